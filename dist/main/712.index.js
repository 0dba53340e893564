export const id = 712;
export const ids = [712];
export const modules = {

/***/ 9308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gm: () => (/* binding */ isOfGit),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   e6: () => (/* binding */ follow)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6053);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);




/** Whether a path is the directory or lies in it. Both are absolute and normalised; links are not followed. */
function isWithin(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path);
    return !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way) && way.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] !== '..';
}
/** Whether a path leads through `.git`, which is no part of the checkout and may hold the token that made it. */
function isOfGit(path) {
    return path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).some((segment) => segment.toLowerCase() === '.git');
}
/** Follows all links in a path, within `boundary`, a real path. Problems call the path `name`. Never throws. */
async function follow(path, boundary, name) {
    try {
        const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
        if (!isWithin(boundary, real)) {
            const advice = 'name what it points to in a line of its own, or let .gitignore leave the link out';
            return { problem: `the link ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)} leads to ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(real)}, outside of ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(boundary)}: ${advice}` };
        }
        if (isOfGit((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(boundary, real))) {
            return { problem: `the link ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)} leads to ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(real)}, and nothing of .git is taken: remove it` };
        }
        return { real, facts: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path) };
    }
    catch (error) {
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(path).catch(() => null);
        const what = target === null ? 'cannot be read' : `is a link to ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(target)} that cannot be followed`;
        return { problem: `${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)} ${what} (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error)}): mend it, or let .gitignore leave it out` };
    }
}


/***/ }),

/***/ 6130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   $2: () => (/* binding */ readEntries),
/* harmony export */   Fu: () => (/* binding */ shownBytes),
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   gm: () => (/* binding */ textOfBytes),
/* harmony export */   zq: () => (/* binding */ diskPath)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


const NOT_ASCII = /[^\0-\x7f]/;
function bytesOf(text) {
    return NOT_ASCII.test(text) ? Buffer.from(text).toString('latin1') : text;
}
/** The text, with U+FFFD for what is no UTF-8. */
function textOfBytes(bytes) {
    return NOT_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString() : bytes;
}
/** Whether the bytes are a text. */
function isText(bytes) {
    return !NOT_ASCII.test(bytes) || (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(Buffer.from(bytes, 'latin1'));
}
/** The path for Node's file system calls. */
function diskPath(bytes) {
    return isText(bytes) ? textOfBytes(bytes) : Buffer.from(bytes, 'latin1');
}
/** One character of UTF-8: lead byte and what may follow it, after RFC 3629. */
const CHARACTER = /[\0-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;
/** The text for a message, with `<E9>` for a byte that is no UTF-8. Untrusted. */
function shownBytes(bytes) {
    if (isText(bytes))
        return textOfBytes(bytes);
    return bytes.replaceAll(CHARACTER, (part) => isText(part) ? textOfBytes(part) : `<${part.charCodeAt(0).toString(16).toUpperCase()}>`);
}
/** The entries of a directory. */
async function readEntries(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory, { withFileTypes: true });
    // Read as text, which is faster, a name that is none has this character.
    if (!entries.some(({ name }) => name.includes('\uFFFD'))) {
        return entries.map((facts) => ({ name: bytesOf(facts.name), facts }));
    }
    const named = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory, { withFileTypes: true, encoding: 'buffer' });
    return named.map((facts) => ({ name: facts.name.toString('latin1'), facts }));
}


/***/ }),

/***/ 7098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BY: () => (/* binding */ addOnce),
  tl: () => (/* binding */ findClashes),
  Ce: () => (/* binding */ findLocalFiles)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/values/problems.js
var values_problems = __webpack_require__(9223);
// EXTERNAL MODULE: ./build/values/values.js
var values = __webpack_require__(6053);
;// CONCATENATED MODULE: ./build/files/character-set.js
function holds({ isNegated, ranges }, code) {
    return ranges.some(([first, last]) => code >= first && code <= last) !== isNegated;
}
/** Git's own, which know ASCII alone: for each name pairs of the first and the last character. */
const CLASSES = {
    alnum: '09AZaz',
    alpha: 'AZaz',
    blank: '  \t\t',
    cntrl: '\0\x1f\x7f\x7f',
    digit: '09',
    graph: '!~',
    lower: 'az',
    print: ' ~',
    punct: '!/:@[`{~',
    space: '  \t\n\r\r',
    upper: 'AZ',
    xdigit: '09AFaf',
};
/**
 * The set that begins at a bracket, and the place behind it, as git reads it: the first character is one of the set even
 * when it is `]`, and a range whose ends are in the wrong order has its first character alone. Null, as for git, when the
 * set does not end or names a class that is not known.
 */
function readSet(pattern, start) {
    const isNegated = ['!', '^'].includes(pattern.charAt(start + 1));
    const ranges = [];
    /** The code of what may begin a range. */
    let first = null;
    let at = start + (isNegated ? 2 : 1);
    let bracket = 0;
    do {
        // Only once that is passed, so that no part is searched twice.
        if (bracket < at + 2)
            bracket = indexOrEnd(pattern, at + 2);
        const isRange = pattern[at] === '-' && first !== null && ![undefined, ']'].includes(pattern[at + 1]);
        if (pattern.startsWith('[:', at) && bracket > at + 2 && pattern[bracket - 1] === ':') {
            const pairs = pairsOf(pattern.slice(at + 2, bracket - 1));
            if (pairs === null)
                return null;
            ranges.push(...pairs);
            first = null;
            at = bracket + 1;
        }
        else {
            if (isRange)
                at += 1;
            if (pattern[at] === '\\')
                at += 1;
            if (at >= pattern.length)
                return null;
            const code = pattern.charCodeAt(at);
            ranges.push([isRange && first !== null ? first : code, code]);
            first = isRange ? null : code;
            at += 1;
        }
    } while (pattern[at] !== ']');
    return { set: { isNegated, ranges }, end: at + 1 };
}
function indexOrEnd(pattern, from) {
    const found = pattern.indexOf(']', from);
    return found === -1 ? Infinity : found;
}
function pairsOf(name) {
    const ends = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
    if (ends === undefined)
        return null;
    return Array.from({ length: ends.length / 2 }, (_, pair) => [
        ends.charCodeAt(2 * pair),
        ends.charCodeAt(2 * pair + 1),
    ]);
}

;// CONCATENATED MODULE: ./build/files/glob-matcher.js

