export const id = 712;
export const ids = [712];
export const modules = {

/***/ 9240:
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
// EXTERNAL MODULE: ./build/files/file-pattern.js + 1 modules
var file_pattern = __webpack_require__(7508);
// EXTERNAL MODULE: ./build/plan/file-lines.js
var file_lines = __webpack_require__(5036);
// EXTERNAL MODULE: ./build/values/git-paths.js
var git_paths = __webpack_require__(214);
// EXTERNAL MODULE: ./build/files/boundary.js
var boundary = __webpack_require__(9308);
// EXTERNAL MODULE: ./build/files/disk-names.js
var disk_names = __webpack_require__(6130);
// EXTERNAL MODULE: ./build/files/git-directory.js
var git_directory = __webpack_require__(658);
// EXTERNAL MODULE: ./build/files/ignore-rules.js + 1 modules
var ignore_rules = __webpack_require__(3343);
// EXTERNAL MODULE: ./build/files/walk.js
var walk = __webpack_require__(8743);
;// CONCATENATED MODULE: ./build/files/find-line.js












/** For a link that leads out. */
const ADVICE = 'name what it points to in a line of its own, or let .gitignore leave the link out';
const LED_OUT = 'the value of a placeholder leads out of the workspace, or of the directory before it: use a value without ".." or a root';
/** The files of one line, or all that is wrong with it, quoting the line. Never throws for what is on the disk. */
async function findLine(line, { workspace, ...options }) {
    const { local } = line;
    const search = { ...options, line, workspace: workspace.real, ...nameOf(local, workspace) };
    const finding = await find(search, workspace).catch((error) => {
        if (error instanceof values/* InvalidValue */.h6)
            return failed(error.message);
        throw error;
    });
    return { ...finding, problems: finding.problems.map((problem) => `${(0,values/* quote */.hD)((0,file_lines/* textOf */.b6)(line))}: ${problem}`) };
}
async function find(search, workspace) {
    if ((0,git_paths/* isOfGit */.G)(search.name))
        return failed(boundary/* OF_GIT */.Vt);
    if (!isConfined(search, workspace))
        return failed(LED_OUT);
    const failure = await (0,promises_.lstat)(search.path).then(() => null, errors/* codeOf */.$N);
    if (failure === null)
        return findNamed(search);
    const missing = `there is no such file or directory in ${(0,values/* quote */.hD)(search.workspace)}`;
    if ((0,errors/* isMissing */.b2)(failure) && hasForeignDrive(search.line)) {
        return failed(`${missing}, and a drive letter means something on Windows alone: write a path of this runner`);
    }
    if ((0,file_pattern/* isPattern */.Pt)(search.line.local))
        return findPattern(search, workspace);
    if (!(0,errors/* isMissing */.b2)(failure))
        return failed(`it cannot be read (${failure}): mend its permissions or leave it out`);
    return failed(`${missing}: correct it, or create it before`);
}
/** Whether values of placeholders lead no further than the line's author went, and never out of the workspace by themselves. */
function isConfined({ line: { local, within }, path }, workspace) {
    if (within === undefined)
        return true;
    const own = nameOf(within, workspace);
    const place = (0,file_pattern/* isPattern */.Pt)(local) ? nameOf((0,file_pattern/* parsePattern */.EY)(local).base, workspace).path : path;
    return (0,boundary/* isWithin */.UO)(own.isInside ? workspace.real : own.path, place);
}
/** Elsewhere the colon separates the local path from the remote one. */
function hasForeignDrive(line) {
    return process.platform !== 'win32' && /^[a-z]:[\\/]/i.test((0,file_lines/* textOf */.b6)(line));
}
async function findNamed(search) {
    const { path, line, name, budget } = search;
    if (search.excludes(name))
        return failed('a line behind it leaves it out: drop one of the two');
    const followed = await (0,boundary/* follow */.e6)(path, { boundary: boundaryOf(search), name, advice: ADVICE });
    if ('problem' in followed)
        return failed(followed.problem);
    const { real, facts } = followed;
    if (facts.isDirectory())
        return findBelow(search, real);
    if (!facts.isFile())
        return failed((0,walk/* notRegular */.oQ)(name));
    const own = line.remote ?? defaultRemote(search);
    const remote = own.endsWith('/') ? external_node_path_.posix.join(own, (0,external_node_path_.basename)(path)) : own;
    budget.files -= 1;
    return { files: [{ path, remote, name }], ignored: [], problems: [] };
}
async function findPattern(search, workspace) {
    const pattern = (0,file_pattern/* parsePattern */.EY)(search.line.local);
    const base = { ...search, ...nameOf(pattern.base, workspace) };
    const followed = await (0,boundary/* follow */.e6)(base.path, { boundary: boundaryOf(base), name: base.name, advice: ADVICE });
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
    if (rules !== null && 'error' in rules) {
        const { error } = rules;
        return failed(error instanceof ignore_rules/* TooManyRules */.bd ? error.message : `.gitignore cannot be read (${(0,errors/* codeOf */.$N)(error)}): mend it`);
    }
    const boundary = isInside ? workspace : real;
    const wanted = pattern ?? file_pattern/* EVERYTHING */.Qz;
    const root = { directory: path, real, boundary, advice: ADVICE, path: name, rules, wanted, excludes };
    const walked = await (0,walk/* walk */.GG)(root, search.budget);
    const remote = line.remote ?? defaultRemote(search);
    const files = walked.files.map((file) => {
        return { path: file.path, remote: external_node_path_.posix.join(remote, file.relative), name: (0,walk/* joined */.oR)(name, file.relative) };
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
async function rulesFor({ workspace, name, path, budget }) {
    let rules = ignore_rules/* NO_RULES */.Wd;
    let above = '';
    for (const segment of name === '' ? [] : name.split('/')) {
        const directory = (0,external_node_path_.join)(workspace, above);
        if (rules === null && (await (0,git_directory/* commonDirectory */.hH)(directory)) !== null)
            rules = ignore_rules/* NO_RULES */.Wd;
        if (rules !== null) {
            const entries = await (0,disk_names/* readEntries */.$2)(directory);
            rules = await (0,ignore_rules/* rulesWithin */.tR)(rules, (0,disk_names/* bytesOf */.$$)(directory), (0,disk_names/* bytesOf */.$$)(above), entries);
        }
        above = (0,walk/* joined */.oR)(above, segment);
        if (rules !== null && (0,ignore_rules/* isIgnored */.pi)(rules, (0,disk_names/* bytesOf */.$$)(above), true, budget))
            rules = null;
    }
    return rules === null && (await (0,git_directory/* commonDirectory */.hH)(path)) !== null ? ignore_rules/* NO_RULES */.Wd : rules;
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
    if (!(0,file_pattern/* isPattern */.Pt)(excluded) || (await isThere(path)))
        return (other) => partBelow(name, other) !== null;
    const pattern = (0,file_pattern/* parsePattern */.EY)(excluded);
    const base = nameOf(pattern.base, workspace).name;
    return (other) => {
        const relative = partBelow(base, other);
        return relative !== null && pattern.matches(relative);
    };
}
async function isThere(path) {
    return await (0,promises_.lstat)(path).then(() => true, () => false);
}
/** What follows the directory in a path; empty for the directory itself, null for what is not in it. */
function partBelow(directory, path) {
    if (directory === path)
        return '';
    const start = directory === '' || directory.endsWith('/') ? directory : `${directory}/`;
    return path.startsWith(start) ? path.slice(start.length) : null;
}

// EXTERNAL MODULE: ./build/files/search-budget.js
var search_budget = __webpack_require__(3726);
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
async function findLocalFiles(lines, directory, { most = MOST_FILES, steps, signal } = {}) {
    const workspace = { given: (0,external_node_path_.resolve)(directory), real: await (0,promises_.realpath)(directory) };
    const budget = (0,search_budget/* createBudget */.yK)({ files: most, directories: most }, signal, steps);
    const found = new Map();
    const ignored = new Set();
    const problems = [];
    const excludes = await exclusionsBehind(lines, workspace);
    for (const [index, line] of lines.entries()) {
        if ('excluded' in line)
            continue;
        const finding = await findLine(line, { workspace, budget, excludes: excludes[index] ?? NOTHING });
        // What the line found is not all: that it found nothing would be wrong.
        const spent = (0,search_budget/* problemOfBudget */.ye)(budget, { files: most, directories: most });
        if (spent !== null)
            throw new values_problems/* InvalidInputs */.h([...problems, spent]);
        problems.push(...finding.problems);
        for (const name of finding.ignored)
            ignored.add(name);
        for (const file of finding.files)
            problems.push(...addOnce(found, file.remote, file));
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
const PARALLEL = 16;
/** Bytes, 1 GiB: a file is sent in one request, of which the service documents no limit. */
const LARGEST_FILE = 1024 ** 3;
/** Sorted by `remote`, with a problem for each file that cannot be uploaded. Never throws for what is on the disk. */
async function describeFiles(found) {
    const problems = [];
    const sorted = found.toSorted((left, right) => (left.remote < right.remote ? -1 : 1));
    const files = await (0,p_limit/* default */.A)(PARALLEL).map(sorted, async ({ path, remote, name }) => {
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
/* harmony import */ var _local_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9240);




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
/* harmony import */ var _values_git_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(214);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6053);



const ARROW = /(?:^|\s+)->(?:\s+|$)/u;
/**
 * The lines `remote[ -> local]`. The arrow stands between blanks, so that one within a name is no separator. No two lines
 * put things of one name into one folder, where the second would replace the first.
 *
 * @throws {InvalidValue}
 */
function parseCollectLines(text) {
    const taken = new Map();
    return (0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLines */ .Li)(text).map((line) => {
        const [remote = '', local = 'collected', ...rest] = line.split(ARROW);
        if (remote === '' || local === '' || rest.length > 0) {
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidValue */ .h6(line, 'is no line to collect: use a remote path, or "remote -> local folder"');
        }
        if (/\p{Cc}/u.test(remote + local))
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidValue */ .h6(line, 'has a control character');
        const folder = checkLocal(local);
        if ((0,_values_git_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .isOfGit */ .G)(folder) || (0,_values_git_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .isOfGit */ .G)(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(remote))) {
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidValue */ .h6(line, 'would be written into .git, which nothing is: name another folder or path');
        }
        if (isNameless(remote))
            return { remote, local: folder };
        const place = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(folder, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(remote));
        const rival = taken.get(place);
        if (rival !== undefined) {
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidValue */ .h6(line, `would replace what ${(0,_values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(rival)} collects: give one of them a folder of its own`);
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
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidValue */ .h6(local, 'is no local folder: write / between its parts');
    const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(local, '.');
    const isAbsolute = /^(?:\/|[a-z]:)/iu.test(folder);
    if (isAbsolute || folder === '..' || folder.startsWith('../')) {
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidValue */ .h6(local, 'is no local folder: it has to lie in the workspace, and is written relative to it');
    }
    return folder.replace(/\/$/u, '');
}


/***/ }),

/***/ 5036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tu: () => (/* binding */ parseFilledLines),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   xk: () => (/* binding */ parseFileLines)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5342);



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
/**
 * The lines with their placeholders filled in. What a value adds may begin new lines, which start at the workspace.
 *
 * @throws {InvalidValue}
 */
function parseFilledLines(text, values, before, platform = process.platform) {
    const lines = [];
    for (const template of (0,_values_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLines */ .Li)(text)) {
        const written = (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .beforePlaceholder */ .H4)(template);
        const filled = parseFileLines((0,_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .fill */ .GS)(template, values), platform, before + lines.length);
        lines.push(...filled.map((line, index) => (written === null ? line : confined(line, index > 0 ? '' : written, platform))));
    }
    return lines;
}
/** @param written what stands before the first placeholder */
function confined(line, written, platform) {
    if ('excluded' in line)
        return line;
    const own = split(written, platform);
    // The placeholder stands in the remote part.
    if (own.remote !== null && own.local === line.local)
        return line;
    const path = platform === 'win32' ? written.replaceAll('\\', '/') : written;
    return { ...line, within: path.slice(0, path.lastIndexOf('/') + 1) || '.' };
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


/***/ }),

/***/ 6672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The candidate that the word is most likely a typing error of: at most two edits away, a third of its length; else null. */
function nearest(word, candidates) {
    let found = null;
    let fewest = Math.min(2, Math.max(1, Math.floor(word.length / 3))) + 1;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= fewest)
            continue;
        const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
        if (edits < fewest)
            [found, fewest] = [candidate, edits];
    }
    return found;
}
/** How many characters must be inserted, removed, replaced or swapped with their neighbour (optimal string alignment). */
function editDistance(from, to) {
    let beforeLast = [];
    let last = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let row = 1; row <= from.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= to.length; column += 1) {
            const at = (line, index) => line[index] ?? Infinity;
            const same = from[row - 1] === to[column - 1];
            const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1), swapped ? at(beforeLast, column - 2) + 1 : Infinity));
        }
        [beforeLast, last] = [last, current];
    }
    return last[to.length] ?? 0;
}


