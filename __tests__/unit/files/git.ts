import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Why tests beside git are skipped; null where git is there. */
export const WITHOUT_GIT = spawnSync('git', ['--version']).status === 0 ? null : 'git is not installed';

if (WITHOUT_GIT !== null && process.env['CI'] === 'true') throw new Error(`${WITHOUT_GIT}: the tests in CI need it.`);

/** Runs git with no settings but its defaults and those of the repository. Returns what it writes. */
export async function git(directory: string, ...args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: directory,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    // Otherwise each repository gets a dozen sample hooks.
    GIT_TEMPLATE_DIR: '',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  const settings = ['-c', 'core.excludesFile=/dev/null', '-c', 'protocol.file.allow=always'];
  const options = { cwd: directory, env, maxBuffer: 64 * 1024 ** 2 };
  const { stdout } = await promisify(execFile)('git', [...settings, ...args], options);
  return stdout;
}

/** What git would list as new in a repository: the files that are neither tracked nor ignored. */
export async function newFiles(directory: string): Promise<string[]> {
  const listed = await git(directory, 'ls-files', '--others', '--exclude-standard', '-z');
  return listed.split('\0').filter((name) => name !== '');
}
