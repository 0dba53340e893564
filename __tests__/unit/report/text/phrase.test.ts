import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figure, joinFirst, joinPhrases, phrase, phraseHtml, phraseLog } from '../../../../src/report/text/phrase.ts';
import { hostileText } from './hostile-text.ts';
import { commandIn } from '../../../invariants/runner-command.ts';

const sentence = phrase`${2} of ${'a <b>\nc'}: ${phrase`${'@x'} failed`}`;

describe('a phrase', () => {
  it('becomes a log line or markup', () => {
    expect(String(phraseLog(sentence))).toBe('2 of a <b> c: @x failed');
    expect(String(phraseHtml(sentence))).toBe('2 of <code>a &lt;b&gt; c</code>: <code>@x</code> failed');
  });

  it('caps a value of a page at 200 characters', () => {
    expect(String(phraseHtml(phrase`${'x'.repeat(300)}`))).toBe(`<code>${'x'.repeat(199)}…</code>`);
  });

  it('shows a figure as part of the sentence, but escaped', () => {
    const words = phrase`${figure('1,234 legs')} in ${phrase`${figure('<2> s')}`}`;
    expect(String(phraseLog(words))).toBe('1,234 legs in <2> s');
    expect(String(phraseHtml(words))).toBe('1,234 legs in &lt;2&gt; s');
  });

  it('joins with a separator', () => {
    expect(String(phraseLog(joinPhrases([phrase`a`, phrase`${'b'}`], phrase` · `)))).toBe('a · b');
  });

  it('joins with commas by default', () => {
    expect(
      [[], ['a'], ['a', 'b', 'c']].map((items) => String(phraseLog(joinPhrases(items.map((item) => phrase`${item}`))))),
    ).toEqual(['', 'a', 'a, b, c']);
  });

  it.each([
    [2, 'a, b'],
    [3, 'a, b and 1 more'],
    [1_236, 'a, b and 1,234 more'],
  ])('has the first two of %i, and how many there are besides', (count, expected) => {
    const names = ['a', 'b', ...Array.from({ length: count - 2 }, () => 'c')];
    expect(String(phraseLog(joinFirst(names, 2, (name) => phrase`${name}`)))).toBe(expected);
  });

  it('forms no command and no markup at its seams', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, two) => {
        const words = phrase`${phrase`${one}${phrase`:${two}`}`}[${one}`;
        expect(commandIn(String(phraseLog(words)))).toBeNull();
        expect(String(phraseLog(words))).not.toContain('##[');
        expect(String(phraseHtml(words)).replaceAll(/<\/?code>/g, '')).not.toMatch(/[<>\n]/);
      }),
    );
  });
});
