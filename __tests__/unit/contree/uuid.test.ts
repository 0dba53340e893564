import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseUuid } from '../../../src/contree/uuid.ts';

describe('parseUuid', () => {
  it('takes any UUID with or without hyphens in any case', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        for (const text of [
          uuid,
          uuid.toUpperCase(),
          uuid.replaceAll('-', ''),
          uuid.replaceAll('-', '').toUpperCase(),
        ]) {
          expect(parseUuid(text)).toBe(uuid);
        }
      }),
    );
  });

  it.each([
    '',
    '0123456789abcdef0123456789abcde',
    '0123456789abcdef0123456789abcdef0',
    '{01234567-89ab-cdef-0123-456789abcdef}',
    'urn:uuid:01234567-89ab-cdef-0123-456789abcdef',
    '01234567-89abcdef-0123-456789abcdef',
    '01234567-89ab-cdef-0123456789abcdef',
    '0123456789abcdef0123-456789abcdef',
    '0123456-789ab-cdef-0123-456789abcdef',
    '01234567-89ab-cdef-0123-456789abcdeg',
    ' 01234567-89ab-cdef-0123-456789abcdef',
  ])('refuses %j', (text) => {
    expect(parseUuid(text)).toBeNull();
  });
});
