export const id = 938;
export const ids = [938];
export const modules = {

/***/ 1228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readRegularWithin)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _boundary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9308);
/* harmony import */ var _read_regular_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2315);




/** On Windows this flag is undefined, which counts as none. */
const NOT_THROUGH_LINK = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW;
/**
 * The content of a regular file in `boundary`, a real path, of at most so many bytes. Where the open file lies is looked at
 * once more: a link that is put into its place after the first look leads nowhere.
 */
async function readRegularWithin(boundary, path, most) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    const breach = await (0,_boundary_js__WEBPACK_IMPORTED_MODULE_2__/* .breachAt */ .bH)(real, boundary);
    if (breach !== null)
        return { refused: breach };
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(real, _read_regular_js__WEBPACK_IMPORTED_MODULE_3__/* .READ_ONLY */ .sj | NOT_THROUGH_LINK);
    try {
        const opened = await file.stat({ bigint: true });
        const now = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(real, { bigint: true });
        const isSame = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(real)) === real && opened.dev === now.dev && opened.ino === now.ino;
        return isSame ? await (0,_read_regular_js__WEBPACK_IMPORTED_MODULE_3__/* .contentOf */ .$E)(file, most) : { refused: 'changed' };
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 4938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openReportReader: () => (/* binding */ openReportReader)
});

