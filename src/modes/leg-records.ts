import type { StreamFiles } from '../collect/output-folder.ts';
import type { Operation, OperationDetail, Output } from '../contree/types.ts';
import { messageOf } from '../errors.ts';
import type { Leg, LegFacts } from '../legs/leg.ts';
import { isTerminal } from '../contree/status.ts';
import { firstUnits } from '../report/text/clean.ts';
import { excerpt } from '../report/excerpts/excerpt.ts';
import type { TryRecord } from '../report/results-file.ts';
import { ownText } from '../values/values.ts';
import type { Context } from './context.ts';
import type { Written } from './leg-output.ts';

/** Where the result of a leg, or of the setup, is recorded. */
export interface Records extends Pick<Context, 'ledger' | 'results' | 'excerpts'> {
  /** Absent or null where none are wanted. */
  readonly streamFiles?: StreamFiles | null;
}

/** UTF-16 units of an error that are kept, more than any page shows. */
const LONGEST_ERROR = 8_000;

/** Bytes of output from which a detail is not kept whole while it waits. */
const LARGE = 64 * 1024;

/** The state of each payload that is in the results file although its leg has not settled, by UUID. */
export type EarlyRecords = Map<string, 'active' | 'ended'>;

/**
 * Writes a large payload to the results file at once, and returns the detail without it and with the output that the log may
 * show.
 */
export function condense(leg: Leg, detail: OperationDetail, records: Records, early: EarlyRecords): OperationDetail {
  const { stdout, stderr } = detail.operation;
  if ((stdout?.bytes.length ?? 0) + (stderr?.bytes.length ?? 0) <= LARGE) return detail;
  const state = isTerminal(detail.operation.status) ? 'ended' : 'active';
  const recorded = early.get(leg.uuid) ?? null;
  if (recorded === null || (recorded === 'active' && state === 'ended')) {
    records.results.add(detail.payload, attemptOf(leg, records));
    if (state === 'ended') writeStreams(leg, detail.operation, records);
    early.set(leg.uuid, state);
  }
  return { ...detail, operation: withExcerpts(detail.operation, excerpt), payload: undefined };
}

/**
 * Records the last read of a leg: the results file gets its payload, unless it has it already. The ledger keeps only an excerpt
 * of its output, so that a thousand legs with a megabyte each fit into memory.
 * @param detail null when the leg could not be read
 */
export function recordResult(leg: Leg, detail: OperationDetail | null, records: Records, early?: EarlyRecords): void {
  const { ledger, results, excerpts } = records;
  const isRecorded = early?.get(leg.uuid) === 'ended';
  early?.delete(leg.uuid);
  if (detail === null) {
    results.addProblem(leg, ledger.facts(leg).problem?.message ?? 'not read', attemptOf(leg, records));
    return;
  }
  if (!isRecorded) {
    results.add(detail.payload, attemptOf(leg, records));
    writeStreams(leg, detail.operation, records);
  }
  const passed = ledger.result(leg).outcome === 'passed';
  const keep = (output: Output): Output | null => (passed ? null : excerpts.of(output));
  ledger.recordRead(leg, withExcerpts(detail.operation, keep));
}

/**
 * Adds every leg that was started and did not settle to the results file.
 * @param lastSeen its last payload, by UUID
 */
export function recordActive(
  { ledger, results }: Pick<Records, 'ledger' | 'results'>,
  lastSeen: ReadonlyMap<string, unknown> = new Map(),
  early: Readonly<Pick<EarlyRecords, 'has'>> = new Map<string, never>(),
): void {
  for (const result of ledger.unsettledResults()) {
    const { leg, outcome, problem } = result;
    if (leg.uuid === null) continue;
    const payload = lastSeen.get(leg.uuid);
    const isSeen = payload !== undefined || early.has(leg.uuid);
    if (outcome === 'unknown' || !isSeen) results.addProblem(leg, problem?.message ?? 'not read', numbered(result));
    else if (payload !== undefined) results.add(payload, numbered(result));
  }
}

function attemptOf(leg: Leg, { ledger }: Pick<Records, 'ledger'>): TryRecord {
  return numbered(ledger.facts(leg));
}

function numbered({ leg, attempts, mostAttempts }: LegFacts): TryRecord {
  return { leg: leg.name, attempt: mostAttempts > 1 ? attempts : null };
}

/** Records the output of a leg that is still active, unless its last read failed. */
export function recordWritten(leg: Leg, written: Written, records: Records): void {
  const { ledger, excerpts } = records;
  const { operation, problem } = ledger.facts(leg);
  writeStreams(leg, written, records);
  if (operation === null || problem !== null) return;
  ledger.recordRead(
    leg,
    withExcerpts({ ...operation, ...written }, (output) => excerpts.of(output)),
  );
}

/** What cannot be written is lost, as a file that cannot be collected. */
function writeStreams(leg: Leg, written: Written, { ledger, streamFiles }: Records): void {
  try {
    streamFiles?.write(leg.name, Math.max(1, ledger.facts(leg).attempts), written);
  } catch (error) {
    ledger.recordLoss(leg, `what it wrote could not be left in output-dir: ${messageOf(error)}`);
  }
}

function withExcerpts(operation: Operation, excerptOf: (output: Output) => Output | null): Operation {
  const { stdout, stderr } = operation;
  const error = operation.error && ownText(firstUnits(operation.error, LONGEST_ERROR));
  return { ...operation, error, stdout: stdout && excerptOf(stdout), stderr: stderr && excerptOf(stderr) };
}
