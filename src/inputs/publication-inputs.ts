import { createHash } from 'node:crypto';
import { proxyVariables } from '../contree/proxy.ts';
import type { Origin } from '../start/marker.ts';
import { Problems } from '../values/problems.ts';
import { parseBoolean, quote } from '../values/values.ts';
import { githubApiUrl } from './github-address.ts';
import { type InputSource, inputText } from './input-source.ts';
import { checkProxy } from './proxy-inputs.ts';

export type Publication = NonNullable<ReturnType<typeof readPublication>>;

/**
 * What the step shows on GitHub beside its job summary, and where; null when the inputs ask for nothing.
 *
 * @throws {InvalidInputs}
 */
export function readPublication(source: InputSource, origin: Origin) {
  const { env } = source;
  const problems = new Problems();
  const wanted = (['comment', 'checks'] as const).filter((name) =>
    problems.attempt(name, () => parseBoolean(inputText(source, name))),
  );
  const token = inputText(source, 'github-token');
  if (token === '' && wanted.length > 0) {
    problems.add(
      'github-token',
      `it is empty, but ${wanted.join(' and ')} ${wanted.length > 1 ? 'need' : 'needs'} it: drop github-token, since its default is the token of the job`,
    );
  }
  const apiUrl = githubApiUrl(env);
  if (wanted.length > 0 && !URL.canParse(apiUrl)) {
    problems.add('GITHUB_API_URL', `${quote(apiUrl)} is no address: give one such as https://api.github.com`);
  } else if (wanted.length > 0) problems.attempt('', () => checkProxy(apiUrl, env));
  problems.throwIfAny();
  if (wanted.length === 0) return null;
  return {
    /** A hash by which the step finds its own comment; null when no comment is wanted. */
    commentKey: wanted.includes('comment') ? commentKey(source, origin) : null,
    checks: wanted.includes('checks'),
    /** A secret. */
    token,
    apiUrl,
    proxyEnv: proxyVariables(env),
    /** `owner/name`; empty outside of a workflow. */
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
