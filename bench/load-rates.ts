import { median } from './measure.ts';
import type { Traffic } from './load-step.ts';

/** A step's traffic, and when it started, in milliseconds. */
export interface Started {
  readonly at: number;
  readonly traffic: Traffic;
}

/** The load of many steps together: per second on average, and in the busiest second. */
export interface Rates {
  readonly requests: number;
  readonly mostRequests: number;
  readonly opened: number;
  readonly mostOpened: number;
  /** Streams that are open, on average and at most. */
  readonly open: number;
  readonly mostOpen: number;
}

const SECOND = 1_000;

/**
 * The rates of steps with their start times.
 * @param period the same steps start again after so many milliseconds; Infinity when they do not. Then the averages are
 *   over the mean time of a step's wait.
 */
export function ratesOf(steps: readonly Started[], period: number): Rates {
  const waits = steps.map(({ traffic }) => traffic.until);
  const span = period === Infinity ? waits.reduce((sum, wait) => sum + wait, 0) / waits.length : period;
  const requests = momentsOf(steps, ({ requests }) => requests.map(({ at }) => at), period);
  const opened = momentsOf(steps, ({ streams }) => streams.map(({ from }) => from), period);
  const closed = momentsOf(steps, ({ streams }) => streams.map(({ until }) => until), period);
  const lengths = steps.flatMap(({ traffic }) => traffic.streams.map(({ from, until }) => until - from));
  const atOnce = lengths.reduce((sum, length) => sum + length, 0) / span;
  return {
    requests: (requests.length / span) * SECOND,
    mostRequests: mostWithin(requests, SECOND, period),
    opened: (opened.length / span) * SECOND,
    mostOpened: mostWithin(opened, SECOND, period),
    open: atOnce,
    mostOpen: mostOpen(opened, closed, atOnce, period),
  };
}

/** The median of each rate over groups of steps, because single steps differ. */
export function medianRates(groups: readonly Rates[]): Rates {
  const of = (name: keyof Rates): number => median(groups.map((rates) => rates[name]));
  return {
    requests: of('requests'),
    mostRequests: of('mostRequests'),
    opened: of('opened'),
    mostOpened: of('mostOpened'),
    open: of('open'),
    mostOpen: of('mostOpen'),
  };
}

/** The highest number of moments in a window of so many milliseconds. @param moments in order @param period as in `ratesOf` */
export function mostWithin(moments: Float64Array, window: number, period = Infinity): number {
  let most = 0;
  for (let first = 0, next = 0; first < moments.length; first++) {
    // After the period's end, its beginning repeats.
    const at = (index: number): number =>
      (moments[index % moments.length] ?? 0) + (index < moments.length ? 0 : period);
    next = Math.max(next, first + 1);
    while (next < first + moments.length && at(next) < at(first) + window) next++;
    most = Math.max(most, next - first);
  }
  return most;
}

function momentsOf(
  steps: readonly Started[],
  of: (traffic: Traffic) => readonly number[],
  period: number,
): Float64Array {
  const moments = steps.flatMap(({ at, traffic }) => of(traffic).map((moment) => at + moment));
  return Float64Array.from(period === Infinity ? moments : moments.map((moment) => moment % period)).sort();
}

/** @param atOnce how many are open on average, which gives the number at the beginning of a period */
function mostOpen(opened: Float64Array, closed: Float64Array, atOnce: number, period: number): number {
  let open = 0;
  let most = 0;
  let area = 0;
  let before = 0;
  for (let up = 0, down = 0; up < opened.length || down < closed.length;) {
    const [opens, closes] = [opened[up] ?? Infinity, closed[down] ?? Infinity];
    const now = Math.min(opens, closes);
    area += open * (now - before);
    before = now;
    if (closes <= opens) {
      open -= 1;
      down += 1;
    } else {
      open += 1;
      up += 1;
    }
    most = Math.max(most, open);
  }
  if (period === Infinity) return most;
  // The count starts at 0, so the true number is higher by the difference of the averages.
  return Math.round(most + atOnce - area / period);
}
