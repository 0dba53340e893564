import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeEvent, eventId } from '../../../../src/contree/wire/event.ts';

function decoded(json: unknown, frame: { id?: string; event?: string } = {}): unknown {
  return decodeEvent({ ...frame, data: JSON.stringify(json) });
}

describe('an event', () => {
  it.each([
    [{ value: 'é', encoding: 'ascii' }, Buffer.from('é')],
    [{ value: 'aGkA/w==', encoding: 'base64' }, Buffer.from([104, 105, 0, 255])],
    [{ value: 'aGk=', encoding: 'BASE64' }, Buffer.from('hi')],
    [{ content: 'old' }, Buffer.from('old')],
    [{ value: 'aGk=', encoding: 'rot13' }, Buffer.from('aGk=')],
    [{ value: '', encoding: 'ascii' }, Buffer.alloc(0)],
  ])('of output has its bytes: %j', (data, bytes) => {
    for (const stream of ['stdout', 'stderr']) {
      expect(decoded({ id: 7, spid: 1, type: stream, data })).toEqual({
        value: { id: 7, process: 1, kind: 'output', stream, bytes },
      });
    }
  });

  it.each([
    ['truncated', { stream: 'stderr', bytes_dropped: 9 }, { kind: 'truncated', stream: 'stderr' }],
    ['truncated', { stream: 'stdin' }, { kind: 'other' }],
    ['truncated', null, { kind: 'other' }],
    ['completion', { status: 'SUCCESS' }, { kind: 'completion' }],
    ['completion', null, { kind: 'completion' }],
    ['stdout', null, { kind: 'other' }],
    ['stdout', { value: 7 }, { kind: 'other' }],
    ['stdin', { value: 'a', encoding: 'ascii' }, { kind: 'other' }],
    ['size_cap', { limit_bytes: 104857600, file_size: 1 }, { kind: 'capped' }],
    ['size_cap', null, { kind: 'capped' }],
    ['exit', { code: 0 }, { kind: 'other' }],
    ['of a later version', {}, { kind: 'other' }],
  ])('%s %j is %j', (type, data, expected) => {
    expect(decoded({ id: 3, spid: 0, type, data })).toEqual({ value: { id: 3, process: 0, ...expected } });
  });

  it('says when the operation ended, as the service does', () => {
    const ts = '2026-03-01T09:30:00.004217Z';
    const at = (event: object): unknown => decoded({ id: 3, ...event });
    expect(at({ type: 'completion', ts })).toEqual({ value: { id: 3, process: null, kind: 'completion', at: ts } });
    expect(at({ type: 'completion', ts: 7 })).toEqual({ value: { id: 3, process: null, kind: 'completion' } });
    expect(at({ type: 'exit', ts })).toEqual({ value: { id: 3, process: null, kind: 'other' } });
  });

  it('takes id and kind from the frame, and else from the data', () => {
    expect(decoded({ id: 3, type: 'exit' }, { id: '4', event: 'completion' })).toEqual({
      value: { id: 4, process: null, kind: 'completion' },
    });
    expect(decoded({ id: 3, type: 'completion' }, { id: 'four' })).toMatchObject({ value: { id: 3 } });
    expect(decoded({})).toEqual({ value: { id: null, process: null, kind: 'other' } });
    expect(decoded({ id: '3', spid: '1', type: 5, data: 6 })).toEqual({
      value: { id: null, process: null, kind: 'other' },
    });
  });

  it.each([
    ['no JSON', '{"value":"hush'],
    ['no JSON', ''],
    ['no event', '7'],
    ['no event', 'null'],
    ['no event', '"text"'],
  ])('is %s: %s', (problem, data) => {
    const result = decodeEvent({ id: '1', event: 'stdout', data });
    expect('problem' in result ? result.problem : '').toMatch(new RegExp(`^${problem}`, 'u'));
    expect(JSON.stringify(result)).not.toContain('hush');
  });

  it('never throws', () => {
    const field = fc.option(fc.oneof(fc.string(), fc.constantFrom('stdout', 'truncated', '9')), { nil: undefined });
    fc.assert(
      fc.property(field, field, fc.oneof(fc.json(), fc.string()), (id, event, data) => {
        decodeEvent({ id, event, data });
      }),
    );
  });
});

it.each([
  ['0', 0],
  ['12', 12],
  [0, 0],
  [9_007_199_254_740_991, 9_007_199_254_740_991],
  ['9007199254740991', 9_007_199_254_740_991],
  ['9007199254740992', null],
  ['9'.repeat(400), null],
  [1e300, null],
  [-1, null],
  [1.5, null],
  ['-1', null],
  ['1.0', null],
  ['1e3', null],
  [' 1', null],
  ['', null],
  [null, null],
])('the id %j is %j', (id, expected) => {
  expect(eventId(id)).toBe(expected);
});
