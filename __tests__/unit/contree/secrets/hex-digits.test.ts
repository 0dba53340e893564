import { describe, expect, it } from '@jest/globals';
import { DIGIT_LIKE, INTRODUCER, KINDS, keepDigits } from '../../../../src/contree/secrets/hex-digits.ts';
import { TextView } from '../../../../src/contree/secrets/text-view.ts';
import { partsOf, shownIn, viewOf } from './views.ts';

function digits(text: string | Buffer) {
  const target = new TextView();
  keepDigits(viewOf(text), target);
  return { shown: shownIn(target), parts: partsOf(target, text), open: target.open };
}

describe('hexadecimal digits', () => {
  it.each([
    ['746f', '746f', ['7', '4', '6', 'f']],
    ['74+6f', '746f', ['7', '4', '6', 'f']],
    ['0x74+0x6f', '746f', ['7', '4', '6', 'f']],
    ['0074', '0074', ['0', '0', '7', '4']],
    ['a/g9`:', 'axx9xx', ['a', '/', 'g', '9', '`', ':']],
    ['x74', 'x74', ['x', '7', '4']],
    ['7x4', '7x4', ['7', 'x', '4']],
  ])('of %j are %j', (text, shown, parts) => {
    expect(digits(text)).toEqual({ shown, parts, open: Infinity });
  });

  it('keep the mark of a cut', () => {
    expect(digits(Buffer.from([0x61, 0xff, 0xfe])).shown).toBe('a\u00ffx');
  });

  it('may go on with the x of 0x', () => {
    expect(digits('740')).toMatchObject({ shown: '740', open: 2 });
    expect(digits('70a')).toMatchObject({ shown: '70a', open: Infinity });
    const [view, target] = [viewOf('740x'), new TextView()];
    view.length = 3;
    keepDigits(view, target);
    expect([shownIn(target), target.open]).toEqual(['740', 2]);
  });

  it('keep the open end of what they are taken from', () => {
    const [source, target] = [viewOf('74'), new TextView()];
    source.cutAt(1);
    keepDigits(source, target);
    expect(target.open).toBe(1);
  });

  it('and what stands between them are told from what begins an escape', () => {
    const of = (kind: number): string =>
      String.fromCharCode(
        ...Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => ((KINDS[byte] ?? 0) & kind) !== 0),
      );
    expect([of(DIGIT_LIKE), of(INTRODUCER)]).toEqual(['+0123456789abcdefx', '%&\\']);
  });
});
