import { describe, expect, it } from '@jest/globals';
import { LogCursor } from '../../../src/watch/log-cursor.ts';
import { Scheduler } from '../../../src/watch/scheduler.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { legOf, numbersTo, settingOf } from './scheduler-setting.ts';

const setting = (count: number, startsLegs = false) => settingOf(count, startsLegs, (deps) => new Scheduler(deps));

describe('streams are opened without a poll', () => {
  it('for few legs at once', () => {
    const { scheduler, opened } = setting(15);
    scheduler.sweep();
    expect(opened).toEqual(numbersTo(15).map((number) => `leg-${String(number)}`));
  });

  it('for none of many, which may have ended long ago', () => {
    const { scheduler, opened } = setting(16);
    scheduler.sweep();
    expect(opened).toEqual([]);
  });

  it('for many that the step starts itself, unless some had to queue', () => {
    const started = setting(16, true);
    started.scheduler.sweep();
    expect(started.opened).toHaveLength(16);
    const queued = setting(16, true);
    queued.support.sawEarly = true;
    queued.scheduler.sweep();
    expect(queued.opened).toEqual([]);
  });

  it('for few that the step starts after their first second, where some had to queue', async () => {
    const { clock, scheduler, opened, support, due } = setting(2, true);
    support.sawEarly = true;
    scheduler.sweep();
    expect([opened, due()]).toEqual([[], 1_000]);
    await clock.sleep(999);
    scheduler.sweep();
    expect(opened).toEqual([]);
    await clock.sleep(1);
    scheduler.sweep();
    expect(opened).toEqual(['leg-1', 'leg-2']);
  });

  it('for none that has one, is being read, or was seen queued', () => {
    const { scheduler, opened, read, follow, reading } = setting(5);
    follow(1);
    reading.add('leg-2');
    read(3, 'PENDING');
    read(4, 'ASSIGNED');
    scheduler.sweep();
    expect(opened).toEqual(['leg-5']);
  });

  it('for an executing leg among few, and for one that had a stream among many', () => {
    for (const [count, expected] of [
      [15, ['leg-1', 'leg-3']],
      [16, ['leg-3']],
    ] as const) {
      const { clock, scheduler, opened, read, cursors } = setting(count);
      for (const number of numbersTo(count)) read(number, number <= 3 ? 'EXECUTING' : 'PENDING');
      const [spent, fresh] = [new LogCursor(), new LogCursor()];
      const end = { kind: 'broken', retryAfter: null, silent: false } as const;
      for (const lasted of [0, 0, 0]) spent.streamEnded({ end, brought: false, lasted }, clock);
      cursors.set('leg-2', spent);
      cursors.set('leg-3', fresh);
      scheduler.sweep();
      expect(opened).toEqual(expected);
    }
  });

  it('for a queued one that has begun since', () => {
    const { ledger, scheduler, opened, read, cursors } = setting(1);
    read(1, 'PENDING');
    cursors.set('leg-1', new LogCursor());
    ledger.recordBegun(legOf(1));
    scheduler.sweep();
    expect(opened).toEqual(['leg-1']);
  });
});

describe('a leg that a poll shows active', () => {
  it.each([
    ['EXECUTING', true],
    ['PAUSED', true],
    ['PENDING', false],
    ['ASSIGNED', false],
  ])('as %s has a stream: %s', (status, hasBegun) => {
    const { scheduler, opened, seen, read } = setting(1);
    read(1, status);
    scheduler.seenActive(legOf(1));
    expect([seen, opened]).toEqual([[['leg-1', hasBegun, 'instance']], hasBegun ? ['leg-1'] : []]);
  });

  it('has one also when it was never read', () => {
    const { scheduler, opened, seen } = setting(1);
    scheduler.seenActive(legOf(1));
    expect([seen, opened]).toEqual([[['leg-1', true, undefined]], ['leg-1']]);
  });
});

describe('a poll is for', () => {
  it('all legs without a stream, as soon as one is due', () => {
    const { scheduler, polls, follow, reading, covered } = setting(5);
    follow(2);
    reading.add('leg-3');
    covered.set('leg-4', START + 1);
    scheduler.sweep();
    expect(polls()).toEqual({ streamless: ['leg-1', 'leg-5'], quiet: [] });
  });

  it('no leg while the service asks for no request', async () => {
    const { clock, scheduler, poller, polls, due } = setting(1);
    poller.notBefore = START + 3_000;
    scheduler.sweep();
    expect([polls().streamless, due()]).toEqual([[], 3_000]);
    await clock.sleep(3_000);
    expect(polls().streamless).toEqual(['leg-1']);
  });

  it('legs after a pause that grows with the time they were waited for', async () => {
    const { clock, scheduler, polls, due } = setting(1);
    scheduler.sweep();
    expect(due()).toBe(0);
    await clock.sleep(1_000);
    scheduler.polled([legOf(1)]);
    expect(due()).toBe(1_500);
    await clock.sleep(499);
    expect(polls().streamless).toEqual([]);
    await clock.sleep(1);
    expect(polls().streamless).toEqual(['leg-1']);
    await clock.sleep(18_500);
    scheduler.polled([legOf(1)]);
    expect(due()).toBe(20_000 + 2_000);
  });

  it('queued legs after a longer one', async () => {
    const { clock, scheduler, polls, read } = setting(2);
    read(1, 'PENDING');
    read(2, 'EXECUTING');
    scheduler.sweep();
    await clock.sleep(100_000);
    scheduler.polled([legOf(1), legOf(2)]);
    await clock.sleep(5_000);
    // All that have no stream are in it.
    expect(polls().streamless).toEqual(['leg-1', 'leg-2']);
    const queued = setting(1);
    queued.read(1, 'ASSIGNED');
    queued.scheduler.sweep();
    await queued.clock.sleep(100_000);
    queued.scheduler.polled([legOf(1)]);
    expect(queued.due()).toBe(110_000);
  });

  it('a new leg within half a second among few, and in its turn among many', async () => {
    for (const [count, expected] of [
      [3, 100_500],
      [16, 105_000],
    ] as const) {
      const { clock, ledger, scheduler, due } = setting(count, true);
      scheduler.sweep();
      await clock.sleep(100_000);
      scheduler.polled(numbersTo(count).map(legOf));
      ledger.recordStart(legOf(50));
      scheduler.sweep();
      expect(due()).toBe(expected);
    }
  });

  it('none when nothing was polled before', async () => {
    const { clock, scheduler, due } = setting(1);
    scheduler.sweep();
    await clock.sleep(1_000);
    expect([scheduler.polled([]), due()]).toEqual([0, 0]);
  });
});
