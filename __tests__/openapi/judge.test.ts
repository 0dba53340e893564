/** The judge itself: a healthy exchange has no violation, and each departure from the text is one. */
import { describe, expect, it } from '@jest/globals';
import type { Exchange } from './exchange.ts';
import { openJudge } from './judge.ts';
import { readOpenApiText } from './openapi-text.ts';

const judge = openJudge();
const UUID = '0f5b9d1e-2c3d-4e5f-8a9b-0c1d2e3f4a5b';
const JSON_TYPE = { 'content-type': 'application/json' };
const EVENTS_TYPE = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' };

const poll: Exchange = {
  method: 'GET',
  resource: `/operations/${UUID}`,
  query: '',
  requestHeaders: { authorization: 'Bearer t', project: 'p', accept: 'application/json', host: 'localhost' },
  requestBody: null,
  faulty: false,
  status: 200,
  replyHeaders: { ...JSON_TYPE, 'retry-after': '1' },
  replyBody: JSON.stringify({ uuid: UUID, kind: 'instance', status: 'PENDING', error: null }),
  replyLength: 1,
  whole: true,
};

const start: Exchange = {
  ...poll,
  method: 'POST',
  resource: '/instances',
  requestHeaders: { ...poll.requestHeaders, ...JSON_TYPE, 'content-length': '9' },
  requestBody: JSON.stringify({
    image: 'tag:alpine:latest',
    command: 'true',
    files: { '/f': { uuid: UUID, mode: '0644' } },
  }),
  status: 201,
  replyHeaders: { ...JSON_TYPE, location: `/v1/operations/${UUID}` },
  replyBody: JSON.stringify({ uuid: UUID, command: 'true', image: UUID }),
};

const log: Exchange = {
  ...poll,
  resource: `/operations/${UUID}/events`,
  query: 'follow=1',
  requestHeaders: { ...poll.requestHeaders, accept: 'text/event-stream', 'last-event-id': '3' },
  replyHeaders: EVENTS_TYPE,
  replyBody: `: keepalive\n\n${frame()}`,
};

const head: Exchange = {
  ...poll,
  method: 'HEAD',
  resource: `/files/${'0'.repeat(64)}`,
  replyHeaders: {},
  replyBody: null,
  replyLength: 0,
};

