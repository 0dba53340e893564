export const id = 17;
export const ids = [17];
export const modules = {

/***/ 5820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JG: () => (/* binding */ runningOutput),
/* harmony export */   Ur: () => (/* binding */ checkRunsOf),
/* harmony export */   vu: () => (/* binding */ conclusionOf)
/* harmony export */ });
/* harmony import */ var _report_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2958);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9924);
/* harmony import */ var _report_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4005);
/* harmony import */ var _report_page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7916);
/* harmony import */ var _report_phrase_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(650);
/* harmony import */ var _report_summary_details_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1348);
/* harmony import */ var _report_summary_table_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6726);
/* harmony import */ var _report_test_phrases_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(664);
/* harmony import */ var _check_names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(581);
/* harmony import */ var _origin_line_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5179);
/* harmony import */ var _published_tests_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5850);











const TITLE_LENGTH = 250;
const SUMMARY_BUDGET = 60_000;
const SUMMARY_RESERVE = 4_096;
const LATEST = Date.UTC(9999, 11, 31);
function checkRunsOf(report, publication, sha, chosen = report.results.map((_, index) => index)) {
    const names = (0,_check_names_js__WEBPACK_IMPORTED_MODULE_8__/* .checkNames */ .L)(publication.origin, report.results.map(({ leg }) => leg.name));
    const origin = (0,_origin_line_js__WEBPACK_IMPORTED_MODULE_9__/* .originLine */ .r)(publication, sha);
    const legs = new Set(chosen.flatMap((index) => report.results[index]?.leg.name ?? []));
    const failed = report.tests === null ? null : (0,_published_tests_js__WEBPACK_IMPORTED_MODULE_10__/* .failedByLeg */ .zi)(report.tests, legs);
    return chosen.flatMap((index) => {
        const [result, name] = [report.results[index], names[index]];
        if (result === undefined || name === undefined)
            return [];
        return [
            {
                name,
                conclusion: conclusionOf(report, result),
                ...timesOf(result),
                output: outputOf(report, result, failed?.get(result.leg.name) ?? [], origin),
            },
        ];
    });
}
function runningOutput(mode, result, origin) {
    const page = new _report_page_js__WEBPACK_IMPORTED_MODULE_3__/* .Page */ .YW(SUMMARY_BUDGET, SUMMARY_RESERVE);
    const title = result.reusedFrom === null ? 'in progress' : factsOf(mode, result);
    return { title: (0,_report_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(title, TITLE_LENGTH), summary: finish(page, origin, 'writes') };
}
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
function outputOf(report, result, failed, origin) {
    const { mode, tests } = report;
    const { name } = result.leg;
    const counts = tests?.byLeg.get(name);
    const tested = counts === undefined ? [] : [String((0,_report_phrase_js__WEBPACK_IMPORTED_MODULE_4__/* .phraseLog */ .cQ)((0,_report_test_phrases_js__WEBPACK_IMPORTED_MODULE_7__/* .testsSentence */ .vS)(counts)))];
    const title = [factsOf(mode, result), ...tested].join(' · ');
    const page = new _report_page_js__WEBPACK_IMPORTED_MODULE_3__/* .Page */ .YW(SUMMARY_BUDGET, SUMMARY_RESERVE);
    const cause = (0,_report_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .whyNotStarted */ .hb)(report, result);
    const { columns } = (0,_report_summary_table_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseColumns */ .hp)(report, [{ result, cause }], null);
    page.add((0,_report_summary_table_js__WEBPACK_IMPORTED_MODULE_6__/* .tableOf */ .c_)([(0,_report_summary_table_js__WEBPACK_IMPORTED_MODULE_6__/* .tableRow */ .jD)(result, cause, columns)], columns));
    if (counts !== undefined)
        page.add((0,_published_tests_js__WEBPACK_IMPORTED_MODULE_10__/* .legTestsBlock */ .VE)(counts, failed));
    const details = (0,_report_summary_details_js__WEBPACK_IMPORTED_MODULE_5__/* .failureDetails */ .JK)(report, result);
    if (details.length > 0)
        page.add((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .joinHtml */ .cR)(details, '\n'));
    return {
        title: (0,_report_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(title, TITLE_LENGTH),
        summary: finish(page, origin, 'wrote'),
        ...(tests !== null && { annotations: (0,_published_tests_js__WEBPACK_IMPORTED_MODULE_10__/* .annotationsOf */ .Ih)(failed) }),
    };
}
function factsOf(mode, result) {
    return String((0,_report_phrase_js__WEBPACK_IMPORTED_MODULE_4__/* .phraseLog */ .cQ)((0,_report_phrase_js__WEBPACK_IMPORTED_MODULE_4__/* .joinPhrases */ .Zk)((0,_report_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .legFacts */ .kK)(mode, result), (0,_report_phrase_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ) ` · `)));
}
function finish(page, origin, verb) {
    page.release();
    page.add((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<p><sub>${origin} · what the leg ${verb} is in its log and summary</sub></p>`);
    return String(page.whole());
}


/***/ }),

/***/ 581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ checkNames)
/* harmony export */ });
/* harmony import */ var _report_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2958);
/* harmony import */ var _start_marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6917);


const NAME_LENGTH = 100;
function checkNames(origin, legs) {
    const counts = new Map();
    return legs.map((leg) => {
        const parts = ['op-action', (0,_start_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .jobName */ .dZ)(origin), leg].map((part) => (0,_report_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)((0,_report_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(part), NAME_LENGTH));
        const name = parts.filter((part) => part !== '').join(' / ');
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        return count === 1 ? name : `${name} (${String(count)})`;
    });
}


/***/ }),

/***/ 7106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ idPrefix),
/* harmony export */   p: () => (/* binding */ externalId)
/* harmony export */ });
function externalId(owner, index) {
    return `${idPrefix(owner)}${String(index)}`;
}
function idPrefix(owner) {
    return `op-action/${owner}/`;
}


/***/ }),

/***/ 9253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ limitTime)
/* harmony export */ });
function limitTime(clock, stop, over, { limit, stoppedLimit }) {
    const upTo = new AbortController();
    const abortAfter = async (ms, reason) => {
        await clock.sleep(ms, over);
        upTo.abort(reason);
    };
    const hurry = () => void abortAfter(stoppedLimit, 'the step was stopped');
    if (stop.aborted)
        hurry();
    stop.addEventListener('abort', hurry, { once: true, signal: over });
    void abortAfter(limit, 'GitHub did not reply in time');
    return upTo.signal;
}


/***/ }),

/***/ 3584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ loadGitHub)
/* harmony export */ });
function loadGitHub() {
    return import(/* webpackIgnore: true */ "../github/index.js");
}


/***/ }),

/***/ 5179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ runUrlOf),
/* harmony export */   r: () => (/* binding */ originLine)
/* harmony export */ });
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9924);

const NAME_LENGTH = 60;
const COMMIT_LENGTH = 9;
function originLine(publication, sha) {
    const { workflow, origin } = publication;
    const names = [workflow, origin.job].map((name) => (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .codeCell */ .MZ)(name, NAME_LENGTH));
    const run = (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<a href="${runUrlOf(publication)}">attempt ${origin.attempt} of the workflow run</a>`;
    const shown = sha === '' ? (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `` : (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `commit ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .codeCell */ .MZ)(sha.slice(0, COMMIT_LENGTH), COMMIT_LENGTH)}`;
    const parts = [...names, shown, run].filter((part) => String(part) !== '');
    return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .joinHtml */ .cR)(parts, ' · ');
}
function runUrlOf({ origin }) {
    return `${origin.run}/attempts/${String(origin.attempt)}`;
}


/***/ }),

/***/ 6322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ completeTarget),
  O: () => (/* binding */ readPublishEvent)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/publish/event-target.js

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
const ofPullRequest = ({ pull_request }, event) => ({
    pullRequest: pull_request?.number ?? numberIn(event.ref, /^refs\/pull\/(\d{1,15})\/merge$/),
    sha: pull_request?.head?.sha ?? event.sha,
    isFork: isOther(pull_request?.head?.repo?.full_name, event),
});
const ROWS = {
    pull_request: ofPullRequest,
    pull_request_review: ofPullRequest,
    pull_request_review_comment: ofPullRequest,
    pull_request_target: (payload, event) => ({ ...ofPullRequest(payload, { ...event, sha: '' }), isFork: false }),
    issue_comment: ({ issue, comment }, event) => {
        if (issue === undefined)
            return {};
        if ((issue.pull_request ?? null) === null)
            return { sha: event.sha };
        return { pullRequest: issue.number, lookUp: { kind: 'commit', before: comment?.updated_at ?? '' } };
    },
    workflow_run: (payload, event) => {
        const target = ofChecked(payload.workflow_run, payload);
        const { head_repository, head_branch: branch } = payload.workflow_run ?? {};
        const source = head_repository?.full_name;
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
function targetOf(event, payload) {
    const row = Object.hasOwn(ROWS, event.name) ? ROWS[event.name] : undefined;
    const read = dist/* safeParse */.xLC(eventPayload, payload);
    const found = row?.(read.success ? read.output : {}, event) ?? { sha: event.sha };
    return { pullRequest: null, sha: '', lookUp: null, isFork: false, problem: null, ...found };
}
function choosePullRequest(candidates, sha) {
    const exact = candidates.filter(({ head }) => head.sha === sha);
    const [chosen, ...others] = exact.length > 0 ? exact : candidates;
    if (others.length === 0)
        return { pullRequest: chosen?.number ?? null, problem: null };
    const numbers = [chosen, ...others].slice(0, 5).map((one) => `#${String(one?.number)}`);
    return { pullRequest: null, problem: `there are several: ${numbers.join(', ')}` };
}
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

// EXTERNAL MODULE: ./build/publish/load-github.js
var load_github = __webpack_require__(3584);
;// CONCATENATED MODULE: ./build/publish/publish-event.js




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
async function completeTarget(target, wanted, access) {
    const { lookUp, pullRequest, sha } = target;
    if (lookUp?.kind === 'commit' && pullRequest !== null && sha === '' && wanted.checks) {
        const { readPullRequest } = await (0,load_github/* loadGitHub */.g)();
        const found = await readPullRequest({ ...access, pullRequest });
        if ('problem' in found)
            return { ...target, problem: found.problem };
        return { ...target, ...commitOf(found, lookUp.before, access.repository) };
    }
    if (lookUp?.kind === 'pull-request' && wanted.comment) {
        const { listPullRequestsOf } = await (0,load_github/* loadGitHub */.g)();
        const found = await listPullRequestsOf({ ...access, ...lookUp });
        if ('problem' in found)
            return { ...target, problem: found.problem };
        return { ...target, ...pullRequestOf(found, target.sha) };
    }
    return target;
}
function commitOf({ head }, before, repository) {
    const isOwn = head.repo?.full_name.toLowerCase() === repository.toLowerCase();
    const isOlder = Date.parse(head.repo?.pushed_at ?? '') < Date.parse(before);
    if (isOwn || isOlder)
        return { sha: head.sha, problem: null };
    return { sha: '', problem: 'the fork was pushed to after the comment, so it is not known which commit was tested' };
}
function pullRequestOf(found, sha) {
    const isOpen = ({ state }) => state === 'open';
    const exact = found.filter(({ head }) => head.sha === sha);
    const candidates = exact.some(isOpen) || exact.length === 0 ? found.filter(isOpen) : exact;
    return choosePullRequest(candidates, sha);
}


/***/ }),

/***/ 265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
function explain(problem, { isFork }) {
    const isPermission = problem.includes('permission');
    return isFork && isPermission ? `${problem}; the token of a pull request from a fork can only read.` : `${problem}.`;
}


/***/ }),

