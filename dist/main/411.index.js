export const id = 411;

export const ids = [ 411 ];

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
  4927: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      g: () => decodeText
    });
    var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
    const INVALID = [ "ERR_ENCODING_INVALID_ENCODED_DATA", "ERR_INVALID_BUFFER_SIZE" ];
    function decodeText(bytes) {
      const text = decode(bytes);
      return text?.includes("\0") === true ? null : text;
    }
    function decode(bytes) {
      const [first, second] = bytes;
      try {
        if (first === 255 && second === 254) return new TextDecoder("utf-16le", {
          fatal: true
        }).decode(bytes);
        if (first === 254 && second === 255) return decode(Buffer.from(bytes).swap16());
        return new TextDecoder("utf-8", {
          fatal: true
        }).decode(bytes);
      } catch (error) {
        if (INVALID.includes((0, _errors_js__WEBPACK_IMPORTED_MODULE_0__.CA)(error) ?? "")) return null;
        throw error;
      }
    }
  }),
  2135: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      readOperationFiles: () => readOperationFiles
    });
    // EXTERNAL MODULE: ./build/files/read-within.js
        var read_within = __webpack_require__(1228);
    // EXTERNAL MODULE: ./build/files/unreadable.js
        var unreadable = __webpack_require__(3193);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // EXTERNAL MODULE: ./build/selection/decode-text.js
        var decode_text = __webpack_require__(4927);
    // EXTERNAL MODULE: external "node:fs/promises"
        var promises_ = __webpack_require__(1455);
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/files/boundary.js
        var boundary = __webpack_require__(9308);
    // EXTERNAL MODULE: ./build/files/missing-path.js
        var missing_path = __webpack_require__(9734);
    // EXTERNAL MODULE: ./build/files/file-pattern.js + 1 modules
        var file_pattern = __webpack_require__(7508);
    // EXTERNAL MODULE: ./build/files/problem-of-slash.js
        var problem_of_slash = __webpack_require__(753);
    // EXTERNAL MODULE: ./build/files/search-budget.js
        var search_budget = __webpack_require__(3726);
    // EXTERNAL MODULE: ./build/files/walk.js + 1 modules
        var walk = __webpack_require__(3691);
    // EXTERNAL MODULE: ./build/values/git-paths.js
        var git_paths = __webpack_require__(214);
    // EXTERNAL MODULE: ./build/values/problems.js
        var problems = __webpack_require__(9223);
    // CONCATENATED MODULE: ./build/selection/find-operation-files.js
    const MOST = {
      files: 1e4,
      directories: 1e5
    };
    const OUTSIDE = "it leads out of the folder that it is looked for in: put the file itself there";
    const INTO_GIT = "it leads into .git, where nothing is read: name another file";
    const LINK_ADVICE = "put the file itself there";
    async function createFinder(folders, signal) {
      const budget = (0, search_budget.yK)(MOST, signal);
      const roots = await rootsOf(folders);
      return pattern => findFiles(pattern, roots, budget);
    }
    async function rootsOf({workspace: workspace, temp: temp}) {
      const roots = [];
      for (const [given, isWorkspace] of [ [ workspace, true ], [ temp, false ] ]) {
        const real = given === null ? null : await (0, promises_.realpath)(given).catch(() => null);
        if (given !== null && real !== null) roots.push({
          given: (0, external_node_path_.resolve)(given),
          real: real,
          isWorkspace: isWorkspace
        });
      }
      return roots;
    }
    async function findFiles(given, roots, budget) {
      const pattern = process.platform === "win32" ? given.replaceAll("\\", "/") : given;
      const workspace = roots.find(({isWorkspace: isWorkspace}) => isWorkspace)?.given ?? ".";
      try {
        const literal = place(pattern, roots);
        const facts = literal === null ? null : await (0, promises_.lstat)(literal.path).catch(missing);
        if (literal !== null && facts !== null && !facts.isDirectory()) {
          const slash = (0, problem_of_slash.G)(pattern);
          return slash === null ? {
            root: literal.root,
            files: [ literal.path ]
          } : {
            problem: slash
          };
        }
        if (!(0, file_pattern.Pt)(pattern)) {
          if (literal === null) return {
            problem: leadsOut(workspace)
          };
          return {
            problem: await describeLack(literal, pattern, facts),
            isNone: true
          };
        }
        return await findMatches(pattern, {
          roots: roots,
          workspace: workspace,
          budget: budget
        });
      } catch (error) {
        if (error instanceof values.h6 || error instanceof problems.h) return {
          problem: error.message
        };
        return {
          problem: `it cannot be looked for (${(0, errors.Qg)(error)}): correct it`
        };
      }
    }
    async function describeLack({root: root, path: path}, pattern, facts) {
      if (facts !== null) return `it is a folder: name the files in it, such as ${(0, 
      values.hD)(`${pattern.replace(/\/$/, "")}/*.json`)}`;
      if (!root.isWorkspace) return "there is no such file in RUNNER_TEMP: does an earlier step of this job write it?";
      const name = (0, external_node_path_.relative)(root.given, path).split(external_node_path_.sep).join("/");
      return await (0, missing_path.U)({
        path: name,
        directory: root.real,
        what: "file"
      });
    }
    function missing(error) {
      if ((0, errors.b2)((0, errors.Qg)(error))) return null;
      throw error;
    }
    async function findMatches(pattern, {roots: roots, workspace: workspace, budget: budget}) {
      const {base: base, ...wanted} = (0, file_pattern.EY)(pattern, true);
      const start = place(base, roots);
      if (start === null) return {
        problem: leadsOut(workspace)
      };
      const {root: root, path: path} = start;
      const none = {
        problem: `no file below ${(0, external_node_path_.isAbsolute)(pattern) ? path : workspace} matches it: does an earlier step write it, such as actions/download-artifact?`,
        isNone: true
      };
      const real = await (0, promises_.realpath)(path).catch(missing);
      if (real === null) return none;
      if (!(0, boundary.UO)(root.real, real)) return {
        problem: OUTSIDE
      };
      const segments = pattern.split("/");
      const ofHidden = /(?:^|[/{,])\.(?!\.?\/)/.test(segments.slice(segments.findIndex(file_pattern.Pt)).join("/"));
      const excludes = name => !ofHidden && hasHiddenName(name);
      const walked = await (0, walk.G)({
        directory: path,
        real: real,
        boundary: root.real,
        advice: LINK_ADVICE,
        path: "",
        rules: null,
        wanted: wanted,
        excludes: excludes
      }, budget);
      const spent = (0, search_budget.ye)(budget, MOST);
      if (spent !== null) return {
        problem: spent
      };
      const [problem] = walked.problems;
      if (problem !== void 0) return {
        problem: problem
      };
      const files = walked.files.map(file => file.path).sort();
      return files.length > 0 ? {
        root: root,
        files: files
      } : none;
    }
    function hasHiddenName(name) {
      return name.startsWith(".") || name.includes("/.");
    }
    function place(local, roots) {
      const [workspace] = roots;
      const path = (0, external_node_path_.resolve)(workspace?.given ?? ".", local);
      const root = roots.find(({given: given, isWorkspace: isWorkspace}) => (0, boundary.UO)(given, path) && (isWorkspace || (0, 
      external_node_path_.isAbsolute)(local)));
      if (root === void 0) return null;
      if ((0, git_paths.G)((0, external_node_path_.relative)(root.given, path).split(external_node_path_.sep).join("/"))) throw new problems.h([ INTO_GIT ]);
      return {
        root: root,
        path: path
      };
    }
    function leadsOut(workspace) {
      return `it is outside of the workspace, ${(0, values.hD)(workspace)}: put the file there, or below RUNNER_TEMP`;
    }
    // EXTERNAL MODULE: ./build/selection/parse.js + 5 modules
        var parse = __webpack_require__(8050);
    // CONCATENATED MODULE: ./build/selection/operation-files.js
    const LARGEST_FILE = 16 * 1024 * 1024;
    const OPEN_BRACE = "a { in it has no } behind it: write no blank between braces, such as {a,b}.json";
    const NO_OPERATION = "no operation is in the files that it matches: check the step that writes them, or set if-no-operations: pass";
    const UNREADABLE = "the file is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8";
    const REFUSED = {
      outside: OUTSIDE,
      git: INTO_GIT,
      kind: "it is no regular file but a socket, a pipe or a device: name a file",
      size: "the file is larger than 16 MiB: give the UUIDs alone, or several smaller files",
      changed: "the file was replaced while it was read: let nothing write to it meanwhile"
    };
    async function readOperationFiles(patterns, folders, signal) {
      const find = await createFinder(folders, signal);
      const selections = [];
      const read = new Map;
      for (const pattern of patterns) {
        const found = pattern.startsWith("!") ? {
          problem: leavesOut(pattern)
        } : await find(pattern);
        if ("problem" in found) {
          selections.push(lacking(pattern, found));
          continue;
        }
        for (const path of found.files.filter(file => !read.has(file))) {
          const selection = await readSelection(path, found.root);
          read.set(path, selection);
          selections.push(selection);
        }
        const isEmpty = found.files.every(path => read.get(path)?.entries.length === 0);
        if (isEmpty) selections.push(bad(pattern, NO_OPERATION, "none"));
      }
      return selections;
    }
    function leavesOut(pattern) {
      return `nothing can be left out here: name only files to read, or write ${(0, values.hD)(`./${pattern}`)} for what is called so`;
    }
    function lacking(pattern, {problem: problem, isNone: isNone}) {
      if (isNone !== true) return bad(pattern, problem);
      const isOpen = pattern.lastIndexOf("{") > pattern.lastIndexOf("}");
      return isOpen ? bad(pattern, OPEN_BRACE) : bad(pattern, problem, "none");
    }
    async function readSelection(path, {real: real, isWorkspace: isWorkspace}) {
      try {
        const content = await (0, read_within.S)(real, path, LARGEST_FILE);
        if ("refused" in content) return bad(path, REFUSED[content.refused]);
        const text = (0, decode_text.g)(content.bytes);
        if (text === null) return bad(path, UNREADABLE);
        const selection = (0, parse.g)(text, `operations-file: ${path}`);
        return isWorkspace ? selection : unquoted(selection, path);
      } catch (error) {
        return bad(path, `the file ${(0, unreadable.O)(error)}`);
      }
    }
    function unquoted({source: source, entries: entries, unnamed: unnamed = 0}, path) {
      const wrong = entries.filter(({kind: kind}) => kind === "bad").length + unnamed;
      if (wrong === 0) return {
        source: source,
        entries: entries
      };
      return bad(path, `${wrong} of its words are no operations; they are not shown, since it lies outside of the workspace`);
    }
    function bad(token, reason, kind = "bad") {
      return {
        source: "operations-file",
        entries: [ {
          token: token,
          kind: kind,
          reason: reason
        } ]
      };
    }
  }),
  370: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      A: () => pLimit
    });
    // CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
    class Node {
      value;
      next;
      constructor(value) {
        this.value = value;
      }
    }
    class Queue {
      #head;
      #tail;
      #size;
      constructor() {
        this.clear();
      }
      enqueue(value) {
        const node = new Node(value);
        if (this.#head) {
          this.#tail.next = node;
          this.#tail = node;
        } else {
          this.#head = node;
          this.#tail = node;
        }
        this.#size++;
      }
      dequeue() {
        const current = this.#head;
        if (!current) return;
        this.#head = this.#head.next;
        this.#size--;
        if (!this.#head) this.#tail = void 0;
        return current.value;
      }
      peek() {
        if (!this.#head) return;
        return this.#head.value;
      }
      clear() {
        this.#head = void 0;
        this.#tail = void 0;
        this.#size = 0;
      }
      get size() {
        return this.#size;
      }
      * [Symbol.iterator]() {
        let current = this.#head;
        while (current) {
          yield current.value;
          current = current.next;
        }
      }
      * drain() {
        while (this.#head) yield this.dequeue();
      }
    }
    // CONCATENATED MODULE: ./node_modules/p-limit/index.js
    function pLimit(concurrency) {
      let rejectOnClear = false;
      if (typeof concurrency === "object") ({concurrency: concurrency, rejectOnClear: rejectOnClear = false} = concurrency);
      validateConcurrency(concurrency);
      if (typeof rejectOnClear !== "boolean") throw new TypeError("Expected `rejectOnClear` to be a boolean");
      const queue = new Queue;
      let activeCount = 0;
      const resumeNext = () => {
        if (activeCount < concurrency && queue.size > 0) {
          activeCount++;
          queue.dequeue().run();
        }
      };
      const next = () => {
        activeCount--;
        resumeNext();
      };
      const run = async (function_, resolve, arguments_) => {
        const result = (async () => function_(...arguments_))();
        resolve(result);
        try {
          await result;
        } catch {}
        next();
      };
      const enqueue = (function_, resolve, reject, arguments_) => {
        const queueItem = {
          reject: reject
        };
        new Promise(internalResolve => {
          queueItem.run = internalResolve;
          queue.enqueue(queueItem);
        }).then(run.bind(void 0, function_, resolve, arguments_));
        if (activeCount < concurrency) resumeNext();
      };
      const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
        enqueue(function_, resolve, reject, arguments_);
      });
      Object.defineProperties(generator, {
        activeCount: {
          get: () => activeCount
        },
        pendingCount: {
          get: () => queue.size
        },
        clearQueue: {
          value() {
            if (!rejectOnClear) {
              queue.clear();
              return;
            }
            const abortError = AbortSignal.abort().reason;
            while (queue.size > 0) queue.dequeue().reject(abortError);
          }
        },
        concurrency: {
          get: () => concurrency,
          set(newConcurrency) {
            validateConcurrency(newConcurrency);
            concurrency = newConcurrency;
            queueMicrotask(() => {
              while (activeCount < concurrency && queue.size > 0) resumeNext();
            });
          }
        },
        map: {
          async value(iterable, function_) {
            const promises = [];
            try {
              Array.from(iterable, (value, index) => {
                const promise = generator(function_, value, index);
                promises.push(promise);
                return promise;
              });
            } catch (error) {
              for (const promise of promises) promise.catch(() => {});
              throw error;
            }
            return Promise.all(promises);
          }
        }
      });
      return generator;
    }
    function validateConcurrency(concurrency) {
      if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) throw new TypeError("Expected `concurrency` to be a number from 1 and up");
    }
  })
};
