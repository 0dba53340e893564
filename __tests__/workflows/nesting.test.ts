import { describe, expect, it } from '@jest/globals';
import { until } from '../scenarios/harness.ts';
import { workflowScene } from './runner.ts';

const scene = workflowScene();

describe('the action within', () => {
  it("a team's own action has its own inputs, state and post step at each use", async () => {
    const run = await scene.run('composite');
    expect([run.exitCode, run.jobs]).toEqual([0, { test: 'success' }]);
    const [one, two] = run.operations();
    expect(run.step('test', 'read').lines).toEqual([`passed {"only":"${one?.uuid ?? ''}"}`, 'timed-out failure']);
    expect([one?.request['command'], two?.request['command']]).toEqual(['set -e; echo one', 'set -e; sleep 600']);
    expect(run.order('test')).toEqual([
      ...['one', 'one/run', 'two', 'two/run', 'read'],
      ...['two post', 'two/run post', 'one post', 'one/run post'],
    ]);
    // GitHub's runner may give a post step in a composite action the inputs of another step (actions/runner#3514), which
    // is why what matters is in the step's state; act gives each its own.
    expect(run.step('test', 'two/run', 'Post').lines).toEqual([
      'Cancelling 1 leg left active.',
      `${two?.uuid ?? ''} · cancel accepted`,
      'All have ended.',
    ]);
    expect(run.step('test', 'one/run', 'Post').lines).toEqual(['Nothing to clean up: no leg was left active.']);
    await until(() => run.operations()[1]?.status === 'CANCELLED');
    expect(run.operations()[0]?.status).toBe('SUCCESS');
  });

  it('a workflow that is called has inputs, secret and outputs of that call', async () => {
    const run = await scene.run('reusable');
    expect([run.exitCode, run.jobs]).toEqual([0, { sandbox: 'success', read: 'success' }]);
    expect(run.step('sandbox', 'run').outputs).toMatchObject({ passed: '["only"]', outcome: 'passed' });
    expect(run.step('read', 'tell').lines).toEqual(['passed']);
    expect(run.operations().map(({ request, status }) => [request['command'], status])).toEqual([
      ['set -e; exit 0', 'SUCCESS'],
    ]);
  });
});
