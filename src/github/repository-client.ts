import { getOctokitOptions, GitHub } from '@actions/github/lib/utils';
import fetch, { type RequestInit } from 'node-fetch';
import * as v from 'valibot';
import { createAgents } from '../contree/agents.ts';
import type { Clock } from '../contree/clock.ts';
import { decideProxy, InvalidProxy, type ProxyEnvironment } from '../contree/proxy.ts';

/** Access to one repository. */
export interface RepositoryAccess {
  /** A secret. */
  readonly token: string;
  /** Base address of GitHub's REST API, as in `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** An environment that may name a proxy. */
  readonly proxyEnv: ProxyEnvironment;
  readonly clock: Clock;
  /** Aborts all requests; its reason is a clause for people. */
  readonly signal: AbortSignal;
}

export type RepositoryClient = ReturnType<typeof connectTo>;

/** Milliseconds before the second try. */
const BACKOFF = 500;

/**
 * Octokit, and what each request needs. It sends through the proxy that the client of the service would use: the toolkit takes
 * its own from the process, and knows fewer forms of the variables. Throws `InvalidProxy`, and an error when the token is
 * empty.
 */
export function connectTo({ token, apiUrl, repository, proxyEnv, signal }: RepositoryAccess) {
  const [owner = '', repo = ''] = repository.split('/');
  const { keptAlive: agent } = createAgents(apiUrl, decideProxy(apiUrl, proxyEnv).proxy);
  const send = (url: string, init: RequestInit): ReturnType<typeof fetch> => fetch(url, { ...init, agent });
  const octokit = new GitHub(getOctokitOptions(token, { baseUrl: apiUrl, request: { fetch: send } }));
  return { octokit, repository: { owner, repo, request: { signal } } };
}

/** Sends a request that may arrive twice without harm: once more after an error of the server or the network. */
export async function sendTwice<Reply>(
  send: () => Promise<Reply>,
  { clock, signal }: Pick<RepositoryAccess, 'clock' | 'signal'>,
): Promise<Reply> {
  try {
    return await send();
  } catch (error) {
    const status = statusOf(error);
    if ((status !== null && status < 500) || signal.aborted) throw error;
    await clock.sleep(BACKOFF, signal);
    return send();
  }
}

/** A reply that GitHub's documentation does not describe. */
export class UnexpectedReply extends Error {}

/** Octokit gives a request without a reply the status 500 as well, but no headers. */
const refusal = v.object({
  status: v.number(),
  response: v.object({ headers: v.optional(v.record(v.string(), v.unknown()), {}) }),
});
const networkError = v.object({
  cause: v.object({ code: v.pipe(v.string(), v.regex(/^(?!ERR_INVALID)[A-Z][A-Z0-9_]*$/)) }),
});

/** The status of the reply that Octokit threw; null when there was no reply. */
export function statusOf(error: unknown): number | null {
  const refused = v.safeParse(refusal, error);
  return refused.success ? refused.output.status : null;
}

/**
 * Why a request failed, as a clause: the signal's reason once it aborted. It never repeats an error's text, which can show a
 * token.
 * @param permission what the request needs, in a workflow's words: `actions: read`
 */
export function problemOf(error: unknown, permission: string, signal: AbortSignal): string {
  if (error instanceof UnexpectedReply) return "GitHub's reply is invalid";
  if (error instanceof InvalidProxy) return error.message;
  if (signal.aborted) return String(signal.reason);
  const refused = v.safeParse(refusal, error);
  if (refused.success) {
    const { status, response } = refused.output;
    return `${refusalOf(status, response.headers, permission)} (HTTP ${status})`;
  }
  const broken = v.safeParse(networkError, error);
  return broken.success ? `GitHub cannot be reached (${broken.output.cause.code})` : 'the request to GitHub failed';
}

function refusalOf(status: number, headers: Readonly<Record<string, unknown>>, permission: string): string {
  if (status === 401) return 'GitHub does not accept github-token';
  // Both statuses can mean a limit (GitHub's documentation, "Rate limits for the REST API").
  const isLimit = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  if (status === 429 || (status === 403 && isLimit)) return "GitHub's rate limit is reached";
  if (status === 403 || status === 404) return `github-token needs the permission ${permission}`;
  return status >= 500 ? 'GitHub failed' : 'GitHub rejected the request';
}
