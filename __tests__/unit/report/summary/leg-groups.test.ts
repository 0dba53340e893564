import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../../src/legs/leg.ts';
import { groupLegs, needOf } from '../../../../src/report/summary/leg-groups.ts';
import type { Report } from '../../../../src/report/report.ts';
import { leg, report, unstarted } from '../../../doubles/fixtures.ts';

const cancelled = report([]).verdict;

describe('needOf', () => {
  it.each<readonly [LegResult, number, Partial<Report>]>([
    [leg('a', 'failed'), 0, {}],
    [leg('a', 'failed', { exitCode: 0, allowFailure: true }), 0, {}],
    [leg('a', 'timed-out'), 0, {}],
    [leg('a', 'unknown'), 0, {}],
    [leg('a', 'passed', { loss: 'x' }), 0, {}],
    [leg('a', 'passed', { exitCode: 1 }), 0, {}],
    [leg('a', 'active', { exitCode: 1 }), 0, {}],
    [leg('a', 'cancelled'), 0, {}],
    [leg('a', 'cancelled', { exitCode: 0 }), 0, {}],
    [leg('a', 'passed', { earlier: [leg('a', 'failed')] }), 1, {}],
    [leg('a', 'passed'), 2, {}],
    [leg('a', 'active'), 2, {}],
    [leg('a', 'ended', { exitCode: 0 }), 2, {}],
    [leg('a', 'cancelled', { exitCode: 0 }), 2, { mode: 'cancel' }],
    [leg('a', 'cancelled'), 2, { verdict: { ...cancelled, outcome: 'cancelled' } }],
    [leg('a', 'cancelled', { givenUp: true, cancel: 'accepted' }), 2, {}],
    [unstarted('a', 'planned'), 2, {}],
    [unstarted('a', 'refused'), 0, {}],
  ])('tells what a reader should see (%#)', (result, need, fields) => {
    expect(needOf(report([result], fields), result)).toBe(need);
  });
});

/** Legs of a matrix of these axes. The last one turns fastest. */
function matrixOf(axes: Readonly<Record<string, readonly string[]>>): Report['matrix'] {
  const all = Object.entries(axes).reduce<[string, string][][]>(
    (rows, [axis, values]) => rows.flatMap((row) => values.map((value): [string, string][] => [...row, [axis, value]])),
    [[]],
  );
  return new Map(all.map((row) => [row.map(([, value]) => value).join('-'), new Map(row)]));
}

function titlesOf(matrix: Report['matrix'], failing: readonly string[] = []): string[] {
  const results = [...matrix.keys()].map((name) => leg(name, failing.includes(name) ? 'failed' : 'passed'));
  const given = report(results, { mode: 'run', matrix });
  return groupLegs(
    given,
    results.filter(({ outcome }) => outcome === 'passed'),
  ).map(({ title }) => String(title));
}

describe('groupLegs', () => {
  it('parts the legs by the first axis, and says how many legs have each value', () => {
    const matrix = matrixOf({ os: ['debian', '<b>'], python: ['3.12', '3.13', '3.14'] });
    expect(titlesOf(matrix, ['debian-3.12'])).toEqual([
      '✅ <code>os</code> <code>debian</code>: 2 of 3 legs passed',
      '✅ <code>os</code> <code>&lt;b&gt;</code>: 3 of 3 legs passed',
    ]);
  });

  it('leaves out an axis with one value, with too many, or with one leg for each', () => {
    const many = Array.from({ length: 21 }, (_, index) => String(index));
    expect(titlesOf(matrixOf({ os: ['debian'], shard: many, part: ['1', '2'] }))).toHaveLength(2);
    expect(titlesOf(matrixOf({ shard: many.slice(0, 20), part: ['1', '2'] }))).toHaveLength(20);
    expect(titlesOf(matrixOf({ shard: many }))).toEqual(['✅ 21 legs passed']);
    expect(titlesOf(matrixOf({ shard: many.slice(0, 4) }))).toEqual(['✅ 4 legs passed']);
  });

  it('leaves out an axis that some leg lacks', () => {
    const some = new Map([...matrixOf({ os: ['a', 'b'], part: ['1', '2'] }), ['extra', new Map([['part', '1']])]]);
    expect(titlesOf(some)).toEqual([
      '✅ <code>part</code> <code>1</code>: 3 of 3 legs passed',
      '✅ <code>part</code> <code>2</code>: 2 of 2 legs passed',
    ]);
    const without = new Map([['extra', new Map([['own', '1']])], ...matrixOf({ os: ['a', 'b'], part: ['1', '2'] })]);
    expect(titlesOf(without)).toEqual(['✅ 5 legs passed']);
  });

  it('keeps apart what ended in other ways', () => {
    const results = [unstarted('a', 'planned'), leg('b', 'active'), unstarted('c', 'planned')];
    const groups = groupLegs(report(results, { mode: 'run' }), results);
    expect(groups.map(({ title, results: members }) => [String(title), members.map((one) => one.leg.name)])).toEqual([
      ['🚫 2 legs cancelled', ['a', 'c']],
      ['⏳ 1 leg active', ['b']],
    ]);
    const [of] = groupLegs(report(results, { mode: 'cancel' }), results);
    expect(String(of?.title)).toBe('🚫 2 operations cancelled');
  });

  it('calls the rest of a group more of it', () => {
    const matrix = matrixOf({ os: ['a', 'b'], part: ['1', '2'] });
    const results = [...matrix.keys()].map((name) => leg(name, 'failed'));
    const rest = groupLegs(report(results, { matrix }), results.slice(1), true);
    expect(rest.map(({ title }) => String(title))).toEqual([
      '❌ <code>os</code> <code>a</code>: 1 more failed',
      '❌ <code>os</code> <code>b</code>: 2 more failed',
    ]);
  });
});
