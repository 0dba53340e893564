import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { getEventListeners } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ByteBudget } from '../../../src/contree/byte-budget.ts';
import type { RequestFailure } from '../../../src/contree/contree-error.ts';
import { CONTENT_LIMITS, CUT_LIMITS } from '../../../src/contree/reply-limits.ts';
import { mayRetry } from '../../../src/contree/retry-policy.ts';
import { type Reply, attempt, type Attempt } from '../../../src/contree/transport.ts';
import { closeLoopbacks, listen, listenHttp, type Loopback } from './loopback.ts';

/** What sockets need: the limits of a request alone are not real. */
const REAL = ['Date', 'hrtime', 'nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const;

/** All of the text, and no end. */
const CUT_GZIP = gzipSync('no permission').subarray(0, -8).toString('latin1');

let agent: http.Agent;

beforeEach(() => {
  agent = new http.Agent({ keepAlive: true });
});

afterEach(async () => {
  jest.useRealTimers();
  agent.destroy();
  await closeLoopbacks();
});

function run(loopback: Loopback, options: Partial<Attempt> = {}): Promise<Reply | RequestFailure> {
  return attempt({
    method: 'GET',
    url: `${loopback.address}/v1/whoami`,
    headers: { 'Accept-Encoding': 'gzip' },
    body: null,
    agent,
    timeout: 60_000,
    limits: CONTENT_LIMITS,
    remaining: null,
    signal: undefined,
    lease: new ByteBudget(1024 ** 2).lease(),
    ...options,
  });
}

const ok = (_request: IncomingMessage, response: ServerResponse): void => void response.end('{}');
const silent = (): void => undefined;
/** Headers and a first piece of the body, then nothing more. */
const stuck = (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { 'Content-Length': '100' });
  response.write('a');
};

describe('a whole reply', () => {
  it('has status, headers and the body, decoded from gzip', async () => {
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'X-Name': 'value' });
      response.end(gzipSync('{"a":1}'));
    });
    const reply = await run(loopback);
    expect(reply).toMatchObject({ status: 200, body: Buffer.from('{"a":1}') });
    expect('header' in reply && [reply.header('x-name'), reply.header('x-other')]).toEqual(['value', null]);
  });

  it.each([
    ['GET', 200],
    ['HEAD', 200],
    ['DELETE', 204],
    ['GET', 500],
  ])('has no body for a %s with %i that is empty, although its header says gzip', async (method, status) => {
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(status, { 'Content-Encoding': 'gzip' }).end();
    });
    expect(await run(loopback, { method })).toMatchObject({ status, body: Buffer.alloc(0) });
  });

  it.each([
    ['breaks off', 'Content-Length: 100\r\n\r\nno per', 'no per'],
    ['is no gzip', 'Content-Encoding: gzip\r\n\r\nno permission', ''],
    ['is cut gzip', `Content-Encoding: gzip\r\n\r\n${CUT_GZIP}`, 'no permission'],
  ])('keeps its status and headers when the body of an error %s', async (_how, rest, text) => {
    const loopback = await listen(
      createServer((socket) => {
        socket.on('data', () => socket.end(`HTTP/1.1 403 Forbidden\r\nX-Name: value\r\n${rest}`, 'latin1'));
      }),
    );
    const reply = await run(loopback);
    expect(reply).toMatchObject({ status: 403 });
    expect('body' in reply && [reply.header('x-name'), String(reply.body)]).toEqual(['value', text]);
  });

  it('leaves no timer, and no listener at the signal of its caller', async () => {
    jest.useFakeTimers({ doNotFake: [...REAL] });
    const { signal } = new AbortController();
    const loopback = await listenHttp(ok);
    expect(await run(loopback, { signal, remaining: 3_600_000 })).toMatchObject({ status: 200 });
    await loopback.close();
    expect(await run(loopback, { signal, remaining: 3_600_000 })).toMatchObject({ kind: 'network' });
    expect([jest.getTimerCount(), getEventListeners(signal, 'abort')]).toEqual([0, []]);
  });

  it('is sent over one connection after another', async () => {
    const loopback = await listenHttp(ok);
    for (let count = 0; count < 5; count++) expect(await run(loopback)).toMatchObject({ status: 200 });
    expect(loopback.connections()).toBe(1);
  });

  it('may be a redirect, which is not followed', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await listenHttp((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(302, { Location: `${elsewhere.address}/` }).end();
    });
    expect(await run(loopback, { headers: { Authorization: 'Bearer hush' } })).toMatchObject({ status: 302 });
    expect(seen).toEqual([]);
  });

  it('sends a body with its length', async () => {
    const lengths: unknown[] = [];
    const loopback = await listenHttp((request, response) => {
      lengths.push(request.headers['content-length']);
      request.pipe(response);
    });
    const body = Buffer.from([0, 255, 10]);
    expect(await run(loopback, { method: 'POST', body })).toMatchObject({ body });
    expect(lengths).toEqual(['3']);
  });

  it('is refused beyond the limit of a success, and cut at that of an error', async () => {
    // Made before: a server that is busy for seconds closes idle connections.
    const limits = { ...CONTENT_LIMITS, bytes: 3 * CUT_LIMITS.bytes };
    const [exactly, more] = [0, 1].map((over) => gzipSync(Buffer.alloc(limits.bytes + over)));
    const loopback = await listenHttp((request, response) => {
      response.writeHead(request.url === '/error' ? 500 : 200, { 'Content-Encoding': 'gzip' });
      response.end(request.url === '/exact' ? exactly : more);
    });
    expect(await run(loopback, { limits })).toMatchObject({
      kind: 'oversize',
      reason: 'the reply is larger than 3145728 bytes',
    });
    const exact = await run(loopback, { limits, url: `${loopback.address}/exact` });
    expect('body' in exact && exact.body.length).toBe(limits.bytes);
    const error = await run(loopback, { limits, url: `${loopback.address}/error` });
    expect(error).toMatchObject({ status: 500 });
    expect('body' in error && error.body.length).toBe(CUT_LIMITS.bytes);
  });
});

