import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../../../src/contree/types.ts';
import type { LegFacts, LegResult, Start } from '../../../src/legs/leg.ts';
import { isKnownStatus, isTerminal } from '../../../src/contree/status.ts';
import { exitCodeOf, isFlaky, isGivenUp, judge } from '../../../src/legs/outcome.ts';
import { leg as legOf, operation, problem, unstarted, uuidOf } from '../../doubles/fixtures.ts';

const leg = { name: 'unit', uuid: uuidOf(1) };
const untouched: LegFacts = {
  leg,
  start: 'started',
  attempts: 1,
  mostAttempts: 1,
  earlier: [],
  operation: null,
  command: null,
  begun: false,
  problem: null,
  timedOut: false,
  givenUp: false,
  stopGrace: null,
  limit: null,
  cancel: null,
  loss: null,
  allowFailure: false,
  reusedFrom: null,
};
const executing = operation({ status: 'EXECUTING', exitCode: null });

describe('the statuses', () => {
  it.each(['SUCCESS', 'FAILED', 'CANCELLED'])('%s is terminal', (status) => {
    expect([isTerminal(status), isKnownStatus(status)]).toEqual([true, true]);
  });
  it.each(['PENDING', 'ASSIGNED', 'EXECUTING'])('%s is active', (status) => {
    expect([isTerminal(status), isKnownStatus(status)]).toEqual([false, true]);
  });
  it.each(['PAUSED', 'success', '', 'toString'])('%j is unknown and so active', (status) => {
    expect([isTerminal(status), isKnownStatus(status)]).toEqual([false, false]);
  });
});

/** Row by row: what the service says, the leg's code, its outcome. */
const TABLE: readonly [string, Partial<Operation>, number | null, string][] = [
  ['exits 0', { exitCode: 0 }, 0, 'passed'],
  ['has no exit code but SUCCESS', { exitCode: null }, 0, 'passed'],
  ['exits 42 with SUCCESS', { exitCode: 42 }, 42, 'failed'],
  ['exits 300', { exitCode: 300 }, 300, 'failed'],
  ['exits 3 with FAILED', { status: 'FAILED', exitCode: 3 }, 3, 'failed'],
  ['exits 3 with CANCELLED', { status: 'CANCELLED', exitCode: 3 }, 3, 'cancelled'],
  ['exits 3 and hit its limit', { exitCode: 3, sandboxTimedOut: true, signal: 9 }, 3, 'failed'],
  ['hit its limit', { exitCode: -1, signal: 9, sandboxTimedOut: true }, 124, 'failed'],
  ['hit its limit with exit code 0', { exitCode: 0, sandboxTimedOut: true }, 124, 'failed'],
  ['hit its limit with CANCELLED', { status: 'CANCELLED', exitCode: null, sandboxTimedOut: true }, 124, 'cancelled'],
  ['was killed by SIGKILL', { exitCode: -1, signal: 9 }, 137, 'failed'],
  ['was killed by SIGTERM, no exit code', { exitCode: null, signal: 15 }, 143, 'failed'],
  ['has a negative exit code', { exitCode: -1 }, 1, 'failed'],
  ['has a very negative exit code', { exitCode: -255, status: 'FAILED' }, 1, 'failed'],
  ['FAILED with exit code 0', { status: 'FAILED', exitCode: 0 }, 1, 'failed'],
  ['FAILED without exit code', { status: 'FAILED', exitCode: null }, 1, 'failed'],
  ['CANCELLED without exit code', { status: 'CANCELLED', exitCode: null }, 1, 'cancelled'],
  ['CANCELLED with exit code 0', { status: 'CANCELLED', exitCode: 0 }, 1, 'cancelled'],
  ['is executing', { status: 'EXECUTING', exitCode: null }, null, 'active'],
  ['is executing with exit code 0', { status: 'EXECUTING', exitCode: 0 }, null, 'active'],
  ['is executing with exit code 5', { status: 'EXECUTING', exitCode: 5 }, 5, 'active'],
  ['has an unknown status', { status: 'PAUSED', exitCode: null }, null, 'active'],
];

