export const id = 411;
export const ids = [411];
export const modules = {

/***/ 411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPost: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(838);
;// CONCATENATED MODULE: ./build/contree/clock.js
const systemClock = {
    // Not `Date.now`: when the machine's clock is set during a step, deadlines must not move.
    now: () => Math.round(performance.timeOrigin + performance.now()),
    random: () => Math.random(),
    // `node:timers/promises` would make an error for each abort, and a watch aborts a sleep with each message.
    sleep: (ms, signal) => new Promise((resolve) => {
        if (signal?.aborted === true) {
            resolve();
            return;
        }
        const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        };
        // Node warns on stderr about a negative timeout, which a deadline gives that has just passed.
        const timer = setTimeout(done, Math.max(0, ms));
        signal?.addEventListener('abort', done);
    }),
};

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(975);
;// CONCATENATED MODULE: ./build/errors.js

/** The code of one of Node's own errors, such as `ENOENT`; null for anything else that was thrown. */
function errorCode(error) {
    if (typeof error !== 'object' || error === null || !('code' in error))
        return null;
    return typeof error.code === 'string' ? error.code : null;
}
/** The message of a thrown value; untrusted. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : (0,external_node_util_.inspect)(thrown);
}
/** The code of a file system error, such as `ENOENT`; the text of any other error. */
function codeOf(error) {
    return errorCode(error) ?? String(error);
}
function isMissing(code) {
    return ['ENOENT', 'ENOTDIR'].includes(code);
}

;// CONCATENATED MODULE: ./build/inputs/action-facts.js
// Generated from action.yml and package.json by `npm run docs`; change those instead.
const VERSION = '0.1.0';
/** Every input with its default: a workflow that hands on an empty value means the default. */
const INPUT_DEFAULTS = {
    mode: 'wait',
    token: '',
    project: '',
    url: '',
    'allow-http': 'false',
    profile: '',
    'request-timeout': '30s',
    operations: '',
    'operations-file': '',
    'if-no-operations': 'error',
    session: '',
    image: '',
    'registry-username': '',
    'registry-password': '',
    legs: '',
    matrix: '',
    command: '',
    'leg-name': '',
    'allow-failure': 'false',
    setup: '',
    'setup-key': '',
    'setup-keep': '',
    'setup-files': '',
    files: '',
    env: '',
    cwd: '',
    shell: '',
    hostname: '',
    network: '',
    user: '',
    'run-timeout': '',
    'truncate-output-at': '',
    'disk-limit': '',
    disposable: '',
    'max-parallel': '',
    retries: '0',
    'retry-on': 'platform',
    'on-rerun': 'all',
    'dry-run': 'false',
    detach: 'false',
    collect: '',
    'if-no-files-found': 'warn',
    'collect-timeout': '1m',
    tag: '',
    timeout: '',
    'on-timeout': 'leave',
    'stop-grace': '10s',
    'fail-fast': 'false',
    logs: '',
    'if-finished': 'error',
    status: 'EXECUTING',
    kind: '',
    since: '',
    until: '',
    max: '1000',
    cleanup: 'auto',
    'output-dir': '',
    summary: 'true',
    comment: 'false',
    'comment-key': '',
    checks: 'false',
    'github-token': '',
    'job-index': '',
    'job-matrix': '',
    'job-status': '',
};

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(708);
;// CONCATENATED MODULE: ./build/contree/agents.js


/** Far more than run at a time, so that requests that hang delay no others, and few enough for any machine. */
const MOST_SOCKETS = 512;
/**
 * The agents for one address.
 * @param proxy as `decideProxy` gives it; null for direct requests
 */
function createAgents(base, proxy) {
    const { Agent } = base.startsWith('https:') ? external_node_https_ : external_node_http_;
    // Without a list of exceptions, which are decided already: Node's own reading of one differs.
    const proxyEnv = proxy === null ? {} : { proxyEnv: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy } };
    const options = { maxSockets: MOST_SOCKETS, ...proxyEnv };
    return {
        /** For requests that are safe to repeat. */
        keptAlive: new Agent({ ...options, keepAlive: true }),
        /** One connection for each request: an idle one may be dead, and then it is unknown whether the request was received. */
        unshared: new Agent({ ...options, keepAlive: false }),
    };
}
/** A warning when there is a proxy that this version of Node does not use; otherwise null. */
function unusedProxyWarning({ proxy, variable }, nodeVersion) {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
    // Node's agents take the proxy from an environment since 24.5; older ones ignore it.
    if (proxy === null || major > 24 || (major === 24 && minor >= 5))
        return null;
    return `${variable} is set, but Node ${nodeVersion} does not use it: requests go out directly. Node 24.5 or newer does.`;
}

;// CONCATENATED MODULE: ./build/contree/base-address.js
/**
 * The address before every path of the API, such as `/v1/operations`: without a trailing slash, a trailing `/v1` or a
 * query. A prefix, such as `/sandboxes`, stays.
 * Throws a `TypeError` for all but a plain http or https address. It does not show the address, which may hold a password.
 */
function parseBaseAddress(text) {
    const url = URL.parse(text);
    if (url === null || !['http:', 'https:'].includes(url.protocol)) {
        throw new TypeError('the address has no http:// or https:// in front');
    }
    if (url.username !== '' || url.password !== '') {
        throw new TypeError('the address has a user name or a password, which it must not');
    }
    if (url.search !== '' || url.hash !== '') {
        throw new TypeError('the address has a ? or a #, which it must not');
    }
    return url.origin + url.pathname.replace(/(?:\/+v1)?\/*$/u, '');
}

;// CONCATENATED MODULE: ./build/contree/byte-budget.js
/**
 * Bytes that several replies may hold at a time. They are granted in the order in which they are asked for.
 *
 * Growing replies could each hold a part and wait for the rest for ever. So the first that has to wait may exceed the capacity
 * until it is released. At most the capacity and one whole reply are held.
 */
class ByteBudget {
    #capacity;
    #used = 0;
    #queue = [];
    /** The lease that may exceed the capacity. */
    #overdrawn = null;
    constructor(capacity) {
        this.#capacity = capacity;
    }
    /** Bytes that are held now. */
    get used() {
        return this.#used;
    }
    lease() {
        const lease = {
            held: 0,
            isOver: false,
            grow: (bytes, signal) => this.#grow(lease, bytes, signal),
            release: () => {
                this.#release(lease);
            },
        };
        return lease;
    }
    async #grow(lease, bytes, signal) {
        if (lease.isOver || signal.aborted)
            return false;
        return await new Promise((resolve) => {
            const onAbort = () => {
                this.#queue.splice(this.#queue.indexOf(waiting), 1);
                waiting.settle(false);
                this.#grantInOrder();
            };
            const settle = (isGranted) => {
                signal.removeEventListener('abort', onAbort);
                resolve(isGranted);
            };
            const waiting = { lease, bytes, settle };
            signal.addEventListener('abort', onAbort);
            // The others wait for this one.
            if (this.#overdrawn === lease)
                this.#queue.unshift(waiting);
            else
                this.#queue.push(waiting);
            this.#grantInOrder();
        });
    }
    #release(lease) {
        lease.isOver = true;
        this.#used -= lease.held;
        lease.held = 0;
        if (this.#overdrawn === lease)
            this.#overdrawn = null;
        for (const waiting of this.#queue.filter((one) => one.lease === lease)) {
            this.#queue.splice(this.#queue.indexOf(waiting), 1);
            waiting.settle(false);
        }
        this.#grantInOrder();
    }
    #grantInOrder() {
        for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
            const { lease, bytes, settle } = next;
            if (this.#used + bytes > this.#capacity) {
                this.#overdrawn ??= lease;
                if (this.#overdrawn !== lease)
                    return;
            }
            this.#queue.shift();
            this.#used += bytes;
            lease.held += bytes;
            settle(true);
        }
    }
}

// EXTERNAL MODULE: ./node_modules/eventsource-parser/dist/parse.js + 1 modules
var parse = __webpack_require__(85);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(193);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(934);
;// CONCATENATED MODULE: ./build/contree/json-meter.js
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const SQUARE = 0x5b;
const SQUARE_END = 0x5d;
const CURLY = 0x7b;
const CURLY_END = 0x7d;
/**
 * Measures a JSON text from pieces that are cut anywhere, before it is parsed: a few kilobytes of gzip can hold millions of
 * values, and each takes far more time and memory to parse than its two bytes take to count. Linear in the bytes. What it
 * says of a text that is no JSON has no meaning, but is bounded in the same way.
 */
class JsonMeter {
    #limits;
    #depth = 0;
    #values = 1;
    #isInText = false;
    /** The piece before ended behind a backslash. */
    #isEscaped = false;
    constructor(limits) {
        this.#limits = limits;
    }
    /** Counts the next piece; null while the text is within the limits. */
    add(piece) {
        const { values: most, depth: deepest } = this.#limits;
        const { length } = piece;
        // Fields would make the loop five times as slow.
        let depth = this.#depth;
        let values = this.#values;
        let at = this.#isInText ? this.#endOfText(piece, 0) : 0;
        while (at < length) {
            const byte = piece[at];
            if (byte === QUOTE) {
                at = this.#endOfText(piece, at + 1);
                continue;
            }
            if (byte === COMMA)
                values += 1;
            else if (byte === SQUARE || byte === CURLY) {
                values += 1;
                depth += 1;
            }
            else if (byte === SQUARE_END || byte === CURLY_END)
                depth -= 1;
            if (values > most)
                return { at, of: 'values' };
            if (depth > deepest)
                return { at, of: 'depth' };
            at += 1;
        }
        this.#depth = depth;
        this.#values = values;
        return null;
    }
    /** The place behind the quote that ends a text which goes on at `start`; the end of the piece when it has none. */
    #endOfText(piece, start) {
        const { length } = piece;
        let at = this.#isEscaped ? start + 1 : start;
        while (at < length && piece[at] !== QUOTE)
            at += piece[at] === BACKSLASH ? 2 : 1;
        this.#isInText = at >= length;
        this.#isEscaped = at > length;
        return Math.min(at + 1, length);
    }
}
/** A clause without its subject. */
function excessText({ of }, { values, depth }) {
    return of === 'values' ? `has more than ${values} JSON values` : `nests deeper than ${depth} levels of JSON`;
}

;// CONCATENATED MODULE: ./build/contree/reply-limits.js
const MIB = 1024 * 1024;
/**
 * The service's own replies nest seven levels deep. Some hold JSON of any shape (`error` may be an object); beyond thousands of
 * levels `JSON.stringify` throws.
 */
const depth = 100;
/**
 * A thousand rows of a listing have at most 20,000 values, so there is room for five times as many fields. 100,000 values of
 * the worst shape take 0.1 s to parse and as long to redact.
 */
const USUAL_LIMITS = { bytes: 48 * MIB, values: 100_000, depth };
/**
 * An operation's detail. Bytes: two streams of at most 10 MiB each (API reference, 2.5) are 28 MiB in base64 and at most 40 MiB
 * as text with escapes. Values: it repeats the request, with five values for each of up to 100,000 files.
 */
const DETAIL_LIMITS = { ...USUAL_LIMITS, values: 600_000 };
/** A directory's entry has fifteen fields, so this is room for 16,000 entries. */
const DIRECTORY_LIMITS = { ...USUAL_LIMITS, values: 250_000 };
/** The content of a file. */
const CONTENT_LIMITS = { bytes: 64 * MIB, values: Infinity, depth: Infinity };
/**
 * What is cut there and not refused: an error, whose first 300 characters are shown, and a reply whose status and headers say
 * what matters, such as that of a start, which repeats the request.
 */
const CUT_LIMITS = { bytes: MIB, values: 10_000, depth };
/**
 * One event of a stream: a few kilobytes of output, or some thirty facts. The other clients take 4 MiB; here 128 streams may
 * hold an unfinished one at a time. A leg whose stream has a larger one is polled instead.
 */
const EVENT_LIMITS = { bytes: MIB / 2, values: 10_000, depth };

;// CONCATENATED MODULE: ./build/contree/uuid.js
const UUID = /^([0-9a-f]{8})(-?)([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{12})$/i;
/** The UUID in lower case with hyphens, from any case and with all its hyphens or none; null for any other text. */
function parseUuid(text) {
    return UUID.test(text) ? text.toLowerCase().replace(UUID, '$1-$3-$4-$5-$6') : null;
}

;// CONCATENATED MODULE: ./build/contree/wire/fields.js


/** What the schema describes; null, and so unknown, when it is absent or of another type. */
function known(schema) {
    return dist/* fallback */.NpB(dist/* nullable */.mee(schema), null);
}
const fields_text = known(dist/* string */.YjP());
const number = known(dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x()));
const flag = known(dist/* boolean */.zMY());
const uuid = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((given) => parseUuid(given.trim())), dist/* string */.YjP('no UUID'));
const knownUuid = known(uuid);
/** The name or UUID of an image: a UUID in its usual form, anything else as sent. */
const imageName = dist/* pipe */.FsL(fields_text, dist/* transform */.pdi((name) => (name === null ? null : (parseUuid(name) ?? name))));
function part(entries) {
    return known(dist/* object */.Ikc(entries));
}
/** The record without the values that are of another kind. */
function only(record, is) {
    return Object.fromEntries(Object.entries(record).filter((entry) => is(entry[1])));
}
/** A decoder for what the schema describes; `name` is what it is, for the message. The decoder never throws. */
function decoder(schema, name) {
    return (payload) => {
        const result = dist/* safeParse */.xLC(schema, payload);
        if (result.success)
            return { value: result.output };
        const wrong = result.issues.map((issue) => [dist/* getDotPath */.BuJ(issue), issue.message].filter(Boolean).join(': '));
        return { problem: `no ${name} (${wrong.join('; ')})` };
    };
}
/** A decoder for a list, bare or under one of `names`; null when it is neither. One bad row does not lose the others. */
function listDecoder(names, decodeRow) {
    return (payload) => {
        const list = listIn(payload, names);
        if (list === undefined)
            return null;
        const rows = [];
        const payloads = [];
        const problems = [];
        for (const row of list) {
            const decoded = decodeRow(row);
            if ('problem' in decoded)
                problems.push(decoded.problem);
            else {
                rows.push(decoded.value);
                payloads.push(row);
            }
        }
        return { rows, payloads, problems };
    };
}
function listIn(payload, names) {
    const fields = names.map((name) => Object.getOwnPropertyDescriptor(Object(payload), name)?.value);
    return [payload, ...fields].find((value) => Array.isArray(value));
}
/**
 * The value of a JSON text; undefined when it is none. The parser's own message would quote a piece of the text, and half a
 * secret with it.
 */
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}
/** The JSON of a value in place of a text. Never throws, unlike `JSON.stringify` for a value that nests too deeply. */
function jsonText(value) {
    try {
        return JSON.stringify(value);
    }
    catch (error) {
        return `unreadable: ${String(error)}`;
    }
}

;// CONCATENATED MODULE: ./build/contree/base64.js
/** Both alphabets, with line ends or without, padded or not. */
const BASE64 = /^[\w+/\-\s]*(?:=\s*){0,2}$/u;
/** The bytes of a base64 text; null for a text that is none: Node would drop what does not fit. */
function decodeBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    // Padded and with nothing dropped, as the service writes it: a search through 14 million characters is saved.
    const isWhole = text.length % 4 === 0 && bytes.length === Buffer.byteLength(text, 'base64');
    return isWhole || BASE64.test(text) ? bytes : null;
}

;// CONCATENATED MODULE: ./build/contree/types.js
/** What the client takes and returns. The files in `wire/` decode both generations of payloads to it. */
/** Statuses the service is known to use; it may send others, which count as active. */
const ACTIVE_STATUSES = ['PENDING', 'ASSIGNED', 'EXECUTING'];
const TERMINAL_STATUSES = ['SUCCESS', 'FAILED', 'CANCELLED'];

;// CONCATENATED MODULE: ./build/contree/wire/operation.js




/** One stream of a process; null when the service did not keep any. */
const output = dist/* pipe */.FsL(part({ value: fields_text, content: fields_text, encoding: fields_text, truncated: flag }), dist/* transform */.pdi((stream) => {
    const written = stream?.value ?? stream?.content ?? null;
    if (stream === null || written === null)
        return null;
    const decoded = stream.encoding?.toLowerCase() === 'base64' ? decodeBase64(written) : null;
    return { bytes: decoded ?? Buffer.from(written), truncated: stream.truncated ?? false };
}));
const streams = { stdout: output, stderr: output };
const WHOLE_NUMBER = /^[+-]?\d{1,15}$/u;
const exitCode = dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi((value) => {
    const code = typeof value === 'string' && WHOLE_NUMBER.test(value.trim()) ? Number(value) : value;
    return Number.isSafeInteger(code) ? Number(code) : null;
}));
const operation_process = { exit_code: dist/* optional */.lqM(exitCode), signal: number, timed_out: flag };
const environment = known(dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), dist/* transform */.pdi((values) => only(values, (value) => typeof value === 'string'))));
/** An operation's text, or a JSON form of what stands in its place. */
const anyText = dist/* pipe */.FsL(dist/* optional */.lqM(dist/* unknown */.L5J()), dist/* transform */.pdi((value) => typeof value === 'string' || value === null || value === undefined ? value : jsonText(value)));
const payload = dist/* object */.Ikc({
    uuid: knownUuid,
    id: knownUuid,
    kind: fields_text,
    status: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* nonEmpty */.hq('empty')),
    error: anyText,
    created_at: fields_text,
    duration: number,
    image_uuid: imageName,
    result_image_uuid: imageName,
    tag: fields_text,
    result: part({ ...operation_process, ...streams, image: imageName, tag: fields_text }),
    metadata: part({
        image: imageName,
        tag: fields_text,
        env: environment,
        command: fields_text,
        args: known(dist/* array */.YOg(dist/* unknown */.L5J())),
        shell: flag,
        result: part({ ...streams, state: part(operation_process), resources: part({ elapsed_time: number }) }),
    }),
});
const decodePayload = decoder(payload, 'operation');
/** The exit code that a shell gives for signal 9. */
const SIGKILLED = 128 + 9;
/** Fields at the top level that have a place of their own in `Operation`. */
const MAPPED = new Set(Object.keys(payload.entries));
/** An operation from a row of a list or a detail reply, of either generation. Never throws. */
function decodeOperation(json) {
    const decoded = decodePayload(json);
    if ('problem' in decoded)
        return decoded;
    const wire = decoded.value;
    const id = wire.uuid ?? wire.id;
    if (id === null)
        return { problem: 'no operation (it has no uuid)' };
    const { result: old, metadata } = wire;
    const current = metadata?.result;
    const process = processOf(wire);
    return {
        value: {
            uuid: id,
            kind: wire.kind?.toLowerCase() ?? null,
            status: wire.status,
            error: wire.error ?? null,
            createdAt: wire.created_at,
            duration: hasEnded(wire.status) ? wire.duration : null,
            elapsed: elapsedOf(current?.resources?.elapsed_time ?? null),
            image: metadata?.image ?? wire.image_uuid,
            env: metadata?.env ?? null,
            command: commandOf(metadata),
            resultImage: wire.result_image_uuid ?? old?.image ?? null,
            tag: old?.tag ?? wire.tag ?? metadata?.tag ?? null,
            ...process,
            exitCode: process.exitCode === -1 && !hasEnded(wire.status) ? null : process.exitCode,
            stdout: fullest(current?.stdout, old?.stdout),
            stderr: fullest(current?.stderr, old?.stderr),
            scalars: scalarsOf(json),
        },
    };
}
/** Without a shell an executable with arguments, which a shell would ignore (API reference, 2.5). */
function commandOf(metadata) {
    if (metadata?.command == null)
        return null;
    const { command, args, shell } = metadata;
    const words = (args ?? []).filter((word) => typeof word === 'string');
    return { command, args: shell === true ? [] : words, shell: shell ?? false };
}
/**
 * How the command ended. Its own time limit reads the same in each form: killed by a signal, which an older service puts as a
 * shell does, as exit code 128 + signal.
 */
