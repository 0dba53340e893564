import { describe, expect, it } from '@jest/globals';
import type { Streams } from '../../../src/watch/streams.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { type Fault, timelines } from '../../doubles/scripted-service.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { legOf, streamsOf } from './streams-setting.ts';

const PATIENT = { failures: 3, earlies: 2 };
const IMPATIENT = { failures: 1, earlies: 1 };
/** Milliseconds of a reply. */
const REPLY = 20;

/** When the leg needs a poll, in milliseconds after the clock's start; 0 also when it needs one now. */
function polledAt(streams: Streams, number: number, limit = PATIENT): number {
  return Math.max(0, streams.coversUntil(legOf(number), limit) - START);
}

const rejected = (reply: Fault['reply'], fields: Partial<Fault> = {}): Fault => ({
  method: 'events',
  reply,
  ...fields,
});

describe('a leg needs a poll', () => {
  it('now, when it never had a stream', () => {
    expect(polledAt(streamsOf(1).streams, 1)).toBe(0);
  });

  it('after a second without the first answer, be it the leg that asked or one that waits', () => {
    const { streams } = streamsOf(2, { latency: 5_000 });
    streams.open(legOf(1));
    streams.open(legOf(2));
    expect([polledAt(streams, 1), polledAt(streams, 2)]).toEqual([1_000, 1_000]);
  });

  it('never, while it has a stream that was answered', async () => {
    const { clock, streams } = streamsOf(1);
    streams.open(legOf(1));
    await clock.sleep(100);
    expect(polledAt(streams, 1)).toBe(Infinity);
  });

  it('five seconds after its stream was asked for, where others were answered', async () => {
    const { clock, streams } = streamsOf(2, { faults: [rejected('hang', { what: uuidOf(2) })] });
    streams.open(legOf(1));
    await clock.sleep(100);
    streams.open(legOf(2));
    expect(polledAt(streams, 2)).toBe(100 + 5_000);
  });

  it('not before its next stream, which comes in a moment', async () => {
    const { clock, streams } = streamsOf(1, { streamFaults: [{ attempt: 1, how: 'cut' }] });
    streams.open(legOf(1));
    await clock.sleep(100);
    expect(polledAt(streams, 1)).toBe(REPLY + 1_000);
  });

  it.each([
    [4_000, REPLY + 5_000],
    [4_100, 0],
  ])('when the service asks to wait %i ms and then some for the next stream: at %i ms', async (retryAfter, at) => {
    const { clock, streams } = streamsOf(1, { faults: [rejected(429, { retryAfter })] });
    streams.open(legOf(1));
    await clock.sleep(REPLY);
    await clock.sleep(0);
    expect(polledAt(streams, 1)).toBe(at);
  });

  it('now, after too many streams that brought nothing', async () => {
    const { clock, streams } = streamsOf(1, { streamFaults: [{ how: 'cut' }] });
    streams.open(legOf(1));
    await clock.sleep(100);
    expect([polledAt(streams, 1, PATIENT) > 0, polledAt(streams, 1, IMPATIENT)]).toEqual([true, 0]);
  });

  it('now, after too many that were never answered', async () => {
    const { clock, streams } = streamsOf(1, { faults: [rejected('network')] });
    streams.open(legOf(1));
    await clock.sleep(100);
    expect(polledAt(streams, 1, IMPATIENT)).toBe(0);
  });

  it.each([
    ['brought an event', { how: 'cut', after: 1 } as const, 100],
    ['lasted, if in silence', { how: 'silence' } as const, 60_100],
  ])('not before the next, after one that %s', async (_, fault, after) => {
    const operations = timelines(1, () => ({ EXECUTING: 0 }));
    const output = [{ uuid: uuidOf(1), at: 50, text: 'more' }];
    const { clock, streams } = streamsOf(1, { operations, output, streamFaults: [{ attempt: 1, ...fault }] });
    streams.open(legOf(1));
    await clock.sleep(after);
    expect(streams.has(legOf(1))).toBe(false);
    expect(polledAt(streams, 1, IMPATIENT)).toBeGreaterThan(0);
  });
});

