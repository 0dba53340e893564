import { describe, expect, it } from '@jest/globals';
import { timelines, type Timeline } from '../../doubles/scripted-service.ts';
import { watched, type Watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const HOUR = 3_600_000;
/** Milliseconds that they work. */
const WORK = 30_000;

const queued = (count: number, until: number): Timeline[] =>
  timelines(count, () => ({ PENDING: 0, ASSIGNED: until - 200, EXECUTING: until, SUCCESS: until + WORK }));
const counts = ({ service }: Watched): Record<string, number> => ({
  events: service.sent('events').length,
  list: service.sent('list').length,
  get: service.sent('get').length,
});

describe('queued legs', () => {
  it.each([
    // legs, how long in the queue, streams, listings and details
    [1, 700, 2, 0, 1],
    [10, 700, 20, 0, 10],
    [1, 30_000, 3, 0, 16],
    [2, 30_000, 6, 0, 31],
    [10, 30_000, 30, 16, 11],
    [1, 120_000, 3, 0, 25],
    [15, 120_000, 45, 25, 16],
    [100, 30_000, 100, 19, 100],
    [400, 120_000, 120, 26, 400],
  ])('%i for %i ms cost %i streams, %i listings and %i details', async (count, until, events, list, get) => {
    const result = await watched({ operations: queued(count, until), events: true, timeout: HOUR });
    expect(new Set(result.outcomes())).toEqual(new Set(['passed']));
    expect(counts(result)).toEqual({ events, list, get });
    expect(result.service.openStreams()).toBe(0);
  });

  it('get their streams at once when a poll shows them executing', async () => {
    for (const count of [1, 10]) {
      const { service, settled } = await watched({ operations: queued(count, 30_000), events: true, timeout: HOUR });
      const seen = service.requests.find(({ at, method }) => at >= 30_000 && method !== 'events');
      const opened = service.sent('events').filter(({ at }) => at > 2_000);
      expect(opened).toHaveLength(count);
      // The look is up to three listings, and each request takes 20 ms.
      for (const { at } of opened) expect(at - (seen?.at ?? 0)).toBeLessThanOrEqual(60);
      expect(settled.map(({ at }) => at).every((at) => at <= 30_000 + WORK + 20)).toBe(true);
    }
  });

  it('get one more try of a stream after the Retry-After, and the next only after they were seen executing', async () => {
    const { service } = await watched({ operations: queued(1, HOUR), events: true, timeout: 600_000 });
    expect(service.sent('events').map(({ at }) => at)).toEqual([0, 1_270]);
  });

  it('get no further try of a stream when a poll shows them queued first', async () => {
    const { service } = await watched({
      operations: queued(3, HOUR),
      events: true,
      faults: [{ method: 'events', reply: 425, retryAfter: 20_000, times: 3 }],
      timeout: 600_000,
    });
    expect(service.sent('events').map(({ at }) => at)).toEqual([0, 20, 20]);
  });

  it('do not delay the polls of executing legs without a stream', async () => {
    const operations = [...timelines(1, () => ({ EXECUTING: 0, SUCCESS: 100_000 })), ...queued(2, HOUR).slice(1)];
    const { settled } = await watched({ operations, timeout: 300_000 });
    // A tenth of the time waited, at most 5 s; not a quarter, at most 10 s.
    expect(settled[0]?.at).toBeLessThan(105_100);
  });

  it('are polled like executing legs once they execute, where there are no streams', async () => {
    const { service } = await watched({ operations: queued(1, 100_000), timeout: HOUR });
    const looks = service.sent('get', uuidOf(1)).map(({ at }) => at);
    const pauses = looks.map((at, index) => at - (looks[index - 1] ?? 0));
    expect(Math.max(...pauses)).toBe(10_000);
    expect(Math.max(...pauses.filter((_, index) => (looks[index - 1] ?? 0) > 100_000))).toBe(5_000);
  });
});
