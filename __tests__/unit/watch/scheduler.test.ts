import { describe, expect, it } from '@jest/globals';
import type { Leg } from '../../../src/legs/leg.ts';
import type { Listed } from '../../../src/watch/end-pace.ts';
import { QuietStreams } from '../../../src/watch/quiet-streams.ts';
import { Scheduler } from '../../../src/watch/scheduler.ts';
import { StreamStarter } from '../../../src/watch/stream-starter.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { legOf, legsSetting, namesOf, numbersTo } from './legs-setting.ts';

function setting(count: number, startsLegs = false) {
  const made = legsSetting(count);
  const starter = new StreamStarter({ ...made.deps, startsLegs });
  const quietStreams = new QuietStreams(made.deps);
  const scheduler = new Scheduler({ ...made.deps, starter, quietStreams });
  const polls = (): { streamless: string[]; quiet: string[] } => {
    const { streamless, quiet } = scheduler.legsToPoll();
    return { streamless: namesOf(streamless), quiet: namesOf(quiet) };
  };
  /** Milliseconds after the clock's start; 0 for one that is due. */
  const due = (isPolling = false): number => Math.max(0, scheduler.dueAt(isPolling) - START);
  const polled = (legs: readonly Leg[], listed: Listed | null = null): number => scheduler.polled(legs, listed);
  return { ...made, scheduler, polled, polls, due };
}

describe('a sweep', () => {
  it('opens the streams that need no poll', () => {
    const { scheduler, opened } = setting(2);
    scheduler.sweep();
    expect(opened).toEqual(['leg-1', 'leg-2']);
  });
});

