import { describe, expect, it } from '@jest/globals';
import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { fakeGitHub } from '../doubles/fake-github.ts';
import { printed, runOf, stage, until } from './harness.ts';
import { HEAD, pullRequestJobs, TOKEN } from './publish-harness.ts';

const scene = stage();
const LIST = '/repos/octo/repo/issues/7/comments';

const jobOf = pullRequestJobs();
const WANTED = { comment: 'true', checks: 'true', 'github-token': TOKEN };
const LEGS = 'unit: "echo leaked; exit 3"\nlint: "true"';

describe('a pull request', () => {
  it('has one comment, which the next run updates, and a check run for each leg', async () => {
    const github = await fakeGitHub();
    const env = jobOf(github);
    const first = await scene.run(runOf({ legs: LEGS, ...WANTED }), { env });
    expect(first.exitCode).toBe(3);
    expect(first.stderr).toBe('');
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('<h2>❌ Failed · exit code 3</h2>');
    expect(github.comments[0]?.body).not.toContain('leaked');
    expect(first.summary).toContain('leaked');
    expect(github.checkRuns.map(({ name, conclusion, head_sha }) => [name, conclusion, head_sha]).toSorted()).toEqual([
      ['op-action / test / lint', 'success', HEAD],
      ['op-action / test / unit', 'failure', HEAD],
    ]);
    // Everything else is written before.
    expect(first.stdout.trimEnd().split('\n').slice(-2).toSorted()).toEqual([
      '2 check runs completed.',
      'The comment on pull request #7 is created.',
    ]);

    const again = { ...env, GITHUB_RUN_ID: '78' };
    const second = await scene.run(runOf({ legs: 'unit: "true"', ...WANTED, checks: 'false' }), { env: again });
    expect(second.exitCode).toBe(0);
    expect(second.stdout).toContain('The comment on pull request #7 is updated.');
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('<h2>✅ Passed</h2>');
    expect(github.comments[0]?.body).toContain('href="https://github.test/octo/repo/actions/runs/78/attempts/1"');
    expect(github.checkRuns).toHaveLength(2);
    expect([...github.tokens]).toEqual([`token ${TOKEN}`]);
  });

  it('has one comment, with the results of one of two steps that found none at the same time', async () => {
    const lists = Promise.withResolvers<undefined>();
    let waiting = 0;
    const github = await fakeGitHub((request) => {
      if (request !== `GET ${LIST}` || waiting === 2) return undefined;
      waiting += 1;
      if (waiting === 2) lists.resolve(undefined);
      // As it was before either had created one.
      return { isDone: true, reply: 'usual', hold: lists.promise };
    });
    const inputs = { legs: 'unit: exit 3', comment: 'true', 'github-token': TOKEN, 'comment-key': 'same' };
    const ends = await Promise.all([
      scene.run(runOf(inputs), { env: jobOf(github) }),
      scene.run({ image: BASE_IMAGE, ...inputs }, { env: { ...jobOf(github), GITHUB_JOB: 'other' }, action: 'run' }),
    ]);
    expect(ends.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
      [3, ''],
      [3, ''],
    ]);
    expect(github.requests.filter((request) => request === `POST ${LIST}`)).toHaveLength(2);
    expect(github.comments).toEqual([expect.objectContaining({ id: 1 })]);
  });

  it('gets nothing by default', async () => {
    const github = await fakeGitHub();
    const end = await scene.run(runOf({ legs: LEGS, 'github-token': TOKEN }), { env: jobOf(github) });
    expect(end.exitCode).toBe(3);
    expect(github.requests).toEqual([]);
  });

  it('gets a comment when a step stopped on its inputs, without their values', async () => {
    const github = await fakeGitHub();
    const end = await scene.run({ ...WANTED, operations: 'no-operation', max: '-7' }, { env: jobOf(github) });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain('no-operation');
    expect(github.comments[0]?.body).toContain('<h2>❌ Stopped · exit code 1</h2>');
    expect(github.comments[0]?.body).not.toMatch(/no-operation|-7/);
    expect(github.checkRuns).toEqual([]);
  });

  it('never changes the exit code by rejecting what is published', async () => {
    const github = await fakeGitHub(() => 403);
    const end = await scene.run(runOf({ legs: 'lint: "true"', ...WANTED }), { env: jobOf(github) });
    expect(end.exitCode).toBe(0);
    expect(end.outputs).toMatchObject({ 'exit-code': '0', outcome: 'passed' });
    expect(end.stdout.match(/^::warning::.*$/gm)?.toSorted()).toEqual([
      // A leg that is soon over has one at its end alone.
      expect.stringMatching(
        /^::warning::(?:No check runs are shown|0 of 1 check run completed): github-token needs "permissions: checks: write" \(HTTP 403\)\.$/,
      ),
      '::warning::The comment on pull request #7 is not written: github-token needs "permissions: pull-requests: write" (HTTP 403).',
    ]);
  });

  it('needs a token, whose absence is reported with all other bad inputs', async () => {
    const github = await fakeGitHub();
    const end = await scene.run({ ...WANTED, 'github-token': '', max: '-7', mode: 'list' }, { env: jobOf(github) });
    expect(end.stdout).toContain(
      'github-token: it is empty, but comment and checks need it: drop github-token, since its default is the token of the job',
    );
    expect(end.stdout).toContain('max: "-7"');
    expect(github.requests).toEqual([]);
    expect(scene.requests()).toEqual([]);
  });
});

describe('a step that is sent a signal', () => {
  it('says so in the comment, after it has cancelled its legs', async () => {
    const github = await fakeGitHub();
    const running = scene.start(runOf({ legs: 'slow: sleep 60', ...WANTED }), { env: jobOf(github) });
    await until(() => scene.operations().some(({ status }) => status === 'EXECUTING'));
    running.child.kill('SIGINT');
    const end = await running.end;
    expect(end.exitCode).toBe(130);
    expect(scene.requests()).toContainEqual(expect.stringMatching(/^DELETE .* 202$/));
    expect(github.comments[0]?.body).toContain('<h2>🚫 Cancelled · exit code 130</h2>');
    expect(github.checkRuns).toMatchObject([{ name: 'op-action / test / slow', conclusion: 'cancelled' }]);
  });

  it('ends although GitHub does not reply', async () => {
    const github = await fakeGitHub(() => 0);
    const running = scene.start(runOf({ legs: 'lint: "true"', ...WANTED }), { env: jobOf(github) });
    await printed(running, '1 leg passed');
    await until(() => github.requests.includes(`GET ${LIST}`));
    running.child.kill('SIGINT');
    const end = await running.end;
    // All that the step had to say was said before.
    expect(end.exitCode).toBe(0);
    expect(end.outputs).toMatchObject({ outcome: 'passed' });
    expect(end.stdout).toContain('The comment on pull request #7 is not written: the step was stopped.');
    expect(end.stdout).toContain('0 of 1 check run completed: the step was stopped.');
  });
});
