import { describe, expect, it } from '@jest/globals';
import { Scheduler } from '../../../src/watch/scheduler.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { legOf, numbersTo, settingOf } from './scheduler-setting.ts';

const setting = (count: number, startsLegs = false) => settingOf(count, startsLegs, (deps) => new Scheduler(deps));

describe('a leg with a stream that is quiet', () => {
  const CHECK = 300_000;

  it('is polled after five minutes, with those that were quiet for half of that', async () => {
    const { clock, scheduler, polls, follow, cursors, due } = setting(5);
    follow(1, 2, 3, 4);
    scheduler.sweep();
    await clock.sleep(CHECK - 1);
    for (const [number, ago] of [
      [2, CHECK / 2 - 1],
      [3, CHECK / 2 - 2],
    ] as const) {
      cursors.get(`leg-${String(number)}`)?.seenExecuting(clock.now() - ago);
    }
    expect([polls().quiet, due(true)]).toEqual([[], Infinity]);
    await clock.sleep(1);
    expect(polls().quiet).toEqual(['leg-1', 'leg-2', 'leg-4']);
  });

  it('is not polled while it is being read', async () => {
    const { clock, scheduler, polls, follow, reading } = setting(2);
    follow(1, 2);
    scheduler.sweep();
    reading.add('leg-2');
    await clock.sleep(CHECK);
    expect(polls().quiet).toEqual(['leg-1']);
  });

  it('is polled a minute after another at the earliest', async () => {
    const { clock, scheduler, polls, follow, cursors, due } = setting(2);
    follow(1, 2);
    scheduler.sweep();
    cursors.get('leg-2')?.seenExecuting(START + CHECK / 2 + 10_000);
    expect(due()).toBe(CHECK);
    await clock.sleep(CHECK);
    expect(polls().quiet).toEqual(['leg-1']);
    cursors.get('leg-1')?.seenExecuting(clock.now());
    cursors.get('leg-2')?.seenExecuting(START + 20_000);
    expect(due()).toBe(CHECK + 60_000);
    await clock.sleep(59_999);
    expect(polls().quiet).toEqual([]);
    await clock.sleep(1);
    expect(polls().quiet).toEqual(['leg-2']);
  });
});

describe('the next sweep', () => {
  it('is due with the first stream that may be opened, polls or not', () => {
    const { scheduler, due, covered, opensAt, follow } = setting(4);
    follow(1);
    for (const [number, at] of [
      [1, 500],
      [2, 3_000],
      [3, 2_000],
      [4, 0],
    ] as const) {
      opensAt.set(`leg-${String(number)}`, START + at);
      covered.set(`leg-${String(number)}`, Infinity);
    }
    scheduler.sweep();
    expect([due(true), due(false)]).toEqual([2_000, 2_000]);
  });

  it('is due with no poll while one is under way', () => {
    const { scheduler, due } = setting(1);
    scheduler.sweep();
    expect([due(true), due(false)]).toEqual([Infinity, 0]);
  });

  it('comes at once among few, and gathers changes for 20 ms among many', async () => {
    for (const [count, rest] of [
      [15, 0],
      [16, 20],
    ] as const) {
      const { clock, scheduler } = setting(count);
      await clock.sleep(100);
      scheduler.sweep();
      expect(scheduler.restsUntil).toBe(START + 100 + rest);
    }
  });
});

describe('executing legs for which no stream is left', () => {
  /** Twenty legs without a place, a hundred seconds old. */
  async function full(lacking: number) {
    const given = setting(lacking);
    for (const number of numbersTo(lacking)) given.read(number, 'EXECUTING');
    given.scheduler.sweep();
    given.streams.places = 0;
    await given.clock.sleep(100_000);
    return given;
  }

  it('are counted: none that is queued, has settled, has a stream, or may not have one yet', async () => {
    const { ledger, scheduler, read, open, opensAt } = await full(6);
    const legs = numbersTo(6).map(legOf);
    read(1, 'PENDING');
    read(2, 'SUCCESS');
    open.add('leg-3');
    opensAt.set('leg-4', START + 100_001);
    opensAt.set('leg-5', START + 100_000);
    expect(ledger.isOpen(legOf(2))).toBe(false);
    expect(scheduler.polled(legs)).toBe(2);
  });

  it('are none while there is a place', async () => {
    const { scheduler, streams } = await full(3);
    streams.places = 1;
    expect(scheduler.polled(numbersTo(3).map(legOf))).toBe(0);
  });

  it.each([
    [20, 7, 5_000],
    [20, 8, 500],
    [2, 1, 5_000],
    [2, 2, 500],
  ])('are %i: with %i places free, the next poll comes after %i ms', async (lacking, places, pause) => {
    const { scheduler, streams, due } = await full(lacking);
    scheduler.polled(numbersTo(lacking).map(legOf));
    streams.places = places;
    expect(due()).toBe(100_000 + pause);
  });
});
