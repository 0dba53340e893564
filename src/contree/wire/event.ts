import * as v from 'valibot';
import type { OperationEvent, OperationEventContent } from '../types.ts';
import { decode, number, part, text, type Decoded } from './fields.ts';
import { output } from './operation.ts';

const STREAMS = ['stdout', 'stderr'] as const;

const payload = v.object({ id: number, spid: number, type: text, data: v.optional(v.unknown()) });

const truncation = part({ stream: v.fallback(v.nullable(v.picklist(STREAMS)), null) });

/** One frame of an event stream, its fields as the parser found them. */
export interface Frame {
  readonly id: string | null;
  readonly event: string | null;
  /** JSON text. */
  readonly data: string;
}

/**
 * An event from a frame. A kind that this client does not read, and one whose data make no sense, is `other`; only data that
 * are no JSON, or a bare value of it, are a problem. Never throws.
 */
export function decodeEvent({ id, event, data }: Frame): Decoded<OperationEvent> {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    // The parser's own message would quote a piece of the text, and half a secret with it.
    return { problem: 'no JSON' };
  }
  const decoded = decode(payload, json, 'event');
  if ('problem' in decoded) return decoded;
  const wire = decoded.value;
  return {
    value: { id: eventId(id) ?? eventId(wire.id), process: wire.spid, ...contentOf(event ?? wire.type, wire.data) },
  };
}

/** The id that a frame carries; null when it is none that a stream could be resumed from. */
export function eventId(id: string | number | null): number | null {
  const number = typeof id === 'string' && /^\d+$/u.test(id) ? Number(id) : id;
  return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : null;
}

function contentOf(type: string | null, data: unknown): OperationEventContent {
  const stream = STREAMS.find((name) => name === type);
  if (stream !== undefined) {
    const written = v.parse(output, data);
    return written === null ? { kind: 'other' } : { kind: 'output', stream, bytes: written.bytes };
  }
  if (type === 'truncated') {
    const cut = v.parse(truncation, data)?.stream ?? null;
    return cut === null ? { kind: 'other' } : { kind: 'truncated', stream: cut };
  }
  return { kind: type === 'completion' ? 'completion' : 'other' };
}
