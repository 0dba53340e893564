import { createHash, randomBytes } from 'node:crypto';

/**
 * By it the post step knows the step's token again. It is no credential: a token is random, and too long to be found by trying,
 * and the salt makes the same token look different in each step.
 */
export interface TokenHash {
  readonly salt: string;
  readonly hash: string;
}

/** Hexadecimal digits: 128 bits. */
const LENGTH = 32;

export function hashToken(token: string, salt = randomBytes(LENGTH / 2).toString('hex')): TokenHash {
  return { salt, hash: createHash('sha256').update(salt).update(token).digest('hex').slice(0, LENGTH) };
}

export function isHashOf({ salt, hash }: TokenHash, token: string): boolean {
  return hashToken(token, salt).hash === hash;
}
