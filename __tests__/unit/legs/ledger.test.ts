import { describe, expect, it } from '@jest/globals';
import type { Leg } from '../../../src/legs/leg.ts';
import { MARKER_VARIABLE } from '../../../src/legs/command.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import { isGivenUp } from '../../../src/legs/outcome.ts';
import { operation, problem, uuidOf } from '../../doubles/fixtures.ts';

const unit = { name: 'unit', uuid: uuidOf(1) };
const lint = { name: 'lint', uuid: uuidOf(2) };
const docs = { name: 'docs', uuid: uuidOf(3) };
const executing = operation({ status: 'EXECUTING', exitCode: null });

function ledgerOf(...legs: (typeof unit)[]): Ledger {
  const ledger = new Ledger();
  ledger.add(legs);
  return ledger;
}

describe('the ledger', () => {
  it('keeps legs in the order given, and the first of two with the same name', () => {
    const ledger = ledgerOf(lint, unit);
    ledger.recordRead(unit, operation());
    ledger.add([docs, { ...unit, uuid: uuidOf(9) }]);
    expect(ledger.size).toBe(3);
    expect(ledger.results().map(({ leg }) => leg.name)).toEqual(['lint', 'unit', 'docs']);
    expect(ledger.result(unit).outcome).toBe('passed');
    expect(ledger.unsettled()).toEqual([lint, docs]);
  });

  it('counts a leg as settled once, when it has ended or is given up', () => {
    const ledger = ledgerOf(unit, lint);
    expect([ledger.settledCount, ledger.allSettled]).toEqual([0, false]);
    ledger.recordRead(unit, executing);
    expect([ledger.settledCount, ledger.isSettled(unit)]).toEqual([0, false]);
    ledger.recordRead(unit, operation());
    ledger.recordRead(unit, operation());
    expect([ledger.settledCount, ledger.isSettled(unit)]).toEqual([1, true]);
    ledger.recordUnreadable(lint, problem());
    expect([ledger.settledCount, ledger.allSettled]).toEqual([2, true]);
    expect(ledger.result(lint)).toMatchObject({ outcome: 'unknown', exitCode: 1 });
  });

  it('keeps what was read of a leg, but not its environment', () => {
    const ledger = ledgerOf(unit);
    ledger.recordRead(unit, operation({ exitCode: 3, env: { SIZE: 'x'.repeat(1_000) } }));
    expect(ledger.result(unit).operation).toEqual(operation({ exitCode: 3 }));
  });

  it('learns from a detail that the step which started the leg allowed its failure, and keeps that', () => {
    const ledger = new Ledger(undefined, ({ env }) => env?.['ALLOWED'] === 'yes');
    ledger.plan([{ name: 'docs', allowFailure: false }]);
    ledger.recordStart(docs);
    ledger.add([unit, lint]);
    const failed = { exitCode: 3, env: { ALLOWED: 'yes' } };
    ledger.recordRead(unit, { ...executing, env: failed.env });
    ledger.recordRead(unit, executing);
    ledger.recordRead(unit, operation({ exitCode: 3 }));
    ledger.recordRead(lint, operation({ exitCode: 3, env: { ALLOWED: 'no' } }));
    // This step's own inputs say otherwise.
    ledger.recordRead(docs, operation(failed));
    const found = ledger.results().map(({ leg, outcome, allowFailure, exitCode }) => {
      return [leg.name, outcome, allowFailure, exitCode];
    });
    expect(found).toEqual([
      ['docs', 'failed', false, 3],
      ['unit', 'failed', true, 0],
      ['lint', 'failed', false, 3],
    ]);
  });

  it('keeps of a command what is shown, as its author wrote it, and not what was sent', () => {
    const ledger = ledgerOf(unit, lint, docs);
    const command = { command: 'set -e; npm test', args: [], shell: true };
    ledger.recordRead(unit, operation({ command, env: { [MARKER_VARIABLE]: '{}' } }));
    ledger.recordRead(lint, operation({ command }));
    ledger.recordRead(docs, operation({ command: { ...command, command: 'x'.repeat(1_000_000) } }));
    expect([unit, lint].map(({ name }) => ledger.commandOf(name))).toEqual(['npm test', 'set -e; npm test']);
    expect(ledger.commandOf('docs')?.length).toBeLessThan(2_000);
    expect(ledger.results().map((result) => result.operation?.command)).toEqual([null, null, null]);
    expect(ledger.commandOf('nothing')).toBeNull();
  });

  it('keeps the command of the plan when the service says another, also when the leg is started again', () => {
    const ledger = new Ledger();
    ledger.plan([{ name: 'unit', allowFailure: false, command: 'npm test' }]);
    ledger.recordStart(unit);
    ledger.recordRead(unit, operation({ command: { command: 'other', args: [], shell: true } }));
    ledger.planAgain(unit);
    expect(ledger.commandOf('unit')).toBe('npm test');
    ledger.recordStart({ ...unit, uuid: uuidOf(9) });
    expect(ledger.commandOf('unit')).toBe('npm test');
  });

  it('gives up what has not settled when fail-fast begins, and a leg that is found later', () => {
    const ledger = ledgerOf(unit, lint);
    ledger.plan(['docs', 'late'].map((name) => ({ name, allowFailure: false })));
    ledger.recordRead(unit, operation({ exitCode: 1 }));
    ledger.recordFailedStart('docs', 'lost', problem());
    ledger.recordFailFast();
    ledger.recordStart(docs);
    ledger.recordCancel(docs, 'accepted', null);
    ledger.recordCancel(lint, 'finished', null);
    ledger.recordRead(lint, operation({ status: 'CANCELLED', exitCode: null }));
    const results = ledger.results();
    expect(results.map(({ leg, givenUp }) => [leg.name, givenUp])).toEqual([
      ['unit', false],
      ['lint', true],
      ['docs', true],
      ['late', true],
    ]);
    // Others cancelled lint before this step did.
    expect(results.filter(isGivenUp).map(({ leg }) => leg.name)).toEqual(['docs', 'late']);
  });

  it('has a leg open only as its last operation, until that has ended', () => {
    const ledger = ledgerOf(unit, lint);
    const again = { ...unit, uuid: uuidOf(9) };
    expect([ledger.isOpen(unit), ledger.isOpen(again)]).toEqual([true, false]);
    ledger.planAgain(unit);
    expect([ledger.isOpen(unit), ledger.isOpen(again)]).toEqual([false, false]);
    ledger.recordStart(again);
    expect([ledger.isOpen(unit), ledger.isOpen(again)]).toEqual([false, true]);
    ledger.recordRead(again, operation());
    expect([ledger.isOpen(again), ledger.isOpen(lint)]).toEqual([false, true]);
  });

  it('records that a leg has begun, unless it was started again since', () => {
    const ledger = ledgerOf(unit, lint);
    ledger.recordBegun(unit);
    ledger.recordBegun({ ...lint, uuid: uuidOf(9) });
    expect(ledger.activeStatuses()).toEqual(['EXECUTING', null]);
    ledger.recordStart({ ...unit, uuid: uuidOf(9) });
    expect(ledger.activeStatuses()).toEqual([null, null]);
  });

  it('calls its listeners on each start until they are removed', () => {
    const ledger = new Ledger();
    let starts = 0;
    const forget = ledger.onStart(() => (starts += 1));
    ledger.add([unit, lint]);
    ledger.recordStart({ ...unit, uuid: uuidOf(9) });
    expect(starts).toBe(3);
    forget();
    ledger.recordStart(docs);
    expect(starts).toBe(3);
  });

  it('has nothing unsettled while it is empty', () => {
    expect(new Ledger().allSettled).toBe(true);
  });

  it('forgets a problem once the leg is read', () => {
    const ledger = ledgerOf(unit);
    ledger.recordMissedRead(unit, problem({ status: 500 }));
    expect(ledger.result(unit).outcome).toBe('unknown');
    ledger.recordRead(unit, executing);
    expect(ledger.result(unit)).toMatchObject({ outcome: 'active', problem: null });
  });

  it('times out the legs that have not settled', () => {
    const ledger = ledgerOf(unit, lint, docs);
    ledger.recordRead(unit, operation());
    ledger.recordRead(lint, executing);
    ledger.recordUnreadable(docs, problem());
    ledger.recordDeadline();
    expect(ledger.results().map(({ outcome, timedOut }) => [outcome, timedOut])).toEqual([
      ['passed', false],
      ['timed-out', true],
      ['unknown', false],
    ]);
  });

  it('keeps the answer to a cancel, and the problem of a failed one', () => {
    const ledger = ledgerOf(unit, lint);
    const refused = problem({ status: 403 });
    ledger.recordRead(unit, executing);
    ledger.recordCancel(unit, 'rejected', refused);
    ledger.recordCancel(lint, 'accepted', null);
    expect(ledger.result(unit)).toMatchObject({ outcome: 'active', cancel: 'rejected', problem: refused });
    expect(ledger.result(lint)).toMatchObject({ outcome: 'cancelled', cancel: 'accepted', problem: null });
  });

  it('reports each unknown status', () => {
    const told: string[] = [];
    const ledger = new Ledger((status) => told.push(status));
    ledger.add([unit, lint]);
    ledger.recordRead(unit, executing);
    ledger.recordRead(unit, operation({ status: 'PAUSED' }));
    ledger.recordRead(lint, operation({ status: 'FROZEN' }));
    expect(told).toEqual(['PAUSED', 'FROZEN']);
    expect(ledger.unsettled()).toEqual([unit, lint]);
    expect(() => {
      const silent = ledgerOf(unit);
      silent.recordRead(unit, operation({ status: 'PAUSED' }));
    }).not.toThrow();
  });

  it('has the last status of each active leg', () => {
    const ledger = ledgerOf(unit, lint, docs);
    ledger.recordRead(unit, executing);
    ledger.recordRead(lint, operation());
    expect(ledger.activeStatuses()).toEqual(['EXECUTING', null]);
  });

  it('knows no leg that was not added', () => {
    expect(() => ledgerOf(unit).result(lint)).toThrow('No leg lint');
  });
});

