import { describe, expect, it } from '@jest/globals';
import type { LegResult, Outcome } from '../../../src/legs/leg.ts';
import { timelineOf } from '../../../src/report/timeline.ts';
import { leg, operation, report, STARTED_AT } from './fixtures.ts';

const bar = (name: string, outcome: Outcome, duration: number | null = 10, createdAt?: string | null): LegResult =>
  leg(name, outcome, { operation: operation({ duration, ...(createdAt === undefined ? {} : { createdAt }) }) });

function picture(results: readonly LegResult[]): string[] {
  return String(timelineOf(report(results))).split('\n');
}

describe('timelineOf', () => {
  it('draws a section for each outcome, what needs attention first', () => {
    const end = STARTED_AT + 10_000;
    expect(
      picture([
        bar('a', 'passed'),
        bar('b', 'active', null),
        bar('c', 'cancelled'),
        bar('d', 'timed-out', null),
        bar('e', 'unknown'),
        bar('f', 'failed'),
        bar('g', 'passed', 0),
      ]),
    ).toEqual([
      '```mermaid',
      'gantt',
      ' dateFormat x',
      ' axisFormat %H:%M:%S',
      ' section Failed',
      ` f :crit, ${STARTED_AT}, ${end}`,
      ' section Unknown',
      ` e :crit, ${STARTED_AT}, ${end}`,
      ' section Timed out',
      ` d :active, crit, ${STARTED_AT}, ${STARTED_AT + 130_000}`,
      ' section Cancelled',
      ` c :${STARTED_AT}, ${end}`,
      ' section Active',
      ` b :active, ${STARTED_AT}, ${STARTED_AT + 130_000}`,
      ' section Passed',
      ` a :done, ${STARTED_AT}, ${end}`,
      ` g :done, ${STARTED_AT}, ${STARTED_AT + 1}`,
      '```',
    ]);
  });

  it.each<[string, LegResult]>([
    ['was never read', leg('x', 'unknown', { operation: null })],
    ['has no start', bar('x', 'passed', 10, null)],
    ['has a start that is no date', bar('x', 'passed', 10, '``` \n# no')],
    ['started before time began', bar('x', 'passed', 10, '1900-01-01T00:00:00Z')],
    ['lasted longer than a number says', bar('x', 'passed', 1e300)],
    ['lasted for no number of seconds', bar('x', 'passed', Number.NaN)],
  ])('leaves out a leg that %s, and itself with fewer than two', (_, result) => {
    expect(timelineOf(report([bar('a', 'passed'), result]))).toBeNull();
    expect(picture([bar('a', 'passed'), bar('b', 'passed'), result]).join('\n')).not.toContain(' x :');
  });

  it('shows sixty legs at most, and says so', () => {
    const passed = Array.from({ length: 60 }, (_, index) => bar(`leg${index}`, 'passed'));
    const lines = picture([...passed, bar('late', 'failed')]);
    expect(lines.filter((line) => line.includes(':done'))).toHaveLength(59);
    expect(lines.some((line) => line.startsWith(' late :crit'))).toBe(true);
    expect(lines.slice(-3)).toEqual([
      '```',
      '',
      '<p>The picture shows 60 of 61 legs, those that did not pass first.</p>',
    ]);
  });

  it('takes a name for a label only', () => {
    const lines = picture([bar('x :crit, 0, 1\n```\n# Forged', 'passed'), bar('section Forged', 'passed')]);
    expect(lines.slice(5)).toEqual([
      ` x-crit-0-1-Forged :done, ${STARTED_AT}, ${STARTED_AT + 10_000}`,
      ` _section-Forged :done, ${STARTED_AT}, ${STARTED_AT + 10_000}`,
      '```',
    ]);
  });
});