describe('the exit-code table', () => {
  it.each(TABLE)('an operation that %s', (_, fields, code, outcome) => {
    const seen = operation({ exitCode: null, ...fields });
    expect(exitCodeOf(seen)).toBe(code);
    expect(judge({ ...untouched, operation: seen })).toMatchObject({ outcome, exitCode: code ?? 1 });
  });

  it('counts 0 for nothing but SUCCESS, and SUCCESS as passed only with 0', () => {
    const operations = fc.record({
      status: fc.constantFrom('SUCCESS', 'FAILED', 'CANCELLED', 'EXECUTING', 'PAUSED'),
      exitCode: fc.option(fc.integer({ min: -300, max: 300 })),
      signal: fc.option(fc.integer({ min: 1, max: 64 })),
      sandboxTimedOut: fc.boolean(),
    });
    fc.assert(
      fc.property(operations, (fields) => {
        const result = judge({ ...untouched, operation: operation(fields) });
        expect(result.exitCode === 0).toBe(result.outcome === 'passed');
        if (result.exitCode === 0) expect(fields).toMatchObject({ status: 'SUCCESS', signal: null });
        expect(result.exitCode).toBeGreaterThanOrEqual(0);
        expect(result.operation?.status).toBe(fields.status);
      }),
    );
  });
});

describe('the outcome', () => {
  const missed = problem({ status: 500 });
  const refused = problem({ status: 404 });
  it.each<[string, Partial<LegFacts>, string]>([
    ['never read', {}, 'unknown'],
    ['refused', { problem: refused }, 'unknown'],
    ['not read of late', { operation: executing, problem: missed }, 'unknown'],
    ['not read until the deadline', { problem: missed, timedOut: true }, 'unknown'],
    [
      'seen once, then not read until the deadline',
      { operation: executing, problem: missed, timedOut: true },
      'unknown',
    ],
    ['active at the deadline', { operation: executing, timedOut: true }, 'timed-out'],
    ['cancelled at the deadline', { operation: executing, timedOut: true, cancel: 'accepted' }, 'timed-out'],
    ['cancelled at the deadline and never read', { problem: missed, timedOut: true, cancel: 'accepted' }, 'timed-out'],
    [
      'active at the deadline, the cancel failed',
      { operation: executing, problem: missed, timedOut: true, cancel: 'failed' },
      'timed-out',
    ],
    ['never read, and the cancel failed', { problem: missed, timedOut: true, cancel: 'failed' }, 'unknown'],
    ['never read, and the cancel rejected', { problem: refused, timedOut: true, cancel: 'rejected' }, 'unknown'],
    ['cancelled', { operation: executing, cancel: 'accepted' }, 'cancelled'],
    ['cancelled unread', { cancel: 'accepted' }, 'cancelled'],
    ['cancelled, but it had passed', { operation: operation(), cancel: 'accepted' }, 'passed'],
    ['not cancelled for it had passed', { operation: operation(), cancel: 'finished' }, 'passed'],
    ['not cancelled, seen active', { operation: executing, problem: refused, cancel: 'rejected' }, 'active'],
    ['not cancelled, seen active, no reply', { operation: executing, problem: missed, cancel: 'failed' }, 'active'],
    ['not cancelled, never seen', { problem: missed, cancel: 'failed' }, 'unknown'],
    ['finished before the cancel, last seen active', { operation: executing, cancel: 'finished' }, 'unknown'],
    ['finished before the cancel, never seen', { problem: missed, cancel: 'finished' }, 'unknown'],
  ])('of a leg that was %s', (_, facts, outcome) => {
    const result = judge({ ...untouched, ...facts });
    expect(result.outcome).toBe(outcome);
    expect(result.exitCode).toBe(outcome === 'passed' ? 0 : 1);
    expect(result.leg).toBe(leg);
  });
});

describe('a leg that ended after the deadline', () => {
  it.each<[Partial<Operation>, number]>([
    [{ exitCode: 0 }, 1],
    [{ exitCode: 3 }, 3],
    [{ exitCode: -1, signal: 15 }, 143],
    [{ status: 'CANCELLED', exitCode: null }, 1],
  ])('with %j is timed out, and counts at least 1', (fields, exitCode) => {
    const facts = { ...untouched, operation: operation(fields), timedOut: true, stopGrace: 10_000 };
    expect(judge(facts)).toMatchObject({ outcome: 'timed-out', exitCode });
    expect(judge({ ...facts, allowFailure: true })).toMatchObject({ outcome: 'timed-out', exitCode: 0 });
  });
});

