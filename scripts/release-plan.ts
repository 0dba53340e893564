import { releaseNotes } from './changelog.ts';

/** What a release is decided from. */
export interface ReleaseFacts {
  readonly tag: string;
  /** Of package.json. */
  readonly version: string;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
  /** The tags whose commits main contains. */
  readonly tagsOnMain: readonly string[];
  /** The branches of the origin that contain the tag's commit, such as `main`. */
  readonly branches: readonly string[];
}

/** What a tag's workflow does once all checks have passed. */
export interface ReleasePlan {
  readonly notes: string;
  readonly isPrerelease: boolean;
  /** Whether GitHub shows it as the newest release. */
  readonly isLatest: boolean;
  /** The tag of the major version (`v1`) that moves to this release, or why none does. */
  readonly major: { readonly move: string } | { readonly keep: string };
}

/** Three numbers, and what a pre-release has behind them. */
const VERSION = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$/;

interface Version {
  readonly numbers: readonly [bigint, bigint, bigint];
  readonly isPrerelease: boolean;
}

/**
 * Users of `v1` get the newest release of that major version on main. A pre-release does not move it, and neither does a patch
 * of an old minor, which would set them back. Such a patch comes from main or from the branch of its minor, `releases/v1.4`.
 *
 * @throws when the tag is not to be released at all
 */
export function planRelease({ tag, version, changelog, tagsOnMain, branches }: ReleaseFacts): ReleasePlan {
  const parsed = parseVersion(tag);
  if (parsed === null)
    throw new Error(`${tag} is no version: name the tag vMAJOR.MINOR.PATCH, or vMAJOR.MINOR.PATCH-rc.1.`);
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json has version ${version}.`);
  const branch = `releases/v${parsed.numbers.slice(0, 2).join('.')}`;
  const isOnMain = tagsOnMain.includes(tag);
  if (!isOnMain && !branches.includes(branch)) throw new Error(`${tag} is neither on main nor on ${branch}.`);
  const { isPrerelease } = parsed;
  const newer = tagsOnMain.filter((other) => isNewer(parseVersion(other), parsed));
  return {
    notes: releaseNotes(changelog, version),
    isPrerelease,
    isLatest: isOnMain && !isPrerelease && newer.length === 0,
    major: majorTag(tag, parsed, isOnMain ? newer : null),
  };
}

/** @param newer releases on main that are newer; null when this one is not on main */
function majorTag(
  tag: string,
  { numbers, isPrerelease }: Version,
  newer: readonly string[] | null,
): ReleasePlan['major'] {
  const major = `v${numbers[0]}`;
  const keep = (why: string) => ({ keep: `${why}: ${major} stays where it is.` });
  if (isPrerelease) return keep(`${tag} is a pre-release`);
  if (newer === null) return keep(`${tag} is not on main`);
  const rival = newer.find((other) => parseVersion(other)?.numbers[0] === numbers[0]);
  return rival === undefined ? { move: major } : keep(`${rival} is newer than ${tag}`);
}

function parseVersion(tag: string): Version | null {
  const found = VERSION.exec(tag);
  if (found === null) return null;
  const [, major = '', minor = '', patch = '', suffix] = found;
  return { numbers: [BigInt(major), BigInt(minor), BigInt(patch)], isPrerelease: suffix !== undefined };
}

/** Whether `other` is a later release; a pre-release is none. */
function isNewer(other: Version | null, version: Version): boolean {
  if (other === null || other.isPrerelease) return false;
  const place = other.numbers.findIndex((number, index) => number !== version.numbers[index]);
  return place !== -1 && (other.numbers[place] ?? 0n) > (version.numbers[place] ?? 0n);
}
