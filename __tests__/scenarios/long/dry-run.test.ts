import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ActionEnd } from '../../../scripts/run-action.ts';
import { checkSummary } from '../../invariants/step-files.ts';
import { logViolations } from '../../invariants/runner-log.ts';
import { parsed, runOf, stage, workspaceWith } from '../harness.ts';

const scene = stage({ limits: { instance_max_timeout: 600 } });
const NAMES = ['passed', 'failed', 'cancelled', 'timed-out', 'active', 'unknown'];
const FILES = { 'src/a.ts': 'aaa', 'src/a.test.ts': 'bb', 'src/a.log': 'c', '.gitignore': '*.log\n', lock: '{}' };

const dry = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  runOf({ 'dry-run': 'true', ...inputs });

/** Requests that may change something. */
function changing(): string[] {
  return scene.requests().filter((request) => !/^(?:GET|HEAD) /.test(request));
}

function expectNothingDone(end: ActionEnd): void {
  expect(changing()).toEqual([]);
  expect(scene.operations()).toEqual([]);
  expect(end.state).toEqual({});
  for (const name of [...NAMES, 'results']) expect(end.outputs[name]).toBe('[]');
  expect([end.outputs['operations'], end.outputs['matrix']]).toEqual(['{}', '{"include":[]}']);
}

