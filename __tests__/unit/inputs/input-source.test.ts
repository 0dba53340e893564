import { expect, it } from '@jest/globals';
import { inputText } from '../../../src/inputs/input-source.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';

it.each([
  [{ 'request-timeout': '5m' }, '5m'],
  [{ 'request-timeout': ' 5m\n' }, '5m'],
  [{ 'request-timeout': '' }, '30s'],
  [{ 'request-timeout': ' \n' }, '30s'],
  [{}, '30s'],
])('the limit given as %j is %j', (inputs, expected) => {
  expect(inputText(givenInputs(inputs), 'request-timeout')).toBe(expected);
});
