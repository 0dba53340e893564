import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { EventLog } from '../../../simulator/event-log.ts';
import { Seeded } from '../../../simulator/seeded.ts';
import type { SeededOperation } from '../../../simulator/simulator.ts';

const LIFE = [
  { after: 0, status: 'PENDING' },
  { after: 100, status: 'EXECUTING' },
  { after: 250, status: 'SUCCESS' },
];
const OUTPUT = [
  { after: 200, stream: 'stderr' as const, text: 'warned\n' },
  { after: 10, text: 'early\n' },
  { after: 150, text: Buffer.from([0xc3]) },
  { after: 999, text: 'never' },
];

/** Type and moment of every event, the moment as milliseconds after the epoch. */
function eventsIn(log: EventLog | null): [string, number][] | null {
  return log === null ? null : log.events.map(({ type, ts }) => [type, Date.parse(ts)]);
}

function dataOf(log: EventLog | null, type: string): unknown[] {
  return (log?.events ?? []).filter((event) => event.type === type).map(({ data }) => data);
}

describe('the log of a seeded operation', () => {
  test('opens when it is EXECUTING and grows with the clock', () => {
    const seeded = new Seeded({ timeline: LIFE, output: OUTPUT, exitCode: 4 }, 1000);
    expect([eventsIn(seeded.events(1000)), eventsIn(seeded.events(1099))]).toEqual([null, null]);
    const begin = [
      ['init', 1100],
      ['stdout', 1100],
    ];
    expect(eventsIn(seeded.events(1100))).toEqual(begin);
    expect(eventsIn(seeded.events(1199))).toEqual([...begin, ['stdout', 1150]]);
    expect(seeded.events(1249)?.complete).toBe(false);
    const log = seeded.events(1250);
    expect(eventsIn(log)).toEqual([
      ...begin,
      ['stdout', 1150],
      ['stderr', 1200],
      ['exit', 1250],
      ['shutdown', 1250],
      ['completion', 1250],
    ]);
    expect(log?.events.map(({ id, spid }) => [id, spid])).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 0],
      [6, undefined],
    ]);
    expect(dataOf(log, 'stdout')).toMatchObject([{ value: 'early\n' }, { value: 'ww==', encoding: 'base64' }]);
    expect(dataOf(log, 'exit')).toMatchObject([{ code: 4, signal: -1, timed_out: false, duration_ms: 150 }]);
    expect(dataOf(log, 'completion')).toMatchObject([{ status: 'SUCCESS', duration_ms: 250 }]);
    expect(dataOf(log, 'shutdown')).toEqual([{ stopped_at: '1970-01-01T00:00:01.250000000Z', reason: 'job_complete' }]);
    expect(seeded.events(9999)).toBe(log);
  });

  test('joins the output into the streams that are not given', () => {
    const seeded = new Seeded({ timeline: LIFE, output: OUTPUT, stderr: 'given\n' }, 1000);
    const { process } = seeded.view(9999);
    expect(process?.stdout).toEqual({
      value: Buffer.concat([Buffer.from('early\n'), Buffer.from([0xc3])]).toString('base64'),
      encoding: 'base64',
      truncated: false,
    });
    expect(process?.stderr.value).toBe('given\n');
    expect(dataOf(seeded.events(9999), 'stderr')).toMatchObject([{ value: 'warned\n' }]);
  });

  test('has a stream without chunks whole at its end', () => {
    const seeded = new Seeded({ timeline: LIFE, output: [{ after: 120, text: 'a' }], stderr: 'b' }, 1000);
    expect(eventsIn(seeded.events(1249))).toEqual([
      ['init', 1100],
      ['stdout', 1120],
    ]);
    expect(eventsIn(seeded.events(1250))?.map(([type]) => type)).toEqual([
      'init',
      'stdout',
      'stderr',
      'exit',
      'shutdown',
      'completion',
    ]);
  });

  test.each<[string, SeededOperation, number, [string, number][] | null]>([
    [
      'has ended from the start',
      { createdAt: 400, stdout: 'x' },
      0,
      [
        ['init', 400],
        ['stdout', 1000],
      ],
    ],
    [
      'is created later than it ends',
      { createdAt: 9000, stdout: 'x' },
      0,
      [
        ['init', 1000],
        ['stdout', 1000],
      ],
    ],
    [
      'was never EXECUTING',
      {
        timeline: [
          { after: 0, status: 'PENDING' },
          { after: 50, status: 'FAILED' },
        ],
      },
      49,
      null,
    ],
    ['is an import', { kind: 'image_import', timeline: LIFE, output: OUTPUT }, 249, null],
    ['has a status of no meaning', { status: 'PAUSED' }, 9999, null],
    ['has no stages', { timeline: [] }, 9999, null],
    ['executes from the first', { status: 'EXECUTING' }, 0, [['init', 1000]]],
    ['executes at last', { timeline: [{ after: 70, status: 'EXECUTING' }] }, 0, [['init', 1000]]],
  ])('of one that %s', (_name, seed, after, expected) => {
    expect(eventsIn(new Seeded(seed, 1000).events(1000 + after))?.slice(0, 2) ?? null).toEqual(expected);
  });

  test.each<[string, SeededOperation, string[]]>([
    ['an import', { kind: 'image_import', timeline: LIFE, output: OUTPUT }, ['completion']],
    ['one that never began', { status: 'FAILED', withoutProcess: true }, ['completion']],
    ['one cancelled in the queue', { status: 'CANCELLED' }, ['completion']],
    ['one without a process report', { timeline: LIFE, withoutProcess: true }, ['init', 'shutdown', 'completion']],
  ])('of %s ends', (_name, seed, types) => {
    expect(eventsIn(new Seeded(seed, 1000).events(9999))?.map(([type]) => type)).toEqual(types);
  });
});

