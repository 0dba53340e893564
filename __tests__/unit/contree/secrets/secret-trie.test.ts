import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SecretTrie } from '../../../../src/contree/secrets/secret-trie.ts';

/** What is known at the end of a text, by the words alone. */
function known(words: readonly string[], text: string) {
  const beginnings = words.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1)));
  const longest = (candidates: readonly string[]): number =>
    Math.max(0, ...candidates.filter((one) => text.endsWith(one)).map(({ length }) => length));
  const goesOn = beginnings.filter((one) =>
    beginnings.some((other) => other.length > one.length && other.startsWith(one)),
  );
  return { depth: longest(beginnings), open: longest(goesOn), whole: longest(words) };
}

function trieOf(words: readonly string[]): SecretTrie {
  return new SecretTrie(words.map((word) => ({ bytes: Buffer.from(word), isShort: word.length < 3 })));
}

describe('a trie of secrets', () => {
  it('knows at each byte the longest form, and the longest beginning of one, that the text ends with', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[abc]{1,5}$/u), { maxLength: 6 });
    const text = fc.stringMatching(/^[abcd]{0,24}$/u);
    fc.assert(
      fc.property(words, text, (given, read) => {
        const trie = trieOf(given);
        let state = 0;
        const found: unknown[] = [];
        const wanted: unknown[] = [];
        for (let at = 0; at < read.length; at += 1) {
          const byte = read.charCodeAt(at);
          state = state === 0 ? (trie.root[byte] ?? 0) : trie.next(state, byte);
          const { depth, open, whole } = known(given, read.slice(0, at + 1));
          found.push([trie.depth[state], trie.open[state], trie.whole[state], trie.isShort[state]]);
          wanted.push([depth, open, whole, whole > 0 && whole < 3]);
        }
        expect(found).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('reads from its root by one look', () => {
    const trie = trieOf(['ab', 'b']);
    expect(Array.from(trie.root.entries()).filter(([, state]) => state > 0)).toEqual([
      [0x61, 1],
      [0x62, 3],
    ]);
    expect([trie.next(0, 0x61), trie.next(0, 0x63), trie.next(1, 0x62)]).toEqual([1, 0, 2]);
  });
});
