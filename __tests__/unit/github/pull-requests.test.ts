import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { listPullRequestsOf, readPullRequest } from '../../../src/github/pull-requests.ts';
import { fastClock } from '../../doubles/fast-clock.ts';
import { interceptRequests } from '../../doubles/intercepted.ts';

const API = 'https://api.github.test';
const PATH = '/repos/octo/repo/pulls';
const TOKEN = 'ghs_0123456789abcdefghij';
const HEAD = 'a'.repeat(40);

interceptRequests();

const access = {
  token: TOKEN,
  apiUrl: API,
  repository: 'octo/repo',
  proxyEnv: {},
  clock: fastClock(),
  signal: new AbortController().signal,
};
const row = (number: number, head: object = {}): object => ({
  number,
  state: 'open',
  title: 'x',
  head: { sha: HEAD, ref: 'f/x', repo: { full_name: 'Mallory/fork', pushed_at: '2026-11-28T12:00:00Z' }, ...head },
});

describe('a pull request', () => {
  it('is read with the token', async () => {
    nock(API, { reqheaders: { authorization: `token ${TOKEN}` } })
      .get(`${PATH}/7`)
      .reply(200, row(7));
    expect(await readPullRequest({ ...access, pullRequest: 7 })).toEqual({
      number: 7,
      state: 'open',
      head: { sha: HEAD, ref: 'f/x', repo: { full_name: 'Mallory/fork', pushed_at: '2026-11-28T12:00:00Z' } },
    });
  });

  it('may come from a fork that is deleted', async () => {
    nock(API)
      .get(`${PATH}/7`)
      .reply(200, row(7, { repo: null }));
    expect(await readPullRequest({ ...access, pullRequest: 7 })).toMatchObject({ head: { repo: null } });
  });

  it.each([
    [404, {}, 'github-token needs "permissions: pull-requests: read" (HTTP 404)'],
    [200, row(7, { sha: 'main' }), "GitHub's reply is invalid"],
    [200, {}, "GitHub's reply is invalid"],
  ])('is not known after %i %j', async (status, body, problem) => {
    nock(API).get(`${PATH}/7`).reply(status, body);
    expect(await readPullRequest({ ...access, pullRequest: 7 })).toEqual({ problem });
  });
});

describe('the pull requests of a branch in a fork', () => {
  const list = (): ReturnType<typeof listPullRequestsOf> =>
    listPullRequestsOf({ ...access, fork: 'mallory/fork', branch: 'f/x' });

  it('are listed by owner and branch, others left out', async () => {
    const others = [row(3, { ref: 'f/y' }), row(4, { repo: { full_name: 'mallory/other', pushed_at: null } }), {}];
    nock(API)
      .get(PATH)
      .query({ head: 'mallory:f/x', state: 'all', per_page: '100' })
      .reply(200, [row(9), ...others, row(2), row(1, { repo: null })]);
    expect(await list()).toMatchObject([{ number: 9 }, { number: 2 }]);
  });

  it.each([
    [403, {}, 'github-token needs "permissions: pull-requests: read" (HTTP 403)'],
    [200, {}, "GitHub's reply is invalid"],
  ])('are not known after %i %j', async (status, body, problem) => {
    nock(API).get(PATH).query(true).reply(status, body);
    expect(await list()).toEqual({ problem });
  });
});
