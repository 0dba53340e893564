export const id = 358;
export const ids = [358];
export const modules = {

/***/ 2358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ follow)
});

// EXTERNAL MODULE: ./build/legs/after-deadline.js
var after_deadline = __webpack_require__(7379);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(2772);
// EXTERNAL MODULE: ./build/report/leg-phrase.js
var leg_phrase = __webpack_require__(4005);
// EXTERNAL MODULE: ./build/report/phrase.js
var phrase = __webpack_require__(650);
;// CONCATENATED MODULE: ./build/report/progress.js



/** `4/12 settled · unit passed · exit 0 · 12.3 s`. Progress is null for the preparation, which is not counted. */
function settledLine(progress, result) {
    const exitCode = result.outcome === 'passed' ? (result.operation?.exitCode ?? null) : null;
    return dotted([
        ...(progress === null ? [] : [settledCount(progress)]),
        (0,phrase/* phrase */.MZ) `${(0,leg_phrase/* legName */.ue)(result)} ${(0,leg_phrase/* describeOutcome */.SS)('wait', result)}`,
        ...(0,leg_phrase/* remarksOf */.ro)(result),
        ...(exitCode === null ? [] : [(0,phrase/* phrase */.MZ) `exit ${exitCode}`]),
        ...(0,leg_phrase/* durationOf */.cf)(result),
    ]);
}
/** `unit failed with exit 1 on try 1 of 3 · 12.3 s · starting it again` */
function retryLine(result) {
    const { operation } = result;
    const isSilent = operation?.exitCode === null && operation.signal === null && !operation.sandboxTimedOut;
    const how = isSilent ? (0,phrase/* phrase */.MZ) ` without an exit code` : (0,phrase/* phrase */.MZ) ``;
    return dotted([
        (0,phrase/* phrase */.MZ) `${(0,leg_phrase/* legName */.ue)(result)} ${(0,leg_phrase/* describeOutcome */.SS)('wait', result)}${how} on ${(0,leg_phrase/* tryPhrase */.Zv)(result)}`,
        ...(0,leg_phrase/* durationOf */.cf)(result),
        (0,phrase/* phrase */.MZ) `starting it again`,
    ]);
}
/**
 * `still waiting · 4/12 settled · 5 executing, 2 not started yet · 2 min 10 s left`. No progress: the preparation.
 * @param statuses of the active legs; null where a leg was not read yet
 */
function waitingLine(progress, statuses, planned, secondsLeft) {
    const byWord = [...Map.groupBy(statuses, (status) => status?.toLowerCase() ?? 'not read yet')];
    const byCount = byWord.sort(([, one], [, other]) => other.length - one.length);
    const states = byCount.map(([word, { length }]) => (0,phrase/* phrase */.MZ) `${length} ${word}`);
    if (planned > 0)
        states.push((0,phrase/* phrase */.MZ) `${planned} not started yet`);
    return dotted([
        ...(progress === null ? [(0,phrase/* phrase */.MZ) `still setting up`] : [(0,phrase/* phrase */.MZ) `still waiting`, settledCount(progress)]),
        ...(states.length > 0 ? [(0,phrase/* joinPhrases */.Zk)(states)] : []),
        (0,phrase/* phrase */.MZ) `${(0,phrase/* figure */.vP)((0,format/* formatDuration */.a3)(Math.max(secondsLeft, 0)))} left`,
    ]);
}
function settledCount({ settled, total }) {
    return (0,phrase/* phrase */.MZ) `${settled}/${total} settled`;
}
function dotted(parts) {
    return (0,phrase/* phraseLog */.cQ)((0,phrase/* joinPhrases */.Zk)(parts, (0,phrase/* phrase */.MZ) ` · `));
}

// EXTERNAL MODULE: ./build/watch/watch.js + 17 modules
var watch = __webpack_require__(5643);
// EXTERNAL MODULE: ./build/legs/cancel-legs.js
var cancel_legs = __webpack_require__(7496);
// EXTERNAL MODULE: ./build/legs/shutdown.js
var shutdown = __webpack_require__(4180);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/report/cancel-log.js
var cancel_log = __webpack_require__(3878);
;// CONCATENATED MODULE: ./build/modes/cancel-rest.js

