import { describe, expect, it } from '@jest/globals';
import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { JOB, markerOf, runOf, running, stage } from './harness.ts';

const scene = stage();

/** Without what differs from step to step. */
function shown(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
    .replaceAll(/\d+(?:\.\d+)? m?s\b/g, 'TIME')
    .replaceAll(/\d\d:\d\d:\d\d/g, 'CLOCK');
}

describe('contree/op-action/run', () => {
  const legs = { image: BASE_IMAGE, legs: 'good: exit 0\nbad: exit 3' };

  it('shows what the root action shows, and marks its legs in the same way', async () => {
    const one = { ...legs, legs: 'bad: exit 3' };
    const root = await scene.run(runOf(one), { env: JOB });
    const sub = await scene.run(one, { env: JOB, action: 'run' });
    expect(sub.exitCode).toBe(3);
    expect(shown(sub.stdout)).toBe(shown(root.stdout));
    expect(Object.keys(sub.outputs)).toEqual(Object.keys(root.outputs));
    expect(shown(sub.summary.slice(0, 200))).toBe(shown(root.summary.slice(0, 200)));
    const [first, second] = scene.operations().map((operation) => ({ ...markerOf(operation), owner: '' }));
    expect(second).toEqual(first);
  });

  it('takes over a leg that the root action started in an earlier attempt', async () => {
    const attempt = (number: number) => ({
      env: { ...JOB, GITHUB_RUN_ID: '78', GITHUB_RUN_ATTEMPT: String(number) },
    });
    await scene.run(runOf({ ...legs, 'on-rerun': 'failed' }), attempt(1));
    const { outputs } = await scene.run({ ...legs, 'on-rerun': 'failed' }, { ...attempt(2), action: 'run' });
    expect(outputs).toMatchObject({ reused: '["good"]', failed: '["bad"]' });
  });

  it('cancels what is left in its post step', async () => {
    const env = { ...JOB, GITHUB_RUN_ID: '79' };
    const main = await scene.run(
      { ...legs, legs: 'a: sleep 600', 'run-timeout': '10m', timeout: '1' },
      { env, action: 'run' },
    );
    await scene.run({}, { env, action: 'run', entry: 'post', state: main.state });
    expect(scene.operations().map(({ status }) => status)).toEqual(['CANCELLED']);
  });

  it('does nothing where another mode is meant', async () => {
    const end = await scene.run({ ...legs, mode: 'wait' }, { action: 'run' });
    expect([end.exitCode, end.outputs['outcome'], scene.requests()]).toEqual([1, 'failed', []]);
    expect(end.stdout).toContain('mode: contree/op-action/run has mode run alone: use contree/op-action/wait, or drop');
  });
});

describe('contree/op-action/wait', () => {
  it('follows the operations, with inputs of its own', async () => {
    const uuid = scene.simulator.seed({ exitCode: 0 });
    const end = await scene.run({ operations: `a=${uuid}`, mode: 'w', status: 'any' }, { action: 'wait' });
    expect(end.outputs).toMatchObject({ passed: '["a"]', 'exit-code': '0' });
    expect(end.outputs).not.toHaveProperty('flaky');
    expect(end.stdout).toContain(
      '::warning::contree/op-action/wait has no input status: drop it, or use contree/op-action with mode: list',
    );
  });
});

describe('contree/op-action/cancel', () => {
  it('cancels the operations', async () => {
    const uuid = scene.simulator.seed(running('x'));
    const end = await scene.run({ operations: `a=${uuid}` }, { action: 'cancel' });
    expect(end.outputs).toMatchObject({ cancelled: '["a"]', outcome: 'passed' });
  });
});
