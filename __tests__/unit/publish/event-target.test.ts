import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choosePullRequest, type EventTarget, type RunEvent, targetOf } from '../../../src/publish/event-target.ts';

const HEAD = 'a'.repeat(40);
/** `GITHUB_SHA`: what it is depends on the event. */
const SHA = 'b'.repeat(40);
const OTHER = 'c'.repeat(40);

/** The repository's own id, as payloads name it. */
const REPOSITORY = { id: 4711, full_name: 'octo/repo', default_branch: 'main' };
const named = (number: number, sha = HEAD, id = REPOSITORY.id): object => ({
  number,
  url: `https://api.github.test/repos/octo/repo/pulls/${number}`,
  head: { ref: 'feature', sha, repo: { id, name: 'repo' } },
  base: { ref: 'main', sha: SHA, repo: { id, name: 'repo' } },
});
const run = (fields: object = {}): object => ({
  repository: REPOSITORY,
  action: 'completed',
  workflow_run: {
    id: 1,
    event: 'pull_request',
    head_branch: 'feature',
    head_sha: HEAD,
    head_repository: { id: REPOSITORY.id, full_name: 'octo/repo', owner: { login: 'octo' } },
    pull_requests: [named(7)],
    ...fields,
  },
});
const pull = (fullName = 'octo/repo'): object => ({
  repository: REPOSITORY,
  pull_request: { number: 7, title: '#99 x', head: { ref: 'feature', sha: HEAD, repo: { full_name: fullName } } },
});
const comment = (issue: object): object => ({
  repository: REPOSITORY,
  action: 'created',
  issue: { number: 9, title: 'x', ...issue },
  comment: { id: 1, body: '/test', created_at: '2026-11-28T12:00:00Z', updated_at: '2026-11-28T12:00:01Z' },
});
const queue = (branch: string): object => ({
  repository: REPOSITORY,
  merge_group: { head_sha: HEAD, head_ref: `refs/heads/gh-readonly-queue/${branch}`, base_sha: OTHER, base_ref: 'refs/heads/main' },
}); // prettier-ignore

function decide(name: string, payload: unknown, event: Partial<RunEvent> = {}): EventTarget {
  return targetOf({ name, ref: 'refs/heads/main', sha: SHA, repository: 'octo/repo', ...event }, payload);
}

const NONE = { pullRequest: null, lookUp: null, isFork: false, problem: null };

describe('the table of events', () => {
  it.each<[string, unknown, Partial<EventTarget>]>([
    ['pull_request', pull(), { sha: HEAD, pullRequest: 7 }],
    ['pull_request', pull('mallory/repo'), { sha: HEAD, pullRequest: 7, isFork: true }],
    ['pull_request_target', pull('mallory/repo'), { sha: HEAD, pullRequest: 7 }],
    ['pull_request_review', pull('mallory/repo'), { sha: HEAD, pullRequest: 7, isFork: true }],
    ['pull_request_review_comment', pull('Octo/Repo'), { sha: HEAD, pullRequest: 7 }],
    [
      'issue_comment',
      comment({ pull_request: { url: 'x' } }),
      { sha: '', pullRequest: 9, lookUp: { kind: 'commit', before: '2026-11-28T12:00:01Z' } },
    ],
    ['issue_comment', comment({}), { sha: SHA }],
    ['issues', comment({}), { sha: SHA }],
    ['workflow_run', run(), { sha: HEAD, pullRequest: 7 }],
    ['workflow_run', run({ event: 'push', pull_requests: [] }), { sha: HEAD }],
    ['workflow_run', run({ pull_requests: [named(8, OTHER), named(7)] }), { sha: HEAD, pullRequest: 7 }],
    ['workflow_run', run({ pull_requests: [named(8, OTHER)] }), { sha: HEAD, pullRequest: 8 }],
    ['workflow_run', run({ pull_requests: [named(1, HEAD, 12), named(7)] }), { sha: HEAD, pullRequest: 7 }],
    [
      'workflow_run',
      run({ pull_requests: [], head_repository: { full_name: 'mallory/fork' } }),
      { sha: HEAD, lookUp: { kind: 'pull-request', fork: 'mallory/fork', branch: 'feature' } },
    ],
    ['workflow_run', run({ pull_requests: [named(7), named(9)] }), { sha: HEAD, problem: 'there are several: #7, #9' }],
    ['check_suite', { repository: REPOSITORY, check_suite: { head_sha: HEAD, head_branch: null, pull_requests: [named(7)] } }, { sha: HEAD, pullRequest: 7 }], // prettier-ignore
    ['check_run', { repository: REPOSITORY, check_run: { name: 'x', head_sha: HEAD, pull_requests: [named(7)] } }, { sha: HEAD, pullRequest: 7 }], // prettier-ignore
    ['check_run', { repository: REPOSITORY, check_run: { head_sha: HEAD, pull_requests: [] } }, { sha: HEAD }],
    ['merge_group', queue(`main/pr-123-${OTHER}`), { sha: HEAD, pullRequest: 123 }],
    ['merge_group', queue(`release/1.x/pr-7-${OTHER}`), { sha: HEAD, pullRequest: 7 }],
    ['merge_group', queue('main/pr-123-x'), { sha: HEAD }],
    ['deployment', { deployment: { sha: HEAD, ref: 'main' } }, { sha: HEAD }],
    ['deployment_status', { deployment_status: { state: 'success' }, deployment: { sha: HEAD } }, { sha: HEAD }],
    ['status', { sha: HEAD, state: 'success' }, { sha: HEAD }],
    ['push', { after: OTHER, head_commit: { id: OTHER } }, { sha: SHA }],
    ['schedule', { schedule: '0 0 * * *' }, { sha: SHA }],
    ['workflow_dispatch', { inputs: { sha: OTHER, pull_request: 7 } }, { sha: SHA }],
    ['release', { release: { target_commitish: OTHER } }, { sha: SHA }],
    ['constructor', pull(), { sha: SHA }],
    ['', {}, { sha: SHA }],
  ])('has %s', (name, payload, expected) => {
    expect(decide(name, payload)).toEqual({ ...NONE, ...expected });
  });

  it('takes nothing from what the sender of a dispatch has shaped', () => {
    const forged = { ...pull(), ...run(), sha: OTHER, client_payload: pull() };
    for (const name of ['repository_dispatch', 'workflow_dispatch', 'push']) {
      expect(decide(name, forged)).toEqual({ ...NONE, sha: SHA });
    }
  });
});

