import { describe, expect, it } from '@jest/globals';
import { parseTarget } from '../../../src/selection/session.ts';

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
    [['@0', ':0', 'HEAD~0', 'HEAD0', '@-0', '@+00'], 'the history of a session counts from 1'],
    [['1'.repeat(19), `@${'1'.repeat(19)}`, '1'.repeat(31)], 'a history reference has 18 digits at most'],
    [['', '0', '00', '+1', '-1', '+', '@+', '@-', 'head', 'HEAD~abc', 'HEAD~+1', '@~1', '@1x', '1.5', '٣'], 'no UUID'],
  ])('refuses %j', (texts, reason) => {
    for (const text of texts) expect(parseTarget(text)).toEqual({ kind: 'bad', reason });
  });
});
