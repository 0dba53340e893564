import { partBelow } from '../files/exclusions.ts';
import { isPattern, parsePattern, type Wanted } from '../files/file-pattern.ts';

/** A glob with a path of an image as its start. */
interface RemotePattern extends Pick<Wanted, 'matches' | 'reaches'> {
  /** As it was given: absolute, or relative to the leg's working directory. */
  readonly base: string;
}

/**
 * The matcher of `files`. A path that is spelled like the glob itself is wanted too: `[id].json` is also a name.
 * @throws {InvalidValue} for braces that stand for too much
 */
export function parseRemotePattern(remote: string): RemotePattern {
  const { base, matches, reaches } = parsePattern(remote);
  const segments = remote.split('/');
  const literal = segments.slice(segments.findIndex(isPattern)).join('/').replace(/\/+$/, '');
  return {
    base,
    matches: (relative) => partBelow(literal, relative) !== null || matches(relative),
    reaches: (relative) => literal.startsWith(`${relative}/`) || reaches(relative),
  };
}
