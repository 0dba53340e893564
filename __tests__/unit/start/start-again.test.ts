import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { Locator } from '../../../src/start/locate.ts';
import { encodeMarker, MARKER_VARIABLE } from '../../../src/start/marker.ts';
import { type StartOptions, startOnce, type StartResult } from '../../../src/start/start-once.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { type Fault, scriptedService } from '../../doubles/scripted-service.ts';
import { virtualClock, type VirtualClock } from '../../doubles/virtual-clock.ts';
import { markerOf, OWNER } from './launch-setting.ts';

interface Given {
  readonly faults?: readonly Fault[];
  readonly options?: (clock: VirtualClock) => Partial<Pick<StartOptions, 'call' | 'search' | 'stop'>>;
  readonly wrap?: (client: ContreeClient) => ContreeClient;
}

interface Started {
  readonly result: StartResult | null;
  readonly clock: VirtualClock;
  readonly locator: Locator;
  /** The tries whose start may still arrive. */
  readonly doubts: readonly number[];
  /** When each request was sent, in milliseconds. */
  readonly starts: readonly number[];
  readonly searches: readonly number[];
  readonly reads: () => number;
}

async function started({ faults = [], options, wrap = (client) => client }: Given): Promise<Started> {
  const clock = virtualClock();
  const service = scriptedService({ clock, faults });
  const client = wrap(service.client);
  const locator = new Locator({ client, clock, owner: { uuid: OWNER, since: clock.now() } });
  const doubts: number[] = [];
  let tries = 0;
  const result = await startOnce({
    client,
    clock,
    locator,
    call: {},
    search: {},
    nextMarker: () => markerOf('a', (tries += 1)),
    inTurn: (request) => request(),
    stop: new AbortController().signal,
    onDoubt: (marker) => doubts.push(marker.tries),
    requestOf: (marker) => ({ image: 'i', command: 'c', env: { [MARKER_VARIABLE]: encodeMarker(marker) } }),
    ...options?.(clock),
  });
  const sentAt = (method: 'spawn' | 'list'): number[] => service.sent(method).map(({ at }) => at);
  const reads = (): number => service.sent('get').length;
  return { result, clock, locator, doubts, starts: sentAt('spawn'), searches: sentAt('list'), reads };
}

describe('a start that failed', () => {
  it.each([400, 401, 403, 404, 409, 422])('with %i is sent once, and not searched for', async (reply) => {
    const { result, starts, searches, doubts } = await started({ faults: [{ method: 'spawn', reply }] });
    expect(result).toMatchObject({ kind: 'refused', platform: false, problem: { failure: { status: reply } } });
    expect([starts, searches, doubts]).toEqual([[0], [], []]);
  });

  it.each([500, 503])('with %i and did not arrive is sent once: `retries` decide on more', async (reply) => {
    const { result, starts, searches, doubts } = await started({ faults: [{ method: 'spawn', reply }] });
    expect(result).toMatchObject({ kind: 'refused', platform: true });
    expect([starts, searches.length, doubts]).toEqual([[0], 3, [1]]);
  });

  it('without a reply, and did not arrive, is sent ten times at most, with growing pauses', async () => {
    const { result, starts, doubts } = await started({ faults: [{ method: 'spawn', reply: 'network' }] });
    expect(result).toMatchObject({ kind: 'refused', platform: false, problem: { failure: { kind: 'network' } } });
    expect(doubts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    // The request, three searches one and two seconds apart, and three quarters of 0.5 s to 30 s.
    const pauses = starts.slice(1).map((at, index) => at - (starts[index] ?? 0) - 3_080);
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30, 30].map((seconds) => seconds * 750));
  });
});

describe('a start that the step’s end cuts off', () => {
  it('is not sent when the step was stopped before', async () => {
    const { result, starts } = await started({ options: () => ({ stop: AbortSignal.abort() }) });
    expect([result, starts]).toEqual([null, []]);
  });

  it('is sent no second time, and searched for only as long as it may arrive, after its deadline', async () => {
    const { result, starts, searches, doubts } = await started({
      faults: [{ method: 'spawn', reply: 'hang' }],
      options: (clock) => ({ call: { deadline: clock.now() + 1_000 } }),
    });
    expect(result).toMatchObject({ kind: 'refused', platform: false, problem: { failure: { kind: 'deadline' } } });
    expect([starts, searches, doubts]).toEqual([[0], [1_000, 2_020], [1]]);
  });

  it('is searched for as shortly after the stop', async () => {
    const { result, starts, searches } = await started({
      faults: [{ method: 'spawn', reply: 'hang' }],
      options: (clock) => {
        const stop = new AbortController();
        void clock.sleep(1_000).then(() => {
          stop.abort();
        });
        return { call: { signal: stop.signal, deadline: clock.now() + 60_000 } };
      },
    });
    expect(result).toMatchObject({ kind: 'refused', problem: { failure: { kind: 'aborted' } } });
    expect([starts, searches]).toEqual([[0], [1_000, 2_020]]);
  });

  it('is searched for longer while it may be sent again', async () => {
    const { searches } = await started({
      faults: [{ method: 'spawn', reply: 'network', times: 1 }],
      options: (clock) => ({ call: { deadline: clock.now() + 60_000 } }),
    });
    expect(searches).toHaveLength(3);
  });
});

describe('the search for a start without a reply', () => {
  const LOST: Fault = { method: 'spawn', reply: 'network', times: 1, acts: true };
  /** The listing cannot be decoded so many times. */
  const garbled = (times: number) => {
    return (client: ContreeClient): ContreeClient => {
      let left = times;
      return {
        ...client,
        listOperations: (...args) => {
          if (left <= 0) return client.listOperations(...args);
          left -= 1;
          return Promise.reject(failureOf('list', 'any', { kind: 'protocol' }));
        },
      };
    };
  };

  it('is repeated while the listing cannot be decoded, three times', async () => {
    const { result, clock, starts } = await started({ faults: [LOST], wrap: garbled(3) });
    expect(result).toEqual({ kind: 'started', uuid: uuidOf(1_001) });
    expect(starts).toEqual([0]);
    expect(clock.elapsed()).toBe(3 * 2_000 + 3 * 20);
  });

  it('leaves it lost when the fourth listing cannot be decoded either', async () => {
    const { result, clock, starts, doubts } = await started({ faults: [LOST], wrap: garbled(4) });
    expect(result).toMatchObject({ kind: 'lost', problem: { failure: { kind: 'network' } } });
    expect([starts, doubts, clock.elapsed()]).toEqual([[0], [], 3 * 2_000 + 20]);
  });

  it('leaves it lost at once when the listing is refused', async () => {
    const { result, starts, searches } = await started({ faults: [LOST, { method: 'list', reply: 403 }] });
    expect(result).toMatchObject({ kind: 'lost', problem: { failure: { kind: 'network' } } });
    expect([starts, searches.length]).toEqual([[0], 1]);
  });
});

it('an operation whose start was answered is read by no later search', async () => {
  const { locator, reads } = await started({});
  expect(await locator.find('a', 1, {})).toBe(uuidOf(1_001));
  expect(reads()).toBe(0);
});
