import { describe, expect, it } from '@jest/globals';
import type { Failure } from '../../../src/contree/contree-error.ts';
import { LogCursor, type StreamEnd, streamEndOf } from '../../../src/watch/log-cursor.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

const BROKEN: StreamEnd = { kind: 'broken', retryAfter: null, silent: false };
const EARLY: StreamEnd = { kind: 'early', retryAfter: null };

/** How long to wait after each of the streams, in milliseconds, without chance. */
function delays(streams: readonly { end: StreamEnd; brought?: boolean; lasted?: number }[]): number[] {
  const clock = virtualClock();
  const cursor = new LogCursor();
  return streams.map(({ end, brought = false, lasted = 0 }) => {
    cursor.streamEnded({ end, brought, lasted }, clock);
    return cursor.opensAt - clock.now();
  });
}

describe('the time until a stream is opened again', () => {
  it('grows with each fruitless stream, up to the sixth, after which there is none', () => {
    expect(delays(Array(6).fill({ end: BROKEN }))).toEqual([1_000, 1_000, 1_000, 2_000, 5_000, Infinity]);
  });

  it('grows with each brief stream that brought an event, and never becomes infinite', () => {
    const brief = { end: BROKEN, brought: true, lasted: 9_000 };
    expect(delays(Array(8).fill(brief))).toEqual([1_000, 1_000, 1_000, 2_000, 5_000, 5_000, 5_000, 5_000]);
  });

  it('is short again after a stream that lasted', () => {
    const vain = { end: BROKEN };
    expect(delays([vain, vain, vain, vain, { end: BROKEN, lasted: 10_000 }, vain])).toEqual([
      1_000, 1_000, 1_000, 2_000, 1_000, 1_000,
    ]);
  });

  it('grows to a minute for an operation that has not begun, and never becomes infinite', () => {
    const waits = delays(Array(12).fill({ end: EARLY }));
    expect(waits).toEqual([1_000, 1_000, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000, 60_000]);
  });

  it('is the Retry-After when that is longer', () => {
    expect(delays([{ end: { ...EARLY, retryAfter: 7_000 } }])).toEqual([8_750]);
    expect(delays([{ end: { kind: 'unreadable', retryAfter: 3_000 } }])).toEqual([3_750]);
    expect(delays([{ end: { ...EARLY, retryAfter: 0 } }])).toEqual([1_000]);
  });

  it('is infinite when the stream is unavailable or completed', () => {
    expect(delays([{ end: { kind: 'unavailable' } }])).toEqual([Infinity]);
    expect(delays([{ end: { kind: 'completed' }, brought: true }])).toEqual([Infinity]);
  });

  it('has a wide jitter, since a restarting service cuts all streams at once', () => {
    for (const [random, own, asked] of [
      [0, 200, 10_000],
      [0.999999, 1_800, 15_000],
    ] as const) {
      const clock = virtualClock(random);
      const waits = [BROKEN, { ...BROKEN, retryAfter: 10_000 }].map((end) => {
        const cursor = new LogCursor();
        cursor.streamEnded({ end, brought: false, lasted: 0 }, clock);
        return Math.round(cursor.opensAt - clock.now());
      });
      expect(waits).toEqual([own, asked]);
    }
  });
});

describe('the silence after which a stream counts as broken', () => {
  it('doubles with each silent stream, up to ten minutes', () => {
    const clock = virtualClock();
    const cursor = new LogCursor();
    const borne = [0, 1, 2, 3, 4, 5].map(() => {
      const { silence } = cursor;
      cursor.streamEnded({ end: { ...BROKEN, silent: true }, brought: false, lasted: silence }, clock);
      return silence / 1_000;
    });
    expect(borne).toEqual([60, 120, 240, 480, 600, 600]);
  });

  it('stays a minute after streams that ended otherwise', () => {
    const clock = virtualClock();
    const cursor = new LogCursor();
    const ends: readonly StreamEnd[] = [BROKEN, EARLY, { kind: 'incomplete' }, { kind: 'unreadable', retryAfter: 1 }];
    for (const end of ends) cursor.streamEnded({ end, brought: false, lasted: 60_000 }, clock);
    expect(cursor.silence).toBe(60_000);
  });
});

