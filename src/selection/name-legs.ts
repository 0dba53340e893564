import { quote } from '../values/values.ts';
import { UniqueNames } from '../values/unique-names.ts';

export interface GivenOperation {
  /** An input's name or a file's path; untrusted, as the token is. */
  readonly source: string;
  readonly token: string;
  readonly name: string | null;
  /** Its name in an earlier step, for an operation without a name of its own. Others may have had the same. */
  readonly leg?: string;
  /** Lower-case, with hyphens. */
  readonly uuid: string;
}

export type SelectionProblem = Pick<GivenOperation, 'source' | 'token'> & { readonly reason: string };

/**
 * One leg per UUID, in the order first given. It has the first name that was given with it, else its name in an earlier step,
 * else its 1-based position among the legs, the latter two with `-2` (`-3`, …) added where that is taken. A second name is a
 * warning, one given name for two UUIDs a problem.
 */
export function nameLegs(given: readonly GivenOperation[]) {
  const warnings = new Set<string>();
  const problems: SelectionProblem[] = [];
  const nameOf = new Map<string, string | null>();
  const uuidOf = new Map<string, string>();
  const legOf = new Map<string, string>();
  for (const { source, token, name, uuid, leg } of given) {
    const known = nameOf.get(uuid) ?? null;
    nameOf.set(uuid, known ?? name);
    if (leg !== undefined && !legOf.has(uuid)) legOf.set(uuid, leg);
    if (name === null) continue;
    const other = uuidOf.get(name) ?? uuid;
    uuidOf.set(name, other);
    if (other !== uuid)
      problems.push({ source, token, reason: `the name ${quote(name)} is given to ${other} too: use another name` });
    if (known !== null && known !== name) {
      warnings.add(`Operation ${uuid} is given as ${quote(known)} and as ${quote(name)}: it is ${quote(known)} here`);
    }
  }
  const unique = new UniqueNames({ taken: uuidOf.keys(), reserved: legOf.values() });
  const unnamed = [...nameOf].flatMap(([uuid, name]) => (name === null ? [uuid] : []));
  const earlier = new Map<string, string>();
  for (const uuid of unnamed) {
    const leg = legOf.get(uuid);
    if (leg !== undefined) earlier.set(uuid, unique.make(leg));
  }
  const legs = [...nameOf].map(([uuid, name], index) => {
    return { uuid, name: name ?? earlier.get(uuid) ?? unique.make(String(index + 1)) };
  });
  return { legs, warnings: [...warnings], problems };
}
