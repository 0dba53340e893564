export const id = 66;

export const ids = [ 66 ];

export const modules = {
  4066: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      cleanUp: () => cleanUp
    });
    // EXTERNAL MODULE: ./build/inputs/action-facts.js
        var action_facts = __webpack_require__(7254);
    // EXTERNAL MODULE: external "node:http"
        var external_node_http_ = __webpack_require__(7067);
    // EXTERNAL MODULE: external "node:https"
        var external_node_https_ = __webpack_require__(4708);
    // CONCATENATED MODULE: ./build/contree/agents.js
    const MOST_SOCKETS = 512;
    function createAgents(base, proxy) {
      const {Agent: Agent} = base.startsWith("https:") ? external_node_https_ : external_node_http_;
      const proxyEnv = proxy === null ? {} : {
        proxyEnv: {
          HTTPS_PROXY: proxy,
          HTTP_PROXY: proxy
        }
      };
      const options = {
        maxSockets: MOST_SOCKETS,
        ...proxyEnv
      };
      return {
        keptAlive: new Agent({
          ...options,
          keepAlive: true
        }),
        unshared: new Agent({
          ...options,
          keepAlive: false
        })
      };
    }
    // EXTERNAL MODULE: ./build/contree/base-address.js
    var base_address = __webpack_require__(87);
    // CONCATENATED MODULE: ./build/contree/byte-budget.js
    class ByteBudget {
      #capacity;
      #used=0;
      #queue=[];
      #overdrawn=null;
      constructor(capacity) {
        this.#capacity = capacity;
      }
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
          }
        };
        return lease;
      }
      async #grow(lease, bytes, signal) {
        if (lease.isOver || signal.aborted) return false;
        return await new Promise(resolve => {
          const onAbort = () => {
            this.#queue.splice(this.#queue.indexOf(waiting), 1);
            waiting.settle(false);
            this.#grantInOrder();
          };
          const settle = isGranted => {
            signal.removeEventListener("abort", onAbort);
            resolve(isGranted);
          };
          const waiting = {
            lease: lease,
            bytes: bytes,
            settle: settle
          };
          signal.addEventListener("abort", onAbort);
          if (this.#overdrawn === lease) this.#queue.unshift(waiting); else this.#queue.push(waiting);
          this.#grantInOrder();
        });
      }
      #release(lease) {
        lease.isOver = true;
        this.#used -= lease.held;
        lease.held = 0;
        if (this.#overdrawn === lease) this.#overdrawn = null;
        for (const waiting of this.#queue.filter(one => one.lease === lease)) {
          this.#queue.splice(this.#queue.indexOf(waiting), 1);
          waiting.settle(false);
        }
        this.#grantInOrder();
      }
      #grantInOrder() {
        for (let next = this.#queue[0]; next !== void 0; next = this.#queue[0]) {
          const {lease: lease, bytes: bytes, settle: settle} = next;
          if (this.#used + bytes > this.#capacity) {
            this.#overdrawn ??= lease;
            if (this.#overdrawn !== lease) return;
          }
          this.#queue.shift();
          this.#used += bytes;
          lease.held += bytes;
          settle(true);
        }
      }
    }
    // EXTERNAL MODULE: ./node_modules/eventsource-parser/dist/parse.js + 1 modules
        var parse = __webpack_require__(6085);
    // EXTERNAL MODULE: external "node:string_decoder"
        var external_node_string_decoder_ = __webpack_require__(6193);
    // EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
        var dist = __webpack_require__(7934);
    // CONCATENATED MODULE: ./build/contree/json-meter.js
    const QUOTE = 34;
    const COMMA = 44;
    const COLON = 58;
    const BACKSLASH = 92;
    const SQUARE = 91;
    const SQUARE_END = 93;
    const CURLY = 123;
    const CURLY_END = 125;
    const LONGEST_KEY = 16384;
    const NEAR = 64;
    class JsonMeter {
      #limits;
      #depth=0;
      #values=1;
      #isInText=false;
      #text=0;
      #isEscaped=false;
      constructor(limits) {
        this.#limits = limits;
      }
      add(piece) {
        const {values: most, depth: deepest} = this.#limits;
        const {length: length} = piece;
        let depth = this.#depth;
        let values = this.#values;
        let at = this.#isInText ? this.#endOfText(piece, 0) : 0;
        let text = this.#text + at;
        while (at < length) {
          const byte = piece[at];
          if (byte === QUOTE) {
            const start = at;
            at = this.#endOfText(piece, at + 1);
            text = at - start;
            continue;
          }
          if (byte === COMMA) values += 1; else if (byte === COLON) {
            if (text > LONGEST_KEY) return {
              at: at,
              of: "key"
            };
          } else if (byte === SQUARE || byte === CURLY) {
            values += 1;
            depth += 1;
          } else if (byte === SQUARE_END || byte === CURLY_END) depth -= 1;
          if (values > most) return {
            at: at,
            of: "values"
          };
          if (depth > deepest) return {
            at: at,
            of: "depth"
          };
          at += 1;
        }
        this.#depth = depth;
        this.#values = values;
        this.#text = text;
        return null;
      }
      #endOfText(piece, start) {
        const {length: length} = piece;
        let at = this.#isEscaped ? start + 1 : start;
        for (let near = at + NEAR; ;near = at + NEAR) {
          const stop = Math.min(near, length);
          while (at < stop && piece[at] !== QUOTE) at += piece[at] === BACKSLASH ? 2 : 1;
          if (at < stop || at >= length) break;
          const found = piece.indexOf(QUOTE, at);
          const end = found === -1 ? length : found;
          const escapes = backslashesBefore(piece, at, end);
          at = end + escapes % 2;
          if (escapes % 2 === 0) break;
        }
        this.#isInText = at >= length;
        this.#isEscaped = at > length;
        return Math.min(at + 1, length);
      }
    }
    function backslashesBefore(piece, from, end) {
      let first = end;
      while (first > from && piece[first - 1] === BACKSLASH) first -= 1;
      return end - first;
    }
    function excessText({of: of}, {values: values, depth: depth}) {
      const texts = {
        values: `has more than ${values} JSON values`,
        depth: `nests deeper than ${depth} levels of JSON`,
        key: `has a JSON key of more than ${LONGEST_KEY} bytes`
      };
      return texts[of];
    }
    // CONCATENATED MODULE: ./build/contree/reply-limits.js
    const MIB = 1024 * 1024;
    const depth = 100;
    const USUAL_LIMITS = {
      bytes: 48 * MIB,
      values: 1e5,
      depth: depth
    };
    const DETAIL_LIMITS = {
      ...USUAL_LIMITS,
      values: 6e5
    };
    const DIRECTORY_LIMITS = {
      ...USUAL_LIMITS,
      values: 25e4
    };
    const CONTENT_LIMITS = {
      bytes: 64 * MIB,
      values: 1 / 0,
      depth: 1 / 0
    };
    const CUT_LIMITS = {
      bytes: MIB,
      values: 1e4,
      depth: depth
    };
    const EVENT_LIMITS = {
      bytes: MIB / 2,
      values: 1e4,
      depth: depth
    };
    // EXTERNAL MODULE: ./build/contree/uuid.js
        var contree_uuid = __webpack_require__(4056);
    // CONCATENATED MODULE: ./build/contree/wire/fields.js
    function known(schema) {
      return dist.NpB(dist.mee(schema), null);
    }
    const fields_text = known(dist.YjP());
    const number = known(dist.FsL(dist.aig(), dist.E2x()));
    const flag = known(dist.zMY());
    const uuid = dist.FsL(dist.YjP(), dist.pdi(given => (0, contree_uuid.X)(given.trim())), dist.YjP("no UUID"));
    const knownUuid = known(uuid);
    const imageName = dist.FsL(fields_text, dist.pdi(name => name === null ? null : (0, 
    contree_uuid.X)(name) ?? name));
    function part(entries) {
      return known(dist.Ikc(entries));
    }
    function only(record, is) {
      return Object.fromEntries(Object.entries(record).filter(entry => is(entry[1])));
    }
    function decoder(schema, name) {
      return payload => {
        const result = dist.xLC(schema, payload);
        if (result.success) return {
          value: result.output
        };
        const wrong = result.issues.map(issue => [ dist.BuJ(issue), issue.message ].filter(Boolean).join(": "));
        return {
          problem: `no ${name} (${wrong.join("; ")})`
        };
      };
    }
    function listDecoder(names, decodeRow) {
      return payload => {
        const list = listIn(payload, names);
        if (list === void 0) return null;
        const rows = [];
        const payloads = [];
        const problems = [];
        for (const row of list) {
          const decoded = decodeRow(row);
          if ("problem" in decoded) problems.push(decoded.problem); else {
            rows.push(decoded.value);
            payloads.push(row);
          }
        }
        return {
          rows: rows,
          payloads: payloads,
          problems: problems
        };
      };
    }
    function listIn(payload, names) {
      const fields = names.map(name => Object.getOwnPropertyDescriptor(Object(payload), name)?.value);
      return [ payload, ...fields ].find(value => Array.isArray(value));
    }
    function parseJson(json) {
      try {
        return JSON.parse(json);
      } catch {
        return;
      }
    }
    function jsonText(value) {
      try {
        return JSON.stringify(value);
      } catch (error) {
        return `unreadable: ${String(error)}`;
      }
    }
    // CONCATENATED MODULE: ./build/contree/base64.js
    const BASE64 = /^[\w+/\-\s]*(?:=\s*){0,2}$/u;
    function decodeBase64(text) {
      const bytes = Buffer.from(text, "base64");
      const isWhole = text.length % 4 === 0 && bytes.length === Buffer.byteLength(text, "base64");
      return isWhole || BASE64.test(text) ? bytes : null;
    }
    // CONCATENATED MODULE: ./build/contree/types.js
    const ACTIVE_STATUSES = [ "PENDING", "ASSIGNED", "EXECUTING" ];
    const TERMINAL_STATUSES = [ "SUCCESS", "FAILED", "CANCELLED" ];
    // CONCATENATED MODULE: ./build/contree/status.js
    function isTerminal(status) {
      return TERMINAL_STATUSES.includes(status);
    }
    function saysTimeout(error) {
      return error?.trim().toLowerCase() === "timeout";
    }
    function isKnownStatus(status) {
      return isTerminal(status) || ACTIVE_STATUSES.includes(status);
    }
    // CONCATENATED MODULE: ./build/contree/wire/process-end.js
    const WHOLE_NUMBER = /^[+-]?\d{1,15}$/u;
    const TRUE = [ true, 1, "true", "1" ];
    const FALSE = [ false, 0, "false", "0" ];
    const isAbsent = value => value === null || value === void 0 || value === "";
    const wholeNumber = dist.FsL(dist.L5J(), dist.pdi(value => {
      if (isAbsent(value)) return null;
      const number = typeof value === "string" && WHOLE_NUMBER.test(value.trim()) ? Number(value) : value;
      return Number.isSafeInteger(number) ? Number(number) : "unreadable";
    }));
    const truthValue = dist.FsL(dist.L5J(), dist.pdi(value => {
      if (isAbsent(value)) return null;
      const word = typeof value === "string" ? value.trim().toLowerCase() : value;
      if (TRUE.includes(word)) return true;
      return FALSE.includes(word) ? false : "unreadable";
    }));
    const processFields = {
      exit_code: dist.lqM(wholeNumber),
      signal: dist.lqM(wholeNumber),
      timed_out: dist.lqM(truthValue)
    };
    const SIGKILLED = 128 + 9;
    const UNREADABLE = -1;
    function processEnd(newer, older, error) {
      const code = newer?.exit_code ?? older?.exit_code ?? null;
      const sent = signalOf(newer?.signal ?? older?.signal ?? null);
      const timedOut = newer?.timed_out ?? older?.timed_out ?? false;
      const isUnreadable = [ code, sent, timedOut ].includes("unreadable");
      const own = code === "unreadable" ? null : code;
      const exitCode = isUnreadable && (own ?? 0) === 0 ? UNREADABLE : own;
      const signal = sent === "unreadable" ? null : sent;
      const isKilled = exitCode === SIGKILLED || exitCode !== null && exitCode < 0;
      const sandboxTimedOut = timedOut === true || isKilled && saysTimeout(error);
      return sandboxTimedOut && exitCode === SIGKILLED ? {
        exitCode: -1,
        signal: signal ?? 9,
        sandboxTimedOut: sandboxTimedOut
      } : {
        exitCode: exitCode,
        signal: signal,
        sandboxTimedOut: sandboxTimedOut
      };
    }
    function signalOf(sent) {
      if (typeof sent !== "number" || sent > 0) return sent;
      return sent >= -1 ? null : "unreadable";
    }
    // CONCATENATED MODULE: ./build/contree/wire/operation.js
    const output = dist.FsL(part({
      value: fields_text,
      content: fields_text,
      encoding: fields_text,
      truncated: flag
    }), dist.pdi(stream => {
      const written = stream?.value ?? stream?.content ?? null;
      if (stream === null || written === null) return null;
      const decoded = stream.encoding?.toLowerCase() === "base64" ? decodeBase64(written) : null;
      return {
        bytes: decoded ?? Buffer.from(written),
        truncated: stream.truncated ?? false
      };
    }));
    const streams = {
      stdout: output,
      stderr: output
    };
    const resources = {
      elapsed_time: number,
      user_cpu_time: number,
      system_cpu_time: number,
      max_rss: number
    };
    const environment = known(dist.FsL(dist.g1P(dist.YjP(), dist.L5J()), dist.pdi(values => only(values, value => typeof value === "string"))));
    const anyText = dist.FsL(dist.lqM(dist.L5J()), dist.pdi(value => typeof value === "string" || value === null || value === void 0 ? value : jsonText(value)));
    const payload = dist.Ikc({
      uuid: knownUuid,
      id: knownUuid,
      kind: fields_text,
      status: dist.FsL(dist.YjP(), dist.Bqr(), dist.hq("empty")),
      error: anyText,
      created_at: fields_text,
      duration: number,
      image_uuid: imageName,
      result_image_uuid: imageName,
      tag: fields_text,
      result: part({
        ...processFields,
        ...streams,
        image: imageName,
        tag: fields_text,
        cpu_time_ms: number,
        memory_bytes: number
      }),
      metadata: part({
        image: imageName,
        tag: fields_text,
        env: environment,
        command: fields_text,
        args: known(dist.YOg(dist.L5J())),
        shell: flag,
        result: part({
          ...streams,
          state: part(processFields),
          resources: part(resources)
        })
      })
    });
    const decodePayload = decoder(payload, "operation");
    const KILOBYTE = 1024;
    const MAPPED = new Set(Object.keys(payload.entries));
    function decodeOperation(json) {
      const decoded = decodePayload(json);
      if ("problem" in decoded) return decoded;
      const wire = decoded.value;
      const id = wire.uuid ?? wire.id;
      if (id === null) return {
        problem: "no operation (it has no uuid)"
      };
      const {result: old, metadata: metadata} = wire;
      const current = metadata?.result;
      const process = processEnd(current?.state ?? null, old, wire.error ?? null);
      const scalars = scalarsOf(json);
      return {
        value: {
          uuid: id,
          kind: wire.kind?.toLowerCase() ?? null,
          status: wire.status,
          error: wire.error ?? null,
          createdAt: wire.created_at,
          duration: isTerminal(wire.status) ? wire.duration : null,
          elapsed: measured(current?.resources?.elapsed_time),
          ...usageOf(wire, scalars),
          image: metadata?.image ?? wire.image_uuid,
          env: metadata?.env ?? null,
          command: commandOf(metadata),
          resultImage: wire.result_image_uuid ?? old?.image ?? null,
          tag: old?.tag ?? wire.tag ?? metadata?.tag ?? null,
          ...process,
          exitCode: process.exitCode === -1 && !isTerminal(wire.status) ? null : process.exitCode,
          stdout: fullest(current?.stdout, old?.stdout),
          stderr: fullest(current?.stderr, old?.stderr),
          scalars: scalars
        }
      };
    }
    function commandOf(metadata) {
      if (metadata?.command == null) return null;
      const {command: command, args: args, shell: shell} = metadata;
      const words = (args ?? []).filter(word => typeof word === "string");
      return {
        command: command,
        args: shell === true ? [] : words,
        shell: shell ?? false
      };
    }
    const decodeOperations = listDecoder([ "operations" ], decodeOperation);
    function fullest(...outputs) {
      return outputs.find(found => (found?.bytes.length ?? 0) > 0) ?? outputs.find(found => found) ?? null;
    }
    function measured(value) {
      return typeof value === "number" && value >= 0 ? value : null;
    }
    function usageOf({result: old, metadata: metadata}, scalars) {
      const own = metadata?.result?.resources;
      const [user, system] = [ measured(own?.user_cpu_time), measured(own?.system_cpu_time) ];
      const both = user === null || system === null ? null : user + system;
      const cpu = measured(scalars["consumed_cpu"]) ?? both ?? (measured(old?.cpu_time_ms) ?? 0) / 1e3;
      const kilobytes = measured(scalars["consumed_memory"]) ?? measured(own?.max_rss);
      const memory = kilobytes === null ? measured(old?.memory_bytes) : kilobytes * KILOBYTE;
      return {
        cpu: cpu === 0 ? null : cpu,
        memory: memory === 0 ? null : memory
      };
    }
    function scalarsOf(json) {
      const others = Object.entries(Object(json)).filter(([name, value]) => !MAPPED.has(name) && isScalar(value));
      return Object.fromEntries(others);
    }
    function isScalar(value) {
      return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    }
    // CONCATENATED MODULE: ./build/contree/wire/event.js
    const MOST_UNKNOWN_LINES = 1e3;
    function createFrameReader() {
      const decoder = new external_node_string_decoder_.StringDecoder("utf8");
      let events = [];
      let problem = null;
      let unknownLines = 0;
      const parser = (0, parse.C)({
        maxBufferSize: EVENT_LIMITS.bytes,
        onId: given => {
          const id = eventId(given);
          if (id !== null && problem === null) events.push({
            id: id,
            process: null,
            kind: "other"
          });
        },
        onEvent: frame => {
          if (problem !== null) return;
          const read = readFrame(frame);
          if (frame.event !== "sse_error" && eventId(frame.id) !== null) events.pop();
          if ("reason" in read) problem = read; else events.push(read);
        },
        onError: ({type: type}) => {
          if (type === "max-buffer-size-exceeded") {
            problem ??= {
              kind: "oversize",
              reason: `an event is larger than ${EVENT_LIMITS.bytes} characters`
            };
            return;
          }
          unknownLines += 1;
          if (unknownLines <= MOST_UNKNOWN_LINES) return;
          problem ??= {
            kind: "oversize",
            reason: `more than ${MOST_UNKNOWN_LINES} lines are no field of an event`
          };
          throw new Error("given up");
        }
      });
      return piece => {
        events = [];
        try {
          if (problem === null) parser.feed(decoder.write(piece));
        } catch (error) {
          if (problem === null) throw error;
        }
        return {
          events: events,
          problem: problem
        };
      };
    }
    function readFrame(frame) {
      if (frame.event === "sse_error") return {
        kind: "protocol",
        reason: `the service reports: ${frame.data}`
      };
      const excess = new JsonMeter(EVENT_LIMITS).add(Buffer.from(frame.data));
      if (excess !== null) return {
        kind: "oversize",
        reason: `an event ${excessText(excess, EVENT_LIMITS)}`
      };
      const decoded = decodeEvent(frame);
      return "problem" in decoded ? {
        kind: "protocol",
        reason: `an event is ${decoded.problem}`
      } : decoded.value;
    }
    const STREAMS = [ "stdout", "stderr" ];
    const event_decodePayload = decoder(dist.Ikc({
      id: number,
      spid: number,
      ts: fields_text,
      type: fields_text,
      data: dist.lqM(dist.L5J())
    }), "event");
    const truncation = part({
      stream: known(dist.KIO(STREAMS))
    });
    function decodeEvent({id: id, event: event, data: data}) {
      const json = parseJson(data);
      if (json === void 0) return {
        problem: "no JSON"
      };
      const decoded = event_decodePayload(json);
      if ("problem" in decoded) return decoded;
      const {id: ownId, spid: spid, ts: ts, type: type, data: content} = decoded.value;
      return {
        value: {
          id: eventId(id) ?? eventId(ownId),
          process: spid,
          ...contentOf(event ?? type, content, ts)
        }
      };
    }
    function eventId(id) {
      const number = typeof id === "string" && /^\d+$/u.test(id) ? Number(id) : id;
      return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : null;
    }
    function contentOf(type, data, at) {
      const stream = STREAMS.find(name => name === type);
      if (stream !== void 0) {
        const written = dist.qgA(output, data);
        return written === null ? {
          kind: "other"
        } : {
          kind: "output",
          stream: stream,
          bytes: written.bytes
        };
      }
      if (type === "truncated") {
        const cut = dist.qgA(truncation, data)?.stream ?? null;
        return cut === null ? {
          kind: "other"
        } : {
          kind: "truncated",
          stream: cut
        };
      }
      if (type === "size_cap") return {
        kind: "capped"
      };
      if (type !== "completion") return {
        kind: "other"
      };
      return {
        kind: "completion",
        ...at !== null && {
          at: at
        }
      };
    }
    // CONCATENATED MODULE: ./build/contree/failure-text.js
    const LONGEST_REASON = 300;
    const LONGEST_TEXT = 8192;
    function reasonOf({body: body, header: header, status: status}, redact) {
      const text = (new TextDecoder).decode(body);
      const message = redactStart(messageOf(text) ?? withoutTags(redactStart(text, redact)), redact);
      const reason = onOneLine(message) === "" ? external_node_http_.STATUS_CODES[status] ?? "no message from the service" : message;
      const location = status >= 300 && status < 400 ? header("Location") : null;
      return location === null ? reason : `${onOneLine(reason)}, to ${redact(location)}`;
    }
    function startOf(body) {
      return (new TextDecoder).decode(body.subarray(0, LONGEST_TEXT));
    }
    function redactStart(text, redact) {
      return redact(text.slice(0, LONGEST_TEXT));
    }
    function messageOf(text) {
      const body = parseJson(text);
      if (body === void 0) return null;
      if (typeof body !== "object" || body === null || Array.isArray(body)) return asText(body);
      const fields = new Map(Object.entries(body));
      const parts = [ "error", "message", "details", "detail" ].map(name => asText(fields.get(name)));
      const said = [ ...new Set(parts) ].filter(part => part !== "");
      return said.length === 0 ? asText(body) : said.join(": ");
    }
    function isFromService({body: body}) {
      const json = parseJson((new TextDecoder).decode(body));
      if (!isObject(json) || !("error" in json)) return false;
      const {error: error} = json;
      return typeof error === "string" || (Array.isArray(error) ? error.every(isObject) : isObject(error));
    }
    function isObject(value) {
      return typeof value === "object" && value !== null;
    }
    function violationText(value) {
      if (typeof value !== "object" || value === null || !("msg" in value) || typeof value.msg !== "string") return null;
      const place = "loc" in value && Array.isArray(value.loc) ? value.loc.map(String).join(".") : "";
      return place === "" ? value.msg : `${place}: ${value.msg}`;
    }
    function asText(value) {
      if (typeof value === "string") return value;
      const violations = Array.isArray(value) ? value.map(violationText) : [];
      if (violations.length > 0 && !violations.includes(null)) return violations.join("; ");
      const isEmpty = value === void 0 || value === null || typeof value === "object" && Object.keys(value).length === 0;
      return isEmpty ? "" : jsonText(value);
    }
    function withoutTags(text) {
      if (!text.trimStart().startsWith("<")) return text;
      const title = /<title[^<>]{0,100}>([^<]+)/iu.exec(text)?.[1];
      return title ?? text.replaceAll(/<(?:script|style)[^<>]*>[^<]*/giu, " ").replaceAll(/<[^<>]*>?/gu, " ");
    }
    function onOneLine(text) {
      const start = text.slice(0, LONGEST_TEXT);
      const line = start.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
      const short = line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}\u2026` : line;
      return short.toWellFormed().replace(/\.{1,300}$/u, "");
    }
    // EXTERNAL MODULE: ./build/contree/secrets/secret-forms.js
        var secret_forms = __webpack_require__(7023);
    // EXTERNAL MODULE: ./build/contree/secrets/masked-stream.js
        var masked_stream = __webpack_require__(3025);
    // EXTERNAL MODULE: ./build/contree/secrets/secret-mask.js + 8 modules
        var secret_mask = __webpack_require__(7155);
    // CONCATENATED MODULE: ./build/contree/redact.js
    const USER_INFORMATION = /\/\/[^\s/@]+@/gu;
    function createRedact(secrets) {
      const mask = new secret_mask.f(secrets);
      return text => mask.text(text).replaceAll(USER_INFORMATION, `//${masked_stream.v5}@`);
    }
    const ENTRY = 8;
    const SHORT_TEXTS = 8 * secret_mask.I;
    function createRedactValue(secrets) {
      const mask = new secret_mask.f(secrets);
      const longMask = new secret_mask.f(secrets.filter(({length: length}) => length >= secret_forms.u));
      const redactText = rememberClean(text => mask.text(text, WORD.test(text) ? "nowhere" : "ends"));
      function* redactBase64(encoded) {
        const bytes = decodeBase64(encoded);
        if (bytes === null) return yield* mask.longText(encoded);
        const redacted = yield* mask.longBytes(bytes);
        if (redacted !== bytes) return redacted.toString("base64");
        return yield* longMask.longText(encoded, "nowhere");
      }
      return function*(value) {
        const root = {
          "": value
        };
        const left = [ root ];
        let work = 0;
        for (let holder = left.pop(); holder !== void 0; holder = left.pop()) {
          const keys = Object.keys(holder);
          const entries = Object.values(holder);
          for (let index = 0; index < keys.length; index += 1) {
            const key = keys[index] ?? "";
            const entry = entries[index];
            if (typeof entry === "object" && entry !== null) left.push(entry);
            let clean = entry;
            if (typeof entry === "string") {
              const encoding = encodingOf(holder, key);
              if (encoding === "base64") clean = yield* redactBase64(entry); else if (entry.length > secret_mask.I) clean = yield* mask.longText(entry); else clean = encoding === void 0 ? redactText(entry) : mask.text(entry);
              work += entry.length;
            }
            const cleanKey = key.length > secret_mask.I ? yield* mask.longText(key) : redactText(key);
            work += key.length + ENTRY;
            if (work > SHORT_TEXTS) {
              work = 0;
              yield;
            }
            if (cleanKey === key && clean === entry) continue;
            if (cleanKey !== key) Reflect.deleteProperty(holder, key);
            const property = {
              value: clean,
              configurable: true,
              enumerable: true,
              writable: true
            };
            Object.defineProperty(holder, cleanKey, property);
          }
        }
        return root[""];
      };
    }
    function encodingOf(holder, key) {
      return (key === "value" || key === "content") && "encoding" in holder ? holder.encoding : void 0;
    }
    const MOST_REMEMBERED = 4e3;
    const LONGEST_REMEMBERED = 40;
    function rememberClean(redact) {
      const clean = new Set;
      return text => {
        if (text.length > LONGEST_REMEMBERED) return redact(text);
        if (clean.has(text)) return text;
        const redacted = redact(text);
        if (redacted !== text) return redacted;
        if (clean.size >= MOST_REMEMBERED) clean.clear();
        clean.add(text);
        return text;
      };
    }
    const WORD = /^(?:[a-z_]{1,20}|[A-Z_]{1,20})$/u;
    function redactStreams(secrets) {
      const mask = new secret_mask.f(secrets);
      return () => mask.stream(true);
    }
    // CONCATENATED MODULE: ./build/contree/backoff.js
    function backoffDelay({base: base, cap: cap = 1 / 0, jitter: jitter = 0}, attempt, random) {
      return Math.min(base * 2 ** (attempt - 1), cap) * (1 - jitter + jitter * random);
    }
    function spread(delay, share, random) {
      return delay * (1 - share + 2 * share * random);
    }
    const SECONDS = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u;
    const HTTP_DATE = /^(?:[a-z]{3,9}, \d{2}[ -][a-z]{3}[ -]\d{2,4} [\d:]{8} gmt|[a-z]{3} [a-z]{3} [ \d]\d [\d:]{8} \d{4})$/iu;
    const LONGEST_RETRY_AFTER = 36e5;
    function retryAfterOf(header, now) {
      const delay = parseRetryAfter(header("Retry-After"), parseHttpDate(header("Date")) ?? now);
      return delay === null ? null : Math.min(delay, LONGEST_RETRY_AFTER);
    }
    function parseRetryAfter(header, now) {
      const text = header?.trim() ?? "";
      if (SECONDS.test(text)) {
        const milliseconds = Math.max(0, Number(text) * 1e3);
        return Number.isFinite(milliseconds) ? milliseconds : null;
      }
      const instant = parseHttpDate(text);
      return instant === null ? null : Math.max(0, instant - now);
    }
    function parseHttpDate(text) {
      if (text === null || !HTTP_DATE.test(text)) return null;
      const instant = Date.parse(/gmt$/iu.test(text) ? text : `${text} GMT`);
      return Number.isNaN(instant) ? null : instant;
    }
    // CONCATENATED MODULE: ./build/contree/contree-error.js
    function requestFailure(kind, reason, code = null) {
      return {
        kind: kind,
        status: null,
        reason: reason,
        code: code,
        retryAfter: null
      };
    }
    const KIND_WORDS = {
      network: "no connection",
      timeout: "no reply in time",
      protocol: "an invalid reply",
      oversize: "a reply that is too large",
      aborted: "the step was stopping",
      deadline: "no time left"
    };
    const DEFERRED_STATUSES = [ 425, 429 ];
    const TRANSIENT_STATUSES = [ 408, 410, ...DEFERRED_STATUSES ];
    class ContreeError extends Error {
      failure;
      constructor(failure, options) {
        const status = failure.kind === "status" ? `HTTP ${String(failure.status)}` : KIND_WORDS[failure.kind];
        const tries = failure.attempts > 1 ? ` after ${failure.attempts} tries` : "";
        super(`${failure.method} ${failure.path}: ${status}${tries}: ${failure.reason}. ${failure.advice}`, options);
        this.name = "ContreeError";
        this.failure = failure;
      }
      withAdvice(more) {
        return new ContreeError({
          ...this.failure,
          advice: `${this.failure.advice} ${more}`
        }, {
          cause: this.cause
        });
      }
      get isAborted() {
        return this.failure.kind === "aborted";
      }
      get isCutOff() {
        return this.isAborted || this.failure.kind === "deadline";
      }
      get isUnauthorized() {
        return this.failure.status === 401;
      }
      get isNotFound() {
        return this.failure.status === 404;
      }
      get isInaccessible() {
        return this.failure.status === 403 || this.isNotFound;
      }
      get isInvalid() {
        return this.failure.status === 400 || this.failure.status === 422;
      }
      get isUnsupported() {
        return this.isInvalid || this.isInaccessible || this.failure.status === 405;
      }
      get isTooEarly() {
        return this.failure.status === 425;
      }
      get isUnreadableYet() {
        return this.failure.status === 410;
      }
      get isDeferred() {
        return DEFERRED_STATUSES.includes(this.failure.status ?? 0);
      }
      get isServerError() {
        return (this.failure.status ?? 0) >= 500;
      }
      get isOversize() {
        return this.failure.kind === "oversize";
      }
      get isRefusal() {
        const {status: status} = this.failure;
        return status !== null && !this.isServerError && !TRANSIENT_STATUSES.includes(status);
      }
    }
    // EXTERNAL MODULE: ./build/contree/monotonic-time.js
        var monotonic_time = __webpack_require__(8765);
    // CONCATENATED MODULE: ./build/contree/running-limit.js
    function runLimit(limit, start) {
      let since = (0, monotonic_time.w)();
      let left = limit;
      let clear = start(left);
      let isOver = false;
      const count = milliseconds => {
        clear();
        left = milliseconds;
        since = (0, monotonic_time.w)();
        if (!isOver) clear = start(left);
      };
      return {
        restart: () => {
          count(limit);
        },
        suspend: async pending => {
          clear();
          left = Math.max(0, left - ((0, monotonic_time.w)() - since));
          return await pending.finally(() => {
            count(left);
          });
        },
        end: () => {
          isOver = true;
          clear();
        }
      };
    }
    // CONCATENATED MODULE: ./build/contree/cut-off.js
    const LONGEST_TIMER = 2 ** 31 - 1;
    const ABORTED = requestFailure("aborted", "the caller gave up on it");
    function reasonToStop(signal, remaining, when) {
      if (signal?.aborted === true) return ABORTED;
      return remaining !== null && remaining <= 0 ? requestFailure("deadline", `the deadline passed ${when}`) : null;
    }
    function createCutOff(caller, remaining) {
      const controller = new AbortController;
      const {signal: signal} = controller;
      const why = () => signal.aborted ? signal.reason : null;
      const cut = new Promise(resolve => {
        signal.addEventListener("abort", () => {
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
      caller?.addEventListener("abort", onAbort);
      const late = requestFailure("deadline", "the deadline passed before a whole reply came");
      const clearDeadline = remaining === null ? null : after(remaining, late);
      return {
        signal: signal,
        why: why,
        after: after,
        within: async (limit, tooLate, work) => {
          const running = runLimit(limit, left => after(left, tooLate));
          return await Promise.race([ work(running), cut ]).finally(running.end);
        },
        release: () => {
          clearDeadline?.();
          caller?.removeEventListener("abort", onAbort);
        }
      };
    }
    // CONCATENATED MODULE: ./build/contree/destination.js
    const UNKNOWN = {
      token: "",
      url: "the base address"
    };
    function nameToken({givenBy: givenBy}, article) {
      return `${article} token${givenBy.token === "" ? "" : ` (from ${givenBy.token})`}`;
    }
    function createDestination(base, {proxy: proxy, variable: variable}, {givenBy: givenBy = UNKNOWN, project: project} = {}) {
      const {protocol: protocol, host: host} = new URL(proxy ?? base);
      const through = proxy === null ? null : {
        address: `${protocol}//${host}`,
        variable: variable
      };
      return {
        base: base,
        givenBy: givenBy,
        hasProject: project !== void 0,
        proxy: through
      };
    }
    // CONCATENATED MODULE: ./build/contree/network-advice.js
    const NO_TLS = "ERR_SSL_WRONG_VERSION_NUMBER";
    const UNREACHABLE = [ "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN" ];
    const network_advice_UNKNOWN = [ "ENOTFOUND", "EAI_AGAIN" ];
    function adviceForNetwork(failure, destination) {
      const {reason: reason} = failure;
      const code = failure.code ?? "";
      const {base: base, givenBy: givenBy, proxy: proxy} = destination;
      if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH/u.test(code)) return `The certificate of ${base} is not trusted: name the authority that signed it in NODE_EXTRA_CA_CERTS`;
      if (proxy !== null) {
        const wantsLogin = code.startsWith("ERR_PROXY") && reason.includes(" 407 ");
        return wantsLogin ? adviceForLogin(proxy) : adviceForProxy(code, proxy, base);
      }
      const {protocol: protocol, host: host, hostname: hostname} = new URL(base);
      if (code === NO_TLS) return `${host} does not speak https at this port: correct the port or the scheme in ${givenBy.url}`;
      if (network_advice_UNKNOWN.includes(code)) return `There is no host ${hostname}: check ${givenBy.url}; behind a proxy, set HTTPS_PROXY`;
      if (code === "ECONNREFUSED") return `Nothing listens at ${host}: check the host and the port in ${givenBy.url}`;
      const mayBeTls = protocol === "http:" && (code === "ECONNRESET" || code.startsWith("HPE_"));
      if (mayBeTls) return `Where ${host} speaks https, write https:// in ${givenBy.url}; behind a proxy, set HTTPS_PROXY`;
      return adviceForNoConnection(destination);
    }
    function adviceForNoConnection({base: base, givenBy: givenBy, proxy: proxy}) {
      if (proxy !== null) {
        const {host: host, hostname: hostname} = new URL(base);
        return `${shownProxy(proxy)} makes no connection to ${host}: allow it there, correct ${proxy.variable}, or name ${hostname} in NO_PROXY`;
      }
      return `Check the network of the runner, and the address ${base} (from ${givenBy.url}); behind a proxy, set HTTPS_PROXY`;
    }
    function shownProxy({address: address, variable: variable}) {
      return `The proxy ${address} (from ${variable})`;
    }
    function adviceForLogin(proxy) {
      const form = `give them in ${proxy.variable}, as http://user:password@host:port`;
      return `${shownProxy(proxy)} wants a user name and a password: ${form}`;
    }
    function adviceForProxy(code, proxy, base) {
      const shown = shownProxy(proxy);
      const {host: host, hostname: hostname} = new URL(base);
      const advice = `correct ${proxy.variable}, or name ${hostname} in NO_PROXY`;
      if (network_advice_UNKNOWN.includes(code)) return `${shown} cannot be found: ${advice}`;
      if (code === "ECONNREFUSED") return `${shown} refuses the connection: ${advice}`;
      if (UNREACHABLE.includes(code)) return `${shown} cannot be reached: ${advice}`;
      if (code.startsWith("ERR_PROXY")) return `${shown} does not let the request through to ${host}: allow it there, or ${advice}`;
      if (code === NO_TLS && proxy.address.startsWith("https:")) return `${shown} does not speak https: write http:// in it`;
      return `The request goes through the proxy ${proxy.address} (from ${proxy.variable}): ${advice}`;
    }
    // CONCATENATED MODULE: ./build/contree/permissions.js
    const NEEDED = [ [ /^GET$/u, /^\/v1\/operations\/[^/?]+\/events\?(?:.*&)?follow=1(?:&|$)/u, '"spawn" or "spawn_disposable", beside "list"' ], [ /^(?:GET|HEAD)$/u, /^\/v1\/(?:operations|images|inspect|files)(?:[/?]|$)/u, '"list"' ], [ /^POST$/u, /^\/v1\/instances$/u, '"spawn" ("spawn_disposable" for a disposable instance)' ], [ /^(?:POST|DELETE)$/u, /^\/v1\/operations\/[^/?]+\/subprocesses(?:[/?]|$)/u, '"spawn" ("spawn_disposable" for a disposable instance)' ], [ /^DELETE$/u, /^\/v1\/operations\/[^/?]+$/u, '"cancel"' ], [ /^POST$/u, /^\/v1\/images\/import$/u, '"import"' ], [ /^(?:PATCH|DELETE)$/u, /^\/v1\/images\/[^/?]+\/tag(?:\?|$)/u, '"set_image_tag"' ] ];
    function permissionFor({method: method, path: path}) {
      return NEEDED.find(([methods, paths]) => methods.test(method) && paths.test(path))?.[2] ?? null;
    }
    // CONCATENATED MODULE: ./build/contree/failure-advice.js
    function adviceFor(failure, {route: route, destination: destination, ranOutOfTime: ranOutOfTime}) {
      const advice = adviceForKind(failure, route, destination);
      return `${advice}.${ranOutOfTime ? " The deadline left no time to try again." : ""}`;
    }
    function adviceForKind(failure, route, destination) {
      const {base: base, givenBy: givenBy} = destination;
      switch (failure.kind) {
       case "status":
        return adviceForStatus(failure, route, destination);

       case "network":
        return adviceForNetwork(failure, destination);

       case "timeout":
        if (failure.unsent === true) return adviceForNoConnection(destination);
        return `The service at ${base} or the network is slow: try again, or give a longer request-timeout`;

       case "deadline":
        return `Give the step a longer timeout, or check whether ${base} can be reached`;

       case "protocol":
        return `Check that ${base} (from ${givenBy.url}) is a ConTree service, and that no proxy answers in its place`;

       case "oversize":
        return `It is not requested again. Check that ${base} (from ${givenBy.url}) is a ConTree service`;

       case "aborted":
        return "Nothing is wrong with the service";
      }
    }
    const STATUS_ADVICE = new Map([ [ 400, "The service does not accept a value of this request: correct what it names" ], [ 402, "The account has no credit or no quota for this: check its billing" ], [ 409, "The operation or image is in a state that does not allow this: look at it with mode show, or try again later" ], [ 410, "It is not available, or not yet: try again later" ], [ 422, "The service does not accept a value of this request: correct what it names" ], [ 425, "The service was not ready for this yet: try again later" ], [ 429, "The service takes no more requests or operations now: start fewer at a time with max-parallel" ] ]);
    function adviceForStatus(failure, route, destination) {
      const {base: base, givenBy: givenBy, hasProject: hasProject, proxy: proxy} = destination;
      const status = failure.status ?? 0;
      if (status === 400 && isMeantForTls(failure.reason)) return `${new URL(base).host} speaks https: write https:// in ${givenBy.url}`;
      if (status === 401) {
        const check = "check that it is whole, has not expired, and belongs to this address";
        const orProject = hasProject ? "" : ", or set project, which is not given";
        return `The service at ${base} does not accept ${nameToken(destination, "the")}: ${check}${orProject}`;
      }
      if (status === 403) {
        const lacks = `lacks the permission ${permissionFor(route) ?? "for this"}, or belongs to another project`;
        return `${nameToken(destination, "The")} ${lacks}: check both`;
      }
      if (status === 404) return adviceForMissing(failure, route, destination);
      if (status === 407 && proxy !== null) return adviceForLogin(proxy);
      if (status === 413) {
        const isFile = route.path.startsWith("/v1/files");
        return isFile ? "The file is larger than the service takes: leave it out of files" : LARGE_REQUEST;
      }
      if (status >= 500) return "The service has a problem of its own: try again later";
      if (status >= 300 && status < 400) return `No redirect is followed with a token: write the address that it leads to in ${givenBy.url}`;
      return STATUS_ADVICE.get(status) ?? "The service does not accept this request";
    }
    const LARGE_REQUEST = "The request is larger than the service takes: give fewer files, or less text in env, stdin or command";
    function isMeantForTls(reason) {
      return /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|plain HTTP to an SSL/iu.test(reason);
    }
    const NAMED = [ [ /^\/v1\/operations\/[^/?]/u, "operation with this UUID" ], [ /^\/v1\/(?:images|inspect)\/[^/?]/u, "image with this UUID, or the image no such path" ], [ /^\/v1\/files\/[^/?]/u, "such file" ], [ /^\/v1\/instances$/u, "image or file that this start names" ] ];
    function adviceForMissing({isFromService: isFromService}, {path: path}, {base: base, givenBy: givenBy}) {
      const what = NAMED.find(([pattern]) => pattern.test(path))?.[1];
      if (what !== void 0 && isFromService === true) return `The project has no ${what}: check it, the project, and the address ${base} (from ${givenBy.url})`;
      return `No ConTree service answers at ${base}/v1: check ${givenBy.url}, which is the address without /v1`;
    }
    // CONCATENATED MODULE: ./build/contree/retry-policy.js
    const MOST_TRIES = 5;
    const PERMANENT_KINDS = [ "aborted", "deadline", "oversize" ];
    const PERMANENT_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|WRONG_VERSION_NUMBER|UNREADABLE_BODY/u;
    function mayRetry(failure, idempotent) {
      const {kind: kind, status: status, code: code} = failure;
      if (PERMANENT_KINDS.includes(kind) || PERMANENT_CODES.test(code ?? "")) return false;
      if (status === null) return idempotent || failure.unsent === true;
      if (DEFERRED_STATUSES.includes(status)) return true;
      return idempotent && (status >= 500 || TRANSIENT_STATUSES.includes(status));
    }
    function mayHaveActed(failure) {
      const {status: status} = failure;
      return status === null ? failure.unsent !== true : status === 408 || status >= 500;
    }
    const BACKOFF = {
      base: 250,
      cap: 1e4,
      jitter: 1
    };
    const retry_policy_LONGEST_RETRY_AFTER = 6e4;
    const LEAST_DELAY = 50;
    function delayAfter(failure, tries, hasDeadline, random) {
      const asked = Math.min(failure.retryAfter ?? 0, hasDeadline ? 1 / 0 : retry_policy_LONGEST_RETRY_AFTER);
      return Math.max(LEAST_DELAY, Math.round(backoffDelay(BACKOFF, tries, random)), asked);
    }
    // EXTERNAL MODULE: external "node:buffer"
        var external_node_buffer_ = __webpack_require__(4573);
    // CONCATENATED MODULE: ./build/contree/read-json.js
    const SMALL = 16 * 1024;
    const PIECE = 4 * 1024 * 1024;
    async function readJson(body, {turn: turn, redactValue: redactValue, isWanted: isWanted}) {
      const isSmall = body.length <= SMALL;
      const pause = async () => {
        if (isSmall) return true;
        await turn();
        return isWanted();
      };
      const text = await textOf(body, pause);
      if (text === null) return null;
      if (!await pause()) return null;
      const parsed = parseJson(text);
      if (!await pause()) return null;
      const steps = redactValue(parsed);
      let step = steps.next();
      while (await pause()) {
        if (step.done === true) return {
          json: step.value
        };
        step = steps.next();
      }
      return null;
    }
    async function textOf(body, pause) {
      if ((0, external_node_buffer_.isAscii)(body)) return await pause() ? body.toString("latin1") : null;
      const decoder = new TextDecoder;
      let text = "";
      for (let start = 0; start < body.length; start += PIECE) {
        if (!await pause()) return null;
        text += decoder.decode(body.subarray(start, start + PIECE), {
          stream: true
        });
      }
      return text + decoder.decode();
    }
    // CONCATENATED MODULE: ./build/contree/answer.js
    function isSuccess({status: status}) {
      return status >= 200 && status <= 299;
    }
    // EXTERNAL MODULE: external "node:diagnostics_channel"
        var external_node_diagnostics_channel_ = __webpack_require__(3053);
    // CONCATENATED MODULE: ./build/contree/connection-watch.js
    const MOST_INTERIM = 100;
    const MOST_LISTENERS = 512;
    class ConnectionWatch {
      #request=null;
      #isConnected=false;
      #opened=[];
      get wasConnected() {
        return this.#isConnected;
      }
      open(agent, open) {
        if (agent.options.proxyEnv !== void 0) return open(this.watched(agent));
        const request = open(agent);
        this.#watch(request);
        return request;
      }
      watched(agent) {
        const addRequest = (request, ...rest) => {
          this.#watch(request);
          const onOpen = message => {
            const {socket: socket} = message;
            this.#opened.push(socket);
            limitPieces(socket);
          };
          (0, external_node_diagnostics_channel_.subscribe)(OPENED, onOpen);
          agent.addRequest(request, ...rest);
          (0, external_node_diagnostics_channel_.unsubscribe)(OPENED, onOpen);
        };
        return Object.create(agent, {
          addRequest: {
            value: addRequest
          }
        });
      }
      abandon() {
        this.#request?.destroy();
        if (!this.#isConnected) for (const socket of this.#opened) socket.destroy();
      }
      end() {
        if (this.#request?.writableFinished === false) this.#request.destroy();
      }
      #watch(request) {
        this.#request = request;
        request.once("socket", this.#onSocket);
        let interim = 0;
        request.on("information", () => {
          interim += 1;
          if (interim === MOST_INTERIM + 1) request.destroy(new Error(`more than ${MOST_INTERIM} interim replies (1xx) came`));
        });
      }
      #onSocket=socket => {
        const isSecure = "encrypted" in socket;
        const isReady = !socket.connecting && !(isSecure && isHandshaking(socket));
        if (isReady) this.#onConnected(); else socket.once(isSecure ? "secureConnect" : "connect", this.#onConnected);
      };
      #onConnected=() => {
        this.#isConnected = true;
      };
    }
    const OPENED = "net.client.socket";
    function limitPieces(socket) {
      let listeners = 0;
      socket.on("newListener", event => {
        if (event !== "readable") return;
        listeners += 1;
        if (listeners === MOST_LISTENERS) socket.destroy(new Error("the proxy's reply to CONNECT comes in too many pieces"));
      });
    }
    function isHandshaking(socket) {
      return "secureConnecting" in socket && socket.secureConnecting === true;
    }
    // EXTERNAL MODULE: external "node:stream"
        var external_node_stream_ = __webpack_require__(7075);
    // EXTERNAL MODULE: external "node:zlib"
        var external_node_zlib_ = __webpack_require__(8522);
    // CONCATENATED MODULE: ./build/contree/decoded-body.js
    const decoded_body_PIECE = 64 * 1024;
    const SHORT = {
      body: 4 * 1024,
      piece: 16 * 1024
    };
    const AT_ONCE = {
      body: 16 * 1024,
      decoded: 64 * 1024
    };
    async function decodeAtOnce(answer) {
      const sent = await readIfShort(answer.body);
      if (sent === null) return answer.body;
      if (!isGzip(answer) || sent.length === 0) return sent;
      try {
        return (0, external_node_zlib_.gunzipSync)(sent, {
          maxOutputLength: AT_ONCE.decoded
        });
      } catch {
        return external_node_stream_.Readable.from([ sent ]);
      }
    }
    function readIfShort(body) {
      return new Promise((resolve, reject) => {
        const pieces = [];
        let length = 0;
        const onData = piece => {
          pieces.push(piece);
          length += piece.length;
          if (length <= AT_ONCE.body) return;
          body.pause();
          body.off("data", onData).off("end", onEnd).off("close", onClose).off("error", reject);
          body.unshift(Buffer.concat(pieces));
          resolve(null);
        };
        const onEnd = () => {
          resolve(pieces.length === 1 ? pieces[0] ?? null : Buffer.concat(pieces));
        };
        const onClose = () => {
          reject(new Error("the reply broke off"));
        };
        body.on("data", onData).on("end", onEnd).on("close", onClose).on("error", reject);
      });
    }
    function decode(answer, source, isWhole) {
      const {Z_SYNC_FLUSH: Z_SYNC_FLUSH, Z_FINISH: Z_FINISH} = external_node_zlib_.constants;
      const isShort = Number(answer.header("Content-Length") ?? 1 / 0) <= SHORT.body;
      const decoder = isGzip(answer) ? (0, external_node_zlib_.createGunzip)({
        chunkSize: isShort ? SHORT.piece : decoded_body_PIECE,
        flush: Z_SYNC_FLUSH,
        finishFlush: isSuccess(answer) ? Z_FINISH : Z_SYNC_FLUSH
      }) : new external_node_stream_.PassThrough;
      let isEmpty = true;
      source.once("data", () => isEmpty = false);
      source.on("error", error => {
        if (isWhole) {
          decoder.destroy(error);
          return;
        }
        decoder.once("end", () => decoder.destroy(error));
        decoder.write(Buffer.alloc(0), () => decoder.push(null));
      });
      decoder.on("error", () => {});
      decoder.on("close", () => source.destroy());
      source.on("end", () => {
        if (isEmpty && isGzip(answer)) decoder.write((0, external_node_zlib_.gzipSync)(""));
        decoder.end();
      });
      return source.pipe(decoder, {
        end: false
      });
    }
    function isGzip({header: header}) {
      return /^(?:x-)?gzip$/iu.test(header("Content-Encoding")?.trim() ?? "");
    }
    // CONCATENATED MODULE: ./build/contree/opened-body.js
    function openBody(source, {cutOff: cutOff, silence: silence, errorOf: errorOf, failureOf: failureOf}) {
      const silent = requestFailure("timeout", `nothing more within ${silence / 1e3} s`);
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
        }
      });
      body.on("error", () => {});
      const end = failure => {
        if (body.readableLength === 0 || failure.kind === "aborted") body.destroy(errorOf(failure)); else body.push("");
      };
      const breakOff = failure => {
        broken ??= failure;
        stopTimer();
        source.destroy();
        end(failure);
      };
      const onCutOff = () => {
        const failure = cutOff.why();
        if (failure !== null) breakOff(failure);
      };
      cutOff.signal.addEventListener("abort", onCutOff);
      onCutOff();
      source.pause();
      source.on("data", chunk => {
        stopTimer();
        if (!body.push(chunk)) source.pause();
      });
      (0, external_node_stream_.finished)(source, error => {
        stopTimer();
        if (error) breakOff(cutOff.why() ?? failureOf(error)); else body.push(null);
      });
      return body;
    }
    // CONCATENATED MODULE: ./build/contree/plain-request.js
    function sendPlain({method: method, url: url, headers: headers, agent: agent, body: body}, watch) {
      const {request: send} = url.startsWith("https:") ? external_node_https_ : external_node_http_;
      return new Promise((resolve, reject) => {
        const request = watch.open(agent, watched => send(url, {
          method: method,
          headers: headers,
          agent: watched
        }));
        request.on("error", reject);
        request.on("response", message => {
          resolve(answerOf(message));
        });
        request.on("close", () => {
          reject(new Error("the connection was closed before a reply came"));
        });
        request.end(body ?? void 0);
      });
    }
    function answerOf(message) {
      return {
        status: message.statusCode ?? 0,
        header: name => message.headersDistinct[name.toLowerCase()]?.join(", ") ?? null,
        body: message
      };
    }
    // CONCATENATED MODULE: ./build/contree/read-body.js
    class Excess extends Error {}
    const FREE = 64 * 1024;
    const SMALL_PIECE = 4096;
    async function readBody(body, options) {
      const {limits: whole, signal: signal, obtain: obtain} = options;
      const limits = whole ?? CUT_LIMITS;
      const meter = new JsonMeter(limits);
      const pieces = [];
      let length = 0;
      try {
        for await (const chunk of body) {
          if (signal.aborted) break;
          const piece = chunk;
          const excess = findExcess(piece, length, meter, limits);
          if (excess !== null && whole !== null) throw new Excess(`the reply ${excess.what}`);
          const kept = excess === null ? piece : piece.subarray(0, excess.at);
          length += kept.length;
          if (length > FREE) await obtain(kept.length);
          append(pieces, kept);
          if (excess !== null) break;
        }
      } catch (error) {
        if (whole !== null || signal.aborted) throw error;
      }
      return Buffer.concat(pieces);
    }
    function findExcess(piece, before, meter, limits) {
      const {bytes: bytes, values: values} = limits;
      const isTooLong = before + piece.length > bytes;
      const fitting = isTooLong ? piece.subarray(0, bytes - before) : piece;
      const excess = values === 1 / 0 ? null : meter.add(fitting);
      if (excess !== null) return {
        at: excess.at,
        what: excessText(excess, limits)
      };
      return isTooLong ? {
        at: fitting.length,
        what: `is larger than ${bytes} bytes`
      } : null;
    }
    function append(pieces, piece) {
      const last = pieces.at(-1);
      if (last !== void 0 && last.length < SMALL_PIECE && piece.length < SMALL_PIECE) pieces[pieces.length - 1] = Buffer.concat([ last, piece ]); else pieces.push(piece);
    }
    // CONCATENATED MODULE: ./build/contree/transport.js
    async function attempt(request) {
      const {signal: signal, remaining: remaining, timeout: timeout, stream: stream} = request;
      if (signal?.aborted === true) return {
        ...ABORTED,
        unsent: true
      };
      const cutOff = createCutOff(signal, remaining);
      const lacking = stream === void 0 ? "no whole reply" : "no reply";
      const late = requestFailure("timeout", `${lacking} within ${timeout / 1e3} s`);
      const watch = new ConnectionWatch;
      const work = running => exchange(request, watch, cutOff, running);
      const result = await cutOff.within(timeout, late, work).catch(failureOf);
      if (!("stream" in result)) cutOff.release();
      if (!("kind" in result)) {
        if (!("stream" in result)) watch.end();
        return result;
      }
      watch.abandon();
      if (watch.wasConnected) return {
        ...result,
        unsent: false
      };
      const reason = result.kind === "timeout" ? `no connection within ${timeout / 1e3} s` : result.reason;
      return {
        ...result,
        reason: reason,
        unsent: true
      };
    }
    async function exchange(request, watch, cutOff, running) {
      const {lease: lease, stream: stream} = request;
      const {signal: signal} = cutOff;
      const {answer: answer, end: end} = await sendOnce(request, watch, signal, running);
      try {
        const {status: status, header: header} = answer;
        if (isSuccess(answer) && stream !== void 0) {
          const body = isGzip(answer) ? decode(answer, answer.body, false) : answer.body;
          return {
            status: status,
            header: header,
            body: Buffer.alloc(0),
            stream: openBody(body, {
              cutOff: cutOff,
              ...stream,
              failureOf: failureOf
            })
          };
        }
        const limits = isSuccess(answer) ? request.limits : null;
        const obtain = async bytes => {
          if (!await running.suspend(lease.grow(bytes, signal))) throw new Error("cut off");
        };
        return {
          status: status,
          header: header,
          body: await readWhole(answer, {
            limits: limits,
            signal: signal,
            obtain: obtain
          })
        };
      } finally {
        end();
      }
    }
    async function readWhole(answer, options) {
      if (options.limits === null) return await readBody(decode(answer, answer.body, false), options);
      const found = await decodeAtOnce(answer);
      return await readBody(Buffer.isBuffer(found) ? [ found ] : decode(answer, found, true), options);
    }
    async function sendOnce({body: body, agent: agent, ...request}, watch, signal, {restart: restart}) {
      if (body === null || Buffer.isBuffer(body)) return {
        answer: await sendPlain({
          ...request,
          agent: agent,
          body: body
        }, watch),
        end: () => {}
      };
      const {sendFetched: sendFetched} = await Promise.all([ __webpack_require__.e(816), __webpack_require__.e(419) ]).then(__webpack_require__.bind(__webpack_require__, 1419));
      return await sendFetched({
        ...request,
        agent: watch.watched(agent)
      }, {
        content: body,
        signal: signal,
        onMove: restart
      });
    }
    function failureOf(error) {
      if (error instanceof Excess) return requestFailure("oversize", error.message);
      const {message: message = String(error)} = Object(error);
      if (isNoTls(message)) return requestFailure("network", "the reply is not TLS", NO_TLS);
      const code = errorCode(error);
      const text = message.replace(/^request to \S+ failed, reason: /u, "");
      const reason = code === null || text.includes(code) ? text : `${code} ${text}`.trim();
      return requestFailure("network", reason, code);
    }
    function isNoTls(message) {
      return /:(?:wrong version number|packet length too long|http request|record layer failure):/u.test(message);
    }
    function errorCode(error) {
      return Object(error).code ?? null;
    }
    // CONCATENATED MODULE: ./build/contree/send.js
    async function send(connection, request, call = {}) {
      try {
        return await new Sending(connection, request, call).untilAnswered();
      } catch (error) {
        const isForbidden = error instanceof ContreeError && error.failure.status === 403;
        if (!isForbidden || request.unexplained === true) throw error;
        const more = await (connection.explainForbidden?.(call)) ?? null;
        throw more === null ? error : error.withAdvice(connection.redact(more));
      }
    }
    const EMPTY = Buffer.alloc(0);
    class Sending {
      #connection;
      #request;
      #call;
      #isIdempotent;
      #attempts=0;
      #replyLost=false;
      constructor(connection, request, call) {
        this.#connection = connection;
        this.#request = request;
        this.#call = call;
        this.#isIdempotent = request.idempotent ?? request.method !== "POST";
      }
      async untilAnswered() {
        const {clock: clock, onRetry: onRetry} = this.#connection;
        const {deadline: deadline = null, signal: signal} = this.#call;
        let last = null;
        for (;;) {
          const remaining = deadline === null ? null : deadline - clock.now();
          const unsent = this.#reasonToStop("before it could be sent");
          const outcome = unsent ?? await this.#exchange(remaining);
          if (!("kind" in outcome)) {
            const nonsense = (reason, kind = "protocol") => this.#error(requestFailure(kind, reason), true);
            return {
              ...outcome,
              replyLost: this.#replyLost,
              nonsense: nonsense
            };
          }
          const wasReceived = unsent === null && outcome.unsent !== true;
          if (outcome.kind === "deadline" && last !== null && (this.#isIdempotent || !wasReceived)) throw this.#error(last, this.#replyLost, true);
          const acted = this.#replyLost || wasReceived && mayHaveActed(outcome);
          const isLast = this.#request.once === true || deadline === null && this.#attempts >= MOST_TRIES;
          if (isLast || !mayRetry(outcome, this.#isIdempotent)) throw this.#error(outcome, acted);
          const delay = delayAfter(outcome, this.#attempts, deadline !== null, clock.random());
          if (deadline !== null && clock.now() + delay >= deadline) throw this.#error(outcome, acted, true);
          onRetry({
            ...this.#shown(outcome),
            attempts: this.#attempts,
            delay: delay
          });
          await clock.sleep(delay, signal);
          last = outcome;
          this.#replyLost = acted;
        }
      }
      async #exchange(remaining) {
        const lease = this.#connection.budget.lease();
        try {
          return await this.#judge(await this.#attempt(remaining, lease));
        } finally {
          setImmediate(lease.release);
        }
      }
      async #attempt(remaining, lease) {
        const {firstAnswer: firstAnswer} = this.#connection;
        this.#attempts += 1;
        firstAnswer?.asked();
        const outcome = await attempt(this.#prepare(remaining, lease));
        const isReply = !("kind" in outcome) || outcome.kind === "oversize";
        if (isReply) firstAnswer?.answered(); else if (outcome.kind === "network" || outcome.kind === "timeout") firstAnswer?.failed(this.#shown(outcome).reason, this.#advice(outcome));
        return outcome;
      }
      #reasonToStop(when) {
        const {deadline: deadline = null, signal: signal} = this.#call;
        return reasonToStop(signal, deadline === null ? null : deadline - this.#connection.clock.now(), when);
      }
      #prepare(remaining, lease) {
        const {destination: destination, headers: headers, keptAlive: keptAlive, unshared: unshared, requestTimeout: requestTimeout} = this.#connection;
        const {method: method, path: path, body: body, accept: accept = "application/json", headers: own} = this.#request;
        const {reads: reads = "json", limits: limits = USUAL_LIMITS, silence: silence = requestTimeout} = this.#request;
        const errorOf = failure => this.#error(failure, true);
        return {
          method: method,
          url: destination.base + path,
          headers: {
            ...headers,
            ...own,
            Accept: accept,
            ...body === void 0 ? {} : {
              "Content-Type": body.type
            }
          },
          body: body?.content ?? null,
          agent: this.#isIdempotent ? keptAlive : unshared,
          timeout: requestTimeout,
          stream: reads === "stream" ? {
            silence: silence,
            errorOf: errorOf
          } : void 0,
          limits: {
            json: limits,
            content: CONTENT_LIMITS,
            anything: null,
            stream: null
          }[reads],
          remaining: remaining,
          signal: this.#call.signal,
          lease: lease
        };
      }
      async #judge(reply) {
        if ("kind" in reply) return reply;
        const {answers: answers, reads: reads = "json"} = this.#request;
        const {status: status, header: header} = reply;
        if (status < 200 || status > 299) {
          if (answers?.(status, this.#replyLost) === true) return {
            reply: reply,
            json: void 0
          };
          const retryAfter = retryAfterOf(header, this.#connection.clock.now());
          const reason = reasonOf(reply, this.#redact);
          return {
            kind: "status",
            status: status,
            reason: reason,
            isFromService: isFromService(reply),
            retryAfter: retryAfter
          };
        }
        if (reads !== "json") return {
          reply: reply,
          json: void 0
        };
        const reason = () => this.#reasonToStop("before the whole reply was read");
        const read = await readJson(reply.body, {
          ...this.#connection,
          isWanted: () => reason() === null
        });
        if (read === null) return reason() ?? ABORTED;
        const {json: json} = read;
        if (json !== void 0) return {
          reply: {
            ...reply,
            body: EMPTY
          },
          json: json
        };
        const start = startOf(reply.body);
        return requestFailure("protocol", start === "" ? "the reply is empty" : `the reply is not JSON: ${start}`);
      }
      #error(failure, acted, ranOutOfTime = false) {
        const {kind: kind, retryAfter: retryAfter} = failure;
        const facts = {
          advice: this.#advice(failure, ranOutOfTime),
          mayHaveActed: acted,
          attempts: this.#attempts
        };
        return new ContreeError({
          kind: kind,
          ...this.#shown(failure),
          retryAfter: retryAfter,
          ...facts
        });
      }
      #advice(failure, ranOutOfTime = false) {
        const {destination: destination} = this.#connection;
        return this.#redact(adviceFor(failure, {
          route: this.#request,
          destination: destination,
          ranOutOfTime: ranOutOfTime
        }));
      }
      #shown({status: status, reason: reason}) {
        const {method: method, path: path} = this.#request;
        return {
          method: method,
          path: this.#redact(path),
          status: status,
          reason: onOneLine(redactStart(reason, this.#redact))
        };
      }
      #redact=text => {
        const {redact: redact} = this.#request;
        return this.#connection.redact(redact?.(text) ?? text);
      };
    }
    // CONCATENATED MODULE: ./build/contree/wire/created.js
    const created = part({
      uuid: knownUuid,
      id: knownUuid
    });
    function decodeCreatedReply(reply) {
      const located = uuidOfLocation(reply.header("Location"));
      if (located !== null) return {
        value: located
      };
      const reference = dist.qgA(created, parseJson((new TextDecoder).decode(reply.body)));
      const named = reference?.uuid ?? reference?.id ?? null;
      return named === null ? {
        problem: "no reference (there is no UUID in its Location or body)"
      } : {
        value: named
      };
    }
    function uuidOfLocation(location) {
      const segments = (location ?? "").split(/[?#]/u, 1).join("").split("/");
      return segments.map(contree_uuid.X).findLast(uuid => uuid !== null) ?? null;
    }
    // CONCATENATED MODULE: ./build/contree/endpoints/requests.js
    function createRequests(connection, onWarning) {
      const warned = new Set;
      const warn = (path, problems, received) => {
        if (problems.length === 0 || warned.has(path)) return;
        warned.add(path);
        const reasons = onOneLine(redactStart(problems.join("; "), connection.redact));
        onWarning(`GET ${connection.redact(path)}: left out ${problems.length} of ${received} ${received === 1 ? "row" : "rows"}: ${reasons}.`);
      };
      return {
        send: (request, call) => send(connection, request, call),
        read: async (request, decode, call) => {
          const exchange = await send(connection, request, call);
          return requests_valueOf(exchange, decode(exchange.json));
        },
        list: async (path, decode, call, limits = USUAL_LIMITS) => {
          const {json: json, reply: reply, nonsense: nonsense} = await send(connection, {
            method: "GET",
            path: path,
            limits: limits
          }, call);
          const decoded = decode(json);
          if (decoded === null) throw nonsense("the reply is no list");
          const {rows: rows, payloads: payloads, problems: problems} = decoded;
          const received = rows.length + problems.length;
          warn(path, problems, received);
          return {
            rows: rows,
            payloads: payloads,
            received: received,
            reply: reply
          };
        },
        exists: async (place, call) => {
          const request = {
            method: "HEAD",
            reads: "anything",
            answers: isNotFound,
            ...place
          };
          return !isNotFound((await send(connection, request, call)).reply.status);
        },
        create: async (request, call) => {
          const exchange = await send(connection, {
            ...request,
            reads: "anything"
          }, call);
          return requests_valueOf(exchange, decodeCreatedReply(exchange.reply));
        },
        turn: connection.turn,
        redactStream: redactStreams(connection.secrets),
        now: () => connection.clock.now()
      };
    }
    function isNotFound(status) {
      return status === 404;
    }
    function requests_valueOf({nonsense: nonsense}, decoded) {
      if ("problem" in decoded) throw nonsense(`the reply is ${decoded.problem}`);
      return decoded.value;
    }
    function jsonBody(value) {
      return {
        type: "application/json",
        content: Buffer.from(JSON.stringify(value))
      };
    }
    function query(fields) {
      const pairs = Object.entries(fields).flatMap(([name, value]) => {
        if (value === void 0) return [];
        const text = String(typeof value === "boolean" ? Number(value) : value).toWellFormed();
        return [ `${name}=${encodeURIComponent(text).replaceAll("%2F", "/")}` ];
      });
      return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
    }
    function segment(text) {
      if ([ "", ".", ".." ].includes(text)) throw new RangeError(`"${text}" is no identifier.`);
      return encodeURIComponent(text.toWellFormed());
    }
    // CONCATENATED MODULE: ./build/contree/endpoints/events.js
    const events_SMALL = 4096;
    const LAST_BYTES = 1e3;
    function events(requests) {
      const unfinished = new Map;
      return {
        readEvents: async function*(uuid, {after: after, onOpen: onOpen, ...request}, call) {
          const {stream: stream, type: type, nonsense: nonsense} = await openLog(requests, uuid, {
            after: after,
            ...request
          }, call);
          const redact = (after === null ? void 0 : unfinished.get(uuid)) ?? createRedactEvent(requests);
          unfinished.delete(uuid);
          let isComplete = false;
          try {
            if (!EVENT_STREAM.test(type)) throw nonsense(`the reply is no event stream (${type})`);
            onOpen?.();
            for await (const event of eventsAfter(after ?? -1, stream, nonsense, requests.turn)) {
              isComplete = event.kind === "completion";
              yield* redact(event);
            }
          } finally {
            if (isComplete) drain(stream); else {
              unfinished.set(uuid, redact);
              stream.destroy();
            }
          }
        }
      };
    }
    const EVENT_STREAM = /^(?:text\/event-stream\s*(?:;|$)|$)/iu;
    const UNCOMPRESSED = {
      "Accept-Encoding": "identity"
    };
    async function openLog({send: send}, uuid, {after: after, follow: follow, silence: silence}, call) {
      const {reply: reply, nonsense: nonsense} = await send({
        method: "GET",
        path: `/v1/operations/${segment(uuid)}/events${query(follow ? {
          follow: 1
        } : {})}`,
        reads: "stream",
        once: true,
        unexplained: true,
        silence: silence,
        accept: "text/event-stream",
        headers: {
          ...UNCOMPRESSED,
          ...after === null ? {} : {
            "Last-Event-Id": String(after)
          }
        }
      }, call);
      if (reply.stream === void 0) throw nonsense("the reply is no event stream");
      return {
        stream: reply.stream,
        type: reply.header("Content-Type") ?? "",
        nonsense: nonsense
      };
    }
    async function* eventsAfter(last, stream, nonsense, turn) {
      const read = createFrameReader();
      let newest = last;
      for await (const piece of stream.iterator({
        destroyOnReturn: false
      })) {
        const bytes = piece;
        if (bytes.length > events_SMALL) await turn();
        const {events: found, problem: problem} = read(bytes);
        for (const event of found) {
          if (event.id !== null && event.id <= newest) continue;
          newest = event.id ?? newest;
          yield event;
        }
        if (problem !== null) throw nonsense(problem.reason, problem.kind);
      }
    }
    function drain(stream) {
      const timer = setTimeout(() => stream.destroy(), LAST_BYTES);
      stream.once("close", () => {
        clearTimeout(timer);
      });
      stream.resume();
    }
    const ENDS = new Set([ "completion", "truncated", "capped" ]);
    const MOST_HELD_BACK = 1e3;
    function createRedactEvent({redactStream: redactStream}) {
      const texts = new Map;
      const redactBytes = ({kind: kind, process: process, stream: stream, bytes: bytes}) => {
        const key = `${String(process)} ${stream}`;
        const {redact: redact} = texts.get(key) ?? {
          redact: redactStream()
        };
        const settled = redact.next(bytes);
        if (redact.isIdle) texts.delete(key); else texts.set(key, {
          redact: redact,
          source: {
            kind: kind,
            process: process,
            stream: stream
          }
        });
        return settled;
      };
      const rest = function*() {
        for (const {redact: redact, source: source} of texts.values()) {
          const bytes = redact.rest();
          if (bytes.length > 0) yield {
            ...source,
            id: null,
            bytes: bytes
          };
        }
        texts.clear();
      };
      return function*(event) {
        if (ENDS.has(event.kind) || texts.size > MOST_HELD_BACK) yield* rest();
        yield event.kind === "output" ? {
          ...event,
          bytes: redactBytes(event)
        } : event;
      };
    }
    // CONCATENATED MODULE: ./build/contree/wire/resources.js
    const resources_image = dist.FsL(dist.Ikc({
      uuid: uuid,
      tag: fields_text,
      created_at: fields_text
    }), dist.pdi(({created_at: createdAt, ...wire}) => ({
      ...wire,
      createdAt: createdAt
    })));
    const decodeImage = decoder(resources_image, "image");
    const decodeImages = listDecoder([ "images" ], decodeImage);
    const SHA256 = /^[0-9a-f]{64}$/iu;
    const sha256 = dist.FsL(dist.YjP(), dist.yGV(SHA256, "no SHA-256"), dist.PXX());
    const size = dist.FsL(number, dist.pdi(bytes => bytes === null || bytes < 0 ? null : bytes));
    const decodeStoredFile = decoder(dist.Ikc({
      uuid: uuid,
      sha256: sha256,
      size: size
    }), "stored file");
    const decodeStoredFiles = listDecoder([ "files" ], decodeStoredFile);
    const anyRecord = dist.NpB(dist.g1P(dist.YjP(), dist.L5J()), {});
    const whoAmI = dist.FsL(dist.Ikc({
      token_uuid: fields_text,
      token_expiration: number,
      permissions: anyRecord,
      limits: anyRecord
    }), dist.pdi(wire => ({
      tokenUuid: wire.token_uuid,
      tokenExpiration: wire.token_expiration,
      permissions: only(wire.permissions, value => typeof value === "boolean"),
      limits: only(wire.limits, value => typeof value === "number")
    })));
    const decodeWhoAmI = decoder(whoAmI, "description of a token");
    // CONCATENATED MODULE: ./build/contree/endpoints/files.js
    function files({send: send, read: read, list: list, exists: exists}) {
      return {
        uploadFile: async (content, call) => {
          const body = {
            type: "application/octet-stream",
            content: content
          };
          return await read({
            method: "POST",
            path: "/v1/files",
            idempotent: true,
            body: body
          }, decodeStoredFile, call);
        },
        fileExists: async (sha256, call) => await exists({
          path: pathOf(sha256)
        }, call),
        listFiles: async (paging, call) => {
          const {rows: rows, received: received} = await list(`/v1/files${query({
            ...paging
          })}`, decodeStoredFiles, call);
          return {
            files: rows,
            received: received
          };
        },
        getFile: async (sha256, call) => {
          const exchange = await send({
            method: "GET",
            path: pathOf(sha256),
            answers: isNotFound
          }, call);
          return isNotFound(exchange.reply.status) ? null : requests_valueOf(exchange, decodeStoredFile(exchange.json));
        }
      };
    }
    function pathOf(sha256) {
      return `/v1/files/${segment(sha256)}`;
    }
    // CONCATENATED MODULE: ./build/contree/endpoints/images.js
    function images_images({send: send, list: list, create: create}) {
      return {
        listImages: async (filter, paging, call) => {
          const {rows: rows, received: received} = await list(`/v1/images${query({
            ...paging,
            ...filter
          })}`, decodeImages, call);
          return {
            images: rows,
            received: received
          };
        },
        importImage: async ({url: url, credentials: credentials, tag: tag, timeout: timeout}, call) => {
          const body = jsonBody({
            registry: {
              url: url,
              credentials: credentials
            },
            tag: tag,
            timeout: timeout
          });
          const redact = createRedact(credentials === void 0 ? [] : [ credentials.password ]);
          return await create({
            method: "POST",
            path: "/v1/images/import",
            body: body,
            redact: redact
          }, call);
        },
        tagImage: async (uuid, tag, call) => {
          const path = `/v1/images/${segment(uuid)}/tag`;
          await send({
            method: "PATCH",
            path: path,
            reads: "anything",
            body: jsonBody({
              tag: tag
            })
          }, call);
        },
        untagImage: async (uuid, tag, call) => {
          const path = `/v1/images/${segment(uuid)}/tag${query({
            tag: tag
          })}`;
          const answers = (status, replyLost) => isNotFound(status) && replyLost;
          await send({
            method: "DELETE",
            path: path,
            reads: "anything",
            answers: answers
          }, call);
        }
      };
    }
    // CONCATENATED MODULE: ./build/contree/wire/directory.js
    const wire = dist.Ikc({
      path: fields_text,
      name: fields_text,
      size: number,
      mode: known(dist.KCZ([ dist.aig(), dist.YjP() ])),
      type: fields_text,
      is_dir: flag,
      is_regular: flag,
      is_symlink: flag
    });
    const entry = dist.FsL(wire, dist.pdi(({path: path, name: name, size: size, ...kind}) => ({
      path: path ?? name ?? "",
      size: size ?? 0,
      type: typeOf(kind)
    })), dist.z6Y(({path: path}) => path !== "", "no path"));
    const decodeDirectory = listDecoder([ "files", "items" ], decoder(entry, "directory entry"));
    const TYPE_MASK = 61440;
    const TYPE_BITS = new Map([ [ 32768, "file" ], [ 16384, "directory" ], [ 40960, "symlink" ] ]);
    const TYPE_WORDS = new Map([ ...[ "-", "file", "regular" ].map(word => [ word, "file" ]), ...[ "d", "dir", "directory" ].map(word => [ word, "directory" ]), ...[ "l", "link", "symlink" ].map(word => [ word, "symlink" ]) ]);
    function typeOf({mode: mode, type: type, ...flags}) {
      if (flags.is_symlink === true) return "symlink";
      if (flags.is_dir === true) return "directory";
      if (flags.is_regular === true) return "file";
      if (typeof mode === "number") return TYPE_BITS.get(mode & TYPE_MASK) ?? "other";
      return TYPE_WORDS.get(type?.toLowerCase() ?? "") ?? TYPE_WORDS.get(mode?.slice(0, 1) ?? "") ?? "other";
    }
    // CONCATENATED MODULE: ./build/contree/endpoints/inspect.js
    const REDIRECTS = [ 301, 302, 303, 307, 308 ];
    const ANY_TYPE = "*/*";
    function inspect({send: send, read: read, list: list, exists: exists}) {
      return {
        findImageByTag: async (tag, call) => {
          const path = `/v1/inspect/${query({
            tag: tag
          })}`;
          const answers = status => isNotFound(status) || REDIRECTS.includes(status);
          const exchange = await send({
            method: "GET",
            path: path,
            reads: "anything",
            answers: answers
          }, call);
          return isNotFound(exchange.reply.status) ? null : requests_valueOf(exchange, decodeCreatedReply(exchange.reply));
        },
        inspectImage: async (uuid, call) => await read({
          method: "GET",
          path: inspect_pathOf(uuid, "")
        }, decodeImage, call),
        listDirectory: async (uuid, path, call) => (await list(inspect_pathOf(uuid, "list", path), decodeDirectory, call, DIRECTORY_LIMITS)).rows,
        downloadFile: async (uuid, path, call) => {
          const file = inspect_pathOf(uuid, "download", path);
          return (await send({
            method: "GET",
            path: file,
            reads: "content",
            accept: ANY_TYPE
          }, call)).reply.body;
        },
        pathExists: async (uuid, path, call) => await exists({
          path: inspect_pathOf(uuid, "download", path),
          accept: ANY_TYPE
        }, call),
        downloadArchive: async (uuid, path, call) => {
          const archive = inspect_pathOf(uuid, "archive", path);
          const request = {
            method: "GET",
            path: archive,
            reads: "stream",
            accept: ANY_TYPE,
            answers: isNotFound
          };
          return (await send(request, call)).reply.stream ?? null;
        }
      };
    }
    function inspect_pathOf(uuid, action, path) {
      return `/v1/inspect/${segment(uuid)}/${action}${query({
        path: path
      })}`;
    }
    // CONCATENATED MODULE: ./build/contree/endpoints/operations.js
    function operations({send: send, list: list, create: create, now: now}) {
      return {
        listOperations: async (filter, paging, call) => {
          const path = `/v1/operations${query({
            ...paging,
            ...filter
          })}`;
          const {rows: rows, payloads: payloads, received: received, reply: reply} = await list(path, decodeOperations, call);
          return {
            operations: rows,
            payloads: payloads,
            received: received,
            retryAfter: retryAfterOf(reply.header, now())
          };
        },
        getOperation: async (uuid, call) => {
          const request = {
            method: "GET",
            path: operations_pathOf(uuid),
            limits: DETAIL_LIMITS
          };
          const asked = {
            ...request,
            path: `${request.path}${query({
              inflight: 1
            })}`,
            once: true
          };
          const exchange = await send(call?.inflight === true ? asked : request, call);
          const operation = requests_valueOf(exchange, requireUuid(uuid, decodeOperation(exchange.json)));
          return {
            operation: operation,
            payload: exchange.json,
            retryAfter: retryAfterOf(exchange.reply.header, now())
          };
        },
        cancelOperation: async (uuid, call) => {
          const answers = status => status === 409;
          const request = {
            method: "DELETE",
            path: operations_pathOf(uuid),
            reads: "anything",
            answers: answers
          };
          const {reply: reply, replyLost: replyLost} = await send(request, call);
          return {
            answer: answers(reply.status) ? "finished" : "accepted",
            replyLost: replyLost
          };
        },
        terminateInstance: async (uuid, call) => {
          const path = `${operations_pathOf(uuid)}/subprocesses/1${query({
            signal: "TERM"
          })}`;
          await send({
            method: "DELETE",
            path: path,
            reads: "anything",
            idempotent: false,
            once: true
          }, call);
        },
        spawnInstance: async (request, call) => await create({
          method: "POST",
          path: "/v1/instances",
          body: jsonBody(spawnFields(request))
        }, call)
      };
    }
    function requireUuid(uuid, decoded) {
      if ("problem" in decoded || decoded.value.uuid === ((0, contree_uuid.X)(uuid) ?? uuid)) return decoded;
      return {
        problem: `about another operation (${decoded.value.uuid})`
      };
    }
    function operations_pathOf(uuid) {
      return `/v1/operations/${segment(uuid)}`;
    }
    function spawnFields({stdin: stdin, truncateOutputAt: truncateOutputAt, network: network, maxLayerBytes: maxLayerBytes, ...fields}) {
      return {
        ...fields,
        networking: network === void 0 ? void 0 : {
          enabled: network
        },
        resources_limits: maxLayerBytes === void 0 ? void 0 : {
          max_layer_bytes: maxLayerBytes
        },
        truncate_output_at: truncateOutputAt,
        stdin: stdin === void 0 ? void 0 : {
          value: stdin.toString("base64"),
          encoding: "base64"
        }
      };
    }
    // EXTERNAL MODULE: ./build/contree/proxy.js
        var contree_proxy = __webpack_require__(7271);
    // CONCATENATED MODULE: ./build/contree/turns.js
    function createTurns() {
      const waiting = [];
      const next = () => {
        waiting.shift()?.();
        if (waiting.length > 0) setImmediate(next);
      };
      return () => new Promise(resolve => {
        if (waiting.push(resolve) === 1) setImmediate(next);
      });
    }
    // CONCATENATED MODULE: ./build/contree/client.js
    const REPLY_BUDGET = 8 * 1024 * 1024;
    function createContreeClient(options) {
      const {requestTimeout: requestTimeout, clock: clock, proxyEnv: proxyEnv = {}, onRetry: onRetry = () => {}, onWarning: onWarning = () => {}} = options;
      const base = (0, base_address.d)(options.baseUrl);
      const proxy = (0, contree_proxy.ZR)(base, proxyEnv);
      const agents = createAgents(base, proxy.proxy);
      const secrets = [ options.token, ...options.secrets ?? [] ];
      const connection = {
        destination: createDestination(base, proxy, options),
        headers: headersOf(options),
        ...agents,
        requestTimeout: requestTimeout,
        clock: clock,
        redact: createRedact(secrets),
        redactValue: createRedactValue(secrets),
        secrets: secrets,
        turn: createTurns(),
        budget: new ByteBudget(REPLY_BUDGET),
        onRetry: onRetry,
        firstAnswer: options.firstAnswer,
        explainForbidden: options.explainForbidden
      };
      const requests = createRequests(connection, onWarning);
      return {
        whoAmI: async call => await requests.read({
          method: "GET",
          path: "/v1/whoami",
          once: true,
          unexplained: true
        }, decodeWhoAmI, call),
        ...operations(requests),
        ...events(requests),
        ...images_images(requests),
        ...files(requests),
        ...inspect(requests),
        close: () => {
          agents.keptAlive.destroy();
          agents.unshared.destroy();
        }
      };
    }
    const VISIBLE = /^[\x21-\x7e]+(?: +[\x21-\x7e]+)*$/u;
    function headersOf({token: token, project: project, userAgent: userAgent}) {
      const values = {
        token: token,
        userAgent: userAgent,
        ...project === void 0 ? {} : {
          project: project
        }
      };
      for (const [name, value] of Object.entries(values)) if (!VISIBLE.test(value)) throw new TypeError(`The ${name} is empty or has characters that no header can hold.`);
      return {
        Authorization: `Bearer ${token}`,
        ...project === void 0 ? {} : {
          Project: project
        },
        "User-Agent": userAgent,
        "Accept-Encoding": "gzip"
      };
    }
    // EXTERNAL MODULE: ./build/credentials/credentials.js + 4 modules
        var credentials_credentials = __webpack_require__(6177);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // CONCATENATED MODULE: ./build/connect.js
    function connect({token: token, project: project, url: url, givenBy: givenBy}, requestTimeout, {clock: clock, env: env, source: source, log: log, explainForbidden: explainForbidden, firstAnswer: firstAnswer}, secrets = []) {
      return createContreeClient({
        baseUrl: url,
        token: token,
        givenBy: givenBy,
        secrets: [ ...(0, credentials_credentials.VY)(source.get, env), ...secrets ],
        ...project === null ? {} : {
          project: project
        },
        requestTimeout: requestTimeout,
        userAgent: `contree-op-action/${action_facts.x}`,
        clock: clock,
        proxyEnv: env,
        ...explainForbidden && {
          explainForbidden: explainForbidden
        },
        ...firstAnswer && {
          firstAnswer: firstAnswer
        },
        onRetry: event => {
          log.debug(text_escape.BP`${event.method} ${event.path}: ${event.reason}; retrying in ${event.delay} ms`);
        },
        onWarning: warning => {
          log.warning(text_escape.BP`${warning}`);
        }
      });
    }
    // EXTERNAL MODULE: ./build/inputs/input-source.js
        var input_source = __webpack_require__(316);
    // CONCATENATED MODULE: ./build/values/shell-text.js
    function shellText(words) {
      const quoted = word => `'${word.replaceAll("'", `'"'"'`)}'`;
      return words.map(word => /^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word)).join(" ");
    }
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // CONCATENATED MODULE: ./build/legs/command.js
    const MARKER_VARIABLE = "CONTREE_OP_ACTION";
    const EXIT_ON_ERROR = "set -e; ";
    const LONGEST = {
      lines: 20,
      units: 2e3
    };
    const SHOWN = {
      lines: 18,
      units: 1800
    };
    function commandText({command: command, args: args, shell: shell}) {
      return shell ? command : shellText([ command, ...args ]);
    }
    function writtenCommand({command: command, env: env}) {
      if (command === null) return null;
      const text = commandText(command);
      const isPrefixed = command.shell && env?.[MARKER_VARIABLE] !== void 0 && text.startsWith(EXIT_ON_ERROR);
      return isPrefixed ? text.slice(EXIT_ON_ERROR.length) : text;
    }
    function shownCommand(text) {
      const whole = text.replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd();
      const lines = whole.split("\n", LONGEST.lines + 1);
      if (lines.length <= LONGEST.lines && whole.length <= LONGEST.units) return whole;
      const shown = lines.slice(0, SHOWN.lines).join("\n").slice(0, SHOWN.units);
      return (0, values.U3)(`${shown}\n\u2026 (${(whole.length - shown.length).toLocaleString("en-US")} more characters)`);
    }
    // CONCATENATED MODULE: ./build/legs/leg-stage.js
    function lastStatus({begun: begun, operation: operation}) {
      return begun ? "EXECUTING" : operation?.status ?? null;
    }
    function isQueued(seen) {
      const status = lastStatus(seen);
      return status === "PENDING" || status === "ASSIGNED";
    }
    const LAST_LOOK = {
      last: 3e3,
      beforeCancels: 2e3,
      beforeMore: 1e3
    };
    LAST_LOOK.beforeMore;
    const REACHED = .9;
    function reachedLimit({ms: ms}, {elapsed: elapsed, duration: duration}) {
      const seconds = Math.max(elapsed ?? 0, duration ?? 0);
      return seconds === 0 || seconds * 1e3 >= ms * REACHED;
    }
    // CONCATENATED MODULE: ./build/legs/outcome.js
    function exitCodeOf(operation) {
      const {signal: signal, status: status} = operation;
      const exitCode = operation.exitCode ?? 0;
      if (exitCode > 0) return exitCode;
      if (operation.sandboxTimedOut) return 124;
      if (signal !== null) return 128 + signal;
      if (exitCode < 0) return 1;
      if (!isTerminal(status)) return null;
      return status === "SUCCESS" ? 0 : 1;
    }
    function judge(facts) {
      const {operation: operation, begun: begun, cancel: cancel, limit: limit, problem: problem, start: start, loss: loss, allowFailure: allowFailure} = facts;
      const wasActive = operation?.sandboxTimedOut === true && limit?.outlastsStep === true && reachedLimit(limit, operation);
      const timedOut = facts.timedOut || wasActive;
      const ended = operation !== null && isTerminal(operation.status);
      const known = operation !== null || begun;
      const own = operation === null || wasActive ? null : exitCodeOf(operation);
      const outcome = start === "started" ? outcomeOf() : unstartedOutcome(start, timedOut);
      const exitCode = Math.max(own ?? 1, loss === null && outcome !== "timed-out" ? 0 : 1);
      return {
        ...facts,
        timedOut: timedOut,
        outcome: outcome,
        exitCode: allowFailure ? 0 : exitCode
      };
      function outcomeOf() {
        const seenActive = problem === null || cancel === "accepted" || known && cancel !== null;
        if (timedOut && seenActive) return "timed-out";
        if (ended) {
          if (operation.status === "CANCELLED") return "cancelled";
          return own === 0 ? "passed" : "failed";
        }
        if (cancel === "accepted") return "cancelled";
        if (cancel === "finished") return "unknown";
        if (!known || problem !== null && cancel === null) return "unknown";
        return "active";
      }
    }
    function unstartedOutcome(start, timedOut) {
      if (start === "refused") return "failed";
      if (start === "lost") return "unknown";
      return timedOut ? "timed-out" : "cancelled";
    }
    // CONCATENATED MODULE: ./build/legs/ledger-view.js
    class LedgerView {
      byName=new Map;
      settled=new Set;
      open=new Set;
      get size() {
        return this.byName.size;
      }
      get settledCount() {
        return this.settled.size;
      }
      countOf(start) {
        return [ ...this.byName.values() ].filter(facts => facts.start === start).length;
      }
      get allSettled() {
        return this.open.size === 0;
      }
      isSettled(leg) {
        return this.settled.has(this.facts(leg).leg.name);
      }
      isOpen({name: name, uuid: uuid}) {
        return this.find(name).leg.uuid === uuid && this.open.has(name);
      }
      startOf(name) {
        return this.byName.get(name)?.start ?? null;
      }
      commandOf(name) {
        return this.byName.get(name)?.command ?? null;
      }
      unsettled() {
        return this.#startedWhere(({leg: leg}) => this.open.has(leg.name));
      }
      mayBeActive() {
        return this.#startedWhere(({operation: operation}) => operation === null || !isTerminal(operation.status));
      }
      mayBeLeft(startsLegs) {
        const isGone = ({leg: leg, problem: problem}) => this.settled.has(leg.name) && problem?.isInaccessible === true;
        const active = this.mayBeActive();
        return startsLegs ? active : active.filter(leg => !isGone(this.facts(leg)));
      }
      facts({name: name, uuid: uuid}) {
        const facts = this.find(name);
        if (facts.leg.uuid !== uuid) throw new Error(`Leg ${name} is no longer operation ${uuid}.`);
        return facts;
      }
      result(leg) {
        return judge(this.facts(leg));
      }
      resultOf(name) {
        return judge(this.find(name));
      }
      results() {
        return [ ...this.byName.values() ].map(judge);
      }
      unsettledResults() {
        return this.results().filter(({leg: leg}) => !this.settled.has(leg.name));
      }
      activeStatuses() {
        return this.unsettled().map(leg => lastStatus(this.facts(leg)));
      }
      find(name) {
        const facts = this.byName.get(name);
        if (facts === void 0) throw new Error(`No leg ${name} in the ledger.`);
        return facts;
      }
      #startedWhere(isWanted) {
        const legs = [];
        for (const facts of this.byName.values()) {
          const {name: name, uuid: uuid} = facts.leg;
          if (uuid !== null && isWanted(facts)) legs.push({
            name: name,
            uuid: uuid
          });
        }
        return legs;
      }
    }
    // CONCATENATED MODULE: ./build/legs/unstarted.js
    function unstarted(name) {
      return {
        leg: {
          name: name,
          uuid: null
        },
        start: "planned",
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
        reusedFrom: null
      };
    }
    function unstartedAgain(facts) {
      const {leg: leg, attempts: attempts, mostAttempts: mostAttempts, earlier: earlier, command: command, limit: limit, loss: loss, allowFailure: allowFailure} = facts;
      return {
        ...unstarted(leg.name),
        attempts: attempts,
        mostAttempts: mostAttempts,
        earlier: earlier,
        command: command,
        limit: limit,
        loss: loss,
        allowFailure: allowFailure
      };
    }
    // CONCATENATED MODULE: ./build/legs/ledger.js
    class Ledger extends LedgerView {
      #lastTries=new Map;
      #startListeners=new Set;
      #planned=new Set;
      #onUnknownStatus;
      #allowsFailure;
      constructor(onUnknownStatus = () => {}, allowsFailure = () => false) {
        super();
        this.#onUnknownStatus = onUnknownStatus;
        this.#allowsFailure = allowsFailure;
      }
      add(legs) {
        for (const leg of legs) if (!this.byName.has(leg.name)) this.recordStart(leg);
      }
      plan(legs) {
        for (const {name: name, allowFailure: allowFailure, command: command = null, mostAttempts: mostAttempts = 1} of legs) {
          this.byName.set(name, {
            ...unstarted(name),
            allowFailure: allowFailure,
            command: command,
            mostAttempts: mostAttempts
          });
          this.#planned.add(name);
        }
      }
      recordLimit(name, limit) {
        this.#update(this.find(name), {
          limit: limit
        });
      }
      recordStart({name: name, uuid: uuid, allowFailure: allowFailure}) {
        const known = this.byName.get(name) ?? unstarted(name);
        this.byName.set(name, {
          ...unstartedAgain(known),
          leg: {
            name: name,
            uuid: uuid
          },
          start: "started",
          attempts: known.attempts + (known.start === "lost" || known.start === "refused" ? 0 : 1),
          timedOut: known.timedOut,
          givenUp: known.givenUp,
          allowFailure: allowFailure ?? known.allowFailure
        });
        this.settled.delete(name);
        this.open.add(name);
        for (const listener of this.#startListeners) listener({
          name: name,
          uuid: uuid
        });
      }
      recordReused(name, {operation: operation, attempt: attempt, tries: tries}) {
        const leg = {
          name: name,
          uuid: operation.uuid
        };
        this.#update(this.find(name), {
          leg: leg,
          start: "started",
          attempts: tries,
          reusedFrom: attempt
        });
        this.recordRead(leg, operation);
        return leg;
      }
      onStart(listener) {
        this.#startListeners.add(listener);
        return () => this.#startListeners.delete(listener);
      }
      planAgain(leg) {
        const facts = this.facts(leg);
        this.#lastTries.set(leg.name, facts);
        const earlier = [ ...facts.earlier, {
          ...judge(facts),
          earlier: []
        } ];
        this.byName.set(leg.name, {
          ...unstartedAgain(facts),
          earlier: earlier
        });
        this.settled.delete(leg.name);
        this.open.delete(leg.name);
      }
      keepLastTry(name) {
        const last = this.#lastTries.get(name);
        const {attempts: attempts, start: start} = this.find(name);
        if (last === void 0 || start !== "planned") return false;
        this.byName.set(name, {
          ...last,
          attempts: attempts
        });
        this.#settle(name);
        return true;
      }
      recordFailedStart(name, start, problem) {
        const facts = this.find(name);
        this.#update(facts, {
          start: start,
          attempts: facts.attempts + 1,
          problem: problem
        });
        if (start === "refused") this.#settle(name);
      }
      recordDelay(name, problem) {
        this.#update(this.find(name), {
          problem: problem
        });
      }
      recordRead(leg, operation) {
        const facts = this.facts(leg);
        const command = facts.command ?? ledger_commandOf(operation);
        const allowFailure = facts.allowFailure || !this.#planned.has(leg.name) && this.#allowsFailure(operation);
        const kept = {
          ...operation,
          env: null,
          command: null
        };
        this.#update(facts, {
          operation: kept,
          command: command,
          problem: null,
          allowFailure: allowFailure
        });
        if (isTerminal(operation.status)) this.#settle(leg.name); else if (!isKnownStatus(operation.status)) this.#onUnknownStatus(operation.status);
      }
      recordBegun({name: name, uuid: uuid}) {
        const facts = this.find(name);
        if (facts.leg.uuid === uuid) this.#update(facts, {
          begun: true
        });
      }
      recordMissedRead(leg, problem) {
        this.#update(this.facts(leg), {
          problem: problem
        });
      }
      recordUnreadable(leg, problem) {
        this.recordMissedRead(leg, problem);
        this.#settle(leg.name);
      }
      recordDeadline(which = "unsettled") {
        for (const facts of this.byName.values()) if (isLate(facts, this.settled.has(facts.leg.name), which)) this.#update(facts, {
          timedOut: true
        });
      }
      recordFailFast() {
        for (const facts of this.byName.values()) if (!this.settled.has(facts.leg.name)) this.#update(facts, {
          givenUp: true
        });
      }
      recordStop(leg, grace) {
        this.#update(this.facts(leg), {
          stopGrace: grace
        });
      }
      recordCancel(leg, cancel, problem) {
        this.#update(this.facts(leg), {
          cancel: cancel,
          ...problem !== null && {
            problem: problem
          }
        });
      }
      recordLoss(leg, loss) {
        const facts = this.facts(leg);
        this.#update(facts, {
          loss: facts.loss === null ? loss : `${facts.loss}; ${loss}`
        });
      }
      #settle(name) {
        this.settled.add(name);
        this.open.delete(name);
      }
      #update(facts, changes) {
        this.byName.set(facts.leg.name, {
          ...facts,
          ...changes
        });
      }
    }
    function isLate({cancel: cancel, start: start}, isSettled, which) {
      if (which === "planned") return start === "planned";
      const isCancelled = start === "planned" || cancel === "accepted";
      return !isSettled && !(which === "uncancelled" && isCancelled);
    }
    function ledger_commandOf(operation) {
      const written = writtenCommand(operation);
      return written === null ? null : shownCommand(written);
    }
    // CONCATENATED MODULE: ./build/contree/concurrency.js
    const PARALLEL = 32;
    function limitConcurrency(clock, slow) {
      const limit = new Limit(clock, slow);
      return async task => {
        const slot = await limit.enter();
        try {
          return await task();
        } finally {
          limit.leave(slot);
        }
      };
    }
    class Limit {
      #clock;
      #slow;
      #slots=new Set;
      #waiting=[];
      #timer=null;
      constructor(clock, slow) {
        this.#clock = clock;
        this.#slow = slow;
      }
      enter() {
        if (this.#slots.size < PARALLEL) return this.#take();
        return new Promise(resolve => {
          this.#waiting.push(resolve);
        });
      }
      leave(slot) {
        if (!this.#slots.delete(slot)) return;
        this.#waiting.shift()?.(this.#take());
        if (this.#slots.size > 0) return;
        this.#timer?.abort("empty");
        this.#timer = null;
      }
      #take() {
        const slot = {
          since: this.#clock.now()
        };
        this.#slots.add(slot);
        if (this.#timer === null) this.#watch(this.#timer = new AbortController);
        return slot;
      }
      async #watch(timer) {
        while (this.#timer === timer) {
          const [oldest] = this.#slots;
          if (oldest === void 0) return;
          const slowAt = oldest.since + this.#slow;
          if (slowAt <= this.#clock.now()) this.leave(oldest); else await this.#clock.sleep(slowAt - this.#clock.now(), timer.signal);
        }
      }
    }
    async function forEachLimited(items, task, {clock: clock, slow: slow, parallel: parallel = PARALLEL, mayBegin: mayBegin}) {
      const begun = [];
      const work = async () => {
        for (let item = items[begun.length]; item !== void 0 && mayBegin(); item = items[begun.length]) {
          const running = task(item);
          begun.push(running);
          await settledOrSlow(running, clock, slow);
        }
      };
      await Promise.all(Array.from({
        length: Math.min(parallel, items.length)
      }, work));
      await Promise.all(begun);
      return items.slice(begun.length);
    }
    async function settledOrSlow(task, clock, slow) {
      const settled = new AbortController;
      const watched = task.finally(() => {
        settled.abort("settled");
      });
      await Promise.race([ watched, clock.sleep(slow, settled.signal) ]);
    }
    // CONCATENATED MODULE: ./build/legs/cancel-legs.js
    const AT_THE_END = 128;
    const SLOW_CANCEL = 1e3;
    async function cancelLegs(deps, legs, {parallel: parallel, legLimit: legLimit = 1 / 0, ...call}) {
      const {client: client, clock: clock, ledger: ledger, onAnswer: onAnswer} = deps;
      const {deadline: deadline = 1 / 0, signal: signal} = call;
      const cancel = async leg => {
        const limit = Math.min(deadline, clock.now() + legLimit);
        const answer = await cancelLeg(client, leg, limit === 1 / 0 ? call : {
          ...call,
          deadline: limit
        });
        ledger.recordCancel(leg, answer.result, answer.problem);
        onAnswer(leg, answer);
      };
      const mayBegin = () => signal?.aborted !== true && clock.now() < deadline;
      return forEachLimited(legs, cancel, {
        clock: clock,
        slow: SLOW_CANCEL,
        parallel: parallel,
        mayBegin: mayBegin
      });
    }
    async function cancelLeg(client, leg, call) {
      try {
        const {answer: answer, replyLost: replyLost} = await client.cancelOperation(leg.uuid, call);
        return {
          result: answer === "finished" && !replyLost ? "finished" : "accepted",
          problem: null
        };
      } catch (error) {
        if (!(error instanceof ContreeError)) throw error;
        return {
          result: error.isInaccessible ? "rejected" : "failed",
          problem: error
        };
      }
    }
    // CONCATENATED MODULE: ./build/legs/listing.js
    const PAGE = 1e3;
    const MOST_ROWS = 1e5;
    async function listOperations(client, filter, call, max = Number.POSITIVE_INFINITY) {
      const operations = new Map;
      const payloads = new Map;
      let requests = 0;
      let retryAfter = 0;
      for (let offset = 0; offset < max; offset += PAGE) {
        const limit = Math.min(PAGE, max - offset);
        const page = await client.listOperations(filter, {
          limit: limit,
          offset: offset
        }, call);
        requests += 1;
        retryAfter = Math.max(retryAfter, page.retryAfter ?? 0);
        const known = operations.size;
        for (const [index, operation] of page.operations.entries()) {
          operations.set(operation.uuid, operation);
          payloads.set(operation.uuid, page.payloads[index]);
        }
        if (page.received < limit || operations.size === known) break;
        if (operations.size >= MOST_ROWS && max === Number.POSITIVE_INFINITY) throw endless(requests);
      }
      return {
        operations: operations,
        payloads: payloads,
        requests: requests,
        retryAfter: retryAfter
      };
    }
    function endless(pages) {
      return new ContreeError({
        kind: "oversize",
        method: "GET",
        path: "/v1/operations",
        status: null,
        reason: `${pages} pages had ${MOST_ROWS} operations or more, and there are others`,
        advice: "Name the operations, or narrow since.",
        retryAfter: null,
        attempts: 1,
        mayHaveActed: false
      });
    }
    async function listActive(client, call, filter = {}) {
      const {statuses: statuses = ACTIVE_STATUSES, wanted: wanted, ...narrowing} = filter;
      const listings = [];
      for (const status of statuses) {
        listings.push(await listOperations(client, {
          ...narrowing,
          status: status
        }, call));
        if (wanted?.every(uuid => listings.some(({operations: operations}) => operations.has(uuid))) === true) break;
      }
      return mergeListings(listings);
    }
    function mergeListings(listings) {
      return {
        operations: new Map(listings.flatMap(({operations: operations}) => [ ...operations ])),
        payloads: new Map(listings.flatMap(({payloads: payloads}) => [ ...payloads ])),
        requests: listings.reduce((sum, {requests: requests}) => sum + requests, 0),
        retryAfter: Math.max(0, ...listings.map(({retryAfter: retryAfter}) => retryAfter))
      };
    }
    // EXTERNAL MODULE: ./build/legs/shutdown.js
        var shutdown = __webpack_require__(4180);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // CONCATENATED MODULE: ./build/report/log/cancel-log.js
    const MOST_LINES = 100;
    function cancelLogger(log, legs) {
      const isBrief = legs > MOST_LINES;
      const counts = {
        accepted: 0,
        finished: 0,
        rejected: 0,
        failed: 0
      };
      let first = null;
      return {
        onAnswer: ({name: name}, {result: result, problem: problem}) => {
          counts[result] += 1;
          first ??= problem?.message ?? null;
          const why = problem === null ? text_escape.BP`` : text_escape.BP` · ${problem.message}`;
          if (!isBrief) log.info(text_escape.BP`${name} · cancel ${result}${why}`);
        },
        end: ({length: unasked}) => {
          const answers = isBrief ? Object.entries(counts).filter(([, count]) => count > 0) : [];
          const parts = answers.map(([result, count]) => text_escape.BP` · ${(0, format.zD)(count)} ${result}`);
          if (unasked > 0) parts.push(text_escape.BP` · ${(0, format.zD)(unasked)} not asked in time`);
          if (parts.length === 0) return;
          const why = isBrief && first !== null ? text_escape.BP` · ${first}` : text_escape.BP``;
          log.info(text_escape.BP`cancel${(0, text_escape.Uk)(parts, "")}${why}`);
        }
      };
    }
    // CONCATENATED MODULE: ./build/start/marker.js
    const VERSION = 1;
    const singleLine = dist.FsL(dist.YjP(), dist.yGV(/^[^\r\n\u2028\u2029]*$/));
    const schema = dist.FsL(dist.YjP(), dist.qFJ(), dist.Ikc({
      version: dist.euz(VERSION),
      run: singleLine,
      attempt: dist.FsL(dist.aig(), dist.Y2b(), dist.Wwf(1)),
      job: singleLine,
      index: dist.FsL(dist.aig(), dist.Y2b(), dist.Wwf(0)),
      matrix: dist.lqM(dist.FsL(dist.aig(), dist.Y2b(), dist.Wwf(0))),
      step: singleLine,
      owner: dist.FsL(dist.YjP(), dist.uRe()),
      leg: dist.mee(dist.FsL(singleLine, dist.yGV(/\S/))),
      tries: dist.FsL(dist.aig(), dist.Y2b(), dist.Wwf(1)),
      allowFailure: dist.lqM(dist.euz(true)),
      stopAt: dist.lqM(dist.FsL(dist.aig(), dist.Y2b()))
    }));
    function decodeMarker(env) {
      const result = dist.xLC(schema, env?.[MARKER_VARIABLE]);
      if (!result.success) return null;
      const {matrix: matrix, allowFailure: allowFailure, stopAt: stopAt, run: run, attempt: attempt, job: job, index: index, step: step, owner: owner, leg: leg, tries: tries} = result.output;
      const more = {
        ...matrix !== void 0 && {
          matrix: matrix
        },
        ...allowFailure && {
          allowFailure: allowFailure
        },
        ...stopAt !== void 0 && {
          stopAt: stopAt
        }
      };
      return {
        run: run,
        attempt: attempt,
        job: job,
        index: index,
        step: step,
        owner: owner,
        leg: leg,
        tries: tries,
        ...more
      };
    }
    // CONCATENATED MODULE: ./build/start/read-marker.js
    async function readMarker(client, uuid, call) {
      try {
        const detail = await client.getOperation(uuid, call);
        const {operation: operation} = detail;
        const {status: status} = operation;
        const isInstance = operation.kind === null || operation.kind === "instance";
        if (operation.env === null && isInstance) return operation.command === null ? {
          kind: "unknown",
          problem: null
        } : {
          kind: "no-environment",
          status: status
        };
        const marker = decodeMarker(operation.env);
        return marker === null ? {
          kind: "unmarked"
        } : {
          kind: "marked",
          marker: marker,
          detail: detail
        };
      } catch (error) {
        if (!(error instanceof ContreeError)) throw error;
        if (error.isUnauthorized || error.isAborted) throw error;
        return error.failure.status === 403 ? {
          kind: "forbidden",
          problem: error
        } : {
          kind: "unknown",
          problem: error
        };
      }
    }
    // CONCATENATED MODULE: ./build/start/locate.js
    const CLOCK_MARGIN = 5 * 6e4;
    const ARRIVALS = [ 1e3, 2e3 ];
    const BETWEEN_SEARCHES = 200;
    const LONGEST_JOB = 5 * 24 * 36e5;
    const SLOW_READ = 2e3;
    const READ_LIMIT = 3e3;
    class Locator {
      #deps;
      #inTurn;
      #markers=new Map;
      #shownIn=new Set;
      #unknownOwners=0;
      #expected=new Map;
      #next=null;
      #last=Promise.resolve();
      constructor(deps) {
        this.#deps = deps;
        this.#inTurn = limitConcurrency(deps.clock, SLOW_READ);
      }
      know({uuid: uuid, marker: marker}) {
        this.#markers.set(uuid, marker);
      }
      async find(leg, tries, call, isLong = () => true) {
        const key = keyOf({
          leg: leg,
          tries: tries
        });
        const search = async () => (await this.#search(call)).get(key);
        const {clock: clock} = this.#deps;
        let found = await search();
        for (const [index, pause] of ARRIVALS.entries()) {
          const isLate = clock.now() + pause >= (call.deadline ?? 1 / 0);
          if (found !== void 0 || isLate || index > 0 && !isLong()) break;
          await clock.sleep(pause, call.signal);
          found = await search();
        }
        return found ?? (this.#unknownOwners > 0 ? void 0 : null);
      }
      expect(start, onFound) {
        this.#expected.set(keyOf(start), onFound);
      }
      async look(call) {
        await this.#search(call);
      }
      async findLost(ledgers, call) {
        const {operations: operations} = await listOperations(this.#deps.client, this.#sinceStart(), call);
        const active = [ ...operations.values() ].filter(({status: status}) => !isTerminal(status));
        const known = new Set(ledgers.flatMap(ledger => ledger.results()).map(({leg: leg}) => leg.uuid));
        const lost = await this.#owned(active.map(({uuid: uuid}) => uuid).filter(uuid => !known.has(uuid)), call);
        return {
          lost: lost,
          unknownOwners: this.#unknownOwners
        };
      }
      #search(call) {
        if (this.#next !== null) return this.#next;
        const {client: client, clock: clock} = this.#deps;
        const next = this.#last.then(async () => {
          this.#next = null;
          const {operations: operations} = await listOperations(client, this.#sinceStart(), call);
          const located = await this.#owned([ ...operations.keys() ], call);
          const found = new Map(located.map(({uuid: uuid, marker: marker}) => [ keyOf(marker), uuid ]));
          for (const [key, onFound] of this.#expected) this.#meet(found.get(key), key, onFound);
          return found;
        });
        this.#next = next;
        this.#last = next.catch(() => {}).then(() => clock.sleep(BETWEEN_SEARCHES, call.signal));
        return next;
      }
      #meet(uuid, key, onFound) {
        if (uuid === void 0) return;
        this.#expected.delete(key);
        onFound(uuid);
      }
      #sinceStart() {
        const {clock: clock, owner: owner} = this.#deps;
        const elapsed = clock.now() - owner.since;
        const minutes = Math.ceil(((elapsed < 0 ? LONGEST_JOB : elapsed) + CLOCK_MARGIN) / 6e4);
        return {
          kind: "instance",
          since: `${minutes}m`
        };
      }
      async #owned(uuids, call) {
        const unknown = () => uuids.filter(uuid => !this.#markers.has(uuid));
        const readings = await Promise.all(unknown().map(uuid => this.#inTurn(() => this.#read(uuid, call))));
        await this.#settleBare(readings.filter(reading => reading !== null), call);
        this.#unknownOwners = unknown().length;
        return uuids.flatMap(uuid => {
          const marker = this.#markers.get(uuid) ?? null;
          return marker === null ? [] : [ {
            uuid: uuid,
            marker: marker
          } ];
        });
      }
      async #read(uuid, call) {
        const reading = await this.#readMarker(uuid, call);
        if (reading.kind === "no-environment") return {
          uuid: uuid,
          status: reading.status
        };
        if (reading.kind !== "marked" && reading.kind !== "unmarked") return null;
        const isOwn = reading.kind === "marked" && reading.marker.owner === this.#deps.owner.uuid;
        this.#markers.set(uuid, isOwn ? reading.marker : null);
        return null;
      }
      async #readMarker(uuid, call) {
        const {client: client, clock: clock} = this.#deps;
        const deadline = Math.min(call.deadline ?? 1 / 0, clock.now() + READ_LIMIT);
        const reading = await readMarker(client, uuid, {
          ...call,
          deadline: deadline
        });
        if (reading.kind === "marked") this.#shownIn.add(reading.detail.operation.status);
        return reading;
      }
      async #settleBare(bare, call) {
        const isProven = ({status: status}) => this.#shownIn.has(status);
        const own = [ ...this.#markers ].findLast(([, marker]) => marker !== null)?.[0];
        if (own !== void 0 && !bare.every(isProven)) await this.#readMarker(own, call);
        for (const {uuid: uuid} of bare.filter(isProven)) this.#markers.set(uuid, null);
      }
    }
    function keyOf({leg: leg, tries: tries}) {
      return JSON.stringify([ leg, tries ]);
    }
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
      const isKept = facts.problem === null ? keepsSeen && lastStatus(facts) !== null : problem.isCutOff;
      if (!isKept) ledger.recordMissedRead(leg, problem);
    }
    // CONCATENATED MODULE: ./build/watch/active-listing.js
    const LISTING_LIMIT = 1e4;
    class ActiveListing {
      #deps;
      #cost=ACTIVE_STATUSES.length;
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
          const listing = await listActive(client, this.#sooner(call), {
            statuses: this.#statusesOf(legs),
            wanted: wanted
          });
          return this.#take(listing, legs);
        } catch (error) {
          if (!(error instanceof ContreeError)) throw error;
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
          if (seen === void 0 || isTerminal(seen.status)) return true;
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
          const status = lastStatus(this.#deps.ledger.facts(leg));
          return Math.min(position, Math.max(ACTIVE_STATUSES.indexOf(status), 0));
        }, 1 / 0);
        return ACTIVE_STATUSES.slice(earliest);
      }
    }
    // CONCATENATED MODULE: ./build/legs/read.js
    async function readDetail(client, leg, call) {
      try {
        return {
          kind: "read",
          detail: await client.getOperation(leg.uuid, call)
        };
      } catch (error) {
        if (!(error instanceof ContreeError)) throw error;
        if (error.isAborted) return {
          kind: "aborted"
        };
        if (error.isUnauthorized) return {
          kind: "denied",
          problem: error
        };
        return {
          kind: error.isRefusal || error.isOversize ? "refused" : "missed",
          problem: error
        };
      }
    }
    // CONCATENATED MODULE: ./build/watch/detail-reads.js
    const detail_reads_SLOW_READ = 5e3;
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
        this.#limited = limitConcurrency(deps.clock, detail_reads_SLOW_READ);
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
          return readDetail(client, leg, call);
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
    const poll_schedule_LONGEST = 5e3;
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
      const longest = within(areQueued ? LONGEST_QUEUED : poll_schedule_LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
      const shortest = isUrgent ? SHORTEST_AT_FIRST : poll_schedule_SHORTEST;
      return spread(within(shortest, waited * share, longest), PAUSE_JITTER, random);
    }
    function waitedFor(polled, followed) {
      if (areFew(followed.length)) return Math.min(...polled);
      return followed.reduce((sum, age) => sum + age, 0) / followed.length;
    }
    function checkJitter(random) {
      return spread(1, CHECK_JITTER, random);
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
          if (isTerminal(reading.detail.operation.status)) return this.#finish(leg, reading.detail, call);
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
          return isTime || lastStatus(ledger.facts(leg)) === "EXECUTING" || this.#lookAt(leg) <= now;
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
        return isQueued(this.#deps.ledger.facts(leg));
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
          if (this.#isUnknown(leg)) unknown.push(leg); else if (!isQueued(ledger.facts(leg)) && !(streams.cursorOf(leg)?.exceeds(limit) ?? !few)) streams.open(leg);
        }
        if ((!startsLegs || streams.support.sawEarly) && !areFew(unknown.length)) return;
        for (const leg of unknown) if (this.startsUpUntil(leg) <= clock.now()) streams.open(leg);
      }
      seenActive(leg) {
        const {ledger: ledger, pace: pace, streams: streams} = this.#deps;
        const facts = ledger.facts(leg);
        const hasBegun = !isQueued(facts);
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
    // CONCATENATED MODULE: ./build/watch/log-cursor.js
    function streamEndOf(error, opened) {
      const {kind: kind, retryAfter: retryAfter} = error.failure;
      if (error.isCutOff) return {
        kind: "closed"
      };
      if (error.isTooEarly) return {
        kind: "early",
        retryAfter: retryAfter
      };
      if (error.isUnreadableYet) return {
        kind: "unreadable",
        retryAfter: retryAfter
      };
      if (error.failure.status === 403) return {
        kind: "unavailable",
        isForbidden: true
      };
      if (error.isRefusal || error.isOversize || kind === "protocol" && !opened) return {
        kind: "unavailable"
      };
      return {
        kind: "broken",
        retryAfter: retryAfter,
        silent: kind === "timeout" && opened
      };
    }
    const SILENCE = 6e4;
    const LONGEST_SILENCE = 6e5;
    const BRIEF = 1e4;
    const log_cursor_BACKOFF = [ 1e3, 1e3, 1e3, 2e3, 5e3 ];
    const JITTER = {
      own: .8,
      asked: .5
    };
    const MOST_FRUITLESS = 6;
    const LONGEST_EARLY = 6e4;
    class LogCursor {
      lastEventId=null;
      isWhole=false;
      heardAt=0;
      silence=SILENCE;
      opensAt=0;
      readableAt=0;
      #brief=0;
      #fruitless=0;
      #failures=0;
      #earlies=0;
      exceeds({failures: failures, earlies: earlies}) {
        return this.#failures >= failures || this.#earlies >= earlies;
      }
      seenExecuting(now) {
        this.heardAt = now;
        this.#failures = 0;
        this.#earlies = 0;
      }
      streamEnded({end: end, brought: brought, lasted: lasted}, clock) {
        if (end.kind === "closed") return;
        this.#count(end, lasted < BRIEF, brought);
        if (end.kind === "broken" && end.silent) this.silence = Math.min(this.silence * 2, LONGEST_SILENCE);
        const isLast = end.kind === "unavailable" || end.kind === "completed" || this.#fruitless >= MOST_FRUITLESS;
        const random = clock.random();
        const own = spread(this.#backoff(end), JITTER.own, random);
        const asked = askedDelay(end, random);
        this.opensAt = isLast ? 1 / 0 : clock.now() + Math.max(own, asked);
        this.readableAt = end.kind === "unreadable" ? clock.now() + asked : 0;
      }
      #count(end, isBrief, brought) {
        const isFruitless = isBrief && !brought;
        this.#brief = isBrief ? this.#brief + 1 : 0;
        if (!isFruitless) {
          this.#failures = 0;
          this.#earlies = 0;
        }
        if (end.kind === "early") this.#earlies += 1; else {
          this.#failures += isFruitless ? 1 : 0;
          this.#fruitless = isFruitless ? this.#fruitless + 1 : 0;
        }
      }
      #backoff(end) {
        const beyond = this.#brief - log_cursor_BACKOFF.length;
        const last = log_cursor_BACKOFF.at(-1) ?? 0;
        if (end.kind === "early" && beyond > 0) return Math.min(last * 2 ** beyond, LONGEST_EARLY);
        return log_cursor_BACKOFF[Math.max(this.#brief - 1, 0)] ?? last;
      }
    }
    function askedDelay(end, random) {
      return "retryAfter" in end ? (end.retryAfter ?? 0) * (1 + JITTER.asked * random) : 0;
    }
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
        if (!(error instanceof ContreeError)) throw error;
        const end = streamEndOf(error, opened);
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
    const read_log_BACKOFF = [ 500, 1e3 ];
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
        for (const backoff of [ ...read_log_BACKOFF, 1 / 0 ]) {
          if (call.signal?.aborted === true || clock.now() >= call.deadline) return;
          const end = await readLog(this.#deps, leg, cursor, {
            follow: false,
            silence: DRAIN_LIMIT
          }, call);
          if (end.kind === "completed" || end.kind === "unavailable" || end.kind === "closed") return;
          const delay = Math.max(backoff, askedDelay(end, clock.random()));
          if (clock.now() + delay >= call.deadline) return;
          await clock.sleep(delay, call.signal);
        }
      }
    }
    // CONCATENATED MODULE: ./build/watch/stream-support.js
    const SCOUT_LIMIT = 1e3;
    const MOST_REJECTIONS = {
      active: 3,
      any: 5
    };
    const stream_support_MOST_FRUITLESS = 20;
    const REST = 1e4;
    const LONGEST_REST = 3e5;
    class StreamSupport {
      sawEarly=false;
      nextScout=0;
      #state="unknown";
      #rejected=new Set;
      #rejections={
        active: 0,
        any: 0
      };
      #isForbidden=false;
      #isMissingReported=false;
      #scoutedAt=null;
      #askedUntil=0;
      #fruitless=0;
      #rest=REST;
      get isSupported() {
        return this.#state === "supported";
      }
      get opensAt() {
        const isRejected = this.#state === "missing" || this.#state === "unknown" && this.#rejected.size > 0;
        return isRejected ? 1 / 0 : this.#askedUntil;
      }
      get waitsUntil() {
        return (this.#scoutedAt ?? 0) + SCOUT_LIMIT;
      }
      tryOpen(now) {
        if (this.#state !== "unknown") return true;
        if (now < this.nextScout) return false;
        this.#scoutedAt ??= now;
        this.nextScout = now + SCOUT_LIMIT;
        return true;
      }
      answered() {
        this.#rejections = {
          active: 0,
          any: 0
        };
        this.#rejected.clear();
        if (this.#state === "supported") return null;
        this.#state = "supported";
        return "supported";
      }
      ended(uuid, end, now, random) {
        switch (end.kind) {
         case "unavailable":
          this.#rejected.add(uuid);
          this.#rejections.any += 1;
          this.#isForbidden = end.isForbidden === true;
          return this.#rejections.any >= MOST_REJECTIONS.any ? this.#concludeMissing() : null;

         case "early":
          this.sawEarly = true;
          return this.answered();

         case "unreadable":
          return this.answered();

         case "broken":
          this.#askedUntil = Math.max(this.#askedUntil, now + askedDelay(end, random));
          return null;

         case "completed":
         case "incomplete":
         case "closed":
          return null;
        }
      }
      tried(isFruitless, now) {
        this.#fruitless = isFruitless ? this.#fruitless + 1 : 0;
        if (!isFruitless) this.#rest = REST;
        if (this.#fruitless < stream_support_MOST_FRUITLESS) return;
        this.#fruitless = 0;
        this.#askedUntil = Math.max(this.#askedUntil, now + this.#rest);
        this.#rest = Math.min(this.#rest * 2, LONGEST_REST);
      }
      seenActive(uuid) {
        if (!this.#rejected.delete(uuid)) return null;
        this.#rejections.active += 1;
        const isMissing = this.#state === "unknown" || this.#rejections.active >= MOST_REJECTIONS.active;
        return isMissing ? this.#concludeMissing() : null;
      }
      isNoProof(uuid) {
        if (!this.#rejected.delete(uuid) || this.#rejected.size > 0) return;
        this.#scoutedAt = null;
        this.nextScout = 0;
      }
      #concludeMissing() {
        this.#state = "missing";
        if (this.#isMissingReported) return null;
        this.#isMissingReported = true;
        return this.#isForbidden ? "forbidden" : "missing";
      }
    }
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
        this.support = deps.support ?? new StreamSupport;
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
        const cursor = this.#cursors.get(leg.uuid) ?? new LogCursor;
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
        if (brought || couldBring) this.support.tried(!brought && lasted < BRIEF, clock.now());
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
    const watch_LAST_LOOK = 3e3;
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
        const {clock: clock, lastLook: lastLook = watch_LAST_LOOK, ledger: ledger} = this.#options;
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
    // CONCATENATED MODULE: ./build/post-passes.js
    const CANCEL_LIMIT = 6e4;
    const LEG_LIMIT = 2e4;
    const SEARCH_LIMIT = 2e4;
    const PAUSE = 2e3;
    const LAST_PASS = 1e4;
    const MANY = 100;
    const CANCELLED = "CANCELLED";
    class CancelPasses {
      #deps;
      #until;
      #locator;
      #legs;
      #failures=[];
      #searchProblem=null;
      #unknownOwners=0;
      constructor(deps) {
        const {client: client, clock: clock, ledger: ledger, owner: owner} = deps;
        this.#deps = deps;
        this.#until = clock.now() + CANCEL_LIMIT;
        this.#locator = owner === null ? null : new Locator({
          client: client,
          clock: clock,
          owner: owner
        });
        this.#legs = ledger.unsettled();
      }
      async run() {
        let failed = 0;
        let unwatched = 0;
        for (let isFirst = true; ;isFirst = false) {
          unwatched += await this.#pass(isFirst);
          failed = this.#failures.length > 0 ? failed + 1 : 0;
          const isOver = failed === 0 && (this.#locator === null || !isFirst && unwatched === 0);
          if (failed === 0 && unwatched > 0) {
            await this.#seeEnds();
            unwatched = 0;
          }
          if (isOver || !await this.#pause(failed)) break;
        }
        if (unwatched > 0) await this.#seeEnds();
        this.#warn();
        return this.#searchProblem === null;
      }
      async #pass(isFirst) {
        const {ledger: ledger, log: log} = this.#deps;
        const legs = this.#legs.filter(leg => ledger.isOpen(leg));
        this.#legs = [];
        this.#failures = [];
        if (!isFirst && legs.length > 0) log.info(text_escape.BP`Cancelling ${(0, format.hS)(legs.length, "leg")} again.`);
        const [found] = await Promise.all([ this.#cancelLost(isFirst), this.#cancel(legs, isFirst) ]);
        return legs.length + found;
      }
      async #cancel(legs, isFirst) {
        const {log: log} = this.#deps;
        const cancelLog = cancelLogger(log, legs.length);
        const onAnswer = (leg, answer) => {
          cancelLog.onAnswer(leg, answer);
          if (answer.problem === null || !(mayPass(answer.problem) || isFirst && isUnknown(answer.problem))) return;
          this.#failures.push(answer.problem);
          this.#legs = [ ...this.#legs, leg ];
        };
        const call = {
          deadline: this.#until,
          legLimit: LEG_LIMIT,
          parallel: AT_THE_END
        };
        cancelLog.end(await cancelLegs({
          ...this.#deps,
          onAnswer: onAnswer
        }, legs, call));
      }
      async #cancelLost(isFirst) {
        const {clock: clock, ledger: ledger, log: log} = this.#deps;
        if (this.#locator === null) return 0;
        try {
          const deadline = Math.min(clock.now() + SEARCH_LIMIT, this.#until);
          const {lost: lost, unknownOwners: unknownOwners} = await this.#locator.findLost([ ledger ], {
            deadline: deadline
          });
          this.#searchProblem = null;
          this.#unknownOwners = unknownOwners;
          if (lost.length > 0) log.info(text_escape.BP`Found ${(0, format.hS)(lost.length, "operation")} more that the step had started.`);
          const legs = lost.map(({uuid: uuid}) => ({
            name: uuid,
            uuid: uuid
          }));
          ledger.add(legs);
          await this.#cancel(legs, isFirst);
          return legs.length;
        } catch (error) {
          if (!(error instanceof ContreeError)) throw error;
          this.#searchProblem = error;
          if (mayPass(error)) this.#failures.push(error);
          return 0;
        }
      }
      async #seeEnds() {
        const {clock: clock, ledger: ledger} = this.#deps;
        const deadline = clock.now() + shutdown.EG;
        if (ledger.unsettled().length >= MANY) await this.#readListedEnds(deadline - shutdown.EG / 2);
        const {signal: signal} = new AbortController;
        await watchToEnd({
          ...this.#deps,
          signal: signal,
          deadline: deadline
        });
      }
      async #readListedEnds(deadline) {
        const {client: client, ledger: ledger} = this.#deps;
        const legs = ledger.unsettled();
        try {
          const listing = await listOperations(client, {
            status: CANCELLED
          }, {
            deadline: deadline
          }, 2 * legs.length);
          for (const leg of legs) {
            const operation = listing.operations.get(leg.uuid);
            if (operation?.status === CANCELLED) ledger.recordRead(leg, operation);
          }
        } catch (error) {
          if (!(error instanceof ContreeError)) throw error;
        }
      }
      async #pause(failed) {
        const {clock: clock} = this.#deps;
        const asked = this.#failures.map(({failure: failure}) => failure.retryAfter ?? 0);
        const delay = asked.reduce((most, one) => Math.max(most, one), backoffDelay({
          base: PAUSE
        }, Math.max(failed, 1), 0));
        const left = this.#until - LAST_PASS - clock.now();
        if (left <= 0) return false;
        await clock.sleep(Math.min(delay, left));
        return true;
      }
      #warn() {
        const {log: log} = this.#deps;
        const unknown = (0, format.hS)(this.#unknownOwners, "active operation");
        const verb = this.#unknownOwners === 1 ? "it is" : "they are";
        if (this.#unknownOwners > 0) log.warning(text_escape.BP`The owner of ${unknown} is unknown; ${verb} left running.`);
        if (this.#searchProblem === null) return;
        const why = this.#searchProblem.message;
        log.warning(text_escape.BP`Operations whose start had no reply could not be looked for, and may still be active. See mode: list. ${why}`);
      }
    }
    function isUnknown(problem) {
      return problem.failure.status === 404;
    }
    function mayPass(problem) {
      return !problem.isRefusal && !problem.isOversize;
    }
    // EXTERNAL MODULE: ./build/report/text/clean.js + 1 modules
        var clean = __webpack_require__(1567);
    function phrase(literals, ...values) {
      return {
        literals: literals,
        values: values
      };
    }
    function figure(text) {
      return {
        figure: text
      };
    }
    function joinPhrases([first, ...others], separator = phrase`, `) {
      return others.reduce((list, next) => phrase`${list}${separator}${next}`, first ?? phrase``);
    }
    function joinFirst(items, most, phraseOf) {
      const shown = joinPhrases(items.slice(0, most).map(phraseOf));
      const more = items.length - most;
      return more > 0 ? phrase`${shown} and ${figure((0, format.zD)(more))} more` : shown;
    }
    function phraseLog({literals: literals, values: values}) {
      const parts = values.map(value => {
        if (typeof value !== "object") return value;
        return "figure" in value ? value.figure : phraseLog(value);
      });
      return (0, text_escape.BP)(literals, ...parts);
    }
    // CONCATENATED MODULE: ./build/report/text/some-names.js
    const NAMED_LEGS = 5;
    const NAME_LENGTH = 60;
    function someNames(names, most) {
      return phraseLog(joinFirst(names, most, name => phrase`${(0, clean.xv)(name, NAME_LENGTH)}`));
    }
    // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(7598);
    // CONCATENATED MODULE: ./build/token-hash.js
    const LENGTH = 32;
    function hashToken(token, salt = (0, external_node_crypto_.randomBytes)(LENGTH / 2).toString("hex")) {
      return {
        salt: salt,
        hash: (0, external_node_crypto_.createHash)("sha256").update(salt).update(token).digest("hex").slice(0, LENGTH)
      };
    }
    function isHashOf({salt: salt, hash: hash}, token) {
      return hashToken(token, salt).hash === hash;
    }
    // CONCATENATED MODULE: ./build/post-cleanup.js
    const REQUEST_TIMEOUT = 1e4;
    const NO_INPUTS = {
      token: "",
      project: "",
      url: "",
      profile: ""
    };
    async function cleanUp(handOver, deps) {
      const {clock: clock, log: log} = deps;
      const client = await reconnect(handOver, deps);
      const ledger = new Ledger;
      ledger.add(handOver.uuids.map(uuid => ({
        name: uuid,
        uuid: uuid
      })));
      const {owner: owner} = handOver;
      if (ledger.size > 0) log.info(text_escape.BP`Cancelling ${(0, format.hS)(ledger.size, "leg")} left active.`);
      const hasSearched = await new CancelPasses({
        client: client,
        clock: clock,
        ledger: ledger,
        log: log,
        owner: owner
      }).run().finally(client.close);
      if (ledger.size > 0) logEnd(ledger, log); else if (hasSearched) log.info(text_escape.BP`Nothing to clean up: nothing that the step started is active.`);
    }
    async function reconnect(handOver, deps) {
      const credentials = await stepCredentials(handOver, deps);
      return connect({
        ...credentials,
        project: handOver.project
      }, REQUEST_TIMEOUT, deps);
    }
    async function stepCredentials(handOver, {source: source, env: env, maskSecret: maskSecret}) {
      const text = name => (0, input_source.A)(source, name);
      const given = {
        token: text("token"),
        project: text("project"),
        url: text("url"),
        profile: text("profile")
      };
      const problems = [];
      for (const inputs of [ given, {
        ...given,
        token: ""
      }, NO_INPUTS ]) try {
        const credentials = await (0, credentials_credentials.z8)({
          ...inputs,
          allowHttp: true
        }, env);
        maskSecret(credentials.token);
        requireSame(credentials, handOver);
        return credentials;
      } catch (error) {
        problems.push(error);
      }
      throw problems[0];
    }
    function requireSame({token: token, url: url, givenBy: givenBy}, handOver) {
      if (url !== handOver.url) throw new Error(`the inputs name ${url} now, the step used ${handOver.url}: the token is not sent there. Set CONTREE_URL and CONTREE_TOKEN in the job's env`);
      if (!isHashOf(handOver.token, token)) throw new Error(`${givenBy.token} gives another token now than the step used, so it is not sent: set CONTREE_TOKEN in the job's env`);
    }
    function logEnd(ledger, log) {
      const left = ledger.mayBeActive();
      const isCancelled = leg => ledger.facts(leg).cancel === "accepted";
      const cancelled = left.filter(isCancelled).map(({uuid: uuid}) => uuid);
      const uncancelled = left.filter(leg => !isCancelled(leg)).map(({uuid: uuid}) => uuid);
      if (left.length === 0) log.info(text_escape.BP`All have ended.`);
      if (cancelled.length > 0) log.info(text_escape.BP`Cancelled, but not seen to end: ${someNames(cancelled, NAMED_LEGS)}.`);
      if (uncancelled.length === 0) return;
      const legs = (0, format.hS)(uncancelled.length, "leg");
      log.warning(text_escape.BP`${legs} may still be active: ${uncancelled.join(", ")}. Cancel them with mode: cancel.`);
    }
  })
};
