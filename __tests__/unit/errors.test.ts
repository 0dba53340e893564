import { expect, it } from '@jest/globals';
import { errorCode } from '../../src/errors.ts';

it('gives the code of an error that has one', () => {
  expect(errorCode(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe('ENOENT');
  expect([new Error('x'), { code: 5 }, null, undefined, 'ENOENT'].map(errorCode)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
