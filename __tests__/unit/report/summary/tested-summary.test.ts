import { describe, expect, it } from '@jest/globals';
import { drawGantt } from '../../../../demo/gantt.ts';
import type { LegResult } from '../../../../src/legs/leg.ts';
import type { TestCounts, TestRecord } from '../../../../src/legs/test-results.ts';
import type { Report } from '../../../../src/report/report.ts';
import { renderSummary } from '../../../../src/report/summary/summary.ts';
import { testSinks } from '../../../../src/report/test-results/test-sinks.ts';
import { leg, operation, report, testRecord, uuidOf, written } from '../../../doubles/fixtures.ts';
import { checkSummary } from '../../../invariants/step-files.ts';

const BUDGET = 900 * 1024;
const SURROUNDINGS = { serverUrl: 'https://github.test', largestOutput: 120_000 };
const DETAILS = Array.from({ length: 60 }, (_, index) => `    at frame ${index} <of> the "stack"`).join('\n');
/** Made once, since thousands of legs share it. */
const OUTPUT = written('a line of <output> that is not very long\n'.repeat(600));

/** A matrix of two systems, where every test fails in all legs of the first, and legs of the second fail without a report. */
function reportOf(legCount: number, testCount: number): Report {
  const names = Array.from(
    { length: legCount },
    (_, index) => `${index < legCount / 2 ? 'linux' : 'windows'}-${index}`,
  );
  const tested = names.filter((name) => name.startsWith('linux'));
  const failed = Array.from({ length: testCount }, (_, index) => failing(index, tested));
  const counts: TestCounts = { tests: testCount, passed: 0, failed: testCount, skipped: 0, flaky: 0 };
  const tests = { counts, byLeg: new Map(tested.map((name) => [name, counts])), failed, flaky: [] };
  const matrix = new Map(names.map((name) => [name, new Map([['os', name.split('-')[0] ?? '']])]));
  return report(names.map(legOf), { mode: 'run', tests, matrix });
}

function failing(index: number, legs: readonly string[]): TestRecord {
  const file = `tests/test_${index % 50}.py`;
  const place = { file, line: index + 1, url: `https://github.test/octo/repo/blob/${'c'.repeat(40)}/${file}` };
  return testRecord(`test_${index}`, { legs, details: DETAILS, place });
}

function legOf(name: string, index: number): LegResult {
  const own = { uuid: uuidOf(index), resultImage: uuidOf(20_000 + index), exitCode: 1, stdout: OUTPUT };
  return leg(name, 'failed', { exitCode: 1, operation: operation(own), command: 'make test' });
}

function summaryOf(given: Report, budget?: number): string {
  const view = given.tests && testSinks(given, given.tests, SURROUNDINGS).view;
  return String(renderSummary(given, view, budget));
}

/** Throws for markup that is open, a blank line in it, or a picture that cannot be drawn. */
function check(text: string): void {
  checkSummary(text);
  const [markup = '', picture, rest = ''] = text.split(/^```(?:mermaid)?$/m);
  if (picture !== undefined) drawGantt(picture);
  for (const block of `${markup}\n${rest}`.split(/\n\n+/)) checkSummary(block);
}

const apology = (text: string): string => /<p>⚠️ To stay within.*<\/p>\n$/.exec(text)?.[0] ?? '';
const count = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;

describe('the summary of a step with test reports', () => {
  it.each([
    [400, 1_000],
    [5_000, 1_000],
  ])('of %i legs and %i failing tests stays within its limit, and names at least four tests of five', (legs, tests) => {
    const given = reportOf(legs, tests);
    const started = process.cpuUsage();
    const text = summaryOf(given);
    const { user, system } = process.cpuUsage(started);
    check(text);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(BUDGET);
    const lost = Number(/leaves out (\d+) failing tests/.exec(apology(text))?.[1] ?? 0);
    expect(count(text, /<b><code>test_\d+/g) + lost).toBe(tests);
    expect(lost).toBeLessThan(tests / 5);
    expect(text).toContain(`<h3>❌ ${tests.toLocaleString('en')} of ${tests.toLocaleString('en')} tests failed</h3>`);
    expect(text).toContain(`in all ${(legs / 2).toLocaleString('en')} legs`);
    expect(apology(text)).toMatch(/the details of [\d,]+ failing tests/);
    expect(user + system).toBeLessThan(legs > 1_000 ? 2_000_000 : 1_000_000);
  });

  it('shares its room between failing tests and the output of legs without a report', () => {
    const text = summaryOf(reportOf(200, 800));
    const [tests = ''] = text.split('<details open>\n<summary><b>❌ <code>windows-');
    const outputs = text.slice(tests.length);
    const share = Buffer.byteLength(tests) / Buffer.byteLength(text);
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.55);
    expect(count(outputs, /<pre><code>a line/g)).toBeGreaterThan(20);
    expect(count(text, /contree use -N/g)).toBeGreaterThan(20);
  });

  it('is whole at any budget, says what it sheds, and sheds more of less', () => {
    const given = reportOf(40, 60);
    let shown = Infinity;
    for (let budget = 400_000; budget > 3_000; budget = Math.floor(budget * 0.7)) {
      const text = summaryOf(given, budget);
      check(text);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budget);
      const tests = count(text, /<b><code>test_\d+/g);
      expect(tests).toBeLessThanOrEqual(shown);
      shown = tests;
      const lost = Number(/(\d+) failing tests?(?:,|\.<)/.exec(apology(text))?.[1] ?? 0);
      if (tests < 60) expect(apology(text)).toMatch(/failing test/);
      else expect(lost === 0 || apology(text).includes('of ')).toBe(true);
    }
    expect(shown).toBeLessThan(60);
  });
});
