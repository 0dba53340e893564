import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import nock from 'nock';
import { gzipSync } from 'node:zlib';
import { closeLoopbacks } from '../loopback.ts';
import { BASE, failureOf, TOKEN, UUID } from '../test-client.ts';
import { ask, brief, closeReaders, frame, next, readAll, serve, stdout, TYPE, zipInto } from './event-reader.ts';

const PATH = `/v1/operations/${UUID}/events`;

afterEach(async () => {
  closeReaders();
  expect(nock.pendingMocks()).toEqual([]);
  await closeLoopbacks();
});

afterAll(() => {
  nock.restore();
});

describe('the request', () => {
  it.each([
    ['to follow from the beginning', { after: null, follow: true }, { follow: '1' }, undefined],
    ['to follow from an event', { after: 0, follow: true }, { follow: '1' }, '0'],
    ['to read the rest', { after: 17, follow: false }, {}, '17'],
  ])('%s', async (_what, request, query, after) => {
    const always = { accept: 'text/event-stream', authorization: `Bearer ${TOKEN}`, 'accept-encoding': 'identity' };
    const headers =
      after === undefined
        ? { reqheaders: always, badheaders: ['last-event-id'] }
        : { reqheaders: { ...always, 'last-event-id': after } };
    nock(BASE, headers).get(PATH).query(query).reply(200, '', TYPE);
    const opened = jest.fn();
    expect(await readAll(ask().read({ ...request, onOpen: opened }))).toEqual({ found: [], failure: null });
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it('skips events that the service repeats, before it removes secrets', async () => {
    const log = [0, 1, 2, 1, 3].map((id) => stdout(id, id === 2 ? 'hu' : `${String(id)} `)).join('');
    nock(BASE)
      .get(PATH)
      .query(true)
      .reply(200, `${log}${frame(4, 'completion')}`, TYPE);
    const { found } = await readAll(ask().read({ after: 1, follow: true }));
    expect(brief(found)).toEqual([
      [2, 1, ''],
      [3, 1, 'hu3 '],
      [4, 'completion'],
    ]);
  });

  it('hands each event on once, also within a stream, and those that have no id', async () => {
    const none = 'data: {"type":"stdout","spid":1,"data":{"value":"none ","encoding":"ascii"}}\n\n';
    const log = [stdout(5, 'a '), none, stdout(5, 'a '), stdout(6, 'b '), stdout(5, 'a '), none, stdout(6, 'b ')];
    nock(BASE).get(PATH).query(true).reply(200, log.join(''), TYPE);
    const { found } = await readAll(ask().read());
    expect(brief(found)).toEqual([
      [5, 1, 'a '],
      [null, 1, 'none '],
      [6, 1, 'b '],
      [null, 1, 'none '],
    ]);
  });

  it('removes a secret that is cut where a reader stopped', async () => {
    nock(BASE)
      .get(PATH)
      .query(true)
      .reply(200, stdout(0, 'hu') + stdout(1, 'more'), TYPE);
    nock(BASE)
      .get(PATH)
      .query(true)
      .reply(200, stdout(1, 'sh!') + frame(2, 'completion'), TYPE);
    const { read } = ask();
    const left = read();
    expect(brief([await next(left)])).toEqual([[0, 1, '']]);
    await left.return?.();
    const { found } = await readAll(read({ after: 0, follow: true }));
    expect(brief(found)).toEqual([
      [1, 1, '***!'],
      [2, 'completion'],
    ]);
  });

  it('holds bytes back for each process by itself, and only as long as needed', async () => {
    const log =
      stdout(0, 'hu', 1) + stdout(1, 'plain', 2) + stdout(2, 'hu', 3) + stdout(3, 'sh.', 1) + frame(4, 'completion');
    nock(BASE).get(PATH).query(true).reply(200, log, TYPE);
    const { found } = await readAll(ask().read());
    expect(brief(found)).toEqual([
      [0, 1, ''],
      [1, 2, 'plain'],
      [2, 3, ''],
      [3, 1, '***.'],
      [null, 3, 'hu'],
      [4, 'completion'],
    ]);
  });

  it('holds bytes back for a thousand processes at most', async () => {
    const log = Array.from({ length: 1_200 }, (_, id) => stdout(id, 'hu', id)).join('');
    nock(BASE).get(PATH).query(true).reply(200, log, TYPE);
    const { found } = await readAll(ask().read());
    expect(found.filter(({ id }) => id === null)).toHaveLength(1_001);
  });

  it('is not sent before the first read', async () => {
    const { read } = ask();
    expect(await read().return?.()).toEqual({ done: true, value: undefined });
  });

  it.each([
    [425, '3', 3000],
    [410, 'soon', null],
    [410, undefined, null],
    [429, '7', 7000],
    [503, '1', 1000],
    [404, undefined, null],
    [405, undefined, null],
    [406, undefined, null],
    [401, undefined, null],
    [500, undefined, null],
    [302, undefined, null],
  ])('that is answered by %d is not repeated', async (status, after, retryAfter) => {
    const headers = after === undefined ? {} : { 'Retry-After': after };
    nock(BASE).get(PATH).query(true).reply(status, { error: 'no hush here' }, headers);
    const opened = jest.fn();
    const { read, retries } = ask();
    const { found, failure } = await readAll(read({ onOpen: opened }));
    expect(failure).toMatchObject({ kind: 'status', status, retryAfter, attempts: 1, reason: 'no *** here' });
    expect([found, retries, opened.mock.calls]).toEqual([[], [], []]);
  });

  it('is not retried after a network failure', async () => {
    nock(BASE)
      .get(PATH)
      .query(true)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    const { read, retries } = ask();
    expect(await readAll(read())).toMatchObject({ found: [], failure: { kind: 'network', attempts: 1 } });
    expect(retries).toEqual([]);
  });
});

describe('the reply', () => {
  it.each([
    [undefined],
    ['text/event-stream'],
    ['text/event-stream; charset=utf-8'],
    ['text/event-stream ;charset=utf-8'],
    ['TEXT/Event-Stream'],
  ])('may be of the type %s', async (type) => {
    const headers = type === undefined ? {} : { 'Content-Type': type };
    nock(BASE).get(PATH).query(true).reply(200, stdout(1, 'a'), headers);
    const { found, failure } = await readAll(ask().read());
    expect([brief(found), failure]).toEqual([[[1, 1, 'a']], null]);
  });

  it.each([['text/html'], ['application/json'], ['text/event-stream-hush'], ['x; text/event-stream']])(
    'may not be of the type %s',
    async (type) => {
      nock(BASE).get(PATH).query(true).reply(200, stdout(1, 'a'), { 'Content-Type': type });
      const opened = jest.fn();
      const { found, failure } = await readAll(ask().read({ onOpen: opened }));
      const reason = `the reply is no event stream (${type.replace('hush', '***')})`;
      expect([found, failure?.kind, failure?.reason, failure?.attempts]).toEqual([[], 'protocol', reason, 1]);
      expect(opened).not.toHaveBeenCalled();
    },
  );

  it('of another type is closed unread', async () => {
    const { read, asked } = await serve();
    void asked.then(({ response }) => response.writeHead(200, { 'Content-Type': 'text/html' }).write('<html>'));
    expect((await failureOf(read().next())).failure).toMatchObject({ kind: 'protocol' });
    await (
      await asked
    ).closed;
  });

  it.each([
    ['no content', 204, {}, ''],
    ['no content in gzip', 204, { 'Content-Encoding': 'gzip' }, ''],
    ['an empty body', 200, TYPE, ''],
    ['an empty body in gzip', 200, { ...TYPE, 'Content-Encoding': 'gzip' }, gzipSync('')],
    ['nothing but comments', 200, TYPE, ': keepalive\n\n'],
  ])('may have %s', async (_what, status, headers, body) => {
    const { read, asked } = await serve();
    void asked.then(({ response }) => response.writeHead(status, headers).end(body));
    expect(await readAll(read())).toEqual({ found: [], failure: null });
  });

  it('ends with the error that the service reports, free of secrets', async () => {
    const body = `${stdout(3, 'a')}event: sse_error\ndata: lost hu\ndata: ${TOKEN} hush\n\n${stdout(4, 'b')}`;
    nock(BASE).get(PATH).query(true).reply(200, body, TYPE);
    const { found, failure } = await readAll(ask().read());
    expect(brief(found)).toEqual([[3, 1, 'a']]);
    expect(failure).toMatchObject({ kind: 'protocol', reason: 'the service reports: lost hu *** ***', attempts: 1 });
    expect(failure?.path).toBe(`${PATH}?follow=1`);
  });

  it('can hold anything, and throws only a ContreeError', async () => {
    const line = fc.constantFrom('id: 1\n', 'data: {}\n', 'data: {"type":"stdout","data":{"value":"hu"}}\n', '\n', 'x');
    const body = fc.array(fc.oneof(line, fc.string(), fc.uint8Array()), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom({}, { 'Content-Encoding': 'gzip' }), async (parts, encoding) => {
        const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)));
        nock(BASE)
          .get(PATH)
          .query(true)
          .reply(200, bytes, { ...TYPE, ...encoding });
        const { failure } = await readAll(ask().read());
        expect([undefined, 'protocol', 'network']).toContain(failure?.kind);
      }),
      { numRuns: 30 },
    );
  });
});

