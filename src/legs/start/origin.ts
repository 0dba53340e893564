import type { Environment } from '../../credentials.ts';
import type { Marker } from './marker.ts';

/** Where in a workflow the step runs: what all its markers have in common. */
export type Origin = Omit<Marker, 'owner' | 'leg' | 'tries'>;

/**
 * Reads the variables that the runner sets for every step. Outside of a workflow run the address is empty; what else is
 * missing is as in the first attempt of a job without a matrix.
 *
 * @param jobIndex what `${{ strategy.job-index }}` came to: no variable holds it
 */
export function readOrigin(env: Environment, jobIndex: string): Origin {
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const id = env['GITHUB_RUN_ID'] ?? '';
  const server = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '');
  return {
    run: repository === '' || id === '' ? '' : `${server}/${repository}/actions/runs/${id}`,
    attempt: Math.max(1, wholeNumber(env['GITHUB_RUN_ATTEMPT'] ?? '')),
    job: env['GITHUB_JOB'] ?? '',
    index: wholeNumber(jobIndex),
    step: env['GITHUB_ACTION'] ?? '',
  };
}

/** 0 for what is none. */
function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
}
