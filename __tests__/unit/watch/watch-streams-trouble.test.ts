import { describe, expect, it } from '@jest/globals';
import type { StreamFault } from '../../doubles/script.ts';
import { timeline, timelines } from '../../doubles/scripted-service.ts';
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

describe('a broken stream', () => {
  it.each(['cut', 'end', 'garbage'] as const)('(%s) is resumed, and each event comes once', async (how) => {
    const result = await watched({
      operations: lasting(1, 25_000),
      events: true,
      output,
      streamFaults: [1, 2, 3].map((attempt) => ({ attempt, how, after: 4 })),
      needsLog: () => true,
    });
    expect(result.output.get('leg-1')?.join('')).toBe(ALL);
    expect(result.settled).toMatchObject([{ at: 25_020, isLogWhole: true }]);
  });

  it.each<[string, StreamFault, number]>([
    ['falls silent', { attempt: 1, how: 'silence', after: 3 }, 65_100],
    ['sends keep-alive comments only', { how: 'keepalive', after: 3 }, 308_100],
    ['ends as if all were said', { how: 'end', after: 3 }, 25_100],
  ])(
    '(it %s) hides an end no longer than a minute, with keep-alives five, and some seconds for its tail',
    async (_, fault, known) => {
      const result = await watched({
        operations: lasting(1, 25_000),
        events: true,
        output,
        streamFaults: [fault],
        timeout: HOUR,
        needsLog: () => true,
      });
      expect(result.outcomes()).toEqual(['passed']);
      expect(result.settled[0]?.at).toBeLessThan(known);
    },
  );

  it('that is silent delays an end by half of a long wait at most', async () => {
    const streamFaults = [{ how: 'keepalive' as const, after: 1 }];
    for (const end of [160_000, 500_000, 1_000_000]) {
      for (const count of [1, 20]) {
        const result = await watched({ operations: lasting(count, end), events: true, streamFaults, timeout: HOUR });
        expect(result.settled).toHaveLength(count);
        expect(result.settled.at(-1)?.at).toBeLessThan(2 * end);
      }
    }
  });

  it('proves nothing about the service when its operation has ended', async () => {
    const result = await watched({
      operations: [timeline(uuidOf(1), { SUCCESS: 0 }), ...lasting(10, 20_000).slice(1)],
      events: true,
      faults: [{ method: 'events', what: uuidOf(1), reply: 404 }],
    });
    expect(result.service.sent('events')).toHaveLength(10);
    expect(result.settled.filter(({ at }) => at > 20_100)).toEqual([]);
    expect(result.settled).toHaveLength(10);
  });

  it('that never recovers costs a bounded number of requests more than polling', async () => {
    // Of the last there are more than places for streams.
    for (const count of [1, 10, 124]) {
      const plain = await watched({ operations: lasting(count, 300_000), timeout: HOUR });
      for (const how of ['cut', 'end', 'garbage'] as const) {
        const result = await watched({
          operations: lasting(count, 300_000),
          events: true,
          streamFaults: [{ how }],
          timeout: HOUR,
        });
        const { service } = result;
        expect(new Set(result.outcomes())).toEqual(new Set(['passed']));
        // Six streams in vain, and a detail for each that ended as if all were said.
        expect(service.requests.length).toBeLessThanOrEqual(plain.service.requests.length + 12 * count);
        expect(service.sent('events').length).toBeLessThanOrEqual(6 * count);
      }
    }
  });

  it('that brings a little each time is reopened with growing backoff, and not given up', async () => {
    const result = await watched({
      operations: lasting(1, 25_000),
      events: true,
      output,
      streamFaults: [{ how: 'end', after: 1 }],
      timeout: HOUR,
    });
    const opened = result.service.sent('events').map(({ at }) => at);
    expect(opened.length).toBeGreaterThan(6);
    expect(opened.length).toBeLessThan(16);
    expect(result.mostInASecond()).toBeLessThanOrEqual(6);
  });
});

