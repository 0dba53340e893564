import { describe, expect, it, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../../scripts/manifest.ts';
import { MODE_WORDS } from '../../../scripts/sub-actions/mode-words.ts';
import { modesOfOutput } from '../../../scripts/sub-actions/output-modes.ts';
import { subAction } from '../../../scripts/sub-actions/sub-action.ts';
import { modesOf } from '../../../src/inputs/input-modes.ts';
import { readInputs } from '../../../src/inputs/inputs.ts';
import type { InputName } from '../../../src/inputs/input-source.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import { outputsOf } from '../../../src/report/outputs.ts';
import { testOutputs } from '../../../src/report/test-results/test-outputs.ts';
import { MODES, SUB_ACTIONS, type SubAction } from '../../../src/values/mode.ts';
import { report, testsOf } from '../../doubles/fixtures.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const main = readManifest(root);
const actions = SUB_ACTIONS.map((mode) => ({ mode, manifest: readManifest(root, mode) }));
const described = actions.flatMap(({ mode, manifest }) =>
  [...manifest.inputs, ...manifest.outputs].map(({ name, description }) => ({ mode, name, description })),
);
const names = new Set([...main.inputs, ...main.outputs].map(({ name }) => name));

describe.each(actions)('contree/op-action/$mode', ({ mode, manifest }) => {
  it('has the inputs that its mode uses, in the order of the root', () => {
    const used = main.inputs.filter(({ name }) => name !== 'mode' && modesOf(name as InputName).includes(mode));
    expect(manifest.inputs.map(({ name }) => name)).toEqual(used.map(({ name }) => name));
  });

  it('has the defaults of the root, or those that say what these mean in the mode', () => {
    const defaults = Object.fromEntries(main.inputs.map((input) => [input.name, input.default]));
    const others = manifest.inputs.filter((input) => input.default !== defaults[input.name]);
    expect(others.map((input) => [input.name, input.default])).toEqual(
      Object.entries(MODE_WORDS[mode].inputs)
        .filter(([, words]) => words.default !== undefined)
        .map(([name, words]) => [name, words.default])
        .toSorted(([a = ''], [b = '']) => order(a) - order(b)),
    );
  });

  it('reads its defaults as it reads nothing, without a warning', async () => {
    const given = { token: 'secret', ...TO_DO[mode] };
    const literal = manifest.inputs.filter((input) => !input.default.startsWith('${{'));
    const defaults = Object.fromEntries(literal.map((input) => [input.name, input.default]));
    const source = (inputs: object) => ({ ...givenInputs({ ...inputs, ...given }), subAction: mode });
    const read = await readInputs(source(defaults));
    expect(read).toEqual(await readInputs(source({})));
    expect([read.inputs.mode, read.warnings]).toEqual([mode, []]);
  });

  it('has entries that exist, and a page with its name', () => {
    for (const entry of ['main', 'post']) expect(existsSync(join(root, mode, manifest.runs[entry] ?? ''))).toBe(true);
    expect(manifest.runs['post-if']).toBe('always()');
    expect(readFileSync(join(root, mode, 'README.md'), 'utf8')).toContain(`# contree/op-action/${mode}\n`);
    expect([manifest.author, manifest.name]).toEqual([main.author, `${main.name}: ${mode}`]);
  });

  it('is what the root and the words make', () => {
    const { name, inputs, outputs } = subAction(main, mode);
    expect({ name, inputs, outputs }).toEqual({
      name: manifest.name,
      inputs: manifest.inputs,
      outputs: manifest.outputs,
    });
  });
});

/** The least that each of them is given. */
const TO_DO: Readonly<Record<SubAction, Readonly<Record<string, string>>>> = {
  run: { image: 'tag:busybox:latest', legs: 'a: x' },
  wait: { operations: '3f2b8c1e-8d5a-4f0e-9c57-0c8a4c8f4d11' },
  cancel: { operations: '3f2b8c1e-8d5a-4f0e-9c57-0c8a4c8f4d11' },
};

function order(name: string): number {
  return main.inputs.findIndex((input) => input.name === name);
}

describe('a description of a sub-action', () => {
  it.each(described)('of $mode, $name, is one of its own', ({ description }) => {
    expect(description).toMatch(/^[A-Z`0].{6,}\.$/s);
    expect(description).not.toMatch(/\bmodes?\b/i);
  });

  it.each(described)('of $mode, $name, names only inputs and outputs that the action has', ({ mode, description }) => {
    const manifest = actions.find((action) => action.mode === mode)?.manifest ?? main;
    const inputs = manifest.inputs.map(({ name }) => name);
    const all = [...inputs, ...manifest.outputs.map(({ name }) => name)];
    // `name: value` is an input, `name` alone either.
    const set = Array.from(description.matchAll(/`([a-z][a-z-]*): [^`]*`/g), ([, name = '']) => name);
    const named = Array.from(description.matchAll(/`([a-z][a-z-]*)`/g), ([, name = '']) => name);
    expect(set.filter((name) => names.has(name) && !inputs.includes(name))).toEqual([]);
    expect(named.filter((name) => names.has(name) && !all.includes(name))).toEqual([]);
  });

  it.each(described.filter(({ mode }) => mode !== 'run'))(
    'of $mode, $name, says nothing of what starts legs',
    ({ description }) => {
      expect(description).not.toMatch(
        /\bsetups?\b|\btest reports?\b|failing tests|\bcollect|\btr(?:y|ies)\b|on-rerun/i,
      );
    },
  );

  it.each(described.filter(({ mode }) => mode === 'cancel'))(
    'of cancel, $name, says nothing of what waits',
    ({ description }) => {
      expect(description).not.toMatch(/\bwait|at the deadline|in progress/i);
    },
  );
});

test.each(MODES)('the outputs of mode %s are those that a step writes', (mode) => {
  const setup = { image: '3f2b8c1e-8d5a-4f0e-9c57-0c8a4c8f4d12', cacheHit: false };
  const fields = mode === 'run' ? { record: { setup, collected: new Map() }, legNames: [] } : {};
  const tests = mode === 'run' ? testOutputs(testsOf({}), 1_000) : null;
  const written = outputsOf(report(new Ledger().results(), { mode, ...fields }), 'file', tests).outputs;
  const known = main.outputs.filter(({ name }) => modesOfOutput(name).includes(mode));
  expect(known.map(({ name }) => name).toSorted()).toEqual(written.map(([name]) => name).toSorted());
});
