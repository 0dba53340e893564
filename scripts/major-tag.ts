/**
 * Prints the tag of the major version (`v1`) that is to move to the release given as argument (`v1.4.0`), or nothing, with
 * the reason on standard error. Fails when the checkout cannot tell.
 */
import { execFileSync } from 'node:child_process';

/** The branch that releases come from, as a full checkout has it. */
const MAIN = 'refs/remotes/origin/main';

/** A release: three numbers, without the suffix of a pre-release. */
const RELEASE = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

export type Decision = { readonly move: string } | { readonly keep: string };

/**
 * Users of `v1` get the newest release of that major version on main. A patch of an old minor, which a branch of its own
 * may carry, would set them back.
 */
export function majorTag(tag: string, tagsOnMain: readonly string[]): Decision {
  const version = numbers(tag);
  if (version === null)
    return { keep: `${tag} is no release: only vMAJOR.MINOR.PATCH moves the tag of a major version.` };
  const major = `v${String(version[0])}`;
  if (!tagsOnMain.includes(tag)) return { keep: `${tag} is not on main: ${major} stays where it is.` };
  const newer = tagsOnMain.find((other) => isNewer(numbers(other), version));
  return newer === undefined ? { move: major } : { keep: `${newer} is newer than ${tag}: ${major} stays where it is.` };
}

type Version = readonly [bigint, bigint, bigint];

function numbers(tag: string): Version | null {
  const found = RELEASE.exec(tag);
  if (found === null) return null;
  const [, major = '', minor = '', patch = ''] = found;
  return [BigInt(major), BigInt(minor), BigInt(patch)];
}

/** Whether it is a later release of the same major version. */
function isNewer(other: Version | null, version: Version): boolean {
  if (other?.[0] !== version[0]) return false;
  return other[1] === version[1] ? other[2] > version[2] : other[1] > version[1];
}

/** The tags whose commits main contains. Throws for a checkout without full history, or of another commit than the tag's. */
export function tagsOnMain(tag: string, directory: string): string[] {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const facts = git('rev-parse', '--is-shallow-repository', 'HEAD', `refs/tags/${tag}^{commit}`);
  const [isShallow, head, tagged] = facts.split('\n');
  if (isShallow !== 'false') throw new Error('The checkout is shallow: check out with fetch-depth 0.');
  if (head !== tagged) {
    throw new Error(`The checkout is of another commit than ${tag}: the tag was moved since.`);
  }
  return git('tag', '--merged', MAIN).split('\n');
}

if (import.meta.main) {
  const [tag] = process.argv.slice(2);
  if (tag === undefined) throw new Error('No tag is given: pass the tag of the release.');
  const decision = majorTag(tag, tagsOnMain(tag, process.cwd()));
  if ('move' in decision) process.stdout.write(`${decision.move}\n`);
  else process.stderr.write(`${decision.keep}\n`);
}
