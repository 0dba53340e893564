import { appendFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Leg, LegFacts } from '../legs/leg.ts';
import { appendJsonLine, PRIVATE } from './text/json-line.ts';

/** Every leg's full payload, one JSON text a line. */
export interface ResultsFile {
  readonly path: string;
  /**
   * Appends the payload as the service sent it, and of which leg it is. It is on disk when this returns.
   */
  add(payload: unknown, attempt?: TryRecord | null): void;
  /** Appends a line for a leg that was started, and whose payload nothing has read. */
  addStarted(leg: Leg): void;
  /** Appends a line for a leg that could not be read or started. */
  addProblem(leg: LegFacts['leg'], message: string, attempt?: TryRecord | null): void;
}

export interface TryRecord {
  readonly leg: string;
  /** Which start of the leg, from 1 on; null where it may have one only. */
  readonly attempt: number | null;
}

/**
 * Creates an empty file in a new folder below `directory`; throws the file system's error when it cannot. Of later
 * errors (a full disk, a payload that nests too deeply) `onProblem` gets the first.
 * @param hideSecrets for our own texts; payloads are free of secrets
 */
export function createResultsFile(
  directory: string,
  onProblem: (problem: unknown) => void,
  hideSecrets: (text: string) => string,
): ResultsFile {
  mkdirSync(directory, { recursive: true });
  const path = join(mkdtempSync(join(directory, 'op-action-')), 'results.jsonl');
  appendFileSync(path, '', PRIVATE);
  let isWhole = true;
  const add = (row: unknown): void => {
    try {
      appendJsonLine(path, row);
    } catch (error) {
      if (isWhole) onProblem(error);
      isWhole = false;
    }
  };
  const withAttempt = (row: unknown, attempt: TryRecord | null): unknown => {
    if (attempt === null) return row;
    const number = attempt.attempt === null ? {} : { attempt: attempt.attempt };
    return { ...Object(row), leg: hideSecrets(attempt.leg), ...number };
  };
  return {
    path,
    add: (payload, attempt = null) => {
      add(withAttempt(payload, attempt));
    },
    addStarted: ({ name, uuid }) => {
      add({ name: hideSecrets(name), uuid });
    },
    addProblem: ({ name, uuid }, message, attempt = null) => {
      const row = { ...(uuid === null ? { name: hideSecrets(name) } : { uuid }), error: hideSecrets(message) };
      add(withAttempt(row, attempt));
    },
  };
}
