import type { CommitAccess } from '../github/check-runs.ts';
import type { EndingRun } from '../github/end-check-runs.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import { logLine } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import type { Log } from '../report/log/log.ts';
import { ANY_STEP, isOfEarlierAttempt } from './external-ids.ts';
import { loadGitHub } from './load-github.ts';

const OUTPUT = {
  title: 'the attempt ended before this leg did',
  summary: 'No step of that attempt completed this check run. The latest attempt has its own.',
};

/**
 * In a re-run: completes as `cancelled` the check runs that earlier attempts of the workflow run left in progress, since a
 * runner was lost or a token had expired. An attempt begins when all jobs of the one before are over, so nothing else completes
 * them. A failure is not worth a warning: a new check run of the same name takes their place. Never throws.
 * @param stop aborts when the step ends: then it does not begin
 */
export async function endEarlierChecks(
  { origin }: Pick<Publication, 'origin'>,
  { stop, ...access }: CommitAccess & { readonly stop: AbortSignal },
  log: Log,
): Promise<void> {
  if (origin.attempt < 2 || stop.aborted) return;
  const { endCheckRuns, findCheckRuns } = await loadGitHub();
  const found = await findCheckRuns({ ...access, externalId: ANY_STEP });
  if ('problem' in found) return;
  const left = found.filter(({ externalId }) => isOfEarlierAttempt(externalId, origin));
  const runs = left.map(({ id, name }): EndingRun => ({ id, name, conclusion: 'cancelled', output: OUTPUT }));
  if (runs.length === 0) return;
  const { ended } = await endCheckRuns({ ...access, detailsUrl: '', runs, patience: 0 });
  const what = counted(ended.size, 'check run');
  if (ended.size > 0) log.info(logLine`Completed ${what} that an earlier attempt left in progress.`);
}
