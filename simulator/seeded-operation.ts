import type { StreamValue } from './output.ts';
import type { Stage } from './timeline.ts';

/** Something that a seeded process writes. */
export interface SeededOutput {
  /**
   * Milliseconds after the seeding. What comes before the process begins is told when it does, what comes after the end
   * never is.
   */
  readonly after: number;
  /** `stdout` by default. */
  readonly stream?: 'stdout' | 'stderr';
  readonly text: string | Uint8Array;
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
  /** What its event log tells while it lives; it also makes up a `stdout` or `stderr` that is not given. */
  readonly output?: readonly SeededOutput[];
  /** Text, bytes, or a stream object as the wire has it. */
  readonly stdout?: string | Uint8Array | StreamValue;
  readonly stderr?: string | Uint8Array | StreamValue;
  readonly error?: string;
  readonly image?: string;
  readonly resultImage?: string;
  readonly tag?: string;
  /** What `metadata` repeats of the request; in today's payloads an instance has a `command` and an `image` there in any case. */
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
