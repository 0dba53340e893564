import type { ContreeError } from '../contree/contree-error.ts';
import type { Operation } from '../contree/types.ts';
import type { CancelResult, Leg, LegFacts, LegResult, Reused, Start } from './leg.ts';
import { isKnownStatus, isTerminal, judge } from './outcome.ts';

/**
 * What is known of each leg, at any moment. The step's one mutable record: modes write into it, and the reports are made
 * from it, also after a signal or a crash. It knows legs by name, and keeps the order in which they were given.
 */
export class Ledger {
  readonly #facts = new Map<string, LegFacts>();
  /** Legs that polling can learn no more about: ended, not readable, or refused by the service. */
  readonly #settled = new Set<string>();
  /** Legs that were started and have not settled since. */
  readonly #open = new Set<string>();
  /** What the last tries of legs came to that wait for their start again. */
  readonly #lastTries = new Map<string, LegFacts>();
  readonly #startListeners = new Set<() => void>();
  readonly #onUnknownStatus: (status: string) => void;

  /** @param onUnknownStatus called each time a status is read that this action does not know; it counts as active */
  constructor(onUnknownStatus: (status: string) => void = () => undefined) {
    this.#onUnknownStatus = onUnknownStatus;
  }

  /** Adds legs that run already; one whose name is known stays as it is. */
  add(legs: readonly Leg[]): void {
    for (const leg of legs) if (!this.#facts.has(leg.name)) this.recordStart(leg);
  }

  plan(legs: readonly Required<Pick<Leg, 'name' | 'allowFailure'>>[]): void {
    for (const { name, allowFailure } of legs) this.#facts.set(name, { ...unstarted(name), allowFailure });
  }

  /**
   * The leg was started, for the first time or again: what was known of an earlier operation is forgotten. One whose start is
   * found after the deadline is late like the others.
   */
  recordStart({ name, uuid, allowFailure }: Leg): void {
    const known = this.#facts.get(name) ?? unstarted(name);
    this.#facts.set(name, {
      ...unstarted(name),
      leg: { name, uuid },
      start: 'started',
      // The start of one that is found late was counted when it was sent.
      attempts: known.attempts + (known.start === 'lost' || known.start === 'refused' ? 0 : 1),
      timedOut: known.timedOut,
      allowFailure: allowFailure ?? known.allowFailure,
    });
    this.#settled.delete(name);
    this.#open.add(name);
    for (const listener of this.#startListeners) listener();
  }

  /** The planned leg is not started: the ended operation of an earlier attempt of the workflow run stands for it. */
  recordReused(name: string, { operation, attempt, tries }: Reused): Leg {
    const leg = { name, uuid: operation.uuid };
    this.#update(this.#find(name), { leg, start: 'started', attempts: tries, reusedFrom: attempt });
    this.recordRead(leg, operation);
    return leg;
  }

  /** Calls `listener` on each start; returns the function that removes it. */
  onStart(listener: () => void): () => void {
    this.#startListeners.add(listener);
    return () => this.#startListeners.delete(listener);
  }

  /** The leg waits for its start again: its operation does not count. */
  planAgain(leg: Leg): void {
    const facts = this.facts(leg);
    const { attempts, allowFailure } = facts;
    this.#lastTries.set(leg.name, facts);
    this.#facts.set(leg.name, { ...unstarted(leg.name), attempts, allowFailure });
    this.#settled.delete(leg.name);
    this.#open.delete(leg.name);
  }

  /** The leg is not started again after all: it came to what its last try did. Returns false for one that was never started. */
  keepLastTry(name: string): boolean {
    const last = this.#lastTries.get(name);
    const { attempts, start } = this.#find(name);
    if (last === undefined || start !== 'planned') return false;
    this.#facts.set(name, { ...last, attempts });
    this.#settle(name);
    return true;
  }

  /** A start of the leg was sent and failed: it will be retried, the leg will not be started, or it was perhaps started. */
  recordFailedStart(name: string, start: Exclude<Start, 'started'>, problem: ContreeError): void {
    const facts = this.#find(name);
    this.#update(facts, { start, attempts: facts.attempts + 1, problem });
    if (start === 'refused') this.#settle(name);
  }

  /** The deadline passed before the leg could be started; `problem` says what delayed it. */
  recordDelay(name: string, problem: ContreeError): void {
    this.#update(this.#find(name), { problem });
  }

  /** The leg was read: as terminal it settles, as active it stays open. */
  recordRead(leg: Leg, operation: Operation): void {
    // Thousands of environments would take more memory than all the rest.
    this.#update(this.facts(leg), { operation: { ...operation, env: null }, problem: null });
    if (isTerminal(operation.status)) this.#settle(leg.name);
    else if (!isKnownStatus(operation.status)) this.#onUnknownStatus(operation.status);
  }

  /** The service sends the leg's events: its operation has begun. */
  recordBegun({ name, uuid }: Leg): void {
    const facts = this.#find(name);
    if (facts.leg.uuid === uuid) this.#update(facts, { begun: true });
  }

