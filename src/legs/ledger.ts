import type { ContreeError } from '../contree/contree-error.ts';
import type { Operation } from '../contree/types.ts';
import type { CancelResult, Leg, LegFacts, LegResult } from './leg.ts';
import { isKnownStatus, isTerminal, judge } from './outcome.ts';

/** A leg that is to be started. */
export interface Planned {
  readonly name: string;
  readonly allowFailure: boolean;
}

/**
 * What is known of each leg, at any moment. The step's one mutable record: modes write into it, and whatever stops the
 * step (the end, a signal, a crash) finds in it what the reports need.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  readonly #onUnknownStatus: (status: string) => void;
  #settled = 0;
  #started = 0;
  /** Started and not settled. */
  #open = 0;
  readonly #startListeners = new Set<() => void>();

  /** @param onUnknownStatus hears of each status that the service is not known to use, whenever it is seen; it counts as active */
  constructor(onUnknownStatus: (status: string) => void = () => undefined) {
    this.#onUnknownStatus = onUnknownStatus;
  }

  /** Takes up legs to follow, in the order given; one that is here already stays as it is. */
  add(legs: readonly Leg[]): void {
    for (const leg of legs) if (!this.#entries.has(leg.name)) this.recordStart(leg);
  }

  /** Takes up legs that are yet to be started, in the order given. */
  plan(legs: readonly Planned[]): void {
    for (const { name, allowFailure } of legs) this.#entries.set(name, { ...unstarted(name), allowFailure });
  }

  /** The leg was started, for the first time or again: what was known of an earlier operation of it is forgotten. */
  recordStart(leg: Leg): void {
    const { attempts, settled, start, ...known } = this.#entries.get(leg.name) ?? unstarted(leg.name);
    const allowFailure = leg.allowFailure ?? known.allowFailure;
    this.#started += 1;
    if (settled) this.#settled -= 1;
    if (settled || start !== 'started') this.#open += 1;
    this.#entries.set(leg.name, {
      ...unstarted(leg.name),
      leg: { name: leg.name, uuid: leg.uuid },
      start: 'started',
      attempts: attempts + 1,
      allowFailure,
    });
    for (const listener of this.#startListeners) listener();
  }

  /** Calls back whenever a leg was started; returns how to stop that. */
  onStart(listener: () => void): () => void {
    this.#startListeners.add(listener);
    return () => {
      this.#startListeners.delete(listener);
    };
  }

  /** The leg waits for its start again: its operation has ended, and does not count. */
  planAgain(leg: Leg): void {
    const entry = this.#entry(leg);
    if (entry.settled) this.#settled -= 1;
    else this.#open -= 1;
    const { attempts, allowFailure } = entry;
    this.#entries.set(leg.name, { ...unstarted(leg.name), attempts, allowFailure });
  }

  /** A start of the leg was refused, and will be tried again. */
  recordFailedTry(name: string, problem: ContreeError): void {
    const entry = this.#find(name);
    entry.attempts += 1;
    entry.problem = problem;
  }

  /** The leg was not started before the time for it was over; `problem` says what held it up. */
  recordDelay(name: string, problem: ContreeError): void {
    this.#find(name).problem = problem;
  }

  /** The leg was not started, and will not be. */
  recordRefusal(name: string, problem: ContreeError): void {
    const entry = this.#find(name);
    Object.assign(entry, { start: 'refused', problem, attempts: entry.attempts + 1 });
    this.#settle(entry);
  }

  /** A start of the leg may have arrived although nobody knows as which operation. */
  recordLostStart(name: string, problem: ContreeError): void {
    const entry = this.#find(name);
    Object.assign(entry, { start: 'lost', problem, attempts: entry.attempts + 1 });
  }

  isLost(name: string): boolean {
    return this.#entries.get(name)?.start === 'lost';
  }

  get size(): number {
    return this.#entries.size;
  }

  get settledCount(): number {
    return this.#settled;
  }

  /** How often a leg was started, those started again included. */
  get startedCount(): number {
    return this.#started;
  }

  /** Every leg that was started has settled; there may be others that wait for their start. */
  get allSettled(): boolean {
    return this.#open === 0;
  }

  isSettled(leg: Leg): boolean {
    return this.#entry(leg).settled;
  }

  /** The leg is followed as this operation: it has not settled, and was not started again since. */
  isOpen({ name, uuid }: Leg): boolean {
    const entry = this.#find(name);
    return entry.leg.uuid === uuid && !entry.settled;
  }

  /** How many legs wait for their start. */
  get plannedCount(): number {
    return [...this.#entries.values()].filter(({ start }) => start === 'planned').length;
  }

  /** Legs that were started and may still be active, in the order given. */
  unsettled(): Leg[] {
    return [...this.#entries.values()].flatMap(({ leg: { name, uuid }, settled }) =>
      settled || uuid === null ? [] : [{ name, uuid }],
    );
  }

  /** Legs that were started and not seen to end, those that cannot be read included, in the order given. */
  mayBeActive(): Leg[] {
    return [...this.#entries.values()].flatMap(({ leg: { name, uuid }, operation }) =>
      uuid === null || (operation !== null && isTerminal(operation.status)) ? [] : [{ name, uuid }],
    );
  }

  facts(leg: Leg): LegFacts {
    return this.#entry(leg);
  }

  /** The leg was read: as terminal it is settled, as active it is followed on. */
  recordRead(leg: Leg, operation: Operation): void {
    const entry = this.#entry(leg);
    entry.operation = operation;
    entry.problem = null;
    if (isTerminal(operation.status)) this.#settle(entry);
    else if (!isKnownStatus(operation.status)) this.#onUnknownStatus(operation.status);
  }

  /** The service sends the leg's events: its operation has begun. */
  recordBegun({ name, uuid }: Leg): void {
    const entry = this.#find(name);
    if (entry.leg.uuid === uuid) entry.begun = true;
  }

  /** The leg could not be read this time. */
  recordMissedRead(leg: Leg, problem: ContreeError): void {
    this.#entry(leg).problem = problem;
  }

  /** The leg cannot be read at all, now or later. */
  recordUnreadable(leg: Leg, problem: ContreeError): void {
    const entry = this.#entry(leg);
    entry.problem = problem;
    this.#settle(entry);
  }

  /** Every leg that is not settled has reached the wait's deadline. */
  recordDeadline(): void {
    for (const entry of this.#entries.values()) if (!entry.settled) entry.timedOut = true;
  }

  /** What became of the request to cancel the leg. */
  recordCancel(leg: Leg, cancel: CancelResult, problem: ContreeError | null): void {
    const entry = this.#entry(leg);
    entry.cancel = cancel;
    if (problem !== null) entry.problem = problem;
  }

  /** Something that was to be kept of the leg was not; `loss` says what, and why. */
  recordLoss(leg: Leg, loss: string): void {
    const entry = this.#entry(leg);
    entry.loss = entry.loss === null ? loss : `${entry.loss}; ${loss}`;
  }

  result(leg: Leg): LegResult {
    return judge(this.#entry(leg));
  }

  /** As `result`, for a leg that may not have been started. */
  resultOf(name: string): LegResult {
    return judge(this.#find(name));
  }

  /** Results of the legs of which more may be learned, those that were never started included, in the order given. */
  unsettledResults(): LegResult[] {
    return [...this.#entries.values()].filter(({ settled }) => !settled).map(judge);
  }

  /** One result per leg, in the order given. */
  results(): LegResult[] {
    return [...this.#entries.values()].map(judge);
  }

  /** The status each unsettled leg was last known to be in; null for one of which nothing is known yet. */
  activeStatuses(): (string | null)[] {
    return this.unsettled().map((leg) => {
      const { operation, begun } = this.#entry(leg);
      return begun ? 'EXECUTING' : (operation?.status ?? null);
    });
  }

  #settle(entry: Entry): void {
    if (entry.settled) return;
    entry.settled = true;
    this.#settled += 1;
    if (entry.start === 'started') this.#open -= 1;
  }

  #entry({ name, uuid }: Leg): Entry {
    const entry = this.#find(name);
    if (entry.leg.uuid !== uuid) throw new Error(`Leg ${name} is no longer operation ${uuid}.`);
    return entry;
  }

  #find(name: string): Entry {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new Error(`No leg ${name} in the ledger.`);
    return entry;
  }
}

/** What the ledger knows of a leg. */
export type Entry = { -readonly [Fact in keyof LegFacts]: LegFacts[Fact] } & {
  /** Nothing more will be learned of it by looking: it has ended, or the service refuses to start or to show it. */
  settled: boolean;
};

/** A leg that waits for its first start. */
function unstarted(name: string): Entry {
  return {
    leg: { name, uuid: null },
    start: 'planned',
    attempts: 0,
    operation: null,
    begun: false,
    problem: null,
    timedOut: false,
    cancel: null,
    loss: null,
    allowFailure: false,
    settled: false,
  };
}