describe('a ledger of legs that are yet to be started', () => {
  const failed = operation({ uuid: unit.uuid, status: 'FAILED', exitCode: null });

  function planned(...names: string[]): Ledger {
    const ledger = new Ledger();
    ledger.plan(names.map((name) => ({ name, allowFailure: name === 'docs' })));
    return ledger;
  }

  it('has them in the order planned, with no operation', () => {
    const ledger = planned('unit', 'lint');
    expect([ledger.size, ledger.countOf('planned'), ledger.settledCount, ledger.countOf('started')]).toEqual([
      2, 2, 0, 0,
    ]);
    expect([ledger.unsettled(), ledger.allSettled]).toEqual([[], true]);
    ledger.recordStart(lint);
    expect(ledger.results()).toMatchObject([
      { leg: { name: 'unit', uuid: null }, start: 'planned', attempts: 0, outcome: 'cancelled' },
      { leg: lint, start: 'started', attempts: 1 },
    ]);
    expect([ledger.countOf('planned'), ledger.allSettled, ledger.countOf('started')]).toEqual([1, false, 1]);
    expect(ledger.unsettled()).toEqual([lint]);
  });

  it('plans a leg again whose operation has ended, and counts it once', () => {
    const ledger = planned('unit', 'docs');
    ledger.recordStart(unit);
    ledger.recordRead(unit, failed);
    expect([ledger.settledCount, ledger.allSettled]).toEqual([1, true]);
    ledger.planAgain(unit);
    expect([ledger.settledCount, ledger.countOf('planned'), ledger.allSettled]).toEqual([0, 2, true]);
    expect(ledger.resultOf('unit')).toMatchObject({ operation: null, attempts: 1, leg: { uuid: null } });
    const again = { name: 'unit', uuid: uuidOf(9) };
    ledger.recordStart(again);
    ledger.recordRead(again, operation({ uuid: again.uuid }));
    expect(ledger.resultOf('unit')).toMatchObject({ outcome: 'passed', attempts: 2 });
    expect([ledger.settledCount, ledger.countOf('started')]).toEqual([1, 1]);
    expect(() => ledger.result(unit)).toThrow(`Leg unit is no longer operation ${unit.uuid}`);
  });

  it('plans a leg again that was open', () => {
    const ledger = planned('unit');
    ledger.recordStart(unit);
    ledger.planAgain(unit);
    expect([ledger.allSettled, ledger.settledCount, ledger.unsettled()]).toEqual([true, 0, []]);
  });

  it('forgets the operation before when a leg is started again', () => {
    const ledger = planned('unit');
    ledger.recordStart(unit);
    ledger.recordRead(unit, failed);
    ledger.recordStart({ name: 'unit', uuid: uuidOf(9) });
    expect([ledger.settledCount, ledger.allSettled]).toEqual([0, false]);
    ledger.recordStart({ name: 'unit', uuid: uuidOf(10) });
    ledger.recordUnreadable({ name: 'unit', uuid: uuidOf(10) }, problem());
    expect([ledger.settledCount, ledger.allSettled]).toEqual([1, true]);
  });

  it('settles what is refused, but not what is lost', () => {
    const ledger = planned('unit', 'lint', 'docs');
    const refusal = problem({ status: 400 });
    ledger.recordFailedStart('unit', 'refused', refusal);
    ledger.recordFailedStart('lint', 'lost', problem({ status: null, kind: 'network' }));
    expect(ledger.results()).toMatchObject([
      { start: 'refused', outcome: 'failed', exitCode: 1, attempts: 1, problem: refusal },
      { start: 'lost', outcome: 'unknown', exitCode: 1, attempts: 1 },
      { start: 'planned', outcome: 'cancelled', exitCode: 0 },
    ]);
    expect([ledger.settledCount, ledger.allSettled, ledger.countOf('planned')]).toEqual([1, true, 1]);
    expect(ledger.unsettledResults().map(({ leg }) => leg.name)).toEqual(['lint', 'docs']);
    expect(['unit', 'lint', 'docs', 'none'].map((name) => ledger.startOf(name))).toEqual([
      'refused',
      'lost',
      'planned',
      null,
    ]);
  });

  it('leaves behind what may be active: of others nothing that the service says is not there', () => {
    const names = ['gone', 'forbidden', 'broken', 'huge', 'ended', 'open'];
    const legs = names.map((name, index) => ({ name, uuid: uuidOf(index + 1) }));
    const ledger = ledgerOf(...legs);
    const [gone, forbidden, broken, huge, ended] = legs as [Leg, Leg, Leg, Leg, Leg];
    ledger.recordUnreadable(gone, problem({ status: 404 }));
    ledger.recordUnreadable(forbidden, problem({ status: 403 }));
    ledger.recordUnreadable(broken, problem({ status: 503 }));
    ledger.recordUnreadable(huge, problem({ status: null, kind: 'oversize' }));
    ledger.recordRead(ended, operation());
    expect(ledger.mayBeLeft(false).map(({ name }) => name)).toEqual(['broken', 'huge', 'open']);
    expect(ledger.mayBeLeft(true).map(({ name }) => name)).toEqual(['gone', 'forbidden', 'broken', 'huge', 'open']);
  });

  it.each(['lost', 'refused'] as const)('records a %s leg as started when it is found, which is one start', (start) => {
    const ledger = planned('lint');
    ledger.recordFailedStart('lint', start, problem());
    ledger.recordStart(lint);
    expect([ledger.unsettled(), ledger.allSettled]).toEqual([[lint], false]);
    expect(ledger.resultOf('lint')).toMatchObject({ problem: null, start: 'started', attempts: 1, timedOut: false });
  });

  it('also times out legs that were never started', () => {
    const ledger = planned('unit', 'lint');
    ledger.recordFailedStart('unit', 'refused', problem());
    ledger.recordDeadline();
    expect(ledger.results().map(({ outcome, timedOut }) => [outcome, timedOut])).toEqual([
      ['failed', false],
      ['timed-out', true],
    ]);
  });

  it('keeps which legs may fail through all tries', () => {
    const ledger = planned('docs');
    ledger.recordStart(docs);
    ledger.recordRead(docs, operation({ uuid: docs.uuid, status: 'FAILED', exitCode: null }));
    expect(ledger.result(docs)).toMatchObject({ outcome: 'failed', exitCode: 0 });
    ledger.planAgain(docs);
    ledger.recordStart(docs);
    ledger.recordRead(docs, operation({ uuid: docs.uuid, exitCode: 4 }));
    expect(ledger.result(docs)).toMatchObject({ outcome: 'failed', exitCode: 0, allowFailure: true });
  });

  it('has a leg as one that may fail when its selection says so', () => {
    const ledger = new Ledger();
    ledger.add([{ ...unit, allowFailure: true }, lint]);
    expect(ledger.results().map(({ allowFailure, leg }) => [allowFailure, leg])).toEqual([
      [true, unit],
      [false, lint],
    ]);
  });

  it('lists all losses of a leg', () => {
    const ledger = ledgerOf(unit);
    ledger.recordRead(unit, operation());
    ledger.recordLoss(unit, 'no tag');
    ledger.recordLoss(unit, 'no file');
    expect(ledger.result(unit)).toMatchObject({ outcome: 'passed', exitCode: 1, loss: 'no tag; no file' });
  });
});
