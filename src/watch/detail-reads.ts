import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { Leg } from '../legs/leg.ts';
import { readDetail } from '../legs/read.ts';
import type { LegResults } from './leg-results.ts';
import { type Message, sendCrash } from './messages.ts';
import type { PollCall, ReadingHandler } from './reading-handler.ts';

export interface DetailReadsDeps {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly handler: Pick<ReadingHandler, 'handle'>;
  readonly results: LegResults;
  readonly send: (message: Message) => void;
}

/** Milliseconds after which the read of a detail makes way for the next. */
const SLOW_READ = 5_000;
/** Reads that wait for their turn in earnest. Of ten thousand, each costs 3 kB. */
const MOST_WAITING = 32;
/** Milliseconds before each further read of a leg that has ended by its log, but not yet by its detail. */
const CONFIRMATION = [100, 200, 500, 1_000, 2_000];

interface OpenRead {
  readonly done: Promise<void>;
  /** Pauses before further reads while the leg does not appear to have ended, in milliseconds. */
  readonly confirmation: number[];
}

/** Reads details: of each leg one at a time, and of any number of legs a few at a time. */
export class DetailReads {
  readonly #deps: DetailReadsDeps;
  /** By UUID. */
  readonly #open = new Map<string, OpenRead>();
  /** Legs whose read has not begun, by UUID. */
  readonly #queued = new Map<string, { readonly leg: Leg; readonly call: PollCall }>();
  /** Reads that have begun and wait for their turn. */
  #waiting = 0;
  readonly #limited: ReturnType<typeof limitConcurrency>;

  constructor(deps: DetailReadsDeps) {
    this.#deps = deps;
    this.#limited = limitConcurrency(deps.clock, SLOW_READ);
  }

  /** The leg's detail is being read, will be, or has decided its result, which the ledger may not have yet. */
  has(leg: Leg): boolean {
    return this.#queued.has(leg.uuid) || this.#open.has(leg.uuid) || this.#deps.results.isSent(leg);
  }

  /** Resolves when no detail is being read. */
  async idle(): Promise<void> {
    while (this.#open.size > 0) await Promise.all([...this.#open.values()].map(({ done }) => done));
  }

  /** Reads the details of these legs, each in its turn, except of those that are read already. */
  readEach(legs: readonly Leg[], call: PollCall): void {
    for (const leg of legs) if (!this.has(leg)) this.#queued.set(leg.uuid, { leg, call });
    this.#readQueued();
  }

  /**
   * Reads the leg's detail, unless that is being done.
   * @param hasEnded its log says so: the detail is read again soon while it does not
   */
  read(leg: Leg, call: PollCall, hasEnded = false): void {
    const { results, send } = this.#deps;
    this.#queued.delete(leg.uuid);
    if (results.isSent(leg)) return;
    const confirmation = hasEnded ? [...CONFIRMATION] : [];
    const open = this.#open.get(leg.uuid);
    if (open !== undefined) {
      // The reply on its way may be from before the end.
      open.confirmation.push(...confirmation);
      return;
    }
    const done = sendCrash(send, this.#readUntilEnded(leg, call, confirmation)).then(() => {
      this.#open.delete(leg.uuid);
      send({ kind: 'changed' });
    });
    this.#open.set(leg.uuid, { done, confirmation });
  }

  #readQueued(): void {
    for (const { leg, call } of this.#queued.values()) {
      if (this.#waiting >= MOST_WAITING) return;
      this.read(leg, call);
    }
  }

  async #readUntilEnded(leg: Leg, call: PollCall, confirmation: number[]): Promise<void> {
    const { clock } = this.#deps;
    const { deadline, signal } = call;
    while (clock.now() < deadline && (await this.#readOnce(leg, call))) {
      const pause = confirmation.shift();
      if (pause === undefined) return;
      await clock.sleep(Math.min(pause, deadline - clock.now()), signal);
    }
  }

  /** Returns whether the leg is still active. */
  async #readOnce(leg: Leg, call: PollCall): Promise<boolean> {
    const { client, handler } = this.#deps;
    this.#waiting += 1;
    const reading = await this.#limited(() => {
      this.#waiting -= 1;
      this.#readQueued();
      return readDetail(client, leg, call);
    });
    // Not awaited, so that no read holds its detail for longer than the handler needs it.
    return handler.handle(leg, reading, call);
  }
}
