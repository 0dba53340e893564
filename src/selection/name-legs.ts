import { quote } from '../values/values.ts';
import type { Leg } from '../legs/leg.ts';
import type { SelectionProblem } from './invalid-selection.ts';

/** An operation that was given, where, and under which name, if any. */
export interface GivenOperation {
  readonly source: string;
  readonly token: string;
  readonly name: string | null;
  /** Lower-case, with hyphens. */
  readonly uuid: string;
}

export interface NamedLegs {
  /** In the order in which their operations were first given. */
  readonly legs: readonly Leg[];
  readonly warnings: readonly string[];
  readonly problems: readonly SelectionProblem[];
}

/**
 * One leg per UUID. It has the first name that was given with it, else its 1-based position among the legs, with `-2`
 * (`-3`, …) added where a given name has taken that. A second name is a warning, one name for two UUIDs a problem.
 */
export function nameLegs(given: readonly GivenOperation[]): NamedLegs {
  const warnings = new Set<string>();
  const problems: SelectionProblem[] = [];
  const nameOf = new Map<string, string | null>();
  const uuidOf = new Map<string, string>();
  for (const { source, token, name, uuid } of given) {
    const known = nameOf.get(uuid) ?? null;
    nameOf.set(uuid, known ?? name);
    if (name === null) continue;
    const other = uuidOf.get(name) ?? uuid;
    uuidOf.set(name, other);
    if (other !== uuid) problems.push({ source, token, reason: `its name is given to ${other} as well` });
    if (known !== null && known !== name) {
      warnings.add(`Operation ${uuid} is given as ${quote(known)} and as ${quote(name)}: it is ${quote(known)} here`);
    }
  }
  const legs = [...nameOf].map(([uuid, name], index) => ({ uuid, name: name ?? freeName(index + 1, uuidOf) }));
  return { legs, warnings: [...warnings], problems };
}

/** Never meets another leg's position: that has no hyphen, or stems from another number. */
function freeName(position: number, taken: ReadonlyMap<string, string>): string {
  const name = String(position);
  return taken.has(name) ? firstFree(name, taken) : name;
}

/** The name with the first of `-2`, `-3` and so on behind it with which it is not taken. */
export function firstFree(name: string, taken: { has(name: string): boolean }): string {
  for (let suffix = 2; ; suffix += 1) {
    if (!taken.has(`${name}-${String(suffix)}`)) return `${name}-${String(suffix)}`;
  }
}
