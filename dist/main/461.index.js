export const id = 461;
export const ids = [461];
export const modules = {

/***/ 2461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ follow)
});

// EXTERNAL MODULE: ./build/legs/cancel-legs.js
var cancel_legs = __webpack_require__(7496);
// EXTERNAL MODULE: ./build/legs/shutdown.js
var shutdown = __webpack_require__(4180);
// EXTERNAL MODULE: ./build/watch/watch.js + 5 modules
var watch = __webpack_require__(8133);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(2772);
// EXTERNAL MODULE: ./build/report/log.js
var report_log = __webpack_require__(6945);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/report/leg-phrase.js
var leg_phrase = __webpack_require__(4005);
// EXTERNAL MODULE: ./build/report/phrase.js
var phrase = __webpack_require__(650);
;// CONCATENATED MODULE: ./build/report/progress.js



/** The line for a leg that just settled: `4/12 settled · unit passed · exit 0 · 12.3 s`; without the count for what is no leg. */
function settledLine(progress, result) {
    const { operation, outcome } = result;
    const count = progress === null ? [] : [settledOf(progress)];
    const parts = [...count, (0,phrase/* phrase */.MZ) `${(0,leg_phrase/* nameOf */.Vb)(result)} ${(0,leg_phrase/* describeOutcome */.SS)('wait', result)}`, ...(0,leg_phrase/* remarksOn */.rc)(result)];
    if (outcome === 'passed' && operation?.exitCode !== undefined && operation.exitCode !== null) {
        parts.push((0,phrase/* phrase */.MZ) `exit ${operation.exitCode}`);
    }
    if (operation?.duration !== undefined && operation.duration !== null) {
        parts.push((0,phrase/* phrase */.MZ) `${(0,phrase/* figure */.vP)((0,format/* formatDuration */.a3)(operation.duration))}`);
    }
    return (0,phrase/* phraseLog */.cQ)(dotted(parts));
}
/**
 * The sign of life: `still waiting · 4/12 settled · 5 executing, 2 to be started · 2 min 10 s left`. `statuses` are those of
 * the legs that are still active, null where a leg was not read yet; `planned` legs wait for their start.
 */
