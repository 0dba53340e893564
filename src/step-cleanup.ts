import { ContreeError } from './contree/contree-error.ts';
import type { Call } from './contree/types.ts';
import { cancelActive, type CancelDeps, cancelLegs } from './legs/cancel-legs.ts';
import type { Ledger } from './legs/ledger.ts';
import { SHUTDOWN_LIMIT } from './legs/shutdown.ts';
import type { Context } from './modes/context.ts';
import { logLine } from './report/escape.ts';
import { cancelLogger } from './report/log.ts';
import { adoptLost } from './start/locate.ts';
import type { CleanupPolicy } from './legs/shutdown.ts';

export interface ModeEnd {
  readonly policy: CleanupPolicy;
  /** Whether the step starts its legs itself. */
  readonly isRun: boolean;
  /** False when the mode threw. */
  readonly ended: boolean;
  /** Milliseconds since the runner stopped the step; 0 when it did not. */
  readonly sinceStop: number;
}

/** At the end of a mode: cancels what the step leaves active, after a signal, and after a crash of a mode that started legs. */
export async function cancelLeft(context: Context, { policy, isRun, ended, sinceStop }: ModeEnd): Promise<void> {
  const { clock, record, signal } = context;
  // A mode that went on cancelling after the signal has used up some of the limit, or all of it.
  const left = SHUTDOWN_LIMIT - sinceStop;
  const call = { deadline: clock.now() + left };
  // A run that crashed must not leave its legs running until the end of the job.
  const hasCrashed = !ended && isRun && policy === 'always';
  const cancels = (signal.aborted || hasCrashed) && policy !== 'never' && left > 0;
  if (cancels) context.handOver();
  await Promise.all([
    cancels ? cancelKnown(context, isRun, call) : null,
    record.mayHaveLostStart && (cancels || policy === 'always') ? cancelLost(context, call) : null,
  ]);
}

async function cancelKnown(context: Context, owned: boolean, call: Call): Promise<void> {
  const ledgers = [context.preparation, context.ledger];
  await Promise.all(ledgers.map((ledger) => cancelActive(cancelDeps(context, ledger), owned, call)));
}

/** Cancels what was started without a reply, found by its marker. The post step finds what arrives later still. */
async function cancelLost(context: Context, call: Call): Promise<void> {
  try {
    for (const { ledger, leg } of await adoptLost(context.locator, context, call)) {
      await cancelLegs(cancelDeps(context, ledger), [leg], call);
    }
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    context.log.info(logLine`Operations started without a reply are left to the post step: ${error.message}`);
  }
}

function cancelDeps({ client, clock, log }: Context, ledger: Ledger): CancelDeps {
  return { client, clock, ledger, onAnswer: cancelLogger(log) };
}