describe('a cancel', () => {
  test('ends the log at once, after the events so far', () => {
    const seeded = new Seeded({ timeline: LIFE, output: OUTPUT }, 1000);
    const before = eventsIn(seeded.events(1100)) ?? [];
    expect(seeded.cancel(1160)).toBe(true);
    const log = seeded.events(1160);
    expect(eventsIn(log)).toEqual([...before, ['stdout', 1150], ['shutdown', 1160], ['completion', 1160]]);
    expect(dataOf(log, 'shutdown')).toMatchObject([{ reason: 'signal' }]);
    expect(dataOf(log, 'completion')).toMatchObject([{ status: 'CANCELLED', duration_ms: 160 }]);
    expect(eventsIn(seeded.events(9999))).toEqual(eventsIn(log));
  });

  test('at the moment of the start still ends the log', () => {
    const seeded = new Seeded({ status: 'EXECUTING' }, 1000);
    expect(eventsIn(seeded.events(1000))).toEqual([['init', 1000]]);
    seeded.cancel(1000);
    expect(eventsIn(seeded.events(1000))?.map(([type]) => type)).toEqual(['init', 'shutdown', 'completion']);
  });

  test('in the queue leaves only the end', () => {
    const seeded = new Seeded({ timeline: LIFE, output: OUTPUT }, 1000);
    seeded.cancel(1050);
    expect(eventsIn(seeded.events(1050))).toEqual([['completion', 1050]]);
  });

  test('ends it when it takes effect, and never when it is ignored', () => {
    const late = new Seeded({ timeline: LIFE, cancel: 20 }, 1000);
    late.events(1110);
    late.cancel(1110);
    expect([late.events(1129)?.complete, late.events(1130)?.complete]).toEqual([false, true]);
    const deaf = new Seeded({ timeline: LIFE, cancel: 'never' }, 1000);
    deaf.cancel(1110);
    expect([deaf.events(1249)?.complete, deaf.events(1250)?.complete]).toEqual([false, true]);
    expect(dataOf(deaf.events(1250), 'completion')).toMatchObject([{ status: 'SUCCESS' }]);
  });
});

describe('a followed log', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 1000 });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function follow(seeded: Seeded): { moments: [string, number][]; leave: () => void } {
    const log = seeded.events(Date.now());
    if (log === null) throw new Error('The log is not open yet');
    const moments: [string, number][] = [];
    const leave = log.subscribe(() => moments.push([log.events.at(-1)?.type ?? '', Date.now()]));
    return { moments, leave };
  }

  test('gets each event at its moment and leaves no timer behind', async () => {
    const seeded = new Seeded({ timeline: LIFE, output: OUTPUT }, 1000);
    await jest.advanceTimersByTimeAsync(100);
    const { moments } = follow(seeded);
    expect(jest.getTimerCount()).toBe(1);
    await jest.advanceTimersByTimeAsync(99);
    expect(moments).toEqual([['stdout', 1150]]);
    await jest.advanceTimersByTimeAsync(51);
    expect(moments.slice(1)).toEqual([
      ['stderr', 1200],
      ['exit', 1250],
      ['shutdown', 1250],
      ['completion', 1250],
    ]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('gets a cancel at once', () => {
    const seeded = new Seeded({ status: 'EXECUTING' }, 1000);
    const { moments } = follow(seeded);
    expect(jest.getTimerCount()).toBe(0);
    seeded.cancel(1000);
    expect(moments).toEqual([
      ['shutdown', 1000],
      ['completion', 1000],
    ]);
  });

  test('gets a late cancel when it takes effect', async () => {
    const seeded = new Seeded({ timeline: LIFE.slice(1), cancel: 30 }, 1000);
    const { moments } = follow(seeded);
    seeded.cancel(1000);
    await jest.advanceTimersByTimeAsync(29);
    expect(moments).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(moments.at(-1)).toEqual(['completion', 1030]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('has a timer only while it is followed', () => {
    const seeds = Array.from({ length: 5000 }, () => new Seeded({ timeline: LIFE.slice(1) }, 1000));
    for (const seeded of seeds) seeded.events(1000);
    expect(jest.getTimerCount()).toBe(0);
    const followers = seeds.slice(0, 3).flatMap((seeded) => [follow(seeded), follow(seeded)]);
    expect(jest.getTimerCount()).toBe(3);
    for (const { leave } of followers) leave();
    expect(jest.getTimerCount()).toBe(0);
  });

  test('may end in a month', async () => {
    const month = 31 * 86_400_000;
    const timeline = [
      { after: 0, status: 'EXECUTING' },
      { after: month, status: 'SUCCESS' },
    ];
    const { moments } = follow(new Seeded({ timeline }, 1000));
    await jest.advanceTimersByTimeAsync(month - 1);
    expect(moments).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(moments.at(-1)).toEqual(['completion', 1000 + month]);
  });
});
