import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { watch } from '../../../src/watch/watch.ts';
import { scriptedService, timeline, type Script, type Timeline } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const legOf = (number: number) => ({ name: `leg-${String(number)}`, uuid: uuidOf(number) });

/** A watch of legs that are started so many milliseconds after its beginning, in a script of these operations. */
function watching(
  operations: readonly Timeline[],
  startedAt: readonly number[],
  { lasts = 0, timeout = 600_000, ...script }: Partial<Script> & { lasts?: number; timeout?: number } = {},
) {
  const clock = virtualClock();
  const service = scriptedService({ ...script, clock, operations });
  const ledger = new Ledger();
  ledger.plan(operations.map((_, index) => ({ name: `leg-${String(index + 1)}`, allowFailure: false })));
  const start = async (index: number): Promise<void> => {
    await clock.sleep(startedAt[index] ?? 0);
    ledger.recordStart(legOf(index + 1));
  };
  const starting = Promise.all([...operations.keys()].map(start)).then(() => clock.sleep(lasts));
  const settled: [string, number][] = [];
  const follow = async (): Promise<void> => {
    const { signal } = new AbortController();
    const options = { client: service.client, clock, ledger, starting, signal, deadline: clock.now() + timeout };
    for await (const event of watch(options)) {
      if (event.kind === 'ended') settled.push([event.leg.name, clock.elapsed()]);
    }
  };
  const ended = follow();
  return { clock, service, ledger, settled, ended };
}

describe('a watch of legs that are still being started', () => {
  it('continues while there is no leg, and while all legs so far have ended', async () => {
    const { settled, ended, ledger } = watching(
      [timeline(uuidOf(1), { SUCCESS: 0 }), timeline(uuidOf(2), { EXECUTING: 0, SUCCESS: 62_000 })],
      [30_000, 60_000],
    );
    await ended;
    expect(settled.map(([name]) => name)).toEqual(['leg-1', 'leg-2']);
    expect(ledger.allSettled).toBe(true);
  });

  it('ends as soon as no more legs will be started, also during a pause', async () => {
    const { clock, ended } = watching([timeline(uuidOf(1), { SUCCESS: 0 })], [0], { lasts: 100_123 });
    await ended;
    expect(clock.elapsed()).toBe(100_123);
  });

  it('ends at once when none was ever started', async () => {
    const { service, clock, ended } = watching([], []);
    await ended;
    expect([service.requests, clock.elapsed()]).toEqual([[], 0]);
  });

  it('polls often again after a leg was started, however old the others are', async () => {
    const { service, ended } = watching(
      [
        timeline(uuidOf(1), { EXECUTING: 0, SUCCESS: 300_000 }),
        timeline(uuidOf(2), { EXECUTING: 0, SUCCESS: 220_000 }),
      ],
      [0, 200_000],
    );
    await ended;
    const looks = (from: number, until: number): number =>
      service.sent('get', uuidOf(1)).filter(({ at }) => at >= from && at < until).length;
    // Every five seconds before, every half second once the new one was met.
    expect(looks(180_000, 200_000)).toBeLessThanOrEqual(4);
    expect(looks(200_000, 210_000)).toBeGreaterThanOrEqual(8);
    const [first] = service.sent('get', uuidOf(2));
    expect((first?.at ?? Infinity) - 200_000).toBeLessThan(1_000);
  });

  it('knows the withheld end of a young leg by the age of the leg, not of the step', async () => {
    const hour = 3_600_000;
    const { settled, ended } = watching(
      [
        timeline(uuidOf(1), { EXECUTING: 0, SUCCESS: 2 * hour }),
        timeline(uuidOf(2), { EXECUTING: hour, SUCCESS: hour + 60_000 }),
      ],
      [0, hour],
      { events: true, streamFaults: [{ uuid: uuidOf(2), how: 'keepalive', after: 1 }], timeout: 3 * hour },
    );
    await ended;
    const known = settled.find(([name]) => name === 'leg-2')?.[1] ?? Infinity;
    expect(known).toBeGreaterThan(hour + 60_000);
    expect(known).toBeLessThan(hour + 310_000);
  });
});