/***/ }),

/***/ 5342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   H4: () => (/* binding */ beforePlaceholder),
/* harmony export */   Qf: () => (/* binding */ placeholdersIn),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   kG: () => (/* binding */ holdsPlaceholder),
/* harmony export */   qj: () => (/* binding */ problemOfPlaceholder)
/* harmony export */ });
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6672);


/** The text with every placeholder in it. What is not shaped like a name, such as `{{.State}}`, is none. */
const PLACEHOLDER = /\{\{[ \t]*(?<name>[A-Za-z_][\w-]*(?:\.[\w-]+)*)[ \t]*\}\}/g;
/** The names as written, each once. */
function placeholdersIn(text) {
    return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match.groups?.['name'] ?? ''))];
}
function holdsPlaceholder({ text }) {
    return placeholdersIn(text).length > 0;
}
/**
 * In one pass, so that placeholders within a value stay; one without a value is empty, as in a workflow's matrix. The names of
 * `values` are in lower case, as GitHub ignores case.
 */
function fill(text, values) {
    return text.replace(PLACEHOLDER, (_, name) => values.get(name.toLowerCase()) ?? '');
}
/** The text in front of the first placeholder; null without one. */
function beforePlaceholder(text) {
    const index = text.search(PLACEHOLDER);
    return index === -1 ? null : text.slice(0, index);
}
const MOST_LISTED = 30;
/** Null when the placeholder is among the `known` ones, in lower case, which have a value in at least one leg. */
function problemOfPlaceholder(name, known) {
    const folded = name.toLowerCase();
    if (known.has(folded))
        return null;
    const inside = [...known].filter((other) => other.startsWith(`${folded}.`));
    if (inside.length > 0)
        return `${shown(name)} holds more than one value: use ${listed(inside)}`;
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(folded, known);
    const hint = meant === null ? ':' : `, did you mean {{${meant}}}?`;
    return `${shown(name)} is not a placeholder here${hint} use ${listed([...known])}`;
}
function shown(name) {
    return (0,_values_values_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(`{{${name}}}`);
}
function listed(names) {
    const some = names.slice(0, MOST_LISTED).map((name) => `{{${name}}}`);
    const more = names.length - some.length;
    return more > 0 ? `${some.join(', ')} or one of ${String(more)} more` : some.join(', ');
}


/***/ })

};

