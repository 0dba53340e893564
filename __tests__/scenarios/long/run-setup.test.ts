import { describe, expect, it } from '@jest/globals';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { ended, faster, markerOf, parsed, runOf, stage, stdoutOf, until, workspaceWith } from '../harness.ts';

const scene = stage();

/** Requests before the first that starts an instance. */
function beforeStart(): string[] {
  const requests = scene.requests();
  const first = requests.findIndex((request) => request.startsWith('POST /v1/instances'));
  return first === -1 ? requests : requests.slice(0, first);
}

function starts(): (string | null)[] {
  return scene.operations().map((operation) => markerOf(operation).leg);
}

describe('a setup', () => {
  it('runs once, and every leg branches from what it leaves', async () => {
    const inputs = { setup: 'echo prepared > base', legs: 'a: cat base; echo mine >> base\nb: cat base', env: 'X=1' };
    const end = await scene.run(runOf(inputs));
    const [setup, ...legs] = scene.operations();
    expect(end.exitCode).toBe(0);
    expect(starts()).toEqual([null, ...starts().slice(1)]);
    expect(legs.map(stdoutOf)).toEqual(['prepared\n', 'prepared\n']);
    expect(legs.map(({ image }) => image)).toEqual([setup?.resultImage, setup?.resultImage]);
    expect(end.outputs).toMatchObject({
      'setup-image': setup?.resultImage,
      'setup-cache-hit': 'false',
      passed: '["a","b"]',
    });
    expect(Object.keys(parsed(end, 'operations') as object)).toEqual(['a', 'b']);
    expect(end.summary).toContain('setup');
    expect(end.stdout.indexOf('setup passed')).toBeLessThan(end.stdout.indexOf('Starting 2 legs'));
  });

  it('gives the step its exit code when it fails, and no leg starts', async () => {
    const end = await scene.run(runOf({ setup: 'echo broken >&2; exit 7', 'setup-key': 'fails', legs: 'a: "true"' }));
    expect(end.exitCode).toBe(7);
    expect(starts()).toEqual([null]);
    expect(end.outputs).toMatchObject({ 'exit-code': '7', outcome: 'failed', operations: '{}', 'passed-count': '0' });
    expect(end.outputs['setup-image'] ?? '').toBe('');
    expect(end.stdout).toContain('broken');
    expect(end.stdout).toMatch(/^::error::.*setup/m);
    expect(end.summary).toContain('broken');
    scene.simulator.clearRequests();
    const again = await scene.run(runOf({ setup: 'echo broken >&2; exit 7', 'setup-key': 'fails', legs: 'a: "true"' }));
    expect([again.exitCode, starts()]).toEqual([7, [null, null]]);
  });

  it('ends with 124 at its own limit and with 1 at the deadline, where it is cancelled', async () => {
    const slow = await scene.run(runOf({ setup: 'sleep 60', legs: 'a: "true"', 'run-timeout': '1' }));
    expect(slow.outputs).toMatchObject({ 'exit-code': '124', outcome: 'failed' });
    const late = await scene.run(runOf({ setup: 'sleep 60', legs: 'a: "true"', timeout: '4' }), faster(4));
    expect(late.exitCode).toBe(1);
    expect(late.outputs['outcome']).not.toBe('passed');
    await until(() => scene.operations().every(ended));
    expect(scene.operations().map(({ status }) => status)).toEqual(['SUCCESS', 'CANCELLED']);
  });

  it('is retried when the platform failed it, not when it exited', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 500 } });
    const end = await scene.run(runOf({ setup: 'true', legs: 'a: "true"', retries: '1' }), faster(4));
    expect([end.exitCode, starts()]).toEqual([0, [null, 'a']]);
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 500 } });
    const none = await scene.run(runOf({ setup: 'true', legs: 'a: "true"' }), faster(4));
    expect([none.exitCode, none.outputs['outcome']]).toEqual([1, 'failed']);
    const exited = await scene.run(runOf({ setup: 'exit 3', legs: 'a: "true"', retries: '5' }));
    expect([exited.exitCode, starts()]).toEqual([3, [null, 'a', null]]);
  });

  it('warns when its image cannot be kept', async () => {
    scene.simulator.misbehave({ method: 'PATCH', path: '/images/**', action: { status: 403 } });
    const end = await scene.run(runOf({ setup: 'true', 'setup-key': 'unkept', legs: 'a: "true"' }));
    expect(end.exitCode).toBe(0);
    expect(end.stdout).toMatch(/^::warning::.*could not be kept/m);
  });
});

