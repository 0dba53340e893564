import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { type Combination, combine, type Matrix, type MatrixValue, productSize } from './combine.ts';
import { type LegDraft, MOST_LEGS, NO_SETTINGS, problemOfName } from './settings.ts';

/** One leg per combination of a matrix, named by its values. */
export function legsOfMatrix(matrix: Matrix, problems: Problems): LegDraft[] {
  const most = productSize(matrix) + matrix.include.length;
  if (productSize(matrix) > MOST_LEGS || matrix.include.length > MOST_LEGS) {
    problems.add('matrix', `makes up to ${String(most)} combinations: use at most ${String(MOST_LEGS)}`);
    return [];
  }
  const combinations = combine(matrix);
  if (combinations.length > MOST_LEGS) {
    problems.add('matrix', `makes ${String(combinations.length)} combinations: use at most ${String(MOST_LEGS)}`);
    return [];
  }
  if (combinations.length === 0) problems.add('matrix', 'exclude leaves no combination: exclude less, or include one');
  const drafts = combinations.map(draftOf);
  checkNames(drafts, problems);
  return drafts;
}

function draftOf(combination: Combination): LegDraft {
  const leaves = leavesOf(combination);
  const name = leaves
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('-');
  const values = new Map([['leg', name], ...leaves.map(({ path, text }): [string, string] => [path, text])]);
  return { name, where: 'matrix', own: NO_SETTINGS, values };
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

/** A scalar in a combination: `os.name` is the path of one in a map, `os.0` of one in a list. */
export interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** Every scalar of a combination, in order. */
export function leavesOf(combination: Combination): Leaf[] {
  return [...combination].flatMap(([name, value]) => leavesAt(name, value));
}

function leavesAt(path: string, value: MatrixValue): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  const children = value instanceof Map ? [...value] : [...value.entries()];
  return children.flatMap(([key, child]) => leavesAt(`${path}.${String(key)}`, child as MatrixValue));
}
