import * as v from 'valibot';
import { failureOf } from './failure.ts';
import { connectTo, sendTwice, type RepositoryAccess } from './repository-client.ts';

/** A workflow run, and who asks for it. */
export interface RunRequest extends Omit<RepositoryAccess, 'signal'> {
  readonly runId: string;
  /** Aborts when the step is told to end. */
  readonly signal: AbortSignal;
}

/** When the run was created (RFC 3339), or why that is not known, as a clause. */
export type RunStart = { readonly createdAt: string } | { readonly problem: string };

/** Milliseconds, for both tries together. */
const LIMIT = 10_000;

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
  const limit = new AbortController();
  const over = new AbortController();
  void request.clock.sleep(LIMIT, over.signal).then(() => {
    limit.abort();
  });
  const bounded = { ...request, signal: AbortSignal.any([request.signal, limit.signal]) };
  // Whatever a request that was cut off seems to be about, it was cut off.
  const unknown = (problem: string): RunStart => {
    if (!bounded.signal.aborted) return { problem };
    return { problem: request.signal.aborted ? 'the step was told to end' : 'GitHub did not reply in time' };
  };
  try {
    const { octokit, repository } = connectTo(bounded);
    const run = { ...repository, run_id: Number(request.runId) };
    const { data } = await sendTwice(() => octokit.rest.actions.getWorkflowRun(run), bounded);
    const read = v.safeParse(reply, data);
    if (read.success) return { createdAt: read.output.created_at };
    return unknown('the reply of GitHub does not say when the run was created');
  } catch (error) {
    return unknown(failureOf(error, 'actions: read').problem);
  } finally {
    over.abort();
  }
}
