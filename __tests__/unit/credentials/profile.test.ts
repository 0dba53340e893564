import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contreeHome, readProfile, readProfiles } from '../../../src/credentials/profile.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';

describe('contreeHome', () => {
  it.each([
    [{ CONTREE_HOME: '/c', XDG_CONFIG_HOME: '/x', HOME: '/h' }, '/c'],
    [{ CONTREE_HOME: '~/c', HOME: '/h$&' }, '/h$&/c'],
    [{ CONTREE_HOME: '~', HOME: '/h' }, '/h'],
    [{ CONTREE_HOME: '~other/c', HOME: '/h' }, '~other/c'],
    [{ CONTREE_HOME: '', XDG_CONFIG_HOME: '/x', HOME: '/h' }, '/x/contree'],
    [{ XDG_CONFIG_HOME: '~/x', HOME: '/h' }, '/h/x/contree'],
    [{ XDG_CONFIG_HOME: '', HOME: '/h' }, '/h/.config/contree'],
    [{}, join(homedir(), '.config/contree')],
  ])('of %j is %s', (env, home) => {
    expect(contreeHome(env)).toBe(home);
  });

  it('is in USERPROFILE on Windows, and HOME is not looked at', () => {
    const env = { HOME: '/c/Users/h', USERPROFILE: '/u' };
    expect(contreeHome(env, 'win32')).toBe(join('/u', '.config/contree'));
    expect(contreeHome(env, 'darwin')).toBe(join('/c/Users/h', '.config/contree'));
  });
});

describe('profiles', () => {
  let home = '';
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'profile-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  async function write(file: string, text: string): Promise<void> {
    await writeFile(join(home, file), text);
  }

  it('are none without files', async () => {
    expect(await readProfiles(home)).toEqual({ active: 'default', byName: new Map() });
    expect(await readProfile(home)).toBeNull();
  });

  it('come from cli.ini and then auth.ini, on top of [DEFAULT]', async () => {
    await write(
      'cli.ini',
      '[DEFAULT]\nprofile = ci\nproject = p0\n[profile:ci]\nurl = http://a\ntoken = old\n[cli]\nx = 1\n',
    );
    await write('auth.ini', '[profile:ci]\ntoken = t%%1\n[profile:b]\nproject =\n');
    expect(await readProfiles(home)).toEqual({
      active: 'ci',
      byName: new Map([
        ['ci', { name: 'ci', type: 'jwt', token: 't%1', url: 'http://a', project: 'p0' }],
        ['b', { name: 'b', type: 'jwt' }],
      ]),
    });
    expect((await readProfile(home))?.name).toBe('ci');
    expect(await readProfile(home, 'b')).toEqual({ name: 'b', type: 'jwt' });
  });

  it('of type iam go to the Token Factory unless they name another address', async () => {
    await write('auth.ini', '[profile:default]\ntype = iam\n[profile:own]\ntype = iam\nurl = http://own\n');
    expect((await readProfile(home))?.url).toBe('https://api.tokenfactory.nebius.com/sandboxes');
    expect((await readProfile(home, 'own'))?.url).toBe('http://own');
  });

  it('may lack the active one, but not the one asked for', async () => {
    const missing = readProfile(home, 'x');
    await expect(missing).rejects.toThrow(
      new InvalidInputs([`there is no profile "x" in ${home}, nor any other: drop it`]),
    );
    await write('auth.ini', '[DEFAULT]\nprofile = gone\n[profile:a]\ntoken = t\n[profile:b]\n');
    expect(await readProfile(home)).toBeNull();
    await expect(readProfile(home, 'x')).rejects.toThrow('use one of "a", "b"');
  });

  it('say which line of which file is malformed, without its text', async () => {
    await write('auth.ini', '[profile:a]\nsecret\n');
    const path = join(home, 'auth.ini');
    const message = `${path}, line 2: it is neither a [section] nor "key = value"`;
    await expect(readProfiles(home)).rejects.toMatchObject({ name: 'InvalidInputs', message });
  });

  it('say which file cannot be read', async () => {
    await mkdir(join(home, 'cli.ini'));
    await expect(readProfiles(home)).rejects.toThrow(/cli\.ini cannot be read: .*EISDIR/);
    await expect(readProfiles(home)).rejects.toBeInstanceOf(InvalidInputs);
  });

  it('wait for no pipe', async () => {
    execFileSync('mkfifo', [join(home, 'auth.ini')]);
    expect([...(await readProfiles(home)).byName]).toEqual([]);
  });
});
