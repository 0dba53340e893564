import * as v from 'valibot';
import type { Reply } from '../transport.ts';
import { parseUuid } from '../uuid.ts';
import { type Decoded, knownUuid, parseJson, part } from './fields.ts';

const created = part({ uuid: knownUuid, id: knownUuid });

/** The UUID that a reply names, in its `Location` or else in its body. Never throws. */
export function decodeCreatedReply(reply: Reply): Decoded<string> {
  const located = uuidOfLocation(reply.header('Location'));
  if (located !== null) return { value: located };
  // The schema takes any body.
  const reference = v.parse(created, parseJson(new TextDecoder().decode(reply.body)));
  const named = reference?.uuid ?? reference?.id ?? null;
  return named === null ? { problem: 'no reference (there is no UUID in its Location or body)' } : { value: named };
}

/** The UUID in a `Location`: its last path segment that is one; null when there is none. */
export function uuidOfLocation(location: string | null): string | null {
  const segments = (location ?? '').split(/[?#]/u, 1).join('').split('/');
  return segments.map(parseUuid).findLast((uuid) => uuid !== null) ?? null;
}
