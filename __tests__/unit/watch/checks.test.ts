import { describe, expect, it } from '@jest/globals';
import { Checks } from '../../../src/watch/poll-schedule.ts';
import { START, virtualClock } from '../../doubles/virtual-clock.ts';

const MINUTE = 60_000;

describe('the check of a quiet stream', () => {
  it.each([
    // minutes at which the leg was last known to be at work, and at which it is checked
    [0, 5],
    [3, 8],
    [5, 10],
    [20, 40],
  ])('of a leg that was known to be at work after %i min comes after %i', (heard, due) => {
    const checks = new Checks(virtualClock());
    const leg = { since: START, heardAt: heard === 0 ? 0 : START + heard * MINUTE };
    expect(checks.dueAt(leg)).toBe(START + due * MINUTE);
  });

  it.each([
    [0, 4],
    [0.5, 5],
    [0.999999, 6],
  ])('is left to chance by a fifth to either side (%d)', (random, due) => {
    const checks = new Checks(virtualClock(random));
    expect((checks.dueAt({ since: START, heardAt: 0 }) - START) / MINUTE).toBeCloseTo(due, 4);
  });

  it('comes a minute after the last one at the soonest', async () => {
    const clock = virtualClock();
    const checks = new Checks(clock);
    await clock.sleep(5 * MINUTE);
    checks.checked();
    expect(checks.dueAt({ since: START, heardAt: 0 })).toBe(START + 6 * MINUTE);
  });

  it('takes along those that were quiet for half of their time', async () => {
    const clock = virtualClock();
    const checks = new Checks(clock);
    await clock.sleep(5 * MINUTE);
    const isAlong = (heard: number): boolean => checks.isDueAlong({ since: START, heardAt: START + heard * MINUTE });
    expect([0, 2, 2.5, 3, 4].map(isAlong)).toEqual([true, true, true, false, false]);
  });
});
