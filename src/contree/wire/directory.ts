import * as v from 'valibot';
import type { DirectoryEntry } from '../types.ts';
import { decode, type Decoded, type DecodedRows, decodeRows, flag, number, text } from './fields.ts';

const entry = v.pipe(
  v.object({
    path: text,
    name: text,
    size: number,
    mode: v.fallback(v.nullable(v.union([v.number(), v.string()])), null),
    type: text,
    is_dir: flag,
    is_regular: flag,
    is_symlink: flag,
  }),
  v.transform(({ name, ...wire }) => ({ ...wire, path: wire.path ?? name ?? '' })),
  v.check((wire) => wire.path !== '', 'no path'),
);

type Entry = v.InferOutput<typeof entry>;
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
  ['-', 'file'],
  ['d', 'directory'],
  ['l', 'symlink'],
  ['file', 'file'],
  ['regular', 'file'],
  ['dir', 'directory'],
  ['directory', 'directory'],
  ['link', 'symlink'],
  ['symlink', 'symlink'],
]);

/** A directory's entries; null when the reply is no listing. */
export function decodeDirectory(json: unknown): DecodedRows<DirectoryEntry> | null {
  return decodeRows(json, ['files', 'items'], decodeEntry);
}

function decodeEntry(json: unknown): Decoded<DirectoryEntry> {
  const decoded = decode(entry, json, 'directory entry');
  if ('problem' in decoded) return decoded;
  const { path, size } = decoded.value;
  return { value: { path, size: size ?? 0, type: typeOf(decoded.value) } };
}

/** The flags say it best; a symlink first, for the flags of its target may be set as well. */
function typeOf({ mode, type, ...flags }: Entry): EntryType {
  if (flags.is_symlink === true) return 'symlink';
  if (flags.is_dir === true) return 'directory';
  if (flags.is_regular === true) return 'file';
  if (typeof mode === 'number') return TYPE_BITS.get(mode & TYPE_MASK) ?? 'other';
  return TYPE_WORDS.get(type?.toLowerCase() ?? '') ?? TYPE_WORDS.get(mode?.slice(0, 1) ?? '') ?? 'other';
}
