import { quote } from '../values/values.ts';

/** What cannot be used of what the user gave. `source` is an input's name or a file's path; both texts are untrusted. */
export interface SelectionProblem {
  readonly source: string;
  readonly token: string;
  readonly reason: string;
}

const NOTHING_GIVEN =
  'No operation is given: use the input operations or operations-file, "workflow" for what this workflow run started, ' +
  'or "all" for every active operation';

/** The selection holds something that cannot be used, all of which `problems` names; none of them: nothing was given. */
export class InvalidSelection extends Error {
  readonly problems: readonly SelectionProblem[];

  constructor(problems: readonly SelectionProblem[]) {
    super(problems.length === 0 ? NOTHING_GIVEN : describe(problems));
    this.name = 'InvalidSelection';
    this.problems = problems;
  }
}

/** One clause for all tokens of a source that share a reason. */
function describe(problems: readonly SelectionProblem[]): string {
  const tokens = new Map<string, Set<string>>();
  for (const { source, token, reason } of problems) {
    const clause = `in ${source}: ${reason}`;
    tokens.set(clause, (tokens.get(clause) ?? new Set()).add(quote(token)));
  }
  return [...tokens].map(([clause, quoted]) => `${[...quoted].join(', ')} ${clause}`).join('; ');
}
