import { quote } from '../values/values.ts';
import { UniqueNames } from '../values/unique-names.ts';

export interface GivenOperation {
  /** An input's name or a file's path; untrusted, as the token is. */
  readonly source: string;
  readonly token: string;
  readonly name: string | null;
  /** Lower-case, with hyphens. */
  readonly uuid: string;
}

export type SelectionProblem = Pick<GivenOperation, 'source' | 'token'> & { readonly reason: string };

/**
 * One leg per UUID, in the order first given. It has the first name that was given with it, else its 1-based position among
 * the legs, with `-2` (`-3`, …) added where a given name has taken that. A second name is a warning, one name for two UUIDs
 * a problem.
 */
export function nameLegs(given: readonly GivenOperation[]) {
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
    if (other !== uuid)
      problems.push({ source, token, reason: `the name ${quote(name)} is given to ${other} too: use another name` });
    if (known !== null && known !== name) {
      warnings.add(`Operation ${uuid} is given as ${quote(known)} and as ${quote(name)}: it is ${quote(known)} here`);
    }
  }
  const unique = new UniqueNames({ taken: uuidOf.keys() });
  const legs = [...nameOf].map(([uuid, name], index) => ({ uuid, name: name ?? unique.make(String(index + 1)) }));
  return { legs, warnings: [...warnings], problems };
}
