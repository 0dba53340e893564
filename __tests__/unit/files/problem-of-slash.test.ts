import { describe, expect, it } from '@jest/globals';
import { problemOfSlash } from '../../../src/files/problem-of-slash.ts';

describe('a path to a file', () => {
  it.each(['a.yml', 'a/b.yml', './a', '..a', 'a.', 'a..', '.a', 'a\\', '/a'])('ends in a name: %s', (path) => {
    expect(problemOfSlash(path, 'linux')).toBeNull();
  });

  it.each([
    ['a.yml/', 'a.yml'],
    ['a/b.yml//', 'a/b.yml'],
    ['a.yml/.', 'a.yml'],
    ['a.yml/././/', 'a.yml'],
    ['a./', 'a.'],
  ])('is refused with what stands for a folder at its end: %s', (path, name) => {
    expect(problemOfSlash(path, 'linux')).toBe(`it is a file, not a folder: write "${name}"`);
  });

  it('may end in a backslash of Windows', () => {
    expect(problemOfSlash('ci\\a.yml\\', 'win32')).toBe(`it is a file, not a folder: write "ci\\a.yml"`);
  });

  it('may end in a million slashes', () => {
    expect(problemOfSlash(`a${'/.'.repeat(500_000)}`, 'linux')).toBe('it is a file, not a folder: write "a"');
    expect(problemOfSlash(`${'/'.repeat(1_000_000)}a`, 'linux')).toBeNull();
  });
});