/** How a later run differs from the one that kept its setup. */
interface Changed {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  /** Of the first file. */
  readonly mode?: number;
}

describe('a setup with a key', () => {
  const inputs = { setup: 'cat code/* > base', files: 'code', legs: 'a: cat base\nb: "true"' };
  const first = { ...inputs, 'setup-key': 'key' };

  it('is found by the next run, which uploads nothing and sends at most three requests before its first leg', async () => {
    const folder = workspaceWith({ 'code/one': '1\n', 'code/two': '2\n' });
    const one = await scene.run(runOf(first), { folder });
    expect([one.exitCode, one.outputs['setup-cache-hit']]).toEqual([0, 'false']);
    expect(scene.requests().filter((request) => request.startsWith('POST /v1/files'))).toHaveLength(2);
    scene.simulator.clearRequests();
    const two = await scene.run(runOf(first), { folder });
    expect(two.outputs).toMatchObject({
      'setup-cache-hit': 'true',
      'setup-image': one.outputs['setup-image'],
      'exit-code': '0',
    });
    expect(beforeStart().length).toBeLessThanOrEqual(3);
    expect(beforeStart().filter((request) => !request.startsWith('GET'))).toEqual([]);
    expect(starts().filter((leg) => leg === null)).toHaveLength(1);
    expect(
      scene
        .operations()
        .filter((operation) => markerOf(operation).leg === 'a')
        .map(stdoutOf),
    ).toEqual(['1\n2\n', '1\n2\n']);
  });

  it('runs again when anything that it depends on has changed', async () => {
    const files = { 'code/one': '1\n', 'code/two': '2\n' };
    const keyed = { ...first, 'setup-key': 'depends', cwd: '/root' };
    const one = await scene.run(runOf(keyed), { folder: workspaceWith(files) });
    expect([one.exitCode, one.outputs['setup-cache-hit']]).toEqual([0, 'false']);
    const { url, token } = scene.simulator;
    await fetch(`${url}/v1/images/${one.outputs['setup-image'] ?? ''}/tag`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}` },
      body: '{"tag":"copy"}',
    });
    const changed: Readonly<Record<string, Changed>> = {
      nothing: {},
      key: { inputs: { 'setup-key': 'other' } },
      'base image': { inputs: { image: 'tag:copy' } },
      command: { inputs: { setup: 'cat code/*  > base' } },
      'working directory': { inputs: { cwd: '/root/.' } },
      content: { files: { ...files, 'code/one': '3\n' } },
      mode: { mode: 0o755 },
      name: { files: { ...files, 'code/more': '1\n' } },
    };
    const runs = Object.entries(changed).map(async ([what, { inputs: more, files: other = files, mode = 0o644 }]) => {
      const folder = workspaceWith(other);
      chmodSync(join(folder, 'code/one'), mode);
      const end = await scene.run(runOf({ ...keyed, ...more }), { folder });
      return [what, [end.exitCode, end.outputs['setup-cache-hit']]] as const;
    });
    expect(Object.fromEntries(await Promise.all(runs))).toEqual({
      nothing: [0, 'true'],
      ...Object.fromEntries(
        Object.keys(changed)
          .slice(1)
          .map((what) => [what, [0, 'false']]),
      ),
    });
  });
});
