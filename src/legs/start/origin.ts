import { createHash } from 'node:crypto';
import type { Environment } from '../../credentials.ts';
import type { Marker } from './marker.ts';

/** Where in a workflow the step runs: what all its markers have in common. */
export type Origin = Omit<Marker, 'owner' | 'leg' | 'tries'>;

/** Address of the workflow run, from the variables that the runner sets for every step; empty outside of a workflow run. */
export function runAddress(env: Environment): string {
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const id = env['GITHUB_RUN_ID'] ?? '';
  const server = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '');
  return repository === '' || id === '' ? '' : `${server}/${repository}/actions/runs/${id}`;
}

/**
 * Reads the same variables. What is missing is as in the first attempt of a job without a matrix.
 *
 * No variable holds the position in the matrix, so it comes from inputs.
 * @param jobIndex what `${{ strategy.job-index }}` came to; nothing on a runner that does not know it (act 0.2.89)
 * @param jobMatrix what `${{ toJSON(matrix) }}` came to: a number made of it takes the place of a position that is not known
 */
export function readOrigin(env: Environment, jobIndex: string, jobMatrix: string): Origin {
  return {
    run: runAddress(env),
    attempt: Math.max(1, wholeNumber(env['GITHUB_RUN_ATTEMPT'] ?? '')),
    job: env['GITHUB_JOB'] ?? '',
    index: jobIndex.trim() === '' ? numberOf(jobMatrix) : wholeNumber(jobIndex),
    step: env['GITHUB_ACTION'] ?? '',
  };
}

/** The same number for the same matrix, below 2 ** 32; 0 without a matrix. */
function numberOf(jobMatrix: string): number {
  if (['', 'null', '{}'].includes(jobMatrix.trim())) return 0;
  return createHash('sha256').update(jobMatrix).digest().readUInt32BE();
}

/** 0 for what is none. */
function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
}
