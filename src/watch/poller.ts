import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { ACTIVE_STATUSES, type Call, type OperationDetail } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { listActive } from '../legs/listing.ts';
import { isTerminal } from '../legs/outcome.ts';
import { readDetail } from '../legs/read.ts';
import { limitConcurrency } from '../contree/concurrency.ts';

export interface LookSetting {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Milliseconds since the epoch; of a look that has no deadline of its own. */
  readonly deadline: number;
  /** The leg was read and is still active; `payload` is what the service sent. */
  readonly onActive: (leg: Leg, payload: unknown) => void;
  /** The leg has ended; it is settled in the ledger by whoever is called. */
  readonly onEnded: (leg: Leg, detail: OperationDetail, call: Call) => Promise<void>;
  /** The leg cannot be read, now or later; it is settled already. */
  readonly onRefused: (leg: Leg) => void;
  /** A leg is not being read any more. */
  readonly onRead: () => void;
  readonly onCrash: (cause: unknown) => void;
}

/** How long a listing is tried before the legs are read one by one, in milliseconds. */
const LISTING_PATIENCE = 10_000;
/** Milliseconds after which a detail that is read makes place for the next. */
const SLOW_READ = 5_000;
/** Milliseconds between two reads of a leg that has ended by its log, but not yet by its detail. */
const CONFIRMATION = [100, 200, 500, 1_000, 2_000];

interface Reading {
  readonly done: Promise<void>;
  /** Milliseconds to wait before each further read while the leg is not seen to have ended. */
  readonly confirmation: number[];
}

/**
 * Looks at legs in the way that takes fewer requests: each by its detail, or all through the listings of active operations
 * (up to 1,000 a request), with one detail for a leg that is in none of them. What is learned goes into the ledger.
 */
export class Looks {
  readonly #setting: LookSetting;
  /** By UUID. */
  readonly #reading = new Map<string, Reading>();
  readonly #inTurn: ReturnType<typeof limitConcurrency>;
  /** Requests the last listing took; before the first one, what it takes at least. */
  #listingCost: number = ACTIVE_STATUSES.length;
  #listable = true;
  #notBefore = 0;
  #isLast = false;

  constructor(setting: LookSetting) {
    this.#setting = setting;
    this.#inTurn = limitConcurrency(setting.clock, SLOW_READ);
  }

  /** The service asked not to be asked before; milliseconds since the epoch. */
  get notBefore(): number {
    return this.#notBefore;
  }

  isReading({ uuid }: Leg): boolean {
    return this.#reading.has(uuid);
  }

