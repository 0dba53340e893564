import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TestResults } from '../../../../src/legs/test-results.ts';
import type { LegTests } from '../../../../src/test-reports/merge/leg-tests.ts';
import type { ReportedTest } from '../../../../src/test-reports/junit/reported-test.ts';
import { MERGE_LIMITS, type MergeLimits, TestMerger } from '../../../../src/test-reports/merge/test-merger.ts';
import { failing, reported } from '../reported.ts';

type Report = readonly [path: string, tests: readonly ReportedTest[]];
type Try = readonly Report[];
type Leg = readonly [name: string, tries: readonly Try[]];

function mergerOf(legs: readonly string[], limits: Partial<MergeLimits> = {}): TestMerger {
  return new TestMerger({
    legs,
    hideSecrets: (text) => text.replaceAll('s3cret', '***'),
    placeOf: (leg, report, { file, line }) => (file === null ? null : { file: `${leg}/${report}/${file}`, line }),
    linked: (place) => Promise.resolve({ ...place, url: `https://github.example/${place.file}` }),
    limits,
  });
}

function feed(tests: LegTests, tries: readonly Try[]): void {
  for (const reports of tries) {
    tests.beginTry();
    for (const [path, reportedTests] of reports) {
      tests.beginReport(path);
      for (const test of reportedTests) tests.add(test);
    }
  }
}

async function merged(legs: readonly Leg[], limits: Partial<MergeLimits> = {}): Promise<TestResults> {
  const merger = mergerOf(
    legs.map(([name]) => name),
    limits,
  );
  for (const [name, tries] of legs) {
    const tests = merger.leg(name);
    feed(tests, tries);
    tests.end();
  }
  return await merger.results();
}

/** One report of one try. */
const once = (name: string, ...tests: readonly ReportedTest[]): Leg => [name, [[['junit.xml', tests]]]];
const tried = (name: string, ...tries: readonly (readonly ReportedTest[])[]): Leg => [
  name,
  tries.map((tests) => [['junit.xml', tests]]),
];
const passed = (name: string, facts: Partial<ReportedTest> = {}) => reported({ name, ...facts });
const skipped = (name: string) => reported({ name, status: 'skipped' });
/** Passed after it failed in the same try. */
const flaky = (name: string, facts: Partial<ReportedTest> = {}) => reported({ name, isFlaky: true, ...facts });

/** `tests passed failed skipped flaky`. */
const figures = ({ counts }: Pick<TestResults, 'counts'>): readonly number[] => [
  counts.tests,
  counts.passed,
  counts.failed,
  counts.skipped,
  counts.flaky,
];
const namesWithLegs = (results: TestResults) => ({
  failed: results.failed.map(({ name, legs }) => [name, ...legs]),
  flaky: results.flaky.map(({ name, legs }) => [name, ...legs]),
});