function waitingLine(progress, statuses, planned, secondsLeft) {
    const counts = new Map();
    for (const status of statuses) {
        const word = status?.toLowerCase() ?? 'not read yet';
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const byCount = [...counts].sort(([, left], [, right]) => right - left);
    const states = byCount.map(([word, count]) => (0,phrase/* phrase */.MZ) `${count} ${word}`);
    if (planned > 0)
        states.push((0,phrase/* phrase */.MZ) `${planned} to be started`);
    const parts = progress === null ? [(0,phrase/* phrase */.MZ) `still setting up`] : [(0,phrase/* phrase */.MZ) `still waiting`, settledOf(progress)];
    if (states.length > 0)
        parts.push((0,phrase/* listed */.KE)(states));
    parts.push((0,phrase/* phrase */.MZ) `${(0,phrase/* figure */.vP)((0,format/* formatDuration */.a3)(Math.max(secondsLeft, 0)))} left`);
    return (0,phrase/* phraseLog */.cQ)(dotted(parts));
}
function settledOf({ settled, total }) {
    return (0,phrase/* phrase */.MZ) `${settled}/${total} settled`;
}
function dotted(parts) {
    return (0,phrase/* joined */.oR)(parts, (0,phrase/* phrase */.MZ) ` · `);
}

// EXTERNAL MODULE: ./build/modes/heartbeat.js
var heartbeat = __webpack_require__(7283);
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
/** A flood is over when the leg has written nothing for so many milliseconds. */
const LULL = 1_000;
/** While it lasts, a part of it is shown once in so many milliseconds. */
const TURN = 10_000;
/** A token bucket for lines and bytes. Moments are milliseconds by the clock. */
class TokenBucket {
    #rate;
    #lines;
    #bytes;
    #filledAt;
    constructor(rate, now) {
        this.#rate = rate;
        this.#lines = rate.burst.lines;
        this.#bytes = rate.burst.bytes;
        this.#filledAt = now;
    }
    has({ lines, bytes }, now) {
        const { burst, perSecond } = this.#rate;
        const seconds = (now - this.#filledAt) / 1000;
        this.#lines = Math.min(burst.lines, this.#lines + seconds * perSecond.lines);
        this.#bytes = Math.min(burst.bytes, this.#bytes + seconds * perSecond.bytes);
        this.#filledAt = now;
        return this.#lines >= lines && this.#bytes >= bytes;
    }
    take({ lines, bytes }) {
        this.#lines -= lines;
        this.#bytes -= bytes;
    }
}
/**
 * Decides which lines of a leg are printed. Once one finds no room the gate is shut, and all that follow are left out as
 * well until a good part can be shown again: so what is printed has no gaps but those that a note stands in.
 */
class FloodGate {
    #buckets;
    #isShut = false;
    #shutAt = 0;
    #heardAt = 0;
    #lines = 0;
    #bytes = 0;
    constructor(step, now) {
        this.#buckets = [new TokenBucket(LEG_RATE, now), step];
    }
    /** Whether the line may be printed; if not, it counts as left out. */
    admits(bytes, now) {
        this.#heardAt = now;
        const line = { lines: 1, bytes };
        if (!this.#isShut && this.#hasRoom(line, now)) {
            for (const bucket of this.#buckets)
                bucket.take(line);
            return true;
        }
        if (!this.#isShut)
            this.#shutAt = now;
        this.#isShut = true;
        this.#lines += 1;
        this.#bytes += bytes;
        return false;
    }
    /** Counts what else is missing of a line among what is left out; false when nothing is, and the gate is open. */
    swallows(bytes) {
        if (this.#isShut)
            this.#bytes += bytes;
        return this.#isShut;
    }
    /** Whether it is time to print again. */
    mayOpen(now) {
        const isTime = now - this.#heardAt >= LULL || now - this.#shutAt >= TURN;
        return isTime && this.#hasRoom(LEG_RATE.perSecond, now);
    }
    /** Lets lines through again, as far as there is room. Returns what was left out. */
    open() {
        const leftOut = { lines: this.#lines, bytes: this.#bytes };
        this.#isShut = false;
        this.#lines = 0;
        this.#bytes = 0;
        return leftOut;
    }
    #hasRoom(amount, now) {
        return this.#buckets.every((bucket) => bucket.has(amount, now));
    }
}

// EXTERNAL MODULE: ./build/report/excerpt.js
var excerpt = __webpack_require__(7478);
;// CONCATENATED MODULE: ./build/report/line-splitter.js

/** Bytes of a line that are kept; a longer one is cut there, between characters. */
const LONGEST_LINE = 16 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/**
 * Puts together the lines of a stream that comes in pieces. They end where the runner ends them: at LF, CRLF and a lone
 * CR, none of which is a part of another UTF-8 character. It never keeps more than one line's beginning.
 */
class LineSplitter {
    #listener;
    #unfinished = Buffer.alloc(0);
    /** Bytes of the line under way that were not kept; more than 0 once its beginning was told. */
    #missing = 0;
    #endedWithReturn = false;
    constructor(listener) {
        this.#listener = listener;
    }
    add(piece) {
        if (piece.length === 0)
            return;
        let start = this.#endedWithReturn && piece[0] === LINE_FEED ? 1 : 0;
        this.#endedWithReturn = piece.at(-1) === CARRIAGE_RETURN;
        for (let at = start; at < piece.length; at += 1) {
            const byte = piece[at];
            if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN)
                continue;
            this.#extend(piece.subarray(start, at));
            this.#endLine();
            if (byte === CARRIAGE_RETURN && piece[at + 1] === LINE_FEED)
                at += 1;
            start = at + 1;
        }
        this.#extend(piece.subarray(start));
        // The piece may be a small part of much memory.
        this.#unfinished = Buffer.from(this.#unfinished);
    }
    /** The stream is over: its last line may have had no end. */
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
        this.#listener.line(line.subarray(0, end));
    }
    #endLine() {
        const line = this.#unfinished;
        const missing = this.#missing;
        this.#unfinished = Buffer.alloc(0);
        this.#missing = 0;
        if (missing > 0)
            this.#listener.rest(missing);
        else
            this.#listener.line(line);
    }
}

;// CONCATENATED MODULE: ./build/report/live-log.js





/** Milliseconds for which lines are collected. */
const INTERVAL = 100;
const LONGEST_NAME = 60;
/**
 * Lines are printed in the order of each leg's calls, within `INTERVAL`. Of a flood a part is printed, with a note where
 * the rest was; of what is left out nothing but counts is kept.
 */
function createLiveLog(setting) {
    return new Printer(setting);
}
class Printer {
    #setting;
    #legs = new Map();
    /** Those of which something is left out that no note tells yet. */
    #flooding = new Set();
    #step;
    /** The end of each note that something is left out. */
    #whole;
    #waiting = [];
    #timer = null;
    constructor(setting) {
        const { clock, resultsFile } = setting;
        this.#setting = setting;
        this.#step = new TokenBucket(STEP_RATE, clock.now());
        this.#whole = resultsFile === '' ? '.' : `; what the service keeps of the output will be in ${resultsFile}.`;
    }
    write(name, stream, bytes) {
        const leg = this.#legs.get(name) ?? this.#enter(name);
        leg[stream].add(bytes);
        this.#schedule();
    }
    end(name) {
        this.#end(name);
        this.#settle();
    }
    close() {
        for (const name of this.#legs.keys())
            this.#end(name);
        this.#settle();
        this.#setting.log.endLines();
    }
    #enter(name) {
        const { clock } = this.#setting;
        const gate = new FloodGate(this.#step, clock.now());
        const shown = shownName(name);
        const prefix = (0,report_escape/* logLine */.BP) `${shown} │ `;
        const splitter = (linePrefix) => new LineSplitter({
            line: (bytes) => {
                if (gate.admits(bytes.length + 1, clock.now()))
                    this.#print(linePrefix, bytes.toString('utf8'));
                else
                    this.#flooding.add(leg);
            },
            rest: (missing) => {
                if (gate.swallows(missing))
                    return;
                this.#print(prefix, `… ${(0,format/* formatBytes */.z3)(missing)} of this line left out here${this.#whole}`);
            },
        });
        const leg = { prefix, gate, stdout: splitter(prefix), stderr: splitter((0,report_escape/* logLine */.BP) `${shown} stderr │ `) };
        this.#legs.set(name, leg);
        return leg;
    }
    #end(name) {
        const leg = this.#legs.get(name);
        if (leg === undefined)
            return;
        leg.stdout.end();
        leg.stderr.end();
        if (this.#flooding.has(leg))
            this.#tellLeftOut(leg);
        this.#legs.delete(name);
    }
    #print(prefix, line) {
        const last = this.#waiting.at(-1);
        if (last?.prefix === prefix)
            last.text += `${line}\n`;
        else
            this.#waiting.push({ prefix, text: `${line}\n` });
    }
    #tellLeftOut(leg) {
        this.#flooding.delete(leg);
        const { lines, bytes } = leg.gate.open();
        this.#print(leg.prefix, `… ${(0,format/* counted */.hS)(lines, 'line')} (${(0,format/* formatBytes */.z3)(bytes)}) left out here${this.#whole}`);
    }
    get #isOwing() {
        return this.#waiting.length > 0 || this.#flooding.size > 0;
    }
    #schedule() {
        if (this.#timer !== null || !this.#isOwing)
            return;
        const { clock } = this.#setting;
        const { signal } = (this.#timer = new AbortController());
        void clock.sleep(INTERVAL, signal).then(() => {
            if (signal.aborted)
                return;
            this.#timer = null;
            const now = clock.now();
            for (const leg of this.#flooding)
                if (leg.gate.mayOpen(now))
                    this.#tellLeftOut(leg);
            this.#flush();
            this.#schedule();
        });
    }
    #flush() {
        const { log, onPrint } = this.#setting;
        const batch = this.#waiting;
        this.#waiting = [];
        log.lines(batch);
        if (batch.length > 0)
            onPrint?.();
    }
    /** Prints at once; no timer runs on without need. */
    #settle() {
        this.#flush();
        if (this.#isOwing)
            return;
        this.#timer?.abort('printed');
        this.#timer = null;
    }
}
/** The first `│` of a line ends its prefix. */
function shownName(name) {
    return (0,clean/* capped */.uo)((0,clean/* oneLine */.TN)(name.replaceAll('│', '|')), LONGEST_NAME);
}

;// CONCATENATED MODULE: ./build/report/transcript.js

/** Of each stream the beginning and the end, in whole lines where lines are not longer. */
const KEPT = { lines: Infinity, bytes: 32 * 1024 };
/** An end is found by what stands beside it, so one byte more is kept of each. */
const END = KEPT.bytes + 1;
/** With room for some more, so that not each piece moves the whole end. */
const CAPACITY = 2 * END + 8 * 1024;
const SMALLEST = 1024;
const transcript_LINE_FEED = 0x0a;
const transcript_CARRIAGE_RETURN = 0x0d;
/** What a stream of events has told of a leg's output: the beginning and the end, and how much is missing between. */
class Transcript {
    #streams = { stdout: new StreamTranscript(), stderr: new StreamTranscript() };
    /** @param bytes copied; they may end in the midst of a line or of a character */
    add(stream, bytes) {
        this.#streams[stream].add(bytes);
    }
    /** The service kept only part of the stream. */
    markTruncated(stream) {
        this.#streams[stream].truncated = true;
    }
    /** What was seen, as `abridged` leaves it; null when nothing was. */
    output(stream) {
        return this.#streams[stream].output();
    }
}
class StreamTranscript {
    truncated = false;
    /** All that came, or its first `END` bytes and behind them its last ones. */
    #kept = Buffer.alloc(0);
    #length = 0;
    #seen = 0;
    #lineEnds = 0;
    #endedWithReturn = false;
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
    output() {
        if (this.#seen === 0 && !this.truncated)
            return null;
        const kept = this.#kept.subarray(0, this.#length);
        if (this.#seen === this.#length)
            return (0,excerpt/* abridged */.$y)({ bytes: kept, truncated: this.truncated }, KEPT);
        const ends = { head: kept.subarray(0, END), tail: kept.subarray(END), lineEnds: this.#lineEnds, bytes: this.#seen };
        return (0,excerpt/* abridgedEnds */.B2)(ends, this.truncated, KEPT);
    }
    #makeRoom() {
        if (this.#length === CAPACITY) {
            this.#kept.copyWithin(END, this.#length - END, this.#length);
            this.#length = 2 * END;
            return;
        }
        const larger = Buffer.alloc(Math.min(CAPACITY, Math.max(SMALLEST, 4 * this.#length)));
        this.#kept.copy(larger);
        this.#kept = larger;
    }
    #count(bytes) {
        this.#seen += bytes.length;
        for (const byte of bytes) {
            if (byte === transcript_CARRIAGE_RETURN || (byte === transcript_LINE_FEED && !this.#endedWithReturn))
                this.#lineEnds += 1;
            this.#endedWithReturn = byte === transcript_CARRIAGE_RETURN;
        }
    }
}

;// CONCATENATED MODULE: ./build/modes/leg-output.js


const MAIN_PROCESS = 1;
/**
 * What the legs' event streams tell of their output: printed as it comes where the policy is `live`, and kept in part for
 * legs of which the service keeps nothing, such as one that was cancelled or is still running at the deadline.
 */
class LegOutput {
    #live;
    /** By UUID. */
    #transcripts = new Map();
    /** @param onPrint called whenever lines were printed */
    constructor(logs, { clock, log, results }, onPrint) {
        this.#live = logs === 'live' ? createLiveLog({ log, clock, resultsFile: results.path, onPrint }) : null;
    }
    take({ name, uuid }, event) {
        // Others may start processes in the same sandbox; their output is not the leg's.
        if (event.process !== null && event.process > MAIN_PROCESS)
            return;
        const transcript = this.#transcripts.get(uuid) ?? new Transcript();
        this.#transcripts.set(uuid, transcript);
        if (event.kind === 'truncated') {
            transcript.markTruncated(event.stream);
            return;
        }
        transcript.add(event.stream, event.bytes);
        this.#live?.write(name, event.stream, event.bytes);
    }
    /** Whether what the stream has not told yet is worth a request: where it is shown as it comes, or kept nowhere else. */
    wantsTail({ operation }) {
        return this.#live !== null || (operation.status !== 'SUCCESS' && !keepsOutput(operation));
    }
    /**
     * What the stream has told so far; null when nothing.
     * @param heard whether that is all that there is to tell by now
     */
    written({ uuid }, heard = 'whole') {
        const transcript = this.#transcripts.get(uuid);
        if (transcript === undefined)
            return null;
        const [stdout, stderr] = ['stdout', 'stderr'].map((stream) => {
            const output = transcript.output(stream);
            return output === null ? null : { ...output, heard };
        });
        return { stdout: stdout ?? null, stderr: stderr ?? null };
    }
    /**
     * The leg will write no more: its last lines are printed.
     * @param isWhole the stream has told everything
     */
    end(leg, detail, isWhole) {
        this.#live?.end(leg.name);
        const isLive = this.#live !== null;
        const written = this.written(leg, isWhole ? 'whole' : 'part');
        this.#transcripts.delete(leg.uuid);
        if (detail === null || written === null || keepsOutput(detail.operation)) {
            if (!isLive)
                return { detail, shown: 'none' };
            const some = written === null ? 'none' : 'some';
            return { detail, shown: isWhole ? 'all' : some };
        }
        return { detail: { ...detail, operation: { ...detail.operation, ...written } }, shown: isLive ? 'all' : 'none' };
    }
    close() {
        this.#live?.close();
    }
}
/** Whether the service has output of the operation. */
function keepsOutput({ stdout, stderr }) {
    return [stdout, stderr].some((output) => output !== null && output.bytes.length > 0);
}

// EXTERNAL MODULE: ./build/modes/leg-printout.js
var leg_printout = __webpack_require__(7461);
;// CONCATENATED MODULE: ./build/modes/follow.js










/** How long cancelling may take, in milliseconds. */
const CANCEL_PATIENCE = 10_000;
/** Follows the legs of the ledger until each has ended, the deadline has passed, or one of them failed fast. */
async function follow(options, context) {
    await new Follower(options, context).run();
}
class Follower {
    #options;
    #context;
    #output;
    /** Aborted when a leg did not pass and the others are not to go on for that. */
    #failure = new AbortController();
    /** What was read of the legs' logs, by UUID. */
    #tracks = new Map();
    /** What the service sent last for each leg that it showed active, by UUID. */
    #lastSeen = new Map();
    /** What legs ended with whose log the first watch could not read to its end. */
    #left = new Map();
    /** Puts the next sign of life off. */
    #beat = () => undefined;
    constructor(options, context) {
        this.#options = options;
        this.#context = context;
        this.#output = new LegOutput(options.logs, context, () => {
            this.#beat();
        });
    }
    async run() {
        try {
            await this.#untilEnd();
            await this.#after();
        }
        finally {
            this.#settleLeft();
            this.#output.close();
            (0,leg_printout/* recordActive */.Ot)(this.#context, this.#lastSeen);
        }
    }
    /** Starts the legs that are yet to be started, and watches all of them. */
    async #untilEnd() {
        const { ledger, results, signal } = this.#context;
        const { deadline, starting } = this.#options;
        const over = new AbortController();
        const stop = AbortSignal.any([signal, this.#failure.signal]);
        const started = starting?.run(AbortSignal.any([stop, over.signal]), (name) => {
            const result = ledger.resultOf(name);
            if (result.start === 'refused')
                results.addProblem(result.leg, result.problem?.message ?? 'not started');
            this.#tellEnd(result);
        });
        // Whatever keeps the legs from being started is thrown below, and nobody waits for those that were.
        const crash = new AbortController();
        const untilCrash = started?.catch(() => {
            crash.abort();
        });
        try {
            await this.#watch(deadline, AbortSignal.any([stop, crash.signal]), untilCrash);
        }
        finally {
            over.abort('over');
            await started;
        }
    }
    /** What is done about legs that have not ended. */
    async #after() {
        const { clock, ledger, log, signal } = this.#context;
        const { onTimeout, starting } = this.#options;
        // One whose start was lost has not settled, and time would not change that.
        const open = ledger.unsettled().length + ledger.plannedCount;
        if (signal.aborted || open === 0)
            return;
        if (this.#failure.signal.aborted) {
            log.info((0,report_escape/* logLine */.BP) `A leg did not pass: cancelling the other ${open} (fail-fast).`);
            await cancelRest(this.#context, starting !== undefined);
            await this.#watch(clock.now() + shutdown/* END_PATIENCE */.iO, signal);
            return;
        }
        ledger.recordDeadline();
        const late = ledger.size - ledger.settledCount;
        log.info((0,report_escape/* logLine */.BP) `The deadline passed with ${late} of ${(0,format/* counted */.hS)(ledger.size, 'operation')} not settled.`);
        for (const leg of ledger.unsettled())
            this.#showSoFar(leg);
        if (onTimeout === 'cancel')
            await cancelRest(this.#context, starting !== undefined);
    }
    /** @param started absent when no leg is started any more */
    async #watch(until, stop, started) {
        const { clock, ledger, log } = this.#context;
        const life = () => {
            const left = (until - clock.now()) / 1000;
            return waitingLine(this.#progress(), ledger.activeStatuses(), ledger.plannedCount, left);
        };
        await (0,heartbeat/* heartbeat */.j)(this.#context, life, async (beat) => {
            this.#beat = beat;
            await (0,watch/* watch */.w)({
                ...this.#context,
                tracks: this.#tracks,
                deadline: until,
                signal: stop,
                ...(started && { starting: started }),
                onActive: (leg, payload) => {
                    this.#lastSeen.set(leg.uuid, payload);
                },
                onOutput: (leg, event) => {
                    this.#output.take(leg, event);
                },
                wantsTail: (detail) => this.#output.wantsTail(detail),
                onLeft: (leg, detail) => {
                    this.#left.set(leg, detail);
                },
                onStreamTrouble: (leg, { message }) => {
                    log.debug((0,report_escape/* logLine */.BP) `${leg.name} · event stream: ${message}`);
                },
                onRouteMissing: () => {
                    log.info((0,report_escape/* logLine */.BP) `The service has no event streams: legs are looked at now and then${this.#whenEnded()}.`);
                },
                onNoPlace: () => {
                    log.info((0,report_escape/* logLine */.BP) `No more event streams at a time: other legs are looked at now and then${this.#whenEnded()}.`);
                },
                onSettled: (leg, detail, logIsWhole) => {
                    this.#settled(leg, this.#output.end(leg, detail, logIsWhole), started !== undefined);
                },
            });
        });
    }
    /** What a leg came to is known, whether or not the rest of its log could be read. */
    #settleLeft() {
        const { ledger } = this.#context;
        for (const [leg, detail] of this.#left) {
            if (!ledger.isOpen(leg))
                continue;
            ledger.recordRead(leg, detail.operation);
            this.#settled(leg, this.#output.end(leg, detail, false), false);
        }
    }
    #settled(leg, { detail, shown }, mayStartAgain) {
        const { ledger, log } = this.#context;
        const { logs, onEnd, starting } = this.#options;
        this.#beat();
        this.#lastSeen.delete(leg.uuid);
        (0,leg_printout/* recordResult */.Pr)(leg, detail, this.#context);
        const result = ledger.result(leg);
        if (mayStartAgain && starting?.ended(result) === true) {
            log.info((0,report_escape/* logLine */.BP) `${leg.name} · failed by the platform, to be started again · ${leg.uuid}`);
            ledger.planAgain(leg);
            return;
        }
        this.#tellEnd(result);
        this.#print((0,leg_printout/* printoutOf */.xO)(result, detail, logs, this.#context, shown));
        if (detail !== null)
            onEnd?.(leg, result);
    }
    /** Shows what a leg that is still active at the deadline has written until then. */
    #showSoFar(leg) {
        const written = this.#output.written(leg);
        if (written === null)
            return;
        (0,leg_printout/* keepWritten */.pb)(leg, written, this.#context);
        this.#print((0,leg_printout/* printoutSoFar */.f_)(this.#context.ledger.result(leg), written, this.#options.logs));
    }
    /** What that means for the lines that somebody waits for. */
    #whenEnded() {
        return this.#options.logs === 'live' ? (0,report_escape/* logLine */.BP) `, and their output is shown when they have ended` : (0,report_escape/* logLine */.BP) ``;
    }
    #tellEnd(result) {
        this.#context.log.info(settledLine(this.#progress(), result));
        if (this.#options.failFast && result.exitCode > 0)
            this.#failure.abort(watch/* GOES_ON */.b);
    }
    #progress() {
        const { ledger } = this.#context;
        return this.#options.isSetup === true ? null : { settled: ledger.settledCount, total: ledger.size };
    }
    #print(printout) {
        if (printout !== null)
            this.#context.log.output(printout.title, printout.streams, printout.notes);
    }
}
/**
 * Asks to cancel every leg that may be active, and says of each what became of it. A signal lets it finish.
 * @param owned the step started them: those as well that it was not allowed to read
 */
async function cancelRest({ client, clock, ledger, log, signal }, owned) {
    const grace = (0,shutdown/* graceAfter */.Dc)(signal);
    const call = { signal: grace.signal, deadline: clock.now() + CANCEL_PATIENCE };
    try {
        await (0,cancel_legs/* cancelLegs */.y)({ client, clock }, owned ? ledger.mayBeActive() : ledger.unsettled(), call, (leg, answer) => {
            ledger.recordCancel(leg, answer.result, answer.problem);
            log.info((0,report_log/* cancelLine */.Z)(leg, answer));
        });
    }
    finally {
        grace.release();
    }
}


/***/ }),

/***/ 8133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ GOES_ON),
  w: () => (/* binding */ watch)
});

