import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../scenarios/harness.ts';
import { workflowScene, type RunningWorkflow, type WorkflowRun } from './runner.ts';

const scene = workflowScene();

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-cancellation-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Tells whether an operation was read from now on, which only a step that waits does. */
function reads(): () => boolean {
  const before = scene.simulator.requests.length;
  return () =>
    scene.simulator.requests
      .slice(before)
      .some(({ method, path }) => method === 'GET' && path.includes('/operations/'));
}

/** Cancels the workflow as soon as so many legs run. */
async function cancelledWith(
  legs: number,
  workflow: RunningWorkflow,
  condition = (): boolean => true,
): Promise<WorkflowRun> {
  await workflow.until(() => {
    const statuses = Object.values(workflow.statuses());
    return statuses.length === legs && statuses.every((status) => status === 'EXECUTING') && condition();
  });
  workflow.cancel();
  return workflow.end;
}

// GitHub's runner sends the step's process SIGINT, 7.5 s later SIGTERM, and kills it 2.5 s after that, so that the step
// itself cancels its legs and reports. act kills it at once: all that remains is the post step, with what the step had
// saved by then, as on a runner that breaks down. The scenarios send the signals.
describe('a job that is cancelled', () => {
  it.each([
    ['auto', 'CANCELLED'],
    ['cancelled', 'CANCELLED'],
    ['never', 'EXECUTING'],
  ])('while a run with cleanup: %s waits leaves its legs %s', async (cleanup, status) => {
    const workflow = scene.start('cancelled-run', { variables: { CLEANUP: cleanup } });
    // The step saves what it knows of a leg before it says that it was started.
    const isSaved = (): boolean => ['one', 'two'].every((leg) => workflow.logged(`${leg} · started`));
    const run = await cancelledWith(3, workflow, isSaved);
    // GitHub calls such a job `cancelled`.
    expect([run.exitCode, run.jobs]).toEqual([1, { test: 'failure' }]);
    expect(run.order('test')).toEqual(['detached', 'run', 'on-cancel', 'always', 'run post', 'detached post']);
    // GitHub's outcome of such a step is `cancelled`.
    expect(run.step('test', 'on-cancel').lines).toEqual(['failure cancelled']);
    expect(run.step('test', 'run').outputs).toEqual({});
    const post = run.step('test', 'run', 'Post');
    expect([post.result, post.annotations]).toEqual(['success', []]);
    if (cleanup === 'never') expect(post.lines).toEqual(['Nothing to clean up: the step left nothing to do.']);
    else expect(post.lines).toContain('Cancelling 2 legs left active.');
    if (cleanup !== 'never') await until(() => run.statuses()['one'] === status && run.statuses()['two'] === status);
    expect(run.statuses()).toEqual({ detached: 'EXECUTING', one: status, two: status });
    expect(run.requests.filter((request) => request.startsWith('DELETE'))).toHaveLength(cleanup === 'never' ? 0 : 2);
    expect(run.order('deploy')).toEqual([]);
  });

  it.each([
    ['auto', 'EXECUTING'],
    ['cancelled', 'CANCELLED'],
  ])('while a wait with cleanup: %s waits leaves the legs of others %s', async (cleanup, status) => {
    const run = await cancelledWith(1, scene.start('cancelled-wait', { variables: { CLEANUP: cleanup } }), reads());
    expect([run.exitCode, run.jobs]).toEqual([1, { test: 'failure' }]);
    expect(run.order('test')).toEqual(['start', 'wait', 'wait post', 'start post']);
    if (status === 'CANCELLED') await until(() => run.statuses()['server'] === status);
    expect(run.statuses()).toEqual({ server: status });
  });

  it('does not end a step with if: always(), on which the condition still holds', async () => {
    const gate = join(folder, 'gate');
    const workflow = scene.start('patient-wait', { variables: { GATE: gate } });
    await workflow.until(() => workflow.statuses()['patient'] === 'EXECUTING');
    workflow.cancel();
    await workflow.until(() => workflow.logged('Result condition keepStepRunning=true'));
    writeFileSync(gate, '');
    const run = await workflow.end;
    expect(run.step('test', 'run').outputs).toMatchObject({ outcome: 'passed', passed: '["patient"]' });
    expect(run.step('test', 'run', 'Post').lines).toEqual(['Nothing to clean up: no leg was left active.']);
    expect(run.statuses()).toEqual({ patient: 'SUCCESS' });
  });
});

describe('a step that cancels with if: always()', () => {
  const order = ['start', 'wait', 'sweep', 'sweep post', 'wait post', 'start post'];

  it('runs behind the failure of another', async () => {
    const run = await scene.run('sweep', { variables: { PATIENCE: '1s' } });
    expect([run.exitCode, run.jobs, run.order('test')]).toEqual([1, { test: 'failure' }, order]);
    expect(run.step('test', 'wait').outputs).toMatchObject({ outcome: 'timed-out', 'timed-out': '["server"]' });
    expect(run.step('test', 'sweep').outputs).toMatchObject({ cancelled: '["server"]', 'exit-code': '0' });
    await until(() => run.statuses()['server'] === 'CANCELLED');
  });

  it('runs in a job that is cancelled', async () => {
    const run = await cancelledWith(1, scene.start('sweep', { variables: { PATIENCE: '10m' } }), reads());
    expect([run.exitCode, run.jobs, run.order('test')]).toEqual([1, { test: 'failure' }, order]);
    expect(run.step('test', 'sweep').outputs).toMatchObject({ cancelled: '["server"]', 'exit-code': '0' });
    await until(() => run.statuses()['server'] === 'CANCELLED');
  });
});
