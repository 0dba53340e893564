import { createHash } from 'node:crypto';
import type { Origin } from '../start/marker.ts';
import { Problems } from '../values/problems.ts';
import { parseBoolean } from '../values/values.ts';
import { type InputSource, inputText } from './input-source.ts';

/** What the step shows on GitHub beside its job summary, and where. */
export interface Publication {
  /** A hash by which the step finds its own comment; null when no comment is wanted. */
  readonly commentKey: string | null;
  readonly checks: boolean;
  /** A secret. */
  readonly token: string;
  /** Base address of GitHub's REST API. */
  readonly apiUrl: string;
  /** `owner/name`; empty outside of a workflow. */
  readonly repository: string;
  /** Name of the workflow. */
  readonly workflow: string;
  readonly origin: Origin;
  /** The event that started the workflow run, its ref and its commit, as the runner's variables have them. */
  readonly event: { readonly name: string; readonly path: string; readonly ref: string; readonly sha: string };
}

/**
 * What the inputs `comment` and `checks` ask for; null when they ask for nothing.
 *
 * @throws {InvalidInputs}
 */
export function readPublication(source: InputSource, origin: Origin): Publication | null {
  const { env } = source;
  const problems = new Problems();
  const comment = problems.attempt('comment', () => parseBoolean(inputText(source, 'comment')));
  const checks = problems.attempt('checks', () => parseBoolean(inputText(source, 'checks')));
  const token = inputText(source, 'github-token');
  if (token === '' && comment === true && checks === true) {
    problems.add('github-token', 'it is empty, but comment and checks need it');
  } else if (token === '' && (comment === true || checks === true)) {
    problems.add('github-token', `it is empty, but ${comment === true ? 'comment' : 'checks'} needs it`);
  }
  problems.throwIfAny();
  if (comment !== true && checks !== true) return null;
  return {
    commentKey: comment === true ? commentKey(source, origin) : null,
    checks: checks === true,
    token,
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    repository: env['GITHUB_REPOSITORY'] ?? '',
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    origin,
    event: {
      name: env['GITHUB_EVENT_NAME'] ?? '',
      path: env['GITHUB_EVENT_PATH'] ?? '',
      ref: env['GITHUB_REF'] ?? '',
      sha: env['GITHUB_SHA'] ?? '',
    },
  };
}

/**
 * A hash of the input `comment-key`; without one, of the workflow's file, the job, its position in the matrix and the
 * step, which stay the same from run to run.
 */
function commentKey(source: InputSource, { job, index, step }: Origin): string {
  const given = inputText(source, 'comment-key');
  const { GITHUB_WORKFLOW_REF: reference = '', GITHUB_WORKFLOW: name = '' } = source.env;
  // `owner/name/.github/workflows/ci.yml@refs/heads/main`: the ref is another one with each pull request.
  const workflow = reference === '' ? name : reference.replace(/@refs\/.*$/s, '');
  const key = given === '' ? [workflow, job, index, step] : [given];
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}
