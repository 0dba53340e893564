import { describe, expect, it } from '@jest/globals';
import { legOf, problemsOf } from './plan-of.ts';

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
    [{ 'run-timeout': '5x' }, ['run-timeout: "5x" is not a duration: use seconds such as 90, or 90s, 5m, 1h30m']],
    [
      { 'truncate-output-at': '10485761' },
      ['truncate-output-at: "10485761" is not allowed: use a whole number from 1 to 10485760'],
    ],
    [{ 'truncate-output-at': '0' }, ['truncate-output-at: "0" is not allowed: use a whole number from 1 to 10485760']],
    [{ shell: 'bash' }, ['shell: "bash" is not a boolean: use true or false']],
    [{ disposable: '1' }, ['disposable: "1" is not a boolean: use true or false']],
    [{ cwd: '.' }, ['cwd: "." is not an absolute path: let it start with /']],
    [{ cwd: '/a\n/b' }, ['cwd: "/a\\n/b" is not one path: use one line without control characters']],
    [{ files: 'a:' }, ['files: "a:" has nothing behind its colon: name a path in the sandbox, or leave the colon out']],
    [{ env: 'A=1\nB' }, ['env: line 2: "B" is not NAME=VALUE: use lines NAME=VALUE or a map of name to value']],
    [{ env: 'A: 1\nB: [2]' }, ['env: line 2: "B" holds a list: use a text']],
    [{ env: '- A' }, ['env: is a list: use lines NAME=VALUE or a map of name to value']],
    [
      { env: 'A: [' },
      ['env: line 1: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    [{ env: 'A={{b}}' }, ['env: line 1: "A": "{{b}}" is not a placeholder here: use {{leg}}']],
    [
      { image: 'tag:{{os}}', files: '{{x}}' },
      [
        'image: "{{os}}" is not a placeholder here: use {{leg}}',
        'files: "{{x}}" is not a placeholder here: use {{leg}}',
      ],
    ],
    [{ command: '{{unused}}' }, ['command: "{{unused}}" is not a placeholder here: use {{leg}}']],
  ])('refuses %j', (given, problems) => {
    expect(problemsOf({ legs: 'a: x', ...given })).toEqual(problems);
  });

  it('checks them although the legs cannot be read', () => {
    expect(problemsOf({ legs: '[', cwd: 'x', tag: 'T', 'run-timeout': '{{leg}}' })).toEqual([
      'cwd: "x" is not an absolute path: let it start with /',
      'tag: "T" is not a tag: use lower-case letters, digits, _ and -, with single : / . between them, 256 at most',
      expect.stringMatching(/^legs: line 1: is not YAML: /),
    ]);
  });
});
