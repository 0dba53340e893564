export const id = 926;
export const ids = [926];
export const modules = {

/***/ 6926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  endCheckRuns: () => (/* reexport */ endCheckRuns),
  findCheckRuns: () => (/* reexport */ findCheckRuns),
  listPullRequestsOf: () => (/* reexport */ listPullRequestsOf),
  openCheckRuns: () => (/* reexport */ openCheckRuns),
  readPullRequest: () => (/* reexport */ readPullRequest),
  runCreatedAt: () => (/* reexport */ runCreatedAt),
  upsertComment: () => (/* reexport */ upsertComment)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./build/github/check-runs.js
const PERMISSION = 'checks: write';
const PARALLEL = 4;
const MOST_FAILURES = 3;

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 21 modules
var utils = __webpack_require__(1845);
// EXTERNAL MODULE: ./node_modules/node-fetch/src/index.js + 12 modules
var src = __webpack_require__(816);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/contree/agents.js
var agents = __webpack_require__(7849);
// EXTERNAL MODULE: ./build/contree/proxy.js
var proxy = __webpack_require__(7271);
;// CONCATENATED MODULE: ./build/github/repository-client.js





const BACKOFF = 500;
function connectTo({ token, apiUrl, repository, proxyEnv, signal }) {
    const [owner = '', repo = ''] = repository.split('/');
    const { keptAlive: agent } = (0,agents/* createAgents */.j)(apiUrl, (0,proxy/* decideProxy */.ZR)(apiUrl, proxyEnv).proxy);
    const send = (url, init) => (0,src/* default */.Ay)(url, { ...init, agent });
    const octokit = new utils/* GitHub */.gq((0,utils/* getOctokitOptions */.EG)(token, { baseUrl: apiUrl, request: { fetch: send } }));
    return { octokit, repository: { owner, repo, request: { signal } } };
}
async function sendTwice(send, { clock, signal }) {
    try {
        return await send();
    }
    catch (error) {
        const status = statusOf(error);
        if ((status !== null && status < 500) || signal.aborted)
            throw error;
        await clock.sleep(BACKOFF, signal);
        return send();
    }
}
class UnexpectedReply extends Error {
}
const refusal = dist/* object */.Ikc({
    status: dist/* number */.aig(),
    response: dist/* object */.Ikc({ headers: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), {}) }),
});
const networkError = dist/* object */.Ikc({
    cause: dist/* object */.Ikc({ code: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?!ERR_INVALID)[A-Z][A-Z0-9_]*$/)) }),
});
function statusOf(error) {
    const refused = dist/* safeParse */.xLC(refusal, error);
    return refused.success ? refused.output.status : null;
}
function failureOf(error, permission, signal) {
    const failure = { kind: 'lost', retryAfter: null };
    if (error instanceof UnexpectedReply)
        return { ...failure, problem: "GitHub's reply is invalid" };
    if (error instanceof proxy/* InvalidProxy */.mw)
        return { ...failure, kind: 'denied', problem: error.message };
    if (signal.aborted)
        return { ...failure, problem: String(signal.reason) };
    const refused = dist/* safeParse */.xLC(refusal, error);
    if (refused.success) {
        const { status, response } = refused.output;
        const { text, ...found } = refusalOf(status, response.headers, permission);
        return { ...failure, ...found, problem: `${text} (HTTP ${status})` };
    }
    const broken = dist/* safeParse */.xLC(networkError, error);
    const problem = broken.success
        ? `GitHub cannot be reached (${broken.output.cause.code})`
        : 'the request to GitHub failed';
    return { ...failure, problem };
}
function problemOf(error, permission, signal) {
    return failureOf(error, permission, signal).problem;
}
function refusalOf(status, headers, permission) {
    if (status === 401)
        return { kind: 'denied', text: 'GitHub does not accept github-token' };
    const isLimit = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
    if (status === 429 || (status === 403 && isLimit)) {
        return { kind: 'limited', retryAfter: secondsIn(headers['retry-after']), text: "GitHub's rate limit is reached" };
    }
    if (status === 403 || status === 404) {
        return { kind: status === 403 ? 'denied' : 'rejected', text: `github-token needs "permissions: ${permission}"` };
    }
    if (status >= 500)
        return { text: 'GitHub failed' };
    return { kind: 'rejected', text: 'GitHub rejected the request' };
}
function secondsIn(header) {
    return /^\d{1,9}$/.test(String(header)) ? Number(header) * 1_000 : null;
}

