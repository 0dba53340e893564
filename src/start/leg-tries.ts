import { type Backoff, backoffDelay } from '../contree/backoff.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { SpawnRequest } from '../contree/types.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { LateArrivals } from './late-arrivals.ts';
import type { Marker } from './marker.ts';
import { reasonToRetry, type RetryReason, type TryEnd } from './retry.ts';
import { type RefusedStart, type StartCalls, startOnce, type StartOptions, type StartResult } from './start-once.ts';

export interface LegLaunch {
  readonly name: string;
  readonly requestOf: (marker: Marker) => SpawnRequest;
}

export interface TriesOptions extends Pick<StartOptions, 'client' | 'clock' | 'locator'> {
  /** Whether the caller follows the leg and calls `ended`; otherwise it is only started. */
  readonly follows: boolean;
  readonly ledger: Ledger;
  readonly markerOf: (leg: string, tries: number) => Marker;
  readonly retries: number;
  readonly retryOn: readonly RetryReason[];
  /** Called when a leg was started, and when a start was refused but will be retried. */
  readonly onStart: (leg: Leg) => void;
  readonly onRetry: (name: string) => void;
}

export interface LaunchRun extends Pick<StartOptions, 'inTurn' | 'stop'> {
  readonly calls: StartCalls;
  /** Called for a leg that was refused, whose start was lost, or that is not started again after all. */
  readonly onOver: (name: string) => void;
  readonly late: LateArrivals;
}

/** Before a leg is started again that the platform failed. */
const BACKOFF: Backoff = { base: 1_000, cap: 30_000, jitter: 0.5 };

/** The tries of one leg: starts it, and starts it again for as long as there is a reason to. */
export class LegTries {
  readonly #launch: LegLaunch;
  readonly #options: TriesOptions;
  /** Starts sent, and tries that were followed by another. */
  #starts = 0;
  #retries = 0;
  /** `run` has returned, so that nothing starts the leg again: one that was lost may be found, and end, after that. */
  #isOver = false;
  /** Why it is open whether its operation exists, although no start is under way; null when it is not. */
  #doubt: ContreeError | null = null;
  /** Called when the leg's operation has ended, with why another follows; null when none does. */
  #onEnd: (reason: RetryReason | null) => void = () => undefined;

  constructor(launch: LegLaunch, options: TriesOptions) {
    this.#launch = launch;
    this.#options = options;
  }

  /** Resolves when the leg needs no further start; with `lost` when its last start may have become an operation. */
  async run(run: LaunchRun): Promise<'lost' | 'done'> {
    try {
      return await this.#startUntilOver(run);
    } finally {
      this.#isOver = true;
    }
  }

  /** The leg's operation has ended: returns whether the leg is started again. */
  ended(result: LegResult): boolean {
    const reason = this.#isOver ? null : this.#retry({ kind: 'ended', result });
    this.#onEnd(reason);
    return reason !== null;
  }

  /** Waits no longer for the operation's end. */
  stop(): void {
    this.#onEnd(null);
  }

  async #startUntilOver(run: LaunchRun): Promise<'lost' | 'done'> {
    const { follows, ledger } = this.#options;
    const { name } = this.#launch;
    while (!run.stop.aborted) {
      const { promise: ended, resolve } = Promise.withResolvers<RetryReason | null>();
      this.#onEnd = resolve;
      const started = await this.#start(run);
      if (started?.kind === 'lost') return this.#lose(started.problem, run);
      if (started?.kind === 'refused') {
        if (!this.#recordRefused(started, run)) break;
        await this.#pause(run, started.problem.failure.retryAfter ?? 0);
        continue;
      }
      const reason = started === null || !follows ? null : await ended;
      if (reason === null) break;
      // What the command did itself gets no better by waiting.
      if (reason === 'platform') await this.#pause(run);
    }
    if (this.#doubt !== null) return this.#lose(this.#doubt, run);
    if (ledger.keepLastTry(name)) run.onOver(name);
    return 'done';
  }

  /** The leg's operation may exist: only the end of the step, or the post step, may still find it. */
  #lose(problem: ContreeError, run: LaunchRun): 'lost' {
    const { name } = this.#launch;
    this.#options.ledger.recordFailedStart(name, 'lost', problem);
    run.onOver(name);
    return 'lost';
  }

  /** @param asked milliseconds that the service asks for at least */
  async #pause({ stop }: LaunchRun, asked = 0): Promise<void> {
    const { clock } = this.#options;
    await clock.sleep(Math.max(backoffDelay(BACKOFF, this.#retries, clock.random()), asked), stop);
  }

  /** Null when the run was stopped first. */
  async #start({ calls, inTurn, late, stop }: LaunchRun): Promise<StartResult | null> {
    const { ledger, markerOf, onStart } = this.#options;
    const { name, requestOf } = this.#launch;
    const started = await startOnce({
      ...this.#options,
      ...calls,
      inTurn,
      stop,
      requestOf,
      nextMarker: () => {
        this.#starts += 1;
        return markerOf(name, this.#starts);
      },
      onDoubt: (marker, problem) => {
        this.#doubt = problem;
        late.expect(name, marker);
      },
    });
    if (started?.kind === 'started') {
      this.#doubt = null;
      const operation = { name, uuid: started.uuid };
      ledger.recordStart(operation);
      onStart(operation);
    }
    return started;
  }

  /** Returns whether the start is retried. */
  #recordRefused(refused: RefusedStart, { onOver }: LaunchRun): boolean {
    const { ledger, onRetry } = this.#options;
    const { name } = this.#launch;
    const { problem } = refused;
    // A stop or the deadline came first: the service refused nothing.
    if (problem.isCutOff || problem.isDeferred) {
      if (problem.failure.status !== null) ledger.recordDelay(name, problem);
      return false;
    }
    // Its search has ended empty, so that it counts as refused.
    this.#doubt = null;
    if (this.#retry(refused) !== null) {
      ledger.recordFailedStart(name, 'planned', problem);
      onRetry(name);
      return true;
    }
    ledger.recordFailedStart(name, 'refused', problem);
    onOver(name);
    return false;
  }

  /** Counts the retry when there is a reason for it. */
  #retry(end: TryEnd): RetryReason | null {
    const { retries, retryOn } = this.#options;
    const reason = reasonToRetry(end, { allowed: retries, used: this.#retries, reasons: retryOn });
    if (reason !== null) this.#retries += 1;
    return reason;
  }
}
