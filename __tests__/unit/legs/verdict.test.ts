import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import { verdict, weigh, type VerdictOptions } from '../../../src/legs/verdict.ts';
import { leg, operation, problem, unstarted } from '../../doubles/fixtures.ts';

const passed = leg('a', 'passed');
const exit = (code: number): LegResult => leg('b', 'failed', { exitCode: code });
const late = leg('c', 'timed-out');
const cancelled = leg('d', 'cancelled');
const unknown = leg('e', 'unknown', { operation: null, problem: problem() });

describe('the verdict', () => {
  it.each<[string, readonly LegResult[], number, string]>([
    ['no leg at all', [], 0, 'passed'],
    ['all passed', [passed, passed], 0, 'passed'],
    ['one exits 3', [passed, exit(3)], 3, 'failed'],
    ['the highest counts', [exit(3), exit(42), late], 42, 'failed'],
    ['more than a process can exit with', [exit(300)], 300, 'failed'],
    ['128 and a signal beyond 127', [exit(328)], 328, 'failed'],
    ['failed before timed out', [late, exit(1)], 1, 'failed'],
    ['unknown before timed out', [late, unknown], 1, 'failed'],
    ['unknown before cancelled', [cancelled, unknown], 1, 'failed'],
    ['timed out before cancelled', [cancelled, late], 1, 'timed-out'],
    ['one cancelled', [passed, cancelled], 1, 'cancelled'],
    ['allowed to fail', [passed, exit(0)], 0, 'passed'],
  ])('of %s', (_, results, exitCode, outcome) => {
    expect(verdict(results, { mode: 'wait' })).toMatchObject({ exitCode, outcome });
  });

  it('counts every outcome, also those without a leg', () => {
    expect(verdict([passed, exit(3), late, late, unknown], { mode: 'wait' }).counts).toEqual({
      passed: 1,
      failed: 1,
      cancelled: 0,
      'timed-out': 2,
      active: 0,
      unknown: 1,
      ended: 0,
    });
  });

  it.each<[VerdictOptions, number, string]>([
    [{ mode: 'wait', signal: 'SIGINT' }, 130, 'cancelled'],
    [{ mode: 'wait', signal: 'SIGTERM' }, 143, 'cancelled'],
    [{ mode: 'cancel', signal: 'SIGTERM', broken: true }, 143, 'cancelled'],
    [{ mode: 'wait', broken: true }, 3, 'failed'],
  ])('of a step that ended otherwise: %j', (circumstances, exitCode, outcome) => {
    expect(verdict([exit(3)], circumstances)).toMatchObject({ exitCode, outcome });
  });

  it('of a step whose time was over before a leg could start is timed-out, also where each failure is allowed', () => {
    const circumstances = { mode: 'run', broken: true, outOfTime: true } as const;
    expect(verdict([], circumstances)).toMatchObject({ exitCode: 1, outcome: 'timed-out' });
  });

  it('of a broken step is failed even when all of its legs passed or none is known', () => {
    expect(verdict([passed], { mode: 'wait', broken: true })).toMatchObject({ exitCode: 1, outcome: 'failed' });
    expect(verdict([], { mode: 'list', broken: true })).toMatchObject({ exitCode: 1, outcome: 'failed' });
    expect(verdict([exit(400)], { mode: 'wait', broken: true })).toMatchObject({ exitCode: 400 });
  });

  it('of a failed cancel is failed for any outcomes of the legs', () => {
    expect(verdict([{ ...passed, exitCode: 1 }], { mode: 'cancel' })).toMatchObject({ exitCode: 1, outcome: 'failed' });
  });
});

describe('the exit code of a leg', () => {
  it('in wait: its own', () => {
    expect(weigh(exit(42), { mode: 'wait' })).toEqual(exit(42));
    expect(weigh(passed, { mode: 'wait' })).toEqual(passed);
  });

  it.each(['show', 'list'] as const)('in %s: 0, except for a leg that could not be read', (mode) => {
    const active = leg('f', 'active', { exitCode: 1 });
    for (const result of [
      leg('a', 'passed', { operation: operation({ exitCode: 0 }) }),
      exit(42),
      late,
      cancelled,
      active,
    ]) {
      expect(weigh(result, { mode })).toEqual({ ...result, exitCode: 0 });
    }
    expect(weigh(unknown, { mode })).toEqual({ ...unknown, exitCode: 1 });
  });

  it('in list: a SUCCESS without an exit code has ended, since its command may have failed', () => {
    const listed = leg('a', 'passed', { operation: operation({ exitCode: null }) });
    expect(weigh(listed, { mode: 'list' })).toEqual({ ...listed, outcome: 'ended', exitCode: 0 });
    for (const mode of ['wait', 'show'] as const) expect(weigh(listed, { mode }).outcome).toBe('passed');
  });

  it.each(['failed', 'cancelled', 'active'] as const)(
    'in list: only a SUCCESS has ended, one that is %s stays that',
    (outcome) => {
      const listed = leg('a', outcome, { operation: operation({ exitCode: null }) });
      expect(weigh(listed, { mode: 'list' }).outcome).toBe(outcome);
    },
  );

  it.each([
    ['accepted', true, 0],
    ['accepted', false, 0],
    ['finished', true, 1],
    ['finished', false, 0],
    ['rejected', false, 1],
    ['failed', false, 1],
    [null, false, 1],
  ] as const)('in cancel, answered %s, where a finished one fails: %s', (cancel, finishedFails, code) => {
    const result = leg('g', 'failed', { exitCode: 42, cancel });
    expect(weigh(result, { mode: 'cancel', finishedFails })).toEqual({ ...result, exitCode: code });
  });

  it('in cancel: a finished leg fails by default', () => {
    expect(weigh({ ...passed, cancel: 'finished' }, { mode: 'cancel' }).exitCode).toBe(1);
  });
});

