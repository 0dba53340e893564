import * as v from 'valibot';
import type { Image, WhoAmI } from '../types.ts';
import { decoder, listDecoder, number, only, text, uuid } from './fields.ts';

const image = v.pipe(
  v.object({ uuid, tag: text, created_at: text }),
  v.transform(({ created_at: createdAt, ...wire }): Image => ({ ...wire, createdAt })),
);

export const decodeImage = decoder(image, 'image');
export const decodeImages = listDecoder(['images'], decodeImage);

const SHA256 = /^[0-9a-f]{64}$/iu;
const sha256 = v.pipe(v.string(), v.regex(SHA256, 'no SHA-256'), v.toLowerCase());

/** Bytes; the service says -1 where it does not know. */
const size = v.pipe(
  number,
  v.transform((bytes) => (bytes === null || bytes < 0 ? null : bytes)),
);

export const decodeStoredFile = decoder(v.object({ uuid, sha256, size }), 'stored file');
export const decodeStoredFiles = listDecoder(['files'], decodeStoredFile);

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

export const decodeWhoAmI = decoder(whoAmI, 'description of a token');
