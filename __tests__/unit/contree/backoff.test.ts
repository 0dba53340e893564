import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffDelay, parseRetryAfter, retryAfterOf, spread } from '../../../src/contree/backoff.ts';
import { anyText } from '../../doubles/any-text.ts';

describe('backoffDelay', () => {
  it('doubles up to the cap', () => {
    const delays = [1, 2, 3, 4, 2000].map((attempt) => backoffDelay({ base: 500, cap: 3000 }, attempt, 0.9));
    expect(delays).toEqual([500, 1000, 2000, 3000, 3000]);
  });

  it.each([
    [0, 0, 1000],
    [0.5, 0, 500],
    [0.5, 0.5, 750],
    [1, 0, 0],
    [1, 0.25, 250],
  ])('with jitter %d and random %d is %d of 1,000 ms', (jitter, random, expected) => {
    expect(backoffDelay({ base: 1000, jitter }, 1, random)).toBe(expected);
  });
});

describe('spread', () => {
  it.each([
    [0, 500],
    [0.5, 1000],
    [0.75, 1250],
  ])('with random %d makes %d of 1,000 ms', (random, expected) => {
    expect(spread(1000, 0.5, random)).toBe(expected);
  });
});

const NOW = Date.UTC(2026, 5, 8, 20, 0, 0);

describe('parseRetryAfter', () => {
  it.each([
    [null, null],
    ['', null],
    ['0', 0],
    ['1', 1000],
    [' 3 ', 3000],
    ['0.25', 250],
    ['.5', 500],
    ['2.', 2000],
    ['+2', 2000],
    ['-5', 0],
    ['-0.1', 0],
    ['inf', null],
    ['Infinity', null],
    ['-inf', null],
    ['nan', null],
    ['1e3', null],
    ['9'.repeat(400), null],
    ['soon', null],
    ['1 2', null],
    ['2026', 2_026_000],
    ['June 2026', null],
    ['Mon, 08 Jun 2026 20:00:30 GMT', 30_000],
    ['Mon, 08 Jun 2026 19:59:00 GMT', 0],
    ['Monday, 08-Jun-26 20:00:30 GMT', 30_000],
    ['Mon Jun  8 20:00:30 2026', 30_000],
    ['Mon, 99 Jun 2026 20:00:30 GMT', null],
  ])('%j is %j', (header, expected) => {
    expect(parseRetryAfter(header, NOW)).toBe(expected);
  });

  it('gives milliseconds or nothing for any text', () => {
    fc.assert(
      fc.property(anyText(), (header) => {
        const wait = parseRetryAfter(header, NOW);
        expect(wait === null || (Number.isFinite(wait) && wait >= 0)).toBe(true);
      }),
    );
  });

  it('reads back any whole second, as a number and as a date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (seconds) => {
        const expected = Math.max(0, seconds * 1000);
        expect(parseRetryAfter(String(seconds), NOW)).toBe(expected);
        expect(parseRetryAfter(new Date(NOW + seconds * 1000).toUTCString(), NOW)).toBe(expected);
      }),
    );
  });
});

describe('retryAfterOf', () => {
  const HOURS = 3_600_000;
  const headers = (given: Readonly<Record<string, string>>) => (name: string) => given[name] ?? null;
  const dateAt = (instant: number): string => new Date(instant).toUTCString();

  it.each([-3, 0, 3])('reads a date by the clock of the service, which is %d hours off', (hours) => {
    const service = NOW + hours * HOURS;
    const reply = headers({ Date: dateAt(service), 'Retry-After': dateAt(service + 30_000) });
    expect(retryAfterOf(reply, NOW)).toBe(30_000);
  });

  it.each([undefined, 'today', '2026-06-08T20:00:00Z'])('reads a date by the own clock beside the Date %j', (date) => {
    const reply = headers({ 'Retry-After': dateAt(NOW + 30_000), ...(date === undefined ? {} : { Date: date }) });
    expect(retryAfterOf(reply, NOW)).toBe(30_000);
  });

  it.each([
    [dateAt(0), dateAt(NOW)],
    [dateAt(NOW), dateAt(NOW + 10_000 * HOURS)],
    [dateAt(NOW), '99999999999'],
  ])('is at most an hour: at %s until %s', (date, until) => {
    expect(retryAfterOf(headers({ Date: date, 'Retry-After': until }), NOW)).toBe(HOURS);
  });

  it('is nothing for a date that has passed, and null without the header', () => {
    expect(retryAfterOf(headers({ Date: dateAt(NOW), 'Retry-After': dateAt(NOW - HOURS) }), NOW)).toBe(0);
    expect(retryAfterOf(headers({ Date: dateAt(NOW) }), NOW)).toBeNull();
  });
});
