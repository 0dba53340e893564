import { isKnownStatus, isTerminal, judge, type LegFacts } from './outcome.ts';
import type { CancelResult, Leg, LegResult } from './leg.ts';
import type { ContreeError } from '../contree/errors.ts';
import type { Operation } from '../contree/types.ts';

interface Entry {
  readonly leg: Leg;
  operation: Operation | null;
  problem: ContreeError | null;
  /** Nothing more will be learned of it by looking: it has ended, or the service refuses to show it. */
  settled: boolean;
  timedOut: boolean;
  cancel: CancelResult | null;
}

/**
 * What is known of each leg, at any moment. The step's one mutable record: modes write into it, and whatever stops the
 * step (the end, a signal, a crash) finds in it what the reports need.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  readonly #onUnknownStatus: (status: string) => void;
  #settled = 0;
  #unknownStatus = false;

  /** @param onUnknownStatus hears of the first status that the service is not known to use; it counts as active */
  constructor(onUnknownStatus: (status: string) => void = () => undefined) {
    this.#onUnknownStatus = onUnknownStatus;
  }

  /** Takes up legs to follow, in the order given; one that is here already stays as it is. */
  add(legs: readonly Leg[]): void {
    for (const leg of legs) {
      if (this.#entries.has(leg.uuid)) continue;
      this.#entries.set(leg.uuid, {
        leg,
        operation: null,
        problem: null,
        settled: false,
        timedOut: false,
        cancel: null,
      });
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  get settledCount(): number {
    return this.#settled;
  }

  get allSettled(): boolean {
    return this.#settled === this.#entries.size;
  }

  isSettled(leg: Leg): boolean {
    return this.#entry(leg).settled;
  }

  /** Legs that may still be active, in the order given. */
  unsettled(): Leg[] {
    return [...this.#entries.values()].filter(({ settled }) => !settled).map(({ leg }) => leg);
  }

  facts(leg: Leg): LegFacts {
    return this.#entry(leg);
  }

  /** The leg was read: as terminal it is settled, as active it is followed on. */
  see(leg: Leg, operation: Operation): void {
    const entry = this.#entry(leg);
    entry.operation = operation;
    entry.problem = null;
    if (isTerminal(operation.status)) this.#settle(entry);
    else if (!isKnownStatus(operation.status) && !this.#unknownStatus) {
      this.#unknownStatus = true;
      this.#onUnknownStatus(operation.status);
    }
  }

  /** The leg could not be read this time. */
  miss(leg: Leg, problem: ContreeError): void {
    this.#entry(leg).problem = problem;
  }

  /** The leg cannot be read at all, now or later. */
  giveUp(leg: Leg, problem: ContreeError): void {
    const entry = this.#entry(leg);
    entry.problem = problem;
    this.#settle(entry);
  }

  /** Every leg that is not settled has reached the wait's deadline. */
  expire(): void {
    for (const entry of this.#entries.values()) if (!entry.settled) entry.timedOut = true;
  }

  /** What became of the request to cancel the leg. */
  markCancel(leg: Leg, cancel: CancelResult, problem: ContreeError | null): void {
    const entry = this.#entry(leg);
    entry.cancel = cancel;
    if (problem !== null) entry.problem = problem;
  }

  result(leg: Leg): LegResult {
    return judge(this.#entry(leg));
  }

  /** One result per leg, in the order given. */
  results(): LegResult[] {
    return [...this.#entries.values()].map(judge);
  }

  /** The status each unsettled leg was last seen in; null for one that was not read yet. */
  activeStatuses(): (string | null)[] {
    return [...this.#entries.values()]
      .filter(({ settled }) => !settled)
      .map(({ operation }) => operation?.status ?? null);
  }

  #settle(entry: Entry): void {
    if (entry.settled) return;
    entry.settled = true;
    this.#settled += 1;
  }

  #entry(leg: Leg): Entry {
    const entry = this.#entries.get(leg.uuid);
    if (entry === undefined) throw new Error(`No leg ${leg.uuid} in the ledger.`);
    return entry;
  }
}
