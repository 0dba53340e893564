import { describe, expect, it } from '@jest/globals';
import { renameSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, readdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BadArchive } from '../../../src/collect/byte-source.ts';
import { collectFrom, type CollectSource, type RemoteKind, rootOf } from '../../../src/collect/collect.ts';
import { kindOnDisk, TreeMover } from '../../../src/collect/move-tree.ts';
import { ContreeError, type Failure } from '../../../src/contree/contree-error.ts';
import { contentsOf, modeOf, newFolder } from './folders.ts';
import { type Entry, headerOf, memberOf, streamOf, tarEnd, tarOf } from './tar.ts';

const IMAGE = '0f5b9d1e-2c3d-4e5f-8a9b-0c1d2e3f4a5b';
const FAILURE: Failure = {
  kind: 'status',
  method: 'HEAD',
  path: '/',
  status: 422,
  reason: 'a directory',
  advice: 'None.',
  retryAfter: null,
  mayHaveActed: false,
  attempts: 1,
};

interface Served extends CollectSource {
  readonly asked: readonly string[];
}

/** A service that sends this archive, and whose only file, if any, is this one. */
function serving(archive: Readable | null, file: string | ContreeError | null = null): Served {
  const asked: string[] = [];
  const call = { deadline: 1 };
  const note = (what: string, path: string, given: unknown): void => {
    expect(given).toBe(call);
    asked.push(`${what} ${path}`);
  };
  const client: CollectSource['client'] = {
    downloadArchive: (_image, path, given) => {
      note('archive', path, given);
      return Promise.resolve(archive);
    },
    pathExists: (_image, path, given) => {
      note('file', path, given);
      if (file instanceof ContreeError) return Promise.reject(file);
      return Promise.resolve(path === file);
    },
  };
  return { client, call, asked };
}

async function tarStream(...entries: readonly Entry[]): Promise<Readable> {
  return streamOf(await tarOf(...entries));
}

const TREE: readonly Entry[] = [
  { name: 'a', content: 'one', mode: 0o755 },
  { name: 'sub/', type: 'directory', mode: 0o750 },
  { name: 'sub/b', content: 'three' },
  { name: 'sub/l', type: 'symlink', linkname: 'b' },
];
const LEFT_OUT = { path: 'sub/l', why: 'it is a symbolic link' };

describe('what is collected', () => {
  it('is a directory, under its own name', async () => {
    const folder = join(await newFolder(), 'collected', 'unit');
    const source = serving(await tarStream(...TREE));
    const collected = await collectFrom(source, { image: IMAGE, remote: '/work/out/', folder, boundary: tmpdir() });
    expect(collected).toEqual({ found: true, files: 2, bytes: 8, leftOut: [LEFT_OUT] });
    expect(await contentsOf(folder)).toEqual({ 'out/': null, 'out/a': 'one', 'out/sub/': null, 'out/sub/b': 'three' });
    expect([await modeOf(join(folder, 'out/a')), await modeOf(join(folder, 'out/sub'))]).toEqual(['755', '750']);
    expect(source.asked).toEqual(['archive /work/out']);
  });

  it.each([
    ['/work/out', 'out/'],
    ['/work/out/.', ''],
    ['/work/grün', 'grün/'],
  ])('keeps names that are no UTF-8: %s', async (remote, start) => {
    const folder = await newFolder();
    const name = `${start === '' ? '' : Buffer.from(start).toString('latin1')}caf\xe9/\xff`;
    const archive = Buffer.concat([
      headerOf({ name, size: 1 }),
      memberOf('x'),
      headerOf({ name: 'link\xe9', type: '2' }),
      tarEnd(),
    ]);
    const { files, leftOut } = await collectFrom(serving(streamOf(archive)), {
      image: IMAGE,
      remote,
      folder,
      boundary: tmpdir(),
    });
    const isLinux = process.platform === 'linux';
    expect(files).toBe(isLinux ? 1 : 0);
    expect(leftOut.at(-1)).toEqual({
      path: 'link<E9>',
      why: isLinux ? 'it is a symbolic link' : 'its name is no UTF-8',
    });
    if (isLinux)
      expect(Object.keys(await contentsOf(folder))).toContain(
        start === '' ? 'caf<E9>/<FF>' : `${start}${start}caf<E9>/<FF>`,
      );
  });

  it.each(['/work/out/.', '/.', '/'])('is what a directory holds: %s', async (remote) => {
    const folder = await newFolder();
    await collectFrom(serving(await tarStream(...TREE)), { image: IMAGE, remote, folder, boundary: tmpdir() });
    expect(await contentsOf(folder)).toEqual({ a: 'one', 'sub/': null, 'sub/b': 'three' });
  });

  it('is a file, under the name it was asked for', async () => {
    const folder = await newFolder();
    const source = serving(await tarStream({ name: 'log-42.txt', content: 'text' }), '/work/latest.txt');
    const collected = await collectFrom(source, {
      image: IMAGE,
      remote: '/work/latest.txt',
      folder,
      boundary: tmpdir(),
    });
    expect(collected).toEqual({ found: true, files: 1, bytes: 4, leftOut: [] });
    expect(await contentsOf(folder)).toEqual({ 'latest.txt': 'text' });
    expect(source.asked).toEqual(['archive /work/latest.txt', 'file /work/latest.txt']);
  });

  it.each([400, 422])('is a directory around one file, when a download of it has status %d', async (status) => {
    const folder = await newFolder();
    const source = serving(await tarStream({ name: 'out', content: 'x' }), new ContreeError({ ...FAILURE, status }));
    await collectFrom(source, { image: IMAGE, remote: '/out', folder, boundary: tmpdir() });
    expect(await contentsOf(folder)).toEqual({ 'out/': null, 'out/out': 'x' });
  });

  it('is an empty directory', async () => {
    const folder = await newFolder();
    const collected = await collectFrom(serving(await tarStream()), {
      image: IMAGE,
      remote: '/out',
      folder,
      boundary: tmpdir(),
    });
    expect(collected).toEqual({ found: true, files: 0, bytes: 0, leftOut: [] });
    expect(await contentsOf(folder)).toEqual({ 'out/': null });
  });

  it('is nothing', async () => {
    const folder = join(await newFolder(), 'unit');
    const collected = await collectFrom(serving(null), { image: IMAGE, remote: '/out', folder, boundary: tmpdir() });
    expect(collected).toEqual({ found: false, files: 0, bytes: 0, leftOut: [] });
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });

  it('is nothing that could be written', async () => {
    const folder = await newFolder();
    const archive = await tarStream({ name: 'out/../../x' }, { name: 'out', type: 'symlink', linkname: '/etc' });
    const collected = await collectFrom(serving(archive), { image: IMAGE, remote: '/out', folder, boundary: tmpdir() });
    expect(collected).toMatchObject({ found: true, files: 0, leftOut: [{ path: 'out/../../x' }, { path: 'out' }] });
    expect(await contentsOf(folder)).toEqual({});
  });
});

