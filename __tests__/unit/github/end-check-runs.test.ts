import { afterEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { endCheckRuns, type Ending, type EndingRun } from '../../../src/github/end-check-runs.ts';
import type { CheckAnnotation } from '../../../src/github/check-runs.ts';
import { interceptRequests } from '../../doubles/intercepted.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { closeLoopbacks, listenHttp } from '../contree/loopback.ts';

const API = 'https://api.github.test';
const PATH = '/repos/octo/repo/check-runs';
const TOKEN = 'ghs_0123456789abcdefghij';
const SHA = 'a'.repeat(40);
const RUN: EndingRun = {
  id: null,
  name: 'op-action / unit',
  conclusion: 'failure',
  output: { title: 'failed with exit 3', summary: '<p>failed</p>' },
};
const ANNOTATION = {
  path: 'test/add.test.ts',
  start_line: 12,
  end_line: 12,
  annotation_level: 'failure',
  title: 'adds',
  message: 'expected 4',
} as const satisfies CheckAnnotation;

interceptRequests({ loopback: true });
afterEach(closeLoopbacks);

interface Setting {
  readonly apiUrl?: string;
  readonly signal?: AbortSignal;
  readonly patience?: number;
}

async function end(
  runs: readonly EndingRun[],
  { apiUrl = API, signal = new AbortController().signal, patience = 0 }: Setting = {},
): Promise<Pick<Ending, 'problem'> & { readonly ended: number; readonly took: number }> {
  const clock = virtualClock();
  const started = clock.now();
  const access = { token: TOKEN, apiUrl, repository: 'octo/repo', proxyEnv: {}, clock, signal };
  const { ended, problem } = await endCheckRuns({
    ...access,
    sha: SHA,
    detailsUrl: 'https://x.test/run',
    runs,
    patience,
  });
  return { ended: ended.size, problem, took: clock.now() - started };
}

const many = (count: number, id: number | null = null): EndingRun[] =>
  Array.from({ length: count }, (_, index) => ({ ...RUN, id: id && id + index, name: `leg ${index}` }));

describe('check runs', () => {
  const times = { started_at: '2026-11-22T02:00:00.000Z', completed_at: '2026-11-22T02:00:12.000Z' };
  const output = { title: 'failed with exit 3', summary: '<p>failed</p>' };

  it('that are missing are created as ones that have ended', async () => {
    const expected = {
      name: 'op-action / unit',
      head_sha: SHA,
      details_url: 'https://x.test/run',
      status: 'completed',
      conclusion: 'failure',
      output,
    };
    nock(API, { reqheaders: { authorization: `token ${TOKEN}` } })
      .post(PATH, { ...expected, ...times, external_id: 'x/0' })
      .reply(201, { id: 1 })
      .post(PATH, expected)
      .reply(201, { id: 2 });
    expect(await end([{ ...RUN, ...times, external_id: 'x/0' }])).toMatchObject({ ended: 1, problem: null });
    expect(await end([RUN])).toMatchObject({ ended: 1, problem: null });
  });

  it('that are in progress are completed, with their annotations', async () => {
    const shown = { ...output, annotations: [ANNOTATION] };
    nock(API)
      .patch(`${PATH}/7`, { status: 'completed', conclusion: 'failure', ...times, output: shown })
      .reply(200, {});
    expect(await end([{ ...RUN, ...times, id: 7, output: shown }])).toMatchObject({ ended: 1, problem: null });
  });

  it('end without annotations where GitHub rejects those', async () => {
    const shown = { ...output, annotations: [ANNOTATION] };
    const completed = { status: 'completed', conclusion: 'failure' };
    nock(API)
      .patch(`${PATH}/7`, { ...completed, output: shown })
      .reply(422, {})
      .patch(`${PATH}/7`, { ...completed, output })
      .reply(200, {});
    expect(await end([{ ...RUN, id: 7, output: shown }])).toMatchObject({ ended: 1, problem: null });
  });

  it('are written four at a time', async () => {
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
    expect(await end(many(20), { apiUrl: address })).toMatchObject({ ended: 20, problem: null });
    expect(most).toBe(4);
  });

  it('need no request without a leg', async () => {
    expect(await end([])).toMatchObject({ ended: 0, problem: null });
  });
});

describe('a failure', () => {
  /** GitHub with a reply for each request in turn, the last for all that follow, and how many came. */
  async function replying(...statuses: readonly number[]): Promise<{ apiUrl: string; count: () => number }> {
    let requests = 0;
    const { address } = await listenHttp((_, response) => {
      const status = statuses[Math.min(requests, statuses.length - 1)] ?? 200;
      requests += 1;
      const limit = status === 429 ? { 'retry-after': '3' } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...limit }).end(`{"message":"${TOKEN}"}`);
    });
    return { apiUrl: address, count: () => requests };
  }

  it.each([
    [401, 'GitHub does not accept github-token (HTTP 401)'],
    [403, 'github-token needs "permissions: checks: write" (HTTP 403)'],
    [429, "GitHub's rate limit is reached (HTTP 429)"],
  ])('with %i, which all others would share, ends it', async (status, problem) => {
    const { apiUrl, count } = await replying(200, status);
    expect(await end(many(50), { apiUrl })).toMatchObject({ ended: 1, problem });
    expect(count()).toBeLessThanOrEqual(5);
  });

  it('of one does not keep the others from being completed', async () => {
    const { apiUrl } = await replying(404, 422, 200);
    const problem = 'github-token needs "permissions: checks: write" (HTTP 404)';
    expect(await end(many(50, 1), { apiUrl })).toMatchObject({ ended: 48, problem });
  });

  it('of three leaves GitHub alone', async () => {
    const { apiUrl, count } = await replying(422);
    expect(await end(many(50, 1), { apiUrl })).toMatchObject({
      ended: 0,
      problem: 'GitHub rejected the request (HTTP 422)',
    });
    expect(count()).toBeLessThanOrEqual(7);
  });

  it('of GitHub’s limit is waited out as long as there is patience', async () => {
    const patient = await replying(429, 429, 200);
    expect(await end(many(1, 1), { apiUrl: patient.apiUrl, patience: 6_000 })).toEqual({
      ended: 1,
      problem: null,
      took: 6_000,
    });
    const mixed = await replying(404, 429, 200);
    expect(await end(many(2, 1), { apiUrl: mixed.apiUrl, patience: 6_000 })).toMatchObject({ ended: 2, problem: null });
    const impatient = await replying(429, 429, 200);
    expect(await end(many(1, 1), { apiUrl: impatient.apiUrl, patience: 5_999 })).toEqual({
      ended: 0,
      problem: "GitHub's rate limit is reached (HTTP 429)",
      took: 3_000,
    });
  });

  it.each([
    [502, 'GitHub failed (HTTP 502)'],
    [500, 'GitHub failed (HTTP 500)'],
  ])('with %i is retried once', async (status, problem) => {
    nock(API).post(PATH).reply(status).post(PATH).reply(201, {});
    expect(await end([RUN])).toMatchObject({ ended: 1, problem: null });
    nock(API).post(PATH).times(2).reply(status);
    expect(await end([RUN])).toMatchObject({ ended: 0, problem });
  });

  it('of time is reported as such', async () => {
    const over = { signal: AbortSignal.abort('the step was stopped') };
    expect(await end(many(2), over)).toMatchObject({ ended: 0, problem: 'the step was stopped' });
    const limit = new AbortController();
    const { address } = await listenHttp(() => {
      limit.abort('the step was stopped');
    });
    expect(await end(many(9), { apiUrl: address, signal: limit.signal })).toMatchObject({
      ended: 0,
      problem: 'the step was stopped',
    });
  });
});
