import { describe, expect, it } from '@jest/globals';
import type { Failure } from '../../../src/contree/contree-error.ts';
import { streamEndOf, type StreamEnd } from '../../../src/watch/log-cursor.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';

describe('what it says that a stream failed', () => {
  it.each<[string, Partial<Failure>, boolean, StreamEnd]>([
    ['425', { status: 425, retryAfter: 3_000 }, false, { kind: 'early', retryAfter: 3_000 }],
    ['410', { status: 410, retryAfter: null }, false, { kind: 'unreadable', retryAfter: null }],
    ['400', { status: 400 }, false, { kind: 'unavailable' }],
    ['401', { status: 401 }, false, { kind: 'unavailable' }],
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
