import { LATENCY, type Request } from './load-service.ts';
import type { Traffic } from './load-step.ts';

/**
 * `contree op wait` (0.9.4) sleeps so many milliseconds after its first sweep, then twice as long each time, up to the longest.
 */
const FIRST_SLEEP = 500;
const LONGEST_SLEEP = 5_000;

/** The requests of the official command line for the same legs: in each sweep one for each active leg, one after the other. */
export function simulateCommandLine(lengths: readonly number[]): Traffic {
  const requests: Request[] = [];
  const delays: number[] = [];
  let now = 0;
  let pending = lengths;
  for (let sleep = FIRST_SLEEP; ; sleep = Math.min(2 * sleep, LONGEST_SLEEP)) {
    const active: number[] = [];
    for (const length of pending) {
      requests.push({ at: now, kind: 'detail' });
      now += LATENCY;
      if (length > now) active.push(length);
      else delays.push(now - length);
    }
    pending = active;
    if (pending.length === 0) return { legs: lengths.length, requests, streams: [], delays, until: now };
    now += sleep;
  }
}
