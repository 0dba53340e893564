export const id = 857;
export const ids = [857];
export const modules = {

/***/ 5857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(2772);
// EXTERNAL MODULE: ./build/start/marker.js
var start_marker = __webpack_require__(6917);
;// CONCATENATED MODULE: ./build/start/spawn-request.js

/** The request that starts the leg. What the plan leaves open is left out, so that the service's own default holds. */
function legRequest(plan, provisions, marker) {
    return {
        ...common(plan, provisions, marker),
        shell: plan.shell,
        ...(plan.args.length > 0 && { args: plan.args }),
        ...(plan.stdin !== null && { stdin: Buffer.from(plan.stdin) }),
        disposable: plan.disposable,
    };
}
/** The request that starts the setup: its image is what the legs branch from, so that it is never disposable. */
function setupRequest(plan, provisions, marker) {
    return { ...common(plan, provisions, marker), shell: true, disposable: false };
}
function common(plan, { image, files }, marker) {
    const { command, env, cwd, timeout, hostname, truncateOutputAt } = plan;
    return {
        image,
        command,
        env: { ...env, [start_marker/* MARKER_VARIABLE */.a0]: (0,start_marker/* encodeMarker */.$N)(marker) },
        ...(cwd !== null && { cwd }),
        ...(timeout !== null && { timeout: Math.ceil(timeout / 1_000) }),
        ...(hostname !== null && { hostname }),
        ...(truncateOutputAt !== null && { truncateOutputAt }),
        ...(Object.keys(files).length > 0 && { files }),
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/contree/contree-error.js
var contree_error = __webpack_require__(1992);
// EXTERNAL MODULE: ./build/values/values.js
var values = __webpack_require__(6053);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/collect/archive-entries.js



/** How much one request brings at most: beyond what anybody collects as a result, and little enough for any runner. */
const ARCHIVE_LIMITS = { bytes: 2 * 1024 ** 3, entries: 100_000 };
/** An archive that is not fit to be unpacked. */
class BadArchive extends Error {
    name = 'BadArchive';
}
/** Bytes: a header is one block, and content is filled up to whole blocks. */
const BLOCK = 512;
/**
 * The entries of a tar, one after another. However it ends, the stream is destroyed then.
 *
 * Throws the stream's own error, and `BadArchive` for an archive that is too large, malformed or cut. The parser takes
 * one that is cut between two entries for a whole one; so the mark of an archive's end, a block of zeros behind the
 * last entry, is looked for here.
 */
async function* archiveEntries(archive, limits) {
    const parser = (0,tar_stream.extract)();
    const feed = new Feed(parser, limits.bytes);
    (0,external_node_stream_.pipeline)(archive, feed, ignore);
    let lastEnd = 0;
    let count = 0;
    try {
        for await (const entry of parser) {
            const { header, offset } = entry;
            count += 1;
            if (count > limits.entries)
                throw new BadArchive(`it has more than ${limits.entries} entries`);
            if (header.size > limits.bytes)
                throw tooLarge(limits.bytes);
            // The parser would wait for the end of it without an end.
            if (!Number.isSafeInteger(header.size))
                throw new BadArchive('an entry has a size that makes no sense');
            // A directory has no content, whatever its header says.
            lastEnd = offset + BLOCK + (header.type === 'directory' ? 0 : Math.ceil(header.size / BLOCK) * BLOCK);
            yield { header, content: contentOf(entry, feed) };
            entry.resume();
        }
    }
    catch (error) {
        if (feed.failure !== null)
            throw feed.failure;
        throw error instanceof BadArchive ? error : new BadArchive((0,errors/* messageOf */.bD)(error), { cause: error });
    }
    finally {
        archive.destroy();
        parser.destroy();
    }
    if (feed.bytes < lastEnd + BLOCK || feed.zeros < BLOCK)
        throw new BadArchive('it is cut: the mark of its end is missing');
}
/** The parser's own entries end, when it does not get all of one, with an error that does not tell why. */
async function* contentOf(entry, feed) {
    try {
        for await (const piece of entry)
            yield piece;
    }
    catch (error) {
        throw feed.failure ?? new BadArchive('it is cut within an entry', { cause: error });
    }
}
/** Hands the stream to the parser and sees what goes by. */
class Feed extends external_node_stream_.Writable {
    #parser;
    #limit;
    bytes = 0;
    /** How many zeros it ends with so far. */
    zeros = 0;
    /** What the stream broke off with, or was broken off for. */
    failure = null;
    constructor(parser, limit) {
        super();
        this.#parser = parser;
        this.#limit = limit;
    }
    _write(chunk, _encoding, done) {
        this.bytes += chunk.length;
        const lastByte = chunk.findLastIndex((byte) => byte !== 0);
        this.zeros = lastByte === -1 ? this.zeros + chunk.length : chunk.length - 1 - lastByte;
        if (this.bytes > this.#limit)
            done(tooLarge(this.#limit));
        else if (this.#parser.write(chunk))
            done();
        else
            this.#parser.once('drain', done);
    }
    _final(done) {
        this.#parser.end(undefined);
        done();
    }
    _destroy(error, done) {
        if (error !== null) {
            this.failure = error;
            this.#parser.destroy(error);
        }
        done(error);
    }
}
function tooLarge(limit) {
    return new BadArchive(`it is larger than ${limit / 1024 ** 3} GiB`);
}
function ignore() {
    // The feed has kept what went wrong.
}

;// CONCATENATED MODULE: ./build/collect/move-tree.js



const NOTHING_COLLECTED = { found: false, files: 0, bytes: 0, leftOut: [] };
/**
 * Moves a directory with all that it holds to `to`, into what is there already. A file that is there is replaced;
 * a link that is there is replaced by a file, and never followed by a directory. `shown` is how the list of what was left
 * out names it. Throws the errors of the disk.
 */
async function placeDirectory(from, to, shown, placed) {
    if (await ensureDirectory(from, to))
        await placeContents(from, to, shown, placed);
    else
        placed.leftOut.push({ path: shown, why: 'a file or a link stands in its place on this machine' });
}
/** The same for what a directory holds; `to` is there. */
async function placeContents(from, to, shown, placed) {
    for (const entry of await (0,promises_.readdir)(from, { withFileTypes: true })) {
        const { name } = entry;
        const place = entry.isDirectory() ? placeDirectory : placeFile;
        await place((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name), external_node_path_.posix.join(shown, name), placed);
    }
}
/** The same for one file. */
async function placeFile(from, to, shown, placed) {
    const { size } = await (0,promises_.lstat)(from);
    if ((await kindOnDisk(to)) === 'directory') {
        placed.leftOut.push({ path: shown, why: 'a directory stands in its place on this machine' });
        return;
    }
    // It replaces a link and does not write to what the link points to.
    await (0,promises_.rename)(from, to);
    placed.files += 1;
    placed.bytes += size;
}
/** Whether `to` is a directory in the end, with the mode of `from` when it is new. */
async function ensureDirectory(from, to) {
    try {
        await (0,promises_.mkdir)(to);
    }
    catch (error) {
        if ((0,errors/* errorCode */.CA)(error) !== 'EEXIST')
            throw error;
        return (await kindOnDisk(to)) === 'directory';
    }
    await (0,promises_.chmod)(to, (await (0,promises_.lstat)(from)).mode & 0o777);
    return true;
}
/** What is at a path of this machine; a link counts as a file and is not followed. Null when nothing is there. */
async function kindOnDisk(path) {
    try {
        return (await (0,promises_.lstat)(path)).isDirectory() ? 'directory' : 'file';
    }
    catch (error) {
        const code = (0,errors/* errorCode */.CA)(error);
        if (code !== 'ENOENT' && code !== 'ENOTDIR')
            throw error;
        return null;
    }
}

;// CONCATENATED MODULE: ./build/collect/unpack.js





const LONGEST_SHOWN = 300;
/**
 * Writes what a tar holds below `root`, an empty folder that nobody else writes to. Nothing gets out of it: names that
 * lead elsewhere are left out, and so is every symbolic link, so that no name can lead through one. Owners are ignored,
 * of the modes only read, write and execute are kept, and the reader can always read. Of two entries of one name the
 * later file replaces the earlier one.
 *
 * Throws the stream's own error, `BadArchive`, and the errors of a disk that does not take it.
 */
async function unpack(archive, root, limits) {
    const leftOut = [];
    let entries = 0;
    let common = null;
    let endsWithFile = false;
    let bytes = 0;
    const count = (size) => {
        bytes += size;
        if (bytes > limits.bytes)
            throw new BadArchive(`its hard links unfold to more than ${limits.bytes / 1024 ** 3} GiB`);
    };
    for await (const entry of archiveEntries(archive, limits)) {
        const { name } = entry.header;
        const path = entryPath(name);
        const why = 'why' in path ? path.why : await write(entry, root, path.segments, count);
        entries += 1;
        endsWithFile = why === null && entry.header.type !== 'directory';
        if ('segments' in path)
            common = shared(common ?? path.segments, path.segments);
        if (why !== null)
            leftOut.push({ path: name.slice(0, LONGEST_SHOWN), why });
    }
    return { entries, endsWithFile, common: common ?? [], leftOut };
}
/** Null when it was written, else why not. */
async function write({ header, content }, root, segments, count) {
    const path = (0,external_node_path_.join)(root, ...segments);
    switch (header.type) {
        case 'directory':
            return await makeDirectory(path, header.mode);
        case 'file':
        case 'contiguous-file':
            count(header.size);
            return (await makeRoom(path, segments)) ?? (await writeFile(path, header, content));
        case 'link':
            return await copyLinked(header, path, root, segments, count);
        case 'symlink':
            return 'it is a symbolic link';
        case 'character-device':
        case 'block-device':
            return 'it is a device';
        case 'fifo':
            return 'it is a named pipe';
        default:
            // Null for a type flag that the parser does not know.
            return 'it is of a kind that is not known';
    }
}
async function makeDirectory(path, mode) {
    try {
        await (0,promises_.mkdir)(path, { recursive: true });
    }
    catch (error) {
        const code = (0,errors/* errorCode */.CA)(error);
        if (code !== 'EEXIST' && code !== 'ENOTDIR')
            throw error;
        return 'a file stands in its way';
    }
    if (mode !== undefined)
        await (0,promises_.chmod)(path, (mode & 0o777) | 0o700);
    return null;
}
/** Sees to it that a file can be created at the path; null when it can. */
async function makeRoom(path, segments) {
    if (segments.length === 0)
        return 'its name is empty';
    const blocked = await makeDirectory((0,external_node_path_.dirname)(path));
    if (blocked !== null)
        return blocked;
    const present = await kindOnDisk(path);
    if (present === 'directory')
        return 'a directory stands in its way';
    if (present === 'file')
        await (0,promises_.unlink)(path);
    return null;
}
async function writeFile(path, { mode }, content) {
    // Exclusive, so that nothing is ever written into or through what is there.
    const file = await (0,promises_.open)(path, 'wx', 0o600);
    try {
        await file.writeFile(content);
        await file.chmod((mode & 0o777) | 0o600);
    }
    finally {
        await file.close();
    }
    return null;
}
async function copyLinked({ linkname }, path, root, segments, count) {
    const target = entryPath(linkname);
    const source = 'segments' in target ? (0,external_node_path_.join)(root, ...target.segments) : null;
    if (source === null || (await kindOnDisk(source)) !== 'file')
        return 'it is a hard link to what is not in the archive';
    if (source === path)
        return null;
    count((await (0,promises_.lstat)(source)).size);
    const blocked = await makeRoom(path, segments);
    if (blocked === null)
        await (0,promises_.copyFile)(source, path, promises_.constants.COPYFILE_EXCL);
    return blocked;
}
function shared(one, other) {
    const difference = one.findIndex((segment, index) => segment !== other[index]);
    return difference === -1 ? one : one.slice(0, difference);
}
/** The most bytes a disk takes for one name, and enough for any path while leaving room for the folder it goes to. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 2000;
/**
 * Where a name from an archive leads below the archive's root, or why it is refused. The rules are the same on every
 * platform: what one of them reads as a way out is refused on all. The root itself (`./`) has no segments; null is what a
 * link without a target leads to.
 */
function entryPath(name) {
    if (name === null)
        return { why: 'it has no name' };
    if (/\p{Cc}/u.test(name))
        return { why: 'its name has control characters' };
    if (name.includes('\\'))
        return { why: 'its name has a backslash' };
    const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
    if (name.startsWith('/') || /^[a-z]:/iu.test(segments[0] ?? ''))
        return { why: 'its name is absolute' };
    if (segments.includes('..'))
        return { why: 'its name leads out of the folder' };
    const tooLong = (text, most) => Buffer.byteLength(text) > most;
    if (tooLong(name, LONGEST_PATH) || segments.some((segment) => tooLong(segment, LONGEST_NAME))) {
        return { why: 'its name is too long' };
    }
    return { segments };
}

;// CONCATENATED MODULE: ./build/collect/collect.js







/**
 * Copies a file or a directory out of an image into `folder`, under its own name as `cp -r` does: `/out/report.xml`
 * becomes `report.xml` there, `/out/coverage` becomes `coverage/…`, and `/out/coverage/.` what that directory holds.
 *
 * All of an archive is unpacked beside its place first and moved when it is whole, so that one which breaks off leaves
 * what was there untouched. Throws `ContreeError`, `BadArchive`, or the error of a disk that does not take it.
 */
async function collectFrom(source, { image, remote, folder }, limits = ARCHIVE_LIMITS) {
    const path = external_node_path_.posix.resolve('/', remote);
    const archive = await source.client.downloadArchive(image, path, source.call);
    if (archive === null)
        return NOTHING_COLLECTED;
    try {
        await (0,promises_.mkdir)(folder, { recursive: true });
        // In the folder itself, since a file cannot be moved from one disk to another.
        const staging = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, '.collecting-'));
        try {
            const root = (0,external_node_path_.join)(staging, 'archive');
            await (0,promises_.mkdir)(root);
            const unpacked = await unpack(archive, root, limits);
            const within = await rootOf(path, unpacked, (place) => kindAt(source, image, place));
            const placed = { files: 0, bytes: 0, leftOut: [...unpacked.leftOut] };
            await place((0,external_node_path_.join)(root, ...within), folder, remote, placed);
            return { found: true, ...placed };
        }
        finally {
            await (0,promises_.rm)(staging, { recursive: true, force: true });
        }
    }
    catch (error) {
        if (!(error instanceof BadArchive))
            throw error;
        throw new BadArchive(`The archive of ${(0,values/* quote */.hD)(path)} is not unpacked: ${error.message}.`, { cause: error });
    }
    finally {
        archive.destroy();
    }
}
async function place(from, folder, remote, placed) {
    const name = external_node_path_.posix.basename(external_node_path_.posix.resolve('/', remote));
    const kind = await kindOnDisk(from);
    // What was asked for was left out itself.
    if (kind === null)
        return;
    if (kind === 'file')
        await placeFile(from, (0,external_node_path_.join)(folder, name), name, placed);
    else if (name === '' || remote.endsWith('/.'))
        await placeContents(from, folder, '', placed);
    else
        await placeDirectory(from, (0,external_node_path_.join)(folder, name), name, placed);
}
/** A download is refused with one of these when the path is that of a directory. */
const NO_FILE_STATUSES = [400, 422];
async function kindAt({ client, call }, image, path) {
    try {
        return (await client.pathExists(image, path, call)) ? 'file' : null;
    }
    catch (error) {
        if (error instanceof contree_error/* ContreeError */.J && NO_FILE_STATUSES.includes(error.failure.status))
            return 'directory';
        throw error;
    }
}
/**
 * The path within an unpacked archive of the file or the directory that was asked for.
 *
 * The API's documents do not say how an archive names its entries: relative to the directory that was asked for (`x`),
 * with that directory's own name before them (`dir/x`), or with its whole path (`path/to/dir/x`). All three are taken.
 * Where the names leave it open, with one thing alone in the archive, `kindAt` asks what is at a path of the image.
 */
async function rootOf(remote, { entries, endsWithFile, common }, kindAt) {
    const whole = remote.split('/').filter((segment) => segment !== '');
    const name = whole.at(-1);
    if (name === undefined)
        return [];
    if (whole.length > 1 && whole.every((segment, index) => segment === common[index]))
        return whole;
    if (entries === 1 && endsWithFile && common.length === 1)
        return (await kindAt(remote)) === 'file' ? common : [];
    const hasOwnName = common[0] === name && (await kindAt(external_node_path_.posix.join(remote, name))) === null;
    return hasOwnName ? [name] : [];
}

// EXTERNAL MODULE: ./build/files/boundary.js
var files_boundary = __webpack_require__(9308);
;// CONCATENATED MODULE: ./build/collect/leg-folders.js




const leg_folders_LONGEST_NAME = 100;
/**
 * A folder's name for each leg: letters, digits and `._-` as they are, all else as `-`, a dot at either end too (the
 * first would hide the folder, the last is lost on some disks). No two are the same, also where case makes no
 * difference: `-2`, `-3` … is added. A name that needs no change is kept, whatever else would come to be called so.
 */
function legFolders(names) {
    const folders = new Map();
    const taken = new Set();
    const give = (name, folder) => {
        taken.add(folder.toLowerCase());
        folders.set(name, folder);
    };
    for (const name of names) {
        if (name === plain(name) && !taken.has(name.toLowerCase()))
            give(name, name);
    }
    for (const name of names) {
        if (!folders.has(name))
            give(name, free(plain(name), taken));
    }
    return folders;
}
function plain(name) {
    const letters = name
        .slice(0, leg_folders_LONGEST_NAME)
        .toWellFormed()
        .replaceAll(/[^A-Za-z0-9._-]/gu, '-')
        .replace(/^\.+/u, (dots) => '-'.repeat(dots.length))
        .replace(/\.+$/u, (dots) => '-'.repeat(dots.length));
    return letters === '' ? 'leg' : letters;
}
function free(folder, taken) {
    let candidate = folder;
    for (let count = 2; taken.has(candidate.toLowerCase()); count++) {
        const ending = `-${String(count)}`;
        candidate = `${folder.slice(0, leg_folders_LONGEST_NAME - ending.length)}${ending}`;
    }
    return candidate;
}
/**
 * Where a link leads on the way from `boundary` to `folder`, which lies in it, when that is outside of `boundary`; null when
 * nothing on the way leads out. Whoever wrote the checkout may have put a link there. Throws the errors of the disk.
 */
async function leadsOut(boundary, folder) {
    try {
        const start = await (0,promises_.realpath)(boundary);
        let place = start;
        for (const segment of (0,external_node_path_.relative)(boundary, folder).split(external_node_path_.sep)) {
            place = await (0,promises_.realpath)((0,external_node_path_.join)(place, segment));
            if (!(0,files_boundary/* isWithin */.UO)(start, place))
                return place;
        }
    }
    catch (error) {
        // From here on nothing is there yet.
        if ((0,errors/* errorCode */.CA)(error) !== 'ENOENT')
            throw error;
    }
    return null;
}

// EXTERNAL MODULE: ./build/contree/retry-policy.js
var retry_policy = __webpack_require__(1732);
// EXTERNAL MODULE: ./build/contree/types.js
var types = __webpack_require__(3402);
// EXTERNAL MODULE: ./build/plan/collect-lines.js
var collect_lines = __webpack_require__(4346);
;// CONCATENATED MODULE: ./build/modes/collect-legs.js












/** Legs of which something is kept at a time. */
const PARALLEL = 8;
/** How often a download is begun that breaks off, and the first pause between two in milliseconds. */
const MOST_DOWNLOADS = 3;
const DOWNLOAD_PAUSE = 500;
function createLegCollector(inputs, context) {
    const plans = new Map(inputs.plan.legs.map((plan) => [plan.name, plan]));
    const folders = legFolders(inputs.plan.legs.map(({ name }) => name));
    const limit = (0,p_limit/* default */.A)(PARALLEL);
    const keeping = [];
    return {
        onEnd: (leg, result) => {
            const plan = plans.get(leg.name);
            if (plan === undefined || context.signal.aborted)
                return;
            const kept = limit(async () => {
                await tagImage(leg, result, plan, context);
                await collectAll(leg, result, { ...inputs, plan, folder: folders.get(leg.name) ?? leg.name }, context);
            });
            // It is thrown on where somebody waits for it.
            kept.catch(() => undefined);
            keeping.push(kept);
        },
        left: () => limit.activeCount + limit.pendingCount,
        done: async () => {
            await Promise.allSettled(keeping);
            await Promise.all(keeping);
        },
    };
}
/** A leg that did not pass leaves an image as well, but a tag is for others to rely on. */
async function tagImage(leg, result, { tag }, context) {
    if (tag === null || result.outcome !== 'passed')
        return;
    const { client, ledger, log, signal } = context;
    const image = result.operation?.resultImage ?? null;
    if (image === null) {
        lose(leg, 'it left no image to tag', context);
        return;
    }
    try {
        await client.tagImage(image, tag, { signal });
        const { operation } = ledger.facts(leg);
        if (operation !== null)
            ledger.recordRead(leg, { ...operation, tag });
        log.info((0,report_escape/* logLine */.BP) `${leg.name} · image tagged ${tag}`);
    }
    catch (error) {
        if (!(error instanceof contree_error/* ContreeError */.J))
            throw error;
        lose(leg, `its image could not be tagged ${tag}: ${error.message}`, context);
    }
}
async function collectAll(leg, result, collecting, context) {
    const { log, record } = context;
    // One that was cancelled or failed by the platform left nothing that anybody could miss.
    if (result.outcome !== 'passed' && (result.operation?.resultImage ?? null) === null)
        return;
    let files = 0;
    let bytes = 0;
    const folders = [];
    for (const line of collecting.collect) {
        const remote = (0,collect_lines/* absoluteRemote */.c)(line.remote, collecting.plan.cwd ?? types/* DEFAULT_CWD */.dr);
        const collected = await collectOne(leg, result, { remote, workspace: collecting.workspace, folder: (0,external_node_path_.join)(collecting.workspace, line.local, collecting.folder) }, context);
        if (collected === null)
            continue;
        files += collected.files;
        bytes += collected.bytes;
        if (collected.files === 0)
            missing(leg, line.remote, collecting, context);
        if (collected.leftOut.length > 0) {
            const [first] = collected.leftOut;
            log.warning((0,report_escape/* logLine */.BP) `${leg.name} · of ${line.remote}, ${(0,format/* counted */.hS)(collected.leftOut.length, 'entry')} left out, such as ${first?.path ?? ''}: ${first?.why ?? ''}`);
        }
        if (collected.files > 0)
            folders.push(line.local);
    }
    if (files === 0)
        return;
    record.collected.set(leg.name, { files, bytes, folders });
    log.info((0,report_escape/* logLine */.BP) `${leg.name} · collected ${(0,format/* counted */.hS)(files, 'file')}, ${(0,format/* formatBytes */.z3)(bytes)}`);
}
/** Null when it could not be downloaded, which is then a loss. */
async function collectOne(leg, { operation }, { remote, workspace, folder }, context) {
    const { client, clock, signal } = context;
    const image = operation?.resultImage ?? null;
    if (image === null)
        return { found: false, files: 0, bytes: 0, leftOut: [] };
    for (let tries = 1;; tries += 1) {
        try {
            const outside = await leadsOut(workspace, folder);
            if (outside !== null)
                throw new Error(`a link leads from ${(0,values/* quote */.hD)(folder)} out of the workspace, to ${(0,values/* quote */.hD)(outside)}`);
            return await collectFrom({ client, call: { signal } }, { image, remote, folder });
        }
        catch (error) {
            if (tries < MOST_DOWNLOADS && brokeOff(error) && !signal.aborted) {
                await clock.sleep(DOWNLOAD_PAUSE * tries, signal);
                continue;
            }
            lose(leg, `${remote} could not be collected: ${(0,errors/* messageOf */.bD)(error)}`, context);
            return null;
        }
    }
}
/** The download began and did not end well. What did not even begin, the client has tried as often as it is worth. */
function brokeOff(error) {
    if (!(error instanceof contree_error/* ContreeError */.J))
        return false;
    const { kind, attempts } = error.failure;
    return ['network', 'timeout', 'protocol'].includes(kind) && attempts < retry_policy/* MOST_TRIES */.ao;
}
function missing(leg, remote, { ifNoFilesFound }, context) {
    const { log } = context;
    switch (ifNoFilesFound) {
        case 'error':
            lose(leg, `it left nothing at ${remote}`, context);
            break;
        case 'warn':
            log.warning((0,report_escape/* logLine */.BP) `${leg.name} · left nothing at ${remote} to collect`);
            break;
        case 'ignore':
            log.info((0,report_escape/* logLine */.BP) `${leg.name} · left nothing at ${remote} to collect`);
            break;
    }
}
/** A step that is told to end keeps nothing more, and that is nobody's fault. */
function lose(leg, what, { ledger, log, signal }) {
    if (signal.aborted)
        return;
    ledger.recordLoss(leg, what);
    log.info((0,report_escape/* logLine */.BP) `${leg.name} · ${what}`);
}

// EXTERNAL MODULE: ./build/modes/follow.js + 6 modules
var follow = __webpack_require__(2461);
// EXTERNAL MODULE: ./build/modes/heartbeat.js
var heartbeat = __webpack_require__(7283);
// EXTERNAL MODULE: ./build/contree/concurrency.js
var concurrency = __webpack_require__(6972);
// EXTERNAL MODULE: ./build/legs/shutdown.js
var shutdown = __webpack_require__(4180);
;// CONCATENATED MODULE: ./build/start/start-once.js

/** How often a start is sent that does not arrive, and the pauses between in milliseconds: the first, doubled, the longest. */
const MOST_SENDS = 10;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** How often it is looked for while the listing makes no sense, and the pause between in milliseconds. */
const MOST_LOOKS = 4;
const LOOK_PAUSE = 2_000;
/**
 * Starts one operation. A start is never sent again as long as an earlier one may have arrived: its marker tells.
 * Throws nothing of the service's; an error that is no `ContreeError` is thrown on.
 */
async function startOnce(options) {
    for (let sends = 1;; sends += 1) {
        const sent = await send(options);
        const again = sent.kind === 'refused' && !sent.platform && sent.problem.failure.mayHaveActed && sends < MOST_SENDS;
        if (!again)
            return sent;
        const { clock, call } = options;
        await clock.sleep(Math.min(FIRST_PAUSE * 2 ** (sends - 1), LONGEST_PAUSE) * (0.5 + clock.random() / 2), call.signal);
    }
}
async function send({ client, clock, locator, call, search, nextMarker, onDoubt, requestOf, }) {
    const marker = nextMarker();
    try {
        const uuid = await client.spawnInstance(requestOf(marker), call);
        locator.know({ uuid, marker });
        return { kind: 'started', uuid };
    }
    catch (error) {
        if (!(error instanceof contree_error/* ContreeError */.J))
            throw error;
        const { mayHaveActed, status } = error.failure;
        const platform = status !== null && status >= 500;
        // A service that failed may have started it before it did.
        if (!mayHaveActed && !platform)
            return { kind: 'refused', problem: error, platform };
        const arrived = await whatArrived(locator, marker, search, clock);
        if (arrived === undefined)
            return { kind: 'lost', problem: error };
        if (arrived !== null)
            return { kind: 'started', uuid: arrived };
        if (mayHaveActed)
            onDoubt();
        return { kind: 'refused', problem: error, platform };
    }
}
/** The operation's UUID, null for none; undefined when the service cannot tell. */
async function whatArrived(locator, { leg, tries }, call, clock) {
    for (let looks = 1;; looks += 1) {
        try {
            return await locator.find(leg, tries, call);
        }
        catch (error) {
            if (!(error instanceof contree_error/* ContreeError */.J))
                throw error;
            // A reply that makes no sense is not tried again by the client, but may be better the next time.
            if (error.failure.kind !== 'protocol' || looks >= MOST_LOOKS)
                return undefined;
            await clock.sleep(LOOK_PAUSE, call.signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/start/launcher.js




/** Milliseconds after which a start makes place for the next. */
const SLOW_START = 5_000;
/** Milliseconds before a leg that the platform failed is started again: the first pause, doubled each time, and the longest. */
const launcher_FIRST_PAUSE = 1_000;
const launcher_LONGEST_PAUSE = 30_000;
/** Starts legs, never more at a time than it may, and starts again what the platform failed. */
class Launcher {
    #options;
    #inTurn;
    /** Told, by leg, whether an operation that has ended is to be followed by another. */
    #ends = new Map();
    #failures = new Map();
    #tries = new Map();
    /** A start that was not found may still arrive. */
    #doubtful = false;
    constructor(options) {
        this.#options = options;
        this.#inTurn = (0,concurrency/* limitConcurrency */.f6)(options.clock, SLOW_START);
    }
    /**
     * Starts all legs; resolves when none will be started any more, because each has come to its end or `stop` has aborted.
     * What was under way by then is brought to its end.
     * @param onRefused hears of each leg that was not started, or whose start was lost
     */
    async run(stop, onRefused) {
        const { launches, maxParallel, record } = this.#options;
        const places = (0,p_limit/* default */.A)(maxParallel ?? Number.POSITIVE_INFINITY);
        const crash = new AbortController();
        const over = AbortSignal.any([stop, crash.signal]);
        const patience = (0,shutdown/* startPatience */.ew)(this.#options, over);
        record.unsure = true;
        const carried = launches.map((launch) => places(() => this.#carry(launch, patience.calls, over, onRefused)));
        try {
            const ends = await Promise.all(carried);
            record.unsure = this.#doubtful || ends.includes('lost');
        }
        finally {
            // Nothing is started behind the back of whoever hears of a crash.
            crash.abort();
            await Promise.allSettled(carried);
            patience.release();
        }
    }
    /** A leg's operation has ended: returns whether the leg is started again. */
    ended(result) {
        const { name } = result.leg;
        const again = failedByPlatform(result) && this.#mayTryAgain(name);
        this.#ends.get(name)?.(again);
        return again;
    }
    /** One leg through all its tries. */
    async #carry(launch, calls, stop, onRefused) {
        const { ledger, follows } = this.#options;
        const { name } = launch;
        while (!stop.aborted) {
            const end = Promise.withResolvers();
            this.#ends.set(name, end.resolve);
            const started = await this.#inTurn(() => this.#start(launch, calls, stop));
            if (started === null)
                break;
            if (started.kind === 'lost') {
                ledger.recordLostStart(name, started.problem);
                onRefused(name);
                return 'lost';
            }
            if (started.kind === 'refused' && isCutOff(started.problem)) {
                if (started.problem.failure.status !== null)
                    ledger.recordDelay(name, started.problem);
                break;
            }
            if (started.kind === 'refused' && !this.#triesAgain(name, started)) {
                ledger.recordRefusal(name, started.problem);
                onRefused(name);
                break;
            }
            if (started.kind === 'started' && !(follows && (await unlessStopped(end.promise, stop))))
                break;
            await this.#pause(name, stop);
        }
        return 'done';
    }
    async #start({ name, requestOf }, calls, stop) {
        const { client, clock, ledger, locator, markerOf, onStart } = this.#options;
        if (stop.aborted)
            return null;
        const nextMarker = () => markerOf(name, this.#nextTry(name));
        const onDoubt = () => {
            this.#doubtful = true;
        };
        const started = await startOnce({ ...calls, client, clock, locator, nextMarker, onDoubt, requestOf });
        if (started.kind === 'started') {
            const leg = { name, uuid: started.uuid };
            ledger.recordStart(leg);
            onStart(leg);
        }
        return started;
    }
    #triesAgain(name, { platform, problem }) {
        if (!platform || !this.#mayTryAgain(name))
            return false;
        this.#options.ledger.recordFailedTry(name, problem);
        this.#options.onRetry(name);
        return true;
    }
    #mayTryAgain(name) {
        const failures = this.#failures.get(name) ?? 0;
        if (failures >= this.#options.retries)
            return false;
        this.#failures.set(name, failures + 1);
        return true;
    }
    #nextTry(name) {
        const tries = (this.#tries.get(name) ?? 0) + 1;
        this.#tries.set(name, tries);
        return tries;
    }
    async #pause(name, stop) {
        const { clock } = this.#options;
        const failures = this.#failures.get(name) ?? 0;
        const longest = Math.min(launcher_FIRST_PAUSE * 2 ** (failures - 1), launcher_LONGEST_PAUSE);
        await clock.sleep(longest * (0.5 + clock.random() / 2), stop);
    }
}
/** The platform failed it: no exit code says that its command ran to an end. */
function failedByPlatform({ operation }) {
    return operation?.status === 'FAILED' && operation.exitCode === null && !operation.sandboxTimedOut;
}
/** Statuses that are waited out as long as there is time (API reference, 5.2). */
const PASSING = [425, 429];
/** The step had no more time for it: that is nothing the service refused. */
function isCutOff({ failure: { kind, status } }) {
    return kind === 'aborted' || kind === 'deadline' || PASSING.includes(status);
}
function unlessStopped(ended, stop) {
    const { promise, resolve } = Promise.withResolvers();
    const onAbort = () => {
        resolve(false);
    };
    stop.addEventListener('abort', onAbort, { once: true });
    if (stop.aborted)
        onAbort();
    return Promise.race([ended, promise]).finally(() => {
        stop.removeEventListener('abort', onAbort);
    });
}

;// CONCATENATED MODULE: ./build/modes/launch.js


/**
 * What starts the launches into the context's ledger and says so in the log.
 * @param isSetup it is the setup that is started: it is no leg, and its marker names none
 */
function createLauncher(launches, inputs, context, isSetup = false) {
    const { ledger, log, record } = context;
    const { deadline, maxParallel, retries, origin, detach } = inputs;
    return new Launcher({
        ...context,
        launches,
        follows: isSetup || !detach,
        deadline,
        maxParallel,
        retries,
        markerOf: (leg, tries) => ({ ...origin, owner: record.owner, leg: isSetup ? null : leg, tries }),
        onStart: (leg) => {
            context.handOver();
            const again = ledger.facts(leg).attempts > 1 ? (0,report_escape/* logLine */.BP) ` again` : (0,report_escape/* logLine */.BP) ``;
            log.info((0,report_escape/* logLine */.BP) `${leg.name} · started${again} · ${leg.uuid}`);
        },
        onRetry: (name) => {
            log.info((0,report_escape/* logLine */.BP) `${name} · the service failed to start it, to be tried again`);
        },
    });
}

// EXTERNAL MODULE: ./build/modes/leg-printout.js
var leg_printout = __webpack_require__(7461);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/values/problems.js
var values_problems = __webpack_require__(9223);
;// CONCATENATED MODULE: ./build/files/hash-files.js







const hash_files_PARALLEL = 16;
/** Bytes up to which a file is read in one piece, which is faster; 16 of them are held at a time. */
const LARGEST_PIECE = 1024 ** 2;
/**
 * The same files, in the same order, with the hash of their content.
 *
 * @throws {InvalidFiles} with every file that cannot be read (any more).
 */
async function hashFiles(files) {
    const problems = [];
    const hashed = await (0,p_limit/* default */.A)(hash_files_PARALLEL).map(files, async (file) => {
        try {
            return { ...file, sha256: await hashOf(file) };
        }
        catch (error) {
            problems.push(`${(0,values/* quote */.hD)(file.path)} cannot be read any more (${(0,errors/* codeOf */.$N)(error)}): let nothing change it meanwhile`);
            return null;
        }
    });
    if (problems.length > 0)
        throw new values_problems/* InvalidFiles */.HI(problems.sort());
    return hashed.filter((file) => file !== null);
}
/**
 * A SHA-256 over what the files put into a sandbox: path, mode and content of each. It is the same in any order and for
 * any place that the files have on this machine.
 */
function digestOf(files) {
    // No path holds a NUL character, so that no two sets of files give the same text.
    const entries = files.map(({ remote, mode, sha256 }) => `${remote}\0${mode}\0${sha256}\0`);
    return (0,external_node_crypto_.hash)('sha256', entries.sort().join(''));
}
async function hashOf({ path, size }) {
    if (size <= LARGEST_PIECE)
        return (0,external_node_crypto_.hash)('sha256', await (0,promises_.readFile)(path));
    const sum = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(path))
        sum.update(chunk);
    return sum.digest('hex');
}

// EXTERNAL MODULE: ./build/files/remote-paths.js
var remote_paths = __webpack_require__(41);
;// CONCATENATED MODULE: ./build/files/stored-contents.js


/** Contents that are asked for one by one without a look at the listing: they all go out at once, and cost no more. */
const HANDFUL = 8;
/** The service's greatest page. */
const PAGE = 1_000;
/** Pages are worth this many single requests each: one carries far more, but may know none of the contents. */
const WORTH = 50;
const MOST_PAGES = 20;
const PARALLEL_PAGES = 4;
const stored_contents_PARALLEL = 32;
/**
 * UUIDs of those of the contents that the service has already, by SHA-256.
 *
 * A handful is asked for one by one. For more the listing is read first, which tells of a thousand files a request and of
 * all of them when it comes to its end: one request for most projects. It is read only so far that it adds 2 % at most to
 * what asking one by one would take, 20 pages in all; what is still open then is asked for. So n contents take n requests
 * and 20 more at worst, in a project with a million files.
 *
 * Throws `ContreeError`.
 */
async function findStored(client, contents, call) {
    const stored = new Map();
    const isComplete = contents.length > HANDFUL && (await readListing(client, new Set(contents), stored, call));
    if (isComplete)
        return stored;
    const open = contents.filter((sha256) => !stored.has(sha256));
    await (0,concurrency/* forEachLimited */.vP)(open, stored_contents_PARALLEL, async (sha256) => {
        const file = await client.getFile(sha256, call);
        // A reply that is about another file tells nothing of this one.
        if (file?.sha256 === sha256)
            stored.set(sha256, file.uuid);
    });
    return stored;
}
/** Adds what the listing tells to `stored`; returns whether that is all there is to know. */
async function readListing(client, contents, stored, call) {
    const pages = Math.min(MOST_PAGES, Math.ceil(contents.size / WORTH));
    const read = async (page) => {
        const { files, received } = await client.listFiles({ limit: PAGE, offset: page * PAGE }, call);
        note(files, contents, stored);
        return received < PAGE;
    };
    try {
        // The first page alone: it is the last one as well for most projects.
        for (let next = 0, wave = 1; next < pages; next += wave, wave = Math.min(PARALLEL_PAGES, pages - next)) {
            const ends = await Promise.all(Array.from({ length: wave }, (_, index) => read(next + index)));
            if (ends.includes(true) || stored.size === contents.size)
                return true;
        }
        return false;
    }
    catch (error) {
        if (isListingRefused(error))
            return false;
        throw error;
    }
}
function note(files, contents, stored) {
    for (const { sha256, uuid } of files) {
        if (contents.has(sha256))
            stored.set(sha256, uuid);
    }
}
/** An older service has no listing, and a token may not be allowed to list; either may have files one by one. */
function isListingRefused(error) {
    return error instanceof contree_error/* ContreeError */.J && [400, 403, 404, 405, 422].includes(error.failure.status ?? 0);
}

;// CONCATENATED MODULE: ./build/files/upload-files.js








/** A file is in memory while it is sent: so many at a time, that all of them together take no more than 64 MiB or one file. */
const TIERS = [
    { largest: 1024 ** 2, parallel: 32 },
    { largest: 16 * 1024 ** 2, parallel: 4 },
    { largest: Infinity, parallel: 1 },
];
/**
 * Sees to it that the service has every content, each once: asks for what it has, and uploads the rest.
 *
 * Stops at the first failure, with all that is under way. Throws `ContreeError`, of kind `protocol` when the service says
 * that it stored something else than was sent, and `InvalidFiles` for a file that changed since it was hashed.
 */
async function uploadFiles(files, options) {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, ...(options.call.signal === undefined ? [] : [options.call.signal])]);
    try {
        return await upload(files, { ...options, call: { ...options.call, signal } });
    }
    finally {
        // Of no effect on a request that is answered.
        stop.abort();
    }
}
async function upload(files, { client, call, onProgress }) {
    const contents = new Map(files.map((file) => [file.sha256, file]));
    const specs = await findStored(client, [...contents.keys()], call);
    const present = specs.size;
    const missing = [...contents.values()].filter(({ sha256 }) => !specs.has(sha256));
    let uploadedBytes = 0;
    let done = 0;
    onProgress(done, missing.length);
    let smallest = -1;
    for (const { largest, parallel } of TIERS) {
        const above = smallest;
        const tier = missing.filter(({ size }) => size > above && size <= largest);
        await (0,concurrency/* forEachLimited */.vP)(tier, parallel, async (file) => {
            specs.set(file.sha256, await uploadOne(file, client, call));
            uploadedBytes += file.size;
            done += 1;
            onProgress(done, missing.length);
        });
        smallest = largest;
    }
    return { specs, uploaded: done, uploadedBytes, present };
}
/** Returns the UUID of the service's file. */
async function uploadOne({ path, sha256 }, client, call) {
    const content = await (0,promises_.readFile)(path).catch((error) => {
        throw changed(path, (0,errors/* codeOf */.$N)(error));
    });
    if ((0,external_node_crypto_.hash)('sha256', content) !== sha256)
        throw changed(path, 'its content is another');
    const stored = await client.uploadFile(content, call);
    if (stored.sha256 === sha256)
        return stored.uuid;
    throw new contree_error/* ContreeError */.J({
        kind: 'protocol',
        method: 'POST',
        path: '/v1/files',
        status: null,
        reason: `the reply is about a file with the SHA-256 ${stored.sha256}, but ${sha256} was sent`,
        advice: 'Try again; if it stays so, something between the runner and the service changes what is sent.',
        retryAfter: null,
        attempts: 1,
        mayHaveActed: true,
    });
}
function changed(path, how) {
    return new values_problems/* InvalidFiles */.HI([
        `${(0,values/* quote */.hD)(path)} changed while the step uploaded it (${how}): let nothing write to it meanwhile`,
    ]);
}

// EXTERNAL MODULE: ./build/plan/image-reference.js
var image_reference = __webpack_require__(847);
// EXTERNAL MODULE: ./build/contree/redact.js
var redact = __webpack_require__(2278);
// EXTERNAL MODULE: ./build/legs/ledger.js
var legs_ledger = __webpack_require__(4039);
// EXTERNAL MODULE: ./build/legs/run-record.js
var run_record = __webpack_require__(839);
// EXTERNAL MODULE: ./build/watch/watch.js + 6 modules
var watch = __webpack_require__(4746);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/contree/wire/fields.js
var fields = __webpack_require__(9288);
;// CONCATENATED MODULE: ./build/contree/wire/import-request.js


/** An older service repeats the address as plain text and without its scheme. */
const registry = dist/* fallback */.NpB(dist/* nullable */.mee(dist/* union */.KCZ([
    dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((address) => ({ url: address.includes('://') ? address : `docker://${address}` }))),
    dist/* object */.Ikc({ url: fields/* text */.Qq }),
])), null);
const payload = (0,fields/* part */.y_)({ metadata: (0,fields/* part */.y_)({ registry: dist/* optional */.lqM(registry, null), tag: fields/* text */.Qq }) });
/** What the import of this payload, a row of a list or a detail, was asked for. Never throws. */
function decodeImportedAs(json) {
    const metadata = dist/* parse */.qgA(payload, json)?.metadata;
    return { url: metadata?.registry?.url ?? null, tag: metadata?.tag ?? null };
}

// EXTERNAL MODULE: ./build/legs/listing.js
var legs_listing = __webpack_require__(240);
// EXTERNAL MODULE: ./build/legs/outcome.js
var outcome = __webpack_require__(3964);
;// CONCATENATED MODULE: ./build/images/search-import.js





const KIND = 'image_import';
const MINUTE = 60_000;
/** Milliseconds, half of it up to one and a half: an operation may take a moment to appear in the listings. */
const SECOND_LOOK_AFTER = 1_500;
/**
 * Makes a search for an import of the reference, under its tag, that was started since now, or up to a minute before. The
 * search returns the UUID of one that is active or succeeded, from a second look if need be, or null when there is none or
 * the service does not say. It throws the `ContreeError` of kind `aborted` only.
 */
function searchImport({ url, tag }, { clock, log, signal, deadline }) {
    const since = clock.now();
    const call = { signal, deadline };
    const others = new Set();
    const isWanted = async (client, { uuid, status }, row) => {
        if ((0,outcome/* isTerminal */.Hd)(status) && status !== 'SUCCESS')
            return false;
        const listed = decodeImportedAs(row);
        // A row of a list is a summary: only the detail is known to repeat the request.
        const asked = listed.url === null ? decodeImportedAs((await client.getOperation(uuid, call)).payload) : listed;
        return asked.url === url && asked.tag === tag;
    };
    const look = async (client) => {
        const minutes = Math.ceil((clock.now() - since) / MINUTE) + 1;
        // An interval is reckoned by the service's own clock.
        const listing = await (0,legs_listing/* listOperations */.R)(client, { kind: KIND, since: `${String(minutes)}m` }, call);
        for (const [uuid, operation] of listing.operations) {
            if (others.has(uuid) || (operation.kind ?? KIND) !== KIND)
                continue;
            if (await isWanted(client, operation, listing.payloads.get(uuid)))
                return uuid;
            others.add(uuid);
        }
        return null;
    };
    return async (client) => {
        try {
            const first = await look(client);
            if (first !== null)
                return first;
            await clock.sleep(SECOND_LOOK_AFTER * (0.5 + clock.random()), signal);
            return await look(client);
        }
        catch (error) {
            if (!(error instanceof contree_error/* ContreeError */.J) || error.failure.kind === 'aborted')
                throw error;
            log.info((0,report_escape/* logLine */.BP) `It cannot be looked for either: ${error.message}`);
            return null;
        }
    };
}

;// CONCATENATED MODULE: ./build/images/import-image.js










/** How often an import is sent when nobody knows whether it arrived. A second one has no effect beyond the first. */
const import_image_MOST_SENDS = 3;
/**
 * Seconds: the most that one import is given. The service gives 300 unless told otherwise; 600 is the highest value that
 * one of its own tools allows (API reference, section 9), and one that is too high could be refused.
 */
const LONGEST_IMPORT = 600;
/**
 * Imports the image under its own tag and returns its UUID.
 *
 * @throws {ImageUnavailable}
 * @throws {ContreeError} of kind `aborted`, when the signal came first
 */
async function importImage(reference, deps) {
    const { clock, log } = deps;
    const startedAt = clock.now();
    const duration = () => (0,format/* formatDuration */.a3)((clock.now() - startedAt) / 1000);
    log.info((0,report_escape/* logLine */.BP) `Importing ${reference.url} (not imported before).`);
    try {
        const image = await imageOf(await bringAbout(reference, deps), reference, deps);
        log.info((0,report_escape/* logLine */.BP) `Imported ${reference.url} in ${duration()}: image ${image}.`);
        return image;
    }
    catch (error) {
        log.info((0,report_escape/* logLine */.BP) `The import of ${reference.url} ended without an image after ${duration()}.`);
        if (!(error instanceof contree_error/* ContreeError */.J) || error.failure.kind === 'aborted')
            throw error;
        throw new ImageUnavailable(reference, error.message, { cause: error });
    }
}
/** The import's operation, ended with success: one that this step starts, or one found when a reply was lost. */
async function bringAbout(reference, deps) {
    const { client, log, preparation, handOver } = deps;
    const search = searchImport(reference, deps);
    for (let sends = 1;; sends++) {
        const started = await import_image_send(reference, deps);
        if (typeof started === 'string') {
            const leg = { name: (0,run_record/* importName */.bY)(reference.url), uuid: started };
            preparation.recordStart(leg);
            handOver();
            const operation = await import_image_follow(leg, reference, deps, preparation);
            if (operation.status === 'SUCCESS')
                return operation;
            throw new ImageUnavailable(reference, reasonOf(operation, deps));
        }
        log.info((0,report_escape/* logLine */.BP) `Whether the import of ${reference.url} was started is unknown: ${started.message}`);
        const found = await search(client);
        // It may be another job's, so it must not be cancelled with this step: only a ledger of its own knows it.
        const adopted = found === null ? null : { name: reference.url, uuid: found };
        const operation = adopted === null ? null : await import_image_follow(adopted, reference, deps, null);
        if (operation?.status === 'SUCCESS')
            return operation;
        if (sends === import_image_MOST_SENDS)
            throw started;
    }
}
/** The UUID of the import's operation, or the error that leaves open whether there is one. */
async function import_image_send(reference, deps) {
    const { client, clock, deadline, registry, signal } = deps;
    const { url, tag } = reference;
    const remaining = Math.ceil((deadline - clock.now()) / 1000);
    const login = registry?.host === (0,image_reference/* registryOf */.Fv)(reference) ? registry : null;
    const request = {
        url,
        tag,
        ...(login === null ? {} : { credentials: { username: login.username, password: login.password } }),
        timeout: Math.min(Math.max(remaining, 1), LONGEST_IMPORT),
    };
    // Its reply names what has to be cancelled when the step is told to end.
    const grace = (0,shutdown/* graceAfter */.Dc)(signal, shutdown/* REPLY_PATIENCE */.B1);
    try {
        return await client.importImage(request, { signal: signal.aborted ? signal : grace.signal, deadline });
    }
    catch (error) {
        if (error instanceof contree_error/* ContreeError */.J && mayBeSentAgain(error))
            return error;
        throw error;
    }
    finally {
        grace.release();
    }
}
/** Whether it is of use, the client having given up: nobody knows what became of it, or the service itself failed. */
function mayBeSentAgain({ failure: { kind, status, mayHaveActed } }) {
    if (kind === 'aborted' || kind === 'deadline')
        return false;
    return mayHaveActed || (status !== null && status >= 500);
}
/**
 * Waits for the operation's end. A ledger of its own keeps other imports' watches apart from this one.
 * @param owner learns what becomes of the operation; null when it is not this step's
 */
async function import_image_follow(leg, reference, deps, owner) {
    const { client, clock, signal, deadline } = deps;
    const ledger = new legs_ledger/* Ledger */.O();
    ledger.recordStart(leg);
    await (0,watch/* watchToEnd */.WR)({ client, clock, ledger, signal, deadline });
    const { operation, problem } = ledger.facts(leg);
    if (operation !== null)
        owner?.recordRead(leg, operation);
    if (problem !== null) {
        if (ledger.isSettled(leg))
            owner?.recordUnreadable(leg, problem);
        else
            owner?.recordMissedRead(leg, problem);
    }
    if (operation !== null && ledger.isSettled(leg))
        return operation;
    // Nothing is sent by it: it fails as a call does that is given up.
    if (signal.aborted)
        await client.getOperation(leg.uuid, { signal });
    throw new ImageUnavailable(reference, problem?.message ?? 'the import has not ended by the deadline. Give the step a longer timeout');
}
/** The image of an import that succeeded. */
async function imageOf({ resultImage }, reference, deps) {
    const image = resultImage ?? (await deps.client.findImageByTag(reference.tag, callOf(deps)));
    if (image !== null)
        return image;
    throw new ImageUnavailable(reference, `the import succeeded, but no image has its tag ${reference.tag}. Try again; another job may have moved the tag`);
}
function reasonOf({ status, error }, { registry }) {
    if (status === 'CANCELLED')
        return 'the import was cancelled. Start the step again when that was not meant';
    const told = (0,redact/* createRedact */.a)(registry === null ? [] : [registry.password])(error ?? 'the service gives no reason');
    const advice = registry === null
        ? 'a private registry needs the inputs registry-username and registry-password'
        : 'check the inputs registry-username and registry-password too';
    return `the import failed: ${told.replace(/[\s.]+$/, '')}. Check the reference; ${advice}`;
}
function callOf({ signal, deadline }) {
    return { signal, deadline };
}
/** An image that the step cannot have. The message begins with the reference and says what to do; untrusted. */
class ImageUnavailable extends Error {
    constructor(reference, reason, options) {
        super(`${(0,image_reference/* describeImage */.hu)(reference)}: ${reason}`, options);
        this.name = 'ImageUnavailable';
    }
}
/** All images that the step cannot have, a line each. */
class ImagesUnavailable extends Error {
    problems;
    constructor(problems) {
        super(problems.map(({ message }) => message).join('\n'));
        this.name = 'ImagesUnavailable';
        this.problems = problems;
    }
}

;// CONCATENATED MODULE: ./build/images/resolve-image.js




const NO_SUCH_TAG = 'no image of this project has exactly this tag. Check the tag and the project, or import the image: ' +
    'docker://… in place of tag:… does so once';
/**
 * Finds the UUID of each image, by what `describeImage` says of it: each reference once, all at a time. A registry's image
 * that is not found by its own tag is imported.
 *
 * @throws {ImagesUnavailable} which names every image that cannot be had
 * @throws {ContreeError} of kind `aborted`, when the signal came first
 */
async function resolveImages(references, deps) {
    const distinct = new Map(references.map((reference) => [(0,image_reference/* describeImage */.hu)(reference), reference]));
    const problems = [];
    const images = new Map();
    const ends = await Promise.allSettled([...distinct].map(async ([name, reference]) => {
        images.set(name, await resolveOne(reference, deps));
    }));
    for (const end of ends) {
        if (end.status === 'fulfilled')
            continue;
        if (!(end.reason instanceof ImageUnavailable))
            throw end.reason;
        problems.push(end.reason);
    }
    if (problems.length > 0)
        throw new ImagesUnavailable(problems);
    return images;
}
async function resolveOne(reference, deps) {
    if (reference.kind === 'uuid')
        return reference.uuid;
    const found = await findTag(reference, deps);
    if (found !== null)
        return found;
    if (reference.kind === 'tag')
        throw new ImageUnavailable(reference, NO_SUCH_TAG);
    return importImage(reference, deps);
}
async function findTag(reference, { client, signal, deadline }) {
    const call = { signal, deadline };
    try {
        return await client.findImageByTag(reference.tag, call);
    }
    catch (error) {
        if (!(error instanceof contree_error/* ContreeError */.J) || error.failure.kind === 'aborted')
            throw error;
        throw new ImageUnavailable(reference, error.message, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/images/setup-tag.js

/** Goes up when the same parts would lead to another image. */
const VERSION = 1;
const LONGEST_SLUG = 40;
const HASH_LENGTH = 32;
/**
 * The tag under which the image that a setup leaves is kept and found again: `op-action/setup/<key>-<hash>`, the key for
 * the reader, the hash of all parts for exactness. The environment is no part: it may hold a token that every run has
 * anew, and no image would ever be found again. What in it matters to the setup belongs in the key.
 */
function setupTag({ key, image, command, cwd, filesDigest }) {
    const parts = JSON.stringify([VERSION, key, image, command, cwd, filesDigest]);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(parts).digest('hex').slice(0, HASH_LENGTH);
    const slug = key
        .toLowerCase()
        .replace(/[^a-z0-9._]+|\.{2,}/g, '-')
        .slice(0, LONGEST_SLUG)
        .replace(/^[-._]+|[-._]+$/g, '');
    return `op-action/setup/${slug === '' ? '' : `${slug}-`}${hash}`;
}

;// CONCATENATED MODULE: ./build/modes/prepare.js















/**
 * Brings about what the legs start from: images, files and the setup. Returns what each leg of the plan needs, in its order,
 * or null when no leg is to start, since the setup did not pass: the preparation's ledger has it.
 * @param deadline milliseconds since the epoch
 */
async function prepare(inputs, context, deadline) {
    const { setup, legs } = inputs.plan;
    const sets = [inputs.setupFiles, ...inputs.legFiles];
    tellLeftOut(sets, context);
    const references = setup === null ? legs.flatMap(({ image }) => image ?? []) : [setup.image];
    const [images, hashed] = await (0,heartbeat/* heartbeat */.j)(context, () => (0,report_escape/* logLine */.BP) `still getting the images`, () => (0,concurrency/* allOrAbort */.jH)(context.signal, (signal) => resolveImages(references, { ...context, signal, deadline, registry: inputs.registry }), () => hashSets(sets)));
    const hashedOf = (set) => (set && hashed.get(set)) ?? [];
    const imageOf = (reference) => {
        const image = images.get((0,image_reference/* describeImage */.hu)(reference));
        if (image === undefined)
            throw new Error(`${(0,image_reference/* describeImage */.hu)(reference)} was not resolved.`);
        return image;
    };
    const [left, uuids] = await (0,concurrency/* allOrAbort */.jH)(context.signal, async (signal) => {
        if (setup === null)
            return null;
        const base = imageOf(setup.image);
        return setUp({ setup, base, files: hashedOf(inputs.setupFiles) }, inputs, { ...context, signal }, deadline);
    }, (signal) => prepare_upload(inputs.legFiles.flatMap(hashedOf), { ...context, signal }, deadline));
    if (setup !== null && left === null)
        return null;
    const specsOf = specsBySet(uuids);
    return legs.map(({ name, image: own, cwd }, index) => {
        const image = own === null ? left : imageOf(own);
        if (image === null)
            throw new Error(`Leg ${name} has no image.`);
        return { image, files: specsOf(hashedOf(inputs.legFiles[index]), cwd) };
    });
}
/** A thousand legs with the same five thousand files share one record of them. */
function specsBySet(uuids) {
    const known = new Map();
    return (files, cwd) => {
        const ofSet = known.get(files) ?? new Map();
        known.set(files, ofSet);
        const specs = ofSet.get(cwd) ?? (0,remote_paths/* fileSpecs */.X)(files, uuids, cwd);
        ofSet.set(cwd, specs);
        return specs;
    };
}
/** The image that the legs branch from: the one that an earlier run kept, else what the setup leaves; null when it did not pass. */
async function setUp({ setup, base, files }, inputs, context, deadline) {
    const { log, record } = context;
    const { key, command, cwd } = setup;
    const tag = key === null ? null : setupTag({ key, image: base, command, cwd, filesDigest: digestOf(files) });
    const kept = tag === null ? null : await findKept(tag, context, deadline);
    if (kept !== null) {
        log.info((0,report_escape/* logLine */.BP) `setup · kept by an earlier run · image ${kept}`);
        record.setup = { image: kept, cacheHit: true };
        return kept;
    }
    const provisions = { image: base, files: (0,remote_paths/* fileSpecs */.X)(files, await prepare_upload(files, context, deadline), cwd) };
    const image = await runSetup(setup, provisions, inputs, context, deadline);
    if (image === null)
        return null;
    record.setup = { image, cacheHit: false };
    if (tag !== null)
        await keep(image, tag, context, deadline);
    return image;
}
function findKept(tag, context, deadline) {
    const { client, signal } = context;
    const stillLooking = () => (0,report_escape/* logLine */.BP) `still looking for the setup's image`;
    return (0,heartbeat/* heartbeat */.j)(context, stillLooking, () => client.findImageByTag(tag, { signal, deadline }));
}
/** This run has its image either way; only the next one would have to set up again. */
async function keep(image, tag, { client, log, signal }, deadline) {
    try {
        await client.tagImage(image, tag, { signal, deadline });
        log.info((0,report_escape/* logLine */.BP) `setup · image kept as tag:${tag}`);
    }
    catch (error) {
        if (!(error instanceof contree_error/* ContreeError */.J))
            throw error;
        log.warning((0,report_escape/* logLine */.BP) `The setup's image could not be kept, so that the next run sets up again: ${error.message}`);
    }
}
async function hashSets(sets) {
    const hashed = new Map();
    for (const set of new Set(sets))
        hashed.set(set, await hashFiles(set.files));
    return hashed;
}
/**
 * Runs the setup to its end and returns the image that it leaves; null when it did not pass, which the preparation's ledger
 * tells. At the deadline it is cancelled: nobody could use what it leaves.
 */
async function runSetup(plan, provisions, inputs, context, deadline) {
    const { preparation } = context;
    const inPreparation = { ...context, ledger: preparation };
    preparation.plan([{ name: run_record/* SETUP */.K1, allowFailure: false }]);
    const launch = { name: run_record/* SETUP */.K1, requestOf: setupRequest.bind(null, plan, provisions) };
    const starting = createLauncher([launch], { ...inputs, deadline }, inPreparation, true);
    const following = {
        deadline,
        onTimeout: 'cancel',
        failFast: false,
        isSetup: true,
        logs: inputs.logs,
        starting,
    };
    await (0,follow/* follow */.e)(following, inPreparation);
    const { outcome, operation } = preparation.resultOf(run_record/* SETUP */.K1);
    if (outcome !== 'passed')
        return null;
    const image = operation?.resultImage ?? null;
    if (image === null)
        throw new Error('The setup passed, but the service names no image that it left.');
    return image;
}
/** Brings the files to the service, each content once; returns the UUID of each by its SHA-256. */
async function prepare_upload(files, context, deadline) {
    if (files.length === 0)
        return new Map();
    const { client, log, signal } = context;
    let progress = { done: 0, total: 0 };
    const { specs, uploaded, uploadedBytes, present } = await (0,heartbeat/* heartbeat */.j)(context, () => (0,report_escape/* logLine */.BP) `still uploading · ${progress.done}/${progress.total} files`, () => uploadFiles(files, {
        client,
        call: { signal, deadline },
        onProgress: (done, total) => {
            progress = { done, total };
        },
    }));
    log.info((0,report_escape/* logLine */.BP) `files · ${uploaded} uploaded (${(0,format/* formatBytes */.z3)(uploadedBytes)}) · ${present} were there already`);
    return specs;
}
/** Says which local files the step does not take, since a missing file is found out late in a sandbox. */
function tellLeftOut(sets, { log }) {
    for (const { files, leftOut } of new Set(sets)) {
        if (leftOut.ignored === 0)
            continue;
        const examples = leftOut.examples.join(', ');
        const more = leftOut.ignored > leftOut.examples.length ? ', …' : '';
        log.info((0,report_escape/* logLine */.BP) `files · ${(0,format/* counted */.hS)(files.length, 'file')} · left out by .gitignore: ${leftOut.ignored} (${examples}${more})`);
    }
}

;// CONCATENATED MODULE: ./build/modes/run.js









/** Starts the legs of the plan, and follows them to their end unless `detach` says otherwise. */
async function run(inputs, context) {
    const { clock, ledger, log, signal } = context;
    const deadline = clock.now() + inputs.timeout;
    const { legs } = inputs.plan;
    ledger.plan(legs);
    const provisions = await prepare(inputs, context, deadline);
    if (provisions === null || signal.aborted) {
        // The setup's own deadline is that of all legs.
        if (clock.now() >= deadline)
            ledger.recordDeadline();
        (0,leg_printout/* recordActive */.Ot)(context, new Map());
        return;
    }
    const launches = provisions.map((provision, index) => {
        const plan = legs[index];
        if (plan === undefined)
            throw new Error('There are more provisions than legs.');
        const allowed = plan.allowFailure ? { allowFailure: true } : {};
        return { name: plan.name, requestOf: (marker) => legRequest(plan, provision, { ...marker, ...allowed }) };
    });
    const starting = createLauncher(launches, { ...inputs, deadline }, context);
    if (inputs.detach) {
        await detach(starting, context);
        return;
    }
    log.info((0,report_escape/* logLine */.BP) `Starting ${(0,format/* counted */.hS)(legs.length, 'leg')}, ${(0,format/* formatDuration */.a3)(inputs.timeout / 1000)} at most for all.`);
    const keeper = createLegCollector(inputs, context);
    await (0,follow/* follow */.e)({ ...inputs, deadline, starting, onEnd: keeper.onEnd }, context);
    await (0,heartbeat/* heartbeat */.j)(context, () => (0,report_escape/* logLine */.BP) `still collecting · ${keeper.left()} legs left`, keeper.done);
}
/** Starts the legs and leaves them to a later step; the results file then holds what names them. */
async function detach(starting, context) {
    const { ledger, log, results, signal } = context;
    const stillStarting = () => (0,report_escape/* logLine */.BP) `still starting · ${ledger.startedCount}/${ledger.size} started`;
    await (0,heartbeat/* heartbeat */.j)(context, stillStarting, () => starting.run(signal, () => undefined));
    for (const { leg, start, problem } of ledger.results()) {
        if (start === 'started')
            results.add(leg);
        else
            results.addProblem(leg, problem?.message ?? 'not started');
        if (problem !== null)
            log.info((0,report_escape/* logLine */.BP) `${leg.name} · not started · ${problem.message}`);
    }
    log.info((0,report_escape/* logLine */.BP) `Started ${ledger.startedCount} of ${(0,format/* counted */.hS)(ledger.size, 'leg')}; the step does not wait for them.`);
}


/***/ })

};

