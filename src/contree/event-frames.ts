import { createParser } from 'eventsource-parser';
import { StringDecoder } from 'node:string_decoder';
import type { OperationEvent } from './types.ts';
import { decodeEvent, eventId } from './wire/event.ts';

/** Characters of a frame that has not ended, beyond which the stream is given up; that of the official clients. */
const LONGEST_FRAME = 4 * 1024 * 1024;

/** What was read: events, and what is wrong with the stream behind them; null when nothing is. */
export interface Frames {
  readonly events: readonly OperationEvent[];
  readonly problem: string | null;
}

/**
 * Reads the frames of an event stream (WHATWG HTML, "Server-sent events") from pieces that are cut anywhere. A frame that
 * carries an id but no event that can be handed on becomes one of kind `other`, since a stream is resumed from there.
 * Behind a problem nothing more is read.
 */
export function createFrameReader(): (piece: Buffer) => Frames {
  const decoder = new StringDecoder('utf8');
  let events: OperationEvent[] = [];
  let problem: string | null = null;

  const parser = createParser({
    maxBufferSize: LONGEST_FRAME,
    // Of a frame with data the parser tells the id first.
    onId: (given) => {
      const id = eventId(given);
      if (id !== null && problem === null) events.push({ id, process: null, kind: 'other' });
    },
    onEvent: ({ id = null, event = null, data }) => {
      if (problem !== null) return;
      if (event === 'sse_error') {
        problem = `the service reports: ${data}`;
        return;
      }
      if (eventId(id) !== null) events.pop();
      const decoded = decodeEvent({ id, event, data });
      if ('problem' in decoded) problem = `an event is ${decoded.problem}`;
      else events.push(decoded.value);
    },
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') problem ??= `an event is larger than ${LONGEST_FRAME} characters`;
    },
  });

  return (piece) => {
    events = [];
    if (problem === null) parser.feed(decoder.write(piece));
    return { events, problem };
  };
}
