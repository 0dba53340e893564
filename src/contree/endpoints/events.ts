import type { Readable } from 'node:stream';
import type { ContreeClient } from '../client.ts';
import { createFrameReader } from '../event-frames.ts';
import { query, segment } from './ask.ts';
import type { RedactStream } from '../redact-stream.ts';
import type { Request } from '../send.ts';
import type { Call, EventsRequest, OperationEvent } from '../types.ts';
import type { Ask } from './ask.ts';

/** Of so many streams of processes at most something is held back. */
const MOST_TEXTS = 1_000;

/** Milliseconds that a log which is complete gets to end its reply. */
const LAST_BYTES = 1_000;

type Output = Extract<OperationEvent, { kind: 'output' }>;

export function events(ask: Ask): Pick<ContreeClient, 'readEvents'> {
  /** Of logs that broke off or ended early, by operation: where one stopped in the midst of a secret, the next goes on. */
  const unfinished = new Map<string, RedactOutput>();
  return { readEvents: (uuid, request, call) => readEvents(ask, unfinished, uuid, request, call) };
}

async function* readEvents(
  ask: Ask,
  unfinished: Map<string, RedactOutput>,
  uuid: string,
  { after, follow, silence, onOpen }: EventsRequest,
  call: Call | undefined,
): AsyncGenerator<OperationEvent, void, undefined> {
  const request: Request = {
    method: 'GET',
    path: `/v1/operations/${segment(uuid)}/events${query(follow ? { follow: 1 } : {})}`,
    idempotent: true,
    once: true,
    silence,
    accept: 'text/event-stream',
    headers: after === null ? {} : { 'Last-Event-Id': String(after) },
  };
  const reply = await ask.open(request, call);
  if (!('stream' in reply)) throw ask.nonsense(request, 'the reply is no event stream');
  const { stream } = reply;
  const redacted = (after === null ? undefined : unfinished.get(uuid)) ?? redactOutput(ask);
  unfinished.delete(uuid);
  let last = after ?? -1;
  let isComplete = false;
  try {
    const type = reply.header('Content-Type') ?? '';
    // A login page or a gateway's own page is as successful as a stream.
    if (!/^(?:text\/event-stream\s*(?:;|$)|$)/iu.test(type)) {
      throw ask.nonsense(request, `the reply is no event stream (${type})`);
    }
    onOpen?.();
    const read = createFrameReader();
    for await (const piece of stream.iterator({ destroyOnReturn: false })) {
      const { events: found, problem } = read(piece as Buffer);
      for (const event of found) {
        // A stream that is resumed may begin with what is known.
        if (event.id !== null && event.id <= last) continue;
        last = event.id ?? last;
        isComplete = event.kind === 'completion';
        yield* redacted(event);
      }
      if (problem !== null) throw ask.nonsense(request, problem);
    }
  } finally {
    if (isComplete) runOut(stream);
    else {
      unfinished.set(uuid, redacted);
      stream.destroy();
    }
  }
}

/** What is left of a body is its end, which the connection needs to be used again; it does not have long for that. */
function runOut(stream: Readable): void {
  const timer = setTimeout(() => stream.destroy(), LAST_BYTES);
  stream.once('close', () => {
    clearTimeout(timer);
  });
  stream.resume();
}

type RedactOutput = (event: OperationEvent) => Iterable<OperationEvent>;

/** Takes secrets out of what the processes write. Each stream of each process is a text of its own. */
function redactOutput({ redactStream }: Ask): RedactOutput {
  const texts = new Map<string, { readonly redact: RedactStream; readonly source: Omit<Output, 'id' | 'bytes'> }>();
  const redacted = ({ kind, process, stream, bytes }: Output): Buffer => {
    const key = `${String(process)} ${stream}`;
    const { redact } = texts.get(key) ?? { redact: redactStream() };
    const settled = redact.next(bytes);
    // Most hold nothing back, and there may be any number of processes.
    if (redact.isIdle) texts.delete(key);
    else texts.set(key, { redact, source: { kind, process, stream } });
    return settled;
  };
  /** What was held back, since more might have made a secret of it. */
  const rest = function* (): Iterable<OperationEvent> {
    for (const { redact, source } of texts.values()) {
      const bytes = redact.rest();
      if (bytes.length > 0) yield { ...source, id: null, bytes };
    }
    texts.clear();
  };
  return function* (event) {
    // Whoever has read that the operation is complete has no reason to read on.
    if (event.kind === 'completion' || texts.size > MOST_TEXTS) yield* rest();
    yield event.kind === 'output' ? { ...event, bytes: redacted(event) } : event;
  };
}
