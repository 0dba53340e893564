import type { LogPolicy } from '../inputs/inputs.ts';
import type { OperationDetail } from '../contree/types.ts';
import { cancelActive } from '../legs/cancel-legs.ts';
import { END_LIMIT, abortLater } from '../legs/shutdown.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { GOES_ON, watch, type Watch } from '../watch/watch.ts';
import { counted } from '../report/format.ts';
import { cancelLogger } from '../report/log.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { settledLine, waitingLine, type Progress } from '../report/progress.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { LegOutput, type Ended } from './leg-output.ts';
import { recordResult, recordActive, recordWritten, printoutOf, printoutSoFar, type Printout } from './leg-printout.ts';

/** How long cancelling may take, in milliseconds. */
const CANCEL_PATIENCE = 10_000;

export interface FollowOptions {
  /** Milliseconds since the epoch, for all legs together. */
  readonly deadline: number;
  readonly onTimeout: 'leave' | 'cancel';
  readonly failFast: boolean;
  readonly logs: LogPolicy;
  /** It is the setup that is followed, which is no leg and counts among none. */
  readonly isSetup?: boolean;
  /** Absent when all legs are started already. */
  readonly starting?: Starting;
  /** Called for each leg that has ended for good and could be read. */
  readonly onEnd?: (leg: Leg, result: LegResult) => void;
  /** Where the legs are recorded; the context's ledger when left out. */
  readonly ledger?: Ledger;
}

/** Starts legs while others are followed. */
export interface Starting {
  /** Resolves when no leg will be started any more. `onRefused` hears of each that could not be. */
  run(stop: AbortSignal, onRefused: (name: string) => void): Promise<void>;
  /** The leg's operation has ended: returns whether the leg is started again. */
  ended(result: LegResult): boolean;
}

/** Follows the legs of the ledger until each has ended, the deadline has passed, or one of them failed fast. */
export async function follow(options: FollowOptions, context: Context): Promise<void> {
  await new Follower(options, context).run();
}

class Follower {
  readonly #options: FollowOptions;
  readonly #context: Context;
  readonly #output: LegOutput;
  /** Aborted when a leg did not pass and the others are not to go on for that. */
  readonly #failure = new AbortController();
  /** What was read of the legs' logs, by UUID. */
  readonly #tracks: NonNullable<Watch['tracks']> = new Map();
  /** What the service sent last for each leg that it showed active, by UUID. */
  readonly #lastSeen = new Map<string, unknown>();
  /** What legs ended with whose log the first watch could not read to its end. */
  readonly #left = new Map<Leg, OperationDetail>();
  /** Puts the next sign of life off. */
  #beat: () => void = () => undefined;

