import { describe, expect, it } from '@jest/globals';
import type { HashedFile } from '../../../src/files/hash-files.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { fileSpecs, remotePathsOf } from '../../../src/files/remote-paths.ts';
import { SHA, UUID } from '../contree/test-client.ts';

const file = (remote: string, path = `/local/${remote}`): HashedFile => ({
  path,
  remote,
  mode: '0755',
  size: 1,
  sha256: SHA,
});
const specs = new Map([[SHA, UUID]]);

describe('fileSpecs', () => {
  it.each([
    ['a/b', '/srv', '/srv/a/b'],
    ['a', '/srv/', '/srv/a'],
    ['a', '/root/./', '/root/a'],
    ['/etc/a', '/srv', '/etc/a'],
    ['__proto__', '/', '/__proto__'],
  ])('%s in %j is %s', (remote, cwd, place) => {
    expect(fileSpecs([file(remote)], specs, cwd)).toEqual({ [place]: { uuid: UUID, mode: '0755' } });
  });

  it('gives the files to their owner', () => {
    const owner = { uid: 0, gid: 7 };
    expect(fileSpecs([file('a')], specs, '/srv', owner)).toEqual({ '/srv/a': { uuid: UUID, mode: '0755', ...owner } });
  });

  it('takes a file that has one place by two names', () => {
    expect(remotePathsOf([file('/root/a', '/x'), file('a', '/x')], '/root').size).toBe(1);
  });

  it('refuses two files in one place, and a file that would be a directory', () => {
    const refused = (files: HashedFile[], cwd: string) => {
      expect(() => fileSpecs(files, specs, cwd)).toThrow(InvalidInputs);
      expect(() => fileSpecs(files, specs, cwd)).toThrow(/"\/root\/a" would be/);
    };
    refused([file('/root/a'), file('a')], '/root');
    refused([file('/root/a'), file('a/b')], '/root');
    expect([...remotePathsOf([file('/root/a'), file('a')], '/srv').keys()]).toEqual(['/root/a', '/srv/a']);
  });

  it('fails for what was not uploaded', () => {
    expect(() => fileSpecs([file('a')], new Map(), '/root')).toThrow('"/root/a" was not uploaded.');
  });
});
