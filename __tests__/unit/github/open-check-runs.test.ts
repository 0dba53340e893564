import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock, type Clock } from '../../../src/contree/clock.ts';
import { openCheckRuns, type Opening } from '../../../src/github/open-check-runs.ts';
import { fakeGitHub, type FakeGitHub, type Fate, type Fault } from '../../doubles/fake-github.ts';
import { fastClock } from '../../doubles/fast-clock.ts';
import { closeLoopbacks } from '../contree/loopback.ts';

afterEach(closeLoopbacks);

const CREATE = 'POST /repos/octo/repo/check-runs';
/** As GitHub words it. */
const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const output = { title: 'in progress', summary: '<p>soon</p>' };

/** Jumps over each pause for a limit of GitHub's, which is longer than a request may take. */
function jumpingClock(): Clock {
  let jumped = 0;
  return {
    ...systemClock,
    now: () => systemClock.now() + jumped,
    sleep: async (ms, signal) => {
      if (ms <= 10_000) await systemClock.sleep(ms, signal);
      else jumped += ms;
    },
  };
}

interface Setting {
  readonly clock?: Clock;
  readonly stop?: AbortSignal;
  readonly isWanted?: (index: number) => boolean;
}

async function open(
  { address: apiUrl }: FakeGitHub,
  count: number,
  { clock = fastClock(), stop = new AbortController().signal, isWanted = () => true }: Setting = {},
): Promise<{ readonly opening: Opening; readonly took: number }> {
  const started = clock.now();
  const { signal } = new AbortController();
  const access = { token: 'ghs_0123456789abcdefghij', apiUrl, repository: 'octo/repo', proxyEnv: {}, clock, signal };
  const runs = Array.from({ length: count }, (_, index) => ({
    name: `leg ${String(index)}`,
    external_id: `x/${String(index)}`,
    output,
  }));
  const where = { sha: 'a'.repeat(40), detailsUrl: 'https://x.test/run' };
  const opening = await openCheckRuns({ ...access, ...where, runs, isWanted, stop });
  return { opening, took: clock.now() - started };
}

/** Of the first requests, one after the other. */
function inTurn(...fates: readonly Fate[]): () => Fate {
  let asked = 0;
  return () => fates[asked++];
}

describe('check runs in progress', () => {
  it('are created with what finds them again', async () => {
    const github = await fakeGitHub();
    const { opening } = await open(github, 1);
    expect(opening).toEqual({ ids: new Map([[0, 1]]), lost: new Set(), denied: null });
    expect(github.checkRuns).toEqual([
      {
        id: 1,
        name: 'leg 0',
        external_id: 'x/0',
        head_sha: 'a'.repeat(40),
        details_url: 'https://x.test/run',
        status: 'in_progress',
        output,
      },
    ]);
  });

  it('leave out those that are wanted no more', async () => {
    const github = await fakeGitHub();
    const { opening } = await open(github, 3, { isWanted: (index) => index !== 1 });
    expect([...opening.ids.keys()].toSorted()).toEqual([0, 2]);
  });

  it.each<[string, Fate]>([
    ['the connection breaks', { isDone: true, reply: 'broken' }],
    ['GitHub fails', 502],
    ['the reply has no id', { isDone: true, reply: 201 }],
  ])('may have been created where %s, and are not sent again', async (_, fate) => {
    const github = await fakeGitHub(() => fate);
    const { opening } = await open(github, 1);
    expect(opening).toEqual({ ids: new Map(), lost: new Set([0]), denied: null });
    expect(github.requests).toEqual([CREATE]);
  });

  it('are not lost where GitHub rejects them', async () => {
    const github = await fakeGitHub(() => 422);
    expect((await open(github, 2)).opening).toEqual({ ids: new Map(), lost: new Set(), denied: null });
  });

  it.each([404, 500])('end at the third that fails with %i', async (status) => {
    const github = await fakeGitHub(() => status);
    const { opening } = await open(github, 20);
    expect(opening.ids.size).toBe(0);
    expect(github.requests.length).toBeLessThanOrEqual(6);
  });

  it('end at the first that GitHub denies', async () => {
    const github = await fakeGitHub(() => 403);
    const { opening } = await open(github, 20);
    expect(opening.denied).toBe('github-token needs "permissions: checks: write" (HTTP 403)');
    expect(github.requests.length).toBeLessThanOrEqual(4);
  });

  it.each<[string, Omit<Fault, 'isDone'>, number]>([
    ['as long as GitHub’s limit says', { reply: 429, headers: { 'retry-after': '90' } }, 90_000],
    ['a minute where it names no time', { reply: 429 }, 60_000],
    ['a minute where only the message tells of it', { reply: 403, message: SECONDARY }, 60_000],
  ])('pause for %s', async (_, fault, pause) => {
    const github = await fakeGitHub(inTurn({ isDone: false, ...fault }));
    const { opening, took } = await open(github, 1, { clock: jumpingClock() });
    expect([opening.ids.size, github.requests.length]).toEqual([1, 2]);
    expect(took).toBeGreaterThanOrEqual(pause);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['for hours', { 'retry-after': '7200' }],
    ['for an unknown time', { 'x-ratelimit-remaining': '0' }],
  ])('give up where the limit lasts %s', async (_, headers) => {
    const github = await fakeGitHub(() => ({ isDone: false, reply: 429, headers }));
    const { opening } = await open(github, 20);
    expect(opening).toEqual({ ids: new Map(), lost: new Set(), denied: null });
    expect(github.requests.length).toBeLessThanOrEqual(4);
  });

  it('stop while they pause', async () => {
    const stop = new AbortController();
    const github = await fakeGitHub(() => {
      setImmediate(() => {
        stop.abort();
      });
      return { isDone: false, reply: 429, headers: { 'retry-after': '590' } };
    });
    const { opening } = await open(github, 1, { stop: stop.signal });
    expect([opening.ids.size, github.requests.length]).toEqual([0, 1]);
  });
});
