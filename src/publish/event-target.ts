import * as v from 'valibot';

/** What the results of a workflow run belong to. */
export interface EventTarget {
  /** Its number; null when there is none or when it is not known. */
  readonly pullRequest: number | null;
  /** The pull request's own commit, not its merge with the base; empty when it is not known. */
  readonly sha: string;
  /** What only GitHub can say; null when nothing of it is missing. */
  readonly lookUp: LookUp | null;
  /** The run's token can only read. */
  readonly isFork: boolean;
  /** Why something is not known, as a clause. */
  readonly problem: string | null;
}

export type LookUp =
  /** The last commit of the pull request, unless a fork was pushed to at or after this moment (RFC 3339). */
  | { readonly kind: 'commit'; readonly before: string }
  /** The pull request of a branch in a fork. */
  | { readonly kind: 'pull-request'; readonly fork: string; readonly branch: string };

/** The event as the runner's variables have it. */
export interface RunEvent {
  readonly name: string;
  readonly ref: string;
  readonly sha: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** Undefined where the value is absent or invalid: the rest of the payload still counts. */
function lenient<Schema extends v.GenericSchema>(
  schema: Schema,
): v.SchemaWithFallback<v.OptionalSchema<Schema, undefined>, undefined> {
  return v.fallback(v.optional(schema), undefined);
}

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const commit = v.pipe(v.string(), v.regex(/^[\da-f]{40,64}$/));
const moment = v.pipe(v.string(), v.isoTimestamp());
const repositoryName = v.pipe(v.string(), v.regex(/^[\w-]{1,100}\/[\w.-]{1,100}$/));
const branchName = v.pipe(v.string(), v.regex(/^[^\p{Cc}\s:]{1,255}$/u));
const withCommit = lenient(v.object({ sha: lenient(commit) }));
const named = lenient(
  v.object({ number, head: v.object({ sha: commit }), base: v.object({ repo: v.object({ id: number }) }) }),
);
const checked = { head_sha: lenient(commit), pull_requests: lenient(v.array(named)) };
const fork = lenient(v.object({ full_name: lenient(repositoryName) }));

/**
 * Of the payload, which anyone may have shaped, only numbers, commits, names of repositories and branches, and moments are
 * read.
 */
const eventPayload = v.object({
  repository: lenient(v.object({ id: number })),
  pull_request: lenient(
    v.object({ number: lenient(number), head: lenient(v.object({ sha: lenient(commit), repo: fork })) }),
  ),
  issue: lenient(v.object({ number, pull_request: v.nullish(v.object({})) })),
  comment: lenient(v.object({ updated_at: moment })),
  workflow_run: lenient(v.object({ ...checked, head_branch: lenient(branchName), head_repository: fork })),
  check_suite: lenient(v.object(checked)),
  check_run: lenient(v.object(checked)),
  merge_group: lenient(v.object({ head_sha: lenient(commit), head_ref: lenient(v.string()) })),
  deployment: withCommit,
  sha: lenient(commit),
});
type Payload = v.InferOutput<typeof eventPayload>;
type Row = (payload: Payload, event: RunEvent) => Partial<EventTarget>;

/** `GITHUB_SHA` is the merge with the base, of use when the payload has no commit. */
const ofPullRequest: Row = ({ pull_request }, event) => ({
  pullRequest: pull_request?.number ?? numberIn(event.ref, /^refs\/pull\/(\d{1,15})\/merge$/),
  sha: pull_request?.head?.sha ?? event.sha,
  isFork: isOther(pull_request?.head?.repo?.full_name, event),
});

/**
 * The events whose `GITHUB_SHA` is not the commit that their results are for (GitHub's documentation, "Events that trigger
 * workflows"): most often it is the default branch's last one. A commit that their payload lacks is not known.
 */
const ROWS: Readonly<Record<string, Row>> = {
  pull_request: ofPullRequest,
  pull_request_review: ofPullRequest,
  pull_request_review_comment: ofPullRequest,
  // It runs with the base's own token, and `GITHUB_SHA` is the base's commit.
  pull_request_target: (payload, event) => ({ ...ofPullRequest(payload, { ...event, sha: '' }), isFork: false }),
  issue_comment: ({ issue, comment }, event) => {
    if (issue === undefined) return {};
    // Of an issue that is none, `GITHUB_SHA` is all there is.
    if ((issue.pull_request ?? null) === null) return { sha: event.sha };
    return { pullRequest: issue.number, lookUp: { kind: 'commit', before: comment?.updated_at ?? '' } };
  },
  workflow_run: (payload, event) => {
    const target = ofChecked(payload.workflow_run, payload);
    const { head_repository, head_branch: branch } = payload.workflow_run ?? {};
    const source = head_repository?.full_name;
    // GitHub names no pull requests of forks.
    const isUnnamed = target.pullRequest === null && target.problem === null;
    if (!isUnnamed || source === undefined || branch === undefined || !isOther(source, event)) return target;
    return { ...target, lookUp: { kind: 'pull-request', fork: source, branch } };
  },
  check_suite: (payload) => ofChecked(payload.check_suite, payload),
  check_run: (payload) => ofChecked(payload.check_run, payload),
  merge_group: ({ merge_group }) => ({
    sha: merge_group?.head_sha ?? '',
    pullRequest: numberIn(
      merge_group?.head_ref ?? '',
      /^refs\/heads\/gh-readonly-queue\/.+\/pr-(\d{1,15})-[\da-f]{40,64}$/,
    ),
  }),
  deployment: ({ deployment }, event) => ({ sha: deployment?.sha ?? event.sha }),
  deployment_status: ({ deployment }, event) => ({ sha: deployment?.sha ?? event.sha }),
  status: ({ sha }) => ({ sha: sha ?? '' }),
};

/**
 * Decides what the results of a workflow run belong to: by the table above, else `GITHUB_SHA` and no pull request, as for
 * `push`, `schedule`, `workflow_dispatch`, `repository_dispatch` and `release`.
 * @param payload what the event's file holds; untrusted
 */
export function targetOf(event: RunEvent, payload: unknown): EventTarget {
  const row = Object.hasOwn(ROWS, event.name) ? ROWS[event.name] : undefined;
  const read = v.safeParse(eventPayload, payload);
  const found = row?.(read.success ? read.output : {}, event) ?? { sha: event.sha };
  return { pullRequest: null, sha: '', lookUp: null, isFork: false, problem: null, ...found };
}

interface Candidate {
  readonly number: number;
  readonly head: { readonly sha: string };
}

/** The one whose last commit it is, else the only one. */
export function choosePullRequest(
  candidates: readonly Candidate[],
  sha: string,
): Pick<EventTarget, 'pullRequest' | 'problem'> {
  const exact = candidates.filter(({ head }) => head.sha === sha);
  const [chosen, ...others] = exact.length > 0 ? exact : candidates;
  if (others.length === 0) return { pullRequest: chosen?.number ?? null, problem: null };
  const numbers = [chosen, ...others].slice(0, 5).map((one) => `#${String(one?.number)}`);
  return { pullRequest: null, problem: `there are several: ${numbers.join(', ')}` };
}

/** Of a list that also names pull requests of this branch in other repositories. */
function ofChecked(
  found: Payload['check_run'],
  { repository }: Payload,
): Pick<EventTarget, 'pullRequest' | 'problem' | 'sha'> {
  const sha = found?.head_sha ?? '';
  const own = (found?.pull_requests ?? []).flatMap((one) => (one?.base.repo.id === repository?.id ? (one ?? []) : []));
  return { sha, ...choosePullRequest(own, sha) };
}

function isOther(source: string | undefined, { repository }: RunEvent): boolean {
  return source !== undefined && source.toLowerCase() !== repository.toLowerCase();
}

function numberIn(ref: string, pattern: RegExp): number | null {
  const digits = pattern.exec(ref)?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
