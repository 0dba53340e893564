import { describe, expect, it } from '@jest/globals';
import { link, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TreeMover } from '../../../src/collect/move-tree.ts';
import { PlacedFiles } from '../../../src/collect/placed-files.ts';
import { newFolder } from './folders.ts';

describe('a disk that takes two names for one', () => {
  // A second name of the file that was moved shows what such a disk shows: the same inode.
  it.each([
    ['of one line', () => undefined],
    ['of several lines', () => new PlacedFiles()],
  ])('keeps the first file %s, and the second is named', async (_which, placedFor) => {
    const [from, to] = [await newFolder(), await newFolder()];
    await writeFile(join(from, 'one'), 'first');
    await writeFile(join(from, 'two'), 'second');
    const mover = new TreeMover(placedFor(), '/out');
    await mover.moveFile(join(from, 'one'), join(to, 'one'), 'one');
    await link(join(to, 'one'), join(to, 'two'));
    await mover.moveFile(join(from, 'two'), join(to, 'two'), 'two');
    expect(await readFile(join(to, 'one'), 'utf8')).toBe('first');
    const why = '/out/one was collected, and this disk takes the two names for one';
    expect([mover.files, mover.leftOut]).toEqual([1, [{ path: 'two', why }]]);
  });

  it('is not seen in hard links that are collected twice, nor in what an earlier step left', async () => {
    const [from, to] = [await newFolder(), await newFolder()];
    await writeFile(join(to, 'a'), 'earlier');
    const placed = new PlacedFiles();
    for (const content of ['first', 'second']) {
      await writeFile(join(from, 'a'), content);
      await link(join(from, 'a'), join(from, 'b'));
      const mover = new TreeMover(placed, '/out');
      await mover.moveContents(from, to, '');
      expect([mover.files, mover.leftOut]).toEqual([2, []]);
      expect(await readFile(join(to, 'b'), 'utf8')).toBe(content);
    }
  });
});
