import { describe, expect, it } from '@jest/globals';
import { NAMES } from '../../../../src/contree/secrets/entity-names.ts';
import { isIntroducer } from '../../../../src/contree/secrets/escape-reader.ts';
import { foldText } from '../../../../src/contree/secrets/fold-text.ts';
import { TextView } from '../../../../src/contree/secrets/text-view.ts';
import { unescape } from '../../../../src/contree/secrets/unescape.ts';
import { partsOf, shownIn, viewOf } from './views.ts';

/**
 * What a text becomes, what its characters stand for, and from where on it may go on.
 * @param behind what an earlier text left behind the end of the view
 */
function unescaped(text: string, unbroken = false, behind = '') {
  const [folded, target] = [new TextView(), new TextView()];
  foldText(viewOf(text), folded, false);
  folded.bytes.set(Buffer.from(behind), folded.length);
  const found = unescape(folded, target, unbroken);
  return { ...found, shown: shownIn(target), parts: partsOf(target, text), open: target.open };
}

describe('an escape', () => {
  it.each([
    ['%41', 'A'],
    ['%4a', 'J'],
    ['%ff', '\u00ff'],
    ['\\x41', 'A'],
    ['\\u0041', 'A'],
    ['\\u{41}', 'A'],
    ['\\u{1f389}', '\u00f0\u009f\u008e\u0089'],
    ['\\u00e9', '\u00c3\u00a9'],
    ['\\u07ff', '\u00df\u00bf'],
    ['\\u0800', '\u00e0\u00a0\u0080'],
    ['\\uffff', '\u00ef\u00bf\u00bf'],
    ['\\u{10000}', '\u00f0\u0090\u0080\u0080'],
    ['\\u007f', '\u007f'],
    ['\\u0080', '\u00c2\u0080'],
    ['\\101', 'A'],
    ['\\377', '\u00ff'],
    ['\\060', '0'],
    ['\\n', '\n'],
    ['\\b', '\n'],
    ['\\f', '\n'],
    ['\\r', '\n'],
    ['\\t', '\n'],
    ['\\v', '\n'],
    ['\\"', '"'],
    ['\\\\', '\\'],
    ['\\q', 'q'],
    ['\\8', '8'],
    ['\\4', '4'],
    ['\\01z', '0'],
    ['&amp;', '&'],
    ['&amp', '&'],
    ['&lt;', '<'],
    ['&newline;', '\n'],
    ['&#65;', 'A'],
    ['&#x41;', 'A'],
    ['&#233;', '\u00c3\u00a9'],
    ['&#0000065;', 'A'],
  ])('%s is %j', (text, character) => {
    const { hasEscapes, shown, parts } = unescaped(`(${text}(`);
    expect([hasEscapes, shown.replace(/^\((.*?)(?:1z)?\($/s, '$1')]).toEqual([true, character]);
    expect(parts.slice(1, -1)).toContain(text === '\\01z' ? '\\0' : text);
  });

  it.each([
    '%4',
    '%',
    '%g1',
    '%4g',
    '\\x4',
    '\\xg1',
    '\\u004',
    '\\u{41',
    '\\u{}',
    '\\u{g}',
    '&',
    '&a',
    '&xyz;',
    '&#',
    '&#;',
    '&#x;',
    '&#xg;',
  ])('%s is none before another character', (text) => {
    const { shown, open } = unescaped(`${text}(`);
    expect([shown, open]).toEqual([`${text}(`, Infinity]);
  });

  it.each([
    '%',
    '%4',
    '\\',
    '\\x',
    '\\x4',
    '\\u',
    '\\u00',
    '\\u{',
    '\\u{41',
    '\\1',
    '\\10',
    '&',
    '&a',
    '&am',
    '&#',
    '&#x',
    '&diacriticalgrav',
  ])('%s is cut by the end of the text', (text) => {
    expect(unescaped(`ab${text}`)).toMatchObject({ hasEscapes: true, shown: 'ab', open: 2 });
  });

  it.each(['%41', '\\x41', '\\u0041', '\\u{41}', '\\101', '\\n', '&amp;', '&amp', '&#65;', '&#65', '&#x41'])(
    '%s may go on at the end of the text, and not before its end',
    (text) => {
      expect(unescaped(`ab${text}`)).toMatchObject({ hasEscapes: true, open: 2 });
      expect(unescaped(`ab${text}(`)).toMatchObject({ hasEscapes: true, open: Infinity });
      expect(unescaped(`ab${text}`).shown).toHaveLength(3);
    },
  );

  it.each([
    ['ab%', true],
    ['ab%g%4', true],
    ['ab%41%', false],
    ['ab%41', false],
    ['ab', false],
  ])('that is cut is the only one in %j: %j', (text, isOnlyCut) => {
    expect(unescaped(text).isOnlyCut).toBe(isOnlyCut);
  });

  it.each(['&xyz', '&y', '&#g', '\\u{g', '%g'])('%s is none at the end of the text', (text) => {
    expect(unescaped(`ab${text}`)).toMatchObject({ hasEscapes: false, shown: `ab${text}`, open: Infinity });
  });

  it('has nothing of what stands behind the end of the text', () => {
    const texts = [
      '%',
      '%4',
      '\\',
      '\\x4',
      '\\u',
      '\\u{',
      '\\u{4',
      '\\1',
      '&',
      '&a',
      '&amp',
      '&gt',
      '&#',
      '&#6',
      '&#x4',
      '&xyz',
    ];
    for (const text of texts)
      for (const behind of ['1', '41', '}', ';', '1;', 'mp;', '{41}', '#65;', 'grave;'])
        expect([text, behind, unescaped(text, false, behind)]).toEqual([text, behind, unescaped(text)]);
  });

  it.each([...NAMES])('&%s; is character %i', (name, code) => {
    const character = String.fromCharCode(code);
    expect(unescaped(`&${name};(`).shown).toBe(`${character}(`);
    expect(unescaped(`&${name}(`).shown).toBe(`${character}(`);
  });

  it('is the longest name that stands there, and keeps what follows', () => {
    expect(unescaped('&verticalline;(').shown).toBe('|(');
    expect(unescaped('&gtx(').shown).toBe('>x(');
    expect(unescaped('&ampl;(').shown).toBe('&l;(');
  });

  it('ends with its digits', () => {
    expect(unescaped('%414(').shown).toBe('A4(');
    expect(unescaped('\\x414(').shown).toBe('A4(');
    expect(unescaped('\\u00414(').shown).toBe('A4(');
    expect(unescaped('\\1014(').shown).toBe('A4(');
    expect(unescaped('\\401(').shown).toBe('401(');
    expect(unescaped('&#65a(').shown).toBe('Aa(');
    expect(unescaped('&#x41g(').shown).toBe('Ag(');
    expect(unescaped('&#00000065(').shown).toBe('A(');
    expect(unescaped('&#000000065(').shown).toBe('\u00065(');
  });
});

describe('a gap in an escape', () => {
  it.each(['%4 1', '% 41', '\\x4 1', '\\ u0041', '\\u00\n41', '&a mp;', '&# 65;', '&#6 5;', '\\1 01'])(
    'of %j is skipped, and told',
    (text) => {
      expect(unescaped(`(${text}(`)).toMatchObject({ hasEscapes: true, hasGaps: true });
      expect(unescaped(`(${text}(`).shown).toHaveLength(3);
      expect(unescaped(`(${text}(`, true).hasGaps).toBe(true);
      expect(unescaped(`(${text}(`, true).shown.length).toBeGreaterThan(3);
    },
  );

  it.each(['%41', '\\n', '&amp;', '&#65;', '\\u{41}'])('is none in %j, before it or behind it', (text) => {
    for (const unbroken of [false, true]) {
      expect(unescaped(`( ${text} (`, unbroken)).toMatchObject({ hasEscapes: true, hasGaps: false });
      expect(unescaped(`( ${text} (`, unbroken).shown).toHaveLength(3);
    }
  });

  it('ends a number without a semicolon where its digits stand together', () => {
    expect(unescaped('&#65 0(').shown).toBe('A0(');
    expect(unescaped('&#x41 0(').shown).toBe('A0(');
    expect(unescaped('&#65 0;(').shown).toBe('\u00ca\u008a(');
    expect(unescaped('& # 6 5 (').shown).toBe('A(');
  });
});

it('takes all else as it is, with its places', () => {
  const { hasEscapes, hasGaps, shown, parts, open } = unescaped('a b(c');
  expect({ hasEscapes, hasGaps, shown, parts, open }).toEqual({
    hasEscapes: false,
    hasGaps: false,
    shown: 'ab(c',
    parts: ['a', 'b', '(', 'c'],
    open: Infinity,
  });
});

it('takes escapes with gaps when nothing else is said', () => {
  const target = new TextView();
  const folded = new TextView();
  foldText(viewOf('%4 1('), folded, false);
  unescape(folded, target);
  expect(shownIn(target)).toBe('A(');
});

it('keeps what is open already', () => {
  const [source, target] = [viewOf('abc%41('), new TextView()];
  source.cutAt(1);
  unescape(source, target);
  expect(target.open).toBe(1);
});

it('takes three characters for what may begin an escape', () => {
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  expect(String.fromCharCode(...all.filter(isIntroducer))).toBe('%&\\');
});
