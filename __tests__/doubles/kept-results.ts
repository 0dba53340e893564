import type { TryRecord, ResultsFile } from '../../src/report/results-file.ts';

export interface KeptResults extends ResultsFile {
  /** The lines of the file, as the values they were made from. */
  readonly rows: readonly unknown[];
  /** `leg#attempt` of each line that says which try it is. */
  readonly attempts: readonly string[];
  /** Leg of each line that says it. */
  readonly legs: readonly string[];
}

/** A results file in memory. */
export function keptResults(): KeptResults {
  const rows: unknown[] = [];
  const attempts: string[] = [];
  const legs: string[] = [];
  const keepAttempt = (attempt: TryRecord | null = null): void => {
    if (attempt !== null) legs.push(attempt.leg);
    if (typeof attempt?.attempt === 'number') attempts.push(`${attempt.leg}#${String(attempt.attempt)}`);
  };
  return {
    path: '/results.jsonl',
    rows,
    attempts,
    legs,
    add: (payload, attempt) => {
      rows.push(payload);
      keepAttempt(attempt);
    },
    addStarted: ({ name, uuid }) => {
      rows.push({ name, uuid });
    },
    addProblem: ({ uuid }, error, attempt) => {
      rows.push({ uuid, error });
      keepAttempt(attempt);
    },
  };
}
