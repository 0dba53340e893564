import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOf } from '../../../src/values/values.ts';
import { bothEnds } from '../../../src/values/both-ends.ts';

describe('both ends of a text', () => {
  it.each([
    ['', [''], [], 0],
    ['a\nb', ['a', 'b'], [], 0],
    ['a\nb\n', ['a', 'b'], [''], 0],
    ['a\r\nb\rc', ['a', 'b'], ['c'], 0],
    ['a\nb\nc\nd\ne\nf', ['a', 'b'], ['f'], 3],
    ['\n\n\n\n', ['', ''], [''], 2],
  ])('of %j are %j and %j, with %d between', (text, head, tail, between) => {
    expect(bothEnds(text, { head: 2, tail: 1 })).toEqual({ head, tail, between });
  });

  it('are the lines of the whole, without a middle', () => {
    const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n')).map((parts) => parts.join(''));
    const most = fc.record({ head: fc.integer({ min: 1, max: 5 }), tail: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(text, most, (whole, each) => {
        const lines = linesOf(whole);
        const { head, tail, between } = bothEnds(whole, each);
        expect(head).toEqual(lines.slice(0, each.head));
        expect(tail).toEqual(lines.slice(Math.max(lines.length - each.tail, head.length)));
        expect(between).toBe(lines.length - head.length - tail.length);
      }),
    );
  });
});
