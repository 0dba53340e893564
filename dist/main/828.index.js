export const id = 828;
export const ids = [828];
export const modules = {

/***/ 828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// UNUSED EXPORTS: markerOf, renderComment

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(2772);
// EXTERNAL MODULE: ./build/report/page.js
var report_page = __webpack_require__(7916);
// EXTERNAL MODULE: ./build/report/summary.js + 2 modules
var summary = __webpack_require__(1239);
// EXTERNAL MODULE: ./build/report/summary-headline.js
var summary_headline = __webpack_require__(9856);
// EXTERNAL MODULE: ./build/report/clean.js
var clean = __webpack_require__(2958);
// EXTERNAL MODULE: ./build/report/leg-phrase.js
var leg_phrase = __webpack_require__(4005);
// EXTERNAL MODULE: ./build/report/phrase.js
var phrase = __webpack_require__(650);
// EXTERNAL MODULE: ./build/report/summary-details.js
var summary_details = __webpack_require__(8496);
// EXTERNAL MODULE: ./build/report/summary-table.js
var summary_table = __webpack_require__(6726);
// EXTERNAL MODULE: ./build/start/marker.js
var marker = __webpack_require__(6917);
;// CONCATENATED MODULE: ./build/publish/origin-line.js

/** UTF-16 units of a workflow's and a job's name. */
const NAME_LENGTH = 60;
/** Digits of a commit that tell it from others. */
const COMMIT_LENGTH = 9;
/** The origin of what is published: workflow, job, commit, and a link to the attempt of the run. */
function originLine(publication, sha) {
    const { workflow, origin } = publication;
    const names = [workflow, origin.job].map((name) => (0,report_escape/* codeCell */.MZ)(name, NAME_LENGTH));
    const run = (0,report_escape/* html */.qy) `<a href="${runUrlOf(publication)}">attempt ${origin.attempt} of the workflow run</a>`;
    const shown = sha === '' ? (0,report_escape/* html */.qy) `` : (0,report_escape/* html */.qy) `commit ${(0,report_escape/* codeCell */.MZ)(sha.slice(0, COMMIT_LENGTH), COMMIT_LENGTH)}`;
    const parts = [...names, shown, run].filter((part) => String(part) !== '');
    return (0,report_escape/* joinHtml */.cR)(parts, ' · ');
}
function runUrlOf({ origin }) {
    return `${origin.run}/attempts/${String(origin.attempt)}`;
}

;// CONCATENATED MODULE: ./build/publish/publish-checks.js








/** UTF-16 units. */
const publish_checks_NAME_LENGTH = 100;
const TITLE_LENGTH = 250;
/** The latest moment that RFC 3339 can write, in milliseconds. */
const LATEST = Date.UTC(9999, 11, 31);
/** For each leg, first those without success. They show no output, as the runner masks no secret in them. */
function checkRunsOf(report, publication, sha) {
    const nameOf = uniqueNames(publication);
    const origin = originLine(publication, sha);
    const runs = report.results.map((result) => ({
        name: nameOf(result.leg.name),
        conclusion: conclusionOf(report, result),
        ...timesOf(result),
        output: { title: titleOf(report, result), summary: String(summaryOf(report, result, origin)) },
    }));
    const isGood = ({ conclusion }) => Number(conclusion === 'success');
    return runs.sort((one, other) => isGood(one) - isGood(other));
}
/** `op-action / job / leg`, the same in each run; a matrix has `job/2`. Of equal names GitHub shows only the latest. */
function uniqueNames({ origin }) {
    const counts = new Map();
    return (leg) => {
        const parts = ['op-action', (0,marker/* jobName */.dZ)(origin), leg].map((part) => (0,clean/* truncate */.xv)((0,clean/* oneLine */.TN)(part), publish_checks_NAME_LENGTH));
        const name = parts.filter((part) => part !== '').join(' / ');
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        return count === 1 ? name : `${name} (${String(count)})`;
    };
}
/**
 * GitHub lets a pull request with a neutral required check be merged, so only an allowed failure is neutral, and a leg
 * that the step only read, or started without waiting for its end.
 */
function conclusionOf({ verdict }, result) {
    const { outcome, allowFailure, operation, loss, exitCode } = result;
    if (outcome === 'passed' && loss === null)
        return 'success';
    if (allowFailure || (outcome === 'active' && exitCode === 0))
        return 'neutral';
    const isStopped = outcome === 'active' && verdict.outcome === 'cancelled';
    if (outcome === 'cancelled' || isStopped)
        return 'cancelled';
    const hitOwnLimit = outcome === 'failed' && operation?.sandboxTimedOut === true;
    return outcome === 'timed-out' || hitOwnLimit ? 'timed_out' : 'failure';
}
function timesOf({ operation }) {
    const start = Date.parse(operation?.createdAt ?? '');
    const end = Math.round(start + (operation?.duration ?? NaN) * 1_000);
    const isMoment = (time) => time > 0 && time < LATEST;
    return {
        ...(isMoment(start) && { started_at: new Date(start).toISOString() }),
        ...(isMoment(end) && end >= start && { completed_at: new Date(end).toISOString() }),
    };
}
function titleOf({ mode }, result) {
    return (0,clean/* truncate */.xv)(String((0,phrase/* phraseLog */.cQ)((0,phrase/* joinPhrases */.Zk)((0,leg_phrase/* legFacts */.kK)(mode, result), (0,phrase/* phrase */.MZ) ` · `))), TITLE_LENGTH);
}
/** At most some 60,000 characters: escaping can make the two long texts six times as long. */
function summaryOf(report, result, origin) {
    const table = (0,summary_table/* tableOf */.c_)([(0,summary_table/* tableRow */.jD)(result, (0,leg_phrase/* whyNotStarted */.hb)(report, result))]);
    const footer = (0,report_escape/* html */.qy) `<p><sub>${origin} · what the leg wrote is in its log and summary</sub></p>`;
    return (0,report_escape/* joinHtml */.cR)([table, ...(0,summary_details/* failureDetails */.JK)(report, result), footer], '\n');
}

;// CONCATENATED MODULE: ./build/publish/load-github.js
// The bundler must leave the address alone, as it also works from a bundle. What talks to GitHub is its own bundle.
function loadGitHub() {
    return import(/* webpackIgnore: true */ "../github/index.js");
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/publish/event-target.js

/** Undefined where the value is absent or invalid: the rest of the payload still counts. */
function lenient(schema) {
    return dist/* fallback */.NpB(dist/* optional */.lqM(schema), undefined);
}
const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
const commit = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\da-f]{40,64}$/));
const moment = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX());
const repositoryName = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w-]{1,100}\/[\w.-]{1,100}$/));
const branchName = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[^\p{Cc}\s:]{1,255}$/u));
const withCommit = lenient(dist/* object */.Ikc({ sha: lenient(commit) }));
const named = lenient(dist/* object */.Ikc({ number, head: dist/* object */.Ikc({ sha: commit }), base: dist/* object */.Ikc({ repo: dist/* object */.Ikc({ id: number }) }) }));
const checked = { head_sha: lenient(commit), pull_requests: lenient(dist/* array */.YOg(named)) };
const fork = lenient(dist/* object */.Ikc({ full_name: lenient(repositoryName) }));
/**
 * Of the payload, which anyone may have shaped, only numbers, commits, names of repositories and branches, and moments are
 * read.
 */
