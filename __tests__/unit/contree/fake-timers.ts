import { jest } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';

/** Timers stand still while the work runs, but where `passTime` moves them. Sockets and the event loop go on. */
export async function withFakeTimers<Result>(work: () => Promise<Result>): Promise<Result> {
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'Date', 'hrtime'],
  });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}

/** Lets time pass, so many milliseconds in each turn of the event loop, until the promise has settled. */
export async function passTime<Result>(promise: Promise<Result>, milliseconds: number): Promise<Result> {
  const settled = new AbortController();
  const settle = (): void => {
    settled.abort();
  };
  promise.then(settle, settle);
  while (!settled.signal.aborted) {
    jest.advanceTimersByTime(milliseconds);
    await turn();
  }
  return promise;
}
