import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/contree/types.ts';
import { reasonToRetry, type Retries, type TryEnd } from '../../../src/start/retry.ts';
import { leg, operation } from '../../doubles/fixtures.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';

const LEFT: Retries = { allowed: 2, used: 1, reasons: ['platform'] };

function ended(fields: Partial<Operation> | null): TryEnd {
  return { kind: 'ended', result: leg('unit', 'failed', { operation: fields && operation(fields) }) };
}

function refused(status: number): TryEnd {
  const problem = failureOf('spawn', 'unit', { status });
  return { kind: 'refused', problem, platform: problem.isServerError };
}

describe('a leg is started again for the platform', () => {
  it.each<[string, TryEnd]>([
    ['when its operation failed without an exit code', ended({ status: 'FAILED', exitCode: null })],
    ['when the service failed to start it', refused(503)],
  ])('%s', (_, end) => {
    expect(reasonToRetry(end, LEFT)).toBe('platform');
  });

  it.each<[string, TryEnd]>([
    ['exited with a code', ended({ status: 'SUCCESS', exitCode: 3 })],
    ['exited with a code and status FAILED', ended({ status: 'FAILED', exitCode: 1 })],
    ['ran into its own limit', ended({ status: 'FAILED', exitCode: null, sandboxTimedOut: true })],
    ['was killed at its own limit', ended({ status: 'SUCCESS', exitCode: -1, signal: 9, sandboxTimedOut: true })],
    ['was cancelled', ended({ status: 'CANCELLED', exitCode: null })],
    ['passed', ended({ status: 'SUCCESS', exitCode: 0 })],
    ['could not be read', ended(null)],
    ['was refused', refused(400)],
  ])('but not when it %s', (_, end) => {
    expect(reasonToRetry(end, LEFT)).toBeNull();
  });

  it.each<Retries>([
    { allowed: 0, used: 0 },
    { allowed: 2, used: 2 },
  ])('but not when $used of $allowed retries are used', (retries) => {
    expect(reasonToRetry(refused(503), retries)).toBeNull();
    expect(reasonToRetry(ended({ status: 'FAILED', exitCode: null }), retries)).toBeNull();
  });
});
