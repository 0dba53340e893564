import * as core from '@actions/core';
import { tmpdir } from 'node:os';
import { systemClock } from './contree/clock.ts';
import { publicationOf } from './inputs/publication-inputs.ts';
import { reportStep } from './report/report-step.ts';
import { createResultsFile } from './report/results-file.ts';
import { connectRunner, onStop } from './runner.ts';
import { runStep } from './step.ts';
import { handOverWriter } from './state.ts';

// V8 sees no reason to collect its garbage: a thousand legs with 50 kB of output each take 300 MB. Told to be frugal it makes
// 140 MB of that, for half as much CPU time again (measured, Node 24.21); told when memory has grown, it is too late. A step
// that only looks is mostly over before that matters, and starts sooner without.
const beFrugal = (): void => {
  process.getBuiltinModule('node:v8').setFlagsFromString('--optimize-for-size');
};
setTimeout(beFrugal, 100).unref();

const runner = connectRunner(process);
const stop = new AbortController();
onStop((signal) => {
  stop.abort(signal);
});

const temp = runner.env['RUNNER_TEMP'] ?? '';
const end = await runStep({
  ...runner,
  clock: systemClock,
  signal: stop.signal,
  onLasting: beFrugal,
  openResults: (onProblem) => createResultsFile(temp === '' ? tmpdir() : temp, onProblem),
  saveHandOver: handOverWriter(core.saveState),
});
const exitCode = await reportStep(end, runner.log, {
  setOutput: core.setOutput,
  writeSummary: async (summary) => {
    await core.summary.addRaw(runner.hideSecrets(String(summary))).write();
  },
});
// A process can tell no more than eight bits.
process.exitCode = Math.min(exitCode, 255);
const publication = await publicationOf(runner.source);
if (publication !== null) {
  const { publish } = await import('./publish/publish.ts');
  await publish(end.report, publication, { ...runner, clock: systemClock, signal: stop.signal });
}
