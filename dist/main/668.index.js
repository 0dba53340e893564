export const id = 668;
export const ids = [668];
export const modules = {

/***/ 7668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readRunInputs: () => (/* binding */ readRunInputs)
});

// EXTERNAL MODULE: ./build/files/local-files.js + 4 modules
var local_files = __webpack_require__(2700);
// EXTERNAL MODULE: ./build/files/remote-paths.js
var remote_paths = __webpack_require__(41);
// EXTERNAL MODULE: ./build/plan/collect-lines.js
var collect_lines = __webpack_require__(4346);
// EXTERNAL MODULE: ./build/plan/file-lines.js
var file_lines = __webpack_require__(5036);
// EXTERNAL MODULE: ./build/plan/image-reference.js
var image_reference = __webpack_require__(847);
// EXTERNAL MODULE: ./build/values/problems.js
var values_problems = __webpack_require__(9223);
// EXTERNAL MODULE: ./build/values/values.js
var values = __webpack_require__(6053);
;// CONCATENATED MODULE: ./build/plan/check-legs.js

const MOST_NAMED = 5;
/** Adds what is wrong with legs that are right each by itself. */
function checkLegs(legs, given, step, problems) {
    if (given.setup.trim() === '')
        checkImages(legs, step, problems);
    checkTags(legs, step, problems);
    for (const { draft, plan } of legs)
        checkKept(draft, plan, given, step, problems);
}
function checkImages(legs, step, problems) {
    const without = legs.filter(({ draft }) => whereOf('image', draft, step) === null);
    if (without.length === 0)
        return;
    const whose = without.length === legs.length ? '' : `, and no own one for ${named(without)}`;
    problems.add('image', `is not given${whose}: use a UUID, tag:NAME, or a registry's image such as docker://python:3.12-slim`);
}
/** A tag names one image: a second leg would take it from the first. */
function checkTags(legs, step, problems) {
    const tagged = Map.groupBy(legs, ({ plan }) => plan.tag);
    for (const [tag, sharing] of tagged) {
        const [, second] = sharing;
        if (tag === null || second === undefined)
            continue;
        const where = whereOf('tag', second.draft, step) ?? 'tag';
        problems.add(where, `${(0,values/* quote */.hD)(tag)} is the tag of ${named(sharing)}: give each its own, such as ${(0,values/* quote */.hD)(`${tag}-{{leg}}`)}`);
    }
}
/** Whatever wants a leg's image needs one that is kept, and somebody who waits for it. */
function checkKept(draft, plan, given, step, problems) {
    const tag = plan.tag === null ? null : whereOf('tag', draft, step);
    const disposable = plan.disposable ? whereOf('disposable', draft, step) : null;
    const drop = 'a disposable sandbox leaves no image: drop one of the two';
    if (disposable !== null && tag !== null)
        problems.add(disposable, `cannot be true with a tag (${tag}): ${drop}`);
    if (disposable !== null && given.collects)
        problems.add(disposable, `cannot be true with collect: ${drop}`);
    if (tag !== null && given.detach) {
        problems.add(tag, 'cannot be used with detach, since nothing waits for the image: drop one of the two');
    }
}
/** Where the setting of a leg is given, by itself or by the step; null when it is not. */
function whereOf(setting, { own }, step) {
    return (own.single[setting] ?? step.single[setting])?.where ?? null;
}
function named(legs) {
    const names = legs.slice(0, MOST_NAMED).map(({ plan }) => (0,values/* quote */.hD)(plan.name));
    const more = legs.length - names.length;
    return `${legs.length === 1 ? 'leg' : 'legs'} ${names.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

;// CONCATENATED MODULE: ./build/plan/combine.js
/** How many combinations the axes alone have. */
function productSize({ axes }) {
    return axes.size === 0 ? 0 : [...axes.values()].reduce((size, values) => size * values.length, 1);
}
/**
 * The combinations of a matrix by the rules that GitHub documents for `jobs.<job_id>.strategy.matrix`, in its order: the
 * last axis turns fastest, and what `include` makes of its own comes last.
 */
function combine(matrix) {
    const rows = matrix.include.map((row) => split(row, matrix.axes));
    const matched = new Set();
    const originals = product(matrix.axes).filter((original) => !matrix.exclude.some((row) => matches(row, original)));
    const expanded = originals.map((original) => {
        const combination = new Map(original);
        for (const row of rows.filter(({ filter }) => matches(filter, original))) {
            matched.add(row);
            for (const [name, value] of row.added)
                combination.set(name, value);
        }
        return combination;
    });
    const created = rows.filter((row) => !matched.has(row)).map(({ filter, added }) => new Map([...filter, ...added]));
    return [...expanded, ...created];
}
function split(row, axes) {
    const pairs = [...row];
    return {
        filter: new Map(pairs.filter(([name]) => axes.has(name))),
        added: new Map(pairs.filter(([name]) => !axes.has(name))),
    };
}
function product(axes) {
    if (axes.size === 0)
        return [];
    let combinations = [new Map()];
    for (const [name, values] of axes) {
        combinations = combinations.flatMap((combination) => values.map((value) => new Map([...combination, [name, value]])));
    }
    return combinations;
}
/**
 * Whether a value has everything that a filter asks for, as GitHub's runner compares: leaf by leaf, so that a map in the
 * filter need not name all that the value holds; texts ignore case.
 */
function matches(filter, value) {
    if (typeof filter === 'string')
        return typeof value === 'string' && isSameText(filter, value);
    if (isList(filter))
        return filter.every((item, index) => matches(item, isList(value) ? value[index] : undefined));
    for (const [name, item] of filter)
        if (!matches(item, isMap(value) ? value.get(name) : undefined))
            return false;
    return true;
}
/** Lengths first: a long `include` is compared with every combination, and most differ. */
function isSameText(one, other) {
    return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}
function isList(value) {
    return Array.isArray(value);
}
function isMap(value) {
    return typeof value === 'object' && !isList(value);
}

;// CONCATENATED MODULE: ./build/plan/nearest.js
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

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/plan/read-yaml.js


/** Nothing at all: null, or a text without a character that shows. */
function isEmpty(node) {
    return node.kind === 'text' && (node.isNull || node.text.trim() === '');
}
const DEEPEST = 64;
/** How many nodes all aliases together may stand for: what is meant, and far from what a text made to explode asks for. */
const MOST_ALIASED = 10_000;
const TOO_DEEP = `is nested too deeply: use at most ${String(DEEPEST)} levels`;
/** Where the library's own words are about the library. */
const MESSAGES = {
    MULTIPLE_DOCS: 'a second document starts here: use one',
    RESOURCE_EXHAUSTION: TOO_DEEP,
};
/**
 * Reads a YAML 1.2 text, of which JSON is a part, with the failsafe schema: `3.10` stays `3.10`. What cannot be used is
 * left out, and is among the problems with its line; null when nothing can be.
 *
 * @param input the input's name
 * @param warn hears of what is ignored, such as tags
 */
function readYaml(input, text, problems, warn) {
    const lines = new dist/* LineCounter */.HN();
    const at = (offset) => `${input}: line ${String(lines.linePos(offset).line)}`;
    const document = (0,dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        schema: 'failsafe',
        resolveKnownTags: false,
        prettyErrors: false,
        uniqueKeys: false,
    });
    // Whatever else the library says once the nesting has exhausted its stack is a consequence.
    const exhausted = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
    for (const { code, message, pos } of exhausted === undefined ? document.errors : [exhausted]) {
        problems.add(at(pos[0]), MESSAGES[code] ?? `is not YAML: ${message}`);
    }
    for (const { message, pos } of document.warnings)
        warn(`${at(pos[0])}: ${message}`);
    if (document.errors.length > 0)
        return null;
    return new Reader(input, lines, problems).read(document.contents, 0, 1);
}
class Reader {
    #input;
    #lines;
    #problems;
    #anchors = new Map();
    /** How many nodes each holds, itself included, with what its aliases stand for. */
    #sizes = new Map();
    #aliased = 0;
    constructor(input, lines, problems) {
        this.#input = input;
        this.#lines = lines;
        this.#problems = problems;
    }
    read(node, depth, parentLine) {
        const line = this.#line(node, parentLine);
        if (depth > DEEPEST)
            return this.#refuse(line, TOO_DEEP);
        if ((0,dist/* isAlias */.Vj)(node))
            return this.#resolve(node.source, line);
        let found;
        if ((0,dist/* isMap */.jh)(node))
            found = this.#readMap(node.items, depth, line);
        else if ((0,dist/* isSeq */.oP)(node))
            found = this.#readList(node.items, depth, line);
        else
            found = this.#readScalar(node, line);
        if (isAnchored(node))
            this.#anchors.set(node.anchor, found);
        return found;
    }
    #readScalar(node, line) {
        const text = (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' ? node.value : '';
        const plain = !(0,dist/* isScalar */.jn)(node) || node.type === 'PLAIN';
        return this.#sized({ kind: 'text', text, isNull: plain && /^(?:|~|null|Null|NULL)$/.test(text), line }, []);
    }
    #readList(nodes, depth, line) {
        const items = nodes.map((item) => this.read(item, depth + 1, line)).filter((item) => item !== null);
        return this.#sized({ kind: 'list', items, line }, items);
    }
    #readMap(pairs, depth, line) {
        const entries = new Map();
        for (const { key, value } of pairs) {
            const nameLine = this.#line(key, line);
            const name = this.read(key, depth + 1, line);
            const read = this.read(value, depth + 1, nameLine);
            if (name !== null && name.kind !== 'text')
                this.#refuse(nameLine, 'a name must be a text, not a list or a map');
            if (name?.kind !== 'text' || read === null)
                continue;
            const first = entries.get(name.text.trim());
            if (first === undefined)
                entries.set(name.text.trim(), { name: name.text.trim(), line: nameLine, value: read });
            else
                this.#refuse(nameLine, `name used twice: ${(0,values/* quote */.hD)(first.name)}, first on line ${String(first.line)}`);
        }
        const children = [...entries.values()].map(({ value }) => value);
        return this.#sized({ kind: 'map', entries: [...entries.values()], line }, children);
    }
    #resolve(anchor, line) {
        const found = this.#anchors.get(anchor);
        if (found === undefined)
            return this.#refuse(line, `the alias ${(0,values/* quote */.hD)(`*${anchor}`)} has no anchor before it`);
        this.#aliased += this.#sizes.get(found) ?? 1;
        if (this.#aliased <= MOST_ALIASED)
            return found;
        return this.#refuse(line, `the aliases stand for too much: use at most ${String(MOST_ALIASED)} values`);
    }
    #sized(node, children) {
        this.#sizes.set(node, children.reduce((size, child) => size + (this.#sizes.get(child) ?? 1), 1));
        return node;
    }
    #line(node, otherwise) {
        const offset = node?.range?.[0];
        return offset === undefined ? otherwise : this.#lines.linePos(offset).line;
    }
    #refuse(line, problem) {
        this.#problems.add(`${this.#input}: line ${String(line)}`, problem);
        return null;
    }
}
function isAnchored(node) {
    return typeof node?.anchor === 'string';
}

