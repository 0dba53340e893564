import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { chmod, cp, glob, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { git } from '../unit/files/git.ts';

const root = join(import.meta.dirname, '../..');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** The jobs of release.yml, each behind the one that it needs. */
export const JOBS = Object.entries(
  (parse(await readFile(join(root, '.github/workflows/release.yml'), 'utf8')) as { jobs: Record<string, Job> }).jobs,
);

interface Release {
  readonly tag: string;
  readonly notes: string;
  /** Options of the command that created it. */
  readonly flags: string;
}

/** What a push of a tag starts the workflow with. */
interface PushEvent {
  readonly tag: string;
  readonly sha: string;
}

/** `passed`, or the job that failed and what it wrote to standard error. */
type Played = 'passed' | { readonly job: string; readonly said: string };

/**
 * GitHub on this machine: a bare `origin.git`, the releases and attestations of a repository, and a desk, a clone from which
 * versions are pushed. Its `dist` is what its sources give where both files have the same text.
 */
export class LocalGitHub {
  readonly folder: string;
  readonly desk: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.desk = join(folder, 'desk');
  }

  /** With the tag `v1.0.0`, which no workflow has run for. */
  static async create(): Promise<LocalGitHub> {
    const github = new LocalGitHub(await mkdtemp(join(tmpdir(), 'release-')));
    const { folder, desk } = github;
    await mkdir(join(desk, 'scripts'), { recursive: true });
    for (const name of ['release.ts', 'release-plan.ts', 'changelog.ts'])
      await cp(join(root, 'scripts', name), join(desk, 'scripts', name));
    await github.#write('.ci/run', '#!/bin/sh\ncmp src.js dist/main/index.js >&2\n');
    await chmod(join(desk, '.ci/run'), 0o755);
    await git(folder, 'init', '--quiet', '--bare', '--initial-branch', 'main', 'origin.git');
    // As GitHub gives a checkout the commit of its event, wherever the tag is meanwhile.
    await git(join(folder, 'origin.git'), 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    await git(desk, 'init', '--quiet', '--template=', '--initial-branch', 'main');
    // Relative, so that copies are whole.
    await git(desk, 'remote', 'add', 'origin', '../origin.git');
    await mkdir(join(folder, 'releases'));
    await writeFile(join(folder, 'attested.json'), '[]');
    await mkdir(join(folder, 'bin'));
    await cp(join(import.meta.dirname, 'fake-gh.sh'), join(folder, 'bin/gh'));
    await github.push('1.0.0');
    return github;
  }

  /** Another one, of the same state. */
  async copy(): Promise<LocalGitHub> {
    const folder = await mkdtemp(join(tmpdir(), 'release-'));
    await cp(this.folder, folder, { recursive: true });
    return new LocalGitHub(folder);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }

  /** Commits a version to the desk's branch, pushes it, and tags it. */
  async push(version: string, { tag = `v${version}`, dist = `// ${version}\n` } = {}): Promise<void> {
    await this.#write('package.json', JSON.stringify({ version, type: 'module' }));
    await this.#write('CHANGELOG.md', `# Changelog\n\n## [${version}] - 2026-01-01\n\n- Notes of ${version}.\n`);
    await this.#write('src.js', `// ${version}\n`);
    await this.#write('dist/main/index.js', dist);
    await git(this.desk, 'add', '.');
    await git(this.desk, 'commit', '--quiet', '--message', version);
    // Annotated, so that the tag is an object of its own.
    await git(this.desk, 'tag', '--annotate', '--message', tag, tag);
    await git(this.desk, 'push', '--quiet', 'origin', 'HEAD', tag);
  }

  /** The next commits are those of a new branch, which begins at a tag. */
  async branch(name: string, tag: string): Promise<void> {
    await git(this.desk, 'checkout', '--quiet', '-b', name, tag);
  }

  /** The commit of a tag, or an empty text. */
  async commitOf(tag: string): Promise<string> {
    const format = '%(*objectname)%(objectname)';
    return (await git(join(this.folder, 'origin.git'), 'for-each-ref', '--format', format, `refs/tags/${tag}`)).slice(
      0,
      40,
    );
  }

  /** Oldest version first. */
  async releases(): Promise<readonly Release[]> {
    const folder = join(this.folder, 'releases');
    const tags = (await readdir(folder)).filter((name) => !name.endsWith('.flags')).sort();
    const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
    return await Promise.all(
      tags.map(async (tag) => ({ tag, notes: await text(tag), flags: (await text(`${tag}.flags`)).trim() })),
    );
  }

  /** The digests that were signed. */
  async attested(): Promise<readonly string[]> {
    return JSON.parse(await readFile(join(this.folder, 'attested.json'), 'utf8')) as string[];
  }

  /** The next call of `gh` that begins like this fails. */
  async failAt(command: string, message: string): Promise<void> {
    const texts = { 'fail-at': command, 'fail-with': message };
    for (const [name, text] of Object.entries(texts)) await writeFile(join(this.folder, name), text);
  }

  /**
   * Plays release.yml for a tag, as a push of the tag or "Re-run all jobs" does.
   * @param before what others do before a step, by the beginning of its command
   */
  async play(tag: string, before: Readonly<Record<string, () => Promise<void>>> = {}): Promise<Played> {
    const event = { tag, sha: await this.commitOf(tag) };
    for (const [name, job] of JOBS) {
      const checkout = await mkdtemp(join(this.folder, 'job-'));
      try {
        for (const step of job.steps) {
          for (const [command, act] of Object.entries(before)) if (step.run?.startsWith(command) === true) await act();
          await this.#step(step, job, event, checkout);
        }
      } catch (error) {
        return { job: name, said: (error as { stderr?: string }).stderr ?? String(error) };
      }
    }
    return 'passed';
  }

  async #step(
    { uses, run, with: given = {}, env = {} }: Step,
    job: Job,
    event: PushEvent,
    checkout: string,
  ): Promise<void> {
    if (run === undefined) {
      await this.#use(uses ?? '', given, job, event, checkout);
      return;
    }
    const values: Record<string, string> = {
      'github.token': JSON.stringify(job.permissions),
      'github.ref_name': event.tag,
    };
    const variables = Object.entries({ ...job.env, ...env }).map(([name, text]) => {
      const expression = /^\$\{\{ (.+) \}\}$/.exec(text)?.[1];
      const value = expression === undefined ? text : values[expression];
      if (value === undefined) throw new Error(`This expression is not known here: ${text}`);
      return [name, value];
    });
    const path = [join(this.folder, 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter);
    const github = { GITHUB_REPOSITORY: 'contree/op-action', FAKE_GITHUB: this.folder, HOME: this.folder, PATH: path };
    const own = Object.fromEntries(variables) as Record<string, string>;
    await promisify(execFile)('bash', ['-e', '-c', run], { cwd: checkout, env: { ...github, ...own } });
  }

  async #use(
    uses: string,
    given: NonNullable<Step['with']>,
    job: Job,
    event: PushEvent,
    checkout: string,
  ): Promise<void> {
    const [action = ''] = uses.split('@');
    if (action === 'actions/checkout') await this.#checkOut(checkout, event, given);
    else if (action === 'actions/attest') await this.#attest(checkout, job, given);
    else if (action !== 'actions/setup-node') throw new Error(`This action is not known here: ${uses}`);
  }

  /** As actions/checkout does: a tag that was moved or deleted since is, in the checkout, where the event had it. */
  async #checkOut(checkout: string, { tag, sha }: PushEvent, given: NonNullable<Step['with']>): Promise<void> {
    const depth = given['fetch-depth'] === 0 ? [] : ['--depth', '1'];
    const origin = `file://${join(this.folder, 'origin.git')}`;
    await git(this.folder, 'clone', '--quiet', '--no-checkout', ...depth, origin, checkout);
    await git(checkout, 'fetch', '--quiet', '--no-tags', '--force', ...depth, 'origin', `+${sha}:refs/tags/${tag}`);
    await git(checkout, 'checkout', '--quiet', '--detach', sha);
  }

  async #attest(checkout: string, { permissions }: Job, given: NonNullable<Step['with']>): Promise<void> {
    for (const name of ['id-token', 'attestations']) {
      if (permissions[name] !== 'write') throw new Error(`The job has no permission ${name}.`);
    }
    const digests = [...(await this.attested())];
    for await (const name of glob(String(given['subject-path']), { cwd: checkout })) {
      const file = join(checkout, name);
      if ((await stat(file)).isFile())
        digests.push(
          createHash('sha256')
            .update(await readFile(file))
            .digest('hex'),
        );
    }
    await writeFile(join(this.folder, 'attested.json'), JSON.stringify(digests));
  }

  async #write(name: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.desk, name)), { recursive: true });
    await writeFile(join(this.desk, name), text);
  }
}
