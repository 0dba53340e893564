import * as v from 'valibot';
import type { Image } from '../types.ts';
import { decode, decodeRows, knownUuid, rowsOf, text, uuid } from './fields.ts';
import type { Decoded, DecodedRows } from './fields.ts';

const image = v.pipe(
  v.object({ uuid, tag: text, created_at: text, operation_uuid: knownUuid }),
  v.transform((wire): Image => ({
    uuid: wire.uuid,
    tag: wire.tag,
    createdAt: wire.created_at,
    operationUuid: wire.operation_uuid,
  })),
);

/** An image. Never throws. */
export function decodeImage(json: unknown): Decoded<Image> {
  return decode(image, json, 'image');
}

/** A page of images; null when the reply is no list. */
export function decodeImages(json: unknown): DecodedRows<Image> | null {
  const rows = rowsOf(json, 'images');
  return rows === null ? null : decodeRows(rows, decodeImage);
}
