import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from '../../../scripts/generated.ts';
import { readManifest } from '../../../scripts/manifest.ts';
import { INPUT_DEFAULTS, VERSION } from '../../../src/inputs/action-facts.ts';
import { OUTCOMES, type Leg } from '../../../src/legs/leg.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import { outputsOf } from '../../../src/report/outputs.ts';
import type { Report } from '../../../src/report/report.ts';
import { testOutputs } from '../../../src/report/test-results/test-outputs.ts';
import { report, testsOf } from '../../doubles/fixtures.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const manifest = readManifest(root);
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** The names of all outputs of a step with these legs. */
function outputNames(
  legs: readonly Leg[],
  fields: Partial<Report> = {},
  tests: ReturnType<typeof testOutputs> | null = null,
): string[] {
  const ledger = new Ledger();
  ledger.add(legs);
  const results = ledger.results();
  return outputsOf(report(results, fields), 'results.jsonl', tests).outputs.map(([name]) => name);
}

describe('inputs', () => {
  const names = manifest.inputs.map(({ name }) => name);

  test('are the same as in the code, in the same order', () => {
    expect(Object.keys(INPUT_DEFAULTS)).toEqual(names);
  });

  test('have the same defaults in the code, except expressions', () => {
    const literal = manifest.inputs.filter((input) => !input.default.startsWith('${{'));
    expect(INPUT_DEFAULTS).toMatchObject(Object.fromEntries(literal.map((input) => [input.name, input.default])));
    expect(manifest.inputs.filter((input) => !literal.includes(input)).map(({ name }) => name)).toEqual([
      'github-token',
      'job-index',
      'job-matrix',
      'job-status',
    ]);
  });

  test('are in groups, the internal ones in the last', () => {
    expect([...new Set(manifest.inputs.map(({ group }) => group))]).toEqual([
      '',
      'Connection',
      'Which operations',
      'Run: images and legs',
      'Run: setup',
      'Run: the sandboxes',
      'Run: starts, retries and re-runs',
      'Run: what the legs leave',
      'Deadline and log',
      'Cancel',
      'List',
      'What the step leaves behind',
      'Internal',
    ]);
  });

  test.each(manifest.inputs)('$name is kebab-case and described', ({ name, description }) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(description).toMatch(/^[A-Z`].{20,}\.$/s);
  });

  test.each(manifest.inputs)('$name is described without an expression, which the runner would reject', (input) => {
    expect(input.description).not.toContain('${{');
  });
});

describe('outputs', () => {
  const declared = manifest.outputs.map(({ name }) => name);

  test('are written exactly as declared', () => {
    const ofSetup = { setup: { image: '3f2b8c1e-8d5a-4f0e-9c57-0c8a4c8f4d12', cacheHit: false }, collected: new Map() };
    const ofTests = testOutputs(testsOf({}), 1_000);
    const ofRun = outputNames([], { mode: 'run', record: ofSetup, legNames: [] }, ofTests);
    const ofList = outputNames([], { mode: 'list' });
    expect([...new Set([...ofRun, ...ofList])].toSorted()).toEqual(declared.toSorted());
    expect(ofList.filter((name) => !ofRun.includes(name))).toEqual(['ended-count', 'ended']);
  });

  test('of a leg are written in addition', () => {
    const added = outputNames([{ name: 'unit', uuid: '3f2b8c1e-8d5a-4f0e-9c57-0c8a4c8f4d11' }]);
    expect(added.filter((name) => !declared.includes(name))).toEqual(
      ['uuid', 'status', 'outcome', 'exit-code', 'timed-out', 'duration', 'result-image'].map(
        (field) => `leg-unit-${field}`,
      ),
    );
  });

  test('have names and a count for each outcome', () => {
    expect(declared).toEqual(expect.arrayContaining(OUTCOMES.flatMap((outcome) => [outcome, `${outcome}-count`])));
  });

  test.each(manifest.outputs)('$name is described', ({ description }) => {
    expect(description).toMatch(/^[A-Z`].{10,}\.$/s);
  });
});

describe('the action', () => {
  test('runs on Node 24, with a post step that always runs', () => {
    expect(manifest.runs).toEqual({
      using: 'node24',
      main: 'dist/main/index.js',
      post: 'dist/post/index.js',
      'post-if': 'always()',
    });
  });

  test.each(['main', 'post'])('has its entry %s', (entry) => {
    expect(existsSync(join(root, manifest.runs[entry] ?? ''))).toBe(true);
  });

  test('is loaded as ECMAScript modules', () => {
    expect(JSON.parse(read('dist/package.json'))).toEqual({ type: 'module' });
  });
});

describe('the generated part', () => {
  test('is up to date, file by file', async () => {
    expect(VERSION).toBe(manifest.version);
    for (const [name, text] of await generatedFiles(manifest)) expect([name, read(name)]).toEqual([name, text]);
  });
});
