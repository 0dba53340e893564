export const id = 166;
export const ids = [166];
export const modules = {

/***/ 1166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(2772);
// EXTERNAL MODULE: ./build/report/annotations.js
var annotations = __webpack_require__(6241);
// EXTERNAL MODULE: ./build/report/clean.js
var clean = __webpack_require__(2958);
// EXTERNAL MODULE: ./build/report/leg-phrase.js
var leg_phrase = __webpack_require__(4005);
// EXTERNAL MODULE: ./build/report/phrase.js
var phrase = __webpack_require__(650);
// EXTERNAL MODULE: ./build/report/report.js
var report_report = __webpack_require__(7177);
// EXTERNAL MODULE: ./build/report/summary-details.js
var summary_details = __webpack_require__(8496);
// EXTERNAL MODULE: ./build/report/summary-table.js
var summary_table = __webpack_require__(6726);
// EXTERNAL MODULE: ./build/selection/workflow-legs.js
var workflow_legs = __webpack_require__(9800);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/publish/publish-event.js




const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
const commit = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\da-f]{40,64}$/));
const numbered = dist/* object */.Ikc({ pull_request: dist/* object */.Ikc({ number }) });
const commented = dist/* object */.Ikc({ issue: dist/* object */.Ikc({ number, pull_request: dist/* object */.Ikc({}) }) });
const headed = dist/* object */.Ikc({ pull_request: dist/* object */.Ikc({ head: dist/* object */.Ikc({ sha: commit }) }) });
const forked = dist/* object */.Ikc({ pull_request: dist/* object */.Ikc({ head: dist/* object */.Ikc({ repo: dist/* object */.Ikc({ full_name: dist/* string */.YjP() }) }) }) });
/** Reads the event's file, and the variables where it tells nothing. Never throws. */
async function readPublishEvent({ event, repository, }) {
    const { payload, problem } = await readPayload(event.path);
    const head = dist/* safeParse */.xLC(headed, payload);
    const fork = dist/* safeParse */.xLC(forked, payload);
    const source = fork.success ? fork.output.pull_request.head.repo.full_name : repository;
    return {
        pullRequest: numberIn(payload) ?? numberOf(event.ref),
        sha: head.success ? head.output.pull_request.head.sha : event.sha,
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
function numberIn(payload) {
    const pull = dist/* safeParse */.xLC(numbered, payload);
    if (pull.success)
        return pull.output.pull_request.number;
    const issue = dist/* safeParse */.xLC(commented, payload);
    return issue.success ? issue.output.issue.number : null;
}
function numberOf(ref) {
    const digits = /^refs\/pull\/(\d{1,15})\/merge$/.exec(ref)?.[1];
    return digits === undefined ? null : Number(digits);
}
/** UTF-16 units of a name. */
const NAME_LENGTH = 60;
/** Digits of a commit that tell it from others. */
const COMMIT_LENGTH = 9;
/** Where what is published is from: workflow, job, the attempt of the run, which is a link, and the commit. */
function originLine(publication, sha) {
    const { workflow, origin } = publication;
    const names = [workflow, origin.job].map((name) => (0,report_escape/* codeCell */.MZ)(name, NAME_LENGTH));
    const run = (0,report_escape/* html */.qy) `<a href="${runUrlOf(publication)}">attempt ${origin.attempt} of the workflow run</a>`;
    const commit = sha === '' ? (0,report_escape/* html */.qy) `` : (0,report_escape/* html */.qy) `commit ${(0,report_escape/* codeCell */.MZ)(sha.slice(0, COMMIT_LENGTH), COMMIT_LENGTH)}`;
    return (0,report_escape/* joinHtml */.cR)([...names, commit, run].filter((part) => String(part) !== ''), ' · ');
}
/** Address of the page that shows this attempt of the workflow run. */
function runUrlOf({ origin }) {
    return `${origin.run}/attempts/${String(origin.attempt)}`;
}

;// CONCATENATED MODULE: ./build/publish/publish-checks.js











/** UTF-16 units. */
const publish_checks_NAME_LENGTH = 100;
const TITLE_LENGTH = 250;
/** The latest moment that RFC 3339 can write, in milliseconds. */
const LATEST = Date.UTC(9999, 11, 31);
/**
 * A check run for each leg, those that did not succeed first. As the comment, it tells nothing of a leg's output: the runner
 * takes no secret out of it.
 * @param sha the commit that they are shown at
 */
function checkRunsOf(report, publication, sha) {
    const nameOf = naming(publication);
    const runs = report.results.map((result) => {
        return {
            name: nameOf(result.leg.name),
            conclusion: conclusionOf(report, result),
            ...timesOf(result),
            title: titleOf(report, result),
            summary: String(summaryOf(report, result, originLine(publication, sha))),
        };
    });
    const isGood = ({ conclusion }) => Number(conclusion === 'success');
    return runs.sort((one, other) => isGood(one) - isGood(other));
}
/**
 * What a leg comes to as a check. GitHub lets a pull request be merged over a required check that is neutral, so only
 * what was allowed to fail is, and what a step looked at or started without waiting for its end.
 */
function conclusionOf({ verdict }, result) {
    const { outcome, allowFailure, operation, loss, exitCode } = result;
    if (outcome === 'passed' && loss === null)
        return 'success';
    if (allowFailure || (outcome === 'active' && exitCode === 0))
        return 'neutral';
    switch (outcome) {
        case 'cancelled':
            return 'cancelled';
        case 'timed-out':
            return 'timed_out';
        case 'active':
            return verdict.outcome === 'cancelled' ? 'cancelled' : 'failure';
        case 'failed':
            return operation?.sandboxTimedOut === true ? 'timed_out' : 'failure';
        case 'passed':
        case 'unknown':
            return 'failure';
    }
}
/**
 * Names that are the same from run to run: `op-action / job / leg`, the job with its position from the second of a matrix
 * on (`job/2`), as of names in one repository only the latest check run is shown.
 */
function naming({ origin }) {
    const taken = new Map();
    return (leg) => {
        const parts = ['op-action', (0,workflow_legs/* jobName */.d)(origin), leg].map((part) => (0,clean/* capped */.uo)((0,clean/* oneLine */.TN)(part), publish_checks_NAME_LENGTH));
        const name = parts.filter((part) => part !== '').join(' / ');
        const times = (taken.get(name) ?? 0) + 1;
        taken.set(name, times);
        return times === 1 ? name : `${name} (${String(times)})`;
    };
}
function timesOf({ operation }) {
    const start = Date.parse(operation?.createdAt ?? '');
    const end = Math.round(start + (operation?.duration ?? NaN) * 1_000);
    return { startedAt: momentOf(start), completedAt: end >= start ? momentOf(end) : null };
}
/** RFC 3339, or null for what it cannot write. */
function momentOf(time) {
    return time > 0 && time < LATEST ? new Date(time).toISOString() : null;
}
function titleOf(report, result) {
    const duration = result.operation?.duration ?? null;
    const took = duration === null ? [] : [(0,phrase/* phrase */.MZ) `${(0,phrase/* figure */.vP)((0,format/* formatDuration */.a3)(duration))}`];
    const facts = (0,phrase/* joined */.oR)([(0,leg_phrase/* describeOutcome */.SS)(report.mode, result), ...(0,leg_phrase/* remarksOn */.rc)(result), ...took], (0,phrase/* phrase */.MZ) ` · `);
    return (0,clean/* capped */.uo)(String((0,phrase/* phraseLog */.cQ)(facts)), TITLE_LENGTH);
}
/** At most some 60,000 characters: the two long texts can be six times as long when they are escaped. */
function summaryOf(report, result, origin) {
    const { operation, problem, loss } = result;
    const hint = (0,phrase/* phraseHtml */.ls)((0,annotations/* hintOf */.$)(report, result));
    const parts = [
        (0,summary_table/* tableOf */.c_)([(0,summary_table/* tableRow */.jD)(result, (0,report_report/* reasonNotStarted */.D)(report))]),
        String(hint) === '' ? (0,report_escape/* html */.qy) `` : (0,report_escape/* html */.qy) `<p>💡 ${hint}</p>`,
        ...(0,summary_details/* titled */.dJ)((0,report_escape/* html */.qy) `Error`, operation?.error ?? problem?.message ?? ''),
        ...(0,summary_details/* titled */.dJ)((0,report_escape/* html */.qy) `Not kept`, loss ?? ''),
        (0,report_escape/* html */.qy) `<p><sub>${origin} · what the leg wrote is in its log and summary</sub></p>`,
    ];
    return (0,report_escape/* joinHtml */.cR)(parts.filter((part) => String(part) !== ''), '\n');
}

// EXTERNAL MODULE: ./build/report/page.js
var report_page = __webpack_require__(7916);
// EXTERNAL MODULE: ./build/report/summary.js + 1 modules
var summary = __webpack_require__(7057);
// EXTERNAL MODULE: ./build/report/summary-headline.js
var summary_headline = __webpack_require__(9856);
;// CONCATENATED MODULE: ./build/publish/publish-comment.js





/** Bytes of UTF-8. GitHub takes 65,536 characters. */
const BUDGET = 60_000;
/** Bytes kept free for what did not fit and for where the comment is from. */
const RESERVE = 4_096;
/**
 * The comment's body: verdict, table and timeline, within the budget. The runner takes a job's secrets out of its log and
 * its summary, but nobody does out of a comment; so it has neither a leg's output nor the reason why a step stopped, which may
 * hold an input's value, and says where these are.
 * @param marker see `markerOf`
 * @param sha the commit that the results are for; may be empty
 */
function renderComment(report, publication, { marker, sha }) {
    const page = (0,report_page/* createPage */.a)(BUDGET, RESERVE);
    page.add((0,report_escape/* joinHtml */.cR)([marker, (0,summary_headline/* headingOf */.Wm)(report), (0,summary_headline/* leadOf */.M)(withoutReason(report))], '\n'));
    const missing = [...(0,summary/* addTable */.GC)(page, report), ...(0,summary/* addTimeline */.Tu)(page, report)];
    page.release(RESERVE);
    if (missing.length > 0) {
        page.add((0,report_escape/* html */.qy) `<p>⚠️ To stay within GitHub's limit, this comment leaves out ${(0,report_escape/* joinHtml */.cR)(missing, ', ')}.</p>`);
    }
    page.add((0,report_escape/* html */.qy) `<p><sub>${originLine(publication, sha)} · what the legs wrote is in its log and summary</sub></p>`);
    return page.whole();
}
/** What the body of this step's comment, and of no other, begins with. It shows nowhere. */
function markerOf(commentKey) {
    return (0,report_escape/* html */.qy) `<!-- op-action comment ${commentKey} -->`;
}
function withoutReason(report) {
    return report.stopped === null ? report : { ...report, stopped: 'The log of the step says why.' };
}

;// CONCATENATED MODULE: ./build/publish/publish.js






/** Milliseconds for all of it; the second from when the step is told to end. */
const LIMIT = 15_000;
const STOPPED_LIMIT = 1_000;
/** Check runs of one step. */
const MOST_CHECK_RUNS = 100;
/**
 * Shows on GitHub what came of the step: the pull request's comment and the legs' check runs, as far as they are wanted.
 * Comes after all else that the step leaves behind. Never throws: what fails is a warning.
 */
async function publish(report, publication, { clock, log, signal }) {
    if (publication === null)
        return;
    if (publication.repository === '') {
        log.info((0,report_escape/* logLine */.BP) `No comment and no check runs: this is no workflow run of a repository.`);
        return;
    }
    const over = new AbortController();
    try {
        const event = await readPublishEvent(publication);
        const { token, apiUrl, repository } = publication;
        const access = { token, apiUrl, repository, clock, signal: limited(clock, signal, over.signal) };
        const work = { report, publication, event, access, log };
        await Promise.all([comment(work), createChecks(work)]);
    }
    catch (error) {
        log.warning((0,report_escape/* logLine */.BP) `Nothing can be shown on GitHub: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    finally {
        over.abort();
    }
}
/** Aborts when the time is up, with why as its reason. */
function limited(clock, stop, over) {
    const limit = new AbortController();
    const endAfter = async (ms, reason) => {
        await clock.sleep(ms, over);
        limit.abort(reason);
    };
    const hurry = () => void endAfter(STOPPED_LIMIT, 'the step was told to end');
    if (stop.aborted)
        hurry();
    stop.addEventListener('abort', hurry, { once: true, signal: over });
    void endAfter(LIMIT, 'GitHub did not reply in time');
    return limit.signal;
}
async function comment({ report, publication, event, access, log }) {
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
    const body = String(renderComment(report, publication, { marker, sha }));
    const request = { ...access, pullRequest, marker: String(marker), body };
    const end = await (await loadGitHub()).keepComment(request);
    if ('done' in end)
        log.info((0,report_escape/* logLine */.BP) `The comment on pull request #${pullRequest} is ${end.done}.`);
    else
        log.warning((0,report_escape/* logLine */.BP) `The comment on pull request #${pullRequest} is not written: ${excuse(end.problem, event)}`);
}
async function createChecks({ report, publication, event, access, log }) {
    const { sha } = event;
    if (!publication.checks || report.results.length === 0)
        return;
    if (sha === '') {
        log.info((0,report_escape/* logLine */.BP) `No check runs: the commit is not known.`);
        return;
    }
    const runs = checkRunsOf(report, publication, sha);
    const shown = runs.slice(0, MOST_CHECK_RUNS);
    if (runs.length > shown.length) {
        const left = (0,format/* counted */.hS)(runs.length - shown.length, 'leg');
        log.warning((0,report_escape/* logLine */.BP) `A step creates ${MOST_CHECK_RUNS} check runs at most: ${left} of ${runs.length} have none.`);
    }
    const { createCheckRuns } = await loadGitHub();
    const { created, problem } = await createCheckRuns({
        ...access,
        sha,
        detailsUrl: runUrlOf(publication),
        runs: shown,
    });
    if (problem === null)
        log.info((0,report_escape/* logLine */.BP) `${(0,format/* counted */.hS)(created, 'check run')} created.`);
    else {
        log.warning((0,report_escape/* logLine */.BP) `${created} of ${(0,format/* counted */.hS)(shown.length, 'check run')} created: ${excuse(problem, event)}`);
    }
}
/** The problem as the end of a sentence. A fork's pull request can have no other token. */
function excuse(problem, { isFork }) {
    const isPermission = problem.includes('permission');
    return isFork && isPermission ? `${problem}; that of a pull request from a fork may only read.` : `${problem}.`;
}
// From here, and from where the bundle of this code lies, the same address leads to what talks to GitHub. The bundler must
// leave it alone: that part is a bundle of its own, which costs nothing unless it is loaded.
function loadGitHub() {
    return import(/* webpackIgnore: true */ "../github/index.js");
}


/***/ })

};

