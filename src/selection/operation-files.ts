import { glob, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeText } from './decode-text.ts';
import { parseSelection } from './parse.ts';
import type { ParsedSelection } from './parse.ts';

/** Bytes. A file of UUIDs never comes near it; a results file with much output may. */
const LARGEST_FILE = 16 * 1024 * 1024;
/** It does not quote the file, which may be any. */
const UNREADABLE = 'the file is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8';

/**
 * Reads the files that match the patterns, each once: pattern by pattern, those of one pattern sorted by path.
 * Relative patterns start at `cwd`. A pattern that is a file's own path means that file, also with wildcards in it;
 * others match no hidden files unless they name the dot. A pattern without a match, and a file that cannot be read, is no
 * text or is over 16 MiB, are entries of kind `bad`, so that they are reported together with all others.
 */
export async function readOperationFiles(patterns: readonly string[], cwd: string): Promise<ParsedSelection[]> {
  const selections: ParsedSelection[] = [];
  const seen = new Set<string>();
  for (const pattern of patterns) {
    const files = await findFiles(pattern, cwd);
    if (files.length === 0) selections.push(bad('operations-file', pattern, `no file below ${cwd} matches it`));
    for (const file of files.filter((path) => !seen.has(path))) {
      seen.add(file);
      selections.push(await readSelection(file));
    }
  }
  return selections;
}

async function findFiles(pattern: string, cwd: string): Promise<string[]> {
  const literal = resolve(cwd, pattern);
  if (await isFile(literal)) return [literal];
  const files: string[] = [];
  for await (const match of glob(pattern, { cwd })) {
    const path = resolve(cwd, match);
    if (await isFile(path)) files.push(path);
  }
  return files.sort();
}

/** A dangling link is no match. */
async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function readSelection(path: string): Promise<ParsedSelection> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) return bad('operations-file', path, 'the file is larger than 16 MiB');
    const text = decodeText(await readFile(path));
    return text === null ? bad('operations-file', path, UNREADABLE) : parseSelection(text, path);
  } catch (error) {
    return bad('operations-file', path, `the file cannot be read: ${String(error)}`);
  }
}

function bad(source: string, token: string, reason: string): ParsedSelection {
  return { source, entries: [{ token, kind: 'bad', reason }] };
}
