import { describe, expect, it } from '@jest/globals';
import { formatBytes } from '../../../src/report/bytes.ts';

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
