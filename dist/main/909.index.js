export const id = 909;

export const ids = [ 909 ];

export const modules = {
  5345: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      m: () => legFolders
    });
    var _values_unique_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9697);
    var _windows_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(933);
    const LONGEST_NAME = 100;
    function legFolders(names) {
      const folders = new Map;
      const unique = new _values_unique_names_js__WEBPACK_IMPORTED_MODULE_0__.U({
        ignoreCase: true,
        longest: LONGEST_NAME
      });
      for (const name of names) if (name === plain(name) && unique.take(name)) folders.set(name, name);
      for (const name of names) if (!folders.has(name)) folders.set(name, unique.make(plain(name)));
      return folders;
    }
    function plain(name) {
      const letters = name.slice(0, LONGEST_NAME).toWellFormed().replaceAll(/[^A-Za-z0-9._-]/gu, "-").replace(_windows_names_js__WEBPACK_IMPORTED_MODULE_1__.d, device => `-${device}`).slice(0, LONGEST_NAME);
      return letters.replaceAll(/^\.+|\.+$/gu, dots => "-".repeat(dots.length)) || "leg";
    }
  }),
  8909: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      checkOutputFolder: () => checkOutputFolder,
      openOutputFolder: () => openOutputFolder
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
    var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
    var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);
    var _files_boundary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9308);
    var _legs_run_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(839);
    var _values_problems_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9223);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6053);
    var _leg_folders_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5345);
    const STREAMS = [ "stdout", "stderr" ];
    class OutputFolder {
      path;
      legs;
      setup;
      truncated=new Set;
      #root;
      #folders=new Map;
      #setupFolder=_legs_run_record_js__WEBPACK_IMPORTED_MODULE_7__.K1;
      #attempts=new Map;
      constructor(root, path) {
        this.#root = root;
        this.path = path;
        this.legs = this.#filesIn(name => this.#folders.get(name));
        this.setup = this.#filesIn(() => this.#setupFolder);
      }
      nameFolders(names) {
        this.#folders = (0, _leg_folders_js__WEBPACK_IMPORTED_MODULE_8__.m)(names);
        const taken = new Set([ ...this.#folders.values() ].map(folder => folder.toLowerCase()));
        this.#setupFolder = _legs_run_record_js__WEBPACK_IMPORTED_MODULE_7__.K1;
        for (let number = 2; taken.has(this.#setupFolder); number += 1) this.#setupFolder = `${_legs_run_record_js__WEBPACK_IMPORTED_MODULE_7__.K1}-${number}`;
      }
      #filesIn(folderOf) {
        return {
          write: (name, attempt, written) => {
            if (STREAMS.some(stream => written[stream]?.truncated)) this.truncated.add(name);
            const folder = folderOf(name);
            if (folder === void 0) throw new Error(`${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_6__.hD)(name)} has no folder.`);
            this.#write(folder, attempt, written);
          },
          pathOf: (name, stream) => {
            const folder = folderOf(name);
            return folder === void 0 ? this.path : node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(this.path, folder, `${stream}.txt`);
          }
        };
      }
      #write(folder, attempt, written) {
        const directory = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#root, folder);
        (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(directory, {
          recursive: true
        });
        if ((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(directory) !== directory) throw new _files_boundary_js__WEBPACK_IMPORTED_MODULE_4__.vw(`a link stands at ${(0, 
        _values_values_js__WEBPACK_IMPORTED_MODULE_6__.hD)(node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(this.path, folder))}, or on the way to it: remove it`);
        const before = this.#attempts.get(folder);
        if (before === void 0) removeEarlier(directory); else if (before < attempt) keepTry(directory, before);
        this.#attempts.set(folder, attempt);
        for (const stream of STREAMS) {
          const file = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, `${stream}.txt`);
          (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, {
            force: true
          });
          (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, written[stream]?.bytes ?? "", {
            flag: "wx"
          });
        }
      }
    }
    function removeEarlier(directory) {
      for (const name of (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory)) if (/^std(?:out|err)(?:\.try-\d+)?\.txt$/.test(name)) (0, 
      node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name), {
        force: true
      });
    }
    function keepTry(directory, attempt) {
      for (const stream of STREAMS) (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0, 
      node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, `${stream}.txt`), (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, `${stream}.try-${attempt}.txt`));
    }
    function problemOf(error, local) {
      if (error instanceof _files_boundary_js__WEBPACK_IMPORTED_MODULE_4__.vw) return error.message;
      const code = (0, _errors_js__WEBPACK_IMPORTED_MODULE_3__.Qg)(error);
      if (code === "EEXIST" || code === "ENOTDIR") return `a file stands where ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_6__.hD)(local)} is to be: name another folder`;
      return `${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_6__.hD)(local)} cannot be written to (${code}): name another folder, or change its permissions`;
    }
    async function openOutputFolder(directory) {
      return new OutputFolder(await writable(directory, _files_boundary_js__WEBPACK_IMPORTED_MODULE_4__.Vu), directory.local);
    }
    async function checkOutputFolder(directory) {
      await writable(directory, _files_boundary_js__WEBPACK_IMPORTED_MODULE_4__.uf);
    }
    async function writable({workspace: workspace, local: local}, enter) {
      try {
        const root = await enter(workspace, (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, local));
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(root, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK | node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
        return root;
      } catch (error) {
        throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ `output-dir: ${problemOf(error, local)}` ]);
      }
    }
  }),
  9308: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      UO: () => isWithin,
      Vt: () => OF_GIT,
      Vu: () => makeDirectoryWithin,
      bH: () => breachAt,
      n1: () => followLinks,
      uf: () => findDirectoryWithin,
      vw: () => OutOfBounds
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
    var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
    var _values_git_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(214);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6053);
    var _unreadable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3193);
    var _git_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(658);
    function isWithin(directory, path, paths = node_path__WEBPACK_IMPORTED_MODULE_1__) {
      const way = paths.relative(directory, path);
      return !paths.isAbsolute(way) && way.split(paths.sep)[0] !== "..";
    }
    const OF_GIT = "files of .git are never used: drop this line";
    function breachOf(real, boundary) {
      if (!isWithin(boundary, real)) return "outside";
      return (0, _values_git_paths_js__WEBPACK_IMPORTED_MODULE_3__.G)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(boundary, real)) ? "git" : null;
    }
    async function breachAt(real, boundary) {
      const breach = breachOf(real, boundary);
      if (breach !== null) return breach;
      let place = boundary;
      for (const segment of [ "", ...(0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(boundary, real).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ]) {
        place = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, segment);
        if ((await (0, _git_directory_js__WEBPACK_IMPORTED_MODULE_6__.Ft)(place)).some(directory => isWithin(directory, real))) return "git";
      }
      return null;
    }
    async function followLinks(path, {boundary: boundary, name: name, advice: advice}) {
      try {
        const real = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
        const breach = await breachAt(real, boundary);
        if (breach === null) return {
          real: real,
          facts: await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)
        };
        if (breach === "git" && !(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)).isSymbolicLink()) return {
          problem: OF_GIT
        };
        const leads = `the link ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(name)} leads to ${(0, 
        _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(real)}`;
        if (breach === "git") return {
          problem: `${leads}, and files of .git are never used: remove it`
        };
        return {
          problem: `${leads}, outside of ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(boundary)}: ${advice}`
        };
      } catch (error) {
        const target = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(path).catch(() => null);
        if (target === null) return {
          problem: `${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(name)} ${(0, 
          _unreadable_js__WEBPACK_IMPORTED_MODULE_5__.O)(error)}`
        };
        const what = `is a link to ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(target)} that cannot be followed (${(0, 
        _errors_js__WEBPACK_IMPORTED_MODULE_2__.Qg)(error)})`;
        return {
          problem: `${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(name)} ${what}: correct the link or leave it out`
        };
      }
    }
    class OutOfBounds extends Error {
      name="OutOfBounds";
    }
    async function makeDirectoryWithin(boundary, folder) {
      return await enterWithin(boundary, folder, async next => {
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(next).catch(error => {
          if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_2__.CA)(error) !== "EEXIST") throw error;
        });
        return true;
      });
    }
    async function findDirectoryWithin(boundary, folder) {
      refuse(breachOf(folder, boundary), folder, folder);
      return await enterWithin(boundary, folder, async next => {
        try {
          await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(next);
          return true;
        } catch (error) {
          if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_2__.CA)(error) === "ENOENT") return false;
          throw error;
        }
      });
    }
    async function enterWithin(boundary, folder, isThere) {
      const start = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(boundary);
      let place = start;
      for (const segment of (0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(boundary, folder).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
        if (segment === "") continue;
        const next = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, segment);
        refuse(breachOf(next, start), folder, next);
        if (!await isThere(next)) return place;
        place = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(next);
        refuse(breachOf(place, start), folder, place);
        if (!(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(place)).isDirectory()) await (0, 
        node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(next);
        if (await (0, _git_directory_js__WEBPACK_IMPORTED_MODULE_6__.QU)(place)) refuse("git", folder, place);
      }
      return place;
    }
    function refuse(breach, folder, real) {
      const leads = `${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(folder)} leads`;
      if (breach === "git") throw new OutOfBounds(`${leads} into .git, to ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(real)}: name another folder`);
      if (breach === null) return;
      throw new OutOfBounds(`a link on the way to ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(folder)} leads out of the workspace, to ${(0, 
      _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(real)}: remove it`);
    }
  }),
  658: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ft: () => gitDirectoriesOf,
      QU: () => isGitDirectory,
      hH: () => commonDirectory
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
    var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
    var _read_regular_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2315);
    const LARGEST_LINK = 1024 ** 2;
    const LINK = "gitdir: ";
    async function commonDirectory(directory) {
      if (typeof directory !== "string") return null;
      const gitDirectory = await gitDirectoryOf(directory);
      return gitDirectory && await commonOf(gitDirectory);
    }
    async function isGitDirectory(directory) {
      return await commonOf(directory) !== null;
    }
    async function gitDirectoriesOf(directory) {
      const own = await gitDirectoryOf(directory).catch(() => null);
      const common = own && await commonOf(own).catch(() => null);
      if (own === null || common === null) return [];
      const real = await Promise.all([ own, common ].map(path => (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => path)));
      return real.filter(path => path !== (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, ".git") && !`${directory}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`.startsWith(`${path}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`));
    }
    async function commonOf(gitDirectory) {
      if (!await isHead((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitDirectory, "HEAD"))) return null;
      const link = await readText((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitDirectory, "commondir"));
      const common = link === null ? gitDirectory : (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(gitDirectory, withoutLineEnds(link));
      const parts = [ (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, "objects"), (0, 
      node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, "refs") ];
      return (await Promise.all(parts.map(isThere))).every(Boolean) ? common : null;
    }
    async function gitDirectoryOf(directory) {
      const place = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, ".git");
      const facts = await orNull((0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(place));
      if (facts === null || facts.isDirectory()) return facts && place;
      if (!facts.isFile() || facts.size > LARGEST_LINK) return null;
      const text = await readText(place);
      const target = text?.startsWith(LINK) === true ? withoutLineEnds(text.slice(LINK.length)) : "";
      return target === "" || target.includes("\0") ? null : (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, target);
    }
    async function isHead(path) {
      const facts = await orNull((0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path));
      if (facts?.isSymbolicLink() === true) return (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(path)).startsWith("refs/");
      if (facts?.isFile() !== true) return false;
      return /^(?:ref:\s*refs\/|[\da-f]{40})/i.test(await readText(path) ?? "");
    }
    async function isThere(path) {
      return await orNull((0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true)) ?? false;
    }
    async function readText(path) {
      const content = await orNull((0, _read_regular_js__WEBPACK_IMPORTED_MODULE_3__.VX)(path, LARGEST_LINK));
      return content !== null && "bytes" in content ? content.bytes.toString() : null;
    }
    async function orNull(promise) {
      return promise.catch(error => {
        if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_2__.b2)((0, _errors_js__WEBPACK_IMPORTED_MODULE_2__.Qg)(error)) || [ "ENAMETOOLONG", "ELOOP" ].includes((0, 
        _errors_js__WEBPACK_IMPORTED_MODULE_2__.Qg)(error))) return null;
        throw error;
      });
    }
    function withoutLineEnds(text) {
      let end = text.length;
      while ([ "\r", "\n" ].includes(text.charAt(end - 1))) end -= 1;
      return text.slice(0, end);
    }
  }),
  2315: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $E: () => contentOf,
      VX: () => readRegular,
      Xe: () => piecesOf,
      sj: () => READ_ONLY
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
    const CHUNK = 64 * 1024;
    const READ_ONLY = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
    async function readRegular(path, most) {
      const file = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, READ_ONLY);
      try {
        return await contentOf(file, most);
      } finally {
        await file.close();
      }
    }
    async function* piecesOf(path, most, piece = CHUNK) {
      const file = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, READ_ONLY);
      try {
        for (let length = 0; length <= most; ) {
          const {bytesRead: bytesRead, buffer: buffer} = await file.read(Buffer.allocUnsafe(piece));
          if (bytesRead === 0) return;
          length += bytesRead;
          yield buffer.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    }
    async function contentOf(file, most) {
      const facts = await file.stat();
      if (!facts.isFile() && !facts.isDirectory()) return {
        refused: "kind"
      };
      const chunks = [];
      let length = 0;
      for (;;) {
        const {bytesRead: bytesRead, buffer: buffer} = await file.read(Buffer.allocUnsafe(Math.min(CHUNK, most + 1 - length)));
        if (bytesRead === 0) return {
          bytes: Buffer.concat(chunks)
        };
        length += bytesRead;
        if (length > most) return {
          refused: "size"
        };
        chunks.push(buffer.subarray(0, bytesRead));
      }
    }
  }),
  3193: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      O: () => unreadable,
      o: () => notRegular
    });
    var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6053);
    function unreadable(error) {
      const code = (0, _errors_js__WEBPACK_IMPORTED_MODULE_0__.Qg)(error);
      const isForbidden = [ "EACCES", "EPERM" ].includes(code);
      const advice = isForbidden ? "let the runner read it, with chmod in an earlier step, or leave it out" : "leave it out";
      return `cannot be read (${code}): ${advice}`;
    }
    function notRegular(name) {
      return `${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_1__.hD)(name)} is no regular file but a socket, a pipe or a device: remove it or leave it out`;
    }
  })
};
