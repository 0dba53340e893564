import { describe, expect, it } from '@jest/globals';
import { StreamSupport } from '../../../src/watch/stream-support.ts';
import { timelines } from '../../doubles/scripted-service.ts';
import { watched, type Watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const A = uuidOf(1);

const lasting = (count: number, end: number) => timelines(count, () => ({ EXECUTING: 0, SUCCESS: end }));
const counts = ({ service }: Watched): Record<string, number> => ({
  events: service.sent('events').length,
  list: service.sent('list').length,
  get: service.sent('get').length,
});
const latest = ({ settled }: Watched): number => Math.max(...settled.map(({ at }) => at));

describe('a service without streams', () => {
  it.each([400, 403, 404, 405, 406])('(%i) is tried once in a step', async (reply) => {
    for (const count of [1, 10, 100]) {
      const result = await watched({
        operations: lasting(count, 10_000),
        events: true,
        faults: [{ method: 'events', reply }],
      });
      expect(result.service.sent('events')).toHaveLength(1);
      expect(new Set(result.outcomes())).toEqual(new Set(['passed']));
      expect(latest(result)).toBeLessThan(12_000);
    }
  });

  it('for imports alone leaves the instances their streams, in either order', async () => {
    const [anImport, ...instances] = lasting(5, 30_000);
    const phases = anImport?.phases.map((phase) => ({ ...phase, kind: 'image_import' })) ?? [];
    const result = await watched({
      operations: [{ uuid: A, phases }, ...instances],
      events: true,
      faults: [{ method: 'events', what: A, reply: 404 }],
    });
    expect(result.notices).toEqual([]);
    expect(result.service.sent('events').filter(({ what }) => what !== A)).toHaveLength(4);
  });

  it('for one leg alone leaves the other legs their streams', async () => {
    const result = await watched({
      operations: lasting(10, 30_000),
      events: true,
      faults: [{ method: 'events', what: uuidOf(3), reply: 404 }],
    });
    expect(counts(result)).toMatchObject({ events: 10, list: 0 });
    expect(result.service.sent('get').filter(({ what }) => what !== uuidOf(3))).toHaveLength(9);
    expect(latest(result)).toBeLessThan(34_000);
  });

  it('for an unreadable leg proves nothing for the others', async () => {
    const result = await watched({
      operations: lasting(3, 5_000),
      events: true,
      faults: [
        { method: 'events', what: A, reply: 404 },
        { method: 'get', what: A, reply: 404 },
      ],
    });
    expect(result.outcomes()).toEqual(['unknown', 'passed', 'passed']);
    // The others are read once while it is unclear whether there are streams at all.
    expect(counts(result)).toEqual({ events: 3, list: 0, get: 5 });
  });

  it('from the middle of a wait on is tried a few more times, not once a leg', async () => {
    const legs = Array.from({ length: 40 }, (_, index) => ({ name: `leg-${String(index)}`, uuid: uuidOf(index + 1) }));
    const all = Promise.withResolvers<unknown>();
    const result = await watched({
      operations: lasting(40, 30_000),
      events: true,
      legs: [],
      starting: all.promise,
      faults: [{ method: 'events', reply: 404, from: 1_000 }],
      onClock: (clock, ledger) => {
        const start = async (index: number): Promise<void> => {
          await clock.sleep(index * 100);
          const leg = legs[index];
          if (leg !== undefined) ledger.recordStart(leg);
        };
        all.resolve(Promise.all([...legs.keys()].map(start)));
      },
    });
    expect(result.service.sent('events').filter(({ at }) => at >= 1_000)).toHaveLength(5);
    expect(new Set(result.outcomes())).toEqual(new Set(['passed']));
  });

  it.each([
    // legs whose logs are deleted, how often the other one's stream is asked for, and what is reported
    [3, 2, []],
    [4, 2, []],
    [5, 1, ['no-streams']],
  ])('is not concluded from %i rejected streams in a row of ended legs, unless there are five', async (...row) => {
    const [over, asked, told] = row;
    const operations = timelines(1 + over, (index) => (index > 0 ? { SUCCESS: 0 } : { EXECUTING: 0, SUCCESS: 30_000 }));
    const result = await watched({
      operations,
      events: true,
      faults: operations.slice(1).map(({ uuid }) => ({ method: 'events', what: uuid, reply: 404 })),
      streamFaults: [{ uuid: A, attempt: 1, how: 'cut', after: 1 }],
    });
    expect(new Set(result.outcomes())).toEqual(new Set(['passed']));
    expect(result.service.sent('events', A)).toHaveLength(asked);
    expect(result.notices).toEqual(told);
  });

  it('costs a step of ended legs five fruitless streams at most, even when it finds them one by one', async () => {
    const legs = Array.from({ length: 15 }, (_, index) => ({ name: `leg-${String(index)}`, uuid: uuidOf(index + 1) }));
    const all = Promise.withResolvers<unknown>();
    const result = await watched({
      operations: timelines(15, () => ({ SUCCESS: 0 })),
      events: true,
      legs: [],
      starting: all.promise,
      faults: [{ method: 'events', reply: 404 }],
      onClock: (clock, ledger) => {
        const start = async (): Promise<void> => {
          for (const leg of legs) {
            ledger.recordStart(leg);
            await clock.sleep(2_000);
          }
        };
        all.resolve(start());
      },
    });
    expect(result.service.sent('events')).toHaveLength(5);
    expect(result.settled).toHaveLength(15);
    expect(result.notices).toEqual(['no-streams']);
  });

  it('is reported once in a step that watches twice', async () => {
    const support = new StreamSupport();
    const setting = { operations: lasting(3, 5_000), support } as const;
    const first = await watched({ ...setting, events: false });
    expect([first.notices, first.service.sent('events').length]).toEqual([['no-streams'], 1]);
    const second = await watched({ ...setting, events: false });
    expect([second.notices, second.service.sent('events').length]).toEqual([[], 0]);
  });
});
