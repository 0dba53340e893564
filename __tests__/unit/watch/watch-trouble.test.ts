import { describe, expect, it } from '@jest/globals';
import { timeline, timelines } from '../../doubles/scripted-service.ts';
import type { VirtualClock } from '../../doubles/virtual-clock.ts';
import type { WatchEvent } from '../../../src/watch/messages.ts';
import { watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const EVER = 1e9;
const A = uuidOf(1);
const B = uuidOf(2);

describe('a leg that cannot be read', () => {
  it.each([403, 404, 400])('settles at once with %i, after one request', async (reply) => {
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

  it('delays no other leg, even when there are more of them than concurrent reads', async () => {
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

  it('is read when the fault has passed', async () => {
    const { outcomes } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 5_000 })],
      faults: [{ method: 'get', reply: 503, until: 20_000 }],
    });
    expect(outcomes()).toEqual(['passed']);
  });

  it('because the token is rejected settles all legs at once', async () => {
    const { settled, outcomes, service, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0 }), timeline(B, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply: 401, from: 2_000 }],
    });
    expect(outcomes()).toEqual(['unknown', 'unknown']);
    expect(settled).toMatchObject([{ detail: null }, { detail: null }]);
    expect(service.requests.filter(({ at }) => at >= 2_000)).toHaveLength(2);
    expect(clock.elapsed()).toBeLessThan(3_000);
  });

  it('because the token is rejected for the listing settles all legs unread', async () => {
    const { settled, service } = await watched({
      operations: timelines(100, () => ({ EXECUTING: 0 })),
      faults: [{ method: 'list', reply: 401 }],
    });
    expect(service.requests).toHaveLength(1);
    expect(settled).toHaveLength(100);
  });
});

describe('Retry-After', () => {
  it('of a detail delays the next poll', async () => {
    const { service } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 20_000 })],
      retryAfter: 8_000,
    });
    expect(service.requests.map(({ at }) => Math.floor(at / 8_000))).toEqual([0, 1, 2, 3]);
  });

  it('of a listing delays the next poll', async () => {
    const { service } = await watched({
      operations: timelines(10, () => ({ EXECUTING: 0, SUCCESS: 14_000 })),
      retryAfter: 8_000,
    });
    const rounds = new Set(service.sent('list').map(({ at }) => Math.floor(at / 8_000)));
    expect(rounds).toEqual(new Set([0, 1, 2]));
    expect(service.sent('list')).toHaveLength(5);
  });

  it('of a rejected listing is waited for, and no leg is read instead', async () => {
    const { service, outcomes } = await watched({
      operations: timelines(50, () => ({ EXECUTING: 0, SUCCESS: 10_000 })),
      faults: [{ method: 'list', reply: 429, until: 5_000, retryAfter: 30_000 }],
    });
    expect(service.requests.filter(({ at }) => at < 30_000)).toHaveLength(1);
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
  });

  it('of a listing that is always rejected leaves unread legs unknown, and active ones timed out', async () => {
    const fault = { method: 'list', reply: 503, retryAfter: 100_000 } as const;
    const operations = timelines(50, () => ({ EXECUTING: 0 }));
    const never = await watched({ operations, faults: [fault] });
    never.ledger.recordDeadline();
    expect(new Set(never.outcomes())).toEqual(new Set(['unknown']));
    const later = await watched({ operations, faults: [{ ...fault, from: 5_000 }] });
    later.ledger.recordDeadline();
    expect(new Set(later.outcomes())).toEqual(new Set(['timed-out']));
    expect(later.service.sent('get')).toHaveLength(0);
  });

  it('beyond the deadline allows no request before the last poll', async () => {
    const { service } = await watched({
      operations: [timeline(A, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply: 429, retryAfter: 100_000 }],
    });
    expect(service.requests.map(({ at }) => Math.round(at / 1000))).toEqual([0, 60]);
  });
});

describe('the deadline', () => {
  it('is followed by one last poll, which finds the legs that have ended since', async () => {
    const { service, outcomes, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 9_990 }), timeline(B, { EXECUTING: 0 })],
      timeout: 10_000,
    });
    expect(outcomes()).toEqual(['passed', 'active']);
    expect(service.requests.filter(({ at }) => at >= 10_000)).toHaveLength(2);
    expect(clock.elapsed()).toBeLessThan(10_100);
  });

  it('of the last poll is near: a leg seen active before does not become unknown', async () => {
    const { outcomes, clock } = await watched({
      operations: [timeline(A, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply: 'hang', from: 10_000 }],
      timeout: 10_000,
    });
    expect(outcomes()).toEqual(['active']);
    expect(clock.elapsed()).toBeLessThanOrEqual(15_000);
  });

  it('aborts a read under way', async () => {
    const { clock, outcomes } = await watched({
      operations: [timeline(A, { SUCCESS: 0 })],
      latency: 40_000,
      timeout: 10_000,
    });
    expect(clock.elapsed()).toBeLessThanOrEqual(15_000);
    expect(outcomes()).toEqual(['unknown']);
  });

  it('may pass while legs wait for their read', async () => {
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

describe('an unknown status', () => {
  it('counts as active, and is reported once', async () => {
    const { outcomes, unknownStatuses } = await watched({
      operations: [...timelines(8, () => ({ PAUSED: 0, SUCCESS: 4_000 })), timeline(uuidOf(9), { PAUSED: 0 })],
      timeout: 10_000,
    });
    expect([...unknownStatuses]).toEqual(['PAUSED']);
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

  it('aborts a request under way', async () => {
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

  it('that is aborted before allows no request', async () => {
    const { service } = await watched({ operations: [timeline(A, { EXECUTING: 0 })], signal: AbortSignal.abort() });
    expect(service.requests).toEqual([]);
  });
});

describe('a bug', () => {
  const bug = new TypeError('a bug');
  const crashOn =
    (kind: WatchEvent['kind']) =>
    (event: WatchEvent): void => {
      if (event.kind === kind) throw bug;
    };

  it('of the caller is thrown, and the watch ends at once', async () => {
    let clock: VirtualClock | undefined;
    const operations = [timeline(A, { EXECUTING: 0, SUCCESS: 2_000 }), timeline(B, { EXECUTING: 0, SUCCESS: EVER })];
    await expect(
      watched({ operations, onEvent: crashOn('ended'), timeout: 3_600_000, onClock: (made) => (clock = made) }),
    ).rejects.toBe(bug);
    expect(clock?.elapsed()).toBeLessThan(3_000);
  });

  it('of the caller for a leg that is refused is thrown as well', async () => {
    await expect(watched({ legs: [{ name: 'a', uuid: A }], onEvent: crashOn('unreadable') })).rejects.toBe(bug);
  });

  it('of the client is thrown', async () => {
    const operations = [timeline(A, { EXECUTING: 0 })];
    await expect(watched({ operations, faults: [{ method: 'get', reply: bug }] })).rejects.toBe(bug);
  });

  it('is thrown once, the first one', async () => {
    let thrown = 0;
    const operations = timelines(3, () => ({ SUCCESS: 0 }));
    const onEvent = (): never => {
      thrown += 1;
      throw new Error(`bug ${String(thrown)}`);
    };
    await expect(watched({ operations, onEvent })).rejects.toThrow('bug 1');
  });
});