  constructor(options: FollowOptions, context: Context) {
    this.#options = options;
    this.#context = { ...context, ledger: options.ledger ?? context.ledger };
    this.#output = new LegOutput(options.logs, context, () => {
      this.#beat();
    });
  }

  async run(): Promise<void> {
    try {
      await this.#untilEnd();
      await this.#after();
    } finally {
      this.#settleLeft();
      this.#output.close();
      recordActive(this.#context, this.#lastSeen);
    }
  }

  /** Starts the legs that are yet to be started, and watches all of them. */
  async #untilEnd(): Promise<void> {
    const { ledger, results, signal } = this.#context;
    const { deadline, starting } = this.#options;
    const over = new AbortController();
    const stop = AbortSignal.any([signal, this.#failure.signal]);
    const started = starting?.run(AbortSignal.any([stop, over.signal]), (name) => {
      const result = ledger.resultOf(name);
      if (result.start === 'refused') results.addProblem(result.leg, result.problem?.message ?? 'not started');
      this.#tellEnd(result);
    });
    // Whatever keeps the legs from being started is thrown below, and nobody waits for those that were.
    const crash = new AbortController();
    const untilCrash = started?.catch(() => {
      crash.abort();
    });
    try {
      await this.#watch(deadline, AbortSignal.any([stop, crash.signal]), untilCrash);
    } finally {
      over.abort('over');
      await started;
    }
  }

  /** What is done about legs that have not ended. */
  async #after(): Promise<void> {
    const { clock, ledger, log, signal } = this.#context;
    const { onTimeout, starting } = this.#options;
    // One whose start was lost has not settled, and time would not change that.
    const open = ledger.unsettled().length + ledger.plannedCount;
    if (signal.aborted || open === 0) return;
    if (this.#failure.signal.aborted) {
      log.info(logLine`A leg did not pass: cancelling the other ${open} (fail-fast).`);
      await cancelRest(this.#context, starting !== undefined);
      await this.#watch(clock.now() + END_LIMIT, signal);
      return;
    }
    ledger.recordDeadline();
    const late = ledger.size - ledger.settledCount;
    log.info(logLine`The deadline passed with ${late} of ${counted(ledger.size, 'operation')} not settled.`);
    for (const leg of ledger.unsettled()) this.#showSoFar(leg);
    if (onTimeout === 'cancel') await cancelRest(this.#context, starting !== undefined);
  }

  /** @param started absent when no leg is started any more */
  async #watch(until: number, stop: AbortSignal, started?: Promise<unknown>): Promise<void> {
    const { clock, ledger, log } = this.#context;
    const life = (): LogText => {
      const left = (until - clock.now()) / 1000;
      return waitingLine(this.#progress(), ledger.activeStatuses(), ledger.plannedCount, left);
    };
    await heartbeat(this.#context, life, async (beat) => {
      this.#beat = beat;
      await watch({
        ...this.#context,
        tracks: this.#tracks,
        deadline: until,
        signal: stop,
        ...(started && { starting: started }),
        onActive: (leg, payload) => {
          this.#lastSeen.set(leg.uuid, payload);
        },
        onOutput: (leg, event) => {
          this.#output.take(leg, event);
        },
        wantsTail: (detail) => this.#output.wantsTail(detail),
        onLeft: (leg, detail) => {
          this.#left.set(leg, detail);
        },
        onStreamTrouble: (leg, { message }) => {
          log.debug(logLine`${leg.name} · event stream: ${message}`);
        },
        onRouteMissing: () => {
          log.info(logLine`The service has no event streams: legs are looked at now and then${this.#whenEnded()}.`);
        },
        onNoPlace: () => {
          log.info(
            logLine`No more event streams at a time: other legs are looked at now and then${this.#whenEnded()}.`,
          );
        },
        onSettled: (leg, detail, logIsWhole) => {
          this.#settled(leg, this.#output.end(leg, detail, logIsWhole), started !== undefined);
        },
      });
    });
  }

  /** What a leg came to is known, whether or not the rest of its log could be read. */
  #settleLeft(): void {
    const { ledger } = this.#context;
    for (const [leg, detail] of this.#left) {
      if (!ledger.isOpen(leg)) continue;
      ledger.recordRead(leg, detail.operation);
      this.#settled(leg, this.#output.end(leg, detail, false), false);
    }
  }

  #settled(leg: Leg, { detail, shown }: Ended, mayStartAgain: boolean): void {
    const { ledger, log } = this.#context;
    const { logs, onEnd, starting } = this.#options;
    this.#beat();
    this.#lastSeen.delete(leg.uuid);
    recordResult(leg, detail, this.#context);
    const result = ledger.result(leg);
    if (mayStartAgain && starting?.ended(result) === true) {
      log.info(logLine`${leg.name} · failed by the platform, to be started again · ${leg.uuid}`);
      ledger.planAgain(leg);
      return;
    }
    this.#tellEnd(result);
    this.#print(printoutOf(result, detail, logs, this.#context, shown));
    if (detail !== null) onEnd?.(leg, result);
  }

  /** Shows what a leg that is still active at the deadline has written until then. */
  #showSoFar(leg: Leg): void {
    const written = this.#output.written(leg);
    if (written === null) return;
    recordWritten(leg, written, this.#context);
    this.#print(printoutSoFar(this.#context.ledger.result(leg), written, this.#options.logs));
  }

  /** What that means for the lines that somebody waits for. */
  #whenEnded(): LogText {
    return this.#options.logs === 'live' ? logLine`, and their output is shown when they have ended` : logLine``;
  }

  #tellEnd(result: LegResult): void {
    this.#context.log.info(settledLine(this.#progress(), result));
    if (this.#options.failFast && result.exitCode > 0) this.#failure.abort(GOES_ON);
  }

  #progress(): Progress | null {
    const { ledger } = this.#context;
    return this.#options.isSetup === true ? null : { settled: ledger.settledCount, total: ledger.size };
  }

  #print(printout: Printout | null): void {
    if (printout !== null) this.#context.log.output(printout.title, printout.streams, printout.notes);
  }
}

/**
 * Asks to cancel every leg that may be active, and says of each what became of it. A signal lets it finish.
 * @param owned the step started them: those as well that it was not allowed to read
 */
async function cancelRest({ client, clock, ledger, log, signal }: Context, owned: boolean): Promise<void> {
  const call = { signal: abortLater(signal), deadline: clock.now() + CANCEL_PATIENCE };
  await cancelActive({ client, clock, ledger, onAnswer: cancelLogger(log) }, owned, call);
}
