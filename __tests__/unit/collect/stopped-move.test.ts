import { describe, expect, it } from '@jest/globals';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectFrom } from '../../../src/collect/collect.ts';
import { PlacedFiles } from '../../../src/collect/placed-files.ts';
import { pruneTree } from '../../../src/collect/prune-tree.ts';
import { newFolder } from './folders.ts';
import { streamOf, tarOf } from './tar.ts';

const FILES = 40;
const STOPPED_AFTER = 3;

/** Stops the step once so many files were moved. */
class StoppingPlaces extends PlacedFiles {
  readonly #step: AbortController;

  constructor(step: AbortController) {
    super();
    this.#step = step;
  }

  override set(place: string, source: string): this {
    super.set(place, source);
    if (this.size === STOPPED_AFTER) this.#step.abort('SIGTERM');
    return this;
  }
}

describe('a signal while the files of an archive are moved', () => {
  it('ends the move before the next file, and removes the rest', async () => {
    const folder = await newFolder();
    const step = new AbortController();
    const entries = Array.from({ length: FILES }, (_, index) => ({ name: `${index}`, content: 'x' }));
    const archive = streamOf(await tarOf(...entries));
    const client = { downloadArchive: () => Promise.resolve(archive), pathExists: () => Promise.resolve(false) };
    const collecting = collectFrom(
      { client, call: {}, stop: step.signal },
      { image: 'image', remote: '/out/.', folder, boundary: tmpdir(), placed: new StoppingPlaces(step) },
    );
    await expect(collecting).rejects.toBe('SIGTERM');
    expect(await readdir(folder)).toHaveLength(STOPPED_AFTER);
  });

  it('ends the removal of what is not wanted', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'sub'));
    await Promise.all(['a', 'sub/b', 'sub/c'].map((name) => writeFile(join(folder, name), '')));
    const step = new AbortController();
    const keeps = (): boolean => {
      step.abort('SIGTERM');
      return true;
    };
    await expect(pruneTree(folder, keeps, step.signal)).rejects.toBe('SIGTERM');
  });
});
