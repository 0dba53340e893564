import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseCollectLines } from '../../../src/collect/collect-lines.ts';
import { COLLECTING, collectSource, isOneArchive, type Purpose } from '../../../src/collect/collect-source.ts';
import { PlacedFiles } from '../../../src/collect/placed-files.ts';
import { remoteSources } from '../../../src/collect/remote-sources.ts';
import { contentsOf, newFolder } from './folders.ts';
import { type Image, imageOf } from './image.ts';

interface Given {
  readonly lines: string;
  readonly cwd?: string;
  readonly explains?: boolean;
  readonly placed?: PlacedFiles;
  readonly purpose?: Purpose;
}

/** What the lines collect of the image: the files in the folder, and what is said of each line. */
async function collected(image: Image, { lines, cwd = '/root', explains = true, placed, purpose = COLLECTING }: Given) {
  const root = await newFolder();
  const folder = join(root, 'leg');
  const request = { image: 'i', folder, boundary: tmpdir(), explains, placed, purpose };
  const results = [];
  for (const source of remoteSources(parseCollectLines(lines))(cwd)) {
    results.push(await collectSource(image, source, request));
  }
  const files = Object.keys((await contentsOf(root))['leg/'] === undefined ? {} : await contentsOf(folder));
  const leftOut = results.flatMap((result) => result.leftOut);
  return { files: files.sort(), nothing: results.map(({ nothing }) => nothing), leftOut, results };
}

const REPORTS = {
  '/root/reports/a.xml': 'a',
  '/root/reports/b.xml': 'bb',
  '/root/reports/log.txt': 'l',
  '/root/reports/deep/c.xml': 'ccc',
  '/root/src/main.js': 'x',
};

describe('a glob', () => {
  it('finds files below the directories before its first wildcard, and keeps their place there', async () => {
    const image = imageOf(REPORTS);
    const { files, nothing, results } = await collected(image, { lines: 'reports/**/*.xml' });
    expect(files).toEqual(['a.xml', 'b.xml', 'deep/', 'deep/c.xml']);
    expect(nothing).toEqual([null]);
    expect(results).toMatchObject([{ files: 3, bytes: 6 }]);
    expect(image.asked).toEqual(['list /root/reports', 'list /root/reports/deep', 'archive /root/reports']);
  });

  it('asks for each match where a directory beside them was not looked into', async () => {
    const image = imageOf(REPORTS);
    const { files } = await collected(image, { lines: 'reports/{a,b}.xml' });
    expect(files).toEqual(['a.xml', 'b.xml']);
    expect(image.asked).toEqual(['list /root/reports', 'archive /root/reports/a.xml', 'archive /root/reports/b.xml']);
  });

  it.each([
    ['/root/reports/*.xml', '/', ['a.xml', 'b.xml']],
    ['*/*.xml', '/root', ['reports/', 'reports/a.xml', 'reports/b.xml']],
    ['../*/m*', '/root/src', ['src/', 'src/main.js']],
    ['/r*', '/', ['root/']],
    ['reports/d*', '/root', ['deep/', 'deep/c.xml']],
    ['reports/*/', '/root', ['deep/', 'deep/c.xml']],
    ['/*/reports/deep/*', '/', ['root/', 'root/reports/', 'root/reports/deep/', 'root/reports/deep/c.xml']],
  ])('%s in %s', async (lines, cwd, expected) => {
    const { files } = await collected(imageOf(REPORTS), { lines, cwd });
    expect(lines === '/r*' ? files.filter((path) => !path.slice(0, -1).includes('/')) : files).toEqual(expected);
  });

  it('finds a file that is spelled like it', async () => {
    const image = imageOf({ '/root/out/[id].json': 'a', '/root/out/x.json': 'b', '/root/out/{a,b}/c': 'd' });
    expect((await collected(image, { lines: 'out/[id].json' })).files).toEqual(['[id].json']);
    expect((await collected(image, { lines: 'out/{a,b}' })).files).toEqual(['{a,b}/', '{a,b}/c']);
  });

  it('finds hidden files, and never .git', async () => {
    const image = imageOf({ '/root/.env': 'a', '/root/.git/config': 'b', '/root/.GIT/hooks/x': 'c' });
    const { files, leftOut } = await collected(image, { lines: '*' });
    expect(files).toEqual(['.env']);
    expect(leftOut).toEqual([
      { path: '.git', why: 'nothing is written into .git' },
      { path: '.GIT', why: 'nothing is written into .git' },
    ]);
  });

  it('leaves out links and what is no file, which it names', async () => {
    const image = imageOf({ '/root/a': 'a', '/root/l': { type: 'symlink' }, '/root/p': { type: 'other' } });
    const { files, leftOut } = await collected(image, { lines: '*' });
    expect(files).toEqual(['a']);
    expect(leftOut).toMatchObject([
      { path: 'l', why: 'it is a symbolic link' },
      { path: 'p', why: 'it is no regular file' },
    ]);
  });

  it('takes the archive where more is to be listed than one search may', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`/root/d${String(index)}/x.xml`, 'x']));
    const image = imageOf({ ...many, '/root/d1/other': 'o' });
    const { files } = await collected(image, { lines: '**/*.xml\n!d2' });
    expect(files.filter((path) => path.endsWith('.xml'))).toHaveLength(49);
    expect(files).not.toContain('d2/');
    expect(files).not.toContain('d1/other');
    expect(image.asked).toEqual(['list /root', 'archive /root']);
  });

  it('says where to look where that archive is refused', async () => {
    const image = imageOf({ '/root/a.xml': 'a', '/root/b.xml': 'b' });
    const cut = { ...image.client, downloadArchive: () => Promise.resolve(Readable.from([])) };
    await expect(collected({ ...image, client: cut }, { lines: '*.xml' })).rejects.toThrow(
      'The archive of "/root" is not unpacked: it is cut: the mark of its end is missing. ' +
        'It holds more than "*.xml" wants: name more directories before the first wildcard.',
    );
  });

  it.each(['../x', '/etc/passwd', 'a\\b', 'x\u0001', '..', '.', 'c:evil', 'a/b'])(
    'writes nothing for a listed name such as %j',
    async (name) => {
      const image = imageOf({ '/root/a': 'a' });
      const listDirectory = () => Promise.resolve([{ path: name, size: 1, type: 'file' as const }]);
      const hostile = { ...image, client: { ...image.client, listDirectory } };
      const { files, leftOut } = await collected(hostile, { lines: '**' });
      expect(files).toEqual([]);
      expect(leftOut).toHaveLength(1);
      expect(image.asked).toEqual([]);
    },
  );
});

