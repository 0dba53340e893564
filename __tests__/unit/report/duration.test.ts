import { expect, it } from '@jest/globals';
import { formatDuration } from '../../../src/report/duration.ts';

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
