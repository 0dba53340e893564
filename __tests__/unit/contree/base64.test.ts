import { describe, expect, it } from '@jest/globals';
import { decodeBase64 } from '../../../src/contree/base64.ts';

describe('base64', () => {
  it.each(['aGk=', 'aGk', 'aG\nk=\n', 'aGk=\r\n', ' aGk '])('%j is decoded', (text) => {
    expect(decodeBase64(text)?.toString()).toBe('hi');
  });

  it.each(['a b!', 'aG=k', 'aGk===', 'ü', '\u0000'])('%j is none', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });

  it('is told apart at once, however long the text', () => {
    const start = performance.now();
    for (const piece of [' ', 'a', '= ', 'a\n']) expect(decodeBase64(`${piece.repeat(1_000_000)}!`)).toBeNull();
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
