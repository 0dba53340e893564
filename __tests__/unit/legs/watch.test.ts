import { describe, expect, it } from '@jest/globals';
import type { OperationDetail } from '../../../src/contree/types.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import { watch, type Watch } from '../../../src/legs/watch.ts';
import {
  payloadOf,
  scriptedService,
  timeline,
  timelines,
  type Script,
  type ScriptedService,
} from '../../doubles/scripted-service.ts';
import { virtualClock, type VirtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../report/fixtures.ts';

const EVER = 1e9;
const A = uuidOf(1);
const B = uuidOf(2);

interface Setting extends Omit<Script, 'clock'>, Partial<Pick<Watch, 'signal' | 'onSettled'>> {
  /** Milliseconds. */
  readonly timeout?: number;
  /** The legs followed; one for each operation of the script when left out. */
  readonly legs?: readonly Leg[];
  readonly onClock?: (clock: VirtualClock) => void;
}

interface Watched {
  readonly clock: VirtualClock;
  readonly ledger: Ledger;
  readonly service: ScriptedService;
  readonly settled: readonly { readonly name: string; readonly at: number; readonly detail: OperationDetail | null }[];
  readonly active: ReadonlyMap<string, unknown>;
  readonly unknownStatuses: readonly string[];
  readonly outcomes: () => string[];
}

async function watched(setting: Setting): Promise<Watched> {
  const clock = virtualClock();
  setting.onClock?.(clock);
  const service = scriptedService({ ...setting, clock });
  const unknownStatuses: string[] = [];
  const ledger = new Ledger((status) => unknownStatuses.push(status));
  const legs = setting.operations?.map(({ uuid }, index) => ({ name: `leg-${String(index + 1)}`, uuid }));
  ledger.add(setting.legs ?? legs ?? []);
  const settled: { name: string; at: number; detail: OperationDetail | null }[] = [];
  const active = new Map<string, unknown>();
  const { signal } = new AbortController();
  await watch({
    client: service.client,
    clock,
    ledger,
    signal,
    deadline: clock.now() + (setting.timeout ?? 60_000),
    onActive: (leg, payload) => active.set(leg.name, payload),
    onSettled: (leg, detail) => settled.push({ name: leg.name, at: clock.elapsed(), detail }),
    ...setting,
  });
  const outcomes = (): string[] => ledger.results().map(({ outcome }) => outcome);
  return { clock, ledger, service, settled, active, unknownStatuses, outcomes };
}

describe('a watch of one leg', () => {
  it('reads its detail until it has ended, and hands on the last reply', async () => {
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

  it('asks rarely in a long wait', async () => {
    const { service, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 3_600_000 })],
      timeout: 7_200_000,
    });
    expect(clock.elapsed()).toBeLessThan(3_607_000);
    expect(service.requests.length).toBeLessThan(800);
  });

  it('sends nothing when there is nothing to follow, or all has settled already', async () => {
    expect((await watched({ legs: [] })).service.requests).toEqual([]);
  });

  it('takes one look when its deadline has passed before it began', async () => {
    const { service, settled } = await watched({ operations: [timeline(A, { SUCCESS: 0 })], timeout: 0 });
    expect(service.requests).toHaveLength(1);
    expect(settled).toHaveLength(1);
  });
});