/***/ 5850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   VE: () => (/* binding */ legTestsBlock),
/* harmony export */   zi: () => (/* binding */ failedByLeg),
/* harmony export */   zk: () => (/* binding */ testsBlock)
/* harmony export */ });
/* harmony import */ var _report_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2958);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9924);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2772);
/* harmony import */ var _report_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(650);
/* harmony import */ var _report_test_phrases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(664);





const NAME_LENGTH = 200;
const PLACE_LENGTH = 200;
const MESSAGE_LENGTH = 4_000;
const NAMED_TESTS = 20;
const MOST_ANNOTATIONS = 50;
function testsBlock({ counts, failed }, nameLegs) {
    return blockOf(counts, failed, nameLegs);
}
function failedByLeg({ failed }, legs) {
    const byLeg = new Map();
    for (const test of failed) {
        for (const leg of test.legs) {
            if (!legs.has(leg))
                continue;
            const others = byLeg.get(leg);
            if (others === undefined)
                byLeg.set(leg, [test]);
            else
                others.push(test);
        }
    }
    return byLeg;
}
function legTestsBlock(counts, failed) {
    return blockOf(counts, failed, () => null);
}
function annotationsOf(failed) {
    const placed = failed.flatMap((test) => (test.place === null ? [] : [{ test, place: test.place }]));
    return placed.slice(0, MOST_ANNOTATIONS).map(({ test, place: { file, line } }) => ({
        path: file,
        start_line: line ?? 1,
        end_line: line ?? 1,
        annotation_level: 'failure',
        title: (0,_report_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(titleOf(test), NAME_LENGTH),
        message: (0,_report_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)((0,_report_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(test.message), MESSAGE_LENGTH) || 'The test failed.',
    }));
}
function blockOf(counts, failed, nameLegs) {
    const items = failed.slice(0, NAMED_TESTS).map((test) => (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<li>${testItem(test, nameLegs(test.legs))}</li>`);
    const more = counts.failed - items.length;
    const rest = more > 0 ? [(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<li>and ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_4__/* .grouped */ .zD)(more)} more</li>`] : [];
    const list = items.length === 0 ? [] : [(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<ul>`, ...items, ...rest, (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `</ul>`];
    return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .joinHtml */ .cR)([(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<p><b>${(0,_report_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phraseHtml */ .ls)((0,_report_test_phrases_js__WEBPACK_IMPORTED_MODULE_3__/* .testsSentence */ .vS)(counts))}</b></p>`, ...list], '\n');
}
function testItem(test, legs) {
    const facts = [
        (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeCell */ .MZ)(titleOf(test), NAME_LENGTH),
        ...(test.place === null ? [] : [placeHtml(test.place)]),
        ...(legs === null ? [] : [(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `in ${(0,_report_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phraseHtml */ .ls)(legs)}`]),
    ];
    return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .joinHtml */ .cR)(facts, ' · ');
}
function placeHtml(place) {
    const text = (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeCell */ .MZ)((0,_report_test_phrases_js__WEBPACK_IMPORTED_MODULE_3__/* .placeText */ .Z9)(place), PLACE_LENGTH);
    return place.url === null ? text : (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<a href="${place.url}">${text}</a>`;
}
function titleOf(test) {
    return [(0,_report_test_phrases_js__WEBPACK_IMPORTED_MODULE_3__/* .groupOf */ .F8)(test), test.name].map(_report_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN).filter(Boolean).join(' › ');
}


/***/ }),

/***/ 4017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ MOST_CHECK_RUNS),
  RunningChecks: () => (/* binding */ RunningChecks),
  Y: () => (/* binding */ accessOf)
});

// EXTERNAL MODULE: ./build/contree/status.js
var contree_status = __webpack_require__(2501);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/publish/check-content.js
var check_content = __webpack_require__(5820);
// EXTERNAL MODULE: ./build/publish/check-names.js
var check_names = __webpack_require__(581);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/publish/checks-state-entry.js
const OPEN_CHECKS = 'open-checks';

;// CONCATENATED MODULE: ./build/publish/checks-state.js


const VERSION = '1';
const CONCLUSIONS = ['success', 'failure', 'cancelled', 'timed_out', 'neutral'];
const openChecks = dist/* object */.Ikc({
    version: dist/* literal */.euz(VERSION),
    sha: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\da-f]{40,64}$/)),
    owner: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* uuid */.uRe()),
    conclusions: dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* picklist */.KIO(CONCLUSIONS))),
});
function saveOpenChecks(open, saveState) {
    saveState(OPEN_CHECKS, open === null ? '' : JSON.stringify({ version: VERSION, ...open }));
}
function readOpenChecks(text) {
    const { sha, owner, conclusions } = v.parse(openChecks, JSON.parse(text));
    return { sha, owner, conclusions };
}

// EXTERNAL MODULE: ./build/publish/external-ids.js
var external_ids = __webpack_require__(7106);
// EXTERNAL MODULE: ./build/publish/limit-time.js
var limit_time = __webpack_require__(9253);
// EXTERNAL MODULE: ./build/publish/load-github.js
var load_github = __webpack_require__(3584);
// EXTERNAL MODULE: ./build/publish/origin-line.js
var origin_line = __webpack_require__(5179);
// EXTERNAL MODULE: ./build/publish/publish-event.js + 1 modules
var publish_event = __webpack_require__(6322);
// EXTERNAL MODULE: ./build/publish/publish-problem.js
var publish_problem = __webpack_require__(265);
;// CONCATENATED MODULE: ./build/publish/running-checks.js












const MOST_CHECK_RUNS = 100;
const SOME_CHECK_RUNS = 50;
const HEAD_START = 200;
const REPLY_LIMITS = { limit: 2_000, stoppedLimit: 300 };
class RunningChecks {
    ids = new Map();
    lost = new Set();
    owner;
    #publication;
    #deps;
    #stop;
    #over = new AbortController();
    #cut = new AbortController();
    #asked = new Set();
    #ended = new Set();
    #work = Promise.resolve();
    #target = null;
    #isDenied = false;
    #isSaved = false;
    constructor(publication, deps) {
        this.owner = deps.owner;
        this.#publication = publication;
        this.#deps = deps;
        this.#stop = AbortSignal.any([deps.signal, this.#over.signal]);
    }
    get target() {
        return this.#target;
    }
    get isDenied() {
        return this.#isDenied;
    }
    announce = () => {
        this.#work = this.#work
            .then(() => this.#show())
            .catch((error) => {
            this.#deps.log.warning((0,report_escape/* logLine */.BP) `The check runs do not show that the legs run: ${(0,errors/* messageOf */.bD)(error)}`);
        });
    };
    async close() {
        const { clock, signal } = this.#deps;
        const replied = new AbortController();
        this.#over.abort('over');
        const limit = (0,limit_time/* limitTime */.D)(clock, signal, replied.signal, REPLY_LIMITS);
        limit.addEventListener('abort', () => {
            this.#cut.abort(limit.reason);
        });
        await this.#work;
        replied.abort();
    }
    leave(conclusions) {
        const { log, saveState } = this.#deps;
        const sha = this.#target?.sha ?? '';
        if (!this.#isSaved)
            return;
        try {
            const hasSome = Object.keys(conclusions).length > 0;
            saveOpenChecks(hasSome ? { sha, owner: this.owner, conclusions } : null, saveState);
        }
        catch (error) {
            log.warning((0,report_escape/* logLine */.BP) `The state for the post step could not be saved: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    async #show() {
        await this.#deps.clock.sleep(HEAD_START, this.#stop);
        if (this.#stop.aborted || this.#isDenied || this.#publication.repository === '')
            return;
        const access = { ...accessOf(this.#publication), clock: this.#deps.clock, signal: this.#cut.signal };
        const wanted = { comment: false, checks: true };
        this.#target ??= await (0,publish_event/* completeTarget */.t)(await (0,publish_event/* readPublishEvent */.O)(this.#publication), wanted, access);
        if (this.#target.sha === '')
            return;
        await this.#open(access, this.#target);
        await this.#endReused(access, this.#target);
    }
    async #open(access, target) {
        const results = this.#deps.ledger.results();
        const most = results.length > MOST_CHECK_RUNS ? SOME_CHECK_RUNS : MOST_CHECK_RUNS;
        const fresh = results.slice(0, most).flatMap((_, index) => (this.#asked.has(index) ? [] : [index]));
        if (fresh.length === 0 || this.#stop.aborted)
            return;
        for (const index of fresh)
            this.#asked.add(index);
        saveOpenChecks({ sha: target.sha, owner: this.owner, conclusions: null }, this.#deps.saveState);
        this.#isSaved = true;
        const runs = this.#runsOf(results, fresh, target.sha);
        const detailsUrl = (0,origin_line/* runUrlOf */.Q)(this.#publication);
        const { openCheckRuns } = await (0,load_github/* loadGitHub */.g)();
        const isWanted = (at) => this.#mayShow(results[fresh[at] ?? 0]);
        const request = { ...access, sha: target.sha, detailsUrl, runs, isWanted, stop: this.#stop };
        const { ids, lost, denied } = await openCheckRuns(request);
        for (const [at, id] of ids)
            this.ids.set(fresh[at] ?? 0, id);
        for (const at of lost)
            this.lost.add(fresh[at] ?? 0);
        if (denied !== null) {
            this.#isDenied = true;
            this.#deps.log.warning((0,report_escape/* logLine */.BP) `No check runs are shown: ${(0,publish_problem/* explain */.W)(denied, target)}`);
        }
    }
    async #endReused(access, { sha }) {
        const results = this.#deps.ledger.results();
        const reused = [...this.ids.keys()].filter((index) => results[index]?.reusedFrom !== null && !this.#ended.has(index));
        if (reused.length === 0 || this.#stop.aborted)
            return;
        for (const index of reused)
            this.#ended.add(index);
        const runs = this.#runsOf(results, reused, sha).map((run, at) => {
            return { ...run, id: this.ids.get(reused[at] ?? 0) ?? null, conclusion: 'success' };
        });
        const { endCheckRuns } = await (0,load_github/* loadGitHub */.g)();
        await endCheckRuns({ ...access, sha, detailsUrl: (0,origin_line/* runUrlOf */.Q)(this.#publication), runs, patience: 0 });
    }
    #mayShow(result) {
        if (result === undefined)
            return false;
        const { operation, reusedFrom } = this.#deps.ledger.resultOf(result.leg.name);
        return reusedFrom !== null || operation === null || !(0,contree_status/* isTerminal */.H)(operation.status);
    }
    #runsOf(results, chosen, sha) {
        const { hideSecrets: hide, mode } = this.#deps;
        const origin = (0,origin_line/* originLine */.r)(this.#publication, sha);
        const legs = results.slice(0, Math.max(...chosen) + 1).map(({ leg }) => hide(leg.name));
        const names = (0,check_names/* checkNames */.L)(this.#publication.origin, legs);
        return chosen.flatMap((index) => {
            const result = results[index];
            if (result === undefined)
                return [];
            const { title, summary } = (0,check_content/* runningOutput */.JG)(mode, result, origin);
            const output = { title: hide(title), summary: hide(summary) };
            return [{ name: hide(names[index] ?? ''), external_id: (0,external_ids/* externalId */.p)(this.owner, index), output }];
        });
    }
}
function accessOf(publication) {
    const { token, apiUrl, proxyEnv, repository } = publication;
    return { token, apiUrl, proxyEnv, repository };
}


/***/ }),

/***/ 664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   ZN: () => (/* binding */ detailLines),
/* harmony export */   vS: () => (/* binding */ testsSentence)
/* harmony export */ });
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
/* harmony import */ var _clean_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2958);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2772);
/* harmony import */ var _phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(650);




function testsSentence(counts) {
    const { tests, failed, flaky } = counts;
    if (tests === 0)
        return (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `0 tests were reported`;
    const all = (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .figure */ .vP)((0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(tests, 'test'));
    const unsteady = flaky === 0 ? (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `` : (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `, ${amount(flaky)} ${were(flaky)} flaky`;
    return failed === 0
        ? (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `${withoutFailure(counts)}${unsteady}`
        : (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `${amount(failed)} of ${all} failed${unsteady}`;
}
function withoutFailure({ tests, passed, skipped }) {
    if (passed === 0)
        return (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `${(0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .figure */ .vP)((0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(tests, 'test'))} ${were(tests)} skipped`;
    const others = skipped === 0 ? (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `` : (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `, ${amount(skipped)} ${were(skipped)} skipped`;
    return (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ) `${(0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .figure */ .vP)((0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(passed, 'test'))} passed${others}`;
}
function placeText({ file, line }) {
    return line === null ? file : `${file}:${String(line)}`;
}
function groupOf({ name, className, suite, place }) {
    const group = className === '' ? suite : className;
    const known = [name, place?.file ?? ''].map(letters);
    return known.some((text) => text.includes(letters(group))) ? '' : group;
}
function letters(text) {
    return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
function detailLines({ message, details }) {
    const lines = withoutBlankEnds((0,_values_values_js__WEBPACK_IMPORTED_MODULE_0__/* .linesOf */ .Dx)(details));
    const [first = '', ...others] = lines;
    return isSaid(first, message) ? withoutBlankEnds(others) : lines;
}
function withoutBlankEnds(lines) {
    const isText = (line) => line.trim() !== '';
    return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1);
}
function isSaid(line, message) {
    const reason = (0,_clean_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(line)
        .replace(/^[\w.$]{0,100}(?:Error|Exception)(?: \[\w{1,60}\])?: /, '')
        .replace(/ \/\/ (?:Object\.is|deep) equality$/, '')
        .replace(/:$/, '');
    return reason !== '' && message.includes(reason);
}
function amount(count) {
    return (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .figure */ .vP)((0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .grouped */ .zD)(count));
}
function were(count) {
    return (0,_phrase_js__WEBPACK_IMPORTED_MODULE_2__/* .figure */ .vP)(count === 1 ? 'was' : 'were');
}


/***/ })

};

