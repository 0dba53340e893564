import type { LogPolicy } from '../inputs.ts';
import { cancelLegs } from '../legs/cancel.ts';
import { END_PATIENCE, graceAfter } from '../legs/grace.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import { watch, type Watch } from '../legs/watch.ts';
import { counted } from '../report/count.ts';
import { logLine } from '../report/escape.ts';
import { settledLine, waitingLine, type Progress } from '../report/progress.ts';
import { cancelLine } from './cancel-line.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { LegOutput } from './leg-output.ts';
import { file, fileActive, fileWritten, printoutOf, printoutSoFar, type Printout } from './settle.ts';

/** How long cancelling may take, in milliseconds. */
const CANCEL_PATIENCE = 10_000;

export interface Following {
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
}

/** Starts legs while others are followed. */
export interface Starting {
  /** Resolves when no leg will be started any more. `onRefused` hears of each that could not be. */
  run(stop: AbortSignal, onRefused: (name: string) => void): Promise<void>;
  /** The leg's operation has ended: returns whether the leg is started again. */
  ended(result: LegResult): boolean;
}

/** Follows the legs of the ledger until each has ended, the deadline has passed, or one of them failed fast. */
export async function follow(following: Following, context: Context): Promise<void> {
  const lastSeen = new Map<string, unknown>();
  const output = new LegOutput(following.logs, context);
  try {
    await followAll(following, context, lastSeen, output);
  } finally {
    output.close();
    fileActive(context, lastSeen);
  }
}

/** @param lastSeen takes what the service sent last for each leg that it showed active, by UUID */
async function followAll(
  following: Following,
  context: Context,
  lastSeen: Map<string, unknown>,
  output: LegOutput,
): Promise<void> {
  const { clock, ledger, log, results, signal } = context;
  const { deadline, failFast, logs, starting, onEnd } = following;
  const failure = new AbortController();
  const over = new AbortController();
  const tracks: Watch['tracks'] = new Map();
  const progress = (): Progress | null =>
    following.isSetup === true ? null : { settled: ledger.settledCount, total: ledger.size };
  const tellEnd = (result: LegResult): void => {
    log.info(settledLine(progress(), result));
    if (failFast && result.exitCode > 0) failure.abort();
  };

  const print = (printout: Printout | null): void => {
    if (printout !== null) log.output(printout.title, printout.streams, printout.notes);
  };

  const watchUntil = (until: number, stop: AbortSignal, started?: Promise<unknown>): Promise<void> =>
    heartbeat(
      context,
      () => waitingLine(progress(), ledger.activeStatuses(), ledger.plannedCount, (until - clock.now()) / 1000),
      (beat) =>
        watch({
          ...context,
          tracks,
          deadline: until,
          signal: stop,
          ...(started && { starting: started }),
          onActive: (leg, payload) => {
            lastSeen.set(leg.uuid, payload);
          },
          onOutput: (leg, event) => {
            output.take(leg, event);
            if (logs === 'live') beat();
          },
          wantsTail: (_, detail) => output.wantsTail(detail),
          onSettled: (leg, read, logIsWhole) => {
            beat();
            const { detail, isShown } = output.end(leg, read, logIsWhole);
            file(leg, detail, context);
            const result = ledger.result(leg);
            if (started !== undefined && starting?.ended(result) === true) {
              log.info(logLine`${leg.name} · failed by the platform, to be started again · ${leg.uuid}`);
              ledger.takeBack(leg);
              return;
            }
            tellEnd(result);
            print(printoutOf(result, detail, logs, context, isShown));
            if (detail !== null) onEnd?.(leg, result);
          },
        }),
    );

  const stop = AbortSignal.any([signal, failure.signal]);
  const started = starting?.run(AbortSignal.any([stop, over.signal]), (name) => {
    const result = ledger.resultOf(name);
    if (result.start === 'refused') results.addProblem(result.leg, result.problem?.message ?? 'not started');
    tellEnd(result);
  });
  // Whatever keeps the legs from being started is thrown below, and nobody waits for those that were.
  const crash = new AbortController();
  const watching = watchUntil(
    deadline,
    AbortSignal.any([stop, crash.signal]),
    started?.catch(() => {
      crash.abort();
    }),
  );
  try {
    await watching;
  } finally {
    over.abort('over');
    await started;
  }
  // One whose start was lost has not settled, and time would not change that.
  const open = ledger.unsettled().length + ledger.plannedCount;
  if (signal.aborted || open === 0) return;
  if (failure.signal.aborted) {
    log.info(logLine`A leg did not pass: cancelling the other ${open} (fail-fast).`);
    await cancelRest(context, starting !== undefined);
    await watchUntil(clock.now() + END_PATIENCE, signal);
    return;
  }
  ledger.expire();
  const late = ledger.size - ledger.settledCount;
  log.info(logLine`The deadline passed with ${late} of ${counted(ledger.size, 'operation')} not settled.`);
  for (const leg of ledger.unsettled()) {
    const written = output.written(leg);
    if (written === null) continue;
    fileWritten(leg, written, context);
    print(printoutSoFar(ledger.result(leg), written, logs));
  }
  if (following.onTimeout === 'cancel') await cancelRest(context, starting !== undefined);
}

/**
 * Asks to cancel every leg that may be active, and says of each what became of it. A signal lets it finish.
 * @param owned the step started them: those as well that it was not allowed to read
 */
async function cancelRest({ client, clock, ledger, log, signal }: Context, owned: boolean): Promise<void> {
  const grace = graceAfter(signal);
  const call = { signal: grace.signal, deadline: clock.now() + CANCEL_PATIENCE };
  try {
    await cancelLegs({ client, clock }, owned ? ledger.unended() : ledger.unsettled(), call, (leg, answer) => {
      ledger.markCancel(leg, answer.result, answer.problem);
      log.info(cancelLine(leg, answer));
    });
  } finally {
    grace.release();
  }
}
