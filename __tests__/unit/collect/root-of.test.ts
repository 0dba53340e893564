import { describe, expect, it } from '@jest/globals';
import { rootOf, type RemoteKind } from '../../../src/collect/root-of.ts';

type Kinds = Readonly<Record<string, RemoteKind>>;

const MANY = { entries: 3, endsWithFile: true };
const ONE = { entries: 1, endsWithFile: true };
const NO_FILE = { entries: 1, endsWithFile: false };

describe('what was asked for stands in the archive', () => {
  it.each([
    ['names are relative', '/work/out', MANY, [], {}, [], []],
    ['names are relative, all below one directory', '/work/out', MANY, ['sub'], {}, [], []],
    ['names begin with its own', '/work/out', MANY, ['out'], {}, ['out'], ['/work/out/out']],
    [
      'names begin with its own, all below one directory',
      '/work/out',
      MANY,
      ['out', 'sub'],
      {},
      ['out'],
      ['/work/out/out'],
    ],
    [
      'all is below a directory of its own name',
      '/work/out',
      MANY,
      ['out'],
      { '/work/out/out': 'directory' },
      [],
      ['/work/out/out'],
    ],
    ['names are whole paths', '/work/out', MANY, ['work', 'out', 'sub'], {}, ['work', 'out'], []],
    ['a name is the whole path of a file', '/work/a.txt', ONE, ['work', 'a.txt'], {}, ['work', 'a.txt'], []],
    ['it is a file', '/work/a.txt', ONE, ['a.txt'], { '/work/a.txt': 'file' }, ['a.txt'], ['/work/a.txt']],
    ['it is a link to a file', '/latest', ONE, ['a.txt'], { '/latest': 'file' }, ['a.txt'], ['/latest']],
    ['it is a directory around one file', '/out', ONE, ['a'], { '/out': 'directory' }, [], ['/out']],
    ['it is a directory around a file of its own name', '/out', ONE, ['out'], { '/out': 'directory' }, [], ['/out']],
    ['it is gone meanwhile', '/out', ONE, ['out'], {}, [], ['/out']],
    ['it is a directory around one file, named with it', '/out', ONE, ['out', 'a'], {}, ['out'], ['/out/out']],
    ['it is an empty directory, named', '/out', NO_FILE, ['out'], {}, ['out'], ['/out/out']],
    ['it is an empty directory', '/out', { entries: 0, endsWithFile: false }, [], {}, [], []],
    ['it is all there is', '/', MANY, ['etc'], {}, [], []],
    ['it is all there is, and that is one file', '/', ONE, ['etc'], {}, [], []],
  ] as const)('when %s', async (_when, remote, facts, common, kinds: Kinds, expected, questions) => {
    const asked: string[] = [];
    const kindAt = (path: string): Promise<RemoteKind | null> => {
      asked.push(path);
      return Promise.resolve(kinds[path] ?? null);
    };
    expect(await rootOf(remote, { ...facts, common, leftOut: [] }, kindAt)).toEqual(expected);
    expect(asked).toEqual(questions);
  });
});
