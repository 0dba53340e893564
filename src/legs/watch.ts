import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/errors.ts';
import { ACTIVE_STATUSES, type Call, type OperationDetail } from '../contree/types.ts';
import { pause } from './interval.ts';
import type { Leg } from './leg.ts';
import type { Ledger } from './ledger.ts';
import { listActive } from './listing.ts';
import { isTerminal } from './outcome.ts';
import { readDetail } from './read.ts';
import { takeTurns } from './turns.ts';

export interface Watch {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Legs may be started in the ledger until this resolves; absent when all are there. It must not reject. */
  readonly starting?: Promise<unknown>;
  /** Stops the watch at once: nothing is read any more. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Called each time a leg was read and is still active, with what the service sent. */
  readonly onActive?: (leg: Leg, payload: unknown) => void;
  /** Called once for each leg, when it has ended or cannot be read at all; `detail` is null for the latter. */
  readonly onSettled: (leg: Leg, detail: OperationDetail | null) => void;
}

/** After the deadline one last look is taken; it may last so long, in milliseconds. */
const LAST_LOOK = 3_000;
/** How long a listing is tried before the legs are read one by one, in milliseconds. */
const LISTING_PATIENCE = 10_000;
/** Milliseconds after which a detail that is read makes place for the next. */
const SLOW_READ = 5_000;

/**
 * Follows every unsettled leg of the ledger until each has settled, the deadline has passed or the signal aborts. Legs that
 * are still active then are left unsettled in the ledger; whether that is a time-out is the caller's to say.
 *
 * A sweep looks at all legs in the way that takes fewer requests: each by its detail, or all through the listings of active
 * operations (up to 1,000 a request), with one detail for a leg that is in none of them. Details are read beside the sweeps,
 * so a leg that cannot be read never holds up another.
 */
export async function watch(options: Watch): Promise<void> {
  await new Watcher(options).run();
}

class Watcher {
  readonly #options: Watch;
  /** By UUID. */
  readonly #reading = new Map<string, Promise<void>>();
  /** Aborted when there is nothing left to follow, to end the pause early. */
  readonly #done = new AbortController();
  /** Requests the last listing took; before the first one, what it takes at least. */
  #listingCost: number = ACTIVE_STATUSES.length;
  #listable = true;
  /** The service asked not to be asked before; milliseconds since the epoch. */
  #notBefore = 0;
  #lastLook = false;
  /** When the youngest leg was taken up; milliseconds since the epoch. */
  #youngest: number;
  #known = 0;
  #complete: boolean;
  #crash: { readonly cause: unknown } | null = null;
  readonly #inTurn: ReturnType<typeof takeTurns>;

  constructor(options: Watch) {
    this.#options = options;
    this.#youngest = options.clock.now();
    this.#complete = options.starting === undefined;
    void options.starting?.then(() => {
      this.#complete = true;
      this.#finishWhenSettled();
    });
    this.#inTurn = takeTurns(options.clock, SLOW_READ);
  }

