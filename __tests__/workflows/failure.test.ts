import { describe, expect, it } from '@jest/globals';
import { workflowScene } from './runner.ts';

const scene = workflowScene();

describe('a leg that fails', () => {
  it('fails the step and the job, and jobs that need it are skipped', async () => {
    const run = await scene.run('failing-leg');
    expect([run.exitCode, run.jobs]).toEqual([1, { test: 'failure', report: 'success' }]);
    const step = run.step('test', 'run');
    expect([step.result, step.outputs['exit-code'], step.outputs['failed']]).toEqual(['failure', '7', '["bad"]']);
    // act prints no line about the exit code of an action, GitHub's runner only one for debugging: the message has to say it.
    expect(step.annotations).toEqual([
      expect.stringMatching(
        /^error: 1 of 2 legs did not pass: bad failed with exit 7\. Operation [0-9a-f-]{36}, .* s\.$/,
      ),
    ]);
    expect(step.lines).toContain('bad stderr │ it broke');
    expect(step.summary).toContain('<pre><code>it broke</code></pre>');
    expect(run.order('test')).toEqual(['run', 'on-failure', 'run post']);
    expect(run.step('test', 'on-failure').lines).toEqual(['failure failure', '["bad"] 7']);
    expect(run.step('test', 'run', 'Post').lines).toEqual(['Nothing to clean up: no leg was left active.']);
    expect(run.order('deploy')).toEqual([]);
    expect(run.step('report', 'tell').lines).toEqual(['failure skipped']);
    expect(run.operations().map(({ process: report }) => report?.exitCode)).toEqual([0, 7]);
  });

  it('fails the step alone with continue-on-error', async () => {
    const run = await scene.run('continue-on-error');
    expect([run.exitCode, run.jobs]).toEqual([0, { test: 'success', deploy: 'success' }]);
    expect(run.step('test', 'run').result).toBe('failure');
    expect(run.step('test', 'read').lines).toEqual(['failure success 3']);
    expect(run.step('deploy', 'deploy').lines).toEqual(['deployed']);
  });
});
