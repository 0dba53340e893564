import { describe, expect, it } from '@jest/globals';
import { counted, formatBytes, formatDuration } from '../../../../src/report/text/format.ts';

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [999.4, '999 B'],
    [999.5, '1 kB'],
    [1_000, '1 kB'],
    [2_349, '2.3 kB'],
    [9_949, '9.9 kB'],
    [9_951, '10 kB'],
    [14_499, '14 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [2_300_000, '2.3 MB'],
    [14e9, '14 GB'],
    [999.6e9, '1 TB'],
    [5e15, '5000 TB'],
  ])('of %d bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

it.each([
  [0, '0 s'],
  [-1, '0 s'],
  [Number.NaN, '0 s'],
  [Number.POSITIVE_INFINITY, '0 s'],
  [0.04, '0 s'],
  [0.05, '0.1 s'],
  [0.4, '0.4 s'],
  [1, '1 s'],
  [12.34, '12.3 s'],
  [59.94, '59.9 s'],
  [59.95, '1 min'],
  [60, '1 min'],
  [61.4, '1 min 1 s'],
  [130, '2 min 10 s'],
  [3_599.4, '59 min 59 s'],
  [3_599.5, '1 h'],
  [3_900, '1 h 5 min'],
  [86_400, '24 h'],
  [1e9, '277777 h 47 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

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
  ['byte', '2 bytes'],
])('counts two of %s as %s', (noun, text) => {
  expect(counted(2, noun)).toBe(text);
});
