export const id = 592;

export const ids = [ 592 ];

export const modules = {
  2471: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      D: () => parseLocalFolder
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
    var _plan_placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5342);
    var _values_git_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(214);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6053);
    var _windows_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(933);
    function parseLocalFolder(local, platform = process.platform) {
      if (/\p{Cc}/u.test(local)) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_3__.h6(local, "has a control character: remove it");
      if ((0, _plan_placeholders_js__WEBPACK_IMPORTED_MODULE_1__.kG)({
        text: local
      })) {
        const problem = "has a placeholder, and none is filled in here";
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_3__.h6(local, `${problem}: drop it, since each leg gets its own folder there`);
      }
      const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(local, ".");
      const isAbsolute = /^(?:\/|[a-z]:)/iu.test(folder);
      if (isAbsolute || folder === ".." || folder.startsWith("../")) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_3__.h6(local, "is outside of the workspace: use a folder in it, such as out/reports");
      if (local.includes("\\")) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_3__.h6(local, "has a backslash: write / between its parts");
      if ((0, _values_git_paths_js__WEBPACK_IMPORTED_MODULE_2__.G)(folder)) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_3__.h6(local, "leads into .git, and nothing is written there: name another folder");
      const parts = platform === "win32" ? folder.split("/").filter(part => part !== "." && part !== "") : [];
      for (const problem of parts.map(_windows_names_js__WEBPACK_IMPORTED_MODULE_4__.G)) if (problem !== null) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_3__.h6(local, `cannot be a folder here, since ${problem}: name another one`);
      return folder.replace(/\/$/u, "");
    }
  }),
  933: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      G: () => problemOnWindows,
      d: () => DEVICE
    });
    const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d\xb9\xb2\xb3]|lpt[\d\xb9\xb2\xb3]) *(?:\.|$)/iu;
    function problemOnWindows(name) {
      const [character] = /[<>:"|?*\\/]/.exec(name) ?? [];
      if (character !== void 0) return `Windows has no names with ${character}`;
      if (/[. ]$/.test(name)) return "Windows has no names that end with a dot or a blank";
      return DEVICE.test(name) ? "it is the name of a device on Windows" : null;
    }
  }),
  7849: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      j: () => createAgents,
      p: () => unusedProxyWarning
    });
    var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
    var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
    const MOST_SOCKETS = 512;
    function createAgents(base, proxy) {
      const {Agent: Agent} = base.startsWith("https:") ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__;
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
    function unusedProxyWarning({proxy: proxy, variable: variable}, nodeVersion) {
      const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
      if (proxy === null || major > 24 || major === 24 && minor >= 5) return null;
      return `${variable} is set, but Node ${nodeVersion} does not use it: requests go out directly. Node 24.5 or newer does.`;
    }
  }),
  9871: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      EY: () => backoffDelay,
      il: () => spread,
      sT: () => retryAfterOf
    });
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
  }),
  3812: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      y: () => decodeBase64
    });
    const BASE64 = /^[\w+/\-\s]*(?:=\s*){0,2}$/u;
    function decodeBase64(text) {
      const bytes = Buffer.from(text, "base64");
      const isWhole = text.length % 4 === 0 && bytes.length === Buffer.byteLength(text, "base64");
      return isWhole || BASE64.test(text) ? bytes : null;
    }
  }),
  6972: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      f: () => limitConcurrency,
      v: () => forEachLimited
    });
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
  }),
  1992: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Jd: () => ContreeError,
      Pv: () => KIND_WORDS,
      SS: () => TRANSIENT_STATUSES,
      SU: () => requestFailure,
      Vq: () => DEFERRED_STATUSES
    });
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
  }),
  221: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      U: () => isLoopback,
      w: () => BypassRules
    });
    var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
    var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
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
    const LOOPBACK = /^(?:(?:::ffff:)?127\.|::1$|::ffff:7f[\da-f]{2}:)/;
    function isLoopback(hostname) {
      const host = bare(hostname);
      return host === "localhost" || (0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) > 0 && LOOPBACK.test(host);
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
  7271: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Wm: () => proxySecrets,
      ZR: () => decideProxy,
      eq: () => proxyVariables,
      mw: () => InvalidProxy
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
  2278: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      PF: () => redactStreams,
      ay: () => createRedact,
      dy: () => createRedactValue
    });
    var _base64_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3812);
    var _secrets_secret_forms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7023);
    var _secrets_masked_stream_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3025);
    var _secrets_secret_mask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7155);
    const USER_INFORMATION = /\/\/[^\s/@]+@/gu;
    function createRedact(secrets) {
      const mask = new _secrets_secret_mask_js__WEBPACK_IMPORTED_MODULE_2__.f(secrets);
      return text => mask.text(text).replaceAll(USER_INFORMATION, `//${_secrets_masked_stream_js__WEBPACK_IMPORTED_MODULE_1__.v5}@`);
    }
    const ENTRY = 8;
    const SHORT_TEXTS = 8 * _secrets_secret_mask_js__WEBPACK_IMPORTED_MODULE_2__.I;
    function createRedactValue(secrets) {
      const mask = new _secrets_secret_mask_js__WEBPACK_IMPORTED_MODULE_2__.f(secrets);
      const longMask = new _secrets_secret_mask_js__WEBPACK_IMPORTED_MODULE_2__.f(secrets.filter(({length: length}) => length >= _secrets_secret_forms_js__WEBPACK_IMPORTED_MODULE_0__.u));
      const redactText = rememberClean(text => mask.text(text, WORD.test(text) ? "nowhere" : "ends"));
      function* redactBase64(encoded) {
        const bytes = (0, _base64_js__WEBPACK_IMPORTED_MODULE_3__.y)(encoded);
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
              if (encoding === "base64") clean = yield* redactBase64(entry); else if (entry.length > _secrets_secret_mask_js__WEBPACK_IMPORTED_MODULE_2__.I) clean = yield* mask.longText(entry); else clean = encoding === void 0 ? redactText(entry) : mask.text(entry);
              work += entry.length;
            }
            const cleanKey = key.length > _secrets_secret_mask_js__WEBPACK_IMPORTED_MODULE_2__.I ? yield* mask.longText(key) : redactText(key);
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
      const mask = new _secrets_secret_mask_js__WEBPACK_IMPORTED_MODULE_2__.f(secrets);
      return () => mask.stream(true);
    }
  }),
  1732: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ee: () => delayAfter,
      KO: () => mayRetry,
      LR: () => mayHaveActed,
      ao: () => MOST_TRIES
    });
    var _backoff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9871);
    var _contree_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1992);
    const MOST_TRIES = 5;
    const PERMANENT_KINDS = [ "aborted", "deadline", "oversize" ];
    const PERMANENT_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|WRONG_VERSION_NUMBER|UNREADABLE_BODY/u;
    function mayRetry(failure, idempotent) {
      const {kind: kind, status: status, code: code} = failure;
      if (PERMANENT_KINDS.includes(kind) || PERMANENT_CODES.test(code ?? "")) return false;
      if (status === null) return idempotent || failure.unsent === true;
      if (_contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Vq.includes(status)) return true;
      return idempotent && (status >= 500 || _contree_error_js__WEBPACK_IMPORTED_MODULE_0__.SS.includes(status));
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
    const LONGEST_RETRY_AFTER = 6e4;
    const LEAST_DELAY = 50;
    function delayAfter(failure, tries, hasDeadline, random) {
      const asked = Math.min(failure.retryAfter ?? 0, hasDeadline ? 1 / 0 : LONGEST_RETRY_AFTER);
      return Math.max(LEAST_DELAY, Math.round((0, _backoff_js__WEBPACK_IMPORTED_MODULE_1__.EY)(BACKOFF, tries, random)), asked);
    }
  }),
  1839: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Fp: () => NAME_LIST,
      iD: () => nextOfName,
      qB: () => NAMED
    });
    const LINE_FEED = 10;
    const CHARACTER_NAMES = "amp& lt< gt> quot\" apos' sol/ bsol\\ plus+ equals= lowbar_ underbar_ hyphen- dash- period. comma, colon: " + "semi; excl! num# dollar$ percnt% ast* midast* lpar( rpar) lsqb[ lbrack[ rsqb] rbrack] lcub{ lbrace{ rcub} " + "rbrace} vert| verbar| verticalline| grave` diacriticalgrave` commat@ quest? hat^ tilde~";
    const NAMES = new Map([ ...CHARACTER_NAMES.split(" ").map(entry => [ entry.slice(0, -1), entry.charCodeAt(entry.length - 1) ]), ...[ "nbsp", "shy", "zwj", "zwnj", "tab", "newline" ].map(name => [ name, LINE_FEED ]) ]);
    const NAME_LIST = [ ...NAMES.keys() ];
    const LETTER_A = 97;
    const LETTERS = 26;
    const BEGINNINGS = [ ...new Set(NAME_LIST.flatMap(name => Array.from(`${name} `, (_, size) => name.slice(0, size)))) ];
    const STATES = new Map(BEGINNINGS.map((text, state) => [ text, state ]));
    const NEXT = new Uint16Array(BEGINNINGS.length * LETTERS);
    for (const [text, state] of STATES) if (state > 0) NEXT[placeOf(STATES.get(text.slice(0, -1)) ?? 0, text.charCodeAt(text.length - 1))] = state;
    const NAMED = Uint8Array.from(BEGINNINGS, text => NAMES.get(text) ?? 0);
    function nextOfName(state, byte) {
      return byte >= LETTER_A && byte < LETTER_A + LETTERS ? NEXT[placeOf(state, byte)] ?? 0 : 0;
    }
    function placeOf(state, letter) {
      return state * LETTERS + letter - LETTER_A;
    }
  }),
  1798: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      T: () => foldText
    });
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
    // EXTERNAL MODULE: ./build/contree/secrets/text-view.js
        var text_view = __webpack_require__(7930);
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
      if (byte === text_view.H) return byte;
      if (byte >= 128) return NON_ASCII;
      if (byte === FULL_STOP) return DOT;
      return byte < 33 || byte === 127 ? SKIPPED : foldedByte(byte);
    });
    function foldedByte(byte) {
      const character = String.fromCharCode(byte).toLowerCase();
      return "-_/,.:~!".includes(character) ? 43 : character.charCodeAt(0);
    }
    const FOLDED_DOT = foldedByte(FULL_STOP);
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
      target.add(isMark ? text_view.H : FOLDED_DOT, start[at] ?? 0, end[next - 1] ?? 0);
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
        target.add(text_view.H, start[at] ?? 0, end[next - 1] ?? 0);
        return next;
      }
      return size === 1 || isInvisible(code) ? next : keep(next);
      function keep(until) {
        for (let place = at; place < until; place += 1) target.add(bytes[place] ?? 0, start[at] ?? 0, end[until - 1] ?? 0);
        return until;
      }
    }
  }),
  3025: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Iv: () => masked,
      od: () => MaskedStream,
      v5: () => MASK
    });
    var _sieve_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1392);
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
        if (block.length <= _sieve_js__WEBPACK_IMPORTED_MODULE_0__.o5) return isEnd || block.length > 0 ? this.#scan(block, isEnd) : [];
        const sieved = this.#scanner.sieve.over(block, this.#cut);
        const parts = [];
        for (let at = 0; at < block.length; ) {
          const from = this.isIdle ? sieved.passed(at) : at;
          if (from > at) parts.push(block.subarray(at, from));
          at = sieved.pause(from, Math.floor(this.#kept.length / 4));
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
  }),
  7023: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      X: () => formsOf,
      u: () => LEAST_PART
    });
    var _fold_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1798);
    var _text_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7930);
    const SHORTEST = 4;
    const LEAST_PART = 8;
    function formsOf(secrets) {
      const forms = new Map;
      for (const secret of secrets) {
        const bytes = Buffer.from(secret);
        const plain = foldedBytes(bytes);
        if (charactersOf(plain) < SHORTEST) continue;
        const isShort = plain.length < LEAST_PART;
        const encoded = isShort ? [] : [ ...[ 0, 1, 2 ].map(before => base64Within(bytes, before)), bytes.toString("hex") ];
        for (const form of [ ...besideDots(secret), ...encoded ].map(text => foldedBytes(Buffer.from(text)))) forms.set(Buffer.from(form).toString("latin1"), {
          bytes: form,
          isShort: isShort
        });
      }
      return [ ...forms.values() ];
    }
    function charactersOf(folded) {
      return folded.reduce((sum, byte) => sum + (byte === _text_view_js__WEBPACK_IMPORTED_MODULE_1__.H ? 3 : 1), 0);
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
      const text = new _text_view_js__WEBPACK_IMPORTED_MODULE_1__.Z;
      const folded = new _text_view_js__WEBPACK_IMPORTED_MODULE_1__.Z;
      text.clear(bytes.length);
      text.bytes.set(bytes);
      text.beText(bytes.length);
      (0, _fold_text_js__WEBPACK_IMPORTED_MODULE_0__.T)(text, folded, true);
      return folded.bytes.slice(0, folded.length);
    }
  }),
  7155: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      I: () => BLOCK,
      f: () => SecretMask
    });
    // EXTERNAL MODULE: ./build/contree/secrets/masked-stream.js
        var masked_stream = __webpack_require__(3025);
    // EXTERNAL MODULE: ./build/contree/secrets/entity-names.js
        var entity_names = __webpack_require__(1839);
    // CONCATENATED MODULE: ./build/contree/secrets/escape-reader.js
    const PERCENT = 37;
    const AMPERSAND = 38;
    const BACKSLASH = 92;
    const SEMICOLON = 59;
    const NUMBER_SIGN = 35;
    const OPEN_BRACE = 123;
    const CLOSE_BRACE = 125;
    const LETTER_U = 117;
    const LETTER_X = 120;
    const LINE_FEED = 10;
    const LINE_LETTERS = [ 98, 102, 110, 114, 116, 118 ];
    function isIntroducer(byte) {
      return byte === PERCENT || byte === BACKSLASH || byte === AMPERSAND;
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
        this.code = LINE_LETTERS.includes(byte) ? LINE_FEED : byte;
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
        let size = 0;
        let place = at + 1;
        for (let state = 0; place < length; place += 1) {
          state = (0, entity_names.iD)(state, bytes[place] ?? 0);
          if (state === 0) break;
          const code = entity_names.qB[state] ?? 0;
          if (code === 0) continue;
          this.code = code;
          size = place - at;
        }
        if (size > 0) return this.#found(size, this.#withSemicolon(at, 1 + size), at);
        return place === length ? "cut" : "none";
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
    // CONCATENATED MODULE: ./build/contree/secrets/finds.js
    function mergedSpans(spans) {
      const result = [];
      for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
        const last = result.length - 1;
        if (from < (result[last] ?? 0)) result[last] = Math.max(result[last] ?? 0, to); else result.push(from, to);
      }
      return result;
    }
    // EXTERNAL MODULE: ./build/contree/secrets/fold-text.js + 2 modules
        var fold_text = __webpack_require__(1798);
    // EXTERNAL MODULE: ./build/contree/secrets/text-view.js
        var text_view = __webpack_require__(7930);
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
        target.add(isDigit(byte) || byte === text_view.H ? byte : hex_digits_LETTER_X, start[at] ?? 0, end[at] ?? 0);
      }
    }
    // EXTERNAL MODULE: ./build/contree/secrets/secret-forms.js
        var secret_forms = __webpack_require__(7023);
    // EXTERNAL MODULE: ./build/contree/secrets/sieve.js + 3 modules
        var sieve = __webpack_require__(1392);
    // CONCATENATED MODULE: ./build/contree/secrets/secret-rests.js
    const LONGEST_REMNANT = 12;
    const KEY = 4;
    class SecretRests {
      #places=new Map;
      #firsts=new Uint8Array(256);
      constructor(forms) {
        for (const {bytes: bytes} of forms) for (let at = 1; at + secret_forms.u <= bytes.length; at += 1) {
          const key = keyOf(bytes, at);
          const places = this.#places.get(key) ?? [];
          places.push([ bytes, at ]);
          this.#places.set(key, places);
          this.#firsts[bytes[at] ?? 0] = 1;
        }
      }
      after({bytes: bytes, length: length}, from) {
        const rests = [];
        const last = Math.min(from + LONGEST_REMNANT, length - secret_forms.u);
        for (let at = from; at <= last; at += 1) {
          const byte = bytes[at] ?? 0;
          if (this.#firsts[byte] === 1) this.#addAt(at, from, {
            bytes: bytes,
            length: length
          }, rests);
          if (IN_REMNANT[byte] === 0) break;
        }
        return rests;
      }
      #addAt(at, from, {bytes: bytes, length: length}, rests) {
        for (const [form, place] of this.#places.get(keyOf(bytes, at)) ?? []) {
          if (at > from && form[place - 1] === bytes[at - 1]) continue;
          const most = Math.min(form.length - place, length - at);
          let size = KEY;
          while (size < most && form[place + size] === bytes[at + size]) size += 1;
          if (size < secret_forms.u || !isRemnant(bytes.subarray(from, at))) continue;
          rests.push({
            at: at,
            size: size,
            isWhole: size === form.length - place
          });
        }
      }
    }
    const IN_REMNANT = Uint8Array.from({
      length: 256
    }, (_, byte) => Number(/[u{x#&\\0-9a-z;}[]/.test(String.fromCharCode(byte))));
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
      shorter(state) {
        const size = this.whole[state];
        let from = this.#fallback[state] ?? 0;
        while (from !== 0 && this.whole[from] === size) from = this.#fallback[from] ?? 0;
        return this.whole[from] === 0 ? 0 : from;
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
      const {bytes: outBytes, start: outStart, end: outEnd} = target;
      let hasEscapes = false;
      let isOnlyCut = false;
      let out = 0;
      for (let at = 0; at < length; ) {
        const byte = bytes[at] ?? 0;
        const found = isIntroducer(byte) ? reader.read(at) : "none";
        if (found === "none") {
          outBytes[out] = byte;
          outStart[out] = start[at] ?? 0;
          outEnd[out] = end[at] ?? 0;
          out += 1;
          at += 1;
          continue;
        }
        if (found === "cut") {
          isOnlyCut = !hasEscapes;
          hasEscapes = true;
          target.cutAt(start[at]);
          break;
        }
        hasEscapes = true;
        target.length = out;
        const next = at + reader.size;
        if (next === length) target.cutAt(start[at]);
        addCode(target, reader, start[at] ?? 0, end[next - 1] ?? 0);
        out = target.length;
        at = next;
      }
      target.length = out;
      return {
        hasEscapes: hasEscapes,
        isOnlyCut: isOnlyCut,
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
    const LEAST_DIGITS = 2 * secret_forms.u - 1;
    class SecretScanner {
      #forms;
      #trie;
      #sieve=null;
      #rests;
      #text=new text_view.Z;
      #folded=new text_view.Z;
      #unescaped=new text_view.Z;
      #digits=new text_view.Z;
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
        this.#forms = (0, secret_forms.X)(secrets);
        this.#trie = new SecretTrie(this.#forms);
        this.shortest = Math.min(...this.#forms.map(({bytes: bytes}) => Math.min(bytes.length, secret_forms.u)));
        this.#rests = new SecretRests(this.#forms);
      }
      get isIdle() {
        return this.#forms.length === 0;
      }
      get sieve() {
        return this.#sieve ??= new sieve.Xl(this.#forms);
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
          spans: mergedSpans(this.#spans),
          keepFrom: this.#keepFrom,
          holdFrom: this.#holdFrom
        };
      }
      #scanLevels({keepsSequences: keepsSequences = false, unbroken: unbroken = false}) {
        let hasSequences = (0, fold_text.T)(this.#text, this.#folded, keepsSequences);
        let hasGaps = false;
        for (let level = 0; level < MOST_LEVELS; level += 1) {
          if (!this.#scanView(this.#folded)) break;
          const unescaped = unescape_unescape(this.#folded, this.#unescaped, unbroken);
          hasGaps ||= unescaped.hasGaps;
          if (!unescaped.hasEscapes) break;
          if (unescaped.isOnlyCut) this.#folded.shorten(this.#unescaped); else hasSequences = (0, 
          fold_text.T)(this.#unescaped, this.#folded, keepsSequences) || hasSequences;
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
        let until = length;
        if (!isEnd) while (until > 0 && (start[until - 1] ?? 0) >= view.open) until -= 1;
        for (;at < until; at += 1) {
          const byte = bytes[at] ?? 0;
          if (byte === text_view.H && cut !== "nowhere") {
            addPart(end[at - 1] ?? 0);
            this.#addRest(view, at + 1);
          }
          state = state === 0 ? root[byte] ?? 0 : trie.next(state, byte);
          if (state === 0) continue;
          const size = whole[state] ?? 0;
          if (size > 0) this.#addWhole(view, state, at);
          const part = depth[state] ?? 0;
          if (part < secret_forms.u) continue;
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
        if (isStart && cut === "ends" && length < secret_forms.u + LONGEST_REMNANT) this.#keepFrom = 0;
      }
      #addWhole({start: start, end: end}, state, at) {
        const {isShort: isShort, whole: whole} = this.#trie;
        const to = end[at] ?? 0;
        for (let form = state; form !== 0; form = this.#trie.shorter(form)) {
          const from = start[at + 1 - (whole[form] ?? 0)] ?? 0;
          if (isShort[form] === true && this.#text.bytes.subarray(from, to).some(byte => byte <= 32)) continue;
          this.#spans.push([ from, to ]);
          return;
        }
      }
      #addRest(view, from) {
        const {start: start, end: end, length: length} = view;
        if (length - from < secret_forms.u) return;
        for (const {at: at, size: size, isWhole: isWhole} of this.#rests.after(view, from)) if (isWhole) this.#spans.push([ start[from] ?? 0, end[at + size - 1] ?? 0 ]); else if (at + size === length && !this.#ends.isEnd) this.#keep(from === 0 ? 0 : start[from - 1], size);
      }
      #keep(from, size) {
        const place = from ?? this.#length;
        this.#keepFrom = Math.min(this.#keepFrom, place);
        if (size >= secret_forms.u || !this.#endsLine(place)) this.#holdFrom = Math.min(this.#holdFrom, place);
      }
      #endsLine(from) {
        const {bytes: bytes} = this.#text;
        for (let at = this.#length - 1; at >= from; at -= 1) if (bytes[at] === 10 || bytes[at] === 13) return true;
        return false;
      }
    }
    // CONCATENATED MODULE: ./build/contree/secrets/steps.js
    function finish(steps) {
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    }
    // CONCATENATED MODULE: ./build/contree/secrets/secret-mask.js
    const BLOCK = 32 * 1024;
    const ENCODER = new TextEncoder;
    class SecretMask {
      #secrets;
      #made=null;
      constructor(secrets) {
        this.#secrets = secrets;
      }
      get #scanner() {
        return this.#made ??= new SecretScanner(this.#secrets);
      }
      text(text, cut = "ends") {
        return text.length <= sieve.o5 ? this.#smallText(text, cut) : finish(this.longText(text, cut));
      }
      * longText(text, cut = "ends") {
        if (text.length <= sieve.o5) return this.#smallText(text, cut);
        const found = yield* this.#masked(blocksOfText(text), cut);
        if (found === null) return text;
        const before = Buffer.from(text.slice(0, found.before + 1)).subarray(0, found.before);
        return Buffer.concat([ before, ...found.from ]).toString();
      }
      bytes(bytes) {
        return finish(this.longBytes(bytes));
      }
      * longBytes(bytes) {
        const found = yield* this.#masked(blocksOf(bytes), "ends");
        return found === null ? bytes : Buffer.concat([ bytes.subarray(0, found.before), ...found.from ]);
      }
      stream(isLive) {
        const stream = new masked_stream.od(this.#scanner, "ends", isLive);
        return {
          get isIdle() {
            return stream.isIdle;
          },
          next: piece => Buffer.concat(Array.from(blocksOf(piece), ([block]) => stream.add(block)).flat()),
          rest: () => Buffer.concat(stream.end())
        };
      }
      #smallText(text, cut) {
        if (text.length < this.#scanner.shortest) return text;
        const bytes = this.#scanner.room(3 * text.length);
        const {written: written} = ENCODER.encodeInto(text, bytes);
        const {spans: spans} = this.#scanner.scan(written, {
          isStart: true,
          isEnd: true,
          cut: cut
        });
        return spans.length === 0 ? text : Buffer.concat((0, masked_stream.Iv)(bytes, 0, written, spans)).toString();
      }
      * #masked(blocks, cut) {
        if (this.#scanner.isIdle) return null;
        const stream = new masked_stream.od(this.#scanner, cut, false);
        const from = [];
        let before = 0;
        for (const [block, isLast] of blocks) {
          const parts = isLast ? stream.end(block) : stream.add(block);
          if (stream.isMasked) from.push(Buffer.concat(parts)); else before = parts.reduce((sum, {length: length}) => sum + length, before);
          if (!isLast) yield;
        }
        return stream.isMasked ? {
          before: before,
          from: from
        } : null;
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
  }),
  1392: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      o5: () => SMALL,
      Xl: () => Sieve
    });
    // EXTERNAL MODULE: ./build/contree/secrets/entity-names.js
        var entity_names = __webpack_require__(1839);
    // CONCATENATED MODULE: ./build/contree/secrets/hazards.js
    const GAP = String.raw`(?:[\x00-\x1a\x1c-\x20\x7f-\xff]|\x1b\[[0-?]{0,20}[@-~])*`;
    const DIGIT = "[0-9A-Fa-f]";
    const pair = name => Array.from(name.slice(0, 2), letter => `[${letter}${letter.toUpperCase()}]`).join(GAP);
    const NAME_STARTS = [ ...new Set(entity_names.Fp.map(pair)) ].join("|");
    const MILD_ESCAPE = String.raw`\\[!-$'-/4-TVWYZ[\]-tvwyz{-~]`;
    const CUT = String.raw`\.{3,}|\xe2\x80\xa6`;
    const WILD = [ String.raw`\\`, `%${GAP}(?:[%\\\\&]|${DIGIT}${GAP}(?:${DIGIT}|[%\\\\&]))`, `&${GAP}(?:[#%\\\\]|${NAME_STARTS})`, String.raw`\x1b(?!\[[0-?]{0,20}[@-~])`, String.raw`\xc2\x9b`, `0${GAP}[xX]` ].join("|");
    function hazards(cut) {
      return new RegExp(`(${cut ? `${CUT}|` : ""}${MILD_ESCAPE})|${WILD}`, "g");
    }
    // EXTERNAL MODULE: ./build/contree/secrets/secret-forms.js
        var secret_forms = __webpack_require__(7023);
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
      const part = Math.min(form.length, secret_forms.u);
      for (let at = 0; at + part <= form.length; at += 1) if (lettersOf(form.subarray(at, at + part)).length < GRAM) return false;
      return true;
    }
    // CONCATENATED MODULE: ./build/contree/secrets/next-gram.js
    const ESCAPE = 27;
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
          } else if (byte === ESCAPE) hasSequence = true;
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
      while (place < bytes.length && LETTERS[bytes[place] ?? 0] === 0) place = bytes[place] === ESCAPE ? colourEnd(bytes, place) : place + 1;
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
      return bytes[place - 1] === ESCAPE ? colourEnd(bytes, place - 1) : at;
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
      pause(from, least = 0) {
        const most = Math.min(from + MOST_SCAN, this.#bytes.length);
        if (!this.#isSieved) return most;
        for (let at = from + Math.max(LEAST_SCAN, least); at < most; at += 1) {
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
  }),
  7930: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      H: () => CUT_MARK,
      Z: () => TextView
    });
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
      shorten({length: length, open: open}) {
        this.length = length;
        this.open = open;
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
  }),
  2501: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Hd: () => isTerminal,
      ch: () => saysTimeout,
      ih: () => isKnownStatus
    });
    var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3402);
    function isTerminal(status) {
      return _types_js__WEBPACK_IMPORTED_MODULE_0__.C.includes(status);
    }
    function saysTimeout(error) {
      return error?.trim().toLowerCase() === "timeout";
    }
    function isKnownStatus(status) {
      return isTerminal(status) || _types_js__WEBPACK_IMPORTED_MODULE_0__.a.includes(status);
    }
  }),
  9763: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Y: () => TokenInfo,
      d: () => limitIn
    });
    var _contree_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1992);
    const DESCRIBE_LIMIT = 2e3;
    const LONGEST_SLEEP = 2 ** 31 - 1;
    const MOST_NAMED = 20;
    const NAME = /^[a-z][\w.-]{0,39}$/iu;
    class TokenInfo {
      #deps;
      #asked=null;
      constructor(deps) {
        this.#deps = deps;
      }
      async read(call) {
        const {clock: clock} = this.#deps;
        const {deadline: deadline = 1 / 0, signal: signal} = call;
        if (signal?.aborted === true || deadline <= clock.now()) return null;
        this.#asked ??= this.#ask();
        const isOver = new AbortController;
        const ends = AbortSignal.any([ isOver.signal, ...signal === void 0 ? [] : [ signal ] ]);
        const left = Math.min(deadline - clock.now(), LONGEST_SLEEP);
        try {
          return await Promise.race([ this.#asked, clock.sleep(left, ends).then(() => null) ]);
        } finally {
          isOver.abort("over");
        }
      }
      async limit(name, call) {
        return limitIn(await this.read(call), name);
      }
      describe=async call => {
        const latest = this.#deps.clock.now() + DESCRIBE_LIMIT;
        const found = await this.read({
          ...call,
          deadline: Math.min(call.deadline ?? 1 / 0, latest)
        });
        if (found === null || found instanceof _contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Jd) return null;
        const sentences = [ permissionsOf(found), expiryOf(found, this.#deps.clock.now()) ].filter(text => text !== "");
        return sentences.length === 0 ? null : sentences.join(" ");
      };
      async #ask() {
        try {
          return await this.#deps.whoAmI();
        } catch (error) {
          if (!(error instanceof _contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Jd)) throw error;
          return error;
        }
      }
    }
    function limitIn(found, name) {
      const limit = found === null || found instanceof _contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Jd ? void 0 : found.limits[name];
      return limit !== void 0 && Number.isSafeInteger(limit) && limit > 0 ? limit : null;
    }
    function permissionsOf({permissions: permissions}) {
      const names = Object.keys(permissions).filter(name => NAME.test(name));
      const named = granted => names.filter(name => permissions[name] === granted).slice(0, MOST_NAMED).join(", ");
      const [granted, missing] = [ named(true), named(false) ];
      if (granted === "" && missing === "") return "";
      const lacking = missing === "" ? "" : `; it lacks ${missing}`;
      return `The service says: this token has ${granted === "" ? "no permission" : granted}${lacking}.`;
    }
    function expiryOf({tokenExpiration: tokenExpiration}, now) {
      if (tokenExpiration === null || tokenExpiration * 1e3 > now) return "";
      const date = new Date(tokenExpiration * 1e3);
      return `It expired${Number.isNaN(date.getTime()) ? "" : ` at ${date.toISOString()}`}.`;
    }
  }),
  3402: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      C: () => TERMINAL_STATUSES,
      a: () => ACTIVE_STATUSES
    });
    const ACTIVE_STATUSES = [ "PENDING", "ASSIGNED", "EXECUTING" ];
    const TERMINAL_STATUSES = [ "SUCCESS", "FAILED", "CANCELLED" ];
  }),
  4056: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      X: () => parseUuid
    });
    const USUAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
    const UUID = /^([0-9a-f]{8})(-?)([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{12})$/i;
    function parseUuid(text) {
      if (USUAL.test(text)) return text;
      return UUID.test(text) ? text.toLowerCase().replace(UUID, "$1-$3-$4-$5-$6") : null;
    }
  }),
  9288: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      D0: () => decoder,
      JR: () => knownUuid,
      Jt: () => flag,
      Qq: () => text,
      ai: () => number,
      eO: () => known,
      j6: () => only,
      nI: () => listDecoder,
      qF: () => parseJson,
      s$: () => jsonText,
      tO: () => imageName,
      uR: () => uuid,
      y_: () => part
    });
    var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
    var _uuid_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4056);
    function known(schema) {
      return valibot__WEBPACK_IMPORTED_MODULE_0__.NpB(valibot__WEBPACK_IMPORTED_MODULE_0__.mee(schema), null);
    }
    const text = known(valibot__WEBPACK_IMPORTED_MODULE_0__.YjP());
    const number = known(valibot__WEBPACK_IMPORTED_MODULE_0__.FsL(valibot__WEBPACK_IMPORTED_MODULE_0__.aig(), valibot__WEBPACK_IMPORTED_MODULE_0__.E2x()));
    const flag = known(valibot__WEBPACK_IMPORTED_MODULE_0__.zMY());
    const uuid = valibot__WEBPACK_IMPORTED_MODULE_0__.FsL(valibot__WEBPACK_IMPORTED_MODULE_0__.YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__.pdi(given => (0, 
    _uuid_js__WEBPACK_IMPORTED_MODULE_1__.X)(given.trim())), valibot__WEBPACK_IMPORTED_MODULE_0__.YjP("no UUID"));
    const knownUuid = known(uuid);
    const imageName = valibot__WEBPACK_IMPORTED_MODULE_0__.FsL(text, valibot__WEBPACK_IMPORTED_MODULE_0__.pdi(name => name === null ? null : (0, 
    _uuid_js__WEBPACK_IMPORTED_MODULE_1__.X)(name) ?? name));
    function part(entries) {
      return known(valibot__WEBPACK_IMPORTED_MODULE_0__.Ikc(entries));
    }
    function only(record, is) {
      return Object.fromEntries(Object.entries(record).filter(entry => is(entry[1])));
    }
    function decoder(schema, name) {
      return payload => {
        const result = valibot__WEBPACK_IMPORTED_MODULE_0__.xLC(schema, payload);
        if (result.success) return {
          value: result.output
        };
        const wrong = result.issues.map(issue => [ valibot__WEBPACK_IMPORTED_MODULE_0__.BuJ(issue), issue.message ].filter(Boolean).join(": "));
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
  }),
  6028: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      ei: () => decodeOperation,
      vR: () => decodeOperations,
      CG: () => output
    });
    // EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
        var dist = __webpack_require__(7934);
    // EXTERNAL MODULE: ./build/contree/base64.js
        var base64 = __webpack_require__(3812);
    // EXTERNAL MODULE: ./build/contree/status.js
        var contree_status = __webpack_require__(2501);
    // EXTERNAL MODULE: ./build/contree/wire/fields.js
        var fields = __webpack_require__(9288);
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
      const sandboxTimedOut = timedOut === true || isKilled && (0, contree_status.ch)(error);
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
    const output = dist.FsL((0, fields.y_)({
      value: fields.Qq,
      content: fields.Qq,
      encoding: fields.Qq,
      truncated: fields.Jt
    }), dist.pdi(stream => {
      const written = stream?.value ?? stream?.content ?? null;
      if (stream === null || written === null) return null;
      const decoded = stream.encoding?.toLowerCase() === "base64" ? (0, base64.y)(written) : null;
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
      elapsed_time: fields.ai,
      user_cpu_time: fields.ai,
      system_cpu_time: fields.ai,
      max_rss: fields.ai
    };
    const environment = (0, fields.eO)(dist.FsL(dist.g1P(dist.YjP(), dist.L5J()), dist.pdi(values => (0, 
    fields.j6)(values, value => typeof value === "string"))));
    const anyText = dist.FsL(dist.lqM(dist.L5J()), dist.pdi(value => typeof value === "string" || value === null || value === void 0 ? value : (0, 
    fields.s$)(value)));
    const payload = dist.Ikc({
      uuid: fields.JR,
      id: fields.JR,
      kind: fields.Qq,
      status: dist.FsL(dist.YjP(), dist.Bqr(), dist.hq("empty")),
      error: anyText,
      created_at: fields.Qq,
      duration: fields.ai,
      image_uuid: fields.tO,
      result_image_uuid: fields.tO,
      tag: fields.Qq,
      result: (0, fields.y_)({
        ...processFields,
        ...streams,
        image: fields.tO,
        tag: fields.Qq,
        cpu_time_ms: fields.ai,
        memory_bytes: fields.ai
      }),
      metadata: (0, fields.y_)({
        image: fields.tO,
        tag: fields.Qq,
        env: environment,
        command: fields.Qq,
        args: (0, fields.eO)(dist.YOg(dist.L5J())),
        shell: fields.Jt,
        result: (0, fields.y_)({
          ...streams,
          state: (0, fields.y_)(processFields),
          resources: (0, fields.y_)(resources)
        })
      })
    });
    const decodePayload = (0, fields.D0)(payload, "operation");
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
          duration: (0, contree_status.Hd)(wire.status) ? wire.duration : null,
          elapsed: measured(current?.resources?.elapsed_time),
          ...usageOf(wire, scalars),
          image: metadata?.image ?? wire.image_uuid,
          env: metadata?.env ?? null,
          command: commandOf(metadata),
          resultImage: wire.result_image_uuid ?? old?.image ?? null,
          tag: old?.tag ?? wire.tag ?? metadata?.tag ?? null,
          ...process,
          exitCode: process.exitCode === -1 && !(0, contree_status.Hd)(wire.status) ? null : process.exitCode,
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
    const decodeOperations = (0, fields.nI)([ "operations" ], decodeOperation);
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
  }),
  9473: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      CA: () => errorCode,
      Qg: () => codeOrText,
      b2: () => isMissing,
      bD: () => messageOf
    });
    var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
    function errorCode(error) {
      if (typeof error !== "object" || error === null || !("code" in error)) return null;
      return typeof error.code === "string" ? error.code : null;
    }
    function messageOf(thrown) {
      return thrown instanceof Error ? thrown.message : (0, node_util__WEBPACK_IMPORTED_MODULE_0__.inspect)(thrown);
    }
    function codeOrText(error) {
      return errorCode(error) ?? String(error);
    }
    function isMissing(code) {
      return [ "ENOENT", "ENOTDIR" ].includes(code);
    }
  }),
  7254: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
  2e3: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      B: () => githubApiUrl,
      E: () => githubServerUrl
    });
    function githubApiUrl(env) {
      return addressIn(env, "GITHUB_API_URL", "https://api.github.com");
    }
    function githubServerUrl(env) {
      return addressIn(env, "GITHUB_SERVER_URL", "https://github.com");
    }
    function addressIn(env, name, fallback) {
      const text = (env[name] ?? "").trim().replace(/\/+$/, "");
      return text === "" ? fallback : text;
    }
  }),
  1262: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Sp: () => givenAmong,
      cN: () => inputReader,
      vv: () => readFirst,
      yw: () => readAll
    });
    var _values_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9223);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);
    var _action_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7254);
    var _input_source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(316);
    function givenAmong(source, names) {
      return names.filter(name => (0, _input_source_js__WEBPACK_IMPORTED_MODULE_3__.A)(source, name) !== _action_facts_js__WEBPACK_IMPORTED_MODULE_2__.W[name]);
    }
    function inputReader(source) {
      const read = (name, parse) => {
        try {
          return parse((0, _input_source_js__WEBPACK_IMPORTED_MODULE_3__.A)(source, name));
        } catch (error) {
          throw error instanceof _values_values_js__WEBPACK_IMPORTED_MODULE_1__.h6 ? new _values_problems_js__WEBPACK_IMPORTED_MODULE_0__.h([ `${name}: ${error.message}` ]) : error;
        }
      };
      const optional = (name, parse) => read(name, text => text === "" ? null : parse(text));
      return {
        read: read,
        optional: optional
      };
    }
    function readFirst(read) {
      try {
        const value = read();
        return {
          value: value,
          checked: () => value
        };
      } catch (error) {
        if (!(error instanceof _values_problems_js__WEBPACK_IMPORTED_MODULE_0__.h)) throw error;
        const checked = () => {
          throw error;
        };
        return {
          value: null,
          checked: checked
        };
      }
    }
    async function readAll(readers) {
      const problems = new _values_problems_js__WEBPACK_IMPORTED_MODULE_0__.Z;
      const values = {};
      for (const name of Object.keys(readers)) values[name] = await problems.attempt("", async () => readers[name]());
      problems.throwIfAny();
      return values;
    }
  }),
  316: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      A: () => inputText,
      s: () => withPlainLines
    });
    var _action_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7254);
    function inputText({get: get}, name) {
      const text = withPlainLines(get(name));
      if (text.trim() === "") return _action_facts_js__WEBPACK_IMPORTED_MODULE_0__.W[name];
      return name === "env" ? throughLastLine(text).trimStart() : text.trim();
    }
    function throughLastLine(text) {
      const lineEnd = text.indexOf("\n", text.trimEnd().length);
      return lineEnd === -1 ? text : text.slice(0, lineEnd);
    }
    function withPlainLines(text) {
      return text.replaceAll("\r\n", "\n").replaceAll(/^\uFEFF/gm, "");
    }
  }),
  5836: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      c: () => proxyWarnings,
      d: () => checkProxy
    });
    var _contree_agents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7849);
    var _contree_proxy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7271);
    var _values_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9223);
    function checkProxy(address, env) {
      try {
        return (0, _contree_proxy_js__WEBPACK_IMPORTED_MODULE_1__.ZR)(address, env);
      } catch (error) {
        throw error instanceof _contree_proxy_js__WEBPACK_IMPORTED_MODULE_1__.mw ? new _values_problems_js__WEBPACK_IMPORTED_MODULE_2__.h([ error.message ], {
          cause: error
        }) : error;
      }
    }
    function proxyWarnings(addresses, env, nodeVersion) {
      const warnings = addresses.flatMap(address => {
        const decision = checkProxy(address, env);
        const unused = (0, _contree_agents_js__WEBPACK_IMPORTED_MODULE_0__.p)(decision, nodeVersion);
        return unused === null ? decision.warnings : [ unused ];
      });
      return [ ...new Set(warnings) ];
    }
  }),
  4609: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      nV: () => readSwitches,
      YM: () => runAddress
    });
    // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(7598);
    // EXTERNAL MODULE: ./build/legs/shutdown.js
        var shutdown = __webpack_require__(4180);
    // EXTERNAL MODULE: ./build/values/moment.js
        var moment = __webpack_require__(9383);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // EXTERNAL MODULE: ./build/inputs/github-address.js
        var github_address = __webpack_require__(2e3);
    // EXTERNAL MODULE: ./build/inputs/input-reader.js
        var input_reader = __webpack_require__(1262);
    // EXTERNAL MODULE: ./build/inputs/input-source.js
        var input_source = __webpack_require__(316);
    // EXTERNAL MODULE: ./build/values/mode.js
        var mode = __webpack_require__(3420);
    // EXTERNAL MODULE: ./build/values/problems.js
        var values_problems = __webpack_require__(9223);
    // CONCATENATED MODULE: ./build/inputs/mode-input.js
    function readMode(source) {
      const {subAction: subAction} = source;
      const {read: read} = (0, input_reader.cN)(source);
      if (!subAction) return read("mode", mode.Zx);
      if (source.get("mode").trim() === "") return subAction;
      const given = read("mode", mode.Zx);
      if (given === subAction) return given;
      throw new values_problems.h([ `mode: ${(0, mode.js)(subAction)} has mode ${subAction} alone: use ${(0, 
      mode.js)(given)}, or drop mode` ]);
    }
    // EXTERNAL MODULE: ./build/contree/proxy.js
        var proxy = __webpack_require__(7271);
    // EXTERNAL MODULE: ./build/inputs/proxy-inputs.js
        var proxy_inputs = __webpack_require__(5836);
    // CONCATENATED MODULE: ./build/inputs/publication-inputs.js
    function readPublication(source, origin) {
      const {env: env} = source;
      const problems = new values_problems.Z;
      const wanted = [ "comment", "checks" ].filter(name => problems.attempt(name, () => (0, 
      values.yG)((0, input_source.A)(source, name))));
      const token = (0, input_source.A)(source, "github-token");
      if (token === "" && wanted.length > 0) problems.add("github-token", `it is empty, but ${wanted.join(" and ")} ${wanted.length > 1 ? "need" : "needs"} it: drop github-token, since its default is the token of the job`);
      const apiUrl = (0, github_address.B)(env);
      if (wanted.length > 0 && !URL.canParse(apiUrl)) problems.add("GITHUB_API_URL", `${(0, 
      values.hD)(apiUrl)} is no address: give one such as https://api.github.com`); else if (wanted.length > 0) problems.attempt("", () => (0, 
      proxy_inputs.d)(apiUrl, env));
      problems.throwIfAny();
      if (wanted.length === 0) return null;
      return {
        commentKey: wanted.includes("comment") ? commentKey(source, origin) : null,
        checks: wanted.includes("checks"),
        token: token,
        apiUrl: apiUrl,
        proxyEnv: (0, proxy.eq)(env),
        repository: env["GITHUB_REPOSITORY"] ?? "",
        workflow: env["GITHUB_WORKFLOW"] ?? "",
        origin: origin,
        event: {
          name: env["GITHUB_EVENT_NAME"] ?? "",
          path: env["GITHUB_EVENT_PATH"] ?? "",
          ref: env["GITHUB_REF"] ?? "",
          sha: env["GITHUB_SHA"] ?? ""
        }
      };
    }
    function commentKey(source, {job: job, index: index, step: step}) {
      const given = (0, input_source.A)(source, "comment-key");
      const {GITHUB_WORKFLOW_REF: reference = "", GITHUB_WORKFLOW: name = ""} = source.env;
      const workflow = reference === "" ? name : reference.replace(/@refs\/.*$/s, "");
      const key = given === "" ? [ workflow, job, index, step ] : [ given ];
      return (0, external_node_crypto_.createHash)("sha256").update(JSON.stringify(key)).digest("hex");
    }
    // CONCATENATED MODULE: ./build/inputs/switches.js
    function readSwitches(source) {
      const {read: read, optional: optional} = (0, input_reader.cN)(source);
      const origin = readOrigin(source.env, (0, input_source.A)(source, "job-index"), (0, 
      input_source.A)(source, "job-matrix"));
      return {
        mode: (0, input_reader.vv)(() => readMode(source)),
        allowHttp: (0, input_reader.vv)(() => read("allow-http", values.yG)),
        detach: (0, input_reader.vv)(() => read("detach", values.yG)),
        dryRun: (0, input_reader.vv)(() => read("dry-run", values.yG)),
        cleanup: (0, input_reader.vv)(() => read("cleanup", text => (0, values.HU)(text, [ "auto", ...shutdown.O3 ]))),
        ifNoOperations: (0, input_reader.vv)(() => read("if-no-operations", text => (0, 
        values.HU)(text, [ "error", "pass" ]))),
        since: (0, input_reader.vv)(() => optional("since", text => (0, moment.m)(text, source.now))),
        publication: (0, input_reader.vv)(() => readPublication(source, origin)),
        origin: origin
      };
    }
    function runAddress(env) {
      const repository = env["GITHUB_REPOSITORY"] ?? "";
      const id = env["GITHUB_RUN_ID"] ?? "";
      return repository === "" || id === "" ? "" : `${(0, github_address.E)(env)}/${repository}/actions/runs/${id}`;
    }
    function readOrigin(env, jobIndex, jobMatrix) {
      const matrix = numberOf(jobMatrix);
      return {
        run: runAddress(env),
        attempt: Math.max(1, wholeNumber(env["GITHUB_RUN_ATTEMPT"] ?? "")),
        job: env["GITHUB_JOB"] ?? "",
        index: jobIndex.trim() === "" ? matrix : wholeNumber(jobIndex),
        step: env["GITHUB_ACTION"] ?? "",
        ...matrix !== 0 && {
          matrix: matrix
        }
      };
    }
    function numberOf(jobMatrix) {
      if ([ "", "null", "{}" ].includes(jobMatrix.trim())) return 0;
      return (0, external_node_crypto_.createHash)("sha256").update(jobMatrix).digest().readUInt32BE();
    }
    function wholeNumber(text) {
      return /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
    }
  }),
  5988: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Es: () => warnUnusedLookups,
      Tq: () => warnUnused,
      X1: () => warnLateLimits
    });
    var _values_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1692);
    var _input_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1262);
    function warnUnused(source, names, why) {
      const given = (0, _input_reader_js__WEBPACK_IMPORTED_MODULE_1__.Sp)(source, names);
      if (given.length === 0) return [];
      const [they, them] = given.length === 1 ? [ "it has", "it" ] : [ "they have", "them" ];
      return [ `${(0, _values_place_js__WEBPACK_IMPORTED_MODULE_0__.KE)(given)}: ${they} no effect, because ${why}: drop ${them}` ];
    }
    function warnUnusedLookups(source, selections) {
      const entries = selections.flatMap(selection => selection.entries);
      if (entries.length === 0) return [];
      const has = word => entries.some(entry => entry.kind === "keyword" && entry.keyword === word);
      const looksIntoSession = has("session") || entries.some(({kind: kind}) => kind === "history");
      const noReference = "no operation is given as session, or as a reference such as @";
      return [ ...has("workflow") ? [] : warnUnused(source, [ "since" ], "operations is not workflow"), ...looksIntoSession ? [] : warnUnused(source, [ "session" ], noReference) ];
    }
    function warnLateLimits({retryOn: retryOn, timeouts: timeouts, timeout: timeout}) {
      if (!retryOn.includes("timeout") || timeouts.some(limit => limit.timeout < timeout)) return [];
      const advice = `set a run-timeout below ${String(timeout / 1e3)}s, or a longer timeout`;
      return [ `retry-on: "timeout" has no effect, because no time limit of a leg is shorter than the step's timeout: ${advice}` ];
    }
  }),
  3655: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      h: () => readWorkflowRun
    });
    var _contree_proxy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7271);
    var _github_address_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2e3);
    var _input_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(316);
    var _switches_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4609);
    const LOOK_BACK = "6h";
    function readWorkflowRun(source, {since: since}) {
      const {GITHUB_REPOSITORY: repository = "", GITHUB_RUN_ID: id = ""} = source.env;
      const url = (0, _switches_js__WEBPACK_IMPORTED_MODULE_2__.YM)(source.env);
      if (url === "") return null;
      const access = {
        apiUrl: (0, _github_address_js__WEBPACK_IMPORTED_MODULE_3__.B)(source.env),
        proxyEnv: (0, _contree_proxy_js__WEBPACK_IMPORTED_MODULE_0__.eq)(source.env)
      };
      return {
        url: url,
        repository: repository,
        id: id,
        ...access,
        token: (0, _input_source_js__WEBPACK_IMPORTED_MODULE_1__.A)(source, "github-token"),
        since: since.value ?? LOOK_BACK
      };
    }
  }),
  7379: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $N: () => requestsUntil,
      Kj: () => signalsUntil,
      U2: () => failFastCancelsUntil,
      _H: () => failFastWatchUntil,
      eD: () => LOOK_AFTERWARDS,
      pq: () => crashCancelsUntil,
      wq: () => lastLook,
      yz: () => LAST_SEARCH
    });
    const REQUESTS = 4e3;
    const LAST_LOOK = {
      last: 3e3,
      beforeCancels: 2e3,
      beforeMore: 1e3
    };
    const SIGNALS = 2e3;
    const FAIL_FAST = 1e4;
    const LAST_SEARCH = 3e3;
    function lastLook(atDeadline, failFast) {
      if (failFast || typeof atDeadline === "object") return LAST_LOOK.beforeMore;
      return atDeadline === "cancel" ? LAST_LOOK.beforeCancels : LAST_LOOK.last;
    }
    const LOOK_AFTERWARDS = LAST_LOOK.beforeMore;
    function signalsUntil(deadline) {
      return deadline + SIGNALS;
    }
    function requestsUntil(deadline, atDeadline = "leave") {
      return deadline + REQUESTS + (typeof atDeadline === "object" ? atDeadline.stopGrace : 0);
    }
    function failFastCancelsUntil(now, deadline) {
      const inTime = requestsUntil(deadline) - 2 * LOOK_AFTERWARDS;
      return Math.max(Math.min(now + FAIL_FAST, inTime), now + LOOK_AFTERWARDS);
    }
    function failFastWatchUntil(now, deadline) {
      return Math.min(now + FAIL_FAST, requestsUntil(deadline) - LOOK_AFTERWARDS);
    }
    function crashCancelsUntil(now, deadline, limit) {
      return Math.min(now + limit, Math.max(requestsUntil(deadline), now + LOOK_AFTERWARDS));
    }
  }),
  7496: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Dm: () => leftToCancel,
      Qy: () => AT_THE_END,
      vQ: () => legsToCancel,
      yL: () => cancelLegs,
      z5: () => cancelActive
    });
    var _contree_concurrency_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6972);
    var _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1992);
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
      return (0, _contree_concurrency_js__WEBPACK_IMPORTED_MODULE_1__.v)(legs, cancel, {
        clock: clock,
        slow: SLOW_CANCEL,
        parallel: parallel,
        mayBegin: mayBegin
      });
    }
    async function cancelActive(deps, startsLegs, call) {
      return cancelLegs(deps, legsToCancel(deps.ledger, startsLegs), call);
    }
    function legsToCancel(ledger, startsLegs) {
      return unanswered(ledger, startsLegs ? ledger.mayBeActive() : ledger.unsettled());
    }
    function leftToCancel(ledger, startsLegs) {
      return unanswered(ledger, ledger.mayBeLeft(startsLegs));
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
        if (!(error instanceof _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Jd)) throw error;
        return {
          result: error.isInaccessible ? "rejected" : "failed",
          problem: error
        };
      }
    }
  }),
  7431: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      HB: () => commandLimit,
      Jg: () => defaultLimit,
      KM: () => reachedLimit
    });
    var _after_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7379);
    const OUTLIVING = 36e5;
    function defaultLimit(step, longest) {
      if (longest === null) return null;
      const wanted = wantedLimit(step);
      return longest * 1e3 < wanted.ms ? {
        ms: longest * 1e3,
        setBy: "service"
      } : wanted;
    }
    function wantedLimit({timeout: timeout, onTimeout: onTimeout, outlived: outlived}) {
      if (outlived && timeout < OUTLIVING) return {
        ms: OUTLIVING,
        setBy: "outliving"
      };
      if (typeof onTimeout !== "object") return {
        ms: timeout,
        setBy: "timeout"
      };
      return {
        ms: (0, _after_deadline_js__WEBPACK_IMPORTED_MODULE_0__.Kj)(timeout) + onTimeout.stopGrace,
        setBy: "stop-grace"
      };
    }
    function commandLimit(ms, {timeout: timeout}, longest) {
      return {
        ms: ms,
        outlastsStep: ms >= timeout,
        isLongest: longest !== null && ms >= longest * 1e3
      };
    }
    const REACHED = .9;
    function reachedLimit({ms: ms}, {elapsed: elapsed, duration: duration}) {
      const seconds = Math.max(elapsed ?? 0, duration ?? 0);
      return seconds === 0 || seconds * 1e3 >= ms * REACHED;
    }
  }),
  2425: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ym: () => EXIT_ON_ERROR,
      a0: () => MARKER_VARIABLE,
      h9: () => shownCommand,
      hE: () => writtenCommand,
      jt: () => commandText
    });
    var _values_shell_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5685);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
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
      return shell ? command : (0, _values_shell_text_js__WEBPACK_IMPORTED_MODULE_1__.o)([ command, ...args ]);
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
      return (0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.U3)(`${shown}\n\u2026 (${(whole.length - shown.length).toLocaleString("en-US")} more characters)`);
    }
  }),
  4970: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      O: () => Ledger
    });
    // EXTERNAL MODULE: ./build/legs/command.js
        var command = __webpack_require__(2425);
    // EXTERNAL MODULE: ./build/contree/status.js
        var contree_status = __webpack_require__(2501);
    // EXTERNAL MODULE: ./build/legs/leg-stage.js
        var leg_stage = __webpack_require__(9515);
    // EXTERNAL MODULE: ./build/legs/outcome.js
        var outcome = __webpack_require__(3964);
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
        return this.#startedWhere(({operation: operation}) => operation === null || !(0, 
        contree_status.Hd)(operation.status));
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
        return (0, outcome.S4)(this.facts(leg));
      }
      resultOf(name) {
        return (0, outcome.S4)(this.find(name));
      }
      results() {
        return [ ...this.byName.values() ].map(outcome.S4);
      }
      unsettledResults() {
        return this.results().filter(({leg: leg}) => !this.settled.has(leg.name));
      }
      activeStatuses() {
        return this.unsettled().map(leg => (0, leg_stage.b)(this.facts(leg)));
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
          ...(0, outcome.S4)(facts),
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
        const command = facts.command ?? commandOf(operation);
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
        if ((0, contree_status.Hd)(operation.status)) this.#settle(leg.name); else if (!(0, 
        contree_status.ih)(operation.status)) this.#onUnknownStatus(operation.status);
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
    function commandOf(operation) {
      const written = (0, command.hE)(operation);
      return written === null ? null : (0, command.h9)(written);
    }
  }),
  9515: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      M: () => isQueued,
      b: () => lastStatus
    });
    function lastStatus({begun: begun, operation: operation}) {
      return begun ? "EXECUTING" : operation?.status ?? null;
    }
    function isQueued(seen) {
      const status = lastStatus(seen);
      return status === "PENDING" || status === "ASSIGNED";
    }
  }),
  1448: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      i: () => OUTCOMES
    });
    const OUTCOMES = [ "passed", "failed", "cancelled", "timed-out", "active", "unknown", "ended" ];
  }),
  240: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      RT: () => listOperations,
      WF: () => mergeListings,
      dH: () => listActive
    });
    var _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1992);
    var _contree_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3402);
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
      return new _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Jd({
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
      const {statuses: statuses = _contree_types_js__WEBPACK_IMPORTED_MODULE_1__.a, wanted: wanted, ...narrowing} = filter;
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
  }),
  3964: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      FO: () => exitCodeOf,
      S4: () => judge,
      hF: () => isGivenUp,
      s8: () => isFlaky
    });
    var _contree_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2501);
    var _command_limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7431);
    function exitCodeOf(operation) {
      const {signal: signal, status: status} = operation;
      const exitCode = operation.exitCode ?? 0;
      if (exitCode > 0) return exitCode;
      if (operation.sandboxTimedOut) return 124;
      if (signal !== null) return 128 + signal;
      if (exitCode < 0) return 1;
      if (!(0, _contree_status_js__WEBPACK_IMPORTED_MODULE_1__.Hd)(status)) return null;
      return status === "SUCCESS" ? 0 : 1;
    }
    function judge(facts) {
      const {operation: operation, begun: begun, cancel: cancel, limit: limit, problem: problem, start: start, loss: loss, allowFailure: allowFailure} = facts;
      const wasActive = operation?.sandboxTimedOut === true && limit?.outlastsStep === true && (0, 
      _command_limit_js__WEBPACK_IMPORTED_MODULE_0__.KM)(limit, operation);
      const timedOut = facts.timedOut || wasActive;
      const ended = operation !== null && (0, _contree_status_js__WEBPACK_IMPORTED_MODULE_1__.Hd)(operation.status);
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
    function isGivenUp({givenUp: givenUp, outcome: outcome, start: start, cancel: cancel}) {
      return givenUp && outcome === "cancelled" && (start === "planned" || cancel === "accepted" || cancel === "failed");
    }
    function isFlaky({outcome: outcome, attempts: attempts, earlier: earlier, reusedFrom: reusedFrom}) {
      return outcome === "passed" && (earlier.length > 0 || reusedFrom !== null && attempts > 1);
    }
    function unstartedOutcome(start, timedOut) {
      if (start === "refused") return "failed";
      if (start === "lost") return "unknown";
      return timedOut ? "timed-out" : "cancelled";
    }
  }),
  4682: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      o: () => readDetail
    });
    var _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1992);
    async function readDetail(client, leg, call) {
      try {
        return {
          kind: "read",
          detail: await client.getOperation(leg.uuid, call)
        };
      } catch (error) {
        if (!(error instanceof _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Jd)) throw error;
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
  }),
  839: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      D0: () => createRunRecord,
      K1: () => SETUP,
      bY: () => importName,
      c6: () => importedReference
    });
    function createRunRecord(owner) {
      return {
        owner: owner,
        mayHaveLostStart: false,
        setup: null,
        preview: null,
        collected: new Map,
        tests: null
      };
    }
    const SETUP = "setup";
    function importName(reference) {
      return `import ${reference}`;
    }
    function importedReference(name) {
      return /^import (.+)/su.exec(name)?.[1] ?? null;
    }
  }),
  4180: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      DV: () => abortLater,
      O3: () => CLEANUP_POLICIES,
      XG: () => REPLY_LIMIT,
      Y4: () => cancelLimit
    });
    const CLEANUP_POLICIES = [ "never", "cancelled", "always" ];
    const SHUTDOWN_LIMIT = 5e3;
    const REPORT_SHARE = 100;
    function cancelLimit(legs) {
      return SHUTDOWN_LIMIT - Math.min(Math.floor(legs / 1e3) * REPORT_SHARE, SHUTDOWN_LIMIT / 2);
    }
    const REPLY_LIMIT = 2e3;
    function abortLater(signal, delay = SHUTDOWN_LIMIT) {
      const controller = new AbortController;
      const start = () => {
        setTimeout(() => {
          controller.abort();
        }, delay).unref();
      };
      if (signal.aborted) start(); else signal.addEventListener("abort", start, {
        once: true
      });
      return controller.signal;
    }
  }),
  7592: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      runMain: () => runMain
    });
    // EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
        var core = __webpack_require__(3838);
    // EXTERNAL MODULE: external "node:os"
        var external_node_os_ = __webpack_require__(8161);
    // CONCATENATED MODULE: ./build/contree/monotonic-time.js
    function monotonicTime() {
      const [seconds, nanoseconds] = process.hrtime();
      return seconds * 1e3 + nanoseconds / 1e6;
    }
    // CONCATENATED MODULE: ./build/contree/clock.js
    const ORIGIN = Date.now() - monotonicTime();
    const systemClock = {
      now: () => Math.round(ORIGIN + monotonicTime()),
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
        var external_node_util_ = __webpack_require__(7975);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // CONCATENATED MODULE: ./build/crash.js
    const MOST_LINES = 30;
    function onCrash(process, exitCode, log, hear) {
      let hasCrashed = false;
      process.on("uncaughtException", thrown => {
        hasCrashed = true;
        process.exitCode ??= exitCode;
        try {
          const error = thrown instanceof Error ? thrown : new Error((0, external_node_util_.inspect)(thrown));
          for (const line of (0, values.Dx)(String(error.stack)).slice(0, MOST_LINES)) log.info(text_escape.BP`${line}`);
          hear(error);
        } catch {
          process.stdout.uncork();
          process.exit();
        }
      });
      process.on("beforeExit", () => {
        if (hasCrashed) process.exit();
      });
    }
    async function orCrash(work, crash) {
      crash.throwIfAborted();
      const crashed = Promise.withResolvers();
      const stop = () => {
        crashed.reject(crash.reason);
      };
      crash.addEventListener("abort", stop);
      try {
        return await Promise.race([ work(), crashed.promise ]);
      } finally {
        crash.removeEventListener("abort", stop);
      }
    }
    function endCrashed(process) {
      process.stdout.write("", () => {
        process.exit();
      });
    }
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/inputs/github-address.js
        var github_address = __webpack_require__(2e3);
    // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(7598);
    // EXTERNAL MODULE: external "node:fs"
        var external_node_fs_ = __webpack_require__(3024);
    // CONCATENATED MODULE: ./build/report/refuse-pipe.js
    function refusePipe(path) {
      const facts = (0, external_node_fs_.statSync)(path, {
        throwIfNoEntry: false
      });
      if (facts?.isFIFO() === true || facts?.isSocket() === true) throw new Error(`${path} is no file but a pipe or a socket`);
    }
    // CONCATENATED MODULE: ./build/report/output-file.js
    function writeOutputFile(path, outputs) {
      if (path === "") throw new Error("GITHUB_OUTPUT names no file");
      if (!(0, external_node_fs_.existsSync)(path)) throw new Error(`Missing file at path: ${path}`);
      refusePipe(path);
      const end = `ghadelimiter_${(0, external_node_crypto_.randomUUID)()}`;
      (0, external_node_fs_.appendFileSync)(path, outputs.map(([name, value]) => `${name}<<${end}${external_node_os_.EOL}${value}${external_node_os_.EOL}${end}${external_node_os_.EOL}`).join(""));
    }
    // EXTERNAL MODULE: ./build/report/report.js
        var report_report = __webpack_require__(7177);
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // CONCATENATED MODULE: ./build/report/text/json-line.js
    const PRIVATE = {
      mode: 384
    };
    const LONG = 64 * 1024;
    const PIECE = 64 * 1024;
    const MOST_BYTES = 6;
    function appendJsonLine(path, value) {
      const long = [];
      const hole = (0, external_node_crypto_.randomUUID)();
      const text = JSON.stringify(value, (_, entry) => {
        if (typeof entry !== "string" || entry.length < LONG) return entry;
        long.push(entry);
        return hole;
      });
      if (long.length === 0) {
        (0, external_node_fs_.appendFileSync)(path, `${text}\n`, PRIVATE);
        return;
      }
      const bytes = Buffer.allocUnsafeSlow(PIECE * MOST_BYTES);
      const file = (0, external_node_fs_.openSync)(path, "a", PRIVATE.mode);
      try {
        for (const part of text.split(hole)) {
          (0, external_node_fs_.appendFileSync)(file, part);
          appendText(file, long.shift() ?? "", bytes);
        }
        (0, external_node_fs_.appendFileSync)(file, "\n");
      } finally {
        (0, external_node_fs_.closeSync)(file);
      }
    }
    function appendText(file, text, bytes) {
      for (let at = 0; at < text.length; ) {
        const piece = text.slice(at, endOfPiece(text, at));
        const isPlain = isBase64(piece, bytes) && bytes.write(piece) === piece.length;
        const written = isPlain ? piece.length : bytes.write(JSON.stringify(piece).slice(1, -1));
        (0, external_node_fs_.appendFileSync)(file, bytes.subarray(0, written));
        at += piece.length;
      }
    }
    function endOfPiece(text, from) {
      const last = text.charCodeAt(from + PIECE - 1);
      return from + PIECE - (last >= 55296 && last <= 56319 ? 1 : 0);
    }
    function isBase64(text, room) {
      return text.length % 4 === 0 && room.write(text, "base64") === Buffer.byteLength(text, "base64");
    }
    // CONCATENATED MODULE: ./build/report/results-file.js
    function createResultsFile(directory, onProblem, hideSecrets) {
      (0, external_node_fs_.mkdirSync)(directory, {
        recursive: true
      });
      const path = (0, external_node_path_.join)((0, external_node_fs_.mkdtempSync)((0, 
      external_node_path_.join)(directory, "op-action-")), "results.jsonl");
      (0, external_node_fs_.appendFileSync)(path, "", PRIVATE);
      let isWhole = true;
      const add = row => {
        try {
          appendJsonLine(path, row);
        } catch (error) {
          if (isWhole) onProblem(error);
          isWhole = false;
        }
      };
      const withAttempt = (row, attempt) => {
        if (attempt === null) return row;
        const number = attempt.attempt === null ? {} : {
          attempt: attempt.attempt
        };
        return {
          ...Object(row),
          leg: hideSecrets(attempt.leg),
          ...number
        };
      };
      return {
        path: path,
        add: (payload, attempt = null) => {
          add(withAttempt(payload, attempt));
        },
        addStarted: ({name: name, uuid: uuid}) => {
          add({
            name: hideSecrets(name),
            uuid: uuid
          });
        },
        addProblem: ({name: name, uuid: uuid}, message, attempt = null) => {
          const row = {
            ...uuid === null ? {
              name: hideSecrets(name)
            } : {
              uuid: uuid
            },
            error: hideSecrets(message)
          };
          add(withAttempt(row, attempt));
        }
      };
    }
    // EXTERNAL MODULE: ./build/contree/secrets/secret-mask.js + 8 modules
        var secret_mask = __webpack_require__(7155);
    // CONCATENATED MODULE: ./build/contree/base-address.js
    function parseBaseAddress(text) {
      const url = URL.parse(text);
      if (url === null || ![ "http:", "https:" ].includes(url.protocol)) throw new TypeError("the address has no http:// or https:// in front");
      if (url.username !== "" || url.password !== "") throw new TypeError("the address has a user name or a password, which it must not");
      if (url.search !== "" || url.hash !== "") throw new TypeError("the address has a ? or a #, which it must not");
      return url.origin + url.pathname.replace(/(?:\/+v1)?\/*$/u, "");
    }
    // EXTERNAL MODULE: ./build/contree/no-proxy.js
        var no_proxy = __webpack_require__(221);
    // EXTERNAL MODULE: ./build/contree/proxy.js
        var contree_proxy = __webpack_require__(7271);
    // EXTERNAL MODULE: ./build/values/problems.js
        var values_problems = __webpack_require__(9223);
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
    const READ_ONLY = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK;
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
    async function readProfile(home, name = "", advice = "drop it") {
      const {active: active, byName: byName} = await readProfiles(home);
      const profile = byName.get(name === "" ? active : name) ?? null;
      if (profile !== null || name === "") return profile;
      const existing = [ ...byName.keys() ].map(known => JSON.stringify(known)).join(", ");
      const rest = existing === "" ? `, nor any other: ${advice}` : `: use one of ${existing}`;
      throw new values_problems.h([ `there is no profile ${JSON.stringify(name)} in ${home}${rest}` ]);
    }
    async function readIni(path) {
      try {
        return parseIni(await external_node_fs_.promises.readFile(path, {
          encoding: "utf8",
          flag: READ_ONLY
        }));
      } catch (error) {
        if ((0, errors.CA)(error) === "ENOENT") return new Map;
        const problem = error instanceof SyntaxError ? `${path}, ${error.message}` : `${path} cannot be read: ${String(error)}`;
        throw new values_problems.h([ problem ], {
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
    // EXTERNAL MODULE: ./build/values/place.js
        var place = __webpack_require__(1692);
    // CONCATENATED MODULE: ./build/credentials/credentials.js
    const NAMED_HOST = /^(?:[a-z]+:\/*)?(?:localhost|[a-z\d-]+(?:\.[a-z\d-]+)+)(?::\d+)?(?:\/[a-z\d/._-]*)?$/;
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
    function textsToMask(secret) {
      const lines = (0, values.Dx)(secret).map(line => line.trim());
      return lines.length === 1 ? [ secret ] : lines.filter(line => line.length >= SHORTEST_TOKEN);
    }
    function profileName(given, env) {
      return firstOf([ [ "", given ], [ "", env["CONTREE_PROFILE"] ] ]).text;
    }
    async function resolveCredentials(given, env) {
      const problems = new values_problems.Z;
      const tokens = tokenSources(given.token, env);
      const projects = [ [ "project", given.project ], ...[ "CONTREE_PROJECT", "NEBIUS_AI_PROJECT" ].map(variable => [ variable, env[variable] ]) ];
      const addresses = [ [ "the input url", given.url ], [ "CONTREE_URL", env["CONTREE_URL"] ] ];
      const open = Object.entries({
        token: tokens,
        project: projects,
        url: addresses
      }).filter(([, sources]) => firstOf(sources).text === "").map(([input]) => input);
      const profile = await readUsedProfile(given.profile, open, env, problems);
      const ofProfile = `the profile ${(0, values.hD)(profile?.name ?? "")}`;
      const {text: token, from: tokenFrom} = firstOf([ ...tokens, [ ofProfile, profile?.token ] ]);
      if (token === "" && problems.count === 0) {
        const advice = "set the input, or CONTREE_TOKEN in the environment, or name a saved profile";
        problems.add("token", `none is given: ${advice}. Secrets are empty in a pull request from a fork or by Dependabot`);
      }
      if (token !== "" && token.length < SHORTEST_TOKEN) problems.add("token", `${tokenFrom} has fewer than ${SHORTEST_TOKEN} characters, which no token has: ${CHECK}`);
      if (UNSENDABLE.test(token)) {
        const found = /^bearer\s/iu.test(token) ? "begins with the word Bearer: leave that word out" : `has a space, a line break or another character that no token has: ${CHECK}`;
        problems.add("token", `${tokenFrom} ${found}`);
      }
      const project = firstOf([ ...projects, [ "profile", profile?.project ] ]);
      if (UNSENDABLE.test(project.text)) problems.add(project.from, `${(0, values.hD)(project.text)} has a space or another character that no project id has: give the id, not the name`);
      const address = firstOf([ ...addresses, [ ofProfile, profile?.url ], [ "the default of the input url", project.text === "" ? DEFAULT_URL : TOKEN_FACTORY_URL ] ]);
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
    async function readUsedProfile(given, open, env, problems) {
      const isGiven = given.trim() !== "";
      const name = isGiven || open.length > 0 ? profileName(given, env) : "";
      if (name === "" && !open.includes("token")) return null;
      const instead = open.includes("token") ? "the input token" : (0, place.KE)(open);
      const advice = instead === "" ? "drop it" : `drop it, and give ${instead} instead`;
      const where = isGiven || name === "" ? "profile" : "CONTREE_PROFILE";
      return await problems.attempt(where, () => readProfile(contreeHome(env), name, advice));
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
        const shown = NAMED_HOST.test(text) ? `${(0, values.hD)(text)}: ` : "";
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
    // EXTERNAL MODULE: ./build/report/text/clean.js
        var clean = __webpack_require__(8598);
    // EXTERNAL MODULE: ./build/report/text/command-lines.js
        var command_lines = __webpack_require__(6584);
    // CONCATENATED MODULE: ./build/report/log/log.js
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
    const LONGEST = 4e3;
    function createLog(write) {
      const left = {
        ...ANNOTATIONS
      };
      const token = (0, external_node_crypto_.randomUUID)();
      let isFenced = false;
      const resume = () => {
        const end = isFenced ? (0, text_escape.JX)(token) : "";
        isFenced = false;
        return end;
      };
      const annotate = (severity, lines, place) => {
        const annotated = left[severity] > 0;
        left[severity] -= 1;
        const text = (0, clean.xv)(lines.map(String).join("\n"), LONGEST);
        const [first = text_escape.BP``, ...others] = lines;
        write(annotated ? `${resume()}::${severity}${place === void 0 ? "" : propertiesOf(place)}::${escapeData(text)}\n` : [ text_escape.BP`${WORDS[severity]}: ${first}`, ...others ].map(plain).join(""));
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
            prefix: text_escape.BP`${label} │ `,
            text: text
          }));
          const lines = [ ...ran === null ? [] : (0, command_lines.Z)(ran), ...written ];
          const fenced = lines.length === 0 ? "" : `${(0, text_escape._9)(token)}${(0, text_escape.jE)(lines)}${(0, 
          text_escape.JX)(token)}`;
          write(`${resume()}${command("group", title)}${fenced}${notes.map(plain).join("")}::endgroup::\n`);
        },
        lines: batch => {
          if (batch.length === 0) return;
          write(`${isFenced ? "" : (0, text_escape._9)(token)}${(0, text_escape.jE)(batch)}`);
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
    // EXTERNAL MODULE: ./build/values/mode.js
        var values_mode = __webpack_require__(3420);
    // CONCATENATED MODULE: ./build/runner.js
    function connectRunner({argv: argv, env: env, stdout: stdout}) {
      const write = openLogStream(stdout);
      const secrets = [];
      let mask = new secret_mask.f(secrets);
      const maskSecret = maskOnce(secret => {
        secrets.push(secret);
        mask = new secret_mask.f(secrets);
        for (const text of textsToMask(secret)) core.Pq(text);
      });
      const hideSecrets = (text, cut = "ellipsis") => mask.text(text, cut);
      for (const secret of secretsIn(core.V4, env)) maskSecret(secret);
      const source = {
        get: name => core.V4(name),
        subAction: (0, values_mode.kA)(argv[2]),
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
    const MUCH = 3e6;
    const LOOK = 250;
    function optimizeLater() {
      const {setFlagsFromString: setFlagsFromString} = process.getBuiltinModule("node:v8");
      setFlagsFromString("--no-opt");
      setFlagsFromString("--invocation-count-for-maglev=20000");
      const look = setInterval(() => {
        const {user: user, system: system} = process.cpuUsage();
        if (user + system < MUCH) return;
        clearInterval(look);
        optimize();
      }, LOOK);
      look.unref();
    }
    function optimize() {
      const {setFlagsFromString: setFlagsFromString} = process.getBuiltinModule("node:v8");
      setFlagsFromString("--opt");
      setFlagsFromString("--invocation-count-for-maglev=2000");
      setFlagsFromString("--invocation-count-for-turbofan=15000");
    }
    // EXTERNAL MODULE: ./build/contree/contree-error.js
        var contree_error = __webpack_require__(1992);
    // CONCATENATED MODULE: ./build/contree/first-answer.js
    const LIMIT = 12e4;
    class NoAnswer extends Error {}
    class FirstAnswer {
      #clock;
      #silent=new AbortController;
      #over=new AbortController;
      #isAsked=false;
      #isAnswered=false;
      #problem="no reply to the first request";
      constructor(clock) {
        this.#clock = clock;
      }
      get signal() {
        return this.#silent.signal;
      }
      get problem() {
        return this.#isAnswered || !this.#isAsked ? null : this.#problem;
      }
      asked=() => {
        if (this.#isAsked) return;
        this.#isAsked = true;
        this.#clock.sleep(LIMIT, this.#over.signal).then(() => {
          if (!this.#over.signal.aborted) this.#silent.abort("no answer");
        });
      };
      answered=() => {
        this.#isAnswered = true;
        this.close();
      };
      failed=(reason, advice) => {
        this.#problem = `${reason}. ${advice}`;
      };
      async orThrow(work, address) {
        const [end] = await Promise.allSettled([ work ]);
        if (this.signal.aborted) throw new NoAnswer(`Nothing at ${address} answered within two minutes: ${this.#problem}`);
        if (end.status === "rejected") throw end.reason;
      }
      close() {
        this.#over.abort("over");
      }
    }
    // EXTERNAL MODULE: ./build/collect/local-folder.js
        var local_folder = __webpack_require__(2471);
    // EXTERNAL MODULE: ./build/contree/types.js
        var types = __webpack_require__(3402);
    // EXTERNAL MODULE: ./build/values/moment.js
        var moment = __webpack_require__(9383);
    // EXTERNAL MODULE: ./build/inputs/input-reader.js
        var input_reader = __webpack_require__(1262);
    // CONCATENATED MODULE: ./build/inputs/input-modes.js
    const SELECTING = [ "wait", "show", "cancel" ];
    const FOLLOWING = [ "wait", "run" ];
    const MODES_OF = {
      operations: SELECTING,
      "operations-file": SELECTING,
      session: SELECTING,
      "if-no-operations": SELECTING,
      image: [ "run" ],
      "registry-username": [ "run" ],
      "registry-password": [ "run" ],
      legs: [ "run" ],
      "legs-file": [ "run" ],
      matrix: [ "run" ],
      command: [ "run" ],
      "leg-name": [ "run" ],
      "allow-failure": [ "run" ],
      setup: [ "run" ],
      "setup-key": [ "run" ],
      "setup-keep": [ "run" ],
      "setup-files": [ "run" ],
      files: [ "run" ],
      env: [ "run" ],
      cwd: [ "run" ],
      shell: [ "run" ],
      hostname: [ "run" ],
      network: [ "run" ],
      user: [ "run" ],
      "run-timeout": [ "run" ],
      "truncate-output-at": [ "run" ],
      "disk-limit": [ "run" ],
      disposable: [ "run" ],
      "max-parallel": [ "run" ],
      retries: [ "run" ],
      "retry-on": [ "run" ],
      "on-rerun": [ "run" ],
      detach: [ "run" ],
      "dry-run": [ "run" ],
      collect: [ "run" ],
      "if-no-files-found": [ "run" ],
      "collect-timeout": [ "run" ],
      "test-reports": [ "run" ],
      tag: [ "run" ],
      "on-timeout": FOLLOWING,
      "stop-grace": FOLLOWING,
      "fail-fast": FOLLOWING,
      logs: [ ...FOLLOWING, "show" ],
      "output-dir": [ ...FOLLOWING, "show" ],
      "if-finished": [ "cancel" ],
      status: [ "list" ],
      kind: [ "list" ],
      since: [ ...SELECTING, "list", "run" ],
      until: [ "list" ],
      max: [ "list" ],
      cleanup: [ ...SELECTING, "run" ]
    };
    const OWNED = Object.keys(MODES_OF);
    function modesOf(name) {
      return isOwned(name) ? MODES_OF[name] : values_mode.FN;
    }
    function isOwned(name) {
      return Object.hasOwn(MODES_OF, name);
    }
    const STARTING = [ "image", "legs", "legs-file", "matrix", "command", "setup", "files", "collect", "test-reports" ];
    function givenToStart(source) {
      return (0, input_reader.Sp)(source, STARTING);
    }
    function problemOfMode(mode, source) {
      const started = givenToStart(source);
      if (mode === null || !takesOperations(mode) || started.length === 0) return null;
      const what = `${(0, place.KE)(started)}, ${started.length === 1 ? "which says what to run" : "which say what to run"}`;
      if (!source.subAction) return `mode: ${nameOf(mode)} does not use ${what}: set mode: run`;
      return `${hasNone(mode, started)} ${what}: use ${(0, values_mode.js)("run")}`;
    }
    function problemOfDryRun(mode, mayBeDry, source) {
      if (mode === null || mode === "run" || !mayBeDry) return null;
      if (!source.subAction) return `dry-run: mode ${nameOf(mode)} has no dry run: set mode: run, or drop dry-run`;
      return `dry-run: ${(0, values_mode.js)(mode)} has no dry run: use ${(0, values_mode.js)("run")}, or drop dry-run`;
    }
    function nameOf(mode) {
      return mode === "wait" ? "wait (the default)" : mode;
    }
    function hasNone(mode, names) {
      return `${(0, values_mode.js)(mode)} has no ${names.length === 1 ? "input" : "inputs"}`;
    }
    function takesOperations(mode) {
      return SELECTING.some(selecting => selecting === mode);
    }
    function warnOfUnused(mode, source) {
      const unused = (0, input_reader.Sp)(source, OWNED).filter(name => !modesOf(name).includes(mode));
      const groups = [ ...Map.groupBy(unused, name => modesOf(name).join()).values() ];
      return groups.map(names => {
        const them = names.length === 1 ? "it" : "them";
        const users = names.slice(0, 1).flatMap(modesOf);
        if (!source.subAction) {
          const to = (0, values.Vo)(users);
          return `${names.join(", ")}: mode ${nameOf(mode)} does not use ${them}: drop ${them}, or set mode to ${to}`;
        }
        const others = (0, values.Vo)(users.map(values_mode.js));
        return `${hasNone(mode, names)} ${names.join(", ")}: drop ${them}, or use ${others}`;
      });
    }
    // EXTERNAL MODULE: ./build/inputs/input-source.js
        var input_source = __webpack_require__(316);
    // EXTERNAL MODULE: ./build/inputs/proxy-inputs.js
        var proxy_inputs = __webpack_require__(5836);
    // EXTERNAL MODULE: ./build/selection/parse.js + 5 modules
        var parse = __webpack_require__(8050);
    // EXTERNAL MODULE: ./build/selection/name-legs.js
        var name_legs = __webpack_require__(8998);
    // CONCATENATED MODULE: ./build/selection/resolve.js
    const MOST_OPERATIONS = 1e4;
    const MOST_NAMED = 200;
    const NOTHING_GIVEN = "operations: it is empty: give UUIDs, workflow (what this workflow run started) or all (what is active in the project), " + "or set if-no-operations: pass. An output of needs is empty when its job did not run, or is not named in needs";
    async function resolveLegs(selections, openSession, options) {
      const found = selections.flatMap(({source: source, entries: entries}) => entries.map(entry => ({
        source: source,
        entry: entry
      })));
      const unnamed = selections.reduce((sum, selection) => sum + (selection.unnamed ?? 0), 0);
      const beside = found.filter(({entry: entry}) => !isKeyword(entry, "all"));
      if (beside.length < found.length) return {
        kind: "all",
        warnings: warnOfIgnored(beside, unnamed)
      };
      checkCount(found);
      const needsSession = found.some(({entry: entry}) => entry.kind === "history" || isKeyword(entry, "session"));
      const session = needsSession ? await openSession().catch(unavailable) : unavailable(new Error("Not opened."));
      try {
        return toSelection({
          found: found,
          unnamed: unnamed
        }, session, options);
      } finally {
        session.close();
      }
    }
    function warnOfIgnored(beside, unnamed) {
      const [first, ...more] = beside;
      if (first === void 0) return [];
      const others = more.length + unnamed === 0 ? "" : ` and ${String(more.length + unnamed)} more`;
      return [ `"all" wins over everything given beside it: ${(0, values.hD)(first.entry.token)}${others} not looked at` ];
    }
    function unavailable(error) {
      const refuse = () => {
        throw error;
      };
      return {
        resolve: refuse,
        detachedRuns: refuse,
        close: () => {}
      };
    }
    function checkCount(found) {
      const given = new Set;
      for (const {entry: entry} of found) if (entry.kind === "operation") given.add(entry.uuid); else if (entry.kind === "history") given.add(`${entry.reference.kind} ${entry.token}`);
      if (given.size <= MOST_OPERATIONS) return;
      const advice = `a step takes ${MOST_OPERATIONS} at most: use several steps`;
      throw new values_problems.h([ `${given.size} operations are given, and ${advice}` ]);
    }
    function toSelection({found: found, unnamed: unnamed}, session, options) {
      const {run: run, mayBeNone: mayBeNone} = options;
      const given = [];
      const problems = [];
      for (const {source: source, entry: entry} of found) {
        const {token: token} = entry;
        try {
          for (const operation of lookUp(entry, session, options)) given.push({
            source: source,
            token: token,
            ...operation
          });
        } catch (error) {
          if (!(error instanceof values_problems.h)) throw error;
          problems.push({
            source: source,
            token: token,
            reason: error.message
          });
        }
      }
      const {legs: legs, warnings: warnings, problems: clashes} = (0, name_legs.l)(given);
      const asksForRun = found.some(({entry: entry}) => isKeyword(entry, "workflow"));
      if (problems.length + clashes.length > 0 || legs.length === 0 && !asksForRun && !mayBeNone) throw new values_problems.h(describe([ ...problems, ...clashes ], unnamed));
      if (asksForRun && run !== null) return {
        kind: "workflow",
        run: run,
        beside: given,
        mayBeNone: mayBeNone,
        warnings: warnings
      };
      return {
        kind: "legs",
        legs: legs,
        warnings: warnings
      };
    }
    function isKeyword(entry, keyword) {
      return entry.kind === "keyword" && entry.keyword === keyword;
    }
    function lookUp(entry, session, {run: run, mayBeNone: mayBeNone}) {
      if (entry.kind === "none" && mayBeNone) return [];
      if (entry.kind === "bad" || entry.kind === "none") throw new values_problems.h([ entry.reason ]);
      if (entry.kind === "operation") {
        const {name: name, uuid: uuid, tried: tried} = entry;
        return [ {
          name: name,
          uuid: uuid,
          ...tried && {
            leg: tried.leg
          }
        } ];
      }
      if (entry.kind === "history") return [ {
        name: entry.name,
        uuid: session.resolve(entry.reference)
      } ];
      if (entry.keyword === "workflow" && run === null) throw new values_problems.h([ "this step is not in a workflow run, since GITHUB_RUN_ID or GITHUB_REPOSITORY is not set: name UUIDs" ]);
      if (entry.keyword !== "session") return [];
      const runs = session.detachedRuns();
      if (runs.length === 0 && !mayBeNone) throw new values_problems.h([ "the session has no detached run: set if-no-operations: pass to allow that" ]);
      return runs.map(uuid => ({
        name: null,
        uuid: uuid
      }));
    }
    function describe(problems, unnamed) {
      if (problems.length === 0) return [ NOTHING_GIVEN ];
      const found = Map.groupBy(problems.slice(0, MOST_NAMED), ({source: source, reason: reason}) => JSON.stringify([ source, reason ]));
      const named = [ ...found.values() ].flatMap(sharing => {
        const words = [ ...new Set(sharing.map(({token: token}) => (0, values.hD)(token))) ].join(", ");
        return sharing.slice(0, 1).map(({source: source, reason: reason}) => `${source}: ${words}: ${reason}`);
      });
      const more = unnamed + Math.max(0, problems.length - MOST_NAMED);
      return more === 0 ? named : [ ...named, `and ${more} more` ];
    }
    // EXTERNAL MODULE: ./build/inputs/unused-inputs.js
        var unused_inputs = __webpack_require__(5988);
    // EXTERNAL MODULE: ./build/inputs/workflow-run.js
        var workflow_run = __webpack_require__(3655);
    // CONCATENATED MODULE: ./build/inputs/selection-inputs.js
    const SELECTING_INPUTS = [ "operations", "operations-file" ];
    const NO_SELECTION = {
      kind: "legs",
      legs: [],
      warnings: []
    };
    async function readSelection(source, switches, signal) {
      const mode = switches.mode.value;
      const selects = mode === null ? (0, input_reader.Sp)(source, SELECTING_INPUTS).length > 0 : mode !== "list" && mode !== "run";
      const selection = selects ? await readGiven(source, switches, signal) : NO_SELECTION;
      if (selection.kind === "all") checkCleanup(source, switches);
      return selection;
    }
    async function readGiven(source, {mode: mode, since: since, ifNoOperations: ifNoOperations}, signal) {
      const patterns = (0, values.Z7)((0, input_source.A)(source, "operations-file"));
      const files = patterns.length === 0 ? [] : await readFiles(patterns, source, signal);
      const text = (0, input_source.A)(source, "operations");
      if (text === "" && patterns.length === 0 && problemOfMode(mode.value, source) !== null) return NO_SELECTION;
      const given = (0, parse.g)(text, "operations");
      const run = (0, workflow_run.h)(source, {
        since: since
      });
      const mayBeNone = ifNoOperations.value !== "error";
      const selection = await resolveLegs([ given, ...files ], () => openHistory(source), {
        run: run,
        mayBeNone: mayBeNone
      });
      return {
        ...selection,
        warnings: [ ...selection.warnings, ...(0, unused_inputs.Es)(source, [ given, ...files ]) ]
      };
    }
    async function readFiles(patterns, source, signal) {
      const {readOperationFiles: readOperationFiles} = await Promise.all([ __webpack_require__.e(634), __webpack_require__.e(411) ]).then(__webpack_require__.bind(__webpack_require__, 2135));
      const temp = source.env["RUNNER_TEMP"] ?? "";
      return await readOperationFiles(patterns, {
        workspace: source.directory,
        temp: temp === "" ? null : temp
      }, signal);
    }
    function checkCleanup(source, {cleanup: cleanup}) {
      if (cleanup.value === null || cleanup.value === "auto" || cleanup.value === "never") return;
      const text = (0, values.hD)((0, input_source.A)(source, "cleanup"));
      const why = "which would cancel what others started";
      throw new values_problems.h([ `cleanup: ${text} cannot be used with operations: all, ${why}: use never` ]);
    }
    async function openHistory(source) {
      const session = (0, input_source.A)(source, "session") || (source.env["CONTREE_SESSION"]?.trim() ?? "");
      const home = contreeHome(source.env);
      const profile = profileName((0, input_source.A)(source, "profile"), source.env) || (await readProfiles(home)).active;
      const {openSessionStore: openSessionStore} = await __webpack_require__.e(297).then(__webpack_require__.bind(__webpack_require__, 8297));
      const path = source.env["CONTREE_SESSION_DB"]?.trim() ?? "";
      return openSessionStore({
        home: home,
        profile: profile,
        session: session,
        ...path && {
          path: path
        }
      });
    }
    // EXTERNAL MODULE: ./build/inputs/switches.js + 2 modules
        var inputs_switches = __webpack_require__(4609);
    // CONCATENATED MODULE: ./build/inputs/inputs.js
    const WAIT_TIMEOUT = 6e4;
    const RUN_TIMEOUT = 36e5;
    async function readInputs(source, switches = (0, inputs_switches.nV)(source), signal) {
      const values = await readValues(source, switches, signal);
      const {mode: mode, selection: selection, run: run, credentials: credentials, publication: publication} = values;
      const addresses = [ credentials.url, ...publication === null ? [] : [ publication.apiUrl ] ];
      const ofProxies = (0, proxy_inputs.c)(addresses, source.env, process.versions.node);
      const ofKey = publication?.commentKey ? [] : (0, unused_inputs.Tq)(source, [ "comment-key" ], "comment is false");
      const given = [ ...warnOfUnused(mode, source), ...ofKey, ...ofProxies ];
      const inputs = inputsOf(values);
      const ofLimits = inputs.mode === "run" ? (0, unused_inputs.X1)(inputs) : [];
      return {
        inputs: inputs,
        warnings: [ ...given, ...selection.warnings, ...run?.warnings ?? [], ...ofLimits ]
      };
    }
    function readValues(source, switches, signal) {
      const {read: read, optional: optional} = (0, input_reader.cN)(source);
      const onTimeout = (0, input_reader.vv)(() => read("on-timeout", text => (0, values.HU)(text, [ "leave", "stop", "cancel" ])));
      return (0, input_reader.yw)({
        mode: () => checkMode(source, switches),
        allowHttp: switches.allowHttp.checked,
        credentials: () => readCredentials(source, switches),
        requestTimeout: () => read("request-timeout", text => (0, values.E9)(text, {
          least: 1e3
        })),
        timeout: () => optional("timeout", text => (0, values.E9)(text, {
          least: 1e3
        })),
        summary: () => read("summary", text => (0, values.HU)(text, [ "true", "failed", "false" ])),
        publication: switches.publication.checked,
        cleanup: switches.cleanup.checked,
        onTimeout: onTimeout.checked,
        stopGrace: () => {
          const grace = read("stop-grace", text => (0, values.E9)(text, {
            least: 1e3
          }));
          const isUnused = onTimeout.value === "leave" || onTimeout.value === "cancel";
          if (!isUnused || (0, input_reader.Sp)(source, [ "stop-grace" ]).length === 0) return grace;
          throw new values_problems.h([ `stop-grace: it has no effect, because on-timeout is ${onTimeout.value}: set on-timeout: stop, or drop stop-grace` ]);
        },
        failFast: () => read("fail-fast", values.yG),
        outputDir: () => {
          const local = optional("output-dir", local_folder.D);
          return local === null ? null : {
            workspace: source.directory,
            local: local
          };
        },
        logs: () => optional("logs", text => (0, values.HU)(text, [ "none", "failed", "all", "live" ])),
        ifNoOperations: switches.ifNoOperations.checked,
        ifFinished: () => read("if-finished", text => (0, values.HU)(text, [ "error", "ignore" ])),
        statuses: () => read("status", parseStatusFilter),
        kind: () => optional("kind", text => (0, values.HU)(text, [ "instance", "image_import" ])),
        since: switches.since.checked,
        until: () => optional("until", text => (0, moment.m)(text, source.now)),
        max: () => read("max", text => (0, values.cG)(text, {
          least: 1,
          greatest: 1e4
        })),
        selection: () => readSelection(source, switches, signal),
        run: async () => switches.mode.value === "run" ? (await Promise.all([ __webpack_require__.e(576), __webpack_require__.e(634), __webpack_require__.e(274), __webpack_require__.e(823) ]).then(__webpack_require__.bind(__webpack_require__, 2823))).readRunInputs(source, switches, signal) : null
      });
    }
    function checkMode(source, {mode: mode, dryRun: dryRun}) {
      const checked = mode.checked();
      const selects = (0, input_reader.Sp)(source, [ "operations", "operations-file" ]).length > 0;
      const ofMode = selects ? null : problemOfMode(checked, source);
      const problem = ofMode ?? problemOfDryRun(checked, dryRun.value !== false, source);
      if (problem !== null) throw new values_problems.h([ problem ]);
      return checked;
    }
    function inputsOf({run: run, ...values}) {
      const {mode: mode, credentials: credentials, requestTimeout: requestTimeout, summary: summary, selection: selection, logs: logs} = values;
      const timeout = values.timeout ?? (mode === "run" ? RUN_TIMEOUT : WAIT_TIMEOUT);
      const common = {
        credentials: credentials,
        requestTimeout: requestTimeout,
        timeout: timeout,
        summary: summary
      };
      const onTimeout = values.onTimeout === "stop" ? {
        stopGrace: values.stopGrace
      } : values.onTimeout;
      const {outputDir: outputDir} = values;
      const following = {
        onTimeout: onTimeout,
        failFast: values.failFast,
        logs: logs ?? "failed",
        outputDir: outputDir
      };
      const ownsLegs = run?.settings.detach === false;
      const given = values.cleanup === "auto" ? ownsLegs ? "always" : "never" : values.cleanup;
      const cleanup = run?.settings.dryRun === true ? "never" : given;
      const selecting = {
        ...common,
        selection: selection,
        cleanup: cleanup
      };
      switch (mode) {
       case "list":
        {
          const {statuses: statuses, kind: kind, since: since, until: until, max: max} = values;
          return {
            ...common,
            mode: mode,
            statuses: statuses,
            kind: kind,
            since: since,
            until: until,
            max: max
          };
        }

       case "wait":
        return {
          ...selecting,
          ...following,
          mode: mode
        };

       case "show":
        return {
          ...selecting,
          mode: mode,
          logs: logs ?? "all",
          outputDir: outputDir
        };

       case "cancel":
        return {
          ...selecting,
          mode: mode,
          ifFinished: values.ifFinished
        };

       case "run":
        if (run === null) throw new Error("Mode run has no settings.");
        return {
          ...common,
          ...following,
          ...run.settings,
          mode: mode,
          cleanup: cleanup
        };
      }
    }
    async function readCredentials(source, {allowHttp: allowHttp}) {
      const text = name => (0, input_source.A)(source, name);
      const given = {
        token: text("token"),
        project: text("project"),
        url: text("url"),
        profile: text("profile")
      };
      const credentials = await resolveCredentials({
        ...given,
        allowHttp: allowHttp.value !== false
      }, source.env);
      (0, proxy_inputs.d)(credentials.url, source.env);
      return credentials;
    }
    const STATUSES = [ ...types.a, ...types.C ];
    function parseStatusFilter(text) {
      const word = text.trim().toUpperCase();
      if (word === "ANY") return null;
      if (word === "ACTIVE") return types.a;
      const status = STATUSES.find(candidate => candidate === word || candidate.slice(0, 1) === word);
      if (status === void 0) throw new values.h6(text, `is not a status: use ${(0, values.Vo)([ ...STATUSES, "active", "any" ])}`);
      return [ status ];
    }
    // EXTERNAL MODULE: ./build/legs/leg.js
        var leg = __webpack_require__(1448);
    // CONCATENATED MODULE: ./build/legs/verdict.js
    const SIGNAL_EXIT_CODES = {
      SIGINT: 130,
      SIGTERM: 143
    };
    function verdict(results, options) {
      const {mode: mode, signal: signal, broken: broken = false, outOfTime: outOfTime = false, preparation: preparation = []} = options;
      const counts = Object.fromEntries(leg.i.map(outcome => [ outcome, 0 ]));
      for (const {outcome: outcome} of results) counts[outcome] += 1;
      const all = [ ...preparation, ...results ];
      const highest = all.reduce((code, {exitCode: exitCode}) => Math.max(code, exitCode), 0);
      if (signal !== void 0) return {
        exitCode: SIGNAL_EXIT_CODES[signal],
        outcome: "cancelled",
        counts: counts
      };
      if (broken) return {
        exitCode: Math.max(highest, 1),
        outcome: outOfTime ? "timed-out" : "failed",
        counts: counts
      };
      return {
        exitCode: highest,
        outcome: stepOutcome(highest, all, mode),
        counts: counts
      };
    }
    function weigh(judged, options) {
      const {mode: mode, signal: signal, finishedFails: finishedFails = true, detached: detached = false} = options;
      const {outcome: outcome, problem: problem, start: start} = judged;
      const hasFinished = judged.cancel === "finished";
      const mayRun = start === "started" && !hasFinished;
      const unseen = outcome === "unknown" && mayRun && (problem === null || judged.cancel !== null || !problem.isRefusal);
      const result = signal !== void 0 && mode !== "cancel" && unseen ? {
        ...judged,
        outcome: "active"
      } : judged;
      switch (mode) {
       case "wait":
        return result;

       case "run":
        {
          const isUnread = result.operation === null && result.problem === null && !hasFinished;
          const isOwn = result.start === "started" && isUnread;
          const outcome = isOwn && result.outcome === "unknown" ? "active" : result.outcome;
          return {
            ...result,
            outcome: outcome,
            exitCode: detached && outcome === "active" ? 0 : result.exitCode
          };
        }

       case "show":
        return {
          ...result,
          exitCode: result.outcome === "unknown" || result.loss !== null ? 1 : 0
        };

       case "list":
        {
          const mayHaveFailed = result.outcome === "passed" && result.operation?.exitCode === null;
          return {
            ...result,
            outcome: mayHaveFailed ? "ended" : result.outcome,
            exitCode: result.outcome === "unknown" ? 1 : 0
          };
        }

       case "cancel":
        {
          const done = result.cancel === "accepted" || result.cancel === "finished" && !finishedFails;
          return {
            ...result,
            exitCode: done ? 0 : 1
          };
        }
      }
    }
    function stepOutcome(exitCode, results, mode) {
      if (exitCode === 0) return "passed";
      const failing = results.filter(result => result.exitCode > 0);
      const has = (...outcomes) => failing.some(({outcome: outcome}) => outcomes.includes(outcome));
      if (mode === "cancel" || has("failed", "unknown") || failing.some(({loss: loss}) => loss !== null)) return "failed";
      return has("timed-out") ? "timed-out" : "cancelled";
    }
    // EXTERNAL MODULE: ./build/modes/out-of-time.js
        var out_of_time = __webpack_require__(7811);
    // EXTERNAL MODULE: ./build/inputs/action-facts.js
        var action_facts = __webpack_require__(7254);
    // EXTERNAL MODULE: ./build/contree/agents.js
        var contree_agents = __webpack_require__(7849);
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
        var dist_parse = __webpack_require__(6085);
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
    // EXTERNAL MODULE: ./build/contree/wire/fields.js
        var wire_fields = __webpack_require__(9288);
    // EXTERNAL MODULE: ./build/contree/wire/operation.js + 1 modules
        var wire_operation = __webpack_require__(6028);
    // CONCATENATED MODULE: ./build/contree/wire/event.js
    const MOST_UNKNOWN_LINES = 1e3;
    function createFrameReader() {
      const decoder = new external_node_string_decoder_.StringDecoder("utf8");
      let events = [];
      let problem = null;
      let unknownLines = 0;
      const parser = (0, dist_parse.C)({
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
    const decodePayload = (0, wire_fields.D0)(dist.Ikc({
      id: wire_fields.ai,
      spid: wire_fields.ai,
      ts: wire_fields.Qq,
      type: wire_fields.Qq,
      data: dist.lqM(dist.L5J())
    }), "event");
    const truncation = (0, wire_fields.y_)({
      stream: (0, wire_fields.eO)(dist.KIO(STREAMS))
    });
    function decodeEvent({id: id, event: event, data: data}) {
      const json = (0, wire_fields.qF)(data);
      if (json === void 0) return {
        problem: "no JSON"
      };
      const decoded = decodePayload(json);
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
        const written = dist.qgA(wire_operation.CG, data);
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
    // EXTERNAL MODULE: external "node:http"
        var external_node_http_ = __webpack_require__(7067);
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
      const body = (0, wire_fields.qF)(text);
      if (body === void 0) return null;
      if (typeof body !== "object" || body === null || Array.isArray(body)) return asText(body);
      const fields = new Map(Object.entries(body));
      const parts = [ "error", "message", "details", "detail" ].map(name => asText(fields.get(name)));
      const said = [ ...new Set(parts) ].filter(part => part !== "");
      return said.length === 0 ? asText(body) : said.join(": ");
    }
    function isFromService({body: body}) {
      const json = (0, wire_fields.qF)((new TextDecoder).decode(body));
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
      return isEmpty ? "" : (0, wire_fields.s$)(value);
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
    // EXTERNAL MODULE: ./build/contree/redact.js
        var contree_redact = __webpack_require__(2278);
    // EXTERNAL MODULE: ./build/contree/backoff.js
        var backoff = __webpack_require__(9871);
    // CONCATENATED MODULE: ./build/contree/running-limit.js
    function runLimit(limit, start) {
      let since = monotonicTime();
      let left = limit;
      let clear = start(left);
      let isOver = false;
      const count = milliseconds => {
        clear();
        left = milliseconds;
        since = monotonicTime();
        if (!isOver) clear = start(left);
      };
      return {
        restart: () => {
          count(limit);
        },
        suspend: async pending => {
          clear();
          left = Math.max(0, left - (monotonicTime() - since));
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
    const ABORTED = (0, contree_error.SU)("aborted", "the caller gave up on it");
    function reasonToStop(signal, remaining, when) {
      if (signal?.aborted === true) return ABORTED;
      return remaining !== null && remaining <= 0 ? (0, contree_error.SU)("deadline", `the deadline passed ${when}`) : null;
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
      const late = (0, contree_error.SU)("deadline", "the deadline passed before a whole reply came");
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
    // EXTERNAL MODULE: ./build/contree/retry-policy.js
        var retry_policy = __webpack_require__(1732);
    // EXTERNAL MODULE: external "node:buffer"
        var external_node_buffer_ = __webpack_require__(4573);
    // CONCATENATED MODULE: ./build/contree/read-json.js
    const SMALL = 16 * 1024;
    const read_json_PIECE = 4 * 1024 * 1024;
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
      const parsed = (0, wire_fields.qF)(text);
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
      for (let start = 0; start < body.length; start += read_json_PIECE) {
        if (!await pause()) return null;
        text += decoder.decode(body.subarray(start, start + read_json_PIECE), {
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
      const silent = (0, contree_error.SU)("timeout", `nothing more within ${silence / 1e3} s`);
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
    // EXTERNAL MODULE: external "node:https"
        var external_node_https_ = __webpack_require__(4708);
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
      const late = (0, contree_error.SU)("timeout", `${lacking} within ${timeout / 1e3} s`);
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
      if (error instanceof Excess) return (0, contree_error.SU)("oversize", error.message);
      const {message: message = String(error)} = Object(error);
      if (isNoTls(message)) return (0, contree_error.SU)("network", "the reply is not TLS", NO_TLS);
      const code = errorCode(error);
      const text = message.replace(/^request to \S+ failed, reason: /u, "");
      const reason = code === null || text.includes(code) ? text : `${code} ${text}`.trim();
      return (0, contree_error.SU)("network", reason, code);
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
        const isForbidden = error instanceof contree_error.Jd && error.failure.status === 403;
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
            const nonsense = (reason, kind = "protocol") => this.#error((0, contree_error.SU)(kind, reason), true);
            return {
              ...outcome,
              replyLost: this.#replyLost,
              nonsense: nonsense
            };
          }
          const wasReceived = unsent === null && outcome.unsent !== true;
          if (outcome.kind === "deadline" && last !== null && (this.#isIdempotent || !wasReceived)) throw this.#error(last, this.#replyLost, true);
          const acted = this.#replyLost || wasReceived && (0, retry_policy.LR)(outcome);
          const isLast = this.#request.once === true || deadline === null && this.#attempts >= retry_policy.ao;
          if (isLast || !(0, retry_policy.KO)(outcome, this.#isIdempotent)) throw this.#error(outcome, acted);
          const delay = (0, retry_policy.Ee)(outcome, this.#attempts, deadline !== null, clock.random());
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
          const retryAfter = (0, backoff.sT)(header, this.#connection.clock.now());
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
        return (0, contree_error.SU)("protocol", start === "" ? "the reply is empty" : `the reply is not JSON: ${start}`);
      }
      #error(failure, acted, ranOutOfTime = false) {
        const {kind: kind, retryAfter: retryAfter} = failure;
        const facts = {
          advice: this.#advice(failure, ranOutOfTime),
          mayHaveActed: acted,
          attempts: this.#attempts
        };
        return new contree_error.Jd({
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
    // EXTERNAL MODULE: ./build/contree/uuid.js
        var contree_uuid = __webpack_require__(4056);
    // CONCATENATED MODULE: ./build/contree/wire/created.js
    const created = (0, wire_fields.y_)({
      uuid: wire_fields.JR,
      id: wire_fields.JR
    });
    function decodeCreatedReply(reply) {
      const located = uuidOfLocation(reply.header("Location"));
      if (located !== null) return {
        value: located
      };
      const reference = dist.qgA(created, (0, wire_fields.qF)((new TextDecoder).decode(reply.body)));
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
        redactStream: (0, contree_redact.PF)(connection.secrets),
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
      uuid: wire_fields.uR,
      tag: wire_fields.Qq,
      created_at: wire_fields.Qq
    }), dist.pdi(({created_at: createdAt, ...wire}) => ({
      ...wire,
      createdAt: createdAt
    })));
    const decodeImage = (0, wire_fields.D0)(resources_image, "image");
    const decodeImages = (0, wire_fields.nI)([ "images" ], decodeImage);
    const SHA256 = /^[0-9a-f]{64}$/iu;
    const sha256 = dist.FsL(dist.YjP(), dist.yGV(SHA256, "no SHA-256"), dist.PXX());
    const size = dist.FsL(wire_fields.ai, dist.pdi(bytes => bytes === null || bytes < 0 ? null : bytes));
    const decodeStoredFile = (0, wire_fields.D0)(dist.Ikc({
      uuid: wire_fields.uR,
      sha256: sha256,
      size: size
    }), "stored file");
    const decodeStoredFiles = (0, wire_fields.nI)([ "files" ], decodeStoredFile);
    const anyRecord = dist.NpB(dist.g1P(dist.YjP(), dist.L5J()), {});
    const whoAmI = dist.FsL(dist.Ikc({
      token_uuid: wire_fields.Qq,
      token_expiration: wire_fields.ai,
      permissions: anyRecord,
      limits: anyRecord
    }), dist.pdi(wire => ({
      tokenUuid: wire.token_uuid,
      tokenExpiration: wire.token_expiration,
      permissions: (0, wire_fields.j6)(wire.permissions, value => typeof value === "boolean"),
      limits: (0, wire_fields.j6)(wire.limits, value => typeof value === "number")
    })));
    const decodeWhoAmI = (0, wire_fields.D0)(whoAmI, "description of a token");
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
          const redact = (0, contree_redact.ay)(credentials === void 0 ? [] : [ credentials.password ]);
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
      path: wire_fields.Qq,
      name: wire_fields.Qq,
      size: wire_fields.ai,
      mode: (0, wire_fields.eO)(dist.KCZ([ dist.aig(), dist.YjP() ])),
      type: wire_fields.Qq,
      is_dir: wire_fields.Jt,
      is_regular: wire_fields.Jt,
      is_symlink: wire_fields.Jt
    });
    const entry = dist.FsL(wire, dist.pdi(({path: path, name: name, size: size, ...kind}) => ({
      path: path ?? name ?? "",
      size: size ?? 0,
      type: typeOf(kind)
    })), dist.z6Y(({path: path}) => path !== "", "no path"));
    const decodeDirectory = (0, wire_fields.nI)([ "files", "items" ], (0, wire_fields.D0)(entry, "directory entry"));
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
          const {rows: rows, payloads: payloads, received: received, reply: reply} = await list(path, wire_operation.vR, call);
          return {
            operations: rows,
            payloads: payloads,
            received: received,
            retryAfter: (0, backoff.sT)(reply.header, now())
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
          const operation = requests_valueOf(exchange, requireUuid(uuid, (0, wire_operation.ei)(exchange.json)));
          return {
            operation: operation,
            payload: exchange.json,
            retryAfter: (0, backoff.sT)(exchange.reply.header, now())
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
      const agents = (0, contree_agents.j)(base, proxy.proxy);
      const secrets = [ options.token, ...options.secrets ?? [] ];
      const connection = {
        destination: createDestination(base, proxy, options),
        headers: headersOf(options),
        ...agents,
        requestTimeout: requestTimeout,
        clock: clock,
        redact: (0, contree_redact.ay)(secrets),
        redactValue: (0, contree_redact.dy)(secrets),
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
          log.debug(text_escape.BP`${event.method} ${event.path}: ${event.reason}; retrying in ${event.delay} ms`);
        },
        onWarning: warning => {
          log.warning(text_escape.BP`${warning}`);
        }
      });
    }
    // EXTERNAL MODULE: ./build/contree/token-info.js
        var token_info = __webpack_require__(9763);
    // EXTERNAL MODULE: ./build/contree/concurrency.js
        var concurrency = __webpack_require__(6972);
    // EXTERNAL MODULE: ./build/legs/read.js
        var read = __webpack_require__(4682);
    // EXTERNAL MODULE: ./build/contree/status.js
        var contree_status = __webpack_require__(2501);
    // CONCATENATED MODULE: ./build/legs/read-so-far.js
    async function readSoFar(client, clock, leg, call) {
      const now = clock.now();
      const sooner = now + (call.deadline - now) / 2;
      const first = await (0, read.o)(client, leg, {
        ...call,
        deadline: sooner,
        inflight: true
      });
      if (first.kind !== "missed" && first.kind !== "refused") return {
        reading: first,
        outputProblem: null
      };
      if (first.problem.isInaccessible) return {
        reading: first,
        outputProblem: null
      };
      const reading = await (0, read.o)(client, leg, call);
      const isActive = reading.kind === "read" && !(0, contree_status.Hd)(reading.detail.operation.status);
      return {
        reading: reading,
        outputProblem: isActive ? first.problem : null
      };
    }
    // EXTERNAL MODULE: ./build/report/text/leg-phrase.js
        var leg_phrase = __webpack_require__(2717);
    // EXTERNAL MODULE: ./build/report/text/phrase.js
        var phrase = __webpack_require__(2);
    // EXTERNAL MODULE: ./build/modes/heartbeat.js
        var heartbeat = __webpack_require__(7283);
    // EXTERNAL MODULE: ./build/modes/leg-printer.js
        var leg_printer = __webpack_require__(4314);
    // EXTERNAL MODULE: ./build/modes/leg-printout.js
        var leg_printout = __webpack_require__(7461);
    // EXTERNAL MODULE: ./build/modes/leg-records.js
        var leg_records = __webpack_require__(2956);
    // EXTERNAL MODULE: ./build/modes/select.js + 1 modules
        var modes_select = __webpack_require__(6072);
    // CONCATENATED MODULE: ./build/modes/show.js
    const SLOW_READ = 5e3;
    const MOST_WAITING = 64;
    async function show(inputs, context) {
      const {clock: clock} = context;
      const deadline = clock.now() + inputs.timeout;
      const legs = await (0, modes_select.Q)(inputs.selection, context, deadline);
      context.outputFolder?.nameFolders(legs.map(({name: name}) => name));
      const printer = new leg_printer.t(context.log);
      let shown = 0;
      const stillLooking = () => text_escape.BP`still looking · ${shown}/${legs.length} shown`;
      await (0, heartbeat.j)(context, stillLooking, async beat => {
        const inOrder = inOrderOf(legs, (leg, found) => {
          if (!print(leg, found, printer, context)) return;
          beat();
          shown += 1;
        });
        const look = async leg => {
          inOrder(leg, await show_read(leg, deadline, inputs.logs, context));
        };
        await (0, concurrency.v)(legs, look, {
          clock: clock,
          slow: SLOW_READ,
          mayBegin: () => true
        });
      }).finally(() => {
        context.log.endLines();
      });
    }
    function inOrderOf(items, handOn) {
      const left = new Set(items);
      const waiting = new Map;
      return (item, found) => {
        waiting.set(item, found);
        for (const next of left) {
          const ready = waiting.get(next);
          if (ready === void 0) {
            if (waiting.size <= MOST_WAITING) return;
            continue;
          }
          waiting.delete(next);
          left.delete(next);
          handOn(next, ready);
        }
      };
    }
    function print(leg, {printout: printout, outputProblem: outputProblem}, printer, {ledger: ledger, log: log, signal: signal}) {
      const result = ledger.result(leg);
      if (signal.aborted && result.operation === null && result.problem === null) return false;
      log.info(text_escape.BP`${leg.name} · ${(0, phrase.cQ)((0, leg_phrase.SS)("show", result))} · ${leg.uuid}`);
      if (outputProblem !== null) log.info(text_escape.BP`${leg.name} · what it has written so far could not be read: ${outputProblem.message}`);
      if (printout !== null) printer.print(printout);
      return true;
    }
    const NOTHING = {
      printout: null,
      outputProblem: null
    };
    async function show_read(leg, deadline, logs, context) {
      const {client: client, clock: clock, ledger: ledger, signal: signal} = context;
      const call = {
        signal: signal,
        deadline: deadline
      };
      const records = {
        ...context,
        streamFiles: context.outputFolder?.legs ?? null
      };
      if (ledger.isSettled(leg)) {
        (0, leg_records.Pr)(leg, null, records);
        return NOTHING;
      }
      const isOutputWanted = logs !== "none" || context.outputFolder !== null;
      const {reading: reading, outputProblem: outputProblem} = isOutputWanted ? await readSoFar(client, clock, leg, call) : {
        reading: await (0, read.o)(client, leg, call),
        outputProblem: null
      };
      if (reading.kind === "read") {
        (0, leg_records.Pr)(leg, reading.detail, records);
        return {
          printout: (0, leg_printout.x)(ledger.result(leg), reading.detail, logs, records),
          outputProblem: outputProblem
        };
      }
      if (reading.kind === "denied") for (const other of ledger.unsettled()) ledger.recordUnreadable(other, reading.problem);
      if (reading.kind !== "aborted") ledger.recordUnreadable(leg, reading.problem);
      (0, leg_records.Pr)(leg, null, records);
      return NOTHING;
    }
    // EXTERNAL MODULE: ./build/report/excerpts/excerpt.js
        var excerpt = __webpack_require__(5763);
    // CONCATENATED MODULE: ./build/report/excerpts/kept-excerpts.js
    const BUDGET = 8 * 1024 * 1024;
    class KeptExcerpts {
      #bytes=0;
      of(output) {
        const kept = (0, excerpt.Kb)(output, this.#bytes < BUDGET ? excerpt.Fq : excerpt.cH);
        this.#bytes += kept.bytes.length;
        return kept;
      }
    }
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // CONCATENATED MODULE: ./build/report/text/service-line.js
    function serviceLine({url: url, project: project, timeout: timeout}) {
      const of = project === null ? text_escape.BP`` : text_escape.BP` · project ${project}`;
      const waits = timeout === null ? text_escape.BP`` : text_escape.BP` · the step waits up to ${(0, 
      format.a3)(timeout / 1e3)}`;
      return text_escape.BP`Service: ${url}${of}${waits}`;
    }
    // EXTERNAL MODULE: ./build/legs/listing.js
        var listing = __webpack_require__(240);
    // EXTERNAL MODULE: ./build/start/read-marker.js
        var read_marker = __webpack_require__(1578);
    // CONCATENATED MODULE: ./build/start/locate.js
    const CLOCK_MARGIN = 5 * 6e4;
    const ARRIVALS = [ 1e3, 2e3 ];
    const BETWEEN_SEARCHES = 200;
    const LONGEST_JOB = 5 * 24 * 36e5;
    const locate_SLOW_READ = 2e3;
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
        this.#inTurn = (0, concurrency.f)(deps.clock, locate_SLOW_READ);
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
        const {operations: operations} = await (0, listing.RT)(this.#deps.client, this.#sinceStart(), call);
        const active = [ ...operations.values() ].filter(({status: status}) => !(0, contree_status.Hd)(status));
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
          const {operations: operations} = await (0, listing.RT)(client, this.#sinceStart(), call);
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
        const reading = await (0, read_marker.t)(client, uuid, {
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
    // EXTERNAL MODULE: ./build/legs/after-deadline.js
        var after_deadline = __webpack_require__(7379);
    // EXTERNAL MODULE: ./build/legs/cancel-legs.js
        var cancel_legs = __webpack_require__(7496);
    // EXTERNAL MODULE: ./build/legs/run-record.js
        var run_record = __webpack_require__(839);
    // EXTERNAL MODULE: ./build/legs/shutdown.js
        var shutdown = __webpack_require__(4180);
    // EXTERNAL MODULE: ./build/report/log/cancel-log.js
        var cancel_log = __webpack_require__(7053);
    // CONCATENATED MODULE: ./build/step-cleanup.js
    async function cancelLeft(context, modeEnd) {
      const {startsLegs: startsLegs} = modeEnd;
      const {clock: clock, duplicates: duplicates, ledger: ledger, log: log, preparation: preparation, record: record, signal: signal} = context;
      const ledgers = [ preparation, ledger, duplicates ];
      const legs = ledgers.reduce((sum, one) => sum + (0, cancel_legs.Dm)(one, startsLegs).length, 0);
      const now = clock.now();
      const {until: until, isMeant: isMeant, cancels: cancels} = planCleanup(modeEnd, {
        legs: legs,
        now: now,
        isStopped: signal.aborted
      });
      if (cancels) context.handOver();
      const cancelLog = (0, cancel_log.f)(log, legs);
      const cancel = one => (0, cancel_legs.yL)(cancelDeps(context, one, cancelLog), (0, 
      cancel_legs.Dm)(one, startsLegs), {
        deadline: until,
        parallel: cancel_legs.Qy
      });
      const [unasked] = await Promise.all([ Promise.all((cancels ? ledgers : [ duplicates ]).map(cancel)), record.mayHaveLostStart ? endLost(context, {
        until: signal.aborted ? until : now + after_deadline.yz,
        cancels: isMeant
      }) : null ]);
      cancelLog.end(unasked.flat());
    }
    function planCleanup({policy: policy, startsLegs: startsLegs, ended: ended, sinceStop: sinceStop, deadline: deadline}, {legs: legs, now: now, isStopped: isStopped}) {
      const left = (0, shutdown.Y4)(legs) - sinceStop;
      const isMeant = policy === "always" || isStopped && policy !== "never";
      const hasCrashed = !ended && startsLegs;
      return {
        until: isStopped ? now + left : (0, after_deadline.pq)(now, deadline, left),
        isMeant: isMeant,
        cancels: (isStopped || hasCrashed) && isMeant && left > 0
      };
    }
    const ARRIVAL = 1e3;
    async function endLost(context, {until: until, cancels: cancels}) {
      const {clock: clock, log: log, signal: signal} = context;
      const now = clock.now();
      const search = {
        deadline: now + (until - now) * 2 / 3
      };
      try {
        await endFound(await adoptLost(context, search), {
          until: until,
          cancels: cancels
        }, context);
        if (cancels || signal.aborted) return;
        await clock.sleep(ARRIVAL, signal);
        await endFound(await adoptLost(context, search), {
          until: until,
          cancels: cancels
        }, context);
      } catch (error) {
        if (!(error instanceof contree_error.Jd)) throw error;
        const what = cancels ? text_escape.BP`are left to the post step` : text_escape.BP`could not be searched for`;
        log.info(text_escape.BP`Operations started without a reply ${what}: ${error.message}`);
      }
    }
    async function endFound(adopted, {until: until, cancels: cancels}, context) {
      const {duplicates: duplicates, log: log, results: results} = context;
      context.handOver();
      const own = adopted.filter(({ledger: ledger}) => ledger !== duplicates).map(({leg: leg}) => leg);
      for (const leg of own) results.addStarted(leg);
      for (const {name: name, uuid: uuid} of own.slice(0, cancel_log.q)) log.info(text_escape.BP`${name} · had been started after all · ${uuid}`);
      const toCancel = cancels ? adopted : adopted.filter(({ledger: ledger}) => ledger === duplicates);
      const call = {
        deadline: until,
        parallel: cancel_legs.Qy
      };
      const cancelLog = (0, cancel_log.f)(log, toCancel.length);
      const cancelling = [ ...Map.groupBy(toCancel, ({ledger: ledger}) => ledger) ].map(([ledger, found]) => {
        const legs = found.map(({leg: leg}) => leg);
        return (0, cancel_legs.yL)(cancelDeps(context, ledger, cancelLog), legs, call);
      });
      cancelLog.end((await Promise.all(cancelling)).flat());
    }
    async function adoptLost({locator: locator, ledger: ledger, preparation: preparation, duplicates: duplicates}, call) {
      const {lost: lost} = await locator.findLost([ ledger, preparation, duplicates ], call);
      return lost.map(({uuid: uuid, marker: marker}) => {
        const name = marker.leg ?? run_record.K1;
        const own = marker.leg === null ? preparation : ledger;
        const adopting = own.startOf(name) === "lost" ? own : duplicates;
        const leg = {
          name: adopting === duplicates ? `${name} (${uuid})` : name,
          uuid: uuid
        };
        adopting.recordStart(leg);
        return {
          ledger: adopting,
          leg: leg
        };
      });
    }
    function cancelDeps({client: client, clock: clock}, ledger, {onAnswer: onAnswer}) {
      return {
        client: client,
        clock: clock,
        ledger: ledger,
        onAnswer: onAnswer
      };
    }
    // CONCATENATED MODULE: ./build/token-hash.js
    const LENGTH = 32;
    function hashToken(token, salt = (0, external_node_crypto_.randomBytes)(LENGTH / 2).toString("hex")) {
      return {
        salt: salt,
        hash: (0, external_node_crypto_.createHash)("sha256").update(salt).update(token).digest("hex").slice(0, LENGTH)
      };
    }
    // CONCATENATED MODULE: ./build/step-hand-over.js
    class HandOverSaver {
      #inputs;
      #owner;
      #token;
      #records;
      #deps;
      constructor(inputs, owner, records, deps) {
        this.#inputs = inputs;
        this.#owner = owner;
        this.#token = hashToken(inputs.credentials.token);
        this.#records = records;
        this.#deps = deps;
      }
      begin() {
        this.#save(this.#inputs.mode === "run");
      }
      update=started => {
        this.#try(() => {
          if (started === void 0) this.#save(this.#inputs.mode === "run"); else this.#deps.addToHandOver(started.uuid);
        });
      };
      end() {
        this.#try(() => {
          this.#save(this.#records.record.mayHaveLostStart);
        });
      }
      #try(save) {
        try {
          save();
        } catch (error) {
          this.#deps.log.warning(text_escape.BP`The state for the post step could not be saved: ${(0, 
          errors.bD)(error)}`);
        }
      }
      #save(mayHaveMore) {
        const {signal: signal, saveHandOver: saveHandOver} = this.#deps;
        const {ledger: ledger, preparation: preparation, duplicates: duplicates} = this.#records;
        const {project: project, url: url} = this.#inputs.credentials;
        const policy = cleanupOf(this.#inputs);
        if (policy === "never") return;
        const cleanup = signal.aborted ? "always" : policy;
        const startsLegs = this.#inputs.mode === "run";
        const uuids = [ preparation, ledger, duplicates ].flatMap(one => uuidsOf(one, one.mayBeLeft(startsLegs)));
        saveHandOver({
          cleanup: cleanup,
          url: url,
          project: project,
          token: this.#token,
          uuids: uuids,
          owner: mayHaveMore ? this.#owner : null
        });
      }
    }
    function cleanupOf(inputs) {
      return inputs.mode === "list" ? "never" : inputs.cleanup;
    }
    function uuidsOf(ledger, legs) {
      const isAccepted = leg => Number(ledger.facts(leg).cancel === "accepted");
      return legs.toSorted((one, other) => isAccepted(one) - isAccepted(other)).map(({uuid: uuid}) => uuid);
    }
    // EXTERNAL MODULE: ./build/legs/ledger.js + 2 modules
        var ledger = __webpack_require__(4970);
    // EXTERNAL MODULE: ./build/start/marker.js
        var marker = __webpack_require__(6917);
    // CONCATENATED MODULE: ./build/step-records.js
    function createRecords(log) {
      let hasWarned = false;
      const onUnknownStatus = status => {
        if (hasWarned) return;
        hasWarned = true;
        log.warning(text_escape.BP`The service sent the status ${status}, which this action does not know. It counts as active.`);
      };
      return {
        ledger: new ledger.O(onUnknownStatus, marker.xB),
        preparation: new ledger.O(onUnknownStatus),
        duplicates: new ledger.O(onUnknownStatus),
        record: (0, run_record.D0)((0, external_node_crypto_.randomUUID)())
      };
    }
    function recordUnstarted({preparation: preparation, ledger: ledger}, results) {
      for (const {leg: leg, problem: problem} of [ ...preparation.results(), ...ledger.results() ]) if (leg.uuid === null) results.addProblem(leg, problem?.message ?? "not started");
    }
    // EXTERNAL MODULE: ./build/watch/stream-support.js
        var stream_support = __webpack_require__(7740);
    // CONCATENATED MODULE: ./build/step-mode.js
    async function runMode(inputs, given, records, deps) {
      const {clock: clock, hideSecrets: hideSecrets, log: log, signal: signal} = deps;
      const {ledger: ledger, record: record} = records;
      const startsLegs = inputs.mode === "run";
      const over = new AbortController;
      const token = new token_info.Y({
        clock: clock,
        whoAmI: () => client.whoAmI({
          signal: over.signal
        })
      });
      const firstAnswer = new FirstAnswer(clock);
      const connecting = {
        ...deps,
        explainForbidden: token.describe,
        firstAnswer: firstAnswer
      };
      const client = connect(inputs.credentials, inputs.requestTimeout, connecting, secretsOf(inputs));
      const owner = {
        uuid: record.owner,
        since: clock.now()
      };
      const handOver = new HandOverSaver(inputs, owner, records, deps);
      const context = {
        ...records,
        ...given,
        client: client,
        token: token,
        firstAnswer: firstAnswer,
        clock: clock,
        log: log,
        support: new stream_support.q,
        locator: new Locator({
          client: client,
          clock: clock,
          owner: owner
        }),
        excerpts: new KeptExcerpts,
        hideSecrets: hideSecrets,
        handOver: handOver.update,
        signal: AbortSignal.any([ signal, firstAnswer.signal ])
      };
      const sinceStop = stopwatch(signal, clock);
      const deadline = clock.now() + inputs.timeout;
      if ("selection" in inputs && inputs.selection.kind === "legs") ledger.add(inputs.selection.legs);
      handOver.begin();
      log.info(serviceLine({
        ...inputs.credentials,
        timeout: startsLegs ? null : inputs.timeout
      }));
      let ended = false;
      try {
        try {
          if (inputs.mode === "wait" || startsLegs) deps.onLasting?.();
          await firstAnswer.orThrow(dispatch(inputs, context), inputs.credentials.url);
          ended = true;
        } finally {
          await cancelLeft(context, {
            policy: cleanupOf(inputs),
            startsLegs: startsLegs,
            ended: ended,
            sinceStop: sinceStop(),
            deadline: deadline
          });
        }
      } finally {
        recordUnstarted(records, given.results);
        handOver.end();
        firstAnswer.close();
        over.abort("over");
        client.close();
      }
    }
    function secretsOf(inputs) {
      return [ inputs.credentials.token, ...inputs.mode === "run" ? inputs.secrets : [] ];
    }
    function stopwatch(signal, clock) {
      let stoppedAt = signal.aborted ? clock.now() : null;
      signal.addEventListener("abort", () => stoppedAt ??= clock.now(), {
        once: true
      });
      return () => stoppedAt === null ? 0 : clock.now() - stoppedAt;
    }
    async function dispatch(inputs, context) {
      switch (inputs.mode) {
       case "wait":
        return (await Promise.all([ __webpack_require__.e(316), __webpack_require__.e(822) ]).then(__webpack_require__.bind(__webpack_require__, 5822))).wait(inputs, context);

       case "run":
        return (await Promise.all([ __webpack_require__.e(634), __webpack_require__.e(316), __webpack_require__.e(274), __webpack_require__.e(169) ]).then(__webpack_require__.bind(__webpack_require__, 4169))).run(inputs, context);

       case "show":
        return show(inputs, context);

       case "cancel":
        return (await __webpack_require__.e(353).then(__webpack_require__.bind(__webpack_require__, 6353))).cancel(inputs, context);

       case "list":
        return (await __webpack_require__.e(643).then(__webpack_require__.bind(__webpack_require__, 7643))).list(inputs, context);
      }
    }
    // EXTERNAL MODULE: ./build/report/text/some-names.js
        var some_names = __webpack_require__(4194);
    // CONCATENATED MODULE: ./build/step-sinks.js
    function openWarningResults(openResults, log) {
      return openResults(lost => {
        log.warning(text_escape.BP`The results file is incomplete: ${(0, errors.bD)(lost)}`);
      });
    }
    async function openOutputs(inputs) {
      if (!("outputDir" in inputs) || inputs.outputDir === null) return null;
      const {checkOutputFolder: checkOutputFolder, openOutputFolder: openOutputFolder} = await __webpack_require__.e(909).then(__webpack_require__.bind(__webpack_require__, 8909));
      if (!isDryRun(inputs)) return await openOutputFolder(inputs.outputDir);
      await checkOutputFolder(inputs.outputDir);
      return null;
    }
    function isDryRun(inputs) {
      return inputs.mode === "run" && inputs.dryRun;
    }
    function warnOfTruncated(outputFolder, log) {
      const names = [ ...outputFolder?.truncated ?? [] ];
      if (outputFolder === null || names.length === 0) return;
      log.warning(text_escape.BP`The service kept only part of what some legs wrote, so that files in ${outputFolder.path} are not whole: ${(0, 
      some_names.X)(names, some_names.q)}. Its limit is set when an operation starts (truncate-output-at).`);
    }
    // CONCATENATED MODULE: ./build/step.js
    async function runStep(deps) {
      const {clock: clock, crash: crash, log: log, signal: signal, source: source} = deps;
      const progress = {
        startedAt: clock.now(),
        records: createRecords(log),
        mode: source.subAction ?? "wait",
        inputs: null,
        publication: null,
        results: null,
        outputFolder: null,
        runningChecks: null
      };
      let problem = null;
      try {
        await orCrash(() => play(progress, deps), crash);
      } catch (error) {
        problem = error;
      }
      const {startedAt: startedAt, records: records, mode: mode, inputs: inputs, publication: publication, results: results, outputFolder: outputFolder, runningChecks: runningChecks} = progress;
      if (crash.aborted && results !== null) recordUnstarted(records, results);
      warnOfTruncated(outputFolder, log);
      const options = {
        mode: mode,
        signal: signalName(signal),
        broken: problem !== null,
        outOfTime: problem instanceof out_of_time.f,
        finishedFails: inputs?.mode !== "cancel" || inputs.ifFinished === "error",
        detached: inputs?.mode === "run" && inputs.detach,
        preparation: records.preparation.results()
      };
      const weighed = records.ledger.results().map(result => weigh(result, options));
      const report = {
        ...options,
        verdict: verdict(weighed, options),
        results: weighed,
        record: records.record,
        tests: records.record.tests,
        preview: records.record.preview,
        legNames: mode === "run" ? legsOf(inputs).map(({name: name}) => name) : null,
        matrix: matrixOf(inputs),
        startedAt: startedAt,
        endedAt: clock.now(),
        unanswered: problem instanceof NoAnswer,
        stopped: stopReason(problem, options.signal),
        stoppedAt: problem instanceof values_problems.h ? problem.at : null
      };
      return {
        report: report,
        summary: inputs?.summary ?? "true",
        results: results,
        publication: publication,
        runningChecks: runningChecks
      };
    }
    async function play(progress, deps) {
      const {log: log, signal: signal, source: source} = deps;
      const {startedAt: startedAt, records: records} = progress;
      const switches = (0, inputs_switches.nV)(source);
      progress.mode = switches.mode.value ?? progress.mode;
      const isDry = progress.mode === "run" && switches.dryRun.value !== false;
      progress.publication = isDry ? null : switches.publication.value;
      const {inputs: inputs, warnings: warnings} = await readInputs(source, switches, signal);
      progress.inputs = inputs;
      for (const secret of secretsOf(inputs)) deps.maskSecret(secret);
      for (const warning of warnings) log.warning(text_escape.BP`${warning}`);
      const results = openWarningResults(deps.openResults, log);
      progress.results = results;
      const outputFolder = await openOutputs(inputs);
      progress.outputFolder = outputFolder;
      progress.runningChecks = await openRunningChecks(inputs, progress.publication, records, deps);
      const announce = progress.runningChecks?.announce ?? (() => {});
      await runMode(inputs, {
        results: results,
        outputFolder: outputFolder,
        startedAt: startedAt,
        announce: announce
      }, records, deps);
    }
    async function openRunningChecks(inputs, publication, {ledger: ledger, record: record}, deps) {
      const {mode: mode} = inputs;
      const waits = mode === "wait" || mode === "run" && !inputs.detach;
      if (publication?.checks !== true || !waits) return null;
      const {RunningChecks: RunningChecks} = await Promise.all([ __webpack_require__.e(996), __webpack_require__.e(345) ]).then(__webpack_require__.bind(__webpack_require__, 3996));
      return new RunningChecks(publication, {
        ...deps,
        mode: mode,
        ledger: ledger,
        owner: record.owner
      });
    }
    function legsOf(inputs) {
      return inputs?.mode === "run" ? inputs.plan.legs : [];
    }
    function matrixOf(inputs) {
      const made = legsOf(inputs).filter(({values: values}) => values.size > 0);
      return new Map(made.map(({name: name, values: values}) => [ name, values ]));
    }
    function signalName(signal) {
      if (!signal.aborted) return;
      return signal.reason === "SIGTERM" ? "SIGTERM" : "SIGINT";
    }
    function stopReason(problem, name) {
      if (name === void 0) return problem === null ? null : (0, errors.bD)(problem);
      const stopped = `it was stopped (${name})`;
      const expected = problem === null || problem instanceof contree_error.Jd && problem.isAborted;
      return expected ? stopped : `${stopped}\n${(0, errors.bD)(problem)}`;
    }
    // CONCATENATED MODULE: ./build/state.js
    const VERSION = "3";
    const UUIDS_PER_ENTRY = 25;
    const MOST_ENTRIES = 1e4;
    dist.Ikc({
      version: dist.euz(VERSION),
      cleanup: dist.KIO(shutdown.O3),
      url: dist.YjP(),
      project: dist.mee(dist.YjP()),
      token: dist.Ikc({
        salt: dist.YjP(),
        hash: dist.YjP()
      }),
      owner: dist.mee(dist.Ikc({
        uuid: dist.YjP(),
        since: dist.aig()
      })),
      entries: dist.FsL(dist.aig(), dist.ndf(), dist.Wwf(0), dist.cGV(MOST_ENTRIES))
    });
    function handOverWriter(saveState) {
      const saved = new Map;
      let state = null;
      let uuids = [];
      const write = (name, value) => {
        if (saved.get(name) === value) return;
        saveState(name, value);
        saved.set(name, value);
      };
      const writeEntry = index => {
        const from = index * UUIDS_PER_ENTRY;
        write(`uuids-${String(index)}`, uuids.slice(from, from + UUIDS_PER_ENTRY).join(" "));
      };
      const entries = () => Math.ceil(uuids.length / UUIDS_PER_ENTRY);
      const writeHead = () => {
        write("hand-over", JSON.stringify({
          version: VERSION,
          entries: entries(),
          ...state
        }));
      };
      return {
        save: ({uuids: given, ...rest}) => {
          uuids = [ ...given ];
          state = rest;
          for (let index = 0; index < entries(); index += 1) writeEntry(index);
          writeHead();
        },
        add: uuid => {
          if (state === null) return;
          uuids.push(uuid);
          writeEntry(entries() - 1);
          writeHead();
        }
      };
    }
    // CONCATENATED MODULE: ./build/main-step.js
    async function runMain(onStop) {
      const runner = connectRunner(process);
      const crash = new AbortController;
      onCrash(process, 1, runner.log, error => {
        crash.abort(error);
      });
      const stop = new AbortController;
      onStop(signal => {
        stop.abort(signal);
      });
      try {
        await playStep(runner, {
          signal: stop.signal,
          crash: crash.signal
        });
      } finally {
        if (crash.signal.aborted) endCrashed(process);
      }
    }
    async function playStep(runner, signals) {
      let isSettled = false;
      const settleIn = () => {
        if (isSettled) return;
        isSettled = true;
        optimizeLater();
        limitMemory();
      };
      setTimeout(settleIn, 250).unref();
      const {env: env} = runner;
      const saveState = (name, value) => {
        refusePipe(env["GITHUB_STATE"] ?? "");
        core.LZ(name, value);
      };
      const state = handOverWriter(saveState);
      const temp = env["RUNNER_TEMP"] ?? "";
      const reporting = loadReporting();
      const end = await runStep({
        ...runner,
        ...signals,
        clock: systemClock,
        onLasting: settleIn,
        openResults: onProblem => createResultsFile(temp === "" ? (0, external_node_os_.tmpdir)() : temp, onProblem, runner.hideSecrets),
        saveHandOver: state.save,
        addToHandOver: state.add,
        saveState: saveState
      });
      const report = (0, report_report.Yc)(end.report, name => runner.hideSecrets(name));
      const {reportStep: reportStep} = await reporting;
      const exitCode = await reportStep({
        ...end,
        report: report
      }, runner.log, {
        serverUrl: (0, github_address.E)(env),
        setOutputs: outputs => {
          const hide = text => runner.hideSecrets(text, "nowhere");
          const hidden = outputs.map(([name, value]) => [ hide(name), hide(value) ]);
          writeOutputFile(env["GITHUB_OUTPUT"] ?? "", hidden);
        },
        writeSummary: async summary => {
          refusePipe(env["GITHUB_STEP_SUMMARY"] ?? "");
          await core.z.addRaw(runner.hideSecrets(String(summary))).write();
        }
      });
      process.exitCode = Math.min(exitCode, 255);
      if (end.publication !== null) await publishEnd({
        ...end,
        report: report
      }, runner, signals);
    }
    async function publishEnd({report: report, publication: publication, runningChecks: runningChecks}, runner, {signal: signal, crash: crash}) {
      try {
        await orCrash(async () => {
          const {publish: publish} = await Promise.all([ __webpack_require__.e(766), __webpack_require__.e(996), __webpack_require__.e(42) ]).then(__webpack_require__.bind(__webpack_require__, 7042));
          await publish(report, publication, {
            ...runner,
            clock: systemClock,
            signal: signal
          }, runningChecks);
        }, crash);
      } catch (error) {
        runner.log.warning(text_escape.BP`The comment or check runs may be missing: ${(0, 
        errors.bD)(error)}`);
      }
    }
    async function loadReporting() {
      for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
      return await Promise.all([ __webpack_require__.e(766), __webpack_require__.e(181) ]).then(__webpack_require__.bind(__webpack_require__, 9181));
    }
  }),
  7283: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      j: () => heartbeat
    });
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    const SILENCE = 55e3;
    async function heartbeat({clock: clock, firstAnswer: firstAnswer, log: log}, line, work) {
      const over = new AbortController;
      let lastBeat = clock.now();
      const pulse = async () => {
        for (;;) {
          await clock.sleep(Math.max(lastBeat + SILENCE - clock.now(), 1), over.signal);
          if (over.signal.aborted) return;
          if (clock.now() - lastBeat < SILENCE) continue;
          const {problem: problem} = firstAnswer;
          log.info(problem === null ? line() : _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${line()} · nothing has answered yet: ${problem}`);
          lastBeat = clock.now();
        }
      };
      const pulsing = pulse();
      try {
        return await work(() => {
          lastBeat = clock.now();
        });
      } finally {
        over.abort("over");
        await pulsing;
      }
    }
  }),
  4314: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      t: () => LegPrinter
    });
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    const MOST_OPEN = 10;
    class LegPrinter {
      #log;
      #opened=0;
      constructor(log) {
        this.#log = log;
      }
      print({folded: folded, open: open}) {
        const {group: group, lines: lines, notes: notes} = open !== null && this.#mayOpen() ? open() : folded;
        if (group !== null) this.#log.output(group);
        this.#log.lines(lines);
        for (const note of notes) this.#log.info(note);
      }
      #mayOpen() {
        this.#opened += 1;
        if (this.#opened === MOST_OPEN + 1) this.#log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`More than ${MOST_OPEN} legs failed: the output of the others is in folded groups alone.`);
        return this.#opened <= MOST_OPEN;
      }
    }
  }),
  7461: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      f: () => printoutSoFar,
      x: () => printoutOf
    });
    var _contree_uuid_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4056);
    var _contree_status_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2501);
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    var _report_excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5763);
    var _report_text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2717);
    var _report_log_line_prefix_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7031);
    var _report_log_live_end_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4178);
    var _report_log_output_end_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1705);
    var _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6053);
    const STREAMS = [ "stdout", "stderr" ];
    function printoutOf(result, detail, logs, {results: results, streamFiles: streamFiles}, {shown: shown = "none", live: live = null, isRetried: isRetried = false} = {}) {
      const hasFailed = result.outcome !== "passed" && result.outcome !== "active";
      if (detail === null || logs === "none" || logs === "failed" && !hasFailed) return null;
      const {leg: leg, command: command} = result;
      const {operation: operation} = detail;
      const isSoFar = !(0, _contree_status_js__WEBPACK_IMPORTED_MODULE_8__.Hd)(operation.status);
      const wholeFile = stream => streamFiles?.pathOf(leg.name, stream) ?? `${results.path} until the job ends`;
      const isLive = shown === "all";
      const {streams: streams, notes: notes, written: written} = isLive ? missingOf(operation, live, wholeFile) : excerptsOf(operation, wholeFile, isSoFar);
      if (shown === "some") notes.push(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`Lines that were printed as they came are repeated here.`);
      const factsOf = isRetried ? _report_text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__.XT : _report_text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__.kK;
      const facts = (0, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.Uk)(factsOf("wait", result).map(_report_text_phrase_js__WEBPACK_IMPORTED_MODULE_6__.cQ), " \xb7 ");
      const title = _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${leg.name} · ${facts}${isSoFar ? _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP` · output so far` : _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP``}`;
      const error = operation.error === null ? [] : [ _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`error: ${operation.error}` ];
      const parts = {
        name: leg.name,
        title: title,
        command: command,
        written: written,
        streams: streams,
        notes: notes,
        error: error
      };
      const folded = foldedOf(parts);
      const isOpen = isFailure(result) && !isRetried;
      const inside = isOpen ? insideOf(result) : [];
      const isRepeated = isOpen && isLive && live !== null && (0, _report_log_live_end_js__WEBPACK_IMPORTED_MODULE_4__.zB)(live);
      if (isEmpty(folded) && inside.length === 0 && !isRepeated) return null;
      return {
        folded: folded,
        open: isOpen ? () => openOf(parts, isRepeated ? onceMore(parts) : [], inside) : null
      };
    }
    function printoutSoFar(result, written, logs) {
      if (logs === "none" || logs === "live") return null;
      const {name: name} = result.leg;
      const title = _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${name} · still active · output so far`;
      const parts = {
        name: name,
        title: title,
        command: result.command,
        error: [],
        ...excerptsOf(written, () => "", true)
      };
      if (parts.streams.length === 0) return null;
      const open = () => openOf(parts, [ (0, _report_log_line_prefix_js__WEBPACK_IMPORTED_MODULE_3__.D3)(name, "its output so far") ], []);
      return {
        folded: foldedOf(parts),
        open: isFailure(result) ? open : null
      };
    }
    function isFailure({outcome: outcome, allowFailure: allowFailure}) {
      return !allowFailure && (outcome === "failed" || outcome === "timed-out");
    }
    function isEmpty({group: group, lines: lines, notes: notes}) {
      return group === null && lines.length + notes.length === 0;
    }
    function foldedOf({name: name, title: title, command: command, streams: streams, notes: notes, error: error}) {
      const all = [ ...notes, ...error ];
      return streams.length === 0 ? {
        group: null,
        lines: [],
        notes: named(name, all)
      } : {
        group: {
          title: title,
          command: command,
          streams: streams,
          notes: all
        },
        lines: [],
        notes: []
      };
    }
    function openOf(parts, lead, inside) {
      const {name: name, title: title, command: command, written: written, streams: streams, notes: notes, error: error} = parts;
      const below = [ ...named(name, [ ...notes, ...error ]), ...inside ];
      if (streams.length === 0) return {
        group: null,
        lines: lead,
        notes: below
      };
      if (!(0, _report_log_output_end_js__WEBPACK_IMPORTED_MODULE_5__.tQ)(written)) {
        const lines = (0, _report_log_line_prefix_js__WEBPACK_IMPORTED_MODULE_3__.gV)(name, (0, 
        _report_log_output_end_js__WEBPACK_IMPORTED_MODULE_5__.X3)(written));
        return {
          group: {
            title: title,
            command: command,
            streams: streams,
            notes: notes
          },
          lines: lines,
          notes: [ ...named(name, error), ...inside ]
        };
      }
      const lines = [ ...lead, ...(0, _report_log_line_prefix_js__WEBPACK_IMPORTED_MODULE_3__.gV)(name, streams) ];
      if (command === null) return {
        group: null,
        lines: lines,
        notes: below
      };
      if (!(0, _report_log_output_end_js__WEBPACK_IMPORTED_MODULE_5__.tQ)(written, (0, 
      _values_values_js__WEBPACK_IMPORTED_MODULE_7__.Dx)(command).length)) return {
        group: {
          title: title,
          command: command,
          streams: [],
          notes: []
        },
        lines: lines,
        notes: below
      };
      return {
        group: null,
        lines: [ ...(0, _report_log_line_prefix_js__WEBPACK_IMPORTED_MODULE_3__.kK)(name, command), ...lines ],
        notes: below
      };
    }
    function onceMore({name: name, written: written}) {
      const lines = (0, _report_log_line_prefix_js__WEBPACK_IMPORTED_MODULE_3__.gV)(name, (0, 
      _report_log_output_end_js__WEBPACK_IMPORTED_MODULE_5__.X3)(written));
      return lines.length === 0 ? [] : [ (0, _report_log_line_prefix_js__WEBPACK_IMPORTED_MODULE_3__.D3)(name, "its end once more"), ...lines ];
    }
    function named(name, notes) {
      return notes.map(note => _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${name} · ${note}`);
    }
    function insideOf({leg: leg, operation: operation}) {
      const image = (0, _contree_uuid_js__WEBPACK_IMPORTED_MODULE_9__.X)(operation?.resultImage ?? "");
      return image === null ? [] : [ _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${leg.name} · look inside: eval $(contree use -N ${image})` ];
    }
    function excerptsOf(written, wholeFile, isSoFar) {
      const streams = [];
      const notes = [];
      const kept = {
        stdout: null,
        stderr: null
      };
      for (const label of STREAMS) {
        const output = written[label];
        if (output === null || output.bytes.length === 0) continue;
        const shown = (0, _report_excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_1__.Kb)(output);
        kept[label] = shown;
        const note = (0, _report_excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_1__.X3)(shown, wholeFile(label), isSoFar);
        streams.push({
          label: label,
          text: shown.bytes.toString()
        });
        if (note !== null) notes.push(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${label}: ${note}`);
      }
      return {
        streams: streams,
        notes: notes,
        written: kept
      };
    }
    function missingOf(written, live, wholeFile) {
      const kept = STREAMS.filter(label => isInFile(written[label]));
      const leftOut = live && (0, _report_log_live_end_js__WEBPACK_IMPORTED_MODULE_4__.Fm)(live, [ ...new Set(kept.map(wholeFile)) ]);
      const notes = STREAMS.flatMap(label => {
        const output = written[label];
        const missing = output === null ? null : (0, _report_excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_1__.X3)({
          ...output,
          omitted: void 0
        }, "");
        return missing === null ? [] : [ _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${label}: ${missing}` ];
      });
      return {
        streams: [],
        written: written,
        notes: [ ...leftOut === null ? [] : [ _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${leftOut}` ], ...notes ]
      };
    }
    function isInFile(output) {
      return output !== null && output.bytes.length > 0 && output.streamed === void 0;
    }
  }),
  2956: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      LA: () => recordWritten,
      Ot: () => recordActive,
      Pr: () => recordResult,
      aX: () => condense
    });
    var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
    var _contree_status_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2501);
    var _report_text_clean_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8598);
    var _report_excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5763);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6053);
    const LONGEST_ERROR = 8e3;
    const LARGE = 64 * 1024;
    function condense(leg, detail, records, early) {
      const {stdout: stdout, stderr: stderr} = detail.operation;
      if ((stdout?.bytes.length ?? 0) + (stderr?.bytes.length ?? 0) <= LARGE) return detail;
      const state = (0, _contree_status_js__WEBPACK_IMPORTED_MODULE_4__.Hd)(detail.operation.status) ? "ended" : "active";
      const recorded = early.get(leg.uuid) ?? null;
      if (recorded === null || recorded === "active" && state === "ended") {
        records.results.add(detail.payload, attemptOf(leg, records));
        if (state === "ended") writeStreams(leg, detail.operation, records);
        early.set(leg.uuid, state);
      }
      return {
        ...detail,
        operation: withExcerpts(detail.operation, _report_excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_2__.Kb),
        payload: void 0
      };
    }
    function recordResult(leg, detail, records, early) {
      const {ledger: ledger, results: results, excerpts: excerpts} = records;
      const isRecorded = early?.get(leg.uuid) === "ended";
      early?.delete(leg.uuid);
      if (detail === null) {
        results.addProblem(leg, ledger.facts(leg).problem?.message ?? "not read", attemptOf(leg, records));
        return;
      }
      if (!isRecorded) {
        results.add(detail.payload, attemptOf(leg, records));
        writeStreams(leg, detail.operation, records);
      }
      const passed = ledger.result(leg).outcome === "passed";
      const keep = output => passed ? null : excerpts.of(output);
      ledger.recordRead(leg, withExcerpts(detail.operation, keep));
    }
    function recordActive({ledger: ledger, results: results}, lastSeen = new Map, early = new Map) {
      for (const result of ledger.unsettledResults()) {
        const {leg: leg, outcome: outcome, problem: problem} = result;
        if (leg.uuid === null) continue;
        const payload = lastSeen.get(leg.uuid);
        const isSeen = payload !== void 0 || early.has(leg.uuid);
        if (outcome === "unknown" || !isSeen) results.addProblem(leg, problem?.message ?? "not read", numbered(result)); else if (payload !== void 0) results.add(payload, numbered(result));
      }
    }
    function attemptOf(leg, {ledger: ledger}) {
      return numbered(ledger.facts(leg));
    }
    function numbered({leg: leg, attempts: attempts, mostAttempts: mostAttempts}) {
      return {
        leg: leg.name,
        attempt: mostAttempts > 1 ? attempts : null
      };
    }
    function recordWritten(leg, written, records) {
      const {ledger: ledger, excerpts: excerpts} = records;
      const {operation: operation, problem: problem} = ledger.facts(leg);
      writeStreams(leg, written, records);
      if (operation === null || problem !== null) return;
      ledger.recordRead(leg, withExcerpts({
        ...operation,
        ...written
      }, output => excerpts.of(output)));
    }
    function writeStreams(leg, written, {ledger: ledger, streamFiles: streamFiles}) {
      try {
        streamFiles?.write(leg.name, Math.max(1, ledger.facts(leg).attempts), written);
      } catch (error) {
        ledger.recordLoss(leg, `what it wrote could not be left in output-dir: ${(0, _errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error)}`);
      }
    }
    function withExcerpts(operation, excerptOf) {
      const {stdout: stdout, stderr: stderr} = operation;
      const error = operation.error && (0, _values_values_js__WEBPACK_IMPORTED_MODULE_3__.U3)((0, 
      _report_text_clean_js__WEBPACK_IMPORTED_MODULE_1__.UV)(operation.error, LONGEST_ERROR));
      return {
        ...operation,
        error: error,
        stdout: stdout && excerptOf(stdout),
        stderr: stderr && excerptOf(stderr)
      };
    }
  }),
  7811: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      f: () => OutOfTime
    });
    var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
    class OutOfTime extends Error {
      constructor(cause) {
        super((0, _errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(cause), {
          cause: cause
        });
        this.name = "OutOfTime";
      }
    }
  }),
  2702: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      G: () => sincePhrase,
      h: () => searchStart
    });
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    var _values_moment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9383);
    const CLOCKS_APART = 6e4;
    async function searchStart(run, context, deadline) {
      const {log: log} = context;
      const start = await runStart(run, context, deadline);
      if ("createdAt" in start) {
        log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`Looking for what this workflow run started since ${start.createdAt}, when it was created.`);
        if (start.age !== null) return `${String(Math.ceil((start.age + CLOCKS_APART) / 6e4))}m`;
        return (0, _values_moment_js__WEBPACK_IMPORTED_MODULE_1__.K)(Date.parse(start.createdAt) - CLOCKS_APART) ?? run.since;
      }
      const why = _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`When the run was created is not known: ${start.problem}`;
      log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`Looking for what this workflow run started ${sincePhrase(run.since)}; the input since changes that. ${why}.`);
      return run.since;
    }
    async function runStart(run, {clock: clock, signal: signal}, deadline) {
      if (run.token === "") return {
        problem: "github-token is empty"
      };
      const {runCreatedAt: runCreatedAt} = await (import("../github/index.js"));
      const limit = (deadline - clock.now()) / 2;
      return runCreatedAt({
        ...run,
        runId: run.id,
        clock: clock,
        signal: signal,
        limit: limit
      });
    }
    function sincePhrase(since) {
      return /^\d+[a-z]$/.test(since) ? `in the last ${since}` : `since ${since}`;
    }
  }),
  6072: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Q: () => selectLegs
    });
    // EXTERNAL MODULE: ./build/legs/listing.js
        var listing = __webpack_require__(240);
    // EXTERNAL MODULE: ./build/contree/status.js
        var contree_status = __webpack_require__(2501);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // EXTERNAL MODULE: ./build/report/text/some-names.js
        var some_names = __webpack_require__(4194);
    // EXTERNAL MODULE: ./build/selection/name-legs.js
        var name_legs = __webpack_require__(8998);
    // EXTERNAL MODULE: ./build/start/marker.js
        var start_marker = __webpack_require__(6917);
    // EXTERNAL MODULE: ./build/values/unique-names.js
        var unique_names = __webpack_require__(9697);
    // CONCATENATED MODULE: ./build/selection/workflow-legs.js
    function legsOfRun(operations, run, beside) {
      const starts = operations.flatMap(operation => {
        const {leg: leg, run: from} = operation.marker;
        return leg === null || from !== run ? [] : [ {
          ...operation,
          leg: leg
        } ];
      });
      const given = new Map;
      for (const {uuid: uuid, name: name} of beside) if (name !== null && !given.has(uuid)) given.set(uuid, name);
      const ofLegs = groupBy(starts, ({leg: leg, marker: marker}) => JSON.stringify([ marker.job, marker.index, leg ])).map(lastStarts);
      const unclear = new Set(ofLegs.flatMap(({last: last, isUnclear: isUnclear}) => isUnclear ? last.map(({leg: leg}) => leg) : []));
      const legs = nameStarts(ofLegs.flatMap(({last: last}) => last).toSorted(inOrder), given);
      return {
        legs: legs,
        unclear: [ ...unclear ].toSorted(compare)
      };
    }
    function lastStarts(starts) {
      const attempts = groupBy(starts, ({marker: marker}) => String(marker.attempt)).map(tries => groupBy(tries, ({marker: marker}) => marker.owner).flatMap(ofStep => ofStep.toSorted(byTry).slice(-1))).toSorted(([one], [other]) => (other?.marker.attempt ?? 0) - (one?.marker.attempt ?? 0));
      const most = Math.max(...attempts.map(ofAttempt => ofAttempt.length));
      const whole = attempts.findIndex(ofAttempt => ofAttempt.length === most);
      return {
        last: attempts.slice(0, whole + 1).flat(),
        isUnclear: whole > 0
      };
    }
    function groupBy(items, keyOf) {
      return [ ...Map.groupBy(items, keyOf).values() ];
    }
    function byTry(one, other) {
      return one.marker.tries - other.marker.tries || createdAt(one) - createdAt(other) || compare(one.uuid, other.uuid);
    }
    function inOrder(one, other) {
      return compare(one.marker.job, other.marker.job) || one.marker.index - other.marker.index || createdAt(one) - createdAt(other) || compare(one.leg, other.leg) || compare(one.uuid, other.uuid);
    }
    function createdAt(start) {
      return Date.parse(start.createdAt ?? "") || 0;
    }
    function compare(one, other) {
      return one === other ? 0 : one < other ? -1 : 1;
    }
    function nameStarts(starts, given) {
      const ofSeveralJobs = groupBy(starts, ({leg: leg}) => leg).filter(namesakes => new Set(namesakes.map(({marker: marker}) => (0, 
      start_marker.dZ)(marker))).size > 1);
      const shared = new Set(ofSeveralJobs.flat());
      const wantedName = start => shared.has(start) ? `${(0, start_marker.dZ)(start.marker)}/${start.leg}` : start.leg;
      const unique = new unique_names.U({
        taken: given.values(),
        reserved: starts.map(wantedName)
      });
      return starts.map(start => {
        const {uuid: uuid} = start;
        return {
          source: "operations",
          token: "workflow",
          uuid: uuid,
          name: given.get(uuid) ?? unique.make(wantedName(start))
        };
      });
    }
    // EXTERNAL MODULE: ./build/selection/workflow.js
        var workflow = __webpack_require__(3700);
    // EXTERNAL MODULE: ./build/modes/heartbeat.js
        var heartbeat = __webpack_require__(7283);
    // EXTERNAL MODULE: ./build/modes/search-start.js
        var search_start = __webpack_require__(2702);
    // CONCATENATED MODULE: ./build/modes/select.js
    async function selectLegs(selection, context, deadline) {
      const {ledger: ledger, log: log} = context;
      if (selection.kind === "all") return selectActive(context, deadline);
      const legs = selection.kind === "legs" ? selection.legs : await findStarted(selection, context, deadline);
      if (legs.length === 0) log.info(text_escape.BP`No operation is given or found, which if-no-operations lets pass.`);
      ledger.add(legs);
      if (selection.kind === "workflow") context.handOver();
      return legs;
    }
    async function selectActive(context, deadline) {
      const {client: client, ledger: ledger, log: log, signal: signal} = context;
      const stillListing = () => text_escape.BP`still listing the active operations`;
      const {operations: operations} = await (0, heartbeat.j)(context, stillListing, () => (0, 
      listing.dH)(client, {
        signal: signal,
        deadline: deadline
      }));
      const active = [ ...operations.values() ].filter(({status: status}) => !(0, contree_status.Hd)(status));
      const legs = active.map((operation, index) => {
        const leg = {
          name: String(index + 1),
          uuid: operation.uuid
        };
        ledger.add([ leg ]);
        ledger.recordRead(leg, operation);
        return leg;
      });
      if (legs.length === 0) log.info(text_escape.BP`No operation of the project is active.`);
      return legs;
    }
    function adviseOnUnread(error) {
      if (!(error instanceof workflow.s)) throw error;
      const advice = "Each may be a leg of this workflow run: run this step again, or give the UUIDs of the legs in place of workflow";
      throw new Error(`${error.message} ${advice}`, {
        cause: error
      });
    }
    async function findStarted(selection, context, deadline) {
      const {run: run, beside: beside, mayBeNone: mayBeNone} = selection;
      const {log: log, signal: signal} = context;
      const since = await (0, search_start.h)(run, context, deadline);
      let progress = {
        looked: 0,
        total: 0
      };
      const onLook = (looked, total) => {
        progress = {
          looked: looked,
          total: total
        };
      };
      const {marked: marked, looked: looked} = await (0, heartbeat.j)(context, () => text_escape.BP`still looking for what the workflow run started · ${progress.looked}/${progress.total} looked at`, () => (0, 
      workflow.E)({
        ...context,
        since: since,
        call: {
          signal: signal,
          deadline: deadline
        },
        onLook: onLook
      }).catch(adviseOnUnread));
      const {legs: started, unclear: unclear} = legsOfRun(marked, run.url, beside);
      if (started.length === 0 && !mayBeNone) {
        const searched = `${(0, format.hS)(looked, "instance")} of the project looked at, created ${(0, 
        search_start.G)(since)}`;
        throw new Error(`No step of this workflow run (${run.url}) started an operation: ${searched}. Check the project and since, or set if-no-operations: pass`);
      }
      log.info(text_escape.BP`Found ${(0, format.hS)(started.length, "operation")} that this workflow run started.`);
      if (unclear.length > 0) {
        const names = (0, some_names.X)(unclear, some_names.q);
        log.warning(text_escape.BP`An earlier attempt started more legs of one name than a later one, so all count: ${names}. Two calls of a reusable workflow look the same: give their legs different names.`);
      }
      const allowed = new Set(marked.filter(({marker: marker}) => marker.allowFailure === true).map(({uuid: uuid}) => uuid));
      const {legs: legs} = (0, name_legs.l)([ ...beside, ...started ]);
      return legs.map(leg => allowed.has(leg.uuid) ? {
        ...leg,
        allowFailure: true
      } : leg);
    }
  }),
  6672: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      p: () => nearest
    });
    function nearest(word, candidates) {
      let found = null;
      let fewest = Math.min(2, Math.max(1, Math.floor(word.length / 3))) + 1;
      for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= fewest) continue;
        const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
        if (edits < fewest) [found, fewest] = [ candidate, edits ];
      }
      return found;
    }
    function editDistance(from, to) {
      let beforeLast = [];
      let last = Array.from({
        length: to.length + 1
      }, (_, index) => index);
      for (let row = 1; row <= from.length; row += 1) {
        const current = [ row ];
        for (let column = 1; column <= to.length; column += 1) {
          const at = (line, index) => line[index] ?? 1 / 0;
          const same = from[row - 1] === to[column - 1];
          const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
          current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1), swapped ? at(beforeLast, column - 2) + 1 : 1 / 0));
        }
        [beforeLast, last] = [ last, current ];
      }
      return last[to.length] ?? 0;
    }
  }),
  5342: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Er: () => quotePlaceholder,
      GS: () => fill,
      H4: () => beforePlaceholder,
      Qf: () => placeholdersIn,
      kG: () => holdsPlaceholder,
      qj: () => problemOfPlaceholder
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6672);
    const PLACEHOLDER = /\{\{[ \t]*(?<name>[A-Za-z_][\w-]*(?:\.[\w-]+)*)[ \t]*\}\}/g;
    function placeholdersIn({text: text, isLiteral: isLiteral}) {
      if (isLiteral) return [];
      return [ ...new Set([ ...text.matchAll(PLACEHOLDER) ].map(match => match.groups?.["name"] ?? "")) ];
    }
    function holdsPlaceholder(template) {
      return placeholdersIn(template).length > 0;
    }
    function fill(text, values) {
      return text.replace(PLACEHOLDER, (_, name) => values.get(name.toLowerCase()) ?? "");
    }
    function beforePlaceholder(text) {
      const index = text.search(PLACEHOLDER);
      return index === -1 ? null : text.slice(0, index);
    }
    function meantBy(name, known) {
      const axis = name.replace(/^matrix\./, "");
      return known.has(axis) ? axis : (0, _nearest_js__WEBPACK_IMPORTED_MODULE_1__.p)(axis, known);
    }
    const MOST_LISTED = 30;
    const KEPT_TEXT = 'To keep it as text, set a variable in the "env:" of the step, and write its name alone in the input env';
    function problemOfPlaceholder(name, known, isOfShell = false) {
      const folded = name.toLowerCase();
      if (known.has(folded)) return null;
      const inside = [ ...known ].filter(other => other.startsWith(`${folded}.`));
      if (inside.length > 0) return `${quotePlaceholder(name)} holds more than one value: use ${listed(inside)}`;
      const meant = meantBy(folded, known);
      const wrong = `${quotePlaceholder(name)} is not a placeholder here`;
      if (meant !== null) return `${wrong}: did you mean {{${meant}}}?`;
      const kept = isOfShell ? `. ${KEPT_TEXT}` : "";
      if (known.size === 1 && known.has("leg")) return `${wrong}: without matrix, {{leg}} is the only one${kept}`;
      return `${wrong}: use ${listed([ ...known ])}${kept}`;
    }
    function quotePlaceholder(name) {
      return (0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.hD)(`{{${name}}}`);
    }
    function listed(names) {
      const some = names.slice(0, MOST_LISTED).map(name => `{{${name}}}`);
      const more = names.length - some.length;
      return more > 0 ? `${some.join(", ")} or one of ${String(more)} more` : some.join(", ");
    }
  }),
  5763: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Fq: () => SUMMARY_EXCERPT,
      JJ: () => joinEnds,
      Kb: () => excerpt,
      X3: () => describeOmission,
      cH: () => LEAST_EXCERPT,
      oI: () => endsOf,
      xS: () => startOfCharacter,
      zk: () => LOG_EXCERPT
    });
    var _failing_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8456);
    var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1244);
    var _line_ends_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5269);
    const LOG_EXCERPT = {
      head: {
        lines: 40,
        bytes: 8 * 1024
      },
      tail: {
        lines: 600,
        bytes: 96 * 1024
      },
      failing: 10
    };
    const SUMMARY_EXCERPT = {
      head: {
        lines: 10,
        bytes: 4 * 1024
      },
      tail: {
        lines: 60,
        bytes: 12 * 1024
      },
      failing: 10
    };
    const LEAST_EXCERPT = {
      head: {
        lines: 3,
        bytes: 256
      },
      tail: {
        lines: 15,
        bytes: 1792
      },
      failing: 3
    };
    const WINDOW = 64 * 1024;
    function excerpt(output, limits = LOG_EXCERPT) {
      const {bytes: bytes} = output;
      const {head: head, tail: tail} = limits;
      const fits = bytes.length <= head.bytes + tail.bytes && (0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.lt)(bytes) <= head.lines + tail.lines;
      return fits ? {
        ...output,
        bytes: ownBytes(bytes.toString("utf8"))
      } : {
        ...output,
        ...joinEnds(endsOf(output), limits)
      };
    }
    function joinEnds(ends, limits) {
      const headEnd = endOfHead(ends.head, limits.head);
      const tailStart = startOfTail(ends.tail, limits.tail);
      const tail = ends.tail.subarray(tailStart);
      const lineEnds = ends.lineEnds - (0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.aq)(ends.head, headEnd) - (0, 
      _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.aq)(tail);
      const endsWithLine = tailStart === 0 || (0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.L1)(ends.tail, tailStart - 1);
      const failing = (0, _failing_lines_js__WEBPACK_IMPORTED_MODULE_0__.K)(failingLines(ends, headEnd, tailStart), limits.failing);
      const omitted = {
        lines: endsWithLine ? lineEnds : lineEnds + 1,
        bytes: ends.bytes - headEnd - tail.length,
        ...failing.length > 0 && {
          failing: failing
        }
      };
      const head = ends.head.toString("utf8", 0, headEnd).replace(/\r?\n$|\r$/, "");
      return {
        bytes: ownBytes(`${head}\n${omissionLines(omitted)}${tail.toString("utf8")}`),
        omitted: omitted
      };
    }
    function failingLines({head: head, tail: tail, failing: failing = [], lineEnds: lineEnds}, headEnd, tailStart) {
      const isWhole = head === tail;
      const afterHead = Math.min(headEnd + WINDOW, isWhole ? tailStart : head.length);
      const beforeTail = Math.max(tailStart - WINDOW, isWhole ? afterHead : 0);
      const firstOfTail = lineEnds - (0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.aq)(tail.subarray(beforeTail)) + 1;
      return [ ...failingBetween(head, headEnd, afterHead, (0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.aq)(head, headEnd) + 1), ...failing, ...failingBetween(tail, beforeTail, tailStart, firstOfTail) ];
    }
    function failingBetween(bytes, start, end, first) {
      const lines = bytes.toString("utf8", start, end).split(/\r\n|\n|\r/);
      return lines.flatMap((line, index) => {
        const text = (0, _failing_lines_js__WEBPACK_IMPORTED_MODULE_0__.i)(line);
        return text === null ? [] : [ {
          number: first + index,
          text: text
        } ];
      });
    }
    function ownBytes(text) {
      const bytes = Buffer.alloc(Buffer.byteLength(text));
      bytes.write(text);
      return bytes;
    }
    function endsOf({bytes: bytes, omitted: omitted}) {
      const lineEnds = (0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.aq)(bytes);
      if (omitted === void 0) return {
        head: bytes,
        tail: bytes,
        lineEnds: lineEnds,
        bytes: bytes.length
      };
      const lines = Buffer.from(omissionLines(omitted));
      const place = bytes.indexOf(lines);
      return {
        head: bytes.subarray(0, place),
        tail: bytes.subarray(place + lines.length),
        failing: omitted.failing,
        lineEnds: lineEnds - (0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.aq)(lines) + omitted.lines,
        bytes: bytes.length - lines.length + omitted.bytes
      };
    }
    function omissionLines(omitted) {
      const amount = amountOf(omitted);
      if (omitted.failing === void 0) return `\u2026 ${amount} left out \u2026\n`;
      const failing = omitted.failing.map(({number: number, text: text}) => `line ${number}: ${text}\n`);
      return `\u2026 ${amount} left out; among them these look like failures \u2026\n${failing.join("")}\u2026 end of what is left out \u2026\n`;
    }
    const KEPT_IN_PART = "The service kept only part of this output (its limit, truncate-output-at, is set when the operation starts).";
    function describeOmission({omitted: omitted, truncated: truncated, streamed: streamed}, wholeFile, isSoFar = false) {
      const sentences = [];
      if (omitted !== void 0) sentences.push(`${amountOf(omitted)} left out here.`);
      if (truncated) sentences.push(KEPT_IN_PART);
      if (omitted !== void 0 && wholeFile !== "" && streamed === void 0) {
        const whole = isSoFar ? "The whole output so far is" : "The whole output is";
        sentences.push(`${truncated ? "All that it kept is" : whole} in ${wholeFile}.`);
      }
      if (streamed === "part") sentences.push("The end of this output could not be read.");
      return sentences.length === 0 ? null : sentences.join(" ");
    }
    function amountOf({lines: lines, bytes: bytes}) {
      return `${(0, _text_format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(lines, "line")} (${(0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(bytes, "byte")})`;
    }
    function endOfHead(bytes, limits) {
      const latest = Math.min(limits.bytes, bytes.length);
      let end = 0;
      for (let at = 0, lines = 0; at < latest && lines < limits.lines; at += 1) {
        if (!(0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.L1)(bytes, at)) continue;
        end = at + 1;
        lines += 1;
      }
      return end > 0 ? end : startOfCharacter(bytes, latest, -1);
    }
    function startOfTail(bytes, limits) {
      const earliest = Math.max(0, bytes.length - limits.bytes);
      let start = bytes.length;
      for (let at = bytes.length - 1, lines = 0; at >= earliest && lines < limits.lines; at -= 1) {
        if (at > 0 && !(0, _line_ends_js__WEBPACK_IMPORTED_MODULE_1__.L1)(bytes, at - 1)) continue;
        start = at;
        lines += 1;
      }
      return start < bytes.length ? start : startOfCharacter(bytes, earliest, 1);
    }
    function startOfCharacter(bytes, from, step) {
      let place = from;
      for (let moved = 0; moved < 3 && ((bytes[place] ?? 0) & 192) === 128; moved += 1) place += step;
      return place;
    }
  }),
  8456: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      K: () => nearestToEnds,
      i: () => failingText
    });
    const LONGEST = 300;
    const COLOURS = /\p{Cc}\[[\d;]*m/gu;
    const STARTS = [ "not ok\\b", "(?:--- )?FAIL(?:ED|URE)?\\b", "[\u2715\u2717\u2716\xd7] ", "E {3}\\S", "panic:", "thread '.{0,100}' (?:\\(\\d+\\) )?panicked", "(?:ERROR|error|fatal)(?:\\[\\w+\\])?:" ];
    const NAMES = [ "[\\w.]{0,100}(?:Error|Exception)\\b", "\\S+: (?:fatal )?error(?: \\w+)?:" ];
    const WORDS = [ "rror", "Exception" ];
    const START = beginningOf(STARTS);
    const NAME = beginningOf(NAMES);
    function beginningOf(patterns) {
      return new RegExp(`^\\s*(?:${patterns.join("|")})`, "u");
    }
    function failingText(line) {
      const start = line.slice(0, 2 * LONGEST);
      const text = (start.includes("[") ? start.replaceAll(COLOURS, "") : start).trimEnd();
      if (!isFailure(text)) return null;
      return text.length > LONGEST || line.length > 2 * LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}\u2026` : text;
    }
    function nearestToEnds(lines, most) {
      if (lines.length <= most) return lines;
      const last = Math.ceil(most / 2);
      return [ ...lines.slice(0, most - last), ...lines.slice(lines.length - last) ];
    }
    function isFailure(text) {
      return START.test(text) || WORDS.some(word => text.includes(word)) && NAME.test(text);
    }
  }),
  5269: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      L1: () => endsLine,
      aq: () => countLineEnds,
      kR: () => LINE_FEED,
      lt: () => countLines,
      u7: () => CARRIAGE_RETURN
    });
    const LINE_FEED = 10;
    const CARRIAGE_RETURN = 13;
    function countLines(bytes) {
      const lineEnds = countLineEnds(bytes);
      return bytes.length === 0 || endsLine(bytes, bytes.length - 1) ? lineEnds : lineEnds + 1;
    }
    function countLineEnds(bytes, until = bytes.length) {
      let lineEnds = 0;
      const count = byte => {
        for (let at = bytes.indexOf(byte); at !== -1 && at < until; at = bytes.indexOf(byte, at + 1)) if (endsLine(bytes, at)) lineEnds += 1;
      };
      count(LINE_FEED);
      count(CARRIAGE_RETURN);
      return lineEnds;
    }
    function endsLine(bytes, at) {
      const byte = bytes[at];
      return byte === LINE_FEED || byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED;
    }
  }),
  7053: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      f: () => cancelLogger,
      q: () => MOST_LINES
    });
    var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1244);
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
          const why = problem === null ? _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`` : _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP` · ${problem.message}`;
          if (!isBrief) log.info(_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`${name} · cancel ${result}${why}`);
        },
        end: ({length: unasked}) => {
          const answers = isBrief ? Object.entries(counts).filter(([, count]) => count > 0) : [];
          const parts = answers.map(([result, count]) => _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP` · ${(0, 
          _text_format_js__WEBPACK_IMPORTED_MODULE_1__.zD)(count)} ${result}`);
          if (unasked > 0) parts.push(_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP` · ${(0, 
          _text_format_js__WEBPACK_IMPORTED_MODULE_1__.zD)(unasked)} not asked in time`);
          if (parts.length === 0) return;
          const why = isBrief && first !== null ? _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP` · ${first}` : _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP``;
          log.info(_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`cancel${(0, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.Uk)(parts, "")}${why}`);
        }
      };
    }
  }),
  7031: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      D3: () => ownLine,
      NF: () => linePrefix,
      gV: () => prefixed,
      kK: () => openCommand
    });
    var _text_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _text_command_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6584);
    var _text_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2092);
    const NAME_LENGTH = 60;
    function linePrefix(name, stream) {
      const shown = (0, _text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)((0, _text_clean_js__WEBPACK_IMPORTED_MODULE_0__.TN)(name.replaceAll("\u2502", "|")), NAME_LENGTH);
      return stream === "stdout" ? _text_escape_js__WEBPACK_IMPORTED_MODULE_2__.BP`${shown} │ ` : _text_escape_js__WEBPACK_IMPORTED_MODULE_2__.BP`${shown} stderr │ `;
    }
    function ownLine(name, words) {
      return {
        prefix: linePrefix(name, "stdout"),
        text: `\u2026 ${words} \u2026`
      };
    }
    function openCommand(name, command) {
      const before = linePrefix(name, "stdout");
      return (0, _text_command_lines_js__WEBPACK_IMPORTED_MODULE_1__.Z)(command).map(({prefix: prefix, text: text}) => ({
        prefix: (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_2__.Uk)([ before, prefix ], ""),
        text: text
      }));
    }
    function prefixed(name, streams) {
      return streams.map(({label: label, text: text}) => ({
        prefix: linePrefix(name, label),
        text: text
      }));
    }
  }),
  4178: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Fm: () => leftOutAbove,
      zB: () => isApart,
      zz: () => linesAbove
    });
    var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1244);
    var _output_end_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1705);
    var _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2);
    function linesAbove(live) {
      if (live === null) return _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`no output`;
      const {lines: lines, missing: missing} = live;
      if (missing.lines === 0) return _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${(0, 
      _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, _text_format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(lines, "line"))} above`;
      return _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${(0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_2__.zD)(lines))} of ${(0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(lines + missing.lines, "line"))} above`;
    }
    function isApart({lines: lines, missing: missing, last: last}) {
      return last < Math.min(_output_end_js__WEBPACK_IMPORTED_MODULE_0__.Wv, lines + missing.lines);
    }
    function leftOutAbove({missing: {lines: lines, bytes: bytes}}, places) {
      if (bytes === 0) return null;
      const amount = lines === 0 ? (0, _text_format_js__WEBPACK_IMPORTED_MODULE_2__.z3)(bytes) : `${(0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(lines, "line")} (${(0, _text_format_js__WEBPACK_IMPORTED_MODULE_2__.z3)(bytes)})`;
      const place = places.length === 0 ? "" : `; all that the service keeps of it is in ${places.join(" and ")}`;
      return `${amount} of its output left out above${place}.`;
    }
  }),
  1705: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Wv: () => END_LINES,
      X3: () => outputEnd,
      tQ: () => isShort
    });
    var _text_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5763);
    var _excerpts_failing_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8456);
    var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1244);
    var _excerpts_line_ends_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5269);
    const END = {
      lines: 15,
      units: 2048
    };
    const BESIDE_STDOUT = {
      lines: 5,
      units: 680
    };
    const FAILING = 3;
    const LINE_UNITS = 1e3;
    const WINDOW = 64 * 1024;
    const END_LINES = END.lines;
    function isShort({stdout: stdout, stderr: stderr}, linesBefore = 0) {
      const outputs = [ stdout, stderr ].filter(output => output !== null);
      const lines = outputs.reduce((sum, {bytes: bytes}) => sum + (0, _excerpts_line_ends_js__WEBPACK_IMPORTED_MODULE_3__.lt)(bytes), linesBefore);
      const bytes = outputs.reduce((sum, output) => sum + output.bytes.length, 0);
      return lines <= END.lines && bytes <= END.units && outputs.every(({omitted: omitted}) => omitted === void 0);
    }
    function outputEnd({stdout: stdout, stderr: stderr}) {
      const out = lastPart(stdout);
      const err = lastPart(stderr);
      const errRoom = larger(roomBeside(fitting(out, END)), BESIDE_STDOUT);
      const outRoom = roomBeside(fitting(err, errRoom));
      return [ {
        label: "stdout",
        text: endOf(out, outRoom)
      }, {
        label: "stderr",
        text: endOf(err, errRoom)
      } ].filter(({text: text}) => text !== "");
    }
    const NOTHING = {
      written: [],
      lines: [],
      places: [],
      total: 0,
      failing: [],
      lacks: null
    };
    function lastPart(output) {
      if (output === null) return NOTHING;
      const {head: head, tail: tail, failing: failing = [], lineEnds: lineEnds} = (0, 
      _excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_1__.oI)(output);
      const start = (0, _excerpts_excerpt_js__WEBPACK_IMPORTED_MODULE_1__.xS)(tail, Math.max(0, tail.length - WINDOW), 1);
      const written = tail.toString("utf8", start).split("\n");
      const shown = written.map((line, index) => index === 0 && start > 0 ? endOfLine(line) : lastState(line));
      return {
        written: written,
        lines: shown.filter(line => !isBlank(line)),
        places: shown.flatMap((line, index) => isBlank(line) ? [] : [ index ]),
        total: tail.length === 0 || (0, _excerpts_line_ends_js__WEBPACK_IMPORTED_MODULE_3__.L1)(tail, tail.length - 1) ? lineEnds : lineEnds + 1,
        failing: [ ...head === tail ? [] : failingOf(head.toString("utf8").split("\n")), ...failing.map(({text: text}) => text) ],
        lacks: lackOf(output)
      };
    }
    function lackOf({truncated: truncated, streamed: streamed}) {
      if (truncated) return "the service kept no more of it";
      return streamed === "part" ? "the rest could not be read" : null;
    }
    function lastState(line) {
      return line.split("\r").findLast(state => !isBlank(state)) ?? "";
    }
    function endOfLine(line) {
      const end = lastState(line).slice(1 - LINE_UNITS);
      const isHalf = /^[\udc00-\udfff]/.test(end);
      return `\u2026${isHalf ? end.slice(1) : end}`;
    }
    function isBlank(line) {
      return (0, _text_clean_js__WEBPACK_IMPORTED_MODULE_0__.Ow)(line).trim() === "";
    }
    function fitting({lines: lines}, room) {
      let first = lines.length;
      for (let units = 0; first > 0 && lines.length - first < room.lines; first -= 1) {
        units += unitsOf(lines[first - 1] ?? "");
        if (units > room.units && first < lines.length) break;
      }
      return lines.slice(first);
    }
    function unitsOf(line) {
      return Math.min(line.length, LINE_UNITS);
    }
    function roomBeside(lines) {
      const units = lines.reduce((sum, line) => sum + unitsOf(line), 0);
      return {
        lines: END.lines - lines.length,
        units: END.units - units
      };
    }
    function larger(one, other) {
      return {
        lines: Math.max(one.lines, other.lines),
        units: Math.max(one.units, other.units)
      };
    }
    function endOf(part, room) {
      const shown = fitting(part, room);
      if (shown.length === 0) return "";
      const first = part.lines.length - shown.length;
      const rest = Buffer.from(part.written.slice(part.places[first]).join("\n"));
      const before = part.total - (0, _excerpts_line_ends_js__WEBPACK_IMPORTED_MODULE_3__.lt)(rest);
      const distinct = new Set([ ...part.failing, ...failingOf(part.lines.slice(0, first)) ]);
      const failing = (0, _excerpts_failing_lines_js__WEBPACK_IMPORTED_MODULE_2__.K)([ ...distinct ], FAILING);
      const lines = [ ...leadOf(before, failing), ...shown, ...part.lacks === null ? [] : [ `\u2026 ${part.lacks} \u2026` ] ];
      return `${lines.join("\n")}\n`;
    }
    function failingOf(lines) {
      return lines.flatMap(line => (0, _excerpts_failing_lines_js__WEBPACK_IMPORTED_MODULE_2__.i)(line) ?? []);
    }
    function leadOf(before, failing) {
      if (before <= 0) return [];
      const amount = (0, _text_format_js__WEBPACK_IMPORTED_MODULE_4__.hS)(before, "line");
      if (failing.length === 0) return [ `\u2026 ${amount} before these \u2026` ];
      return [ `\u2026 ${amount} before the last ones; among them these look like failures \u2026`, ...failing, "\u2026 the last lines \u2026" ];
    }
  }),
  7177: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $Q: () => flakyLegs,
      GD: () => failingLegs,
      Id: () => reusedLegs,
      Vu: () => failedPreparation,
      Yc: () => renameLegs,
      uR: () => collectedTotal
    });
    var _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3964);
    function renameLegs(report, rename) {
      const renamed = result => ({
        ...result,
        leg: {
          ...result.leg,
          name: rename(result.leg.name)
        }
      });
      const {preparation: preparation, preview: preview, results: results, legNames: legNames, matrix: matrix, tests: tests} = report;
      const changed = values => new Map([ ...values ].map(([path, text]) => [ path, rename(text) ]));
      return {
        ...report,
        results: results.map(renamed),
        preparation: preparation.map(renamed),
        tests: tests && changeTests(tests, rename),
        preview: changeTexts(preview, rename),
        legNames: legNames?.map(rename) ?? null,
        matrix: new Map([ ...matrix ].map(([name, values]) => [ rename(name), changed(values) ]))
      };
    }
    function changeTests({byLeg: byLeg, ...others}, change) {
      const known = new Map;
      const changed = text => {
        const after = known.get(text) ?? change(text);
        known.set(text, after);
        return after;
      };
      return {
        ...changeTexts(others, changed),
        byLeg: new Map([ ...byLeg ].map(([name, counts]) => [ changed(name), counts ]))
      };
    }
    function changeTexts(data, change) {
      if (typeof data === "string") return change(data);
      if (Array.isArray(data)) return data.map(item => changeTexts(item, change));
      if (typeof data !== "object" || data === null) return data;
      return Object.fromEntries(Object.entries(data).map(([name, value]) => [ name, changeTexts(value, change) ]));
    }
    function failedPreparation({preparation: preparation}) {
      const failing = preparation.filter(({exitCode: exitCode}) => exitCode > 0);
      return failing.find(({outcome: outcome}) => outcome === "failed" || outcome === "unknown") ?? failing[0] ?? null;
    }
    function failingLegs({results: results}) {
      const failing = results.filter(result => result.exitCode > 0 && !(0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.hF)(result));
      return failing.sort((one, other) => Number(one.start === "planned") - Number(other.start === "planned"));
    }
    function flakyLegs({results: results}) {
      return results.filter(_legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.s8);
    }
    function reusedLegs({results: results}) {
      return results.filter(({reusedFrom: reusedFrom}) => reusedFrom !== null);
    }
    function collectedTotal({record: record}) {
      const records = [ ...record.collected.values() ];
      return {
        files: records.reduce((sum, {files: files}) => sum + files, 0),
        bytes: records.reduce((sum, {bytes: bytes}) => sum + bytes, 0),
        folders: [ ...new Set(records.flatMap(({folders: folders}) => folders)) ]
      };
    }
  }),
  8598: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ow: () => cleanLine,
      TN: () => oneLine,
      UV: () => firstUnits,
      VY: () => cleanColouredLine,
      xv: () => truncate
    });
    var _values_hidden_characters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5540);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1244);
    const ESCAPE = "\x1b";
    const TERMINAL_SEQUENCE = new RegExp([ `${ESCAPE}[\\]PX^_][^\\u0007${ESCAPE}]*(?:\\u0007|${ESCAPE}\\\\)?`, `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`, `${ESCAPE}[ -/]*[0-~]?` ].join("|"), "gu");
    const COLOUR = new RegExp(`^${ESCAPE}\\[[0-9;:]*m$`, "u");
    const BROKEN_COLOUR = new RegExp(`${ESCAPE}(?:\\[[0-9;:]*)?$`, "u");
    const NO_COLOUR = `${ESCAPE}[0m`;
    const PRINTABLE_ASCII = /^[ -~]*$/;
    function cleanLine(line) {
      if (PRINTABLE_ASCII.test(line)) return line;
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
      return text.toWellFormed().replace(/[\t\u2028\u2029]/gu, " ").replace(/\p{Cc}/gu, "").replace(_values_hidden_characters_js__WEBPACK_IMPORTED_MODULE_2__.T, "");
    }
    function withColours(line) {
      if (PRINTABLE_ASCII.test(line)) return line;
      const sequences = line.match(TERMINAL_SEQUENCE) ?? [];
      const texts = line.split(TERMINAL_SEQUENCE).map(withoutControls);
      return texts.map((text, index) => `${text}${sequences[index]?.match(COLOUR)?.[0] ?? ""}`).join("");
    }
  }),
  6584: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Z: () => commandLines,
      g: () => commandHead
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
    function commandLines(command) {
      const [first = "", ...others] = (0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.Dx)(command);
      const head = {
        prefix: _escape_js__WEBPACK_IMPORTED_MODULE_1__.BP`$ `,
        text: first
      };
      return others.length === 0 ? [ head ] : [ head, {
        prefix: _escape_js__WEBPACK_IMPORTED_MODULE_1__.BP`  `,
        text: others.join("\n")
      } ];
    }
    function commandHead(command) {
      const [first = "", ...others] = (0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.Dx)(command);
      return others.length === 0 ? first : `${first} \u2026`;
    }
  }),
  2092: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      BP: () => logLine,
      EC: () => preformatted,
      JX: () => fenceEnd,
      MZ: () => codeCell,
      Uk: () => joinLogText,
      _9: () => fenceStart,
      cR: () => joinHtml,
      jE: () => outputLines,
      qy: () => html,
      tB: () => padLogText,
      zB: () => ganttLabel
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    var _clean_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8598);
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
      return new Escaped((0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.xv)(withoutCommands(interleave(literals, parts)), LINE_LENGTH));
    }
    function joinLogText(lines, separator) {
      return new Escaped((0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.xv)(withoutCommands(lines.map(String).join(separator)), LINE_LENGTH));
    }
    function padLogText(text, width) {
      return new Escaped(String(text).padEnd(width));
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
    function html(literals, ...values) {
      return new Escaped(interleave(literals, values.map(markupOf)));
    }
    function joinHtml(parts, separator) {
      return new Escaped(parts.map(String).join(separator));
    }
    function codeCell(text, maxLength) {
      const line = (0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.xv)((0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.TN)(text), maxLength);
      return line === "" ? html`` : html`<code>${line}</code>`;
    }
    function preformatted(text) {
      return html`<pre><code>${text}</code></pre>`;
    }
    const GANTT_STATEMENT = /^(?:gantt|section|title|click|call|href|dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|excludes|includes|todayMarker|weekday|weekend|accTitle|accDescr|\d{4}-\d\d-\d\d)/i;
    function ganttLabel(text) {
      const label = (0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.UV)((0, _clean_js__WEBPACK_IMPORTED_MODULE_1__.TN)(text).replace(/[^\p{L}\p{N}._/-]+/gu, "-"), 40).replace(/^-+|-+$/g, "");
      if (label === "") return "leg";
      return GANTT_STATEMENT.test(label) ? `_${label}` : label;
    }
    function withoutCommands(line) {
      return line.replaceAll("##[", "##\u200b[").replace(/^([\s\p{Cf}\p{Cc}]*):(?=:)/u, "$1:\u200b");
    }
    function interleave(literals, parts) {
      let text = literals[0] ?? "";
      for (let index = 0; index < parts.length; index += 1) text += (parts[index] ?? "") + (literals[index + 1] ?? "");
      return text;
    }
    const PLAIN = /^[ !#-%(-;=?-~]*$/;
    function markupOf(value) {
      if (typeof value === "string") return PLAIN.test(value) ? value : escapeLines(value);
      return Array.isArray(value) ? value.map(String).join("") : String(value);
    }
    function escapeLines(value) {
      return (0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.Dx)(value).map(_clean_js__WEBPACK_IMPORTED_MODULE_1__.Ow).map(escapeMarkup).join("&#10;");
    }
    const ENTITIES = {
      "&": "&amp;",
      "<": "&lt;",
      ">": "&gt;",
      '"': "&quot;",
      "'": "&#39;"
    };
    function escapeMarkup(text) {
      return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? "");
    }
  }),
  1244: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      a3: () => formatDuration,
      hS: () => counted,
      z3: () => formatBytes,
      zD: () => grouped
    });
    const UNITS = [ "kB", "MB", "GB", "TB" ];
    function formatBytes(bytes) {
      if (bytes < 999.5) return `${String(Math.round(bytes))} B`;
      let size = bytes / 1e3;
      let unit = 0;
      for (;size >= 999.5 && unit < UNITS.length - 1; unit += 1) size /= 1e3;
      const shown = size < 9.95 ? Math.round(size * 10) / 10 : Math.round(size);
      return `${String(shown)} ${UNITS[unit] ?? ""}`;
    }
    function formatDuration(seconds) {
      if (!(seconds > 0 && Number.isFinite(seconds))) return "0 s";
      const tenths = Math.round(seconds * 10);
      if (tenths < 600) return `${tenths / 10} s`;
      const whole = Math.round(seconds);
      if (whole < 3600) return pair(Math.floor(whole / 60), "min", whole % 60, "s");
      const minutes = Math.round(whole / 60);
      return pair(Math.floor(minutes / 60), "h", minutes % 60, "min");
    }
    function pair(large, largeUnit, small, smallUnit) {
      return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
    }
    function counted(count, noun) {
      if (count === 1) return `1 ${noun}`;
      return `${grouped(count)} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
    }
    function grouped(count) {
      return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
    }
  }),
  2717: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Jr: () => isAllowed,
      LT: () => preparationName,
      SS: () => describeOutcome,
      XT: () => tryFacts,
      Zv: () => tryPhrase,
      cf: () => durationOf,
      hb: () => whyNotStarted,
      kK: () => legFacts,
      nG: () => outcomeWord,
      ro: () => remarksOf,
      ue: () => legName
    });
    var _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1992);
    var _contree_status_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2501);
    var _legs_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3964);
    var _legs_run_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(839);
    var _clean_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8598);
    var _format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1244);
    var _phrase_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2);
    var _report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7177);
    const NAME_LENGTH = 60;
    const REFERENCE_LENGTH = 120;
    const LOSS_LENGTH = 120;
    function legName({leg: leg}) {
      const name = _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`${(0, _clean_js__WEBPACK_IMPORTED_MODULE_2__.xv)(leg.name, NAME_LENGTH)}`;
      return /^\d+$/.test(leg.name) ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`leg ${name}` : name;
    }
    function preparationName({leg: {name: name}}) {
      if (name === _legs_run_record_js__WEBPACK_IMPORTED_MODULE_5__.K1) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`setup`;
      const reference = (0, _legs_run_record_js__WEBPACK_IMPORTED_MODULE_5__.c6)(name);
      const shown = _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`${(0, _clean_js__WEBPACK_IMPORTED_MODULE_2__.xv)(reference ?? name, REFERENCE_LENGTH)}`;
      return reference === null ? shown : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`import of ${shown}`;
    }
    function describeOutcome(mode, result) {
      if (mode === "cancel") return describeCancel(result);
      const isLeft = result.outcome !== "cancelled" && (result.cancel === "rejected" || result.cancel === "failed");
      switch (result.start) {
       case "started":
        return isLeft ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`${describeEnd(result)} and could not be cancelled` : describeEnd(result);

       case "planned":
        return result.timedOut ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`was not started in time` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`was not started`;

       case "refused":
        return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`could not be started${causeOf(result)}`;

       case "lost":
        return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`may have been started${causeOf(result)}`;
      }
    }
    function legFacts(mode, result) {
      return [ describeOutcome(mode, result), ...remarksOf(result), ...durationOf(result) ];
    }
    function tryFacts(mode, result) {
      return [ describeOutcome(mode, result), tryPhrase(result), ...durationOf(result) ];
    }
    function remarksOf(result) {
      const {attempts: attempts, reusedFrom: reusedFrom} = result;
      const hasTries = attempts > 1 && !(0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_1__.s8)(result);
      return [ ...isAllowed(result) ? [ _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`allowed` ] : [], ...hasTries ? [ _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`${attempts} tries` ] : [], ...reusedFrom === null ? [] : [ _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`in attempt ${reusedFrom}` ] ];
    }
    function tryPhrase({attempts: attempts, mostAttempts: mostAttempts}) {
      return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`try ${attempts} of ${Math.max(attempts, mostAttempts)}`;
    }
    function durationOf({operation: operation}) {
      const duration = operation?.duration ?? null;
      return duration === null ? [] : [ _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`${(0, 
      _phrase_js__WEBPACK_IMPORTED_MODULE_3__.vP)((0, _format_js__WEBPACK_IMPORTED_MODULE_6__.a3)(duration))}` ];
    }
    function isAllowed({allowFailure: allowFailure, outcome: outcome, loss: loss}) {
      return allowFailure && outcome !== "active" && (outcome !== "passed" || loss !== null);
    }
    function outcomeWord(outcome) {
      return outcome.replace("-", " ");
    }
    function whyNotStarted(report, result) {
      if (result.timedOut) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`the deadline came first`;
      if ((0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_1__.hF)(result)) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`another leg did not pass (fail-fast)`;
      const failed = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.Vu)(report);
      if (failed !== null) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`the ${preparationName(failed)} did not pass`;
      return report.stopped === null ? null : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`the step stopped first`;
    }
    function describeCancel(result) {
      if (result.cancel === "accepted") return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`cancelled`;
      if (result.cancel === "finished") return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`had finished already`;
      const words = result.cancel === null ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`was not reached` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`could not be cancelled`;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`${words}${causeOf(result)}`;
    }
    function describeEnd(result) {
      const {outcome: outcome, loss: loss, operation: operation, cancel: cancel} = result;
      switch (outcome) {
       case "passed":
        {
          const passed = (0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_1__.s8)(result) ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`passed on ${tryPhrase(result)}` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`passed`;
          return loss === null ? passed : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`${passed}, but ${(0, 
          _clean_js__WEBPACK_IMPORTED_MODULE_2__.xv)(loss, LOSS_LENGTH)}`;
        }

       case "cancelled":
        return (0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_1__.hF)(result) ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`cancelled (fail-fast)` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`cancelled`;

       case "timed-out":
        return describeTimeout(result);

       case "failed":
        return describeFailure(result);

       case "active":
        return operation === null ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`still active` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`still ${operation.status}`;

       case "unknown":
        return cancel === "finished" ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`had finished before its cancel, and was not read` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`could not be read${causeOf(result)}`;

       case "ended":
        return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`ended`;
      }
    }
    function describeTimeout(result) {
      const {operation: operation, stopGrace: stopGrace, cancel: cancel} = result;
      if (stopGrace === null) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`${(0, 
      _phrase_js__WEBPACK_IMPORTED_MODULE_3__.vP)(outcomeWord("timed-out"))}`;
      if (operation === null || !(0, _contree_status_js__WEBPACK_IMPORTED_MODULE_7__.Hd)(operation.status)) {
        const grace = (0, _phrase_js__WEBPACK_IMPORTED_MODULE_3__.vP)((0, _format_js__WEBPACK_IMPORTED_MODULE_6__.a3)(stopGrace / 1e3));
        if (cancel === null) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`got SIGTERM at the deadline`;
        if (cancel === "finished") return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`was stopped at the deadline and ended, but was not read`;
        return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`did not end within ${grace} of SIGTERM${cancel === "accepted" ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ` and was cancelled` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ``}`;
      }
      return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`was stopped at the deadline and ${describeStopped(operation)}`;
    }
    function describeStopped(operation) {
      if (operation.status === "CANCELLED") return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`was cancelled`;
      if ((0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_1__.FO)(operation) === 0) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`ended with exit 0`;
      const code = operation.exitCode ?? 0;
      const hasEnded = code > 0 && !operation.sandboxTimedOut;
      return hasEnded ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`ended with exit ${code}` : describeFailure({
        operation: operation
      });
    }
    function describeFailure({operation: operation}) {
      const exitCode = operation?.exitCode ?? 0;
      const signal = operation?.signal ?? 0;
      if (operation?.sandboxTimedOut === true) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`ran into its own time limit`;
      if (exitCode > 0) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`failed with exit ${exitCode}`;
      if (signal > 0) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`was killed by signal ${signal}`;
      return exitCode < 0 ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`failed with exit ${exitCode}` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ`failed`;
    }
    function causeOf({problem: problem}) {
      if (problem === null) return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ``;
      const {kind: kind, status: status} = problem.failure;
      if (kind !== "status") return _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ` (${_contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Pv[kind]})`;
      return status === null ? _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ` (HTTP error)` : _phrase_js__WEBPACK_IMPORTED_MODULE_3__.MZ` (HTTP ${status})`;
    }
  }),
  2: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      FS: () => joinFirst,
      MZ: () => phrase,
      Zk: () => joinPhrases,
      cQ: () => phraseLog,
      ls: () => phraseHtml,
      vP: () => figure
    });
    var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1244);
    const VALUE_LENGTH = 200;
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
      return more > 0 ? phrase`${shown} and ${figure((0, _format_js__WEBPACK_IMPORTED_MODULE_1__.zD)(more))} more` : shown;
    }
    function phraseLog({literals: literals, values: values}) {
      const parts = values.map(value => {
        if (typeof value !== "object") return value;
        return "figure" in value ? value.figure : phraseLog(value);
      });
      return (0, _escape_js__WEBPACK_IMPORTED_MODULE_0__.BP)(literals, ...parts);
    }
    function phraseHtml({literals: literals, values: values}) {
      const parts = values.map(value => {
        if (typeof value === "string") return (0, _escape_js__WEBPACK_IMPORTED_MODULE_0__.MZ)(value, VALUE_LENGTH);
        if (typeof value === "number") return value;
        return "figure" in value ? value.figure : phraseHtml(value);
      });
      return (0, _escape_js__WEBPACK_IMPORTED_MODULE_0__.qy)(literals, ...parts);
    }
  }),
  4194: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      X: () => someNames,
      q: () => NAMED_LEGS
    });
    var _clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _phrase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2);
    const NAMED_LEGS = 5;
    const NAME_LENGTH = 60;
    function someNames(names, most) {
      return (0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.cQ)((0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.FS)(names, most, name => _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${(0, 
      _clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)(name, NAME_LENGTH)}`));
    }
  }),
  8998: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      l: () => nameLegs
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    var _values_unique_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9697);
    function nameLegs(given) {
      const warnings = new Set;
      const problems = [];
      const nameOf = new Map;
      const uuidOf = new Map;
      const legOf = new Map;
      for (const {source: source, token: token, name: name, uuid: uuid, leg: leg} of given) {
        const known = nameOf.get(uuid) ?? null;
        nameOf.set(uuid, known ?? name);
        if (leg !== void 0 && !legOf.has(uuid)) legOf.set(uuid, leg);
        if (name === null) continue;
        const other = uuidOf.get(name) ?? uuid;
        uuidOf.set(name, other);
        if (other !== uuid) problems.push({
          source: source,
          token: token,
          reason: `the name ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.hD)(name)} is given to ${other} too: use another name`
        });
        if (known !== null && known !== name) warnings.add(`Operation ${uuid} is given as ${(0, 
        _values_values_js__WEBPACK_IMPORTED_MODULE_0__.hD)(known)} and as ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.hD)(name)}: it is ${(0, 
        _values_values_js__WEBPACK_IMPORTED_MODULE_0__.hD)(known)} here`);
      }
      const unique = new _values_unique_names_js__WEBPACK_IMPORTED_MODULE_1__.U({
        taken: uuidOf.keys(),
        reserved: legOf.values()
      });
      const unnamed = [ ...nameOf ].flatMap(([uuid, name]) => name === null ? [ uuid ] : []);
      const earlier = new Map;
      for (const uuid of unnamed) {
        const leg = legOf.get(uuid);
        if (leg !== void 0) earlier.set(uuid, unique.make(leg));
      }
      const legs = [ ...nameOf ].map(([uuid, name], index) => ({
        uuid: uuid,
        name: name ?? earlier.get(uuid) ?? unique.make(String(index + 1))
      }));
      return {
        legs: legs,
        warnings: [ ...warnings ],
        problems: problems
      };
    }
  }),
  8050: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      g: () => parseSelection
    });
    // CONCATENATED MODULE: ./build/selection/json.js
    const DEEPEST = 64;
    const MOST_VALUES = 1e6;
    function findJsonEnd(text, start) {
      let depth = 0;
      let inString = false;
      for (let index = start; index < text.length; index += 1) {
        const character = text.charAt(index);
        if (inString && character === "\\") index += 1; else if (character === '"') inString = !inString; else if (!inString && (character === "[" || character === "{")) depth += 1; else if (!inString && (character === "]" || character === "}")) depth -= 1;
        if (!inString && depth <= 0) return index + 1;
      }
      return null;
    }
    function countValues(text) {
      let count = 1;
      let inString = false;
      for (let index = 0; index < text.length; index += 1) {
        const character = text.charAt(index);
        if (inString && character === "\\") index += 1; else if (character === '"') inString = !inString; else if (!inString && (character === "," || character === "[" || character === "{")) count += 1;
      }
      return count;
    }
    function parseOrderedJson(text) {
      if (countValues(text) > MOST_VALUES) throw new SyntaxError(`it holds more than ${String(MOST_VALUES)} values`);
      JSON.parse(text);
      const separators = /[\s,:]*/y;
      const bareword = /[^\s,:"[\]{}]*/y;
      let position = 0;
      function skip(pattern) {
        pattern.lastIndex = position;
        pattern.test(text);
        return pattern.lastIndex;
      }
      function readScalar() {
        position = skip(separators);
        const start = position;
        position = text.charAt(start) === '"' ? findJsonEnd(text, start) ?? text.length : skip(bareword);
        return JSON.parse(text.slice(start, position));
      }
      function readUntil(end, read) {
        const items = [];
        for (position += 1; ;) {
          position = skip(separators);
          if (text.charAt(position) === end) break;
          items.push(read());
        }
        position += 1;
        return items;
      }
      function readValue(depth) {
        if (depth > DEEPEST) throw new SyntaxError(`it nests deeper than ${String(DEEPEST)} levels`);
        position = skip(separators);
        const start = text.charAt(position);
        if (start === "[") return {
          kind: "array",
          items: readUntil("]", () => readValue(depth + 1))
        };
        if (start !== "{") return {
          kind: "scalar",
          value: readScalar()
        };
        return {
          kind: "object",
          members: readUntil("}", () => [ String(readScalar()), readValue(depth + 1) ])
        };
      }
      return readValue(1);
    }
    // CONCATENATED MODULE: ./build/selection/last-tries.js
    const NO_TRY = {
      leg: "",
      owner: null,
      attempt: null
    };
    function lastTries(lines, tryOf) {
      const lastOf = new Map;
      const followed = new Set;
      for (const line of lines) {
        const {leg: leg, owner: owner, attempt: attempt} = tryOf(line) ?? NO_TRY;
        if (attempt === null) continue;
        const key = JSON.stringify([ leg, owner ]);
        const before = lastOf.get(key);
        if (before !== void 0 && before.attempt < attempt) followed.add(before.line);
        lastOf.set(key, {
          line: line,
          attempt: attempt
        });
      }
      return followed.size === 0 ? lines : lines.filter(line => !followed.has(line));
    }
    // EXTERNAL MODULE: ./build/values/hidden-characters.js
        var hidden_characters = __webpack_require__(5540);
    // EXTERNAL MODULE: ./build/contree/uuid.js
        var contree_uuid = __webpack_require__(4056);
    // CONCATENATED MODULE: ./build/selection/session.js
    const REFERENCE = /^(?:(?<tip>@|:|HEAD)|HEAD(?<tilde>~)(?<up>\d*)|(?:(?<prefix>@|:|HEAD)(?<sign>[+-])?)?(?<number>\d+))$/;
    const MOST_DIGITS = 18;
    const NEITHER = "no UUID";
    const NO_PLACE = "the history of a session counts from 1";
    function parseTarget(text) {
      const uuid = (0, contree_uuid.X)(text);
      if (uuid !== null) return {
        kind: "operation",
        uuid: uuid
      };
      const found = REFERENCE.exec(text)?.groups;
      if (found === void 0) return {
        kind: "bad",
        reason: NEITHER
      };
      if (found["tip"] !== void 0) return {
        kind: "history",
        reference: {
          kind: "tip"
        }
      };
      const digits = found["number"] ?? (found["up"] === "" ? "1" : found["up"] ?? "");
      if (digits.length > MOST_DIGITS) return {
        kind: "bad",
        reason: "a history reference has 18 digits at most"
      };
      const number = BigInt(digits);
      if (number === 0n) return {
        kind: "bad",
        reason: /^\d/.test(text) ? NEITHER : NO_PLACE
      };
      const direction = found["tilde"] ?? found["sign"];
      if (direction === void 0) return {
        kind: "history",
        reference: {
          kind: "entry",
          id: number
        }
      };
      return {
        kind: "history",
        reference: {
          kind: direction === "+" ? "forward" : "back",
          steps: number
        }
      };
    }
    // CONCATENATED MODULE: ./build/selection/misread-target.js
    const UUID_WITHIN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iu;
    const ADVICE = 'give the output "operations" of a run step';
    function reasonFor({reason: reason}, text, unknown) {
      return reason === NEITHER ? misreadTarget(text) ?? unknown : `${reason}: ${ADVICE}`;
    }
    function misreadTarget(text) {
      if (text === "Object" || text === "Array") return "GitHub writes this for a list or an object: use toJSON() in the expression";
      const hidden = (0, hidden_characters.Z)(text);
      if (hidden !== null) return `it holds ${hidden}, which does not show: drop that character`;
      const [uuid] = UUID_WITHIN.exec(text) ?? [];
      if (uuid !== void 0) return `more than a UUID: give ${uuid.toLowerCase()} alone`;
      const digits = text.replaceAll("-", "");
      if (!/^[0-9a-z]{24,40}$/iu.test(digits) || !/\d/u.test(digits)) return null;
      if (!/^[0-9a-f]*$/iu.test(digits)) return "a UUID has the digits 0-9 and a-f only: copy it again";
      return `a UUID has 32 digits, and this has ${String(digits.length)}: copy it again`;
    }
    // EXTERNAL MODULE: ./build/start/marker.js
        var start_marker = __webpack_require__(6917);
    // CONCATENATED MODULE: ./build/selection/read-row.js
    const DESCRIBING = [ "name", "status", "error", "leg" ];
    const HIDDEN = "***";
    function readRow(members) {
      const texts = new Map;
      for (const [key, json] of members) if (json.kind === "scalar" && typeof json.value === "string") texts.set(key, json.value);
      const marker = markerIn(members);
      if (marker?.leg === null) return "none";
      const uuid = texts.get("uuid") ?? "";
      const describes = key => texts.has(key) && (0, contree_uuid.X)((texts.get(key) ?? "").trim()) === null;
      const blank = memberOf(members, "uuid");
      if (blank?.kind === "scalar" && blank.value === null && [ "name", "error" ].some(describes)) return "none";
      if (blank === void 0 && [ "name", "error" ].every(describes)) return "none";
      if ((0, contree_uuid.X)(uuid.trim()) === null || !DESCRIBING.some(describes)) return null;
      return {
        uuid: uuid,
        name: texts.get("name") ?? "",
        tried: tryOf(texts.get("leg") ?? "", members, marker)
      };
    }
    function tryOf(leg, members, marker) {
      if (leg.trim() === "" || /[\r\n\u2028\u2029]/.test(leg)) return null;
      const number = memberOf(members, "attempt");
      const attempt = number?.kind === "scalar" && !leg.includes(HIDDEN) ? number.value : null;
      return {
        leg: leg,
        attempt: typeof attempt === "number" ? attempt : null,
        owner: marker?.owner ?? null
      };
    }
    function markerIn(members) {
      const metadata = memberOf(members, "metadata");
      const env = metadata?.kind === "object" ? memberOf(metadata.members, "env") : void 0;
      const marker = env?.kind === "object" ? memberOf(env.members, start_marker.a0) : void 0;
      const text = marker?.kind === "scalar" ? marker.value : null;
      return typeof text === "string" ? (0, start_marker.rH)({
        [start_marker.a0]: text
      }) : null;
    }
    function memberOf(members, name) {
      return members.find(([key]) => key === name)?.[1];
    }
    // CONCATENATED MODULE: ./build/selection/parse.js
    const KEYWORDS = [ "all", "session", "workflow" ];
    const NOTHING_BEHIND = "no UUID follows the =: check that the job behind it ran, and is named in needs";
    const MOST_BAD = 200;
    const MOST_GOOD = 1e5;
    function parseSelection(text, source) {
      const entries = [];
      let [good, bad] = [ 0, 0 ];
      for (const piece of splitText(text)) {
        if (good > MOST_GOOD) {
          const reason = `more than ${MOST_GOOD} operations stand before it, and a step takes fewer: use several steps`;
          entries.unshift({
            token: piece,
            kind: "bad",
            reason: reason
          });
          break;
        }
        for (const entry of readText(piece)) {
          if (entry.kind === "bad") bad += 1; else good += 1;
          if (entry.kind !== "bad" || bad <= MOST_BAD) entries.push(entry);
        }
      }
      const last = lastTries(entries, entry => entry.kind === "operation" ? entry.tried ?? null : null);
      return {
        source: source,
        entries: last,
        ...bad > MOST_BAD && {
          unnamed: bad - MOST_BAD
        }
      };
    }
    function* splitText(text) {
      const separator = /[\s,]/g;
      const anythingElse = /[^\s,]/g;
      const next = (pattern, from) => {
        pattern.lastIndex = from;
        return pattern.exec(text)?.index ?? text.length;
      };
      for (let start = next(anythingElse, 0); start < text.length; ) {
        const isJson = startsJson(text.charAt(start));
        const end = isJson ? findJsonEnd(text, start) ?? text.length : next(separator, start);
        yield text.slice(start, end);
        start = next(anythingElse, end);
      }
    }
    function startsJson(text) {
      return /^["[{]/.test(text);
    }
    function readText(text) {
      const token = text.trim();
      if (token === "" || token === "null") return [];
      const named = readNamed(text);
      if (named !== null && named.kind !== "bad") return [ named ];
      if (startsJson(token)) return readJsonText(token);
      const keyword = KEYWORDS.find(candidate => candidate === token.toLowerCase());
      if (keyword !== void 0) return [ {
        token: token,
        kind: "keyword",
        keyword: keyword
      } ];
      if (named !== null) return [ named ];
      const target = parseTarget(token);
      if (target.kind !== "bad") return [ {
        token: token,
        name: null,
        ...target
      } ];
      const noWord = `neither a UUID nor one of the words ${KEYWORDS.join(", ")}: ${ADVICE}`;
      return [ {
        token: token,
        kind: "bad",
        reason: reasonFor(target, token, noWord)
      } ];
    }
    function readNamed(text) {
      const equals = text.lastIndexOf("=");
      return equals < 0 ? null : nameTarget(text.slice(0, equals), text.slice(equals + 1).trim(), text.trim());
    }
    function nameTarget(name, operation, token) {
      if (operation === "") return {
        token: token,
        kind: "bad",
        reason: NOTHING_BEHIND
      };
      const target = parseTarget(operation);
      if (target.kind === "bad") return {
        token: token,
        kind: "bad",
        reason: reasonFor(target, operation, `what follows the = is ${NEITHER}: ${ADVICE}`)
      };
      if (name.trim() === "") return {
        token: token,
        kind: "bad",
        reason: "no name stands in front of the =: write name=UUID, or the UUID alone"
      };
      if (/[\r\n\u2028\u2029]/.test(name)) return {
        token: token,
        kind: "bad",
        reason: "the name has a line break: write it on one line"
      };
      return {
        token: token,
        name: name,
        ...target
      };
    }
    function readJsonText(text) {
      try {
        return readJson(parseOrderedJson(text));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        return [ {
          token: text,
          kind: "bad",
          reason: `it is not valid JSON (${error.message}): give a whole output, such as toJSON(needs.NAME.outputs)`
        } ];
      }
    }
    function readJson(json) {
      if (json.kind === "array") return json.items.flatMap(readJson);
      if (json.kind === "scalar") return isText(json.value) ? readText(String(json.value ?? "")) : [ readOther(json.value) ];
      return readOperation(json.members) ?? json.members.flatMap(([name, value]) => readMember(name, value));
    }
    function readMember(name, json) {
      if (json.kind !== "scalar") return readJson(json);
      if (!isText(json.value)) return [ readOther(json.value, `${name}=`) ];
      const text = String(json.value ?? "").trim();
      if (text === "") return [];
      return startsJson(text) ? readJsonText(text) : [ nameTarget(name, text, `${name}=${text}`) ];
    }
    function readOperation(members) {
      const row = readRow(members);
      if (row === null || row === "none") return row === null ? null : [];
      const {name: name, tried: tried} = row;
      const uuid = row.uuid.trim();
      if (name.trim() !== "") return [ nameTarget(name, uuid, `${name}=${row.uuid}`) ];
      return readText(uuid).map(entry => entry.kind === "operation" && tried !== null ? {
        ...entry,
        tried: tried
      } : entry);
    }
    function isText(value) {
      return typeof value !== "boolean" && (typeof value !== "number" || Number.isSafeInteger(value));
    }
    function readOther(value, prefix = "") {
      return {
        token: `${prefix}${String(value)}`,
        kind: "bad",
        reason: `a ${typeof value} such as this is no operation`
      };
    }
  }),
  3700: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      E: () => findMarked,
      s: () => UnreadInstances
    });
    var _legs_listing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(240);
    var _report_text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1244);
    var _start_read_marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1578);
    var _contree_concurrency_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6972);
    const SLOW_LOOK = 5e3;
    const READ_AGAIN = [ 1e3, 2e3 ];
    class UnreadInstances extends Error {
      constructor(unread, total) {
        const count = `${(0, _report_text_format_js__WEBPACK_IMPORTED_MODULE_2__.zD)(unread.length)} of ${(0, 
        _report_text_format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(total, "instance")} of the project`;
        const why = unread[0]?.problem?.message ?? `the service does not show what operation ${unread[0]?.uuid ?? ""} runs.`;
        super(`${count} cannot be read, so which step started ${unread.length === 1 ? "it" : "them"} is unknown: ${why}`);
        this.name = "UnreadInstances";
      }
    }
    async function findMarked(search) {
      const {client: client, clock: clock, since: since, call: call, onLook: onLook, onMarked: onMarked = () => {}} = search;
      const {operations: operations} = await (0, _legs_listing_js__WEBPACK_IMPORTED_MODULE_0__.RT)(client, {
        kind: "instance",
        since: since
      }, call);
      const inTurn = (0, _contree_concurrency_js__WEBPACK_IMPORTED_MODULE_3__.f)(clock, SLOW_LOOK);
      const over = new AbortController;
      const reading = {
        ...call,
        signal: AbortSignal.any([ call.signal, over.signal ])
      };
      let looked = 0;
      onLook(looked, operations.size);
      const look = async uuid => {
        const looks = await readMarked(client, uuid, reading, onMarked);
        if (looks.unread.length === 0) looked += 1;
        onLook(looked, operations.size);
        return looks;
      };
      const marked = [];
      const lookAt = async uuids => {
        const looks = await Promise.all([ ...uuids ].map(uuid => inTurn(() => look(uuid))));
        marked.push(...looks.flatMap(each => each.marked));
        return looks.flatMap(({unread: unread}) => unread);
      };
      try {
        let unread = await lookAt(operations.keys());
        for (const pause of READ_AGAIN) {
          if (unread.length === 0 || clock.now() + pause >= (call.deadline ?? 1 / 0)) break;
          await clock.sleep(pause, call.signal);
          unread = await lookAt(unread.map(({uuid: uuid}) => uuid));
        }
        if (unread.length > 0) throw new UnreadInstances(unread, operations.size);
        return {
          marked: marked,
          looked: looked
        };
      } finally {
        over.abort("over");
      }
    }
    async function readMarked(client, uuid, call, onMarked) {
      const reading = await (0, _start_read_marker_js__WEBPACK_IMPORTED_MODULE_1__.t)(client, uuid, call);
      if (reading.kind === "marked") {
        onMarked(reading.marker, reading.detail);
        const {createdAt: createdAt} = reading.detail.operation;
        return {
          marked: [ {
            uuid: uuid,
            createdAt: createdAt,
            marker: reading.marker
          } ],
          unread: []
        };
      }
      if (reading.kind === "unmarked" || reading.kind === "no-environment") return {
        marked: [],
        unread: []
      };
      const {problem: problem} = reading;
      if (problem !== null && !problem.isInaccessible) throw problem;
      return {
        marked: [],
        unread: [ {
          uuid: uuid,
          problem: problem
        } ]
      };
    }
  }),
  6917: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $N: () => encodeMarker,
      a0: () => _legs_command_js__WEBPACK_IMPORTED_MODULE_0__.a0,
      dZ: () => jobName,
      rH: () => decodeMarker,
      xB: () => allowsFailure
    });
    var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
    var _legs_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2425);
    const VERSION = 1;
    const singleLine = valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__.yGV(/^[^\r\n\u2028\u2029]*$/));
    const schema = valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__.qFJ(), valibot__WEBPACK_IMPORTED_MODULE_1__.Ikc({
      version: valibot__WEBPACK_IMPORTED_MODULE_1__.euz(VERSION),
      run: singleLine,
      attempt: valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.aig(), valibot__WEBPACK_IMPORTED_MODULE_1__.Y2b(), valibot__WEBPACK_IMPORTED_MODULE_1__.Wwf(1)),
      job: singleLine,
      index: valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.aig(), valibot__WEBPACK_IMPORTED_MODULE_1__.Y2b(), valibot__WEBPACK_IMPORTED_MODULE_1__.Wwf(0)),
      matrix: valibot__WEBPACK_IMPORTED_MODULE_1__.lqM(valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.aig(), valibot__WEBPACK_IMPORTED_MODULE_1__.Y2b(), valibot__WEBPACK_IMPORTED_MODULE_1__.Wwf(0))),
      step: singleLine,
      owner: valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__.uRe()),
      leg: valibot__WEBPACK_IMPORTED_MODULE_1__.mee(valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(singleLine, valibot__WEBPACK_IMPORTED_MODULE_1__.yGV(/\S/))),
      tries: valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.aig(), valibot__WEBPACK_IMPORTED_MODULE_1__.Y2b(), valibot__WEBPACK_IMPORTED_MODULE_1__.Wwf(1)),
      allowFailure: valibot__WEBPACK_IMPORTED_MODULE_1__.lqM(valibot__WEBPACK_IMPORTED_MODULE_1__.euz(true)),
      stopAt: valibot__WEBPACK_IMPORTED_MODULE_1__.lqM(valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.aig(), valibot__WEBPACK_IMPORTED_MODULE_1__.Y2b()))
    }));
    function encodeMarker(marker) {
      return JSON.stringify({
        version: VERSION,
        ...marker
      });
    }
    function decodeMarker(env) {
      const result = valibot__WEBPACK_IMPORTED_MODULE_1__.xLC(schema, env?.[_legs_command_js__WEBPACK_IMPORTED_MODULE_0__.a0]);
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
    function allowsFailure({env: env}) {
      const marker = decodeMarker(env);
      return marker !== null && marker.leg !== null && marker.allowFailure === true;
    }
    function jobName({job: job, index: index}) {
      return index === 0 ? job : `${job}/${String(index + 1)}`;
    }
  }),
  1578: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      t: () => readMarker
    });
    var _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1992);
    var _marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6917);
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
        const marker = (0, _marker_js__WEBPACK_IMPORTED_MODULE_1__.rH)(operation.env);
        return marker === null ? {
          kind: "unmarked"
        } : {
          kind: "marked",
          marker: marker,
          detail: detail
        };
      } catch (error) {
        if (!(error instanceof _contree_contree_error_js__WEBPACK_IMPORTED_MODULE_0__.Jd)) throw error;
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
  }),
  214: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      G: () => isOfGit
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
    const GIT = /^(?:\.git|git~1)[. ]*(?::.*)?$/is;
    function isOfGit(path, separator = node_path__WEBPACK_IMPORTED_MODULE_0__.sep) {
      return path.split(separator === "/" ? "/" : /[\\/]/).some(segment => GIT.test(segment));
    }
  }),
  5540: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      T: () => HIDDEN_CHARACTER,
      Z: () => hiddenCharacterIn
    });
    const HIDDEN_CHARACTER = /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
    function hiddenCharacterIn(text) {
      const code = text.codePointAt(text.search(HIDDEN_CHARACTER));
      return code === void 0 ? null : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    }
  }),
  3420: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      FN: () => MODES,
      Zx: () => parseMode,
      js: () => actionWith,
      kA: () => subActionOf
    });
    var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    const MODES = [ "wait", "show", "cancel", "list", "run" ];
    const SUB_ACTIONS = [ "run", "wait", "cancel" ];
    const ALIASES = {
      w: "wait",
      sh: "show",
      kill: "cancel",
      k: "cancel",
      ls: "list",
      ps: "list",
      r: "run"
    };
    function parseMode(text) {
      return (0, _values_js__WEBPACK_IMPORTED_MODULE_0__.HU)(text, MODES, ALIASES);
    }
    function subActionOf(text) {
      return SUB_ACTIONS.find(name => name === text) ?? null;
    }
    function actionWith(mode) {
      const own = subActionOf(mode);
      return own === null ? `contree/op-action with mode: ${mode}` : `contree/op-action/${own}`;
    }
  }),
  9383: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      K: () => formatMoment,
      m: () => parseMoment
    });
    var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    const EXPECTATION = "is not a time: use an age such as 15m, 2h or 3d, or a date such as 2026-01-31 or 2026-01-31T08:30Z";
    const SECONDS_PER_UNIT = {
      w: 604800,
      d: 86400,
      h: 3600,
      m: 60,
      s: 1
    };
    const LONGEST_INTERVAL = 36525 * SECONDS_PER_UNIT.d;
    const INTERVAL = /^(?=.)(?:(?<w>\d+)w)?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/;
    const BARE_SECONDS = /^\d{1,8}$/;
    const UNIX_TIME = /^\d{9,}$/;
    const DATE = /^\d{4}-\d{2}-\d{2}$/;
    const TIME = /^(?:(?<date>\d{4}-\d{2}-\d{2})[Tt ])?(?<minutes>\d{2}:\d{2})(?::(?<seconds>\d{2})(?:\.(?<fraction>\d{1,9}))?)?(?:[Zz]|(?<hours>[+-]\d{2})(?::?(?<rest>\d{2}))?)?$/;
    function parseMoment(text, now) {
      const moment = text.trim();
      const value = readInterval(moment) ?? readUnixTime(moment) ?? readTime(moment, now);
      if (value === null) throw new _values_js__WEBPACK_IMPORTED_MODULE_0__.h6(text, EXPECTATION);
      return value;
    }
    function formatMoment(instant) {
      const date = new Date(instant);
      return Number.isNaN(date.getTime()) ? null : isoOf(date, "");
    }
    function readInterval(text) {
      const found = INTERVAL.exec(BARE_SECONDS.test(text) ? `${text}s` : text)?.groups;
      if (found === void 0) return null;
      const units = Object.entries(SECONDS_PER_UNIT);
      const seconds = units.reduce((sum, [unit, length]) => sum + Number(found[unit] ?? 0) * length, 0);
      if (seconds > LONGEST_INTERVAL) return null;
      if (seconds === 0) return "0s";
      const fitting = units.find(([unit, length]) => found[unit] !== void 0 && seconds % length === 0);
      return fitting === void 0 ? null : `${String(seconds / fitting[1])}${fitting[0]}`;
    }
    function readUnixTime(text) {
      return UNIX_TIME.test(text) ? formatMoment(Number(text) * 1e3) : null;
    }
    function readTime(text, now) {
      const found = TIME.exec(DATE.test(text) ? `${text}T00:00` : text)?.groups;
      if (found === void 0) return null;
      const day = found["date"] ?? new Date(now).toISOString().slice(0, 10);
      const local = `${day}T${String(found["minutes"])}:${found["seconds"] ?? "00"}`;
      const asUtc = new Date(`${local}Z`);
      if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 19) !== local) return null;
      const zone = found["hours"] === void 0 ? "Z" : `${found["hours"]}:${found["rest"] ?? "00"}`;
      const instant = new Date(`${local}${zone}`);
      return Number.isNaN(instant.getTime()) ? null : isoOf(instant, found["fraction"] ?? "");
    }
    function isoOf(instant, fraction) {
      const iso = instant.toISOString();
      if (!/^\d{4}-/.test(iso)) return null;
      const digits = fraction.replace(/0+$/, "").slice(0, 6);
      const shown = digits === "" ? "" : `.${digits.padEnd(digits.length > 3 ? 6 : 3, "0")}`;
      return `${iso.slice(0, 19)}${shown}+00:00`;
    }
  }),
  1692: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      KE: () => listed,
      Ky: () => showPlaces,
      R3: () => showPlace
    });
    var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    const MOST_NAMED = 5;
    function showPlaces(places) {
      const distinct = pick => [ ...new Set(places.map(pick)) ].filter(value => value !== void 0);
      const files = distinct(place => place.file === void 0 ? void 0 : lineOfFile(place.file, place.line));
      const lines = distinct(({file: file, line: line}) => file === void 0 ? line : void 0).map(String);
      const legs = distinct(({leg: leg}) => leg);
      const parts = [ places[0]?.input ?? "", listed(files), lines.length === 0 ? "" : `${lines.length === 1 ? "line" : "lines"} ${listed(lines)}`, listed(distinct(({name: name}) => name)), legs.length === 0 ? "" : `${legs.length === 1 ? "leg" : "legs"} ${listed(legs)}` ];
      return parts.filter(part => part !== "").join(": ");
    }
    function showPlace(place) {
      return showPlaces([ place ]);
    }
    function lineOfFile(file, line) {
      const name = /^[\w./@+-]+$/.test(file) ? file : (0, _values_js__WEBPACK_IMPORTED_MODULE_0__.hD)(file);
      return line === void 0 ? name : `${name}:${String(line)}`;
    }
    function listed(words) {
      const named = words.length > MOST_NAMED ? words.slice(0, MOST_NAMED) : words.slice(0, -1);
      const last = words.length > MOST_NAMED ? `${String(words.length - MOST_NAMED)} more` : words.slice(-1).join("");
      return named.length === 0 ? last : `${named.join(", ")} and ${last}`;
    }
  }),
  9223: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Z: () => Problems,
      h: () => InvalidInputs
    });
    var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1692);
    var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);
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
          if (error instanceof _values_js__WEBPACK_IMPORTED_MODULE_1__.h6) this.add(where, error); else if (error instanceof InvalidInputs) {
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
          const where = (0, _place_js__WEBPACK_IMPORTED_MODULE_0__.Ky)([ ...places.values() ]);
          const likewise = others.length === 0 ? "" : ` (likewise ${(0, _place_js__WEBPACK_IMPORTED_MODULE_0__.KE)(others)})`;
          return [ ...where === "" ? [] : [ `${where}:` ], ...first === void 0 ? [] : [ first ], problem ].join(" ") + likewise;
        });
      }
    }
  }),
  5685: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      o: () => shellText
    });
    function shellText(words) {
      const quoted = word => `'${word.replaceAll("'", `'"'"'`)}'`;
      return words.map(word => /^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word)).join(" ");
    }
  }),
  9697: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      U: () => UniqueNames
    });
    class UniqueNames {
      #fold;
      #longest;
      #taken;
      #reserved;
      #next=new Map;
      constructor({taken: taken = [], reserved: reserved = [], ignoreCase: ignoreCase = false, longest: longest = 1 / 0} = {}) {
        this.#fold = name => ignoreCase ? name.toLowerCase() : name;
        this.#longest = longest;
        this.#taken = new Set([ ...taken ].map(this.#fold));
        this.#reserved = new Set([ ...reserved ].map(this.#fold));
      }
      take(name) {
        const folded = this.#fold(name);
        const isFree = !this.#taken.has(folded);
        this.#taken.add(folded);
        return isFree;
      }
      make(name) {
        if (this.take(name)) return name;
        for (let number = this.#next.get(name) ?? 2; ;number += 1) {
          const suffix = `-${number}`;
          const candidate = `${name.slice(0, this.#longest - suffix.length)}${suffix}`;
          if (this.#reserved.has(this.#fold(candidate)) || !this.take(candidate)) continue;
          this.#next.set(name, number + 1);
          return candidate;
        }
      }
    }
  }),
  6053: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      DB: () => parseSize,
      Dx: () => linesOf,
      E1: () => parseList,
      E9: () => parseDuration,
      HU: () => parseChoice,
      Jx: () => BOOLEAN,
      Li: () => parseLines,
      SK: () => SIZE,
      U3: () => ownText,
      Vo: () => alternatives,
      Z7: () => parsePatterns,
      cG: () => parseInteger,
      ft: () => DURATION,
      h6: () => InvalidValue,
      hD: () => quote,
      vh: () => INTEGER,
      yG: () => parseBoolean
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
    const TIMER_BOUNDS = {
      least: 0,
      greatest: 2147483647
    };
    const DURATION = {
      pattern: /^(?:(?<bare>\d+)|(?:(?<hours>\d+)h)?(?:(?<minutes>\d+)m)?(?:(?<seconds>\d+)s)?)$/,
      expectation: "is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m"
    };
    function parseDuration(text, bounds = {}) {
      const found = DURATION.pattern.exec(text.trim())?.groups;
      if (text.trim() === "" || found === void 0) throw new InvalidValue(text, DURATION.expectation);
      const count = unit => Number(found[unit] ?? 0);
      const seconds = count("bare") + count("hours") * 3600 + count("minutes") * 60 + count("seconds");
      const {least: least, greatest: greatest} = {
        ...TIMER_BOUNDS,
        ...bounds
      };
      if (seconds * 1e3 < least) throw new InvalidValue(text, `is too short: use ${Math.ceil(least / 1e3)}s or more`);
      if (seconds * 1e3 > greatest) throw new InvalidValue(text, `is too long: use ${Math.floor(greatest / 1e3)}s or less`);
      return seconds * 1e3;
    }
    const BOOLEAN = {
      pattern: /^(?:true|True|TRUE|false|False|FALSE)$/,
      expectation: "is not a boolean: use true or false"
    };
    function parseBoolean(text) {
      const value = text.trim();
      if (!BOOLEAN.pattern.test(value)) throw new InvalidValue(text, BOOLEAN.expectation);
      return value.toLowerCase() === "true";
    }
    function parseChoice(text, choices, aliases = {}) {
      const word = text.trim().toLowerCase();
      const alias = Object.entries(aliases).find(([name]) => name.toLowerCase() === word)?.[1];
      const choice = choices.find(candidate => candidate.toLowerCase() === word) ?? alias;
      if (choice === void 0) throw new InvalidValue(text, `is not allowed: use ${alternatives(choices)}`);
      return choice;
    }
    const INTEGER = /^[+-]?\d+$/;
    function parseInteger(text, {least: least, greatest: greatest}, unit = "") {
      const value = Number(text.trim());
      if (!INTEGER.test(text.trim()) || value < least || value > greatest) throw new InvalidValue(text, `is not allowed: use a whole number${unit} from ${least} to ${greatest}`);
      return value;
    }
    const SIZE = {
      pattern: /^(?<count>\d+)\s*(?:[bB]|(?<unit>[kKmMgGtT])(?<base>[bB]|[iI][bB]?)?)?$/,
      expectation: "is not a size: use whole bytes above 0, or a size such as 500MB, 512M or 2GiB"
    };
    const UNITS = [ "k", "m", "g", "t" ];
    function parseSize(text) {
      const {count: count = "", unit: unit = "", base: base = ""} = SIZE.pattern.exec(text.trim())?.groups ?? {};
      const power = UNITS.indexOf(unit.toLowerCase()) + 1;
      const bytes = Number(count) * (base.toLowerCase() === "b" ? 1e3 : 1024) ** power;
      if (count !== "" && bytes >= 1 && Number.isSafeInteger(bytes)) return bytes;
      throw new InvalidValue(text, SIZE.expectation);
    }
    function ownText(part) {
      return Buffer.from(part, "utf16le").toString("utf16le");
    }
    function linesOf(text) {
      return text.split(/\r\n|[\r\n]/);
    }
    function parseLines(text) {
      return text.split("\n").map(line => line.trim()).filter(line => line !== "");
    }
    function parseList(text) {
      return text.split(/[\s,]+/).filter(item => item !== "");
    }
    function parsePatterns(text) {
      return text.split(/\s+/).flatMap(splitOutsideBraces).filter(pattern => pattern !== "");
    }
    function splitOutsideBraces(word) {
      const patterns = [];
      let pattern = "";
      let depth = 0;
      for (const part of word.split(/([{},])/)) {
        if (part === "{") depth += 1; else if (part === "}") depth = Math.max(0, depth - 1);
        if (part === "," && depth === 0) {
          patterns.push(pattern);
          pattern = "";
        } else pattern += part;
      }
      return [ ...patterns, pattern ];
    }
    function alternatives(words) {
      return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.slice(-1).join("")}`;
    }
  }),
  1081: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      V1: () => BRIEF,
      gW: () => askedDelay,
      pJ: () => streamEndOf,
      zu: () => LogCursor
    });
    var _contree_backoff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9871);
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
    const BACKOFF = [ 1e3, 1e3, 1e3, 2e3, 5e3 ];
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
        const own = (0, _contree_backoff_js__WEBPACK_IMPORTED_MODULE_0__.il)(this.#backoff(end), JITTER.own, random);
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
        const beyond = this.#brief - BACKOFF.length;
        const last = BACKOFF.at(-1) ?? 0;
        if (end.kind === "early" && beyond > 0) return Math.min(last * 2 ** beyond, LONGEST_EARLY);
        return BACKOFF[Math.max(this.#brief - 1, 0)] ?? last;
      }
    }
    function askedDelay(end, random) {
      return "retryAfter" in end ? (end.retryAfter ?? 0) * (1 + JITTER.asked * random) : 0;
    }
  }),
  7740: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      q: () => StreamSupport
    });
    var _log_cursor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1081);
    const SCOUT_LIMIT = 1e3;
    const MOST_REJECTIONS = {
      active: 3,
      any: 5
    };
    const MOST_FRUITLESS = 20;
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
          this.#askedUntil = Math.max(this.#askedUntil, now + (0, _log_cursor_js__WEBPACK_IMPORTED_MODULE_0__.gW)(end, random));
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
        if (this.#fruitless < MOST_FRUITLESS) return;
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
  })
};
