import type { Stream, StreamFiles } from '../collect/output-folder.ts';
import type { Operation, OperationDetail, Output } from '../contree/types.ts';
import { messageOf } from '../errors.ts';
import type { LogPolicy } from '../inputs/inputs.ts';
import type { Leg, LegFacts, LegResult } from '../legs/leg.ts';
import { isTerminal } from '../legs/outcome.ts';
import { firstUnits } from '../report/clean.ts';
import { joinLogText, logLine, type LogText } from '../report/escape.ts';
import { describeOmission, excerpt } from '../report/excerpt.ts';
import { legFacts, tryFacts } from '../report/leg-phrase.ts';
import type { LabelledStream, OutputGroup } from '../report/log.ts';
import { phraseLog } from '../report/phrase.ts';
import type { Attempt } from '../report/results-file.ts';
import { ownText } from '../values/values.ts';
import type { Context } from './context.ts';
import type { Ended, Written } from './leg-output.ts';

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
    results.addProblem(leg, ledger.facts(leg).problem?.message ?? 'not read');
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
    if (outcome === 'unknown' || !isSeen) results.addProblem(leg, problem?.message ?? 'not read');
    else if (payload !== undefined) results.add(payload, numbered(result));
  }
}

function attemptOf(leg: Leg, { ledger }: Pick<Records, 'ledger'>): Attempt | null {
  return numbered(ledger.facts(leg));
}

/** Null where a leg has one try only. */
function numbered({ leg, attempts, mostAttempts }: LegFacts): Attempt | null {
  return mostAttempts > 1 ? { leg: leg.name, attempt: attempts } : null;
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

interface PrintoutOptions {
  /** How much of its output was printed as it came. */
  readonly shown?: Ended['shown'];
  /** Another try of the leg follows. */
  readonly isRetried?: boolean;
}

/** What to print of a leg's output, long output cut; null when the policy excludes it or there is none. */
export function printoutOf(
  result: LegResult,
  detail: OperationDetail | null,
  logs: LogPolicy,
  { results, streamFiles }: Pick<Records, 'results' | 'streamFiles'>,
  { shown = 'none', isRetried = false }: PrintoutOptions = {},
): OutputGroup | null {
  const hasFailed = result.outcome !== 'passed' && result.outcome !== 'active';
  if (detail === null || logs === 'none' || (logs === 'failed' && !hasFailed)) return null;
  const { operation } = detail;
  const isSoFar = !isTerminal(operation.status);
  const wholeFile = (stream: Stream): string => streamFiles?.pathOf(result.leg.name, stream) ?? results.path;
  const { streams, notes } = shown === 'all' ? missingOf(operation) : excerptsOf(operation, wholeFile, isSoFar);
  if (shown === 'some') notes.push(logLine`Lines that were printed as they came are repeated here.`);
  if (operation.error !== null) notes.push(logLine`error: ${operation.error}`);
  if (streams.length === 0 && notes.length === 0) return null;
  const factsOf = isRetried ? tryFacts : legFacts;
  const facts = joinLogText(factsOf('wait', result).map(phraseLog), ' · ');
  const what = isSoFar ? logLine` · output so far` : logLine``;
  const command = shown === 'all' ? null : result.command;
  return { title: logLine`${result.leg.name} · ${facts}${what}`, command, streams, notes };
}

/** What to print of a leg that is still active at the deadline; null when the policy excludes it or there is no output. */
export function printoutSoFar({ leg, command }: LegResult, written: Written, logs: LogPolicy): OutputGroup | null {
  if (logs === 'none' || logs === 'live') return null;
  const { streams, notes } = excerptsOf(written, () => '', true);
  if (streams.length === 0) return null;
  return { title: logLine`${leg.name} · still active · output so far`, command, streams, notes };
}

interface Excerpts {
  readonly streams: LabelledStream[];
  readonly notes: LogText[];
}

/** @param wholeFile where the output is whole; empty when nowhere */
function excerptsOf(written: Written, wholeFile: (stream: Stream) => string, isSoFar: boolean): Excerpts {
  const streams: LabelledStream[] = [];
  const notes: LogText[] = [];
  for (const label of ['stdout', 'stderr'] as const) {
    const output = written[label];
    if (output === null || output.bytes.length === 0) continue;
    const shown = excerpt(output);
    const note = describeOmission(shown, wholeFile(label), isSoFar);
    streams.push({ label, text: shown.bytes.toString() });
    if (note !== null) notes.push(logLine`${label}: ${note}`);
  }
  return { streams, notes };
}

/** Of output that was printed live: only notes on what the service did not send. */
function missingOf(written: Written): Excerpts {
  const notes = (['stdout', 'stderr'] as const).flatMap((label) => {
    const output = written[label];
    const missing = output === null ? null : describeOmission({ ...output, omitted: undefined }, '');
    return missing === null ? [] : [logLine`${label}: ${missing}`];
  });
  return { streams: [], notes };
}

function withExcerpts(operation: Operation, excerptOf: (output: Output) => Output | null): Operation {
  const { stdout, stderr } = operation;
  const error = operation.error && ownText(firstUnits(operation.error, LONGEST_ERROR));
  return { ...operation, error, stdout: stdout && excerptOf(stdout), stderr: stderr && excerptOf(stderr) };
}
