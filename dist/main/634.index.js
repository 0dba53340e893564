export const id = 634;

export const ids = [ 634 ];

export const modules = {
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
  6130: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $$: () => bytesOf,
      $2: () => readEntries,
      Fu: () => shownBytes,
      KH: () => isText,
      gm: () => textOfBytes,
      oR: () => joined,
      zq: () => diskPath
    });
    var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
    const NOT_ASCII = /[^\0-\x7f]/;
    function bytesOf(text) {
      return NOT_ASCII.test(text) ? Buffer.from(text).toString("latin1") : text;
    }
    function textOfBytes(bytes) {
      return NOT_ASCII.test(bytes) ? Buffer.from(bytes, "latin1").toString() : bytes;
    }
    function isText(bytes) {
      return !NOT_ASCII.test(bytes) || (0, node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(Buffer.from(bytes, "latin1"));
    }
    function diskPath(bytes) {
      return isText(bytes) ? textOfBytes(bytes) : Buffer.from(bytes, "latin1");
    }
    function joined(above, below) {
      return above === "" || below === "" ? above + below : `${above}/${below}`;
    }
    const CHARACTER = /[\0-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;
    function shownBytes(bytes) {
      if (isText(bytes)) return textOfBytes(bytes);
      return bytes.replaceAll(CHARACTER, part => isText(part) ? textOfBytes(part) : `<${part.charCodeAt(0).toString(16).toUpperCase()}>`);
    }
    async function readEntries(directory) {
      const entries = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory, {
        withFileTypes: true
      });
      if (!entries.some(({name: name}) => name.includes("\ufffd"))) return entries.map(facts => ({
        name: bytesOf(facts.name),
        facts: facts
      }));
      const named = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory, {
        withFileTypes: true,
        encoding: "buffer"
      });
      return named.map(facts => ({
        name: facts.name.toString("latin1"),
        facts: facts
      }));
    }
  }),
  7508: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Qz: () => EVERYTHING,
      Pt: () => isPattern,
      EY: () => parsePattern
    });
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // CONCATENATED MODULE: ./build/files/expand-braces.js
    const MOST = {
      count: 1e3,
      characters: 1e6
    };
    function expandBraces(pattern) {
      const outer = [];
      let frame = opened();
      const add = texts => {
        frame.current = product(frame.current, texts, pattern);
      };
      const leave = texts => {
        frame = outer.pop() ?? opened();
        add(texts);
      };
      for (const part of pattern.split(/([{},])/)) if (part === "{") {
        outer.push(frame);
        frame = opened();
      } else if (part === "}" && outer.length > 0) leave(expand_braces_closed(frame, pattern)); else if (part === "," && outer.length > 0) {
        frame.choices.push(frame.current);
        frame.current = [ "" ];
      } else add([ part ]);
      while (outer.length > 0) leave(unclosed(frame, pattern));
      return frame.current;
    }
    function opened() {
      return {
        choices: [],
        current: [ "" ]
      };
    }
    function expand_braces_closed({choices: choices, current: current}, pattern) {
      if (choices.length === 0) return current.map(text => `{${text}}`);
      const all = [ ...choices, current ];
      let count = 0;
      for (const {length: length} of all) count += length;
      if (count > MOST.count) throw tooMany(pattern);
      return all.flat();
    }
    function unclosed({choices: choices, current: current}, pattern) {
      let texts = [ "" ];
      for (const [index, choice] of [ ...choices, current ].entries()) {
        texts = product(texts, [ index === 0 ? "{" : "," ], pattern);
        texts = product(texts, choice, pattern);
      }
      return texts;
    }
    function product(before, behind, pattern) {
      const characters = lengthOf(before) * behind.length + lengthOf(behind) * before.length;
      if (before.length * behind.length > MOST.count || characters > MOST.characters) throw tooMany(pattern);
      return before.flatMap(one => behind.map(other => one + other));
    }
    function lengthOf(texts) {
      return texts.reduce((sum, {length: length}) => sum + length, 0);
    }
    function tooMany(pattern) {
      const advice = `use several lines, each for ${MOST.count} at most`;
      return new values.h6(pattern, `stands for too many or too long patterns with its braces: ${advice}`);
    }
    // EXTERNAL MODULE: ./build/files/glob-matcher.js + 1 modules
        var glob_matcher = __webpack_require__(2366);
    // CONCATENATED MODULE: ./build/files/file-pattern.js
    const EVERYTHING = {
      matches: () => true,
      reaches: () => true
    };
    const MAGIC = /[*?[{]/;
    function isPattern(local) {
      return MAGIC.test(local);
    }
    function parsePattern(local, isWhole = false) {
      const segments = local.split("/");
      const first = segments.findIndex(isPattern);
      const base = segments.slice(0, first).join("/");
      const choices = expandBraces(segments.slice(first).join("/"));
      const matchers = choices.map(choice => {
        if (isWhole) return (0, glob_matcher.P)(choice);
        return choice.endsWith("/") ? (0, glob_matcher.P)(choice.slice(0, -1), "above") : (0, 
        glob_matcher.P)(choice, "at or above");
      });
      const matches = relative => matchers.some(matcher => matcher(relative));
      const depth = Math.max(...choices.map(pattern => pattern.includes("**") ? 1 / 0 : depthOf(pattern)));
      return {
        base: startOf(base, local),
        matches: matches,
        reaches: relative => depthOf(relative) < depth || matches(relative),
        ...isWhole && {
          leadsThrough: relative => choices.some(choice => leadsThrough(choice, relative))
        }
      };
    }
    function leadsThrough(pattern, directory) {
      const depth = depthOf(directory);
      const segments = pattern.split("/");
      const above = segments.slice(0, depth);
      return depth < segments.length && !above.includes("**") && (0, glob_matcher.P)(above.join("/"))(directory);
    }
    function startOf(base, local) {
      if (local.startsWith("//")) return `/${external_node_path_.posix.normalize(base)}`;
      if (/^[a-z]:$/i.test(base)) return `${base}/`;
      return local.startsWith("/") ? external_node_path_.posix.normalize(`/${base}`) : external_node_path_.posix.normalize(base);
    }
    function depthOf(path) {
      return path.split("/").length;
    }
  }),
  1642: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      S: () => foldCase
    });
    function foldCase(text) {
      return text.replaceAll(/[A-Z]+/g, letters => letters.toLowerCase());
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
  2366: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      P: () => createMatcher
    });
    // CONCATENATED MODULE: ./build/files/character-set.js
    function holds({isNegated: isNegated, ranges: ranges}, code) {
      return ranges.some(([first, last]) => code >= first && code <= last) !== isNegated;
    }
    const CLASSES = {
      alnum: "09AZaz",
      alpha: "AZaz",
      blank: "  \t\t",
      cntrl: "\0\x1f\x7f\x7f",
      digit: "09",
      graph: "!~",
      lower: "az",
      print: " ~",
      punct: "!/:@[`{~",
      space: "  \t\n\r\r",
      upper: "AZ",
      xdigit: "09AFaf"
    };
    function readSet(pattern, start, ignoresCase = false) {
      const isNegated = [ "!", "^" ].includes(pattern.charAt(start + 1));
      const ranges = [];
      let first = null;
      let at = start + (isNegated ? 2 : 1);
      let bracket = 0;
      const add = range => {
        ranges.push(range);
        if (ignoresCase) ranges.push(...inLowerCase(range));
      };
      do {
        if (bracket < at + 2) bracket = indexOrEnd(pattern, at + 2);
        const isRange = pattern[at] === "-" && first !== null && ![ void 0, "]" ].includes(pattern[at + 1]);
        if (pattern.startsWith("[:", at) && bracket > at + 2 && pattern[bracket - 1] === ":") {
          const pairs = pairsOf(pattern.slice(at + 2, bracket - 1));
          if (pairs === null) return null;
          pairs.forEach(add);
          first = null;
          at = bracket + 1;
        } else {
          if (isRange) at += 1;
          if (pattern[at] === "\\") at += 1;
          if (at >= pattern.length) return null;
          const code = pattern.charCodeAt(at);
          if (isRange && first !== null) add([ first, code ]); else ranges.push([ code, code ]);
          first = isRange ? null : code;
          at += 1;
        }
      } while (pattern[at] !== "]");
      return {
        set: {
          isNegated: isNegated,
          ranges: ranges
        },
        end: at + 1
      };
    }
    function inLowerCase([first, last]) {
      const [from, to] = [ Math.max(first, UPPER_A), Math.min(last, UPPER_Z) ];
      return from > to ? [] : [ [ from + TO_LOWER, to + TO_LOWER ] ];
    }
    const [UPPER_A, UPPER_Z, TO_LOWER] = [ 65, 90, 32 ];
    function indexOrEnd(pattern, from) {
      const found = pattern.indexOf("]", from);
      return found === -1 ? 1 / 0 : found;
    }
    function pairsOf(name) {
      const ends = Object.hasOwn(CLASSES, name) ? CLASSES[name] : void 0;
      if (ends === void 0) return null;
      return Array.from({
        length: ends.length / 2
      }, (_, pair) => [ ends.charCodeAt(2 * pair), ends.charCodeAt(2 * pair + 1) ]);
    }
    // EXTERNAL MODULE: ./build/files/fold-case.js
        var fold_case = __webpack_require__(1642);
    // CONCATENATED MODULE: ./build/files/glob-matcher.js
    const ANY = -1;
    const STAR = -2;
    const DIRECTORIES = -3;
    const REST = -4;
    const SLASH = 47;
    const NEVER = () => false;
    function createMatcher(pattern, end = "whole", ignoresCase = false) {
      const tokens = tokensOf(pattern, ignoresCase);
      return tokens === null ? NEVER : (text, start = 0, meter) => matches(tokens, {
        text: text,
        start: start,
        end: end
      }, meter);
    }
    function tokensOf(pattern, ignoresCase) {
      const tokens = [];
      for (let at = 0; at < pattern.length; ) {
        const char = pattern.charAt(at);
        if (char === "\\") {
          if (at + 1 === pattern.length) return null;
          tokens.push(pattern.charCodeAt(at + 1));
          at += 2;
        } else if (char === "[") {
          const found = readSet(pattern, at, ignoresCase);
          if (found === null) return null;
          tokens.push(found.set);
          at = found.end;
        } else if (char === "*") {
          const {token: token, end: end} = readStars(pattern, at);
          tokens.push(token);
          at = end;
        } else {
          tokens.push(char === "?" ? ANY : (ignoresCase ? (0, fold_case.S)(char) : char).charCodeAt(0));
          at += 1;
        }
      }
      return tokens;
    }
    function readStars(pattern, start) {
      let end = start;
      while (pattern[end] === "*") end += 1;
      const isFirst = start === 0 || pattern[start - 1] === "/";
      if (end - start < 2 || !isFirst) return {
        token: STAR,
        end: end
      };
      if (pattern[end] === "/") return {
        token: DIRECTORIES,
        end: end + 1
      };
      const isLast = end === pattern.length || pattern.startsWith("\\/", end);
      return {
        token: isLast ? REST : STAR,
        end: end
      };
    }
    function matches(tokens, {text: text, start: start, end: end}, meter = {
      steps: 1 / 0
    }) {
      let at = start;
      let next = 0;
      let [afterStar, starEnd] = [ -1, start ];
      let [afterDeep, deepEnd] = [ -1, start ];
      for (;;) {
        if ((meter.steps -= 1) < 0) return false;
        const token = tokens[next];
        if (token === void 0 ? isEnd(text, at, end) : token === REST && next + 1 === tokens.length) return true;
        if (token === STAR) {
          next += 1;
          [afterStar, starEnd] = [ next, at ];
        } else if (token === DIRECTORIES || token === REST) {
          next += 1;
          [afterDeep, deepEnd, afterStar] = [ next, at, -1 ];
        } else if (token !== void 0 && at < text.length && accepts(token, text.charCodeAt(at))) {
          if (token === SLASH) afterStar = -1;
          at += 1;
          next += 1;
        } else if (afterStar !== -1 && starEnd < text.length && text.charCodeAt(starEnd) !== SLASH) {
          starEnd += 1;
          [at, next] = [ starEnd, afterStar ];
        } else {
          if (afterDeep === -1) return false;
          deepEnd = tokens[afterDeep - 1] === REST ? deepEnd + 1 : text.indexOf("/", deepEnd) + 1;
          if (deepEnd === 0 || deepEnd > text.length) return false;
          [at, next, afterStar] = [ deepEnd, afterDeep, -1 ];
        }
      }
    }
    function accepts(token, code) {
      if (typeof token === "number") return token === ANY ? code !== SLASH : token === code;
      return code !== SLASH && holds(token, code);
    }
    function isEnd(text, at, end) {
      if (at === text.length) return end !== "above";
      return end !== "whole" && text.charCodeAt(at) === SLASH;
    }
  }),
  3543: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Wd: () => NO_RULES,
      bd: () => TooManyRules,
      pi: () => isIgnored,
      tR: () => rulesWithin
    });
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // EXTERNAL MODULE: ./build/files/disk-names.js
        var disk_names = __webpack_require__(6130);
    // EXTERNAL MODULE: ./build/files/git-directory.js
        var git_directory = __webpack_require__(658);
    // EXTERNAL MODULE: ./build/files/fold-case.js
        var fold_case = __webpack_require__(1642);
    // EXTERNAL MODULE: ./build/files/glob-matcher.js + 1 modules
        var glob_matcher = __webpack_require__(2366);
    // CONCATENATED MODULE: ./build/files/ignore-file.js
    function parseIgnoreFile(content, ignoresCase) {
      const text = content.toString("latin1").replace(/^\xEF\xBB\xBF/, "");
      const lines = text.split("\n").filter(line => !line.startsWith("#"));
      return lines.flatMap(line => parseLine(line, ignoresCase) ?? []).reverse();
    }
    function decide(file, path, isDirectory, meter) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      for (const {isNegated: isNegated, forDirectories: forDirectories, forNames: forNames, matches: matches} of file) {
        if (forDirectories && !isDirectory) continue;
        meter.steps -= 1;
        if (matches(forNames ? name : path, meter)) return !isNegated;
      }
      return null;
    }
    function parseLine(line, ignoresCase) {
      const text = trimEnd(line.replace(/\r$/, "").replace(/\0.*$/s, ""));
      const isNegated = text.startsWith("!");
      const forDirectories = text.endsWith("/");
      const pattern = text.slice(isNegated ? 1 : 0, forDirectories ? -1 : void 0);
      if (pattern === "") return null;
      const forNames = !pattern.includes("/");
      const matches = matcherOf(pattern.replace(/^\//, ""), {
        forNames: forNames,
        ignoresCase: ignoresCase
      });
      return {
        isNegated: isNegated,
        forDirectories: forDirectories,
        forNames: forNames,
        matches: matches
      };
    }
    function trimEnd(line) {
      let end = line.length;
      while (line[end - 1] === " ") end -= 1;
      if (end === line.length) return line;
      let escapes = 0;
      while (line[end - 1 - escapes] === "\\") escapes += 1;
      return line.slice(0, escapes % 2 === 0 ? end : end + 1);
    }
    function matcherOf(pattern, {forNames: forNames, ignoresCase: ignoresCase}) {
      const fold = text => ignoresCase ? (0, fold_case.S)(text) : text;
      const wildcard = pattern.search(/[*?[\\]/);
      const whole = fold(pattern);
      if (wildcard === -1) return text => text === whole;
      const rest = whole.slice(1);
      if (forNames && pattern.startsWith("*") && !/[*?[\\]/.test(rest)) return text => text.endsWith(rest);
      const prefix = whole.slice(0, wildcard);
      const matches = (0, glob_matcher.P)(pattern.slice(wildcard), "whole", ignoresCase);
      return (text, meter) => text.startsWith(prefix) && matches(text, prefix.length, meter);
    }
    // EXTERNAL MODULE: ./build/files/read-regular.js
        var read_regular = __webpack_require__(2315);
    // CONCATENATED MODULE: ./build/files/ignores-case.js
    const LARGEST = 1024 ** 2;
    const SETTING = /^(?:\[[^\]]*\]\s*)?ignorecase\s*(?:=\s*"?(?<value>[^\s"#;]*)|$)/i;
    const YES = [ "true", "yes", "on", "1" ];
    async function readIgnoresCase(git) {
      let isCore = false;
      let ignoresCase = false;
      for (const line of (await readConfig((0, external_node_path_.join)(git, "config"))).split("\n").map(text => text.trim())) {
        if (line.startsWith("[")) isCore = /^\[core\]/i.test(line);
        const setting = isCore ? SETTING.exec(line) : null;
        if (setting !== null) ignoresCase = YES.includes((setting.groups?.["value"] ?? "true").toLowerCase());
      }
      return ignoresCase;
    }
    async function readConfig(path) {
      try {
        const content = await (0, read_regular.VX)(path, LARGEST);
        return "bytes" in content ? content.bytes.toString() : "";
      } catch (error) {
        if ((0, errors.b2)((0, errors.Qg)(error)) || (0, errors.Qg)(error) === "EISDIR") return "";
        throw error;
      }
    }
    // CONCATENATED MODULE: ./build/files/ignore-rules.js
    const ignore_rules_LARGEST = 256 * 1024;
    const MOST_LINES = 5e3;
    class TooManyRules extends Error {
      name="TooManyRules";
      constructor(path, limit) {
        super(`${(0, values.hD)(String(path))} has more than ${limit}, the most that is read of rules: shorten it`);
      }
    }
    const NO_RULES = {
      layers: [],
      ignoresCase: false
    };
    function isIgnored({layers: layers, ignoresCase: ignoresCase}, path, isDirectory, meter) {
      const text = ignoresCase ? (0, fold_case.S)(path) : path;
      for (const {base: base, file: file} of layers) {
        const decision = decide(file, base === "" ? text : text.slice(base.length + 1), isDirectory, meter);
        if (decision !== null) return decision;
      }
      return false;
    }
    async function rulesWithin(outer, directory, path, entries) {
      const git = entries.some(({name: name}) => name === ".git") ? await (0, git_directory.hH)((0, 
      disk_names.zq)(directory)) : null;
      const last = git === null ? outer : await rulesOf(git, path);
      const hasOwn = entries.some(({name: name, facts: facts}) => name === ".gitignore" && facts.isFile());
      if (!hasOwn) return last;
      const {layers: layers, ignoresCase: ignoresCase} = last;
      const own = await layersOf(path, (0, disk_names.zq)((0, external_node_path_.join)(directory, ".gitignore")), ignoresCase);
      return {
        layers: [ ...own, ...layers ],
        ignoresCase: ignoresCase
      };
    }
    async function rulesOf(git, path) {
      const ignoresCase = await readIgnoresCase(git);
      return {
        layers: await layersOf(path, (0, external_node_path_.join)(git, "info", "exclude"), ignoresCase),
        ignoresCase: ignoresCase
      };
    }
    async function layersOf(base, path, ignoresCase) {
      const content = await readIfThere(path);
      const file = content === null ? [] : parseIgnoreFile(content, ignoresCase);
      if (file.length > MOST_LINES) throw new TooManyRules(path, `${MOST_LINES} patterns`);
      return file.length === 0 ? [] : [ {
        base: base,
        file: file
      } ];
    }
    async function readIfThere(path) {
      try {
        const content = await (0, read_regular.VX)(path, ignore_rules_LARGEST);
        if ("bytes" in content) return content.bytes;
        if (content.refused === "kind") return null;
        throw new TooManyRules(path, `${ignore_rules_LARGEST / 1024} KiB`);
      } catch (error) {
        if ((0, errors.b2)((0, errors.Qg)(error))) return null;
        throw error;
      }
    }
  }),
  9734: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $: () => isThere,
      U: () => describeMissing
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
    var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
    var _plan_nearest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6672);
    var _values_place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1692);
    var _values_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6053);
    var _boundary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9308);
    const ADVICE = "correct the path, or create it in an earlier step";
    async function describeMissing({path: path, directory: directory, what: what}) {
      const segments = path.split("/").filter(segment => segment !== "");
      let above = "";
      for (const [index, segment] of segments.entries()) {
        const place = above === "" ? segment : `${above}/${segment}`;
        if (!await isThere((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, place))) {
          const missing = index === segments.length - 1 ? what : "folder";
          const meant = misread(path);
          return meant ?? `there is no ${missing} ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(place)}${await instead(directory, above, segment)}`;
        }
        above = place;
      }
      return ADVICE;
    }
    function misread(path) {
      if (path.startsWith("- ")) return 'the lines are not a YAML list: leave out the "- "';
      if (path.startsWith("~")) return "~ is not expanded: write a path in the workspace";
      if (path.includes(" -> ")) return "an arrow has no meaning here: write LOCAL:REMOTE, such as src:/app";
      if (path.includes(",")) return "a comma separates nothing here: give each path a line of its own";
      return path.includes("\\") ? "a backslash separates nothing here: write / between the parts of a path" : null;
    }
    async function isThere(path) {
      return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).then(() => true, () => false);
    }
    async function leadsOut(folder, directory) {
      try {
        return await (0, _boundary_js__WEBPACK_IMPORTED_MODULE_5__.bH)(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder), await (0, 
        node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory)) !== null;
      } catch {
        return false;
      }
    }
    async function instead(directory, above, name) {
      const shown = above === "" ? "the workspace" : (0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(above);
      const folder = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, above);
      if (await leadsOut(folder, directory)) return `: ${ADVICE}`;
      const entries = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(_errors_js__WEBPACK_IMPORTED_MODULE_2__.Qg);
      if (entries === "ENOTDIR") return `, since ${shown} is a file: ${ADVICE}`;
      if (!Array.isArray(entries)) return `: ${ADVICE}`;
      const names = entries.filter(entry => entry !== ".git").sort();
      if (names.length === 0 && above === "") return "; the workspace is empty: run actions/checkout before this step";
      if (names.length === 0) return `; ${shown} is empty: ${ADVICE}`;
      const meant = (0, _plan_nearest_js__WEBPACK_IMPORTED_MODULE_6__.p)(name, names);
      if (meant !== null) return `; did you mean ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(above === "" ? meant : `${above}/${meant}`)}?`;
      return `; ${shown} holds ${(0, _values_place_js__WEBPACK_IMPORTED_MODULE_3__.KE)(names.map(entry => (0, 
      _values_values_js__WEBPACK_IMPORTED_MODULE_4__.hD)(entry)))}: ${ADVICE}`;
    }
  }),
  753: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      G: () => problemOfSlash
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    function problemOfSlash(path, platform = process.platform) {
      const slashes = platform === "win32" ? [ "/", "\\" ] : [ "/" ];
      const isSlash = at => slashes.includes(path.charAt(at));
      let end = path.length;
      while (isSlash(end - 1) || path[end - 1] === "." && isSlash(end - 2)) end -= 1;
      return end === path.length ? null : `it is a file, not a folder: write ${(0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.hD)(path.slice(0, end))}`;
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
  3726: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Fh: () => isSpent,
      yK: () => createBudget,
      ye: () => problemOfBudget
    });
    var _values_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9223);
    const MOST_ENTRIES = 1e6;
    const MOST_STEPS = 5e8;
    function createBudget(found, signal, steps = MOST_STEPS) {
      return {
        ...found,
        entries: MOST_ENTRIES,
        steps: steps,
        signal: signal
      };
    }
    function isSpent({files: files, directories: directories, entries: entries, steps: steps, signal: signal}) {
      return signal?.aborted === true || Math.min(files, directories, entries, steps) < 0;
    }
    function problemOfBudget(budget, most) {
      if (!isSpent(budget)) return null;
      if (budget.signal?.aborted === true) throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_0__.h([ "The step was stopped while it looked for files" ]);
      if (budget.steps < 0) return "the patterns of .gitignore are too many for so many files: shorten them, or name fewer files";
      if (budget.entries < 0) return `there are more than ${MOST_ENTRIES} files or directories to look at: name where to look`;
      const {files: files, directories: directories} = most;
      const what = files === directories ? `${files} files or directories` : `${files} files or ${directories} directories`;
      return `there are more than ${what}: name fewer, or let .gitignore leave some out`;
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
  }),
  3691: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      G: () => walk
    });
    // EXTERNAL MODULE: external "node:fs"
        var external_node_fs_ = __webpack_require__(3024);
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: external "node:timers/promises"
        var promises_ = __webpack_require__(8500);
    // EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
        var p_limit = __webpack_require__(370);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // EXTERNAL MODULE: ./build/files/boundary.js
        var boundary = __webpack_require__(9308);
    // EXTERNAL MODULE: ./build/files/disk-names.js
        var disk_names = __webpack_require__(6130);
    // EXTERNAL MODULE: ./build/files/git-directory.js
        var git_directory = __webpack_require__(658);
    // EXTERNAL MODULE: ./build/files/ignore-rules.js + 2 modules
        var ignore_rules = __webpack_require__(3543);
    // EXTERNAL MODULE: ./build/files/search-budget.js
        var search_budget = __webpack_require__(3726);
    // EXTERNAL MODULE: ./build/files/unreadable.js
        var unreadable = __webpack_require__(3193);
    // CONCATENATED MODULE: ./build/files/walked.js
    class Walked {
      ignored=[];
      ignoredFolder=null;
      excluded=[];
      problems=[];
      #found=[];
      #gitDirectories=[];
      get files() {
        return this.#found.filter(({real: real}) => !this.isOfGit(real));
      }
      add(file) {
        this.#found.push(file);
      }
      leaveOutGit(directories) {
        this.#gitDirectories.push(...directories);
      }
      isOfGit(real) {
        return this.#gitDirectories.some(directory => (0, boundary.UO)(directory, real));
      }
    }
    // CONCATENATED MODULE: ./build/files/walk.js
    const PARALLEL = 16;
    const STEPS_AT_ONCE = 1e6;
    async function walk(root, budget) {
      const walker = new Walker(root, budget);
      await walker.visit({
        ...root,
        directory: (0, disk_names.$$)(root.directory),
        relative: "",
        above: []
      });
      walker.walked.problems.sort();
      return walker.walked;
    }
    class Walker {
      walked=new Walked;
      #root;
      #budget;
      #base;
      #limit=(0, p_limit.A)(PARALLEL);
      #yieldsAt;
      constructor(root, budget) {
        this.#root = root;
        this.#base = (0, disk_names.$$)(root.path);
        this.#budget = budget;
        this.#yieldsAt = budget.steps;
      }
      async visit(outer) {
        this.#budget.directories -= 1;
        if ((0, search_budget.Fh)(this.#budget)) return;
        const {entries: entries, rules: rules} = await this.#limit(() => this.#open(outer));
        const place = {
          ...outer,
          rules: rules
        };
        const visits = [];
        this.#budget.entries -= entries.length;
        for (const entry of entries) {
          if (this.#yieldsAt - this.#budget.steps > STEPS_AT_ONCE) await this.#yield();
          if ((0, search_budget.Fh)(this.#budget)) break;
          visits.push(this.#visitEntry(place, entry));
        }
        await Promise.all(visits);
      }
      async #yield() {
        this.#yieldsAt = this.#budget.steps;
        await (0, promises_.setImmediate)();
      }
      async #open({directory: directory, real: real, relative: relative, rules: rules}) {
        const name = this.#nameOf(relative);
        try {
          const entries = await (0, disk_names.$2)((0, disk_names.zq)(directory));
          const isTree = entries.some(entry => entry.name === ".git" && !entry.facts.isDirectory());
          if (isTree) this.walked.leaveOutGit(await (0, git_directory.Ft)(real));
          return {
            entries: entries,
            rules: rules && await (0, ignore_rules.tR)(rules, directory, name, entries)
          };
        } catch (error) {
          const isOfRules = error instanceof ignore_rules.bd;
          this.walked.problems.push(isOfRules ? error.message : `${(0, values.hD)((0, disk_names.Fu)(name))} ${(0, 
          unreadable.O)(error)}`);
          return {
            entries: [],
            rules: null
          };
        }
      }
      #nameOf(relative) {
        return (0, disk_names.oR)(this.#base, relative);
      }
      async #visitEntry(place, entry) {
        if (entry.name.toLowerCase() === ".git") return;
        const {wanted: wanted, excludes: excludes} = this.#root;
        const relative = (0, disk_names.oR)(place.relative, entry.name);
        const bytes = this.#nameOf(relative);
        const isWanted = wanted.matches((0, disk_names.gm)(relative));
        const mayLead = entry.facts.isDirectory() || entry.facts.isSymbolicLink();
        if (!isWanted && !(mayLead && wanted.reaches((0, disk_names.gm)(relative)))) return;
        if (excludes((0, disk_names.gm)(bytes))) {
          if (isWanted) this.walked.excluded.push((0, disk_names.Fu)(bytes));
        } else if (place.rules !== null && (0, ignore_rules.pi)(place.rules, bytes, entry.facts.isDirectory(), this.#budget)) if (isWanted) this.walked.ignored.push((0, 
        disk_names.Fu)(bytes)); else this.walked.ignoredFolder ??= (0, disk_names.Fu)(bytes); else if (isWanted && !(0, 
        disk_names.KH)(relative)) this.walked.problems.push(noText((0, disk_names.Fu)(bytes))); else {
          const problem = await this.#follow(place, entry, relative);
          const isNamed = isWanted || wanted.leadsThrough?.((0, disk_names.gm)(relative)) === true;
          if (problem !== null && isNamed) this.walked.problems.push(problem);
        }
      }
      async #follow(place, {name: name, facts: facts}, relative) {
        const path = (0, external_node_path_.join)(place.directory, name);
        if (!facts.isSymbolicLink()) return await this.#take(place, {
          path: path,
          relative: relative
        }, {
          real: (0, external_node_path_.join)(place.real, (0, disk_names.gm)(name)),
          facts: facts
        });
        const shown = (0, disk_names.Fu)(this.#nameOf(relative));
        const target = await this.#limit(() => (0, boundary.n1)((0, disk_names.zq)(path), {
          ...this.#root,
          name: shown
        }));
        return "problem" in target ? target.problem : await this.#take(place, {
          path: path,
          relative: relative
        }, target);
      }
      async #take(place, {path: path, relative: relative}, {real: real, facts: facts}) {
        const {wanted: wanted} = this.#root;
        const text = (0, disk_names.gm)(relative);
        if (facts.isDirectory()) {
          if (!wanted.reaches(text) || this.walked.isOfGit(real)) return null;
          const above = [ ...place.above, place.real ];
          const isLoop = facts instanceof external_node_fs_.Stats && above.includes(real);
          const link = (0, disk_names.Fu)(this.#nameOf(relative));
          if (isLoop) return `the link ${(0, values.hD)(link)} points to ${(0, values.hD)(real)}, which it is in: remove it`;
          await this.visit({
            directory: path,
            relative: relative,
            rules: place.rules,
            real: real,
            above: above
          });
        } else if (!facts.isFile()) return (0, unreadable.o)((0, disk_names.Fu)(this.#nameOf(relative))); else if (wanted.matches(text)) {
          this.#budget.files -= 1;
          this.walked.add({
            path: (0, disk_names.gm)(path),
            real: real,
            relative: text
          });
        }
        return null;
      }
    }
    function noText(name) {
      return `${(0, values.hD)(name)} is a name that is no UTF-8, which no request can carry: rename it or leave it out`;
    }
  })
};
