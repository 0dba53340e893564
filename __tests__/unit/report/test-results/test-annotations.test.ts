import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LegResult } from '../../../../src/legs/leg.ts';
import type { TestRecord } from '../../../../src/legs/test-results.ts';
import { annotate } from '../../../../src/report/annotations.ts';
import type { Report } from '../../../../src/report/report.ts';
import { testSinks } from '../../../../src/report/test-results/test-sinks.ts';
import { leg, operation, report, testRecord, testsOf, unstarted, uuidOf } from '../../../doubles/fixtures.ts';
import { recordedLog } from '../../../doubles/recorded-log.ts';
import { HOSTILE_LINES } from '../../../invariants/hostile-text.ts';
import { asRunnerReads, logViolations } from '../../../invariants/runner-log.ts';
import { hostileText } from '../text/hostile-text.ts';

const SURROUNDINGS = { serverUrl: 'https://github.test', largestOutput: 120_000 };

const failing = (name: string): LegResult => leg(name, 'failed', { operation: operation({ exitCode: 1 }) });

/** What the log shows of a step with these tests. */
function logOf(given: Report): string {
  const recorded = recordedLog();
  annotate(given, recorded.log, given.tests && testSinks(given, given.tests, SURROUNDINGS));
  return recorded.text();
}

interface Annotation {
  readonly name: string;
  readonly data: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: string;
}

function annotationsOf(given: Report): Annotation[] {
  return asRunnerReads(logOf(given)).effects.map(({ name, properties, data }) => ({ name, ...properties, data }));
}

describe('an annotation of a test', () => {
  it('stands at its file and line, with message, details and legs', () => {
    const tests = testsOf({ failed: [testRecord('test_total', { legs: ['unit', 'docs'] })], passed: 1_203 });
    expect(annotationsOf(report([failing('unit'), failing('docs'), leg('lint', 'passed')], { tests }))).toEqual([
      {
        name: 'error',
        data: '2 of 3 legs did not pass (exit code 1): unit failed with exit 1, docs failed with exit 1; 1 of 1,204 tests failed',
      },
      {
        name: 'error',
        title: 'test_total',
        file: 'tests/test_cart.py',
        line: '41',
        data: [
          'AssertionError: assert 4 == 5',
          'def test_total():',
          '>       assert total() == 5',
          'E       AssertionError: assert 4 == 5',
          'tests/test_cart.py:41',
          'In unit, docs.',
        ].join('\n'),
      },
      { name: 'error', data: `unit failed with exit 1 after 12.3 s (${uuidOf(1)}).` },
      { name: 'error', data: `docs failed with exit 1 after 12.3 s (${uuidOf(1)}).` },
    ]);
  });

  it.each<[Partial<TestRecord>, object]>([
    [{ place: null }, { title: 'a' }],
    [{ place: { file: 'a.go', line: null, url: null } }, { title: 'a', file: 'a.go' }],
    [{ place: { file: 'a,b:%.go', line: 3, url: null } }, { title: 'a', file: 'a,b:%.go', line: '3' }],
    // A path with what a log line must not show would be another path.
    [{ place: { file: 'a\u202e.go', line: 3, url: null } }, { title: 'a' }],
    [{ place: { file: `${'x'.repeat(1_001)}.go`, line: 3, url: null } }, { title: 'a' }],
    [{ place: { file: ' a.go', line: 3, url: null } }, { title: 'a' }],
  ])('of %j is placed as %j', (fields, place) => {
    const failed = [testRecord('a', { message: 'm', details: '', ...fields })];
    const [, shown] = annotationsOf(report([failing('unit')], { tests: testsOf({ failed }) }));
    expect(shown).toEqual({ name: 'error', data: 'm', ...place });
  });

  it('has the first eight lines of the details, with the blanks that they begin with', () => {
    const details = `boom\n\n${Array.from({ length: 10 }, (_, index) => `    at ${index}`).join('\n')}`;
    const failed = [testRecord('a', { message: 'boom', details }), testRecord('b', { message: '', details: '' })];
    const [, first, second] = annotationsOf(report([failing('unit')], { tests: testsOf({ failed }) }));
    expect(first?.data.split('\n')).toEqual(['boom', ...Array.from({ length: 8 }, (_, index) => `    at ${index}`)]);
    expect(second?.data).toBe('The test failed.');
  });

  it('has no frames of libraries', () => {
    const details = [
      'Error: x',
      '    at toBe (/work/src/a.test.js:2:17)',
      '    at new Promise (<anonymous>)',
      '    at call (/tools/node_modules/jest/build/index.js:1:2)',
      '    at process.run (node:internal/timers:5:1)',
      '\tat org.junit.jupiter.api.Assertions.fail(Assertions.java:1)',
      '\tat java.base/java.lang.reflect.Method.invoke(Method.java:5)',
      '\tat example.SumsTest.fails(SumsTest.java:4)',
    ].join('\n');
    const failed = [testRecord('a', { message: 'boom', details })];
    const [, first] = annotationsOf(report([failing('unit')], { tests: testsOf({ failed }) }));
    expect(first?.data.split('\n')).toEqual([
      'boom',
      'Error: x',
      '    at toBe (/work/src/a.test.js:2:17)',
      expect.stringMatching(/at example\.SumsTest\.fails\(SumsTest\.java:4\)$/),
    ]);
  });
});