function frame(event: object = {}, { id = 4, name = 'stdout' } = {}): string {
  const data = { value: 'text', encoding: 'ascii' };
  const whole = { id: 4, ts: '2026-01-01T00:00:00.123456789Z', spid: 1, type: 'stdout', data, ...event };
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(whole)}\n\n`;
}

function body(of: Exchange, fields: object): Exchange {
  return { ...of, requestBody: JSON.stringify({ ...(JSON.parse(of.requestBody ?? '') as object), ...fields }) };
}

function reply(of: Exchange, fields: object): Exchange {
  return { ...of, replyBody: JSON.stringify({ ...(JSON.parse(of.replyBody ?? '') as object), ...fields }) };
}

function headers(of: Exchange, more: Readonly<Record<string, string>>): Exchange {
  return { ...of, requestHeaders: { ...of.requestHeaders, ...more } };
}

function rules(exchange: Exchange): string[] {
  return [...new Set([...judge.request(exchange), ...judge.reply(exchange)].map(({ rule }) => rule))];
}

it('reads the text that it was written for, with all its operations', () => {
  // Another text needs another look at the amendments.
  expect(readOpenApiText().sha256).toMatch(/^2a1eb3e9ee8563d5/);
  expect(judge.operations).toHaveLength(28);
});

it.each(Object.entries({ poll, start, log, head }))('has nothing to say about a healthy %s', (_, exchange) => {
  expect(rules(exchange)).toEqual([]);
});

describe('finds', () => {
  it.each<[string, Exchange, string]>([
    ['an unknown path', { ...poll, resource: '/operation' }, 'operation'],
    ['an unknown method', { ...poll, method: 'PUT' }, 'operation'],
    ['a HEAD where only GET is known', { ...poll, method: 'HEAD' }, 'operation'],
    ['a bad path parameter', { ...poll, resource: '/operations/x' }, 'path parameter'],
    ['an unknown query parameter', { ...poll, query: 'wait=1' }, 'query parameter'],
    ['a query parameter twice', { ...log, query: 'follow=1&follow=1' }, 'query parameter'],
    [
      'a query parameter out of its range',
      { ...poll, resource: '/operations', query: 'limit=1001', status: 400, ...error() },
      'query parameter',
    ],
    ['a query parameter outside its values', { ...log, query: 'follow=yes' }, 'query parameter'],
    ['a missing query parameter', { ...poll, resource: '/inspect/', status: 400, ...error() }, 'query parameter'],
    ['no token', headers(poll, { authorization: '' }), 'request header'],
    ['an unknown header', headers(poll, { 'x-request-id': '1' }), 'request header'],
    ['a bad value of a known header', headers(log, { 'last-event-id': 'x' }), 'request header'],
    ['an Accept that excludes the reply', headers(log, { accept: 'application/json' }), 'request header'],
    ['a wrong type of the body', headers(start, { 'content-type': 'text/plain' }), 'request header'],
    ['a body where there is none', headers(poll, { 'content-length': '2', ...JSON_TYPE }), 'request body'],
    ['no body where one is required', headers(start, { 'content-length': '0' }), 'request body'],
    ['an unknown field', body(start, { interactive: true }), 'request body'],
    ['an unknown field further inside', body(start, { files: { '/f': { uuid: UUID, owner: 1 } } }), 'request body'],
    ['a field that must not be null', body(start, { files: null }), 'request body'],
    ['a missing field', body(start, { command: undefined }), 'request body'],
    ['a value that fits no form', body(start, { image: 'alpine' }), 'request body'],
    ['an undocumented status', { ...start, status: 404, ...error() }, 'status'],
    ['a missing Location', { ...start, replyHeaders: JSON_TYPE }, 'reply header'],
    ['a bad Retry-After', { ...poll, replyHeaders: { ...JSON_TYPE, 'retry-after': 'soon' } }, 'reply header'],
    ['a missing Retry-After of a 425', { ...log, status: 425, ...error() }, 'reply header'],
    ['a wrong type of the reply', { ...poll, replyHeaders: { 'content-type': 'text/html' } }, 'reply type'],
    ['an unknown field of the reply', reply(poll, { note: 1 }), 'reply body'],
    ['a null where the text knows none', reply(poll, { result: null }), 'reply body'],
    ['an unknown status of an operation', reply(poll, { status: 'PAUSED' }), 'reply body'],
    ['an unknown field of metadata', reply(poll, { metadata: { command: 'x', image: UUID, other: 1 } }), 'reply body'],
    ['an error without its text', { ...poll, status: 404, ...error({ message: 'x' }) }, 'reply body'],
    ['a body of a HEAD', { ...head, replyLength: 1 }, 'reply body'],
    ['a body of a cancel', { ...poll, method: 'DELETE', status: 202, replyLength: 2 }, 'reply body'],
    ['an unknown comment', { ...log, replyBody: ': hello\n\n' }, 'event'],
    ['an unknown type of event', { ...log, replyBody: frame({ type: 'noise' }, { name: 'noise' }) }, 'event'],
    ['an event with the data of another', { ...log, replyBody: frame({ type: 'exit' }, { name: 'exit' }) }, 'event'],
    ['an unknown field of an event', { ...log, replyBody: frame({ source: 'x' }) }, 'event'],
    ['a name that differs from the type', { ...log, replyBody: frame({}, { name: 'stderr' }) }, 'event'],
    ['an id that differs', { ...log, replyBody: frame({}, { id: 5 }) }, 'event'],
    ['ids that do not grow', { ...log, replyBody: frame() + frame() }, 'event'],
    ['an event without its process', { ...log, replyBody: frame({ spid: undefined }) }, 'event'],
    ['a last frame without its end', { ...log, replyBody: frame().trimEnd() }, 'event'],
  ])('%s', (_, exchange, rule) => {
    expect(rules(exchange)).toEqual([rule]);
  });
});

function error(fields: object = { error: 'x', status: 400 }): Pick<Exchange, 'replyBody' | 'replyHeaders'> {
  return { replyBody: JSON.stringify(fields), replyHeaders: JSON_TYPE };
}