/** Any character but a slash. */
const ANY = -1;
/** A run of characters without a slash. */
const STAR = -2;
/** Nothing, or a run of characters that ends with a slash. */
const DIRECTORIES = -3;
/** Any run of characters. */
const REST = -4;
const SLASH = 47;
const NEVER = () => false;
/**
 * The patterns of git's wildmatch: `*`, `?`, sets such as `[a-z]` and `[![:alpha:]]`, a backslash before a character
 * that stands for itself, and `**` where it is a whole part of the path. Matching takes time in proportion to the length
 * of the pattern times that of the text, since no earlier wildcard is tried again: the first match of what stands
 * between two wildcards leaves the most for the rest.
 */
function createMatcher(pattern, end = 'whole') {
    const tokens = tokensOf(pattern);
    return tokens === null ? NEVER : (text, start = 0) => matches(tokens, text, start, end);
}
/** Null for a pattern that matches nothing, such as `[a` and one that ends with a backslash. */
function tokensOf(pattern) {
    const tokens = [];
    for (let at = 0; at < pattern.length;) {
        const char = pattern.charAt(at);
        if (char === '\\') {
            if (at + 1 === pattern.length)
                return null;
            tokens.push(pattern.charCodeAt(at + 1));
            at += 2;
        }
        else if (char === '[') {
            const found = readSet(pattern, at);
            if (found === null)
                return null;
            tokens.push(found.set);
            at = found.end;
        }
        else if (char === '*') {
            const { token, end } = readStars(pattern, at);
            tokens.push(token);
            at = end;
        }
        else {
            tokens.push(char === '?' ? ANY : pattern.charCodeAt(at));
            at += 1;
        }
    }
    return tokens;
}
function readStars(pattern, start) {
    let end = start;
    while (pattern[end] === '*')
        end += 1;
    const isFirst = start === 0 || pattern[start - 1] === '/';
    if (end - start < 2 || !isFirst)
        return { token: STAR, end };
    if (pattern[end] === '/')
        return { token: DIRECTORIES, end: end + 1 };
    // An escaped slash needs a directory before it.
    const isLast = end === pattern.length || pattern.startsWith('\\/', end);
    return { token: isLast ? REST : STAR, end };
}
function matches(tokens, text, start, end) {
    let at = start;
    let next = 0;
    /** The last star in this part of the path: the token behind it, and where its run ends so far. */
    let [afterStar, starEnd] = [-1, start];
    /** The same for the last wildcard that matches slashes. */
    let [afterDeep, deepEnd] = [-1, start];
    for (;;) {
        const token = tokens[next];
        if (token === undefined ? isEnd(text, at, end) : token === REST && next + 1 === tokens.length)
            return true;
        if (token === STAR) {
            next += 1;
            [afterStar, starEnd] = [next, at];
        }
        else if (token === DIRECTORIES || token === REST) {
            next += 1;
            [afterDeep, deepEnd, afterStar] = [next, at, -1];
        }
        else if (token !== undefined && at < text.length && accepts(token, text.charCodeAt(at))) {
            // A star's run has no slash, so a longer one would lead to the same slash again.
            if (token === SLASH)
                afterStar = -1;
            at += 1;
            next += 1;
        }
        else if (afterStar !== -1 && starEnd < text.length && text.charCodeAt(starEnd) !== SLASH) {
            starEnd += 1;
            [at, next] = [starEnd, afterStar];
        }
        else {
            if (afterDeep === -1)
                return false;
            deepEnd = tokens[afterDeep - 1] === REST ? deepEnd + 1 : text.indexOf('/', deepEnd) + 1;
            if (deepEnd === 0 || deepEnd > text.length)
                return false;
            [at, next, afterStar] = [deepEnd, afterDeep, -1];
        }
    }
}
function accepts(token, code) {
    if (typeof token === 'number')
        return token === ANY ? code !== SLASH : token === code;
    return code !== SLASH && holds(token, code);
}
function isEnd(text, at, end) {
    if (at === text.length)
        return end !== 'above';
    return end !== 'whole' && text.charCodeAt(at) === SLASH;
}

;// CONCATENATED MODULE: ./build/files/file-pattern.js


