import pLimit from 'p-limit';
import { type Backoff, backoffDelay } from '../contree/backoff.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { SpawnRequest } from '../contree/types.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { RunRecord } from '../legs/run-record.ts';
import { LateArrivals, type LateArrivalsDeps } from './late-arrivals.ts';
import type { Marker } from './marker.ts';
import { limitStarts, type StartCalls, startOnce, type StartOptions, type StartResult } from './start-once.ts';

export interface LegLaunch {
  readonly name: string;
  readonly requestOf: (marker: Marker) => SpawnRequest;
}

export interface LauncherOptions extends Pick<StartOptions, 'client'>, Omit<LateArrivalsDeps, 'adopt'> {
  readonly launches: readonly LegLaunch[];
  /** Whether the caller follows the legs and calls `ended` for each; otherwise they are only started. */
  readonly follows: boolean;
  readonly ledger: Ledger;
  readonly record: RunRecord;
  /** Milliseconds since the epoch: when the last start may be sent. */
  readonly deadline: number;
  /** Aborts when the runner stops the step. */
  readonly signal: AbortSignal;
  readonly markerOf: (leg: string, tries: number) => Marker;
  /** Null for no limit. */
  readonly maxParallel: number | null;
  readonly retries: number;
  /** Called when a leg was started, and when a start was refused but will be retried. */
  readonly onStart: (leg: Leg) => void;
  readonly onRetry: (name: string) => void;
}

/** Milliseconds after which a slow start lets the next one begin. */
const SLOW_START = 5_000;
/** Before a leg is started again that the platform failed. */
const BACKOFF: Backoff = { base: 1_000, cap: 30_000, jitter: 0.5 };

interface LegState {
  readonly launch: LegLaunch;
  /** Starts sent, and failures of the platform. */
  tries: number;
  failures: number;
  /** Why it is open whether its operation exists, although no start is under way; null when it is not. */
  doubt: ContreeError | null;
  /** Called when the leg's operation has ended; `again` says whether another follows. */
  onEnd: (again: boolean) => void;
}

interface Run {
  readonly calls: StartCalls;
  readonly stop: AbortSignal;
  readonly onOver: (name: string) => void;
  readonly late: LateArrivals;
}

/** Starts legs, at most `maxParallel` at a time, and starts those again that the platform failed. */
export class Launcher {
  readonly #options: LauncherOptions;
  readonly #inTurn: ReturnType<typeof limitConcurrency>;
  readonly #legs: ReadonlyMap<string, LegState>;
  #isOver = false;

  constructor(options: LauncherOptions) {
    this.#options = options;
    this.#inTurn = limitConcurrency(options.clock, SLOW_START);
    const fresh = { tries: 0, failures: 0, doubt: null, onEnd: () => undefined };
    const stateOf = (launch: LegLaunch): LegState => ({ ...fresh, launch });
    this.#legs = new Map(options.launches.map((launch) => [launch.name, stateOf(launch)]));
  }