// EXTERNAL MODULE: ./build/contree/contree-error.js
var contree_error = __webpack_require__(1992);
// EXTERNAL MODULE: ./build/contree/types.js
var types = __webpack_require__(3402);
// EXTERNAL MODULE: ./build/legs/listing.js
var legs_listing = __webpack_require__(240);
// EXTERNAL MODULE: ./build/legs/outcome.js
var outcome = __webpack_require__(3964);
// EXTERNAL MODULE: ./build/legs/read.js
var legs_read = __webpack_require__(4682);
// EXTERNAL MODULE: ./build/contree/concurrency.js
var concurrency = __webpack_require__(6972);
;// CONCATENATED MODULE: ./build/watch/poller.js






/** How long a listing is tried before the legs are read one by one, in milliseconds. */
const LISTING_PATIENCE = 10_000;
/** Milliseconds after which a detail that is read makes place for the next. */
const SLOW_READ = 5_000;
/** Milliseconds between two reads of a leg that has ended by its log, but not yet by its detail. */
const CONFIRMATION = [100, 200, 500, 1_000, 2_000];
/**
 * Looks at legs in the way that takes fewer requests: each by its detail, or all through the listings of active operations
 * (up to 1,000 a request), with one detail for a leg that is in none of them. What is learned goes into the ledger.
 */
