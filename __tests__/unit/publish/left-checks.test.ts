import { afterEach, describe, expect, it } from '@jest/globals';
import { type Clock, systemClock } from '../../../src/contree/clock.ts';
import { saveOpenChecks, type OpenChecks } from '../../../src/publish/checks-state.ts';
import { endLeftChecks } from '../../../src/publish/left-checks.ts';
import { leftInProgress } from '../../doubles/fake-check-runs.ts';
import { fakeGitHub, type FakeGitHub } from '../../doubles/fake-github.ts';
import { fastClock } from '../../doubles/fast-clock.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { recordedLog } from '../../doubles/recorded-log.ts';
import { closeLoopbacks } from '../contree/loopback.ts';

afterEach(closeLoopbacks);

const SHA = 'a'.repeat(40);
const OWNER = uuidOf(9);
const OPEN: OpenChecks = { sha: SHA, owner: OWNER, conclusions: null };
/** Milliseconds that the post step gives to all requests together. */
const LIMIT = 90_000;
const LIST = `GET /repos/octo/repo/commits/${SHA}/check-runs`;

/** A check run in progress, as the step has created it. */
function left({ checkRuns }: FakeGitHub, name: string, externalId: string): void {
  checkRuns.push({ id: checkRuns.length + 1, name, head_sha: SHA, status: 'in_progress', external_id: externalId });
}

/** A fast one, by which the time for all requests is never over: how long these take is not the test's to say. */
function patientClock(): Clock {
  const clock = fastClock();
  return { ...clock, sleep: (ms, signal) => (ms === LIMIT ? systemClock : clock).sleep(ms, signal) };
}

/** The lines that the post step logs. */
async function ended(
  github: FakeGitHub,
  open: OpenChecks = OPEN,
  { token = 'ghs_0123456789abcdefghij', clock = patientClock() } = {},
): Promise<string[]> {
  const log = recordedLog();
  let saved = '';
  saveOpenChecks(open, (_, value) => (saved = value));
  await endLeftChecks(saved, {
    source: givenInputs({ 'github-token': token }),
    env: { GITHUB_API_URL: github.address, GITHUB_REPOSITORY: 'octo/repo' },
    log: log.log,
    clock,
  });
  return log.lines();
}

