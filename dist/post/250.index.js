export const id = 250;

export const ids = [ 250 ];

export const modules = {
  221: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      U: () => isLoopback,
      w: () => BypassRules
    });
    var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30);
    var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(136);
    class BypassRules {
      unknown;
      #rules;
      constructor(list) {
        const entries = list.replaceAll(/\s+-\s+/g, "-").split(/[\s,]/).filter(entry => entry !== "");
        const read = entries.map(entry => ({
          entry: entry,
          rule: readEntry(entry)
        }));
        this.#rules = read.flatMap(({rule: rule}) => rule ?? []);
        this.unknown = read.filter(({rule: rule}) => rule === null).map(({entry: entry}) => entry);
      }
      bypasses(hostname, port) {
        const host = bare(hostname);
        return this.#rules.some(rule => rule(host, port));
      }
    }
    function isLoopback(hostname) {
      const host = bare(hostname);
      const loopback = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList;
      loopback.addSubnet("127.0.0.0", 8, "ipv4");
      loopback.addAddress("::1", "ipv6");
      return host === "localhost" || isListed(loopback, host);
    }
    function bare(host) {
      return host.toLowerCase().replaceAll(/[[\]]/g, "").replace(/\.$/, "");
    }
    function readEntry(entry) {
      if (entry === "*") return () => true;
      return readAddresses(entry) ?? readName(entry);
    }
    function readAddresses(entry) {
      const listed = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList;
      const [first = "", last = ""] = entry.split("-");
      const [network = "", bits = ""] = entry.split("/");
      const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? [];
      const address = (0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry) > 0 ? entry : bracketed ?? plain ?? "";
      try {
        if ((0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) > 0) listed.addAddress(address, familyOf(address)); else if ((0, 
        node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(first) > 0) listed.addRange(first, last, familyOf(first)); else if (/^\d{1,3}$/.test(bits)) listed.addSubnet(network, Number(bits), familyOf(network)); else return null;
      } catch {
        return null;
      }
      return (host, ofPort) => (port === void 0 || port === ofPort) && isListed(listed, host);
    }
    function readName(entry) {
      const [, wildcard, written = "", port] = /^(\*\.|\.)?([^\s/*:[\]]+?)\.?(?::(\d{1,5}))?$/.exec(entry) ?? [];
      const name = (0, node_url__WEBPACK_IMPORTED_MODULE_1__.domainToASCII)(written);
      if (name === "" || (0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name.split("-")[0] ?? "") > 0) return null;
      return (host, ofPort) => {
        if (port !== void 0 && port !== ofPort) return false;
        return host === name && wildcard !== "*." || host.endsWith(`.${name}`);
      };
    }
    function isListed(list, host) {
      return (0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) > 0 && list.check(host, familyOf(host));
    }
    function familyOf(address) {
      return (0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 6 ? "ipv6" : "ipv4";
    }
  }),
  271: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Wm: () => proxySecrets,
      ZR: () => decideProxy,
      eq: () => proxyVariables
    });
    var _no_proxy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(221);
    class InvalidProxy extends TypeError {}
    const DIRECT = {
      proxy: null,
      variable: "",
      warnings: []
    };
    function decideProxy(destination, env) {
      const {protocol: protocol, hostname: hostname, port: port} = new URL(destination);
      const name = protocol === "https:" ? "https_proxy" : "http_proxy";
      const [variable, value] = firstSet(env, [ name, name.toUpperCase(), "all_proxy", "ALL_PROXY" ]);
      if (value === "") return DIRECT;
      const [noProxy, list] = firstSet(env, [ "no_proxy", "NO_PROXY" ]);
      const rules = new _no_proxy_js__WEBPACK_IMPORTED_MODULE_0__.w(list);
      if (rules.bypasses(hostname, port === "" ? protocol === "https:" ? "443" : "80" : port)) return DIRECT;
      const isLocal = (0, _no_proxy_js__WEBPACK_IMPORTED_MODULE_0__.U)(hostname);
      const proxy = parseProxy(variable, value);
      if (isLocal && !(0, _no_proxy_js__WEBPACK_IMPORTED_MODULE_0__.U)(proxy.hostname)) return DIRECT;
      const warnings = rules.unknown.map(entry => `${noProxy} has the entry ${JSON.stringify(shorten(entry))}, which matches no host: use a host name, .domain, *.domain, host:port, an IP address, 10.0.0.0/8, 10.0.0.1-10.0.0.9 or *.`);
      return {
        proxy: proxy.href,
        variable: variable,
        warnings: warnings
      };
    }
    const VARIABLES = [ "https_proxy", "http_proxy", "all_proxy", "no_proxy" ].flatMap(name => [ name, name.toUpperCase() ]);
    function proxyVariables(env) {
      const isSet = name => (env[name] ?? "") !== "";
      return Object.fromEntries(VARIABLES.filter(isSet).map(name => [ name, env[name] ]));
    }
    function proxySecrets(env) {
      const secrets = VARIABLES.flatMap(name => {
        const found = /^(?:[^/@:]*:\/\/)?(?<user>[^:@]*)(?::(?!\/\/)(?<password>.*))?@/s.exec((env[name] ?? "").trim());
        const {user: user = "", password: password = ""} = found?.groups ?? {};
        const header = found === null ? "" : Buffer.from(`${decode(user)}:${decode(password)}`).toString("base64");
        return [ password, decode(password), header.replace(/=+$/, "") ];
      });
      return [ ...new Set(secrets) ].filter(secret => secret !== "");
    }
    function firstSet(env, names) {
      const name = names.find(candidate => (env[candidate] ?? "").trim() !== "") ?? "";
      return [ name, (env[name] ?? "").trim() ];
    }
    function parseProxy(variable, value) {
      const refuse = problem => new InvalidProxy(`${variable}: ${JSON.stringify(shorten(withoutUser(value)))} ${problem}`);
      const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase() ?? null;
      if (scheme !== null && scheme !== "http" && scheme !== "https") throw refuse(`is no http or https proxy: use http://host:port, https://host:port or host:port, or name the host of the service in NO_PROXY`);
      const url = /[\s\0]/.test(value) ? null : URL.parse(scheme === null ? `http://${value}` : value);
      const isMistyped = scheme === null && url?.pathname !== "/";
      if (url === null || isMistyped) throw refuse("is no address of a proxy: use http://host:port, https://host:port or host:port");
      if (`${url.pathname}${url.search}${url.hash}`.includes("@")) throw refuse("has a character that a user name or password cannot have: write / as %2F, ? as %3F and # as %23");
      url.username = encodeURIComponent(decode(url.username));
      url.password = encodeURIComponent(decode(url.password));
      url.pathname = "/";
      url.search = "";
      url.hash = "";
      return url;
    }
    function decode(text) {
      try {
        return decodeURIComponent(text);
      } catch {
        return text;
      }
    }
    function withoutUser(value) {
      const [, scheme = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(value) ?? [];
      const host = rest.replace(/^.*@/s, "***@");
      return `${scheme}${host.replace(/:(?!\d{1,5}\/?$)[^[\]]*$/s, ":***")}`;
    }
    const LONGEST = 100;
    function shorten(text) {
      return text.length > LONGEST ? `${text.slice(0, LONGEST)}\u2026` : text;
    }
  }),
  254: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      W: () => INPUT_DEFAULTS,
      x: () => VERSION
    });
    const VERSION = "1.0.0";
    const INPUT_DEFAULTS = {
      mode: "wait",
      token: "",
      project: "",
      url: "",
      "allow-http": "false",
      profile: "",
      "request-timeout": "30s",
      operations: "",
      "operations-file": "",
      "if-no-operations": "error",
      session: "",
      image: "",
      "registry-username": "",
      "registry-password": "",
      legs: "",
      "legs-file": "",
      matrix: "",
      command: "",
      "leg-name": "",
      "allow-failure": "false",
      setup: "",
      "setup-key": "",
      "setup-keep": "",
      "setup-files": "",
      files: "",
      env: "",
      cwd: "",
      shell: "",
      hostname: "",
      network: "",
      user: "",
      "run-timeout": "",
      "truncate-output-at": "",
      "disk-limit": "",
      disposable: "",
      "max-parallel": "",
      retries: "0",
      "retry-on": "platform",
      "on-rerun": "all",
      "dry-run": "false",
      detach: "false",
      collect: "",
      "test-reports": "",
      "if-no-files-found": "warn",
      "collect-timeout": "1m",
      tag: "",
      timeout: "",
      "on-timeout": "leave",
      "stop-grace": "10s",
      "fail-fast": "false",
      logs: "",
      "if-finished": "error",
      status: "EXECUTING",
      kind: "",
      since: "",
      until: "",
      max: "1000",
      cleanup: "auto",
      "output-dir": "",
      summary: "true",
      comment: "false",
      "comment-key": "",
      checks: "false",
      "github-token": "",
      "job-index": "",
      "job-matrix": "",
      "job-status": ""
    };
  }),
  316: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      A: () => inputText
    });
    var _action_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(254);
    function inputText({get: get}, name) {
      const text = withPlainLines(get(name)).trim();
      return text === "" ? _action_facts_js__WEBPACK_IMPORTED_MODULE_0__.W[name] : text;
    }
    function withPlainLines(text) {
      return text.replaceAll("\r\n", "\n").replaceAll(/^\uFEFF/gm, "");
    }
  }),
  250: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      runPost: () => runPost
    });
    // EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
        var core = __webpack_require__(838);
    // CONCATENATED MODULE: ./build/contree/clock.js
    const systemClock = {
      now: () => Math.round(performance.timeOrigin + performance.now()),
      random: () => Math.random(),
      sleep: (ms, signal) => new Promise(resolve => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, Math.max(0, ms));
        signal?.addEventListener("abort", done);
      })
    };
    // EXTERNAL MODULE: external "node:util"
        var external_node_util_ = __webpack_require__(975);
    // CONCATENATED MODULE: ./build/errors.js
    function errorCode(error) {
      if (typeof error !== "object" || error === null || !("code" in error)) return null;
      return typeof error.code === "string" ? error.code : null;
    }
    function messageOf(thrown) {
      return thrown instanceof Error ? thrown.message : (0, external_node_util_.inspect)(thrown);
    }
    // EXTERNAL MODULE: ./build/inputs/action-facts.js
    var action_facts = __webpack_require__(254);
    // EXTERNAL MODULE: external "node:http"
        var external_node_http_ = __webpack_require__(67);
    // EXTERNAL MODULE: external "node:https"
        var external_node_https_ = __webpack_require__(708);
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
    // CONCATENATED MODULE: ./build/contree/base-address.js
    function parseBaseAddress(text) {
      const url = URL.parse(text);
      if (url === null || ![ "http:", "https:" ].includes(url.protocol)) throw new TypeError("the address has no http:// or https:// in front");
      if (url.username !== "" || url.password !== "") throw new TypeError("the address has a user name or a password, which it must not");
      if (url.search !== "" || url.hash !== "") throw new TypeError("the address has a ? or a #, which it must not");
      return url.origin + url.pathname.replace(/(?:\/+v1)?\/*$/u, "");
    }
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
        var parse = __webpack_require__(85);
    // EXTERNAL MODULE: external "node:string_decoder"
        var external_node_string_decoder_ = __webpack_require__(193);
    // EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
        var dist = __webpack_require__(934);
    // CONCATENATED MODULE: ./build/contree/json-meter.js
    const QUOTE = 34;
    const COMMA = 44;
    const BACKSLASH = 92;
    const SQUARE = 91;
    const SQUARE_END = 93;
    const CURLY = 123;
    const CURLY_END = 125;
    const NEAR = 64;
    class JsonMeter {
      #limits;
      #depth=0;
      #values=1;
      #isInText=false;
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
        while (at < length) {
          const byte = piece[at];
          if (byte === QUOTE) {
            at = this.#endOfText(piece, at + 1);
            continue;
          }
          if (byte === COMMA) values += 1; else if (byte === SQUARE || byte === CURLY) {
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
      return of === "values" ? `has more than ${values} JSON values` : `nests deeper than ${depth} levels of JSON`;
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
    // CONCATENATED MODULE: ./build/contree/uuid.js
    const USUAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
    const UUID = /^([0-9a-f]{8})(-?)([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{12})$/i;
    function parseUuid(text) {
      if (USUAL.test(text)) return text;
      return UUID.test(text) ? text.toLowerCase().replace(UUID, "$1-$3-$4-$5-$6") : null;
    }
    // CONCATENATED MODULE: ./build/contree/wire/fields.js
    function known(schema) {
      return dist.NpB(dist.mee(schema), null);
    }
    const fields_text = known(dist.YjP());
    const number = known(dist.FsL(dist.aig(), dist.E2x()));
    const flag = known(dist.zMY());
    const uuid = dist.FsL(dist.YjP(), dist.pdi(given => parseUuid(given.trim())), dist.YjP("no UUID"));
    const knownUuid = known(uuid);
    const imageName = dist.FsL(fields_text, dist.pdi(name => name === null ? null : parseUuid(name) ?? name));
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
    function isKnownStatus(status) {
      return isTerminal(status) || ACTIVE_STATUSES.includes(status);
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
    const WHOLE_NUMBER = /^[+-]?\d{1,15}$/u;
    const exitCode = dist.FsL(dist.L5J(), dist.pdi(value => {
      const code = typeof value === "string" && WHOLE_NUMBER.test(value.trim()) ? Number(value) : value;
      return Number.isSafeInteger(code) ? Number(code) : null;
    }));
    const operation_process = {
      exit_code: dist.lqM(exitCode),
      signal: number,
      timed_out: flag
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
        ...operation_process,
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
          state: part(operation_process),
          resources: part(resources)
        })
      })
    });
    const decodePayload = decoder(payload, "operation");
    const SIGKILLED = 128 + 9;
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
      const process = processOf(wire);
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
    function processOf(wire) {
      const {result: old, metadata: metadata} = wire;
      const state = metadata?.result?.state;
      const exitCode = state?.exit_code ?? old?.exit_code ?? null;
      const signal = signalOf(state?.signal ?? old?.signal ?? null);
      const isKilled = exitCode === SIGKILLED || exitCode !== null && exitCode < 0;
      const sandboxTimedOut = (state?.timed_out ?? old?.timed_out ?? false) || isKilled && wire.error === "timeout";
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
    const decodeOperations = listDecoder([ "operations" ], decodeOperation);
    function fullest(...outputs) {
      return outputs.find(found => (found?.bytes.length ?? 0) > 0) ?? outputs.find(found => found) ?? null;
    }
    function signalOf(signal) {
      return Number.isSafeInteger(signal) && Number(signal) > 0 ? signal : null;
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
      const {id: ownId, spid: spid, type: type, data: content} = decoded.value;
      return {
        value: {
          id: eventId(id) ?? eventId(ownId),
          process: spid,
          ...contentOf(event ?? type, content)
        }
      };
    }
    function eventId(id) {
      const number = typeof id === "string" && /^\d+$/u.test(id) ? Number(id) : id;
      return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : null;
    }
    function contentOf(type, data) {
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
      return {
        kind: type === "completion" ? "completion" : "other"
      };
    }
    // CONCATENATED MODULE: ./build/contree/failure-text.js
    const LONGEST_REASON = 300;
    const LONGEST_TEXT = 8192;
    function reasonOf({body: body, header: header, status: status}, redact) {
      const text = (new TextDecoder).decode(body);
      const message = redactStart(failure_text_messageOf(text) ?? withoutTags(redactStart(text, redact)), redact);
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
    function failure_text_messageOf(text) {
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
      return typeof json === "object" && json !== null && "error" in json && typeof json.error === "string";
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
    // CONCATENATED MODULE: ./build/contree/secrets/invisible.js
    const RANGES = [ [ 128, 160 ], [ 173, 173 ], [ 847, 847 ], [ 1564, 1564 ], [ 4447, 4448 ], [ 5760, 5760 ], [ 6068, 6069 ], [ 6155, 6159 ], [ 8192, 8207 ], [ 8232, 8239 ], [ 8287, 8303 ], [ 12288, 12288 ], [ 12644, 12644 ], [ 65024, 65039 ], [ 65279, 65279 ], [ 65440, 65440 ], [ 65520, 65535 ] ];
    const INVISIBLE = new Uint8Array(65536);
    for (const [from, to] of RANGES) INVISIBLE.fill(1, from, to + 1);
    function isInvisible(code) {
      return code < 65536 ? INVISIBLE[code] === 1 : code >= 917504 && code <= 921599;
    }
    // CONCATENATED MODULE: ./build/contree/secrets/terminal-sequence.js
    function sequenceEnd({bytes: bytes, length: length}, at) {
      const kind = String.fromCharCode(bytes[at + 1] ?? 0);
      if (kind === "[") return controlEnd({
        bytes: bytes,
        length: length
      }, at + 2);
      let place = at + 1;
      if ("]PX^_".includes(kind)) {
        while (place < length && ![ 7, 10, 13, 27 ].includes(bytes[place] ?? 0)) place += 1;
        if (place >= length) return length + 1;
        if (bytes[place] === 7) return place + 1;
        return bytes[place] === 27 && bytes[place + 1] === 92 ? place + 2 : place;
      }
      while (isWithin(bytes[place], 32, 47)) place += 1;
      if (place >= length) return length + 1;
      return isWithin(bytes[place], 48, 126) ? place + 1 : place;
    }
    function controlEnd({bytes: bytes, length: length}, from) {
      let place = from;
      while (isWithin(bytes[place], 48, 63)) place += 1;
      while (isWithin(bytes[place], 32, 47)) place += 1;
      if (place >= length) return length + 1;
      return isWithin(bytes[place], 64, 126) ? place + 1 : place;
    }
    function isWithin(byte = 0, least, greatest) {
      return byte >= least && byte <= greatest;
    }
    // CONCATENATED MODULE: ./build/contree/secrets/text-view.js
    const CUT_MARK = 255;
    class TextView {
      bytes=new Uint8Array(0);
      start=new Uint32Array(0);
      end=new Uint32Array(0);
      length=0;
      open=1 / 0;
      clear(capacity) {
        this.length = 0;
        this.open = 1 / 0;
        if (capacity <= this.bytes.length) return;
        const size = Math.max(256, 2 ** Math.ceil(Math.log2(capacity)));
        this.bytes = new Uint8Array(size);
        this.start = new Uint32Array(size);
        this.end = new Uint32Array(size);
      }
      beText(length) {
        const {start: start, end: end} = this;
        this.length = length;
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
        this.open = Math.min(this.open, place ?? 1 / 0);
      }
    }
    // CONCATENATED MODULE: ./build/contree/secrets/fold-text.js
    const SKIPPED = 0;
    const ESCAPE = 1;
    const NON_ASCII = 2;
    const DOT = 3;
    const FULL_STOP = 46;
    const FOLDED = Uint8Array.from({
      length: 256
    }, (_, byte) => {
      if (byte === 27) return ESCAPE;
      if (byte === CUT_MARK) return byte;
      if (byte >= 128) return NON_ASCII;
      if (byte === FULL_STOP) return DOT;
      return byte < 33 || byte === 127 ? SKIPPED : foldedByte(byte);
    });
    function foldedByte(byte) {
      const character = String.fromCharCode(byte).toLowerCase();
      return "-_/,.:~!".includes(character) ? 43 : character.charCodeAt(0);
    }
    function foldText(source, target, keepsSequences) {
      target.clear(source.length);
      target.open = source.open;
      const {bytes: bytes, start: start, end: end, length: length} = source;
      const {bytes: outBytes, start: outStart, end: outEnd} = target;
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
        } else if (folded === SKIPPED) at += 1; else if (folded === DOT) {
          target.length = out;
          at = foldDots(source, target, at);
          out = target.length;
        } else {
          const isEscape = folded === ESCAPE;
          target.length = out;
          const next = isEscape && !keepsSequences ? sequenceEnd(source, at) : at + 1;
          hasSequences ||= isEscape || bytes[at] === 194 && bytes[at + 1] === 155;
          if (next > length) target.cutAt(start[at]);
          at = isEscape ? next : foldWide(source, target, at, keepsSequences);
          out = target.length;
        }
      }
      target.length = out;
      return hasSequences;
    }
    function foldDots({bytes: bytes, start: start, end: end, length: length}, target, at) {
      const isMark = at + 3 <= length && bytes[at + 1] === FULL_STOP && bytes[at + 2] === FULL_STOP;
      const next = isMark ? at + 3 : at + 1;
      target.add(isMark ? CUT_MARK : foldedByte(FULL_STOP), start[at] ?? 0, end[next - 1] ?? 0);
      return next;
    }
    function foldWide(source, target, at, keepsSequences) {
      const {bytes: bytes, start: start, end: end, length: length} = source;
      const lead = bytes[at] ?? 0;
      const size = lead < 194 ? 1 : lead < 224 ? 2 : lead < 240 ? 3 : 4;
      const next = at + size;
      if (next > length) {
        target.cutAt(start[at]);
        return length;
      }
      let code = lead & 127 >> size;
      for (let place = at + 1; place < next; place += 1) {
        const byte = bytes[place] ?? 0;
        if ((byte & 192) !== 128) return at + 1;
        code = code << 6 | byte & 63;
      }
      if (code === 155 && size === 2 && !keepsSequences) {
        const sequence = controlEnd(source, next);
        if (sequence > length) target.cutAt(start[at]);
        return sequence;
      }
      if (code === 8230) {
        target.add(CUT_MARK, start[at] ?? 0, end[next - 1] ?? 0);
        return next;
      }
      return size === 1 || isInvisible(code) ? next : keep(next);
      function keep(until) {
        for (let place = at; place < until; place += 1) target.add(bytes[place] ?? 0, start[at] ?? 0, end[until - 1] ?? 0);
        return until;
      }
    }
    // CONCATENATED MODULE: ./build/contree/secrets/secret-forms.js
    const SHORTEST = 4;
    const LEAST_PART = 8;
    function formsOf(secrets) {
      const forms = new Map;
      for (const secret of secrets) {
        const bytes = Buffer.from(secret);
        const plain = foldedBytes(bytes);
        if (plain.length < SHORTEST) continue;
        const isShort = plain.length < LEAST_PART;
        const encoded = isShort ? [] : [ ...[ 0, 1, 2 ].map(before => base64Within(bytes, before)), bytes.toString("hex") ];
        for (const form of [ ...besideDots(secret), ...encoded ].map(text => foldedBytes(Buffer.from(text)))) forms.set(Buffer.from(form).toString("latin1"), {
          bytes: form,
          isShort: isShort
        });
      }
      return [ ...forms.values() ];
    }
    function besideDots(secret) {
      const dots = [ "", ".", ".." ];
      const before = secret.startsWith(".") ? dots : [ "" ];
      const after = secret.endsWith(".") ? dots : [ "" ];
      return before.flatMap(first => after.map(last => first + secret + last));
    }
    function base64Within(secret, before) {
      const all = Buffer.concat([ Buffer.alloc(before), secret ]).toString("base64");
      return all.slice(Math.ceil(8 * before / 6), Math.floor(8 * (before + secret.length) / 6));
    }
    function foldedBytes(bytes) {
      const text = new TextView;
      const folded = new TextView;
      text.clear(bytes.length);
      text.bytes.set(bytes);
      text.beText(bytes.length);
      foldText(text, folded, true);
      return folded.bytes.slice(0, folded.length);
    }
    // CONCATENATED MODULE: ./build/contree/secrets/entity-names.js
    const LINE_FEED = 10;
    const CHARACTER_NAMES = "amp& lt< gt> quot\" apos' sol/ bsol\\ plus+ equals= lowbar_ underbar_ hyphen- dash- period. comma, colon: " + "semi; excl! num# dollar$ percnt% ast* midast* lpar( rpar) lsqb[ lbrack[ rsqb] rbrack] lcub{ lbrace{ rcub} " + "rbrace} vert| verbar| verticalline| grave` diacriticalgrave` commat@ quest? hat^ tilde~";
    const NAMES = new Map([ ...CHARACTER_NAMES.split(" ").map(entry => [ entry.slice(0, -1), entry.charCodeAt(entry.length - 1) ]), ...[ "nbsp", "shy", "zwj", "zwnj", "tab", "newline" ].map(name => [ name, LINE_FEED ]) ]);
    const NAME_LIST = [ ...NAMES.keys() ];
    const LONGEST_NAME = Math.max(...NAME_LIST.map(name => name.length));
    // CONCATENATED MODULE: ./build/contree/secrets/hazards.js
    const GAP = String.raw`(?:[\x00-\x1a\x1c-\x20\x7f-\xff]|\x1b\[[0-?]{0,20}[@-~])*`;
    const DIGIT = "[0-9A-Fa-f]";
    const pair = name => Array.from(name.slice(0, 2), letter => `[${letter}${letter.toUpperCase()}]`).join(GAP);
    const NAME_STARTS = [ ...new Set(NAME_LIST.map(pair)) ].join("|");
    const MILD_ESCAPE = String.raw`\\[!-$'-/4-TVWYZ[\]-tvwyz{-~]`;
    const CUT = String.raw`\.{3,}|\xe2\x80\xa6`;
    const WILD = [ String.raw`\\`, `%${GAP}(?:[%\\\\&]|${DIGIT}${GAP}(?:${DIGIT}|[%\\\\&]))`, `&${GAP}(?:[#%\\\\]|${NAME_STARTS})`, String.raw`\x1b(?!\[[0-?]{0,20}[@-~])`, String.raw`\xc2\x9b`, `0${GAP}[xX]` ].join("|");
    function hazards(cut) {
      return new RegExp(`(${cut ? `${CUT}|` : ""}${MILD_ESCAPE})|${WILD}`, "g");
    }
    // CONCATENATED MODULE: ./build/contree/secrets/secret-grams.js
    const GRAM = 4;
    const ALPHABET = 36;
    const LETTERS = Uint8Array.from({
      length: 256
    }, (_, byte) => {
      const character = String.fromCharCode(byte);
      return /[\da-z]/i.test(character) ? Number.parseInt(character, ALPHABET) + 1 : 0;
    });
    const PLACES = [ 3, 2, 1, 0 ].map(place => Int32Array.from(LETTERS, letter => letter === 0 ? -(ALPHABET ** GRAM) : (letter - 1) * ALPHABET ** place));
    const NEAR_BITS = 15;
    class SecretGrams {
      stride;
      first;
      near;
      all;
      constructor(forms) {
        const isFit = forms.every(({bytes: bytes}) => hasLetters(bytes));
        const texts = isFit ? forms.map(({bytes: bytes}) => lettersOf(bytes)) : [];
        this.stride = isFit ? Math.min(...texts.map(({length: length}) => length)) - GRAM + 1 : 0;
        const first = texts.flatMap(letters => gramsOf(letters.slice(0, this.stride + GRAM - 1)));
        this.first = bitsOf(first);
        this.near = bitsOf(first.map(nearBits), 2 ** NEAR_BITS);
        this.all = bitsOf(texts.flatMap(gramsOf));
      }
    }
    function hasBit(bits, number) {
      return ((bits[number >> 3] ?? 0) >> (number & 7) & 1) === 1;
    }
    function nearBits(number) {
      return number & 2 ** NEAR_BITS - 1;
    }
    function bitsOf(numbers, range = ALPHABET ** GRAM) {
      const bits = new Uint8Array(range / 8);
      for (const number of numbers) bits[number >> 3] = (bits[number >> 3] ?? 0) | 1 << (number & 7);
      return bits;
    }
    function gramsOf(letters) {
      return letters.slice(GRAM - 1).map((_, at) => letters.slice(at, at + GRAM).reduce(withLetter, 0));
    }
    function withLetter(gram, letter) {
      return (gram * ALPHABET + letter - 1) % ALPHABET ** GRAM;
    }
    function lettersOf(bytes) {
      return Array.from(bytes, byte => LETTERS[byte] ?? 0).filter(letter => letter > 0);
    }
    function hasLetters(form) {
      const part = Math.min(form.length, LEAST_PART);
      for (let at = 0; at + part <= form.length; at += 1) if (lettersOf(form.subarray(at, at + part)).length < GRAM) return false;
      return true;
    }
    // CONCATENATED MODULE: ./build/contree/secrets/next-gram.js
    const next_gram_ESCAPE = 27;
    const OPEN_BRACKET = 91;
    const PARAMETERS = 22;
    function nextGram(bytes, from, grams, hasSequences = true) {
      const {stride: stride, first: first} = grams;
      let seen = -1;
      for (let at = from; ;) {
        if (!hasSequences) at = nextUnusual(bytes, at, grams);
        let gram = 0;
        let letters = 0;
        let firstAt = at;
        let hasSequence = false;
        for (let place = at; letters < GRAM && place < bytes.length; place += 1) {
          const byte = bytes[place] ?? 0;
          const letter = LETTERS[byte] ?? 0;
          if (letter > 0) {
            if (letters === 0) firstAt = place;
            gram = gram * ALPHABET + letter - 1;
            letters += 1;
          } else if (byte === next_gram_ESCAPE) hasSequence = true;
        }
        if (letters < GRAM) return bytes.length;
        if (hasBit(first, gram)) return firstAt;
        const outside = hasSequences ? colourAround(bytes, at) : at;
        if ((hasSequence || outside > at) && outside > seen) {
          seen = letterWithoutColours(bytes, outside);
          if (hasBit(first, gramWithoutColours(bytes, seen))) return firstAt;
        }
        at = Math.max(at + stride, firstAt + 1);
      }
    }
    function nextUnusual(bytes, from, {stride: stride, near: near}) {
      const [one, two, three, four] = PLACES;
      const last = bytes.length - GRAM;
      for (let at = from; at <= last; at += stride) {
        const gram = (one[bytes[at] ?? 0] ?? 0) + (two[bytes[at + 1] ?? 0] ?? 0) + (three[bytes[at + 2] ?? 0] ?? 0) + (four[bytes[at + 3] ?? 0] ?? 0);
        if (gram < 0 || hasBit(near, nearBits(gram))) return at;
      }
      return Math.max(from, last + 1);
    }
    function letterWithoutColours(bytes, from) {
      let place = from;
      while (place < bytes.length && LETTERS[bytes[place] ?? 0] === 0) place = bytes[place] === next_gram_ESCAPE ? colourEnd(bytes, place) : place + 1;
      return place;
    }
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
    function colourAround(bytes, at) {
      let place = at;
      while (at - place <= PARAMETERS && isParameter(bytes[place - 1] ?? 0)) place -= 1;
      if (bytes[place - 1] === OPEN_BRACKET) place -= 1;
      return bytes[place - 1] === next_gram_ESCAPE ? colourEnd(bytes, place - 1) : at;
    }
    function colourEnd(bytes, at) {
      let place = at + 2;
      while (place < bytes.length && isParameter(bytes[place] ?? 0)) place += 1;
      return place + 1;
    }
    function isParameter(byte) {
      return byte >= 48 && byte <= 63;
    }
    // CONCATENATED MODULE: ./build/contree/secrets/sieve.js
    const SMALL = 256;
    const LEAST_SCAN = 64;
    const MOST_SCAN = 16 * 1024;
    const REACH = 1024;
    const NEXT_TRY = 8;
    const MARGIN = 20;
    const MOST_READ = 128;
    const sieve_ESCAPE = 27;
    class Sieve {
      #grams;
      #quiet;
      constructor(forms) {
        this.#grams = new SecretGrams(forms);
        const first = new Set(forms.map(({bytes: bytes}) => bytes[0]));
        const quiet = Array.from("ghijklmnopqrstuvwyz").filter(letter => !first.has(letter.charCodeAt(0)));
        this.#quiet = new Uint8Array(256);
        for (const letter of quiet) this.#quiet.fill(1, letter.charCodeAt(0), letter.charCodeAt(0) + 1);
        for (const letter of quiet) this.#quiet[letter.toUpperCase().charCodeAt(0)] = 1;
      }
      over(block, cut) {
        return new SievedBlock(this.#grams, this.#quiet, block, cut);
      }
    }
    const CUT_BEFORE = new RegExp(CUT);
    const WILD_MARKS = [ "\\", "%", "&", sieve_ESCAPE, 155, "x", "X" ];
    const HAZARDS = {
      whole: {
        pattern: hazards(false),
        marks: WILD_MARKS
      },
      cut: {
        pattern: hazards(true),
        marks: [ "...", 226, ...WILD_MARKS ]
      }
    };
    class SievedBlock {
      #grams;
      #quiet;
      #bytes;
      #cut;
      #isSieved;
      #text="";
      #obstacles=[];
      constructor(grams, quiet, bytes, cut) {
        this.#grams = grams;
        this.#quiet = quiet;
        this.#bytes = bytes;
        this.#cut = cut;
        this.#isSieved = grams.stride > 0;
        if (!this.#isSieved) return;
        const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
        const {pattern: pattern, marks: marks} = cut === "nowhere" ? HAZARDS.whole : HAZARDS.cut;
        const hasHazards = marks.some(mark => block.includes(mark));
        const hasSequences = hasHazards && block.includes(sieve_ESCAPE);
        const letters = new Ahead(from => nextGram(block, from, grams, hasSequences));
        if (hasHazards) this.#text = block.toString("latin1");
        this.#obstacles = hasHazards ? [ new Ahead(from => this.#hazard(pattern, from)), letters ] : [ letters ];
      }
      passed(from) {
        if (!this.#isSieved) return from;
        const limit = Math.min(...this.#obstacles.map(ahead => ahead.next(from)));
        const least = Math.max(from, limit - REACH);
        for (let at = limit - MARGIN; at > least; at -= 1) if (this.#quiet[this.#bytes[at - 1] ?? 0] === 1 && this.#isCalm(at, GRAM, GRAM) && this.#isFar(at, limit)) return at;
        return from;
      }
      pause(from) {
        const most = Math.min(from + MOST_SCAN, this.#bytes.length);
        if (!this.#isSieved) return most;
        for (let at = from + LEAST_SCAN; at < most; at += 1) {
          if (this.#quiet[this.#bytes[at - 1] ?? 0] !== 1) continue;
          if (this.#isCalm(at, MARGIN, 0) && !this.#isAfterCut(at)) return at;
          at += NEXT_TRY;
        }
        return most;
      }
      #isAfterCut(at) {
        return this.#cut !== "nowhere" && CUT_BEFORE.test(this.#text.slice(Math.max(0, at - MOST_READ), at));
      }
      #hazard(pattern, from) {
        const text = this.#text;
        pattern.lastIndex = from;
        for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
          const [all, mild] = found;
          if (mild === void 0 || !this.#isHarmless(found.index, found.index + all.length)) return found.index;
        }
        return text.length;
      }
      #isHarmless(from, to) {
        return this.#grams.stride > GRAM && this.#isCalm(from, MARGIN, 0) && this.#isCalm(to, 0, MARGIN);
      }
      #isCalm(place, before, after) {
        const bytes = this.#bytes;
        const {all: all} = this.#grams;
        let from = place;
        for (let left = before; left > 0; from -= 1) {
          const byte = bytes[from - 1] ?? sieve_ESCAPE;
          if (STOPS[byte] === 1 || place - from > MOST_READ) return false;
          if (LETTERS[byte] !== 0) left -= 1;
        }
        let gram = 0;
        for (let letters = 0, at = from; letters < before + after; at += 1) {
          const byte = bytes[at] ?? sieve_ESCAPE;
          if (STOPS[byte] === 1 || at - place > MOST_READ) return false;
          const letter = LETTERS[byte] ?? 0;
          if (letter === 0) continue;
          letters += 1;
          gram = withLetter(gram, letter);
          if (letters >= GRAM && hasBit(all, gram)) return false;
        }
        return true;
      }
      #isFar(from, to) {
        let letters = 0;
        for (let at = from; at < to && letters < MARGIN; ) {
          if (this.#bytes[at] === sieve_ESCAPE) {
            at = colourEnd(this.#bytes, at);
            continue;
          }
          if (LETTERS[this.#bytes[at] ?? 0] !== 0) letters += 1;
          at += 1;
        }
        return letters === MARGIN;
      }
    }
    class Ahead {
      #find;
      #place=-1;
      constructor(find) {
        this.#find = find;
      }
      next(from) {
        if (this.#place < from) this.#place = this.#find(from);
        return this.#place;
      }
    }
    const STOPS = new Uint8Array(256);
    for (const stop of "%&\\\x1b") STOPS[stop.charCodeAt(0)] = 1;
    // CONCATENATED MODULE: ./build/contree/secrets/masked-stream.js
    const MASK = "***";
    const LONGEST_HELD = 64 * 1024;
    const NOTHING = new Uint8Array(0);
    class MaskedStream {
      #scanner;
      #cut;
      #isLive;
      #kept=NOTHING;
      #shown=0;
      #isStart=true;
      isMasked=false;
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
      end(block = NOTHING) {
        return this.#take(block, true);
      }
      #take(block, isEnd) {
        if (block.length <= SMALL) return isEnd || block.length > 0 ? this.#scan(block, isEnd) : [];
        const sieved = this.#scanner.sieve.over(block, this.#cut);
        const parts = [];
        for (let at = 0; at < block.length; ) {
          const from = this.isIdle ? sieved.passed(at) : at;
          if (from > at) parts.push(block.subarray(at, from));
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
        const ends = {
          isStart: this.#isStart,
          isEnd: isEnd,
          cut: this.#cut
        };
        const {spans: spans, keepFrom: keepFrom, holdFrom: holdFrom} = this.#scanner.scan(length, ends);
        this.isMasked ||= spans.length > 0;
        const isTooLong = length - keepFrom > LONGEST_HELD;
        let to = isTooLong ? length : this.#isLive ? holdFrom : keepFrom;
        for (let index = 0; index < spans.length; index += 2) if ((spans[index] ?? 0) < to && to < (spans[index + 1] ?? 0)) to = Math.max(spans[index] ?? 0, this.#shown);
        to = Math.max(to, this.#shown);
        const parts = masked(bytes, this.#shown, to, spans);
        const keep = isTooLong ? length : Math.min(keepFrom, to);
        this.#isStart &&= keep === 0 && !isEnd;
        this.#kept = bytes.slice(keep, length);
        this.#shown = to - keep;
        return parts;
      }
    }
    function masked(bytes, from, to, spans) {
      const parts = [];
      let at = from;
      for (let index = 0; index < spans.length; index += 2) {
        const begin = Math.max(spans[index] ?? 0, at);
        const end = Math.min(spans[index + 1] ?? 0, to);
        if (end <= begin) continue;
        parts.push(bytes.slice(at, begin), maskOf(bytes.subarray(begin, end)));
        at = end;
      }
      parts.push(bytes.slice(at, to));
      return parts;
    }
    function maskOf(hidden) {
      return Buffer.from(Buffer.from(hidden).toString("latin1").replaceAll(/[^\r\n]+/gu, MASK));
    }
    // CONCATENATED MODULE: ./build/contree/secrets/escape-reader.js
    const PERCENT = 37;
    const AMPERSAND = 38;
    const escape_reader_BACKSLASH = 92;
    const SEMICOLON = 59;
    const NUMBER_SIGN = 35;
    const OPEN_BRACE = 123;
    const CLOSE_BRACE = 125;
    const LETTER_U = 117;
    const LETTER_X = 120;
    const escape_reader_LINE_FEED = 10;
    const LINE_LETTERS = [ 98, 102, 110, 114, 116, 118 ];
    function isIntroducer(byte) {
      return byte === PERCENT || byte === escape_reader_BACKSLASH || byte === AMPERSAND;
    }
    class EscapeReader {
      code=0;
      isByte=true;
      size=0;
      hasGaps=false;
      #source;
      #isUnbroken;
      #digits=0;
      constructor(source, isUnbroken) {
        this.#source = source;
        this.#isUnbroken = isUnbroken;
      }
      read(at) {
        const introducer = this.#source.bytes[at];
        this.isByte = true;
        if (introducer === PERCENT) return this.#readHex(at, 1, 2);
        return introducer === AMPERSAND ? this.#readEntity(at) : this.#readBackslash(at);
      }
      #readBackslash(at) {
        const {bytes: bytes, length: length} = this.#source;
        if (at + 1 >= length) return "cut";
        const byte = bytes[at + 1] ?? 0;
        if (byte === LETTER_X) return this.#readHex(at, 2, 2);
        if (byte === LETTER_U) {
          this.isByte = false;
          if (bytes[at + 2] !== OPEN_BRACE) return this.#readHex(at, 2, 4);
          this.code = this.#readNumber(at + 3, 16);
          const isClosed = bytes[at + 3 + this.#digits] === CLOSE_BRACE && at + 3 + this.#digits < length;
          return this.#found(isClosed ? this.#digits : 0, 3 + this.#digits + Number(isClosed), at);
        }
        if (byte >= 48 && byte <= 51) {
          this.code = this.#readNumber(at + 1, 8, 3);
          if (this.#digits === 3 || at + 1 + this.#digits >= length) return this.#found(Number(this.#digits === 3), 1 + this.#digits, at);
        }
        this.code = LINE_LETTERS.includes(byte) ? escape_reader_LINE_FEED : byte;
        return this.#found(1, 2, at);
      }
      #readEntity(at) {
        const {bytes: bytes, length: length} = this.#source;
        if (at + 1 >= length) return "cut";
        if (bytes[at + 1] !== NUMBER_SIGN) return this.#readName(at);
        this.isByte = false;
        const before = bytes[at + 2] === LETTER_X ? 3 : 2;
        const base = before === 3 ? 16 : 10;
        this.code = this.#readNumber(at + before, base);
        const size = this.#withSemicolon(at, before + this.#digits);
        const hasSemicolon = size > before + this.#digits;
        const unbroken = this.#unbroken(at + before - 1);
        if (hasSemicolon || unbroken === 1) return this.#found(this.#digits, size, at);
        this.code = this.#readNumber(at + before, base, unbroken - 1);
        return this.#found(this.#digits, before + this.#digits, at);
      }
      #readName(at) {
        const {bytes: bytes, length: length} = this.#source;
        const most = Math.min(at + 1 + LONGEST_NAME, length);
        let end = at + 1;
        while (end < most && isLetter(bytes[end] ?? 0)) end += 1;
        const letters = String.fromCharCode(...bytes.subarray(at + 1, end));
        for (let size = letters.length; size > 1; size -= 1) {
          const code = NAMES.get(letters.slice(0, size));
          if (code === void 0) continue;
          this.code = code;
          return this.#found(size, this.#withSemicolon(at, 1 + size), at);
        }
        return end >= length && NAME_LIST.some(name => name.startsWith(letters)) ? "cut" : "none";
      }
      #withSemicolon(at, size) {
        return this.#source.bytes[at + size] === SEMICOLON && at + size < this.#source.length ? size + 1 : size;
      }
      #readHex(at, before, digits) {
        this.code = this.#readNumber(at + before, 16, digits);
        return this.#found(Number(this.#digits === digits), before + this.#digits, at);
      }
      #found(isWhole, size, at) {
        this.size = size;
        if (isWhole > 0) return this.#hasGap(at, size) && this.#isUnbroken ? "none" : "whole";
        return at + size >= this.#source.length ? "cut" : "none";
      }
      #hasGap(at, size) {
        const {start: start, end: end} = this.#source;
        for (let place = at + 1; place < at + size; place += 1) if ((start[place] ?? 0) > (end[place - 1] ?? 0)) return this.hasGaps = true;
        return false;
      }
      #unbroken(from) {
        const {start: start, end: end} = this.#source;
        let at = from + 1;
        while (at < from + 9 && start[at] === end[at - 1]) at += 1;
        return at - from;
      }
      #readNumber(from, base, most = 8) {
        const {bytes: bytes, length: length} = this.#source;
        let value = 0;
        let at = from;
        for (;at < length && at - from < most; at += 1) {
          const digit = digitOf(bytes[at] ?? 0);
          if (digit >= base) break;
          value = value * base + digit;
        }
        this.#digits = at - from;
        return value;
      }
    }
    function digitOf(byte) {
      if (byte >= 48 && byte <= 57) return byte - 48;
      return byte >= 97 ? byte - 87 : 1 / 0;
    }
    function isLetter(byte) {
      return byte >= 97 && byte <= 122;
    }
    // CONCATENATED MODULE: ./build/contree/secrets/finds.js
    function joined(spans) {
      const result = [];
      for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
        const last = result.length - 1;
        if (from < (result[last] ?? 0)) result[last] = Math.max(result[last] ?? 0, to); else result.push(from, to);
      }
      return result;
    }
    // CONCATENATED MODULE: ./build/contree/secrets/hex-digits.js
    function isDigit(byte) {
      return byte >= 48 && byte <= 57 || byte >= 97 && byte <= 102;
    }
    const hex_digits_LETTER_X = 120;
    const INTRODUCER = 1;
    const DIGIT_LIKE = 2;
    const KINDS = Uint8Array.from({
      length: 256
    }, (_, byte) => {
      const isDigitLike = isDigit(byte) || byte === 43 || byte === hex_digits_LETTER_X;
      return (isIntroducer(byte) ? INTRODUCER : 0) | (isDigitLike ? DIGIT_LIKE : 0);
    });
    function keepDigits(source, target) {
      target.clear(source.length);
      target.open = source.open;
      const {bytes: bytes, start: start, end: end, length: length} = source;
      for (let at = 0; at < length; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === 43) continue;
        if (byte === 48 && at + 1 === length) target.cutAt(start[at]);
        if (byte === 48 && bytes[at + 1] === hex_digits_LETTER_X && at + 1 < length) {
          at += 1;
          continue;
        }
        target.add(isDigit(byte) || byte === CUT_MARK ? byte : hex_digits_LETTER_X, start[at] ?? 0, end[at] ?? 0);
      }
    }
    // CONCATENATED MODULE: ./build/contree/secrets/secret-rests.js
    const LONGEST_REMNANT = 12;
    const KEY = 4;
    class SecretRests {
      #places=new Map;
      constructor(forms) {
        for (const {bytes: bytes} of forms) for (let at = 1; at + LEAST_PART <= bytes.length; at += 1) {
          const key = keyOf(bytes, at);
          const places = this.#places.get(key) ?? [];
          places.push([ bytes, at ]);
          this.#places.set(key, places);
        }
      }
      * after({bytes: bytes, length: length}, from) {
        const last = Math.min(from + LONGEST_REMNANT, length - LEAST_PART);
        for (let at = from; at <= last; at += 1) for (const [form, place] of this.#places.get(keyOf(bytes, at)) ?? []) {
          if (at > from && form[place - 1] === bytes[at - 1]) continue;
          const most = Math.min(form.length - place, length - at);
          let size = KEY;
          while (size < most && form[place + size] === bytes[at + size]) size += 1;
          if (size < LEAST_PART || !isRemnant(bytes.subarray(from, at))) continue;
          yield {
            at: at,
            size: size,
            isWhole: size === form.length - place
          };
        }
      }
    }
    function isRemnant(bytes) {
      return /^(?:[u{x#&\\0-9a-f]*[;}]?|[a-z]+;|[[0-9;]*[a-z])$/.test(String.fromCharCode(...bytes));
    }
    function keyOf(bytes, at) {
      return (bytes[at] ?? 0) << 24 | (bytes[at + 1] ?? 0) << 16 | (bytes[at + 2] ?? 0) << 8 | (bytes[at + 3] ?? 0);
    }
    // CONCATENATED MODULE: ./build/contree/secrets/secret-trie.js
    class SecretTrie {
      #firstChild=[ 0 ];
      #nextSibling=[ 0 ];
      #byte=[ 0 ];
      #fallback=[ 0 ];
      root=new Int32Array(256);
      depth=[ 0 ];
      open=[ 0 ];
      whole=[ 0 ];
      isShort=[ false ];
      constructor(forms) {
        for (const form of forms) this.#insert(form);
        this.#link();
      }
      next(state, byte) {
        for (let from = state; from !== 0; from = this.#fallback[from] ?? 0) {
          const child = this.#child(from, byte);
          if (child !== 0) return child;
        }
        return this.root[byte] ?? 0;
      }
      #insert({bytes: bytes, isShort: isShort}) {
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
        while (child !== 0 && this.#byte[child] !== byte) child = this.#nextSibling[child] ?? 0;
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
      #link() {
        const queue = [ 0 ];
        for (const state of queue) {
          const fallback = this.#fallback[state] ?? 0;
          this.open[state] = this.#firstChild[state] === 0 ? this.open[fallback] ?? 0 : this.depth[state] ?? 0;
          if (this.whole[state] === 0) {
            this.whole[state] = this.whole[fallback] ?? 0;
            this.isShort[state] = this.isShort[fallback] ?? false;
          }
          for (let child = this.#firstChild[state] ?? 0; child !== 0; child = this.#nextSibling[child] ?? 0) {
            const byte = this.#byte[child] ?? 0;
            if (state === 0) this.root[byte] = child;
            queue.push(child);
          }
          if (state === 0) continue;
          for (let child = this.#firstChild[state] ?? 0; child !== 0; child = this.#nextSibling[child] ?? 0) this.#fallback[child] = this.next(fallback, this.#byte[child] ?? 0);
        }
      }
    }
    // CONCATENATED MODULE: ./build/contree/secrets/unescape.js
    function unescape_unescape(source, target, unbroken = false) {
      target.clear(source.length);
      target.open = source.open;
      const reader = new EscapeReader(source, unbroken);
      const {bytes: bytes, start: start, end: end, length: length} = source;
      let hasEscapes = false;
      for (let at = 0; at < length; ) {
        const byte = bytes[at] ?? 0;
        const found = isIntroducer(byte) ? reader.read(at) : "none";
        if (found === "none") {
          target.add(byte, start[at] ?? 0, end[at] ?? 0);
          at += 1;
          continue;
        }
        hasEscapes = true;
        if (found === "cut") {
          target.cutAt(start[at]);
          break;
        }
        const next = at + reader.size;
        if (next === length) target.cutAt(start[at]);
        addCode(target, reader, start[at] ?? 0, end[next - 1] ?? 0);
        at = next;
      }
      return {
        hasEscapes: hasEscapes,
        hasGaps: reader.hasGaps
      };
    }
    function addCode(target, {code: code, isByte: isByte}, start, end) {
      if (isByte || code < 128) {
        target.add(code & 255, start, end);
        return;
      }
      const size = code < 2048 ? 2 : code < 65536 ? 3 : 4;
      target.add(3840 >> size & 255 | code >> 6 * (size - 1) & 63, start, end);
      for (let rest = size - 2; rest >= 0; rest -= 1) target.add(128 | code >> 6 * rest & 63, start, end);
    }
    // CONCATENATED MODULE: ./build/contree/secrets/secret-scanner.js
    const MOST_LEVELS = 4;
    const LEAST_DIGITS = 2 * LEAST_PART - 1;
    class SecretScanner {
      #forms;
      #trie;
      #sieve=null;
      #rests;
      #text=new TextView;
      #folded=new TextView;
      #unescaped=new TextView;
      #digits=new TextView;
      shortest;
      #spans=[];
      #ends={
        isStart: true,
        isEnd: true,
        cut: "ends"
      };
      #length=0;
      #keepFrom=0;
      #holdFrom=0;
      constructor(secrets) {
        this.#forms = formsOf(secrets);
        this.#trie = new SecretTrie(this.#forms);
        this.shortest = Math.min(...this.#forms.map(({bytes: bytes}) => Math.min(bytes.length, LEAST_PART)));
        this.#rests = new SecretRests(this.#forms);
      }
      get isIdle() {
        return this.#forms.length === 0;
      }
      get sieve() {
        return this.#sieve ??= new Sieve(this.#forms);
      }
      room(capacity) {
        this.#text.clear(capacity);
        return this.#text.bytes;
      }
      scan(length, ends) {
        this.#spans = [];
        this.#ends = ends;
        this.#length = length;
        this.#keepFrom = length;
        this.#holdFrom = length;
        this.#text.beText(length);
        const {hasSequences: hasSequences, hasGaps: hasGaps} = this.#scanLevels({});
        if (hasSequences) this.#scanLevels({
          keepsSequences: true
        });
        if (hasGaps) this.#scanLevels({
          unbroken: true
        });
        return {
          spans: joined(this.#spans),
          keepFrom: this.#keepFrom,
          holdFrom: this.#holdFrom
        };
      }
      #scanLevels({keepsSequences: keepsSequences = false, unbroken: unbroken = false}) {
        let hasSequences = foldText(this.#text, this.#folded, keepsSequences);
        let hasGaps = false;
        for (let level = 0; level < MOST_LEVELS; level += 1) {
          if (!this.#scanView(this.#folded)) break;
          const unescaped = unescape_unescape(this.#folded, this.#unescaped, unbroken);
          hasGaps ||= unescaped.hasGaps;
          if (!unescaped.hasEscapes) break;
          hasSequences = foldText(this.#unescaped, this.#folded, keepsSequences) || hasSequences;
        }
        return {
          hasSequences: hasSequences,
          hasGaps: hasGaps
        };
      }
      #scanView(view) {
        const {bytes: bytes, length: length} = view;
        let kinds = 0;
        let digits = 0;
        let mostDigits = 0;
        for (let at = 0; at < length; at += 1) {
          const kind = KINDS[bytes[at] ?? 0] ?? 0;
          kinds |= kind;
          if ((kind & DIGIT_LIKE) === 0) digits = 0; else if (++digits > mostDigits) mostDigits = digits;
        }
        const hasIntroducer = (kinds & INTRODUCER) !== 0;
        this.#search(view);
        if (mostDigits >= LEAST_DIGITS) {
          keepDigits(view, this.#digits);
          this.#search(this.#digits);
        } else if (digits > 0 && !this.#ends.isEnd) this.#keepFrom = Math.min(this.#keepFrom, view.start[length - digits] ?? 0);
        return hasIntroducer;
      }
      #search(view) {
        const trie = this.#trie;
        const {root: root, whole: whole, depth: depth} = trie;
        const {bytes: bytes, start: start, end: end, length: length} = view;
        const {isStart: isStart, isEnd: isEnd, cut: cut} = this.#ends;
        let state = 0;
        let at = 0;
        let partAt = -1 / 0;
        let partSize = 0;
        const partFrom = () => {
          const remnant = at - 1 - partAt;
          const isPlain = remnant > 2 && !isIntroducer(bytes[partAt + 1] ?? 0);
          return remnant > LONGEST_REMNANT || isPlain ? void 0 : start[partAt - partSize + 1] ?? 0;
        };
        const addPart = to => {
          const from = partFrom();
          if (from !== void 0) this.#spans.push([ from, to ]);
        };
        if (isStart && cut === "ends") this.#addRest(view, 0);
        for (;at < length; at += 1) {
          const byte = bytes[at] ?? 0;
          if (!isEnd && (start[at] ?? 0) >= view.open) break;
          if (byte === CUT_MARK && cut !== "nowhere") {
            addPart(end[at - 1] ?? 0);
            this.#addRest(view, at + 1);
          }
          state = state === 0 ? root[byte] ?? 0 : trie.next(state, byte);
          if (state === 0) continue;
          const size = whole[state] ?? 0;
          if (size > 0) this.#addWhole(start[at + 1 - size] ?? 0, end[at] ?? 0, trie.isShort[state] === true);
          const part = depth[state] ?? 0;
          if (part < LEAST_PART) continue;
          partAt = part === size ? -1 / 0 : at;
          partSize = part;
        }
        if (isEnd) {
          if (cut === "ends") addPart(this.#length);
          return;
        }
        const from = cut === "nowhere" ? void 0 : partFrom();
        if (from !== void 0) this.#keep(from, partSize);
        const open = trie.open[state] ?? 0;
        if (open > 0) this.#keep(start[at - open], open);
        if (view.open !== 1 / 0) this.#keep(view.open, 1);
        if (isStart && cut === "ends" && length < LEAST_PART + LONGEST_REMNANT) this.#keepFrom = 0;
      }
      #addWhole(from, to, isShort) {
        if (isShort && this.#text.bytes.subarray(from, to).some(byte => byte <= 32)) return;
        this.#spans.push([ from, to ]);
      }
      #addRest(view, from) {
        const {start: start, end: end, length: length} = view;
        if (length - from < LEAST_PART) return;
        for (const {at: at, size: size, isWhole: isWhole} of this.#rests.after(view, from)) if (isWhole) this.#spans.push([ start[from] ?? 0, end[at + size - 1] ?? 0 ]); else if (at + size === length && !this.#ends.isEnd) this.#keep(from === 0 ? 0 : start[from - 1], size);
      }
      #keep(from, size) {
        const place = from ?? this.#length;
        this.#keepFrom = Math.min(this.#keepFrom, place);
        if (size >= LEAST_PART || !this.#endsLine(place)) this.#holdFrom = Math.min(this.#holdFrom, place);
      }
      #endsLine(from) {
        const {bytes: bytes} = this.#text;
        for (let at = this.#length - 1; at >= from; at -= 1) if (bytes[at] === 10 || bytes[at] === 13) return true;
        return false;
      }
    }
    // CONCATENATED MODULE: ./build/contree/secrets/secret-mask.js
    const BLOCK = 32 * 1024;
    const ENCODER = new TextEncoder;
    class SecretMask {
      #scanner;
      constructor(secrets) {
        this.#scanner = new SecretScanner(secrets);
      }
      text(text, cut = "ends") {
        if (text.length < this.#scanner.shortest) return text;
        if (text.length <= SMALL) return this.#smallText(text, cut);
        return this.#all(() => blocksOfText(text), cut)?.toString() ?? text;
      }
      bytes(bytes) {
        return this.#all(() => blocksOf(bytes), "ends") ?? bytes;
      }
      stream(isLive) {
        const stream = new MaskedStream(this.#scanner, "ends", isLive);
        return {
          get isIdle() {
            return stream.isIdle;
          },
          next: piece => Buffer.concat(Array.from(blocksOf(piece), ([block]) => stream.add(block)).flat()),
          rest: () => Buffer.concat(stream.end())
        };
      }
      #smallText(text, cut) {
        const bytes = this.#scanner.room(3 * text.length);
        const {written: written} = ENCODER.encodeInto(text, bytes);
        const {spans: spans} = this.#scanner.scan(written, {
          isStart: true,
          isEnd: true,
          cut: cut
        });
        return spans.length === 0 ? text : Buffer.concat(masked(bytes, 0, written, spans)).toString();
      }
      #all(blocks, cut) {
        if (this.#scanner.isIdle || !this.#isFound(blocks(), cut)) return null;
        const stream = new MaskedStream(this.#scanner, cut, false);
        const parts = [];
        for (const [block, isLast] of blocks()) for (const part of isLast ? stream.end(block) : stream.add(block)) parts.push(Uint8Array.from(part));
        return Buffer.concat(parts);
      }
      #isFound(blocks, cut) {
        const stream = new MaskedStream(this.#scanner, cut, false);
        for (const [block, isLast] of blocks) {
          if (isLast) stream.end(block); else stream.add(block);
          if (stream.isMasked) return true;
        }
        return false;
      }
    }
    function* blocksOf(bytes) {
      for (let at = 0; at < bytes.length; at += BLOCK) yield [ bytes.subarray(at, at + BLOCK), at + BLOCK >= bytes.length ];
    }
    function* blocksOfText(text) {
      const bytes = new Uint8Array(3 * Math.min(text.length, BLOCK));
      for (let at = 0; at < text.length; ) {
        const last = text.charCodeAt(at + BLOCK - 1);
        const end = at + BLOCK - (last >= 55296 && last <= 56319 ? 1 : 0);
        const {written: written} = ENCODER.encodeInto(text.slice(at, end), bytes);
        yield [ bytes.subarray(0, written), end >= text.length ];
        at = end;
      }
    }
    // CONCATENATED MODULE: ./build/contree/redact.js
    const USER_INFORMATION = /\/\/[^\s/@]+@/gu;
    function createRedact(secrets) {
      const mask = new SecretMask(secrets);
      return text => mask.text(text).replaceAll(USER_INFORMATION, `//${MASK}@`);
    }
    function createRedactValue(secrets) {
      const mask = new SecretMask(secrets);
      const longMask = new SecretMask(secrets.filter(({length: length}) => length >= LEAST_PART));
      const redactText = rememberClean(text => mask.text(text, WORD.test(text) ? "nowhere" : "ends"));
      const redactBase64 = encoded => {
        const bytes = decodeBase64(encoded);
        if (bytes === null) return mask.text(encoded);
        const redacted = mask.bytes(bytes);
        if (redacted !== bytes) return redacted.toString("base64");
        return longMask.text(encoded, "nowhere");
      };
      const redactEntry = (holder, key, value) => {
        const isStream = (key === "value" || key === "content") && "encoding" in holder;
        if (!isStream) return redactText(value);
        return holder.encoding === "base64" ? redactBase64(value) : mask.text(value);
      };
      return value => {
        const root = {
          "": value
        };
        const left = [ root ];
        for (let holder = left.pop(); holder !== void 0; holder = left.pop()) for (const [key, entry] of Object.entries(holder)) {
          if (typeof entry === "object" && entry !== null) left.push(entry);
          const clean = typeof entry === "string" ? redactEntry(holder, key, entry) : entry;
          const cleanKey = redactText(key);
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
        return root[""];
      };
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
      const mask = new SecretMask(secrets);
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
      aborted: "stopped",
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
    // CONCATENATED MODULE: ./build/contree/running-limit.js
    function runLimit(limit, start) {
      let since = performance.now();
      let left = limit;
      let clear = start(left);
      let isOver = false;
      const count = milliseconds => {
        clear();
        left = milliseconds;
        since = performance.now();
        if (!isOver) clear = start(left);
      };
      return {
        restart: () => {
          count(limit);
        },
        suspend: async pending => {
          clear();
          left = Math.max(0, left - (performance.now() - since));
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
    function createDestination(base, {proxy: proxy, variable: variable}, givenBy = UNKNOWN) {
      const {protocol: protocol, host: host} = new URL(proxy ?? base);
      return {
        base: base,
        givenBy: givenBy,
        proxy: proxy === null ? null : {
          address: `${protocol}//${host}`,
          variable: variable
        }
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
      const {base: base, givenBy: givenBy, proxy: proxy} = destination;
      const status = failure.status ?? 0;
      if (status === 400 && isMeantForTls(failure.reason)) return `${new URL(base).host} speaks https: write https:// in ${givenBy.url}`;
      if (status === 401) {
        const check = "check that it is whole, has not expired, and belongs to this address";
        return `The service at ${base} does not accept ${nameToken(destination, "the")}: ${check}`;
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
        var external_node_buffer_ = __webpack_require__(573);
    // CONCATENATED MODULE: ./build/contree/read-json.js
    const read_json_SMALL = 16 * 1024;
    const PIECE = 4 * 1024 * 1024;
    async function readJson(body, {turn: turn, redactValue: redactValue, isWanted: isWanted}) {
      const isSmall = body.length <= read_json_SMALL;
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
      const json = redactValue(parsed);
      return await pause() ? {
        json: json
      } : null;
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
        var external_node_diagnostics_channel_ = __webpack_require__(53);
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
        var external_node_stream_ = __webpack_require__(75);
    // EXTERNAL MODULE: external "node:zlib"
        var external_node_zlib_ = __webpack_require__(522);
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
      const sent = await readSmall(answer.body);
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
    function readSmall(body) {
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
      return header("Content-Encoding") === "gzip";
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
      const {sendFetched: sendFetched} = await Promise.all([ __webpack_require__.e(816), __webpack_require__.e(419) ]).then(__webpack_require__.bind(__webpack_require__, 419));
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
      const code = transport_codeOf(error);
      const text = message.replace(/^request to \S+ failed, reason: /u, "");
      const reason = code === void 0 || text.includes(code) ? text : `${code} ${text}`.trim();
      return requestFailure("network", reason, code ?? null);
    }
    function isNoTls(message) {
      return /:(?:wrong version number|packet length too long|http request|record layer failure):/u.test(message);
    }
    function transport_codeOf(error) {
      return Object(error).code;
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
      return segments.map(parseUuid).findLast(uuid => uuid !== null) ?? null;
    }
    // CONCATENATED MODULE: ./build/contree/endpoints/requests.js
    function createRequests(connection, onWarning) {
      const warned = new Set;
      const warn = (path, problems, received) => {
        if (problems.length === 0 || warned.has(path)) return;
        warned.add(path);
        const reasons = onOneLine(redactStart(problems.join("; "), connection.redact));
        onWarning(`GET ${connection.redact(path)}: left out ${problems.length} of ${received} rows: ${reasons}.`);
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
      if ("problem" in decoded || decoded.value.uuid === (parseUuid(uuid) ?? uuid)) return decoded;
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
        var contree_proxy = __webpack_require__(271);
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
      const base = parseBaseAddress(options.baseUrl);
      const proxy = (0, contree_proxy.ZR)(base, proxyEnv);
      const agents = createAgents(base, proxy.proxy);
      const secrets = [ options.token, ...options.secrets ?? [] ];
      const connection = {
        destination: createDestination(base, proxy, options.givenBy),
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
    // EXTERNAL MODULE: ./build/contree/no-proxy.js
        var no_proxy = __webpack_require__(221);
    // EXTERNAL MODULE: external "node:fs/promises"
        var promises_ = __webpack_require__(455);
    // EXTERNAL MODULE: external "node:os"
        var external_node_os_ = __webpack_require__(161);
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(760);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(434);
    // CONCATENATED MODULE: ./build/values/place.js
    const MOST_NAMED = 5;
    function showPlaces(places) {
      const distinct = pick => [ ...new Set(places.map(pick)) ].filter(value => value !== void 0);
      const files = distinct(place => place.file === void 0 ? void 0 : lineOfFile(place.file, place.line));
      const lines = distinct(({file: file, line: line}) => file === void 0 ? line : void 0).map(String);
      const legs = distinct(({leg: leg}) => leg);
      const parts = [ places[0]?.input ?? "", listed(files), lines.length === 0 ? "" : `${lines.length === 1 ? "line" : "lines"} ${listed(lines)}`, listed(distinct(({name: name}) => name)), legs.length === 0 ? "" : `${legs.length === 1 ? "leg" : "legs"} ${listed(legs)}` ];
      return parts.filter(part => part !== "").join(": ");
    }
    function lineOfFile(file, line) {
      const name = /^[\w./@+-]+$/.test(file) ? file : (0, values.hD)(file);
      return line === void 0 ? name : `${name}:${String(line)}`;
    }
    function listed(words) {
      const named = words.length > MOST_NAMED ? words.slice(0, MOST_NAMED) : words.slice(0, -1);
      const last = words.length > MOST_NAMED ? `${String(words.length - MOST_NAMED)} more` : words.slice(-1).join("");
      return named.length === 0 ? last : `${named.join(", ")} and ${last}`;
    }
    // CONCATENATED MODULE: ./build/values/problems.js
    class InvalidInputs extends Error {
      problems;
      at;
      constructor(problems, {at: at = null, ...options} = {}) {
        super(problems.join("\n"), options);
        this.name = "InvalidInputs";
        this.problems = problems;
        this.at = at;
      }
    }
    class Problems {
      #found=new Findings;
      #warnings=new Findings;
      #at=null;
      add(where, problem) {
        if (typeof where === "object" && where.file !== void 0) this.#at ??= {
          file: where.file,
          line: where.line ?? null
        };
        this.#found.add(where, problem);
      }
      warn(where, warning) {
        this.#warnings.add(where, warning);
      }
      get warnings() {
        return this.#warnings.lines();
      }
      get count() {
        return this.#found.count;
      }
      attempt(where, parse) {
        const refuse = error => {
          if (error instanceof values.h6) this.add(where, error); else if (error instanceof InvalidInputs) {
            this.#at ??= error.at;
            for (const problem of error.problems) this.add(where, problem);
          } else throw error;
          return null;
        };
        try {
          const value = parse();
          return value instanceof Promise ? value.catch(refuse) : value;
        } catch (error) {
          return refuse(error);
        }
      }
      throwIfAny(most = 1 / 0) {
        const all = this.#found.lines();
        if (all.length === 0) return;
        const shown = all.length > most ? [ ...all.slice(0, most), `and ${all.length - most} more` ] : all;
        throw new InvalidInputs(shown, {
          at: this.#at
        });
      }
    }
    class Findings {
      #found=new Map;
      add(where, problem) {
        const place = typeof where === "string" ? {
          input: where
        } : where;
        const [text, values] = typeof problem === "string" ? [ problem, [] ] : [ problem.expectation, [ problem.shown ] ];
        const key = JSON.stringify([ place.input, text ]);
        const finding = this.#found.get(key) ?? {
          problem: text,
          places: new Map,
          values: new Set
        };
        this.#found.set(key, finding);
        finding.places.set(JSON.stringify(place), place);
        for (const value of values) finding.values.add(value);
      }
      get count() {
        return [ ...this.#found.values() ].reduce((sum, {places: places}) => sum + places.size, 0);
      }
      lines() {
        return [ ...this.#found.values() ].map(({problem: problem, places: places, values: [first, ...others]}) => {
          const where = showPlaces([ ...places.values() ]);
          const likewise = others.length === 0 ? "" : ` (likewise ${listed(others)})`;
          return [ ...where === "" ? [] : [ `${where}:` ], ...first === void 0 ? [] : [ first ], problem ].join(" ") + likewise;
        });
      }
    }
    // CONCATENATED MODULE: ./build/credentials/ini.js
    function parseIni(text) {
      const sections = new Map;
      let section = null;
      let value = null;
      let indent = 0;
      for (const [index, line] of (0, values.Dx)(text.replace(/^\uFEFF/, "")).entries()) {
        const content = line.trim();
        if (content === "") value?.push("");
        if (content === "" || /^[#;]/.test(content)) continue;
        const depth = line.search(/\S/);
        if (value !== null && depth > indent) {
          value.push(content);
          continue;
        }
        indent = depth;
        const header = /^\[(.+)\]/.exec(content)?.[1];
        if (header !== void 0) {
          section = sections.get(header) ?? new Map;
          sections.set(header, section);
          value = null;
        } else {
          if (section === null) throw new SyntaxError(`line ${index + 1}: there is no [section] above it`);
          value = startValue(section, content, index + 1);
        }
      }
      return new Map([ ...sections ].map(([name, lines]) => [ name, joinLines(lines) ]));
    }
    function startValue(section, content, line) {
      const delimiter = content.search(/[=:]/);
      const key = content.slice(0, Math.max(delimiter, 0)).trim().toLowerCase();
      if (key === "") throw new SyntaxError(`line ${line}: it is neither a [section] nor "key = value"`);
      const value = [ content.slice(delimiter + 1).trim() ];
      section.set(key, value);
      return value;
    }
    function joinLines(section) {
      return new Map([ ...section ].map(([key, lines]) => [ key, lines.join("\n").trimEnd().replaceAll("%%", "%") ]));
    }
    function mergeInis(files) {
      const merged = new Map;
      for (const file of files) for (const [name, section] of file) merged.set(name, new Map([ ...merged.get(name) ?? [], ...section ]));
      return merged;
    }
    function inherited(ini, name) {
      return new Map([ ...ini.get("DEFAULT") ?? [], ...ini.get(name) ?? [] ]);
    }
    // CONCATENATED MODULE: ./build/credentials/profile.js
    const PREFIX = "profile:";
    const TOKEN_FACTORY_URL = "https://api.tokenfactory.nebius.com/sandboxes";
    function contreeHome(env, platform = process.platform) {
      const userHome = env[platform === "win32" ? "USERPROFILE" : "HOME"] ?? (0, external_node_os_.homedir)();
      const expand = path => path.replace(/^~(?=$|[/\\])/, () => userHome);
      const own = env["CONTREE_HOME"] ?? "";
      if (own !== "") return expand(own);
      const configHome = env["XDG_CONFIG_HOME"] ?? "";
      return (0, external_node_path_.join)(expand(configHome === "" ? "~/.config" : configHome), "contree");
    }
    async function readProfiles(home) {
      const ini = mergeInis(await Promise.all([ "cli.ini", "auth.ini" ].map(file => readIni((0, 
      external_node_path_.join)(home, file)))));
      const names = [ ...ini.keys() ].filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length));
      return {
        active: present(inherited(ini, "DEFAULT"), "profile") ?? "default",
        byName: new Map(names.map(name => [ name, toProfile(name, inherited(ini, PREFIX + name)) ]))
      };
    }
    async function readProfile(home, name = "") {
      const {active: active, byName: byName} = await readProfiles(home);
      const profile = byName.get(name === "" ? active : name) ?? null;
      if (profile !== null || name === "") return profile;
      const existing = [ ...byName.keys() ].map(known => JSON.stringify(known)).join(", ");
      const rest = existing === "" ? ", nor any other: give the input token instead" : `: use one of ${existing}`;
      throw new InvalidInputs([ `there is no profile ${JSON.stringify(name)} in ${home}${rest}` ]);
    }
    async function readIni(path) {
      try {
        return parseIni(await (0, promises_.readFile)(path, "utf8"));
      } catch (error) {
        if (errorCode(error) === "ENOENT") return new Map;
        const problem = error instanceof SyntaxError ? `${path}, ${error.message}` : `${path} cannot be read: ${String(error)}`;
        throw new InvalidInputs([ problem ], {
          cause: error
        });
      }
    }
    function toProfile(name, section) {
      const type = present(section, "type") ?? "jwt";
      const token = present(section, "token");
      const url = present(section, "url") ?? (type === "iam" ? TOKEN_FACTORY_URL : null);
      const project = present(section, "project");
      return {
        name: name,
        type: type,
        ...token && {
          token: token
        },
        ...url && {
          url: url
        },
        ...project && {
          project: project
        }
      };
    }
    function present(section, key) {
      const value = section.get(key) ?? "";
      return value === "" ? null : value;
    }
    // CONCATENATED MODULE: ./build/credentials/credentials.js
    const CHECK = "check how it was stored";
    const DEFAULT_URL = "https://api.contree.dev";
    const SHORTEST_TOKEN = 6;
    const UNSENDABLE = /[^\x21-\x7e]/;
    function tokensIn(given, env) {
      const tokens = tokenSources(given, env).map(([, token = ""]) => token.trim());
      return tokens.filter(token => token.length >= SHORTEST_TOKEN);
    }
    function secretsIn(get, env) {
      const others = [ get("github-token"), get("registry-password"), ...(0, contree_proxy.Wm)(env) ];
      return [ ...tokensIn(get("token"), env), ...others.flatMap(secret => tokensIn(secret, {})) ];
    }
    function tokenSources(given, env) {
      const variables = [ "CONTREE_TOKEN", "NEBIUS_API_KEY" ].map(name => [ name, env[name] ]);
      return [ [ "the input token", given ], ...variables ];
    }
    function maskOnce(setSecret) {
      const masked = new Set;
      return secret => {
        if (masked.has(secret)) return;
        masked.add(secret);
        setSecret(secret);
      };
    }
    function profileName(given, env) {
      return firstOf([ [ "", given ], [ "", env["CONTREE_PROFILE"] ] ]).text;
    }
    async function resolveCredentials(given, env) {
      const problems = new Problems;
      const tokens = tokenSources(given.token, env);
      const name = profileName(given.profile, env);
      const usesProfile = name !== "" || firstOf(tokens).text === "";
      const profile = usesProfile ? await problems.attempt("profile", () => readProfile(contreeHome(env), name)) : null;
      const ofProfile = `the profile ${(0, values.hD)(profile?.name ?? "")}`;
      const {text: token, from: tokenFrom} = firstOf([ ...tokens, [ ofProfile, profile?.token ] ]);
      if (token === "" && problems.count === 0) {
        const advice = "set the input, or CONTREE_TOKEN in the environment, or name a saved profile";
        problems.add("token", `none is given: ${advice}. Secrets are empty in a pull request from a fork`);
      }
      if (token !== "" && token.length < SHORTEST_TOKEN) problems.add("token", `${tokenFrom} has fewer than ${SHORTEST_TOKEN} characters, which no token has: ${CHECK}`);
      if (UNSENDABLE.test(token)) {
        const found = /^bearer\s/iu.test(token) ? "begins with the word Bearer: leave that word out" : `has a space, a line break or another character that no token has: ${CHECK}`;
        problems.add("token", `${tokenFrom} ${found}`);
      }
      const project = firstOf([ [ "project", given.project ], [ "CONTREE_PROJECT", env["CONTREE_PROJECT"] ], [ "NEBIUS_AI_PROJECT", env["NEBIUS_AI_PROJECT"] ], [ "profile", profile?.project ] ]);
      if (UNSENDABLE.test(project.text)) problems.add(project.from, `${(0, values.hD)(project.text)} has a space or another character that no project id has: give the id, not the name`);
      const address = firstOf([ [ "the input url", given.url ], [ "CONTREE_URL", env["CONTREE_URL"] ], [ ofProfile, profile?.url ], [ "the default of the input url", project.text === "" ? DEFAULT_URL : TOKEN_FACTORY_URL ] ]);
      const url = addressOf(address, given.allowHttp, problems);
      problems.throwIfAny();
      const givenBy = {
        token: tokenFrom,
        url: address.from
      };
      return {
        token: token,
        project: project.text === "" ? null : project.text,
        url: url,
        givenBy: givenBy
      };
    }
    function addressOf({from: from, text: text}, allowHttp, problems) {
      const where = from === "CONTREE_URL" ? from : "url";
      try {
        const base = parseBaseAddress(text);
        if (!allowHttp && base.startsWith("http:") && !(0, no_proxy.U)(new URL(base).hostname)) {
          const advice = "use https, or set allow-http to true";
          problems.add(where, `${(0, values.hD)(text)} is plain http, so the token would travel unencrypted: ${advice}`);
        }
        return base;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        const shown = /[@?#]/.test(text) ? "" : `${(0, values.hD)(text)}: `;
        const isBare = shown !== "" && !text.includes("://") && URL.canParse(`https://${text}`);
        const advice = isBare ? `write https://${text}` : `write one such as ${DEFAULT_URL}`;
        problems.add(where, `${shown}${error.message}: ${advice}`);
        return "";
      }
    }
    function firstOf(sources) {
      const [from, text = ""] = sources.find(([, candidate = ""]) => candidate.trim() !== "") ?? [ "", "" ];
      return {
        from: from,
        text: text.trim()
      };
    }
    // EXTERNAL MODULE: ./build/report/escape.js
        var report_escape = __webpack_require__(924);
    // CONCATENATED MODULE: ./build/connect.js
    function connect({token: token, project: project, url: url, givenBy: givenBy}, requestTimeout, {clock: clock, env: env, source: source, log: log, explainForbidden: explainForbidden, firstAnswer: firstAnswer}, secrets = []) {
      return createContreeClient({
        baseUrl: url,
        token: token,
        givenBy: givenBy,
        secrets: [ ...secretsIn(source.get, env), ...secrets ],
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
          log.debug(report_escape.BP`${event.method} ${event.path}: ${event.reason}; retrying in ${event.delay} ms`);
        },
        onWarning: warning => {
          log.warning(report_escape.BP`${warning}`);
        }
      });
    }
    // EXTERNAL MODULE: ./build/inputs/input-source.js
        var input_source = __webpack_require__(316);
    // EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
        var p_limit = __webpack_require__(370);
    // CONCATENATED MODULE: ./build/contree/concurrency.js
    const PARALLEL = 32;
    function limitConcurrency(clock, slow) {
      const limit = (0, p_limit.A)(PARALLEL);
      return async task => {
        const {result: result} = await limit(async () => {
          const running = task();
          await settledOrSlow(running, clock, slow);
          return {
            result: running
          };
        });
        return result;
      };
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
    const ANSWERED = [ "accepted", "rejected" ];
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
    async function cancelActive(deps, owned, call) {
      return cancelLegs(deps, legsToCancel(deps.ledger, owned), call);
    }
    function legsToCancel(ledger, owned) {
      return unanswered(ledger, owned ? ledger.mayBeActive() : ledger.unsettled());
    }
    function unanswered(ledger, legs) {
      return legs.filter(leg => !ANSWERED.includes(ledger.facts(leg).cancel));
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
    // CONCATENATED MODULE: ./build/values/shell-text.js
    function shellText(words) {
      const quoted = word => `'${word.replaceAll("'", `'"'"'`)}'`;
      return words.map(word => /^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word)).join(" ");
    }
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
      const wasActive = operation?.sandboxTimedOut === true && limit?.outlastsStep === true;
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
      mayBeLeft(owned) {
        const isGone = ({leg: leg, problem: problem}) => this.settled.has(leg.name) && problem?.isInaccessible === true;
        const active = this.mayBeActive();
        return owned ? active : active.filter(leg => !isGone(this.facts(leg)));
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
        return this.unsettled().map(leg => {
          const {operation: operation, begun: begun} = this.facts(leg);
          return begun ? "EXECUTING" : operation?.status ?? null;
        });
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
      #onUnknownStatus;
      constructor(onUnknownStatus = () => {}) {
        super();
        this.#onUnknownStatus = onUnknownStatus;
      }
      add(legs) {
        for (const leg of legs) if (!this.byName.has(leg.name)) this.recordStart(leg);
      }
      plan(legs) {
        for (const {name: name, allowFailure: allowFailure, command: command = null, mostAttempts: mostAttempts = 1} of legs) this.byName.set(name, {
          ...unstarted(name),
          allowFailure: allowFailure,
          command: command,
          mostAttempts: mostAttempts
        });
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
        this.#update(facts, {
          operation: {
            ...operation,
            env: null,
            command: null
          },
          command: command,
          problem: null
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
        for (const facts of this.byName.values()) {
          const isLate = which === "planned" ? facts.start === "planned" : !this.settled.has(facts.leg.name);
          if (isLate) this.#update(facts, {
            timedOut: true
          });
        }
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
    function ledger_commandOf(operation) {
      const written = writtenCommand(operation);
      return written === null ? null : shownCommand(written);
    }
    // CONCATENATED MODULE: ./build/legs/shutdown.js
    const CLEANUP_POLICIES = [ "never", "cancelled", "always" ];
    const END_LIMIT = 1e4;
    // EXTERNAL MODULE: ./build/report/format.js
    var format = __webpack_require__(772);
    // CONCATENATED MODULE: ./build/report/cancel-log.js
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
          const why = problem === null ? report_escape.BP`` : report_escape.BP` · ${problem.message}`;
          if (!isBrief) log.info(report_escape.BP`${name} · cancel ${result}${why}`);
        },
        end: ({length: unasked}) => {
          const answers = isBrief ? Object.entries(counts).filter(([, count]) => count > 0) : [];
          const parts = answers.map(([result, count]) => report_escape.BP` · ${(0, format.zD)(count)} ${result}`);
          if (unasked > 0) parts.push(report_escape.BP` · ${(0, format.zD)(unasked)} not asked in time`);
          if (parts.length === 0) return;
          const why = isBrief && first !== null ? report_escape.BP` · ${first}` : report_escape.BP``;
          log.info(report_escape.BP`cancel${(0, report_escape.Uk)(parts, "")}${why}`);
        }
      };
    }
    // CONCATENATED MODULE: ./build/legs/listing.js
    const PAGE = 1e3;
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
      }
      return {
        operations: operations,
        payloads: payloads,
        requests: requests,
        retryAfter: retryAfter
      };
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
        const isInstance = operation.kind === null || operation.kind === "instance";
        if (operation.env === null && isInstance) return {
          kind: "unknown",
          problem: null
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
        const key = locate_keyOf({
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
        this.#expected.set(locate_keyOf(start), onFound);
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
          const found = new Map(located.map(({uuid: uuid, marker: marker}) => [ locate_keyOf(marker), uuid ]));
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
        await Promise.all(unknown().map(uuid => this.#inTurn(() => this.#read(uuid, call))));
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
        const {client: client, clock: clock, owner: owner} = this.#deps;
        const deadline = Math.min(call.deadline ?? 1 / 0, clock.now() + READ_LIMIT);
        const reading = await readMarker(client, uuid, {
          ...call,
          deadline: deadline
        });
        if (reading.kind === "unknown" || reading.kind === "forbidden") return;
        const isOwn = reading.kind === "marked" && reading.marker.owner === owner.uuid;
        this.#markers.set(uuid, isOwn ? reading.marker : null);
      }
    }
    function locate_keyOf({leg: leg, tries: tries}) {
      return JSON.stringify([ leg, tries ]);
    }
    // CONCATENATED MODULE: ./build/watch/leg-stage.js
    function lastStatus({begun: begun, operation: operation}) {
      return begun ? "EXECUTING" : operation?.status ?? null;
    }
    function isQueued(seen) {
      const status = lastStatus(seen);
      return status === "PENDING" || status === "ASSIGNED";
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
      #arrival=new AbortController;
      constructor(clock) {
        this.#clock = clock;
      }
      send=message => {
        this.#messages.push(message);
        this.#arrival.abort("arrived");
      };
      take() {
        const messages = this.#messages;
        this.#messages = [];
        return messages;
      }
      wait=async until => {
        if (this.#messages.length > 0) return;
        const {signal: signal} = this.#arrival = new AbortController;
        if (until < 1 / 0) await this.#clock.sleep(Math.max(0, until - this.#clock.now()), signal); else await new Promise(resolve => {
          signal.addEventListener("abort", resolve, {
            once: true
          });
        });
      };
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
      async unlistedOf(legs, call) {
        this.listed = null;
        if (this.#isRefused || legs.length <= this.#cost) return legs;
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
    const end_pace_SHORTEST = 100;
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
        if (ended > 0) this.#pause = Math.max(end_pace_SHORTEST, since * this.#paying / ended);
      }
      pauseFor({streamed: streamed, streamless: streamless}) {
        const expected = streamless * this.#heard / Math.max(streamed + this.#heard, 1);
        const isPromised = this.#heard >= FEWEST_HEARD && expected >= this.#paying * this.#doubt;
        if (!isPromised) return this.#pause;
        this.#wasPromised = true;
        return end_pace_SHORTEST;
      }
      get isFast() {
        return this.#pause < end_pace_SHORTEST * 5;
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
    const known_lengths_GAP = {
      least: 50,
      share: .05
    };
    class KnownLengths {
      #known=[];
      #looks=[];
      add(length) {
        this.#known.push(length);
        if (this.#known.length > MOST_KNOWN) this.#known.shift();
        this.#looks = looksFor(this.#known.toSorted((one, other) => one - other));
      }
      lookAfter(age) {
        return this.#looks.find(look => look > age) ?? 1 / 0;
      }
    }
    function looksFor(sorted) {
      const longer = sorted.slice(Math.floor(sorted.length / 2));
      const [median = 0, longest = 0] = [ longer[0], longer.at(-1) ];
      if (sorted.length < FEWEST_KNOWN || longest > median * WIDEST) return [];
      const gap = Math.max(known_lengths_GAP.least, median * known_lengths_GAP.share);
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
      poll({streamless: streamless, quiet: quiet}, call) {
        if (streamless.length + quiet.length === 0) return;
        const {listing: listing, send: send} = this.#deps;
        this.#underWay = sendCrash(send, this.#pollEach([ ...streamless, ...quiet ], call)).then(() => {
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
      async #pollEach(legs, call) {
        const {listing: listing, reads: reads} = this.#deps;
        reads.readEach(await listing.unlistedOf(legs, call), call);
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
    function pollPause({waited: waited, legs: legs, areQueued: areQueued}, random) {
      const share = areQueued ? LARGEST_SHARE : within(SMALLEST_SHARE, legs * SHARE_BY_LEG, LARGEST_SHARE);
      const longest = within(areQueued ? LONGEST_QUEUED : poll_schedule_LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
      return spread(within(poll_schedule_SHORTEST, waited * share, longest), PAUSE_JITTER, random);
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
    const LOOK_GAP = 50;
    const NONE = {
      streamless: [],
      quiet: []
    };
    class Scheduler {
      #deps;
      #legs=[];
      #followed={
        streamed: 0,
        streamless: 0
      };
      #areWaitedFor=false;
      #sweptAt=0;
      #polledAt=0;
      #nextPoll=0;
      #nextPollOfQueued=0;
      #notBefore=0;
      #withoutPlace=0;
      constructor(deps) {
        this.#deps = deps;
      }
      get restsUntil() {
        const count = this.#legs.length;
        return this.#sweptAt + (areFew(count) ? 0 : Math.max(GATHERING.least, count * GATHERING.leg));
      }
      sweep() {
        const {clock: clock, ledger: ledger, since: since, starter: starter} = this.#deps;
        const now = clock.now();
        this.#sweptAt = now;
        this.#legs = ledger.unsettled();
        const hasNew = since.add(this.#legs);
        if (hasNew && areFew(this.#legs.length)) this.#nextPoll = Math.min(this.#nextPoll, now + SOONEST);
        starter.open(this.#legs);
        this.#followed = this.#countFollowed();
        this.#areWaitedFor = areFew(this.#legs.length) && ledger.countOf("planned") > 0;
      }
      pollNotBefore(moment) {
        this.#notBefore = Math.max(this.#notBefore, moment);
      }
      legsToPoll() {
        const {clock: clock, quietStreams: quietStreams} = this.#deps;
        const now = clock.now();
        if (now < this.#notBefore) return NONE;
        const isTime = this.#legs.some(leg => this.#pollAt(leg) <= now);
        const streamless = isTime ? this.#legs.filter(leg => this.#streamlessFrom(leg) <= now) : [];
        return {
          streamless: streamless,
          quiet: quietStreams.takeDue(this.#legs)
        };
      }
      polled(legs, listed) {
        if (legs.length === 0) return 0;
        const {clock: clock, pace: pace, since: since, streams: streams} = this.#deps;
        const now = clock.now();
        this.#withoutPlace = streams.places <= 0 ? legs.filter(leg => this.#lacksPlace(leg)).length : 0;
        const ages = of => of.map(leg => now - since.of(leg));
        const facts = {
          waited: waitedFor(ages(legs), ages(this.#legs)),
          legs: this.#legs.length
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
        return this.#withoutPlace;
      }
      dueAt(isPolling) {
        const {quietStreams: quietStreams, starter: starter, streams: streams} = this.#deps;
        let opens = 1 / 0;
        let poll = 1 / 0;
        for (const leg of this.#legs) {
          const opensAt = starter.opensAt(leg);
          if (opensAt > this.#sweptAt && !streams.has(leg)) opens = Math.min(opens, opensAt);
          if (!isPolling) poll = Math.min(poll, this.#pollAt(leg), quietStreams.checkAt(leg));
        }
        return Math.min(opens, Math.max(poll, this.#notBefore));
      }
      #pollAt(leg) {
        const due = this.#isQueued(leg) ? this.#nextPollOfQueued : Math.min(this.#pollOfOthersAt(), this.#expectedEnd(leg));
        return Math.max(this.#streamlessFrom(leg), due);
      }
      #expectedEnd(leg) {
        if (!this.#areWaitedFor) return 1 / 0;
        const {lengths: lengths, since: since} = this.#deps;
        const begun = since.of(leg);
        return Math.max(begun + lengths.lookAfter(this.#polledAt - begun), this.#polledAt + LOOK_GAP);
      }
      #pollOfOthersAt() {
        const handsOver = this.#withoutPlace > 0 && this.#deps.streams.places >= Math.min(HANDOVER, this.#withoutPlace);
        const pause = Math.min(handsOver ? SOONEST : 1 / 0, this.#deps.pace.pauseFor(this.#followed));
        return Math.min(this.#nextPoll, this.#polledAt + pause);
      }
      #countFollowed() {
        const {reads: reads, streams: streams} = this.#deps;
        const unread = this.#legs.filter(leg => !reads.has(leg));
        const streamed = unread.filter(leg => streams.has(leg)).length;
        return {
          streamed: streamed,
          streamless: unread.length - streamed
        };
      }
      #streamlessFrom(leg) {
        const {reads: reads, starter: starter, streams: streams} = this.#deps;
        if (reads.has(leg)) return 1 / 0;
        const covered = streams.coversUntil(leg, fruitlessLimit(this.#legs.length));
        return Math.max(covered, starter.startsUpUntil(leg));
      }
      #lacksPlace(leg) {
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
    const streams_PLACES = MOST_STREAMS - MOST_DRAINS;
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
      get places() {
        return streams_PLACES - this.#open.size;
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
        if (this.has(leg) || this.opensAt(leg) > now || this.places <= 0 || now >= deadline) return;
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
    // CONCATENATED MODULE: ./build/post-step.js
    const CANCEL_LIMIT = 6e4;
    const LEG_LIMIT = 2e4;
    const REQUEST_TIMEOUT = 1e4;
    const SEARCH_LIMIT = 2e4;
    const ARRIVAL = 2e3;
    async function runPostStep(deps) {
      const {handOver: handOver, source: source, log: log} = deps;
      const jobStatus = (0, input_source.A)(source, "job-status").toLowerCase();
      if (handOver === null || handOver.cleanup === "never") log.info(report_escape.BP`Nothing to clean up: the step left nothing to do.`); else if (handOver.uuids.length === 0 && handOver.owner === null) log.info(report_escape.BP`Nothing to clean up: no leg was left active.`); else if (handOver.cleanup === "cancelled" && jobStatus !== "cancelled") log.info(report_escape.BP`Nothing to clean up: the job was not cancelled, and cleanup is "cancelled".`); else await cancelLeft(handOver, deps);
    }
    async function cancelLeft(handOver, deps) {
      const {clock: clock, log: log} = deps;
      const client = await reconnect(handOver, deps);
      const ledger = new Ledger;
      ledger.add(handOver.uuids.map(uuid => ({
        name: uuid,
        uuid: uuid
      })));
      const cancelLog = cancelLogger(log, ledger.size);
      const cancelDeps = {
        client: client,
        clock: clock,
        ledger: ledger,
        onAnswer: cancelLog.onAnswer
      };
      let owner = handOver.owner;
      const cancelLost = async () => {
        if (owner !== null && !await cancelLostStarts(owner, {
          client: client,
          clock: clock,
          ledger: ledger
        }, log)) owner = null;
      };
      try {
        if (ledger.size > 0) log.info(report_escape.BP`Cancelling ${(0, format.hS)(ledger.size, "leg")} left active.`);
        const [unasked] = await Promise.all([ cancelActive(cancelDeps, false, cancelCall(clock)), cancelLost() ]);
        cancelLog.end(unasked);
        const {signal: signal} = new AbortController;
        await watchToEnd({
          client: client,
          clock: clock,
          ledger: ledger,
          signal: signal,
          deadline: clock.now() + END_LIMIT
        });
        if (owner !== null) await clock.sleep(ARRIVAL);
        await cancelLost();
      } finally {
        client.close();
      }
      if (ledger.size > 0) logEnd(ledger, log); else if (owner !== null) log.info(report_escape.BP`Nothing to clean up: nothing that the step started is active.`);
    }
    function cancelCall(clock) {
      return {
        deadline: clock.now() + CANCEL_LIMIT,
        legLimit: LEG_LIMIT,
        parallel: AT_THE_END
      };
    }
    async function reconnect({project: project, url: url}, deps) {
      const text = name => (0, input_source.A)(deps.source, name);
      const given = {
        token: text("token"),
        project: text("project"),
        url: text("url"),
        profile: text("profile")
      };
      const credentials = await resolveCredentials({
        ...given,
        allowHttp: true
      }, deps.env);
      deps.maskSecret(credentials.token);
      if (credentials.url !== url) throw new Error(`the inputs name ${credentials.url} now, the step used ${url}: the token is not sent there`);
      return connect({
        ...credentials,
        project: project
      }, REQUEST_TIMEOUT, deps);
    }
    async function cancelLostStarts(owner, {client: client, clock: clock, ledger: ledger}, log) {
      try {
        const {lost: lost, unknownOwners: unknownOwners} = await new Locator({
          client: client,
          clock: clock,
          owner: owner
        }).findLost([ ledger ], {
          deadline: clock.now() + SEARCH_LIMIT
        });
        const unknown = (0, format.hS)(unknownOwners, "active operation");
        const verb = unknownOwners === 1 ? "it is" : "they are";
        if (unknownOwners > 0) log.warning(report_escape.BP`The owner of ${unknown} is unknown; ${verb} left running.`);
        if (lost.length > 0) log.info(report_escape.BP`Found ${(0, format.hS)(lost.length, "operation")} more that the step had started.`);
        const legs = lost.map(({uuid: uuid}) => ({
          name: uuid,
          uuid: uuid
        }));
        ledger.add(legs);
        const {onAnswer: onAnswer, end: end} = cancelLogger(log, legs.length);
        end(await cancelLegs({
          client: client,
          clock: clock,
          ledger: ledger,
          onAnswer: onAnswer
        }, legs, cancelCall(clock)));
        return true;
      } catch (error) {
        if (!(error instanceof ContreeError)) throw error;
        log.warning(report_escape.BP`Operations that the step started without a reply could not be listed: ${error.message}`);
        return false;
      }
    }
    function logEnd(ledger, log) {
      const left = ledger.mayBeActive();
      const spared = left.filter(leg => ledger.facts(leg).cancel !== "accepted").map(({uuid: uuid}) => uuid);
      const cancelled = left.length - spared.length;
      if (left.length === 0) log.info(report_escape.BP`All have ended.`);
      if (cancelled > 0) log.info(report_escape.BP`Asked to end, but not seen to end: ${cancelled}.`);
      if (spared.length === 0) return;
      log.warning(report_escape.BP`${(0, format.hS)(spared.length, "leg")} may still be active: ${spared.join(", ")}`);
    }
    // CONCATENATED MODULE: ./build/publish/checks-state-entry.js
    const OPEN_CHECKS = "open-checks";
    // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(598);
    // EXTERNAL MODULE: ./build/report/clean.js
        var clean = __webpack_require__(958);
    // CONCATENATED MODULE: ./build/report/command-lines.js
    function commandLines(command) {
      const [first = "", ...others] = (0, values.Dx)(command);
      const head = {
        prefix: report_escape.BP`$ `,
        text: first
      };
      return others.length === 0 ? [ head ] : [ head, {
        prefix: report_escape.BP`  `,
        text: others.join("\n")
      } ];
    }
    // CONCATENATED MODULE: ./build/report/log.js
    const WORDS = {
      notice: "Notice",
      warning: "Warning",
      error: "Error"
    };
    const ANNOTATIONS = {
      notice: 9,
      warning: 9,
      error: 10
    };
    const log_LONGEST = 4e3;
    function createLog(write) {
      const left = {
        ...ANNOTATIONS
      };
      const token = (0, external_node_crypto_.randomUUID)();
      let isFenced = false;
      const resume = () => {
        const end = isFenced ? (0, report_escape.JX)(token) : "";
        isFenced = false;
        return end;
      };
      const annotate = (severity, lines, place) => {
        const annotated = left[severity] > 0;
        left[severity] -= 1;
        const text = (0, clean.xv)(lines.map(String).join("\n"), log_LONGEST);
        const [first = report_escape.BP``, ...others] = lines;
        write(annotated ? `${resume()}::${severity}${place === void 0 ? "" : propertiesOf(place)}::${escapeData(text)}\n` : [ report_escape.BP`${WORDS[severity]}: ${first}`, ...others ].map(plain).join(""));
      };
      const annotated = severity => line => {
        annotate(severity, [ line ]);
      };
      return {
        info: line => {
          write(plain(line));
        },
        debug: line => {
          write(resume() + command("debug", line));
        },
        notice: annotated("notice"),
        warning: annotated("warning"),
        error: annotated("error"),
        annotate: annotate,
        output: ({title: title, command: ran, streams: streams, notes: notes}) => {
          const written = streams.filter(({text: text}) => text !== "").map(({label: label, text: text}) => ({
            prefix: report_escape.BP`${label} │ `,
            text: text
          }));
          const lines = [ ...ran === null ? [] : commandLines(ran), ...written ];
          const fenced = lines.length === 0 ? "" : `${(0, report_escape._9)(token)}${(0, report_escape.jE)(lines)}${(0, 
          report_escape.JX)(token)}`;
          write(`${resume()}${command("group", title)}${fenced}${notes.map(plain).join("")}::endgroup::\n`);
        },
        lines: batch => {
          if (batch.length === 0) return;
          write(`${isFenced ? "" : (0, report_escape._9)(token)}${(0, report_escape.jE)(batch)}`);
          isFenced = true;
        },
        endLines: () => {
          if (isFenced) write(resume());
        }
      };
    }
    function plain(line) {
      return `${String(line)}\n`;
    }
    function command(name, line) {
      return `::${name}::${escapeData(String(line))}\n`;
    }
    function escapeData(text) {
      return text.replaceAll("%", "%25").replaceAll("\n", "%0A");
    }
    function propertiesOf({title: title, file: file, line: line}) {
      const place = file === null ? {} : {
        file: String(file),
        line: String(line ?? "")
      };
      const given = Object.entries({
        title: String(title),
        ...place
      }).filter(([, value]) => value !== "");
      const escaped = given.map(([name, value]) => `${name}=${escapeData(value).replaceAll(":", "%3A").replaceAll(",", "%2C")}`);
      return escaped.length === 0 ? "" : ` ${escaped.join(",")}`;
    }
    const SUB_ACTIONS = [ "run", "wait", "cancel" ];
    function subActionOf(text) {
      return SUB_ACTIONS.find(name => name === text) ?? null;
    }
    // CONCATENATED MODULE: ./build/runner.js
    function connectRunner({argv: argv, env: env, stdout: stdout}) {
      const write = openLogStream(stdout);
      const secrets = [];
      let mask = new SecretMask(secrets);
      const maskSecret = maskOnce(secret => {
        secrets.push(secret);
        mask = new SecretMask(secrets);
        core.Pq(secret);
      });
      const hideSecrets = (text, cut = "ellipsis") => mask.text(text, cut);
      for (const secret of secretsIn(core.V4, env)) maskSecret(secret);
      const source = {
        get: name => core.V4(name),
        subAction: subActionOf(argv[2]),
        env: env,
        get directory() {
          return process.cwd();
        },
        now: systemClock.now()
      };
      const log = createLog(text => {
        write(hideSecrets(text));
      });
      return {
        env: env,
        log: log,
        source: source,
        maskSecret: maskSecret,
        hideSecrets: hideSecrets
      };
    }
    const MOST_HELD = 64 * 1024;
    function openLogStream(stream) {
      stream.on("error", () => {});
      let held = 0;
      const release = () => {
        held = 0;
        stream.uncork();
      };
      return text => {
        if (held === 0) {
          stream.cork();
          process.nextTick(release);
        }
        held += text.length;
        stream.write(text);
        if (held > MOST_HELD) release();
      };
    }
    function limitMemory() {
      process.getBuiltinModule("node:v8").setFlagsFromString("--optimize-for-size");
    }
    function onCrash(process, hideSecrets) {
      process.on("uncaughtExceptionMonitor", error => {
        process.stdout.uncork();
        const lines = (0, values.Dx)((0, external_node_util_.inspect)(error)).map(line => hideSecrets(String(report_escape.BP`${line}`)));
        for (const name of Object.getOwnPropertyNames(error)) Reflect.deleteProperty(error, name);
        Object.defineProperty(error, "stack", {
          value: lines.join("\n")
        });
      });
    }
    // CONCATENATED MODULE: ./build/state.js
    const state_VERSION = "2";
    const MOST_ENTRIES = 1e4;
    const handOver = dist.Ikc({
      version: dist.euz(state_VERSION),
      cleanup: dist.KIO(CLEANUP_POLICIES),
      url: dist.YjP(),
      project: dist.mee(dist.YjP()),
      owner: dist.mee(dist.Ikc({
        uuid: dist.YjP(),
        since: dist.aig()
      })),
      entries: dist.FsL(dist.aig(), dist.ndf(), dist.Wwf(0), dist.cGV(MOST_ENTRIES))
    });
    function readHandOver(getState) {
      const text = getState("hand-over");
      if (text === "") return null;
      const {cleanup: cleanup, url: url, project: project, owner: owner, entries: entries} = dist.qgA(handOver, JSON.parse(text));
      const uuids = Array.from({
        length: entries
      }, (_, index) => getState(`uuids-${String(index)}`).split(" ")).flat();
      if (![ ...uuids, ...owner === null ? [] : [ owner.uuid ] ].every(uuid => parseUuid(uuid) === uuid)) throw new Error("the saved state holds an invalid UUID");
      return {
        cleanup: cleanup,
        url: url,
        project: project,
        owner: owner,
        uuids: uuids
      };
    }
    // CONCATENATED MODULE: ./build/post-entry.js
    async function runPost(onStop) {
      const runner = connectRunner(process);
      onCrash(process, runner.hideSecrets);
      onStop(signal => {
        runner.log.info(report_escape.BP`${signal} received; cleanup continues until its own limit.`);
      });
      const attempt = async cleanUp => {
        try {
          await cleanUp();
        } catch (error) {
          runner.log.warning(report_escape.BP`Cleanup failed: ${messageOf(error)}`);
        }
      };
      await Promise.all([ attempt(async () => {
        const handOver = readHandOver(core.Gu);
        if (handOver !== null) limitMemory();
        await runPostStep({
          ...runner,
          handOver: handOver,
          clock: systemClock
        });
      }), attempt(async () => {
        const open = core.Gu(OPEN_CHECKS);
        if (open === "") return;
        const {endLeftChecks: endLeftChecks} = await __webpack_require__.e(372).then(__webpack_require__.bind(__webpack_require__, 372));
        await endLeftChecks(open, {
          ...runner,
          clock: systemClock
        });
      }) ]);
    }
  }),
  958: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      TN: () => oneLine,
      VY: () => cleanColouredLine,
      xv: () => truncate
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(434);
    var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(772);
    const ESCAPE = "\x1b";
    const TERMINAL_SEQUENCE = new RegExp([ `${ESCAPE}[\\]PX^_][^\\u0007${ESCAPE}]*(?:\\u0007|${ESCAPE}\\\\)?`, `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`, `${ESCAPE}[ -/]*[0-~]?` ].join("|"), "gu");
    const COLOUR = new RegExp(`^${ESCAPE}\\[[0-9;:]*m$`, "u");
    const BROKEN_COLOUR = new RegExp(`${ESCAPE}(?:\\[[0-9;:]*)?$`, "u");
    const NO_COLOUR = `${ESCAPE}[0m`;
    const INVISIBLE = /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
    function cleanLine(line) {
      return withoutControls(line.replace(TERMINAL_SEQUENCE, ""));
    }
    function cleanColouredLine(line, length) {
      const cleaned = withColours(line);
      const kept = firstUnits(cleaned, length).replace(BROKEN_COLOUR, "");
      const closed = kept.includes(ESCAPE) ? `${kept}${NO_COLOUR}` : kept;
      if (cleaned.length <= length) return closed;
      const missing = cleanLine(cleaned.slice(kept.length)).length;
      return `${closed} \u2026 (${(0, _format_js__WEBPACK_IMPORTED_MODULE_1__.hS)(missing, "more character")})`;
    }
    function oneLine(text) {
      return (0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.Dx)(text).map(cleanLine).join(" ").trim();
    }
    function truncate(text, length) {
      return text.length <= length ? text : `${firstUnits(text, length - 1)}\u2026`;
    }
    function firstUnits(text, length) {
      const last = text.charCodeAt(length - 1);
      const splitsPair = last >= 55296 && last <= 56319;
      return text.slice(0, splitsPair ? length - 1 : length);
    }
    function withoutControls(text) {
      return text.replace(/[\t\u2028\u2029]/gu, " ").replace(/\p{Cc}/gu, "").replace(INVISIBLE, "").toWellFormed();
    }
    function withColours(line) {
      const sequences = line.match(TERMINAL_SEQUENCE) ?? [];
      const texts = line.split(TERMINAL_SEQUENCE).map(withoutControls);
      return texts.map((text, index) => `${text}${sequences[index]?.match(COLOUR)?.[0] ?? ""}`).join("");
    }
  }),
  924: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      BP: () => logLine,
      JX: () => fenceEnd,
      Uk: () => joinLogText,
      _9: () => fenceStart,
      jE: () => outputLines
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(434);
    var _clean_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(958);
    class Escaped {
      #text;
      constructor(text) {
        this.#text = text;
      }
      toString() {
        return this.#text;
      }
    }
    const VALUE_LENGTH = 1e3;
    const LINE_LENGTH = 4e3;
    const OUTPUT_LINE_LENGTH = 1e3;
    function logLine(literals, ...values) {
      const parts = values.map(part => typeof part === "string" ? (0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.xv)((0, 
      _clean_js__WEBPACK_IMPORTED_MODULE_1__.TN)(part), VALUE_LENGTH) : String(part));
      return new Escaped((0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.xv)(withoutCommands(String.raw({
        raw: literals
      }, ...parts)), LINE_LENGTH));
    }
    function joinLogText(lines, separator) {
      return new Escaped((0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.xv)(withoutCommands(lines.map(String).join(separator)), LINE_LENGTH));
    }
    function outputLines(batch) {
      const lines = batch.flatMap(({prefix: prefix, text: text}) => (0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.Dx)(text.replace(/\r?\n$/, "")).map(line => withoutCommands(`${String(prefix)}${(0, 
      _clean_js__WEBPACK_IMPORTED_MODULE_1__.VY)(line, OUTPUT_LINE_LENGTH)}`)));
      return [ ...lines, "" ].join("\n");
    }
    function fenceStart(token) {
      return `::stop-commands::${token}\n`;
    }
    function fenceEnd(token) {
      return `::${token}::\n`;
    }
    function withoutCommands(line) {
      return line.replaceAll("##[", "##\u200b[").replace(/^([\s\p{Cf}\p{Cc}]*):(?=:)/u, "$1:\u200b");
    }
  }),
  772: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      hS: () => counted,
      zD: () => grouped
    });
    function counted(count, noun) {
      if (count === 1) return `1 ${noun}`;
      return `${grouped(count)} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
    }
    function grouped(count) {
      return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
    }
  }),
  434: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Dx: () => linesOf,
      U3: () => ownText,
      h6: () => InvalidValue,
      hD: () => quote
    });
    class InvalidValue extends Error {
      shown;
      expectation;
      constructor(text, expectation) {
        const shown = quote(text);
        super(`${shown} ${expectation}`);
        this.name = "InvalidValue";
        this.shown = shown;
        this.expectation = expectation;
      }
    }
    const LONGEST_QUOTE = 100;
    function quote(text) {
      const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}\u2026` : text;
      return JSON.stringify(cut).replaceAll(/\\(["\\])/g, "$1");
    }
    function ownText(part) {
      return Buffer.from(part, "utf16le").toString("utf16le");
    }
    function linesOf(text) {
      return text.split(/\r\n|[\r\n]/);
    }
  })
};