  /**
   * Starts all legs; resolves when no start is left, because each leg has ended or `stop` has aborted and the starts that were
   * under way are over.
   * @param onOver called for each leg that was refused, whose start was lost, or that is not started again after all
   */
  async run(stop: AbortSignal, onOver: (name: string) => void): Promise<void> {
    const { maxParallel, record } = this.#options;
    const limit = pLimit(maxParallel ?? Number.POSITIVE_INFINITY);
    const crash = new AbortController();
    const halt = AbortSignal.any([stop, crash.signal]);
    const onHalt = (): void => {
      this.#isOver = true;
      for (const { onEnd } of this.#legs.values()) onEnd(false);
    };
    halt.addEventListener('abort', onHalt, { once: true });
    // The setup's launcher may have lost one before.
    const hadLost = record.mayHaveLostStart;
    record.mayHaveLostStart = true;
    const calls = limitStarts(this.#options, halt);
    const late = new LateArrivals({ ...this.#options, adopt: this.#adopt }, calls.search);
    const run = { calls, stop: halt, onOver, late };
    const runs = [...this.#legs.values()].map((leg) => limit(() => this.#runLeg(leg, run)));
    try {
      const ends = await Promise.all(runs);
      await late.close();
      record.mayHaveLostStart = hadLost || late.count > 0 || ends.includes('lost');
    } finally {
      // After a crash nothing may be started any more when the caller learns of it.
      crash.abort();
      await Promise.allSettled([...runs, late.close()]);
    }
  }

  /** A leg's operation has ended: returns whether the leg is started again. */
  ended(result: LegResult): boolean {
    const leg = this.#legs.get(result.leg.name);
    const { clock, deadline } = this.#options;
    if (leg === undefined || this.#isOver || clock.now() >= deadline) return false;
    const again = failedByPlatform(result) && this.#mayTryAgain(leg);
    leg.onEnd(again);
    return again;
  }

  /** Starts one leg until it needs no further start. */
  async #runLeg(leg: LegState, run: Run): Promise<'lost' | 'done'> {
    const { clock, follows } = this.#options;
    while (!run.stop.aborted) {
      const { promise: ended, resolve } = Promise.withResolvers<boolean>();
      leg.onEnd = resolve;
      const started = await this.#start(leg, run);
      if (started?.kind === 'lost') return this.#lose(leg, started.problem, run);
      const again =
        started?.kind === 'refused'
          ? this.#recordRefused(leg, started, run)
          : started !== null && follows && (await ended);
      if (!again) break;
      const asked = started?.kind === 'refused' ? (started.problem.failure.retryAfter ?? 0) : 0;
      await clock.sleep(Math.max(backoffDelay(BACKOFF, leg.failures, clock.random()), asked), run.stop);
    }
    if (leg.doubt !== null) return this.#lose(leg, leg.doubt, run);
    if (this.#options.ledger.keepLastTry(leg.launch.name)) run.onOver(leg.launch.name);
    return 'done';
  }

  /** The leg's operation may exist: only the end of the step, or the post step, may still find it. */
  #lose({ launch: { name } }: LegState, problem: ContreeError, run: Run): 'lost' {
    this.#options.ledger.recordFailedStart(name, 'lost', problem);
    run.onOver(name);
    return 'lost';
  }

  /** Null when the run was stopped first. */
  async #start(leg: LegState, run: Run): Promise<StartResult | null> {
    const { ledger, markerOf, onStart } = this.#options;
    const { name, requestOf } = leg.launch;
    const started = await startOnce({
      ...this.#options,
      ...run.calls,
      inTurn: this.#inTurn,
      stop: run.stop,
      requestOf,
      nextMarker: () => {
        leg.tries += 1;
        return markerOf(name, leg.tries);
      },
      onDoubt: (marker, problem) => {
        leg.doubt = problem;
        run.late.expect(name, marker);
      },
    });
    if (started?.kind === 'started') {
      leg.doubt = null;
      const operation = { name, uuid: started.uuid };
      ledger.recordStart(operation);
      onStart(operation);
    }
    return started;
  }

  /** Returns whether the start is retried. */
  #recordRefused(leg: LegState, { platform, problem }: Extract<StartResult, { kind: 'refused' }>, run: Run): boolean {
    const { ledger, onRetry } = this.#options;
    const { name } = leg.launch;
    // A stop or the deadline came first: the service refused nothing.
    if (problem.isCutOff || problem.isDeferred) {
      if (problem.failure.status !== null) ledger.recordDelay(name, problem);
      return false;
    }
    // Its search has ended empty, so that it counts as refused.
    leg.doubt = null;
    if (platform && this.#mayTryAgain(leg)) {
      ledger.recordFailedStart(name, 'planned', problem);
      onRetry(name);
      return true;
    }
    ledger.recordFailedStart(name, 'refused', problem);
    run.onOver(name);
    return false;
  }

  readonly #adopt = (leg: Leg): boolean => {
    const { ledger, onStart } = this.#options;
    if (ledger.startOf(leg.name) !== 'lost') return false;
    ledger.recordStart(leg);
    onStart(leg);
    return true;
  };

  #mayTryAgain(leg: LegState): boolean {
    if (leg.failures >= this.#options.retries) return false;
    leg.failures += 1;
    return true;
  }
}

/** The platform failed it: no exit code says that its command ran to an end. */
function failedByPlatform({ operation }: LegResult): boolean {
  return operation?.status === 'FAILED' && operation.exitCode === null && !operation.sandboxTimedOut;
}