describe('a watch of a few legs', () => {
  it('reads each by its detail, and none again that has ended', async () => {
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
  it('lists them, with one detail for each that has ended', async () => {
    const operations = timelines(1_000, () => ({ PENDING: 0, EXECUTING: 1_000, SUCCESS: 10_000 }));
    const { service, settled, outcomes, clock } = await watched({ operations });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(settled).toHaveLength(1_000);
    expect(service.sent('get')).toHaveLength(1_000);
    expect(new Set(service.sent('get').map(({ what }) => what)).size).toBe(1_000);
    expect(service.sent('list').length).toBeLessThanOrEqual(60);
    expect(service.mostAtOnce()).toBeLessThanOrEqual(33);
    expect(clock.elapsed()).toBeLessThan(13_000);
  });

  it('asks for the statuses in the order of life, and only for the last one when all have come so far', async () => {
    const { service } = await watched({
      operations: timelines(10, () => ({ PENDING: 0, ASSIGNED: 900, EXECUTING: 1_700, SUCCESS: 3_000 })),
    });
    const listed = service.sent('list').map(({ what }) => what);
    const first = listed.findIndex(
      (what, index) => index > 0 && what !== 'PENDING' && listed[index - 1] === 'EXECUTING',
    );
    expect(listed.slice(0, 3)).toEqual(['PENDING', 'ASSIGNED', 'EXECUTING']);
    expect(listed.slice(first, first + 2)).toEqual(['ASSIGNED', 'EXECUTING']);
    expect(listed.slice(-2)).toEqual(['EXECUTING', 'EXECUTING']);
    expect(listed.lastIndexOf('PENDING')).toBeLessThan(listed.lastIndexOf('ASSIGNED'));
  });

  it('misses none that moves on between two listings', async () => {
    // Each request takes so long that the operation is in another status at the next one.
    const { service, outcomes } = await watched({
      operations: timelines(10, () => ({ PENDING: 0, ASSIGNED: 1_500, EXECUTING: 2_500, SUCCESS: 30_000 })),
      latency: 1_000,
    });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(service.sent('get')).toHaveLength(10);
  });

  it('reads one by its detail again when it went back to an earlier status', async () => {
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

  it('reads them one by one where the listings take more requests', async () => {
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
      operations: timelines(1_500, () => ({ EXECUTING: 0, SUCCESS: 5_000 })),
      shift,
    });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(service.sent('get').length).toBeLessThan(1_600);
  });

  it('is right although the service ignores the offset', async () => {
    const { outcomes, service } = await watched({
      operations: timelines(1_200, () => ({ EXECUTING: 0, SUCCESS: 3_000 })),
      ignoresOffset: true,
    });
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
    expect(service.sent('list').length).toBeLessThan(60);
  });

  it.each([403, 404])('reads them one by one when listings are answered %i, which is asked once', async (reply) => {
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

  it('goes back to listings once they work', async () => {
    const { service } = await watched({
      operations: timelines(10, () => ({ EXECUTING: 0, SUCCESS: 40_000 })),
      faults: [{ method: 'list', reply: 500, until: 12_000 }],
    });
    expect(service.sent('list').filter(({ at }) => at > 12_000).length).toBeGreaterThan(3);
    expect(service.sent('get').filter(({ at }) => at > 15_000)).toHaveLength(10);
  });

  it('reads one by one at the last look too, although the listings hang', async () => {
    const { outcomes } = await watched({
      operations: timelines(10, () => ({ EXECUTING: 0, SUCCESS: 29_900 })),
      faults: [{ method: 'list', reply: 'hang' }],
      timeout: 30_000,
    });
    expect(outcomes()).toEqual(Array(10).fill('passed'));
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    await expect(
      watched({ operations: timelines(10, () => ({ EXECUTING: 0 })), faults: [{ method: 'list', reply: bug }] }),
    ).rejects.toBe(bug);
  });
});

describe('a leg that cannot be read', () => {
  it.each([403, 404, 400])('is settled at once by %i, and asked for once', async (reply) => {
    const { service, settled, ledger } = await watched({
      operations: [timeline(A, { EXECUTING: 0 }), timeline(B, { EXECUTING: 0, SUCCESS: 5_000 })],
      faults: [{ method: 'get', what: A, reply }],
    });
    expect(service.sent('get', A)).toHaveLength(1);
    expect(settled).toMatchObject([{ name: 'leg-1', detail: null }, { name: 'leg-2' }]);
    expect(settled[0]?.at).toBeLessThan(100);
    expect(ledger.results()).toMatchObject([
      { outcome: 'unknown', exitCode: 1, problem: { failure: { status: reply } } },
      { outcome: 'passed' },
    ]);
  });

  it.each([500, 429, 410, 'network', 'hang'] as const)(
    'for %s is tried until the deadline and holds up no other',
    async (reply) => {
      const { settled, outcomes, clock, service } = await watched({
        operations: [timeline(A, { EXECUTING: 0 }), timeline(B, { EXECUTING: 0, SUCCESS: 5_000 })],
        faults: [{ method: 'get', what: A, reply }],
        timeout: 30_000,
      });
      expect(settled).toMatchObject([{ name: 'leg-2' }]);
      expect(settled[0]?.at).toBeLessThan(6_000);
      expect(outcomes()).toEqual(['unknown', 'passed']);
      expect(clock.elapsed()).toBeGreaterThanOrEqual(30_000);
      expect(clock.elapsed()).toBeLessThanOrEqual(35_000);
      if (reply === 500) expect(service.sent('get', A).at(-2)?.at).toBeGreaterThan(25_000);
    },
  );

  it('holds up no other even where there are more of them than are read at a time', async () => {
    const faults = Array.from({ length: 100 }, (_, index) => ({
      method: 'get' as const,
      what: uuidOf(index + 1),
      reply: 'hang' as const,
    }));
    const { settled } = await watched({
      operations: timelines(101, () => ({ SUCCESS: 0 })),
      faults: [{ method: 'list', reply: 403 }, ...faults],
      timeout: 120_000,
    });
    expect(settled.map(({ name }) => name)).toEqual(['leg-101']);
    expect(settled[0]?.at).toBeLessThan(25_000);
  });

  it('is read after all when the trouble passes', async () => {
    const { outcomes } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 5_000 })],
      faults: [{ method: 'get', reply: 503, until: 20_000 }],
    });
    expect(outcomes()).toEqual(['passed']);
  });

  it('because the token is not accepted settles all at once', async () => {
    const { settled, outcomes, service, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0 }), timeline(B, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply: 401, from: 2_000 }],
    });
    expect(outcomes()).toEqual(['unknown', 'unknown']);
    expect(settled).toMatchObject([{ detail: null }, { detail: null }]);
    expect(service.requests.filter(({ at }) => at >= 2_000)).toHaveLength(2);
    expect(clock.elapsed()).toBeLessThan(3_000);
  });

  it('because the token is not accepted for the listing settles all, unread', async () => {
    const { settled, service } = await watched({
      operations: timelines(100, () => ({ EXECUTING: 0 })),
      faults: [{ method: 'list', reply: 401 }],
    });
    expect(service.requests).toHaveLength(1);
    expect(settled).toHaveLength(100);
  });
});

