import { afterEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { upsertComment, type CommentResult, type CommentRequest } from '../../../src/github/comment.ts';
import { virtualClock, type VirtualClock } from '../../doubles/virtual-clock.ts';
import { closeLoopbacks, listenHttp } from '../contree/loopback.ts';
import { interceptRequests } from '../../doubles/intercepted.ts';

const API = 'https://api.github.test';
const TOKEN = 'ghs_0123456789abcdefghij';
const LIST = '/repos/octo/repo/issues/7/comments';
const MARKER = '<!-- op-action comment abc -->';
const BODY = `${MARKER}\n<h2>Passed</h2>\n`;
const BOT = 'github-actions[bot]';

let clock: VirtualClock;

interceptRequests({ loopback: true });
afterEach(closeLoopbacks);

function keep(fields: Partial<CommentRequest> = {}): Promise<CommentResult> {
  const { signal } = new AbortController();
  clock = virtualClock();
  const access = { token: TOKEN, apiUrl: API, repository: 'octo/repo', proxyEnv: {}, clock, signal };
  return upsertComment({ ...access, pullRequest: 7, marker: MARKER, body: BODY, ...fields });
}

const github = (): nock.Scope => nock(API, { reqheaders: { authorization: `token ${TOKEN}` } });
const row = (id: number, body: unknown = 'hello', login = BOT): object => ({ id, body, user: { login } });
const own = (id: number): object => row(id, `${MARKER}\n<h2>Failed</h2>\n`);

function listed(rows: unknown, page = 1, last?: number): void {
  const link = `<${API}/repositories/1/issues/7/comments?per_page=100&page=2>; rel="next", <${API}/repositories/1/issues/7/comments?per_page=100&page=${last}>; rel="last"`;
  github()
    .get(LIST)
    .query({ per_page: 100, page })
    .reply(200, rows as nock.Body, last === undefined ? {} : { link });
}

function viewed(login = BOT): void {
  github()
    .post('/graphql', { query: '{ viewer { login } }' })
    .reply(200, { data: { viewer: { login } } });
}

const created = (): nock.Scope => github().post(LIST, { body: BODY }).reply(201, row(99));
const updated = (id: number): nock.Scope =>
  github().patch(`/repos/octo/repo/issues/comments/${id}`, { body: BODY }).reply(200, row(id));

describe('a comment', () => {
  it('is created where there is none, without a request for the author', async () => {
    listed([]);
    created();
    expect(await keep()).toEqual({ done: 'created' });
  });

  it('is written in place of the one that is there', async () => {
    listed([row(1), own(2), own(3)]);
    viewed();
    updated(2);
    expect(await keep()).toEqual({ done: 'updated' });
  });

  it('stays alone: another that an earlier run created at the same time is deleted', async () => {
    listed([own(2), row(3, MARKER, 'mallory'), own(4)]);
    viewed();
    updated(2);
    const deleted = github().delete('/repos/octo/repo/issues/comments/4').reply(204);
    expect(await keep()).toEqual({ done: 'updated' });
    expect(deleted.isDone()).toBe(true);
  });

  it('gives way to an earlier one that was created at the same time', async () => {
    listed([]);
    created();
    listed([row(1, MARKER, 'mallory'), own(98), own(99)]);
    const moved = updated(98);
    const deleted = github().delete('/repos/octo/repo/issues/comments/99').reply(204);
    expect(await keep()).toEqual({ done: 'created' });
    expect([moved.isDone(), deleted.isDone()]).toEqual([true, true]);
  });

  it.each<[string, () => void]>([
    [
      'it is the earlier one',
      () => {
        listed([own(99), own(100)]);
      },
    ],
    [
      'the list does not have it yet',
      () => {
        listed([]);
      },
    ],
    ['GitHub fails', () => github().get(LIST).query({ per_page: 100, page: 1 }).times(2).reply(500, {})],
  ])('is kept when it was created and %s', async (_, answer) => {
    listed([]);
    created();
    answer();
    expect(await keep()).toEqual({ done: 'created' });
  });

  it('of a person is recognised by the author', async () => {
    listed([row(4, MARKER, 'octocat')]);
    viewed('octocat');
    updated(4);
    expect(await keep()).toEqual({ done: 'updated' });
  });

  it.each([
    ['of a person', row(1, MARKER, 'mallory')],
    ['of another app', row(1, MARKER, 'other-app[bot]')],
    ['of a person with a name like it', row(1, MARKER, 'github-actions')],
  ])('%s that has the marker is left alone', async (_, foreign) => {
    listed([foreign]);
    viewed();
    created();
    expect(await keep()).toEqual({ done: 'created' });
  });

  it.each([
    ['has the marker later on', row(1, `> ${MARKER}`)],
    ['has another marker', row(1, '<!-- op-action comment abd -->')],
    ['has no author', { id: 1, body: MARKER, user: null }],
    ['has no text', row(1, null)],
    ['has no number', { body: MARKER, user: { login: BOT } }],
    ['is none', 'comment'],
  ])('that %s is not ours', async (_, other) => {
    listed([other]);
    created();
    expect(await keep()).toEqual({ done: 'created' });
  });

  it('that is deleted meanwhile is created again', async () => {
    listed([own(2)]);
    viewed();
    github().patch('/repos/octo/repo/issues/comments/2').reply(404, { message: 'Not Found' });
    created();
    expect(await keep()).toEqual({ done: 'created' });
  });

  it('is looked for on the first page and the newest ones', async () => {
    listed([row(1, MARKER, 'mallory')], 1, 3);
    viewed();
    listed([row(300)], 3);
    listed([own(200)], 2);
    updated(200);
    expect(await keep()).toEqual({ done: 'updated' });
  });

  it('is looked for on no more than ten pages', async () => {
    listed([row(1)], 1, 40);
    for (let page = 40; page > 31; page -= 1) listed([row(page)], page);
    created();
    expect(await keep()).toEqual({ done: 'created' });
  });

  it('is written on GitHub Enterprise Server', async () => {
    const apiUrl = 'https://github.example/api/v3';
    nock(apiUrl)
      .get(LIST)
      .query(true)
      .reply(200, [own(5)])
      .patch('/repos/octo/repo/issues/comments/5')
      .reply(200, {});
    nock('https://github.example')
      .post('/api/graphql')
      .reply(200, { data: { viewer: { login: BOT } } });
    expect(await keep({ apiUrl })).toEqual({ done: 'updated' });
  });
});

describe('a refusal', () => {
  it.each<[number, Record<string, string>, string]>([
    [401, {}, 'GitHub does not accept github-token (HTTP 401)'],
    [403, {}, 'github-token needs "permissions: pull-requests: write" (HTTP 403)'],
    [403, { 'x-ratelimit-remaining': '12' }, 'github-token needs "permissions: pull-requests: write" (HTTP 403)'],
    [403, { 'x-ratelimit-remaining': '0' }, "GitHub's rate limit is reached (HTTP 403)"],
    [403, { 'retry-after': '60' }, "GitHub's rate limit is reached (HTTP 403)"],
    [429, {}, "GitHub's rate limit is reached (HTTP 429)"],
    [404, {}, 'github-token needs "permissions: pull-requests: write" (HTTP 404)'],
    [422, {}, 'GitHub rejected the request (HTTP 422)'],
    [500, {}, 'GitHub failed (HTTP 500)'],
  ])('with %i %j is reported without its text', async (status, headers, problem) => {
    listed([]);
    github()
      .post(LIST)
      .reply(status, { message: `no ${TOKEN}` }, headers);
    expect(await keep()).toEqual({ problem });
  });

  it('of the list is the problem of the comment', async () => {
    github().get(LIST).query(true).reply(403, {});
    expect(await keep()).toEqual({ problem: 'github-token needs "permissions: pull-requests: write" (HTTP 403)' });
  });

  it('of the update is the problem of the comment', async () => {
    listed([own(2)]);
    viewed();
    github().patch('/repos/octo/repo/issues/comments/2').reply(403, {});
    expect(await keep()).toEqual({ problem: 'github-token needs "permissions: pull-requests: write" (HTTP 403)' });
  });

  it('to name the author prevents the comment', async () => {
    listed([own(2)]);
    github()
      .post('/graphql')
      .times(2)
      .reply(200, { errors: [{ message: `no ${TOKEN}` }] });
    expect(await keep()).toEqual({ problem: 'the request to GitHub failed' });
    listed([own(2)]);
    github()
      .post('/graphql')
      .reply(200, { data: { viewer: null } });
    expect(await keep()).toEqual({ problem: "GitHub's reply is invalid" });
  });

  it('in another form is invalid', async () => {
    listed({ comments: [] });
    expect(await keep()).toEqual({ problem: "GitHub's reply is invalid" });
  });
});

describe('a failure of the server or the network', () => {
  const broken = Object.assign(new Error(`failed with ${TOKEN}`), { code: 'ECONNRESET' });

  it('is retried once where that does no harm', async () => {
    github().get(LIST).query(true).reply(502).get(LIST).query(true).replyWithError(broken);
    expect(await keep()).toEqual({ problem: 'GitHub cannot be reached (ECONNRESET)' });
    expect(clock.sleeps).toEqual([500]);
    github().get(LIST).query(true).reply(502);
    listed([own(2)]);
    github().post('/graphql').reply(503);
    viewed();
    github().patch('/repos/octo/repo/issues/comments/2').replyWithError(broken);
    updated(2);
    expect(await keep()).toEqual({ done: 'updated' });
  });

  it('is not retried where that could create a second comment', async () => {
    listed([]);
    github().post(LIST).replyWithError(broken);
    expect(await keep()).toEqual({ problem: 'GitHub cannot be reached (ECONNRESET)' });
    expect(clock.sleeps).toEqual([]);
  });

  it('never shows a token that no header can carry', async () => {
    expect(await keep({ token: `${TOKEN}\nx` })).toEqual({ problem: 'the request to GitHub failed' });
  });

  it('by a timeout is reported as such, and not retried', async () => {
    const limit = new AbortController();
    let requests = 0;
    const { address } = await listenHttp(() => {
      requests += 1;
      limit.abort('GitHub did not reply in time');
    });
    expect(await keep({ apiUrl: address, signal: limit.signal })).toEqual({ problem: 'GitHub did not reply in time' });
    expect(requests).toBe(1);
    expect(clock.sleeps).toEqual([]);
  });
});