;// CONCATENATED MODULE: ./build/github/end-check-runs.js



const SHORTEST_PAUSE = 1_000;
async function endCheckRuns(request) {
    const { clock, runs, signal } = request;
    const ended = new Set();
    let patience = request.patience;
    for (;;) {
        const left = runs.filter((run) => !ended.has(run));
        const failure = await endOnce(request, left, (run) => ended.add(run));
        if (failure === null)
            return { ended, problem: ended.size === runs.length ? null : String(signal.reason) };
        const wanted = failure.kind === 'limited' ? (failure.retryAfter ?? Infinity) : Infinity;
        const pause = Math.max(wanted, SHORTEST_PAUSE);
        if (pause > patience)
            return { ended, problem: failure.problem };
        patience -= pause;
        await clock.sleep(pause, signal);
        if (signal.aborted)
            return { ended, problem: String(signal.reason) };
    }
}
async function endOnce(request, runs, onEnded) {
    const failures = [];
    const isShared = ({ kind }) => kind === 'denied' || kind === 'limited';
    let client = null;
    const attempt = async (run) => {
        if (failures.some(isShared) || failures.length >= MOST_FAILURES || request.signal.aborted)
            return;
        try {
            await end((client ??= connectTo(request)), request, run);
            onEnded(run);
        }
        catch (error) {
            failures.push(failureOf(error, PERMISSION, request.signal));
        }
    };
    const limit = (0,p_limit/* default */.A)(PARALLEL);
    await Promise.all(runs.map((run) => limit(attempt, run)));
    return failures.find(isShared) ?? failures[0] ?? null;
}
async function end(client, request, run) {
    try {
        await send(client, request, run);
    }
    catch (error) {
        const { annotations = [], title, summary } = run.output;
        const isRejected = failureOf(error, PERMISSION, request.signal).kind === 'rejected';
        if (!isRejected || annotations.length === 0)
            throw error;
        await send(client, request, { ...run, output: { title, summary } });
    }
}
async function send({ octokit, repository }, request, { id, name, external_id, conclusion, started_at, completed_at, output }) {
    const { annotations = [], title, summary } = output;
    const shown = { title, summary, ...(annotations.length > 0 && { annotations: [...annotations] }) };
    const times = { ...(started_at && { started_at }), ...(completed_at && { completed_at }) };
    const fields = { ...repository, status: 'completed', conclusion, ...times, output: shown };
    const { sha: head_sha, detailsUrl: details_url } = request;
    await sendTwice(async () => {
        if (id !== null)
            await octokit.rest.checks.update({ ...fields, check_run_id: id });
        else
            await octokit.rest.checks.create({ ...fields, name, head_sha, details_url, ...(external_id && { external_id }) });
    }, request);
}

;// CONCATENATED MODULE: ./build/github/find-check-runs.js



const PER_PAGE = 100;
const MOST_PAGES = 20;
const page = dist/* object */.Ikc({ check_runs: dist/* array */.YOg(dist/* unknown */.L5J()) });
const row = dist/* object */.Ikc({
    id: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b()),
    name: dist/* string */.YjP(),
    status: dist/* literal */.euz('in_progress'),
    external_id: dist/* string */.YjP(),
});
async function findCheckRuns(request) {
    const found = [];
    try {
        const { octokit, repository } = connectTo(request);
        for (let number = 1; number <= MOST_PAGES; number += 1) {
            const filter = { filter: 'all', status: 'in_progress', per_page: PER_PAGE, page: number };
            const query = { ...repository, ref: request.sha, ...filter };
            const { data } = await sendTwice(() => octokit.rest.checks.listForRef(query), request);
            const read = dist/* safeParse */.xLC(page, data);
            if (!read.success)
                throw new UnexpectedReply();
            const { check_runs: rows } = read.output;
            found.push(...rows.flatMap(checkIn));
            if (rows.length < PER_PAGE)
                break;
        }
        return found.filter(({ externalId }) => externalId.startsWith(request.externalId));
    }
    catch (error) {
        return failureOf(error, PERMISSION, request.signal);
    }
}
function checkIn(given) {
    const read = dist/* safeParse */.xLC(row, given);
    if (!read.success)
        return [];
    const { id, name, external_id: externalId } = read.output;
    return [{ id, name, externalId }];
}

;// CONCATENATED MODULE: ./build/github/open-check-runs.js




