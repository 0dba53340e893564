import type { ResultsFile } from '../../src/report/results-file.ts';

export interface KeptResults extends ResultsFile {
  /** The lines of the file, as the values they were made from. */
  readonly rows: readonly unknown[];
  /** `leg#attempt` of each payload that says which try it is. */
  readonly attempts: readonly string[];
}

/** A results file in memory. */
export function keptResults(): KeptResults {
  const rows: unknown[] = [];
  const attempts: string[] = [];
  return {
    path: '/results.jsonl',
    rows,
    attempts,
    add: (payload, attempt) => {
      rows.push(payload);
      if (attempt) attempts.push(`${attempt.leg}#${String(attempt.attempt)}`);
    },
    addStarted: ({ name, uuid }) => {
      rows.push({ name, uuid });
    },
    addProblem: ({ uuid }, error) => {
      rows.push({ uuid, error });
    },
  };
}
