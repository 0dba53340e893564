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
 * Lines that would find nothing once all legs have run, and what to write instead. A file that really has such a name is
 * found with `./` before it, or by a glob.
 */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [ARROW, 'has an arrow, but reports are only read: drop the arrow, or download with collect'],
  [/^-\s/u, 'begins as an item of a YAML list: write the path alone'],
  [
    /^(["'`]).*\1,?$|^\[["']/u,
    'has quotation marks, which would be part of the name: write each path alone, on a line',
  ],
  [/^#\s/u, 'is no comment here: drop the line'],
  [/\{\{\s*[\w.-]+\s*\}\}/u, 'has a placeholder, and none is filled in here: write * in its place'],
  [/^[~$]/u, 'begins with what only a shell replaces: write the absolute path in the sandbox, such as /root/junit.xml'],
  [/^[a-z]:[\\/]|\\[\p{L}\p{N}]/iu, 'is a path of Windows, but a sandbox runs Linux: write / in place of \\'],
  [/^[^{]*\.xml(?:,\s*|\s+)\S/iu, 'names more than one path: write each on a line of its own'],
];

/**
 * The lines of `test-reports`: a path or a glob, or `!pattern`.
 * @throws {InvalidValue}
 */
export function parseReportLines(text: string): readonly (RemoteLine | RemoteExclusion)[] {
  const given = new Set<string>();
  return parseLines(text).map((line, index) => {
    if (line.startsWith('!')) return parseExclusion(line, index > 0);
    const mistake = MISTAKES.find(([pattern]) => pattern.test(line));
    if (mistake !== undefined) throw new InvalidValue(line, mistake[1]);
    refuseControls(line, line);
    if (isPattern(line)) parseRemotePattern(line);
    const path = posix.join(line, '.');
    if (given.has(path)) throw new InvalidValue(line, 'is given twice: drop one of the two');
    given.add(path);
    return { remote: line };
  });
}
