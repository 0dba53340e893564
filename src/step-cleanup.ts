import { ContreeError } from './contree/contree-error.ts';
import type { Call } from './contree/types.ts';
import { crashCancelsUntil, LAST_SEARCH } from './legs/after-deadline.ts';
import { cancelActive, type CancelDeps, cancelLegs } from './legs/cancel-legs.ts';
import type { Leg } from './legs/leg.ts';
import type { Ledger } from './legs/ledger.ts';
import { SETUP } from './legs/run-record.ts';
import { type CleanupPolicy, SHUTDOWN_LIMIT } from './legs/shutdown.ts';
import type { Context } from './modes/context.ts';
import { logLine } from './report/escape.ts';
import { cancelLogger } from './report/log.ts';

interface ModeEnd {
  readonly policy: CleanupPolicy;
  /** Whether the step starts its legs itself. */
  readonly isRun: boolean;
  /** False when the mode threw. */
  readonly ended: boolean;
  /** Milliseconds since the runner stopped the step; 0 when it did not. */
  readonly sinceStop: number;
  /** When the time of the mode was over, in milliseconds since the epoch. */
  readonly deadline: number;
}

/** At the end of a mode: cancels what the step leaves active, after a signal, and after a crash of a mode that started legs. */
export async function cancelLeft(context: Context, modeEnd: ModeEnd): Promise<void> {
  const { policy, isRun, ended, sinceStop, deadline } = modeEnd;
  const { clock, ledger, preparation, record, signal } = context;
  // A mode that went on cancelling after the signal has used up some of the limit, or all of it.
  const left = SHUTDOWN_LIMIT - sinceStop;
  const now = clock.now();
  const until = signal.aborted ? now + left : crashCancelsUntil(now, deadline, left);
  // A run that crashed must not leave its legs running until the end of the job.
  const hasCrashed = !ended && isRun && policy === 'always';
  const cancels = (signal.aborted || hasCrashed) && policy !== 'never' && left > 0;
  if (cancels) context.handOver();
  await Promise.all([
    ...(cancels ? [preparation, ledger] : []).map((one) =>
      cancelActive(cancelDeps(context, one), isRun, { deadline: until }),
    ),
    record.mayHaveLostStart && (cancels || policy === 'always')
      ? cancelLost(context, signal.aborted ? until : now + LAST_SEARCH)
      : null,
  ]);
}

/**
 * Cancels what was started without a reply, found by its marker. The post step finds what arrives later still.
 * @param until milliseconds since the epoch; a third of the time is kept for the cancels
 */
async function cancelLost(context: Context, until: number): Promise<void> {
  const now = context.clock.now();
  const call = { deadline: until };
  try {
    const found = await adoptLost(context, { deadline: now + ((until - now) * 2) / 3 });
    context.handOver();
    const byLedger = [...Map.groupBy(found, ({ ledger }) => ledger)];
    await Promise.all(
      byLedger.map(async ([ledger, its]) => {
        const legs = its.map(({ leg }) => leg);
        await cancelLegs(cancelDeps(context, ledger), legs, call);
      }),
    );
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    context.log.info(logLine`Operations started without a reply are left to the post step: ${error.message}`);
  }
}

/**
 * Records every active operation whose start the step lost: as its leg or setup, or as a duplicate when that was started
 * again since. Returns where each is now. Throws `ContreeError` when the operations cannot be listed.
 */
export async function adoptLost(
  { locator, ledger, preparation, duplicates }: Pick<Context, 'locator' | 'ledger' | 'preparation' | 'duplicates'>,
  call: Call,
): Promise<readonly { readonly ledger: Ledger; readonly leg: Leg }[]> {
  const { lost } = await locator.findLost([ledger, preparation, duplicates], call);
  return lost.map(({ uuid, marker }) => {
    const name = marker.leg ?? SETUP;
    const own = marker.leg === null ? preparation : ledger;
    const adopting = own.isLost(name) ? own : duplicates;
    const leg = { name: adopting === duplicates ? `${name} (${uuid})` : name, uuid };
    adopting.recordStart(leg);
    return { ledger: adopting, leg };
  });
}

function cancelDeps({ client, clock, log }: Context, ledger: Ledger): CancelDeps {
  return { client, clock, ledger, onAnswer: cancelLogger(log) };
}
