import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/contree/types.ts';
import { judge } from '../../../src/legs/outcome.ts';
import { reasonToRetry, RETRY_REASONS, type Retries, type RetryReason, type TryEnd } from '../../../src/start/retry.ts';
import { leg, operation } from '../../doubles/fixtures.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';

const UNFINISHED = leg('unit', 'active');
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
    { ...LEFT, allowed: 0, used: 0 },
    { ...LEFT, allowed: 2, used: 2 },
  ])('but not when $used of $allowed retries are used', (retries) => {
    expect(reasonToRetry(refused(503), retries)).toBeNull();
    expect(reasonToRetry(ended({ status: 'FAILED', exitCode: null }), retries)).toBeNull();
  });
});

type Ending = readonly [
  end: string,
  operation: Partial<Operation>,
  wanted: readonly RetryReason[],
  reason: RetryReason | null,
];

describe('which of the reasons that are wanted applies', () => {
  const exited = { status: 'SUCCESS', exitCode: 3 };
  const killed = { status: 'SUCCESS', exitCode: -1, signal: 9 };
  const killedSilently = { status: 'FAILED', exitCode: null, signal: 9 };
  const tookTooLong = { status: 'FAILED', exitCode: 137, signal: 9, sandboxTimedOut: true };
  it.each<Ending>([
    ['an exit code', exited, ['platform', 'failure'], 'failure'],
    ['an exit code', exited, ['platform', 'timeout'], null],
    ['an exit code beside FAILED', { status: 'FAILED', exitCode: 1 }, ['failure'], 'failure'],
    ['a signal', killed, ['failure'], 'failure'],
    ['a signal without an exit code', killedSilently, ['failure'], 'failure'],
    ['a signal without an exit code', killedSilently, ['platform', 'failure'], 'platform'],
    ['no exit code', { status: 'FAILED', exitCode: null }, ['failure', 'timeout'], null],
    ['its own limit', tookTooLong, ['timeout'], 'timeout'],
    ['its own limit', tookTooLong, ['platform', 'failure'], null],
    ['a cancel by others', { status: 'CANCELLED', exitCode: 143 }, [...RETRY_REASONS], null],
    ['success', { status: 'SUCCESS', exitCode: 0 }, [...RETRY_REASONS], null],
  ])('%s (%j) with retry-on %j: %s', (_, fields, reasons, expected) => {
    const facts = { ...UNFINISHED, operation: operation(fields) };
    expect(reasonToRetry({ kind: 'ended', result: judge(facts) }, { ...LEFT, reasons })).toBe(expected);
  });

  it.each(['accepted', 'finished', 'rejected', 'failed'] as const)(
    'none for a leg that this step asked to cancel (%s)',
    (cancel) => {
      const result = judge({ ...UNFINISHED, cancel, operation: operation(exited) });
      expect(reasonToRetry({ kind: 'ended', result }, { ...LEFT, reasons: RETRY_REASONS })).toBeNull();
    },
  );
});