describe('the tests of a step', () => {
  it.each<readonly [string, readonly Leg[], readonly number[], readonly string[][], readonly string[][]]>([
    ['of no leg', [], [0, 0, 0, 0, 0], [], []],
    ['of an empty report', [once('a')], [0, 0, 0, 0, 0], [], []],
    ['once each', [once('a', passed('x'), failing('y'), skipped('z'))], [3, 1, 1, 1, 0], [['y', 'a']], []],
    ['in two legs', [once('a', passed('x')), once('b', passed('x'))], [1, 1, 0, 0, 0], [], []],
    ['failed before passed', [once('a', passed('x')), once('b', failing('x'))], [1, 0, 1, 0, 0], [['x', 'b']], []],
    ['failed in two', [once('a', failing('x')), once('b', failing('x'))], [1, 0, 1, 0, 0], [['x', 'a', 'b']], []],
    ['passed before skipped', [once('a', skipped('x')), once('b', passed('x'))], [1, 1, 0, 0, 0], [], []],
    ['skipped in all', [once('a', skipped('x')), once('b', skipped('x'))], [1, 0, 0, 1, 0], [], []],
    ['by the last try', [tried('a', [passed('x')], [failing('x')])], [1, 0, 1, 0, 0], [['x', 'a']], []],
    ['of the last try alone', [tried('a', [failing('x'), passed('y')], [passed('y')])], [1, 1, 0, 0, 0], [], []],
    ['flaky over tries', [tried('a', [failing('x')], [passed('x')])], [1, 1, 0, 0, 1], [], [['x', 'a']]],
    ['flaky over three', [tried('a', [failing('x')], [], [passed('x')])], [1, 1, 0, 0, 1], [], [['x', 'a']]],
    ['skipped at last', [tried('a', [failing('x')], [skipped('x')])], [1, 0, 0, 1, 0], [], []],
    ['failed at last again', [tried('a', [failing('x')], [failing('x')])], [1, 0, 1, 0, 0], [['x', 'a']], []],
    ['flaky by the report', [once('a', flaky('x'))], [1, 1, 0, 0, 1], [], [['x', 'a']]],
    ['flaky in an earlier try', [tried('a', [flaky('x')], [passed('x')])], [1, 1, 0, 0, 0], [], []],
    ['flaky, failed elsewhere', [once('a', flaky('x')), once('b', failing('x'))], [1, 0, 1, 0, 0], [['x', 'b']], []],
    ['flaky, skipped elsewhere', [once('a', skipped('x')), once('b', flaky('x'))], [1, 1, 0, 0, 1], [], [['x', 'b']]],
    ['failed, said to be flaky', [once('a', flaky('x', { status: 'failed' }))], [1, 0, 1, 0, 0], [['x', 'a']], []],
  ])('%s', async (_title, legs, counts, failed, flakyOnes) => {
    const results = await merged(legs);
    expect(figures(results)).toEqual(counts);
    expect(namesWithLegs(results)).toEqual({ failed, flaky: flakyOnes });
  });

  it.each<readonly [string, Partial<ReportedTest>]>([
    ['name', { name: 'other' }],
    ['class', { className: 'other' }],
    ['suite', { suite: 'other' }],
    ['name and class, whose letters are the same together', { className: 'clas', name: 'sname' }],
  ])('differ by %s', async (_what, facts) => {
    expect(figures(await merged([once('a', reported()), once('b', reported(facts))]))).toEqual([2, 2, 0, 0, 0]);
  });

  it('differ by the report, and not by file, line and texts', async () => {
    const tests = [reported({ file: 'x.ts', line: 3, message: 'm', details: 'd' })];
    const legs: readonly Leg[] = [once('a', reported()), once('b', ...tests), ['c', [[['other.xml', tests]]]]];
    expect(figures(await merged(legs))).toEqual([2, 2, 0, 0, 0]);
  });

  it('are the same where the name of the report has the time of the run', async () => {
    const at = (leg: string, time: string): Leg => [leg, [[[`out/TEST-x-20261128${time}.xml`, [failing('x')]]]]];
    const results = await merged([at('a', '120000'), at('b', '120107')]);
    expect(figures(results)).toEqual([1, 0, 1, 0, 0]);
    expect(results.failed.map(({ legs }) => legs)).toEqual([['a', 'b']]);
  });

  it('differ by their position among equals', async () => {
    const results = await merged([
      once('a', failing('x'), passed('x'), failing('x')),
      once('b', passed('x'), failing('x')),
    ]);
    expect(figures(results)).toEqual([3, 0, 3, 0, 0]);
    expect(results.failed.map(({ legs }) => legs)).toEqual([['a'], ['a'], ['b']]);
  });

  it('count positions anew in each try and report', async () => {
    const pair = [failing('x'), passed('x')];
    const results = await merged([
      [
        'a',
        [
          [
            ['1.xml', pair],
            ['2.xml', pair],
          ],
          [
            ['1.xml', [passed('x'), passed('x')]],
            ['2.xml', pair],
          ],
        ],
      ],
    ]);
    expect(figures(results)).toEqual([4, 3, 1, 0, 1]);
  });
});

describe('a leg', () => {
  it('counts its last try', async () => {
    const { byLeg } = await merged([
      tried('b', [failing('x'), failing('y'), passed('z')], [passed('x'), failing('y'), skipped('z')]),
      once('a', flaky('x')),
    ]);
    expect([...byLeg]).toEqual([
      ['b', { tests: 3, passed: 1, failed: 1, skipped: 1, flaky: 1 }],
      ['a', { tests: 1, passed: 1, failed: 0, skipped: 0, flaky: 1 }],
    ]);
  });

  it('without a report in its last try has no counts, and leaves nothing of earlier ones', async () => {
    const results = await merged([
      ['a', [[['junit.xml', [failing('x')]]], []]],
      ['b', []],
    ]);
    expect(results.byLeg.size).toBe(0);
    expect(figures(results)).toEqual([0, 0, 0, 0, 0]);
    expect(results.failed).toEqual([]);
  });

  it('that does not end leaves nothing', async () => {
    const merger = mergerOf(['a', 'b']);
    feed(merger.leg('a'), [[['junit.xml', [failing('x')]]]]);
    expect(await merger.results()).toMatchObject({ counts: { tests: 0 }, failed: [] });
  });

  it('must be in the plan', () => {
    expect(() => mergerOf(['a']).leg('b')).toThrow('not in the plan');
  });
});

