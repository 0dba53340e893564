export const id = 823;

export const ids = [ 823 ];

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
  2823: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      readRunInputs: () => readRunInputs
    });
    // EXTERNAL MODULE: ./build/files/local-files.js + 1 modules
        var local_files = __webpack_require__(6908);
    // EXTERNAL MODULE: ./build/files/remote-paths.js
        var remote_paths = __webpack_require__(41);
    // EXTERNAL MODULE: ./build/collect/collect-lines.js
        var collect_lines = __webpack_require__(2553);
    // EXTERNAL MODULE: ./build/collect/local-folder.js
        var local_folder = __webpack_require__(2471);
    // EXTERNAL MODULE: ./build/plan/file-lines.js
        var file_lines = __webpack_require__(5036);
    // EXTERNAL MODULE: ./build/plan/image-reference.js
        var image_reference = __webpack_require__(847);
    // EXTERNAL MODULE: ./build/plan/leg-plan.js
        var leg_plan = __webpack_require__(3540);
    // EXTERNAL MODULE: ./build/values/problems.js
        var values_problems = __webpack_require__(9223);
    // EXTERNAL MODULE: ./build/values/place.js
        var place = __webpack_require__(1692);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // EXTERNAL MODULE: ./build/plan/placeholders.js
        var placeholders = __webpack_require__(5342);
    // EXTERNAL MODULE: ./build/plan/settings.js
        var plan_settings = __webpack_require__(229);
    // CONCATENATED MODULE: ./build/plan/check-axes.js
    function checkAxes(matrix, step, legName, problems) {
      const {axes: axes, include: include} = matrix;
      const used = new Set([ ...(0, plan_settings.r3)(step), ...[ legName ?? [] ].flat() ].flatMap(axesIn));
      const known = new Set([ "leg", ...axes.keys(), ...include.flatMap(row => [ ...row.keys() ]) ]);
      if ([ ...used ].some(name => !known.has(name)) || usesJoinedValues(step, legName)) return;
      const isChosen = row => ownNames(row, matrix).some(name => used.has(name));
      const chosen = include.filter(isChosen);
      for (const axis of axes.keys()) {
        if (used.has(axis) || chosen.some(row => row.has(axis))) continue;
        problems.add("matrix", `no setting uses the axis ${(0, values.hD)(axis)}: ${adviceFor(axis)}`);
      }
      const rest = include.filter(row => !isChosen(row) && !hasNewValue(row, matrix));
      const useless = new Set(rest.flatMap(row => ownNames(row, matrix)));
      for (const name of useless) problems.add("matrix", `no setting uses ${(0, values.hD)(name)} of include: ${adviceFor(name)}`);
      const others = new Set(include.flatMap(row => ownNames(row, matrix)));
      const unused = [ ...others ].filter(name => !used.has(name) && !useless.has(name));
      if (unused.length === 0) return;
      const advice = `write {{${unused.join("}}, {{")}}} where the value belongs, or drop it`;
      problems.warn("matrix", `no setting uses ${(0, place.KE)(unused.map(values.hD))} of include: ${advice}`);
    }
    function ownNames(row, {axes: axes}) {
      return [ ...row.keys() ].filter(name => !axes.has(name));
    }
    function hasNewValue(row, {axes: axes}) {
      return [ ...row ].some(([name, value]) => axes.get(name)?.includes(value) === false);
    }
    function adviceFor(name) {
      return `write {{${name}}} in command or another input (not \${{ matrix.${name} }}, which belongs to the job)`;
    }
    function usesJoinedValues(step, legName) {
      const settings = (0, plan_settings.r3)(step).filter(template => template !== step.single.tag);
      return legName === null && settings.flatMap(axesIn).includes("leg");
    }
    function axesIn(template) {
      return (0, placeholders.Qf)(template).map(path => (path.split(".")[0] ?? "").toLowerCase());
    }
    // CONCATENATED MODULE: ./build/plan/check-defaults.js
    const OF_SETUP = [ "cwd", "timeout", "truncate-output-at", "disk-limit" ];
    function checkDefaults(step, drafts, hasSetup, problems) {
      if (drafts.length === 0) return;
      const everyHasOwn = has => drafts.every(({own: own}) => has(own));
      const unused = Object.entries(step.single).filter(([name]) => name !== "image" && !(hasSetup && OF_SETUP.includes(name))).filter(([name]) => everyHasOwn(({single: single}) => single[name] !== void 0)).map(([, template]) => template);
      if (step.command !== null && everyHasOwn(({command: command}) => command !== null)) unused.push(step.command);
      const ofLegs = step.env.filter(variable => !hasSetup || (0, placeholders.kG)(variable));
      const owners = new Map;
      for (const {name: name} of drafts.flatMap(({own: own}) => own.env)) owners.set(name, (owners.get(name) ?? 0) + 1);
      unused.push(...ofLegs.filter(({name: name}) => owners.get(name) === drafts.length));
      for (const {where: where} of unused) problems.warn(where, "it has no effect, because every leg has its own: drop it");
    }
    // CONCATENATED MODULE: ./build/plan/check-legs.js
    function checkLegs(legs, given, problems) {
      if (given.setup.trim() === "") checkImages(legs, problems);
      checkTags(legs, problems);
      for (const leg of legs) checkKept(leg, given, problems);
    }
    function checkImages(legs, problems) {
      const without = legs.filter(({single: single}) => single.image === void 0);
      if (without.length === 0) return;
      const whose = without.length === legs.length ? "" : `, and ${named(without)} ${without.length === 1 ? "has" : "have"} no image of ${without.length === 1 ? "its" : "their"} own`;
      const forms = "use a UUID, tag:NAME, or a registry's image such as docker://python:3.12-slim";
      problems.add("image", `it is empty${whose}: ${forms}`);
    }
    function checkTags(legs, problems) {
      for (const [tag, sharing] of Map.groupBy(legs, ({plan: plan}) => plan.tag)) {
        const [, second] = sharing;
        if (tag === null || second === void 0) continue;
        const advice = `give each its own, such as ${(0, values.hD)(`${tag}-{{leg}}`)}`;
        problems.add(second.single.tag?.where ?? "tag", `${(0, values.hD)(tag)} is the tag of ${named(sharing)}: ${advice}`);
      }
    }
    function checkKept({plan: plan, single: single}, given, problems) {
      const tag = plan.tag === null ? void 0 : single.tag?.where;
      const disposable = plan.disposable ? single.disposable?.where : void 0;
      const drop = "a disposable sandbox leaves no image: drop one of the two";
      if (disposable !== void 0 && tag !== void 0) problems.add(disposable, `it cannot be true with ${tag.name ?? tag.input}, since ${drop}`);
      if (disposable !== void 0) for (const input of given.needImages) problems.add(disposable, `it cannot be true with ${input}, since ${drop}`);
      if (tag !== void 0 && given.detach) problems.add(tag, "it cannot be used with detach, since the step does not wait for the image: drop one of the two");
    }
    function named(legs) {
      const names = legs.slice(0, 5).map(({plan: plan}) => (0, values.hD)(plan.name));
      const more = legs.length - names.length;
      return `${legs.length === 1 ? "leg" : "legs"} ${names.join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
    }
    // EXTERNAL MODULE: ./build/values/shell-text.js
        var shell_text = __webpack_require__(5685);
    // CONCATENATED MODULE: ./build/plan/shell-syntax.js
    const OPERATOR = /^(?:&&|\|\|?|;|&|\d?>>?|<|\d?>&\d|&>)$/;
    const EXPANSION = /\$(?:[A-Z_][A-Z0-9_]*|\{[A-Z_][A-Z0-9_]*\}|\()/;
    const GLOB = /^[^-=\s][^=\s]*[*?]|^[*?]/;
    const INTERPRETERS = words("sh bash dash ash zsh ksh busybox awk gawk mawk perl ruby python python3 node php jq sed find test [ expr");
    const PLAIN = words("cat chmod chown cp diff head ls md5sum mv rm sha256sum sort tail tar touch wc zip pytest");
    const AS_TEXT = "write the command as one text";
    const REASONS = {
      list: [ "a list gets no shell", AS_TEXT ],
      quoted: [ "the words of a list are quoted for the shell", AS_TEXT ],
      text: [ "shell: false gives it no shell", "drop shell, or write a list of words" ]
    };
    function words(list) {
      return new Set(list.split(" "));
    }
    function misreadInList([executable = "", ...args], form = "list") {
      const [why, advice] = REASONS[form];
      if (/^[^/.]\S*\s/.test(executable)) return `${why}, so ${(0, values.hD)(executable)} would be the name of one program: ${advice}`;
      const name = executable.replace(/^.*\//s, "");
      if (INTERPRETERS.has(name)) return null;
      const isForShell = word => OPERATOR.test(word) || EXPANSION.test(word) || PLAIN.has(name) && GLOB.test(word);
      const found = args.find(isForShell);
      return found === void 0 ? null : `${why}, so ${(0, values.hD)(found)} would be a plain argument: ${advice}`;
    }
    function holdsOnlyComments(text) {
      return text.split("\n").every(line => /^\s*(?:#|$)/.test(line));
    }
    function misreadInText(text) {
      const [, shebang = "", name = ""] = /^(#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?)?([\w.+-]+).*)/.exec(text.trimStart()) ?? [];
      if (shebang === "" || name === "sh") return null;
      return `${(0, values.hD)(shebang)} is a comment here, since sh runs the text: use a list such as [bash, -ec, "\u2026"] for another program`;
    }
    // CONCATENATED MODULE: ./build/plan/plan-command.js
    function planCommand(given, where, problems) {
      const {command: command, args: args} = given;
      const shell = given.shell ?? args === null;
      const exitOnError = shell && args === null;
      const isListForShell = shell && args !== null && args.length > 0;
      if (exitOnError) checkShellText(command, where, problems); else if (!shell || isListForShell) {
        const form = isListForShell ? "quoted" : args === null ? "text" : "list";
        warn(misreadInList([ command, ...args ?? [] ], form), where, problems);
      }
      return {
        command: isListForShell ? (0, shell_text.o)([ command, ...args ]) : command,
        args: isListForShell ? [] : args ?? [],
        shell: shell,
        exitOnError: exitOnError
      };
    }
    function checkShellText(text, where, problems) {
      if (text.trim() !== "" && holdsOnlyComments(text)) problems.add(where, "it holds only comments: give a command"); else warn(misreadInText(text), where, problems);
    }
    function warn(misread, where, problems) {
      if (misread !== null) problems.warn(where, misread);
    }
    // CONCATENATED MODULE: ./build/plan/setting-fields.js
    const IDS = {
      least: 0,
      greatest: 2 ** 32 - 2
    };
    const USER = {
      pattern: /^(?<uid>\d{1,10})(?::(?<gid>\d{1,10}))?$/,
      expectation: "is not a user id: use uid or uid:gid in numbers, such as 1000:1000"
    };
    const ABSOLUTE = {
      pattern: /^\//,
      expectation: "is not an absolute path: let it start with /"
    };
    const HOSTNAME = {
      pattern: /^[^\s\p{Cc}]+$/u,
      expectation: "is not a hostname: use no spaces in it"
    };
    const OUTPUT = {
      least: 1,
      greatest: 10485760
    };
    const setting_fields_boolean = {
      ...values.Jx,
      scalars: [ "boolean" ]
    };
    const anyScalar = [ "boolean", "number" ];
    const SETTING_FIELDS = {
      shell: {
        ...setting_fields_boolean,
        parse: parseShell,
        doc: "Whether the command runs in a shell. Without it, a command given as text does, and a list does not."
      },
      image: {
        ...image_reference.W1,
        parse: image_reference.o_,
        doc: "The image that the leg starts from: a UUID, `tag:NAME`, or `docker://python:3.12-slim`. Not with `setup`."
      },
      cwd: {
        ...ABSOLUTE,
        parse: absolutePath,
        doc: "Working directory of the command: an absolute path, created where it is missing. Without it `/root`."
      },
      stdin: {
        parse: text => text,
        scalars: anyScalar,
        doc: "What the command reads from its standard input."
      },
      timeout: {
        ...values.ft,
        parse: text => (0, values.E9)(text, {
          least: 1e3
        }),
        scalars: [ "integer" ],
        bounds: {
          least: 1,
          greatest: 2147483
        },
        doc: "Time limit of the leg's command: seconds such as `90`, or `90s`, `5m`, `1h30m`."
      },
      hostname: {
        ...HOSTNAME,
        parse: trimmed(HOSTNAME),
        scalars: anyScalar,
        doc: "Host name of the sandbox."
      },
      network: {
        ...setting_fields_boolean,
        parse: values.yG,
        doc: "Whether the leg has a network; `false` is for code that is not trusted."
      },
      user: {
        ...USER,
        parse: parseUser,
        scalars: [ "integer" ],
        bounds: IDS,
        doc: "The user that the command runs as, in numbers: `uid` or `uid:gid`. It needs `cwd`. Without it, root."
      },
      "disk-limit": {
        ...values.SK,
        parse: text => (0, values.DB)(text),
        scalars: [ "integer" ],
        bounds: {
          least: 1,
          greatest: Number.MAX_SAFE_INTEGER
        },
        doc: "How much the leg may write to its disk: bytes such as `65536`, or a size such as `512M`, `500MB` or `2GiB`."
      },
      disposable: {
        ...setting_fields_boolean,
        parse: values.yG,
        doc: "Whether the leg discards its changes: then it leaves no image. Not with `tag`."
      },
      tag: {
        ...image_reference.OT,
        parse: trimmed(image_reference.OT),
        scalars: anyScalar,
        bounds: {
          least: 0,
          greatest: 1 / 0
        },
        doc: "Tag for the image that the leg leaves when it passes. Each leg needs a tag of its own, such as `built-{{leg}}`."
      },
      "allow-failure": {
        ...setting_fields_boolean,
        parse: values.yG,
        doc: "Whether the leg counts as exit code 0 however it ends; it is shown as it ended."
      },
      "truncate-output-at": {
        pattern: values.vh,
        expectation: `is not allowed: use a whole number of bytes from ${OUTPUT.least} to ${OUTPUT.greatest}`,
        parse: text => (0, values.cG)(text, OUTPUT, " of bytes"),
        scalars: [ "integer" ],
        bounds: OUTPUT,
        doc: "How many bytes of each output stream the service keeps, 10 MiB at most."
      }
    };
    function parseShell(text) {
      if (!/^(?:ba|z|da|k|a|fi)?sh\b|^python|^pwsh|^node/.test(text.trim())) return (0, 
      values.yG)(text);
      throw new values.h6(text, 'is not a boolean: drop shell, and write the command as a list such as [bash, -ec, "\u2026"]');
    }
    function parseUser(text) {
      const {uid: uid = "", gid: gid = uid} = USER.pattern.exec(text.trim())?.groups ?? {};
      const ids = {
        uid: Number(uid),
        gid: Number(gid)
      };
      if (uid === "" || ids.uid > IDS.greatest || ids.gid > IDS.greatest) throw new values.h6(text, USER.expectation);
      return ids;
    }
    function absolutePath(text) {
      const path = trimmed(ABSOLUTE)(text);
      if (/\p{Cc}/u.test(path)) throw new values.h6(text, "is not one path: use one line without control characters");
      return path;
    }
    function trimmed({pattern: pattern, expectation: expectation}) {
      return text => {
        const value = text.trim();
        if (!pattern.test(value)) throw new values.h6(text, expectation);
        return value;
      };
    }
    // CONCATENATED MODULE: ./build/plan/plan-leg.js
    function planLeg(draft, shared) {
      const {step: step, hasSetup: hasSetup, problems: problems} = shared;
      const {own: own} = draft;
      const single = {
        ...step.single,
        ...own.single
      };
      const filler = legFiller(draft, shared);
      const {text: text, filled: filled, read: read} = filler;
      if (!hasSetup && single.image !== void 0) filled(single.image, "it is empty: give an image"); else if (hasSetup && own.single.image !== void 0) {
        const problem = "it cannot be used with setup, since every leg starts from the image that the setup leaves: drop one of the two";
        problems.add(own.single.image.where, problem);
      }
      const template = own.command ?? step.command;
      const command = template === null ? "" : filled(template, "it is empty: give a command");
      if (template === null && !draft.hasBadCommand) problems.add(draft.where, "there is no command: write one, or give the input command, which is for all legs without one");
      const args = own.args?.map(arg => text(arg) ?? "") ?? null;
      const given = {
        command: command,
        args: args,
        shell: read(single.shell, SETTING_FIELDS.shell.parse)
      };
      const plan = {
        name: draft.name,
        values: new Map([ ...draft.values ].filter(([path]) => path !== "leg")),
        image: hasSetup ? null : read(single.image, SETTING_FIELDS.image.parse),
        ...planCommand(given, template === null ? draft.where : filler.whereOf(template), problems),
        env: Object.fromEntries([ ...step.env, ...own.env ].map(variable => [ variable.name, text(variable) ?? "" ])),
        cwd: read(single.cwd, SETTING_FIELDS.cwd.parse) ?? plan_settings.dr,
        user: readUser(single, filler, problems),
        stdin: read(single.stdin, SETTING_FIELDS.stdin.parse),
        timeout: read(single.timeout, SETTING_FIELDS.timeout.parse),
        hostname: read(single.hostname, SETTING_FIELDS.hostname.parse),
        network: read(single.network, SETTING_FIELDS.network.parse) ?? true,
        diskLimit: read(single["disk-limit"], SETTING_FIELDS["disk-limit"].parse),
        disposable: read(single.disposable, SETTING_FIELDS.disposable.parse) ?? false,
        truncateOutputAt: read(single["truncate-output-at"], SETTING_FIELDS["truncate-output-at"].parse),
        files: readFiles([ ...step.files, ...own.files ], draft, filler, problems),
        tag: read(single.tag, SETTING_FIELDS.tag.parse),
        allowFailure: read(single["allow-failure"], SETTING_FIELDS["allow-failure"].parse) ?? false
      };
      return {
        plan: plan,
        single: single
      };
    }
    function readUser({user: user, cwd: cwd}, filler, problems) {
      const found = filler.read(user, SETTING_FIELDS.user.parse);
      const hasDirectory = cwd !== void 0 && filler.text(cwd)?.trim() !== "";
      if (user !== void 0 && found !== null && !hasDirectory) {
        const why = `the default ${plan_settings.dr} may be closed to this user`;
        const problem = `needs cwd, since ${why}: set cwd to a directory of the user`;
        problems.add(filler.whereOf(user), new values.h6(filler.text(user) ?? "", problem));
      }
      return found;
    }
    function readFiles(templates, {values: values}, {text: text, whereOf: whereOf}, problems) {
      const lines = [];
      for (const template of templates) {
        if (text(template) === null) continue;
        const parse = () => (0, file_lines.Tu)(template, values, lines.length);
        for (const line of problems.attempt(whereOf(template), parse) ?? []) lines.push(line);
      }
      return lines;
    }
    function placeOf({where: where, ...template}, leg) {
      return template.shared && (0, placeholders.kG)(template) ? {
        ...where,
        leg: (0, values.hD)(leg)
      } : where;
    }
    function legFiller({name: leg, values: values, own: own}, {step: step, known: known, problems: problems}) {
      const whereOf = template => placeOf(template, leg);
      const text = template => {
        const mayBeText = (0, plan_settings.qT)(own, template) || (0, plan_settings.qT)(step, template);
        const wrong = (0, placeholders.Qf)(template).flatMap(name => (0, placeholders.qj)(name, known, mayBeText) ?? []);
        for (const problem of wrong) problems.add(template.where, problem);
        if (wrong.length > 0) return null;
        return template.isLiteral ? template.text : (0, placeholders.GS)(template.text, values);
      };
      const filled = (template, blank) => {
        const found = text(template);
        if (found?.trim() === "") problems.add(whereOf(template), blank);
        return found ?? "";
      };
      const read = (template, parse) => {
        if (template === void 0) return null;
        const found = text(template) ?? "";
        return found.trim() === "" ? null : problems.attempt(whereOf(template), () => parse(found));
      };
      return {
        text: text,
        filled: filled,
        read: read,
        whereOf: whereOf
      };
    }
    // CONCATENATED MODULE: ./build/plan/given-timeouts.js
    function givenTimeouts(step, legs) {
      const found = new Map;
      const add = (template, where, timeout) => {
        const text = (0, placeholders.kG)(template) ? `${String(timeout / 1e3)}s` : template.text.trim();
        found.set(`${(0, place.R3)(where)}: ${text}`, {
          where: where,
          text: text,
          timeout: timeout
        });
      };
      const shared = step.single.timeout;
      if (shared !== void 0 && !(0, placeholders.kG)(shared)) add(shared, shared.where, SETTING_FIELDS.timeout.parse(shared.text));
      for (const {plan: plan, single: single} of legs) {
        if (plan.timeout === null || single.timeout === void 0) continue;
        add(single.timeout, placeOf(single.timeout, plan.name), plan.timeout);
      }
      return [ ...found.values() ];
    }
    // EXTERNAL MODULE: ./build/values/unique-names.js
        var unique_names = __webpack_require__(9697);
    // CONCATENATED MODULE: ./build/plan/combine.js
    function productSize({axes: axes}) {
      return axes.size === 0 ? 0 : [ ...axes.values() ].reduce((size, values) => size * values.length, 1);
    }
    function combine(matrix) {
      const rows = matrix.include.map(row => split(row, matrix.axes));
      const matched = new Set;
      const originals = product(matrix.axes).filter(original => !matrix.exclude.some(row => matches(row, original)));
      const expanded = originals.map(original => {
        const combination = new Map(original);
        for (const row of rows.filter(({filter: filter}) => matches(filter, original))) {
          matched.add(row);
          for (const [name, value] of row.added) combination.set(name, value);
        }
        return combination;
      });
      const created = rows.filter(row => !matched.has(row)).map(({filter: filter, added: added}) => new Map([ ...filter, ...added ]));
      return [ ...expanded, ...created ];
    }
    function split(row, axes) {
      const {filter: filter = [], added: added = []} = Object.groupBy(row, ([name]) => axes.has(name) ? "filter" : "added");
      return {
        filter: new Map(filter),
        added: new Map(added)
      };
    }
    function product(axes) {
      const extend = (combinations, [name, values]) => combinations.flatMap(combination => values.map(value => new Map([ ...combination, [ name, value ] ])));
      return axes.size === 0 ? [] : [ ...axes ].reduce(extend, [ new Map ]);
    }
    function matches(filter, value) {
      if (typeof filter === "string") return typeof value === "string" && isSameText(filter, value);
      if (isList(filter)) return filter.every((item, index) => matches(item, isList(value) ? value[index] : void 0));
      const map = typeof value === "object" && !isList(value) ? value : null;
      for (const [name, item] of filter) if (!matches(item, map?.get(name))) return false;
      return true;
    }
    function isSameText(one, other) {
      return one.length === other.length && one.toLowerCase() === other.toLowerCase();
    }
    function isList(value) {
      return Array.isArray(value);
    }
    // CONCATENATED MODULE: ./build/plan/matrix-legs.js
    const MOST_COMPARISONS = 1e7;
    function legsOfMatrix(matrix, legName, problems) {
      const [product, added] = [ productSize(matrix), matrix.include.length ];
      const isTooLarge = product > plan_settings.Eg || added > plan_settings.Eg;
      const rows = added + matrix.exclude.length;
      if (!isTooLarge && product * rows > MOST_COMPARISONS) {
        const size = `${String(product)} combinations with ${String(rows)} rows of include and exclude`;
        problems.add("matrix", `it compares ${size}, which takes too long: use fewer of one of the two`);
        return [];
      }
      const combinations = isTooLarge ? [] : combine(matrix);
      if (isTooLarge || combinations.length > plan_settings.Eg) {
        const size = isTooLarge ? `up to ${String(product + added)}` : String(combinations.length);
        problems.add("matrix", `it makes ${size} combinations: use at most ${String(plan_settings.Eg)}`);
        return [];
      }
      if (combinations.length === 0) problems.add("matrix", "exclude leaves no combination: exclude less, or include one");
      return draftsOf(combinations.map(combination => leavesOf(combination)), legName, problems);
    }
    function draftsOf(combinations, legName, problems) {
      if (legName !== null) checkLegName(legName, combinations, problems);
      const names = combinations.map(leaves => legName === null ? joined(leaves) : matrix_legs_named(legName, leaves));
      const unique = new unique_names.U({
        reserved: names
      });
      for (const name of names) {
        const problem = name === "" ? null : (0, plan_settings.y7)(name);
        if (problem !== null) problems.add(legName?.where ?? "matrix", `the values of a combination make the name ${(0, 
        values.hD)(name)}, which ${problem}`);
      }
      const made = names.map(name => name === "" ? null : unique.make(name));
      return combinations.map((leaves, index) => {
        const name = made[index] ?? unique.make(String(index + 1));
        return {
          name: name,
          where: {
            input: "matrix"
          },
          own: plan_settings.Ac,
          values: new Map([ [ "leg", name ], ...leaves ])
        };
      });
    }
    function checkLegName(template, combinations, problems) {
      const known = new Set(combinations.flatMap(leaves => leaves.map(([path]) => path)));
      for (const name of (0, placeholders.Qf)(template)) {
        const problem = (0, placeholders.qj)(name, known);
        if (problem !== null) problems.add(template.where, problem);
      }
    }
    function matrix_legs_named({text: text}, leaves) {
      return (0, placeholders.GS)(text, new Map(leaves)).trim();
    }
    function joined(leaves) {
      const texts = leaves.map(([, text]) => text.trim());
      return texts.filter(text => text !== "").join("-");
    }
    function leavesOf(value, path = "") {
      if (typeof value === "string") return [ [ path, value ] ];
      const children = value.entries();
      return [ ...children ].flatMap(([key, child]) => leavesOf(child, path === "" ? String(key) : `${path}.${String(key)}`));
    }
    // CONCATENATED MODULE: ./build/plan/plan-setup.js
    const MOST_KEPT = 1e4;
    function planSetup(given, step, problems) {
      const keyGiven = given["setup-key"].trim() !== "";
      const keep = readKeep(given["setup-keep"], keyGiven, problems);
      if (given.setup.trim() === "") {
        const unused = "it has no effect without setup: give setup a command";
        if (keyGiven) problems.add("setup-key", `${unused}, or drop setup-key`);
        if (given["setup-files"].trim() !== "") problems.add("setup-files", `${unused}, or use files`);
        return null;
      }
      const {image: image, cwd: cwd, timeout: timeout, "truncate-output-at": limit, "disk-limit": diskLimit} = step.single;
      checkShellText(given.setup, "setup", problems);
      refusePlaceholders("setup", given.setup, problems);
      refusePlaceholders("setup-key", given["setup-key"], problems);
      if (image === void 0) problems.add("image", "it is empty: a setup needs an image to start from"); else refusePlaceholders("image", image.text, problems);
      for (const {text: text, where: where} of step.files) refusePlaceholders(where, text, problems);
      warnOfDirectory(cwd, problems);
      const read = (template, parse) => template === void 0 || (0, placeholders.kG)(template) ? null : problems.attempt(template.where, () => parse(template.text));
      const start = read(image, SETTING_FIELDS.image.parse);
      const key = keyGiven ? problems.attempt("setup-key", () => parseKey(given["setup-key"])) : null;
      if (start === null) return null;
      const env = step.env.filter(variable => !(0, placeholders.kG)(variable));
      return {
        image: start,
        command: given.setup,
        env: Object.fromEntries(env.map(({name: name, text: text}) => [ name, text ])),
        cwd: read(cwd, SETTING_FIELDS.cwd.parse) ?? plan_settings.dr,
        timeout: read(timeout, SETTING_FIELDS.timeout.parse),
        truncateOutputAt: read(limit, SETTING_FIELDS["truncate-output-at"].parse),
        diskLimit: read(diskLimit, SETTING_FIELDS["disk-limit"].parse),
        files: step.files.flatMap(files => read(files, file_lines.xk) ?? []),
        key: key,
        keep: keep
      };
    }
    function readKeep(text, keyGiven, problems) {
      if (text.trim() === "") return null;
      if (!keyGiven) problems.add("setup-keep", "it has no effect without setup-key: give setup-key, or drop setup-keep");
      return problems.attempt("setup-keep", () => (0, values.cG)(text, {
        least: 1,
        greatest: MOST_KEPT
      }));
    }
    function warnOfDirectory(cwd, problems) {
      if (cwd === void 0 || !(0, placeholders.kG)(cwd) || cwd.text.trim().startsWith(`${plan_settings.dr}/`)) return;
      const consequence = `setup and its files use ${plan_settings.dr}`;
      const advice = `let it begin with ${plan_settings.dr}/ or hold no placeholder, when the legs need these files`;
      problems.warn(cwd.where, `a placeholder has no value in setup, so ${consequence}: ${advice}`);
    }
    function refusePlaceholders(where, text, problems) {
      for (const name of (0, placeholders.Qf)({
        text: text
      })) problems.add(where, `${(0, placeholders.Er)(name)} has no value here, since setup runs once for all legs: move it to command, or write a fixed text`);
    }
    function parseKey(text) {
      const key = text.trim();
      if (/[\r\n]/.test(key)) throw new values.h6(text, "is not a key: use one line");
      if (Array.from(key).length <= 512) return key;
      throw new values.h6(text, "is too long for a key: use at most 512 characters");
    }
    // EXTERNAL MODULE: ./build/plan/nearest.js
        var nearest = __webpack_require__(6672);
    // CONCATENATED MODULE: ./build/plan/yaml-node.js
    function isEmpty(node) {
      return node.kind === "text" && (node.isNull || node.text.trim() === "");
    }
    function asMap(input, node, {content: content, form: form}, problems) {
      if (node.kind === "map") return node;
      const where = lineIn(input, node);
      if (isEmpty(node)) problems.add(input, `it holds no ${content}: ${form}`); else if (node.kind === "text") problems.add(where, `${(0, 
      values.hD)(node.text)} ${problemOfText(node.text) ?? `has no name before it: ${form}`}`); else problems.add(where, `it is a list: ${form}`);
      return null;
    }
    function problemOfText(text) {
      if (text === "Object" || text === "Array") return "is what GitHub writes for a list or an object: use toJSON() in the expression";
      const [, name = "", value = ""] = /^([\w./-]+):([^\s/].*)/.exec(text) ?? [];
      return name === "" ? null : `has no space after the colon: write ${(0, values.hD)(`${name}: ${value}`)}`;
    }
    function lineIn(input, {line: line}) {
      return {
        ...typeof input === "string" ? {
          input: input
        } : input,
        line: line
      };
    }
    // CONCATENATED MODULE: ./build/plan/read-matrix.js
    const FORM = 'write lines of "axis: [values]", such as "os: [debian, alpine]"';
    const ROW_FORM = 'use a list of maps such as "- os: debian"';
    const MATRIX_LISTS = {
      include: "Values to add to the combinations that match, or combinations of their own: a list of maps.",
      exclude: "Combinations to leave out: a list of maps of axis \u2192 value."
    };
    const AXIS_NAME = {
      pattern: /^[A-Za-z_][A-Za-z0-9_-]*$/,
      expectation: "is not allowed as a name: use letters, digits, _ and -, and begin with a letter or _"
    };
    function readMatrix(node, problems) {
      const before = problems.count;
      const refuse = (place, problem) => {
        problems.add(lineIn("matrix", place), problem);
      };
      const entries = asMap("matrix", node, {
        content: "axis",
        form: FORM
      }, problems)?.entries;
      if (entries === void 0) return null;
      const named = entries.filter(({name: name}) => !Object.hasOwn(MATRIX_LISTS, name));
      const axes = namedValues(named, refuse);
      const values = new Map([ ...axes ].map(([name, entry]) => [ name, readAxis(entry, refuse) ]));
      const exclude = readRows(entries, "exclude", refuse);
      for (const row of exclude) for (const entry of row.values()) checkAxis(entry, axes, refuse);
      const include = readRows(entries, "include", refuse);
      const included = entries.find(({name: name}) => name === "include")?.value;
      if (named.length === 0 && (included === void 0 || holdsNothing(included))) problems.add("matrix", `it holds no axis: ${FORM}`);
      const combinations = rows => rows.map(row => readCombination(row, refuse));
      const matrix = {
        axes: values,
        exclude: combinations(exclude),
        include: combinations(include)
      };
      return problems.count === before ? matrix : null;
    }
    function readAxis(axis, refuse) {
      const {value: value} = axis;
      const name = (0, values.hD)(axis.name);
      if (holdsNothing(value)) refuse(axis, `${name} is an axis without values: list at least one`); else if (value.kind === "list") return value.items.map(item => readValue(item, refuse)); else if (value.kind === "map" && [ "matrix", "strategy" ].includes(axis.name)) refuse(axis, `${name} is the input's name: leave this line out, and begin with the axes`); else if (value.kind === "map") refuse(axis, `${name} holds a map: use a list of values, which may be maps`); else refuse(axis, `${name} holds the single value ${(0, 
      values.hD)(value.text)}: use a list, [${value.text}]`);
      return [];
    }
    function readRows(entries, name, refuse) {
      const entry = entries.find(candidate => candidate.name === name);
      if (entry === void 0 || isEmpty(entry.value)) return [];
      const {value: value} = entry;
      if (value.kind !== "list") {
        refuse(entry, `${name}: it is a ${value.kind}: ${ROW_FORM}`);
        return [];
      }
      const maps = value.items.flatMap(row => {
        if (row.kind !== "map") refuse(row, `${name}: it holds a ${row.kind}: ${ROW_FORM}`); else if (row.entries.length === 0) refuse(row, `${name}: it holds an empty map: name at least one value`); else return [ row ];
        return [];
      });
      return maps.map(row => namedValues(row.entries, refuse));
    }
    function readCombination(row, refuse) {
      return new Map([ ...row ].map(([name, {value: value}]) => [ name, readValue(value, refuse) ]));
    }
    function readValue(node, refuse) {
      if (node.kind === "text") return node.isNull ? "" : node.text;
      if (node.kind === "list") return node.items.map(item => readValue(item, refuse));
      return readCombination(foldNames(node.entries, refuse), refuse);
    }
    function namedValues(entries, refuse) {
      const valid = entries.filter(entry => {
        const isName = AXIS_NAME.pattern.test(entry.name);
        if (isName && entry.name.toLowerCase() !== "leg") return true;
        const problem = isName ? "stands for the name of the leg: use another" : AXIS_NAME.expectation;
        refuse(entry, `${(0, values.hD)(entry.name)} ${problem}`);
        return false;
      });
      return foldNames(valid, refuse);
    }
    function foldNames(entries, refuse) {
      const problem = "are one name, since upper case does not count: rename one";
      const found = new Map;
      for (const entry of entries) {
        const name = entry.name.toLowerCase();
        const first = found.get(name);
        if (first === void 0) found.set(name, entry); else refuse(entry, `${(0, values.hD)(first.name)} and ${(0, 
        values.hD)(entry.name)} ${problem}`);
      }
      return found;
    }
    function checkAxis(entry, axes, refuse) {
      if (axes.has(entry.name.toLowerCase())) return;
      const names = [ ...axes.values() ].map(axis => axis.name);
      const meant = (0, nearest.p)(entry.name, names);
      const use = names.length === 0 ? "there is none, so drop exclude" : `use ${names.join(", ")}`;
      const hint = meant === null ? use : `did you mean ${meant}?`;
      refuse(entry, `exclude: ${(0, values.hD)(entry.name)} is no axis: ${hint}`);
    }
    function holdsNothing(node) {
      return isEmpty(node) || node.kind === "list" && node.items.length === 0;
    }
    // EXTERNAL MODULE: ./build/legs/command.js
        var command = __webpack_require__(2425);
    // CONCATENATED MODULE: ./build/plan/leg-fields.js
    const ENV_FORM = "use lines NAME=VALUE or a map of name to value";
    const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
    const OTHER_FIELDS = {
      command: {
        takes: [ "text", "list" ],
        form: "use a text or a list",
        doc: "What the leg runs. A text runs in a shell with `set -e`; a list is a program with its arguments, without a shell. Without it, the input `command` is run."
      },
      args: {
        takes: [ "list" ],
        form: 'use a list such as [--verbose, "two words"]',
        doc: "Arguments of `command`, which then is a program and no shell text."
      },
      env: {
        takes: [ "text", "map" ],
        form: ENV_FORM,
        doc: "Environment of the leg: a map, or lines `NAME=VALUE`. In the input `legs` a line `NAME` is the step's own variable; a file gets none. It is added to the input `env`."
      },
      files: {
        takes: [ "text", "list" ],
        form: "use lines or a list of texts",
        doc: "Local files for the sandbox, one `local[:remote]` a line or an item: files, directories or globs, relative to the workspace. `!pattern` leaves out what lines before it found. They are added to the input `files`."
      }
    };
    const single = {
      takes: [ "text" ],
      form: "use a single text"
    };
    const SETTING_NAMES = Object.keys(SETTING_FIELDS);
    const LEG_FIELDS = new Map([ ...Object.entries(OTHER_FIELDS), ...SETTING_NAMES.map(name => [ name, {
      ...single,
      doc: SETTING_FIELDS[name].doc
    } ]) ]);
    function isLegField(name) {
      return LEG_FIELDS.has(name);
    }
    // EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
        var dist = __webpack_require__(8815);
    // CONCATENATED MODULE: ./build/plan/yaml-tags.js
    const CORE = "tag:yaml.org,2002:";
    class YamlTags {
      #text;
      #starts;
      constructor(text, {warnings: warnings}) {
        this.#text = text;
        const unknown = warnings.filter(({code: code}) => code === "TAG_RESOLVE_FAILED");
        this.#starts = new Map(unknown.map(({pos: [start, end]}) => [ end, start ]));
      }
      writtenBefore(node) {
        return this.#writtenBefore(node) ?? "";
      }
      problemOf(node) {
        if (!(0, dist.jn)(node) && !(0, dist.P3)(node)) return null;
        const {tag: tag} = node;
        if (tag === void 0) return null;
        const kind = (0, dist.jn)(node) ? "str" : (0, dist.jh)(node) ? "map" : "seq";
        const isBang = (0, dist.P3)(node) && !this.#hasWrittenTag(node);
        if (tag === `${CORE}${kind}` && !isBang) return null;
        if (tag.startsWith(CORE) && !isBang) return `the tag ${(0, values.hD)(`!!${tag.slice(CORE.length)}`)} is not supported: drop it, since texts stay as they are written`;
        if ((0, dist.jn)(node) && this.#writtenBefore(node) !== null) return null;
        return `${(0, values.hD)(isBang ? "!" : tag)} is taken for a tag: put a text that begins with ! between quotation marks as a whole, or drop it`;
      }
      #hasWrittenTag({tag: tag, range: range}) {
        if (tag?.startsWith(CORE) !== true) return true;
        const before = this.#text.slice(0, range?.[0] ?? 0).trimEnd();
        return before.endsWith(`!!${tag.slice(CORE.length)}`) || before.endsWith(`!<${tag}>`);
      }
      #writtenBefore({tag: tag, type: type, range: range, value: text}) {
        if (tag === void 0 || tag.startsWith(CORE) || type !== "PLAIN" || !range) return null;
        const [value] = range;
        let end = value;
        while (/[ \t]/.test(this.#text.charAt(end - 1))) end -= 1;
        const start = tag === "!" && this.#text[end - 1] === "!" ? end - 1 : this.#starts.get(end);
        return start === void 0 ? null : this.#text.slice(start, text === "" ? end : value);
      }
    }
    // CONCATENATED MODULE: ./build/plan/yaml-reader.js
    const DEEPEST = 64;
    const MOST_ALIASED = 1e4;
    const NULL = /^(?:|~|null|Null|NULL)$/;
    const NO_NAME = 'a text that begins with { or [ is a map or list in YAML: put the whole text in quotes, such as "{{axis}}"';
    const ADVICE = "put a text that begins with * in quotes";
    const WHOLE = 'put the whole text in quotes, or indented below "name: |"';
    const TOO_DEEP = `is nested too deeply: use at most ${String(DEEPEST)} levels`;
    class YamlReader {
      #options;
      #tags;
      #anchors=new Map;
      #count=0;
      #aliased=0;
      constructor(options) {
        this.#options = options;
        this.#tags = new YamlTags(options.text, options.document);
      }
      read() {
        const found = this.#read(this.#options.document.contents, 0, 1);
        for (const [name, anchor] of this.#anchors) this.#checkUse(name, anchor);
        return found;
      }
      #read(node, depth, parentLine) {
        const line = this.#line(node, parentLine);
        if (depth > DEEPEST) return this.#options.refuse(line, TOO_DEEP);
        if ((0, dist.Vj)(node)) return this.#resolve(node.source, line);
        const before = this.#count;
        this.#count += 1;
        let found;
        if ((0, dist.jh)(node)) found = {
          kind: "map",
          ...this.#readEntries(node.items, depth, line),
          line: line
        }; else if ((0, dist.oP)(node)) {
          const items = node.items.map(item => this.#read(item, depth + 1, line)).filter(item => item !== null);
          found = {
            kind: "list",
            items: items,
            line: line
          };
        } else found = this.#readScalar(node, line);
        const problem = this.#tags.problemOf(node);
        if (problem !== null) this.#options.refuse(line, problem);
        const name = node?.anchor;
        if (name === void 0) return found;
        const earlier = this.#anchors.get(name);
        if (earlier !== void 0) this.#checkUse(name, earlier);
        this.#anchors.set(name, {
          node: found,
          size: this.#count - before,
          isUsed: false
        });
        return found;
      }
      #readScalar(node, line) {
        if (!(0, dist.jn)(node)) return {
          kind: "text",
          text: "",
          isNull: true,
          line: line
        };
        const value = typeof node.value === "string" ? node.value : "";
        const isPlain = node.type === "PLAIN";
        if (isPlain && isCutInQuotes(value, node.comment)) {
          const cut = `the text ends at ${(0, values.hD)(value)}, since a # after a space begins a comment`;
          this.#options.warn(line, `${cut}: ${WHOLE}`);
        }
        if (isPlain) this.#checkLines(node, line);
        const text = this.#tags.writtenBefore(node) + value;
        return {
          kind: "text",
          text: text,
          isNull: isPlain && node.tag === void 0 && NULL.test(text),
          line: line
        };
      }
      #checkLines({range: range}, line) {
        const written = this.#options.text.slice(range?.[0], range?.[1]);
        if (!/\S[ \t\r]*\n[ \t]*[\w./]/.test(written)) return;
        const last = line + written.split("\n").length - 1;
        const joined = `YAML joins lines ${String(line)} to ${String(last)} into one`;
        this.#options.warn(line, `${joined}: write "name: |" above them to keep them apart, or "name: >-" to join them`);
      }
      #checkUse(name, {node: node, isUsed: isUsed}) {
        if (isUsed || node.kind !== "text") return;
        const advice = "put a text that begins with & in quotes, or drop the anchor";
        this.#options.refuse(node.line, `no alias uses the anchor ${(0, values.hD)(`&${name}`)}: ${advice}`);
      }
      #readEntries(pairs, depth, line) {
        const entries = new Map;
        let isBroken = false;
        for (const {key: key, value: node} of pairs) {
          const before = this.#count;
          const nameLine = this.#line(key, line);
          const name = this.#read(key, depth + 1, line);
          this.#count = before;
          const value = this.#read(node, depth + 1, nameLine);
          if (name !== null && name.kind !== "text") {
            this.#options.refuse(nameLine, NO_NAME);
            isBroken = true;
          }
          if (name?.kind !== "text" || value === null) continue;
          const trimmed = name.text.trim();
          const first = entries.get(trimmed);
          if (first === void 0) entries.set(trimmed, {
            name: trimmed,
            line: nameLine,
            value: value
          }); else this.#options.refuse(nameLine, `${(0, values.hD)(trimmed)} is used twice, first on line ${String(first.line)}: rename one, or drop it`);
        }
        return {
          entries: [ ...entries.values() ],
          ...isBroken && {
            isBroken: isBroken
          }
        };
      }
      #resolve(anchor, line) {
        const found = this.#anchors.get(anchor);
        if (found === void 0) return this.#options.refuse(line, `${(0, values.hD)(`*${anchor}`)} is an alias without an anchor before it: ${ADVICE}`);
        found.isUsed = true;
        this.#count += found.size;
        this.#aliased += found.size;
        if (this.#aliased <= MOST_ALIASED) return found.node;
        return this.#options.refuse(line, `the aliases stand for too much: use at most ${String(MOST_ALIASED)} values`);
      }
      #line(node, otherwise) {
        const offset = node?.range?.[0];
        return offset === void 0 ? otherwise : this.#options.lines.linePos(offset).line;
      }
    }
    function isCutInQuotes(text, comment) {
      return [ '"', "'" ].some(mark => text.split(mark).length % 2 === 0 && comment?.includes(mark) === true);
    }
    // CONCATENATED MODULE: ./build/plan/yaml-errors.js
    const KNOWN = [ [ /^MULTIPLE_DOCS/u, "a second document starts here: use one" ], [ /^RESOURCE_EXHAUSTION/u, TOO_DEEP ], [ /^TAB_AS_INDENT/u, "the line begins with a tab: use spaces" ], [ /Missing closing (["'])/u, "the closing $1 is missing, here or above: add it" ], [ /must be sufficiently indented and end with a ([\]}])/u, `the closing $1 is missing, here or above: add it, or ${WHOLE}` ], [ /^BLOCK_AS_IMPLICIT_KEY/u, `the text has a second colon with a space after it: ${WHOLE}` ], [ /block-seq-ind on same line with key/u, `a list cannot begin on the line of its name: begin it on the next line, or ${WHOLE}` ], [ /All mapping items must start at the same column/u, "the line is not indented as the names above: indent all the same" ], [ /^MULTILINE_IMPLICIT_KEY|Implicit map keys need/u, 'the line is not "name: value": write a colon and a space after the name' ], [ /Invalid escape sequence (\\.)/u, "$1 means nothing in double quotes: write \\$1, or use single quotes" ], [ /reserved character (.)|directive indicator character (.)/u, `a text must not begin with $1: ${WHOLE}` ], [ /^BAD_ALIAS/u, `a text must not begin with & or * and a space: ${WHOLE}` ], [ /^TAG_RESOLVE_FAILED|Tags and anchors must/u, `YAML takes a text that begins with ! for a tag: ${WHOLE}` ], [ /Not a YAML token/u, "a text stands behind | or >: begin it on the next line" ], [ /^UNEXPECTED_TOKEN Unexpected \S+ token in YAML stream: "(.)"/u, `this $1 closes nothing: drop it, or ${WHOLE}` ], [ /at node end/u, `the text goes on after its closing quote: ${WHOLE}` ] ];
    function hidesOthers({code: code, message: message}) {
      return code === "RESOURCE_EXHAUSTION" || message.startsWith("Missing closing");
    }
    function describeYamlError({code: code, message: message}, others) {
      if (code === "BLOCK_AS_IMPLICIT_KEY" && others.some(other => other.code === "MULTILINE_IMPLICIT_KEY")) return {
        problem: "the line is indented more than the name above: indent both the same",
        below: 1
      };
      if (code === "UNEXPECTED_TOKEN" && others.some(other => other.message.includes("map-value-ind"))) return {
        problem: "the line is indented less than the names above: indent all the same",
        below: 0
      };
      const text = `${code} ${message}`;
      for (const [pattern, problem] of KNOWN) {
        const found = pattern.exec(text);
        if (found === null) continue;
        const [, first = found[2] ?? ""] = found;
        return {
          problem: problem.replaceAll("$1", () => first),
          below: 0
        };
      }
      return {
        problem: `it is not YAML: ${message}: ${WHOLE}`,
        below: 0
      };
    }
    // CONCATENATED MODULE: ./build/plan/read-yaml.js
    function readYaml(input, text, problems) {
      const lines = new dist.HN;
      const document = parse(text, lines);
      const where = offset => lineIn(input, lines.linePos(offset));
      const cause = document.errors.find(hidesOthers);
      const errors = cause === void 0 ? document.errors : [ cause ];
      for (const [line, [first, ...others]] of Map.groupBy(errors, ({pos: pos}) => lines.linePos(pos[0]).line)) {
        if (first === void 0) continue;
        const {problem: problem, below: below} = describeYamlError(first, others);
        problems.add(lineIn(input, {
          line: line + below
        }), problem);
      }
      if (document.errors.length > 0) return null;
      for (const {code: code, message: message, pos: pos} of document.warnings) if (code !== "TAG_RESOLVE_FAILED") problems.warn(where(pos[0]), message);
      const refuse = (line, problem) => {
        problems.add(lineIn(input, {
          line: line
        }), problem);
        return null;
      };
      const warn = (line, warning) => {
        problems.warn(lineIn(input, {
          line: line
        }), warning);
      };
      return new YamlReader({
        text: text,
        document: document,
        lines: lines,
        refuse: refuse,
        warn: warn
      }).read();
    }
    function parse(text, lineCounter) {
      const {stackTraceLimit: stackTraceLimit} = Error;
      Error.stackTraceLimit = 0;
      try {
        return (0, dist.Tp)(text, {
          lineCounter: lineCounter,
          schema: "failsafe",
          resolveKnownTags: false,
          prettyErrors: false,
          uniqueKeys: false
        });
      } finally {
        Error.stackTraceLimit = stackTraceLimit;
      }
    }
    // CONCATENATED MODULE: ./build/plan/read-env.js
    const NAME_FORM = "use a letter or _, then letters, digits and _";
    const OF_ACTION = `${(0, values.hD)(command.a0)} is the action's own variable, by which it finds what it has started: use another name`;
    function readEnvInput(text, variables, problems) {
      const place = {
        where: {
          input: "env"
        },
        shared: true,
        variables: variables
      };
      const first = text.split("\n").find(line => !isSkipped(line)) ?? "";
      if (/^\s*\w+\s*$|^[^=:{"']*=/.test(first)) return readEnvLines(text, place, problems);
      const node = readYaml("env", text, problems);
      return node === null || isEmpty(node) ? [] : readEnv(node, place, problems);
    }
    function readEnv(node, place, problems) {
      if (node.kind === "text") return readEnvLines(node.text, place, problems);
      if (node.kind === "list") {
        problems.add(place.where, `it is a list: ${ENV_FORM}`);
        return [];
      }
      return node.entries.flatMap(({name: name, line: line, value: value}) => {
        const where = envWhere(place, line);
        if (!ENV_NAME.test(name)) problems.add(where, `${(0, values.hD)(name)} is not the name of a variable: ${NAME_FORM}`); else if (name === command.a0) problems.add(where, OF_ACTION); else if (value.kind !== "text") problems.add(where, `${(0, 
        values.hD)(name)} holds a ${value.kind}: use a text`); else return [ variable(name, value.isNull ? "" : value.text, place, where) ];
        return [];
      });
    }
    function readEnvLines(text, place, problems) {
      const found = new Map;
      for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (isSkipped(line)) continue;
        const where = envWhere(place, index + 1);
        const read = readEnvLine(line, place, where, problems);
        if (read === null) continue;
        if (found.has(read.name)) problems.add(where, `${(0, values.hD)(read.name)} is given twice: drop one of the two lines`); else found.set(read.name, read);
      }
      return [ ...found.values() ];
    }
    function readEnvLine(line, place, where, problems) {
      const [before = "", ...rest] = line.split("=");
      const name = before.trim();
      if (!ENV_NAME.test(name)) {
        problems.add(where, problemOfLine(name, rest.length > 0 ? rest.join("=") : null));
        return null;
      }
      if (name === command.a0) {
        problems.add(where, OF_ACTION);
        return null;
      }
      if (rest.length === 0) return ownVariable(name, place, where, problems);
      const value = rest.join("=");
      const [, mark = "", inside = ""] = /^\s*(["'])(.*)\1\s*$/s.exec(value) ?? [];
      if (mark !== "") {
        const advice = `write ${name}=${inside} when they are not meant`;
        problems.warn(where, `the quotation marks are part of the value of ${(0, values.hD)(name)}: ${advice}`);
      }
      return variable(name, value, place, where);
    }
    function problemOfLine(name, value) {
      const words = /^(?:-\s+|export\s+)?(\S+)(?:\s+(\S.*))?$/.exec(name) ?? [];
      const [, first = "", second = ""] = words;
      const line = value === null ? name : `${name}=${value}`;
      if (!ENV_NAME.test(first)) {
        if (value === null) return `${(0, values.hD)(line)} is not NAME=VALUE: ${ENV_FORM}`;
        if (name === "") return `${(0, values.hD)(line)} has no name before the =: ${NAME_FORM}`;
        return `${(0, values.hD)(name)} is not the name of a variable: ${NAME_FORM}`;
      }
      if (second === "") return `${(0, values.hD)(line)} is not NAME=VALUE: write ${value === null ? first : `${first}=${value}`}`;
      return `${(0, values.hD)(line)} is not NAME=VALUE: ${value === null ? `write ${first}=${second}` : ENV_FORM}`;
    }
    function ownVariable(name, place, where, problems) {
      if (where.file !== void 0) {
        const advice = `write ${name}=VALUE here, or ${name} in the input env`;
        problems.add(where, `${(0, values.hD)(name)} has no value, and a file gets no variable of the step: ${advice}`);
        return null;
      }
      const value = place.variables[name];
      if (value !== void 0) return {
        ...variable(name, value, place, where),
        isLiteral: true
      };
      const advice = `write ${name}=VALUE here, or set ${name} in the "env:" of the step`;
      problems.add(where, `the step has no variable ${(0, values.hD)(name)}: ${advice}`);
      return null;
    }
    function variable(name, text, {shared: shared}, where) {
      const shown = (0, values.hD)(name);
      return {
        name: name,
        text: text,
        where: {
          ...where,
          name: where.name === void 0 ? shown : `${where.name}: ${shown}`
        },
        shared: shared
      };
    }
    function envWhere({where: where, shared: shared}, line) {
      return shared ? {
        ...where,
        line: line
      } : where;
    }
    function isSkipped(line) {
      return /^\s*(?:#|$)/.test(line);
    }
    // CONCATENATED MODULE: ./build/plan/misread-legs.js
    function problemOfWhole(entries, isFile) {
      const [first] = entries;
      if (first === void 0) return null;
      const unnamed = problemOfUnnamed(entries);
      if (unnamed !== null) return unnamed;
      if (first.name === "legs" && entries.length === 1) {
        if (isOuter(first.value)) {
          const outer = isFile ? "stands around the legs" : "is the input's name";
          return {
            entry: first,
            problem: `${(0, values.hD)("legs")} ${outer}: leave this line out, and begin with the legs`
          };
        }
        if (isFile && isTextOfLegs(first.value)) {
          const problem = `${(0, values.hD)("legs")} holds the legs as a text: leave this line out, and begin with the legs`;
          return {
            entry: first,
            problem: problem
          };
        }
      }
      return isFile ? problemOfFile(entries) : null;
    }
    function problemOfUnnamed(entries) {
      const isText = ({value: value}) => value.kind === "text" && !isEmpty(value);
      const fields = entries.filter(({name: name}) => isLegField(name));
      const command = fields.find(({name: name}) => name === "command");
      const other = fields.find(({name: name}) => name !== "command");
      if (command === void 0 || other === void 0 || !entries.every(isText)) return null;
      const what = `${(0, values.hD)("command")} and ${(0, values.hD)(other.name)} are fields of a leg that has no name`;
      return {
        entry: command,
        problem: `${what}: write a name such as "unit:" above them, and indent them below it`
      };
    }
    function problemOfFile(entries) {
      const find = (name, fits) => entries.find(entry => entry.name === name && fits(entry.value));
      const legs = find("legs", isOuter);
      if (legs !== void 0) return {
        entry: legs,
        problem: `${(0, values.hD)("legs")} stands around the legs: name a file that holds nothing else`
      };
      const jobs = find("jobs", isOuter) ?? find("steps", isListOfMaps) ?? find("runs", isOuter);
      if (jobs !== void 0) {
        const problem = `${(0, values.hD)(jobs.name)} belongs to a workflow or an action: name a file that holds the legs alone`;
        return {
          entry: jobs,
          problem: problem
        };
      }
      const matrix = find("matrix", isOuter) ?? find("strategy", isOuter) ?? find("include", isListOfMaps);
      if (matrix === void 0) return null;
      return {
        entry: matrix,
        problem: `${(0, values.hD)(matrix.name)} belongs to a matrix: write it in the input matrix`
      };
    }
    function isOuter(value) {
      return value.kind === "map" && !value.entries.some(field => isLegField(field.name));
    }
    function isListOfMaps(value) {
      return value.kind === "list" && value.items.some(({kind: kind}) => kind === "map");
    }
    function isTextOfLegs(value) {
      return value.kind === "text" && /^\s*(?:#.*\n\s*)*[\w./@+-]+:(?:\s|$)/.test(value.text);
    }
    // CONCATENATED MODULE: ./build/plan/unknown-field.js
    const WORKFLOW_WORDS = {
      run: "command",
      cmd: "command",
      script: "command",
      entrypoint: "command",
      "timeout-minutes": "timeout (such as 5m)",
      "continue-on-error": "allow-failure",
      "working-directory": "cwd",
      working_dir: "cwd",
      workdir: "cwd",
      container: "image",
      environment: "env",
      volumes: "files"
    };
    const ONE_COMMAND = "a leg has one command: write all of it in command, and drop this field";
    const NO_MATRIX = "a leg has no matrix: use the input matrix in place of legs";
    const OUTER_WORDS = {
      steps: ONE_COMMAND,
      jobs: ONE_COMMAND,
      uses: ONE_COMMAND,
      with: ONE_COMMAND,
      needs: "no leg waits for another: use a second step for what has to wait",
      if: "every leg runs: test the condition in command",
      "runs-on": "a leg runs in a sandbox: choose its image",
      strategy: NO_MATRIX,
      matrix: NO_MATRIX,
      services: "a leg has no services: start them in command"
    };
    const STEP_WORDS = [ "retries", "retry-on", "on-rerun", "max-parallel", "fail-fast", "detach", "dry-run", "collect", "collect-timeout", "test-reports", "setup", "setup-key", "setup-keep", "setup-files", "logs", "output-dir", "leg-name", "on-timeout", "stop-grace" ];
    function meantField(name) {
      if (Object.hasOwn(OUTER_WORDS, name)) return null;
      return (Object.hasOwn(WORKFLOW_WORDS, name) ? WORKFLOW_WORDS[name] : null) ?? (0, 
      nearest.p)(name, LEG_FIELDS.keys());
    }
    function isCommand(name) {
      return name === "command" || meantField(name) === "command" || Object.hasOwn(OUTER_WORDS, name);
    }
    function problemOfField(name) {
      const meant = meantField(name);
      const outer = Object.hasOwn(OUTER_WORDS, name) ? OUTER_WORDS[name] : null;
      const others = outer ?? `the fields are ${[ ...LEG_FIELDS.keys() ].join(", ")}`;
      const ofStep = STEP_WORDS.includes(name) ? "it is an input of the step: write it beside legs" : null;
      const hint = ofStep ?? (meant === null ? others : `did you mean ${meant}?`);
      return `unknown field ${(0, values.hD)(name)}: ${hint}`;
    }
    // CONCATENATED MODULE: ./build/plan/read-settings.js
    const BOTH = "command is a list already: drop args, and put them into that list";
    function readSettings(fields, {source: source, leg: leg, variables: variables}, problems) {
      const single = {};
      const settings = {
        ...plan_settings.Ac,
        single: single
      };
      for (const field of fields) {
        const {value: value} = field;
        if (!isLegField(field.name)) problems.add({
          ...lineIn(source, field),
          name: leg
        }, problemOfField(field.name));
        const name = isLegField(field.name) ? field.name : meantField(field.name) === "command" ? "command" : null;
        if (name === null || name !== "command" && isEmpty(value)) continue;
        const where = {
          ...lineIn(source, field),
          name: `${leg}.${field.name}`
        };
        const wrong = problemOfKind(name, value);
        if (wrong !== null) problems.add(where, wrong); else if (name === "command" && value.kind === "list") {
          const [command = null, ...args] = textsOf(value, where, problems);
          if (command === null) problems.add(where, "the list is empty: let it start with the executable");
          if (settings.args !== null) problems.add(where, BOTH);
          Object.assign(settings, {
            command: command,
            args: args
          });
        } else if (name === "command") [settings.command = null] = textsOf(value, where, problems); else if (name === "args" && settings.args !== null) problems.add(where, BOTH); else if (name === "args") settings.args = textsOf(value, where, problems); else if (name === "env") settings.env = readEnv(value, {
          where: where,
          shared: false,
          variables: variables
        }, problems); else if (name === "files") settings.files = textsOf(value, where, problems); else if (value.kind === "text") single[name] = ownTemplate(value.text, where);
      }
      return settings;
    }
    function problemOfKind(name, value) {
      const {takes: takes = [], form: form = ""} = LEG_FIELDS.get(name) ?? {};
      if (name === "command" && isEmpty(value)) return `it is empty: ${form}, or leave it out for the input command`;
      if (takes.includes(value.kind)) return null;
      return value.kind === "text" ? `${(0, values.hD)(value.text)} is not a list: ${form}` : `it is a ${value.kind}: ${form}`;
    }
    function textsOf(node, where, problems) {
      const items = node.kind === "list" ? node.items : [ node ];
      return items.flatMap(item => {
        if (item.kind === "text") return [ ownTemplate(item.text, where) ];
        problems.add(where, `it holds a ${item.kind}: use texts only`);
        return [];
      });
    }
    function ownTemplate(text, where) {
      return {
        text: text,
        where: where,
        shared: false
      };
    }
    // CONCATENATED MODULE: ./build/plan/read-legs.js
    const read_legs_FORM = 'write lines of "name: command", such as "unit: npm test"';
    function readLegs(node, place, problems) {
      const {source: source} = place;
      const map = asMap(source, node, {
        content: "leg",
        form: read_legs_FORM
      }, problems);
      if (map === null) return [];
      const {entries: entries} = map;
      const whole = problemOfWhole(entries, source.file !== void 0);
      if (whole !== null) {
        problems.add(lineIn(source, whole.entry), whole.problem);
        return [];
      }
      if (entries.length > 0 && entries.length <= plan_settings.Eg) return entries.map(entry => readLeg(entry, place, problems));
      if (entries.length === 0) problems.add(lineIn(source, map), `it holds no leg: ${read_legs_FORM}`); else problems.add(source, `it holds ${String(entries.length)} legs: use at most ${String(plan_settings.Eg)}`);
      return [];
    }
    function readLeg(entry, place, problems) {
      const {name: name, value: value} = entry;
      const line = lineIn(place.source, entry);
      const problem = (0, plan_settings.y7)(name);
      if (problem !== null) problems.add(line, `${(0, values.hD)(name)} ${problem}`);
      const shown = /^[\w./@+-]+$/.test(name) ? name : (0, values.hD)(name);
      const draft = {
        name: name,
        where: {
          ...line,
          name: shown
        },
        values: new Map([ [ "leg", name ] ])
      };
      if (isEmpty(value)) return {
        ...draft,
        own: plan_settings.Ac
      };
      if (value.kind === "text") return {
        ...draft,
        own: {
          ...plan_settings.Ac,
          command: ownTemplate(value.text, draft.where)
        }
      };
      const fields = value.kind === "map" ? value.entries : [ {
        name: "command",
        line: value.line,
        value: value
      } ];
      const own = readSettings(fields, {
        ...place,
        leg: shown
      }, problems);
      const isBroken = value.kind === "map" && value.isBroken === true;
      const hasBadCommand = own.command === null && (isBroken || fields.some(field => isCommand(field.name)));
      return {
        ...draft,
        own: own,
        ...hasBadCommand && {
          hasBadCommand: hasBadCommand
        }
      };
    }
    // CONCATENATED MODULE: ./build/plan/read-plan.js
    function readPlan(given) {
      const problems = new values_problems.Z;
      const step = readStepSettings(given, problems);
      const drafts = readDrafts(given, step, problems);
      const ownFiles = templatesIn(given["setup-files"], "setup-files");
      const hasSetup = given.setup.trim() !== "";
      const setup = planSetup(given, {
        ...step,
        files: ownFiles.length > 0 ? ownFiles : step.files
      }, problems);
      const legStep = hasSetup && ownFiles.length === 0 ? {
        ...step,
        files: []
      } : step;
      const legs = planLegs(drafts, {
        step: legStep,
        hasSetup: hasSetup,
        problems: problems
      });
      checkLegs(legs, given, problems);
      checkDefaults(step, drafts, hasSetup, problems);
      problems.throwIfAny(50);
      const {legsFile: legsFile} = given;
      const path = legsFile !== null && "path" in legsFile ? legsFile.path : null;
      const plan = {
        setup: setup,
        legs: legs.map(({plan: plan}) => plan),
        legsFile: path
      };
      return {
        plan: plan,
        timeouts: givenTimeouts(step, legs),
        warnings: problems.warnings
      };
    }
    function readStepSettings(given, problems) {
      const single = {};
      for (const input of leg_plan.Fs) {
        const setting = input === "run-timeout" ? "timeout" : input;
        for (const template of templatesIn(given[input], input)) {
          single[setting] = template;
          if (!(0, placeholders.kG)(template)) problems.attempt(input, () => SETTING_FIELDS[setting].parse(template.text));
        }
      }
      const files = templatesIn(given.files, "files");
      for (const template of [ ...files, ...templatesIn(given["setup-files"], "setup-files") ]) if (!(0, 
      placeholders.kG)(template)) problems.attempt(template.where, () => (0, file_lines.xk)(template.text));
      const env = readEnvInput(given.env, given.variables, problems);
      const [command = null] = templatesIn(given.command, "command");
      return {
        single: single,
        command: command,
        args: null,
        env: env,
        files: files
      };
    }
    function templatesIn(text, input) {
      return text.trim() === "" ? [] : [ {
        text: text,
        where: {
          input: input
        },
        shared: true
      } ];
    }
    function readDrafts(given, step, problems) {
      const hasMatrix = given.matrix.trim() !== "";
      const sources = [ ...given.legs.trim() === "" ? [] : [ "legs" ], ...given.legsFile === null ? [] : [ "legs-file" ], ...hasMatrix ? [ "matrix" ] : [] ];
      checkSources(sources, problems);
      const [legName = null] = templatesIn(given["leg-name"], "leg-name");
      if (!hasMatrix && sources.length > 0 && legName !== null) problems.add("leg-name", "it has no effect with legs, which have names of their own: drop leg-name");
      const fromLegs = legTextsOf(given, problems).flatMap(({source: source, text: text}) => {
        const node = readYaml(source, text, problems);
        return node === null ? [] : readLegs(node, {
          source: source,
          variables: given.variables
        }, problems);
      });
      const matrixNode = hasMatrix ? readYaml("matrix", given.matrix, problems) : null;
      if (hasMatrix && step.command === null) problems.add("command", "it is empty: a matrix needs it, such as make {{axis}}");
      const matrix = matrixNode === null ? null : readMatrix(matrixNode, problems);
      const fromMatrix = matrix === null ? [] : legsOfMatrix(matrix, legName, problems);
      if (sources.length > 1) return [];
      if (!hasMatrix) return fromLegs;
      if (step.command === null) return fromMatrix.map(draft => ({
        ...draft,
        hasBadCommand: true
      }));
      if (matrix !== null) checkAxes(matrix, step, legName, problems);
      return fromMatrix;
    }
    function checkSources(given, problems) {
      const [first = "", second = "", third] = given;
      if (first === "") {
        const forms = 'give legs such as "unit: npm test", or the path of a file in legs-file, or matrix and command';
        problems.add("legs", `it is empty: ${forms}`);
      } else if (third !== void 0) problems.add(third, `it cannot be used with ${first} and ${second}: keep one of the three`); else if (second !== "") problems.add(second, `it cannot be used with ${first}: drop one of the two`);
    }
    function legTextsOf({legs: legs, legsFile: legsFile}, problems) {
      const found = legs.trim() === "" ? [] : [ {
        source: {
          input: "legs"
        },
        text: legs
      } ];
      if (legsFile === null) return found;
      if (!("problem" in legsFile)) return [ ...found, {
        source: {
          input: "legs-file",
          file: legsFile.path
        },
        text: legsFile.text
      } ];
      problems.add("legs-file", legsFile.problem);
      return found;
    }
    function planLegs(drafts, shared) {
      if (drafts.length === 0) return [];
      const {step: step, problems: problems} = shared;
      const known = new Set(drafts.flatMap(({values: values}) => [ ...values.keys() ]));
      for (const template of (0, plan_settings.r3)(step)) for (const name of (0, placeholders.Qf)(template)) {
        const problem = (0, placeholders.qj)(name, known, (0, plan_settings.qT)(step, template));
        if (problem !== null) problems.add(template.where, problem);
      }
      return drafts.map(draft => planLeg(draft, {
        ...shared,
        known: known
      }));
    }
    // EXTERNAL MODULE: ./build/inputs/input-reader.js
        var input_reader = __webpack_require__(1262);
    // EXTERNAL MODULE: ./build/inputs/input-source.js
        var input_source = __webpack_require__(316);
    // EXTERNAL MODULE: external "node:fs/promises"
        var promises_ = __webpack_require__(1455);
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/files/named-path.js
        var named_path = __webpack_require__(8277);
    // EXTERNAL MODULE: ./build/files/missing-path.js
        var missing_path = __webpack_require__(9734);
    // EXTERNAL MODULE: ./build/files/problem-of-slash.js
        var problem_of_slash = __webpack_require__(753);
    // EXTERNAL MODULE: ./build/files/read-within.js
        var read_within = __webpack_require__(1228);
    // EXTERNAL MODULE: ./build/files/unreadable.js
        var unreadable = __webpack_require__(3193);
    // EXTERNAL MODULE: ./build/selection/decode-text.js
        var decode_text = __webpack_require__(4927);
    // EXTERNAL MODULE: ./build/values/git-paths.js
        var git_paths = __webpack_require__(214);
    // CONCATENATED MODULE: ./build/inputs/legs-file.js
    const LARGEST_FILE = 256 * 1024;
    const OF_GIT = "it leads into .git, where nothing is read: name another file";
    const UNREADABLE = "the file is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8";
    const REFUSED = {
      outside: "a link leads out of the workspace: put the file itself there",
      git: OF_GIT,
      kind: "it is no regular file but a socket, a pipe or a device: name a file",
      size: "the file is larger than 256 KiB: give a part of the legs to a second step",
      changed: "the file was replaced while it was read: let nothing write to it meanwhile"
    };
    async function readLegsFile(source) {
      const given = (0, input_source.A)(source, "legs-file");
      if (given === "") return null;
      const refused = problem => ({
        problem: `${(0, values.hD)(given)}: ${problem}`
      });
      if (given.includes("\n")) return refused("it is the path of one file: write what the file would hold in legs");
      const workspace = {
        given: (0, external_node_path_.resolve)(source.directory),
        real: await (0, promises_.realpath)(source.directory).catch(() => source.directory)
      };
      const {path: path, name: name, isInside: isInside} = (0, named_path.V)(given, workspace);
      if (!isInside) return refused(`it is outside of the workspace, ${(0, values.hD)(workspace.given)}: put the file there`);
      if ((0, git_paths.G)(name)) return refused(OF_GIT);
      try {
        const content = await (0, read_within.S)(workspace.real, path, LARGEST_FILE);
        if ("refused" in content) return refused(REFUSED[content.refused]);
        const slash = (0, problem_of_slash.G)(given);
        if (slash !== null) return refused(slash);
        const text = (0, decode_text.g)(content.bytes);
        return text === null ? refused(UNREADABLE) : {
          path: name,
          text: (0, input_source.s)(text)
        };
      } catch (error) {
        if ((0, errors.Qg)(error) === "EISDIR") return refused("it is a folder: name a file in it");
        if (!(0, errors.b2)((0, errors.Qg)(error))) return refused(`the file ${(0, unreadable.O)(error)}`);
        return refused(await (0, missing_path.U)({
          path: name,
          directory: workspace.real,
          what: "file"
        }));
      }
    }
    // EXTERNAL MODULE: ./build/start/retry.js
        var retry = __webpack_require__(1861);
    // CONCATENATED MODULE: ./build/inputs/retry-inputs.js
    function readRetries(source, detach) {
      const {read: read} = (0, input_reader.cN)(source);
      const retries = read("retries", text => (0, values.cG)(text, {
        least: 0,
        greatest: 100
      }));
      const words = read("retry-on", text => (0, values.E1)(text).map(word => (0, values.HU)(word, retry.l)));
      const retryOn = retry.l.filter(reason => words.includes(reason));
      const isGiven = (0, input_reader.Sp)(source, [ "retry-on" ]).length > 0;
      if (retryOn.length === 0) throw problemOf(`it is empty: use ${(0, values.Vo)(retry.l)}`);
      if (isGiven && retries === 0) throw problemOf("it has no effect, because retries is 0: set retries, or drop retry-on");
      const ends = retryOn.filter(reason => reason !== "platform");
      if (detach && ends.length > 0) throw problemOf(`${(0, place.KE)(ends.map(values.hD))} cannot be used with detach, since the step does not wait for its legs: drop one of the two`);
      return {
        retries: retries,
        retryOn: retryOn
      };
    }
    function checkRetriedTimeout({retryOn: retryOn}, timeouts) {
      if (!retryOn.includes("timeout") || timeouts.length > 0) return;
      throw problemOf('"timeout" has no effect, because no leg has a time limit: set run-timeout, or drop "timeout"');
    }
    function problemOf(problem) {
      return new values_problems.h([ `retry-on: ${problem}` ]);
    }
    // EXTERNAL MODULE: ./build/inputs/unused-inputs.js
        var unused_inputs = __webpack_require__(5988);
    // EXTERNAL MODULE: ./build/inputs/workflow-run.js
        var workflow_run = __webpack_require__(3655);
    // CONCATENATED MODULE: ./build/inputs/run-inputs.js
    async function readRunInputs(source, switches, signal) {
      const {read: read, optional: optional} = (0, input_reader.cN)(source);
      const login = (0, input_reader.vv)(() => readLogin(source));
      const retries = (0, input_reader.vv)(() => readRetries(source, switches.detach.value === true));
      const {planned: planned, retrySettings: retrySettings, onRerun: onRerun, ...others} = await (0, 
      input_reader.yw)({
        detach: () => {
          const detach = switches.detach.checked();
          const names = [ "max-parallel", "collect", "test-reports", "on-timeout", "fail-fast", "output-dir" ];
          const live = (0, input_source.A)(source, "logs").toLowerCase() === "live" ? [ "logs" ] : [];
          const refused = detach ? [ ...(0, input_reader.Sp)(source, names), ...live ] : [];
          const problem = "it cannot be used with detach, since the step does not wait for its legs: drop one of the two";
          if (refused.length > 0) throw new values_problems.h(refused.map(name => `${name}: ${problem}`));
          return detach;
        },
        dryRun: switches.dryRun.checked,
        collect: () => readCollect(source),
        reports: async () => (0, input_source.A)(source, "test-reports") === "" ? null : (await __webpack_require__.e(666).then(__webpack_require__.bind(__webpack_require__, 3666))).readReportInputs(source),
        maxParallel: () => optional("max-parallel", text => (0, values.cG)(text, {
          least: 1,
          greatest: 1e4
        })),
        retrySettings: retries.checked,
        onRerun: () => read("on-rerun", text => (0, values.HU)(text, [ "all", "failed" ])),
        ifNoFilesFound: () => read("if-no-files-found", text => (0, values.HU)(text, [ "warn", "error", "ignore" ])),
        collectTimeout: () => read("collect-timeout", text => (0, values.E9)(text, {
          least: 1e3
        })),
        secrets: () => [ login.checked()?.password ?? [] ].flat(),
        planned: async () => {
          const planned = await readPlanned({
            source: source,
            signal: signal
          }, login.value, switches.detach.value === true);
          if (retries.value !== null) checkRetriedTimeout(retries.value, planned.timeouts);
          return planned;
        }
      });
      const {warnings: warnings, ...plan} = planned;
      const readsImages = others.collect.length > 0 || others.reports !== null;
      const needsTime = readsImages || plan.plan.legs.some(({tag: tag}) => tag !== null);
      const printsNothing = others.detach && plan.plan.setup === null && onRerun === "all";
      const unused = [ ...readsImages ? [] : (0, unused_inputs.Tq)(source, [ "if-no-files-found" ], "nothing is collected, and no test report is read"), ...needsTime ? [] : (0, 
      unused_inputs.Tq)(source, [ "collect-timeout" ], "nothing is collected or tagged, and no test report is read"), ...onRerun === "failed" ? [] : (0, 
      unused_inputs.Tq)(source, [ "since" ], "on-rerun is not failed"), ...printsNothing ? (0, 
      unused_inputs.Tq)(source, [ "logs" ], "the step does not wait for its legs") : [] ];
      const {origin: origin} = switches;
      const earlier = onRerun === "failed" && origin.attempt > 1 ? (0, workflow_run.h)(source, switches) : null;
      return {
        settings: {
          ...others,
          ...retrySettings,
          ...plan,
          origin: origin,
          earlier: earlier,
          workspace: source.directory
        },
        warnings: [ ...warnings, ...unused ]
      };
    }
    function readCollect(source) {
      const {optional: optional} = (0, input_reader.cN)(source);
      const lines = optional("collect", collect_lines.pi) ?? [];
      const folder = (0, input_reader.vv)(() => optional("output-dir", local_folder.D)).value;
      if (folder === null || !(0, collect_lines.uw)(folder, lines)) return lines;
      const problem = `${(0, values.hD)(folder)} is a folder of collect too, and what is collected could replace the output of a leg`;
      throw new values_problems.h([ `output-dir: ${problem}: name another folder` ]);
    }
    async function readPlanned({source: source, signal: signal}, login, detach) {
      const {plan: plan, timeouts: timeouts, warnings: warnings} = await planOf({
        source: source,
        signal: signal
      }, detach);
      const problems = new values_problems.Z;
      const sets = await findFiles(plan, {
        source: source,
        signal: signal
      }, problems);
      const host = login === null ? null : registryHost((0, input_source.A)(source, "image"), plan, problems);
      problems.throwIfAny();
      const registry = login === null || host === null ? null : {
        host: host,
        ...login
      };
      const ofLogin = [ "registry-username", "registry-password" ];
      const unused = registry === null ? (0, unused_inputs.Tq)(source, ofLogin, "no image comes from a registry") : [];
      return {
        plan: plan,
        timeouts: timeouts,
        warnings: [ ...warnings, ...unused ],
        ...sets,
        registry: registry
      };
    }
    async function findFiles(plan, {source: source, signal: signal}, problems) {
      const found = new Map;
      const find = async (lines, where = "files") => {
        const key = JSON.stringify(lines);
        const set = found.get(key) ?? await localFiles(where, lines, {
          source: source,
          signal: signal
        }, problems);
        found.set(key, set);
        return set;
      };
      const ofSetup = (0, input_source.A)(source, "setup-files") === "" ? "files" : "setup-files";
      const setupFiles = await find(plan.setup?.files ?? [], ofSetup);
      const legFiles = [];
      for (const leg of plan.legs) legFiles.push(await find(leg.files));
      const {setup: setup} = plan;
      if (setup !== null) problems.attempt(ofSetup, () => (0, remote_paths.U)(setupFiles.files, setup.cwd));
      for (const set of new Set(legFiles)) {
        const directories = plan.legs.filter((_, index) => legFiles[index] === set).map(({cwd: cwd}) => cwd);
        for (const cwd of new Set(directories)) problems.attempt("files", () => (0, remote_paths.U)(set.files, cwd));
      }
      return {
        setupFiles: setupFiles,
        legFiles: legFiles
      };
    }
    async function planOf({source: source, signal: signal}, detach) {
      const given = (0, input_reader.Sp)(source, leg_plan.KJ);
      const texts = Object.fromEntries(leg_plan.KJ.map(name => [ name, given.includes(name) ? (0, 
      input_source.A)(source, name) : "" ]));
      try {
        const needImages = (0, input_reader.Sp)(source, [ "collect", "test-reports" ]);
        const legsFile = await readLegsFile(source);
        return readPlan({
          ...texts,
          legsFile: legsFile,
          variables: source.env,
          needImages: needImages,
          detach: detach
        });
      } catch (error) {
        if (!(error instanceof values_problems.h)) throw error;
        const problems = new values_problems.Z;
        problems.attempt("", () => {
          throw error;
        });
        if (!error.problems.some(problem => problem.startsWith("files")) && !texts.files.includes("{{")) await localFiles("files", (0, 
        file_lines.xk)(texts.files), {
          source: source,
          signal: signal
        }, problems);
        problems.throwIfAny();
        throw error;
      }
    }
    async function localFiles(where, lines, {source: source, signal: signal}, problems) {
      if (lines.length === 0) return local_files.EM;
      return await problems.attempt(where, () => (0, local_files.Ce)(lines, source.directory, {
        signal: signal
      })) ?? local_files.EM;
    }
    function readLogin(source) {
      const username = (0, input_source.A)(source, "registry-username");
      const password = (0, input_source.A)(source, "registry-password");
      if (username === "" && password === "") return null;
      if (password === "") throw new values_problems.h([ "registry-password: it is empty, but registry-username is given: give both, or none" ]);
      if (username === "") throw new values_problems.h([ "registry-username: it is empty, but registry-password is given: give both, or none" ]);
      return {
        username: username,
        password: password
      };
    }
    function registryHost(image, plan, problems) {
      const isOne = image.startsWith("docker://") && !image.includes("{{");
      const references = isOne ? [ (0, image_reference.o_)(image) ] : (0, leg_plan.VL)(plan);
      const hosts = [ ...new Set(references.flatMap(each => each.kind === "registry" ? (0, 
      image_reference.Fv)(each) : [])) ];
      const several = `the legs name several registries (${hosts.join(", ")}): name the one that it is for in image`;
      if (hosts.length > 1) problems.add("registry-username", several);
      return hosts[0] ?? null;
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
  })
};
