import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { life, type Fault } from '../../doubles/scripted-service.ts';
import type { VirtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { launched } from './launch-setting.ts';

const PASSES = life({ EXECUTING: 0, SUCCESS: 3_000 });
const GOES_ON = life({ EXECUTING: 0 });

describe('the launcher', () => {
  it('starts all legs at once when there is no limit, 32 requests at a time', async () => {
    const { service, outcomes, ledger } = await launched({ legs: 300, latency: 30, lifeOf: () => PASSES });
    expect(service.started).toHaveLength(300);
    expect(service.started.every(({ at }) => at <= 300)).toBe(true);
    expect(service.mostActive()).toBe(300);
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(new Set(ledger.results().map(({ attempts }) => attempts))).toEqual(new Set([1]));
  });

  it('starts no ninth leg while eight are active, and the next once one has ended', async () => {
    let now = (): number => 0;
    const { service, outcomes } = await launched({
      legs: 30,
      maxParallel: 8,
      onClock: (clock) => (now = () => clock.elapsed()),
      lifeOf: () => life({ PENDING: 0, EXECUTING: 500, SUCCESS: 2_000 + ((now() * 7) % 3_000) }),
    });
    expect(service.started).toHaveLength(30);
    expect(service.mostActive()).toBe(8);
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
  });

  it('starts no ninth leg despite lost replies, slow details, retries and refusals', async () => {
    const faults: Fault[] = [
      { method: 'spawn', what: 'leg-1', reply: 'network', acts: true, times: 1 },
      { method: 'spawn', what: 'leg-2', reply: 'network', times: 1 },
      { method: 'spawn', what: 'leg-3', reply: 503, acts: true, times: 1 },
      { method: 'spawn', what: 'leg-4', reply: 500, times: 1 },
      { method: 'spawn', what: 'leg-5', reply: 400 },
      { method: 'get', reply: 503, from: 2_000, until: 9_000 },
    ];
    const { service, outcomes, retried } = await launched({
      legs: 40,
      maxParallel: 8,
      retries: 2,
      latency: 900,
      faults,
      lifeOf: ({ leg, tries }) =>
        leg === 'leg-9' && tries < 3 ? life({ EXECUTING: 0, FAILED: 1_000 }, { exitCode: null }) : PASSES,
    });
    expect(service.mostActive()).toBe(8);
    expect(outcomes().filter((outcome) => outcome === 'passed')).toHaveLength(39);
    expect(outcomes()[4]).toBe('failed');
    expect(retried).toEqual(['leg-4']);
    expect(service.sent('spawn', 'leg-9')).toHaveLength(3);
  });

  it('starts the next leg when a start is refused', async () => {
    const { service, outcomes, refused, ledger } = await launched({
      legs: 4,
      maxParallel: 1,
      faults: [{ method: 'spawn', reply: 403, times: 3 }],
    });
    expect(refused).toEqual(['leg-1', 'leg-2', 'leg-3']);
    expect(outcomes()).toEqual(['failed', 'failed', 'failed', 'passed']);
    expect(service.sent('spawn')).toHaveLength(4);
    expect(ledger.resultOf('leg-1')).toMatchObject({ start: 'refused', attempts: 1, exitCode: 1 });
  });

  it('starts the next leg when a leg cannot be read', async () => {
    const { outcomes } = await launched({
      legs: 2,
      maxParallel: 1,
      faults: [{ method: 'get', reply: 404, times: 1 }],
      lifeOf: () => PASSES,
    });
    expect(outcomes()).toEqual(['unknown', 'passed']);
  });

  it('does not wait for the ends of legs that are not followed', async () => {
    const { service, record, clock, ledger } = await launched({ legs: 50, follows: false, lifeOf: () => GOES_ON });
    expect(service.started).toHaveLength(50);
    expect(service.requests).toHaveLength(50);
    expect(clock.elapsed()).toBe(40);
    expect(record.mayHaveLostStart).toBe(false);
    expect(ledger.unsettled()).toHaveLength(50);
  });

  it('is unsure while it starts, and reports each start', async () => {
    const heard: string[] = [];
    const { record } = await launched({
      legs: 3,
      onStart: ({ name, uuid }) => heard.push(`${name} ${uuid}`),
    });
    expect(heard).toEqual([1, 2, 3].map((number) => `leg-${String(number)} ${uuidOf(1_000 + number)}`));
    expect(record.mayHaveLostStart).toBe(false);
  });

  it('does not let a hanging start delay others', async () => {
    const { service, outcomes } = await launched({
      legs: 40,
      faults: Array.from({ length: 32 }, (_, index) => ({
        method: 'spawn',
        what: `leg-${String(index + 1)}`,
        reply: 'hang',
      })),
      timeout: 30_000,
    });
    expect(service.started).toHaveLength(8);
    expect(service.started.every(({ at }) => at < 5_100)).toBe(true);
    expect(outcomes().filter((outcome) => outcome === 'passed')).toHaveLength(8);
  });
});

describe('a start at the deadline', () => {
  it('is no refusal: a leg that waited until the deadline stays planned', async () => {
    // The end of the first is found by the last look, behind the deadline.
    const { outcomes, service, ledger, refused } = await launched({
      legs: 2,
      maxParallel: 1,
      timeout: 10_000,
      lifeOf: () => life({ EXECUTING: 0, SUCCESS: 9_970 }),
    });
    expect(service.started).toHaveLength(1);
    expect(refused).toEqual([]);
    ledger.recordDeadline();
    expect(outcomes()).toEqual(['passed', 'timed-out']);
    expect(ledger.resultOf('leg-2')).toMatchObject({ start: 'planned', attempts: 0, problem: null });
  });

  it('that the deadline cut off is searched for, and adopted when it arrived', async () => {
    const { outcomes, service, ledger, record, refused } = await launched({
      legs: 2,
      timeout: 10_000,
      lifeOf: () => GOES_ON,
      faults: [
        { method: 'spawn', what: 'leg-1', reply: 'hang', acts: true },
        { method: 'spawn', what: 'leg-2', reply: 'hang' },
      ],
    });
    expect(service.started.map(({ marker }) => marker.leg)).toEqual(['leg-1']);
    expect(refused).toEqual(['leg-2']);
    ledger.recordDeadline();
    // The second has not arrived yet, and still may.
    expect(ledger.results()).toMatchObject([
      { leg: { uuid: service.started[0]?.uuid }, outcome: 'timed-out' },
      { leg: { uuid: null }, start: 'lost', attempts: 1, outcome: 'unknown' },
    ]);
    expect([outcomes(), record.mayHaveLostStart]).toEqual([['timed-out', 'unknown'], true]);
  });
});

describe('a stopped launcher', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate', 'queueMicrotask', 'nextTick', 'hrtime'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('starts nothing more, also between two starts', async () => {
    const { service, outcomes, clock } = await launched({
      legs: 10,
      maxParallel: 2,
      lifeOf: () => PASSES,
      stopAfter: 4_000,
    });
    expect(clock.elapsed()).toBe(4_000);
    expect(service.started.every(({ at }) => at < 4_000)).toBe(true);
    expect(outcomes().filter((outcome) => outcome === 'cancelled').length).toBeGreaterThanOrEqual(6);
  });

  it('finishes the start under way', async () => {
    const { service, ledger, clock } = await launched({ legs: 3, latency: 500, stopAfter: 100, lifeOf: () => GOES_ON });
    expect(service.started).toHaveLength(3);
    expect(ledger.unsettled()).toHaveLength(3);
    expect(clock.elapsed()).toBe(500);
  });

  /** The grace is one of the machine's own clock. */
  const afterGrace = (clock: VirtualClock): void => {
    void clock.sleep(3_000).then(() => {
      jest.advanceTimersByTime(2_000);
    });
  };

  it('aborts a hanging start soon, and knows that it may have arrived', async () => {
    const { ledger, record, clock, service } = await launched({
      legs: 1,
      faults: [{ method: 'spawn', reply: 'hang', acts: true }],
      lifeOf: () => GOES_ON,
      signalAfter: 1_000,
      onClock: afterGrace,
    });
    expect(clock.elapsed()).toBe(3_000);
    expect(service.sent('list')).toEqual([]);
    expect(ledger.results()).toMatchObject([{ start: 'lost', outcome: 'unknown', attempts: 1 }]);
    expect(record.mayHaveLostStart).toBe(true);
  });

  it('searches for it when the step goes on, and knows that one that was not found may still arrive', async () => {
    for (const acts of [true, false]) {
      const { ledger, record, service } = await launched({
        legs: 1,
        faults: [{ method: 'spawn', reply: 'hang', acts }],
        lifeOf: () => GOES_ON,
        stopAfter: 1_000,
        onClock: afterGrace,
      });
      expect(service.sent('spawn')).toHaveLength(1);
      expect(ledger.results()).toMatchObject([
        acts ? { start: 'started', leg: { uuid: uuidOf(1_001) } } : { start: 'lost', outcome: 'unknown' },
      ]);
      expect(record.mayHaveLostStart).toBe(!acts);
    }
  });

  it('knows that the first of two starts may still arrive when the second was not sent any more', async () => {
    const { ledger, record, service } = await launched({
      legs: 1,
      faults: [{ method: 'spawn', reply: 'network', times: 1 }],
      stopAfter: 1_500,
    });
    expect(service.sent('spawn')).toHaveLength(1);
    expect(ledger.results()).toMatchObject([{ start: 'lost', outcome: 'unknown', attempts: 1 }]);
    expect(record.mayHaveLostStart).toBe(true);
  });

  it('leaves a leg planned whose start was refused, and is not sent again any more', async () => {
    const { ledger } = await launched({
      legs: 1,
      retries: 1,
      faults: [{ method: 'spawn', reply: 503, retryAfter: 60_000 }],
      stopAfter: 10_000,
    });
    expect(ledger.results()).toMatchObject([{ start: 'planned', outcome: 'cancelled', attempts: 1 }]);
  });

  it('leaves a leg planned whose start waits for a busy service', async () => {
    const { ledger, refused } = await launched({
      legs: 1,
      faults: [{ method: 'spawn', reply: 429, retryAfter: 60_000 }],
      stopAfter: 1_000,
      onClock: afterGrace,
    });
    expect(refused).toEqual([]);
    expect(ledger.results()).toMatchObject([{ start: 'planned', outcome: 'cancelled', problem: null }]);
  });

  it('sends nothing when it was stopped before', async () => {
    const { service, outcomes } = await launched({ legs: 3, stopAfter: 0, maxParallel: 1, latency: 0 });
    expect(service.started.length).toBeLessThanOrEqual(1);
    expect(outcomes().slice(1)).toEqual(['cancelled', 'cancelled']);
  });
});

