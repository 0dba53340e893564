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
        return { real, facts: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(real) };
    }
    catch (error) {
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(path).catch(() => null);
        const what = target === null ? 'cannot be read' : `is a link to ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(target)} that cannot be followed`;
        return { problem: `${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)} ${what} (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error)}): mend it, or let .gitignore leave it out` };
    }
}


/***/ }),

/***/ 2700:
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
// EXTERNAL MODULE: ./build/plan/file-lines.js
var file_lines = __webpack_require__(5036);
// EXTERNAL MODULE: ./build/files/boundary.js
var files_boundary = __webpack_require__(9308);
// EXTERNAL MODULE: ./node_modules/ignore/index.js
var ignore = __webpack_require__(298);
;// CONCATENATED MODULE: ./build/files/ignore-rules.js




const NO_RULES = [];
/** Whether git would ignore an entry at or below the rules. `path` is relative to the workspace, with slashes. */
function isIgnored(rules, path, isDirectory) {
    for (const layer of rules) {
        const { ignored, unignored } = testIn(layer, path, isDirectory);
        if (ignored || unignored)
            return ignored;
    }
    return false;
}
/** Adds the rules in a directory that is not ignored; `path` as for `isIgnored`. Throws when one cannot be read. */
async function rulesWithin(outer, directory, path, entries) {
    const own = [];
    // Git does not follow a link here either.
    if (entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) {
        own.push({ base: path, patterns: createPatterns(await (0,promises_.readFile)((0,external_node_path_.join)(directory, '.gitignore'), 'utf8')) });
    }
    if (entries.some((entry) => entry.name === '.git' && entry.isDirectory())) {
        own.push({ base: path, patterns: createPatterns(await readIfThere((0,external_node_path_.join)(directory, '.git', 'info', 'exclude'))) });
    }
    return [...own, ...outer.map((layer) => release(layer, path))];
}
function createPatterns(text) {
    return ignore({ ignoreCase: false }).add(text);
}
/** The library ignores all below an ignored directory. Once a deeper file includes it, only an entry's match counts. */
function release(layer, directory) {
    if (!testIn(layer, directory, true).ignored)
        return layer;
    const literal = relativeTo(layer.base, directory).replace(/[\\*?[\]]/g, '\\$&');
    return { base: layer.base, patterns: createPatterns([]).add(layer.patterns).add(`!/${literal}/`) };
}
function testIn({ base, patterns }, path, isDirectory) {
    return patterns.test(`${relativeTo(base, path)}${isDirectory ? '/' : ''}`);
}
function relativeTo(base, path) {
    return base === '' ? path : path.slice(base.length + 1);
}
async function readIfThere(path) {
    return (0,promises_.readFile)(path, 'utf8').catch((error) => {
        if ((0,errors/* codeOf */.$N)(error) === 'ENOENT')
            return '';
        throw error;
    });
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
    const patterns = createPatterns(choices.map((pattern) => `/${pattern}`));
    const depth = Math.max(...choices.map((pattern) => (pattern.includes('**') ? Infinity : depthOf(pattern))));
    return {
        base: local.startsWith('/') ? external_node_path_.posix.normalize(`/${base}`) : external_node_path_.posix.normalize(base),
        matches: (relative) => patterns.ignores(relative),
        reaches: (relative) => depthOf(relative) < depth || patterns.ignores(relative),
    };
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/files/walk.js








/** File system calls at a time: more than Node has threads for, so that no thread is idle. */
const PARALLEL = 16;
/**
 * Finds the files below a directory: regular ones, and the targets of links. Leaves out what the rules ignore, and all
 * that is called `.git`. Stops early when the budget is spent, which is then below zero. Never throws for what is on
 * the disk.
 */
async function walk(root, budget) {
    const walker = new Walker(root, budget);
    await walker.visit({ ...root, relative: '', above: [] });
    walker.problems.sort();
    return walker;
}
class Walker {
    files = [];
    /** The names of the files and directories that were left out; not of what is in such a directory. */
    ignored = [];
    /** Each names the path and says what to do. */
    problems = [];
    #root;
    #budget;
    #limit = (0,p_limit/* default */.A)(PARALLEL);
    constructor(root, budget) {
        this.#root = root;
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
        const name = joined(this.#root.path, relative);
        try {
            const entries = await (0,promises_.readdir)(directory, { withFileTypes: true });
            return { entries, rules: rules && (await rulesWithin(rules, directory, name, entries)) };
        }
        catch (error) {
            this.problems.push(`${(0,values/* quote */.hD)(name)} cannot be read (${(0,errors/* codeOf */.$N)(error)}): mend its permissions or leave it out`);
            return { entries: [], rules: null };
        }
    }
    async #visitEntry(place, entry) {
        if (entry.name.toLowerCase() === '.git')
            return;
        const { wanted, boundary, path: above } = this.#root;
        const relative = joined(place.relative, entry.name);
        const name = joined(above, relative);
        if (place.rules !== null && isIgnored(place.rules, name, entry.isDirectory())) {
            if (wanted.matches(relative))
                this.ignored.push(name);
            return;
        }
        const path = (0,external_node_path_.join)(place.directory, entry.name);
        const target = entry.isSymbolicLink()
            ? await this.#limit(() => (0,files_boundary/* follow */.e6)(path, boundary, name))
            : { real: (0,external_node_path_.join)(place.real, entry.name), facts: entry };
        const problem = 'problem' in target ? target.problem : await this.#take(place, { path, relative }, target);
        if (problem !== null && wanted.matches(relative))
            this.problems.push(problem);
    }
    /** Returns what is wrong with the entry; null when nothing is. */
    async #take(place, { path, relative }, { real, facts }) {
        const { wanted, path: root } = this.#root;
        const name = joined(root, relative);
        if (facts.isDirectory()) {
            if (!wanted.reaches(relative))
                return null;
            const above = [...place.above, place.real];
            // A link has the facts of its target; other entries cannot lead upwards.
            const isLoop = !(facts instanceof external_node_fs_.Dirent) && above.includes(real);
            if (isLoop)
                return `the link ${(0,values/* quote */.hD)(name)} points to ${(0,values/* quote */.hD)(real)}, which it is in: remove it`;
            await this.visit({ directory: path, relative, rules: place.rules, real, above });
        }
        else if (!facts.isFile())
            return notRegular(name);
        else if (wanted.matches(relative)) {
            this.#budget.files -= 1;
            this.files.push({ path, relative });
        }
        return null;
    }
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
async function findLine(line, workspace, budget) {
    const named = nameOf(line, line.local, workspace);
    const finding = await find(named, workspace, budget);
    return { ...finding, problems: finding.problems.map((problem) => `${(0,values/* quote */.hD)((0,file_lines/* textOf */.b)(line))}: ${problem}`) };
}
async function find(named, workspace, budget) {
    if ((0,files_boundary/* isOfGit */.Gm)(named.name))
        return failed('nothing of .git is taken: leave this line out');
    const failure = await (0,promises_.lstat)(named.path).then(() => null, errors/* codeOf */.$N);
    if (failure === null)
        return findNamed(named, budget);
    if (isPattern(named.line.local))
        return findPattern(named, workspace, budget);
    if (!(0,errors/* isMissing */.b2)(failure))
        return failed(`it cannot be read (${failure}): mend its permissions or leave it out`);
    return failed(`there is no such file or directory in ${(0,values/* quote */.hD)(named.workspace)}: correct it, or create it before`);
}
async function findNamed(named, budget) {
    const { path, line, name } = named;
    const followed = await (0,files_boundary/* follow */.e6)(path, boundaryOf(named), name);
    if ('problem' in followed)
        return failed(followed.problem);
    const { real, facts } = followed;
    if (facts.isDirectory())
        return findBelow(named, real, budget);
    if (!facts.isFile())
        return failed(notRegular(name));
    const own = line.remote ?? defaultRemote(named);
    const remote = own.endsWith('/') ? external_node_path_.posix.join(own, (0,external_node_path_.basename)(path)) : own;
    budget.files -= 1;
    return { files: [{ path, remote, name }], ignored: [], problems: [] };
}
async function findPattern({ line }, workspace, budget) {
    const pattern = parsePattern(line.local);
    const base = nameOf(line, pattern.base, workspace);
    const followed = await (0,files_boundary/* follow */.e6)(base.path, boundaryOf(base), base.name);
    if ('problem' in followed)
        return failed(followed.problem);
    if (!followed.facts.isDirectory())
        return failed(`${(0,values/* quote */.hD)(pattern.base)} is no directory: correct it`);
    return findBelow(base, followed.real, budget, pattern);
}
/** The contents of a directory, or those that match the pattern. */
async function findBelow(named, real, budget, pattern) {
    const { line, name, path } = named;
    const rules = named.isInside ? await rulesFor(named).catch((error) => ({ error })) : null;
    if (rules !== null && 'error' in rules)
        return failed(`.gitignore cannot be read (${(0,errors/* codeOf */.$N)(rules.error)}): mend it`);
    const boundary = named.isInside ? named.workspace : real;
    const root = { directory: path, real, boundary, path: name, rules, wanted: pattern ?? EVERYTHING };
    const walked = await walk(root, budget);
    const remote = line.remote ?? defaultRemote(named);
    const files = walked.files.map((file) => {
        return { path: file.path, remote: external_node_path_.posix.join(remote, file.relative), name: joined(name, file.relative) };
    });
    const { ignored, problems } = walked;
    if (files.length > 0 || problems.length > 0)
        return { files, ignored, problems };
    return failed(lackOfFiles(pattern === undefined ? 'it holds no file' : 'no file matches it', ignored));
}
function lackOfFiles(what, [example]) {
    if (example === undefined)
        return `${what}: correct it, or create the files before`;
    return `${what} that .gitignore does not leave out (${(0,values/* quote */.hD)(example)} is one): name it in a line of its own`;
}
/** Null when the entry, or a directory it is in, is ignored: the line names it nevertheless, so it wants all below. */
async function rulesFor({ workspace, name }) {
    let rules = NO_RULES;
    let above = '';
    for (const segment of name === '' ? [] : name.split('/')) {
        const directory = (0,external_node_path_.join)(workspace, above);
        rules = await rulesWithin(rules, directory, above, await (0,promises_.readdir)(directory, { withFileTypes: true }));
        above = joined(above, segment);
        if (isIgnored(rules, above, true))
            return null;
    }
    return rules;
}
function nameOf(line, local, workspace) {
    const given = (0,external_node_path_.resolve)(workspace.given, local);
    const isInside = (0,files_boundary/* isWithin */.UO)(workspace.given, given);
    const path = isInside ? (0,external_node_path_.resolve)(workspace.real, (0,external_node_path_.relative)(workspace.given, given)) : given;
    const name = (isInside ? (0,external_node_path_.relative)(workspace.real, path) : path).split(external_node_path_.sep).join('/');
    return { line, path, name, isInside, workspace: workspace.real };
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

;// CONCATENATED MODULE: ./build/files/local-files.js







/** With more, a request that starts an instance would be too large for any service. */
const MOST_FILES = 100_000;
const MOST_EXAMPLES = 10;
/**
 * The files that the lines name. `directory` is the workspace: relative paths start there, its `.gitignore` files at
 * any level and its `.git/info/exclude` are honoured, and no link in it may lead out of it.
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
    for (const line of lines) {
        const finding = await findLine(line, workspace, budget);
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
/* harmony import */ var _local_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2700);




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
 * stands behind the last colon, unless nothing stands before that.
 *
 * @throws {InvalidValue}
 */
function parseFileLines(text) {
    return (0,_values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLines */ .Li)(text).map(parseLine);
}
/** The line as it was given, for messages. */
function textOf({ local, remote }) {
    return remote === null ? local : `${local}:${remote}`;
}
function parseLine(line) {
    if (line.includes('\0'))
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'holds a NUL character, which no path can hold');
    const colon = line.lastIndexOf(':');
    if (colon < 1)
        return { local: line, remote: null };
    const remote = line.slice(colon + 1).trim();
    if (remote === '') {
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidValue */ .h6(line, 'has nothing behind its colon: name a path in the sandbox, or leave the colon out');
    }
    return { local: line.slice(0, colon).trim(), remote: normalise(remote, line) };
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

/***/ 3228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ registryOf),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   hu: () => (/* binding */ describeImage),
/* harmony export */   o_: () => (/* binding */ parseImageReference)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _contree_uuid_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4056);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);



const FORMS = "a UUID, tag:NAME for an image of the project, or a registry's image such as docker://python:3.12-slim";
/** The service's own rule for tags (API reference, 2.3). */
const LONGEST_TAG = 256;
const TAG = /^[a-z0-9_\-:/.]+$/;
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
/** Whether the service takes the text as a tag. */
function isTag(text) {
    return text.length <= LONGEST_TAG && TAG.test(text);
}
function tagReference(name) {
    const tag = name.slice(TAG_PREFIX.length);
    if (isTag(tag))
        return { kind: 'tag', tag };
    const allowed = 'lower-case letters, digits and _ - : / .';
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
 * The address itself where it is a tag. Else what a tag cannot hold is replaced and a hash appended behind a colon: that
 * makes two colons or more in the last component, which no address has that is a tag already.
 */
function tagFor(address) {
    if (isTag(address))
        return address;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(address).digest('hex').slice(0, HASH_LENGTH);
    const readable = address.replace('@', ':').toLowerCase();
    // The end says more than the beginning, and keeps the colon before the version.
    const end = readable.slice(-(LONGEST_TAG - 1 - HASH_LENGTH)).replace(/^[^a-z0-9]+/, '');
    return `${end}:${hash}`;
}


/***/ })

};

