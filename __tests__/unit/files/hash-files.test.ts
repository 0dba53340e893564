import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { appendFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf, hashFiles, type HashedFile } from '../../../src/files/hash-files.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import type { LocalFile } from '../../../src/files/local-files.ts';
import { temporary } from './tree.ts';

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

describe('hashFiles', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await temporary();
  });
  afterEach(() => rm(directory, { recursive: true }));

  const file = async (name: string, content: Buffer): Promise<LocalFile> => {
    const path = join(directory, name);
    await writeFile(path, content);
    return { path, remote: name, mode: '0644', size: content.length };
  };

  it('adds the hash of the content, for any size', async () => {
    const contents = [0, 1, 1024 ** 2, 1024 ** 2 + 1, 3 * 1024 ** 2].map((size) => Buffer.alloc(size, 'abc'));
    const files = await Promise.all(contents.map((content, index) => file(`f${index}`, content)));
    expect(await hashFiles(files)).toEqual(
      files.map((given, at) => ({ ...given, sha256: sha256(contents[at] ?? '') })),
    );
  });

  it.each([
    ['grew', async (path: string) => appendFile(path, 'more'), 'grew while the step read it'],
    [
      'leads to what has no end',
      async (path: string) => {
        await rm(path);
        await symlink('/dev/zero', path);
      },
      'grew while the step read it',
    ],
  ])('names a file that %s', async (_, change, problem) => {
    const files = [await file('small', Buffer.alloc(10)), await file('large', Buffer.alloc(1024 ** 2))];
    for (const { path } of files) await change(path);
    const hashed = hashFiles(files);
    await expect(hashed).rejects.toThrow(`small" ${problem}`);
    await expect(hashed).rejects.toThrow(`large" ${problem}`);
  });

  it('does not wait for the writer of a pipe that took the place of a file', async () => {
    const files = [await file('small', Buffer.alloc(10)), await file('large', Buffer.alloc(1024 ** 2))];
    for (const { path } of files) {
      await rm(path);
      execFileSync('mkfifo', [path]);
    }
    const hashed = await hashFiles(files);
    expect(hashed.map(({ sha256: sum }) => sum)).toEqual([sha256(''), sha256('')]);
  });

  it('names every file that is gone', async () => {
    const files = await Promise.all(['b', 'a', 'c'].map((name) => file(name, Buffer.alloc(0))));
    await Promise.all(['a', 'b'].map((name) => rm(join(directory, name))));
    const gone = (name: string): string =>
      `"${join(directory, name)}" cannot be read any more (ENOENT): let nothing change it meanwhile`;
    await expect(hashFiles(files)).rejects.toEqual(new InvalidInputs([gone('a'), gone('b')]));
  });
});

describe('digestOf', () => {
  const file = fc.record({
    path: fc.string(),
    remote: fc.string({ minLength: 1 }).map((text) => text.replaceAll('\0', '')),
    mode: fc.constantFrom('0644', '0755'),
    size: fc.nat(),
    sha256: fc.constantFrom(sha256('a'), sha256('b')),
  });
  const files = fc.uniqueArray(file, { selector: ({ remote }) => remote, minLength: 1 });

  it('is the same in any order and place', () => {
    fc.assert(
      fc.property(files, (given) => {
        const moved = given.map((one) => ({ ...one, path: `/other${one.path}` })).reverse();
        expect(digestOf(moved)).toBe(digestOf(given));
      }),
    );
  });

  it('is another for every path, mode, content and number of files', () => {
    fc.assert(
      fc.property(files, fc.nat(), (given, pick) => {
        const at = pick % given.length;
        const change = (fields: Partial<HashedFile>): HashedFile[] =>
          given.with(at, { ...given[at], ...fields } as never);
        const { remote, mode } = given[at] ?? { remote: '', mode: '' };
        const digests = [
          given,
          change({ remote: `${remote}\n` }),
          change({ mode: `${mode}0` }),
          change({ sha256: sha256('c') }),
          given.toSpliced(at, 1),
        ].map(digestOf);
        expect(new Set(digests).size).toBe(5);
      }),
    );
  });

  it('never changes from one version to the next', () => {
    const one: HashedFile = { path: '/x', remote: 'a', mode: '0644', size: 1, sha256: sha256('a') };
    expect(digestOf([{ ...one, remote: 'b' }, one])).toBe(
      sha256(`a\u00000644\0${one.sha256}\0b\u00000644\0${one.sha256}\0`),
    );
  });
});
