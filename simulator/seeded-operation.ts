import type { StreamValue } from './output.ts';
import type { Stage } from './timeline.ts';

/** A chunk that a seeded process writes. */
export interface SeededOutput {
  /**
   * Milliseconds after the seeding. A chunk before the start of the process appears at that start; one after the end
   * never appears.
   */
  readonly after: number;
  /** `stdout` by default. */
  readonly stream?: 'stdout' | 'stderr';
  readonly text: string | Uint8Array;
}

/** An operation that follows a script; nothing runs. All fields are optional; without any it is a plain SUCCESS. */
export interface SeededOperation {
  readonly uuid?: string;
  /** `instance` by default. */
  readonly kind?: string;
  /** Its stages; the last one reached holds. SUCCESS from the start by default. */
  readonly timeline?: readonly Stage[];
  /** Short for a timeline of one stage. */
  readonly status?: string;
  /** Milliseconds since the epoch, or RFC 3339; the moment of the seeding by default. */
  readonly createdAt?: number | string;
  /** Seconds, shown once it has ended; by default the time from the seeding to its end. */
  readonly duration?: number;
  /** 0 by default; any value, so that a payload can be wrong. Like all below, shown once the operation has ended. */
  readonly exitCode?: unknown;
  /** -1 by default, which means none. */
  readonly signal?: unknown;
  readonly timedOut?: unknown;
  /** The output in its event log while it runs; also the final `stdout` and `stderr` unless they are given. */
  readonly output?: readonly SeededOutput[];
  /** Text, bytes, or a stream object as the wire has it. */
  readonly stdout?: string | Uint8Array | StreamValue;
  readonly stderr?: string | Uint8Array | StreamValue;
  readonly error?: string;
  readonly image?: string;
  readonly resultImage?: string;
  readonly tag?: string;
  /** The request in `metadata`; in today's payloads an instance always has a `command` and an `image` there. */
  readonly request?: Readonly<Record<string, unknown>>;
  /** Without a process report even at its end: `metadata.result` is null. */
  readonly withoutProcess?: boolean;
  /** Merged into the detail payload, at its top level, in every stage. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Merged into its row in a listing. */
  readonly summary?: Readonly<Record<string, unknown>>;
  /** Top-level fields that both omit. */
  readonly omit?: readonly string[];
  /** Replaces the whole detail payload. */
  readonly body?: unknown;
  /** Left out of listings. */
  readonly hidden?: boolean;
  /**
   * What a cancel request does while it is active: `at-once` (the default) makes it CANCELLED, a number makes it
   * CANCELLED after so many milliseconds, `never` accepts the request and changes nothing.
   */
  readonly cancel?: 'at-once' | 'never' | number;
  /**
   * What a signal to its main process does while it executes: a number kills it by SIGTERM after so many milliseconds,
   * `never` changes nothing. By default there is no process here that could get a signal (409).
   */
  readonly term?: 'never' | number;
}
