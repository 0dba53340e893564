import { ContreeError } from './contree/contree-error.ts';
import type { Call } from './contree/types.ts';
import { crashCancelsUntil, LAST_SEARCH } from './legs/after-deadline.ts';
import { AT_THE_END, cancelActive, type CancelDeps, cancelLegs, legsToCancel } from './legs/cancel-legs.ts';
import type { Leg } from './legs/leg.ts';
import type { Ledger } from './legs/ledger.ts';
import { SETUP } from './legs/run-record.ts';
import { cancelLimit, type CleanupPolicy } from './legs/shutdown.ts';
import type { Context } from './modes/context.ts';
import { type CancelLog, cancelLogger } from './report/cancel-log.ts';
import { logLine } from './report/escape.ts';

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
  const { clock, ledger, log, preparation, record, signal } = context;
  const ledgers = [preparation, ledger];
  const legs = ledgers.reduce((sum, one) => sum + legsToCancel(one, isRun).length, 0);
  // A mode that went on cancelling after the signal has used up some of the limit, or all of it.
  const left = cancelLimit(legs) - sinceStop;
  const now = clock.now();
  const until = signal.aborted ? now + left : crashCancelsUntil(now, deadline, left);
  const call = { deadline: until, parallel: AT_THE_END };
  // A run that crashed must not leave its legs running until the end of the job.
  const hasCrashed = !ended && isRun && policy === 'always';
  const cancels = (signal.aborted || hasCrashed) && policy !== 'never' && left > 0;
  if (cancels) context.handOver();
  const cancelLog = cancelLogger(log, legs);
  const [unasked] = await Promise.all([
    Promise.all((cancels ? ledgers : []).map((one) => cancelActive(cancelDeps(context, one, cancelLog), isRun, call))),
    record.mayHaveLostStart && (cancels || policy === 'always')
      ? cancelLost(context, signal.aborted ? until : now + LAST_SEARCH)
      : null,
  ]);
  cancelLog.end(unasked.flat());
}

/**
 * Cancels what was started without a reply, found by its marker. The post step finds what arrives later still.
 * @param until milliseconds since the epoch; a third of the time is kept for the cancels
 */
async function cancelLost(context: Context, until: number): Promise<void> {
  const { clock, log } = context;
  const now = clock.now();
  const call = { deadline: until, parallel: AT_THE_END };
  try {
    const lost = await adoptLost(context, { deadline: now + ((until - now) * 2) / 3 });
    context.handOver();
    const cancelLog = cancelLogger(log, lost.length);
    const cancelling = [...Map.groupBy(lost, ({ ledger }) => ledger)].map(([ledger, located]) => {
      const legs = located.map(({ leg }) => leg);
      return cancelLegs(cancelDeps(context, ledger, cancelLog), legs, call);
    });
    cancelLog.end((await Promise.all(cancelling)).flat());
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    log.info(logLine`Operations started without a reply are left to the post step: ${error.message}`);
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

function cancelDeps({ client, clock }: Context, ledger: Ledger, { onAnswer }: CancelLog): CancelDeps {
  return { client, clock, ledger, onAnswer };
}
