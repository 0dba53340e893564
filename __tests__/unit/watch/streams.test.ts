import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Message } from '../../../src/watch/messages.ts';
import { Streams } from '../../../src/watch/streams.ts';
import { scriptedService, timelines, type Script } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const legOf = (number: number) => ({ name: `leg-${String(number)}`, uuid: uuidOf(number) });

function streamsOf(count: number, script: Partial<Script> = {}, onSend: (message: Message) => void = () => undefined) {
  const clock = virtualClock();
  const operations = timelines(count, () => ({ EXECUTING: 0, SUCCESS: 60_000 }));
  const service = scriptedService({ clock, operations, events: true, ...script });
  const ended: string[] = [];
  const ledger = new Ledger();
  const legs = Array.from({ length: count }, (_, index) => legOf(index + 1));
  ledger.add(legs);
  const streams = new Streams({
    client: service.client,
    clock,
    ledger,
    deadline: clock.now() + 600_000,
    send: (message) => {
      onSend(message);
      if (message.kind === 'stream-ended') ended.push(`${message.leg.name} ${message.end.kind}`);
      if (message.kind === 'crashed') ended.push(String(message.cause));
    },
  });
  const opened = (): string[] => legs.filter((leg) => ledger.facts(leg).begun).map(({ name }) => name);
  return { clock, service, streams, opened, ended };
}

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
    expect([streams.places, service.openStreams()]).toEqual([0, 120]);
    await streams.closeAll();
    expect([streams.places, service.openStreams()]).toEqual([120, 0]);
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
