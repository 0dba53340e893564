import { quote } from '../values/values.ts';
import type { Leg } from '../legs/leg.ts';
import { UniqueNames } from '../values/unique-names.ts';

/** An operation that was given, where, and under which name, if any. */
export interface GivenOperation {
  /** An input's name or a file's path; untrusted, as the token is. */
  readonly source: string;
  readonly token: string;
  readonly name: string | null;
  /** Lower-case, with hyphens. */
  readonly uuid: string;
}

/** What cannot be used of what the user gave. */
export type SelectionProblem = Pick<GivenOperation, 'source' | 'token'> & { readonly reason: string };

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
  const unique = new UniqueNames({ taken: uuidOf.keys() });
  const legs = [...nameOf].map(([uuid, name], index) => ({ uuid, name: name ?? unique.make(String(index + 1)) }));
  return { legs, warnings: [...warnings], problems };
}
