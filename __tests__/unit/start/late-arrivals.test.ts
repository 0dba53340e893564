import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/contree/types.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import { LateArrivals, type LateArrivalsDeps } from '../../../src/start/late-arrivals.ts';
import { Locator } from '../../../src/start/locate.ts';
import { encodeMarker, MARKER_VARIABLE } from '../../../src/start/marker.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { type Fault, scriptedService, timeline } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { markerOf, OWNER } from './launch-setting.ts';

/** Milliseconds until starts that may still arrive are searched for. */
const LOOK = 5_000;

interface Given {
  /** When the starts of legs `leg-1` and so on arrive, in milliseconds; null: never. */
  readonly arrivals?: readonly (number | null)[];
  readonly faults?: readonly Fault[];
  readonly search?: Call;
  readonly onDuplicate?: LateArrivalsDeps['onDuplicate'];
}

function setting({ arrivals = [100], faults = [], search = {}, onDuplicate }: Given) {
  const clock = virtualClock();
  const operations = arrivals.flatMap((at, index) => {
    const env = { [MARKER_VARIABLE]: encodeMarker(markerOf(`leg-${String(index + 1)}`)) };
    return at === null ? [] : [timeline(uuidOf(index + 1), { EXECUTING: at }, { env })];
  });
  const { client, sent } = scriptedService({ clock, operations, faults });
  const locator = new Locator({ client, clock, owner: { uuid: OWNER, since: clock.now() } });
  const duplicates: [string, string, number][] = [];
  const calls: Call[] = [];
  const deps = {
    clock,
    locator,
    // The legs were given up: none of them takes the operation.
    adopt: () => false,
    onDuplicate: async (leg: Leg, call: Call): Promise<void> => {
      duplicates.push([leg.name, leg.uuid, clock.elapsed()]);
      calls.push(call);
      await onDuplicate?.(leg, call);
    },
  };
  const late = new LateArrivals(deps, search);
  const expectLegs = (...numbers: readonly number[]): void => {
    for (const number of numbers) {
      const name = `leg-${String(number)}`;
      late.expect(name, markerOf(name));
    }
  };
  return { clock, late, locator, expectLegs, duplicates, calls, searches: () => sent('list').map(({ at }) => at) };
}

describe('a start that was given up and may still arrive', () => {
  it('is searched for after five seconds, and handed on once to be cancelled', async () => {
    const { clock, late, expectLegs, duplicates, searches } = setting({});
    expectLegs(1);
    expect(late.count).toBe(1);
    await clock.sleep(20_000);
    expect(duplicates).toEqual([['leg-1', uuidOf(1), LOOK + 40]]);
    expect([late.count, searches()]).toEqual([0, [LOOK]]);
  });

  it('has five seconds for its cancel, within the limits of the search', async () => {
    const { signal } = new AbortController();
    const far = setting({ search: { signal, deadline: Number.MAX_SAFE_INTEGER } });
    const near = setting({ search: { deadline: far.clock.now() + LOOK + 1_000 } });
    const free = setting({});
    for (const { clock, expectLegs } of [far, near, free]) {
      expectLegs(1);
      await clock.sleep(10_000);
    }
    const found = far.clock.now() - 10_000 + LOOK + 40;
    expect(far.calls).toEqual([{ signal, deadline: found + 5_000 }]);
    expect(near.calls).toEqual([{ deadline: found - 40 + 1_000 }]);
    expect(free.calls).toEqual([{ deadline: found + 5_000 }]);
  });

  it('shares the search with others, and one that comes later has its own', async () => {
    const { clock, late, expectLegs, duplicates, searches } = setting({ arrivals: [100, null, 7_000] });
    expectLegs(1, 2);
    await clock.sleep(4_000);
    expectLegs(3);
    await clock.sleep(2_000);
    expect(searches()).toEqual([LOOK]);
    expectLegs(2);
    await clock.sleep(20_000);
    expect(searches()).toEqual([LOOK, 6_000 + LOOK]);
    expect(duplicates.map(([name]) => name)).toEqual(['leg-1', 'leg-3']);
    expect(late.count).toBe(2);
  });

  it('is found by any other search, too', async () => {
    const { late, locator, expectLegs, duplicates } = setting({ arrivals: [0] });
    expectLegs(1);
    expect(await locator.find('another', 1, {}, () => false)).toBeNull();
    expect(duplicates.map(([name]) => name)).toEqual(['leg-1']);
    await late.close();
  });

  it('may still arrive after a search that the service did not answer', async () => {
    const { clock, late, expectLegs, duplicates } = setting({ faults: [{ method: 'list', reply: 403 }] });
    expectLegs(1);
    await clock.sleep(LOOK + 100);
    await late.close();
    expect([late.count, duplicates]).toEqual([1, []]);
  });
});

describe('the end of the search', () => {
  it('comes at once while none is under way', async () => {
    const { clock, late, expectLegs, searches } = setting({});
    expectLegs(1);
    await late.close();
    await clock.sleep(20_000);
    expect([searches(), late.count]).toEqual([[], 1]);
  });

  it('does not wait for a search of another start', async () => {
    const { clock, late, locator, expectLegs } = setting({ faults: [{ method: 'list', reply: 'hang' }] });
    const another = locator.find('another', 1, { deadline: clock.now() + 3_000 });
    expectLegs(1);
    await clock.sleep(10);
    await late.close();
    expect(clock.elapsed()).toBe(10);
    await expect(another).rejects.toMatchObject({ failure: { kind: 'timeout' } });
  });

  it.each<[string, Call]>([
    ['without limits', {}],
    ['with a signal', { signal: new AbortController().signal }],
  ])('cuts off one that is under way, %s', async (_, search) => {
    const { clock, late, expectLegs, searches } = setting({ faults: [{ method: 'list', reply: 'hang' }], search });
    expectLegs(1);
    await clock.sleep(LOOK + 10);
    const end = clock.elapsed();
    await late.close();
    expect([searches(), clock.elapsed()]).toEqual([[LOOK], end]);
  });

  it('comes with the signal of the step', async () => {
    const stop = new AbortController();
    const { clock, late, expectLegs } = setting({
      faults: [{ method: 'list', reply: 'hang' }],
      search: { signal: stop.signal },
    });
    expectLegs(1);
    await clock.sleep(LOOK + 10);
    stop.abort();
    const sleeping = clock.sleeping();
    await clock.sleep(0);
    expect(sleeping).toBe(0);
    await late.close();
  });

  it('waits until what was found is cancelled', async () => {
    let cancelled = false;
    const given = setting({
      onDuplicate: async () => {
        await given.clock.sleep(3_000);
        cancelled = true;
      },
    });
    given.expectLegs(1);
    await given.clock.sleep(LOOK + 100);
    await given.late.close();
    expect([cancelled, given.clock.elapsed()]).toEqual([true, LOOK + 40 + 3_000]);
  });

  it.each(['list', 'get'] as const)('throws a bug in the client (%s)', async (method) => {
    const bug = new TypeError('a bug');
    const { clock, late, expectLegs } = setting({ faults: [{ method, reply: bug }] });
    expectLegs(1);
    await clock.sleep(LOOK + 100);
    await expect(late.close()).rejects.toBe(bug);
  });

  it('throws what the cancel threw', async () => {
    const bug = new TypeError('a bug');
    const { clock, late, expectLegs } = setting({ onDuplicate: () => Promise.reject(bug) });
    expectLegs(1);
    await clock.sleep(LOOK + 100);
    await expect(late.close()).rejects.toBe(bug);
  });
});
