import type { Call, OperationDetail } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import { Mailbox, type Message, type WatchEvent } from './messages.ts';
import { Poller } from './poller.ts';
import { Scheduler } from './scheduler.ts';
import { Streams, type StreamsDeps } from './streams.ts';

export interface WatchOptions extends Omit<StreamsDeps, 'send'> {
  /** Legs may be started in the ledger until this resolves; absent when all are there. It must not reject. */
  readonly starting?: Promise<unknown>;
  /** Aborts every request at once. */
  readonly signal: AbortSignal;
  /** Milliseconds that the last poll, after the deadline, may take; 3 s when left out. */
  readonly lastLook?: number;
  /** Whether the log of an ended leg is read to its end before the leg settles; never when left out. */
  readonly needsLog?: (detail: OperationDetail) => boolean;
  /**
   * Called with the detail of a leg that is active, or whose log is read first: what it returns is kept meanwhile, and in the
   * second case the leg ends with it.
   */
  readonly condense?: (leg: Leg, detail: OperationDetail) => OperationDetail;
}

/** The reason of a signal that stops a watch whose legs another watch follows further. */
export const WATCHED_AGAIN = 'another watch follows';

const LAST_LOOK = 3_000;

/**
 * Follows every unsettled leg of the ledger until each has settled, the deadline has passed or the signal aborts. Legs that are
 * still active then stay unsettled in the ledger.
 *
 * A leg is followed by its event stream where the service has one and there is a place (`streams.ts`); the others are polled
 * (`poller.ts`); `scheduler.ts` decides which, and when. An end is always taken from the leg's detail.
 * docs/how-waiting-works.md gives the load on the service.
 */
export function watch(options: WatchOptions): AsyncGenerator<WatchEvent, void> {
  return new Watcher(options).run();
}

/** The same for a caller that reads the ledger afterwards. */
export async function watchToEnd(options: WatchOptions): Promise<void> {
  const events = watch(options);
  while ((await events.next()).done !== true);
}

/** What a phase waits for: until when, in milliseconds since the epoch; null when it is over. */
type Phase = () => number | null;

class Watcher {
  readonly #options: WatchOptions;
  readonly #mailbox: Mailbox;
  readonly #streams: Streams;
  readonly #poller: Poller;
  readonly #scheduler: Scheduler;
  /** Aborted when no leg is left to follow. */
  readonly #done = new AbortController();
  readonly #stop: AbortSignal;
  readonly #call: Required<Call>;
  #allStarted: boolean;
  #polling: Promise<void> | null = null;
  /** A message arrived that the next sweep acts on. */
  #hasChanged = true;
  #sweepAt = 0;
  #isFullReported = false;

  constructor(options: WatchOptions) {
    const { clock, deadline, ledger, needsLog = () => false, signal, starting } = options;
    const { condense = (_leg: Leg, detail: OperationDetail) => detail } = options;
    this.#options = options;
    this.#mailbox = new Mailbox(clock);
    const { send } = this.#mailbox;
    this.#stop = AbortSignal.any([signal, this.#done.signal]);
    this.#call = { signal: this.#stop, deadline };
    this.#allStarted = starting === undefined;
    this.#streams = new Streams({ ...options, send });
    this.#poller = new Poller({ ...options, needsLog, condense, streams: this.#streams, send });
    const parts = { clock, ledger, poller: this.#poller, streams: this.#streams };
    this.#scheduler = new Scheduler({ ...parts, startsLegs: starting !== undefined });
  }

  async *run(): AsyncGenerator<WatchEvent, void> {
    const { send, wait } = this.#mailbox;
    const changed = (): void => {
      send({ kind: 'changed' });
    };
    const unsubscribe = this.#options.ledger.onStart(changed);
    this.#stop.addEventListener('abort', changed);
    void this.#options.starting?.then(() => {
      send({ kind: 'all-started' });
    });
    try {
      this.#stopWhenSettled();
      for (const begin of [this.#follow, this.#finishReads, this.#pollOnceMore, this.#closeStreams]) {
        const phase = begin.call(this);
        for (;;) {
          for (const event of this.#handleMessages()) yield event;
          const until = phase();
          if (until === null) break;
          await wait(until);
        }
      }
    } finally {
      unsubscribe();
      this.#done.abort('done');
      await this.#poller.idle();
      await this.#streams.closeAll();
    }
  }

  /** Until the deadline: opens streams and polls. */
  #follow(): Phase {
    const { clock, deadline } = this.#options;
    return () => {
      const now = clock.now();
      if (this.#stop.aborted || now >= deadline) return null;
      const { restsUntil } = this.#scheduler;
      if (now >= restsUntil && (this.#hasChanged || now >= this.#sweepAt)) {
        this.#hasChanged = false;
        this.#scheduler.sweep();
        this.#poll();
        this.#sweepAt = this.#scheduler.dueAt(this.#polling !== null);
      }
      const next = this.#hasChanged ? 0 : this.#sweepAt;
      return Math.min(Math.max(next, this.#scheduler.restsUntil), deadline);
    };
  }

  #finishReads(): Phase {
    return this.#during(Promise.resolve(this.#polling).then(() => this.#poller.idle()));
  }

  /** A leg may have ended in the last pause. */
  #pollOnceMore(): Phase {
    if (this.#stop.aborted) return () => null;
    const { clock, lastLook = LAST_LOOK, ledger } = this.#options;
    const call = { signal: this.#stop, deadline: clock.now() + lastLook };
    return this.#during(this.#poller.pollOnceMore(ledger.unsettled(), call));
  }

  #closeStreams(): Phase {
    return this.#during(this.#streams.closeAll());
  }

  /** A phase that lasts as long as the work. */
  #during(work: Promise<unknown>): Phase {
    let isDone = false;
    void this.#reportCrash(work).then(() => {
      isDone = true;
      this.#mailbox.send({ kind: 'changed' });
    });
    return () => (isDone ? null : Infinity);
  }

