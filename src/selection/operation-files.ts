import { readRegularWithin } from '../files/read-within.ts';
import { unreadable } from '../files/unreadable.ts';
import { quote } from '../values/values.ts';
import { decodeText } from './decode-text.ts';
import { createFinder, type Folders, type FoundFiles, INTO_GIT, OUTSIDE, type Root } from './find-operation-files.ts';
import { type ParsedSelection, parseSelection } from './parse.ts';

/** Bytes. A file of UUIDs never comes near it; a results file with much output may. */
const LARGEST_FILE = 16 * 1024 * 1024;
/** A blank between braces ends the pattern. */
const OPEN_BRACE = 'a { in it has no } behind it: write no blank between braces, such as {a,b}.json';
const NO_OPERATION =
  'no operation is in the files that it matches: check the step that writes them, or set if-no-operations: pass';
/** None of these quotes the file, which may be any. */
const UNREADABLE = 'the file is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8';
const REFUSED = {
  outside: OUTSIDE,
  git: INTO_GIT,
  kind: 'it is no regular file but a socket, a pipe or a device: name a file',
  size: 'the file is larger than 16 MiB: give the UUIDs alone, or several smaller files',
  changed: 'the file was replaced while it was read: let nothing write to it meanwhile',
};

/**
 * Reads the files that match the patterns, each once: pattern by pattern, those of one pattern sorted by path.
 * Nothing is quoted of a file outside of the workspace. A pattern that matches no file, or only files without an
 * operation, is an entry of kind `none`; a pattern that cannot be meant, and a file that cannot be read, is no text or is over
 * 16 MiB, are of kind `bad`, so that all are reported together.
 */
export async function readOperationFiles(
  patterns: readonly string[],
  folders: Folders,
  signal?: AbortSignal,
): Promise<ParsedSelection[]> {
  const find = await createFinder(folders, signal);
  const selections: ParsedSelection[] = [];
  const read = new Map<string, ParsedSelection>();
  for (const pattern of patterns) {
    const found = pattern.startsWith('!') ? { problem: leavesOut(pattern) } : await find(pattern);
    if ('problem' in found) {
      selections.push(lacking(pattern, found));
      continue;
    }
    for (const path of found.files.filter((file) => !read.has(file))) {
      const selection = await readSelection(path, found.root);
      read.set(path, selection);
      selections.push(selection);
    }
    const isEmpty = found.files.every((path) => read.get(path)?.entries.length === 0);
    if (isEmpty) selections.push(bad(pattern, NO_OPERATION, 'none'));
  }
  return selections;
}

function leavesOut(pattern: string): string {
  return `nothing can be left out here: name only files to read, or write ${quote(`./${pattern}`)} for what is called so`;
}

function lacking(pattern: string, { problem, isNone }: Extract<FoundFiles, { problem: string }>): ParsedSelection {
  if (isNone !== true) return bad(pattern, problem);
  const isOpen = pattern.lastIndexOf('{') > pattern.lastIndexOf('}');
  return isOpen ? bad(pattern, OPEN_BRACE) : bad(pattern, problem, 'none');
}

async function readSelection(path: string, { real, isWorkspace }: Root): Promise<ParsedSelection> {
  try {
    const content = await readRegularWithin(real, path, LARGEST_FILE);
    if ('refused' in content) return bad(path, REFUSED[content.refused]);
    const text = decodeText(content.bytes);
    if (text === null) return bad(path, UNREADABLE);
    const selection = parseSelection(text, `operations-file: ${path}`);
    return isWorkspace ? selection : unquoted(selection, path);
  } catch (error) {
    return bad(path, `the file ${unreadable(error)}`);
  }
}

/** Beside the workspace lie files of the runner's own, with tokens in them: what is wrong with such a file is counted. */
function unquoted({ source, entries, unnamed = 0 }: ParsedSelection, path: string): ParsedSelection {
  const wrong = entries.filter(({ kind }) => kind === 'bad').length + unnamed;
  if (wrong === 0) return { source, entries };
  return bad(
    path,
    `${wrong} of its words are no operations; they are not shown, since it lies outside of the workspace`,
  );
}

function bad(token: string, reason: string, kind: 'bad' | 'none' = 'bad'): ParsedSelection {
  return { source: 'operations-file', entries: [{ token, kind, reason }] };
}
