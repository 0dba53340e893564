import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import type { Reading } from '../../../src/legs/read.ts';
import { DetailReads } from '../../../src/watch/detail-reads.ts';
import { LegResults } from '../../../src/watch/leg-results.ts';
import type { Message } from '../../../src/watch/messages.ts';
import { problem } from '../../doubles/fixtures.ts';
import { scriptedService, timelines, type Script } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { legOf, numbersTo } from './legs-setting.ts';

/** Reads of so many legs that execute for ever; `handle` says whether a leg is still active. */
function setting(
  count: number,
  handle: (leg: Leg, reading: Reading) => boolean | Promise<boolean> = () => true,
  script: Partial<Script> = {},
) {
  const clock = virtualClock();
  const service = scriptedService({ clock, operations: timelines(count, () => ({ EXECUTING: 0 })), ...script });
  const ledger = new Ledger();
  const messages: Message[] = [];
  const send = (message: Message): void => void messages.push(message);
  const results = new LegResults({ ledger, send });
  const handled: string[] = [];
  const handler = {
    handle: async (leg: Leg, reading: Reading) => {
      handled.push(`${leg.name} ${reading.kind}`);
      return await handle(leg, reading);
    },
  };
  const reads = new DetailReads({ client: service.client, clock, handler, results, send });
  const stop = new AbortController();
  const callUntil = (limit: number) => ({ signal: stop.signal, deadline: clock.now() + limit });
  const askedAt = (): number[] => service.sent('get').map(({ at }) => at);
  return { clock, service, reads, results, stop, callUntil, askedAt, handled, messages };
}

describe('the detail of a leg', () => {
  it('is read once, and that is a change', async () => {
    const { reads, callUntil, handled, messages, service } = setting(1);
    reads.read(legOf(1), callUntil(60_000));
    reads.read(legOf(1), callUntil(60_000));
    expect(reads.has(legOf(1))).toBe(true);
    await reads.idle();
    expect([reads.has(legOf(1)), handled, messages]).toEqual([false, ['leg-1 read'], [{ kind: 'changed' }]]);
    expect(service.requests).toHaveLength(1);
  });

  it('is not read where the result was sent', async () => {
    const { reads, results, callUntil, service } = setting(1);
    results.sendRefusal(legOf(1), problem());
    expect(reads.has(legOf(1))).toBe(true);
    reads.read(legOf(1), callUntil(60_000));
    reads.readEach([legOf(1)], callUntil(60_000));
    await reads.idle();
    expect(service.requests).toEqual([]);
  });

  it.each([
    [0, [], []],
    [1, [0], ['leg-1 missed']],
  ])('is not read after the deadline (%i ms left)', async (left, asked, reached) => {
    const { reads, callUntil, askedAt, handled } = setting(1);
    reads.read(legOf(1), callUntil(left));
    await reads.idle();
    expect([askedAt(), handled]).toEqual([asked, reached]);
  });

  it('is read again in growing pauses while a leg whose log has ended appears active', async () => {
    const { reads, callUntil, askedAt } = setting(1);
    reads.read(legOf(1), callUntil(60_000), true);
    await reads.idle();
    expect(askedAt()).toEqual([0, 120, 340, 860, 1_880, 3_900]);
  });

  it('is read again until the leg has ended', async () => {
    const { reads, callUntil, askedAt } = setting(
      1,
      (_leg, reading) => {
        return reading.kind === 'read' && reading.detail.operation.status !== 'SUCCESS';
      },
      { operations: timelines(1, () => ({ EXECUTING: 0, SUCCESS: 300 })) },
    );
    reads.read(legOf(1), callUntil(60_000), true);
    await reads.idle();
    expect(askedAt()).toEqual([0, 120, 340]);
  });

  it('is read again for a log that ends meanwhile: the reply on its way may be from before', async () => {
    const { reads, callUntil, askedAt } = setting(1);
    reads.read(legOf(1), callUntil(60_000));
    reads.read(legOf(1), callUntil(60_000), true);
    await reads.idle();
    expect(askedAt()).toHaveLength(6);
  });

  it('is read again until the deadline or the signal, with no pause beyond', async () => {
    const late = setting(1);
    late.reads.read(legOf(1), late.callUntil(1_000), true);
    await late.reads.idle();
    expect([late.askedAt(), late.clock.elapsed()]).toEqual([[0, 120, 340, 860], 1_000]);
    const stopped = setting(1, (_leg, { kind }) => kind === 'read');
    stopped.reads.read(legOf(1), stopped.callUntil(60_000), true);
    await stopped.clock.sleep(400);
    stopped.stop.abort();
    await stopped.reads.idle();
    expect([stopped.clock.elapsed(), stopped.handled.at(-1)]).toEqual([400, 'leg-1 aborted']);
  });

  it('that crashes its handler is a message, and is over', async () => {
    const bug = new TypeError('a bug');
    const { reads, callUntil, messages } = setting(1, () => {
      throw bug;
    });
    reads.read(legOf(1), callUntil(60_000));
    await reads.idle();
    expect(messages).toEqual([{ kind: 'crashed', cause: bug }, { kind: 'changed' }]);
    expect(reads.has(legOf(1))).toBe(false);
  });
});

describe('the details of many legs', () => {
  const legs = numbersTo(100).map(legOf);

  it('are read 32 at a time, each once, and all count as being read meanwhile', async () => {
    const { reads, callUntil, service, clock } = setting(100);
    reads.readEach(legs, callUntil(60_000));
    reads.readEach(legs, callUntil(60_000));
    expect(legs.every((leg) => reads.has(leg))).toBe(true);
    expect(reads.has(legOf(101))).toBe(false);
    await clock.sleep(10);
    expect(service.mostAtOnce()).toBe(32);
    await reads.idle();
    expect(service.sent('get').map(({ what }) => what)).toEqual(legs.map(({ uuid }) => uuid));
    expect(service.mostAtOnce()).toBe(32);
  });

  it('wait by their names alone, except the next 32: a leg that is read out of turn is not read twice', async () => {
    const { reads, callUntil, service } = setting(100);
    reads.readEach(legs, callUntil(60_000));
    reads.read(legOf(100), callUntil(60_000));
    await reads.idle();
    expect(service.requests).toHaveLength(100);
    expect(service.requests.findIndex(({ what }) => what === legOf(100).uuid)).toBe(32);
  });

  it('are read while one of them hangs', async () => {
    const { reads, callUntil, service, clock } = setting(100, () => true, {
      faults: numbersTo(32).map((number) => ({ method: 'get', what: legOf(number).uuid, reply: 'hang' })),
    });
    reads.readEach(legs, callUntil(60_000));
    await clock.sleep(4_999);
    expect(service.requests).toHaveLength(32);
    await clock.sleep(200);
    expect(service.requests).toHaveLength(100);
    await reads.idle();
  });
});
