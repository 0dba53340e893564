import { describe, expect, it } from '@jest/globals';
import { foldText } from '../../../../src/contree/secrets/fold-text.ts';
import { isInvisible } from '../../../../src/contree/secrets/invisible.ts';
import { controlEnd, sequenceEnd } from '../../../../src/contree/secrets/terminal-sequence.ts';
import { TextView } from '../../../../src/contree/secrets/text-view.ts';
import { partsOf, shownIn, viewOf } from './views.ts';

function folded(text: string | Buffer, keepsSequences = false) {
  const target = new TextView();
  const hasSequences = foldText(viewOf(text), target, keepsSequences);
  return { shown: shownIn(target), parts: partsOf(target, text), open: target.open, hasSequences };
}

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

describe('a text as it is shown', () => {
  it('is in lower case, with one character for those that differ between alphabets of base64', () => {
    expect(folded('AbZ09').shown).toBe('abz09');
    expect(folded('-_/,:~!+').shown).toBe('++++++++');
    expect(folded('"#$%&\'()*;<=>?@[\\]^`{|}').shown).toBe('"#$%&\'()*;<=>?@[\\]^`{|}');
  });

  it('has no blanks, line ends and controls', () => {
    const controls = Array.from({ length: 0x21 }, (_, byte) => byte).filter((byte) => byte !== 0x1b);
    const { shown, parts, open, hasSequences } = folded(Buffer.from([0x61, ...controls, 0x7f, 0x62]));
    expect({ shown, parts, open, hasSequences }).toEqual({
      shown: 'ab',
      parts: ['a', 'b'],
      open: Infinity,
      hasSequences: false,
    });
  });

  it.each([
    ['a.b', 'a+b', ['a', '.', 'b']],
    ['a..b', 'a++b', ['a', '.', '.', 'b']],
    ['a...b', 'a\u00ffb', ['a', '...', 'b']],
    ['a....b', 'a\u00ff+b', ['a', '...', '.', 'b']],
    ['a......', 'a\u00ff\u00ff', ['a', '...', '...']],
    ['a. ..b', 'a+++b', ['a', '.', '.', '.', 'b']],
    ['a.. .b', 'a+++b', ['a', '.', '.', '.', 'b']],
    ['a…b', 'a\u00ffb', ['a', '…', 'b']],
    ['a..', 'a++', ['a', '.', '.']],
  ])('%j is %j', (text, shown, parts) => {
    expect(folded(text)).toMatchObject({ shown, parts, open: Infinity });
  });

  it('takes no dots from behind its end', () => {
    const [view, target] = [viewOf('a...'), new TextView()];
    view.length = 3;
    foldText(view, target, false);
    expect(shownIn(target)).toBe('a++');
  });

  it.each(['é', 'Û', 'ß', '߿', 'ࠀ', '€', '\uffef', '\u{10000}', '🎉', '\u{10ffff}'])(
    'keeps the bytes of %s, which are one',
    (character) => {
      const bytes = Buffer.from(character).length;
      expect(folded(`a${character}b`)).toEqual({
        shown: `a${latin1(character)}b`,
        parts: ['a', ...Array.from({ length: bytes }, () => character), 'b'],
        open: Infinity,
        hasSequences: false,
      });
    },
  );

  it.each([
    '\u0080',
    '\u00a0',
    '\u00ad',
    '\u034f',
    '\u061c',
    '\u1160',
    '\u2000',
    '\u200b',
    '\u2028',
    '\u2060',
    '\u3000',
    '\ufe0f',
    '\ufeff',
    '\ufffd',
    '\u{e0001}',
    '\u{e0fff}',
  ])('leaves out %j', (character) => {
    expect(folded(`a${character}b`)).toMatchObject({ shown: 'ab', open: Infinity, hasSequences: false });
  });

  it('leaves out what is no UTF-8, and keeps what follows', () => {
    for (const odd of [[0x80], [0xbf], [0xc0], [0xc1], [0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x8e]])
      expect(folded(Buffer.from([0x61, ...odd, 0x62, 0x63, 0x64]))).toMatchObject({ shown: 'abcd', open: Infinity });
    expect(folded(Buffer.from([0x61, 0x80]))).toMatchObject({ shown: 'a', open: Infinity });
  });

  it('takes a control in too many bytes for no control', () => {
    const text = Buffer.concat([Buffer.from([0x61, 0xe0, 0x82, 0x9b]), Buffer.from('31mb')]);
    expect(folded(text)).toMatchObject({ shown: 'a31mb', hasSequences: false });
  });

  it('is open where its end cuts a character', () => {
    for (const character of ['é', '€', '🎉']) {
      const bytes = Buffer.from(character);
      for (let size = 1; size < bytes.length; size += 1) {
        const text = Buffer.concat([Buffer.from('ab'), bytes.subarray(0, size)]);
        expect(folded(text)).toMatchObject({ shown: 'ab', open: 2 });
      }
    }
  });

  it('keeps the places and the open end of what it is made of', () => {
    const [source, target] = [viewOf('abc'), new TextView()];
    source.length = 0;
    source.add(0x41, 3, 7);
    source.add(0xff, 8, 9);
    source.cutAt(5);
    foldText(source, target, false);
    expect([shownIn(target), target.start[0], target.end[0], target.open]).toEqual(['a\u00ff', 3, 7, 5]);
  });
});

