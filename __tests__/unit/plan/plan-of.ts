import type { GivenPlan, LegPlan, RunPlan } from '../../../src/plan/leg-plan.ts';
import { readPlan } from '../../../src/plan/read-plan.ts';
import { showPlace } from '../../../src/values/place.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';

const NOTHING: GivenPlan = {
  legs: '',
  legsFile: null,
  matrix: '',
  command: '',
  'leg-name': '',
  'allow-failure': '',
  image: '',
  setup: '',
  'setup-key': '',
  'setup-keep': '',
  'setup-files': '',
  files: '',
  env: '',
  cwd: '',
  shell: '',
  hostname: '',
  network: '',
  user: '',
  'disk-limit': '',
  'run-timeout': '',
  'truncate-output-at': '',
  disposable: '',
  tag: '',
  variables: {},
  needImages: [],
  detach: false,
};

/** What a problem of a command, or of its environment, says at its end. */
export const KEPT =
  'To keep it as text, set a variable in the "env:" of the step, and write its name alone in the input env';

/** The plan of a step with these inputs and no others, but an image. */
export function planOf(given: Partial<GivenPlan>): RunPlan {
  return readPlan({ ...NOTHING, image: 'tag:base', ...given }).plan;
}

export function legsOf(given: Partial<GivenPlan>): readonly LegPlan[] {
  return planOf(given).legs;
}

/** The one leg of a step. */
export function legOf(given: Partial<GivenPlan>): LegPlan {
  const [leg, ...others] = legsOf(given);
  if (leg === undefined || others.length > 0) throw new Error('The plan has not one leg.');
  return leg;
}

/** `where: value, milliseconds` of each time limit. */
export function timeoutsOf(given: Partial<GivenPlan>): string[] {
  const { timeouts } = readPlan({ ...NOTHING, image: 'tag:base', ...given });
  return timeouts.map(({ where, text, timeout }) => `${showPlace(where)}: "${text}", ${String(timeout)}`);
}

export function warningsOf(given: Partial<GivenPlan>): readonly string[] {
  return readPlan({ ...NOTHING, image: 'tag:base', ...given }).warnings;
}

/** What is wrong with the inputs; empty when nothing is. Any other exception passes. */
export function problemsOf(given: Partial<GivenPlan>): readonly string[] {
  try {
    planOf(given);
    return [];
  } catch (error) {
    if (error instanceof InvalidInputs) return error.problems;
    throw error;
  }
}
