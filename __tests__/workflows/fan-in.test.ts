import { describe, expect, it } from '@jest/globals';
import { workflowScene } from './runner.ts';

const scene = workflowScene();

describe('legs that were started with detach', () => {
  it('are waited for in other jobs, by workflow and by what those needed put out', async () => {
    const run = await scene.run('fan-in');
    expect([run.exitCode, run.jobs]).toEqual([
      1,
      { start: 'success', lint: 'success', 'wait-by-workflow': 'failure', 'wait-by-needs': 'success' },
    ]);
    const started = run.operations().map(({ uuid, status }) => [uuid, status]);
    expect(started.map(([, status]) => status)).toEqual(Array(6).fill('SUCCESS'));
    const byWorkflow = run.step('wait-by-workflow', 'wait');
    const found = JSON.parse(byWorkflow.outputs['operations'] ?? '') as Record<string, string>;
    expect(Object.values(found).toSorted()).toEqual(started.map(([uuid]) => uuid).toSorted());
    // act knows no `strategy.job-index`, so that a number made of the job's matrix stands in these names. On GitHub they are
    // `start/doctest`, `start/2/doctest`, `start/unit` and `start/2/unit`.
    const names = Object.keys(found).map((name) => name.replace(/\d{4,}/, 'N'));
    const ofMatrix = ['start/N/doctest', 'start/N/doctest', 'start/N/unit', 'start/N/unit'];
    expect(names.toSorted()).toEqual(['spelling', ...ofMatrix, 'style']);
    expect(byWorkflow.outputs).toMatchObject({ 'exit-code': '1', 'passed-count': '5', 'failed-count': '1' });
    expect(JSON.parse(run.step('lint', 'run').outputs['operations'] ?? '')).toEqual({
      style: found['style'],
      spelling: found['spelling'],
    });
    for (const id of ['wait', 'show'])
      expect(run.step('wait-by-needs', id).outputs).toMatchObject({
        passed: '["style","spelling"]',
        outcome: 'passed',
      });
  });

  it('are not those of another workflow run', async () => {
    const [one, other] = await Promise.all([scene.run('fan-in'), scene.run('fan-in')]);
    const found = [one, other].map((run) => {
      const { operations = '' } = run.step('wait-by-workflow', 'wait').outputs;
      return Object.values(JSON.parse(operations) as Record<string, string>);
    });
    expect(found.map((uuids) => new Set(uuids).size)).toEqual([6, 6]);
    expect(new Set(found.flat()).size).toBe(12);
  });

  it('are found in files that an earlier step wrote', async () => {
    const run = await scene.run('operations-file', { files: { 'handed/README': 'A folder for what is handed on.\n' } });
    expect([run.exitCode, run.jobs]).toEqual([0, { test: 'success' }]);
    expect(run.step('test', 'wait').outputs).toMatchObject({
      passed: '["one","two"]',
      operations: run.step('test', 'start').outputs['operations'],
    });
    expect(run.step('test', 'missing').result).toBe('failure');
    expect(run.step('test', 'missing').annotations).toEqual([
      expect.stringContaining('operations-file: "missing/*.json": '),
    ]);
  });
});
