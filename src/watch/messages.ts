import type { Clock } from '../contree/clock.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { OperationDetail, OperationEvent } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import type { Listed } from './end-pace.ts';
import type { StreamEnd } from './log-cursor.ts';

/** What a process wrote, or that the service keeps or sends no more of it. */
export type OutputEvent = Extract<OperationEvent, { kind: 'output' | 'truncated' | 'capped' }>;

/** What a watch finds out, in order. */
export type WatchEvent =
  /** The leg was read and is still active; `payload` is what the service sent. */
  | { readonly kind: 'active'; readonly leg: Leg; readonly payload: unknown }
  /** Each piece of a leg's output once, in order. */
  | { readonly kind: 'output'; readonly leg: Leg; readonly event: OutputEvent }
  /** Once for each leg, after the ledger knows. `isLogWhole`: every piece of its output came as `output` before. */
  | { readonly kind: 'ended'; readonly leg: Leg; readonly detail: OperationDetail; readonly isLogWhole: boolean }
  /** Once for a leg that cannot be read, now or later; the ledger knows why. */
  | { readonly kind: 'unreadable'; readonly leg: Leg; readonly isLogWhole: boolean }
  /** The leg has ended, but a stop for `WATCHED_AGAIN` cut short the reading of its log. The ledger does not know yet. */
  | { readonly kind: 'interrupted'; readonly leg: Leg; readonly detail: OperationDetail }
  /** A stream of the leg failed, or its log cannot be read to the end. The leg is followed further. */
  | { readonly kind: 'stream-failed'; readonly leg: Leg; readonly error: ContreeError }
  /** Once for each `StreamSupport`: the service has no event streams, or none any more, or none that the token may follow. */
  | { readonly kind: 'no-streams'; readonly isForbidden: boolean }
  /** Once: executing legs were found for which no stream is left. */
  | { readonly kind: 'streams-full' };

/** What the parts of a watch send to its loop. */
export type Message =
  | Extract<WatchEvent, { kind: 'active' | 'output' | 'stream-failed' | 'no-streams' }>
  /** The detail is terminal. `lacksLog`: the rest of the log was needed, and could not be read. */
  | { readonly kind: 'terminal'; readonly leg: Leg; readonly detail: OperationDetail; readonly lacksLog: boolean }
  /** The leg cannot be read, now or later. */
  | { readonly kind: 'refused'; readonly leg: Leg; readonly problem: ContreeError }
  | { readonly kind: 'stream-ended'; readonly leg: Leg; readonly end: StreamEnd }
  /** A poll of these legs is over, which had no stream; null without a listing. */
  | { readonly kind: 'polled'; readonly legs: readonly Leg[]; readonly listed: Listed | null }
  /** The service asked for no request before this, in milliseconds since the epoch. */
  | { readonly kind: 'asked-to-wait'; readonly until: number }
  /** Something happened that the next sweep acts on. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'crashed'; readonly cause: unknown };

/** @param retryAfter milliseconds that the service asked to wait; null or 0 when it did not */
export function askToWait(send: (message: Message) => void, clock: Clock, retryAfter: number | null): void {
  const pause = retryAfter ?? 0;
  if (pause > 0) send({ kind: 'asked-to-wait', until: clock.now() + pause });
}

/** Resolves when the work is done; a crash becomes a message. */
export async function sendCrash(send: (message: Message) => void, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    send({ kind: 'crashed', cause });
  }
}

/** Messages for one reader. Times are milliseconds since the epoch. */
export class Mailbox {
  readonly #clock: Clock;
  #messages: Message[] = [];
  /** Ends the wait that is under way. */
  #wake: () => void = () => undefined;
  #until = Infinity;
  /** Stays set when a message ends a wait, since thousands of messages come within seconds. */
  #timer: { readonly at: number; readonly stop: AbortController } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly send = (message: Message): void => {
    this.#messages.push(message);
    this.#wake();
  };

  /** All that has arrived since the last call. */
  take(): readonly Message[] {
    const messages = this.#messages;
    this.#messages = [];
    return messages;
  }

  /** Resolves when there is a message, or at `until`; Infinity: only then. */
  readonly wait = async (until: number): Promise<void> => {
    if (this.#messages.length > 0) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#until = until;
      this.#setTimer();
    });
  };

  /** Nothing waits any more. */
  close(): void {
    this.#timer?.stop.abort('closed');
    this.#timer = null;
  }

  #setTimer(): void {
    if (this.#until >= (this.#timer?.at ?? Infinity)) return;
    this.close();
    const stop = new AbortController();
    const timer = (this.#timer = { at: this.#until, stop });
    void this.#clock.sleep(Math.max(0, timer.at - this.#clock.now()), stop.signal).then(() => {
      if (this.#timer !== timer) return;
      this.#timer = null;
      if (this.#until <= timer.at) this.#wake();
      else this.#setTimer();
    });
  }
}
