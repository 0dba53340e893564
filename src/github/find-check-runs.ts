import * as v from 'valibot';
import { type CommitAccess, PERMISSION } from './check-runs.ts';
import { connectTo, failureOf, type GitHubFailure, sendTwice, UnexpectedReply } from './repository-client.ts';

/** A check run that is in progress. */
export interface FoundCheck {
  readonly id: number;
  readonly name: string;
  readonly externalId: string;
}

const PER_PAGE = 100;
const MOST_PAGES = 20;

const page = v.object({ check_runs: v.array(v.unknown()) });
const row = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  name: v.string(),
  status: v.literal('in_progress'),
  external_id: v.string(),
});

/**
 * The check runs of a commit that are in progress and whose external id begins like this
 * (`GET /repos/{owner}/{repo}/commits/{ref}/check-runs`), also those that a later one of the same name hides. Never throws.
 */
export async function findCheckRuns(
  request: CommitAccess & { readonly externalId: string },
): Promise<readonly FoundCheck[] | GitHubFailure> {
  const found: FoundCheck[] = [];
  try {
    const { octokit, repository } = connectTo(request);
    for (let number = 1; number <= MOST_PAGES; number += 1) {
      const filter = { filter: 'all', status: 'in_progress', per_page: PER_PAGE, page: number } as const;
      const query = { ...repository, ref: request.sha, ...filter };
      const { data } = await sendTwice(() => octokit.rest.checks.listForRef(query), request);
      const read = v.safeParse(page, data);
      if (!read.success) throw new UnexpectedReply();
      const { check_runs: rows } = read.output;
      found.push(...rows.flatMap(checkIn));
      if (rows.length < PER_PAGE) break;
    }
    return found.filter(({ externalId }) => externalId.startsWith(request.externalId));
  } catch (error) {
    return failureOf(error, PERMISSION, request.signal);
  }
}

/** Those of other authors may have no external id. */
function checkIn(given: unknown): FoundCheck[] {
  const read = v.safeParse(row, given);
  if (!read.success) return [];
  const { id, name, external_id: externalId } = read.output;
  return [{ id, name, externalId }];
}
