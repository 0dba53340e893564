import { describe, expect, it } from '@jest/globals';
import { isApart, leftOutAbove, linesAbove } from '../../../../src/report/log/live-end.ts';
import type { LiveEnd } from '../../../../src/report/log/live-log.ts';
import { phraseLog } from '../../../../src/report/text/phrase.ts';

function live(fields: Partial<LiveEnd>): LiveEnd {
  return { hasCommand: true, lines: 1_000, last: 1_000, missing: { lines: 0, bytes: 0 }, ...fields };
}

const MISSING = { lines: 50_000, bytes: 1_234_000 };

it.each<[LiveEnd | null, string]>([
  [null, 'no output'],
  [live({ lines: 1 }), '1 line above'],
  [live({}), '1,000 lines above'],
  [live({ missing: { lines: 0, bytes: 5 } }), '1,000 lines above'],
  [live({ missing: MISSING }), '1,000 of 51,000 lines above'],
])('says how many lines of a leg stand above (%#)', (end, words) => {
  expect(String(phraseLog(linesAbove(end)))).toBe(words);
});

describe('what was left out', () => {
  it('is nothing of an output that was printed whole', () => {
    expect(leftOutAbove(live({}), ['a'])).toBeNull();
  });

  it('is counted, with the places of the whole', () => {
    expect(leftOutAbove(live({ missing: MISSING }), ['a', 'b'])).toBe(
      '50,000 lines (1.2 MB) of its output left out above; all that the service keeps of it is in a and b.',
    );
    expect(leftOutAbove(live({ missing: MISSING }), [])).toBe('50,000 lines (1.2 MB) of its output left out above.');
    expect(leftOutAbove(live({ missing: { lines: 0, bytes: 512 } }), [])).toBe('512 B of its output left out above.');
  });
});

it.each<[string, Partial<LiveEnd>, boolean]>([
  ['all are the last', { lines: 3, last: 3 }, false],
  ['the last fifteen are', { lines: 100, last: 15 }, false],
  ['fewer are', { lines: 100, last: 14 }, true],
  ['another leg wrote last', { lines: 1, last: 0 }, true],
  ['the end was left out', { lines: 0, last: 0, missing: MISSING }, true],
])('has the end of a leg apart, or not, where %s', (_, fields, expected) => {
  expect(isApart(live(fields))).toBe(expected);
});
