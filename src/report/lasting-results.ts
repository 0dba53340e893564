import type { ResultsFile } from './results-file.ts';

/**
 * The file, so that what cannot be written into it (a full disk, a payload that nests too deeply) stops nothing:
 * `onProblem` hears of the first such problem, and the legs are followed on.
 */
export function lastingResults(file: ResultsFile, onProblem: (problem: unknown) => void): ResultsFile {
  let isWhole = true;
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (isWhole) onProblem(error);
      isWhole = false;
    }
  };
  return {
    path: file.path,
    add: (payload) => {
      attempt(() => {
        file.add(payload);
      });
    },
    addProblem: (leg, message) => {
      attempt(() => {
        file.addProblem(leg, message);
      });
    },
  };
}
