import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inherited, mergeInis, parseIni } from '../../../src/credentials/ini.ts';

function plain(text: string): Record<string, Record<string, string>> {
  return Object.fromEntries([...parseIni(text)].map(([name, section]) => [name, Object.fromEntries(section)]));
}

describe('parseIni', () => {
  it('reads both delimiters, lower-cases keys and keeps later delimiters and inline marks', () => {
    const text = '[a.b:C]\nKey = v=1 : 2\nother: x # no comment ; either\nempty =\n';
    expect(plain(text)).toEqual({ 'a.b:C': { key: 'v=1 : 2', other: 'x # no comment ; either', empty: '' } });
  });

  it('skips comments, a byte-order mark and blank lines, with every kind of line end', () => {
    expect(plain('\uFEFF# one\r\n\r\n[a]\r; two\n  # three\nk=v\r\n')).toEqual({ a: { k: 'v' } });
  });

  it('continues a value on deeper indented lines, over blank lines and comments', () => {
    expect(plain('[a]\n k = one\n  two\n# not me\n\n  three\n \n l = x\n')).toEqual({
      a: { k: 'one\ntwo\n\nthree', l: 'x' },
    });
  });

  it('ends a continuation with a section and starts none below one', () => {
    expect(plain('[a]\nk=v\n[b]\n  k=w\n')).toEqual({ a: { k: 'v' }, b: { k: 'w' } });
  });

  it('lets the last of equal keys and sections win', () => {
    expect(plain('[a]\nk=1\nl=1\n[b]\n[a]\nK=2\n')).toEqual({ a: { k: '2', l: '1' }, b: {} });
  });

  it('reads %% as % and leaves a lone % alone', () => {
    expect(plain('[a]\nk = 100%% of %(x)s 5%\n')).toEqual({ a: { k: '100% of %(x)s 5%' } });
  });

  it.each([
    ['k = v\n', 'line 1: there is no [section] above it'],
    ['[a]\nsecret-token\n', 'line 2: it is neither a [section] nor "key = value"'],
    ['[a]\n= v\n', 'line 2: it is neither a [section] nor "key = value"'],
    ['[]\n', 'line 1: there is no [section] above it'],
  ])('refuses %j without quoting it', (text, message) => {
    expect(() => parseIni(text)).toThrow(new SyntaxError(message));
  });

  it('gives back what configparser writes', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
    const value = fc.stringMatching(/^(?:[!-~]([ -~]*[!-~])?)?$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.dictionary(name, value)), (sections) => {
        const text = Object.entries(sections).map(([section, keys]) => {
          const lines = Object.entries(keys).map(([key, written]) => `${key} = ${written.replaceAll('%', '%%')}\n`);
          return `[${section}]\n${lines.join('')}\n`;
        });
        const expected = Object.fromEntries(Object.entries(sections).map(([section, keys]) => [section, { ...keys }]));
        expect(plain(text.join(''))).toEqual(expected);
      }),
    );
  });
});

describe('mergeInis and inherited', () => {
  const ini = mergeInis([parseIni('[DEFAULT]\nx=0\ny=0\n[a]\nx=1\nz=1\n'), parseIni('[DEFAULT]\ny=2\n[a]\nz=2\n')]);

  it('let later files win key by key, and sections over [DEFAULT]', () => {
    expect(Object.fromEntries(inherited(ini, 'a'))).toEqual({ x: '1', y: '2', z: '2' });
    expect(Object.fromEntries(inherited(ini, 'b'))).toEqual({ x: '0', y: '2' });
    expect(Object.fromEntries(inherited(parseIni('[a]\nk=v'), 'a'))).toEqual({ k: 'v' });
  });
});
