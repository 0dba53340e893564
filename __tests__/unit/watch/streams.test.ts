import { describe, expect, it } from '@jest/globals';
import type { Streams } from '../../../src/watch/streams.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { timelines } from '../../doubles/scripted-service.ts';
import { legOf, streamsOf } from './streams-setting.ts';

const A = legOf(1);
const END = 1_000;
const operations = timelines(1, () => ({ EXECUTING: 0, SUCCESS: END }));
const output = [100, 300, 500].map((at) => ({ uuid: uuidOf(1), at, text: `${String(at)};` }));
const isWhole = (streams: Streams): boolean | undefined => streams.cursorOf(A)?.isWhole;

describe('the streams of a step', () => {
  it('are opened for all waiting legs at the first answer, but not for a closed one', async () => {
    const { clock, streams, opened, service } = streamsOf(3);
    for (const number of [1, 2, 3]) streams.open(legOf(number));
    expect([1, 2, 3].map((number) => streams.has(legOf(number)))).toEqual([true, false, false]);
    streams.close(legOf(2));
    await clock.sleep(1_000);
    expect(opened()).toEqual(['leg-1', 'leg-3']);
    await streams.closeAll();
    expect(service.openStreams()).toBe(0);
  });

  it('are 120 at most; eight more are reserved for draining logs', async () => {
    const { clock, streams, service } = streamsOf(200);
    streams.open(legOf(1));
    await clock.sleep(100);
    for (let number = 2; number <= 200; number += 1) streams.open(legOf(number));
    expect([streams.slots, service.openStreams()]).toEqual([0, 120]);
    await streams.closeAll();
    expect([streams.slots, service.openStreams()]).toEqual([120, 0]);
  });

  it('send nothing more of a closed leg, not even their end', async () => {
    const { clock, streams, ended } = streamsOf(2);
    streams.open(legOf(1));
    await clock.sleep(100);
    streams.open(legOf(2));
    await clock.sleep(100);
    streams.close(legOf(1));
    await clock.sleep(60_000);
    expect(ended).toEqual(['leg-2 completed']);
    expect([1, 2].map((number) => streams.cursorOf(legOf(number))?.isWhole)).toEqual([false, true]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'are not opened anew while one is about to end (%i microtasks later)',
    async (turns) => {
      const faults = [{ method: 'events' as const, reply: 404 }];
      const { clock, streams, service } = streamsOf(1, { faults, latency: 1_500 }, ({ kind }) => {
        if (kind !== 'stream-failed') return;
        const openSoon = async (): Promise<void> => {
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          streams.open(legOf(1));
        };
        void openSoon();
      });
      streams.open(legOf(1));
      await clock.sleep(5_000);
      expect(service.sent('events')).toHaveLength(1);
    },
  );

  it('are opened neither twice, nor before their backoff, nor after the log is whole', async () => {
    const { clock, streams, service } = streamsOf(1, { streamFaults: [{ attempt: 1, how: 'cut' }] });
    streams.open(legOf(1));
    streams.open(legOf(1));
    await clock.sleep(100);
    streams.open(legOf(1));
    expect(service.sent('events')).toHaveLength(1);
    await clock.sleep(1_000);
    streams.open(legOf(1));
    await clock.sleep(61_000);
    streams.open(legOf(1));
    expect(service.sent('events')).toHaveLength(2);
    expect(streams.opensAt(legOf(1))).toBe(Infinity);
  });
});

describe('the rest of a log', () => {
  it('is read from where its stream was, which is closed first', async () => {
    // The stream withholds what comes after the first two events.
    const streamFaults = [{ attempt: 1, how: 'keepalive', after: 2 } as const];
    const { clock, streams, service, outputOf } = streamsOf(1, { operations, output, streamFaults });
    streams.open(A);
    await clock.sleep(2_000);
    expect([outputOf(1), streams.has(A)]).toEqual(['100;', true]);
    await streams.drain(A, {});
    expect([outputOf(1), streams.has(A), isWhole(streams)]).toEqual(['100;300;500;', false, true]);
    expect([service.sent('events').length, service.mostStreams(), service.openStreams()]).toEqual([2, 1, 0]);
  });

  it('is read when its stream has ended before', async () => {
    const streamFaults = [{ attempt: 1, how: 'cut', after: 2 } as const];
    const { clock, streams, outputOf } = streamsOf(1, { operations, output, streamFaults });
    streams.open(A);
    await clock.sleep(2_000);
    expect(streams.has(A)).toBe(false);
    await streams.drain(A, {});
    expect([outputOf(1), isWhole(streams)]).toEqual(['100;300;500;', true]);
  });

  it('is nothing of a whole log', async () => {
    const { clock, streams, service, outputOf } = streamsOf(1, { operations, output });
    streams.open(A);
    await clock.sleep(2_000);
    await streams.drain(A, {});
    expect([outputOf(1), service.sent('events').length]).toEqual(['100;300;500;', 1]);
  });

  it('is not asked for of a leg that never had a stream', async () => {
    const { clock, streams, service } = streamsOf(1, { operations, output });
    await clock.sleep(2_000);
    await streams.drain(A, {});
    expect(service.sent('events')).toEqual([]);
  });

  it('is not asked for where the service has no streams', async () => {
    const faults = [{ method: 'events', reply: 404 } as const];
    const { clock, streams, service } = streamsOf(1, { operations, output, faults });
    streams.open(A);
    await clock.sleep(2_000);
    await streams.drain(A, {});
    expect(service.sent('events')).toHaveLength(1);
  });
});