describe('lines that leave something out', () => {
  it.each([
    ['reports\n!reports/deep', ['reports/', 'reports/a.xml', 'reports/b.xml', 'reports/log.txt']],
    ['reports\n!**/*.xml', ['reports/', 'reports/log.txt']],
    ['reports/.\n!/root/reports/*.xml', ['deep/', 'deep/c.xml', 'log.txt']],
    ['reports/*\n!reports/a.*', ['b.xml', 'deep/', 'deep/c.xml', 'log.txt']],
    ['reports/**\n!**/deep\n!*/log.txt', ['a.xml', 'b.xml']],
    ['reports/d*\n!**/*.txt', ['deep/', 'deep/c.xml']],
    ['*\n!reports\n!absent', ['src/', 'src/main.js']],
  ])('%j', async (lines, expected) => {
    const { files, nothing } = await collected(imageOf(REPORTS), { lines });
    expect(files.sort()).toEqual([...expected].sort());
    expect(nothing).toEqual([null]);
  });

  it('name a directory in one of the same name, however the archive names its entries', async () => {
    const image = imageOf({ '/root/out/a.xml': 'a', '/root/out/out/a.xml': 'b', '/root/out/out/deep/c': 'c' });
    expect((await collected(image, { lines: 'out\n!out/out' })).files).toEqual(['out/', 'out/a.xml']);
  });

  it('count for the lines before them alone', async () => {
    const { files } = await collected(imageOf(REPORTS), { lines: 'reports/*.xml\n!**/a.xml\nreports/a.*' });
    expect(files).toEqual(['a.xml', 'b.xml']);
  });

  it('save the request for what they leave out whole', async () => {
    const image = imageOf({ '/root/a.xml': 'a', '/root/node_modules/b/c.xml': 'c' });
    const { files } = await collected(image, { lines: '**/*.xml\n!node_modules' });
    expect(files).toEqual(['a.xml']);
    expect(image.asked).toEqual(['list /root', 'archive /root/a.xml']);
  });
});

describe('lines that bring files to one place', () => {
  it('keep the first, and name the other', async () => {
    const image = imageOf({ '/root/a/x.xml': 'first', '/root/b/x.xml': 'second', '/root/b/y.xml': 'y' });
    const placed = new PlacedFiles();
    const { results, leftOut } = await collected(image, { lines: 'a/*.xml\nb/*.xml\na/x.*', placed });
    expect(results).toMatchObject([{ files: 1 }, { files: 1 }, { files: 1, leftOut: [] }]);
    const why = '/root/a/x.xml was collected to the same place: give one of the lines a folder of its own';
    expect(leftOut).toEqual([{ path: 'x.xml', why }]);
  });
});

