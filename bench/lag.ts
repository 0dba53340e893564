import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the timers of this process fired, in milliseconds, because the process or the machine was busy. */
export interface Lag {
  readonly p99: number;
  readonly max: number;
}

const RESOLUTION = 10;

/** Starts to measure the lag of this process. Returns the function that reads it. */
export function watchLag(): () => Lag {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  // It records the whole interval between two ticks, in nanoseconds.
  const late = (interval: number): number => Math.max(0, interval / 1e6 - RESOLUTION);
  return () => ({ p99: late(histogram.percentile(99)), max: late(histogram.max) });
}
