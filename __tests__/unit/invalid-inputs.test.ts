import { expect, it } from '@jest/globals';
import { InvalidInputs } from '../../src/invalid-inputs.ts';

it('problems with inputs stand one a line', () => {
  const error = new InvalidInputs(['mode: a', 'max: b']);
  expect([error.name, error.message, error.problems]).toEqual([
    'InvalidInputs',
    'mode: a\nmax: b',
    ['mode: a', 'max: b'],
  ]);
});