class Looks {
    #setting;
    /** By UUID. */
    #reading = new Map();
    #inTurn;
    /** Requests the last listing took; before the first one, what it takes at least. */
    #listingCost = types/* ACTIVE_STATUSES */.az.length;
    #listable = true;
    #notBefore = 0;
    #isLast = false;
    constructor(setting) {
        this.#setting = setting;
        this.#inTurn = (0,concurrency/* limitConcurrency */.f6)(setting.clock, SLOW_READ);
    }
    /** The service asked not to be asked before; milliseconds since the epoch. */
    get notBefore() {
        return this.#notBefore;
    }
    isReading({ uuid }) {
        return this.#reading.has(uuid);
    }
    /** Resolves when no detail is being read. */
    async done() {
        while (this.#reading.size > 0)
            await Promise.all([...this.#reading.values()].map(({ done }) => done));
    }
    /** Whether so many legs are better listed than read one by one. */
    areBetterListed(legs) {
        return this.#listable && legs > this.#listingCost;
    }
    /** One look at each of the legs. Details are read on when it resolves, so that one that cannot be read holds up no other. */
    async look(legs, call) {
        const gone = this.areBetterListed(legs.length) ? await this.#notListed(legs, call) : legs;
        for (const leg of gone)
            this.read(leg, call);
    }
    /** The last look: a leg that was read until now was still active at the deadline, whatever comes of it. */
    async lookOnceMore(legs, call) {
        this.#isLast = true;
        await this.look(legs, call);
        await this.done();
    }
    /**
     * Reads the leg's detail, unless that is being done.
     * @param ended whether its log says that it has ended: then it is read again soon while the detail does not say so
     */
    read(leg, call, ended = false) {
        const confirmation = ended ? [...CONFIRMATION] : [];
        const running = this.#reading.get(leg.uuid);
        if (running !== undefined) {
            // What is on its way may have been sent before the end.
            running.confirmation.push(...confirmation);
            return;
        }
        const done = this.#readOn(leg, call, confirmation)
            .catch(this.#setting.onCrash)
            .finally(() => {
            this.#reading.delete(leg.uuid);
            this.#setting.onRead();
        });
        this.#reading.set(leg.uuid, { done, confirmation });
    }
    async #readOn(leg, call, confirmation) {
        const { clock } = this.#setting;
        const deadline = call.deadline ?? this.#setting.deadline;
        while (clock.now() < deadline && (await this.#detail(leg, call))) {
            const wait = confirmation.shift();
            if (wait === undefined)
                return;
            await clock.sleep(Math.min(wait, deadline - clock.now()), call.signal);
        }
    }
    /** Those of the legs that the listings of active operations do not show; all of them when there is no listing. */
    async #notListed(legs, call) {
        const { client, ledger, onActive } = this.#setting;
        try {
            const wanted = legs.map(({ uuid }) => uuid);
            const listing = await (0,legs_listing/* listActive */.d)(client, this.#soon(call), { statuses: this.#statusesOf(legs), wanted });
            this.#listingCost = Math.max(listing.requests, 1);
            this.#ask(listing.retryAfter);
            return legs.filter((leg) => {
                const seen = listing.operations.get(leg.uuid);
                if (!ledger.isOpen(leg))
                    return false;
                if (seen === undefined || (0,outcome/* isTerminal */.Hd)(seen.status))
                    return true;
                if (this.isReading(leg))
                    return false;
                ledger.recordRead(leg, seen);
                onActive(leg, listing.payloads.get(leg.uuid));
                return false;
            });
        }
        catch (error) {
            if (!(error instanceof contree_error/* ContreeError */.J))
                throw error;
            return this.#unlisted(legs, error);
        }
    }
    /** Which of the legs to read one by one now that they cannot be listed. */
    #unlisted(legs, problem) {
        const { ledger } = this.#setting;
        const { kind, status, retryAfter } = problem.failure;
        if (kind === 'aborted')
            return [];
        if (status === 401) {
            this.#refuseAll(problem);
            return [];
        }
        if (retryAfter !== null && retryAfter > 0) {
            // It is too busy for one request, let alone for one a leg.
            this.#ask(retryAfter);
            for (const leg of legs)
                if (ledger.isOpen(leg) && !this.#isKnown(leg))
                    ledger.recordMissedRead(leg, problem);
            return [];
        }
        // What is wrong with the listing need not be wrong with a leg. A token may read operations but not list them.
        if (status === 403 || status === 404)
            this.#listable = false;
        return legs.filter((leg) => ledger.isOpen(leg));
    }
    /** The call with a nearer deadline: when a listing is broken there must be time left to read the legs one by one. */
    #soon(call) {
        const { clock, deadline } = this.#setting;
        const now = clock.now();
        return { ...call, deadline: now + Math.min(((call.deadline ?? deadline) - now) / 2, LISTING_PATIENCE) };
    }
    /** The statuses worth listing: an operation only moves on, so none before the earliest one a leg was last seen in. */
    #statusesOf(legs) {
        const earliest = legs.reduce((position, leg) => {
            const { begun, operation } = this.#setting.ledger.facts(leg);
            const status = begun ? 'EXECUTING' : operation?.status;
            return Math.min(position, Math.max(types/* ACTIVE_STATUSES */.az.indexOf(status), 0));
        }, types/* ACTIVE_STATUSES */.az.length - 1);
        return types/* ACTIVE_STATUSES */.az.slice(earliest);
    }
    /** Reads the leg's detail once; returns whether it is still active. */
    async #detail(leg, call) {
        const { client, ledger, onActive, onEnded, onRefused } = this.#setting;
        const read = await this.#inTurn(() => (0,legs_read/* readDetail */.o)(client, leg, call));
        if (!ledger.isOpen(leg))
            return false;
        switch (read.kind) {
            case 'read': {
                const { detail } = read;
                if ((0,outcome/* isTerminal */.Hd)(detail.operation.status)) {
                    await onEnded(leg, detail, call);
                    return false;
                }
                ledger.recordRead(leg, detail.operation);
                this.#ask(detail.retryAfter ?? 0);
                onActive(leg, detail.payload);
                return true;
            }
            case 'refused':
                ledger.recordUnreadable(leg, read.problem);
                onRefused(leg);
                return false;
            case 'denied':
                this.#refuseAll(read.problem);
                return false;
            case 'missed':
                this.#ask(read.problem.failure.retryAfter ?? 0);
                if (!this.#isLast || !this.#isKnown(leg))
                    ledger.recordMissedRead(leg, read.problem);
                return false;
            case 'aborted':
                return false;
        }
    }
    /** It was read, or the service has agreed to tell of it. */
    #isKnown(leg) {
        const { begun, operation } = this.#setting.ledger.facts(leg);
        return begun || operation !== null;
    }
    /** The token is no good: no leg can be read. */
    #refuseAll(problem) {
        const { ledger, onRefused } = this.#setting;
        for (const leg of ledger.unsettled()) {
            ledger.recordUnreadable(leg, problem);
            onRefused(leg);
        }
    }
    #ask(retryAfter) {
        this.#notBefore = Math.max(this.#notBefore, this.#setting.clock.now() + retryAfter);
    }
}

