import { describe, expect, it } from '@jest/globals';
import { LogCursor } from '../../../src/watch/log-cursor.ts';
import { StreamStarter } from '../../../src/watch/stream-starter.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { legOf, legsSetting, numbersTo } from './legs-setting.ts';

function setting(count: number, startsLegs = false) {
  const made = legsSetting(count);
  const starter = new StreamStarter({ ...made.deps, startsLegs });
  const open = (): void => {
    made.deps.since.add(made.legs);
    starter.open(made.legs);
  };
  return { ...made, starter, open };
}

describe('streams are opened without a poll', () => {
  it('for few legs at once', () => {
    const { open, opened } = setting(15);
    open();
    expect(opened).toEqual(numbersTo(15).map((number) => `leg-${String(number)}`));
  });

  it('for none of many, which may have ended long ago', () => {
    const { open, opened } = setting(16);
    open();
    expect(opened).toEqual([]);
  });

  it('for many that the step starts itself, unless some had to queue', () => {
    const started = setting(16, true);
    started.open();
    expect(started.opened).toHaveLength(16);
    const queued = setting(16, true);
    queued.support.sawEarly = true;
    queued.open();
    expect(queued.opened).toEqual([]);
  });

  it('for few that the step starts after their first second, where some had to queue', async () => {
    const { clock, starter, open, opened, support } = setting(2, true);
    support.sawEarly = true;
    open();
    expect([opened, starter.opensAt(legOf(1)), starter.startsUpUntil(legOf(1))]).toEqual([
      [],
      START + 1_000,
      START + 1_000,
    ]);
    await clock.sleep(999);
    open();
    expect(opened).toEqual([]);
    await clock.sleep(1);
    open();
    expect(opened).toEqual(['leg-1', 'leg-2']);
  });

  it('for none that has one, is being read, or was seen queued', () => {
    const { open, opened, read, follow, reading } = setting(5);
    follow(1);
    reading.add('leg-2');
    read(3, 'PENDING');
    read(4, 'ASSIGNED');
    open();
    expect(opened).toEqual(['leg-5']);
  });

  it('for an executing leg among few, and for one that had a stream among many', () => {
    for (const [count, expected] of [
      [15, ['leg-1', 'leg-3']],
      [16, ['leg-3']],
    ] as const) {
      const { clock, open, opened, read, cursors } = setting(count);
      for (const number of numbersTo(count)) read(number, number <= 3 ? 'EXECUTING' : 'PENDING');
      const [spent, fresh] = [new LogCursor(), new LogCursor()];
      const end = { kind: 'broken', retryAfter: null, silent: false } as const;
      for (const lasted of [0, 0, 0]) spent.streamEnded({ end, brought: false, lasted }, clock);
      cursors.set('leg-2', spent);
      cursors.set('leg-3', fresh);
      open();
      expect(opened).toEqual(expected);
    }
  });

  it('for none whose streams have brought nothing so far', () => {
    const { clock, open, opened, cursors } = setting(1);
    const spent = new LogCursor();
    const end = { kind: 'broken', retryAfter: null, silent: false } as const;
    for (const lasted of [0, 0, 0]) spent.streamEnded({ end, brought: false, lasted }, clock);
    cursors.set('leg-1', spent);
    open();
    expect(opened).toEqual([]);
  });

  it('for a queued one that has begun since', () => {
    const { ledger, open, opened, read, cursors } = setting(1);
    read(1, 'PENDING');
    cursors.set('leg-1', new LogCursor());
    ledger.recordBegun(legOf(1));
    open();
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
    const { starter, opened, seen, read } = setting(1);
    read(1, status);
    starter.seenActive(legOf(1));
    expect([seen, opened]).toEqual([[['leg-1', hasBegun, 'instance']], hasBegun ? ['leg-1'] : []]);
  });

  it('has none while legs end fast, which the next listing shows as soon', () => {
    const { starter, opened, pace } = setting(1);
    pace.polled({ requests: 1, ended: 100 }, 1_000, 10_000);
    starter.seenActive(legOf(1));
    pace.polled({ requests: 1, ended: 10 }, 1_000, 10_000);
    expect(opened).toEqual([]);
    starter.seenActive(legOf(1));
    expect(opened).toEqual(['leg-1']);
  });

  it('has one also when it was never read', () => {
    const { starter, opened, seen } = setting(1);
    starter.seenActive(legOf(1));
    expect([seen, opened]).toEqual([[['leg-1', true, undefined]], ['leg-1']]);
  });
});

describe('a stream of a leg', () => {
  it('may be opened when the streams say so, or after the start-up if that is later', () => {
    const { starter, open, opensAt, support, read } = setting(3, true);
    open();
    opensAt.set('leg-1', START + 400);
    expect([1, 2].map((number) => starter.opensAt(legOf(number)))).toEqual([START + 400, 0]);
    support.sawEarly = true;
    read(3, 'EXECUTING');
    opensAt.set('leg-2', START + 4_000);
    expect(numbersTo(3).map((number) => starter.opensAt(legOf(number)))).toEqual([START + 1_000, START + 4_000, 0]);
  });

  it('has no start-up where the step starts no legs', () => {
    const { starter, open, support } = setting(1);
    support.sawEarly = true;
    open();
    expect(starter.startsUpUntil(legOf(1))).toBe(0);
  });
});
