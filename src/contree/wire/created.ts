import * as v from 'valibot';
import type { Reply } from '../reply.ts';
import { parseUuid } from '../uuid.ts';
import { type Decoded, knownUuid, part } from './fields.ts';

const created = part({ uuid: knownUuid, id: knownUuid });

/** The UUID that a reply names, in its `Location` or else in its body. Never throws. */
export function decodeCreatedReply(reply: Reply): Decoded<string> {
  const located = uuidOfLocation(reply.header('Location'));
  if (located !== null) return { value: located };
  // Whatever the body is, the schema makes something of it.
  const reference = v.parse(created, parseBody(reply.body));
  const named = reference?.uuid ?? reference?.id ?? null;
  return named === null ? { problem: 'no reference (there is no UUID in its Location or body)' } : { value: named };
}

/** The JSON of a body whose JSON nobody depends on; undefined when it is none. Never throws. */
export function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined; // The caller has another source for what the body would have said, or says that it has none.
  }
}

/** The UUID that a `Location` names: its last path segment that is one, whatever stands before it; else null. */
export function uuidOfLocation(location: string | null): string | null {
  const segments = (location ?? '').split(/[?#]/u, 1).join('').split('/');
  return segments.map(parseUuid).findLast((uuid) => uuid !== null) ?? null;
}
