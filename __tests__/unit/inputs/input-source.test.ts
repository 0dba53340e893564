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

it.each([
  ['\uFEFFset -x\r\necho a\r\n', 'set -x\necho a'],
  ['A=1\r\n\uFEFFB=2', 'A=1\nB=2'],
  ['a\rb', 'a\rb'],
  ['a\uFEFFb', 'a\uFEFFb'],
])('a text from a file of Windows, %j, is %j', (text, expected) => {
  expect(inputText(givenInputs({ command: text }), 'command')).toBe(expected);
});

it.each([
  [' A=1 \nB=2 \t\r\n \n\n', 'A=1 \nB=2 \t'],
  ['A=1 ', 'A=1 '],
  ['A=1\n', 'A=1'],
  [' \n ', ''],
])('env keeps the blanks behind the value of each line: %j is %j', (text, expected) => {
  expect(inputText(givenInputs({ env: text }), 'env')).toBe(expected);
});