describe('Retry-After', () => {
  it('of a detail puts off the next look', async () => {
    const { service } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 20_000 })],
      retryAfter: 8_000,
    });
    expect(service.requests.map(({ at }) => Math.floor(at / 8_000))).toEqual([0, 1, 2, 3]);
  });

  it('of a listing puts off the next look', async () => {
    const { service } = await watched({
      operations: timelines(10, () => ({ EXECUTING: 0, SUCCESS: 14_000 })),
      retryAfter: 8_000,
    });
    const rounds = new Set(service.sent('list').map(({ at }) => Math.floor(at / 8_000)));
    expect(rounds).toEqual(new Set([0, 1, 2]));
    expect(service.sent('list')).toHaveLength(5);
  });

  it('of a listing that is refused is waited for, and no leg is read instead', async () => {
    const { service, outcomes } = await watched({
      operations: timelines(50, () => ({ EXECUTING: 0, SUCCESS: 10_000 })),
      faults: [{ method: 'list', reply: 429, until: 5_000, retryAfter: 30_000 }],
    });
    expect(service.requests.filter(({ at }) => at < 30_000)).toHaveLength(1);
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
  });

  it('of a listing that is refused to the end leaves what was never read unknown, what was seen active timed out', async () => {
    const fault = { method: 'list', reply: 503, retryAfter: 100_000 } as const;
    const operations = timelines(50, () => ({ EXECUTING: 0 }));
    const never = await watched({ operations, faults: [fault] });
    never.ledger.expire();
    expect(new Set(never.outcomes())).toEqual(new Set(['unknown']));
    const later = await watched({ operations, faults: [{ ...fault, from: 5_000 }] });
    later.ledger.expire();
    expect(new Set(later.outcomes())).toEqual(new Set(['timed-out']));
    expect(later.service.sent('get')).toHaveLength(0);
  });

  it('beyond the deadline is not asked again before the last look', async () => {
    const { service } = await watched({
      operations: [timeline(A, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply: 429, retryAfter: 100_000 }],
    });
    expect(service.requests.map(({ at }) => at)).toEqual([0, 60_000]);
  });
});

