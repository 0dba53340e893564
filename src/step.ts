import { randomUUID } from 'node:crypto';
import type { OutputFolder } from './collect/output-folder.ts';
import { connect } from './connect.ts';
import type { Clock } from './contree/clock.ts';
import { ContreeError } from './contree/contree-error.ts';
import { FirstAnswer } from './contree/first-answer.ts';
import { TokenInfo } from './contree/token-info.ts';
import { messageOf } from './errors.ts';
import { type Inputs, readInputs } from './inputs/inputs.ts';
import type { Publication } from './inputs/publication-inputs.ts';
import { readSwitches } from './inputs/switches.ts';
import type { Leg } from './legs/leg.ts';
import { Ledger } from './legs/ledger.ts';
import { createRunRecord } from './legs/run-record.ts';
import { type VerdictOptions, verdict, weigh } from './legs/verdict.ts';
import { cancel } from './modes/cancel.ts';
import type { Context } from './modes/context.ts';
import { list } from './modes/list.ts';
import { show } from './modes/show.ts';
import { truncate } from './report/clean.ts';
import { joinLogText, logLine } from './report/escape.ts';
import { KeptExcerpts } from './report/kept-excerpts.ts';
import type { Log } from './report/log.ts';
import type { StepEnd } from './report/report-step.ts';
import type { Report } from './report/report.ts';
import type { ResultsFile } from './report/results-file.ts';
import type { Runner } from './runner.ts';
import { Locator } from './start/locate.ts';
import type { HandOver, HandOverWriter } from './state.ts';
import { cancelLeft } from './step-cleanup.ts';
import type { ModeName } from './values/mode.ts';
import { StreamSupport } from './watch/stream-support.ts';

export interface StepDeps extends Omit<Runner, 'hideSecrets'> {
  readonly clock: Clock;
  /** Aborts, with the signal's name as its reason, when the runner stops the step. */
  readonly signal: AbortSignal;
  /** Called before a mode that runs for long and may read much output. */
  readonly onLasting?: () => void;
  /** Creates the file of full payloads, which calls back when it could not keep all of them. */
  readonly openResults: (onProblem: (problem: unknown) => void) => ResultsFile;
  readonly saveHandOver: HandOverWriter['save'];
  readonly addToHandOver: HandOverWriter['add'];
}

type StepRecords = Pick<Context, 'ledger' | 'preparation' | 'duplicates' | 'record'>;

/** Legs that a warning names. */
const NAMED_LEGS = 5;

/** Runs the whole step. Never throws: the report holds what stopped the step and all that was known by then. */
export async function runStep(deps: StepDeps): Promise<StepEnd & { readonly publication: Publication | null }> {
  const { clock, log, signal, source } = deps;
  const startedAt = clock.now();
  const records = createRecords(log);
  let inputs: Inputs | null = null;
  let publication: Publication | null = null;
  let mode: ModeName = 'wait';
  let results: ResultsFile | null = null;
  let outputFolder: OutputFolder | null = null;
  let problem: unknown = null;
  try {
    const switches = readSwitches(source);
    mode = switches.mode.value ?? mode;
    // A dry run changes nothing on GitHub either; a bad value may have meant one.
    publication = mode === 'run' && switches.dryRun.value !== false ? null : switches.publication.value;
    const read = await readInputs(source, switches, signal);
    inputs = read.inputs;
    for (const secret of secretsOf(inputs)) deps.maskSecret(secret);
    for (const warning of read.warnings) log.warning(logLine`${warning}`);
    results = deps.openResults((lost) => {
      log.warning(logLine`The results file is incomplete: ${messageOf(lost)}`);
    });
    outputFolder = await openOutputs(inputs);
    await runMode(inputs, { results, outputFolder, since: startedAt }, records, deps);
  } catch (error) {
    problem = error;
  }
  warnOfTruncated(outputFolder, log);
  const options = {
    mode,
    signal: signalName(signal),
    broken: problem !== null,
    finishedFails: inputs?.mode !== 'cancel' || inputs.ifFinished === 'error',
    detached: inputs?.mode === 'run' && inputs.detach,
    preparation: records.preparation.results(),
  } satisfies VerdictOptions;
  const weighed = records.ledger.results().map((result) => weigh(result, options));
  const report: Report = {
    ...options,
    verdict: verdict(weighed, options),
    results: weighed,
    record: records.record,
    preview: records.record.preview,
    legNames: mode === 'run' ? legNamesOf(inputs) : null,
    streamFile: outputFolder && streamFileIn(outputFolder),
    startedAt,
    endedAt: clock.now(),
    stopped: stopReason(problem, options.signal),
  };
  return { report, summary: inputs?.summary ?? 'true', results, publication };
}

