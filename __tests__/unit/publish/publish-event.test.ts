import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/contree/clock.ts';
import type { EventTarget } from '../../../src/publish/event-target.ts';
import { completeTarget, readPublishEvent } from '../../../src/publish/publish-event.ts';

const HEAD = 'a'.repeat(40);
const SHA = 'b'.repeat(40);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-event-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
function read(payload: unknown, event: object = {}): Promise<EventTarget> {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return readPublishEvent({
    repository: 'octo/repo',
    event: { name: 'pull_request', path, ref: 'refs/heads/main', sha: SHA, ...event },
  });
}

const pull = (fields: object = {}): object => ({
  pull_request: { number: 7, head: { sha: HEAD, repo: { full_name: 'octo/repo' } }, ...fields },
});

describe('the event', () => {
  it('of a pull request has its number and its own last commit', async () => {
    expect(await read(pull())).toEqual({ pullRequest: 7, sha: HEAD, lookUp: null, isFork: false, problem: null });
    expect(await read(pull(), { ref: 'refs/pull/8/merge' })).toMatchObject({ pullRequest: 7 });
  });

  it.each([
    ['refs/pull/12/merge', 12],
    ['refs/pull/12/head', null],
    ['refs/heads/refs/pull/12/merge', null],
    ['refs/pull/12/merge\n', null],
    ['', null],
  ])('without a number takes it from the ref %p', async (ref, pullRequest) => {
    expect(await read({}, { ref })).toMatchObject({ pullRequest, sha: SHA });
  });

  it.each([0, -1, 1.5, '7', null, 1e300])('has no number for %p', async (number) => {
    expect(await read(pull({ number }))).toMatchObject({ pullRequest: null, sha: HEAD });
  });

  it.each(['', 'main', `${HEAD}/x`, 7])('takes no commit from %p', async (sha) => {
    expect(await read(pull({ head: { sha } }))).toMatchObject({ pullRequest: 7, sha: SHA });
  });

  it('recognises a fork, whose token can only read', async () => {
    const fork = pull({ head: { sha: HEAD, repo: { full_name: 'mallory/repo' } } });
    expect(await read(fork)).toMatchObject({ isFork: true });
    expect(await read(fork, { name: 'pull_request_target' })).toMatchObject({ isFork: false });
    expect(await read(pull({ head: { sha: HEAD, repo: { full_name: 'Octo/Repo' } } }))).toMatchObject({
      isFork: false,
    });
    expect(await read(pull({ head: { sha: HEAD, repo: null } }))).toMatchObject({ isFork: false });
  });

  it('that cannot be read says why, and the variables count', async () => {
    const variables = { pullRequest: 7, sha: SHA, lookUp: null, isFork: false };
    const ref = 'refs/pull/7/merge';
    expect(await read('{', { ref })).toEqual({ ...variables, problem: expect.stringContaining('JSON') });
    expect(await read('{}', { ref, path: '/nowhere/event.json' })).toEqual({
      ...variables,
      problem: expect.stringContaining('ENOENT'),
    });
    expect(await read('{}', { ref, path: '' })).toEqual({ ...variables, problem: null });
  });

  const withDevices = process.platform === 'win32' ? it.skip : it;

  withDevices('that is a device is not read, which might never end', async () => {
    const { problem } = await read('{}', { path: '/dev/null' });
    expect(problem).toBe("the event's file cannot be read: it is no regular file");
  });
});

describe('a commit that was looked up before', () => {
  it('is not looked up again', async () => {
    const lookUp = { kind: 'commit', before: '2026-11-22T02:00:00Z' } as const;
    const target: EventTarget = { pullRequest: 7, sha: HEAD, lookUp, isFork: false, problem: null };
    const { signal } = new AbortController();
    const where = { token: 't', apiUrl: 'http://127.0.0.1:9', repository: 'octo/repo', proxyEnv: {} };
    const found = await completeTarget(
      target,
      { comment: true, checks: true },
      { ...where, clock: systemClock, signal },
    );
    expect(found).toBe(target);
  });
});