describe('a dry run', () => {
  it('shows legs, images, setup and files in log and summary, and changes nothing', async () => {
    const folder = workspaceWith(FILES);
    const inputs = {
      image: 'docker://registry.test/tools:1',
      setup: 'make ready',
      'setup-key': 'key',
      'setup-files': 'lock',
      files: 'src\n!**/*.test.ts',
      legs: 'unit: make {{leg}}\n"9": {command: [echo, "a b"]}\nlint: {command: x, allow-failure: true}',
      'output-dir': 'sandboxes',
      collect: 'report.xml',
      'on-timeout': 'cancel',
      cleanup: 'always',
    };
    const end = await scene.run(dry(inputs), { folder });
    expect([end.exitCode, end.outputs['outcome'], end.outputs['exit-code']]).toEqual([0, 'passed', '0']);
    expect(parsed(end, 'legs')).toEqual(['unit', '9', 'lint']);
    expect(end.outputs).toMatchObject({ 'setup-image': '', 'setup-cache-hit': 'false', 'passed-count': '0' });
    expectNothingDone(end);
    expect(existsSync(join(folder, 'sandboxes'))).toBe(false);
    for (const line of [
      '  docker://registry.test/tools:1 · would be imported',
      '  files of the setup · 1 file, 2 B · 1 file to upload, 2 B',
      '  files of every leg · 1 file, 3 B · 1 file to upload, 3 B',
      '    left out by ignore rules: 1 (src/a.log)',
      '    left out by !pattern: 1 (src/a.test.ts)',
      'unit  make unit',
      "9     echo 'a b'",
      'lint  x',
      '      (may fail)',
      'Dry run: the setup and 3 legs would be started; nothing was changed',
    ]) {
      expect(end.stdout.split('\n')).toContain(line);
    }
    expect(end.summary).toContain('<tr><td><code>unit</code></td><td><code>make unit</code></td><td></td></tr>');
  });

  it('finds what an earlier run left: files, an imported image and a kept setup', async () => {
    const folder = workspaceWith(FILES);
    const inputs = runOf({
      image: 'docker://registry.test/found:1',
      setup: 'cat lock > made',
      'setup-key': 'found',
      'setup-files': 'lock',
      files: 'src',
      legs: 'a: "true"',
    });
    const real = await scene.run(inputs, { folder });
    expect(real.exitCode).toBe(0);
    const before = changing().length;
    const end = await scene.run({ ...inputs, 'dry-run': 'true' }, { folder });
    expect(end.exitCode).toBe(0);
    expect(changing()).toHaveLength(before);
    expect(end.outputs).toMatchObject({ 'setup-image': real.outputs['setup-image'], 'setup-cache-hit': 'true' });
    expect(end.stdout).toContain('of the setup · 1 file, 2 B · none to upload, since the setup is kept');
    expect(end.stdout).toContain('of every leg · 2 files, 5 B · none to upload: the service has all');
    expect(end.stdout).toMatch(/found:1 · image [0-9a-f-]{36}$/m);
  });

  it.each([
    ['a tag that no image has', { image: 'tag:absent', legs: 'a: x' }, 'no image of this project has exactly this tag'],
    ['a time limit that the service does not allow', { legs: 'a: x', 'run-timeout': '1h' }, 'use 600s or less'],
    ['a file that is not there', { legs: 'a: x', files: 'absent' }, 'there is no file or folder'],
    [
      'a placeholder in collect',
      { legs: 'a: x', collect: 'out.xml -> res/{{leg}}' },
      '"res/{{leg}}" has a placeholder',
    ],
    [
      'one folder for two inputs',
      { legs: 'a: x', collect: 'stdout.txt', 'output-dir': 'collected' },
      'output-dir: "collected" is a folder of collect too',
    ],
    ['a leg without a name', { legs: 'command: x\ntimeout: 5m' }, 'are fields of a leg that has no name'],
    ['a token that is not accepted', { image: 'tag:busybox:latest', legs: 'a: x', token: 'wrong-token' }, 'HTTP 401'],
  ])('fails as the run would for %s', async (_what, inputs, message) => {
    const end = await scene.run(dry(inputs));
    expect([end.exitCode, end.outputs['outcome']]).toEqual([1, 'failed']);
    expect(end.stdout).toContain(message);
    expectNothingDone(end);
  });

  it('names all legs in the output, in order, also where inputs are wrong, and where nothing waits for them', async () => {
    const detached = await scene.run(dry({ legs: '10: x\n9: y', detach: 'true' }));
    expect([detached.exitCode, parsed(detached, 'legs')]).toEqual([0, ['10', '9']]);
    const wrong = await scene.run(dry({ legs: 'a: x', retries: 'many' }));
    expect([wrong.exitCode, parsed(wrong, 'legs')]).toEqual([1, []]);
    const odd = await scene.run(runOf({ legs: 'a: x', 'dry-run': 'perhaps' }));
    expect([odd.exitCode, changing()]).toEqual([1, []]);
    expect(odd.stdout).toContain('dry-run: "perhaps" is not a boolean');
    const failed = await scene.run(runOf({ legs: 'a: exit 3\nb: "true"' }));
    expect([failed.exitCode, parsed(failed, 'legs')]).toEqual([3, ['a', 'b']]);
    const waited = await scene.run({ operations: 'all' });
    expect(waited.outputs).not.toHaveProperty('legs');
  });

  it('shows hostile texts as texts, and no secret', async () => {
    const { token } = scene.simulator;
    const name = '</table><h1>x</h1> @all';
    const folder = workspaceWith({ [`src/::error::x${token}`]: 'x', 'src/##[set-output name=outcome;]y': 'y' });
    const command = `echo ${token} </code></pre>\n::error::forged\n##[set-output name=outcome;]failed ${token}`;
    const legs = JSON.stringify({ [name]: { command, cwd: `/${token}` }, [`n${token}`]: 'x' });
    const end = await scene.run(dry({ legs, files: 'src' }), { folder });
    expect(end.exitCode).toBe(0);
    expect(logViolations(end.stdout, [token])).toEqual([]);
    checkSummary(end.summary);
    expect(end.summary).not.toContain('<h1>');
    for (const text of [end.stdout.replace(`::add-mask::${token}\n`, ''), end.summary, JSON.stringify(end.outputs)]) {
      expect(text).not.toContain(token);
    }
    expect(parsed(end, 'legs')).toEqual([name, 'n***']);
  });

  it('of 10,000 legs stays within the platform’s limits', async () => {
    const hundred = JSON.stringify(Array.from({ length: 100 }, (_, index) => index));
    const matrix = `a: ${hundred}\nb: ${hundred}`;
    const end = await scene.run(dry({ matrix, command: `make {{a}} {{b}} ${'x'.repeat(300)}` }));
    expect(end.exitCode).toBe(0);
    expectNothingDone(end);
    expect(parsed(end, 'legs')).toHaveLength(10_000);
    expect(Buffer.byteLength(end.summary)).toBeLessThan(1_048_576);
    expect(end.summary).toMatch(/this summary leaves out [\d,]+ legs\./);
    expect(end.stdout).toContain('and 9,000 more legs: the output legs has the names');
    expect(Math.max(...end.stdout.split('\n').map(({ length }) => length))).toBeLessThan(500);
  });
});
