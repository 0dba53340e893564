import type { RunStart } from '../github/run-start.ts';
import type { Leg } from '../legs/leg.ts';
import { listActive } from '../legs/listing.ts';
import { isTerminal } from '../legs/outcome.ts';
import { logLine } from '../report/escape.ts';
import { counted } from '../report/format.ts';
import { nameLegs } from '../selection/name-legs.ts';
import type { Selection, WorkflowSelection } from '../selection/resolve.ts';
import { legsOfRun } from '../selection/workflow-legs.ts';
import { findMarked, type WorkflowRun } from '../selection/workflow.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';

/**
 * The legs of the selection, taken up in the ledger. `all` is every operation of the project that is active now; none
 * active is no error. `workflow` is what the workflow run started; nothing found is one. Throws `ContreeError` when they
 * cannot be listed.
 * @param deadline milliseconds since the epoch
 */
export async function selectLegs(selection: Selection, context: Context, deadline: number): Promise<readonly Leg[]> {
  const { client, ledger, log, signal } = context;
  if (selection.kind === 'legs') {
    ledger.add(selection.legs);
    return selection.legs;
  }
  if (selection.kind === 'workflow') {
    const legs = await findStarted(selection, context, deadline);
    ledger.add(legs);
    context.handOver();
    return legs;
  }
  const { operations } = await heartbeat(
    context,
    () => logLine`still asking which operations are active`,
    () => listActive(client, { signal, deadline }),
  );
  // One that ended while the listings were read is active no more.
  const active = [...operations.values()].filter(({ status }) => !isTerminal(status));
  const legs = active.map(({ uuid }, index) => ({ name: String(index + 1), uuid }));
  ledger.add(legs);
  for (const leg of legs) {
    const operation = operations.get(leg.uuid);
    if (operation !== undefined) ledger.recordRead(leg, operation);
  }
  if (legs.length === 0) log.info(logLine`No operation of the project is active.`);
  return legs;
}

/** Milliseconds by which the service's clock may be behind GitHub's. */
const CLOCKS_APART = 60_000;

/**
 * What was given, and behind it the legs that `run` steps of the workflow run started. Throws `ContreeError` when they
 * cannot be looked for, and an `Error` that says what was looked for when there are none.
 *
 * @param deadline milliseconds since the epoch
 */
async function findStarted(
  { run, beside }: WorkflowSelection,
  context: Context,
  deadline: number,
): Promise<readonly Leg[]> {
  const { client, clock, log, signal } = context;
  const since = await creationBound(run, context);
  let progress = { looked: 0, total: 0 };
  const { marked, looked } = await heartbeat(
    context,
    () => logLine`still looking for what the workflow run started · ${progress.looked}/${progress.total} looked at`,
    () =>
      findMarked({
        client,
        clock,
        since,
        call: { signal, deadline },
        onLook: (looked, total) => {
          progress = { looked, total };
        },
      }),
  );
  const started = legsOfRun(marked, run.url, beside);
  const { legs } = nameLegs([...beside, ...started]);
  if (started.length === 0) {
    throw new Error(
      `No step of this workflow run (${run.url}) started an operation: ${counted(looked, 'instance')} of the project ` +
        `looked at, created ${phrase(since)}`,
    );
  }
  log.info(logLine`Found ${counted(started.length, 'operation')} that this workflow run started.`);
  const allowed = new Set(marked.filter(({ marker }) => marker.allowFailure === true).map(({ uuid }) => uuid));
  return legs.map((leg) => (allowed.has(leg.uuid) ? { ...leg, allowFailure: true } : leg));
}

/** Since when to list, as the service takes it. The log says how that is known. */
async function creationBound(run: WorkflowRun, context: Context): Promise<string> {
  const { log } = context;
  const start = await createdAtOf(run, context);
  if ('createdAt' in start) {
    log.info(logLine`Looking for what this workflow run started since ${start.createdAt}, when it was created.`);
    return new Date(Date.parse(start.createdAt) - CLOCKS_APART).toISOString();
  }
  log.info(
    logLine`Looking for what this workflow run started ${phrase(run.since)} (input since; when it was created is not known: ${start.problem}).`,
  );
  return run.since;
}

async function createdAtOf(run: WorkflowRun, { clock, signal }: Context): Promise<RunStart> {
  if (run.token === '') return { problem: 'github-token is empty' };
  // From here, and from where the bundle of this code lies, the same address leads to what talks to GitHub. The bundler
  // must leave it alone: that part is a bundle of its own, which costs nothing unless it is loaded.
  const { runCreatedAt } = await import(/* webpackIgnore: true */ '../github/index.ts');
  return runCreatedAt({ ...run, runId: run.id, clock, signal });
}

function phrase(since: string): string {
  return /^\d+[a-z]$/.test(since) ? `in the last ${since}` : `since ${since}`;
}
