import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { operation, problem, uuidOf } from '../report/fixtures.ts';

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
    ledger.see(unit, operation());
    ledger.add([docs, { ...unit, uuid: uuidOf(9) }]);
    expect(ledger.size).toBe(3);
    expect(ledger.results().map(({ leg }) => leg.name)).toEqual(['lint', 'unit', 'docs']);
    expect(ledger.result(unit).outcome).toBe('passed');
    expect(ledger.unsettled()).toEqual([lint, docs]);
  });

  it('counts a leg as settled once, when it has ended or is given up', () => {
    const ledger = ledgerOf(unit, lint);
    expect([ledger.settledCount, ledger.allSettled]).toEqual([0, false]);
    ledger.see(unit, executing);
    expect([ledger.settledCount, ledger.isSettled(unit)]).toEqual([0, false]);
    ledger.see(unit, operation());
    ledger.see(unit, operation());
    expect([ledger.settledCount, ledger.isSettled(unit)]).toEqual([1, true]);
    ledger.giveUp(lint, problem());
    expect([ledger.settledCount, ledger.allSettled]).toEqual([2, true]);
    expect(ledger.result(lint)).toMatchObject({ outcome: 'unknown', exitCode: 1 });
  });

  it('has nothing unsettled while it is empty', () => {
    expect(new Ledger().allSettled).toBe(true);
  });

  it('forgets a problem once the leg is read', () => {
    const ledger = ledgerOf(unit);
    ledger.miss(unit, problem({ status: 500 }));
    expect(ledger.result(unit).outcome).toBe('unknown');
    ledger.see(unit, executing);
    expect(ledger.result(unit)).toMatchObject({ outcome: 'active', problem: null });
  });

  it('lets those that have not settled time out', () => {
    const ledger = ledgerOf(unit, lint, docs);
    ledger.see(unit, operation());
    ledger.see(lint, executing);
    ledger.giveUp(docs, problem());
    ledger.expire();
    expect(ledger.results().map(({ outcome, timedOut }) => [outcome, timedOut])).toEqual([
      ['passed', false],
      ['timed-out', true],
      ['unknown', false],
    ]);
  });

  it('keeps what became of a cancel, and the problem of one that failed', () => {
    const ledger = ledgerOf(unit, lint);
    const refused = problem({ status: 403 });
    ledger.see(unit, executing);
    ledger.markCancel(unit, 'rejected', refused);
    ledger.markCancel(lint, 'accepted', null);
    expect(ledger.result(unit)).toMatchObject({ outcome: 'active', cancel: 'rejected', problem: refused });
    expect(ledger.result(lint)).toMatchObject({ outcome: 'cancelled', cancel: 'accepted', problem: null });
  });

  it('tells of the first status that nobody knows, and of no other', () => {
    const told: string[] = [];
    const ledger = new Ledger((status) => told.push(status));
    ledger.add([unit, lint]);
    ledger.see(unit, executing);
    ledger.see(unit, operation({ status: 'PAUSED' }));
    ledger.see(lint, operation({ status: 'FROZEN' }));
    expect(told).toEqual(['PAUSED']);
    expect(ledger.unsettled()).toEqual([unit, lint]);
    expect(() => {
      const silent = ledgerOf(unit);
      silent.see(unit, operation({ status: 'PAUSED' }));
    }).not.toThrow();
  });

  it('says in which status each leg that goes on was last seen', () => {
    const ledger = ledgerOf(unit, lint, docs);
    ledger.see(unit, executing);
    ledger.see(lint, operation());
    expect(ledger.activeStatuses()).toEqual(['EXECUTING', null]);
  });

  it('knows no leg that was not added', () => {
    expect(() => ledgerOf(unit).result(lint)).toThrow('No leg lint');
  });
});
