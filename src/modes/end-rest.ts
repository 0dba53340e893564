import {
  type AtDeadline,
  failFastCancelsUntil,
  failFastWatchUntil,
  LOOK_AFTERWARDS,
  requestsUntil,
  signalsUntil,
} from '../legs/after-deadline.ts';
import { AT_THE_END, legsToCancel } from '../legs/cancel-legs.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { abortLater } from '../legs/shutdown.ts';
import { joinLogText, logLine } from '../report/text/escape.ts';
import { counted, grouped } from '../report/text/format.ts';
import { cancelLogger } from '../report/log/cancel-log.ts';
import { RestCancels } from './cancel-rest.ts';
import type { Context } from './context.ts';
import { stopRest } from './stop-rest.ts';

export interface WatchFrame {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** Milliseconds for the last look after it. */
  readonly lastLook: number;
  /** Absent when no more legs can come. */
  readonly starting?: Promise<unknown> | undefined;
}

export interface Rest {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly onTimeout: AtDeadline;
  readonly ledger: Ledger;
  /** The step started the legs, so that it cancels also those that it may not read. */
  readonly startsLegs: boolean;
  /** A leg did not pass, so that the others are cancelled. */
  readonly failed: boolean;
  /** The search for starts that were under way; it does not reject. What it finds is treated like the rest. */
  readonly starting: Promise<unknown> | undefined;
  readonly watch: (frame: WatchFrame, onSettled?: (leg: Leg) => void) => Promise<void>;
  /** Shows what a leg that is still active has written. */
  readonly showSoFar: (leg: Leg) => void;
}

/** Does what the inputs say about the legs that a watch left, after its deadline or when one of them failed fast. */
export async function endRest(rest: Rest, context: Context): Promise<void> {
  const { failed, ledger } = rest;
  // A leg whose start was lost never settles.
  const open = ledger.unsettled().length + ledger.countOf('planned');
  if (context.signal.aborted || open === 0) return;
  await (failed ? endAfterFailure(rest, open, context) : endAfterDeadline(rest, context));
}

/** Nothing waits for the search: the cancels go out at once, and what is found later is cancelled then. */
async function endAfterFailure(rest: Rest, open: number, context: Context): Promise<void> {
  const { clock, log, signal } = context;
  const { deadline, ledger, starting, watch } = rest;
  ledger.recordFailFast();
  const idle = ledger.countOf('planned');
  const parts = [
    ...(open > idle ? [logLine`cancelling ${counted(open - idle, 'other')}`] : []),
    ...(idle > 0 ? [logLine`not starting ${grouped(idle)}`] : []),
  ];
  log.info(logLine`A leg did not pass: ${joinLogText(parts, ', ')} (fail-fast).`);
  const cancels = cancelRest(rest, abortLater(signal), failFastCancelsUntil(clock.now(), deadline), context);
  try {
    await cancels.answered();
    const until = failFastWatchUntil(clock.now(), deadline);
    await watch({ deadline: until, signal, lastLook: LOOK_AFTERWARDS, starting });
    if (clock.now() >= deadline) ledger.recordDeadline('uncancelled');
  } finally {
    await starting;
    await cancels.close();
  }
}

async function endAfterDeadline(rest: Rest, context: Context): Promise<void> {
  const { clock, log } = context;
  const { deadline, ledger } = rest;
  ledger.recordDeadline();
  const late = ledger.size - ledger.settledCount;
  const many = logLine`${grouped(late)} of ${counted(ledger.size, 'operation')}`;
  // A start that the service put off until after the deadline is given up at once.
  const isEarly = clock.now() < deadline;
  log.info(
    isEarly
      ? logLine`The deadline leaves no time to start ${many}.`
      : logLine`The deadline passed with ${many} not done.`,
  );
  await stopOrCancel(rest, context);
}

async function stopOrCancel(rest: Rest, context: Context): Promise<void> {
  const { deadline, ledger, onTimeout, showSoFar, starting, watch } = rest;
  const lasting = abortLater(context.signal);
  if (typeof onTimeout === 'object') {
    const follow = (until: number, signal: AbortSignal, onSettled: (leg: Leg) => void): Promise<void> =>
      watch({ deadline: until, signal, lastLook: LOOK_AFTERWARDS }, onSettled);
    const answeredBy = signalsUntil(deadline);
    // A leg whose start was under way gets the signal with the others where it is found soon.
    if (ledger.countOf('planned') > 0) await soon(starting, answeredBy, context);
    await stopRest({ grace: onTimeout.stopGrace, answeredBy, ledger, follow }, context);
  }
  for (const leg of ledger.unsettled()) showSoFar(leg);
  // After a signal, too: legs that were sent SIGTERM are not left to it.
  const cancels = onTimeout === 'leave' ? null : cancelRest(rest, lasting, requestsUntil(deadline, onTimeout), context);
  await starting;
  await cancels?.close();
}

async function soon(work: Promise<unknown> | undefined, until: number, { clock, signal }: Context): Promise<void> {
  const over = new AbortController();
  const end = Math.max(until - clock.now(), 0);
  await Promise.race([work, clock.sleep(end, AbortSignal.any([signal, over.signal]))]);
  over.abort('over');
}

function cancelRest(
  { ledger, startsLegs }: Rest,
  signal: AbortSignal,
  deadline: number,
  { client, clock, log }: Context,
): RestCancels {
  const cancelLog = cancelLogger(log, legsToCancel(ledger, startsLegs).length);
  const deps = { client, clock, ledger, ...cancelLog };
  return new RestCancels(deps, startsLegs, { signal, deadline, parallel: AT_THE_END });
}
