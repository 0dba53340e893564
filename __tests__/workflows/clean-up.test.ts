import { describe, expect, it } from '@jest/globals';
import { until } from '../scenarios/harness.ts';
import { workflowScene } from './runner.ts';

const scene = workflowScene();

describe('the post step', () => {
  it.each([
    ['that passes', 'false', 0, 'success'],
    ['that a later step fails', 'true', 1, 'failure'],
  ])('at the end of a job %s cancels what its own step left active', async (_name, fails, exitCode, result) => {
    const run = await scene.run('clean-up', { variables: { BREAK: fails } });
    expect([run.exitCode, run.jobs]).toEqual([exitCode, { test: result }]);
    const main = ['kept', 'uncancelled', 'first', 'second', 'detached', 'foreign'];
    expect(run.order('test')).toEqual([
      ...main,
      'still-active',
      ...(fails === 'true' ? ['break'] : []),
      ...main.toReversed().map((id) => `${id} post`),
    ]);
    expect(run.step('test', 'still-active').lines).toEqual(['timed-out ["second"] timed-out']);
    for (const id of ['first', 'second']) {
      const uuid = (JSON.parse(run.step('test', id).outputs['operations'] ?? '') as Record<string, string>)[id] ?? '';
      expect(run.step('test', id, 'Post').lines).toEqual([
        'Cancelling 1 leg left active.',
        `${uuid} · cancel accepted`,
        'All have ended.',
      ]);
      expect(run.requests.filter((request) => request === `DELETE /v1/operations/${uuid}`)).toHaveLength(1);
    }
    for (const id of ['kept', 'detached', 'foreign'])
      expect(run.step('test', id, 'Post').lines).toEqual(['Nothing to clean up: the step left nothing to do.']);
    expect(run.step('test', 'uncancelled', 'Post').lines).toEqual([
      'Nothing to clean up: the job was not cancelled, and cleanup is "cancelled".',
    ]);
    expect(run.requests.filter((request) => request.startsWith('DELETE'))).toHaveLength(2);
    await until(() => run.statuses()['first'] === 'CANCELLED' && run.statuses()['second'] === 'CANCELLED');
    expect(run.statuses()).toMatchObject({ kept: 'EXECUTING', uncancelled: 'EXECUTING', detached: 'EXECUTING' });
  });
});