function legNamesOf(inputs: Inputs | null): string[] {
  return inputs?.mode === 'run' ? inputs.plan.legs.map(({ name }) => name) : [];
}

/** Null when the mode leaves none, or none is wanted. */
async function openOutputs(inputs: Inputs): Promise<OutputFolder | null> {
  if (!('outputDir' in inputs) || inputs.outputDir === null || isDryRun(inputs)) return null;
  const { openOutputFolder } = await import('./collect/output-folder.ts');
  return await openOutputFolder(inputs.outputDir);
}

function isDryRun(inputs: Inputs): boolean {
  return inputs.mode === 'run' && inputs.dryRun;
}

function streamFileIn({ legs, setup }: OutputFolder): Report['streamFile'] {
  return (name, stream, isPreparation) => (isPreparation ? setup : legs).pathOf(name, stream);
}

function warnOfTruncated(outputFolder: OutputFolder | null, log: Log): void {
  const names = [...(outputFolder?.truncated ?? [])];
  if (outputFolder === null || names.length === 0) return;
  const named = names.slice(0, NAMED_LEGS).map((name) => logLine`${truncate(name, 60)}`);
  const more = names.length > NAMED_LEGS ? logLine` and ${names.length - NAMED_LEGS} more` : logLine``;
  log.warning(
    logLine`The service kept only part of what these legs wrote, so that their files in ${outputFolder.path} are not whole: ${joinLogText(named, ', ')}${more}. Its limit is set when an operation starts (truncate-output-at).`,
  );
}

function createRecords(log: Log): StepRecords {
  let hasWarned = false;
  const onUnknownStatus = (status: string): void => {
    if (hasWarned) return;
    hasWarned = true;
    log.warning(logLine`The service sent the status ${status}, which this action does not know. It counts as active.`);
  };
  return {
    ledger: new Ledger(onUnknownStatus),
    preparation: new Ledger(onUnknownStatus),
    duplicates: new Ledger(onUnknownStatus),
    record: createRunRecord(randomUUID()),
  };
}

/** Runs the mode and the cleanup after it. The state for the post step is saved first, so that a crash cannot lose it. */
async function runMode(
  inputs: Inputs,
  given: Pick<Context, 'results' | 'outputFolder' | 'since'>,
  records: StepRecords,
  deps: StepDeps,
): Promise<void> {
  const { clock, log, signal } = deps;
  const { ledger, record } = records;
  const token: TokenInfo = new TokenInfo({ clock, whoAmI: () => client.whoAmI() });
  const firstAnswer = new FirstAnswer(clock);
  const connecting = { ...deps, explainForbidden: token.describe, firstAnswer };
  const client = connect(inputs.credentials, inputs.requestTimeout, connecting, secretsOf(inputs));
  const owner = { uuid: record.owner, since: clock.now() };
  const isRun = inputs.mode === 'run';
  // A failed save is only a warning: the step must still cancel what it can.
  const trySave = (save: () => void): void => {
    try {
      save();
    } catch (error) {
      log.warning(logLine`The state for the post step could not be saved: ${messageOf(error)}`);
    }
  };
  const saveAll = (mayHaveMore: boolean): void => {
    saveState(inputs, mayHaveMore ? owner : null, records, deps);
  };
  const handOver = (started?: Leg): void => {
    trySave(() => {
      if (started === undefined) saveAll(isRun);
      else deps.addToHandOver(started.uuid);
    });
  };
  const stop = AbortSignal.any([signal, firstAnswer.signal]);
  const outside = { client, token, firstAnswer, clock, log, ...given, signal: stop, support: new StreamSupport() };
  const locator = new Locator({ client, clock, owner });
  const context = { ...records, ...outside, locator, excerpts: new KeptExcerpts(), handOver };
  const sinceStop = stopwatch(signal, clock);
  const deadline = clock.now() + inputs.timeout;
  if ('selection' in inputs && inputs.selection.kind === 'legs') ledger.add(inputs.selection.legs);
  saveAll(isRun);
  let ended = false;
  try {
    try {
      if (inputs.mode === 'wait' || isRun) deps.onLasting?.();
      await firstAnswer.orThrow(dispatch(inputs, context), inputs.credentials.url);
      ended = true;
    } finally {
      await cancelLeft(context, { policy: cleanupOf(inputs), isRun, ended, sinceStop: sinceStop(), deadline });
    }
  } finally {
    for (const one of [records.preparation, ledger]) recordUnstarted(one, given.results);
    trySave(() => {
      saveAll(record.mayHaveLostStart);
    });
    firstAnswer.close();
    client.close();
  }
}