const eventPayload = dist/* object */.Ikc({
    repository: lenient(dist/* object */.Ikc({ id: number })),
    pull_request: lenient(dist/* object */.Ikc({ number: lenient(number), head: lenient(dist/* object */.Ikc({ sha: lenient(commit), repo: fork })) })),
    issue: lenient(dist/* object */.Ikc({ number, pull_request: dist/* nullish */.cl6(dist/* object */.Ikc({})) })),
    comment: lenient(dist/* object */.Ikc({ updated_at: moment })),
    workflow_run: lenient(dist/* object */.Ikc({ ...checked, head_branch: lenient(branchName), head_repository: fork })),
    check_suite: lenient(dist/* object */.Ikc(checked)),
    check_run: lenient(dist/* object */.Ikc(checked)),
    merge_group: lenient(dist/* object */.Ikc({ head_sha: lenient(commit), head_ref: lenient(dist/* string */.YjP()) })),
    deployment: withCommit,
    sha: lenient(commit),
});
/** `GITHUB_SHA` is the merge with the base, of use when the payload has no commit. */
const ofPullRequest = ({ pull_request }, event) => ({
    pullRequest: pull_request?.number ?? numberIn(event.ref, /^refs\/pull\/(\d{1,15})\/merge$/),
    sha: pull_request?.head?.sha ?? event.sha,
    isFork: isOther(pull_request?.head?.repo?.full_name, event),
});
/**
 * The events whose `GITHUB_SHA` is not the commit that their results are for (GitHub's documentation, "Events that trigger
 * workflows"): most often it is the default branch's last one. A commit that their payload lacks is not known.
 */
