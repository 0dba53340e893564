/** A workflow run of pull request 7, as scenarios of what is published have it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { FakeGitHub } from '../doubles/fake-github.ts';
import { closeLoopbacks } from '../unit/contree/loopback.ts';
import { JOB } from './harness.ts';

export const TOKEN = 'ghs_0123456789abcdefghij';
/** The pull request's last commit. */
export const HEAD = 'a'.repeat(40);

/** The environment of a step in a job of it. Called once in a file, outside of tests. */
export function pullRequestJobs(): (github: Pick<FakeGitHub, 'address'>) => Record<string, string> {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'op-action-publish-'));
    const head = { sha: HEAD, repo: { full_name: 'octo/repo' } };
    writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 7, head } }));
  });
  afterEach(closeLoopbacks);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return ({ address }) => ({
    ...JOB,
    GITHUB_API_URL: address,
    GITHUB_WORKFLOW: 'CI',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_SHA: 'b'.repeat(40),
  });
}
