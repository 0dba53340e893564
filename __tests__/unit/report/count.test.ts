import { expect, it } from '@jest/globals';
import { counted } from '../../../src/report/count.ts';

it.each([
  [0, '0 lines'],
  [1, '1 line'],
  [2, '2 lines'],
  [1_234_567, '1,234,567 lines'],
])('counts %i as %s', (count, text) => {
  expect(counted(count, 'line')).toBe(text);
});

it.each([
  ['entry', '2 entries'],
  ['try', '2 tries'],
  ['key', '2 keys'],
])('counts two of %s as %s', (noun, text) => {
  expect(counted(2, noun)).toBe(text);
});
