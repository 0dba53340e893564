import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../../src/legs/leg.ts';
import type { Verdict } from '../../../../src/legs/verdict.ts';
import type { Report } from '../../../../src/report/report.ts';
import { headingOf, leadOf, runFacts } from '../../../../src/report/summary/summary-headline.ts';
import {
  leg,
  operation,
  previewOf,
  report,
  testRecord,
  testsOf,
  unstarted,
  uuidOf,
} from '../../../doubles/fixtures.ts';

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
    [report([leg('a', 'unknown', { exitCode: 0 })], { mode: 'show' }), '⚠️ Operations shown'],
    [report([excused, leg('a', 'timed-out', { exitCode: 0 })]), '⚠️ Passed, but not every leg'],
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
      report([passed, leg('a', 'passed', { loss: 'x', allowFailure: true })], { mode: 'run' }),
      '⚠️ Passed, but something is missing',
    ],
    [report([passed], { mode: 'run', tests: testsOf({ failed: [testRecord('a')] }) }), '⚠️ Passed, but not every test'],
    [report([passed], { mode: 'run', tests: testsOf({ flaky: [testRecord('a')] }) }), '✅ Passed'],
    [report([leg('a', 'active')], { mode: 'run', detached: true }), '✅ Started'],
    [report([], { mode: 'run', preview: previewOf('x') }), 'Dry run'],
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

  it('says why the step stopped, in full up to 4,000 characters, without a blank line', () => {
    expect(String(leadOf(ended('failed', 1, 'bad <input>\n\nworse')))).toBe(
      '<p><b>The step stopped early.</b></p>\n<pre><code>bad &lt;input&gt;&#10;&#10;worse</code></pre>\n<p>Took 2 min 10 s</p>',
    );
    expect(String(leadOf(ended('failed', 1, '😀'.repeat(3_000))))).toContain(`${'😀'.repeat(1_999)}…</code>`);
  });
});

function facts(fields: Partial<Report>): string[] {
  return runFacts(report([], { mode: 'run', ...fields })).map((line) => String(line).replace(/^<p>(.*)<\/p>$/s, '$1'));
}

const record = (fields: Partial<Report['record']>): Report['record'] => ({
  setup: null,
  collected: new Map(),
  ...fields,
});

describe('runFacts', () => {
  it('are empty for a step with legs only', () => {
    expect(facts({})).toEqual([]);
  });

  it('say where the image of the setup comes from', () => {
    const image = uuidOf(5);
    const kept = record({ setup: { image, cacheHit: true } });
    expect(facts({ record: kept })).toEqual([`The setup was kept by an earlier run, as image <code>${image}</code>`]);
    const taken = leg('setup', 'passed', { reusedFrom: 2 });
    expect(facts({ record: kept, preparation: [taken] })).toEqual([
      `The setup passed in attempt 2 and left image <code>${image}</code>`,
    ]);
    const made = record({ setup: { image, cacheHit: false } });
    const before = leg('import x', 'failed', { operation: operation({ duration: 60 }) });
    expect(facts({ record: made, preparation: [before, leg('setup', 'passed')] })).toEqual([
      `The setup took 12.3 s and left image <code>${image}</code>`,
    ]);
    const unknown = leg('setup', 'passed', { operation: operation({ duration: null }) });
    const expected = [`The setup ran and left image <code>${image}</code>`];
    expect(facts({ record: made, preparation: [unknown] })).toEqual(expected);
    expect(facts({ record: made })).toEqual(expected);
  });

  it('name the image that all legs ran on, unless there is one leg, or the setup left it', () => {
    const of = (...images: readonly (string | null)[]): string[] => {
      const results = images.map((image) => leg('a', 'passed', { operation: operation({ image }) }));
      return facts({ results, record: record({ setup: { image: 'b', cacheHit: true } }) }).slice(1);
    };
    expect(of('a', null, 'a')).toEqual(['The image of every leg is <code>a</code>']);
    expect([of('a'), of('a', 'c'), of('b', 'b'), of(null, null)]).toEqual([[], [], [], []]);
    expect(facts({ mode: 'list', results: [passed, passed] })).toEqual([
      'The image of every operation is <code>tag:python</code>',
    ]);
  });

  it('do not repeat a setup that did not pass', () => {
    expect(facts({ preparation: [leg('setup', 'failed'), leg('import x', 'failed')] })).toEqual([]);
  });

  it('name the first five imports', () => {
    const imports = Array.from({ length: 6 }, (_, index) => leg(`import docker://<${index}>`, 'passed'));
    const lines = facts({ preparation: imports });
    expect(lines[0]).toBe(
      `The import of <code>docker://&lt;0&gt;</code> took 12.3 s and left image <code>${uuidOf(900)}</code>`,
    );
    expect(lines).toHaveLength(6);
    expect(lines[5]).toBe('and 1 more import');
    expect(facts({ preparation: imports.slice(0, 5) })).toHaveLength(5);
    const bare = leg('import x', 'passed', { operation: null });
    expect(facts({ preparation: [bare] })).toEqual(['The import of <code>x</code> ran']);
  });

  it('say how much was collected, and where it is', () => {
    const collected = new Map([
      ['a', { files: 13, bytes: 2_300_000, folders: ['out/<x>'] }],
      ['b', { files: 1, bytes: 12, folders: ['out/<x>'] }],
    ]);
    expect(facts({ record: record({ collected }) })).toEqual([
      'Collected 14 files (2.3 MB) into <code>out/&lt;x&gt;</code>',
    ]);
    collected.set('c', { files: 0, bytes: 0, folders: ['1', '2', '3', '4', '5', '6'] });
    expect(facts({ record: record({ collected }) })[0]).toMatch(/into <code>out.*<code>4<\/code> and 2 more$/);
    collected.delete('c');
    collected.set('b', { files: 1, bytes: 12, folders: ['elsewhere'] });
    expect(facts({ record: record({ collected }) })).toEqual([
      'Collected 14 files (2.3 MB) into <code>out/&lt;x&gt;</code>, <code>elsewhere</code>',
    ]);
  });
});
