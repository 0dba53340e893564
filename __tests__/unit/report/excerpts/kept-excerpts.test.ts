import { describe, expect, it } from '@jest/globals';
import { KeptExcerpts } from '../../../../src/report/excerpts/kept-excerpts.ts';
import { written } from '../../../doubles/fixtures.ts';

const LONG = written('x'.repeat(49).concat('\n').repeat(1_000));
const SHORT = written('line\n'.repeat(70));
const KIB = 1024;

describe('the excerpts that are kept of all legs', () => {
  it('show both ends of a long output, and all of a short one', () => {
    const excerpts = new KeptExcerpts();
    const { bytes, omitted } = excerpts.of(LONG);
    expect(omitted).toEqual({ lines: 930, bytes: 46_500 });
    expect(bytes.toString().split('\n')).toHaveLength(72);
    expect(excerpts.of(written('x'.repeat(100_000))).bytes.length).toBeLessThan(16 * KIB + 100);
    expect(excerpts.of(SHORT)).toEqual(SHORT);
  });

  it('take a few megabytes, however many legs write much', () => {
    const excerpts = new KeptExcerpts();
    // Longer by a line than the longest excerpt, in the longest lines of which that one holds all that it may.
    const long = written('x'.repeat(227).concat('\n').repeat(73));
    const sizes = Array.from({ length: 1_500 }, () => excerpts.of(long).bytes.length);
    const sum = (of: readonly number[]): number => of.reduce((total, size) => total + size, 0);
    // The legs of ten pages have more than the least.
    expect(sum(sizes.slice(0, 500))).toBe(500 * (sizes[0] ?? 0));
    expect(sum(sizes)).toBeLessThan((8 * KIB + 16) * KIB + 1_500 * (2 * KIB + 100));
    const { bytes, omitted } = excerpts.of(LONG);
    expect(bytes.toString()).toMatch(/^(?:x{49}\n){3}… 982 lines \(49,100 bytes\) left out …\n(?:x{49}\n){15}$/);
    expect(omitted).toEqual({ lines: 982, bytes: 49_100 });
    expect(excerpts.of(written('short\n'))).toEqual(written('short\n'));
  });
});