const open_check_runs_SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 600_000;
const created = dist/* object */.Ikc({ id: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b()) });
async function openCheckRuns(request) {
    const { clock, runs, isWanted, signal, stop } = request;
    const ids = new Map();
    const lost = new Set();
    const over = new AbortController();
    let denied = null;
    let failures = 0;
    let pausedUntil = 0;
    let client = null;
    const take = (index, failure) => {
        const { kind, retryAfter, problem } = failure;
        if (kind === 'lost')
            lost.add(index);
        if (kind === 'denied')
            denied ??= problem;
        if (kind === 'rejected' || kind === 'lost')
            failures += 1;
        if (kind === 'limited')
            pausedUntil = clock.now() + Math.max(retryAfter ?? Infinity, open_check_runs_SHORTEST_PAUSE);
        const isPausedTooLong = pausedUntil - clock.now() > LONGEST_PAUSE;
        if (denied !== null || isPausedTooLong || failures >= MOST_FAILURES)
            over.abort();
    };
    const open = async (run, index) => {
        let isLimited = true;
        while (isLimited) {
            await clock.sleep(pausedUntil - clock.now(), AbortSignal.any([stop, over.signal]));
            if (stop.aborted || over.signal.aborted || !isWanted(index))
                return;
            try {
                ids.set(index, await create((client ??= connectTo(request)), request, run));
                isLimited = false;
            }
            catch (error) {
                const failure = failureOf(error, PERMISSION, signal);
                take(index, failure);
                isLimited = failure.kind === 'limited';
            }
        }
    };
    const limit = (0,p_limit/* default */.A)(PARALLEL);
    await Promise.all(runs.map((run, index) => limit(open, run, index)));
    return { ids, lost, denied };
}
async function create({ octokit, repository }, { sha, detailsUrl }, run) {
    const { output, ...rest } = run;
    const fields = { ...rest, output: { title: output.title, summary: output.summary } };
    const where = { ...repository, head_sha: sha, details_url: detailsUrl, status: 'in_progress' };
    const { data } = await octokit.rest.checks.create({ ...where, ...fields });
    const read = dist/* safeParse */.xLC(created, data);
    if (!read.success)
        throw new UnexpectedReply();
    return read.output.id;
}

;// CONCATENATED MODULE: ./build/github/comment.js


const comment_PER_PAGE = 100;
const comment_MOST_PAGES = 10;
const comment = dist/* object */.Ikc({ id: dist/* number */.aig(), body: dist/* string */.YjP(), user: dist/* object */.Ikc({ login: dist/* string */.YjP() }) });
const viewer = dist/* object */.Ikc({ viewer: dist/* object */.Ikc({ login: dist/* string */.YjP() }) });
async function upsertComment(request) {
    try {
        const client = connectTo(request);
        const id = await findOwn(client, request);
        if (id !== null && (await update(client, request, id)))
            return { done: 'updated' };
        await comment_create(client, request);
        return { done: 'created' };
    }
    catch (error) {
        return { problem: problemOf(error, 'pull-requests: write', request.signal) };
    }
}
async function findOwn(client, request) {
    const first = await readPage(client, request, 1);
    const count = Math.min(first.pages, comment_MOST_PAGES) - 1;
    const newest = Array.from({ length: count }, (_, index) => first.pages - index);
    let login = null;
    for (const number of [1, ...newest]) {
        const { comments } = number === 1 ? first : await readPage(client, request, number);
        const marked = comments.filter(({ body }) => body.startsWith(request.marker));
        if (marked.length === 0)
            continue;
        login ??= await readLogin(client, request);
        const own = marked.find(({ user }) => user.login === login);
        if (own !== undefined)
            return own.id;
    }
    return null;
}
async function readPage({ octokit, repository }, request, page) {
    const query = { ...repository, issue_number: request.pullRequest, per_page: comment_PER_PAGE, page };
    const { data, headers } = await sendTwice(() => octokit.rest.issues.listComments(query), request);
    const rows = data;
    if (!Array.isArray(rows))
        throw new UnexpectedReply();
    const comments = rows.map((row) => dist/* safeParse */.xLC(comment, row)).flatMap((read) => (read.success ? [read.output] : []));
    const last = /[?&]page=(\d{1,9})(?:&[^>]*)?>; *rel="last"/.exec(headers.link ?? '')?.[1];
    return { comments, pages: last === undefined ? page : Number(last) };
}
async function readLogin({ octokit, repository }, request) {
    const query = () => octokit.graphql('{ viewer { login } }', { request: repository.request });
    const read = dist/* safeParse */.xLC(viewer, await sendTwice(query, request));
    if (!read.success)
        throw new UnexpectedReply();
    return read.output.viewer.login;
}
async function update({ octokit, repository }, request, id) {
    const change = { ...repository, comment_id: id, body: request.body };
    try {
        await sendTwice(() => octokit.rest.issues.updateComment(change), request);
        return true;
    }
    catch (error) {
        if (statusOf(error) === 404)
            return false;
        throw error;
    }
}
async function comment_create({ octokit, repository }, request) {
    const { pullRequest: issue_number, body } = request;
    await octokit.rest.issues.createComment({ ...repository, issue_number, body });
}

