import { describe, expect, it } from '@jest/globals';
import type { CancelResult } from '../../../../src/legs/leg.ts';
import { cancelLogger } from '../../../../src/report/log/cancel-log.ts';
import { problem, uuidOf } from '../../../doubles/fixtures.ts';
import { recordedLog } from '../../../doubles/recorded-log.ts';

function logged(legs: number, answers: readonly CancelResult[]): readonly string[] {
  const recorded = recordedLog();
  const { onAnswer, end } = cancelLogger(recorded.log, legs);
  const all = Array.from({ length: legs }, (_, index) => ({ name: `n${String(index)}`, uuid: uuidOf(index) }));
  for (const [index, result] of answers.entries()) {
    const why = result === 'failed' ? problem({ reason: `broken ${String(index)}` }) : null;
    onAnswer({ name: `n${String(index)}`, uuid: uuidOf(index) }, { result, problem: why });
  }
  end(all.slice(answers.length));
  return recorded.lines();
}

describe('the log of cancels', () => {
  it('has a line for each of a few legs, and a count of those that were not asked', () => {
    expect(logged(4, ['accepted', 'finished'])).toEqual([
      'n0 · cancel accepted',
      'n1 · cancel finished',
      'cancel · 2 not asked in time',
    ]);
    expect(logged(100, Array<'accepted'>(100).fill('accepted'))).toHaveLength(100);
  });

  it('says at each of a few legs alone why its cancel failed', () => {
    const [accepted, failed, last, ...more] = logged(3, ['accepted', 'failed']);
    expect(accepted).toBe('n0 · cancel accepted');
    expect(failed).toMatch(/^n1 · cancel failed · .*broken 1/);
    expect([last, ...more]).toEqual(['cancel · 1 not asked in time']);
  });

  it('has no reason for many where all were accepted', () => {
    expect(logged(101, Array<'accepted'>(101).fill('accepted'))).toEqual(['cancel · 101 accepted']);
  });

  it('has one line of counts for many, with the first problem', () => {
    const lines = logged(2_000, [...Array<'accepted'>(1_200).fill('accepted'), 'failed', 'failed', 'rejected']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^cancel · 1,200 accepted · 1 rejected · 2 failed · 797 not asked in time · .*broken 1200/,
    );
  });

  it('is empty when there was nothing to cancel', () => {
    expect([logged(0, []), logged(500, []).length]).toEqual([[], 1]);
  });
});
