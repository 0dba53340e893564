import { describe, expect, it } from '@jest/globals';
import { KEPT, legsOf, problemsOf } from './plan-of.ts';

describe('legs', () => {
  const FIELDS =
    'command, args, env, files, shell, image, cwd, stdin, timeout, hostname, network, user, disk-limit, disposable, ' +
    'tag, allow-failure, truncate-output-at';
  const NO_USER = 'is not a user id: use uid or uid:gid in numbers, such as 1000:1000';
  const NO_DIRECTORY =
    'needs cwd, since the default /root may be closed to this user: set cwd to a directory of the user';
  const NO_OUTPUT = '"0" is not allowed: use a whole number of bytes from 1 to 10485760';
  const NO_SIZE = 'is not a size: use whole bytes above 0, or a size such as 500MB, 512M or 2GiB';
  const FORM = 'write lines of "name: command", such as "unit: npm test"';

  it('wants a working directory in each leg that has a user', () => {
    const matrix = 'include: [{u: 5, dir: /srv}, {dir: ""}, {u: 6, dir: " "}]';
    expect(problemsOf({ matrix, command: 'x', user: '{{u}}', cwd: '{{dir}}' })).toEqual([
      `user: leg "6": "6" ${NO_DIRECTORY}`,
    ]);
  });

  it.each<[string, string[]]>([
    [
      '',
      [
        'legs: it is empty: give legs such as "unit: npm test", or the path of a file in legs-file, or matrix and command',
      ],
    ],
    ['# nothing', [`legs: it holds no leg: ${FORM}`]],
    ['{}', [`legs: line 1: it holds no leg: ${FORM}`]],
    ['npm test', [`legs: line 1: "npm test" has no name before it: ${FORM}`]],
    ['- npm test\n- b', [`legs: line 1: it is a list: ${FORM}`]],
    [
      'image: tag:a\ncommand: npm test\ntimeout: 5m',
      [
        'legs: line 2: "command" and "image" are fields of a leg that has no name: write a name such as "unit:" above them, and indent them below it',
      ],
    ],
    ['a: x\na: y', ['legs: line 2: "a" is used twice, first on line 1: rename one, or drop it']],
    ['"": x', ['legs: line 1: "" is empty: use a name that shows']],
    ['"a\\nb": x', ['legs: line 1: "a\\nb" is not a name for a leg: use one line without control characters']],
    ['"\\u200b": x', ['legs: line 1: "\u200b" is empty: use a name that shows']],
    ['"\\u200d \\u0301": x', ['legs: line 1: "\u200d \u0301" is empty: use a name that shows']],
    ['a: x\n"a\\u200b": x', ['legs: line 2: "a\u200b" holds U+200B, which does not show: drop that character']],
    ['"👩\u200d💻": x\nأ\u0301: x', []],
    [`${'n'.repeat(101)}: x`, [`legs: line 1: "${'n'.repeat(100)}…" has 101 characters: use at most 100`]],
    [`${'🦊'.repeat(100)}: x`, []],
    ['\na:\n  comand: x\n  command: y', [`legs: line 3: a: unknown field "comand": did you mean command?`]],
    ['a: {comand: x}', [`legs: line 1: a: unknown field "comand": did you mean command?`]],
    ['a: {run: x}', [`legs: line 1: a: unknown field "run": did you mean command?`]],
    [
      'a: {command: x, timeout-minutes: 5, continue-on-error: true, working-directory: /x}',
      [
        `legs: line 1: a: unknown field "timeout-minutes": did you mean timeout (such as 5m)?`,
        `legs: line 1: a: unknown field "continue-on-error": did you mean allow-failure?`,
        `legs: line 1: a: unknown field "working-directory": did you mean cwd?`,
      ],
    ],
    ['a: {command: y, xyz: }', [`legs: line 1: a: unknown field "xyz": the fields are ${FIELDS}`]],
    [
      'a:\n  command:',
      ['legs: line 2: a.command: it is empty: use a text or a list, or leave it out for the input command'],
    ],
    [
      'a:',
      ['legs: line 1: a: there is no command: write one, or give the input command, which is for all legs without one'],
    ],
    ['a: {command: {b: c}}', ['legs: line 1: a.command: it is a map: use a text or a list']],
    ['a: []', ['legs: line 1: a.command: the list is empty: let it start with the executable']],
    [
      'a: [["x"], y, {z: 1}]',
      [
        'legs: line 1: a.command: it holds a list: use texts only',
        'legs: line 1: a.command: it holds a map: use texts only',
      ],
    ],
    ['a: [" "]', ['legs: line 1: a.command: it is empty: give a command']],
    [
      'a: {command: x, args: y}',
      ['legs: line 1: a.args: "y" is not a list: use a list such as [--verbose, "two words"]'],
    ],
    [
      'a: {command: x, args: {y: z}}',
      ['legs: line 1: a.args: it is a map: use a list such as [--verbose, "two words"]'],
    ],
    [
      'a: {command: [x], args: [y]}',
      ['legs: line 1: a.args: command is a list already: drop args, and put them into that list'],
    ],
    [
      'a: {args: [y], command: [x]}',
      ['legs: line 1: a.command: command is a list already: drop args, and put them into that list'],
    ],
    [
      'a b:\n  command: x\n  timeout: 5x',
      ['legs: line 3: "a b".timeout: "5x" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m'],
    ],
    ['a: {command: x, timeout: 0}', ['legs: line 1: a.timeout: "0" is too short: use 1s or more']],
    ['a: {command: x, timeout: [5]}', ['legs: line 1: a.timeout: it is a list: use a single text']],
    ['a: {command: x, disposable: yes}', ['legs: line 1: a.disposable: "yes" is not a boolean: use true or false']],
    ['a: {command: x, allow-failure: 1}', ['legs: line 1: a.allow-failure: "1" is not a boolean: use true or false']],
    ['a: {command: x, cwd: srv}', ['legs: line 1: a.cwd: "srv" is not an absolute path: let it start with /']],
    ['a: {command: x, hostname: a b}', ['legs: line 1: a.hostname: "a b" is not a hostname: use no spaces in it']],
    ['a: {command: x, network: no}', ['legs: line 1: a.network: "no" is not a boolean: use true or false']],
    ['a: {command: x, cwd: /srv, user: app}', [`legs: line 1: a.user: "app" ${NO_USER}`]],
    ['a: {command: x, user: "1:"}', [`legs: line 1: a.user: "1:" ${NO_USER}`]],
    ['a: {command: x, user: -1}', [`legs: line 1: a.user: "-1" ${NO_USER}`]],
    ['a: {command: x, user: 4294967295}', [`legs: line 1: a.user: "4294967295" ${NO_USER}`]],
    ['a: {command: x, user: "0:4294967295"}', [`legs: line 1: a.user: "0:4294967295" ${NO_USER}`]],
    ['a: {command: x, user: 1000}', [`legs: line 1: a.user: "1000" ${NO_DIRECTORY}`]],
    ['a: {command: x, user: 0, cwd: }', [`legs: line 1: a.user: "0" ${NO_DIRECTORY}`]],
    ['a: {command: x, user: 1, cwd: srv}', ['legs: line 1: a.cwd: "srv" is not an absolute path: let it start with /']],
    ['a: {command: x, truncate-output-at: 0}', [`legs: line 1: a.truncate-output-at: ${NO_OUTPUT}`]],
    ['a: {command: x, disk-limit: 1 PB}', [`legs: line 1: a.disk-limit: "1 PB" ${NO_SIZE}`]],
    [
      'a: {command: x, tag: A}',
      [
        'legs: line 1: a.tag: "A" is not a tag: use lower-case letters, digits, _ and -, with single : / . between them, 256 at most',
      ],
    ],
    [
      'A: {command: x, tag: "{{leg}}"}',
      [
        'legs: line 1: A.tag: "A" is not a tag: use lower-case letters, digits, _ and -, with single : / . between them, 256 at most',
      ],
    ],
    [
      'a: {command: x, image: python}',
      [
        'legs: line 1: a.image: "python" does not say where the image is: use "tag:python" for an image of the project, or "docker://python" for one of a registry',
      ],
    ],
    [
      'a: {command: x, files: "b:"}',
      ['legs: line 1: a.files: "b:" has nothing behind its colon: name a path in the sandbox, or leave the colon out'],
    ],
    [
      'a: {command: x, env: [A]}',
      ['legs: line 1: a.env: it is a list: use lines NAME=VALUE or a map of name to value'],
    ],
    [
      'a: {command: x, env: {A: [1], "B=": 2, "": 3}}',
      [
        'legs: line 1: a.env: "A" holds a list: use a text',
        'legs: line 1: a.env: "B=" is not the name of a variable: use a letter or _, then letters, digits and _',
        'legs: line 1: a.env: "" is not the name of a variable: use a letter or _, then letters, digits and _',
      ],
    ],
    [
      'a: {command: x, env: "A=1\\nA=2\\n=3\\n# c\\nB"}',
      [
        'legs: line 1: a.env: "A" is given twice: drop one of the two lines',
        'legs: line 1: a.env: "=3" has no name before the =: use a letter or _, then letters, digits and _',
        'legs: line 1: a.env: the step has no variable "B": write B=VALUE here, or set B in the "env:" of the step',
      ],
    ],
    [
      'a: echo {{os}} {{.os}} {{lag}}',
      [
        `legs: line 1: a: "{{os}}" is not a placeholder here: without matrix, {{leg}} is the only one. ${KEPT}`,
        'legs: line 1: a: "{{lag}}" is not a placeholder here: did you mean {{leg}}?',
      ],
    ],
    [
      'a: {command: x, env: {A: "{{b}}"}, args: ["{{c}}"]}',
      [
        `legs: line 1: a.args: "{{c}}" is not a placeholder here: without matrix, {{leg}} is the only one. ${KEPT}`,
        `legs: line 1: a.env: "A": "{{b}}" is not a placeholder here: without matrix, {{leg}} is the only one. ${KEPT}`,
      ],
    ],
    [
      'a: [1',
      [
        'legs: line 1: the closing ] is missing, here or above: add it, or put the whole text in quotes, or indented below "name: |"',
      ],
    ],
  ])('refuses %.60j', (legs, problems) => {
    expect(problemsOf({ legs })).toEqual(problems);
  });

  it.each([
    'command: x',
    'image: x\ntimeout: 5m',
    'command: x\nlint: y',
    'command: x\nenv: [make, env]',
    'command:\nenv:',
  ])('may have names that are those of fields: %j', (legs) => {
    expect(problemsOf({ legs, command: 'z' })).toEqual([]);
  });

  it('takes 10,000 legs, and no more', () => {
    const legs = (count: number): string => Array.from({ length: count }, (_, leg) => `l${String(leg)}: x`).join('\n');
    expect(legsOf({ legs: legs(10_000) })).toHaveLength(10_000);
    expect(problemsOf({ legs: legs(10_001) })).toEqual(['legs: it holds 10001 legs: use at most 10000']);
  });

  it('names 50 problems, and counts the others', () => {
    const legs = Array.from({ length: 60 }, (_, leg) => `l${String(leg)}: {command: x, f${String(leg)}_: y}`).join(
      '\n',
    );
    const problems = problemsOf({ legs });
    expect(problems).toHaveLength(51);
    expect(problems[49]).toMatch(/^legs: line 50: l49: unknown field "f49_"/u);
    expect(problems[50]).toBe('and 10 more');
  });
});
