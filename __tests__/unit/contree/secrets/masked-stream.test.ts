import { describe, expect, it } from '@jest/globals';
import { masked, MaskedStream } from '../../../../src/contree/secrets/masked-stream.ts';
import { SecretScanner } from '../../../../src/contree/secrets/secret-scanner.ts';

const textOf = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString();

describe('bytes without their secrets', () => {
  it.each<[string, number, number, readonly number[], string]>([
    ['none', 0, 9, [], '012345678'],
    ['one', 0, 9, [2, 4], '01***45678'],
    ['several', 0, 9, [0, 2, 2, 4, 8, 9], '******4567***'],
    ['one that begins before', 3, 9, [2, 5], '***5678'],
    ['one that ends behind', 0, 4, [2, 5], '01***'],
    ['one that is over', 5, 9, [2, 5], '5678'],
    ['one that is still to come', 0, 2, [2, 5], '01'],
    ['a part of the bytes', 3, 6, [], '345'],
  ])('have a mask for %s', (_, from, to, spans, expected) => {
    expect(textOf(masked(Buffer.from('012345678'), from, to, spans))).toBe(expected);
  });

  it('have a mask for each line of one', () => {
    expect(textOf(masked(Buffer.from('ab\ncd\r\nef'), 1, 9, [1, 8]))).toBe('***\n***\r\n***f');
    expect(textOf(masked(Buffer.from('ab\rcd'), 0, 5, [0, 5]))).toBe('***\r***');
  });
});

describe('a text that comes in blocks', () => {
  const stream = (isLive = false): MaskedStream =>
    new MaskedStream(new SecretScanner(['hush-hush']), 'nowhere', isLive);

  it('is handed on but for what may become a secret', () => {
    const live = stream();
    const came = ['so hush', '-hu', 'sh it is'].map((block) => textOf(live.add(Buffer.from(block))));
    expect([came, textOf(live.end())]).toEqual([['so ', '', '*** it is'], '']);
  });

  it('is masked once there was a secret, and idle while nothing is held back', () => {
    const one = stream();
    expect([one.isIdle, one.isMasked]).toEqual([false, false]);
    one.add(Buffer.from('quiet z'));
    expect([one.isIdle, one.isMasked]).toEqual([true, false]);
    one.add(Buffer.from('hush'));
    expect([one.isIdle, one.isMasked]).toEqual([false, false]);
    one.add(Buffer.from('-hush z'));
    expect([one.isIdle, one.isMasked]).toEqual([true, true]);
    expect(textOf(one.add(Buffer.from('quiet')))).not.toContain('*');
    expect(one.isMasked).toBe(true);
  });

  it('comes whole however large a block is, and where it ends within one', () => {
    const around = 'nothing to see here. '.repeat(40);
    for (const text of [around, `${around}hush-hush ${around}`, `${around}hush-hush`])
      for (const size of [1, 256, 257, 700, 5_000]) {
        const one = stream();
        const parts: Uint8Array[] = [];
        for (let at = 0; at < text.length; at += size)
          parts.push(...one.add(Buffer.from(text.slice(at, at + size))).map((part) => Uint8Array.from(part)));
        expect(textOf([...parts, ...one.end()])).toBe(text.replace('hush-hush', '***'));
        expect(textOf(stream().end(Buffer.from(text)))).toBe(text.replace('hush-hush', '***'));
      }
  });

  it('holds back all of a secret that may contain another', () => {
    const one = new MaskedStream(new SecretScanner(['hush-hush', 'xx-hush-hush-yy']), 'nowhere', false);
    expect(textOf(one.add(Buffer.from('a xx-hush-hush')))).toBe('a ');
    expect(textOf([...one.add(Buffer.from('-yy b')), ...one.end()])).toBe('*** b');
    one.add(Buffer.from('a xx-hush-hush'));
    expect(textOf(one.end())).toBe('xx-***');
  });

  it('is no end where the scan of a large last block pauses', () => {
    for (let before = 16_374; before < 16_386; before += 1) {
      const digits = '0'.repeat(before);
      expect(textOf(stream().end(Buffer.from(`${digits}hush-hush 1`)))).toBe(`${digits}*** 1`);
    }
  });

  it('has nothing for an empty block, and nothing a second time', () => {
    const one = stream();
    expect(textOf(one.add(Buffer.from('hus')))).toBe('');
    expect(one.add(Buffer.alloc(0))).toEqual([]);
    expect([textOf(one.end()), textOf(one.end())]).toEqual(['hus', '']);
  });
});
