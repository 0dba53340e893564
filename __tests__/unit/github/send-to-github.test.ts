import { afterEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { upsertComment } from '../../../src/github/comment.ts';
import { endCheckRuns } from '../../../src/github/end-check-runs.ts';
import { listPullRequestsOf } from '../../../src/github/pull-requests.ts';
import { fakeGitHub, type Fault } from '../../doubles/fake-github.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { closeLoopbacks, listenHttp } from '../contree/loopback.ts';

afterEach(closeLoopbacks);

const LIST = 'GET /repos/octo/repo/issues/7/comments';
const CREATE = 'POST /repos/octo/repo/issues/7/comments';
const UPDATE = 'PATCH /repos/octo/repo/check-runs/1';

function redirect(reply: number, location?: string): Fault {
  return { isDone: false, reply, ...(location !== undefined && { headers: { location } }) };
}

function accessTo(apiUrl: string) {
  const { signal } = new AbortController();
  const clock = virtualClock();
  return { token: 'ghs_0123456789abcdefghij', apiUrl, repository: 'octo/repo', proxyEnv: {}, clock, signal };
}

/** Writes a comment to a GitHub that redirects these requests, the first `times` of each. */
async function comment(redirects: Readonly<Record<string, Fault>>, times = Infinity) {
  const counts = new Map<string, number>();
  const github = await fakeGitHub((request) => {
    const count = (counts.get(request) ?? 0) + 1;
    counts.set(request, count);
    return count > times ? undefined : redirects[request];
  });
  const access = accessTo(github.address);
  const result = await upsertComment({ ...access, pullRequest: 7, marker: '<!-- x -->', body: '<!-- x -->\nhi' });
  const bodies = github.comments.map(({ body }) => body);
  return { ...github, result, bodies, sleeps: access.clock.sleeps };
}

describe('a redirect of GitHub', () => {
  it.each([301, 302, 307, 308])('with %i is followed by a request that reads', async (status) => {
    const { result, requests } = await comment({ [LIST]: redirect(status, '/repos/octo/repo/issues/7/comments') }, 1);
    expect(result).toEqual({ done: 'created' });
    expect(requests.slice(0, 3)).toEqual([LIST, LIST, CREATE]);
  });

  it.each([307, 308])('with %i is followed twice by one that writes, with its body and the token', async (status) => {
    const { result, requests, bodies, tokens } = await comment({ [CREATE]: redirect(status, 'comments?twice') }, 2);
    expect(result).toEqual({ done: 'created' });
    expect(requests.filter((request) => request === CREATE)).toHaveLength(3);
    expect(bodies).toEqual(['<!-- x -->\nhi']);
    expect([...tokens]).toEqual(['token ghs_0123456789abcdefghij']);
  });

  it.each([301, 302, 303])('with %i writes nothing: it could have become a GET', async (status) => {
    const { result, requests } = await comment({ [CREATE]: redirect(status, '/repos/octo/repo/issues/7/comments') });
    expect(result).toEqual({ problem: `GitHub redirects a request that may not be repeated (HTTP ${status})` });
    expect(requests).toEqual([LIST, CREATE]);
  });

  it('is followed three times, and then not tried again', async () => {
    const { result, requests, sleeps } = await comment({ [LIST]: redirect(301, '?again') });
    expect(result).toEqual({ problem: 'GitHub redirects too often (HTTP 301)' });
    expect(requests).toHaveLength(4);
    expect(sleeps).toEqual([]);
  });

  it('never takes the token to another origin', async () => {
    let others = 0;
    const other = await listenHttp((_, response) => {
      others += 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    });
    const { result, address } = await comment({ [LIST]: redirect(301, `${other.address}/repos`) });
    const problem = `GitHub redirects to ${other.address}, and github-token is sent only to ${address} (HTTP 301)`;
    expect(result).toEqual({ problem });
    expect(others).toBe(0);
  });

  it.each([undefined, 'http://'])('is not followed to the address %p', async (location) => {
    const { result } = await comment({ [LIST]: redirect(307, location) });
    expect(result).toEqual({ problem: 'GitHub redirects to no address (HTTP 307)' });
  });

  it('is not read, so that its connection ends', async () => {
    const closed = Promise.withResolvers<undefined>();
    const { address } = await listenHttp((_, response) => {
      response.on('close', () => {
        closed.resolve(undefined);
      });
      response.writeHead(301, { location: 'http://other.test' }).write('without end');
    });
    const found = await listPullRequestsOf({ ...accessTo(address), fork: 'mallory/repo', branch: 'topic' });
    expect(found).toMatchObject({
      problem: expect.stringMatching(/^GitHub redirects to http:\/\/other\.test,/) as unknown,
    });
    await closed.promise;
  });

  it('that is refused keeps other check runs from being tried', async () => {
    const github = await fakeGitHub((request) => (request === UPDATE ? redirect(307, '?again') : undefined));
    const output = { title: 'passed', summary: 'passed' };
    const runs = Array.from({ length: 9 }, () => ({ id: 1, name: 'unit', conclusion: 'success' as const, output }));
    const where = { ...accessTo(github.address), sha: 'a'.repeat(40), detailsUrl: 'https://x.test/run' };
    const { ended, problem } = await endCheckRuns({ ...where, runs, patience: 0 });
    expect([ended.size, problem]).toEqual([0, 'GitHub redirects too often (HTTP 307)']);
    expect(github.requests).toHaveLength(4 * 4);
  });
});

describe('a reply of GitHub', () => {
  const MOST = 32 * 1024 * 1024;
  const listOf = (bytes: number): Buffer => Buffer.from(`[${' '.repeat(bytes - 2)}]`);

  async function list(body: Buffer, headers: Readonly<Record<string, string>> = {}) {
    const { address } = await listenHttp((_, response) => {
      response.on('error', () => undefined);
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);
    });
    return await listPullRequestsOf({ ...accessTo(address), fork: 'mallory/repo', branch: 'topic' });
  }

  it('is read up to 32 MiB', async () => {
    expect(await list(listOf(MOST))).toEqual([]);
    expect(await list(listOf(MOST + 1))).toEqual({ problem: "GitHub's reply is invalid" });
  });

  it('is measured as what gzip makes of it', async () => {
    const packed = gzipSync(listOf(MOST + 1), { level: 1 });
    expect(await list(packed, { 'content-encoding': 'gzip' })).toEqual({ problem: "GitHub's reply is invalid" });
  });
});
