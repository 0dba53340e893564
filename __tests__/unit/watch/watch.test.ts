import { describe, expect, it } from '@jest/globals';
import { payloadOf, timeline, timelines } from '../../doubles/scripted-service.ts';
import { watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const A = uuidOf(1);
const B = uuidOf(2);

describe('a watch of one leg', () => {
  it('reads its detail until it has ended, and yields the last reply', async () => {
    const { service, settled, active, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 3_000 }, { exitCode: 7 })],
    });
    expect(settled).toHaveLength(1);
    expect(settled[0]?.detail).toMatchObject({
      operation: { exitCode: 7 },
      payload: payloadOf(A, { status: 'SUCCESS' }),
    });
    expect(active).toEqual(new Map([['leg-1', payloadOf(A, { status: 'EXECUTING' })]]));
    expect(service.sent('list')).toHaveLength(0);
    // It is known within one pause of the end.
    expect(clock.elapsed()).toBeGreaterThanOrEqual(3_000);
    expect(clock.elapsed()).toBeLessThan(3_600);
    expect(service.requests.length).toBeLessThan(10);
  });

  it('polls rarely in a long wait', async () => {
    const { service, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 3_600_000 })],
      timeout: 7_200_000,
    });
    expect(clock.elapsed()).toBeLessThan(3_607_000);
    expect(service.requests.length).toBeLessThan(800);
  });

  it('sends nothing when there is no leg, or all have settled', async () => {
    expect((await watched({ legs: [] })).service.requests).toEqual([]);
  });

  it('polls once when its deadline has passed before it began', async () => {
    const { service, settled } = await watched({ operations: [timeline(A, { SUCCESS: 0 })], timeout: 0 });
    expect(service.requests).toHaveLength(1);
    expect(settled).toHaveLength(1);
  });
});

describe('a watch of a few legs', () => {
  it('reads each detail, and no ended leg again', async () => {
    const { service, settled } = await watched({
      operations: [timeline(A, { SUCCESS: 0 }), timeline(B, { EXECUTING: 0, FAILED: 2_000 }, { exitCode: null })],
    });
    expect(service.sent('list')).toHaveLength(0);
    expect(service.sent('get', A)).toHaveLength(1);
    expect(service.sent('get', B).length).toBeGreaterThan(2);
    expect(settled.map(({ name }) => name)).toEqual(['leg-1', 'leg-2']);
  });
});

