import { describe, expect, it } from '@jest/globals';
import type { LegResult, Outcome } from '../../../../src/legs/leg.ts';
import { timelineOf } from '../../../../src/report/summary/timeline.ts';
import { leg, operation, report, STARTED_AT, unstarted } from '../../../doubles/fixtures.ts';

const bar = (name: string, outcome: Outcome, duration: number | null = 10, createdAt?: string | null): LegResult =>
  leg(name, outcome, { operation: operation({ duration, ...(createdAt === undefined ? {} : { createdAt }) }) });

function picture(results: readonly LegResult[]): string[] {
  return String(timelineOf(report(results))).split('\n');
}

describe('timelineOf', () => {
  it('has a section for each outcome, what needs attention first', () => {
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

  it('shows the time in the queue separately, in every section', () => {
    const at = (seconds: number): number => STARTED_AT + seconds * 1_000;
    const queued = (name: string, outcome: Outcome): LegResult =>
      leg(name, outcome, { operation: operation({ duration: 10, elapsed: 6 }) });
    expect(picture([queued('unit', 'failed'), queued('late', 'timed-out'), queued('docs', 'passed')]).slice(4)).toEqual(
      [
        ' section Failed',
        ` unit queued :active, ${at(0)}, ${at(4)}`,
        ` unit :crit, ${at(4)}, ${at(10)}`,
        ' section Timed out',
        ` late queued :active, ${at(0)}, ${at(4)}`,
        ` late :active, crit, ${at(4)}, ${at(10)}`,
        ' section Passed',
        ` docs queued :active, ${at(0)}, ${at(4)}`,
        ` docs :done, ${at(4)}, ${at(10)}`,
        '```',
      ],
    );
  });

  it.each<[string, number, number | null, boolean]>([
    ['is a fiftieth of the picture', 100, 98, true],
    ['is less', 100, 98.001, false],
    ['is not known', 100, null, false],
    ['is none', 100, 100, false],
    ['is less than nothing', 100, 300, false],
    ['is all', 100, 0, true],
    ['is no number', 100, Number.NaN, false],
  ])('shows a time in the queue only where it can be seen: %s', (_, duration, elapsed, isShown) => {
    const lines = picture([
      leg('x', 'passed', { operation: operation({ duration, elapsed }) }),
      leg('y', 'passed', { operation: operation({ duration: 1 }) }),
    ]);
    expect(lines.filter((line) => line.includes('queued'))).toHaveLength(isShown ? 1 : 0);
    const [start, end] = [STARTED_AT, STARTED_AT + duration * 1_000];
    expect(lines).toContain(` x :done, ${isShown ? end - (elapsed ?? 0) * 1_000 : start}, ${end}`);
  });

  it('compares a time in the queue with all the time that the picture shows', () => {
    const at = (seconds: number): string => new Date(STARTED_AT + seconds * 1_000).toISOString();
    const late = leg('late', 'passed', { operation: operation({ createdAt: at(900), duration: 100, elapsed: 85 }) });
    expect(picture([bar('long', 'passed', 1_000), late]).join()).not.toContain('queued');
  });

  it('has a section for the operations of a listing that ended', () => {
    expect(picture([bar('a', 'ended'), bar('b', 'failed')]).slice(6)).toEqual([
      ' section Ended',
      ` a :done, ${STARTED_AT}, ${STARTED_AT + 10_000}`,
      '```',
    ]);
  });

  it('separates allowed failures from those that need attention', () => {
    const docs = leg('docs', 'failed', { allowFailure: true, exitCode: 0 });
    expect(picture([docs, bar('a', 'passed'), bar('b', 'failed')]).slice(4)).toEqual([
      ' section Failed',
      ` b :crit, ${STARTED_AT}, ${STARTED_AT + 10_000}`,
      ' section Allowed',
      ` docs :${STARTED_AT}, ${STARTED_AT + 12_300}`,
      ' section Passed',
      ` a :done, ${STARTED_AT}, ${STARTED_AT + 10_000}`,
      '```',
    ]);
  });

  it('has one bar for a leg that is still active', () => {
    const running = leg('x', 'active', { operation: operation({ duration: null, elapsed: 3 }) });
    expect(picture([running, bar('y', 'passed')]).join('\n')).not.toContain('queued');
  });

  it('begins with the preparation, in its order', () => {
    const setup = leg('setup', 'passed', {
      operation: operation({ createdAt: new Date(STARTED_AT + 20_000).toISOString(), duration: 10, elapsed: 4 }),
    });
    const given = report([bar('a', 'failed'), bar('b', 'passed')], {
      mode: 'run',
      preparation: [bar('import docker://x/y', 'passed', 20), unstarted('none', 'planned'), setup],
    });
    expect(String(timelineOf(given)).split('\n').slice(4, 9)).toEqual([
      ' section Setup',
      ` import-docker-//x/y :done, ${STARTED_AT}, ${STARTED_AT + 20_000}`,
      ` setup queued :active, ${STARTED_AT + 20_000}, ${STARTED_AT + 26_000}`,
      ` setup :done, ${STARTED_AT + 26_000}, ${STARTED_AT + 30_000}`,
      ' section Failed',
    ]);
    const many = { ...given, preparation: [...Array.from({ length: 30 }, () => bar('import', 'passed')), setup] };
    expect(String(timelineOf(many)).match(/^ import :/gm)).toHaveLength(9);
    expect(String(timelineOf(many))).toContain(' setup :done');
  });

  it('is absent for the setup alone', () => {
    expect(
      timelineOf(report([unstarted('a', 'planned'), bar('b', 'passed')], { preparation: [bar('setup', 'passed')] })),
    ).toBeNull();
  });

  it('shows all tries of a leg in their order, each in the colour of its end', () => {
    const at = (seconds: number): string => new Date(STARTED_AT + seconds * 1_000).toISOString();
    const first = bar('e2e', 'failed', 5);
    const second = leg('e2e', 'timed-out', { attempts: 2, operation: operation({ createdAt: at(6), duration: 4 }) });
    const last = { ...bar('e2e', 'passed', 10, at(12)), attempts: 3, earlier: [first, second] };
    expect(picture([last, bar('a', 'passed')]).slice(4)).toEqual([
      ' section Passed',
      ` e2e try 1 :crit, ${STARTED_AT}, ${STARTED_AT + 5_000}`,
      ` e2e try 2 :active, crit, ${STARTED_AT + 6_000}, ${STARTED_AT + 10_000}`,
      ` e2e try 3 :done, ${STARTED_AT + 12_000}, ${STARTED_AT + 22_000}`,
      ` a :done, ${STARTED_AT}, ${STARTED_AT + 10_000}`,
      '```',
    ]);
  });

  it('counts tries among its sixty bars, and shows the last ones of a leg with more', () => {
    const tries = (count: number): LegResult[] => Array.from({ length: count }, () => bar('x', 'failed'));
    const [often, more] = [30, 31].map((count) => ({
      ...bar('often', 'failed'),
      attempts: count,
      earlier: tries(count - 1),
    }));
    if (often === undefined || more === undefined) throw new Error('There are two legs.');
    expect(picture([often, often]).filter((line) => line.includes(' try '))).toHaveLength(60);
    expect(picture([often, more]).at(-1)).toBe('<p>The picture shows 1 of 2 legs.</p>');
    const endless = { ...bar('endless', 'failed'), attempts: 100, earlier: tries(99) };
    expect(picture([endless, often]).filter((line) => line.includes(' try '))).toHaveLength(60);
  });

  it('leaves out what ran in an earlier attempt', () => {
    const reused = { ...bar('old', 'passed', 10, '2020-01-01T00:00:00Z'), reusedFrom: 1 };
    expect(picture([bar('a', 'passed'), reused, bar('b', 'passed')]).join()).not.toContain('old');
    expect(timelineOf(report([bar('a', 'passed'), reused]))).toBeNull();
  });

  it('shows sixty legs at most, and says so', () => {
    const passed = Array.from({ length: 60 }, (_, index) => bar(`leg${index}`, 'passed'));
    expect(picture(passed).at(-1)).toBe('```');
    expect(picture([...passed, bar('late', 'passed')]).at(-1)).toBe('<p>The picture shows 60 of 61 legs.</p>');
    const lines = picture([...passed, bar('late', 'failed')]);
    expect(lines.filter((line) => line.includes(':done'))).toHaveLength(59);
    expect(lines.some((line) => line.startsWith(' late :crit'))).toBe(true);
    expect(lines.slice(-3)).toEqual([
      '```',
      '',
      '<p>The picture shows 60 of 61 legs, those that did not pass first.</p>',
    ]);
  });

  it('uses a name as a label only', () => {
    const lines = picture([bar('x :crit, 0, 1\n```\n# Forged', 'passed'), bar('section Forged', 'passed')]);
    expect(lines.slice(5)).toEqual([
      ` x-crit-0-1-Forged :done, ${STARTED_AT}, ${STARTED_AT + 10_000}`,
      ` _section-Forged :done, ${STARTED_AT}, ${STARTED_AT + 10_000}`,
      '```',
    ]);
  });
});
