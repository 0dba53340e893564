import { Problems } from '../values/problems.ts';
import { checkLegs, type PlannedLeg } from './check-legs.ts';
import type { GivenPlan, RunPlan } from './leg-plan.ts';
import { legsOfMatrix } from './matrix-legs.ts';
import { KnownPlaceholders, placeholdersIn } from './placeholders.ts';
import { planLeg } from './plan-leg.ts';
import { planSetup } from './plan-setup.ts';
import { type LegDraft, readLegs } from './read-legs.ts';
import { readMatrix } from './read-matrix.ts';
import { fileTemplates, readStepSettings } from './read-step-settings.ts';
import { readYaml } from './read-yaml.ts';
import type { Settings } from './settings.ts';

/**
 * What mode `run` is to start, checked whole.
 *
 * @throws {InvalidInputs} with all problems at once
 */
export function readPlan(given: GivenPlan): { plan: RunPlan; warnings: readonly string[] } {
  const problems = new Problems();
  const warnings: string[] = [];
  const warn = (warning: string): void => {
    warnings.push(warning);
  };
  const step = readStepSettings(given, problems, warn);
  const drafts = readDrafts(given, step, problems, warn);
  const ownFiles = fileTemplates(given.setupFiles, 'setup-files');
  const hasSetup = given.setup.trim() !== '';
  const setup = planSetup(given, { ...step, files: ownFiles.length > 0 ? ownFiles : step.files }, problems);
  // What the setup has placed, the legs find in the image that it left.
  const legStep = hasSetup && ownFiles.length === 0 ? { ...step, files: [] } : step;
  const legs = planLegs(drafts, given, legStep, problems);
  checkLegs(legs, given, step, problems);
  problems.throwIfAny();
  return { plan: { setup, legs: legs.map(({ plan }) => plan) }, warnings };
}

function readDrafts(
  given: GivenPlan,
  step: Settings,
  problems: Problems,
  warn: (warning: string) => void,
): readonly LegDraft[] {
  const hasLegs = given.legs.trim() !== '';
  const hasMatrix = given.matrix.trim() !== '';
  if (!hasLegs && !hasMatrix)
    problems.add('legs', 'is not given: say what to run with legs, or with matrix and command');
  if (hasLegs && hasMatrix) problems.add('matrix', 'cannot be used with legs: drop one of the two');
  const legsNode = hasLegs ? readYaml('legs', given.legs, problems, warn) : null;
  const matrixNode = hasMatrix ? readYaml('matrix', given.matrix, problems, warn) : null;
  if (hasMatrix && step.command === null)
    problems.add('command', 'is not given: matrix needs it, such as make {{axis}}');
  const fromLegs = legsNode === null ? [] : readLegs(legsNode, problems);
  const matrix = matrixNode === null ? null : readMatrix(matrixNode, problems);
  const fromMatrix = matrix === null ? [] : legsOfMatrix(matrix, problems);
  return hasLegs ? fromLegs : fromMatrix;
}

function planLegs(
  drafts: readonly LegDraft[],
  given: GivenPlan,
  step: Settings,
  problems: Problems,
): readonly PlannedLeg[] {
  if (drafts.length === 0) return [];
  const known = new KnownPlaceholders(drafts.flatMap(({ values }) => [...values.keys()]));
  // A mistake in what every leg leaves to its own settings is one all the same.
  for (const { text, where } of templatesOf(step)) {
    for (const name of placeholdersIn(text)) {
      const problem = known.problemOf(name);
      if (problem !== null) problems.add(where, problem);
    }
  }
  const shared = { step, hasSetup: given.setup.trim() !== '', known, problems };
  return drafts.map((draft) => ({ draft, plan: planLeg(draft, shared) }));
}

function templatesOf({ single, command, files, env }: Settings) {
  return [...Object.values(single), ...(command === null ? [] : [command]), ...files, ...env.map(({ value }) => value)];
}