;// CONCATENATED MODULE: ./build/github/pull-requests.js


const pullRequest = dist/* object */.Ikc({
    number: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1)),
    state: dist/* string */.YjP(),
    head: dist/* object */.Ikc({
        sha: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\da-f]{40,64}$/)),
        ref: dist/* string */.YjP(),
        repo: dist/* nullable */.mee(dist/* object */.Ikc({ full_name: dist/* string */.YjP(), pushed_at: dist/* nullable */.mee(dist/* string */.YjP()) })),
    }),
});
const pull_requests_PERMISSION = 'pull-requests: read';
async function readPullRequest(request) {
    try {
        const { octokit, repository } = connectTo(request);
        const query = { ...repository, pull_number: request.pullRequest };
        const { data } = await sendTwice(() => octokit.rest.pulls.get(query), request);
        const read = dist/* safeParse */.xLC(pullRequest, data);
        if (!read.success)
            throw new UnexpectedReply();
        return read.output;
    }
    catch (error) {
        return { problem: problemOf(error, pull_requests_PERMISSION, request.signal) };
    }
}
async function listPullRequestsOf(request) {
    const { fork, branch } = request;
    try {
        const { octokit, repository } = connectTo(request);
        const head = `${fork.split('/')[0] ?? ''}:${branch}`;
        const query = { ...repository, head, state: 'all', per_page: 100 };
        const { data } = await sendTwice(() => octokit.rest.pulls.list(query), request);
        const rows = data;
        if (!Array.isArray(rows))
            throw new UnexpectedReply();
        const read = rows.map((row) => dist/* safeParse */.xLC(pullRequest, row)).flatMap((row) => (row.success ? [row.output] : []));
        return read.filter(({ head: { ref, repo } }) => ref === branch && repo?.full_name.toLowerCase() === fork.toLowerCase());
    }
    catch (error) {
        return { problem: problemOf(error, pull_requests_PERMISSION, request.signal) };
    }
}

// EXTERNAL MODULE: ./build/contree/backoff.js
var backoff = __webpack_require__(9871);
;// CONCATENATED MODULE: ./build/github/run-start.js



const LIMIT = 10_000;
const isMoment = (text) => !Number.isNaN(Date.parse(text));
const reply = dist/* object */.Ikc({ created_at: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX(), dist/* check */.z6Y(isMoment)) });
async function runCreatedAt(request) {
    const limit = new AbortController();
    const over = new AbortController();
    void request.clock.sleep(Math.min(request.limit, LIMIT), over.signal).then(() => {
        limit.abort();
    });
    const signal = AbortSignal.any([request.signal, limit.signal]);
    const unknown = (problem) => {
        if (!signal.aborted)
            return { problem };
        return { problem: request.signal.aborted ? 'the step was stopped' : 'GitHub did not reply in time' };
    };
    try {
        const access = { ...request, signal };
        const { octokit, repository } = connectTo(access);
        const run = { ...repository, run_id: Number(request.runId) };
        const { data, headers } = await sendTwice(() => octokit.rest.actions.getWorkflowRun(run), access);
        const read = dist/* safeParse */.xLC(reply, data);
        if (read.success)
            return { createdAt: read.output.created_at, age: ageOf(read.output.created_at, headers.date) };
        return unknown("GitHub's reply does not say when the run was created");
    }
    catch (error) {
        return unknown(problemOf(error, 'actions: read', signal));
    }
    finally {
        over.abort();
    }
}
function ageOf(createdAt, date) {
    const now = (0,backoff/* parseHttpDate */.m6)(date ?? null);
    const age = now === null ? -1 : now - Date.parse(createdAt);
    return age < 0 ? null : age;
}

;// CONCATENATED MODULE: ./build/github/index.js








/***/ })

};

