import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRedact } from '../../../src/contree/redact.ts';

describe('createRedact', () => {
  it.each([
    ['Bearer hush/1 and hush/1', 'Bearer *** and ***'],
    ['?token=hush%2F1', '?token=***'],
    ['via http://user:password@proxy.test:3128/ it failed', 'via http://***@proxy.test:3128/ it failed'],
    ['nothing to hide', 'nothing to hide'],
  ])('%j becomes %j', (text, expected) => {
    expect(createRedact(['hush/1', ''])(text)).toBe(expected);
  });

  it('takes the longer secret first, and one that a serialiser escaped', () => {
    expect(createRedact(['abc', 'abcdef'])('abcdef abc')).toBe('*** ***');
    expect(createRedact(['a"b'])(JSON.stringify({ said: 'a"b' }))).toBe('{"said":"***"}');
  });

  it('leaves no trace of the secret in any text', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9._~$&-]{4,40}$/u);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
        expect(createRedact([hidden])(before + hidden + after)).not.toContain(hidden);
      }),
    );
  });
});
