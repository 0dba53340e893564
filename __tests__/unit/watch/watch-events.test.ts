import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { watch, type WatchOptions } from '../../../src/watch/watch.ts';
import type { WatchEvent } from '../../../src/watch/messages.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { type Script, scriptedService, timeline } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

const A = uuidOf(1);
const LEG = { name: 'unit', uuid: A };
const END = 2_000;
const operations = [timeline(A, { EXECUTING: 0, SUCCESS: END })];

/** Watches one leg, until an event of the kind when one is given, and returns the events, with their moments. */
async function told(script: Omit<Script, 'clock'>, options: Partial<WatchOptions> = {}, until?: WatchEvent['kind']) {
  const clock = virtualClock();
  const service = scriptedService({ clock, operations, ...script });
  const ledger = new Ledger();
  ledger.add([LEG]);
  const { signal } = new AbortController();
  const watching = { client: service.client, clock, ledger, signal, deadline: clock.now() + 60_000, ...options };
  const events: [WatchEvent['kind'], number][] = [];
  let isLogWhole: boolean | null = null;
  for await (const event of watch(watching)) {
    events.push([event.kind, clock.elapsed()]);
    if (event.kind === 'ended') ({ isLogWhole } = event);
    if (event.kind === until) break;
  }
  return { clock, service, ledger, events, kinds: events.map(([kind]) => kind), isLogWhole };
}

describe('a watch tells', () => {
  const output = [{ uuid: A, at: 500, text: 'written' }];

  it('what is written, and the end by the detail, as soon as the stream has it', async () => {
    const { events, isLogWhole } = await told({ events: true, output });
    expect(events).toEqual([
      ['output', 500],
      ['ended', END + 20],
    ]);
    expect(isLogWhole).toBe(true);
  });

  it('of an end that the detail shows later than the stream, which is read again soon', async () => {
    const { events, service } = await told({ events: true, lag: 250 });
    expect(service.sent('get').map(({ at }) => at)).toEqual([END, END + 120, END + 340]);
    expect(events.at(-1)).toEqual(['ended', END + 360]);
  });

  it('of a stream that failed, and follows the leg further', async () => {
    const streamFaults = [{ attempt: 1, how: 'cut', after: 1 } as const];
    const { kinds, isLogWhole } = await told({ events: true, output, streamFaults });
    expect(kinds).toEqual(['stream-failed', 'output', 'ended']);
    expect(isLogWhole).toBe(true);
  });

  it('once that there are no streams, and of each read that shows the leg active', async () => {
    const { kinds, isLogWhole, service } = await told({ events: false });
    expect(kinds.filter((kind) => kind !== 'active')).toEqual(['stream-failed', 'no-streams', 'ended']);
    expect(kinds.filter((kind) => kind === 'active')).toHaveLength(service.sent('get').length - 1);
    expect(isLogWhole).toBe(false);
  });

  it.each([
    ['ended', []],
    ['cannot be read yet, since the operation has', [{ method: 'events', from: END, reply: 410 } as const]],
  ])('of an end at once when the stream %s without its completion', async (_, faults) => {
    const { events } = await told({
      events: true,
      streamFaults: [{ attempt: 1, how: faults.length > 0 ? 'cut' : 'end', after: 1 }],
      output: [{ uuid: A, at: faults.length > 0 ? 1_500 : END, text: 'x' }],
      faults,
    });
    const opened = faults.length > 0 ? 2_500 + 20 : END;
    expect(events.at(-1)).toEqual(['ended', opened + 20]);
  });
});

describe('the deadline of a watch', () => {
  const forever = [timeline(A, { EXECUTING: 0 })];

  it('is followed by one poll, and by nothing more', async () => {
    const { clock, service, ledger } = await told({ operations: forever });
    expect(service.sent('get').filter(({ at }) => at >= 60_000)).toEqual([{ method: 'get', what: A, at: 60_000 }]);
    expect([clock.elapsed(), ledger.unsettled()]).toEqual([60_020, [LEG]]);
  });

  it('may have passed before: one poll shows how the leg ended', async () => {
    const { service, kinds } = await told({ operations: [timeline(A, { SUCCESS: 0 })] }, { deadline: 0 });
    expect([service.requests.length, kinds]).toEqual([1, ['ended']]);
  });

  it('closes its streams', async () => {
    const { clock, service } = await told({ operations: forever, events: true });
    expect([service.openStreams(), clock.sleeping()]).toEqual([0, 0]);
    expect(clock.elapsed()).toBe(60_020);
  });
});

it('a watch that its caller ends early closes its streams and aborts its requests', async () => {
  for (const events of [true, false]) {
    const output = [{ uuid: A, at: 500, text: 'written' }];
    const { clock, service } = await told({ events, output }, {}, events ? 'output' : 'active');
    expect([service.openStreams(), clock.sleeping()]).toEqual([0, 0]);
    expect(clock.elapsed()).toBeLessThan(600);
  }
});