describe('what is shown of a test', () => {
  const facts = (message: string, file: string) => ({
    suite: 'S',
    className: 'C',
    message,
    details: `D ${message}`,
    file,
  });

  it('comes from the first leg of the plan in which it failed, whichever ended first', async () => {
    const merger = mergerOf(['a', 'b', 'c']);
    for (const name of ['c', 'b', 'a']) {
      const tests = merger.leg(name);
      feed(tests, [[['junit.xml', [name === 'a' ? passed('x', facts('', 'f')) : failing('x', facts(name, 'f'))]]]]);
      tests.end();
    }
    expect((await merger.results()).failed).toEqual([
      {
        name: 'x',
        suite: 'S',
        className: 'C',
        place: { file: 'b/junit.xml/f', line: null, url: 'https://github.example/b/junit.xml/f' },
        message: 'b',
        details: 'D b',
        legs: ['b', 'c'],
      },
    ]);
  });

  it('is why it failed at last in an earlier try, where it is flaky', async () => {
    const own = { suite: 'S', className: 'C' };
    const again = [failing('x', facts('first', 'f'))];
    const results = await merged([tried('a', again, [failing('x', facts('second', 'g'))], [passed('x', own)])]);
    expect(results.flaky).toMatchObject([{ message: 'second', details: 'D second', place: { file: 'a/junit.xml/g' } }]);
  });

  it('is what the report says, where it tells itself that a test is flaky', async () => {
    const results = await merged([tried('a', [failing('x')], [flaky('x', facts('own', 'f'))])]);
    expect(results.flaky).toMatchObject([{ message: 'own', details: 'D own' }]);
  });

  it('is free of secrets, before anything is cut', async () => {
    const text = `${'x'.repeat(496)} s3cret ${'y\n'.repeat(100)}s3cret`;
    const names = { name: text, className: text, suite: text };
    const [test] = (await merged([once('a', failing('x', { ...names, message: text, details: text }))])).failed;
    expect(JSON.stringify(test)).not.toMatch(/s3c|ret/);
    expect(test?.name).toMatch(/x \*\*…$/);
  });

  it('has no place whose path holds a secret', async () => {
    const [test] = (await merged([once('a', failing('x', { file: 's3cret.ts' }))])).failed;
    expect(test?.place).toBeNull();
  });
});

