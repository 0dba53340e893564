import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createGzip, gzipSync } from 'node:zlib';
import { ByteBudget } from '../../../src/contree/byte-budget.ts';
import type { RequestFailure } from '../../../src/contree/contree-error.ts';
import { attempt, type Attempt, type Reply } from '../../../src/contree/transport.ts';
import { passTime, withFakeTimers } from './fake-timers.ts';
import { closeLoopbacks, listenHttp, type Loopback } from './loopback.ts';

class Failed extends Error {
  readonly why: RequestFailure;

  constructor(why: RequestFailure) {
    super(why.reason);
    this.why = why;
  }
}

let agent: http.Agent;

beforeEach(() => {
  agent = new http.Agent({ keepAlive: true });
});

afterEach(async () => {
  agent.destroy();
  await closeLoopbacks();
});

const errorOf = (why: RequestFailure): Failed => new Failed(why);

function run(loopback: Loopback, options: Partial<Attempt> = {}): ReturnType<typeof attempt> {
  return attempt({
    method: 'GET',
    url: loopback.address,
    headers: {},
    body: null,
    agent,
    timeout: 60_000,
    stream: { silence: 60_000, errorOf },
    limits: null,
    remaining: null,
    signal: undefined,
    lease: new ByteBudget(1024 ** 2).lease(),
    ...options,
  });
}

async function opened(loopback: Loopback, options: Partial<Attempt> = {}): Promise<Required<Reply>> {
  const { stream, ...result } = { stream: undefined, ...(await run(loopback, options)) };
  if (stream === undefined || 'kind' in result) throw new Error('expected an open reply', { cause: result });
  return { ...result, stream };
}

/** Why the stream broke off. */
async function endOf(stream: Readable): Promise<RequestFailure> {
  const error: unknown = await buffer(stream).catch((thrown: unknown) => thrown);
  if (error instanceof Failed) return error.why;
  throw new Error('expected it to break off', { cause: error });
}

async function next(stream: Readable): Promise<string> {
  for (;;) {
    const chunk = stream.read() as Buffer | null;
    if (chunk !== null) return chunk.toString();
    await once(stream, 'readable');
  }
}

/** Headers and a first piece of the body, then nothing more. */
const stuck = (_request: IncomingMessage, response: ServerResponse): void => {
  response.write('first');
};

describe('an open reply', () => {
  it('is there as soon as the headers are, and brings each piece as it comes', async () => {
    const sending = Promise.withResolvers<ServerResponse>();
    const loopback = await listenHttp((_request, response) => {
      response.setHeader('X-Name', 'value').flushHeaders();
      sending.resolve(response);
    });
    const { status, header, stream } = await opened(loopback);
    expect([status, header('x-name'), header('x-other')]).toEqual([200, 'value', null]);
    const response = await sending.promise;
    for (const piece of ['one', 'two']) {
      response.write(piece);
      expect(await next(stream)).toBe(piece);
    }
    response.end();
    expect(await buffer(stream)).toHaveLength(0);
  });

  it('is decoded from gzip frame by frame', async () => {
    const zip = createGzip({ flush: constants.Z_SYNC_FLUSH });
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      zip.pipe(response);
    });
    zip.write('one');
    const { stream } = await opened(loopback);
    expect(await next(stream)).toBe('one');
    zip.write('two');
    expect(await next(stream)).toBe('two');
    zip.end('three');
    expect(String(await buffer(stream))).toBe('three');
  });

  it('leaves its connection to the next request when it was read to its end', async () => {
    const loopback = await listenHttp((_request, response) => void response.end('x'.repeat(100_000)));
    for (let count = 0; count < 3; count++) expect(await buffer((await opened(loopback)).stream)).toHaveLength(100_000);
    expect(loopback.connections()).toBe(1);
  });

  it('is no faster than its reader', async () => {
    const size = 64 * 1024 * 1024;
    let sent = 0;
    const loopback = await listenHttp((_request, response) => {
      const send = (): void => {
        while (sent < size && response.write(Buffer.alloc(64 * 1024))) sent += 64 * 1024;
        if (sent < size) response.once('drain', send);
        else response.end();
      };
      send();
    });
    const { stream } = await opened(loopback);
    await next(stream);
    // Answering takes its turn behind what was being written meanwhile.
    await run(await listenHttp((_request, response) => void response.writeHead(404).end()));
    expect(sent).toBeLessThan(size / 2);
    stream.destroy();
  });

  it('is whole when it is no success', async () => {
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(422, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"error":"no"}'));
    });
    expect(await run(loopback)).toMatchObject({ status: 422, body: Buffer.from('{"error":"no"}') });
  });

  it('is an error although its body says nothing, or not all', async () => {
    const loopback = await listenHttp((request, response) => {
      const zipped = gzipSync('no such thing');
      response.writeHead(500, { 'Content-Encoding': 'gzip' });
      response.end(request.url === '/empty' ? '' : zipped.subarray(0, -9));
    });
    expect(await run(loopback, { url: `${loopback.address}/empty` })).toMatchObject({ status: 500 });
    expect(await run(loopback)).toMatchObject({ status: 500 });
  });

  it('is closed when its reader is done before its end', async () => {
    const closed = Promise.withResolvers<undefined>();
    const loopback = await listenHttp((request, response) => {
      response.on('close', () => {
        closed.resolve(undefined);
      });
      stuck(request, response);
    });
    const { stream } = await opened(loopback);
    stream.destroy();
    await closed.promise;
    expect(stream.errored).toBeNull();
  });
});

