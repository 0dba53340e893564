import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOrText, isMissing } from '../errors.ts';
import { nameOf } from '../files/named-path.ts';
import { describeMissing } from '../files/missing-path.ts';
import { problemOfSlash } from '../files/problem-of-slash.ts';
import { readRegularWithin } from '../files/read-within.ts';
import { unreadable } from '../files/unreadable.ts';
import type { LegsFile } from '../plan/leg-plan.ts';
import { decodeText } from '../selection/decode-text.ts';
import { isOfGit } from '../values/git-paths.ts';
import { quote } from '../values/values.ts';
import { type InputSource, inputText, withPlainLines } from './input-source.ts';

/** Bytes. No signal is heard while the file is read; the YAML that takes longest needs 1.5 s for this much. */
const LARGEST_FILE = 256 * 1024;
const OF_GIT = 'it leads into .git, where nothing is read: name another file';
const UNREADABLE = 'the file is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8';
/** None of these quotes the file, which may be any. */
const REFUSED = {
  outside: 'a link leads out of the workspace: put the file itself there',
  git: OF_GIT,
  kind: 'it is no regular file but a socket, a pipe or a device: name a file',
  size: 'the file is larger than 256 KiB: give a part of the legs to a second step',
  changed: 'the file was replaced while it was read: let nothing write to it meanwhile',
};

/** What the file holds that the input `legs-file` names; null when it is not given. Never throws for what is on the disk. */
export async function readLegsFile(source: InputSource): Promise<LegsFile | null> {
  const given = inputText(source, 'legs-file');
  if (given === '') return null;
  const refused = (problem: string): LegsFile => ({ problem: `${quote(given)}: ${problem}` });
  if (given.includes('\n')) return refused('it is the path of one file: write what the file would hold in legs');
  const workspace = {
    given: resolve(source.directory),
    real: await realpath(source.directory).catch(() => source.directory),
  };
  const { path, name, isInside } = nameOf(given, workspace);
  if (!isInside) return refused(`it is outside of the workspace, ${quote(workspace.given)}: put the file there`);
  if (isOfGit(name)) return refused(OF_GIT);
  try {
    const content = await readRegularWithin(workspace.real, path, LARGEST_FILE);
    if ('refused' in content) return refused(REFUSED[content.refused]);
    const slash = problemOfSlash(given);
    if (slash !== null) return refused(slash);
    const text = decodeText(content.bytes);
    return text === null ? refused(UNREADABLE) : { path: name, text: withPlainLines(text) };
  } catch (error) {
    if (codeOrText(error) === 'EISDIR') return refused('it is a folder: name a file in it');
    if (!isMissing(codeOrText(error))) return refused(`the file ${unreadable(error)}`);
    return refused(await describeMissing({ path: name, directory: workspace.real, what: 'file' }));
  }
}