describe('the event streams of a service', () => {
  it.each([
    [425, 1, 12],
    [425, 60, 12],
    [410, 1, 6],
    [410, 60, 6],
    [500, 1, 6],
    [500, 60, 1],
    ['network', 1, 6],
    ['hang', 1, 6],
    ['hang', 100, 1],
  ] as const)('that answers %s for ever costs %i legs at most %i requests each', async (reply, count, each) => {
    const result = await watched({
      operations: lasting(count, 200_000),
      events: true,
      faults: [{ method: 'events', reply }],
      timeout: HOUR,
    });
    expect(new Set(result.outcomes())).toEqual(new Set(['passed']));
    expect(result.service.sent('events').length).toBeLessThanOrEqual(each * count);
    // As soon as without a stream: a tenth of the wait for a few legs, at most 5 s; a quarter for many, at most 30 s.
    expect(result.settled.at(-1)?.at).toBeLessThan(200_000 + (count === 1 ? 6_500 : 37_000));
  });

  it('that sends Retry-After are not requested before, for any leg', async () => {
    const { service } = await watched({
      operations: lasting(100, 60_000),
      events: true,
      faults: [{ method: 'events', reply: 429, retryAfter: 20_000, until: 15_000 }],
    });
    expect(service.sent('events').filter(({ at }) => at < 20_000)).toHaveLength(1);
    expect(service.sent('events').length).toBe(101);
  });

  it('that call an ended operation too early are not believed for long', async () => {
    const { settled } = await watched({
      operations: timelines(10, () => ({ SUCCESS: 0 })),
      events: true,
      faults: [{ method: 'events', reply: 425, retryAfter: 1_000 }],
    });
    expect(settled).toHaveLength(10);
    expect(settled.at(-1)?.at).toBeLessThan(6_000);
  });

  it('that hang leave the legs to polling within seconds', async () => {
    const { settled } = await watched({
      operations: lasting(10, 8_000),
      events: true,
      faults: [{ method: 'events', reply: 'hang' }],
    });
    expect(settled.at(-1)?.at).toBeLessThan(10_000);
  });

  it('that are slow for the first leg do not delay the others', async () => {
    const { service } = await watched({
      operations: lasting(3, 40_000),
      events: true,
      faults: [{ method: 'events', what: A, reply: 'hang' }],
    });
    expect(
      service
        .sent('events')
        .slice(0, 3)
        .map(({ at }) => at),
    ).toEqual([0, 1_000, 1_020]);
  });

  it('are not requested for a leg that settled while it waited for the first answer', async () => {
    const { service, outcomes } = await watched({
      operations: [
        timeline(A, { EXECUTING: 0, SUCCESS: 50_000 }),
        timeline(uuidOf(2), { EXECUTING: 0, SUCCESS: 3_000 }),
      ],
      events: true,
      faults: [{ method: 'events', reply: 'hang' }],
      timeout: 100_000,
    });
    expect(outcomes()).toEqual(['passed', 'passed']);
    expect(service.sent('events', uuidOf(2)).every(({ at }) => at < 5_000)).toBe(true);
    expect(service.openStreams()).toBe(0);
  });
});

describe('legs with an open stream at the deadline', () => {
  const refused = [{ reply: 503 }, { reply: 503, retryAfter: 20_000 }];

  it.each(refused)('are timed out, not unknown, when the last poll fails: %j', async (fault) => {
    const faults = (['get', 'list'] as const).map((method) => ({ method, ...fault }));
    for (const count of [1, 2, 5]) {
      const { ledger, outcomes } = await watched({
        operations: lasting(count, HOUR),
        events: true,
        faults,
        timeout: 10_000,
      });
      ledger.recordDeadline();
      expect(outcomes()).toEqual(Array.from({ length: count }, () => 'timed-out'));
    }
  });
});

describe('a bug', () => {
  const bug = new TypeError('a bug');

  it('of the client in a stream is thrown by the watch', async () => {
    const faults = [{ method: 'events' as const, reply: bug }];
    await expect(watched({ operations: lasting(3, 5_000), events: true, faults })).rejects.toBe(bug);
  });

  it.each(['output', 'ended'] as const)(
    'of a caller that handles %s is thrown, and the watch closes every stream',
    async (kind) => {
      let client: { openStreams: () => number } | undefined;
      const end = watched({
        operations: [...lasting(1, 10_000), timeline(uuidOf(2), { EXECUTING: 0, SUCCESS: HOUR })],
        events: true,
        output,
        streamFaults: [{ how: 'end', after: 12, uuid: A }],
        timeout: HOUR,
        onService: (service) => (client = service),
        onEvent: (event) => {
          if (event.kind === kind) throw bug;
        },
      });
      await expect(end).rejects.toBe(bug);
      expect(client?.openStreams()).toBe(0);
    },
  );

  it('of the caller in needsLog is thrown by the watch, which closes every stream', async () => {
    let client: { openStreams: () => number } | undefined;
    const end = watched({
      operations: [...lasting(1, 10_000), timeline(uuidOf(2), { EXECUTING: 0, SUCCESS: HOUR })],
      events: true,
      output,
      streamFaults: [{ how: 'end', after: 12, uuid: A }],
      timeout: HOUR,
      onService: (service) => (client = service),
      needsLog: () => {
        throw bug;
      },
    });
    await expect(end).rejects.toBe(bug);
    expect(client?.openStreams()).toBe(0);
  });
});
