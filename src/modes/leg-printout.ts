import type { Operation, OperationDetail } from '../contree/types.ts';
import type { LogPolicy } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import { formatDuration } from '../report/format.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { describeOmission, excerpt } from '../report/excerpt.ts';
import type { LabelledStream } from '../report/log.ts';
import type { Context } from './context.ts';
import type { Shown, Written } from './leg-output.ts';

/** What the summary shows of a leg's output at most, from its beginning and from its end. */
const KEPT = { lines: 60, bytes: 8 * 1024 };

/**
 * Files what was read of a leg for the last time: its payload goes to the results file, its output to the log where the
 * policy says so. In the ledger only an excerpt stays, so that a thousand legs with a megabyte each fit into memory.
 * @param detail null when the leg could not be read
 */
export function recordResult(leg: Leg, detail: OperationDetail | null, context: Context): void {
  const { ledger, results } = context;
  if (detail === null) {
    results.addProblem(leg, ledger.facts(leg).problem?.message ?? 'not read');
    return;
  }
  results.add(detail.payload);
  const passed = ledger.result(leg).outcome === 'passed';
  ledger.recordRead(leg, passed ? { ...detail.operation, stdout: null, stderr: null } : withExcerpts(detail.operation));
}

/**
 * Files every leg that was not seen to end, those that were never started included.
 * @param lastSeen what the service sent last for a leg, by UUID
 */
export function recordActive({ ledger, results }: Context, lastSeen: ReadonlyMap<string, unknown>): void {
  for (const { leg, outcome, problem } of ledger.unsettledResults()) {
    const payload = leg.uuid === null ? undefined : lastSeen.get(leg.uuid);
    if (payload === undefined || outcome === 'unknown') results.addProblem(leg, problem?.message ?? 'not read');
    else results.add(payload);
  }
}

/** Keeps what a leg that is still active has written so far; of one that could not be read last nothing more is known. */
export function keepWritten(leg: Leg, written: Written, { ledger }: Context): void {
  const { operation, problem } = ledger.facts(leg);
  if (operation !== null && problem === null) ledger.recordRead(leg, withExcerpts({ ...operation, ...written }));
}

/** A leg's output as it goes to the log: a folded group. */
export interface Printout {
  readonly title: LogText;
  readonly streams: readonly LabelledStream[];
  readonly notes: readonly LogText[];
}

/**
 * What to print of a leg's output, long output cut; null when the policy leaves it out or there is none.
 * @param shown how much of it was printed as it came
 */
export function printoutOf(
  result: LegResult,
  detail: OperationDetail | null,
  logs: LogPolicy,
  context: Context,
  shown: Shown = 'none',
): Printout | null {
  if (detail === null || logs === 'none' || (logs === 'failed' && !endedBadly(result))) return null;
  const { operation } = detail;
  const { streams, notes } = shown === 'all' ? missingOf(operation) : shownOf(operation, context.results.path);
  if (shown === 'some') notes.push(logLine`Lines that were printed as they came are repeated here.`);
  if (operation.error !== null) notes.push(logLine`error: ${operation.error}`);
  if (streams.length === 0 && notes.length === 0) return null;
  const { duration } = operation;
  const took = duration === null ? logLine`` : logLine` · ${formatDuration(duration)}`;
  return { title: logLine`${result.leg.name} · ${operation.status}${took} · output`, streams, notes };
}

/** What to print of a leg that was still active at the deadline; null when the policy leaves it out or nothing is known. */
export function printoutSoFar({ leg }: LegResult, written: Written, logs: LogPolicy): Printout | null {
  if (logs === 'none' || logs === 'live') return null;
  const { streams, notes } = shownOf(written, '');
  return streams.length === 0 ? null : { title: logLine`${leg.name} · still active · output so far`, streams, notes };
}

/** Of output that was printed as it came only that is told which the service did not send. */
function missingOf(written: Written): { streams: LabelledStream[]; notes: LogText[] } {
  const notes = (['stdout', 'stderr'] as const).flatMap((label) => {
    const output = written[label];
    const missing = output === null ? null : describeOmission({ ...output, omitted: undefined }, '');
    return missing === null ? [] : [logLine`${label}: ${missing}`];
  });
  return { streams: [], notes };
}

/** @param resultsFile where the output is whole; empty when nowhere */
function shownOf(written: Written, resultsFile: string): { streams: LabelledStream[]; notes: LogText[] } {
  const streams: LabelledStream[] = [];
  const notes: LogText[] = [];
  for (const label of ['stdout', 'stderr'] as const) {
    const output = written[label];
    if (output === null || output.bytes.length === 0) continue;
    const shown = excerpt(output);
    const note = describeOmission(shown, resultsFile);
    streams.push({ label, text: shown.bytes.toString() });
    if (note !== null) notes.push(logLine`${label}: ${note}`);
  }
  return { streams, notes };
}

/** It has ended, or given up, and did not pass. */
function endedBadly({ outcome }: LegResult): boolean {
  return outcome !== 'passed' && outcome !== 'active';
}

function withExcerpts(operation: Operation): Operation {
  const { stdout, stderr } = operation;
  return { ...operation, stdout: stdout && excerpt(stdout, KEPT), stderr: stderr && excerpt(stderr, KEPT) };
}
