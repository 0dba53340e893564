import { describe, expect, it } from '@jest/globals';
import { requestFailure, type RequestFailure } from '../../../src/contree/contree-error.ts';
import { delayAfter, mayHaveActed, mayRetry } from '../../../src/contree/retry-policy.ts';

const status = (code: number, retryAfter: number | null = null): RequestFailure => ({
  kind: 'status',
  status: code,
  reason: '',
  code: null,
  retryAfter,
});

describe('mayRetry', () => {
  it.each([
    [status(425), true, true],
    [status(429), true, true],
    [status(408), true, false],
    [status(410), true, false],
    [status(500), true, false],
    [status(502), true, false],
    [status(503), true, false],
    [status(599), true, false],
    [status(302), false, false],
    [status(400), false, false],
    [status(401), false, false],
    [status(403), false, false],
    [status(404), false, false],
    [status(409), false, false],
    [status(422), false, false],
    [requestFailure('network', '', 'ECONNRESET'), true, false],
    [requestFailure('network', '', 'ERR_STREAM_PREMATURE_CLOSE'), true, false],
    [requestFailure('network', ''), true, false],
    [{ ...requestFailure('network', '', 'ECONNRESET'), unsent: true }, true, true],
    [{ ...requestFailure('network', '', 'ERR_PROXY_TUNNEL'), unsent: true }, true, true],
    [{ ...requestFailure('timeout', ''), unsent: true }, true, true],
    [{ ...requestFailure('network', '', 'CERT_HAS_EXPIRED'), unsent: true }, false, false],
    [requestFailure('network', '', 'CERT_HAS_EXPIRED'), false, false],
    [requestFailure('network', '', 'DEPTH_ZERO_SELF_SIGNED_CERT'), false, false],
    [requestFailure('timeout', ''), true, false],
    [requestFailure('protocol', ''), true, false],
    [requestFailure('oversize', ''), false, false],
    [requestFailure('aborted', ''), false, false],
    [requestFailure('deadline', ''), false, false],
  ])('%j: %j when idempotent, else %j', (failed, whenIdempotent, otherwise) => {
    expect(mayRetry(failed, true)).toBe(whenIdempotent);
    expect(mayRetry(failed, false)).toBe(otherwise);
  });
});

describe('mayHaveActed', () => {
  it.each([
    [status(408), true],
    [status(502), true],
    [status(504), true],
    [status(500), true],
    [status(503), true],
    [status(503, 2_000), true],
    [status(599), true],
    [status(425), false],
    [status(429), false],
    [status(400), false],
    [status(409), false],
    [requestFailure('network', '', 'ECONNRESET'), true],
    [{ ...requestFailure('network', '', 'ECONNRESET'), unsent: true }, false],
    [requestFailure('timeout', ''), true],
    [{ ...requestFailure('timeout', ''), unsent: true }, false],
  ])('%j: %j', (failed, expected) => {
    expect(mayHaveActed(failed)).toBe(expected);
  });
});

describe('delayAfter', () => {
  it('doubles from 250 ms up to 10 s, with full jitter', () => {
    const steps = [1, 2, 3, 4, 5, 6, 7, 8, 2000];
    expect(steps.map((tries) => delayAfter(status(500), tries, true, 1))).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000,
    ]);
    expect(delayAfter(status(500), 3, true, 0.5)).toBe(500);
  });

  it('waits at least 50 ms', () => {
    expect(delayAfter(status(500), 9, true, 0)).toBe(50);
    expect(delayAfter(status(429, 0), 1, true, 0)).toBe(50);
  });

  it('waits as long as Retry-After says, at most a minute without a deadline', () => {
    expect(delayAfter(status(429, 3000), 5, false, 0)).toBe(3000);
    expect(delayAfter(status(429, 600_000), 1, false, 0)).toBe(60_000);
    expect(delayAfter(status(429, 600_000), 1, true, 0)).toBe(600_000);
  });

  it('still backs off from a service that asks for no wait', () => {
    const steps = [1, 2, 3, 4, 5, 6, 7];
    expect(steps.map((tries) => delayAfter(status(429, 0), tries, true, 1))).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 10_000,
    ]);
    expect(delayAfter(status(429, 3000), 5, true, 1)).toBe(4000);
  });
});