describe('a sequence of a terminal', () => {
  it.each([
    ['\u001b[31mx', '[31mx'],
    ['\u001b[1;31mx', '[1;31mx'],
    ['\u001b[?25lx', '[?25lx'],
    ['\u001b[0 qx', '[0qx'],
    ['\u001b]0;title\u0007x', ']0;titlex'],
    ['\u001b]0;title\u001b\\x', ']0;title\\x'],
    ['\u001bPq\u0007x', 'pqx'],
    ['\u001bXq\u0007x', 'xqx'],
    ['\u001b^q\u0007x', '^qx'],
    ['\u001b_q\u0007x', '+qx'],
    ['\u001b]0;title\nx', ']0;titlex'],
    ['\u001b]0;title\rx', ']0;titlex'],
    ['\u001b]0;title\u001b[1mx', ']0;title[1mx'],
    ['\u001b(Bx', '(bx'],
    ['\u001b$(Bx', '$(bx'],
    ['\u001bMx', 'mx'],
    ['\u001b0x', '0x'],
    ['\u001b~x', '+x'],
    ['\u001b\u0007x', 'x'],
    ['\u001b[31\u0007x', '[31x'],
    ['\u009b31mx', '31mx'],
  ])('%j is not shown, and its characters are %j', (text, kept) => {
    expect(folded(text)).toMatchObject({ shown: 'x', open: Infinity, hasSequences: true });
    expect(folded(text, true)).toMatchObject({ shown: kept, open: Infinity, hasSequences: true });
  });

  it.each([
    '\u001b',
    '\u001b[',
    '\u001b[3',
    '\u001b[3 ',
    '\u001b]',
    '\u001b]0;ab',
    '\u001b(',
    '\u009b',
    '\u009b3',
    '\u009b3 ',
  ])('%j is cut by the end of the text', (text) => {
    expect(folded(`ab${text}`)).toMatchObject({ shown: 'ab', open: 2, hasSequences: true });
    expect(folded(`ab${text}`, true).open).toBe(Infinity);
  });

  it.each(['\u001b[3m', '\u001b]0;ab\u0007', '\u001b(B', '\u009b3m'])('%j may end the text', (text) => {
    expect(folded(`ab${text}`)).toMatchObject({ shown: 'ab', open: Infinity, hasSequences: true });
  });

  it('has nothing of what stands behind the end of the text', () => {
    for (const [text, behind] of [
      ['\u001b[3', 'm'],
      ['\u001b[', '3m'],
      ['\u001b]0', '\u0007'],
      ['\u001b(', 'B'],
      ['\u009b3', 'm'],
      ['a', '\u0007'],
    ] as const) {
      const [view, target] = [viewOf(text + behind), new TextView()];
      view.length = Buffer.from(text).length;
      foldText(view, target, false);
      expect([text, shownIn(target), target.open]).toEqual([text, folded(text).shown, folded(text).open]);
    }
  });

  it.each([
    ['\u001b[31mx', 5],
    ['\u001b[@x', 3],
    ['\u001b]a\n\\x', 3],
    ['\u001b[~x', 3],
    ['\u001b[0123456789:;<=>?mx', 19],
    ['\u001b[ !/mx', 6],
    ['\u001b[\u007fx', 2],
    ['\u001b]a\u0007x', 4],
    ['\u001b]a\u001b\\x', 5],
    ['\u001b]a\u001b]x', 3],
    ['\u001b]a\nx', 3],
    ['\u001b /0x', 4],
    ['\u001b~x', 2],
    ['\u001b\u007fx', 1],
    ['\u001b\u0007x', 1],
    ['\u001b', 2],
    ['\u001b[', 3],
    ['\u001b]', 3],
    ['\u001b ', 3],
  ])('%j ends at %i', (text, end) => {
    expect(sequenceEnd(viewOf(text), 0)).toBe(end);
  });

  it('has its end looked for from the first parameter on', () => {
    expect([controlEnd(viewOf('31mx'), 0), controlEnd(viewOf('mx'), 0), controlEnd(viewOf('31'), 0)]).toEqual([
      3, 1, 3,
    ]);
  });
});

it('takes no other plane for invisible than that of tags', () => {
  const places = [0xdffff, 0xe0000, 0xe0fff, 0xe1000, 0x10000, 0xffef, 0xfff0];
  expect(places.filter(isInvisible)).toEqual([0xe0000, 0xe0fff, 0xfff0]);
});