describe('a leg whose command ran into its own limit', () => {
  const killed = { exitCode: -1, signal: 9, sandboxTimedOut: true, duration: 60.1 };
  const facts = { ...untouched, operation: operation(killed) };
  const limit = { ms: 60_000, outlastsStep: true, isLongest: true };

  it('counts as one that is active at the deadline where that limit ends only after it', () => {
    const expected = { outcome: 'timed-out', timedOut: true, exitCode: 1 };
    expect(judge({ ...facts, limit })).toMatchObject(expected);
    expect(judge({ ...facts, limit, timedOut: true })).toMatchObject(expected);
    const failed = operation({ status: 'FAILED', exitCode: 137, sandboxTimedOut: true, duration: 60 });
    expect(judge({ ...facts, operation: failed, limit })).toMatchObject(expected);
  });

  it.each([{ ...limit, outlastsStep: false }, null])('has failed with the limit %j', (shorter) => {
    expect(judge({ ...facts, limit: shorter })).toMatchObject({ outcome: 'failed', timedOut: false, exitCode: 124 });
  });

  it('counts so, too, where the service does not say how long the command ran', () => {
    for (const duration of [null, 0]) {
      const unmeasured = operation({ ...killed, duration });
      expect(judge({ ...facts, operation: unmeasured, limit })).toMatchObject({ outcome: 'timed-out', exitCode: 1 });
    }
  });

  it('has failed where it ran for less: the service has a limit of its own', () => {
    const expected = { outcome: 'failed', timedOut: false, exitCode: 124 };
    for (const times of [{ duration: 10 }, { duration: 53, elapsed: 50 }]) {
      expect(judge({ ...facts, operation: operation({ ...killed, ...times }), limit })).toMatchObject(expected);
    }
    const early = { ...facts, operation: operation({ ...killed, duration: 10 }), limit };
    expect(judge({ ...early, allowFailure: true })).toMatchObject({ outcome: 'failed', exitCode: 0 });
    // Seen active at the deadline, it was late all the same.
    expect(judge({ ...early, timedOut: true })).toMatchObject({ outcome: 'timed-out', exitCode: 124 });
  });

  it('and not one that ended by itself with such a limit', () => {
    expect(judge({ ...facts, operation: operation({ exitCode: 3 }), limit })).toMatchObject({
      outcome: 'failed',
      timedOut: false,
    });
  });
});

describe('a leg that was not started', () => {
  it.each<[Start, boolean, string]>([
    ['refused', false, 'failed'],
    ['refused', true, 'failed'],
    ['lost', false, 'unknown'],
    ['lost', true, 'unknown'],
    ['planned', false, 'cancelled'],
    ['planned', true, 'timed-out'],
  ])('since it was %s (timed out: %s) is %s, and counts 1', (start, timedOut, outcome) => {
    const facts = { ...untouched, leg: { name: 'a', uuid: null }, start, timedOut };
    expect(judge(facts)).toMatchObject({ outcome, exitCode: 1 });
    expect(judge({ ...facts, allowFailure: true })).toMatchObject({ outcome, exitCode: 0 });
  });
});

describe('a leg with a loss', () => {
  it.each([
    [0, false, 1],
    [42, false, 42],
    [0, true, 0],
    [42, true, 0],
  ])('that exits %i (may fail: %s) counts %i', (exitCode, allowFailure, counts) => {
    const result = judge({ ...untouched, operation: operation({ exitCode }), loss: 'no tag', allowFailure });
    expect(result).toMatchObject({ outcome: exitCode === 0 ? 'passed' : 'failed', exitCode: counts });
  });
});

it.each<[string, LegResult, boolean]>([
  ['that passed at once', legOf('a', 'passed'), false],
  ['that passed after it had failed', legOf('a', 'passed', { earlier: [legOf('a', 'failed')] }), true],
  ['that failed again', legOf('a', 'failed', { earlier: [legOf('a', 'failed')] }), false],
  ['whose start was refused once', legOf('a', 'passed', { attempts: 2 }), false],
  ['that passed on its second try in an earlier attempt', legOf('a', 'passed', { attempts: 2, reusedFrom: 1 }), true],
  ['that passed at once in an earlier attempt', legOf('a', 'passed', { reusedFrom: 1 }), false],
])('a leg %s is flaky or not', (_, result, flaky) => {
  expect(isFlaky(result)).toBe(flaky);
});

it.each<[string, LegResult, boolean]>([
  ['that others cancelled', legOf('a', 'cancelled', { cancel: 'accepted' }), false],
  ['whose cancel was accepted', legOf('a', 'cancelled', { givenUp: true, cancel: 'accepted' }), true],
  ['whose cancel had no reply', legOf('a', 'cancelled', { givenUp: true, cancel: 'failed' }), true],
  ['that others cancelled first', legOf('a', 'cancelled', { givenUp: true, cancel: 'finished' }), false],
  ['whose cancel was refused', legOf('a', 'cancelled', { givenUp: true, cancel: 'rejected' }), false],
  ['that was not started', unstarted('a', 'planned', { givenUp: true }), true],
  ['that was lost', unstarted('a', 'lost', { givenUp: true }), false],
  ['that timed out', legOf('a', 'timed-out', { givenUp: true, cancel: 'accepted' }), false],
  ['that passed first', legOf('a', 'passed', { givenUp: true, cancel: 'accepted' }), false],
])('a leg %s is given up or not', (_, result, givenUp) => {
  expect(isGivenUp(result)).toBe(givenUp);
});