describe('a leg that was seen active', () => {
  it('has its full patience again once it executes, not while it is queued', async () => {
    const { clock, streams } = streamsOf(1, { streamFaults: [{ how: 'cut' }] });
    streams.open(legOf(1));
    await clock.sleep(100);
    streams.seenActive(legOf(1), false, 'instance');
    expect([polledAt(streams, 1, IMPATIENT), streams.cursorOf(legOf(1))?.heardAt]).toEqual([0, 0]);
    streams.seenActive(legOf(1), true, 'instance');
    expect(polledAt(streams, 1, IMPATIENT)).toBe(REPLY + 1_000);
    expect(streams.cursorOf(legOf(1))?.heardAt).toBe(START + 100);
  });

  it('shows by its rejected stream that the service has none, and by a 403 that the token may not follow any', async () => {
    for (const [reply, isForbidden] of [
      [404, false],
      [403, true],
    ] as const) {
      // prettier-ignore
      const { clock, streams, messages } = streamsOf(2, { faults: [rejected(reply)] });
      streams.open(legOf(1));
      await clock.sleep(100);
      const told = (): unknown[] => messages.filter(({ kind }) => kind === 'no-streams');
      expect(told()).toEqual([]);
      for (const number of [1, 1, 2]) streams.seenActive(legOf(number), true, 'instance');
      expect(told()).toEqual([{ kind: 'no-streams', isForbidden }]);
      streams.open(legOf(2));
      expect(streams.has(legOf(2))).toBe(false);
    }
  });

  it('shows nothing as an import, which may have no events: the others have their streams', async () => {
    const { clock, streams, messages } = streamsOf(2, { faults: [rejected(404, { what: uuidOf(1) })] });
    streams.open(legOf(1));
    await clock.sleep(100);
    streams.seenActive(legOf(1), true, 'image_import');
    streams.open(legOf(2));
    await clock.sleep(100);
    expect([streams.has(legOf(2)), messages.filter(({ kind }) => kind === 'no-streams')]).toEqual([true, []]);
  });
});

describe('legs that wait for the first answer', () => {
  it('have their streams when it says that the operation is queued', async () => {
    const operations = timelines(2, (index) => (index === 0 ? { PENDING: 0 } : { EXECUTING: 0 }));
    const { clock, streams, opened, messages } = streamsOf(2, { operations });
    streams.open(legOf(1));
    streams.open(legOf(2));
    await clock.sleep(100);
    expect(opened()).toEqual(['leg-2']);
    expect(messages.map(({ kind }) => kind)).toContain('changed');
  });

  it('go on waiting when there was none', async () => {
    const { clock, streams, service, messages } = streamsOf(2, { faults: [rejected('network', { times: 1 })] });
    streams.open(legOf(1));
    streams.open(legOf(2));
    await clock.sleep(100);
    expect(service.sent('events')).toHaveLength(1);
    expect(messages.map(({ kind }) => kind)).toEqual(['stream-failed', 'stream-ended']);
    expect(polledAt(streams, 2)).toBe(1_000);
  });

  it('are polled now when it was a rejection', async () => {
    const { clock, streams, service } = streamsOf(2, { faults: [rejected(404)] });
    streams.open(legOf(1));
    streams.open(legOf(2));
    await clock.sleep(100);
    expect([polledAt(streams, 2), service.sent('events').length]).toEqual([0, 1]);
  });

  it('may try themselves once the rejected one has ended, whose log may be deleted', async () => {
    const { clock, streams, service } = streamsOf(2, { faults: [rejected(404, { times: 1 })] });
    streams.open(legOf(1));
    await clock.sleep(100);
    streams.open(legOf(2));
    expect(service.sent('events')).toHaveLength(1);
    streams.close(legOf(1));
    streams.open(legOf(2));
    expect(service.sent('events')).toHaveLength(2);
  });

  it('may try in another watch, where the rejected one is not followed any more', async () => {
    const { clock, streams } = streamsOf(1, { faults: [rejected(404)] });
    streams.open(legOf(1));
    await clock.sleep(100);
    expect(streams.support.opensAt).toBe(Infinity);
    await streams.closeAll();
    expect(streams.support.opensAt).toBe(0);
  });
});

