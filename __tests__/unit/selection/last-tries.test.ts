import { describe, expect, it } from '@jest/globals';
import { lastTries } from '../../../src/selection/last-tries.ts';
import type { Try } from '../../../src/selection/read-row.ts';

/** From `leg#attempt`, `leg#attempt@owner` or `leg`; a line without a leg is `-`. */
function tryOf({ text: line }: { readonly text: string }): Try | null {
  const [, leg = '', attempt, owner] = /^(\w+)(?:#(\d+))?(?:@(\w+))?/.exec(line) ?? [];
  return line === '-' ? null : { leg, attempt: attempt === undefined ? null : Number(attempt), owner: owner ?? null };
}

describe('lastTries', () => {
  it.each([
    ['x#1 y#1 x#2 - x#3 z', 'y#1 - x#3 z'],
    // Its first start was refused.
    ['x#2 x#4', 'x#4'],
    // Two files in one.
    ['x#1 x#2 x#1 y#1', 'x#2 x#1 y#1'],
    ['x#1 x#1 x#2', 'x#1 x#2'],
    ['x#1@a x#2@b x#2@a', 'x#2@b x#2@a'],
    ['x x x', 'x x x'],
    ['', ''],
  ])('leaves of %s: %s', (lines, last) => {
    const given = lines.split(' ').map((text) => ({ text }));
    expect(
      lastTries(given, tryOf)
        .map(({ text }) => text)
        .join(' '),
    ).toBe(last);
  });
});
