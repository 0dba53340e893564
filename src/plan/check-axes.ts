import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import type { Matrix } from './combine.ts';
import { placeholdersIn, type Template } from './placeholders.ts';
import { type Settings, templatesOf } from './settings.ts';

/**
 * Adds a problem for each axis without an effect: no setting uses it, and it chooses no value of `include` that one uses. Its
 * legs would all run the same.
 */
export function checkAxes(
  { axes, include }: Matrix,
  step: Settings,
  legName: Template | null,
  problems: Problems,
): void {
  const used = new Set([...templatesOf(step), ...[legName ?? []].flat()].flatMap(axesIn));
  const known = new Set(['leg', ...axes.keys(), ...include.flatMap((row) => [...row.keys()])]);
  // A placeholder of another name is a problem already, and most likely meant an axis.
  if ([...used].some((name) => !known.has(name)) || usesJoinedValues(step, legName)) return;
  const chosen = include.filter((row) => [...row.keys()].some((name) => !axes.has(name) && used.has(name)));
  for (const axis of axes.keys()) {
    if (used.has(axis) || chosen.some((row) => row.has(axis))) continue;
    const advice = `write {{${axis}}} where its value belongs, in command or in another setting`;
    const wrong = `$\{{ matrix.${axis} }} is of the job's own matrix, and not of this one`;
    problems.add('matrix', `no setting uses the axis ${quote(axis)}: ${advice} (${wrong})`);
  }
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
