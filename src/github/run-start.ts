import { getOctokitOptions, GitHub } from '@actions/github/lib/utils';
import * as v from 'valibot';
import type { Clock } from '../contree/clock.ts';
import { failureOf } from './failure.ts';

/** A workflow run, and who asks for it. */
export interface RunRequest {
  /** A secret. */
  readonly token: string;
  /** Base address of GitHub's REST API, as `GITHUB_API_URL` has it. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** When the run was created (RFC 3339), or why that is not known, as a clause. */
export type RunStart = { readonly createdAt: string } | { readonly problem: string };

/** Milliseconds, for both tries together. */
const LIMIT = 10_000;
/** Milliseconds between them. */
const BACK_OFF = 500;

const moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);
const reply = v.object({ created_at: moment });

/**
 * Asks GitHub when the workflow run was created (`GET /repos/{owner}/{repo}/actions/runs/{run_id}`), which is before any
 * of its attempts: `run_started_at` is that of the last one. What the server or the network does wrong is tried once more.
 * Never throws, and no problem repeats anything of an error, which can show the token, or of a reply.
 */
export async function runCreatedAt(request: RunRequest): Promise<RunStart> {
  const { clock, signal } = request;
  const limit = new AbortController();
  const over = new AbortController();
  void clock.sleep(LIMIT, over.signal).then(() => {
    limit.abort();
  });
  try {
    const cutOff = AbortSignal.any([signal, limit.signal]);
    let answer = await ask(request, cutOff);
    if (answer.passing && !cutOff.aborted) {
      await clock.sleep(BACK_OFF, cutOff);
      answer = await ask(request, cutOff);
    }
    if ('createdAt' in answer.start || !cutOff.aborted) return answer.start;
    return { problem: signal.aborted ? 'the step was told to end' : 'GitHub did not reply in time' };
  } finally {
    over.abort();
  }
}

interface Answer {
  readonly start: RunStart;
  /** It may be another one the next time. */
  readonly passing: boolean;
}

async function ask({ token, apiUrl, repository, runId }: RunRequest, signal: AbortSignal): Promise<Answer> {
  const [owner = '', repo = ''] = repository.split('/');
  try {
    const octokit = new GitHub(getOctokitOptions(token, { baseUrl: apiUrl }));
    const run = { owner, repo, run_id: Number(runId) };
    const { data } = await octokit.rest.actions.getWorkflowRun({ ...run, request: { signal } });
    const read = v.safeParse(reply, data);
    if (read.success) return { start: { createdAt: read.output.created_at }, passing: false };
    return { start: { problem: 'the reply of GitHub does not say when the run was created' }, passing: false };
  } catch (error) {
    const { problem, passing } = failureOf(error, 'actions: read');
    return { start: { problem }, passing };
  }
}
