export const id = 181;

export const ids = [ 181 ];

export const modules = {
  9181: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      reportStep: () => reportStep
    });
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // EXTERNAL MODULE: ./build/report/text/leg-hint.js
        var leg_hint = __webpack_require__(233);
    // EXTERNAL MODULE: ./build/report/text/leg-phrase.js
        var leg_phrase = __webpack_require__(2717);
    // EXTERNAL MODULE: ./build/report/text/phrase.js
        var phrase = __webpack_require__(2);
    // EXTERNAL MODULE: ./build/report/report.js
        var report_report = __webpack_require__(7177);
    // EXTERNAL MODULE: ./build/report/text/some-names.js
        var some_names = __webpack_require__(4194);
    // CONCATENATED MODULE: ./build/report/text/stop-reasons.js
    const LINE_LENGTH = 900;
    const ANNOTATION_LENGTH = 3500;
    function reasonsOf(stopped) {
      const [first = "", ...others] = linesOfReasons(stopped);
      let left = ANNOTATION_LENGTH - first.length;
      const end = others.findIndex(reason => {
        left -= reason.length + 1;
        return left < 0;
      });
      const count = end < 0 ? others.length : end;
      return {
        first: first,
        inAnnotation: others.slice(0, count),
        below: others.slice(count)
      };
    }
    function linesOfReasons(text) {
      const lines = text.split("\n").filter(line => line.trim() !== "");
      return lines.flatMap(line => line.length <= LINE_LENGTH ? [ line ] : piecesOf(line));
    }
    function piecesOf(line) {
      return line.match(/\S.{0,400}(?=\s|$)|\S.{0,400}/gu) ?? [];
    }
    // EXTERNAL MODULE: ./build/report/text/verdict-sentence.js
        var verdict_sentence = __webpack_require__(406);
    // CONCATENATED MODULE: ./build/report/annotations.js
    const MOST_ERRORS = 10;
    function annotate(report, log, tests = null) {
      for (const line of tests?.logLines ?? []) log.info(line);
      const hasFailed = report.verdict.exitCode > 0;
      if (hasFailed) annotateFailure(report, log, tests);
      for (const {lines: lines, place: place} of tests?.warnings ?? []) log.annotate("warning", lines, place);
      if (!hasFailed) log.info((0, phrase.cQ)(wholeVerdict(report, tests)));
    }
    function annotateFailure(report, log, tests) {
      const groups = groupByProblem(annotatedLegs(report));
      const meant = legsOfVerdict(report);
      const inVerdict = groups.find(group => isAll(meant, group)) ?? [];
      if (report.stopped === null) log.error((0, phrase.cQ)(fullVerdict(report, inVerdict, tests))); else annotateReasons(report, report.stopped, log, tests);
      const errors = tests?.errors ?? [];
      for (const {lines: lines, place: place} of errors) log.annotate("error", lines, place);
      const others = groups.filter(group => group !== inVerdict);
      const room = MOST_ERRORS - 1 - errors.length;
      const covered = new Set(errors.flatMap(({legs: legs}) => legs));
      const isCovered = group => group.every(({leg: leg}) => covered.has(leg.name));
      const shown = others.length > room ? others.filter(group => !isCovered(group)) : others;
      for (const group of shown.slice(0, room)) log.error((0, phrase.cQ)(groupSentence(report, group)));
      const more = shown.slice(room).flat().length;
      if (more > 0) log.info(text_escape.BP`and ${(0, format.hS)(more, "more leg")}`);
    }
    function wholeVerdict(report, tests) {
      const sentence = (0, verdict_sentence.B)(report);
      return tests === null ? sentence : phrase.MZ`${sentence}; ${tests.view.sentence}`;
    }
    function annotateReasons(report, stopped, log, tests) {
      const {first: first, inAnnotation: inAnnotation, below: below} = reasonsOf(stopped);
      const verdict = (0, phrase.cQ)(wholeVerdict({
        ...report,
        stopped: first
      }, tests));
      const place = report.stoppedAt === null ? void 0 : placeOfStop(report.stoppedAt);
      log.annotate("error", [ verdict, ...inAnnotation.map(reason => text_escape.BP`${reason}`) ], place);
      for (const reason of below) log.info(text_escape.BP`${reason}`);
    }
    function placeOfStop({file: file, line: line}) {
      const shown = text_escape.BP`${file}`;
      return String(shown) === file ? {
        title: text_escape.BP``,
        file: shown,
        line: line
      } : void 0;
    }
    function legsOfVerdict(report) {
      if (report.stopped !== null) return new Set;
      const failed = (0, report_report.Vu)(report);
      return new Set(failed === null ? (0, report_report.GD)(report) : [ failed ]);
    }
    function isAll(meant, group) {
      return meant.size === group.length && group.every(result => meant.has(result));
    }
    function fullVerdict(report, inVerdict, tests) {
      const verdict = wholeVerdict(report, tests);
      const [result, ...others] = inVerdict;
      if (result === void 0) return verdict;
      const facts = others.length === 0 ? factsOf(result) : [];
      const identity = facts.length === 0 ? [] : [ phrase.MZ`${(0, phrase.Zk)(facts)}.` ];
      return (0, phrase.Zk)([ phrase.MZ`${verdict}.`, ...consequencesOf(report, result, identity) ], phrase.MZ` `);
    }
    function factsOf(result) {
      const {leg: leg, outcome: outcome} = result;
      return [ ...leg.uuid === null ? [] : [ phrase.MZ`Operation ${leg.uuid}` ], ...outcome === "passed" ? [] : (0, 
      leg_phrase.cf)(result), ...(0, leg_phrase.ro)(result) ];
    }
    function groupByProblem(results) {
      const reasonOf = result => {
        if (result.problem === null || result.operation !== null) return result;
        const {kind: kind, status: status, reason: reason, advice: advice} = result.problem.failure;
        return JSON.stringify([ kind, status, reason, advice, result.start ]);
      };
      return [ ...Map.groupBy(results, reasonOf).values() ];
    }
    function groupSentence(report, [first, ...others]) {
      if (first === void 0) return phrase.MZ``;
      if (others.length === 0) return legSentence(report, first);
      const names = (0, phrase.FS)([ first, ...others ], some_names.q, leg_phrase.ue);
      return phrase.MZ`${names}: each ${(0, leg_phrase.SS)(report.mode, first)}. ${first.problem?.message ?? ""}`;
    }
    function annotatedLegs(report) {
      if (report.unanswered) return [];
      const legs = (0, report_report.GD)(report);
      if ((0, report_report.Vu)(report) === null && report.stopped === null) return legs;
      const preparation = report.preparation.filter(({exitCode: exitCode}) => exitCode > 0);
      return [ ...preparation, ...legs.filter(({start: start}) => start !== "planned") ];
    }
    function legSentence(report, result) {
      const {leg: leg, outcome: outcome, start: start, timedOut: timedOut} = result;
      const name = report.preparation.includes(result) ? phrase.MZ`The ${(0, leg_phrase.LT)(result)}` : (0, 
      leg_phrase.ue)(result);
      const cause = start === "planned" && !timedOut ? (0, leg_phrase.hb)(report, result) : null;
      const because = cause === null ? phrase.MZ`` : phrase.MZ`: ${cause}`;
      const [after = phrase.MZ``] = outcome === "passed" ? [] : (0, leg_phrase.cf)(result).map(time => phrase.MZ` after ${time}`);
      const facts = [ ...(0, leg_phrase.ro)(result), ...leg.uuid === null ? [] : [ phrase.MZ`${leg.uuid}` ] ];
      const identity = facts.length === 0 ? phrase.MZ`` : phrase.MZ` (${(0, phrase.Zk)(facts)})`;
      const sentence = phrase.MZ`${name} ${(0, leg_phrase.SS)(report.mode, result)}${because}${after}${identity}.`;
      return (0, phrase.Zk)([ sentence, ...consequencesOf(report, result) ], phrase.MZ` `);
    }
    function consequencesOf(report, result, identity = []) {
      const {operation: operation, outcome: outcome, problem: problem, loss: loss} = result;
      const error = operation?.error ?? problem?.message ?? "";
      const hint = (0, leg_hint.$)(report, result);
      const further = [ ...loss === null || outcome === "passed" ? [] : [ phrase.MZ`Besides, ${loss}.` ], ...hint === null ? [] : [ hint ], ...identity ];
      const stop = further.length === 0 || /[.!?]\s*$/u.test(error) ? "" : ".";
      return error === "" ? further : [ phrase.MZ`${error}${stop}`, ...further ];
    }
    // EXTERNAL MODULE: ./build/legs/leg.js
        var leg = __webpack_require__(1448);
    // EXTERNAL MODULE: ./build/legs/outcome.js
        var legs_outcome = __webpack_require__(3964);
    // EXTERNAL MODULE: ./build/values/unique-names.js
        var unique_names = __webpack_require__(9697);
    // CONCATENATED MODULE: ./build/report/outputs.js
    const BUDGET = 45e4;
    const LARGEST_OUTPUT = 12e4;
    function outputsOf(report, resultsFile, tests = null) {
      const outputs = [];
      const leftOut = [];
      let left = BUDGET;
      const add = (name, group) => {
        if (group === null || sizeOf(group) > left || group.some(([, value]) => Buffer.byteLength(value) > LARGEST_OUTPUT)) {
          leftOut.push(name);
          return;
        }
        left -= sizeOf(group);
        outputs.push(...group);
      };
      for (const count of tests?.counts ?? []) add(count[0], [ count ]);
      for (const [name, value] of stepOutputs(report, resultsFile)) add(name, value === null ? null : [ [ name, value ] ]);
      if (tests !== null) add(tests.failed[0], [ tests.failed ]);
      for (const [key, result] of withKeys(report.results)) add(`leg-${key}-*`, legOutputs(`leg-${key}`, result));
      return {
        outputs: outputs,
        leftOut: leftOut
      };
    }
    function sizeOf(group) {
      return group.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    }
    function stepOutputs(report, resultsFile) {
      const {verdict: verdict, results: results, legNames: legNames} = report;
      const outcomes = leg.i.filter(outcome => outcome !== "ended" || report.mode === "list");
      const of = outcome => results.filter(result => result.outcome === outcome);
      const subsets = report.mode === "run" ? {
        flaky: (0, report_report.$Q)(report),
        reused: (0, report_report.Id)(report)
      } : {};
      const started = results.filter(({leg: leg}) => leg.uuid !== null);
      const quoted = ({leg: leg}) => JSON.stringify(leg.name);
      const names = legNames && joined("[", legNames, name => JSON.stringify(name), "]");
      const member = result => `${quoted(result)}:${JSON.stringify(result.leg.uuid)}`;
      const included = ({leg: {name: name, uuid: uuid}, outcome: outcome, operation: operation}) => jsonOf({
        name: name,
        uuid: uuid,
        outcome: outcome,
        result_image: operation?.resultImage ?? null
      });
      return [ [ "exit-code", String(verdict.exitCode) ], [ "outcome", verdict.outcome ], [ "results-file", resultsFile ], ...outcomes.map(outcome => [ `${outcome}-count`, String(verdict.counts[outcome]) ]), ...Object.entries(subsets).map(([name, legs]) => [ `${name}-count`, String(legs.length) ]), ...setupOutputs(report), [ "operations", joined("{", started, member, "}") ], ...outcomes.map(outcome => [ outcome, joined("[", of(outcome), quoted, "]") ]), ...Object.entries(subsets).map(([name, legs]) => [ name, joined("[", legs, quoted, "]") ]), ...legNames === null ? [] : [ [ "legs", names ] ], [ "results", joined("[", results, result => jsonOf(rowOf(result)), "]") ], [ "matrix", joined('{"include":[', started, included, "]}") ] ];
    }
    function setupOutputs({mode: mode, preview: preview, record: {setup: setup}}) {
      if (mode !== "run") return [];
      const found = preview?.setup?.kept?.image ?? null;
      const looked = preview?.setup ? {
        image: found ?? "",
        cacheHit: found !== null
      } : null;
      const known = setup ?? looked;
      if (known === null) return [];
      return [ [ "setup-image", known.image ], [ "setup-cache-hit", String(known.cacheHit) ] ];
    }
    function joined(start, items, partOf, end) {
      const parts = [];
      let length = 0;
      for (const item of items) {
        const part = partOf(item);
        if (part === null) return null;
        length += part.length;
        if (length > LARGEST_OUTPUT) return null;
        parts.push(part);
      }
      return start + parts.join(",") + end;
    }
    function jsonOf(row) {
      const isText = value => typeof value === "string";
      const length = Object.values(row).filter(isText).reduce((sum, text) => sum + text.length, 0);
      return length > LARGEST_OUTPUT ? null : JSON.stringify(row);
    }
    const FIELDS = [ "uuid", "status", "outcome", "exit-code", "timed-out", "duration", "result-image" ];
    function legOutputs(prefix, {leg: leg, outcome: outcome, operation: operation, timedOut: timedOut}) {
      const values = {
        uuid: leg.uuid ?? "",
        status: operation?.status ?? "",
        outcome: outcome,
        "exit-code": String(operation?.exitCode ?? ""),
        "timed-out": String(timedOut),
        duration: String(operation?.duration ?? ""),
        "result-image": operation?.resultImage ?? ""
      };
      return FIELDS.map(field => [ `${prefix}-${field}`, values[field] ]);
    }
    const LEFT_OUT = new Set([ "error", "stdout", "stderr" ]);
    function rowOf(result) {
      const {leg: leg, attempts: attempts, reusedFrom: reusedFrom, outcome: outcome, operation: operation, timedOut: timedOut, cancel: cancel} = result;
      const row = {
        name: leg.name,
        uuid: leg.uuid,
        kind: operation?.kind ?? null,
        status: operation?.status ?? null,
        outcome: outcome,
        exit_code: operation?.exitCode ?? null,
        signal: operation?.signal ?? null,
        timed_out: timedOut,
        sandbox_timed_out: operation?.sandboxTimedOut ?? false,
        duration: operation?.duration ?? null,
        image: operation?.image ?? null,
        result_image: operation?.resultImage ?? null,
        tag: operation?.tag ?? null,
        attempts: attempts,
        flaky: (0, legs_outcome.s8)(result),
        reused: reusedFrom !== null,
        reused_from: reusedFrom,
        cancel: cancel
      };
      const createdAt = operation?.createdAt ?? null;
      const sent = {
        ...createdAt === null ? {} : {
          created_at: createdAt
        },
        ...operation?.scalars
      };
      const others = Object.entries(sent).filter(([name]) => !Object.hasOwn(row, name) && !LEFT_OUT.has(name));
      return Object.fromEntries([ ...Object.entries(row), ...others ]);
    }
    function withKeys(results) {
      const unique = new unique_names.U({
        taken: results.map(({leg: leg}) => leg.name)
      });
      return results.map(result => {
        const {name: name} = result.leg;
        const wanted = name.toLowerCase().replace(/[^a-z0-9-]/gu, "-");
        return [ wanted === name ? name : unique.make(wanted), result ];
      });
    }
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // EXTERNAL MODULE: ./build/report/text/clean.js
        var clean = __webpack_require__(8598);
    // EXTERNAL MODULE: ./build/report/text/preview-phrases.js
        var preview_phrases = __webpack_require__(6704);
    // CONCATENATED MODULE: ./build/report/log/preview-log.js
    const MOST_IMAGES = 50;
    const MOST_SETS = 50;
    const MOST_LEGS = 1e3;
    const COLUMN = 40;
    const COMMAND_WIDTH = 100;
    const MOST_LINES = 20;
    function previewLines(preview) {
      const {images: images, setup: setup, files: files, legsFile: legsFile} = preview;
      return [ ...section(phrase.MZ`Images`, images, MOST_IMAGES, image => [ phrase.MZ`${image.name} · ${(0, 
      preview_phrases.Vn)(image)}` ]), ...setup === null ? [] : [ (0, phrase.cQ)(phrase.MZ`Setup · ${(0, 
      preview_phrases.rO)(setup)}`), ...commandLines(setup).map(indented) ], ...section(phrase.MZ`Files`, files, MOST_SETS, (set, index) => filesPhrases((0, 
      preview_phrases.r)(preview, index), set)), ...legsFile === null ? [] : [ (0, phrase.cQ)((0, 
      preview_phrases.yo)(legsFile)) ], ...legTable(preview) ];
    }
    function section(title, items, most, phrasesOf) {
      if (items.length === 0) return [];
      const shown = items.slice(0, most).flatMap(phrasesOf).map(phrase.cQ).map(indented);
      return [ (0, phrase.cQ)(title), ...shown, ...remainder(items.length - most) ];
    }
    function remainder(more) {
      return more > 0 ? [ indented(text_escape.BP`and ${more} more`) ] : [];
    }
    function filesPhrases(title, files) {
      const facts = [ [ phrase.MZ`largest`, (0, preview_phrases.u1)(files) ], [ phrase.MZ`left out by ignore rules`, (0, 
      preview_phrases.Tt)(files.ignored) ], [ phrase.MZ`left out by !pattern`, (0, preview_phrases.Tt)(files.excluded) ] ];
      const first = phrase.MZ`files ${title} · ${(0, preview_phrases.yG)(files)} · ${(0, 
      preview_phrases.n$)(files)}`;
      return [ first, ...facts.flatMap(([name, fact]) => fact === null ? [] : [ phrase.MZ`  ${name}: ${fact}` ]) ];
    }
    function legTable(preview) {
      const legs = preview.legs.slice(0, MOST_LEGS);
      const differ = (0, preview_phrases.tX)(preview);
      const columns = [ {
        title: "Leg",
        textOf: ({name: name}) => name
      }, ...differ.images ? [ {
        title: "Image",
        textOf: ({image: image}) => image ?? "the setup"
      } ] : [], ...differ.files ? [ {
        title: "Files",
        textOf: ({files: files}) => (0, preview_phrases.rl)(files)
      } ] : [] ];
      const widths = columns.map(({title: title, textOf: textOf}) => legs.reduce((width, leg) => Math.max(width, String(cellOf(textOf(leg))).length), title.length));
      const rowOf = (cells, last) => (0, text_escape.Uk)([ ...cells.map((cell, index) => (0, 
      text_escape.tB)(cell, widths[index] ?? 0)), last ], "  ");
      const more = preview.legs.length - legs.length;
      return [ rowOf(columns.map(({title: title}) => text_escape.BP`${title}`), text_escape.BP`Command`), ...legs.flatMap(leg => {
        const cells = columns.map(({textOf: textOf}) => cellOf(textOf(leg)));
        const [first = text_escape.BP``, ...others] = commandLines(leg);
        const blank = cells.map(() => text_escape.BP``);
        return [ rowOf(cells, first), ...others.map(line => rowOf(blank, line)) ];
      }), ...more > 0 ? [ text_escape.BP`and ${(0, format.hS)(more, "more leg")}: the output legs has the names` ] : [] ];
    }
    function cellOf(text) {
      return text_escape.BP`${(0, clean.xv)((0, clean.TN)(text), COLUMN)}`;
    }
    function commandLines({command: command, settings: settings}) {
      const lines = (0, values.Dx)(command.trim()).flatMap(line => preview_log_piecesOf((0, 
      clean.Ow)(line).trimEnd()));
      const shown = lines.slice(0, MOST_LINES).map(line => {
        const text = line.trimStart();
        return (0, text_escape.Uk)([ (0, text_escape.tB)(text_escape.BP``, line.length - text.length), text_escape.BP`${text}` ], "");
      });
      const more = lines.length - shown.length;
      return [ ...shown, ...more > 0 ? [ text_escape.BP`… ${(0, format.hS)(more, "more line")}` ] : [], ...settings.length === 0 ? [] : [ text_escape.BP`(${(0, 
      clean.xv)(settings.join(", "), COMMAND_WIDTH)})` ] ];
    }
    function preview_log_piecesOf(line) {
      const pieces = [];
      let rest = line;
      do {
        const piece = (0, clean.UV)(rest, COMMAND_WIDTH);
        pieces.push(piece);
        rest = rest.slice(piece.length);
      } while (rest !== "" && pieces.length <= MOST_LINES);
      return pieces;
    }
    function indented(line) {
      return (0, text_escape.Uk)([ text_escape.BP`  `, line ], "");
    }
    // EXTERNAL MODULE: ./build/report/summary/summary.js + 6 modules
        var summary_summary = __webpack_require__(3766);
    // CONCATENATED MODULE: ./build/report/report-step.js
    const NAMED_OUTPUTS = 12;
    async function reportStep({report: report, summary: summary, results: results}, log, files) {
      const resultsFile = results?.path ?? "";
      const tests = await sinksOf(report, files.serverUrl);
      if (report.preview !== null) for (const line of previewLines(report.preview)) log.info(line);
      let least = 0;
      try {
        writeOutputs(report, resultsFile, tests, log, files);
      } catch (error) {
        least = 1;
        log.error(text_escape.BP`The step fails, since its outputs could not be written: ${(0, 
        errors.bD)(error)}`);
      }
      if (summary === "true" || summary === "failed" && !isWell(report)) try {
        await files.writeSummary((0, summary_summary.Br)(report, tests?.view ?? null));
      } catch (error) {
        log.warning(text_escape.BP`The job summary could not be written: ${(0, errors.bD)(error)}`);
      }
      annotate(report, log, tests);
      return Math.max(least, report.verdict.exitCode);
    }
    async function sinksOf(report, serverUrl) {
      if (report.tests === null) return null;
      const {testSinks: testSinks} = await __webpack_require__.e(25).then(__webpack_require__.bind(__webpack_require__, 25));
      return testSinks(report, report.tests, {
        serverUrl: serverUrl,
        largestOutput: LARGEST_OUTPUT
      });
    }
    function writeOutputs(report, resultsFile, tests, log, files) {
      const {outputs: outputs, leftOut: leftOut} = outputsOf(report, resultsFile, tests?.outputs ?? null);
      files.setOutputs(outputs);
      if (tests !== null && tests.outputs.unlisted > 0) log.warning(text_escape.BP`The output failed-tests lacks ${(0, 
      format.hS)(tests.outputs.unlisted, "failing test")}, since it would break the platform's limits.`);
      if (leftOut.length === 0) return;
      const named = (0, some_names.X)(leftOut, NAMED_OUTPUTS);
      const where = resultsFile === "" ? text_escape.BP`` : text_escape.BP` All is in ${resultsFile}.`;
      const wayOut = leftOut.includes("operations") ? handOnOf(report, resultsFile) : text_escape.BP``;
      log.warning(text_escape.BP`Outputs left out, since they would break the platform's limits: ${named}.${where}${wayOut}`);
    }
    function handOnOf({mode: mode}, resultsFile) {
      const ways = [];
      if (resultsFile !== "") ways.push(text_escape.BP`that file as operations-file`);
      if (mode === "run") ways.push(text_escape.BP`"operations: workflow", also in other jobs`);
      return ways.length === 0 ? text_escape.BP`` : text_escape.BP` To hand the operations on, use ${(0, 
      text_escape.Uk)(ways, " or ")}.`;
    }
    function isWell({results: results, verdict: verdict}) {
      const isFine = ({outcome: outcome, loss: loss}) => loss === null && [ "passed", "active", "ended" ].includes(outcome);
      return verdict.exitCode === 0 && results.every(isFine);
    }
  })
};
