import { describe, expect, it } from '@jest/globals';
import { ContreeError, type Failure, type FailureKind, requestFailure } from '../../../src/contree/contree-error.ts';
import { problem } from '../../doubles/fixtures.ts';

type Getter = keyof ContreeError & `is${string}`;

const STATUSES = [302, 400, 401, 403, 404, 405, 408, 409, 410, 422, 425, 429, 499, 500, 502, 503, 599];

describe('a status', () => {
  it.each<[Getter, readonly number[]]>([
    ['isUnauthorized', [401]],
    ['isNotFound', [404]],
    ['isInaccessible', [403, 404]],
    ['isInvalid', [400, 422]],
    ['isUnsupported', [400, 403, 404, 405, 422]],
    ['isTooEarly', [425]],
    ['isUnreadableYet', [410]],
    ['isDeferred', [425, 429]],
    ['isServerError', [500, 502, 503, 599]],
    ['isRefusal', [302, 400, 401, 403, 404, 405, 409, 422, 499]],
    ['isAborted', []],
    ['isCutOff', []],
  ])('%s is one of %j', (getter, expected) => {
    expect(STATUSES.filter((status) => problem({ status })[getter])).toEqual(expected);
    expect(problem({ kind: 'network', status: null })[getter]).toBe(false);
  });
});

describe('a call without a status', () => {
  it.each<[FailureKind, boolean, boolean]>([
    ['aborted', true, true],
    ['deadline', false, true],
    ['timeout', false, false],
    ['network', false, false],
    ['protocol', false, false],
  ])('of kind %s: aborted %j, cut off %j', (kind, isAborted, isCutOff) => {
    expect(problem({ kind, status: null })).toMatchObject({ isAborted, isCutOff });
  });
});

describe('the message', () => {
  const failure: Failure = {
    ...requestFailure('network', 'connect ECONNREFUSED', 'ECONNREFUSED'),
    method: 'GET',
    path: '/v1/whoami',
    advice: 'Check the network.',
    mayHaveActed: false,
    attempts: 1,
  };

  it('says what was asked for, what came of it, after how many tries, and what can be done', () => {
    const { message, name } = new ContreeError(failure);
    expect([name, message]).toEqual([
      'ContreeError',
      'GET /v1/whoami: no connection: connect ECONNREFUSED. Check the network.',
    ]);
    expect(new ContreeError({ ...failure, kind: 'status', status: 503, attempts: 2 }).message).toBe(
      'GET /v1/whoami: HTTP 503 after 2 tries: connect ECONNREFUSED. Check the network.',
    );
  });

  it('can have further advice, and keeps its cause', () => {
    const cause = new Error('why');
    const more = new ContreeError(failure, { cause }).withAdvice('Or wait.');
    expect(more.failure).toEqual({ ...failure, advice: 'Check the network. Or wait.' });
    expect(more.cause).toBe(cause);
  });

  it('of a failure without a status has no time to wait for', () => {
    expect(requestFailure('timeout', 'late')).toEqual({
      kind: 'timeout',
      status: null,
      reason: 'late',
      code: null,
      retryAfter: null,
    });
  });
});
