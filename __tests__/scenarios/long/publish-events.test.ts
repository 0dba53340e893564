import { afterEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { ActionEnd } from '../../../scripts/run-action.ts';
import { fakeGitHub, type FakeGitHub } from '../../doubles/fake-github.ts';
import { closeLoopbacks } from '../../unit/contree/loopback.ts';
import { JOB, runOf, stage, workspaceWith } from '../harness.ts';

const scene = stage();
const HEAD = 'a'.repeat(40);
/** The last commit of the default branch, which is the `GITHUB_SHA` of these events. */
const MAIN = 'b'.repeat(40);
const REPOSITORY = { id: 4711, full_name: 'octo/repo' };
const COMMENTED_AT = '2026-11-28T12:00:00Z';

afterEach(closeLoopbacks);

/** Runs a step that comments and creates check runs, in a workflow that the event started. */
async function runOn(event: string, payload: object, github: FakeGitHub): Promise<ActionEnd> {
  const folder = workspaceWith({ 'event.json': JSON.stringify({ repository: REPOSITORY, ...payload }) });
  const env = {
    ...JOB,
    GITHUB_API_URL: github.address,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: MAIN,
  };
  const wanted = { comment: 'true', checks: 'true', 'github-token': 'ghs_0123456789abcdefghij' };
  return scene.run(runOf({ legs: 'unit: "true"', ...wanted }), { env });
}

const pull = (repository: string, pushedAt: string): object => ({
  number: 7,
  state: 'open',
  head: { sha: HEAD, ref: 'feature', repo: { full_name: repository, pushed_at: pushedAt } },
});
const commitsOf = ({ checkRuns }: FakeGitHub): unknown[] => checkRuns.map(({ head_sha }) => head_sha);

describe('workflow_run', () => {
  const completed = (fields: object): object => ({
    workflow_run: { event: 'pull_request', head_sha: HEAD, head_branch: 'feature', ...fields },
  });

  it('shows its results at the commit and the pull request that it names', async () => {
    const github = await fakeGitHub();
    const named = { number: 7, head: { sha: HEAD }, base: { repo: { id: REPOSITORY.id } } };
    const head_repository = { full_name: 'octo/repo' };
    const end = await runOn('workflow_run', completed({ pull_requests: [named], head_repository }), github);
    expect(end.stdout).toContain('The comment on pull request #7 is created.');
    expect(commitsOf(github)).toEqual([HEAD]);
    expect(github.comments[0]?.body).toContain(HEAD.slice(0, 9));
    expect(github.requests.filter((request) => request.includes('/pulls'))).toEqual([]);
  });

  it('of a fork finds the pull request by its branch', async () => {
    const github = await fakeGitHub(undefined, [pull('mallory/fork', COMMENTED_AT)]);
    const fields = { pull_requests: [], head_repository: { full_name: 'mallory/fork' } };
    const end = await runOn('workflow_run', completed(fields), github);
    expect(end.stdout).toContain('The comment on pull request #7 is created.');
    expect(commitsOf(github)).toEqual([HEAD]);
    expect(github.requests).toContain('GET /repos/octo/repo/pulls');
  });

  it('of a fork without one has no comment', async () => {
    const github = await fakeGitHub(undefined, []);
    const fields = { pull_requests: [], head_repository: { full_name: 'mallory/fork' } };
    const end = await runOn('workflow_run', completed(fields), github);
    expect(end.stdout).toContain('No comment: the workflow run belongs to no pull request.');
    expect(commitsOf(github)).toEqual([HEAD]);
  });
});

describe('issue_comment', () => {
  const commented = { issue: { number: 7, pull_request: {} }, comment: { updated_at: COMMENTED_AT } };

  it.each([
    ['octo/repo', '2026-11-28T12:30:00Z'],
    ['mallory/repo', '2026-11-28T11:59:59Z'],
  ])('shows its results at the last commit of the pull request from %s', async (repository, pushedAt) => {
    const github = await fakeGitHub(undefined, [pull(repository, pushedAt)]);
    const end = await runOn('issue_comment', commented, github);
    expect(end.stdout).toContain('The comment on pull request #7 is created.');
    expect(commitsOf(github)).toEqual([HEAD]);
  });

  it('creates no check run for a commit that a fork pushed after the comment', async () => {
    const github = await fakeGitHub(undefined, [pull('mallory/repo', '2026-11-28T12:00:00Z')]);
    const end = await runOn('issue_comment', commented, github);
    expect(end.exitCode).toBe(0);
    expect(end.stdout).toContain('The comment on pull request #7 is created.');
    expect(end.stdout).toContain(
      '::warning::No check runs: the commit is not known: the fork was pushed to after the comment',
    );
    expect(github.checkRuns).toEqual([]);
  });

  it('creates no check run on the default branch when GitHub does not say the commit', async () => {
    const github = await fakeGitHub((request) => (request.includes('/pulls/') ? 403 : undefined));
    const end = await runOn('issue_comment', commented, github);
    expect(end.stdout).toContain(
      '::warning::No check runs: the commit is not known: github-token needs "permissions: pull-requests: read" (HTTP 403).',
    );
    expect(github.checkRuns).toEqual([]);
    expect(github.comments).toHaveLength(1);
  });
});