describe('the lists', () => {
  const numbered = (count: number, make: (name: string) => ReportedTest) =>
    Array.from({ length: count }, (_, index) => make(`t${index}`));

  it('keep the first ones, those of the first legs first, while the counts have all', async () => {
    const legs = [
      once('a', failing('t4'), failing('t5')),
      once('b', ...numbered(6, failing), ...numbered(9, flaky).slice(6)),
    ];
    const results = await merged(legs, { failed: 3, flaky: 2 });
    expect(namesWithLegs(results)).toEqual({
      failed: [
        ['t4', 'a', 'b'],
        ['t5', 'a', 'b'],
        ['t0', 'b'],
      ],
      flaky: [
        ['t6', 'b'],
        ['t7', 'b'],
      ],
    });
    expect(figures(results)).toEqual([9, 3, 6, 0, 3]);
  });

  it('have 2,000 failed and 200 flaky tests', async () => {
    const legs = [
      once('a', ...numbered(MERGE_LIMITS.failed + 1, failing)),
      once('b', ...numbered(2500, flaky).slice(2001)),
    ];
    const { failed, flaky: flakyOnes } = await merged(legs);
    expect([failed.length, flakyOnes.length]).toEqual([2000, 200]);
  });

  it('go without details behind so many in a leg', async () => {
    const details = 'x'.repeat(40);
    const legs = [once('a', ...numbered(4, (name) => failing(name, { details })))];
    expect((await merged(legs, { details: 100 })).failed.map((test) => test.details)).toEqual([
      details,
      details,
      '',
      '',
    ]);
  });

  it('have flaky tests behind those that failed in another leg', async () => {
    const legs = [once('a', flaky('x'), flaky('y'), flaky('z')), once('b', failing('x'), failing('y'))];
    expect((await merged(legs, { flaky: 1 })).flaky.map(({ name }) => name)).toEqual(['z']);
  });

  it('cost no look at tests that they do not keep, or keep from an earlier leg', () => {
    const placed: string[] = [];
    const merger = new TestMerger({
      legs: ['a', 'b'],
      hideSecrets: (text) => text,
      placeOf: (leg, _report, { name }) => {
        placed.push(`${leg} ${name}`);
        return null;
      },
      linked: (place) => Promise.resolve({ ...place, url: null }),
      limits: { failed: 2, flaky: 1 },
    });
    for (const name of ['a', 'b']) {
      const tests = merger.leg(name);
      feed(tests, [[['junit.xml', [...numbered(3, failing), ...numbered(9, flaky).slice(3)]]]]);
      tests.end();
    }
    const ofFlaky = (leg: string) => ['t3', 't4', 't5', 't6', 't7'].map((name) => `${leg} ${name}`);
    expect(placed).toEqual(['a t0', 'a t1', ...ofFlaky('a'), ...ofFlaky('b')]);
  });

  it('share the names of the legs', async () => {
    const { failed } = await merged([once('a', failing('x'), failing('y')), once('b', failing('x'), failing('y'))]);
    expect(failed[0]?.legs).toBe(failed[1]?.legs);
  });

  it('are not mixed up with as many other legs', async () => {
    const { failed } = await merged([
      once('a', failing('x')),
      once('b', failing('y')),
      once('c', failing('y')),
      once('d', failing('x')),
    ]);
    expect(failed.map(({ legs }) => legs)).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ]);
  });
});

describe('more different tests than the limit', () => {
  it('are in the counts of their leg alone, and are counted', async () => {
    const merger = mergerOf(['a', 'b'], { tests: 2 });
    for (const name of ['a', 'b']) {
      const tests = merger.leg(name);
      const all = [passed('x'), passed('x'), passed('x'), failing(name)];
      feed(tests, [[['junit.xml', all]], [['junit.xml', all]]]);
      tests.end();
    }
    const results = await merger.results();
    expect(figures(results)).toEqual([2, 2, 0, 0, 0]);
    expect([...results.byLeg.values()].map(({ tests, failed }) => [tests, failed])).toEqual([
      [4, 1],
      [4, 1],
    ]);
    expect(merger.unmerged).toBe(4);
  });
});

describe('the order in which legs end', () => {
  const test = fc.record({
    name: fc.constantFrom('p', 'q', 'r', 's', 't'),
    status: fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const),
    isFlaky: fc.boolean(),
    message: fc.constantFrom('', 'm', 'n'),
    details: fc.constantFrom('', 'one', 'another that is longer'),
  });
  const report = fc.tuple(fc.constantFrom('1.xml', '2.xml'), fc.array(test.map(reported), { maxLength: 8 }));
  const tries = fc.array(fc.uniqueArray(report, { maxLength: 2, selector: ([path]) => path }), { maxLength: 3 });
  const plan = fc.array(tries, { minLength: 1, maxLength: 6 });
  const limits = fc.record({ failed: fc.integer({ min: 1, max: 4 }), flaky: fc.integer({ min: 1, max: 3 }) });

  it('makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(
        plan.chain((all) => {
          const indexes = all.map((_, index) => index);
          const order = fc.shuffledSubarray(indexes, { minLength: all.length });
          return fc.tuple(fc.constant(all), order, fc.shuffledSubarray(indexes), limits);
        }),
        async ([all, order, atOnce, few]) => {
          const legs = all.map((each, index): Leg => [`leg ${index}`, each]);
          const merger = mergerOf(
            legs.map(([name]) => name),
            { ...few, details: 60 },
          );
          const opened = new Map(atOnce.map((index) => [index, merger.leg(`leg ${index}`)]));
          for (const [index, tests] of opened) feed(tests, all[index] ?? []);
          for (const index of order) {
            const tests = opened.get(index) ?? merger.leg(`leg ${index}`);
            if (!opened.has(index)) feed(tests, all[index] ?? []);
            tests.end();
          }
          expect(await merger.results()).toEqual(await merged(legs, { ...few, details: 60 }));
        },
      ),
    );
  });
});