// UNUSED EXPORTS: ReportReader

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/test-reports/bad-report.js
/** A report that cannot be read to its end. The message is a clause without a full stop, such as `it is cut off in line 12`. */
class BadReport extends Error {
    constructor(reason) {
        super(reason);
        this.name = 'BadReport';
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/files/disk-names.js
var disk_names = __webpack_require__(6130);
// EXTERNAL MODULE: ./build/files/exclusions.js
var exclusions = __webpack_require__(4519);
;// CONCATENATED MODULE: ./build/test-reports/image-reports.js






const IMAGE_LIMITS = { files: 1_000, bytes: 200 * 1024 ** 2 };
/** Of one archive, the files included that are no reports. */
const MOST_ENTRIES = 100_000;
/** Of a directory, its XML files alone are wanted: tools leave pages, pictures and logs beside them. */
const READING = {
    lack: (path) => `left no test report at ${path}`,
    noun: 'file whose name ends in .xml',
    participle: 'read',
    takes: (path) => /\.xml$/iu.test(path),
};
/** Finds the reports in one image, and copies those of one line at a time to this machine. */
class ImageReports {
    #source;
    #options;
    #seen = new Set();
    #oneByOne = (0,p_limit/* default */.A)(1);
    #left;
    constructor(source, options) {
        this.#source = source;
        this.#options = options;
        this.#left = options.limits ?? IMAGE_LIMITS;
    }
    /**
     * Hands on what the line names. The copies are gone when `use` has ended. Throws what `use` throws, and the errors of
     * `collectFrom`.
     */
    async find(line, use) {
        const { image, folder: boundary, explains } = this.#options;
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(boundary, 'line-'));
        try {
            const placed = new Map();
            const request = { image, folder, boundary, placed, explains, purpose: READING };
            const { leftOut, nothing } = await this.#source.collect(line, request, this.#send);
            await use({ ...this.#take(placed), leftOut, nothing });
        }
        finally {
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        }
    }
    /** One download at a time, so that all of an image together keep within its limit on the disk. */
    #send = (download) => this.#oneByOne(async () => {
        const collected = await download({ bytes: this.#left.bytes, entries: MOST_ENTRIES });
        this.#left = { ...this.#left, bytes: this.#left.bytes - collected.bytes };
        return collected;
    });
    #take(placed) {
        const fresh = [...placed]
            .map(([file, path]) => ({ file, path }))
            .filter(({ path }) => !this.#seen.has(path))
            .sort((one, other) => (one.path < other.path ? -1 : 1));
        const taken = fresh.slice(0, this.#left.files);
        this.#left = { ...this.#left, files: this.#left.files - taken.length };
        for (const { path } of taken)
            this.#seen.add(path);
        const reports = taken.map(({ file, path }) => ({ path: this.#shown(path), read: () => bytesOf(file) }));
        return { reports, surplus: fresh.length - taken.length };
    }
    #shown(path) {
        return (0,exclusions/* partBelow */.l)(this.#options.workingDirectory, path) ?? path;
    }
}
function bytesOf(file) {
    return (0,external_node_fs_.createReadStream)((0,disk_names/* diskPath */.zq)(file));
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/report/clean.js
var clean = __webpack_require__(2958);
// EXTERNAL MODULE: ./build/values/values.js
var values = __webpack_require__(6053);
;// CONCATENATED MODULE: ./build/test-reports/report-limits.js
/** A report of 100,000 tests has some 50 MB, and elements about ten deep. */
const REPORT_LIMITS = { bytes: 100 * 1024 ** 2, depth: 100 };
/*
 * What is kept of a text, in UTF-16 units. The rest is cut off: at the end only, and never within a character. So a text of
 * this length may end with a part of a secret; `SecretMask.text` finds one there unless it is told that the text is whole.
 */
/** Of a message, and of details. It is the most that `sax` collects of an attribute. */
const LONGEST_TEXT = 64 * 1024;
/** Of the name of a test, of its class, and of the names of its suites together. */
const LONGEST_NAME = 1024;
/** Of a file: the longest path of Linux. */
const LONGEST_PATH = 4096;

;// CONCATENATED MODULE: ./build/test-reports/kept-text.js



const BLANK_LINES = /^(?:[^\S\n]*\n)+/;
/** A text in memory of its own, cut after so many UTF-16 units, never within a character. */
function keptPart(text, most) {
    return (0,values/* ownText */.U3)(text.length > most ? (0,clean/* firstUnits */.UV)(text, most) : text);
}
/** The beginning of a text that comes in parts. */
class KeptText {
    #parts = [];
    #length = 0;
    add(part) {
        if (this.#length >= LONGEST_TEXT)
            return;
        this.#parts.push(part);
        this.#length += part.length;
    }
    /** Without the blank lines before and after it, which come from the indentation of elements. */
    toString() {
        return keptPart(this.#parts.join(''), LONGEST_TEXT).replace(BLANK_LINES, '').trimEnd();
    }
}

;// CONCATENATED MODULE: ./build/test-reports/report-attributes.js


/** All that say something about a test. */
const TEST_ATTRIBUTES = new Set([
    ...['name', 'classname', 'class', 'file', 'filename', 'line', 'lineno'],
    ...['status', 'result', 'message', 'type'],
]);
/** Empty when there is none. */
function nameOf(attributes, attribute = 'name') {
    return keptPart(attributes.get(attribute) ?? '', LONGEST_NAME);
}
/** Null when there is none, or an empty one. Deno has `filename`. */
function fileOf(attributes) {
    const file = attributes.get('file') ?? attributes.get('filename') ?? '';
    return file === '' ? null : keptPart(file, LONGEST_PATH);
}
/** Counted from 1. Null when there is none, or it is no number. */
function lineOf(attributes, firstLine) {
    const text = attributes.get('line') ?? attributes.get('lineno') ?? '';
    const line = /^\d{1,9}$/.test(text) ? Number(text) - firstLine + 1 : 0;
    return line > 0 ? line : null;
}

;// CONCATENATED MODULE: ./build/test-reports/report-element.js
/** One that says nothing about a test, nor does what stands in it. */
const SKIPPED_ELEMENT = { open: () => SKIPPED_ELEMENT };
/** One of which the text is kept, not what stands in its elements. */
function textElement(text) {
    return {
        open: () => SKIPPED_ELEMENT,
        text: (part) => {
            text.add(part);
        },
    };
}
/** Whether what stands in an element of this name is output of a test or a suite. */
function isOutput(name) {
    return name === 'system-out' || name === 'system-err';
}

;// CONCATENATED MODULE: ./build/test-reports/failure-element.js



/** Why a test or a suite failed, as `<failure message="…">stack trace</failure>` says it. */
class FailureElement {
    message;
    #text = new KeptText();
    constructor(attributes) {
        this.message = keptPart(attributes.get('message') ?? '', LONGEST_TEXT);
    }
    /** Surefire and nextest put the trace of a repeated failure into a `<stackTrace>`. */
    open(name) {
        if (isOutput(name))
            return SKIPPED_ELEMENT;
        this.#text.add('\n');
        return this;
    }
    text(part) {
        this.#text.add(part);
    }
    get details() {
        return this.#text.toString();
    }
}

;// CONCATENATED MODULE: ./build/test-reports/said-status.js
/**
 * Words of `status` and `result`, in lower case. GoogleTest: `status="notrun"` with `result="suppressed"`, and `status="run"`
 * with `result="skipped"`; CTest: `notrun` and `disabled`.
 */
const SKIPPED = ['notrun', 'disabled', 'skipped', 'suppressed', 'ignored', 'pending'];
/** CTest: `fail`. */
const FAILED = ['fail', 'failed', 'failure', 'error'];
/** Whether an attribute of a case says that it did not run. */
function isSaidSkipped(attributes) {
    return says(attributes, SKIPPED);
}
/** Whether an attribute of a case says that it failed. */
function isSaidFailed(attributes) {
    return says(attributes, FAILED);
}
function says(attributes, words) {
    return ['status', 'result'].some((name) => words.includes(attributes.get(name)?.toLowerCase() ?? ''));
}

;// CONCATENATED MODULE: ./build/test-reports/case-element.js





/** Surefire and nextest have the last two for a test that failed each time. */
const FAILURES = ['failure', 'error', 'rerunFailure', 'rerunError'];
/** Of a test that passed in the end. */
const FLAKY_FAILURES = ['flakyFailure', 'flakyError'];
const SKIPS = ['skipped', 'disabled', 'ignored'];
/** A `<testcase>`. Hands on the test when it is closed. */
class CaseElement {
    #attributes;
    #around;
    #output = new KeptText();
    #failure = null;
    #flakyFailure = null;
    #isSkipped = false;
    #isTodo = false;
    constructor(attributes, around) {
        this.#attributes = attributes;
        this.#around = around;
    }
    open(name, attributes) {
        if (isOutput(name))
            return textElement(this.#output);
        if (name === 'testcase')
            return new CaseElement(attributes, this.#around);
        if (FAILURES.includes(name) && this.#failure === null)
            return (this.#failure = new FailureElement(attributes));
        if (FLAKY_FAILURES.includes(name) && this.#flakyFailure === null) {
            return (this.#flakyFailure = new FailureElement(attributes));
        }
        if (SKIPS.includes(name)) {
            this.#isSkipped = true;
            this.#isTodo ||= attributes.get('type') === 'todo';
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
            status,
            isFlaky: status === 'passed' && this.#flakyFailure !== null,
            ...this.#reason(status),
        });
    }
    /** What its elements say; its attributes, where these say nothing. */
    get #status() {
        // The reporter of Node has both for a test that may fail, since it is still to be done.
        if (this.#failure !== null && !this.#isTodo)
            return 'failed';
        if (this.#isSkipped || isSaidSkipped(this.#attributes))
            return 'skipped';
        return isSaidFailed(this.#attributes) ? 'failed' : 'passed';
    }
    /** PHPUnit before 6 has `class` alone. */
    get #className() {
        return nameOf(this.#attributes, this.#attributes.has('classname') ? 'classname' : 'class');
    }
    #reason(status) {
        const failure = { failed: this.#failure, passed: this.#flakyFailure, skipped: null }[status];
        const message = failure?.message ?? '';
        const details = failure?.details ?? '';
        // CTest has nothing of a failing test but its output.
        return { message, details: details === '' && status === 'failed' ? this.#output.toString() : details };
    }
}

;// CONCATENATED MODULE: ./build/test-reports/suite-tests.js

/**
 * Hands on the tests of one suite, but not of suites in it. What a suite wrote is what its test wrote when it has only one: so
 * Bazel reports a test that makes no report of its own.
 */
class SuiteTests {
    #onTest;
    output = new KeptText();
    #isFirst = true;
    /** The first, when it failed and says nothing. */
    #waiting = null;
    constructor(onTest) {
        this.#onTest = onTest;
    }
    add(test) {
        this.handOn();
        if (this.#isFirst && test.status === 'failed' && test.details === '')
            this.#waiting = test;
        else
            this.#onTest(test);
        this.#isFirst = false;
    }
    /** Hands on what waits: what this suite wrote is not its alone, or will not be known. */
    handOn() {
        if (this.#waiting !== null)
            this.#onTest(this.#waiting);
        this.#waiting = null;
    }
    end() {
        if (this.#waiting !== null)
            this.#onTest({ ...this.#waiting, details: this.output.toString() });
    }
}

;// CONCATENATED MODULE: ./build/test-reports/suite-element.js
var _a;







/** unittest-xml-reporting has it behind the names of suites, where it makes other tests of those of each run. */
const TIME_OF_RUN = /-20\d{12}$/;
/** `<testsuites>` or `<testsuite>`. */
class SuiteElement {
    #outside;
    #inside;
    #name;
    #tests;
    #aroundCase;
    #failure = null;
    /** Of the suites that follow in this one. */
    #fileOfRoot = null;
    /** @param inside what its own tests have from it and the suites around it */
    constructor(name, outside, inside) {
        this.#name = name;
        this.#outside = outside;
        this.#inside = inside;
        this.#tests = new SuiteTests(outside.onTest);
        this.#aroundCase = {
            ...inside,
            onTest: (test) => {
                this.#tests.add(test);
            },
        };
    }
    /** The names of such collections are those of tools, as `jest tests`. */
    static ofAll(attributes, around) {
        return new _a(nameOf(attributes), around, around);
    }
    static of(attributes, around) {
        const name = nameOf(attributes).replace(TIME_OF_RUN, '');
        const names = [around.suite, name].filter((part) => part !== '').join(' > ');
        return new _a(name, around, {
            onTest: around.onTest,
            suite: names.length > LONGEST_NAME ? keptPart(names, LONGEST_NAME) : names,
            file: fileOf(attributes) ?? around.file,
            // pytest numbers the lines of its `xunit1` from 0: they are those of `Item.location`.
            firstLine: name === 'pytest' ? 0 : around.firstLine,
        });
    }
    open(name, attributes) {
        if (name === 'testcase')
            return new CaseElement(attributes, this.#aroundCase);
        if (isOutput(name))
            return textElement(this.#tests.output);
        if (name === 'testsuite')
            return this.#openSuite(attributes);
        if (name === 'testsuites')
            return _a.ofAll(attributes, this.#inside);
        if (name === 'failure' || name === 'error')
            return this.#openFailure(attributes);
        return { open: (...element) => this.open(...element) };
    }
    /** Suites of Mocha follow their root instead of standing in it; with Cypress the root alone says the file. */
    #openSuite(attributes) {
        this.#tests.handOn();
        if (nameOf(attributes) === 'Root Suite')
            this.#fileOfRoot = fileOf(attributes);
        return _a.of(attributes, { ...this.#inside, file: this.#fileOfRoot ?? this.#inside.file });
    }
    /** The first counts. */
    #openFailure(attributes) {
        return this.#failure === null ? (this.#failure = new FailureElement(attributes)) : SKIPPED_ELEMENT;
    }
    breakOff() {
        this.#tests.handOn();
    }
    /** A suite that failed as a whole, as one whose preparation failed, is a failing test. */
    close() {
        this.#tests.end();
        if (this.#failure === null)
            return;
        this.#outside.onTest({
            suite: this.#outside.suite,
            className: '',
            name: this.#name,
            file: this.#inside.file,
            line: null,
            status: 'failed',
            isFlaky: false,
            message: this.#failure.message,
            details: this.#failure.details,
        });
    }
}
_a = SuiteElement;

;// CONCATENATED MODULE: ./build/test-reports/junit-reader.js



const LONGEST_ROOT = 60;
/** Makes tests of the elements of a JUnit XML report. */
class JunitReader {
    attributes = TEST_ATTRIBUTES;
    /** The elements that are open, the innermost last. */
    #open = [];
    #around;
    constructor(onTest) {
        this.#around = { onTest, suite: '', file: null, firstLine: 1 };
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
    /** Hands on the tests that are whole: the report cannot be read to its end. */
    breakOff() {
        for (const element of this.#open)
            element.breakOff?.();
    }
    #root(name, attributes) {
        if (name === 'testsuites')
            return SuiteElement.ofAll(attributes, this.#around);
        if (name === 'testsuite')
            return SuiteElement.of(attributes, this.#around);
        throw new BadReport(`it is no JUnit report: its root element is <${name.slice(0, LONGEST_ROOT)}>`);
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/test-reports/report-text.js


/** Bytes that are decoded at a time: little enough that a signal is heard soon. */
const PIECE = 16 * 1024;
/** Bytes within which an XML declaration says its encoding. */
const HEAD = 1024;
const DECLARED_ENCODING = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/;
/**
 * The text of an XML document, piece by piece. Its encoding is that of its byte order mark, else of its XML declaration, else
 * UTF-8; bytes that make no sense in it become U+FFFD. Throws `BadReport` for an encoding that is not known and for a document
 * of more bytes.
 */
async function* reportText(chunks, mostBytes) {
    let decoder = null;
    for await (const piece of piecesWithHead(limited(chunks, mostBytes))) {
        decoder ??= decoderFor(piece);
        yield decoder.decode(piece, { stream: true });
    }
    if (decoder !== null)
        yield decoder.decode();
}
/** The same bytes; the first piece has all that an XML declaration can take, if there is so much. */
async function* piecesWithHead(chunks) {
    let head = Buffer.alloc(0);
    for await (const chunk of chunks) {
        if (head === null)
            yield* pieces(chunk);
        else {
            head = Buffer.concat([head, chunk]);
            if (head.length < HEAD)
                continue;
            yield* pieces(head);
            head = null;
        }
    }
    if (head !== null && head.length > 0)
        yield head;
}
function* pieces(chunk) {
    for (let at = 0; at < chunk.length; at += PIECE)
        yield chunk.subarray(at, at + PIECE);
}
async function* limited(chunks, mostBytes) {
    let bytes = 0;
    for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > mostBytes)
            throw new BadReport(`it is larger than ${mostBytes / 1024 ** 2} MiB`);
        yield chunk;
    }
}
function decoderFor(head) {
    const [first, second, third, fourth] = head;
    if (first === 0xff && second === 0xfe)
        return new external_node_util_.TextDecoder('utf-16le');
    if (first === 0xfe && second === 0xff)
        return new external_node_util_.TextDecoder('utf-16be');
    // `<?` without a mark.
    if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0)
        return new external_node_util_.TextDecoder('utf-16le');
    if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f)
        return new external_node_util_.TextDecoder('utf-16be');
    const [, declared = 'utf-8'] = DECLARED_ENCODING.exec(Buffer.from(head).toString('latin1', 0, HEAD)) ?? [];
    return decoderOf(declared);
}
function decoderOf(encoding) {
    try {
        const decoder = new external_node_util_.TextDecoder(encoding);
        // .NET writes this into files of UTF-8. Where the declaration can be read byte by byte, it cannot be true.
        return decoder.encoding.startsWith('utf-16') ? new external_node_util_.TextDecoder() : decoder;
    }
    catch {
        throw new BadReport(`it has an encoding that is not known: ${encoding}`);
    }
}

// EXTERNAL MODULE: ./node_modules/sax/lib/sax.js
var sax = __webpack_require__(2560);
;// CONCATENATED MODULE: ./build/test-reports/entity-text.js
const PREDEFINED = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
]);
const NUMBER = /^#(?:x([0-9a-f]{1,8})|([0-9]{1,8}))$/i;
const LAST_CODE_POINT = 0x10ffff;
/**
 * What a reference stands for. XML 1.0 forbids those to control characters and to halves of surrogate pairs, but tools write
 * them: Bun has the ESC of a colour as `&#27;`. One that is not known stays as it is written.
 * @param name between `&` and `;`
 */
function entityText(name) {
    const [, hexadecimal, decimal = ''] = NUMBER.exec(name) ?? [];
    const code = hexadecimal === undefined ? Number(decimal || NaN) : parseInt(hexadecimal, 16);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : (PREDEFINED.get(name) ?? `&${name};`);
}

;// CONCATENATED MODULE: ./build/test-reports/xml-reader.js




/** What `sax` says, in words that tell more. */
const REASONS = {
    'Invalid character in entity name': 'a & that begins no reference',
    'Max buffer length exceeded': 'a name that is too long',
    'Non-whitespace before first tag': 'text before the first element',
    'Text data outside of root node': 'text outside of the root element',
    'Unencoded <': 'a < that begins no element',
};
/** Texts that `sax` collects as a whole. They are no names: the rest of them can be left out without harm. */
const CUTTABLE = ['attribValue', 'comment', 'procInstBody'];
const TOO_LONG = /^Max buffer length exceeded: (\w+)/;
/** Answers for every name, so the parser itself judges none: it refuses some that tools write. */
const ENTITIES = new Proxy({}, { get: (_, name) => entityText(String(name)) });
/** Comments with two hyphens in them that are read, though XML forbids them: each costs ten times what it should. */
const MOST_MALFORMED = 1000;
/**
 * Reads an XML document that comes in parts. Refuses, with `BadReport`, what is no XML or cut off, what is nested deeper than
 * `depth`, and every document type, so that no entity is ever declared; reads no file and no address. Memory is bounded: an
 * attribute is cut after 65,537 UTF-16 units, and text is handed on in parts.
 */
class XmlReader {
    #parser = sax.parser(true);
    #listener;
    #mostDepth;
    #attributes = new Map();
    #depth = 0;
    #hasRoot = false;
    #isEnding = false;
    #malformedComments = 0;
    constructor(listener, mostDepth) {
        this.#listener = listener;
        this.#mostDepth = mostDepth;
        const parser = this.#parser;
        parser.ENTITIES = ENTITIES;
        parser.onerror = (error) => {
            this.#judge(error);
        };
        parser.onattribute = ({ name, value }) => {
            this.#keep(name, value);
        };
        parser.onopentagstart = () => {
            this.#begin();
        };
        parser.onopentag = ({ name }) => {
            listener.open(name.slice(name.lastIndexOf(':') + 1), this.#attributes);
        };
        parser.ontext = parser.oncdata = (part) => {
            if (this.#depth > 0)
                listener.text(part);
            else if (part.trim() !== '')
                throw this.#noXml('text outside of the root element');
        };
        parser.onclosetag = () => {
            this.#depth -= 1;
            listener.close();
        };
        parser.ondoctype = parser.onsgmldeclaration = refuseDeclaration;
    }
    /** Parts of some 16 KiB are best: attributes are cut between them. */
    write(part) {
        this.#parser.write(part);
        this.#refuseDoctype();
    }
    end() {
        this.#isEnding = true;
        this.#parser.close();
        if (!this.#hasRoot)
            throw new BadReport('it has no element');
    }
    #begin() {
        this.#refuseDoctype();
        if (this.#depth === 0 && this.#hasRoot)
            throw this.#noXml('a second root element');
        this.#hasRoot = true;
        this.#depth += 1;
        if (this.#depth > this.#mostDepth)
            throw new BadReport(`its elements are nested deeper than ${this.#mostDepth}`);
        this.#attributes = new Map();
    }
    /** The first of a name counts. The parser's own record of them is emptied: it grows without bounds, and has a prototype. */
    #keep(name, value) {
        this.#parser.tag.attributes = {};
        if (this.#listener.attributes.has(name) && !this.#attributes.has(name))
            this.#attributes.set(name, value);
    }
    /** One is known before its end, which may never come. */
    #refuseDoctype() {
        if (this.#parser.doctype !== '')
            refuseDeclaration();
    }
    #judge({ message }) {
        const [what = ''] = message.split(/[:\n]/, 1);
        if (this.#isEnding)
            throw new BadReport(`it is cut off in line ${this.#line}`);
        if (what === 'Inappropriately located doctype declaration')
            refuseDeclaration();
        if (!this.#tolerates(what) && !this.#cut(message))
            throw this.#noXml(reasonFor(what));
        this.#parser.resume();
    }
    #tolerates(what) {
        if (what !== 'Malformed comment')
            return false;
        this.#malformedComments += 1;
        return this.#malformedComments <= MOST_MALFORMED;
    }
    /** Whether the message says that one of the texts is too long that can be cut. */
    #cut(message) {
        const buffer = CUTTABLE.find((name) => name === TOO_LONG.exec(message)?.[1]);
        if (buffer === undefined)
            return false;
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
    throw new BadReport('it declares a document type, which can define entities');
}
function reasonFor(what) {
    const sentence = what.replace(/\.$/, '');
    return REASONS[sentence] ?? sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

;// CONCATENATED MODULE: ./build/test-reports/read-report.js






/**
 * Reads a JUnit XML report of any tool, piece by piece, and hands on each test in the order of the report, with the memory of
 * one. The event loop has its turn after every 16 KiB. Throws `BadReport` when the report cannot be read to its end: tests that
 * stand before the place were handed on. Throws the signal's reason, and what the chunks or `onTest` throw.
 */
async function readReport(chunks, onTest, { limits = REPORT_LIMITS, signal } = {}) {
    const reader = new JunitReader(onTest);
    const xml = new XmlReader(reader, limits.depth);
    let read = 0;
    try {
        for await (const text of reportText(chunks, limits.bytes)) {
            signal?.throwIfAborted();
            xml.write(text);
            read += text.length;
            if (read < PIECE)
                continue;
            read = 0;
            await (0,external_node_timers_promises_.setImmediate)();
        }
        signal?.throwIfAborted();
        xml.end();
    }
    catch (error) {
        if (error instanceof BadReport)
            reader.breakOff();
        throw error;
    }
}

// EXTERNAL MODULE: ./build/files/boundary.js
var boundary = __webpack_require__(9308);
// EXTERNAL MODULE: ./build/values/git-paths.js
var git_paths = __webpack_require__(214);
// EXTERNAL MODULE: ./build/files/read-regular.js
var read_regular = __webpack_require__(2315);
;// CONCATENATED MODULE: ./build/test-reports/git-files.js




/** Bytes. */
const LARGEST = { link: 4096, ref: 4096, config: 256 * 1024, packedRefs: 32 * 1024 ** 2 };
/** A reference may name another. */
const MOST_REFERENCES = 5;
/** What `.git` in a folder leads to; undefined when there is none, null when that is not in the workspace, or unreadable. */
async function gitDirectoriesIn(folder, workspace) {
    const place = (0,external_node_path_.join)(folder, '.git');
    const facts = await (0,promises_.lstat)(place).catch(() => null);
    if (facts === null)
        return undefined;
    const link = facts.isFile() ? await gitText(place, workspace, LARGEST.link) : null;
    const target = facts.isFile() ? /^gitdir: (?<path>[^\0\r\n]+)/.exec(link ?? '')?.groups?.['path'] : place;
    const own = target === undefined ? null : await realWithin((0,external_node_path_.resolve)(folder, target), workspace);
    if (own === null)
        return null;
    const way = await gitText((0,external_node_path_.join)(own, 'commondir'), workspace, LARGEST.link);
    const common = way === null ? own : await realWithin((0,external_node_path_.resolve)(own, way.trim()), workspace);
    return common === null ? null : { own, common };
}
/** The commit that is checked out, in hexadecimal digits; null when it cannot be found. */
async function headCommit({ own, common }, workspace) {
    let text = await gitText((0,external_node_path_.join)(own, 'HEAD'), workspace, LARGEST.ref);
    for (let left = MOST_REFERENCES; left > 0; left -= 1) {
        const value = text?.trim() ?? '';
        if (COMMIT.test(value))
            return value.toLowerCase();
        const name = REFERENCE.exec(value)?.groups?.['name'];
        if (name === undefined || name.split('/').includes('..'))
            return null;
        text =
            (await gitText((0,external_node_path_.join)(own, name), workspace, LARGEST.ref)) ??
                (await gitText((0,external_node_path_.join)(common, name), workspace, LARGEST.ref)) ??
                packedCommit(await gitText((0,external_node_path_.join)(common, 'packed-refs'), workspace, LARGEST.packedRefs), name);
    }
    return null;
}
const COMMIT = /^(?:[\da-f]{40}|[\da-f]{64})$/i;
const REFERENCE = /^ref:\s*(?<name>refs\/[^\0\s]+)$/;
/** The address of the remote `origin`; null when there is none. */
async function originOf({ common }, workspace) {
    const text = await gitText((0,external_node_path_.join)(common, 'config'), workspace, LARGEST.config);
    let isOrigin = false;
    for (const line of (text ?? '').split('\n').map((line) => line.trim())) {
        if (line.startsWith('['))
            isOrigin = /^\[\s*remote\s+"origin"\s*\]/i.test(line);
        const address = isOrigin ? /^(?:\[[^\]]*\]\s*)?url\s*=\s*"?(?<address>[^\s"#;]+)/i.exec(line) : null;
        if (address !== null)
            return address.groups?.['address'] ?? null;
    }
    return null;
}
function packedCommit(packed, name) {
    const line = packed?.split('\n').find((line) => line.slice(line.indexOf(' ') + 1).trimEnd() === name);
    return line?.split(' ')[0] ?? null;
}
async function realWithin(path, workspace) {
    const real = await (0,promises_.realpath)(path).catch(() => null);
    return real !== null && (0,boundary/* isWithin */.UO)(workspace, real) ? real : null;
}
/** The text of a regular file in the workspace; null when there is none, or it is too long. Never throws. */
async function gitText(path, workspace, most) {
    const real = await realWithin(path, workspace);
    const content = real === null ? null : await (0,read_regular/* readRegular */.VX)(real, most).catch(() => null);
    return content !== null && 'bytes' in content ? content.bytes.toString() : null;
}

;// CONCATENATED MODULE: ./build/test-reports/origin-address.js
/** UTF-16 units. */
const LONGEST = 2000;
const ADDRESS = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(?<host>[^/:@]+)(?::\d*)?\/+(?<path>.+)$/i;
/** As scp writes it: `git@github.com:owner/name.git`. */
const SCP = /^(?:[^/@:]+@)?(?<host>[^/:@]+):(?!\/\/)(?<path>.+)$/;
/**
 * Whether the address of a remote is that of a repository on GitHub.
 * @param repository `owner/name`
 * @param server the base address of GitHub's pages
 */
function isOriginOf(address, repository, server) {
    if (address.length > LONGEST || !URL.canParse(server))
        return false;
    const { host = '', path = '' } = (ADDRESS.exec(address) ?? SCP.exec(address))?.groups ?? {};
    const { hostname } = new URL(server);
    const name = path
        .replace(/^\/+/, '')
        .replace(/\/$/, '')
        .replace(/\.git$/i, '');
    // `ssh.github.com` takes SSH on the port of HTTPS.
    const isHost = [hostname, `ssh.${hostname}`].includes(host.toLowerCase());
    return isHost && name.toLowerCase() === repository.toLowerCase();
}

;// CONCATENATED MODULE: ./build/test-reports/commit-links.js






/**
 * Links lines of the workspace to the commit that is checked out there. What a step changed since then still has a link. A
 * working tree whose remote `origin` is another repository has none: whether the reader may see that is not known.
 */
class CommitLinks {
    #facts;
    #workspace;
    /** By folder. */
    #checkouts = new Map();
    constructor(facts) {
        this.#facts = facts;
        this.#workspace = (0,promises_.realpath)(facts.workspace);
    }
    /** The place with its link. A link in the workspace becomes the file in it that it leads to. Never throws. */
    async place({ file, line }) {
        const workspace = await this.#workspace.catch(() => null);
        if (workspace === null)
            return { file, line, url: null };
        const given = (0,external_node_path_.resolve)(workspace, file);
        const real = await (0,promises_.realpath)(given).catch(() => given);
        const isShown = (0,boundary/* isWithin */.UO)(workspace, real) && !(0,git_paths/* isOfGit */.G)((0,external_node_path_.relative)(workspace, real));
        const path = isShown ? real : given;
        const own = (0,external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join('/');
        const checkout = await this.#checkoutAt((0,external_node_path_.resolve)(path, '..'), workspace);
        return { file: own, line, url: checkout && this.#url((0,external_node_path_.relative)(checkout.folder, path), checkout.commit, line) };
    }
    #url(path, commit, line) {
        const { server, repository } = this.#facts;
        const parts = path.split(external_node_path_.sep).map(encodePart);
        const anchor = line === null ? '' : `#L${line}`;
        return `${server}/${repository}/blob/${external_node_path_.posix.join(commit, ...parts)}${anchor}`;
    }
    async #checkoutAt(folder, workspace) {
        const known = this.#checkouts.get(folder) ?? this.#findCheckout(folder, workspace);
        this.#checkouts.set(folder, known);
        return await known;
    }
    async #findCheckout(folder, workspace) {
        const { repository, sha, server } = this.#facts;
        if (repository === '' || !(0,boundary/* isWithin */.UO)(workspace, folder))
            return null;
        const isRoot = folder === workspace;
        const ofStep = isRoot && sha !== '' ? { folder, commit: sha } : null;
        const git = await gitDirectoriesIn(folder, workspace);
        if (git === undefined)
            return isRoot ? ofStep : await this.#checkoutAt((0,external_node_path_.resolve)(folder, '..'), workspace);
        const origin = git && (await originOf(git, workspace));
        if (git === null || origin === null || !isOriginOf(origin, repository, server))
            return null;
        const commit = await headCommit(git, workspace);
        return commit === null ? ofStep : { folder, commit };
    }
}
/** Also what addresses may have, but Markdown reads. */
function encodePart(part) {
    const encoded = encodeURIComponent(part.toWellFormed());
    return encoded.replaceAll(/[!'()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);
}

// EXTERNAL MODULE: ./build/files/read-within.js
var read_within = __webpack_require__(1228);
;// CONCATENATED MODULE: ./build/test-reports/go-modules.js


const MOST_MODULES = 100;
/** Bytes. */
const LARGEST_FILE = 64 * 1024;
const MODULE = /^module[ \t]+(?:"(?<quoted>[^"\s]+)"|(?<bare>[^"\s]+))/m;
/**
 * The modules that the files declare, the longest path first. A test of Go says in which package it is, not in which folder.
 * @param workspace a real path: no other file is read. Never throws.
 */
async function goModulesIn(files, workspace) {
    const declared = files.filter(({ remote }) => external_node_path_.posix.basename(remote) === 'go.mod').slice(0, MOST_MODULES);
    const modules = [];
    for (const { path, remote } of declared) {
        const content = await (0,read_within/* readRegularWithin */.S)(workspace, (0,external_node_path_.resolve)(path), LARGEST_FILE).catch(() => null);
        if (content === null || !('bytes' in content))
            continue;
        const { quoted, bare } = MODULE.exec(content.bytes.toString())?.groups ?? {};
        const name = quoted ?? bare;
        if (name !== undefined)
            modules.push({ path: name, folder: external_node_path_.posix.dirname(remote) });
    }
    return modules.sort((left, right) => right.path.length - left.path.length);
}
/** The folder of a package, as `GoModule` has it; null when no module has the package. */
function folderOfPackage(name, modules) {
    const module = modules.find(({ path }) => name === path || name.startsWith(`${path}/`));
    return module === undefined ? null : external_node_path_.posix.join(module.folder, name.slice(module.path.length));
}

;// CONCATENATED MODULE: ./build/test-reports/named-file.js

/** UTF-16 units: no path on Linux is longer. */
const named_file_LONGEST_PATH = 4096;
/** Folders between the report and the working directory. */
const MOST_BASES = 64;
/**
 * The file of the checkout that a report or a stack trace names; null where none is, or two are meant. A name is an absolute
 * path, or relative to one of `bases`; with slashes or as Windows writes it; or a `file:` address; and may have a line and a
 * column behind colons.
 */
function namedFile(name, bases, files) {
    for (const { path, line } of readingsOf(name)) {
        const found = new Set(bases.map((base) => files.at(external_node_path_.posix.resolve(base, path))).filter((file) => file !== null));
        const [file] = found;
        if (file !== undefined)
            return found.size === 1 ? { file, line } : null;
    }
    return null;
}
/** The folders that a name in a report may be relative to: `cwd`, the folder of the report, and those between them. */
function basesOf(cwd, report) {
    const bases = [external_node_path_.posix.resolve('/', cwd)];
    const [top = '/'] = bases;
    const start = top === '/' ? top : `${top}/`;
    let folder = external_node_path_.posix.dirname(external_node_path_.posix.resolve(top, report));
    if (!folder.startsWith(start))
        return folder === top ? bases : [...bases, folder];
    for (; folder !== top && bases.length < MOST_BASES; folder = external_node_path_.posix.dirname(folder))
        bases.push(folder);
    return bases;
}
/** A number from 1 on that can be a line; null for any other. */
function named_file_lineOf(text) {
    const line = Number(text);
    return Number.isSafeInteger(line) && line >= 1 && line <= LAST_LINE ? line : null;
}
const LAST_LINE = 9_999_999;
const PLACED = /:(?<line>\d{1,9})(?::\d{1,9})?$/;
function readingsOf(name) {
    if (name === '' || name.length > named_file_LONGEST_PATH || /\p{Cc}/u.test(name))
        return [];
    const place = PLACED.exec(name);
    const whole = { path: name, line: null };
    const cut = place === null ? [] : [{ path: name.slice(0, place.index), line: named_file_lineOf(place.groups?.['line'] ?? '') }];
    return [whole, ...cut].flatMap(({ path, line }) => pathsOf(path).map((path) => ({ path, line })));
}
function pathsOf(name) {
    if (/^file:/i.test(name))
        return [addressedPath(name)].filter((path) => path !== null);
    return [name, ...(name.includes('\\') ? windowsPath(name) : [])].filter((path) => path !== '');
}
/** A sandbox has no drives: a file that a tool calls `C:\work\a.ts` can be `/work/a.ts` alone. No path of a network's share. */
function windowsPath(name) {
    if (name.startsWith('\\\\'))
        return [];
    const path = name.replaceAll('\\', '/').replace(/^[a-z]:(?=\/)/i, '');
    return /^[a-z]:/i.test(path) ? [] : [path];
}
/** Of an address of this host's disk; null for any other, and where a part of the path would hold a separator. */
function addressedPath(address) {
    const path = /^file:\/\/(?:localhost)?(?<path>\/[^?#]*)/i.exec(address)?.groups?.['path'];
    if (path === undefined || /%(?:2f|5c|00)/i.test(path))
        return null;
    try {
        return decodeURIComponent(path).replace(/^\/[a-z]:(?=\/)/i, '');
    }
    catch {
        // Not percent-encoded.
        return null;
    }
}

;// CONCATENATED MODULE: ./build/test-reports/sandbox-files.js




/** How many places of a sandbox are looked at for one end of a path. */
const MOST_SUFFIX_MATCHES = 100;
/** A set of uploaded files, by their paths in the sandbox. The same for all directories that a command may run in. */
class FileIndex {
    /** By remote path, as it is in `LocalFile`; null for a file whose path in the checkout cannot be shown. */
    #files;
    /** Remote paths from their last part to their first, sorted; made when it is first needed. */
    #reversed = null;
    /** @param workspace a real path: files outside of it have no place in the checkout */
    constructor(files, workspace) {
        this.#files = new Map(files.map(({ remote, path }) => [remote, checkoutPath(path, workspace)]));
    }
    /**
     * The file of the checkout that went to an absolute path; null when it cannot be shown, undefined when none went there.
     */
    at(path, cwd) {
        if (this.#files.has(path))
            return this.#files.get(path);
        const start = cwd === '/' ? cwd : `${cwd}/`;
        return path.startsWith(start) ? this.#files.get(path.slice(start.length)) : undefined;
    }
    /** The files of the checkout whose remote paths end with these parts. */
    endingWith(suffix) {
        const wanted = reversed(suffix);
        this.#reversed ??= [...this.#files]
            .map(([remote, file]) => [reversed(remote), file])
            .sort(([left], [right]) => (left < right ? -1 : 1));
        const start = firstNotBelow(this.#reversed, wanted);
        const near = this.#reversed.slice(start, start + MOST_SUFFIX_MATCHES);
        return near.filter(([path]) => path.startsWith(wanted)).map(([, file]) => file);
    }
}
/** What of the checkout is in a leg's sandbox when its command starts. */
class SandboxFiles {
    #layers;
    /** @param layers the last one first: its files take the place of those of the others */
    constructor(layers) {
        this.#layers = layers.map(({ index, cwd }) => ({ index, cwd: external_node_path_.posix.resolve('/', cwd) }));
    }
    /** The file of the checkout, relative to the workspace, that is at a path of the sandbox; null when none is. */
    at(path) {
        const normal = external_node_path_.posix.resolve('/', path);
        for (const { index, cwd } of this.#layers) {
            const file = index.at(normal, cwd);
            if (file !== undefined)
                return file;
        }
        return null;
    }
    /** The one file of the checkout whose path in the sandbox ends with these parts, such as `com/acme/A.java`; else null. */
    onlyEndingWith(suffix) {
        const found = new Set(this.#layers.flatMap(({ index }) => index.endingWith(suffix)));
        const [first = null] = found;
        return found.size === 1 ? first : null;
    }
}
/** Null outside of the workspace, in `.git`, and for a name that misleads a reader or breaks a line. */
function checkoutPath(path, workspace) {
    if (!(0,boundary/* isWithin */.UO)(workspace, path))
        return null;
    const file = (0,external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join('/');
    return file === '' || (0,git_paths/* isOfGit */.G)(file) || (0,clean/* cleanLine */.Ow)(file) !== file ? null : file;
}
function reversed(path) {
    const parts = path.split('/').filter((part) => part !== '');
    return `${parts.reverse().join('/')}/`;
}
function firstNotBelow(sorted, wanted) {
    let start = 0;
    let end = sorted.length;
    while (start < end) {
        const middle = (start + end) >>> 1;
        if ((sorted[middle]?.[0] ?? '') < wanted)
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

;// CONCATENATED MODULE: ./build/test-reports/own-file.js


const JAVA_ENDINGS = ['java', 'kt', 'groovy', 'scala'];
/** Parts of a dotted name, and names of suites, that are looked at. */
const MOST_PARTS = 20;
const MOST_SUITES = 10;
/**
 * The file that the test's class or suites name: a path, as vitest and Playwright write it, a class of Java or a module of
 * Python. Null when there is none.
 */
function ownFile({ className, suite }, view) {
    const names = [className, ...suite.split(' > ').slice(0, MOST_SUITES)];
    for (const name of names) {
        const named = /[./\\]/.test(name) ? namedFile(name, view.bases, view.files) : null;
        if (named !== null)
            return named.file;
    }
    return classFile(className, view);
}
function classFile(className, view) {
    if (!/^[\w$]+(?:\.[\w$]+)*$/.test(className))
        return null;
    const parts = className.split('.').slice(0, MOST_PARTS);
    return moduleFile(parts, view) ?? javaFile(className, view);
}
/** `tests.test_a.TestB` is in `tests/test_a.py`, below one of the folders that names may be relative to. */
function moduleFile(parts, { bases, files }) {
    for (let end = parts.length; end > 0; end -= 1) {
        const file = namedFile(`${external_node_path_.posix.join(...parts.slice(0, end))}.py`, bases, files);
        if (file !== null)
            return file.file;
    }
    return null;
}
/** `com.acme.FooTest$Inner` is in `com/acme/FooTest.java`, or in a file of another language of the Java platform. */
function javaFile(className, { files }) {
    const [outer = ''] = className.split('$');
    // A class without a package has too common a name.
    if (!outer.includes('.'))
        return null;
    const path = outer.replaceAll('.', '/');
    const found = JAVA_ENDINGS.map((ending) => files.onlyEndingWith(`${path}.${ending}`)).filter((file) => file !== null);
    return found.length === 1 ? (found[0] ?? null) : null;
}

;// CONCATENATED MODULE: ./build/test-reports/sandbox-view.js



/** The file and line that a place in a text means. @param packages of Go that the test may be in */
function mentionedLine(mention, packages, view) {
    const { name, line, packageFolder } = mention;
    const file = packageFolder === null ? sandbox_view_fileOf(name, packages, view) : view.files.onlyEndingWith(external_node_path_.posix.join(packageFolder, name));
    return file === null ? null : { file, line };
}
function sandbox_view_fileOf(name, packages, view) {
    // Tests of Go name their file without its folder, wherever that is.
    if (/^[^/\\]+\.go$/.test(name))
        return goFile(name, packages, view);
    return namedFile(name, view.bases, view.files)?.file ?? null;
}
/** By the package where a module is known, else the only file of the name. */
function goFile(name, packages, { files, sets }) {
    for (const { modules, cwd } of sets) {
        for (const each of packages) {
            const folder = folderOfPackage(each, modules);
            if (folder !== null)
                return files.at(external_node_path_.posix.resolve(cwd, folder, name));
        }
    }
    return files.onlyEndingWith(name);
}

;// CONCATENATED MODULE: ./build/test-reports/trace-mentions.js


/** Lines of a text that are looked at, from its beginning and from its end, UTF-16 units of each, and places in one. */
const MOST_LINES = { head: 100, tail: 100 };
const LONGEST_LINE = 1000;
const MOST_IN_LINE = 4;
/** The places that a text names, in their order. */
function mentionsIn(text) {
    const lines = (0,values/* linesOf */.Dx)(text);
    const { head, tail } = MOST_LINES;
    const near = lines.length <= head + tail ? lines : [...lines.slice(0, head), ...lines.slice(-tail)];
    return near.flatMap((line) => mentionsOfLine(line.slice(0, LONGEST_LINE).trim()));
}
function mentionsOfLine(line) {
    const frame = pythonFrame(line) ?? callFrame(line) ?? vitestFrame(line);
    return frame === null ? mentionedPlaces(line) : [frame];
}
/** `File "/work/a.py", line 3, in test_a`, and pytest's `tests/a.py:12: AssertionError`. */
function pythonFrame(line) {
    const found = PYTHON.exec(line)?.groups ?? PYTEST.exec(line)?.groups;
    return found === undefined ? null : mention(found['name'], found['line'], true);
}
const PYTHON = /^File "(?<name>[^"]+)", line (?<line>\d{1,9})/;
const PYTEST = /^(?<name>[^:]+\.py):(?<line>\d{1,9}):(?: [\w.]+)?$/;
/** A line that begins with `at`, as JavaScript, Java and C# write them. */
function callFrame(line) {
    if (!line.startsWith('at '))
        return null;
    return sharpFrame(line) ?? javaFrame(line) ?? scriptFrame(line);
}
/** `at Acme.Tests.A.B() in /work/a.cs:line 12` */
function sharpFrame(line) {
    const start = line.indexOf(') in ');
    const end = line.lastIndexOf(':line ');
    if (start === -1 || end < start)
        return null;
    return mention(line.slice(start + ') in '.length, end), line.slice(end + ':line '.length), true);
}
/** `at com.acme.FooTest$Inner.bar(FooTest.java:42)`, the name of a module or a class loader before a slash. */
function javaFrame(line) {
    const open = line.lastIndexOf('(');
    const found = JAVA_SOURCE.exec(line.slice(open + 1))?.groups;
    if (open === -1 || found === undefined)
        return null;
    const method = line.slice(line.lastIndexOf('/', open) + 1, open).replace(/^at /, '');
    const folders = method.split('.').slice(0, -2);
    return mention(found['name'], found['line'], true, folders.join('/'));
}
const JAVA_SOURCE = /^(?<name>[\w$-]+\.(?:java|kt|kts|groovy|scala)):(?<line>\d{1,9})\)/;
/** `at x (/work/a.test.ts:10:5)`, `at async file:///work/a.ts:1:2`, Catch2's `at a.cpp:42`. */
function scriptFrame(line) {
    const open = line.indexOf(' (');
    const inner = open !== -1 && line.endsWith(')') ? line.slice(open + 2, -1) : line.replace(/^at (?:async )?/, '');
    return placed(inner, true);
}
/** `❯ src/a.test.ts:5:3`, or the same behind the name of a function. */
function vitestFrame(line) {
    if (!line.startsWith('❯ '))
        return null;
    return placed(line.slice(line.lastIndexOf(' ') + 1), true);
}
/** Words such as `a_test.go:12:`, `./spec/a_spec.rb:12:in`, `/work/a.php(12)`. */
function mentionedPlaces(line) {
    const words = line.split(/[\s"'`<>,;[\]]+/).filter((word) => word.includes('.') && /\d/.test(word));
    const mentions = words.map((word) => placed(word.replace(/^\(+/, ''), false)).filter((found) => found !== null);
    return mentions.slice(0, MOST_IN_LINE);
}
/** The name before the last line and column, else before the first colon or bracket that a number follows. */
function placed(text, isFrame) {
    const found = AT_END.exec(text) ?? WITHIN.exec(text);
    return found === null ? null : mention(text.slice(0, found.index), found.groups?.['line'], isFrame);
}
const AT_END = /:(?<line>\d{1,9})(?::\d{1,9})?$/;
const WITHIN = /[:(](?<line>\d{1,9})(?=$|[^\w/\\])/;
function mention(name, lineText, isFrame, packageFolder = null) {
    const line = named_file_lineOf(lineText ?? '');
    return name === undefined || name === '' || line === null ? null : { name, line, isFrame, packageFolder };
}

;// CONCATENATED MODULE: ./build/test-reports/test-places.js




/**
 * The line of the checkout where a test failed, else where it is. The file is the one that the report names; where it names
 * none that was uploaded, the one that the test's class or suite does, when the trace has a line of it; else the one of the
 * trace that is nearest to the assertion; else the class's. The line is that of the trace, else the report's.
 */
function placeOfTest(test, view) {
    const found = foundIn(test, view);
    const named = test.file === null ? null : namedFile(test.file, view.bases, view.files);
    if (named !== null)
        return { file: named.file, line: lineIn(named.file, found) ?? named.line ?? lineOfReport(test) };
    const own = ownFile(test, view);
    if (own !== null && lineIn(own, found) !== null)
        return { file: own, line: lineIn(own, found) };
    const nearest = nearestOf(found);
    if (nearest !== null)
        return { file: nearest.file, line: nearest.line };
    return own === null ? null : { file: own, line: lineOfReport(test) };
}
function foundIn({ message, details, className, suite }, view) {
    const packages = [className, ...suite.split(' > ')];
    return [message, details].flatMap(mentionsIn).flatMap((mention) => {
        const place = mentionedLine(mention, packages, view);
        return place === null ? [] : [{ ...place, isFrame: mention.isFrame }];
    });
}
function lineIn(file, found) {
    return nearestOf(found.filter((each) => each.file === file))?.line ?? null;
}
/** Nearest to what failed. Lines of a stack trace come before others; Python writes the last call last, others first. */
function nearestOf(found) {
    const frames = found.filter(({ isFrame }) => isFrame);
    const near = frames.length > 0 ? frames : found;
    const nearest = near[0]?.file.endsWith('.py') === true ? near.at(-1) : near[0];
    return nearest ?? null;
}
/**
 * pytest counts the lines of its attribute from 0 (`location` in its reference, which `_pytest/junitxml.py` writes as it is);
 * its suite's name is `pytest` where no setting says otherwise.
 */
function lineOfReport({ line, suite }) {
    if (line === null)
        return null;
    return named_file_lineOf(String(suite.split(' > ')[0] === 'pytest' ? line + 1 : line));
}

;// CONCATENATED MODULE: ./build/test-reports/run-places.js






/**
 * Finds tests of the run's legs in the checkout by the files that were uploaded, and by nothing else: a path that no file went
 * to has no place. The files that the setup got are in the sandboxes of the legs that begin with its image.
 */
async function placesOfRun({ plan, setupFiles, legFiles, workspace }) {
    const real = await (0,promises_.realpath)(workspace);
    const indexed = new Map();
    for (const set of new Set([setupFiles, ...legFiles])) {
        indexed.set(set, { index: new FileIndex(set.files, real), modules: await goModulesIn(set.files, real) });
    }
    const placed = (set, cwd) => {
        const known = set && indexed.get(set);
        return known === undefined ? [] : [{ ...known, cwd }];
    };
    const setsOf = (leg, index) => [
        ...placed(legFiles[index], leg.cwd),
        ...(plan.setup === null || leg.image !== null ? [] : placed(setupFiles, plan.setup.cwd)),
    ];
    const views = new Map(plan.legs.map((leg, index) => [leg.name, viewOf(setsOf(leg, index), leg.cwd)]));
    return (leg, report, test) => {
        const view = views.get(leg);
        return view === undefined ? null : placeOfTest(test, view(report));
    };
}
/** What a name means in each report of a leg. */
function viewOf(sets, cwd) {
    const files = new SandboxFiles(sets);
    const top = external_node_path_.posix.resolve('/', cwd);
    return (report) => ({ files, sets, bases: basesOf(top, report) });
}

;// CONCATENATED MODULE: ./build/test-reports/first-tests.js
/**
 * The first tests of all legs, in the order of the legs and, within one, in the order that it gives. The order in which legs
 * are added makes no difference: a test that others push out could come back only with a leg that gives it again.
 */
class FirstTests {
    #most;
    /** In order. */
    #entries = [];
    #legs = new Map();
    constructor(most) {
        this.#most = most;
    }
    get tests() {
        return this.#entries.map(({ test }) => test);
    }
    /** Whether a leg before this one gave the test: this leg's is not needed. */
    hasBefore(leg, number) {
        return (this.#legs.get(number) ?? leg) < leg;
    }
    /**
     * @param leg its place in the plan; each leg once
     * @param tests the first ones of the leg, as many as are kept in all where there are so many
     */
    add(leg, tests) {
        const own = tests.filter(({ number }) => !this.hasBefore(leg, number)).map((test) => ({ leg, test }));
        const numbers = new Set(own.map(({ test }) => test.number));
        const others = this.#entries.filter(({ test }) => !numbers.has(test.number));
        const before = others.filter((entry) => entry.leg < leg);
        const behind = others.filter((entry) => entry.leg > leg);
        this.#entries = [...before, ...own, ...behind].slice(0, this.#most);
        this.#legs = new Map(this.#entries.map((entry) => [entry.test.number, entry.leg]));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/test-reports/identity-table.js

/** 32-bit words of a hash that are kept: a million identities share one with a probability of 10⁻¹⁷. */
const WORDS = 3;
const LEAST_SLOTS = 1024;
/**
 * Numbers identities from 0 on, in the order in which they come. Of each it keeps 12 bytes of a SHA-256 and at most 16 bytes
 * of index, not the text: a million take 28 MB.
 */
class IdentityTable {
    #most;
    /** The number of an identity plus one, at its hash or the next place that was free; 0 where nothing is. Half are free. */
    #slots = new Int32Array(LEAST_SLOTS);
    /** By number. */
    #words = new Uint32Array((LEAST_SLOTS / 2) * WORDS);
    #size = 0;
    /** @param most how many different identities get a number */
    constructor(most) {
        this.#most = most;
    }
    get size() {
        return this.#size;
    }
    /** The identity's number; null when it is new and all numbers are taken. */
    numberOf(identity) {
        // Its digits are the bytes: no other way is as fast.
        const bytes = (0,external_node_crypto_.hash)('sha256', identity, 'binary');
        const words = [wordAt(bytes, 0), wordAt(bytes, 4), wordAt(bytes, 8)];
        const slot = this.#slotOf(words);
        const known = this.#slots[slot] ?? 0;
        if (known > 0)
            return known - 1;
        return this.#size < this.#most ? this.#take(slot, words) : null;
    }
    #take(slot, words) {
        const number = this.#size;
        this.#slots[slot] = number + 1;
        this.#words.set(words, number * WORDS);
        this.#size += 1;
        if (this.#size * 2 >= this.#slots.length)
            this.#grow();
        return number;
    }
    /** Where the words stand, or may be put. */
    #slotOf(words) {
        const mask = this.#slots.length - 1;
        let slot = words[0] & mask;
        for (let known = this.#slots[slot] ?? 0; known > 0; known = this.#slots[slot] ?? 0) {
            if (this.#holds(known - 1, words))
                return slot;
            slot = (slot + 1) & mask;
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
            const slot = this.#slotOf([words[start] ?? 0, words[start + 1] ?? 0, words[start + 2] ?? 0]);
            this.#slots[slot] = number + 1;
        }
    }
}
function wordAt(bytes, start) {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((index) => bytes.charCodeAt(start + index));
    return (((first ?? 0) << 24) | ((second ?? 0) << 16) | ((third ?? 0) << 8) | (fourth ?? 0)) >>> 0;
}

;// CONCATENATED MODULE: ./build/test-reports/growing-array.js
const LEAST_LENGTH = 256;
/** Whole numbers up to 2³² − 1 by index, 0 where none was set: as long as its greatest index needs, and at most twice that. */
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

// EXTERNAL MODULE: ./build/report/failing-lines.js
var failing_lines = __webpack_require__(1901);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(2772);
;// CONCATENATED MODULE: ./build/test-reports/test-texts.js




/** UTF-16 units. */
const NAME_LENGTH = 500;
const MESSAGE_LENGTH = 500;
const DETAILS_LENGTH = 4000;
const DETAILS_LINES = 60;
/** For what the line in the middle says. */
const CUT_LENGTH = 40;
/** Of a line in details that are cut: either end has room for one. */
const LINE_LENGTH = 600;
/** What a report says of a test whose name is blank. */
const NO_NAME = 'unnamed';
/** The texts of a test that are shown, in memory of their own. */
function namesOf(test, hide) {
    const shown = (text) => (0,values/* ownText */.U3)((0,clean/* truncate */.xv)((0,clean/* oneLine */.TN)(hide(text)), NAME_LENGTH));
    const className = shown(test.className);
    const name = shown(test.name);
    return { name: name === '' ? (className === '' ? NO_NAME : className) : name, suite: shown(test.suite), className };
}
/** In one line, from its beginning. Where the report's says nothing, the line of the details that does. */
function messageOfTest({ message, details }, hide) {
    const own = (0,clean/* oneLine */.TN)(hide(message));
    const said = EMPTY_WORDS.test(own) ? tellingLine(hide(details, 'ends')) : own;
    return (0,values/* ownText */.U3)((0,clean/* truncate */.xv)(said === '' ? own : said, MESSAGE_LENGTH));
}
/** gotestsum writes `Failed` for every test. */
const EMPTY_WORDS = /^(?:failed|failure|error|test failed)?[.:!]?$/i;
/** What Go's tests log, and pytest's line of the assertion. */
const LOGGED = /^(?:\S+\.go:\d+: \S|E {3}\S)/;
/** What every failing test of Go prints around it. */
const FRAMED = /^(?:=== (?:RUN|PAUSE|CONT|NAME)|--- FAIL)/;
/** The first that a test logged, else the first that looks like a failure, else the first that is not blank. */
function tellingLine(text) {
    const lines = (0,values/* linesOf */.Dx)(text)
        .slice(0, LOOKED_AT)
        .map((line) => (0,clean/* cleanLine */.Ow)(line).trim())
        .filter((line) => line !== '' && !FRAMED.test(line));
    const line = lines.find((line) => LOGGED.test(line)) ?? lines.find((line) => (0,failing_lines/* failingText */.i)(line) !== null) ?? lines[0];
    return line ?? '';
}
const LOOKED_AT = 200;
/** How much of a text that is cut comes from its beginning. */
const FROM_HEAD = { most: 5 / 6, half: 1 / 2, least: 1 / 6 };
/**
 * In lines, free of secrets and of what controls a terminal. What is too long loses its middle: JavaScript and Java say first
 * what failed, Python and pytest last, and of others nothing is known.
 */
function detailsOf({ details }, hide) {
    const lines = withoutBlankEnds((0,values/* linesOf */.Dx)(hide(details, 'ends')).map((line) => (0,clean/* cleanLine */.Ow)(line).trimEnd()));
    const isWhole = lines.length <= DETAILS_LINES && lengthOf(lines) <= DETAILS_LENGTH;
    return (0,values/* ownText */.U3)(isWhole ? lines.join('\n') : cutMiddle(lines, FROM_HEAD[orderOf(lines)]));
}
function orderOf(lines) {
    if (lines.some((line) => line.startsWith('Traceback (most recent call last)') || /^E {3}/.test(line)))
        return 'least';
    return lines.some((line) => /^\s{0,16}(?:at \S|❯ )/.test(line)) ? 'most' : 'half';
}
function cutMiddle(lines, share) {
    const short = lines.map((line) => (0,clean/* truncate */.xv)(line, LINE_LENGTH));
    const length = DETAILS_LENGTH - CUT_LENGTH;
    const headLines = Math.floor((DETAILS_LINES - 1) * share);
    const headLength = Math.floor(length * share);
    const head = short.slice(0, fitting(short, headLines, headLength));
    const rest = short.slice(head.length);
    const tail = rest.slice(rest.length - fitting(rest.toReversed(), DETAILS_LINES - 1 - headLines, length - headLength));
    const missing = rest.length - tail.length;
    return [...head, ...(missing === 0 ? [] : [`… (${(0,format/* counted */.hS)(missing, 'more line')})`]), ...tail].join('\n');
}
/** How many of the first lines, at most `most`, have no more than so many units together. */
function fitting(lines, most, length) {
    let left = length;
    for (const [index, line] of lines.slice(0, most).entries()) {
        left -= line.length + 1;
        if (left < 0)
            return index;
    }
    return Math.min(most, lines.length);
}
function lengthOf(lines) {
    return lines.reduce((sum, { length }) => sum + length + 1, -1);
}
function withoutBlankEnds(lines) {
    const first = lines.findIndex((line) => line !== '');
    return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}

;// CONCATENATED MODULE: ./build/test-reports/kept-test.js

function keptTest(number, test, options) {
    const { report, hasDetails, hideSecrets, placeOf } = options;
    return {
        number,
        ...namesOf(test, hideSecrets),
        place: placeOf(report, test),
        message: messageOfTest(test, hideSecrets),
        details: hasDetails ? detailsOf(test, hideSecrets) : '',
    };
}
/** Stands for a failed test whose texts an earlier leg of the plan gives. */
function placeholderOf(number) {
    return { number, name: '', suite: '', className: '', place: null, message: '', details: '' };
}

;// CONCATENATED MODULE: ./build/test-reports/test-states.js
/** What a leg says of a test, in a byte. */
/** The two low bits; 0 for a test that the try does not report. */
const STATUS = { passed: 1, failed: 2, skipped: 3 };
const STATUS_BITS = 3;
const FAILED_BEFORE = 4;
const IS_FLAKY = 8;
/** @param before the state in the tries before */
function stateOf(before, status, isFlaky) {
    return (before & FAILED_BEFORE) | STATUS[status] | (isFlaky ? IS_FLAKY : 0);
}
/** What stays of a state when the next try begins. */
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
/** It passed after it had failed in an earlier try, or in the same one, as the report says. */
function isFlaky(state) {
    return hasPassed(state) && (state & (FAILED_BEFORE | IS_FLAKY)) !== 0;
}

;// CONCATENATED MODULE: ./build/test-reports/leg-tests.js




function newTry() {
    const counts = { tests: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 };
    return { hasReport: false, unmerged: 0, details: 0, counts, failed: [], flaky: [] };
}
/** Takes the tests that one leg reports: try by try, the oldest first. */
class LegTests {
    #options;
    #states = new GrowingArray((length) => new Uint8Array(length));
    /** How many equals of the first of its identity the try has reported so far, by its number. */
    #equals = new GrowingArray((length) => new Uint32Array(length));
    /** Of earlier tries, by number: why the test failed. */
    #earlier = new Map();
    #try = newTry();
    #report = '';
    constructor(options) {
        this.#options = options;
    }
    /** The tests that follow are of the next try, and only those of the last one count. */
    beginTry() {
        for (let number = 0; number < this.#states.length; number += 1) {
            this.#states.set(number, stateBefore(this.#states.get(number)));
        }
        for (const test of this.#try.failed) {
            if (this.#earlier.size < this.#options.limits.failed || this.#earlier.has(test.number)) {
                this.#earlier.set(test.number, test);
            }
        }
        this.#equals.clear();
        this.#try = newTry();
    }
    /** @param path of the report, relative to the leg's `cwd` when it is below it, else absolute; each once in a try */
    beginReport(path) {
        this.#report = path;
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
        if (hasFailed(state))
            this.#keepFailed(number, test);
        else if (isFlaky(state))
            this.#keepFlaky(number, test);
    }
    /** The last try is over: what it reported counts. Once, and nothing after it. */
    end() {
        const { hasReport, counts, failed, flaky, unmerged } = this.#try;
        this.#earlier.clear();
        this.#options.onEnd({ counts: hasReport ? counts : null, states: this.#states, failed, flaky, unmerged });
    }
    /** Null when all numbers are taken. Equal tests of a report are told apart by their order. */
    #numberOf({ suite, className, name }) {
        const { identities } = this.#options;
        const identity = JSON.stringify([this.#report, suite, className, name]);
        const first = identities.numberOf(identity);
        if (first === null || !isReported(this.#states.get(first)))
            return first;
        const position = this.#equals.get(first) + 1;
        this.#equals.set(first, position);
        return identities.numberOf(`${identity}${position}`);
    }
    #count({ status }, state) {
        const { counts } = this.#try;
        counts.tests += 1;
        counts[status] += 1;
        if (isFlaky(state))
            counts.flaky += 1;
    }
    #keepFailed(number, test) {
        const { limits, source, needsTexts } = this.#options;
        const kept = this.#try.failed;
        if (kept.length >= limits.failed)
            return;
        const options = { ...source, report: this.#report, hasDetails: this.#hasRoom(test) };
        kept.push(needsTexts(number) ? keptTest(number, test, options) : placeholderOf(number));
    }
    #keepFlaky(number, test) {
        const { limits, source } = this.#options;
        const kept = this.#try.flaky;
        if (kept.length >= limits.flaky)
            return;
        const own = keptTest(number, test, { ...source, report: this.#report, hasDetails: this.#hasRoom(test) });
        // What it says of itself is why it failed in this try.
        const why = own.message === '' && own.details === '' ? this.#earlier.get(number) : own;
        kept.push({ ...own, place: why?.place ?? own.place, message: why?.message ?? '', details: why?.details ?? '' });
    }
    /** Counted by what the report says, not by what is kept: the order in which legs end makes no difference. */
    #hasRoom({ details }) {
        this.#try.details += Math.min(details.length, DETAILS_LENGTH);
        return this.#try.details <= this.#options.limits.details;
    }
}

;// CONCATENATED MODULE: ./build/test-reports/number-set.js
const BITS = 32;
/** A set of whole numbers from 0 on. It takes four bytes for each, or a bit for each up to the greatest when that is less. */
class NumberSet {
    #sorted;
    #bits;
    /** @param numbers ascending, each once */
    constructor(numbers) {
        const words = Math.ceil(((numbers.at(-1) ?? -1) + 1) / BITS);
        this.#sorted = numbers.length <= words ? Uint32Array.from(numbers) : null;
        this.#bits = new Uint32Array(this.#sorted === null ? words : 0);
        if (this.#sorted !== null)
            return;
        for (const number of numbers) {
            const word = Math.floor(number / BITS);
            this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (number % BITS));
        }
    }
    has(number) {
        if (this.#sorted !== null)
            return this.#sorted[placeIn(this.#sorted, number)] === number;
        return ((this.#bits[Math.floor(number / BITS)] ?? 0) & (1 << (number % BITS))) !== 0;
    }
}
/** Of the first that is not below the number. */
function placeIn(sorted, number) {
    let start = 0;
    let end = sorted.length;
    while (start < end) {
        const middle = (start + end) >>> 1;
        if ((sorted[middle] ?? 0) < number)
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

;// CONCATENATED MODULE: ./build/test-reports/step-tests.js


const REPORTED = 1;
const PASSED = 2;
const step_tests_FAILED = 4;
const FLAKY = 8;
/** What all legs say of each test: a byte for one. */
class StepTests {
    #marks = new GrowingArray((length) => new Uint8Array(length));
    /** @param states of a leg, by the number of the test; returns the numbers of the tests that failed in it, and were flaky */
    add(states) {
        const failed = [];
        const flaky = [];
        for (let number = 0; number < states.length; number += 1) {
            const state = states.get(number);
            if (!isReported(state))
                continue;
            this.#marks.set(number, this.#marks.get(number) | markOf(state));
            if (hasFailed(state))
                failed.push(number);
            if (isFlaky(state))
                flaky.push(number);
        }
        return { failed, flaky };
    }
    hasFailed(number) {
        return (this.#marks.get(number) & step_tests_FAILED) !== 0;
    }
    /** Failed in any leg is failed, else passed in any is passed, else skipped. */
    counts() {
        const counts = { tests: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 };
        for (let number = 0; number < this.#marks.length; number += 1) {
            const marks = this.#marks.get(number);
            if (marks === 0)
                continue;
            counts.tests += 1;
            counts[statusOf(marks)] += 1;
            if ((marks & (step_tests_FAILED | FLAKY)) === FLAKY)
                counts.flaky += 1;
        }
        return counts;
    }
}
function markOf(state) {
    return REPORTED | (hasPassed(state) ? PASSED : 0) | (hasFailed(state) ? step_tests_FAILED : 0) | (isFlaky(state) ? FLAKY : 0);
}
function statusOf(marks) {
    if ((marks & step_tests_FAILED) !== 0)
        return 'failed';
    return (marks & PASSED) === 0 ? 'skipped' : 'passed';
}

;// CONCATENATED MODULE: ./build/test-reports/test-merger.js





const MERGE_LIMITS = { tests: 1_000_000, failed: 2000, flaky: 200, details: 1_000_000 };
/** Of flaky tests so many more are kept than are listed, since one that failed in another leg is not listed. */
const FLAKY_IN_RESERVE = 5;
/**
 * Merges what the reports of a step's legs say. The legs may be read in any order and at the same time: the results are the
 * same, as long as there are no more different tests than the limit.
 */
class TestMerger {
    #options;
    #limits;
    #identities;
    #tests = new StepTests();
    #failed;
    #flaky;
    /** By the leg's place in the plan: those that have ended, with a report. */
    #ended = new Map();
    #unmerged = 0;
    constructor(options) {
        this.#options = options;
        this.#limits = { ...MERGE_LIMITS, ...options.limits };
        this.#identities = new IdentityTable(this.#limits.tests);
        this.#failed = new FirstTests(this.#limits.failed);
        this.#flaky = new FirstTests(this.#limits.flaky * FLAKY_IN_RESERVE);
    }
    /** How many tests the ended legs reported beyond the limit of different ones. */
    get unmerged() {
        return this.#unmerged;
    }
    /**
     * Takes the leg's tests; once for each leg. One that does not end leaves nothing in the results: with only a part of its
     * tries a test might be called failed that passed in the end.
     */
    leg(name) {
        const place = this.#options.legs.indexOf(name);
        if (place === -1)
            throw new Error('A leg that is not in the plan has tests.');
        const { hideSecrets, placeOf } = this.#options;
        return new LegTests({
            identities: this.#identities,
            source: { hideSecrets, placeOf: (report, test) => placeOf(name, report, test) },
            limits: { ...this.#limits, flaky: this.#limits.flaky * FLAKY_IN_RESERVE },
            needsTexts: (number) => !this.#failed.hasBefore(place, number),
            onEnd: (outcome) => {
                this.#end(place, outcome);
            },
        });
    }
    /** What the legs that have ended reported. */
    async results() {
        const { legs, linked } = this.#options;
        const ended = [...this.#ended].sort(([left], [right]) => left - right);
        const namesOf = sharedNames(ended.map(([place, leg]) => ({ ...leg, name: legs[place] ?? '' })));
        const record = async ({ number, place, ...texts }, kind) => {
            return { ...texts, place: place && (await linked(place)), legs: namesOf(kind, number) };
        };
        const flaky = this.#flaky.tests.filter(({ number }) => !this.#tests.hasFailed(number));
        return {
            counts: this.#tests.counts(),
            byLeg: new Map(ended.map(([place, { counts }]) => [legs[place] ?? '', counts])),
            failed: await inTurn(this.#failed.tests, (test) => record(test, 'failed')),
            flaky: await inTurn(flaky.slice(0, this.#limits.flaky), (test) => record(test, 'flaky')),
        };
    }
    #end(place, { counts, states, failed, flaky, unmerged }) {
        if (counts === null)
            return;
        const numbers = this.#tests.add(states);
        this.#ended.set(place, { counts, failed: new NumberSet(numbers.failed), flaky: new NumberSet(numbers.flaky) });
        this.#failed.add(place, failed);
        this.#flaky.add(place, flaky);
        this.#unmerged += unmerged;
    }
}
/** The names of the legs in which a test failed, or was flaky. Tests with the same legs share one list. */
function sharedNames(legs) {
    const lists = new Map();
    return (kind, number) => {
        const isIn = legs.map((leg) => leg[kind].has(number));
        const key = isIn.map(Number).join('');
        const list = lists.get(key) ?? legs.flatMap(({ name }, index) => (isIn[index] === true ? [name] : []));
        lists.set(key, list);
        return list;
    };
}
/** One at a time: thousands of files at once are too many to open. */
async function inTurn(items, work) {
    const results = [];
    for (const item of items)
        results.push(await work(item));
    return results;
}

;// CONCATENATED MODULE: ./build/test-reports/run-merger.js



/** Merges the tests of a run's legs, with the places that they have in the checkout. */
async function mergerOfRun(uploaded, facts, hideSecrets) {
    const links = new CommitLinks({ ...facts, workspace: uploaded.workspace });
    return new TestMerger({
        legs: uploaded.plan.legs.map(({ name }) => name),
        hideSecrets,
        placeOf: await placesOfRun(uploaded),
        linked: (place) => links.place(place),
    });
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/report/some-names.js
var some_names = __webpack_require__(9674);
;// CONCATENATED MODULE: ./build/modes/report-remarks.js






/** Legs that a line names. */
const NAMED_LEGS = 5;
/** Bad reports of a leg that have a warning of their own. */
const NAMED_REPORTS = 3;
/** What there is to say about reading test reports. Nothing is said after a signal. */
class ReportRemarks {
    #ifNoFilesFound;
    #context;
    #late = [];
    #lateness = '';
    constructor({ ifNoFilesFound }, context) {
        this.#ifNoFilesFound = ifNoFilesFound;
        this.#context = context;
    }
    /** The leg left no report where a line looks for one: what that means is for the user to say. */
    recordNothing(leg, nothing) {
        if (this.#ifNoFilesFound === 'error')
            this.#recordLoss(leg, nothing);
        else
            this.#say(this.#ifNoFilesFound === 'warn' ? 'warning' : 'info', (0,report_escape/* logLine */.BP) `${leg.name} · ${nothing}`);
    }
    /** A report may be there, and no policy is for that; a report that must be there is lost. */
    recordUnread(leg, remote, error) {
        const unread = `its test reports at ${remote} could not be read: ${(0,errors/* messageOf */.bD)(error)}`;
        if (this.#ifNoFilesFound === 'error')
            this.#recordLoss(leg, unread);
        else
            this.#say('warning', (0,report_escape/* logLine */.BP) `${leg.name} · ${unread}`);
    }
    /** @param lateness how a sentence about it ends; null after a signal of the runner */
    recordStopped(leg, lateness) {
        if (lateness === null)
            return;
        if (this.#ifNoFilesFound === 'error')
            this.#recordLoss(leg, `its test reports were not all read ${lateness}`);
        else
            this.#late.push(leg.name);
        this.#lateness = lateness;
    }
    /** @param total with this report */
    warnOfBad(leg, { path, number, why, tests }, { bad }) {
        if (bad > NAMED_REPORTS)
            return;
        const which = number === null ? (0,report_escape/* logLine */.BP) `` : (0,report_escape/* logLine */.BP) ` of try ${number}`;
        const verb = tests === 1 ? (0,report_escape/* logLine */.BP) `counts` : (0,report_escape/* logLine */.BP) `count`;
        const rest = tests === 0 ? (0,report_escape/* logLine */.BP) `` : (0,report_escape/* logLine */.BP) `; the ${(0,format/* counted */.hS)(tests, 'test')} before that ${verb}`;
        this.#say('warning', (0,report_escape/* logLine */.BP) `${leg.name} · the test report ${path}${which} cannot be read whole: ${why}${rest}`);
    }
    warnOfUnwanted(leg, remote, { leftOut, surplus }) {
        const [first] = leftOut;
        if (first !== undefined) {
            const left = (0,format/* counted */.hS)(leftOut.length, 'entry');
            this.#say('warning', (0,report_escape/* logLine */.BP) `${leg.name} · of ${remote}, ${left} left out, such as ${first.path}: ${first.why}`);
        }
        if (surplus === 0)
            return;
        const limit = (0,format/* counted */.hS)(IMAGE_LIMITS.files, 'test report');
        this.#say('warning', (0,report_escape/* logLine */.BP) `${leg.name} · ${surplus} more of ${remote} not read: ${limit} of a leg are read at most`);
    }
    /** What the reports of the leg's last try came to. */
    sumUp(leg, { reports, tests, failed, bad }) {
        if (reports === 0)
            return;
        const more = bad - NAMED_REPORTS;
        if (more > 0)
            this.#say('warning', (0,report_escape/* logLine */.BP) `${leg.name} · ${(0,format/* counted */.hS)(more, 'more test report')} cannot be read whole`);
        this.#say('info', (0,report_escape/* logLine */.BP) `${leg.name} · ${(0,format/* counted */.hS)(reports, 'test report')}: ${(0,format/* counted */.hS)(tests, 'test')}, ${failed} failed`);
    }
    /** What concerns several legs is one warning for all. */
    conclude(legs, { byLeg }, unmerged) {
        if (this.#late.length > 0) {
            this.#say('warning', (0,report_escape/* logLine */.BP) `Test reports of ${(0,format/* counted */.hS)(this.#late.length, 'leg')} were not all read ${this.#lateness} · ${(0,some_names/* someNames */.X)(this.#late, NAMED_LEGS)}`);
        }
        const passed = legs.filter(({ outcome, leg }) => outcome === 'passed' && (byLeg.get(leg.name)?.failed ?? 0) > 0);
        if (passed.length > 0) {
            const names = (0,some_names/* someNames */.X)(passed.map(({ leg }) => leg.name), NAMED_LEGS);
            this.#say('warning', (0,report_escape/* logLine */.BP) `${(0,format/* counted */.hS)(passed.length, 'leg')} passed with failed tests in ${passed.length === 1 ? 'its report' : 'their reports'}, since the exit code decides · ${names}`);
        }
        if (unmerged > 0) {
            const limit = (0,format/* counted */.hS)(MERGE_LIMITS.tests, 'different test');
            this.#say('warning', (0,report_escape/* logLine */.BP) `${(0,format/* counted */.hS)(unmerged, 'test')} beyond ${limit} are counted for their legs alone`);
        }
    }
    #recordLoss(leg, loss) {
        const { ledger, signal } = this.#context;
        if (signal.aborted)
            return;
        ledger.recordLoss(leg, loss);
        this.#say('info', (0,report_escape/* logLine */.BP) `${leg.name} · ${loss}`);
    }
    #say(severity, line) {
        if (!this.#context.signal.aborted)
            this.#context.log[severity](line);
    }
}

;// CONCATENATED MODULE: ./build/modes/read-reports.js







/**
 * Reads the test reports that legs left in their images, and merges them. What stands in a report changes no verdict; one that
 * is missing is what `if-no-files-found` says.
 */
class ReportReader {
    #inputs;
    #context;
    #afterEnd;
    #plans;
    #sourcesIn;
    #merger;
    #remarks;
    #folder = null;
    constructor(inputs, context, { afterEnd, sourcesIn }, merger) {
        this.#inputs = inputs;
        this.#context = context;
        this.#afterEnd = afterEnd;
        this.#sourcesIn = sourcesIn;
        this.#plans = new Map(inputs.plan.legs.map((plan) => [plan.name, plan]));
        this.#merger = merger;
        this.#remarks = new ReportRemarks(inputs, context);
    }
    /**
     * Reads the reports of a leg that has ended: those of each of its tries from the image that it left, the oldest first. Of a
     * last try that is read in part, that part counts.
     */
    async read(leg, result) {
        const plan = this.#plans.get(leg.name);
        if (plan === undefined)
            return;
        const tests = this.#merger.leg(leg.name);
        for (const [index, tried] of [...result.earlier, result].entries()) {
            const number = tried === result ? null : index + 1;
            const total = { reports: 0, tests: 0, failed: 0, bad: 0 };
            tests.beginTry();
            const isWhole = await this.#readTry({ leg, plan, result: tried, number, tests, total });
            if (!isWhole)
                this.#remarks.recordStopped(leg, this.#afterEnd.lateness);
            if (number === null)
                tests.end();
            else if (!isWhole)
                return;
        }
    }
    /** Records what all reports came to that were read, and says what concerns several legs. */
    async close() {
        const { ledger, record, signal } = this.#context;
        const tests = await this.#merger.results();
        record.tests = tests;
        if (!signal.aborted)
            this.#remarks.conclude(ledger.results(), tests, this.#merger.unmerged);
        const folder = await this.#folder?.catch(() => null);
        // What cannot be removed is in a private folder, which the runner empties.
        if (folder)
            await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
    /** Returns whether it was read to its end: not after a stop. */
    async #readTry(tried) {
        const { leg, plan, result, number } = tried;
        const image = result.operation?.resultImage ?? null;
        if (image === null) {
            // A leg that was cancelled or failed by the platform leaves no image, and loses no report.
            if (number === null && result.outcome === 'passed')
                this.#remarks.recordNothing(leg, 'left no image to read test reports from');
            return true;
        }
        const workingDirectory = external_node_path_.posix.resolve('/', plan.cwd);
        let images = null;
        for (const line of this.#sourcesIn(workingDirectory)) {
            try {
                this.#afterEnd.stop.throwIfAborted();
                images ??= await this.#open({
                    image,
                    workingDirectory,
                    explains: number === null && this.#inputs.ifNoFilesFound !== 'ignore',
                });
                await images.find(line, (found) => this.#readAll(found, line, tried));
            }
            catch (error) {
                if (this.#afterEnd.stop.aborted)
                    return false;
                this.#remarks.recordUnread(leg, line.line.remote, error);
            }
        }
        if (number === null)
            this.#remarks.sumUp(leg, tried.total);
        return true;
    }
    async #open(given) {
        const { results } = this.#context;
        this.#folder ??= (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(results.path), 'test-reports-')).then((folder) => (0,promises_.realpath)(folder));
        return new ImageReports(this.#afterEnd, { ...given, folder: await this.#folder });
    }
    async #readAll({ reports, leftOut, nothing, surplus }, { line }, tried) {
        for (const report of reports)
            await this.#readOne(report, tried);
        if (tried.number !== null)
            return;
        if (nothing !== null)
            this.#remarks.recordNothing(tried.leg, nothing);
        this.#remarks.warnOfUnwanted(tried.leg, line.remote, { leftOut, surplus });
    }
    /** Tests that stand before the place where a report breaks off count. */
    async #readOne(report, { leg, number, tests, total }) {
        const before = total.tests;
        tests.beginReport(report.path);
        total.reports += 1;
        try {
            await readReport(report.read(), (test) => {
                total.tests += 1;
                if (test.status === 'failed')
                    total.failed += 1;
                tests.add(test);
            }, { signal: this.#afterEnd.stop });
        }
        catch (error) {
            if (!(error instanceof BadReport))
                throw error;
            total.bad += 1;
            this.#remarks.warnOfBad(leg, { path: report.path, number, why: error.message, tests: total.tests - before }, total);
        }
    }
}
/** A reader for the legs of the run, which knows where the files of the checkout went. */
async function openReportReader(inputs, context, deps) {
    const merger = await mergerOfRun(inputs, inputs.reports.commit, context.hideSecrets);
    return new ReportReader(inputs, context, deps, merger);
}


/***/ })

};

