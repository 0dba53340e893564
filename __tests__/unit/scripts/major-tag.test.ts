import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { majorTag, tagsOnMain } from '../../../scripts/major-tag.ts';
import { git, WITHOUT_GIT } from '../files/git.ts';

describe('the tag of the major version', () => {
  test.each([
    ['v0.1.0', ['v0.1.0'], 'v0'],
    ['v1.0.0', ['v0.9.0', 'v1.0.0'], 'v1'],
    ['v1.10.0', ['v1.9.9', 'v1.10.0'], 'v1'],
    ['v1.2.10', ['v1.2.9', 'v1.2.10'], 'v1'],
    // An old major version that is still kept up on main.
    ['v1.3.0', ['v1.2.0', 'v1.3.0', 'v2.0.0'], 'v1'],
    // Neither a pre-release nor another form of version counts as newer.
    ['v1.3.0', ['v1', 'v1.3', 'v1.3.0', 'v1.4.0-rc.1', 'v1.4', '1.5.0', 'v1.6.0.1', 'nightly', ''], 'v1'],
    ['v12.0.0', ['v1.0.0', 'v12.0.0'], 'v12'],
  ])('moves to %s when main has %j', (tag, tags, major) => {
    expect(majorTag(tag, tags)).toEqual({ move: major });
  });

  test.each([
    ['v1.1.1', ['v1.1.0', 'v1.1.1', 'v1.2.0'], 'v1.2.0 is newer than v1.1.1: v1 stays where it is.'],
    ['v1.9.9', ['v1.9.9', 'v1.10.0'], 'v1.10.0 is newer than v1.9.9: v1 stays where it is.'],
    ['v1.2.9', ['v1.2.9', 'v1.2.10'], 'v1.2.10 is newer than v1.2.9: v1 stays where it is.'],
    [
      'v1.0.9007199254740992',
      ['v1.0.9007199254740992', 'v1.0.9007199254740993'],
      'v1.0.9007199254740993 is newer than v1.0.9007199254740992: v1 stays where it is.',
    ],
    ['v1.1.1', ['v1.1.0', 'v1.2.0'], 'v1.1.1 is not on main: v1 stays where it is.'],
    ['v1.3.0', [], 'v1.3.0 is not on main: v1 stays where it is.'],
  ])('stays for %j when main has %j', (tag, tags, reason) => {
    expect(majorTag(tag, tags)).toEqual({ keep: reason });
  });

  test.each(['v1.3.0-rc.1', 'v1.3', 'v1', '1.3.0', 'v01.3.0', 'v1.3.0+1', 'v1.3.0\n', ''])('stays for %j', (tag) => {
    const keep = `${tag} is no release: only vMAJOR.MINOR.PATCH moves the tag of a major version.`;
    expect(majorTag(tag, [tag])).toEqual({ keep });
  });
});

// Git makes the checkouts of this part, so that it is skipped where git is missing.
const withGit = WITHOUT_GIT === null ? describe : describe.skip;

withGit('in a checkout', () => {
  const script = join(import.meta.dirname, '../../../scripts/major-tag.ts');
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'major-tag-'));
    await git(folder, 'init', '--quiet', '--initial-branch', 'main');
    await commit('v1.1.0');
    await git(folder, 'branch', 'old');
    await commit('v1.2.0');
    await git(folder, 'update-ref', 'refs/remotes/origin/main', 'main');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** A commit with that tag, which has a message of its own, so that it is an object of its own. */
  async function commit(tag: string): Promise<void> {
    await git(folder, 'commit', '--quiet', '--allow-empty', '--message', tag);
    await git(folder, 'tag', '--annotate', '--message', tag, tag);
  }

  const run = (tag: string): Promise<{ stdout: string; stderr: string }> =>
    promisify(execFile)(process.execPath, [script, tag], { cwd: folder });

  test('the newest release on main moves the tag', async () => {
    expect(await run('v1.2.0')).toEqual({ stdout: 'v1\n', stderr: '' });
  });

  test('a patch of an old minor, on a branch of its own, does not', async () => {
    await git(folder, 'checkout', '--quiet', 'old');
    await commit('v1.1.1');
    expect(await run('v1.1.1')).toEqual({ stdout: '', stderr: 'v1.1.1 is not on main: v1 stays where it is.\n' });
  });

  test('a release beside main does not keep the next one on main from moving the tag', async () => {
    await git(folder, 'checkout', '--quiet', 'old');
    await commit('v1.9.0');
    await git(folder, 'checkout', '--quiet', 'main');
    expect(tagsOnMain('v1.2.0', folder)).toEqual(['v1.1.0', 'v1.2.0']);
    expect((await run('v1.2.0')).stdout).toBe('v1\n');
  });

  test('a checkout of another commit than the tag is an error', () => {
    expect(() => tagsOnMain('v1.1.0', folder)).toThrow('another commit than v1.1.0');
  });

  test('a shallow checkout is an error', async () => {
    await git(folder, 'clone', '--quiet', '--depth', '1', `file://${folder}`, 'shallow');
    expect(() => tagsOnMain('v1.2.0', join(folder, 'shallow'))).toThrow('fetch-depth 0');
  });

  test('a checkout without main is an error', async () => {
    await git(folder, 'update-ref', '-d', 'refs/remotes/origin/main');
    expect(() => tagsOnMain('v1.2.0', folder)).toThrow('origin/main');
  });
});
