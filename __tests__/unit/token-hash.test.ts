import { describe, expect, it } from '@jest/globals';
import { hashToken, isHashOf } from '../../src/token-hash.ts';

describe('the hash of a token', () => {
  const hashed = hashToken('a-token');

  it('is that of this token alone', () => {
    expect(isHashOf(hashed, 'a-token')).toBe(true);
    for (const other of ['', 'a-toke', 'a-tokem', 'A-token', 'a-token ']) expect(isHashOf(hashed, other)).toBe(false);
  });

  it('depends on its salt, which is another each time', () => {
    expect(hashToken('a-token')).not.toEqual(hashed);
    expect(isHashOf({ ...hashed, salt: hashToken('').salt }, 'a-token')).toBe(false);
  });

  it('has neither the token nor a blank in it', () => {
    expect(Object.values(hashed)).toEqual(Array(2).fill(expect.stringMatching(/^[\da-f]{32}$/)));
  });
});
