export const id = 168;

export const ids = [ 168 ];

export const modules = {
  1228: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      S: () => readRegularWithin
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
    var _boundary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9308);
    var _read_regular_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2315);
    const NOT_THROUGH_LINK = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW;
    async function readRegularWithin(boundary, path, most) {
      const real = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
      const breach = await (0, _boundary_js__WEBPACK_IMPORTED_MODULE_2__.bH)(real, boundary);
      if (breach !== null) return {
        refused: breach
      };
      const file = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(real, _read_regular_js__WEBPACK_IMPORTED_MODULE_3__.sj | NOT_THROUGH_LINK);
      try {
        const opened = await file.stat({
          bigint: true
        });
        const now = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(real, {
          bigint: true
        });
        const isSame = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(real) === real && opened.dev === now.dev && opened.ino === now.ino;
        return isSame ? await (0, _read_regular_js__WEBPACK_IMPORTED_MODULE_3__.$E)(file, most) : {
          refused: "changed"
        };
      } finally {
        await file.close();
      }
    }
  }),
  7168: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      openReportReader: () => openReportReader
    });
    // EXTERNAL MODULE: external "node:fs/promises"
        var promises_ = __webpack_require__(1455);
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/files/boundary.js
        var boundary = __webpack_require__(9308);
    // EXTERNAL MODULE: external "node:fs"
        var external_node_fs_ = __webpack_require__(3024);
    // EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
        var p_limit = __webpack_require__(370);
    // EXTERNAL MODULE: ./build/collect/placed-files.js
        var placed_files = __webpack_require__(9766);
    // EXTERNAL MODULE: ./build/files/disk-names.js
        var disk_names = __webpack_require__(6130);
    // EXTERNAL MODULE: ./build/files/exclusions.js
        var exclusions = __webpack_require__(4519);
    // CONCATENATED MODULE: ./build/test-reports/image-reports.js
    const IMAGE_LIMITS = {
      files: 1e3,
      bytes: 200 * 1024 ** 2,
      parts: 1e4
    };
    const MOST_ENTRIES = 1e5;
    const READING = {
      lack: path => `left no test report at ${path}`,
      noun: "file whose name ends in .xml",
      participle: "read",
      takes: path => /\.xml$/iu.test(path)
    };
    class ImageReports {
      #source;
      #options;
      #seen=new Set;
      #oneByOne=(0, p_limit.A)(1);
      #left;
      #parts=0;
      #beyond=0;
      constructor(source, options) {
        this.#source = source;
        this.#options = options;
        this.#left = options.limits ?? IMAGE_LIMITS;
      }
      async find(line, use) {
        const {image: image, folder: boundary, explains: explains} = this.#options;
        const folder = await (0, promises_.mkdtemp)((0, external_node_path_.join)(boundary, "line-"));
        this.#parts = 0;
        this.#beyond = 0;
        try {
          const placed = new placed_files.r;
          const request = {
            image: image,
            folder: folder,
            boundary: boundary,
            placed: placed,
            explains: explains,
            purpose: READING
          };
          const {leftOut: leftOut, nothing: nothing} = await this.#source.collect(line, request, this.#send);
          await use({
            ...this.#take(placed),
            leftOut: leftOut,
            nothing: nothing
          });
        } finally {
          await (0, promises_.rm)(folder, {
            recursive: true,
            force: true
          });
        }
      }
      #send=download => this.#oneByOne(async () => {
        const collected = await download({
          bytes: this.#left.bytes,
          entries: MOST_ENTRIES,
          hasRoom: this.#hasRoom
        });
        this.#left = {
          ...this.#left,
          bytes: this.#left.bytes - collected.bytes
        };
        return collected;
      });
      #hasRoom=parts => {
        this.#parts += parts;
        const hasRoom = this.#parts <= this.#left.parts;
        if (!hasRoom) this.#beyond += 1;
        return hasRoom;
      };
      #take(placed) {
        const fresh = [ ...placed ].map(([file, path]) => ({
          file: file,
          path: path
        })).filter(({path: path}) => !this.#seen.has(path)).sort((one, other) => one.path < other.path ? -1 : 1);
        const taken = fresh.slice(0, this.#left.files);
        this.#left = {
          ...this.#left,
          files: this.#left.files - taken.length
        };
        for (const {path: path} of taken) this.#seen.add(path);
        const reports = taken.map(({file: file, path: path}) => ({
          path: this.#shown(path),
          read: () => bytesOf(file)
        }));
        return {
          reports: reports,
          surplus: fresh.length - taken.length + this.#beyond
        };
      }
      #shown(path) {
        return (0, exclusions.l)(this.#options.workingDirectory, path) ?? path;
      }
    }
    function bytesOf(file) {
      return (0, external_node_fs_.createReadStream)((0, disk_names.zq)(file));
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/bad-report.js
    class BadReport extends Error {
      constructor(reason) {
        super(reason);
        this.name = "BadReport";
      }
    }
    // EXTERNAL MODULE: external "node:timers/promises"
        var external_node_timers_promises_ = __webpack_require__(8500);
    // EXTERNAL MODULE: ./build/report/text/clean.js
        var clean = __webpack_require__(8598);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // CONCATENATED MODULE: ./build/test-reports/junit/report-limits.js
    const REPORT_LIMITS = {
      bytes: 100 * 1024 ** 2,
      depth: 100
    };
    const LONGEST_TEXT = 64 * 1024;
    const LONGEST_NAME = 1024;
    const LONGEST_PATH = 4096;
    // CONCATENATED MODULE: ./build/test-reports/junit/bounded-text.js
    const WRITTEN_ESCAPE = /(?:\[NON-XML-CHAR-0x1B\]|#x1B)(?=\[[\d;]{0,20}m)/g;
    const BLANK_LINES = /^(?:[^\S\n]*\n)+/;
    function boundedText(text, most) {
      return (0, values.U3)(text.length > most ? (0, clean.UV)(text, most) : text);
    }
    function withColours(text) {
      return text.replaceAll(WRITTEN_ESCAPE, "\x1b");
    }
    class BoundedText {
      #parts=[];
      #length=0;
      add(part) {
        if (this.#length >= LONGEST_TEXT) return;
        this.#parts.push(part);
        this.#length += part.length;
      }
      toString() {
        return withColours(boundedText(this.#parts.join(""), LONGEST_TEXT)).replace(BLANK_LINES, "").trimEnd();
      }
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/report-attributes.js
    const TEST_ATTRIBUTES = new Set([ "name", "classname", "class", "file", "line", "lineno", "status", "result", "message", "type" ]);
    function nameOf(attributes, attribute = "name") {
      return boundedText(attributes.get(attribute) ?? "", LONGEST_NAME);
    }
    function fileOf(attributes) {
      const file = attributes.get("file") ?? "";
      return file === "" ? null : boundedText(file, LONGEST_PATH);
    }
    function lineOf(attributes, firstLine) {
      const text = attributes.get("line") ?? attributes.get("lineno") ?? "";
      const line = /^\d{1,9}$/.test(text) ? Number(text) - firstLine + 1 : 0;
      return line > 0 ? line : null;
    }
    const SKIPPED = [ "notrun", "disabled", "skipped", "suppressed", "ignored", "pending" ];
    const FAILED = [ "fail", "failed", "failure", "error" ];
    function isSaidSkipped(attributes) {
      return says(attributes, SKIPPED);
    }
    function isSaidFailed(attributes) {
      return says(attributes, FAILED);
    }
    function says(attributes, words) {
      return [ "status", "result" ].some(name => words.includes(attributes.get(name)?.toLowerCase() ?? ""));
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/report-element.js
    const SKIPPED_ELEMENT = {
      open: () => SKIPPED_ELEMENT
    };
    function textElement(text) {
      return {
        open: () => SKIPPED_ELEMENT,
        text: part => {
          text.add(part);
        }
      };
    }
    function isOutput(name) {
      return name === "system-out" || name === "system-err";
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/failure-element.js
    class FailureElement {
      message;
      #text=new BoundedText;
      constructor(attributes) {
        this.message = withColours(boundedText(attributes.get("message") ?? "", LONGEST_TEXT));
      }
      open(name) {
        if (isOutput(name)) return SKIPPED_ELEMENT;
        this.#text.add("\n");
        return this;
      }
      text(part) {
        this.#text.add(part);
      }
      get details() {
        return this.#text.toString();
      }
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/case-element.js
    const FAILURES = [ "failure", "error", "rerunFailure", "rerunError" ];
    const FLAKY_FAILURES = [ "flakyFailure", "flakyError" ];
    const SKIPS = [ "skipped", "disabled", "ignored" ];
    const ALLOWANCES = [ "todo", "TEST_CASE tagged with !mayfail" ];
    class CaseElement {
      #attributes;
      #around;
      #output=new BoundedText;
      #failure=null;
      #flakyFailure=null;
      #isSkipped=false;
      #mayFail=false;
      constructor(attributes, around) {
        this.#attributes = attributes;
        this.#around = around;
      }
      open(name, attributes) {
        if (isOutput(name)) return textElement(this.#output);
        if (name === "testcase") return new CaseElement(attributes, this.#around);
        if (FAILURES.includes(name) && this.#failure === null) return this.#failure = new FailureElement(attributes);
        if (FLAKY_FAILURES.includes(name) && this.#flakyFailure === null) return this.#flakyFailure = new FailureElement(attributes);
        if (SKIPS.includes(name)) {
          this.#isSkipped = true;
          this.#mayFail ||= ALLOWANCES.includes(attributes.get("type") ?? attributes.get("message") ?? "");
        }
        return SKIPPED_ELEMENT;
      }
      close() {
        const status = this.#status;
        this.#around.onTest({
          suite: this.#around.suite,
          className: this.#className,
          name: nameOf(this.#attributes),
          file: fileOf(this.#attributes) ?? this.#around.file,
          line: lineOf(this.#attributes, this.#around.firstLine),
          status: status,
          isFlaky: status === "passed" && this.#flakyFailure !== null,
          ...this.#reason(status)
        });
      }
      get #status() {
        if (this.#failure !== null && !this.#mayFail) return "failed";
        if (this.#isSkipped || isSaidSkipped(this.#attributes)) return "skipped";
        return isSaidFailed(this.#attributes) ? "failed" : "passed";
      }
      get #className() {
        return nameOf(this.#attributes, this.#attributes.has("classname") ? "classname" : "class");
      }
      #reason(status) {
        const failure = {
          failed: this.#failure,
          passed: this.#flakyFailure,
          skipped: null
        }[status];
        const message = failure?.message ?? "";
        const details = failure?.details ?? "";
        return {
          message: message,
          details: details === "" && status === "failed" ? this.#output.toString() : details
        };
      }
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/suite-tests.js
    class SuiteTests {
      #onTest;
      output=new BoundedText;
      #isFirst=true;
      #waiting=null;
      constructor(onTest) {
        this.#onTest = onTest;
      }
      add(test) {
        this.handOn();
        if (this.#isFirst && test.status === "failed" && test.details === "") this.#waiting = test; else this.#onTest(test);
        this.#isFirst = false;
      }
      handOn() {
        if (this.#waiting !== null) this.#onTest(this.#waiting);
        this.#waiting = null;
      }
      end() {
        if (this.#waiting !== null) this.#onTest({
          ...this.#waiting,
          details: this.output.toString()
        });
      }
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/suite-element.js
    var _a;
    const TIME_OF_RUN = /-20\d{12}$/;
    class SuiteElement {
      #outside;
      #inside;
      #name;
      #tests;
      #aroundCase;
      #failure=null;
      #fileOfRoot=null;
      constructor(name, outside, inside) {
        this.#name = name;
        this.#outside = outside;
        this.#inside = inside;
        this.#tests = new SuiteTests(outside.onTest);
        this.#aroundCase = {
          ...inside,
          onTest: test => {
            this.#tests.add(test);
          }
        };
      }
      static ofAll(attributes, around) {
        return new _a(nameOf(attributes), around, around);
      }
      static of(attributes, around) {
        const name = nameOf(attributes).replace(TIME_OF_RUN, "");
        const names = [ around.suite, name ].filter(part => part !== "").join(" > ");
        return new _a(name, around, {
          onTest: around.onTest,
          suite: names.length > LONGEST_NAME ? boundedText(names, LONGEST_NAME) : names,
          file: fileOf(attributes) ?? around.file,
          firstLine: name === "pytest" ? 0 : around.firstLine
        });
      }
      open(name, attributes) {
        if (name === "testcase") return new CaseElement(attributes, this.#aroundCase);
        if (isOutput(name)) return textElement(this.#tests.output);
        if (name === "testsuite") return this.#openSuite(attributes);
        if (name === "testsuites") return _a.ofAll(attributes, this.#inside);
        if (name === "failure" || name === "error") return this.#openFailure(attributes);
        return {
          open: (...element) => this.open(...element)
        };
      }
      #openSuite(attributes) {
        this.#tests.handOn();
        if (nameOf(attributes) === "Root Suite") this.#fileOfRoot = fileOf(attributes);
        return _a.of(attributes, {
          ...this.#inside,
          file: this.#fileOfRoot ?? this.#inside.file
        });
      }
      #openFailure(attributes) {
        return this.#failure === null ? this.#failure = new FailureElement(attributes) : SKIPPED_ELEMENT;
      }
      breakOff() {
        this.#tests.handOn();
      }
      close() {
        this.#tests.end();
        if (this.#failure === null) return;
        this.#outside.onTest({
          suite: this.#outside.suite,
          className: "",
          name: this.#name,
          file: this.#inside.file,
          line: null,
          status: "failed",
          isFlaky: false,
          message: this.#failure.message,
          details: this.#failure.details
        });
      }
    }
    _a = SuiteElement;
    // CONCATENATED MODULE: ./build/test-reports/junit/junit-reader.js
    const LONGEST_ROOT = 60;
    class JunitReader {
      attributes=TEST_ATTRIBUTES;
      #open=[];
      #around;
      constructor(onTest) {
        this.#around = {
          onTest: onTest,
          suite: "",
          file: null,
          firstLine: 1
        };
      }
      open(name, attributes) {
        this.#open.push(this.#open.at(-1)?.open(name, attributes) ?? this.#root(name, attributes));
      }
      text(part) {
        this.#open.at(-1)?.text?.(part);
      }
      close() {
        this.#open.pop()?.close?.();
      }
      breakOff() {
        for (const element of this.#open) element.breakOff?.();
      }
      #root(name, attributes) {
        if (name === "testsuites") return SuiteElement.ofAll(attributes, this.#around);
        if (name === "testsuite") return SuiteElement.of(attributes, this.#around);
        const shown = name.length > LONGEST_ROOT ? "another" : `<${name}>`;
        throw new BadReport(`it is no JUnit report: its root element is ${shown}`);
      }
    }
    // EXTERNAL MODULE: external "node:util"
        var external_node_util_ = __webpack_require__(7975);
    // CONCATENATED MODULE: ./build/test-reports/junit/report-text.js
    const PIECE = 16 * 1024;
    const HEAD = 1024;
    const DECLARED_ENCODING = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/;
    async function* reportText(chunks, mostBytes) {
      let decoder = null;
      for await (const piece of piecesWithHead(limited(chunks, mostBytes))) {
        decoder ??= decoderFor(piece);
        yield decoder.decode(piece, {
          stream: true
        });
      }
      if (decoder !== null) yield decoder.decode();
    }
    async function* piecesWithHead(chunks) {
      let head = new Uint8Array;
      for await (const chunk of chunks) if (head === null) yield* pieces(chunk); else {
        head = head.length === 0 ? chunk : Buffer.concat([ head, chunk ]);
        if (head.length < HEAD) continue;
        yield* pieces(head);
        head = null;
      }
      if (head !== null && head.length > 0) yield head;
    }
    function* pieces(chunk) {
      for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
    }
    async function* limited(chunks, mostBytes) {
      let bytes = 0;
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > mostBytes) throw new BadReport(`it is larger than ${mostBytes / 1024 ** 2} MiB`);
        yield chunk;
      }
    }
    function decoderFor(head) {
      const [first, second, third, fourth] = head;
      if (first === 255 && second === 254) return new external_node_util_.TextDecoder("utf-16le");
      if (first === 254 && second === 255) return new external_node_util_.TextDecoder("utf-16be");
      if (first === 60 && second === 0 && third === 63 && fourth === 0) return new external_node_util_.TextDecoder("utf-16le");
      if (first === 0 && second === 60 && third === 0 && fourth === 63) return new external_node_util_.TextDecoder("utf-16be");
      const [, declared = "utf-8"] = DECLARED_ENCODING.exec(Buffer.from(head).toString("latin1", 0, HEAD)) ?? [];
      return decoderOf(declared);
    }
    function decoderOf(encoding) {
      try {
        const decoder = new external_node_util_.TextDecoder(encoding);
        return decoder.encoding.startsWith("utf-16") ? new external_node_util_.TextDecoder : decoder;
      } catch {
        throw new BadReport(`it has an encoding that is not known: ${encoding}`);
      }
    }
    // EXTERNAL MODULE: ./node_modules/sax/lib/sax.js
        var sax = __webpack_require__(2560);
    // CONCATENATED MODULE: ./build/test-reports/junit/entity-texts.js
    const PREDEFINED = {
      amp: "&",
      lt: "<",
      gt: ">",
      quot: '"',
      apos: "'"
    };
    const NUMBER = /^#(?:x([0-9a-f]{1,8})|([0-9]{1,8}))$/i;
    const LAST_CODE_POINT = 1114111;
    const ENTITY_TEXTS = Object.assign(Object.create(new Proxy({}, {
      get: (_, name) => textOf(String(name))
    })), PREDEFINED);
    function textOf(name) {
      const [, hexadecimal, decimal = ""] = NUMBER.exec(name) ?? [];
      const code = hexadecimal === void 0 ? Number(decimal || NaN) : parseInt(hexadecimal, 16);
      return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : `&${name};`;
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/xml-reader.js
    const REASONS = {
      "Invalid character in entity name": "a & that begins no reference",
      "Max buffer length exceeded": "a name that is too long",
      "Non-whitespace before first tag": "text before the first element",
      "Text data outside of root node": "text outside of the root element",
      "Unencoded <": "a < that begins no element"
    };
    const CUTTABLE = [ "attribValue", "comment", "procInstBody" ];
    const TOO_LONG = /^Max buffer length exceeded: (\w+)/;
    const MOST_MALFORMED = 1e3;
    const STRIDE = 1024;
    const LONGEST_OPENING = "[CDATA[".length;
    class XmlReader {
      #parser=sax.parser(true);
      #listener;
      #mostDepth;
      #attributes=new Map;
      #depth=0;
      #hasRoot=false;
      #isEnding=false;
      #malformedComments=0;
      constructor(listener, mostDepth) {
        this.#listener = listener;
        this.#mostDepth = mostDepth;
        const parser = this.#parser;
        parser.ENTITIES = ENTITY_TEXTS;
        parser.onerror = error => {
          this.#judge(error);
        };
        parser.onattribute = ({name: name, value: value}) => {
          this.#keep(name, value);
        };
        parser.onopentagstart = () => {
          this.#begin();
        };
        parser.onopentag = ({name: name}) => {
          listener.open(name.slice(name.lastIndexOf(":") + 1), this.#attributes);
        };
        parser.ontext = parser.oncdata = part => {
          if (this.#depth > 0) listener.text(part); else if (part.trim() !== "") throw this.#noXml("text outside of the root element");
        };
        parser.onclosetag = () => {
          this.#depth -= 1;
          listener.close();
        };
        parser.ondoctype = parser.onsgmldeclaration = refuseDeclaration;
      }
      write(part) {
        for (let at = 0; at < part.length; at += STRIDE) {
          this.#parser.write(part.slice(at, at + STRIDE));
          this.#refuseDeclaration();
        }
      }
      end() {
        this.#isEnding = true;
        this.#parser.close();
        if (!this.#hasRoot) throw new BadReport("it is empty, or has no XML element");
      }
      #begin() {
        this.#refuseDeclaration();
        if (this.#depth === 0 && this.#hasRoot) throw this.#noXml("a second root element");
        this.#hasRoot = true;
        this.#depth += 1;
        if (this.#depth > this.#mostDepth) throw new BadReport(`its elements are nested deeper than ${this.#mostDepth}`);
        this.#attributes = new Map;
      }
      #keep(name, value) {
        this.#parser.tag.attributes = {};
        if (this.#listener.attributes.has(name) && !this.#attributes.has(name)) this.#attributes.set(name, value);
      }
      #refuseDeclaration() {
        if (this.#parser.doctype !== "" || this.#parser.sgmlDecl.length > LONGEST_OPENING) refuseDeclaration();
      }
      #judge({message: message}) {
        const [what = ""] = message.split(/[:\n]/, 1);
        this.#refuseDeclaration();
        if (this.#isEnding) throw new BadReport(`it is cut off in line ${this.#line}`);
        if (what === "Inappropriately located doctype declaration") refuseDeclaration();
        if (!this.#tolerates(what) && !this.#cut(message)) throw this.#noXml(reasonFor(what));
        this.#parser.resume();
      }
      #tolerates(what) {
        if (what !== "Malformed comment") return false;
        this.#malformedComments += 1;
        return this.#malformedComments <= MOST_MALFORMED;
      }
      #cut(message) {
        const buffer = CUTTABLE.find(name => name === TOO_LONG.exec(message)?.[1]);
        if (buffer === void 0) return false;
        this.#parser[buffer] = this.#parser[buffer].slice(0, LONGEST_TEXT + 1);
        return true;
      }
      #noXml(reason) {
        return new BadReport(`it is no XML: ${reason} in line ${this.#line}`);
      }
      get #line() {
        return this.#parser.line + 1;
      }
    }
    function refuseDeclaration() {
      throw new BadReport("it declares a document type, which can define entities");
    }
    function reasonFor(what) {
      const sentence = what.replace(/\.$/, "");
      return REASONS[sentence] ?? sentence.charAt(0).toLowerCase() + sentence.slice(1);
    }
    // CONCATENATED MODULE: ./build/test-reports/junit/read-report.js
    async function readReport(chunks, onTest, {limits: limits = REPORT_LIMITS, signal: signal} = {}) {
      const reader = new JunitReader(onTest);
      const xml = new XmlReader(reader, limits.depth);
      let read = 0;
      try {
        for await (const text of reportText(chunks, limits.bytes)) {
          signal?.throwIfAborted();
          xml.write(text);
          read += text.length;
          if (read < PIECE) continue;
          read = 0;
          await (0, external_node_timers_promises_.setImmediate)();
        }
        signal?.throwIfAborted();
        xml.end();
      } catch (error) {
        if (error instanceof BadReport) reader.breakOff();
        throw error;
      }
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/first-tests.js
    class FirstTests {
      #most;
      #entries=[];
      #legs=new Map;
      constructor(most) {
        this.#most = most;
      }
      get tests() {
        return this.#entries.map(({test: test}) => test);
      }
      hasBefore(leg, number) {
        return (this.#legs.get(number) ?? leg) < leg;
      }
      add(leg, tests) {
        const own = tests.filter(({number: number}) => !this.hasBefore(leg, number)).map(test => ({
          leg: leg,
          test: test
        }));
        const numbers = new Set(own.map(({test: test}) => test.number));
        const others = this.#entries.filter(({test: test}) => !numbers.has(test.number));
        const before = others.filter(entry => entry.leg < leg);
        const behind = others.filter(entry => entry.leg > leg);
        this.#entries = [ ...before, ...own, ...behind ].slice(0, this.#most);
        this.#legs = new Map(this.#entries.map(entry => [ entry.test.number, entry.leg ]));
      }
    }
    // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(7598);
    // CONCATENATED MODULE: ./build/test-reports/merge/identity-table.js
    const WORDS = 3;
    const LEAST_SLOTS = 1024;
    class IdentityTable {
      #most;
      #salt=(0, external_node_crypto_.randomUUID)();
      #slots=new Int32Array(LEAST_SLOTS);
      #words=new Uint32Array(LEAST_SLOTS / 2 * WORDS);
      #size=0;
      constructor(most) {
        this.#most = most;
      }
      get size() {
        return this.#size;
      }
      numberOf(identity) {
        const bytes = (0, external_node_crypto_.hash)("sha256", this.#salt + identity, "binary");
        const words = [ wordAt(bytes, 0), wordAt(bytes, 4), wordAt(bytes, 8) ];
        const slot = this.#slotOf(words);
        const known = this.#slots[slot] ?? 0;
        if (known > 0) return known - 1;
        return this.#size < this.#most ? this.#take(slot, words) : null;
      }
      #take(slot, words) {
        const number = this.#size;
        this.#slots[slot] = number + 1;
        this.#words.set(words, number * WORDS);
        this.#size += 1;
        if (this.#size * 2 >= this.#slots.length) this.#grow();
        return number;
      }
      #slotOf(words) {
        const mask = this.#slots.length - 1;
        let slot = words[0] & mask;
        for (let known = this.#slots[slot] ?? 0; known > 0; known = this.#slots[slot] ?? 0) {
          if (this.#holds(known - 1, words)) return slot;
          slot = slot + 1 & mask;
        }
        return slot;
      }
      #holds(number, words) {
        const start = number * WORDS;
        return words.every((word, index) => this.#words[start + index] === word);
      }
      #grow() {
        const words = this.#words;
        this.#slots = new Int32Array(this.#slots.length * 2);
        this.#words = new Uint32Array(words.length * 2);
        this.#words.set(words);
        for (let number = 0; number < this.#size; number += 1) {
          const start = number * WORDS;
          const slot = this.#slotOf([ words[start] ?? 0, words[start + 1] ?? 0, words[start + 2] ?? 0 ]);
          this.#slots[slot] = number + 1;
        }
      }
    }
    function wordAt(bytes, start) {
      const [first, second, third, fourth] = [ 0, 1, 2, 3 ].map(index => bytes.charCodeAt(start + index));
      return ((first ?? 0) << 24 | (second ?? 0) << 16 | (third ?? 0) << 8 | (fourth ?? 0)) >>> 0;
    }
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // CONCATENATED MODULE: ./build/values/both-ends.js
    function bothEnds(text, most) {
      const lines = text.includes("\r") ? text.replaceAll("\r\n", "\n").replaceAll("\r", "\n") : text;
      const headEnd = endOfLines(lines, most.head);
      if (headEnd === null) return {
        head: lines.split("\n"),
        tail: [],
        between: 0
      };
      const rest = lines.slice(headEnd + 1);
      const tailStart = startOfLines(rest, most.tail);
      return {
        head: lines.slice(0, headEnd).split("\n"),
        tail: rest.slice(tailStart).split("\n"),
        between: countLineEnds(rest.slice(0, tailStart))
      };
    }
    function endOfLines(text, lines) {
      let end = -1;
      for (let left = lines; left > 0; left -= 1) {
        end = text.indexOf("\n", end + 1);
        if (end === -1) return null;
      }
      return end;
    }
    function startOfLines(text, lines) {
      let end = text.length;
      for (let left = lines; left > 0 && end >= 0; left -= 1) end = end === 0 ? -1 : text.lastIndexOf("\n", end - 1);
      return end + 1;
    }
    function countLineEnds(text) {
      let count = 0;
      for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
      return count;
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/failure-details.js
    const DETAILS_LENGTH = 4e3;
    const DETAILS_LINES = 60;
    const MOST_LINES = {
      head: 100,
      tail: 100
    };
    const CUT_LENGTH = 40;
    const LINE_LENGTH = 600;
    const RAW_LENGTH = 4 * LINE_LENGTH;
    const FROM_HEAD = {
      most: 5 / 6,
      half: 1 / 2,
      least: 1 / 6
    };
    function detailsOf(details, hide) {
      const {head: head, tail: tail, between: between} = bothEnds(withoutBlankEnds(hide(details, "ends")), MOST_LINES);
      const raw = [ ...head, ...tail ];
      if (between === 0 && raw.length <= DETAILS_LINES) {
        const lines = raw.map(cleaned);
        if (lengthOf(lines) <= DETAILS_LENGTH) return (0, values.U3)(lines.join("\n"));
      }
      const lines = raw.map(line => (0, clean.xv)(cleaned((0, clean.UV)(line, RAW_LENGTH)), LINE_LENGTH));
      return (0, values.U3)(cutMiddle(lines, between, FROM_HEAD[orderOf(lines)]));
    }
    function orderOf(lines) {
      if (lines.some(line => line.startsWith("Traceback (most recent call last)") || line.startsWith("E   "))) return "least";
      return lines.some(line => /^\s*(?:at \S|\u276f )/.test(line)) ? "most" : "half";
    }
    function cutMiddle(lines, between, share) {
      const length = DETAILS_LENGTH - CUT_LENGTH;
      const headLines = Math.floor((DETAILS_LINES - 1) * share);
      const headLength = Math.floor(length * share);
      const head = lines.slice(0, fitting(lines, headLines, headLength));
      const rest = lines.slice(head.length);
      const tail = rest.slice(rest.length - fitting(rest.toReversed(), DETAILS_LINES - 1 - headLines, length - headLength));
      const missing = rest.length - tail.length + between;
      return [ ...head, ...missing === 0 ? [] : [ `\u2026 (${(0, format.hS)(missing, "more line")})` ], ...tail ].join("\n");
    }
    function fitting(lines, most, length) {
      let left = length;
      for (const [index, line] of lines.slice(0, most).entries()) {
        left -= line.length + 1;
        if (left < 0) return index;
      }
      return Math.min(most, lines.length);
    }
    function cleaned(line) {
      return (0, clean.Ow)(line).trimEnd();
    }
    function lengthOf(lines) {
      return lines.reduce((sum, {length: length}) => sum + length + 1, -1);
    }
    function withoutBlankEnds(text) {
      const end = text.trimEnd();
      const first = end.search(/\S/);
      return end.slice(Math.max(end.lastIndexOf("\n", first), end.lastIndexOf("\r", first)) + 1);
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/growing-array.js
    const LEAST_LENGTH = 256;
    class GrowingArray {
      #create;
      #store;
      constructor(create) {
        this.#create = create;
        this.#store = create(0);
      }
      get length() {
        return this.#store.length;
      }
      get(index) {
        return this.#store[index] ?? 0;
      }
      set(index, value) {
        if (index >= this.#store.length) {
          const grown = this.#create(Math.max(LEAST_LENGTH, 2 ** Math.ceil(Math.log2(index + 1))));
          grown.set(this.#store);
          this.#store = grown;
        }
        this.#store[index] = value;
      }
      clear() {
        this.#store.fill(0);
      }
    }
    // EXTERNAL MODULE: ./build/report/excerpts/failing-lines.js
        var failing_lines = __webpack_require__(8456);
    // CONCATENATED MODULE: ./build/test-reports/merge/telling-line.js
    const LOOKED_AT = 4e3;
    const telling_line_MOST_LINES = {
      head: 200,
      tail: 1
    };
    const MOST_BELOW = 40;
    const MOST_TOLD = 5;
    const MOST_CHANGES = 4;
    const SAYS_NOTHING = [ /^(?:failed|failure|error|none|test failed|collection failure|unknown file|\u25cf Test suite failed to run)?[.:!]?$/i, /^\S{1,200}\.(?:spec|test)\.\w+:\d+:\d+ .*$/, /^\S{1,200}\.\w{1,5}:\d+(?::\d+)?:?$/, /^thread '.{0,500}' (?:\(\d+\) )?panicked at \S+$/, /^\[Error: test failed\]/, /^Error Trace: /, /^\(?(?:from function|in test file) .{0,500}, line \d+[,)]$/, /^Use -v to get (?:more diff|the full diff)$/, /^\(compared using .{1,20}\)$/ ];
    const AROUND = /^(?:=== (?:RUN|PAUSE|CONT|NAME)|--- FAIL|running \d+ tests?$)/;
    const LOGGED = /^(?:\S+\.go:\d+: \S|E {3}\S)/;
    const ERROR_NAME = String.raw`(?:[\w.$]{0,100}(?:Error|Exception)(?: \[\w{1,60}\])?: )?`;
    const OPENS = new RegExp(`:$|^${ERROR_NAME}expect\\(.{0,200}\\)\\.[\\w.]{1,60}\\(.{0,200}\\)$|^Failed asserting that .{1,200}\\.$|^assertion .{1,200} failed`);
    const ENDS = /^(?:at \S|\u276f |note: |>? ?\d+ \||[\u23af\u2500]{3}|\S{1,300}\.\w{1,5}:\d+(?::\d+)?(?::|$)|(?:Test|Messages|Diff|Error Context): |Failure\/Error: )/;
    const LEGEND = /^(?:[-+]{1,3} ?(?:expected|received|actual)(?: +[-+] ?\w+)?|@@.*@@|\?[ ^+-]*|(?:(?:full )?diff|difference):?)$/i;
    const REMOVED = /^-(?!-)/;
    const ADDED = /^\+(?!\+)(?! {2}where )/;
    const BRACKET = /(?:^|\s)[[({]$|^[\])}],?$/;
    function tellingLine(message, details, name) {
      const own = withoutTrace(shownLines(message)).filter(isTelling);
      const told = toldBy(own);
      const expansion = expansionIn(details);
      if (expansion !== null && told.length > 0) return joined([ ...told, `with expansion: ${expansion}` ]);
      if (told.length > 0 && !told.every(isOpening)) return joined(told);
      return reasonIn(details, name, own[0]) ?? (told.length > 0 ? joined(told) : shownLines(message)[0] ?? "");
    }
    function reasonIn(details, name, opening = "") {
      const lines = shownLines(details).filter(line => !AROUND.test(line) && !line.includes(`::${name}`) && isTelling(line));
      const start = [ line => opening !== "" && line.includes(opening), line => LOGGED.test(line), line => (0, 
      failing_lines.i)(line) !== null, () => true ].map(isIt => lines.findIndex(isIt));
      const from = lines.slice(start.find(index => index >= 0) ?? 0);
      const [first] = from;
      if (first === void 0) return null;
      return joined(isOpening(plain(first)) ? toldBy(from) : [ first ]);
    }
    function toldBy([first, ...others]) {
      if (first === void 0) return [];
      const next = others.slice(0, MOST_BELOW);
      const end = next.findIndex(line => ENDS.test(line));
      const body = (end < 0 ? next : next.slice(0, end)).filter(line => !LEGEND.test(line) && !(OPENS.test(line) && first.includes(line)));
      const isDifference = body.some(line => REMOVED.test(line)) && body.some(line => ADDED.test(line));
      if (!isDifference) return [ first, ...body.slice(0, MOST_TOLD) ];
      const isChanged = line => REMOVED.test(line) || ADDED.test(line);
      const before = body.slice(0, body.findIndex(isChanged)).filter(line => !BRACKET.test(line));
      const told = [ first, ...before.slice(0, MOST_TOLD) ];
      return told.every(isOpening) ? [ ...told, ...body.filter(isChanged).slice(0, MOST_CHANGES) ] : told;
    }
    function expansionIn(details) {
      if (!details.includes("with expansion:")) return null;
      const lines = shownLines(details);
      const index = lines.indexOf("with expansion:");
      return index < 0 ? null : lines[index + 1] ?? null;
    }
    function withoutTrace(lines) {
      const start = lines.indexOf("Traceback (most recent call last):");
      const length = lines.slice(Math.max(start, 0)).findIndex(line => /^[\w.]{1,200}(?:Error|Exception)\b/.test(line));
      return start < 0 || length < 0 ? [ ...lines ] : lines.toSpliced(start, length);
    }
    function isTelling(line) {
      return !SAYS_NOTHING.some(nothing => nothing.test(line));
    }
    function isOpening(line) {
      return OPENS.test(line);
    }
    function shownLines(text) {
      return bothEnds(text, telling_line_MOST_LINES).head.map(line => plain((0, clean.Ow)((0, 
      clean.UV)(line, LOOKED_AT)).trim())).filter(line => line !== "");
    }
    function plain(line) {
      return line.replace(/ \/\/ (?:Object\.is|deep) equality$/, "").replace(/^(\w{1,20}(?: \w{1,20})?) *: +/, "$1: ");
    }
    function joined(lines) {
      return lines.map(withoutSigns).reduce((text, line) => `${text}${/[:.!?]$/.test(text) ? " " : "; "}${line}`);
    }
    function withoutSigns(line) {
      return line.replace(/^E {3} */, "").replace(/^\+ {2}(?=where |and )/, "").replace(/^([-+]) +/, "$1 ").replace(/,$/, "");
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/test-texts.js
    const NAME_LENGTH = 500;
    const MESSAGE_LENGTH = 500;
    const test_texts_LOOKED_AT = 4e3;
    const NO_NAME = "unnamed";
    function namesOf(test, hide) {
      const shown = text => (0, values.U3)((0, clean.xv)(lineOfText(text, hide), NAME_LENGTH));
      const className = shown(test.className);
      const name = shown(test.name);
      return {
        name: name === "" ? className === "" ? NO_NAME : className : name,
        suite: shown(test.suite),
        className: className
      };
    }
    function messageOfTest({name: name, message: message, details: details}, hide) {
      const told = tellingLine((0, clean.UV)(hide(message), test_texts_LOOKED_AT), hide(details, "ends"), name);
      const isSilent = told === "Failed" && FAILED_IN_GO.test(details);
      return (0, values.U3)((0, clean.xv)(isSilent ? SILENT_IN_GO : told, MESSAGE_LENGTH));
    }
    const FAILED_IN_GO = /^\s{0,40}--- FAIL: /m;
    const SILENT_IN_GO = "Failed without a message of its own, as when a subtest fails";
    function lineOfText(text, hide) {
      return (0, clean.TN)((0, clean.UV)(hide(text), test_texts_LOOKED_AT));
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/kept-test.js
    function keptTest(number, test, options) {
      const {report: report, hasDetails: hasDetails, hideSecrets: hideSecrets, placeOf: placeOf} = options;
      return {
        number: number,
        ...namesOf(test, hideSecrets),
        place: shownPlace(placeOf(report, test), hideSecrets),
        message: messageOfTest(test, hideSecrets),
        details: hasDetails ? detailsOf(test.details, hideSecrets) : ""
      };
    }
    function shownPlace(place, hide) {
      return place !== null && hide(place.file) === place.file ? place : null;
    }
    function placeholderOf(number) {
      return {
        number: number,
        name: "",
        suite: "",
        className: "",
        place: null,
        message: "",
        details: ""
      };
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/report-identity.js
    const DATE_AND_TIME = /(?<!\d)20\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])[-_.T ]?(?:[01]\d|2[0-3])[-_.:h]?[0-5]\d[-_.:m]?[0-5]\d(?:[-_.,]?\d{3,9}(?=Z))?(?!\d)/g;
    const UNIX_TIME = /(?<!\d)1[5-9]\d{8}(?:\d{3})?(?!\d)/g;
    const UNIQUE = /(?<![\da-f])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32})(?![\da-f])/gi;
    function reportIdentity(path) {
      return [ UNIQUE, DATE_AND_TIME, UNIX_TIME ].reduce((text, pattern) => text.replaceAll(pattern, "*"), path);
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/test-states.js
    const STATUS = {
      passed: 1,
      failed: 2,
      skipped: 3
    };
    const STATUS_BITS = 3;
    const FAILED_BEFORE = 4;
    const IS_FLAKY = 8;
    function stateOf(before, status, isFlakyTest) {
      return before & FAILED_BEFORE | STATUS[status] | (isFlakyTest ? IS_FLAKY : 0);
    }
    function stateBefore(state) {
      return hasFailed(state) ? FAILED_BEFORE : state & FAILED_BEFORE;
    }
    function isReported(state) {
      return (state & STATUS_BITS) !== 0;
    }
    function hasFailed(state) {
      return (state & STATUS_BITS) === STATUS.failed;
    }
    function hasPassed(state) {
      return (state & STATUS_BITS) === STATUS.passed;
    }
    function isFlaky(state) {
      return hasPassed(state) && (state & (FAILED_BEFORE | IS_FLAKY)) !== 0;
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/leg-tests.js
    function newTry() {
      const counts = {
        tests: 0,
        passed: 0,
        failed: 0,
        skipped: 0,
        flaky: 0
      };
      return {
        hasReport: false,
        unmerged: 0,
        details: 0,
        counts: counts,
        failed: [],
        flaky: []
      };
    }
    class LegTests {
      #options;
      #states=new GrowingArray(length => new Uint8Array(length));
      #equals=new GrowingArray(length => new Uint32Array(length));
      #earlier=new Map;
      #try=newTry();
      #report="";
      #identity="";
      constructor(options) {
        this.#options = options;
      }
      beginTry() {
        for (let number = 0; number < this.#states.length; number += 1) this.#states.set(number, stateBefore(this.#states.get(number)));
        for (const test of this.#try.failed) if (this.#earlier.size < this.#options.limits.failed || this.#earlier.has(test.number)) this.#earlier.set(test.number, test);
        this.#equals.clear();
        this.#try = newTry();
      }
      beginReport(path) {
        this.#report = path;
        this.#identity = reportIdentity(path);
        this.#try.hasReport = true;
      }
      add(test) {
        const number = this.#numberOf(test);
        const before = number === null ? 0 : this.#states.get(number);
        const state = stateOf(before, test.status, test.isFlaky);
        this.#count(test, state);
        if (number === null) {
          this.#try.unmerged += 1;
          return;
        }
        this.#states.set(number, state);
        if (hasFailed(state)) this.#keepFailed(number, test); else if (isFlaky(state)) this.#keepFlaky(number, test);
      }
      end() {
        const {hasReport: hasReport, counts: counts, failed: failed, flaky: flaky, unmerged: unmerged} = this.#try;
        this.#earlier.clear();
        this.#options.onEnd({
          counts: hasReport ? counts : null,
          states: this.#states,
          failed: failed,
          flaky: flaky,
          unmerged: unmerged
        });
      }
      #numberOf({suite: suite, className: className, name: name}) {
        const {identities: identities} = this.#options;
        const identity = JSON.stringify([ this.#identity, suite, className, name ]);
        const first = identities.numberOf(identity);
        if (first === null || !isReported(this.#states.get(first))) return first;
        const position = this.#equals.get(first) + 1;
        this.#equals.set(first, position);
        return identities.numberOf(`${identity}${position}`);
      }
      #count({status: status}, state) {
        const {counts: counts} = this.#try;
        counts.tests += 1;
        counts[status] += 1;
        if (isFlaky(state)) counts.flaky += 1;
      }
      #keepFailed(number, test) {
        const {limits: limits, source: source, needsTexts: needsTexts} = this.#options;
        const kept = this.#try.failed;
        if (kept.length >= limits.failed) return;
        const options = {
          ...source,
          report: this.#report,
          hasDetails: this.#hasRoom(test)
        };
        kept.push(needsTexts(number) ? keptTest(number, test, options) : placeholderOf(number));
      }
      #keepFlaky(number, test) {
        const {limits: limits, source: source} = this.#options;
        const kept = this.#try.flaky;
        if (kept.length >= limits.flaky) return;
        const own = keptTest(number, test, {
          ...source,
          report: this.#report,
          hasDetails: this.#hasRoom(test)
        });
        const why = own.message === "" && own.details === "" ? this.#earlier.get(number) : own;
        kept.push({
          ...own,
          place: why?.place ?? own.place,
          message: why?.message ?? "",
          details: why?.details ?? ""
        });
      }
      #hasRoom({details: details}) {
        this.#try.details += Math.min(details.length, DETAILS_LENGTH);
        return this.#try.details <= this.#options.limits.details;
      }
    }
    // CONCATENATED MODULE: ./build/values/binary-search.js
    function firstIndex(end, isBefore) {
      let start = 0;
      let last = end;
      while (start < last) {
        const middle = start + last >>> 1;
        if (isBefore(middle)) start = middle + 1; else last = middle;
      }
      return start;
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/number-set.js
    const BITS = 32;
    class NumberSet {
      #sorted;
      #bits;
      constructor(numbers) {
        const words = Math.ceil(((numbers.at(-1) ?? -1) + 1) / BITS);
        this.#sorted = numbers.length <= words ? Uint32Array.from(numbers) : null;
        this.#bits = new Uint32Array(this.#sorted === null ? words : 0);
        if (this.#sorted !== null) return;
        for (const number of numbers) {
          const word = Math.floor(number / BITS);
          this.#bits[word] = (this.#bits[word] ?? 0) | 1 << number % BITS;
        }
      }
      has(number) {
        const sorted = this.#sorted;
        if (sorted !== null) return sorted[firstIndex(sorted.length, at => (sorted[at] ?? 0) < number)] === number;
        return ((this.#bits[Math.floor(number / BITS)] ?? 0) & 1 << number % BITS) !== 0;
      }
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/step-tests.js
    const REPORTED = 1;
    const PASSED = 2;
    const step_tests_FAILED = 4;
    const FLAKY = 8;
    class StepTests {
      #marks=new GrowingArray(length => new Uint8Array(length));
      add(states) {
        const failed = [];
        const flaky = [];
        for (let number = 0; number < states.length; number += 1) {
          const state = states.get(number);
          if (!isReported(state)) continue;
          this.#marks.set(number, this.#marks.get(number) | markOf(state));
          if (hasFailed(state)) failed.push(number);
          if (isFlaky(state)) flaky.push(number);
        }
        return {
          failed: failed,
          flaky: flaky
        };
      }
      hasFailed(number) {
        return (this.#marks.get(number) & step_tests_FAILED) !== 0;
      }
      counts() {
        const counts = {
          tests: 0,
          passed: 0,
          failed: 0,
          skipped: 0,
          flaky: 0
        };
        for (let number = 0; number < this.#marks.length; number += 1) {
          const marks = this.#marks.get(number);
          if (marks === 0) continue;
          counts.tests += 1;
          counts[statusOf(marks)] += 1;
          if ((marks & (step_tests_FAILED | FLAKY)) === FLAKY) counts.flaky += 1;
        }
        return counts;
      }
    }
    function markOf(state) {
      return REPORTED | (hasPassed(state) ? PASSED : 0) | (hasFailed(state) ? step_tests_FAILED : 0) | (isFlaky(state) ? FLAKY : 0);
    }
    function statusOf(marks) {
      if ((marks & step_tests_FAILED) !== 0) return "failed";
      return (marks & PASSED) === 0 ? "skipped" : "passed";
    }
    // CONCATENATED MODULE: ./build/test-reports/merge/test-merger.js
    const MERGE_LIMITS = {
      tests: 1e6,
      failed: 2e3,
      flaky: 200,
      details: 1e6
    };
    const FLAKY_IN_RESERVE = 5;
    class TestMerger {
      #options;
      #limits;
      #identities;
      #tests=new StepTests;
      #failed;
      #flaky;
      #ended=new Map;
      #unmerged=0;
      constructor(options) {
        this.#options = options;
        this.#limits = {
          ...MERGE_LIMITS,
          ...options.limits
        };
        this.#identities = new IdentityTable(this.#limits.tests);
        this.#failed = new FirstTests(this.#limits.failed);
        this.#flaky = new FirstTests(this.#limits.flaky * FLAKY_IN_RESERVE);
      }
      get unmerged() {
        return this.#unmerged;
      }
      leg(name) {
        const place = this.#options.legs.indexOf(name);
        if (place === -1) throw new Error("A leg that is not in the plan has tests.");
        const {hideSecrets: hideSecrets, placeOf: placeOf} = this.#options;
        return new LegTests({
          identities: this.#identities,
          source: {
            hideSecrets: hideSecrets,
            placeOf: (report, test) => placeOf(name, report, test)
          },
          limits: {
            ...this.#limits,
            flaky: this.#limits.flaky * FLAKY_IN_RESERVE
          },
          needsTexts: number => !this.#failed.hasBefore(place, number),
          onEnd: outcome => {
            this.#end(place, outcome);
          }
        });
      }
      async results() {
        const {legs: legs, linked: linked} = this.#options;
        const ended = [ ...this.#ended ].sort(([left], [right]) => left - right);
        const namesOf = sharedNames(ended.map(([place, leg]) => ({
          ...leg,
          name: legs[place] ?? ""
        })));
        const record = async ({number: number, place: place, ...texts}, kind) => ({
          ...texts,
          place: place && await linked(place),
          legs: namesOf(kind, number)
        });
        const flaky = this.#flaky.tests.filter(({number: number}) => !this.#tests.hasFailed(number));
        return {
          counts: this.#tests.counts(),
          byLeg: new Map(ended.map(([place, {counts: counts}]) => [ legs[place] ?? "", counts ])),
          failed: await inTurn(this.#failed.tests, test => record(test, "failed")),
          flaky: await inTurn(flaky.slice(0, this.#limits.flaky), test => record(test, "flaky"))
        };
      }
      #end(place, {counts: counts, states: states, failed: failed, flaky: flaky, unmerged: unmerged}) {
        if (counts === null) return;
        const numbers = this.#tests.add(states);
        this.#ended.set(place, {
          counts: counts,
          failed: new NumberSet(numbers.failed),
          flaky: new NumberSet(numbers.flaky)
        });
        this.#failed.add(place, failed);
        this.#flaky.add(place, flaky);
        this.#unmerged += unmerged;
      }
    }
    function sharedNames(legs) {
      const lists = new Map;
      return (kind, number) => {
        const indexes = [];
        let sum = 0;
        legs.forEach((leg, index) => {
          if (!leg[kind].has(number)) return;
          indexes.push(index);
          sum += index;
        });
        const key = `${indexes.length} ${sum}`;
        const alike = lists.get(key) ?? [];
        const known = alike.find(list => list.indexes.every((index, at) => index === indexes[at]));
        if (known !== void 0) return known.names;
        const names = indexes.map(index => legs[index]?.name ?? "");
        lists.set(key, [ ...alike, {
          indexes: indexes,
          names: names
        } ]);
        return names;
      };
    }
    async function inTurn(items, work) {
      const results = [];
      for (const item of items) results.push(await work(item));
      return results;
    }
    // EXTERNAL MODULE: ./build/values/git-paths.js
        var git_paths = __webpack_require__(214);
    // EXTERNAL MODULE: ./build/files/read-regular.js
        var read_regular = __webpack_require__(2315);
    // CONCATENATED MODULE: ./build/test-reports/places/git-files.js
    const LARGEST = {
      link: 4096,
      ref: 4096,
      config: 256 * 1024,
      packedRefs: 8 * 1024 ** 2
    };
    const MOST_REFERENCES = 5;
    async function gitDirectoriesIn(folder, workspace) {
      const place = (0, external_node_path_.join)(folder, ".git");
      const facts = await (0, promises_.lstat)(place).catch(() => null);
      if (facts === null) return;
      const link = facts.isFile() ? await gitText(place, workspace, LARGEST.link) : null;
      const target = facts.isFile() ? /^gitdir: (?<path>[^\0\r\n]+)/.exec(link ?? "")?.groups?.["path"] : place;
      const own = target === void 0 ? null : await realWithin((0, external_node_path_.resolve)(folder, target), workspace);
      if (own === null) return null;
      const way = await gitText((0, external_node_path_.join)(own, "commondir"), workspace, LARGEST.link);
      const common = way === null ? own : await realWithin((0, external_node_path_.resolve)(own, way.trim()), workspace);
      return common === null ? null : {
        own: own,
        common: common
      };
    }
    async function headCommit({own: own, common: common}, workspace) {
      let text = await gitText((0, external_node_path_.join)(own, "HEAD"), workspace, LARGEST.ref);
      for (let left = MOST_REFERENCES; left > 0; left -= 1) {
        const value = text?.trim() ?? "";
        if (COMMIT.test(value)) return value.toLowerCase();
        const name = REFERENCE.exec(value)?.groups?.["name"];
        if (name === void 0 || name.split("/").includes("..")) return null;
        text = await gitText((0, external_node_path_.join)(own, name), workspace, LARGEST.ref) ?? await gitText((0, 
        external_node_path_.join)(common, name), workspace, LARGEST.ref) ?? packedCommit(await gitText((0, 
        external_node_path_.join)(common, "packed-refs"), workspace, LARGEST.packedRefs), name);
      }
      return null;
    }
    const COMMIT = /^(?:[\da-f]{40}|[\da-f]{64})$/i;
    const REFERENCE = /^ref:\s*(?<name>refs\/[^\0\s]+)$/;
    async function originOf({common: common}, workspace) {
      const text = await gitText((0, external_node_path_.join)(common, "config"), workspace, LARGEST.config);
      let isOrigin = false;
      for (const line of (text ?? "").split("\n").map(line => line.trim())) {
        if (line.startsWith("[")) isOrigin = /^\[\s*remote\s+"origin"\s*\]/i.test(line);
        const address = isOrigin ? /^(?:\[[^\]]*\]\s*)?url\s*=\s*"?(?<address>[^\s"#;]+)/i.exec(line) : null;
        if (address !== null) return address.groups?.["address"] ?? null;
      }
      return null;
    }
    function packedCommit(packed, name) {
      if (packed === null) return null;
      const entry = ` ${name}`;
      for (let at = packed.indexOf(entry); at !== -1; at = packed.indexOf(entry, at + 1)) {
        const isWhole = [ "", "\n", "\r" ].includes(packed.charAt(at + entry.length));
        if (isWhole) return packed.slice(packed.lastIndexOf("\n", at) + 1, at);
      }
      return null;
    }
    async function realWithin(path, workspace) {
      const real = await (0, promises_.realpath)(path).catch(() => null);
      return real !== null && (0, boundary.UO)(workspace, real) ? real : null;
    }
    async function gitText(path, workspace, most) {
      const real = await realWithin(path, workspace);
      const content = real === null ? null : await (0, read_regular.VX)(real, most).catch(() => null);
      return content !== null && "bytes" in content ? content.bytes.toString() : null;
    }
    // CONCATENATED MODULE: ./build/test-reports/places/origin-address.js
    const LONGEST = 2e3;
    const ADDRESS = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(?<host>[^/:@]+)(?::\d*)?\/+(?<path>.+)$/i;
    const SCP = /^(?:[^/@:]+@)?(?<host>[^/:@]+):(?!\/\/)(?<path>.+)$/;
    function isOriginOf(address, repository, server) {
      if (address.length > LONGEST || !URL.canParse(server)) return false;
      const {host: host = "", path: path = ""} = (ADDRESS.exec(address) ?? SCP.exec(address))?.groups ?? {};
      const {hostname: hostname} = new URL(server);
      const name = path.replace(/^\/+/, "").replace(/\/$/, "").replace(/\.git$/i, "");
      const isHost = [ hostname, `ssh.${hostname}` ].includes(host.toLowerCase());
      return isHost && name.toLowerCase() === repository.toLowerCase();
    }
    // CONCATENATED MODULE: ./build/test-reports/places/commit-links.js
    const MOST_REPOSITORIES = 20;
    class CommitLinks {
      #facts;
      #workspace;
      #checkouts=new Map;
      #repositories=0;
      constructor(facts) {
        this.#facts = facts;
        this.#workspace = (0, promises_.realpath)(facts.workspace);
      }
      async place({file: file, line: line}) {
        const workspace = await this.#workspace.catch(() => null);
        if (workspace === null || this.#facts.signal.aborted) return {
          file: file,
          line: line,
          url: null
        };
        const given = (0, external_node_path_.resolve)(workspace, file);
        const real = await (0, promises_.realpath)(given).catch(() => given);
        const isShown = (0, boundary.UO)(workspace, real) && !(0, git_paths.G)((0, external_node_path_.relative)(workspace, real));
        const path = isShown ? real : given;
        const own = (0, external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join("/");
        const checkout = await this.#checkoutAt((0, external_node_path_.resolve)(path, ".."), workspace);
        return {
          file: own,
          line: line,
          url: checkout && this.#url((0, external_node_path_.relative)(checkout.folder, path), checkout.commit, line)
        };
      }
      #url(path, commit, line) {
        const {server: server, repository: repository} = this.#facts;
        const parts = path.split(external_node_path_.sep).map(encodePart);
        const anchor = line === null ? "" : `#L${line}`;
        return `${server}/${repository}/blob/${external_node_path_.posix.join(commit, ...parts)}${anchor}`;
      }
      async #checkoutAt(folder, workspace) {
        const known = this.#checkouts.get(folder) ?? this.#findCheckout(folder, workspace);
        this.#checkouts.set(folder, known);
        return await known;
      }
      async #findCheckout(folder, workspace) {
        const {repository: repository, sha: sha, server: server} = this.#facts;
        if (repository === "" || !(0, boundary.UO)(workspace, folder)) return null;
        const isRoot = folder === workspace;
        const ofStep = isRoot && sha !== "" ? {
          folder: folder,
          commit: sha
        } : null;
        const git = await gitDirectoriesIn(folder, workspace);
        if (git === void 0) return isRoot ? ofStep : await this.#checkoutAt((0, external_node_path_.resolve)(folder, ".."), workspace);
        this.#repositories += 1;
        if (this.#repositories > MOST_REPOSITORIES) return null;
        const origin = git && await originOf(git, workspace);
        if (git === null || origin === null || !isOriginOf(origin, repository, server)) return null;
        const commit = await headCommit(git, workspace);
        return commit === null ? ofStep : {
          folder: folder,
          commit: commit
        };
      }
    }
    function encodePart(part) {
      const encoded = encodeURIComponent(part.toWellFormed());
      return encoded.replaceAll(/[!'()*]/g, unit => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);
    }
    // EXTERNAL MODULE: ./build/files/read-within.js
        var read_within = __webpack_require__(1228);
    // CONCATENATED MODULE: ./build/test-reports/places/go-modules.js
    const MOST_MODULES = 100;
    const LARGEST_FILE = 64 * 1024;
    const MODULE = /^module[ \t]+(?:"(?<quoted>[^"\s]+)"|(?<bare>[^"\s]+))/m;
    async function goModulesIn(files, workspace) {
      const declared = files.filter(({remote: remote}) => external_node_path_.posix.basename(remote) === "go.mod").slice(0, MOST_MODULES);
      const modules = [];
      for (const {path: path, remote: remote} of declared) {
        const content = await (0, read_within.S)(workspace, (0, external_node_path_.resolve)(path), LARGEST_FILE).catch(() => null);
        if (content === null || !("bytes" in content)) continue;
        const {quoted: quoted, bare: bare} = MODULE.exec(content.bytes.toString())?.groups ?? {};
        const name = quoted ?? bare;
        if (name !== void 0) modules.push({
          path: name,
          folder: external_node_path_.posix.dirname(remote)
        });
      }
      return modules.sort((left, right) => right.path.length - left.path.length);
    }
    function folderOfPackage(name, modules) {
      const module = modules.find(({path: path}) => name === path || name.startsWith(`${path}/`));
      return module === void 0 ? null : external_node_path_.posix.join(module.folder, name.slice(module.path.length));
    }
    // CONCATENATED MODULE: ./build/test-reports/places/sandbox-files.js
    const MOST_SUFFIX_MATCHES = 100;
    const MOST_COPIES = 5;
    class FileIndex {
      #workspace;
      #files;
      #reversed=null;
      constructor(files, workspace) {
        this.#workspace = workspace;
        this.#files = new Map(files.map(({remote: remote, path: path}) => [ remote, path ]));
      }
      at(path, cwd) {
        const start = folderStart(cwd);
        const local = this.#files.get(path) ?? (path.startsWith(start) ? this.#files.get(path.slice(start.length)) : void 0);
        return local === void 0 ? void 0 : checkoutPath(local, this.#workspace);
      }
      endingWith(suffix) {
        const wanted = reversed(suffix);
        const sorted = this.#reversed ??= [ ...this.#files.keys() ].map(remote => [ reversed(remote), remote ]).sort(([left], [right]) => left < right ? -1 : 1);
        const found = [];
        for (let at = firstIndex(sorted.length, at => (sorted[at]?.[0] ?? "") < wanted); ;at += 1) {
          const [path, remote] = sorted[at] ?? [];
          if (path?.startsWith(wanted) !== true || remote === void 0 || found.length === MOST_SUFFIX_MATCHES) return found;
          found.push(remote);
        }
      }
    }
    class SandboxFiles {
      #layers;
      constructor(layers) {
        this.#layers = layers.map(({index: index, cwd: cwd}) => ({
          index: index,
          cwd: external_node_path_.posix.resolve("/", cwd)
        }));
      }
      at(path) {
        const normal = external_node_path_.posix.resolve("/", path);
        for (const {index: index, cwd: cwd} of this.#layers) {
          const file = index.at(normal, cwd);
          if (file !== void 0) return file;
        }
        return null;
      }
      onlyEndingWith(suffix, folders) {
        const paths = new Set(this.#layers.flatMap(({index: index, cwd: cwd}) => index.endingWith(suffix).map(remote => absolute(cwd, remote))));
        if (paths.size === 0) return null;
        for (const start of [ ...folders, "/" ].map(folderStart)) {
          const within = [ ...paths ].filter(path => path.startsWith(start));
          const files = within.length > MOST_COPIES ? null : new Set(within.map(path => this.at(path)));
          if (within.length > 0) return files?.size === 1 ? [ ...files ][0] ?? null : null;
        }
        return null;
      }
    }
    function checkoutPath(path, workspace) {
      if (!(0, boundary.UO)(workspace, path)) return null;
      const file = (0, external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join("/");
      return file === "" || (0, git_paths.G)(file) || (0, clean.Ow)(file) !== file ? null : file;
    }
    function isBelow(folder, path) {
      return path.startsWith(folderStart(folder));
    }
    function folderStart(folder) {
      return folder === "/" ? folder : `${folder}/`;
    }
    function absolute(cwd, remote) {
      return remote.startsWith("/") ? remote : `${folderStart(cwd)}${remote}`;
    }
    function reversed(path) {
      const parts = path.split("/").filter(part => part !== "");
      return `${parts.reverse().join("/")}/`;
    }
    // CONCATENATED MODULE: ./build/test-reports/places/named-file.js
    const named_file_LONGEST_PATH = 4096;
    const MOST_BASES = 8;
    function namedFile(name, bases, files) {
      for (const {path: path, line: line} of readingsOf(name)) {
        const folders = path.startsWith("/") ? [ "" ] : bases;
        const found = new Set(folders.map(base => files.at(`${base}/${path}`)).filter(file => file !== null));
        const [file] = found;
        if (file !== void 0) return found.size === 1 ? {
          file: file,
          line: line
        } : null;
      }
      return null;
    }
    function basesOf(cwd, report) {
      const top = external_node_path_.posix.resolve("/", cwd);
      const bases = [];
      let folder = external_node_path_.posix.dirname(external_node_path_.posix.resolve(top, report));
      if (!isBelow(top, folder)) return folder === top ? [ top ] : [ folder, top ];
      for (;folder !== top && bases.length < MOST_BASES; folder = external_node_path_.posix.dirname(folder)) bases.push(folder);
      return [ ...bases, top ];
    }
    function lineNumber(text) {
      const line = Number(text);
      return Number.isSafeInteger(line) && line >= 1 && line <= LAST_LINE ? line : null;
    }
    const LAST_LINE = 9999999;
    const PLACED = /:(?<line>\d{1,9})(?::\d{1,9})?$/;
    function readingsOf(name) {
      if (name === "" || name.length > named_file_LONGEST_PATH || /\p{Cc}/u.test(name)) return [];
      const place = PLACED.exec(name);
      const whole = {
        path: name,
        line: null
      };
      const cut = place === null ? [] : [ {
        path: name.slice(0, place.index),
        line: lineNumber(place.groups?.["line"] ?? "")
      } ];
      const readings = [ whole, ...cut ].flatMap(({path: path, line: line}) => pathsOf(path).map(path => ({
        path: path,
        line: line
      })));
      return readings.filter(({path: path}) => !path.endsWith("/"));
    }
    function pathsOf(name) {
      if (/^file:/i.test(name)) return [ addressedPath(name) ].filter(path => path !== null);
      const bundled = BUNDLED.exec(name)?.[0].length;
      if (bundled !== void 0) return [ `./${name.slice(bundled)}` ];
      return [ name, ...windowsPath(name) ];
    }
    const BUNDLED = /^webpack(?:-internal)?:\/\/[^/]*\//;
    function windowsPath(name) {
      if (name.startsWith("\\\\")) return [];
      const path = name.replaceAll("\\", "/").replace(/^[a-z]:(?=\/)/i, "");
      return path === name ? [] : [ path ];
    }
    function addressedPath(address) {
      const path = /^file:\/\/(?:localhost)?(?<path>\/[^?#]*)/i.exec(address)?.groups?.["path"];
      if (path === void 0 || /%(?:2f|5c|00)/i.test(path)) return null;
      try {
        return decodeURIComponent(path).replace(/^\/[a-z]:(?=\/)/i, "");
      } catch {
        return null;
      }
    }
    // CONCATENATED MODULE: ./build/test-reports/places/class-file.js
    const JAVA_ENDINGS = [ "java", "kt", "groovy", "scala" ];
    const MOST_PARTS = 20;
    const MOST_SUITES = 10;
    function fileOfClass(test, view) {
      const {className: className, name: name, suite: suite} = test;
      const own = preparedModule(test) ?? (className === "" ? name : className);
      const names = [ own, ...suite.split(" > ").slice(0, MOST_SUITES) ];
      for (const name of names) {
        const named = /[./\\]/.test(name) ? namedFile(name, view.bases, view.files) : null;
        if (named !== null) return named.file;
      }
      return classFile(own, view) ?? scriptFile(className, view);
    }
    function preparedModule({name: name, suite: suite}) {
      if (!suite.endsWith("unittest.suite._ErrorHolder")) return null;
      return /^(?:setUp|tearDown)(?:Class|Module) \((?<module>[\w.]+)\)$/.exec(name)?.groups?.["module"] ?? null;
    }
    function scriptFile(className, {files: files, bases: bases}) {
      return SCRIPT.test(className) ? files.onlyEndingWith(className, bases) : null;
    }
    const SCRIPT = /^(?!\.{0,2}\/)[^\\:]+\.(?:[cm]?[jt]sx?|bats)$/;
    function classFile(className, view) {
      if (!/^[\w$]+(?:\.[\w$]+)*$/.test(className)) return null;
      const parts = className.split(".").slice(0, MOST_PARTS);
      return moduleFile(parts, view) ?? javaFile(className, view);
    }
    function moduleFile(parts, {bases: bases, files: files}) {
      for (let end = parts.length; end > 0; end -= 1) {
        const file = namedFile(`${external_node_path_.posix.join(...parts.slice(0, end))}.py`, bases, files);
        if (file !== null) return file.file;
      }
      return null;
    }
    function javaFile(className, {files: files, bases: bases}) {
      const [outer = ""] = className.split("$");
      if (!outer.includes(".")) return null;
      const path = outer.replaceAll(".", "/");
      const found = JAVA_ENDINGS.map(ending => files.onlyEndingWith(`${path}.${ending}`, bases)).filter(file => file !== null);
      return found.length === 1 ? found[0] ?? null : null;
    }
    // CONCATENATED MODULE: ./build/test-reports/places/sandbox-view.js
    function mentionedFile(mention, packages, view) {
      const {name: name, packageFolder: packageFolder} = mention;
      if (packageFolder !== null) return view.files.onlyEndingWith(external_node_path_.posix.join(packageFolder, name), view.bases);
      if (/^[^/\\]+\.go$/.test(name)) return goFile(name, packages, view);
      return namedFile(name, view.bases, view.files)?.file ?? null;
    }
    function goFile(name, packages, {files: files, sets: sets, bases: bases}) {
      for (const {modules: modules, cwd: cwd} of sets) for (const each of packages) {
        const folder = folderOfPackage(each, modules);
        if (folder !== null) return files.at(external_node_path_.posix.resolve(cwd, folder, name));
      }
      return files.onlyEndingWith(name, bases);
    }
    // CONCATENATED MODULE: ./build/test-reports/places/trace-mentions.js
    const trace_mentions_MOST_LINES = {
      head: 100,
      tail: 100
    };
    const LONGEST_LINE = 1e3;
    const MOST_IN_LINE = 2;
    function mentionsIn(text) {
      const {head: head, tail: tail} = bothEnds(text, trace_mentions_MOST_LINES);
      return [ ...head, ...tail ].flatMap(line => mentionsOfLine(trace_mentions_plain(line.slice(0, LONGEST_LINE)).trim()));
    }
    function trace_mentions_plain(line) {
      return line.includes("\x1b") ? (0, clean.Ow)(line) : line;
    }
    function mentionsOfLine(line) {
      const frame = pythonFrame(line) ?? callFrame(line) ?? vitestFrame(line) ?? batsFrame(line);
      return frame === null ? mentionedPlaces(line) : [ frame ];
    }
    function pythonFrame(line) {
      const found = PYTHON.exec(line)?.groups ?? PYTEST.exec(line)?.groups;
      return found === void 0 ? null : mention(found["name"], found["line"], true);
    }
    const PYTHON = /^File "(?<name>[^"]+)", line (?<line>\d{1,9})/;
    const PYTEST = /^(?<name>[^:]+\.py):(?<line>\d{1,9}):(?: [\w.]+)?$/;
    function callFrame(line) {
      if (!line.startsWith("at ")) return null;
      return sharpFrame(line) ?? javaFrame(line) ?? scriptFrame(line);
    }
    function sharpFrame(line) {
      const start = line.indexOf(") in ");
      const end = line.lastIndexOf(":line ");
      if (start === -1 || end < start) return null;
      return mention(line.slice(start + ") in ".length, end), line.slice(end + ":line ".length), true);
    }
    function javaFrame(line) {
      const open = line.lastIndexOf("(");
      const found = JAVA_SOURCE.exec(line.slice(open + 1))?.groups;
      if (open === -1 || found === void 0) return null;
      const method = line.slice(line.lastIndexOf("/", open) + 1, open).replace(/^at /, "");
      const folders = method.split(".").slice(0, -2);
      return mention(found["name"], found["line"], true, folders.join("/"));
    }
    const JAVA_SOURCE = /^(?<name>[\w$-]+\.(?:java|kt|kts|groovy|scala)):(?<line>\d{1,9})\)/;
    function scriptFrame(line) {
      const open = line.indexOf(" (");
      const inner = open !== -1 && line.endsWith(")") ? line.slice(open + 2, -1) : line.replace(/^at (?:async )?/, "");
      return placed(inner, true);
    }
    function vitestFrame(line) {
      if (!line.startsWith("\u276f ")) return null;
      return placed(line.slice(line.lastIndexOf(" ") + 1), true);
    }
    function batsFrame(line) {
      const found = BATS.exec(line)?.groups;
      return found === void 0 ? null : mention(found["name"], found["line"], found["test"] !== void 0);
    }
    const BATS = /^\(?(?:from function `[^']*' )?in (?<test>test )?file (?<name>.+), line (?<line>\d{1,9})[,)]$/;
    function mentionedPlaces(line) {
      if (!/[:(]\d/.test(line)) return [];
      const words = line.split(/[\s"'`<>,;[\]]+/).filter(word => word.includes(".") && /\d/.test(word));
      const mentions = words.map(word => placed(word.replace(/^\(+/, ""), false)).filter(found => found !== null);
      return mentions.slice(0, MOST_IN_LINE);
    }
    function placed(text, isFrame) {
      const found = AT_END.exec(text) ?? WITHIN.exec(text);
      return found === null ? null : mention(text.slice(0, found.index), found.groups?.["line"], isFrame);
    }
    const AT_END = /:(?<line>\d{1,9})(?::\d{1,9})?$/;
    const WITHIN = /[:(](?<line>\d{1,9})(?=$|[^\w/\\])/;
    function mention(name, lineText, isFrame, packageFolder = null) {
      const line = lineNumber(lineText ?? "");
      return name === void 0 || name === "" || line === null ? null : {
        name: name,
        line: line,
        isFrame: isFrame,
        packageFolder: packageFolder
      };
    }
    // CONCATENATED MODULE: ./build/test-reports/places/test-places.js
    const MOST_AT_END = 50;
    const test_places_MOST_SUITES = 10;
    function placeOfTest(test, view) {
      const own = fileOfClass(test, view);
      const found = foundIn(test, own, view);
      const named = isFileOfTest(test) ? namedFile(test.file ?? "", view.bases, view.files) : null;
      if (named !== null) return {
        file: named.file,
        line: lineIn(named.file, found) ?? named.line ?? test.line
      };
      if (own !== null && lineIn(own, found) !== null) return {
        file: own,
        line: lineIn(own, found)
      };
      const nearest = nearestOf(found);
      if (nearest !== null) return {
        file: nearest.file,
        line: nearest.line
      };
      return own === null ? null : {
        file: own,
        line: isFileOfTest(test) ? test.line : null
      };
    }
    function isFileOfTest(test) {
      return preparedModule(test) === null;
    }
    function foundIn({message: message, details: details, className: className, suite: suite}, own, view) {
      const packages = [ className, ...suite.split(" > ").slice(0, test_places_MOST_SUITES) ];
      const mentions = [ message, details ].flatMap(mentionsIn);
      const near = mentions.length <= 2 * MOST_AT_END ? mentions : [ ...mentions.slice(0, MOST_AT_END), ...mentions.slice(-MOST_AT_END) ];
      const files = new Map;
      return near.flatMap(mention => {
        const key = `${mention.packageFolder ?? ""}:${mention.name}`;
        const known = files.get(key);
        const file = known === void 0 ? mentionedFile(mention, packages, view) ?? (mention.name === className ? own : null) : known;
        files.set(key, file);
        return file === null ? [] : [ {
          file: file,
          line: mention.line,
          isFrame: mention.isFrame
        } ];
      });
    }
    function lineIn(file, found) {
      return nearestOf(found.filter(each => each.file === file))?.line ?? null;
    }
    function nearestOf(found) {
      const frames = found.filter(({isFrame: isFrame}) => isFrame);
      const near = frames.length > 0 ? frames : found;
      const nearest = near[0]?.file.endsWith(".py") === true ? near.at(-1) : near[0];
      return nearest ?? null;
    }
    // CONCATENATED MODULE: ./build/test-reports/places/run-places.js
    async function placesOfRun({plan: plan, setupFiles: setupFiles, legFiles: legFiles, workspace: workspace}) {
      const real = await (0, promises_.realpath)(workspace);
      const indexed = new Map;
      for (const set of new Set([ setupFiles, ...legFiles ])) indexed.set(set, {
        index: new FileIndex(set.files, real),
        modules: await goModulesIn(set.files, real)
      });
      const placed = (set, cwd) => {
        const known = set && indexed.get(set);
        return known === void 0 ? [] : [ {
          ...known,
          cwd: cwd
        } ];
      };
      const setsOf = (leg, index) => [ ...placed(legFiles[index], leg.cwd), ...plan.setup === null || leg.image !== null ? [] : placed(setupFiles, plan.setup.cwd) ];
      const views = new Map(plan.legs.map((leg, index) => [ leg.name, viewOf(setsOf(leg, index), leg.cwd) ]));
      return (leg, report, test) => {
        const view = views.get(leg);
        return view === void 0 ? null : placeOfTest(test, view(report));
      };
    }
    function viewOf(sets, cwd) {
      const files = new SandboxFiles(sets);
      const top = external_node_path_.posix.resolve("/", cwd);
      return report => ({
        files: files,
        sets: sets,
        bases: basesOf(top, report)
      });
    }
    // CONCATENATED MODULE: ./build/test-reports/run-merger.js
    async function mergerOfRun(uploaded, facts, hideSecrets) {
      const links = new CommitLinks({
        ...facts,
        workspace: uploaded.workspace
      });
      return new TestMerger({
        legs: uploaded.plan.legs.map(({name: name}) => name),
        hideSecrets: hideSecrets,
        placeOf: await placesOfRun(uploaded),
        linked: place => links.place(place)
      });
    }
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/text/some-names.js
        var some_names = __webpack_require__(4194);
    // CONCATENATED MODULE: ./build/modes/report-remarks.js
    const NAMED_REPORTS = 3;
    class ReportRemarks {
      #ifNoFilesFound;
      #context;
      #late=[];
      #lateness="";
      constructor({ifNoFilesFound: ifNoFilesFound}, context) {
        this.#ifNoFilesFound = ifNoFilesFound;
        this.#context = context;
      }
      recordNothing(leg, nothing) {
        if (this.#ifNoFilesFound === "error") this.#recordLoss(leg, nothing); else this.#say(this.#ifNoFilesFound === "warn" ? "warning" : "info", text_escape.BP`${leg.name} · ${nothing}`);
      }
      recordUnread(leg, remote, error) {
        const unread = `its test reports at ${remote} could not be read: ${(0, errors.bD)(error)}`;
        if (this.#ifNoFilesFound === "error") this.#recordLoss(leg, unread); else this.#say("warning", text_escape.BP`${leg.name} · ${unread}`);
      }
      recordStopped(leg, lateness) {
        if (lateness === null) return;
        if (this.#ifNoFilesFound === "error") this.#recordLoss(leg, `its test reports were not all read ${lateness}`); else this.#late.push(leg.name);
        this.#lateness = lateness;
      }
      warnOfBad(leg, {path: path, number: number, why: why, tests: tests}, {bad: bad}) {
        if (bad > NAMED_REPORTS) return;
        const which = number === null ? text_escape.BP`` : text_escape.BP` of try ${number}`;
        const verb = tests === 1 ? text_escape.BP`counts` : text_escape.BP`count`;
        const [extent, rest] = tests === 0 ? [ text_escape.BP``, text_escape.BP`` ] : [ text_escape.BP` whole`, text_escape.BP`; the ${(0, 
        format.hS)(tests, "test")} before that ${verb}` ];
        this.#say("warning", text_escape.BP`${leg.name} · the test report ${path}${which} cannot be read${extent}: ${why}${rest}`);
      }
      warnOfUnwanted(leg, remote, {leftOut: leftOut, surplus: surplus}) {
        const [first] = leftOut;
        if (first !== void 0) {
          const left = (0, format.hS)(leftOut.length, "entry");
          this.#say("warning", text_escape.BP`${leg.name} · of ${remote}, ${left} left out, such as ${first.path}: ${first.why}`);
        }
        if (surplus === 0) return;
        const limit = (0, format.hS)(IMAGE_LIMITS.files, "test report");
        this.#say("warning", text_escape.BP`${leg.name} · ${surplus} more of ${remote} not read: ${limit} of a leg are read at most`);
      }
      sumUp(leg, {reports: reports, tests: tests, failed: failed, bad: bad}) {
        if (reports === 0) return;
        const more = bad - NAMED_REPORTS;
        if (more > 0) this.#say("warning", text_escape.BP`${leg.name} · ${(0, format.hS)(more, "more test report")} cannot be read whole`);
        const found = tests === 0 ? text_escape.BP`no tests` : text_escape.BP`${(0, format.hS)(tests, "test")}, ${(0, 
        format.zD)(failed)} failed`;
        this.#say("info", text_escape.BP`${leg.name} · ${(0, format.hS)(reports, "test report")}: ${found}`);
      }
      conclude(legs, {byLeg: byLeg}, unmerged) {
        if (this.#late.length > 0) this.#say("warning", text_escape.BP`Test reports of ${(0, 
        format.hS)(this.#late.length, "leg")} were not all read ${this.#lateness} · ${(0, 
        some_names.X)(this.#late, some_names.q)}`);
        const passed = legs.filter(({outcome: outcome, leg: leg}) => outcome === "passed" && (byLeg.get(leg.name)?.failed ?? 0) > 0);
        if (passed.length > 0) {
          const names = (0, some_names.X)(passed.map(({leg: leg}) => leg.name), some_names.q);
          const have = passed.length === 1 ? "its report has" : "their reports have";
          this.#say("warning", text_escape.BP`${(0, format.hS)(passed.length, "leg")} passed although ${have} failed tests: the exit code decides · ${names}`);
        }
        if (unmerged > 0) {
          const limit = (0, format.hS)(MERGE_LIMITS.tests, "different test");
          const are = unmerged === 1 ? text_escape.BP`is counted for its leg` : text_escape.BP`are counted for their legs`;
          this.#say("warning", text_escape.BP`${(0, format.hS)(unmerged, "test")} beyond ${limit} ${are} alone`);
        }
      }
      #recordLoss(leg, loss) {
        const {ledger: ledger, signal: signal} = this.#context;
        if (signal.aborted) return;
        ledger.recordLoss(leg, loss);
        this.#say("info", text_escape.BP`${leg.name} · ${loss}`);
      }
      #say(severity, line) {
        if (!this.#context.signal.aborted) this.#context.log[severity](line);
      }
    }
    // CONCATENATED MODULE: ./build/modes/read-reports.js
    class ReportReader {
      #inputs;
      #context;
      #afterEnd;
      #plans;
      #sourcesIn;
      #merger;
      #remarks;
      #folder=null;
      constructor(inputs, context, {afterEnd: afterEnd, sourcesIn: sourcesIn}, merger) {
        this.#inputs = inputs;
        this.#context = context;
        this.#afterEnd = afterEnd;
        this.#sourcesIn = sourcesIn;
        this.#plans = new Map(inputs.plan.legs.map(plan => [ plan.name, plan ]));
        this.#merger = merger;
        this.#remarks = new ReportRemarks(inputs, context);
      }
      async read(leg, result) {
        const plan = this.#plans.get(leg.name);
        if (plan === void 0) return;
        const tests = this.#merger.leg(leg.name);
        for (const [index, tried] of [ ...result.earlier, result ].entries()) {
          const number = tried === result ? null : index + 1;
          const total = {
            reports: 0,
            tests: 0,
            failed: 0,
            bad: 0
          };
          tests.beginTry();
          const isWhole = await this.#readTry({
            leg: leg,
            plan: plan,
            result: tried,
            number: number,
            tests: tests,
            total: total
          });
          if (!isWhole) this.#remarks.recordStopped(leg, this.#afterEnd.lateness);
          if (number === null) tests.end(); else if (!isWhole) return;
        }
      }
      async close() {
        const {ledger: ledger, record: record, signal: signal} = this.#context;
        const tests = await this.#merger.results();
        record.tests = tests;
        if (!signal.aborted) this.#remarks.conclude(ledger.results(), tests, this.#merger.unmerged);
        const folder = await (this.#folder?.catch(() => null));
        if (folder) await (0, promises_.rm)(folder, {
          recursive: true,
          force: true,
          maxRetries: 3
        }).catch(() => {});
      }
      async #readTry(tried) {
        const {leg: leg, plan: plan, result: result, number: number} = tried;
        const image = result.operation?.resultImage ?? null;
        if (image === null) {
          if (number === null && result.outcome === "passed") this.#remarks.recordNothing(leg, "left no image to read test reports from");
          return true;
        }
        const workingDirectory = external_node_path_.posix.resolve("/", plan.cwd);
        let images = null;
        for (const line of this.#sourcesIn(workingDirectory)) try {
          this.#afterEnd.stop.throwIfAborted();
          images ??= await this.#open({
            image: image,
            workingDirectory: workingDirectory,
            explains: number === null && this.#inputs.ifNoFilesFound !== "ignore"
          });
          await images.find(line, found => this.#readAll(found, line, tried));
        } catch (error) {
          if (this.#afterEnd.stop.aborted) return false;
          this.#remarks.recordUnread(leg, line.line.remote, error);
        }
        if (number === null) this.#remarks.sumUp(leg, tried.total);
        return true;
      }
      async #open(given) {
        const {results: results} = this.#context;
        this.#folder ??= (0, promises_.mkdtemp)((0, external_node_path_.join)((0, external_node_path_.dirname)(results.path), "test-reports-")).then(folder => (0, 
        promises_.realpath)(folder));
        return new ImageReports(this.#afterEnd, {
          ...given,
          folder: await this.#folder
        });
      }
      async #readAll({reports: reports, leftOut: leftOut, nothing: nothing, surplus: surplus}, {line: line}, tried) {
        for (const report of reports) await this.#readOne(report, tried);
        if (tried.number !== null) return;
        if (nothing !== null) this.#remarks.recordNothing(tried.leg, `${nothing}${this.#hintOf(line.remote, tried.plan)}`);
        this.#remarks.warnOfUnwanted(tried.leg, line.remote, {
          leftOut: leftOut,
          surplus: surplus
        });
      }
      #hintOf(remote, {cwd: cwd}) {
        const {workspace: workspace} = this.#inputs;
        const isOfRunner = external_node_path_.posix.isAbsolute(remote) && (0, boundary.UO)(workspace, remote) && !(0, 
        boundary.UO)(workspace, cwd);
        return isOfRunner ? "; that is a path of the runner, and reports are read in the sandbox" : "";
      }
      async #readOne(report, {leg: leg, number: number, tests: tests, total: total}) {
        const before = total.tests;
        tests.beginReport(report.path);
        total.reports += 1;
        try {
          await readReport(report.read(), test => {
            total.tests += 1;
            if (test.status === "failed") total.failed += 1;
            tests.add(test);
          }, {
            signal: this.#afterEnd.stop
          });
        } catch (error) {
          if (!(error instanceof BadReport)) throw error;
          total.bad += 1;
          this.#remarks.warnOfBad(leg, {
            path: report.path,
            number: number,
            why: error.message,
            tests: total.tests - before
          }, total);
        }
      }
    }
    async function openReportReader(inputs, context, deps) {
      const merger = await mergerOfRun(inputs, {
        ...inputs.reports.commit,
        signal: context.signal
      }, context.hideSecrets);
      return new ReportReader(inputs, context, deps, merger);
    }
  })
};
