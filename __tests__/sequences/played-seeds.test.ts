import { expect, it } from '@jest/globals';
import { makeScenario } from './generate.ts';
import { PLAYED_SEEDS } from './played-seeds.ts';
import { makeRerun } from './rerun.ts';
import type { Scenario } from './scenario.ts';

/** Inputs whose values are texts of their own. */
const TEXTS = ['legs', 'operations'];

/** What the scenarios of a seed are made of: each value of an input, and each fault by its route, in its mode. */
function partsOf(seed: number): string[] {
  const attempts: readonly Scenario[] = makeRerun(seed)?.attempts ?? [makeScenario(seed)];
  return attempts.flatMap(({ mode, inputs, faults }) => [
    ...Object.entries(inputs).map(([name, value]) => `${mode}: ${name}=${TEXTS.includes(name) ? '' : value}`),
    ...faults.map(({ fault: { method = '', path, action } }) => `${mode}: ${method} ${path} ${kindOf(action)}`),
  ]);
}

/** The kind of an action; what changes a reply or a stream in its own way is a kind of its own. */
function kindOf(action: Scenario['faults'][number]['fault']['action']): string {
  if (typeof action === 'string') return action;
  if ('change' in action) return `change ${action.change}`;
  if ('stream' in action) return `stream ${action.stream}`;
  return 'status' in action ? 'status' : Object.keys(action).join(' ');
}

it('the seeds that are played have every input and every fault that 500 have', () => {
  const played = new Set(PLAYED_SEEDS.flatMap(partsOf));
  const seeds = Array.from({ length: 500 }, (_, index) => index + 1);
  const missing = seeds.flatMap((seed) =>
    partsOf(seed)
      .filter((part) => !played.has(part))
      .map((part) => `${part}, which seed ${String(seed)} has`),
  );
  expect(missing).toEqual([]);
});
