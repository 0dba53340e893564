import { describe, expect, it } from '@jest/globals';
import { misreadInList } from '../../../src/plan/shell-syntax.ts';
import { problemsOf, warningsOf } from './plan-of.ts';

const written = (word: string): string =>
  `a list gets no shell, so ${JSON.stringify(word)} would be a plain argument: write the command as one text`;

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
    expect(misreadInList(list)).toBe(written(word));
  });

  it('is a whole command in one word', () => {
    const problem = 'would be the name of one program: write the command as one text';
    expect(misreadInList(['echo $HOME'])).toBe(`a list gets no shell, so "echo $HOME" ${problem}`);
    expect(misreadInList(['npm test'])).toBe(`a list gets no shell, so "npm test" ${problem}`);
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
    expect(misreadInList(list)).toBeNull();
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
    const quoted = (word: string): string =>
      `the words of a list are quoted for the shell, so ${word} would be a plain argument: write the command as one text`;
    expect(warningsOf({ legs: 'a: {command: [make, "&&", x], shell: true}' })).toEqual([
      `legs: line 1: a.command: ${quoted('"&&"')}`,
    ]);
    expect(warningsOf({ legs: 'a: {command: echo, args: ["$HOME"], shell: true}' })).toEqual([
      `legs: line 1: a.command: ${quoted('"$HOME"')}`,
    ]);
  });
});

describe('a command given as text', () => {
  const ONLY = 'it holds only comments: give a command';

  it.each<[Parameters<typeof problemsOf>[0], string[]]>([
    [{ legs: 'a: "# make test"' }, [`legs: line 1: a: ${ONLY}`]],
    [{ legs: 'a: |\n  # make\n\n    # make test\nb: |\n  # make\n  make test' }, [`legs: line 1: a: ${ONLY}`]],
    [{ legs: 'a:', command: '# {{leg}}' }, [`command: leg "a": ${ONLY}`]],
    [{ legs: 'a: make', setup: '# pip install .' }, [`setup: ${ONLY}`]],
    [{ legs: 'a: ["# make"]\nb: {command: "# x", shell: false}\nc: "echo # x"' }, []],
  ])('needs more than comments: %j', (given, problems) => {
    expect(problemsOf(given)).toEqual(problems);
  });

  const misread = (shebang: string): string =>
    `"${shebang}" is a comment here, since sh runs the text: use a list such as [bash, -ec, "…"] for another program`;

  it.each<[Parameters<typeof warningsOf>[0], string[]]>([
    [{ legs: 'a: |\n  #!/bin/bash\n  make' }, [`legs: line 1: a: ${misread('#!/bin/bash')}`]],
    [
      { legs: 'a: "#!/usr/bin/env -S python3 -u\\nx"' },
      [`legs: line 1: a: ${misread('#!/usr/bin/env -S python3 -u')}`],
    ],
    [{ legs: 'a: x', setup: '#!/usr/bin/env bash\nmake' }, [`setup: ${misread('#!/usr/bin/env bash')}`]],
    [{ legs: 'a: |\n  #!/bin/sh\n  make\nb: |\n  # bash\n  make\nc: |\n  make #!/bin/bash' }, []],
  ])('takes no program from its first line: %j', (given, warnings) => {
    expect(warningsOf(given)).toEqual(warnings);
  });

  it('is one program with shell: false', () => {
    const legs =
      'a: {command: make test, shell: false}\nb: {command: make, shell: false}\nc: {command: [a b], shell: true}';
    expect(warningsOf({ legs })).toEqual([
      'legs: line 1: a.command: shell: false gives it no shell, so "make test" would be the name of one program: drop shell, or write a list of words',
    ]);
  });
});
