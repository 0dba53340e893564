import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { markerOf, parsed, runOf, stage, stdoutOf, workspaceWith } from './harness.ts';

const scene = stage();

const LEGS = `# yaml-language-server: $schema=https://example.test/legs.json
unit:
  command: cat ci/own; echo {{leg}} $VERSION
  files: ci/own
  env: {VERSION: 3.10}
lint: echo lint
`;

describe('legs-file', () => {
  it('names the file that holds the legs, whose own files are paths in the workspace', async () => {
    const folder = workspaceWith({ 'ci/legs.yml': LEGS, 'ci/own': 'mine\n' });
    const end = await scene.run(runOf({ 'legs-file': 'ci/legs.yml', cwd: '/srv/ci' }), { folder });
    expect(end.exitCode).toBe(0);
    expect(parsed(end, 'legs')).toEqual(['unit', 'lint']);
    expect(scene.operations().map((operation) => [markerOf(operation).leg, operation.request['cwd']])).toEqual([
      ['unit', '/srv/ci'],
      ['lint', '/srv/ci'],
    ]);
    const unit = scene.operations().find((operation) => markerOf(operation).leg === 'unit');
    expect(Object.keys(unit?.request['files'] ?? {})).toEqual(['/srv/ci/ci/own']);
    expect(unit?.request['env']).toMatchObject({ VERSION: '3.10' });
    expect(unit === undefined ? '' : stdoutOf(unit)).toContain('unit');
  });

  it('gives its legs no variable of the step and no file outside of the workspace', async () => {
    const legs = `
secret: {command: x, env: "INPUT_TOKEN\\nDEPLOY_KEY"}
above:
  command: x
  files: [../key, /etc/hostname, ci/../../key]
`;
    const workspace = workspaceWith({ 'checkout/ci/legs.yml': legs, key: 'private' });
    const given = { workspace: `${workspace}/checkout`, env: { DEPLOY_KEY: 'hidden' } };
    const end = await scene.run(runOf({ 'legs-file': 'ci/legs.yml' }), given);
    expect(end.exitCode).toBe(1);
    for (const name of ['INPUT_TOKEN', 'DEPLOY_KEY']) {
      expect(end.stdout).toContain(
        `legs-file: ci/legs.yml:2: secret.env: "${name}" has no value, and a file gets no variable of the step`,
      );
    }
    expect(scene.requests()).toEqual([]);
    writeFileSync(`${workspace}/checkout/ci/legs.yml`, legs.replace(/.*DEPLOY_KEY.*/, ''));
    const other = await scene.run(runOf({ 'legs-file': 'ci/legs.yml' }), given);
    for (const name of ['../key', '/etc/hostname', 'ci/../../key']) {
      expect(other.stdout).toContain(`"${name}": it leads out of the workspace, which a file of legs cannot do`);
    }
    expect(scene.requests()).toEqual([]);
  });

  it('is named in a dry run, which shows its legs', async () => {
    const folder = workspaceWith({ 'ci/legs.yml': LEGS, 'ci/own': 'mine\n' });
    const end = await scene.run(runOf({ 'legs-file': 'ci/legs.yml', 'dry-run': 'true' }), { folder });
    expect(end.exitCode).toBe(0);
    expect(end.stdout.split('\n')).toContain('Legs from ci/legs.yml');
    expect(end.summary).toContain('<p>Legs from <code>ci/legs.yml</code>:</p>');
    expect(end.stdout).toContain('echo {{leg}} $VERSION'.replace('{{leg}}', 'unit'));
    expect(end.stdout).toContain('echo lint');
    expect(scene.operations()).toEqual([]);
  });

  it('has its mistakes annotated at the line of the first, with all others of the step', async () => {
    const folder = workspaceWith({ 'ci/legs.yml': 'unit: make\nlint:\n  comand: x\n  timeout: soon\n' });
    const end = await scene.run(runOf({ 'legs-file': 'ci/legs.yml', cwd: 'srv' }), { folder });
    expect(end.exitCode).toBe(1);
    const [error = '', ...others] = end.stdout.split('\n').filter((line) => line.startsWith('::error'));
    expect(others).toEqual([]);
    expect(error).toMatch(/^::error file=ci\/legs.yml,line=3::The step stopped early \(exit code 1\): cwd: "srv" /);
    expect(error).toContain('legs-file: ci/legs.yml:3: lint: unknown field "comand": did you mean command?');
    expect(error).toContain('legs-file: ci/legs.yml:4: lint.timeout: "soon" is not a duration');
    expect(scene.requests()).toEqual([]);
  });
});
