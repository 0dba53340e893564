import { posix } from 'node:path';
import { quote } from '../values.ts';

/** A problem for each of the remote paths that is a file and would have to be a directory for another. */
export function findClashes(remotes: readonly string[]): readonly string[] {
  const files = new Set(remotes);
  const known = new Set<string>();
  const problems: string[] = [];
  for (const remote of remotes) {
    for (let above = posix.dirname(remote); !known.has(above); above = posix.dirname(above)) {
      known.add(above);
      if (!files.has(above)) continue;
      const advice = 'give one of them another remote path';
      problems.push(`${quote(above)} would be a file and also the directory of ${quote(remote)}: ${advice}`);
    }
  }
  return problems;
}
