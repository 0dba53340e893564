import * as v from 'valibot';
import { parseHttpDate } from '../contree/backoff.ts';
import { connectTo, problemOf, sendTwice, type RepositoryAccess } from './repository-client.ts';

export interface RunRequest extends RepositoryAccess {
  readonly runId: string;
  /** Milliseconds for both tries together; 10 s at most. */
  readonly limit: number;
}

export interface RunCreation {
  /** RFC 3339, by GitHub's clock. */
  readonly createdAt: string;
  /** Milliseconds since then, by GitHub's clock too, which need not be the service's or the runner's; null when not known. */
  readonly age: number | null;
}

/** When the run was created, or why that is not known, as a clause. */
export type RunStart = RunCreation | { readonly problem: string };

/** Milliseconds. */
const LIMIT = 10_000;

const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text));
const reply = v.object({ created_at: v.pipe(v.string(), v.isoTimestamp(), v.check(isMoment)) });

/**
 * Asks GitHub when the workflow run was created (`GET /repos/{owner}/{repo}/actions/runs/{run_id}`), which is before all of its
 * attempts: `run_started_at` is that of the last one. Needs the permission `actions: read`. Never throws.
 */
export async function runCreatedAt(request: RunRequest): Promise<RunStart> {
  const limit = new AbortController();
  const over = new AbortController();
  void request.clock.sleep(Math.min(request.limit, LIMIT), over.signal).then(() => {
    limit.abort();
  });
  const signal = AbortSignal.any([request.signal, limit.signal]);
  // An aborted request can fail with any error.
  const unknown = (problem: string): RunStart => {
    if (!signal.aborted) return { problem };
    return { problem: request.signal.aborted ? 'the step was stopped' : 'GitHub did not reply in time' };
  };
  try {
    const access = { ...request, signal };
    const { octokit, repository } = connectTo(access);
    const run = { ...repository, run_id: Number(request.runId) };
    const { data, headers } = await sendTwice(() => octokit.rest.actions.getWorkflowRun(run), access);
    const read = v.safeParse(reply, data);
    if (read.success) return { createdAt: read.output.created_at, age: ageOf(read.output.created_at, headers.date) };
    return unknown("GitHub's reply does not say when the run was created");
  } catch (error) {
    return unknown(problemOf(error, 'actions: read', signal));
  } finally {
    over.abort();
  }
}

function ageOf(createdAt: string, date: string | undefined): number | null {
  const now = parseHttpDate(date ?? null);
  const age = now === null ? -1 : now - Date.parse(createdAt);
  return age < 0 ? null : age;
}