;// CONCATENATED MODULE: ./build/plan/read-env.js


const FORMS = 'use lines NAME=VALUE or a map of name to value';
/** The input `env`: lines `NAME=VALUE`, or a YAML map. Which of them, the first line tells: what comes first, `=` or `:`. */
function readEnvInput(text, problems, warn) {
    const place = { where: 'env', shared: true };
    const first = text.split('\n').find((line) => !isSkipped(line)) ?? '';
    if (/^[^=:{"']*=/.test(first))
        return readLines(text, place, problems);
    const node = readYaml('env', text, problems, warn);
    return node === null || isEmpty(node) ? [] : readEnv(node, place, problems);
}
/** The field `env` of a leg: a map, or the lines as one text. */
function readEnv(node, place, problems) {
    switch (node.kind) {
        case 'map':
            return readMap(node, place, problems);
        case 'text':
            return readLines(node.text, place, problems);
        case 'list':
            problems.add(place.where, `is a list: ${FORMS}`);
            return [];
    }
}
function readMap({ entries }, { where, shared }, problems) {
    return entries.flatMap(({ name, line, value }) => {
        const at = shared ? `${where}: line ${String(line)}` : where;
        if (!isName(name))
            problems.add(at, `${(0,values/* quote */.hD)(name)} is not the name of a variable: use no = in it`);
        else if (value.kind !== 'text')
            problems.add(at, `${(0,values/* quote */.hD)(name)} holds a ${value.kind}: use a text`);
        else
            return [{ name, value: { text: value.isNull ? '' : value.text, where: `${at}: ${(0,values/* quote */.hD)(name)}`, shared } }];
        return [];
    });
}
function readLines(text, { where, shared }, problems) {
    const found = new Map();
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (isSkipped(line))
            continue;
        const at = shared ? `${where}: line ${String(index + 1)}` : where;
        const [name = '', ...rest] = line.split('=');
        const variable = name.trim();
        if (rest.length === 0 || !isName(variable))
            problems.add(at, `${(0,values/* quote */.hD)(line)} is not NAME=VALUE: ${FORMS}`);
        else if (found.has(variable))
            problems.add(at, `name used twice: ${(0,values/* quote */.hD)(variable)}`);
        else {
            const value = { text: rest.join('='), where: `${at}: ${(0,values/* quote */.hD)(variable)}`, shared };
            found.set(variable, { name: variable, value });
        }
    }
    return [...found.values()];
}
/** Blank, or a comment. */
function isSkipped(line) {
    return /^\s*(?:#|$)/.test(line);
}
/** The kernel keeps a variable as `NAME=VALUE` up to a NUL. */
function isName(name) {
    return name !== '' && !/[=\0]/.test(name);
}

;// CONCATENATED MODULE: ./build/plan/read-settings.js




const SINGLE_FIELDS = new Map([
    ['shell', 'shell'],
    ['image', 'image'],
    ['cwd', 'cwd'],
    ['stdin', 'stdin'],
    ['timeout', 'timeout'],
    ['hostname', 'hostname'],
    ['disposable', 'disposable'],
    ['tag', 'tag'],
    ['allow-failure', 'allowFailure'],
]);
const FIELDS = ['command', 'args', 'env', 'files', ...SINGLE_FIELDS.keys()];
/**
 * What a leg is given in the map form. A field whose value is empty counts as not given; an empty command is a mistake.
 *
 * @param leg its name, as problems show it
 */
function readSettings(map, leg, problems) {
    const reader = new SettingsReader(leg, problems);
    for (const entry of map.entries)
        reader.take(entry);
    return reader.settings();
}
class SettingsReader {
    #leg;
    #problems;
    #single = {};
    #command = null;
    #args = null;
    #listed = false;
    #env = [];
    #files = [];
    constructor(leg, problems) {
        this.#leg = leg;
        this.#problems = problems;
    }
    settings() {
        const [single, command, args] = [this.#single, this.#command, this.#args];
        return { single, command, args, env: this.#env, files: this.#files };
    }
    take({ name, line, value }) {
        const where = `legs: line ${String(line)}: ${this.#leg}.${name}`;
        const setting = SINGLE_FIELDS.get(name);
        if (name === 'command')
            this.#takeCommand(value, where);
        else if (!FIELDS.includes(name))
            this.#refuseField(name, line);
        else if (isEmpty(value))
            return;
        else if (name === 'args')
            this.#takeArgs(value, where);
        else if (name === 'env')
            this.#env = readEnv(value, { where, shared: false }, this.#problems);
        else if (name === 'files')
            this.#files = this.#texts(value, where);
        else if (setting !== undefined)
            this.#takeSingle(setting, value, where);
    }
    #refuseField(name, line) {
        const meant = nearest(name, FIELDS);
        const hint = meant === null ? ':' : `, did you mean ${meant}?`;
        const where = `legs: line ${String(line)}: ${this.#leg}`;
        this.#problems.add(where, `${(0,values/* quote */.hD)(name)} is no field of a leg${hint} use ${FIELDS.join(', ')}`);
    }
    #takeSingle(setting, value, where) {
        if (value.kind === 'text')
            this.#single[setting] = { text: value.text, where, shared: false };
        else
            this.#problems.add(where, `is a ${value.kind}: use a single text`);
    }
    #takeCommand(value, where) {
        if (isEmpty(value))
            this.#problems.add(where, 'is empty: use a text or a list, or leave it out for the input command');
        else if (value.kind === 'map')
            this.#problems.add(where, 'is a map: use a text or a list');
        else if (value.kind === 'text')
            this.#command = { text: value.text, where, shared: false };
        else {
            const [command, ...items] = this.#texts(value, where);
            if (command === undefined)
                this.#problems.add(where, 'is an empty list: let it start with the executable');
            else
                this.#command = command;
            if (this.#args !== null)
                this.#refuseBoth(where);
            this.#args = { where, items };
            this.#listed = true;
        }
    }
    #takeArgs(value, where) {
        if (value.kind !== 'list') {
            const found = value.kind === 'text' ? `${(0,values/* quote */.hD)(value.text)} is a single text` : 'is a map';
            this.#problems.add(where, `${found}: use a list such as [--verbose, "two words"]`);
        }
        else if (this.#listed)
            this.#refuseBoth(where);
        else
            this.#args = { where, items: this.#texts(value, where) };
    }
    #refuseBoth(where) {
        this.#problems.add(where, 'command is a list already: drop args, and put them into that list');
    }
    /** The texts of a list, or a single one. */
    #texts(node, where) {
        const items = node.kind === 'list' ? node.items : [node];
        return items.flatMap((item) => {
            if (item.kind === 'text')
                return [{ text: item.text, where, shared: false }];
            this.#problems.add(where, `holds a ${item.kind}: use texts only`);
            return [];
        });
    }
}

;// CONCATENATED MODULE: ./build/plan/read-legs.js



/** More than the service would ever run for one step: a slip in the text that made them. */
const MOST_LEGS = 10_000;
const FORM = 'use a map of name to command, such as "unit: npm test"';
/** What the input `legs` holds: a map of name → command, or name → settings. */
function readLegs(node, problems) {
    const where = `legs: line ${String(node.line)}`;
    if (isEmpty(node))
        problems.add('legs', `holds no leg: ${FORM}`);
    else if (node.kind === 'text')
        problems.add(where, `${(0,values/* quote */.hD)(node.text)} is a single text: ${FORM}`);
    else if (node.kind === 'list')
        problems.add(where, `is a list: ${FORM}`);
    else if (node.entries.length === 0)
        problems.add(where, `holds no leg: ${FORM}`);
    else if (node.entries.length > MOST_LEGS) {
        problems.add('legs', `holds ${String(node.entries.length)} legs: use at most ${String(MOST_LEGS)}`);
    }
    else
        return node.entries.map((entry) => readLeg(entry, problems));
    return [];
}
function readLeg({ name, line, value }, problems) {
    const problem = problemOfName(name);
    if (problem !== null)
        problems.add(`legs: line ${String(line)}`, `${(0,values/* quote */.hD)(name)} ${problem}`);
    const shown = /^[\w./@+-]+$/.test(name) ? name : (0,values/* quote */.hD)(name);
    const where = `legs: line ${String(line)}: ${shown}`;
    return { name, where, own: readOwn(value, shown, where, problems), values: new Map([['leg', name]]) };
}
function readOwn(node, name, where, problems) {
    if (isEmpty(node))
        return NO_SETTINGS;
    switch (node.kind) {
        case 'text':
            return { ...NO_SETTINGS, command: { text: node.text, where, shared: false } };
        case 'map':
            return readSettings(node, name, problems);
        case 'list': {
            const { line } = node;
            return readSettings({ kind: 'map', entries: [{ name: 'command', line, value: node }], line }, name, problems);
        }
    }
}
const NO_SETTINGS = { single: {}, command: null, args: null, env: [], files: [] };
const LONGEST_NAME = 100;
/** What keeps a name from being a leg's, and what is allowed; null when nothing does. */
function problemOfName(name) {
    const length = Array.from(name).length;
    if (length === 0)
        return 'is empty: use a name that shows';
    if (/[\p{Cc}\u2028\u2029]/u.test(name))
        return 'is not a name for a leg: use one line without control characters';
    return length > LONGEST_NAME ? `has ${String(length)} characters: use at most ${String(LONGEST_NAME)}` : null;
}

;// CONCATENATED MODULE: ./build/plan/matrix-legs.js



/** One leg per combination of a matrix, named by its values. */
function legsOfMatrix(matrix, problems) {
    const most = productSize(matrix) + matrix.include.length;
    if (productSize(matrix) > MOST_LEGS || matrix.include.length > MOST_LEGS) {
        problems.add('matrix', `makes up to ${String(most)} combinations: use at most ${String(MOST_LEGS)}`);
        return [];
    }
    const combinations = combine(matrix);
    if (combinations.length > MOST_LEGS) {
        problems.add('matrix', `makes ${String(combinations.length)} combinations: use at most ${String(MOST_LEGS)}`);
        return [];
    }
    if (combinations.length === 0)
        problems.add('matrix', 'exclude leaves no combination: exclude less, or include one');
    const drafts = combinations.map(draftOf);
    checkNames(drafts, problems);
    return drafts;
}
function draftOf(combination) {
    const leaves = leavesOf(combination);
    const name = leaves
        .map(({ text }) => text.trim())
        .filter((text) => text !== '')
        .join('-');
    const values = new Map([['leg', name], ...leaves.map(({ path, text }) => [path, text])]);
    return { name, where: 'matrix', own: NO_SETTINGS, values };
}
function checkNames(drafts, problems) {
    const positions = new Map();
    for (const [index, { name }] of drafts.entries()) {
        const position = index + 1;
        const where = `matrix: combination ${String(position)}`;
        const problem = problemOfName(name);
        if (problem !== null)
            problems.add(where, `its values make the name ${(0,values/* quote */.hD)(name)}, which ${problem}`);
        const first = positions.get(name);
        if (first === undefined)
            positions.set(name, position);
        else
            problems.add(where, `name used twice: ${(0,values/* quote */.hD)(name)}, first by combination ${String(first)}`);
    }
}
/** Every scalar of a combination, in order. */
function leavesOf(combination) {
    return [...combination].flatMap(([name, value]) => leavesAt(name, value));
}
function leavesAt(path, value) {
    if (typeof value === 'string')
        return [{ path, text: value }];
    const children = value instanceof Map ? [...value] : [...value.entries()];
    return children.flatMap(([key, child]) => leavesAt(`${path}.${String(key)}`, child));
}

;// CONCATENATED MODULE: ./build/plan/placeholders.js


/** The text with every placeholder in it. What is not shaped like a name, such as `{{.State}}`, is none. */
const PLACEHOLDER = /\{\{[ \t]*(?<name>[A-Za-z_][\w-]*(?:\.[\w-]+)*)[ \t]*\}\}/g;
/** The names of the placeholders in a text as written, each once. */
function placeholdersIn(text) {
    return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match.groups?.['name'] ?? ''))];
}
/**
 * The text with the values in the placeholders' place, in one pass: what a value brings along is not looked at again. A
 * placeholder that has no value stays.
 *
 * @param values by their names in lower case: GitHub's names ignore case
 */
