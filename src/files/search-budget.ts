import { InvalidInputs } from '../values/problems.ts';

/** How much more a search may do: what is found, what is looked at, and what is compared. Below zero it is spent. */
export interface Budget {
  files: number;
  directories: number;
  /** Names on the disk, wanted or not. */
  entries: number;
  /** Characters that patterns of `.gitignore` are compared with. */
  steps: number;
  /** Aborted when the step is stopped. */
  readonly signal?: AbortSignal | undefined;
}

/** Some seconds each on a slow runner. A `.gitignore` of 500 lines takes some 1,500 steps for each entry. */
const MOST_ENTRIES = 1_000_000;
const MOST_STEPS = 500_000_000;

export function createBudget(
  found: Pick<Budget, 'files' | 'directories'>,
  signal?: AbortSignal,
  steps = MOST_STEPS,
): Budget {
  return { ...found, entries: MOST_ENTRIES, steps, signal };
}

export function isSpent({ files, directories, entries, steps, signal }: Budget): boolean {
  return signal?.aborted === true || Math.min(files, directories, entries, steps) < 0;
}

/**
 * What to do about a spent budget, whose beginning is `most`; null for another.
 * @throws {InvalidInputs} when the step is stopped
 */
export function problemOfBudget(budget: Budget, most: Pick<Budget, 'files' | 'directories'>): string | null {
  if (!isSpent(budget)) return null;
  if (budget.signal?.aborted === true) throw new InvalidInputs(['The step was stopped while it looked for files']);
  if (budget.steps < 0)
    return 'the patterns of .gitignore are too many for so many files: shorten them, or name fewer files';
  if (budget.entries < 0)
    return `there are more than ${MOST_ENTRIES} files or directories to look at: name where to look`;
  const { files, directories } = most;
  const what = files === directories ? `${files} files or directories` : `${files} files or ${directories} directories`;
  return `there are more than ${what}: name fewer, or let .gitignore leave some out`;
}
