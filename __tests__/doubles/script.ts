import type { Operation } from '../../src/contree/types.ts';
import type { Marker } from '../../src/start/marker.ts';
import { operation, uuidOf } from './fixtures.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What an operation is from then on, in milliseconds after the clock's start; of one that is started, after its start. */
export interface Phase extends Partial<Operation> {
  readonly from: number;
  readonly status: string;
}

export interface Timeline {
  readonly uuid: string;
  /** In the order of time; before the first one the service does not know the operation. */
  readonly phases: readonly Phase[];
}

export type Method = 'get' | 'list' | 'cancel' | 'signal' | 'spawn' | 'tag' | 'find-tag' | 'events' | 'whoami';

/** What goes wrong with the requests it meets. */
export interface Fault {
  readonly method: Method;
  /** The operation's UUID, the status that is listed, the leg that is started, or the tag; all when left out. */
  readonly what?: string;
  /** From when and until when, in milliseconds after the clock's start. */
  readonly from?: number;
  readonly until?: number;
  /** How many requests it meets at most. */
  readonly times?: number;
  /** An HTTP status, no reply ever, a broken connection, one that was never made, or a bug in the client. */
  readonly reply: number | 'hang' | 'network' | 'unsent' | Error;
  /** Milliseconds. */
  readonly retryAfter?: number;
  /** The service acts on the request all the same, at once or so many milliseconds later. */
  readonly acts?: boolean;
  readonly actsAfter?: number;
}

/** What an operation writes, and when. */
export interface ScriptedOutput {
  readonly uuid: string;
  /** Milliseconds after the clock's start. */
  readonly at: number;
  readonly stream?: 'stdout' | 'stderr';
  readonly text: string;
  /** The main process when left out. */
  readonly process?: number;
}

/** What goes wrong with a stream that the service has agreed to send. */
export interface StreamFault {
  /** All operations when left out. */
  readonly uuid?: string;
  /** Which stream of the operation, from 1; all when left out. */
  readonly attempt?: number;
  /** How many events it sends before; none when left out. */
  readonly after?: number;
  /**
   * It breaks off, ends as if all were said, sends what makes no sense, sends nothing more, or keep-alive comments only;
   * nothing when left out.
   */
  readonly how?: 'cut' | 'end' | 'garbage' | 'silence' | 'keepalive';
}

export interface Script {
  readonly clock: VirtualClock;
  /** The service has event streams; when left out it has none, and requests for one are not noted. */
  readonly events?: boolean;
  readonly output?: readonly ScriptedOutput[];
  readonly streamFaults?: readonly StreamFault[];
  /** Milliseconds by which details and listings are behind the events. */
  readonly lag?: number;
  readonly operations?: readonly Timeline[];
  /** What becomes of an instance that is started, asked when its start arrives; it passes after a second when left out. */
  readonly lifeOf?: (marker: Marker) => readonly Phase[];
  /** Images by their tag. */
  readonly tags?: Readonly<Record<string, string>>;
  /** What the service says that it allows the token; when left out it says nothing, as an older one, and is not noted. */
  readonly limits?: Readonly<Record<string, number>>;
  readonly faults?: readonly Fault[];
  /** Milliseconds a reply takes. */
  readonly latency?: number;
  /** `Retry-After` of every reply that succeeds, in milliseconds. */
  readonly retryAfter?: number;
  /** What becomes of an operation that gets a SIGTERM, from then on; a program that ignores it when left out. */
  readonly onTerm?: (uuid: string, times: number) => readonly Phase[];
  /** Milliseconds from an accepted cancel to the operation's end; it never ends when that is infinite. */
  readonly cancelTakes?: number;
  /**
   * How far the rows of a listing have shifted when a page with an offset is read: positive repeats rows, negative skips them.
   */
  readonly shift?: number;
  /** Pages are all the first page. */
  readonly ignoresOffset?: boolean;
}

/** An operation that is in each status from the given milliseconds on, and passes unless `end` says otherwise. */
export function timeline(uuid: string, from: Readonly<Record<string, number>>, end: Partial<Operation> = {}): Timeline {
  return { uuid, phases: life(from, end) };
}

/** The given number of timelines, with UUIDs from `uuidOf(1)` on. */
export function timelines(count: number, from: (index: number) => Readonly<Record<string, number>>): Timeline[] {
  return Array.from({ length: count }, (_, index) => timeline(uuidOf(index + 1), from(index)));
}

/** The phases of an operation that is in each status from the given milliseconds on. */
export function life(from: Readonly<Record<string, number>>, end: Partial<Operation> = {}): Phase[] {
  return Object.entries(from).map(([status, at]) => ({ ...end, from: at, status }));
}

/** What the service sends for an operation in that phase. */
export function payloadOf(uuid: string, { status }: Pick<Phase, 'status'>): unknown {
  return { uuid, status, sent: 'as it is' };
}

export function operationOf(uuid: string, { from, ...fields }: Phase): Operation {
  if (isTerminal(fields)) return operation({ duration: from / 1000, ...fields, uuid });
  return operation({ ...fields, duration: null, resultImage: null, exitCode: null, uuid });
}

export function isTerminal({ status }: Pick<Phase, 'status'>): boolean {
  return ['SUCCESS', 'FAILED', 'CANCELLED'].includes(status);
}
