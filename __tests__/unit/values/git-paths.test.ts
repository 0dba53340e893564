import { expect, it } from '@jest/globals';
import { isOfGit } from '../../../src/values/git-paths.ts';

it.each([
  ['.git/config', '/', true],
  ['a/.GIT', '/', true],
  ['a/.git. /hooks', '/', true],
  ['.git::$INDEX_ALLOCATION/config', '/', true],
  // The short name of `.git` on Windows.
  ['git~1/config', '/', true],
  ['a\\GIT~1.', '\\', true],
  ['a\\.git\\hooks', '\\', true],
  // One name on Linux.
  ['a\\.git\\hooks', '/', false],
  ['.gitignore', '\\', false],
  ['.github/workflows', '\\', false],
  ['git~10', '/', false],
  ['git', '/', false],
])('whether %s with separator %s leads through .git: %s', (path, separator, isGit) => {
  expect(isOfGit(path, separator)).toBe(isGit);
});
