import { describe, expect, it } from '@jest/globals';
import type { ActionEnd, RunningAction } from '../../../scripts/run-action.ts';
import { ended, faster, JOB, printed, runOf, stage, until } from '../harness.ts';

const scene = stage();

/** A step whose first legs have started; their limits are far away. */
async function begun(legs: number, maxParallel: number): Promise<RunningAction> {
  const lines = Array.from({ length: legs }, (_, index) => `leg${String(index)}: sleep 600`).join('\n');
  const inputs = runOf({ legs: lines, timeout: '1h', 'max-parallel': String(maxParallel), summary: 'false' });
  const step = scene.start(inputs, { env: JOB });
  await printed(step, 'started');
  await until(() => scene.operations().length === maxParallel);
  return step;
}

function post(state: Readonly<Record<string, string>>, speed: number): Promise<ActionEnd> {
  return scene.run({}, { entry: 'post', state, jobStatus: 'cancelled', ...faster(speed) });
}

describe('the post step', () => {
  it('cancels again after as long as the service asks to wait', async () => {
    const step = await begun(3, 3);
    step.child.kill('SIGKILL');
    const { state } = await step.end;
    const action = { status: 429, headers: { 'Retry-After': '25' } };
    scene.simulator.misbehave({ method: 'DELETE', path: '/operations/*', times: 3, action });
    const end = await post(state, 10);
    expect([end.exitCode, end.stderr]).toEqual([0, '']);
    expect(end.stdout).toContain('Cancelling 3 legs again.');
    expect(scene.operations().every(ended)).toBe(true);
  });

  it('cancels what a step goes on to start beside it, as in a job with a container', async () => {
    const step = await begun(6, 2);
    try {
      // Slower, so that the step has the time that it needs on a busy machine.
      const end = await post(step.state(), 0.5);
      expect([end.exitCode, end.stderr]).toEqual([0, '']);
      expect(end.stdout.match(/^Found \d operations? more that the step had started\.$/gm)?.length).toBeGreaterThan(1);
      expect(scene.operations().map(ended)).toEqual(Array.from({ length: 6 }, () => true));
    } finally {
      step.child.kill('SIGKILL');
    }
  });
});
