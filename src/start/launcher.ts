import pLimit from 'p-limit';
import { type Backoff, backoffDelay } from '../contree/backoff.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, SpawnRequest } from '../contree/types.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { RunRecord } from '../legs/run-record.ts';
import type { Marker } from './marker.ts';
import { limitStarts, type StartCalls, startOnce, type StartOptions, type StartResult } from './start-once.ts';

export interface LegLaunch {
  readonly name: string;
  readonly requestOf: (marker: Marker) => SpawnRequest;
}

export interface LauncherOptions extends Pick<StartOptions, 'client' | 'clock' | 'locator'> {
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
  /**
   * Called when a start turns out to have arrived that was taken for one that did not, and has been sent again or given up since.
   * The operation is no leg: it must be cancelled within the call. It must not reject.
   */
  readonly onDuplicate: (leg: Leg, call: Call) => Promise<void>;
}

/** Milliseconds after which a slow start lets the next one begin. */
const SLOW_START = 5_000;
/** Milliseconds after which starts that may still arrive are searched for once more while the run goes on. */
const LATE_ARRIVAL = 5_000;
/** Milliseconds for cancelling a duplicate. */
const CANCEL_LIMIT = 5_000;
/** Before a leg is started again that the platform failed. */
const BACKOFF: Backoff = { base: 1_000, cap: 30_000, jitter: 0.5 };

interface LegState {
  readonly launch: LegLaunch;
  /** Starts sent, and failures of the platform. */
  tries: number;
  failures: number;
  /** Called when the leg's operation has ended; `again` says whether another follows. */
  onEnd: (again: boolean) => void;
}

interface Run {
  readonly calls: StartCalls;
  readonly stop: AbortSignal;
  readonly onRefused: (name: string) => void;
  /** Aborts when no leg needs a start any more. */
  readonly over: AbortSignal;
}

/** Starts legs, at most `maxParallel` at a time, and starts those again that the platform failed. */
export class Launcher {
  readonly #options: LauncherOptions;
  readonly #inTurn: ReturnType<typeof limitConcurrency>;
  readonly #legs: ReadonlyMap<string, LegState>;
  /** Starts that were not found and may still arrive. */
  readonly #doubts = new Set<Marker>();
  /** A search for them is planned. */
  #isLooking = false;
  /** Such searches, and the cancelling of what they find. */
  readonly #background: Promise<void>[] = [];

  constructor(options: LauncherOptions) {
    this.#options = options;
    this.#inTurn = limitConcurrency(options.clock, SLOW_START);
    const stateOf = (launch: LegLaunch): LegState => ({ launch, tries: 0, failures: 0, onEnd: () => undefined });
    this.#legs = new Map(options.launches.map((launch) => [launch.name, stateOf(launch)]));
  }

  /**
   * Starts all legs; resolves when no start is left, because each leg has ended or `stop` has aborted and the starts that were
   * under way are over.
   * @param onRefused called for each leg that was not started, or whose start was lost
   */
  async run(stop: AbortSignal, onRefused: (name: string) => void): Promise<void> {
    const { maxParallel, record } = this.#options;
    const limit = pLimit(maxParallel ?? Number.POSITIVE_INFINITY);
    const crash = new AbortController();
    const halt = AbortSignal.any([stop, crash.signal]);
    const onHalt = (): void => {
      for (const { onEnd } of this.#legs.values()) onEnd(false);
    };
    halt.addEventListener('abort', onHalt, { once: true });
    // The setup's launcher may have lost one before.
    const hadLost = record.mayHaveLostStart;
    record.mayHaveLostStart = true;
    const over = new AbortController();
    const run = { calls: limitStarts(this.#options, halt), stop: halt, onRefused, over: over.signal };
    const runs = [...this.#legs.values()].map((leg) => limit(() => this.#runLeg(leg, run)));
    try {
      const ends = await Promise.all(runs);
      over.abort('over');
      await this.#finishBeside();
      record.mayHaveLostStart = hadLost || this.#doubts.size > 0 || ends.includes('lost');
    } finally {
      // After a crash nothing may be started any more when the caller learns of it.
      crash.abort();
      over.abort('over');
      await Promise.allSettled([...runs, this.#finishBeside()]);
    }
  }

  /** A leg's operation has ended: returns whether the leg is started again. */
  ended(result: LegResult): boolean {
    const leg = this.#legs.get(result.leg.name);
    if (leg === undefined) return false;
    const again = failedByPlatform(result) && this.#mayTryAgain(leg);
    leg.onEnd(again);
    return again;
  }

  /** Starts one leg until it needs no further start. */
  async #runLeg(leg: LegState, run: Run): Promise<'lost' | 'done'> {
    const { clock, follows, ledger } = this.#options;
    const { name } = leg.launch;
    while (!run.stop.aborted) {
      const { promise: ended, resolve } = Promise.withResolvers<boolean>();
      leg.onEnd = resolve;
      const started = await this.#start(leg, run);
      if (started?.kind === 'lost') {
        ledger.recordFailedStart(name, 'lost', started.problem);
        run.onRefused(name);
        return 'lost';
      }
      const again =
        started?.kind === 'refused'
          ? this.#recordRefused(leg, started, run)
          : started !== null && follows && (await ended);
      if (!again) break;
      const asked = started?.kind === 'refused' ? (started.problem.failure.retryAfter ?? 0) : 0;
      await clock.sleep(Math.max(backoffDelay(BACKOFF, leg.failures, clock.random()), asked), run.stop);
    }
    return 'done';
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
      onDoubt: (marker) => {
        this.#expect(name, marker, run);
      },
    });
    if (started?.kind === 'started') {
      const operation = { name, uuid: started.uuid };
      ledger.recordStart(operation);
      onStart(operation);
    }
    return started;
  }

  /** The start may still arrive: each search from now on looks for it too, and there is one more soon. */
  #expect(name: string, marker: Marker, { calls, over }: Run): void {
    const { clock, locator, onDuplicate } = this.#options;
    this.#doubts.add(marker);
    locator.expect(marker, (uuid) => {
      this.#doubts.delete(marker);
      const deadline = Math.min(clock.now() + CANCEL_LIMIT, calls.search.deadline ?? Infinity);
      this.#runBeside(onDuplicate({ name, uuid }, { ...calls.search, deadline }));
    });
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#runBeside(this.#lookLater(calls.search, over));
  }

  async #lookLater(search: Call, over: AbortSignal): Promise<void> {
    const { clock, locator } = this.#options;
    await clock.sleep(LATE_ARRIVAL, over);
    this.#isLooking = false;
    if (over.aborted) return;
    try {
      await locator.look({ ...search, signal: search.signal ? AbortSignal.any([search.signal, over]) : over });
    } catch (error) {
      // The last search of the step and the one of the post step follow.
      if (!(error instanceof ContreeError)) throw error;
    }
  }

  #runBeside(work: Promise<void>): void {
    // `#finishBeside` throws it.
    work.catch(() => undefined);
    this.#background.push(work);
  }

  async #finishBeside(): Promise<void> {
    while (this.#background.length > 0) await Promise.all(this.#background.splice(0));
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
    if (platform && this.#mayTryAgain(leg)) {
      ledger.recordFailedStart(name, 'planned', problem);
      onRetry(name);
      return true;
    }
    ledger.recordFailedStart(name, 'refused', problem);
    run.onRefused(name);
    return false;
  }

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
