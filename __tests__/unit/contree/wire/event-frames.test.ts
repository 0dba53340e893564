import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createFrameReader } from '../../../../src/contree/wire/event.ts';
import type { OperationEvent } from '../../../../src/contree/types.ts';

function readAll(pieces: readonly (string | Uint8Array)[]) {
  const read = createFrameReader();
  const found = pieces.map((piece) => read(Buffer.from(piece)));
  return { events: found.flatMap(({ events }) => events), problem: found.at(-1)?.problem?.reason ?? null };
}

const problemOf = (text: string) => createFrameReader()(Buffer.from(text)).problem;

const cursor = (id: number): OperationEvent => ({ id, process: null, kind: 'other' });
const completion = (id: number): OperationEvent => ({ id, process: null, kind: 'completion' });
const COMPLETION = 'data: {"type":"completion"}';

describe('a frame', () => {
  it.each([
    ['line feeds', `id: 1\n${COMPLETION}\n\n`],
    ['carriage returns', `id: 1\r${COMPLETION}\r\r`],
    ['both', `id: 1\r\n${COMPLETION}\r\n\r\n`],
    ['a byte order mark', `\uFEFFid: 1\n${COMPLETION}\n\n`],
    ['no blanks', 'id:1\ndata:{"type":"completion"}\n\n'],
    ['data on several lines', 'id: 1\ndata: {"type":\ndata\ndata:  "completion"}\n\n'],
    ['comments and fields of no meaning', `: keepalive\n\n:\nretry: 9\nretry: x\nfoo\nid: 1\n${COMPLETION}\n\n`],
    ['an empty kind', `id: 1\nevent:\n${COMPLETION}\n\n`],
  ])('may have %s, and be cut anywhere', (_what, text) => {
    const bytes = Buffer.from(text);
    expect(readAll([bytes])).toEqual({ events: [completion(1)], problem: null });
    expect(readAll(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual({
      events: [completion(1)],
      problem: null,
    });
  });

  it('may have a thousand lines that are no field beside it, and no more in a stream', () => {
    const unknown = (count: number): string => 'x\n'.repeat(count);
    const frames = `${unknown(400)}id: 1\n${COMPLETION}\n\n${unknown(600)}id: 2\n${COMPLETION}\n\n`;
    expect(readAll([frames, `id: 3\n${COMPLETION}\n\n`])).toMatchObject({ events: { length: 3 }, problem: null });
    const problem = 'more than 1000 lines are no field of an event';
    expect(readAll([frames, `${unknown(1)}id: 3\n${COMPLETION}\n\n`])).toEqual({
      events: [completion(1), completion(2)],
      problem,
    });
    expect(readAll([unknown(1_000_000)])).toEqual({ events: [], problem });
    expect(problemOf(unknown(1_001))).toEqual({ kind: 'oversize', reason: problem });
  });

  it('is complete with its last byte, not with the next one', () => {
    for (const end of ['\n', '\r']) {
      const read = createFrameReader();
      expect(read(Buffer.from(`${COMPLETION}${end}`)).events).toEqual([]);
      expect(read(Buffer.from(end)).events).toHaveLength(1);
    }
  });

  it('that has not ended is dropped', () => {
    expect(readAll([`id: 1\n${COMPLETION}\n`])).toEqual({ events: [], problem: null });
  });

  it('with nothing but an id is a place to resume from, and lends its id to no other', () => {
    expect(readAll(['id: 4\n\n'])).toEqual({ events: [cursor(4)], problem: null });
    expect(readAll([`id: 4\n\nid: 5\n${COMPLETION}\n\nid: 6\n\nid: 7\n\n`]).events).toEqual([
      cursor(4),
      completion(5),
      cursor(6),
      cursor(7),
    ]);
    expect(readAll([`id: 4\n\n${COMPLETION}\n\n`]).events).toEqual([
      cursor(4),
      { id: null, process: null, kind: 'completion' },
    ]);
    expect(readAll(['id: four\n\nid\n\n'])).toEqual({ events: [], problem: null });
  });
});

describe('a problem', () => {
  it('is what the service reports, after the events before it', () => {
    const text = `id: 4\n\n: about to fail\nevent: sse_error\ndata: log lost\ndata: for ever\n\n${COMPLETION}\n\nid: 9\n\n`;
    expect(readAll([text])).toEqual({ events: [cursor(4)], problem: 'the service reports: log lost\nfor ever' });
    expect(readAll(text.split(/(?<=.)/su))).toEqual({
      events: [cursor(4)],
      problem: 'the service reports: log lost\nfor ever',
    });
  });

  it('may be reported with an id to resume from', () => {
    expect(readAll(['id: 8\nevent: sse_error\ndata: no\n\n'])).toEqual({
      events: [cursor(8)],
      problem: 'the service reports: no',
    });
  });

  it('is a frame that makes no sense, which is read again when the stream is resumed', () => {
    expect(readAll([`id: 1\n${COMPLETION}\n\nid: 2\ndata: {"a\n\nid: 3\n${COMPLETION}\n\n`])).toEqual({
      events: [completion(1)],
      problem: 'an event is no JSON',
    });
    const { events, problem } = readAll(['id: 2\ndata: null\n\n']);
    expect([events, problem?.slice(0, 20)]).toEqual([[], 'an event is no event']);
  });

  it.each([
    ['event: sse_error\ndata: no', 'protocol', 'the service reports: no'],
    ['data: {', 'protocol', 'an event is no JSON'],
    [`data: {"type":[${'1,'.repeat(9_998)}1]}`, 'oversize', 'an event has more than 10000 JSON values'],
    [`data: ${'['.repeat(101)}`, 'oversize', 'an event nests deeper than 100 levels of JSON'],
  ])('is of one of two kinds', (frame, kind, reason) => {
    expect(problemOf(`${frame}\n\n`)).toEqual({ kind, reason });
  });

  it('is no event at the limits', () => {
    expect(problemOf(`data: {"type":[${'1,'.repeat(9_997)}1]}\n\n`)).toBeNull();
    expect(problemOf(`data: {"type":${'['.repeat(99)}${']'.repeat(99)}}\n\n`)).toBeNull();
  });

  it.each([
    ['one endless line', 'data: ', 'x'.repeat(65_536)],
    ['endless lines', '', `data: ${'x'.repeat(1000)}\n`.repeat(66)],
    ['an endless id', 'id: ', 'x'.repeat(65_536)],
  ])('is %s', (_what, first, piece) => {
    const read = createFrameReader();
    read(Buffer.from(first));
    let count = 0;
    while (count < 20 && read(Buffer.from(piece)).problem === null) count++;
    expect(count).toBeGreaterThanOrEqual(7);
    expect(count).toBeLessThanOrEqual(8);
    expect(read(Buffer.from(`\n\n${COMPLETION}\n\n`))).toEqual({
      events: [],
      problem: { kind: 'oversize', reason: 'an event is larger than 524288 characters' },
    });
  });

  it('is no endless comment, since comments are not kept', () => {
    const read = createFrameReader();
    read(Buffer.from(':'));
    for (let count = 0; count < 80; count++) expect(read(Buffer.alloc(65_536, 'x')).problem).toBeNull();
    expect(read(Buffer.from(`\n${COMPLETION}\n\n`)).events).toHaveLength(1);
  });
});

const output = fc.record({
  id: fc.option(fc.nat()),
  process: fc.option(fc.nat(9)),
  kind: fc.constant('output' as const),
  stream: fc.constantFrom('stdout' as const, 'stderr' as const),
  bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
});
const plain = fc.record({
  id: fc.option(fc.nat()),
  process: fc.option(fc.nat(9)),
  kind: fc.constantFrom('completion' as const, 'other' as const),
});
const form = fc.record({
  end: fc.constantFrom('\n', '\r', '\r\n'),
  indent: fc.nat(2),
  blank: fc.constantFrom('', ' '),
  encoding: fc.constantFrom('ascii', 'base64'),
  comment: fc.option(fc.stringMatching(/^[^\r\n]*$/u)),
});

type Form = typeof form extends fc.Arbitrary<infer Value> ? Value : never;

function encode(event: OperationEvent, { end, indent, blank, encoding, comment }: Form): string {
  const text = event.kind === 'output' ? event.bytes.toString() : '';
  const isText = event.kind === 'output' && Buffer.from(text).equals(event.bytes) && encoding === 'ascii';
  const value = event.kind === 'output' && !isText ? event.bytes.toString('base64') : text;
  const type = event.kind === 'output' ? event.stream : event.kind;
  const data = { value, encoding: isText ? 'ascii' : 'base64' };
  const json = JSON.stringify(
    { spid: event.process, type, ...(event.kind === 'output' ? { data } : {}) },
    null,
    indent,
  );
  const lines = [
    ...(comment === null ? [] : [`:${comment}`, '']),
    ...(event.id === null ? [] : [`id:${blank}${event.id}`]),
    ...json.split('\n').map((line) => `data:${blank}${line}`),
    '',
  ];
  return lines.map((line) => line + end).join('');
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = places.map((place) => place % (bytes.length + 1)).toSorted((left, right) => left - right);
  return [0, ...sorted].map((place, index) => bytes.subarray(place, sorted[index] ?? bytes.length));
}

it('reads what was written, in any form and any pieces', () => {
  const written = fc.array(fc.tuple(fc.oneof(output, plain), form), { maxLength: 6 });
  fc.assert(
    fc.property(written, fc.boolean(), fc.array(fc.nat(), { maxLength: 12 }), (frames, hasMark, places) => {
      const text = (hasMark ? '\uFEFF' : '') + frames.map(([event, how]) => encode(event, how)).join('');
      expect(readAll(cut(Buffer.from(text), places))).toEqual({
        events: frames.map(([event]) => event),
        problem: null,
      });
    }),
    { numRuns: 300 },
  );
});

it('never throws', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'data:',
      'id: 1',
      'event: sse_error',
      'event: stdout',
      'retry:',
      '\n',
      '\r',
      '\n\n',
      '{',
      '{}',
      '\0',
    ),
    fc.string(),
    fc.uint8Array(),
  );
  fc.assert(
    fc.property(fc.array(part), (pieces) => {
      const { events, problem } = readAll(pieces);
      expect(events.filter(({ id }) => id !== null && !Number.isSafeInteger(id))).toEqual([]);
      expect(problem).not.toBe('');
    }),
    { numRuns: 300 },
  );
});
