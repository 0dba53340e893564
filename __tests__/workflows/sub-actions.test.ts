import { describe, expect, it } from '@jest/globals';
import { workflowScene } from './runner.ts';

const scene = workflowScene();

describe('the actions for single modes', () => {
  it('run from a folder of the repository and from a release, each with its post step, and say which one has another mode', async () => {
    const run = await scene.run('sub-actions');
    expect([run.exitCode, run.jobs]).toEqual([0, { local: 'success', published: 'success' }]);
    expect(run.order('local')).toEqual(['start', 'wait', 'cancel', 'cancel post', 'wait post', 'start post']);
    const published = ['left', 'wrong', 'foreign', 'root'];
    expect(run.order('published')).toEqual([...published, ...published.toReversed().map((id) => `${id} post`)]);
    const outputs = (job: string, id: string): Readonly<Record<string, string>> => run.step(job, id).outputs;
    expect(outputs('local', 'wait')).toMatchObject({ passed: '["quick"]', 'exit-code': '0' });
    expect(outputs('local', 'cancel')).toMatchObject({ cancelled: '["long"]', outcome: 'passed' });
    expect(outputs('published', 'left')).toMatchObject({ 'timed-out': '["left"]', 'exit-code': '1' });
    expect(outputs('published', 'root')).toMatchObject({ 'exit-code': '0' });
    expect(run.statuses()).toEqual({ quick: 'SUCCESS', long: 'CANCELLED', left: 'CANCELLED' });
    expect(run.step('published', 'wrong').annotations).toEqual([
      'error: The step stopped early (exit code 1): mode: contree/op-action/wait has mode wait alone: ' +
        'use contree/op-action/run, or drop mode',
    ]);
    expect(run.step('published', 'foreign').annotations).toContain(
      'warning: contree/op-action/cancel has no input fail-fast: drop it, or use contree/op-action/wait or contree/op-action/run',
    );
  });
});
