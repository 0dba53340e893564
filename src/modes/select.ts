import type { Leg } from '../legs/leg.ts';
import { listActive } from '../legs/listing.ts';
import { isTerminal } from '../contree/status.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import { NAMED_LEGS, someNames } from '../report/text/some-names.ts';
import { nameLegs } from '../selection/name-legs.ts';
import type { Selection, WorkflowSelection } from '../selection/resolve.ts';
import { legsOfRun } from '../selection/workflow-legs.ts';
import { findMarked, UnreadInstances } from '../selection/workflow.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { searchStart, sincePhrase } from './search-start.ts';

/**
 * Adds the legs of the selection to the ledger and returns them. `all` is every operation of the project that is active now,
 * even if there is none. Throws `ContreeError` when they cannot be listed, and an `Error` when `workflow` finds none and
 * must find one, or an instance cannot be read.
 * @param deadline milliseconds since the epoch
 */
export async function selectLegs(selection: Selection, context: Context, deadline: number): Promise<readonly Leg[]> {
  const { ledger, log } = context;
  if (selection.kind === 'all') return selectActive(context, deadline);
  const legs = selection.kind === 'legs' ? selection.legs : await findStarted(selection, context, deadline);
  if (legs.length === 0) log.info(logLine`No operation is given or found, which if-no-operations lets pass.`);
  ledger.add(legs);
  if (selection.kind === 'workflow') context.handOver();
  return legs;
}

async function selectActive(context: Context, deadline: number): Promise<readonly Leg[]> {
  const { client, ledger, log, signal } = context;
  const stillListing = (): LogText => logLine`still listing the active operations`;
  const { operations } = await heartbeat(context, stillListing, () => listActive(client, { signal, deadline }));
  // An operation may have ended between two of the listings.
  const active = [...operations.values()].filter(({ status }) => !isTerminal(status));
  const legs = active.map((operation, index) => {
    const leg = { name: String(index + 1), uuid: operation.uuid };
    ledger.add([leg]);
    ledger.recordRead(leg, operation);
    return leg;
  });
  if (legs.length === 0) log.info(logLine`No operation of the project is active.`);
  return legs;
}

/** A leg that failed may be among them. */
function adviseOnUnread(error: unknown): never {
  if (!(error instanceof UnreadInstances)) throw error;
  const advice =
    'Each may be a leg of this workflow run: run this step again, or give the UUIDs of the legs in place of workflow';
  throw new Error(`${error.message} ${advice}`, { cause: error });
}

/** The operations given beside the workflow run, then the legs that its `run` steps started. */
async function findStarted(selection: WorkflowSelection, context: Context, deadline: number): Promise<readonly Leg[]> {
  const { run, beside, mayBeNone } = selection;
  const { log, signal } = context;
  const since = await searchStart(run, context, deadline);
  let progress = { looked: 0, total: 0 };
  const onLook = (looked: number, total: number): void => {
    progress = { looked, total };
  };
  const { marked, looked } = await heartbeat(
    context,
    () => logLine`still looking for what the workflow run started · ${progress.looked}/${progress.total} looked at`,
    () => findMarked({ ...context, since, call: { signal, deadline }, onLook }).catch(adviseOnUnread),
  );
  const { legs: started, unclear } = legsOfRun(marked, run.url, beside);
  if (started.length === 0 && !mayBeNone) {
    const searched = `${counted(looked, 'instance')} of the project looked at, created ${sincePhrase(since)}`;
    throw new Error(
      `No step of this workflow run (${run.url}) started an operation: ${searched}. Check the project and since, or set if-no-operations: pass`,
    );
  }
  log.info(logLine`Found ${counted(started.length, 'operation')} that this workflow run started.`);
  if (unclear.length > 0) {
    const names = someNames(unclear, NAMED_LEGS);
    log.warning(
      logLine`An earlier attempt started more legs of one name than a later one, so all count: ${names}. Two calls of a reusable workflow look the same: give their legs different names.`,
    );
  }
  const allowed = new Set(marked.filter(({ marker }) => marker.allowFailure === true).map(({ uuid }) => uuid));
  const { legs } = nameLegs([...beside, ...started]);
  return legs.map((leg) => (allowed.has(leg.uuid) ? { ...leg, allowFailure: true } : leg));
}
