import type { CancelAnswer } from '../legs/cancel.ts';
import type { Leg } from '../legs/leg.ts';
import { logLine, type LogText } from '../report/escape.ts';

/** What became of the request to cancel a leg: `unit · cancel accepted`. */
export function cancelLine(leg: Leg, { result, problem }: CancelAnswer): LogText {
  const why = problem === null ? logLine`` : logLine` · ${problem.message}`;
  return logLine`${leg.name} · cancel ${result}${why}`;
}
