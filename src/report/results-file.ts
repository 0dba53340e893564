import { appendFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Leg } from '../legs/leg.ts';
import { createRedaction } from './redaction.ts';

/** Every leg's full payload, one JSON text a line. */
export interface ResultsFile {
  readonly path: string;
  /** Appends the payload as the service sent it, known secrets apart. On disk when it returns. */
  add(payload: unknown): void;
  /** Appends a line for a leg that could not be read. */
  addProblem(leg: Leg, message: string): void;
}

/**
 * Creates an empty file, readable by its owner only, in a fresh folder below `directory`. Throws the file system's
 * error when it cannot; so do `add` and `addProblem`.
 */
export function createResultsFile(directory: string, secrets: readonly string[]): ResultsFile {
  const path = join(mkdtempSync(join(directory, 'op-action-')), 'results.jsonl');
  const redact = createRedaction(secrets);
  const append = (text: string): void => {
    appendFileSync(path, text, { mode: 0o600 });
  };
  append('');
  return {
    path,
    add: (payload) => {
      append(`${JSON.stringify(redact(payload))}\n`);
    },
    addProblem: (leg, message) => {
      append(`${JSON.stringify(redact({ uuid: leg.uuid, error: message }))}\n`);
    },
  };
}
