import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASE_IMAGE } from '../../../simulator/simulator.ts';
import { JOB, markerOf, parsed, resultLines, runOf, stage, steady, workspaceWith } from '../harness.ts';

const scene = stage();

/** Fails in the tries before this one; leaves a file, which another try must not find. */
function passesOn(number: number): string {
  return `test ! -e left; touch left; t=\${CONTREE_OP_ACTION##*\\"tries\\":}; t=\${t%%[!0-9]*}; echo "this is $t"; test $t -ge ${String(number)} || exit 3`;
}

describe('retry-on: failure', () => {
  it('starts only what failed again, from the same image, and tells how the earlier tries ended', async () => {
    const legs = JSON.stringify({ steady: 'true', flaky: passesOn(3), broken: 'echo no; exit 4' });
    const end = await scene.run(runOf({ legs, retries: '2', 'retry-on': 'failure' }), {
      env: JOB,
    });
    expect([end.exitCode, end.stderr]).toEqual([4, '']);
    const tries = scene.operations().map((operation) => {
      const { leg, tries } = markerOf(operation);
      return `${String(leg)}#${String(tries)} ${String(operation.request['image'])}`;
    });
    const wanted = ['broken#1', 'broken#2', 'broken#3', 'flaky#1', 'flaky#2', 'flaky#3', 'steady#1'];
    expect(tries.toSorted()).toEqual(wanted.map((start) => `${start} ${BASE_IMAGE}`));
    expect(end.outputs).toMatchObject({ flaky: '["flaky"]', 'flaky-count': '1', passed: '["steady","flaky"]' });
    expect(parsed(end, 'results')).toMatchObject([
      { name: 'steady', attempts: 1, flaky: false },
      { name: 'flaky', attempts: 3, flaky: true, outcome: 'passed', exit_code: 0 },
      { name: 'broken', attempts: 3, flaky: false, outcome: 'failed', exit_code: 4 },
    ]);
    const lines = resultLines(end).map(({ leg, attempt }) => `${String(leg)}#${String(attempt)}`);
    expect(lines.toSorted()).toEqual(wanted);
    const log = steady(end);
    expect(log).toMatch(/^flaky failed with exit 3 on try 1 of 3 · .* · starting it again$/m);
    expect(log).toMatch(/^::group::flaky · failed with exit 3 · try 2 of 3 · \S+ s\n(?:.*\n){2,4}stdout │ this is 2$/m);
    expect(log).toMatch(/^\d\/3 done · flaky passed on try 3 of 3 · exit 0 · /m);
    expect(log).toMatch(/^\d\/3 done · broken failed with exit 4 · 3 tries · /m);
    expect(end.summary).toContain('✅ passed (flaky: try 3 of 3)');
    expect(end.summary).toContain('this is 1');
    expect(end.summary).toContain('this is 2');
  });

  it('gives up no leg for a try that is followed by another', async () => {
    const legs = JSON.stringify({ flaky: passesOn(2), slow: 'sleep 1' });
    const inputs = { legs, retries: '1', 'retry-on': 'failure', 'fail-fast': 'true' };
    const end = await scene.run(runOf(inputs), { env: JOB });
    expect(end.outputs).toMatchObject({ 'exit-code': '0', passed: '["flaky","slow"]', flaky: '["flaky"]' });
  });

  it('keeps the downloads of the last try alone, and what each try wrote in output-dir', async () => {
    const folder = workspaceWith();
    const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8');
    const legs = JSON.stringify({ flaky: `${passesOn(2)}; echo good > report` });
    const inputs = { legs, retries: '1', 'retry-on': 'failure', collect: 'report', 'output-dir': 'out' };
    const end = await scene.run(runOf(inputs), { env: JOB, folder });
    expect([end.exitCode, end.outputs['flaky']]).toEqual([0, '["flaky"]']);
    expect(textOf('collected/flaky/report')).toBe('good\n');
    expect(textOf('out/flaky/stdout.try-1.txt')).toBe('this is 1\n');
    expect(textOf('out/flaky/stdout.txt')).toBe('this is 2\n');
  });
});

it('a leg that met its own limit is started again where retry-on says timeout', async () => {
  const legs = JSON.stringify({ slow: `${passesOn(1)}; test $t -ge 2 || sleep 60` });
  const end = await scene.run(runOf({ legs, retries: '1', 'retry-on': 'timeout', 'run-timeout': '1s' }), { env: JOB });
  expect([end.exitCode, end.outputs['flaky']]).toEqual([0, '["slow"]']);
  expect(steady(end)).toMatch(/^slow ran into its own time limit on try 1 of 2 · .* · starting it again$/m);
});
