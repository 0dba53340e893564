import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { watch } from '../../../src/watch/watch.ts';
import { scriptedService, timelines, type Script, type Timeline } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

/** The first operation of leg number `n` is `uuidOf(n)`, the second one `uuidOf(500 + n)`. */
const again = (number: number): string => uuidOf(500 + number);

/** Legs that are each started once more, half a second after their first operation has ended. */
async function restarted(count: number, operations: readonly Timeline[], script: Partial<Script> = {}) {
  const clock = virtualClock();
  const service = scriptedService({ clock, operations, events: true, ...script });
  const ledger = new Ledger();
  const names = Array.from({ length: count }, (_, index) => `leg-${String(index + 1)}`);
  ledger.plan(names.map((name) => ({ name, allowFailure: false })));
  for (const [index, name] of names.entries()) ledger.recordStart({ name, uuid: uuidOf(index + 1) });
  const all = Promise.withResolvers<undefined>();
  let started = 0;
  const settled: string[] = [];
  const events = watch({
    client: service.client,
    clock,
    ledger,
    starting: all.promise,
    signal: new AbortController().signal,
    deadline: clock.now() + 3_600_000,
  });
  for await (const event of events) {
    if (event.kind !== 'ended') continue;
    const { leg } = event;
    settled.push(leg.uuid);
    const number = Number(leg.name.slice(4));
    if (leg.uuid !== uuidOf(number)) continue;
    ledger.planAgain(leg);
    void clock.sleep(500).then(() => {
      ledger.recordStart({ name: leg.name, uuid: again(number) });
      started += 1;
      if (started === count) all.resolve(undefined);
    });
  }
  return { service, ledger, settled, clock };
}

describe('legs that are started again as other operations', () => {
  it.each([
    ['their streams', {}],
    [
      'their streams, in the midst of a slow look at all',
      { faults: [{ method: 'list', reply: 503, retryAfter: 2_000, times: 1 } as const] },
    ],
    ['looks', { events: false }],
    ['slow looks', { events: false, latency: 3_000 }],
    ['streams that lie, and slow looks', { latency: 3_000, streamFaults: [{ how: 'keepalive', after: 1 } as const] }],
  ])('are followed by %s to the end of both', async (_, script) => {
    for (const count of [1, 20]) {
      const firsts = timelines(count, (index) => ({ EXECUTING: 0, FAILED: 58_000 + index * 100 }));
      const seconds = timelines(count, (index) => ({ EXECUTING: 0, SUCCESS: 70_000 + index * 1_000 })).map(
        ({ phases }, index) => ({ uuid: again(index + 1), phases }),
      );
      const { service, ledger, settled } = await restarted(count, [...firsts, ...seconds], script);
      expect(new Set(ledger.results().map(({ outcome }) => outcome))).toEqual(new Set(['passed']));
      expect(new Set(settled).size).toBe(2 * count);
      expect(settled).toHaveLength(2 * count);
      expect(service.openStreams()).toBe(0);
    }
  });
});

describe('legs that are started one after the other', () => {
  it('get their streams a second after their start once one was too early', async () => {
    const count = 60;
    const all = Promise.withResolvers<unknown>();
    const operations = timelines(count, (index) => ({
      PENDING: 0,
      EXECUTING: index * 400 + 300,
      SUCCESS: index * 400 + 20_000,
    }));
    const { service, settled } = await watched({
      operations,
      events: true,
      legs: [],
      starting: all.promise,
      timeout: 100_000,
      onClock: (clock, ledger) => {
        const start = async (index: number): Promise<void> => {
          await clock.sleep(index * 400);
          ledger.recordStart({ name: `leg-${String(index + 1)}`, uuid: uuidOf(index + 1) });
        };
        all.resolve(Promise.all([...operations.keys()].map(start)));
      },
    });
    expect(service.requests.length / count).toBeLessThan(2.2);
    expect(service.sent('events', uuidOf(30)).map(({ at }) => at)).toEqual([29 * 400 + 1_000]);
    for (const { name, at } of settled) expect(at - ((Number(name.slice(4)) - 1) * 400 + 20_000)).toBeLessThan(100);
  });
});
