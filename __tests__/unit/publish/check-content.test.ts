import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSummary } from '../../../demo/render-summary.ts';
import type { CheckRun } from '../../../src/github/check-runs.ts';
import type { LegResult } from '../../../src/legs/leg.ts';
import { checkRunsOf } from '../../../src/publish/check-content.ts';
import type { Report } from '../../../src/report/report.ts';
import { leg, operation, problem, report, unstarted, written } from '../../doubles/fixtures.ts';
import { hostileText } from '../report/text/hostile-text.ts';
import { publication } from '../../doubles/publication.ts';
import { testOf, testsOf } from './test-results.ts';

const SHA = 'a'.repeat(40);

function runsOf(given: Report, fields: Parameters<typeof publication>[0] = {}): CheckRun[] {
  return checkRunsOf(given, publication(fields), SHA);
}

function runOf(result: LegResult, fields: Partial<Report> = {}): CheckRun {
  const [run] = runsOf(report([result], fields));
  if (run === undefined) throw new Error('There is no check run.');
  return run;
}

describe('the conclusion of a check run', () => {
  const allowed = { allowFailure: true, exitCode: 0 };
  const cancelled = { verdict: { ...report([]).verdict, exitCode: 130, outcome: 'cancelled' } } as const;
  it.each<[CheckRun['conclusion'], string, LegResult, Partial<Report>]>([
    ['success', 'passed', leg('a', 'passed'), {}],
    [
      'success',
      'passed before the cancel arrived',
      leg('a', 'passed', { cancel: 'finished', exitCode: 1 }),
      { mode: 'cancel' },
    ],
    ['failure', 'passed with a loss', leg('a', 'passed', { loss: 'no image', exitCode: 1 }), {}],
    ['neutral', 'passed with a loss that is allowed', leg('a', 'passed', { loss: 'no image', ...allowed }), {}],
    ['failure', 'failed', leg('a', 'failed', { operation: operation({ exitCode: 3 }) }), {}],
    ['failure', 'failed, and only looked at', leg('a', 'failed', { exitCode: 0 }), { mode: 'show' }],
    ['neutral', 'failed as it may', leg('a', 'failed', allowed), {}],
    [
      'timed_out',
      'failed by its own limit',
      leg('a', 'failed', { operation: operation({ sandboxTimedOut: true }) }),
      {},
    ],
    ['failure', 'failed without an operation', unstarted('a', 'refused'), { mode: 'run' }],
    ['cancelled', 'cancelled', leg('a', 'cancelled'), {}],
    ['cancelled', 'never started', unstarted('a', 'planned'), { mode: 'run' }],
    ['neutral', 'cancelled as it may be', leg('a', 'cancelled', allowed), {}],
    ['timed_out', 'timed out', leg('a', 'timed-out'), {}],
    ['neutral', 'timed out as it may', leg('a', 'timed-out', allowed), {}],
    ['neutral', 'active, and left to others', leg('a', 'active'), { mode: 'run', detached: true }],
    ['cancelled', 'active when a signal ended the step', leg('a', 'active', { exitCode: 1 }), cancelled],
    ['failure', 'still active after a cancel', leg('a', 'active', { exitCode: 1 }), { mode: 'cancel' }],
    ['failure', 'unknown', leg('a', 'unknown', { operation: null, problem: problem() }), {}],
    ['neutral', 'unknown as it may be', leg('a', 'unknown', { ...allowed, operation: null }), {}],
  ])('is %s when the leg %s', (conclusion, _, result, fields) => {
    expect(runOf(result, fields).conclusion).toBe(conclusion);
  });
});

