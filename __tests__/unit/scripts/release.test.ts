import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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

/** Records its arguments. Fails for the tag of a major version that is not there. */
const GH = `#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in *git/ref/tags/*) test -n "$MAJOR_EXISTS" ;; esac
`;

const withGit = WITHOUT_GIT === null ? describe : describe.skip; // the releases of this part are made with git

withGit('the steps of a release', () => {
  let folder = '';
  let checkout = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'release-'));
    checkout = join(folder, 'checkout');
    for (const name of ['changelog', 'release-notes', 'major-tag']) {
      await cp(join(root, `scripts/${name}.ts`), join(checkout, `scripts/${name}.ts`));
    }
    await git(checkout, 'init', '--quiet', '--initial-branch', 'main');
    await release('1.1.0');
    await git(checkout, 'branch', 'old');
    await release('1.2.0');
    await git(checkout, 'update-ref', 'refs/remotes/origin/main', 'main');
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', 'gh'), GH);
    await chmod(join(folder, 'bin', 'gh'), 0o755);
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function release(version: string): Promise<void> {
    await writeFile(join(checkout, 'package.json'), JSON.stringify({ version, type: 'module' }));
    await writeFile(join(checkout, 'CHANGELOG.md'), `# Changelog\n\n## [${version}]\n\n- Notes of ${version}.\n`);
    await git(checkout, 'add', '.');
    await git(checkout, 'commit', '--quiet', '--message', version);
    await git(checkout, 'tag', `v${version}`);
  }

  /** Runs the steps as the runner does. Returns the calls of `gh`, also when a step fails. */
  async function run(tag: string, major: 'exists' | 'is missing'): Promise<{ calls: string[]; failed: boolean }> {
    const calls = join(folder, 'calls');
    await writeFile(calls, '');
    const path = [join(folder, 'bin'), join(process.execPath, '..'), process.env['PATH']].join(':');
    const github = { GITHUB_REPOSITORY: 'contree/op-action', RUNNER_TEMP: folder, TAG: tag };
    const env = { ...github, PATH: path, CALLS: calls, MAJOR_EXISTS: major === 'exists' ? 'yes' : '' };
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

  const create = (tag: string): string =>
    `release create ${tag} --verify-tag --title ${tag} --notes-file TEMP/notes.md`;
  const look = 'api --silent repos/contree/op-action/git/ref/tags/v1';

  test('move the tag of the major version to the newest release on main', async () => {
    const commit = (await git(checkout, 'rev-parse', 'HEAD')).trim();
    expect(await run('v1.2.0', 'exists')).toEqual({
      failed: false,
      calls: [
        create('v1.2.0'),
        look,
        `api --silent --method PATCH repos/contree/op-action/git/refs/tags/v1 --field sha=${commit} --field force=true`,
      ],
    });
    expect(await readFile(join(folder, 'notes.md'), 'utf8')).toBe('- Notes of 1.2.0.\n');
  });

  test('create that tag when it is missing', async () => {
    const commit = (await git(checkout, 'rev-parse', 'HEAD')).trim();
    expect(await run('v1.2.0', 'is missing')).toEqual({
      failed: false,
      calls: [
        create('v1.2.0'),
        look,
        `api --silent --method POST repos/contree/op-action/git/refs --field ref=refs/tags/v1 --field sha=${commit}`,
      ],
    });
  });

  test('release a patch of an old minor without moving that tag', async () => {
    await git(checkout, 'checkout', '--quiet', 'old');
    await release('1.1.1');
    expect(await run('v1.1.1', 'exists')).toEqual({ failed: false, calls: [create('v1.1.1')] });
  });

  test('fail before anything is published when the tag is not the version of the package', async () => {
    await git(checkout, 'tag', 'v1.3.0');
    expect(await run('v1.3.0', 'exists')).toEqual({ failed: true, calls: [] });
  });

  test('fail before anything is published when main is not there', async () => {
    await git(checkout, 'update-ref', '-d', 'refs/remotes/origin/main');
    expect(await run('v1.2.0', 'exists')).toEqual({ failed: true, calls: [] });
  });
});
