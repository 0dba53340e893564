import type { Reply } from '../reply.ts';
import { parseBody } from './body.ts';
import { decode, knownUuid, part, type Decoded } from './fields.ts';
import { uuidOfLocation } from './uuid.ts';

const created = part({ uuid: knownUuid, id: knownUuid });

/** The UUID that a reply names, in its `Location` or else in its body. Never throws. */
export function decodeCreatedReply(reply: Reply): Decoded<string> {
  const located = uuidOfLocation(reply.header('Location'));
  if (located !== null) return { value: located };
  const decoded = decode(created, parseBody(reply.body), 'reference');
  const named = 'value' in decoded ? (decoded.value?.uuid ?? decoded.value?.id ?? null) : null;
  return named === null ? { problem: 'no reference (there is no UUID in its Location or body)' } : { value: named };
}