/** Adds every leg without an operation to the results file, at the very end: until then a start that was lost may be found. */
function recordUnstarted(ledger: Ledger, results: ResultsFile): void {
  for (const { leg, problem } of ledger.results()) {
    if (leg.uuid === null) results.addProblem(leg, problem?.message ?? 'not started');
  }
}

/** Throws when that fails. `owner`: of operations that the step may have started and does not know; null for none. */
function saveState(
  inputs: Inputs,
  owner: HandOver['owner'],
  { ledger, preparation, duplicates }: StepRecords,
  { signal, saveHandOver }: StepDeps,
): void {
  const { project, url } = inputs.credentials;
  const policy = cleanupOf(inputs);
  if (policy === 'never') return;
  // `timeout-minutes` also sends SIGINT although the job is not cancelled, so post must always clean up.
  const cleanup = signal.aborted ? 'always' : policy;
  const isRun = inputs.mode === 'run';
  const uuids = [preparation, ledger, duplicates].flatMap((one) => uuidsOf(one, one.mayBeLeft(isRun)));
  saveHandOver({ cleanup, url, project, uuids, owner });
}

/** Those first whose cancel was not accepted: of thousands, the post step may not come to all. */
function uuidsOf(ledger: Ledger, legs: readonly Leg[]): string[] {
  const isAccepted = (leg: Leg): number => Number(ledger.facts(leg).cancel === 'accepted');
  return legs.toSorted((one, other) => isAccepted(one) - isAccepted(other)).map(({ uuid }) => uuid);
}

function cleanupOf(inputs: Inputs): HandOver['cleanup'] {
  return inputs.mode === 'list' ? 'never' : inputs.cleanup;
}

/** Returns how many milliseconds ago the signal aborted; 0 before it does. */
function stopwatch(signal: AbortSignal, clock: Clock): () => number {
  let stoppedAt: number | null = signal.aborted ? clock.now() : null;
  signal.addEventListener('abort', () => (stoppedAt ??= clock.now()), { once: true });
  return () => (stoppedAt === null ? 0 : clock.now() - stoppedAt);
}

async function dispatch(inputs: Inputs, context: Context): Promise<void> {
  switch (inputs.mode) {
    // Loaded for these modes alone: event streams, files, YAML and archives would slow the start of the others.
    case 'wait':
      return (await import('./modes/wait.ts')).wait(inputs, context);
    case 'run':
      return (await import('./modes/run.ts')).run(inputs, context);
    case 'show':
      return show(inputs, context);
    case 'cancel':
      return cancel(inputs, context);
    case 'list':
      return list(inputs, context);
  }
}

/** What no log and no file may show. */
function secretsOf(inputs: Inputs): string[] {
  return [inputs.credentials.token, ...(inputs.mode === 'run' ? inputs.secrets : [])];
}

function signalName(signal: AbortSignal): VerdictOptions['signal'] {
  if (!signal.aborted) return undefined;
  return signal.reason === 'SIGTERM' ? 'SIGTERM' : 'SIGINT';
}

function stopReason(problem: unknown, name: VerdictOptions['signal']): string | null {
  if (name === undefined) return problem === null ? null : messageOf(problem);
  const stopped = `it was stopped (${name})`;
  // The signal aborts requests, which is no problem of its own.
  const expected = problem === null || (problem instanceof ContreeError && problem.isAborted);
  return expected ? stopped : `${stopped}\n${messageOf(problem)}`;
}