function fill(text, values) {
    return text.replace(PLACEHOLDER, (whole, name) => values.get(name.toLowerCase()) ?? whole);
}
const MOST_LISTED = 30;
/** The placeholders that stand for something in at least one leg, by their names in lower case. */
class KnownPlaceholders {
    #names;
    constructor(names) {
        this.#names = new Set(names);
    }
    /** What is wrong with a placeholder that no leg has a value for; null when a leg has. */
    problemOf(name) {
        const folded = name.toLowerCase();
        if (this.#names.has(folded))
            return null;
        const inside = [...this.#names].filter((known) => known.startsWith(`${folded}.`));
        if (inside.length > 0)
            return `${shown(name)} holds more than one value: use ${listed(inside)}`;
        const meant = nearest(folded, this.#names);
        const hint = meant === null ? ':' : `, did you mean {{${meant}}}?`;
        return `${shown(name)} is not a placeholder here${hint} use ${listed([...this.#names])}`;
    }
}
/** The placeholder of this name, for a message. */
function shown(name) {
    return (0,values/* quote */.hD)(`{{${name}}}`);
}
/** The placeholders of these names, for a message. */
function listed(names) {
    const some = names.slice(0, MOST_LISTED).map((name) => `{{${name}}}`);
    const more = names.length - some.length;
    return more > 0 ? `${some.join(', ')} or one of ${String(more)} more` : some.join(', ');
}

;// CONCATENATED MODULE: ./build/plan/settings.js


const GREATEST_OUTPUT = 10_485_760;
const AT_LEAST_A_SECOND = { least: 1_000 };
/** How the text of each setting is read. Each throws {@link InvalidValue}. */
const PARSERS = {
    image: image_reference/* parseImageReference */.o_,
    shell: values/* parseBoolean */.yG,
    cwd: parseDirectory,
    stdin: (text) => text,
    timeout: (text) => (0,values/* parseDuration */.E9)(text, AT_LEAST_A_SECOND),
    hostname: parseHostname,
    disposable: values/* parseBoolean */.yG,
    tag: parseTag,
    allowFailure: values/* parseBoolean */.yG,
    truncateOutputAt: (text) => (0,values/* parseInteger */.cG)(text, { least: 1, greatest: GREATEST_OUTPUT }),
};
/** The service takes an absolute path only. */
function parseDirectory(text) {
    const directory = text.trim();
    if (!directory.startsWith('/'))
        throw new values/* InvalidValue */.h6(text, 'is not an absolute path: let it start with /');
    return directory;
}
function parseHostname(text) {
    const hostname = text.trim();
    if (/[\s\p{Cc}]/u.test(hostname))
        throw new values/* InvalidValue */.h6(text, 'is not a hostname: use no blanks in it');
    return hostname;
}
function parseTag(text) {
    const tag = text.trim();
    if ((0,image_reference/* isTag */.dz)(tag))
        return tag;
    throw new values/* InvalidValue */.h6(text, 'is not a tag: use lower-case letters, digits and _ - : / . only, at most 256 of them');
}

;// CONCATENATED MODULE: ./build/plan/plan-leg.js




/** A leg with the step's defaults and its placeholders filled in; what could not be read is missing, and a problem. */
function planLeg(draft, { step, hasSetup, known, problems }) {
    const { own } = draft;
    const filler = new LegFiller(draft, known, problems);
    const template = (name) => own.single[name] ?? step.single[name];
    const value = (name) => filler.read(template(name), PARSERS[name]);
    const image = template('image');
    if (hasSetup)
        refuseImage(own, problems);
    else if (image !== undefined && filler.text(image)?.trim() === '')
        problems.add(filler.where(image), 'is empty: use an image');
    const shell = value('shell') ?? own.args === null;
    const command = commandOf(draft, own.command ?? step.command, filler, problems);
    const args = argumentsOf(own.args, filler);
    // A shell takes one text: several words run in it as they would without.
    const isListForShell = shell && args.length > 0;
    return {
        name: draft.name,
        image: hasSetup ? null : value('image'),
        command: isListForShell ? shellText([command, ...args]) : command,
        args: isListForShell ? [] : args,
        shell,
        env: envOf([...step.env, ...own.env], filler),
        cwd: value('cwd'),
        stdin: value('stdin'),
        timeout: value('timeout'),
        hostname: value('hostname'),
        disposable: value('disposable') ?? false,
        truncateOutputAt: value('truncateOutputAt'),
        files: [...step.files, ...own.files].flatMap((files) => filler.read(files, file_lines/* parseFileLines */.x) ?? []),
        tag: value('tag'),
        allowFailure: value('allowFailure') ?? false,
    };
}
function refuseImage({ single: { image } }, problems) {
    if (image === undefined)
        return;
    problems.add(image.where, 'cannot be used with setup: every leg branches from the image that the setup leaves');
}
function commandOf(draft, command, filler, problems) {
    if (command === null) {
        problems.add(draft.where, 'has no command: give it one, or give the input command for all legs without one');
        return '';
    }
    const text = filler.text(command);
    if (text?.trim() === '')
        problems.add(filler.where(command), 'is empty: use a command');
    return text ?? '';
}
function argumentsOf(args, filler) {
    return (args?.items ?? []).map((item) => filler.text(item) ?? '');
}
function envOf(templates, filler) {
    return Object.fromEntries(templates.map(({ name, value }) => [name, filler.text(value) ?? '']));
}
/** Fills in the placeholders of one leg, and reads what comes out. */
class LegFiller {
    #draft;
    #known;
    #problems;
    constructor(draft, known, problems) {
        this.#draft = draft;
        this.#known = known;
        this.#problems = problems;
    }
    /** The template's text for this leg; null when a placeholder has no value in it, which is then one of the problems. */
    text(template) {
        const missing = placeholdersIn(template.text).filter((name) => !this.#draft.values.has(name.toLowerCase()));
        for (const name of missing) {
            const problem = this.#known.problemOf(name);
            if (problem !== null)
                this.#problems.add(template.where, problem);
            else {
                const has = listed([...this.#draft.values.keys()]);
                this.#problems.add(this.where(template), `${shown(name)} has no value in this combination, which has ${has}`);
            }
        }
        return missing.length > 0 ? null : fill(template.text, this.#draft.values);
    }
    /** What the parser makes of the template's text; null when that is blank, which counts as not given, or invalid. */
    read(template, parse) {
        const text = template === undefined ? null : this.text(template);
        if (template === undefined || text === null || text.trim() === '')
            return null;
        return this.#problems.attempt(this.where(template), () => parse(text));
    }
    /** Where a problem of this leg is: an input that reads differently in each leg says in which. */
    where({ where, shared, text }) {
        return shared && placeholdersIn(text).length > 0 ? `${where}: leg ${(0,values/* quote */.hD)(this.#draft.name)}` : where;
    }
}
/** The words as one text that a POSIX shell takes apart into the same words again, and nothing else happens. */
function shellText(words) {
    return words.map(quoted).join(' ');
}
function quoted(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
}

;// CONCATENATED MODULE: ./build/plan/read-step-settings.js




const INPUTS = [
    ['image', 'image', 'image'],
    ['shell', 'shell', 'shell'],
    ['cwd', 'cwd', 'cwd'],
    ['timeout', 'runTimeout', 'run-timeout'],
    ['hostname', 'hostname', 'hostname'],
    ['disposable', 'disposable', 'disposable'],
    ['tag', 'tag', 'tag'],
    ['truncateOutputAt', 'truncateOutputAt', 'truncate-output-at'],
];
/**
 * What the step's inputs give to every leg that leaves it open. Whatever holds no placeholder is checked here already: it
 * is a mistake even where no leg would use it.
 */
function readStepSettings(given, problems, warn) {
    const single = {};
    for (const [setting, input, where] of INPUTS) {
        const template = templateOf(given[input], where);
        if (template === null)
            continue;
        single[setting] = template;
        if (!holdsPlaceholder(template))
            problems.attempt(where, () => PARSERS[setting](template.text));
    }
    const files = fileTemplates(given.files, 'files');
    const setupFiles = fileTemplates(given.setupFiles, 'setup-files');
    for (const { text, where } of [...files, ...setupFiles].filter((template) => !holdsPlaceholder(template))) {
        problems.attempt(where, () => (0,file_lines/* parseFileLines */.x)(text));
    }
    const env = readEnvInput(given.env, problems, warn);
    return { single, command: templateOf(given.command, 'command'), args: null, env, files };
}
/** The lines of an input that names files; none when it is not given. */
function fileTemplates(text, where) {
    const template = templateOf(text, where);
    return template === null ? [] : [template];
}
/** An input that every leg may read; null when it is not given. */
function templateOf(text, where) {
    return text.trim() === '' ? null : { text, where, shared: true };
}
/** Whether the text is another one in each leg. */
function holdsPlaceholder({ text }) {
    return placeholdersIn(text).length > 0;
}

;// CONCATENATED MODULE: ./build/plan/plan-setup.js





const LONGEST_KEY = 512;
/**
 * The command that runs once before the legs, with the files of `step`; null without one, and when its image is missing,
 * which is then a problem. Of env, cwd, hostname, run-timeout and truncate-output-at it takes what holds no placeholder: the
 * rest is for the legs alone.
 */
function planSetup(given, step, problems) {
    const keyGiven = given.setupKey.trim() !== '';
    if (given.setup.trim() === '') {
        if (keyGiven)
            problems.add('setup-key', 'is given without setup: give the command whose image is to be kept, or drop it');
        if (given.setupFiles.trim() !== '')
            problems.add('setup-files', 'is given without setup: give the command that needs them, or use files');
        return null;
    }
    const { image } = step.single;
    refusePlaceholders('setup', given.setup, problems);
    refusePlaceholders('setup-key', given.setupKey, problems);
    if (image === undefined)
        problems.add('image', 'is not given: setup needs an image to start from');
    else
        refusePlaceholders('image', image.text, problems);
    for (const { text, where } of step.files)
        refusePlaceholders(where, text, problems);
    const read = (template, parse) => template === undefined || holdsPlaceholder(template)
        ? null
        : problems.attempt(template.where, () => parse(template.text));
    const value = (name) => read(step.single[name], PARSERS[name]);
    const start = value('image');
    const key = keyGiven ? problems.attempt('setup-key', () => parseKey(given.setupKey)) : null;
    if (start === null)
        return null;
    const env = step.env.filter((variable) => !holdsPlaceholder(variable.value));
    return {
        image: start,
        command: given.setup,
        env: Object.fromEntries(env.map((variable) => [variable.name, variable.value.text])),
        cwd: value('cwd'),
        hostname: value('hostname'),
        timeout: value('timeout'),
        truncateOutputAt: value('truncateOutputAt'),
        files: step.files.flatMap((files) => read(files, file_lines/* parseFileLines */.x) ?? []),
        key,
    };
}
function refusePlaceholders(where, text, problems) {
    for (const name of placeholdersIn(text)) {
        problems.add(where, `${shown(name)}: no placeholder can be used in ${where === 'setup' ? '' : 'what belongs to '}setup, which runs once`);
    }
}
function parseKey(text) {
    const key = text.trim();
    if (/[\r\n]/.test(key))
        throw new values/* InvalidValue */.h6(text, 'is not a key: use one line');
    if (Array.from(key).length > LONGEST_KEY) {
        throw new values/* InvalidValue */.h6(text, `is too long for a key: use at most ${String(LONGEST_KEY)} characters`);
    }
    return key;
}

;// CONCATENATED MODULE: ./build/plan/read-matrix.js



const read_matrix_FORM = 'use a map of axis to list, such as "os: [debian, alpine]"';
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const ROWS = ['include', 'exclude'];
/** What the input `matrix` holds, as a workflow's `strategy.matrix` is read; null when anything in it is a problem. */
function readMatrix(node, problems) {
    const before = problems.count;
    const where = `matrix: line ${String(node.line)}`;
    if (isEmpty(node))
        problems.add('matrix', `holds no axis: ${read_matrix_FORM}`);
    else if (node.kind === 'text')
        problems.add(where, `${(0,values/* quote */.hD)(node.text)} is a single text: ${read_matrix_FORM}`);
    else if (node.kind === 'list')
        problems.add(where, `is a list: ${read_matrix_FORM}`);
    else {
        const matrix = new MatrixReader(problems).read(node);
        if (problems.count === before)
            return matrix;
    }
    return null;
}
class MatrixReader {
    #problems;
    constructor(problems) {
        this.#problems = problems;
    }
    read({ entries }) {
        const axes = this.#unique(entries.filter(({ name }) => !ROWS.includes(name)));
        const values = new Map([...axes].map(([name, entry]) => [name, this.#axis(entry)]));
        const rows = (name) => {
            const entry = entries.find((candidate) => candidate.name === name);
            if (entry === undefined || isEmpty(entry.value))
                return [];
            return this.#rows(entry).map((row) => this.#unique(row.entries));
        };
        const exclude = rows('exclude');
        for (const row of exclude)
            for (const entry of row.values())
                this.#checkAxis(entry, axes);
        const include = rows('include');
        const isBare = entries.every(({ name, value }) => name === 'exclude' || (name === 'include' && holdsNothing(value)));
        if (isBare)
            this.#problems.add('matrix', `holds no axis: ${read_matrix_FORM}`);
        return {
            axes: values,
            exclude: exclude.map((row) => this.#combination(row)),
            include: include.map((row) => this.#combination(row)),
        };
    }
    #axis({ name, line, value }) {
        const where = `line ${String(line)}`;
        const axis = (0,values/* quote */.hD)(name);
        if (value.kind === 'list' && value.items.length > 0)
            return value.items.map((item) => this.#value(item));
        if (value.kind === 'list' || isEmpty(value))
            this.#refuse(where, `${axis} is an axis without values: list at least one`);
        else if (value.kind === 'text')
            this.#refuse(where, `${axis} holds the single value ${(0,values/* quote */.hD)(value.text)}: use a list, [${value.text}]`);
        else
            this.#refuse(where, `${axis} holds a map: use a list of values, which may be maps`);
        return [];
    }
    #rows({ name, line, value }) {
        if (value.kind !== 'list') {
            this.#refuse(`line ${String(line)}: ${name}`, `is a ${value.kind}: use a list of maps such as "- os: debian"`);
            return [];
        }
        return value.items.flatMap((row) => {
            const where = `line ${String(row.line)}: ${name}`;
            if (row.kind !== 'map')
                this.#refuse(where, `holds a ${row.kind}: use a list of maps such as "- os: debian"`);
            else if (row.entries.length === 0)
                this.#refuse(where, 'holds an empty map: name at least one value');
            else
                return [row];
            return [];
        });
    }
    #combination(row) {
        return new Map([...row].map(([name, { value }]) => [name, this.#value(value)]));
    }
    #value(node) {
        switch (node.kind) {
            case 'text':
                return node.isNull ? '' : node.text;
            case 'list':
                return node.items.map((item) => this.#value(item));
            case 'map':
                return this.#combination(this.#folded(node.entries));
        }
    }
    /** The entries that may be values of a matrix, by their names in lower case. */
    #unique(entries) {
        const valid = entries.filter(({ name, line }) => {
            const where = `line ${String(line)}`;
            if (!NAME.test(name)) {
                this.#refuse(where, `${(0,values/* quote */.hD)(name)} is not a name for a value: use letters, digits, _ and -, the first a letter or _`);
            }
            else if (name.toLowerCase() === 'leg')
                this.#refuse(where, `${(0,values/* quote */.hD)(name)} stands for the name of the leg: use another`);
            else
                return true;
            return false;
        });
        return this.#folded(valid);
    }
    #folded(entries) {
        const found = new Map();
        for (const entry of entries) {
            const name = entry.name.toLowerCase();
            const first = found.get(name);
            if (first === undefined)
                found.set(name, entry);
            else {
                const both = `${(0,values/* quote */.hD)(first.name)} and ${(0,values/* quote */.hD)(entry.name)}`;
                this.#refuse(`line ${String(entry.line)}`, `name used twice: ${both} are one name, since upper case does not count`);
            }
        }
        return found;
    }
    #checkAxis({ name, line }, axes) {
        if (axes.has(name.toLowerCase()))
            return;
        const names = [...axes.values()].map((axis) => axis.name);
        const meant = nearest(name, names);
        const use = names.length === 0 ? 'there is none' : `use ${names.join(', ')}`;
        const hint = meant === null ? '' : `, did you mean ${meant}?`;
        this.#refuse(`line ${String(line)}: exclude`, `${(0,values/* quote */.hD)(name)} is no axis${hint === '' ? ':' : hint} ${use}`);
    }
    #refuse(where, problem) {
        this.#problems.add(`matrix: ${where}`, problem);
    }
}
function holdsNothing(node) {
    return isEmpty(node) || (node.kind === 'list' && node.items.length === 0);
}

;// CONCATENATED MODULE: ./build/plan/read-plan.js










/**
 * What mode `run` is to start, checked whole.
 *
 * @throws {InvalidInputs} with all problems at once
 */
function readPlan(given) {
    const problems = new values_problems/* Problems */.Zw();
    const warnings = [];
    const warn = (warning) => {
        warnings.push(warning);
    };
    const step = readStepSettings(given, problems, warn);
    const drafts = readDrafts(given, step, problems, warn);
    const ownFiles = fileTemplates(given.setupFiles, 'setup-files');
    const hasSetup = given.setup.trim() !== '';
    const setup = planSetup(given, { ...step, files: ownFiles.length > 0 ? ownFiles : step.files }, problems);
    // What the setup has placed, the legs find in the image that it left.
    const legStep = hasSetup && ownFiles.length === 0 ? { ...step, files: [] } : step;
    const legs = planLegs(drafts, given, legStep, problems);
    checkLegs(legs, given, step, problems);
    problems.throwIfAny();
    return { plan: { setup, legs: legs.map(({ plan }) => plan) }, warnings };
}
function readDrafts(given, step, problems, warn) {
    const hasLegs = given.legs.trim() !== '';
    const hasMatrix = given.matrix.trim() !== '';
    if (!hasLegs && !hasMatrix)
        problems.add('legs', 'is not given: say what to run with legs, or with matrix and command');
    if (hasLegs && hasMatrix)
        problems.add('matrix', 'cannot be used with legs: drop one of the two');
    const legsNode = hasLegs ? readYaml('legs', given.legs, problems, warn) : null;
    const matrixNode = hasMatrix ? readYaml('matrix', given.matrix, problems, warn) : null;
    if (hasMatrix && step.command === null)
        problems.add('command', 'is not given: matrix needs it, such as make {{axis}}');
    const fromLegs = legsNode === null ? [] : readLegs(legsNode, problems);
    const matrix = matrixNode === null ? null : readMatrix(matrixNode, problems);
    const fromMatrix = matrix === null ? [] : legsOfMatrix(matrix, problems);
    return hasLegs ? fromLegs : fromMatrix;
}
function planLegs(drafts, given, step, problems) {
    if (drafts.length === 0)
        return [];
    const known = new KnownPlaceholders(drafts.flatMap(({ values }) => [...values.keys()]));
    // A mistake in what every leg leaves to its own settings is one all the same.
    for (const { text, where } of templatesOf(step)) {
        for (const name of placeholdersIn(text)) {
            const problem = known.problemOf(name);
            if (problem !== null)
                problems.add(where, problem);
        }
    }
    const shared = { step, hasSetup: given.setup.trim() !== '', known, problems };
    return drafts.map((draft) => ({ draft, plan: planLeg(draft, shared) }));
}
function templatesOf({ single, command, files, env }) {
    return [...Object.values(single), ...(command === null ? [] : [command]), ...files, ...env.map(({ value }) => value)];
}

// EXTERNAL MODULE: ./build/start/marker.js
var marker = __webpack_require__(6917);
// EXTERNAL MODULE: ./build/inputs/input-source.js
var input_source = __webpack_require__(316);
;// CONCATENATED MODULE: ./build/inputs/run-inputs.js










const NO_FILES = { files: [], leftOut: { ignored: 0, examples: [] } };
const PARALLEL_BOUNDS = { least: 1, greatest: 10_000 };
const RETRY_BOUNDS = { least: 0, greatest: 100 };
/**
 * Reads what a step of mode run is to start. Local files are looked at, so that a missing one is known before any request.
 *
 * @throws {InvalidInputs} with all problems at once
 */
async function readRunInputs(source) {
    const { read, optional } = (0,input_source/* inputReader */.cN)(source);
    const { planned, ...settings } = await (0,input_source/* readAll */.yw)({
        detach: () => {
            const detach = read('detach', values/* parseBoolean */.yG);
            if (detach)
                refuseBeside(source);
            return detach;
        },
        collect: () => optional('collect', collect_lines/* parseCollectLines */.p) ?? [],
        maxParallel: () => optional('max-parallel', (text) => (0,values/* parseInteger */.cG)(text, PARALLEL_BOUNDS)),
        retries: () => read('retries', (text) => (0,values/* parseInteger */.cG)(text, RETRY_BOUNDS)),
        ifNoFilesFound: () => read('if-no-files-found', (text) => (0,values/* parseChoice */.HU)(text, ['warn', 'error', 'ignore'])),
        secrets: () => readSecrets(source),
        planned: () => readPlanned(source),
    });
    const { warnings, ...plan } = planned;
    const origin = (0,marker/* readOrigin */.P2)(source.env, (0,input_source/* inputText */.AN)(source, 'job-index'), (0,input_source/* inputText */.AN)(source, 'job-matrix'));
    return { run: { ...settings, ...plan, origin, workspace: source.directory }, warnings };
}
async function readPlanned(source) {
    const { plan, warnings: ofPlan } = await planOf(source);
    const warnings = [...ofPlan];
    const found = new Map();
    const problems = new Set();
    const find = (lines, where = 'files') => {
        const key = JSON.stringify(lines);
        const finding = found.get(key) ?? localFiles(where, lines, source.directory, problems);
        found.set(key, finding);
        return finding;
    };
    const ofSetup = (0,input_source/* inputText */.AN)(source, 'setup-files') === '' ? 'files' : 'setup-files';
    const setupFiles = await find(plan.setup?.files ?? [], ofSetup);
    const legFiles = [];
    for (const leg of plan.legs)
        legFiles.push(await find(leg.files));
    checkPlaces(ofSetup, setupFiles, [plan.setup?.cwd ?? null], problems);
    for (const set of new Set(legFiles)) {
        const directories = plan.legs.filter((_, index) => legFiles[index] === set).map(({ cwd }) => cwd);
        checkPlaces('files', set, directories, problems);
    }
    const registry = registryLogin(source, plan, problems);
    if (problems.size > 0)
        throw new values_problems/* InvalidInputs */.hS([...problems]);
    const unused = registry === null && (0,input_source/* inputText */.AN)(source, 'registry-username') !== '';
    if (unused)
        warnings.push('registry-username: no image comes from a registry, so it is not used');
    return { plan, warnings, setupFiles, legFiles, registry };
}
/** The plan; when there is none, what is wrong with the step's files is told beside what is wrong with the plan. */
async function planOf(source) {
    const text = (name) => (0,input_source/* inputText */.AN)(source, name);
    try {
        return readPlan({
            legs: text('legs'),
            matrix: text('matrix'),
            command: text('command'),
            image: text('image'),
            setup: text('setup'),
            setupKey: text('setup-key'),
            setupFiles: text('setup-files'),
            files: text('files'),
            env: text('env'),
            cwd: text('cwd'),
            shell: text('shell'),
            hostname: text('hostname'),
            runTimeout: text('run-timeout'),
            truncateOutputAt: text('truncate-output-at'),
            disposable: text('disposable'),
            tag: text('tag'),
            collects: text('collect') !== '',
            detach: (0,input_source/* isTrue */.Hn)(source, 'detach'),
        });
    }
    catch (error) {
        if (!(error instanceof values_problems/* InvalidInputs */.hS))
            throw error;
        const problems = new Set(error.problems);
        const lines = text('files');
        if (![...problems].some((problem) => problem.startsWith('files')) && !lines.includes('{{')) {
            await localFiles('files', (0,file_lines/* parseFileLines */.x)(lines), source.directory, problems);
        }
        throw new values_problems/* InvalidInputs */.hS([...problems]);
    }
}
/** What is wrong goes to `problems`, and nothing is found then. */
async function localFiles(where, lines, directory, problems) {
    if (lines.length === 0)
        return NO_FILES;
    try {
        return await (0,local_files/* findLocalFiles */.C)(lines, directory);
    }
    catch (error) {
        if (!(error instanceof values_problems/* InvalidFiles */.HI))
            throw error;
        for (const problem of error.problems)
            problems.add(`${where}: ${problem}`);
        return NO_FILES;
    }
}
/** Two files may meet in one place only when the working directory is known. */
function checkPlaces(where, { files }, directories, problems) {
    for (const cwd of new Set(directories)) {
        try {
            (0,remote_paths/* remotePathsOf */.U)(files, cwd);
        }
        catch (error) {
            if (!(error instanceof values_problems/* InvalidFiles */.HI))
                throw error;
            for (const problem of error.problems)
                problems.add(`${where}: ${problem}`);
        }
    }
}
/** The registry's password; a login has both of its parts. */
function readSecrets(source) {
    const username = (0,input_source/* inputText */.AN)(source, 'registry-username');
    const password = (0,input_source/* inputText */.AN)(source, 'registry-password');
    if (username === '' && password === '')
        return [];
    if (password === '')
        throw new values_problems/* InvalidInputs */.hS(['registry-password: none is given, but registry-username is']);
    if (username === '')
        throw new values_problems/* InvalidInputs */.hS(['registry-username: none is given, but registry-password is']);
    return [password];
}
/**
 * The login for the one registry that it is meant for: that of the input `image`, else the only one that legs name. A
 * password must not meet another registry by chance. What is wrong goes to `problems`.
 */
function registryLogin(source, { setup, legs }, problems) {
    const username = (0,input_source/* inputText */.AN)(source, 'registry-username');
    const password = (0,input_source/* inputText */.AN)(source, 'registry-password');
    if (username === '' || password === '')
        return null;
    const image = (0,input_source/* inputText */.AN)(source, 'image');
    const isOne = image.startsWith('docker://') && !image.includes('{{');
    const used = setup === null ? legs.flatMap((leg) => leg.image ?? []) : [setup.image];
    const references = isOne ? [(0,image_reference/* parseImageReference */.o_)(image)] : used;
    const hosts = new Set(references.flatMap((reference) => (reference.kind === 'registry' ? (0,image_reference/* registryOf */.Fv)(reference) : [])));
    const [host, ...others] = hosts;
    if (others.length > 0) {
        const named = [...hosts].join(', ');
        problems.add(`registry-username: the legs name several registries (${named}): name the one that it is for in image`);
    }
    return host === undefined ? null : { host, username, password };
}
/** A step that detaches is gone when its legs end. */
function refuseBeside(source) {
    const refused = ['max-parallel', 'collect'].filter((name) => (0,input_source/* inputText */.AN)(source, name) !== '');
    if (refused.length === 0)
        return;
    throw new values_problems/* InvalidInputs */.hS(refused.map((name) => `${name}: cannot be combined with detach, since the step does not wait for its legs`));
}


/***/ })

};

