import { describe, expect, it } from '@jest/globals';
import { posix, win32 } from 'node:path';
import { isWithin } from '../../../src/files/boundary.ts';

const WORKSPACE = 'D:\\a\\repo\\repo';

describe('a path on Windows', () => {
  it.each([
    ['D:\\a\\repo\\repo', true],
    ['D:\\a\\repo\\repo\\src', true],
    // Case makes no difference there.
    ['d:\\A\\Repo\\REPO\\src', true],
    ['D:\\a\\repo\\repo\\..src', true],
    ['D:\\a\\repo\\repo2', false],
    ['D:\\a\\repo', false],
    ['C:\\a\\repo\\repo', false],
    ['\\\\server\\share\\a', false],
    ['\\\\?\\C:\\a', false],
  ])('%s lies in the workspace: %s', (path, lies) => {
    expect(isWithin(WORKSPACE, path, win32)).toBe(lies);
  });
});

it('has one name on Linux for each case', () => {
  expect(isWithin('/work/repo', '/work/REPO/src', posix)).toBe(false);
  expect(isWithin('/work/repo', '/work/repo/a\\..\\..\\b', posix)).toBe(true);
});
