import { describe, expect, it } from '@jest/globals';
import { runOf, stage, workspaceWith } from '../harness.ts';

const scene = stage();

describe('inputs that cannot be used', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'of legs',
      {
        legs: 'a: {command: "true", colour: red}\nb: {command: "echo {{oss}}"}\n"c ": {cwd: relative, command: x}\nd: {}',
        files: 'nowhere.txt',
      },
      ['colour', 'oss', 'relative', 'nowhere.txt', 'd'],
    ],
    [
      'of a matrix',
      { matrix: 'os: []\nn: [1]', command: 'echo {{on}}', image: 'tag:', 'max-parallel': '0' },
      ['os', 'image', 'max-parallel'],
    ],
    [
      'YAML',
      { legs: 'a: "true"\n  b: [\n', retries: '-1', collect: '../../etc', timeout: 'soon' },
      ['legs: line 2', 'retries', 'timeout'],
    ],
    [
      'a name used twice',
      { legs: 'a: "true"\nb: x\na: "false"', 'run-timeout': '0', env: 'no equals sign' },
      ['twice', 'run-timeout', 'env'],
    ],
    [
      'names that the matrix makes twice',
      { matrix: 'a: [x, x-y]\nb: [y-z, z]', command: 'true', tag: 'same' },
      ['x-y-z'],
    ],
    ['both legs and a matrix', { legs: 'a: "true"', matrix: 'x: [1]' }, ['legs', 'matrix']],
    ['neither', {}, ['legs']],
    ['no image', { image: '', legs: 'a: "true"' }, ['image']],
    [
      'a detached step that should collect and read reports',
      { legs: 'a: "true"', detach: 'true', collect: 'x', 'test-reports': 'x', 'max-parallel': '2' },
      ['collect', 'test-reports', 'max-parallel'],
    ],
    ['half of the credentials', { legs: 'a: "true"', 'registry-username': 'me' }, ['registry-password']],
    ['one tag for two legs', { legs: 'a: "true"\nb: "true"', tag: 'one' }, ['tag']],
    [
      'what a disposable leg would leave',
      { legs: 'a: {command: "true", disposable: true, tag: x}', collect: 'out' },
      ['disposable'],
    ],
    ['a setup key without a setup', { legs: 'a: "true"', 'setup-key': 'k' }, ['setup-key']],
    ['a local folder above the workspace', { legs: 'a: "true"', collect: 'out -> ../up' }, ['collect']],
  ])('are named together before any request: %s', async (_name, inputs, named) => {
    const end = await scene.run(runOf(inputs), { folder: workspaceWith() });
    expect(end.exitCode).toBe(1);
    const error = /^::error::.*/m.exec(end.stdout)?.[0] ?? '';
    for (const text of named) expect(error).toContain(text);
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed', operations: '{}', results: '[]' });
    expect(end.summary).not.toBe('');
    expect(scene.requests()).toEqual([]);
    expect(end.stderr).toBe('');
    expect(end.state).toEqual({});
  });
});
