import { describe, expect, it } from '@jest/globals';
import type { TestCounts } from '../../../../src/legs/test-results.ts';
import { sizeOf } from '../../../../src/report/summary/page.ts';
import type { Report } from '../../../../src/report/report.ts';
import { firstFailures, fitFailures } from '../../../../src/report/summary/summary-failures.ts';
import { leg, operation, problem, report, unstarted, written } from '../../../doubles/fixtures.ts';

function names(given: Report): string[] {
  return firstFailures(given).map((result) => result.leg.name);
}

const wrote = operation({ stdout: written('x\n') });

describe('firstFailures', () => {
  it('are the first three legs that made the step fail', () => {
    const all = ['a', 'b', 'c', 'd'].map((name) => leg(name, 'failed'));
    expect(names(report([leg('ok', 'passed'), ...all]))).toEqual(['a', 'b', 'c']);
  });

  it('begin with the preparation', () => {
    const preparation = [leg('import x', 'passed'), leg('setup', 'failed')];
    expect(names(report([leg('a', 'failed')], { mode: 'run', preparation }))).toEqual(['setup', 'a']);
  });

  it('leave out what is excused, cancelled, or has nothing to show', () => {
    const given = report([
      leg('excused', 'failed', { exitCode: 0, allowFailure: true }),
      leg('given up', 'cancelled', { givenUp: true, cancel: 'accepted', operation: wrote }),
      leg('cancelled', 'cancelled', { operation: wrote }),
      leg('silent', 'timed-out'),
      unstarted('idle', 'planned'),
      leg('late', 'timed-out', { operation: wrote }),
      leg('lost', 'passed', { exitCode: 1, loss: 'x' }),
    ]);
    expect(names(given)).toEqual(['late', 'lost']);
  });

  it('leave out legs whose failing tests are known', () => {
    const counts = (failed: number): TestCounts => ({ tests: 2, passed: 2 - failed, failed, skipped: 0, flaky: 0 });
    const byLeg = new Map([
      ['tested', counts(1)],
      ['green', counts(0)],
    ]);
    const tests = { counts: counts(1), byLeg, failed: [], flaky: [] };
    const results = ['tested', 'green', 'unknown'].map((name) => leg(name, 'failed'));
    expect(names(report(results, { tests }))).toEqual(['green', 'unknown']);
  });

  it('show one and the same problem of the service once', () => {
    const refused = ['a', 'b'].map((name) => unstarted(name, 'refused'));
    const other = unstarted('c', 'refused', { problem: problem({ reason: 'too many' }) });
    expect(names(report([...refused, other, leg('d', 'failed'), leg('e', 'failed')]))).toEqual(['a', 'c', 'd']);
  });

  it('are in mode show the operations that failed, which is no failure of the step', () => {
    const results = [
      leg('ok', 'passed'),
      leg('a', 'failed', { exitCode: 0 }),
      leg('b', 'timed-out', { exitCode: 0, operation: wrote }),
    ];
    expect(names(report(results, { mode: 'show' }))).toEqual(['a', 'b']);
    expect(names(report(results))).toEqual([]);
  });
});

describe('fitFailures', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${String(index).padStart(3, '0')}\n`).join('');
  const failing = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      leg(`leg${index}`, 'failed', { command: 'make', operation: operation({ stdout: written(lines) }) }),
    );
  const shownLines = (count: number, room = 100_000): number[] => {
    const legs = failing(count);
    const fitting = fitFailures({ report: report(legs), hints: new Map() }, legs, room);
    const open = legs.flatMap((result) => String(fitting.get(result)?.details ?? '').split('<summary>More')[0] ?? []);
    return open.map((text) => text.match(/line \d/g)?.length ?? 0);
  };

  it('show more lines of each where there are fewer of them', () => {
    expect([shownLines(1), shownLines(2), shownLines(3)]).toEqual([[30], [30, 30], [20, 20, 20]]);
  });

  it('lose what is folded first, then lines, then the output, then all', () => {
    const legs = failing(1);
    const source = { report: report(legs), hints: new Map() };
    const formOf = (room: number): string => {
      const [found] = fitFailures(source, legs, room).values();
      if (found === undefined) return 'nothing';
      const text = String(found.details);
      if (sizeOf(found.details) > room) return `${sizeOf(found.details)} bytes in a room of ${room}`;
      if (found.isShortened === text.includes('stdout')) return 'shortened with its output';
      const count = text.split('<summary>More')[0]?.match(/line \d/g)?.length ?? 0;
      return `${text.includes('More of its output') ? 'more' : 'no more'}, ${count} lines`;
    };
    const forms = Array.from({ length: 120 }, (_, index) => formOf(2_990 - index * 25));
    expect([...new Set(forms)]).toEqual([
      ...['more, 30 lines', 'no more, 30 lines', 'no more, 8 lines', 'no more, 0 lines', 'nothing'],
    ]);
  });

  it('share their room, and give on what is left over', () => {
    expect(shownLines(3, 2_000)).toEqual([20, 20, 20]);
    expect(shownLines(3, 1_200)).toEqual([0, 5, 5]);
  });
});
