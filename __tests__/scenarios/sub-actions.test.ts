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

  it('shows what the root action shows, marks its legs in the same way, and takes over what passed in an attempt of it', async () => {
    // One after the other, so that the logs have the same order.
    const inputs = { ...legs, 'max-parallel': '1', 'on-rerun': 'failed' };
    const attempt = (run: string, number: string) => ({
      env: { ...JOB, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: number },
    });
    const root = await scene.run(runOf(inputs), attempt('78', '1'));
    const sub = await scene.run(inputs, { ...attempt('80', '1'), action: 'run' });
    expect(sub.exitCode).toBe(3);
    expect(shown(sub.stdout)).toBe(shown(root.stdout));
    expect(Object.keys(sub.outputs)).toEqual(Object.keys(root.outputs));
    expect(shown(sub.summary.slice(0, 200))).toBe(shown(root.summary.slice(0, 200)));
    const [good, bad, ...ofSub] = scene.operations().map((operation) => ({ ...markerOf(operation), owner: '' }));
    expect(ofSub).toEqual([good, bad].map((marker) => ({ ...marker, run: marker?.run.replace(/78$/, '80') })));
    const { outputs } = await scene.run(inputs, { ...attempt('78', '2'), action: 'run' });
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