describe('streams that bring nothing, one leg after the other', () => {
  /** Opens a stream of each leg at a time, and returns for how long no other may be opened then, in milliseconds. */
  async function restAfter(count: number, script: Parameters<typeof streamsOf>[1]): Promise<number> {
    const { clock, streams } = streamsOf(count, script);
    for (let number = 1; number <= count; number += 1) {
      streams.open(legOf(number));
      await clock.sleep(REPLY + 1);
    }
    return Math.max(0, streams.support.opensAt - clock.now());
  }
  const CUT = { how: 'cut' } as const;

  it.each([
    ['are cut off', { streamFaults: [CUT] }],
    ['end', { streamFaults: [{ how: 'end' }] }],
    ['cannot be read yet', { faults: [rejected(410)] }],
  ] as const)('and %s, have all streams pause after the twentieth', async (_, script) => {
    expect(await restAfter(19, script)).toBe(0);
    expect(await restAfter(20, script)).toBe(10_000 - 1);
  });

  it('do not count when they lasted, if in silence', async () => {
    const operations = timelines(20, () => ({ EXECUTING: 0 }));
    const { clock, streams, ended } = streamsOf(20, { operations, streamFaults: [{ how: 'silence' }] });
    for (let number = 1; number <= 20; number += 1) streams.open(legOf(number));
    await clock.sleep(61_000);
    expect([ended.length, streams.support.opensAt <= clock.now()]).toEqual([20, true]);
  });

  it('do not count while they come too early', async () => {
    expect(await restAfter(20, { operations: timelines(20, () => ({ PENDING: 0 })) })).toBe(0);
  });

  it.each([
    ['a stream that is whole', timelines(20, (index) => (index === 10 ? { SUCCESS: 0 } : { EXECUTING: 0 })), []],
    ['one that brought an event', timelines(20, () => ({ EXECUTING: 0 })), [{ uuid: uuidOf(11), after: 1, ...CUT }]],
  ])('are counted anew after %s', async (_, operations, more) => {
    const cut = operations
      .filter(({ phases }) => phases[0]?.status !== 'SUCCESS')
      .map(({ uuid }) => ({ uuid, ...CUT }));
    expect(await restAfter(20, { operations, streamFaults: [...more, ...cut] })).toBe(0);
  });

  it('are counted on after one that came too early', async () => {
    const operations = timelines(21, (index) => (index === 10 ? { PENDING: 0 } : { EXECUTING: 0 }));
    expect(await restAfter(21, { operations, streamFaults: [CUT] })).toBeGreaterThan(9_000);
  });
});

describe('a stream', () => {
  it('may be opened again at the very moment at which its pause is over', async () => {
    const { clock, streams } = streamsOf(1, { streamFaults: [{ attempt: 1, how: 'cut' }] });
    streams.open(legOf(1));
    await clock.sleep(REPLY);
    await clock.sleep(0);
    await clock.sleep(streams.opensAt(legOf(1)) - clock.now());
    streams.open(legOf(1));
    expect(streams.has(legOf(1))).toBe(true);
  });

  it('is not opened at the deadline', async () => {
    const { clock, streams } = streamsOf(1, { timeout: 1_000 });
    await clock.sleep(1_000);
    streams.open(legOf(1));
    expect(streams.has(legOf(1))).toBe(false);
  });
});
