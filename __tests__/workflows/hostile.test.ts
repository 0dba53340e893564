import { describe, expect, it } from '@jest/globals';
import type { StepLog } from './act-log.ts';
import { workflowScene } from './runner.ts';

const scene = workflowScene();

/** What the runner would obey at the beginning of a line, and what GitHub's obeys anywhere in it. */
const HOSTILE = [
  '::set-output name=outcome::forged',
  '::set-output name=forged::forged',
  '::save-state name=hand-over::forged',
  '::error::forged',
  '::notice file=action.yml::forged',
  '  ::warning::forged',
  '::add-mask::a',
  '::group::forged',
  '::stop-commands::forged',
  '##[error]forged',
  '##[set-output name=forged;]forged',
  'carriage return\r::error::forged',
  '</code></pre><h1>forged</h1>',
  '',
].join('\n');

describe('output of a sandbox', () => {
  it.each([
    ['all', ['add-mask', 'group', 'stop-commands', 'resume', 'endgroup']],
    ['live', ['add-mask', 'stop-commands', 'resume']],
    ['failed', ['add-mask', 'group', 'stop-commands', 'resume', 'endgroup']],
  ])('commands the runner nothing with logs: %s', async (logs, commands) => {
    const run = await scene.run('hostile-output', { files: { 'hostile.txt': HOSTILE } });
    expect(run.jobs).toEqual({ test: 'success' });
    const ofLogs = (steps: readonly StepLog[]): StepLog | undefined =>
      steps.find(({ matrix }) => matrix['logs'] === logs);
    const step = ofLogs(run.steps('test', 'run'));
    expect(step?.lines.join('\n')).toContain('::set-output name=outcome::forged');
    expect(step?.outputs).toMatchObject({ outcome: 'failed', 'exit-code': '4', failed: '["hostile","leaking"]' });
    // An act that found one of these commands would have obeyed it, `set-output` and `save-state` included.
    expect(new Set(step?.commands)).toEqual(new Set(commands));
    expect(step?.commands.filter((command) => command === 'add-mask')).toHaveLength(1);
    expect(step?.annotations.filter((annotation) => annotation.includes('forged'))).toEqual([]);
    expect(step?.annotations).toHaveLength(3);
    expect(step?.summary).not.toMatch(/<h1>/);
    expect(step?.summary).toContain('got ***');
    expect(step?.lines).not.toContainEqual(expect.stringMatching(/##\[/));
    expect(ofLogs(run.steps('test', 'read'))?.lines).toEqual(['0', 'a banana, not masked']);
    expect(ofLogs(run.steps('test', 'run', 'Post'))).toMatchObject({
      lines: ['Nothing to clean up: no leg was left active.'],
      annotations: [],
    });
  });
});

describe('the name of a leg', () => {
  it('is text for every step and job behind it', async () => {
    const run = await scene.run('odd-names');
    expect([run.exitCode, run.jobs]).toEqual([0, { run: 'success', follow: 'success' }]);
    const names = ['naïve café ✓', '$(touch x) "q" \\n', '__proto__', '%0A::error::x', '::warning::y', 'a:b\\c*d?'];
    const step = run.step('run', 'run');
    expect(JSON.parse(step.outputs['passed'] ?? '')).toEqual(names);
    expect([step.annotations, step.commands]).toEqual([[], ['add-mask']]);
    expect(run.step('run', 'read').lines).toEqual(['passed passed']);
    expect(Object.keys(run.statuses()).toSorted()).toEqual(names.toSorted());
    expect(
      run
        .steps('follow', 'tell')
        .map(({ matrix }) => matrix['name'])
        .toSorted(),
    ).toEqual(names.toSorted());
  });
});