const ROWS = {
    pull_request: ofPullRequest,
    pull_request_review: ofPullRequest,
    pull_request_review_comment: ofPullRequest,
    // It runs with the base's own token, and `GITHUB_SHA` is the base's commit.
    pull_request_target: (payload, event) => ({ ...ofPullRequest(payload, { ...event, sha: '' }), isFork: false }),
    issue_comment: ({ issue, comment }, event) => {
        if (issue === undefined)
            return {};
        // Of an issue that is none, `GITHUB_SHA` is all there is.
        if ((issue.pull_request ?? null) === null)
            return { sha: event.sha };
        return { pullRequest: issue.number, lookUp: { kind: 'commit', before: comment?.updated_at ?? '' } };
    },
    workflow_run: (payload, event) => {
        const target = ofChecked(payload.workflow_run, payload);
        const { head_repository, head_branch: branch } = payload.workflow_run ?? {};
        const source = head_repository?.full_name;
        // GitHub names no pull requests of forks.
        const isUnnamed = target.pullRequest === null && target.problem === null;
        if (!isUnnamed || source === undefined || branch === undefined || !isOther(source, event))
            return target;
        return { ...target, lookUp: { kind: 'pull-request', fork: source, branch } };
    },
    check_suite: (payload) => ofChecked(payload.check_suite, payload),
    check_run: (payload) => ofChecked(payload.check_run, payload),
    merge_group: ({ merge_group }) => ({
        sha: merge_group?.head_sha ?? '',
        pullRequest: numberIn(merge_group?.head_ref ?? '', /^refs\/heads\/gh-readonly-queue\/.+\/pr-(\d{1,15})-[\da-f]{40,64}$/),
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
function targetOf(event, payload) {
    const row = Object.hasOwn(ROWS, event.name) ? ROWS[event.name] : undefined;
    const read = dist/* safeParse */.xLC(eventPayload, payload);
    const found = row?.(read.success ? read.output : {}, event) ?? { sha: event.sha };
    return { pullRequest: null, sha: '', lookUp: null, isFork: false, problem: null, ...found };
}
/** The one whose last commit it is, else the only one. */
function choosePullRequest(candidates, sha) {
    const exact = candidates.filter(({ head }) => head.sha === sha);
    const [chosen, ...others] = exact.length > 0 ? exact : candidates;
    if (others.length === 0)
        return { pullRequest: chosen?.number ?? null, problem: null };
    const numbers = [chosen, ...others].slice(0, 5).map((one) => `#${String(one?.number)}`);
    return { pullRequest: null, problem: `there are several: ${numbers.join(', ')}` };
}
/** Of a list that also names pull requests of this branch in other repositories. */
function ofChecked(found, { repository }) {
    const sha = found?.head_sha ?? '';
    const own = (found?.pull_requests ?? []).flatMap((one) => (one?.base.repo.id === repository?.id ? (one ?? []) : []));
    return { sha, ...choosePullRequest(own, sha) };
}
function isOther(source, { repository }) {
    return source !== undefined && source.toLowerCase() !== repository.toLowerCase();
}
function numberIn(ref, pattern) {
    const digits = pattern.exec(ref)?.[1];
    return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

;// CONCATENATED MODULE: ./build/publish/publish-event.js




/** What the run's results belong to, by the event's file and the runner's variables. Never throws. */
async function readPublishEvent({ event, repository }) {
    const { payload, problem } = await readPayload(event.path);
    const target = targetOf({ ...event, repository }, payload);
    return problem === null ? target : { ...target, problem: `the event's file cannot be read: ${problem}` };
}
async function readPayload(path) {
    if (path === '')
        return { payload: null, problem: null };
    try {
        return { payload: JSON.parse(await (0,promises_.readFile)(path, 'utf8')), problem: null };
    }
    catch (error) {
        return { payload: null, problem: (0,errors/* messageOf */.bD)(error) };
    }
}
/** Asks GitHub for what the event lacks, if it is wanted. Never throws. */
async function completeTarget(target, wanted, access) {
    const { lookUp, pullRequest } = target;
    if (lookUp?.kind === 'commit' && pullRequest !== null && wanted.checks) {
        const { readPullRequest } = await loadGitHub();
        const found = await readPullRequest({ ...access, pullRequest });
        if ('problem' in found)
            return { ...target, problem: found.problem };
        return { ...target, ...commitOf(found, lookUp.before, access.repository) };
    }
    if (lookUp?.kind === 'pull-request' && wanted.comment) {
        const { listPullRequestsOf } = await loadGitHub();
        const found = await listPullRequestsOf({ ...access, ...lookUp });
        if ('problem' in found)
            return { ...target, problem: found.problem };
        return { ...target, ...pullRequestOf(found, target.sha) };
    }
    return target;
}
/**
 * The last commit, which the run most likely has tested. Who owns a fork could push to it after the comment that started the
 * run, and would get the check runs of the commit before.
 */
function commitOf({ head }, before, repository) {
    const isOwn = head.repo?.full_name.toLowerCase() === repository.toLowerCase();
    const isOlder = Date.parse(head.repo?.pushed_at ?? '') < Date.parse(before);
    if (isOwn || isOlder)
        return { sha: head.sha, problem: null };
    return { sha: '', problem: 'the fork was pushed to after the comment, so it is not known which commit was tested' };
}
/** That of the commit, else the open one. */
function pullRequestOf(found, sha) {
    const isOpen = ({ state }) => state === 'open';
    const exact = found.filter(({ head }) => head.sha === sha);
    const candidates = exact.some(isOpen) || exact.length === 0 ? found.filter(isOpen) : exact;
    return choosePullRequest(candidates, sha);
}

;// CONCATENATED MODULE: ./build/publish/publish.js










/** Milliseconds for all requests together, and from the moment that the step is stopped. */
const LIMIT = 10_000;
const STOPPED_LIMIT = 1_000;
/** Check runs of one step. */
const MOST_CHECK_RUNS = 100;
/** Bytes of UTF-8 of a comment (GitHub takes 65,536 characters), and those kept for its footer. */
const COMMENT_BUDGET = 60_000;
const COMMENT_RESERVE = 4_096;
/** Shows the results as a comment and check runs, where wanted, as the step's last act. Failures are only warnings. */
async function publish(report, publication, deps) {
    const { clock, log, signal, hideSecrets } = deps;
    if (publication === null)
        return;
    if (publication.repository === '') {
        log.info((0,report_escape/* logLine */.BP) `No comment and no check runs: this is not a workflow run of a repository.`);
        return;
    }
    const over = new AbortController();
    try {
        const { token, apiUrl, proxyEnv, repository } = publication;
        const access = { token, apiUrl, proxyEnv, repository, clock, signal: limitTime(clock, signal, over.signal) };
        const wanted = { comment: publication.commentKey !== null, checks: publication.checks };
        const target = await completeTarget(await readPublishEvent(publication), wanted, access);
        const work = { report, publication, target, access, log, hideSecrets };
        await Promise.all([writeComment(work), createChecks(work)]);
    }
    catch (error) {
        log.warning((0,report_escape/* logLine */.BP) `Nothing can be shown on GitHub: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    finally {
        over.abort();
    }
}
/**
 * The comment's body: verdict, table and timeline. The runner masks no secret in a comment, so it has neither a leg's
 * output nor the reason why a step stopped, which may hold an input's value, and says where these are.
 * @param sha the commit that the results are for; may be empty
 */
function renderComment(report, publication, marker, sha) {
    const page = new report_page/* Page */.Y(COMMENT_BUDGET, COMMENT_RESERVE);
    const shown = report.stopped === null ? report : { ...report, stopped: 'The log of the step says why.' };
    page.add((0,report_escape/* joinHtml */.cR)([marker, (0,summary_headline/* headingOf */.Wm)(report), (0,summary_headline/* leadOf */.M)(shown)], '\n'));
    const missing = [...(0,summary/* addTable */.GC)(page, report), ...(0,summary/* addTimeline */.Tu)(page, report)];
    page.release();
    if (missing.length > 0) {
        page.add((0,report_escape/* html */.qy) `<p>⚠️ To stay within GitHub's limit, this comment leaves out ${(0,report_escape/* joinHtml */.cR)(missing, ', ')}.</p>`);
    }
    page.add((0,report_escape/* html */.qy) `<p><sub>${originLine(publication, sha)} · what the legs wrote is in its log and summary</sub></p>`);
    return page.whole();
}
/** The beginning of this step's comment, and of no other. A page does not show it. */
function markerOf(commentKey) {
    return (0,report_escape/* html */.qy) `<!-- op-action comment ${commentKey} -->`;
}
async function writeComment({ report, publication, target, access, log, hideSecrets }) {
    const { commentKey } = publication;
    const { pullRequest, sha } = target;
    if (commentKey === null)
        return;
    if (pullRequest === null) {
        if (target.problem === null)
            log.info((0,report_escape/* logLine */.BP) `No comment: the workflow run belongs to no pull request.`);
        else
            log.warning((0,report_escape/* logLine */.BP) `No comment: which pull request the workflow run belongs to is not known: ${target.problem}.`);
        return;
    }
    const marker = markerOf(commentKey);
    const body = hideSecrets(String(renderComment(report, publication, marker, sha)));
    const { upsertComment } = await loadGitHub();
    const result = await upsertComment({ ...access, pullRequest, marker: hideSecrets(String(marker)), body });
    if ('done' in result)
        log.info((0,report_escape/* logLine */.BP) `The comment on pull request #${pullRequest} is ${result.done}.`);
    else
        log.warning((0,report_escape/* logLine */.BP) `The comment on pull request #${pullRequest} is not written: ${explain(result.problem, target)}`);
}
async function createChecks({ report, publication, target, access, log, hideSecrets }) {
    const { sha } = target;
    if (!publication.checks || report.results.length === 0)
        return;
    if (sha === '') {
        if (target.problem === null)
            log.info((0,report_escape/* logLine */.BP) `No check runs: the commit is not known.`);
        else
            log.warning((0,report_escape/* logLine */.BP) `No check runs: the commit is not known: ${target.problem}.`);
        return;
    }
    const all = checkRunsOf(report, publication, sha);
    const runs = all.slice(0, MOST_CHECK_RUNS).map((run) => withoutSecrets(run, hideSecrets));
    if (all.length > runs.length) {
        const left = (0,format/* counted */.hS)(all.length - runs.length, 'leg');
        log.warning((0,report_escape/* logLine */.BP) `A step creates ${MOST_CHECK_RUNS} check runs at most: ${left} of ${all.length} have none.`);
    }
    const { createCheckRuns } = await loadGitHub();
    const { created, problem } = await createCheckRuns({ ...access, sha, detailsUrl: runUrlOf(publication), runs });
    if (problem === null)
        log.info((0,report_escape/* logLine */.BP) `${(0,format/* counted */.hS)(created, 'check run')} created.`);
    else
        log.warning((0,report_escape/* logLine */.BP) `${created} of ${(0,format/* counted */.hS)(runs.length, 'check run')} created: ${explain(problem, target)}`);
}
function withoutSecrets(run, hide) {
    const { title, summary } = run.output;
    return { ...run, name: hide(run.name), output: { title: hide(title), summary: hide(summary) } };
}
/** Aborts when the time is up; its reason is a clause for people. */
function limitTime(clock, stop, over) {
    const limit = new AbortController();
    const abortAfter = async (ms, reason) => {
        await clock.sleep(ms, over);
        limit.abort(reason);
    };
    const hurry = () => void abortAfter(STOPPED_LIMIT, 'the step was stopped');
    if (stop.aborted)
        hurry();
    stop.addEventListener('abort', hurry, { once: true, signal: over });
    void abortAfter(LIMIT, 'GitHub did not reply in time');
    return limit.signal;
}
/** The problem as the end of a sentence. The pull request of a fork has no other token. */
function explain(problem, { isFork }) {
    const isPermission = problem.includes('permission');
    return isFork && isPermission ? `${problem}; the token of a pull request from a fork can only read.` : `${problem}.`;
}


/***/ })

};