const EVERYTHING = { matches: () => true, reaches: () => true };
const MAGIC = /[*?[{]/;
function isPattern(local) {
    return MAGIC.test(local);
}
/**
 * A glob with `*`, `?`, `[a-z]`, `**` and `{one,other}`. As in GitHub's own actions and in `.gitignore`, it matches
 * hidden files, and a directory that matches stands for all that is in it.
 */
function parsePattern(local) {
    const segments = local.split('/');
    const first = segments.findIndex(isPattern);
    const base = segments.slice(0, first).join('/');
    const choices = expandBraces(segments.slice(first).join('/'));
    const matchers = choices.map((choice) => choice.endsWith('/') ? createMatcher(choice.slice(0, -1), 'above') : createMatcher(choice, 'at or above'));
    const matches = (relative) => matchers.some((matcher) => matcher(relative));
    const depth = Math.max(...choices.map((pattern) => (pattern.includes('**') ? Infinity : depthOf(pattern))));
    return {
        base: startOf(base, local),
        matches,
        reaches: (relative) => depthOf(relative) < depth || matches(relative),
    };
}
/** The roots of a disk and of a share of Windows stay what they are. */
function startOf(base, local) {
    if (local.startsWith('//'))
        return `/${external_node_path_.posix.normalize(base)}`;
    if (/^[a-z]:$/i.test(base))
        return `${base}/`;
    return local.startsWith('/') ? external_node_path_.posix.normalize(`/${base}`) : external_node_path_.posix.normalize(base);
}
function depthOf(path) {
    return path.split('/').length;
}
/** From the inside out: `a{b,c{d,e}}` becomes `ab`, `acd`, `ab`, `ace`. */
function expandBraces(pattern) {
    const found = /^(?<before>.*?)\{(?<choices>[^{}]*,[^{}]*)\}(?<after>.*)$/s.exec(pattern)?.groups;
    if (found === undefined)
        return [pattern];
    const { before = '', choices = '', after = '' } = found;
    return choices.split(',').flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}

// EXTERNAL MODULE: ./build/plan/file-lines.js
var file_lines = __webpack_require__(5036);
// EXTERNAL MODULE: ./build/files/boundary.js
var boundary = __webpack_require__(9308);
// EXTERNAL MODULE: ./build/files/disk-names.js
var disk_names = __webpack_require__(6130);
;// CONCATENATED MODULE: ./build/files/git-directory.js



/** Bytes. Git reads no larger file `.git`. */
const LARGEST_LINK = 1024 ** 2;
const LINK = 'gitdir: ';
/**
 * The directory that holds `info/exclude` for the working tree `directory`: `.git`, or, in a submodule or a linked worktree,
 * what the file `.git` and the file `commondir` lead to. Null where git finds no repository. Throws when one of these
 * cannot be read.
 */
async function commonDirectory(directory) {
    // A name that is no UTF-8 has no place in the paths below; a repository there is a directory like others.
    if (typeof directory !== 'string')
        return null;
    const gitDirectory = await gitDirectoryOf(directory);
    if (gitDirectory === null || !(await isHead((0,external_node_path_.join)(gitDirectory, 'HEAD'))))
        return null;
    const link = await readText((0,external_node_path_.join)(gitDirectory, 'commondir'));
    const common = link === null ? gitDirectory : (0,external_node_path_.resolve)(gitDirectory, withoutLineEnds(link));
    const parts = [(0,external_node_path_.join)(common, 'objects'), (0,external_node_path_.join)(common, 'refs')];
    return (await Promise.all(parts.map(isThere))).every(Boolean) ? common : null;
}
async function gitDirectoryOf(directory) {
    const place = (0,external_node_path_.join)(directory, '.git');
    const facts = await orNull((0,promises_.stat)(place));
    if (facts === null || facts.isDirectory())
        return facts && place;
    if (!facts.isFile() || facts.size > LARGEST_LINK)
        return null;
    const text = await readText(place);
    const target = text?.startsWith(LINK) === true ? withoutLineEnds(text.slice(LINK.length)) : '';
    return target === '' || target.includes('\0') ? null : (0,external_node_path_.resolve)(directory, target);
}
/** Whether it names a branch or a commit. */
async function isHead(path) {
    const facts = await orNull((0,promises_.lstat)(path));
    if (facts?.isSymbolicLink() === true)
        return (await (0,promises_.readlink)(path)).startsWith('refs/');
    if (facts?.isFile() !== true)
        return false;
    return /^(?:ref:\s*refs\/|[\da-f]{40})/i.test((await readText(path)) ?? '');
}
async function isThere(path) {
    return (await orNull((0,promises_.access)(path, promises_.constants.X_OK).then(() => true))) ?? false;
}
async function readText(path) {
    const facts = await orNull((0,promises_.stat)(path));
    return facts?.isFile() === true ? await (0,promises_.readFile)(path, 'utf8') : null;
}
async function orNull(promise) {
    return promise.catch((error) => {
        // Where a broken file leads, nothing is either.
        if ((0,errors/* isMissing */.b2)((0,errors/* codeOf */.$N)(error)) || ['ENAMETOOLONG', 'ELOOP'].includes((0,errors/* codeOf */.$N)(error)))
            return null;
        throw error;
    });
}
/** A pattern for it would take quadratic time on a hostile file. */
function withoutLineEnds(text) {
    let end = text.length;
    while (['\r', '\n'].includes(text.charAt(end - 1)))
        end -= 1;
    return text.slice(0, end);
}

;// CONCATENATED MODULE: ./build/files/ignore-file.js

/**
 * Reads a `.gitignore` file as git does, byte for byte: the syntax is that of git's manual, and where the manual is silent,
 * git's `dir.c` decides. Case counts. Nothing in a file is an error.
 */
function parseIgnoreFile(content) {
    const text = content.toString('latin1').replace(/^\xEF\xBB\xBF/, '');
    const lines = text.split('\n').filter((line) => !line.startsWith('#'));
    return lines.flatMap((line) => parseLine(line) ?? []).reverse();
}
/** Whether the file ignores an entry, or includes it again; null when no line is about it. `path` is relative to the file. */
function decide(file, path, isDirectory) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const { isNegated, forDirectories, forNames, matches } of file) {
        if (forDirectories && !isDirectory)
            continue;
        if (matches(forNames ? name : path))
            return !isNegated;
    }
    return null;
}
function parseLine(line) {
    // A carriage return ends the line, and a NUL ends the text of a program in C.
    const text = trimEnd(line.replace(/\r$/, '').replace(/\0.*$/s, ''));
    const isNegated = text.startsWith('!');
    const forDirectories = text.endsWith('/');
    const pattern = text.slice(isNegated ? 1 : 0, forDirectories ? -1 : undefined);
    if (pattern === '')
        return null;
    const forNames = !pattern.includes('/');
    const matches = matcherOf(pattern.replace(/^\//, ''), forNames);
    return { isNegated, forDirectories, forNames, matches };
}
/** Without the blanks at the end, unless a backslash stands before one. */
function trimEnd(line) {
    let end = line.length;
    while (line[end - 1] === ' ')
        end -= 1;
    if (end === line.length)
        return line;
    let escapes = 0;
    while (line[end - 1 - escapes] === '\\')
        escapes += 1;
    return line.slice(0, escapes % 2 === 0 ? end : end + 1);
}
/**
 * Most patterns are a text or a star before one, which need no matcher. What stands before the first wildcard is compared by
 * itself in git, with an effect: `a**` + `/b` matches `ax/y/b`, since its stars are then the first of the pattern.
 */
function matcherOf(pattern, forNames) {
    const wildcard = pattern.search(/[*?[\\]/);
    if (wildcard === -1)
        return (text) => text === pattern;
    const rest = pattern.slice(1);
    if (forNames && pattern.startsWith('*') && !/[*?[\\]/.test(rest))
        return (text) => text.endsWith(rest);
    const prefix = pattern.slice(0, wildcard);
    const matches = createMatcher(pattern.slice(wildcard));
    return (text) => text.startsWith(prefix) && matches(text, prefix.length);
}

;// CONCATENATED MODULE: ./build/files/ignore-rules.js






const NO_RULES = [];
/** Whether git would ignore an entry in the directory of the rules. `path` is relative to the workspace, with slashes. */
function isIgnored(rules, path, isDirectory) {
    for (const { base, file } of rules) {
        const decision = decide(file, base === '' ? path : path.slice(base.length + 1), isDirectory);
        if (decision !== null)
            return decision;
    }
    return false;
}
/**
 * Adds the rules in a directory that is not ignored; `path` as for `isIgnored`. In the root of another repository those of
 * the outer one end. Throws when rules cannot be read.
 */
async function rulesWithin(outer, directory, path, entries) {
    const git = entries.some(({ name }) => name === '.git') ? await commonDirectory((0,disk_names/* diskPath */.zq)(directory)) : null;
    const last = git === null ? outer : await layersOf(path, (0,external_node_path_.join)(git, 'info', 'exclude'));
    // Git does not follow a link here.
    const hasOwn = entries.some(({ name, facts }) => name === '.gitignore' && facts.isFile());
    return hasOwn ? [...(await layersOf(path, (0,disk_names/* diskPath */.zq)((0,external_node_path_.join)(directory, '.gitignore')))), ...last] : last;
}
/** No layer when there is no such file, or when it has no pattern. */
async function layersOf(base, path) {
    const content = await readIfThere(path);
    const file = content === null ? [] : parseIgnoreFile(content);
    return file.length === 0 ? [] : [{ base, file }];
}
async function readIfThere(path) {
    try {
        const facts = await (0,promises_.stat)(path);
        // A pipe would be read for ever.
        return facts.isFile() || facts.isDirectory() ? await (0,promises_.readFile)(path) : null;
    }
    catch (error) {
        if ((0,errors/* isMissing */.b2)((0,errors/* codeOf */.$N)(error)))
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/files/walk.js








/** File system calls at a time: more than Node has threads for, so that no thread is idle. */
const PARALLEL = 16;
/**
 * Finds the files below a directory: regular ones, and the targets of links. Leaves out what the rules ignore, what a line
 * excludes, and all that is called `.git`. Stops early when the budget is spent, which is then below zero. Never throws for what is on
 * the disk.
 */
async function walk(root, budget) {
    const walker = new Walker(root, budget);
    await walker.visit({ ...root, directory: (0,disk_names/* bytesOf */.$$)(root.directory), relative: '', above: [] });
    walker.problems.sort();
    return walker;
}
class Walker {
    files = [];
    /** The names of the files and directories that were left out; not of what is in such a directory. */
    ignored = [];
    /** The first name that a line excludes. */
    excluded = null;
    /** Each names the path and says what to do. */
    problems = [];
    #root;
    #budget;
    #base;
    #limit = (0,p_limit/* default */.A)(PARALLEL);
    constructor(root, budget) {
        this.#root = root;
        this.#base = (0,disk_names/* bytesOf */.$$)(root.path);
        this.#budget = budget;
    }
    async visit(outer) {
        this.#budget.directories -= 1;
        if (this.#budget.files < 0 || this.#budget.directories < 0)
            return;
        const { entries, rules } = await this.#limit(() => this.#open(outer));
        const place = { ...outer, rules };
        await Promise.all(entries.map((entry) => this.#visitEntry(place, entry)));
    }
    /** The entries of a directory, and the rules for them. */
    async #open({ directory, relative, rules }) {
        const name = this.#nameOf(relative);
        try {
            const entries = await (0,disk_names/* readEntries */.$2)((0,disk_names/* diskPath */.zq)(directory));
            return { entries, rules: rules && (await rulesWithin(rules, directory, name, entries)) };
        }
        catch (error) {
            const what = `${(0,values/* quote */.hD)((0,disk_names/* shownBytes */.Fu)(name))} cannot be read (${(0,errors/* codeOf */.$N)(error)})`;
            this.problems.push(`${what}: mend its permissions or leave it out`);
            return { entries: [], rules: null };
        }
    }
    /** As the rules need it: relative to the workspace. */
    #nameOf(relative) {
        return joined(this.#base, relative);
    }
    async #visitEntry(place, entry) {
        if (entry.name.toLowerCase() === '.git')
            return;
        const { wanted, excludes } = this.#root;
        const relative = joined(place.relative, entry.name);
        const bytes = this.#nameOf(relative);
        const isWanted = wanted.matches((0,disk_names/* textOfBytes */.gm)(relative));
        if (excludes((0,disk_names/* textOfBytes */.gm)(bytes))) {
            if (isWanted)
                this.excluded ??= (0,disk_names/* shownBytes */.Fu)(bytes);
        }
        else if (place.rules !== null && isIgnored(place.rules, bytes, entry.facts.isDirectory())) {
            if (isWanted)
                this.ignored.push((0,disk_names/* shownBytes */.Fu)(bytes));
        }
        else if (isWanted && !(0,disk_names/* isText */.KH)(relative))
            this.problems.push(noText((0,disk_names/* shownBytes */.Fu)(bytes)));
        else {
            const problem = await this.#follow(place, entry, relative);
            if (problem !== null && isWanted)
                this.problems.push(problem);
        }
    }
    /** Takes the entry, or what a link points to. Returns what is wrong with it; null when nothing is. */
    async #follow(place, { name, facts }, relative) {
        const path = (0,external_node_path_.join)(place.directory, name);
        if (!facts.isSymbolicLink()) {
            return await this.#take(place, { path, relative }, { real: (0,external_node_path_.join)(place.real, (0,disk_names/* textOfBytes */.gm)(name)), facts });
        }
        const shown = (0,disk_names/* shownBytes */.Fu)(this.#nameOf(relative));
        const target = await this.#limit(() => (0,boundary/* follow */.e6)((0,disk_names/* diskPath */.zq)(path), this.#root.boundary, shown));
        return 'problem' in target ? target.problem : await this.#take(place, { path, relative }, target);
    }
    /** Returns what is wrong with the entry; null when nothing is. */
    async #take(place, { path, relative }, { real, facts }) {
        const { wanted } = this.#root;
        const text = (0,disk_names/* textOfBytes */.gm)(relative);
        if (facts.isDirectory()) {
            if (!wanted.reaches(text))
                return null;
            const above = [...place.above, place.real];
            // A link has the facts of its target; other entries cannot lead upwards.
            const isLoop = facts instanceof external_node_fs_.Stats && above.includes(real);
            const link = (0,disk_names/* shownBytes */.Fu)(this.#nameOf(relative));
            if (isLoop)
                return `the link ${(0,values/* quote */.hD)(link)} points to ${(0,values/* quote */.hD)(real)}, which it is in: remove it`;
            await this.visit({ directory: path, relative, rules: place.rules, real, above });
        }
        else if (!facts.isFile())
            return notRegular((0,disk_names/* shownBytes */.Fu)(this.#nameOf(relative)));
        else if (wanted.matches(text)) {
            this.#budget.files -= 1;
            this.files.push({ path: (0,disk_names/* textOfBytes */.gm)(path), relative: text });
        }
        return null;
    }
}
function noText(name) {
    return `${(0,values/* quote */.hD)(name)} is a name that is no UTF-8, which no request can carry: rename it or leave it out`;
}
function notRegular(name) {
    return `${(0,values/* quote */.hD)(name)} is no regular file but a socket, a pipe or a device: remove it or leave it out`;
}
/** Two paths with slashes, either of which may be empty. */
function joined(above, below) {
    return above === '' || below === '' ? above + below : `${above}/${below}`;
}

;// CONCATENATED MODULE: ./build/files/find-line.js











/** The files of one line, or all that is wrong with it, quoting the line. Never throws for what is on the disk. */
async function findLine(line, { workspace, ...options }) {
    const { local } = line;
    const finding = await find({ ...options, line, workspace: workspace.real, ...nameOf(local, workspace) }, workspace);
    return { ...finding, problems: finding.problems.map((problem) => `${(0,values/* quote */.hD)((0,file_lines/* textOf */.b)(line))}: ${problem}`) };
}
async function find(search, workspace) {
    if ((0,boundary/* isOfGit */.Gm)(search.name))
        return failed('nothing of .git is taken: leave this line out');
    const failure = await (0,promises_.lstat)(search.path).then(() => null, errors/* codeOf */.$N);
    if (failure === null)
        return findNamed(search);
    const missing = `there is no such file or directory in ${(0,values/* quote */.hD)(search.workspace)}`;
    if ((0,errors/* isMissing */.b2)(failure) && hasForeignDrive(search.line)) {
        return failed(`${missing}, and a drive letter means something on Windows alone: write a path of this runner`);
    }
    if (isPattern(search.line.local))
        return findPattern(search, workspace);
    if (!(0,errors/* isMissing */.b2)(failure))
        return failed(`it cannot be read (${failure}): mend its permissions or leave it out`);
    return failed(`${missing}: correct it, or create it before`);
}
/** Elsewhere the colon separates the local path from the remote one. */
function hasForeignDrive(line) {
    return process.platform !== 'win32' && /^[a-z]:[\\/]/i.test((0,file_lines/* textOf */.b)(line));
}
async function findNamed(search) {
    const { path, line, name, budget } = search;
    if (search.excludes(name))
        return failed('a line behind it leaves it out: drop one of the two');
    const followed = await (0,boundary/* follow */.e6)(path, boundaryOf(search), name);
    if ('problem' in followed)
        return failed(followed.problem);
    const { real, facts } = followed;
    if (facts.isDirectory())
        return findBelow(search, real);
    if (!facts.isFile())
        return failed(notRegular(name));
    const own = line.remote ?? defaultRemote(search);
    const remote = own.endsWith('/') ? external_node_path_.posix.join(own, (0,external_node_path_.basename)(path)) : own;
    budget.files -= 1;
    return { files: [{ path, remote, name }], ignored: [], problems: [] };
}
async function findPattern(search, workspace) {
    const pattern = parsePattern(search.line.local);
    const base = { ...search, ...nameOf(pattern.base, workspace) };
    const followed = await (0,boundary/* follow */.e6)(base.path, boundaryOf(base), base.name);
    if ('problem' in followed)
        return failed(followed.problem);
    if (!followed.facts.isDirectory())
        return failed(`${(0,values/* quote */.hD)(pattern.base)} is no directory: correct it`);
    return findBelow(base, followed.real, pattern);
}
/** The contents of a directory, or those that match the pattern. */
async function findBelow(search, real, pattern) {
    const { line, name, path, isInside, workspace, excludes } = search;
    const rules = isInside ? await rulesFor(search).catch((error) => ({ error })) : null;
    if (rules !== null && 'error' in rules)
        return failed(`.gitignore cannot be read (${(0,errors/* codeOf */.$N)(rules.error)}): mend it`);
    const boundary = isInside ? workspace : real;
    const root = { directory: path, real, boundary, path: name, rules, wanted: pattern ?? EVERYTHING, excludes };
    const walked = await walk(root, search.budget);
    const remote = line.remote ?? defaultRemote(search);
    const files = walked.files.map((file) => {
        return { path: file.path, remote: external_node_path_.posix.join(remote, file.relative), name: joined(name, file.relative) };
    });
    const { ignored, problems } = walked;
    if (files.length > 0 || problems.length > 0)
        return { files, ignored, problems };
    return failed(lackOfFiles(pattern === undefined ? 'it holds no file' : 'no file matches it', walked));
}
function lackOfFiles(what, { ignored, excluded }) {
    const [example] = ignored;
    if (example !== undefined) {
        return `${what} that .gitignore does not leave out (${(0,values/* quote */.hD)(example)} is one): name it in a line of its own`;
    }
    if (excluded === null)
        return `${what}: correct it, or create the files before`;
    return `${what} that no line behind it leaves out (${(0,values/* quote */.hD)(excluded)} is one): drop one of the two`;
}
/**
 * Null when the entry, or a directory it is in, is ignored: the line names it nevertheless, so it wants all below. In a
 * repository of its own the rules of the outer one do not count.
 */
async function rulesFor({ workspace, name, path }) {
    let rules = NO_RULES;
    let above = '';
    for (const segment of name === '' ? [] : name.split('/')) {
        const directory = (0,external_node_path_.join)(workspace, above);
        if (rules === null && (await commonDirectory(directory)) !== null)
            rules = NO_RULES;
        if (rules !== null) {
            const entries = await (0,disk_names/* readEntries */.$2)(directory);
            rules = await rulesWithin(rules, (0,disk_names/* bytesOf */.$$)(directory), (0,disk_names/* bytesOf */.$$)(above), entries);
        }
        above = joined(above, segment);
        if (rules !== null && isIgnored(rules, (0,disk_names/* bytesOf */.$$)(above), true))
            rules = null;
    }
    return rules === null && (await commonDirectory(path)) !== null ? NO_RULES : rules;
}
function nameOf(local, workspace) {
    const given = (0,external_node_path_.resolve)(workspace.given, local);
    const isInside = (0,boundary/* isWithin */.UO)(workspace.given, given);
    const path = isInside ? (0,external_node_path_.resolve)(workspace.real, (0,external_node_path_.relative)(workspace.given, given)) : given;
    const name = (isInside ? (0,external_node_path_.relative)(workspace.real, path) : path).split(external_node_path_.sep).join('/');
    return { path, name, isInside };
}
function defaultRemote({ isInside, name, path }) {
    return isInside ? name : (0,external_node_path_.basename)(path);
}
/** A line may lead out of the workspace; a link in the workspace must not. */
function boundaryOf({ isInside, workspace, path }) {
    return isInside ? workspace : (0,external_node_path_.parse)(path).root;
}
function failed(problem) {
    return { files: [], ignored: [], problems: [problem] };
}

;// CONCATENATED MODULE: ./build/files/exclusions.js



/** What the line leaves out. A directory stands for all that is in it. */
async function exclusionOf({ excluded }, workspace) {
    const { path, name } = nameOf(excluded, workspace);
    // A name that looks like a pattern is that name where there is such a file, as in a line without a mark.
    if (!isPattern(excluded) || (await exclusions_isThere(path)))
        return (other) => partBelow(name, other) !== null;
    const pattern = parsePattern(excluded);
    const base = nameOf(pattern.base, workspace).name;
    return (other) => {
        const relative = partBelow(base, other);
        return relative !== null && pattern.matches(relative);
    };
}
async function exclusions_isThere(path) {
    return await (0,promises_.lstat)(path).then(() => true, () => false);
}
/** What follows the directory in a path; empty for the directory itself, null for what is not in it. */
function partBelow(directory, path) {
    if (directory === path)
        return '';
    const start = directory === '' || directory.endsWith('/') ? directory : `${directory}/`;
    return path.startsWith(start) ? path.slice(start.length) : null;
}

;// CONCATENATED MODULE: ./build/files/local-files.js








/** About 10 MB of a request that starts an instance. The service documents no limit. */
const MOST_FILES = 100_000;
const MOST_EXAMPLES = 10;
/**
 * The files that the lines name. `directory` is the workspace: relative paths start there, its `.gitignore` files at
 * any level and its `.git/info/exclude` are honoured, as are those of repositories in it, and no link in it may lead out.
 * - The line `!pattern` leaves out what lines before it find, a file or a directory with all that is in it; a line behind
 *   it may name that again.
 * - A file goes to its remote path, or into it when that ends with a slash. It is taken even when it is ignored.
 * - The contents of a directory go below its remote path. When it is ignored itself, all of them do.
 * - What a glob matches goes below its remote path, relative to the directories before the first wildcard.
 * - Without a remote path each keeps its path relative to the workspace; outside of it, the last part of the line's.
 * - `.git` is never taken. Links are taken as what they point to.
 * @throws {InvalidInputs} with everything that is wrong with any line.
 */
async function findLocalFiles(lines, directory, most = MOST_FILES) {
    const workspace = { given: (0,external_node_path_.resolve)(directory), real: await (0,promises_.realpath)(directory) };
    const budget = { files: most, directories: most };
    const found = new Map();
    const ignored = new Set();
    const problems = [];
    const excludes = await exclusionsBehind(lines, workspace);
    for (const [index, line] of lines.entries()) {
        if ('excluded' in line)
            continue;
        const finding = await findLine(line, { workspace, budget, excludes: excludes[index] ?? NOTHING });
        problems.push(...finding.problems);
        for (const name of finding.ignored)
            ignored.add(name);
        for (const file of finding.files)
            problems.push(...addOnce(found, file.remote, file));
        if (budget.files < 0 || budget.directories < 0) {
            problems.push(`there are more than ${most} files or directories: name fewer, or let .gitignore leave some out`);
            throw new values_problems/* InvalidInputs */.h(problems);
        }
    }
    const described = await describeFiles([...found.values()]);
    const { files } = described;
    const all = [...problems, ...described.problems, ...findClashes([...found.keys()])];
    if (all.length > 0)
        throw new values_problems/* InvalidInputs */.h(all);
    const taken = new Set(files.map(({ path }) => path));
    const leftOut = [...ignored].filter((name) => !taken.has((0,external_node_path_.resolve)(workspace.real, name))).sort();
    return { files, leftOut: { ignored: leftOut.length, examples: leftOut.slice(0, MOST_EXAMPLES) } };
}
const NOTHING = () => false;
/** For each line what the lines behind it leave out. */
async function exclusionsBehind(lines, workspace) {
    const own = await Promise.all(lines.map(async (line) => ('excluded' in line ? await exclusionOf(line, workspace) : null)));
    return lines.map((_, index) => {
        const behind = own.slice(index + 1).filter((each) => each !== null);
        return behind.length === 0 ? NOTHING : (name) => behind.some((excludes) => excludes(name));
    });
}
/** Adds the file under its remote path. When another file has that path, returns a problem instead. */
function addOnce(files, remote, file) {
    const other = files.get(remote) ?? file;
    files.set(remote, other);
    if (other.path === file.path)
        return [];
    return [`${(0,values/* quote */.hD)(remote)} would be both ${(0,values/* quote */.hD)(other.path)} and ${(0,values/* quote */.hD)(file.path)}: take one`];
}
/** A problem for each remote path of a file that must also be a directory for another. */
function findClashes(remotes) {
    const files = new Set(remotes);
    const known = new Set();
    const problems = [];
    for (const remote of remotes) {
        for (let above = external_node_path_.posix.dirname(remote); !known.has(above); above = external_node_path_.posix.dirname(above)) {
            known.add(above);
            if (!files.has(above))
                continue;
            const advice = 'give one of them another remote path';
            problems.push(`${(0,values/* quote */.hD)(above)} would be a file and also the directory of ${(0,values/* quote */.hD)(remote)}: ${advice}`);
        }
    }
    return problems;
}
const local_files_PARALLEL = 16;
/** Bytes, 1 GiB: a file is sent in one request, from memory. */
const LARGEST_FILE = 1024 ** 3;
/** Sorted by `remote`, with a problem for each file that cannot be uploaded. Never throws for what is on the disk. */
async function describeFiles(found) {
    const problems = [];
    const sorted = found.toSorted((left, right) => (left.remote < right.remote ? -1 : 1));
    const files = await (0,p_limit/* default */.A)(local_files_PARALLEL).map(sorted, async ({ path, remote, name }) => {
        try {
            const { size, mode } = await (0,promises_.stat)(path);
            await (0,promises_.access)(path, promises_.constants.R_OK);
            if (size > LARGEST_FILE)
                problems.push(`${(0,values/* quote */.hD)(name)} is larger than 1 GiB, the most that is uploaded: leave it out`);
            return { path, remote, mode: (mode & 0o777).toString(8).padStart(4, '0'), size };
        }
        catch (error) {
            problems.push(`${(0,values/* quote */.hD)(name)} cannot be read (${(0,errors/* codeOf */.$N)(error)}): mend its permissions or leave it out`);
            return null;
        }
    });
    return { files: files.filter((file) => file !== null), problems: problems.sort() };
}


/***/ }),

/***/ 41:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ remotePathsOf),
/* harmony export */   X: () => (/* binding */ fileSpecs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _values_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9223);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6053);
/* harmony import */ var _local_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7098);




/**
 * The files by absolute path in a sandbox whose command runs in `cwd`. Sends nothing.
 * @throws {InvalidInputs} when two files have one path there, or one is where another needs a directory.
 */
function remotePathsOf(files, cwd) {
    const places = new Map();
    const problems = files.flatMap((file) => (0,_local_files_js__WEBPACK_IMPORTED_MODULE_3__/* .addOnce */ .BY)(places, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.resolve(cwd, file.remote), file));
    problems.push(...(0,_local_files_js__WEBPACK_IMPORTED_MODULE_3__/* .findClashes */ .tl)([...places.keys()]));
    if (problems.length > 0)
        throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInputs */ .h(problems);
    return places;
}
/**
 * By absolute path; `specs` are the UUIDs by SHA-256 of `uploadFiles`, and `owner` owns each file, root without one.
 * @throws {InvalidInputs} as `remotePathsOf`
 */
function fileSpecs(files, specs, cwd, owner = null) {
    const places = [...remotePathsOf(files, cwd)].map(([place, { sha256, mode }]) => {
        const uuid = specs.get(sha256);
        if (uuid === undefined)
            throw new Error(`${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(place)} was not uploaded.`);
        return [place, { uuid, mode, ...owner }];
    });
    return Object.fromEntries(places);
}


/***/ }),

/***/ 4346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ absoluteRemote),
/* harmony export */   p: () => (/* binding */ parseCollectLines)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);


