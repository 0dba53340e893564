import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/contree/types.ts';
import { condense, type EarlyRecords, recordActive, recordResult } from '../../../src/modes/leg-records.ts';
import { modeSetting } from '../../doubles/mode-setting.ts';
import { timeline } from '../../doubles/scripted-service.ts';
import { operation, uuidOf, written } from '../../doubles/fixtures.ts';

function legOf() {
  const setting = modeSetting({ operations: [timeline(uuidOf(1), { SUCCESS: 0 })] });
  setting.ledger.add(setting.legs);
  const [leg] = setting.legs;
  if (leg === undefined) throw new Error('no leg');
  return { ...setting, leg };
}

function settled(fields: Partial<Operation>) {
  const { leg, ledger, context, results } = legOf();
  const seen = operation(fields);
  ledger.recordRead(leg, seen);
  recordResult(leg, { operation: seen, payload: { sent: true }, retryAfter: null }, context);
  return { results, kept: ledger.result(leg).operation };
}

describe('a leg that settled', () => {
  it('keeps an excerpt of a long output in memory, while the file gets the payload', () => {
    const long = 'x'.repeat(99).concat('\n').repeat(20_000);
    const { kept, results } = settled({ exitCode: 1, stdout: written(long), stderr: written('short\n', true) });
    expect(kept?.stdout?.bytes.length).toBeLessThan(20_000);
    expect(kept?.stdout?.bytes.toString()).toContain('left out');
    expect(kept?.stderr).toEqual(written('short\n', true));
    expect(results.rows).toEqual([{ sent: true }]);
    expect([results.legs, results.attempts]).toEqual([['leg-1'], []]);
  });

  it('keeps the beginning of an error that is megabytes long', () => {
    const { kept } = settled({ status: 'FAILED', exitCode: null, error: `no such image ${'x'.repeat(1_000_000)}` });
    expect(kept?.error).toMatch(/^no such image x{7986}$/);
    expect(settled({ status: 'FAILED', exitCode: null, error: 'no such image' }).kept?.error).toBe('no such image');
  });
});

describe('a leg whose log is read before it settles', () => {
  const detailOf = (stdout: string) => {
    return {
      operation: operation({ exitCode: 1, stdout: written(stdout) }),
      payload: { sent: true },
      retryAfter: null,
    };
  };
  it('has a large payload in the file at once, and only once, and keeps an excerpt', () => {
    const { context, leg, ledger, results } = legOf();
    const early: EarlyRecords = new Map();
    const large = detailOf('line\n'.repeat(100_000));
    const kept = condense(leg, large, context, early);
    expect(results.rows).toEqual([{ sent: true }]);
    expect(kept.payload).toBeUndefined();
    expect(kept.operation.stdout?.bytes.length).toBeLessThan(10_000);
    // Another watch reads it again.
    condense(leg, large, context, early);
    ledger.recordRead(leg, kept.operation);
    recordResult(leg, kept, context, early);
    expect(results.rows).toEqual([{ sent: true }]);
    expect(early.size).toBe(0);
  });

  it('has it in the file once while the leg is active, and again when it has ended', () => {
    const { context, leg, ledger, results } = legOf();
    const early: EarlyRecords = new Map();
    const ended = detailOf('line\n'.repeat(100_000));
    const active = { ...ended, operation: { ...ended.operation, status: 'EXECUTING' }, payload: { sent: 'so far' } };
    for (const time of [1, 2]) {
      const kept = condense(leg, active, context, early);
      expect([time, kept.payload, (kept.operation.stdout?.bytes.length ?? 0) < 10_000]).toEqual([
        time,
        undefined,
        true,
      ]);
      ledger.recordRead(leg, kept.operation);
    }
    expect(results.rows).toEqual([{ sent: 'so far' }]);
    recordActive(context, new Map(), early);
    expect(results.rows).toHaveLength(1);
    recordResult(leg, condense(leg, ended, context, early), context, early);
    expect(results.rows).toEqual([{ sent: 'so far' }, { sent: true }]);
  });

  it('has the end of a leg in the file that was large only while it was active', () => {
    const { context, leg, results } = legOf();
    const early: EarlyRecords = new Map([[leg.uuid, 'active']]);
    recordResult(leg, condense(leg, detailOf('line\n'), context, early), context, early);
    expect(results.rows).toEqual([{ sent: true }]);
    expect(early.size).toBe(0);
  });

  it('keeps a small one as it is', () => {
    const { context, leg, results } = legOf();
    const small = detailOf('line\n');
    expect(condense(leg, small, context, new Map())).toBe(small);
    expect(results.rows).toEqual([]);
  });
});
