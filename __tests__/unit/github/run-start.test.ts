import { afterEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { systemClock, type Clock } from '../../../src/contree/clock.ts';
import { runCreatedAt, type RunRequest, type RunStart } from '../../../src/github/run-start.ts';
import { fastClock } from '../../doubles/fast-clock.ts';
import { closeLoopbacks, listenHttp } from '../contree/loopback.ts';
import { interceptRequests } from '../../doubles/intercepted.ts';

const API = 'https://api.github.test';
const PATH = '/repos/octo/repo/actions/runs/4711';
const TOKEN = 'ghs_0123456789abcdefghij';
const CREATED_AT = '2026-11-22T02:00:00Z';
const CREATED = { id: 4711, created_at: CREATED_AT, run_started_at: '2026-11-22T03:00:00Z' };

interceptRequests({ loopback: true });
afterEach(closeLoopbacks);

/** Waits before the second try for no time, and keeps the limit for both. */
const impatient: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms < 1_000 ? 0 : ms, signal) };

function ask(fields: Partial<RunRequest> = {}): Promise<RunStart> {
  const { signal } = new AbortController();
  const run = { token: TOKEN, apiUrl: API, repository: 'octo/repo', proxyEnv: {}, runId: '4711' };
  return runCreatedAt({ ...run, clock: impatient, signal, limit: 60_000, ...fields });
}

const failure = (code?: string): Error => Object.assign(new Error(`failed with ${TOKEN}`), { code });

describe('the creation of a workflow run', () => {
  it('is read from GitHub, with the token', async () => {
    nock(API, { reqheaders: { authorization: `token ${TOKEN}` } })
      .get(PATH)
      .reply(200, CREATED);
    expect(await ask()).toMatchObject({ createdAt: CREATED_AT });
  });

  const dateAfter = (seconds: number): string => new Date(Date.parse(CREATED_AT) + seconds * 1000).toUTCString();

  it.each([
    [{ Date: dateAfter(90) }, 90_000],
    [{ Date: dateAfter(-90) }, null],
    [{ Date: 'yesterday' }, null],
  ])('is some time ago by the clock of GitHub: %j', async (headers, age) => {
    nock(API).get(PATH).reply(200, CREATED, headers);
    expect(await ask()).toEqual({ createdAt: CREATED_AT, age });
  });

  it('is read from GitHub Enterprise Server', async () => {
    nock('https://github.example').get(`/api/v3${PATH}`).reply(200, CREATED);
    expect(await ask({ apiUrl: 'https://github.example/api/v3' })).toMatchObject({ createdAt: CREATED_AT });
  });

  it.each([
    [401, 'GitHub does not accept github-token (HTTP 401)'],
    [403, 'github-token needs "permissions: actions: read" (HTTP 403)'],
    [404, 'github-token needs "permissions: actions: read" (HTTP 404)'],
    [422, 'GitHub rejected the request (HTTP 422)'],
    [429, "GitHub's rate limit is reached (HTTP 429)"],
  ])('is unknown after %i', async (status, problem) => {
    nock(API)
      .get(PATH)
      .reply(status, { message: `no ${TOKEN}` });
    expect(await ask()).toEqual({ problem });
  });

  it.each([
    ['JSON without it', { id: 4711 }],
    ['JSON with what is no moment', { created_at: 'yesterday' }],
    ['JSON with what is no date', { created_at: '2026-00-22T02:00:00Z' }],
    ['JSON with something else', { created_at: 1_700_000_000 }],
    ['a list', [CREATED]],
    ['text', 'all is well'],
    ['nothing', ''],
  ])('is unknown from %s', async (_, body) => {
    nock(API).get(PATH).reply(200, body);
    expect(await ask()).toEqual({ problem: "GitHub's reply does not say when the run was created" });
  });

  it('is unknown from JSON that is cut', async () => {
    nock(API).get(PATH).reply(200, '{"created_at":"2026-11-22T02', { 'content-type': 'application/json' });
    expect(await ask()).toEqual({ problem: "GitHub's reply does not say when the run was created" });
  });
});

describe('a failure of the server or the network', () => {
  it.each([500, 503])('with %i is retried once', async (status) => {
    nock(API).get(PATH).reply(status).get(PATH).reply(200, CREATED);
    expect(await ask()).toMatchObject({ createdAt: CREATED_AT });
    nock(API).get(PATH).times(2).reply(status, `no ${TOKEN}`);
    expect(await ask()).toEqual({ problem: `GitHub failed (HTTP ${status})` });
  });

  it('without a reply is retried once', async () => {
    nock(API).get(PATH).replyWithError(failure('ECONNRESET')).get(PATH).reply(200, CREATED);
    expect(await ask()).toMatchObject({ createdAt: CREATED_AT });
    nock(API).get(PATH).times(2).replyWithError(failure('ECONNRESET'));
    expect(await ask()).toEqual({ problem: 'GitHub cannot be reached (ECONNRESET)' });
  });

  it.each([undefined, `no code ${TOKEN}`])('shows nothing of an error with code %p', async (code) => {
    nock(API).get(PATH).times(2).replyWithError(failure(code));
    expect(await ask()).toEqual({ problem: 'the request to GitHub failed' });
  });

  it('never shows a token that no header can carry', async () => {
    expect(await ask({ token: `${TOKEN}\nx` })).toEqual({ problem: 'the request to GitHub failed' });
    expect(await ask({ token: '' })).toEqual({ problem: 'the request to GitHub failed' });
  });
});

describe('time', () => {
  it('is what the caller has left, and ten seconds at most', async () => {
    const { address } = await listenHttp(() => undefined);
    const sleeps: number[] = [];
    const clock: Clock = {
      ...systemClock,
      sleep: (ms, signal) => {
        sleeps.push(ms);
        return systemClock.sleep(10, signal);
      },
    };
    for (const limit of [700, 60_000]) await ask({ apiUrl: address, clock, limit });
    expect(sleeps).toEqual([700, 10_000]);
  });

  it.each([
    ['before the headers', () => undefined],
    ['within the body', (write: (text: string) => void) => { write('{"created_at":'); }], // prettier-ignore
  ])('is limited when GitHub hangs %s', async (_, begin) => {
    const { address } = await listenHttp((_request, response) => {
      begin((text) => response.writeHead(200, { 'content-type': 'application/json' }).write(text));
    });
    expect(await ask({ apiUrl: address, clock: fastClock() })).toEqual({ problem: 'GitHub did not reply in time' });
  });

  it('ends when the step is stopped', async () => {
    const stop = new AbortController();
    const { address } = await listenHttp(() => {
      stop.abort();
    });
    const problem = 'the step was stopped';
    expect(await ask({ apiUrl: address, signal: stop.signal })).toEqual({ problem });
    expect(await ask({ apiUrl: address, signal: stop.signal })).toEqual({ problem });
  });

  it('is not spent on a retry that would come too late', async () => {
    const stop = new AbortController();
    let requests = 0;
    const { address } = await listenHttp((_, response) => {
      requests += 1;
      response.writeHead(503).end();
    });
    const clock: Clock = {
      ...systemClock,
      sleep: (ms, signal) => {
        if (ms < 1_000) stop.abort();
        return systemClock.sleep(ms, signal);
      },
    };
    expect(await ask({ apiUrl: address, signal: stop.signal, clock })).toEqual({ problem: 'the step was stopped' });
    expect(requests).toBe(1);
  });
});
