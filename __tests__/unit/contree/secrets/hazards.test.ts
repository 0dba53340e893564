import { describe, expect, it } from '@jest/globals';
import { hazards } from '../../../../src/contree/secrets/hazards.ts';

/** The first hazard of a text, and whether it is a mild one; null when there is none. */
function first(text: string, cut = false): readonly [at: number, isMild: boolean] | null {
  const found = hazards(cut).exec(Buffer.from(text).toString('latin1'));
  return found === null ? null : [found.index, found[1] !== undefined];
}

describe('a hazard', () => {
  it.each([
    '%41',
    '%4 1',
    '% 4\n1',
    '%4%41',
    '%%41',
    '%\\x41',
    '%&#49;',
    '%4&#49;',
    '&amp',
    '&AMP',
    '&a mp',
    '&#65',
    '& #65',
    '&%23',
    '&\\u0023',
    '\\u0041',
    '\\x41',
    '\\101',
    '\\0',
    '\\3',
    '\\\\',
    '\\&',
    '\\%',
    '\\',
    '\u001b]0;',
    '\u001bM',
    '\u001b',
    '\u009b1m',
    '0x41',
    '0 X41',
    '0\u200bx',
    '%4\u001b[1m1',
    '&g\u200bt',
  ])('is in %j', (text) => {
    expect(first(`so ${text}`)).toEqual([3, false]);
  });

  it.each([
    '100 %',
    '100% done',
    '%g1',
    '%4g',
    '&&',
    '?a=1&b=2',
    '& we',
    '&xyz',
    '\u001b[1m',
    '\u001b[38;5;12m',
    '1 x 3',
    '0 9',
    'é',
    '🎉',
    '...',
    '…',
  ])('is not in %j', (text) => {
    expect(first(`so ${text}`)).toBeNull();
  });

  it.each(['\\n', '\\"', '\\t', '\\/', '\\4', '\\q'])('is mild in %j', (text) => {
    expect(first(`so ${text}`)).toEqual([3, true]);
  });

  it.each(['...', '....', '…'])('is %j in a text that may be cut there', (text) => {
    expect(first(`so ${text} on`, true)).toEqual([3, true]);
    expect(first(`so ${text} on`, false)).toBeNull();
  });

  it('is looked for from any place on', () => {
    const pattern = hazards(false);
    pattern.lastIndex = 1;
    expect([pattern.exec('%41%42')?.index, pattern.exec('%41%42')]).toEqual([3, null]);
  });

  it('is none in two dots', () => {
    expect(first('so .. on', true)).toBeNull();
  });
});
