import { describe, expect, it } from '@jest/globals';
import { timeline, timelines } from '../../doubles/scripted-service.ts';
import { watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const A = uuidOf(1);
const many = timelines(20, () => ({ EXECUTING: 0, SUCCESS: 20_000 }));

describe('a leg that was seen active and could not be read any more until the deadline', () => {
  it.each([500, 'network'] as const)('is unknown, with the reason (%s)', async (reply) => {
    const { ledger } = await watched({
      operations: [timeline(A, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply, from: 2_000 }],
      timeout: 30_000,
    });
    const status = reply === 500 ? 500 : null;
    expect(ledger.results()).toMatchObject([{ outcome: 'unknown', problem: { failure: { status } } }]);
  });

  it('is active when only the last poll failed', async () => {
    const { outcomes } = await watched({
      operations: [timeline(A, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply: 500, from: 30_000 }],
      timeout: 30_000,
    });
    expect(outcomes()).toEqual(['active']);
  });
});

describe('the listing of many legs', () => {
  it.each([403, 404])('is given up after a %i, and each leg is read by itself', async (reply) => {
    const { service, outcomes } = await watched({ operations: many, faults: [{ method: 'list', reply }] });
    expect(service.sent('list')).toHaveLength(1);
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
  });

  it('is tried again after one that failed, for which each leg is read by itself', async () => {
    const { service, outcomes } = await watched({
      operations: many,
      faults: [{ method: 'list', reply: 500, until: 12_000 }],
    });
    const lists = service.sent('list').filter(({ at }) => at >= 12_000);
    expect(lists.length).toBeGreaterThan(0);
    expect(service.sent('get').some(({ at }) => at < 12_000)).toBe(true);
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
  });

  it('with a Retry-After of nothing is no reason to wait: each leg is read once the listing is given up', async () => {
    const { service, outcomes } = await watched({
      operations: many,
      faults: [{ method: 'list', reply: 503, retryAfter: 0, until: 11_000 }],
    });
    expect(service.sent('get').filter(({ at }) => at < 10_100)).toHaveLength(20);
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
  });

  it('runs one at a time, even a slow one, also when legs are started meanwhile', async () => {
    const all = Promise.withResolvers<unknown>();
    const { service } = await watched({
      operations: many,
      legs: [],
      starting: all.promise,
      latency: 3_000,
      onClock: (clock, ledger) => {
        const start = async (): Promise<void> => {
          for (const [index, { uuid }] of many.entries()) {
            await clock.sleep(200);
            ledger.recordStart({ name: `leg-${String(index)}`, uuid });
          }
        };
        all.resolve(start());
      },
    });
    const lists = service.sent('list').map(({ at }) => at);
    const gaps = lists.slice(1).map((at, index) => at - (lists[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
  });
});

describe('a leg that is started again while it is polled', () => {
  it.each([1, 20])('is followed as the other operation, among %i', async (count) => {
    const again = uuidOf(500);
    const { outcomes, ledger, settled } = await watched({
      operations: [
        ...timelines(count, () => ({ EXECUTING: 0, SUCCESS: 9_000 })),
        timeline(again, { EXECUTING: 0, SUCCESS: 15_000 }),
      ],
      legs: timelines(count, () => ({})).map(({ uuid }, index) => ({ name: `leg-${String(index + 1)}`, uuid })),
      latency: 2_000,
      onClock: (clock, made) => {
        void clock.sleep(1_000).then(() => {
          made.planAgain({ name: 'leg-1', uuid: A });
          made.recordStart({ name: 'leg-1', uuid: again });
        });
      },
    });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(ledger.resultOf('leg-1')).toMatchObject({ leg: { uuid: again }, operation: { uuid: again } });
    expect(settled.at(-1)).toMatchObject({ name: 'leg-1' });
  });
});

describe('a stream that cannot be read yet since its operation has ended (410)', () => {
  it('has the detail read at once', async () => {
    const { service, settled } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 30_000 })],
      events: true,
      streamFaults: [{ attempt: 1, how: 'cut', after: 1 }],
      output: [{ uuid: A, at: 29_500, text: 'x' }],
      faults: [{ method: 'events', from: 30_000, reply: 410 }],
    });
    const asked = service.sent('events').at(-1)?.at ?? 0;
    expect(settled[0]?.at).toBe(asked + 40);
  });
});
