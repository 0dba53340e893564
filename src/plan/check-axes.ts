import { listed } from '../values/place.ts';
import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import type { Combination, Matrix } from './combine.ts';
import { placeholdersIn, type Template } from './placeholders.ts';
import { type Settings, templatesOf } from './settings.ts';

/**
 * Adds a problem for each axis without an effect: no setting uses it, and it chooses no value of `include` that one uses. Its
 * legs would all run the same. So is a value of `include` in a row of which no setting uses any; one beside others that
 * settings use is a warning.
 */
export function checkAxes(matrix: Matrix, step: Settings, legName: Template | null, problems: Problems): void {
  const { axes, include } = matrix;
  const used = new Set([...templatesOf(step), ...[legName ?? []].flat()].flatMap(axesIn));
  const known = new Set(['leg', ...axes.keys(), ...include.flatMap((row) => [...row.keys()])]);
  // A placeholder of another name is a problem already, and most likely meant an axis.
  if ([...used].some((name) => !known.has(name)) || usesJoinedValues(step, legName)) return;
  const isChosen = (row: Combination): boolean => ownNames(row, matrix).some((name) => used.has(name));
  const chosen = include.filter(isChosen);
  for (const axis of axes.keys()) {
    if (used.has(axis) || chosen.some((row) => row.has(axis))) continue;
    problems.add('matrix', `no setting uses the axis ${quote(axis)}: ${adviceFor(axis)}`);
  }
  const rest = include.filter((row) => !isChosen(row) && !hasNewValue(row, matrix));
  const useless = new Set(rest.flatMap((row) => ownNames(row, matrix)));
  for (const name of useless) problems.add('matrix', `no setting uses ${quote(name)} of include: ${adviceFor(name)}`);
  const others = new Set(include.flatMap((row) => ownNames(row, matrix)));
  const unused = [...others].filter((name) => !used.has(name) && !useless.has(name));
  if (unused.length === 0) return;
  const advice = `write {{${unused.join('}}, {{')}}} where the value belongs, or drop it`;
  problems.warn('matrix', `no setting uses ${listed(unused.map(quote))} of include: ${advice}`);
}

/** What a row of `include` adds to combinations. */
function ownNames(row: Combination, { axes }: Matrix): string[] {
  return [...row.keys()].filter((name) => !axes.has(name));
}

/** Whether a row of `include` makes a combination of its own with a value that an axis lacks. */
function hasNewValue(row: Combination, { axes }: Matrix): boolean {
  return [...row].some(([name, value]) => axes.get(name)?.includes(value) === false);
}

function adviceFor(name: string): string {
  return `write {{${name}}} in command or another input (not $\{{ matrix.${name} }}, which belongs to the job)`;
}

/** Without a `leg-name`, `{{leg}}` has the values of all axes in it. A tag changes nothing of what a leg runs. */
function usesJoinedValues(step: Settings, legName: Template | null): boolean {
  const settings = templatesOf(step).filter((template) => template !== step.single.tag);
  return legName === null && settings.flatMap(axesIn).includes('leg');
}

/** `os` of `{{os.name}}`. */
function axesIn(template: Template): string[] {
  return placeholdersIn(template).map((path) => (path.split('.')[0] ?? '').toLowerCase());
}
