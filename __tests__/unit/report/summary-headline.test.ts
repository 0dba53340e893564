import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import type { Verdict } from '../../../src/legs/verdict.ts';
import type { Report } from '../../../src/report/report.ts';
import { headingOf, leadOf } from '../../../src/report/summary-headline.ts';
import { leg, operation, report, unstarted, uuidOf } from './fixtures.ts';

const ended = (outcome: Verdict['outcome'], exitCode: number, stopped: string | null = null): Report =>
  report([], { stopped, verdict: { ...report([]).verdict, exitCode, outcome } });
const excused: LegResult = leg('flaky', 'failed', { exitCode: 0 });
const passed = leg('unit', 'passed');
const allowed = leg('flaky', 'failed', { exitCode: 0, allowFailure: true });

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
    [report([passed], { mode: 'run' }), '✅ Passed'],
    [report([passed, allowed], { mode: 'run' }), '⚠️ Passed, but not every leg'],
    [
      report([leg('a', 'cancelled', { exitCode: 0, allowFailure: true })], { mode: 'run' }),
      '⚠️ Passed, but not every leg',
    ],
    [
      report([leg('a', 'passed', { loss: 'x', allowFailure: true })], { mode: 'run' }),
      '⚠️ Passed, but something is missing',
    ],
    [report([leg('a', 'active')], { mode: 'run', detached: true }), '✅ Started'],
    [
      report([leg('a', 'active'), unstarted('b', 'refused', { exitCode: 0, allowFailure: true })], {
        mode: 'run',
        detached: true,
      }),
      '⚠️ Started, but not every leg',
    ],
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

  it('says what mode run did besides its legs', () => {
    const lead = leadOf(
      report([passed], {
        mode: 'run',
        preparation: [leg('setup', 'passed', { operation: operation({ duration: 61 }) })],
        record: { setup: { image: uuidOf(5), cacheHit: false }, collected: new Map() },
      }),
    );
    expect(String(lead).split('\n').slice(1)).toEqual([
      '<p>✅ 1 passed · took 2 min 10 s</p>',
      `<p>The setup took 1 min 1 s and left image <code>${uuidOf(5)}</code></p>`,
    ]);
  });

  it('says why the step stopped, in full up to 4,000 characters, without a blank line', () => {
    expect(String(leadOf(ended('failed', 1, 'bad <input>\n\nworse')))).toBe(
      '<p><b>The step stopped early.</b></p>\n<pre><code>bad &lt;input&gt;&#10;&#10;worse</code></pre>\n<p>Took 2 min 10 s</p>',
    );
    expect(String(leadOf(ended('failed', 1, '😀'.repeat(3_000))))).toContain(`${'😀'.repeat(1_999)}…</code>`);
  });
});
