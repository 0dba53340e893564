import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findLocalFiles } from '../../../src/files/local-files.ts';
import { parseFileLines } from '../../../src/plan/file-lines.ts';
import { plant, temporary } from './tree.ts';

describe('names that are no UTF-8', () => {
  let workspace = '';
  beforeEach(async () => {
    workspace = await temporary();
  });
  afterEach(() => rm(workspace, { recursive: true }));

  const place = (name: string): Buffer => Buffer.concat([Buffer.from(`${workspace}/`), Buffer.from(name, 'latin1')]);
  const remotes = async (lines: string): Promise<string[]> =>
    (await findLocalFiles(parseFileLines(lines), workspace)).files.map(({ remote }) => remote);

  // Skipped on macOS and Windows: their disks take text alone, so a name that is no UTF-8 cannot be made there.
  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('are problems where a line wants them, and no others', async () => {
    plant(workspace, { 'caf\u00e9': '', '\uFFFD': '', 'a.ts': '' });
    await mkdir(place('d\xff'));
    await writeFile(place('d\xff/b.ts'), '');
    await writeFile(place('caf\xe9.bin'), '');
    await expect(remotes('*.bin')).rejects.toThrow(
      '"*.bin": "caf<E9>.bin" is a name that is no UTF-8, which no request can carry: rename it or leave it out',
    );
    await expect(remotes('**/*.ts')).rejects.toThrow('"d<FF>/b.ts" is a name that is no UTF-8');
    await expect(remotes('.')).rejects.toThrow(/"caf<E9>\.bin" is a name.*\n.*"d<FF>" is a name/);
    expect(await remotes('*.ts')).toEqual(['a.ts']);
    expect(await remotes('.\n!*.bin\n!d*')).toEqual(['a.ts', 'caf\u00e9', '\uFFFD']);
    await writeFile(join(workspace, '.gitignore'), Buffer.from('caf\xe9.*\nd[\xf0-\xff]/\n.git*', 'latin1'));
    const { files, leftOut } = await findLocalFiles(parseFileLines('.'), workspace);
    expect(files.map(({ remote }) => remote)).toEqual(['a.ts', 'caf\u00e9', '\uFFFD']);
    expect(leftOut).toEqual({ ignored: 3, examples: ['.gitignore', 'caf<E9>.bin', 'd<FF>'] });
  });

  onLinux('may be those of what a link leads to', async () => {
    await mkdir(place('d\xff'));
    await writeFile(place('d\xff/b.ts'), 'b');
    await symlink(place('d\xff'), join(workspace, 'link'));
    expect(await remotes('.\n!d?')).toEqual(['link/b.ts']);
  });
});
