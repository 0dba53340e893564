import { createHash } from 'node:crypto';
import { inputReader, isTrue, readAll } from './input-source.ts';
import { inputText, type InputSource } from './input-source.ts';
import { InvalidInputs } from '../values/problems.ts';
import { readOrigin, type Origin } from '../start/marker.ts';
import { parseBoolean } from '../values/values.ts';

/** What of a step is to be shown on GitHub beside its job summary, and where. */
export interface Publication {
  /** What tells the step's comment from those of others, as a hash; null when no comment is wanted. */
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
export async function readPublication(source: InputSource): Promise<Publication | null> {
  const { read } = inputReader(source);
  const { comment, checks, token } = await readAll({
    comment: () => read('comment', parseBoolean),
    checks: () => read('checks', parseBoolean),
    token: () => readToken(source),
  });
  if (!comment && !checks) return null;
  const { env } = source;
  const origin = readOrigin(env, inputText(source, 'job-index'), inputText(source, 'job-matrix'));
  return {
    commentKey: comment ? commentKey(source, origin) : null,
    checks,
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

/** As `readPublication`, but null where its inputs cannot be used, which is reported with all other bad inputs. */
export async function publicationOf(source: InputSource): Promise<Publication | null> {
  try {
    return await readPublication(source);
  } catch (error) {
    if (error instanceof InvalidInputs) return null;
    throw error;
  }
}

function readToken(source: InputSource): string {
  const token = inputText(source, 'github-token');
  const wanting = (['comment', 'checks'] as const).filter((name) => isTrue(source, name));
  if (token !== '' || wanting.length === 0) return token;
  const needed = wanting.length === 1 ? `${wanting.join('')} needs it` : `${wanting.join(' and ')} need it`;
  throw new InvalidInputs([`github-token: it is empty, but ${needed}`]);
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
