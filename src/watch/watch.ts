import type { Call, OperationDetail } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import { ActiveListing } from './active-listing.ts';
import { DetailReads } from './detail-reads.ts';
import { EndPace } from './end-pace.ts';
import { FollowedSince } from './followed-since.ts';
import { KnownLengths } from './known-lengths.ts';
import { LegResults } from './leg-results.ts';
import { MessageHandler } from './message-handler.ts';
import { Mailbox, sendCrash, type WatchEvent } from './messages.ts';
import { Poller } from './poller.ts';
import { QuietStreams } from './quiet-streams.ts';
import { ReadingHandler } from './reading-handler.ts';
import { Scheduler } from './scheduler.ts';
import { StreamStarter } from './stream-starter.ts';
import { Streams, type StreamsDeps } from './streams.ts';
import { Sweeper } from './sweeper.ts';

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
 * A leg is followed by its event stream where the service has one and there is a slot for it (`streams.ts`); the others are
 * polled (`poller.ts`); `scheduler.ts` decides which, and when. An end is always taken from the leg's detail. What the parts
 * find out comes as messages, of which `message-handler.ts` makes the events. docs/how-waiting-works.md gives the load on the
 * service.
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

/** Follows the legs in phases. Each waits for messages, and is asked after them whether it is over. */
class Watcher {
  readonly #options: WatchOptions;
  readonly #mailbox: Mailbox;
  readonly #streams: Streams;
  readonly #poller: Poller;
  readonly #sweeper: Sweeper;
  readonly #handler: MessageHandler;
  /** Aborted when no leg is left to follow. */
  readonly #done = new AbortController();
  readonly #call: Required<Call>;
  #allStarted: boolean;

  constructor(options: WatchOptions) {
    const { deadline, needsLog = () => false, signal, starting } = options;
    const { condense = (_leg: Leg, detail: OperationDetail) => detail } = options;
    this.#options = options;
    this.#allStarted = starting === undefined;
    this.#call = { signal: AbortSignal.any([signal, this.#done.signal]), deadline };
    this.#mailbox = new Mailbox(options.clock);
    const since = new FollowedSince(options.clock);
    const estimates = { lengths: new KnownLengths(), pace: new EndPace() };
    const deps = { ...options, send: this.#mailbox.send, since, ...estimates };
    const streams = (this.#streams = new Streams(deps));
    const results = new LegResults(deps);
    const handler = new ReadingHandler({ ...deps, streams, results, needsLog, condense });
    const reads = new DetailReads({ ...deps, handler, results });
    const listing = new ActiveListing({ ...deps, reads, results });
    const poller = (this.#poller = new Poller({ ...deps, listing, reads }));
    const starter = new StreamStarter({ ...deps, reads, streams, startsLegs: starting !== undefined });
    const quietStreams = new QuietStreams({ ...deps, reads, streams });
    const scheduler = new Scheduler({ ...deps, quietStreams, reads, starter, streams });
    const sweeper = (this.#sweeper = new Sweeper({ ...deps, poller, scheduler }));
    const parts = { poller, reads, results, scheduler, starter, streams, sweeper };
    const isWatchedAgain = (): boolean => signal.reason === WATCHED_AGAIN;
    this.#handler = new MessageHandler({ ...deps, ...parts, call: this.#call, isWatchedAgain });
  }

  async *run(): AsyncGenerator<WatchEvent, void> {
    const { ledger, starting } = this.#options;
    const unsubscribe = ledger.onStart(this.#changed);
    this.#call.signal.addEventListener('abort', this.#changed);
    void starting?.then(() => {
      this.#allStarted = true;
      this.#changed();
    });
    try {
      this.#stopWhenSettled();
      for (const begin of [this.#follow, this.#finishReads, this.#pollOnceMore, this.#closeStreams]) {
        const phase = begin.call(this);
        for (;;) {
          for (const event of this.#handleMessages()) yield event;
          const until = phase();
          if (until === null) break;
          await this.#mailbox.wait(until);
        }
      }
    } finally {
      unsubscribe();
      this.#mailbox.close();
      this.#done.abort('done');
      await this.#poller.idle();
      await this.#streams.closeAll();
    }
  }

  *#handleMessages(): Generator<WatchEvent, void> {
    for (let messages = this.#mailbox.take(); messages.length > 0; messages = this.#mailbox.take()) {
      for (const message of messages) {
        yield* this.#handler.handle(message);
        this.#stopWhenSettled();
      }
    }
  }

  /** Until the deadline: opens streams and polls. */
  #follow(): Phase {
    const { clock, deadline } = this.#options;
    return () => {
      if (this.#call.signal.aborted || clock.now() >= deadline) return null;
      return Math.min(this.#sweeper.sweepIfDue(this.#call), deadline);
    };
  }

  #finishReads(): Phase {
    return this.#during(this.#poller.idle());
  }

  /** A leg may have ended in the last pause. */
  #pollOnceMore(): Phase {
    const { signal } = this.#call;
    if (signal.aborted) return () => null;
    const { clock, lastLook = LAST_LOOK, ledger } = this.#options;
    const call = { signal, deadline: clock.now() + lastLook };
    return this.#during(this.#poller.pollOnceMore(ledger.unsettled(), call));
  }

  #closeStreams(): Phase {
    return this.#during(this.#streams.closeAll());
  }

  /** A phase that lasts as long as the work. */
  #during(work: Promise<unknown>): Phase {
    let isDone = false;
    void sendCrash(this.#mailbox.send, work).then(() => {
      isDone = true;
      this.#changed();
    });
    return () => (isDone ? null : Infinity);
  }

  readonly #changed = (): void => {
    this.#mailbox.send({ kind: 'changed' });
  };

  #stopWhenSettled(): void {
    if (this.#allStarted && this.#options.ledger.allSettled) this.#done.abort('done');
  }
}
