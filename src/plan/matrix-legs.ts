import type { Problems } from '../values/problems.ts';
import { UniqueNames } from '../values/unique-names.ts';
import { quote } from '../values/values.ts';
import { combine, type Matrix, type MatrixValue, productSize } from './combine.ts';
import { fill, placeholdersIn, problemOfPlaceholder, type Template } from './placeholders.ts';
import { type LegDraft, MOST_LEGS, NO_SETTINGS, problemOfName } from './settings.ts';

/** Combinations times rows that are compared with each: a second or two, in which no signal is heard. */
const MOST_COMPARISONS = 10_000_000;

/** Path and text of each value of a combination. */
type Leaves = readonly (readonly [path: string, text: string])[];

/** One leg per combination of a matrix, named by the template, or without one by its values. */
export function legsOfMatrix(matrix: Matrix, legName: Template | null, problems: Problems): LegDraft[] {
  const [product, added] = [productSize(matrix), matrix.include.length];
  const isTooLarge = product > MOST_LEGS || added > MOST_LEGS;
  const rows = added + matrix.exclude.length;
  if (!isTooLarge && product * rows > MOST_COMPARISONS) {
    const size = `${String(product)} combinations with ${String(rows)} rows of include and exclude`;
    problems.add('matrix', `it compares ${size}, which takes too long: use fewer of one of the two`);
    return [];
  }
  const combinations = isTooLarge ? [] : combine(matrix);
  if (isTooLarge || combinations.length > MOST_LEGS) {
    const size = isTooLarge ? `up to ${String(product + added)}` : String(combinations.length);
    problems.add('matrix', `it makes ${size} combinations: use at most ${String(MOST_LEGS)}`);
    return [];
  }
  if (combinations.length === 0) problems.add('matrix', 'exclude leaves no combination: exclude less, or include one');
  return draftsOf(
    combinations.map((combination) => leavesOf(combination)),
    legName,
    problems,
  );
}

/**
 * A leg that has the name of an earlier one gets `-2`, as jobs of one name may stand side by side in a workflow. One without a
 * value that shows is named by its 1-based position, as an operation without a name is.
 */
function draftsOf(combinations: readonly Leaves[], legName: Template | null, problems: Problems): LegDraft[] {
  if (legName !== null) checkLegName(legName, combinations, problems);
  const names = combinations.map((leaves) => (legName === null ? joined(leaves) : named(legName, leaves)));
  const unique = new UniqueNames({ reserved: names });
  for (const name of names) {
    const problem = name === '' ? null : problemOfName(name);
    if (problem !== null)
      problems.add(
        legName?.where ?? 'matrix',
        `the values of a combination make the name ${quote(name)}, which ${problem}`,
      );
  }
  const made = names.map((name) => (name === '' ? null : unique.make(name)));
  return combinations.map((leaves, index) => {
    const name = made[index] ?? unique.make(String(index + 1));
    return { name, where: { input: 'matrix' }, own: NO_SETTINGS, values: new Map([['leg', name], ...leaves]) };
  });
}

function checkLegName(template: Template, combinations: readonly Leaves[], problems: Problems): void {
  const known = new Set(combinations.flatMap((leaves) => leaves.map(([path]) => path)));
  for (const name of placeholdersIn(template)) {
    const problem = problemOfPlaceholder(name, known);
    if (problem !== null) problems.add(template.where, problem);
  }
}

function named({ text }: Template, leaves: Leaves): string {
  return fill(text, new Map(leaves)).trim();
}

function joined(leaves: Leaves): string {
  const texts = leaves.map(([, text]) => text.trim());
  return texts.filter((text) => text !== '').join('-');
}

/** Every scalar of a combination, in order: `os.name` is the path of one in a map, `os.0` of one in a list. */
export function leavesOf(value: MatrixValue, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  const children: Iterable<readonly [string | number, MatrixValue]> = value.entries();
  return [...children].flatMap(([key, child]) => leavesOf(child, path === '' ? String(key) : `${path}.${String(key)}`));
}