describe('the post step', () => {
  it('completes as cancelled what a killed step had in progress, and nothing of others', async () => {
    const github = await fakeGitHub();
    left(github, 'unit', `op-action/${OWNER}/0`);
    left(github, 'unit', `op-action/${uuidOf(8)}/0`);
    github.checkRuns.push({ id: 3, name: 'build', head_sha: SHA, status: 'in_progress' });
    expect(await ended(github)).toEqual(['Completed 1 check run that the step left in progress.']);
    expect(github.checkRuns.map(({ status, conclusion = null }) => [status, conclusion])).toEqual([
      ['completed', 'cancelled'],
      ['in_progress', null],
      ['in_progress', null],
    ]);
    expect(github.checkRuns[0]?.['output']).toEqual({
      title: 'the step ended before this leg did',
      summary: "The job's log and summary have the details.",
    });
  });

  it('completes as decided what the step could not complete', async () => {
    const github = await fakeGitHub();
    const ids = [0, 1, 2].map((index) => `op-action/${OWNER}/${String(index)}`);
    for (const id of ids) left(github, id, id);
    const [first = '', second = ''] = ids;
    const conclusions = { [first]: 'success', [second]: 'timed_out' } as const;
    expect(await ended(github, { ...OPEN, conclusions })).toEqual([
      'Completed 3 check runs that the step left in progress.',
    ]);
    expect(github.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['success', 'timed_out', 'cancelled']);
    expect(github.requests.filter((request) => request === LIST)).toHaveLength(1);
  });

  it('finds what arrives a moment after the step was killed', async () => {
    let looks = 0;
    const github = await fakeGitHub((request) => {
      looks += Number(request === LIST);
      if (request === LIST && looks === 2) left(github, 'late', `op-action/${OWNER}/0`);
      return undefined;
    });
    expect(await ended(github)).toEqual(['Completed 1 check run that the step left in progress.']);
    expect(leftInProgress(github)).toEqual([]);
  });

  it('finds them among hundreds, those behind a newer one of their name included', async () => {
    const github = await fakeGitHub();
    for (let index = 0; index < 100; index += 1) left(github, 'unit', `op-action/${OWNER}/${String(index)}`);
    for (let index = 0; index < 250; index += 1) left(github, 'unit', `other/${String(index)}`);
    expect(await ended(github)).toEqual(['Completed 100 check runs that the step left in progress.']);
    expect(leftInProgress(github)).toHaveLength(250);
  });

  it('says that nothing was left', async () => {
    const github = await fakeGitHub();
    expect(await ended(github)).toEqual(['No check run was left in progress.']);
  });

  it.each(['GET', 'PATCH'])('waits for GitHub’s limit on %s', async (method) => {
    let limited = 0;
    const github = await fakeGitHub((request) => {
      if (!request.startsWith(method) || limited === 2) return undefined;
      limited += 1;
      return limited === 1 ? { isDone: false, reply: 403, headers: { 'retry-after': '30' } } : undefined;
    });
    left(github, 'unit', `op-action/${OWNER}/0`);
    expect(await ended(github)).toEqual(['Completed 1 check run that the step left in progress.']);
  });

  it('warns of what it cannot complete', async () => {
    const github = await fakeGitHub((request) => (request.startsWith('PATCH') ? 401 : undefined));
    left(github, 'unit', `op-action/${OWNER}/0`);
    expect((await ended(github))[0]).toBe(
      '::warning::Completed 0 of 1 check run that the step left in progress: GitHub does not accept github-token (HTTP 401).',
    );
    const blind = await fakeGitHub(() => 403);
    expect((await ended(blind))[0]).toBe(
      '::warning::Check runs that the step left in progress could not be looked up: github-token needs "permissions: checks: write" (HTTP 403).',
    );
    const strange = await fakeGitHub(() => ({ isDone: true, reply: 200 }));
    expect((await ended(strange))[0]).toBe(
      "::warning::Check runs that the step left in progress could not be looked up: GitHub's reply is invalid.",
    );
    expect(await ended(blind, OPEN, { token: '' })).toEqual([
      '::warning::The check runs that the step left in progress stay so, since github-token is empty: drop that input, since its default is the token of the job.',
    ]);
  });

  it('gives up a GitHub that does not reply', async () => {
    const { promise: asked, resolve } = Promise.withResolvers<undefined>();
    const github = await fakeGitHub(() => {
      resolve(undefined);
      return 0;
    });
    // All time is over as soon as GitHub has the request.
    const clock = { ...systemClock, sleep: () => asked };
    expect(await ended(github, OPEN, { clock })).toEqual([
      '::warning::Check runs that the step left in progress could not be looked up: GitHub did not reply in time.',
    ]);
  });
});

describe('the state of open check runs', () => {
  it.each([
    ['of another version', { version: '0', ...OPEN }],
    ['of no commit', { version: '1', ...OPEN, sha: '../../x' }],
    ['of no step', { version: '1', ...OPEN, owner: 'x' }],
    ['with another conclusion', { version: '1', ...OPEN, conclusions: { a: 'skipped' } }],
  ])('%s is not used', async (_, state) => {
    const github = await fakeGitHub();
    const env = { GITHUB_API_URL: github.address, GITHUB_REPOSITORY: 'octo/repo' };
    const deps = { source: givenInputs({ 'github-token': 't' }), env, log: recordedLog().log, clock: fastClock() };
    await expect(endLeftChecks(JSON.stringify(state), deps)).rejects.toThrow();
    expect(github.requests).toEqual([]);
  });
});
