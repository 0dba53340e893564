import { spawnSync } from 'node:child_process';
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { newFolder } from './folders.ts';
import { headerOf, memberOf, paxOf, streamOf, tarEnd } from './tar.ts';
import { run } from './unpacked.ts';

/** The file `..abc.....` and `de` at its end, each `.` a NUL: what an archive stores of it, and the whole. */
const STORED = 'abcde';
const WHOLE = '\0\0abc\0\0\0\0\0de';
const MAP = [2, 3, 10, 2];

const octal = (value: number): string => `${value.toString(8).padStart(11, '0')}\0`;

/** GNU's own type: a map of four places in the header, 21 in each block behind it. */
function gnuMember(name: string, map: readonly number[], size: number, content: string): Buffer {
  const places = map.map(octal);
  const head = places.slice(0, 8).join('').padEnd(96, '\0') + (map.length > 8 ? '\x01' : '\0') + octal(size);
  const header = headerOf({ name, size: content.length, type: 'S', magic: 'ustar  \0', at: [[386, head]] });
  const blocks: Buffer[] = [];
  for (let start = 8; start < places.length; start += 42) {
    const isLast = start + 42 >= places.length;
    const text =
      places
        .slice(start, start + 42)
        .join('')
        .padEnd(504, '\0') + (isLast ? '' : '\x01');
    blocks.push(Buffer.from(text.padEnd(512, '\0'), 'latin1'));
  }
  return Buffer.concat([header, ...blocks, memberOf(content)]);
}

type Records = readonly (readonly [string, string | number])[];

const paxMember = (records: Records, content: string): Buffer =>
  Buffer.concat([paxOf(records), headerOf({ name: './GNUSparseFile.7/odd', size: content.length }), memberOf(content)]);

const mapInContent = (map: readonly number[]): string =>
  [map.length / 2, ...map]
    .map((number) => `${number}\n`)
    .join('')
    .padEnd(512, '\0');

const zeroZero = (map: readonly number[]): Records =>
  map.map((value, index) => [index % 2 === 0 ? 'GNU.sparse.offset' : 'GNU.sparse.numbytes', value]);

const VERSION_1: Records = [
  ['GNU.sparse.major', 1],
  ['GNU.sparse.minor', 0],
  ['GNU.sparse.name', 'f'],
  ['GNU.sparse.realsize', 12],
];

/** One file `f` in each form. */
const FORMS: readonly (readonly [name: string, member: Buffer])[] = [
  ["GNU's own type", gnuMember('f', MAP, 12, STORED)],
  [
    'PAX 0.0',
    Buffer.concat([
      paxOf([['path', 'f'], ['GNU.sparse.size', 12], ['GNU.sparse.numblocks', 2], ...zeroZero(MAP)]),
      headerOf({ name: 'f', size: 5 }),
      memberOf(STORED),
    ]),
  ],
  [
    'PAX 0.1',
    paxMember(
      [
        ['GNU.sparse.size', 12],
        ['GNU.sparse.numblocks', 2],
        ['GNU.sparse.name', 'f'],
        ['GNU.sparse.map', MAP.join(',')],
      ],
      STORED,
    ),
  ],
  ['PAX 1.0', paxMember(VERSION_1, mapInContent(MAP) + STORED)],
];

const unpackAll = (...members: readonly Buffer[]) =>
  run(streamOf(Buffer.concat([...members, headerOf({ name: 'next', size: 4 }), memberOf('next'), tarEnd()]), 700));

