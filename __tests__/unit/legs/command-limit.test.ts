import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/contree/types.ts';
import {
  commandLimit,
  defaultLimit,
  type DefaultLimit,
  reachedLimit,
  type StepLimits,
} from '../../../src/legs/command-limit.ts';
import { operation } from '../../doubles/fixtures.ts';

const HOUR = 3_600_000;

describe('the default limit of a command', () => {
  const stop = { stopGrace: 10_000 };
  it.each<[string, Partial<StepLimits>, number, DefaultLimit]>([
    ['is the timeout of the step', {}, 7_200, { ms: 600_000, setBy: 'timeout' }],
    ['is the same where the deadline cancels', { onTimeout: 'cancel' }, 7_200, { ms: 600_000, setBy: 'timeout' }],
    ['may be as long as the service allows', {}, 600, { ms: 600_000, setBy: 'timeout' }],
    ['is no longer than the service allows', {}, 599, { ms: 599_000, setBy: 'service' }],
    // Two seconds for the replies to SIGTERM, then the grace.
    ['leaves time to end after SIGTERM', { onTimeout: stop }, 7_200, { ms: 612_000, setBy: 'stop-grace' }],
    ['leaves as much of it as the service allows', { onTimeout: stop }, 605, { ms: 605_000, setBy: 'service' }],
    ['is an hour for legs that outlive a short step', { outlived: true }, 7_200, { ms: HOUR, setBy: 'outliving' }],
    [
      'is the timeout for legs that outlive a long step',
      { outlived: true, timeout: 2 * HOUR },
      9_999,
      { ms: 2 * HOUR, setBy: 'timeout' },
    ],
    ['is no longer for them than the service allows', { outlived: true }, 60, { ms: 60_000, setBy: 'service' }],
  ])('%s', (_, step, longest, expected) => {
    expect(defaultLimit({ timeout: 600_000, onTimeout: 'leave', outlived: false, ...step }, longest)).toEqual(expected);
  });

  it('is none where the service does not say what it allows: it might refuse the start', () => {
    expect(defaultLimit({ timeout: 1_000, onTimeout: stop, outlived: true }, null)).toBeNull();
  });
});

describe('a limit', () => {
  it.each([
    [60_000, 61, false, false],
    [60_000, 60, false, true],
    [90_000, 91, true, false],
    [90_000, 90, true, true],
    [91_000, null, true, false],
  ])('of %i ms, of %j s that the service allows, in a step of 90 s', (ms, longest, outlastsStep, isLongest) => {
    expect(commandLimit(ms, { timeout: 90_000 }, longest)).toEqual({ ms, outlastsStep, isLongest });
  });
});

describe('a command that a limit ended', () => {
  it.each<[Partial<Operation>, boolean]>([
    [{ duration: 60 }, true],
    [{ duration: 54 }, true],
    [{ duration: 53.9 }, false],
    [{ duration: 60, elapsed: 10 }, true],
    [{ duration: null, elapsed: 60 }, true],
    [{ duration: null, elapsed: 10 }, false],
    [{ duration: null }, true],
    [{ duration: 0, elapsed: 0 }, true],
  ])('after %j met that of the step, a minute: %s', (times, reached) => {
    const limit = { ms: 60_000, outlastsStep: true, isLongest: false };
    expect(reachedLimit(limit, operation(times))).toBe(reached);
  });
});
