import { appendFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { LegFacts } from '../legs/leg.ts';

/** Every leg's full payload, one JSON text a line. */
export interface ResultsFile {
  readonly path: string;
  /** Appends the payload as the client gave it. On disk when it returns. */
  add(payload: unknown): void;
  /** Appends a line for a leg that could not be read or started. */
  addProblem(leg: LegFacts['leg'], message: string): void;
}

/**
 * Creates an empty file, readable by its owner only, in a fresh folder below `directory`, which is made when it is
 * missing. Throws the file system's error when it cannot; so do `add` and `addProblem`.
 */
export function createResultsFile(directory: string): ResultsFile {
  mkdirSync(directory, { recursive: true });
  const path = join(mkdtempSync(join(directory, 'op-action-')), 'results.jsonl');
  const append = (text: string): void => {
    appendFileSync(path, text, { mode: 0o600 });
  };
  append('');
  return {
    path,
    add: (payload) => {
      append(`${JSON.stringify(payload)}\n`);
    },
    addProblem: ({ name, uuid }, message) => {
      append(`${JSON.stringify({ ...(uuid === null ? { name } : { uuid }), error: message })}\n`);
    },
  };
}

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