describe('the limit of fruitless streams', () => {
  const patience = { failures: 3, earlies: 2 };

  it('is exceeded by failures or by early streams in a row, until the operation is seen executing', () => {
    const clock = virtualClock();
    const cursor = new LogCursor();
    const after = (end: StreamEnd, brought = false): boolean => {
      cursor.streamEnded({ end, brought, lasted: 0 }, clock);
      return cursor.exceeds(patience);
    };
    expect([after(EARLY), after(BROKEN), after({ kind: 'incomplete' }), after(BROKEN)]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(after(BROKEN, true)).toBe(false);
    expect([after(EARLY), after(EARLY)]).toEqual([false, true]);
    cursor.seenExecuting(1_000);
    expect([cursor.heardAt, cursor.exceeds(patience)]).toEqual([1_000, false]);
  });
});

describe('the log of an operation that has ended', () => {
  it('is not requested before the Retry-After of a 410', () => {
    const clock = virtualClock();
    const cursor = new LogCursor();
    const after = (end: StreamEnd): number => {
      cursor.streamEnded({ end, brought: false, lasted: 0 }, clock);
      return cursor.readableAt;
    };
    expect(after({ kind: 'unreadable', retryAfter: 3_000 })).toBe(clock.now() + 3_750);
    expect(after({ kind: 'unreadable', retryAfter: null })).toBe(clock.now());
    expect(after({ ...BROKEN, retryAfter: 3_000 })).toBe(0);
  });
});

describe('the end of a stream, from its failure', () => {
  it.each<[string, Partial<Failure>, boolean, StreamEnd]>([
    ['425', { status: 425, retryAfter: 3_000 }, false, { kind: 'early', retryAfter: 3_000 }],
    ['410', { status: 410, retryAfter: null }, false, { kind: 'unreadable', retryAfter: null }],
    ['400', { status: 400 }, false, { kind: 'unavailable' }],
    ['401', { status: 401 }, false, { kind: 'unavailable' }],
    ['403', { status: 403 }, false, { kind: 'unavailable', isForbidden: true }],
    ['404', { status: 404 }, false, { kind: 'unavailable' }],
    ['405', { status: 405 }, false, { kind: 'unavailable' }],
    ['406', { status: 406 }, false, { kind: 'unavailable' }],
    ['408', { status: 408 }, false, { kind: 'broken', retryAfter: null, silent: false }],
    ['429', { status: 429, retryAfter: 9_000 }, false, { kind: 'broken', retryAfter: 9_000, silent: false }],
    ['500', { status: 500 }, false, { kind: 'broken', retryAfter: null, silent: false }],
    ['503', { status: 503, retryAfter: 1_000 }, false, { kind: 'broken', retryAfter: 1_000, silent: false }],
    ['no connection', { kind: 'network' }, false, { kind: 'broken', retryAfter: null, silent: false }],
    ['no answer in time', { kind: 'timeout' }, false, { kind: 'broken', retryAfter: null, silent: false }],
    ['silence', { kind: 'timeout' }, true, { kind: 'broken', retryAfter: null, silent: true }],
    ['a page instead of a stream', { kind: 'protocol' }, false, { kind: 'unavailable' }],
    ['an event that makes no sense', { kind: 'protocol' }, true, { kind: 'broken', retryAfter: null, silent: false }],
    ['the signal', { kind: 'aborted' }, true, { kind: 'closed' }],
    ['the deadline', { kind: 'deadline' }, true, { kind: 'closed' }],
  ])('%s', (_, failure, opened, expected) => {
    expect(streamEndOf(failureOf('events', 'x', failure), opened)).toEqual(expected);
  });
});
