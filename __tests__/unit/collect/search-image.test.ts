import { describe, expect, it } from '@jest/globals';
import { parseRemotePattern } from '../../../src/collect/remote-pattern.ts';
import { searchImage } from '../../../src/collect/search-image.ts';
import { describeNeighbours } from '../../../src/collect/what-is-there.ts';
import { failure, imageOf, type Image } from './image.ts';

const FILES = { '/w/a/b/x.xml': 'x', '/w/a/y.xml': 'yy', '/w/c/z.txt': 'zzz', '/w/top.txt': 'four' };

function search(image: Image, remote: string, limits?: Parameters<typeof searchImage>[2]) {
  const { matches, reaches } = parseRemotePattern(remote);
  return searchImage(image, { image: 'i', base: '/w', wanted: { matches, reaches }, excludes: null }, limits);
}

describe('a search', () => {
  it('looks into directories level by level, where something may match alone', async () => {
    const image = imageOf(FILES);
    expect(await search(image, '*/*/*.xml')).toMatchObject({ matches: [{ relative: 'a/b/x.xml' }], isSpent: false });
    const found = await search(image, '*/*.xml');
    expect(found).toMatchObject({ matches: [{ relative: 'a/y.xml', type: 'file' }], unwanted: Infinity });
    expect(image.asked).toEqual([
      ...['list /w', 'list /w/a', 'list /w/c', 'list /w/a/b'],
      ...['list /w', 'list /w/a', 'list /w/c'],
    ]);
  });

  it('counts the bytes of what it saw and does not want', async () => {
    expect(await search(imageOf(FILES), '**/*.xml')).toMatchObject({ unwanted: 7 });
    expect(await search(imageOf(FILES), '*')).toMatchObject({ unwanted: 0 });
    expect(await search(imageOf(FILES), '*.txt')).toMatchObject({ unwanted: Infinity });
  });

  it.each([
    [{ requests: 4, entries: 100 }, false],
    [{ requests: 3, entries: 100 }, true],
    [{ requests: 4, entries: 7 }, false],
    [{ requests: 4, entries: 6 }, true],
  ])('ends at its limits: %j', async (limits, isSpent) => {
    const image = imageOf(FILES);
    const found = await search(image, '**/*.xml', limits);
    expect(found).toMatchObject({ isSpent });
    expect(found?.present.map(({ path }) => path)).toEqual(['a', 'c', 'top.txt']);
    expect(image.asked.length).toBeLessThanOrEqual(limits.requests);
  });

  it('is spent by a directory that is too large to be listed', async () => {
    const image = imageOf(FILES, (path) => (path === '/w/c' ? failure(null, 'oversize') : null));
    expect(await search(image, '**/*.xml')).toMatchObject({ isSpent: true });
  });

  it.each([404, 422, 400])('finds no base: %d', async (status) => {
    expect(
      await search(
        imageOf(FILES, () => failure(status)),
        '*',
      ),
    ).toBeNull();
  });

  it.each([
    ['/w', 403],
    ['/w', 500],
    ['/w/c', 404],
  ])('fails where a listing does: %s, %d', async (failing, status) => {
    const image = imageOf(FILES, (path) => (path === failing ? failure(status) : null));
    await expect(search(image, '**/x')).rejects.toThrow('refused');
  });
});

describe('what is there', () => {
  it('is not looked for above eight directories, nor where a listing fails otherwise', async () => {
    const deep = imageOf({ '/x': 'x' });
    expect(await describeNeighbours(deep, 'i', '/1/2/3/4/5/6/7/8/9')).toBe('');
    expect(deep.asked).toHaveLength(8);
    expect(await describeNeighbours(deep, 'i', '/1/2/3/4/5/6/7/8')).toBe('; there is no directory /1; in / there is x');
    expect(
      await describeNeighbours(
        imageOf({}, () => failure(403)),
        'i',
        '/a/b',
      ),
    ).toBe('');
    expect(
      await describeNeighbours(
        imageOf({}, () => failure(404)),
        'i',
        '/a',
      ),
    ).toBe('');
    expect(await describeNeighbours(imageOf({}), 'i', '/a')).toBe('; / is empty');
  });

  it('has names cut', async () => {
    const name = 'n'.repeat(100);
    expect(await describeNeighbours(imageOf({ [`/${name}/x`]: 'x' }), 'i', '/a')).toBe(
      `; in / there is ${'n'.repeat(60)}…/`,
    );
  });
});
