import { limitConcurrency } from '../contree/concurrency.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { ACTIVE_STATUSES, type Call, type OperationDetail } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { listActive } from '../legs/listing.ts';
import { isTerminal } from '../legs/outcome.ts';
import { readDetail } from '../legs/read.ts';
import type { LogDeps } from './read-log.ts';
import type { Streams } from './streams.ts';

export interface PollerDeps extends LogDeps {
  readonly ledger: Ledger;
  readonly streams: Streams;
  /** Whether the rest of an ended leg's log is read before the leg settles. */
  readonly needsLog: (detail: OperationDetail) => boolean;
  /** What is kept of an ended leg's detail while its log is read: any number of them may wait. */
  readonly condense: (leg: Leg, detail: OperationDetail) => OperationDetail;
}

/** Every request of a watch has a signal and a deadline. */
type BoundedCall = Required<Call>;

/** How long a listing is tried before the legs are read one by one, in milliseconds. */
const LISTING_LIMIT = 10_000;
/** Milliseconds after which the read of a detail makes place for the next. */
const SLOW_READ = 5_000;
/** Reads that wait for their turn in earnest. Of ten thousand, each costs 3 kB. */
const MOST_WAITING = 32;
/** Milliseconds before each further read of a leg that has ended by its log, but not yet by its detail. */
const CONFIRMATION = [100, 200, 500, 1_000, 2_000];

interface Reading {
  readonly done: Promise<void>;
  /** Pauses before further reads while the leg does not appear to have ended, in milliseconds. */
  readonly confirmation: number[];
}

/**
 * Polls legs with the fewest requests: each by its detail, or all through the listings of active operations (up to 1,000 in
 * a request) and the details of the legs that no listing has. Active legs are recorded in the ledger.
 */
export class Poller {
  /** The service asked for no request before this, in milliseconds since the epoch. */
  notBefore = 0;
  readonly #deps: PollerDeps;
  /** By UUID. */
  readonly #reading = new Map<string, Reading>();
  /** UUIDs whose result was sent. */
  readonly #settling = new Set<string>();
  /** Legs whose read has not begun, by UUID. */
  readonly #queued = new Map<string, { readonly leg: Leg; readonly call: BoundedCall }>();
  /** Reads that have begun and wait for their turn. */
  #waiting = 0;
  readonly #limited: ReturnType<typeof limitConcurrency>;
  /** Requests the last listing took; before the first one, the fewest it takes. */
  #listingCost: number = ACTIVE_STATUSES.length;
  #listable = true;
  #isLast = false;

  constructor(deps: PollerDeps) {
    this.#deps = deps;
    this.#limited = limitConcurrency(deps.clock, SLOW_READ);
  }

  /** The leg's detail is being read, will be, or has decided its result, which the ledger may not have yet. */
  isReading({ uuid }: Leg): boolean {
    return this.#queued.has(uuid) || this.#reading.has(uuid) || this.#settling.has(uuid);
  }

  /** The ledger has the leg's result. */
  forget({ uuid }: Leg): void {
    this.#settling.delete(uuid);
  }

  /** Resolves when no detail is being read. */
  async idle(): Promise<void> {
    while (this.#reading.size > 0) await Promise.all([...this.#reading.values()].map(({ done }) => done));
  }

  /** Polls each leg once. Reads of details go on when it resolves, so that a slow one delays no other. */
  async poll(legs: readonly Leg[], call: BoundedCall): Promise<void> {
    const isListed = this.#listable && legs.length > this.#listingCost;
    const unlisted = isListed ? await this.#unlistedOf(legs, call) : legs;
    for (const leg of unlisted) if (!this.isReading(leg)) this.#queued.set(leg.uuid, { leg, call });
    this.#readQueued();
  }

  /** The poll after the deadline: a leg that was read before keeps what is known of it if this read fails. */
  async pollOnceMore(legs: readonly Leg[], call: BoundedCall): Promise<void> {
    this.#isLast = true;
    await this.poll(legs, call);
    await this.idle();
  }

  /**
   * Reads the leg's detail, unless that is being done.
   * @param hasEnded its log says so: the detail is read again soon while it does not
   */
  read(leg: Leg, call: BoundedCall, hasEnded = false): void {
    const { send } = this.#deps;
    this.#queued.delete(leg.uuid);
    if (this.#settling.has(leg.uuid)) return;
    const confirmation = hasEnded ? [...CONFIRMATION] : [];
    const running = this.#reading.get(leg.uuid);
    if (running !== undefined) {
      // The reply on its way may be from before the end.
      running.confirmation.push(...confirmation);
      return;
    }
    const done = this.#readUntilEnded(leg, call, confirmation)
      .catch((cause: unknown) => {
        send({ kind: 'crashed', cause });
      })
      .finally(() => {
        this.#reading.delete(leg.uuid);
        send({ kind: 'changed' });
      });
    this.#reading.set(leg.uuid, { done, confirmation });
  }

  #readQueued(): void {
    for (const { leg, call } of this.#queued.values()) {
      if (this.#waiting >= MOST_WAITING) return;
      this.read(leg, call);
    }
  }

  async #readUntilEnded(leg: Leg, call: BoundedCall, confirmation: number[]): Promise<void> {
    const { clock } = this.#deps;
    const { deadline, signal } = call;
    while (clock.now() < deadline && (await this.#readDetail(leg, call))) {
      const pause = confirmation.shift();
      if (pause === undefined) return;
      await clock.sleep(Math.min(pause, deadline - clock.now()), signal);
    }
  }

  /** Reads the leg's detail once; returns whether it is still active. */
  async #readDetail(leg: Leg, call: BoundedCall): Promise<boolean> {
    const { client, ledger, send } = this.#deps;
    this.#waiting += 1;
    const reading = await this.#limited(() => {
      this.#waiting -= 1;
      this.#readQueued();
      return readDetail(client, leg, call);
    });
    if (!ledger.isOpen(leg)) return false;
    switch (reading.kind) {
      case 'read': {
        const { detail } = reading;
        // Not awaited here, which would hold the whole detail until the log is read.
        if (isTerminal(detail.operation.status)) return this.#finish(leg, detail, call);
        const kept = this.#deps.condense(leg, detail);
        ledger.recordRead(leg, kept.operation);
        this.#delay(detail.retryAfter ?? 0);
        send({ kind: 'active', leg, payload: kept.payload });
        return true;
      }
      case 'refused':
        this.#refuse(leg, reading.problem);
        return false;
      case 'denied':
        this.#refuseAll(reading.problem);
        return false;
      case 'missed':
        this.#delay(reading.problem.failure.retryAfter ?? 0);
        if (!this.#isLast || !this.#isKnown(leg)) ledger.recordMissedRead(leg, reading.problem);
        return false;
      case 'aborted':
        return false;
    }
  }

