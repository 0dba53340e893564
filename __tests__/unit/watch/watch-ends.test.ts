import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { watch, WATCHED_AGAIN, watchToEnd, type WatchOptions } from '../../../src/watch/watch.ts';
import { operation, uuidOf } from '../../doubles/fixtures.ts';
import { type Script, scriptedService, timeline, timelines } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

const A = uuidOf(1);

function setting(script: Omit<Script, 'clock'>, options: Partial<WatchOptions> = {}) {
  const clock = virtualClock();
  const service = scriptedService({ clock, ...script });
  const ledger = new Ledger();
  const legs = (script.operations ?? []).map(({ uuid }, index) => ({ name: `leg-${String(index + 1)}`, uuid }));
  ledger.add(legs);
  const { signal } = new AbortController();
  const deadline = clock.now() + 60_000;
  return {
    clock,
    service,
    ledger,
    legs,
    watching: { client: service.client, clock, ledger, signal, deadline, ...options },
  };
}

describe('a watch that nothing is left for', () => {
  it('ends at once without legs', async () => {
    const { clock, service, watching } = setting({});
    await watchToEnd(watching);
    expect([clock.elapsed(), service.requests]).toEqual([0, []]);
  });

  it('ends at once where all have settled before', async () => {
    const { clock, service, ledger, legs, watching } = setting({ operations: timelines(2, () => ({ SUCCESS: 0 })) });
    for (const leg of legs) ledger.recordRead(leg, operation({ uuid: leg.uuid }));
    await watchToEnd(watching);
    expect([clock.elapsed(), service.requests]).toEqual([0, []]);
  });

  it('ends with the last leg, and leaves no stream and no timer behind', async () => {
    const operations = timelines(3, (index) => ({ EXECUTING: 0, SUCCESS: 1_000 * (index + 1) }));
    const { clock, service, ledger, watching } = setting({ operations, events: true });
    await watchToEnd(watching);
    expect(ledger.results().map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed']);
    expect(clock.elapsed()).toBeLessThan(3_200);
    expect([service.openStreams(), clock.sleeping()]).toEqual([0, 0]);
  });
});

describe('a watch that is stopped while it reads the log of a leg that has ended', () => {
  /** The stream withholds the end, which a check finds; the rest of the log hangs. */
  async function stopped(reason: unknown, needsLog: boolean): Promise<{ kinds: string[]; settled: boolean }> {
    const stop = new AbortController();
    const { clock, ledger, legs, watching } = setting(
      {
        operations: [timeline(A, { EXECUTING: 0, SUCCESS: 2_000 })],
        events: true,
        streamFaults: [{ attempt: 1, how: 'end', after: 1 }],
        output: [{ uuid: A, at: 1_990, text: 'last words' }],
        faults: [{ method: 'events', from: 1_000, reply: 'hang' }],
      },
      { signal: stop.signal, needsLog: () => needsLog },
    );
    void clock.sleep(5_000).then(() => {
      stop.abort(reason);
    });
    const kinds: string[] = [];
    for await (const { kind } of watch(watching)) if (kind !== 'active') kinds.push(kind);
    return { kinds, settled: legs.every((leg) => ledger.isSettled(leg)) };
  }

  it('leaves the leg to the watch that follows, with its end', async () => {
    expect(await stopped(WATCHED_AGAIN, true)).toEqual({ kinds: ['interrupted'], settled: false });
  });

  it('ends the leg without the rest when no other follows', async () => {
    expect(await stopped('the job was cancelled', true)).toEqual({ kinds: ['ended'], settled: true });
  });

  it('has ended the leg before when its log was not needed', async () => {
    expect(await stopped(WATCHED_AGAIN, false)).toEqual({ kinds: ['ended'], settled: true });
  });
});

describe('each leg is reported once', () => {
  it.each([1, 2, 3, 10])('when the token is rejected for all of %i that are read at the same time', async (count) => {
    const { watching } = setting({
      operations: timelines(count, () => ({ EXECUTING: 0 })),
      faults: [
        { method: 'get', reply: 401 },
        { method: 'list', reply: 500 },
      ],
    });
    const told: string[] = [];
    for await (const event of watch(watching)) if (event.kind === 'unreadable') told.push(event.leg.name);
    expect(told.sort()).toEqual(Array.from({ length: count }, (_, index) => `leg-${String(index + 1)}`).sort());
  });
});
