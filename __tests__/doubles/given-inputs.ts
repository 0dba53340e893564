import type { Environment } from '../../src/values/values.ts';
import type { InputName, InputSource } from '../../src/inputs/input-source.ts';
import { START } from './virtual-clock.ts';

/** Inputs as a workflow gives them; what it leaves out is empty. */
export function givenInputs(
  inputs: Readonly<Partial<Record<InputName, string>>>,
  env: Environment = {},
  directory = '/nowhere',
): InputSource {
  return { get: (name) => inputs[name] ?? '', env: { CONTREE_HOME: '/nowhere', ...env }, directory, now: START };
}
