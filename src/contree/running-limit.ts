import { monotonicTime } from './monotonic-time.ts';

/** A limit of time that has begun to count. */
export interface RunningLimit {
  /** The whole limit counts from now on: something moved. */
  readonly restart: () => void;
  /** The limit does not count while the promise is pending. */
  readonly suspend: <Result>(pending: Promise<Result>) => Promise<Result>;
  /** It does not count any more. */
  readonly end: () => void;
}

/**
 * @param limit milliseconds
 * @param start starts a timer of so many milliseconds; returns the function that clears it
 */
export function runLimit(limit: number, start: (milliseconds: number) => () => void): RunningLimit {
  let since = monotonicTime();
  let left = limit;
  let clear = start(left);
  let isOver = false;
  const count = (milliseconds: number): void => {
    clear();
    left = milliseconds;
    since = monotonicTime();
    if (!isOver) clear = start(left);
  };
  return {
    restart: () => {
      count(limit);
    },
    suspend: async (pending) => {
      clear();
      left = Math.max(0, left - (monotonicTime() - since));
      return await pending.finally(() => {
        count(left);
      });
    },
    end: () => {
      isOver = true;
      clear();
    },
  };
}
