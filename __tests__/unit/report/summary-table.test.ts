import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import { OUTCOMES } from '../../../src/legs/leg.ts';
import { phrase, type Phrase } from '../../../src/report/phrase.ts';
import { outcomeLabel, OUTCOME_ICONS, tableOf, tableRow } from '../../../src/report/summary-table.ts';
import { leg, mixedReport, operation, problem, unstarted } from '../../doubles/fixtures.ts';

function titles(): string[] {
  return [...String(tableOf([])).matchAll(/<th(?: [^>]*)?>(.*?)<\/th>/g)].map(([, title = '']) => title);
}

function cells(result: LegResult, cause: Phrase | null = null): Record<string, string> {
  const row = String(tableRow(result, cause));
  const values = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, value = '']) => value);
  return Object.fromEntries(titles().map((title, index) => [title, values[index] ?? '']));
}

describe('the table', () => {
  it('has its columns in the documented order, the error last', () => {
    expect(titles()).toEqual(['Leg', 'Outcome', 'Status', 'Exit code', 'Timed out', 'Duration', 'Image', 'Error']);
  });

  it('is one HTML block without a blank line', () => {
    const { results } = mixedReport();
    const text = String(tableOf(results.map((result) => tableRow(result, null))));
    expect(text).toMatch(/^<table>\n<thead>/);
    expect(text.split('\n').filter((line) => line.trim() === '')).toEqual([]);
    expect(text.match(/<tr>/g)).toHaveLength(13);
    expect(new Set(text.match(/<tr>.*<\/tr>/g)?.map((row) => row.match(/<t[dh]/g)?.length))).toEqual(new Set([8]));
    expect(String(tableOf([]))).toMatch(/<tbody>\n<\/tbody>\n<\/table>$/);
  });

  it.each<[LegResult, Record<string, string>]>([
    [
      leg('unit', 'passed'),
      {
        Leg: '<code>unit</code>',
        Outcome: '✅ passed',
        Status: '<code>SUCCESS</code>',
        'Exit code': '0',
        Duration: '12.3 s',
        Image: '<code>tag:python</code>',
        Error: '',
      },
    ],
    [
      leg('a', 'failed', { operation: operation({ exitCode: -1, signal: 9, sandboxTimedOut: true }) }),
      { 'Exit code': '124', 'Timed out': 'own limit' },
    ],
    [
      leg('a', 'timed-out', { operation: operation({ sandboxTimedOut: true }) }),
      { Outcome: '⏰ timed out', 'Timed out': 'deadline' },
    ],
    [
      leg('a', 'passed', { operation: operation({ image: '6f1c2a9e-93b1-4c55-8d0a-3f6b2a7c9d10' }) }),
      { Image: '<code>6f1c2a9e…</code>' },
    ],
    [
      leg('a', 'unknown', { operation: null, problem: problem() }),
      { Error: '<code>GET /v1/operations/x: HTTP 404: no such operation. Check the project.</code>' },
    ],
    [
      leg('a', 'failed', { operation: operation({ error: 'a\nb|<b>' }), problem: problem() }),
      { Error: '<code>a b|&lt;b&gt;</code>' },
    ],
    [leg('a', 'timed-out', { cancel: 'accepted' }), { Outcome: '⏰ timed out (cancel accepted)' }],
    [leg('a', 'passed', { cancel: 'finished' }), { Outcome: '✅ passed (had finished)' }],
    [leg('a', 'cancelled', { cancel: 'finished' }), { Outcome: '🚫 cancelled (had finished)' }],
    [leg('a', 'failed', { operation: operation({ exitCode: -1, signal: 9 }) }), { 'Exit code': 'signal 9' }],
    [leg('a', 'cancelled', { cancel: 'accepted' }), { Outcome: '🚫 cancelled' }],
    [leg('a', 'cancelled', { cancel: 'accepted', givenUp: true }), { Outcome: '🚫 cancelled (fail-fast)' }],
    [unstarted('a', 'planned', { givenUp: true }), { Outcome: '🚫 cancelled (fail-fast)' }],
    [leg('a', 'unknown', { cancel: 'rejected' }), { Outcome: '❓ unknown (cancel refused)' }],
    [leg('a', 'unknown', { cancel: 'failed' }), { Outcome: '❓ unknown (cancel failed)' }],
    [leg('a', 'failed', { allowFailure: true, exitCode: 0 }), { Outcome: '❌ failed (allowed)' }],
    [leg('a', 'passed', { allowFailure: true }), { Outcome: '✅ passed' }],
    [leg('a', 'active', { allowFailure: true }), { Outcome: '⏳ active' }],
    [leg('a', 'passed', { attempts: 2 }), { Outcome: '✅ passed (2 tries)' }],
    [
      leg('a', 'passed', { attempts: 2, mostAttempts: 3, earlier: [leg('a', 'failed')] }),
      { Outcome: '✅ passed (flaky: try 2 of 3)' },
    ],
    [
      leg('a', 'timed-out', { allowFailure: true, attempts: 3, cancel: 'accepted' }),
      { Outcome: '⏰ timed out (cancel accepted, allowed, 3 tries)' },
    ],
    [
      leg('a', 'passed', { exitCode: 1, loss: 'it left nothing at <out>' }),
      { Outcome: '✅ passed', Error: '<code>it left nothing at &lt;out&gt;</code>' },
    ],
    [
      unstarted('a', 'refused'),
      {
        Outcome: '❌ failed',
        Error: '<code>POST /v1/instances: HTTP 400: no such image. Check the project.</code>',
      },
    ],
    [
      unstarted('a', 'lost'),
      { Error: '<code>POST /v1/instances: no reply in time: no such operation. Check the project.</code>' },
    ],
  ])('says of a leg what there is to say (%#)', (result, expected) => {
    expect(cells(result)).toMatchObject(expected);
  });

  it('has empty cells and the cause for a leg that was never started', () => {
    const empty = { Status: '', 'Exit code': '', Duration: '', Image: '' };
    expect(cells(unstarted('a', 'planned'), phrase`the ${'setup'} did not pass`)).toEqual({
      ...empty,
      Leg: '<code>a</code>',
      Outcome: '🚫 cancelled',
      'Timed out': '',
      Error: 'not started: the <code>setup</code> did not pass',
    });
    expect(cells(unstarted('a', 'planned', { outcome: 'timed-out', timedOut: true }), phrase`why`)).toMatchObject({
      ...empty,
      'Timed out': 'deadline',
      Error: 'not started: why',
    });
  });

  it('says only that a leg was not started where the cause is unknown', () => {
    expect(cells(unstarted('a', 'planned'))['Error']).toBe('not started');
  });

  it('limits the texts of a leg', () => {
    const long = 'x'.repeat(10_000);
    const result = leg(long, 'failed', { operation: operation({ status: long, image: long, error: long }) });
    expect(String(tableRow(result, null)).length).toBeLessThan(700);
  });
});

it('has an icon for every outcome', () => {
  expect(OUTCOMES.map((outcome) => String(outcomeLabel(outcome)))).toEqual([
    '✅ passed',
    '❌ failed',
    '🚫 cancelled',
    '⏰ timed out',
    '⏳ active',
    '❓ unknown',
    '🏁 ended',
  ]);
  expect(cells(leg('a', 'cancelled', { cancel: 'accepted' }))['Outcome']).toBe('🚫 cancelled');
  expect(String(outcomeLabel('failed', 2))).toBe('❌ 2 failed');
  expect(String(OUTCOME_ICONS.active)).toBe('⏳');
});