describe('a poll is for', () => {
  it('all legs without a stream, as soon as one is due', () => {
    const { scheduler, polls, follow, reading, covered } = setting(5);
    follow(2);
    reading.add('leg-3');
    covered.set('leg-4', START + 1);
    covered.set('leg-5', START);
    scheduler.sweep();
    expect(polls()).toEqual({ streamless: ['leg-1', 'leg-5'], quiet: [] });
  });

  it('legs whose stream has been quiet for five minutes, of which the next sweep is due', async () => {
    const { clock, scheduler, polls, follow, due } = setting(1);
    follow(1);
    scheduler.sweep();
    expect([due(true), due()]).toEqual([Infinity, 300_000]);
    await clock.sleep(300_000);
    expect(polls()).toEqual({ streamless: [], quiet: ['leg-1'] });
  });

  it('no leg while the service asks for no request', async () => {
    const { clock, scheduler, polls, due } = setting(1);
    scheduler.pollNotBefore(START + 3_000);
    scheduler.pollNotBefore(START + 2_000);
    scheduler.sweep();
    expect([polls().streamless, due()]).toEqual([[], 3_000]);
    await clock.sleep(3_000);
    expect(polls().streamless).toEqual(['leg-1']);
  });

  it('legs after a pause that grows with the time they were waited for', async () => {
    const { clock, scheduler, polled, polls, due } = setting(1);
    scheduler.sweep();
    expect(due()).toBe(0);
    await clock.sleep(1_000);
    polled([legOf(1)]);
    expect(due()).toBe(1_500);
    await clock.sleep(499);
    expect(polls().streamless).toEqual([]);
    await clock.sleep(1);
    expect(polls().streamless).toEqual(['leg-1']);
    await clock.sleep(18_500);
    polled([legOf(1)]);
    expect(due()).toBe(20_000 + 2_000);
  });

  it('queued legs after a longer one', async () => {
    const { clock, scheduler, polled, polls, read } = setting(2);
    read(1, 'PENDING');
    read(2, 'EXECUTING');
    scheduler.sweep();
    await clock.sleep(100_000);
    polled([legOf(1), legOf(2)]);
    await clock.sleep(5_000);
    // All that have no stream are in it.
    expect(polls().streamless).toEqual(['leg-1', 'leg-2']);
    const queued = setting(1);
    queued.read(1, 'ASSIGNED');
    queued.scheduler.sweep();
    await queued.clock.sleep(100_000);
    queued.polled([legOf(1)]);
    expect(queued.due()).toBe(110_000);
  });

  it('a new leg within half a second among few, and in its turn among many', async () => {
    for (const [count, expected] of [
      [3, 100_500],
      [16, 105_000],
    ] as const) {
      const { clock, ledger, scheduler, polled, due } = setting(count, true);
      scheduler.sweep();
      await clock.sleep(100_000);
      polled(numbersTo(count).map(legOf));
      ledger.recordStart(legOf(50));
      scheduler.sweep();
      expect(due()).toBe(expected);
    }
  });

  it('none when nothing was polled before', async () => {
    const { clock, scheduler, polled, due } = setting(1);
    scheduler.sweep();
    await clock.sleep(1_000);
    expect([polled([]), due()]).toEqual([0, 0]);
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
    const made = setting(lacking);
    for (const number of numbersTo(lacking)) made.read(number, 'EXECUTING');
    made.scheduler.sweep();
    made.given.slots = 0;
    await made.clock.sleep(100_000);
    return made;
  }

  it('are counted: none that is queued, has settled, has a stream, or may not have one yet', async () => {
    const { ledger, polled, read, open, opensAt } = await full(6);
    const legs = numbersTo(6).map(legOf);
    read(1, 'PENDING');
    read(2, 'SUCCESS');
    open.add('leg-3');
    opensAt.set('leg-4', START + 100_001);
    opensAt.set('leg-5', START + 100_000);
    expect(ledger.isOpen(legOf(2))).toBe(false);
    expect(polled(legs)).toBe(2);
  });

  it('are none while there is a place', async () => {
    const { polled, given } = await full(3);
    given.slots = 1;
    expect(polled(numbersTo(3).map(legOf))).toBe(0);
  });

  it.each([
    [20, 7, 5_000],
    [20, 8, 500],
    [2, 1, 5_000],
    [2, 2, 500],
  ])('are %i: with %i slots free, the next poll comes after %i ms', async (lacking, slots, pause) => {
    const { polled, given, due } = await full(lacking);
    polled(numbersTo(lacking).map(legOf));
    given.slots = slots;
    expect(due()).toBe(100_000 + pause);
  });
});

describe('an early poll', () => {
  it('comes as soon as a listing pays by how fast legs end', async () => {
    const { clock, scheduler, polled, pace, due, follow } = setting(80);
    follow(1, 2, 3, 4);
    scheduler.sweep();
    await clock.sleep(100_000);
    polled(numbersTo(80).map(legOf), { requests: 1, ended: 0 });
    expect(due()).toBe(108_000);
    await clock.sleep(1_000);
    polled(numbersTo(80).map(legOf), { requests: 1, ended: 40 });
    expect(due()).toBe(101_000 + 1_000);
    polled(numbersTo(80).map(legOf), { requests: 1, ended: 0 });
    for (let end = 0; end < 60; end += 1) pace.heard();
    expect(due()).toBe(101_000 + 50);
  });

  it('comes when a leg may have ended whose place another waits for, by how long the last ones took', async () => {
    for (const [planned, expected] of [
      [true, 2_000],
      [false, 2_200],
    ] as const) {
      const { clock, ledger, lengths, scheduler, polled, due } = setting(1, true);
      if (planned) ledger.plan([{ name: 'next', allowFailure: false }]);
      for (let leg = 0; leg < 3; leg += 1) lengths.add(2_000);
      scheduler.sweep();
      await clock.sleep(1_700);
      polled([legOf(1)]);
      expect(due()).toBe(expected);
    }
  });

  it('that looks for expected ends lists no leg beside them that was not seen executing, and postpones no other', async () => {
    const { clock, ledger, lengths, scheduler, polled, polls, read, due } = setting(2, true);
    ledger.plan([{ name: 'next', allowFailure: false }]);
    for (let leg = 0; leg < 3; leg += 1) lengths.add(1_000);
    for (const number of [1, 2]) read(number, 'EXECUTING');
    scheduler.sweep();
    await clock.sleep(900);
    polled([legOf(1), legOf(2)]);
    ledger.recordStart(legOf(3));
    scheduler.sweep();
    expect(due()).toBe(1_000);
    await clock.sleep(100);
    expect(polls().streamless).toEqual(['leg-1', 'leg-2']);
    polled([legOf(1), legOf(2)]);
    expect(due()).toBe(1_025);
    await clock.sleep(25);
    polls();
    polled([legOf(1), legOf(2)]);
    // The looks are over: the poll for all comes half a second after the last one for all.
    expect(due()).toBe(1_400);
    await clock.sleep(375);
    expect(polls().streamless).toEqual(['leg-1', 'leg-2', 'leg-3']);
  });

  it('comes after a quarter of a second at least while others wait and no length is known', async () => {
    for (const [known, expected] of [
      [2, 350],
      [3, 600],
    ] as const) {
      const { clock, ledger, lengths, scheduler, polled, due } = setting(1, true);
      ledger.plan([{ name: 'next', allowFailure: false }]);
      for (let leg = 0; leg < known; leg += 1) lengths.add(60_000);
      scheduler.sweep();
      await clock.sleep(100);
      polled([legOf(1)]);
      expect(due()).toBe(expected);
    }
  });
});
