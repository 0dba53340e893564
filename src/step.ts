import type { OutputFolder } from './collect/output-folder.ts';
import { ContreeError } from './contree/contree-error.ts';
import { NoAnswer } from './contree/first-answer.ts';
import { orCrash } from './crash.ts';
import { messageOf } from './errors.ts';
import { type Inputs, readInputs } from './inputs/inputs.ts';
import type { Publication } from './inputs/publication-inputs.ts';
import { readSwitches } from './inputs/switches.ts';
import { type VerdictOptions, verdict, weigh } from './legs/verdict.ts';
import { OutOfTime } from './modes/out-of-time.ts';
import type { LegPlan } from './plan/leg-plan.ts';
import type { SaveState } from './publish/checks-state.ts';
import type { RunningChecks } from './publish/running-checks.ts';
import { logLine } from './report/text/escape.ts';
import type { StepEnd } from './report/report-step.ts';
import type { Report } from './report/report.ts';
import type { ResultsFile } from './report/results-file.ts';
import type { Runner } from './runner.ts';
import { type ModeDeps, runMode, secretsOf } from './step-mode.ts';
import { createRecords, recordUnstarted, type StepRecords } from './step-records.ts';
import { type OpenResults, openOutputs, openWarningResults, warnOfTruncated } from './step-sinks.ts';
import type { ModeName } from './values/mode.ts';
import { InvalidInputs } from './values/problems.ts';

export interface StepDeps extends ModeDeps, Pick<Runner, 'maskSecret'> {
  /** Aborts, with the signal's name as its reason, when the runner stops the step. */
  readonly signal: AbortSignal;
  /** Aborts, with the error as its reason, when code of the step has crashed where nothing caught it. */
  readonly crash: AbortSignal;
  readonly openResults: OpenResults;
  readonly saveState: SaveState;
}

/** How the step ended, and what it is to publish and has shown on GitHub so far; both may be null. */
export interface PublishedEnd extends StepEnd {
  readonly publication: Publication | null;
  readonly runningChecks: RunningChecks | null;
}

/** What the step has got to. */
interface Progress {
  readonly startedAt: number;
  readonly records: StepRecords;
  mode: ModeName;
  inputs: Inputs | null;
  publication: Publication | null;
  results: ResultsFile | null;
  outputFolder: OutputFolder | null;
  runningChecks: RunningChecks | null;
}

/** Runs the whole step. Never throws: the report holds what stopped the step and all that was known by then. */
export async function runStep(deps: StepDeps): Promise<PublishedEnd> {
  const { clock, crash, log, signal, source } = deps;
  const progress: Progress = {
    startedAt: clock.now(),
    records: createRecords(log),
    mode: source.subAction ?? 'wait',
    inputs: null,
    publication: null,
    results: null,
    outputFolder: null,
    runningChecks: null,
  };
  let problem: unknown = null;
  try {
    await orCrash(() => play(progress, deps), crash);
  } catch (error) {
    problem = error;
  }
  const { startedAt, records, mode, inputs, publication, results, outputFolder, runningChecks } = progress;
  // The mode, which may still be under way, has not come to it.
  if (crash.aborted && results !== null) recordUnstarted(records, results);
  warnOfTruncated(outputFolder, log);
  const options = {
    mode,
    signal: signalName(signal),
    broken: problem !== null,
    outOfTime: problem instanceof OutOfTime,
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
    tests: records.record.tests,
    preview: records.record.preview,
    legNames: mode === 'run' ? legsOf(inputs).map(({ name }) => name) : null,
    matrix: matrixOf(inputs),
    startedAt,
    endedAt: clock.now(),
    unanswered: problem instanceof NoAnswer,
    stopped: stopReason(problem, options.signal),
    stoppedAt: problem instanceof InvalidInputs ? problem.at : null,
  };
  return { report, summary: inputs?.summary ?? 'true', results, publication, runningChecks };
}

async function play(progress: Progress, deps: StepDeps): Promise<void> {
  const { log, signal, source } = deps;
  const { startedAt, records } = progress;
  const switches = readSwitches(source);
  progress.mode = switches.mode.value ?? progress.mode;
  // A dry run changes nothing on GitHub either; a bad value may have meant one.
  const isDry = progress.mode === 'run' && switches.dryRun.value !== false;
  progress.publication = isDry ? null : switches.publication.value;
  const { inputs, warnings } = await readInputs(source, switches, signal);
  progress.inputs = inputs;
  for (const secret of secretsOf(inputs)) deps.maskSecret(secret);
  for (const warning of warnings) log.warning(logLine`${warning}`);
  const results = openWarningResults(deps.openResults, log);
  progress.results = results;
  const outputFolder = await openOutputs(inputs);
  progress.outputFolder = outputFolder;
  progress.runningChecks = await openRunningChecks(inputs, progress.publication, records, deps);
  const announce = progress.runningChecks?.announce ?? (() => undefined);
  await runMode(inputs, { results, outputFolder, startedAt, announce }, records, deps);
}

/** Null where no check run shows that legs run: the step waits for none, or none are wanted. */
async function openRunningChecks(
  inputs: Inputs,
  publication: Publication | null,
  { ledger, record }: StepRecords,
  deps: StepDeps,
): Promise<RunningChecks | null> {
  const { mode } = inputs;
  const waits = mode === 'wait' || (mode === 'run' && !inputs.detach);
  if (publication?.checks !== true || !waits) return null;
  const { RunningChecks } = await import('./publish/running-checks.ts');
  return new RunningChecks(publication, { ...deps, mode, ledger, owner: record.owner });
}

function legsOf(inputs: Inputs | null): readonly LegPlan[] {
  return inputs?.mode === 'run' ? inputs.plan.legs : [];
}

function matrixOf(inputs: Inputs | null): Report['matrix'] {
  const made = legsOf(inputs).filter(({ values }) => values.size > 0);
  return new Map(made.map(({ name, values }) => [name, values]));
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
