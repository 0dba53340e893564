import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { passTime, withFakeTimers } from '../fake-timers.ts';
import { closeLoopbacks, listenHttp } from '../loopback.ts';
import { failureOf } from '../test-client.ts';
import {
  ask,
  brief,
  closeReaders,
  frame,
  next,
  readAll,
  serve,
  serveStuck,
  stdout,
  TYPE,
  zipInto,
} from './event-reader.ts';

afterEach(async () => {
  closeReaders();
  await closeLoopbacks();
});

describe('a stream that breaks off', () => {
  const frames = Array.from({ length: 300 }, (_, id) => stdout(id, `line ${id} ${'.'.repeat(id)}\n`));
  const ids = frames.map((_, id) => id);

  it.each([['plain'], ['gzip']])('has handed on all that came before: %s', async (form) => {
    const { read, asked } = await serve();
    void asked.then(({ response, request }) => {
      const target = form === 'gzip' ? zipInto(response) : response.writeHead(200, TYPE);
      target.write(frames.join(''), () =>
        setImmediate(() => response.write(': bye\n\n', () => request.socket.destroy())),
      );
    });
    const { found, failure } = await readAll(read());
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(failure).toMatchObject({ kind: 'network', attempts: 1 });
  });

  it('within gzip is an error although the reply ends properly', async () => {
    const { read, asked } = await serve();
    void asked.then(({ response }) => {
      const zip = zipInto(response);
      zip.write(frames.join(''));
      zip.flush(() => response.end());
    });
    const { found, failure } = await readAll(read());
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(failure).toMatchObject({ kind: 'network', reason: 'Z_BUF_ERROR unexpected end of file' });
  });

  it('by the deadline ends with that failure, after the events before it', async () => {
    await withFakeTimers(async () => {
      const { read, clock, closed } = await serveStuck(stdout(1, 'a') + stdout(2, 'hu'));
      const events = read({}, { deadline: clock.now() + 1000 });
      const first = await next(events);
      const { found, failure } = await passTime(readAll(events), 100);
      expect([brief([first, ...found]), failure?.kind]).toEqual([
        [
          [1, 1, 'a'],
          [2, 1, ''],
        ],
        'deadline',
      ]);
      await closed;
    });
  });

  it('by its silence ends with a timeout', async () => {
    const { read, closed } = await serveStuck(stdout(1, 'a'));
    const { found, failure } = await readAll(read({ silence: 100 }));
    expect([brief(found), failure?.kind, failure?.reason]).toEqual([
      [[1, 1, 'a']],
      'timeout',
      'nothing more within 0.1 s',
    ]);
    await closed;
  });

  it('by its size ends with a failure of its own kind, and is closed', async () => {
    const { read, asked } = await serve();
    void asked.then(({ response }) => {
      const zip = zipInto(response);
      zip.write(`${stdout(1, 'a')}data: ${'x'.repeat(5 * 1024 * 1024)}`);
    });
    const { found, failure } = await readAll(read());
    expect([brief(found), failure?.kind, failure?.reason]).toEqual([
      [[1, 1, 'a']],
      'oversize',
      'an event is larger than 524288 characters',
    ]);
    await (
      await asked
    ).closed;
  });
});

it('counts a comment as no silence', async () => {
  await withFakeTimers(async () => {
    const set = jest.spyOn(globalThis, 'setTimeout');
    const limits = (): number => set.mock.calls.filter(([, delay]) => delay === 4321).length;
    const { read, asked } = await serve();
    const rest = readAll(read({ silence: 4321 }));
    const { response } = await asked;
    response.writeHead(200, TYPE).flushHeaders();
    for (let count = 0; count < 5; count++) {
      const before = limits();
      response.write(': keepalive\n\n');
      while (limits() === before) await new Promise((resolve) => setImmediate(resolve));
      jest.advanceTimersByTime(4000);
    }
    response.end(stdout(1, 'a'));
    const { found, failure } = await rest;
    expect([brief(found), failure]).toEqual([[[1, 1, 'a']], null]);
    expect(jest.getTimerCount()).toBe(0);
    set.mockRestore();
  });
});

it('is read to its end behind the completion, and leaves no timer', async () => {
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'Date', 'hrtime'],
  });
  try {
    const { read, asked } = await serve();
    const ended = asked.then(async ({ response, closed }) => {
      // More than the buffers on the way hold.
      response.writeHead(200, TYPE).write(frame(1, 'completion') + ': more\n'.repeat(1_000_000));
      response.end();
      await closed;
      return response.writableFinished;
    });
    const events = read();
    expect(await next(events)).toMatchObject({ kind: 'completion' });
    await events.return?.();
    expect(await ended).toBe(true);
    for (let turns = 0; turns < 1_000 && jest.getTimerCount() > 0; turns += 1) await new Promise(setImmediate);
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

describe('a reader that stops', () => {
  it('by a break closes the connection', async () => {
    const { read, closed } = await serveStuck(stdout(1, 'hu') + stdout(2, 'b'));
    const controller = new AbortController();
    const events = read({}, { signal: controller.signal });
    expect(brief([await next(events)])).toEqual([[1, 1, '']]);
    expect(await events.return?.()).toEqual({ done: true, value: undefined });
    await closed;
    controller.abort();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('before the headers gets an abort', async () => {
    const { read, asked } = await serve();
    const controller = new AbortController();
    const failed = failureOf(read({}, { signal: controller.signal }).next());
    const { closed } = await asked;
    controller.abort();
    expect((await failed).failure).toMatchObject({ kind: 'aborted', attempts: 1 });
    await closed;
  });

  it('before the request gets an abort', async () => {
    const failed = failureOf(ask().read({}, { signal: AbortSignal.abort() }).next());
    expect((await failed).failure).toMatchObject({ kind: 'aborted', attempts: 0 });
  });

  it.each([
    ['in a silence', ''],
    ['within an event', 'id: 2\ndata: {"spid'],
    ['within a secret', stdout(2, 'hu')],
  ])('%s gets an abort', async (_when, more) => {
    const { read, closed } = await serveStuck(stdout(1, 'a') + more);
    const controller = new AbortController();
    const events = read({}, { signal: controller.signal });
    expect(brief([await next(events)])).toEqual([[1, 1, 'a']]);
    controller.abort();
    const { failure } = await readAll(events);
    expect(failure).toMatchObject({ kind: 'aborted' });
    await closed;
  });
});

describe('the connection of a log that is complete', () => {
  const log = stdout(1, 'a') + frame(2, 'completion');

  it('is used again although the reply is not read to its end', async () => {
    let end = (): unknown => undefined;
    const loopback = await listenHttp((_, response) => {
      response.writeHead(200, TYPE).write(log);
      end = () => response.end();
    });
    const { read } = ask(loopback.address);
    for (let turn = 0; turn < 20; turn += 1) {
      const events = read();
      await next(events);
      expect(await next(events)).toMatchObject({ kind: 'completion' });
      await events.return?.();
      end();
      // Some moments for it to arrive.
      for (let tick = 0; tick < 10; tick += 1) await new Promise(setImmediate);
    }
    expect(loopback.connections()).toBeLessThan(10);
  });

  it('is closed when the reply does not end', async () => {
    await withFakeTimers(async () => {
      const { read, asked } = await serve();
      const events = read();
      const first = next(events);
      const { response, closed } = await asked;
      response.writeHead(200, TYPE).write(log);
      await first;
      await next(events);
      await events.return?.();
      await passTime(closed, 100);
    });
  });
});
