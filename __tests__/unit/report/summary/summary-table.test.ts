import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../../src/legs/leg.ts';
import { OUTCOMES } from '../../../../src/legs/leg.ts';
import { phrase, type Phrase } from '../../../../src/report/text/phrase.ts';
import { html } from '../../../../src/report/text/escape.ts';
import { outcomeLabel, OUTCOME_ICONS } from '../../../../src/report/summary/summary-cells.ts';
import { chooseColumns, tableOf, tableRow } from '../../../../src/report/summary/summary-table.ts';
import type { TestsView } from '../../../../src/report/test-results/tests-view.ts';
import { leg, mixedReport, operation, problem, unstarted } from '../../../doubles/fixtures.ts';

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
    expect(titles()).toEqual(['Leg', 'Outcome', 'Exit code', 'Duration', 'CPU', 'Memory', 'Status', 'Image', 'Error']);
  });

  it('is one HTML block without a blank line', () => {
    const { results } = mixedReport();
    const text = String(tableOf(results.map((result) => tableRow(result, null))));
    expect(text).toMatch(/^<table>\n<thead>/);
    expect(text.split('\n').filter((line) => line.trim() === '')).toEqual([]);
    expect(text.match(/<tr>/g)).toHaveLength(13);
    expect(new Set(text.match(/<tr>.*<\/tr>/g)?.map((row) => row.match(/<t[dh]/g)?.length))).toEqual(new Set([9]));
    expect(String(tableOf([]))).toMatch(/<tbody>\n<\/tbody>\n<\/table>$/);
  });

  it.each<[LegResult, Record<string, string>]>([
    [
      leg('unit', 'passed'),
      {
        Leg: '<code>unit</code>',
        Outcome: '✅ passed',
        Status: '',
        'Exit code': '',
        Duration: '12.3 s',
        CPU: '',
        Memory: '',
        Image: '<code>tag:python</code>',
        Error: '',
      },
    ],
    [
      leg('a', 'failed', { operation: operation({ exitCode: -1, signal: 9, sandboxTimedOut: true }) }),
      { 'Exit code': '124, own limit' },
    ],
    [
      leg('a', 'timed-out', { operation: operation({ sandboxTimedOut: true }) }),
      { Outcome: '⏰ timed out', 'Exit code': '124, own limit', Status: '<code>SUCCESS</code>' },
    ],
    [
      leg('a', 'unknown', { timedOut: true, operation: operation({ status: 'EXECUTING', exitCode: null }) }),
      { 'Exit code': 'deadline', Status: '<code>EXECUTING</code>' },
    ],
    [leg('a', 'timed-out', { operation: operation({ status: 'EXECUTING', exitCode: null }) }), { Status: '' }],
    [
      leg('a', 'timed-out', { operation: operation({ status: 'PENDING', exitCode: null }) }),
      { 'Exit code': '', Status: '<code>PENDING</code>' },
    ],
    [leg('a', 'failed', { operation: operation({ exitCode: 3 }) }), { 'Exit code': '3', Status: '' }],
    [leg('a', 'failed', { operation: operation({ status: 'FAILED', exitCode: null }) }), { Status: '' }],
    [leg('a', 'failed', { operation: operation({ status: 'FAILED', exitCode: 3 }) }), { 'Exit code': '3', Status: '' }],
    [leg('a', 'cancelled', { operation: operation({ status: 'CANCELLED' }) }), { Status: '' }],
    [leg('a', 'active', { operation: operation({ status: 'ASSIGNED' }) }), { Status: '<code>ASSIGNED</code>' }],
    [leg('a', 'ended'), { 'Exit code': '0', Status: '' }],
    [
      leg('a', 'passed', { operation: operation({ cpu: 71.24, memory: 1_288_490_189 }) }),
      { CPU: '1 min 11 s', Memory: '1.3 GB' },
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
    [unstarted('a', 'planned', { givenUp: true }), { Outcome: '🚫 cancelled (fail-fast)', Error: 'not started' }],
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
    const empty = { Status: '', 'Exit code': '', Duration: '', CPU: '', Memory: '', Image: '' };
    expect(cells(unstarted('a', 'planned'), phrase`the ${'setup'} did not pass`)).toEqual({
      ...empty,
      Leg: '<code>a</code>',
      Outcome: '🚫 cancelled',
      Error: 'not started: the <code>setup</code> did not pass',
    });
    expect(cells(unstarted('a', 'planned', { outcome: 'timed-out', timedOut: true }), phrase`why`)).toMatchObject({
      ...empty,
      Outcome: '⏰ timed out',
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

describe('chooseColumns', () => {
  const tests: TestsView = {
    sentence: phrase`1 test failed`,
    heading: html``,
    blocks: () => ({ blocks: [], missing: [] }),
    cell: (name) => (name === 'a' ? html`1 of 3` : html``),
  };
  const chosen = (results: readonly LegResult[], view: TestsView | null = null, isTitled = false) => {
    const rows = results.map((result) => ({ result, cause: null }));
    const { columns, shared } = chooseColumns({ results }, rows, view, isTitled);
    return { titles: columns.map(({ title }) => String(title)), shared: shared.map(String) };
  };
  const of = (fields: Parameters<typeof operation>[0], name = 'a'): LegResult =>
    leg(name, 'failed', { operation: operation(fields) });

  it('keeps what tells rows apart, and says once what all have', () => {
    const results = [of({ exitCode: 3, cpu: 1 }), of({ exitCode: 3, cpu: 2 }), of({ exitCode: 3 })];
    expect(chosen(results)).toEqual({ titles: ['Leg', 'Outcome', 'Duration', 'CPU'], shared: ['exit code 3'] });
    expect(chosen([of({ duration: 1 }), of({ duration: null })]).titles).toEqual(['Leg', 'Outcome', 'Duration']);
  });

  it('keeps what was measured, and the counts of tests, also where it is the same in every row', () => {
    const results = [1, 2].map(() => of({ cpu: 1, memory: 5, exitCode: 3 }));
    expect(chosen(results, tests)).toEqual({
      titles: ['Leg', 'Outcome', 'Tests', 'Duration', 'CPU', 'Memory'],
      shared: ['exit code 3'],
    });
  });

  it('leaves out what is empty in every row', () => {
    const nothing = { duration: null, exitCode: null, status: 'FAILED' };
    expect(chosen([of(nothing), of(nothing)])).toEqual({ titles: ['Leg', 'Outcome'], shared: [] });
    expect(chosen([])).toEqual({ titles: ['Leg', 'Outcome'], shared: [] });
  });

  it('keeps all that is known of a single leg', () => {
    const { titles: found, shared } = chosen([of({ exitCode: 3, memory: 5, error: 'x' })]);
    expect(found).toEqual(['Leg', 'Outcome', 'Exit code', 'Duration', 'Memory', 'Error']);
    expect(shared).toEqual([]);
  });

  it('has the image where legs of the step differ in it, in this table or not', () => {
    expect(chosen([of({ image: 'x', duration: 1 }), of({ image: 'y' })]).titles).toEqual([
      ...['Leg', 'Outcome', 'Duration', 'Image'],
    ]);
    const [one, other] = [of({ image: 'x' }), of({ image: 'y' })];
    const only = chooseColumns({ results: [one, other] }, [{ result: one, cause: null }], null);
    expect(only.columns.map(({ title }) => String(title))).toContain('Image');
    expect(chosen([of({ image: 'x' }), of({ image: null })]).titles).not.toContain('Image');
  });

  it('has a column for tests after the outcome, in a step with reports of tests', () => {
    const results = [of({}), of({}, 'b')];
    expect(chosen(results, tests).titles).toEqual(['Leg', 'Outcome', 'Tests', 'Duration']);
    expect(chosen(results).titles).toEqual(['Leg', 'Outcome', 'Duration']);
    expect(chosen([of({}, 'b'), of({}, 'c')], tests).titles).toEqual(['Leg', 'Outcome', 'Duration']);
  });

  it('leaves out an outcome that the title says, unless there is more to say of it', () => {
    const passed = [leg('a', 'passed'), leg('b', 'passed')];
    expect(chosen(passed, null, true).titles).toEqual(['Leg', 'Duration']);
    const reused = leg('c', 'passed', { reusedFrom: 1 });
    expect(chosen([...passed, reused], null, true).titles).toEqual(['Leg', 'Outcome', 'Duration']);
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