  /** Resolves when the work is done; a crash becomes a message. */
  async #reportCrash(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (cause) {
      this.#mailbox.send({ kind: 'crashed', cause });
    }
  }

  /** Polls all legs that are due in one poll, so that listings serve them all. */
  #poll(): void {
    if (this.#polling !== null) return;
    const { quiet, streamless } = this.#scheduler.legsToPoll();
    if (quiet.length + streamless.length === 0) return;
    this.#polling = this.#reportCrash(this.#poller.poll([...streamless, ...quiet], this.#call)).then(() => {
      this.#mailbox.send({ kind: 'polled', legs: streamless });
    });
  }

  *#handleMessages(): Generator<WatchEvent, void> {
    for (let messages = this.#mailbox.take(); messages.length > 0; messages = this.#mailbox.take()) {
      for (const message of messages) yield* this.#handle(message);
    }
  }

  *#handle(message: Message): Generator<WatchEvent, void> {
    const { ledger } = this.#options;
    switch (message.kind) {
      case 'output':
        if (ledger.isOpen(message.leg)) yield message;
        return;
      case 'stream-failed':
      case 'no-streams':
        yield message;
        return;
      case 'active':
        if (!ledger.isOpen(message.leg)) return;
        this.#scheduler.seenActive(message.leg);
        yield message;
        return;
      case 'terminal':
        yield* this.#ended(message);
        return;
      case 'refused':
        if (!ledger.isOpen(message.leg)) return;
        // Not before its turn: otherwise the report of the first leg after a 401 would count all of them as settled.
        ledger.recordUnreadable(message.leg, message.problem);
        yield { kind: 'unreadable', leg: message.leg, isLogWhole: this.#forget(message.leg) };
        this.#stopWhenSettled();
        return;
      case 'stream-ended':
        this.#streamEnded(message);
        return;
      case 'polled':
        yield* this.#polled(message.legs);
        return;
      case 'all-started':
        this.#allStarted = true;
        this.#stopWhenSettled();
        return;
      case 'changed':
        this.#hasChanged = true;
        return;
      case 'crashed':
        throw message.cause;
    }
  }

  *#ended({ leg, detail, lacksLog }: Extract<Message, { kind: 'terminal' }>): Generator<WatchEvent, void> {
    const { ledger, signal } = this.#options;
    if (!ledger.isOpen(leg)) return;
    if (lacksLog && signal.reason === WATCHED_AGAIN) {
      yield { kind: 'interrupted', leg, detail };
      return;
    }
    ledger.recordRead(leg, detail.operation);
    yield { kind: 'ended', leg, detail, isLogWhole: this.#forget(leg) };
    this.#stopWhenSettled();
  }

  #streamEnded({ leg, end }: Extract<Message, { kind: 'stream-ended' }>): void {
    const mayBeOver = end.kind === 'completed' || end.kind === 'incomplete' || end.kind === 'unreadable';
    if (mayBeOver && !this.#stop.aborted) this.#poller.read(leg, this.#call, end.kind === 'completed');
    this.#hasChanged = true;
  }

  *#polled(legs: readonly Leg[]): Generator<WatchEvent, void> {
    this.#polling = null;
    this.#hasChanged = true;
    if (this.#scheduler.polled(legs) === 0 || this.#isFullReported) return;
    this.#isFullReported = true;
    yield { kind: 'streams-full' };
  }

  /** The leg has settled. Returns whether its log was read whole. */
  #forget(leg: Leg): boolean {
    this.#streams.close(leg);
    this.#scheduler.forget(leg);
    this.#poller.forget(leg);
    return this.#streams.cursorOf(leg)?.isWhole === true;
  }

  #stopWhenSettled(): void {
    if (this.#allStarted && this.#options.ledger.allSettled) this.#done.abort('done');
  }
}
