import { describe, expect, it } from '@jest/globals';
import { timelines } from '../../doubles/scripted-service.ts';
import { watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const A = uuidOf(1);
const HOUR = 3_600_000;
const lasting = (count: number, end: number) => timelines(count, () => ({ EXECUTING: 0, SUCCESS: end }));
const output = Array.from({ length: 20 }, (_, index) => ({
  uuid: A,
  at: 500 + index * 1_000,
  text: `${String(index)};`,
}));
const ALL = output.map(({ text }) => text).join('');

describe('the rest of a log', () => {
  const ended = { events: true, output, operations: lasting(1, 25_000), timeout: HOUR } as const;

  it('is read when it is needed, from where the stream broke off', async () => {
    const streamFaults = [{ attempt: 1, how: 'keepalive' as const, after: 5 }];
    const wanted = await watched({ ...ended, streamFaults, needsLog: () => true });
    expect(wanted.output.get('leg-1')?.join('')).toBe(ALL);
    expect(wanted.settled).toMatchObject([{ isLogWhole: true }]);
    const unwanted = await watched({ ...ended, streamFaults, needsLog: () => false });
    expect(unwanted.output.get('leg-1')).toHaveLength(4);
    expect(unwanted.settled).toMatchObject([{ isLogWhole: false }]);
    expect(unwanted.service.sent('events')).toHaveLength(1);
  });

  it.each([
    ['is not there any more', { reply: 404 as const }, 1, 100],
    ['cannot be read yet', { reply: 410 as const }, 3, 3_100],
    ['cannot be read for long', { reply: 410 as const, retryAfter: 3_000 }, 2, 6_100],
    ['hangs', { reply: 'hang' as const }, 1, 6_100],
  ])('that %s delays the leg by six seconds at most', async (_, fault, tries, late) => {
    const { settled, service } = await watched({
      ...ended,
      streamFaults: [{ attempt: 1, how: 'end', after: 5 }],
      faults: [{ method: 'events', from: 3_910, ...fault }],
      operations: lasting(1, 3_900),
      needsLog: () => true,
    });
    expect(settled).toMatchObject([{ isLogWhole: false }]);
    expect(settled[0]?.at).toBeLessThan(5_000 + late);
    expect(service.sent('events').length).toBeLessThanOrEqual(2 + tries);
  });

  describe('with a Retry-After (410)', () => {
    const operations = lasting(1, 3_900);
    const early = { ...ended, operations, output: output.slice(0, 4), needsLog: () => true } as const;
    // The first stream ends after 2.5 s, and the operation before the second one.
    const streamFaults = [{ attempt: 1, how: 'end' as const, after: 4 }];

    it('is read whole after that', async () => {
      const faults = [{ method: 'events' as const, from: 3_500, reply: 410, retryAfter: 3_000, times: 2 }];
      const result = await watched({ ...early, streamFaults, faults });
      const asked = result.service.sent('events').map(({ at }) => at);
      expect(result.output.get('leg-1')?.join('')).toBe('0;1;2;3;');
      expect(result.settled).toMatchObject([{ isLogWhole: true }]);
      expect(asked).toHaveLength(4);
      for (const [index, at] of asked.slice(2).entries()) {
        expect(at - (asked[index + 1] ?? 0)).toBeGreaterThanOrEqual(3_000);
      }
    });

    it.each([
      ['in the last look, which is shorter', 3_000, 5_000],
      ['for longer than the leg can be held up', 20_000, 60_000],
    ])('is left %s', async (_, retryAfter, timeout) => {
      const faults = [{ method: 'events' as const, from: 3_500, reply: 410, retryAfter }];
      const result = await watched({ ...early, streamFaults, faults, timeout });
      expect(result.outcomes()).toEqual(['passed']);
      expect(result.settled).toMatchObject([{ isLogWhole: false }]);
    });
  });

  it('is read for eight legs at a time at most, in the reserved slots', async () => {
    const { service, settled } = await watched({
      operations: timelines(200, (index) => ({ EXECUTING: 0, SUCCESS: index < 100 ? 20_000 : 90_000 })),
      events: true,
      streamFaults: [{ attempt: 1, how: 'keepalive', after: 1 }],
      needsLog: () => true,
      timeout: HOUR,
    });
    expect(service.mostStreams()).toBeLessThanOrEqual(128);
    expect(settled).toHaveLength(200);
    expect(service.openStreams()).toBe(0);
  });
});