describe('the annotations of a step with tests', () => {
  const many = (count: number, legs: readonly string[]): TestRecord[] =>
    Array.from({ length: count }, (_, index) => testRecord(`t${index}`, { legs, details: '' }));
  const titles = (given: Report): (string | undefined)[] =>
    annotationsOf(given).map(({ data, title }) => title ?? data.split(/[ :]/)[0]);

  it('are ten at most: the verdict, failing tests, then legs whose tests are not among them', () => {
    const names = Array.from({ length: 11 }, (_, index) => `leg${index}`);
    const legs = names.map(failing);
    const tests = testsOf({ failed: [...many(2, ['leg0', 'leg1']), testRecord('t2', { legs: ['leg2'] })] });
    const log = logOf(report(legs, { tests }));
    expect(titles(report(legs, { tests }))).toEqual([
      '11',
      't0',
      't1',
      't2',
      'leg3',
      'leg4',
      'leg5',
      'leg6',
      'leg7',
      'leg8',
    ]);
    expect(log).toMatch(/\nand 2 more legs\n$/);
  });

  it('has the legs of annotated tests too where there is room', () => {
    const tests = testsOf({ failed: many(7, ['a', 'b']) });
    const given = report([failing('a'), failing('b')], { tests });
    expect(titles(given)).toEqual(['2', 't0', 't1', 't2', 't3', 't4', 't5', 't6', 'a', 'b']);
    const more = report([failing('a'), failing('b')], { tests: testsOf({ failed: many(8, ['a', 'b']) }) });
    expect(titles(more)).toEqual(['2', 't0', 't1', 't2', 't3', 't4', 't5', 't6', 't7']);
    expect(logOf(more)).not.toContain('more leg');
  });

  it('has nine tests at most', () => {
    const given = report([failing('a'), failing('b')], { tests: testsOf({ failed: many(20, ['a', 'b']) }) });
    expect(titles(given)).toEqual(['2', ...Array.from({ length: 9 }, (_, index) => `t${index}`)]);
    expect(logOf(given)).not.toContain('more leg');
  });

  it('only warns of tests that failed in no leg that made the step fail', () => {
    const allowed = leg('next', 'failed', { exitCode: 0, allowFailure: true });
    const failed = [...many(6, ['next']), testRecord('own', { legs: ['next', 'a'] })];
    const given = report([allowed, failing('a'), unstarted('late', 'planned')], {
      mode: 'run',
      tests: testsOf({ failed }),
    });
    const named = annotationsOf(given).map(({ name, title }) => [name, title ?? null]);
    expect(named).toEqual([
      ['error', null],
      ['error', 'own'],
      ['error', null],
      ['error', null],
      ['warning', 't0'],
      ['warning', 't1'],
      ['warning', 't2'],
      ['warning', 't3'],
    ]);
  });

  it('are warnings of a step that passes, whose last line has the counts', () => {
    const tests = testsOf({ failed: many(1, ['a']), flaky: [testRecord('f')], passed: 3 });
    const given = report([leg('a', 'passed')], { tests });
    expect(annotationsOf(given)).toMatchObject([{ name: 'warning', title: 't0' }]);
    expect(logOf(given).split('\n').slice(0, 2)).toEqual([
      '1 failing test:',
      '- t0 · tests/test_cart.py:41 · AssertionError: assert 4 == 5',
    ]);
    expect(logOf(given)).toMatch(/\n1 leg passed; 1 of 5 tests failed, 1 was flaky\n$/);
  });

  it('say with the only leg that failed what its tests came to', () => {
    const tests = testsOf({ failed: many(1, ['a']), passed: 3 });
    expect(annotationsOf(report([failing('a'), leg('b', 'passed')], { tests })).map(({ data }) => data)).toEqual([
      `1 of 2 legs did not pass: a failed with exit 1; 1 of 4 tests failed. Operation ${uuidOf(1)}, 12.3 s.`,
      'AssertionError: assert 4 == 5\nIn a.',
    ]);
  });

  it('say of a step that was stopped what its tests came to by then', () => {
    const tests = testsOf({ failed: many(1, ['a']) });
    const given = report([failing('a')], { tests, stopped: 'it was stopped (SIGTERM)\nthe network is down' });
    expect(annotationsOf(given)[0]?.data).toBe(
      'The step stopped early (exit code 1): it was stopped (SIGTERM); 1 of 1 test failed\nthe network is down',
    );
  });
});

describe('hostile texts of a report', () => {
  const everywhere = (text: string): Report => {
    const place = { file: text, line: 7, url: text };
    const fields = {
      suite: text,
      className: text,
      message: text,
      details: `${text}\n${text}`,
      legs: [text, 'unit', text],
    };
    const test = testRecord(text, { place, ...fields });
    const tests = testsOf({ failed: [test, { ...test, place: null }], flaky: [test] });
    return report([failing('unit'), failing('docs')], { tests });
  };

  it.each(HOSTILE_LINES)('start no command: %j', (text) => {
    expect(logViolations(logOf(everywhere(text)), [])).toEqual([]);
    expect(annotationsOf(everywhere(text)).filter(({ name }) => name === 'error')).toHaveLength(5);
  });

  it('start no command, of any kind', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const log = logOf(everywhere(text === '' ? 'a' : text));
        expect(logViolations(log, [])).toEqual([]);
        expect(asRunnerReads(log).effects.map(({ name }) => name)).toEqual(Array.from({ length: 5 }, () => 'error'));
      }),
      { numRuns: 150 },
    );
  });

  it('stay below the length at which the platform cuts an annotation', () => {
    for (const sign of ['%', ',', '\u{1f600}', 'x'])
      for (const { data } of annotationsOf(everywhere(`${sign.repeat(5_000)}\n`.repeat(20))))
        expect(data.length).toBeLessThan(4_096);
  });
});
