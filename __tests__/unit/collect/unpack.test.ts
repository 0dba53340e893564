import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { join } from 'node:path';
import { entryPath } from '../../../src/collect/unpack.ts';
import { modeOf } from './folders.ts';
import { headerOf, longNameOf, memberOf, paxOf, streamOf, tarEnd, tarOf, withHeader } from './tar.ts';
import { run, runEntries } from './unpacked.ts';

const UNTOUCHED = { outside: 'untouched', 'root/': null };

describe('a friendly archive', () => {
  it('is written with its directories, its modes and names of any length and alphabet', async () => {
    const long = `${'d'.repeat(200)}/${'f'.repeat(200)}`;
    const { disk, root, ...unpacked } = await runEntries(
      { name: './', type: 'directory', mode: 0o750 },
      { name: './run', mode: 0o755, content: 'a' },
      { name: './sub/', type: 'directory', mode: 0o500 },
      { name: './sub/plain', mode: 0o640, content: 'b' },
      { name: './deep/er/unreadable', mode: 0o010, content: 'c' },
      { name: './grüße/日本 🎉', content: 'd' },
      { name: long, content: 'e' },
      { name: 'contiguous', type: 'contiguous-file', content: 'f' },
      { name: 'empty/', type: 'directory', mode: 0o001 },
    );
    expect(disk).toEqual({
      ...UNTOUCHED,
      'root/run': 'a',
      'root/sub/': null,
      'root/sub/plain': 'b',
      'root/deep/': null,
      'root/deep/er/': null,
      'root/deep/er/unreadable': 'c',
      'root/grüße/': null,
      'root/grüße/日本 🎉': 'd',
      [`root/${'d'.repeat(200)}/`]: null,
      [`root/${long}`]: 'e',
      'root/contiguous': 'f',
      'root/empty/': null,
    });
    const modes = ['.', 'run', 'sub', 'sub/plain', 'deep/er/unreadable', 'empty'].map((path) =>
      modeOf(join(root, path)),
    );
    expect(await Promise.all(modes)).toEqual(['750', '755', '700', '640', '610', '701']);
    expect(unpacked).toEqual({ entries: 9, endsWithFile: false, common: [], leftOut: [] });
  });

  it.each([1, 511, 512, 513, 100_000])('may come in pieces of %d bytes', async (size) => {
    const content = 'x'.repeat(3000);
    const tar = await tarOf({ name: 'a', content }, { name: 'b' }, { name: 'c', content: 'y'.repeat(512) });
    const { disk } = await run(streamOf(tar, size));
    expect(disk).toEqual({ ...UNTOUCHED, 'root/a': content, 'root/b': '', 'root/c': 'y'.repeat(512) });
  });

  it('may have no entry at all', async () => {
    const unpacked = await runEntries();
    expect(unpacked).toMatchObject({ entries: 0, common: [], disk: UNTOUCHED });
  });

  it.each([
    [
      ['a/b/c', 'a/b/d'],
      ['a', 'b'],
    ],
    [
      ['a/b', 'a/b/c'],
      ['a', 'b'],
    ],
    [['a/b/c'], ['a', 'b', 'c']],
    [['a', 'b'], []],
    [['./', 'a'], []],
  ])('whose entries are %j has %j in common', async (names, common) => {
    const entries = names.map((name) => ({ name, type: 'directory' }) as const);
    expect((await runEntries(...entries)).common).toEqual(common);
  });
});

