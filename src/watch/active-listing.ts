import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { ACTIVE_STATUSES, type Call } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { listActive, type Listing } from '../legs/listing.ts';
import { isTerminal } from '../contree/status.ts';
import type { DetailReads } from './detail-reads.ts';
import type { LegResults } from './leg-results.ts';
import type { Listed } from './end-pace.ts';
import { lastStatus } from '../legs/leg-stage.ts';
import { askToWait, type Message } from './messages.ts';
import { recordMissedRead } from './missed-read.ts';

export interface ActiveListingDeps {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly reads: Pick<DetailReads, 'has'>;
  readonly results: LegResults;
  readonly send: (message: Message) => void;
}

/** How long a listing is tried before the legs are read one by one, in milliseconds. */
const LISTING_LIMIT = 10_000;

/**
 * Polls many legs with few requests: the listings of active operations show up to 1,000 a request. Legs that are listed are
 * recorded in the ledger as active.
 */
export class ActiveListing {
  readonly #deps: ActiveListingDeps;
  /** Requests the last listing took; before the first one, the fewest it takes. */
  #cost: number = ACTIVE_STATUSES.length;
  #isRefused = false;
  /** Legs that a listing showed no more. Each counts once, since the number of early polls depends on it. */
  readonly #gone = new Set<Leg>();
  /** What the last poll's listings came to; null when it had none. */
  listed: Listed | null = null;

  constructor(deps: ActiveListingDeps) {
    this.#deps = deps;
  }

  /**
   * The legs to read one by one: those that no listing shows, or all where a listing costs more than that.
   * @param isLook they may be active, so that one listing is worth its cost
   */
  async unlistedOf(legs: readonly Leg[], call: Required<Call>, isLook = false): Promise<readonly Leg[]> {
    this.listed = null;
    const isWorthIt = isLook && this.#statusesOf(legs).length === 1;
    if (this.#isRefused || (!isWorthIt && legs.length <= this.#cost)) return legs;
    const { client } = this.#deps;
    try {
      const wanted = legs.map(({ uuid }) => uuid);
      const listing = await listActive(client, this.#sooner(call), { statuses: this.#statusesOf(legs), wanted });
      return this.#take(listing, legs);
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      return this.#afterFailure(error, legs);
    }
  }

  /** Records the legs that are listed as active, and returns the others. */
  #take({ operations, payloads, requests, retryAfter }: Listing, legs: readonly Leg[]): readonly Leg[] {
    const { clock, ledger, reads, send } = this.#deps;
    this.#cost = Math.max(requests, 1);
    askToWait(send, clock, retryAfter);
    const unlisted = legs.filter((leg) => {
      const seen = operations.get(leg.uuid);
      if (!ledger.isOpen(leg)) return false;
      if (seen === undefined || isTerminal(seen.status)) return true;
      if (reads.has(leg)) return false;
      ledger.recordRead(leg, seen);
      send({ kind: 'active', leg, payload: payloads.get(leg.uuid) });
      return false;
    });
    const before = this.#gone.size;
    for (const leg of unlisted) this.#gone.add(leg);
    this.listed = { requests: this.#cost, ended: this.#gone.size - before };
    return unlisted;
  }

  #afterFailure(problem: ContreeError, legs: readonly Leg[]): readonly Leg[] {
    const { clock, ledger, results, send } = this.#deps;
    const retryAfter = problem.failure.retryAfter ?? 0;
    if (problem.isAborted) return [];
    if (problem.isUnauthorized) {
      results.sendRefusals(problem);
      return [];
    }
    const open = legs.filter((leg) => ledger.isOpen(leg));
    if (retryAfter > 0) {
      // A service too busy for one request is too busy for one a leg.
      askToWait(send, clock, retryAfter);
      for (const leg of open) recordMissedRead(ledger, leg, problem, true);
      return [];
    }
    // The documented permission `list` covers both, but a gateway or an older service may refuse the listing alone.
    if (problem.isInaccessible) this.#isRefused = true;
    return open;
  }

  /** The call with an earlier deadline, which leaves time to read the legs one by one. */
  #sooner(call: Required<Call>): Required<Call> {
    const now = this.#deps.clock.now();
    return { ...call, deadline: now + Math.min((call.deadline - now) / 2, LISTING_LIMIT) };
  }

  /** The statuses to list. An operation only moves on, so none before the earliest one in which a leg was last seen. */
  #statusesOf(legs: readonly Leg[]): readonly string[] {
    const earliest = legs.reduce<number>((position, leg) => {
      const status = lastStatus(this.#deps.ledger.facts(leg));
      return Math.min(position, Math.max((ACTIVE_STATUSES as readonly (string | null)[]).indexOf(status), 0));
    }, Infinity);
    return ACTIVE_STATUSES.slice(earliest);
  }
}
