import { markdownTable } from './markdown-table.ts';
import { mostWithin } from './load-rates.ts';
import type { Restart } from './load-service.ts';
import { simulate, type Traffic } from './load-step.ts';
import { count, figure } from './measure.ts';

/** Requests within so many milliseconds count as one herd. */
const WINDOW = 100;

const CUT = 60_000;
const RESTARTS: readonly (readonly [what: string, restart: Restart])[] = [
  ['back at once', { at: CUT, away: 0, retryAfter: null }],
  ['503 for 2 s', { at: CUT, away: 2_000, retryAfter: null }],
  ['503 for 2 s, `Retry-After: 5`', { at: CUT, away: 2_000, retryAfter: 5_000 }],
];

/** How steps reopen their streams after all are cut at the same instant. */
export async function restarts(steps: number, legs: number): Promise<string> {
  const rows: string[][] = [];
  for (const [what, restart] of RESTARTS) {
    const asked: number[] = [];
    for (let seed = 1; seed <= steps; seed++) {
      const lengths = Array.from({ length: legs }, () => 2 * CUT);
      const { requests } = await simulate({ seed, lengths, hasStreams: true, restart, deadline: 1.5 * CUT });
      for (const { at, kind } of requests) if (kind === 'stream' && at >= CUT) asked.push(at - CUT);
    }
    const answered = Float64Array.from(asked.filter((moment) => moment >= restart.away)).sort();
    rows.push([what, figure(asked.length / steps / legs), ...spreadOf(answered)]);
  }
  const head = ['the service is', 'requests a stream', 'first 100 ms', '10 %', '50 %', '90 %', 'highest 100 ms'];
  return markdownTable(head, rows);
}

/** @param moments milliseconds since the streams were cut, in order */
function spreadOf(moments: Float64Array): string[] {
  const inFirst = moments.filter((moment) => moment < (moments[0] ?? 0) + WINDOW).length;
  const share = (part: number): string => `${figure((100 * part) / moments.length)} %`;
  const reached = (part: number): string => `${count(Math.round(moments[Math.floor(moments.length * part)] ?? 0))} ms`;
  return [share(inFirst), reached(0.1), reached(0.5), reached(0.9), share(mostWithin(moments, WINDOW))];
}

/** Moments of a wait, and the half width of the window of requests around each: about one or two pauses. */
const MOMENTS = [
  { at: 1_000, half: 500 },
  { at: 10_000, half: 1_000 },
  { at: 60_000, half: 5_000 },
];

/** How far the polls of steps that started at the same instant have spread. */
export function apart(steps: readonly Traffic[]): string {
  const peaks = MOMENTS.map(({ at, half }) => {
    const near = steps.flatMap(({ requests }) =>
      requests.map((request) => request.at).filter((moment) => Math.abs(moment - at) < half),
    );
    const most = mostWithin(Float64Array.from(near).sort(), WINDOW);
    return figure((most / near.length) * ((2 * half) / WINDOW));
  });
  return markdownTable(
    ['', ...MOMENTS.map(({ at }) => `after ${at / 1_000} s`)],
    [['highest 100 ms to the mean', ...peaks]],
  );
}
