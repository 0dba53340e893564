import { getOctokitOptions, GitHub } from '@actions/github/lib/utils';
import type { Clock } from '../contree/clock.ts';
import { failureOf } from './failure.ts';

/** Who writes to which repository, and until when. */
export interface RepositoryAccess {
  /** A secret. */
  readonly token: string;
  /** Base address of GitHub's REST API, as `GITHUB_API_URL` has it. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly clock: Clock;
  /** Ends all that is under way; its reason is a clause for people. */
  readonly signal: AbortSignal;
}

/** Octokit, and what each of its requests is given. */
export interface RepositoryClient {
  readonly octokit: InstanceType<typeof GitHub>;
  readonly repository: { readonly owner: string; readonly repo: string; readonly request: { signal: AbortSignal } };
}

/** Milliseconds before the second try. */
const BACK_OFF = 500;

/** What GitHub sent is nothing that its documentation describes. */
export class UnexpectedReply extends Error {}

/** Throws, with an error that can show the token, when no header can carry it. */
export function connectTo({ token, apiUrl, repository, signal }: RepositoryAccess): RepositoryClient {
  const [owner = '', repo = ''] = repository.split('/');
  const octokit = new GitHub(getOctokitOptions(token, { baseUrl: apiUrl }));
  return { octokit, repository: { owner, repo, request: { signal } } };
}

/** Sends what does no harm when it arrives twice: once more when the server or the network did it wrong. */
export async function sendTwice<Reply>(
  send: () => Promise<Reply>,
  { clock, signal }: Pick<RepositoryAccess, 'clock' | 'signal'>,
): Promise<Reply> {
  try {
    return await send();
  } catch (error) {
    if (!failureOf(error, '').passing || signal.aborted) throw error;
    await clock.sleep(BACK_OFF, signal);
    return send();
  }
}

/** Why a request did not do what it should, as a clause that repeats nothing of the error. */
export function problemOf(error: unknown, permission: string, signal: AbortSignal): string {
  if (error instanceof UnexpectedReply) return 'the reply of GitHub makes no sense';
  return signal.aborted ? String(signal.reason) : failureOf(error, permission).problem;
}
