import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTarget, parseUuid } from '../../../../src/legs/selection/reference.ts';

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
    '0123456-789ab-cdef-0123-456789abcdef',
    '01234567-89ab-cdef-0123-456789abcdeg',
    ' 01234567-89ab-cdef-0123-456789abcdef',
  ])('refuses %j', (text) => {
    expect(parseUuid(text)).toBeNull();
  });
});

describe('parseTarget', () => {
  it.each([
    [['@', ':', 'HEAD'], { kind: 'tip' }],
    [['@7', ':7', 'HEAD7', '7', '007'], { kind: 'entry', id: 7n }],
    [['999999999999999999'], { kind: 'entry', id: 999_999_999_999_999_999n }],
    [['@-2', ':-2', 'HEAD-2', 'HEAD~2'], { kind: 'back', steps: 2n }],
    [['HEAD~'], { kind: 'back', steps: 1n }],
    [['@+3', ':+3', 'HEAD+3'], { kind: 'forward', steps: 3n }],
  ])('reads %j as history', (texts, reference) => {
    for (const text of texts) expect(parseTarget(text)).toEqual({ kind: 'history', reference });
  });

  it('takes 32 digits for a UUID', () => {
    expect(parseTarget('1'.repeat(32))).toEqual({ kind: 'operation', uuid: '11111111-1111-1111-1111-111111111111' });
  });

  it.each([
    [['@0', ':0', 'HEAD~0', 'HEAD0', '0', '@-0', '@+00'], 'a history reference counts from 1'],
    [['1'.repeat(19), `@${'1'.repeat(19)}`, '1'.repeat(31)], 'a history reference has 18 digits at most'],
    [
      ['', '+1', '-1', '+', '@+', '@-', 'head', 'HEAD~abc', 'HEAD~+1', '@~1', '@1x', '1.5', '٣'],
      'it is neither a UUID nor a history reference such as @ or @-1',
    ],
  ])('refuses %j', (texts, reason) => {
    for (const text of texts) expect(parseTarget(text)).toEqual({ kind: 'bad', reason });
  });
});
