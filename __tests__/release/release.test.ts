import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, WITHOUT_GIT } from '../unit/files/git.ts';
import { JOBS, LocalGitHub } from './play-release.ts';

test('each job of a release needs the one before it, and the first runs every check', async () => {
  expect(JOBS.map(([name, { needs }]) => [name, needs])).toEqual([
    ['checks', undefined],
    ['provenance', 'checks'],
    ['publish', 'provenance'],
  ]);
  expect(JOBS[0]?.[1].steps.at(-1)?.run).toBe('.ci/run');
  const read = (path: string): Promise<string> => readFile(join(import.meta.dirname, '../..', path), 'utf8');
  expect(await read('.ci/run')).toContain('\nnice npm run check\n');
  expect(await read('scripts/check-all.ts')).toMatch(/^const CHECKS = .*'check-dist'/m);
});

test('the workflow has nothing that is not played below, such as a condition', () => {
  const ofJob = ['name', 'needs', 'runs-on', 'timeout-minutes', 'permissions', 'env', 'steps'];
  for (const [, job] of JOBS) {
    expect(ofJob).toEqual(expect.arrayContaining(Object.keys(job)));
    for (const step of job.steps)
      expect(['name', 'uses', 'run', 'with', 'env']).toEqual(expect.arrayContaining(Object.keys(step)));
  }
});

test('the job that signs runs no command, and the one that publishes no package', () => {
  const [, provenance, publish] = JOBS.map(([, { steps }]) => steps.flatMap(({ run }) => run ?? []));
  expect(provenance).toEqual([]);
  expect(publish).toEqual(['create', 'move'].map((step) => `node scripts/release.ts ${step} "$TAG"`));
});

// Git makes the repositories of this part, so that it is skipped where git is missing.
const withGit = WITHOUT_GIT === null ? describe : describe.skip;

withGit('release.yml, played on a repository of this machine,', () => {
  let made: LocalGitHub;
  let github: LocalGitHub;

  beforeAll(async () => {
    made = await LocalGitHub.create();
  });

  afterAll(async () => {
    await made.remove();
  });

  beforeEach(async () => {
    github = await made.copy();
  });

  afterEach(async () => {
    await github.remove();
  });

  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  test('creates v1 at the first release, moves it at the second, and signs dist', async () => {
    expect(await github.play('v1.0.0')).toBe('passed');
    expect(await github.commitOf('v1')).toBe(await github.commitOf('v1.0.0'));

    await github.push('1.1.0');
    expect(await github.play('v1.1.0')).toBe('passed');
    expect(await github.commitOf('v1')).toBe(await github.commitOf('v1.1.0'));

    expect(await github.releases()).toEqual([
      { tag: 'v1.0.0', notes: '- Notes of 1.0.0.\n', flags: '--latest=true' },
      { tag: 'v1.1.0', notes: '- Notes of 1.1.0.\n', flags: '--latest=true' },
    ]);
    expect(await github.attested()).toEqual([sha256('// 1.0.0\n'), sha256('// 1.1.0\n')]);

    // A re-run of the older release.
    expect(await github.play('v1.0.0')).toBe('passed');
    expect(await github.commitOf('v1')).toBe(await github.commitOf('v1.1.0'));
    expect(await github.releases()).toHaveLength(2);
  });

  test('leaves v1 where it is for a patch of an old minor and for a pre-release', async () => {
    await github.push('1.1.0');
    expect(await github.play('v1.1.0')).toBe('passed');
    await github.branch('releases/v1.0', 'v1.0.0');
    await github.push('1.0.1');
    expect(await github.play('v1.0.1')).toBe('passed');
    await git(github.desk, 'checkout', '--quiet', 'main');
    await github.push('1.2.0-rc.1');
    expect(await github.play('v1.2.0-rc.1')).toBe('passed');
    expect(await github.commitOf('v1')).toBe(await github.commitOf('v1.1.0'));
    expect((await github.releases()).map(({ tag, flags }) => [tag, flags])).toEqual([
      ['v1.0.1', '--latest=false'],
      ['v1.1.0', '--latest=true'],
      ['v1.2.0-rc.1', '--latest=false --prerelease'],
    ]);
  });

  test.each([
    [
      'the tag is not on main',
      /neither on main nor on releases\/v1\.1/,
      async () => {
        await github.branch('feature', 'v1.0.0');
        await github.push('1.1.0');
      },
    ],
    ['dist is stale', /differ/, () => github.push('1.1.0', { dist: '// 1.0.0\n' })],
    [
      'the tag is not the version of package.json',
      /package\.json has version 1\.0\.9/,
      () => github.push('1.0.9', { tag: 'v1.1.0' }),
    ],
  ])('publishes and signs nothing when %s', async (_what, said, push) => {
    await push();
    expect(await github.play('v1.1.0')).toEqual({ job: 'checks', said: expect.stringMatching(said) });
    expect([await github.releases(), await github.attested(), await github.commitOf('v1')]).toEqual([[], [], '']);
  });

  test.each([
    ['before the release', 'release create', 'Server Error (HTTP 502)', 'HTTP 502', 0],
    // GitHub's answer when workflow files of the commit are on no branch any more.
    [
      'between the release and v1',
      'api --silent',
      'Resource not accessible by integration (HTTP 403)',
      'git push --force origin v1.0.0^{}:refs/tags/v1',
      1,
    ],
  ])('completes when it is run again after a failure %s', async (_when, command, message, said, released) => {
    await github.failAt(command, message);
    expect(await github.play('v1.0.0')).toEqual({ job: 'publish', said: expect.stringContaining(said) });
    expect([(await github.releases()).length, await github.commitOf('v1')]).toEqual([released, '']);

    expect(await github.play('v1.0.0')).toBe('passed');
    expect([(await github.releases()).length, await github.commitOf('v1')]).toEqual([
      1,
      await github.commitOf('v1.0.0'),
    ]);
  });

  const MOVED = /^v1\.0\.0 was pushed for [\da-f]{40}, but is at [\da-f]{40} now/;
  const GONE = /^v1\.0\.0 was pushed for [\da-f]{40}, but is gone/;
  const move = async (): Promise<void> => {
    await github.push('1.1.0', { tag: 'elsewhere' });
    await git(github.desk, 'push', '--quiet', '--force', 'origin', 'elsewhere:refs/tags/v1.0.0');
  };
  const remove = async (): Promise<void> => {
    await git(github.desk, 'push', '--quiet', 'origin', ':refs/tags/v1.0.0');
  };

  test.each([
    ['moved', 'before', 'create', move, MOVED, 0],
    ['moved', 'after', 'move', move, MOVED, 1],
    ['deleted', 'before', 'create', remove, GONE, 0],
    ['deleted', 'after', 'move', remove, GONE, 1],
  ])('moves no v1 when the tag is %s %s the release is created', async (_, _when, step, act, said, released) => {
    const command = `node scripts/release.ts ${step} `;
    const end = await github.play('v1.0.0', { [command]: act });
    expect(end).toEqual({ job: 'publish', said: expect.stringMatching(said) });
    expect([(await github.releases()).length, await github.commitOf('v1')]).toEqual([released, '']);
  });

  test('goes on when main is pushed to meanwhile, and a newer tag on it keeps v1', async () => {
    const end = await github.play('v1.0.0', { '.ci/run': () => github.push('1.1.0') });
    expect(end).toBe('passed');
    expect([(await github.releases()).length, await github.commitOf('v1')]).toEqual([1, '']);
    expect(await github.play('v1.1.0')).toBe('passed');
    expect(await github.commitOf('v1')).toBe(await github.commitOf('v1.1.0'));
  });
});
