import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { heapUsed } from '../../doubles/heap.ts';
import { operation, problem, uuidOf } from '../../doubles/fixtures.ts';

const unit = { name: 'unit', uuid: uuidOf(1) };
const lint = { name: 'lint', uuid: uuidOf(2) };
const executing = operation({ status: 'EXECUTING', exitCode: null });

describe('legs that may be active', () => {
  it('are those that were started and not seen to end, also those that cannot be read', () => {
    const ledger = new Ledger();
    const ended = ['SUCCESS', 'FAILED', 'CANCELLED'].map((status, index) => ({
      leg: { name: status, uuid: uuidOf(11 + index) },
      status,
    }));
    ledger.add([unit, lint, ...ended.map(({ leg }) => leg)]);
    for (const { leg, status } of ended) ledger.recordRead(leg, operation({ uuid: leg.uuid, status }));
    ledger.recordRead(unit, executing);
    ledger.recordUnreadable(lint, problem());
    expect(ledger.mayBeActive()).toEqual([unit, lint]);
    expect(ledger.unsettled()).toEqual([unit]);
  });

  it('are operations: none that was planned, refused or lost, or waits for its start again', () => {
    const ledger = new Ledger();
    ledger.plan(['planned', 'refused', 'lost', 'unit'].map((name) => ({ name, allowFailure: false })));
    ledger.recordFailedStart('refused', 'refused', problem());
    ledger.recordFailedStart('lost', 'lost', problem());
    ledger.recordStart(unit);
    ledger.planAgain(unit);
    expect(ledger.mayBeActive()).toEqual([]);
    ledger.recordStart(unit);
    expect(ledger.mayBeActive()).toEqual([unit]);
  });
});

describe('the commands of a hundred legs', () => {
  it('take little memory, however long they are', () => {
    const legs = Array.from({ length: 100 }, (_, index) => ({ name: `leg ${String(index)}`, uuid: uuidOf(index) }));
    const ledger = new Ledger();
    ledger.add(legs);
    const before = heapUsed();
    for (const leg of legs) {
      const command = { command: Buffer.alloc(100_000, leg.name).toString('latin1'), args: [], shell: true };
      ledger.recordRead(leg, operation({ uuid: leg.uuid, command }));
    }
    // All of their texts are 10 MB.
    expect(heapUsed() - before).toBeLessThan(1e6);
    expect(ledger.size).toBe(100);
  });
});

describe('a leg that an earlier attempt stands for', () => {
  it('has passed and settled without a start, and is nothing that is left behind', () => {
    const ledger = new Ledger();
    ledger.plan([{ name: 'unit', allowFailure: true }]);
    const starts: number[] = [];
    ledger.onStart(() => starts.push(1));
    const ended = operation({ uuid: unit.uuid, env: { CI: 'true' } });
    expect(ledger.recordReused('unit', { operation: ended, attempt: 2, tries: 3 })).toEqual(unit);
    expect(ledger.result(unit)).toMatchObject({
      start: 'started',
      outcome: 'passed',
      exitCode: 0,
      attempts: 3,
      reusedFrom: 2,
      allowFailure: true,
      operation: { ...ended, env: null },
    });
    expect([ledger.settledCount, ledger.allSettled, ledger.mayBeLeft(true), starts]).toEqual([1, true, [], []]);
    ledger.recordDeadline();
    expect(ledger.result(unit).outcome).toBe('passed');
  });

  it('is none any more once it is started', () => {
    const ledger = new Ledger();
    ledger.plan([{ name: 'unit', allowFailure: false }]);
    ledger.recordStart(unit);
    expect(ledger.result(unit).reusedFrom).toBeNull();
  });
});

