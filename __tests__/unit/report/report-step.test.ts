import { describe, expect, it } from '@jest/globals';
import { keptResults } from '../../doubles/kept-results.ts';
import { recordedLog, type RecordedLog } from '../../doubles/recorded-log.ts';
import type { StepEnd } from '../../../src/report/report-step.ts';
import { reportStep, type RunnerFiles } from '../../../src/report/report-step.ts';
import type { Report } from '../../../src/report/report.ts';
import { previewLines } from '../../../src/report/log/preview-log.ts';
import { leg, operation, previewOf, report, testRecord, testsOf, uuidOf } from '../../doubles/fixtures.ts';

const FAILED = report([leg('unit', 'failed', { exitCode: 3, operation: operation({ exitCode: 3 }) })]);
const PASSED = report([leg('unit', 'passed')]);

interface Played {
  readonly exitCode: number;
  readonly log: RecordedLog;
  /** Who wrote, in order. */
  readonly order: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  /** Null when none was written. */
  readonly summary: string | null;
}

async function play(given: Report, end: Partial<StepEnd> = {}, files: Partial<RunnerFiles> = {}): Promise<Played> {
  const order: string[] = [];
  const note = (who: string): void => {
    if (order.at(-1) !== who) order.push(who);
  };
  const outputs: Record<string, string> = {};
  let summary: string | null = null;
  const log = recordedLog(() => {
    note('log');
  });
  const exitCode = await reportStep({ report: given, summary: 'true', results: keptResults(), ...end }, log.log, {
    serverUrl: 'https://github.test',
    setOutputs: (written) => {
      note('outputs');
      Object.assign(outputs, Object.fromEntries(written));
    },
    writeSummary: (text) => {
      note('summary');
      summary = String(text);
      return Promise.resolve();
    },
    ...files,
  });
  return { exitCode, log, order, outputs, summary };
}

