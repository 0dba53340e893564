import { posix } from 'node:path';
import {
  ARROW,
  parseExclusion,
  refuseControls,
  type RemoteExclusion,
  type RemoteLine,
} from '../collect/collect-lines.ts';
import { parseRemotePattern } from '../collect/remote-pattern.ts';
import { isPattern } from '../files/file-pattern.ts';
import { InvalidValue, parseLines } from '../values/values.ts';

/**
 * The lines of `test-reports`: a path or a glob, or `!pattern`.
 * @throws {InvalidValue}
 */
export function parseReportLines(text: string): readonly (RemoteLine | RemoteExclusion)[] {
  const given = new Set<string>();
  return parseLines(text).map((line, index) => {
    if (line.startsWith('!')) return parseExclusion(line, index > 0);
    if (ARROW.test(line)) {
      throw new InvalidValue(line, 'has an arrow, but reports are only read: drop the arrow, or download with collect');
    }
    refuseControls(line, line);
    if (isPattern(line)) parseRemotePattern(line);
    const path = posix.join(line, '.');
    if (given.has(path)) throw new InvalidValue(line, 'is given twice: drop one of the two');
    given.add(path);
    return { remote: line };
  });
}
