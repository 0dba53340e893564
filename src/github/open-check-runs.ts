import pLimit from 'p-limit';
import * as v from 'valibot';
import { type CommitAccess, MOST_FAILURES, PARALLEL, PERMISSION, type RunningCheck } from './check-runs.ts';
import {
  connectTo,
  failureOf,
  type RepositoryClient,
  type GitHubFailure,
  UnexpectedReply,
} from './repository-client.ts';

export interface OpeningRequest extends CommitAccess {
  /** The page that they link to. */
  readonly detailsUrl: string;
  readonly runs: readonly RunningCheck[];
  /** Asked before each: false leaves it out. */
  readonly isWanted: (index: number) => boolean;
  /** Aborts when no further one is to be created: what is under way goes on until `signal` aborts. */
  readonly stop: AbortSignal;
}

/** By position in the request. */
export interface Opening {
  readonly ids: ReadonlyMap<number, number>;
  /** Those that may have been created all the same. */
  readonly lost: ReadonlySet<number>;
  /** Why GitHub takes none, as a clause; null otherwise. */
  readonly denied: string | null;
}

/** Milliseconds of a pause that GitHub may ask for. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 600_000;

const created = v.object({ id: v.pipe(v.number(), v.safeInteger()) });

/**
 * Creates check runs that are in progress (`POST /repos/{owner}/{repo}/check-runs`), each sent once: a second one
 * would look like the first. After a limit it goes on when GitHub allows it. Never throws.
 */
export async function openCheckRuns(request: OpeningRequest): Promise<Opening> {
  const { clock, runs, isWanted, signal, stop } = request;
  const ids = new Map<number, number>();
  const lost = new Set<number>();
  const over = new AbortController();
  let denied: string | null = null;
  let failures = 0;
  let pausedUntil = 0;
  let client: RepositoryClient | null = null;

  const take = (index: number, failure: GitHubFailure): void => {
    const { kind, retryAfter, problem } = failure;
    if (kind === 'lost') lost.add(index);
    if (kind === 'denied') denied ??= problem;
    if (kind === 'rejected' || kind === 'lost') failures += 1;
    if (kind === 'limited') pausedUntil = clock.now() + Math.max(retryAfter ?? Infinity, SHORTEST_PAUSE);
    const isPausedTooLong = pausedUntil - clock.now() > LONGEST_PAUSE;
    if (denied !== null || isPausedTooLong || failures >= MOST_FAILURES) over.abort();
  };
  const open = async (run: RunningCheck, index: number): Promise<void> => {
    let isLimited = true;
    while (isLimited) {
      await clock.sleep(pausedUntil - clock.now(), AbortSignal.any([stop, over.signal]));
      if (stop.aborted || over.signal.aborted || !isWanted(index)) return;
      try {
        ids.set(index, await create((client ??= connectTo(request)), request, run));
        isLimited = false;
      } catch (error) {
        const failure = failureOf(error, PERMISSION, signal);
        take(index, failure);
        isLimited = failure.kind === 'limited';
      }
    }
  };
  const limit = pLimit(PARALLEL);
  await Promise.all(runs.map((run, index) => limit(open, run, index)));
  return { ids, lost, denied };
}

/** Returns its id. */
async function create(
  { octokit, repository }: RepositoryClient,
  { sha, detailsUrl }: OpeningRequest,
  run: RunningCheck,
): Promise<number> {
  const { output, ...rest } = run;
  const fields = { ...rest, output: { title: output.title, summary: output.summary } };
  const where = { ...repository, head_sha: sha, details_url: detailsUrl, status: 'in_progress' } as const;
  const { data } = await octokit.rest.checks.create({ ...where, ...fields });
  const read = v.safeParse(created, data);
  if (!read.success) throw new UnexpectedReply();
  return read.output.id;
}
