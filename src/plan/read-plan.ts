import type { Place } from '../values/place.ts';
import { Problems } from '../values/problems.ts';
import { checkAxes } from './check-axes.ts';
import { checkDefaults } from './check-defaults.ts';
import { checkLegs } from './check-legs.ts';
import { parseFileLines } from './file-lines.ts';
import { type GivenTimeout, givenTimeouts } from './given-timeouts.ts';
import { type GivenPlan, type RunPlan, SETTING_INPUTS } from './leg-plan.ts';
import { legsOfMatrix } from './matrix-legs.ts';
import { holdsPlaceholder, placeholdersIn, problemOfPlaceholder, type Template } from './placeholders.ts';
import { planLeg, type PlannedLeg, type StepPlan } from './plan-leg.ts';
import { planSetup } from './plan-setup.ts';
import { readMatrix } from './read-matrix.ts';
import { readEnvInput } from './read-env.ts';
import { readLegs } from './read-legs.ts';
import { readYaml } from './read-yaml.ts';
import { SETTING_FIELDS, type SettingName } from './setting-fields.ts';
import { isOfShell, type LegDraft, type Settings, templatesOf } from './settings.ts';

interface ReadPlan {
  readonly plan: RunPlan;
  /** For the check against the service's limit. */
  readonly timeouts: readonly GivenTimeout[];
  readonly warnings: readonly string[];
}

/**
 * What mode `run` starts, checked whole.
 *
 * @throws {InvalidInputs} with the first 50 problems and the count of the others
 */
export function readPlan(given: GivenPlan): ReadPlan {
  const problems = new Problems();
  const step = readStepSettings(given, problems);
  const drafts = readDrafts(given, step, problems);
  const ownFiles = templatesIn(given['setup-files'], 'setup-files');
  const hasSetup = given.setup.trim() !== '';
  const setup = planSetup(given, { ...step, files: ownFiles.length > 0 ? ownFiles : step.files }, problems);
  // What the setup has placed, the legs find in the image that it left.
  const legStep = hasSetup && ownFiles.length === 0 ? { ...step, files: [] } : step;
  const legs = planLegs(drafts, { step: legStep, hasSetup, problems });
  checkLegs(legs, given, problems);
  checkDefaults(step, drafts, hasSetup, problems);
  problems.throwIfAny(50);
  const { legsFile } = given;
  const path = legsFile !== null && 'path' in legsFile ? legsFile.path : null;
  const plan = { setup, legs: legs.map(({ plan }) => plan), legsFile: path };
  return { plan, timeouts: givenTimeouts(step, legs), warnings: problems.warnings };
}

/** What holds no placeholder is checked here already: it is a mistake even where no leg would use it. */
function readStepSettings(given: GivenPlan, problems: Problems): Settings {
  const single: Partial<Record<SettingName, Template>> = {};
  for (const input of SETTING_INPUTS) {
    const setting = input === 'run-timeout' ? 'timeout' : input;
    for (const template of templatesIn(given[input], input)) {
      single[setting] = template;
      if (!holdsPlaceholder(template)) problems.attempt(input, () => SETTING_FIELDS[setting].parse(template.text));
    }
  }
  const files = templatesIn(given.files, 'files');
  for (const template of [...files, ...templatesIn(given['setup-files'], 'setup-files')]) {
    if (!holdsPlaceholder(template)) problems.attempt(template.where, () => parseFileLines(template.text));
  }
  const env = readEnvInput(given.env, given.variables, problems);
  const [command = null] = templatesIn(given.command, 'command');
  return { single, command, args: null, env, files };
}

/** The input, which every leg may read; nothing when it is not given. */
function templatesIn(text: string, input: string): readonly Template[] {
  return text.trim() === '' ? [] : [{ text, where: { input }, shared: true }];
}

function readDrafts(given: GivenPlan, step: Settings, problems: Problems): readonly LegDraft[] {
  const hasMatrix = given.matrix.trim() !== '';
  const sources = [
    ...(given.legs.trim() === '' ? [] : ['legs']),
    ...(given.legsFile === null ? [] : ['legs-file']),
    ...(hasMatrix ? ['matrix'] : []),
  ];
  checkSources(sources, problems);
  const [legName = null] = templatesIn(given['leg-name'], 'leg-name');
  if (!hasMatrix && sources.length > 0 && legName !== null) {
    problems.add('leg-name', 'it has no effect with legs, which have names of their own: drop leg-name');
  }
  const fromLegs = legTextsOf(given, problems).flatMap(({ source, text }) => {
    const node = readYaml(source, text, problems);
    return node === null ? [] : readLegs(node, { source, variables: given.variables }, problems);
  });
  const matrixNode = hasMatrix ? readYaml('matrix', given.matrix, problems) : null;
  if (hasMatrix && step.command === null) {
    problems.add('command', 'it is empty: a matrix needs it, such as make {{axis}}');
  }
  const matrix = matrixNode === null ? null : readMatrix(matrixNode, problems);
  const fromMatrix = matrix === null ? [] : legsOfMatrix(matrix, legName, problems);
  // Of a mistake its consequences are none.
  if (sources.length > 1) return [];
  if (!hasMatrix) return fromLegs;
  if (step.command === null) return fromMatrix.map((draft) => ({ ...draft, hasBadCommand: true }));
  if (matrix !== null) checkAxes(matrix, step, legName, problems);
  return fromMatrix;
}

/** Legs come from one of three inputs. */
function checkSources(given: readonly string[], problems: Problems): void {
  const [first = '', second = '', third] = given;
  if (first === '') {
    const forms = 'give legs such as "unit: npm test", or the path of a file in legs-file, or matrix and command';
    problems.add('legs', `it is empty: ${forms}`);
  } else if (third !== undefined) {
    problems.add(third, `it cannot be used with ${first} and ${second}: keep one of the three`);
  } else if (second !== '') problems.add(second, `it cannot be used with ${first}: drop one of the two`);
}

/** What holds legs, and where problems say it is. A file that cannot be read is a problem. */
function legTextsOf({ legs, legsFile }: GivenPlan, problems: Problems): { source: Place; text: string }[] {
  const found = legs.trim() === '' ? [] : [{ source: { input: 'legs' }, text: legs }];
  if (legsFile === null) return found;
  if (!('problem' in legsFile)) {
    return [...found, { source: { input: 'legs-file', file: legsFile.path }, text: legsFile.text }];
  }
  problems.add('legs-file', legsFile.problem);
  return found;
}

function planLegs(drafts: readonly LegDraft[], shared: Omit<StepPlan, 'known'>): readonly PlannedLeg[] {
  if (drafts.length === 0) return [];
  const { step, problems } = shared;
  const known = new Set(drafts.flatMap(({ values }) => [...values.keys()]));
  // An input is checked even when every leg has a setting of its own in its place.
  for (const template of templatesOf(step)) {
    for (const name of placeholdersIn(template)) {
      const problem = problemOfPlaceholder(name, known, isOfShell(step, template));
      if (problem !== null) problems.add(template.where, problem);
    }
  }
  return drafts.map((draft) => planLeg(draft, { ...shared, known }));
}
