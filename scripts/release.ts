/**
 * The steps of `.github/workflows/release.yml`. `node scripts/release.ts check v1.4.0` fails unless the tag may be released;
 * `create` creates the release on GitHub, and `move` then moves `v1`. Each may be run again: what is done stays as it is.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { planRelease, type ReleasePlan } from './release-plan.ts';

const REPOSITORY = process.env['GITHUB_REPOSITORY'] ?? '';

/** The branches of the origin, as a full checkout has them. */
const BRANCHES = 'refs/remotes/origin';

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** From the checkout that the process is in. Throws when it cannot tell, or when the tag is not to be released. */
function readPlan(tag: string): ReleasePlan {
  const facts = git('rev-parse', '--is-shallow-repository', 'HEAD', `refs/tags/${tag}^{commit}`);
  const [isShallow, head, tagged] = facts.split('\n');
  if (isShallow !== 'false') throw new Error('The checkout is shallow: check out with fetch-depth 0.');
  if (head !== tagged) throw new Error(`The checkout is of another commit than ${tag}: the tag was moved since.`);
  const names = git('for-each-ref', '--contains', 'HEAD', '--format', '%(refname)', BRANCHES).split('\n');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return planRelease({
    tag,
    version,
    changelog: readFileSync('CHANGELOG.md', 'utf8'),
    tagsOnMain: git('tag', '--merged', `${BRANCHES}/main`).split('\n'),
    branches: names.map((name) => name.slice(BRANCHES.length + 1)),
  });
}

/** Returns what `gh` prints, or null when it does not find what it is asked for. Throws when it fails otherwise. */
function gh(args: readonly string[], input = ''): string | null {
  const { status, stdout, stderr, error } = spawnSync('gh', args, { encoding: 'utf8', input });
  if (error !== undefined) throw error;
  if (status === 0) return stdout.trim();
  if (/\bHTTP 404\b|No commit found for SHA|^release not found$/m.test(stderr)) return null;
  throw new Error(`gh ${args.join(' ')} ended with ${String(status)}: ${stderr.trim()}`);
}

/** What must be there. */
function ghOrFail(args: readonly string[], input = ''): void {
  if (gh(args, input) === null) throw new Error(`gh ${args.join(' ')} found nothing to work on.`);
}

/** Throws when the tag is elsewhere by now: the checkout keeps the commit that it was pushed for, and that was checked. */
function requireTag(tag: string): void {
  const commit = git('rev-parse', 'HEAD');
  const now = gh(['api', `repos/${REPOSITORY}/commits/tags/${tag}`, '--jq', '.sha']);
  if (now === commit) return;
  const where = now === null ? 'is gone' : `is at ${now} now`;
  throw new Error(
    `${tag} was pushed for ${commit}, but ${where}: push it back, and run this again; delete a release that is there.`,
  );
}

function create(tag: string, { notes, isPrerelease, isLatest }: ReleasePlan): string {
  if (gh(['release', 'view', tag]) !== null) return `The release ${tag} is there already.`;
  const kind = isPrerelease ? ['--prerelease'] : [];
  const options = ['--verify-tag', '--title', tag, '--notes-file', '-', `--latest=${String(isLatest)}`, ...kind];
  ghOrFail(['release', 'create', tag, ...options], notes);
  return `The release ${tag} is created.`;
}

/**
 * A job's token may not move a tag to a commit whose workflow files no branch has, as after a change of them on main while the
 * checks ran: https://github.com/RafPe/pod-certificate-signer/pull/128.
 */
function move(tag: string, { major }: ReleasePlan): string {
  if ('keep' in major) return major.keep;
  const name = major.move;
  const commit = git('rev-parse', 'HEAD');
  const refs = `repos/${REPOSITORY}/git`;
  const present = gh(['api', `${refs}/ref/tags/${name}`, '--jq', '.object.sha']);
  if (present === commit) return `${name} is at ${commit} already.`;
  const [method, path, field] =
    present === null
      ? ['POST', `${refs}/refs`, ['--raw-field', `ref=refs/tags/${name}`]]
      : ['PATCH', `${refs}/refs/tags/${name}`, ['--field', 'force=true']];
  try {
    ghOrFail(['api', '--silent', '--method', method, path, ...field, '--raw-field', `sha=${commit}`]);
  } catch (error) {
    if (!/\bHTTP 403\b/.test(String(error))) throw error;
    const byHand = `git push --force origin ${tag}^{}:refs/tags/${name}`;
    throw new Error(`GitHub refuses to move ${name}; if workflows changed on main meanwhile, run: ${byHand}`, {
      cause: error,
    });
  }
  return `${name} is at ${commit} now.`;
}

const [step, tag] = process.argv.slice(2);
try {
  if (tag === undefined) throw new Error('Name a step and a tag: check, create or move, and v1.4.0.');
  const plan = readPlan(tag);
  if (step === 'create' || step === 'move') requireTag(tag);
  if (step === 'check') console.log(`${tag} may be released.\n\n${plan.notes}`);
  else if (step === 'create') console.log(create(tag, plan));
  else if (step === 'move') console.log(move(tag, plan));
  else throw new Error(`${String(step)} is no step: the steps are check, create and move.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