describe('before the headers', () => {
  const silent = (): void => undefined;

  it('the limit of one request holds', async () => {
    const result = await run(await listenHttp(silent), { timeout: 40 });
    expect(result).toMatchObject({ kind: 'timeout', reason: 'no reply within 0.04 s' });
  });

  it('the deadline holds', async () => {
    expect(await run(await listenHttp(silent), { remaining: 40 })).toMatchObject({ kind: 'deadline' });
  });

  it('the caller can abort', async () => {
    const controller = new AbortController();
    const loopback = await listenHttp(() => {
      controller.abort();
    });
    expect(await run(loopback, { signal: controller.signal })).toMatchObject({ kind: 'aborted' });
    expect(await run(loopback, { signal: controller.signal })).toMatchObject({ kind: 'aborted' });
    expect(loopback.connections()).toBe(1);
  });
});

describe('a body', () => {
  it('that falls silent is cut off', async () => {
    await withFakeTimers(async () => {
      const { stream } = await opened(await listenHttp(stuck), { stream: { silence: 1000, errorOf } });
      const why = await passTime(endOf(stream), 100);
      expect(why).toMatchObject({ kind: 'timeout', reason: 'nothing more within 1 s' });
    });
  });

  it('is cut off at the deadline, and by the caller', async () => {
    const loopback = await listenHttp(stuck);
    await withFakeTimers(async () => {
      const { stream } = await opened(loopback, { remaining: 1000 });
      expect(await passTime(endOf(stream), 100)).toMatchObject({ kind: 'deadline' });
    });
    const controller = new AbortController();
    const aborted = await opened(loopback, { signal: controller.signal });
    expect(await next(aborted.stream)).toBe('first');
    controller.abort(new Error('any reason'));
    expect(await endOf(aborted.stream)).toMatchObject({ kind: 'aborted' });
  });

  it.each([
    ['a chunked one whose connection breaks', {}, 'some'],
    ['one that is shorter than it says', { 'Content-Length': '100' }, 'some'],
    ['half a gzip whose connection breaks', { 'Content-Encoding': 'gzip' }, gzipSync('some').subarray(0, 15)],
  ])('that breaks off is an error: %s', async (_what, headers, piece) => {
    const loopback = await listenHttp((request, response) => {
      response.writeHead(200, headers).write(piece, () => request.socket.destroy());
    });
    const { kind, reason } = await endOf((await opened(loopback)).stream);
    expect(kind).toBe('network');
    expect(reason).not.toBe('');
  });

  it.each([['plain'], ['gzip']])(
    'that broke off before it was read still has all the data before: %s',
    async (form) => {
      const content = 'some text '.repeat(1000);
      const loopback = await listenHttp((request, response) => {
        const zipped = gzipSync(content);
        response.writeHead(200, form === 'gzip' ? { 'Content-Encoding': 'gzip' } : {});
        response.write(form === 'gzip' ? zipped.subarray(0, -8) : content, () => request.socket.destroy());
      });
      const { stream } = await opened(loopback, { agent: new http.Agent() });
      await once(stream, 'readable');
      await new Promise((resolve) => setImmediate(resolve));
      const pieces: Buffer[] = [];
      const reading = (async () => {
        for await (const piece of stream) pieces.push(piece as Buffer);
      })();
      await expect(reading).rejects.toBeInstanceOf(Failed);
      expect(String(Buffer.concat(pieces))).toBe(content);
    },
  );

  it.each([['half'], ['all but the last byte']])('that is %s of a gzip is an error', async (part) => {
    const zipped = gzipSync('some text to be zipped');
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(zipped.subarray(0, part === 'half' ? zipped.length / 2 : -1));
    });
    const why = await endOf((await opened(loopback)).stream);
    expect(why).toMatchObject({ kind: 'network', code: 'Z_BUF_ERROR', reason: 'Z_BUF_ERROR unexpected end of file' });
  });

  it('that broke off before it was read throws when it is read', async () => {
    const controller = new AbortController();
    const { stream } = await opened(await listenHttp(stuck), { signal: controller.signal });
    controller.abort();
    await new Promise((resolve) => stream.once('close', resolve));
    expect(await endOf(stream)).toMatchObject({ kind: 'aborted' });
  });
});