  async run(): Promise<void> {
    const { clock, deadline, signal } = this.#options;
    const stop = AbortSignal.any([signal, this.#done.signal]);
    const call: Call = { signal: stop, deadline };
    this.#finishWhenSettled();
    while (!stop.aborted && clock.now() < deadline) {
      await this.#sweep(call);
      await this.#pause(stop);
    }
    await Promise.all(this.#reading.values());
    if (!stop.aborted) {
      this.#lastLook = true;
      await this.#sweep({ signal: stop, deadline: clock.now() + LAST_LOOK });
      await Promise.all(this.#reading.values());
    }
    if (this.#crash !== null) throw this.#crash.cause;
  }

  /** Sleeps until the next sweep is due. A detail that is read meanwhile may put it off. */
  async #pause(stop: AbortSignal): Promise<void> {
    const { clock, deadline } = this.#options;
    const next = clock.now() + pause(clock.now() - this.#youngest, clock.random());
    const rest = (): number => Math.min(Math.max(next, this.#notBefore), deadline) - clock.now();
    for (let ms = rest(); ms > 0 && !stop.aborted; ms = rest()) await clock.sleep(ms, stop);
  }

  async #sweep(call: Call): Promise<void> {
    const { clock, ledger } = this.#options;
    if (ledger.startedCount !== this.#known) this.#youngest = clock.now();
    this.#known = ledger.startedCount;
    const free = ledger.unsettled().filter(({ uuid }) => !this.#reading.has(uuid));
    const gone = this.#listable && free.length > this.#listingCost ? await this.#notListed(free, call) : free;
    for (const leg of gone) this.#read(leg, call);
  }

  /** Those of the legs that the listings of active operations do not show; all of them when there is no listing. */
  async #notListed(legs: readonly Leg[], call: Call): Promise<readonly Leg[]> {
    const { client, ledger, onActive } = this.#options;
    try {
      const listing = await listActive(client, this.#soon(call), this.#statusesOf(legs));
      this.#listingCost = Math.max(listing.requests, 1);
      this.#ask(listing.retryAfter);
      return legs.filter((leg) => {
        const seen = listing.operations.get(leg.uuid);
        if (seen === undefined || isTerminal(seen.status)) return true;
        ledger.see(leg, seen);
        onActive?.(leg, listing.payloads.get(leg.uuid));
        return false;
      });
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      return this.#unlisted(legs, error);
    }
  }

  /** Which of the legs to read one by one now that they cannot be listed. */
  #unlisted(legs: readonly Leg[], problem: ContreeError): readonly Leg[] {
    const { ledger } = this.#options;
    const { kind, status, retryAfter } = problem.failure;
    if (kind === 'aborted') return [];
    if (status === 401) {
      this.#refuseAll(problem);
      return [];
    }
    if (retryAfter !== null && retryAfter > 0) {
      // It is too busy for one request, let alone for one a leg.
      this.#ask(retryAfter);
      for (const leg of legs) if (ledger.facts(leg).operation === null) ledger.miss(leg, problem);
      return [];
    }
    // What is wrong with the listing need not be wrong with a leg. A token may read operations but not list them.
    if (status === 403 || status === 404) this.#listable = false;
    return legs;
  }

  /** The call with a nearer deadline: when a listing is broken there must be time left to read the legs one by one. */
  #soon(call: Call): Call {
    const { clock, deadline } = this.#options;
    const now = clock.now();
    return { ...call, deadline: now + Math.min(((call.deadline ?? deadline) - now) / 2, LISTING_PATIENCE) };
  }

  /** The statuses worth listing: an operation only moves on, so none before the earliest one a leg was last seen in. */
  #statusesOf(legs: readonly Leg[]): readonly string[] {
    const earliest = legs.reduce<number>((position, leg) => {
      const status = this.#options.ledger.facts(leg).operation?.status;
      return Math.min(position, Math.max((ACTIVE_STATUSES as readonly (string | undefined)[]).indexOf(status), 0));
    }, ACTIVE_STATUSES.length - 1);
    return ACTIVE_STATUSES.slice(earliest);
  }

  #read(leg: Leg, call: Call): void {
    const reading = this.#inTurn(() => this.#detail(leg, call))
      .catch((cause: unknown) => {
        this.#crash ??= { cause };
        this.#done.abort();
      })
      .finally(() => this.#reading.delete(leg.uuid));
    this.#reading.set(leg.uuid, reading);
  }

  async #detail(leg: Leg, call: Call): Promise<void> {
    const { client, clock, ledger, onActive, onSettled } = this.#options;
    if (clock.now() >= (call.deadline ?? Infinity)) return;
    const read = await readDetail(client, leg, call);
    if (ledger.isSettled(leg)) return;
    switch (read.kind) {
      case 'read': {
        const { detail } = read;
        ledger.see(leg, detail.operation);
        this.#ask(detail.retryAfter ?? 0);
        if (isTerminal(detail.operation.status)) onSettled(leg, detail);
        else onActive?.(leg, detail.payload);
        break;
      }
      case 'refused':
        ledger.giveUp(leg, read.problem);
        onSettled(leg, null);
        break;
      case 'denied':
        this.#refuseAll(read.problem);
        break;
      case 'missed':
        this.#ask(read.problem.failure.retryAfter ?? 0);
        // A leg that was read until now was still active at the deadline, whatever comes of the last look.
        if (!this.#lastLook || ledger.facts(leg).operation === null) ledger.miss(leg, read.problem);
        break;
      case 'aborted':
        break;
    }
    this.#finishWhenSettled();
  }

  /** The token is no good: no leg can be read. */
  #refuseAll(problem: ContreeError): void {
    const { ledger, onSettled } = this.#options;
    for (const leg of ledger.unsettled()) {
      ledger.giveUp(leg, problem);
      onSettled(leg, null);
    }
    this.#finishWhenSettled();
  }

  #ask(retryAfter: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#options.clock.now() + retryAfter);
  }

  #finishWhenSettled(): void {
    if (this.#complete && this.#options.ledger.allSettled) this.#done.abort();
  }
}
