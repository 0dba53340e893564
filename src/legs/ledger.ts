import type { ContreeError } from '../contree/contree-error.ts';
import type { Operation } from '../contree/types.ts';
import type { CommandLimit } from './command-limit.ts';
import { shownCommand, writtenCommand } from './command.ts';
import { LedgerView } from './ledger-view.ts';
import type { CancelResult, Leg, LegFacts, Reused, Start } from './leg.ts';
import { isKnownStatus, isTerminal } from '../contree/status.ts';
import { judge } from './outcome.ts';
import { unstarted, unstartedAgain } from './unstarted.ts';

/** A leg that is to be started; its command and its most attempts as `LegFacts` has them. */
export type LegToStart = Required<Pick<Leg, 'name' | 'allowFailure'>> &
  Partial<Pick<LegFacts, 'command' | 'mostAttempts'>>;

/**
 * What is known of each leg, at any moment. The step's one mutable record: modes write into it, each thing by a verb of its
 * own, and the reports are made from it, also after a signal or a crash.
 */
export class Ledger extends LedgerView {
  /** The results of the last tries of legs that wait for their start again. */
  readonly #lastTries = new Map<string, LegFacts>();
  readonly #startListeners = new Set<(leg: Leg) => void>();
  readonly #planned = new Set<string>();
  readonly #onUnknownStatus: (status: string) => void;
  readonly #allowsFailure: (operation: Operation) => boolean;

  /**
   * @param onUnknownStatus called each time a status is read that this action does not know; it counts as active
   * @param allowsFailure whether the step that started the operation allowed its failure, as its detail says
   */
  constructor(
    onUnknownStatus: (status: string) => void = () => undefined,
    allowsFailure: (operation: Operation) => boolean = () => false,
  ) {
    super();
    this.#onUnknownStatus = onUnknownStatus;
    this.#allowsFailure = allowsFailure;
  }

  /** Adds legs that run already; one whose name is known stays as it is. */
  add(legs: readonly Leg[]): void {
    for (const leg of legs) if (!this.byName.has(leg.name)) this.recordStart(leg);
  }

  plan(legs: readonly LegToStart[]): void {
    for (const { name, allowFailure, command = null, mostAttempts = 1 } of legs) {
      this.byName.set(name, { ...unstarted(name), allowFailure, command, mostAttempts });
      this.#planned.add(name);
    }
  }

  /** What its command's start sends, before it is started. */
  recordLimit(name: string, limit: CommandLimit | null): void {
    this.#update(this.find(name), { limit });
  }

