import type { Readable } from 'node:stream';
import type { RedactStream } from '../redact.ts';
import type { Exchange } from '../request.ts';
import type { Turn } from '../turns.ts';
import type { Call, EventsRequest, OperationEvent } from '../types.ts';
import { createFrameReader } from '../wire/event.ts';
import { query, type Requests, segment } from './requests.ts';

/** Bytes of a piece that is read without a turn of its own: it holds few events. */
const SMALL = 4096;
/** Milliseconds that the reply of a complete log gets to end. */
const LAST_BYTES = 1_000;

export function events(requests: Requests) {
  /** By operation, of logs that broke off or ended early: a secret that was cut there continues in the next stream. */
  const unfinished = new Map<string, RedactEvent>();
  return {
    /**
     * The operation's events as they come, each once: ids only grow. Never retried: any failure is a `ContreeError`, and the
     * caller decides when to resume after the last id it has seen. Ends without an error when the service ends the log; the
     * operation has then ended only if the last event is `completion`. A reader that stops early (`break`) closes the
     * connection.
     */
    readEvents: async function* (
      uuid: string,
      { after, onOpen, ...request }: EventsRequest,
      call?: Call,
    ): AsyncIterable<OperationEvent> {
      const { stream, type, nonsense } = await openLog(requests, uuid, { after, ...request }, call);
      const redact = (after === null ? undefined : unfinished.get(uuid)) ?? createRedactEvent(requests);
      unfinished.delete(uuid);
      let isComplete = false;
      try {
        // The page of a login or of a gateway is as successful as a stream.
        if (!EVENT_STREAM.test(type)) throw nonsense(`the reply is no event stream (${type})`);
        onOpen?.();
        for await (const event of eventsAfter(after ?? -1, stream, nonsense, requests.turn)) {
          isComplete = event.kind === 'completion';
          yield* redact(event);
        }
      } finally {
        if (isComplete) drain(stream);
        else {
          unfinished.set(uuid, redact);
          stream.destroy();
        }
      }
    },
  };
}

const EVENT_STREAM = /^(?:text\/event-stream\s*(?:;|$)|$)/iu;

/**
 * Events are small and come one by one: gzip saves little of them, and each stream would take a decoder with 100 kB of buffers
 * and a turn in another thread for every piece.
 */
const UNCOMPRESSED = { 'Accept-Encoding': 'identity' };

async function openLog(
  { send }: Requests,
  uuid: string,
  { after, follow, silence }: EventsRequest,
  call: Call | undefined,
) {
  const { reply, nonsense } = await send(
    {
      method: 'GET',
      path: `/v1/operations/${segment(uuid)}/events${query(follow ? { follow: 1 } : {})}`,
      reads: 'stream',
      once: true,
      unexplained: true,
      silence,
      accept: 'text/event-stream',
      headers: { ...UNCOMPRESSED, ...(after === null ? {} : { 'Last-Event-Id': String(after) }) },
    },
    call,
  );
  if (reply.stream === undefined) throw nonsense('the reply is no event stream');
  return { stream: reply.stream, type: reply.header('Content-Type') ?? '', nonsense };
}

/** The events of the stream, without those up to id `last`: a stream that is resumed may begin with them. */
async function* eventsAfter(last: number, stream: Readable, nonsense: Exchange['nonsense'], turn: Turn) {
  const read = createFrameReader();
  let newest = last;
  for await (const piece of stream.iterator({ destroyOnReturn: false })) {
    const bytes = piece as Buffer;
    if (bytes.length > SMALL) await turn();
    const { events: found, problem } = read(bytes);
    for (const event of found) {
      if (event.id !== null && event.id <= newest) continue;
      newest = event.id ?? newest;
      yield event;
    }
    if (problem !== null) throw nonsense(problem.reason, problem.kind);
  }
}

/** Reads the rest of a body, so that its connection can be used again. */
function drain(stream: Readable): void {
  const timer = setTimeout(() => stream.destroy(), LAST_BYTES);
  stream.once('close', () => {
    clearTimeout(timer);
  });
  stream.resume();
}

type Output = Extract<OperationEvent, { kind: 'output' }>;
type RedactEvent = (event: OperationEvent) => Iterable<OperationEvent>;

/** What ends a text, or cuts it. */
const ENDS: ReadonlySet<OperationEvent['kind']> = new Set(['completion', 'truncated', 'capped']);
/** The most processes' streams whose last bytes are held back since they may begin a secret. */
const MOST_HELD_BACK = 1_000;

/** Removes secrets from what the processes write. Each stream of each process is a text of its own. */
function createRedactEvent({ redactStream }: Requests): RedactEvent {
  const texts = new Map<string, { readonly redact: RedactStream; readonly source: Omit<Output, 'id' | 'bytes'> }>();
  const redactBytes = ({ kind, process, stream, bytes }: Output): Buffer => {
    const key = `${String(process)} ${stream}`;
    const { redact } = texts.get(key) ?? { redact: redactStream() };
    const settled = redact.next(bytes);
    // Most hold nothing back, and there may be any number of processes.
    if (redact.isIdle) texts.delete(key);
    else texts.set(key, { redact, source: { kind, process, stream } });
    return settled;
  };
  /** What was held back because more bytes might have made it a secret. */
  const rest = function* (): Iterable<OperationEvent> {
    for (const { redact, source } of texts.values()) {
      const bytes = redact.rest();
      if (bytes.length > 0) yield { ...source, id: null, bytes };
    }
    texts.clear();
  };
  return function* (event) {
    // Before the completion, since a reader stops there; where output is missing, as no secret goes on beyond that.
    if (ENDS.has(event.kind) || texts.size > MOST_HELD_BACK) yield* rest();
    yield event.kind === 'output' ? { ...event, bytes: redactBytes(event) } : event;
  };
}
