import { describe, expect, it } from '@jest/globals';
import { InvalidInputs, Problems } from '../../../src/values/problems.ts';
import { InvalidValue } from '../../../src/values/values.ts';

it('problems with inputs stand one a line', () => {
  const error = new InvalidInputs(['mode: a', 'max: b']);
  expect([error.name, error.message, error.problems]).toEqual([
    'InvalidInputs',
    'mode: a\nmax: b',
    ['mode: a', 'max: b'],
  ]);
});

describe('the collector of problems', () => {
  it('throws nothing while there is no problem', () => {
    const problems = new Problems();
    expect(problems.attempt('max', () => 7)).toBe(7);
    expect(problems.count).toBe(0);
    problems.throwIfAny();
  });

  it('says where each problem is, and has each once, in order', () => {
    const problems = new Problems();
    problems.add('mode', 'is bad');
    problems.add('', 'nothing is given');
    problems.add('mode', 'is bad');
    expect(problems.count).toBe(2);
    expect(() => {
      problems.throwIfAny();
    }).toThrow(new InvalidInputs(['mode: is bad', 'nothing is given']));
  });

  it('makes one line of what differs in line, leg and value alone', () => {
    const problems = new Problems();
    const field = (line: number, name: string) => ({ input: 'legs', line, name });
    problems.add(field(1, 'a.timeout'), new InvalidValue('5x', 'is no duration'));
    problems.add(field(2, 'b.env'), 'is a list');
    problems.add(field(3, 'c.timeout'), new InvalidValue('6x', 'is no duration'));
    problems.add(field(3, 'c.timeout'), new InvalidValue('6x', 'is no duration'));
    problems.add('run-timeout', new InvalidValue('5x', 'is no duration'));
    expect(problems.count).toBe(4);
    expect(() => {
      problems.throwIfAny();
    }).toThrow(
      new InvalidInputs([
        'legs: lines 1 and 3: a.timeout and c.timeout: "5x" is no duration (likewise "6x")',
        'legs: line 2: b.env: is a list',
        'run-timeout: "5x" is no duration',
      ]),
    );
  });

  it('makes one line of such warnings', () => {
    const problems = new Problems();
    for (const line of [4, 7]) problems.warn({ input: 'env', line }, 'has quotation marks');
    problems.warn('files', 'is old');
    expect(problems.warnings).toEqual(['env: lines 4 and 7: has quotation marks', 'files: is old']);
  });

  it('counts the problems beyond the most that it names', () => {
    const problems = new Problems();
    for (const name of ['a', 'b', 'c']) problems.add(name, 'is bad');
    expect(() => {
      problems.throwIfAny(3);
    }).toThrow(new InvalidInputs(['a: is bad', 'b: is bad', 'c: is bad']));
    expect(() => {
      problems.throwIfAny(1);
    }).toThrow(new InvalidInputs(['a: is bad', 'and 2 more']));
  });

  it('takes what a parser refuses, at once or later', async () => {
    const problems = new Problems();
    const refuse = (error: Error) => (): never => {
      throw error;
    };
    expect(problems.attempt('max', refuse(new InvalidValue('x', 'is no number')))).toBeNull();
    expect(await problems.attempt('files', () => Promise.reject(new InvalidInputs(['one', 'two'])))).toBeNull();
    expect(() => {
      problems.throwIfAny();
    }).toThrow(new InvalidInputs(['max: "x" is no number', 'files: one', 'files: two']));
  });

  it('lets any other error pass', async () => {
    const bug = new RangeError('a bug');
    const problems = new Problems();
    const crash = (): never => {
      throw bug;
    };
    expect(() => problems.attempt('max', crash)).toThrow(bug);
    await expect(problems.attempt('max', () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
