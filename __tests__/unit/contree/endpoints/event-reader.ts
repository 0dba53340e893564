import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, createGzip, type Gzip } from 'node:zlib';
import { ContreeError } from '../../../../src/contree/contree-error.ts';
import type { Call, EventsRequest, OperationEvent } from '../../../../src/contree/types.ts';
import { listenHttp } from '../loopback.ts';
import { BASE, testClient, UUID } from '../test-client.ts';

export const TYPE = { 'Content-Type': 'text/event-stream' };

const closing = new Set<() => void>();

/** For `afterEach`. */
export function closeReaders(): void {
  for (const close of closing) close();
  closing.clear();
}

/** A client whose secrets are its token and `hush`. */
export function ask(baseUrl = BASE) {
  const { client, retries, clock } = testClient({ baseUrl, secrets: ['hush'] });
  closing.add(() => {
    client.close();
  });
  const read = (request: Partial<EventsRequest> = {}, call?: Call): AsyncIterator<OperationEvent, undefined> => {
    const events = client.readEvents(UUID, { after: null, follow: true, silence: 60_000, ...request }, call);
    return events[Symbol.asyncIterator]() as AsyncIterator<OperationEvent, undefined>;
  };
  return { read, retries, clock };
}

/** All events, and the error that the stream ended with. */
export async function readAll(events: AsyncIterator<OperationEvent, undefined>) {
  const found: OperationEvent[] = [];
  try {
    for (let next = await events.next(); next.done !== true; next = await events.next()) found.push(next.value);
    return { found, failure: null };
  } catch (error) {
    if (error instanceof ContreeError) return { found, failure: error.failure };
    throw new Error('expected a ContreeError', { cause: error });
  }
}

export async function next(events: AsyncIterator<OperationEvent, undefined>): Promise<OperationEvent> {
  const { done, value } = await events.next();
  if (done === true) throw new Error('expected an event');
  return value;
}

export function frame(id: number, type: string, data: unknown = null, spid = 1): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ id, spid, type, data })}\n\n`;
}

export const stdout = (id: number, value: string, spid = 1): string =>
  frame(id, 'stdout', { value, encoding: 'ascii' }, spid);

/** Output as `[id, process, text]`, another event as `[id, kind]`. */
export function brief(events: readonly OperationEvent[]): unknown[] {
  return events.map((event) =>
    event.kind === 'output' ? [event.id, event.process, String(event.bytes)] : [event.id, event.kind],
  );
}

interface Sent {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly closed: Promise<unknown>;
}

/** A server that hands over what it is to answer. */
export async function serve() {
  const asked = Promise.withResolvers<Sent>();
  const loopback = await listenHttp((request, response) => {
    const closed = once(response, 'close');
    asked.resolve({ request, response, closed });
  });
  return { ...ask(loopback.address), asked: asked.promise };
}

/** A server that sends this much and no more, but does not end its reply. */
export async function serveStuck(text: string) {
  const { read, asked, clock } = await serve();
  const closed = asked.then(async ({ response, closed: over }) => {
    response.writeHead(200, TYPE).write(text);
    await over;
  });
  return { read, clock, closed };
}

/** Sends whole gzip frames, each as soon as it is written. */
export function zipInto(response: ServerResponse): Gzip {
  const zip = createGzip({ flush: constants.Z_SYNC_FLUSH });
  response.writeHead(200, { ...TYPE, 'Content-Encoding': 'gzip' });
  zip.on('data', (chunk: Buffer) => response.write(chunk));
  zip.on('end', () => response.end());
  return zip;
}
