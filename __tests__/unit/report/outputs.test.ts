import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../../../src/contree/types.ts';
import type { LegResult } from '../../../src/legs/leg.ts';
import { outputsOf, rowOf } from '../../../src/report/outputs.ts';
import type { Report } from '../../../src/report/report.ts';
import { parseOrderedJson } from '../../../src/selection/json.ts';
import { anyText } from '../../doubles/any-text.ts';
import { leg, operation, report, STARTED_AT, unstarted, uuidOf, previewOf } from '../../doubles/fixtures.ts';
import type { KeptPreview } from '../../../src/legs/preview.ts';

const FIELDS = ['uuid', 'status', 'outcome', 'exit-code', 'timed-out', 'duration', 'result-image'];

function many(count: number): LegResult[] {
  return Array.from({ length: count }, (_, index) =>
    leg(`leg ${index}`, 'passed', { operation: operation({ uuid: uuidOf(index) }) }),
  );
}

/** Made once: tests only read them. */
const TEN_THOUSAND = many(10_000);

function isKey(name: string | undefined): boolean {
  return /^[a-z0-9-]*$/.test(name ?? ' ');
}

function sizeOf({ outputs }: ReturnType<typeof outputsOf>): number {
  return outputs.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

function keysFor(names: readonly string[]): string[] {
  const { outputs } = outputsOf(report(names.map((name) => leg(name, 'passed'))), '');
  return outputs.flatMap(([name]) => /^leg-(.*)-uuid$/s.exec(name)?.[1] ?? []);
}

describe('outputsOf', () => {
  const unit = leg('unit', 'failed', { exitCode: 3, operation: operation({ exitCode: 3 }) });
  const gone = leg('Gone!', 'timed-out', { leg: { name: 'Gone!', uuid: uuidOf(2) }, operation: null });

  it('has all outputs of the contract', () => {
    const given = report([unit, gone]);
    const { outputs, leftOut } = outputsOf(given, '/tmp/results.jsonl');
    expect(leftOut).toEqual([]);
    expect(outputs).toEqual([
      ['exit-code', '3'],
      ['outcome', 'failed'],
      ['results-file', '/tmp/results.jsonl'],
      ['passed-count', '0'],
      ['failed-count', '1'],
      ['cancelled-count', '0'],
      ['timed-out-count', '1'],
      ['active-count', '0'],
      ['unknown-count', '0'],
      ['operations', JSON.stringify({ unit: uuidOf(1), 'Gone!': uuidOf(2) })],
      ['passed', '[]'],
      ['failed', '["unit"]'],
      ['cancelled', '[]'],
      ['timed-out', '["Gone!"]'],
      ['active', '[]'],
      ['unknown', '[]'],
      ['results', JSON.stringify([rowOf(unit), rowOf(gone)])],
      [
        'matrix',
        JSON.stringify({
          include: [
            { name: 'unit', uuid: uuidOf(1), outcome: 'failed', result_image: uuidOf(900) },
            { name: 'Gone!', uuid: uuidOf(2), outcome: 'timed-out', result_image: null },
          ],
        }),
      ],
      ['leg-unit-uuid', uuidOf(1)],
      ['leg-unit-status', 'SUCCESS'],
      ['leg-unit-outcome', 'failed'],
      ['leg-unit-exit-code', '3'],
      ['leg-unit-timed-out', 'false'],
      ['leg-unit-duration', '12.3'],
      ['leg-unit-result-image', uuidOf(900)],
      ['leg-gone--uuid', uuidOf(2)],
      ['leg-gone--status', ''],
      ['leg-gone--outcome', 'timed-out'],
      ['leg-gone--exit-code', ''],
      ['leg-gone--timed-out', 'true'],
      ['leg-gone--duration', ''],
      ['leg-gone--result-image', ''],
    ]);
  });

  it('lists only started legs as operations', () => {
    const outputs = Object.fromEntries(
      outputsOf(report([unit, unstarted('docs', 'planned'), unstarted('lint', 'lost')], { mode: 'run' }), '').outputs,
    );
    expect(outputs).toMatchObject({
      operations: JSON.stringify({ unit: uuidOf(1) }),
      cancelled: '["docs"]',
      unknown: '["lint"]',
      'leg-docs-uuid': '',
      'leg-docs-status': '',
      'leg-docs-outcome': 'cancelled',
      'leg-docs-exit-code': '',
    });
    const { include } = JSON.parse(outputs['matrix'] ?? '') as { include: { name: string }[] };
    expect(include.map(({ name }) => name)).toEqual(['unit']);
    const rows = JSON.parse(outputs['results'] ?? '') as { name: string; uuid: string | null }[];
    expect(rows.map(({ name, uuid }) => [name, uuid])).toEqual([
      ['unit', uuidOf(1)],
      ['docs', null],
      ['lint', null],
    ]);
  });

  it.each([true, false])('has the image of a setup in mode run only, with cache hit %j', (cacheHit) => {
    const record = { setup: { image: uuidOf(5), cacheHit }, collected: new Map() };
    const namesOf = (given: Report): string[] => outputsOf(given, '').outputs.map(([name]) => name);
    const { outputs } = outputsOf(report([unit], { mode: 'run', record }), '');
    expect(Object.fromEntries(outputs)).toMatchObject({
      'setup-image': uuidOf(5),
      'setup-cache-hit': String(cacheHit),
    });
    expect(outputs.findIndex(([name]) => name === 'setup-image')).toBeLessThan(
      outputs.findIndex(([name]) => name === 'operations'),
    );
    expect(namesOf(report([unit], { record }))).not.toContain('setup-image');
    expect(namesOf(report([unit], { mode: 'run' }))).not.toContain('setup-cache-hit');
  });

  it('lists the legs that passed on a later try, in mode run only', () => {
    const flaky = leg('e2e', 'passed', { attempts: 2, mostAttempts: 2, earlier: [leg('e2e', 'failed')] });
    const twice = leg('api', 'failed', { attempts: 2, mostAttempts: 2, earlier: [leg('api', 'failed')] });
    const outputs = Object.fromEntries(outputsOf(report([flaky, twice, unit], { mode: 'run' }), '').outputs);
    expect(outputs).toMatchObject({ flaky: '["e2e"]', 'flaky-count': '1', passed: '["e2e"]', 'passed-count': '1' });
    const rows = JSON.parse(outputs['results'] ?? '') as { name: string; flaky: boolean; attempts: number }[];
    expect(rows.map(({ name, flaky, attempts }) => [name, flaky, attempts])).toEqual([
      ['e2e', true, 2],
      ['api', false, 2],
      ['unit', false, 1],
    ]);
    expect(outputsOf(report([flaky]), '').outputs.map(([name]) => name)).not.toContain('flaky');
  });

  it('says of the setup of a dry run whether one is kept, and nothing where it has none', () => {
    const outputOf = (kept: KeptPreview | null): unknown[] => {
      const preview = previewOf('x', { setup: { command: 'x', files: null, settings: [], kept } });
      const outputs = Object.fromEntries(outputsOf(report([], { mode: 'run', preview }), '').outputs);
      return [outputs['setup-image'], outputs['setup-cache-hit']];
    };
    expect(outputOf({ image: uuidOf(5), tag: 'x' })).toEqual([uuidOf(5), 'true']);
    for (const kept of [null, { image: null, tag: null }, { image: null, tag: 'x' }]) {
      expect(outputOf(kept)).toEqual(['', 'false']);
    }
    const none = outputsOf(report([], { mode: 'run', preview: previewOf('x', { setup: null }) }), '').outputs;
    expect(none.filter(([name]) => name.startsWith('setup'))).toEqual([]);
  });

  it('has the names of all legs in mode run, in order, and before what may take their room', () => {
    const outputs = outputsOf(report([unit], { mode: 'run', legNames: ['10', 'a"b', '9'] }), '').outputs;
    expect(new Map(outputs).get('legs')).toBe('["10","a\\"b","9"]');
    const names = outputs.map(([name]) => name);
    expect(names.indexOf('legs')).toBeLessThan(names.indexOf('results'));
    expect(outputsOf(report([unit]), '').outputs.map(([name]) => name)).not.toContain('legs');
    const many = Array.from({ length: 10_000 }, (_, index) => `${'n'.repeat(20)}${String(index)}`);
    expect(outputsOf(report([], { mode: 'run', legNames: many }), '').leftOut).toEqual(['legs']);
  });

  it('has the legs that an earlier attempt stands for, in mode run only', () => {
    const results = [unit, leg('old', 'passed', { reusedFrom: 1 })];
    const outputs = outputsOf(report(results, { mode: 'run' }), '').outputs;
    expect(Object.fromEntries(outputs)).toMatchObject({ 'reused-count': '1', reused: '["old"]' });
    expect(JSON.parse(Object.fromEntries(outputs)['results'] ?? '')).toMatchObject([
      { reused: false, reused_from: null },
      { name: 'old', reused: true, reused_from: 1 },
    ]);
    expect(outputsOf(report(results), '').outputs.map(([name]) => name)).not.toContain('reused');
  });

  it('has the operations of a listing that ended, which no other mode has', () => {
    const results = [leg('old', 'ended')];
    const outputs = outputsOf(report(results, { mode: 'list' }), '').outputs;
    expect(Object.fromEntries(outputs)).toMatchObject({ 'ended-count': '1', ended: '["old"]', passed: '[]' });
    const names = outputsOf(report([unit], { mode: 'show' }), '').outputs.map(([name]) => name);
    expect(names.filter((name) => name.startsWith('ended'))).toEqual([]);
  });

  it('is complete for a step without legs', () => {
    const outputs = Object.fromEntries(outputsOf(report([]), '').outputs);
    expect(outputs).toMatchObject({ operations: '{}', results: '[]', matrix: '{"include":[]}', 'results-file': '' });
  });

  it('has operations in the order given, for names of any kind', () => {
    const names = ['10', 'b', '9', '__proto__', 'a', '0', '"'];
    const { outputs } = outputsOf(report(names.map((name) => leg(name, 'passed'))), '');
    const { operations = '' } = Object.fromEntries(outputs);
    const json = parseOrderedJson(operations);
    expect(json.kind === 'object' && json.members.map(([name]) => name)).toEqual(names);
    expect(new Set(Object.keys(JSON.parse(operations) as object))).toEqual(new Set(names));
  });

  it('keeps a name that every object has as a property', () => {
    const { outputs } = outputsOf(report([leg('__proto__', 'passed')]), '');
    expect(Object.fromEntries(outputs)['operations']).toBe(`{"__proto__":"${uuidOf(1)}"}`);
  });

  it.each([2_000, 10_000])('stays within the limit with %i legs, and names what is left out', (count) => {
    const given = outputsOf(report(TEN_THOUSAND.slice(0, count)), '/tmp/results.jsonl');
    expect(sizeOf(given)).toBeLessThanOrEqual(450_000);
    const names = new Set(given.outputs.map(([name]) => name));
    expect(names).toContain('exit-code');
    expect(names).toContain('outcome');
    expect(names).toContain('passed-count');
    const numbers = Array.from({ length: count }, (_, index) => index);
    const present = numbers.map((index) => FIELDS.filter((field) => names.has(`leg-leg-${index}-${field}`)).length);
    expect(new Set(present)).toEqual(new Set([FIELDS.length, 0]));
    const absent = numbers.filter((index) => present[index] === 0).map((index) => `leg-leg-${index}-*`);
    expect(given.leftOut.filter((name) => name.startsWith('leg-'))).toEqual(absent);
    for (const name of ['operations', 'results', 'matrix', 'passed']) {
      expect(names.has(name)).toBe(!given.leftOut.includes(name));
    }
  });

  it.each([
    ['ASCII', 'x'.repeat(119_996)],
    ['two bytes a unit', 'é'.repeat(59_998)],
    ['three bytes a unit', `x${'€'.repeat(39_998)}x`],
    ['two bytes a unit, in pairs', '😀'.repeat(29_999)],
  ])('keeps an output of 120,000 bytes and leaves out a larger one, in %s', (_, name) => {
    const passed = (given: string): string | undefined =>
      Object.fromEntries(outputsOf(report([leg(given, 'passed')]), '').outputs)['passed'];
    expect(Buffer.byteLength(JSON.stringify([name]))).toBe(120_000);
    expect(passed(name)).toBe(JSON.stringify([name]));
    expect(passed(`${name}x`)).toBeUndefined();
    expect(outputsOf(report([leg(`${name}x`, 'passed')]), '').leftOut).toContain('passed');
  });

  it.each(['leg', 'Ünïté', '日本語のテスト', '😀😀'])(
    'can be handed on whole, each of them, with 10,000 legs named %s',
    (name) => {
      const results = TEN_THOUSAND.map((result, index) => ({
        ...result,
        leg: { ...result.leg, name: `${name} ${index}` },
      }));
      const given = outputsOf(report(results), '/tmp/results.jsonl');
      expect(sizeOf(given)).toBeLessThanOrEqual(450_000);
      expect(Math.max(...given.outputs.map(([, value]) => Buffer.byteLength(value)))).toBeLessThanOrEqual(120_000);
      const outputs = Object.fromEntries(given.outputs);
      expect(outputs).toMatchObject({ 'exit-code': '0', outcome: 'passed', 'passed-count': '10000', failed: '[]' });
      for (const value of Object.values(outputs)) if (/^[[{]/.test(value)) JSON.parse(value);
      const large = given.leftOut.filter((output) => !output.startsWith('leg-'));
      // The list of names is 119 kB in ASCII.
      expect(large).toEqual(['operations', ...(name === 'leg' ? [] : ['passed']), 'results', 'matrix']);
      expect(large.filter((output) => output in outputs)).toEqual([]);
      expect(given.outputs.length).toBeGreaterThan(1_000 * FIELDS.length);
    },
  );

  it('leaves out one value that is too large, and keeps what comes after it', () => {
    const huge = leg('huge', 'passed', { operation: operation({ scalars: { note: 'x'.repeat(450_000) } }) });
    const { leftOut, outputs } = outputsOf(report([huge]), '/tmp/results.jsonl');
    expect(leftOut).toEqual(['results']);
    expect(outputs.map(([name]) => name)).toContain('leg-huge-uuid');
  });

  it('writes no more rows as JSON than an output can hold', () => {
    const stringify = jest.spyOn(JSON, 'stringify');
    const { leftOut } = outputsOf(report(TEN_THOUSAND), '');
    const rows = stringify.mock.calls.filter(([value]) => Object.hasOwn(Object(value) as object, 'attempts')).length;
    stringify.mockRestore();
    expect(leftOut).toContain('results');
    expect(rows).toBeLessThan(500);
  });

  it.each<[keyof Operation, string[], Partial<Operation>]>([
    ['scalars', ['results'], { scalars: { note: 'x'.repeat(70_000), more: 'y'.repeat(70_000) } }],
    ['resultImage', ['results', 'matrix', 'leg-huge-*'], { resultImage: 'x'.repeat(130_000) }],
  ])('writes no text as JSON that no output can hold, in %s', (_, names, fields) => {
    const stringify = jest.spyOn(JSON, 'stringify');
    const { leftOut } = outputsOf(report([leg('huge', 'passed', { operation: operation(fields) })]), '');
    const lengths = stringify.mock.results.map(({ value }) => String(value).length);
    stringify.mockRestore();
    expect(leftOut).toEqual(names);
    expect(Math.max(...lengths)).toBeLessThan(1_000);
  });
});

describe('the names of a leg’s outputs', () => {
  it.each([
    [['Unit Test/a.b'], ['unit-test-a-b']],
    [
      ['A_B', 'a-b'],
      ['a-b-2', 'a-b'],
    ],
    [
      ['a b', 'a-b'],
      ['a-b-2', 'a-b'],
    ],
    [
      ['a-b', 'a b', 'A-B'],
      ['a-b', 'a-b-2', 'a-b-3'],
    ],
    [
      ['a', 'A', 'a-2'],
      ['a', 'a-3', 'a-2'],
    ],
    [
      ['A', 'a-2', 'Á'],
      ['a', 'a-2', '-'],
    ],
    [
      ['日', '本', '😀'],
      ['-', '--2', '--3'],
    ],
    [
      ['!', '-'],
      ['--2', '-'],
    ],
    [
      ['\u212a', 'k'],
      ['k-2', 'k'],
    ],
    [['a\nb=x<<EOF'], ['a-b-x--eof']],
  ])('of %j are %j', (names, keys) => {
    expect(keysFor(names)).toEqual(keys);
  });

  it('are unique, and made of what a name may have', () => {
    const name = fc.oneof(fc.constantFrom('a', 'A', 'a-2', 'a 2', 'A-3', 'a-2-2', '-', 'é', '日'), anyText());
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 30 }), (names) => {
        const keys = keysFor(names);
        expect(keys).toHaveLength(names.length);
        expect(new Set(keys).size).toBe(names.length);
        expect(keys.join('')).toMatch(/^[a-z0-9-]*$/);
        expect(keys.filter((_, index) => isKey(names[index]))).toEqual(names.filter(isKey));
      }),
    );
  });

  it('are found fast for thousands of names that become one', () => {
    const alike = Array.from({ length: 20_000 }, (_, index) => leg(String.fromCodePoint(0x20000 + index), 'passed'));
    expect(outputsOf(report(alike), '').outputs.length).toBeGreaterThan(20);
  });
});

