import { describe, expect, it } from '@jest/globals';
import { EndPace } from '../../../src/watch/end-pace.ts';

const ALL = { streamed: 100, streamless: 900 };
const found = (ended: number, requests = 1) => ({ ended, requests });

/** A pace after one poll, a second after the one before. */
function polled(listed: { ended: number; requests: number } | null, { since = 1_000, waited = 10_000 } = {}): EndPace {
  const pace = new EndPace();
  pace.polled(listed, since, waited);
  return pace;
}

/** After each stream that brought an end. */
function hear(pace: EndPace, ends: number): number {
  for (let end = 0; end < ends; end += 1) pace.heard();
  return pace.pauseFor(ALL);
}

describe('the next poll', () => {
  it.each([
    [16, 1, 10_000, 1_000],
    [32, 1, 10_000, 500],
    [32, 2, 10_000, 1_000],
    [4, 1, 10_000, 4_000],
    [1_000, 1, 10_000, 50],
    [16, 1, 64_000, 2_000],
    [16, 1, 3_600_000, 2_500],
  ])('after %i ends by %i requests, of legs of %i ms, pays after %i ms', (ended, requests, waited, pause) => {
    expect(polled(found(ended, requests), { waited }).pauseFor(ALL)).toBe(pause);
  });

  it.each([
    ['no end was found', found(0), 1_000],
    ['nothing was listed', null, 1_000],
    ['no poll was before, which would say since when', found(500), Infinity],
  ])('pays at no time when %s', (_, listed, since) => {
    expect(polled(listed, { since }).pauseFor(ALL)).toBe(Infinity);
  });

  it('pays soon once streams have brought so many ends that the others must have had enough', () => {
    const pace = polled(found(0));
    expect([hear(pace, 1), hear(pace, 1)]).toEqual([Infinity, 50]);
    pace.polled(found(16), 1_000, 10_000);
    expect(pace.pauseFor({ ...ALL, streamless: 1 })).toBe(1_000);
  });

  it('needs twice as many of them each time that the listing did not bring half of what they promised', () => {
    const pace = polled(found(0));
    hear(pace, 2);
    pace.polled(found(7), Infinity, 10_000);
    expect([hear(pace, 3), hear(pace, 1)]).toEqual([Infinity, 50]);
    pace.polled(found(8), Infinity, 10_000);
    expect(hear(pace, 2)).toBe(50);
  });
});

describe('legs end fast', () => {
  it.each([
    [33, true],
    [32, false],
    [0, false],
  ])('when %i of them ended within a second: %s', (ended, isFast) => {
    expect(polled(found(ended)).isFast).toBe(isFast);
  });
});
