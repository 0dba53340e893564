export const id = 316;

export const ids = [ 316 ];

export const modules = {
  2316: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      e: () => follow
    });
    // EXTERNAL MODULE: ./build/legs/after-deadline.js
        var after_deadline = __webpack_require__(7379);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // EXTERNAL MODULE: ./build/report/text/leg-phrase.js
        var leg_phrase = __webpack_require__(2717);
    // EXTERNAL MODULE: ./build/report/text/phrase.js
        var phrase = __webpack_require__(2);
    // CONCATENATED MODULE: ./build/report/log/progress.js
    const NAMED_LEGS = 3;
    function settledLine(progress, result, more = []) {
      const exitCode = result.outcome === "passed" ? result.operation?.exitCode ?? null : null;
      return dotted([ ...progress === null ? [] : [ settledCount(progress) ], phrase.MZ`${(0, 
      leg_phrase.ue)(result)} ${(0, leg_phrase.SS)("wait", result)}`, ...(0, leg_phrase.ro)(result), ...exitCode === null ? [] : [ phrase.MZ`exit ${exitCode}` ], ...(0, 
      leg_phrase.cf)(result), ...more ]);
    }
    function retryLine(result) {
      const {operation: operation} = result;
      const isSilent = operation?.exitCode === null && operation.signal === null && !operation.sandboxTimedOut;
      const how = isSilent ? phrase.MZ` without an exit code` : phrase.MZ``;
      return dotted([ phrase.MZ`${(0, leg_phrase.ue)(result)} ${(0, leg_phrase.SS)("wait", result)}${how} on ${(0, 
      leg_phrase.Zv)(result)}`, ...(0, leg_phrase.cf)(result), phrase.MZ`starting it again` ]);
    }
    function waitingLine({progress: progress, statuses: statuses, running: running, planned: planned, secondsLeft: secondsLeft}) {
      const byWord = [ ...Map.groupBy(statuses, status => status?.toLowerCase() ?? "not read yet") ];
      const byCount = byWord.sort(([, one], [, other]) => other.length - one.length);
      const states = byCount.map(([word, {length: length}]) => phrase.MZ`${length} ${word}`);
      if (planned > 0) states.push(phrase.MZ`${planned} not started yet`);
      return dotted([ ...progress === null ? [ phrase.MZ`still setting up` ] : [ phrase.MZ`still waiting`, settledCount(progress) ], ...states.length > 0 ? [ (0, 
      phrase.Zk)(states) ] : [], ...progress === null || running.length === 0 ? [] : [ runningPhrase(running) ], phrase.MZ`${(0, 
      phrase.vP)((0, format.a3)(Math.max(secondsLeft, 0)))} left` ]);
    }
    function runningPhrase(running) {
      const named = running.slice(0, NAMED_LEGS).map(({leg: leg, seconds: seconds}) => {
        const name = (0, leg_phrase.ue)({
          leg: leg
        });
        return seconds === null ? name : phrase.MZ`${name} for ${(0, phrase.vP)((0, format.a3)(seconds))}`;
      });
      const lead = running.length > NAMED_LEGS ? phrase.MZ`longest: ` : phrase.MZ``;
      return phrase.MZ`${lead}${(0, phrase.Zk)(named)}`;
    }
    function settledCount({settled: settled, total: total}) {
      return phrase.MZ`${settled}/${total} done`;
    }
    function dotted(parts) {
      return (0, phrase.cQ)((0, phrase.Zk)(parts, phrase.MZ` · `));
    }
    // EXTERNAL MODULE: ./build/watch/watch.js + 18 modules
        var watch = __webpack_require__(460);
    // EXTERNAL MODULE: ./build/legs/cancel-legs.js
        var cancel_legs = __webpack_require__(7496);
    // EXTERNAL MODULE: ./build/legs/shutdown.js
        var shutdown = __webpack_require__(4180);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/log/cancel-log.js
        var cancel_log = __webpack_require__(7053);
    // CONCATENATED MODULE: ./build/modes/cancel-rest.js
    class RestCancels {
      #deps;
      #call;
      #known;
      #first;
      #later=[];
      #unsubscribe;
      constructor(deps, startsLegs, call) {
        this.#deps = deps;
        this.#call = call;
        this.#known = new Set(deps.ledger.mayBeActive().map(({uuid: uuid}) => uuid));
        this.#unsubscribe = deps.ledger.onStart(() => {
          this.#cancelNew();
        });
        this.#first = (0, cancel_legs.z5)(deps, startsLegs, call);
        this.#first.catch(() => {});
      }
      async answered() {
        await this.#first;
      }
      async close() {
        this.#unsubscribe();
        const unasked = await Promise.all([ this.#first, ...this.#later ]);
        this.#deps.end(unasked.flat());
      }
      #cancelNew() {
        const isNew = ({uuid: uuid}) => !this.#known.has(uuid);
        const legs = this.#deps.ledger.unsettled().filter(isNew);
        for (const {uuid: uuid} of legs) this.#known.add(uuid);
        const work = (0, cancel_legs.yL)(this.#deps, legs, this.#call);
        work.catch(() => {});
        this.#later.push(work);
      }
    }
    // EXTERNAL MODULE: ./build/contree/backoff.js
        var backoff = __webpack_require__(9871);
    // EXTERNAL MODULE: ./build/contree/concurrency.js
        var concurrency = __webpack_require__(6972);
    // EXTERNAL MODULE: ./build/contree/contree-error.js
        var contree_error = __webpack_require__(1992);
    // CONCATENATED MODULE: ./build/legs/stop-legs.js
    const SLOW_STOP = 1e3;
    const BACKOFF = {
      base: 500,
      cap: 4e3,
      jitter: .5
    };
    async function stopLegs(deps, legs, calls) {
      const {clock: clock, onReplies: onReplies, onStop: onStop} = deps;
      const {grace: grace, signal: signal, cancel: cancel} = calls;
      const inTurn = (0, concurrency.f)(clock, SLOW_STOP);
      const begin = clock.now();
      const limits = {
        grace: grace,
        signal: signal,
        middle: begin + grace / 2,
        end: begin + grace
      };
      const silent = new Set(legs);
      const hear = leg => {
        if (silent.delete(leg) && silent.size === 0) onReplies();
      };
      const stop = async leg => {
        const answer = await terminate({
          ...deps,
          hear: hear
        }, leg, limits);
        hear(leg);
        if (answer === null) return;
        onStop(leg, answer);
        if (answer.kind === "no-process" || answer.kind === "refused") await (0, cancel_legs.yL)(deps, [ leg ], cancel);
      };
      await Promise.all(legs.map(leg => inTurn(() => stop(leg))));
    }
    async function terminate(deps, leg, limits) {
      const {client: client, clock: clock, hear: hear, ledger: ledger} = deps;
      const {grace: grace, signal: signal, middle: middle, end: end} = limits;
      let mayHaveIt = false;
      for (let tries = 1; ledger.isOpen(leg) && !signal.aborted; tries += 1) {
        const isEarly = clock.now() < middle;
        ledger.recordStop(leg, grace);
        try {
          await client.terminateInstance(leg.uuid, {
            signal: signal,
            deadline: isEarly ? middle : end
          });
          return {
            kind: "sent"
          };
        } catch (error) {
          if (!(error instanceof contree_error.Jd)) throw error;
          hear(leg);
          mayHaveIt ||= error.failure.mayHaveActed;
          if (!mayHaveIt) ledger.recordStop(leg, null);
          const answer = finalAnswer(error);
          if (answer !== null) return answer;
          const pause = Math.max((0, backoff.EY)(BACKOFF, tries, clock.random()), error.failure.retryAfter ?? 0);
          const sendsAgainAt = isEarly ? middle : 1 / 0;
          const resumesAt = error.failure.mayHaveActed ? sendsAgainAt : clock.now() + pause;
          if (resumesAt >= end) return error.isAborted ? null : {
            kind: "unanswered",
            problem: error
          };
          await clock.sleep(resumesAt - clock.now(), signal);
        }
      }
      return null;
    }
    function finalAnswer(problem) {
      const {status: status} = problem.failure;
      if (problem.isTooEarly || status === 409) return {
        kind: "no-process"
      };
      const isRefusal = problem.isRefusal && !problem.isNotFound || status === 501;
      return isRefusal ? {
        kind: "refused",
        problem: problem
      } : null;
    }
    // CONCATENATED MODULE: ./build/modes/stop-rest.js
    const CANCEL_REPLY_LIMIT = 1e3;
    async function stopRest({grace: grace, answeredBy: answeredBy, ledger: ledger, follow: follow}, context) {
      const {client: client, clock: clock, log: log, signal: signal} = context;
      const legs = ledger.unsettled();
      if (legs.length === 0) return;
      const awaited = new Set(legs.map(({name: name}) => name));
      const noneLeft = new AbortController;
      const forget = ({name: name}) => {
        awaited.delete(name);
        if (awaited.size === 0) noneLeft.abort("none left");
      };
      const duration = (0, format.a3)(grace / 1e3);
      log.info(text_escape.BP`Sending SIGTERM to ${(0, format.hS)(legs.length, "leg")}, with ${duration} to end.`);
      const replied = new AbortController;
      const cancelLog = (0, cancel_log.f)(log, legs.length);
      const deps = {
        client: client,
        clock: clock,
        ledger: ledger,
        onStop: stopLogger(log),
        onReplies: () => {
          replied.abort("replied");
        },
        onAnswer: (...[leg, answer]) => {
          cancelLog.onAnswer(leg, answer);
          if (answer.result !== "finished") forget(leg);
        }
      };
      const cancel = {
        signal: (0, shutdown.DV)(signal, CANCEL_REPLY_LIMIT),
        deadline: clock.now() + grace
      };
      const over = new AbortController;
      const sentAt = clock.now();
      const stopping = stopLegs(deps, legs, {
        grace: grace,
        signal: AbortSignal.any([ signal, over.signal ]),
        cancel: cancel
      });
      try {
        const untilAnswered = AbortSignal.any([ signal, replied.signal ]);
        await Promise.race([ stopping, clock.sleep(Math.max(answeredBy - sentAt, 0), untilAnswered) ]);
        await follow(clock.now() + grace, AbortSignal.any([ signal, noneLeft.signal ]), forget);
      } finally {
        over.abort("over");
        await stopping;
        cancelLog.end([]);
        if (signal.aborted) recordShortGrace(ledger, clock.now() - sentAt);
      }
      if (signal.aborted || awaited.size === 0) return;
      log.info(text_escape.BP`${(0, format.hS)(awaited.size, "leg")} did not end within ${duration}: cancelling what is left.`);
    }
    function recordShortGrace(ledger, grace) {
      for (const leg of ledger.unsettled()) if (ledger.facts(leg).stopGrace !== null) ledger.recordStop(leg, grace);
    }
    function stopLogger(log) {
      let hasWarned = false;
      const warnOnce = line => {
        if (!hasWarned) log.warning(line);
        hasWarned = true;
      };
      return ({name: name}, answer) => {
        switch (answer.kind) {
         case "sent":
          return;

         case "no-process":
          log.info(text_escape.BP`${name} · has no process to stop, so it is cancelled`);
          return;

         case "unanswered":
          log.info(text_escape.BP`${name} · SIGTERM may not have reached it · ${answer.problem.message}`);
          return;

         case "refused":
          if (answer.problem.failure.status === 403) warnOnce(MISSING_PERMISSION);
          log.info(text_escape.BP`${name} · takes no SIGTERM, so it is cancelled · ${answer.problem.message}`);
        }
      };
    }
    const MISSING_PERMISSION = text_escape.BP`The token may not send signals, which takes the permission spawn (spawn_disposable for disposable legs): such legs are cancelled at once.`;
    // CONCATENATED MODULE: ./build/modes/end-rest.js
    async function endRest(rest, context) {
      const {failed: failed, ledger: ledger} = rest;
      const open = ledger.unsettled().length + ledger.countOf("planned");
      if (context.signal.aborted || open === 0) return;
      await (failed ? endAfterFailure(rest, open, context) : endAfterDeadline(rest, context));
    }
    async function endAfterFailure(rest, open, context) {
      const {clock: clock, log: log, signal: signal} = context;
      const {deadline: deadline, ledger: ledger, starting: starting, watch: watch} = rest;
      ledger.recordFailFast();
      const idle = ledger.countOf("planned");
      const parts = [ ...open > idle ? [ text_escape.BP`cancelling ${(0, format.hS)(open - idle, "other")}` ] : [], ...idle > 0 ? [ text_escape.BP`not starting ${(0, 
      format.zD)(idle)}` ] : [] ];
      log.info(text_escape.BP`A leg did not pass: ${(0, text_escape.Uk)(parts, ", ")} (fail-fast).`);
      const cancels = cancelRest(rest, (0, shutdown.DV)(signal), (0, after_deadline.U2)(clock.now(), deadline), context);
      try {
        await cancels.answered();
        const until = (0, after_deadline._H)(clock.now(), deadline);
        await watch({
          deadline: until,
          signal: signal,
          lastLook: after_deadline.eD,
          starting: starting
        });
        if (clock.now() >= deadline) ledger.recordDeadline("uncancelled");
      } finally {
        await starting;
        await cancels.close();
      }
    }
    async function endAfterDeadline(rest, context) {
      const {clock: clock, log: log} = context;
      const {deadline: deadline, ledger: ledger} = rest;
      ledger.recordDeadline();
      const late = ledger.size - ledger.settledCount;
      const many = text_escape.BP`${(0, format.zD)(late)} of ${(0, format.hS)(ledger.size, "operation")}`;
      const isEarly = clock.now() < deadline;
      log.info(isEarly ? text_escape.BP`The deadline leaves no time to start ${many}.` : text_escape.BP`The deadline passed with ${many} not done.`);
      await stopOrCancel(rest, context);
    }
    async function stopOrCancel(rest, context) {
      const {deadline: deadline, ledger: ledger, onTimeout: onTimeout, showSoFar: showSoFar, starting: starting, watch: watch} = rest;
      const lasting = (0, shutdown.DV)(context.signal);
      if (typeof onTimeout === "object") {
        const follow = (until, signal, onSettled) => watch({
          deadline: until,
          signal: signal,
          lastLook: after_deadline.eD
        }, onSettled);
        const answeredBy = (0, after_deadline.Kj)(deadline);
        if (ledger.countOf("planned") > 0) await soon(starting, answeredBy, context);
        await stopRest({
          grace: onTimeout.stopGrace,
          answeredBy: answeredBy,
          ledger: ledger,
          follow: follow
        }, context);
      }
      for (const leg of ledger.unsettled()) showSoFar(leg);
      const cancels = onTimeout === "leave" ? null : cancelRest(rest, lasting, (0, after_deadline.$N)(deadline, onTimeout), context);
      await starting;
      await (cancels?.close());
    }
    async function soon(work, until, {clock: clock, signal: signal}) {
      const over = new AbortController;
      const end = Math.max(until - clock.now(), 0);
      await Promise.race([ work, clock.sleep(end, AbortSignal.any([ signal, over.signal ])) ]);
      over.abort("over");
    }
    function cancelRest({ledger: ledger, startsLegs: startsLegs}, signal, deadline, {client: client, clock: clock, log: log}) {
      const cancelLog = (0, cancel_log.f)(log, (0, cancel_legs.vQ)(ledger, startsLegs).length);
      const deps = {
        client: client,
        clock: clock,
        ledger: ledger,
        ...cancelLog
      };
      return new RestCancels(deps, startsLegs, {
        signal: signal,
        deadline: deadline,
        parallel: cancel_legs.Qy
      });
    }
    // EXTERNAL MODULE: ./build/report/text/command-lines.js
        var command_lines = __webpack_require__(6584);
    // EXTERNAL MODULE: ./build/report/log/live-end.js
        var live_end = __webpack_require__(4178);
    // CONCATENATED MODULE: ./build/report/log/flood.js
    const LEG_RATE = {
      burst: {
        lines: 1e3,
        bytes: 256 * 1024
      },
      perSecond: {
        lines: 50,
        bytes: 16 * 1024
      }
    };
    const STEP_RATE = {
      burst: {
        lines: 5e3,
        bytes: 1024 * 1024
      },
      perSecond: {
        lines: 300,
        bytes: 96 * 1024
      }
    };
    const PAUSE = 1e3;
    const SAMPLE_INTERVAL = 1e4;
    class TokenBucket {
      #rate;
      #room;
      #filledAt;
      constructor(rate, now) {
        this.#rate = rate;
        this.#room = rate.burst;
        this.#filledAt = now;
      }
      has({lines: lines, bytes: bytes}, now) {
        const {burst: burst, perSecond: perSecond} = this.#rate;
        const seconds = (now - this.#filledAt) / 1e3;
        this.#room = {
          lines: Math.min(burst.lines, this.#room.lines + seconds * perSecond.lines),
          bytes: Math.min(burst.bytes, this.#room.bytes + seconds * perSecond.bytes)
        };
        this.#filledAt = now;
        return this.#room.lines >= lines && this.#room.bytes >= bytes;
      }
      take({lines: lines, bytes: bytes}) {
        this.#room = {
          lines: this.#room.lines - lines,
          bytes: this.#room.bytes - bytes
        };
      }
    }
    class FloodGate {
      #buckets;
      #dropped=null;
      #shutAt=0;
      #writtenAt=0;
      constructor(step, now) {
        this.#buckets = [ new TokenBucket(LEG_RATE, now), step ];
      }
      admits(bytes, now) {
        this.#writtenAt = now;
        const line = {
          lines: 1,
          bytes: bytes
        };
        if (this.#dropped === null && this.#hasRoom(line, now)) {
          for (const bucket of this.#buckets) bucket.take(line);
          return true;
        }
        if (this.#dropped === null) this.#shutAt = now;
        this.#dropped ??= {
          lines: 0,
          bytes: 0
        };
        this.#dropped.lines += 1;
        this.#dropped.bytes += bytes;
        return false;
      }
      absorbs(bytes) {
        if (this.#dropped === null) return false;
        this.#dropped.bytes += bytes;
        return true;
      }
      mayOpen(now) {
        const isTime = now - this.#writtenAt >= PAUSE || now - this.#shutAt >= SAMPLE_INTERVAL;
        return isTime && this.#hasRoom(LEG_RATE.perSecond, now);
      }
      open() {
        const dropped = this.#dropped ?? {
          lines: 0,
          bytes: 0
        };
        this.#dropped = null;
        return dropped;
      }
      #hasRoom(amount, now) {
        return this.#buckets.every(bucket => bucket.has(amount, now));
      }
    }
    // EXTERNAL MODULE: ./build/report/log/line-prefix.js
        var line_prefix = __webpack_require__(7031);
    // EXTERNAL MODULE: ./build/report/excerpts/excerpt.js
        var excerpt = __webpack_require__(5763);
    // EXTERNAL MODULE: ./build/report/excerpts/line-ends.js
        var line_ends = __webpack_require__(5269);
    // CONCATENATED MODULE: ./build/report/excerpts/line-splitter.js
    const LONGEST_LINE = 16 * 1024;
    class LineSplitter {
      #listener;
      #unfinished=Buffer.alloc(0);
      #missing=0;
      #endedWithReturn=false;
      constructor(listener) {
        this.#listener = listener;
      }
      add(piece) {
        if (piece.length === 0) return;
        let start = this.#endedWithReturn && piece[0] === line_ends.kR ? 1 : 0;
        this.#endedWithReturn = piece.at(-1) === line_ends.u7;
        for (let at = start; at < piece.length; at += 1) {
          const byte = piece[at];
          if (byte !== line_ends.kR && byte !== line_ends.u7) continue;
          this.#extend(piece.subarray(start, at));
          this.#endLine();
          if (byte === line_ends.u7 && piece[at + 1] === line_ends.kR) at += 1;
          start = at + 1;
        }
        this.#extend(piece.subarray(start));
        this.#unfinished = Buffer.from(new Uint8Array(this.#unfinished).buffer);
      }
      end() {
        if (this.#unfinished.length > 0 || this.#missing > 0) this.#endLine();
      }
      #extend(part) {
        if (this.#missing > 0) {
          this.#missing += part.length;
          return;
        }
        const line = this.#unfinished.length === 0 ? part : Buffer.concat([ this.#unfinished, part ]);
        if (line.length <= LONGEST_LINE) {
          this.#unfinished = line;
          return;
        }
        const end = (0, excerpt.xS)(line, LONGEST_LINE, -1);
        this.#unfinished = Buffer.alloc(0);
        this.#missing = line.length - end;
        this.#listener.onLine(line.subarray(0, end));
      }
      #endLine() {
        const line = this.#unfinished;
        const missing = this.#missing;
        this.#unfinished = Buffer.alloc(0);
        this.#missing = 0;
        if (missing > 0) this.#listener.onRest(missing); else this.#listener.onLine(line);
      }
    }
    // CONCATENATED MODULE: ./build/report/log/live-log.js
    const INTERVAL = 100;
    class LiveLog {
      #options;
      #legs=new Map;
      #flooding=new Set;
      #stepBucket;
      #last={
        leg: null,
        lines: 0
      };
      #pending=[];
      #timer=null;
      constructor(options) {
        this.#options = options;
        this.#stepBucket = new TokenBucket(STEP_RATE, options.clock.now());
      }
      write(name, stream, bytes) {
        (this.#legs.get(name) ?? this.#addLeg(name))[stream].add(bytes);
        this.#schedule();
      }
      end(name) {
        const leg = this.#legs.get(name);
        this.#endLeg(name);
        this.#printNow();
        if (leg === void 0) return null;
        const {hasCommand: hasCommand, lines: lines, missing: missing} = leg;
        return {
          hasCommand: hasCommand,
          lines: lines,
          missing: missing,
          last: this.#last.leg === leg ? this.#last.lines : 0
        };
      }
      close() {
        for (const name of this.#legs.keys()) this.#endLeg(name);
        this.#printNow();
        this.#options.log.endLines();
      }
      #addLeg(name) {
        const {clock: clock, commandOf: commandOf} = this.#options;
        const gate = new FloodGate(this.#stepBucket, clock.now());
        const prefix = (0, line_prefix.NF)(name, "stdout");
        const splitter = own => new LineSplitter({
          onLine: bytes => {
            if (gate.admits(bytes.length + 1, clock.now())) this.#addLineOf(leg, own, bytes.toString("utf8")); else this.#flooding.add(leg);
          },
          onRest: missing => {
            if (!gate.absorbs(missing)) this.#noteMissing(leg, {
              lines: 0,
              bytes: missing
            });
          }
        });
        const command = commandOf?.(name) ?? null;
        if (command !== null) this.#addLine(prefix, `$ ${(0, command_lines.g)(command)}`);
        const hasCommand = command !== null;
        const leg = {
          prefix: prefix,
          hasCommand: hasCommand,
          lines: 0,
          missing: {
            lines: 0,
            bytes: 0
          },
          gate: gate,
          stdout: splitter(prefix),
          stderr: splitter((0, line_prefix.NF)(name, "stderr"))
        };
        this.#legs.set(name, leg);
        return leg;
      }
      #endLeg(name) {
        const leg = this.#legs.get(name);
        if (leg === void 0) return;
        leg.stdout.end();
        leg.stderr.end();
        if (this.#flooding.has(leg)) this.#reopen(leg);
        this.#legs.delete(name);
      }
      #reopen(leg) {
        this.#flooding.delete(leg);
        this.#noteMissing(leg, leg.gate.open());
      }
      #noteMissing(leg, {lines: lines, bytes: bytes}) {
        const {wholePlace: wholePlace} = this.#options;
        const place = wholePlace === "" ? "" : `; what the service keeps of the output will be in ${wholePlace}`;
        const amount = lines === 0 ? `${(0, format.z3)(bytes)} of this line` : `${(0, format.hS)(lines, "line")} (${(0, 
        format.z3)(bytes)})`;
        leg.missing = {
          lines: leg.missing.lines + lines,
          bytes: leg.missing.bytes + bytes
        };
        if (lines > 0 && this.#last.leg === leg) this.#last.lines = 0;
        this.#addLine(leg.prefix, `\u2026 ${amount} left out here${place}.`);
      }
      #addLineOf(leg, prefix, line) {
        leg.lines += 1;
        if (this.#last.leg !== leg) this.#last = {
          leg: leg,
          lines: 0
        };
        this.#last.lines += 1;
        this.#addLine(prefix, line);
      }
      #addLine(prefix, line) {
        const last = this.#pending.at(-1);
        if (last?.prefix === prefix) last.text += `${line}\n`; else this.#pending.push({
          prefix: prefix,
          text: `${line}\n`
        });
      }
      #schedule() {
        if (this.#timer !== null || this.#pending.length === 0 && this.#flooding.size === 0) return;
        const {clock: clock} = this.#options;
        const {signal: signal} = this.#timer = new AbortController;
        clock.sleep(INTERVAL, signal).then(() => {
          if (signal.aborted) return;
          this.#timer = null;
          const now = clock.now();
          for (const leg of this.#flooding) if (leg.gate.mayOpen(now)) this.#reopen(leg);
          this.#print();
          this.#schedule();
        });
      }
      #print() {
        const batch = this.#pending;
        this.#pending = [];
        this.#options.log.lines(batch);
        if (batch.length > 0) this.#options.onPrint?.();
      }
      #printNow() {
        this.#print();
        if (this.#flooding.size > 0) return;
        this.#timer?.abort("printed");
        this.#timer = null;
      }
    }
    // CONCATENATED MODULE: ./build/report/excerpts/transcript.js
    const USUAL = {
      head: excerpt.zk.head.bytes,
      tail: excerpt.zk.tail.bytes
    };
    const SMALLEST = 1024;
    class Transcript {
      truncated=false;
      #limits;
      #head;
      #tail;
      #capacity;
      #kept=Buffer.alloc(0);
      #length=0;
      #received=0;
      #lineEnds=0;
      #endedWithReturn=false;
      constructor(ends = USUAL) {
        const share = bytes => ({
          lines: 1 / 0,
          bytes: bytes
        });
        this.#limits = {
          head: share(ends.head),
          tail: share(ends.tail),
          failing: 0
        };
        this.#head = ends.head + 1;
        this.#tail = ends.tail + 1;
        this.#capacity = this.#head + this.#tail + ends.tail / 4;
      }
      add(bytes) {
        this.#count(bytes);
        let rest = bytes;
        while (rest.length > 0) {
          if (this.#length === this.#kept.length) this.#makeRoom();
          const copied = rest.copy(this.#kept, this.#length);
          this.#length += copied;
          rest = rest.subarray(copied);
        }
      }
      output() {
        const {truncated: truncated} = this;
        if (this.#received === 0 && !truncated) return null;
        const kept = this.#kept.subarray(0, this.#length);
        if (this.#received === this.#length) return (0, excerpt.Kb)({
          bytes: kept,
          truncated: truncated
        }, this.#limits);
        const ends = {
          head: kept.subarray(0, this.#head),
          tail: kept.subarray(this.#head)
        };
        const whole = {
          lineEnds: this.#lineEnds,
          bytes: this.#received
        };
        return {
          truncated: truncated,
          ...(0, excerpt.JJ)({
            ...ends,
            ...whole
          }, this.#limits)
        };
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
        let at = 0;
        while (at < bytes.length) {
          const byte = bytes[at];
          at += 1;
          if (byte === line_ends.u7 || byte === line_ends.kR && !this.#endedWithReturn) this.#lineEnds += 1;
          this.#endedWithReturn = byte === line_ends.u7;
        }
      }
    }
    // CONCATENATED MODULE: ./build/modes/leg-output.js
    const MAIN_PROCESS = 1;
    const MOST_FULL = 256;
    const LITTLE = {
      head: 1024,
      tail: 1024
    };
    class LegOutput {
      #live;
      #transcripts=new Map;
      #capped=new Set;
      constructor(logs, {outputFolder: outputFolder, results: results, ...deps}) {
        this.#live = logs === "live" ? new LiveLog({
          ...deps,
          wholePlace: outputFolder?.path ?? results.path
        }) : null;
      }
      take({name: name, uuid: uuid}, event) {
        if (event.process !== null && event.process > MAIN_PROCESS) return;
        if (event.kind === "capped") {
          this.#capped.add(uuid);
          return;
        }
        const transcripts = this.#transcripts.get(uuid) ?? this.#addTranscripts(uuid);
        if (event.kind === "truncated") {
          transcripts[event.stream].truncated = true;
          return;
        }
        transcripts[event.stream].add(event.bytes);
        this.#live?.write(name, event.stream, event.bytes);
      }
      needsLog({operation: operation}) {
        return this.#live !== null || operation.status !== "SUCCESS" && !keepsOutput(operation);
      }
      written({uuid: uuid}, heard = "whole") {
        const transcripts = this.#transcripts.get(uuid);
        if (transcripts === void 0) return null;
        const outputOf = stream => {
          const output = transcripts[stream].output();
          return output && {
            ...output,
            streamed: heard
          };
        };
        return {
          stdout: outputOf("stdout"),
          stderr: outputOf("stderr")
        };
      }
      end(leg, detail, isLogWhole) {
        const live = this.#live?.end(leg.name) ?? null;
        const isCapped = this.#capped.delete(leg.uuid);
        const isWhole = isLogWhole && !isCapped;
        const isLive = this.#live !== null;
        const written = this.written(leg, isWhole ? "whole" : "part");
        this.#transcripts.delete(leg.uuid);
        if (detail === null || written === null || keepsOutput(detail.operation)) {
          const some = isLive && written !== null ? "some" : "none";
          return {
            detail: detail,
            shown: isLive && isWhole ? "all" : some,
            live: live
          };
        }
        const whole = {
          ...detail,
          operation: {
            ...detail.operation,
            ...written
          }
        };
        return {
          detail: whole,
          shown: isLive ? "all" : "none",
          live: live
        };
      }
      close() {
        this.#live?.close();
      }
      #addTranscripts(uuid) {
        const newTranscript = () => this.#transcripts.size < MOST_FULL ? new Transcript : new Transcript(LITTLE);
        const transcripts = {
          stdout: newTranscript(),
          stderr: newTranscript()
        };
        this.#transcripts.set(uuid, transcripts);
        return transcripts;
      }
    }
    function keepsOutput({stdout: stdout, stderr: stderr}) {
      return [ stdout, stderr ].some(output => output !== null && output.bytes.length > 0);
    }
    // EXTERNAL MODULE: ./build/modes/leg-printer.js
        var leg_printer = __webpack_require__(4314);
    // EXTERNAL MODULE: ./build/modes/leg-printout.js
        var leg_printout = __webpack_require__(7461);
    // EXTERNAL MODULE: ./build/modes/leg-records.js
        var leg_records = __webpack_require__(2956);
    // CONCATENATED MODULE: ./build/modes/followed-legs.js
    const NO_STREAMS = "The service has no event streams";
    const FORBIDDEN = "The token may not follow event streams (HTTP 403), which needs the permission spawn or spawn_disposable beside list";
    class FollowedLegs {
      ledger;
      #options;
      #context;
      #hooks;
      #records;
      #output;
      #printer;
      #lastSeen=new Map;
      #interrupted=new Map;
      #early=new Map;
      constructor(options, context, hooks) {
        this.#options = options;
        this.#context = context;
        this.#hooks = hooks;
        this.ledger = options.isSetup === true ? context.preparation : context.ledger;
        const {excerpts: excerpts, log: log, outputFolder: outputFolder, results: results} = context;
        this.#printer = new leg_printer.t(log);
        const streamFiles = (options.isSetup === true ? outputFolder?.setup : outputFolder?.legs) ?? null;
        this.#records = {
          ledger: this.ledger,
          results: results,
          excerpts: excerpts,
          streamFiles: streamFiles
        };
        const commandOf = name => this.ledger.commandOf(name);
        this.#output = new LegOutput(options.logs, {
          ...context,
          commandOf: commandOf,
          onPrint: hooks.onLog
        });
      }
      get progress() {
        return this.#options.isSetup === true ? null : {
          settled: this.ledger.settledCount,
          total: this.ledger.size
        };
      }
      needsLog=detail => this.#output.needsLog(detail);
      condense=(leg, detail) => (0, leg_records.aX)(leg, detail, this.#records, this.#early);
      take(event, hooks) {
        const {log: log} = this.#context;
        switch (event.kind) {
         case "active":
          this.#lastSeen.set(event.leg.uuid, event.payload);
          return;

         case "output":
          this.#output.take(event.leg, event.event);
          return;

         case "ended":
          this.#settle(event.leg, this.#output.end(event.leg, event.detail, event.isLogWhole), hooks);
          return;

         case "unreadable":
          this.#settle(event.leg, this.#output.end(event.leg, null, event.isLogWhole), hooks);
          return;

         case "interrupted":
          this.#interrupted.set(event.leg, event.detail);
          return;

         case "stream-failed":
          log.debug(text_escape.BP`${event.leg.name} · event stream: ${event.error.message}`);
          return;

         case "no-streams":
          log.info(text_escape.BP`${event.isForbidden ? FORBIDDEN : NO_STREAMS}: legs are polled${this.#outputLater()}.`);
          return;

         case "streams-full":
          log.info(text_escape.BP`All event streams are in use: the other legs are polled${this.#outputLater()}.`);
          return;
        }
      }
      reportEnd(result, ...remarks) {
        this.#context.log.info(settledLine(this.progress, result, remarks));
        if (this.#options.failFast && result.exitCode > 0) this.#hooks.onFailure();
      }
      showSoFar=leg => {
        const written = this.#output.written(leg);
        if (written === null) return;
        (0, leg_records.LA)(leg, written, this.#records);
        this.#print((0, leg_printout.f)(this.ledger.result(leg), written, this.#options.logs));
      };
      close() {
        this.#settleInterrupted();
        this.#output.close();
        this.#context.log.endLines();
        (0, leg_records.Ot)(this.#records, this.#lastSeen, this.#early);
      }
      #settleInterrupted() {
        for (const [leg, detail] of this.#interrupted) {
          if (!this.ledger.isOpen(leg)) continue;
          this.ledger.recordRead(leg, detail.operation);
          this.#settle(leg, this.#output.end(leg, detail, false), {});
        }
      }
      #settle(leg, {detail: detail, shown: shown, live: live}, {onSettled: onSettled, startAgain: startAgain}) {
        const {logs: logs, onEnd: onEnd} = this.#options;
        this.#hooks.onLog();
        this.#lastSeen.delete(leg.uuid);
        onSettled?.(leg);
        (0, leg_records.Pr)(leg, detail, this.#records, this.#early);
        const result = this.ledger.result(leg);
        const isRetried = startAgain?.(result) === true;
        if (isRetried) {
          this.#context.log.info(retryLine(result));
          this.ledger.planAgain(leg);
        } else this.reportEnd(result, ...shown === "all" ? [ (0, live_end.zz)(live) ] : []);
        const {command: command} = result;
        const lacksCommand = shown === "all" && live?.hasCommand === false;
        if (lacksCommand && command !== null) this.#context.log.info(text_escape.BP`${leg.name} · $ ${(0, 
        command_lines.g)(command)}`);
        this.#print((0, leg_printout.x)(result, detail, logs, this.#records, {
          shown: shown,
          live: live,
          isRetried: isRetried
        }));
        if (detail !== null && !isRetried) onEnd?.(leg, result);
      }
      #outputLater() {
        return this.#options.logs === "live" ? text_escape.BP`, and their output is shown when they have ended` : text_escape.BP``;
      }
      #print(printout) {
        if (printout !== null) this.#printer.print(printout);
      }
    }
    // EXTERNAL MODULE: ./build/modes/heartbeat.js
        var heartbeat = __webpack_require__(7283);
    // CONCATENATED MODULE: ./build/modes/running-legs.js
    class RunningLegs {
      #ledger;
      #clock;
      #starts=new Map;
      #unsubscribe;
      constructor(ledger, clock) {
        this.#ledger = ledger;
        this.#clock = clock;
        this.#unsubscribe = ledger.onStart(({uuid: uuid}) => {
          this.#starts.set(uuid, clock.now());
        });
      }
      longestFirst() {
        const now = this.#clock.now();
        const legs = this.#ledger.unsettled().map(leg => {
          const since = this.#sinceOf(leg);
          return {
            leg: leg,
            seconds: since === null ? null : (now - since) / 1e3
          };
        });
        return legs.sort((one, other) => (other.seconds ?? -1 / 0) - (one.seconds ?? -1 / 0));
      }
      close() {
        this.#unsubscribe();
      }
      #sinceOf(leg) {
        const created = Date.parse(this.#ledger.facts(leg).operation?.createdAt ?? "");
        return this.#starts.get(leg.uuid) ?? (Number.isNaN(created) ? null : created);
      }
    }
    // CONCATENATED MODULE: ./build/modes/follow.js
    async function follow(options, context) {
      await new Follower(options, context).run();
    }
    class Follower {
      #options;
      #context;
      #legs;
      #running;
      #failure=new AbortController;
      #cursors=new Map;
      #beat=() => {};
      constructor(options, context) {
        this.#options = options;
        this.#context = context;
        this.#legs = new FollowedLegs(options, context, {
          onLog: () => {
            this.#beat();
          },
          onFailure: () => {
            this.#failure.abort(watch.IE);
          }
        });
        this.#running = new RunningLegs(this.#legs.ledger, context.clock);
      }
      async run() {
        try {
          await this.#startAndWatch();
        } finally {
          this.#running.close();
          this.#legs.close();
        }
      }
      async #startAndWatch() {
        const {signal: signal} = this.#context;
        const {deadline: deadline, failFast: failFast, onTimeout: onTimeout} = this.#options;
        const over = new AbortController;
        const stop = AbortSignal.any([ signal, this.#failure.signal ]);
        const started = this.#start(AbortSignal.any([ stop, over.signal ]));
        const crash = new AbortController;
        const starting = started?.catch(() => {
          crash.abort();
        });
        const until = {
          deadline: deadline,
          signal: AbortSignal.any([ stop, crash.signal ]),
          lastLook: (0, after_deadline.wq)(onTimeout, failFast)
        };
        let mustEnd = true;
        try {
          await this.#watch({
            ...until,
            starting: starting
          }, {
            startAgain: result => this.#options.starting?.ended(result) ?? false
          });
          mustEnd = crash.signal.aborted;
        } finally {
          over.abort("over");
          if (mustEnd) await started;
        }
        await this.#endRest(starting).finally(() => started);
      }
      #start(stop) {
        return this.#options.starting?.run(stop, name => {
          const result = this.#legs.ledger.resultOf(name);
          this.#legs.reportEnd(result);
          const {leg: leg, operation: operation} = result;
          if (leg.uuid !== null && operation !== null) this.#options.onEnd?.({
            name: name,
            uuid: leg.uuid
          }, result);
        });
      }
      async #endRest(starting) {
        const rest = {
          ...this.#options,
          ledger: this.#legs.ledger,
          startsLegs: this.#options.starting !== void 0,
          failed: this.#failure.signal.aborted,
          starting: starting,
          watch: async (frame, onSettled) => {
            await this.#watch(frame, onSettled && {
              onSettled: onSettled
            });
          },
          showSoFar: this.#legs.showSoFar
        };
        await endRest(rest, this.#context);
      }
      async #watch({starting: starting, ...frame}, hooks = {}) {
        const {client: client, clock: clock, support: support} = this.#context;
        const {condense: condense, ledger: ledger, needsLog: needsLog} = this.#legs;
        const life = () => waitingLine({
          progress: this.#legs.progress,
          statuses: ledger.activeStatuses(),
          running: this.#running.longestFirst(),
          planned: starting === void 0 ? 0 : ledger.countOf("planned"),
          secondsLeft: (frame.deadline - clock.now()) / 1e3
        });
        const events = (0, watch.wB)({
          client: client,
          clock: clock,
          support: support,
          ...frame,
          ledger: ledger,
          cursors: this.#cursors,
          needsLog: needsLog,
          condense: condense,
          ...starting && {
            starting: starting
          }
        });
        await (0, heartbeat.j)(this.#context, life, async beat => {
          this.#beat = beat;
          for await (const event of events) this.#legs.take(event, hooks);
        });
      }
    }
  }),
  460: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      IE: () => WATCHED_AGAIN,
      wB: () => watch,
      WR: () => watchToEnd
    });
    // EXTERNAL MODULE: ./build/contree/contree-error.js
        var contree_error = __webpack_require__(1992);
    // EXTERNAL MODULE: ./build/contree/types.js
        var types = __webpack_require__(3402);
    // EXTERNAL MODULE: ./build/legs/listing.js
        var legs_listing = __webpack_require__(240);
    // EXTERNAL MODULE: ./build/contree/status.js
        var contree_status = __webpack_require__(2501);
    // EXTERNAL MODULE: ./build/legs/leg-stage.js
        var leg_stage = __webpack_require__(9515);
    // CONCATENATED MODULE: ./build/watch/messages.js
    function askToWait(send, clock, retryAfter) {
      const pause = retryAfter ?? 0;
      if (pause > 0) send({
        kind: "asked-to-wait",
        until: clock.now() + pause
      });
    }
    async function sendCrash(send, work) {
      try {
        await work;
      } catch (cause) {
        send({
          kind: "crashed",
          cause: cause
        });
      }
    }
    class Mailbox {
      #clock;
      #messages=[];
      #wake=() => {};
      #until=1 / 0;
      #timer=null;
      constructor(clock) {
        this.#clock = clock;
      }
      send=message => {
        this.#messages.push(message);
        this.#wake();
      };
      take() {
        const messages = this.#messages;
        this.#messages = [];
        return messages;
      }
      wait=async until => {
        if (this.#messages.length > 0) return;
        await new Promise(resolve => {
          this.#wake = resolve;
          this.#until = until;
          this.#setTimer();
        });
      };
      close() {
        this.#timer?.stop.abort("closed");
        this.#timer = null;
      }
      #setTimer() {
        if (this.#until >= (this.#timer?.at ?? 1 / 0)) return;
        this.close();
        const stop = new AbortController;
        const timer = this.#timer = {
          at: this.#until,
          stop: stop
        };
        this.#clock.sleep(Math.max(0, timer.at - this.#clock.now()), stop.signal).then(() => {
          if (this.#timer !== timer) return;
          this.#timer = null;
          if (this.#until <= timer.at) this.#wake(); else this.#setTimer();
        });
      }
    }
    // CONCATENATED MODULE: ./build/watch/missed-read.js
    function recordMissedRead(ledger, leg, problem, keepsSeen) {
      const facts = ledger.facts(leg);
      const isKept = facts.problem === null ? keepsSeen && (0, leg_stage.b)(facts) !== null : problem.isCutOff;
      if (!isKept) ledger.recordMissedRead(leg, problem);
    }
    // CONCATENATED MODULE: ./build/watch/active-listing.js
    const LISTING_LIMIT = 1e4;
    class ActiveListing {
      #deps;
      #cost=types.a.length;
      #isRefused=false;
      #gone=new Set;
      listed=null;
      constructor(deps) {
        this.#deps = deps;
      }
      async unlistedOf(legs, call, isLook = false) {
        this.listed = null;
        const isWorthIt = isLook && this.#statusesOf(legs).length === 1;
        if (this.#isRefused || !isWorthIt && legs.length <= this.#cost) return legs;
        const {client: client} = this.#deps;
        try {
          const wanted = legs.map(({uuid: uuid}) => uuid);
          const listing = await (0, legs_listing.dH)(client, this.#sooner(call), {
            statuses: this.#statusesOf(legs),
            wanted: wanted
          });
          return this.#take(listing, legs);
        } catch (error) {
          if (!(error instanceof contree_error.Jd)) throw error;
          return this.#afterFailure(error, legs);
        }
      }
      #take({operations: operations, payloads: payloads, requests: requests, retryAfter: retryAfter}, legs) {
        const {clock: clock, ledger: ledger, reads: reads, send: send} = this.#deps;
        this.#cost = Math.max(requests, 1);
        askToWait(send, clock, retryAfter);
        const unlisted = legs.filter(leg => {
          const seen = operations.get(leg.uuid);
          if (!ledger.isOpen(leg)) return false;
          if (seen === void 0 || (0, contree_status.Hd)(seen.status)) return true;
          if (reads.has(leg)) return false;
          ledger.recordRead(leg, seen);
          send({
            kind: "active",
            leg: leg,
            payload: payloads.get(leg.uuid)
          });
          return false;
        });
        const before = this.#gone.size;
        for (const leg of unlisted) this.#gone.add(leg);
        this.listed = {
          requests: this.#cost,
          ended: this.#gone.size - before
        };
        return unlisted;
      }
      #afterFailure(problem, legs) {
        const {clock: clock, ledger: ledger, results: results, send: send} = this.#deps;
        const retryAfter = problem.failure.retryAfter ?? 0;
        if (problem.isAborted) return [];
        if (problem.isUnauthorized) {
          results.sendRefusals(problem);
          return [];
        }
        const open = legs.filter(leg => ledger.isOpen(leg));
        if (retryAfter > 0) {
          askToWait(send, clock, retryAfter);
          for (const leg of open) recordMissedRead(ledger, leg, problem, true);
          return [];
        }
        if (problem.isInaccessible) this.#isRefused = true;
        return open;
      }
      #sooner(call) {
        const now = this.#deps.clock.now();
        return {
          ...call,
          deadline: now + Math.min((call.deadline - now) / 2, LISTING_LIMIT)
        };
      }
      #statusesOf(legs) {
        const earliest = legs.reduce((position, leg) => {
          const status = (0, leg_stage.b)(this.#deps.ledger.facts(leg));
          return Math.min(position, Math.max(types.a.indexOf(status), 0));
        }, 1 / 0);
        return types.a.slice(earliest);
      }
    }
    // EXTERNAL MODULE: ./build/contree/concurrency.js
        var concurrency = __webpack_require__(6972);
    // EXTERNAL MODULE: ./build/legs/read.js
        var read = __webpack_require__(4682);
    // CONCATENATED MODULE: ./build/watch/detail-reads.js
    const SLOW_READ = 5e3;
    const MOST_WAITING = 32;
    const CONFIRMATION = [ 100, 200, 500, 1e3, 2e3 ];
    class DetailReads {
      #deps;
      #open=new Map;
      #queued=new Map;
      #waiting=0;
      #limited;
      constructor(deps) {
        this.#deps = deps;
        this.#limited = (0, concurrency.f)(deps.clock, SLOW_READ);
      }
      has(leg) {
        return this.#queued.has(leg.uuid) || this.#open.has(leg.uuid) || this.#deps.results.isSent(leg);
      }
      async idle() {
        while (this.#open.size > 0) await Promise.all([ ...this.#open.values() ].map(({done: done}) => done));
      }
      readEach(legs, call) {
        for (const leg of legs) if (!this.has(leg)) this.#queued.set(leg.uuid, {
          leg: leg,
          call: call
        });
        this.#readQueued();
      }
      read(leg, call, hasEnded = false) {
        const {results: results, send: send} = this.#deps;
        this.#queued.delete(leg.uuid);
        if (results.isSent(leg)) return;
        const confirmation = hasEnded ? [ ...CONFIRMATION ] : [];
        const open = this.#open.get(leg.uuid);
        if (open !== void 0) {
          open.confirmation.push(...confirmation);
          return;
        }
        const done = sendCrash(send, this.#readUntilEnded(leg, call, confirmation)).then(() => {
          this.#open.delete(leg.uuid);
          send({
            kind: "changed"
          });
        });
        this.#open.set(leg.uuid, {
          done: done,
          confirmation: confirmation
        });
      }
      #readQueued() {
        for (const {leg: leg, call: call} of this.#queued.values()) {
          if (this.#waiting >= MOST_WAITING) return;
          this.read(leg, call);
        }
      }
      async #readUntilEnded(leg, call, confirmation) {
        const {clock: clock} = this.#deps;
        const {deadline: deadline, signal: signal} = call;
        while (clock.now() < deadline && await this.#readOnce(leg, call)) {
          const pause = confirmation.shift();
          if (pause === void 0) return;
          await clock.sleep(Math.min(pause, deadline - clock.now()), signal);
        }
      }
      async #readOnce(leg, call) {
        const {client: client, handler: handler} = this.#deps;
        this.#waiting += 1;
        const reading = await this.#limited(() => {
          this.#waiting -= 1;
          this.#readQueued();
          return (0, read.o)(client, leg, call);
        });
        return handler.handle(leg, reading, call);
      }
    }
    // CONCATENATED MODULE: ./build/watch/end-pace.js
    const FEWEST_PAYING = 16;
    const MOST_PAYING = 40;
    const LONGER_BY_END = 2e3;
    const SHORTEST = 50;
    const CLOSE = 500;
    const FEWEST_HEARD = 2;
    class EndPace {
      #heard=0;
      #paying=FEWEST_PAYING;
      #pause=1 / 0;
      #doubt=1;
      #wasPromised=false;
      heard() {
        this.#heard += 1;
      }
      polled(listed, since, waited) {
        this.#heard = 0;
        this.#pause = 1 / 0;
        if (listed === null) return;
        const {requests: requests, ended: ended} = listed;
        if (this.#wasPromised) this.#doubt = ended < this.#paying / 2 ? this.#doubt * 2 : 1;
        this.#wasPromised = false;
        this.#paying = requests * Math.min(Math.max(FEWEST_PAYING, waited / LONGER_BY_END), MOST_PAYING);
        if (ended > 0) this.#pause = Math.max(SHORTEST, since * this.#paying / ended);
      }
      pauseFor({streamed: streamed, streamless: streamless}) {
        const expected = streamless * this.#heard / Math.max(streamed + this.#heard, 1);
        const isPromised = this.#heard >= FEWEST_HEARD && expected >= this.#paying * this.#doubt;
        if (!isPromised) return this.#pause;
        this.#wasPromised = true;
        return SHORTEST;
      }
      get isFast() {
        return this.#pause < CLOSE;
      }
    }
    // CONCATENATED MODULE: ./build/watch/followed-since.js
    class FollowedSince {
      #clock;
      #since=new Map;
      constructor(clock) {
        this.#clock = clock;
      }
      add(legs) {
        const now = this.#clock.now();
        const fresh = legs.filter(({uuid: uuid}) => !this.#since.has(uuid));
        for (const {uuid: uuid} of fresh) this.#since.set(uuid, now);
        return fresh.length > 0;
      }
      of({uuid: uuid}) {
        return this.#since.get(uuid) ?? this.#clock.now();
      }
      forget({uuid: uuid}) {
        this.#since.delete(uuid);
      }
    }
    // CONCATENATED MODULE: ./build/watch/known-lengths.js
    const MOST_KNOWN = 16;
    const FEWEST_KNOWN = 3;
    const WIDEST = 1.5;
    const GAP = {
      least: 25,
      share: .025
    };
    class KnownLengths {
      #known=[];
      #looks=[];
      add(length) {
        this.#known.push(length);
        if (this.#known.length > MOST_KNOWN) this.#known.shift();
        this.#looks = looksFor(this.#known.toSorted((one, other) => one - other));
      }
      get areFew() {
        return this.#known.length < FEWEST_KNOWN;
      }
      lookAfter(age) {
        return this.#looks.find(look => look > age) ?? 1 / 0;
      }
    }
    function looksFor(sorted) {
      const longer = sorted.slice(Math.floor(sorted.length / 2));
      const [median = 0, longest = 0] = [ longer[0], longer.at(-1) ];
      if (sorted.length < FEWEST_KNOWN || longest > median * WIDEST) return [];
      const gap = Math.max(GAP.least, median * GAP.share);
      const looks = [];
      for (const length of longer) if (length >= (looks.at(-1) ?? -1 / 0) + gap) looks.push(length);
      return [ ...looks, longest + gap ];
    }
    // CONCATENATED MODULE: ./build/watch/leg-results.js
    class LegResults {
      #deps;
      #sent=new Set;
      constructor(deps) {
        this.#deps = deps;
      }
      isSent({uuid: uuid}) {
        return this.#sent.has(uuid);
      }
      forget({uuid: uuid}) {
        this.#sent.delete(uuid);
      }
      sendEnd(leg, detail, lacksLog) {
        this.#sent.add(leg.uuid);
        this.#deps.send({
          kind: "terminal",
          leg: leg,
          detail: detail,
          lacksLog: lacksLog
        });
      }
      sendRefusal(leg, problem) {
        this.#sent.add(leg.uuid);
        this.#deps.send({
          kind: "refused",
          leg: leg,
          problem: problem
        });
      }
      sendRefusals(problem) {
        for (const leg of this.#deps.ledger.unsettled()) this.sendRefusal(leg, problem);
      }
    }
    // CONCATENATED MODULE: ./build/watch/message-handler.js
    class MessageHandler {
      #deps;
      #isFullReported=false;
      constructor(deps) {
        this.#deps = deps;
      }
      * handle(message) {
        const {ledger: ledger, scheduler: scheduler, starter: starter, sweeper: sweeper} = this.#deps;
        switch (message.kind) {
         case "output":
          if (ledger.isOpen(message.leg)) yield message;
          return;

         case "stream-failed":
         case "no-streams":
          yield message;
          return;

         case "active":
          if (!ledger.isOpen(message.leg)) return;
          starter.seenActive(message.leg);
          yield message;
          return;

         case "terminal":
          yield* this.#terminal(message);
          return;

         case "refused":
          yield* this.#refused(message);
          return;

         case "stream-ended":
          this.#streamEnded(message);
          return;

         case "polled":
          yield* this.#polled(message);
          return;

         case "asked-to-wait":
          scheduler.pollNotBefore(message.until);
          return;

         case "changed":
          sweeper.changed();
          return;

         case "crashed":
          throw message.cause;
        }
      }
      * #terminal({leg: leg, detail: detail, lacksLog: lacksLog}) {
        const {isWatchedAgain: isWatchedAgain, ledger: ledger, lengths: lengths} = this.#deps;
        if (!ledger.isOpen(leg)) return;
        if (lacksLog && isWatchedAgain()) {
          yield {
            kind: "interrupted",
            leg: leg,
            detail: detail
          };
          return;
        }
        ledger.recordRead(leg, detail.operation);
        if (detail.operation.duration !== null) lengths.add(detail.operation.duration * 1e3);
        yield {
          kind: "ended",
          leg: leg,
          detail: detail,
          isLogWhole: this.#forget(leg)
        };
      }
      * #refused({leg: leg, problem: problem}) {
        const {ledger: ledger} = this.#deps;
        if (!ledger.isOpen(leg)) return;
        ledger.recordUnreadable(leg, problem);
        yield {
          kind: "unreadable",
          leg: leg,
          isLogWhole: this.#forget(leg)
        };
      }
      #streamEnded({leg: leg, end: end}) {
        const {call: call, pace: pace, reads: reads, sweeper: sweeper} = this.#deps;
        if (end.kind === "completed") pace.heard();
        const mayBeOver = end.kind === "completed" || end.kind === "incomplete" || end.kind === "unreadable";
        if (mayBeOver && !call.signal.aborted) reads.read(leg, call, end.kind === "completed");
        sweeper.changed();
      }
      * #polled({legs: legs, listed: listed}) {
        const {poller: poller, scheduler: scheduler, sweeper: sweeper} = this.#deps;
        poller.ended();
        sweeper.changed();
        if (scheduler.polled(legs, listed) === 0 || this.#isFullReported) return;
        this.#isFullReported = true;
        yield {
          kind: "streams-full"
        };
      }
      #forget(leg) {
        const {results: results, since: since, streams: streams} = this.#deps;
        streams.close(leg);
        since.forget(leg);
        results.forget(leg);
        return streams.cursorOf(leg)?.isWhole === true;
      }
    }
    // CONCATENATED MODULE: ./build/watch/poller.js
    class Poller {
      #deps;
      #underWay=null;
      constructor(deps) {
        this.#deps = deps;
      }
      get isPolling() {
        return this.#underWay !== null;
      }
      poll({streamless: streamless, quiet: quiet, isLook: isLook = false}, call) {
        if (streamless.length + quiet.length === 0) return;
        const {listing: listing, send: send} = this.#deps;
        this.#underWay = sendCrash(send, this.#pollEach([ ...streamless, ...quiet ], call, isLook)).then(() => {
          send({
            kind: "polled",
            legs: streamless,
            listed: listing.listed
          });
        });
      }
      ended() {
        this.#underWay = null;
      }
      async idle() {
        await this.#underWay;
        await this.#deps.reads.idle();
      }
      async pollOnceMore(legs, call) {
        await this.#pollEach(legs, {
          ...call,
          isLast: true
        });
        await this.#deps.reads.idle();
      }
      async #pollEach(legs, call, isLook = false) {
        const {listing: listing, reads: reads} = this.#deps;
        reads.readEach(await listing.unlistedOf(legs, call, isLook), call);
      }
    }
    // EXTERNAL MODULE: ./build/contree/backoff.js
        var backoff = __webpack_require__(9871);
    // CONCATENATED MODULE: ./build/watch/poll-schedule.js
    const FEW = 15;
    const FRUITLESS = {
      few: {
        failures: 3,
        earlies: 2
      },
      many: {
        failures: 1,
        earlies: 1
      }
    };
    const poll_schedule_SHORTEST = 500;
    const SHORTEST_AT_FIRST = 250;
    const LONGEST = 5e3;
    const LONGER_BY_LEG = 100;
    const LONGEST_OF_ALL = 3e4;
    const LONGEST_QUEUED = 1e4;
    const SHARE_BY_LEG = 1 / 400;
    const SMALLEST_SHARE = .1;
    const LARGEST_SHARE = .25;
    const PAUSE_JITTER = .2;
    const FIRST_CHECK = 3e5;
    const CHECK_JITTER = .2;
    const CHECKED_TOGETHER = .5;
    const BETWEEN_CHECKS = 6e4;
    function areFew(legs) {
      return legs <= FEW;
    }
    function fruitlessLimit(legs) {
      return areFew(legs) ? FRUITLESS.few : FRUITLESS.many;
    }
    function pollPause({waited: waited, legs: legs, areQueued: areQueued, isUrgent: isUrgent}, random) {
      const share = areQueued ? LARGEST_SHARE : within(SMALLEST_SHARE, legs * SHARE_BY_LEG, LARGEST_SHARE);
      const longest = within(areQueued ? LONGEST_QUEUED : LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
      const shortest = isUrgent ? SHORTEST_AT_FIRST : poll_schedule_SHORTEST;
      return (0, backoff.il)(within(shortest, waited * share, longest), PAUSE_JITTER, random);
    }
    function waitedFor(polled, followed) {
      if (areFew(followed.length)) return Math.min(...polled);
      return followed.reduce((sum, age) => sum + age, 0) / followed.length;
    }
    function checkJitter(random) {
      return (0, backoff.il)(1, CHECK_JITTER, random);
    }
    function quietUntil({since: since, heardAt: heardAt}, factor, share = 1) {
      const known = Math.max(since, heardAt);
      return known + Math.max(FIRST_CHECK, known - since) * factor * share;
    }
    function checkAt(quiet, factor, checkedAt) {
      return Math.max(quietUntil(quiet, factor), checkedAt + BETWEEN_CHECKS);
    }
    function within(least, value, most) {
      return Math.min(Math.max(value, least), most);
    }
    // CONCATENATED MODULE: ./build/watch/quiet-streams.js
    class QuietStreams {
      #deps;
      #factor;
      #checkedAt=-1 / 0;
      constructor(deps) {
        this.#deps = deps;
        this.#factor = checkJitter(deps.clock.random());
      }
      checkAt(leg) {
        return this.#canBeChecked(leg) ? checkAt(this.#quietOf(leg), this.#factor, this.#checkedAt) : 1 / 0;
      }
      takeDue(legs) {
        const now = this.#deps.clock.now();
        if (!legs.some(leg => this.checkAt(leg) <= now)) return [];
        this.#checkedAt = now;
        const isQuiet = leg => quietUntil(this.#quietOf(leg), this.#factor, CHECKED_TOGETHER) <= now;
        return legs.filter(leg => this.#canBeChecked(leg) && isQuiet(leg));
      }
      #canBeChecked(leg) {
        return this.#deps.streams.has(leg) && !this.#deps.reads.has(leg);
      }
      #quietOf(leg) {
        const {since: since, streams: streams} = this.#deps;
        return {
          since: since.of(leg),
          heardAt: streams.cursorOf(leg)?.heardAt ?? 0
        };
      }
    }
    // CONCATENATED MODULE: ./build/watch/reading-handler.js
    class ReadingHandler {
      #deps;
      constructor(deps) {
        this.#deps = deps;
      }
      async handle(leg, reading, call) {
        const {ledger: ledger, results: results, send: send} = this.#deps;
        if (!ledger.isOpen(leg)) return false;
        switch (reading.kind) {
         case "read":
          if ((0, contree_status.Hd)(reading.detail.operation.status)) return this.#finish(leg, reading.detail, call);
          this.#recordActive(leg, reading.detail);
          return true;

         case "refused":
          results.sendRefusal(leg, reading.problem);
          return false;

         case "denied":
          results.sendRefusals(reading.problem);
          return false;

         case "missed":
          askToWait(send, this.#deps.clock, reading.problem.failure.retryAfter);
          recordMissedRead(ledger, leg, reading.problem, call.isLast === true);
          return false;

         case "aborted":
          return false;
        }
      }
      #recordActive(leg, detail) {
        const {clock: clock, condense: condense, ledger: ledger, send: send} = this.#deps;
        const {operation: operation, payload: payload} = condense(leg, detail);
        ledger.recordRead(leg, operation);
        askToWait(send, clock, detail.retryAfter);
        send({
          kind: "active",
          leg: leg,
          payload: payload
        });
      }
      async #finish(leg, detail, call) {
        if (!this.#lacksLog(leg, detail)) return this.#sendEnd(leg, detail);
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
        const {needsLog: needsLog, streams: streams} = this.#deps;
        return streams.cursorOf(leg)?.isWhole !== true && needsLog(detail);
      }
    }
    // CONCATENATED MODULE: ./build/watch/scheduler.js
    const GATHERING = {
      least: 20,
      leg: .05
    };
    const HANDOVER = 8;
    const SOONEST = 500;
    const LOOK_GAP = 25;
    const NONE = {
      streamless: [],
      quiet: []
    };
    class Scheduler {
      #deps;
      #legs=[];
      #unread=[];
      #followed={
        streamed: 0,
        streamless: 0
      };
      #areWaitedFor=false;
      #isLook=false;
      #sweptAt=0;
      #polledAt=0;
      #nextPoll=0;
      #nextPollOfQueued=0;
      #notBefore=0;
      #withoutSlot=0;
      constructor(deps) {
        this.#deps = deps;
      }
      get restsUntil() {
        const count = this.#legs.length;
        return this.#sweptAt + (areFew(count) ? 0 : Math.max(GATHERING.least, count * GATHERING.leg));
      }
      sweep() {
        const {clock: clock, ledger: ledger, reads: reads, since: since, starter: starter} = this.#deps;
        const now = clock.now();
        this.#sweptAt = now;
        this.#legs = ledger.unsettled();
        const hasNew = since.add(this.#legs);
        if (hasNew && areFew(this.#legs.length)) this.#nextPoll = Math.min(this.#nextPoll, now + SOONEST);
        starter.open(this.#legs);
        this.#unread = this.#legs.filter(leg => !reads.has(leg));
        this.#followed = this.#countFollowed();
        this.#areWaitedFor = areFew(this.#legs.length) && ledger.countOf("planned") > 0;
      }
      pollNotBefore(moment) {
        this.#notBefore = Math.max(this.#notBefore, moment);
      }
      legsToPoll() {
        const {clock: clock, ledger: ledger, quietStreams: quietStreams} = this.#deps;
        const now = clock.now();
        if (now < this.#notBefore) return NONE;
        const others = this.#pollOfOthersAt();
        const areDue = Math.min(others, this.#nextPollOfQueued) <= now;
        const isTime = areDue && this.#unread.some(leg => this.#pollAt(leg, others) <= now);
        const isLook = this.#isLook = !isTime && this.#unread.some(leg => this.#lookAt(leg) <= now);
        if (!isTime && !isLook) return {
          streamless: [],
          quiet: quietStreams.takeDue(this.#unread),
          isLook: isLook
        };
        const streamless = this.#unread.filter(leg => {
          if (this.#streamlessFrom(leg) > now) return false;
          return isTime || (0, leg_stage.b)(ledger.facts(leg)) === "EXECUTING" || this.#lookAt(leg) <= now;
        });
        return {
          streamless: streamless,
          quiet: quietStreams.takeDue(this.#unread),
          isLook: isLook
        };
      }
      polled(legs, listed) {
        if (legs.length === 0) return 0;
        const {clock: clock, lengths: lengths, pace: pace, since: since, streams: streams} = this.#deps;
        const now = clock.now();
        if (this.#isLook) {
          this.#polledAt = now;
          return 0;
        }
        this.#withoutSlot = streams.slots <= 0 ? legs.filter(leg => this.#lacksSlot(leg)).length : 0;
        const ages = of => of.map(leg => now - since.of(leg));
        const isUrgent = this.#areWaitedFor && lengths.areFew;
        const facts = {
          waited: waitedFor(ages(legs), ages(this.#legs)),
          legs: this.#legs.length,
          isUrgent: isUrgent
        };
        pace.polled(listed, this.#polledAt === 0 ? 1 / 0 : now - this.#polledAt, facts.waited);
        this.#polledAt = now;
        const random = clock.random();
        this.#nextPoll = now + pollPause({
          ...facts,
          areQueued: false
        }, random);
        this.#nextPollOfQueued = now + pollPause({
          ...facts,
          areQueued: true
        }, random);
        return this.#withoutSlot;
      }
      dueAt(isPolling) {
        const {quietStreams: quietStreams, starter: starter, streams: streams} = this.#deps;
        let [opens, poll] = [ 1 / 0, 1 / 0 ];
        const others = isPolling ? 1 / 0 : this.#pollOfOthersAt();
        for (const leg of this.#unread) {
          const opensAt = streams.has(leg) ? -1 / 0 : starter.opensAt(leg);
          if (opensAt > this.#sweptAt) opens = Math.min(opens, opensAt);
          if (!isPolling) poll = Math.min(poll, this.#pollAt(leg, others), this.#lookAt(leg), quietStreams.checkAt(leg));
        }
        return Math.min(opens, Math.max(poll, this.#notBefore));
      }
      #pollAt(leg, others) {
        const due = this.#isQueued(leg) ? this.#nextPollOfQueued : others;
        return Math.max(this.#streamlessFrom(leg), due);
      }
      #lookAt(leg) {
        if (!this.#areWaitedFor || this.#isQueued(leg)) return 1 / 0;
        const {lengths: lengths, since: since} = this.#deps;
        const begun = since.of(leg);
        const expected = Math.max(begun + lengths.lookAfter(this.#polledAt - begun), this.#polledAt + LOOK_GAP);
        return Math.max(this.#streamlessFrom(leg), expected);
      }
      #pollOfOthersAt() {
        const handsOver = this.#withoutSlot > 0 && this.#deps.streams.slots >= Math.min(HANDOVER, this.#withoutSlot);
        const pause = Math.min(handsOver ? SOONEST : 1 / 0, this.#deps.pace.pauseFor(this.#followed));
        return Math.min(this.#nextPoll, this.#polledAt + pause);
      }
      #countFollowed() {
        const {streams: streams} = this.#deps;
        const streamed = this.#unread.filter(leg => streams.has(leg)).length;
        return {
          streamed: streamed,
          streamless: this.#unread.length - streamed
        };
      }
      #streamlessFrom(leg) {
        const {reads: reads, starter: starter, streams: streams} = this.#deps;
        if (reads.has(leg)) return 1 / 0;
        const covered = streams.coversUntil(leg, fruitlessLimit(this.#legs.length));
        return Math.max(covered, starter.startsUpUntil(leg));
      }
      #lacksSlot(leg) {
        const {clock: clock, ledger: ledger, streams: streams} = this.#deps;
        if (!ledger.isOpen(leg) || this.#isQueued(leg) || streams.has(leg)) return false;
        return streams.opensAt(leg) <= clock.now();
      }
      #isQueued(leg) {
        return (0, leg_stage.M)(this.#deps.ledger.facts(leg));
      }
    }
    // CONCATENATED MODULE: ./build/watch/stream-starter.js
    const START_UP = 1e3;
    class StreamStarter {
      #deps;
      constructor(deps) {
        this.#deps = deps;
      }
      open(legs) {
        const {clock: clock, ledger: ledger, reads: reads, startsLegs: startsLegs, streams: streams} = this.#deps;
        const limit = fruitlessLimit(legs.length);
        const few = areFew(legs.length);
        const unknown = [];
        for (const leg of legs) {
          if (reads.has(leg) || streams.has(leg)) continue;
          if (this.#isUnknown(leg)) unknown.push(leg); else if (!(0, leg_stage.M)(ledger.facts(leg)) && !(streams.cursorOf(leg)?.exceeds(limit) ?? !few)) streams.open(leg);
        }
        if ((!startsLegs || streams.support.sawEarly) && !areFew(unknown.length)) return;
        for (const leg of unknown) if (this.startsUpUntil(leg) <= clock.now()) streams.open(leg);
      }
      seenActive(leg) {
        const {ledger: ledger, pace: pace, streams: streams} = this.#deps;
        const facts = ledger.facts(leg);
        const hasBegun = !(0, leg_stage.M)(facts);
        streams.seenActive(leg, hasBegun, facts.operation?.kind);
        if (hasBegun && !pace.isFast) streams.open(leg);
      }
      startsUpUntil(leg) {
        const {since: since, startsLegs: startsLegs, streams: streams} = this.#deps;
        return startsLegs && streams.support.sawEarly && this.#isUnknown(leg) ? since.of(leg) + START_UP : 0;
      }
      opensAt(leg) {
        return Math.max(this.#deps.streams.opensAt(leg), this.startsUpUntil(leg));
      }
      #isUnknown(leg) {
        const {ledger: ledger, streams: streams} = this.#deps;
        return streams.cursorOf(leg) === void 0 && ledger.facts(leg).operation === null;
      }
    }
    // EXTERNAL MODULE: ./build/watch/log-cursor.js
        var log_cursor = __webpack_require__(1081);
    // EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
        var p_limit = __webpack_require__(370);
    // CONCATENATED MODULE: ./build/watch/read-log.js
    async function readLog({client: client, clock: clock, send: send}, leg, cursor, how, call, onOpen = () => {}) {
      let opened = false;
      const request = {
        ...how,
        after: cursor.lastEventId,
        onOpen: () => {
          opened = true;
          onOpen();
        }
      };
      try {
        for await (const event of client.readEvents(leg.uuid, request, call)) {
          if (call.signal?.aborted === true) return {
            kind: "closed"
          };
          cursor.heardAt = clock.now();
          cursor.lastEventId = event.id ?? cursor.lastEventId;
          if (event.kind === "completion") {
            cursor.isWhole = true;
            return {
              kind: "completed"
            };
          }
          if (event.kind !== "other") send({
            kind: "output",
            leg: leg,
            event: event
          });
        }
        return {
          kind: "incomplete"
        };
      } catch (error) {
        if (!(error instanceof contree_error.Jd)) throw error;
        const end = (0, log_cursor.pJ)(error, opened);
        if (end.kind !== "early" && end.kind !== "closed") send({
          kind: "stream-failed",
          leg: leg,
          error: error
        });
        return end;
      }
    }
    const MOST_DRAINS = 8;
    const DRAIN_LIMIT = 6e3;
    const BACKOFF = [ 500, 1e3 ];
    class LogDrain {
      #deps;
      #limit=(0, p_limit.A)(MOST_DRAINS);
      constructor(deps) {
        this.#deps = deps;
      }
      async read(leg, cursor, {signal: signal, deadline: deadline = 1 / 0}) {
        const {clock: clock} = this.#deps;
        const delay = cursor.readableAt - clock.now();
        if (delay > DRAIN_LIMIT || cursor.readableAt >= deadline) return;
        if (delay > 0) await clock.sleep(delay, signal);
        const until = Math.min(clock.now() + DRAIN_LIMIT, deadline);
        await this.#limit(() => this.#read(leg, cursor, {
          ...signal && {
            signal: signal
          },
          deadline: until
        }));
      }
      async #read(leg, cursor, call) {
        const {clock: clock} = this.#deps;
        for (const backoff of [ ...BACKOFF, 1 / 0 ]) {
          if (call.signal?.aborted === true || clock.now() >= call.deadline) return;
          const end = await readLog(this.#deps, leg, cursor, {
            follow: false,
            silence: DRAIN_LIMIT
          }, call);
          if (end.kind === "completed" || end.kind === "unavailable" || end.kind === "closed") return;
          const delay = Math.max(backoff, (0, log_cursor.gW)(end, clock.random()));
          if (clock.now() + delay >= call.deadline) return;
          await clock.sleep(delay, call.signal);
        }
      }
    }
    // EXTERNAL MODULE: ./build/watch/stream-support.js
        var stream_support = __webpack_require__(7740);
    // CONCATENATED MODULE: ./build/watch/streams.js
    const MOST_STREAMS = 128;
    const SLOTS = MOST_STREAMS - MOST_DRAINS;
    const streams_GAP = 5e3;
    class Streams {
      #deps;
      support;
      #drain;
      #cursors;
      #open=new Map;
      #waiting=new Map;
      constructor(deps) {
        this.#deps = deps;
        this.support = deps.support ?? new stream_support.q;
        this.#drain = new LogDrain(deps);
        this.#cursors = deps.cursors ?? new Map;
      }
      get slots() {
        return SLOTS - this.#open.size;
      }
      has({uuid: uuid}) {
        return this.#open.has(uuid);
      }
      cursorOf({uuid: uuid}) {
        return this.#cursors.get(uuid);
      }
      seenActive({uuid: uuid}, hasBegun, kind) {
        if (kind === "image_import") this.support.isNoProof(uuid); else this.#learn(this.support.seenActive(uuid));
        if (hasBegun) this.#cursors.get(uuid)?.seenExecuting(this.#deps.clock.now());
      }
      opensAt({uuid: uuid}) {
        const scout = this.#waiting.has(uuid) ? this.support.nextScout : 0;
        return Math.max(this.#cursors.get(uuid)?.opensAt ?? 0, this.support.opensAt, scout);
      }
      coversUntil(leg, limit) {
        const open = this.#open.get(leg.uuid);
        if (open !== void 0 && open.answeredAt !== null) return 1 / 0;
        if (this.#waiting.has(leg.uuid) || open !== void 0 && !this.support.isSupported) return this.support.waitsUntil;
        if (open !== void 0) return open.askedAt + streams_GAP;
        if (this.cursorOf(leg)?.exceeds(limit) !== false) return 0;
        const opensAt = this.opensAt(leg);
        return opensAt <= this.#deps.clock.now() + streams_GAP ? opensAt : 0;
      }
      open(leg) {
        const {clock: clock, deadline: deadline, send: send} = this.#deps;
        const now = clock.now();
        if (this.has(leg) || this.opensAt(leg) > now || this.slots <= 0 || now >= deadline) return;
        if (!this.support.tryOpen(now)) {
          this.#waiting.set(leg.uuid, leg);
          return;
        }
        this.#waiting.delete(leg.uuid);
        const cursor = this.#cursors.get(leg.uuid) ?? new log_cursor.zu;
        this.#cursors.set(leg.uuid, cursor);
        const open = {
          stop: new AbortController,
          askedAt: now,
          answeredAt: null,
          done: Promise.resolve()
        };
        this.#open.set(leg.uuid, open);
        open.done = this.#follow(leg, cursor, open).catch(cause => {
          this.#open.delete(leg.uuid);
          send({
            kind: "crashed",
            cause: cause
          });
        });
      }
      async drain(leg, call) {
        const cursor = this.#cursors.get(leg.uuid);
        if (cursor === void 0 || cursor.isWhole || !this.support.isSupported) return;
        const open = this.#open.get(leg.uuid);
        open?.stop.abort("closed");
        await (open?.done);
        await this.#drain.read(leg, cursor, call);
      }
      close({uuid: uuid}) {
        this.support.isNoProof(uuid);
        this.#waiting.delete(uuid);
        this.#open.get(uuid)?.stop.abort("closed");
      }
      async closeAll() {
        this.#waiting.clear();
        for (const uuid of this.#cursors.keys()) this.support.isNoProof(uuid);
        const open = [ ...this.#open.values() ];
        for (const {stop: stop} of open) stop.abort("closed");
        await Promise.all(open.map(({done: done}) => done));
      }
      async #follow(leg, cursor, open) {
        const {clock: clock, deadline: deadline, ledger: ledger, send: send} = this.#deps;
        const {lastEventId: lastEventId} = cursor;
        const how = {
          follow: true,
          silence: cursor.silence
        };
        const {signal: signal} = open.stop;
        const end = await readLog(this.#deps, leg, cursor, how, {
          signal: signal,
          deadline: deadline
        }, () => {
          open.answeredAt = clock.now();
          this.#learn(this.support.answered());
          if (!signal.aborted) ledger.recordBegun(leg);
        });
        const lasted = open.answeredAt === null ? 0 : clock.now() - open.answeredAt;
        const brought = cursor.lastEventId !== lastEventId;
        cursor.streamEnded({
          end: end,
          brought: brought,
          lasted: lasted
        }, clock);
        this.#open.delete(leg.uuid);
        const couldBring = end.kind === "incomplete" || end.kind === "unreadable" || end.kind === "broken";
        if (brought || couldBring) this.support.tried(!brought && lasted < log_cursor.V1, clock.now());
        this.#learn(this.support.ended(leg.uuid, end, clock.now(), clock.random()));
        if (end.kind === "unavailable" && !this.support.isSupported) this.#waiting.clear();
        if (signal.aborted) this.support.isNoProof(leg.uuid); else send({
          kind: "stream-ended",
          leg: leg,
          end: end
        });
      }
      #learn(finding) {
        if (finding === "missing" || finding === "forbidden") this.#deps.send({
          kind: "no-streams",
          isForbidden: finding === "forbidden"
        });
        if (finding !== "supported") return;
        const waiting = [ ...this.#waiting.values() ];
        this.#waiting.clear();
        for (const leg of waiting) this.open(leg);
        this.#deps.send({
          kind: "changed"
        });
      }
    }
    // CONCATENATED MODULE: ./build/watch/sweeper.js
    class Sweeper {
      #deps;
      #dueAt=0;
      constructor(deps) {
        this.#deps = deps;
      }
      changed() {
        this.#dueAt = 0;
      }
      sweepIfDue(call) {
        const {clock: clock, poller: poller, scheduler: scheduler} = this.#deps;
        if (clock.now() >= this.#nextAt) {
          scheduler.sweep();
          if (!poller.isPolling) poller.poll(scheduler.legsToPoll(), call);
          this.#dueAt = scheduler.dueAt(poller.isPolling);
        }
        return this.#nextAt;
      }
      get #nextAt() {
        return Math.max(this.#dueAt, this.#deps.scheduler.restsUntil);
      }
    }
    // CONCATENATED MODULE: ./build/watch/watch.js
    const WATCHED_AGAIN = "another watch follows";
    const LAST_LOOK = 3e3;
    function watch(options) {
      return new Watcher(options).run();
    }
    async function watchToEnd(options) {
      const events = watch(options);
      while ((await events.next()).done !== true) ;
    }
    class Watcher {
      #options;
      #mailbox;
      #streams;
      #poller;
      #sweeper;
      #handler;
      #done=new AbortController;
      #call;
      #allStarted;
      constructor(options) {
        const {deadline: deadline, needsLog: needsLog = () => false, signal: signal, starting: starting} = options;
        const {condense: condense = (_leg, detail) => detail} = options;
        this.#options = options;
        this.#allStarted = starting === void 0;
        this.#call = {
          signal: AbortSignal.any([ signal, this.#done.signal ]),
          deadline: deadline
        };
        this.#mailbox = new Mailbox(options.clock);
        const since = new FollowedSince(options.clock);
        const estimates = {
          lengths: new KnownLengths,
          pace: new EndPace
        };
        const deps = {
          ...options,
          send: this.#mailbox.send,
          since: since,
          ...estimates
        };
        const streams = this.#streams = new Streams(deps);
        const results = new LegResults(deps);
        const handler = new ReadingHandler({
          ...deps,
          streams: streams,
          results: results,
          needsLog: needsLog,
          condense: condense
        });
        const reads = new DetailReads({
          ...deps,
          handler: handler,
          results: results
        });
        const listing = new ActiveListing({
          ...deps,
          reads: reads,
          results: results
        });
        const poller = this.#poller = new Poller({
          ...deps,
          listing: listing,
          reads: reads
        });
        const starter = new StreamStarter({
          ...deps,
          reads: reads,
          streams: streams,
          startsLegs: starting !== void 0
        });
        const quietStreams = new QuietStreams({
          ...deps,
          reads: reads,
          streams: streams
        });
        const scheduler = new Scheduler({
          ...deps,
          quietStreams: quietStreams,
          reads: reads,
          starter: starter,
          streams: streams
        });
        const sweeper = this.#sweeper = new Sweeper({
          ...deps,
          poller: poller,
          scheduler: scheduler
        });
        const parts = {
          poller: poller,
          reads: reads,
          results: results,
          scheduler: scheduler,
          starter: starter,
          streams: streams,
          sweeper: sweeper
        };
        const isWatchedAgain = () => signal.reason === WATCHED_AGAIN;
        this.#handler = new MessageHandler({
          ...deps,
          ...parts,
          call: this.#call,
          isWatchedAgain: isWatchedAgain
        });
      }
      async* run() {
        const {ledger: ledger, starting: starting} = this.#options;
        const unsubscribe = ledger.onStart(this.#changed);
        this.#call.signal.addEventListener("abort", this.#changed);
        starting?.then(() => {
          this.#allStarted = true;
          this.#changed();
        });
        try {
          this.#stopWhenSettled();
          for (const begin of [ this.#follow, this.#finishReads, this.#pollOnceMore, this.#closeStreams ]) {
            const phase = begin.call(this);
            for (;;) {
              for (const event of this.#handleMessages()) yield event;
              const until = phase();
              if (until === null) break;
              await this.#mailbox.wait(until);
            }
          }
        } finally {
          unsubscribe();
          this.#mailbox.close();
          this.#done.abort("done");
          await this.#poller.idle();
          await this.#streams.closeAll();
        }
      }
      * #handleMessages() {
        for (let messages = this.#mailbox.take(); messages.length > 0; messages = this.#mailbox.take()) for (const message of messages) {
          yield* this.#handler.handle(message);
          this.#stopWhenSettled();
        }
      }
      #follow() {
        const {clock: clock, deadline: deadline} = this.#options;
        return () => {
          if (this.#call.signal.aborted || clock.now() >= deadline) return null;
          return Math.min(this.#sweeper.sweepIfDue(this.#call), deadline);
        };
      }
      #finishReads() {
        return this.#during(this.#poller.idle());
      }
      #pollOnceMore() {
        const {signal: signal} = this.#call;
        if (signal.aborted) return () => null;
        const {clock: clock, lastLook: lastLook = LAST_LOOK, ledger: ledger} = this.#options;
        const call = {
          signal: signal,
          deadline: clock.now() + lastLook
        };
        return this.#during(this.#poller.pollOnceMore(ledger.unsettled(), call));
      }
      #closeStreams() {
        return this.#during(this.#streams.closeAll());
      }
      #during(work) {
        let isDone = false;
        sendCrash(this.#mailbox.send, work).then(() => {
          isDone = true;
          this.#changed();
        });
        return () => isDone ? null : 1 / 0;
      }
      #changed=() => {
        this.#mailbox.send({
          kind: "changed"
        });
      };
      #stopWhenSettled() {
        if (this.#allStarted && this.#options.ledger.allSettled) this.#done.abort("done");
      }
    }
  }),
  370: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      A: () => pLimit
    });
    // CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
    class Node {
      value;
      next;
      constructor(value) {
        this.value = value;
      }
    }
    class Queue {
      #head;
      #tail;
      #size;
      constructor() {
        this.clear();
      }
      enqueue(value) {
        const node = new Node(value);
        if (this.#head) {
          this.#tail.next = node;
          this.#tail = node;
        } else {
          this.#head = node;
          this.#tail = node;
        }
        this.#size++;
      }
      dequeue() {
        const current = this.#head;
        if (!current) return;
        this.#head = this.#head.next;
        this.#size--;
        if (!this.#head) this.#tail = void 0;
        return current.value;
      }
      peek() {
        if (!this.#head) return;
        return this.#head.value;
      }
      clear() {
        this.#head = void 0;
        this.#tail = void 0;
        this.#size = 0;
      }
      get size() {
        return this.#size;
      }
      * [Symbol.iterator]() {
        let current = this.#head;
        while (current) {
          yield current.value;
          current = current.next;
        }
      }
      * drain() {
        while (this.#head) yield this.dequeue();
      }
    }
    // CONCATENATED MODULE: ./node_modules/p-limit/index.js
    function pLimit(concurrency) {
      let rejectOnClear = false;
      if (typeof concurrency === "object") ({concurrency: concurrency, rejectOnClear: rejectOnClear = false} = concurrency);
      validateConcurrency(concurrency);
      if (typeof rejectOnClear !== "boolean") throw new TypeError("Expected `rejectOnClear` to be a boolean");
      const queue = new Queue;
      let activeCount = 0;
      const resumeNext = () => {
        if (activeCount < concurrency && queue.size > 0) {
          activeCount++;
          queue.dequeue().run();
        }
      };
      const next = () => {
        activeCount--;
        resumeNext();
      };
      const run = async (function_, resolve, arguments_) => {
        const result = (async () => function_(...arguments_))();
        resolve(result);
        try {
          await result;
        } catch {}
        next();
      };
      const enqueue = (function_, resolve, reject, arguments_) => {
        const queueItem = {
          reject: reject
        };
        new Promise(internalResolve => {
          queueItem.run = internalResolve;
          queue.enqueue(queueItem);
        }).then(run.bind(void 0, function_, resolve, arguments_));
        if (activeCount < concurrency) resumeNext();
      };
      const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
        enqueue(function_, resolve, reject, arguments_);
      });
      Object.defineProperties(generator, {
        activeCount: {
          get: () => activeCount
        },
        pendingCount: {
          get: () => queue.size
        },
        clearQueue: {
          value() {
            if (!rejectOnClear) {
              queue.clear();
              return;
            }
            const abortError = AbortSignal.abort().reason;
            while (queue.size > 0) queue.dequeue().reject(abortError);
          }
        },
        concurrency: {
          get: () => concurrency,
          set(newConcurrency) {
            validateConcurrency(newConcurrency);
            concurrency = newConcurrency;
            queueMicrotask(() => {
              while (activeCount < concurrency && queue.size > 0) resumeNext();
            });
          }
        },
        map: {
          async value(iterable, function_) {
            const promises = [];
            try {
              Array.from(iterable, (value, index) => {
                const promise = generator(function_, value, index);
                promises.push(promise);
                return promise;
              });
            } catch (error) {
              for (const promise of promises) promise.catch(() => {});
              throw error;
            }
            return Promise.all(promises);
          }
        }
      });
      return generator;
    }
    function validateConcurrency(concurrency) {
      if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) throw new TypeError("Expected `concurrency` to be a number from 1 and up");
    }
  })
};
