import type { EventLog } from './event-log.ts';
import type { StreamValue } from './output.ts';

/** How a process ended. Seeded operations may put any value here, wrong ones included. */
export interface ProcessReport {
  readonly exitCode: unknown;
  /** -1 for none. */
  readonly signal: unknown;
  readonly timedOut: unknown;
  readonly pid: number;
  readonly elapsedSeconds: number;
  readonly stdout: StreamValue;
  readonly stderr: StreamValue;
}

/** An operation at one moment, before the wire gives it the form of a payload generation. */
export interface OperationView {
  readonly uuid: string;
  readonly kind: string;
  readonly status: string;
  readonly error: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Seconds; null before the end. */
  readonly duration: number | null;
  readonly image: string | null;
  readonly resultImage: string | null;
  readonly tag: string | null;
  /** Bytes that it wrote for the result image; null when it made none or they were not measured. */
  readonly imageSize: number | null;
  /** The request that created it, as the wire's `metadata` repeats it. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly process: ProcessReport | null;
}

/** What a seed changes in the payloads of its operation. */
export interface Overlay {
  readonly detail: Readonly<Record<string, unknown>>;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly omit: readonly string[];
  /** The whole detail payload when `replaced`. */
  readonly body: unknown;
  readonly replaced: boolean;
}

/** An operation in the store: one that runs, or one that was seeded. */
export interface StoredOperation {
  readonly uuid: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Left out of listings. */
  readonly hidden: boolean;
  readonly overlay: Overlay | null;
  /** With `inflight`, a process that still runs reports its output so far. */
  view(now: number, inflight?: boolean): OperationView;
  /** Its events so far; null before it started. */
  events(now: number): EventLog | null;
  /** Asks it to stop. False when it has already ended. */
  cancel(now: number): boolean;
  /** Resolves when none of its processes runs on this machine. */
  settled(): Promise<void>;
}

const TERMINAL = new Set(['SUCCESS', 'FAILED', 'CANCELLED']);

export function isTerminal(status: string): boolean {
  return TERMINAL.has(status);
}
