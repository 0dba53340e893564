import * as v from 'valibot';
import type { DirectoryEntry } from '../types.ts';
import { decoder, flag, known, listDecoder, number, text } from './fields.ts';

const wire = v.object({
  path: text,
  name: text,
  size: number,
  mode: known(v.union([v.number(), v.string()])),
  type: text,
  is_dir: flag,
  is_regular: flag,
  is_symlink: flag,
});

const entry = v.pipe(
  wire,
  v.transform(({ path, name, size, ...kind }): DirectoryEntry => {
    return { path: path ?? name ?? '', size: size ?? 0, type: typeOf(kind) };
  }),
  v.check(({ path }) => path !== '', 'no path'),
);

export const decodeDirectory = listDecoder(['files', 'items'], decoder(entry, 'directory entry'));

type EntryType = DirectoryEntry['type'];

/** The type bits of a file's mode, as `stat` has them. */
const TYPE_MASK = 0o170000;
const TYPE_BITS: ReadonlyMap<number, EntryType> = new Map([
  [0o100000, 'file'],
  [0o040000, 'directory'],
  [0o120000, 'symlink'],
]);
/** First character of a mode as `ls` writes it, and the words that may stand for a type. */
const TYPE_WORDS: ReadonlyMap<string, EntryType> = new Map([
  ...['-', 'file', 'regular'].map((word) => [word, 'file'] as const),
  ...['d', 'dir', 'directory'].map((word) => [word, 'directory'] as const),
  ...['l', 'link', 'symlink'].map((word) => [word, 'symlink'] as const),
]);

/** The flags say it best; a symlink first, for the flags of its target may be set as well. */
function typeOf({ mode, type, ...flags }: Omit<v.InferOutput<typeof wire>, 'path' | 'name' | 'size'>): EntryType {
  if (flags.is_symlink === true) return 'symlink';
  if (flags.is_dir === true) return 'directory';
  if (flags.is_regular === true) return 'file';
  if (typeof mode === 'number') return TYPE_BITS.get(mode & TYPE_MASK) ?? 'other';
  return TYPE_WORDS.get(type?.toLowerCase() ?? '') ?? TYPE_WORDS.get(mode?.slice(0, 1) ?? '') ?? 'other';
}
