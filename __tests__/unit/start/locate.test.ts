import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { OperationFilter } from '../../../src/contree/types.ts';
import { Locator } from '../../../src/start/locate.ts';
import { encodeMarker, MARKER_VARIABLE, type Marker } from '../../../src/start/marker.ts';
import { scriptedService, timeline, type Fault, type Script, type Timeline } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { markerOf, OWNER } from './launch-setting.ts';

function owned(number: number, marker: Marker | null, from: Record<string, number> = { EXECUTING: 0 }): Timeline {
  const env = marker === null ? {} : { [MARKER_VARIABLE]: encodeMarker(marker) };
  return timeline(uuidOf(number), from, { env });
}

function setting(script: Omit<Script, 'clock'>, wrap: (client: ContreeClient) => ContreeClient = (client) => client) {
  const clock = virtualClock();
  const service = scriptedService({ ...script, clock });
  const owner = { uuid: OWNER, since: clock.now() };
  const locator = new Locator({ client: wrap(service.client), clock, owner });
  return { clock, service, locator };
}

describe('the locator', () => {
  it('finds the operation of a start by owner, leg and try', async () => {
    const { locator } = setting({
      operations: [
        owned(1, markerOf('a', 1, uuidOf(7_001))),
        owned(2, markerOf('a', 1)),
        owned(3, markerOf('a', 2)),
        owned(4, markerOf('b', 1)),
        owned(5, markerOf(null, 1)),
        owned(6, null),
      ],
    });
    expect(await locator.find('a', 1, {})).toBe(uuidOf(2));
    expect(await locator.find('a', 2, {})).toBe(uuidOf(3));
    expect(await locator.find('b', 1, {})).toBe(uuidOf(4));
    expect(await locator.find(null, 1, {})).toBe(uuidOf(5));
    expect(await locator.find('c', 1, {})).toBeNull();
  });

  it('reads each operation once, and none whose marker it knows', async () => {
    const { locator, service } = setting({ operations: [owned(1, null), owned(2, markerOf('a'))] });
    locator.know({ uuid: uuidOf(2), marker: markerOf('a') });
    expect(await locator.find('a', 1, {})).toBe(uuidOf(2));
    expect(await locator.find('b', 1, {})).toBeNull();
    expect(await locator.find('b', 1, {})).toBeNull();
    expect(service.sent('get').map(({ what }) => what)).toEqual([uuidOf(1)]);
    expect(service.sent('list')).toHaveLength(7);
  });

  it('searches again after a moment, for a start that was still under way', async () => {
    const { locator, clock } = setting({ operations: [owned(1, markerOf('a'), { PENDING: 500 })] });
    expect(await locator.find('a', 1, {})).toBe(uuidOf(1));
    expect(clock.elapsed()).toBeLessThan(1_200);
  });

  it('shares one search between calls at the same time', async () => {
    const operations = Array.from({ length: 50 }, (_, index) => owned(index + 1, markerOf(`leg-${String(index + 1)}`)));
    const { locator, service } = setting({ operations });
    const found = await Promise.all(operations.map((_, index) => locator.find(`leg-${String(index + 1)}`, 1, {})));
    expect(found).toEqual(operations.map(({ uuid }) => uuid));
    expect(service.sent('list')).toHaveLength(1);
    expect(service.sent('get')).toHaveLength(50);
    const none = await Promise.all(operations.map(() => locator.find('nobody', 1, {})));
    expect(new Set(none)).toEqual(new Set([null]));
    expect(service.sent('list')).toHaveLength(4);
    expect(service.sent('get')).toHaveLength(50);
  });

  it('does not use a search that began before the call', async () => {
    // The listing under way began before the operation existed; a request from now on gets the next one.
    const { locator, clock, service } = setting({
      operations: [owned(1, markerOf('early')), owned(2, markerOf('late'), { PENDING: 30 })],
      latency: 100,
    });
    const early = locator.find('early', 1, {});
    await clock.sleep(50);
    const late = await locator.find('late', 1, {});
    expect([await early, late]).toEqual([uuidOf(1), uuidOf(2)]);
    expect(service.sent('list').map(({ at }) => at)).toEqual([0, 400]);
  });

  it('searches since the step’s start by the service’s clock, with a margin for a difference', async () => {
    const filters: OperationFilter[] = [];
    const { locator, clock } = setting({}, (client) => ({
      ...client,
      listOperations: (filter, ...rest) => {
        filters.push(filter);
        return client.listOperations(filter, ...rest);
      },
    }));
    await locator.find('a', 1, {});
    await clock.sleep(3_600_000);
    await locator.find('a', 1, {});
    expect(filters).toEqual(['5m', '6m', '6m', '66m', '66m', '66m'].map((since) => ({ kind: 'instance', since })));
  });

  it('searches as far back as a job may last where the clock was set back since the step began', async () => {
    const sinces: (string | undefined)[] = [];
    const clock = virtualClock();
    const { client } = scriptedService({ clock });
    const listOperations: ContreeClient['listOperations'] = (filter, ...rest) => {
      sinces.push(filter.since);
      return client.listOperations(filter, ...rest);
    };
    const owner = { uuid: OWNER, since: clock.now() + 3 * 3_600_000 };
    await new Locator({ client: { ...client, listOperations }, clock, owner }).findLost([], {});
    expect(new Set(sinces)).toEqual(new Set(['7205m']));
  });

  it.each([400, 403, 404, 409] as const)('takes one whose detail is refused with %i for no other’s', async (reply) => {
    const operations = [owned(1, markerOf('a')), owned(2, markerOf('b'))];
    const faults: Fault[] = [{ method: 'get', what: uuidOf(1), reply, times: 4 }];
    const { locator } = setting({ operations, faults });
    expect(await locator.find('b', 1, {})).toBe(uuidOf(2));
    // A start that may have arrived is not sent again.
    expect(await locator.find('a', 1, {})).toBeUndefined();
    expect(await locator.find('a', 1, {})).toBe(uuidOf(1));
  });

  it.each([
    ['the listing is refused', { method: 'list', reply: 403 }],
    ['the listing stays broken', { method: 'list', reply: 503 }],
    ['the token is no good', { method: 'get', reply: 401 }],
  ] as const)('cannot tell when %s', async (_, fault) => {
    const { locator, clock } = setting({ operations: [owned(1, markerOf('a'))], faults: [fault] });
    const call = { deadline: clock.now() + 5_000 };
    await expect(locator.find('a', 1, call)).rejects.toMatchObject({ failure: { status: fault.reply } });
  });

  it('returns undefined soon when a detail stays broken', async () => {
    const faults: Fault[] = [{ method: 'get', reply: 500 }];
    const { locator, clock } = setting({ operations: [owned(1, markerOf('a'))], faults });
    expect(await locator.find('a', 1, {})).toBeUndefined();
    // Three seconds for each of three searches, and for the pauses between them.
    expect(clock.elapsed()).toBeLessThan(13_000);
  });

  it('finds its own although another cannot be read, and counts those of unknown owner', async () => {
    const faults: Fault[] = [{ method: 'get', what: uuidOf(1), reply: 500 }];
    const { locator } = setting({ operations: [owned(1, markerOf('a')), owned(2, markerOf('b'))], faults });
    expect(await locator.find('b', 1, {})).toBe(uuidOf(2));
    const { lost, unknownOwners } = await locator.findLost([], {});
    expect([lost.map(({ uuid }) => uuid), unknownOwners]).toEqual([[uuidOf(2)], 1]);
  });

  describe('beside an instance that another started without an environment', () => {
    const COMMAND = { command: '/bin/true', args: [], shell: false };
    /** The service shows the environment of none of these. */
    const bare =
      (...uuids: string[]) =>
      (client: ContreeClient): ContreeClient => ({
        ...client,
        getOperation: async (uuid, call) => {
          const detail = await client.getOperation(uuid, call);
          if (!uuids.includes(uuid)) return detail;
          return { ...detail, operation: { ...detail.operation, env: null, command: COMMAND } };
        },
      });
    const operations = [owned(1, null), owned(2, markerOf('a'))];

    it('knows that a start did not arrive, where an operation of its own shows its marker in that status', async () => {
      const { locator, service } = setting({ operations }, bare(uuidOf(1)));
      locator.know({ uuid: uuidOf(2), marker: markerOf('a') });
      expect(await locator.find('b', 1, {})).toBeNull();
      expect(service.sent('get')).toHaveLength(2);
      expect((await locator.findLost([], {})).unknownOwners).toBe(0);
    });

    it('does not know it where its own shows none, or has another status, or there is none', async () => {
      const hidden = setting({ operations }, bare(uuidOf(1), uuidOf(2)));
      hidden.locator.know({ uuid: uuidOf(2), marker: markerOf('a') });
      const queued = setting(
        { operations: [owned(1, null, { PENDING: 0 }), owned(2, markerOf('a'))] },
        bare(uuidOf(1)),
      );
      queued.locator.know({ uuid: uuidOf(2), marker: markerOf('a') });
      const alone = setting({ operations: [owned(1, null)] }, bare(uuidOf(1)));
      for (const { locator } of [hidden, queued, alone]) expect(await locator.find('b', 1, {})).toBeUndefined();
    });
  });

  it('searches again after a failed search', async () => {
    const { locator } = setting({
      operations: [owned(1, markerOf('a'))],
      faults: [{ method: 'list', reply: 403, times: 1 }],
    });
    await expect(locator.find('a', 1, {})).rejects.toMatchObject({ failure: { status: 403 } });
    expect(await locator.find('a', 1, {})).toBe(uuidOf(1));
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    const { locator } = setting({ operations: [owned(1, null)], faults: [{ method: 'get', reply: bug }] });
    await expect(locator.find('a', 1, {})).rejects.toBe(bug);
  });

  it('finds the step’s active operations in each status, an unknown one too', async () => {
    const { locator, service } = setting({
      operations: [
        owned(1, markerOf('a'), { PENDING: 0 }),
        owned(2, markerOf('b'), { ASSIGNED: 0 }),
        owned(3, markerOf(null)),
        owned(4, markerOf('c'), { SUCCESS: 0 }),
        owned(5, markerOf('a', 1, uuidOf(7_001))),
        owned(6, markerOf('d'), { MIGRATING: 0 }),
      ],
    });
    expect((await locator.findLost([], {})).lost.map(({ uuid, marker }) => [uuid, marker.leg])).toEqual([
      [uuidOf(1), 'a'],
      [uuidOf(2), 'b'],
      [uuidOf(3), null],
      [uuidOf(6), 'd'],
    ]);
    expect(service.sent('list').map(({ what }) => what)).toEqual(['any']);
  });
});