describe('reportStep', () => {
  it('writes outputs, then the summary, then the annotations', async () => {
    const { exitCode, log, order, outputs, summary } = await play(FAILED);
    expect(exitCode).toBe(3);
    expect(order).toEqual(['outputs', 'summary', 'log']);
    expect(outputs).toMatchObject({ 'exit-code': '3', 'results-file': '/results.jsonl', 'leg-unit-exit-code': '3' });
    expect(summary).toContain('❌ Failed · exit code 3');
    expect(log.lines()).toEqual([
      `::error::1 of 1 leg did not pass: unit failed with exit 3. Operation ${uuidOf(1)}, 12.3 s.`,
    ]);
  });

  it('ends with a plain line when all is well', async () => {
    const { exitCode, log } = await play(PASSED);
    expect(exitCode).toBe(0);
    expect(log.lines()).toEqual(['1 leg passed']);
  });

  it.each<[StepEnd['summary'], Report, boolean]>([
    ['true', PASSED, true],
    ['false', FAILED, false],
    ['failed', FAILED, true],
    ['failed', PASSED, false],
    ['failed', report([]), false],
    ['failed', report([leg('a', 'active', { exitCode: 0 })], { mode: 'list' }), false],
    ['failed', report([leg('a', 'ended', { exitCode: 0 })], { mode: 'list' }), false],
    ['failed', report([leg('a', 'failed', { exitCode: 0 })], { mode: 'show' }), true],
    ['failed', report([leg('a', 'timed-out', { exitCode: 0 })]), true],
    ['failed', report([leg('a', 'passed', { exitCode: 0, loss: 'it left no image to tag' })], { mode: 'run' }), true],
    ['failed', report([], { stopped: 'x', verdict: { ...report([]).verdict, exitCode: 1 } }), true],
  ])('with summary %s (case %#)', async (summary, given, isWritten) => {
    expect((await play(given, { summary })).summary !== null).toBe(isWritten);
  });

  it.each([
    [FAILED, 3, '::error::1 of 1 leg did not pass'],
    [PASSED, 1, '1 leg passed'],
  ])('fails when outputs cannot be written, and writes all else (case %#)', async (given, code, sentence) => {
    const { exitCode, log, summary } = await play(
      given,
      {},
      {
        setOutputs: () => {
          throw new Error('no space left\n::error::x');
        },
      },
    );
    expect(exitCode).toBe(code);
    const error = '::error::The step fails, since its outputs could not be written: no space left ::error::x';
    expect(log.lines()).toContain(error);
    expect(log.warnings()).toEqual([]);
    expect(summary).not.toBeNull();
    expect(log.text()).toContain(sentence);
  });

  it('warns when the summary cannot be written, and goes on', async () => {
    const { exitCode, log, outputs } = await play(
      FAILED,
      {},
      {
        writeSummary: () => Promise.reject(new Error('no such file')),
      },
    );
    expect(exitCode).toBe(3);
    expect(log.warnings()).toEqual(['The job summary could not be written: no such file']);
    expect(outputs['exit-code']).toBe('3');
    expect(log.text()).toContain('::error::1 of 1 leg did not pass');
  });

  it('names the outputs that were left out, and how to hand the operations on without theirs', async () => {
    const huge = report([leg('x'.repeat(200_000), 'passed')], { mode: 'run' });
    const handOn = 'To hand the operations on, use that file as operations-file or';
    expect((await play(huge)).log.warnings()).toEqual([
      `Outputs left out, since they would break the platform's limits: operations, passed, results, matrix, leg-${'x'.repeat(55)}…. All is in /results.jsonl. ${handOn} "operations: workflow", also in other jobs.`,
    ]);
    const waited = report([leg('x'.repeat(200_000), 'passed')], { mode: 'wait' });
    expect((await play(waited)).log.warnings()).toEqual([
      expect.stringMatching(/ use that file as operations-file\.$/),
    ]);
    const legs = report(Array.from({ length: 2_000 }, (_, index) => leg(`leg ${index}`, 'passed')));
    const named = Array.from({ length: 10 }, (_, index) => `leg-leg-${1_401 + index}-*`).join(', ');
    expect((await play(legs)).log.warnings()).toEqual([
      `Outputs left out, since they would break the platform's limits: results, matrix, ${named} and 589 more. All is in /results.jsonl.`,
    ]);
    const [withoutFile = ''] = (await play(huge, { results: null })).log.warnings();
    expect(withoutFile).toMatch(/x…\. To hand the operations on, use "operations: workflow", also in other jobs\.$/);
    const [nowhere = ''] = (await play(waited, { results: null })).log.warnings();
    expect(nowhere).toMatch(/x…\.$/);
  });

  it('shows tests in outputs, summary, annotations and log', async () => {
    const failed = [testRecord('test_total', { legs: ['unit'] })];
    const { log, outputs, summary } = await play({ ...FAILED, tests: testsOf({ failed, passed: 2 }) });
    expect(outputs).toMatchObject({ tests: '3', 'tests-passed': '2', 'tests-failed': '1', 'tests-skipped': '0' });
    expect(outputs['failed-tests']).toContain('"name":"test_total"');
    expect(summary).toContain('<a href="https://github.test/octo/repo/');
    expect(log.lines()).toEqual([
      '1 failing test:',
      '- test_total · tests/test_cart.py:41 · AssertionError: assert 4 == 5',
      `::error::1 of 1 leg did not pass: unit failed with exit 3; 1 of 3 tests failed. Operation ${uuidOf(1)}, 12.3 s.`,
      expect.stringMatching(/^::error title=test_total,file=tests\/test_cart\.py,line=41::AssertionError/),
    ]);
  });

  it('says nothing of tests in a step without reports', async () => {
    const { outputs } = await play(FAILED);
    expect(Object.keys(outputs).filter((name) => name.includes('tests'))).toEqual([]);
  });

  it('warns of failing tests that the output has no room for', async () => {
    const failed = Array.from({ length: 3_000 }, (_, index) => testRecord(`test ${index}`));
    const { log, outputs } = await play({ ...FAILED, tests: testsOf({ failed }) });
    const listed = (JSON.parse(outputs['failed-tests'] ?? '') as readonly object[]).length;
    expect(log.warnings()).toEqual([
      `The output failed-tests lacks ${(3_000 - listed).toLocaleString('en')} failing tests, since it would break the platform's limits.`,
    ]);
  });

  it('names no file when there is none', async () => {
    const { outputs, summary } = await play(report([], { stopped: 'bad input' }), { results: null });
    expect(outputs['results-file']).toBe('');
    expect(summary).not.toContain('Everything');
  });

  it('prints what a dry run found, before the verdict', async () => {
    const { log } = await play(report([], { mode: 'run', preview: previewOf('x') }));
    const lines = log.lines();
    expect(lines.pop()).toBe('Dry run: the setup and 2 legs would be started; nothing was changed');
    expect(lines).toEqual(previewLines(previewOf('x')).map(String));
  });

  it('says in its first line why the step stopped early', async () => {
    const { log } = await play(report([], { stopped: 'bad input: no such mode' }));
    expect(log.lines()[0]).toBe('The step stopped early: bad input: no such mode');
  });

  it('says each of several reasons why the step stopped once, in one annotation', async () => {
    const stopped = 'bad input: no such mode\n\n::error::x 100 %';
    const given = report([], { stopped, verdict: { ...report([]).verdict, exitCode: 1, outcome: 'failed' } });
    const { log } = await play(given, { results: null });
    expect(log.lines()).toEqual([
      '::error::The step stopped early (exit code 1): bad input: no such mode%0A:\u200b:error::x 100 %25',
    ]);
  });

  it('says a reason that is longer than most in one line', async () => {
    const reason = 'word '.repeat(170).trim();
    const given = report([], { stopped: reason, verdict: { ...report([]).verdict, exitCode: 1, outcome: 'failed' } });
    const { log } = await play(given, { results: null });
    expect(log.lines()).toEqual([`::error::The step stopped early (exit code 1): ${reason}`]);
  });

  it('says in full why the step stopped, in pieces that fit a line, below the annotation where it has no room', async () => {
    const words = Array.from({ length: 1_200 }, (_, index) => `word${index}`).join(' ');
    const solid = '😀'.repeat(2_000);
    const stopped = `first: ::error::x\n\n${words}\n${solid}`;
    const given = report([], { stopped, verdict: { ...report([]).verdict, exitCode: 1, outcome: 'failed' } });
    const { log } = await play(given, { results: null });
    const [annotation = '', ...others] = log.lines();
    expect(annotation).toMatch(/^::error::The step stopped early \(exit code 1\): first: ::error::x%0Aword0 /);
    expect(annotation.length).toBeLessThan(4_000);
    const lines = [...annotation.split('%0A'), ...others];
    expect(lines.every((line) => line !== '' && line.length <= 1_000 && line.isWellFormed())).toBe(true);
    expect(lines.length).toBeLessThan(40);
    expect(lines.join(' ')).toContain(words);
    expect(lines.join('')).toContain(solid);
  });
});
