import { appendFile, chmod, mkdir, mkdtemp, rm, stat, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ImageStore } from '../../../simulator/image-store.ts';
import { layerOf } from '../../../simulator/layer.ts';
import type { Layer } from '../../../simulator/layer.ts';

let folder: string;
let original: string;
let copy: string;
let copiedAt: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layer-'));
  const images = new ImageStore(join(folder, 'images'));
  const workspace = await images.workspace();
  await mkdir(join(workspace, 'd'));
  await writeFile(join(workspace, 'd/f'), 'abc');
  await symlink('d/f', join(workspace, 'l'));
  const facts = { uuid: 'image', createdAt: 0, operationUuid: null, env: {}, cwd: '/' };
  const image = await images.keep(workspace, facts);
  original = image.directory;
  copy = await images.workspace(image);
  copiedAt = Date.now();
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const layer = async (): Promise<Layer> => await layerOf(original, copy, copiedAt);

test('a copy is no change', async () => {
  expect(await layer()).toEqual({ changed: false, bytes: 0 });
});

test('an entry that comes and goes is no change of its directory', async () => {
  await writeFile(join(copy, 'd/gone'), 'x');
  await unlink(join(copy, 'd/gone'));
  expect(await layer()).toEqual({ changed: false, bytes: 0 });
});

/** Restores the time of a file after a change, as `cp -p` and `touch -r` do. */
async function withTimeKept(path: string, change: () => Promise<void>): Promise<void> {
  const { atime, mtime } = await stat(path);
  await change();
  await utimes(path, atime, mtime);
}

describe('a change is', () => {
  const at = (path: string): string => join(copy, path);
  const changes: readonly [string, number, () => Promise<void>][] = [
    ['other content', 5, () => appendFile(at('d/f'), 'de')],
    ['other content of the same size and time', 3, () => withTimeKept(at('d/f'), () => writeFile(at('d/f'), 'xyz'))],
    ['another time of a file', 3, () => utimes(at('d/f'), 1, 1)],
    ['another mode of a file', 3, () => chmod(at('d/f'), 0o600)],
    ['another mode of a directory', 0, () => chmod(at('d'), 0o700)],
    ['a new file', 2, () => writeFile(at('d/g'), 'de')],
    ['a new tree', 2, () => mkdir(at('n/m'), { recursive: true }).then(() => writeFile(at('n/m/f'), 'de'))],
    ['a new, empty directory', 0, () => mkdir(at('n'))],
    ['the absence of a file', 0, () => unlink(at('d/f'))],
    ['the absence of a tree', 0, () => rm(at('d'), { recursive: true })],
    ['another target of a link', 0, () => unlink(at('l')).then(() => symlink('d', at('l')))],
    ['a file in place of a link', 3, () => unlink(at('l')).then(() => writeFile(at('l'), 'd/f'))],
    ['a directory in place of a file', 0, () => unlink(at('d/f')).then(() => mkdir(at('d/f')))],
  ];

  test.each(changes)('%s', async (_, bytes, change) => {
    await change();
    expect(await layer()).toEqual({ changed: true, bytes });
  });
});

test('a file that the inode proves to be untouched is not read', async () => {
  // Its content differs, but its time of change of the inode is older than the copy.
  await withTimeKept(join(copy, 'd/f'), () => writeFile(join(copy, 'd/f'), 'xyz'));
  copiedAt = Date.now() + 3_600_000;
  expect(await layer()).toEqual({ changed: false, bytes: 0 });
});