describe('the name of a check run', () => {
  const names = (legs: readonly string[], origin = {}): string[] =>
    runsOf(report(legs.map((name) => leg(name, 'passed'))), {
      origin: { ...publication().origin, ...origin },
    }).map(({ name }) => name);

  it('has the job, and its position from the second of a matrix on', () => {
    expect(names(['unit', 'e2e/chrome'])).toEqual(['op-action / test / unit', 'op-action / test / e2e/chrome']);
    expect(names(['unit'], { index: 1 })).toEqual(['op-action / test/2 / unit']);
    expect(names(['unit'], { job: '' })).toEqual(['op-action / unit']);
  });

  it('is unique', () => {
    const long = 'x'.repeat(200);
    expect(names(['a\n b', 'a  b', `${long}1`, `${long}2`, '\u200b', 'c'])).toEqual([
      'op-action / test / a  b',
      'op-action / test / a  b (2)',
      `op-action / test / ${'x'.repeat(99)}…`,
      `op-action / test / ${'x'.repeat(99)}… (2)`,
      'op-action / test',
      'op-action / test / c',
    ]);
  });
});

describe('a check run', () => {
  it('has the times of its operation', () => {
    const createdAt = '2026-11-22T03:00:00+01:00';
    expect(runOf(leg('a', 'passed', { operation: operation({ createdAt, duration: 12.3456 }) }))).toMatchObject({
      started_at: '2026-11-22T02:00:00.000Z',
      completed_at: '2026-11-22T02:00:12.346Z',
    });
  });

  it.each<[string | null, number | null, string | null]>([
    [null, 12, null],
    ['yesterday', 12, null],
    ['-000400-01-01T00:00:00Z', 12, null],
    ['2026-11-22T02:00:00Z', null, '2026-11-22T02:00:00.000Z'],
    ['2026-11-22T02:00:00Z', -1, '2026-11-22T02:00:00.000Z'],
    ['2026-11-22T02:00:00Z', 1e300, '2026-11-22T02:00:00.000Z'],
    ['2026-11-22T02:00:00Z', 1e13, '2026-11-22T02:00:00.000Z'],
  ])('has no end when created at %p with a duration of %p s', (createdAt, duration, startedAt) => {
    const { started_at = null, completed_at } = runOf(
      leg('a', 'passed', { operation: operation({ createdAt, duration }) }),
    );
    expect([started_at, completed_at]).toEqual([startedAt, undefined]);
  });

  it('has no times beyond the year 9999', () => {
    const given = operation({ createdAt: '+012026-01-01T00:00:00Z' });
    const { started_at, completed_at } = runOf(leg('a', 'passed', { operation: given }));
    expect([started_at, completed_at]).toEqual([undefined, undefined]);
  });

  it('has the outcome of the leg as its title', () => {
    const failed = operation({ exitCode: 3 });
    expect(runOf(leg('a', 'failed', { operation: failed, attempts: 2, allowFailure: true })).output.title).toBe(
      'failed with exit 3 · allowed · 2 tries · 12.3 s',
    );
    expect(runOf(unstarted('a', 'refused'), { mode: 'run' }).output.title).toBe('could not be started (HTTP 400)');
  });

  it('shows what is known, except the output', () => {
    const given = operation({
      exitCode: 137,
      error: 'out\nof memory',
      stdout: written('SECRET-OUT'),
      stderr: written('SECRET-ERR'),
    });
    const { summary } = runOf(leg('a', 'failed', { operation: given, loss: 'it left no report' })).output;
    expect(summary).toContain('<td align="right" nowrap>137</td>');
    expect(summary).toContain('💡 Exit 137 is signal 9');
    expect(summary).toContain('<p><b>Error</b></p>\n<pre><code>out&#10;of memory</code></pre>');
    expect(summary).toContain('<p><b>Not kept</b></p>\n<pre><code>it left no report</code></pre>');
    expect(summary).toContain(
      '<code>CI</code> · <code>test</code> · commit <code>aaaaaaaaa</code> · <a href="https://github.test/octo/repo/actions/runs/77/attempts/2">attempt 2 of the workflow run</a>',
    );
    expect(summary).not.toContain('SECRET');
    expect(runOf(leg('a', 'passed')).output.summary).not.toMatch(/💡|Error<\/b>|Not kept/);
    const unread = leg('a', 'unknown', { operation: null, problem: problem({ reason: 'no such thing' }) });
    expect(runOf(unread).output.summary).toMatch(/<p><b>Error<\/b><\/p>\n<pre><code>.*no such thing/);
  });

  it('does not show the command, in which GitHub masks no secret', () => {
    const { summary } = runOf(leg('a', 'failed', { command: 'curl --user me:hunter2' })).output;
    expect(summary).not.toContain('curl');
  });

  it('says how its tests went, and annotates the lines of those that failed in its leg', () => {
    const tests = testsOf([
      testOf({ name: 'one', legs: ['a'] }),
      testOf({ name: 'two', legs: ['b'] }),
      testOf({ name: 'three', legs: ['b', 'a'], place: { file: 'x.py', line: null, url: null }, message: '' }),
      testOf({ name: 'four', legs: ['a'], place: null }),
    ]);
    const [a, b, c] = runsOf(report([leg('a', 'failed'), leg('b', 'failed'), leg('c', 'passed')], { tests }));
    expect(a?.output.title).toBe('failed · 12.3 s · 3 of 10 tests failed');
    expect(a?.output.summary).toContain('<li><code>Cart › four</code></li>');
    // No column is empty.
    expect(a?.output.summary).not.toMatch(/<td[^>]*><\/td>/);
    expect(a?.output.summary).not.toContain('two');
    expect(a?.output.annotations).toEqual([
      {
        path: 'test/add.test.ts',
        start_line: 12,
        end_line: 12,
        annotation_level: 'failure',
        title: 'Cart › one',
        message: 'expected 4 to equal 5',
      },
      {
        path: 'x.py',
        start_line: 1,
        end_line: 1,
        annotation_level: 'failure',
        title: 'Cart › three',
        message: 'The test failed.',
      },
    ]);
    expect(b?.output.annotations).toHaveLength(2);
    expect(c?.output).toMatchObject({ title: 'passed · 12.3 s', annotations: [] });
  });

  it('annotates fifty tests at most', () => {
    const tests = testsOf(Array.from({ length: 60 }, (_, index) => testOf({ name: `test ${String(index)}` })));
    expect(runOf(leg('unit', 'failed'), { tests }).output.annotations).toHaveLength(50);
  });

  it('stays within what GitHub accepts, however long the texts are', () => {
    const worst = '&"\n'.repeat(5_000);
    const { name, output } = runOf(
      leg(worst, 'failed', {
        loss: worst,
        command: worst,
        operation: operation({ error: worst, status: worst, image: worst }),
      }),
      { tests: testsOf(Array.from({ length: 99 }, () => testOf({ name: worst, message: worst, legs: [worst] }))) },
    );
    expect(name.length).toBeLessThan(250);
    expect(output.title.length).toBeLessThanOrEqual(250);
    expect(output.summary.length).toBeLessThan(65_535);
  });

  it('keeps hostile text in its place', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const given = operation({ error: text, status: text, image: text });
        const place = { file: text, line: 1, url: null };
        const tests = testsOf([
          testOf({ name: text, className: text, suite: text, message: text, place, legs: [text] }),
        ]);
        const { name, output } = runOf(leg(text, 'failed', { loss: text, command: text, operation: given }), { tests });
        const [annotation] = output.annotations ?? [];
        expect(annotation?.title.length).toBeLessThanOrEqual(255);
        expect(`${name}${output.title}${annotation?.title ?? ''}${annotation?.message ?? ''}`).not.toMatch(
          /[\p{Cc}\u2028\u2029\u202e]/u,
        );
        const page = JSON.stringify(await readSummary(output.summary));
        expect([...page.matchAll(/"tagName":"(\w+)"/g)].map(([, tag]) => tag)).toEqual(
          expect.not.arrayContaining(['h1', 'script', 'img']),
        );
        expect(page.match(/"tagName":"a"/g)).toHaveLength(1);
        expect(page.match(/"tagName":"table"/g)).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});
