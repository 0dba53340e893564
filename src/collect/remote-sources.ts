import { posix } from 'node:path';
import { partBelow } from '../files/exclusions.ts';
import { isPattern, type Wanted } from '../files/file-pattern.ts';
import { absoluteRemote, type RemoteExclusion, type RemoteLine } from './collect-lines.ts';
import { parseRemotePattern } from './remote-pattern.ts';

/** What a line wants of an image, in which it starts at the leg's working directory. */
export interface RemoteSource<Line extends RemoteLine = RemoteLine> {
  readonly line: Line;
  /**
   * Absolute: the path itself, or where the search for what matches begins. It ends in `/.` for the contents of a directory.
   */
  readonly path: string;
  /** What is wanted below the path; null for all that is at it. */
  readonly wanted: Pick<Wanted, 'matches' | 'reaches'> | null;
  /** Whether a line behind it leaves out what is at an absolute path; null without such a line. */
  readonly excludes: ((path: string) => boolean) | null;
}

type Resolve<Result> = (workingDirectory: string) => Result;

/** Compiled once; what it returns resolves the lines for a leg. */
export function remoteSources<Line extends RemoteLine>(
  lines: readonly (Line | RemoteExclusion)[],
): Resolve<readonly RemoteSource<Line>[]> {
  const sources = lines.flatMap((line, index) => {
    if ('excluded' in line) return [];
    const behind = lines.slice(index + 1).flatMap((other) => ('excluded' in other ? [exclusionOf(other)] : []));
    const pattern = isPattern(line.remote) ? parseRemotePattern(line.remote) : null;
    return (workingDirectory: string): RemoteSource<Line> => {
      const excludes = behind.map((resolve) => resolve(workingDirectory));
      return {
        line,
        path: absoluteRemote(pattern?.base ?? line.remote, workingDirectory),
        wanted: pattern,
        excludes: excludes.length === 0 ? null : (path) => excludes.some((exclude) => exclude(path)),
      };
    };
  });
  return (workingDirectory) => sources.map((resolve) => resolve(workingDirectory));
}

function exclusionOf({ excluded }: RemoteExclusion): Resolve<(path: string) => boolean> {
  const pattern = isPattern(excluded) ? parseRemotePattern(excluded) : null;
  return (workingDirectory) => {
    const start = posix.resolve('/', workingDirectory, pattern?.base ?? excluded);
    return (path) => {
      const below = partBelow(start, path);
      return below !== null && (pattern === null || (below !== '' && pattern.matches(below)));
    };
  };
}