describe('what is there already', () => {
  it('is kept beside it and replaced by it, links included', async () => {
    const folder = await newFolder();
    const outside = await newFolder();
    await writeFile(join(outside, 'target'), 'untouched');
    await mkdir(join(folder, 'out', 'sub'), { recursive: true });
    await chmod(join(folder, 'out', 'sub'), 0o711);
    await writeFile(join(folder, 'out', 'sub', 'b'), 'an older and longer text');
    await writeFile(join(folder, 'out', 'mine'), 'mine');
    await symlink(join(outside, 'target'), join(folder, 'out', 'a'));
    const collected = await collectFrom(serving(await tarStream(...TREE)), {
      image: IMAGE,
      remote: '/out',
      folder,
      boundary: tmpdir(),
    });
    expect(collected).toMatchObject({ files: 2, bytes: 8 });
    expect(await contentsOf(folder)).toEqual({
      'out/': null,
      'out/a': 'one',
      'out/mine': 'mine',
      'out/sub/': null,
      'out/sub/b': 'three',
    });
    expect(await modeOf(join(folder, 'out/sub'))).toBe('711');
    expect(await contentsOf(outside)).toEqual({ target: 'untouched' });
  });

  it('is not followed out of the folder', async () => {
    const folder = await newFolder();
    const outside = await newFolder();
    await symlink(outside, join(folder, 'out'));
    const whole = await collectFrom(serving(await tarStream(...TREE)), {
      image: IMAGE,
      remote: '/out',
      folder,
      boundary: tmpdir(),
    });
    const why = 'a file or a link stands in its place on this machine';
    expect(whole).toMatchObject({ files: 0, leftOut: [LEFT_OUT, { path: 'out', why }] });
    await mkdir(join(folder, 'other'));
    await symlink(outside, join(folder, 'other', 'sub'));
    const part = await collectFrom(serving(await tarStream(...TREE)), {
      image: IMAGE,
      remote: '/other',
      folder,
      boundary: tmpdir(),
    });
    expect(part).toMatchObject({ files: 1, leftOut: [LEFT_OUT, { path: 'other/sub', why }] });
    expect(await contentsOf(outside)).toEqual({});
    expect(await readlink(join(folder, 'out'))).toBe(outside);
  });

  it('is a directory where a file should go', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'a'));
    const source = serving(await tarStream({ name: 'a', content: 'x' }), '/a');
    const collected = await collectFrom(source, { image: IMAGE, remote: '/a', folder, boundary: tmpdir() });
    const why = 'a directory stands in its place on this machine';
    expect(collected).toEqual({ found: true, files: 0, bytes: 0, leftOut: [{ path: 'a', why }] });
    expect(await contentsOf(folder)).toEqual({ 'a/': null });
  });

  it('is untouched by an archive that breaks off', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'out'));
    await writeFile(join(folder, 'out', 'a'), 'before');
    const tar = await tarOf(...TREE);
    const error = new ContreeError(FAILURE);
    const request = { image: IMAGE, remote: '/out', folder, boundary: tmpdir() };
    await expect(collectFrom(serving(streamOf(tar.subarray(0, 2000), 100, error)), request)).rejects.toBe(error);
    const cut = collectFrom(serving(streamOf(tar.subarray(0, 2000))), request);
    await expect(cut).rejects.toThrow(BadArchive);
    await expect(cut).rejects.toThrow(/^The archive of "\/out" is not unpacked: .+\.$/u);
    const limits = { bytes: 10_000, entries: 2 };
    const tooMany = collectFrom(serving(streamOf(tar)), request, limits);
    await expect(tooMany).rejects.toThrow('The archive of "/out" is not unpacked: it has more than 2 entries.');
    expect(await contentsOf(folder)).toEqual({ 'out/': null, 'out/a': 'before' });
  });
});