describe('a watch of many legs', () => {
  it('lists them, with one detail for each ended leg', async () => {
    const operations = timelines(200, () => ({ PENDING: 0, EXECUTING: 1_000, SUCCESS: 10_000 }));
    const { service, settled, outcomes, clock } = await watched({ operations });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(settled).toHaveLength(200);
    expect(service.sent('get')).toHaveLength(200);
    expect(new Set(service.sent('get').map(({ what }) => what)).size).toBe(200);
    expect(service.sent('list').length).toBeLessThanOrEqual(60);
    expect(service.mostAtOnce()).toBeLessThanOrEqual(33);
    expect(clock.elapsed()).toBeLessThan(13_000);
  });

  it('lists the statuses in the order of life, and only the last one when all legs are in it', async () => {
    const { service } = await watched({
      operations: timelines(10, () => ({ PENDING: 0, ASSIGNED: 900, EXECUTING: 1_700, SUCCESS: 3_000 })),
    });
    const listed = service.sent('list').map(({ what }) => what);
    const LIFE = ['PENDING', 'ASSIGNED', 'EXECUTING'];
    expect([...new Set(listed)]).toEqual(LIFE);
    // What comes after the status that all are in is not listed, nor what came before it.
    expect(listed).toEqual(listed.toSorted((one, other) => LIFE.indexOf(one) - LIFE.indexOf(other)));
    for (const status of LIFE) expect(listed.filter((what) => what === status).length).toBeGreaterThan(1);
  });

  it('misses no leg that moves on between two listings', async () => {
    // Each request takes so long that the operation is in another status at the next one.
    const { service, outcomes } = await watched({
      operations: timelines(10, () => ({ PENDING: 0, ASSIGNED: 1_500, EXECUTING: 2_500, SUCCESS: 30_000 })),
      latency: 1_000,
    });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(service.sent('get')).toHaveLength(10);
  });

  it('reads the detail of a leg that went back to an earlier status', async () => {
    const operations = [
      timeline(A, { EXECUTING: 0 }),
      ...timelines(6, () => ({ EXECUTING: 0, SUCCESS: 8_000 })).slice(1),
    ];
    const back = {
      uuid: A,
      phases: [
        { from: 0, status: 'EXECUTING' },
        { from: 2_000, status: 'PENDING' },
        { from: 4_000, status: 'SUCCESS' },
      ],
    };
    const { outcomes } = await watched({ operations: [back, ...operations.slice(1)] });
    expect(outcomes()).toEqual(Array(6).fill('passed'));
  });

  it('reads them one by one when listings take more requests', async () => {
    const others = Array.from({ length: 6_000 }, (_, index) => timeline(uuidOf(index + 100), { EXECUTING: 0 }));
    const legs = Array.from({ length: 5 }, (_, index) => ({ name: String(index), uuid: uuidOf(index + 1) }));
    const { service, outcomes } = await watched({
      operations: [...others, ...timelines(5, () => ({ EXECUTING: 0, SUCCESS: 4_000 }))],
      legs,
    });
    expect(outcomes()).toEqual(Array(5).fill('passed'));
    expect(service.sent('list')).toHaveLength(9);
  });

  it.each([
    ['repeat', 3],
    ['are missed', -3],
  ])('is right although rows %s when a page has shifted', async (_, shift) => {
    const { outcomes, service } = await watched({
      operations: timelines(1_010, () => ({ EXECUTING: 0, SUCCESS: 5_000 })),
      shift,
    });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(service.sent('get').length).toBeLessThan(1_200);
  });

  it('is right when the service ignores the offset', async () => {
    const { outcomes, service } = await watched({
      operations: timelines(1_010, () => ({ EXECUTING: 0, SUCCESS: 3_000 })),
      ignoresOffset: true,
    });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(service.sent('list').length).toBeLessThan(60);
  });

  it.each([403, 404])('reads them one by one after one listing that is rejected with %i', async (reply) => {
    const { outcomes, service } = await watched({
      operations: timelines(40, () => ({ EXECUTING: 0, SUCCESS: 3_000 })),
      faults: [{ method: 'list', reply }],
    });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(service.sent('list')).toHaveLength(1);
    expect(service.mostAtOnce()).toBe(32);
  });

  it.each([500, 'hang', 'network'] as const)('reads them one by one while listings fail (%s)', async (reply) => {
    const { outcomes, settled } = await watched({
      operations: timelines(10, () => ({ EXECUTING: 0, SUCCESS: 3_000 })),
      faults: [{ method: 'list', reply }],
    });
    expect(outcomes()).toEqual(Array(10).fill('passed'));
    expect(settled.at(-1)?.at).toBeLessThan(12_000);
  });

  it('returns to listings once they work', async () => {
    const { service } = await watched({
      operations: timelines(10, () => ({ EXECUTING: 0, SUCCESS: 40_000 })),
      faults: [{ method: 'list', reply: 500, until: 12_000 }],
    });
    expect(service.sent('list').filter(({ at }) => at > 12_000).length).toBeGreaterThan(3);
    expect(service.sent('get').filter(({ at }) => at > 15_000)).toHaveLength(10);
  });

  it('reads them one by one in the last poll too, when the listings hang', async () => {
    const { outcomes } = await watched({
      operations: timelines(10, () => ({ EXECUTING: 0, SUCCESS: 29_900 })),
      faults: [{ method: 'list', reply: 'hang' }],
      timeout: 30_000,
    });
    expect(outcomes()).toEqual(Array(10).fill('passed'));
  });

  it('throws every other error', async () => {
    const bug = new TypeError('a bug');
    await expect(
      watched({ operations: timelines(10, () => ({ EXECUTING: 0 })), faults: [{ method: 'list', reply: bug }] }),
    ).rejects.toBe(bug);
  });
});