const ARROW = /(?:^|\s+)->(?:\s+|$)/u;
/**
 * The lines `remote[ -> local]`. The arrow stands between blanks, so that one within a name is no separator. No two lines
 * put things of one name into one folder, where the second would replace the first.
 *
 * @throws {InvalidValue}
 */
function parseCollectLines(text) {
    const taken = new Map();
    return (0,_values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLines */ .Li)(text).map((line) => {
        const [remote = '', local = 'collected', ...rest] = line.split(ARROW);
        if (remote === '' || local === '' || rest.length > 0) {
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'is no line to collect: use a remote path, or "remote -> local folder"');
        }
        if (/\p{Cc}/u.test(remote + local))
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'has a control character');
        const folder = checkLocal(local);
        if (isNameless(remote))
            return { remote, local: folder };
        const place = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(folder, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(remote));
        const rival = taken.get(place);
        if (rival !== undefined) {
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, `would replace what ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(rival)} collects: give one of them a folder of its own`);
        }
        taken.set(place, line);
        return { remote, local: folder };
    });
}
/**
 * The absolute path of what a line names. A path that ends in `.` or `..`, and the root, come back with `/.` at their
 * end: they have no name of their own, so their contents are collected.
 */
function absoluteRemote(remote, workingDirectory) {
    const path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.resolve('/', workingDirectory, remote);
    return isNameless(remote) || path === '/' ? `${path === '/' ? '' : path}/.` : path;
}
function isNameless(remote) {
    return ['.', '..', ''].includes(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(remote));
}
function checkLocal(local) {
    if (local.includes('\\'))
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(local, 'is no local folder: write / between its parts');
    const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(local, '.');
    const isAbsolute = /^(?:\/|[a-z]:)/iu.test(folder);
    if (isAbsolute || folder === '..' || folder.startsWith('../')) {
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(local, 'is no local folder: it has to lie in the workspace, and is written relative to it');
    }
    return folder.replace(/\/$/u, '');
}


