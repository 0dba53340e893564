import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import { EOL } from 'node:os';
import type { Environment } from '../values/values.ts';
import type { Output } from './outputs.ts';
import { refusePipe } from './refuse-pipe.ts';

/** The variables that name the files which the runner reads after the step. */
type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

/** Adds a text to one of the runner's files. It is on disk when the call returns. Throws when the file cannot be written. */
export function addToRunnerFile(env: Environment, name: RunnerFile, text: string): void {
  const path = env[name] ?? '';
  if (path === '') throw new Error(`${name} names no file`);
  if (!existsSync(path)) throw new Error(`Missing file at path: ${path}`);
  refusePipe(path);
  appendFileSync(path, text);
}

/**
 * Outputs, or entries of the state, in the form of the runner's own library. It would load `node:fs/promises` for the job
 * summary, and opens the file for each output: a thousand legs have some thousands.
 */
export function runnerFileText(entries: readonly Output[]): string {
  // Unknown to those whose texts stand between two of them.
  const end = `ghadelimiter_${randomUUID()}`;
  return entries.map(([name, value]) => `${name}<<${end}${EOL}${value}${EOL}${end}${EOL}`).join('');
}
