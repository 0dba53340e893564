import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstUnits, truncate, cleanColouredLine, cleanLine, oneLine } from '../../../../src/report/text/clean.ts';
import { hostileText } from './hostile-text.ts';

describe('cleanLine', () => {
  it.each([
    ['plain text', 'plain text stays', 'plain text stays'],
    ['other scripts', '日本 é 😀 👩\u200d💻', '日本 é 😀 👩\u200d💻'],
    ['a tab', 'a\tb', 'a b'],
    ['line separators', 'a\u2028b\u2029c', 'a b c'],
    ['a colour', '\u001b[31mred\u001b[0m', 'red'],
    ['a true colour', '\u001b[38;2;1;2;3mred', 'red'],
    ['cursor movements', '\u001b[2J\u001b[1;1Hcleared', 'cleared'],
    ['a one-byte introducer', '\u009b31mred', 'red'],
    ['a window title', '\u001b]0;a title\u0007text', 'text'],
    ['a title without an end', 'a\u001b]0;to the end', 'a'],
    ['a hyperlink', '\u001b]8;;https://example.org\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['a device control string', '\u001bPdevice\u001b\\control', 'control'],
    ['a character set', '\u001b(Bascii', 'ascii'],
    ['a two-character escape', 'a\u001bcb', 'ab'],
    ['an escaped escape', '\u001b\u001b[31mtwice', 'twice'],
    ['a sequence that is cut short', 'cut short\u001b[', 'cut short'],
    ['an escape at the end', 'cut short\u001b', 'cut short'],
    ['control characters', 'bell\u0007 null\u0000 delete\u007f next\u0085 line', 'bell null delete next line'],
    ['a change of direction', 'user\u202egnp.exe \u2066isolated\u2069', 'usergnp.exe isolated'],
    ['what has no width', 'zero\u200bwidth\ufeff\u00ad\u034f\u3164\u{e0041}', 'zerowidth'],
    ['half a character', 'half \ud83d pair', 'half \ufffd pair'],
    ['an invisible character in halves', 'a\udb40\u00ad\udc41b \udb40\u001b[m\udc41', 'a\ufffd\ufffdb '],
  ])('cleans %s', (_, line, cleaned) => {
    expect(cleanLine(line)).toBe(cleaned);
  });

  it('treats a text of any characters as it does beside one that is no ASCII', () => {
    const texts = Array.from({ length: 0x300 }, (_, code) => `a${String.fromCharCode(code)}b`);
    expect(texts.map((text) => cleanLine(`${text}é`))).toEqual(texts.map((text) => `${cleanLine(text)}é`));
    const coloured = texts.map((text) => cleanColouredLine(`${text}é`, 80));
    expect(coloured).toEqual(texts.map((text) => `${cleanColouredLine(text, 80)}é`));
  });

  it('leaves no control character, and changes nothing when repeated', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const cleaned = cleanLine(text);
        expect(cleaned).not.toMatch(/[\p{Cc}\u2028\u2029\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleanLine(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe('cleanColouredLine', () => {
  it.each([
    ['plain', 80, 'plain'],
    ['\u001b[31mred', 80, '\u001b[31mred\u001b[0m'],
    ['\u001b[1;32mok\u001b[0m\u001b[2K', 80, '\u001b[1;32mok\u001b[0m\u001b[0m'],
    ['\u001b[1Aup', 80, 'up'],
    ['\u009b31mred', 80, 'red'],
    ['abcdef', 4, 'abcd … (2 more characters)'],
    ['abcde', 4, 'abcd … (1 more character)'],
    ['abcd', 4, 'abcd'],
    ['x'.repeat(2_234), 1_000, `${'x'.repeat(1_000)} … (1,234 more characters)`],
    ['abc😀', 4, 'abc … (2 more characters)'],
    ['ab\u001b[31mred', 5, 'ab … (3 more characters)'],
    ['\u001b[31mred', 6, '\u001b[31mr\u001b[0m … (2 more characters)'],
  ])('makes of %j within %i %j', (line, length, cleaned) => {
    expect(cleanColouredLine(line, length)).toBe(cleaned);
  });

  it('leaves no other sequence than colours, and ends all of them', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, length) => {
        const cleaned = cleanColouredLine(text, length);
        const [beginningOfLine = '', ...coloured] = cleaned.split('\u001b');
        const plain = coloured.map((part) => part.replace(/^\[[0-9;:]*m/, ''));
        expect(plain.every((part, index) => part !== coloured[index])).toBe(true);
        expect([beginningOfLine, ...plain].join('')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
        if (coloured.length > 0) expect(coloured.at(-1)).toMatch(/^\[0m(?: … \(\d+ more characters?\))?$/);
      }),
    );
  });
});

describe('oneLine', () => {
  it.each([
    ['  a\r\nb\n\nc  ', 'a b  c'],
    ['\n \t ', ''],
    ['\u001b[31m\u200b', ''],
  ])('makes of %j %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });
});

describe('capped and beginning', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a😀b', 3, 'a…'],
    ['😀', 1, '…'],
    ['\u{10000}b', 2, '…'],
    ['\u{10ffff}b', 2, '…'],
    ['', 0, ''],
  ])('cap %j to %i units: %j', (text, length, cut) => {
    expect(truncate(text, length)).toBe(cut);
  });

  it('never cut a character in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, length) => {
        expect(firstUnits(text, length).isWellFormed()).toBe(true);
        expect(text.startsWith(firstUnits(text, length))).toBe(true);
        expect(truncate(text, length).length).toBeLessThanOrEqual(length);
        expect(truncate(text, length).isWellFormed()).toBe(true);
      }),
    );
  });
});
