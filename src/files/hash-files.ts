import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { codeOf } from '../errors.ts';
import { InvalidInputs } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import type { LocalFile } from './local-files.ts';

export interface HashedFile extends LocalFile {
  /** Of the content, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

const PARALLEL = 16;
/** Bytes up to which a file is read in one piece, which is faster; memory holds 16 of them at a time. */
const LARGEST_PIECE = 1024 ** 2;

/** Keeps the order. @throws {InvalidInputs} with every file that cannot be read (any more). */
export async function hashFiles(files: readonly LocalFile[]): Promise<readonly HashedFile[]> {
  const problems: string[] = [];
  const hashed = await pLimit(PARALLEL).map(files, async (file) => {
    try {
      return { ...file, sha256: await hashOf(file) };
    } catch (error) {
      problems.push(`${quote(file.path)} cannot be read any more (${codeOf(error)}): let nothing change it meanwhile`);
      return null;
    }
  });
  if (problems.length > 0) throw new InvalidInputs(problems.sort());
  return hashed.filter((file) => file !== null);
}

/** A SHA-256 over the remote path, mode and content of each file. The order and the local paths make no difference. */
export function digestOf(files: readonly HashedFile[]): string {
  // No path holds a NUL character, so two different sets of files never give the same text.
  const entries = files.map(({ remote, mode, sha256 }) => `${remote}\0${mode}\0${sha256}\0`);
  return hash('sha256', entries.sort().join(''));
}

async function hashOf({ path, size }: LocalFile): Promise<string> {
  if (size <= LARGEST_PIECE) return hash('sha256', await readFile(path));
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer);
  return sum.digest('hex');
}
