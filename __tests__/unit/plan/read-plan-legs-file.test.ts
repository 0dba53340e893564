import { describe, expect, it } from '@jest/globals';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { KEPT, legsOf, planOf, problemsOf } from './plan-of.ts';

const FORM = 'write lines of "name: command", such as "unit: npm test"';

/** The input `legs-file` with a file of this text. */
function file(text: string, path = 'ci/legs.yml') {
  return { legsFile: { path, text } };
}

describe('the file of legs-file', () => {
  it('holds the same legs as the input legs', () => {
    const legs = `---
# yaml-language-server: $schema=https://example.test/legs.json
unit: npm test -- {{leg}}
lint: &lint {command: [npm, run, lint], env: {A: 3.10}, files: [src, "!src/x"], timeout: 5m, tag: "t-{{leg}}"}
again: {command: x, stdin: 1.0, disposable: yes}
`.replace('yes', 'true');
    const own = { within: expect.objectContaining({ directory: '.' }) };
    const given = legsOf({ legs }).map(({ files, ...leg }) => {
      return { ...leg, files: files.map((line) => ('local' in line ? { ...line, ...own } : line)) };
    });
    expect(legsOf(file(legs))).toEqual(given);
    expect(legsOf(file(legs)).map(({ name, env }) => [name, env['A']])).toEqual([
      ['unit', undefined],
      ['lint', '3.10'],
      ['again', undefined],
    ]);
  });

  it.each<[string, string[]]>([
    ['', [`ci/legs.yml: it holds no leg: ${FORM}`]],
    ['# nothing yet\n', [`ci/legs.yml: it holds no leg: ${FORM}`]],
    ['---\n...\n', [`ci/legs.yml: it holds no leg: ${FORM}`]],
    ['# a\n- npm test\n', [`ci/legs.yml:2: it is a list: ${FORM}`]],
    ['\nnpm test', [`ci/legs.yml:2: "npm test" has no name before it: ${FORM}`]],
    ['a: x\n---\nb: y', ['ci/legs.yml:2: a second document starts here: use one']],
    ['a: x\nb: "y', ['ci/legs.yml:2: the closing " is missing, here or above: add it']],
    ['a: x\na: y', ['ci/legs.yml:2: "a" is used twice, first on line 1: rename one, or drop it']],
    ['\n\na: {comand: x}', ['ci/legs.yml:3: a: unknown field "comand": did you mean command?']],
    [
      'a:\n  command: x\n  timeout: 5 m\nb: {command: x, timeout: soon}',
      [
        'ci/legs.yml:3 and ci/legs.yml:4: a.timeout and b.timeout: "5 m" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m (likewise "soon")',
      ],
    ],
    [
      'a: echo {{os}}',
      [`ci/legs.yml:1: a: "{{os}}" is not a placeholder here: without matrix, {{leg}} is the only one. ${KEPT}`],
    ],
    ['['.repeat(1_000), ['ci/legs.yml:1: is nested too deeply: use at most 64 levels']],
    [
      'legs:\n  unit: npm test',
      ['ci/legs.yml:1: "legs" stands around the legs: leave this line out, and begin with the legs'],
    ],
    [
      'command: npm test\nshell: true',
      [
        'ci/legs.yml:1: "command" and "shell" are fields of a leg that has no name: write a name such as "unit:" above them, and indent them below it',
      ],
    ],
    [
      'legs: |\n  unit: npm test',
      ['ci/legs.yml:1: "legs" holds the legs as a text: leave this line out, and begin with the legs'],
    ],
    [
      'version: 1\nlegs:\n  unit: npm test',
      ['ci/legs.yml:2: "legs" stands around the legs: name a file that holds nothing else'],
    ],
    [
      'name: CI\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps: [{run: npm test}]',
      ['ci/legs.yml:3: "jobs" belongs to a workflow or an action: name a file that holds the legs alone'],
    ],
    [
      'name: x\nruns: {using: composite, steps: []}',
      ['ci/legs.yml:2: "runs" belongs to a workflow or an action: name a file that holds the legs alone'],
    ],
    [
      'runs-on: x\nsteps:\n  - run: npm test',
      ['ci/legs.yml:2: "steps" belongs to a workflow or an action: name a file that holds the legs alone'],
    ],
    [
      'os: [a, b]\ninclude:\n  - {os: c}',
      ['ci/legs.yml:2: "include" belongs to a matrix: write it in the input matrix'],
    ],
    [
      'a: {command: x, env: "A=1\\n INPUT_TOKEN \\nABSENT"}',
      ['INPUT_TOKEN', 'ABSENT'].map(
        (name) =>
          `ci/legs.yml:1: a.env: "${name}" has no value, and a file gets no variable of the step: write ${name}=VALUE here, or ${name} in the input env`,
      ),
    ],
    ['strategy: {matrix: {os: [a]}}', ['ci/legs.yml:1: "strategy" belongs to a matrix: write it in the input matrix']],
  ])('refuses %.60j at its line', (text, problems) => {
    expect(problemsOf(file(text))).toEqual(problems.map((problem) => `legs-file: ${problem}`));
  });

  it.each(['legs', 'jobs', 'steps', 'runs', 'matrix', 'strategy', 'include'])(
    'may hold a leg of the name %s',
    (name) => {
      for (const leg of ['make it', '[make, it]', '{command: make it}']) {
        expect(legsOf(file(`${name}: ${leg}`))).toHaveLength(1);
      }
    },
  );

  it('quotes a path that a message could be misread for', () => {
    expect(problemsOf(file('- a', 'my legs: all.yml'))).toEqual([
      `legs-file: "my legs: all.yml":1: it is a list: ${FORM}`,
    ]);
  });

  it.each<[Parameters<typeof problemsOf>[0], string[]]>([
    [{ legs: 'a: x' }, ['legs-file: it cannot be used with legs: drop one of the two']],
    [{ matrix: 'os: [a]', command: '{{os}}' }, ['matrix: it cannot be used with legs-file: drop one of the two']],
    [
      { legs: 'a: x', matrix: 'os: [a]', command: '{{os}}' },
      ['matrix: it cannot be used with legs and legs-file: keep one of the three'],
    ],
    [{ 'leg-name': 'x' }, ['leg-name: it has no effect with legs, which have names of their own: drop leg-name']],
  ])('cannot be used with %j', (given, problems) => {
    expect(problemsOf({ ...file('a: x'), ...given })).toEqual(problems);
  });

  it('is reported together with all else that is wrong', () => {
    expect(problemsOf({ ...file('a: {comand: x}'), legs: '- y', cwd: 'srv' })).toEqual([
      'cwd: "srv" is not an absolute path: let it start with /',
      'legs-file: it cannot be used with legs: drop one of the two',
      `legs: line 1: it is a list: ${FORM}`,
      'legs-file: ci/legs.yml:1: a: unknown field "comand": did you mean command?',
    ]);
    expect(problemsOf({ legsFile: { problem: '"x": why' }, cwd: 'srv' })).toEqual([
      'cwd: "srv" is not an absolute path: let it start with /',
      'legs-file: "x": why',
    ]);
  });

  it('may have as many lines as fit into 1 MiB', () => {
    const [leg] = legsOf(file(`a:\n  command: x\n  files: |\n${'    f\n'.repeat(170_000)}`));
    expect(leg?.files).toHaveLength(170_000);
  });

  it('says where its first problem is', () => {
    const thrown = (given: Parameters<typeof planOf>[0]): unknown => {
      try {
        return planOf(given);
      } catch (error) {
        return error instanceof InvalidInputs ? error.at : error;
      }
    };
    expect(thrown({ ...file('a: x\nb: {comand: x}\nc: {comand: x}'), cwd: 'srv' })).toEqual({
      file: 'ci/legs.yml',
      line: 2,
    });
    expect(thrown(file(''))).toEqual({ file: 'ci/legs.yml', line: null });
    expect(thrown({ legs: '- a' })).toBeNull();
  });
});