  recordMissedRead(leg: Leg, problem: ContreeError): void {
    this.#update(this.facts(leg), { problem });
  }

  recordUnreadable(leg: Leg, problem: ContreeError): void {
    this.recordMissedRead(leg, problem);
    this.#settle(leg.name);
  }

  /** @param which `planned`: those that run go on, since the step does not wait for them */
  recordDeadline(which: 'unsettled' | 'planned' = 'unsettled'): void {
    for (const facts of this.#facts.values()) {
      const isLate = which === 'planned' ? facts.start === 'planned' : !this.#settled.has(facts.leg.name);
      if (isLate) this.#update(facts, { timedOut: true });
    }
  }

  /** @param grace milliseconds; null when no SIGTERM reached it */
  recordStop(leg: Leg, grace: number | null): void {
    this.#update(this.facts(leg), { stopGrace: grace });
  }

  recordCancel(leg: Leg, cancel: CancelResult, problem: ContreeError | null): void {
    this.#update(this.facts(leg), { cancel, ...(problem !== null && { problem }) });
  }

  recordLoss(leg: Leg, loss: string): void {
    const facts = this.facts(leg);
    this.#update(facts, { loss: facts.loss === null ? loss : `${facts.loss}; ${loss}` });
  }

  get size(): number {
    return this.#facts.size;
  }

  get settledCount(): number {
    return this.#settled.size;
  }

  countOf(start: Start): number {
    return [...this.#facts.values()].filter((facts) => facts.start === start).length;
  }

  /** Whether each leg that was started has settled; others may wait for their start. */
  get allSettled(): boolean {
    return this.#open.size === 0;
  }

  isSettled(leg: Leg): boolean {
    return this.#settled.has(this.facts(leg).leg.name);
  }

  /** Whether the leg is still this operation, and has not settled. */
  isOpen({ name, uuid }: Leg): boolean {
    return this.#find(name).leg.uuid === uuid && this.#open.has(name);
  }

  /** Null for a name that the ledger does not know. */
  startOf(name: string): Start | null {
    return this.#facts.get(name)?.start ?? null;
  }

  unsettled(): Leg[] {
    return this.#startedWhere(({ leg }) => this.#open.has(leg.name));
  }

  /** Legs that were started and were not seen to end, those included that cannot be read. */
  mayBeActive(): Leg[] {
    return this.#startedWhere(({ operation }) => operation === null || !isTerminal(operation.status));
  }

  /**
   * What the step leaves behind, and cancels where `cleanup` says so: legs that may be active. Of those of others, not one of which
   * the service says that this token has none such (404, 403).
   */
  mayBeLeft(owned: boolean): Leg[] {
    const isGone = ({ leg, problem }: LegFacts): boolean =>
      this.#settled.has(leg.name) && problem?.isInaccessible === true;
    const active = this.mayBeActive();
    return owned ? active : active.filter((leg) => !isGone(this.facts(leg)));
  }

  /** Throws when the leg has been started again since, as another operation. */
  facts({ name, uuid }: Leg): LegFacts {
    const facts = this.#find(name);
    if (facts.leg.uuid !== uuid) throw new Error(`Leg ${name} is no longer operation ${uuid}.`);
    return facts;
  }

  result(leg: Leg): LegResult {
    return judge(this.facts(leg));
  }

  /** As `result`, for a leg that may not have been started. */
  resultOf(name: string): LegResult {
    return judge(this.#find(name));
  }

  results(): LegResult[] {
    return [...this.#facts.values()].map(judge);
  }

  /** Results of the legs that have not settled, those included that were never started. */
  unsettledResults(): LegResult[] {
    return this.results().filter(({ leg }) => !this.#settled.has(leg.name));
  }

  /** The last known status of each unsettled leg; null before its first read. */
  activeStatuses(): (string | null)[] {
    return this.unsettled().map((leg) => {
      const { operation, begun } = this.facts(leg);
      return begun ? 'EXECUTING' : (operation?.status ?? null);
    });
  }

  #settle(name: string): void {
    this.#settled.add(name);
    this.#open.delete(name);
  }

  #startedWhere(isWanted: (facts: LegFacts) => boolean): Leg[] {
    // A loop, since a watch of thousands of legs asks at each sweep.
    const legs: Leg[] = [];
    for (const facts of this.#facts.values()) {
      const { name, uuid } = facts.leg;
      if (uuid !== null && isWanted(facts)) legs.push({ name, uuid });
    }
    return legs;
  }

  #update(facts: LegFacts, changes: Partial<LegFacts>): void {
    this.#facts.set(facts.leg.name, { ...facts, ...changes });
  }

  #find(name: string): LegFacts {
    const facts = this.#facts.get(name);
    if (facts === undefined) throw new Error(`No leg ${name} in the ledger.`);
    return facts;
  }
}

function unstarted(name: string): LegFacts {
  return {
    leg: { name, uuid: null },
    start: 'planned',
    attempts: 0,
    operation: null,
    begun: false,
    problem: null,
    timedOut: false,
    stopGrace: null,
    cancel: null,
    loss: null,
    allowFailure: false,
    reusedFrom: null,
  };
}
