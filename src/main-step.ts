import * as core from '@actions/core';
import { tmpdir } from 'node:os';
import { systemClock } from './contree/clock.ts';
import { githubServerUrl } from './inputs/github-address.ts';
import { writeOutputFile } from './report/output-file.ts';
import { renameLegs } from './report/report.ts';
import { createResultsFile } from './report/results-file.ts';
import { refusePipe } from './report/refuse-pipe.ts';
import { connectRunner, limitMemory, onCrash, optimizeLater } from './runner.ts';
import { runStep } from './step.ts';
import { handOverWriter } from './state.ts';
import type { OnStop } from './stop.ts';

/** The main step, from its inputs to its exit code. */
export async function runMain(onStop: OnStop): Promise<void> {
  const runner = connectRunner(process);
  onCrash(process, runner.hideSecrets);
  // A short step ends before either matters, and starts faster.
  let isSettled = false;
  const settleIn = (): void => {
    if (isSettled) return;
    isSettled = true;
    optimizeLater();
    limitMemory();
  };
  setTimeout(settleIn, 250).unref();

  const stop = new AbortController();
  onStop((signal) => {
    stop.abort(signal);
  });

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
    clock: systemClock,
    signal: stop.signal,
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
  const { publication, runningChecks } = end;
  if (publication !== null) {
    const { publish } = await import('./publish/publish.ts');
    await publish(report, publication, { ...runner, clock: systemClock, signal: stop.signal }, runningChecks);
  }
}

/** What reports the step is loaded while the service has its first request: by the second turn of the loop that is sent. */
async function loadReporting(): Promise<typeof import('./report/report-step.ts')> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
  return await import('./report/report-step.ts');
}
