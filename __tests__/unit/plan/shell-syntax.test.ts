import { describe, expect, it } from '@jest/globals';
import { shellSyntaxIn } from '../../../src/plan/shell-syntax.ts';
import { warningsOf } from './plan-of.ts';

const written = (word: string): string =>
  `a list gets no shell, which ${JSON.stringify(word)} is written for: write the command as one text`;

describe('what a list has for a shell', () => {
  it.each([
    [['npm', 'test', '&&', 'echo'], '&&'],
    [['make', '||', 'true'], '||'],
    [['make', '|', 'tee', 'log'], '|'],
    [['make', '>', 'log'], '>'],
    [['make', '2>>', 'log'], '2>>'],
    [['make', '2>&1'], '2>&1'],
    [['make', '&>', 'log'], '&>'],
    [['cat', '<', 'log'], '<'],
    [['cd', 'app', ';', 'make'], ';'],
    [['server', '&'], '&'],
    [['echo', '$HOME'], '$HOME'],
    [['echo', 'in ${HOME}/x'], 'in ${HOME}/x'],
    [['echo', '$(date)'], '$(date)'],
    [['/bin/rm', 'out/*.log'], 'out/*.log'],
    [['ls', '*'], '*'],
  ])('%j is %j', (list, word) => {
    expect(shellSyntaxIn(list)).toBe(written(word));
  });

  it('is a whole command in one word', () => {
    const problem =
      'is the name of one program, with its blanks, since a list gets no shell: write the command as one text';
    expect(shellSyntaxIn(['echo $HOME'])).toBe(`"echo $HOME" ${problem}`);
    expect(shellSyntaxIn(['npm test'])).toBe(`"npm test" ${problem}`);
  });

  it.each([
    [['sh', '-c', 'a && b', '|']],
    [['/usr/bin/awk', '{print $NF}', '>']],
    [['find', '.', '-exec', 'rm', '{}', ';']],
    [['jq', '.a | .b', '|']],
    [['eslint', 'src/**/*.ts']],
    [['tar', '--exclude=*.o', '-cf', 'x.tar', '.']],
    [['grep', 'a|b', 'x&y', 'price: $5']],
    [['/opt/My App/run', 'x']],
    [['./my tool']],
    [['make']],
    [[]],
  ])('%j has nothing', (list) => {
    expect(shellSyntaxIn(list)).toBeNull();
  });
});

describe('legs whose command is a list', () => {
  it('are warned of once, by their fields', () => {
    const legs =
      'a: [make, "&&", echo]\nb: {command: [make, "&&", x]}\nc: {command: make, args: ["|", x]}\nd: make && x';
    expect(warningsOf({ legs })).toEqual([
      `legs: lines 1 and 2: a.command and b.command: ${written('&&')}`,
      `legs: line 3: c.command: ${written('|')}`,
    ]);
  });

  it('are so with a shell as well, which gets their words quoted', () => {
    expect(warningsOf({ legs: 'a: {command: [make, "&&", x], shell: true}' })).toEqual([
      `legs: line 1: a.command: ${written('&&')}`,
    ]);
  });
});