it('has every field, in the documented order, then what else the service sent', () => {
  const scalars = { region: 'eu', cost: 0.25, spot: true, parent: null };
  const row = rowOf(
    leg('unit', 'failed', {
      attempts: 2,
      cancel: 'finished',
      operation: operation({ exitCode: 3, signal: 9, tag: 'a', scalars }),
    }),
  );
  expect(Object.entries(row)).toEqual([
    ['name', 'unit'],
    ['uuid', uuidOf(1)],
    ['kind', 'instance'],
    ['status', 'SUCCESS'],
    ['outcome', 'failed'],
    ['exit_code', 3],
    ['signal', 9],
    ['timed_out', false],
    ['sandbox_timed_out', false],
    ['duration', 12.3],
    ['image', 'tag:python'],
    ['result_image', uuidOf(900)],
    ['tag', 'a'],
    ['attempts', 2],
    ['flaky', false],
    ['reused', false],
    ['reused_from', null],
    ['cancel', 'finished'],
    ['created_at', new Date(STARTED_AT).toISOString()],
    ['region', 'eu'],
    ['cost', 0.25],
    ['spot', true],
    ['parent', null],
  ]);
});

it('has the same fields for a leg that was never read', () => {
  expect(rowOf(leg('gone', 'timed-out', { operation: null }))).toEqual({
    name: 'gone',
    uuid: uuidOf(1),
    kind: null,
    status: null,
    outcome: 'timed-out',
    exit_code: null,
    signal: null,
    timed_out: true,
    sandbox_timed_out: false,
    duration: null,
    image: null,
    result_image: null,
    tag: null,
    attempts: 1,
    flaky: false,
    reused: false,
    reused_from: null,
    cancel: null,
  });
});

it('has no UUID and no attempt for a leg that was never started', () => {
  const row = rowOf(unstarted('docs', 'planned'));
  expect(row).toEqual({
    ...rowOf(leg('docs', 'cancelled', { operation: null })),
    uuid: null,
    attempts: 0,
  });
  expect(rowOf(unstarted('docs', 'refused'))).toMatchObject({ uuid: null, outcome: 'failed', attempts: 1 });
});

it('a row leaves out error, stdout and stderr, and the service sets no field of our own', () => {
  const hostile: Record<string, string> = Object.fromEntries(
    ['name', 'uuid', 'outcome', 'exit_code', 'timed_out', 'attempts', 'cancel', 'error', 'stdout', 'stderr'].map(
      (key) => [key, 'forged'],
    ),
  );
  const scalars = JSON.parse(`{"__proto__":"kept","constructor":"kept"}`) as Record<string, string>;
  const result = leg('unit', 'failed', {
    operation: operation({ createdAt: null, error: 'boom', scalars: { ...hostile, ...scalars } }),
  });
  const row = rowOf(result);
  expect(JSON.stringify(row)).not.toMatch(/forged|boom/);
  expect(JSON.stringify(row)).toContain('"cancel":null,"__proto__":"kept","constructor":"kept"}');
});
