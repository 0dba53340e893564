import { backoffDelay } from './contree/backoff.ts';
import { ContreeError } from './contree/contree-error.ts';
import { AT_THE_END, type CancelDeps, cancelLegs } from './legs/cancel-legs.ts';
import type { Leg } from './legs/leg.ts';
import { listOperations } from './legs/listing.ts';
import { END_LIMIT } from './legs/shutdown.ts';
import { cancelLogger } from './report/log/cancel-log.ts';
import type { Log } from './report/log/log.ts';
import { logLine } from './report/text/escape.ts';
import { counted } from './report/text/format.ts';
import { Locator } from './start/locate.ts';
import type { HandOver } from './state.ts';
import { watchToEnd } from './watch/watch.ts';

/** Milliseconds for cancelling all legs, and for one of them in one pass. The runner gives all post steps five minutes. */
const CANCEL_LIMIT = 60_000;
const LEG_LIMIT = 20_000;
/** Milliseconds for finding starts that were lost, in one pass. */
const SEARCH_LIMIT = 20_000;
/**
 * Milliseconds from one pass to the next: a start gets them to arrive after the step that sent it was killed. They double with
 * each pass in a row in which a request failed.
 */
const PAUSE = 2_000;
/** Milliseconds that the last pass has at least. */
const LAST_PASS = 10_000;
/** Legs from which a listing of what has ended comes first: up to 1,000 a request, where a detail shows one. */
const MANY = 100;
const CANCELLED = 'CANCELLED';

export interface PassesDeps extends Omit<CancelDeps, 'onAnswer'> {
  readonly log: Log;
  /** Null when no start can have been lost. */
  readonly owner: HandOver['owner'];
}

/**
 * Cancels the legs of the ledger, and what the step started without learning of it. A request that failed is sent again in
 * another pass. A search after which legs were cancelled is repeated, too: in a job with a container the step goes on beside
 * the post step, and each leg that ends lets it start the next.
 */
export class CancelPasses {
  readonly #deps: PassesDeps;
  readonly #until: number;
  readonly #locator: Locator | null;
  /** To be asked to end in the next pass. */
  #legs: readonly Leg[];
  /** What failed in this pass, and may succeed in the next. */
  #failures: ContreeError[] = [];
  /** Why the last search failed; null when it did not. */
  #searchProblem: ContreeError | null = null;
  #unknownOwners = 0;

  constructor(deps: PassesDeps) {
    const { client, clock, ledger, owner } = deps;
    this.#deps = deps;
    this.#until = clock.now() + CANCEL_LIMIT;
    this.#locator = owner === null ? null : new Locator({ client, clock, owner });
    this.#legs = ledger.unsettled();
  }