describe('what is recorded of a leg', () => {
  it('keeps the limit of its command when it is started, and started again', () => {
    const ledger = new Ledger();
    const limit = { ms: 60_000, outlastsStep: true, isLongest: false };
    ledger.plan([{ name: 'unit', allowFailure: false }]);
    expect(ledger.resultOf('unit').limit).toBeNull();
    ledger.recordLimit('unit', limit);
    ledger.recordStart(unit);
    expect(ledger.result(unit).limit).toEqual(limit);
    ledger.planAgain(unit);
    ledger.recordStart({ ...unit, uuid: lint.uuid });
    expect(ledger.resultOf('unit')).toMatchObject({ leg: { uuid: lint.uuid }, limit });
  });

  it('says why it could not be read', () => {
    const ledger = new Ledger();
    ledger.add([unit]);
    const refusal = problem({ status: 403 });
    ledger.recordUnreadable(unit, refusal);
    expect(ledger.result(unit)).toMatchObject({ outcome: 'unknown', problem: refusal });
  });

  it('says so also after its cancel was accepted', () => {
    const ledger = new Ledger();
    ledger.add([unit]);
    const missed = problem({ status: 503 });
    ledger.recordMissedRead(unit, missed);
    ledger.recordCancel(unit, 'accepted', null);
    expect(ledger.result(unit)).toMatchObject({ outcome: 'cancelled', problem: missed });
  });

  it('says what delayed a start until the deadline, which was no start', () => {
    const ledger = new Ledger();
    ledger.plan([{ name: 'unit', allowFailure: false }]);
    const busy = problem({ status: 429 });
    ledger.recordDelay('unit', busy);
    expect(ledger.resultOf('unit')).toMatchObject({ start: 'planned', attempts: 0, problem: busy });
  });

  it('says how long it had after SIGTERM, and that none reached it', () => {
    const ledger = new Ledger();
    ledger.add([unit, lint]);
    ledger.recordStop(unit, 10_000);
    ledger.recordStop(lint, 10_000);
    ledger.recordStop(lint, null);
    expect(ledger.results().map(({ stopGrace }) => stopGrace)).toEqual([10_000, null]);
  });
});

describe('a leg that waits for its start again', () => {
  const again = { name: 'unit', uuid: lint.uuid };

  function plannedAgain(): Ledger {
    const ledger = new Ledger();
    ledger.plan([{ name: 'unit', allowFailure: false, mostAttempts: 3 }]);
    ledger.recordStart(unit);
    ledger.recordRead(unit, operation({ uuid: unit.uuid, exitCode: 3 }));
    ledger.planAgain(unit);
    return ledger;
  }

  it('keeps each try before it, and none within another', () => {
    const ledger = plannedAgain();
    ledger.recordStart(again);
    ledger.recordRead(again, operation({ uuid: again.uuid, exitCode: 4 }));
    ledger.planAgain(again);
    expect(ledger.resultOf('unit').earlier).toMatchObject([
      { leg: unit, outcome: 'failed', exitCode: 3, earlier: [] },
      { leg: again, outcome: 'failed', exitCode: 4, earlier: [] },
    ]);
  });

  it('has the result of its last try when it is not started after all', () => {
    const ledger = plannedAgain();
    ledger.recordFailedStart('unit', 'planned', problem({ status: 503 }));
    expect(ledger.keepLastTry('unit')).toBe(true);
    const last = { outcome: 'failed', exitCode: 3, attempts: 2, earlier: [], problem: null };
    expect(ledger.result(unit)).toMatchObject(last);
    expect([ledger.settledCount, ledger.unsettledResults(), ledger.mayBeLeft(true)]).toEqual([1, [], []]);
  });

  it('has no last try once it is started again, nor before it was ever started', () => {
    const ledger = plannedAgain();
    ledger.plan([{ name: 'lint', allowFailure: false }]);
    ledger.recordStart(again);
    expect(['unit', 'lint'].map((name) => ledger.keepLastTry(name))).toEqual([false, false]);
    expect(ledger.results().map(({ leg }) => leg.uuid)).toEqual([again.uuid, null]);
    expect(ledger.settledCount).toBe(0);
  });

  it('is late like all that wait for their start when a step that does not wait has no time left', () => {
    const ledger = plannedAgain();
    ledger.recordStart(lint);
    ledger.recordDeadline('planned');
    expect(ledger.results().map(({ timedOut }) => timedOut)).toEqual([true, false]);
  });
});
