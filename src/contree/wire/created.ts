import * as v from 'valibot';
import type { Reply } from '../reply.ts';
import { parseBody } from './body.ts';
import { knownUuid, part, type Decoded } from './fields.ts';
import { uuidOfLocation } from './location.ts';

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
