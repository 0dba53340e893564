import { afterEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { createCheckRuns, type CheckRun, type CheckRunsResult } from '../../../src/github/check-runs.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { closeLoopbacks, listenHttp } from '../contree/loopback.ts';
import { interceptRequests } from '../../doubles/intercepted.ts';

const API = 'https://api.github.test';
const PATH = '/repos/octo/repo/check-runs';
const TOKEN = 'ghs_0123456789abcdefghij';
const SHA = 'a'.repeat(40);
const RUN: CheckRun = {
  name: 'op-action / unit',
  conclusion: 'failure',
  output: { title: 'failed with exit 3', summary: '<p>failed</p>' },
};

interceptRequests({ loopback: true });
afterEach(closeLoopbacks);

function create(
  runs: readonly CheckRun[],
  apiUrl = API,
  signal = new AbortController().signal,
): Promise<CheckRunsResult> {
  const access = { token: TOKEN, apiUrl, repository: 'octo/repo', proxyEnv: {}, clock: virtualClock(), signal };
  return createCheckRuns({ ...access, sha: SHA, detailsUrl: 'https://github.test/run', runs });
}

const many = (count: number): CheckRun[] =>
  Array.from({ length: count }, (_, index) => ({ ...RUN, name: `leg ${index}` }));

describe('check runs', () => {
  it('are created as ones that have ended', async () => {
    const expected = {
      name: 'op-action / unit',
      head_sha: SHA,
      details_url: 'https://github.test/run',
      status: 'completed',
      conclusion: 'failure',
      output: { title: 'failed with exit 3', summary: '<p>failed</p>' },
    };
    const times = { started_at: '2026-11-22T02:00:00.000Z', completed_at: '2026-11-22T02:00:12.000Z' };
    nock(API, { reqheaders: { authorization: `token ${TOKEN}` } })
      .post(PATH, { ...expected, ...times })
      .reply(201, { id: 1 })
      .post(PATH, expected)
      .reply(201, { id: 2 });
    expect(await create([{ ...RUN, ...times }])).toEqual({ created: 1, problem: null });
    expect(await create([RUN])).toEqual({ created: 1, problem: null });
  });

  it('are created four at a time', async () => {
    const waiting: (() => void)[] = [];
    let most = 0;
    const { address } = await listenHttp((_, response) => {
      waiting.push(() => response.writeHead(201, { 'content-type': 'application/json' }).end('{}'));
      most = Math.max(most, waiting.length);
      // A fifth would have the time to come as well.
      if (waiting.length === 4)
        setTimeout(() => {
          waiting.splice(0).forEach((reply) => {
            reply();
          });
        }, 5);
    });
    expect(await create(many(20), address)).toEqual({ created: 20, problem: null });
    expect(most).toBe(4);
  });

  it('need no request without a leg', async () => {
    expect(await create([])).toEqual({ created: 0, problem: null });
  });
});

describe('a failure', () => {
  it.each([
    [403, 'github-token needs the permission checks: write (HTTP 403)'],
    [422, 'GitHub rejected the request (HTTP 422)'],
  ])('with %i ends it, and starts no further check run', async (status, problem) => {
    let requests = 0;
    const { address } = await listenHttp((_, response) => {
      requests += 1;
      response
        .writeHead(requests === 1 ? 201 : status, { 'content-type': 'application/json' })
        .end(`{"message":"${TOKEN}"}`);
    });
    expect(await create(many(50), address)).toEqual({ created: 1, problem });
    expect(requests).toBeLessThanOrEqual(5);
  });

  it.each([
    [502, 'GitHub failed (HTTP 502)'],
    [500, 'GitHub failed (HTTP 500)'],
  ])('with %i is retried once', async (status, problem) => {
    nock(API).post(PATH).reply(status).post(PATH).reply(201, {});
    expect(await create([RUN])).toEqual({ created: 1, problem: null });
    nock(API).post(PATH).times(2).reply(status);
    expect(await create([RUN])).toEqual({ created: 0, problem });
  });

  it('of time is reported as such', async () => {
    const limit = new AbortController();
    const { address } = await listenHttp(() => {
      limit.abort('the step was stopped');
    });
    expect(await create(many(9), address, limit.signal)).toEqual({ created: 0, problem: 'the step was stopped' });
  });
});
