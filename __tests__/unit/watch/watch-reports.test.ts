import { describe, expect, it } from '@jest/globals';
import { timelines } from '../../doubles/scripted-service.ts';
import { watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const A = uuidOf(1);
const HOUR = 3_600_000;

const lasting = (count: number, end: number) => timelines(count, () => ({ EXECUTING: 0, SUCCESS: end }));
const events = `GET /v1/operations/${A}`;
const why = (what: string): string => `${events}: ${what}: scripted. Ask the script.`;

describe('the failure of a stream', () => {
  it.each([
    ['a status', { faults: [{ method: 'events', reply: 503, times: 1 }] }, ['HTTP 503']],
    ['a refusal', { faults: [{ method: 'events', reply: 404, times: 1 }] }, ['HTTP 404']],
    ['a log that cannot be read yet', { faults: [{ method: 'events', reply: 410, times: 1 }] }, ['HTTP 410']],
    [
      'no connection',
      { faults: [{ method: 'events', reply: 'network', times: 2 }] },
      ['no connection', 'no connection'],
    ],
    ['one that breaks off', { streamFaults: [{ attempt: 1, how: 'cut', after: 1 }] }, ['no connection']],
    ['one that makes no sense', { streamFaults: [{ attempt: 1, how: 'garbage', after: 1 }] }, ['an invalid reply']],
    ['one that falls silent', { streamFaults: [{ attempt: 1, how: 'silence', after: 1 }] }, ['no reply in time']],
  ] as const)('is reported with its reason (%s)', async (_, script, told) => {
    const { troubles, outcomes } = await watched({
      operations: lasting(1, 90_000),
      events: true,
      ...script,
      timeout: HOUR,
    });
    expect(troubles).toEqual(told.map((what) => ['leg-1', why(what)]));
    expect(outcomes()).toEqual(['passed']);
  });

  it('is reported while a log is drained', async () => {
    const { troubles } = await watched({
      operations: lasting(1, 25_000),
      events: true,
      streamFaults: [{ attempt: 1, how: 'keepalive', after: 1 }],
      faults: [{ method: 'events', from: 100, reply: 503, times: 1 }],
      needsLog: () => true,
      timeout: HOUR,
    });
    expect(troubles).toEqual([['leg-1', why('HTTP 503')]]);
  });

  it.each([
    ['it has not begun', { operations: timelines(1, () => ({ PENDING: 0, EXECUTING: 9_000, SUCCESS: 20_000 })) }],
    ['the deadline has passed', { operations: lasting(1, HOUR), timeout: 10_000 }],
    ['all is well', { operations: lasting(1, 10_000) }],
  ])('is not reported when %s', async (_, setting) => {
    expect((await watched({ events: true, ...setting })).troubles).toEqual([]);
  });

  it('is not reported after an abort', async () => {
    const stop = new AbortController();
    const { troubles } = await watched({
      operations: lasting(3, HOUR),
      events: true,
      signal: stop.signal,
      onClock: (clock) =>
        void clock.sleep(3_210).then(() => {
          stop.abort();
        }),
    });
    expect(troubles).toEqual([]);
  });
});

describe('executing legs without a place for a stream', () => {
  it.each([
    [120, []],
    [140, ['streams-full']],
  ])('of %i are reported once', async (count, notices) => {
    const result = await watched({ operations: lasting(count, 60_000), events: true });
    expect(result.notices).toEqual(notices);
  });

  it('are not reported while they are queued', async () => {
    const operations = timelines(140, (index) => (index < 120 ? { EXECUTING: 0, SUCCESS: HOUR } : { PENDING: 0 }));
    expect((await watched({ operations, events: true })).notices).toEqual([]);
  });
});