function processOf(wire) {
    const { result: old, metadata } = wire;
    const state = metadata?.result?.state;
    const exitCode = state?.exit_code ?? old?.exit_code ?? null;
    const signal = signalOf(state?.signal ?? old?.signal ?? null);
    const isKilled = exitCode === SIGKILLED || (exitCode !== null && exitCode < 0);
    const sandboxTimedOut = (state?.timed_out ?? old?.timed_out ?? false) || (isKilled && wire.error === 'timeout');
    return sandboxTimedOut && exitCode === SIGKILLED
        ? { exitCode: -1, signal: signal ?? 9, sandboxTimedOut }
        : { exitCode, signal, sandboxTimedOut };
}
const decodeOperations = listDecoder(['operations'], decodeOperation);
function hasEnded(status) {
    return TERMINAL_STATUSES.includes(status);
}
/** The first that holds anything, else the first: the output so far may be in either place. */
function fullest(...outputs) {
    return outputs.find((found) => (found?.bytes.length ?? 0) > 0) ?? outputs.find((found) => found) ?? null;
}
function signalOf(signal) {
    return Number.isSafeInteger(signal) && Number(signal) > 0 ? signal : null;
}
/** Each resource is -1 where the service did not measure it. */
function elapsedOf(seconds) {
    return seconds === null || seconds < 0 ? null : seconds;
}
function scalarsOf(json) {
    const others = Object.entries(Object(json)).filter(([name]) => !MAPPED.has(name));
    return only(Object.fromEntries(others), isScalar);
}
function isScalar(value) {
    return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

;// CONCATENATED MODULE: ./build/contree/wire/event.js







/**
 * The most lines of a stream that are no field of an event. Readers ignore such a line, but the parser makes an `Error` of
 * each: a flood of them takes a hundred times as long as anything else.
 */
const MOST_UNKNOWN_LINES = 1_000;
/**
 * Reads the frames of an event stream (WHATWG HTML, "Server-sent events") from pieces that are cut anywhere. A frame that
 * carries an id but no event becomes an event of kind `other`, since a stream can be resumed from there. After the events
 * of a piece stands what is wrong with the stream behind them, if anything is: then nothing more is read.
 */
function createFrameReader() {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let events = [];
    let problem = null;
    let unknownLines = 0;
    const parser = (0,parse/* createParser */.C)({
        maxBufferSize: EVENT_LIMITS.bytes,
        // Called before `onEvent` for the same frame.
        onId: (given) => {
            const id = eventId(given);
            if (id !== null && problem === null)
                events.push({ id, process: null, kind: 'other' });
        },
        onEvent: (frame) => {
            if (problem !== null)
                return;
            const read = readFrame(frame);
            // The frame's id is that of its event.
            if (frame.event !== 'sse_error' && eventId(frame.id) !== null)
                events.pop();
            if ('reason' in read)
                problem = read;
            else
                events.push(read);
        },
        onError: ({ type }) => {
            if (type === 'max-buffer-size-exceeded') {
                problem ??= { kind: 'oversize', reason: `an event is larger than ${EVENT_LIMITS.bytes} characters` };
                return;
            }
            unknownLines += 1;
            if (unknownLines <= MOST_UNKNOWN_LINES)
                return;
            problem ??= { kind: 'oversize', reason: `more than ${MOST_UNKNOWN_LINES} lines are no field of an event` };
            // Nothing else stops the parser within a piece.
            throw new Error('given up');
        },
    });
    return (piece) => {
        events = [];
        try {
            if (problem === null)
                parser.feed(decoder.write(piece));
        }
        catch (error) {
            if (problem === null)
                throw error;
        }
        return { events, problem };
    };
}
function readFrame(frame) {
    if (frame.event === 'sse_error')
        return { kind: 'protocol', reason: `the service reports: ${frame.data}` };
    const excess = new JsonMeter(EVENT_LIMITS).add(Buffer.from(frame.data));
    if (excess !== null)
        return { kind: 'oversize', reason: `an event ${excessText(excess, EVENT_LIMITS)}` };
    const decoded = decodeEvent(frame);
    return 'problem' in decoded ? { kind: 'protocol', reason: `an event is ${decoded.problem}` } : decoded.value;
}
const STREAMS = ['stdout', 'stderr'];
const event_decodePayload = decoder(dist/* object */.Ikc({ id: number, spid: number, type: fields_text, data: dist/* optional */.lqM(dist/* unknown */.L5J()) }), 'event');
const truncation = part({ stream: known(dist/* picklist */.KIO(STREAMS)) });
/**
 * An event from a frame, whose data are JSON. An unknown kind, and one with data that make no sense, is `other`; only data
 * that are no JSON object are a problem. Never throws.
 */
function decodeEvent({ id, event, data }) {
    const json = parseJson(data);
    if (json === undefined)
        return { problem: 'no JSON' };
    const decoded = event_decodePayload(json);
    if ('problem' in decoded)
        return decoded;
    const { id: ownId, spid, type, data: content } = decoded.value;
    return { value: { id: eventId(id) ?? eventId(ownId), process: spid, ...contentOf(event ?? type, content) } };
}
/** The id of a frame; null for one that a stream cannot be resumed from. */
function eventId(id) {
    const number = typeof id === 'string' && /^\d+$/u.test(id) ? Number(id) : id;
    return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : null;
}
function contentOf(type, data) {
    const stream = STREAMS.find((name) => name === type);
    if (stream !== undefined) {
        const written = dist/* parse */.qgA(output, data);
        return written === null ? { kind: 'other' } : { kind: 'output', stream, bytes: written.bytes };
    }
    if (type === 'truncated') {
        const cut = dist/* parse */.qgA(truncation, data)?.stream ?? null;
        return cut === null ? { kind: 'other' } : { kind: 'truncated', stream: cut };
    }
    if (type === 'size_cap')
        return { kind: 'capped' };
    return { kind: type === 'completion' ? 'completion' : 'other' };
}

;// CONCATENATED MODULE: ./build/contree/failure-text.js


const LONGEST_REASON = 300;
/**
 * Characters of a text that are read: far more than are shown, and few enough to keep every pattern fast. A text is cut there
 * before secrets are removed, which takes the part of one that then ends the text for a secret too.
 */
const LONGEST_TEXT = 8192;
/**
 * The service's own message in an error reply: JSON of either generation, HTML, plain text or nothing. It is free of secrets,
 * and of any length.
 */
function reasonOf({ body, header, status }, redact) {
    const text = new TextDecoder().decode(body);
    const message = redactStart(failure_text_messageOf(text) ?? withoutTags(redactStart(text, redact)), redact);
    const reason = onOneLine(message) === '' ? (external_node_http_.STATUS_CODES[status] ?? 'no message from the service') : message;
    const location = status >= 300 && status < 400 ? header('Location') : null;
    return location === null ? reason : `${onOneLine(reason)}, to ${redact(location)}`;
}
/**
 * The first part of a body, as far as any of it is read, and not yet free of secrets: a failure that waits for its next try
 * must not hold all of a large one.
 */
function startOf(body) {
    return new TextDecoder().decode(body.subarray(0, LONGEST_TEXT));
}
/** The first part of a text, free of secrets. */
function redactStart(text, redact) {
    return redact(text.slice(0, LONGEST_TEXT));
}
/**
 * Null when the text is no JSON. `{error, status, traceback?}` is the current form, `{error, message, details}` the older
 * one; `error` may be anything.
 */
function failure_text_messageOf(text) {
    const body = parseJson(text);
    if (body === undefined)
        return null;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
        return asText(body);
    const fields = new Map(Object.entries(body));
    const parts = ['error', 'message', 'details', 'detail'].map((name) => asText(fields.get(name)));
    const said = [...new Set(parts)].filter((part) => part !== '');
    return said.length === 0 ? asText(body) : said.join(': ');
}
/**
 * Whether an error reply is in the service's own form: JSON with a text in `error`. Other servers answer at a wrong address.
 */
function isFromService({ body }) {
    const json = parseJson(new TextDecoder().decode(body));
    return typeof json === 'object' && json !== null && 'error' in json && typeof json.error === 'string';
}
/** `body.timeout: must be positive`, from one of the errors that a validator lists. */
function violationText(value) {
    if (typeof value !== 'object' || value === null || !('msg' in value) || typeof value.msg !== 'string')
        return null;
    const place = 'loc' in value && Array.isArray(value.loc) ? value.loc.map(String).join('.') : '';
    return place === '' ? value.msg : `${place}: ${value.msg}`;
}
function asText(value) {
    if (typeof value === 'string')
        return value;
    const violations = Array.isArray(value) ? value.map(violationText) : [];
    if (violations.length > 0 && !violations.includes(null))
        return violations.join('; ');
    const isEmpty = value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
    return isEmpty ? '' : jsonText(value);
}
function withoutTags(text) {
    if (!text.trimStart().startsWith('<'))
        return text;
    const title = /<title[^<>]{0,100}>([^<]+)/iu.exec(text)?.[1];
    return title ?? text.replaceAll(/<(?:script|style)[^<>]*>[^<]*/giu, ' ').replaceAll(/<[^<>]*>?/gu, ' ');
}
/** One line of at most 300 characters, without a full stop at its end. The text must be free of secrets. */
function onOneLine(text) {
    const start = text.slice(0, LONGEST_TEXT);
    const line = start.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
    const short = line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}…` : line;
    return short.toWellFormed().replace(/\.{1,300}$/u, '');
}

;// CONCATENATED MODULE: ./build/contree/secrets/invisible.js
/** Blanks, controls, what has no width and what changes the text's direction, each from and to. */
const RANGES = [
    [0x80, 0xa0],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
    [0x1680, 0x1680],
    [0x17b4, 0x17b5],
    [0x180b, 0x180f],
    [0x2000, 0x200f],
    [0x2028, 0x202f],
    [0x205f, 0x206f],
    [0x3000, 0x3000],
    [0x3164, 0x3164],
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff0, 0xffff],
];
const INVISIBLE = new Uint8Array(0x10000);
for (const [from, to] of RANGES)
    INVISIBLE.fill(1, from, to + 1);
/** @param code code point beyond ASCII */
function isInvisible(code) {
    return code < 0x10000 ? INVISIBLE[code] === 1 : code >= 0xe0000 && code <= 0xe0fff;
}

;// CONCATENATED MODULE: ./build/contree/secrets/terminal-sequence.js
/** Where the sequence ends that begins with ESC at a place, as `report/clean.ts` removes it; beyond the text when it is cut. */
function sequenceEnd({ bytes, length }, at) {
    const kind = String.fromCharCode(bytes[at + 1] ?? 0);
    if (kind === '[')
        return controlEnd({ bytes, length }, at + 2);
    let place = at + 1;
    if (']PX^_'.includes(kind)) {
        while (place < length && ![0x07, 0x0a, 0x0d, 0x1b].includes(bytes[place] ?? 0))
            place += 1;
        if (place >= length)
            return length + 1;
        if (bytes[place] === 0x07)
            return place + 1;
        return bytes[place] === 0x1b && bytes[place + 1] === 0x5c ? place + 2 : place;
    }
    while (isWithin(bytes[place], 0x20, 0x2f))
        place += 1;
    if (place >= length)
        return length + 1;
    return isWithin(bytes[place], 0x30, 0x7e) ? place + 1 : place;
}
/** Where a control sequence ends, from its first parameter on. */
function controlEnd({ bytes, length }, from) {
    let place = from;
    while (isWithin(bytes[place], 0x30, 0x3f))
        place += 1;
    while (isWithin(bytes[place], 0x20, 0x2f))
        place += 1;
    if (place >= length)
        return length + 1;
    return isWithin(bytes[place], 0x40, 0x7e) ? place + 1 : place;
}
function isWithin(byte = 0, least, greatest) {
    return byte >= least && byte <= greatest;
}

;// CONCATENATED MODULE: ./build/contree/secrets/text-view.js
/** The byte of a view that stands for an ellipsis, or three dots, where a text was cut. No UTF-8 holds it. */
const CUT_MARK = 0xff;
/**
 * Bytes of UTF-8 as a secret is searched in them, and the place in the text that each stands for. Letters are in lower case,
 * and the punctuation that differs from one alphabet of base64 to another is `+`: it finds more spellings, and a secret is too
 * long to be met by chance.
 */
class TextView {
    bytes = new Uint8Array(0);
    start = new Uint32Array(0);
    end = new Uint32Array(0);
    length = 0;
    /** Where an escape or a sequence begins that the end of the text cuts; Infinity when none is cut. */
    open = Infinity;
    /** Makes it empty, with room for this many bytes. */
    clear(capacity) {
        this.length = 0;
        this.open = Infinity;
        if (capacity <= this.bytes.length)
            return;
        const size = Math.max(256, 2 ** Math.ceil(Math.log2(capacity)));
        this.bytes = new Uint8Array(size);
        this.start = new Uint32Array(size);
        this.end = new Uint32Array(size);
    }
    /** Takes the first `length` of its bytes for a text: each stands for itself. */
    beText(length) {
        const { start, end } = this;
        this.length = length;
        // Views that are derived from this one never write to it, so what is numbered stays so.
        for (let at = length - 1; at >= 0 && end[at] !== at + 1; at -= 1) {
            start[at] = at;
            end[at] = at + 1;
        }
    }
    add(byte, start, end) {
        const at = this.length;
        this.bytes[at] = byte;
        this.start[at] = start;
        this.end[at] = end;
        this.length = at + 1;
    }
    cutAt(place) {
        this.open = Math.min(this.open, place ?? Infinity);
    }
}

;// CONCATENATED MODULE: ./build/contree/secrets/fold-text.js



/** What a byte of a text is; all above `DOT` are characters. */
const SKIPPED = 0;
const ESCAPE = 1;
const NON_ASCII = 2;
const DOT = 3;
const FULL_STOP = 0x2e;
/** Blanks, controls and `DEL` are skipped. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte === 0x1b)
        return ESCAPE;
    if (byte === CUT_MARK)
        return byte;
    if (byte >= 0x80)
        return NON_ASCII;
    if (byte === FULL_STOP)
        return DOT;
    return byte < 0x21 || byte === 0x7f ? SKIPPED : foldedByte(byte);
});
function foldedByte(byte) {
    const character = String.fromCharCode(byte).toLowerCase();
    return '-_/,.:~!'.includes(character) ? 0x2b : character.charCodeAt(0);
}
/**
 * Fills the target with the source's characters as a page or a terminal shows them: without blanks, line ends, controls and
 * invisible characters. Returns whether there was a terminal sequence; `keepsSequences`: its printable characters stay.
 */
function foldText(source, target, keepsSequences) {
    target.clear(source.length);
    target.open = source.open;
    const { bytes, start, end, length } = source;
    const { bytes: outBytes, start: outStart, end: outEnd } = target;
    let hasSequences = false;
    let out = 0;
    let at = 0;
    while (at < length) {
        const folded = FOLDED[bytes[at] ?? 0] ?? SKIPPED;
        if (folded > DOT) {
            outBytes[out] = folded;
            outStart[out] = start[at] ?? 0;
            outEnd[out] = end[at] ?? 0;
            out += 1;
            at += 1;
        }
        else if (folded === SKIPPED) {
            at += 1;
        }
        else if (folded === DOT) {
            target.length = out;
            at = foldDots(source, target, at);
            out = target.length;
        }
        else {
            const isEscape = folded === ESCAPE;
            target.length = out;
            const next = isEscape && !keepsSequences ? sequenceEnd(source, at) : at + 1;
            hasSequences ||= isEscape || (bytes[at] === 0xc2 && bytes[at + 1] === 0x9b);
            if (next > length)
                target.cutAt(start[at]);
            at = isEscape ? next : foldWide(source, target, at, keepsSequences);
            out = target.length;
        }
    }
    target.length = out;
    return hasSequences;
}
/** Adds a dot, or the mark for three of them. Returns where the next character begins. */
function foldDots({ bytes, start, end, length }, target, at) {
    const isMark = at + 3 <= length && bytes[at + 1] === FULL_STOP && bytes[at + 2] === FULL_STOP;
    const next = isMark ? at + 3 : at + 1;
    target.add(isMark ? CUT_MARK : foldedByte(FULL_STOP), start[at] ?? 0, end[next - 1] ?? 0);
    return next;
}
/** Adds a character beyond ASCII, unless it is invisible. Returns where the next one begins. */
function foldWide(source, target, at, keepsSequences) {
    const { bytes, start, end, length } = source;
    const lead = bytes[at] ?? 0;
    const size = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const next = at + size;
    if (next > length) {
        target.cutAt(start[at]);
        return length;
    }
    let code = lead & (0x7f >> size);
    for (let place = at + 1; place < next; place += 1) {
        const byte = bytes[place] ?? 0;
        // What is no UTF-8 is shown as U+FFFD.
        if ((byte & 0xc0) !== 0x80)
            return at + 1;
        code = (code << 6) | (byte & 0x3f);
    }
    if (code === 0x9b && size === 2 && !keepsSequences) {
        const sequence = controlEnd(source, next);
        if (sequence > length)
            target.cutAt(start[at]);
        return sequence;
    }
    if (code === 0x2026) {
        target.add(CUT_MARK, start[at] ?? 0, end[next - 1] ?? 0);
        return next;
    }
    return size === 1 || isInvisible(code) ? next : keep(next);
    function keep(until) {
        for (let place = at; place < until; place += 1)
            target.add(bytes[place] ?? 0, start[at] ?? 0, end[until - 1] ?? 0);
        return until;
    }
}

;// CONCATENATED MODULE: ./build/contree/secrets/secret-forms.js


/** A shorter text stands in many words. */
const SHORTEST = 4;
/** Of shorter secrets, and of shorter parts of one, base64 and hexadecimal digits are not searched: they are met by chance. */
const LEAST_PART = 8;
/** The forms of the secrets, each once. Secrets of less than four characters are left out. */
function formsOf(secrets) {
    const forms = new Map();
    for (const secret of secrets) {
        const bytes = Buffer.from(secret);
        const plain = foldedBytes(bytes);
        if (plain.length < SHORTEST)
            continue;
        const isShort = plain.length < LEAST_PART;
        const encoded = isShort ? [] : [...[0, 1, 2].map((before) => base64Within(bytes, before)), bytes.toString('hex')];
        for (const form of [...besideDots(secret), ...encoded].map((text) => foldedBytes(Buffer.from(text)))) {
            forms.set(Buffer.from(form).toString('latin1'), { bytes: form, isShort });
        }
    }
    return [...forms.values()];
}
/** The secret, and with dots beside its own first or last ones: three dots in a row are read as the mark of a cut. */
function besideDots(secret) {
    const dots = ['', '.', '..'];
    const before = secret.startsWith('.') ? dots : [''];
    const after = secret.endsWith('.') ? dots : [''];
    return before.flatMap((first) => after.map((last) => first + secret + last));
}
/** The part of the base64 of a text that is the same for any text before the secret, for a number of bytes before it. */
function base64Within(secret, before) {
    const all = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
    return all.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + secret.length)) / 6));
}
function foldedBytes(bytes) {
    const text = new TextView();
    const folded = new TextView();
    text.clear(bytes.length);
    text.bytes.set(bytes);
    text.beText(bytes.length);
    foldText(text, folded, true);
    return folded.bytes.slice(0, folded.length);
}

;// CONCATENATED MODULE: ./build/contree/secrets/entity-names.js
const LINE_FEED = 0x0a;
/** Names of characters that a token can hold, in lower case, each with its character behind it. */
const CHARACTER_NAMES = 'amp& lt< gt> quot" apos\' sol/ bsol\\ plus+ equals= lowbar_ underbar_ hyphen- dash- period. comma, colon: ' +
    'semi; excl! num# dollar$ percnt% ast* midast* lpar( rpar) lsqb[ lbrack[ rsqb] rbrack] lcub{ lbrace{ rcub} ' +
    'rbrace} vert| verbar| verticalline| grave` diacriticalgrave` commat@ quest? hat^ tilde~';
/** Names in lower case, with the character of each; those of invisible ones stand for a line feed. */
const NAMES = new Map([
    ...CHARACTER_NAMES.split(' ').map((entry) => [entry.slice(0, -1), entry.charCodeAt(entry.length - 1)]),
    ...['nbsp', 'shy', 'zwj', 'zwnj', 'tab', 'newline'].map((name) => [name, LINE_FEED]),
]);
const NAME_LIST = [...NAMES.keys()];
const LONGEST_NAME = Math.max(...NAME_LIST.map((name) => name.length));

;// CONCATENATED MODULE: ./build/contree/secrets/hazards.js

/** What a view skips, and the usual sequences of a terminal. A text is read as Latin-1 here, so that a byte is a character. */
const GAP = String.raw `(?:[\x00-\x1a\x1c-\x20\x7f-\xff]|\x1b\[[0-?]{0,20}[@-~])*`;
const DIGIT = '[0-9A-Fa-f]';
const pair = (name) => Array.from(name.slice(0, 2), (letter) => `[${letter}${letter.toUpperCase()}]`).join(GAP);
const NAME_STARTS = [...new Set(NAME_LIST.map(pair))].join('|');
/** `\"` and `\n`: each is one character, which begins no other escape. */
const MILD_ESCAPE = String.raw `\\[!-$'-/4-TVWYZ[\]-tvwyz{-~]`;
/** Of three dots and more, and an ellipsis. */
const CUT = String.raw `\.{3,}|\xe2\x80\xa6`;
const WILD = [
    // What is no escape is no hazard: `100 %`, `&&`, `?a=1&b=2`.
    String.raw `\\`,
    `%${GAP}(?:[%\\\\&]|${DIGIT}${GAP}(?:${DIGIT}|[%\\\\&]))`,
    `&${GAP}(?:[#%\\\\]|${NAME_STARTS})`,
    String.raw `\x1b(?!\[[0-?]{0,20}[@-~])`,
    String.raw `\xc2\x9b`,
    // Within hexadecimal digits, it is skipped.
    `0${GAP}[xX]`,
].join('|');
/**
 * Places where letters in a row are not all of a text: an escape, a terminal sequence that is no colour, and, in a text that
 * may have been `cut` in the middle, the mark of the cut. Group 1 are those that change the text only at their own place.
 */
function hazards(cut) {
    return new RegExp(`(${cut ? `${CUT}|` : ''}${MILD_ESCAPE})|${WILD}`, 'g');
}

;// CONCATENATED MODULE: ./build/contree/secrets/secret-grams.js

/** Letters in a row that are looked up at a time. */
const GRAM = 4;
/** Different letters. */
const ALPHABET = 36;
/** By byte: 1 to 36 for a letter in either case or a digit; 0 for any other byte. */
const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => {
    const character = String.fromCharCode(byte);
    return /[\da-z]/i.test(character) ? Number.parseInt(character, ALPHABET) + 1 : 0;
});
/** Each four letters in a row that a form of a secret has. Anything may stand between them. */
class SecretGrams {
    /**
     * Letters from one look to the next that meet a gram of every form that stands as a whole. 0: a form, or a part of one that
     * is long enough to be hidden, may have too few letters to be met.
     */
    stride;
    /** Those of a whole form that such a look may meet first, as `all`. */
    first;
    /** All, a bit for each number. */
    all;
    constructor(forms) {
        const isFit = forms.every(({ bytes }) => hasLetters(bytes));
        const texts = isFit ? forms.map(({ bytes }) => lettersOf(bytes)) : [];
        this.stride = isFit ? Math.min(...texts.map(({ length }) => length)) - GRAM + 1 : 0;
        this.first = bitsOf(texts.flatMap((letters) => gramsOf(letters.slice(0, this.stride + GRAM - 1))));
        this.all = bitsOf(texts.flatMap(gramsOf));
    }
}
/** Whether the bit of a number is set. */
function hasBit(bits, number) {
    return (((bits[number >> 3] ?? 0) >> (number & 7)) & 1) === 1;
}
function bitsOf(numbers) {
    const bits = new Uint8Array(ALPHABET ** GRAM / 8);
    for (const number of numbers)
        bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7));
    return bits;
}
function gramsOf(letters) {
    return letters.slice(GRAM - 1).map((_, at) => letters.slice(at, at + GRAM).reduce(withLetter, 0));
}
/** The number of the last four letters after one more, which is 1 to 36. */
function withLetter(gram, letter) {
    return (gram * ALPHABET + letter - 1) % ALPHABET ** GRAM;
}
function lettersOf(bytes) {
    return Array.from(bytes, (byte) => LETTERS[byte] ?? 0).filter((letter) => letter > 0);
}
/** Whether each part that would be hidden has a gram. */
function hasLetters(form) {
    const part = Math.min(form.length, LEAST_PART);
    for (let at = 0; at + part <= form.length; at += 1) {
        if (lettersOf(form.subarray(at, at + part)).length < GRAM)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./build/contree/secrets/next-gram.js

const next_gram_ESCAPE = 0x1b;
const OPEN_BRACKET = 0x5b;
/** Bytes of the parameters of a sequence, and a few more. */
const PARAMETERS = 22;
/**
 * Where the next four letters may be four of a secret in a row, looking once for each stride: as they are, and without the
 * sequences of colours. The end of the bytes when there are none.
 */
function nextGram(bytes, from, { stride, first }) {
    /** Without sequences: the first letter of the latest look. Up to there, another one would meet the same letters. */
    let seen = -1;
    for (let at = from;;) {
        let gram = 0;
        let letters = 0;
        let firstAt = at;
        let hasSequence = false;
        for (let place = at; letters < GRAM && place < bytes.length; place += 1) {
            const byte = bytes[place] ?? 0;
            const letter = LETTERS[byte] ?? 0;
            if (letter > 0) {
                if (letters === 0)
                    firstAt = place;
                gram = gram * ALPHABET + letter - 1;
                letters += 1;
            }
            else if (byte === next_gram_ESCAPE)
                hasSequence = true;
        }
        if (letters < GRAM)
            return bytes.length;
        if (hasBit(first, gram))
            return firstAt;
        const outside = colourAround(bytes, at);
        if ((hasSequence || outside > at) && outside > seen) {
            seen = letterWithoutColours(bytes, outside);
            if (hasBit(first, gramWithoutColours(bytes, seen)))
                return firstAt;
        }
        // No letter stands before the first, so that nothing is looked at again and again.
        at = Math.max(at + stride, firstAt + 1);
    }
}
/** The place of the next letter but those of sequences. */
function letterWithoutColours(bytes, from) {
    let place = from;
    while (place < bytes.length && LETTERS[bytes[place] ?? 0] === 0) {
        place = bytes[place] === next_gram_ESCAPE ? colourEnd(bytes, place) : place + 1;
    }
    return place;
}
/** The number of the next four letters but those of sequences. Where there are fewer, no whole form follows. */
function gramWithoutColours(bytes, from) {
    let gram = 0;
    let place = from;
    for (let letters = 0; letters < GRAM && place < bytes.length; letters += 1) {
        place = letterWithoutColours(bytes, place);
        gram = withLetter(gram, LETTERS[bytes[place] ?? 0] ?? 0);
        place += 1;
    }
    return gram;
}
/** The end of the sequence that a place is in, or the place. */
function colourAround(bytes, at) {
    let place = at;
    while (at - place <= PARAMETERS && isParameter(bytes[place - 1] ?? 0))
        place -= 1;
    if (bytes[place - 1] === OPEN_BRACKET)
        place -= 1;
    return bytes[place - 1] === next_gram_ESCAPE ? colourEnd(bytes, place - 1) : at;
}
/** Where a sequence such as `ESC [ 3 1 m` ends, from its `ESC` on. */
function colourEnd(bytes, at) {
    let place = at + 2;
    while (place < bytes.length && isParameter(bytes[place] ?? 0))
        place += 1;
    return place + 1;
}
function isParameter(byte) {
    return byte >= 0x30 && byte <= 0x3f;
}

;// CONCATENATED MODULE: ./build/contree/secrets/sieve.js



/** Bytes of a block that is not worth a look before it is scanned. */
const SMALL = 256;
/** Bytes that are scanned at least, and at most, at a time. */
const LEAST_SCAN = 64;
const MOST_SCAN = 16 * 1024;
/** Bytes before an obstacle in which a border is looked for. */
const REACH = 1024;
/** Bytes from a place that was no border to the next that is looked at. */
const NEXT_TRY = 8;
/** Letters that separate a border from the possible end of a secret or of an escape, with a few to spare. */
const MARGIN = 20;
/** Bytes that are read for a few letters. */
const MOST_READ = 128;
const sieve_ESCAPE = 0x1b;
/**
 * Tells which bytes need no scan, at the speed of a search for a word. A secret is letters in a row in all views of a text that
 * has no hazard, with anything between them; so it is enough to look, one secret's length after another, whether the next four
 * letters are four of a secret in a row.
 */
class Sieve {
    #grams;
    /** By byte: 1 when a scan that ends with it holds nothing back. */
    #quiet;
    constructor(forms) {
        this.#grams = new SecretGrams(forms);
        const first = new Set(forms.map(({ bytes }) => bytes[0]));
        const quiet = Array.from('ghijklmnopqrstuvwyz').filter((letter) => !first.has(letter.charCodeAt(0)));
        this.#quiet = new Uint8Array(256);
        for (const letter of quiet)
            this.#quiet.fill(1, letter.charCodeAt(0), letter.charCodeAt(0) + 1);
        for (const letter of quiet)
            this.#quiet[letter.toUpperCase().charCodeAt(0)] = 1;
    }
    over(block, cut) {
        return new SievedBlock(this.#grams, this.#quiet, block, cut);
    }
}
const CUT_BEFORE = new RegExp(CUT);
const HAZARDS = { whole: hazards(false), cut: hazards(true) };
/** A block of a text, from which to take what can be handed on as it is, and what must be scanned. */
class SievedBlock {
    #grams;
    #quiet;
    #bytes;
    #cut;
    #isSieved;
    #text = '';
    #obstacles = [];
    constructor(grams, quiet, bytes, cut) {
        this.#grams = grams;
        this.#quiet = quiet;
        this.#bytes = bytes;
        this.#cut = cut;
        this.#isSieved = grams.stride > 0;
        if (!this.#isSieved)
            return;
        this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
        const pattern = cut === 'nowhere' ? HAZARDS.whole : HAZARDS.cut;
        this.#obstacles = [
            new Ahead((from) => this.#hazard(pattern, from)),
            new Ahead((from) => nextGram(bytes, from, grams)),
        ];
    }
    /** The place up to which the bytes from a place on hold nothing of a secret, nor of one that goes on beyond it. */
    passed(from) {
        if (!this.#isSieved)
            return from;
        const limit = Math.min(...this.#obstacles.map((ahead) => ahead.next(from)));
        const least = Math.max(from, limit - REACH);
        for (let at = limit - MARGIN; at > least; at -= 1) {
            if (this.#quiet[this.#bytes[at - 1] ?? 0] === 1 && this.#isCalm(at, GRAM, GRAM) && this.#isFar(at, limit))
                return at;
        }
        return from;
    }
    /** The place up to which to scan from a place on, so that most often nothing is held back. */
    pause(from) {
        const most = Math.min(from + MOST_SCAN, this.#bytes.length);
        if (!this.#isSieved)
            return most;
        for (let at = from + LEAST_SCAN; at < most; at += 1) {
            if (this.#quiet[this.#bytes[at - 1] ?? 0] !== 1)
                continue;
            if (this.#isCalm(at, MARGIN, 0) && !this.#isAfterCut(at))
                return at;
            // Most often what is near is so for the next ones as well.
            at += NEXT_TRY;
        }
        return most;
    }
    /** Whether what goes on after a cut may begin here. */
    #isAfterCut(at) {
        return this.#cut !== 'nowhere' && CUT_BEFORE.test(this.#text.slice(Math.max(0, at - MOST_READ), at));
    }
    /** The next place of a hazard that is one, the end when there is none. */
    #hazard(pattern, from) {
        const text = this.#text;
        pattern.lastIndex = from;
        for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
            const [all, mild] = found;
            if (mild === undefined || !this.#isHarmless(found.index, found.index + all.length))
                return found.index;
        }
        return text.length;
    }
    /** Whether an escape of one character, or the mark of a cut, has nothing of a secret near it. */
    #isHarmless(from, to) {
        return this.#grams.stride > GRAM && this.#isCalm(from, MARGIN, 0) && this.#isCalm(to, 0, MARGIN);
    }
    /** Whether so many letters before a place and after it can be read, and no four in a row are of a secret. */
    #isCalm(place, before, after) {
        const bytes = this.#bytes;
        const { all } = this.#grams;
        let from = place;
        for (let left = before; left > 0; from -= 1) {
            const byte = bytes[from - 1] ?? sieve_ESCAPE;
            if (STOPS[byte] === 1 || place - from > MOST_READ)
                return false;
            if (LETTERS[byte] !== 0)
                left -= 1;
        }
        let gram = 0;
        for (let letters = 0, at = from; letters < before + after; at += 1) {
            const byte = bytes[at] ?? sieve_ESCAPE;
            if (STOPS[byte] === 1 || at - place > MOST_READ)
                return false;
            const letter = LETTERS[byte] ?? 0;
            if (letter === 0)
                continue;
            letters += 1;
            gram = withLetter(gram, letter);
            if (letters >= GRAM && hasBit(all, gram))
                return false;
        }
        return true;
    }
    /** Whether enough letters stand between a place and an obstacle. */
    #isFar(from, to) {
        let letters = 0;
        for (let at = from; at < to && letters < MARGIN;) {
            if (this.#bytes[at] === sieve_ESCAPE) {
                at = colourEnd(this.#bytes, at);
                continue;
            }
            if (LETTERS[this.#bytes[at] ?? 0] !== 0)
                letters += 1;
            at += 1;
        }
        return letters === MARGIN;
    }
}
/** Remembers what is next until it has been passed. */
class Ahead {
    #find;
    #place = -1;
    constructor(find) {
        this.#find = find;
    }
    next(from) {
        if (this.#place < from)
            this.#place = this.#find(from);
        return this.#place;
    }
}
/** Introducers of escapes and sequences. */
const STOPS = new Uint8Array(256);
for (const stop of '%&\\\u001b')
    STOPS[stop.charCodeAt(0)] = 1;

;// CONCATENATED MODULE: ./build/contree/secrets/masked-stream.js

const MASK = '***';
/** Bytes that are held back at most: more can only be filled up on purpose. */
const LONGEST_HELD = 64 * 1024;
const NOTHING = new Uint8Array(0);
/** A text that comes in blocks and goes on without its secrets. What is handed on shares its bytes with the blocks. */
class MaskedStream {
    #scanner;
    #cut;
    #isLive;
    /** The end of what came so far, where a secret may begin, and how much of it was handed on already. */
    #kept = NOTHING;
    #shown = 0;
    #isStart = true;
    /** Whether there was a secret. */
    isMasked = false;
    /** @param isLive a line is handed on as soon as it ends */
    constructor(scanner, cut, isLive) {
        this.#scanner = scanner;
        this.#cut = cut;
        this.#isLive = isLive;
    }
    get isIdle() {
        return this.#kept.length === 0 && !this.#isStart;
    }
    add(block) {
        return this.#take(block, false);
    }
    /** @param block the last one */
    end(block = NOTHING) {
        return this.#take(block, true);
    }
    #take(block, isEnd) {
        if (block.length <= SMALL)
            return isEnd || block.length > 0 ? this.#scan(block, isEnd) : [];
        const sieved = this.#scanner.sieve.over(block, this.#cut);
        const parts = [];
        for (let at = 0; at < block.length;) {
            // Only where nothing of what came before can go on.
            const from = this.isIdle ? sieved.passed(at) : at;
            if (from > at)
                parts.push(block.subarray(at, from));
            at = sieved.pause(from);
            parts.push(...this.#scan(block.subarray(from, at), isEnd && at === block.length));
        }
        return parts;
    }
    #scan(block, isEnd) {
        const length = this.#kept.length + block.length;
        const bytes = this.#scanner.room(length);
        bytes.set(this.#kept);
        bytes.set(block, this.#kept.length);
        const ends = { isStart: this.#isStart, isEnd, cut: this.#cut };
        const { spans, keepFrom, holdFrom } = this.#scanner.scan(length, ends);
        this.isMasked ||= spans.length > 0;
        const isTooLong = length - keepFrom > LONGEST_HELD;
        let to = isTooLong ? length : this.#isLive ? holdFrom : keepFrom;
        // A secret that another may overlap waits with it.
        for (let index = 0; index < spans.length; index += 2) {
            if ((spans[index] ?? 0) < to && to < (spans[index + 1] ?? 0))
                to = Math.max(spans[index] ?? 0, this.#shown);
        }
        to = Math.max(to, this.#shown);
        const parts = masked(bytes, this.#shown, to, spans);
        const keep = isTooLong ? length : Math.min(keepFrom, to);
        this.#isStart &&= keep === 0 && !isEnd;
        this.#kept = bytes.slice(keep, length);
        this.#shown = to - keep;
        return parts;
    }
}
/** The bytes between two places, with a mask in place of each span; a span of several lines has a mask for each line. */
function masked(bytes, from, to, spans) {
    const parts = [];
    let at = from;
    for (let index = 0; index < spans.length; index += 2) {
        const begin = Math.max(spans[index] ?? 0, at);
        const end = Math.min(spans[index + 1] ?? 0, to);
        if (end <= begin)
            continue;
        parts.push(bytes.slice(at, begin), maskOf(bytes.subarray(begin, end)));
        at = end;
    }
    parts.push(bytes.slice(at, to));
    return parts;
}
function maskOf(hidden) {
    return Buffer.from(Buffer.from(hidden)
        .toString('latin1')
        .replaceAll(/[^\r\n]+/gu, MASK));
}

;// CONCATENATED MODULE: ./build/contree/secrets/escape-reader.js

const PERCENT = 0x25;
const AMPERSAND = 0x26;
const escape_reader_BACKSLASH = 0x5c;
const SEMICOLON = 0x3b;
const NUMBER_SIGN = 0x23;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LETTER_U = 0x75;
const LETTER_X = 0x78;
const escape_reader_LINE_FEED = 0x0a;
/** What follows the backslash of a control character, which is invisible like a line feed: `bfnrtv`. */
const LINE_LETTERS = [0x62, 0x66, 0x6e, 0x72, 0x74, 0x76];
/** Whether a character begins an escape. */
function isIntroducer(byte) {
    return byte === PERCENT || byte === escape_reader_BACKSLASH || byte === AMPERSAND;
}
/** Reads one escape at a time; its fields say what the last one that was whole is. */
class EscapeReader {
    /** Code point; where `isByte`, a byte. */
    code = 0;
    isByte = true;
    /** Bytes of the view that it takes. */
    size = 0;
    hasGaps = false;
    #source;
    #isUnbroken;
    #digits = 0;
    constructor(source, isUnbroken) {
        this.#source = source;
        this.#isUnbroken = isUnbroken;
    }
    read(at) {
        const introducer = this.#source.bytes[at];
        this.isByte = true;
        if (introducer === PERCENT)
            return this.#readHex(at, 1, 2);
        return introducer === AMPERSAND ? this.#readEntity(at) : this.#readBackslash(at);
    }
    #readBackslash(at) {
        const { bytes, length } = this.#source;
        if (at + 1 >= length)
            return 'cut';
        const byte = bytes[at + 1] ?? 0;
        if (byte === LETTER_X)
            return this.#readHex(at, 2, 2);
        if (byte === LETTER_U) {
            this.isByte = false;
            if (bytes[at + 2] !== OPEN_BRACE)
                return this.#readHex(at, 2, 4);
            this.code = this.#readNumber(at + 3, 16);
            const isClosed = bytes[at + 3 + this.#digits] === CLOSE_BRACE && at + 3 + this.#digits < length;
            return this.#found(isClosed ? this.#digits : 0, 3 + this.#digits + Number(isClosed), at);
        }
        if (byte >= 0x30 && byte <= 0x33) {
            this.code = this.#readNumber(at + 1, 8, 3);
            if (this.#digits === 3 || at + 1 + this.#digits >= length)
                return this.#found(Number(this.#digits === 3), 1 + this.#digits, at);
        }
        this.code = LINE_LETTERS.includes(byte) ? escape_reader_LINE_FEED : byte;
        return this.#found(1, 2, at);
    }
    #readEntity(at) {
        const { bytes, length } = this.#source;
        if (at + 1 >= length)
            return 'cut';
        if (bytes[at + 1] !== NUMBER_SIGN)
            return this.#readName(at);
        this.isByte = false;
        const before = bytes[at + 2] === LETTER_X ? 3 : 2;
        const base = before === 3 ? 16 : 10;
        this.code = this.#readNumber(at + before, base);
        const size = this.#withSemicolon(at, before + this.#digits);
        const hasSemicolon = size > before + this.#digits;
        // Without one, a blank ends it, which the view skips; but not where blanks stand between all characters.
        const unbroken = this.#unbroken(at + before - 1);
        if (hasSemicolon || unbroken === 1)
            return this.#found(this.#digits, size, at);
        this.code = this.#readNumber(at + before, base, unbroken - 1);
        return this.#found(this.#digits, before + this.#digits, at);
    }
    /** With its semicolon or without: readers of HTML are lenient. */
    #readName(at) {
        const { bytes, length } = this.#source;
        const most = Math.min(at + 1 + LONGEST_NAME, length);
        let end = at + 1;
        while (end < most && isLetter(bytes[end] ?? 0))
            end += 1;
        const letters = String.fromCharCode(...bytes.subarray(at + 1, end));
        for (let size = letters.length; size > 1; size -= 1) {
            const code = NAMES.get(letters.slice(0, size));
            if (code === undefined)
                continue;
            this.code = code;
            return this.#found(size, this.#withSemicolon(at, 1 + size), at);
        }
        return end >= length && NAME_LIST.some((name) => name.startsWith(letters)) ? 'cut' : 'none';
    }
    #withSemicolon(at, size) {
        return this.#source.bytes[at + size] === SEMICOLON && at + size < this.#source.length ? size + 1 : size;
    }
    /** @param before bytes of the escape before the digits */
    #readHex(at, before, digits) {
        this.code = this.#readNumber(at + before, 16, digits);
        return this.#found(Number(this.#digits === digits), before + this.#digits, at);
    }
    #found(isWhole, size, at) {
        this.size = size;
        if (isWhole > 0)
            return this.#hasGap(at, size) && this.#isUnbroken ? 'none' : 'whole';
        return at + size >= this.#source.length ? 'cut' : 'none';
    }
    #hasGap(at, size) {
        const { start, end } = this.#source;
        for (let place = at + 1; place < at + size; place += 1) {
            if ((start[place] ?? 0) > (end[place - 1] ?? 0))
                return (this.hasGaps = true);
        }
        return false;
    }
    /** How many characters from a place on, 9 at most, stand in the text with nothing skipped between them. */
    #unbroken(from) {
        const { start, end } = this.#source;
        let at = from + 1;
        while (at < from + 9 && start[at] === end[at - 1])
            at += 1;
        return at - from;
    }
    /** The number that stands at a place; `#digits` has how many. */
    #readNumber(from, base, most = 8) {
        const { bytes, length } = this.#source;
        let value = 0;
        let at = from;
        for (; at < length && at - from < most; at += 1) {
            const digit = digitOf(bytes[at] ?? 0);
            if (digit >= base)
                break;
            value = value * base + digit;
        }
        this.#digits = at - from;
        return value;
    }
}
function digitOf(byte) {
    if (byte >= 0x30 && byte <= 0x39)
        return byte - 0x30;
    // A letter beyond `f` is more than any base has.
    return byte >= 0x61 ? byte - 0x57 : Infinity;
}
function isLetter(byte) {
    return byte >= 0x61 && byte <= 0x7a;
}

;// CONCATENATED MODULE: ./build/contree/secrets/finds.js
/** The spans in order, those that overlap as one. */
function joined(spans) {
    const result = [];
    for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
        const last = result.length - 1;
        if (from < (result[last] ?? 0))
            result[last] = Math.max(result[last] ?? 0, to);
        else
            result.push(from, to);
    }
    return result;
}

;// CONCATENATED MODULE: ./build/contree/secrets/hex-digits.js


function isDigit(byte) {
    return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66);
}
const hex_digits_LETTER_X = 0x78;
const INTRODUCER = 1;
/** A hexadecimal digit, and what may stand between two: `74:6f`, `0x74, 0x6f`. */
const DIGIT_LIKE = 2;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
    const isDigitLike = isDigit(byte) || byte === 0x2b || byte === hex_digits_LETTER_X;
    return (isIntroducer(byte) ? INTRODUCER : 0) | (isDigitLike ? DIGIT_LIKE : 0);
});
/** Fills the target with the hexadecimal digits, next to each other; an `x` stands for what is none. */
function keepDigits(source, target) {
    target.clear(source.length);
    target.open = source.open;
    const { bytes, start, end, length } = source;
    for (let at = 0; at < length; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === 0x2b)
            continue;
        // It may be that of `0x`.
        if (byte === 0x30 && at + 1 === length)
            target.cutAt(start[at]);
        if (byte === 0x30 && bytes[at + 1] === hex_digits_LETTER_X && at + 1 < length) {
            at += 1;
            continue;
        }
        target.add(isDigit(byte) || byte === CUT_MARK ? byte : hex_digits_LETTER_X, start[at] ?? 0, end[at] ?? 0);
    }
}

;// CONCATENATED MODULE: ./build/contree/secrets/secret-rests.js

/** Characters of an escape or a sequence that may be left of it where a text was cut. */
const LONGEST_REMNANT = 12;
/** Bytes by which a form is looked up. */
const KEY = 4;
/** Finds what a text goes on with that was cut within a secret. */
class SecretRests {
    /** Where each form has each four bytes. */
    #places = new Map();
    constructor(forms) {
        for (const { bytes } of forms) {
            for (let at = 1; at + LEAST_PART <= bytes.length; at += 1) {
                const key = keyOf(bytes, at);
                const places = this.#places.get(key) ?? [];
                places.push([bytes, at]);
                this.#places.set(key, places);
            }
        }
    }
    /** Those that begin at a place, or soon after it behind what is left of an escape. */
    *after({ bytes, length }, from) {
        const last = Math.min(from + LONGEST_REMNANT, length - LEAST_PART);
        for (let at = from; at <= last; at += 1) {
            for (const [form, place] of this.#places.get(keyOf(bytes, at)) ?? []) {
                // A longer part begins before.
                if (at > from && form[place - 1] === bytes[at - 1])
                    continue;
                const most = Math.min(form.length - place, length - at);
                let size = KEY;
                while (size < most && form[place + size] === bytes[at + size])
                    size += 1;
                if (size < LEAST_PART || !isRemnant(bytes.subarray(from, at)))
                    continue;
                yield { at, size, isWhole: size === form.length - place };
            }
        }
    }
}
/** What is left of an escape or a sequence without its beginning, such as `8203;`, `u0026#8203;`, `bwbar;`, `1m`. */
function isRemnant(bytes) {
    return /^(?:[u{x#&\\0-9a-f]*[;}]?|[a-z]+;|[[0-9;]*[a-z])$/.test(String.fromCharCode(...bytes));
}
function keyOf(bytes, at) {
    return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

;// CONCATENATED MODULE: ./build/contree/secrets/secret-trie.js
/**
 * All forms of all secrets as one automaton (Aho and Corasick): in one pass over a text it knows at each byte the longest
 * beginning of a form that the text ends with there.
 */
class SecretTrie {
    #firstChild = [0];
    #nextSibling = [0];
    #byte = [0];
    #fallback = [0];
    /** The state after each byte at the root, where most of a text is read. */
    root = new Int32Array(256);
    /** By state: bytes of the beginning that it stands for. */
    depth = [0];
    /** By state: bytes of the longest beginning that the text ends with and that can go on. */
    open = [0];
    /** By state: bytes of the longest form that ends there, 0 for none, and whether that one is short. */
    whole = [0];
    isShort = [false];
    constructor(forms) {
        for (const form of forms)
            this.#insert(form);
        this.#link();
    }
    /** The state after a byte. */
    next(state, byte) {
        for (let from = state; from !== 0; from = this.#fallback[from] ?? 0) {
            const child = this.#child(from, byte);
            if (child !== 0)
                return child;
        }
        return this.root[byte] ?? 0;
    }
    #insert({ bytes, isShort }) {
        let state = 0;
        for (const byte of bytes) {
            const child = this.#child(state, byte);
            state = child === 0 ? this.#addChild(state, byte) : child;
        }
        this.whole[state] = bytes.length;
        this.isShort[state] = isShort;
    }
    #child(state, byte) {
        let child = this.#firstChild[state] ?? 0;
        while (child !== 0 && this.#byte[child] !== byte)
            child = this.#nextSibling[child] ?? 0;
        return child;
    }
    #addChild(parent, byte) {
        const state = this.depth.length;
        this.#byte.push(byte);
        this.#firstChild.push(0);
        this.#nextSibling.push(this.#firstChild[parent] ?? 0);
        this.#firstChild[parent] = state;
        this.#fallback.push(0);
        this.depth.push((this.depth[parent] ?? 0) + 1);
        this.open.push(0);
        this.whole.push(0);
        this.isShort.push(false);
        return state;
    }
    /** Breadth first, so that the fallback of a parent is known before its children's. */
    #link() {
        const queue = [0];
        // It grows as it is read.
        for (const state of queue) {
            const fallback = this.#fallback[state] ?? 0;
            this.open[state] = this.#firstChild[state] === 0 ? (this.open[fallback] ?? 0) : (this.depth[state] ?? 0);
            if (this.whole[state] === 0) {
                this.whole[state] = this.whole[fallback] ?? 0;
                this.isShort[state] = this.isShort[fallback] ?? false;
            }
            for (let child = this.#firstChild[state] ?? 0; child !== 0; child = this.#nextSibling[child] ?? 0) {
                const byte = this.#byte[child] ?? 0;
                if (state === 0)
                    this.root[byte] = child;
                queue.push(child);
            }
            if (state === 0)
                continue;
            for (let child = this.#firstChild[state] ?? 0; child !== 0; child = this.#nextSibling[child] ?? 0) {
                this.#fallback[child] = this.next(fallback, this.#byte[child] ?? 0);
            }
        }
    }
}

;// CONCATENATED MODULE: ./build/contree/secrets/unescape.js

/**
 * Fills the target with the source's characters, in which each escape of percent, JSON, C and HTML became the character that
 * it stands for.
 *
 * @param unbroken only escapes without a gap
 */
function unescape_unescape(source, target, unbroken = false) {
    target.clear(source.length);
    target.open = source.open;
    const reader = new EscapeReader(source, unbroken);
    const { bytes, start, end, length } = source;
    let hasEscapes = false;
    for (let at = 0; at < length;) {
        const byte = bytes[at] ?? 0;
        const found = isIntroducer(byte) ? reader.read(at) : 'none';
        if (found === 'none') {
            target.add(byte, start[at] ?? 0, end[at] ?? 0);
            at += 1;
            continue;
        }
        hasEscapes = true;
        if (found === 'cut') {
            target.cutAt(start[at]);
            break;
        }
        const next = at + reader.size;
        // What ends with the text may go on.
        if (next === length)
            target.cutAt(start[at]);
        addCode(target, reader, start[at] ?? 0, end[next - 1] ?? 0);
        at = next;
    }
    return { hasEscapes, hasGaps: reader.hasGaps };
}
/** As UTF-8. */
function addCode(target, { code, isByte }, start, end) {
    if (isByte || code < 0x80) {
        target.add(code & 0xff, start, end);
        return;
    }
    const size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    target.add(((0xf00 >> size) & 0xff) | ((code >> (6 * (size - 1))) & 0x3f), start, end);
    for (let rest = size - 2; rest >= 0; rest -= 1)
        target.add(0x80 | ((code >> (6 * rest)) & 0x3f), start, end);
}

;// CONCATENATED MODULE: ./build/contree/secrets/secret-scanner.js










/** Escapes within escapes that are undone: one more than any known text has. */
const MOST_LEVELS = 4;
/** Hexadecimal digits, and what may separate them, in a row that may be the shortest part of a secret. */
const LEAST_DIGITS = 2 * LEAST_PART - 1;
/**
 * Finds secrets in a text in every form that one takes on its way, in time linear in the text: as it is, in base64 and
 * hexadecimal digits, each with percent, JSON, C and HTML escapes, also within each other, and with blanks, line ends,
 * terminal sequences and invisible characters inside it. Also parts of at least 8 characters that an end of the text cuts.
 */
class SecretScanner {
    #forms;
    #trie;
    #sieve = null;
    #rests;
    #text = new TextView();
    #folded = new TextView();
    #unescaped = new TextView();
    #digits = new TextView();
    /** Bytes of the shortest text that may hold one; infinite where there is none. */
    shortest;
    #spans = [];
    #ends = { isStart: true, isEnd: true, cut: 'ends' };
    #length = 0;
    #keepFrom = 0;
    #holdFrom = 0;
    constructor(secrets) {
        this.#forms = formsOf(secrets);
        this.#trie = new SecretTrie(this.#forms);
        this.shortest = Math.min(...this.#forms.map(({ bytes }) => Math.min(bytes.length, LEAST_PART)));
        this.#rests = new SecretRests(this.#forms);
    }
    get isIdle() {
        return this.#forms.length === 0;
    }
    get sieve() {
        return (this.#sieve ??= new Sieve(this.#forms));
    }
    /** Where to put the bytes of the text to be scanned: room for this many. */
    room(capacity) {
        this.#text.clear(capacity);
        return this.#text.bytes;
    }
    /** @param length bytes of the text, which stands in `room` */
    scan(length, ends) {
        this.#spans = [];
        this.#ends = ends;
        this.#length = length;
        this.#keepFrom = length;
        this.#holdFrom = length;
        this.#text.beText(length);
        const { hasSequences, hasGaps } = this.#scanLevels({});
        if (hasSequences)
            this.#scanLevels({ keepsSequences: true });
        if (hasGaps)
            this.#scanLevels({ unbroken: true });
        return { spans: joined(this.#spans), keepFrom: this.#keepFrom, holdFrom: this.#holdFrom };
    }
    /** Returns whether the text has terminal sequences, since a secret may use their characters too, and gaps in escapes. */
    #scanLevels({ keepsSequences = false, unbroken = false }) {
        let hasSequences = foldText(this.#text, this.#folded, keepsSequences);
        let hasGaps = false;
        for (let level = 0; level < MOST_LEVELS; level += 1) {
            if (!this.#scanView(this.#folded))
                break;
            const unescaped = unescape_unescape(this.#folded, this.#unescaped, unbroken);
            hasGaps ||= unescaped.hasGaps;
            if (!unescaped.hasEscapes)
                break;
            hasSequences = foldText(this.#unescaped, this.#folded, keepsSequences) || hasSequences;
        }
        return { hasSequences, hasGaps };
    }
    /** Returns whether something in it may begin an escape. */
    #scanView(view) {
        const { bytes, length } = view;
        let kinds = 0;
        let digits = 0;
        let mostDigits = 0;
        for (let at = 0; at < length; at += 1) {
            const kind = KINDS[bytes[at] ?? 0] ?? 0;
            kinds |= kind;
            // Digits are few, so that this is most often 0.
            if ((kind & DIGIT_LIKE) === 0)
                digits = 0;
            else if (++digits > mostDigits)
                mostDigits = digits;
        }
        const hasIntroducer = (kinds & INTRODUCER) !== 0;
        this.#search(view);
        if (mostDigits >= LEAST_DIGITS) {
            keepDigits(view, this.#digits);
            this.#search(this.#digits);
        }
        else if (digits > 0 && !this.#ends.isEnd) {
            // Too few to be held back.
            this.#keepFrom = Math.min(this.#keepFrom, view.start[length - digits] ?? 0);
        }
        return hasIntroducer;
    }
    #search(view) {
        const trie = this.#trie;
        const { root, whole, depth } = trie;
        const { bytes, start, end, length } = view;
        const { isStart, isEnd, cut } = this.#ends;
        let state = 0;
        let at = 0;
        /** The last byte of the latest part that is long enough, and its size. */
        let partAt = -Infinity;
        let partSize = 0;
        /** Where the latest part begins, if a cut here may be its end: only what is left of an escape stands after it. */
        const partFrom = () => {
            const remnant = at - 1 - partAt;
            const isPlain = remnant > 2 && !isIntroducer(bytes[partAt + 1] ?? 0);
            return remnant > LONGEST_REMNANT || isPlain ? undefined : (start[partAt - partSize + 1] ?? 0);
        };
        const addPart = (to) => {
            const from = partFrom();
            if (from !== undefined)
                this.#spans.push([from, to]);
        };
        if (isStart && cut === 'ends')
            this.#addRest(view, 0);
        for (; at < length; at += 1) {
            const byte = bytes[at] ?? 0;
            // More of the text can make another character of it.
            if (!isEnd && (start[at] ?? 0) >= view.open)
                break;
            if (byte === CUT_MARK && cut !== 'nowhere') {
                addPart(end[at - 1] ?? 0);
                this.#addRest(view, at + 1);
            }
            state = state === 0 ? (root[byte] ?? 0) : trie.next(state, byte);
            if (state === 0)
                continue;
            const size = whole[state] ?? 0;
            if (size > 0)
                this.#addWhole(start[at + 1 - size] ?? 0, end[at] ?? 0, trie.isShort[state] === true);
            const part = depth[state] ?? 0;
            if (part < LEAST_PART)
                continue;
            partAt = part === size ? -Infinity : at;
            partSize = part;
        }
        if (isEnd) {
            if (cut === 'ends')
                addPart(this.#length);
            return;
        }
        const from = cut === 'nowhere' ? undefined : partFrom();
        if (from !== undefined)
            this.#keep(from, partSize);
        const open = trie.open[state] ?? 0;
        if (open > 0)
            this.#keep(start[at - open], open);
        if (view.open !== Infinity)
            this.#keep(view.open, 1);
        if (isStart && cut === 'ends' && length < LEAST_PART + LONGEST_REMNANT)
            this.#keepFrom = 0;
    }
    #addWhole(from, to, isShort) {
        if (isShort && this.#text.bytes.subarray(from, to).some((byte) => byte <= 0x20))
            return;
        this.#spans.push([from, to]);
    }
    /** Adds the rest of a secret that the text, or a part of it, begins with at a place or soon after. */
    #addRest(view, from) {
        const { start, end, length } = view;
        // Most texts are too short, and many.
        if (length - from < LEAST_PART)
            return;
        for (const { at, size, isWhole } of this.#rests.after(view, from)) {
            if (isWhole)
                this.#spans.push([start[from] ?? 0, end[at + size - 1] ?? 0]);
            // The text may go on with it, and then its cut must be known.
            else if (at + size === length && !this.#ends.isEnd)
                this.#keep(from === 0 ? 0 : start[from - 1], size);
        }
    }
    #keep(from, size) {
        const place = from ?? this.#length;
        this.#keepFrom = Math.min(this.#keepFrom, place);
        if (size >= LEAST_PART || !this.#endsLine(place))
            this.#holdFrom = Math.min(this.#holdFrom, place);
    }
    /** A line is not kept waiting for a few characters at its end. */
    #endsLine(from) {
        const { bytes } = this.#text;
        for (let at = this.#length - 1; at >= from; at -= 1)
            if (bytes[at] === 0x0a || bytes[at] === 0x0d)
                return true;
        return false;
    }
}

;// CONCATENATED MODULE: ./build/contree/secrets/secret-mask.js



/** UTF-16 units, or bytes, that are taken at a time. */
const BLOCK = 32 * 1024;
const ENCODER = new TextEncoder();
/** Replaces secrets by `***`, in every form that `SecretScanner` finds. Line breaks within one stay. */
class SecretMask {
    #scanner;
    constructor(secrets) {
        this.#scanner = new SecretScanner(secrets);
    }
    /** Where the text may be cut, a part of a secret is one as well. */
    text(text, cut = 'ends') {
        if (text.length < this.#scanner.shortest)
            return text;
        if (text.length <= SMALL)
            return this.#smallText(text, cut);
        return this.#all(() => blocksOfText(text), cut)?.toString() ?? text;
    }
    /** The same bytes when they hold no secret. */
    bytes(bytes) {
        return this.#all(() => blocksOf(bytes), 'ends') ?? bytes;
    }
    /** `isLive`: a line is handed on as soon as it ends, although it may end with the first characters of a secret. */
    stream(isLive) {
        const stream = new MaskedStream(this.#scanner, 'ends', isLive);
        return {
            get isIdle() {
                return stream.isIdle;
            },
            next: (piece) => Buffer.concat(Array.from(blocksOf(piece), ([block]) => stream.add(block)).flat()),
            rest: () => Buffer.concat(stream.end()),
        };
    }
    /** Most are a few characters, so nothing is made for one. */
    #smallText(text, cut) {
        const bytes = this.#scanner.room(3 * text.length);
        const { written } = ENCODER.encodeInto(text, bytes);
        const { spans } = this.#scanner.scan(written, { isStart: true, isEnd: true, cut });
        return spans.length === 0 ? text : Buffer.concat(masked(bytes, 0, written, spans)).toString();
    }
    /** Null when there is no secret. Most texts have none, so nothing is kept until the first is found. */
    #all(blocks, cut) {
        if (this.#scanner.isIdle || !this.#isFound(blocks(), cut))
            return null;
        const stream = new MaskedStream(this.#scanner, cut, false);
        const parts = [];
        for (const [block, isLast] of blocks()) {
            for (const part of isLast ? stream.end(block) : stream.add(block))
                parts.push(Uint8Array.from(part));
        }
        return Buffer.concat(parts);
    }
    #isFound(blocks, cut) {
        const stream = new MaskedStream(this.#scanner, cut, false);
        for (const [block, isLast] of blocks) {
            if (isLast)
                stream.end(block);
            else
                stream.add(block);
            if (stream.isMasked)
                return true;
        }
        return false;
    }
}
function* blocksOf(bytes) {
    for (let at = 0; at < bytes.length; at += BLOCK) {
        yield [bytes.subarray(at, at + BLOCK), at + BLOCK >= bytes.length];
    }
}
/** Each is valid until the next. */
function* blocksOfText(text) {
    const bytes = new Uint8Array(3 * Math.min(text.length, BLOCK));
    for (let at = 0; at < text.length;) {
        const last = text.charCodeAt(at + BLOCK - 1);
        // Not within a surrogate pair.
        const end = at + BLOCK - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
        const { written } = ENCODER.encodeInto(text.slice(at, end), bytes);
        yield [bytes.subarray(0, written), end >= text.length];
        at = end;
    }
}

;// CONCATENATED MODULE: ./build/contree/redact.js




const USER_INFORMATION = /\/\/[^\s/@]+@/gu;
/** Replaces each of `secrets`, in every form that a `SecretMask` finds, and the user information of any address by `***`. */
function createRedact(secrets) {
    const mask = new SecretMask(secrets);
    return (text) => mask.text(text).replaceAll(USER_INFORMATION, `//${MASK}@`);
}
/**
 * Replaces each secret in parsed JSON values, which are changed in place, by `***`, in every form that a `SecretMask` finds,
 * and in a stream that the service encoded in base64 (`{"encoding": "base64", "value" or "content": …}`), which stays valid.
 */
function createRedactValue(secrets) {
    const mask = new SecretMask(secrets);
    const longMask = new SecretMask(secrets.filter(({ length }) => length >= LEAST_PART));
    const redactBase64 = (encoded) => {
        const bytes = decodeBase64(encoded);
        if (bytes === null)
            return mask.text(encoded);
        const redacted = mask.bytes(bytes);
        if (redacted !== bytes)
            return redacted.toString('base64');
        // A text that only looks like base64 may hold a secret as it is. A short one stands in real base64 by chance.
        return longMask.text(encoded, 'nowhere');
    };
    const redactEntry = (holder, key, value) => {
        const isStream = (key === 'value' || key === 'content') && 'encoding' in holder;
        if (isStream && holder.encoding === 'base64')
            return redactBase64(value);
        return mask.text(value, isStream || !WORD.test(value) ? 'ends' : 'nowhere');
    };
    return (value) => {
        // No secret is empty, so this key stays.
        const root = { '': value };
        // A reply may nest deeper than calls can, so the objects still to be redacted are kept in a list.
        const left = [root];
        for (let holder = left.pop(); holder !== undefined; holder = left.pop()) {
            for (const [key, entry] of Object.entries(holder)) {
                if (typeof entry === 'object' && entry !== null)
                    left.push(entry);
                const clean = typeof entry === 'string' ? redactEntry(holder, key, entry) : entry;
                const cleanKey = mask.text(key, WORD.test(key) ? 'nowhere' : 'ends');
                if (cleanKey === key && clean === entry)
                    continue;
                if (cleanKey !== key)
                    Reflect.deleteProperty(holder, key);
                // Not by assignment, which would take the key `__proto__` for something else.
                const property = { value: clean, configurable: true, enumerable: true, writable: true };
                Object.defineProperty(holder, cleanKey, property);
            }
        }
        return root[''];
    };
}
/** A word of the protocol, such as a status: it stays as it is, even where a secret begins with the same letters. */
const WORD = /^(?:[a-z_]{1,20}|[A-Z_]{1,20})$/u;
/** As `createRedact`, for bytes that come piece by piece. */
function redactStreams(secrets) {
    const mask = new SecretMask(secrets);
    return () => mask.stream(true);
}

;// CONCATENATED MODULE: ./build/contree/backoff.js
/** Milliseconds to wait after the failed try number `attempt`, from 1. `random` is from 0 up to but not including 1. */
function backoffDelay({ base, cap = Infinity, jitter = 0 }, attempt, random) {
    return Math.min(base * 2 ** (attempt - 1), cap) * (1 - jitter + jitter * random);
}
/** The delay, shortened or lengthened by up to this share of it, so that steps that started together do not ask together. */
function spread(delay, share, random) {
    return delay * (1 - share + 2 * share * random);
}
const SECONDS = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u;
/** The three forms of RFC 9110, section 5.6.7; anything else `Date.parse` understands is not an HTTP date. */
const HTTP_DATE = /^(?:[a-z]{3,9}, \d{2}[ -][a-z]{3}[ -]\d{2,4} [\d:]{8} gmt|[a-z]{3} [a-z]{3} [ \d]\d [\d:]{8} \d{4})$/iu;
/** Milliseconds: a service that asks for more is asked again after this. */
const LONGEST_RETRY_AFTER = 3_600_000;
/**
 * Milliseconds that a reply asks to wait before the next request, at most an hour; null when it does not. A date is read
 * against the reply's own `Date`, since the service's clock need not be the runner's; `now`, the runner's, counts only without
 * one.
 */
function retryAfterOf(header, now) {
    const delay = parseRetryAfter(header('Retry-After'), parseHttpDate(header('Date')) ?? now);
    return delay === null ? null : Math.min(delay, LONGEST_RETRY_AFTER);
}
/**
 * Milliseconds from `now` that a `Retry-After` header asks to wait, never negative; null for an absent header and for
 * one that is neither seconds (fractions allowed) nor an HTTP date, `inf` and `nan` included. `now` is in milliseconds
 * since the epoch.
 */
function parseRetryAfter(header, now) {
    const text = header?.trim() ?? '';
    if (SECONDS.test(text)) {
        const milliseconds = Math.max(0, Number(text) * 1000);
        return Number.isFinite(milliseconds) ? milliseconds : null;
    }
    const instant = parseHttpDate(text);
    return instant === null ? null : Math.max(0, instant - now);
}
/** Milliseconds since the epoch of an HTTP date; null for any other text, and for null. */
function parseHttpDate(text) {
    if (text === null || !HTTP_DATE.test(text))
        return null;
    const instant = Date.parse(/gmt$/iu.test(text) ? text : `${text} GMT`);
    return Number.isNaN(instant) ? null : instant;
}

;// CONCATENATED MODULE: ./build/contree/contree-error.js
/** A failure without an HTTP status. */
function requestFailure(kind, reason, code = null) {
    return { kind, status: null, reason, code, retryAfter: null };
}
/** What happened, for messages. */
const KIND_WORDS = {
    network: 'no connection',
    timeout: 'no reply in time',
    protocol: 'an invalid reply',
    oversize: 'a reply that is too large',
    aborted: 'stopped',
    deadline: 'no time left',
};
/**
 * Safe to retry with every method: official clients rely on them to come before the request is handled (API reference, 5.2).
 */
const DEFERRED_STATUSES = [425, 429];
/**
 * Like 5xx, these may pass: 408 comes from a gateway, 410 says that a log is "finished, not readable yet" (API reference, 4.5).
 */
const TRANSIENT_STATUSES = [408, 410, ...DEFERRED_STATUSES];
/** A call to the service that did not succeed. Its message names method, path, status, reason and advice. */
class ContreeError extends Error {
    failure;
    constructor(failure, options) {
        const status = failure.kind === 'status' ? `HTTP ${String(failure.status)}` : KIND_WORDS[failure.kind];
        const tries = failure.attempts > 1 ? ` after ${failure.attempts} tries` : '';
        super(`${failure.method} ${failure.path}: ${status}${tries}: ${failure.reason}. ${failure.advice}`, options);
        this.name = 'ContreeError';
        this.failure = failure;
    }
    /** The same with further advice: whole sentences. */
    withAdvice(more) {
        return new ContreeError({ ...this.failure, advice: `${this.failure.advice} ${more}` }, { cause: this.cause });
    }
    /** The caller's abort signal ended the call. */
    get isAborted() {
        return this.failure.kind === 'aborted';
    }
    /** The caller's abort signal or the call's deadline ended the call before anything else was known. */
    get isCutOff() {
        return this.isAborted || this.failure.kind === 'deadline';
    }
    /** 401: the token is not accepted, so no other request will succeed. */
    get isUnauthorized() {
        return this.failure.status === 401;
    }
    get isNotFound() {
        return this.failure.status === 404;
    }
    /** 403 or 404: nothing of this kind is there for this token. */
    get isInaccessible() {
        return this.failure.status === 403 || this.isNotFound;
    }
    /** 400 or 422: the service does not take a value or a path of the request. */
    get isInvalid() {
        return this.failure.status === 400 || this.failure.status === 422;
    }
    /** The service has no such endpoint, as an older one may, or not for this token. */
    get isUnsupported() {
        return this.isInvalid || this.isInaccessible || this.failure.status === 405;
    }
    /** 425: the operation is queued or starting, so its log cannot be read yet. */
    get isTooEarly() {
        return this.failure.status === 425;
    }
    /** 410: the operation has ended, but its log cannot be read yet. */
    get isUnreadableYet() {
        return this.failure.status === 410;
    }
    /** 425 or 429: the service rejected the request for now, and did not handle it. */
    get isDeferred() {
        return DEFERRED_STATUSES.includes(this.failure.status ?? 0);
    }
    /** 5xx: the service failed, and may not fail the next time. */
    get isServerError() {
        return (this.failure.status ?? 0) >= 500;
    }
    /** The reply is beyond the limits of what is read, and would be the next time. */
    get isOversize() {
        return this.failure.kind === 'oversize';
    }
    /** The service refuses the request, and would refuse it again. */
    get isRefusal() {
        const { status } = this.failure;
        return status !== null && !this.isServerError && !TRANSIENT_STATUSES.includes(status);
    }
}

;// CONCATENATED MODULE: ./build/contree/running-limit.js
/**
 * @param limit milliseconds
 * @param start starts a timer of so many milliseconds; returns the function that clears it
 */
function runLimit(limit, start) {
    let since = performance.now();
    let left = limit;
    let clear = start(left);
    let isOver = false;
    const count = (milliseconds) => {
        clear();
        left = milliseconds;
        since = performance.now();
        if (!isOver)
            clear = start(left);
    };
    return {
        restart: () => {
            count(limit);
        },
        suspend: async (pending) => {
            clear();
            left = Math.max(0, left - (performance.now() - since));
            return await pending.finally(() => {
                count(left);
            });
        },
        end: () => {
            isOver = true;
            clear();
        },
    };
}

;// CONCATENATED MODULE: ./build/contree/cut-off.js


/** The most that a timer of Node can count, in milliseconds; a longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
const ABORTED = requestFailure('aborted', 'the caller gave up on it');
/**
 * Null when there is none. `remaining` is as for `createCutOff`.
 * @param when a clause that completes "the deadline passed …"
 */
function reasonToStop(signal, remaining, when) {
    if (signal?.aborted === true)
        return ABORTED;
    return remaining !== null && remaining <= 0 ? requestFailure('deadline', `the deadline passed ${when}`) : null;
}
/**
 * What ends an exchange that begins now, whichever comes first: a limit, the call's deadline in `remaining` milliseconds
 * (null without one), or the caller's signal.
 */
function createCutOff(caller, remaining) {
    const controller = new AbortController();
    const { signal } = controller;
    const why = () => (signal.aborted ? signal.reason : null);
    const cut = new Promise((resolve) => {
        // The first listener, so that the race below gives the reason and not the abort.
        signal.addEventListener('abort', () => {
            resolve(signal.reason);
        });
    });
    const after = (limit, late) => {
        const timer = setTimeout(() => {
            controller.abort(late);
        }, Math.min(limit, LONGEST_TIMER));
        return () => {
            clearTimeout(timer);
        };
    };
    const onAbort = () => {
        controller.abort(ABORTED);
    };
    caller?.addEventListener('abort', onAbort);
    const late = requestFailure('deadline', 'the deadline passed before a whole reply came');
    const clearDeadline = remaining === null ? null : after(remaining, late);
    return {
        /** Aborted when the exchange is cut off. */
        signal,
        /** Why it was cut off; null while it is not. */
        why,
        /** Cuts the exchange off after `limit` milliseconds, unless the returned function is called first. */
        after,
        /**
         * Resolves with the result of `work`, or with the failure when the exchange is cut off: after `limit` milliseconds at the
         * latest, which `work` may restart or suspend.
         */
        within: async (limit, tooLate, work) => {
            const running = runLimit(limit, (left) => after(left, tooLate));
            // A race, since a stream may be slow to notice its abort.
            return await Promise.race([work(running), cut]).finally(running.end);
        },
        /** Removes the deadline's timer and the caller's listener, which would keep the process alive. */
        release: () => {
            clearDeadline?.();
            caller?.removeEventListener('abort', onAbort);
        },
    };
}

;// CONCATENATED MODULE: ./build/contree/destination.js
const UNKNOWN = { token: '', url: 'the base address' };
/** The token, to begin a sentence or with a small letter. */
function nameToken({ givenBy }, article) {
    return `${article} token${givenBy.token === '' ? '' : ` (from ${givenBy.token})`}`;
}
function createDestination(base, { proxy, variable }, givenBy = UNKNOWN) {
    const { protocol, host } = new URL(proxy ?? base);
    return { base, givenBy, proxy: proxy === null ? null : { address: `${protocol}//${host}`, variable } };
}

;// CONCATENATED MODULE: ./build/contree/network-advice.js
/** Replies that are no TLS, under one code for all ways in which OpenSSL names it. */
const NO_TLS = 'ERR_SSL_WRONG_VERSION_NUMBER';
const UNREACHABLE = ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN'];
/** A host has no address, or the name server does not answer. */
const network_advice_UNKNOWN = ['ENOTFOUND', 'EAI_AGAIN'];
/** What to do about a request that got no reply, of kind `network`; no full stop at its end. */
function adviceForNetwork(failure, destination) {
    const { reason } = failure;
    const code = failure.code ?? '';
    const { base, givenBy, proxy } = destination;
    if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH/u.test(code)) {
        return `The certificate of ${base} is not trusted: name the authority that signed it in NODE_EXTRA_CA_CERTS`;
    }
    if (proxy !== null) {
        const wantsLogin = code.startsWith('ERR_PROXY') && reason.includes(' 407 ');
        return wantsLogin ? adviceForLogin(proxy) : adviceForProxy(code, proxy, base);
    }
    const { protocol, host, hostname } = new URL(base);
    if (code === NO_TLS)
        return `${host} does not speak https at this port: correct the port or the scheme in ${givenBy.url}`;
    if (network_advice_UNKNOWN.includes(code)) {
        return `There is no host ${hostname}: check ${givenBy.url}; behind a proxy, set HTTPS_PROXY`;
    }
    if (code === 'ECONNREFUSED')
        return `Nothing listens at ${host}: check the host and the port in ${givenBy.url}`;
    const mayBeTls = protocol === 'http:' && (code === 'ECONNRESET' || code.startsWith('HPE_'));
    if (mayBeTls)
        return `Where ${host} speaks https, write https:// in ${givenBy.url}; behind a proxy, set HTTPS_PROXY`;
    return adviceForNoConnection(destination);
}
/** None could be made, for a reason that no code tells. */
function adviceForNoConnection({ base, givenBy, proxy }) {
    if (proxy !== null) {
        const { host, hostname } = new URL(base);
        return `${shownProxy(proxy)} makes no connection to ${host}: allow it there, correct ${proxy.variable}, or name ${hostname} in NO_PROXY`;
    }
    return `Check the network of the runner, and the address ${base} (from ${givenBy.url}); behind a proxy, set HTTPS_PROXY`;
}
function shownProxy({ address, variable }) {
    return `The proxy ${address} (from ${variable})`;
}
/** The proxy's answer, in a request of its own or to one for a tunnel. */
function adviceForLogin(proxy) {
    const form = `give them in ${proxy.variable}, as http://user:password@host:port`;
    return `${shownProxy(proxy)} wants a user name and a password: ${form}`;
}
function adviceForProxy(code, proxy, base) {
    const shown = shownProxy(proxy);
    const { host, hostname } = new URL(base);
    const advice = `correct ${proxy.variable}, or name ${hostname} in NO_PROXY`;
    if (network_advice_UNKNOWN.includes(code))
        return `${shown} cannot be found: ${advice}`;
    if (code === 'ECONNREFUSED')
        return `${shown} refuses the connection: ${advice}`;
    if (UNREACHABLE.includes(code))
        return `${shown} cannot be reached: ${advice}`;
    if (code.startsWith('ERR_PROXY')) {
        return `${shown} does not let the request through to ${host}: allow it there, or ${advice}`;
    }
    if (code === NO_TLS && proxy.address.startsWith('https:'))
        return `${shown} does not speak https: write http:// in it`;
    return `The request goes through the proxy ${proxy.address} (from ${proxy.variable}): ${advice}`;
}

;// CONCATENATED MODULE: ./build/contree/permissions.js
/**
 * Which permission of a token each route needs, by the names of `GET /v1/whoami`; the first that fits. The service states it
 * for reading events and for subprocesses; of the other routes the names alone say it (API reference, 1.5).
 */
const NEEDED = [
    [
        /^GET$/u,
        /^\/v1\/operations\/[^/?]+\/events\?(?:.*&)?follow=1(?:&|$)/u,
        '"spawn" or "spawn_disposable", beside "list"',
    ],
    [/^(?:GET|HEAD)$/u, /^\/v1\/(?:operations|images|inspect|files)(?:[/?]|$)/u, '"list"'],
    [/^POST$/u, /^\/v1\/instances$/u, '"spawn" ("spawn_disposable" for a disposable instance)'],
    [
        /^(?:POST|DELETE)$/u,
        /^\/v1\/operations\/[^/?]+\/subprocesses(?:[/?]|$)/u,
        '"spawn" ("spawn_disposable" for a disposable instance)',
    ],
    [/^DELETE$/u, /^\/v1\/operations\/[^/?]+$/u, '"cancel"'],
    [/^POST$/u, /^\/v1\/images\/import$/u, '"import"'],
    [/^(?:PATCH|DELETE)$/u, /^\/v1\/images\/[^/?]+\/tag(?:\?|$)/u, '"set_image_tag"'],
];
/** The permission that the request needs, as a phrase; null where nothing says it. */
function permissionFor({ method, path }) {
    return NEEDED.find(([methods, paths]) => methods.test(method) && paths.test(path))?.[2] ?? null;
}

;// CONCATENATED MODULE: ./build/contree/failure-advice.js



/** What the reader can do about it: one or more sentences, the last with a full stop. */
function adviceFor(failure, { route, destination, ranOutOfTime }) {
    const advice = adviceForKind(failure, route, destination);
    return `${advice}.${ranOutOfTime ? ' The deadline left no time to try again.' : ''}`;
}
function adviceForKind(failure, route, destination) {
    const { base, givenBy } = destination;
    switch (failure.kind) {
        case 'status':
            return adviceForStatus(failure, route, destination);
        case 'network':
            return adviceForNetwork(failure, destination);
        case 'timeout':
            if (failure.unsent === true)
                return adviceForNoConnection(destination);
            return `The service at ${base} or the network is slow: try again, or give a longer request-timeout`;
        case 'deadline':
            return `Give the step a longer timeout, or check whether ${base} can be reached`;
        case 'protocol':
            return `Check that ${base} (from ${givenBy.url}) is a ConTree service, and that no proxy answers in its place`;
        case 'oversize':
            return `It is not requested again. Check that ${base} (from ${givenBy.url}) is a ConTree service`;
        case 'aborted':
            return 'Nothing is wrong with the service';
    }
}
const STATUS_ADVICE = new Map([
    [400, 'The service does not accept a value of this request: correct what it names'],
    [402, 'The account has no credit or no quota for this: check its billing'],
    [409, 'The operation or image is in a state that does not allow this: look at it with mode show, or try again later'],
    [410, 'It is not available, or not yet: try again later'],
    [422, 'The service does not accept a value of this request: correct what it names'],
    [425, 'The service was not ready for this yet: try again later'],
    [429, 'The service takes no more requests or operations now: start fewer at a time with max-parallel'],
]);
function adviceForStatus(failure, route, destination) {
    const { base, givenBy, proxy } = destination;
    const status = failure.status ?? 0;
    if (status === 400 && isMeantForTls(failure.reason)) {
        return `${new URL(base).host} speaks https: write https:// in ${givenBy.url}`;
    }
    if (status === 401) {
        const check = 'check that it is whole, has not expired, and belongs to this address';
        return `The service at ${base} does not accept ${nameToken(destination, 'the')}: ${check}`;
    }
    if (status === 403) {
        const lacks = `lacks the permission ${permissionFor(route) ?? 'for this'}, or belongs to another project`;
        return `${nameToken(destination, 'The')} ${lacks}: check both`;
    }
    if (status === 404)
        return adviceForMissing(failure, route, destination);
    if (status === 407 && proxy !== null)
        return adviceForLogin(proxy);
    if (status === 413) {
        const isFile = route.path.startsWith('/v1/files');
        return isFile ? 'The file is larger than the service takes: leave it out of files' : LARGE_REQUEST;
    }
    if (status >= 500)
        return 'The service has a problem of its own: try again later';
    if (status >= 300 && status < 400) {
        return `No redirect is followed with a token: write the address that it leads to in ${givenBy.url}`;
    }
    return STATUS_ADVICE.get(status) ?? 'The service does not accept this request';
}
const LARGE_REQUEST = 'The request is larger than the service takes: give fewer files, or less text in env, stdin or command';
/** As nginx, Apache and Go answer a request in plain http at a port for https. */
function isMeantForTls(reason) {
    return /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|plain HTTP to an SSL/iu.test(reason);
}
/** What a route names, and how. */
const NAMED = [
    [/^\/v1\/operations\/[^/?]/u, 'operation with this UUID'],
    [/^\/v1\/(?:images|inspect)\/[^/?]/u, 'image with this UUID, or the image no such path'],
    [/^\/v1\/files\/[^/?]/u, 'such file'],
    [/^\/v1\/instances$/u, 'image or file that this start names'],
];
/** A service of ConTree says in its own form that something is not there; another server says that it knows no such path. */
function adviceForMissing({ isFromService }, { path }, { base, givenBy }) {
    const what = NAMED.find(([pattern]) => pattern.test(path))?.[1];
    if (what !== undefined && isFromService === true) {
        return `The project has no ${what}: check it, the project, and the address ${base} (from ${givenBy.url})`;
    }
    return `No ConTree service answers at ${base}/v1: check ${givenBy.url}, which is the address without /v1`;
}

;// CONCATENATED MODULE: ./build/contree/retry-policy.js


/** The most tries of a call without a deadline. */
const MOST_TRIES = 5;
/** Another try fails in the same way. */
const PERMANENT_KINDS = ['aborted', 'deadline', 'oversize'];
/** A certificate that is not trusted, a port that does not speak TLS, and a body that cannot be read. */
const PERMANENT_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|WRONG_VERSION_NUMBER|UNREADABLE_BODY/u;
/** Whether the failure may pass and sending the request again does no harm. */
function mayRetry(failure, idempotent) {
    const { kind, status, code } = failure;
    if (PERMANENT_KINDS.includes(kind) || PERMANENT_CODES.test(code ?? ''))
        return false;
    if (status === null)
        return idempotent || failure.unsent === true;
    if (DEFERRED_STATUSES.includes(status))
        return true;
    return idempotent && (status >= 500 || TRANSIENT_STATUSES.includes(status));
}
/**
 * Whether the service may have carried the request out although no reply of its own says so. A 408 or a 5xx is such a reply: a
 * gateway may have waited too long for the service, and the service may have failed behind the start. Only 425 and 429 say that
 * it did nothing (API reference, 5.2); a `Retry-After` beside a 503 does not.
 */
function mayHaveActed(failure) {
    const { status } = failure;
    return status === null ? failure.unsent !== true : status === 408 || status >= 500;
}
const BACKOFF = { base: 250, cap: 10_000, jitter: 1 };
/** Milliseconds: a longer `Retry-After` is shortened to this when there is no deadline. */
const retry_policy_LONGEST_RETRY_AFTER = 60_000;
/** Milliseconds: keeps chance from making it a busy loop. */
const LEAST_DELAY = 50;
/**
 * Milliseconds to wait after the failed try number `tries`: exponential backoff with full jitter, and at least as long as the
 * service asks for. A `Retry-After` of 0, or a date that has passed, ends no backoff: a service that always sends it would be
 * asked without a pause. `random` is from 0 up to but not including 1.
 */
function delayAfter(failure, tries, hasDeadline, random) {
    const asked = Math.min(failure.retryAfter ?? 0, hasDeadline ? Infinity : retry_policy_LONGEST_RETRY_AFTER);
    return Math.max(LEAST_DELAY, Math.round(backoffDelay(BACKOFF, tries, random)), asked);
}

;// CONCATENATED MODULE: ./build/contree/read-json.js

/** Bytes of a body that is parsed without a turn of its own. */
const read_json_SMALL = 16 * 1024;
/** Bytes that are decoded in one turn: what is no UTF-8 takes six times as long as what is. */
const PIECE = 4 * 1024 * 1024;
/**
 * The JSON of a body within its limits, without secrets. Each step over a large one has a turn of its own; null when it is not
 * wanted any more.
 */
async function readJson(body, { turn, redactValue, isWanted }) {
    const isSmall = body.length <= read_json_SMALL;
    const pause = async () => {
        if (isSmall)
            return true;
        await turn();
        return isWanted();
    };
    const decoder = new TextDecoder();
    let text = '';
    for (let start = 0; start < body.length; start += PIECE) {
        if (!(await pause()))
            return null;
        text += decoder.decode(body.subarray(start, start + PIECE), { stream: true });
    }
    text += decoder.decode();
    if (!(await pause()))
        return null;
    const parsed = parseJson(text);
    if (!(await pause()))
        return null;
    const json = redactValue(parsed);
    // What the caller makes of it is another step.
    return (await pause()) ? { json } : null;
}

// EXTERNAL MODULE: ./node_modules/node-fetch/src/index.js + 12 modules
var src = __webpack_require__(816);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(75);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(522);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53);
;// CONCATENATED MODULE: ./build/contree/connection-watch.js

/** Interim replies of one request: more are no hint of a server, but a flood that takes all of the step's time. */
const MOST_INTERIM = 100;
/**
 * The agent for one request, and whether that request ever had a connection: an unknown host, a route that leads nowhere, a
 * proxy that refuses the tunnel, a handshake that fails or never ends are known from the socket, not from a list of codes.
 * `fetch` does not show its request, but asks the agent for a socket for it.
 */
function watchConnection(agent) {
    let isConnected = false;
    const opened = [];
    const onConnected = () => {
        isConnected = true;
    };
    const onSocket = (socket) => {
        const isSecure = 'encrypted' in socket;
        const isReady = !socket.connecting && !(isSecure && isHandshaking(socket));
        // One that is kept alive, or whose tunnel is made, is ready.
        if (isReady)
            onConnected();
        else
            socket.once(isSecure ? 'secureConnect' : 'connect', onConnected);
    };
    const addRequest = (request, ...rest) => {
        request.once('socket', onSocket);
        let interim = 0;
        request.on('information', () => {
            interim += 1;
            if (interim === MOST_INTERIM + 1)
                request.destroy(new Error(`more than ${MOST_INTERIM} interim replies (1xx) came`));
        });
        const onOpen = (message) => {
            opened.push(message.socket);
        };
        (0,external_node_diagnostics_channel_.subscribe)(OPENED, onOpen);
        agent.addRequest(request, ...rest);
        (0,external_node_diagnostics_channel_.unsubscribe)(OPENED, onOpen);
    };
    return {
        agent: Object.create(agent, { addRequest: { value: addRequest } }),
        /** Whether the service may have received the request. */
        wasConnected: () => isConnected,
        /**
         * The request has failed: closes what was opened for it in vain. A tunnel that a proxy never answers belongs to no request
         * and no agent yet; it would keep the process running for as long as the proxy likes.
         */
        abandon: () => {
            if (!isConnected)
                for (const socket of opened)
                    socket.destroy();
        },
    };
}
/** Where Node says, at once, that it opens a connection (documented with `diagnostics_channel`). */
const OPENED = 'net.client.socket';
/** Node sets this until the handshake has ended; the types do not have it. */
function isHandshaking(socket) {
    return 'secureConnecting' in socket && socket.secureConnecting === true;
}

;// CONCATENATED MODULE: ./build/contree/opened-body.js


/**
 * The body of a reply, piece by piece as it comes and no faster than it is read. It ends only when the source did. A
 * source that breaks off or falls silent, a deadline and an abort destroy it with an error: an abort at once, the others
 * when what came before is read. A reader that stops early must destroy it, which closes the connection.
 */
function openBody(source, { cutOff, silence, errorOf, failureOf }) {
    const silent = requestFailure('timeout', `nothing more within ${silence / 1000} s`);
    let clearSilence = null;
    let broken = null;
    const startTimer = () => {
        clearSilence ??= cutOff.after(silence, silent);
    };
    const stopTimer = () => {
        clearSilence?.();
        clearSilence = null;
    };
    const body = new external_node_stream_.Readable({
        read: () => {
            if (broken !== null) {
                end(broken);
                return;
            }
            startTimer();
            source.resume();
        },
        destroy: (error, callback) => {
            stopTimer();
            cutOff.release();
            source.destroy();
            callback(error);
        },
    });
    // The error is kept for a reader that comes later, and must not crash the process before.
    body.on('error', () => undefined);
    const end = (failure) => {
        if (body.readableLength === 0 || failure.kind === 'aborted')
            body.destroy(errorOf(failure));
        // Without a push, even of nothing, `read` would not be called again.
        else
            body.push('');
    };
    const breakOff = (failure) => {
        broken ??= failure;
        stopTimer();
        source.destroy();
        end(failure);
    };
    const onCutOff = () => {
        const failure = cutOff.why();
        if (failure !== null)
            breakOff(failure);
    };
    cutOff.signal.addEventListener('abort', onCutOff);
    onCutOff();
    source.pause();
    source.on('data', (chunk) => {
        stopTimer();
        // Where there is place for more, `read` is called again.
        if (!body.push(chunk))
            source.pause();
    });
    (0,external_node_stream_.finished)(source, (error) => {
        stopTimer();
        if (error)
            breakOff(cutOff.why() ?? failureOf(error));
        else
            body.push(null);
    });
    return body;
}

;// CONCATENATED MODULE: ./build/contree/read-body.js


/** A reply is beyond a limit; the message is a clause. */
class Excess extends Error {
}
/** Bytes of a body for which no memory is obtained, so that no small reply waits for large ones. */
const FREE = 64 * 1024;
/** Pieces smaller than this, in bytes, are copied together: each has a Buffer of its own, which is larger than a byte. */
const SMALL_PIECE = 4096;
/**
 * The bytes of a body up to its limits. It is measured piece by piece as it comes, so that a signal, a deadline and other
 * replies are heard meanwhile, and that no more than the limits allow is kept.
 * @throws {Excess}
 */
async function readBody(body, options) {
    const { limits: whole, signal, obtain } = options;
    const limits = whole ?? CUT_LIMITS;
    const meter = new JsonMeter(limits);
    const pieces = [];
    let length = 0;
    try {
        for await (const chunk of body) {
            // A decoder can hold megabytes of a reply that was given up.
            if (signal.aborted)
                break;
            const piece = chunk;
            const excess = findExcess(piece, length, meter, limits);
            if (excess !== null && whole !== null)
                throw new Excess(`the reply ${excess.what}`);
            const kept = excess === null ? piece : piece.subarray(0, excess.at);
            length += kept.length;
            if (length > FREE)
                await obtain(kept.length);
            append(pieces, kept);
            if (excess !== null)
                break;
        }
    }
    catch (error) {
        // The status and the headers, which say what matters, are known although the rest cannot be read or decoded.
        if (whole !== null || signal.aborted)
            throw error;
    }
    return Buffer.concat(pieces);
}
function findExcess(piece, before, meter, limits) {
    const { bytes, values } = limits;
    const isTooLong = before + piece.length > bytes;
    const fitting = isTooLong ? piece.subarray(0, bytes - before) : piece;
    const excess = values === Infinity ? null : meter.add(fitting);
    if (excess !== null) {
        return { at: excess.at, what: excessText(excess, limits) };
    }
    return isTooLong ? { at: fitting.length, what: `is larger than ${bytes} bytes` } : null;
}
function append(pieces, piece) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length < SMALL_PIECE && piece.length < SMALL_PIECE) {
        pieces[pieces.length - 1] = Buffer.concat([last, piece]);
    }
    else
        pieces.push(piece);
}

;// CONCATENATED MODULE: ./build/contree/sent-body.js

/** The code of the error that ends a request whose body could not be read: another try fails as well. */
const UNREADABLE_BODY = 'UNREADABLE_BODY';
/**
 * The body as a stream, which ends with an error of code `UNREADABLE_BODY` when the source does.
 * @param onMove called when a piece was taken, and the next one is asked for
 */
function streamBody({ open }, onMove) {
    const pieces = async function* () {
        try {
            for await (const piece of open()) {
                yield piece;
                onMove();
            }
        }
        catch (cause) {
            throw Object.assign(new Error('the body could not be read', { cause }), { code: UNREADABLE_BODY });
        }
    };
    return external_node_stream_.Readable.from(pieces(), { objectMode: false });
}

;// CONCATENATED MODULE: ./build/contree/transport.js










/** Bytes of a piece that is decoded at a time, in a thread. */
const transport_PIECE = 64 * 1024;
/**
 * The same of a short body, whose length is known: thousands of replies would each take a large buffer for a piece of little.
 */
const SHORT = { body: 4 * 1024, piece: 16 * 1024 };
/** Sends the request once, without following redirects. Never throws; a failure is returned. */
async function attempt(request) {
    const { signal, remaining, timeout, stream } = request;
    if (signal?.aborted === true)
        return { ...ABORTED, unsent: true };
    const cutOff = createCutOff(signal, remaining);
    const lacking = stream === undefined ? 'no whole reply' : 'no reply';
    const late = requestFailure('timeout', `${lacking} within ${timeout / 1000} s`);
    const watch = watchConnection(request.agent);
    const work = (running) => exchange({ ...request, agent: watch.agent }, cutOff, running);
    const result = await cutOff.within(timeout, late, work).catch(failureOf);
    // A stream can be cut off until its end, and releases it then.
    if (!('stream' in result))
        cutOff.release();
    if (!('kind' in result))
        return result;
    watch.abandon();
    if (watch.wasConnected())
        return { ...result, unsent: false };
    const reason = result.kind === 'timeout' ? `no connection within ${timeout / 1000} s` : result.reason;
    return { ...result, reason, unsent: true };
}
async function exchange(request, cutOff, running) {
    const { lease, stream } = request;
    const { signal } = cutOff;
    const { response, end } = await sendOnce(request, signal, running);
    try {
        const head = { status: response.status, header: (name) => response.headers.get(name) };
        if (response.ok && stream !== undefined) {
            const body = decode(response, false);
            return { ...head, body: Buffer.alloc(0), stream: openBody(body, { cutOff, ...stream, failureOf }) };
        }
        const limits = response.ok ? request.limits : null;
        const obtain = async (bytes) => {
            // The service is not to blame for this wait.
            if (!(await running.suspend(lease.grow(bytes, signal))))
                throw new Error('cut off');
        };
        return { ...head, body: await readBody(decode(response, limits !== null), { limits, signal, obtain }) };
    }
    finally {
        end();
    }
}
/** `end` stops the rest of the request: a service that refuses it early may not read on. */
async function sendOnce({ method, url, headers, body, agent }, signal, { restart }) {
    // The decoder of `fetch` takes a piece of a gzip stream for all of it.
    const options = { method, agent, signal, compress: false, redirect: 'manual' };
    if (body === null || Buffer.isBuffer(body)) {
        return { response: await (0,src/* default */.Ay)(url, { ...options, headers, body }), end: () => undefined };
    }
    const sent = streamBody(body, restart);
    const length = { 'Content-Length': String(body.size) };
    const response = await (0,src/* default */.Ay)(url, { ...options, headers: { ...headers, ...length }, body: sent });
    return { response, end: () => sent.destroy() };
}
function isGzip({ headers }) {
    return headers.get('Content-Encoding') === 'gzip';
}
/**
 * The body, decoded from gzip frame by frame.
 * @param isWhole the first part of a body that breaks off is of no use
 */
function decode(response, isWhole) {
    const { Z_SYNC_FLUSH, Z_FINISH } = external_node_zlib_.constants;
    const { body, ok } = response;
    const isShort = Number(response.headers.get('Content-Length') ?? Infinity) <= SHORT.body;
    const decoder = isGzip(response)
        ? (0,external_node_zlib_.createGunzip)({
            chunkSize: isShort ? SHORT.piece : transport_PIECE,
            flush: Z_SYNC_FLUSH,
            finishFlush: ok ? Z_FINISH : Z_SYNC_FLUSH,
        })
        : new external_node_stream_.PassThrough();
    const source = (body ?? external_node_stream_.Readable.from([]));
    let isEmpty = true;
    source.once('data', () => (isEmpty = false));
    // Not `pipeline`: when the connection breaks, it would drop what was received and not decoded yet.
    source.on('error', (error) => {
        if (isWhole) {
            decoder.destroy(error);
            return;
        }
        decoder.once('end', () => decoder.destroy(error));
        decoder.write(Buffer.alloc(0), () => decoder.push(null));
    });
    // The decoder's reader gets the error.
    decoder.on('error', () => undefined);
    decoder.on('close', () => source.destroy());
    source.on('end', () => {
        // No body is no gzip and no failure, although its header says gzip.
        if (isEmpty && isGzip(response))
            decoder.write((0,external_node_zlib_.gzipSync)(''));
        decoder.end();
    });
    return source.pipe(decoder, { end: false });
}
function failureOf(error) {
    if (error instanceof Excess)
        return requestFailure('oversize', error.message);
    const { message = String(error) } = Object(error);
    if (isNoTls(message))
        return requestFailure('network', 'the reply is not TLS', NO_TLS);
    const code = transport_codeOf(error);
    const text = message.replace(/^request to \S+ failed, reason: /u, '');
    // When every address of a host refuses, Node's error has a code and no message.
    const reason = code === undefined || text.includes(code) ? text : `${code} ${text}`.trim();
    return requestFailure('network', reason, code ?? null);
}
/** By OpenSSL's words: a reply in plain http, which it takes for a record of TLS. */
function isNoTls(message) {
    return /:(?:wrong version number|packet length too long|http request|record layer failure):/u.test(message);
}
function transport_codeOf(error) {
    return Object(error).code;
}

;// CONCATENATED MODULE: ./build/contree/send.js









/**
 * Sends the request until it is answered or another try is of no use, see `retry-policy.ts`. Without a deadline it is
 * tried five times at most; with one until the deadline, and a wait that would end after it is not begun.
 * Throws a `ContreeError` with the last known failure. A stream ends with one, and no retry, when it breaks off, is silent
 * for too long, meets the deadline or is aborted.
 */
async function send(connection, request, call = {}) {
    try {
        return await new Sending(connection, request, call).untilAnswered();
    }
    catch (error) {
        const isForbidden = error instanceof ContreeError && error.failure.status === 403;
        if (!isForbidden || request.unexplained === true)
            throw error;
        const more = (await connection.explainForbidden?.(call)) ?? null;
        throw more === null ? error : error.withAdvice(connection.redact(more));
    }
}
const EMPTY = Buffer.alloc(0);
/** One call, with all its tries. */
class Sending {
    #connection;
    #request;
    #call;
    #isIdempotent;
    /** Requests sent so far. */
    #attempts = 0;
    #replyLost = false;
    constructor(connection, request, call) {
        this.#connection = connection;
        this.#request = request;
        this.#call = call;
        this.#isIdempotent = request.idempotent ?? request.method !== 'POST';
    }
    async untilAnswered() {
        const { clock, onRetry } = this.#connection;
        const { deadline = null, signal } = this.#call;
        let last = null;
        for (;;) {
            const remaining = deadline === null ? null : deadline - clock.now();
            const unsent = this.#reasonToStop('before it could be sent');
            const outcome = unsent ?? (await this.#exchange(remaining));
            if (!('kind' in outcome)) {
                const nonsense = (reason, kind = 'protocol') => this.#error(requestFailure(kind, reason), true);
                return { ...outcome, replyLost: this.#replyLost, nonsense };
            }
            // An earlier failure says more than the deadline does, but must not hide that a request which is not safe to repeat
            // may have been received.
            const wasReceived = unsent === null && outcome.unsent !== true;
            if (outcome.kind === 'deadline' && last !== null && (this.#isIdempotent || !wasReceived)) {
                throw this.#error(last, this.#replyLost, true);
            }
            const acted = this.#replyLost || (wasReceived && mayHaveActed(outcome));
            const isLast = this.#request.once === true || (deadline === null && this.#attempts >= MOST_TRIES);
            if (isLast || !mayRetry(outcome, this.#isIdempotent))
                throw this.#error(outcome, acted);
            const delay = delayAfter(outcome, this.#attempts, deadline !== null, clock.random());
            if (deadline !== null && clock.now() + delay >= deadline)
                throw this.#error(outcome, acted, true);
            onRetry({ ...this.#shown(outcome), attempts: this.#attempts, delay });
            await clock.sleep(delay, signal);
            last = outcome;
            this.#replyLost = acted;
        }
    }
    async #exchange(remaining) {
        const lease = this.#connection.budget.lease();
        try {
            return await this.#judge(await this.#attempt(remaining, lease));
        }
        finally {
            // What its reader keeps is on disk before the next turn of the event loop.
            setImmediate(lease.release);
        }
    }
    async #attempt(remaining, lease) {
        const { firstAnswer } = this.#connection;
        this.#attempts += 1;
        firstAnswer?.asked();
        const outcome = await attempt(this.#prepare(remaining, lease));
        const isReply = !('kind' in outcome) || outcome.kind === 'oversize';
        if (isReply)
            firstAnswer?.answered();
        else if (outcome.kind === 'network' || outcome.kind === 'timeout') {
            firstAnswer?.failed(this.#shown(outcome).reason, this.#advice(outcome));
        }
        return outcome;
    }
    /** @param when a clause that completes "the deadline passed …" */
    #reasonToStop(when) {
        const { deadline = null, signal } = this.#call;
        return reasonToStop(signal, deadline === null ? null : deadline - this.#connection.clock.now(), when);
    }
    #prepare(remaining, lease) {
        const { destination, headers, keptAlive, unshared, requestTimeout } = this.#connection;
        const { method, path, body, accept = 'application/json', headers: own } = this.#request;
        const { reads = 'json', limits = USUAL_LIMITS, silence = requestTimeout } = this.#request;
        const errorOf = (failure) => this.#error(failure, true);
        return {
            method,
            url: destination.base + path,
            headers: { ...headers, ...own, Accept: accept, ...(body === undefined ? {} : { 'Content-Type': body.type }) },
            body: body?.content ?? null,
            agent: this.#isIdempotent ? keptAlive : unshared,
            timeout: requestTimeout,
            stream: reads === 'stream' ? { silence, errorOf } : undefined,
            limits: { json: limits, content: CONTENT_LIMITS, anything: null, stream: null }[reads],
            remaining,
            signal: this.#call.signal,
            lease,
        };
    }
    /** A reply as the answer or the failure that it is for this request. */
    async #judge(reply) {
        if ('kind' in reply)
            return reply;
        const { answers, reads = 'json' } = this.#request;
        const { status, header } = reply;
        if (status < 200 || status > 299) {
            if (answers?.(status, this.#replyLost) === true)
                return { reply, json: undefined };
            const retryAfter = retryAfterOf(header, this.#connection.clock.now());
            const reason = reasonOf(reply, this.#redact);
            return { kind: 'status', status, reason, isFromService: isFromService(reply), retryAfter };
        }
        if (reads !== 'json')
            return { reply, json: undefined };
        const reason = () => this.#reasonToStop('before the whole reply was read');
        const read = await readJson(reply.body, { ...this.#connection, isWanted: () => reason() === null });
        if (read === null)
            return reason() ?? ABORTED;
        const { json } = read;
        // Without the body: the value says the same, and each is large for much output.
        if (json !== undefined)
            return { reply: { ...reply, body: EMPTY }, json };
        const start = startOf(reply.body);
        return requestFailure('protocol', start === '' ? 'the reply is empty' : `the reply is not JSON: ${start}`);
    }
    #error(failure, acted, ranOutOfTime = false) {
        const { kind, retryAfter } = failure;
        const facts = { advice: this.#advice(failure, ranOutOfTime), mayHaveActed: acted, attempts: this.#attempts };
        return new ContreeError({ kind, ...this.#shown(failure), retryAfter, ...facts });
    }
    #advice(failure, ranOutOfTime = false) {
        const { destination } = this.#connection;
        return this.#redact(adviceFor(failure, { route: this.#request, destination, ranOutOfTime }));
    }
    #shown({ status, reason }) {
        const { method, path } = this.#request;
        return { method, path: this.#redact(path), status, reason: onOneLine(redactStart(reason, this.#redact)) };
    }
    #redact = (text) => {
        const { redact } = this.#request;
        return this.#connection.redact(redact?.(text) ?? text);
    };
}

;// CONCATENATED MODULE: ./build/contree/wire/created.js



const created = part({ uuid: knownUuid, id: knownUuid });
/** The UUID that a reply names, in its `Location` or else in its body. Never throws. */
function decodeCreatedReply(reply) {
    const located = uuidOfLocation(reply.header('Location'));
    if (located !== null)
        return { value: located };
    // The schema takes any body.
    const reference = dist/* parse */.qgA(created, parseJson(new TextDecoder().decode(reply.body)));
    const named = reference?.uuid ?? reference?.id ?? null;
    return named === null ? { problem: 'no reference (there is no UUID in its Location or body)' } : { value: named };
}
/** The UUID in a `Location`: its last path segment that is one; null when there is none. */
function uuidOfLocation(location) {
    const segments = (location ?? '').split(/[?#]/u, 1).join('').split('/');
    return segments.map(parseUuid).findLast((uuid) => uuid !== null) ?? null;
}

;// CONCATENATED MODULE: ./build/contree/endpoints/requests.js





function createRequests(connection, onWarning) {
    /** Paths with a warning: a listing is requested again and again, and is as wrong the next time. */
    const warned = new Set();
    const warn = (path, problems, received) => {
        if (problems.length === 0 || warned.has(path))
            return;
        warned.add(path);
        const reasons = onOneLine(redactStart(problems.join('; '), connection.redact));
        onWarning(`GET ${connection.redact(path)}: left out ${problems.length} of ${received} rows: ${reasons}.`);
    };
    return {
        send: (request, call) => send(connection, request, call),
        /** What the JSON of the reply says. */
        read: async (request, decode, call) => {
            const exchange = await send(connection, request, call);
            return requests_valueOf(exchange, decode(exchange.json));
        },
        /** The list below `path`. Rows that make no sense are left out, with a warning; `received` counts them all. */
        list: async (path, decode, call, limits = USUAL_LIMITS) => {
            const { json, reply, nonsense } = await send(connection, { method: 'GET', path, limits }, call);
            const decoded = decode(json);
            if (decoded === null)
                throw nonsense('the reply is no list');
            const { rows, payloads, problems } = decoded;
            const received = rows.length + problems.length;
            warn(path, problems, received);
            return { rows, payloads, received, reply };
        },
        /** Whether anything is at a path. */
        exists: async (place, call) => {
            const request = { method: 'HEAD', reads: 'anything', answers: isNotFound, ...place };
            return !isNotFound((await send(connection, request, call)).reply.status);
        },
        /** Returns the UUID that the reply names, as `decodeCreatedReply` finds it. */
        create: async (request, call) => {
            const exchange = await send(connection, { ...request, reads: 'anything' }, call);
            return requests_valueOf(exchange, decodeCreatedReply(exchange.reply));
        },
        turn: connection.turn,
        redactStream: redactStreams(connection.secrets),
        /** Milliseconds since the epoch. */
        now: () => connection.clock.now(),
    };
}
function isNotFound(status) {
    return status === 404;
}
/** The decoded value. Throws a `ContreeError` of kind `protocol` when there is none. */
function requests_valueOf({ nonsense }, decoded) {
    if ('problem' in decoded)
        throw nonsense(`the reply is ${decoded.problem}`);
    return decoded.value;
}
/** A JSON body, without the fields that are undefined. */
function jsonBody(value) {
    return { type: 'application/json', content: Buffer.from(JSON.stringify(value)) };
}
/**
 * A query with its question mark, or nothing when no field is given. An undefined field is left out; `/` stays as it is,
 * as the service's own clients send it.
 */
function query(fields) {
    const pairs = Object.entries(fields).flatMap(([name, value]) => {
        if (value === undefined)
            return [];
        const text = String(typeof value === 'boolean' ? Number(value) : value).toWellFormed();
        return [`${name}=${encodeURIComponent(text).replaceAll('%2F', '/')}`];
    });
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
/**
 * One segment of a path. Throws a `RangeError` for an empty one and for `.` and `..`, which would lead to another
 * address.
 */
function segment(text) {
    if (['', '.', '..'].includes(text))
        throw new RangeError(`"${text}" is no identifier.`);
    return encodeURIComponent(text.toWellFormed());
}

;// CONCATENATED MODULE: ./build/contree/endpoints/events.js


/** Bytes of a piece that is read without a turn of its own: it holds few events. */
const events_SMALL = 4096;
/** Milliseconds that the reply of a complete log gets to end. */
const LAST_BYTES = 1_000;
function events(requests) {
    /** By operation, of logs that broke off or ended early: a secret that was cut there continues in the next stream. */
    const unfinished = new Map();
    return {
        /**
         * The operation's events as they come, each once: ids only grow. Never retried: any failure is a `ContreeError`, and the
         * caller decides when to resume after the last id it has seen. Ends without an error when the service ends the log; the
         * operation has then ended only if the last event is `completion`. A reader that stops early (`break`) closes the
         * connection.
         */
        readEvents: async function* (uuid, { after, onOpen, ...request }, call) {
            const { stream, type, nonsense } = await openLog(requests, uuid, { after, ...request }, call);
            const redact = (after === null ? undefined : unfinished.get(uuid)) ?? createRedactEvent(requests);
            unfinished.delete(uuid);
            let isComplete = false;
            try {
                // The page of a login or of a gateway is as successful as a stream.
                if (!EVENT_STREAM.test(type))
                    throw nonsense(`the reply is no event stream (${type})`);
                onOpen?.();
                for await (const event of eventsAfter(after ?? -1, stream, nonsense, requests.turn)) {
                    isComplete = event.kind === 'completion';
                    yield* redact(event);
                }
            }
            finally {
                if (isComplete)
                    drain(stream);
                else {
                    unfinished.set(uuid, redact);
                    stream.destroy();
                }
            }
        },
    };
}
const EVENT_STREAM = /^(?:text\/event-stream\s*(?:;|$)|$)/iu;
async function openLog({ send }, uuid, { after, follow, silence }, call) {
    const { reply, nonsense } = await send({
        method: 'GET',
        path: `/v1/operations/${segment(uuid)}/events${query(follow ? { follow: 1 } : {})}`,
        reads: 'stream',
        once: true,
        unexplained: true,
        silence,
        accept: 'text/event-stream',
        headers: after === null ? {} : { 'Last-Event-Id': String(after) },
    }, call);
    if (reply.stream === undefined)
        throw nonsense('the reply is no event stream');
    return { stream: reply.stream, type: reply.header('Content-Type') ?? '', nonsense };
}
/** The events of the stream, without those up to id `last`: a stream that is resumed may begin with them. */
async function* eventsAfter(last, stream, nonsense, turn) {
    const read = createFrameReader();
    let newest = last;
    for await (const piece of stream.iterator({ destroyOnReturn: false })) {
        const bytes = piece;
        if (bytes.length > events_SMALL)
            await turn();
        const { events: found, problem } = read(bytes);
        for (const event of found) {
            if (event.id !== null && event.id <= newest)
                continue;
            newest = event.id ?? newest;
            yield event;
        }
        if (problem !== null)
            throw nonsense(problem.reason, problem.kind);
    }
}
/** Reads the rest of a body, so that its connection can be used again. */
function drain(stream) {
    const timer = setTimeout(() => stream.destroy(), LAST_BYTES);
    stream.once('close', () => {
        clearTimeout(timer);
    });
    stream.resume();
}
/** What ends a text, or cuts it. */
const ENDS = new Set(['completion', 'truncated', 'capped']);
/** The most processes' streams whose last bytes are held back since they may begin a secret. */
const MOST_HELD_BACK = 1_000;
/** Removes secrets from what the processes write. Each stream of each process is a text of its own. */
function createRedactEvent({ redactStream }) {
    const texts = new Map();
    const redactBytes = ({ kind, process, stream, bytes }) => {
        const key = `${String(process)} ${stream}`;
        const { redact } = texts.get(key) ?? { redact: redactStream() };
        const settled = redact.next(bytes);
        // Most hold nothing back, and there may be any number of processes.
        if (redact.isIdle)
            texts.delete(key);
        else
            texts.set(key, { redact, source: { kind, process, stream } });
        return settled;
    };
    /** What was held back because more bytes might have made it a secret. */
    const rest = function* () {
        for (const { redact, source } of texts.values()) {
            const bytes = redact.rest();
            if (bytes.length > 0)
                yield { ...source, id: null, bytes };
        }
        texts.clear();
    };
    return function* (event) {
        // Before the completion, since a reader stops there; where output is missing, as no secret goes on beyond that.
        if (ENDS.has(event.kind) || texts.size > MOST_HELD_BACK)
            yield* rest();
        yield event.kind === 'output' ? { ...event, bytes: redactBytes(event) } : event;
    };
}

;// CONCATENATED MODULE: ./build/contree/wire/resources.js


const resources_image = dist/* pipe */.FsL(dist/* object */.Ikc({ uuid: uuid, tag: fields_text, created_at: fields_text }), dist/* transform */.pdi(({ created_at: createdAt, ...wire }) => ({ ...wire, createdAt })));
const decodeImage = decoder(resources_image, 'image');
const decodeImages = listDecoder(['images'], decodeImage);
const SHA256 = /^[0-9a-f]{64}$/iu;
const sha256 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(SHA256, 'no SHA-256'), dist/* toLowerCase */.PXX());
/** Bytes; the service says -1 where it does not know. */
const size = dist/* pipe */.FsL(number, dist/* transform */.pdi((bytes) => (bytes === null || bytes < 0 ? null : bytes)));
const decodeStoredFile = decoder(dist/* object */.Ikc({ uuid: uuid, sha256, size }), 'stored file');
const decodeStoredFiles = listDecoder(['files'], decodeStoredFile);
const anyRecord = dist/* fallback */.NpB(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), {});
const whoAmI = dist/* pipe */.FsL(dist/* object */.Ikc({ token_uuid: fields_text, token_expiration: number, permissions: anyRecord, limits: anyRecord }), dist/* transform */.pdi((wire) => ({
    tokenUuid: wire.token_uuid,
    tokenExpiration: wire.token_expiration,
    permissions: only(wire.permissions, (value) => typeof value === 'boolean'),
    limits: only(wire.limits, (value) => typeof value === 'number'),
})));
const decodeWhoAmI = decoder(whoAmI, 'description of a token');

;// CONCATENATED MODULE: ./build/contree/endpoints/files.js


function files({ send, read, list, exists }) {
    return {
        /** The client's limit of one request counts from the last piece of a stream that was sent. */
        uploadFile: async (content, call) => {
            const body = { type: 'application/octet-stream', content };
            // Files are kept by the hash of their content: a second upload only moves the date of the stored one.
            return await read({ method: 'POST', path: '/v1/files', idempotent: true, body }, decodeStoredFile, call);
        },
        fileExists: async (sha256, call) => await exists({ path: pathOf(sha256) }, call),
        listFiles: async (paging, call) => {
            const { rows, received } = await list(`/v1/files${query({ ...paging })}`, decodeStoredFiles, call);
            return { files: rows, received };
        },
        /** Null when no such file is stored. */
        getFile: async (sha256, call) => {
            const exchange = await send({ method: 'GET', path: pathOf(sha256), answers: isNotFound }, call);
            return isNotFound(exchange.reply.status) ? null : requests_valueOf(exchange, decodeStoredFile(exchange.json));
        },
    };
}
function pathOf(sha256) {
    return `/v1/files/${segment(sha256)}`;
}

;// CONCATENATED MODULE: ./build/contree/endpoints/images.js



function images_images({ send, list, create }) {
    return {
        listImages: async (filter, paging, call) => {
            const { rows, received } = await list(`/v1/images${query({ ...paging, ...filter })}`, decodeImages, call);
            return { images: rows, received };
        },
        /** Returns the UUID of the import's operation. */
        importImage: async ({ url, credentials, tag, timeout }, call) => {
            const body = jsonBody({ registry: { url, credentials }, tag, timeout });
            const redact = createRedact(credentials === undefined ? [] : [credentials.password]);
            return await create({ method: 'POST', path: '/v1/images/import', body, redact }, call);
        },
        tagImage: async (uuid, tag, call) => {
            const path = `/v1/images/${segment(uuid)}/tag`;
            await send({ method: 'PATCH', path, reads: 'anything', body: jsonBody({ tag }) }, call);
        },
        untagImage: async (uuid, tag, call) => {
            const path = `/v1/images/${segment(uuid)}/tag${query({ tag })}`;
            // An earlier try whose reply was lost may have removed the tag already.
            const answers = (status, replyLost) => isNotFound(status) && replyLost;
            await send({ method: 'DELETE', path, reads: 'anything', answers }, call);
        },
    };
}

;// CONCATENATED MODULE: ./build/contree/wire/directory.js


const wire = dist/* object */.Ikc({
    path: fields_text,
    name: fields_text,
    size: number,
    mode: known(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()])),
    type: fields_text,
    is_dir: flag,
    is_regular: flag,
    is_symlink: flag,
});
const entry = dist/* pipe */.FsL(wire, dist/* transform */.pdi(({ path, name, size, ...kind }) => {
    return { path: path ?? name ?? '', size: size ?? 0, type: typeOf(kind) };
}), dist/* check */.z6Y(({ path }) => path !== '', 'no path'));
const decodeDirectory = listDecoder(['files', 'items'], decoder(entry, 'directory entry'));
/** The type bits of a file's mode, as `stat` has them. */
const TYPE_MASK = 0o170000;
const TYPE_BITS = new Map([
    [0o100000, 'file'],
    [0o040000, 'directory'],
    [0o120000, 'symlink'],
]);
/** First character of a mode as `ls` writes it, and the words that may stand for a type. */
const TYPE_WORDS = new Map([
    ...['-', 'file', 'regular'].map((word) => [word, 'file']),
    ...['d', 'dir', 'directory'].map((word) => [word, 'directory']),
    ...['l', 'link', 'symlink'].map((word) => [word, 'symlink']),
]);
/** The flags say it best; a symlink first, for the flags of its target may be set as well. */
function typeOf({ mode, type, ...flags }) {
    if (flags.is_symlink === true)
        return 'symlink';
    if (flags.is_dir === true)
        return 'directory';
    if (flags.is_regular === true)
        return 'file';
    if (typeof mode === 'number')
        return TYPE_BITS.get(mode & TYPE_MASK) ?? 'other';
    return TYPE_WORDS.get(type?.toLowerCase() ?? '') ?? TYPE_WORDS.get(mode?.slice(0, 1) ?? '') ?? 'other';
}

;// CONCATENATED MODULE: ./build/contree/endpoints/inspect.js





const REDIRECTS = [301, 302, 303, 307, 308];
const ANY_TYPE = '*/*';
function inspect({ send, read, list, exists }) {
    return {
        /** The image that carries exactly this tag, or null. */
        findImageByTag: async (tag, call) => {
            const path = `/v1/inspect/${query({ tag })}`;
            const answers = (status) => isNotFound(status) || REDIRECTS.includes(status);
            const exchange = await send({ method: 'GET', path, reads: 'anything', answers }, call);
            // The redirect names the image and is not followed; a service that follows it itself sends the image.
            return isNotFound(exchange.reply.status) ? null : requests_valueOf(exchange, decodeCreatedReply(exchange.reply));
        },
        inspectImage: async (uuid, call) => await read({ method: 'GET', path: inspect_pathOf(uuid, '') }, decodeImage, call),
        listDirectory: async (uuid, path, call) => (await list(inspect_pathOf(uuid, 'list', path), decodeDirectory, call, DIRECTORY_LIMITS)).rows,
        downloadFile: async (uuid, path, call) => {
            const file = inspect_pathOf(uuid, 'download', path);
            return (await send({ method: 'GET', path: file, reads: 'content', accept: ANY_TYPE }, call)).reply.body;
        },
        pathExists: async (uuid, path, call) => await exists({ path: inspect_pathOf(uuid, 'download', path), accept: ANY_TYPE }, call),
        /**
         * A tar of a file or a directory as it comes; null when nothing is at that path. The client's limit of one request
         * counts for the headers, and then for each silence. A stream that breaks off, falls silent, is aborted or meets the
         * deadline ends with a `ContreeError`. It must be read to its end or destroyed.
         */
        downloadArchive: async (uuid, path, call) => {
            const archive = inspect_pathOf(uuid, 'archive', path);
            const request = { method: 'GET', path: archive, reads: 'stream', accept: ANY_TYPE, answers: isNotFound };
            return (await send(request, call)).reply.stream ?? null;
        },
    };
}
/** The address of what the service can do with an image, and with a path in it. */
function inspect_pathOf(uuid, action, path) {
    return `/v1/inspect/${segment(uuid)}/${action}${query({ path })}`;
}

;// CONCATENATED MODULE: ./build/contree/endpoints/operations.js





function operations({ send, list, create, now }) {
    return {
        /** `payloads` are the operations as the service sent them; `retryAfter` is as in `OperationDetail`. */
        listOperations: async (filter, paging, call) => {
            const path = `/v1/operations${query({ ...paging, ...filter })}`;
            const { rows, payloads, received, reply } = await list(path, decodeOperations, call);
            return { operations: rows, payloads, received, retryAfter: retryAfterOf(reply.header, now()) };
        },
        getOperation: async (uuid, call) => {
            const request = { method: 'GET', path: operations_pathOf(uuid), limits: DETAIL_LIMITS };
            const asked = { ...request, path: `${request.path}${query({ inflight: 1 })}`, once: true };
            const exchange = await send(call?.inflight === true ? asked : request, call);
            const operation = requests_valueOf(exchange, requireUuid(uuid, decodeOperation(exchange.json)));
            return { operation, payload: exchange.json, retryAfter: retryAfterOf(exchange.reply.header, now()) };
        },
        cancelOperation: async (uuid, call) => {
            const answers = (status) => status === 409;
            const request = { method: 'DELETE', path: operations_pathOf(uuid), reads: 'anything', answers };
            const { reply, replyLost } = await send(request, call);
            return { answer: answers(reply.status) ? 'finished' : 'accepted', replyLost };
        },
        /**
         * Sends SIGTERM to the process group of the instance's main process, as DELETE of subprocess 1 does. Sent once: some
         * programs end without writing anything when a second one comes.
         */
        terminateInstance: async (uuid, call) => {
            const path = `${operations_pathOf(uuid)}/subprocesses/1${query({ signal: 'TERM' })}`;
            await send({ method: 'DELETE', path, reads: 'anything', idempotent: false, once: true }, call);
        },
        /** Returns the UUID of the instance's operation. Not sent again after the service may have received it. */
        spawnInstance: async (request, call) => await create({ method: 'POST', path: '/v1/instances', body: jsonBody(spawnFields(request)) }, call),
    };
}
/** A cache or a proxy that mixes up replies must not give one operation the end of another. */
function requireUuid(uuid, decoded) {
    if ('problem' in decoded || decoded.value.uuid === (parseUuid(uuid) ?? uuid))
        return decoded;
    return { problem: `about another operation (${decoded.value.uuid})` };
}
function operations_pathOf(uuid) {
    return `/v1/operations/${segment(uuid)}`;
}
function spawnFields({ stdin, truncateOutputAt, network, maxLayerBytes, ...fields }) {
    return {
        ...fields,
        networking: network === undefined ? undefined : { enabled: network },
        resources_limits: maxLayerBytes === undefined ? undefined : { max_layer_bytes: maxLayerBytes },
        truncate_output_at: truncateOutputAt,
        stdin: stdin === undefined ? undefined : { value: stdin.toString('base64'), encoding: 'base64' },
    };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(30);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(136);
;// CONCATENATED MODULE: ./build/contree/no-proxy.js


/** The hosts that `NO_PROXY` names. Ranges and addresses match addresses as they are written: no name is looked up for them. */
class BypassRules {
    /** The entries that are of no known form. Untrusted. */
    unknown;
    #rules;
    /** @param list entries between commas or blanks; may be empty */
    constructor(list) {
        const entries = list
            .replaceAll(/\s+-\s+/g, '-')
            .split(/[\s,]/)
            .filter((entry) => entry !== '');
        const read = entries.map((entry) => ({ entry, rule: readEntry(entry) }));
        this.#rules = read.flatMap(({ rule }) => rule ?? []);
        this.unknown = read.filter(({ rule }) => rule === null).map(({ entry }) => entry);
    }
    /**
     * @param hostname as `URL` has it: an IPv6 address in brackets
     * @param port decimal
     */
    bypasses(hostname, port) {
        const host = bare(hostname);
        return this.#rules.some((rule) => rule(host, port));
    }
}
/** Whether it is `localhost`, in 127.0.0.0/8 or ::1; the URL parser has already brought every other spelling to these. */
function isLoopback(hostname) {
    const host = bare(hostname);
    const loopback = new external_node_net_.BlockList();
    loopback.addSubnet('127.0.0.0', 8, 'ipv4');
    loopback.addAddress('::1', 'ipv6');
    return host === 'localhost' || isListed(loopback, host);
}
/** Without brackets and without the dot that ends an absolute name. */
function bare(host) {
    return host.toLowerCase().replaceAll(/[[\]]/g, '').replace(/\.$/, '');
}
/** Null for an entry of no known form. */
function readEntry(entry) {
    if (entry === '*')
        return () => true;
    return readAddresses(entry) ?? readName(entry);
}
/** An address with or without a port, `10.0.0.0/8` as Go and Python know it, or `10.0.0.1-10.0.0.9` as Node does. */
function readAddresses(entry) {
    const listed = new external_node_net_.BlockList();
    const [first = '', last = ''] = entry.split('-');
    const [network = '', bits = ''] = entry.split('/');
    const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? [];
    const address = (0,external_node_net_.isIP)(entry) > 0 ? entry : (bracketed ?? plain ?? '');
    try {
        if ((0,external_node_net_.isIP)(address) > 0)
            listed.addAddress(address, familyOf(address));
        else if ((0,external_node_net_.isIP)(first) > 0)
            listed.addRange(first, last, familyOf(first));
        else if (/^\d{1,3}$/.test(bits))
            listed.addSubnet(network, Number(bits), familyOf(network));
        else
            return null;
    }
    catch {
        // Of two families, a range that ends before it starts, a prefix that is longer than an address, or no address.
        return null;
    }
    return (host, ofPort) => (port === undefined || port === ofPort) && isListed(listed, host);
}
/**
 * `name` and `.name` mean the host and all below it, as in curl and the toolkit; `*.name` all below it. Each may have a port.
 */
function readName(entry) {
    const [, wildcard, written = '', port] = /^(\*\.|\.)?([^\s/*:[\]]+?)\.?(?::(\d{1,5}))?$/.exec(entry) ?? [];
    const name = (0,external_node_url_.domainToASCII)(written);
    // A range that is none would be taken for a name.
    if (name === '' || (0,external_node_net_.isIP)(name.split('-')[0] ?? '') > 0)
        return null;
    return (host, ofPort) => {
        if (port !== undefined && port !== ofPort)
            return false;
        return (host === name && wildcard !== '*.') || host.endsWith(`.${name}`);
    };
}
function isListed(list, host) {
    return (0,external_node_net_.isIP)(host) > 0 && list.check(host, familyOf(host));
}
function familyOf(address) {
    return (0,external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4';
}

;// CONCATENATED MODULE: ./build/contree/proxy.js

/**
 * A proxy that the environment names and that cannot be used. The message has the variable, and its value without user and
 * password.
 */
class InvalidProxy extends TypeError {
}
const DIRECT = { proxy: null, variable: '', warnings: [] };
/**
 * Decides as curl and the toolkit of GitHub do: the variable of the address's scheme, else `ALL_PROXY`; lower case first, an
 * empty one counts as none; then `NO_PROXY`. A loopback address is asked directly unless the proxy is on loopback too: for
 * another proxy it would be the proxy's own machine, and a token would leave this one without encryption.
 *
 * Node's agents would ignore a proxy without a scheme or with another one (`parseProxyConfigFromEnv` in
 * `lib/internal/http.js`).
 *
 * @param destination the http or https address of a request
 * @throws {InvalidProxy}
 */
function decideProxy(destination, env) {
    const { protocol, hostname, port } = new URL(destination);
    const name = protocol === 'https:' ? 'https_proxy' : 'http_proxy';
    const [variable, value] = firstSet(env, [name, name.toUpperCase(), 'all_proxy', 'ALL_PROXY']);
    if (value === '')
        return DIRECT;
    const [noProxy, list] = firstSet(env, ['no_proxy', 'NO_PROXY']);
    const rules = new BypassRules(list);
    if (rules.bypasses(hostname, port === '' ? (protocol === 'https:' ? '443' : '80') : port))
        return DIRECT;
    // An address that is not asked through any proxy needs no valid one.
    const isLocal = isLoopback(hostname);
    const proxy = parseProxy(variable, value);
    if (isLocal && !isLoopback(proxy.hostname))
        return DIRECT;
    const warnings = rules.unknown.map((entry) => `${noProxy} has the entry ${JSON.stringify(shorten(entry))}, which matches no host: use a host name, .domain, *.domain, host:port, an IP address, 10.0.0.0/8, 10.0.0.1-10.0.0.9 or *.`);
    return { proxy: proxy.href, variable, warnings };
}
const VARIABLES = ['https_proxy', 'http_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]);
/** Those variables of an environment that name proxies and exceptions from them. */
function proxyVariables(env) {
    const isSet = (name) => (env[name] ?? '') !== '';
    return Object.fromEntries(VARIABLES.filter(isSet).map((name) => [name, env[name]]));
}
/**
 * What may not be shown of all proxies in the environment: their passwords, as they are written and decoded, and what the
 * header `Proxy-Authorization` carries, which a proxy can repeat in its reply.
 */
function proxySecrets(env) {
    const secrets = VARIABLES.flatMap((name) => {
        // Also in an address that is no URL.
        const found = /^(?:[^/@:]*:\/\/)?(?<user>[^:@]*)(?::(?!\/\/)(?<password>.*))?@/s.exec((env[name] ?? '').trim());
        const { user = '', password = '' } = found?.groups ?? {};
        const header = found === null ? '' : Buffer.from(`${proxy_decode(user)}:${proxy_decode(password)}`).toString('base64');
        return [password, proxy_decode(password), header.replace(/=+$/, '')];
    });
    return [...new Set(secrets)].filter((secret) => secret !== '');
}
/** The first of the variables that is not blank, and its value; the value is empty when there is none. */
function firstSet(env, names) {
    const name = names.find((candidate) => (env[candidate] ?? '').trim() !== '') ?? '';
    return [name, (env[name] ?? '').trim()];
}
function parseProxy(variable, value) {
    const refuse = (problem) => new InvalidProxy(`${variable}: ${JSON.stringify(shorten(withoutUser(value)))} ${problem}`);
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase() ?? null;
    if (scheme !== null && scheme !== 'http' && scheme !== 'https') {
        throw refuse(`is no http or https proxy: use http://host:port, https://host:port or host:port, or name the host of the service in NO_PROXY`);
    }
    const url = /[\s\0]/.test(value) ? null : URL.parse(scheme === null ? `http://${value}` : value);
    // `http:/host` would be the host `http`.
    const isMistyped = scheme === null && url?.pathname !== '/';
    if (url === null || isMistyped) {
        throw refuse('is no address of a proxy: use http://host:port, https://host:port or host:port');
    }
    if (`${url.pathname}${url.search}${url.hash}`.includes('@')) {
        throw refuse('has a character that a user name or password cannot have: write / as %2F, ? as %3F and # as %23');
    }
    // Node would throw for a per cent sign that begins no code.
    url.username = encodeURIComponent(proxy_decode(url.username));
    url.password = encodeURIComponent(proxy_decode(url.password));
    url.pathname = '/';
    url.search = '';
    url.hash = '';
    return url;
}
/** A text with a per cent sign that begins no code stays as it is, as in curl. */
function proxy_decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/**
 * The value with `***` for what stands before its last `@`, and for what stands for a port and is none: it may be a password.
 */
function withoutUser(value) {
    const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(value) ?? [];
    const host = rest.replace(/^.*@/s, '***@');
    return `${scheme}${host.replace(/:(?!\d{1,5}\/?$)[^[\]]*$/s, ':***')}`;
}
const LONGEST = 100;
function shorten(text) {
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

;// CONCATENATED MODULE: ./build/contree/turns.js
/**
 * Turns for work that takes milliseconds and cannot be interrupted, such as parsing a large reply: one for each turn of the
 * event loop. Without them, the work of all replies that came together would run in a single one, and neither a signal nor a
 * timer would be heard until its end.
 */
function createTurns() {
    const waiting = [];
    const next = () => {
        waiting.shift()?.();
        if (waiting.length > 0)
            setImmediate(next);
    };
    return () => new Promise((resolve) => {
        if (waiting.push(resolve) === 1)
            setImmediate(next);
    });
}

;// CONCATENATED MODULE: ./build/contree/client.js














/** Bytes of large replies that are held at a time, beside one that may exceed it: each becomes several times as much. */
const REPLY_BUDGET = 8 * 1024 * 1024;
/** Sends nothing yet. Throws a `TypeError` when the address, the proxy or a header's value cannot be used. */
function createContreeClient(options) {
    const { requestTimeout, clock, proxyEnv = {}, onRetry = () => undefined, onWarning = () => undefined } = options;
    const base = parseBaseAddress(options.baseUrl);
    const proxy = decideProxy(base, proxyEnv);
    const agents = createAgents(base, proxy.proxy);
    const secrets = [options.token, ...(options.secrets ?? [])];
    const connection = {
        destination: createDestination(base, proxy, options.givenBy),
        headers: headersOf(options),
        ...agents,
        requestTimeout,
        clock,
        redact: createRedact(secrets),
        redactValue: createRedactValue(secrets),
        secrets,
        turn: createTurns(),
        budget: new ByteBudget(REPLY_BUDGET),
        onRetry,
        firstAnswer: options.firstAnswer,
        explainForbidden: options.explainForbidden,
    };
    const requests = createRequests(connection, onWarning);
    return {
        /** Sent once: what it says is of help, and nothing has to wait for it. */
        whoAmI: async (call) => await requests.read({ method: 'GET', path: '/v1/whoami', once: true, unexplained: true }, decodeWhoAmI, call),
        ...operations(requests),
        ...events(requests),
        ...images_images(requests),
        ...files(requests),
        ...inspect(requests),
        /** Closes kept-alive connections, so that the process can end by itself. */
        close: () => {
            agents.keptAlive.destroy();
            agents.unshared.destroy();
        },
    };
}
const VISIBLE = /^[\x21-\x7e]+(?: +[\x21-\x7e]+)*$/u;
function headersOf({ token, project, userAgent }) {
    const values = { token, userAgent, ...(project === undefined ? {} : { project }) };
    for (const [name, value] of Object.entries(values)) {
        // Node would throw only when the first request is sent.
        if (!VISIBLE.test(value))
            throw new TypeError(`The ${name} is empty or has characters that no header can hold.`);
    }
    return {
        Authorization: `Bearer ${token}`,
        ...(project === undefined ? {} : { Project: project }),
        'User-Agent': userAgent,
        'Accept-Encoding': 'gzip',
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
;// CONCATENATED MODULE: ./build/values/place.js
/** How many lines, names or legs are named; the others are counted. */
const MOST_NAMED = 5;
/**
 * Places of one input, as problems begin: `legs: lines 2 and 5: a.timeout and b.timeout`, `tag: leg "B"`.
 * Empty for an input without a name.
 */
function showPlaces(places) {
    const distinct = (pick) => [...new Set(places.map(pick))].filter((value) => value !== undefined);
    const lines = distinct(({ line }) => line).map(String);
    const legs = distinct(({ leg }) => leg);
    const parts = [
        places[0]?.input ?? '',
        lines.length === 0 ? '' : `${lines.length === 1 ? 'line' : 'lines'} ${listed(lines)}`,
        listed(distinct(({ name }) => name)),
        legs.length === 0 ? '' : `${legs.length === 1 ? 'leg' : 'legs'} ${listed(legs)}`,
    ];
    return parts.filter((part) => part !== '').join(': ');
}
function showPlace(place) {
    return showPlaces([place]);
}
/** `a, b and c`; of more than five `a, b, c, d, e and 3 more`. */
function listed(words) {
    const named = words.length > MOST_NAMED ? words.slice(0, MOST_NAMED) : words.slice(0, -1);
    const last = words.length > MOST_NAMED ? `${String(words.length - MOST_NAMED)} more` : words.slice(-1).join('');
    return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}

;// CONCATENATED MODULE: ./build/values/values.js
/** A text that is not the value it should be. The message quotes it and says what is allowed. */
class InvalidValue extends Error {
    /** The text, quoted. */
    shown;
    /** What is wrong with it and what is allowed, to follow the quoted text. */
    expectation;
    constructor(text, expectation) {
        const shown = quote(text);
        super(`${shown} ${expectation}`);
        this.name = 'InvalidValue';
        this.shown = shown;
        this.expectation = expectation;
    }
}
const LONGEST_QUOTE = 100;
/**
 * The text between quotation marks on one line, cut after 100 characters: fit for a message, not yet escaped. Backslashes and
 * quotation marks in it stay as they were written.
 */
function quote(text) {
    const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
    return JSON.stringify(cut).replaceAll(/\\(["\\])/g, '$1');
}
/** Milliseconds up to the longest delay that Node's timers keep; they fire at once after a longer one. */
const TIMER_BOUNDS = { least: 0, greatest: 2_147_483_647 };
const DURATION = /^(?:(?<bare>\d+)|(?:(?<hours>\d+)h)?(?:(?<minutes>\d+)m)?(?:(?<seconds>\d+)s)?)$/;
/**
 * Milliseconds of a duration: whole seconds such as `90`, or hours, minutes and seconds in this order such as `90s`,
 * `5m`, `1h30m`. Without bounds (milliseconds) it may be as long as a timer of Node's, some 596 hours.
 * @throws {InvalidValue}
 */
function parseDuration(text, bounds = {}) {
    const found = DURATION.exec(text.trim())?.groups;
    if (text.trim() === '' || found === undefined) {
        throw new InvalidValue(text, 'is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m');
    }
    const count = (unit) => Number(found[unit] ?? 0);
    const seconds = count('bare') + count('hours') * 3600 + count('minutes') * 60 + count('seconds');
    const { least, greatest } = { ...TIMER_BOUNDS, ...bounds };
    if (seconds * 1000 < least)
        throw new InvalidValue(text, `is too short: use ${Math.ceil(least / 1000)}s or more`);
    if (seconds * 1000 > greatest) {
        throw new InvalidValue(text, `is too long: use ${Math.floor(greatest / 1000)}s or less`);
    }
    return seconds * 1000;
}
/** A YAML 1.2 core boolean, as the toolkit's own `getBooleanInput` takes it. @throws {InvalidValue} */
function parseBoolean(text) {
    const value = text.trim();
    if (['true', 'True', 'TRUE'].includes(value))
        return true;
    if (['false', 'False', 'FALSE'].includes(value))
        return false;
    throw new InvalidValue(text, 'is not a boolean: use true or false');
}
/** One of the choices, written in any case, or what an alias stands for. @throws {InvalidValue} */
function parseChoice(text, choices, aliases = {}) {
    const word = text.trim().toLowerCase();
    const alias = Object.entries(aliases).find(([name]) => name.toLowerCase() === word)?.[1];
    const choice = choices.find((candidate) => candidate.toLowerCase() === word) ?? alias;
    if (choice === undefined)
        throw new InvalidValue(text, `is not allowed: use ${alternatives(choices)}`);
    return choice;
}
/** A whole number within the bounds, both included; `unit` follows it in the message. @throws {InvalidValue} */
function parseInteger(text, { least, greatest }, unit = '') {
    const value = Number(text.trim());
    if (!/^[+-]?\d+$/.test(text.trim()) || value < least || value > greatest) {
        throw new InvalidValue(text, `is not allowed: use a whole number${unit} from ${least} to ${greatest}`);
    }
    return value;
}
const SIZE = /^(?<count>\d+)\s*(?:b|(?<unit>[kmgt])(?<base>b|ib?)?)?$/i;
const UNITS = (/* unused pure expression or super */ null && (['k', 'm', 'g', 't']));
/**
 * Bytes of a size: plain bytes such as `65536`, or a whole number with a unit in any case, as GNU's tools read it: `K`, `M`,
 * `G` and `T`, also written `KiB` and so on, are powers of 1024; `KB`, `MB`, `GB` and `TB` powers of 1000.
 * @throws {InvalidValue}
 */
function parseSize(text) {
    const { count = '', unit = '', base = '' } = SIZE.exec(text.trim())?.groups ?? {};
    const power = UNITS.indexOf(unit.toLowerCase()) + 1;
    const bytes = Number(count) * (base.toLowerCase() === 'b' ? 1000 : 1024) ** power;
    if (count !== '' && bytes >= 1 && Number.isSafeInteger(bytes))
        return bytes;
    throw new InvalidValue(text, 'is not a size: use whole bytes above 0, or a size such as 500MB, 512M or 2GiB');
}
/** The text in memory of its own: in V8, a part of a long text keeps all of it. */
function ownText(part) {
    return Buffer.from(part, 'utf16le').toString('utf16le');
}
/** The text's lines, which also end at a lone carriage return. */
function values_linesOf(text) {
    return text.split(/\r\n|[\r\n]/);
}
/** The lines that are not blank, without the blanks around them. A lone carriage return within a line stays. */
function parseLines(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** The items between newlines, commas or blanks. */
function parseList(text) {
    return text.split(/[\s,]+/).filter((item) => item !== '');
}
/** `a, b or c`. */
function alternatives(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.slice(-1).join('')}`;
}

;// CONCATENATED MODULE: ./build/values/problems.js


/**
 * Inputs, or files that they name, that the step cannot use. Thrown with all problems, so that the user can fix them at once.
 */
class InvalidInputs extends Error {
    problems;
    /** @param problems at least one; each says where, quotes the value and says what is allowed; not yet escaped */
    constructor(problems, options) {
        super(problems.join('\n'), options);
        this.name = 'InvalidInputs';
        this.problems = problems;
    }
}
/** Collects what is wrong with inputs. A problem that many legs share is one line that names them. */
class Problems {
    #found = new Findings();
    #warnings = new Findings();
    add(where, problem) {
        this.#found.add(where, problem);
    }
    /** For what the step ignores, which is no problem. */
    warn(where, warning) {
        this.#warnings.add(where, warning);
    }
    get warnings() {
        return this.#warnings.lines();
    }
    /** Of problems, each place by itself. */
    get count() {
        return this.#found.count;
    }
    attempt(where, parse) {
        const refuse = (error) => {
            if (error instanceof InvalidValue)
                this.add(where, error);
            else if (error instanceof InvalidInputs)
                for (const problem of error.problems)
                    this.add(where, problem);
            else
                throw error;
            return null;
        };
        try {
            const value = parse();
            return value instanceof Promise ? value.catch(refuse) : value;
        }
        catch (error) {
            return refuse(error);
        }
    }
    /** Throws `InvalidInputs` when there is any problem: it has `most` lines of them, and counts the others. */
    throwIfAny(most = Infinity) {
        const all = this.#found.lines();
        if (all.length === 0)
            return;
        throw new InvalidInputs(all.length > most ? [...all.slice(0, most), `and ${all.length - most} more`] : all);
    }
}
class Findings {
    #found = new Map();
    add(where, problem) {
        const place = typeof where === 'string' ? { input: where } : where;
        const [text, values] = typeof problem === 'string' ? [problem, []] : [problem.expectation, [problem.shown]];
        const key = JSON.stringify([place.input, text]);
        const finding = this.#found.get(key) ?? { problem: text, places: new Map(), values: new Set() };
        this.#found.set(key, finding);
        finding.places.set(JSON.stringify(place), place);
        for (const value of values)
            finding.values.add(value);
    }
    get count() {
        return [...this.#found.values()].reduce((sum, { places }) => sum + places.size, 0);
    }
    /** In the order in which each was first found. */
    lines() {
        return [...this.#found.values()].map(({ problem, places, values: [first, ...others] }) => {
            const where = showPlaces([...places.values()]);
            const likewise = others.length === 0 ? '' : ` (likewise ${listed(others)})`;
            return ([...(where === '' ? [] : [`${where}:`]), ...(first === undefined ? [] : [first]), problem].join(' ') + likewise);
        });
    }
}

;// CONCATENATED MODULE: ./build/credentials/ini.js

/**
 * Reads an ini file as Python's configparser with its defaults does, since that is what the ConTree CLI writes and
 * reads its profiles with: `=` and `:` part key and value, only whole lines are comments, keys are lower-cased, deeper
 * indented lines continue a value, section names are literal. The ini packages for Node follow npm's own dialect, which
 * differs in each of these (and turns dots in section names into nesting, `true` into a boolean).
 *
 * Two differences, both more lenient: of what is written twice the last counts, and `%` is literal except in `%%`, which
 * configparser writes for one. `[DEFAULT]` is a section like any other here; `inherited` applies it.
 * @throws {SyntaxError} for a line that configparser would refuse too; it names the line's number, never its text
 */
function parseIni(text) {
    const sections = new Map();
    let section = null;
    let value = null;
    let indent = 0;
    for (const [index, line] of values_linesOf(text.replace(/^\uFEFF/, '')).entries()) {
        const content = line.trim();
        if (content === '')
            value?.push('');
        if (content === '' || /^[#;]/.test(content))
            continue;
        const depth = line.search(/\S/);
        if (value !== null && depth > indent) {
            value.push(content);
            continue;
        }
        indent = depth;
        const header = /^\[(.+)\]/.exec(content)?.[1];
        if (header !== undefined) {
            section = sections.get(header) ?? new Map();
            sections.set(header, section);
            value = null;
        }
        else {
            if (section === null)
                throw new SyntaxError(`line ${index + 1}: there is no [section] above it`);
            value = startValue(section, content, index + 1);
        }
    }
    return new Map([...sections].map(([name, lines]) => [name, joinLines(lines)]));
}
function startValue(section, content, line) {
    const delimiter = content.search(/[=:]/);
    const key = content.slice(0, Math.max(delimiter, 0)).trim().toLowerCase();
    if (key === '')
        throw new SyntaxError(`line ${line}: it is neither a [section] nor "key = value"`);
    const value = [content.slice(delimiter + 1).trim()];
    section.set(key, value);
    return value;
}
function joinLines(section) {
    return new Map([...section].map(([key, lines]) => [key, lines.join('\n').trimEnd().replaceAll('%%', '%')]));
}
/** Several files as configparser reads them one after the other: later values win, key by key. */
function mergeInis(files) {
    const merged = new Map();
    for (const file of files) {
        for (const [name, section] of file)
            merged.set(name, new Map([...(merged.get(name) ?? []), ...section]));
    }
    return merged;
}
/** The section's keys, if there is such a section, on top of those of `[DEFAULT]`. */
function inherited(ini, name) {
    return new Map([...(ini.get('DEFAULT') ?? []), ...(ini.get(name) ?? [])]);
}

;// CONCATENATED MODULE: ./build/credentials/profile.js






const PREFIX = 'profile:';
/** Where the CLI's own profiles of type `iam` go when they name no address. */
const TOKEN_FACTORY_URL = 'https://api.tokenfactory.nebius.com/sandboxes';
/** The CLI's home: `CONTREE_HOME`, else `contree` in `XDG_CONFIG_HOME`, else `~/.config/contree`; `~` is expanded. */
function contreeHome(env) {
    const userHome = env['HOME'] ?? (0,external_node_os_.homedir)();
    const expand = (path) => path.replace(/^~(?=$|[/\\])/, () => userHome);
    const own = env['CONTREE_HOME'] ?? '';
    if (own !== '')
        return expand(own);
    const configHome = env['XDG_CONFIG_HOME'] ?? '';
    return (0,external_node_path_.join)(expand(configHome === '' ? '~/.config' : configHome), 'contree');
}
/**
 * Every profile in `cli.ini` and then `auth.ini` below the CLI's home, read as the CLI reads them. A file that is not
 * there counts as empty.
 * @throws {InvalidInputs} when a file is there but cannot be read or is malformed; its problem holds no value from the files
 */
async function readProfiles(home) {
    const ini = mergeInis(await Promise.all(['cli.ini', 'auth.ini'].map((file) => readIni((0,external_node_path_.join)(home, file)))));
    const names = [...ini.keys()].filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
    return {
        active: present(inherited(ini, 'DEFAULT'), 'profile') ?? 'default',
        byName: new Map(names.map((name) => [name, toProfile(name, inherited(ini, PREFIX + name))])),
    };
}
/**
 * The profile of this name. An empty name means the active profile, which may be missing: then null.
 * @throws {InvalidInputs} as `readProfiles`, and when the named profile is missing
 */
async function readProfile(home, name = '') {
    const { active, byName } = await readProfiles(home);
    const profile = byName.get(name === '' ? active : name) ?? null;
    if (profile !== null || name === '')
        return profile;
    const existing = [...byName.keys()].map((known) => JSON.stringify(known)).join(', ');
    const rest = existing === '' ? ', nor any other: give the input token instead' : `: use one of ${existing}`;
    throw new InvalidInputs([`there is no profile ${JSON.stringify(name)} in ${home}${rest}`]);
}
async function readIni(path) {
    try {
        return parseIni(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return new Map();
        const problem = error instanceof SyntaxError ? `${path}, ${error.message}` : `${path} cannot be read: ${String(error)}`;
        throw new InvalidInputs([problem], { cause: error });
    }
}
function toProfile(name, section) {
    const type = present(section, 'type') ?? 'jwt';
    const token = present(section, 'token');
    const url = present(section, 'url') ?? (type === 'iam' ? TOKEN_FACTORY_URL : null);
    const project = present(section, 'project');
    return { name, type, ...(token && { token }), ...(url && { url }), ...(project && { project }) };
}
function present(section, key) {
    const value = section.get(key) ?? '';
    return value === '' ? null : value;
}

;// CONCATENATED MODULE: ./build/credentials/credentials.js






const CHECK = 'check how it was stored';
const DEFAULT_URL = 'https://api.contree.dev';
/** A shorter secret would be found, and masked, all over the log: in words, numbers and UUIDs. */
const SHORTEST_TOKEN = 6;
/** What no header can carry, and no token or project id holds. */
const UNSENDABLE = /[^\x21-\x7e]/;
/**
 * Every token in the inputs and the environment, used or not: all must be masked first. One too short to mask is never used.
 */
function tokensIn(given, env) {
    const tokens = tokenSources(given, env).map(([, token = '']) => token.trim());
    return tokens.filter((token) => token.length >= SHORTEST_TOKEN);
}
/** Every secret in the inputs and the environment, used or not: what no log, page and file may show. */
function secretsIn(get, env) {
    const others = [get('github-token'), get('registry-password'), ...proxySecrets(env)];
    return [...tokensIn(get('token'), env), ...others.flatMap((secret) => tokensIn(secret, {}))];
}
/** In order of precedence; empty where a place holds no token. */
function tokenSources(given, env) {
    const variables = ['CONTREE_TOKEN', 'NEBIUS_API_KEY'].map((name) => [name, env[name]]);
    return [['the input token', given], ...variables];
}
/** Masks each secret in the log once, however often it is met. */
function maskOnce(setSecret) {
    const masked = new Set();
    return (secret) => {
        if (masked.has(secret))
            return;
        masked.add(secret);
        setSecret(secret);
    };
}
/** Empty when the step asks for no profile. */
function profileName(given, env) {
    return firstOf([
        ['', given],
        ['', env['CONTREE_PROFILE']],
    ]).text;
}
/**
 * Inputs beat the environment, the environment beats the profile. The command line's own default profile is used only when
 * nothing else gives a token, so that a token never meets an address that was saved for another.
 * @throws {InvalidInputs}
 */
async function resolveCredentials(given, env) {
    const problems = new Problems();
    const tokens = tokenSources(given.token, env);
    const name = profileName(given.profile, env);
    const usesProfile = name !== '' || firstOf(tokens).text === '';
    const profile = usesProfile ? await problems.attempt('profile', () => readProfile(contreeHome(env), name)) : null;
    const ofProfile = `the profile ${quote(profile?.name ?? '')}`;
    const { text: token, from: tokenFrom } = firstOf([...tokens, [ofProfile, profile?.token]]);
    if (token === '' && problems.count === 0) {
        const advice = 'set the input, or CONTREE_TOKEN in the environment, or name a saved profile';
        problems.add('token', `none is given: ${advice}. Secrets are empty in a pull request from a fork`);
    }
    if (token !== '' && token.length < SHORTEST_TOKEN) {
        problems.add('token', `${tokenFrom} has fewer than ${SHORTEST_TOKEN} characters, which no token has: ${CHECK}`);
    }
    // The error that a header with it raises would show it.
    if (UNSENDABLE.test(token)) {
        const found = /^bearer\s/iu.test(token)
            ? 'begins with the word Bearer: leave that word out'
            : `has a space, a line break or another character that no token has: ${CHECK}`;
        problems.add('token', `${tokenFrom} ${found}`);
    }
    const project = firstOf([
        ['project', given.project],
        ['CONTREE_PROJECT', env['CONTREE_PROJECT']],
        ['NEBIUS_AI_PROJECT', env['NEBIUS_AI_PROJECT']],
        ['profile', profile?.project],
    ]);
    if (UNSENDABLE.test(project.text)) {
        problems.add(project.from, `${quote(project.text)} has a space or another character that no project id has: give the id, not the name`);
    }
    const address = firstOf([
        ['the input url', given.url],
        ['CONTREE_URL', env['CONTREE_URL']],
        [ofProfile, profile?.url],
        ['the default of the input url', project.text === '' ? DEFAULT_URL : TOKEN_FACTORY_URL],
    ]);
    const url = addressOf(address, given.allowHttp, problems);
    problems.throwIfAny();
    const givenBy = { token: tokenFrom, url: address.from };
    return { token, project: project.text === '' ? null : project.text, url, givenBy };
}
function addressOf({ from, text }, allowHttp, problems) {
    const where = from === 'CONTREE_URL' ? from : 'url';
    try {
        const base = parseBaseAddress(text);
        if (!allowHttp && base.startsWith('http:') && !isLoopback(new URL(base).hostname)) {
            const advice = 'use https, or set allow-http to true';
            problems.add(where, `${quote(text)} is plain http, so the token would travel unencrypted: ${advice}`);
        }
        return base;
    }
    catch (error) {
        if (!(error instanceof TypeError))
            throw error;
        // It may hold a secret.
        const shown = /[@?#]/.test(text) ? '' : `${quote(text)}: `;
        const isBare = shown !== '' && !text.includes('://') && URL.canParse(`https://${text}`);
        const advice = isBare ? `write https://${text}` : `write one such as ${DEFAULT_URL}`;
        problems.add(where, `${shown}${error.message}: ${advice}`);
        return '';
    }
}
/** The first text that is not blank, trimmed; both are empty when there is none. */
function firstOf(sources) {
    const [from, text = ''] = sources.find(([, candidate = '']) => candidate.trim() !== '') ?? ['', ''];
    return { from, text: text.trim() };
}

;// CONCATENATED MODULE: ./build/report/format.js
const format_UNITS = (/* unused pure expression or super */ null && (['kB', 'MB', 'GB', 'TB']));
/** A size for people: `0 B`, `512 B`, `2.3 MB`, `14 GB`, in powers of 1,000. Takes bytes. */
function formatBytes(bytes) {
    if (bytes < 999.5)
        return `${String(Math.round(bytes))} B`;
    let size = bytes / 1_000;
    let unit = 0;
    // What rounds to a thousand is one of the next unit.
    for (; size >= 999.5 && unit < format_UNITS.length - 1; unit += 1)
        size /= 1_000;
    const shown = size < 9.95 ? Math.round(size * 10) / 10 : Math.round(size);
    return `${String(shown)} ${format_UNITS[unit] ?? ''}`;
}
/** A duration for people: `0.4 s`, `12.3 s`, `2 min 10 s`, `1 h 5 min`. Takes seconds; `0 s` for what is not finite. */
function formatDuration(seconds) {
    if (!(seconds > 0 && Number.isFinite(seconds)))
        return '0 s';
    const tenths = Math.round(seconds * 10);
    if (tenths < 600)
        return `${tenths / 10} s`;
    const whole = Math.round(seconds);
    if (whole < 3_600)
        return format_pair(Math.floor(whole / 60), 'min', whole % 60, 's');
    const minutes = Math.round(whole / 60);
    return format_pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}
function format_pair(large, largeUnit, small, smallUnit) {
    return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
/** A count with its noun: `1 line`, `1,234 lines`, `2 entries`. */
function counted(count, noun) {
    if (count === 1)
        return `1 ${noun}`;
    return `${grouped(count)} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
/** A whole number with grouped thousands: `1,234`. `toLocaleString` takes 14 ms the first time, to load its locales. */
function grouped(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

;// CONCATENATED MODULE: ./build/report/clean.js
/** Removes from outside text what controls a terminal or misleads a reader. The rest is still untrusted. */


const clean_ESCAPE = '\u001b';
/** Strings up to their end (a window title, a hyperlink), CSI sequences, and two-character escapes. */
const TERMINAL_SEQUENCE = new RegExp([
    `${clean_ESCAPE}[\\]PX^_][^\\u0007${clean_ESCAPE}]*(?:\\u0007|${clean_ESCAPE}\\\\)?`,
    `(?:${clean_ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`,
    `${clean_ESCAPE}[ -/]*[0-~]?`,
].join('|'), 'gu');
/** Select Graphic Rendition sequences, which set colours and styles, whole or cut at the end of a text. */
const COLOUR = new RegExp(`^${clean_ESCAPE}\\[[0-9;:]*m$`, 'u');
const BROKEN_COLOUR = new RegExp(`${clean_ESCAPE}(?:\\[[0-9;:]*)?$`, 'u');
const NO_COLOUR = `${clean_ESCAPE}[0m`;
/** Characters that change the text's direction or have no width: they can make a text look like another. */
const clean_INVISIBLE = /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
/**
 * Without terminal sequences, control and invisible characters. Tabs become blanks, as do U+2028 and U+2029, some programs'
 * line ends.
 */
function clean_cleanLine(line) {
    return withoutControls(line.replace(TERMINAL_SEQUENCE, ''));
}
/** As `cleanLine`, with colours, up to the end of the line. Beyond `length` UTF-16 units the line is cut, and says so. */
function cleanColouredLine(line, length) {
    const cleaned = withColours(line);
    const kept = clean_firstUnits(cleaned, length).replace(BROKEN_COLOUR, '');
    const closed = kept.includes(clean_ESCAPE) ? `${kept}${NO_COLOUR}` : kept;
    if (cleaned.length <= length)
        return closed;
    const missing = clean_cleanLine(cleaned.slice(kept.length)).length;
    return `${closed} … (${counted(missing, 'more character')})`;
}
/** All lines of a text as one, with a blank for each break. */
function clean_oneLine(text) {
    return values_linesOf(text).map(clean_cleanLine).join(' ').trim();
}
/** At most `length` UTF-16 units, the last one an ellipsis when something was cut; never half a character. */
function clean_truncate(text, length) {
    return text.length <= length ? text : `${clean_firstUnits(text, length - 1)}…`;
}
/** The first `length` UTF-16 units, one less where they would end in half a character. */
function clean_firstUnits(text, length) {
    const last = text.charCodeAt(length - 1);
    const splitsPair = last >= 0xd800 && last <= 0xdbff;
    return text.slice(0, splitsPair ? length - 1 : length);
}
function withoutControls(text) {
    return text
        .replace(/[\t\u2028\u2029]/gu, ' ')
        .replace(/\p{Cc}/gu, '')
        .replace(clean_INVISIBLE, '')
        .toWellFormed();
}
function withColours(line) {
    const sequences = line.match(TERMINAL_SEQUENCE) ?? [];
    const texts = line.split(TERMINAL_SEQUENCE).map(withoutControls);
    return texts.map((text, index) => `${text}${sequences[index]?.match(COLOUR)?.[0] ?? ''}`).join('');
}

;// CONCATENATED MODULE: ./build/report/escape.js


/**
 * The only place that makes text safe for the step log or for a page. The class has a private field and is not
 * exported, so no other file can make a `LogText` or an `Html`, and a sink that takes them accepts no plain text.
 */
class Escaped {
    #text;
    constructor(text) {
        this.#text = text;
    }
    toString() {
        return this.#text;
    }
}
/** UTF-16 units of one value in a line, and of a line. */
const VALUE_LENGTH = 1_000;
const LINE_LENGTH = 4_000;
/** The live log cuts a line at 1,024 characters. */
const OUTPUT_LINE_LENGTH = 1_000;
/** A log line. Literal parts are trusted; a string becomes one line as of `oneLine`, of at most 1,000 UTF-16 units. */
function logLine(literals, ...values) {
    const parts = values.map((part) => (typeof part === 'string' ? clean_truncate(clean_oneLine(part), VALUE_LENGTH) : String(part)));
    return new Escaped(clean_truncate(withoutCommands(String.raw({ raw: literals }, ...parts)), LINE_LENGTH));
}
/** One line; the separator is trusted. */
function joinLogText(lines, separator) {
    return new Escaped(clean_truncate(withoutCommands(lines.map(String).join(separator)), LINE_LENGTH));
}
/** The text with blanks behind it, up to `width` UTF-16 units, for a column. */
function padLogText(text, width) {
    return new Escaped(String(text).padEnd(width));
}
/** Lines to go between `fenceStart` and `fenceEnd`: cut where long, and of terminal sequences only with colours. */
function outputLines(batch) {
    const lines = batch.flatMap(({ prefix, text }) => values_linesOf(text.replace(/\r?\n$/, '')).map((line) => withoutCommands(`${String(prefix)}${cleanColouredLine(line, OUTPUT_LINE_LENGTH)}`)));
    return [...lines, ''].join('\n');
}
/** From here on the runner reads no line as a command, until `fenceEnd` of the same token. */
function fenceStart(token) {
    return `::stop-commands::${token}\n`;
}
function fenceEnd(token) {
    return `::${token}::\n`;
}
/**
 * Markup for a page. Literal parts are trusted; strings are escaped, line breaks as character references, so that they
 * can neither open an element nor end their HTML block. `Html` is inserted unchanged.
 */
function html(literals, ...values) {
    return new Escaped(String.raw({ raw: literals }, ...values.map(markupOf)));
}
/** The separator is trusted. */
function joinHtml(parts, separator) {
    return new Escaped(parts.map(String).join(separator));
}
/** One line of text in `<code>`, of at most `maxLength` UTF-16 units; empty for a blank text. */
function codeCell(text, maxLength) {
    const line = truncate(oneLine(text), maxLength);
    return line === '' ? html `` : html `<code>${line}</code>`;
}
/** Text in `<pre>` with its line breaks. It takes one line of the source, so that no line there is a blank one. */
function preformatted(text) {
    return html `<pre><code>${text}</code></pre>`;
}
/** What GitHub's Mermaid reads as a statement or a date at the start of a task's name. */
const GANTT_STATEMENT = /^(?:gantt|section|title|click|call|href|dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|excludes|includes|todayMarker|weekday|weekend|accTitle|accDescr|\d{4}-\d\d-\d\d)/i;
/** A task name for a Mermaid gantt: letters, digits and `._/-`, never empty, never the start of a statement. */
function ganttLabel(text) {
    const label = firstUnits(oneLine(text).replace(/[^\p{L}\p{N}._/-]+/gu, '-'), 40).replace(/^-+|-+$/g, '');
    if (label === '')
        return 'leg';
    return GANTT_STATEMENT.test(label) ? `_${label}` : label;
}
/**
 * Breaks up what the runner reads as a command: `##[` anywhere in a line, `::` at its start or after blanks. A
 * culture-sensitive search ignores the zero-width space, but then the runner reads a name that begins one character too
 * early, which is no command.
 */
function withoutCommands(line) {
    return line.replaceAll('##[', '##\u200b[').replace(/^([\s\p{Cf}\p{Cc}]*):(?=:)/u, '$1:\u200b');
}
function markupOf(value) {
    if (typeof value === 'string')
        return linesOf(value).map(cleanLine).map(escapeMarkup).join('&#10;');
    return Array.isArray(value) ? value.map(String).join('') : String(value);
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
function escapeMarkup(text) {
    return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

;// CONCATENATED MODULE: ./build/connect.js




/** The client of both entries: it logs its retries, and redacts every known secret in its replies. */
function connect({ token, project, url, givenBy }, requestTimeout, { clock, env, source, log, explainForbidden, firstAnswer }, secrets = []) {
    return createContreeClient({
        baseUrl: url,
        token,
        givenBy,
        secrets: [...secretsIn(source.get, env), ...secrets],
        ...(project === null ? {} : { project }),
        requestTimeout,
        userAgent: `contree-op-action/${VERSION}`,
        clock,
        proxyEnv: env,
        ...(explainForbidden && { explainForbidden }),
        ...(firstAnswer && { firstAnswer }),
        onRetry: (event) => {
            log.debug(logLine `${event.method} ${event.path}: ${event.reason}; retrying in ${event.delay} ms`);
        },
        onWarning: (warning) => {
            log.warning(logLine `${warning}`);
        },
    });
}

;// CONCATENATED MODULE: ./build/inputs/input-source.js

/**
 * The input, or its default when the workflow gives none or an empty one. Lines from a file of Windows end as all others, as in
 * the script of a `run` step, and have no byte-order mark: a shell would take both for part of a command.
 */
function inputText({ get }, name) {
    const text = get(name)
        .replaceAll('\r\n', '\n')
        .replaceAll(/^\uFEFF/gm, '')
        .trim();
    return text === '' ? INPUT_DEFAULTS[name] : text;
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./build/contree/concurrency.js

/** Requests about legs at a time: fast for hundreds of legs, and still polite to the service. */
const PARALLEL = 32;
/**
 * Returns a function that runs tasks about legs, 32 at a time. A task that takes longer than `slow` milliseconds goes on,
 * but the next one starts, so that legs that hang delay no other.
 */
function limitConcurrency(clock, slow) {
    const limit = (0,p_limit/* default */.A)(PARALLEL);
    return async (task) => {
        // Wrapped in an object, since a promise would be awaited within the limit.
        const { result } = await limit(async () => {
            const running = task();
            await settledOrSlow(running, clock, slow);
            return { result: running };
        });
        return result;
    };
}
/**
 * The same for a list that may be long, and whose end may not be reached in time: runs the task for each item, in order, while
 * more may begin. Returns the items whose task has not begun, once all others have settled.
 */
async function forEachLimited(items, task, { clock, slow, parallel = PARALLEL, mayBegin }) {
    const begun = [];
    const work = async () => {
        for (let item = items[begun.length]; item !== undefined && mayBegin(); item = items[begun.length]) {
            const running = task(item);
            begun.push(running);
            await settledOrSlow(running, clock, slow);
        }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));
    await Promise.all(begun);
    return items.slice(begun.length);
}
/** Resolves when the task has ended, or after `slow` milliseconds. Rejects as the task does before that. */
async function settledOrSlow(task, clock, slow) {
    const settled = new AbortController();
    const watched = task.finally(() => {
        settled.abort('settled');
    });
    await Promise.race([watched, clock.sleep(slow, settled.signal)]);
}

;// CONCATENATED MODULE: ./build/legs/cancel-legs.js


/** Requests at a time when a step ends: as many connections as its event streams had, and thousands of legs in few seconds. */
const AT_THE_END = 128;
/** Answers that another request would not change. */
const ANSWERED = ['accepted', 'rejected'];
/** Milliseconds after which a slow request lets the next one begin: `SHUTDOWN_LIMIT` has to do for all legs. */
const SLOW_CANCEL = 1_000;
/**
 * Asks the service to cancel each leg and records the answers; a request that fails does not stop the others.
 * A 409 is `finished`, except after a try whose reply was lost: then that try cancelled the leg.
 * Returns the legs that were not asked, because the call was over before their turn; nothing is recorded of these.
 */
async function cancelLegs(deps, legs, { parallel, legLimit = Infinity, ...call }) {
    const { client, clock, ledger, onAnswer } = deps;
    const { deadline = Infinity, signal } = call;
    const cancel = async (leg) => {
        const limit = Math.min(deadline, clock.now() + legLimit);
        const answer = await cancelLeg(client, leg, limit === Infinity ? call : { ...call, deadline: limit });
        ledger.recordCancel(leg, answer.result, answer.problem);
        onAnswer(leg, answer);
    };
    const mayBegin = () => signal?.aborted !== true && clock.now() < deadline;
    return forEachLimited(legs, cancel, { clock, slow: SLOW_CANCEL, parallel, mayBegin });
}
/**
 * Cancels the legs that may be active, except where that was accepted or rejected before; of owned ones also those it may not
 * read. Returns as `cancelLegs` does.
 */
async function cancelActive(deps, owned, call) {
    return cancelLegs(deps, legsToCancel(deps.ledger, owned), call);
}
/** What `cancelActive` cancels. */
function legsToCancel(ledger, owned) {
    return unanswered(ledger, owned ? ledger.mayBeActive() : ledger.unsettled());
}
/** What the end of a step cancels where `cleanup` says so: all that it leaves behind. */
function leftToCancel(ledger, owned) {
    return unanswered(ledger, ledger.mayBeLeft(owned));
}
function unanswered(ledger, legs) {
    return legs.filter((leg) => !ANSWERED.includes(ledger.facts(leg).cancel));
}
async function cancelLeg(client, leg, call) {
    try {
        const { answer, replyLost } = await client.cancelOperation(leg.uuid, call);
        return { result: answer === 'finished' && !replyLost ? 'finished' : 'accepted', problem: null };
    }
    catch (error) {
        if (!(error instanceof ContreeError))
            throw error;
        return { result: error.isInaccessible ? 'rejected' : 'failed', problem: error };
    }
}

;// CONCATENATED MODULE: ./build/values/shell-text.js
/** One text that a POSIX shell splits into the same words again, and expands nothing in them. */
function shellText(words) {
    const quoted = (word) => `'${word.replaceAll("'", `'"'"'`)}'`;
    return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
}

;// CONCATENATED MODULE: ./build/legs/command.js


/**
 * The variable that every started instance carries in its environment. The service repeats it in the operation's detail
 * (`metadata.env`). Its name must not end like a secret's, such as `TOKEN`: the service masks the values of such names in
 * events, and does not say what it does in details.
 */
const MARKER_VARIABLE = 'CONTREE_OP_ACTION';
/** Stands before a command that was given as text, so that it ends at the first failure, as a workflow's `run` does. */
const EXIT_ON_ERROR = 'set -e; ';
/** What is shown of a long command: lines, and UTF-16 units. Longer ones show less than this, so that a little is never cut. */
const command_LONGEST = { lines: 20, units: 2_000 };
const SHOWN = { lines: 18, units: 1_800 };
/** As a shell would take it: the words of a list are quoted where they need it. */
function commandText({ command, args, shell }) {
    return shell ? command : shellText([command, ...args]);
}
/** The command of an instance as its author wrote it: without what this action puts before it. Null when it is not known. */
function writtenCommand({ command, env }) {
    if (command === null)
        return null;
    const text = commandText(command);
    const isPrefixed = command.shell && env?.[MARKER_VARIABLE] !== undefined && text.startsWith(EXIT_ON_ERROR);
    return isPrefixed ? text.slice(EXIT_ON_ERROR.length) : text;
}
/**
 * What the reports show of a command, in memory of its own where it is cut: its beginning, and how much more there is.
 * @param text free of secrets, since a part of one would not be found
 */
function shownCommand(text) {
    const whole = text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
    const lines = whole.split('\n', command_LONGEST.lines + 1);
    if (lines.length <= command_LONGEST.lines && whole.length <= command_LONGEST.units)
        return whole;
    const shown = lines.slice(0, SHOWN.lines).join('\n').slice(0, SHOWN.units);
    return ownText(`${shown}\n… (${(whole.length - shown.length).toLocaleString('en-US')} more characters)`);
}

;// CONCATENATED MODULE: ./build/legs/outcome.js

/** True for SUCCESS, FAILED and CANCELLED; an unknown status counts as active. */
function isTerminal(status) {
    return TERMINAL_STATUSES.includes(status);
}
function isKnownStatus(status) {
    return isTerminal(status) || ACTIVE_STATUSES.includes(status);
}
/** The exit-code table for an operation that was read, first row that fits; null when no row fits yet. */
function exitCodeOf(operation) {
    const { signal, status } = operation;
    const exitCode = operation.exitCode ?? 0;
    if (exitCode > 0)
        return exitCode;
    if (operation.sandboxTimedOut)
        return 124;
    if (signal !== null)
        return 128 + signal;
    if (exitCode < 0)
        return 1;
    if (!isTerminal(status))
        return null;
    return status === 'SUCCESS' ? 0 : 1;
}
function judge(facts) {
    const { operation, begun, cancel, limit, problem, start, loss, allowFailure } = facts;
    // Such a limit ends a command only after the deadline: that the last look saw its end, and not the command active, is chance.
    const wasActive = operation?.sandboxTimedOut === true && limit?.outlastsStep === true;
    const timedOut = facts.timedOut || wasActive;
    const ended = operation !== null && isTerminal(operation.status);
    const known = operation !== null || begun;
    const own = operation === null || wasActive ? null : exitCodeOf(operation);
    const outcome = start === 'started' ? outcomeOf() : unstartedOutcome(start, timedOut);
    // A lost artifact fails the step even when the command passed, and so does a leg that ended only after the deadline.
    const exitCode = Math.max(own ?? 1, loss === null && outcome !== 'timed-out' ? 0 : 1);
    return { ...facts, timedOut, outcome, exitCode: allowFailure ? 0 : exitCode };
    function outcomeOf() {
        // An accepted cancel proves that the leg was active; without it, a leg that was never read stays unknown.
        const seenActive = problem === null || cancel === 'accepted' || (known && cancel !== null);
        if (timedOut && seenActive)
            return 'timed-out';
        if (ended) {
            if (operation.status === 'CANCELLED')
                return 'cancelled';
            return own === 0 ? 'passed' : 'failed';
        }
        if (cancel === 'accepted')
            return 'cancelled';
        // A 409 proves that the leg had ended; how is not known.
        if (cancel === 'finished')
            return 'unknown';
        if (!known || (problem !== null && cancel === null))
            return 'unknown';
        return 'active';
    }
}
/** Fail-fast ended it, or did not start it: another leg made the step fail. Not one that others cancelled first (409). */
function isGivenUp({ givenUp, outcome, start, cancel }) {
    return givenUp && outcome === 'cancelled' && (start === 'planned' || cancel === 'accepted' || cancel === 'failed');
}
/** It passed after its command had failed, in an earlier attempt of the workflow run where it was taken over from that. */
function isFlaky({ outcome, attempts, earlier, reusedFrom }) {
    return outcome === 'passed' && (earlier.length > 0 || (reusedFrom !== null && attempts > 1));
}
/** A leg that was still planned when the step stopped counts as cancelled. */
function unstartedOutcome(start, timedOut) {
    if (start === 'refused')
        return 'failed';
    if (start === 'lost')
        return 'unknown';
    return timedOut ? 'timed-out' : 'cancelled';
}

;// CONCATENATED MODULE: ./build/legs/ledger-view.js

/** What can be asked of a step's legs. It knows them by name, and keeps the order in which they were given. */
class LedgerView {
    byName = new Map();
    /** Names of legs that polling can learn no more about: ended, not readable, or refused by the service. */
    settled = new Set();
    /** Names of legs that were started and have not settled since. */
    open = new Set();
    get size() {
        return this.byName.size;
    }
    get settledCount() {
        return this.settled.size;
    }
    countOf(start) {
        return [...this.byName.values()].filter((facts) => facts.start === start).length;
    }
    /** Whether each leg that was started has settled; others may wait for their start. */
    get allSettled() {
        return this.open.size === 0;
    }
    isSettled(leg) {
        return this.settled.has(this.facts(leg).leg.name);
    }
    /** Whether the leg is still this operation, and has not settled. */
    isOpen({ name, uuid }) {
        return this.find(name).leg.uuid === uuid && this.open.has(name);
    }
    /** Null for a name that the ledger does not know. */
    startOf(name) {
        return this.byName.get(name)?.start ?? null;
    }
    /** Null when it is not known. Untrusted. */
    commandOf(name) {
        return this.byName.get(name)?.command ?? null;
    }
    unsettled() {
        return this.#startedWhere(({ leg }) => this.open.has(leg.name));
    }
    /** Legs that were started and were not seen to end, those included that cannot be read. */
    mayBeActive() {
        return this.#startedWhere(({ operation }) => operation === null || !isTerminal(operation.status));
    }
    /**
     * What the step leaves behind, and cancels where `cleanup` says so: legs that may be active. A leg of others is not
     * among them when the service refuses to show it to this token (404, 403).
     */
    mayBeLeft(owned) {
        const isGone = ({ leg, problem }) => this.settled.has(leg.name) && problem?.isInaccessible === true;
        const active = this.mayBeActive();
        return owned ? active : active.filter((leg) => !isGone(this.facts(leg)));
    }
    /** Throws when the leg has been started again since, as another operation. */
    facts({ name, uuid }) {
        const facts = this.find(name);
        if (facts.leg.uuid !== uuid)
            throw new Error(`Leg ${name} is no longer operation ${uuid}.`);
        return facts;
    }
    result(leg) {
        return judge(this.facts(leg));
    }
    /** As `result`, for a leg that may not have been started. */
    resultOf(name) {
        return judge(this.find(name));
    }
    results() {
        return [...this.byName.values()].map(judge);
    }
    /** Results of the legs that have not settled, those included that were never started. */
    unsettledResults() {
        return this.results().filter(({ leg }) => !this.settled.has(leg.name));
    }
    /** The last known status of each unsettled leg; null before its first read. */
    activeStatuses() {
        return this.unsettled().map((leg) => {
            const { operation, begun } = this.facts(leg);
            return begun ? 'EXECUTING' : (operation?.status ?? null);
        });
    }
    find(name) {
        const facts = this.byName.get(name);
        if (facts === undefined)
            throw new Error(`No leg ${name} in the ledger.`);
        return facts;
    }
    #startedWhere(isWanted) {
        // A loop, since a watch of thousands of legs asks at each sweep.
        const legs = [];
        for (const facts of this.byName.values()) {
            const { name, uuid } = facts.leg;
            if (uuid !== null && isWanted(facts))
                legs.push({ name, uuid });
        }
        return legs;
    }
}

;// CONCATENATED MODULE: ./build/legs/unstarted.js
/** The facts of a leg of which nothing but its name is known. */
function unstarted(name) {
    return {
        leg: { name, uuid: null },
        start: 'planned',
        attempts: 0,
        mostAttempts: 1,
        earlier: [],
        operation: null,
        command: null,
        begun: false,
        problem: null,
        timedOut: false,
        givenUp: false,
        stopGrace: null,
        cancel: null,
        loss: null,
        allowFailure: false,
        limit: null,
        reusedFrom: null,
    };
}
/** What stays of a leg's facts when another operation takes the place of its last one. */
function unstartedAgain(facts) {
    const { leg, attempts, mostAttempts, earlier, command, limit, loss, allowFailure } = facts;
    return { ...unstarted(leg.name), attempts, mostAttempts, earlier, command, limit, loss, allowFailure };
}

;// CONCATENATED MODULE: ./build/legs/ledger.js




/**
 * What is known of each leg, at any moment. The step's one mutable record: modes write into it, each thing by a verb of its
 * own, and the reports are made from it, also after a signal or a crash.
 */
class Ledger extends LedgerView {
    /** The results of the last tries of legs that wait for their start again. */
    #lastTries = new Map();
    #startListeners = new Set();
    #onUnknownStatus;
    /** @param onUnknownStatus called each time a status is read that this action does not know; it counts as active */
    constructor(onUnknownStatus = () => undefined) {
        super();
        this.#onUnknownStatus = onUnknownStatus;
    }
    /** Adds legs that run already; one whose name is known stays as it is. */
    add(legs) {
        for (const leg of legs)
            if (!this.byName.has(leg.name))
                this.recordStart(leg);
    }
    plan(legs) {
        for (const { name, allowFailure, command = null, mostAttempts = 1 } of legs) {
            this.byName.set(name, { ...unstarted(name), allowFailure, command, mostAttempts });
        }
    }
    /** What its command's start sends, before it is started. */
    recordLimit(name, limit) {
        this.#update(this.find(name), { limit });
    }
    /**
     * The leg was started, for the first time or again. One whose start is found after the deadline is late like the others, and
     * one that is found after another failed fast is given up like them.
     */
    recordStart({ name, uuid, allowFailure }) {
        const known = this.byName.get(name) ?? unstarted(name);
        this.byName.set(name, {
            ...unstartedAgain(known),
            leg: { name, uuid },
            start: 'started',
            // The start of one that is found late was counted when it was sent.
            attempts: known.attempts + (known.start === 'lost' || known.start === 'refused' ? 0 : 1),
            timedOut: known.timedOut,
            givenUp: known.givenUp,
            allowFailure: allowFailure ?? known.allowFailure,
        });
        this.settled.delete(name);
        this.open.add(name);
        for (const listener of this.#startListeners)
            listener();
    }
    /** The planned leg is not started: the ended operation of an earlier attempt of the workflow run stands for it. */
    recordReused(name, { operation, attempt, tries }) {
        const leg = { name, uuid: operation.uuid };
        this.#update(this.find(name), { leg, start: 'started', attempts: tries, reusedFrom: attempt });
        this.recordRead(leg, operation);
        return leg;
    }
    /** Calls `listener` on each start; returns the function that removes it. */
    onStart(listener) {
        this.#startListeners.add(listener);
        return () => this.#startListeners.delete(listener);
    }
    /** The leg waits for its start again: its operation does not count, and is kept as an earlier try. */
    planAgain(leg) {
        const facts = this.facts(leg);
        this.#lastTries.set(leg.name, facts);
        const earlier = [...facts.earlier, { ...judge(facts), earlier: [] }];
        this.byName.set(leg.name, { ...unstartedAgain(facts), earlier });
        this.settled.delete(leg.name);
        this.open.delete(leg.name);
    }
    /**
     * The leg is not started again after all: the result of its last try stands. Returns false for one that was never started.
     */
    keepLastTry(name) {
        const last = this.#lastTries.get(name);
        const { attempts, start } = this.find(name);
        if (last === undefined || start !== 'planned')
            return false;
        this.byName.set(name, { ...last, attempts });
        this.#settle(name);
        return true;
    }
    /** A start of the leg was sent and failed: it will be retried, the leg will not be started, or it was perhaps started. */
    recordFailedStart(name, start, problem) {
        const facts = this.find(name);
        this.#update(facts, { start, attempts: facts.attempts + 1, problem });
        if (start === 'refused')
            this.#settle(name);
    }
    /** The deadline passed before the leg could be started; `problem` says what delayed it. */
    recordDelay(name, problem) {
        this.#update(this.find(name), { problem });
    }
    /** The leg was read: as terminal it settles, as active it stays open. */
    recordRead(leg, operation) {
        const facts = this.facts(leg);
        const command = facts.command ?? ledger_commandOf(operation);
        // Thousands of environments and scripts would take more memory than all the rest.
        this.#update(facts, { operation: { ...operation, env: null, command: null }, command, problem: null });
        if (isTerminal(operation.status))
            this.#settle(leg.name);
        else if (!isKnownStatus(operation.status))
            this.#onUnknownStatus(operation.status);
    }
    /** The service sends the leg's events: its operation has begun. */
    recordBegun({ name, uuid }) {
        const facts = this.find(name);
        if (facts.leg.uuid === uuid)
            this.#update(facts, { begun: true });
    }
    recordMissedRead(leg, problem) {
        this.#update(this.facts(leg), { problem });
    }
    recordUnreadable(leg, problem) {
        this.recordMissedRead(leg, problem);
        this.#settle(leg.name);
    }
    /** @param which `planned`: those that run go on, since the step does not wait for them */
    recordDeadline(which = 'unsettled') {
        for (const facts of this.byName.values()) {
            const isLate = which === 'planned' ? facts.start === 'planned' : !this.settled.has(facts.leg.name);
            if (isLate)
                this.#update(facts, { timedOut: true });
        }
    }
    /** A leg did not pass, and all that have not settled are given up for that (fail-fast). */
    recordFailFast() {
        for (const facts of this.byName.values()) {
            if (!this.settled.has(facts.leg.name))
                this.#update(facts, { givenUp: true });
        }
    }
    /** @param grace milliseconds; null when no SIGTERM reached it */
    recordStop(leg, grace) {
        this.#update(this.facts(leg), { stopGrace: grace });
    }
    recordCancel(leg, cancel, problem) {
        this.#update(this.facts(leg), { cancel, ...(problem !== null && { problem }) });
    }
    recordLoss(leg, loss) {
        const facts = this.facts(leg);
        this.#update(facts, { loss: facts.loss === null ? loss : `${facts.loss}; ${loss}` });
    }
    #settle(name) {
        this.settled.add(name);
        this.open.delete(name);
    }
    #update(facts, changes) {
        this.byName.set(facts.leg.name, { ...facts, ...changes });
    }
}
/** The client has removed the secrets from what the service sends. */
function ledger_commandOf(operation) {
    const written = writtenCommand(operation);
    return written === null ? null : shownCommand(written);
}

;// CONCATENATED MODULE: ./build/legs/shutdown.js
/** When legs that are still active are cancelled for the user, once `auto` has been decided. */
const CLEANUP_POLICIES = ['never', 'cancelled', 'always'];
/**
 * Milliseconds for cancelling after the runner's signal. After SIGINT the runner waits 7.5 s before it sends SIGTERM;
 * outputs and summary have to fit in behind it.
 */
const SHUTDOWN_LIMIT = 5_000;
/** Milliseconds of these that the reports on each thousand legs take on a slow machine. */
const REPORT_SHARE = 100;
/** Milliseconds for cancelling so many legs: the reports on thousands take a part of `SHUTDOWN_LIMIT`. */
function cancelLimit(legs) {
    return SHUTDOWN_LIMIT - Math.min(Math.floor(legs / 1_000) * REPORT_SHARE, SHUTDOWN_LIMIT / 2);
}
/** Milliseconds of these for the reply to a start that is under way: it names what has to be cancelled. */
const REPLY_LIMIT = 2_000;
/** Milliseconds for seeing cancelled legs end. */
const END_LIMIT = 10_000;
/**
 * A signal that aborts `delay` milliseconds after the given one, so that work under way can still finish. It does not keep the
 * process running.
 */
function abortLater(signal, delay = SHUTDOWN_LIMIT) {
    const controller = new AbortController();
    const start = () => {
        setTimeout(() => {
            controller.abort();
        }, delay).unref();
    };
    if (signal.aborted)
        start();
    else
        signal.addEventListener('abort', start, { once: true });
    return controller.signal;
}

;// CONCATENATED MODULE: ./build/report/cancel-log.js


/** The most legs whose answers have a line each. Each line takes time, which a step that was stopped lacks. */
const MOST_LINES = 100;
/**
 * Logs the answer to each request to cancel a leg: `unit · cancel accepted`. Of more than 100 legs it logs one line at the end:
 * `cancel · 4,012 accepted · 3 failed · 985 not asked in time`.
 */
function cancelLogger(log, legs) {
    const isBrief = legs > MOST_LINES;
    const counts = { accepted: 0, finished: 0, rejected: 0, failed: 0 };
    let first = null;
    return {
        onAnswer: ({ name }, { result, problem }) => {
            counts[result] += 1;
            first ??= problem?.message ?? null;
            const why = problem === null ? logLine `` : logLine ` · ${problem.message}`;
            if (!isBrief)
                log.info(logLine `${name} · cancel ${result}${why}`);
        },
        end: ({ length: unasked }) => {
            const answers = isBrief ? Object.entries(counts).filter(([, count]) => count > 0) : [];
            const parts = answers.map(([result, count]) => logLine ` · ${grouped(count)} ${result}`);
            if (unasked > 0)
                parts.push(logLine ` · ${grouped(unasked)} not asked in time`);
            if (parts.length === 0)
                return;
            const why = isBrief && first !== null ? logLine ` · ${first}` : logLine ``;
            log.info(logLine `cancel${joinLogText(parts, '')}${why}`);
        },
    };
}

;// CONCATENATED MODULE: ./build/legs/listing.js

/** The most rows the service gives in one page (`GET /operations`). */
const PAGE = 1_000;
/**
 * Lists operations page by page until a short page, or until there are `max`. Offsets are no cursor: rows shift while the
 * pages are read, so one can come twice or be missed (API reference, section 6). Throws `ContreeError`.
 */
async function listOperations(client, filter, call, max = Number.POSITIVE_INFINITY) {
    const operations = new Map();
    const payloads = new Map();
    let requests = 0;
    let retryAfter = 0;
    for (let offset = 0; offset < max; offset += PAGE) {
        const limit = Math.min(PAGE, max - offset);
        const page = await client.listOperations(filter, { limit, offset }, call);
        requests += 1;
        retryAfter = Math.max(retryAfter, page.retryAfter ?? 0);
        const known = operations.size;
        for (const [index, operation] of page.operations.entries()) {
            operations.set(operation.uuid, operation);
            payloads.set(operation.uuid, page.payloads[index]);
        }
        // A page that adds nothing comes from a service that ignores the offset: the loop would never end.
        if (page.received < limit || operations.size === known)
            break;
    }
    return { operations, payloads, requests, retryAfter };
}
/**
 * Lists the active operations of the project, one listing a status, since the service takes one status at a time. The order
 * follows an operation's life: one that moves on between two listings is in the later one, so one that is in none has ended,
 * unless a page was missed: its detail decides. Throws `ContreeError`.
 * @param filter.statuses in the order of an operation's life
 * @param filter.wanted UUIDs: once all of these were listed, no further status is requested
 */
async function listActive(client, call, filter = {}) {
    const { statuses = ACTIVE_STATUSES, wanted, ...narrowing } = filter;
    const listings = [];
    for (const status of statuses) {
        listings.push(await listOperations(client, { ...narrowing, status }, call));
        if (wanted?.every((uuid) => listings.some(({ operations }) => operations.has(uuid))) === true)
            break;
    }
    return mergeListings(listings);
}
/** Several listings as one: of an operation that is in two of them, the later row counts. */
function mergeListings(listings) {
    return {
        operations: new Map(listings.flatMap(({ operations }) => [...operations])),
        payloads: new Map(listings.flatMap(({ payloads }) => [...payloads])),
        requests: listings.reduce((sum, { requests }) => sum + requests, 0),
        retryAfter: Math.max(0, ...listings.map(({ retryAfter }) => retryAfter)),
    };
}

;// CONCATENATED MODULE: ./build/start/marker.js



const marker_VERSION = 1;
/** A name made of it must not fill a second line of the log. */
const singleLine = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[^\r\n\u2028\u2029]*$/));
const schema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), dist/* object */.Ikc({
    version: dist/* literal */.euz(marker_VERSION),
    run: singleLine,
    attempt: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1)),
    job: singleLine,
    index: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)),
    matrix: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0))),
    step: singleLine,
    owner: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* uuid */.uRe()),
    leg: dist/* nullable */.mee(dist/* pipe */.FsL(singleLine, dist/* regex */.yGV(/\S/))),
    tries: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1)),
    allowFailure: dist/* optional */.lqM(dist/* literal */.euz(true)),
    stopAt: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b())),
}));
/** The value of the variable, on one line. */
function encodeMarker(marker) {
    return JSON.stringify({ version: marker_VERSION, ...marker });
}
/** The marker in an instance's environment; null when there is none that this version of the action can have written. */
function decodeMarker(env) {
    const result = dist/* safeParse */.xLC(schema, env?.[MARKER_VARIABLE]);
    if (!result.success)
        return null;
    const { matrix, allowFailure, stopAt, run, attempt, job, index, step, owner, leg, tries } = result.output;
    const more = {
        ...(matrix !== undefined && { matrix }),
        ...(allowFailure && { allowFailure }),
        ...(stopAt !== undefined && { stopAt }),
    };
    return { run, attempt, job, index, step, owner, leg, tries, ...more };
}
/** `tests`, and `tests/2` for the second job of its matrix. */
function jobName({ job, index }) {
    return index === 0 ? job : `${job}/${String(index + 1)}`;
}

;// CONCATENATED MODULE: ./build/start/read-marker.js


/**
 * Reads the marker of an operation from its detail, since listings show no environment. Throws `ContreeError` when no detail
 * can be read: the token is rejected (401), or the call was aborted.
 */
async function readMarker(client, uuid, call) {
    try {
        const detail = await client.getOperation(uuid, call);
        const { operation } = detail;
        const isInstance = operation.kind === null || operation.kind === 'instance';
        if (operation.env === null && isInstance)
            return { kind: 'unknown', problem: null };
        const marker = decodeMarker(operation.env);
        return marker === null ? { kind: 'unmarked' } : { kind: 'marked', marker, detail };
    }
    catch (error) {
        if (!(error instanceof ContreeError))
            throw error;
        if (error.isUnauthorized || error.isAborted)
            throw error;
        // An operation that is not found may be too young to be read.
        return error.failure.status === 403 ? { kind: 'forbidden', problem: error } : { kind: 'unknown', problem: error };
    }
}

;// CONCATENATED MODULE: ./build/start/locate.js




/** Milliseconds that the service's clock may be ahead of the runner's: an operation must not seem older than the step. */
const CLOCK_MARGIN = 5 * 60_000;
/** Milliseconds before each further search: a start whose connection broke, or that failed, may still arrive. */
const ARRIVALS = [1_000, 2_000];
/** Milliseconds from the end of a search to the next, so that many starts that fail one after the other share one. */
const BETWEEN_SEARCHES = 200;
/** Milliseconds that a job may take on a runner of one's own. */
const LONGEST_JOB = 5 * 24 * 3_600_000;
/** Milliseconds after which a slow read lets the next one begin, and after which it is aborted. */
const SLOW_READ = 2_000;
const READ_LIMIT = 3_000;
/**
 * Finds the operations that a step run started by the marker in their environment, even when the reply to the start was
 * lost. A listing shows no markers, so each operation that is new to the locator costs one detail, once.
 */
class Locator {
    #deps;
    #inTurn;
    /** By UUID; null for an operation of another owner. */
    #markers = new Map();
    /** Instances of the last search whose owner is unknown. Each search reads them again: one may have been too young. */
    #unknownOwners = 0;
    /** Operations that may still arrive, by the key of their marker. */
    #expected = new Map();
    /** The search that waits for the present one to end. */
    #next = null;
    #last = Promise.resolve();
    constructor(deps) {
        this.#deps = deps;
        this.#inTurn = limitConcurrency(deps.clock, SLOW_READ);
    }
    /** Adds an operation whose marker is known, so that it is not read. */
    know({ uuid, marker }) {
        this.#markers.set(uuid, marker);
    }
    /**
     * The UUID of the operation that a start became; null when none arrived, undefined when that cannot be known: a
     * service may not repeat an instance's environment. Throws `ContreeError` when the operations cannot be listed.
     * @param leg null for the setup
     * @param isLong whether a last search is worth its time, since the start may be sent again
     */
    async find(leg, tries, call, isLong = () => true) {
        const key = locate_keyOf({ leg, tries });
        const search = async () => (await this.#search(call)).get(key);
        const { clock } = this.#deps;
        let found = await search();
        for (const [index, pause] of ARRIVALS.entries()) {
            const isLate = clock.now() + pause >= (call.deadline ?? Infinity);
            if (found !== undefined || isLate || (index > 0 && !isLong()))
                break;
            await clock.sleep(pause, call.signal);
            found = await search();
        }
        return found ?? (this.#unknownOwners > 0 ? undefined : null);
    }
    /** Calls `onFound` once, with the operation that the start became, when a later search for any start finds it. */
    expect(start, onFound) {
        this.#expected.set(locate_keyOf(start), onFound);
    }
    /** Searches for what is expected. Throws `ContreeError` when the operations cannot be listed. */
    async look(call) {
        await this.#search(call);
    }
    /**
     * The step run's active operations that are in none of the ledgers, since the replies to their starts were lost; and how
     * many other instances have an unknown owner. Throws `ContreeError` when the operations cannot be listed.
     */
    async findLost(ledgers, call) {
        // In any status: one that this action does not know counts as active.
        const { operations } = await listOperations(this.#deps.client, this.#sinceStart(), call);
        const active = [...operations.values()].filter(({ status }) => !isTerminal(status));
        // Later than the listing, during which starts may be answered.
        const known = new Set(ledgers.flatMap((ledger) => ledger.results()).map(({ leg }) => leg.uuid));
        // The post step knows thousands that its locator has not read.
        const lost = await this.#owned(active.map(({ uuid }) => uuid).filter((uuid) => !known.has(uuid)), call);
        return { lost, unknownOwners: this.#unknownOwners };
    }
    /** The UUIDs by the key of the marker. One search at a time; all calls that come during one share the next. */
    #search(call) {
        if (this.#next !== null)
            return this.#next;
        const { client, clock } = this.#deps;
        const next = this.#last.then(async () => {
            this.#next = null;
            const { operations } = await listOperations(client, this.#sinceStart(), call);
            const located = await this.#owned([...operations.keys()], call);
            const found = new Map(located.map(({ uuid, marker }) => [locate_keyOf(marker), uuid]));
            for (const [key, onFound] of this.#expected)
                this.#meet(found.get(key), key, onFound);
            return found;
        });
        this.#next = next;
        this.#last = next.catch(() => undefined).then(() => clock.sleep(BETWEEN_SEARCHES, call.signal));
        return next;
    }
    #meet(uuid, key, onFound) {
        if (uuid === undefined)
            return;
        this.#expected.delete(key);
        onFound(uuid);
    }
    /**
     * Instances created since the step began: counted back from now, so that only the service's clock matters. Where the runner's
     * was set back since the step began, which the post step can meet, the longest time that a job may take counts.
     */
    #sinceStart() {
        const { clock, owner } = this.#deps;
        const elapsed = clock.now() - owner.since;
        const minutes = Math.ceil(((elapsed < 0 ? LONGEST_JOB : elapsed) + CLOCK_MARGIN) / 60_000);
        return { kind: 'instance', since: `${minutes}m` };
    }
    async #owned(uuids, call) {
        const unknown = () => uuids.filter((uuid) => !this.#markers.has(uuid));
        await Promise.all(unknown().map((uuid) => this.#inTurn(() => this.#read(uuid, call))));
        this.#unknownOwners = unknown().length;
        return uuids.flatMap((uuid) => {
            const marker = this.#markers.get(uuid) ?? null;
            return marker === null ? [] : [{ uuid, marker }];
        });
    }
    async #read(uuid, call) {
        const { client, clock, owner } = this.#deps;
        const deadline = Math.min(call.deadline ?? Infinity, clock.now() + READ_LIMIT);
        const reading = await readMarker(client, uuid, { ...call, deadline });
        // It is taken for no other's on suspicion: a start that arrived would be sent again.
        if (reading.kind === 'unknown' || reading.kind === 'forbidden')
            return;
        const isOwn = reading.kind === 'marked' && reading.marker.owner === owner.uuid;
        this.#markers.set(uuid, isOwn ? reading.marker : null);
    }
}
function locate_keyOf({ leg, tries }) {
    return JSON.stringify([leg, tries]);
}

;// CONCATENATED MODULE: ./build/watch/leg-stage.js
/** The status in which a leg was last seen; EXECUTING once the service sends its events, null before it was seen. */
function lastStatus({ begun, operation }) {
    return begun ? 'EXECUTING' : (operation?.status ?? null);
}
/** The leg was seen queued, and nothing has shown since that it has begun. */
function isQueued(seen) {
    const status = lastStatus(seen);
    return status === 'PENDING' || status === 'ASSIGNED';
}

;// CONCATENATED MODULE: ./build/watch/messages.js
/** @param retryAfter milliseconds that the service asked to wait; null or 0 when it did not */
function askToWait(send, clock, retryAfter) {
    const pause = retryAfter ?? 0;
    if (pause > 0)
        send({ kind: 'asked-to-wait', until: clock.now() + pause });
}
/** Resolves when the work is done; a crash becomes a message. */
async function sendCrash(send, work) {
    try {
        await work;
    }
    catch (cause) {
        send({ kind: 'crashed', cause });
    }
}
/** Messages for one reader. */
class Mailbox {
    #clock;
    #messages = [];
    #arrival = new AbortController();
    constructor(clock) {
        this.#clock = clock;
    }
    send = (message) => {
        this.#messages.push(message);
        // With a reason of its own: to make an error takes longer than all else here.
        this.#arrival.abort('arrived');
    };
    /** All that has arrived since the last call. */
    take() {
        const messages = this.#messages;
        this.#messages = [];
        return messages;
    }
    /** Resolves when there is a message, or at `until` (milliseconds since the epoch; Infinity: only then). */
    wait = async (until) => {
        if (this.#messages.length > 0)
            return;
        const { signal } = (this.#arrival = new AbortController());
        if (until < Infinity)
            await this.#clock.sleep(Math.max(0, until - this.#clock.now()), signal);
        else
            await new Promise((resolve) => {
                signal.addEventListener('abort', resolve, { once: true });
            });
    };
}

;// CONCATENATED MODULE: ./build/watch/missed-read.js

/**
 * Records why a leg could not be read. A read that was cut off, by the deadline or by a signal, says nothing about the leg, so
 * that it never replaces a problem that is known already.
 * @param keepsSeen a leg that was seen, and has no problem yet, stays as it was seen
 */
function recordMissedRead(ledger, leg, problem, keepsSeen) {
    const facts = ledger.facts(leg);
    const isKept = facts.problem === null ? keepsSeen && lastStatus(facts) !== null : problem.isCutOff;
    if (!isKept)
        ledger.recordMissedRead(leg, problem);
}

;// CONCATENATED MODULE: ./build/watch/active-listing.js







/** How long a listing is tried before the legs are read one by one, in milliseconds. */
const LISTING_LIMIT = 10_000;
/**
 * Polls many legs with few requests: the listings of active operations show up to 1,000 a request. Legs that are listed are
 * recorded in the ledger as active.
 */
class ActiveListing {
    #deps;
    /** Requests the last listing took; before the first one, the fewest it takes. */
    #cost = ACTIVE_STATUSES.length;
    #isRefused = false;
    constructor(deps) {
        this.#deps = deps;
    }
    /** The legs to read one by one: those that no listing shows, or all where a listing costs more than that. */
    async unlistedOf(legs, call) {
        if (this.#isRefused || legs.length <= this.#cost)
            return legs;
        const { client } = this.#deps;
        try {
            const wanted = legs.map(({ uuid }) => uuid);
            const listing = await listActive(client, this.#sooner(call), { statuses: this.#statusesOf(legs), wanted });
            return this.#take(listing, legs);
        }
        catch (error) {
            if (!(error instanceof ContreeError))
                throw error;
            return this.#afterFailure(error, legs);
        }
    }
    /** Records the legs that are listed as active, and returns the others. */
    #take({ operations, payloads, requests, retryAfter }, legs) {
        const { clock, ledger, reads, send } = this.#deps;
        this.#cost = Math.max(requests, 1);
        askToWait(send, clock, retryAfter);
        return legs.filter((leg) => {
            const seen = operations.get(leg.uuid);
            if (!ledger.isOpen(leg))
                return false;
            if (seen === undefined || isTerminal(seen.status))
                return true;
            if (reads.has(leg))
                return false;
            ledger.recordRead(leg, seen);
            send({ kind: 'active', leg, payload: payloads.get(leg.uuid) });
            return false;
        });
    }
    #afterFailure(problem, legs) {
        const { clock, ledger, results, send } = this.#deps;
        const retryAfter = problem.failure.retryAfter ?? 0;
        if (problem.isAborted)
            return [];
        if (problem.isUnauthorized) {
            results.sendRefusals(problem);
            return [];
        }
        const open = legs.filter((leg) => ledger.isOpen(leg));
        if (retryAfter > 0) {
            // A service too busy for one request is too busy for one a leg.
            askToWait(send, clock, retryAfter);
            for (const leg of open)
                recordMissedRead(ledger, leg, problem, true);
            return [];
        }
        // The documented permission `list` covers both, but a gateway or an older service may refuse the listing alone.
        if (problem.isInaccessible)
            this.#isRefused = true;
        return open;
    }
    /** The call with an earlier deadline, which leaves time to read the legs one by one. */
    #sooner(call) {
        const now = this.#deps.clock.now();
        return { ...call, deadline: now + Math.min((call.deadline - now) / 2, LISTING_LIMIT) };
    }
    /** The statuses to list. An operation only moves on, so none before the earliest one in which a leg was last seen. */
    #statusesOf(legs) {
        const earliest = legs.reduce((position, leg) => {
            const status = lastStatus(this.#deps.ledger.facts(leg));
            return Math.min(position, Math.max(ACTIVE_STATUSES.indexOf(status), 0));
        }, Infinity);
        return ACTIVE_STATUSES.slice(earliest);
    }
}

;// CONCATENATED MODULE: ./build/legs/read.js

/** Reads a leg's detail. An error of the service is data here; anything else is thrown. */
async function readDetail(client, leg, call) {
    try {
        return { kind: 'read', detail: await client.getOperation(leg.uuid, call) };
    }
    catch (error) {
        if (!(error instanceof ContreeError))
            throw error;
        if (error.isAborted)
            return { kind: 'aborted' };
        if (error.isUnauthorized)
            return { kind: 'denied', problem: error };
        return { kind: error.isRefusal || error.isOversize ? 'refused' : 'missed', problem: error };
    }
}

;// CONCATENATED MODULE: ./build/watch/detail-reads.js



/** Milliseconds after which the read of a detail makes place for the next. */
const detail_reads_SLOW_READ = 5_000;
/** Reads that wait for their turn in earnest. Of ten thousand, each costs 3 kB. */
const MOST_WAITING = 32;
/** Milliseconds before each further read of a leg that has ended by its log, but not yet by its detail. */
const CONFIRMATION = [100, 200, 500, 1_000, 2_000];
/** Reads details: of each leg one at a time, and of any number of legs a few at a time. */
class DetailReads {
    #deps;
    /** By UUID. */
    #open = new Map();
    /** Legs whose read has not begun, by UUID. */
    #queued = new Map();
    /** Reads that have begun and wait for their turn. */
    #waiting = 0;
    #limited;
    constructor(deps) {
        this.#deps = deps;
        this.#limited = limitConcurrency(deps.clock, detail_reads_SLOW_READ);
    }
    /** The leg's detail is being read, will be, or has decided its result, which the ledger may not have yet. */
    has(leg) {
        return this.#queued.has(leg.uuid) || this.#open.has(leg.uuid) || this.#deps.results.isSent(leg);
    }
    /** Resolves when no detail is being read. */
    async idle() {
        while (this.#open.size > 0)
            await Promise.all([...this.#open.values()].map(({ done }) => done));
    }
    /** Reads the details of these legs, each in its turn, except of those that are read already. */
    readEach(legs, call) {
        for (const leg of legs)
            if (!this.has(leg))
                this.#queued.set(leg.uuid, { leg, call });
        this.#readQueued();
    }
    /**
     * Reads the leg's detail, unless that is being done.
     * @param hasEnded its log says so: the detail is read again soon while it does not
     */
    read(leg, call, hasEnded = false) {
        const { results, send } = this.#deps;
        this.#queued.delete(leg.uuid);
        if (results.isSent(leg))
            return;
        const confirmation = hasEnded ? [...CONFIRMATION] : [];
        const open = this.#open.get(leg.uuid);
        if (open !== undefined) {
            // The reply on its way may be from before the end.
            open.confirmation.push(...confirmation);
            return;
        }
        const done = sendCrash(send, this.#readUntilEnded(leg, call, confirmation)).then(() => {
            this.#open.delete(leg.uuid);
            send({ kind: 'changed' });
        });
        this.#open.set(leg.uuid, { done, confirmation });
    }
    #readQueued() {
        for (const { leg, call } of this.#queued.values()) {
            if (this.#waiting >= MOST_WAITING)
                return;
            this.read(leg, call);
        }
    }
    async #readUntilEnded(leg, call, confirmation) {
        const { clock } = this.#deps;
        const { deadline, signal } = call;
        while (clock.now() < deadline && (await this.#readOnce(leg, call))) {
            const pause = confirmation.shift();
            if (pause === undefined)
                return;
            await clock.sleep(Math.min(pause, deadline - clock.now()), signal);
        }
    }
    /** Returns whether the leg is still active. */
    async #readOnce(leg, call) {
        const { client, handler } = this.#deps;
        this.#waiting += 1;
        const reading = await this.#limited(() => {
            this.#waiting -= 1;
            this.#readQueued();
            return readDetail(client, leg, call);
        });
        // Not awaited, so that no read holds its detail for longer than the handler needs it.
        return handler.handle(leg, reading, call);
    }
}

;// CONCATENATED MODULE: ./build/watch/followed-since.js
/** When each operation was first followed, in milliseconds since the epoch. */
class FollowedSince {
    #clock;
    /** By UUID. */
    #since = new Map();
    constructor(clock) {
        this.#clock = clock;
    }
    /** These are followed from now on, if they were not before. Returns whether some were not. */
    add(legs) {
        const now = this.#clock.now();
        const fresh = legs.filter(({ uuid }) => !this.#since.has(uuid));
        for (const { uuid } of fresh)
            this.#since.set(uuid, now);
        return fresh.length > 0;
    }
    /** Now, for one that was not added. */
    of({ uuid }) {
        return this.#since.get(uuid) ?? this.#clock.now();
    }
    forget({ uuid }) {
        this.#since.delete(uuid);
    }
}

;// CONCATENATED MODULE: ./build/watch/leg-results.js
/** Sends how legs ended, or why they cannot be read, and knows whose result the ledger does not have yet. */
class LegResults {
    #deps;
    /** UUIDs. */
    #sent = new Set();
    constructor(deps) {
        this.#deps = deps;
    }
    /** The leg's result was sent, and the ledger may not have it yet. */
    isSent({ uuid }) {
        return this.#sent.has(uuid);
    }
    /** The ledger has the leg's result. */
    forget({ uuid }) {
        this.#sent.delete(uuid);
    }
    /** @param lacksLog the rest of the log is needed, and could not be read */
    sendEnd(leg, detail, lacksLog) {
        this.#sent.add(leg.uuid);
        this.#deps.send({ kind: 'terminal', leg, detail, lacksLog });
    }
    /** The leg cannot be read, now or later. */
    sendRefusal(leg, problem) {
        this.#sent.add(leg.uuid);
        this.#deps.send({ kind: 'refused', leg, problem });
    }
    /** The token is rejected: no leg can be read. */
    sendRefusals(problem) {
        for (const leg of this.#deps.ledger.unsettled())
            this.sendRefusal(leg, problem);
    }
}

;// CONCATENATED MODULE: ./build/watch/message-handler.js
/** Acts on what the parts of a watch found out, one message after the other, and makes events of it. */
class MessageHandler {
    #deps;
    #isFullReported = false;
    constructor(deps) {
        this.#deps = deps;
    }
    *handle(message) {
        const { ledger, scheduler, starter, sweeper } = this.#deps;
        switch (message.kind) {
            case 'output':
                if (ledger.isOpen(message.leg))
                    yield message;
                return;
            case 'stream-failed':
            case 'no-streams':
                yield message;
                return;
            case 'active':
                if (!ledger.isOpen(message.leg))
                    return;
                starter.seenActive(message.leg);
                yield message;
                return;
            case 'terminal':
                yield* this.#terminal(message);
                return;
            case 'refused':
                yield* this.#refused(message);
                return;
            case 'stream-ended':
                this.#streamEnded(message);
                return;
            case 'polled':
                yield* this.#polled(message);
                return;
            case 'asked-to-wait':
                scheduler.pollNotBefore(message.until);
                return;
            case 'changed':
                sweeper.changed();
                return;
            case 'crashed':
                throw message.cause;
        }
    }
    *#terminal({ leg, detail, lacksLog }) {
        const { isWatchedAgain, ledger } = this.#deps;
        if (!ledger.isOpen(leg))
            return;
        if (lacksLog && isWatchedAgain()) {
            yield { kind: 'interrupted', leg, detail };
            return;
        }
        ledger.recordRead(leg, detail.operation);
        yield { kind: 'ended', leg, detail, isLogWhole: this.#forget(leg) };
    }
    *#refused({ leg, problem }) {
        const { ledger } = this.#deps;
        if (!ledger.isOpen(leg))
            return;
        // Not before its turn: otherwise the report of the first leg after a 401 would count all of them as settled.
        ledger.recordUnreadable(leg, problem);
        yield { kind: 'unreadable', leg, isLogWhole: this.#forget(leg) };
    }
    #streamEnded({ leg, end }) {
        const { call, reads, sweeper } = this.#deps;
        const mayBeOver = end.kind === 'completed' || end.kind === 'incomplete' || end.kind === 'unreadable';
        if (mayBeOver && !call.signal.aborted)
            reads.read(leg, call, end.kind === 'completed');
        sweeper.changed();
    }
    *#polled({ legs }) {
        const { poller, scheduler, sweeper } = this.#deps;
        poller.ended();
        sweeper.changed();
        if (scheduler.polled(legs) === 0 || this.#isFullReported)
            return;
        this.#isFullReported = true;
        yield { kind: 'streams-full' };
    }
    /** The leg has settled. Returns whether its log was read whole. */
    #forget(leg) {
        const { results, since, streams } = this.#deps;
        streams.close(leg);
        since.forget(leg);
        results.forget(leg);
        return streams.cursorOf(leg)?.isWhole === true;
    }
}

;// CONCATENATED MODULE: ./build/watch/poller.js

/**
 * Polls legs with the fewest requests: each by its detail, or all through the listings of active operations, with one detail
 * for each leg that is in none. One poll at a time.
 */
class Poller {
    #deps;
    #underWay = null;
    constructor(deps) {
        this.#deps = deps;
    }
    /** A poll is under way, or the message that it is over was not handled yet. */
    get isPolling() {
        return this.#underWay !== null;
    }
    /** Polls all of these legs in one poll, so that listings serve them all. A message says when it is over. */
    poll({ streamless, quiet }, call) {
        if (streamless.length + quiet.length === 0)
            return;
        const { send } = this.#deps;
        this.#underWay = sendCrash(send, this.#pollEach([...streamless, ...quiet], call)).then(() => {
            send({ kind: 'polled', legs: streamless });
        });
    }
    /** The message that the poll is over was handled. */
    ended() {
        this.#underWay = null;
    }
    /** Resolves when no poll is under way and no detail is being read. */
    async idle() {
        await this.#underWay;
        await this.#deps.reads.idle();
    }
    /** The poll after the deadline. Resolves when all details are read. */
    async pollOnceMore(legs, call) {
        await this.#pollEach(legs, { ...call, isLast: true });
        await this.#deps.reads.idle();
    }
    /** Reads of details go on when it resolves, so that a slow one delays no other. */
    async #pollEach(legs, call) {
        const { listing, reads } = this.#deps;
        reads.readEach(await listing.unlistedOf(legs, call), call);
    }
}

;// CONCATENATED MODULE: ./build/watch/poll-schedule.js

/** Up to this many legs are few: they get streams without a poll before, and are polled as often as the youngest needs. */
const FEW = 15;
/** Few legs mostly begin within a second, and need no poll for that. */
const FRUITLESS = {
    few: { failures: 3, earlies: 2 },
    many: { failures: 1, earlies: 1 },
};
/** Milliseconds. The shortest pause between two polls, and the longest where few legs are polled. */
const poll_schedule_SHORTEST = 500;
const poll_schedule_LONGEST = 5_000;
/**
 * Milliseconds that each leg adds to the longest pause, since more legs make a larger listing, and the most that it becomes.
 */
const LONGER_BY_LEG = 100;
const LONGEST_OF_ALL = 30_000;
/** The longest pause where few legs are polled that are all queued, since some wait for hours. */
const LONGEST_QUEUED = 10_000;
/**
 * A pause is this share of the time waited so far, so that a late end costs at most that share of a leg's length: a tenth for
 * up to 40 legs, a quarter from 100 on, and a quarter of any number while they are queued.
 */
const SHARE_BY_LEG = 1 / 400;
const SMALLEST_SHARE = 0.1;
const LARGEST_SHARE = 0.25;
/** Share of jitter to either side, so that steps which started together do not poll together. */
const PAUSE_JITTER = 0.2;
/** Milliseconds without an event after which a leg with a stream is checked; or as long as it was known to execute. */
const FIRST_CHECK = 300_000;
const CHECK_JITTER = 0.2;
/** Legs that were quiet for this share of their own time are checked together with one that is due. */
const CHECKED_TOGETHER = 0.5;
/** The least time between two checks, in milliseconds. */
const BETWEEN_CHECKS = 60_000;
function areFew(legs) {
    return legs <= FEW;
}
/** How many fruitless streams a leg may have before it must be polled; `legs` are all that are followed. */
function fruitlessLimit(legs) {
    return areFew(legs) ? FRUITLESS.few : FRUITLESS.many;
}
/** Milliseconds from one poll of legs without a stream to the next; `random` is from 0 up to but not including 1. */
function pollPause({ waited, legs, areQueued }, random) {
    const share = areQueued ? LARGEST_SHARE : within(SMALLEST_SHARE, legs * SHARE_BY_LEG, LARGEST_SHARE);
    const longest = within(areQueued ? LONGEST_QUEUED : poll_schedule_LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
    return spread(within(poll_schedule_SHORTEST, waited * share, longest), PAUSE_JITTER, random);
}
/**
 * How long legs have been waited for, in milliseconds: among few the youngest counts; among many the average, since a step that
 * starts one leg after the other would list them all twice a second.
 * @param polled ages of the legs that were polled, in milliseconds
 * @param followed ages of all
 */
function waitedFor(polled, followed) {
    if (areFew(followed.length))
        return Math.min(...polled);
    return followed.reduce((sum, age) => sum + age, 0) / followed.length;
}
/** A factor of the time until a check, one for each watch; `random` is from 0 up to but not including 1. */
function checkJitter(random) {
    return spread(1, CHECK_JITTER, random);
}
/**
 * When a leg with a stream has been quiet for so long that it is polled, in milliseconds since the epoch: a stream may withhold
 * an end. The longer the leg has executed the later, so that a withheld end costs at most half of the wait.
 * @param share of that time; 1 for all of it
 */
function quietUntil({ since, heardAt }, factor, share = 1) {
    const known = Math.max(since, heardAt);
    return known + Math.max(FIRST_CHECK, known - since) * factor * share;
}
/** When a leg with a stream is checked; `checkedAt` is when the last check of any leg was. Milliseconds since the epoch. */
function checkAt(quiet, factor, checkedAt) {
    return Math.max(quietUntil(quiet, factor), checkedAt + BETWEEN_CHECKS);
}
function within(least, value, most) {
    return Math.min(Math.max(value, least), most);
}

;// CONCATENATED MODULE: ./build/watch/quiet-streams.js

/** Decides which legs are polled although they have a stream: it has been quiet for so long that it may withhold an end. */
class QuietStreams {
    #deps;
    #factor;
    /** Milliseconds since the epoch. */
    #checkedAt = -Infinity;
    constructor(deps) {
        this.#deps = deps;
        this.#factor = checkJitter(deps.clock.random());
    }
    /** When the leg is to be checked, in milliseconds since the epoch; Infinity without a stream. */
    checkAt(leg) {
        return this.#canBeChecked(leg) ? checkAt(this.#quietOf(leg), this.#factor, this.#checkedAt) : Infinity;
    }
    /** Once one of the legs is to be checked: this one, and those that soon would be. They count as checked then. */
    takeDue(legs) {
        const now = this.#deps.clock.now();
        if (!legs.some((leg) => this.checkAt(leg) <= now))
            return [];
        this.#checkedAt = now;
        const isQuiet = (leg) => quietUntil(this.#quietOf(leg), this.#factor, CHECKED_TOGETHER) <= now;
        return legs.filter((leg) => this.#canBeChecked(leg) && isQuiet(leg));
    }
    #canBeChecked(leg) {
        return this.#deps.streams.has(leg) && !this.#deps.reads.has(leg);
    }
    #quietOf(leg) {
        const { since, streams } = this.#deps;
        return { since: since.of(leg), heardAt: streams.cursorOf(leg)?.heardAt ?? 0 };
    }
}

;// CONCATENATED MODULE: ./build/watch/reading-handler.js



/** Acts on what a read of a leg's detail came to. */
class ReadingHandler {
    #deps;
    constructor(deps) {
        this.#deps = deps;
    }
    /** Resolves when all is done, with whether the leg is still active. */
    async handle(leg, reading, call) {
        const { ledger, results, send } = this.#deps;
        if (!ledger.isOpen(leg))
            return false;
        switch (reading.kind) {
            case 'read':
                // Not awaited here, which would hold the whole detail until the log is read.
                if (isTerminal(reading.detail.operation.status))
                    return this.#finish(leg, reading.detail, call);
                this.#recordActive(leg, reading.detail);
                return true;
            case 'refused':
                results.sendRefusal(leg, reading.problem);
                return false;
            case 'denied':
                results.sendRefusals(reading.problem);
                return false;
            case 'missed':
                askToWait(send, this.#deps.clock, reading.problem.failure.retryAfter);
                recordMissedRead(ledger, leg, reading.problem, call.isLast === true);
                return false;
            case 'aborted':
                return false;
        }
    }
    #recordActive(leg, detail) {
        const { clock, condense, ledger, send } = this.#deps;
        const { operation, payload } = condense(leg, detail);
        ledger.recordRead(leg, operation);
        askToWait(send, clock, detail.retryAfter);
        send({ kind: 'active', leg, payload });
    }
    /** The leg has ended: reads the rest of its log where that is needed. Resolves with false: it is not active. */
    async #finish(leg, detail, call) {
        if (!this.#lacksLog(leg, detail))
            return this.#sendEnd(leg, detail);
        return this.#drain(leg, this.#deps.condense(leg, detail), call);
    }
    async #drain(leg, detail, call) {
        await this.#deps.streams.drain(leg, call);
        return this.#sendEnd(leg, detail);
    }
    #sendEnd(leg, detail) {
        this.#deps.results.sendEnd(leg, detail, this.#lacksLog(leg, detail));
        return false;
    }
    #lacksLog(leg, detail) {
        const { needsLog, streams } = this.#deps;
        return streams.cursorOf(leg)?.isWhole !== true && needsLog(detail);
    }
}

;// CONCATENATED MODULE: ./build/watch/scheduler.js


/** Milliseconds in which changes of many legs are gathered before they are acted on, so that thousands stay cheap. */
const GATHERING = 20;
/** Places for streams that must be free before an early poll, which finds out which legs need one. */
const HANDOVER = 8;
/** The least time between two polls, in milliseconds. */
const SOONEST = 500;
const NONE = { streamless: [], quiet: [] };
/** Decides when all legs are gone over, which of them are polled then, and when. Times are milliseconds since the epoch. */
class Scheduler {
    #deps;
    /** Not settled at the last sweep, and when that was. */
    #legs = [];
    #sweptAt = 0;
    #polledAt = 0;
    #nextPoll = 0;
    #nextPollOfQueued = 0;
    /** The service asked for no poll before this. */
    #notBefore = 0;
    /** How many executing legs without a place for a stream the last poll showed. */
    #withoutPlace = 0;
    constructor(deps) {
        this.#deps = deps;
    }
    /** When the next sweep may be at the earliest. */
    get restsUntil() {
        return this.#sweptAt + (areFew(this.#legs.length) ? 0 : GATHERING);
    }
    /** Goes over all legs: opens the streams that can be opened without a poll. */
    sweep() {
        const { clock, ledger, since, starter } = this.#deps;
        const now = clock.now();
        this.#sweptAt = now;
        this.#legs = ledger.unsettled();
        const hasNew = since.add(this.#legs);
        // A new one among few is polled soon.
        if (hasNew && areFew(this.#legs.length))
            this.#nextPoll = Math.min(this.#nextPoll, now + SOONEST);
        starter.open(this.#legs);
    }
    /** The service asked for no poll before this. */
    pollNotBefore(moment) {
        this.#notBefore = Math.max(this.#notBefore, moment);
    }
    legsToPoll() {
        const { clock, quietStreams } = this.#deps;
        const now = clock.now();
        if (now < this.#notBefore)
            return NONE;
        const isTime = this.#legs.some((leg) => this.#pollAt(leg) <= now);
        const streamless = isTime ? this.#legs.filter((leg) => this.#streamlessFrom(leg) <= now) : [];
        return { streamless, quiet: quietStreams.takeDue(this.#legs) };
    }
    /** Legs without a stream were polled. Returns how many of them are executing and find no place for one. */
    polled(legs) {
        if (legs.length === 0)
            return 0;
        const { clock, since, streams } = this.#deps;
        const now = clock.now();
        this.#withoutPlace = streams.places <= 0 ? legs.filter((leg) => this.#lacksPlace(leg)).length : 0;
        this.#polledAt = now;
        const ages = (of) => of.map((leg) => now - since.of(leg));
        const facts = { waited: waitedFor(ages(legs), ages(this.#legs)), legs: this.#legs.length };
        const random = clock.random();
        this.#nextPoll = now + pollPause({ ...facts, areQueued: false }, random);
        this.#nextPollOfQueued = now + pollPause({ ...facts, areQueued: true }, random);
        return this.#withoutPlace;
    }
    /** When the next sweep is due. */
    dueAt(isPolling) {
        const { quietStreams, starter, streams } = this.#deps;
        let opens = Infinity;
        let poll = Infinity;
        for (const leg of this.#legs) {
            const opensAt = starter.opensAt(leg);
            // A stream that could be opened at the last sweep was opened, or has no place.
            if (opensAt > this.#sweptAt && !streams.has(leg))
                opens = Math.min(opens, opensAt);
            if (!isPolling)
                poll = Math.min(poll, this.#pollAt(leg), quietStreams.checkAt(leg));
        }
        return Math.min(opens, Math.max(poll, this.#notBefore));
    }
    /** When the leg is polled because it has no stream. */
    #pollAt(leg) {
        return Math.max(this.#streamlessFrom(leg), this.#isQueued(leg) ? this.#nextPollOfQueued : this.#pollOfOthersAt());
    }
    #pollOfOthersAt() {
        const handsOver = this.#withoutPlace > 0 && this.#deps.streams.places >= Math.min(HANDOVER, this.#withoutPlace);
        return handsOver ? Math.min(this.#nextPoll, this.#polledAt + SOONEST) : this.#nextPoll;
    }
    /** From when on the leg has no stream and is not being read. */
    #streamlessFrom(leg) {
        const { reads, starter, streams } = this.#deps;
        if (reads.has(leg))
            return Infinity;
        const covered = streams.coversUntil(leg, fruitlessLimit(this.#legs.length));
        return Math.max(covered, starter.startsUpUntil(leg));
    }
    #lacksPlace(leg) {
        const { clock, ledger, streams } = this.#deps;
        if (!ledger.isOpen(leg) || this.#isQueued(leg) || streams.has(leg))
            return false;
        return streams.opensAt(leg) <= clock.now();
    }
    #isQueued(leg) {
        return isQueued(this.#deps.ledger.facts(leg));
    }
}

;// CONCATENATED MODULE: ./build/watch/stream-starter.js


/** Milliseconds until a leg just started is expected to have events, once some operation had none at first. */
const START_UP = 1_000;
/**
 * Decides which legs get a stream. Few legs get one at once, and so do legs just started, unless some had to queue. Of many,
 * which may have ended long ago or not begun, those get one that a poll has shown executing: it would be wasted on the others.
 */
class StreamStarter {
    #deps;
    constructor(deps) {
        this.#deps = deps;
    }
    /** Opens the streams that can be opened without a poll; `legs` are all that are followed. */
    open(legs) {
        const { clock, ledger, reads, startsLegs, streams } = this.#deps;
        const limit = fruitlessLimit(legs.length);
        const few = areFew(legs.length);
        const unknown = [];
        for (const leg of legs) {
            if (reads.has(leg) || streams.has(leg))
                continue;
            if (this.#isUnknown(leg))
                unknown.push(leg);
            else if (!isQueued(ledger.facts(leg)) && !(streams.cursorOf(leg)?.exceeds(limit) ?? !few))
                streams.open(leg);
        }
        if ((!startsLegs || streams.support.sawEarly) && !areFew(unknown.length))
            return;
        for (const leg of unknown)
            if (this.startsUpUntil(leg) <= clock.now())
                streams.open(leg);
    }
    /** The leg was read, and is active: it gets a stream unless it is still queued, where it has no events yet. */
    seenActive(leg) {
        const { ledger, streams } = this.#deps;
        const facts = ledger.facts(leg);
        const hasBegun = !isQueued(facts);
        streams.seenActive(leg, hasBegun, facts.operation?.kind);
        if (hasBegun)
            streams.open(leg);
    }
    /** Until when the leg is given time to start, in milliseconds since the epoch; 0 when it is not. */
    startsUpUntil(leg) {
        const { since, startsLegs, streams } = this.#deps;
        return startsLegs && streams.support.sawEarly && this.#isUnknown(leg) ? since.of(leg) + START_UP : 0;
    }
    /** When a stream of the leg may be opened, in milliseconds since the epoch; Infinity: never. */
    opensAt(leg) {
        return Math.max(this.#deps.streams.opensAt(leg), this.startsUpUntil(leg));
    }
    /** No request was made for it yet. */
    #isUnknown(leg) {
        const { ledger, streams } = this.#deps;
        return streams.cursorOf(leg) === undefined && ledger.facts(leg).operation === null;
    }
}

;// CONCATENATED MODULE: ./build/watch/log-cursor.js

/**
 * What the failure of a stream means; `opened` says that the service had agreed to send it. Every other 4xx counts as a missing
 * route: the leg's detail is read then, which shows whether the token or the operation is rejected.
 */
function streamEndOf(error, opened) {
    const { kind, retryAfter } = error.failure;
    if (error.isCutOff)
        return { kind: 'closed' };
    if (error.isTooEarly)
        return { kind: 'early', retryAfter };
    if (error.isUnreadableYet)
        return { kind: 'unreadable', retryAfter };
    // A reply that is no event stream, such as a gateway's page, will be none the next time.
    if (error.failure.status === 403)
        return { kind: 'unavailable', isForbidden: true };
    if (error.isRefusal || error.isOversize || (kind === 'protocol' && !opened))
        return { kind: 'unavailable' };
    return { kind: 'broken', retryAfter, silent: kind === 'timeout' && opened };
}
/** Milliseconds without a byte after which a stream is reopened; doubled each time, up to the longest. */
const SILENCE = 60_000;
const LONGEST_SILENCE = 600_000;
/** A stream that lasted less than this, in milliseconds, was brief. */
const BRIEF = 10_000;
/** Backoff before a stream is reopened, in milliseconds, by the number of brief ones in a row. */
const log_cursor_BACKOFF = [1_000, 1_000, 1_000, 2_000, 5_000];
/** Share of jitter in the backoff, and on top of `Retry-After`: the service may have cut all streams at once. */
const JITTER = { own: 0.8, asked: 0.5 };
/** After this many fruitless streams in a row a leg gets no other. */
const MOST_FRUITLESS = 6;
/** The longest backoff of an operation that has no events yet, in milliseconds. */
const LONGEST_EARLY = 60_000;
/** How far the log of one operation was read, and when its stream may be opened again. */
class LogCursor {
    /** Id of the last event; null before the first. */
    lastEventId = null;
    /** The whole log was read. */
    isWhole = false;
    /** When the last event came, or a poll showed it executing; milliseconds since the epoch. */
    heardAt = 0;
    /** Milliseconds without a byte after which its stream counts as broken. */
    silence = SILENCE;
    /** When its stream may be opened, in milliseconds since the epoch; Infinity: never again. */
    opensAt = 0;
    /** When the log can be read, as a 410 says of an operation that has ended; milliseconds since the epoch. */
    readableAt = 0;
    /** Streams in a row that were brief, that also brought no new event, and that did so since the leg was seen executing. */
    #brief = 0;
    #fruitless = 0;
    #failures = 0;
    #earlies = 0;
    exceeds({ failures, earlies }) {
        return this.#failures >= failures || this.#earlies >= earlies;
    }
    /** The operation was seen executing; `now` is in milliseconds since the epoch. */
    seenExecuting(now) {
        this.heardAt = now;
        this.#failures = 0;
        this.#earlies = 0;
    }
    streamEnded({ end, brought, lasted }, clock) {
        if (end.kind === 'closed')
            return;
        this.#count(end, lasted < BRIEF, brought);
        if (end.kind === 'broken' && end.silent)
            this.silence = Math.min(this.silence * 2, LONGEST_SILENCE);
        const isLast = end.kind === 'unavailable' || end.kind === 'completed' || this.#fruitless >= MOST_FRUITLESS;
        const random = clock.random();
        const own = spread(this.#backoff(end), JITTER.own, random);
        const asked = askedDelay(end, random);
        this.opensAt = isLast ? Infinity : clock.now() + Math.max(own, asked);
        this.readableAt = end.kind === 'unreadable' ? clock.now() + asked : 0;
    }
    #count(end, isBrief, brought) {
        const isFruitless = isBrief && !brought;
        this.#brief = isBrief ? this.#brief + 1 : 0;
        if (!isFruitless) {
            this.#failures = 0;
            this.#earlies = 0;
        }
        // An operation without events yet will have a stream later.
        if (end.kind === 'early')
            this.#earlies += 1;
        else {
            this.#failures += isFruitless ? 1 : 0;
            this.#fruitless = isFruitless ? this.#fruitless + 1 : 0;
        }
    }
    #backoff(end) {
        const beyond = this.#brief - log_cursor_BACKOFF.length;
        const last = log_cursor_BACKOFF.at(-1) ?? 0;
        if (end.kind === 'early' && beyond > 0)
            return Math.min(last * 2 ** beyond, LONGEST_EARLY);
        return log_cursor_BACKOFF[Math.max(this.#brief - 1, 0)] ?? last;
    }
}
/** Milliseconds that the service asked to wait, plus jitter; `random` is from 0 up to but not including 1. */
function askedDelay(end, random) {
    return 'retryAfter' in end ? (end.retryAfter ?? 0) * (1 + JITTER.asked * random) : 0;
}

;// CONCATENATED MODULE: ./build/watch/read-log.js



/**
 * Reads an operation's log from its cursor on, sends its output, and returns how that ended. Throws nothing but what is no
 * `ContreeError`.
 * @param onOpen called when the service has agreed to send the log
 */
async function readLog({ client, clock, send }, leg, cursor, how, call, onOpen = () => undefined) {
    let opened = false;
    const request = {
        ...how,
        after: cursor.lastEventId,
        onOpen: () => {
            opened = true;
            onOpen();
        },
    };
    try {
        for await (const event of client.readEvents(leg.uuid, request, call)) {
            // Events that had arrived before the abort are dropped.
            if (call.signal?.aborted === true)
                return { kind: 'closed' };
            cursor.heardAt = clock.now();
            cursor.lastEventId = event.id ?? cursor.lastEventId;
            if (event.kind === 'completion') {
                cursor.isWhole = true;
                return { kind: 'completed' };
            }
            if (event.kind !== 'other')
                send({ kind: 'output', leg, event });
        }
        return { kind: 'incomplete' };
    }
    catch (error) {
        if (!(error instanceof ContreeError))
            throw error;
        const end = streamEndOf(error, opened);
        if (end.kind !== 'early' && end.kind !== 'closed')
            send({ kind: 'stream-failed', leg, error });
        return end;
    }
}
/** How many logs are drained at a time, beside the streams that are followed. */
const MOST_DRAINS = 8;
/** Milliseconds that draining one log may take, waiting for its turn included; and that a 410 may ask to wait before. */
const DRAIN_LIMIT = 6_000;
/** Backoff between two tries, in milliseconds. */
const read_log_BACKOFF = [500, 1_000];
/** Reads what is left of the logs of operations that have ended. */
class LogDrain {
    #deps;
    #limit = (0,p_limit/* default */.A)(MOST_DRAINS);
    constructor(deps) {
        this.#deps = deps;
    }
    /** Reads the log from its cursor to its end, as far as the service still has it and the call allows. */
    async read(leg, cursor, { signal, deadline = Infinity }) {
        const { clock } = this.#deps;
        const delay = cursor.readableAt - clock.now();
        if (delay > DRAIN_LIMIT || cursor.readableAt >= deadline)
            return;
        // Slept before its turn, so that no other log waits for it.
        if (delay > 0)
            await clock.sleep(delay, signal);
        const until = Math.min(clock.now() + DRAIN_LIMIT, deadline);
        await this.#limit(() => this.#read(leg, cursor, { ...(signal && { signal }), deadline: until }));
    }
    async #read(leg, cursor, call) {
        const { clock } = this.#deps;
        for (const backoff of [...read_log_BACKOFF, Infinity]) {
            if (call.signal?.aborted === true || clock.now() >= call.deadline)
                return;
            const end = await readLog(this.#deps, leg, cursor, { follow: false, silence: DRAIN_LIMIT }, call);
            // A log that ends without a completion event may be cut off.
            if (end.kind === 'completed' || end.kind === 'unavailable' || end.kind === 'closed')
                return;
            const delay = Math.max(backoff, askedDelay(end, clock.random()));
            if (clock.now() + delay >= call.deadline)
                return;
            await clock.sleep(delay, call.signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/watch/stream-support.js

/** Milliseconds to wait for the answer to a first stream, before another one is tried and legs are polled. */
const SCOUT_LIMIT = 1_000;
/** This many rejected streams in a row mean that the service has none any more: of legs seen active since, and of any legs. */
const MOST_REJECTIONS = { active: 3, any: 5 };
/** After this many fruitless streams in a row, of any legs, no stream is opened for a while. */
const stream_support_MOST_FRUITLESS = 20;
/** Milliseconds of that; doubled each time, up to the longest. */
const REST = 10_000;
const LONGEST_REST = 300_000;
/**
 * Whether the service has event streams, as far as a step knows. Until one is answered the first goes alone, and another one
 * each second without an answer.
 */
class StreamSupport {
    /** Some operation had no events yet. */
    sawEarly = false;
    /** When the next stream may be tried although the first has no answer; milliseconds since the epoch. */
    nextScout = 0;
    #state = 'unknown';
    /** UUIDs whose stream was rejected since the last answer, and that were seen neither active nor ended since. */
    #rejected = new Set();
    /** Streams rejected since the last answer. */
    #rejections = { active: 0, any: 0 };
    /** The last of them was rejected with 403. */
    #isForbidden = false;
    #isMissingReported = false;
    #scoutedAt = null;
    #askedUntil = 0;
    #fruitless = 0;
    #rest = REST;
    get isSupported() {
        return this.#state === 'supported';
    }
    /** When a stream of any leg may be opened, in milliseconds since the epoch; Infinity when there are none. */
    get opensAt() {
        const isRejected = this.#state === 'missing' || (this.#state === 'unknown' && this.#rejected.size > 0);
        return isRejected ? Infinity : this.#askedUntil;
    }
    /** Until when legs may wait for the first answer, in milliseconds since the epoch. */
    get waitsUntil() {
        return (this.#scoutedAt ?? 0) + SCOUT_LIMIT;
    }
    /** Whether a stream may be opened now; before the first answer it is then the one that goes alone. */
    tryOpen(now) {
        if (this.#state !== 'unknown')
            return true;
        if (now < this.nextScout)
            return false;
        this.#scoutedAt ??= now;
        this.nextScout = now + SCOUT_LIMIT;
        return true;
    }
    /** The service has agreed to send a stream, or would have later (410, 425). */
    answered() {
        this.#rejections = { active: 0, any: 0 };
        this.#rejected.clear();
        if (this.#state === 'supported')
            return null;
        this.#state = 'supported';
        return 'supported';
    }
    /** @param random a number from 0 up to but not including 1 */
    ended(uuid, end, now, random) {
        switch (end.kind) {
            case 'unavailable':
                this.#rejected.add(uuid);
                this.#rejections.any += 1;
                this.#isForbidden = end.isForbidden === true;
                return this.#rejections.any >= MOST_REJECTIONS.any ? this.#concludeMissing() : null;
            case 'early':
                this.sawEarly = true;
                return this.answered();
            case 'unreadable':
                return this.answered();
            case 'broken':
                // A service too busy for one stream is too busy for one a leg.
                this.#askedUntil = Math.max(this.#askedUntil, now + askedDelay(end, random));
                return null;
            case 'completed':
            case 'incomplete':
            case 'closed':
                return null;
        }
    }
    /** Counts a stream that could have brought an event; `now` is in milliseconds since the epoch. */
    tried(isFruitless, now) {
        this.#fruitless = isFruitless ? this.#fruitless + 1 : 0;
        if (!isFruitless)
            this.#rest = REST;
        if (this.#fruitless < stream_support_MOST_FRUITLESS)
            return;
        this.#fruitless = 0;
        this.#askedUntil = Math.max(this.#askedUntil, now + this.#rest);
        this.#rest = Math.min(this.#rest * 2, LONGEST_REST);
    }
    /** The operation was seen active. If its stream was rejected before any answer, the service has none. */
    seenActive(uuid) {
        if (!this.#rejected.delete(uuid))
            return null;
        this.#rejections.active += 1;
        const isMissing = this.#state === 'unknown' || this.#rejections.active >= MOST_REJECTIONS.active;
        return isMissing ? this.#concludeMissing() : null;
    }
    /**
     * The operation has ended and its log may be deleted (of a cancelled one it is; retention is not documented), or it cannot
     * be read: its rejected stream proves nothing.
     */
    isNoProof(uuid) {
        if (!this.#rejected.delete(uuid) || this.#rejected.size > 0)
            return;
        this.#scoutedAt = null;
        this.nextScout = 0;
    }
    #concludeMissing() {
        this.#state = 'missing';
        if (this.#isMissingReported)
            return null;
        this.#isMissingReported = true;
        return this.#isForbidden ? 'forbidden' : 'missing';
    }
}

;// CONCATENATED MODULE: ./build/watch/streams.js



/** Streams that a step has open at a time; each holds a connection of its own. The rest of them drain logs. */
const MOST_STREAMS = 128;
const PLACES = MOST_STREAMS - MOST_DRAINS;
/** Milliseconds that a leg may be without its stream, or the stream without an answer, before the leg is polled. */
const streams_GAP = 5_000;
/** The event streams of a step's legs: which leg has one, had one, and may have one. */
class Streams {
    #deps;
    support;
    #drain;
    /** By UUID. */
    #cursors;
    #open = new Map();
    /** Legs that wait for the answer to the first stream. */
    #waiting = new Map();
    constructor(deps) {
        this.#deps = deps;
        this.support = deps.support ?? new StreamSupport();
        this.#drain = new LogDrain(deps);
        this.#cursors = deps.cursors ?? new Map();
    }
    /** How many more may be opened. */
    get places() {
        return PLACES - this.#open.size;
    }
    /** The leg has a stream, answered or not. */
    has({ uuid }) {
        return this.#open.has(uuid);
    }
    /** How far the leg's log was read; undefined when it never had a stream. */
    cursorOf({ uuid }) {
        return this.#cursors.get(uuid);
    }
    /**
     * The leg was seen active.
     * @param hasBegun it is past the queue
     * @param kind of its operation; an import may have no events although instances have
     */
    seenActive({ uuid }, hasBegun, kind) {
        if (kind === 'image_import')
            this.support.isNoProof(uuid);
        else
            this.#learn(this.support.seenActive(uuid));
        if (hasBegun)
            this.#cursors.get(uuid)?.seenExecuting(this.#deps.clock.now());
    }
    /** When a stream of the leg may be opened, in milliseconds since the epoch; Infinity: never. */
    opensAt({ uuid }) {
        const scout = this.#waiting.has(uuid) ? this.support.nextScout : 0;
        return Math.max(this.#cursors.get(uuid)?.opensAt ?? 0, this.support.opensAt, scout);
    }
    /** Until when the leg needs no poll, in milliseconds since the epoch: while it has a stream, or will have one in a moment. */
    coversUntil(leg, limit) {
        const open = this.#open.get(leg.uuid);
        if (open !== undefined && open.answeredAt !== null)
            return Infinity;
        if (this.#waiting.has(leg.uuid) || (open !== undefined && !this.support.isSupported)) {
            return this.support.waitsUntil;
        }
        if (open !== undefined)
            return open.askedAt + streams_GAP;
        if (this.cursorOf(leg)?.exceeds(limit) !== false)
            return 0;
        const opensAt = this.opensAt(leg);
        return opensAt <= this.#deps.clock.now() + streams_GAP ? opensAt : 0;
    }
    /** Opens a stream of the leg if there may be one now. Before the first answer the leg waits for that instead. */
    open(leg) {
        const { clock, deadline, send } = this.#deps;
        const now = clock.now();
        if (this.has(leg) || this.opensAt(leg) > now || this.places <= 0 || now >= deadline)
            return;
        if (!this.support.tryOpen(now)) {
            this.#waiting.set(leg.uuid, leg);
            return;
        }
        this.#waiting.delete(leg.uuid);
        const cursor = this.#cursors.get(leg.uuid) ?? new LogCursor();
        this.#cursors.set(leg.uuid, cursor);
        const open = { stop: new AbortController(), askedAt: now, answeredAt: null, done: Promise.resolve() };
        this.#open.set(leg.uuid, open);
        open.done = this.#follow(leg, cursor, open).catch((cause) => {
            this.#open.delete(leg.uuid);
            send({ kind: 'crashed', cause });
        });
    }
    /** Reads what is left of the log of an operation that has ended; nothing of a leg that never had a stream. */
    async drain(leg, call) {
        const cursor = this.#cursors.get(leg.uuid);
        if (cursor === undefined || cursor.isWhole || !this.support.isSupported)
            return;
        // Two readers of one log would mix it up.
        const open = this.#open.get(leg.uuid);
        open?.stop.abort('closed');
        await open?.done;
        await this.#drain.read(leg, cursor, call);
    }
    /** The leg has ended or cannot be read: it gets no stream any more. */
    close({ uuid }) {
        this.support.isNoProof(uuid);
        this.#waiting.delete(uuid);
        this.#open.get(uuid)?.stop.abort('closed');
    }
    /** Resolves when every stream is closed. */
    async closeAll() {
        this.#waiting.clear();
        // None of them will be polled any more.
        for (const uuid of this.#cursors.keys())
            this.support.isNoProof(uuid);
        const open = [...this.#open.values()];
        for (const { stop } of open)
            stop.abort('closed');
        await Promise.all(open.map(({ done }) => done));
    }
    /** One stream of the leg, from its request to its end. */
    async #follow(leg, cursor, open) {
        const { clock, deadline, ledger, send } = this.#deps;
        const { lastEventId } = cursor;
        const how = { follow: true, silence: cursor.silence };
        const { signal } = open.stop;
        const end = await readLog(this.#deps, leg, cursor, how, { signal, deadline }, () => {
            open.answeredAt = clock.now();
            this.#learn(this.support.answered());
            // The service sends events of operations that have begun.
            if (!signal.aborted)
                ledger.recordBegun(leg);
        });
        const lasted = open.answeredAt === null ? 0 : clock.now() - open.answeredAt;
        const brought = cursor.lastEventId !== lastEventId;
        cursor.streamEnded({ end, brought, lasted }, clock);
        // Only now: a sweep that meets the leg without a stream could open another one at once.
        this.#open.delete(leg.uuid);
        const couldBring = end.kind === 'incomplete' || end.kind === 'unreadable' || end.kind === 'broken';
        if (brought || couldBring)
            this.support.tried(!brought && lasted < BRIEF, clock.now());
        this.#learn(this.support.ended(leg.uuid, end, clock.now(), clock.random()));
        if (end.kind === 'unavailable' && !this.support.isSupported)
            this.#waiting.clear();
        if (signal.aborted)
            this.support.isNoProof(leg.uuid);
        else
            send({ kind: 'stream-ended', leg, end });
    }
    #learn(finding) {
        if (finding === 'missing' || finding === 'forbidden') {
            this.#deps.send({ kind: 'no-streams', isForbidden: finding === 'forbidden' });
        }
        if (finding !== 'supported')
            return;
        const waiting = [...this.#waiting.values()];
        this.#waiting.clear();
        for (const leg of waiting)
            this.open(leg);
        this.#deps.send({ kind: 'changed' });
    }
}

;// CONCATENATED MODULE: ./build/watch/sweeper.js
/** Goes over all legs when something has changed or is due: opens the streams that are wanted, and polls. */
class Sweeper {
    #deps;
    /** When the next sweep is due, in milliseconds since the epoch. */
    #dueAt = 0;
    constructor(deps) {
        this.#deps = deps;
    }
    /** Something happened that a sweep acts on. */
    changed() {
        this.#dueAt = 0;
    }
    /** Sweeps if that is due. Returns when the next sweep may be, in milliseconds since the epoch. */
    sweepIfDue(call) {
        const { clock, poller, scheduler } = this.#deps;
        if (clock.now() >= this.#nextAt) {
            scheduler.sweep();
            if (!poller.isPolling)
                poller.poll(scheduler.legsToPoll(), call);
            this.#dueAt = scheduler.dueAt(poller.isPolling);
        }
        return this.#nextAt;
    }
    get #nextAt() {
        return Math.max(this.#dueAt, this.#deps.scheduler.restsUntil);
    }
}

;// CONCATENATED MODULE: ./build/watch/watch.js













/** The reason of a signal that stops a watch whose legs another watch follows further. */
const WATCHED_AGAIN = 'another watch follows';
const LAST_LOOK = 3_000;
/**
 * Follows every unsettled leg of the ledger until each has settled, the deadline has passed or the signal aborts. Legs that are
 * still active then stay unsettled in the ledger.
 *
 * A leg is followed by its event stream where the service has one and there is a place (`streams.ts`); the others are polled
 * (`poller.ts`); `scheduler.ts` decides which, and when. An end is always taken from the leg's detail. What the parts find out
 * comes as messages, of which `message-handler.ts` makes the events.
 * docs/how-waiting-works.md gives the load on the service.
 */
function watch(options) {
    return new Watcher(options).run();
}
/** The same for a caller that reads the ledger afterwards. */
async function watchToEnd(options) {
    const events = watch(options);
    while ((await events.next()).done !== true)
        ;
}
/** Follows the legs in phases. Each waits for messages, and is asked after them whether it is over. */
class Watcher {
    #options;
    #mailbox;
    #streams;
    #poller;
    #sweeper;
    #handler;
    /** Aborted when no leg is left to follow. */
    #done = new AbortController();
    #call;
    #allStarted;
    constructor(options) {
        const { deadline, needsLog = () => false, signal, starting } = options;
        const { condense = (_leg, detail) => detail } = options;
        this.#options = options;
        this.#allStarted = starting === undefined;
        this.#call = { signal: AbortSignal.any([signal, this.#done.signal]), deadline };
        this.#mailbox = new Mailbox(options.clock);
        const since = new FollowedSince(options.clock);
        const deps = { ...options, send: this.#mailbox.send, since };
        const streams = (this.#streams = new Streams(deps));
        const results = new LegResults(deps);
        const handler = new ReadingHandler({ ...deps, streams, results, needsLog, condense });
        const reads = new DetailReads({ ...deps, handler, results });
        const listing = new ActiveListing({ ...deps, reads, results });
        const poller = (this.#poller = new Poller({ ...deps, listing, reads }));
        const starter = new StreamStarter({ ...deps, reads, streams, startsLegs: starting !== undefined });
        const quietStreams = new QuietStreams({ ...deps, reads, streams });
        const scheduler = new Scheduler({ ...deps, quietStreams, reads, starter, streams });
        const sweeper = (this.#sweeper = new Sweeper({ ...deps, poller, scheduler }));
        const parts = { poller, reads, results, scheduler, starter, streams, sweeper };
        const isWatchedAgain = () => signal.reason === WATCHED_AGAIN;
        this.#handler = new MessageHandler({ ...deps, ...parts, call: this.#call, isWatchedAgain });
    }
    async *run() {
        const { ledger, starting } = this.#options;
        const unsubscribe = ledger.onStart(this.#changed);
        this.#call.signal.addEventListener('abort', this.#changed);
        void starting?.then(() => {
            this.#allStarted = true;
            this.#changed();
        });
        try {
            this.#stopWhenSettled();
            for (const begin of [this.#follow, this.#finishReads, this.#pollOnceMore, this.#closeStreams]) {
                const phase = begin.call(this);
                for (;;) {
                    for (const event of this.#handleMessages())
                        yield event;
                    const until = phase();
                    if (until === null)
                        break;
                    await this.#mailbox.wait(until);
                }
            }
        }
        finally {
            unsubscribe();
            this.#done.abort('done');
            await this.#poller.idle();
            await this.#streams.closeAll();
        }
    }
    *#handleMessages() {
        for (let messages = this.#mailbox.take(); messages.length > 0; messages = this.#mailbox.take()) {
            for (const message of messages) {
                yield* this.#handler.handle(message);
                this.#stopWhenSettled();
            }
        }
    }
    /** Until the deadline: opens streams and polls. */
    #follow() {
        const { clock, deadline } = this.#options;
        return () => {
            if (this.#call.signal.aborted || clock.now() >= deadline)
                return null;
            return Math.min(this.#sweeper.sweepIfDue(this.#call), deadline);
        };
    }
    #finishReads() {
        return this.#during(this.#poller.idle());
    }
    /** A leg may have ended in the last pause. */
    #pollOnceMore() {
        const { signal } = this.#call;
        if (signal.aborted)
            return () => null;
        const { clock, lastLook = LAST_LOOK, ledger } = this.#options;
        const call = { signal, deadline: clock.now() + lastLook };
        return this.#during(this.#poller.pollOnceMore(ledger.unsettled(), call));
    }
    #closeStreams() {
        return this.#during(this.#streams.closeAll());
    }
    /** A phase that lasts as long as the work. */
    #during(work) {
        let isDone = false;
        void sendCrash(this.#mailbox.send, work).then(() => {
            isDone = true;
            this.#changed();
        });
        return () => (isDone ? null : Infinity);
    }
    #changed = () => {
        this.#mailbox.send({ kind: 'changed' });
    };
    #stopWhenSettled() {
        if (this.#allStarted && this.#options.ledger.allSettled)
            this.#done.abort('done');
    }
}

;// CONCATENATED MODULE: ./build/post-step.js












/** Milliseconds for cancelling all legs, for one of them, and for one request. The runner gives all post steps five minutes. */
const CANCEL_LIMIT = 60_000;
const LEG_LIMIT = 20_000;
const REQUEST_TIMEOUT = 10_000;
/** Milliseconds for finding starts that were lost. */
const SEARCH_LIMIT = 20_000;
/** Milliseconds that a start gets to arrive after the step that sent it was killed. */
const ARRIVAL = 2_000;
/** At the end of the job: cancels what the main step left active, where `cleanup` says so, and logs why when it does not. */
async function runPostStep(deps) {
    const { handOver, source, log } = deps;
    const jobStatus = inputText(source, 'job-status').toLowerCase();
    if (handOver === null || handOver.cleanup === 'never') {
        log.info(logLine `Nothing to clean up: the step left nothing to do.`);
    }
    else if (handOver.uuids.length === 0 && handOver.owner === null) {
        log.info(logLine `Nothing to clean up: no leg was left active.`);
    }
    else if (handOver.cleanup === 'cancelled' && jobStatus !== 'cancelled') {
        log.info(logLine `Nothing to clean up: the job was not cancelled, and cleanup is "cancelled".`);
    }
    else {
        await cancelLeft(handOver, deps);
    }
}
async function cancelLeft(handOver, deps) {
    const { clock, log } = deps;
    const client = await reconnect(handOver, deps);
    const ledger = new Ledger();
    ledger.add(handOver.uuids.map((uuid) => ({ name: uuid, uuid })));
    const cancelLog = cancelLogger(log, ledger.size);
    const cancelDeps = { client, clock, ledger, onAnswer: cancelLog.onAnswer };
    // The step may have been killed before it learned what it had started.
    let owner = handOver.owner;
    const cancelLost = async () => {
        if (owner !== null && !(await cancelLostStarts(owner, { client, clock, ledger }, log)))
            owner = null;
    };
    try {
        if (ledger.size > 0)
            log.info(logLine `Cancelling ${counted(ledger.size, 'leg')} left active.`);
        const [unasked] = await Promise.all([cancelActive(cancelDeps, false, cancelCall(clock)), cancelLost()]);
        cancelLog.end(unasked);
        const { signal } = new AbortController();
        await watchToEnd({ client, clock, ledger, signal, deadline: clock.now() + END_LIMIT });
        // A start that was under way when the step was killed may arrive a moment later.
        if (owner !== null)
            await clock.sleep(ARRIVAL);
        await cancelLost();
    }
    finally {
        client.close();
    }
    if (ledger.size > 0)
        logEnd(ledger, log);
    else if (owner !== null)
        log.info(logLine `Nothing to clean up: nothing that the step started is active.`);
}
/** The limits of cancels that begin now. */
function cancelCall(clock) {
    return { deadline: clock.now() + CANCEL_LIMIT, legLimit: LEG_LIMIT, parallel: AT_THE_END };
}
/** The client of the main step. Throws when the token of the inputs may be for another address. */
async function reconnect({ project, url }, deps) {
    const text = (name) => inputText(deps.source, name);
    const given = { token: text('token'), project: text('project'), url: text('url'), profile: text('profile') };
    const credentials = await resolveCredentials({ ...given, allowHttp: true }, deps.env);
    deps.maskSecret(credentials.token);
    if (credentials.url !== url) {
        // In a nested composite action the runner gives the post step another step's inputs (actions/runner#3514).
        throw new Error(`the inputs name ${credentials.url} now, the step used ${url}: the token is not sent there`);
    }
    return connect({ ...credentials, project }, REQUEST_TIMEOUT, deps);
}
/** Adds to the ledger, and cancels, active operations found by the step's markers. Returns false when none can be listed. */
async function cancelLostStarts(owner, { client, clock, ledger }, log) {
    try {
        const { lost, unknownOwners } = await new Locator({ client, clock, owner }).findLost([ledger], {
            deadline: clock.now() + SEARCH_LIMIT,
        });
        const unknown = counted(unknownOwners, 'active operation');
        const verb = unknownOwners === 1 ? 'it is' : 'they are';
        if (unknownOwners > 0)
            log.warning(logLine `The owner of ${unknown} is unknown; ${verb} left running.`);
        if (lost.length > 0)
            log.info(logLine `Found ${counted(lost.length, 'operation')} more that the step had started.`);
        const legs = lost.map(({ uuid }) => ({ name: uuid, uuid }));
        ledger.add(legs);
        const { onAnswer, end } = cancelLogger(log, legs.length);
        end(await cancelLegs({ client, clock, ledger, onAnswer }, legs, cancelCall(clock)));
        return true;
    }
    catch (error) {
        if (!(error instanceof ContreeError))
            throw error;
        log.warning(logLine `Operations that the step started without a reply could not be listed: ${error.message}`);
        return false;
    }
}
function logEnd(ledger, log) {
    const left = ledger.mayBeActive();
    const spared = left.filter((leg) => ledger.facts(leg).cancel !== 'accepted').map(({ uuid }) => uuid);
    const cancelled = left.length - spared.length;
    if (left.length === 0)
        log.info(logLine `All have ended.`);
    if (cancelled > 0)
        log.info(logLine `Asked to end, but not seen to end: ${cancelled}.`);
    if (spared.length === 0)
        return;
    log.warning(logLine `${counted(spared.length, 'leg')} may still be active: ${spared.join(', ')}`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
;// CONCATENATED MODULE: ./build/report/command-lines.js


/** A leg's command as the first lines of its group in the log: `$ npm ci`, the lines after it below its text. */
function commandLines(command) {
    const [first = '', ...others] = values_linesOf(command);
    const head = { prefix: logLine `$ `, text: first };
    return others.length === 0 ? [head] : [head, { prefix: logLine `  `, text: others.join('\n') }];
}
/** A leg's command where there is one line for it: the first, with an ellipsis where it has more. */
function commandHead(command) {
    const [first = '', ...others] = linesOf(command);
    return others.length === 0 ? first : `${first} …`;
}

;// CONCATENATED MODULE: ./build/report/log.js



/** The platform keeps 10 annotations of each severity per step. One is for the runner itself. */
const ANNOTATIONS = 9;
/** @param write writes a chunk at once and whole, and alone leads to the runner: a fence may be open between chunks */
function createLog(write) {
    const left = { notice: ANNOTATIONS, warning: ANNOTATIONS, error: ANNOTATIONS };
    // One for all fences: the runner masks each new token in every later line of the job. Lines have prefixes, so a leg
    // which has read the token cannot resume commands with it.
    const token = (0,external_node_crypto_.randomUUID)();
    // The runner prints both ends of a fence, so batches of lines share one until there is a command.
    let isFenced = false;
    const resume = () => {
        const end = isFenced ? fenceEnd(token) : '';
        isFenced = false;
        return end;
    };
    const annotate = (severity, word) => (line) => {
        const annotated = left[severity] > 0;
        left[severity] -= 1;
        write(annotated ? resume() + command(severity, line) : plain(logLine `${word}: ${line}`));
    };
    return {
        info: (line) => {
            write(plain(line));
        },
        debug: (line) => {
            write(resume() + command('debug', line));
        },
        notice: annotate('notice', 'Notice'),
        warning: annotate('warning', 'Warning'),
        error: annotate('error', 'Error'),
        output: ({ title, command: ran, streams, notes }) => {
            const written = streams
                .filter(({ text }) => text !== '')
                .map(({ label, text }) => ({ prefix: logLine `${label} │ `, text }));
            const lines = [...(ran === null ? [] : commandLines(ran)), ...written];
            const fenced = lines.length === 0 ? '' : `${fenceStart(token)}${outputLines(lines)}${fenceEnd(token)}`;
            write(`${resume()}${command('group', title)}${fenced}${notes.map(plain).join('')}::endgroup::\n`);
        },
        lines: (batch) => {
            if (batch.length === 0)
                return;
            write(`${isFenced ? '' : fenceStart(token)}${outputLines(batch)}`);
            isFenced = true;
        },
        endLines: () => {
            if (isFenced)
                write(resume());
        },
    };
}
function plain(line) {
    return `${String(line)}\n`;
}
/** `LogText` has no line breaks and stays below the 4,096 characters at which an annotation is cut. */
function command(name, line) {
    return `::${name}::${String(line).replaceAll('%', '%25')}\n`;
}

;// CONCATENATED MODULE: ./build/runner.js








/**
 * Connects the process to its runner. Every token and password in the inputs and the environment is masked before any other
 * output.
 */
function connectRunner({ env, stdout }) {
    const write = openLogStream(stdout);
    const secrets = [];
    let mask = new SecretMask(secrets);
    const maskSecret = maskOnce((secret) => {
        secrets.push(secret);
        mask = new SecretMask(secrets);
        core/* setSecret */.Pq(secret);
    });
    const hideSecrets = (text, cut = 'ellipsis') => mask.text(text, cut);
    for (const secret of secretsIn(core/* getInput */.V4, env))
        maskSecret(secret);
    const source = {
        get: (name) => core/* getInput */.V4(name),
        env,
        get directory() {
            return process.cwd();
        },
        now: systemClock.now(),
    };
    const log = createLog((text) => {
        write(hideSecrets(text));
    });
    return { env, log, source, maskSecret, hideSecrets };
}
/** The writer of the log. It ignores a closed pipe: the step must still write outputs, and perhaps cancel operations. */
function openLogStream(stream) {
    stream.on('error', () => undefined);
    return (text) => {
        stream.write(text);
    };
}
/**
 * V8 collects garbage late: a thousand legs with 50 kB of output each take 300 MB. From now on they take 140 MB, and 50 % more
 * CPU time (measured, Node 24.21). It has no effect once memory has grown.
 */
function limitMemory() {
    process.getBuiltinModule('node:v8').setFlagsFromString('--optimize-for-size');
}
/**
 * Makes the error of a crash fit for the log, before Node prints it: it may quote a request with the token, and may have lines
 * that the runner reads as commands.
 */
function onCrash(process, hideSecrets) {
    process.on('uncaughtExceptionMonitor', (error) => {
        const lines = values_linesOf((0,external_node_util_.inspect)(error)).map((line) => hideSecrets(String(logLine `${line}`)));
        for (const name of Object.getOwnPropertyNames(error))
            Reflect.deleteProperty(error, name);
        Object.defineProperty(error, 'stack', { value: lines.join('\n') });
    });
}

;// CONCATENATED MODULE: ./build/state.js



/** Increased when the shape changes. The post step never reads the state of another version of the action. */
const state_VERSION = '2';
/**
 * UUIDs in one entry. The runner passes each entry to the post step as an environment variable, which Linux limits to
 * 128 KiB; entries are much smaller since each start writes one again, and the file keeps them all: 5 MB of 10,000 starts.
 */
const UUIDS_PER_ENTRY = 25;
/** More than any step has, so that a damaged number cannot keep the post step busy. */
const MOST_ENTRIES = 10_000;
const handOver = dist/* object */.Ikc({
    version: dist/* literal */.euz(state_VERSION),
    cleanup: dist/* picklist */.KIO(CLEANUP_POLICIES),
    url: dist/* string */.YjP(),
    project: dist/* nullable */.mee(dist/* string */.YjP()),
    owner: dist/* nullable */.mee(dist/* object */.Ikc({ uuid: dist/* string */.YjP(), since: dist/* number */.aig() })),
    entries: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(MOST_ENTRIES)),
});
/**
 * Saves the state for the post step, on disk when a call returns. The last write of an entry wins (actions/runner,
 * `SaveStateFileCommand`); an entry that has not changed is not written again.
 */
function handOverWriter(saveState) {
    const saved = new Map();
    let state = null;
    let uuids = [];
    const write = (name, value) => {
        if (saved.get(name) === value)
            return;
        saveState(name, value);
        saved.set(name, value);
    };
    const writeEntry = (index) => {
        const from = index * UUIDS_PER_ENTRY;
        write(`uuids-${String(index)}`, uuids.slice(from, from + UUIDS_PER_ENTRY).join(' '));
    };
    const entries = () => Math.ceil(uuids.length / UUIDS_PER_ENTRY);
    const writeHead = () => {
        write('hand-over', JSON.stringify({ version: state_VERSION, entries: entries(), ...state }));
    };
    return {
        save: ({ uuids: given, ...rest }) => {
            uuids = [...given];
            state = rest;
            for (let index = 0; index < entries(); index += 1)
                writeEntry(index);
            writeHead();
        },
        add: (uuid) => {
            if (state === null)
                return;
            uuids.push(uuid);
            writeEntry(entries() - 1);
            writeHead();
        },
    };
}
/** Null when the main step saved nothing. Throws when entries are damaged. `getState` reads one entry, empty for none. */
function readHandOver(getState) {
    const text = getState('hand-over');
    if (text === '')
        return null;
    const { cleanup, url, project, owner, entries } = dist/* parse */.qgA(handOver, JSON.parse(text));
    const uuids = Array.from({ length: entries }, (_, index) => getState(`uuids-${String(index)}`).split(' ')).flat();
    // Each becomes part of the path of a DELETE request, in the canonical form in which it was saved.
    if (![...uuids, ...(owner === null ? [] : [owner.uuid])].every((uuid) => parseUuid(uuid) === uuid)) {
        throw new Error('the saved state holds an invalid UUID');
    }
    return { cleanup, url, project, owner, uuids };
}

;// CONCATENATED MODULE: ./build/post-entry.js







/** The post step. */
async function runPost(onStop) {
    const runner = connectRunner(process);
    onCrash(process, runner.hideSecrets);
    // To end now would leave legs running that this step must cancel. It has limits of its own.
    onStop((signal) => {
        runner.log.info(logLine `${signal} received; cleanup continues until its own limit.`);
    });
    try {
        const handOver = readHandOver(core/* getState */.Gu);
        if (handOver !== null)
            limitMemory();
        await runPostStep({ ...runner, handOver, clock: systemClock });
    }
    catch (error) {
        // The result of the job is decided: a failed cleanup must not change it.
        runner.log.warning(logLine `Cleanup failed: ${messageOf(error)}`);
    }
}


/***/ })

};

