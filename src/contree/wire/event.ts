import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { StringDecoder } from 'node:string_decoder';
import * as v from 'valibot';
import { excessText, JsonMeter } from '../json-meter.ts';
import { EVENT_LIMITS } from '../reply-limits.ts';
import type { OperationEvent, OperationEventContent } from '../types.ts';
import { decoder, type Decoded, known, number, parseJson, part, text } from './fields.ts';
import { output } from './operation.ts';

/**
 * The most lines of a stream that are no field of an event. Readers ignore such a line, but the parser makes an `Error` of
 * each: a flood of them takes a hundred times as long as anything else.
 */
const MOST_UNKNOWN_LINES = 1_000;

/** What is wrong with a stream. */
export interface StreamProblem {
  readonly kind: 'protocol' | 'oversize';
  readonly reason: string;
}

/**
 * Reads the frames of an event stream (WHATWG HTML, "Server-sent events") from pieces that are cut anywhere. A frame that
 * carries an id but no event becomes an event of kind `other`, since a stream can be resumed from there. After the events
 * of a piece stands what is wrong with the stream behind them, if anything is: then nothing more is read.
 */
export function createFrameReader() {
  const decoder = new StringDecoder('utf8');
  let events: OperationEvent[] = [];
  let problem: StreamProblem | null = null;
  let unknownLines = 0;

  const parser = createParser({
    maxBufferSize: EVENT_LIMITS.bytes,
    // Called before `onEvent` for the same frame.
    onId: (given) => {
      const id = eventId(given);
      if (id !== null && problem === null) events.push({ id, process: null, kind: 'other' });
    },
    onEvent: (frame) => {
      if (problem !== null) return;
      const read = readFrame(frame);
      // The frame's id is that of its event.
      if (frame.event !== 'sse_error' && eventId(frame.id) !== null) events.pop();
      if ('reason' in read) problem = read;
      else events.push(read);
    },
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') {
        problem ??= { kind: 'oversize', reason: `an event is larger than ${EVENT_LIMITS.bytes} characters` };
        return;
      }
      unknownLines += 1;
      if (unknownLines <= MOST_UNKNOWN_LINES) return;
      problem ??= { kind: 'oversize', reason: `more than ${MOST_UNKNOWN_LINES} lines are no field of an event` };
      // Nothing else stops the parser within a piece.
      throw new Error('given up');
    },
  });

  return (piece: Buffer): { readonly events: readonly OperationEvent[]; readonly problem: StreamProblem | null } => {
    events = [];
    try {
      if (problem === null) parser.feed(decoder.write(piece));
    } catch (error) {
      if (problem === null) throw error;
    }
    return { events, problem };
  };
}

function readFrame(frame: EventSourceMessage): OperationEvent | StreamProblem {
  if (frame.event === 'sse_error') return { kind: 'protocol', reason: `the service reports: ${frame.data}` };
  const excess = new JsonMeter(EVENT_LIMITS).add(Buffer.from(frame.data));
  if (excess !== null) return { kind: 'oversize', reason: `an event ${excessText(excess, EVENT_LIMITS)}` };
  const decoded = decodeEvent(frame);
  return 'problem' in decoded ? { kind: 'protocol', reason: `an event is ${decoded.problem}` } : decoded.value;
}

const STREAMS = ['stdout', 'stderr'] as const;

const decodePayload = decoder(
  v.object({ id: number, spid: number, ts: text, type: text, data: v.optional(v.unknown()) }),
  'event',
);

const truncation = part({ stream: known(v.picklist(STREAMS)) });

/**
 * An event from a frame, whose data are JSON. An unknown kind, and one with data that make no sense, is `other`; only data
 * that are no JSON object are a problem. Never throws.
 */
export function decodeEvent({ id, event, data }: EventSourceMessage): Decoded<OperationEvent> {
  const json = parseJson(data);
  if (json === undefined) return { problem: 'no JSON' };
  const decoded = decodePayload(json);
  if ('problem' in decoded) return decoded;
  const { id: ownId, spid, ts, type, data: content } = decoded.value;
  return { value: { id: eventId(id) ?? eventId(ownId), process: spid, ...contentOf(event ?? type, content, ts) } };
}

/** The id of a frame; null for one that a stream cannot be resumed from. */
export function eventId(id: string | number | null | undefined): number | null {
  const number = typeof id === 'string' && /^\d+$/u.test(id) ? Number(id) : id;
  return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : null;
}

function contentOf(type: string | null, data: unknown, at: string | null): OperationEventContent {
  const stream = STREAMS.find((name) => name === type);
  if (stream !== undefined) {
    const written = v.parse(output, data);
    return written === null ? { kind: 'other' } : { kind: 'output', stream, bytes: written.bytes };
  }
  if (type === 'truncated') {
    const cut = v.parse(truncation, data)?.stream ?? null;
    return cut === null ? { kind: 'other' } : { kind: 'truncated', stream: cut };
  }
  if (type === 'size_cap') return { kind: 'capped' };
  if (type !== 'completion') return { kind: 'other' };
  return { kind: 'completion', ...(at !== null && { at }) };
}
