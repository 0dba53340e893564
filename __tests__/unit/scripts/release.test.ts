import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { git, WITHOUT_GIT } from '../files/git.ts';

interface Job {
  readonly needs?: string;
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Record<string, unknown> }[];
}

const root = join(import.meta.dirname, '../../..');
const read = (name: string): Promise<string> => readFile(join(root, name), 'utf8');
const { jobs } = parse(await read('.github/workflows/release.yml')) as { jobs: Record<'checks' | 'release', Job> };
const commands = jobs.release.steps.flatMap(({ run }) => run ?? []);

test('a release is made only after every check, whether dist is fresh among them', async () => {
  expect(jobs.release.needs).toBe('checks');
  expect(jobs.checks.steps.at(-1)?.run).toBe('.ci/run');
  expect(await read('.ci/run')).toContain('\nnpm run check-dist\n');
});

test('the checkout of a release has the whole history', () => {
  expect(jobs.release.steps[0]?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
});

/** Records its arguments. Fails for a release, and for the tag of a major version, that is not there. */
const GH = `#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in
  "release view "*) test -n "$RELEASE_EXISTS" ;;
  *git/ref/tags/*) test -n "$MAJOR_EXISTS" ;;
esac
`;

// Git makes the repositories of this part, so that it is skipped where git is missing.
const withGit = WITHOUT_GIT === null ? describe : describe.skip;

withGit('the steps of a release', () => {
  /** A checkout with two releases, and the programs of the steps: each test works on a copy. */
  let made = '';
  let folder = '';
  let checkout = '';

  beforeAll(async () => {
    made = await mkdtemp(join(tmpdir(), 'releases-'));
    checkout = join(made, 'checkout');
    for (const name of ['changelog', 'release-notes', 'major-tag']) {
      await cp(join(root, `scripts/${name}.ts`), join(checkout, `scripts/${name}.ts`));
    }
    await git(checkout, 'init', '--quiet', '--template=', '--initial-branch', 'main');
    await release('1.1.0');
    await git(checkout, 'branch', 'old');
    await release('1.2.0');
    await git(checkout, 'update-ref', 'refs/remotes/origin/main', 'main');
    await mkdir(join(made, 'bin'));
    await writeFile(join(made, 'bin', 'gh'), GH);
    await chmod(join(made, 'bin', 'gh'), 0o755);
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'release-'));
    await cp(made, folder, { recursive: true });
    checkout = join(folder, 'checkout');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  afterAll(async () => {
    await rm(made, { recursive: true });
  });

  async function release(version: string): Promise<void> {
    await writeFile(join(checkout, 'package.json'), JSON.stringify({ version, type: 'module' }));
    await writeFile(join(checkout, 'CHANGELOG.md'), `# Changelog\n\n## [${version}]\n\n- Notes of ${version}.\n`);
    await git(checkout, 'add', '.');
    await git(checkout, 'commit', '--quiet', '--message', version);
    await git(checkout, 'tag', `v${version}`);
  }

  interface Published {
    readonly release?: boolean;
    readonly major?: boolean;
  }

  /** Runs the steps as the runner does. Returns the calls of `gh`, also when a step fails. */
  async function run(tag: string, published: Published = {}): Promise<{ calls: string[]; failed: boolean }> {
    const calls = join(folder, 'calls');
    await writeFile(calls, '');
    const path = [join(folder, 'bin'), join(process.execPath, '..'), process.env['PATH']].join(':');
    const github = { GITHUB_REPOSITORY: 'contree/op-action', RUNNER_TEMP: folder, TAG: tag };
    const isThere = (there = false): string => (there ? 'yes' : '');
    const is = { RELEASE_EXISTS: isThere(published.release), MAJOR_EXISTS: isThere(published.major) };
    const env = { ...github, ...is, PATH: path, CALLS: calls };
    let failed = false;
    for (const command of commands) {
      failed ||= await promisify(execFile)('bash', ['-e', '-c', command], { cwd: checkout, env }).then(
        () => false,
        () => true,
      );
    }
    const recorded = (await readFile(calls, 'utf8')).replaceAll(folder, 'TEMP').trimEnd();
    return { calls: recorded === '' ? [] : recorded.split('\n'), failed };
  }

  const commit = async (): Promise<string> => (await git(checkout, 'rev-parse', 'HEAD')).trim();
  const view = (tag: string): string => `release view ${tag}`;
  const create = (tag: string): string =>
    `release create ${tag} --verify-tag --title ${tag} --notes-file TEMP/notes.md`;
  const look = 'api --silent repos/contree/op-action/git/ref/tags/v1';
  const move = (to: string): string =>
    `api --silent --method PATCH repos/contree/op-action/git/refs/tags/v1 --field sha=${to} --field force=true`;

  test('move the tag of the major version to the newest release on main', async () => {
    expect(await run('v1.2.0', { major: true })).toEqual({
      failed: false,
      calls: [view('v1.2.0'), create('v1.2.0'), look, move(await commit())],
    });
    expect(await readFile(join(folder, 'notes.md'), 'utf8')).toBe('- Notes of 1.2.0.\n');
  });

  test('create that tag when it is missing', async () => {
    const fields = `--field ref=refs/tags/v1 --field sha=${await commit()}`;
    expect(await run('v1.2.0')).toEqual({
      failed: false,
      calls: [
        view('v1.2.0'),
        create('v1.2.0'),
        look,
        `api --silent --method POST repos/contree/op-action/git/refs ${fields}`,
      ],
    });
  });

  test('create no release a second time when they are run again, and move the tag', async () => {
    expect(await run('v1.2.0', { release: true, major: true })).toEqual({
      failed: false,
      calls: [view('v1.2.0'), look, move(await commit())],
    });
  });

  test('set the tag back to no older release when they are run again after a newer one', async () => {
    await release('1.2.1');
    await git(checkout, 'update-ref', 'refs/remotes/origin/main', 'main');
    await git(checkout, 'checkout', '--quiet', 'v1.2.0');
    const again = { release: true, major: true };
    expect(await run('v1.2.0', again)).toEqual({ failed: false, calls: [view('v1.2.0')] });
  });

  test('release a patch of an old minor without moving that tag', async () => {
    await git(checkout, 'checkout', '--quiet', 'old');
    await release('1.1.1');
    expect(await run('v1.1.1', { major: true })).toEqual({ failed: false, calls: [view('v1.1.1'), create('v1.1.1')] });
  });

  test('fail before anything is published when the tag is not the version of the package', async () => {
    await git(checkout, 'tag', 'v1.3.0');
    expect(await run('v1.3.0', { major: true })).toEqual({ failed: true, calls: [] });
  });

  test('fail before anything is published when main is not there', async () => {
    await git(checkout, 'update-ref', '-d', 'refs/remotes/origin/main');
    expect(await run('v1.2.0', { major: true })).toEqual({ failed: true, calls: [] });
  });
});
