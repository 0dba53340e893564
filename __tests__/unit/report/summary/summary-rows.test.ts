import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../../src/legs/leg.ts';
import { html } from '../../../../src/report/text/escape.ts';
import { sizeOf } from '../../../../src/report/summary/page.ts';
import type { Report } from '../../../../src/report/report.ts';
import { arrangeLegs, foldedRows, openRows } from '../../../../src/report/summary/summary-rows.ts';
import { leg, operation, report, unstarted } from '../../../doubles/fixtures.ts';

function legs(count: number, make: (name: string) => LegResult = (name) => leg(name, 'passed')): LegResult[] {
  return Array.from({ length: count }, (_, index) => make(`leg${index}`));
}

/** Bytes and number of the rows, and how many are missing. */
function measured({ blocks, lost }: ReturnType<typeof openRows>): Readonly<Record<'size' | 'rows' | 'lost', number>> {
  const size = blocks.reduce((sum, block) => sum + sizeOf(block), 0);
  return { size, rows: blocks.join().match(/<tr><td>/g)?.length ?? 0, lost };
}

/** Names of the open rows, and titles of the folded ones with their number. */
function arranged(given: Report): { open: string[]; folded: string[] } {
  const { open, folded } = arrangeLegs(given);
  return {
    open: open.map((result) => result.leg.name),
    folded: folded.map(({ title, results }) => `${String(title)} (${results.length})`),
  };
}

describe('arrangeLegs', () => {
  it('shows few legs whole, what needs attention first and what passed last', () => {
    const few = [leg('ok', 'passed'), unstarted('idle', 'planned'), leg('bad', 'failed'), ...legs(22)];
    const { open, folded } = arranged(report(few));
    expect([open.slice(0, 3), open.length, folded]).toEqual([['bad', 'idle', 'ok'], 25, []]);
  });

  it('folds, of more than 25 legs, those that passed or were cancelled', () => {
    const flaky = leg('flaky', 'passed', { earlier: [leg('flaky', 'failed')] });
    const many = [...legs(30), flaky, leg('bad', 'failed'), unstarted('idle', 'planned')];
    expect(arranged(report(many))).toEqual({
      open: ['bad', 'flaky'],
      folded: ['🚫 1 leg cancelled (1)', '✅ 30 legs passed (30)'],
    });
    expect(arranged(report(legs(26)))).toEqual({ open: [], folded: ['✅ 26 legs passed (26)'] });
  });

  it('folds more than fifty that need attention', () => {
    const { open, folded } = arranged(report(legs(60, (name) => leg(name, 'failed'))));
    expect([open.length, folded]).toEqual([50, ['❌ 10 more failed (10)']]);
  });

  it('shows a list open', () => {
    const listed = legs(60, (name) => leg(name, 'ended', { exitCode: 0 }));
    const { open, folded } = arranged(report(listed, { mode: 'list' }));
    expect([open.length, folded]).toEqual([50, ['🏁 10 more ended (10)']]);
  });
});

describe('openRows', () => {
  const results = legs(3, (name) => leg(name, 'failed', { operation: operation({ error: `no ${name}` }) }));
  const given = report(results);

  it('have what all share above the table, in one block', () => {
    const { blocks, lost } = openRows(given, results, null, 10_000);
    expect(blocks.map(String)).toEqual([
      expect.stringMatching(/^<p>The same in each row: exit code 0<\/p>\n<table>\n[^]*<\/table>$/),
    ]);
    expect(lost).toBe(0);
  });

  it('fit into their room, and count those that do not', () => {
    const whole = sizeOf(openRows(given, results, null, 10_000).blocks[0] ?? html``);
    const wrong: unknown[] = [];
    for (let room = 0; room <= whole + 3; room += 1) {
      const { size, rows, lost } = measured(openRows(given, results, null, room));
      if (size > room || rows + lost !== 3) wrong.push({ room, size, rows, lost });
    }
    expect(wrong).toEqual([]);
    expect(openRows(given, results, null, whole + 3).lost).toBe(0);
  });

  it('say why legs were not started', () => {
    const idle = [unstarted('a', 'planned')];
    const stopped = report(idle, { stopped: 'it was stopped (SIGINT)' });
    expect(openRows(stopped, idle, null, 10_000).blocks.join()).toContain('not started: the step stopped first');
  });
});

describe('foldedRows', () => {
  const group = { title: html`✅ 3 legs passed`, results: legs(3) };

  it('stand under the title of the group, which says the outcome', () => {
    const { blocks } = foldedRows(report(group.results), group, null, 10_000);
    expect(String(blocks[0]).split('\n')).toEqual([
      '<details>',
      '<summary>✅ 3 legs passed</summary>',
      '<table>',
      '<thead><tr><th>Leg</th><th align="right" nowrap>Duration</th></tr></thead>',
      '<tbody>',
      ...['leg0', 'leg1', 'leg2'].map(
        (name) => `<tr><td><code>${name}</code></td><td align="right" nowrap>12.3 s</td></tr>`,
      ),
      '</tbody>',
      '</table>',
      '</details>',
    ]);
  });

  it('fit into their room with their frame', () => {
    const wrong: unknown[] = [];
    const given = report(group.results);
    for (let room = 0; room < 400; room += 1) {
      const { size, rows, lost } = measured(foldedRows(given, group, null, room));
      if (size > room || rows + lost !== 3) wrong.push({ room, size, rows, lost });
    }
    expect(wrong).toEqual([]);
  });
});
