import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expandBraces } from '../../../src/files/expand-braces.ts';

describe('braces', () => {
  it.each([
    ['a{b,c{d,e}}', ['ab', 'acd', 'ace']],
    ['{a,b}{1,2}', ['a1', 'a2', 'b1', 'b2']],
    ['{,a}b', ['b', 'ab']],
    ['{a}', ['{a}']],
    ['{a{b,c}}', ['{ab}', '{ac}']],
    ['{a,b{c}}', ['a', 'b{c}']],
    ['a,b', ['a,b']],
    ['{a,b}}', ['a}', 'b}']],
    ['{a,{b}', ['{a,{b}']],
    ['{x,{a,b}', ['{x,a', '{x,b']],
    ['}{', ['}{']],
    ['', ['']],
  ])('%s stand for %j', (pattern, texts) => {
    expect(expandBraces(pattern)).toEqual(texts);
  });

  it.each([
    ['as a product', '{a,b}'.repeat(18)],
    ['side by side', `{${'a,'.repeat(1_001)}}`],
    ['nested', '{a,'.repeat(2_000) + '}'.repeat(2_000)],
    ['in a long text', `{a,b}${'c'.repeat(1_000_000)}`],
    ['that are not closed', `{${'{a,b}'.repeat(10)}`],
  ])('are counted before they are expanded: too many %s', (_, pattern) => {
    expect(() => expandBraces(pattern)).toThrow('stands for too many or too long patterns with its braces');
  });

  it.each([
    ['{', '{'.repeat(50_000)],
    ['}', '}'.repeat(50_000)],
    ['{x,', '{x,'.repeat(20_000)],
    ['{a,b},', `{a,b}${','.repeat(50_000)}`],
  ])('take time in proportion to their number: %s again and again', (_, pattern) => {
    const started = performance.now();
    const texts = expandBraces(pattern);
    expect(texts[0]?.length).toBeGreaterThan(40_000);
    // Half a second; in proportion to its square it would take minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('stand for what they stand for by the rule, at any nesting', () => {
    const tree = fc.letrec<{ part: string; all: string }>((tie) => ({
      part: fc.oneof({ maxDepth: 3 }, fc.constantFrom('a', 'b', ''), tie('all')),
      all: fc.array(tie('part'), { minLength: 2, maxLength: 3 }).map((parts) => `{${parts.join(',')}}`),
    }));
    fc.assert(
      fc.property(fc.array(tree.part, { maxLength: 2 }), (parts) => {
        expect(expandBraces(parts.join('x'))).toEqual(byRule(parts.join('x')));
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

/** The first innermost braces are replaced by each of their choices, again and again. In the order of the outermost. */
function byRule(pattern: string): string[] {
  const start = pattern.indexOf('{');
  if (start === -1) return [pattern];
  let depth = 0;
  const cuts: number[] = [];
  for (let at = start; ; at += 1) {
    const character = pattern.charAt(at);
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if ((character === ',' && depth === 1) || depth === 0) cuts.push(at);
    if (depth === 0) break;
  }
  const end = cuts.at(-1) ?? start;
  return cuts.flatMap((cut, index) => {
    const choice = pattern.slice(index === 0 ? start + 1 : (cuts[index - 1] ?? 0) + 1, cut);
    return byRule(choice).flatMap((one) =>
      byRule(pattern.slice(end + 1)).map((rest) => pattern.slice(0, start) + one + rest),
    );
  });
}
