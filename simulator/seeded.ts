import { randomUUID } from 'node:crypto';
import { uuidOf } from './exchange.ts';
import type { EventLog } from './event-log.ts';
import { encode } from './output.ts';
import type { StreamValue } from './output.ts';
import { isTerminal } from './operation.ts';
import type { OperationView, Overlay, ProcessReport, StoredOperation } from './operation.ts';
import { scriptedEvents } from './seeded-events.ts';

export interface Stage {
  /** Milliseconds after the seeding. */
  readonly after: number;
  /** Any text, also one that the service does not know. */
  readonly status: string;
}

/** An operation that is only told about: nothing runs. All fields are optional; without any it is a plain SUCCESS. */
export interface SeededOperation {
  readonly uuid?: string;
  /** `instance` by default. */
  readonly kind?: string;
  /** Its life; the stage that was reached last holds. SUCCESS from the start by default. */
  readonly timeline?: readonly Stage[];
  /** Short for a timeline of one stage. */
  readonly status?: string;
  /** Milliseconds since the epoch, or RFC 3339; the moment of the seeding by default. */
  readonly createdAt?: number | string;
  /** Seconds, told once it is over; by default how long its timeline took to get there. */
  readonly duration?: number;
  /** 0 by default; any value, so that a payload can be wrong. Told once the operation is over, like all below. */
  readonly exitCode?: unknown;
  /** -1, which is none, by default. */
  readonly signal?: unknown;
  readonly timedOut?: unknown;
  /** Text, bytes, or a stream object as the wire has it. */
  readonly stdout?: string | Uint8Array | StreamValue;
  readonly stderr?: string | Uint8Array | StreamValue;
  readonly error?: string;
  readonly image?: string;
  readonly resultImage?: string;
  readonly tag?: string;
  /** What `metadata` repeats of the request. */
  readonly request?: Readonly<Record<string, unknown>>;
  /** No process to tell of even when it is over: `metadata.result` is null. */
  readonly withoutProcess?: boolean;
  /** Laid over the detail payload, at its top level, in every stage. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Laid over its row in a listing. */
  readonly summary?: Readonly<Record<string, unknown>>;
  /** Top-level fields that both leave out. */
  readonly omit?: readonly string[];
  /** The whole detail payload, in place of any other. */
  readonly body?: unknown;
  /** Left out of listings. */
  readonly hidden?: boolean;
  /**
   * What a cancel request does while it is active: `at-once` (the default) makes it CANCELLED, a number does so after as
   * many milliseconds, `never` is accepted but changes nothing.
   */
  readonly cancel?: 'at-once' | 'never' | number;
}

/** A seeded operation. Its state is worked out from the clock whenever it is read, so that it needs no timer. */
export class Seeded implements StoredOperation {
  readonly uuid: string;
  readonly createdAt: number;
  readonly hidden: boolean;
  readonly overlay: Overlay;
  readonly #seed: SeededOperation;
  readonly #timeline: readonly Stage[];
  readonly #seededAt: number;
  #cancelledAt = Infinity;

  /** Throws for a malformed UUID or creation time. */
  constructor(seed: SeededOperation, now: number) {
    this.#seed = seed;
    this.#seededAt = now;
    const stages = seed.timeline ?? [{ after: 0, status: seed.status ?? 'SUCCESS' }];
    this.#timeline = stages.toSorted((one, other) => one.after - other.after);
    this.uuid = seed.uuid === undefined ? randomUUID() : uuidOf(seed.uuid);
    this.createdAt = typeof seed.createdAt === 'string' ? Date.parse(seed.createdAt) : (seed.createdAt ?? now);
    if (Number.isNaN(this.createdAt)) throw new Error(`createdAt is no time: ${String(seed.createdAt)}`);
    this.hidden = seed.hidden ?? false;
    const { detail = {}, summary = {}, omit = [] } = seed;
    this.overlay = { detail, summary, omit, body: seed.body, replaced: Object.hasOwn(seed, 'body') };
  }

  view(now: number): OperationView {
    const seed = this.#seed;
    const { status, since } = this.#stage(now);
    const over = isTerminal(status);
    const duration = Math.max(0, since - this.#seededAt) / 1000;
    return {
      uuid: this.uuid,
      kind: seed.kind ?? 'instance',
      status,
      error: over ? (seed.error ?? null) : null,
      createdAt: this.createdAt,
      duration: over ? (seed.duration ?? duration) : null,
      image: seed.image ?? null,
      resultImage: over ? (seed.resultImage ?? null) : null,
      tag: over ? (seed.tag ?? null) : null,
      request: seed.request ?? {},
      process: over && status !== 'CANCELLED' ? this.#process(seed.duration ?? duration) : null,
    };
  }

  events(now: number): EventLog | null {
    return scriptedEvents(this.view(now));
  }

  cancel(now: number): boolean {
    if (isTerminal(this.#stage(now).status)) return false;
    const after = this.#seed.cancel ?? 'at-once';
    if (after !== 'never') this.#cancelledAt = Math.min(this.#cancelledAt, now + (after === 'at-once' ? 0 : after));
    return true;
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  /** The status at a moment and since when it holds. A stage that ends the operation before its cancel wins. */
  #stage(now: number): { status: string; since: number } {
    let current = { status: this.#timeline[0]?.status ?? 'PENDING', since: this.#seededAt };
    for (const { after, status } of this.#timeline) {
      const since = this.#seededAt + after;
      if (since > now || isTerminal(current.status)) break;
      if (this.#cancelledAt <= since && this.#cancelledAt <= now) break;
      current = { status, since };
    }
    const cancelled = this.#cancelledAt <= now && !isTerminal(current.status);
    return cancelled ? { status: 'CANCELLED', since: this.#cancelledAt } : current;
  }

  /** What it waited for its start, as far as the script says so. */
  #queuedSeconds(): number {
    const executing = this.#timeline.find(({ status }) => status === 'EXECUTING');
    return (executing?.after ?? 0) / 1000;
  }

  #process(seconds: number): ProcessReport | null {
    const seed = this.#seed;
    if (seed.withoutProcess === true || seed.kind === 'image_import') return null;
    return {
      // An exit code of undefined leaves the field out of the payload.
      exitCode: Object.hasOwn(seed, 'exitCode') ? seed.exitCode : 0,
      signal: seed.signal ?? -1,
      timedOut: seed.timedOut ?? false,
      pid: 1,
      elapsedSeconds: Math.max(0, seconds - this.#queuedSeconds()),
      stdout: streamOf(seed.stdout),
      stderr: streamOf(seed.stderr),
    };
  }
}

function streamOf(given: string | Uint8Array | StreamValue = ''): StreamValue {
  if (typeof given === 'string') return { ...encode(Buffer.from(given)), truncated: false };
  return 'value' in given ? given : { ...encode(Buffer.from(given)), truncated: false };
}
