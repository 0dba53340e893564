import { createHash, hash } from 'node:crypto';
import { codeOrText } from '../errors.ts';
import { InvalidInputs } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { forEachOnDisk } from './for-each-on-disk.ts';
import type { LocalFile } from './local-files.ts';
import { piecesOf } from './read-regular.ts';
import { readSmall, SMALL } from './read-small.ts';

export interface HashedFile extends LocalFile {
  /** Of the content, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** Keeps the order. @throws {InvalidInputs} with every file that cannot be read (any more). */
export async function hashFiles(files: readonly LocalFile[]): Promise<readonly HashedFile[]> {
  const problems: string[] = [];
  const sums = new Map<LocalFile, string>();
  const fail = ({ path }: LocalFile, error: unknown): void => {
    problems.push(`${quote(path)} cannot be read any more (${codeOrText(error)}): let nothing change it meanwhile`);
  };
  await forEachOnDisk(files, {
    atOnce: (file) => {
      try {
        const content = file.size <= SMALL ? readSmall(file.path, file.size) : null;
        if (content !== null) sums.set(file, hash('sha256', content));
        return content !== null;
      } catch (error) {
        fail(file, error);
        return true;
      }
    },
    inThread: async (file) => {
      try {
        const sum = await hashOf(file);
        if (sum !== null) sums.set(file, sum);
        else problems.push(`${quote(file.path)} grew while the step read it: let nothing write to it meanwhile`);
      } catch (error) {
        fail(file, error);
      }
    },
  });
  if (problems.length > 0) throw new InvalidInputs(problems.sort());
  return files.flatMap((file) => {
    const sha256 = sums.get(file);
    return sha256 === undefined ? [] : { ...file, sha256 };
  });
}

/** A SHA-256 over the remote path, mode and content of each file. The order and the local paths make no difference. */
export function digestOf(files: readonly HashedFile[]): string {
  // No path holds a NUL character, so two different sets of files never give the same text.
  const entries = files.map(({ remote, mode, sha256 }) => `${remote}\0${mode}\0${sha256}\0`);
  return hash('sha256', entries.sort().join(''));
}

/** Piece by piece, since it may be large; null when it has more bytes than before. */
async function hashOf({ path, size }: LocalFile): Promise<string | null> {
  const sum = createHash('sha256');
  let length = 0;
  for await (const piece of piecesOf(path, size)) {
    sum.update(piece);
    length += piece.length;
  }
  return length > size ? null : sum.digest('hex');
}