  /** Resolves when nothing is left to cancel, or after the limit. Returns false when lost starts could not be searched for. */
  async run(): Promise<boolean> {
    let failed = 0;
    let unwatched = 0;
    for (let isFirst = true; ; isFirst = false) {
      unwatched += await this.#pass(isFirst);
      failed = this.#failures.length > 0 ? failed + 1 : 0;
      const isOver = failed === 0 && (this.#locator === null || (!isFirst && unwatched === 0));
      if (failed === 0 && unwatched > 0) {
        await this.#seeEnds();
        unwatched = 0;
      }
      if (isOver || !(await this.#pause(failed))) break;
    }
    if (unwatched > 0) await this.#seeEnds();
    this.#warn();
    return this.#searchProblem === null;
  }

  /** Returns how many legs were asked to end. */
  async #pass(isFirst: boolean): Promise<number> {
    const { ledger, log } = this.#deps;
    const legs = this.#legs.filter((leg) => ledger.isOpen(leg));
    this.#legs = [];
    this.#failures = [];
    if (!isFirst && legs.length > 0) log.info(logLine`Cancelling ${counted(legs.length, 'leg')} again.`);
    const [found] = await Promise.all([this.#cancelLost(isFirst), this.#cancel(legs, isFirst)]);
    return legs.length + found;
  }

  async #cancel(legs: readonly Leg[], isFirst: boolean): Promise<void> {
    const { log } = this.#deps;
    const cancelLog = cancelLogger(log, legs.length);
    const onAnswer: CancelDeps['onAnswer'] = (leg, answer) => {
      cancelLog.onAnswer(leg, answer);
      if (answer.problem === null || !(mayPass(answer.problem) || (isFirst && isUnknown(answer.problem)))) return;
      this.#failures.push(answer.problem);
      this.#legs = [...this.#legs, leg];
    };
    const call = { deadline: this.#until, legLimit: LEG_LIMIT, parallel: AT_THE_END };
    cancelLog.end(await cancelLegs({ ...this.#deps, onAnswer }, legs, call));
  }

  /** Adds to the ledger, and cancels, active operations found by the step's markers. Returns how many. */
  async #cancelLost(isFirst: boolean): Promise<number> {
    const { clock, ledger, log } = this.#deps;
    if (this.#locator === null) return 0;
    try {
      const deadline = Math.min(clock.now() + SEARCH_LIMIT, this.#until);
      const { lost, unknownOwners } = await this.#locator.findLost([ledger], { deadline });
      this.#searchProblem = null;
      this.#unknownOwners = unknownOwners;
      if (lost.length > 0)
        log.info(logLine`Found ${counted(lost.length, 'operation')} more that the step had started.`);
      const legs = lost.map(({ uuid }) => ({ name: uuid, uuid }));
      ledger.add(legs);
      await this.#cancel(legs, isFirst);
      return legs.length;
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      this.#searchProblem = error;
      if (mayPass(error)) this.#failures.push(error);
      return 0;
    }
  }

  async #seeEnds(): Promise<void> {
    const { clock, ledger } = this.#deps;
    const deadline = clock.now() + END_LIMIT;
    if (ledger.unsettled().length >= MANY) await this.#readListedEnds(deadline - END_LIMIT / 2);
    const { signal } = new AbortController();
    await watchToEnd({ ...this.#deps, signal, deadline });
  }

  /** Settles the legs that a listing shows as cancelled. All others, or all where it fails, are read one by one. */
  async #readListedEnds(deadline: number): Promise<void> {
    const { client, ledger } = this.#deps;
    const legs = ledger.unsettled();
    try {
      const listing = await listOperations(client, { status: CANCELLED }, { deadline }, 2 * legs.length);
      for (const leg of legs) {
        const operation = listing.operations.get(leg.uuid);
        if (operation?.status === CANCELLED) ledger.recordRead(leg, operation);
      }
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
    }
  }

  /** Waits for the next pass: as long as the service asks, where that leaves time for one. Returns false when none is left. */
  async #pause(failed: number): Promise<boolean> {
    const { clock } = this.#deps;
    const asked = this.#failures.map(({ failure }) => failure.retryAfter ?? 0);
    const delay = asked.reduce(
      (most, one) => Math.max(most, one),
      backoffDelay({ base: PAUSE }, Math.max(failed, 1), 0),
    );
    const left = this.#until - LAST_PASS - clock.now();
    if (left <= 0) return false;
    await clock.sleep(Math.min(delay, left));
    return true;
  }

  #warn(): void {
    const { log } = this.#deps;
    const unknown = counted(this.#unknownOwners, 'active operation');
    const verb = this.#unknownOwners === 1 ? 'it is' : 'they are';
    if (this.#unknownOwners > 0) log.warning(logLine`The owner of ${unknown} is unknown; ${verb} left running.`);
    if (this.#searchProblem === null) return;
    const why = this.#searchProblem.message;
    log.warning(
      logLine`Operations whose start had no reply could not be looked for, and may still be active. See mode: list. ${why}`,
    );
  }
}

/** 404: the leg may be so young that not every part of the service knows it. */
function isUnknown(problem: ContreeError): boolean {
  return problem.failure.status === 404;
}

/** Another pass may help: the service did not refuse the request. */
function mayPass(problem: ContreeError): boolean {
  return !problem.isRefusal && !problem.isOversize;
}
