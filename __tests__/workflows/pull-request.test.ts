import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeGitHub } from '../doubles/fake-github.ts';
import { closeLoopbacks } from '../unit/contree/loopback.ts';
import { workflowScene } from './runner.ts';

const scene = workflowScene();
const TOKEN = 'ghs_0123456789abcdefghij';
const HEAD = 'a'.repeat(40);

afterEach(closeLoopbacks);

describe('a workflow of a pull request', () => {
  it('has a comment and check runs, made with what the runner says of the event and with the token of the job', async () => {
    const { address, comments, checkRuns, tokens } = await fakeGitHub();
    const pullRequest = { number: 7, head: { sha: HEAD, ref: 'feature', repo: { full_name: 'octo/repo' } } };
    const run = await scene.run('pull-request', { github: { address, token: TOKEN, pullRequest } });
    expect([run.exitCode, run.jobs]).toEqual([1, { test: 'failure' }]);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('<h2>❌ Failed · exit code 3</h2>');
    expect(comments[0]?.body).not.toContain('leaked');
    expect(checkRuns.map(({ name, conclusion, head_sha }) => [name, conclusion, head_sha]).toSorted()).toEqual([
      ['op-action / test / lint', 'success', HEAD],
      ['op-action / test / unit', 'failure', HEAD],
    ]);
    expect([...tokens]).toEqual([`token ${TOKEN}`]);
    expect(run.step('test', 'run').commands.filter((command) => command === 'add-mask')).toHaveLength(2);
  });
});
