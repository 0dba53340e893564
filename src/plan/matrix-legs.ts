import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { type Combination, combine, type Matrix, type MatrixValue, productSize } from './combine.ts';
import { type LegDraft, MOST_LEGS, NO_SETTINGS, problemOfName } from './settings.ts';

/** One leg per combination of a matrix, named by its values. */
export function legsOfMatrix(matrix: Matrix, problems: Problems): LegDraft[] {
  const [product, added] = [productSize(matrix), matrix.include.length];
  const isTooLarge = product > MOST_LEGS || added > MOST_LEGS;
  const combinations = isTooLarge ? [] : combine(matrix);
  if (isTooLarge || combinations.length > MOST_LEGS) {
    const size = isTooLarge ? `up to ${String(product + added)}` : String(combinations.length);
    problems.add('matrix', `makes ${size} combinations: use at most ${String(MOST_LEGS)}`);
    return [];
  }
  if (combinations.length === 0) problems.add('matrix', 'exclude leaves no combination: exclude less, or include one');
  const drafts = combinations.map(draftOf);
  checkNames(drafts, problems);
  return drafts;
}

function draftOf(combination: Combination): LegDraft {
  const leaves = leavesOf(combination);
  const texts = leaves.map(([, text]) => text.trim());
  const name = texts.filter((text) => text !== '').join('-');
  return { name, where: 'matrix', own: NO_SETTINGS, values: new Map([['leg', name], ...leaves]) };
}

function checkNames(drafts: readonly LegDraft[], problems: Problems): void {
  const positions = new Map<string, number>();
  for (const [index, { name }] of drafts.entries()) {
    const position = index + 1;
    const where = `matrix: combination ${String(position)}`;
    const problem = problemOfName(name);
    if (problem !== null) problems.add(where, `its values make the name ${quote(name)}, which ${problem}`);
    const first = positions.get(name);
    if (first === undefined) positions.set(name, position);
    else problems.add(where, `name used twice: ${quote(name)}, first by combination ${String(first)}`);
  }
}

/** Every scalar of a combination, in order: `os.name` is the path of one in a map, `os.0` of one in a list. */
export function leavesOf(value: MatrixValue, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  const children: Iterable<readonly [string | number, MatrixValue]> = value.entries();
  return [...children].flatMap(([key, child]) => leavesOf(child, path === '' ? String(key) : `${path}.${String(key)}`));
}