describe('what is not found', () => {
  it.each([
    ['reports/*.html', 'no file matches "reports/*.html"; in /root/reports there are a.xml, b.xml, log.txt and deep/'],
    [
      'report/*.xml',
      'no file matches "report/*.xml": /root/report is no directory; in /root there are reports/ and src/',
    ],
    [
      'src/main.js/*',
      'no file matches "src/main.js/*": /root/src/main.js is no directory; in /root/src there is main.js',
    ],
    ['reports/*.xml\n!**/?.xml', 'no file matches "reports/*.xml" that no line behind it leaves out (a.xml is one)'],
    [
      'reports/d.xml',
      'left nothing at reports/d.xml to collect; in /root/reports there are a.xml, b.xml, log.txt and deep/',
    ],
    [
      'out/x/d.xml',
      'left nothing at out/x/d.xml to collect; there is no directory /root/out; in /root there are reports/ and src/',
    ],
    ['src\n!src', 'nothing is left of src: a line behind it leaves it out'],
    ['src\n!src/*', 'left nothing at src to collect: /root/src holds no file that no line behind it leaves out'],
  ])('%j', async (lines, says) => {
    expect((await collected(imageOf(REPORTS), { lines })).nothing).toEqual([says]);
  });

  it.each([
    ['r.xml', 'nothing at r.xml can be collected (r.xml: /root/a/r.xml was collected to the same place: '],
    [
      'r.*\n!r.log',
      'no file matches "r.*" that can be collected (r.xml: /root/a/r.xml was collected to the same place: ',
    ],
    ['links', 'nothing at links can be collected (l: it is a symbolic link)'],
  ])('is not said of what is there and cannot be collected: %s', async (line, says) => {
    const files = { '/root/a/r.xml': 'a', '/root/r.xml': 'b', '/root/r.log': 'c' };
    const image = imageOf({ ...files, '/root/links/l': { type: 'symlink' } });
    const { nothing } = await collected(image, { lines: `a/.\n${line}`, placed: new PlacedFiles() });
    expect(nothing).toEqual([null, expect.stringContaining(says)]);
  });

  it('names five, and how many more', async () => {
    const many = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((name) => [`/root/${String(name)}`, 'x']));
    const { nothing } = await collected(imageOf(many), { lines: 'x' });
    expect(nothing).toEqual(['left nothing at x to collect; in /root there are 1, 2, 3, 4, 5 and 2 more']);
  });

  it('costs no further request where it is ignored', async () => {
    const image = imageOf(REPORTS);
    const { nothing } = await collected(image, { lines: 'x/y\nz/*', explains: false });
    expect(nothing).toEqual(['left nothing at x/y to collect', 'no file matches "z/*": /root/z is no directory']);
    expect(image.asked).toEqual(['archive /root/x/y', 'list /root/z']);
  });
});

describe('one archive', () => {
  const file = { relative: 'a', type: 'file' } as const;
  it.each([
    [{ matches: [file, file], unwanted: 0, isSpent: false }, true],
    [{ matches: [file], unwanted: 0, isSpent: false }, false],
    [{ matches: [file, file], unwanted: 16 * 1024 ** 2, isSpent: false }, true],
    [{ matches: [file, file], unwanted: 16 * 1024 ** 2 + 1, isSpent: false }, false],
    [{ matches: Array.from({ length: 100 }, () => file), unwanted: Infinity, isSpent: false }, false],
    [{ matches: Array.from({ length: 101 }, () => file), unwanted: Infinity, isSpent: false }, true],
    [{ matches: [{ ...file, relative: 'a\uFFFD' }], unwanted: Infinity, isSpent: false }, true],
    [{ matches: [], unwanted: Infinity, isSpent: true }, true],
    [{ matches: [], unwanted: 0, isSpent: false }, false],
  ])('is better than one for each match: case %#', (found, expected) => {
    expect(isOneArchive(found)).toBe(expected);
  });
});

describe('what is wanted of directories alone', () => {
  const purpose: Purpose = {
    lack: (path) => `left no report at ${path}`,
    noun: '.xml file',
    participle: 'read',
    takes: (path) => path.endsWith('.xml'),
  };

  it.each([
    ['reports', ['reports/', 'reports/a.xml', 'reports/b.xml', 'reports/deep/', 'reports/deep/c.xml']],
    ['reports/.', ['a.xml', 'b.xml', 'deep/', 'deep/c.xml']],
    ['reports\n!reports/deep', ['reports/', 'reports/a.xml', 'reports/b.xml']],
    ['rep*', ['reports/', 'reports/a.xml', 'reports/b.xml', 'reports/deep/', 'reports/deep/c.xml']],
    ['*/log.*', ['reports/', 'reports/log.txt']],
    ['reports/log.txt', ['log.txt']],
    [
      '{reports,src}/*',
      [
        'reports/',
        'reports/a.xml',
        'reports/b.xml',
        'reports/deep/',
        'reports/deep/c.xml',
        'reports/log.txt',
        'src/',
        'src/main.js',
      ],
    ],
  ])('is taken, and each file that a line names: %s', async (lines, expected) => {
    const { files } = await collected(imageOf(REPORTS), { lines, purpose });
    expect(files).toEqual(expected);
  });

  it.each([
    ['src', 'left no report at src: /root/src holds no .xml file'],
    ['src\n!src/x', 'left no report at src: /root/src holds no .xml file that no line behind it leaves out'],
    ['absent', 'left no report at absent; in /root there are reports/ and src/'],
  ])('is missed in words of its own: %s', async (lines, expected) => {
    expect((await collected(imageOf(REPORTS), { lines, purpose })).nothing).toEqual([expected]);
  });

  it('keeps within the limits of its downloads', async () => {
    const image = imageOf({ '/root/a.xml': 'x'.repeat(5_000) });
    const limited = {
      ...image,
      send: (download: Parameters<typeof image.send>[0]) => download({ bytes: 4_096, entries: 10 }),
    };
    await expect(collected(limited, { lines: 'a.xml', purpose })).rejects.toThrow('it is larger than 0 MiB');
  });
});
