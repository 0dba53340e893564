import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import { EOL } from 'node:os';
import type { StepOutput } from './outputs.ts';
import { refusePipe } from './refuse-pipe.ts';

/**
 * Writes outputs to the file that the runner reads them from, in the form of its own library, which opens the file for each of
 * them: a thousand legs have some thousands. Throws when the file cannot be written.
 */
export function writeOutputFile(path: string, outputs: readonly StepOutput[]): void {
  if (path === '') throw new Error('GITHUB_OUTPUT names no file');
  if (!existsSync(path)) throw new Error(`Missing file at path: ${path}`);
  refusePipe(path);
  // Unknown to those whose texts stand between two of them.
  const end = `ghadelimiter_${randomUUID()}`;
  appendFileSync(path, outputs.map(([name, value]) => `${name}<<${end}${EOL}${value}${EOL}${end}${EOL}`).join(''));
}
