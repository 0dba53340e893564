import { describe, expect, it } from '@jest/globals';
import type { InputName } from '../../../src/inputs/input-source.ts';
import { checkRetriedTimeout, readRetries } from '../../../src/inputs/retry-inputs.ts';
import type { GivenTimeout } from '../../../src/plan/given-timeouts.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';

type Given = Readonly<Partial<Record<InputName, string>>>;

function read(given: Given, detach = false): ReturnType<typeof readRetries> {
  return readRetries(givenInputs(given), detach);
}

describe('retries and retry-on', () => {
  it.each<[Given, number, readonly string[]]>([
    [{}, 0, ['platform']],
    [{ retries: '2' }, 2, ['platform']],
    [{ retries: '2', 'retry-on': 'failure' }, 2, ['failure']],
    [{ retries: '1', 'retry-on': 'timeout, Platform\nfailure failure' }, 1, ['platform', 'failure', 'timeout']],
  ])('%j are read', (given, retries, retryOn) => {
    expect(read(given)).toEqual({ retries, retryOn });
  });

  it.each<[Given, boolean, string]>([
    [
      { retries: '1', 'retry-on': 'failures' },
      false,
      'retry-on: "failures" is not allowed: use platform, failure or timeout',
    ],
    [{ retries: '1', 'retry-on': ',' }, false, 'retry-on: it is empty: use platform, failure or timeout'],
    [
      { 'retry-on': 'failure' },
      false,
      'retry-on: it has no effect, because retries is 0: set retries, or drop retry-on',
    ],
    [
      { retries: '1', 'retry-on': 'timeout,failure,platform' },
      true,
      'retry-on: "failure" and "timeout" cannot be used with detach, since the step does not wait for its legs: drop one of the two',
    ],
  ])('%j with detach %j are refused: %s', (given, detach, problem) => {
    expect(() => read(given, detach)).toThrow(problem);
  });

  it('platform goes with detach', () => {
    expect(read({ retries: '3' }, true)).toEqual({ retries: 3, retryOn: ['platform'] });
  });
});

describe('retry-on: timeout', () => {
  const limit: GivenTimeout = { where: { input: 'run-timeout' }, text: '5m', timeout: 300_000 };

  it('needs a limit of the commands', () => {
    const settings = read({ retries: '1', 'retry-on': 'timeout' });
    expect(() => {
      checkRetriedTimeout(settings, []);
    }).toThrow(
      'retry-on: "timeout" has no effect, because no leg has a time limit: set run-timeout, or drop "timeout"',
    );
    expect(() => {
      checkRetriedTimeout(settings, [limit]);
    }).not.toThrow();
  });

  it('is not looked for where other reasons are given', () => {
    expect(() => {
      checkRetriedTimeout(read({ retries: '1', 'retry-on': 'failure' }), []);
    }).not.toThrow();
  });
});
