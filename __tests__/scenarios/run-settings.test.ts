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
