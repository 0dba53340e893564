import * as v from 'valibot';
import type { StoredFile } from '../types.ts';
import { decode, number, uuid } from './fields.ts';
import type { Decoded } from './fields.ts';

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
