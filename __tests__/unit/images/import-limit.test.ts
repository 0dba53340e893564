import { describe, expect, it } from '@jest/globals';
import { importLimit, isOverLimit, lateReason, SAFE_LIMIT } from '../../../src/images/import-limit.ts';

describe('the limit of an import', () => {
  it.each([
    [3_600, 7_200_000, 3_600, 'service'],
    [7_200, 7_200_000, 7_200, 'deadline'],
    [null, 7_200_000, 7_200, 'deadline'],
    [3_600, -5, 1, 'deadline'],
  ])('of a service with %j s and a step with %d ms left is %d s, set by the %s', (longest, left, seconds, setBy) => {
    expect(importLimit(longest, left)).toEqual({ seconds, setBy });
  });

  it.each([
    [60, 59.1, 'manifest unknown', true],
    [60, 60, null, true],
    [60, 58, 'dial tcp: i/o timeout', false],
    [60, 2, ' Timeout\n', true],
    [60, 2, null, false],
    [1, 0.5, 'manifest unknown', false],
    [1, 0.95, 'manifest unknown', true],
  ])('of %d s ended an import after %d s with %j: %j', (seconds, elapsed, error, expected) => {
    expect(isOverLimit({ seconds, setBy: 'deadline' }, elapsed, error)).toBe(expected);
  });

  it('is named with what set it', () => {
    expect(lateReason(SAFE_LIMIT)).toBe(
      "the import did not end within its limit of 10 min, since the service took none as long as the step's timeout. Use a smaller image",
    );
  });
});