describe('the deadline', () => {
  it('is followed by one last look, which finds what has ended since', async () => {
    const { service, outcomes, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 9_990 }), timeline(B, { EXECUTING: 0 })],
      timeout: 10_000,
    });
    expect(outcomes()).toEqual(['passed', 'active']);
    expect(service.requests.filter(({ at }) => at >= 10_000)).toHaveLength(2);
    expect(clock.elapsed()).toBeLessThan(10_100);
  });

  it('of the last look is near: a leg seen active before is not unknown for it', async () => {
    const { outcomes, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply: 'hang', from: 10_000 }],
      timeout: 10_000,
    });
    expect(outcomes()).toEqual(['active']);
    expect(clock.elapsed()).toBeLessThanOrEqual(15_000);
  });

  it('cuts off a read that is under way', async () => {
    const { clock, outcomes } = await watched({
      operations: [timeline(A, { SUCCESS: 0 })],
      latency: 40_000,
      timeout: 10_000,
    });
    expect(clock.elapsed()).toBeLessThanOrEqual(15_000);
    expect(outcomes()).toEqual(['unknown']);
  });

  it('may pass while legs wait for their turn to be read', async () => {
    const { service, clock } = await watched({
      operations: timelines(100, () => ({ SUCCESS: 0 })),
      faults: [{ method: 'list', reply: 403 }],
      latency: 4_000,
      timeout: 4_000,
    });
    expect(service.sent('get').every(({ at }) => at < 7_000)).toBe(true);
    expect(clock.elapsed()).toBeLessThan(10_000);
  });
});

describe('a status that nobody knows', () => {
  it('counts as active, and is told of once', async () => {
    const { outcomes, unknownStatuses } = await watched({
      operations: [...timelines(8, () => ({ PAUSED: 0, SUCCESS: 4_000 })), timeline(uuidOf(9), { PAUSED: 0 })],
      timeout: 10_000,
    });
    expect(unknownStatuses).toEqual(['PAUSED']);
    expect(outcomes()).toEqual([...Array<string>(8).fill('passed'), 'active']);
  });
});

describe('the signal', () => {
  it.each([1, 10])('stops a watch of %i at once', async (count) => {
    const stop = new AbortController();
    const { service, clock, settled } = await watched({
      operations: timelines(count, () => ({ EXECUTING: 0 })),
      signal: stop.signal,
      onClock: (clock) =>
        void clock.sleep(3_210).then(() => {
          stop.abort();
        }),
    });
    expect(clock.elapsed()).toBe(3_210);
    expect(service.requests.every(({ at }) => at <= 3_210)).toBe(true);
    expect(settled).toEqual([]);
  });

  it('stops it in the midst of a request', async () => {
    for (const count of [1, 10]) {
      const stop = new AbortController();
      const { service, clock } = await watched({
        operations: timelines(count, () => ({ EXECUTING: 0 })),
        signal: stop.signal,
        latency: 5_000,
        onClock: (clock) =>
          void clock.sleep(1_000).then(() => {
            stop.abort();
          }),
      });
      expect(clock.elapsed()).toBe(1_000);
      expect(service.requests).toHaveLength(1);
    }
  });

  it('lets nothing be sent when it has come already', async () => {
    const { service } = await watched({ operations: [timeline(A, { EXECUTING: 0 })], signal: AbortSignal.abort() });
    expect(service.requests).toEqual([]);
  });
});

describe('a bug', () => {
  const bug = new TypeError('a bug');
  const crash = (): never => {
    throw bug;
  };

  it('in onSettled is thrown by the watch, which ends at once', async () => {
    let clock: VirtualClock | undefined;
    const operations = [timeline(A, { EXECUTING: 0, SUCCESS: 2_000 }), timeline(B, { EXECUTING: 0, SUCCESS: EVER })];
    await expect(
      watched({ operations, onSettled: crash, timeout: 3_600_000, onClock: (made) => (clock = made) }),
    ).rejects.toBe(bug);
    expect(clock?.elapsed()).toBeLessThan(3_000);
  });

  it('in onSettled for a leg that is refused is thrown as well', async () => {
    await expect(watched({ legs: [{ name: 'a', uuid: A }], onSettled: crash })).rejects.toBe(bug);
  });

  it('in the client is thrown', async () => {
    const operations = [timeline(A, { EXECUTING: 0 })];
    await expect(watched({ operations, faults: [{ method: 'get', reply: bug }] })).rejects.toBe(bug);
  });

  it('is thrown once: the first one', async () => {
    let thrown = 0;
    const operations = timelines(3, () => ({ SUCCESS: 0 }));
    const onSettled = (): never => {
      thrown += 1;
      throw new Error(`bug ${String(thrown)}`);
    };
    await expect(watched({ operations, onSettled })).rejects.toThrow('bug 1');
  });
});
