import { describe, expect, it } from '@jest/globals';
import type { SetupPlan } from '../../../src/plan/leg-plan.ts';
import { decodeMarker } from '../../../src/start/marker.ts';
import { legRequest, setupRequest } from '../../../src/start/spawn-request.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { legPlan, markerOf } from './launch-setting.ts';

const IMAGE = uuidOf(5);
const NOTHING = { image: IMAGE, files: {} };
const MARKER = markerOf('a', 3);

const SETUP: SetupPlan = {
  image: { kind: 'uuid', uuid: IMAGE },
  command: 'pip install .',
  env: {},
  cwd: '/root',
  timeout: null,
  truncateOutputAt: null,
  diskLimit: null,
  files: [],
  key: null,
  keep: null,
};

describe('the request that starts a leg', () => {
  it('omits what the plan leaves open, and always names the working directory', () => {
    const request = legRequest(legPlan('a', { command: 'make' }), NOTHING, MARKER);
    expect(Object.keys(request).sort()).toEqual(['command', 'cwd', 'disposable', 'env', 'image', 'shell']);
    expect(request).toMatchObject({
      image: IMAGE,
      command: 'set -e; make',
      shell: true,
      cwd: '/root',
      disposable: false,
    });
    expect(decodeMarker(request.env ?? null)).toEqual(MARKER);
  });

  it('holds all of the plan, times in whole seconds', () => {
    const plan = legPlan('a', {
      args: ['-k', 'all'],
      shell: false,
      exitOnError: false,
      env: { CI: 'true' },
      cwd: '/src',
      stdin: 'yes\n',
      timeout: 1_500,
      hostname: 'box',
      network: false,
      user: { uid: 0, gid: 7 },
      diskLimit: 1,
      disposable: true,
      truncateOutputAt: 1_024,
    });
    const files = { '/src/a': { uuid: uuidOf(6), mode: '0644' } };
    const { env, ...request } = legRequest(plan, { image: IMAGE, files }, MARKER);
    expect(env).toMatchObject({ CI: 'true' });
    expect(request).toEqual({
      image: IMAGE,
      command: 'true',
      args: ['-k', 'all'],
      shell: false,
      cwd: '/src',
      stdin: Buffer.from('yes\n'),
      timeout: 2,
      hostname: 'box',
      network: false,
      uid: 0,
      gid: 7,
      maxLayerBytes: 1,
      disposable: true,
      truncateOutputAt: 1_024,
      files,
    });
  });

  it('keeps its marker even when the environment has one', () => {
    const plan = legPlan('a', { env: { CONTREE_OP_ACTION: 'mine' } });
    expect(decodeMarker(legRequest(plan, NOTHING, MARKER).env ?? null)).toEqual(MARKER);
  });
});

describe('a command given as text', () => {
  it.each(['/bin/bash', '/usr/bin/zsh', 'dash'])(
    'ends at the first error in the shell %s, on its own line',
    (shell) => {
      const plan = legPlan('a', { command: 'false\necho on', env: { SHELL: shell } });
      expect(legRequest(plan, NOTHING, MARKER).command).toBe('set -e; false\necho on');
      expect(setupRequest({ ...SETUP, env: { SHELL: shell } }, NOTHING, MARKER).command).toBe('set -e; pip install .');
    },
  );

  it('is as it was given for a shell in which `set -e` means something else', () => {
    const plan = legPlan('a', { command: 'false', env: { SHELL: '/usr/bin/fish' } });
    expect(legRequest(plan, NOTHING, MARKER).command).toBe('false');
  });

  it('is as it was given when it is the text of a list', () => {
    expect(legRequest(legPlan('a', { exitOnError: false }), NOTHING, MARKER).command).toBe('true');
  });
});

describe('the request that starts the setup', () => {
  it('runs shell text in an instance whose image stays', () => {
    const { env, ...request } = setupRequest(
      { ...SETUP, env: { A: 'b' }, timeout: 60_000, diskLimit: 9 },
      NOTHING,
      markerOf(null),
    );
    const fixed = { image: IMAGE, command: 'set -e; pip install .', cwd: '/root', shell: true, disposable: false };
    expect(request).toEqual({ ...fixed, timeout: 60, maxLayerBytes: 9 });
    expect(env).toMatchObject({ A: 'b' });
    expect(decodeMarker(env ?? null)).toMatchObject({ leg: null });
  });
});
