import * as core from '@actions/core';
import { tmpdir } from 'node:os';
import { systemClock } from './contree/clock.ts';
import { endCrashed, onCrash, orCrash } from './crash.ts';
import { messageOf } from './errors.ts';
import { githubServerUrl } from './inputs/github-address.ts';
import { writeOutputFile } from './report/output-file.ts';
import { renameLegs } from './report/report.ts';
import { createResultsFile } from './report/results-file.ts';
import { refusePipe } from './report/refuse-pipe.ts';
import { logLine } from './report/text/escape.ts';
import { connectRunner, limitMemory, optimizeLater, type Runner } from './runner.ts';
import { type PublishedEnd, runStep, type StepDeps } from './step.ts';
import { handOverWriter } from './state.ts';
import type { OnStop } from './stop.ts';

/** The main step, from its inputs to its exit code. */
export async function runMain(onStop: OnStop): Promise<void> {
  const runner = connectRunner(process);
  const crash = new AbortController();
  onCrash(process, 1, runner.log, (error) => {
    crash.abort(error);
  });
  const stop = new AbortController();
  onStop((signal) => {
    stop.abort(signal);
  });
  try {
    await playStep(runner, { signal: stop.signal, crash: crash.signal });
  } finally {
    if (crash.signal.aborted) endCrashed(process);
  }
}

async function playStep(runner: Runner, signals: Pick<StepDeps, 'signal' | 'crash'>): Promise<void> {
  // A short step ends before either matters, and starts faster.
  let isSettled = false;
  const settleIn = (): void => {
    if (isSettled) return;
    isSettled = true;
    optimizeLater();
    limitMemory();
  };
  setTimeout(settleIn, 250).unref();

  const { env } = runner;
  const saveState: typeof core.saveState = (name, value) => {
    refusePipe(env['GITHUB_STATE'] ?? '');
    core.saveState(name, value);
  };
  const state = handOverWriter(saveState);
  const temp = env['RUNNER_TEMP'] ?? '';
  const reporting = loadReporting();
  const end = await runStep({
    ...runner,
    ...signals,
    clock: systemClock,
    onLasting: settleIn,
    openResults: (onProblem) => createResultsFile(temp === '' ? tmpdir() : temp, onProblem, runner.hideSecrets),
    saveHandOver: state.save,
    addToHandOver: state.add,
    saveState,
  });
  const report = renameLegs(end.report, (name) => runner.hideSecrets(name));
  const { reportStep } = await reporting;
  const exitCode = await reportStep({ ...end, report }, runner.log, {
    serverUrl: githubServerUrl(env),
    setOutputs: (outputs) => {
      // Others parse an output, so no part of it is taken for a part of a secret.
      const hide = (text: string): string => runner.hideSecrets(text, 'nowhere');
      const hidden = outputs.map(([name, value]) => [hide(name), hide(value)] as const);
      writeOutputFile(env['GITHUB_OUTPUT'] ?? '', hidden);
    },
    writeSummary: async (summary) => {
      refusePipe(env['GITHUB_STEP_SUMMARY'] ?? '');
      await core.summary.addRaw(runner.hideSecrets(String(summary))).write();
    },
  });
  // Exit codes are 8 bits.
  process.exitCode = Math.min(exitCode, 255);
  if (end.publication !== null) await publishEnd({ ...end, report }, runner, signals);
}

/** What the step has reported stays, even when this crashes. After a crash of the step nothing is published. */
async function publishEnd(
  { report, publication, runningChecks }: PublishedEnd,
  runner: Runner,
  { signal, crash }: Pick<StepDeps, 'signal' | 'crash'>,
): Promise<void> {
  try {
    await orCrash(async () => {
      const { publish } = await import('./publish/publish.ts');
      await publish(report, publication, { ...runner, clock: systemClock, signal }, runningChecks);
    }, crash);
  } catch (error) {
    runner.log.warning(logLine`The comment or check runs may be missing: ${messageOf(error)}`);
  }
}

/** What reports the step is loaded while the service has its first request: by the second turn of the loop that is sent. */
async function loadReporting(): Promise<typeof import('./report/report-step.ts')> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
  return await import('./report/report-step.ts');
}
