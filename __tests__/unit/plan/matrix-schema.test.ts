import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { problemsOf } from './plan-of.ts';
import { fits } from './plan-schema.ts';

function isRead(matrix: string): boolean {
  return problemsOf({ matrix, command: 'echo {{leg}}' }).length === 0;
}

const GOOD = [
  'os: [debian, alpine]\nnode: [20, 22.0, null, true]',
  'os: [{name: x, v: [1, 2]}]',
  'os: [a, b]\nexclude: [{os: a}]\ninclude: [{os: c, extra: 1}]',
  'include: [{os: a}]',
  'os: [a]\ninclude:\nexclude: ""',
  'os: [a]\ninclude: []',
  'a-b_1: [x]',
];
const BAD = [
  '',
  '{}',
  'x',
  '- os',
  'os: a',
  'os: []',
  'os:',
  'os: {a: b}',
  '1os: [a]',
  'o.s: [a]',
  'leg: [a]',
  'LEG: [a]',
  'include: []',
  'include:\nexclude:',
  'exclude: [{os: a}]',
  'os: [a]\ninclude: x',
  'os: [a]\ninclude: {os: b}',
  'os: [a]\ninclude: [x]',
  'os: [a]\ninclude: [{}]',
  'os: [a]\ninclude: [{leg: x}]',
  'os: [a]\nexclude: [{"a b": x}]',
  'matrix: {os: [a]}',
];

/** What the schema accepts and the step refuses, and why a schema cannot say so. */
const SAID_BY_THE_STEP: readonly (readonly [why: string, matrix: string])[] = [
  ['it knows no names of axes', 'os: [a, b]\nexclude: [{so: a}]'],
  ['it makes no combinations', 'os: [a]\nexclude: [{os: a}]'],
  ['it makes no combinations', `a: [${'x,'.repeat(101)}]\nb: [${'y,'.repeat(101)}]`],
  ['it makes no names of legs', 'os: ["a\\nb"]'],
  ['it compares no names', 'os: [a]\nOS: [b]'],
];

describe('the schema of a matrix', () => {
  it.each(GOOD)('and the step take %j', (matrix) => {
    expect([fits('matrix', matrix), isRead(matrix)]).toEqual([true, true]);
  });

  it.each(BAD)('and the step refuse %j', (matrix) => {
    expect([fits('matrix', matrix), isRead(matrix)]).toEqual([false, false]);
  });

  it.each(SAID_BY_THE_STEP)('leaves to the step what it cannot say: %s: %.60j', (_why, matrix) => {
    expect([fits('matrix', matrix), isRead(matrix)]).toEqual([true, false]);
  });

  it('and the step judge any matrix the same', () => {
    const scalar = fc.constantFrom('a', 'b c', '', null, 5, true, 1.5);
    const value = fc.oneof({ weight: 5, arbitrary: scalar }, fc.array(scalar, { maxLength: 2 }));
    const axis = fc.oneof({ weight: 5, arbitrary: fc.array(value, { maxLength: 3 }) }, scalar, fc.constant({ x: 1 }));
    const name = fc.constantFrom('os', 'node', 'v-1', 'leg', '1x', 'a b', '');
    const row = fc.oneof({ weight: 9, arbitrary: fc.dictionary(name, value, { maxKeys: 2 }) }, scalar);
    const include = fc.oneof(fc.array(row, { maxLength: 2 }), fc.constantFrom('', null, 'x', 5));
    const matrix = fc
      .tuple(fc.dictionary(name, axis, { maxKeys: 3 }), fc.option(include))
      .map(([axes, rows]) => (rows === null ? axes : { ...axes, include: rows }));
    fc.assert(
      fc.property(matrix, (given) => {
        const text = JSON.stringify(given);
        return fits('matrix', text) === isRead(text);
      }),
      { numRuns: 250 },
    );
  });
});
