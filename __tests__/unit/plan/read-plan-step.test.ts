import { describe, expect, it } from '@jest/globals';
import { KEPT, legOf, planOf, problemsOf, warningsOf } from './plan-of.ts';

const FORMS = 'use lines NAME=VALUE or a map of name to value';
const NAME = 'use a letter or _, then letters, digits and _';
const OF_ACTION =
  '"CONTREE_OP_ACTION" is the action\'s own variable, by which it finds what it has started: use another name';

describe('defaults of the step', () => {
  it.each<[string, Record<string, string>]>([
    ['A=1\nB= two \n\n# C=3\n D=x=y\nE=', { A: '1', B: ' two ', D: 'x=y', E: '' }],
    ['\n# first\nURL=http://x:1\r\nB=2\r\n', { URL: 'http://x:1', B: '2' }],
    ['A: 1.0\nB: x=y\nC:', { A: '1.0', B: 'x=y', C: '' }],
    ['# first\n{"A": "x\\ny", "B": 2}', { A: 'x\ny', B: '2' }],
    ['"A": x=1', { A: 'x=1' }],
    ['__proto__=1', { ['__proto__']: '1' }],
    ['# none', {}],
  ])('reads env %j', (env, expected) => {
    expect(legOf({ legs: 'a: x', env }).env).toEqual(expected);
  });

  it.each<[Parameters<typeof problemsOf>[0], string[]]>([
    [{ 'run-timeout': '5x' }, ['run-timeout: "5x" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m']],
    [
      { 'truncate-output-at': '10485761' },
      ['truncate-output-at: "10485761" is not allowed: use a whole number of bytes from 1 to 10485760'],
    ],
    [
      { 'truncate-output-at': '0' },
      ['truncate-output-at: "0" is not allowed: use a whole number of bytes from 1 to 10485760'],
    ],
    [
      { shell: 'bash' },
      ['shell: "bash" is not a boolean: drop shell, and write the command as a list such as [bash, -ec, "…"]'],
    ],
    [{ disposable: '1' }, ['disposable: "1" is not a boolean: use true or false']],
    [{ cwd: '.' }, ['cwd: "." is not an absolute path: let it start with /']],
    [{ cwd: '/a\n/b' }, ['cwd: "/a\\n/b" is not one path: use one line without control characters']],
    [{ files: 'a:' }, ['files: "a:" has nothing behind its colon: name a path in the sandbox, or leave the colon out']],
    [
      { env: 'A=1\nB' },
      ['env: line 2: the step has no variable "B": write B=VALUE here, or set B in the "env:" of the step'],
    ],
    [{ env: 'FOO bar' }, ['env: line 1: "FOO bar" is not NAME=VALUE: write FOO=bar']],
    [{ env: 'A=1\nFOO bar baz=1' }, [`env: line 2: "FOO bar baz=1" is not NAME=VALUE: ${FORMS}`]],
    [{ env: 'export FOO=1' }, ['env: line 1: "export FOO=1" is not NAME=VALUE: write FOO=1']],
    [{ env: 'A=1\nexport FOO' }, ['env: line 2: "export FOO" is not NAME=VALUE: write FOO']],
    [{ env: '- FOO=1' }, ['env: line 1: "- FOO=1" is not NAME=VALUE: write FOO=1']],
    [{ env: 'npm_config-x=1' }, [`env: line 1: "npm_config-x" is not the name of a variable: ${NAME}`]],
    [{ env: '1A=1' }, [`env: line 1: "1A" is not the name of a variable: ${NAME}`]],
    [{ env: 'A=1\n$B' }, [`env: line 2: "$B" is not NAME=VALUE: ${FORMS}`]],
    [{ env: 'CONTREE_OP_ACTION=x' }, [`env: line 1: ${OF_ACTION}`]],
    [{ env: 'A=1\nCONTREE_OP_ACTION', variables: { CONTREE_OP_ACTION: 'x' } }, [`env: line 2: ${OF_ACTION}`]],
    [{ env: 'A: 1\nCONTREE_OP_ACTION: 2' }, [`env: line 2: ${OF_ACTION}`]],
    [{ legs: 'a: {command: x, env: {CONTREE_OP_ACTION: 2}}' }, [`legs: line 1: a.env: ${OF_ACTION}`]],
    [{ env: 'A: 1\nB-C: 2' }, [`env: line 2: "B-C" is not the name of a variable: ${NAME}`]],
    [{ env: 'A: 1\nB: [2]' }, ['env: line 2: "B" holds a list: use a text']],
    [{ env: '- A' }, ['env: it is a list: use lines NAME=VALUE or a map of name to value']],
    [
      { env: 'A: [' },
      [
        'env: line 1: the closing ] is missing, here or above: add it, or put the whole text in quotes, or indented below "name: |"',
      ],
    ],
    [
      { env: 'A={{b}}' },
      [`env: line 1: "A": "{{b}}" is not a placeholder here: without matrix, {{leg}} is the only one. ${KEPT}`],
    ],
    [
      { image: 'tag:{{os}}', files: '{{x}}' },
      [
        'image: "{{os}}" is not a placeholder here: without matrix, {{leg}} is the only one',
        'files: "{{x}}" is not a placeholder here: without matrix, {{leg}} is the only one',
      ],
    ],
    [
      { command: '{{unused}}' },
      [`command: "{{unused}}" is not a placeholder here: without matrix, {{leg}} is the only one. ${KEPT}`],
    ],
  ])('refuses %j', (given, problems) => {
    expect(problemsOf({ legs: 'a: x', ...given })).toEqual(problems);
  });

  it.each<[string, Record<string, string>]>([
    ['A', { A: 'two\nlines' }],
    ['  A  \nB=1', { A: 'two\nlines', B: '1' }],
    ['B=1\nEMPTY', { B: '1', EMPTY: '' }],
    ['LEG', { LEG: '{{leg}} {{none}}' }],
  ])("takes the step's own variable for a bare name: %j", (env, expected) => {
    const variables = { A: 'two\nlines', EMPTY: '', LEG: '{{leg}} {{none}}' };
    const given = { legs: 'a: x', variables, setup: 'y' };
    expect(planOf({ ...given, env })).toMatchObject({ legs: [{ env: expected }], setup: { env: expected } });
    expect(legOf({ ...given, legs: JSON.stringify({ a: { command: 'x', env } }) }).env).toEqual(expected);
  });

  it('warns of quotation marks that become part of a value, and keeps them', () => {
    const given = { legs: 'a: x', env: `A="b c"\nB='d'\nC="e" f\nD=""` };
    expect(warningsOf(given)).toEqual([
      'env: line 1: the quotation marks are part of the value of "A": write A=b c when they are not meant',
      'env: line 2: the quotation marks are part of the value of "B": write B=d when they are not meant',
      'env: line 4: the quotation marks are part of the value of "D": write D= when they are not meant',
    ]);
    expect(legOf(given).env).toEqual({ A: '"b c"', B: "'d'", C: '"e" f', D: '""' });
    expect(warningsOf({ legs: 'a: x', env: 'A: "b c"' })).toEqual([]);
  });

  it('checks them although the legs cannot be read', () => {
    expect(problemsOf({ legs: '[', cwd: 'x', tag: 'T', 'run-timeout': '{{leg}}' })).toEqual([
      'cwd: "x" is not an absolute path: let it start with /',
      'tag: "T" is not a tag: use lower-case letters, digits, _ and -, with single : / . between them, 256 at most',
      expect.stringMatching(/^legs: line 1: it is not YAML: /),
    ]);
  });
});
