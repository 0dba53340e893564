import { getOctokitOptions, GitHub } from '@actions/github/lib/utils';
import type { RequestInit } from 'node-fetch';
import * as v from 'valibot';
import { createAgents } from '../contree/agents.ts';
import type { Clock } from '../contree/clock.ts';
import { decideProxy, InvalidProxy, type ProxyEnvironment } from '../contree/proxy.ts';
import { RefusedRedirect, sendToGitHub } from './send-to-github.ts';

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
/** Milliseconds that GitHub's documentation asks for after a limit that names no time. */
const SECONDARY_PAUSE = 60_000;

/**
 * Octokit, and what each request needs. It sends through the proxy that the client of the service would use: the toolkit takes
 * its own from the process, and knows fewer forms of the variables. Throws `InvalidProxy`, and an error when the token is
 * empty.
 */
export function connectTo({ token, apiUrl, repository, proxyEnv, signal }: RepositoryAccess) {
  const [owner = '', repo = ''] = repository.split('/');
  const { keptAlive: agent } = createAgents(apiUrl, decideProxy(apiUrl, proxyEnv).proxy);
  const send = (url: string, init: RequestInit): ReturnType<typeof sendToGitHub> =>
    sendToGitHub(url, { ...init, agent });
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

/** Why a request failed, and what that means for others. */
export interface GitHubFailure {
  /** A clause for people. */
  readonly problem: string;
  /**
   * `denied`: others would fail alike; `limited`: they would now; `rejected`: this one was not carried out; `lost`: it may have
   * been.
   */
  readonly kind: 'denied' | 'limited' | 'rejected' | 'lost';
  /** Milliseconds that GitHub wants to be left alone; null when it names none. */
  readonly retryAfter: number | null;
}

/** A reply that GitHub's documentation does not describe. */
export class UnexpectedReply extends Error {}

/** Octokit gives a request without a reply the status 500 as well, but no headers. */
const refusal = v.object({
  status: v.number(),
  response: v.object({
    headers: v.optional(v.record(v.string(), v.unknown()), {}),
    data: v.fallback(v.object({ message: v.string() }), { message: '' }),
  }),
});
const networkError = v.object({
  cause: v.object({ code: v.pipe(v.string(), v.regex(/^(?!ERR_INVALID)[A-Z][A-Z0-9_]*$/)) }),
});

/** The status of the reply that Octokit threw; null when there was no reply. */
export function statusOf(error: unknown): number | null {
  const redirect = redirectIn(error);
  if (redirect !== null) return redirect.status;
  const refused = v.safeParse(refusal, error);
  return refused.success ? refused.output.status : null;
}

/** Octokit wraps what the sending threw. */
function redirectIn(error: unknown): RefusedRedirect | null {
  return error instanceof Error && error.cause instanceof RefusedRedirect ? error.cause : null;
}

/**
 * What to make of a request that failed. It never repeats an error's text, which can show a token; once the signal aborted, the
 * problem is its reason.
 * @param permission what the request needs, in a workflow's words: `actions: read`
 */
export function failureOf(error: unknown, permission: string, signal: AbortSignal): GitHubFailure {
  const failure = { kind: 'lost', retryAfter: null } as const;
  if (error instanceof UnexpectedReply) return { ...failure, problem: "GitHub's reply is invalid" };
  if (error instanceof InvalidProxy) return { ...failure, kind: 'denied', problem: error.message };
  if (signal.aborted) return { ...failure, problem: String(signal.reason) };
  const redirect = redirectIn(error);
  if (redirect !== null) return { ...failure, kind: 'denied', problem: redirect.message };
  const refused = v.safeParse(refusal, error);
  if (refused.success) {
    const { status, response } = refused.output;
    const { text, ...found } = refusalOf(status, response, permission);
    return { ...failure, ...found, problem: `${text} (HTTP ${status})` };
  }
  const broken = v.safeParse(networkError, error);
  const problem = broken.success
    ? `GitHub cannot be reached (${broken.output.cause.code})`
    : 'the request to GitHub failed';
  return { ...failure, problem };
}

/** The problem alone. */
export function problemOf(error: unknown, permission: string, signal: AbortSignal): string {
  return failureOf(error, permission, signal).problem;
}

function refusalOf(
  status: number,
  { headers, data }: v.InferOutput<typeof refusal>['response'],
  permission: string,
): { readonly text: string } & Partial<GitHubFailure> {
  if (status === 401) return { kind: 'denied', text: 'GitHub does not accept github-token' };
  // Both statuses can mean a limit (GitHub's documentation, "Rate limits for the REST API"). Of a secondary one only the
  // message may tell.
  const isUsedUp = headers['x-ratelimit-remaining'] === '0';
  const isLimit = headers['retry-after'] !== undefined || isUsedUp || /\brate limit\b/i.test(data.message);
  if (status === 429 || (status === 403 && isLimit)) {
    const retryAfter = secondsIn(headers['retry-after']) ?? (isUsedUp ? null : SECONDARY_PAUSE);
    return { kind: 'limited', retryAfter, text: "GitHub's rate limit is reached" };
  }
  if (status === 403 || status === 404) {
    // A private repository, or a comment or check run that is gone, is not found: others may be.
    return { kind: status === 403 ? 'denied' : 'rejected', text: `github-token needs "permissions: ${permission}"` };
  }
  if (status >= 500) return { text: 'GitHub failed' };
  return { kind: 'rejected', text: 'GitHub rejected the request' };
}

/** In milliseconds; null for what is no whole number. */
function secondsIn(header: unknown): number | null {
  return /^\d{1,9}$/.test(String(header)) ? Number(header) * 1_000 : null;
}