describe('a sparse file', () => {
  it.each(FORMS)('is written with its holes: %s', async (_name, member) => {
    const { disk, leftOut } = await unpackAll(member);
    expect(disk).toEqual({ outside: 'untouched', 'root/': null, 'root/f': WHOLE, 'root/next': 'next' });
    expect(leftOut).toEqual([]);
  });

  it('may be one hole, and may end with one', async () => {
    const { disk, leftOut } = await unpackAll(
      gnuMember('a', [8, 0], 8, ''),
      gnuMember('b', [1, 1, 4, 0], 4, 'x'),
      paxMember(
        [
          ['GNU.sparse.name', 'c'],
          ['GNU.sparse.size', 3],
          ['GNU.sparse.numblocks', 0],
        ],
        '',
      ),
      paxMember([...VERSION_1.slice(0, 3), ['GNU.sparse.realsize', 2]], mapInContent([])),
    );
    expect(leftOut).toEqual([]);
    expect(disk).toMatchObject({ 'root/a': '\0'.repeat(8), 'root/b': '\0x\0\0', 'root/c': '\0\0\0', 'root/f': '\0\0' });
  });

  it.each([5, 25, 26, 46, 60])('may have %d parts', async (parts) => {
    const map = Array.from({ length: parts }, (_, index) => [index * 2, 1]).flat();
    const content = 'x'.repeat(parts);
    const { disk } = await unpackAll(
      gnuMember('g', map, parts * 2, content),
      paxMember([...VERSION_1.slice(0, 3), ['GNU.sparse.realsize', parts * 2]], mapOfAnyLength(map) + content),
    );
    expect(disk).toMatchObject({ 'root/g': 'x\0'.repeat(parts), 'root/f': 'x\0'.repeat(parts), 'root/next': 'next' });
  });

  const nonsense = 'it is sparse, and the map of its holes is invalid';
  const unknown = 'it is sparse, in a form that is not known';
  it.each<readonly [string, Buffer, string]>([
    ['longer than what is stored', gnuMember('f', [0, 6], 12, STORED), nonsense],
    ['shorter than what is stored', gnuMember('f', [0, 4], 12, STORED), nonsense],
    ['in the wrong order', gnuMember('f', [4, 3, 0, 2], 12, STORED), nonsense],
    ['with an overlap', gnuMember('f', [0, 3, 2, 2], 12, STORED), nonsense],
    ['behind the end', gnuMember('f', [9, 5], 12, STORED), nonsense],
    ['with a text for a number', paxMember([...VERSION_1], 'two\n'.padEnd(512, '\0') + STORED), nonsense],
    ['that does not end', paxMember([...VERSION_1], '9\n1\n'.padEnd(512, '\0')), nonsense],
    ['of a huge count', paxMember([...VERSION_1], '999999999\n'.padEnd(512, '\0') + STORED), nonsense],
    ['without a line', paxMember([...VERSION_1], '1'.repeat(2048)), nonsense],
    [
      'with a part of a pair',
      paxMember(
        [
          ['GNU.sparse.size', 9],
          ['GNU.sparse.map', '0,5,7'],
        ],
        STORED,
      ),
      nonsense,
    ],
    ['without a size', paxMember([['GNU.sparse.map', '0,5']], STORED), nonsense],
    [
      'of a later form',
      paxMember(
        [
          ['GNU.sparse.major', 2],
          ['GNU.sparse.minor', 0],
        ],
        STORED,
      ),
      unknown,
    ],
    ['that is missing', paxMember([['GNU.sparse.realsize', 12]], STORED), unknown],
    ['of another program', headerOf({ name: 'f', size: 0, type: 'S' }), unknown],
  ])('is left out when its map is one %s', async (_what, member, why) => {
    const { disk, leftOut } = await unpackAll(member);
    expect(disk).toEqual({ outside: 'untouched', 'root/': null, 'root/next': 'next' });
    expect(leftOut.map((each) => each.why)).toEqual([why]);
  });

  it('is left out when it is too large with its holes, and nothing else is', async () => {
    const { leftOut, disk } = await unpackAll(gnuMember('f', [0, 5], 2 * 1024 ** 3 + 6, STORED));
    expect(leftOut).toEqual([{ path: 'f', why: 'it is too large with its holes' }]);
    expect(disk).toMatchObject({ 'root/next': 'next' });
  });

  it('is left out when it is too large with the holes before it', async () => {
    const tar = [...['a', 'b'].map((name) => gnuMember(name, [0, 5], 6_000, STORED)), tarEnd()];
    const { leftOut } = await run(streamOf(Buffer.concat(tar)), { bytes: 10_000, entries: 2 });
    expect(leftOut).toEqual([{ path: 'b', why: 'it is too large with its holes' }]);
  });

  it('is a loss of the whole archive when it is cut', async () => {
    for (const [, member] of [...FORMS, ['many', gnuMember('f', [...MAP, 0, 0, 0, 0, 0, 0], 12, STORED)] as const]) {
      for (let length = 512; length < member.length; length += 256) {
        await expect(run(streamOf(member.subarray(0, length)))).rejects.toThrow('it is cut');
      }
    }
  });
});

/** Like `mapInContent`, over several blocks. */
function mapOfAnyLength(map: readonly number[]): string {
  const text = [map.length / 2, ...map].map((number) => `${number}\n`).join('');
  return text.padEnd(Math.ceil(text.length / 512) * 512, '\0');
}

const version = spawnSync('tar', ['--version'], { encoding: 'utf8' });
const hasTar = version.status === 0 && version.stdout.includes('GNU tar');
if (!hasTar && process.env['CI'] === 'true') throw new Error('GNU tar is not installed: the tests in CI need it.');

// Other kinds of tar, as on macOS, cannot pack these forms. The archives that are built byte by byte above cover them too.
(hasTar ? describe : describe.skip)('a sparse file that GNU tar packed (skipped where that is not there)', () => {
  it.each([
    ['--format=gnu'],
    ['--format=pax', '--sparse-version=0.0'],
    ['--format=pax', '--sparse-version=0.1'],
    ['--format=pax', '--sparse-version=1.0'],
    ['--format=oldgnu'],
  ])('%s %s', async (...options) => {
    const folder = await newFolder();
    await mkdir(join(folder, 'deep'));
    const file = await open(join(folder, 'deep/holes'), 'w');
    for (let part = 0; part < 40; part += 1) await file.write(`part ${part}`, part * 64 * 1024);
    await file.truncate(40 * 64 * 1024 + 12_345);
    await file.close();
    const packed = spawnSync('tar', ['--create', '--sparse', ...options, '--file=-', 'deep'], {
      cwd: folder,
      maxBuffer: 8 * 1024 ** 2,
    });
    // It took the file for a sparse one: packed it is smaller than it is.
    expect(packed.stdout.length).toBeLessThan(1024 ** 2);
    const { root, leftOut } = await run(streamOf(packed.stdout));
    expect(leftOut).toEqual([]);
    expect(await readdir(join(root, 'deep'))).toEqual(['holes']);
    const [before, after] = [join(folder, 'deep/holes'), join(root, 'deep/holes')];
    expect((await readFile(after)).equals(await readFile(before))).toBe(true);
    // The holes are holes again.
    expect((await stat(after)).blocks).toBeLessThan((await stat(after)).size / 512);
  });
});
