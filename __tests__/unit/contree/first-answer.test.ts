import { describe, expect, it } from '@jest/globals';
import { FirstAnswer, NoAnswer } from '../../../src/contree/first-answer.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

function setting() {
  const clock = virtualClock();
  return { clock, first: new FirstAnswer(clock) };
}

describe('the first answer', () => {
  it('is waited for two minutes from the first request on', async () => {
    const { clock, first } = setting();
    await clock.sleep(300_000);
    expect([first.signal.aborted, first.problem]).toEqual([false, null]);
    first.asked();
    expect(first.problem).toBe('no reply to the first request');
    await clock.sleep(60_000);
    first.asked();
    expect(clock.sleeping()).toBe(1);
    first.failed('ECONNREFUSED', 'Check it.');
    await clock.sleep(59_999);
    expect([first.signal.aborted, first.problem]).toEqual([false, 'ECONNREFUSED. Check it.']);
    await clock.sleep(2);
    expect(first.signal.aborted).toBe(true);
  });

  it('ends the wait for good, and what was wrong before is forgotten', async () => {
    const { clock, first } = setting();
    first.asked();
    first.failed('ECONNREFUSED', 'Check it.');
    first.answered();
    expect(first.problem).toBeNull();
    first.asked();
    first.failed('ECONNRESET', 'Check it.');
    await clock.sleep(600_000);
    expect([first.signal.aborted, first.problem, clock.sleeping()]).toEqual([false, null, 0]);
  });

  it('is not waited for any more after the end', async () => {
    const { clock, first } = setting();
    first.asked();
    first.close();
    await clock.sleep(600_000);
    expect(first.signal.aborted).toBe(false);
  });
});

describe('work that needs an answer', () => {
  it('ends as it does when one came', async () => {
    const { first } = setting();
    await expect(first.orThrow(Promise.resolve(), 'https://contree.test')).resolves.toBeUndefined();
    const failed = new Error('no such image');
    await expect(first.orThrow(Promise.reject(failed), 'https://contree.test')).rejects.toBe(failed);
  });

  it.each([
    ['ECONNREFUSED', 'two minutes: ECONNREFUSED. Start it.'],
    [null, 'two minutes: no reply to the first request'],
  ])('fails with the address when none came in time, with the last problem %j', async (problem, expected) => {
    const { clock, first } = setting();
    first.asked();
    if (problem !== null) first.failed(problem, 'Start it.');
    const aborted = clock.sleep(120_001).then(() => Promise.reject(new Error('given up')));
    await expect(first.orThrow(aborted, 'https://contree.test')).rejects.toThrow(
      new NoAnswer(`Nothing at https://contree.test answered within ${expected}`),
    );
  });
});
