import { describe, expect, it } from '@jest/globals';
import type { LogCursor } from '../../../src/watch/log-cursor.ts';
import { timelines } from '../../doubles/scripted-service.ts';
import { watched, type Watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const A = uuidOf(1);
const B = uuidOf(2);
const HOUR = 3_600_000;

const lasting = (count: number, end: number) => timelines(count, () => ({ EXECUTING: 0, SUCCESS: end }));
const counts = ({ service }: Watched): Record<string, number> => ({
  events: service.sent('events').length,
  list: service.sent('list').length,
  get: service.sent('get').length,
});
const latest = ({ settled }: Watched): number => Math.max(...settled.map(({ at }) => at));

describe('legs that are followed by their streams', () => {
  it.each([
    // legs, their length, streams, listings, details, and how late the last end is known
    [1, 10_000, 1, 0, 1, 20],
    [10, 10_000, 10, 0, 10, 20],
    [15, 59_000, 15, 0, 15, 20],
    // More of them may have ended long ago, so that they are listed first: three statuses.
    [16, 10_000, 16, 3, 16, 20],
    [100, 10_000, 100, 3, 100, 80],
    [100, 60_000, 100, 3, 100, 80],
    // Each time the wait has doubled all are listed once, in case a stream lies by its silence.
    [100, 600_000, 100, 3 + 1, 100, 80],
    [1, 600_000, 1, 0, 1 + 1, 20],
  ])('%i of %i ms cost %i streams, %i listings and %i details', async (count, end, events, list, get, late) => {
    const result = await watched({ operations: lasting(count, end), events: true, timeout: HOUR });
    expect(counts(result)).toEqual({ events, list, get });
    expect(new Set(result.outcomes())).toEqual(new Set(['passed']));
    expect(latest(result) - end).toBeLessThanOrEqual(late);
    expect(result.service.openStreams()).toBe(0);
  });

  it('are not checked while their streams bring events', async () => {
    const output = Array.from({ length: 100 }, (_, index) => ({ uuid: A, at: index * 6_000, text: '.' }));
    const result = await watched({ operations: lasting(1, 600_000), events: true, output, timeout: HOUR });
    expect(counts(result)).toEqual({ events: 1, list: 0, get: 1 });
    expect(result.output.get('leg-1')).toHaveLength(100);
  });

  it('are known to have begun although no detail was read', async () => {
    const { ledger, service } = await watched({ operations: lasting(1, HOUR), events: true, timeout: 5_000 });
    expect(ledger.activeStatuses()).toEqual(['EXECUTING']);
    // The last look at the deadline is the one request beside the stream.
    expect(service.requests.map(({ method }) => method)).toEqual(['events', 'get']);
  });

  it('cost one detail each when they had ended before', async () => {
    const operations = timelines(100, (index) => (index < 90 ? { SUCCESS: 0 } : { EXECUTING: 0, SUCCESS: 5_000 }));
    expect(counts(await watched({ operations, events: true }))).toEqual({ events: 10, list: 3, get: 100 });
  });

  it('yield the output in order and at once, and that it is whole', async () => {
    const output = [
      { uuid: A, at: 1_000, text: 'one' },
      { uuid: B, at: 1_500, text: 'other' },
      { uuid: A, at: 2_000, text: 'two', stream: 'stderr' as const },
    ];
    const { output: heard, settled } = await watched({ operations: lasting(2, 3_000), events: true, output });
    expect(heard).toEqual(
      new Map([
        ['leg-1', ['one', 'two']],
        ['leg-2', ['other']],
      ]),
    );
    expect(settled.map(({ isLogWhole }) => isLogWhole)).toEqual([true, true]);
  });

  it('wait for the first answer, and are all opened when it comes', async () => {
    const { service } = await watched({ operations: lasting(5, 3_000), events: true, latency: 300 });
    expect(service.sent('events').map(({ at }) => at)).toEqual([0, 300, 300, 300, 300]);
  });

  it.each([
    // milliseconds by which details are behind the log, details read, and how late the end is known
    [0, 1, 20],
    [90, 2, 140],
    [600, 4, 900],
    [3_000, 6, 4_000],
  ])('are read again soon while their details are behind their logs (%i ms)', async (lag, details, late) => {
    const result = await watched({ operations: lasting(3, 5_000), events: true, lag });
    expect(counts(result)).toEqual({ events: 3, list: 0, get: 3 * details });
    expect(latest(result) - 5_000).toBeLessThanOrEqual(late);
  });

  it('are read again when the log ends while an older detail is on its way', async () => {
    // The check after 300 s is answered when the log has just ended, with what was true before.
    const result = await watched({
      operations: lasting(1, 300_030),
      events: true,
      lag: 50,
      timeout: HOUR,
    });
    expect(result.service.sent('get').map(({ at }) => at)).toEqual([300_020, 300_140]);
    expect(result.settled[0]?.at).toBe(300_160);
  });

  it('are polled when their logs have ended and their details have not', async () => {
    const result = await watched({ operations: lasting(1, 5_000), events: true, lag: 60_000, timeout: HOUR });
    expect(counts(result)).toMatchObject({ events: 1 });
    expect(latest(result)).toBeLessThan(72_000);
    expect(result.mostInASecond()).toBeLessThan(5);
  });
});

describe('more legs than places for streams', () => {
  it.each([
    [250, 10_000],
    [250, 60_000],
    [250, 600_000],
  ])('(%i of up to %i ms) cost little, and places are handed on', async (count, longest) => {
    const operations = timelines(count, (index) => ({
      EXECUTING: 0,
      SUCCESS: Math.round(longest * (0.1 + (0.9 * ((index * 7_919) % count)) / count)),
    }));
    const result = await watched({ operations, events: true, timeout: HOUR });
    expect(result.service.mostStreams()).toBe(120);
    expect(result.service.sent('events').length).toBeGreaterThan(200);
    expect(result.service.sent('get')).toHaveLength(count);
    expect(result.service.requests.length / count).toBeLessThan(2);
    expect(new Set(result.outcomes())).toEqual(new Set(['passed']));
    expect(result.service.openStreams()).toBe(0);
  });

  it('are listed with growing pauses while long legs hold all places', async () => {
    const operations = timelines(300, (index) => ({
      EXECUTING: 0,
      SUCCESS: index < 128 ? 1_200_000 : 30_000 + index * 100,
    }));
    const result = await watched({ operations, events: true, timeout: HOUR });
    expect(result.service.requests.length / 300).toBeLessThan(2);
    expect(latest(result)).toBeLessThan(1_220_000);
  });

  it('are listed at the usual pace while all are queued, and get streams when they execute', async () => {
    const operations = timelines(150, () => ({ PENDING: 0, EXECUTING: 600_000, SUCCESS: 700_000 }));
    const result = await watched({ operations, events: true, timeout: HOUR });
    expect(result.service.sent('events').length).toBe(120);
    expect(result.service.sent('list').filter(({ at }) => at < 600_000).length).toBeLessThan(250);
  });
});

describe('the deadline', () => {
  it('closes the streams, and is followed by one poll', async () => {
    const { service, clock, outcomes } = await watched({
      operations: lasting(10, HOUR),
      events: true,
      timeout: 10_000,
    });
    expect(service.openStreams()).toBe(0);
    expect(service.sent('list').map(({ at }) => at)).toEqual([10_000]);
    expect(clock.elapsed()).toBeLessThan(10_100);
    expect(new Set(outcomes())).toEqual(new Set(['active']));
  });

  it('during the draining of a log keeps the outcome, and reports that the log is not whole', async () => {
    const { settled, clock, service } = await watched({
      operations: lasting(1, 5_000),
      events: true,
      timeout: 6_000,
      streamFaults: [{ attempt: 1, how: 'end', after: 1 }],
      faults: [{ method: 'events', from: 100, reply: 503 }],
      needsLog: () => true,
    });
    expect(settled).toMatchObject([{ isLogWhole: false, detail: { operation: { status: 'SUCCESS' } } }]);
    expect(clock.elapsed()).toBeLessThan(9_100);
    expect(service.openStreams()).toBe(0);
  });
});

describe('a second watch of the same legs', () => {
  it('continues each log where the first watch stopped, with its cursors', async () => {
    const output = [1_000, 12_000].map((at) => ({ uuid: A, at, text: String(at) }));
    const cursors = new Map<string, LogCursor>();
    const operations = lasting(1, 15_000);
    const first = await watched({ operations, events: true, output, cursors, timeout: 5_000 });
    expect(first.output.get('leg-1')).toEqual(['1000']);
    const second = await watched({ operations, events: true, output, cursors });
    expect(second.output.get('leg-1')).toEqual(['12000']);
    expect(second.settled).toMatchObject([{ isLogWhole: true }]);
    expect(counts(second)).toEqual({ events: 1, list: 0, get: 1 });
  });
});

describe('the signal', () => {
  it('closes all streams at once', async () => {
    const stop = new AbortController();
    const { service, clock, settled } = await watched({
      operations: lasting(100, HOUR),
      events: true,
      signal: stop.signal,
      onClock: (made) =>
        void made.sleep(3_210).then(() => {
          stop.abort();
        }),
    });
    expect([clock.elapsed(), service.openStreams(), settled]).toEqual([3_210, 0, []]);
  });
});
