export const id = 169;

export const ids = [ 169 ];

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
  9766: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      r: () => PlacedFiles
    });
    class PlacedFiles extends Map {
      inodes=new Map;
    }
  }),
  4169: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      run: () => run
    });
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/files/exclusions.js
        var exclusions = __webpack_require__(4519);
    // EXTERNAL MODULE: ./build/files/file-pattern.js + 1 modules
        var file_pattern = __webpack_require__(7508);
    // EXTERNAL MODULE: ./build/collect/collect-lines.js
        var collect_lines = __webpack_require__(2553);
    // EXTERNAL MODULE: ./build/collect/remote-pattern.js
        var remote_pattern = __webpack_require__(8004);
    // CONCATENATED MODULE: ./build/collect/remote-sources.js
    function remoteSources(lines) {
      const sources = lines.flatMap((line, index) => {
        if ("excluded" in line) return [];
        const behind = lines.slice(index + 1).flatMap(other => "excluded" in other ? [ exclusionOf(other) ] : []);
        const pattern = (0, file_pattern.Pt)(line.remote) ? (0, remote_pattern.q)(line.remote) : null;
        return workingDirectory => {
          const excludes = behind.map(resolve => resolve(workingDirectory));
          return {
            line: line,
            path: (0, collect_lines.ck)(pattern?.base ?? line.remote, workingDirectory),
            wanted: pattern,
            excludes: excludes.length === 0 ? null : path => excludes.some(exclude => exclude(path))
          };
        };
      });
      return workingDirectory => sources.map(resolve => resolve(workingDirectory));
    }
    function exclusionOf({excluded: excluded}) {
      const pattern = (0, file_pattern.Pt)(excluded) ? (0, remote_pattern.q)(excluded) : null;
      return workingDirectory => {
        const start = external_node_path_.posix.resolve("/", workingDirectory, pattern?.base ?? excluded);
        return path => {
          const below = (0, exclusions.l)(start, path);
          return below !== null && (pattern === null || below !== "" && pattern.matches(below));
        };
      };
    }
    // EXTERNAL MODULE: ./build/contree/contree-error.js
        var contree_error = __webpack_require__(1992);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(7598);
    // CONCATENATED MODULE: ./build/images/setup-tag.js
    const VERSION = 3;
    const LONGEST_SLUG = 40;
    const HASH_LENGTH = 32;
    function setupTag({key: key, image: image, command: command, cwd: cwd, filesDigest: filesDigest}) {
      return `${keyTag(key)}/${hashOf([ VERSION, image, command, cwd, filesDigest ])}`;
    }
    function keyTag(key) {
      const slug = key.toLowerCase().replace(/[^a-z0-9._]+|\.{2,}/g, "-").slice(0, LONGEST_SLUG).replace(/^[-._]+|[-._]+$/g, "");
      return `op-action/setup/${slug === "" ? "" : `${slug}-`}${hashOf([ key ])}`;
    }
    function isTagOfKey(tag, key) {
      const start = `${keyTag(key)}/`;
      return tag.startsWith(start) && tag.length === start.length + HASH_LENGTH && /^[0-9a-f]+$/.test(tag.slice(start.length));
    }
    function hashOf(parts) {
      return (0, external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, HASH_LENGTH);
    }
    // CONCATENATED MODULE: ./build/images/kept-setups.js
    const PAGE = 1e3;
    const MOST_PAGES = 20;
    const FIRST_LOOK = 5e3;
    const LAST_WORK = 1e4;
    const LEAST_WORK = 500;
    function surplusOf(before, now, {keep: keep, startedAt: startedAt, own: own}) {
      const known = new Map(before.map(({tag: tag, image: image}) => [ tag, image ]));
      const isKnown = ({tag: tag, image: image, madeAt: madeAt}) => known.get(tag) === image && madeAt < startedAt;
      const newestFirst = now.toSorted((one, other) => compare(other.madeAt, one.madeAt) || compare(one.tag, other.tag));
      return newestFirst.slice(keep).filter(setup => isKnown(setup) && setup.image !== own).reverse();
    }
    function compare(one, other) {
      return Number(one > other) - Number(one < other);
    }
    class KeptSetups {
      #rule;
      #deps;
      #over=new AbortController;
      #before;
      constructor(rule, deps) {
        this.#rule = rule;
        this.#deps = deps;
        const signal = AbortSignal.any([ deps.signal, this.#over.signal ]);
        const call = {
          signal: signal,
          deadline: deps.clock.now() + FIRST_LOOK
        };
        this.#before = listKept(rule.key, deps.client, call).catch(failureOrThrow);
        this.#before.catch(() => {});
      }
      async untagSurplus(own, deadline) {
        const {clock: clock, log: log, signal: signal} = this.#deps;
        const now = clock.now();
        const call = {
          signal: signal,
          deadline: Math.max(Math.min(now + LAST_WORK, deadline), now + LEAST_WORK)
        };
        const problem = await this.#untag(own, call).catch(failureOrThrow);
        if (problem === void 0 || problem.isAborted) return;
        log.warning(text_escape.BP`Not all kept setups beyond setup-keep have lost their tag; the next step tries again: ${problem.message}`);
      }
      close() {
        this.#over.abort("over");
      }
      async #untag(own, call) {
        const {client: client, log: log, startedAt: startedAt} = this.#deps;
        const {key: key, keep: keep} = this.#rule;
        const before = await this.#before;
        if (before instanceof contree_error.Jd) return before;
        if (before.length === 0) return;
        const surplus = surplusOf(before, await listKept(key, client, call), {
          keep: keep,
          startedAt: startedAt,
          own: own
        });
        let untagged = 0;
        try {
          for (const {image: image, tag: tag} of surplus) if (await untagIfThere(client, {
            image: image,
            tag: tag
          }, call)) untagged += 1;
        } finally {
          if (untagged > 0) log.info(text_escape.BP`setup · ${(0, format.hS)(untagged, "older kept setup")} lost the tag (setup-keep: ${keep})`);
        }
        return;
      }
    }
    async function listKept(key, client, call) {
      const kept = new Map;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const filter = {
          tag: keyTag(key),
          tagged: true
        };
        const {images: images, received: received} = await client.listImages(filter, {
          limit: PAGE,
          offset: page * PAGE
        }, call);
        for (const setup of images.flatMap(image => keptSetupOf(image, key))) kept.set(setup.tag, setup);
        if (received < PAGE) break;
      }
      return [ ...kept.values() ];
    }
    function keptSetupOf({uuid: uuid, tag: tag, createdAt: createdAt}, key) {
      if (tag === null || !isTagOfKey(tag, key)) return [];
      const madeAt = Date.parse(createdAt ?? "");
      return [ {
        tag: tag,
        image: uuid,
        madeAt: Number.isNaN(madeAt) ? 1 / 0 : madeAt
      } ];
    }
    async function untagIfThere(client, {image: image, tag: tag}, call) {
      try {
        await client.untagImage(image, tag, call);
        return true;
      } catch (error) {
        if (error instanceof contree_error.Jd && error.isNotFound) return false;
        throw error;
      }
    }
    function failureOrThrow(error) {
      if (error instanceof contree_error.Jd) return error;
      throw error;
    }
    // EXTERNAL MODULE: ./build/legs/command.js
        var legs_command = __webpack_require__(2425);
    // EXTERNAL MODULE: ./build/start/marker.js
        var start_marker = __webpack_require__(6917);
    // CONCATENATED MODULE: ./build/start/spawn-request.js
    function legRequest(plan, provisions, marker) {
      return {
        ...common(plan, provisions, marker),
        command: plan.exitOnError ? exitingOnError(plan) : plan.command,
        ...plan.hostname !== null && {
          hostname: plan.hostname
        },
        ...!plan.network && {
          network: false
        },
        ...plan.user,
        shell: plan.shell,
        ...plan.args.length > 0 && {
          args: plan.args
        },
        ...plan.stdin !== null && {
          stdin: Buffer.from(plan.stdin)
        },
        disposable: plan.disposable
      };
    }
    function setupRequest(plan, provisions, marker) {
      return {
        ...common(plan, provisions, marker),
        command: exitingOnError(plan),
        shell: true,
        disposable: false
      };
    }
    const POSIX_SHELLS = [ "sh", "ash", "bash", "dash", "ksh", "mksh", "zsh" ];
    function exitingOnError({command: command, env: env}) {
      const shell = external_node_path_.posix.basename(env["SHELL"] ?? "/bin/sh");
      return POSIX_SHELLS.includes(shell) ? `${legs_command.Ym}${command}` : command;
    }
    function common(plan, {image: image, files: files}, marker) {
      const {command: command, env: env, cwd: cwd, timeout: timeout, truncateOutputAt: truncateOutputAt, diskLimit: diskLimit} = plan;
      return {
        image: image,
        command: command,
        env: {
          ...env,
          [start_marker.a0]: (0, start_marker.$N)(marker)
        },
        cwd: cwd,
        ...timeout !== null && {
          timeout: Math.ceil(timeout / 1e3)
        },
        ...truncateOutputAt !== null && {
          truncateOutputAt: truncateOutputAt
        },
        ...diskLimit !== null && {
          maxLayerBytes: diskLimit
        },
        ...Object.keys(files).length > 0 && {
          files: files
        }
      };
    }
    // EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
        var p_limit = __webpack_require__(370);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // CONCATENATED MODULE: ./build/collect/byte-source.js
    class BadArchive extends Error {
      name="BadArchive";
    }
    class ByteSource {
      #chunks;
      #limit;
      #chunk=Buffer.alloc(0);
      #received=0;
      constructor(stream, limit) {
        this.#chunks = stream[Symbol.asyncIterator]();
        this.#limit = limit;
      }
      get position() {
        return this.#received - this.#chunk.length;
      }
      async read(size) {
        const parts = [];
        let missing = size;
        for await (const piece of this.pieces(size)) {
          parts.push(piece);
          missing -= piece.length;
        }
        if (missing === size) return null;
        if (missing > 0) throw new BadArchive("it is cut");
        return parts.length === 1 && parts[0] !== void 0 ? parts[0] : Buffer.concat(parts);
      }
      async* pieces(size) {
        for (let left = size; left > 0; ) {
          if (this.#chunk.length === 0 && !await this.#fill()) return;
          const piece = this.#chunk.subarray(0, left);
          this.#chunk = this.#chunk.subarray(piece.length);
          left -= piece.length;
          yield piece;
        }
      }
      async skip(size) {
        for (let left = size; left > 0; ) {
          if (this.#chunk.length === 0 && !await this.#fill()) return;
          const passed = Math.min(left, this.#chunk.length);
          this.#chunk = this.#chunk.subarray(passed);
          left -= passed;
        }
      }
      async #fill() {
        const next = await this.#chunks.next();
        if (next.done === true) return false;
        const {buffer: buffer, byteOffset: byteOffset, length: length} = next.value;
        this.#chunk = Buffer.from(buffer, byteOffset, length);
        this.#received += length;
        if (this.#received > this.#limit) throw tooLarge(this.#limit);
        return true;
      }
    }
    function tooLarge(limit) {
      return new BadArchive(`it is larger than ${binarySize(limit)}`);
    }
    function binarySize(bytes) {
      return bytes % 1024 ** 3 === 0 ? `${bytes / 1024 ** 3} GiB` : `${Math.floor(bytes / 1024 ** 2)} MiB`;
    }
    // EXTERNAL MODULE: external "node:fs/promises"
        var promises_ = __webpack_require__(1455);
    // EXTERNAL MODULE: ./build/files/boundary.js
        var files_boundary = __webpack_require__(9308);
    // EXTERNAL MODULE: ./build/files/disk-names.js
        var disk_names = __webpack_require__(6130);
    // CONCATENATED MODULE: ./build/collect/pax-records.js
    function readPaxRecords(content) {
      const text = content.toString("latin1");
      const records = [];
      for (let start = 0; start < text.length; ) {
        if (text.charCodeAt(start) === 0) break;
        const digits = /^\d{1,9} /.exec(text.slice(start, start + 10))?.[0];
        const end = start + Number(digits ?? NaN);
        const record = digits === void 0 ? "" : text.slice(start + digits.length, end);
        const equals = record.indexOf("=");
        if (equals < 1 || !record.endsWith("\n") || end > text.length) throw new BadArchive("an extended header is invalid");
        records.push([ record.slice(0, equals), record.slice(equals + 1, -1) ]);
        start = end;
      }
      return records;
    }
    function paxValue(records, name) {
      const value = records.findLast(record => record[0] === name)?.[1];
      return value === void 0 || value === "" ? null : value;
    }
    function paxNumber(value) {
      return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
    }
    // CONCATENATED MODULE: ./build/collect/tar-header.js
    const BLOCK = 512;
    function readHeader(block) {
      if (block.equals(Buffer.alloc(BLOCK))) return null;
      if (!hasChecksum(block)) throw new BadArchive("it is no tar archive, or is damaged: the checksum of a header is wrong");
      const magic = block.toString("latin1", 257, 265);
      const prefix = magic.startsWith("ustar\0") ? textAt(block, 345, 155) : "";
      const name = textAt(block, 0, 100);
      return {
        name: prefix === "" ? name : `${prefix}/${name}`,
        mode: numberAt(block, 100, 8),
        size: numberAt(block, 124, 12),
        type: block.toString("latin1", 156, 157),
        linkname: textAt(block, 157, 100),
        isGnu: magic === "ustar  \0"
      };
    }
    function numberAt(block, start, length) {
      const field = block.subarray(start, start + length);
      const first = field[0] ?? 0;
      if (first >= 128) {
        const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, first & 63);
        return (first & 64) === 0 && Number.isSafeInteger(value) ? value : null;
      }
      const digits = /^[ \0]*(?<digits>[0-7]*)(?:[ \0]|$)/.exec(field.toString("latin1"))?.groups?.["digits"];
      return digits === void 0 ? null : parseInt(`0${digits}`, 8);
    }
    function textAt(block, start, length) {
      return upToNul(block.toString("latin1", start, start + length));
    }
    function upToNul(text) {
      const end = text.indexOf("\0");
      return end === -1 ? text : text.slice(0, end);
    }
    const CHECKSUM = {
      start: 148,
      length: 8
    };
    function hasChecksum(block) {
      const own = numberAt(block, CHECKSUM.start, CHECKSUM.length);
      let [sum, signed] = [ 0, 0 ];
      for (const [index, value] of block.entries()) {
        const isOwn = index >= CHECKSUM.start && index < CHECKSUM.start + CHECKSUM.length;
        const byte = isOwn ? 32 : value;
        sum += byte;
        signed += byte > 127 ? byte - 256 : byte;
      }
      return own === sum || own === signed;
    }
    // CONCATENATED MODULE: ./build/collect/sparse-map.js
    const MOST_EXTENTS = 1e5;
    const UNKNOWN = {
      problem: "it is sparse, in a form that is not known"
    };
    const NONSENSE = {
      problem: "it is sparse, and the map of its holes is invalid"
    };
    async function readGnuMap(header, stored, source) {
      const numbers = [];
      const addFrom = (block, start, end) => {
        for (let at = start; at < end; at += 12) if (numbers.length < 2 * MOST_EXTENTS) numbers.push(numberAt(block, at, 12));
      };
      addFrom(header, 386, 482);
      let isExtended = header[482] !== 0;
      while (isExtended) {
        const block = await source.read(BLOCK);
        if (block === null) return NONSENSE;
        addFrom(block, 0, 504);
        isExtended = block[504] !== 0;
      }
      return mapOf(numbers, numberAt(header, 483, 12), stored);
    }
    async function readPaxMap(records, stored, source) {
      const own = records.filter(([name]) => name.startsWith("GNU.sparse."));
      if (own.length === 0) return null;
      const value = name => paxValue(own, `GNU.sparse.${name}`);
      const size = paxNumber(value("realsize") ?? value("size"));
      const version = `${value("major") ?? "0"}.${value("minor") ?? "0"}`;
      if (version === "1.0") return await readMapInContent(size, stored, source);
      const map = value("map");
      if (map !== null) return mapOf(map.split(",").map(paxNumber), size, stored);
      if (!version.startsWith("0.") || value("numblocks") === null) return UNKNOWN;
      const listed = own.filter(([name]) => [ "GNU.sparse.offset", "GNU.sparse.numbytes" ].includes(name));
      return mapOf(listed.map(([, each]) => paxNumber(each)), size, stored);
    }
    async function readMapInContent(size, stored, source) {
      const numbers = [];
      let text = "";
      let wanted = 1;
      let read = 0;
      for (;numbers.length < wanted; read += BLOCK) {
        const block = read + BLOCK <= stored ? await source.read(BLOCK) : null;
        const lines = `${text}${block?.toString("latin1") ?? ""}`.split("\n");
        text = lines.pop() ?? "";
        numbers.push(...lines.map(paxNumber));
        const count = numbers[0] ?? 0;
        if (block === null || text.length > BLOCK || count > MOST_EXTENTS || numbers.includes(null)) return NONSENSE;
        wanted = 1 + 2 * count;
      }
      return mapOf(numbers.slice(1, wanted), size, stored - read);
    }
    function mapOf(numbers, size, stored) {
      const extents = [];
      let end = 0;
      let length = 0;
      for (let index = 0; index < numbers.length; index += 2) {
        const [start, own] = [ numbers[index] ?? null, numbers[index + 1] ?? null ];
        if (start === null || own === null) return NONSENSE;
        if (own === 0) continue;
        if (start < end) return NONSENSE;
        extents.push([ start, own ]);
        end = start + own;
        length += own;
      }
      return size === null || end > size || length !== stored ? NONSENSE : {
        extents: extents,
        size: size
      };
    }
    async function writeSparse(file, content, {extents: extents, size: size}) {
      let index = 0;
      let done = 0;
      for await (const piece of content) for (let at = 0; at < piece.length; ) {
        const [start, length] = extents[index] ?? [ 0, 0 ];
        const {bytesWritten: bytesWritten} = await file.write(piece, at, Math.min(piece.length - at, length - done), start + done);
        at += bytesWritten;
        done += bytesWritten;
        if (done < length) continue;
        index += 1;
        done = 0;
      }
      await file.truncate(size);
    }
    // CONCATENATED MODULE: ./build/collect/archive-entries.js
    const ARCHIVE_LIMITS = {
      bytes: 2 * 1024 ** 3,
      entries: 1e5
    };
    const KINDS = {
      0: "file",
      "\0": "file",
      1: "link",
      2: "symlink",
      3: "device",
      4: "device",
      5: "directory",
      6: "pipe",
      7: "file",
      S: "file"
    };
    const WITHOUT_CONTENT = [ "link", "symlink", "device", "directory", "pipe" ];
    const LARGEST_EXTRA = 4 * 1024 ** 2;
    const NO_EXTRAS = {
      records: [],
      name: null,
      linkname: null,
      bytes: 0
    };
    async function* archiveEntries(archive, limits) {
      const source = new ByteSource(archive, limits.bytes);
      let shared = [];
      let extras = NO_EXTRAS;
      let count = 0;
      let isWhole = false;
      try {
        for (let block = await source.read(BLOCK); block !== null; block = await source.read(BLOCK)) {
          const header = readHeader(block);
          isWhole = header === null && extras === NO_EXTRAS;
          if (header === null) continue;
          if ([ "g", "x", "X", "L", "K" ].includes(header.type)) {
            const content = await readExtra(header, extras.bytes, source);
            if (header.type === "g") shared = withShared(shared, content); else extras = withExtra(extras, header.type, content);
            continue;
          }
          count += 1;
          if (count > limits.entries) throw new BadArchive(`it has more than ${limits.entries} entries`);
          const records = [ shared, ...extras.records ].flat();
          const {entry: entry, end: end} = await readEntry({
            ...extras,
            header: header,
            block: block,
            records: records
          }, source, limits);
          extras = NO_EXTRAS;
          yield entry;
          await skipTo(end, source);
        }
      } finally {
        archive.destroy();
      }
      if (!isWhole) throw new BadArchive("it is cut: the mark of its end is missing");
    }
    function withShared(shared, content) {
      const records = [ ...shared, ...readPaxRecords(content) ];
      return [ "path", "linkpath", "size" ].map(name => [ name, paxValue(records, name) ?? "" ]);
    }
    async function readExtra({size: size}, before, source) {
      if (size === null || before + size > LARGEST_EXTRA) throw new BadArchive("an extended header is too large");
      const content = size === 0 ? Buffer.alloc(0) : await source.read(padded(size));
      if (content === null) throw new BadArchive("it is cut");
      return content.subarray(0, size);
    }
    function withExtra(extras, type, content) {
      const bytes = extras.bytes + BLOCK + content.length;
      if (type === "L") return {
        ...extras,
        bytes: bytes,
        name: upToNul(content.toString("latin1"))
      };
      if (type === "K") return {
        ...extras,
        bytes: bytes,
        linkname: upToNul(content.toString("latin1"))
      };
      return {
        ...extras,
        bytes: bytes,
        records: [ ...extras.records, readPaxRecords(content) ]
      };
    }
    async function readEntry({header: header, block: block, records: records, name: name, linkname: linkname}, source, limits) {
      const ownName = paxValue(records, "GNU.sparse.name") ?? paxValue(records, "path") ?? name ?? header.name;
      const isOldDirectory = header.type === "\0" && ownName.endsWith("/");
      const kind = isOldDirectory ? "directory" : KINDS[header.type] ?? "unknown";
      const size = WITHOUT_CONTENT.includes(kind) ? 0 : sizeOf(header, records, limits);
      const mapped = kind === "file" ? await readMap(header, block, {
        records: records,
        size: size,
        source: source
      }) : {
        read: 0,
        map: null
      };
      const end = source.position + padded(size) - mapped.read;
      const map = mapped.map !== null && "size" in mapped.map ? mapped.map : null;
      const stored = size - mapped.read;
      return {
        end: end,
        entry: {
          kind: kind,
          name: ownName,
          mode: header.mode,
          linkname: paxValue(records, "linkpath") ?? linkname ?? header.linkname,
          stored: stored,
          holes: map === null ? 0 : map.size - stored,
          map: map,
          problem: mapped.map !== null && "problem" in mapped.map ? mapped.map.problem : null,
          content: contentOf(source, stored)
        }
      };
    }
    async function readMap(header, block, {records: records, size: size, source: source}) {
      if (header.type === "S") {
        if (header.isGnu) return {
          map: await readGnuMap(block, size, source),
          read: 0
        };
        return {
          map: {
            problem: "it is sparse, in a form that is not known"
          },
          read: 0
        };
      }
      const start = source.position;
      const map = await readPaxMap(records, size, source);
      return {
        map: map,
        read: source.position - start
      };
    }
    function sizeOf(header, records, limits) {
      const own = paxValue(records, "size");
      const size = own === null ? header.size : paxNumber(own);
      if (size === null) throw new BadArchive("an entry has an invalid size");
      if (size > limits.bytes) throw tooLarge(limits.bytes);
      return size;
    }
    async function* contentOf(source, size) {
      let left = size;
      for await (const piece of source.pieces(size)) {
        left -= piece.length;
        yield piece;
      }
      if (left > 0) throw new BadArchive("it is cut within an entry");
    }
    async function skipTo(end, source) {
      await source.skip(end - source.position);
      if (source.position < end) throw new BadArchive("it is cut within an entry");
    }
    function padded(size) {
      return Math.ceil(size / BLOCK) * BLOCK;
    }
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/values/git-paths.js
        var git_paths = __webpack_require__(214);
    // EXTERNAL MODULE: ./build/files/git-directory.js
        var git_directory = __webpack_require__(658);
    // EXTERNAL MODULE: ./build/collect/placed-files.js
        var placed_files = __webpack_require__(9766);
    // CONCATENATED MODULE: ./build/collect/move-tree.js
    const NOTHING_COLLECTED = {
      found: false,
      files: 0,
      bytes: 0,
      leftOut: []
    };
    const INTO_GIT = "nothing is written into .git";
    class TreeMover {
      files=0;
      bytes=0;
      leftOut=[];
      #placed;
      #inodes;
      #origin;
      #stop;
      constructor(placed = null, origin = "", stop) {
        this.#placed = placed;
        this.#inodes = (placed ?? new placed_files.r).inodes;
        this.#origin = origin;
        this.#stop = stop;
      }
      async moveDirectory(from, to, shown) {
        if (this.#isGit(to, shown)) return;
        const found = await ensureDirectory(from, to);
        if (found === "git") this.leftOut.push({
          path: shown,
          why: INTO_GIT
        }); else if (found === "directory") await this.moveContents(from, to, shown); else this.leftOut.push({
          path: shown,
          why: "a file or a link stands in its place on this machine"
        });
      }
      async moveContents(from, to, shown) {
        for (const {name: name, facts: facts} of await (0, disk_names.$2)((0, disk_names.zq)(from))) {
          this.#stop?.throwIfAborted();
          const parts = [ (0, external_node_path_.join)(from, name), (0, external_node_path_.join)(to, name), external_node_path_.posix.join(shown, (0, 
          disk_names.Fu)(name)) ];
          if (facts.isDirectory()) await this.moveDirectory(...parts); else await this.moveFile(...parts);
        }
      }
      async moveFile(from, to, shown) {
        if (this.#isGit(to, shown)) return;
        const {size: size, ino: ino} = await (0, promises_.lstat)((0, disk_names.zq)(from), {
          bigint: true
        });
        const source = external_node_path_.posix.join(this.#origin, shown);
        const why = await this.#problemAt(to, source);
        if (why !== null) {
          this.leftOut.push({
            path: shown,
            why: why
          });
          return;
        }
        this.#placed?.set(to, source);
        this.#inodes.set(ino, source);
        await (0, promises_.rename)((0, disk_names.zq)(from), (0, disk_names.zq)(to));
        this.files += 1;
        this.bytes += Number(size);
      }
      async #problemAt(to, source) {
        const facts = await factsOf(to);
        if (facts?.isDirectory() === true) return "a directory stands in its place on this machine";
        const rival = this.#placed?.get(to);
        if (rival === source) return null;
        if (rival !== void 0) return `${rival} was collected to the same place: give one of the lines a folder of its own`;
        const alike = facts === null ? void 0 : this.#inodes.get(facts.ino);
        return alike === void 0 ? null : `${alike} was collected, and this disk takes the two names for one`;
      }
      #isGit(to, shown) {
        const isGit = (0, git_paths.G)((0, external_node_path_.basename)(to));
        if (isGit) this.leftOut.push({
          path: shown,
          why: INTO_GIT
        });
        return isGit;
      }
    }
    async function ensureDirectory(from, to) {
      try {
        await (0, promises_.mkdir)((0, disk_names.zq)(to));
      } catch (error) {
        if ((0, errors.CA)(error) !== "EEXIST") throw error;
        const kind = await kindOnDisk(to);
        return kind === "directory" && await (0, git_directory.QU)((0, disk_names.gm)(to)) ? "git" : kind;
      }
      await (0, promises_.chmod)((0, disk_names.zq)(to), (await (0, promises_.lstat)((0, 
      disk_names.zq)(from))).mode & 511);
      return "directory";
    }
    async function kindOnDisk(path) {
      const facts = await factsOf(path);
      return facts && (facts.isDirectory() ? "directory" : "file");
    }
    async function factsOf(path) {
      try {
        return await (0, promises_.lstat)((0, disk_names.zq)(path), {
          bigint: true
        });
      } catch (error) {
        if ((0, errors.b2)((0, errors.Qg)(error))) return null;
        throw error;
      }
    }
    // CONCATENATED MODULE: ./build/collect/prune-tree.js
    async function pruneTree(directory, keeps, stop) {
      if (await kindOnDisk(directory) === "directory") await prune({
        directory: directory,
        relative: ""
      }, keeps, stop);
    }
    async function prune({directory: directory, relative: relative}, keeps, stop) {
      let left = false;
      for (const {name: name, facts: facts} of await (0, disk_names.$2)((0, disk_names.zq)(directory))) {
        stop?.throwIfAborted();
        const path = (0, external_node_path_.join)(directory, name);
        const below = (0, disk_names.oR)(relative, name);
        const isKept = keeps((0, disk_names.gm)(below));
        if (!facts.isDirectory()) {
          if (!isKept) await (0, promises_.unlink)((0, disk_names.zq)(path));
          left ||= isKept;
          continue;
        }
        const isFilled = await prune({
          directory: path,
          relative: below
        }, keeps, stop);
        if (!isFilled && !isKept) await (0, promises_.rmdir)((0, disk_names.zq)(path));
        left ||= isFilled || isKept;
      }
      return left;
    }
    // EXTERNAL MODULE: ./build/collect/windows-names.js
        var windows_names = __webpack_require__(933);
    // CONCATENATED MODULE: ./build/collect/unpack.js
    const LONGEST_SHOWN = 300;
    async function unpack(archive, root, limits, keeps = () => true) {
      const unpacker = new Unpacker(root, limits.bytes);
      const leftOut = [];
      let entries = 0;
      let common = null;
      let endsWithFile = false;
      for await (const entry of archiveEntries(archive, limits)) {
        const {name: name, kind: kind} = entry;
        const path = entryPath(name);
        const segments = "segments" in path ? path.segments : name.split("/");
        const isKept = keeps(segments) && limits.hasRoom?.(segments.length) !== false;
        const why = isKept ? await problemOf(entry, path, unpacker) : null;
        entries += 1;
        endsWithFile = why === null && kind !== "directory";
        if ("segments" in path) common = shared(common ?? path.segments, path.segments);
        if (why !== null) leftOut.push({
          path: (0, disk_names.Fu)(name).slice(0, LONGEST_SHOWN),
          why: why
        });
      }
      return {
        entries: entries,
        endsWithFile: endsWithFile,
        common: common ?? [],
        leftOut: leftOut
      };
    }
    async function problemOf(entry, path, unpacker) {
      return "why" in path ? path.why : await unpacker.write(entry, path.segments);
    }
    function shared(one, other) {
      const difference = one.findIndex((segment, index) => segment !== other[index]);
      return difference === -1 ? one : one.slice(0, difference);
    }
    const LEFT_OUT_KINDS = {
      symlink: "it is a symbolic link",
      device: "it is a device",
      pipe: "it is a named pipe",
      unknown: "it is of a kind that is not known"
    };
    class Unpacker {
      #root;
      #limit;
      #bytes=0;
      #holes=0;
      constructor(root, limit) {
        this.#root = (0, disk_names.$$)(root);
        this.#limit = limit;
      }
      async write(entry, segments) {
        const path = (0, external_node_path_.join)(this.#root, ...segments);
        const {kind: kind} = entry;
        if (kind === "directory") return await makeDirectory(path, entry.mode ?? 0);
        if (kind === "link") return await this.#copyLinked(entry, path, segments);
        return kind === "file" ? await this.#writeFile(entry, path, segments) : LEFT_OUT_KINDS[kind];
      }
      async #writeFile(entry, path, segments) {
        if (entry.problem !== null) return entry.problem;
        if (this.#holes + entry.holes > this.#limit) return "it is too large with its holes";
        this.#holes += entry.holes;
        this.#count(entry.stored);
        return await makeRoom(path, segments) ?? await writeFile(path, entry);
      }
      async #copyLinked({linkname: linkname}, path, segments) {
        const target = entryPath(linkname);
        const source = "segments" in target && linkname !== "" ? (0, external_node_path_.join)(this.#root, ...target.segments) : null;
        if (source === null || await kindOnDisk(source) !== "file") return "it is a hard link to what is not in the archive, or not collected";
        if (source === path) return null;
        this.#count((await (0, promises_.lstat)((0, disk_names.zq)(source))).size);
        const blocked = await makeRoom(path, segments);
        if (blocked === null) await (0, promises_.copyFile)((0, disk_names.zq)(source), (0, 
        disk_names.zq)(path), promises_.constants.COPYFILE_EXCL);
        return blocked;
      }
      #count(size) {
        this.#bytes += size;
        if (this.#bytes <= this.#limit) return;
        throw new BadArchive(`its hard links unfold to more than ${binarySize(this.#limit)}`);
      }
    }
    async function makeDirectory(path, mode) {
      try {
        await (0, promises_.mkdir)((0, disk_names.zq)(path), {
          recursive: true
        });
      } catch (error) {
        if ([ "EEXIST", "ENOTDIR" ].includes((0, errors.Qg)(error))) return "a file stands in its way";
        throw error;
      }
      if (mode !== void 0) await (0, promises_.chmod)((0, disk_names.zq)(path), mode & 511 | 448);
      return null;
    }
    async function makeRoom(path, segments) {
      if (segments.length === 0) return "its name is empty";
      const blocked = await makeDirectory((0, external_node_path_.dirname)(path));
      if (blocked !== null) return blocked;
      const present = await kindOnDisk(path);
      if (present === "directory") return "a directory stands in its way";
      if (present !== "file") return null;
      if (!isNamed(await (0, promises_.realpath)((0, disk_names.zq)(path)), segments)) return "this disk takes it for another entry, by case or accents";
      await (0, promises_.unlink)((0, disk_names.zq)(path));
      return null;
    }
    function isNamed(real, segments) {
      const parts = real.split(/[\\/]/).slice(-segments.length);
      return parts.join("/") === (0, disk_names.gm)(segments.join("/"));
    }
    async function writeFile(path, {mode: mode, map: map, content: content}) {
      const file = await (0, promises_.open)((0, disk_names.zq)(path), "wx", 384);
      try {
        if (map === null) await file.writeFile(content); else await writeSparse(file, content, map);
        await file.chmod((mode ?? 0) & 511 | 384);
      } finally {
        await file.close();
      }
      return null;
    }
    const LONGEST_NAME = 255;
    const LONGEST_PATH = 2e3;
    function entryPath(name, platform = process.platform) {
      const text = (0, disk_names.gm)(name);
      if (/\p{Cc}/u.test(text)) return {
        why: "its name has control characters"
      };
      if (name.includes("\\")) return {
        why: "its name has a backslash"
      };
      const segments = name.split("/").filter(segment => segment !== "" && segment !== ".");
      if (name.startsWith("/") || /^[a-z]:/iu.test(segments[0] ?? "")) return {
        why: "its name is absolute"
      };
      if (segments.includes("..")) return {
        why: "its name leads out of the folder"
      };
      if ([ "darwin", "win32" ].includes(platform) && !(0, disk_names.KH)(name)) return {
        why: "its name is no UTF-8"
      };
      const texts = platform === "win32" ? segments.map(disk_names.gm) : [];
      for (const why of texts.map(windows_names.G)) if (why !== null) return {
        why: why
      };
      const isLong = name.length > LONGEST_PATH || segments.some(part => part.length > LONGEST_NAME);
      return isLong ? {
        why: "its name is too long"
      } : {
        segments: segments
      };
    }
    // CONCATENATED MODULE: ./build/collect/collect.js
    async function collectFrom(source, {image: image, remote: remote, folder: folder, boundary: boundary, keeps: keeps, placed: placed}, limits = ARCHIVE_LIMITS) {
      const path = external_node_path_.posix.resolve("/", remote);
      const {stop: stop} = source;
      const archive = await source.client.downloadArchive(image, path, source.call);
      if (archive === null) return NOTHING_COLLECTED;
      let staging = null;
      try {
        const place = await (0, files_boundary.Vu)(boundary, folder);
        staging = await (0, promises_.mkdtemp)((0, external_node_path_.join)(place, ".collecting-"));
        const root = (0, external_node_path_.join)(staging, "archive");
        await (0, promises_.mkdir)(root);
        const unpacked = await unpack(archive, root, limits, keeps && keepsUnpacked(path, keeps));
        const within = await rootOf(path, unpacked, wanted => kindAt(source, image, wanted));
        if (await (0, promises_.realpath)(place) !== place) throw new files_boundary.vw(`${(0, 
        values.hD)(folder)} was replaced by a link meanwhile`);
        const from = (0, external_node_path_.join)((0, disk_names.$$)(root), ...within);
        if (keeps !== void 0) await pruneTree(from, keeps, stop);
        const {files: files, bytes: bytes, leftOut: leftOut} = await move(from, (0, disk_names.$$)(place), remote, {
          placed: placed,
          stop: stop
        });
        return {
          found: true,
          files: files,
          bytes: bytes,
          leftOut: [ ...unpacked.leftOut, ...leftOut ]
        };
      } catch (error) {
        if (!(error instanceof BadArchive)) throw error;
        throw new BadArchive(`The archive of ${(0, values.hD)(path)} is not unpacked: ${error.message}.`, {
          cause: error
        });
      } finally {
        archive.destroy();
        if (staging !== null) await removeStaging(staging, stop);
      }
    }
    const LAST_REMOVAL = 1e3;
    async function removeStaging(staging, stop) {
      if (stop?.aborted !== true) {
        await (0, promises_.rm)(staging, {
          recursive: true,
          force: true
        });
        return;
      }
      const removed = pruneTree((0, disk_names.$$)(staging), () => false, AbortSignal.timeout(LAST_REMOVAL));
      await removed.then(() => (0, promises_.rmdir)(staging)).catch(() => {});
    }
    async function move(from, folder, remote, {placed: placed, stop: stop}) {
      const path = external_node_path_.posix.resolve("/", remote);
      const name = external_node_path_.posix.basename(path);
      const isNameless = name === "" || remote.endsWith("/.");
      const place = (0, external_node_path_.join)(folder, (0, disk_names.$$)(name));
      const kind = await kindOnDisk(from);
      const mover = new TreeMover(placed, kind !== "file" && isNameless ? path : external_node_path_.posix.dirname(path), stop);
      if (kind === null) return mover;
      if (kind === "file") await mover.moveFile(from, place, name); else if (isNameless) await mover.moveContents(from, folder, ""); else await mover.moveDirectory(from, place, name);
      return mover;
    }
    async function kindAt({client: client, call: call}, image, path) {
      try {
        return await client.pathExists(image, path, call) ? "file" : null;
      } catch (error) {
        if (error instanceof contree_error.Jd && error.isInvalid) return "directory";
        throw error;
      }
    }
    function keepsUnpacked(remote, keeps) {
      const whole = segmentsOf(remote);
      return segments => {
        const readings = [ segments ];
        if (segments[0] === whole.at(-1)) readings.push(segments.slice(1));
        if (whole.every((segment, index) => segment === segments[index])) readings.push(segments.slice(whole.length));
        return readings.some(reading => reading.length === 0 || keeps((0, disk_names.gm)(reading.join("/"))));
      };
    }
    function segmentsOf(remote) {
      return (0, disk_names.$$)(remote).split("/").filter(segment => segment !== "");
    }
    async function rootOf(remote, {entries: entries, endsWithFile: endsWithFile, common: common}, kindAt) {
      const whole = segmentsOf(remote);
      const name = whole.at(-1);
      if (name === void 0) return [];
      const own = external_node_path_.posix.join(remote, external_node_path_.posix.basename(remote));
      if (whole.length > 1 && whole.every((segment, index) => segment === common[index])) return whole;
      if (entries === 1 && endsWithFile && common.length === 1) return await kindAt(remote) === "file" ? common : [];
      const hasOwnName = common[0] === name && await kindAt(own) === null;
      return hasOwnName ? [ name ] : [];
    }
    // CONCATENATED MODULE: ./build/collect/search-image.js
    const SEARCH_LIMITS = {
      requests: 40,
      entries: 1e5
    };
    const PARALLEL = 4;
    async function searchImage(source, search, limits = SEARCH_LIMITS) {
      const seen = new Sighting(search);
      const limit = (0, p_limit.A)(PARALLEL);
      let requests = 0;
      let entries = 0;
      let present = [];
      for (let level = [ "" ]; level.length > 0; level = seen.takeLevel()) {
        requests += level.length;
        if (requests > limits.requests) return seen.result(present, true);
        const listed = await limit.map(level, async relative => ({
          relative: relative,
          rows: await list(source, search, relative)
        }));
        for (const {relative: relative, rows: rows} of listed) {
          if (rows === "missing") return null;
          if (rows === "large") return seen.result(present, true);
          if (relative === "") present = rows;
          entries += rows.length;
          if (entries > limits.entries) return seen.result(present, true);
          for (const row of rows) seen.add(relative, row);
        }
      }
      return seen.result(present, false);
    }
    async function list({client: client, call: call}, {image: image, base: base}, relative) {
      try {
        return await client.listDirectory(image, external_node_path_.posix.join(base, relative), call);
      } catch (error) {
        if (!(error instanceof contree_error.Jd)) throw error;
        if (error.isOversize) return "large";
        if (relative === "" && (error.isNotFound || error.isInvalid)) return "missing";
        throw error;
      }
    }
    class Sighting {
      #search;
      #matches=[];
      #leftOut=[];
      #excluded=null;
      #unwanted=0;
      #level=[];
      constructor(search) {
        this.#search = search;
      }
      takeLevel() {
        const level = this.#level;
        this.#level = [];
        return level;
      }
      add(above, {path: name, type: type, size: size}) {
        const {base: base, wanted: wanted, excludes: excludes} = this.#search;
        const relative = (0, disk_names.oR)(above, name);
        const isWanted = wanted.matches(relative);
        const isDirectory = type === "directory";
        const problem = search_image_problemOf(name, type);
        if (!isWanted && !(isDirectory && wanted.reaches(relative))) this.#pass(isDirectory, size); else if (problem !== null) {
          if (isWanted) this.#leftOut.push({
            path: relative,
            why: problem
          });
          this.#pass(isDirectory, size);
        } else if (excludes?.(external_node_path_.posix.join(base, relative)) === true) {
          if (isWanted) this.#excluded ??= relative;
          this.#pass(isDirectory, size);
        } else if (isWanted) this.#matches.push({
          relative: relative,
          type: isDirectory ? "directory" : "file"
        }); else this.#level.push(relative);
      }
      #pass(isDirectory, size) {
        this.#unwanted += isDirectory ? 1 / 0 : size;
      }
      result(present, isSpent) {
        const [matches, leftOut, excluded] = [ this.#matches, this.#leftOut, this.#excluded ];
        return {
          matches: matches,
          leftOut: leftOut,
          excluded: excluded,
          unwanted: this.#unwanted,
          present: present,
          isSpent: isSpent
        };
      }
    }
    function search_image_problemOf(name, type) {
      const path = entryPath((0, disk_names.$$)(name));
      if ("why" in path) return path.why;
      if (path.segments.length !== 1 || name.includes("/")) return "its name is no name of a file";
      if ((0, git_paths.G)(name)) return "nothing is written into .git";
      if (type === "symlink") return LEFT_OUT_KINDS.symlink;
      return type === "other" ? "it is no regular file" : null;
    }
    // CONCATENATED MODULE: ./build/collect/what-is-there.js
    const MOST_NAMED = 5;
    const what_is_there_LONGEST_NAME = 60;
    const MOST_REQUESTS = 8;
    async function describeNeighbours({client: client, call: call}, image, path) {
      let directory = external_node_path_.posix.dirname(path);
      let absent = "";
      for (let tries = 0; tries < MOST_REQUESTS; tries += 1) try {
        const entries = await client.listDirectory(image, directory, call);
        return `; ${absent}${presentIn(directory, entries)}`;
      } catch (error) {
        if (!(error instanceof contree_error.Jd)) throw error;
        if (directory === "/" || !(error.isNotFound || error.isInvalid)) break;
        absent = `there is no directory ${directory}; `;
        directory = external_node_path_.posix.dirname(directory);
      }
      return "";
    }
    function lackOfMatches(remote, base, {excluded: excluded, present: present, leftOut: leftOut}, participle) {
      const [other] = leftOut;
      if (other !== void 0) return `no file matches ${(0, values.hD)(remote)} that can be ${participle} (${other.path}: ${other.why})`;
      if (excluded !== null) return `no file matches ${(0, values.hD)(remote)} that no line behind it leaves out (${excluded} is one)`;
      return `no file matches ${(0, values.hD)(remote)}; ${presentIn(base, present)}`;
    }
    function shortened(name) {
      return name.length > what_is_there_LONGEST_NAME ? `${name.slice(0, what_is_there_LONGEST_NAME).toWellFormed()}\u2026` : name;
    }
    function presentIn(directory, entries) {
      if (entries.length === 0) return `${directory} is empty`;
      const names = entries.slice(0, MOST_NAMED).map(({path: path, type: type}) => `${shortened(path)}${type === "directory" ? "/" : ""}`);
      const more = entries.length - names.length;
      const last = more > 0 ? `${more} more` : names.pop() ?? "";
      const list = names.length === 0 ? last : `${names.join(", ")} and ${last}`;
      return `in ${directory} there ${entries.length === 1 ? "is" : "are"} ${list}`;
    }
    // CONCATENATED MODULE: ./build/collect/collect-source.js
    const COLLECTING = {
      lack: path => `left nothing at ${path} to collect`,
      noun: "file",
      participle: "collected",
      takes: null
    };
    const MOST_DOWNLOADS = 100;
    const collect_source_PARALLEL = 4;
    const MOST_UNWANTED = 16 * 1024 ** 2;
    async function collectSource(source, wanted, request) {
      return wanted.wanted === null ? await collectNamed(source, wanted, request) : await collectMatches(source, {
        ...wanted,
        wanted: wanted.wanted
      }, request);
    }
    async function collectNamed(source, {line: line, path: path, excludes: excludes}, {explains: explains, purpose: purpose, ...request}) {
      const place = external_node_path_.posix.resolve("/", path);
      if (excludes?.(place) === true) return nothingOf(`nothing is left of ${line.remote}: a line behind it leaves it out`);
      const keeps = keepsIn(place, excludes, purpose);
      const collected = await source.send(limits => collectFrom(source, {
        ...request,
        remote: path,
        keeps: keeps
      }, limits));
      if (collected.files > 0) return {
        ...collected,
        nothing: null
      };
      const lack = purpose.lack(line.remote);
      const [other] = collected.leftOut;
      if (other !== void 0) {
        const nothing = `nothing at ${line.remote} can be ${purpose.participle} (${other.path}: ${other.why})`;
        return {
          ...collected,
          nothing: nothing
        };
      }
      const holdsNone = `${place} holds no ${purpose.noun}${excludes === null ? "" : " that no line behind it leaves out"}`;
      if (collected.found) return {
        ...collected,
        nothing: `${lack}: ${holdsNone}`
      };
      const hint = explains ? await describeNeighbours(source, request.image, place) : "";
      return nothingOf(`${lack}${hint}`);
    }
    function keepsIn(directory, excludes, {takes: takes}) {
      if (excludes === null && takes === null) return;
      return relative => takes?.(relative) !== false && excludes?.(external_node_path_.posix.join(directory, relative)) !== true;
    }
    async function collectMatches(source, {line: line, path: path, wanted: wanted, excludes: excludes}, {explains: explains, purpose: purpose, ...request}) {
      const base = external_node_path_.posix.resolve("/", path);
      const found = await searchImage(source, {
        image: request.image,
        base: base,
        wanted: wanted,
        excludes: excludes
      });
      if (found === null) {
        const hint = explains ? await describeNeighbours(source, request.image, base) : "";
        return nothingOf(`no file matches ${(0, values.hD)(line.remote)}: ${base} is no directory${hint}`);
      }
      const download = (remote, folder, keeps) => source.send(limits => collectFrom(source, {
        ...request,
        remote: remote,
        folder: folder,
        keeps: keeps
      }, limits));
      const isLeft = relative => excludes?.(external_node_path_.posix.join(base, relative)) !== true;
      const isTaken = relative => purpose.takes?.(relative) !== false || !liesInMatch(relative, wanted.matches);
      const parts = isOneArchive(found) ? [ await download(base === "/" ? "/." : `${base}/.`, request.folder, relative => wanted.matches(relative) && isLeft(relative) && isTaken(relative)).catch(error => {
        throw error instanceof BadArchive ? withAdvice(error, line.remote) : error;
      }) ] : await (0, p_limit.A)(collect_source_PARALLEL).map(found.matches, ({relative: relative, type: type}) => {
        const remote = external_node_path_.posix.join(base, relative);
        const keeps = type === "directory" ? keepsIn(remote, excludes, purpose) : void 0;
        return download(remote, (0, external_node_path_.join)(request.folder, external_node_path_.posix.dirname(relative)), keeps);
      });
      const collected = {
        files: sumOf(parts, ({files: files}) => files),
        bytes: sumOf(parts, ({bytes: bytes}) => bytes),
        leftOut: [ ...found.leftOut, ...parts.flatMap(({leftOut: leftOut}) => leftOut) ]
      };
      return {
        ...collected,
        nothing: collected.files > 0 ? null : lackOfMatches(line.remote, base, {
          ...found,
          leftOut: collected.leftOut
        }, purpose.participle)
      };
    }
    function liesInMatch(relative, matches) {
      const directory = external_node_path_.posix.dirname(relative);
      return directory !== "." && matches(directory);
    }
    function withAdvice(error, remote) {
      const advice = `It holds more than ${(0, values.hD)(remote)} wants: name more directories before the first wildcard.`;
      return new BadArchive(`${error.message} ${advice}`, {
        cause: error
      });
    }
    function isOneArchive({matches: matches, unwanted: unwanted, isSpent: isSpent}) {
      if (isSpent || matches.length > MOST_DOWNLOADS || !matches.every(canBeAsked)) return true;
      return matches.length > 1 && unwanted <= MOST_UNWANTED;
    }
    function canBeAsked({relative: relative}) {
      return !relative.includes("\ufffd");
    }
    function sumOf(parts, valueOf) {
      return parts.reduce((sum, part) => sum + valueOf(part), 0);
    }
    function nothingOf(nothing) {
      return {
        files: 0,
        bytes: 0,
        leftOut: [],
        nothing: nothing
      };
    }
    // EXTERNAL MODULE: ./build/collect/leg-folders.js
        var leg_folders = __webpack_require__(5345);
    // CONCATENATED MODULE: ./build/modes/collect-legs.js
    class LegCollector {
      #inputs;
      #context;
      #plans;
      #folders;
      #sourcesIn;
      #afterEnd;
      constructor(inputs, context, afterEnd) {
        this.#afterEnd = afterEnd;
        this.#inputs = inputs;
        this.#context = context;
        this.#plans = new Map(inputs.plan.legs.map(plan => [ plan.name, plan ]));
        this.#folders = (0, leg_folders.m)([ ...this.#plans.keys() ]);
        this.#sourcesIn = remoteSources(inputs.collect);
      }
      async keep(leg, result) {
        const plan = this.#plans.get(leg.name);
        if (plan === void 0) return;
        const image = result.operation?.resultImage ?? null;
        const hasPassed = result.outcome === "passed";
        if (hasPassed && plan.tag !== null) await this.#tag(leg, result.operation, plan.tag);
        if (hasPassed || image !== null) await this.#collect(leg, image, plan);
      }
      async #tag(leg, ended, tag) {
        const {client: client, ledger: ledger, log: log} = this.#context;
        const image = ended?.resultImage ?? null;
        if (image === null) {
          this.#recordLoss(leg, "it left no image to tag");
          return;
        }
        try {
          await client.tagImage(image, tag, {
            signal: this.#afterEnd.stop
          });
          const {operation: operation} = ledger.facts(leg);
          if (operation !== null) ledger.recordRead(leg, {
            ...operation,
            tag: tag
          });
          if (image === ended?.image) log.notice(logUnchanged(leg.name, image, tag)); else log.info(text_escape.BP`${leg.name} · image tagged ${tag}`);
        } catch (error) {
          if (!(error instanceof contree_error.Jd)) throw error;
          const late = this.#afterEnd.whenLate(error);
          this.#recordLoss(leg, late ? `its image was not tagged ${tag} ${late}` : `its image could not be tagged ${tag}: ${error.message}`);
        }
      }
      async #collect(leg, image, plan) {
        const {log: log, record: record} = this.#context;
        const total = {
          files: 0,
          bytes: 0,
          folders: []
        };
        const placed = new placed_files.r;
        for (const source of this.#sourcesIn(plan.cwd)) {
          const {remote: remote, local: local} = source.line;
          const collected = image === null ? leftNoImage(remote) : await this.#download(leg, image, source, placed);
          if (collected === null) continue;
          const {files: files, bytes: bytes, leftOut: leftOut, nothing: nothing} = collected;
          total.files += files;
          total.bytes += bytes;
          if (nothing === null) total.folders.push(local); else this.#recordNothing(leg, nothing);
          const [first] = leftOut;
          if (first === void 0) continue;
          const left = (0, format.hS)(leftOut.length, "entry");
          log.warning(text_escape.BP`${leg.name} · of ${remote}, ${left} left out, such as ${first.path}: ${first.why}`);
        }
        if (total.files === 0) return;
        record.collected.set(leg.name, total);
        log.info(text_escape.BP`${leg.name} · collected ${(0, format.hS)(total.files, "file")}, ${(0, 
        format.z3)(total.bytes)}`);
      }
      async #download(leg, image, source, placed) {
        const {collect: collect, ifNoFilesFound: ifNoFilesFound, workspace: workspace} = this.#inputs;
        const {local: local} = source.line;
        const isAlike = other => other.toLowerCase() === local.toLowerCase();
        const isShared = collect.filter(line => "local" in line && isAlike(line.local)).length > 1;
        try {
          return await this.#afterEnd.collect(source, {
            image: image,
            folder: (0, external_node_path_.join)(workspace, local, this.#folders.get(leg.name) ?? leg.name),
            boundary: workspace,
            placed: isShared ? placed : void 0,
            explains: ifNoFilesFound !== "ignore",
            purpose: COLLECTING
          });
        } catch (error) {
          const late = this.#afterEnd.whenLate(error);
          const named = source.wanted === null ? source.path : source.line.remote;
          const problem = late === null ? `could not be collected: ${(0, errors.bD)(error)}` : `was not collected ${late}`;
          this.#recordLoss(leg, `${named} ${problem}`);
          return null;
        }
      }
      #recordNothing(leg, nothing) {
        const {ifNoFilesFound: ifNoFilesFound} = this.#inputs;
        if (ifNoFilesFound === "error") this.#recordLoss(leg, nothing); else this.#context.log[ifNoFilesFound === "warn" ? "warning" : "info"](text_escape.BP`${leg.name} · ${nothing}`);
      }
      #recordLoss(leg, loss) {
        const {ledger: ledger, log: log, signal: signal} = this.#context;
        if (signal.aborted) return;
        ledger.recordLoss(leg, loss);
        log.info(text_escape.BP`${leg.name} · ${loss}`);
      }
    }
    function leftNoImage(remote) {
      return {
        files: 0,
        bytes: 0,
        leftOut: [],
        nothing: `left no image to collect ${remote} from`
      };
    }
    function logUnchanged(name, image, tag) {
      return text_escape.BP`${name} · it changed nothing, so the image that it ran on, ${image}, is tagged ${tag}`;
    }
    // EXTERNAL MODULE: ./build/values/problems.js
        var values_problems = __webpack_require__(9223);
    // EXTERNAL MODULE: ./build/files/for-each-on-disk.js
        var for_each_on_disk = __webpack_require__(9237);
    // EXTERNAL MODULE: ./build/files/read-regular.js
        var read_regular = __webpack_require__(2315);
    // EXTERNAL MODULE: external "node:fs"
        var external_node_fs_ = __webpack_require__(3024);
    // CONCATENATED MODULE: ./build/files/read-small.js
    const SMALL = 256 * 1024;
    function readSmall(path, size) {
      const descriptor = (0, external_node_fs_.openSync)(path, read_regular.sj);
      try {
        const content = Buffer.allocUnsafe(size + 1);
        let length = 0;
        for (;;) {
          const read = (0, external_node_fs_.readSync)(descriptor, content, {
            offset: length
          });
          if (read === 0) return content.subarray(0, length);
          length += read;
          if (length > size) return null;
        }
      } finally {
        (0, external_node_fs_.closeSync)(descriptor);
      }
    }
    // CONCATENATED MODULE: ./build/files/hash-files.js
    async function hashFiles(files) {
      const problems = [];
      const sums = new Map;
      const fail = ({path: path}, error) => {
        problems.push(`${(0, values.hD)(path)} cannot be read any more (${(0, errors.Qg)(error)}): let nothing change it meanwhile`);
      };
      await (0, for_each_on_disk.x)(files, {
        atOnce: file => {
          try {
            const content = file.size <= SMALL ? readSmall(file.path, file.size) : null;
            if (content !== null) sums.set(file, (0, external_node_crypto_.hash)("sha256", content));
            return content !== null;
          } catch (error) {
            fail(file, error);
            return true;
          }
        },
        inThread: async file => {
          try {
            const sum = await hash_files_hashOf(file);
            if (sum !== null) sums.set(file, sum); else problems.push(`${(0, values.hD)(file.path)} grew while the step read it: let nothing write to it meanwhile`);
          } catch (error) {
            fail(file, error);
          }
        }
      });
      if (problems.length > 0) throw new values_problems.h(problems.sort());
      return files.flatMap(file => {
        const sha256 = sums.get(file);
        return sha256 === void 0 ? [] : {
          ...file,
          sha256: sha256
        };
      });
    }
    function digestOf(files) {
      const entries = files.map(({remote: remote, mode: mode, sha256: sha256}) => `${remote}\0${mode}\0${sha256}\0`);
      return (0, external_node_crypto_.hash)("sha256", entries.sort().join(""));
    }
    async function hash_files_hashOf({path: path, size: size}) {
      const sum = (0, external_node_crypto_.createHash)("sha256");
      let length = 0;
      for await (const piece of (0, read_regular.Xe)(path, size)) {
        sum.update(piece);
        length += piece.length;
      }
      return length > size ? null : sum.digest("hex");
    }
    // EXTERNAL MODULE: ./build/files/local-files.js + 1 modules
        var local_files = __webpack_require__(6908);
    // CONCATENATED MODULE: ./build/files/for-each-until-failure.js
    async function forEachUntilFailure(items, parallel, task) {
      const limit = (0, p_limit.A)(parallel);
      try {
        await limit.map(items, task);
      } catch (error) {
        limit.clearQueue();
        throw error;
      }
    }
    // CONCATENATED MODULE: ./build/files/stored-contents.js
    const FEW = 8;
    const stored_contents_PAGE = 1e3;
    const CONTENTS_BY_PAGE = 50;
    const stored_contents_MOST_PAGES = 20;
    const PARALLEL_PAGES = 4;
    const stored_contents_PARALLEL = 32;
    async function findStored(client, contents, call) {
      const stored = new Map;
      if (contents.length > FEW && await readListing(client, new Set(contents), stored, call)) return stored;
      const unknown = contents.filter(sha256 => !stored.has(sha256));
      await forEachUntilFailure(unknown, stored_contents_PARALLEL, async sha256 => {
        const file = await client.getFile(sha256, call);
        if (file?.sha256 === sha256) stored.set(sha256, file.uuid);
      });
      return stored;
    }
    async function readListing(client, contents, stored, call) {
      const pages = Math.min(stored_contents_MOST_PAGES, Math.ceil(contents.size / CONTENTS_BY_PAGE));
      const read = async page => {
        const {files: files, received: received} = await client.listFiles({
          limit: stored_contents_PAGE,
          offset: page * stored_contents_PAGE
        }, call);
        for (const {sha256: sha256, uuid: uuid} of files) if (contents.has(sha256)) stored.set(sha256, uuid);
        return received < stored_contents_PAGE;
      };
      try {
        for (let next = 0, wave = 1; next < pages; next += wave, wave = Math.min(PARALLEL_PAGES, pages - next)) {
          const ends = await Promise.all(Array.from({
            length: wave
          }, (_, index) => read(next + index)));
          if (ends.includes(true) || stored.size === contents.size) return true;
        }
        return false;
      } catch (error) {
        if (error instanceof contree_error.Jd && error.isUnsupported) return false;
        throw error;
      }
    }
    // EXTERNAL MODULE: ./build/plan/image-reference.js
        var image_reference = __webpack_require__(847);
    // CONCATENATED MODULE: ./build/images/image-unavailable.js
    class ImageUnavailable extends Error {
      name="ImageUnavailable";
      constructor(reference, reason, options) {
        super(`image: ${(0, image_reference.hu)(reference)}: ${reason}`, options);
      }
    }
    function unavailableUnlessAborted(reference, error) {
      if (!(error instanceof contree_error.Jd) || error.isAborted) return error;
      return new ImageUnavailable(reference, error.message, {
        cause: error
      });
    }
    // EXTERNAL MODULE: ./build/contree/redact.js
        var redact = __webpack_require__(2278);
    // EXTERNAL MODULE: ./build/legs/after-deadline.js
        var after_deadline = __webpack_require__(7379);
    // EXTERNAL MODULE: ./build/legs/ledger.js + 2 modules
        var legs_ledger = __webpack_require__(4970);
    // EXTERNAL MODULE: ./build/legs/run-record.js
        var run_record = __webpack_require__(839);
    // EXTERNAL MODULE: ./build/watch/watch.js + 18 modules
        var watch = __webpack_require__(460);
    // EXTERNAL MODULE: ./build/contree/status.js
        var contree_status = __webpack_require__(2501);
    // CONCATENATED MODULE: ./build/images/import-limit.js
    const SAFE_LIMIT = {
      seconds: 600,
      setBy: "action"
    };
    function importLimit(longest, left) {
      const seconds = Math.max(Math.ceil(left / 1e3), 1);
      return longest !== null && longest < seconds ? {
        seconds: longest,
        setBy: "service"
      } : {
        seconds: seconds,
        setBy: "deadline"
      };
    }
    function isOverLimit({seconds: seconds}, elapsed, error) {
      return elapsed >= seconds - Math.min(1, seconds / 10) || (0, contree_status.ch)(error);
    }
    function lateReason({seconds: seconds, setBy: setBy}) {
      const late = `the import did not end within its limit of ${(0, format.a3)(seconds)}, `;
      switch (setBy) {
       case "service":
        return `${late}the longest that the service allows (its images_import_max_timeout). Use a smaller image`;

       case "deadline":
        return `${late}which is what the step's timeout left. Give the step a longer timeout`;

       case "action":
        return `${late}since the service took none as long as the step's timeout. Use a smaller image`;
      }
    }
    // EXTERNAL MODULE: ./build/contree/backoff.js
        var backoff = __webpack_require__(9871);
    // EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
        var dist = __webpack_require__(7934);
    // EXTERNAL MODULE: ./build/contree/wire/fields.js
        var fields = __webpack_require__(9288);
    // CONCATENATED MODULE: ./build/contree/wire/import-request.js
    const plainAddress = dist.FsL(dist.YjP(), dist.pdi(address => ({
      url: address.includes("://") ? address : `docker://${address}`
    })));
    const registry = (0, fields.eO)(dist.KCZ([ plainAddress, dist.Ikc({
      url: fields.Qq
    }) ]));
    const payload = (0, fields.y_)({
      metadata: (0, fields.y_)({
        registry: registry,
        tag: fields.Qq
      })
    });
    function decodeImportedAs(json) {
      const metadata = dist.qgA(payload, json)?.metadata;
      return {
        url: metadata?.registry?.url ?? null,
        tag: metadata?.tag ?? null
      };
    }
    // EXTERNAL MODULE: ./build/legs/listing.js
        var legs_listing = __webpack_require__(240);
    // CONCATENATED MODULE: ./build/images/search-import.js
    const KIND = "image_import";
    const SECOND_SEARCH_AFTER = 1500;
    function searchImport({url: url, tag: tag}, {client: client, clock: clock, log: log, signal: signal, deadline: deadline}) {
      const since = clock.now();
      const call = {
        signal: signal,
        deadline: deadline
      };
      const others = new Set;
      const isWanted = async ({uuid: uuid, status: status}, row) => {
        if ((0, contree_status.Hd)(status) && status !== "SUCCESS") return false;
        const listed = decodeImportedAs(row);
        const request = listed.url === null ? decodeImportedAs((await client.getOperation(uuid, call)).payload) : listed;
        return request.url === url && request.tag === tag;
      };
      const searchOnce = async () => {
        const minutes = Math.ceil((clock.now() - since) / 6e4) + 1;
        const listing = await (0, legs_listing.RT)(client, {
          kind: KIND,
          since: `${String(minutes)}m`
        }, call);
        for (const [uuid, operation] of listing.operations) {
          if (others.has(uuid) || (operation.kind ?? KIND) !== KIND) continue;
          if (await isWanted(operation, listing.payloads.get(uuid))) return uuid;
          others.add(uuid);
        }
        return null;
      };
      return async () => {
        try {
          const found = await searchOnce();
          if (found !== null) return found;
          await clock.sleep((0, backoff.il)(SECOND_SEARCH_AFTER, .5, clock.random()), signal);
          return await searchOnce();
        } catch (error) {
          if (!(error instanceof contree_error.Jd) || error.isAborted) throw error;
          log.info(text_escape.BP`The import cannot be looked for either: ${error.message}`);
          return null;
        }
      };
    }
    // EXTERNAL MODULE: ./build/legs/shutdown.js
        var shutdown = __webpack_require__(4180);
    // CONCATENATED MODULE: ./build/images/send-import.js
    async function sendImport(reference, longest, deps) {
      const limit = importLimit(longest, deps.deadline - deps.clock.now());
      try {
        return {
          limit: limit,
          sent: await send(reference, limit, deps)
        };
      } catch (error) {
        const isOpen = longest === null && limit.seconds > SAFE_LIMIT.seconds;
        if (!isOpen || !(error instanceof contree_error.Jd) || error.failure.status !== 400) throw error;
        deps.log.info(text_escape.BP`The service may not let an import take ${limit.seconds} s; trying with ${SAFE_LIMIT.seconds} s.`);
        return {
          limit: SAFE_LIMIT,
          sent: await send(reference, SAFE_LIMIT, deps)
        };
      }
    }
    async function send(reference, limit, deps) {
      const {client: client, deadline: deadline, signal: signal} = deps;
      const call = {
        signal: signal.aborted ? signal : (0, shutdown.DV)(signal, shutdown.XG),
        deadline: deadline
      };
      try {
        return await client.importImage(requestOf(reference, limit, deps.registry), call);
      } catch (error) {
        if (!(error instanceof contree_error.Jd) || error.isCutOff) throw error;
        if (error.failure.mayHaveActed) return error;
        throw error;
      }
    }
    function requestOf(reference, {seconds: timeout}, registry) {
      const {url: url, tag: tag} = reference;
      if (registry?.host !== (0, image_reference.Fv)(reference)) return {
        url: url,
        tag: tag,
        timeout: timeout
      };
      return {
        url: url,
        tag: tag,
        credentials: {
          username: registry.username,
          password: registry.password
        },
        timeout: timeout
      };
    }
    // CONCATENATED MODULE: ./build/images/import-image.js
    async function importImage(reference, deps) {
      const {clock: clock, log: log} = deps;
      const longest = await deps.longestImport();
      const startedAt = clock.now();
      const duration = () => (0, format.a3)((clock.now() - startedAt) / 1e3);
      log.info(text_escape.BP`Importing ${reference.url} (not imported before).`);
      try {
        const image = await runImport(reference, longest, deps);
        log.info(text_escape.BP`Imported ${reference.url} in ${duration()}: image ${image}.`);
        return image;
      } catch (error) {
        log.info(text_escape.BP`The import of ${reference.url} ended without an image after ${duration()}.`);
        throw unavailableUnlessAborted(reference, error);
      }
    }
    const MOST_SENDS = 3;
    async function runImport(reference, longest, deps) {
      const {client: client, signal: signal, deadline: deadline} = deps;
      const {tag: tag} = reference;
      const {resultImage: resultImage} = await succeed(reference, longest, deps);
      const image = resultImage ?? await client.findImageByTag(tag, {
        signal: signal,
        deadline: deadline
      });
      if (image !== null) return image;
      const advice = "Try again; another job may have moved the tag";
      throw new ImageUnavailable(reference, `the import succeeded, but no image has its tag ${tag}. ${advice}`);
    }
    async function succeed(reference, longest, deps) {
      const {url: url} = reference;
      const search = searchImport(reference, deps);
      for (let sends = 1; ;sends++) {
        const {sent: sent, limit: limit} = await sendImport(reference, longest, deps);
        if (typeof sent === "string") return await followOwn(sent, limit, reference, deps);
        deps.log.info(text_escape.BP`Whether the import of ${url} was started is unknown: ${sent.message}`);
        const found = await search();
        const operation = found === null ? null : await follow({
          name: url,
          uuid: found
        }, null, reference, deps);
        if (operation?.status === "SUCCESS") return operation;
        if (sends === MOST_SENDS) throw sent;
      }
    }
    async function followOwn(uuid, limit, reference, deps) {
      const startedAt = deps.clock.now();
      const leg = {
        name: (0, run_record.bY)(reference.url),
        uuid: uuid
      };
      deps.preparation.recordStart(leg);
      deps.handOver();
      const operation = await follow(leg, deps.preparation, reference, deps);
      if (operation.status === "SUCCESS") return operation;
      const elapsed = operation.duration ?? (deps.clock.now() - startedAt) / 1e3;
      if (isOverLimit(limit, elapsed, operation.error)) throw new ImageUnavailable(reference, lateReason(limit));
      throw new ImageUnavailable(reference, reasonOf(operation, deps.registry));
    }
    async function follow(leg, owner, reference, {client: client, clock: clock, signal: signal, deadline: deadline}) {
      const ledger = new legs_ledger.O;
      ledger.recordStart(leg);
      await (0, watch.WR)({
        client: client,
        clock: clock,
        ledger: ledger,
        signal: signal,
        deadline: deadline,
        lastLook: (0, after_deadline.wq)("cancel", false)
      });
      const {operation: operation, problem: problem} = ledger.facts(leg);
      if (operation !== null) owner?.recordRead(leg, operation);
      if (problem !== null) if (ledger.isSettled(leg)) owner?.recordUnreadable(leg, problem); else owner?.recordMissedRead(leg, problem);
      if (operation !== null && ledger.isSettled(leg)) return operation;
      if (signal.aborted) await client.getOperation(leg.uuid, {
        signal: signal
      });
      const late = "the import has not ended by the deadline. Give the step a longer timeout";
      throw new ImageUnavailable(reference, problem?.message ?? late);
    }
    function reasonOf({status: status, error: error}, registry) {
      if (status === "CANCELLED") return "the import was cancelled. Start the step again when that was not meant";
      const reason = (0, redact.ay)(registry === null ? [] : [ registry.password ])(error ?? "the service gives no reason");
      const advice = registry === null ? "a private registry needs the inputs registry-username and registry-password" : "check the inputs registry-username and registry-password too";
      return `the import failed: ${reason.replace(/[\s.]+$/, "")}. Check the reference; ${advice}`;
    }
    // CONCATENATED MODULE: ./build/images/resolve-image.js
    async function resolveImages(references, deps) {
      return await ofEach(references, async reference => {
        const found = await lookUp(reference, deps);
        return typeof found === "string" ? found : await importImage(found, deps);
      });
    }
    async function lookUpImages(references, deps) {
      return await ofEach(references, async reference => {
        const found = await lookUp(reference, deps);
        return typeof found === "string" ? found : null;
      });
    }
    async function ofEach(references, find) {
      const distinct = new Map(references.map(reference => [ (0, image_reference.hu)(reference), reference ]));
      const images = new Map;
      const ends = await Promise.allSettled([ ...distinct ].map(async ([name, reference]) => {
        images.set(name, await find(reference));
      }));
      const problems = ends.flatMap(end => {
        if (end.status === "fulfilled") return [];
        if (end.reason instanceof ImageUnavailable) return [ end.reason ];
        throw end.reason;
      });
      if (problems.length > 0) throw new ImagesUnavailable(problems);
      return images;
    }
    async function lookUp(reference, {client: client, signal: signal, deadline: deadline}) {
      if (reference.kind === "uuid") return reference.uuid;
      const found = await client.findImageByTag(reference.tag, {
        signal: signal,
        deadline: deadline
      }).catch(error => {
        throw unavailableUnlessAborted(reference, error);
      });
      if (found !== null) return found;
      if (reference.kind === "registry") return reference;
      const advice = "Check the tag and the project, or import the image: docker://\u2026 in place of tag:\u2026 does so once";
      throw new ImageUnavailable(reference, `no image of this project has exactly this tag. ${advice}`);
    }
    class ImagesUnavailable extends Error {
      name="ImagesUnavailable";
      problems;
      constructor(problems) {
        super(problems.map(({message: message}) => message).join("\n"));
        this.problems = problems;
      }
    }
    // EXTERNAL MODULE: ./build/plan/leg-plan.js
        var leg_plan = __webpack_require__(3540);
    // CONCATENATED MODULE: ./build/modes/all-or-abort.js
    async function allOrAbort(signal, one, other) {
      const failure = new AbortController;
      const either = AbortSignal.any([ signal, failure.signal ]);
      const tasks = [ one(either), other(either) ];
      try {
        return await Promise.all(tasks);
      } finally {
        failure.abort();
        await Promise.allSettled(tasks);
      }
    }
    // EXTERNAL MODULE: ./build/plan/settings.js
        var settings = __webpack_require__(229);
    // CONCATENATED MODULE: ./build/modes/changed-settings.js
    function settingsOf(plan) {
      const {cwd: cwd, timeout: timeout, diskLimit: diskLimit} = plan;
      return [ ...cwd === settings.dr ? [] : [ `cwd ${cwd}` ], ...timeout === null ? [] : [ `limit ${(0, 
      format.a3)(timeout / 1e3)}` ], ...diskLimit === null ? [] : [ `disk ${(0, format.z3)(diskLimit)}` ], ..."network" in plan ? settingsOfLeg(plan) : [] ];
    }
    function settingsOfLeg({user: user, network: network, hostname: hostname, stdin: stdin, disposable: disposable, tag: tag, allowFailure: allowFailure}) {
      return [ ...user === null ? [] : [ `user ${user.uid}:${user.gid}` ], ...network ? [] : [ "no network" ], ...hostname === null ? [] : [ `hostname ${hostname}` ], ...stdin === null ? [] : [ `stdin of ${(0, 
      format.z3)(Buffer.byteLength(stdin))}` ], ...disposable ? [ "disposable" ] : [], ...tag === null ? [] : [ `tag ${tag}` ], ...allowFailure ? [ "may fail" ] : [] ];
    }
    // EXTERNAL MODULE: ./build/contree/token-info.js
        var token_info = __webpack_require__(9763);
    // EXTERNAL MODULE: ./build/legs/command-limit.js
        var command_limit = __webpack_require__(7431);
    // CONCATENATED MODULE: ./build/modes/check-timeouts.js
    const MOST_PROBLEMS = 50;
    function checkTimeouts(given, longest) {
      const problems = new values_problems.Z;
      for (const {where: where, text: text, timeout: timeout} of given) {
        if (Math.ceil(timeout / 1e3) <= longest) continue;
        const problem = "is longer than the service lets a command of this token run";
        problems.add(where, new values.h6(text, `${problem}: use ${String(longest)}s or less`));
      }
      problems.throwIfAny(MOST_PROBLEMS);
    }
    // CONCATENATED MODULE: ./build/modes/command-limits.js
    const SHARE = 1 / 10;
    const LONGEST_WAIT = 5e3;
    function tokenReadUntil(now, deadline) {
      return now + Math.min((deadline - now) * SHARE, LONGEST_WAIT);
    }
    async function limitCommands(inputs, context, call) {
      const {log: log, token: token} = context;
      const found = await token.read(call);
      const longest = (0, token_info.d)(found, "instance_max_timeout");
      if (longest === null) log.debug(text_escape.BP`How long the service lets a command run is not known: ${whyUnknown(found)}`); else checkTimeouts(inputs.timeouts, longest);
      const step = stepLimits(inputs);
      const byDefault = (0, command_limit.Jg)(step, longest);
      if (call.signal?.aborted !== true) logLimits(inputs, byDefault, context);
      return ({timeout: timeout}) => {
        const ms = timeout ?? byDefault?.ms ?? null;
        return ms === null ? null : (0, command_limit.HB)(ms, step, longest);
      };
    }
    function whyUnknown(found) {
      if (found === null) return "no reply came in time.";
      return found instanceof contree_error.Jd ? found.message : "it names no instance_max_timeout.";
    }
    function stepLimits({timeout: timeout, onTimeout: onTimeout, detach: detach, cleanup: cleanup}) {
      return {
        timeout: timeout,
        onTimeout: onTimeout,
        outlived: detach || onTimeout === "leave" && cleanup !== "always"
      };
    }
    const SET_BY = {
      timeout: text_escape.BP`the step's timeout`,
      "stop-grace": text_escape.BP`the step's timeout and stop-grace`,
      outliving: text_escape.BP`the default for legs that may outlive the step`,
      service: text_escape.BP`the longest that the service allows`
    };
    function logLimits(inputs, byDefault, {log: log}) {
      const {detach: detach, onTimeout: onTimeout, plan: plan, timeout: timeout} = inputs;
      const commands = [ ...plan.legs, ...plan.setup === null ? [] : [ plan.setup ] ];
      const given = commands.flatMap(command => command.timeout ?? []);
      const needsDefault = given.length < commands.length;
      const limits = (0, text_escape.Uk)([ ...given.length > 0 ? [ text_escape.BP`${rangeOf(given)} as given` ] : [], ...needsDefault ? [ defaultText(byDefault) ] : [] ], " or ");
      const waits = detach ? text_escape.BP`starting may take` : text_escape.BP`the step waits`;
      log.info(text_escape.BP`Commands may run ${limits} · ${waits} up to ${(0, format.a3)(timeout / 1e3)}`);
      if (!needsDefault || typeof onTimeout !== "object" || byDefault?.setBy !== "service") return;
      const enough = byDefault.ms - (0, after_deadline.Kj)(0) - onTimeout.stopGrace;
      const advice = enough > 0 ? text_escape.BP`give a timeout of ${enough / 1e3}s or less` : text_escape.BP`give a shorter stop-grace`;
      log.warning(text_escape.BP`on-timeout: stop may come too late, since the service ends each command after ${(0, 
      format.a3)(byDefault.ms / 1e3)}: ${advice}.`);
    }
    function rangeOf(limits) {
      const ends = [ Math.min(...limits), Math.max(...limits) ].map(ms => (0, format.a3)(ms / 1e3));
      return [ ...new Set(ends) ].join(" to ");
    }
    function defaultText(byDefault) {
      if (byDefault === null) return text_escape.BP`as long as the service lets them (it does not say how long)`;
      return text_escape.BP`${(0, format.a3)(byDefault.ms / 1e3)} (run-timeout is not given: ${SET_BY[byDefault.setBy]})`;
    }
    // EXTERNAL MODULE: ./build/modes/heartbeat.js
        var heartbeat = __webpack_require__(7283);
    // CONCATENATED MODULE: ./build/files/upload-files.js
    const PIECE = 256 * 1024;
    const TIERS = [ [ 16 * 1024, 64 ], [ SMALL, 32 ], [ 1 / 0, 4 ] ];
    async function uploadFiles(files, options) {
      const stop = new AbortController;
      const signal = AbortSignal.any([ stop.signal, ...options.call.signal === void 0 ? [] : [ options.call.signal ] ]);
      try {
        return await upload(files, {
          ...options,
          call: {
            ...options.call,
            signal: signal
          }
        });
      } finally {
        stop.abort();
      }
    }
    async function upload(files, options) {
      const {client: client, call: call, onProgress: onProgress} = options;
      const contents = new Map(files.map(file => [ file.sha256, file ]));
      const specs = await findStored(client, [ ...contents.keys() ], call);
      const present = specs.size;
      const missing = [ ...contents.values() ].filter(({sha256: sha256}) => !specs.has(sha256));
      let uploadedBytes = 0;
      let done = 0;
      onProgress(done, missing.length);
      const tiers = Map.groupBy(missing, file => TIERS.find(([largest]) => file.size <= largest));
      for (const tier of TIERS) await forEachUntilFailure(tiers.get(tier) ?? [], tier[1], async file => {
        specs.set(file.sha256, await uploadOne(file, client, call));
        uploadedBytes += file.size;
        done += 1;
        onProgress(done, missing.length);
      });
      return {
        specs: specs,
        uploaded: done,
        uploadedBytes: uploadedBytes,
        present: present
      };
    }
    async function uploadOne(file, client, call) {
      const {size: size, sha256: sha256} = file;
      const stored = await (size <= SMALL ? client.uploadFile(upload_files_contentOf(file), call) : uploadLarge(file, client, call));
      if (stored.sha256 === sha256) return stored.uuid;
      throw new contree_error.Jd({
        kind: "protocol",
        method: "POST",
        path: "/v1/files",
        status: null,
        reason: `the reply is about a file with the SHA-256 ${stored.sha256}, but ${sha256} was sent`,
        advice: "Try again; if it stays so, something between the runner and the service changes what is sent.",
        retryAfter: null,
        attempts: 1,
        mayHaveActed: true
      });
    }
    function upload_files_contentOf({path: path, size: size, sha256: sha256}) {
      let content;
      try {
        content = readSmall(path, size);
      } catch (error) {
        throw changed(path, (0, errors.Qg)(error));
      }
      if (content !== null && (0, external_node_crypto_.hash)("sha256", content) === sha256) return content;
      throw changed(path, OTHER);
    }
    async function uploadLarge(file, client, call) {
      const problems = [];
      const open = async function*() {
        try {
          yield* readChecked(file);
        } catch (error) {
          problems.push(error);
          throw error;
        }
      };
      try {
        return await client.uploadFile({
          size: file.size,
          open: open
        }, call);
      } catch (error) {
        throw problems[0] ?? error;
      }
    }
    async function* readChecked({path: path, size: size, sha256: sha256}) {
      const sum = (0, external_node_crypto_.createHash)("sha256");
      let length = 0;
      let held = null;
      try {
        for await (const piece of (0, read_regular.Xe)(path, size, PIECE)) {
          sum.update(piece);
          length += piece.length;
          if (length > size) break;
          if (held !== null) yield held;
          held = piece;
        }
      } catch (error) {
        throw changed(path, (0, errors.Qg)(error));
      }
      if (length !== size || sum.digest("hex") !== sha256) throw changed(path, OTHER);
      if (held !== null) yield held;
    }
    const OTHER = "its content is another";
    function changed(path, how) {
      const advice = "let nothing write to it meanwhile";
      return new values_problems.h([ `${(0, values.hD)(path)} changed while the step uploaded it (${how}): ${advice}` ]);
    }
    // CONCATENATED MODULE: ./build/modes/upload.js
    async function hashSets(sets) {
      const hashed = new Map;
      for (const set of new Set(sets)) hashed.set(set, await hashFiles(set.files));
      return hashed;
    }
    async function upload_upload(files, context, what = text_escape.BP`files`) {
      if (files.length === 0) return new Map;
      const {client: client, log: log, signal: signal, deadline: deadline} = context;
      let progress = {
        done: 0,
        total: 0
      };
      const onProgress = (done, total) => {
        progress = {
          done: done,
          total: total
        };
      };
      const stillUploading = () => text_escape.BP`still uploading · ${progress.done}/${(0, 
      format.hS)(progress.total, "file")}`;
      const uploading = {
        client: client,
        call: {
          signal: signal,
          deadline: deadline
        },
        onProgress: onProgress
      };
      const done = await (0, heartbeat.j)(context, stillUploading, () => uploadFiles(files, uploading));
      const {specs: specs, uploaded: uploaded, uploadedBytes: uploadedBytes, present: present} = done;
      log.info(text_escape.BP`${what} · ${uploaded} uploaded (${(0, format.z3)(uploadedBytes)}) · ${present} there already`);
      return specs;
    }
    function logLeftOut(sets, {log: log}) {
      for (const {files: files, leftOut: leftOut} of new Set(sets)) {
        if (leftOut.ignored === 0) continue;
        const more = leftOut.ignored > leftOut.examples.length ? ", \u2026" : "";
        const examples = `${leftOut.examples.join(", ")}${more}`;
        const found = (0, format.hS)(files.length, "file");
        log.info(text_escape.BP`files · ${found} · left out by .gitignore: ${leftOut.ignored} (${examples})`);
      }
    }
    // CONCATENATED MODULE: ./build/modes/dry-run.js
    async function dryRun(inputs, context, deadline) {
      const line = () => text_escape.BP`still looking up images and files`;
      if (inputs.earlier !== null) context.log.info(text_escape.BP`A dry run does not look up earlier attempts; the run itself does not start what passed in them (on-rerun: failed).`);
      if (inputs.reports !== null) {
        const {plannedReports: plannedReports} = await __webpack_require__.e(959).then(__webpack_require__.bind(__webpack_require__, 8959));
        context.log.info(plannedReports(inputs.reports.lines));
      }
      context.record.preview = await (0, heartbeat.j)(context, line, () => previewOf(inputs, {
        ...context,
        deadline: deadline
      }));
    }
    async function previewOf(inputs, context) {
      const {setup: setup, legs: legs, legsFile: legsFile} = inputs.plan;
      const sets = [ ...new Set([ inputs.setupFiles, ...inputs.legFiles ]) ].filter(({files: files}) => files.length > 0);
      const [images, hashed] = await readSources(inputs, sets, context);
      const kept = setup === null ? null : await findKept(setup, images, hashed.get(inputs.setupFiles) ?? [], context);
      const isUploaded = set => (kept?.image ?? null) === null || inputs.legFiles.includes(set);
      const stored = await storedOf(sets.filter(isUploaded).flatMap(set => hashed.get(set) ?? []), context);
      const numberOf = (set = local_files.EM) => sets.includes(set) ? sets.indexOf(set) : null;
      return {
        images: [ ...images ].map(([name, image]) => ({
          name: name,
          image: image
        })),
        setup: setup && {
          command: setup.command,
          files: numberOf(inputs.setupFiles),
          settings: settingsOf(setup),
          kept: kept
        },
        files: sets.map(set => filesOf(set, hashed.get(set) ?? [], isUploaded(set) ? stored : null)),
        legsFile: legsFile,
        legs: legs.map((leg, index) => ({
          name: leg.name,
          command: (0, legs_command.jt)(leg),
          image: leg.image && (0, image_reference.hu)(leg.image),
          files: numberOf(inputs.legFiles[index]),
          settings: settingsOf(leg)
        }))
      };
    }
    async function readSources(inputs, sets, context) {
      const {client: client, clock: clock, deadline: deadline} = context;
      return await allOrAbort(context.signal, signal => lookUpImages((0, leg_plan.VL)(inputs.plan), {
        client: client,
        signal: signal,
        deadline: deadline
      }), async signal => {
        const call = {
          signal: signal,
          deadline: tokenReadUntil(clock.now(), deadline)
        };
        return (await Promise.all([ hashSets(sets), limitCommands(inputs, context, call) ]))[0];
      });
    }
    async function findKept({key: key, image: base, command: command, cwd: cwd}, images, files, {client: client, signal: signal, deadline: deadline}) {
      if (key === null) return null;
      const image = images.get((0, image_reference.hu)(base)) ?? null;
      if (image === null) return {
        image: image,
        tag: null
      };
      const tag = setupTag({
        key: key,
        image: image,
        command: command,
        cwd: cwd,
        filesDigest: digestOf(files)
      });
      return {
        image: await client.findImageByTag(tag, {
          signal: signal,
          deadline: deadline
        }),
        tag: tag
      };
    }
    async function storedOf(files, {client: client, signal: signal, deadline: deadline}) {
      return await findStored(client, [ ...new Set(files.map(({sha256: sha256}) => sha256)) ], {
        signal: signal,
        deadline: deadline
      });
    }
    const MOST_LARGEST = 5;
    function filesOf({leftOut: leftOut, excluded: excluded}, files, stored) {
      const sum = some => some.reduce((bytes, {size: size}) => bytes + size, 0);
      const missing = [ ...new Map(files.map(file => [ file.sha256, file ])).values() ].filter(({sha256: sha256}) => stored?.has(sha256) === false);
      return {
        count: files.length,
        bytes: sum(files),
        missing: stored && {
          count: missing.length,
          bytes: sum(missing)
        },
        largest: files.toSorted((one, other) => other.size - one.size).slice(0, MOST_LARGEST).map(({remote: remote, size: size}) => ({
          remote: remote,
          bytes: size
        })),
        ignored: {
          count: leftOut.ignored,
          examples: leftOut.examples
        },
        excluded: excluded
      };
    }
    // EXTERNAL MODULE: ./build/contree/wire/operation.js + 1 modules
        var operation = __webpack_require__(6028);
    // EXTERNAL MODULE: ./build/contree/base64.js
        var base64 = __webpack_require__(3812);
    // CONCATENATED MODULE: ./build/contree/wire/sent-request.js
    const id = dist.FsL(dist.aig(), dist.Y2b(), dist.Wwf(0));
    const mode = dist.FsL(dist.YjP(), dist.yGV(/^(?:0o)?[0-7]{1,6}$/), dist.pdi(text => text.replace("0o", "")));
    const file = dist.Ikc({
      uuid: fields.uR,
      mode: dist.cl6(mode),
      uid: dist.cl6(id),
      gid: dist.cl6(id)
    });
    const plainStdin = dist.FsL(dist.YjP(), dist.pdi(text => text.startsWith("base64:") ? (0, 
    base64.y)(text.slice("base64:".length)) : Buffer.from(text)));
    const stdinObject = dist.FsL(dist.Ikc({
      value: dist.YjP(),
      encoding: dist.cl6(dist.KIO([ "ascii", "base64" ]), "ascii"),
      close: dist.cl6(dist.euz(true)),
      truncated: dist.cl6(dist.euz(false))
    }), dist.pdi(({value: value, encoding: encoding}) => encoding === "base64" ? (0, 
    base64.y)(value) : Buffer.from(value)));
    const stdin = dist.FsL(dist.KCZ([ plainStdin, stdinObject ]), dist.KJ$(Buffer, "no base64"));
    const schema = dist.Ikc({
      metadata: dist.Ikc({
        image: fields.uR,
        command: dist.YjP(),
        args: dist.cl6(dist.YOg(dist.YjP())),
        shell: dist.cl6(dist.zMY()),
        cwd: dist.cl6(dist.YjP()),
        uid: dist.cl6(id),
        gid: dist.cl6(id),
        hostname: dist.cl6(dist.YjP()),
        disposable: dist.cl6(dist.zMY()),
        networking: dist.cl6(dist.Ikc({
          enabled: dist.cl6(dist.zMY())
        })),
        stdin: dist.cl6(stdin),
        files: dist.cl6(dist.g1P(dist.FsL(dist.YjP(), dist.w1_("/")), file))
      })
    });
    function decodeSentRequest(payload) {
      const decoded = dist.xLC(schema, payload);
      if (!decoded.success) return null;
      const {networking: networking, files: files, ...fields} = decoded.output.metadata;
      const specs = files && Object.fromEntries(Object.entries(files).map(([path, spec]) => [ path, given(spec) ]));
      const {image: image, command: command, ...others} = given({
        ...fields,
        network: networking?.enabled,
        files: specs
      });
      return {
        image: image,
        command: command,
        ...others
      };
    }
    function given(fields) {
      const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== void 0);
      return Object.fromEntries(entries);
    }
    // EXTERNAL MODULE: ./build/legs/outcome.js
        var outcome = __webpack_require__(3964);
    // CONCATENATED MODULE: ./build/selection/earlier-attempts.js
    function isOfStep(marker, {run: run, attempt: attempt, job: job, index: index, matrix: matrix, step: step}) {
      return marker.run === run && marker.job === job && marker.index === index && marker.matrix === matrix && marker.step === step && marker.attempt <= attempt;
    }
    function latestStarts(starts, {attempt: attempt, legs: legs}) {
      const ofLeg = Map.groupBy(starts, ({marker: marker}) => marker.leg);
      const isShared = leg => hasSeveralRuns(ofLeg.get(leg) ?? [], attempt);
      const areShared = legs.some(isShared);
      const earlier = Map.groupBy(starts.filter(({marker: marker}) => marker.attempt < attempt), ({marker: marker}) => marker.leg);
      return new Map([ ...earlier ].map(([leg, ofAttempts]) => [ leg, areShared || isShared(leg) ? "ambiguous" : lastTry(ofAttempts) ]));
    }
    function hasSeveralRuns(ofAttempts, current) {
      const attempts = Map.groupBy(ofAttempts, ({marker: marker}) => marker.attempt);
      return [ ...attempts ].some(([attempt, tries]) => attempt === current || new Set(tries.map(({marker: marker}) => marker.owner)).size > 1);
    }
    function lastTry(ofAttempts) {
      const attempt = Math.max(...ofAttempts.map(({marker: marker}) => marker.attempt));
      const tries = ofAttempts.filter(({marker: marker}) => marker.attempt === attempt);
      const last = Math.max(...tries.map(({marker: marker}) => marker.tries));
      const [start, ...others] = tries.filter(({marker: marker}) => marker.tries === last);
      if (start === void 0 || others.length > 0) return "ambiguous";
      return {
        ...start,
        attempts: tries.filter(each => each === start || each.mayBeRetried).length
      };
    }
    // EXTERNAL MODULE: ./build/selection/workflow.js
        var workflow = __webpack_require__(3700);
    // CONCATENATED MODULE: ./build/start/compare-requests.js
    const COMPARED = [ "image", "command", "arguments", "shell", "working directory", "stdin", "files", "user", "network", "hostname", "disposable" ];
    function fingerprint(request) {
      const {args: args = [], shell: shell = false, cwd: cwd = "", uid: uid = 0, gid: gid = 0, hostname: hostname = "linuxkit"} = request;
      const {stdin: stdin = "", files: files = {}, network: network = true, disposable: disposable = false} = request;
      return {
        image: digest(request.image),
        command: digest(request.command),
        arguments: digest(JSON.stringify(args)),
        shell: String(shell),
        "working directory": digest(cwd),
        stdin: digest(stdin),
        files: filesDigest(files),
        user: `${String(uid)}:${String(gid)}`,
        network: String(network),
        hostname: digest(hostname),
        disposable: String(disposable)
      };
    }
    function changedFields(one, other) {
      return COMPARED.filter(field => one[field] !== other[field]);
    }
    const known = new WeakMap;
    function filesDigest(files) {
      const before = known.get(files);
      if (before !== void 0) return before;
      const rows = Object.entries(files).map(([path, {uuid: uuid, mode: mode = null, uid: uid = 0, gid: gid = 0}]) => JSON.stringify([ path, uuid, mode === null ? null : Number.parseInt(mode, 8), uid, gid ]));
      const made = digest(rows.toSorted().join("\n"));
      known.set(files, made);
      return made;
    }
    function digest(content) {
      return (0, external_node_crypto_.createHash)("sha256").update(content).digest("base64");
    }
    // CONCATENATED MODULE: ./build/modes/payload-spool.js
    class PayloadSpool {
      #path;
      #file;
      #size=0;
      constructor(path) {
        this.#path = path;
        this.#file = (0, external_node_fs_.openSync)(path, "wx+", 384);
      }
      add(payload) {
        const bytes = Buffer.from(JSON.stringify(payload));
        (0, external_node_fs_.writeFileSync)(this.#file, bytes);
        const offset = this.#size;
        this.#size += bytes.length;
        return {
          offset: offset,
          length: bytes.length
        };
      }
      read({offset: offset, length: length}) {
        const bytes = Buffer.alloc(length);
        for (let at = 0; at < length; ) {
          const read = (0, external_node_fs_.readSync)(this.#file, bytes, at, length - at, offset + at);
          if (read === 0) throw new Error(`${this.#path} ends early.`);
          at += read;
        }
        return JSON.parse(bytes.toString());
      }
      close() {
        (0, external_node_fs_.closeSync)(this.#file);
        (0, external_node_fs_.rmSync)(this.#path, {
          force: true
        });
      }
    }
    // EXTERNAL MODULE: ./build/modes/search-start.js
        var search_start = __webpack_require__(2702);
    // CONCATENATED MODULE: ./build/modes/earlier-legs.js
    class EarlierLegs {
      #starts;
      #spool;
      constructor(starts, step, spool) {
        this.#starts = latestStarts(starts, step);
        this.#spool = spool;
      }
      match(leg, request) {
        const start = this.#starts.get(leg) ?? null;
        if (start === "ambiguous") return {
          kind: "changed",
          why: "two uses of this step had a leg of its name in one attempt"
        };
        const passed = start?.passed ?? null;
        if (start === null || passed === null) return {
          kind: "none"
        };
        const {sent: sent, payload: payload, uuid: uuid, image: image} = passed;
        if (sent === null) return {
          kind: "changed",
          why: "the service does not say in full what it was started with"
        };
        const differing = changedFields(fingerprint(request), sent);
        if (differing.length > 0) return {
          kind: "changed",
          why: `this changed: ${differing.join(", ")}`
        };
        const {attempt: attempt, stopAt: stopAt = null} = start.marker;
        const detail = () => this.#read(payload);
        return {
          kind: "same",
          attempt: attempt,
          tries: start.attempts,
          uuid: uuid,
          image: image,
          stopAt: stopAt,
          detail: detail
        };
      }
      get counts() {
        const legs = [ ...this.#starts ].flatMap(([leg, start]) => leg === null ? [] : [ start ]);
        const passed = legs.filter(start => start !== "ambiguous" && start.passed !== null);
        return {
          passed: passed.length,
          started: legs.length
        };
      }
      close() {
        this.#spool.close();
      }
      #read(payload) {
        const json = this.#spool.read(payload);
        const decoded = (0, operation.ei)(json);
        if ("problem" in decoded) throw new Error(`A payload has become ${decoded.problem}.`);
        return {
          operation: decoded.value,
          payload: json,
          retryAfter: null
        };
      }
    }
    const LONGEST_LOOK_UP = 3e5;
    async function lookUpEarlier({earlier: earlier, origin: origin, plan: plan}, context, deadline) {
      const {clock: clock, log: log, results: results, signal: signal} = context;
      if (earlier === null) return null;
      const until = clock.now() + Math.min(LONGEST_LOOK_UP, (deadline - clock.now()) / 2);
      let spool = null;
      try {
        spool = new PayloadSpool((0, external_node_path_.join)((0, external_node_path_.dirname)(results.path), "earlier-attempts.jsonl"));
        const starts = await findStarts({
          ...context,
          origin: origin,
          spool: spool
        }, earlier, until);
        const step = {
          attempt: origin.attempt,
          legs: plan.legs.map(({name: name}) => name)
        };
        const legs = new EarlierLegs(starts, step, spool);
        const {passed: passed, started: started} = legs.counts;
        log.info(text_escape.BP`Of ${(0, format.hS)(started, "leg")} that earlier attempts of this step started, ${passed} passed.`);
        return legs;
      } catch (error) {
        spool?.close();
        if (signal.aborted) throw error;
        const isUnread = error instanceof contree_error.Jd || error instanceof workflow.s;
        const isExpected = isUnread || (0, errors.CA)(error) !== null;
        if (!isExpected) throw error;
        log.warning(text_escape.BP`Every leg is started, since what earlier attempts came to could not be looked up: ${(0, 
        errors.bD)(error)}`);
        return null;
      }
    }
    async function findStarts(context, run, deadline) {
      const {origin: origin, signal: signal, spool: spool} = context;
      const since = await (0, search_start.h)(run, context, deadline);
      const starts = [];
      let progress = {
        looked: 0,
        total: 0
      };
      const search = {
        ...context,
        since: since,
        call: {
          signal: signal,
          deadline: deadline
        },
        onLook: (looked, total) => {
          progress = {
            looked: looked,
            total: total
          };
        },
        onMarked: (marker, detail) => {
          if (!isOfStep(marker, origin)) return;
          const passed = passOf(detail, spool);
          const mayBeRetried = passed === null && detail.operation.status !== "CANCELLED";
          starts.push({
            marker: marker,
            mayBeRetried: mayBeRetried,
            passed: passed
          });
        }
      };
      const stillLooking = () => text_escape.BP`still looking at what earlier attempts started · ${progress.looked}/${progress.total} looked at`;
      await (0, heartbeat.j)(context, stillLooking, () => (0, workflow.E)(search));
      return starts;
    }
    function passOf({operation: operation, payload: payload}, spool) {
      if ((0, outcome.FO)(operation) !== 0) return null;
      const sent = decodeSentRequest(payload);
      const {uuid: uuid, resultImage: image} = operation;
      return {
        uuid: uuid,
        image: image,
        sent: sent && fingerprint(sent),
        payload: spool.add(payload)
      };
    }
    // EXTERNAL MODULE: ./build/modes/follow.js + 12 modules
        var modes_follow = __webpack_require__(2316);
    // EXTERNAL MODULE: ./build/legs/cancel-legs.js
        var cancel_legs = __webpack_require__(7496);
    // EXTERNAL MODULE: ./build/report/log/cancel-log.js
        var cancel_log = __webpack_require__(7053);
    // EXTERNAL MODULE: ./build/contree/concurrency.js
        var concurrency = __webpack_require__(6972);
    // CONCATENATED MODULE: ./build/start/late-arrivals.js
    const LOOK_AFTER = 5e3;
    const CANCEL_LIMIT = 5e3;
    class LateArrivals {
      #deps;
      #search;
      #over=new AbortController;
      #missing=new Set;
      #isLooking=false;
      #work=[];
      constructor(deps, search) {
        this.#deps = deps;
        this.#search = search;
      }
      get count() {
        return this.#missing.size;
      }
      expect(name, marker) {
        const {adopt: adopt, clock: clock, locator: locator, onDuplicate: onDuplicate} = this.#deps;
        this.#missing.add(marker);
        locator.expect(marker, uuid => {
          this.#missing.delete(marker);
          if (adopt({
            name: name,
            uuid: uuid
          })) return;
          const deadline = Math.min(clock.now() + CANCEL_LIMIT, this.#search.deadline ?? 1 / 0);
          this.#run(onDuplicate({
            name: name,
            uuid: uuid
          }, {
            ...this.#search,
            deadline: deadline
          }));
        });
        if (this.#isLooking) return;
        this.#isLooking = true;
        this.#run(this.#look());
      }
      async close() {
        this.#over.abort("over");
        while (this.#work.length > 0) await Promise.all(this.#work.splice(0));
      }
      async #look() {
        const {clock: clock, locator: locator} = this.#deps;
        const {signal: signal} = this.#over;
        await clock.sleep(LOOK_AFTER, signal);
        this.#isLooking = false;
        if (signal.aborted) return;
        const signals = this.#search.signal === void 0 ? [ signal ] : [ this.#search.signal, signal ];
        try {
          await locator.look({
            ...this.#search,
            signal: AbortSignal.any(signals)
          });
        } catch (error) {
          if (!(error instanceof contree_error.Jd)) throw error;
        }
      }
      #run(work) {
        work.catch(() => {});
        this.#work.push(work);
      }
    }
    // EXTERNAL MODULE: ./build/start/retry.js
        var retry = __webpack_require__(1861);
    // CONCATENATED MODULE: ./build/start/start-once.js
    const start_once_MOST_SENDS = 10;
    const BACKOFF = {
      base: 500,
      cap: 3e4,
      jitter: .5
    };
    const MOST_SEARCHES = 4;
    const SEARCH_PAUSE = 2e3;
    function limitStarts({deadline: deadline, signal: signal}, stop) {
      const searching = AbortSignal.any([ (0, shutdown.DV)(signal, shutdown.XG), (0, shutdown.DV)(stop, after_deadline.yz) ]);
      return {
        call: {
          signal: (0, shutdown.DV)(stop, shutdown.XG),
          deadline: deadline
        },
        search: {
          signal: searching,
          deadline: (0, after_deadline.$N)(deadline)
        }
      };
    }
    async function startOnce(options) {
      const {call: call, clock: clock} = options;
      for (let sends = 1; ;sends += 1) {
        const sent = await start_once_send(options);
        if (sent?.kind !== "refused") return sent;
        const again = !sent.platform && sent.problem.failure.mayHaveActed && sends < start_once_MOST_SENDS;
        if (!again) return sent;
        await clock.sleep((0, backoff.EY)(BACKOFF, sends, clock.random()), call.signal);
      }
    }
    async function start_once_send(options) {
      const {inTurn: inTurn, locator: locator, onDoubt: onDoubt} = options;
      const sent = await inTurn(() => spawn(options));
      if (sent === null) return null;
      const {marker: marker, reply: reply} = sent;
      if (typeof reply === "string") {
        locator.know({
          uuid: reply,
          marker: marker
        });
        return {
          kind: "started",
          uuid: reply
        };
      }
      const platform = reply.isServerError;
      if (!reply.failure.mayHaveActed) return {
        kind: "refused",
        problem: reply,
        platform: platform
      };
      const arrived = await findArrived(marker, options);
      if (arrived === void 0) return {
        kind: "lost",
        problem: reply
      };
      if (arrived !== null) return {
        kind: "started",
        uuid: arrived
      };
      onDoubt(marker, reply);
      return {
        kind: "refused",
        problem: reply,
        platform: platform
      };
    }
    async function spawn({call: call, client: client, nextMarker: nextMarker, requestOf: requestOf, stop: stop}) {
      if (stop.aborted) return null;
      const marker = nextMarker();
      try {
        return {
          marker: marker,
          reply: await client.spawnInstance(requestOf(marker), call)
        };
      } catch (error) {
        if (!(error instanceof contree_error.Jd)) throw error;
        return {
          marker: marker,
          reply: error
        };
      }
    }
    async function findArrived({leg: leg, tries: tries}, options) {
      const {call: call, clock: clock, locator: locator, search: search} = options;
      const mayStartAgain = () => call.signal?.aborted !== true && clock.now() < (call.deadline ?? 1 / 0);
      for (let searches = 1; ;searches += 1) try {
        return await locator.find(leg, tries, search, mayStartAgain);
      } catch (error) {
        if (!(error instanceof contree_error.Jd)) throw error;
        if (error.failure.kind !== "protocol" || searches >= MOST_SEARCHES) return;
        await clock.sleep(SEARCH_PAUSE, search.signal);
      }
    }
    // CONCATENATED MODULE: ./build/start/leg-tries.js
    const leg_tries_BACKOFF = {
      base: 1e3,
      cap: 3e4,
      jitter: .5
    };
    class LegTries {
      #launch;
      #options;
      #starts=0;
      #retries=0;
      #isOver=false;
      #doubt=null;
      #onEnd=() => {};
      constructor(launch, options) {
        this.#launch = launch;
        this.#options = options;
      }
      async run(run) {
        try {
          return await this.#startUntilOver(run);
        } finally {
          this.#isOver = true;
        }
      }
      ended(result) {
        const reason = this.#isOver ? null : this.#retry({
          kind: "ended",
          result: result
        });
        this.#onEnd(reason);
        return reason !== null;
      }
      stop() {
        this.#onEnd(null);
      }
      async #startUntilOver(run) {
        const {follows: follows, ledger: ledger} = this.#options;
        const {name: name} = this.#launch;
        while (!run.stop.aborted) {
          const {promise: ended, resolve: resolve} = Promise.withResolvers();
          this.#onEnd = resolve;
          const started = await this.#start(run);
          if (started?.kind === "lost") return this.#lose(started.problem, run);
          if (started?.kind === "refused") {
            if (!this.#recordRefused(started, run)) break;
            await this.#pause(run, started.problem.failure.retryAfter ?? 0);
            continue;
          }
          const reason = started === null || !follows ? null : await ended;
          if (reason === null) break;
          if (reason === "platform") await this.#pause(run);
        }
        if (this.#doubt !== null) return this.#lose(this.#doubt, run);
        if (ledger.keepLastTry(name)) run.onOver(name);
        return "done";
      }
      #lose(problem, run) {
        const {name: name} = this.#launch;
        this.#options.ledger.recordFailedStart(name, "lost", problem);
        run.onOver(name);
        return "lost";
      }
      async #pause({stop: stop}, asked = 0) {
        const {clock: clock} = this.#options;
        await clock.sleep(Math.max((0, backoff.EY)(leg_tries_BACKOFF, this.#retries, clock.random()), asked), stop);
      }
      async #start({calls: calls, inTurn: inTurn, late: late, stop: stop}) {
        const {ledger: ledger, markerOf: markerOf, onStart: onStart} = this.#options;
        const {name: name, requestOf: requestOf} = this.#launch;
        const started = await startOnce({
          ...this.#options,
          ...calls,
          inTurn: inTurn,
          stop: stop,
          requestOf: requestOf,
          nextMarker: () => {
            this.#starts += 1;
            return markerOf(name, this.#starts);
          },
          onDoubt: (marker, problem) => {
            this.#doubt = problem;
            late.expect(name, marker);
          }
        });
        if (started?.kind === "started") {
          this.#doubt = null;
          const operation = {
            name: name,
            uuid: started.uuid
          };
          ledger.recordStart(operation);
          onStart(operation);
        }
        return started;
      }
      #recordRefused(refused, {onOver: onOver}) {
        const {ledger: ledger, onRetry: onRetry} = this.#options;
        const {name: name} = this.#launch;
        const {problem: problem} = refused;
        if (problem.isCutOff || problem.isDeferred) {
          if (problem.failure.status !== null) ledger.recordDelay(name, problem);
          return false;
        }
        this.#doubt = null;
        if (this.#retry(refused) !== null) {
          ledger.recordFailedStart(name, "planned", problem);
          onRetry(name);
          return true;
        }
        ledger.recordFailedStart(name, "refused", problem);
        onOver(name);
        return false;
      }
      #retry(end) {
        const {retries: retries, retryOn: retryOn} = this.#options;
        const reason = (0, retry.a)(end, {
          allowed: retries,
          used: this.#retries,
          reasons: retryOn
        });
        if (reason !== null) this.#retries += 1;
        return reason;
      }
    }
    // CONCATENATED MODULE: ./build/start/launcher.js
    const SLOW_START = 5e3;
    class Launcher {
      #options;
      #legs;
      #isOver=false;
      constructor(options) {
        this.#options = options;
        this.#legs = new Map(options.launches.map(launch => [ launch.name, new LegTries(launch, options) ]));
      }
      async run(stop, onOver) {
        const {clock: clock, maxParallel: maxParallel, record: record} = this.#options;
        const limit = (0, p_limit.A)(maxParallel ?? Number.POSITIVE_INFINITY);
        const crash = new AbortController;
        const halt = AbortSignal.any([ stop, crash.signal ]);
        const onHalt = () => {
          this.#isOver = true;
          for (const leg of this.#legs.values()) leg.stop();
        };
        halt.addEventListener("abort", onHalt, {
          once: true
        });
        const hadLost = record.mayHaveLostStart;
        record.mayHaveLostStart = true;
        const calls = limitStarts(this.#options, halt);
        const late = new LateArrivals({
          ...this.#options,
          adopt: this.#adopt
        }, calls.search);
        const run = {
          calls: calls,
          inTurn: (0, concurrency.f)(clock, SLOW_START),
          stop: halt,
          onOver: onOver,
          late: late
        };
        const runs = [ ...this.#legs.values() ].map(leg => limit(() => leg.run(run)));
        try {
          const ends = await Promise.all(runs);
          await late.close();
          record.mayHaveLostStart = hadLost || late.count > 0 || ends.includes("lost");
        } finally {
          crash.abort();
          await Promise.allSettled([ ...runs, late.close() ]);
        }
      }
      ended(result) {
        const leg = this.#legs.get(result.leg.name);
        const {clock: clock, deadline: deadline} = this.#options;
        if (leg === void 0 || this.#isOver || clock.now() >= deadline) return false;
        return leg.ended(result);
      }
      #adopt=leg => {
        const {ledger: ledger, onStart: onStart} = this.#options;
        if (ledger.startOf(leg.name) !== "lost") return false;
        ledger.recordStart(leg);
        onStart(leg);
        return true;
      };
    }
    // CONCATENATED MODULE: ./build/modes/launch.js
    function createLauncher(launches, options, context) {
      const {client: client, clock: clock, duplicates: duplicates, locator: locator, log: log, record: record, signal: signal} = context;
      const {deadline: deadline, maxParallel: maxParallel, retries: retries, retryOn: retryOn, origin: origin, detach: detach, isSetup: isSetup = false} = options;
      const ledger = isSetup ? context.preparation : context.ledger;
      const deps = {
        client: client,
        clock: clock,
        ledger: ledger,
        locator: locator,
        record: record,
        signal: signal
      };
      return new Launcher({
        ...deps,
        launches: launches,
        follows: isSetup || !detach,
        deadline: deadline,
        maxParallel: maxParallel,
        retries: retries,
        retryOn: isSetup ? retryOn.filter(reason => reason === "platform") : retryOn,
        markerOf: (leg, tries) => ({
          ...origin,
          owner: record.owner,
          leg: isSetup ? null : leg,
          tries: tries
        }),
        onStart: leg => {
          context.handOver(leg);
          const again = ledger.facts(leg).attempts > 1 ? text_escape.BP` again` : text_escape.BP``;
          log.info(text_escape.BP`${leg.name} · started${again} · ${leg.uuid}`);
        },
        onDuplicate: async ({name: name, uuid: uuid}, call) => {
          const duplicate = {
            name: `${name} (${uuid})`,
            uuid: uuid
          };
          duplicates.recordStart(duplicate);
          context.handOver();
          log.info(text_escape.BP`${name} · an earlier start has arrived after all: cancelling that operation · ${uuid}`);
          const {onAnswer: onAnswer, end: end} = (0, cancel_log.f)(log, 1);
          end(await (0, cancel_legs.yL)({
            client: client,
            clock: clock,
            ledger: duplicates,
            onAnswer: onAnswer
          }, [ duplicate ], call));
        },
        onRetry: name => {
          log.info(text_escape.BP`${name} · the service failed to start it, retrying`);
        }
      });
    }
    // EXTERNAL MODULE: ./build/modes/out-of-time.js
        var out_of_time = __webpack_require__(7811);
    // EXTERNAL MODULE: ./build/files/remote-paths.js
        var remote_paths = __webpack_require__(41);
    // EXTERNAL MODULE: external "node:timers/promises"
        var external_node_timers_promises_ = __webpack_require__(8500);
    // EXTERNAL MODULE: ./build/report/text/some-names.js
        var some_names = __webpack_require__(4194);
    // EXTERNAL MODULE: ./build/modes/leg-printer.js
        var leg_printer = __webpack_require__(4314);
    // EXTERNAL MODULE: ./build/modes/leg-printout.js
        var leg_printout = __webpack_require__(7461);
    // EXTERNAL MODULE: ./build/modes/leg-records.js
        var leg_records = __webpack_require__(2956);
    // CONCATENATED MODULE: ./build/modes/recheck-pass.js
    const CLOCKS_APART = 6e4;
    const LONGEST_LOOK = 3e4;
    async function recheckPass({uuid: uuid, image: image, stopAt: stopAt}, {isKept: isKept, deadline: deadline}, context) {
      const {clock: clock, signal: signal} = context;
      const call = {
        signal: signal,
        deadline: Math.min(deadline, clock.now() + LONGEST_LOOK)
      };
      if (stopAt !== null && !await hasEndedBefore(stopAt - CLOCKS_APART, uuid, call, context)) return "its step may have sent SIGTERM before its end";
      if (isKept && image !== null && !await mayBeThere(image, call, context)) return "the image that it left is gone";
      return null;
    }
    async function mayBeThere(image, call, {client: client, signal: signal}) {
      try {
        await client.inspectImage(image, call);
        return true;
      } catch (error) {
        if (!(error instanceof contree_error.Jd) || signal.aborted) throw error;
        return !error.isNotFound;
      }
    }
    function lookLimit({clock: clock, signal: signal}) {
      return {
        signal: signal,
        deadline: clock.now() + LONGEST_LOOK
      };
    }
    async function hasEndedBefore(moment, uuid, call, context) {
      const {client: client, clock: clock, signal: signal} = context;
      if (clock.now() < moment) return true;
      try {
        const log = client.readEvents(uuid, {
          after: null,
          follow: false,
          silence: LONGEST_LOOK
        }, call);
        for await (const event of log) if (event.kind === "completion") return Date.parse(event.at ?? "") < moment;
      } catch (error) {
        if (!(error instanceof contree_error.Jd) || signal.aborted) throw error;
      }
      return false;
    }
    // CONCATENATED MODULE: ./build/modes/take-over.js
    const SLOW_LOOK = 5e3;
    async function takeOverLegs(launches, options, context) {
      const {clock: clock, excerpts: excerpts, ledger: ledger, log: log, outputFolder: outputFolder, results: results, signal: signal} = context;
      const records = {
        ledger: ledger,
        results: results,
        excerpts: excerpts,
        streamFiles: outputFolder?.legs ?? null
      };
      const inTurn = (0, concurrency.f)(clock, SLOW_LOOK);
      const matchOf = async ({name: name, requestOf: requestOf}) => {
        const match = options.earlier.match(name, requestOf(probeMarker(name, options, context)));
        if (match.kind !== "same") return match;
        const recheck = {
          isKept: options.keeps(name),
          deadline: options.deadline
        };
        const why = await inTurn(() => recheckPass(match, recheck, context));
        return why === null ? match : {
          kind: "changed",
          why: why
        };
      };
      const stillLooking = () => text_escape.BP`still looking at what legs of earlier attempts left`;
      const matched = await (0, heartbeat.j)(context, stillLooking, () => Promise.all(launches.map(async launch => ({
        launch: launch,
        match: await matchOf(launch)
      }))));
      const left = [];
      const changed = new Map;
      for (const {launch: launch, match: match} of matched) {
        const {name: name} = launch;
        if (match.kind === "changed") changed.set(match.why, [ ...changed.get(match.why) ?? [], name ]);
        if (match.kind !== "same") left.push(launch); else {
          const leg = takeOver(name, match, records, options, context);
          options.onEnd?.(leg, ledger.result(leg));
          await (0, external_node_timers_promises_.setImmediate)();
        }
        if (signal.aborted) break;
      }
      for (const [why, names] of changed) {
        const legs = text_escape.BP`${(0, format.hS)(names.length, "leg")} of earlier attempts must run again`;
        log.info(text_escape.BP`${legs}, since ${why} · ${(0, some_names.X)(names, some_names.q)}`);
      }
      return left;
    }
    async function takeOverSetup(requestOf, options, context) {
      const {excerpts: excerpts, log: log, outputFolder: outputFolder, preparation: preparation, results: results} = context;
      const match = options.earlier.match(null, requestOf(probeMarker(null, options, context)));
      if (match.kind === "changed") log.info(text_escape.BP`setup · must run again, since ${match.why}`);
      const image = match.kind === "same" ? match.image : null;
      if (match.kind !== "same" || image === null) return null;
      if (!await mayBeThere(image, lookLimit(context), context)) {
        log.info(text_escape.BP`setup · passed in attempt ${match.attempt}, but must run again, since its image is gone`);
        return null;
      }
      preparation.plan([ {
        name: run_record.K1,
        allowFailure: false
      } ]);
      const records = {
        ledger: preparation,
        results: results,
        excerpts: excerpts,
        streamFiles: outputFolder?.setup ?? null
      };
      takeOver(run_record.K1, match, records, options, context);
      return image;
    }
    function takeOver(name, {attempt: attempt, tries: tries, detail: readDetail}, records, {logs: logs}, {log: log}) {
      const detail = readDetail();
      const {operation: operation} = detail;
      const leg = records.ledger.recordReused(name, {
        operation: operation,
        attempt: attempt,
        tries: tries
      });
      (0, leg_records.Pr)(leg, detail, records);
      log.info(text_escape.BP`${name} · passed in attempt ${attempt}, not run again · ${operation.uuid}`);
      const printout = (0, leg_printout.x)(records.ledger.result(leg), detail, logs, records);
      if (printout !== null) new leg_printer.t(log).print(printout);
      return leg;
    }
    function probeMarker(leg, {origin: origin}, {record: record}) {
      return {
        ...origin,
        owner: record.owner,
        leg: leg,
        tries: 1
      };
    }
    // CONCATENATED MODULE: ./build/modes/setup.js
    async function setupImage(setup, base, files, context) {
      const {client: client, inputs: inputs, earlier: earlier, limiting: limiting, log: log, record: record, signal: signal, deadline: deadline} = context;
      const {key: key, command: command, cwd: cwd} = setup;
      const tag = key === null ? null : setupTag({
        key: key,
        image: base,
        command: command,
        cwd: cwd,
        filesDigest: digestOf(files)
      });
      const stillLooking = () => text_escape.BP`still looking for the setup's image`;
      const find = wanted => client.findImageByTag(wanted, {
        signal: signal,
        deadline: deadline
      });
      const tagged = tag === null ? null : await (0, heartbeat.j)(context, stillLooking, () => find(tag));
      if (tagged !== null) {
        log.info(text_escape.BP`setup · kept by an earlier run · image ${tagged}`);
        record.setup = {
          image: tagged,
          cacheHit: true
        };
        return tagged;
      }
      const legsHaveOwn = inputs.legFiles.some(set => set.files.length > 0);
      const uuids = await upload_upload(files, context, legsHaveOwn ? text_escape.BP`files of the setup` : text_escape.BP`files`);
      const provisions = {
        image: base,
        files: (0, remote_paths.X)(files, uuids, cwd)
      };
      const limited = {
        ...setup,
        timeout: (await limiting)(setup)?.ms ?? null
      };
      const requestOf = setupRequest.bind(null, limited, provisions);
      const taken = earlier && await takeOverSetup(requestOf, {
        ...inputs,
        earlier: earlier
      }, context);
      const image = taken ?? await runSetup(requestOf, setup, context);
      if (image === null) return null;
      record.setup = {
        image: image,
        cacheHit: taken !== null
      };
      if (tag !== null) await tagSetupImage({
        image: image,
        base: base,
        tag: tag
      }, context);
      return image;
    }
    async function runSetup(requestOf, setup, context) {
      const {hideSecrets: hideSecrets, inputs: inputs, deadline: deadline, limiting: limiting, preparation: preparation} = context;
      const command = (0, legs_command.h9)(hideSecrets(setup.command));
      preparation.plan([ {
        name: run_record.K1,
        allowFailure: false,
        command: command,
        mostAttempts: inputs.retries + 1
      } ]);
      preparation.recordLimit(run_record.K1, (await limiting)(setup));
      const starting = createLauncher([ {
        name: run_record.K1,
        requestOf: requestOf
      } ], {
        ...inputs,
        deadline: deadline,
        isSetup: true
      }, context);
      await (0, modes_follow.e)({
        ...inputs,
        onTimeout: "cancel",
        failFast: false,
        deadline: deadline,
        isSetup: true,
        starting: starting
      }, context);
      const {outcome: outcome, operation: operation} = preparation.resultOf(run_record.K1);
      if (outcome !== "passed") return null;
      const image = operation?.resultImage ?? null;
      if (image === null) throw new Error("The setup passed, but the service names no image that it left.");
      return image;
    }
    async function tagSetupImage({image: image, base: base, tag: tag}, {client: client, log: log, signal: signal, deadline: deadline}) {
      try {
        await client.tagImage(image, tag, {
          signal: signal,
          deadline: deadline
        });
        if (image === base) log.notice(logUnchanged(run_record.K1, image, tag)); else log.info(text_escape.BP`setup · image kept as tag:${tag}`);
      } catch (error) {
        if (!(error instanceof contree_error.Jd)) throw error;
        log.warning(text_escape.BP`The setup's image could not be kept, so that the next run sets up again: ${error.message}`);
      }
    }
    // CONCATENATED MODULE: ./build/modes/prepare.js
    async function prepare(inputs, context, deadline, earlier = null) {
      const {clock: clock, signal: signal} = context;
      const until = tokenReadUntil(clock.now(), deadline);
      const limiting = limitCommands(inputs, context, {
        signal: signal,
        deadline: until
      });
      const [provisions, limitOf] = await allOrAbort(signal, signal => provide({
        ...context,
        inputs: inputs,
        earlier: earlier,
        signal: signal,
        deadline: deadline,
        until: until,
        limiting: limiting
      }), () => limiting);
      return provisions && {
        provisions: provisions,
        limitOf: limitOf
      };
    }
    async function provide(context) {
      const {inputs: inputs} = context;
      const {setup: setup, legs: legs} = inputs.plan;
      const sets = [ inputs.setupFiles, ...inputs.legFiles ];
      logLeftOut(sets, context);
      const [images, hashed] = await getImages(inputs, sets, context);
      const hashedOf = set => (set && hashed.get(set)) ?? [];
      const imageOf = reference => {
        const image = images.get((0, image_reference.hu)(reference));
        if (image === void 0) throw new Error(`${(0, image_reference.hu)(reference)} was not resolved.`);
        return image;
      };
      const [setupLeft, uuids] = await allOrAbort(context.signal, async signal => {
        if (setup === null) return null;
        const files = hashedOf(inputs.setupFiles);
        return setupImage(setup, imageOf(setup.image), files, {
          ...context,
          signal: signal
        });
      }, signal => upload_upload(inputs.legFiles.flatMap(hashedOf), {
        ...context,
        signal: signal
      }));
      if (setup !== null && setupLeft === null) return null;
      const specsOf = specsBySet(uuids);
      return legs.map((leg, index) => {
        const image = leg.image === null ? setupLeft : imageOf(leg.image);
        if (image === null) throw new Error(`Leg ${leg.name} has no image.`);
        return {
          image: image,
          files: specsOf(hashedOf(inputs.legFiles[index]), leg)
        };
      });
    }
    async function getImages({plan: plan, registry: registry, timeouts: timeouts}, sets, context) {
      const {limiting: limiting, token: token, until: until} = context;
      const line = () => text_escape.BP`still getting the images`;
      return await (0, heartbeat.j)(context, line, () => {
        const checked = timeouts.length === 0 ? null : limiting;
        return allOrAbort(context.signal, signal => {
          const longestImport = async () => {
            await checked;
            return await token.limit("images_import_max_timeout", {
              signal: signal,
              deadline: until
            });
          };
          return resolveImages((0, leg_plan.VL)(plan), {
            ...context,
            signal: signal,
            registry: registry,
            longestImport: longestImport
          });
        }, async () => (await Promise.all([ hashSets(sets), checked ]))[0]);
      });
    }
    function specsBySet(uuids) {
      const known = new Map;
      return (files, {cwd: cwd, user: user}) => {
        const ofSet = known.get(files) ?? new Map;
        known.set(files, ofSet);
        const place = JSON.stringify([ cwd, user?.uid, user?.gid ]);
        const specs = ofSet.get(place) ?? (0, remote_paths.X)(files, uuids, cwd, user);
        ofSet.set(place, specs);
        return specs;
      };
    }
    // EXTERNAL MODULE: ./build/contree/retry-policy.js
        var retry_policy = __webpack_require__(1732);
    // CONCATENATED MODULE: ./build/collect/retry-interrupted.js
    const retry_interrupted_MOST_DOWNLOADS = 3;
    const PAUSE = 500;
    async function retryInterrupted(download, clock, signal) {
      for (let tries = 1; ;tries += 1) try {
        return await download();
      } catch (error) {
        if (tries >= retry_interrupted_MOST_DOWNLOADS || !isInterrupted(error) || signal.aborted) throw error;
        await clock.sleep(PAUSE * tries, signal);
      }
    }
    function isInterrupted(error) {
      if (!(error instanceof contree_error.Jd)) return false;
      const {kind: kind, attempts: attempts} = error.failure;
      return [ "network", "timeout", "protocol" ].includes(kind) && attempts < retry_policy.ao;
    }
    // CONCATENATED MODULE: ./build/modes/work-after-end.js
    const PARALLEL_LEGS = 8;
    class WorkAfterEnd {
      stop;
      #collectTimeout;
      #context;
      #limit=(0, p_limit.A)(PARALLEL_LEGS);
      #work=[];
      #late=new AbortController;
      constructor({collectTimeout: collectTimeout}, context) {
        this.#collectTimeout = collectTimeout;
        this.#context = context;
        this.stop = AbortSignal.any([ context.signal, this.#late.signal ]);
      }
      begin(work) {
        if (this.#context.signal.aborted) return;
        const begun = this.#limit(work);
        begun.catch(() => {});
        this.#work.push(begun);
      }
      get left() {
        return this.#limit.activeCount + this.#limit.pendingCount;
      }
      async done() {
        const {clock: clock, signal: signal} = this.#context;
        const settled = new AbortController;
        const limit = clock.sleep(this.#collectTimeout, AbortSignal.any([ signal, settled.signal ]));
        const late = limit.then(() => {
          if (!settled.signal.aborted) this.#late.abort();
        });
        await Promise.allSettled(this.#work);
        settled.abort();
        await late;
        await Promise.all(this.#work);
      }
      collect(source, request, send = download => download()) {
        const {client: client, clock: clock, signal: signal} = this.#context;
        const retried = download => send(limits => retryInterrupted(() => download(limits), clock, this.stop));
        return collectSource({
          client: client,
          call: {
            signal: this.stop
          },
          stop: signal,
          send: retried
        }, source, request);
      }
      get lateness() {
        if (!this.#late.signal.aborted) return null;
        return `within collect-timeout (${(0, format.a3)(this.#collectTimeout / 1e3)}): raise it`;
      }
      whenLate(error) {
        return error instanceof contree_error.Jd && error.isAborted ? this.lateness : null;
      }
    }
    // CONCATENATED MODULE: ./build/modes/run.js
    async function run(inputs, context) {
      const deadline = context.clock.now() + inputs.timeout;
      if (inputs.dryRun) {
        await dryRun(inputs, context, deadline);
        return;
      }
      const {key: key = null, keep: keep = null} = inputs.plan.setup ?? {};
      const kept = key === null || keep === null ? null : new KeptSetups({
        key: key,
        keep: keep
      }, context);
      try {
        await runLegs(inputs, context, deadline);
        const {record: record, signal: signal} = context;
        if (record.setup !== null && !signal.aborted) await (kept?.untagSurplus(record.setup.image, deadline));
      } finally {
        kept?.close();
      }
    }
    async function runLegs(inputs, context, deadline) {
      const {legs: legs} = inputs.plan;
      context.ledger.plan(legs.map(plannedLeg(inputs, context)));
      context.outputFolder?.nameFolders(legs.map(({name: name}) => name));
      context.announce();
      const earlier = await lookUpEarlier(inputs, context, deadline);
      try {
        const prepared = await prepare(inputs, context, deadline, earlier).catch(error => {
          throw afterDeadline(error, context, deadline);
        });
        if (prepared !== null && !context.signal.aborted) await startLegs({
          inputs: inputs,
          earlier: earlier,
          prepared: prepared,
          deadline: deadline
        }, context); else if (context.clock.now() >= deadline) context.ledger.recordDeadline();
      } finally {
        earlier?.close();
      }
    }
    function afterDeadline(error, {clock: clock, ledger: ledger, preparation: preparation, signal: signal}, deadline) {
      if (signal.aborted || clock.now() < deadline) return error;
      ledger.recordDeadline();
      preparation.recordDeadline();
      return new out_of_time.f(error);
    }
    async function startLegs(start, context) {
      const {inputs: inputs} = start;
      const afterEnd = new WorkAfterEnd(inputs, context);
      const collector = new LegCollector(inputs, context, afterEnd);
      const reports = inputs.reports === null ? null : await openReports({
        ...inputs,
        reports: inputs.reports
      }, context, afterEnd);
      const onEnd = (leg, result) => {
        afterEnd.begin(async () => {
          await collector.keep(leg, result);
          await (reports?.read(leg, result));
        });
      };
      try {
        await followLegs({
          ...start,
          onEnd: onEnd
        }, context);
        const work = reports === null ? "collecting" : "collecting and reading test reports";
        const stillAtWork = () => text_escape.BP`still ${work} · ${(0, format.hS)(afterEnd.left, "leg")} left`;
        await (0, heartbeat.j)(context, stillAtWork, () => afterEnd.done());
      } finally {
        await (reports?.close());
      }
    }
    async function openReports(inputs, context, afterEnd) {
      const {openReportReader: openReportReader} = await Promise.all([ __webpack_require__.e(560), __webpack_require__.e(168) ]).then(__webpack_require__.bind(__webpack_require__, 7168));
      return await openReportReader(inputs, context, {
        afterEnd: afterEnd,
        sourcesIn: remoteSources(inputs.reports.lines)
      });
    }
    async function followLegs({onEnd: onEnd, ...start}, context) {
      const {inputs: inputs, earlier: earlier, deadline: deadline} = start;
      const planned = launchesOf(start, context);
      const taking = {
        ...inputs,
        onEnd: onEnd,
        deadline: deadline,
        keeps: keepsOf(inputs)
      };
      const launches = earlier === null ? planned : await takeOverLegs(planned, {
        ...taking,
        earlier: earlier
      }, context);
      if (launches.length < planned.length) context.announce();
      const starting = createLauncher(launches, {
        ...inputs,
        deadline: deadline
      }, context);
      if (inputs.detach) return detach(starting, context);
      if (launches.length > 0) context.log.info(text_escape.BP`Starting ${(0, format.hS)(launches.length, "leg")}.`);
      await (0, modes_follow.e)({
        ...inputs,
        deadline: deadline,
        starting: starting,
        onEnd: onEnd
      }, context);
    }
    function keepsOf({collect: collect, plan: plan, reports: reports}) {
      const tagged = new Set(plan.legs.flatMap(({name: name, tag: tag}) => tag === null ? [] : [ name ]));
      return name => collect.length > 0 || reports !== null || tagged.has(name);
    }
    function plannedLeg({retries: retries}, {hideSecrets: hideSecrets}) {
      const shown = new Map;
      return ({name: name, allowFailure: allowFailure, ...plan}) => {
        const text = (0, legs_command.jt)(plan);
        const command = shown.get(text) ?? (0, legs_command.h9)(hideSecrets(text));
        shown.set(text, command);
        return {
          name: name,
          allowFailure: allowFailure,
          command: command,
          mostAttempts: retries + 1
        };
      };
    }
    function launchesOf({inputs: inputs, prepared: prepared, deadline: deadline}, {ledger: ledger}) {
      const {plan: plan, onTimeout: onTimeout} = inputs;
      const {provisions: provisions, limitOf: limitOf} = prepared;
      const stopped = typeof onTimeout === "object" ? {
        stopAt: Math.round(deadline)
      } : {};
      return provisions.map((provision, index) => {
        const leg = plan.legs[index];
        if (leg === void 0) throw new Error("There are more provisions than legs.");
        const limit = limitOf(leg);
        ledger.recordLimit(leg.name, limit);
        const limited = {
          ...leg,
          timeout: limit?.ms ?? null
        };
        const added = {
          ...leg.allowFailure && {
            allowFailure: true
          },
          ...stopped
        };
        return {
          name: leg.name,
          requestOf: marker => legRequest(limited, provision, {
            ...marker,
            ...added
          })
        };
      });
    }
    async function detach(starting, context) {
      const {ledger: ledger, log: log, results: results, signal: signal} = context;
      const reused = ledger.settledCount;
      const total = ledger.size - reused;
      const started = () => ledger.countOf("started") - reused;
      const stillStarting = () => text_escape.BP`still starting · ${started()}/${total} started`;
      try {
        await (0, heartbeat.j)(context, stillStarting, () => starting.run(signal, () => {}));
        if (!signal.aborted) ledger.recordDeadline("planned");
      } finally {
        for (const leg of ledger.unsettled()) results.addStarted(leg);
      }
      for (const {leg: leg, problem: problem} of ledger.results()) if (problem !== null) log.info(text_escape.BP`${leg.name} · not started · ${problem.message}`);
      log.info(text_escape.BP`Started ${started()} of ${(0, format.hS)(total, "leg")}; the step does not wait for them.`);
    }
  })
};