describe('collecting ends', () => {
  it('with the error of a request that the service refuses', async () => {
    const folder = await newFolder();
    const error = new ContreeError({ ...FAILURE, status: 403 });
    const source = serving(await tarStream({ name: 'a' }), error);
    await expect(collectFrom(source, { image: IMAGE, remote: '/a', folder, boundary: tmpdir() })).rejects.toBe(error);
    expect(await contentsOf(folder)).toEqual({});
  });

  it('at a folder that cannot be', async () => {
    const folder = join(await newFolder(), 'file');
    await writeFile(folder, '');
    const archive = await tarStream(...TREE);
    await expect(
      collectFrom(serving(archive), { image: IMAGE, remote: '/a', folder, boundary: tmpdir() }),
    ).rejects.toThrow('EEXIST');
    expect(archive.destroyed).toBe(true);
  });

  it('at a disk that does not answer as expected', async () => {
    const folder = await newFolder();
    await expect(kindOnDisk(join(folder, 'a\0b'))).rejects.toThrow('null bytes');
    const mover = new TreeMover();
    await expect(mover.moveDirectory(folder, join(folder, 'a', 'b'), 'b')).rejects.toThrow('ENOENT');
    expect(mover.leftOut).toEqual([]);
  });
});

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

describe('what would be a .git', () => {
  it('is left out at any depth, and never replaces the one that is there', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, '.git'));
    const entries: readonly Entry[] = [
      { name: 'good', content: 'x' },
      { name: '.git/hooks/post-checkout', content: 'evil', mode: 0o755 },
      { name: 'sub/.GIT', content: 'gitdir: ../evil' },
      { name: 'sub/deep/.git./config', content: 'evil' },
      { name: '.github/kept', content: 'x' },
    ];
    const request = { image: IMAGE, remote: '/out/.', folder, boundary: folder };
    const { files, leftOut } = await collectFrom(serving(await tarStream(...entries)), request);
    const why = 'nothing is written into .git';
    expect({ files, leftOut: leftOut.toSorted((one, other) => (one.path < other.path ? -1 : 1)) }).toEqual({
      files: 2,
      leftOut: [
        { path: '.git', why },
        { path: 'sub/.GIT', why },
        { path: 'sub/deep/.git.', why },
      ],
    });
    expect(Object.keys(await contentsOf(folder)).sort()).toEqual(
      ['.git/', '.github/', '.github/kept', 'good', 'sub/', 'sub/deep/'].sort(),
    );
  });
});

describe('what would go into a git directory of another name', () => {
  it('is left out, and what only looks like one is no obstacle', async () => {
    const folder = await newFolder();
    for (const part of ['store/objects', 'store/refs', 'half/objects']) {
      await mkdir(join(folder, part), { recursive: true });
    }
    for (const name of ['store', 'half']) await writeFile(join(folder, name, 'HEAD'), 'ref: refs/heads/main\n');
    const entries: readonly Entry[] = [
      { name: 'store/hooks/post-checkout', content: 'evil', mode: 0o755 },
      { name: 'half/kept', content: 'x' },
    ];
    const request = { image: IMAGE, remote: '/out/.', folder, boundary: folder };
    const { files, leftOut } = await collectFrom(serving(await tarStream(...entries)), request);
    expect([files, leftOut]).toEqual([1, [{ path: 'store', why: 'nothing is written into .git' }]]);
    expect((await readdir(join(folder, 'store'))).sort()).toEqual(['HEAD', 'objects', 'refs']);
    expect(await readdir(join(folder, 'half'))).toContain('kept');
  });
});

describe('a folder that a link replaces while the archive comes', () => {
  it('gets nothing through it', async () => {
    const workspace = await newFolder();
    const folder = join(workspace, 'out');
    const whole = await tarOf(...TREE);
    function* slowly(): Generator<Buffer> {
      yield whole.subarray(0, 512);
      // The attacker moves what is there, so that even the files that are being written stay where they were. Nothing is
      // created between the two.
      renameSync(folder, join(workspace, 'moved'));
      symlinkSync(join(workspace, 'moved'), folder);
      yield whole.subarray(512);
    }
    const request = { image: IMAGE, remote: '/out/.', folder, boundary: workspace };
    const collecting = collectFrom(serving(Readable.from(slowly())), request);
    await expect(collecting).rejects.toThrow('was replaced by a link meanwhile');
    expect(await contentsOf(join(workspace, 'moved'))).toEqual({});
  });
});