describe('the names of entries', () => {
  const NAME = 'caf\xe9/\xff';
  const forms: readonly (readonly [string, Buffer])[] = [
    ['a header', headerOf({ name: NAME, size: 1 })],
    ['a long name of GNU', Buffer.concat([longNameOf(NAME), headerOf({ name: 'short', size: 1 })])],
    ['a PAX header', Buffer.concat([paxOf([['path', NAME]]), headerOf({ name: 'short', size: 1 })])],
  ];
  const isLinux = process.platform === 'linux';

  it.each(forms)('are bytes that need not be UTF-8: in %s', async (_where, member) => {
    const { disk, leftOut } = await run(streamOf(Buffer.concat([member, memberOf('x'), tarEnd()])));
    const written = { 'root/caf<E9>/': null, 'root/caf<E9>/<FF>': 'x' };
    expect(disk).toEqual({ ...UNTOUCHED, ...(isLinux ? written : {}) });
    expect(leftOut).toEqual(isLinux ? [] : [{ path: 'caf<E9>/<FF>', why: 'its name is no UTF-8' }]);
  });

  it('are left out where the disk takes UTF-8 alone, and no others', () => {
    for (const platform of ['darwin', 'win32'] as const) {
      expect(entryPath('caf\xe9', platform)).toEqual({ why: 'its name is no UTF-8' });
      expect(entryPath('caf\xc3\xa9', platform)).toEqual({ segments: ['caf\xc3\xa9'] });
    }
    expect(entryPath('caf\xe9', 'linux')).toEqual({ segments: ['caf\xe9'] });
  });

  it('have the limits of the disk in bytes', async () => {
    const { leftOut } = await runEntries({ name: 'é'.repeat(128) }, { name: 'é'.repeat(127) });
    expect(leftOut).toEqual([{ path: 'é'.repeat(128), why: 'its name is too long' }]);
  });

  it('come from the last header that has one, and from a global one without that', async () => {
    const empty = (name: string): Buffer => headerOf({ name });
    const archive = Buffer.concat([
      paxOf([['path', 'global']], 'g'),
      empty('a'),
      Buffer.concat([
        paxOf([
          ['path', 'first'],
          ['path', 'own'],
        ]),
        longNameOf('gnu'),
        empty('b'),
      ]),
      Buffer.concat([
        longNameOf('linked to nothing'),
        paxOf([
          ['linkpath', 'own'],
          ['path', 'l'],
        ]),
      ]),
      headerOf({ name: 'c', type: '1', linkname: 'nowhere', size: 4096 }),
      paxOf([['path', '']], 'g'),
      empty('d'),
      headerOf({ name: 'old/', type: '\0', magic: '' }),
      headerOf({ name: 'e', magic: 'ustar\x0000', at: [[345, 'pre/fix']] }),
      // GNU tar has a time there.
      headerOf({ name: 'f', magic: 'ustar  \0', at: [[345, '14521207000\0']] }),
      tarEnd(),
    ]);
    const { disk, leftOut } = await run(streamOf(archive, 300));
    const names = ['global', 'own', 'l', 'd', 'old/', 'pre/', 'pre/fix/', 'pre/fix/e', 'f'];
    expect(Object.keys(disk).sort()).toEqual(['outside', 'root/', ...names.map((name) => `root/${name}`)].sort());
    expect(leftOut).toEqual([]);
  });
});