  /** The leg has ended: reads the rest of its log where that is needed. Resolves with false: it is not active. */
  async #finish(leg: Leg, detail: OperationDetail, call: BoundedCall): Promise<false> {
    if (!this.#lacksLog(leg, detail)) return this.#sendEnd(leg, detail);
    return this.#drain(leg, this.#deps.condense(leg, detail), call);
  }

  async #drain(leg: Leg, detail: OperationDetail, call: BoundedCall): Promise<false> {
    await this.#deps.streams.drain(leg, call);
    return this.#sendEnd(leg, detail);
  }

  #lacksLog(leg: Leg, detail: OperationDetail): boolean {
    const { needsLog, streams } = this.#deps;
    return streams.cursorOf(leg)?.isWhole !== true && needsLog(detail);
  }

  #sendEnd(leg: Leg, detail: OperationDetail): false {
    this.#settling.add(leg.uuid);
    this.#deps.send({ kind: 'terminal', leg, detail, lacksLog: this.#lacksLog(leg, detail) });
    return false;
  }

  /** The legs that no listing of active operations shows; all of them when there is no listing. */
  async #unlistedOf(legs: readonly Leg[], call: BoundedCall): Promise<readonly Leg[]> {
    const { client, ledger, send } = this.#deps;
    try {
      const wanted = legs.map(({ uuid }) => uuid);
      const listing = await listActive(client, this.#sooner(call), { statuses: this.#statusesOf(legs), wanted });
      this.#listingCost = Math.max(listing.requests, 1);
      this.#delay(listing.retryAfter);
      return legs.filter((leg) => {
        const seen = listing.operations.get(leg.uuid);
        if (!ledger.isOpen(leg)) return false;
        if (seen === undefined || isTerminal(seen.status)) return true;
        if (this.isReading(leg)) return false;
        ledger.recordRead(leg, seen);
        send({ kind: 'active', leg, payload: listing.payloads.get(leg.uuid) });
        return false;
      });
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      return this.#afterFailedListing(legs, error);
    }
  }

  /** The legs to read one by one after a listing failed. */
  #afterFailedListing(legs: readonly Leg[], problem: ContreeError): readonly Leg[] {
    const { ledger } = this.#deps;
    const { retryAfter } = problem.failure;
    if (problem.isAborted) return [];
    if (problem.isUnauthorized) {
      this.#refuseAll(problem);
      return [];
    }
    if (retryAfter !== null && retryAfter > 0) {
      // A service too busy for one request is too busy for one a leg.
      this.#delay(retryAfter);
      for (const leg of legs) if (ledger.isOpen(leg) && !this.#isKnown(leg)) ledger.recordMissedRead(leg, problem);
      return [];
    }
    // The documented permission `list` covers both, but a gateway or an older service may refuse the listing alone.
    if (problem.isInaccessible) this.#listable = false;
    return legs.filter((leg) => ledger.isOpen(leg));
  }

  /** The call with an earlier deadline, which leaves time to read the legs one by one. */
  #sooner(call: BoundedCall): BoundedCall {
    const now = this.#deps.clock.now();
    return { ...call, deadline: now + Math.min((call.deadline - now) / 2, LISTING_LIMIT) };
  }

  /** The statuses to list. An operation only moves on, so none before the earliest one in which a leg was last seen. */
  #statusesOf(legs: readonly Leg[]): readonly string[] {
    const earliest = legs.reduce<number>((position, leg) => {
      const { begun, operation } = this.#deps.ledger.facts(leg);
      const status = begun ? 'EXECUTING' : operation?.status;
      return Math.min(position, Math.max((ACTIVE_STATUSES as readonly (string | undefined)[]).indexOf(status), 0));
    }, ACTIVE_STATUSES.length - 1);
    return ACTIVE_STATUSES.slice(earliest);
  }

  /** The leg was read, or the service has agreed to send its events. */
  #isKnown(leg: Leg): boolean {
    const { begun, operation } = this.#deps.ledger.facts(leg);
    return begun || operation !== null;
  }

  /** The token is rejected: no leg can be read. */
  #refuseAll(problem: ContreeError): void {
    for (const leg of this.#deps.ledger.unsettled()) this.#refuse(leg, problem);
  }

  #refuse(leg: Leg, problem: ContreeError): void {
    this.#settling.add(leg.uuid);
    this.#deps.send({ kind: 'refused', leg, problem });
  }

  #delay(retryAfter: number): void {
    this.notBefore = Math.max(this.notBefore, this.#deps.clock.now() + retryAfter);
  }
}