describe('a launcher that crashes', () => {
  const bug = new TypeError('a bug');

  it('throws, and starts nothing more from then on', async () => {
    let clock: VirtualClock | undefined;
    let sent = (): number => 0;
    let mayHaveMore = (): boolean => false;
    await expect(
      launched({
        legs: 20,
        maxParallel: 4,
        lifeOf: () => PASSES,
        faults: [{ method: 'spawn', what: 'leg-6', reply: bug }],
        onClock: (made) => (clock = made),
        onService: (service, ledger) => {
          sent = () => service.sent('spawn').length;
          mayHaveMore = () => ledger.countOf('planned') === 0;
        },
      }),
    ).rejects.toBe(bug);
    expect(sent()).toBeLessThan(10);
    expect(mayHaveMore()).toBe(false);
    expect(clock?.sleeping()).toBe(0);
  });

  it('waits for the starts under way, so that the ledger knows them', async () => {
    let known: readonly unknown[] = [];
    const slow: Fault = { method: 'spawn', what: 'leg-2', reply: 429, retryAfter: 1_000, times: 1 };
    await expect(
      launched({
        legs: 2,
        follows: false,
        faults: [{ method: 'spawn', what: 'leg-1', reply: bug }, slow],
        onStart: (leg) => (known = [...known, leg.name]),
      }),
    ).rejects.toBe(bug);
    expect(known).toEqual(['leg-2']);
  });
});
