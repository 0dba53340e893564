import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { licences, packageFolders } from '../../../scripts/licences.ts';

test('a nested copy of a package is a package of its own', () => {
  expect(
    packageFolders([
      'webpack://op-action/./build/main.js',
      'webpack://op-action/./node_modules/b/index.js',
      'webpack://op-action/./node_modules/b/lib/other.js',
      'webpack://op-action/./node_modules/@scope/a/index.js',
      'webpack://op-action/./node_modules/@scope/a/node_modules/b/index.js',
      'webpack://op-action/./node_modules/@scope/a/node_modules/@scope/c/index.js',
    ]),
  ).toEqual([
    'node_modules/@scope/a',
    'node_modules/@scope/a/node_modules/@scope/c',
    'node_modules/@scope/a/node_modules/b',
    'node_modules/b',
  ]);
});

describe('the licence of a package', () => {
  let root = '';

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'licences-'));
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  async function plant(files: Readonly<Record<string, string>>): Promise<void> {
    const manifest = JSON.stringify({ name: 'a', version: '1.2.3', license: 'MIT' });
    for (const [name, text] of Object.entries({ 'a/package.json': manifest, ...files })) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
  }

  test.each(['LICENSE', 'license.md', 'LICENCE.txt', 'COPYING'])('is its file %s', async (name) => {
    await plant({ [`a/${name}`]: '\nCopyright A\n', 'a/README.md': '# License\n\nCopyright B\n' });
    expect(licences(root, ['a'])).toBe('a 1.2.3 (MIT)\n\nCopyright A\n');
  });

  test('is all of its files, a notice included', async () => {
    await plant({ 'a/LICENSE-MIT': 'Copyright A', 'a/LICENSE-APACHE': 'Apache', 'a/NOTICE': 'Made by A.' });
    expect(licences(root, ['a'])).toBe('a 1.2.3 (MIT)\n\nApache\n\nCopyright A\n\nMade by A.\n');
  });

  test.each([
    '# a\n\nText.\n\n## License\n\nMIT\n\nCopyright A\n\n## Authors\n\nB\n',
    '# a\n\nText.\n\nLicense\n-------\n\nMIT\n\nCopyright A\n\n[b]: c\n',
    'License\n=======\n\nMIT\n\nCopyright A\n\nAuthors\n=======\n\nB\n',
    '### LICENCE\nMIT\n\nCopyright A',
  ])('is the section of its README without such a file: %j', async (readme) => {
    await plant({ 'a/readme.md': readme });
    expect(licences(root, ['a'])).toBe('a 1.2.3 (MIT)\n\nMIT\n\nCopyright A\n');
  });

  test.each([
    ['no file', {}],
    ['an empty file', { 'a/LICENSE': '' }],
    ['a README that only names it', { 'a/README.md': '# a\n\nCopyright A\n\n## License\n\nMIT\n' }],
    ['a README without such a section', { 'a/README.md': '# a\n\nCopyright A\n' }],
  ])('is missed: %s', async (_what, files) => {
    await plant(files);
    expect(() => licences(root, ['a'])).toThrow('a 1.2.3 (MIT) in');
  });

  test('stands apart from the next one', async () => {
    await plant({ 'a/LICENSE': 'Copyright A' });
    expect(licences(root, ['a', 'a']).split(`\n${'-'.repeat(80)}\n\n`)).toEqual(Array(2).fill(licences(root, ['a'])));
  });
});
