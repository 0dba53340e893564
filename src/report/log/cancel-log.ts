import type { CancelAnswer } from '../../legs/cancel-legs.ts';
import type { CancelResult, Leg } from '../../legs/leg.ts';
import { joinLogText, logLine } from '../text/escape.ts';
import { grouped } from '../text/format.ts';
import type { Log } from './log.ts';

/** The most legs whose answers have a line each. Each line takes time, which a step that was stopped lacks. */
export const MOST_LINES = 100;

export interface CancelLog {
  readonly onAnswer: (leg: Leg, answer: CancelAnswer) => void;
  /** To be called once, after the last answer, with the legs that were not asked. */
  readonly end: (unasked: readonly Leg[]) => void;
}

/**
 * Logs the answer to each request to cancel a leg: `unit · cancel accepted`. Of more than 100 legs it logs one line at the end:
 * `cancel · 4,012 accepted · 3 failed · 985 not asked in time`.
 */
export function cancelLogger(log: Log, legs: number): CancelLog {
  const isBrief = legs > MOST_LINES;
  const counts: Record<CancelResult, number> = { accepted: 0, finished: 0, rejected: 0, failed: 0 };
  let first: string | null = null;
  return {
    onAnswer: ({ name }, { result, problem }) => {
      counts[result] += 1;
      first ??= problem?.message ?? null;
      const why = problem === null ? logLine`` : logLine` · ${problem.message}`;
      if (!isBrief) log.info(logLine`${name} · cancel ${result}${why}`);
    },
    end: ({ length: unasked }) => {
      const answers = isBrief ? Object.entries(counts).filter(([, count]) => count > 0) : [];
      const parts = answers.map(([result, count]) => logLine` · ${grouped(count)} ${result}`);
      if (unasked > 0) parts.push(logLine` · ${grouped(unasked)} not asked in time`);
      if (parts.length === 0) return;
      const why = isBrief && first !== null ? logLine` · ${first}` : logLine``;
      log.info(logLine`cancel${joinLogText(parts, '')}${why}`);
    },
  };
}
