import { describe, expect, it } from '@jest/globals';
import { SecretRests } from '../../../../src/contree/secrets/secret-rests.ts';
import { viewOf } from './views.ts';

const rests = new SecretRests(
  ['abcdefghijkl', 'xyabcdefghijklmn'].map((text) => ({ bytes: Buffer.from(text), isShort: false })),
);
const one = new SecretRests([{ bytes: Buffer.from('abcdefghijkl'), isShort: false }]);

const after = (text: string, from = 0): unknown[] => [...one.after(viewOf(text), from)];

describe('the rest of a secret', () => {
  it('is the end of a form, of eight characters at least, but not all of it', () => {
    expect(after('efghijkl')).toEqual([{ at: 0, size: 8, isWhole: true }]);
    expect(after('bcdefghijkl and on')).toEqual([{ at: 0, size: 11, isWhole: true }]);
    expect(after('fghijkl and on')).toEqual([]);
    expect(after('abcdefghijkl')).toEqual([]);
  });

  it('is as much as the text has of it', () => {
    expect(after('bcdefghi')).toEqual([{ at: 0, size: 8, isWhole: false }]);
    expect(after('bcdefghix and on')).toEqual([{ at: 0, size: 8, isWhole: false }]);
    expect(after('bcdefgh')).toEqual([]);
    const view = viewOf('(bcdefghijkl');
    view.length = 10;
    expect([...one.after(view, 1)]).toEqual([{ at: 1, size: 9, isWhole: false }]);
  });

  it.each(['8203;', '#8203;', 'u0026#8203;', 'bwbar;', '1m', '[0;1m', '41', '}', '{41}', '\\', '&', 'f', 'x41'])(
    'may stand behind %j, which is left of an escape',
    (left) => {
      expect(after(`${left}efghijkl`)).toEqual([{ at: left.length, size: 8, isWhole: true }]);
    },
  );

  it.each([
    'go on',
    '(',
    'so;(',
    '8203;;',
    'bwbar;;',
    'm1m',
    '1mm',
    ' 1m',
    'A',
    '1;(',
    'm(',
    '((8203;',
    '((bwbar;',
    '((1m',
  ])('stands not behind %j', (left) => {
    expect(after(`${left}efghijkl`)).toEqual([]);
  });

  it('is none of less than eight characters', () => {
    expect(after('bcdefghX and on')).toEqual([]);
    expect(after('41bcdefghX and on')).toEqual([]);
  });

  it('begins at the cut, although more of the form stands before it', () => {
    expect(after('defghijkl', 1)).toEqual([{ at: 1, size: 8, isWhole: true }]);
  });

  it('stands at most twelve characters behind the cut', () => {
    expect(after(`${'0'.repeat(12)}efghijkl`)).toEqual([{ at: 12, size: 8, isWhole: true }]);
    expect(after(`${'0'.repeat(13)}efghijkl`)).toEqual([]);
    expect(after(`${'('.repeat(9)}${'0'.repeat(12)}efghijkl`, 9)).toEqual([{ at: 21, size: 8, isWhole: true }]);
  });

  it('is looked for in each form', () => {
    expect([...rests.after(viewOf('efghijklmn'), 0)]).toEqual([
      { at: 0, size: 8, isWhole: true },
      { at: 0, size: 10, isWhole: true },
    ]);
  });

  it('is looked for by all of its first four characters', () => {
    for (const text of ['Xfghijkl', 'eXghijkl', 'efXhijkl', 'efgXijkl']) expect(after(text)).toEqual([]);
  });
});
