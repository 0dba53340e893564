export const id = 372;
export const ids = [372];
export const modules = {

/***/ 372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  endLeftChecks: () => (/* binding */ endLeftChecks)
});

// EXTERNAL MODULE: ./build/contree/proxy.js
var proxy = __webpack_require__(271);
;// CONCATENATED MODULE: ./build/inputs/github-address.js
function githubApiUrl(env) {
    return addressIn(env, 'GITHUB_API_URL', 'https://api.github.com');
}
function githubServerUrl(env) {
    return addressIn(env, 'GITHUB_SERVER_URL', 'https://github.com');
}
function addressIn(env, name, fallback) {
    const text = (env[name] ?? '').trim().replace(/\/+$/, '');
    return text === '' ? fallback : text;
}

// EXTERNAL MODULE: ./build/inputs/input-source.js
var input_source = __webpack_require__(316);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(924);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(772);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(934);
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
    const { sha, owner, conclusions } = dist/* parse */.qgA(openChecks, JSON.parse(text));
    return { sha, owner, conclusions };
}

;// CONCATENATED MODULE: ./build/publish/external-ids.js
function externalId(owner, index) {
    return `${idPrefix(owner)}${String(index)}`;
}
function idPrefix(owner) {
    return `op-action/${owner}/`;
}

;// CONCATENATED MODULE: ./build/publish/load-github.js
function loadGitHub() {
    return import(/* webpackIgnore: true */ "../github/index.js");
}

;// CONCATENATED MODULE: ./build/publish/left-checks.js








const LIMIT = 90_000;
const PATIENCE = 61_000;
const ARRIVAL = 2_000;
async function endLeftChecks(saved, deps) {
    const { clock, env, log, source } = deps;
    const open = readOpenChecks(saved);
    const token = (0,input_source/* inputText */.A)(source, 'github-token');
    if (token === '') {
        log.warning((0,report_escape/* logLine */.BP) `The check runs that the step left in progress stay so: github-token is empty.`);
        return;
    }
    const limit = new AbortController();
    const over = new AbortController();
    void clock.sleep(LIMIT, over.signal).then(() => {
        limit.abort('GitHub did not reply in time');
    });
    const repository = env['GITHUB_REPOSITORY'] ?? '';
    const where = { token, apiUrl: githubApiUrl(env), repository, proxyEnv: (0,proxy/* proxyVariables */.eq)(env) };
    const access = { ...where, clock, signal: limit.signal, sha: open.sha };
    try {
        const count = await endFound(open, access, log);
        if (count === null || open.conclusions !== null)
            return;
        await clock.sleep(ARRIVAL, limit.signal);
        const late = await endFound(open, access, log);
        if (count === 0 && late === 0)
            log.info((0,report_escape/* logLine */.BP) `No check run was left in progress.`);
    }
    finally {
        over.abort();
    }
}
async function endFound(open, access, log) {
    const { endCheckRuns } = await loadGitHub();
    const found = await find(open, access);
    if ('problem' in found) {
        log.warning((0,report_escape/* logLine */.BP) `Check runs that the step left in progress could not be looked up: ${found.problem}.`);
        return null;
    }
    const runs = found.map((check) => endingRun(open, check));
    if (runs.length === 0)
        return 0;
    const { ended, problem } = await endCheckRuns({ ...access, detailsUrl: '', runs, patience: PATIENCE });
    const what = (0,format/* counted */.hS)(runs.length, 'check run');
    if (problem === null)
        log.info((0,report_escape/* logLine */.BP) `Completed ${what} that the step left in progress.`);
    else
        log.warning((0,report_escape/* logLine */.BP) `Completed ${ended.size} of ${what} that the step left in progress: ${problem}.`);
    return runs.length;
}
async function find(open, access) {
    const { findCheckRuns } = await loadGitHub();
    const request = { ...access, externalId: idPrefix(open.owner) };
    const found = await findCheckRuns(request);
    const pause = 'problem' in found && found.kind === 'limited' ? (found.retryAfter ?? Infinity) : Infinity;
    if (pause > PATIENCE)
        return found;
    await access.clock.sleep(pause, access.signal);
    return await findCheckRuns(request);
}
function endingRun({ conclusions }, { id, name, externalId }) {
    const known = conclusions?.[externalId];
    const title = known === undefined ? 'the step was ended before this leg was' : 'ended';
    const summary = "The job's log and summary have the details.";
    return { id, name, conclusion: known ?? 'cancelled', output: { title, summary } };
}


/***/ })

};

