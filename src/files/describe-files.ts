import { access, constants, stat } from 'node:fs/promises';
import pLimit from 'p-limit';
import { quote } from '../values.ts';
import { codeOf } from './file-error.ts';
import type { FoundFile } from './find-line.ts';
import type { LocalFile } from './local-files.ts';

const PARALLEL = 16;
/** Bytes, 1 GiB: a file is sent as one request, and held in memory for that. */
const LARGEST_FILE = 1024 ** 3;

export interface Described {
  /** Sorted by `remote`. */
  readonly files: readonly LocalFile[];
  readonly problems: readonly string[];
}

/** Adds mode and size to each file, and tells which of them cannot be uploaded. Never throws for what is on the disk. */
export async function describeFiles(found: readonly FoundFile[]): Promise<Described> {
  const problems: string[] = [];
  const sorted = found.toSorted((left, right) => (left.remote < right.remote ? -1 : 1));
  const files = await pLimit(PARALLEL).map(sorted, async ({ path, remote, name }) => {
    try {
      const { size, mode } = await stat(path);
      await access(path, constants.R_OK);
      if (size > LARGEST_FILE)
        problems.push(`${quote(name)} is larger than 1 GiB, the most that is uploaded: leave it out`);
      return { path, remote, mode: (mode & 0o777).toString(8).padStart(4, '0'), size };
    } catch (error) {
      problems.push(`${quote(name)} cannot be read (${codeOf(error)}): mend its permissions or leave it out`);
      return null;
    }
  });
  return { files: files.filter((file) => file !== null), problems: problems.sort() };
}
