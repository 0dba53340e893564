import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allowsFailure,
  decodeMarker,
  encodeMarker,
  jobName,
  type Marker,
  MARKER_VARIABLE,
} from '../../../src/start/marker.ts';
import { anyText } from '../../doubles/any-text.ts';

const MARKER: Marker = {
  run: 'https://github.com/octo/repo/actions/runs/4711',
  attempt: 2,
  job: 'tests',
  index: 3,
  step: '__contree_op-action',
  owner: '0f5b9d1e-2c3d-4e5f-8a9b-0c1d2e3f4a5b',
  leg: 'unit',
  tries: 1,
};

const read = (value: string): Marker | null => decodeMarker({ CI: 'true', [MARKER_VARIABLE]: value });
const readFields = (fields: object): Marker | null => read(JSON.stringify({ version: 1, ...MARKER, ...fields }));

describe('a marker', () => {
  it('is decoded as it was encoded, on one line', () => {
    const line = anyText().filter((text) => !/[\r\n\u2028\u2029]/.test(text));
    const markers = fc.record({
      run: line,
      attempt: fc.integer({ min: 1 }),
      job: line,
      index: fc.nat(),
      step: line,
      owner: fc.uuid(),
      leg: fc.option(line.filter((text) => text.trim() !== '')),
      tries: fc.integer({ min: 1 }),
    });
    fc.assert(
      fc.property(markers, (marker) => {
        const text = encodeMarker(marker);
        expect(text).not.toMatch(/[\r\n]/);
        expect(read(text)).toEqual(marker);
      }),
    );
  });

  it('has a name whose value the service does not mask', () => {
    expect(MARKER_VARIABLE).not.toMatch(/(?:token|secret|password|api_key|credentials|authorization)$/i);
  });

  it('is decoded with unknown fields in it', () => {
    expect(readFields({ color: 'green' })).toEqual(MARKER);
    expect(readFields({ leg: null })).toEqual({ ...MARKER, leg: null });
  });

  it('says of a leg that may fail that it may, and nothing of another', () => {
    const allowed = { ...MARKER, allowFailure: true } as const;
    expect(read(encodeMarker(allowed))).toEqual(allowed);
    const decoded = read(encodeMarker(MARKER));
    expect(decoded).toEqual(MARKER);
    expect(decoded).not.toHaveProperty('allowFailure');
    expect(readFields({ allowFailure: false })).toBeNull();
  });

  it.each<[string, Readonly<Record<string, string>> | null, boolean]>([
    ['a leg that may fail', { [MARKER_VARIABLE]: encodeMarker({ ...MARKER, allowFailure: true }) }, true],
    ['another leg', { [MARKER_VARIABLE]: encodeMarker(MARKER) }, false],
    ['a setup', { [MARKER_VARIABLE]: encodeMarker({ ...MARKER, leg: null, allowFailure: true }) }, false],
    ['no step', { allowFailure: 'true' }, false],
    ['a listing', null, false],
    ...['', 'true', 'null', '[]', '{"allowFailure":true}', '{"version":2,"allowFailure":true}', '{'].map(
      (text): [string, Record<string, string>, boolean] => [`no marker, ${text}`, { [MARKER_VARIABLE]: text }, false],
    ),
    ['a word', { [MARKER_VARIABLE]: JSON.stringify({ version: 1, ...MARKER, allowFailure: 'true' }) }, false],
  ])('allows failure in the environment of %s: %j gives %j', (_, env, allowed) => {
    expect(allowsFailure({ env })).toBe(allowed);
  });

  it('has the values of the matrix as a number, and nothing without one', () => {
    const inMatrix = { ...MARKER, matrix: 4711 };
    expect(read(encodeMarker(inMatrix))).toEqual(inMatrix);
    expect(read(encodeMarker(MARKER))).not.toHaveProperty('matrix');
    expect(readFields({ matrix: 'pg' })).toBeNull();
  });

  it('says when its step stops it, where it does', () => {
    const stopped = { ...MARKER, stopAt: 1_780_000_000_000 };
    expect(read(encodeMarker(stopped))).toEqual(stopped);
    expect(read(encodeMarker(MARKER))).not.toHaveProperty('stopAt');
    expect(readFields({ stopAt: 'soon' })).toBeNull();
  });

  it('is none in an environment without one', () => {
    expect(decodeMarker(null)).toBeNull();
    expect(decodeMarker({})).toBeNull();
    expect(decodeMarker({ CI: 'true' })).toBeNull();
  });

  it.each(['', 'yes', '{', 'null', '[]', '"x"', '{}', '<MASKED>'])('is none in %j', (text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    { version: 2 },
    { version: '1' },
    { run: null },
    { attempt: 0 },
    { attempt: 1.5 },
    { attempt: '1' },
    { job: 'two\nlines' },
    { index: -1 },
    { index: 1e300 },
    { step: undefined },
    { owner: 'me' },
    { leg: '' },
    { leg: '  ' },
    { leg: 'two\u2028lines' },
    { leg: ['unit'] },
    { tries: 0 },
  ])('is none with %j', (fields) => {
    expect(readFields(fields)).toBeNull();
  });
});

it.each([
  [0, 'tests'],
  [1, 'tests/2'],
  [11, 'tests/12'],
])('the job at position %i of its matrix is %s', (index, name) => {
  expect(jobName({ job: 'tests', index })).toBe(name);
});
