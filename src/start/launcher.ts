import pLimit from 'p-limit';
import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { SpawnRequest } from '../contree/types.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { RunRecord } from '../legs/run-record.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { Locator } from './locate.ts';
import type { Marker } from './marker.ts';
import { startPatience, type StartCalls } from '../legs/shutdown.ts';
import { startOnce, type Started } from './start-once.ts';

/** A leg, ready to be started. */
export interface Launch {
  readonly name: string;
  readonly requestOf: (marker: Marker) => SpawnRequest;
}

export interface LauncherOptions {
  readonly launches: readonly Launch[];
  /** Somebody calls `ended` for each leg; otherwise each is only started. */
  readonly follows: boolean;
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly record: RunRecord;
  readonly locator: Locator;
  /** Milliseconds since the epoch: when the last start may be sent. */
  readonly deadline: number;
  /** Aborts when the step is told to end. */
  readonly signal: AbortSignal;
  /** The marker of a leg's try. */
  readonly markerOf: (leg: string, tries: number) => Marker;
  /** Null for no limit. */
  readonly maxParallel: number | null;
  readonly retries: number;
  /** Called when a leg was started, and when it could not be started but will be tried again. */
  readonly onStart: (leg: Leg) => void;
  readonly onRetry: (name: string) => void;
}

/** Milliseconds after which a start makes place for the next. */
const SLOW_START = 5_000;
/** Milliseconds before a leg that the platform failed is started again: the first pause, doubled each time, and the longest. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** Starts legs, never more at a time than it may, and starts again what the platform failed. */
export class Launcher {
  readonly #options: LauncherOptions;
  readonly #inTurn: ReturnType<typeof limitConcurrency>;
  /** Told, by leg, whether an operation that has ended is to be followed by another. */
  readonly #ends = new Map<string, (again: boolean) => void>();
  readonly #failures = new Map<string, number>();
  readonly #tries = new Map<string, number>();
  /** A start that was not found may still arrive. */
  #doubtful = false;

  constructor(options: LauncherOptions) {
    this.#options = options;
    this.#inTurn = limitConcurrency(options.clock, SLOW_START);
  }

  /**
   * Starts all legs; resolves when none will be started any more, because each has come to its end or `stop` has aborted.
   * What was under way by then is brought to its end.
   * @param onRefused hears of each leg that was not started, or whose start was lost
   */
  async run(stop: AbortSignal, onRefused: (name: string) => void): Promise<void> {
    const { launches, maxParallel, record } = this.#options;
    const places = pLimit(maxParallel ?? Number.POSITIVE_INFINITY);
    const crash = new AbortController();
    const over = AbortSignal.any([stop, crash.signal]);
    const patience = startPatience(this.#options, over);
    record.unsure = true;
    const carried = launches.map((launch) => places(() => this.#carry(launch, patience.calls, over, onRefused)));
    try {
      const ends = await Promise.all(carried);
      record.unsure = this.#doubtful || ends.includes('lost');
    } finally {
      // Nothing is started behind the back of whoever hears of a crash.
      crash.abort();
      await Promise.allSettled(carried);
      patience.release();
    }
  }

  /** A leg's operation has ended: returns whether the leg is started again. */
  ended(result: LegResult): boolean {
    const { name } = result.leg;
    const again = failedByPlatform(result) && this.#mayTryAgain(name);
    this.#ends.get(name)?.(again);
    return again;
  }

  /** One leg through all its tries. */
  async #carry(
    launch: Launch,
    calls: StartCalls,
    stop: AbortSignal,
    onRefused: (name: string) => void,
  ): Promise<'lost' | 'done'> {
    const { ledger, follows } = this.#options;
    const { name } = launch;
    while (!stop.aborted) {
      const end = Promise.withResolvers<boolean>();
      this.#ends.set(name, end.resolve);
      const started = await this.#inTurn(() => this.#start(launch, calls, stop));
      if (started === null) break;
      if (started.kind === 'lost') {
        ledger.recordLostStart(name, started.problem);
        onRefused(name);
        return 'lost';
      }
      if (started.kind === 'refused' && isCutOff(started.problem)) {
        if (started.problem.failure.status !== null) ledger.recordDelay(name, started.problem);
        break;
      }
      if (started.kind === 'refused' && !this.#triesAgain(name, started)) {
        ledger.recordRefusal(name, started.problem);
        onRefused(name);
        break;
      }
      if (started.kind === 'started' && !(follows && (await unlessStopped(end.promise, stop)))) break;
      await this.#pause(name, stop);
    }
    return 'done';
  }

  async #start({ name, requestOf }: Launch, calls: StartCalls, stop: AbortSignal): Promise<Started | null> {
    const { client, clock, ledger, locator, markerOf, onStart } = this.#options;
    if (stop.aborted) return null;
    const nextMarker = (): Marker => markerOf(name, this.#nextTry(name));
    const onDoubt = (): void => {
      this.#doubtful = true;
    };
    const started = await startOnce({ ...calls, client, clock, locator, nextMarker, onDoubt, requestOf });
    if (started.kind === 'started') {
      const leg = { name, uuid: started.uuid };
      ledger.recordStart(leg);
      onStart(leg);
    }
    return started;
  }

  #triesAgain(name: string, { platform, problem }: Extract<Started, { kind: 'refused' }>): boolean {
    if (!platform || !this.#mayTryAgain(name)) return false;
    this.#options.ledger.recordFailedTry(name, problem);
    this.#options.onRetry(name);
    return true;
  }

  #mayTryAgain(name: string): boolean {
    const failures = this.#failures.get(name) ?? 0;
    if (failures >= this.#options.retries) return false;
    this.#failures.set(name, failures + 1);
    return true;
  }

  #nextTry(name: string): number {
    const tries = (this.#tries.get(name) ?? 0) + 1;
    this.#tries.set(name, tries);
    return tries;
  }

  async #pause(name: string, stop: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    const failures = this.#failures.get(name) ?? 0;
    const longest = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
    await clock.sleep(longest * (0.5 + clock.random() / 2), stop);
  }
}

/** The platform failed it: no exit code says that its command ran to an end. */
function failedByPlatform({ operation }: LegResult): boolean {
  return operation?.status === 'FAILED' && operation.exitCode === null && !operation.sandboxTimedOut;
}

/** The step had no more time for it: that is nothing the service refused. */
function isCutOff(problem: ContreeError): boolean {
  return problem.isCutOff || problem.isDeferred;
}

function unlessStopped(ended: Promise<boolean>, stop: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const onAbort = (): void => {
    resolve(false);
  };
  stop.addEventListener('abort', onAbort, { once: true });
  if (stop.aborted) onAbort();
  return Promise.race([ended, promise]).finally(() => {
    stop.removeEventListener('abort', onAbort);
  });
}
