import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMatcher } from '../../../src/files/glob-matcher.ts';

describe('a matcher', () => {
  it.each([
    ['a**b', 'axb', true],
    ['a**b', 'ax/b', false],
    ['**/a/**/b', 'a/b', true],
    ['**/a/**/b', 'x/a/y/z/b', true],
    ['**/a/**/b', 'xa/b', false],
    ['a/**', 'a', false],
    ['a/**', 'a/b/c', true],
    ['*/b', 'a/b', true],
    ['*/b', 'a/a/b', false],
    ['*a*/*b', 'aa/ab', true],
    ['**/x*y/z', 'x1/xy/z', true],
    ['**/*a/*b/c', 'a/a/b/c', true],
    ['a[/]b', 'a/b', false],
    ['a[!x]b', 'a/b', false],
    ['**\\/b', 'a/b', true],
    ['**\\/b', 'b', false],
    ['', '', true],
    ['?', '\u{1F600}', false],
  ])('for %j and %j says %j', (pattern, text, expected) => {
    expect(createMatcher(pattern)(text)).toBe(expected);
  });

  it('may end above what it is asked about', () => {
    const names = ['a', 'a/b', 'ab', 'x/a', 'ax/b'];
    expect(names.filter((name) => createMatcher('a*', 'at or above')(name))).toEqual(['a', 'a/b', 'ab', 'ax/b']);
    expect(names.filter((name) => createMatcher('a*', 'above')(name))).toEqual(['a/b', 'ax/b']);
  });

  it('finds every text that a simple search through all choices finds', () => {
    const part = fc.constantFrom('a', 'b', '/', '?', '*', '**', '**/', '/**/', '/**', '[ab]', '[!a]');
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 });
    const pattern = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, text, (one, other) => createMatcher(one)(other) === slowly(one, other)),
      { seed: 7, numRuns: 10_000 },
    );
  });

  it.each([
    ['**/a'.repeat(50) + '/c', 'a/'.repeat(2000) + 'b'],
    ['a*'.repeat(50) + 'c', 'a'.repeat(4000)],
    ['**/*a'.repeat(30) + '/c', 'aaaaaaaa/'.repeat(500)],
    ['[a-c]*'.repeat(50) + 'd', 'abc'.repeat(1500)],
  ])('takes no long for %.20s…', (pattern, text) => {
    const started = performance.now();
    expect(createMatcher(pattern)(text)).toBe(false);
    // Some milliseconds; a search through all choices would not end.
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('reads a long set without searching it again and again', () => {
    const started = performance.now();
    expect(createMatcher(`[${'[:'.repeat(100_000)}`)('a')).toBe(false);
    expect(createMatcher(`[${'[:'.repeat(100_000)}a]`)(':')).toBe(true);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

/** Git's rules, by trying all choices. Knows no escapes and the two sets above alone. */
function slowly(pattern: string, text: string, isFirst = true): boolean {
  if (pattern === '') return text === '';
  const rest = (start: number): string => text.slice(start);
  const ends = Array.from({ length: text.length + 1 }, (_, end) => end);
  const stars = /^\*+/.exec(pattern)?.[0];
  if (stars !== undefined) {
    const after = pattern.slice(stars.length);
    const isDeep = stars.length > 1 && isFirst && (after === '' || after.startsWith('/'));
    if (isDeep && after !== '' && slowly(after.slice(1), text)) return true;
    const isRun = (end: number): boolean => isDeep || !text.slice(0, end).includes('/');
    return ends.some((end) => isRun(end) && slowly(after, rest(end), false));
  }
  const set = /^\[.+?\]/.exec(pattern)?.[0] ?? pattern.slice(0, 1);
  const matches = set.length > 1 ? new RegExp(`^(?!/)${set.replace('!', '^')}`).test(text) : false;
  const isSame = set === '?' ? text !== '' && !text.startsWith('/') : set.length === 1 && text.startsWith(set);
  return (matches || isSame) && slowly(pattern.slice(set.length), rest(1), set === '/');
}