describe('a payload that lacks the commit', () => {
  it.each([
    'workflow_run',
    'check_suite',
    'check_run',
    'merge_group',
    'status',
    'issue_comment',
    'pull_request_target',
  ])('of %s gives no commit, rather than that of the default branch', (name) => {
    for (const payload of [null, {}, 'x', [], { [name]: null }, { sha: 'main', [name]: { head_sha: 'main' } }]) {
      expect(decide(name, payload)).toEqual({ ...NONE, sha: '' });
    }
  });

  it.each(['pull_request', 'pull_request_review', 'deployment', 'deployment_status'])(
    'of %s gives the commit of the runner, which is of the same change',
    (name) => {
      expect(decide(name, {})).toEqual({ ...NONE, sha: SHA });
    },
  );
});

describe('a look-up', () => {
  it.each([
    { head_branch: 'a\nb' },
    { head_branch: 'a:b' },
    { head_branch: '' },
    { head_branch: null },
    { head_repository: { full_name: 'mallory' } },
    { head_repository: { full_name: '../repo' } },
    { head_repository: { full_name: 'mallory/fork?x' } },
    { head_repository: null },
  ])('is not made for %j', (fields) => {
    const fork = { pull_requests: [], head_repository: { full_name: 'mallory/fork' } };
    expect(decide('workflow_run', run({ ...fork, ...fields }))).toMatchObject({ sha: HEAD, lookUp: null });
  });

  it('is not limited to names in Latin script', () => {
    const fork = { pull_requests: [], head_repository: { full_name: 'm_corp/a.b-c' }, head_branch: 'größe/日本' };
    expect(decide('workflow_run', run(fork))).toMatchObject({ lookUp: { fork: 'm_corp/a.b-c', branch: 'größe/日本' } });
  });
});

describe('pull requests that a payload names', () => {
  it('count one by one', () => {
    const list = [null, { number: 'x' }, named(7), { ...named(8), base: { repo: null } }];
    expect(decide('workflow_run', run({ pull_requests: list }))).toMatchObject({ pullRequest: 7, problem: null });
  });

  it('are those of this repository only', () => {
    const others = [named(7, HEAD, 12)];
    expect(decide('workflow_run', run({ pull_requests: others }))).toMatchObject({ pullRequest: null, problem: null });
    expect(decide('check_run', { check_run: { head_sha: HEAD, pull_requests: [named(7)] } }).pullRequest).toBeNull();
  });

  it('are named when there are several, five at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ number: index + 1, head: { sha: HEAD } }));
    expect(choosePullRequest(many, HEAD)).toEqual({
      pullRequest: null,
      problem: 'there are several: #1, #2, #3, #4, #5',
    });
    expect(choosePullRequest([], HEAD)).toEqual({ pullRequest: null, problem: null });
  });
});

it('decides for any payload', () => {
  const names = ['pull_request', 'issue_comment', 'workflow_run', 'check_suite', 'merge_group', 'deployment', 'status'];
  const key = fc.constantFrom('number', 'head', 'sha', 'head_sha', 'pull_requests', 'issue', 'repo', ...names);
  const payload = fc.letrec((tie) => ({
    value: fc.oneof(fc.constantFrom(HEAD, 7, null, ''), fc.jsonValue(), fc.dictionary(key, tie('value')), fc.array(tie('value'))), // prettier-ignore
  })).value;
  fc.assert(
    fc.property(fc.constantFrom(...names), payload, (name, value) => {
      const { sha, pullRequest } = decide(name, value);
      expect(['', HEAD, SHA]).toContain(sha);
      expect(pullRequest === null || Number.isSafeInteger(pullRequest)).toBe(true);
    }),
  );
});
