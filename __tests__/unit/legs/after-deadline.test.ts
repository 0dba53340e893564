import { describe, expect, it } from '@jest/globals';
import {
  type AtDeadline,
  crashCancelsUntil,
  failFastCancelsUntil,
  failFastWatchUntil,
  lastLook,
  LAST_SEARCH,
  LOOK_AFTERWARDS,
  requestsUntil,
  signalsUntil,
} from '../../../src/legs/after-deadline.ts';

const DEADLINE = 1_000_000;
const GRACE = 10_000;
/** Of the 5 s after the deadline, and of the 8 s where a start was lost, one is left for the reports. */
const REQUESTS_END = DEADLINE + 4_000;

describe('the plan after the deadline', () => {
  it.each<[AtDeadline, boolean, number]>([
    ['leave', false, 3_000],
    ['leave', true, 1_000],
    ['cancel', false, 2_000],
    ['cancel', true, 1_000],
    [{ stopGrace: GRACE }, false, 1_000],
  ])('leaves time for what follows the last look: %j, fail-fast %j', (atDeadline, failFast, expected) => {
    expect(lastLook(atDeadline, failFast)).toBe(expected);
  });

  it('ends requests four seconds after the deadline, or after the grace', () => {
    expect(requestsUntil(DEADLINE)).toBe(REQUESTS_END);
    expect(requestsUntil(DEADLINE, 'cancel')).toBe(REQUESTS_END);
    expect(requestsUntil(DEADLINE, { stopGrace: GRACE })).toBe(REQUESTS_END + GRACE);
  });

  it('leaves the cancels a second after signals, grace and the look that follows', () => {
    const graceEnds = signalsUntil(DEADLINE) + GRACE;
    expect(requestsUntil(DEADLINE, { stopGrace: GRACE }) - (graceEnds + LOOK_AFTERWARDS)).toBe(1_000);
  });

  it('leaves three seconds for lost starts', () => {
    expect(requestsUntil(DEADLINE) + LAST_SEARCH).toBe(DEADLINE + 7_000);
  });
});

describe('fail-fast', () => {
  it('has ten seconds for cancels, and ten for the ends, far from the deadline', () => {
    expect(failFastCancelsUntil(0, DEADLINE)).toBe(10_000);
    expect(failFastWatchUntil(10_000, DEADLINE)).toBe(20_000);
  });

  it.each([3_000, 1_000, 0, -1_000])('ends in time when a leg fails %i ms before the deadline', (before) => {
    const now = DEADLINE - before;
    const cancels = failFastCancelsUntil(now, DEADLINE);
    expect(cancels).toBeGreaterThanOrEqual(now + 1_000);
    const watched = Math.max(failFastWatchUntil(cancels, DEADLINE), cancels);
    expect(watched + LOOK_AFTERWARDS).toBeLessThanOrEqual(REQUESTS_END);
  });
});

it('leaves the cancels of fail-fast a second, however late they begin', () => {
  expect(failFastCancelsUntil(DEADLINE + 3_000, DEADLINE)).toBe(DEADLINE + 4_000);
});

describe('the cancels after a crash', () => {
  it.each([
    ['far from the deadline', -60_000, -55_000],
    ['at the deadline', 0, 4_000],
    ['after it', 2_000, 4_000],
    ['when nothing is left of the plan', 3_900, 4_900],
  ])('%s', (_, now, expected) => {
    expect(crashCancelsUntil(DEADLINE + now, DEADLINE, 5_000)).toBe(DEADLINE + expected);
  });
});
