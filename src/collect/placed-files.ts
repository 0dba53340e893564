import type { ByteText } from '../files/disk-names.ts';

/** The absolute path in the image of what was moved to each path on this machine. */
export class PlacedFiles extends Map<ByteText, string> {
  /**
   * The same by inode: a disk that ignores case finds a file by other names too, and no rule says when it takes two names for
   * one.
   */
  readonly inodes = new Map<bigint, string>();
}
