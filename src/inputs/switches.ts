import { createHash } from 'node:crypto';
import { CLEANUP_POLICIES } from '../legs/shutdown.ts';
import type { Origin } from '../start/marker.ts';
import { parseMoment } from '../values/moment.ts';
import { type Environment, parseBoolean, parseChoice } from '../values/values.ts';
import { githubServerUrl } from './github-address.ts';
import { inputReader, readFirst } from './input-reader.ts';
import { type InputSource, inputText } from './input-source.ts';
import { readMode } from './mode-input.ts';
import { readPublication } from './publication-inputs.ts';

export type Switches = ReturnType<typeof readSwitches>;

/**
 * The first phase: the inputs that decide how others are read, and those that count even when others are bad. Bad ones are
 * kept for the second phase, `readInputs`, which reports them with all others.
 */
export function readSwitches(source: InputSource) {
  const { read, optional } = inputReader(source);
  const origin = readOrigin(source.env, inputText(source, 'job-index'), inputText(source, 'job-matrix'));
  return {
    mode: readFirst(() => readMode(source)),
    allowHttp: readFirst(() => read('allow-http', parseBoolean)),
    detach: readFirst(() => read('detach', parseBoolean)),
    dryRun: readFirst(() => read('dry-run', parseBoolean)),
    cleanup: readFirst(() => read('cleanup', (text) => parseChoice(text, ['auto', ...CLEANUP_POLICIES]))),
    ifNoOperations: readFirst(() => read('if-no-operations', (text) => parseChoice(text, ['error', 'pass']))),
    /** ISO 8601 with an offset, or an interval. */
    since: readFirst(() => optional('since', (text) => parseMoment(text, source.now))),
    publication: readFirst(() => readPublication(source, origin)),
    origin,
  };
}

/** Address of the workflow run, from the variables that the runner sets for every step; empty outside of a workflow run. */
export function runAddress(env: Environment): string {
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const id = env['GITHUB_RUN_ID'] ?? '';
  return repository === '' || id === '' ? '' : `${githubServerUrl(env)}/${repository}/actions/runs/${id}`;
}

/**
 * Reads the same variables. What is missing is as in the first attempt of a job without a matrix.
 *
 * No variable holds the position in the matrix, so it comes from inputs.
 * @param jobIndex the value of `${{ strategy.job-index }}`; nothing on a runner that does not know it (act 0.2.89)
 * @param jobMatrix the value of `${{ toJSON(matrix) }}`: a number made of it stands beside the position, and for one that is
 *   not known
 */
export function readOrigin(env: Environment, jobIndex: string, jobMatrix: string): Origin {
  const matrix = numberOf(jobMatrix);
  return {
    run: runAddress(env),
    attempt: Math.max(1, wholeNumber(env['GITHUB_RUN_ATTEMPT'] ?? '')),
    job: env['GITHUB_JOB'] ?? '',
    index: jobIndex.trim() === '' ? matrix : wholeNumber(jobIndex),
    step: env['GITHUB_ACTION'] ?? '',
    ...(matrix !== 0 && { matrix }),
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
