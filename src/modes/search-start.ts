import type { RunStart } from '../github/run-start.ts';
import { logLine } from '../report/text/escape.ts';
import type { WorkflowRun } from '../selection/workflow.ts';
import { formatMoment } from '../values/moment.ts';
import type { Context } from './context.ts';

/** Milliseconds by which a date of the service may be before GitHub's. */
const CLOCKS_APART = 60_000;

/** From when on to list, in the service's form; logs how it is known. */
export async function searchStart(run: WorkflowRun, context: Context, deadline: number): Promise<string> {
  const { log } = context;
  const start = await runStart(run, context, deadline);
  if ('createdAt' in start) {
    log.info(logLine`Looking for what this workflow run started since ${start.createdAt}, when it was created.`);
    // Back from now, where GitHub says how long ago it was: then only the service's own clock matters.
    if (start.age !== null) return `${String(Math.ceil((start.age + CLOCKS_APART) / 60_000))}m`;
    return formatMoment(Date.parse(start.createdAt) - CLOCKS_APART) ?? run.since;
  }
  const why = logLine`When the run was created is not known: ${start.problem}`;
  log.info(
    logLine`Looking for what this workflow run started ${sincePhrase(run.since)}; the input since changes that. ${why}.`,
  );
  return run.since;
}

async function runStart(run: WorkflowRun, { clock, signal }: Context, deadline: number): Promise<RunStart> {
  if (run.token === '') return { problem: 'github-token is empty' };
  // A bundle of its own, at the same address from the source and from the bundle of this code.
  const { runCreatedAt } = await import('../github/index.ts');
  // Half of the time: the operations are still to be listed and read.
  const limit = (deadline - clock.now()) / 2;
  return runCreatedAt({ ...run, runId: run.id, clock, signal, limit });
}

export function sincePhrase(since: string): string {
  return /^\d+[a-z]$/.test(since) ? `in the last ${since}` : `since ${since}`;
}
