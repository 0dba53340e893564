import { messageOf } from '../errors.ts';
import { readRegular } from '../files/read-regular.ts';
import type { PullRequest } from '../github/pull-requests.ts';
import type { RepositoryAccess } from '../github/repository-client.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import { choosePullRequest, type EventTarget, targetOf } from './event-target.ts';
import { loadGitHub } from './load-github.ts';

/** Bytes; GitHub's documentation limits the payload of an event to 25 MB. */
const LARGEST_EVENT = 32 * 1024 * 1024;

const REFUSALS = { kind: 'it is no regular file', size: 'it is larger than 32 MiB' } as const;

type EventSource = Pick<Publication, 'event' | 'repository'>;

/** What the run's results belong to, by the event's file and the runner's variables. Never throws. */
export async function readPublishEvent({ event, repository }: EventSource): Promise<EventTarget> {
  const { payload, problem } = await readPayload(event.path);
  const target = targetOf({ ...event, repository }, payload);
  return problem === null ? target : { ...target, problem: `the event's file cannot be read: ${problem}` };
}

async function readPayload(path: string): Promise<{ payload: unknown; problem: string | null }> {
  if (path === '') return { payload: null, problem: null };
  try {
    const content = await readRegular(path, LARGEST_EVENT);
    if ('refused' in content) return { payload: null, problem: REFUSALS[content.refused] };
    return { payload: JSON.parse(content.bytes.toString('utf8')), problem: null };
  } catch (error) {
    return { payload: null, problem: messageOf(error) };
  }
}

/** Asks GitHub for what the event lacks, if it is wanted and was not found before. Never throws. */
export async function completeTarget(
  target: EventTarget,
  wanted: { readonly comment: boolean; readonly checks: boolean },
  access: RepositoryAccess,
): Promise<EventTarget> {
  const { lookUp, pullRequest, sha } = target;
  if (lookUp?.kind === 'commit' && pullRequest !== null && sha === '' && wanted.checks) {
    const { readPullRequest } = await loadGitHub();
    const found = await readPullRequest({ ...access, pullRequest });
    if ('problem' in found) return { ...target, problem: found.problem };
    return { ...target, ...commitOf(found, lookUp.before, access.repository) };
  }
  if (lookUp?.kind === 'pull-request' && wanted.comment) {
    const { listPullRequestsOf } = await loadGitHub();
    const found = await listPullRequestsOf({ ...access, ...lookUp });
    if ('problem' in found) return { ...target, problem: found.problem };
    return { ...target, ...pullRequestOf(found, target.sha) };
  }
  return target;
}

/**
 * The last commit, which the run most likely has tested. Who owns a fork could push to it after the comment that started the
 * run, and would get the check runs of the commit before.
 */
function commitOf({ head }: PullRequest, before: string, repository: string): Pick<EventTarget, 'sha' | 'problem'> {
  const isOwn = head.repo?.full_name.toLowerCase() === repository.toLowerCase();
  const isOlder = Date.parse(head.repo?.pushed_at ?? '') < Date.parse(before);
  if (isOwn || isOlder) return { sha: head.sha, problem: null };
  return { sha: '', problem: 'the fork was pushed to after the comment, so it is not known which commit was tested' };
}

/** That of the commit, else the open one. */
function pullRequestOf(found: readonly PullRequest[], sha: string): Pick<EventTarget, 'pullRequest' | 'problem'> {
  const isOpen = ({ state }: PullRequest): boolean => state === 'open';
  const exact = found.filter(({ head }) => head.sha === sha);
  const candidates = exact.some(isOpen) || exact.length === 0 ? found.filter(isOpen) : exact;
  return choosePullRequest(candidates, sha);
}
