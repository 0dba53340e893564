import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { Paging } from '../../../src/contree/types.ts';
import { listActive, listOperations } from '../../../src/legs/listing.ts';
import { payloadOf, scriptedService, timeline, timelines, type Script } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

function service(script: Omit<Script, 'clock'>): ReturnType<typeof scriptedService> {
  return scriptedService({ ...script, clock: virtualClock() });
}

describe('a listing', () => {
  it.each([
    [0, 1],
    [999, 1],
    [1_000, 2],
    [1_001, 2],
    [2_500, 3],
  ])('of %i operations takes %i requests', async (count, requests) => {
    const { client } = service({ operations: timelines(count, () => ({ EXECUTING: 0 })), retryAfter: 700 });
    const listing = await listOperations(client, { status: 'EXECUTING' }, {});
    expect(listing.operations.size).toBe(count);
    expect(listing).toMatchObject({ requests, retryAfter: 700 });
  });

  it('keeps the payload of each', async () => {
    const { client } = service({ operations: [timeline(uuidOf(1), { EXECUTING: 0 })] });
    const { payloads } = await listOperations(client, {}, {});
    expect([...payloads]).toEqual([[uuidOf(1), payloadOf(uuidOf(1), { status: 'EXECUTING' })]]);
  });

  it.each([
    [10, [[10, 0]]],
    [1_000, [[1_000, 0]]],
    [1_001, [[1_000, 0], [1, 1_000]]], // prettier-ignore
  ])('stops at %i', async (max, pages) => {
    const asked: number[][] = [];
    const { client } = service({ operations: timelines(3_000, () => ({ EXECUTING: 0 })) });
    const spied: ContreeClient = {
      ...client,
      listOperations: (filter, paging, call) => {
        asked.push([paging.limit, paging.offset]);
        return client.listOperations(filter, paging, call);
      },
    };
    expect((await listOperations(spied, {}, {}, max)).operations.size).toBe(max);
    expect(asked).toEqual(pages);
  });

  it('goes on behind a page with a row that makes no sense', async () => {
    const { client } = service({ operations: timelines(1_500, () => ({ EXECUTING: 0 })) });
    const damaged: ContreeClient = {
      ...client,
      listOperations: async (filter, paging: Paging, call) => {
        const page = await client.listOperations(filter, paging, call);
        return { ...page, operations: page.operations.slice(1), payloads: page.payloads.slice(1) };
      },
    };
    expect((await listOperations(damaged, {}, {})).operations.size).toBe(1_498);
  });

  it('shows an operation once, and ends, where pages repeat', async () => {
    const { client } = service({ operations: timelines(1_000, () => ({ EXECUTING: 0 })), ignoresOffset: true });
    const listing = await listOperations(client, {}, {});
    expect(listing.operations.size).toBe(1_000);
    expect(listing.requests).toBe(2);
  });

  it('ends where every page has new rows', async () => {
    const { client } = service({ operations: timelines(1_000, () => ({ EXECUTING: 0 })) });
    const page = await client.listOperations({}, { limit: 1_000, offset: 0 }, {});
    let pages = 0;
    const endless: ContreeClient = {
      ...client,
      listOperations: async () => {
        pages += 1;
        const operations = page.operations.map((one, index) => ({ ...one, uuid: uuidOf(pages * 1_000 + index) }));
        return Promise.resolve({ ...page, operations });
      },
    };
    await expect(listOperations(endless, {}, {})).rejects.toThrow(
      /: 100 pages had 100000 operations or more, and there are others/,
    );
    expect(pages).toBe(100);
  });
});

describe('the listing of what is active', () => {
  it('requests each status in the order of life, and keeps the latest row of an operation', async () => {
    const { client, sent } = service({
      operations: [
        timeline(uuidOf(1), { PENDING: 0, ASSIGNED: 10 }),
        timeline(uuidOf(2), { EXECUTING: 0 }),
        timeline(uuidOf(3), { SUCCESS: 0 }),
      ],
      retryAfter: 50,
    });
    const listing = await listActive(client, {});
    expect(sent('list').map(({ what }) => what)).toEqual(['PENDING', 'ASSIGNED', 'EXECUTING']);
    expect([...listing.operations.values()].map(({ uuid, status }) => [uuid, status])).toEqual([
      [uuidOf(1), 'ASSIGNED'],
      [uuidOf(2), 'EXECUTING'],
    ]);
    expect(listing).toMatchObject({ requests: 3, retryAfter: 50 });
    expect(listing.payloads.get(uuidOf(1))).toEqual(payloadOf(uuidOf(1), { status: 'ASSIGNED' }));
  });

  it('stops once all wanted operations are listed', async () => {
    const operations = [timeline(uuidOf(1), { PENDING: 0 }), timeline(uuidOf(2), { ASSIGNED: 0 })];
    for (const [wanted, statuses] of [
      [[1], ['PENDING']],
      [
        [1, 2],
        ['PENDING', 'ASSIGNED'],
      ],
      [
        [1, 3],
        ['PENDING', 'ASSIGNED', 'EXECUTING'],
      ],
    ] as const) {
      const { client, sent } = service({ operations });
      const { requests } = await listActive(client, {}, { wanted: wanted.map(uuidOf) });
      expect(sent('list').map(({ what }) => what)).toEqual(statuses);
      expect(requests).toBe(statuses.length);
    }
  });
});
