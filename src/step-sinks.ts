import type { OutputFolder } from './collect/output-folder.ts';
import { messageOf } from './errors.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Context } from './modes/context.ts';
import { logLine } from './report/text/escape.ts';
import type { Log } from './report/log/log.ts';
import type { ResultsFile } from './report/results-file.ts';
import { NAMED_LEGS, someNames } from './report/text/some-names.ts';

/** The files that a step leaves. */
export type Sinks = Pick<Context, 'results' | 'outputFolder'>;

/** Creates the file of full payloads, which calls back when it could not keep all of them. */
export type OpenResults = (onProblem: (problem: unknown) => void) => ResultsFile;

/** Loses no lines silently: what the file of results cannot keep is a warning. */
export function openWarningResults(openResults: OpenResults, log: Log): ResultsFile {
  return openResults((lost) => {
    log.warning(logLine`The results file is incomplete: ${messageOf(lost)}`);
  });
}

/** Null when the mode leaves none, or none is wanted. A dry run only looks whether the folder could be written to. */
export async function openOutputs(inputs: Inputs): Promise<OutputFolder | null> {
  if (!('outputDir' in inputs) || inputs.outputDir === null) return null;
  const { checkOutputFolder, openOutputFolder } = await import('./collect/output-folder.ts');
  if (!isDryRun(inputs)) return await openOutputFolder(inputs.outputDir);
  await checkOutputFolder(inputs.outputDir);
  return null;
}

function isDryRun(inputs: Inputs): boolean {
  return inputs.mode === 'run' && inputs.dryRun;
}

/** Names the legs whose files lack what the service did not keep. */
export function warnOfTruncated(outputFolder: OutputFolder | null, log: Log): void {
  const names = [...(outputFolder?.truncated ?? [])];
  if (outputFolder === null || names.length === 0) return;
  log.warning(
    logLine`The service kept only part of what some legs wrote, so that files in ${outputFolder.path} are not whole: ${someNames(names, NAMED_LEGS)}. Its limit is set when an operation starts (truncate-output-at).`,
  );
}
