export const id = 351;

export const ids = [ 351 ];

export const modules = {
  87: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      d: () => parseBaseAddress
    });
    function parseBaseAddress(text) {
      const url = URL.parse(text);
      if (url === null || ![ "http:", "https:" ].includes(url.protocol)) throw new TypeError("the address has no http:// or https:// in front");
      if (url.username !== "" || url.password !== "") throw new TypeError("the address has a user name or a password, which it must not");
      if (url.search !== "" || url.hash !== "") throw new TypeError("the address has a ? or a #, which it must not");
      return url.origin + url.pathname.replace(/(?:\/+v1)?\/*$/u, "");
    }
  }),
  8765: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      w: () => monotonicTime
    });
    function monotonicTime() {
      const [seconds, nanoseconds] = process.hrtime();
      return seconds * 1e3 + nanoseconds / 1e6;
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
  6177: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      S_: () => maskOnce,
      z8: () => resolveCredentials,
      VY: () => secretsIn,
      av: () => textsToMask
    });
    // EXTERNAL MODULE: ./build/contree/base-address.js
        var base_address = __webpack_require__(87);
    // EXTERNAL MODULE: ./build/contree/no-proxy.js
        var no_proxy = __webpack_require__(221);
    // EXTERNAL MODULE: ./build/contree/proxy.js
        var proxy = __webpack_require__(7271);
    // EXTERNAL MODULE: external "node:fs"
        var external_node_fs_ = __webpack_require__(3024);
    // EXTERNAL MODULE: external "node:os"
        var external_node_os_ = __webpack_require__(8161);
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
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
      throw new InvalidInputs([ `there is no profile ${JSON.stringify(name)} in ${home}${rest}` ]);
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
      const others = [ get("github-token"), get("registry-password"), ...(0, proxy.Wm)(env) ];
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
      const problems = new Problems;
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
      const instead = open.includes("token") ? "the input token" : listed(open);
      const advice = instead === "" ? "drop it" : `drop it, and give ${instead} instead`;
      const where = isGiven || name === "" ? "profile" : "CONTREE_PROFILE";
      return await problems.attempt(where, () => readProfile(contreeHome(env), name, advice));
    }
    function addressOf({from: from, text: text}, allowHttp, problems) {
      const where = from === "CONTREE_URL" ? from : "url";
      try {
        const base = (0, base_address.d)(text);
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
  }),
  9473: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      CA: () => errorCode,
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
  316: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      A: () => inputText
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
  4180: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      EG: () => END_LIMIT,
      O3: () => CLEANUP_POLICIES
    });
    const CLEANUP_POLICIES = [ "never", "cancelled", "always" ];
    const END_LIMIT = 1e4;
  }),
  6351: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      runPost: () => runPost
    });
    // EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
        var core = __webpack_require__(3838);
    // EXTERNAL MODULE: ./build/contree/monotonic-time.js
        var monotonic_time = __webpack_require__(8765);
    // CONCATENATED MODULE: ./build/contree/clock.js
    const ORIGIN = Date.now() - (0, monotonic_time.w)();
    const systemClock = {
      now: () => Math.round(ORIGIN + (0, monotonic_time.w)()),
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
    // EXTERNAL MODULE: ./build/errors.js
    var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/inputs/input-source.js
        var input_source = __webpack_require__(316);
    // CONCATENATED MODULE: ./build/post-step.js
    async function runPostStep(deps) {
      const {handOver: handOver, source: source, log: log} = deps;
      const jobStatus = (0, input_source.A)(source, "job-status").toLowerCase();
      if (handOver === null || handOver.cleanup === "never") log.info(text_escape.BP`Nothing to clean up: the step left nothing to do.`); else if (handOver.uuids.length === 0 && handOver.owner === null) log.info(text_escape.BP`Nothing to clean up: no leg was left active.`); else if (handOver.cleanup === "cancelled" && jobStatus !== "cancelled") log.info(text_escape.BP`Nothing to clean up: the job was not cancelled, and cleanup is "cancelled".`); else {
        deps.onLasting?.();
        const {cleanUp: cleanUp} = await Promise.all([ __webpack_require__.e(190), __webpack_require__.e(66) ]).then(__webpack_require__.bind(__webpack_require__, 4066));
        await cleanUp(handOver, deps);
      }
    }
    // CONCATENATED MODULE: ./build/publish/checks-state-entry.js
    const OPEN_CHECKS = "open-checks";
    // EXTERNAL MODULE: ./build/contree/secrets/secret-mask.js + 8 modules
        var secret_mask = __webpack_require__(7155);
    // EXTERNAL MODULE: ./build/credentials/credentials.js + 4 modules
        var credentials = __webpack_require__(6177);
    // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(7598);
    // EXTERNAL MODULE: ./build/report/text/clean.js + 1 modules
        var clean = __webpack_require__(1567);
    // CONCATENATED MODULE: ./build/report/text/command-lines.js
    function commandLines(command) {
      const [first = "", ...others] = (0, values.Dx)(command);
      const head = {
        prefix: text_escape.BP`$ `,
        text: first
      };
      return others.length === 0 ? [ head ] : [ head, {
        prefix: text_escape.BP`  `,
        text: others.join("\n")
      } ];
    }
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
          const lines = [ ...ran === null ? [] : commandLines(ran), ...written ];
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
    const SUB_ACTIONS = [ "run", "wait", "cancel" ];
    function subActionOf(text) {
      return SUB_ACTIONS.find(name => name === text) ?? null;
    }
    // CONCATENATED MODULE: ./build/runner.js
    function connectRunner({argv: argv, env: env, stdout: stdout}) {
      const write = openLogStream(stdout);
      const secrets = [];
      let mask = new secret_mask.f(secrets);
      const maskSecret = (0, credentials.S_)(secret => {
        secrets.push(secret);
        mask = new secret_mask.f(secrets);
        for (const text of (0, credentials.av)(secret)) core.Pq(text);
      });
      const hideSecrets = (text, cut = "ellipsis") => mask.text(text, cut);
      for (const secret of (0, credentials.VY)(core.V4, env)) maskSecret(secret);
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
    // EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
    var dist = __webpack_require__(7934);
    // EXTERNAL MODULE: ./build/contree/uuid.js
        var contree_uuid = __webpack_require__(4056);
    // EXTERNAL MODULE: ./build/legs/shutdown.js
        var shutdown = __webpack_require__(4180);
    // CONCATENATED MODULE: ./build/state.js
    const VERSION = "3";
    const MOST_ENTRIES = 1e4;
    const handOver = dist.Ikc({
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
    function readHandOver(getState) {
      const text = getState("hand-over");
      if (text === "") return null;
      const {cleanup: cleanup, url: url, project: project, token: token, owner: owner, entries: entries} = dist.qgA(handOver, JSON.parse(text));
      const uuids = Array.from({
        length: entries
      }, (_, index) => getState(`uuids-${String(index)}`).split(" ")).flat();
      if (![ ...uuids, ...owner === null ? [] : [ owner.uuid ] ].every(uuid => (0, contree_uuid.X)(uuid) === uuid)) throw new Error("the saved state holds an invalid UUID");
      return {
        cleanup: cleanup,
        url: url,
        project: project,
        token: token,
        owner: owner,
        uuids: uuids
      };
    }
    // CONCATENATED MODULE: ./build/post-entry.js
    async function runPost(onStop) {
      const runner = connectRunner(process);
      onStop(signal => {
        runner.log.info(text_escape.BP`${signal} received; cleanup continues until its own limit.`);
      });
      const warn = error => {
        runner.log.warning(text_escape.BP`Cleanup failed: ${(0, errors.bD)(error)}`);
      };
      onCrash(process, 0, runner.log, warn);
      const attempt = async cleanUp => {
        try {
          await cleanUp();
        } catch (error) {
          warn(error);
        }
      };
      await Promise.all([ attempt(async () => {
        const handOver = readHandOver(core.Gu);
        await runPostStep({
          ...runner,
          handOver: handOver,
          clock: systemClock,
          onLasting: limitMemory
        });
      }), attempt(async () => {
        const open = core.Gu(OPEN_CHECKS);
        if (open === "") return;
        const {endLeftChecks: endLeftChecks} = await __webpack_require__.e(372).then(__webpack_require__.bind(__webpack_require__, 2372));
        await endLeftChecks(open, {
          ...runner,
          clock: systemClock
        });
      }) ]);
    }
  }),
  1567: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      VY: () => cleanColouredLine,
      TN: () => oneLine,
      xv: () => truncate
    });
    // CONCATENATED MODULE: ./build/values/hidden-characters.js
    const HIDDEN_CHARACTER = /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
    // EXTERNAL MODULE: ./build/values/values.js
    var values = __webpack_require__(6053);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // CONCATENATED MODULE: ./build/report/text/clean.js
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
      return `${closed} \u2026 (${(0, format.hS)(missing, "more character")})`;
    }
    function oneLine(text) {
      return (0, values.Dx)(text).map(cleanLine).join(" ").trim();
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
      return text.toWellFormed().replace(/[\t\u2028\u2029]/gu, " ").replace(/\p{Cc}/gu, "").replace(HIDDEN_CHARACTER, "");
    }
    function withColours(line) {
      if (PRINTABLE_ASCII.test(line)) return line;
      const sequences = line.match(TERMINAL_SEQUENCE) ?? [];
      const texts = line.split(TERMINAL_SEQUENCE).map(withoutControls);
      return texts.map((text, index) => `${text}${sequences[index]?.match(COLOUR)?.[0] ?? ""}`).join("");
    }
  }),
  2092: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      BP: () => logLine,
      JX: () => fenceEnd,
      Uk: () => joinLogText,
      _9: () => fenceStart,
      jE: () => outputLines
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    var _clean_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1567);
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
    function interleave(literals, parts) {
      let text = literals[0] ?? "";
      for (let index = 0; index < parts.length; index += 1) text += (parts[index] ?? "") + (literals[index + 1] ?? "");
      return text;
    }
  }),
  1244: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
  6053: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
