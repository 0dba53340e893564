import { expect, it } from '@jest/globals';
import { inputText, InvalidInputs } from '../../src/input-source.ts';
import { givenInputs } from '../doubles/given-inputs.ts';

it.each([
  [{ timeout: '5m' }, '5m'],
  [{ timeout: ' 5m\n' }, '5m'],
  [{ timeout: '' }, '60'],
  [{ timeout: ' \n' }, '60'],
  [{}, '60'],
])('the timeout given as %j is %j', (inputs, expected) => {
  expect(inputText(givenInputs(inputs), 'timeout')).toBe(expected);
});

it('problems with inputs stand one a line', () => {
  const error = new InvalidInputs(['mode: a', 'max: b']);
  expect([error.name, error.message, error.problems]).toEqual([
    'InvalidInputs',
    'mode: a\nmax: b',
    ['mode: a', 'max: b'],
  ]);
});
