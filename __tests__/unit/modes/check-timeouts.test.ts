import { describe, expect, it } from '@jest/globals';
import { checkTimeouts } from '../../../src/modes/check-timeouts.ts';
import type { Place } from '../../../src/values/place.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';

const given = (where: Place, seconds: number) => ({ where, text: `${seconds}s`, timeout: seconds * 1000 });

function problemsOf(timeouts: Parameters<typeof checkTimeouts>[0]): readonly string[] {
  try {
    checkTimeouts(timeouts, 3_600);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return error.problems;
  }
}

describe('the check of time limits', () => {
  it('names each one that is too long, the value and what the service allows, all at once', () => {
    const problem = 'is longer than the service lets a command of this token run: use 3600s or less';
    const problems = problemsOf([
      given({ input: 'run-timeout' }, 3_601),
      given({ input: 'legs', line: 2, name: 'b.timeout' }, 3_600),
      given({ input: 'legs', line: 3, name: 'c.timeout' }, 9_000),
      given({ input: 'legs', line: 4, name: 'd.timeout' }, 9_001),
    ]);
    expect(problems).toEqual([
      `run-timeout: "3601s" ${problem}`,
      `legs: lines 3 and 4: c.timeout and d.timeout: "9000s" ${problem} (likewise "9001s")`,
    ]);
  });

  it('names 50 of them and counts the rest', () => {
    const problems = problemsOf(
      Array.from({ length: 60 }, (_, index) => given({ input: `input-${String(index)}` }, 9_000)),
    );
    expect([problems.length, problems.at(-1)]).toEqual([51, 'and 10 more']);
  });
});