/***/ }),

/***/ 5036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ textOf),
/* harmony export */   x: () => (/* binding */ parseFileLines)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);


/**
 * A line is one entry: blanks and commas within a name belong to it, blanks around a name do not. The remote part is what
 * stands behind the last colon, unless nothing stands before that. On Windows the colon of a drive letter separates nothing,
 * and a backslash is a slash. `before` is how many lines stand before these.
 *
 * @throws {InvalidValue}
 */
function parseFileLines(text, platform = process.platform, before = 0) {
    return (0,_values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLines */ .Li)(text).map((line, index) => {
        if (line.includes('\0'))
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'holds a NUL character, which no path can hold');
        if (!line.startsWith('!'))
            return parseSource(line, platform);
        if (before + index > 0)
            return parseExclusion(line, platform);
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'leaves something out of the lines before it, and there is none: name files first');
    });
}
/** The line as it was given, for messages. */
function textOf(line) {
    if ('excluded' in line)
        return `!${line.excluded}`;
    return line.remote === null ? line.local : `${line.local}:${line.remote}`;
}
function parseSource(line, platform) {
    const { local, remote } = split(line, platform);
    if (remote === '') {
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'has nothing behind its colon: name a path in the sandbox, or leave the colon out');
    }
    return { local, remote: remote === null ? null : normalise(remote, line) };
}
function parseExclusion(line, platform) {
    const { local, remote } = split(line.slice(1).trim(), platform);
    if (local === '')
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'names nothing: write a file, a directory or a glob behind the !');
    if (local.startsWith('!')) {
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'begins with two !: write !./!name to leave out what is called !name');
    }
    if (remote === null)
        return { excluded: local };
    const advice = 'drop what stands behind the colon, or write ? for a colon that belongs to a name';
    throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, `leaves something out, so it has no place in the sandbox: ${advice}`);
}
/** The two parts, without blanks around them; `remote` is null without a colon between them. */
function split(line, platform) {
    const isWindows = platform === 'win32';
    const hasDrive = isWindows && /^[a-z]:/i.test(line);
    if (hasDrive && !/^[\\/]/.test(line.slice(2))) {
        const advice = `write ${line.slice(0, 2)}/ for a path from its root, or ./ before a name of one letter`;
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, `begins with a drive letter and no slash behind it: ${advice}`);
    }
    const colon = line.lastIndexOf(':');
    const end = colon > (hasDrive ? 1 : 0) ? colon : line.length;
    const local = line.slice(0, end).trim();
    return {
        local: isWindows ? local.replaceAll('\\', '/') : local,
        remote: end === line.length ? null : line.slice(end + 1).trim(),
    };
}
function normalise(remote, line) {
    const isDirectory = /(?:^|\/)\.{0,2}$/.test(remote);
    const path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(isDirectory ? `${remote}/` : remote);
    if (!path.startsWith('../'))
        return path;
    const advice = 'use a path without "..", or an absolute one such as /srv/app';
    throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, `leaves the working directory of the command: ${advice}`);
}


