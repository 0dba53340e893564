import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { Locator } from '../../../src/start/locate.ts';
import { encodeMarker, MARKER_VARIABLE } from '../../../src/start/marker.ts';
import { problem, uuidOf } from '../../doubles/fixtures.ts';
import { type Fault, scriptedService, timeline, type Timeline } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { markerOf, OWNER } from './launch-setting.ts';

/** Milliseconds of a reply. */
const REPLY = 20;

/** An operation of this step run, active from a moment on. */
function own(number: number, leg: string, from = 0): Timeline {
  return timeline(uuidOf(number), { EXECUTING: from }, { env: { [MARKER_VARIABLE]: encodeMarker(markerOf(leg)) } });
}

function setting(operations: readonly Timeline[], faults: readonly Fault[] = []) {
  const clock = virtualClock();
  const { client, sent } = scriptedService({ clock, operations, faults });
  const locator = new Locator({ client, clock, owner: { uuid: OWNER, since: clock.now() } });
  return { clock, locator, searches: () => sent('list').map(({ at }) => at), reads: () => sent('get') };
}

describe('the search for a start', () => {
  it('is repeated after one second and after two more, while nothing is found', async () => {
    const { locator, searches } = setting([]);
    expect(await locator.find('a', 1, {})).toBeNull();
    expect(searches()).toEqual([0, 1_000 + REPLY, 3_000 + 2 * REPLY]);
  });

  it('ends with what it found', async () => {
    const { clock, locator, searches } = setting([own(1, 'a', 2_000)]);
    expect(await locator.find('a', 1, {})).toBe(uuidOf(1));
    expect([searches().length, clock.elapsed()]).toEqual([3, 3_000 + 4 * REPLY]);
  });

  it('is repeated once where the start will not be sent again, which the caller says late', async () => {
    const { clock, locator, searches } = setting([]);
    const asked: number[] = [];
    const isLong = (): boolean => {
      asked.push(clock.elapsed());
      return false;
    };
    expect(await locator.find('a', 1, {}, isLong)).toBeNull();
    expect(searches()).toEqual([0, 1_000 + REPLY]);
    expect(asked).toEqual([1_000 + 2 * REPLY]);
  });

  it.each([
    [REPLY + 1_000, 1],
    [REPLY + 1_001 + REPLY, 2],
    [2 * REPLY + 3_000, 2],
  ])('with a deadline in %i ms is %i listings: none begins that the deadline would cut off', async (limit, count) => {
    const { clock, locator, searches } = setting([]);
    expect(await locator.find('a', 1, { deadline: clock.now() + limit })).toBeNull();
    expect(searches()).toHaveLength(count);
  });
});

describe('a start that is expected to arrive', () => {
  it('is handed on by the first search that finds it, once', async () => {
    const { clock, locator } = setting([own(1, 'a', 500), own(2, 'b', 500)]);
    const found: string[] = [];
    locator.expect(markerOf('a'), (uuid) => found.push(uuid));
    locator.expect(markerOf('c'), (uuid) => found.push(uuid));
    await locator.look({});
    expect(found).toEqual([]);
    await clock.sleep(500);
    await locator.look({});
    await locator.look({});
    expect(found).toEqual([uuidOf(1)]);
  });

  it('is not the same leg’s next try', async () => {
    const { locator } = setting([own(1, 'a')]);
    const found: string[] = [];
    locator.expect(markerOf('a', 2), (uuid) => found.push(uuid));
    await locator.look({});
    expect(found).toEqual([]);
  });

  it('is waited for: a look rejects when the operations cannot be listed', async () => {
    const { locator } = setting([], [{ method: 'list', reply: 403 }]);
    await expect(locator.look({})).rejects.toMatchObject({ failure: { status: 403 } });
  });
});

describe('what was started without a reply', () => {
  it('is none of the operations that a ledger has, which are not even read', async () => {
    const { locator, reads } = setting([own(1, 'a'), own(2, 'b'), own(3, 'c'), own(4, 'd')]);
    const [legs, preparation] = [new Ledger(), new Ledger()];
    legs.add([{ name: 'a', uuid: uuidOf(1) }]);
    legs.plan([{ name: 'd', allowFailure: false }]);
    legs.recordFailedStart('d', 'lost', problem());
    preparation.add([{ name: 'b', uuid: uuidOf(2) }]);
    const { lost, unknownOwners } = await locator.findLost([legs, preparation], {});
    expect(lost.map(({ uuid, marker }) => [uuid, marker.leg])).toEqual([
      [uuidOf(3), 'c'],
      [uuidOf(4), 'd'],
    ]);
    expect(reads().map(({ what }) => what)).toEqual([uuidOf(3), uuidOf(4)]);
    expect(unknownOwners).toBe(0);
  });

  it('is none that a ledger learns of while the operations are listed', async () => {
    const { clock, locator } = setting([own(1, 'a')]);
    const ledger = new Ledger();
    const finding = locator.findLost([ledger], {});
    await clock.sleep(10);
    ledger.add([{ name: 'a', uuid: uuidOf(1) }]);
    expect((await finding).lost).toEqual([]);
  });
});
