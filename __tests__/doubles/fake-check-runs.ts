/** A check run as the commit has it now. */
export type StoredCheckRun = Readonly<Record<string, unknown>>;

export interface CheckRunStore {
  /** In the order in which they were created. */
  readonly checkRuns: StoredCheckRun[];
  /** Null for a request that is about none. */
  readonly answer: (
    request: string,
    query: URLSearchParams,
    sent: StoredCheckRun,
  ) => { readonly status: number; readonly body: unknown } | null;
}

/** GitHub's limit in one request. */
const MOST_ANNOTATIONS = 50;

/** GitHub's check runs of one repository. As GitHub, it adds the annotations of an update to those that are there. */
export function checkRunStore(): CheckRunStore {
  const checkRuns: StoredCheckRun[] = [];
  const rejected = { status: 422, body: { message: 'Invalid request.' } };
  return {
    checkRuns,
    answer: (request, query, sent) => {
      const commit = /^GET \/repos\/octo\/repo\/commits\/(\w+)\/check-runs$/.exec(request)?.[1];
      if (commit !== undefined) return { status: 200, body: pageOf(checkRuns, commit, query) };
      if (annotationsIn(sent).length > MOST_ANNOTATIONS) return rejected;
      if (request === 'POST /repos/octo/repo/check-runs') {
        if (typeof sent['head_sha'] !== 'string' || typeof sent['name'] !== 'string') return rejected;
        const created = { ...sent, id: checkRuns.length + 1 };
        checkRuns.push(created);
        return { status: 201, body: created };
      }
      const id = /^PATCH \/repos\/octo\/repo\/check-runs\/(\d+)$/.exec(request)?.[1];
      if (id === undefined) return null;
      const before = checkRuns[Number(id) - 1];
      if (before === undefined) return { status: 404, body: { message: 'Not Found' } };
      const annotations = [...annotationsIn(before), ...annotationsIn(sent)];
      const output = { ...(sent['output'] as object), ...(annotations.length > 0 && { annotations }) };
      checkRuns[Number(id) - 1] = { ...before, ...sent, output };
      return { status: 200, body: checkRuns[Number(id) - 1] };
    },
  };
}

/** What no scenario may leave: the names of the check runs that are still in progress. */
export function leftInProgress({ checkRuns }: Pick<CheckRunStore, 'checkRuns'>): unknown[] {
  return checkRuns.filter(({ status }) => status !== 'completed').map(({ name }) => name);
}

function annotationsIn({ output }: StoredCheckRun): unknown[] {
  return (output as { annotations?: unknown[] } | undefined)?.annotations ?? [];
}

/** The newest first; without `filter=all`, of equal names only the newest. */
function pageOf(checkRuns: readonly StoredCheckRun[], commit: string, query: URLSearchParams): object {
  const newest = checkRuns.filter(({ head_sha }) => head_sha === commit).toReversed();
  const isShown = (run: StoredCheckRun): boolean =>
    query.get('filter') === 'all' || newest.find(({ name }) => name === run['name']) === run;
  const status = query.get('status');
  const found = newest.filter((run) => isShown(run) && (status === null || run['status'] === status));
  const perPage = Number(query.get('per_page') ?? 30);
  const from = (Number(query.get('page') ?? 1) - 1) * perPage;
  return { total_count: found.length, check_runs: found.slice(from, from + perPage) };
}
