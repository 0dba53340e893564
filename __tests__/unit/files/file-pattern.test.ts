import { describe, expect, it } from '@jest/globals';
import { isPattern, parsePattern } from '../../../src/files/file-pattern.ts';

describe('a pattern', () => {
  it.each(['*', 'a/?', 'a[bc]', '{a,b}'])('%s is one', (local) => {
    expect(isPattern(local)).toBe(true);
  });

  it('is what has a wildcard', () => {
    expect(['a', 'a/b.c', '!a', 'a b'].filter(isPattern)).toEqual([]);
  });

  it.each([
    ['*.ts', '.'],
    ['src/*.ts', 'src'],
    ['./src/a/**/*.ts', 'src/a'],
    ['../x/*', '../x'],
    ['/opt/a/*', '/opt/a'],
    ['/*', '/'],
    ['C:/*.ts', 'C:/'],
    ['C:/a/*', 'C:/a'],
    ['//server/share/a/../*', '//server/share'],
  ])('%s starts at %s', (local, base) => {
    expect(parsePattern(local).base).toBe(base);
  });

  it.each([
    ['*.ts', 'a.ts', true],
    ['*.ts', '.a.ts', true],
    ['*.ts', 'a.TS', false],
    ['*.ts', 'a/b.ts', false],
    ['src/*', 'a/b/c', true],
    ['**/*.ts', 'a/b.ts', true],
    ['**/*.ts', 'b.ts', true],
    ['**', '.hidden/x', true],
    ['a/**/b', 'b', true],
    ['a/**/b', 'x/y/b', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['[ab].c', 'b.c', true],
    ['*.{ts,js}', 'a.js', true],
    ['*.{ts,js}', 'a.jsx', false],
    ['{a,b{c,d}}/*.x', 'bd/1.x', true],
    ['{a,b{c,d}}/*.x', 'b/1.x', false],
    ['[!a]b', 'ab', false],
    ['*/', 'a', false],
    ['*/', 'a/b', true],
    ['[a', '[a', false],
    ['é?', 'éü', true],
    ['!*', '!a', true],
    ['#*', '#a', true],
    ['{a}*', '{a}b', true],
  ])('%s and %s: %j', (local, relative, expected) => {
    expect(parsePattern(local).matches(relative)).toBe(expected);
  });

  it.each([
    ['*.ts', 'a', false],
    ['a/*/c', 'x', true],
    ['*/c', 'x', true],
    ['*/c', 'x/y', false],
    ['*/c', 'x/c', true],
    ['*/c', 'x/c/d/e', true],
    ['a*/**/c', 'b/c/d', true],
    ['{a,b/*/c}', 'b/x', true],
    ['{a,b/*/c}', 'b/x/y', false],
  ])('%s in %s: %j', (local, directory, expected) => {
    expect(parsePattern(local).reaches(directory)).toBe(expected);
  });
});