describe('a hostile archive', () => {
  it.each([
    ['../outside', 'its name leads out of the folder'],
    ['a/../../outside', 'its name leads out of the folder'],
    ['..', 'its name leads out of the folder'],
    ['/tmp/outside', 'its name is absolute'],
    ['//tmp/outside', 'its name is absolute'],
    ['C:/outside', 'its name is absolute'],
    ['./c:outside', 'its name is absolute'],
    ['..\\outside', 'its name has a backslash'],
    ['a\\b', 'its name has a backslash'],
    ['a\nb', 'its name has control characters'],
    ['a\u001b[31mb', 'its name has control characters'],
    ['a\u0085b', 'its name has control characters'],
    ['n'.repeat(256), 'its name is too long'],
    [`${'n/'.repeat(1100)}n`, 'its name is too long'],
  ])('has no entry written that is called %j', async (name, why) => {
    const { disk, leftOut } = await runEntries({ name, content: 'evil' }, { name: 'good', content: 'kept' });
    expect(disk).toEqual({ ...UNTOUCHED, 'root/good': 'kept' });
    expect(leftOut).toEqual([{ path: name.slice(0, 300), why }]);
  });

  it('cannot hide a NUL in a long name', async () => {
    const { disk, leftOut } = await runEntries({ name: 'short', pax: { path: 'a\0b' }, content: 'evil' });
    expect(disk).toEqual(UNTOUCHED);
    expect(leftOut).toEqual([{ path: 'a\0b', why: 'its name has control characters' }]);
  });

  it('leads nowhere through a link of its own', async () => {
    const { disk, leftOut } = await runEntries(
      { name: 'out', type: 'symlink', linkname: '..' },
      { name: 'out/outside', content: 'evil' },
      { name: 'passwd', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'passwd', content: 'mine' },
    );
    expect(disk).toEqual({ ...UNTOUCHED, 'root/out/': null, 'root/out/outside': 'evil', 'root/passwd': 'mine' });
    expect(leftOut.map(({ path, why }) => `${path}: ${why}`)).toEqual([
      'out: it is a symbolic link',
      'passwd: it is a symbolic link',
    ]);
  });

  it('leaves out devices, pipes and unknown kinds', async () => {
    const odd = withHeader(await tarOf({ name: 'odd' }), 156, 'V');
    const rest = await tarOf(
      { name: 'null', type: 'character-device', devmajor: 1, devminor: 3 },
      { name: 'disk', type: 'block-device' },
      { name: 'pipe', type: 'fifo' },
      { name: './', type: 'file', content: 'no name' },
    );
    const { disk, leftOut } = await run(streamOf(Buffer.concat([odd.subarray(0, 512), rest])));
    expect(disk).toEqual(UNTOUCHED);
    expect(leftOut).toEqual([
      { path: 'odd', why: 'it is of a kind that is not known' },
      { path: 'null', why: 'it is a device' },
      { path: 'disk', why: 'it is a device' },
      { path: 'pipe', why: 'it is a named pipe' },
      { path: './', why: 'its name is empty' },
    ]);
  });

  it('has hard links copied from within it and no others', async () => {
    const { disk, leftOut, root } = await runEntries(
      { name: 'a', content: 'one', mode: 0o640 },
      { name: 'd/', type: 'directory' },
      { name: 'd/b', type: 'link', linkname: './a' },
      { name: 'a', type: 'link', linkname: 'a' },
      { name: 'p', type: 'link', linkname: '/etc/passwd' },
      { name: 'q', type: 'link', linkname: '../outside' },
      { name: 'r', type: 'link', linkname: 'later' },
      { name: 's', type: 'link', linkname: 'd' },
      { name: 't', type: 'link' },
      { name: 'u', type: 'link', linkname: 'a/below' },
      { name: 'd', type: 'link', linkname: 'a' },
      { name: 'later', content: 'two' },
    );
    expect(disk).toEqual({ ...UNTOUCHED, 'root/a': 'one', 'root/d/': null, 'root/d/b': 'one', 'root/later': 'two' });
    expect(leftOut.map(({ path }) => path)).toEqual(['p', 'q', 'r', 's', 't', 'u', 'd']);
    expect(new Set(leftOut.slice(0, 6).map(({ why }) => why))).toEqual(
      new Set(['it is a hard link to what is not in the archive, or not collected']),
    );
    expect(leftOut[6]?.why).toBe('a directory stands in its way');
    expect(await modeOf(join(root, 'd/b'))).toBe('640');
  });

  it('has no set-id and sticky bits', async () => {
    const { root } = await runEntries({ name: 'd/', type: 'directory', mode: 0o7777 }, { name: 'f', mode: 0o7777 });
    expect([await modeOf(join(root, 'd')), await modeOf(join(root, 'f'))]).toEqual(['777', '777']);
  });

  it('has the last of two files of one name, and the first of a file and a directory', async () => {
    const { disk, leftOut } = await runEntries(
      { name: 'twice', content: 'a longer first', mode: 0o444 },
      { name: './twice', content: 'second' },
      { name: 'file', content: 'f' },
      { name: 'file/', type: 'directory' },
      { name: 'file/below', content: 'no' },
      { name: 'file/far/below', content: 'no' },
      { name: 'directory/', type: 'directory' },
      { name: 'directory', type: 'file', content: 'no' },
    );
    expect(disk).toEqual({ ...UNTOUCHED, 'root/twice': 'second', 'root/file': 'f', 'root/directory/': null });
    expect(leftOut).toEqual([
      { path: 'file/', why: 'a file stands in its way' },
      { path: 'file/below', why: 'a file stands in its way' },
      { path: 'file/far/below', why: 'a file stands in its way' },
      { path: 'directory', why: 'a directory stands in its way' },
    ]);
  });

  it('writes nowhere else, for any names and links', async () => {
    const piece = fc.constantFrom('..', '.', '', 'a', 'b', 'C:', '\\', '~', '\0', 'é', '-');
    const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('/'));
    const type = fc.constantFrom('file', 'directory', 'symlink', 'link', 'fifo' as const);
    const entry = fc.record({ name, type, linkname: name, mode: fc.nat(0o7777), content: fc.constant('') });
    const readable = entry.filter((one) => !one.name.startsWith('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(readable, { maxLength: 12 }), async (entries) => {
        const { disk, entries: count } = await runEntries(...entries);
        expect(count).toBe(entries.length);
        for (const [path, content] of Object.entries(disk)) {
          expect(path === 'outside' || path.startsWith('root/')).toBe(true);
          expect(content?.startsWith('->') ?? false).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});
