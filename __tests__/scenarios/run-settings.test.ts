import { describe, expect, it } from '@jest/globals';
import type { OperationView } from '../../simulator/simulator.ts';
import { markerOf, runOf, stage, stdoutOf, workspaceWith } from './harness.ts';

const scene = stage();

/** The operation of a leg, `setup` for the setup's. */
function started(leg: string): OperationView {
  const found = scene.operations().find((operation) => (markerOf(operation).leg ?? 'setup') === leg);
  if (found === undefined) throw new Error(`${leg} was not started.`);
  return found;
}

describe('the working directory', () => {
  it('is sent with every start, given or not, and relative paths of files begin there', async () => {
    const inputs = {
      setup: 'pwd; cat own',
      'setup-files': 'own',
      files: 'own\nown:/srv/other',
      legs: 'a: pwd; cat own\nb: {command: "pwd; cat own", cwd: /srv}',
    };
    const end = await scene.run(runOf(inputs), { folder: workspaceWith({ own: 'x\n' }) });
    expect(end.exitCode).toBe(0);
    const places = ['setup', 'a', 'b'].map((leg) => {
      const { request } = started(leg);
      return [leg, request['cwd'], ...Object.keys(request['files'] ?? {}).sort()];
    });
    expect(places).toEqual([
      ['setup', '/root', '/root/own'],
      ['a', '/root', '/root/own', '/srv/other'],
      ['b', '/srv', '/srv/other', '/srv/own'],
    ]);
    expect(stdoutOf(started('a'))).toMatch(/\/root\nx\n$/);
    expect(stdoutOf(started('b'))).toMatch(/\/srv\nx\n$/);
  });

  it('decides whether two files meet in one place, before anything is sent', async () => {
    const inputs = { files: 'own\nother:/root/own', legs: 'a: x\nb: {command: x, cwd: /srv}' };
    const end = await scene.run(runOf(inputs), { folder: workspaceWith({ own: 'x', other: 'y' }) });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain('"/root/own" would be both');
    expect(scene.requests()).toEqual([]);
  });
});

describe('network, user and disk limit', () => {
  it('are sent for the legs that have them, and for no other', async () => {
    const legs = `closed: {command: cat own, network: false, user: 1000, cwd: /srv, disk-limit: 2GiB}
"7": {command: cat own, user: "{{leg}}"}
open: cat own`;
    const end = await scene.run(runOf({ legs, files: 'own' }), { folder: workspaceWith({ own: 'x\n' }) });
    expect(end.stdout).toContain('legs: line 2: 7.user: "7" needs cwd');
    expect(scene.requests()).toEqual([]);
    await scene.run(runOf({ legs, cwd: '/work', files: 'own' }), { folder: workspaceWith({ own: 'x\n' }) });
    const fields = ['cwd', 'networking', 'uid', 'gid', 'resources_limits'];
    const sent = ['closed', '7', 'open'].map((leg) => {
      const { request } = started(leg);
      const { uuid, ...spec } = Object.values(request['files'] ?? {})[0] as Record<string, unknown>;
      expect(uuid).toEqual(expect.any(String));
      return [Object.fromEntries(Object.entries(request).filter(([name]) => fields.includes(name))), spec];
    });
    const limits = { networking: { enabled: false }, resources_limits: { max_layer_bytes: 2_147_483_648 } };
    expect(sent).toEqual([
      [
        { cwd: '/srv', uid: 1000, gid: 1000, ...limits },
        { mode: '0644', uid: 1000, gid: 1000 },
      ],
      [
        { cwd: '/work', uid: 7, gid: 7 },
        { mode: '0644', uid: 7, gid: 7 },
      ],
      [{ cwd: '/work' }, { mode: '0644' }],
    ]);
  });

  it('are for the legs: of them, a setup takes the disk limit alone', async () => {
    const inputs = { setup: 'true', legs: 'a: "true"', cwd: '/srv', network: 'false', user: '1:2', hostname: 'box' };
    const end = await scene.run(runOf({ ...inputs, 'disk-limit': '65536' }));
    expect(end.exitCode).toBe(0);
    const resources_limits = { max_layer_bytes: 65_536 };
    expect(started('setup').request).toMatchObject({ cwd: '/srv', resources_limits });
    for (const field of ['networking', 'uid', 'gid', 'hostname'])
      expect(started('setup').request).not.toHaveProperty(field);
    const networking = { enabled: false };
    expect(started('a').request).toMatchObject({ resources_limits, networking, uid: 1, gid: 2, hostname: 'box' });
  });
});

describe('names and texts', () => {
  it('keep the order given, also for names that are numbers, from one step to the next', async () => {
    const legs = '10: "true"\n9: "true"\nb: "true"\n0: "true"';
    const end = await scene.run(runOf({ legs, detach: 'true' }));
    const names = ['10', '9', 'b', '0'];
    const operations = end.outputs['operations'] ?? '';
    expect([...operations.matchAll(/"(\w+)":/g)].map(([, name]) => name)).toEqual(names);
    const waited = await scene.run({ operations });
    expect(waited.outputs['passed']).toBe(JSON.stringify(names));
    expect(waited.outputs['operations']).toBe(operations);
  });

  it('keep what looks like a placeholder in a variable of the step, and in a file', async () => {
    const text = '{{if .Stale}}{{leg}}{{end}}';
    const inputs = { setup: 'printf "%s" "$FORMAT"', env: 'FORMAT', files: 'script' };
    const legs = 'a: printf "%s" "$FORMAT"\nb: sh script\nc: go list -f "{{if .Stale}}x{{end}}"';
    const more = { env: { FORMAT: text }, folder: workspaceWith({ script: `printf '%s' '${text}'` }) };
    const refused = await scene.run(runOf({ ...inputs, legs }), more);
    expect(refused.stdout).toContain('c: "{{end}}" is not a placeholder here');
    expect(scene.requests()).toEqual([]);
    const end = await scene.run(runOf({ ...inputs, legs: legs.replace(/\nc.*/, '') }), more);
    expect(end.exitCode).toBe(0);
    expect(['setup', 'a', 'b'].map((leg) => stdoutOf(started(leg)))).toEqual([text, text, text]);
  });

  it('keep the ! with which a command begins: a check that must fail is not green', async () => {
    const legs = 'a: ! true\nb: ! false\nc: !true';
    const end = await scene.run(runOf({ legs, logs: 'none' }));
    expect(['a', 'b', 'c'].map((leg) => started(leg).request['command'])).toEqual([
      'set -e; ! true',
      'set -e; ! false',
      'set -e; !true',
    ]);
    expect(end.outputs).toMatchObject({ passed: '["b"]', 'leg-a-exit-code': '1' });
  });
});