describe.each([
  ['before the headers', silent],
  ['within the body', stuck],
])('a reply that hangs %s', (_where, listener) => {
  it('is cut off at the limit of one request', async () => {
    const result = await run(await listenHttp(listener), { timeout: 40 });
    expect(result).toMatchObject({ kind: 'timeout', reason: 'no whole reply within 0.04 s' });
  });

  it('is cut off at the deadline when that comes first', async () => {
    expect(await run(await listenHttp(listener), { remaining: 40 })).toMatchObject({ kind: 'deadline' });
  });

  it('is cut off when the caller aborts, and the service sees it', async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<undefined>();
    const loopback = await listenHttp((request, response) => {
      response.on('close', () => {
        closed.resolve(undefined);
      });
      listener(request, response);
      setImmediate(() => {
        controller.abort(new Error('any reason'));
      });
    });
    expect(await run(loopback, { signal: controller.signal })).toMatchObject({ kind: 'aborted' });
    await closed.promise;
  });
});

describe('no reply', () => {
  it('is not asked for when the caller gave up before', async () => {
    const loopback = await listenHttp(ok);
    expect(await run(loopback, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'aborted' });
    expect(loopback.connections()).toBe(0);
  });

  it('counts a limit that no timer can hold as none', async () => {
    expect(await run(await listenHttp(ok), { timeout: Number.MAX_SAFE_INTEGER })).toMatchObject({ status: 200 });
  });

  it('is a network failure for a refused connection', async () => {
    const loopback = await listenHttp(ok);
    await loopback.close();
    const result = await run(loopback);
    expect(result).toMatchObject({ kind: 'network', code: 'ECONNREFUSED' });
    expect('reason' in result && result.reason).toMatch(/^connect ECONNREFUSED 127\.0\.0\.1:\d+$/u);
  });

  it('is a network failure for a reset before the headers', async () => {
    const loopback = await listenHttp((request) => request.socket.resetAndDestroy());
    expect(await run(loopback)).toMatchObject({ kind: 'network', code: 'ECONNRESET' });
  });

  it.each([
    ['with a length', 'Content-Length: 100\r\n\r\nabc'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'],
  ])('is a network failure for a body cut short, %s', async (_how, rest) => {
    const loopback = await listen(
      createServer((socket) => {
        socket.on('data', () => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
      }),
    );
    expect(await run(loopback)).toMatchObject({ kind: 'network' });
  });

  it('is a network failure for a body that is no gzip', async () => {
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain');
    });
    expect(await run(loopback)).toMatchObject({ kind: 'network', code: 'Z_DATA_ERROR' });
  });
});

describe('a connection', () => {
  /** Answers before it reads, and reads nothing. */
  const deaf = (head: string): Promise<Loopback> =>
    listen(createServer((socket) => void socket.pause().write(`HTTP/1.1 ${head}\r\n\r\n`)));

  it('is closed when the reply has come and the service does not take the rest of the body', async () => {
    const loopback = await deaf('413 Content Too Large\r\nContent-Length: 0');
    expect(await run(loopback, { method: 'POST', body: Buffer.alloc(40_000_000) })).toMatchObject({ status: 413 });
    const sockets = Object.values(agent.sockets).flatMap((all) => all ?? []);
    expect(sockets.filter((socket) => !socket.destroyed)).toEqual([]);
  });

  it('that the service wants to use for another protocol is a network failure', async () => {
    const loopback = await deaf('101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket');
    expect(await run(loopback)).toMatchObject({
      kind: 'network',
      reason: 'the connection was closed before a reply came',
      unsent: false,
    });
  });
});