describe('an event', () => {
  it.each([['plain'], ['gzip']])('is handed on before the next is written: %s', async (form) => {
    const { read, asked } = await serve();
    const events = read();
    const first = next(events);
    const { response } = await asked;
    const target = form === 'gzip' ? zipInto(response) : response.writeHead(200, TYPE);
    target.write(stdout(0, 'line 0\n'));
    expect(brief([await first])).toEqual([[0, 1, 'line 0\n']]);
    for (let id = 1; id < 20; id++) {
      target.write(stdout(id, `line ${id}\n`));
      expect(brief([await next(events)])).toEqual([[id, 1, `line ${id}\n`]]);
    }
    target.end();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('is handed on in order, for any text', async () => {
    const body = [
      frame(0, 'init', {}, 0),
      stdout(1, 'a'),
      'id: 2\n\n',
      frame(3, 'stderr', { value: 'YgA=', encoding: 'base64' }, 2),
      frame(4, 'truncated', { stream: 'stdout' }),
      frame(5, 'exit', { code: 0 }),
      frame(6, 'completion'),
    ].join('');
    nock(BASE).get(PATH).query(true).reply(200, body, TYPE);
    const { found } = await readAll(ask().read());
    expect(brief(found)).toEqual([
      [0, 'other'],
      [1, 1, 'a'],
      [2, 'other'],
      [3, 2, 'b\0'],
      [4, 'truncated'],
      [5, 'other'],
      [6, 'completion'],
    ]);
    expect(found[3]).toMatchObject({ kind: 'output', stream: 'stderr' });
  });
});

describe('a secret', () => {
  const read = async (...frames: string[]) => {
    nock(BASE).get(PATH).query(true).reply(200, frames.join(''), TYPE);
    return await readAll(ask().read());
  };

  it('that two events share is removed, and each event keeps its id', async () => {
    const { found } = await read(
      stdout(1, `a ${TOKEN.slice(0, 5)}`),
      stdout(2, `${TOKEN.slice(5)} b`),
      stdout(3, 'hush.'),
    );
    expect(brief(found)).toEqual([
      [1, 1, 'a '],
      [2, 1, '*** b'],
      [3, 1, '***.'],
    ]);
  });

  it('is found in each stream of each process by itself', async () => {
    const stderr = frame(2, 'stderr', { value: 'sh.', encoding: 'ascii' });
    const { found } = await read(
      stdout(1, 'hu', 1),
      stderr,
      stdout(3, 'sh.', 2),
      stdout(4, 'sh.', 1),
      stdout(5, 'hu', 2),
      frame(6, 'completion'),
    );
    expect(brief(found)).toEqual([
      [1, 1, ''],
      [2, 1, 'sh.'],
      [3, 2, 'sh.'],
      [4, 1, '***.'],
      [5, 2, ''],
      [null, 2, 'hu'],
      [6, 'completion'],
    ]);
  });

  it('that never came whole is handed on unchanged, before the completion', async () => {
    const { found } = await read(stdout(1, 'hus'), frame(2, 'stderr', { value: 'h' }), frame(3, 'completion'));
    expect(brief(found)).toEqual([
      [1, 1, ''],
      [2, 1, ''],
      [null, 1, 'hus'],
      [null, 1, 'h'],
      [3, 'completion'],
    ]);
    expect(found.slice(2, 4)).toMatchObject([{ stream: 'stdout' }, { stream: 'stderr' }]);
  });

  it.each([
    ['breaks off', 'event: sse_error\ndata: over\n\n'],
    ['ends early', ''],
  ])('that a stream which %s shares with the next is taken out', async (_how, end) => {
    nock(BASE)
      .get(PATH)
      .query(true)
      .reply(200, `${stdout(1, 'a hu')}${end}`, TYPE);
    nock(BASE).get(PATH).query(true).reply(503);
    nock(BASE)
      .get(PATH)
      .query(true)
      .reply(200, `${stdout(2, 'sh b hus')}${frame(3, 'completion')}`, TYPE);
    const { read: readOn } = ask();
    const first = await readAll(readOn());
    expect(brief(first.found)).toEqual([[1, 1, 'a ']]);
    expect(first.failure?.reason ?? '').toBe(end === '' ? '' : 'the service reports: over');
    expect((await readAll(readOn({ after: 1 }))).failure).toMatchObject({ status: 503 });
    const { found } = await readAll(readOn({ after: 1 }));
    expect(brief(found)).toEqual([
      [2, 1, '*** b '],
      [null, 1, 'hus'],
      [3, 'completion'],
    ]);
  });

  it('that may have begun is forgotten when the log is read from its beginning', async () => {
    const { read: readAgain } = ask();
    nock(BASE).get(PATH).query(true).reply(200, stdout(1, 'a hu'), TYPE);
    expect(brief((await readAll(readAgain())).found)).toEqual([[1, 1, 'a ']]);
    nock(BASE).get(PATH).query(true).reply(200, stdout(1, 'sh.'), TYPE);
    expect(brief((await readAll(readAgain())).found)).toEqual([[1, 1, 'sh.']]);
  });
});
