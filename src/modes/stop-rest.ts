import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { abortLater } from '../legs/shutdown.ts';
import { type StopAnswer, stopLegs } from '../legs/stop-legs.ts';
import { cancelLogger } from '../report/log/cancel-log.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted, formatDuration } from '../report/text/format.ts';
import type { Log } from '../report/log/log.ts';
import type { Context } from './context.ts';

export interface StopOptions {
  /** Milliseconds that legs have to end after SIGTERM. */
  readonly grace: number;
  /**
   * When the grace begins at the latest, in milliseconds since the epoch: a thousand legs have as much time to reply as one.
   */
  readonly answeredBy: number;
  readonly ledger: Ledger;
  /** Follows the legs until the deadline, in milliseconds since the epoch, or until the signal aborts. */
  readonly follow: (deadline: number, signal: AbortSignal, onSettled: (leg: Leg) => void) => Promise<void>;
}

/** Milliseconds for cancels that are under way when the step is stopped: the others then follow. */
const CANCEL_REPLY_LIMIT = 1_000;

/**
 * Sends SIGTERM to every leg that is active and follows them until they have ended, for `grace` at most; what cannot get the
 * signal is cancelled at once, and not waited for. What is left after that is the caller's to cancel.
 */
export async function stopRest({ grace, answeredBy, ledger, follow }: StopOptions, context: Context): Promise<void> {
  const { client, clock, log, signal } = context;
  const legs = ledger.unsettled();
  if (legs.length === 0) return;
  const awaited = new Set(legs.map(({ name }) => name));
  const noneLeft = new AbortController();
  const forget = ({ name }: Leg): void => {
    awaited.delete(name);
    if (awaited.size === 0) noneLeft.abort('none left');
  };
  const duration = formatDuration(grace / 1000);
  log.info(logLine`Sending SIGTERM to ${counted(legs.length, 'leg')}, with ${duration} to end.`);
  const replied = new AbortController();
  const cancelLog = cancelLogger(log, legs.length);
  const deps = {
    client,
    clock,
    ledger,
    onStop: stopLogger(log),
    onReplies: () => {
      replied.abort('replied');
    },
    onAnswer: (...[leg, answer]: Parameters<typeof cancelLog.onAnswer>) => {
      cancelLog.onAnswer(leg, answer);
      // One that had finished has an end to read.
      if (answer.result !== 'finished') forget(leg);
    },
  };
  const cancel = { signal: abortLater(signal, CANCEL_REPLY_LIMIT), deadline: clock.now() + grace };
  const over = new AbortController();
  const sentAt = clock.now();
  const stopping = stopLegs(deps, legs, { grace, signal: AbortSignal.any([signal, over.signal]), cancel });
  try {
    const untilAnswered = AbortSignal.any([signal, replied.signal]);
    await Promise.race([stopping, clock.sleep(Math.max(answeredBy - sentAt, 0), untilAnswered)]);
    await follow(clock.now() + grace, AbortSignal.any([signal, noneLeft.signal]), forget);
  } finally {
    over.abort('over');
    await stopping;
    cancelLog.end([]);
    if (signal.aborted) recordShortGrace(ledger, clock.now() - sentAt);
  }
  if (signal.aborted || awaited.size === 0) return;
  log.info(logLine`${counted(awaited.size, 'leg')} did not end within ${duration}: cancelling what is left.`);
}

/** The step was stopped: legs that have not ended had less time than they were to have. */
function recordShortGrace(ledger: Ledger, grace: number): void {
  for (const leg of ledger.unsettled()) {
    if (ledger.facts(leg).stopGrace !== null) ledger.recordStop(leg, grace);
  }
}

/** Logs what got no signal, and why. */
function stopLogger(log: Log): (leg: Leg, answer: StopAnswer) => void {
  let hasWarned = false;
  const warnOnce = (line: LogText): void => {
    if (!hasWarned) log.warning(line);
    hasWarned = true;
  };
  return ({ name }, answer) => {
    switch (answer.kind) {
      case 'sent':
        return;
      case 'no-process':
        log.info(logLine`${name} · has no process to stop, so it is cancelled`);
        return;
      case 'unanswered':
        log.info(logLine`${name} · SIGTERM may not have reached it · ${answer.problem.message}`);
        return;
      case 'refused':
        if (answer.problem.failure.status === 403) warnOnce(MISSING_PERMISSION);
        log.info(logLine`${name} · takes no SIGTERM, so it is cancelled · ${answer.problem.message}`);
    }
  };
}

const MISSING_PERMISSION = logLine`The token may not send signals, which takes the permission spawn (spawn_disposable for disposable legs): such legs are cancelled at once.`;