describe('memory for a large reply', () => {
  const large = Buffer.alloc(300_000, 'x');
  /** A share of a budget that another reply has exhausted, until it is released. */
  const exhausted = async () => {
    const budget = new ByteBudget(1);
    const other = budget.lease();
    await other.grow(2, new AbortController().signal);
    return { lease: budget.lease(), other };
  };
  const serve = (): Promise<Loopback> =>
    listenHttp((request, response) => {
      response.end(request.url === '/small' ? 'small' : large);
    });

  it('is waited for longer than a request may take', async () => {
    jest.useFakeTimers({ doNotFake: [...REAL] });
    const grow = async (): Promise<boolean> => {
      await new Promise(setImmediate);
      jest.advanceTimersByTime(3_600_000);
      return true;
    };
    const reply = await run(await serve(), { lease: { grow, release: () => undefined } });
    expect('body' in reply && reply.body.equals(large)).toBe(true);
  });

  it('delays no small reply', async () => {
    const { lease } = await exhausted();
    const loopback = await serve();
    expect(await run(loopback, { url: `${loopback.address}/small`, lease })).toMatchObject({ status: 200 });
  });

  it('is waited for until the deadline, or until the caller aborts', async () => {
    const { lease } = await exhausted();
    const loopback = await serve();
    expect(await run(loopback, { lease, remaining: 50 })).toMatchObject({ kind: 'deadline' });
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 50);
    expect(await run(loopback, { lease, signal: controller.signal })).toMatchObject({ kind: 'aborted' });
  });

  it('is for what a body unfolds to', async () => {
    const { lease, other } = await exhausted();
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(3_000_000)));
    });
    expect(await run(loopback, { lease, remaining: 100 })).toMatchObject({ kind: 'deadline' });
    other.release();
    const reply = await run(loopback, { lease });
    expect('body' in reply && reply.body.length).toBe(3_000_000);
  });
});

describe('a body that is sent piece by piece', () => {
  const pieces = (count: number) =>
    async function* (): AsyncGenerator<Buffer> {
      for (let sent = 0; sent < count; sent += 1) {
        await new Promise(setImmediate);
        yield Buffer.alloc(100_000);
      }
    };

  it('arrives whole, with its length', async () => {
    const loopback = await listenHttp((request, response) => {
      let length = 0;
      request.on('data', (piece: Buffer) => (length += piece.length));
      request.on('end', () => void response.end(`${String(request.headers['content-length'])} ${String(length)}`));
    });
    const body = { size: 1_000_000, open: pieces(10) };
    expect(await run(loopback, { method: 'POST', body })).toMatchObject({
      body: Buffer.from('1000000 1000000'),
    });
  });

  it('is cut off at the limit of one request when nothing of it is taken', async () => {
    const loopback = await listenHttp((request) => void request.pause());
    const body = { size: 100_000_000, open: pieces(1_000) };
    expect(await run(loopback, { method: 'POST', body, timeout: 200 })).toMatchObject({ kind: 'timeout' });
  });

  it('is not read on after a reply that came before its end', async () => {
    const ended = Promise.withResolvers<string>();
    const loopback = await listenHttp((_request, response) => void response.writeHead(503).end('busy'));
    const open = async function* (): AsyncGenerator<Buffer> {
      try {
        for (;;) {
          yield Buffer.alloc(1_000);
          await new Promise(setImmediate);
        }
      } finally {
        ended.resolve('ended');
      }
    };
    expect(await run(loopback, { method: 'POST', body: { size: 1e12, open } })).toMatchObject({ status: 503 });
    expect(await ended.promise).toBe('ended');
  });

  it('fails for good when it cannot be read', async () => {
    const loopback = await listenHttp(() => undefined);
    const open = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.alloc(1_000);
      await Promise.reject(new Error('EIO'));
    };
    const failure = await run(loopback, { method: 'POST', body: { size: 2_000, open } });
    expect(failure).toMatchObject({
      kind: 'network',
      code: 'UNREADABLE_BODY',
      reason: 'UNREADABLE_BODY the body could not be read',
    });
    expect('kind' in failure && mayRetry(failure, true)).toBe(false);
  });
});
