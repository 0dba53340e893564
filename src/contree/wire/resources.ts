import * as v from 'valibot';
import type { Image, StoredFile, WhoAmI } from '../types.ts';
import { decode, type Decoded, type DecodedRows, decodeRows, number, text, uuid } from './fields.ts';

const image = v.object({ uuid, tag: text });

/** An image. Never throws. */
export function decodeImage(json: unknown): Decoded<Image> {
  return decode(image, json, 'image');
}

/** A page of images; null when the reply is no list. */
export function decodeImages(json: unknown): DecodedRows<Image> | null {
  return decodeRows(json, ['images'], decodeImage);
}

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
  return decodeRows(json, ['files'], decodeStoredFile);
}

const anyRecord = v.fallback(v.record(v.string(), v.unknown()), {});

const whoAmI = v.pipe(
  v.object({ token_uuid: text, token_expiration: number, permissions: anyRecord, limits: anyRecord }),
  v.transform((wire): WhoAmI => ({
    tokenUuid: wire.token_uuid,
    tokenExpiration: wire.token_expiration,
    permissions: only(wire.permissions, (value) => typeof value === 'boolean'),
    limits: only(wire.limits, (value) => typeof value === 'number'),
  })),
);

/** What the token is and may do. Never throws. */
export function decodeWhoAmI(json: unknown): Decoded<WhoAmI> {
  return decode(whoAmI, json, 'description of a token');
}

function only<Value>(record: Record<string, unknown>, is: (value: unknown) => value is Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, Value] => is(entry[1])));
}
