import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsed, running, runOf, stage, workspaceWith } from '../harness.ts';

const scene = stage();

/** The files below a folder, with their text. */
function textsIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]));
}

describe('output-dir', () => {
  it('has a file for each leg and stream, whole, whether the leg passed or not, and the setup', async () => {
    const folder = workspaceWith({ 'logs/unit/stdout.try-3.txt': 'old', 'logs/unit/mine.txt': 'mine' });
    const legs = `unit: seq 1 50000\n"bad one": 'echo no >&2; exit 3'\nquiet: "true"`;
    const inputs = { legs, setup: 'echo ready', 'output-dir': './logs/', logs: 'all' };
    const end = await scene.run(runOf(inputs), { folder });
    expect(end.exitCode).toBe(3);
    const whole = Array.from({ length: 50_000 }, (_, index) => `${String(index + 1)}\n`).join('');
    expect(textsIn(join(folder, 'logs'))).toEqual({
      'setup/stdout.txt': 'ready\n',
      'setup/stderr.txt': '',
      'unit/stdout.txt': whole,
      'unit/stderr.txt': '',
      'unit/mine.txt': 'mine',
      'bad-one/stdout.txt': '',
      'bad-one/stderr.txt': 'no\n',
      'quiet/stdout.txt': '',
      'quiet/stderr.txt': '',
    });
    expect(end.stdout).toMatch(
      /^stdout: 49,360 lines .* left out here\. The whole output is in logs\/unit\/stdout\.txt\.$/m,
    );
  });

  it('is not named in the summary, as it is gone when the job ends: the service has the whole output', async () => {
    const folder = workspaceWith();
    const end = await scene.run(runOf({ legs: "a: 'seq 1 1000; exit 1'", 'output-dir': 'logs' }), { folder });
    expect(end.summary).not.toContain('logs/');
    expect(end.summary).toMatch(/<code>contree show [\da-f-]{36}<\/code> prints all that the service kept/);
  });

  it('has bytes as they were written, without secrets', async () => {
    const folder = workspaceWith();
    const token = scene.simulator.token;
    const legs = `a: 'printf "\\\\377\\\\376a\\\\0\\\\r\\\\n"; echo ${token} >&2'`;
    await scene.run(runOf({ legs, 'output-dir': 'logs' }), { folder });
    expect(readFileSync(join(folder, 'logs/a/stdout.txt'))).toEqual(Buffer.from([0xff, 0xfe, 0x61, 0, 13, 10]));
    expect(readFileSync(join(folder, 'logs/a/stderr.txt'), 'utf8')).toBe('***\n');
  });

  it('keeps every try of a leg that was started again', async () => {
    const folder = workspaceWith();
    const legs = 'a: {command: [/no/such/program]}';
    const end = await scene.run(runOf({ legs, 'output-dir': 'logs', retries: '1' }), { folder });
    expect(parsed(end, 'results')).toMatchObject([{ attempts: 2 }]);
    expect(Object.keys(textsIn(join(folder, 'logs'))).sort()).toEqual([
      'a/stderr.try-1.txt',
      'a/stderr.txt',
      'a/stdout.try-1.txt',
      'a/stdout.txt',
    ]);
  });

  it('warns of what the service kept only in part', async () => {
    const folder = workspaceWith();
    const inputs = { legs: 'a: seq 1 1000\nb: echo b', 'output-dir': 'logs', 'truncate-output-at': '100' };
    const end = await scene.run(runOf(inputs), { folder });
    expect(end.stdout).toMatch(
      /^::warning::The service kept only part of what some legs wrote, .* in logs are not whole: a\./m,
    );
  });

  it('serves wait and show, also for what a leg that is active has written so far', async () => {
    const folder = workspaceWith();
    const [done, active] = [
      scene.simulator.seed({ status: 'SUCCESS', output: [{ after: 0, text: 'done\n' }] }),
      scene.simulator.seed(running('so far\n')),
    ];
    const inputs = { operations: `a=${done}\nb=${active}`, 'output-dir': 'logs', timeout: '1s' };
    await scene.run(inputs, { folder });
    expect(textsIn(join(folder, 'logs'))).toMatchObject({ 'a/stdout.txt': 'done\n', 'b/stdout.txt': 'so far\n' });
    await scene.run({ ...inputs, mode: 'show', 'output-dir': 'seen', logs: 'none', timeout: '30s' }, { folder });
    expect(textsIn(join(folder, 'seen'))).toMatchObject({ 'a/stdout.txt': 'done\n' });
  });

  it('writes nothing outside of its folder for hostile names and links', async () => {
    const folder = workspaceWith({ 'precious/stdout.txt': 'mine' });
    mkdirSync(join(folder, 'logs/b'), { recursive: true });
    symlinkSync('../precious', join(folder, 'logs/a'));
    symlinkSync('../../precious/stdout.txt', join(folder, 'logs/b/stdout.txt'));
    const legs = 'a: echo a\nb: echo b\n"../c": echo c\n.git: echo d\n"..": echo e';
    const end = await scene.run(runOf({ legs, 'output-dir': 'logs' }), { folder });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(
      /^::error::.*a passed, but what it wrote could not be left in output-dir: a link stands at/m,
    );
    expect(end.outputs['outcome']).toBe('failed');
    expect(textsIn(join(folder, 'precious'))).toEqual({ 'stdout.txt': 'mine' });
    expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['--', '---c', '-git', 'a', 'b']);
    expect(readFileSync(join(folder, 'logs/b/stdout.txt'), 'utf8')).toBe('b\n');
  });

  it.each([
    ['../out', /output-dir: "\.\.\/out" is outside of the workspace: use a folder in it/],
    ['.git/logs', /output-dir: "\.git\/logs" leads into \.git/],
    ['taken', /output-dir: a file stands where "taken" is to be: name another folder/],
    ['out', /output-dir: a link on the way to ".*out" leads out of the workspace/],
  ])('that cannot be written is refused before any request: %s', async (outputDir, message) => {
    const folder = workspaceWith();
    writeFileSync(join(folder, 'taken'), '');
    symlinkSync(workspaceWith(), join(folder, 'out'));
    for (const dry of ['false', 'true']) {
      const inputs = { legs: 'a: "true"', 'output-dir': outputDir, 'dry-run': dry };
      const end = await scene.run(runOf(inputs), { folder });
      expect(end.exitCode).toBe(1);
      expect(end.stdout).toMatch(message);
      expect(scene.requests()).toEqual([]);
    }
  });

  it('is refused beside detach, and unused in other modes', async () => {
    const detached = await scene.run(runOf({ legs: 'a: "true"', detach: 'true', 'output-dir': 'logs' }));
    expect(detached.stdout).toContain('output-dir: it cannot be used with detach');
    const listed = await scene.run({ mode: 'list', 'output-dir': 'logs' });
    expect(listed.stdout).toContain('::warning::output-dir: mode list does not use it');
  });
});
