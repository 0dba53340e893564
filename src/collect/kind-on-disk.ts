import { lstat } from 'node:fs/promises';
import { errorCode } from '../error-code.ts';

/** What is at a path of this machine; a link counts as a file and is not followed. Null when nothing is there. */
export async function kindOnDisk(path: string): Promise<'file' | 'directory' | null> {
  try {
    return (await lstat(path)).isDirectory() ? 'directory' : 'file';
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    return null;
  }
}
