import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import type { Verdict } from '../../../src/legs/verdict.ts';
import type { Report } from '../../../src/report/report.ts';
import { headingOf, leadOf } from '../../../src/report/summary-headline.ts';
import { leg, report } from './fixtures.ts';

const ended = (outcome: Verdict['outcome'], exitCode: number, stopped: string | null = null): Report =>
  report([], { stopped, verdict: { ...report([]).verdict, exitCode, outcome } });
const excused: LegResult = leg('flaky', 'failed', { exitCode: 0 });
const passed = leg('unit', 'passed');

describe('headingOf', () => {
  it.each<[Report, string]>([
    [report([passed]), '✅ Passed'],
    [report([]), '✅ Passed'],
    [report([passed, excused]), '⚠️ Passed, but not every leg'],
    [report([passed], { mode: 'show' }), '✅ Operations shown'],
    [report([excused], { mode: 'show' }), '⚠️ Operations shown'],
    [report([], { mode: 'list' }), '✅ Operations listed'],
    [report([excused], { mode: 'list' }), '⚠️ Operations listed'],
    [report([leg('a', 'cancelled', { exitCode: 0 })], { mode: 'cancel' }), '✅ Operations cancelled'],
    [ended('failed', 3), '❌ Failed · exit code 3'],
    [ended('passed', 1), '❌ Failed · exit code 1'],
    [ended('failed', 1, 'bad input'), '❌ Stopped · exit code 1'],
    [ended('cancelled', 143, 'SIGTERM'), '🚫 Cancelled · exit code 143'],
    [ended('timed-out', 1), '⏰ Timed out · exit code 1'],
  ])('says how it went (%#)', (given, title) => {
    expect(String(headingOf(given))).toBe(`<h2>${title}</h2>`);
  });
});

describe('leadOf', () => {
  it('says the verdict, counts and time', () => {
    expect(String(leadOf(report([passed, leg('<b>', 'failed')])))).toBe(
      '<p><b>1 of 2 legs did not pass (exit code 1): <code>&lt;b&gt;</code> failed.</b></p>\n<p>✅ 1 passed · ❌ 1 failed · took 2 min 10 s</p>',
    );
    expect(String(leadOf(report([])))).toBe(
      '<p><b>There was no operation to wait for.</b></p>\n<p>Took 2 min 10 s</p>',
    );
  });

  it('says why the step stopped, in full up to 4,000 characters, without a blank line', () => {
    expect(String(leadOf(ended('failed', 1, 'bad <input>\n\nworse')))).toBe(
      '<p><b>The step stopped early.</b></p>\n<pre><code>bad &lt;input&gt;&#10;&#10;worse</code></pre>\n<p>Took 2 min 10 s</p>',
    );
    expect(String(leadOf(ended('failed', 1, '😀'.repeat(3_000))))).toContain(`${'😀'.repeat(1_999)}…</code>`);
  });
});