/***/ }),

/***/ 847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ registryOf),
/* harmony export */   Te: () => (/* binding */ isNewTag),
/* harmony export */   hu: () => (/* binding */ describeImage),
/* harmony export */   o_: () => (/* binding */ parseImageReference)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _contree_uuid_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4056);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);



const FORMS = "a UUID, tag:NAME for an image of the project, or a registry's image such as docker://python:3.12-slim";
/** By the OpenAPI text, which names no length; the command line's documents have that one (API reference, 2.3). */
const TAG = /^[a-z0-9][a-z0-9_-]*(?:[:/.][a-z0-9_-]+)*$/i;
const LONGEST_TAG = 256;
const TAG_PREFIX = 'tag:';
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** The only scheme that the service is known to import from (API reference, 2.4). */
const IMPORTED_SCHEME = 'docker://';
/** The grammar of registries: lower-case components, single separators between them. */
const HOST = /^[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?::\d{1,5})?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:[._]|__|-+|\/)[a-z0-9]+)*$/;
const VERSION = /^\w[\w.-]{0,127}$/;
const DIGEST = /@(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Where an image is that names no host; one without an owner there belongs to `library`. */
const DEFAULT_HOST = 'docker.io';
const DEFAULT_VERSION = 'latest';
/** Hexadecimal digits of the hash in a tag that cannot hold the whole address. */
const HASH_LENGTH = 16;
/**
 * A UUID, `tag:NAME` or `docker://[HOST/]REPOSITORY[:TAG][@DIGEST]`. What a registry reference leaves out is filled in as
 * `contree images import` does for a bare name: host `docker.io`, owner `library` there, tag `latest`.
 *
 * @throws {InvalidValue} which never quotes credentials
 */
function parseImageReference(text) {
    const name = text.trim();
    const uuid = (0,_contree_uuid_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUuid */ .X)(name);
    if (uuid !== null)
        return { kind: 'uuid', uuid };
    const digest = DIGEST.exec(name)?.[0] ?? '';
    const scheme = SCHEME.exec(name)?.[0] ?? '';
    const at = name.slice(0, name.length - digest.length).lastIndexOf('@');
    if (at >= 0) {
        const advice = 'give credentials with the inputs registry-username and registry-password';
        const form = 'a digest as @sha256: with 64 lower-case hexadecimal digits';
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(`${scheme}***${name.slice(at)}`, `has an @ that no digest follows: ${advice}, and ${form}`);
    }
    if (scheme !== '')
        return registryReference(name, scheme, digest);
    if (name.startsWith(TAG_PREFIX))
        return tagReference(name);
    if (name === '')
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(name, `is not an image: use ${FORMS}`);
    const [tag, registry] = [(0,_values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`${TAG_PREFIX}${name}`), (0,_values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`${IMPORTED_SCHEME}${name}`)];
    const forms = `${tag} for an image of the project, or ${registry} for one of a registry`;
    throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(name, `does not say where the image is: use ${forms}`);
}
/** Host of the registry, with its port if it has one. */
function registryOf({ url }) {
    return url.slice(IMPORTED_SCHEME.length).split('/', 1).join('');
}
/** In a form that a workflow may write; untrusted. */
function describeImage(reference) {
    if (reference.kind === 'tag')
        return `${TAG_PREFIX}${reference.tag}`;
    return reference.kind === 'uuid' ? reference.uuid : reference.url;
}
/** Whether an image can have the text as a tag. */
function isTag(text) {
    return text.length <= LONGEST_TAG && TAG.test(text);
}
/** Whether an image can be given the text as a tag. Older documents of the service know no upper case (API reference, 2.3). */
function isNewTag(text) {
    return isTag(text) && text === text.toLowerCase();
}
function tagReference(name) {
    const tag = name.slice(TAG_PREFIX.length);
    if (isTag(tag))
        return { kind: 'tag', tag };
    const allowed = 'letters, digits, _ and -, with single : / . between them';
    const problem = `is not a tag: use ${allowed} after ${TAG_PREFIX}, ${String(LONGEST_TAG)} characters at most`;
    throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(name, problem);
}
function registryReference(name, scheme, digest) {
    if (scheme.toLowerCase() !== IMPORTED_SCHEME) {
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(name, `has a scheme that cannot be imported from: use ${FORMS}`);
    }
    const { host, path } = splitHost(name.slice(scheme.length, name.length - digest.length));
    const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
    const repository = colon < 0 ? path : path.slice(0, colon);
    const version = colon < 0 ? null : path.slice(colon + 1);
    if (!HOST.test(host) || !REPOSITORY.test(repository) || (version !== null && !VERSION.test(version))) {
        const examples = 'docker://python:3.12-slim or docker://ghcr.io/owner/image:1.2; repositories are lower-case';
        const form = `use docker://[HOST/]REPOSITORY[:TAG], such as ${examples}`;
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(name, `is not an image of a registry: ${form}`);
    }
    const shown = version ?? (digest === '' ? DEFAULT_VERSION : null);
    const address = `${host}/${repository}${shown === null ? '' : `:${shown}`}${digest}`;
    return { kind: 'registry', url: `${IMPORTED_SCHEME}${address}`, tag: tagFor(address) };
}
/** The first component is a host when it could be no owner, as every registry client has it. */
function splitHost(name) {
    const slash = name.indexOf('/');
    const first = name.slice(0, Math.max(slash, 0));
    const isHost = /[.:]/.test(first) || first === 'localhost';
    const host = isHost ? first.toLowerCase() : DEFAULT_HOST;
    const path = isHost ? name.slice(slash + 1) : name;
    return { host, path: host === DEFAULT_HOST && !path.includes('/') ? `library/${path}` : path };
}
/**
 * The address itself where it is a tag. Else what a tag cannot hold is left out and a hash appended behind a colon: that
 * makes two colons or more in the last component, which no address has that is a tag already.
 */
function tagFor(address) {
    if (isNewTag(address))
        return address;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(address).digest('hex').slice(0, HASH_LENGTH);
    const readable = address.replace('@', ':').toLowerCase();
    // The end says more than the beginning, and keeps the colon before the version.
    const end = readable.slice(-(LONGEST_TAG - 1 - HASH_LENGTH)).replace(/^[^a-z0-9]+/, '');
    return `${end}:${hash}`.replace(/[:/.]+(?=[:/.])/g, '');
}


/***/ })

};

