export const id = 239;
export const ids = [239];
export const modules = {

/***/ 8239:
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
// EXTERNAL MODULE: ./build/report/summary.js + 1 modules
var summary = __webpack_require__(7057);
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/publish/publish-event.js




/** Undefined where the value is absent or invalid: the rest of the payload still counts. */
function lenient(schema) {
    return dist/* fallback */.NpB(dist/* optional */.lqM(schema), undefined);
}
const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
const commit = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\da-f]{40,64}$/));
const head = dist/* object */.Ikc({ sha: lenient(commit), repo: lenient(dist/* object */.Ikc({ full_name: dist/* string */.YjP() })) });
const eventPayload = lenient(dist/* object */.Ikc({
    pull_request: lenient(dist/* object */.Ikc({ number: lenient(number), head: lenient(head) })),
    issue: lenient(dist/* object */.Ikc({ number, pull_request: dist/* object */.Ikc({}) })),
}));
/** Reads the event's file, and the runner's variables for what it lacks. Never throws. */
async function readPublishEvent({ event, repository }) {
    const { payload, problem } = await readPayload(event.path);
    const { pull_request, issue } = dist/* parse */.qgA(eventPayload, payload) ?? {};
    const source = pull_request?.head?.repo?.full_name ?? repository;
    return {
        pullRequest: pull_request?.number ?? issue?.number ?? numberOf(event.ref),
        sha: pull_request?.head?.sha ?? event.sha,
        // `pull_request_target` runs with the base's own token.
        isFork: event.name === 'pull_request' && source.toLowerCase() !== repository.toLowerCase(),
        problem,
    };
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
function numberOf(ref) {
    const digits = /^refs\/pull\/(\d{1,15})\/merge$/.exec(ref)?.[1];
    return digits === undefined ? null : Number(digits);
}
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
    const table = (0,summary_table/* tableOf */.c_)([(0,summary_table/* tableRow */.jD)(result, (0,leg_phrase/* whyNotStarted */.hb)(report))]);
    const footer = (0,report_escape/* html */.qy) `<p><sub>${origin} · what the leg wrote is in its log and summary</sub></p>`;
    return (0,report_escape/* joinHtml */.cR)([table, ...(0,summary_details/* failureDetails */.JK)(report, result), footer], '\n');
}

;// CONCATENATED MODULE: ./build/publish/publish.js







/** Milliseconds for all requests together, and from the moment that the step is stopped. */
const LIMIT = 15_000;
const STOPPED_LIMIT = 1_000;
/** Check runs of one step. */
const MOST_CHECK_RUNS = 100;
/** Bytes of UTF-8 of a comment, of which GitHub takes 65,536 characters, and those kept for its footer. */
const COMMENT_BUDGET = 60_000;
const COMMENT_RESERVE = 4_096;
/** Shows the results as a comment and check runs, where wanted, as the step's last act. Failures are only warnings. */
async function publish(report, publication, deps) {
    const { clock, log, signal } = deps;
    if (publication === null)
        return;
    if (publication.repository === '') {
        log.info((0,report_escape/* logLine */.BP) `No comment and no check runs: this is not a workflow run of a repository.`);
        return;
    }
    const over = new AbortController();
    try {
        const event = await readPublishEvent(publication);
        const { token, apiUrl, repository } = publication;
        const access = { token, apiUrl, repository, clock, signal: limitTime(clock, signal, over.signal) };
        const work = { report, publication, event, access, log };
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
    const page = new summary/* Page */.YW(COMMENT_BUDGET, COMMENT_RESERVE);
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
async function writeComment({ report, publication, event, access, log }) {
    const { commentKey } = publication;
    const { pullRequest, sha } = event;
    if (commentKey === null)
        return;
    if (pullRequest === null) {
        const reason = event.problem === null ? (0,report_escape/* logLine */.BP) `` : (0,report_escape/* logLine */.BP) ` (the event's file cannot be read: ${event.problem})`;
        log.info((0,report_escape/* logLine */.BP) `No comment: the workflow run belongs to no pull request${reason}.`);
        return;
    }
    const marker = markerOf(commentKey);
    const body = String(renderComment(report, publication, marker, sha));
    const { upsertComment } = await loadGitHub();
    const result = await upsertComment({ ...access, pullRequest, marker: String(marker), body });
    if ('done' in result)
        log.info((0,report_escape/* logLine */.BP) `The comment on pull request #${pullRequest} is ${result.done}.`);
    else
        log.warning((0,report_escape/* logLine */.BP) `The comment on pull request #${pullRequest} is not written: ${explain(result.problem, event)}`);
}
async function createChecks({ report, publication, event, access, log }) {
    const { sha } = event;
    if (!publication.checks || report.results.length === 0)
        return;
    if (sha === '') {
        log.info((0,report_escape/* logLine */.BP) `No check runs: the commit is not known.`);
        return;
    }
    const all = checkRunsOf(report, publication, sha);
    const runs = all.slice(0, MOST_CHECK_RUNS);
    if (all.length > runs.length) {
        const left = (0,format/* counted */.hS)(all.length - runs.length, 'leg');
        log.warning((0,report_escape/* logLine */.BP) `A step creates ${MOST_CHECK_RUNS} check runs at most: ${left} of ${all.length} have none.`);
    }
    const { createCheckRuns } = await loadGitHub();
    const { created, problem } = await createCheckRuns({ ...access, sha, detailsUrl: runUrlOf(publication), runs });
    if (problem === null)
        log.info((0,report_escape/* logLine */.BP) `${(0,format/* counted */.hS)(created, 'check run')} created.`);
    else
        log.warning((0,report_escape/* logLine */.BP) `${created} of ${(0,format/* counted */.hS)(runs.length, 'check run')} created: ${explain(problem, event)}`);
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
// The bundler must leave the address alone, as it also works from a bundle. What talks to GitHub is its own bundle.
function loadGitHub() {
    return import(/* webpackIgnore: true */ "../github/index.js");
}


/***/ })

};

