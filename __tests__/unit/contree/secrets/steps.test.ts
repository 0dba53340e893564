import { expect, it } from '@jest/globals';
import { finish, type Steps } from '../../../../src/contree/secrets/steps.ts';

it('takes all steps at once', () => {
  const taken: number[] = [];
  const steps = function* (): Steps<string> {
    for (let step = 0; step < 3; step += 1) {
      taken.push(step);
      yield;
    }
    return 'the result';
  };
  expect(finish(steps())).toBe('the result');
  expect(taken).toEqual([0, 1, 2]);
});