  /** Resolves when no detail is being read. */
  async done(): Promise<void> {
    while (this.#reading.size > 0) await Promise.all([...this.#reading.values()].map(({ done }) => done));
  }

  /** Whether so many legs are better listed than read one by one. */
  areBetterListed(legs: number): boolean {
    return this.#listable && legs > this.#listingCost;
  }

  /** One look at each of the legs. Details are read on when it resolves, so that one that cannot be read holds up no other. */
  async look(legs: readonly Leg[], call: Call): Promise<void> {
    const gone = this.areBetterListed(legs.length) ? await this.#notListed(legs, call) : legs;
    for (const leg of gone) this.read(leg, call);
  }

  /** The last look: a leg that was read until now was still active at the deadline, whatever comes of it. */
  async lookOnceMore(legs: readonly Leg[], call: Call): Promise<void> {
    this.#isLast = true;
    await this.look(legs, call);
    await this.done();
  }

  /**
   * Reads the leg's detail, unless that is being done.
   * @param ended whether its log says that it has ended: then it is read again soon while the detail does not say so
   */
  read(leg: Leg, call: Call, ended = false): void {
    const confirmation = ended ? [...CONFIRMATION] : [];
    const running = this.#reading.get(leg.uuid);
    if (running !== undefined) {
      // What is on its way may have been sent before the end.
      running.confirmation.push(...confirmation);
      return;
    }
    const done = this.#readOn(leg, call, confirmation)
      .catch(this.#setting.onCrash)
      .finally(() => {
        this.#reading.delete(leg.uuid);
        this.#setting.onRead();
      });
    this.#reading.set(leg.uuid, { done, confirmation });
  }

  async #readOn(leg: Leg, call: Call, confirmation: number[]): Promise<void> {
    const { clock } = this.#setting;
    const deadline = call.deadline ?? this.#setting.deadline;
    while (clock.now() < deadline && (await this.#detail(leg, call))) {
      const wait = confirmation.shift();
      if (wait === undefined) return;
      await clock.sleep(Math.min(wait, deadline - clock.now()), call.signal);
    }
  }

  /** Those of the legs that the listings of active operations do not show; all of them when there is no listing. */
  async #notListed(legs: readonly Leg[], call: Call): Promise<readonly Leg[]> {
    const { client, ledger, onActive } = this.#setting;
    try {
      const wanted = legs.map(({ uuid }) => uuid);
      const listing = await listActive(client, this.#soon(call), { statuses: this.#statusesOf(legs), wanted });
      this.#listingCost = Math.max(listing.requests, 1);
      this.#ask(listing.retryAfter);
      return legs.filter((leg) => {
        const seen = listing.operations.get(leg.uuid);
        if (!ledger.isOpen(leg)) return false;
        if (seen === undefined || isTerminal(seen.status)) return true;
        if (this.isReading(leg)) return false;
        ledger.recordRead(leg, seen);
        onActive(leg, listing.payloads.get(leg.uuid));
        return false;
      });
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      return this.#unlisted(legs, error);
    }
  }

  /** Which of the legs to read one by one now that they cannot be listed. */
  #unlisted(legs: readonly Leg[], problem: ContreeError): readonly Leg[] {
    const { ledger } = this.#setting;
    const { kind, status, retryAfter } = problem.failure;
    if (kind === 'aborted') return [];
    if (status === 401) {
      this.#refuseAll(problem);
      return [];
    }
    if (retryAfter !== null && retryAfter > 0) {
      // It is too busy for one request, let alone for one a leg.
      this.#ask(retryAfter);
      for (const leg of legs) if (ledger.isOpen(leg) && !this.#isKnown(leg)) ledger.recordMissedRead(leg, problem);
      return [];
    }
    // What is wrong with the listing need not be wrong with a leg. A token may read operations but not list them.
    if (status === 403 || status === 404) this.#listable = false;
    return legs.filter((leg) => ledger.isOpen(leg));
  }

  /** The call with a nearer deadline: when a listing is broken there must be time left to read the legs one by one. */
  #soon(call: Call): Call {
    const { clock, deadline } = this.#setting;
    const now = clock.now();
    return { ...call, deadline: now + Math.min(((call.deadline ?? deadline) - now) / 2, LISTING_PATIENCE) };
  }

  /** The statuses worth listing: an operation only moves on, so none before the earliest one a leg was last seen in. */
  #statusesOf(legs: readonly Leg[]): readonly string[] {
    const earliest = legs.reduce<number>((position, leg) => {
      const { begun, operation } = this.#setting.ledger.facts(leg);
      const status = begun ? 'EXECUTING' : operation?.status;
      return Math.min(position, Math.max((ACTIVE_STATUSES as readonly (string | undefined)[]).indexOf(status), 0));
    }, ACTIVE_STATUSES.length - 1);
    return ACTIVE_STATUSES.slice(earliest);
  }

  /** Reads the leg's detail once; returns whether it is still active. */
  async #detail(leg: Leg, call: Call): Promise<boolean> {
    const { client, ledger, onActive, onEnded, onRefused } = this.#setting;
    const read = await this.#inTurn(() => readDetail(client, leg, call));
    if (!ledger.isOpen(leg)) return false;
    switch (read.kind) {
      case 'read': {
        const { detail } = read;
        if (isTerminal(detail.operation.status)) {
          await onEnded(leg, detail, call);
          return false;
        }
        ledger.recordRead(leg, detail.operation);
        this.#ask(detail.retryAfter ?? 0);
        onActive(leg, detail.payload);
        return true;
      }
      case 'refused':
        ledger.recordUnreadable(leg, read.problem);
        onRefused(leg);
        return false;
      case 'denied':
        this.#refuseAll(read.problem);
        return false;
      case 'missed':
        this.#ask(read.problem.failure.retryAfter ?? 0);
        if (!this.#isLast || !this.#isKnown(leg)) ledger.recordMissedRead(leg, read.problem);
        return false;
      case 'aborted':
        return false;
    }
  }

  /** It was read, or the service has agreed to tell of it. */
  #isKnown(leg: Leg): boolean {
    const { begun, operation } = this.#setting.ledger.facts(leg);
    return begun || operation !== null;
  }

  /** The token is no good: no leg can be read. */
  #refuseAll(problem: ContreeError): void {
    const { ledger, onRefused } = this.#setting;
    for (const leg of ledger.unsettled()) {
      ledger.recordUnreadable(leg, problem);
      onRefused(leg);
    }
  }

  #ask(retryAfter: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#setting.clock.now() + retryAfter);
  }
}