describe('a leg when a signal ended the step', () => {
  const signal = 'SIGINT';
  it.each<[string, Partial<LegResult>, string]>([
    ['was never read', { operation: null, problem: null }, 'active'],
    ['could not be read up to then', { operation: null, problem: problem({ status: 503 }) }, 'active'],
    ['was once seen and not read since', { operation: operation(), problem: problem({ status: null }) }, 'active'],
    ['could not be cancelled either', { problem: problem({ status: 500 }), cancel: 'failed' }, 'active'],
    ['is refused', { operation: null, problem: problem({ status: 404 }) }, 'unknown'],
    ['had finished before its cancel', { operation: null, problem: null, cancel: 'finished' }, 'unknown'],
  ])('that %s', (_, fields, outcome) => {
    const result = leg('a', 'unknown', fields);
    expect(weigh(result, { mode: 'wait', signal }).outcome).toBe(outcome);
    expect(weigh(result, { mode: 'wait' }).outcome).toBe('unknown');
  });

  it('had finished before its cancel, in mode run: it is not active', () => {
    const result = leg('a', 'unknown', { operation: null, problem: null, cancel: 'finished', start: 'started' });
    expect(weigh(result, { mode: 'run', signal }).outcome).toBe('unknown');
    expect(weigh({ ...result, cancel: null }, { mode: 'run', signal }).outcome).toBe('active');
  });

  it('keeps its outcome', () => {
    for (const result of [passed, exit(3), cancelled]) expect(weigh(result, { mode: 'wait', signal })).toEqual(result);
  });
});

describe('mode run', () => {
  it('counts the setup, which is no leg', () => {
    const setup = leg('setup', 'failed', { exitCode: 42 });
    expect(verdict([cancelled], { mode: 'run', preparation: [setup] })).toMatchObject({
      exitCode: 42,
      outcome: 'failed',
      counts: { failed: 0, cancelled: 1 },
    });
    const late = leg('setup', 'timed-out');
    expect(verdict([cancelled], { mode: 'run', preparation: [late] })).toMatchObject({
      exitCode: 1,
      outcome: 'timed-out',
    });
    expect(verdict([passed], { mode: 'run', preparation: [passed] })).toMatchObject({ exitCode: 0, outcome: 'passed' });
  });

  it('takes the code of the worst of setup and legs', () => {
    expect(verdict([exit(3)], { mode: 'run', preparation: [exit(9)] }).exitCode).toBe(9);
    expect(verdict([exit(9)], { mode: 'run', preparation: [exit(3)] }).exitCode).toBe(9);
  });

  it('fails for a loss of a leg that passed', () => {
    const lossy = leg('a', 'passed', { exitCode: 1, loss: 'no tag' });
    expect(verdict([lossy, cancelled], { mode: 'run' })).toMatchObject({
      exitCode: 1,
      outcome: 'failed',
      counts: { passed: 1 },
    });
    const allowed = { ...lossy, exitCode: 0 };
    expect(verdict([allowed], { mode: 'run' })).toMatchObject({ exitCode: 0, outcome: 'passed' });
  });

  it('ignores legs that may fail in the outcome', () => {
    const allowed = leg('a', 'failed', { exitCode: 0, allowFailure: true });
    expect(verdict([allowed, cancelled], { mode: 'run' })).toMatchObject({ exitCode: 1, outcome: 'cancelled' });
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('takes what it started and never read for active, which is no failure when it detaches (%s)', (detached, code) => {
    const result = leg('a', 'unknown', { operation: null, problem: null });
    expect(weigh(result, { mode: 'run', detached })).toEqual({ ...result, outcome: 'active', exitCode: code });
  });

  it('keeps the outcome of refused, lost and planned legs, detached or not', () => {
    for (const result of [unstarted('a', 'refused'), unstarted('b', 'lost'), unstarted('c', 'planned'), unknown]) {
      expect(weigh(result, { mode: 'run', detached: true })).toEqual(result);
      expect(weigh(result, { mode: 'run' })).toEqual(result);
    }
  });

  it('keeps them after a signal too: a lost leg may run, and no operation is known to', () => {
    for (const result of [unstarted('a', 'refused'), unstarted('b', 'lost'), unstarted('c', 'planned')]) {
      expect(weigh(result, { mode: 'run', signal: 'SIGINT' })).toEqual(result);
    }
  });
});
