import { describe, expect, it } from '@jest/globals';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leadsOut } from '../../../src/collect/leads-out.ts';
import { newFolder } from './folders.ts';

describe('the way to a folder', () => {
  it('leads nowhere else through directories, nor where nothing is yet', async () => {
    const workspace = await newFolder();
    await mkdir(join(workspace, 'out', 'a'), { recursive: true });
    expect(await leadsOut(workspace, workspace)).toBeNull();
    expect(await leadsOut(workspace, join(workspace, 'out', 'a'))).toBeNull();
    expect(await leadsOut(workspace, join(workspace, 'new', 'a'))).toBeNull();
    expect(await leadsOut(join(workspace, 'gone'), join(workspace, 'gone', 'a'))).toBeNull();
  });

  it('may lead through links that stay within, the boundary itself being one or not', async () => {
    const workspace = await newFolder();
    const link = join(await newFolder(), 'link');
    await symlink(workspace, link);
    await mkdir(join(workspace, 'out'));
    await symlink('out', join(workspace, 'results'));
    expect(await leadsOut(link, join(link, 'results', 'a'))).toBeNull();
  });

  it.each([
    ['the folder', ['a', 'b']],
    ['a folder above it', ['a', 'b', 'c', 'd']],
  ])('leads out where a link is %s', async (_, way) => {
    const workspace = await newFolder();
    const outside = await newFolder();
    await mkdir(join(workspace, 'a'));
    await symlink(outside, join(workspace, 'a', 'b'));
    expect(await leadsOut(workspace, join(workspace, ...way))).toBe(outside);
  });

  it('is an error of the disk where a file stands on it', async () => {
    const workspace = await newFolder();
    await writeFile(join(workspace, 'out'), '');
    await expect(leadsOut(workspace, join(workspace, 'out', 'a'))).rejects.toThrow('ENOTDIR');
  });
});
