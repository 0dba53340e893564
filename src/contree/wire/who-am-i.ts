import * as v from 'valibot';
import type { WhoAmI } from '../types.ts';
import { decode, number, text } from './fields.ts';
import type { Decoded } from './fields.ts';

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
