export const id = 274;

export const ids = [ 274 ];

export const modules = {
  2553: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      _Q: () => parseExclusion,
      _v: () => ARROW,
      ck: () => absoluteRemote,
      dB: () => refuseControls,
      pi: () => parseCollectLines,
      uw: () => collectsInto
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
    var _files_file_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7508);
    var _plan_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5342);
    var _values_exclusion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7375);
    var _values_git_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(214);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6053);
    var _local_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2471);
    var _remote_pattern_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8004);
    const ARROW = /(?:^|\s+)->(?:\s+|$)/u;
    function parseCollectLines(text) {
      const taken = new Map;
      return (0, _values_values_js__WEBPACK_IMPORTED_MODULE_5__.Li)(text).map((line, index) => {
        if (line.startsWith("!")) return parseExclusion(line, index > 0);
        const parsed = parseLine(line);
        if ((0, _files_file_pattern_js__WEBPACK_IMPORTED_MODULE_1__.Pt)(parsed.remote)) (0, 
        _remote_pattern_js__WEBPACK_IMPORTED_MODULE_7__.q)(parsed.remote); else if (!isNameless(parsed.remote)) {
          const place = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(parsed.local, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(parsed.remote));
          const rival = taken.get(foldName(place));
          if (rival !== void 0) {
            const advice = "give one of them a folder of its own";
            const where = rival.place === place ? "" : " where the disk ignores case";
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_5__.h6(line, `would replace what ${(0, 
            _values_values_js__WEBPACK_IMPORTED_MODULE_5__.hD)(rival.line)} collects${where}: ${advice}`);
          }
          taken.set(foldName(place), {
            line: line,
            place: place
          });
        }
        return parsed;
      });
    }
    function collectsInto(folder, lines) {
      return lines.some(line => "local" in line && foldName(line.local) === foldName(folder));
    }
    function foldName(name) {
      return name.normalize("NFC").toLowerCase();
    }
    function parseLine(line) {
      const [remote = "", local = "collected", ...rest] = line.split(ARROW);
      if (remote === "" || local === "" || rest.length > 0) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_5__.h6(line, 'is not "remote path -> local folder": write one arrow, with a path on each side');
      refuseControls(remote + local, line);
      refusePlaceholders(remote, line);
      const folder = (0, _local_folder_js__WEBPACK_IMPORTED_MODULE_6__.D)(local);
      if ((0, _values_git_paths_js__WEBPACK_IMPORTED_MODULE_4__.G)(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(remote))) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_5__.h6(line, "would be written into .git, which nothing is: name another folder or path");
      return {
        remote: remote,
        local: folder
      };
    }
    function parseExclusion(line, isBehind) {
      const excluded = (0, _values_exclusion_js__WEBPACK_IMPORTED_MODULE_3__.n)(line, isBehind);
      refuseControls(excluded, line);
      refusePlaceholders(excluded, line);
      if (ARROW.test(excluded)) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_5__.h6(line, "leaves something out, so it has no local folder: drop the arrow and the folder");
      if ((0, _files_file_pattern_js__WEBPACK_IMPORTED_MODULE_1__.Pt)(excluded)) (0, _remote_pattern_js__WEBPACK_IMPORTED_MODULE_7__.q)(excluded);
      return {
        excluded: excluded
      };
    }
    function absoluteRemote(remote, workingDirectory) {
      const path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.resolve("/", workingDirectory, remote);
      return isNameless(remote) || path === "/" ? `${path === "/" ? "" : path}/.` : path;
    }
    function isNameless(remote) {
      return [ ".", "..", "" ].includes(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(remote));
    }
    function refuseControls(text, line) {
      if (/\p{Cc}/u.test(text)) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_5__.h6(line, "has a control character: remove it");
    }
    function refusePlaceholders(remote, line) {
      if (!(0, _plan_placeholders_js__WEBPACK_IMPORTED_MODULE_2__.kG)({
        text: remote
      })) return;
      throw new _values_values_js__WEBPACK_IMPORTED_MODULE_5__.h6(line, "has a placeholder, and none is filled in here: write * in its place");
    }
  }),
  8004: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      q: () => parseRemotePattern
    });
    var _files_exclusions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4519);
    var _files_file_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7508);
    function parseRemotePattern(remote) {
      const {base: base, matches: matches, reaches: reaches} = (0, _files_file_pattern_js__WEBPACK_IMPORTED_MODULE_1__.EY)(remote);
      const segments = remote.split("/");
      const literal = segments.slice(segments.findIndex(_files_file_pattern_js__WEBPACK_IMPORTED_MODULE_1__.Pt)).join("/").replace(/\/+$/, "");
      return {
        base: base,
        matches: relative => (0, _files_exclusions_js__WEBPACK_IMPORTED_MODULE_0__.l)(literal, relative) !== null || matches(relative),
        reaches: relative => literal.startsWith(`${relative}/`) || reaches(relative)
      };
    }
  }),
  4519: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      a: () => exclusionOf,
      l: () => partBelow
    });
    var _file_pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7508);
    var _named_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8277);
    var _missing_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9734);
    async function exclusionOf({excluded: excluded}, workspace) {
      const {path: path, name: name} = (0, _named_path_js__WEBPACK_IMPORTED_MODULE_1__.V)(excluded, workspace);
      if (!(0, _file_pattern_js__WEBPACK_IMPORTED_MODULE_0__.Pt)(excluded) || await (0, 
      _missing_path_js__WEBPACK_IMPORTED_MODULE_2__.$)(path)) return other => partBelow(name, other) !== null;
      const pattern = (0, _file_pattern_js__WEBPACK_IMPORTED_MODULE_0__.EY)(excluded);
      const base = (0, _named_path_js__WEBPACK_IMPORTED_MODULE_1__.V)(pattern.base, workspace).name;
      return other => {
        const relative = partBelow(base, other);
        return relative !== null && pattern.matches(relative);
      };
    }
    function partBelow(directory, path) {
      if (directory === path) return "";
      const start = directory === "" || directory.endsWith("/") ? directory : `${directory}/`;
      return path.startsWith(start) ? path.slice(start.length) : null;
    }
  }),
  9237: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      x: () => forEachOnDisk
    });
    var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
    var p_limit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(370);
    const TURN = 10;
    const SLOW = 5;
    const BATCH = 256;
    const PARALLEL = 16;
    async function forEachOnDisk(items, {atOnce: atOnce, inThread: inThread}, now = performance.now.bind(performance)) {
      const left = [];
      let toThreads = 0;
      let turn = now();
      for (const item of items) {
        if (toThreads > 0) {
          toThreads -= 1;
          left.push(item);
          continue;
        }
        const before = now();
        if (!atOnce(item)) left.push(item);
        const after = now();
        if (after - before > SLOW) toThreads = BATCH;
        if (after - turn < TURN) continue;
        await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
        turn = now();
      }
      await (0, p_limit__WEBPACK_IMPORTED_MODULE_1__.A)(PARALLEL).map(left, inThread);
    }
  }),
  6908: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      EM: () => NO_FILES,
      BY: () => addOnce,
      tl: () => findClashes,
      Ce: () => findLocalFiles
    });
    // EXTERNAL MODULE: external "node:fs"
        var external_node_fs_ = __webpack_require__(3024);
    // EXTERNAL MODULE: external "node:fs/promises"
        var promises_ = __webpack_require__(1455);
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/values/problems.js
        var values_problems = __webpack_require__(9223);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // EXTERNAL MODULE: ./build/files/exclusions.js
        var exclusions = __webpack_require__(4519);
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/plan/file-lines.js
        var file_lines = __webpack_require__(5036);
    // EXTERNAL MODULE: ./build/values/git-paths.js
        var git_paths = __webpack_require__(214);
    // EXTERNAL MODULE: ./build/files/boundary.js
        var files_boundary = __webpack_require__(9308);
    // EXTERNAL MODULE: ./build/files/disk-names.js
        var disk_names = __webpack_require__(6130);
    // EXTERNAL MODULE: ./build/files/file-pattern.js + 1 modules
        var file_pattern = __webpack_require__(7508);
    // EXTERNAL MODULE: ./build/files/git-directory.js
        var git_directory = __webpack_require__(658);
    // EXTERNAL MODULE: ./build/files/ignore-rules.js + 2 modules
        var ignore_rules = __webpack_require__(3543);
    // EXTERNAL MODULE: ./build/files/missing-path.js
        var missing_path = __webpack_require__(9734);
    // EXTERNAL MODULE: ./build/files/named-path.js
        var named_path = __webpack_require__(8277);
    // EXTERNAL MODULE: ./build/files/problem-of-slash.js
        var problem_of_slash = __webpack_require__(753);
    // EXTERNAL MODULE: ./build/files/unreadable.js
        var unreadable = __webpack_require__(3193);
    // EXTERNAL MODULE: ./build/files/walk.js + 1 modules
        var walk = __webpack_require__(3691);
    // CONCATENATED MODULE: ./build/files/find-line.js
    const ADVICE = "name what it points to in a line of its own, or let .gitignore leave the link out";
    async function findLine(line, {workspace: workspace, ...options}) {
      const {local: local} = line;
      const search = {
        ...options,
        line: line,
        workspace: workspace.real,
        ...(0, named_path.V)(local, workspace)
      };
      const finding = await find(search, workspace).catch(error => {
        if (error instanceof values.h6) return failed(error.message);
        throw error;
      });
      return {
        ...finding,
        problems: finding.problems.map(problem => `${(0, values.hD)((0, file_lines.b6)(line))}: ${problem}`)
      };
    }
    async function find(search, workspace) {
      if ((0, git_paths.G)(search.name)) return failed(files_boundary.Vt);
      const {within: within} = search.line;
      if (within !== void 0 && !isConfined(search, within, workspace)) return failed(within.problem);
      const failure = await (0, promises_.lstat)(search.path).then(() => null, errors.Qg);
      if (failure === null) return findNamed(search);
      if ((0, errors.b2)(failure) && hasForeignDrive(search.line)) return failed("there is no such file, and only Windows has drive letters: write a path of this runner");
      if ((0, file_pattern.Pt)(search.line.local)) return findPattern(search, workspace);
      if (!(0, errors.b2)(failure)) return failed(`it ${(0, unreadable.O)(failure)}`);
      return failed(await lackOf(search, "file or folder"));
    }
    async function lackOf({name: name, isInside: isInside, workspace: workspace}, what) {
      if (isInside) return await (0, missing_path.U)({
        path: name,
        directory: workspace,
        what: what
      });
      return `there is no ${what} ${(0, values.hD)(name)} (it is outside of the workspace, ${(0, 
      values.hD)(workspace)}): correct the path`;
    }
    function isConfined({line: {local: local}, path: path}, {directory: directory}, workspace) {
      const own = (0, named_path.V)(directory, workspace);
      const boundary = own.isInside ? workspace.real : own.path;
      const places = (0, file_pattern.Pt)(local) ? [ path, (0, named_path.V)((0, file_pattern.EY)(local).base, workspace).path ] : [ path ];
      return places.every(place => (0, files_boundary.UO)(boundary, place));
    }
    function hasForeignDrive(line) {
      return process.platform !== "win32" && /^[a-z]:[\\/]/i.test((0, file_lines.b6)(line));
    }
    async function findNamed(search) {
      const {path: path, line: line, name: name, budget: budget} = search;
      if (search.excludes(name)) return failed("a line behind it leaves it out: drop one of the two");
      const followed = await (0, files_boundary.n1)(path, {
        boundary: boundaryOf(search),
        name: name,
        advice: ADVICE
      });
      if ("problem" in followed) return failed(followed.problem);
      const {real: real, facts: facts} = followed;
      if (facts.isDirectory()) return findBelow(search, real);
      const problem = facts.isFile() ? (0, problem_of_slash.G)(line.local) : (0, unreadable.o)(name);
      if (problem !== null) return failed(problem);
      const own = line.remote ?? defaultRemote(search);
      const remote = own.endsWith("/") ? external_node_path_.posix.join(own, (0, external_node_path_.basename)(path)) : own;
      budget.files -= 1;
      return {
        files: [ {
          path: path,
          remote: remote,
          name: name
        } ],
        ignored: [],
        excluded: [],
        problems: []
      };
    }
    async function findPattern(search, workspace) {
      const pattern = (0, file_pattern.EY)(search.line.local);
      const base = {
        ...search,
        ...(0, named_path.V)(pattern.base, workspace)
      };
      if ((0, errors.b2)(await (0, promises_.lstat)(base.path).then(() => null, errors.Qg) ?? "")) return failed(await lackOf(base, "folder"));
      const followed = await (0, files_boundary.n1)(base.path, {
        boundary: boundaryOf(base),
        name: base.name,
        advice: ADVICE
      });
      if ("problem" in followed) return failed(followed.problem);
      if (!followed.facts.isDirectory()) return failed(`${(0, values.hD)(pattern.base)} is a file, not a folder: correct the path`);
      return findBelow(base, followed.real, pattern);
    }
    async function findBelow(search, real, pattern) {
      const {line: line, name: name, path: path, isInside: isInside, workspace: workspace, excludes: excludes} = search;
      const rules = isInside ? await rulesFor(search).catch(error => ({
        error: error
      })) : null;
      if (rules !== null && "error" in rules) {
        const {error: error} = rules;
        return failed(error instanceof ignore_rules.bd ? error.message : `its .gitignore ${(0, 
        unreadable.O)(error)}`);
      }
      const boundary = isInside ? workspace : real;
      const wanted = pattern ?? file_pattern.Qz;
      const root = {
        directory: path,
        real: real,
        boundary: boundary,
        advice: ADVICE,
        path: name,
        rules: rules,
        wanted: wanted,
        excludes: excludes
      };
      const walked = await (0, walk.G)(root, search.budget);
      const remote = line.remote ?? defaultRemote(search);
      const files = walked.files.map(file => ({
        path: file.path,
        remote: external_node_path_.posix.join(remote, file.relative),
        name: (0, disk_names.oR)(name, file.relative)
      }));
      const {ignored: ignored, excluded: excluded, problems: problems} = walked;
      if (files.length > 0 || problems.length > 0) return {
        files: files,
        ignored: ignored,
        excluded: excluded,
        problems: problems
      };
      return failed(lackOfFiles(pattern === void 0 ? "the folder holds no file" : "no file matches it", walked));
    }
    function lackOfFiles(what, {ignored: ignored, ignoredFolder: ignoredFolder, excluded: excluded}) {
      const [example] = ignored;
      const [excludedOne] = excluded;
      if (example !== void 0) return `${what} that .gitignore does not leave out (${(0, 
      values.hD)(example)} is one): name it in a line of its own`;
      if (excludedOne === void 0 && ignoredFolder !== null) {
        const folders = `folders in .gitignore, such as ${(0, values.hD)(ignoredFolder)}, are not searched`;
        return `${what}, and ${folders}: correct it, or name such a folder in a line of its own`;
      }
      if (excludedOne === void 0) return `${what}: correct it, or create the files in an earlier step`;
      return `${what} that no line behind it leaves out (${(0, values.hD)(excludedOne)} is one): drop one of the two`;
    }
    async function rulesFor({workspace: workspace, name: name, path: path, budget: budget}) {
      let rules = ignore_rules.Wd;
      let above = "";
      for (const segment of name === "" ? [] : name.split("/")) {
        const directory = (0, external_node_path_.join)(workspace, above);
        if (rules === null && await (0, git_directory.hH)(directory) !== null) rules = ignore_rules.Wd;
        if (rules !== null) {
          const entries = await (0, disk_names.$2)(directory);
          rules = await (0, ignore_rules.tR)(rules, (0, disk_names.$$)(directory), (0, disk_names.$$)(above), entries);
        }
        above = (0, disk_names.oR)(above, segment);
        if (rules !== null && (0, ignore_rules.pi)(rules, (0, disk_names.$$)(above), true, budget)) rules = null;
      }
      return rules === null && await (0, git_directory.hH)(path) !== null ? ignore_rules.Wd : rules;
    }
    function defaultRemote({isInside: isInside, name: name, path: path}) {
      return isInside ? name : (0, external_node_path_.basename)(path);
    }
    function boundaryOf({isInside: isInside, workspace: workspace, path: path}) {
      return isInside ? workspace : (0, external_node_path_.parse)(path).root;
    }
    function failed(problem) {
      return {
        files: [],
        ignored: [],
        excluded: [],
        problems: [ problem ]
      };
    }
    // EXTERNAL MODULE: ./build/files/for-each-on-disk.js
        var for_each_on_disk = __webpack_require__(9237);
    // EXTERNAL MODULE: ./build/files/search-budget.js
        var search_budget = __webpack_require__(3726);
    // CONCATENATED MODULE: ./build/files/local-files.js
    const NO_FILES = {
      files: [],
      leftOut: {
        ignored: 0,
        examples: []
      },
      excluded: {
        count: 0,
        examples: []
      }
    };
    const MOST_FILES = 1e5;
    const MOST_EXAMPLES = 10;
    async function findLocalFiles(lines, directory, {most: most = MOST_FILES, steps: steps, signal: signal} = {}) {
      const workspace = {
        given: (0, external_node_path_.resolve)(directory),
        real: await (0, promises_.realpath)(directory)
      };
      const budget = (0, search_budget.yK)({
        files: most,
        directories: most
      }, signal, steps);
      const found = new Map;
      const ignored = new Set;
      const excluded = new Set;
      const problems = [];
      const excludes = await exclusionsBehind(lines, workspace);
      for (const [index, line] of lines.entries()) {
        if ("excluded" in line) continue;
        const finding = await findLine(line, {
          workspace: workspace,
          budget: budget,
          excludes: excludes[index] ?? NOTHING
        });
        const spent = (0, search_budget.ye)(budget, {
          files: most,
          directories: most
        });
        if (spent !== null) throw new values_problems.h([ ...problems, spent ]);
        problems.push(...finding.problems);
        for (const name of finding.ignored) ignored.add(name);
        for (const name of finding.excluded) excluded.add(name);
        for (const file of finding.files) problems.push(...addOnce(found, file.remote, file));
      }
      const described = await describeFiles([ ...found.values() ]);
      const {files: files} = described;
      const all = [ ...problems, ...described.problems, ...findClashes([ ...found.keys() ]) ];
      if (all.length > 0) throw new values_problems.h(all);
      const taken = new Set(files.map(({path: path}) => path));
      const countOf = names => {
        const missing = [ ...names ].filter(name => !taken.has((0, external_node_path_.resolve)(workspace.real, name))).sort();
        return {
          count: missing.length,
          examples: missing.slice(0, MOST_EXAMPLES)
        };
      };
      const {count: count, examples: examples} = countOf(ignored);
      return {
        files: files,
        leftOut: {
          ignored: count,
          examples: examples
        },
        excluded: countOf(excluded)
      };
    }
    const NOTHING = () => false;
    async function exclusionsBehind(lines, workspace) {
      const own = await Promise.all(lines.map(async line => "excluded" in line ? await (0, 
      exclusions.a)(line, workspace) : null));
      return lines.map((_, index) => {
        const behind = own.slice(index + 1).filter(each => each !== null);
        return behind.length === 0 ? NOTHING : name => behind.some(excludes => excludes(name));
      });
    }
    function addOnce(files, remote, file) {
      const other = files.get(remote) ?? file;
      files.set(remote, other);
      if (other.path === file.path) return [];
      return [ `${(0, values.hD)(remote)} would be both ${(0, values.hD)(other.path)} and ${(0, 
      values.hD)(file.path)}: give one of them another remote path, or leave it out` ];
    }
    function findClashes(remotes) {
      const files = new Set(remotes);
      const known = new Set;
      const problems = [];
      for (const remote of remotes) for (let above = external_node_path_.posix.dirname(remote); !known.has(above); above = external_node_path_.posix.dirname(above)) {
        known.add(above);
        if (!files.has(above)) continue;
        const advice = "give one of them another remote path";
        problems.push(`${(0, values.hD)(above)} would be a file and also the directory of ${(0, 
        values.hD)(remote)}: ${advice}`);
      }
      return problems;
    }
    function modeInSandbox(mode, platform = process.platform) {
      return platform === "win32" ? "0755" : (mode & 511).toString(8).padStart(4, "0");
    }
    const LARGEST_FILE = 1024 ** 3;
    const FOR_ALL = 292;
    async function describeFiles(found) {
      const problems = [];
      const sorted = found.toSorted((left, right) => left.remote < right.remote ? -1 : 1);
      const files = new Map;
      const take = (file, {size: size, mode: mode}) => {
        const {path: path, remote: remote, name: name} = file;
        if (size > LARGEST_FILE) problems.push(`${(0, values.hD)(name)} is larger than 1 GiB, the most that is uploaded: leave it out`);
        files.set(file, {
          path: path,
          remote: remote,
          mode: modeInSandbox(mode),
          size: size
        });
      };
      const fail = ({name: name}, error) => {
        problems.push(`${(0, values.hD)(name)} ${(0, unreadable.O)(error)}`);
      };
      await (0, for_each_on_disk.x)(sorted, {
        atOnce: file => {
          try {
            const facts = (0, external_node_fs_.statSync)(file.path);
            if (!isForAll(facts)) (0, external_node_fs_.accessSync)(file.path, external_node_fs_.constants.R_OK);
            take(file, facts);
          } catch (error) {
            fail(file, error);
          }
          return true;
        },
        inThread: async file => {
          try {
            const facts = await (0, promises_.stat)(file.path);
            if (!isForAll(facts)) await (0, promises_.access)(file.path, external_node_fs_.constants.R_OK);
            take(file, facts);
          } catch (error) {
            fail(file, error);
          }
        }
      });
      return {
        files: sorted.flatMap(file => files.get(file) ?? []),
        problems: problems.sort()
      };
    }
    function isForAll({mode: mode}) {
      return (mode & FOR_ALL) === FOR_ALL;
    }
  }),
  8277: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      V: () => nameOf
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
    var _boundary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9308);
    function nameOf(local, workspace) {
      const given = (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace.given, local);
      const isInside = (0, _boundary_js__WEBPACK_IMPORTED_MODULE_1__.UO)(workspace.given, given);
      const path = isInside ? (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace.real, (0, 
      node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace.given, given)) : given;
      const name = (isInside ? (0, node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace.real, path) : path).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join("/");
      return {
        path: path,
        name: name,
        isInside: isInside
      };
    }
  }),
  41: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      U: () => remotePathsOf,
      X: () => fileSpecs
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
    var _values_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9223);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6053);
    var _local_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6908);
    function remotePathsOf(files, cwd) {
      const places = new Map;
      const problems = files.flatMap(file => (0, _local_files_js__WEBPACK_IMPORTED_MODULE_3__.BY)(places, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.resolve(cwd, file.remote), file));
      problems.push(...(0, _local_files_js__WEBPACK_IMPORTED_MODULE_3__.tl)([ ...places.keys() ]));
      if (problems.length > 0) throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_1__.h(problems);
      return places;
    }
    function fileSpecs(files, specs, cwd, owner = null) {
      const places = [ ...remotePathsOf(files, cwd) ].map(([place, {sha256: sha256, mode: mode}]) => {
        const uuid = specs.get(sha256);
        if (uuid === void 0) throw new Error(`${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_2__.hD)(place)} was not uploaded.`);
        return [ place, {
          uuid: uuid,
          mode: mode,
          ...owner
        } ];
      });
      return Object.fromEntries(places);
    }
  }),
  5036: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Tu: () => parseFilledLines,
      b6: () => textOf,
      xk: () => parseFileLines
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
    var _values_exclusion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7375);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6053);
    var _placeholders_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5342);
    const LED_OUT_BY_VALUE = 'the value of a placeholder leads out of the workspace, or of the directory before it: use a value without ".." or a root';
    const IN_WORKSPACE = {
      directory: ".",
      problem: "it leads out of the workspace, which a file of legs cannot do: name it in the input files"
    };
    function parseFileLines(text, platform = process.platform, before = 0) {
      return (0, _values_values_js__WEBPACK_IMPORTED_MODULE_2__.Li)(text).map((line, index) => {
        if (line.includes("\0")) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__.h6(line, "holds a NUL character, which no path can hold");
        return line.startsWith("!") ? parseExclusion(line, before + index > 0, platform) : parseSource(line, platform);
      });
    }
    function parseFilledLines({text: text, where: where}, values, before, platform = process.platform) {
      const lines = [];
      for (const template of (0, _values_values_js__WEBPACK_IMPORTED_MODULE_2__.Li)(text)) {
        const written = (0, _placeholders_js__WEBPACK_IMPORTED_MODULE_3__.H4)(template);
        const filled = parseFileLines((0, _placeholders_js__WEBPACK_IMPORTED_MODULE_3__.GS)(template, values), platform, before + lines.length);
        for (const [index, line] of filled.entries()) if (where.file !== void 0) lines.push(confined(line, IN_WORKSPACE)); else lines.push(written === null ? line : confinedValue(line, index > 0 ? "" : written, platform));
      }
      return lines;
    }
    function confined(line, within) {
      return "excluded" in line ? line : {
        ...line,
        within: within
      };
    }
    function confinedValue(line, written, platform) {
      if ("excluded" in line) return line;
      const own = split(written, platform);
      if (own.remote !== null && own.local === line.local) return line;
      const path = platform === "win32" ? written.replaceAll("\\", "/") : written;
      const directory = path.slice(0, path.lastIndexOf("/") + 1) || ".";
      return confined(line, {
        directory: directory,
        problem: LED_OUT_BY_VALUE
      });
    }
    function textOf(line) {
      if ("excluded" in line) return `!${line.excluded}`;
      return line.remote === null ? line.local : `${line.local}:${line.remote}`;
    }
    function parseSource(line, platform) {
      const {local: local, remote: remote} = split(line, platform);
      if (remote === "") throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__.h6(line, "has nothing behind its colon: name a path in the sandbox, or leave the colon out");
      return {
        local: local,
        remote: remote === null ? null : normalise(remote, line)
      };
    }
    function parseExclusion(line, isBehind, platform) {
      const {local: local, remote: remote} = split((0, _values_exclusion_js__WEBPACK_IMPORTED_MODULE_1__.n)(line, isBehind), platform);
      if (remote === null) return {
        excluded: local
      };
      const advice = "drop what stands behind the colon, or write ? for a colon that belongs to a name";
      throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__.h6(line, `leaves something out, so it has no place in the sandbox: ${advice}`);
    }
    function split(line, platform) {
      const isWindows = platform === "win32";
      const hasDrive = isWindows && /^[a-z]:/i.test(line);
      if (hasDrive && !/^[\\/]/.test(line.slice(2))) {
        const advice = `write ${line.slice(0, 2)}/ for a path from its root, or ./ before a name of one letter`;
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__.h6(line, `begins with a drive letter and no slash behind it: ${advice}`);
      }
      const colon = line.lastIndexOf(":");
      const end = colon > (hasDrive ? 1 : 0) ? colon : line.length;
      const local = line.slice(0, end).trim();
      return {
        local: isWindows ? local.replaceAll("\\", "/") : local,
        remote: end === line.length ? null : line.slice(end + 1).trim()
      };
    }
    function normalise(remote, line) {
      const isDirectory = /(?:^|\/)\.{0,2}$/.test(remote);
      const path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(isDirectory ? `${remote}/` : remote);
      if (!path.startsWith("../")) return path;
      const advice = 'use a path without "..", or an absolute one such as /srv/app';
      throw new _values_values_js__WEBPACK_IMPORTED_MODULE_2__.h6(line, `leaves the working directory of the command: ${advice}`);
    }
  }),
  847: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Fv: () => registryOf,
      OT: () => NEW_TAG,
      W1: () => IMAGE,
      hu: () => describeImage,
      o_: () => parseImageReference
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
    var _contree_uuid_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4056);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);
    const FORMS = "a UUID, tag:NAME for an image of the project, or a registry's image such as docker://python:3.12-slim";
    const LONGEST_TAG = 256;
    const TAG = /^(?=\S{1,256}\s*$)[A-Za-z0-9][A-Za-z0-9_-]*(?:[:/.][A-Za-z0-9_-]+)*$/;
    const NEW_TAG = {
      pattern: /^(?=\S{1,256}\s*$)[a-z0-9][a-z0-9_-]*(?:[:/.][a-z0-9_-]+)*$/,
      expectation: "is not a tag: use lower-case letters, digits, _ and -, with single : / . between them, 256 at most"
    };
    const TAG_PREFIX = "tag:";
    const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
    const IMPORTED_SCHEME = "docker://";
    const HOST = /^[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?::\d{1,5})?$/;
    const REPOSITORY = /^[a-z0-9]+(?:(?:[._]|__|-+|\/)[a-z0-9]+)*$/;
    const VERSION = /^\w[\w.-]{0,127}$/;
    const DIGEST = /@(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
    const DEFAULT_HOST = "docker.io";
    const DEFAULT_VERSION = "latest";
    const IMAGE = {
      pattern: new RegExp(`^(?:[0-9A-Fa-f-]{32,36}|${TAG_PREFIX}\\S+|[Dd][Oo][Cc][Kk][Ee][Rr]:\\/\\/\\S+)$`),
      expectation: `does not say where the image is: use ${FORMS}`
    };
    const HASH_LENGTH = 16;
    function parseImageReference(text) {
      const name = text.trim();
      const uuid = (0, _contree_uuid_js__WEBPACK_IMPORTED_MODULE_2__.X)(name);
      if (uuid !== null) return {
        kind: "uuid",
        uuid: uuid
      };
      const digest = DIGEST.exec(name)?.[0] ?? "";
      const scheme = SCHEME.exec(name)?.[0] ?? "";
      const at = name.slice(0, name.length - digest.length).lastIndexOf("@");
      if (at >= 0) {
        const advice = "give credentials with the inputs registry-username and registry-password";
        const form = "a digest as @sha256: with 64 lower-case hexadecimal digits";
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__.h6(`${scheme}***${name.slice(at)}`, `has an @ that no digest follows: ${advice}, and ${form}`);
      }
      if (scheme !== "") return registryReference(name, scheme, digest);
      if (name.startsWith(TAG_PREFIX)) return tagReference(name);
      if (name === "") throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__.h6(name, `is not an image: use ${FORMS}`);
      const image = /^docker:(?:\/|(?=.*[:/])|(?!(?:latest|dind|cli|git|rc)\b)(?=[a-z]))(.+)$/.exec(name)?.[1];
      if (image !== void 0) throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__.h6(name, `lacks two slashes behind docker: write ${(0, 
      _values_values_js__WEBPACK_IMPORTED_MODULE_1__.hD)(`${IMPORTED_SCHEME}${image}`)}`);
      const [tag, registry] = [ (0, _values_values_js__WEBPACK_IMPORTED_MODULE_1__.hD)(`${TAG_PREFIX}${name}`), (0, 
      _values_values_js__WEBPACK_IMPORTED_MODULE_1__.hD)(`${IMPORTED_SCHEME}${name}`) ];
      const forms = `${tag} for an image of the project, or ${registry} for one of a registry`;
      throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__.h6(name, `does not say where the image is: use ${forms}`);
    }
    function registryOf({url: url}) {
      return url.slice(IMPORTED_SCHEME.length).split("/", 1).join("");
    }
    function describeImage(reference) {
      if (reference.kind === "tag") return `${TAG_PREFIX}${reference.tag}`;
      return reference.kind === "uuid" ? reference.uuid : reference.url;
    }
    function isNewTag(text) {
      return NEW_TAG.pattern.test(text);
    }
    function tagReference(name) {
      const tag = name.slice(TAG_PREFIX.length);
      if (TAG.test(tag)) return {
        kind: "tag",
        tag: tag
      };
      const allowed = "letters, digits, _ and -, with single : / . between them";
      const problem = `is not a tag: use ${allowed} after ${TAG_PREFIX}, ${String(LONGEST_TAG)} characters at most`;
      throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__.h6(name, problem);
    }
    function registryReference(name, scheme, digest) {
      if (scheme.toLowerCase() !== IMPORTED_SCHEME) {
        const isPage = /^https?:/i.test(scheme);
        const advice = isPage ? `write ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_1__.hD)(`${IMPORTED_SCHEME}${name.slice(scheme.length)}`)}` : `use ${FORMS}`;
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__.h6(name, `does not begin with ${IMPORTED_SCHEME}: ${advice}`);
      }
      const {host: host, path: path} = splitHost(name.slice(scheme.length, name.length - digest.length));
      const colon = path.indexOf(":", path.lastIndexOf("/") + 1);
      const repository = colon < 0 ? path : path.slice(0, colon);
      const version = colon < 0 ? null : path.slice(colon + 1);
      if (!HOST.test(host) || !REPOSITORY.test(repository) || version !== null && !VERSION.test(version)) {
        const examples = "docker://python:3.12-slim or docker://ghcr.io/owner/image:1.2";
        const form = `write one such as ${examples}`;
        const hasUpperCase = REPOSITORY.test(repository.toLowerCase()) && !REPOSITORY.test(repository);
        const end = name.length - digest.length - (version?.length ?? 0);
        const lower = `${name.slice(0, end).toLowerCase()}${name.slice(end)}`;
        const advice = `has upper case in its repository: write ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_1__.hD)(lower)}`;
        const why = /\s/.test(name) ? "has a space, which no image has" : "is not an image of a registry";
        throw new _values_values_js__WEBPACK_IMPORTED_MODULE_1__.h6(name, hasUpperCase ? advice : `${why}: ${form}`);
      }
      const shown = version ?? (digest === "" ? DEFAULT_VERSION : null);
      const address = `${host}/${repository}${shown === null ? "" : `:${shown}`}${digest}`;
      return {
        kind: "registry",
        url: `${IMPORTED_SCHEME}${address}`,
        tag: tagFor(address)
      };
    }
    function splitHost(name) {
      const slash = name.indexOf("/");
      const first = name.slice(0, Math.max(slash, 0));
      const isHost = /[.:]/.test(first) || first === "localhost";
      const host = isHost ? first.toLowerCase() : DEFAULT_HOST;
      const path = isHost ? name.slice(slash + 1) : name;
      return {
        host: host,
        path: host === DEFAULT_HOST && !path.includes("/") ? `library/${path}` : path
      };
    }
    function tagFor(address) {
      if (isNewTag(address)) return address;
      const hash = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(address).digest("hex").slice(0, HASH_LENGTH);
      const readable = address.replace("@", ":").toLowerCase();
      const end = readable.slice(-(LONGEST_TAG - 1 - HASH_LENGTH)).replace(/^[^a-z0-9]+/, "");
      return `${end}:${hash}`.replace(/[:/.]+(?=[:/.])/g, "");
    }
  }),
  3540: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Fs: () => SETTING_INPUTS,
      KJ: () => PLAN_INPUTS,
      VL: () => firstImages
    });
    function firstImages({setup: setup, legs: legs}) {
      return setup === null ? legs.flatMap(({image: image}) => image ?? []) : [ setup.image ];
    }
    const SETTING_INPUTS = [ "image", "shell", "cwd", "run-timeout", "hostname", "network", "user", "disk-limit", "disposable", "tag", "truncate-output-at", "allow-failure" ];
    const OTHER_INPUTS = [ "legs", "matrix", "command", "leg-name", "setup", "setup-key", "setup-keep", "setup-files", "files", "env" ];
    const PLAN_INPUTS = [ ...OTHER_INPUTS, ...SETTING_INPUTS ];
  }),
  229: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ac: () => NO_SETTINGS,
      Eg: () => MOST_LEGS,
      dr: () => DEFAULT_CWD,
      qT: () => isOfShell,
      r3: () => templatesOf,
      y7: () => problemOfName
    });
    var _values_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5540);
    const DEFAULT_CWD = "/root";
    function templatesOf({single: single, command: command, args: args, env: env, files: files}) {
      return [ ...Object.values(single), command ?? [], args ?? [], env, files ].flat();
    }
    function isOfShell({command: command, args: args, env: env}, template) {
      return [ command, ...args ?? [], ...env ].includes(template);
    }
    const NO_SETTINGS = {
      single: {},
      command: null,
      args: null,
      env: [],
      files: []
    };
    const MOST_LEGS = 1e4;
    const LONGEST_NAME = 100;
    const LEG_NAME = {
      pattern: /^[^\p{Cc}\u2028\u2029]+$/u,
      expectation: "is not a name for a leg: use one line without control characters"
    };
    const BLANK = /^[\s\p{Cf}\p{M}]*$/u;
    function problemOfName(name) {
      if (BLANK.test(name)) return "is empty: use a name that shows";
      if (!LEG_NAME.pattern.test(name)) return LEG_NAME.expectation;
      const hidden = (0, _values_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__.Z)(name);
      if (hidden !== null) return `holds ${hidden}, which does not show: drop that character`;
      const {length: length} = Array.from(name);
      return length > LONGEST_NAME ? `has ${String(length)} characters: use at most ${String(LONGEST_NAME)}` : null;
    }
  }),
  1861: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      a: () => reasonToRetry,
      l: () => RETRY_REASONS
    });
    const RETRY_REASONS = [ "platform", "failure", "timeout" ];
    function reasonToRetry(end, {allowed: allowed, used: used, reasons: reasons}) {
      if (used >= allowed) return null;
      const found = end.kind === "ended" ? reasonsOf(end.result) : end.platform ? [ "platform" ] : [];
      return found.find(reason => reasons.includes(reason)) ?? null;
    }
    function reasonsOf({operation: operation, outcome: outcome, cancel: cancel}) {
      if (operation === null || outcome !== "failed" || cancel !== null) return [];
      if (operation.sandboxTimedOut) return [ "timeout" ];
      if (operation.exitCode !== null) return [ "failure" ];
      const isKilled = operation.signal !== null;
      return [ ...operation.status === "FAILED" ? [ "platform" ] : [], ...isKilled ? [ "failure" ] : [] ];
    }
  }),
  7375: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      n: () => readExclusion
    });
    var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    function readExclusion(line, isBehind) {
      if (!isBehind) throw new _values_js__WEBPACK_IMPORTED_MODULE_0__.h6(line, "leaves files out of the lines above it, and no line is above: name files first");
      const excluded = line.slice(1).trim();
      if (excluded === "") throw new _values_js__WEBPACK_IMPORTED_MODULE_0__.h6(line, "names nothing: write a file, a directory or a glob behind the !");
      if (excluded.startsWith("!")) throw new _values_js__WEBPACK_IMPORTED_MODULE_0__.h6(line, "begins with two !: write !./!name to leave out what is called !name");
      return excluded;
    }
  })
};
