import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../../src/report/report.ts';
import { runFacts } from '../../../src/report/summary-run.ts';
import { leg, operation, report, uuidOf } from './fixtures.ts';

function facts(fields: Partial<Report>): string[] {
  return runFacts(report([], { mode: 'run', ...fields })).map((line) => String(line).replace(/^<p>(.*)<\/p>$/s, '$1'));
}

const record = (fields: Partial<Report['record']>): Report['record'] => ({
  setup: null,
  collected: new Map(),
  ...fields,
});

describe('runFacts', () => {
  it('has nothing to say where there was nothing but legs', () => {
    expect(facts({})).toEqual([]);
  });

  it('says where the image of the setup comes from', () => {
    const image = uuidOf(5);
    const kept = record({ setup: { image, cacheHit: true } });
    expect(facts({ record: kept })).toEqual([`The setup was kept by an earlier run, as image <code>${image}</code>`]);
    const made = record({ setup: { image, cacheHit: false } });
    expect(facts({ record: made, preparation: [leg('setup', 'passed')] })).toEqual([
      `The setup took 12.3 s and left image <code>${image}</code>`,
    ]);
    const untold = leg('setup', 'passed', { operation: operation({ duration: null }) });
    const expected = [`The setup ran and left image <code>${image}</code>`];
    expect(facts({ record: made, preparation: [untold] })).toEqual(expected);
    expect(facts({ record: made })).toEqual(expected);
  });

  it('leaves a setup that did not pass to the verdict', () => {
    expect(facts({ preparation: [leg('setup', 'failed'), leg('import x', 'failed')] })).toEqual([]);
  });

  it('names what was imported, the first five', () => {
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

  it('says how much was collected, and where it is', () => {
    const collected = new Map([
      ['a', { files: 13, bytes: 2_300_000, folders: ['out/<x>'] }],
      ['b', { files: 1, bytes: 12, folders: ['out/<x>'] }],
    ]);
    expect(facts({ record: record({ collected }) })).toEqual([
      'Collected 14 files (2.3 MB) into <code>out/&lt;x&gt;</code>',
    ]);
    collected.set('b', { files: 1, bytes: 12, folders: ['elsewhere'] });
    expect(facts({ record: record({ collected }) })).toEqual([
      'Collected 14 files (2.3 MB) into <code>out/&lt;x&gt;</code>, <code>elsewhere</code>',
    ]);
  });
});
