import { describe, expect, it } from '@jest/globals';
import type { ContreeError, FailureKind } from '../../../src/contree/contree-error.ts';
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
