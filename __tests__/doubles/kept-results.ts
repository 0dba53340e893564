import type { ResultsFile } from '../../src/report/results-file.ts';

export interface KeptResults extends ResultsFile {
  /** The lines of the file, as the values they were made from. */
  readonly rows: readonly unknown[];
}

/** A results file in memory. */
export function keptResults(): KeptResults {
  const rows: unknown[] = [];
  return {
    path: '/results.jsonl',
    rows,
    add: (payload) => {
      rows.push(payload);
    },
    addStarted: ({ name, uuid }) => {
      rows.push({ name, uuid });
    },
    addProblem: ({ uuid }, error) => {
      rows.push({ uuid, error });
    },
  };
}
