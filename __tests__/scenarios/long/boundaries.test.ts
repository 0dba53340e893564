import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parsed, runOf, stage, workspaceWith } from '../harness.ts';

const scene = stage();

const SECRET = 'the-secret-of-another-file';

/** A checkout below a folder that holds something secret, with links of a hostile commit. */
function hostileCheckout(): { readonly above: string; readonly workspace: string } {
  const above = workspaceWith({
    'secret.txt': SECRET,
    'checkout/data/one.txt': 'one',
    'checkout/.git/config': SECRET,
    'checkout/.git/hooks/sample': '',
  });
  const workspace = join(above, 'checkout');
  symlinkSync('../secret.txt', join(workspace, 'link.json'));
  symlinkSync('..', join(workspace, 'up'));
  symlinkSync('/proc/self/environ', join(workspace, 'environ.json'));
  symlinkSync('.git/hooks', join(workspace, 'out'));
  return { above, workspace };
}

describe('a file of operations', () => {
  it('outside of the workspace is neither read nor quoted, and one without an end holds no step', async () => {
    const { workspace } = hostileCheckout();
    execFileSync('mkfifo', [join(workspace, 'pipe.json')]);
    symlinkSync('/dev/zero', join(workspace, 'zero.txt'));
    const patterns = [
      ...['link.json', 'up/secret.txt', 'up/*.txt', '../secret.txt', 'environ.json', '/proc/self/environ'],
      ...['.git/config', 'out/../config', 'li*.json', 'pipe.json', 'pip*', 'zero.txt', '/dev/zero'],
    ];
    const inputs = { 'operations-file': patterns.join('\n') };
    const end = await scene.run(inputs, { workspace, env: { PLANTED: SECRET } });
    expect([end.exitCode, end.signal]).toEqual([1, null]);
    expect(end.stdout).toMatch(/^::error::The step stopped early/m);
    for (const pattern of patterns) expect(end.stdout).toContain(`${pattern}"`);
    expect(end.stdout + end.summary + JSON.stringify(end.outputs)).not.toContain(SECRET);
    expect(scene.requests()).toEqual([]);
  });

  it('full of junk is a few lines of log', async () => {
    const workspace = workspaceWith({ 'junk.txt': 'lorem-ipsum '.repeat(700_000) + 'dolor '.repeat(700_000) });
    const end = await scene.run({ 'operations-file': 'junk.txt' }, { workspace });
    expect(end.exitCode).toBe(1);
    expect(end.stdout.split('\n').length).toBeLessThan(20);
    expect(end.stdout).toContain('and 1399800 more');
  });

  it('of an earlier step, in the folder of the runner, is read', async () => {
    const id = scene.simulator.seed({});
    const first = await scene.run({ operations: `unit=${id}` });
    const file = first.outputs['results-file'] ?? '';
    const second = await scene.run(
      { mode: 'show', 'operations-file': file },
      { env: { RUNNER_TEMP: join(file, '..') } },
    );
    expect([second.exitCode, parsed(second, 'operations')]).toEqual([0, { unit: id }]);
  });
});

describe('the value of a matrix', () => {
  it('leads no file out of the workspace', async () => {
    const { workspace } = hostileCheckout();
    const values = [
      '../secret.txt',
      '..',
      'up/secret.txt',
      '/etc/hostname',
      '.git/config',
      'link.json',
      'data/one.txt',
    ];
    const inputs = { matrix: JSON.stringify({ file: values }), command: 'true', files: '{{file}}:/x/' };
    const end = await scene.run(runOf(inputs), { workspace });
    expect(end.exitCode).toBe(1);
    // For each but the last, which is a file of the workspace.
    expect(end.stdout.match(/files: (?:(?!%0A).)*/g)).toEqual(
      values.slice(0, -1).map((value) => expect.stringContaining(`"${value}:/x/": `)),
    );
    expect(end.stdout + end.summary).not.toContain(SECRET);
    expect(scene.requests()).toEqual([]);
  });
});

describe('collect', () => {
  it('writes nothing into .git, where a link of the checkout leads to it or an archive has one', async () => {
    const { workspace } = hostileCheckout();
    const legs = `a: 'mkdir -p r/.git/hooks; echo evil > r/.git/hooks/post-checkout; echo r > r/report'`;
    const end = await scene.run(runOf({ legs, collect: 'r -> out\nr/. -> kept' }), { workspace });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(
      /^a · \/root\/r could not be collected: ".*" leads into \.git, to ".*": name another folder$/m,
    );
    expect(end.stdout).toMatch(
      /^::warning::a · of r\/\., 1 entry left out, such as \.git: nothing is written into \.git$/m,
    );
    expect(readdirSync(join(workspace, '.git/hooks'))).toEqual(['sample']);
    expect(readdirSync(join(workspace, 'kept/a'))).toEqual(['report']);
  });

  it('into .git by name is refused before any request', async () => {
    const end = await scene.run(runOf({ legs: 'a: "true"', collect: 'r -> .git/hooks' }), {
      workspace: workspaceWith(),
    });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain(
      'collect: ".git/hooks" leads into .git, and nothing is written there: name another folder',
    );
    expect(scene.requests()).toEqual([]);
  });

  it('ends after collect-timeout, however many legs are left and however the service hangs', async () => {
    scene.simulator.misbehave({ path: '/inspect/*/archive', action: 'hang' });
    scene.simulator.misbehave({ method: 'PATCH', path: '/images/**', action: 'hang' });
    const names = Array.from({ length: 20 }, (_, index) => `leg${String(index)}`);
    const legs = names.map((name) => `${name}: echo x > f`).join('\n');
    const end = await scene.run(runOf({ legs, collect: 'f', 'collect-timeout': '1s', tag: 't-{{leg}}' }), {
      workspace: workspaceWith(),
    });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(/^leg19 · \/root\/f was not collected within collect-timeout \(1 s\): raise it$/m);
    expect(end.stdout).toMatch(/^leg0 · its image was not tagged t-leg0 within collect-timeout \(1 s\): raise it$/m);
    expect(parsed(end, 'passed')).toEqual(names);
    // Five tries of 30 seconds each for eight legs at a time would take minutes.
    expect(end.took).toBeLessThan(25_000);
  });
});

describe('a runner that takes no outputs', () => {
  it.each(['/dev/full', ''])('fails the step, with all else written: %j', async (output) => {
    const id = scene.simulator.seed({ exitCode: 0 });
    const end = await scene.run({ operations: id }, { env: { GITHUB_OUTPUT: output } });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(/^::error::The step fails, since its outputs could not be written: /m);
    expect(end.summary).toContain('passed');
  });
});
