import { expect } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ARCHIVE_LIMITS } from '../../../src/collect/archive-entries.ts';
import { unpack, type Unpacked } from '../../../src/collect/unpack.ts';
import { contentsOf, newFolder } from './folders.ts';
import { streamOf, tarOf, type Entry } from './tar.ts';

export interface Result extends Unpacked {
  readonly root: string;
  /** What is on disk afterwards, in the folder around the root. */
  readonly disk: Record<string, string | null>;
}

/** Unpacks it into a new folder that has something beside it. */
export async function run(archive: Readable, limits = ARCHIVE_LIMITS): Promise<Result> {
  const around = await newFolder();
  await writeFile(join(around, 'outside'), 'untouched');
  const root = join(around, 'root');
  await mkdir(root);
  const unpacked = await unpack(archive, root, limits);
  expect(archive.destroyed).toBe(true);
  return { ...unpacked, root, disk: await contentsOf(around) };
}

export async function runEntries(...entries: readonly Entry[]): Promise<Result> {
  return await run(streamOf(await tarOf(...entries)));
}
