import * as v from 'valibot';
import type { StoredFile } from '../types.ts';
import { decode, decodeRows, number, rowsOf, uuid } from './fields.ts';
import type { Decoded, DecodedRows } from './fields.ts';

const SHA256 = /^[0-9a-f]{64}$/iu;

const storedFile = v.object({
  uuid,
  sha256: v.pipe(v.string(), v.regex(SHA256, 'no SHA-256'), v.toLowerCase()),
  size: number,
});

/** A stored file. Never throws. */
export function decodeStoredFile(json: unknown): Decoded<StoredFile> {
  return decode(storedFile, json, 'stored file');
}

/** A page of stored files; null when the reply is no list. */
export function decodeStoredFiles(json: unknown): DecodedRows<StoredFile> | null {
  const rows = rowsOf(json, 'files');
  return rows === null ? null : decodeRows(rows, decodeStoredFile);
}