  /**
   * The leg was started, for the first time or again. One whose start is found after the deadline is late like the others, and
   * one that is found after another failed fast is given up like them.
   */
  recordStart({ name, uuid, allowFailure }: Leg): void {
    const known = this.byName.get(name) ?? unstarted(name);
    this.byName.set(name, {
      ...unstartedAgain(known),
      leg: { name, uuid },
      start: 'started',
      // The start of one that is found late was counted when it was sent.
      attempts: known.attempts + (known.start === 'lost' || known.start === 'refused' ? 0 : 1),
      timedOut: known.timedOut,
      givenUp: known.givenUp,
      allowFailure: allowFailure ?? known.allowFailure,
    });
    this.settled.delete(name);
    this.open.add(name);
    for (const listener of this.#startListeners) listener({ name, uuid });
  }

  /** The planned leg is not started: the ended operation of an earlier attempt of the workflow run stands for it. */
  recordReused(name: string, { operation, attempt, tries }: Reused): Leg {
    const leg = { name, uuid: operation.uuid };
    this.#update(this.find(name), { leg, start: 'started', attempts: tries, reusedFrom: attempt });
    this.recordRead(leg, operation);
    return leg;
  }

  /** Calls `listener` on each start; returns the function that removes it. */
  onStart(listener: (leg: Leg) => void): () => void {
    this.#startListeners.add(listener);
    return () => this.#startListeners.delete(listener);
  }

  /** The leg waits for its start again: its operation does not count, and is kept as an earlier try. */
  planAgain(leg: Leg): void {
    const facts = this.facts(leg);
    this.#lastTries.set(leg.name, facts);
    const earlier = [...facts.earlier, { ...judge(facts), earlier: [] }];
    this.byName.set(leg.name, { ...unstartedAgain(facts), earlier });
    this.settled.delete(leg.name);
    this.open.delete(leg.name);
  }

  /**
   * The leg is not started again after all: the result of its last try stands. Returns false for one that was never started.
   */
  keepLastTry(name: string): boolean {
    const last = this.#lastTries.get(name);
    const { attempts, start } = this.find(name);
    if (last === undefined || start !== 'planned') return false;
    this.byName.set(name, { ...last, attempts });
    this.#settle(name);
    return true;
  }

  /** A start of the leg was sent and failed: it will be retried, the leg will not be started, or it was perhaps started. */
  recordFailedStart(name: string, start: Exclude<Start, 'started'>, problem: ContreeError): void {
    const facts = this.find(name);
    this.#update(facts, { start, attempts: facts.attempts + 1, problem });
    if (start === 'refused') this.#settle(name);
  }

  /** The deadline passed before the leg could be started; `problem` says what delayed it. */
  recordDelay(name: string, problem: ContreeError): void {
    this.#update(this.find(name), { problem });
  }

  /** The leg was read: as terminal it settles, as active it stays open. */
  recordRead(leg: Leg, operation: Operation): void {
    const facts = this.facts(leg);
    const command = facts.command ?? commandOf(operation);
    // Of a leg that this step planned, its own inputs decide.
    const allowFailure = facts.allowFailure || (!this.#planned.has(leg.name) && this.#allowsFailure(operation));
    // Thousands of environments and scripts would take more memory than all the rest.
    const kept = { ...operation, env: null, command: null };
    this.#update(facts, { operation: kept, command, problem: null, allowFailure });
    if (isTerminal(operation.status)) this.#settle(leg.name);
    else if (!isKnownStatus(operation.status)) this.#onUnknownStatus(operation.status);
  }

  /** The service sends the leg's events: its operation has begun. */
  recordBegun({ name, uuid }: Leg): void {
    const facts = this.find(name);
    if (facts.leg.uuid === uuid) this.#update(facts, { begun: true });
  }

  recordMissedRead(leg: Leg, problem: ContreeError): void {
    this.#update(this.facts(leg), { problem });
  }

  recordUnreadable(leg: Leg, problem: ContreeError): void {
    this.recordMissedRead(leg, problem);
    this.#settle(leg.name);
  }

  /**
   * @param which `planned`: those that run go on, since the step does not wait for them; `uncancelled`: those that run although
   * they were to be cancelled
   */
  recordDeadline(which: 'unsettled' | 'planned' | 'uncancelled' = 'unsettled'): void {
    for (const facts of this.byName.values()) {
      if (isLate(facts, this.settled.has(facts.leg.name), which)) this.#update(facts, { timedOut: true });
    }
  }

  /** A leg did not pass, and all that have not settled are given up for that (fail-fast). */
  recordFailFast(): void {
    for (const facts of this.byName.values()) {
      if (!this.settled.has(facts.leg.name)) this.#update(facts, { givenUp: true });
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

  #settle(name: string): void {
    this.settled.add(name);
    this.open.delete(name);
  }

  #update(facts: LegFacts, changes: Partial<LegFacts>): void {
    this.byName.set(facts.leg.name, { ...facts, ...changes });
  }
}

function isLate(
  { cancel, start }: LegFacts,
  isSettled: boolean,
  which: 'unsettled' | 'planned' | 'uncancelled',
): boolean {
  if (which === 'planned') return start === 'planned';
  const isCancelled = start === 'planned' || cancel === 'accepted';
  return !isSettled && !(which === 'uncancelled' && isCancelled);
}

/** The client has removed the secrets from what the service sends. */
function commandOf(operation: Operation): string | null {
  const written = writtenCommand(operation);
  return written === null ? null : shownCommand(written);
}
