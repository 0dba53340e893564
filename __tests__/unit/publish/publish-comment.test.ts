import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSummary } from '../../../demo/render-summary.ts';
import { markerOf, renderComment } from '../../../src/publish/publish.ts';
import type { Report } from '../../../src/report/report.ts';
import { leg, mixedReport, operation, report, STARTED_AT, uuidOf, written } from '../../doubles/fixtures.ts';
import { hostileText } from '../report/text/hostile-text.ts';
import { publication } from '../../doubles/publication.ts';
import { testOf, testsOf } from './test-results.ts';

const MARKER = '<!-- op-action comment c0ffee -->';

function render(given: Report, sha = 'a'.repeat(40), fields: Parameters<typeof publication>[0] = {}): string {
  return String(renderComment(given, publication(fields), markerOf('c0ffee'), sha));
}

describe('the comment', () => {
  it('has the verdict, the table and its origin, after a marker that no page shows', () => {
    const body = render(report([leg('unit', 'failed', { exitCode: 3, operation: operation({ exitCode: 3 }) })]));
    expect(body.split('\n\n').map((block) => block.split('\n').slice(0, 2))).toEqual([
      [MARKER, '<h2>❌ Failed · exit code 3</h2>'],
      ['<table>', expect.stringContaining('<thead>')],
      [
        expect.stringMatching(
          /^<p><sub><code>CI<\/code> · <code>test<\/code> · commit <code>aaaaaaaaa<\/code> · <a href="/,
        ),
        '',
      ],
    ]);
    expect(body).toContain('href="https://github.test/octo/repo/actions/runs/77/attempts/2"');
  });

  it('has the counts of tests and the failing ones, after the verdict', () => {
    const failing = Array.from({ length: 25 }, (_, index) => testOf({ name: `adds ${String(index)}` }));
    const tests = testsOf(failing, { counts: { tests: 1_204, passed: 1_170, failed: 30, skipped: 4, flaky: 2 } });
    const blocks = render(report([leg('unit', 'failed')], { tests })).split('\n\n');
    const lines = blocks[1]?.split('\n') ?? [];
    expect(lines[0]).toBe('<p><b>30 of 1,204 tests failed, 2 were flaky</b></p>');
    expect(lines.filter((line) => line.startsWith('<li>'))).toHaveLength(21);
    expect(lines[2]).toBe(
      '<li><code>Cart › adds 0</code> · <a href="https://github.test/octo/repo/blob/aaa/test/add.test.ts#L12"><code>test/add.test.ts:12</code></a></li>',
    );
    expect(lines.slice(-2)).toEqual(['<li>and 10 more</li>', '</ul>']);
  });

  it('says in which of several legs a test fails', () => {
    const tests = testsOf([testOf({ name: 'adds', legs: ['unit', 'docs'] })]);
    const legs = ['unit', 'docs', 'lint'].map((name) => leg(name, 'failed'));
    expect(render(report(legs, { tests }))).toContain('</a> · in <code>unit</code>, <code>docs</code></li>');
  });

  it('stays within what GitHub accepts with the longest names of tests', () => {
    const long = '&'.repeat(5_000);
    const place = { file: long, line: 1, url: `https://github.test/${'x'.repeat(500)}` };
    const tests = testsOf(Array.from({ length: 1_000 }, () => testOf({ name: long, className: long, place })));
    expect(render(report([leg('unit', 'failed')], { tests })).length).toBeLessThan(65_535);
  });

  it('has a timeline of several legs', () => {
    expect(render(mixedReport())).toContain('\n\n<h3>Timeline</h3>\n\n```mermaid\ngantt\n');
  });

  it('leaves out an unknown commit or workflow', () => {
    const body = render(report([leg('unit', 'passed')]), '', { workflow: '' });
    expect(body).toContain('<p><sub><code>test</code> · <a href=');
  });

  it('has no output, and no reason that may hold an input’s value', () => {
    const outputs = { stdout: written('SECRET-OUT'), stderr: written('SECRET-ERR') };
    const failed = leg('unit', 'failed', { operation: operation({ exitCode: 1, ...outputs }) });
    expect(render(report([failed]))).not.toContain('SECRET');
    const verdict = { ...report([]).verdict, exitCode: 1, outcome: 'failed' } as const;
    const stopped = render(report([], { stopped: 'env: SECRET is no mapping', verdict }));
    expect(stopped).not.toContain('SECRET');
    expect(stopped).toContain('❌ Stopped · exit code 1');
    expect(stopped).toContain('<pre><code>The log of the step says why.</code></pre>');
    expect(stopped).not.toContain('<table>');
  });

  it('stays within what GitHub accepts, and says what is missing', () => {
    const results = Array.from({ length: 1_000 }, (_, index) =>
      leg(`leg ${index} ${'&'.repeat(60)}`, index < 3 ? 'failed' : 'passed', {
        operation: operation({
          uuid: uuidOf(index),
          createdAt: new Date(STARTED_AT + index).toISOString(),
          error: '"\n'.repeat(999),
        }),
      }),
    );
    const body = render(report(results));
    const size = Buffer.byteLength(body);
    expect(size).toBeLessThanOrEqual(60_000);
    expect(size).toBeGreaterThan(50_000);
    expect(body).toMatch(/this comment leaves out \d{3} rows of the table, the timeline\.<\/p>/);
    expect(body).toContain('leg 2 &amp;');
    expect(body).toContain('attempt 2 of the workflow run');
  });

  it('keeps hostile text in its place', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (name, text) => {
        const given = report([
          leg(name, 'failed', { loss: text, operation: operation({ error: text, status: text, image: text }) }),
        ]);
        const origin = { ...publication().origin, job: text };
        const body = render(given, text, { workflow: text, origin });
        expect(body.startsWith(MARKER)).toBe(true);
        expect(body.indexOf('<!--', 1)).toBe(-1);
        const page = JSON.stringify(await readSummary(body));
        expect(page.match(/"tagName":"(?:h1|script|img|input)"/g)).toBeNull();
        expect(page.match(/"tagName":"h2"/g)).toHaveLength(1);
        expect(page.match(/"tagName":"a"/g)).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});
