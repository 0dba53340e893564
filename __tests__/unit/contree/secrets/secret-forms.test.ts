import { describe, expect, it } from '@jest/globals';
import { formsOf } from '../../../../src/contree/secrets/secret-forms.ts';
import { foldText } from '../../../../src/contree/secrets/fold-text.ts';
import { TextView } from '../../../../src/contree/secrets/text-view.ts';
import { shownIn, viewOf } from './views.ts';

function shown(secrets: readonly string[]): string[] {
  return formsOf(secrets).map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
}

function folded(text: string): string {
  const target = new TextView();
  foldText(viewOf(text), target, true);
  return shownIn(target);
}

describe('the forms of a secret', () => {
  it('are itself, base64 at three places, and hexadecimal digits', () => {
    expect(shown(['Secret-1'])).toEqual(['secret+1', 'u2vjcmv0lt', 'nly3jldc0x', 'tzwnyzxqtm', '5365637265742d31']);
  });

  it('are itself alone when it has less than eight characters, and none when it has less than four', () => {
    expect(shown(['Pass-12'])).toEqual(['pass+12']);
    expect(shown(['abcd', 'abc', 'a b c', ''])).toEqual(['abcd']);
    expect(formsOf(['Pass-12', 'abcdefgh']).map(({ isShort }) => isShort)).toEqual([
      true,
      ...Array.from({ length: 5 }, () => false),
    ]);
  });

  it('have the characters of a sequence of a terminal', () => {
    expect(shown(['\u001b[1mA'])).toEqual(['[1ma']);
  });

  it('are each once', () => {
    expect(shown(['Pass-12', 'pass_12', 'PASS/12'])).toEqual(['pass+12']);
  });

  it('have dots beside those that it begins or ends with', () => {
    expect(shown(['.abcd'])).toEqual(['+abcd', '++abcd', '\u00ffabcd']);
    expect(shown(['abcd.'])).toEqual(['abcd+', 'abcd++', 'abcd\u00ff']);
    expect(shown(['.abc.'])).toHaveLength(9);
    expect(shown(['ab.cd'])).toEqual(['ab+cd']);
  });

  it.each(['abcdefgh', 'tok3n-Very/Secret', 'gehe1mnis-ß'])(
    'have all of the base64 of %s that no text around it changes',
    (secret) => {
      const all = shown([secret]);
      for (const before of ['', 'a', 'ab', 'abc', 'abcd'])
        for (const after of ['', 'z', 'zz', 'zzz']) {
          const encoded = folded(Buffer.from(before + secret + after).toString('base64'));
          expect(all.filter((form) => encoded.includes(form))).toHaveLength(1);
        }
      const bytes = Buffer.from(secret).length;
      const sizes = [0, 1, 2].map((before) => Math.floor((8 * (before + bytes)) / 6) - Math.ceil((8 * before) / 6));
      expect(all.slice(1, 4).map((form) => form.length)).toEqual(sizes);
    },
  );
});