/** Cancels the legs of a ledger that may be active, and each that is found and recorded there until it is closed. */
class RestCancels {
    #deps;
    #call;
    #known;
    #first;
    #later = [];
    #unsubscribe;
    /** Sends the first cancels at once. */
    constructor(deps, owned, call) {
        this.#deps = deps;
        this.#call = call;
        this.#known = new Set(deps.ledger.mayBeActive().map(({ uuid }) => uuid));
        this.#unsubscribe = deps.ledger.onStart(() => {
            this.#cancelNew();
        });
        this.#first = (0,cancel_legs/* cancelActive */.z5)(deps, owned, call);
        // `answered` and `close` throw it.
        this.#first.catch(() => undefined);
    }
    /** Resolves when the legs known at first are answered. */
    async answered() {
        await this.#first;
    }
    /** Cancels nothing new any more, and resolves when all are answered. */
    async close() {
        this.#unsubscribe();
        const unasked = await Promise.all([this.#first, ...this.#later]);
        this.#deps.end(unasked.flat());
    }
    #cancelNew() {
        const isNew = ({ uuid }) => !this.#known.has(uuid);
        const legs = this.#deps.ledger.unsettled().filter(isNew);
        for (const { uuid } of legs)
            this.#known.add(uuid);
        const work = (0,cancel_legs/* cancelLegs */.yL)(this.#deps, legs, this.#call);
        work.catch(() => undefined);
        this.#later.push(work);
    }
}

// EXTERNAL MODULE: ./build/contree/backoff.js
var backoff = __webpack_require__(9871);
// EXTERNAL MODULE: ./build/contree/concurrency.js
var concurrency = __webpack_require__(6972);
// EXTERNAL MODULE: ./build/contree/contree-error.js
var contree_error = __webpack_require__(1992);
;// CONCATENATED MODULE: ./build/legs/stop-legs.js




/** Milliseconds after which a slow request lets the next one begin. */
const SLOW_STOP = 1_000;
const BACKOFF = { base: 500, cap: 4_000, jitter: 0.5 };
/**
 * Sends SIGTERM to the main process of each leg, all in parallel; a leg that cannot get it is cancelled at once. The ledger has
 * the grace of each leg that got it, or may have. Resolves when each is answered, at the end of the grace at the latest.
 */
async function stopLegs(deps, legs, calls) {
    const { clock, onReplies, onStop } = deps;
    const { grace, signal, cancel } = calls;
    const inTurn = (0,concurrency/* limitConcurrency */.f)(clock, SLOW_STOP);
    const begin = clock.now();
    const limits = { grace, signal, middle: begin + grace / 2, end: begin + grace };
    const silent = new Set(legs);
    const hear = (leg) => {
        if (silent.delete(leg) && silent.size === 0)
            onReplies();
    };
    const stop = async (leg) => {
        const answer = await terminate({ ...deps, hear }, leg, limits);
        hear(leg);
        if (answer === null)
            return;
        onStop(leg, answer);
        if (answer.kind === 'no-process' || answer.kind === 'refused')
            await (0,cancel_legs/* cancelLegs */.yL)(deps, [leg], cancel);
    };
    await Promise.all(legs.map((leg) => inTurn(() => stop(leg))));
}
/** Null when the signal aborted, or the leg ended, before there was an answer. */
async function terminate(deps, leg, limits) {
    const { client, clock, hear, ledger } = deps;
    const { grace, signal, middle, end } = limits;
    let mayHaveIt = false;
    for (let tries = 1; ledger.isOpen(leg) && !signal.aborted; tries += 1) {
        const isEarly = clock.now() < middle;
        // Before the request: the leg may end before the reply is here.
        ledger.recordStop(leg, grace);
        try {
            await client.terminateInstance(leg.uuid, { signal, deadline: isEarly ? middle : end });
            return { kind: 'sent' };
        }
        catch (error) {
            if (!(error instanceof contree_error/* ContreeError */.Jd))
                throw error;
            hear(leg);
            mayHaveIt ||= error.failure.mayHaveActed;
            if (!mayHaveIt)
                ledger.recordStop(leg, null);
            const answer = finalAnswer(error);
            if (answer !== null)
                return answer;
            const pause = Math.max((0,backoff/* backoffDelay */.EY)(BACKOFF, tries, clock.random()), error.failure.retryAfter ?? 0);
            // Some programs end at once on a second SIGTERM. So one that may have arrived is repeated only once, in the middle of
            // the grace: a program that got the first has most likely ended by then.
            const sendsAgainAt = isEarly ? middle : Infinity;
            const resumesAt = error.failure.mayHaveActed ? sendsAgainAt : clock.now() + pause;
            if (resumesAt >= end)
                return error.isAborted ? null : { kind: 'unanswered', problem: error };
            await clock.sleep(resumesAt - clock.now(), signal);
        }
    }
    return null;
}
/**
 * The answer that no other try would change; null for what may pass. That is a 404, too: the process has not begun yet, or has
 * ended, and then the leg ends soon.
 */
function finalAnswer(problem) {
    const { status } = problem.failure;
    if (problem.isTooEarly || status === 409)
        return { kind: 'no-process' };
    const isRefusal = (problem.isRefusal && !problem.isNotFound) || status === 501;
    return isRefusal ? { kind: 'refused', problem } : null;
}

;// CONCATENATED MODULE: ./build/modes/stop-rest.js





/** Milliseconds for cancels that are under way when the step is stopped: the others then follow. */
const CANCEL_REPLY_LIMIT = 1_000;
/**
 * Sends SIGTERM to every leg that is active and follows them until they have ended, for `grace` at most; what cannot get the
 * signal is cancelled at once, and not waited for. What is left after that is the caller's to cancel.
 */
async function stopRest({ grace, answeredBy, ledger, follow }, context) {
    const { client, clock, log, signal } = context;
    const legs = ledger.unsettled();
    if (legs.length === 0)
        return;
    const awaited = new Set(legs.map(({ name }) => name));
    const noneLeft = new AbortController();
    const forget = ({ name }) => {
        awaited.delete(name);
        if (awaited.size === 0)
            noneLeft.abort('none left');
    };
    const duration = (0,format/* formatDuration */.a3)(grace / 1000);
    log.info((0,report_escape/* logLine */.BP) `Sending SIGTERM to ${(0,format/* counted */.hS)(legs.length, 'leg')}, with ${duration} to end.`);
    const replied = new AbortController();
    const cancelLog = (0,cancel_log/* cancelLogger */.f)(log, legs.length);
    const deps = {
        client,
        clock,
        ledger,
        onStop: stopLogger(log),
        onReplies: () => {
            replied.abort('replied');
        },
        onAnswer: (...[leg, answer]) => {
            cancelLog.onAnswer(leg, answer);
            // One that had finished has an end to read.
            if (answer.result !== 'finished')
                forget(leg);
        },
    };
    const cancel = { signal: (0,shutdown/* abortLater */.DV)(signal, CANCEL_REPLY_LIMIT), deadline: clock.now() + grace };
    const over = new AbortController();
    const sentAt = clock.now();
    const stopping = stopLegs(deps, legs, { grace, signal: AbortSignal.any([signal, over.signal]), cancel });
    try {
        const untilAnswered = AbortSignal.any([signal, replied.signal]);
        await Promise.race([stopping, clock.sleep(Math.max(answeredBy - sentAt, 0), untilAnswered)]);
        await follow(clock.now() + grace, AbortSignal.any([signal, noneLeft.signal]), forget);
    }
    finally {
        over.abort('over');
        await stopping;
        cancelLog.end([]);
        if (signal.aborted)
            recordShortGrace(ledger, clock.now() - sentAt);
    }
    if (signal.aborted || awaited.size === 0)
        return;
    log.info((0,report_escape/* logLine */.BP) `${(0,format/* counted */.hS)(awaited.size, 'leg')} did not end within ${duration}: cancelling what is left.`);
}
/** The step was stopped: legs that have not ended had less time than they were to have. */
function recordShortGrace(ledger, grace) {
    for (const leg of ledger.unsettled()) {
        if (ledger.facts(leg).stopGrace !== null)
            ledger.recordStop(leg, grace);
    }
}
/** Logs what got no signal, and why. */
function stopLogger(log) {
    let hasWarned = false;
    const warnOnce = (line) => {
        if (!hasWarned)
            log.warning(line);
        hasWarned = true;
    };
    return ({ name }, answer) => {
        switch (answer.kind) {
            case 'sent':
                return;
            case 'no-process':
                log.info((0,report_escape/* logLine */.BP) `${name} · has no process to stop, so it is cancelled`);
                return;
            case 'unanswered':
                log.info((0,report_escape/* logLine */.BP) `${name} · SIGTERM may not have reached it · ${answer.problem.message}`);
                return;
            case 'refused':
                if (answer.problem.failure.status === 403)
                    warnOnce(MISSING_PERMISSION);
                log.info((0,report_escape/* logLine */.BP) `${name} · takes no SIGTERM, so it is cancelled · ${answer.problem.message}`);
        }
    };
}
const MISSING_PERMISSION = (0,report_escape/* logLine */.BP) `The token may not send signals, which takes the permission spawn (spawn_disposable for disposable legs): such legs are cancelled at once.`;

;// CONCATENATED MODULE: ./build/modes/end-rest.js








/** Does what the inputs say about the legs that a watch left, after its deadline or when one of them failed fast. */
async function endRest(rest, context) {
    const { failed, ledger } = rest;
    // A leg whose start was lost never settles.
    const open = ledger.unsettled().length + ledger.countOf('planned');
    if (context.signal.aborted || open === 0)
        return;
    await (failed ? endAfterFailure(rest, open, context) : endAfterDeadline(rest, context));
}
/** Nothing waits for the search: the cancels go out at once, and what is found later is cancelled then. */
async function endAfterFailure(rest, open, context) {
    const { clock, log, signal } = context;
    const { deadline, ledger, starting, watch } = rest;
    ledger.recordFailFast();
    const idle = ledger.countOf('planned');
    const parts = [
        ...(open > idle ? [(0,report_escape/* logLine */.BP) `cancelling ${(0,format/* counted */.hS)(open - idle, 'other')}`] : []),
        ...(idle > 0 ? [(0,report_escape/* logLine */.BP) `not starting ${idle}`] : []),
    ];
    log.info((0,report_escape/* logLine */.BP) `A leg did not pass: ${(0,report_escape/* joinLogText */.Uk)(parts, ', ')} (fail-fast).`);
    const cancels = cancelRest(rest, (0,shutdown/* abortLater */.DV)(signal), (0,after_deadline/* failFastCancelsUntil */.U2)(clock.now(), deadline), context);
    try {
        await cancels.answered();
        const until = (0,after_deadline/* failFastWatchUntil */._H)(clock.now(), deadline);
        await watch({ deadline: until, signal, lastLook: after_deadline/* LOOK_AFTERWARDS */.eD, starting });
    }
    finally {
        await starting;
        await cancels.close();
    }
}
async function endAfterDeadline(rest, context) {
    const { log } = context;
    const { ledger } = rest;
    ledger.recordDeadline();
    const late = ledger.size - ledger.settledCount;
    log.info((0,report_escape/* logLine */.BP) `The deadline passed with ${late} of ${(0,format/* counted */.hS)(ledger.size, 'operation')} not settled.`);
    await stopOrCancel(rest, context);
}
async function stopOrCancel(rest, context) {
    const { deadline, ledger, onTimeout, showSoFar, starting, watch } = rest;
    const lasting = (0,shutdown/* abortLater */.DV)(context.signal);
    if (typeof onTimeout === 'object') {
        const follow = (until, signal, onSettled) => watch({ deadline: until, signal, lastLook: after_deadline/* LOOK_AFTERWARDS */.eD }, onSettled);
        const answeredBy = (0,after_deadline/* signalsUntil */.Kj)(deadline);
        // A leg whose start was under way gets the signal with the others where it is found soon.
        if (ledger.countOf('planned') > 0)
            await soon(starting, answeredBy, context);
        await stopRest({ grace: onTimeout.stopGrace, answeredBy, ledger, follow }, context);
    }
    for (const leg of ledger.unsettled())
        showSoFar(leg);
    // After a signal, too: legs that were sent SIGTERM are not left to it.
    const cancels = onTimeout === 'leave' ? null : cancelRest(rest, lasting, (0,after_deadline/* requestsUntil */.$N)(deadline, onTimeout), context);
    await starting;
    await cancels?.close();
}
async function soon(work, until, { clock, signal }) {
    const over = new AbortController();
    const end = Math.max(until - clock.now(), 0);
    await Promise.race([work, clock.sleep(end, AbortSignal.any([signal, over.signal]))]);
    over.abort('over');
}
function cancelRest({ ledger, startsLegs }, signal, deadline, { client, clock, log }) {
    const cancelLog = (0,cancel_log/* cancelLogger */.f)(log, (0,cancel_legs/* legsToCancel */.vQ)(ledger, startsLegs).length);
    const deps = { client, clock, ledger, ...cancelLog };
    return new RestCancels(deps, startsLegs, { signal, deadline, parallel: cancel_legs/* AT_THE_END */.Qy });
}

// EXTERNAL MODULE: ./build/report/command-lines.js
var command_lines = __webpack_require__(7984);
// EXTERNAL MODULE: ./build/report/clean.js
var clean = __webpack_require__(2958);
;// CONCATENATED MODULE: ./build/report/flood.js
const LEG_RATE = {
    burst: { lines: 1_000, bytes: 256 * 1024 },
    perSecond: { lines: 50, bytes: 16 * 1024 },
};
const STEP_RATE = {
    burst: { lines: 5_000, bytes: 1024 * 1024 },
    perSecond: { lines: 300, bytes: 96 * 1024 },
};
/** Milliseconds without output after which a flood is over. */
const PAUSE = 1_000;
/** Milliseconds after which a part of a lasting flood is printed. */
const SAMPLE_INTERVAL = 10_000;
/** A token bucket for lines and bytes. Times are milliseconds by the clock. */
class TokenBucket {
    #rate;
    #room;
    #filledAt;
    constructor(rate, now) {
        this.#rate = rate;
        this.#room = rate.burst;
        this.#filledAt = now;
    }
    has({ lines, bytes }, now) {
        const { burst, perSecond } = this.#rate;
        const seconds = (now - this.#filledAt) / 1000;
        this.#room = {
            lines: Math.min(burst.lines, this.#room.lines + seconds * perSecond.lines),
            bytes: Math.min(burst.bytes, this.#room.bytes + seconds * perSecond.bytes),
        };
        this.#filledAt = now;
        return this.#room.lines >= lines && this.#room.bytes >= bytes;
    }
    take({ lines, bytes }) {
        this.#room = { lines: this.#room.lines - lines, bytes: this.#room.bytes - bytes };
    }
}
/** Prints a leg's lines until one has no room, then drops all until a good part fits: one note stands for each gap. */
class FloodGate {
    #buckets;
    /** What was dropped since the gate shut; null while it is open. */
    #dropped = null;
    #shutAt = 0;
    #writtenAt = 0;
    constructor(step, now) {
        this.#buckets = [new TokenBucket(LEG_RATE, now), step];
    }
    /** Whether the line may be printed; if not, it counts as dropped. */
    admits(bytes, now) {
        this.#writtenAt = now;
        const line = { lines: 1, bytes };
        if (this.#dropped === null && this.#hasRoom(line, now)) {
            for (const bucket of this.#buckets)
                bucket.take(line);
            return true;
        }
        if (this.#dropped === null)
            this.#shutAt = now;
        this.#dropped ??= { lines: 0, bytes: 0 };
        this.#dropped.lines += 1;
        this.#dropped.bytes += bytes;
        return false;
    }
    /** Whether the rest of a long line counts as dropped, because the gate is shut. */
    absorbs(bytes) {
        if (this.#dropped === null)
            return false;
        this.#dropped.bytes += bytes;
        return true;
    }
    /** Whether it is time to print again. */
    mayOpen(now) {
        const isTime = now - this.#writtenAt >= PAUSE || now - this.#shutAt >= SAMPLE_INTERVAL;
        return isTime && this.#hasRoom(LEG_RATE.perSecond, now);
    }
    /** Admits lines again while there is room. Returns what was dropped. */
    open() {
        const dropped = this.#dropped ?? { lines: 0, bytes: 0 };
        this.#dropped = null;
        return dropped;
    }
    #hasRoom(amount, now) {
        return this.#buckets.every((bucket) => bucket.has(amount, now));
    }
}

// EXTERNAL MODULE: ./build/report/excerpt.js + 1 modules
var excerpt = __webpack_require__(969);
// EXTERNAL MODULE: ./build/report/line-ends.js
var line_ends = __webpack_require__(4188);
;// CONCATENATED MODULE: ./build/report/line-splitter.js


/** Bytes of a line that are kept; a longer one is cut there, between characters. */
const LONGEST_LINE = 16 * 1024;
/** Joins a stream's pieces to lines, which end at LF, CRLF or CR as the runner's. Keeps only one line's beginning. */
class LineSplitter {
    #listener;
    #unfinished = Buffer.alloc(0);
    /** Bytes of the unfinished line that were not kept; more than 0 once its beginning was passed on. */
    #missing = 0;
    #endedWithReturn = false;
    constructor(listener) {
        this.#listener = listener;
    }
    add(piece) {
        if (piece.length === 0)
            return;
        let start = this.#endedWithReturn && piece[0] === line_ends/* LINE_FEED */.kR ? 1 : 0;
        this.#endedWithReturn = piece.at(-1) === line_ends/* CARRIAGE_RETURN */.u7;
        for (let at = start; at < piece.length; at += 1) {
            const byte = piece[at];
            if (byte !== line_ends/* LINE_FEED */.kR && byte !== line_ends/* CARRIAGE_RETURN */.u7)
                continue;
            this.#extend(piece.subarray(start, at));
            this.#endLine();
            if (byte === line_ends/* CARRIAGE_RETURN */.u7 && piece[at + 1] === line_ends/* LINE_FEED */.kR)
                at += 1;
            start = at + 1;
        }
        this.#extend(piece.subarray(start));
        // A copy in memory of its own: the piece may be a small part of a large buffer, and so is what `Buffer.from` copies.
        this.#unfinished = Buffer.from(new Uint8Array(this.#unfinished).buffer);
    }
    /** Ends the last line, which may have no line end. */
    end() {
        if (this.#unfinished.length > 0 || this.#missing > 0)
            this.#endLine();
    }
    #extend(part) {
        if (this.#missing > 0) {
            this.#missing += part.length;
            return;
        }
        const line = this.#unfinished.length === 0 ? part : Buffer.concat([this.#unfinished, part]);
        if (line.length <= LONGEST_LINE) {
            this.#unfinished = line;
            return;
        }
        const end = (0,excerpt/* startOfCharacter */.xS)(line, LONGEST_LINE, -1);
        this.#unfinished = Buffer.alloc(0);
        this.#missing = line.length - end;
        this.#listener.onLine(line.subarray(0, end));
    }
    #endLine() {
        const line = this.#unfinished;
        const missing = this.#missing;
        this.#unfinished = Buffer.alloc(0);
        this.#missing = 0;
        if (missing > 0)
            this.#listener.onRest(missing);
        else
            this.#listener.onLine(line);
    }
}

;// CONCATENATED MODULE: ./build/report/live-log.js






/** Milliseconds for which lines are collected. */
const INTERVAL = 100;
const NAME_LENGTH = 60;
/** Prints lines after their leg's name, in the order of each leg's calls, within `INTERVAL`; of a flood only a part. */
class LiveLog {
    #options;
    #legs = new Map();
    /** Legs with missing lines that no note mentions yet. */
    #flooding = new Set();
    #stepBucket;
    #pending = [];
    #timer = null;
    constructor(options) {
        this.#options = options;
        this.#stepBucket = new TokenBucket(STEP_RATE, options.clock.now());
    }
    /** @param bytes as they came; they may end within a line or a character. Untrusted. */
    write(name, stream, bytes) {
        (this.#legs.get(name) ?? this.#addLeg(name))[stream].add(bytes);
        this.#schedule();
    }
    /**
     * The leg's output is over: prints its unfinished lines and what is missing, at once. Returns whether it was printed without
     * its command.
     */
    end(name) {
        const leg = this.#legs.get(name);
        this.#endLeg(name);
        this.#printNow();
        return leg?.hasCommand === false;
    }
    /** As `end` for every leg; no timer runs after it. */
    close() {
        for (const name of this.#legs.keys())
            this.#endLeg(name);
        this.#printNow();
        this.#options.log.endLines();
    }
    #addLeg(name) {
        const { clock, commandOf } = this.#options;
        const gate = new FloodGate(this.#stepBucket, clock.now());
        // The first `│` of a line ends its prefix.
        const shown = (0,clean/* truncate */.xv)((0,clean/* oneLine */.TN)(name.replaceAll('│', '|')), NAME_LENGTH);
        const prefix = (0,report_escape/* logLine */.BP) `${shown} │ `;
        const splitter = (linePrefix) => new LineSplitter({
            onLine: (bytes) => {
                if (gate.admits(bytes.length + 1, clock.now()))
                    this.#addLine(linePrefix, bytes.toString('utf8'));
                else
                    this.#flooding.add(leg);
            },
            onRest: (missing) => {
                if (!gate.absorbs(missing))
                    this.#noteMissing(prefix, `${(0,format/* formatBytes */.z3)(missing)} of this line`);
            },
        });
        const command = commandOf?.(name) ?? null;
        if (command !== null)
            this.#addLine(prefix, `$ ${(0,command_lines/* commandHead */.g)(command)}`);
        const hasCommand = command !== null;
        const leg = {
            prefix,
            hasCommand,
            gate,
            stdout: splitter(prefix),
            stderr: splitter((0,report_escape/* logLine */.BP) `${shown} stderr │ `),
        };
        this.#legs.set(name, leg);
        return leg;
    }
    #endLeg(name) {
        const leg = this.#legs.get(name);
        if (leg === undefined)
            return;
        leg.stdout.end();
        leg.stderr.end();
        if (this.#flooding.has(leg))
            this.#reopen(leg);
        this.#legs.delete(name);
    }
    #reopen(leg) {
        this.#flooding.delete(leg);
        const { lines, bytes } = leg.gate.open();
        this.#noteMissing(leg.prefix, `${(0,format/* counted */.hS)(lines, 'line')} (${(0,format/* formatBytes */.z3)(bytes)})`);
    }
    #noteMissing(prefix, amount) {
        const { wholePlace } = this.#options;
        const place = wholePlace === '' ? '' : `; what the service keeps of the output will be in ${wholePlace}`;
        this.#addLine(prefix, `… ${amount} left out here${place}.`);
    }
    #addLine(prefix, line) {
        const last = this.#pending.at(-1);
        if (last?.prefix === prefix)
            last.text += `${line}\n`;
        else
            this.#pending.push({ prefix, text: `${line}\n` });
    }
    #schedule() {
        if (this.#timer !== null || (this.#pending.length === 0 && this.#flooding.size === 0))
            return;
        const { clock } = this.#options;
        const { signal } = (this.#timer = new AbortController());
        void clock.sleep(INTERVAL, signal).then(() => {
            if (signal.aborted)
                return;
            this.#timer = null;
            const now = clock.now();
            for (const leg of this.#flooding)
                if (leg.gate.mayOpen(now))
                    this.#reopen(leg);
            this.#print();
            this.#schedule();
        });
    }
    #print() {
        const batch = this.#pending;
        this.#pending = [];
        this.#options.log.lines(batch);
        if (batch.length > 0)
            this.#options.onPrint?.();
    }
    #printNow() {
        this.#print();
        if (this.#flooding.size > 0)
            return;
        this.#timer?.abort('printed');
        this.#timer = null;
    }
}

;// CONCATENATED MODULE: ./build/report/transcript.js


const USUAL = { head: excerpt/* LOG_EXCERPT */.zk.head.bytes, tail: excerpt/* LOG_EXCERPT */.zk.tail.bytes };
const SMALLEST = 1024;
/** One stream of a leg as its events carried it: both ends are kept, and what is missing between is counted. */
class Transcript {
    /** The service kept only part of the stream. */
    truncated = false;
    #limits;
    /** Bytes kept of each end: one more than shown, as the byte beside an end tells whether a line ends there. */
    #head;
    #tail;
    /** Both ends, and room to spare, so that the tail does not move with every piece. */
    #capacity;
    /** All that came, or the first `#head` bytes followed by the last ones. */
    #kept = Buffer.alloc(0);
    #length = 0;
    #received = 0;
    #lineEnds = 0;
    #endedWithReturn = false;
    /** @param ends bytes of each to show, in whole lines where they are no longer than this */
    constructor(ends = USUAL) {
        const share = (bytes) => ({ lines: Infinity, bytes });
        this.#limits = { head: share(ends.head), tail: share(ends.tail), failing: 0 };
        this.#head = ends.head + 1;
        this.#tail = ends.tail + 1;
        this.#capacity = this.#head + this.#tail + ends.tail / 4;
    }
    /** @param bytes copied; they may end within a line or a character */
    add(bytes) {
        this.#count(bytes);
        let rest = bytes;
        while (rest.length > 0) {
            if (this.#length === this.#kept.length)
                this.#makeRoom();
            const copied = rest.copy(this.#kept, this.#length);
            this.#length += copied;
            rest = rest.subarray(copied);
        }
    }
    /** The excerpt of all that came; null when nothing came. */
    output() {
        const { truncated } = this;
        if (this.#received === 0 && !truncated)
            return null;
        const kept = this.#kept.subarray(0, this.#length);
        if (this.#received === this.#length)
            return (0,excerpt/* excerpt */.Kb)({ bytes: kept, truncated }, this.#limits);
        const ends = { head: kept.subarray(0, this.#head), tail: kept.subarray(this.#head) };
        const whole = { lineEnds: this.#lineEnds, bytes: this.#received };
        return { truncated, ...(0,excerpt/* joinEnds */.JJ)({ ...ends, ...whole }, this.#limits) };
    }
    #makeRoom() {
        if (this.#length === this.#capacity) {
            this.#kept.copyWithin(this.#head, this.#length - this.#tail, this.#length);
            this.#length = this.#head + this.#tail;
            return;
        }
        const larger = Buffer.alloc(Math.min(this.#capacity, Math.max(SMALLEST, 4 * this.#length)));
        this.#kept.copy(larger);
        this.#kept = larger;
    }
    #count(bytes) {
        this.#received += bytes.length;
        for (const byte of bytes) {
            if (byte === line_ends/* CARRIAGE_RETURN */.u7 || (byte === line_ends/* LINE_FEED */.kR && !this.#endedWithReturn))
                this.#lineEnds += 1;
            this.#endedWithReturn = byte === line_ends/* CARRIAGE_RETURN */.u7;
        }
    }
}

;// CONCATENATED MODULE: ./build/modes/leg-output.js


const MAIN_PROCESS = 1;
/** Legs whose output is kept in full at both ends, twice as many as streams are open at a time; the others keep little. */
const MOST_FULL = 256;
const LITTLE = { head: 1024, tail: 1024 };
/**
 * The output that the legs' event streams bring: printed as it comes where the policy is `live`, and kept in part for
 * legs whose output the service does not keep, such as one that was cancelled or is still running at the deadline.
 */
class LegOutput {
    #live;
    /** By UUID. */
    #transcripts = new Map();
    /** UUIDs of legs whose log brings no more of what they write. */
    #capped = new Set();
    constructor(logs, { outputFolder, results, ...deps }) {
        this.#live = logs === 'live' ? new LiveLog({ ...deps, wholePlace: outputFolder?.path ?? results.path }) : null;
    }
    take({ name, uuid }, event) {
        // Others may start processes in the same sandbox; their output is not the leg's.
        if (event.process !== null && event.process > MAIN_PROCESS)
            return;
        if (event.kind === 'capped') {
            this.#capped.add(uuid);
            return;
        }
        const transcripts = this.#transcripts.get(uuid) ?? this.#addTranscripts(uuid);
        if (event.kind === 'truncated') {
            transcripts[event.stream].truncated = true;
            return;
        }
        transcripts[event.stream].add(event.bytes);
        this.#live?.write(name, event.stream, event.bytes);
    }
    /** Whether output that no stream brought is read from the log: where output is live, or kept nowhere else. */
    needsLog({ operation }) {
        return this.#live !== null || (operation.status !== 'SUCCESS' && !keepsOutput(operation));
    }
    /** What the stream has brought so far; null when nothing. `part`: it lacks some of what the leg has written by now. */
    written({ uuid }, heard = 'whole') {
        const transcripts = this.#transcripts.get(uuid);
        if (transcripts === undefined)
            return null;
        const outputOf = (stream) => {
            const output = transcripts[stream].output();
            return output && { ...output, streamed: heard };
        };
        return { stdout: outputOf('stdout'), stderr: outputOf('stderr') };
    }
    /** The leg will write no more: its last lines are printed. `isLogWhole`: its log was read to the end. */
    end(leg, detail, isLogWhole) {
        const lacksCommand = this.#live?.end(leg.name) ?? false;
        const isCapped = this.#capped.delete(leg.uuid);
        const isWhole = isLogWhole && !isCapped;
        const isLive = this.#live !== null;
        const written = this.written(leg, isWhole ? 'whole' : 'part');
        this.#transcripts.delete(leg.uuid);
        if (detail === null || written === null || keepsOutput(detail.operation)) {
            const some = isLive && written !== null ? 'some' : 'none';
            const shown = isLive && isWhole ? 'all' : some;
            return { detail, shown, lacksCommand: lacksCommand && shown === 'all' };
        }
        const whole = { ...detail, operation: { ...detail.operation, ...written } };
        return { detail: whole, shown: isLive ? 'all' : 'none', lacksCommand };
    }
    close() {
        this.#live?.close();
    }
    #addTranscripts(uuid) {
        const newTranscript = () => this.#transcripts.size < MOST_FULL ? new Transcript() : new Transcript(LITTLE);
        const transcripts = { stdout: newTranscript(), stderr: newTranscript() };
        this.#transcripts.set(uuid, transcripts);
        return transcripts;
    }
}
function keepsOutput({ stdout, stderr }) {
    return [stdout, stderr].some((output) => output !== null && output.bytes.length > 0);
}

// EXTERNAL MODULE: ./build/modes/leg-printout.js
var leg_printout = __webpack_require__(7461);
;// CONCATENATED MODULE: ./build/modes/followed-legs.js





const NO_STREAMS = 'The service has no event streams';
/** What the service says of `follow=1` (API reference, 1.5). */
const FORBIDDEN = 'The token may not follow event streams (HTTP 403), which needs the permission spawn or spawn_disposable beside list';
/** Records and logs what a watch finds out about the legs. */
class FollowedLegs {
    ledger;
    #options;
    #context;
    #hooks;
    #records;
    #output;
    /** What the service sent last for each leg that it showed active, by UUID. */
    #lastSeen = new Map();
    /** Legs that ended while the first watch was stopped, before their log was read. */
    #interrupted = new Map();
    #early = new Map();
    constructor(options, context, hooks) {
        this.#options = options;
        this.#context = context;
        this.#hooks = hooks;
        this.ledger = options.isSetup === true ? context.preparation : context.ledger;
        const { excerpts, outputFolder, results } = context;
        const streamFiles = (options.isSetup === true ? outputFolder?.setup : outputFolder?.legs) ?? null;
        this.#records = { ledger: this.ledger, results, excerpts, streamFiles };
        const commandOf = (name) => this.ledger.commandOf(name);
        this.#output = new LegOutput(options.logs, { ...context, commandOf, onPrint: hooks.onLog });
    }
    get progress() {
        return this.#options.isSetup === true ? null : { settled: this.ledger.settledCount, total: this.ledger.size };
    }
    /** Whether the rest of the leg's log is needed. */
    needsLog = (detail) => this.#output.needsLog(detail);
    /** Returns the detail without what is large, which is recorded. */
    condense = (leg, detail) => (0,leg_printout/* condense */.aX)(leg, detail, this.#records, this.#early);
    take(event, hooks) {
        const { log } = this.#context;
        switch (event.kind) {
            case 'active':
                this.#lastSeen.set(event.leg.uuid, event.payload);
                return;
            case 'output':
                this.#output.take(event.leg, event.event);
                return;
            case 'ended':
                this.#settle(event.leg, this.#output.end(event.leg, event.detail, event.isLogWhole), hooks);
                return;
            case 'unreadable':
                this.#settle(event.leg, this.#output.end(event.leg, null, event.isLogWhole), hooks);
                return;
            case 'interrupted':
                this.#interrupted.set(event.leg, event.detail);
                return;
            case 'stream-failed':
                log.debug((0,report_escape/* logLine */.BP) `${event.leg.name} · event stream: ${event.error.message}`);
                return;
            case 'no-streams':
                log.info((0,report_escape/* logLine */.BP) `${event.isForbidden ? FORBIDDEN : NO_STREAMS}: legs are polled${this.#outputLater()}.`);
                return;
            case 'streams-full':
                log.info((0,report_escape/* logLine */.BP) `All event streams are in use: the other legs are polled${this.#outputLater()}.`);
                return;
        }
    }
    /** Logs the end of a leg; of one without an end of its own, such as a refused start, all that there is to say. */
    reportEnd(result) {
        this.#context.log.info(settledLine(this.progress, result));
        if (this.#options.failFast && result.exitCode > 0)
            this.#hooks.onFailure();
    }
    /** Shows what a leg that is still active has written. */
    showSoFar = (leg) => {
        const written = this.#output.written(leg);
        if (written === null)
            return;
        (0,leg_printout/* recordWritten */.LA)(leg, written, this.#records);
        this.#print((0,leg_printout/* printoutSoFar */.f_)(this.ledger.result(leg), written, this.#options.logs));
    };
    /** No watch follows: records what the last one left. */
    close() {
        this.#settleInterrupted();
        this.#output.close();
        (0,leg_printout/* recordActive */.Ot)(this.#records, this.#lastSeen, this.#early);
    }
    /** How an interrupted leg ended is known, whether or not the second watch read the rest of its log. */
    #settleInterrupted() {
        for (const [leg, detail] of this.#interrupted) {
            if (!this.ledger.isOpen(leg))
                continue;
            this.ledger.recordRead(leg, detail.operation);
            this.#settle(leg, this.#output.end(leg, detail, false), {});
        }
    }
    #settle(leg, { detail, shown, lacksCommand }, { onSettled, startAgain }) {
        const { logs, onEnd } = this.#options;
        this.#hooks.onLog();
        this.#lastSeen.delete(leg.uuid);
        onSettled?.(leg);
        (0,leg_printout/* recordResult */.Pr)(leg, detail, this.#records, this.#early);
        const result = this.ledger.result(leg);
        const isRetried = startAgain?.(result) === true;
        if (isRetried) {
            this.#context.log.info(retryLine(result));
            this.ledger.planAgain(leg);
        }
        else {
            this.reportEnd(result);
        }
        const { command } = result;
        if (lacksCommand && command !== null)
            this.#context.log.info((0,report_escape/* logLine */.BP) `${leg.name} · $ ${(0,command_lines/* commandHead */.g)(command)}`);
        this.#print((0,leg_printout/* printoutOf */.xO)(result, detail, logs, this.#records, { shown, isRetried }));
        if (detail !== null && !isRetried)
            onEnd?.(leg, result);
    }
    /** What polling means for a log that is live. */
    #outputLater() {
        return this.#options.logs === 'live' ? (0,report_escape/* logLine */.BP) `, and their output is shown when they have ended` : (0,report_escape/* logLine */.BP) ``;
    }
    #print(printout) {
        if (printout !== null)
            this.#context.log.output(printout);
    }
}

// EXTERNAL MODULE: ./build/modes/heartbeat.js
var heartbeat = __webpack_require__(7283);
;// CONCATENATED MODULE: ./build/modes/follow.js






/** Follows the legs of the ledger until each has ended, the deadline has passed, or one of them failed fast. */
async function follow(options, context) {
    await new Follower(options, context).run();
}
class Follower {
    #options;
    #context;
    #legs;
    /** Aborted when a leg did not pass and the others are cancelled for that. */
    #failure = new AbortController();
    /** How far the legs' logs were read, by UUID. */
    #cursors = new Map();
    /** Postpones the next sign of life. */
    #beat = () => undefined;
    constructor(options, context) {
        this.#options = options;
        this.#context = context;
        this.#legs = new FollowedLegs(options, context, {
            onLog: () => {
                this.#beat();
            },
            onFailure: () => {
                this.#failure.abort(watch/* WATCHED_AGAIN */.IE);
            },
        });
    }
    async run() {
        try {
            await this.#startAndWatch();
        }
        finally {
            this.#legs.close();
        }
    }
    async #startAndWatch() {
        const { signal } = this.#context;
        const { deadline, failFast, onTimeout } = this.#options;
        const over = new AbortController();
        const stop = AbortSignal.any([signal, this.#failure.signal]);
        const started = this.#start(AbortSignal.any([stop, over.signal]));
        // If starting crashes, stop watching; `await started` rethrows.
        const crash = new AbortController();
        const starting = started?.catch(() => {
            crash.abort();
        });
        const until = { deadline, signal: AbortSignal.any([stop, crash.signal]), lastLook: (0,after_deadline/* lastLook */.wq)(onTimeout, failFast) };
        let mustEnd = true;
        try {
            await this.#watch({ ...until, starting }, { startAgain: (result) => this.#options.starting?.ended(result) ?? false });
            mustEnd = crash.signal.aborted;
        }
        finally {
            over.abort('over');
            if (mustEnd)
                await started;
        }
        // Starts that were under way are searched for meanwhile: no cancel waits for that.
        await this.#endRest(starting).finally(() => started);
    }
    #start(stop) {
        return this.#options.starting?.run(stop, (name) => {
            this.#legs.reportEnd(this.#legs.ledger.resultOf(name));
        });
    }
    async #endRest(starting) {
        const rest = {
            ...this.#options,
            ledger: this.#legs.ledger,
            startsLegs: this.#options.starting !== undefined,
            failed: this.#failure.signal.aborted,
            starting,
            watch: async (frame, onSettled) => {
                await this.#watch(frame, onSettled && { onSettled });
            },
            showSoFar: this.#legs.showSoFar,
        };
        await endRest(rest, this.#context);
    }
    async #watch({ starting, ...frame }, hooks = {}) {
        const { client, clock, support } = this.#context;
        const { condense, ledger, needsLog } = this.#legs;
        const life = () => {
            const left = (frame.deadline - clock.now()) / 1000;
            const planned = starting === undefined ? 0 : ledger.countOf('planned');
            return waitingLine(this.#legs.progress, ledger.activeStatuses(), planned, left);
        };
        const events = (0,watch/* watch */.wB)({
            client,
            clock,
            support,
            ...frame,
            ledger,
            cursors: this.#cursors,
            needsLog,
            condense,
            ...(starting && { starting }),
        });
        await (0,heartbeat/* heartbeat */.j)(this.#context, life, async (beat) => {
            this.#beat = beat;
            for await (const event of events)
                this.#legs.take(event, hooks);
        });
    }
}


/***/ }),

/***/ 5643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IE: () => (/* binding */ WATCHED_AGAIN),
  wB: () => (/* binding */ watch),
  WR: () => (/* binding */ watchToEnd)
});

// EXTERNAL MODULE: ./build/contree/contree-error.js
var contree_error = __webpack_require__(1992);
// EXTERNAL MODULE: ./build/contree/types.js
var types = __webpack_require__(3402);
// EXTERNAL MODULE: ./build/legs/listing.js
var legs_listing = __webpack_require__(240);
// EXTERNAL MODULE: ./build/legs/outcome.js
var outcome = __webpack_require__(3964);
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
    #cost = types/* ACTIVE_STATUSES */.a.length;
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
            const listing = await (0,legs_listing/* listActive */.dH)(client, this.#sooner(call), { statuses: this.#statusesOf(legs), wanted });
            return this.#take(listing, legs);
        }
        catch (error) {
            if (!(error instanceof contree_error/* ContreeError */.Jd))
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
            if (seen === undefined || (0,outcome/* isTerminal */.Hd)(seen.status))
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
            return Math.min(position, Math.max(types/* ACTIVE_STATUSES */.a.indexOf(status), 0));
        }, Infinity);
        return types/* ACTIVE_STATUSES */.a.slice(earliest);
    }
}

// EXTERNAL MODULE: ./build/contree/concurrency.js
var concurrency = __webpack_require__(6972);
// EXTERNAL MODULE: ./build/legs/read.js
var read = __webpack_require__(4682);
;// CONCATENATED MODULE: ./build/watch/detail-reads.js



/** Milliseconds after which the read of a detail makes place for the next. */
const SLOW_READ = 5_000;
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
        this.#limited = (0,concurrency/* limitConcurrency */.f)(deps.clock, SLOW_READ);
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
            return (0,read/* readDetail */.o)(client, leg, call);
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

// EXTERNAL MODULE: ./build/contree/backoff.js
var backoff = __webpack_require__(9871);
;// CONCATENATED MODULE: ./build/watch/poll-schedule.js

/** Up to this many legs are few: they get streams without a poll before, and are polled as often as the youngest needs. */
const FEW = 15;
/** Few legs mostly begin within a second, and need no poll for that. */
const FRUITLESS = {
    few: { failures: 3, earlies: 2 },
    many: { failures: 1, earlies: 1 },
};
/** Milliseconds. The shortest pause between two polls, and the longest where few legs are polled. */
const SHORTEST = 500;
const LONGEST = 5_000;
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
    const longest = within(areQueued ? LONGEST_QUEUED : LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
    return (0,backoff/* spread */.il)(within(SHORTEST, waited * share, longest), PAUSE_JITTER, random);
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
    return (0,backoff/* spread */.il)(1, CHECK_JITTER, random);
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
                if ((0,outcome/* isTerminal */.Hd)(reading.detail.operation.status))
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

// EXTERNAL MODULE: ./build/watch/log-cursor.js
var log_cursor = __webpack_require__(1081);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
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
        if (!(error instanceof contree_error/* ContreeError */.Jd))
            throw error;
        const end = (0,log_cursor/* streamEndOf */.pJ)(error, opened);
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
const BACKOFF = [500, 1_000];
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
        for (const backoff of [...BACKOFF, Infinity]) {
            if (call.signal?.aborted === true || clock.now() >= call.deadline)
                return;
            const end = await readLog(this.#deps, leg, cursor, { follow: false, silence: DRAIN_LIMIT }, call);
            // A log that ends without a completion event may be cut off.
            if (end.kind === 'completed' || end.kind === 'unavailable' || end.kind === 'closed')
                return;
            const delay = Math.max(backoff, (0,log_cursor/* askedDelay */.gW)(end, clock.random()));
            if (clock.now() + delay >= call.deadline)
                return;
            await clock.sleep(delay, call.signal);
        }
    }
}

// EXTERNAL MODULE: ./build/watch/stream-support.js
var stream_support = __webpack_require__(7740);
;// CONCATENATED MODULE: ./build/watch/streams.js



/** Streams that a step has open at a time; each holds a connection of its own. The rest of them drain logs. */
const MOST_STREAMS = 128;
const PLACES = MOST_STREAMS - MOST_DRAINS;
/** Milliseconds that a leg may be without its stream, or the stream without an answer, before the leg is polled. */
const GAP = 5_000;
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
        this.support = deps.support ?? new stream_support/* StreamSupport */.q();
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
            return open.askedAt + GAP;
        if (this.cursorOf(leg)?.exceeds(limit) !== false)
            return 0;
        const opensAt = this.opensAt(leg);
        return opensAt <= this.#deps.clock.now() + GAP ? opensAt : 0;
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
        const cursor = this.#cursors.get(leg.uuid) ?? new log_cursor/* LogCursor */.zu();
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
            this.support.tried(!brought && lasted < log_cursor/* BRIEF */.V1, clock.now());
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


/***/ })

};

