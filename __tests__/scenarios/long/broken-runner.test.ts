import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preloaded, printed, stage } from '../harness.ts';

const scene = stage();

describe('a step on a broken runner', () => {
  it('needs no working directory', async () => {
    const gone = join(mkdtempSync(join(tmpdir(), 'op-action-')), 'gone');
    const steps = ['mkdirSync', 'chdir', 'rmdirSync'].map((step) => `${step}(${JSON.stringify(gone)});`).join(' ');
    const vanish = preloaded(
      `import { mkdirSync, rmdirSync } from 'node:fs'; import { chdir } from 'node:process'; ${steps}`,
    );
    const id = scene.simulator.seed({ status: 'EXECUTING' });
    const main = await scene.run({ operations: id, timeout: '1', cleanup: 'always' }, vanish);
    expect([main.exitCode, main.stderr, main.outputs['outcome']]).toEqual([1, '', 'timed-out']);
    const post = await scene.run({}, { entry: 'post', state: main.state, ...vanish });
    expect([post.exitCode, post.stderr]).toEqual([0, '']);
    expect(post.stdout).toContain(`${id} · cancel accepted`);
    const files = await scene.run({ 'operations-file': '*.json' }, vanish);
    expect([files.exitCode, files.outputs['outcome']]).toEqual([1, 'failed']);
    expect(files.stdout).toMatch(/::error::The step stopped early.*uv_cwd/);
    expect(existsSync(gone)).toBe(false);
  });

  it('ends well when the log is not read any more', async () => {
    const id = scene.simulator.seed({
      exitCode: 4,
      timeline: [
        { after: 0, status: 'EXECUTING' },
        { after: 700, status: 'FAILED' },
      ],
    });
    const step = scene.start({ operations: id });
    await printed(step, 'Waiting for 1');
    step.child.stdout?.destroy();
    const end = await step.end;
    expect([end.exitCode, end.stderr]).toEqual([4, '']);
    expect(end.outputs).toMatchObject({ 'exit-code': '4', failed: '["1"]' });
    expect(end.summary).toContain('exit code 4');
  });

  it.each([
    ['GITHUB_OUTPUT', 1, '::error::The step fails, since its outputs could not be written: '],
    ['GITHUB_STEP_SUMMARY', 0, '::warning::The job summary could not be written: '],
    ['GITHUB_STATE', 1, '::error::The step stopped early (exit code 1): '],
  ])('ends when %s is a pipe that nothing reads', async (name, exitCode, message) => {
    const pipe = join(mkdtempSync(join(tmpdir(), 'op-action-')), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const inputs = { operations: scene.simulator.seed({}), cleanup: 'always' };
    const end = await scene.run(inputs, { env: { [name]: pipe } });
    expect([end.exitCode, end.stderr]).toEqual([exitCode, '']);
    expect(end.stdout).toContain(`${message}${pipe} is no file but a pipe or a socket`);
  });

  it('puts nothing into the workspace when the runner names no temporary folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'op-action-'));
    const end = await scene.run({ operations: scene.simulator.seed({}) }, { folder, env: { RUNNER_TEMP: '' } });
    expect(end.outputs['results-file']?.startsWith(tmpdir())).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('op-action-'))).toEqual([]);
  });

  it.each([
    ['forward', 7_200_000],
    ['back', -7_200_000],
  ])('keeps its deadline when the clock is set %s', async (_direction, jump) => {
    const [ends, stays] = [
      scene.simulator.seed({
        timeline: [
          { after: 0, status: 'EXECUTING' },
          { after: 500, status: 'SUCCESS' },
        ],
      }),
      scene.simulator.seed({ status: 'EXECUTING' }),
    ];
    const script = `const now = Date.now; const from = now(); Date.now = () => now() + (now() - from > 200 ? ${String(jump)} : 0);`;
    const operations = `ends=${ends} stays=${stays}`;
    const end = await scene.run({ operations, timeout: '1', 'request-timeout': '1h' }, preloaded(script));
    expect(end.outputs).toMatchObject({ passed: '["ends"]', 'timed-out': '["stays"]' });
  });
});