;// CONCATENATED MODULE: ./build/watch/poll-schedule.js
/** Places that have to be free before a look is taken early, to find out who is at work and needs one. */
const HANDOVER = 8;
/** The least time between two looks, in milliseconds. */
const SOONEST = 500;
/** When legs without a stream are looked at. Times in milliseconds since the epoch. */
class Pace {
    #clock;
    /** When each operation was taken up, by UUID. */
    #since = new Map();
    #lookedAt = -Infinity;
    #nextLook = 0;
    #nextLookAtQueued = 0;
    /** How many legs the last look showed at work that found no place for a stream. */
    #withoutPlace = 0;
    constructor(clock) {
        this.#clock = clock;
    }
    /** These are followed now. A few are looked at soon when there is a new one among them. */
    takeUp(legs) {
        const now = this.#clock.now();
        const fresh = legs.filter(({ uuid }) => !this.#since.has(uuid));
        for (const { uuid } of fresh)
            this.#since.set(uuid, now);
        if (fresh.length > 0 && areFew(legs.length))
            this.#nextLook = Math.min(this.#nextLook, now + SOONEST);
    }
    /** When the leg was taken up. */
    since({ uuid }) {
        return this.#since.get(uuid) ?? this.#clock.now();
    }
    forget({ uuid }) {
        this.#since.delete(uuid);
    }
    /**
     * When a leg without a stream is looked at next.
     * @param isQueued it was seen in the queue
     * @param places how many streams may be opened
     */
    nextLook(isQueued, places) {
        if (isQueued)
            return this.#nextLookAtQueued;
        const handsOver = this.#withoutPlace > 0 && places >= Math.min(HANDOVER, this.#withoutPlace);
        return handsOver ? Math.min(this.#nextLook, this.#lookedAt + SOONEST) : this.#nextLook;
    }
    /**
     * @param looked the legs that were looked at
     * @param followed all that are followed
     * @param withoutPlace how many were seen at work and found no place for a stream
     */
    looked(looked, followed, withoutPlace) {
        const now = this.#clock.now();
        this.#lookedAt = now;
        this.#withoutPlace = withoutPlace;
        const waited = this.#waitedFor(looked, followed);
        const random = this.#clock.random();
        this.#nextLook = now + pause(waited, followed.length, random);
        this.#nextLookAtQueued = now + pause(waited, followed.length, random, true);
    }
    /**
     * How long the legs have been waited for, in milliseconds: a few are looked at as often as the youngest wants, of many the
     * average counts, since a step that starts one leg after the other would list them all twice a second.
     */
    #waitedFor(looked, followed) {
        const now = this.#clock.now();
        if (areFew(followed.length))
            return Math.min(...looked.map((leg) => now - this.since(leg)));
        return followed.reduce((sum, leg) => sum + now - this.since(leg), 0) / followed.length;
    }
}
/** Milliseconds. The shortest pause between two looks, and the longest where few legs are looked at. */
const SHORTEST = 500;
const LONGEST = 5_000;
/** Milliseconds by which each leg lengthens the longest pause, and the longest of all: the more legs, the larger a listing. */
const LONGER_BY_LEG = 100;
const LONGEST_OF_ALL = 30_000;
/** The longest pause where few legs are looked at that are all in the queue, where some wait for hours. */
const LONGEST_QUEUED = 10_000;
/**
 * A pause is this part of the time waited so far, so that knowing late costs at most so much of a leg's length: a tenth for
 * up to 40 legs, a quarter from 100 on, and a quarter of whatever number while they are in the queue.
 */
const SHARE_BY_LEG = 1 / 400;
const SMALLEST_SHARE = 0.1;
const LARGEST_SHARE = 0.25;
/** Up to this part is taken off or added by chance, so that steps which started together do not ask together. */
const SPREAD = 0.2;
/**
 * How long to pause before the next look at legs that no stream tells of, in milliseconds.
 * @param waited milliseconds waited for them so far, on average
 * @param legs how many are followed, those with a stream included, since a listing shows them as well
 * @param random a number from 0 up to but not including 1
 * @param areQueued none of those that are looked at has begun
 */
function pause(waited, legs, random, areQueued = false) {
    const share = areQueued ? LARGEST_SHARE : within(SMALLEST_SHARE, legs * SHARE_BY_LEG, LARGEST_SHARE);
    const longest = within(areQueued ? LONGEST_QUEUED : LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
    return within(SHORTEST, waited * share, longest) * (1 - SPREAD + 2 * SPREAD * random);
}
function within(least, value, most) {
    return Math.min(Math.max(value, least), most);
}
/** A leg whose stream is quiet is looked at after so many milliseconds, or as many as it was known to be at work before. */
const FIRST_CHECK = 300_000;
/** So much of that is left to chance, to either side. */
const CHANCE = 0.2;
/** Others are looked at along with it that have been quiet for this part of their own time. */
const ALONG = 0.5;
/** The least time between two such looks, in milliseconds. */
const PAUSE = 60_000;
/**
 * When legs that have a stream are looked at, in case that lies by its silence; milliseconds since the epoch. The longer a leg
 * was at work, the later, so that a lie costs no more than half of the wait.
 */
class Checks {
    #clock;
    #factor;
    #checkedAt = -Infinity;
    constructor(clock) {
        this.#clock = clock;
        this.#factor = 1 + CHANCE * (2 * clock.random() - 1);
    }
    /** When the leg is looked at. */
    dueAt(leg) {
        return Math.max(this.#quietFor(leg, 1), this.#checkedAt + PAUSE);
    }
    /** Whether the leg is looked at along with one whose time has come. */
    isDueAlong(leg) {
        return this.#quietFor(leg, ALONG) <= this.#clock.now();
    }
    checked() {
        this.#checkedAt = this.#clock.now();
    }
    #quietFor({ since, heardAt }, part) {
        const known = Math.max(since, heardAt);
        return known + Math.max(FIRST_CHECK, known - since) * this.#factor * part;
    }
}
/** So many legs are few: they are followed without a look at them before, and looked at as often as the youngest wants. */
const FEW = 15;
/** Of a few most begin within a second, and need no look for that. */
const PATIENCE = { few: { failures: 3, earlies: 2 }, many: { failures: 1, earlies: 1 } };
function areFew(legs) {
    return legs <= FEW;
}
/** What is borne of a leg's streams before it is looked at, and only then gets another; `legs` are those that are followed. */
function patienceWith(legs) {
    return areFew(legs) ? PATIENCE.few : PATIENCE.many;
}

;// CONCATENATED MODULE: ./build/watch/scheduler.js

/** Milliseconds that an operation which was just started is given until it has events, once one was met that took a moment. */
const START_UP = 1_000;
/** Milliseconds in which what happens to many legs is gathered before it is acted upon, so that thousands stay cheap. */
const GATHERING = 20;
const NOBODY = { uncovered: [], doubted: [] };
/** Decides who gets a stream, who is looked at, and when the next of this is to be done. */
class Agenda {
    #setting;
    #pace;
    #checks;
    /** Unsettled, as of the last sweep; and when that was, in milliseconds since the epoch. */
    #legs = [];
    #sweptAt = 0;
    #isToldNoPlace = false;
    constructor(setting) {
        this.#setting = setting;
        this.#pace = new Pace(setting.clock);
        this.#checks = new Checks(setting.clock);
    }
    /** When there may be another sweep at the earliest, in milliseconds since the epoch. */
    get restsUntil() {
        return this.#sweptAt + (areFew(this.#legs.length) ? 0 : GATHERING);
    }
    forget(leg) {
        this.#pace.forget(leg);
    }
    /** Opens the streams that can be opened without a look. */
    sweep() {
        const { clock, ledger } = this.#setting;
        this.#sweptAt = clock.now();
        this.#legs = ledger.unsettled();
        this.#pace.takeUp(this.#legs);
        this.#openStreams();
    }
    /** The leg was read, and is active: it gets a stream unless it is still in the queue, where it has no events yet. */
    seenActive(leg) {
        const isAtWork = !this.#isQueued(leg);
        const { ledger, streams } = this.#setting;
        streams.seenActive(leg, isAtWork, ledger.facts(leg).operation?.kind);
        if (isAtWork)
            streams.open(leg);
    }
    /** Who is to be looked at now. */
    toLookAt() {
        const { clock, looks } = this.#setting;
        const now = clock.now();
        if (now < looks.notBefore)
            return NOBODY;
        const isTime = this.#legs.some((leg) => this.#lookAt(leg) <= now);
        const uncovered = isTime ? this.#legs.filter((leg) => this.#uncoveredFrom(leg) <= now) : [];
        if (!this.#legs.some((leg) => this.#checkAt(leg) <= now))
            return { uncovered, doubted: [] };
        this.#checks.checked();
        const isDoubted = (leg) => this.#checkAt(leg) < Infinity && this.#checks.isDueAlong(this.#quiet(leg));
        return { uncovered, doubted: this.#legs.filter(isDoubted) };
    }
    /** Legs of which no stream tells were looked at. */
    looked(legs) {
        if (legs.length === 0)
            return;
        const { onNoPlace, streams } = this.#setting;
        const withoutPlace = streams.places <= 0 ? legs.filter((leg) => this.#lacksPlace(leg)).length : 0;
        this.#pace.looked(legs, this.#legs, withoutPlace);
        if (withoutPlace === 0 || this.#isToldNoPlace)
            return;
        this.#isToldNoPlace = true;
        onNoPlace?.();
    }
    /** When the next sweep is due, in milliseconds since the epoch. @param isLooking a look is being taken */
    due(isLooking) {
        const { looks, streams } = this.#setting;
        let opens = Infinity;
        let look = Infinity;
        for (const leg of this.#legs) {
            const opensAt = Math.max(streams.opensAt(leg), this.#startsUpUntil(leg));
            // What could have been opened at the last sweep was, or has no place.
            if (opensAt > this.#sweptAt && !streams.has(leg))
                opens = Math.min(opens, opensAt);
            if (!isLooking)
                look = Math.min(look, this.#lookAt(leg), this.#checkAt(leg));
        }
        return Math.min(opens, Math.max(look, looks.notBefore));
    }
    /**
     * A few legs get streams at once, and so do those that were just started, as long as none had to wait in a queue. Of many
     * that may have ended long ago, or not begun, those get one that a look has shown at work (`seenActive`), so that the
     * others cost no stream in vain.
     */
    #openStreams() {
        const { areStarted, clock, looks, streams } = this.#setting;
        const patience = patienceWith(this.#legs.length);
        const few = areFew(this.#legs.length);
        const unknown = [];
        for (const leg of this.#legs) {
            if (looks.isReading(leg) || streams.has(leg))
                continue;
            if (this.#isUnknown(leg))
                unknown.push(leg);
            else if (this.#isQueued(leg))
                continue;
            else if (streams.knows(leg) ? !streams.isDoubted(leg, patience) : few)
                streams.open(leg);
        }
        if ((!areStarted || streams.sawEarly) && !areFew(unknown.length))
            return;
        for (const leg of unknown)
            if (this.#startsUpUntil(leg) <= clock.now())
                streams.open(leg);
    }
    /** When the leg is looked at although it has a stream, in milliseconds since the epoch; Infinity when it has none. */
    #checkAt(leg) {
        const { looks, streams } = this.#setting;
        if (!streams.has(leg) || looks.isReading(leg))
            return Infinity;
        return this.#checks.dueAt(this.#quiet(leg));
    }
    #quiet(leg) {
        return { since: this.#pace.since(leg), heardAt: this.#setting.streams.heardAt(leg) };
    }
    /** Nobody has asked for it yet. */
    #isUnknown(leg) {
        const { ledger, streams } = this.#setting;
        return !streams.knows(leg) && ledger.facts(leg).operation === null;
    }
    /** Until when the leg is given time to start, in milliseconds since the epoch; 0 when it is not. */
    #startsUpUntil(leg) {
        const { areStarted, streams } = this.#setting;
        const takesAMoment = areStarted && streams.sawEarly && this.#isUnknown(leg);
        return takesAMoment ? this.#pace.since(leg) + START_UP : 0;
    }
    /** When the leg is looked at since no stream tells of it, in milliseconds since the epoch. */
    #lookAt(leg) {
        const next = this.#pace.nextLook(this.#isQueued(leg), this.#setting.streams.places);
        return Math.max(this.#uncoveredFrom(leg), next);
    }
    /** From when on no stream tells of the leg, and nobody reads it; milliseconds since the epoch. */
    #uncoveredFrom(leg) {
        const { looks, streams } = this.#setting;
        if (looks.isReading(leg))
            return Infinity;
        return Math.max(streams.coversUntil(leg, patienceWith(this.#legs.length)), this.#startsUpUntil(leg));
    }
    #lacksPlace(leg) {
        const { clock, ledger, streams } = this.#setting;
        if (!ledger.isOpen(leg) || this.#isQueued(leg) || streams.has(leg))
            return false;
        return streams.opensAt(leg) <= clock.now();
    }
    /** It was seen in the queue, and nothing has told since that it has begun. */
    #isQueued(leg) {
        const { begun, operation } = this.#setting.ledger.facts(leg);
        return !begun && (operation?.status === 'PENDING' || operation?.status === 'ASSIGNED');
    }
}

// EXTERNAL MODULE: ./build/watch/log-cursor.js
var log_cursor = __webpack_require__(1081);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./build/watch/read-log.js



/**
 * Reads an operation's log from where its track ends, and says how that ended. An error of the service is data here;
 * anything else is thrown.
 * @param onOpen called when the service has agreed to send the log
 */
async function readLog({ client, clock, onEvent, onStreamTrouble }, leg, track, how, call, onOpen = () => undefined) {
    let opened = false;
    const request = {
        ...how,
        after: track.cursor,
        onOpen: () => {
            opened = true;
            onOpen();
        },
    };
    try {
        for await (const event of client.readEvents(leg.uuid, request, call)) {
            // What had come already when it was told to stop is wanted no more.
            if (call.signal?.aborted === true)
                return { kind: 'closed' };
            track.heardAt = clock.now();
            track.cursor = event.id ?? track.cursor;
            if (event.kind === 'completion') {
                track.whole = true;
                return { kind: 'completed' };
            }
            onEvent(leg, event);
        }
        return { kind: 'over' };
    }
    catch (error) {
        if (!(error instanceof contree_error/* ContreeError */.J))
            throw error;
        const end = (0,log_cursor/* streamEndOf */.pJ)(error, opened);
        if (end.kind !== 'early' && end.kind !== 'closed')
            onStreamTrouble?.(leg, error);
        return end;
    }
}
/** How many logs are read to their end at a time, beside the streams that are followed. */
const MOST_TAILS = 8;
/** Milliseconds that it may take until the end of a log was read, the turn for it included; and as long before it is asked for. */
const read_log_PATIENCE = 6_000;
/** Milliseconds between two tries. */
const LADDER = [500, 1_000];
/** Reads what is left of the logs of operations that are over. */
class Tails {
    #setting;
    #limit = (0,p_limit/* default */.A)(MOST_TAILS);
    constructor(setting) {
        this.#setting = setting;
    }
    /** Reads the log from where its track ends, as far as the service still has it and the call allows. */
    async read(leg, track, { signal, deadline = Infinity }) {
        const { clock } = this.#setting;
        const delay = track.readableAt - clock.now();
        if (delay > read_log_PATIENCE || track.readableAt >= deadline)
            return;
        // Before its turn comes, so that it keeps no other from being read.
        if (delay > 0)
            await clock.sleep(delay, signal);
        const until = Math.min(clock.now() + read_log_PATIENCE, deadline);
        await this.#limit(() => this.#read(leg, track, { ...(signal && { signal }), deadline: until }));
    }
    async #read(leg, track, call) {
        const { clock } = this.#setting;
        for (const step of [...LADDER, Infinity]) {
            if (call.signal?.aborted === true || clock.now() >= call.deadline)
                return;
            const end = await readLog(this.#setting, leg, track, { follow: false, silence: read_log_PATIENCE }, call);
            // One that ends without saying so is no more whole than one that breaks off.
            if (end.kind === 'completed' || end.kind === 'unavailable' || end.kind === 'closed')
                return;
            const delay = Math.max(step, (0,log_cursor/* askedFor */.GZ)(end, clock.random()));
            if (clock.now() + delay >= call.deadline)
                return;
            await clock.sleep(delay, call.signal);
        }
    }
}

// EXTERNAL MODULE: ./build/watch/stream-support.js
var stream_support = __webpack_require__(7740);
;// CONCATENATED MODULE: ./build/watch/streams.js



/** Streams that a step has open at a time: each holds a connection of its own. */
const MOST_STREAMS = 128;
/** Those of them that legs are followed by; the others read logs to their end. */
const PLACES = MOST_STREAMS - MOST_TAILS;
/** Milliseconds that a leg may be without its stream, or the stream without an answer, before it is looked at. */
const BRIEFLY = 5_000;
/** The event streams of a step's legs: who has one, who has had one, and who may have one. */
class Streams {
    #route;
    #setting;
    #tails;
    /** By UUID. */
    #tracks;
    #open = new Map();
    /** They wait for what becomes of the first stream. */
    #hopeful = new Map();
    constructor(setting) {
        this.#setting = setting;
        this.#tracks = setting.tracks ?? new Map();
        this.#tails = new Tails(setting);
        this.#route = setting.route ?? new stream_support/* Route */.q();
    }
    /** An operation was met that had no events yet. */
    get sawEarly() {
        return this.#route.sawEarly;
    }
    /** The leg has a stream, answered or not. */
    has({ uuid }) {
        return this.#open.has(uuid);
    }
    /** The leg has a stream, or had one. */
    knows({ uuid }) {
        return this.#tracks.has(uuid);
    }
    get places() {
        return PLACES - this.#open.size;
    }
    /** So many streams of the leg brought nothing new since it was last seen at work that no more are borne. */
    isDoubted({ uuid }, patience) {
        return this.#tracks.get(uuid)?.exceeds(patience) === true;
    }
    /**
     * The leg was seen active.
     * @param isAtWork and has begun
     * @param kind of its operation; an import may have no events although instances have
     */
    seenActive({ uuid }, isAtWork, kind) {
        if (kind === 'image_import')
            this.#route.isNoProof(uuid);
        else
            this.#learn(this.#route.seenActive(uuid));
        if (isAtWork)
            this.#tracks.get(uuid)?.seenAtWork(this.#setting.clock.now());
    }
    /** When a stream of the leg may be opened, in milliseconds since the epoch; Infinity when never. */
    opensAt({ uuid }) {
        const scout = this.#hopeful.has(uuid) ? this.#route.nextScout : 0;
        return Math.max(this.#tracks.get(uuid)?.opensAt ?? 0, this.#route.opensAt, scout);
    }
    /**
     * Until when the leg need not be looked at, in milliseconds since the epoch: while its stream tells of it, and while it
     * will have one in a moment.
     * @param patience what is borne before it is looked at, and only then gets another stream
     */
    coversUntil(leg, patience) {
        const open = this.#open.get(leg.uuid);
        if (open !== undefined && open.answeredAt !== null)
            return Infinity;
        if (this.#hopeful.has(leg.uuid) || (open !== undefined && !this.#route.isThere))
            return this.#route.waitsUntil;
        if (open !== undefined)
            return open.askedAt + BRIEFLY;
        if (!this.knows(leg) || this.isDoubted(leg, patience))
            return 0;
        const opensAt = this.opensAt(leg);
        return opensAt <= this.#setting.clock.now() + BRIEFLY ? opensAt : 0;
    }
    /** When the leg was last known to be at work, by its stream or by a look; milliseconds since the epoch. */
    heardAt({ uuid }) {
        return this.#tracks.get(uuid)?.heardAt ?? 0;
    }
    /** Opens a stream of the leg when there can be one now; else it is as before, but for one that waits for the first answer. */
    open(leg) {
        const { clock, deadline, onCrash } = this.#setting;
        const now = clock.now();
        if (this.has(leg) || this.opensAt(leg) > now || this.places <= 0 || now >= deadline)
            return;
        if (!this.#route.goAhead(now)) {
            this.#hopeful.set(leg.uuid, leg);
            return;
        }
        this.#hopeful.delete(leg.uuid);
        const track = this.#tracks.get(leg.uuid) ?? new log_cursor/* Track */.CC();
        this.#tracks.set(leg.uuid, track);
        const open = { stop: new AbortController(), askedAt: now, answeredAt: null, done: Promise.resolve() };
        this.#open.set(leg.uuid, open);
        open.done = this.#follow(leg, track, open).catch(onCrash);
    }
    /** The log of the leg was seen from its beginning to its end. */
    isWhole({ uuid }) {
        return this.#tracks.get(uuid)?.whole === true;
    }
    /** Reads what is left of the log of an operation that is over. Of a leg that never had a stream nothing is read. */
    async drain(leg, call) {
        const track = this.#tracks.get(leg.uuid);
        if (track === undefined || track.whole || !this.#route.isThere)
            return;
        // Two that read one log would mix it up.
        const open = this.#open.get(leg.uuid);
        open?.stop.abort('closed');
        await open?.done;
        await this.#tails.read(leg, track, call);
    }
    /** The leg is over, or cannot be read: nobody wants its stream any more, now or later. */
    close({ uuid }) {
        this.#route.isNoProof(uuid);
        this.#hopeful.delete(uuid);
        this.#open.get(uuid)?.stop.abort('closed');
    }
    /** Resolves when every stream is closed. */
    async closeAll() {
        this.#hopeful.clear();
        // Nobody will look at them any more.
        for (const uuid of this.#tracks.keys())
            this.#route.isNoProof(uuid);
        const open = [...this.#open.values()];
        for (const { stop } of open)
            stop.abort('closed');
        await Promise.all(open.map(({ done }) => done));
    }
    async #follow(leg, track, open) {
        const { clock, deadline, onEnd, onOpen } = this.#setting;
        const { cursor } = track;
        const how = { follow: true, silence: track.silence };
        const { signal } = open.stop;
        const end = await readLog(this.#setting, leg, track, how, { signal, deadline }, () => {
            open.answeredAt = clock.now();
            this.#learn(this.#route.answered());
            if (!signal.aborted)
                onOpen(leg);
        }).finally(() => {
            this.#open.delete(leg.uuid);
        });
        const lasted = open.answeredAt === null ? 0 : clock.now() - open.answeredAt;
        const brought = track.cursor !== cursor;
        track.streamEnded({ end, brought, lasted }, clock);
        const isTroubled = end.kind === 'over' || end.kind === 'unreadable' || end.kind === 'broken';
        if (brought || isTroubled)
            this.#route.tried(!brought && lasted < log_cursor/* LASTING */.De, clock.now());
        this.#learn(this.#route.ended(leg.uuid, end, clock.now(), clock.random()));
        if (end.kind === 'unavailable' && !this.#route.isThere)
            this.#hopeful.clear();
        if (signal.aborted)
            this.#route.isNoProof(leg.uuid);
        else
            onEnd(leg, end);
    }
    #learn(news) {
        if (news === 'missing')
            this.#setting.onRouteMissing?.();
        if (news !== 'there')
            return;
        const hopeful = [...this.#hopeful.values()];
        this.#hopeful.clear();
        for (const leg of hopeful)
            this.open(leg);
        this.#setting.onNews();
    }
}

;// CONCATENATED MODULE: ./build/watch/watch.js



/** The reason of a signal that stops a watch since another one will go on with its legs. */
const GOES_ON = 'another watch goes on';
/** After the deadline one last look is taken; it may last so long, in milliseconds. */
const LAST_LOOK = 3_000;
/**
 * Follows every unsettled leg of the ledger until each has settled, the deadline has passed or the signal aborts. Legs that
 * are still active then are left unsettled in the ledger; whether that is a time-out is the caller's to say.
 *
 * A leg is followed by its event stream where the service has one and there is a place (`streams.ts`); the others are looked at
 * now and then (`looks.ts`); `agenda.ts` says who, and when. That a leg has ended is always taken from its detail.
 * docs/how-waiting-works.md tells what this costs the service.
 */
async function watch(options) {
    await new Watcher(options).run();
}
class Watcher {
    #options;
    /** Aborted when there is nothing left to follow. */
    #done = new AbortController();
    #stop;
    #call;
    #looks;
    #streams;
    #agenda;
    /** Aborted when something has happened that the next sweep is to take up. */
    #alarm = new AbortController();
    #looking = null;
    #complete;
    #crash = null;
    constructor(options) {
        this.#options = options;
        const { deadline, ledger, onActive, onOutput, signal, starting } = options;
        this.#stop = AbortSignal.any([signal, this.#done.signal]);
        this.#call = { signal: this.#stop, deadline };
        this.#complete = starting === undefined;
        void starting?.then(() => {
            this.#complete = true;
            this.#finishWhenSettled();
        });
        this.#looks = new Looks({
            ...options,
            onCrash: this.#crashed,
            onActive: (leg, payload) => {
                onActive?.(leg, payload);
                this.#agenda.seenActive(leg);
            },
            onEnded: (leg, detail, call) => this.#ended(leg, detail, call),
            onRefused: (leg) => {
                this.#settle(leg, null);
            },
            onRead: this.#wake,
        });
        this.#streams = new Streams({
            ...options,
            onCrash: this.#crashed,
            onOpen: (leg) => {
                ledger.recordBegun(leg);
            },
            onEvent: (leg, event) => {
                if (event.kind === 'output' || event.kind === 'truncated')
                    onOutput?.(leg, event);
            },
            onEnd: (leg, end) => {
                this.#streamEnded(leg, end);
            },
            onNews: this.#wake,
        });
        this.#agenda = new Agenda({
            ...options,
            looks: this.#looks,
            streams: this.#streams,
            areStarted: starting !== undefined,
        });
    }
    async run() {
        const { clock, deadline, ledger } = this.#options;
        const forget = ledger.onStart(this.#wake);
        this.#stop.addEventListener('abort', this.#wake);
        try {
            this.#finishWhenSettled();
            while (!this.#stop.aborted && clock.now() < deadline) {
                this.#alarm = new AbortController();
                this.#agenda.sweep();
                this.#look();
                await this.#rest();
            }
            await this.#looking;
            await this.#looks.done();
            if (!this.#stop.aborted) {
                const call = { signal: this.#stop, deadline: clock.now() + LAST_LOOK };
                await this.#looks.lookOnceMore(ledger.unsettled(), call);
            }
        }
        finally {
            forget();
            this.#done.abort('done');
            await this.#streams.closeAll();
        }
        if (this.#crash !== null)
            throw this.#crash.cause;
    }
    // A reason of its own spares the making of an error, which takes longer than all else here.
    #wake = () => {
        this.#alarm.abort('woken');
    };
    #crashed = (cause) => {
        this.#crash ??= { cause };
        this.#done.abort('done');
    };
    /** Everybody is looked at in one look, so that listings serve all of them. */
    #look() {
        if (this.#looking !== null)
            return;
        const { doubted, uncovered } = this.#agenda.toLookAt();
        if (doubted.length + uncovered.length === 0)
            return;
        this.#looking = this.#looks
            .look([...uncovered, ...doubted], this.#call)
            .then(() => {
            this.#agenda.looked(uncovered);
        })
            .catch(this.#crashed)
            .finally(() => {
            this.#looking = null;
            this.#wake();
        });
    }
    /** Sleeps until something is due, or something happens. */
    async #rest() {
        const { clock, deadline } = this.#options;
        const until = (at) => Math.max(0, Math.min(at, deadline) - clock.now());
        await clock.sleep(until(this.#agenda.due(this.#looking !== null)), this.#alarm.signal);
        await clock.sleep(until(this.#agenda.restsUntil), this.#stop);
    }
    async #ended(leg, detail, call) {
        const { ledger, onLeft, signal, wantsTail } = this.#options;
        const isTailMissing = !this.#streams.isWhole(leg) && wantsTail?.(detail) === true;
        if (isTailMissing)
            await this.#streams.drain(leg, call);
        if (!ledger.isOpen(leg))
            return;
        if (isTailMissing && !this.#streams.isWhole(leg) && signal.reason === GOES_ON) {
            onLeft?.(leg, detail);
            return;
        }
        ledger.recordRead(leg, detail.operation);
        this.#settle(leg, detail);
    }
    #settle(leg, detail) {
        this.#streams.close(leg);
        this.#agenda.forget(leg);
        this.#options.onSettled(leg, detail, this.#streams.isWhole(leg));
        this.#finishWhenSettled();
    }
    #streamEnded(leg, { kind }) {
        const isOver = kind === 'completed' || kind === 'over' || kind === 'unreadable';
        if (isOver)
            this.#looks.read(leg, this.#call, kind === 'completed');
        this.#wake();
    }
    #finishWhenSettled() {
        if (this.#complete && this.#options.ledger.allSettled)
            this.#done.abort('done');
    }
}


/***/ })

};

