import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { readReport } from '../../../../src/test-reports/junit/read-report.ts';
import { chunksOf, read } from '../reading.ts';

const CASE = '<testcase name="a"><failure message="m">text of a failure</failure></testcase>';

/** How often the event loop had its turn before the work was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  const end = new AbortController();
  const waiting = work.finally(() => {
    end.abort();
  });
  let turns = 0;
  for (; !end.signal.aborted; turns += 1) await setImmediate();
  await waiting;
  return turns;
}

describe('reading on', () => {
  it('gives the event loop its turn while it reads one large chunk', async () => {
    const cases = CASE.repeat(1024 ** 2 / CASE.length);
    expect(await turnsDuring(read(chunksOf([`<testsuite>${cases}</testsuite>`])))).toBeGreaterThan(50);
  });

  it('gives it its turn while small chunks come', async () => {
    const cases = Array.from({ length: 2500 }, () => CASE);
    expect(await turnsDuring(read(chunksOf(['<testsuite>', ...cases, '</testsuite>'])))).toBeGreaterThan(10);
  });

  it('ends soon after a signal, with its reason, and ends its source', async () => {
    const stop = new AbortController();
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from('<testsuite>');
        for (;;) yield await Promise.resolve(Buffer.from(CASE.repeat(1000)));
      } finally {
        isClosed = true;
      }
    }
    let tests = 0;
    const reading = readReport(endless(), () => (tests += 1), { signal: stop.signal });
    await setImmediate();
    stop.abort(new Error('stopped'));
    const before = tests;
    await expect(reading).rejects.toThrow('stopped');
    // No more than one piece of 16 KiB.
    expect(tests - before).toBeLessThan(300);
    expect(isClosed).toBe(true);
  });

  it('does not begin after a signal', async () => {
    const { tests, error } = await read(chunksOf([`<testsuite>${CASE}</testsuite>`]), {
      signal: AbortSignal.abort(new Error('stopped')),
    });
    expect([tests, error?.message]).toEqual([[], 'stopped']);
  });

  it('throws what its source throws', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('<testsuite>'));
      throw new Error('connection lost');
    }
    expect((await read(broken())).error?.message).toBe('connection lost');
  });

  it('throws what the receiver of a test throws', async () => {
    const report = readReport(chunksOf([`<testsuite>${CASE}</testsuite>`]), () => {
      throw new Error('no more');
    });
    await expect(report).rejects.toThrow('no more');
  });
});
