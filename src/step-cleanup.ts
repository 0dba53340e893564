import { ContreeError } from './contree/contree-error.ts';
import type { Call } from './contree/types.ts';
import { crashCancelsUntil, LAST_SEARCH } from './legs/after-deadline.ts';
import { AT_THE_END, type CancelDeps, cancelLegs, leftToCancel } from './legs/cancel-legs.ts';
import type { Leg } from './legs/leg.ts';
import type { Ledger } from './legs/ledger.ts';
import { SETUP } from './legs/run-record.ts';
import { cancelLimit, type CleanupPolicy } from './legs/shutdown.ts';
import type { Context } from './modes/context.ts';
import { type CancelLog, cancelLogger, MOST_LINES } from './report/log/cancel-log.ts';
import { logLine } from './report/text/escape.ts';

interface ModeEnd {
  readonly policy: CleanupPolicy;
  /** Whether the step starts its legs itself. */
  readonly startsLegs: boolean;
  /** False when the mode threw. */
  readonly ended: boolean;
  /** Milliseconds since the runner stopped the step; 0 when it did not. */
  readonly sinceStop: number;
  /** When the time of the mode was over, in milliseconds since the epoch. */
  readonly deadline: number;
}

interface Cleanup {
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** Whether `cleanup` means the legs that are active now; duplicates, which nothing names, are always cancelled. */
  readonly isMeant: boolean;
  /** Whether they are cancelled now, and not left to the post step or to a later step. */
  readonly cancels: boolean;
}

/** At the end of a mode: cancels what the step leaves active, after a signal, and after a crash of a mode that started legs. */
export async function cancelLeft(context: Context, modeEnd: ModeEnd): Promise<void> {
  const { startsLegs } = modeEnd;
  const { clock, duplicates, ledger, log, preparation, record, signal } = context;
  const ledgers = [preparation, ledger, duplicates];
  const legs = ledgers.reduce((sum, one) => sum + leftToCancel(one, startsLegs).length, 0);
  const now = clock.now();
  const { until, isMeant, cancels } = planCleanup(modeEnd, { legs, now, isStopped: signal.aborted });
  if (cancels) context.handOver();
  const cancelLog = cancelLogger(log, legs);
  const cancel = (one: Ledger): Promise<readonly Leg[]> =>
    cancelLegs(cancelDeps(context, one, cancelLog), leftToCancel(one, startsLegs), {
      deadline: until,
      parallel: AT_THE_END,
    });
  const [unasked] = await Promise.all([
    Promise.all((cancels ? ledgers : [duplicates]).map(cancel)),
    record.mayHaveLostStart
      ? endLost(context, { until: signal.aborted ? until : now + LAST_SEARCH, cancels: isMeant })
      : null,
  ]);
  cancelLog.end(unasked.flat());
}

function planCleanup(
  { policy, startsLegs, ended, sinceStop, deadline }: ModeEnd,
  { legs, now, isStopped }: { readonly legs: number; readonly now: number; readonly isStopped: boolean },
): Cleanup {
  // A mode that went on cancelling after the signal has used up some of the limit, or all of it.
  const left = cancelLimit(legs) - sinceStop;
  const isMeant = policy === 'always' || (isStopped && policy !== 'never');
  // A run that crashed must not leave its legs running until the end of the job.
  const hasCrashed = !ended && startsLegs;
  return {
    until: isStopped ? now + left : crashCancelsUntil(now, deadline, left),
    isMeant,
    cancels: (isStopped || hasCrashed) && isMeant && left > 0,
  };
}

interface LastSearch {
  /** Milliseconds since the epoch; a third of the time is kept for the cancels. */
  readonly until: number;
  /** Whether legs that are found are cancelled. Duplicates always are: nothing names them, and their legs need none. */
  readonly cancels: boolean;
}

/** Milliseconds before the second look for starts that no post step looks for. */
const ARRIVAL = 1_000;

/**
 * Names what was started without a reply, found by its marker, and cancels it. The post step finds what arrives later still.
 */
async function endLost(context: Context, { until, cancels }: LastSearch): Promise<void> {
  const { clock, log, signal } = context;
  const now = clock.now();
  const search = { deadline: now + ((until - now) * 2) / 3 };
  try {
    await endFound(await adoptLost(context, search), { until, cancels }, context);
    if (cancels || signal.aborted) return;
    await clock.sleep(ARRIVAL, signal);
    await endFound(await adoptLost(context, search), { until, cancels }, context);
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    const what = cancels ? logLine`are left to the post step` : logLine`could not be searched for`;
    log.info(logLine`Operations started without a reply ${what}: ${error.message}`);
  }
}

interface Adopted {
  readonly ledger: Ledger;
  readonly leg: Leg;
}

async function endFound(adopted: readonly Adopted[], { until, cancels }: LastSearch, context: Context): Promise<void> {
  const { duplicates, log, results } = context;
  context.handOver();
  const own = adopted.filter(({ ledger }) => ledger !== duplicates).map(({ leg }) => leg);
  for (const leg of own) results.addStarted(leg);
  for (const { name, uuid } of own.slice(0, MOST_LINES))
    log.info(logLine`${name} · had been started after all · ${uuid}`);
  const toCancel = cancels ? adopted : adopted.filter(({ ledger }) => ledger === duplicates);
  const call = { deadline: until, parallel: AT_THE_END };
  const cancelLog = cancelLogger(log, toCancel.length);
  const cancelling = [...Map.groupBy(toCancel, ({ ledger }) => ledger)].map(([ledger, found]) => {
    const legs = found.map(({ leg }) => leg);
    return cancelLegs(cancelDeps(context, ledger, cancelLog), legs, call);
  });
  cancelLog.end((await Promise.all(cancelling)).flat());
}

/**
 * Records every active operation whose start the step lost: as its leg or setup, or as a duplicate when that was started
 * again since or given up. Returns where each is now. Throws `ContreeError` when the operations cannot be listed.
 */
export async function adoptLost(
  { locator, ledger, preparation, duplicates }: Pick<Context, 'locator' | 'ledger' | 'preparation' | 'duplicates'>,
  call: Call,
): Promise<readonly Adopted[]> {
  const { lost } = await locator.findLost([ledger, preparation, duplicates], call);
  return lost.map(({ uuid, marker }) => {
    const name = marker.leg ?? SETUP;
    const own = marker.leg === null ? preparation : ledger;
    const adopting = own.startOf(name) === 'lost' ? own : duplicates;
    const leg = { name: adopting === duplicates ? `${name} (${uuid})` : name, uuid };
    adopting.recordStart(leg);
    return { ledger: adopting, leg };
  });
}

function cancelDeps({ client, clock }: Context, ledger: Ledger, { onAnswer }: CancelLog): CancelDeps {
  return { client, clock, ledger, onAnswer };
}
