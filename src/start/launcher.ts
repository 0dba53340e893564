import pLimit from 'p-limit';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { RunRecord } from '../legs/run-record.ts';
import { LateArrivals, type LateArrivalsDeps } from './late-arrivals.ts';
import { type LegLaunch, LegTries, type TriesOptions } from './leg-tries.ts';
import { limitStarts } from './start-once.ts';

export interface LauncherOptions extends TriesOptions, Pick<LateArrivalsDeps, 'onDuplicate'> {
  readonly launches: readonly LegLaunch[];
  readonly record: RunRecord;
  /** Milliseconds since the epoch: when the last start may be sent. */
  readonly deadline: number;
  /** Aborts when the runner stops the step. */
  readonly signal: AbortSignal;
  /** Null for no limit. */
  readonly maxParallel: number | null;
}

/** Milliseconds after which a slow start lets the next one begin. */
const SLOW_START = 5_000;

/** Starts legs, at most `maxParallel` at a time, and again where there is a reason to. */
export class Launcher {
  readonly #options: LauncherOptions;
  readonly #legs: ReadonlyMap<string, LegTries>;
  #isOver = false;

  constructor(options: LauncherOptions) {
    this.#options = options;
    this.#legs = new Map(options.launches.map((launch) => [launch.name, new LegTries(launch, options)]));
  }

  /**
   * Starts all legs; resolves when no start is left, because each leg has ended or `stop` has aborted and the starts that were
   * under way are over.
   * @param onOver called for each leg that was refused, whose start was lost, or that is not started again after all
   */
  async run(stop: AbortSignal, onOver: (name: string) => void): Promise<void> {
    const { clock, maxParallel, record } = this.#options;
    const limit = pLimit(maxParallel ?? Number.POSITIVE_INFINITY);
    const crash = new AbortController();
    const halt = AbortSignal.any([stop, crash.signal]);
    const onHalt = (): void => {
      this.#isOver = true;
      for (const leg of this.#legs.values()) leg.stop();
    };
    halt.addEventListener('abort', onHalt, { once: true });
    // The setup's launcher may have lost one before.
    const hadLost = record.mayHaveLostStart;
    record.mayHaveLostStart = true;
    const calls = limitStarts(this.#options, halt);
    const late = new LateArrivals({ ...this.#options, adopt: this.#adopt }, calls.search);
    const run = { calls, inTurn: limitConcurrency(clock, SLOW_START), stop: halt, onOver, late };
    const runs = [...this.#legs.values()].map((leg) => limit(() => leg.run(run)));
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
    return leg.ended(result);
  }

  readonly #adopt = (leg: Leg): boolean => {
    const { ledger, onStart } = this.#options;
    if (ledger.startOf(leg.name) !== 'lost') return false;
    ledger.recordStart(leg);
    onStart(leg);
    return true;
  };
}
