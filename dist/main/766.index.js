export const id = 766;

export const ids = [ 766, 345 ];

export const modules = {
  5053: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      ER: () => needOf,
      a2: () => nounOf,
      lu: () => groupLegs
    });
    var _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3964);
    var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
    var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1244);
    var _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2717);
    var _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1612);
    const MOST_GROUPS = 20;
    const VALUE_LENGTH = 60;
    function needOf({verdict: verdict, mode: mode}, result) {
      if ((0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.s8)(result)) return 1;
      const {outcome: outcome, exitCode: exitCode, loss: loss, start: start} = result;
      if (loss !== null) return 0;
      switch (outcome) {
       case "passed":
       case "ended":
       case "active":
        return exitCode === 0 ? 2 : 0;

       case "cancelled":
        {
          const hasCause = (0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.hF)(result) || start === "planned" || verdict.outcome === "cancelled";
          return hasCause || mode === "cancel" && exitCode === 0 ? 2 : 0;
        }

       case "failed":
       case "timed-out":
       case "unknown":
        return 0;
      }
    }
    function nounOf({mode: mode}) {
      return mode === "run" || mode === "wait" ? "leg" : "operation";
    }
    function groupLegs(report, results, isRest = false) {
      const axis = axisOf(report);
      const valueOf = ({leg: leg}) => axis === null ? "" : report.matrix.get(leg.name)?.get(axis) ?? "";
      const all = Map.groupBy(report.results, valueOf);
      const amountOf = (count, value) => {
        if (isRest) return `${(0, _text_format_js__WEBPACK_IMPORTED_MODULE_4__.zD)(count)} more`;
        if (axis === null) return (0, _text_format_js__WEBPACK_IMPORTED_MODULE_4__.hS)(count, nounOf(report));
        return `${(0, _text_format_js__WEBPACK_IMPORTED_MODULE_4__.zD)(count)} of ${(0, 
        _text_format_js__WEBPACK_IMPORTED_MODULE_4__.hS)(all.get(value)?.length ?? 0, "leg")}`;
      };
      return [ ...Map.groupBy(results, ({outcome: outcome}) => outcome) ].flatMap(([outcome, members]) => [ ...Map.groupBy(members, valueOf) ].map(([value, group]) => {
        const name = axis === null ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${(0, 
        _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(axis, VALUE_LENGTH)} ${(0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(value, VALUE_LENGTH)}: `;
        const amount = amountOf(group.length, value);
        return {
          title: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${_summary_cells_js__WEBPACK_IMPORTED_MODULE_3__.sM[outcome]} ${name}${amount} ${(0, 
          _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__.nG)(outcome)}`,
          results: group
        };
      }));
    }
    function axisOf({matrix: matrix, results: results}) {
      const [first] = results;
      const axes = first === void 0 ? [] : [ ...matrix.get(first.leg.name)?.keys() ?? [] ];
      const isFit = axis => {
        const values = results.map(({leg: leg}) => matrix.get(leg.name)?.get(axis));
        const different = new Set(values);
        return !different.has(void 0) && different.size > 1 && different.size <= Math.min(MOST_GROUPS, results.length / 2);
      };
      return axes.find(isFit) ?? null;
    }
  }),
  2205: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $d: () => sizeOf,
      Ib: () => BLANK_LINE,
      YW: () => Page
    });
    var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    const BLANK_LINE = "\n\n";
    class Page {
      #blocks=[];
      #left;
      #reserve;
      constructor(budget, reserve) {
        this.#left = budget - reserve;
        this.#reserve = reserve;
      }
      get left() {
        return this.#left - BLANK_LINE.length;
      }
      add(block) {
        const size = sizeOf(block);
        if (size > this.left) return false;
        this.#left -= size + BLANK_LINE.length;
        this.#blocks.push(block);
        return true;
      }
      release() {
        this.#left += this.#reserve;
        this.#reserve = 0;
      }
      whole() {
        return _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`${(0, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.cR)(this.#blocks, BLANK_LINE)}\n`;
      }
    }
    function sizeOf(markup) {
      return Buffer.byteLength(String(markup));
    }
  }),
  1612: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Bl: () => outcomeCell,
      C7: () => imageCell,
      FR: () => outcomeLabel,
      Hd: () => cpuCell,
      Oh: () => memoryCell,
      fX: () => errorCell,
      fo: () => statusCell,
      nB: () => exitCell,
      sM: () => OUTCOME_ICONS
    });
    var _contree_uuid_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4056);
    var _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3964);
    var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
    var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1244);
    var _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2717);
    var _text_phrase_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2);
    const ERROR_LENGTH = 200;
    const OUTCOME_ICONS = {
      passed: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`✅`,
      failed: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`❌`,
      cancelled: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`🚫`,
      "timed-out": _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`⏰`,
      active: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`⏳`,
      unknown: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`❓`,
      ended: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`🏁`
    };
    function outcomeLabel(outcome, count) {
      const amount = count === void 0 ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${count} `;
      return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${OUTCOME_ICONS[outcome]} ${amount}${(0, 
      _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__.nG)(outcome)}`;
    }
    const CANCEL_WORDS = {
      accepted: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`cancel accepted`,
      finished: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`had finished`,
      rejected: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`cancel refused`,
      failed: _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`cancel failed`
    };
    function exitCell(result) {
      const late = result.timedOut && result.outcome !== "timed-out" ? [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`deadline` ] : [];
      return (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.cR)([ ...endOf(result), ...late ], ", ");
    }
    function endOf({operation: operation, outcome: outcome}) {
      if (operation === null) return [];
      const {exitCode: exitCode, sandboxTimedOut: sandboxTimedOut, signal: signal} = operation;
      if (sandboxTimedOut) return [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${(0, 
      _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.FO)(operation) ?? ""}`, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`own limit` ];
      if (signal !== null) return [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`signal ${signal}` ];
      return exitCode === null || exitCode === 0 && outcome === "passed" ? [] : [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${exitCode}` ];
    }
    function cpuCell({operation: operation}) {
      const cpu = operation?.cpu ?? null;
      return cpu === null ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${(0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_4__.a3)(cpu)}`;
    }
    function memoryCell({operation: operation}) {
      const memory = operation?.memory ?? null;
      return memory === null ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${(0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_4__.z3)(memory)}`;
    }
    function statusCell(result) {
      return isImplied(result) ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`` : (0, 
      _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(result.operation?.status ?? "", 30);
    }
    function imageCell({operation: operation}) {
      const image = operation?.image ?? "";
      return (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)((0, _contree_uuid_js__WEBPACK_IMPORTED_MODULE_5__.X)(image) === image ? `${image.slice(0, 8)}\u2026` : image, 60);
    }
    function isImplied({outcome: outcome, operation: operation}) {
      if (operation === null) return true;
      const {status: status} = operation;
      switch (outcome) {
       case "passed":
       case "ended":
        return status === "SUCCESS";

       case "failed":
        return status === "FAILED" || status === "SUCCESS";

       case "cancelled":
        return status === "CANCELLED";

       case "timed-out":
       case "active":
        return status === "EXECUTING";

       case "unknown":
        return false;
      }
    }
    function outcomeCell(result) {
      const {cancel: cancel, outcome: outcome} = result;
      const isSaid = cancel === null || cancel === "accepted" && outcome === "cancelled";
      const remarks = [ ...isSaid ? [] : [ CANCEL_WORDS[cancel] ], ...(0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.hF)(result) ? [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`fail-fast` ] : [], ...(0, 
      _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.s8)(result) ? [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`flaky: ${(0, 
      _text_phrase_js__WEBPACK_IMPORTED_MODULE_3__.ls)((0, _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__.Zv)(result))}` ] : [], ...(0, 
      _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__.ro)(result).map(_text_phrase_js__WEBPACK_IMPORTED_MODULE_3__.ls) ];
      return remarks.length === 0 ? outcomeLabel(outcome) : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${outcomeLabel(outcome)} (${(0, 
      _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.cR)(remarks, ", ")})`;
    }
    function errorCell({result: result, cause: cause}) {
      const {operation: operation, problem: problem, loss: loss, start: start} = result;
      if (start !== "planned") return (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(operation?.error ?? problem?.message ?? loss ?? "", ERROR_LENGTH);
      if (cause === null || (0, _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.hF)(result)) return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`not started`;
      return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`not started: ${(0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_3__.ls)(cause)}`;
    }
  }),
  5081: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      JK: () => failureDetails,
      Lo: () => hasDetails,
      cu: () => identityOf,
      D: () => legDetails,
      Fo: () => openDetails
    });
    // EXTERNAL MODULE: ./build/contree/uuid.js
        var uuid = __webpack_require__(4056);
    // EXTERNAL MODULE: ./build/report/text/clean.js
        var clean = __webpack_require__(8598);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/excerpts/excerpt.js
        var excerpt = __webpack_require__(5763);
    // EXTERNAL MODULE: ./build/report/text/leg-hint.js
        var leg_hint = __webpack_require__(233);
    // EXTERNAL MODULE: ./build/report/text/leg-phrase.js
        var leg_phrase = __webpack_require__(2717);
    // EXTERNAL MODULE: ./build/report/text/phrase.js
        var phrase = __webpack_require__(2);
    // EXTERNAL MODULE: ./build/contree/status.js
        var contree_status = __webpack_require__(2501);
    // EXTERNAL MODULE: ./build/report/excerpts/line-ends.js
        var line_ends = __webpack_require__(5269);
    // CONCATENATED MODULE: ./build/report/summary/summary-output.js
    const FAILING = 5;
    function outputDetails({operation: operation, outcome: outcome}, limits) {
      if (operation === null || outcome === "passed") return [];
      const streams = writtenIn(operation).map(([stream, output]) => [ stream, (0, excerpt.Kb)(output, limits) ]);
      const shown = streams.map(([, output]) => output);
      return [ ...streamsOf(operation, streams), ...wholeOutput(operation, shown) ];
    }
    function streamsOf(operation, streams) {
      if (streams.length === 0) return (0, contree_status.Hd)(operation.status) ? [ text_escape.qy`<p>It wrote nothing.</p>` ] : [];
      return streams.flatMap(([stream, shown]) => streamDetails(operation, stream, shown));
    }
    function wholeOutput({uuid: uuid, status: status}, shown) {
      const isCut = shown.some(({omitted: omitted}) => omitted !== void 0);
      const isKept = shown.every(({omitted: omitted, streamed: streamed}) => omitted === void 0 || streamed === void 0);
      if (!isCut || !isKept || !(0, contree_status.Hd)(status)) return [];
      return [ text_escape.qy`<p><code>contree show ${uuid}</code> prints all that the service kept of its output.</p>` ];
    }
    function lastLines({operation: operation, outcome: outcome}, lines) {
      if (operation === null || outcome === "passed") return [];
      const [one = 0, other = 0] = countsOf(operation);
      const most = Math.max(Math.ceil(lines / 2), lines - Math.min(one, other));
      const limits = {
        head: {
          lines: 0,
          bytes: 0
        },
        tail: {
          lines: most,
          bytes: excerpt.Fq.tail.bytes
        },
        failing: FAILING
      };
      const ends = writtenIn(operation).map(([stream, output]) => [ stream, (0, excerpt.Kb)(output, limits) ]);
      return streamsOf(operation, ends);
    }
    function isLongerThan(result, lines) {
      return countsOf(result.operation).reduce((sum, count) => sum + count, 0) > lines;
    }
    function countsOf(operation) {
      return operation === null ? [] : writtenIn(operation).map(([, {bytes: bytes}]) => (0, 
      line_ends.lt)(bytes));
    }
    function writtenIn(operation) {
      return [ "stdout", "stderr" ].flatMap(stream => {
        const output = operation[stream];
        return output === null || output.bytes.length === 0 ? [] : [ [ stream, output ] ];
      });
    }
    function streamDetails({status: status}, stream, shown) {
      const note = (0, excerpt.X3)({
        ...shown,
        omitted: void 0
      }, "");
      const text = shown.omitted === void 0 ? shown.bytes.toString() : shown.bytes.toString().replace(/^\n(?=\u2026 )/, "");
      return [ text_escape.qy`<p><b>${stream}${(0, contree_status.Hd)(status) ? "" : " so far"}</b></p>`, (0, 
      text_escape.EC)(text.replace(/\r?\n$|\r$/, "")), ...note === null ? [] : [ text_escape.qy`<p>${note}</p>` ] ];
    }
    // EXTERNAL MODULE: ./build/report/summary/summary-cells.js
        var summary_cells = __webpack_require__(1612);
    // CONCATENATED MODULE: ./build/report/summary/summary-details.js
    const NAME_LENGTH = 100;
    const TEXT_LENGTH = 4e3;
    function hasDetails({outcome: outcome, operation: operation, problem: problem, loss: loss, earlier: earlier}) {
      if (loss !== null || earlier.length > 0) return true;
      if (outcome === "passed") return false;
      const written = (operation?.stdout?.bytes.length ?? 0) + (operation?.stderr?.bytes.length ?? 0);
      return outcome === "failed" || written > 0 || (operation?.error ?? null) !== null || problem !== null;
    }
    function legDetails(source, result, limits) {
      const {output: output} = limits;
      return (0, text_escape.cR)([ text_escape.qy`<details>`, titleOf(source, result), ...identityLine(result), ...commandDetails(result, limits.command), ...failureLines(source, result), ...output === null ? [] : outputDetails(result, output), ...lookInside(result), ...result.earlier.flatMap(earlier => earlierDetails(source, earlier, output)), text_escape.qy`</details>` ], "\n");
    }
    function openDetails(source, result, {lines: lines, more: more}) {
      return (0, text_escape.cR)([ text_escape.qy`<details open>`, titleOf(source, result, true), ...failureLines(source, result), ...lines === null ? [] : lastLines(result, lines), ...lookInside(result), ...more ? moreDetails(source, result, lines ?? 0) : [], text_escape.qy`</details>` ], "\n");
    }
    function moreDetails(source, result, lines) {
      const isCut = isLongerThan(result, lines);
      const parts = [ ...identityLine(result), ...commandDetails(result, 1 / 0), ...isCut ? outputDetails(result, excerpt.Fq) : [], ...result.earlier.flatMap(earlier => earlierDetails(source, earlier, excerpt.Fq)) ];
      if (parts.length === 0) return [];
      const names = [ ...isCut ? [ text_escape.qy`More of its output` ] : [], ...result.earlier.length > 0 ? [ text_escape.qy`Earlier tries` ] : [], ...result.command === null ? [] : [ text_escape.qy`Command` ], text_escape.qy`Operation` ];
      return [ text_escape.qy`<details>`, text_escape.qy`<summary>${(0, text_escape.cR)(names, " \xb7 ")}</summary>`, ...parts, text_escape.qy`</details>` ];
    }
    function titleOf({report: report}, result, isBold = false) {
      const facts = (0, text_escape.cR)((0, leg_phrase.kK)(report.mode, result).map(phrase.ls), " \xb7 ");
      const title = text_escape.qy`${summary_cells.sM[result.outcome]} ${(0, text_escape.MZ)(result.leg.name, NAME_LENGTH)} ${facts}`;
      return isBold ? text_escape.qy`<summary><b>${title}</b></summary>` : text_escape.qy`<summary>${title}</summary>`;
    }
    function earlierDetails({report: report}, earlier, limits) {
      const facts = [ (0, leg_phrase.SS)(report.mode, earlier), ...(0, leg_phrase.cf)(earlier) ].map(phrase.ls);
      const title = text_escape.qy`<p><b>${(0, phrase.ls)((0, leg_phrase.Zv)(earlier))}</b> ${(0, 
      text_escape.cR)(facts, " \xb7 ")}</p>`;
      return [ title, ...limits === null ? [] : outputDetails(earlier, limits) ];
    }
    function failureDetails(report, result) {
      const hint = (0, leg_hint.$)(report, result);
      return failureLines({
        report: report,
        hints: new Map(hint === null ? [] : [ [ result, hint ] ])
      }, result);
    }
    function failureLines({hints: hints}, result) {
      const {operation: operation, problem: problem, loss: loss} = result;
      const hint = hints.get(result);
      return [ ...hint === void 0 ? [] : [ text_escape.qy`<p>💡 ${(0, phrase.ls)(hint)}</p>` ], ...titledText(text_escape.qy`Error`, operation?.error ?? problem?.message ?? ""), ...titledText(text_escape.qy`Not kept`, loss ?? "") ];
    }
    function lookInside({operation: operation, outcome: outcome}) {
      const image = operation?.resultImage ?? "";
      if (outcome === "passed" || (0, uuid.X)(image) !== image) return [];
      return [ text_escape.qy`<p>To look inside what it left, run this, then <code>contree shell</code>:</p>`, (0, 
      text_escape.EC)(`eval $(contree use -N ${image})`) ];
    }
    function identityOf({leg: leg, operation: operation}) {
      const {image: image = null, resultImage: resultImage = null, tag: tag = null} = operation ?? {};
      const imageCell = image === null ? null : (0, text_escape.MZ)(image, 120);
      const isSame = image !== null && image === resultImage;
      return [ ...leg.uuid === null ? [] : [ text_escape.qy`operation ${(0, text_escape.MZ)(leg.uuid, 60)}` ], ...imageCell === null ? [] : [ isSame ? text_escape.qy`changed nothing in image ${imageCell}` : text_escape.qy`image ${imageCell}` ], ...resultImage === null || isSame ? [] : [ text_escape.qy`left image ${(0, 
      text_escape.MZ)(resultImage, 60)}` ], ...tag === null ? [] : [ text_escape.qy`tag ${(0, 
      text_escape.MZ)(tag, 120)}` ] ];
    }
    function identityLine(result) {
      const identity = identityOf(result);
      return identity.length === 0 ? [] : [ text_escape.qy`<p>${(0, text_escape.cR)(identity, " \xb7 ")}</p>` ];
    }
    function commandDetails({command: command}, length) {
      return titledText(text_escape.qy`Command`, (0, clean.xv)(command ?? "", length));
    }
    function titledText(title, text) {
      return text === "" ? [] : [ text_escape.qy`<p><b>${title}</b></p>`, (0, text_escape.EC)((0, 
      clean.xv)(text, TEXT_LENGTH)) ];
    }
  }),
  4541: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      M: () => leadOf,
      Wm: () => headingOf,
      pI: () => runFacts
    });
    var _legs_leg_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1448);
    var _legs_run_record_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(839);
    var _text_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
    var _text_format_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1244);
    var _leg_groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5053);
    var _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2717);
    var _text_phrase_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2);
    var _report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7177);
    var _summary_cells_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1612);
    var _summary_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2421);
    var _text_verdict_sentence_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(406);
    const REASON_LENGTH = 4e3;
    const NAME_LENGTH = 120;
    const SHOWN_IMPORTS = 5;
    const SHOWN_FOLDERS = 5;
    function headingOf(report) {
      const {exitCode: exitCode} = report.verdict;
      return exitCode === 0 ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<h2>${passedTitle(report)}</h2>` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<h2>${failedTitle(report)} · exit code ${exitCode}</h2>`;
    }
    function leadOf(report) {
      const {verdict: verdict, startedAt: startedAt, endedAt: endedAt, stopped: stopped} = report;
      const sentence = stopped === null ? [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<p><b>${(0, 
      _text_phrase_js__WEBPACK_IMPORTED_MODULE_4__.ls)((0, _text_verdict_sentence_js__WEBPACK_IMPORTED_MODULE_8__.B)(report))}.</b></p>` ] : [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<p><b>The step stopped early.</b></p>`, (0, 
      _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.EC)((0, _text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)(stopped, REASON_LENGTH)) ];
      const counts = _legs_leg_js__WEBPACK_IMPORTED_MODULE_9__.i.filter(outcome => verdict.counts[outcome] > 0).map(outcome => (0, 
      _summary_cells_js__WEBPACK_IMPORTED_MODULE_6__.FR)(outcome, verdict.counts[outcome]));
      const took = _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${counts.length === 0 ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`Took` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`took`} ${(0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_10__.a3)((endedAt - startedAt) / 1e3)}`;
      return (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.cR)([ ...sentence, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<p>${(0, 
      _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.cR)([ ...counts, took ], " \xb7 ")}</p>` ], "\n");
    }
    function runFacts(report) {
      return [ importLines, setupLine, imageLine, collectedLine ].flatMap(linesOf => linesOf(report).map(line => _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<p>${line}</p>`));
    }
    function failedTitle({verdict: verdict, stopped: stopped}) {
      if (verdict.outcome === "cancelled") return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`🚫 Cancelled`;
      if (verdict.outcome === "timed-out") return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`⏰ Timed out`;
      return stopped === null ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`❌ Failed` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`❌ Stopped`;
    }
    function passedTitle({mode: mode, detached: detached, preview: preview, results: results, tests: tests, verdict: {counts: counts}}) {
      if (preview !== null) return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`Dry run`;
      const isDoubtful = counts.failed + counts["timed-out"] + counts.unknown > 0;
      switch (mode) {
       case "wait":
        return isDoubtful ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`⚠️ Passed, but not every leg` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`✅ Passed`;

       case "show":
       case "list":
        return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`${isDoubtful ? "\u26a0\ufe0f" : "\u2705"} Operations ${mode === "show" ? "shown" : "listed"}`;

       case "cancel":
        return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`✅ Operations cancelled`;

       case "run":
        {
          const done = detached ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`Started` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`Passed`;
          if (counts.passed + counts.active < results.length) return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`⚠️ ${done}, but not every leg`;
          const isWhole = results.every(({loss: loss}) => loss === null);
          if (!isWhole) return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`⚠️ ${done}, but something is missing`;
          return (tests?.counts.failed ?? 0) > 0 ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`⚠️ ${done}, but not every test` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`✅ ${done}`;
        }
      }
    }
    function importLines({preparation: preparation}) {
      const imports = preparation.filter(({leg: leg, outcome: outcome}) => outcome === "passed" && leg.name !== _legs_run_record_js__WEBPACK_IMPORTED_MODULE_11__.K1);
      const lines = imports.slice(0, SHOWN_IMPORTS).map(result => preparationLine((0, 
      _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_3__.LT)(result), result, result.operation?.resultImage ?? null));
      const more = imports.length - lines.length;
      return more > 0 ? [ ...lines, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`and ${(0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_10__.hS)(more, "more import")}` ] : lines;
    }
    function setupLine({preparation: preparation, record: {setup: setup}}) {
      if (setup === null) return [];
      const image = (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(setup.image, NAME_LENGTH);
      const result = preparation.find(({leg: leg}) => leg.name === _legs_run_record_js__WEBPACK_IMPORTED_MODULE_11__.K1);
      const attempt = result?.reusedFrom ?? null;
      if (attempt !== null) return [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`The setup passed in attempt ${attempt} and left image ${image}` ];
      if (setup.cacheHit) return [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`The setup was kept by an earlier run, as image ${image}` ];
      return [ preparationLine(_text_phrase_js__WEBPACK_IMPORTED_MODULE_4__.MZ`setup`, result, setup.image) ];
    }
    function preparationLine(name, result, image) {
      const [duration] = result === void 0 ? [] : (0, _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_3__.cf)(result);
      const took = duration === void 0 ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`ran` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`took ${(0, 
      _text_phrase_js__WEBPACK_IMPORTED_MODULE_4__.ls)(duration)}`;
      const left = image === null ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy` and left image ${(0, 
      _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(image, NAME_LENGTH)}`;
      return _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`The ${(0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_4__.ls)(name)} ${took}${left}`;
    }
    function imageLine(report) {
      const [image, ...others] = (0, _summary_table_js__WEBPACK_IMPORTED_MODULE_7__.IC)(report);
      const {setup: setup} = report.record;
      if (image === void 0 || others.length > 0 || image === setup?.image || report.results.length === 1) return [];
      return [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`The image of every ${(0, 
      _leg_groups_js__WEBPACK_IMPORTED_MODULE_2__.a2)(report)} is ${(0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(image, NAME_LENGTH)}` ];
    }
    function collectedLine(report) {
      const {files: files, bytes: bytes, folders: folders} = (0, _report_js__WEBPACK_IMPORTED_MODULE_5__.uR)(report);
      if (files === 0) return [];
      const shown = folders.slice(0, SHOWN_FOLDERS).map(folder => (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(folder, NAME_LENGTH));
      const more = folders.length > shown.length ? _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy` and ${folders.length - shown.length} more` : _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy``;
      return [ _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`Collected ${(0, _text_format_js__WEBPACK_IMPORTED_MODULE_10__.hS)(files, "file")} (${(0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_10__.z3)(bytes)}) into ${(0, _text_escape_js__WEBPACK_IMPORTED_MODULE_1__.cR)(shown, ", ")}${more}` ];
    }
  }),
  2421: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      IC: () => imagesOf,
      c_: () => tableOf,
      hp: () => chooseColumns,
      jD: () => tableRow
    });
    var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    var _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2717);
    var _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2);
    var _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1612);
    const NAME_LENGTH = 100;
    const TEXT = _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy``;
    const WORDS = _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy` nowrap`;
    const NUMBER = _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy` align="right" nowrap`;
    const LEG = {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Leg`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`leg`,
      attributes: TEXT,
      cell: ({result: result}) => (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.MZ)(result.leg.name, NAME_LENGTH),
      stays: "always"
    };
    const OUTCOME = {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Outcome`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`outcome`,
      attributes: WORDS,
      cell: ({result: result}) => (0, _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__.Bl)(result),
      stays: "always"
    };
    const OTHERS = [ {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Exit code`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`exit code`,
      attributes: NUMBER,
      cell: ({result: result}) => (0, _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__.nB)(result)
    }, {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Duration`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`duration`,
      attributes: NUMBER,
      cell: ({result: result}) => (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.cR)((0, 
      _text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__.cf)(result).map(_text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.ls), ""),
      stays: "known"
    }, {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`CPU`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`CPU`,
      attributes: NUMBER,
      cell: ({result: result}) => (0, _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__.Hd)(result),
      stays: "known"
    }, {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Memory`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`memory`,
      attributes: NUMBER,
      cell: ({result: result}) => (0, _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__.Oh)(result),
      stays: "known"
    }, {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Status`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`status`,
      attributes: TEXT,
      cell: ({result: result}) => (0, _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__.fo)(result)
    } ];
    const IMAGE = {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Image`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`image`,
      attributes: TEXT,
      cell: ({result: result}) => (0, _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__.C7)(result)
    };
    const ERROR = {
      title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Error`,
      noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`error`,
      attributes: TEXT,
      cell: row => (0, _summary_cells_js__WEBPACK_IMPORTED_MODULE_3__.fX)(row)
    };
    const ALL_COLUMNS = [ LEG, OUTCOME, ...OTHERS, IMAGE, ERROR ];
    function chooseColumns(report, rows, tests, isTitled = false) {
      const shared = [];
      const images = imagesOf(report).size > 1 ? [ IMAGE ] : [];
      const candidates = [ LEG, OUTCOME, ...tests === null ? [] : [ testsColumn(tests) ], ...OTHERS, ...images, ERROR ];
      const columns = candidates.filter(column => {
        const {cell: cell, noun: noun, stays: stays} = column;
        const cells = new Set(rows.map(row => String(cell(row))));
        if (isTitled && column === OUTCOME && cells.size === 1) return false;
        if (stays === "always" || cells.size > 1) return true;
        if (rows.length === 1 || stays === "known") return rows.length > 0 && !cells.has("");
        const [first] = rows;
        if (first !== void 0 && !cells.has("")) shared.push(_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`${noun} ${cell(first)}`);
        return false;
      });
      return {
        columns: columns,
        shared: shared
      };
    }
    function imagesOf({results: results}) {
      return new Set(results.flatMap(({operation: operation}) => operation?.image ?? []));
    }
    function testsColumn({cell: cell}) {
      return {
        title: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`Tests`,
        noun: _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`tests`,
        attributes: WORDS,
        cell: ({result: result}) => cell(result.leg.name),
        stays: "known"
      };
    }
    function tableOf(rows, columns = ALL_COLUMNS) {
      const titles = columns.map(({title: title, attributes: attributes}) => _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`<th${attributes}>${title}</th>`);
      const head = _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`<thead><tr>${titles}</tr></thead>`;
      return (0, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.cR)([ _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`<table>`, head, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`<tbody>`, ...rows, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`</tbody>`, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`</table>` ], "\n");
    }
    function tableRow(result, cause, columns = ALL_COLUMNS) {
      return _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`<tr>${columns.map(({attributes: attributes, cell: cell}) => _text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`<td${attributes}>${cell({
        result: result,
        cause: cause
      })}</td>`)}</tr>`;
    }
  }),
  3766: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      GC: () => summary_addTable,
      Tu: () => addTimeline,
      Br: () => renderSummary
    });
    // EXTERNAL MODULE: ./build/legs/outcome.js
        var outcome = __webpack_require__(3964);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // EXTERNAL MODULE: ./build/report/text/leg-hint.js
        var leg_hint = __webpack_require__(233);
    // EXTERNAL MODULE: ./build/report/summary/page.js
        var summary_page = __webpack_require__(2205);
    // EXTERNAL MODULE: ./build/report/text/clean.js
        var clean = __webpack_require__(8598);
    // EXTERNAL MODULE: ./build/report/text/phrase.js
        var phrase = __webpack_require__(2);
    // EXTERNAL MODULE: ./build/report/text/preview-phrases.js
        var preview_phrases = __webpack_require__(6704);
    // CONCATENATED MODULE: ./build/report/summary/preview-summary.js
    const NAME_LENGTH = 100;
    const IMAGE_LENGTH = 160;
    const COMMAND_LENGTH = 2e3;
    const SETTINGS_LENGTH = 300;
    const MOST_ROWS = 200;
    function addPreview(page, preview) {
      const {images: images, setup: setup, files: files, legs: legs, legsFile: legsFile} = preview;
      const missing = [];
      const addRows = (noun, columns, items, most) => {
        const shown = addTable(page, columns, items.slice(0, most));
        if (shown < items.length) missing.push(text_escape.qy`${(0, format.hS)(items.length - shown, noun)}`);
      };
      addRows("image", IMAGE_COLUMNS, images, MOST_ROWS);
      if (setup !== null) {
        const state = text_escape.qy`<p>The setup ${(0, phrase.ls)((0, preview_phrases.rO)(setup))}.</p>`;
        if (!page.add((0, text_escape.cR)([ state, setupCommand(setup), ...settingsLine(setup) ], "\n"))) missing.push(text_escape.qy`the setup`);
      }
      addRows("file set", fileColumns(preview), files, MOST_ROWS);
      if (legsFile !== null && !page.add(text_escape.qy`<p>${(0, phrase.ls)((0, preview_phrases.yo)(legsFile))}:</p>`)) missing.push(text_escape.qy`the path of the legs`);
      addRows("leg", legColumns(preview), legs, legs.length);
      return missing;
    }
    const IMAGE_COLUMNS = [ {
      title: text_escape.qy`Image`,
      cell: ({name: name}) => (0, text_escape.MZ)(name, IMAGE_LENGTH)
    }, {
      title: text_escape.qy`State`,
      cell: image => (0, phrase.ls)((0, preview_phrases.Vn)(image))
    } ];
    function fileColumns(preview) {
      return [ {
        title: text_escape.qy`Files`,
        cell: (_files, index) => (0, phrase.ls)((0, preview_phrases.r)(preview, index))
      }, {
        title: text_escape.qy`Size`,
        cell: files => (0, phrase.ls)((0, preview_phrases.yG)(files))
      }, {
        title: text_escape.qy`Upload`,
        cell: files => (0, phrase.ls)((0, preview_phrases.n$)(files))
      }, {
        title: text_escape.qy`Largest`,
        cell: files => optional((0, preview_phrases.u1)(files))
      }, {
        title: text_escape.qy`Left out by ignore rules`,
        cell: ({ignored: ignored}) => optional((0, preview_phrases.Tt)(ignored))
      }, {
        title: text_escape.qy`Left out by <code>!pattern</code>`,
        cell: ({excluded: excluded}) => optional((0, preview_phrases.Tt)(excluded))
      } ];
    }
    function legColumns(preview) {
      const differ = (0, preview_phrases.tX)(preview);
      const image = {
        title: text_escape.qy`Image`,
        cell: ({image: name}) => name === null ? text_escape.qy`the setup's` : (0, text_escape.MZ)(name, IMAGE_LENGTH)
      };
      const settings = {
        title: text_escape.qy`Settings`,
        cell: ({settings: texts}) => (0, text_escape.MZ)(texts.join(", "), SETTINGS_LENGTH)
      };
      return [ {
        title: text_escape.qy`Leg`,
        cell: ({name: name}) => (0, text_escape.MZ)(name, NAME_LENGTH)
      }, {
        title: text_escape.qy`Command`,
        cell: commandCell
      }, ...differ.images ? [ image ] : [], ...differ.files ? [ {
        title: text_escape.qy`Files`,
        cell: ({files: files}) => text_escape.qy`${(0, preview_phrases.rl)(files)}`
      } ] : [], ...preview.legs.some(({settings: texts}) => texts.length > 0) ? [ settings ] : [] ];
    }
    function addTable(page, columns, items) {
      const rows = [];
      let left = page.left - (0, summary_page.$d)(tableOf(columns, []));
      for (const [index, item] of items.entries()) {
        const row = text_escape.qy`<tr>${columns.map(({cell: cell}) => text_escape.qy`<td>${cell(item, index)}</td>`)}</tr>`;
        left -= (0, summary_page.$d)(row) + 1;
        if (left < 0) break;
        rows.push(row);
      }
      if (rows.length > 0) page.add(tableOf(columns, rows));
      return rows.length;
    }
    function tableOf(columns, rows) {
      const head = text_escape.qy`<thead><tr>${columns.map(({title: title}) => text_escape.qy`<th>${title}</th>`)}</tr></thead>`;
      return (0, text_escape.cR)([ text_escape.qy`<table>`, head, text_escape.qy`<tbody>`, ...rows, text_escape.qy`</tbody>`, text_escape.qy`</table>` ], "\n");
    }
    function commandCell(leg) {
      const text = leg.command.trim();
      return isOneLine(leg) ? (0, text_escape.MZ)(text, COMMAND_LENGTH) : (0, text_escape.EC)((0, 
      clean.xv)(text, COMMAND_LENGTH));
    }
    function setupCommand(setup) {
      return isOneLine(setup) ? text_escape.qy`<p>${commandCell(setup)}</p>` : commandCell(setup);
    }
    function isOneLine({command: command}) {
      return !/[\r\n]/.test(command.trim());
    }
    function settingsLine({settings: settings}) {
      return settings.length === 0 ? [] : [ text_escape.qy`<p>${(0, text_escape.MZ)(settings.join(", "), SETTINGS_LENGTH)}</p>` ];
    }
    function optional(fact) {
      return fact === null ? text_escape.qy`` : (0, phrase.ls)(fact);
    }
    // EXTERNAL MODULE: ./build/report/summary/summary-details.js + 1 modules
        var summary_details = __webpack_require__(5081);
    // EXTERNAL MODULE: ./build/report/report.js
        var report_report = __webpack_require__(7177);
    // CONCATENATED MODULE: ./build/report/summary/summary-failures.js
    const MOST_OPEN = 3;
    const LINES = 60;
    const LINES_OF_ONE = 30;
    function firstFailures(report) {
      const {mode: mode, preparation: preparation, results: results, tests: tests} = report;
      const hasTests = ({leg: leg}) => (tests?.byLeg.get(leg.name)?.failed ?? 0) > 0;
      const failing = mode === "show" ? results.filter(({outcome: outcome}) => outcome === "failed" || outcome === "timed-out") : [];
      const candidates = new Set([ ...preparation.filter(({exitCode: exitCode}) => exitCode > 0), ...(0, 
      report_report.GD)(report), ...failing ]);
      const shown = [ ...candidates ].filter(result => (0, summary_details.Lo)(result) && result.outcome !== "cancelled" && !hasTests(result));
      const reasonOf = result => result.operation === null ? result.problem?.message ?? result : result;
      return [ ...Map.groupBy(shown, reasonOf).values() ].flatMap(([first]) => first ?? []).slice(0, MOST_OPEN);
    }
    function fitFailures(source, legs, room) {
      const lines = Math.min(LINES_OF_ONE, Math.floor(LINES / Math.max(1, legs.length)));
      const forms = [ {
        lines: lines,
        more: true
      }, {
        lines: lines,
        more: false
      }, {
        lines: Math.ceil(lines / 4),
        more: false
      }, {
        lines: null,
        more: false
      } ];
      const fitting = new Map;
      let left = room;
      for (const [index, result] of legs.entries()) {
        const share = left / (legs.length - index);
        const form = forms.find(limits => (0, summary_page.$d)((0, summary_details.Fo)(source, result, limits)) <= share);
        if (form === void 0) continue;
        const details = (0, summary_details.Fo)(source, result, form);
        fitting.set(result, {
          details: details,
          isShortened: form.lines === null
        });
        left -= (0, summary_page.$d)(details) + summary_page.Ib.length;
      }
      return fitting;
    }
    // EXTERNAL MODULE: ./build/report/excerpts/excerpt.js
        var excerpt = __webpack_require__(5763);
    // CONCATENATED MODULE: ./build/report/summary/summary-folded.js
    const DETAIL_LIMITS = [ {
      command: 1 / 0,
      output: excerpt.Fq
    }, {
      command: 1 / 0,
      output: {
        head: {
          lines: 5,
          bytes: 1024
        },
        tail: {
          lines: 30,
          bytes: 6 * 1024
        },
        failing: 5
      }
    }, {
      command: 300,
      output: excerpt.cH
    } ];
    const WITHOUT_OUTPUT = {
      command: 300,
      output: null
    };
    const LEAST_SHARE = 4 * 1024;
    function addFolded(page, source, legs, before) {
      const {report: report} = source;
      let lastTitle = "";
      let {shortened: shortened, missing: missing} = before ?? {
        shortened: 0,
        missing: 0
      };
      legs.forEach((result, index) => {
        const ownTitle = titleOf(report, result, before !== null);
        const title = String(ownTitle) === lastTitle ? text_escape.qy`` : ownTitle;
        const fair = page.left / (legs.length - index);
        const share = Math.min(page.left, Math.max(fair, LEAST_SHARE)) - (0, summary_page.$d)(title);
        const fitting = fittingDetails(limits => (0, summary_details.D)(source, result, limits), share);
        if (fitting === null) {
          missing += 1;
          return;
        }
        page.add(text_escape.qy`${title}${fitting.details}`);
        lastTitle = String(ownTitle);
        if (fitting.isShortened) shortened += 1;
      });
      return [ ...shortened === 0 ? [] : [ text_escape.qy`the output of ${(0, format.hS)(shortened, "leg")}` ], ...missing === 0 ? [] : [ text_escape.qy`all details of ${(0, 
      format.hS)(missing, "leg")}` ] ];
    }
    function titleOf({mode: mode}, result, isRest) {
      if (mode !== "wait" && mode !== "run") return text_escape.qy`<h3>Details</h3>
`;
      return (0, outcome.s8)(result) ? text_escape.qy`<h3>Flaky: legs that passed on a later try</h3>
` : text_escape.qy`<h3>Output of ${isRest ? "other legs" : "legs"} that did not pass</h3>
`;
    }
    function fittingDetails(render, share) {
      const least = render(WITHOUT_OUTPUT);
      if ((0, summary_page.$d)(least) > share) return null;
      for (const limits of DETAIL_LIMITS) {
        const details = render(limits);
        if ((0, summary_page.$d)(details) <= share) return {
          details: details,
          isShortened: false
        };
      }
      return {
        details: least,
        isShortened: true
      };
    }
    // EXTERNAL MODULE: ./build/report/summary/summary-headline.js
        var summary_headline = __webpack_require__(4541);
    // EXTERNAL MODULE: ./build/report/text/command-lines.js
        var command_lines = __webpack_require__(6584);
    // EXTERNAL MODULE: ./build/report/summary/summary-cells.js
        var summary_cells = __webpack_require__(1612);
    // CONCATENATED MODULE: ./build/report/summary/summary-passed.js
    const summary_passed_NAME_LENGTH = 100;
    const summary_passed_COMMAND_LENGTH = 120;
    function addPassed(page, report) {
      const whole = passedDetails(report, true);
      if (whole === null || page.add(whole)) return [];
      const short = passedDetails(report, false);
      if (short !== null && page.add(short)) return [ text_escape.qy`the commands of the legs that passed` ];
      return [ text_escape.qy`the details of the legs that passed` ];
    }
    function passedDetails({results: results}, withCommands) {
      const passed = results.filter(result => result.outcome === "passed" && !(0, summary_details.Lo)(result));
      if (passed.length === 0) return null;
      const items = passed.map(result => {
        const facts = [ ...commandOf(result, withCommands), ...(0, summary_details.cu)(result) ];
        return text_escape.qy`<li>${(0, text_escape.cR)([ (0, text_escape.MZ)(result.leg.name, summary_passed_NAME_LENGTH), ...joinFacts(facts) ], ": ")}</li>`;
      });
      const title = text_escape.qy`<summary>${summary_cells.sM.passed} Details of ${(0, 
      format.hS)(passed.length, "leg")} that passed</summary>`;
      return (0, text_escape.cR)([ text_escape.qy`<details>`, title, text_escape.qy`<ul>`, ...items, text_escape.qy`</ul>`, text_escape.qy`</details>` ], "\n");
    }
    function commandOf({command: command}, isWanted) {
      return isWanted && command !== null ? [ (0, text_escape.MZ)((0, command_lines.g)(command), summary_passed_COMMAND_LENGTH) ] : [];
    }
    function joinFacts(facts) {
      return facts.length === 0 ? [] : [ (0, text_escape.cR)(facts, " \xb7 ") ];
    }
    // EXTERNAL MODULE: ./build/report/summary/leg-groups.js
        var leg_groups = __webpack_require__(5053);
    // EXTERNAL MODULE: ./build/report/text/leg-phrase.js
        var leg_phrase = __webpack_require__(2717);
    // EXTERNAL MODULE: ./build/report/summary/summary-table.js
        var summary_table = __webpack_require__(2421);
    // CONCATENATED MODULE: ./build/report/summary/summary-rows.js
    const MOST_LEGS = 25;
    const summary_rows_MOST_ROWS = 50;
    function arrangeLegs(report) {
      const rank = result => {
        const need = (0, leg_groups.ER)(report, result);
        return need === 2 && result.outcome === "passed" ? 3 : need;
      };
      const sorted = report.results.toSorted((one, other) => rank(one) - rank(other));
      if (sorted.length <= MOST_LEGS) return {
        open: sorted,
        folded: []
      };
      const isShown = result => report.mode === "list" || (0, leg_groups.ER)(report, result) < 2;
      const shown = sorted.filter(isShown);
      return {
        open: shown.slice(0, summary_rows_MOST_ROWS),
        folded: [ ...(0, leg_groups.lu)(report, shown.slice(summary_rows_MOST_ROWS), true), ...(0, 
        leg_groups.lu)(report, sorted.filter(result => !isShown(result))) ]
      };
    }
    function openRows(report, legs, tests, room, isTitled = false) {
      const rows = legs.map(result => ({
        result: result,
        cause: (0, leg_phrase.hb)(report, result)
      }));
      const {columns: columns, shared: shared} = (0, summary_table.hp)(report, rows, tests, isTitled);
      const line = shared.length === 0 ? [] : [ text_escape.qy`<p>The same in each row: ${(0, 
      text_escape.cR)(shared, " \xb7 ")}</p>` ];
      const fitting = fittingRows(rows, columns, room - (0, summary_page.$d)((0, text_escape.cR)(line, "")) - 1);
      if (fitting.length === 0) return {
        blocks: [],
        lost: rows.length
      };
      return {
        blocks: [ (0, text_escape.cR)([ ...line, (0, summary_table.c_)(fitting, columns) ], "\n") ],
        lost: rows.length - fitting.length
      };
    }
    function foldedRows(report, group, tests, room) {
      const title = text_escape.qy`<details>\n<summary>${group.title}</summary>`;
      const end = text_escape.qy`</details>`;
      const {blocks: blocks, lost: lost} = openRows(report, group.results, tests, room - (0, 
      summary_page.$d)(title) - (0, summary_page.$d)(end) - 2, true);
      return {
        blocks: blocks.map(block => (0, text_escape.cR)([ title, block, end ], "\n")),
        lost: lost
      };
    }
    function fittingRows(rows, columns, room) {
      const fitting = [];
      let left = room - (0, summary_page.$d)((0, summary_table.c_)([], columns));
      for (const {result: result, cause: cause} of rows) {
        const row = (0, summary_table.jD)(result, cause, columns);
        left -= (0, summary_page.$d)(row) + 1;
        if (left < 0) break;
        fitting.push(row);
      }
      return fitting;
    }
    // CONCATENATED MODULE: ./build/report/summary/timeline.js
    const MOST_TRIES = 60;
    const MOST_PREPARATIONS = 10;
    const VISIBLE_SHARE = .02;
    const ENDINGS = {
      failed: {
        title: text_escape.qy`Failed`,
        tags: text_escape.qy`crit, `
      },
      unknown: {
        title: text_escape.qy`Unknown`,
        tags: text_escape.qy`crit, `
      },
      "timed-out": {
        title: text_escape.qy`Timed out`,
        tags: text_escape.qy`active, crit, `
      },
      cancelled: {
        title: text_escape.qy`Cancelled`,
        tags: text_escape.qy``
      },
      allowed: {
        title: text_escape.qy`Allowed`,
        tags: text_escape.qy``
      },
      active: {
        title: text_escape.qy`Active`,
        tags: text_escape.qy`active, `
      },
      ended: {
        title: text_escape.qy`Ended`,
        tags: text_escape.qy`done, `
      },
      passed: {
        title: text_escape.qy`Passed`,
        tags: text_escape.qy`done, `
      }
    };
    const SETUP_TITLE = text_escape.qy`Setup`;
    function timelineOf({preparation: preparation, results: results, endedAt: endedAt}) {
      const rows = rowsOf(results, endedAt);
      if (rows.length < 2) return null;
      const before = rowsOf(preparation, endedAt).slice(-MOST_PREPARATIONS);
      const sorted = Object.values(ENDINGS).flatMap(ending => rows.filter(row => row.ending === ending));
      const shown = firstRows(sorted);
      const all = [ ...before, ...shown ];
      const bars = all.flatMap(row => row.bars);
      const span = Math.max(...bars.map(({end: end}) => end)) - Math.min(...bars.map(({start: start}) => start));
      const sections = Map.groupBy(all, row => before.includes(row) ? SETUP_TITLE : row.ending.title);
      const lines = [ ...sections ].flatMap(([title, members]) => sectionLines(title, members, VISIBLE_SHARE * span));
      const head = [ text_escape.qy`\`\`\`mermaid`, text_escape.qy`gantt`, text_escape.qy` dateFormat x`, text_escape.qy` axisFormat %H:%M:%S` ];
      const picture = (0, text_escape.cR)([ ...head, ...lines, text_escape.qy`\`\`\`` ], "\n");
      if (shown.length === rows.length) return picture;
      const order = sorted[0]?.ending === sorted.at(-1)?.ending ? text_escape.qy`` : text_escape.qy`, those that did not pass first`;
      const note = text_escape.qy`<p>The picture shows ${shown.length} of ${(0, format.hS)(rows.length, "leg")}${order}.</p>`;
      return (0, text_escape.cR)([ picture, note ], "\n\n");
    }
    function firstRows(rows) {
      let left = MOST_TRIES;
      return rows.filter(({bars: bars}, index) => {
        left -= bars.length;
        return left >= 0 || index === 0;
      });
    }
    function sectionLines(title, rows, shortest) {
      const bars = rows.flatMap(row => row.bars);
      const lines = bars.flatMap(({tags: tags, label: label, start: start, begin: begin, end: end}) => {
        const isQueueShown = begin - start >= shortest;
        const queue = isQueueShown ? [ text_escape.qy` ${label} queued :active, ${start}, ${begin}` ] : [];
        return [ ...queue, text_escape.qy` ${label} :${tags}${isQueueShown ? begin : start}, ${end}` ];
      });
      return [ text_escape.qy` section ${title}`, ...lines ];
    }
    function rowsOf(results, endedAt) {
      const ran = results.filter(({reusedFrom: reusedFrom}) => reusedFrom === null);
      return ran.flatMap(result => {
        const tries = [ ...result.earlier, result ].slice(-MOST_TRIES);
        const bars = tries.flatMap(each => barOf(each, endedAt, tries.length > 1));
        return bars.length === 0 ? [] : [ {
          ending: endingOf(result),
          bars: bars
        } ];
      });
    }
    function endingOf(result) {
      return ENDINGS[(0, leg_phrase.Jr)(result) ? "allowed" : result.outcome];
    }
    function barOf(result, endedAt, isNumbered) {
      const {leg: leg, operation: operation, attempts: attempts} = result;
      const start = Date.parse(operation?.createdAt ?? "");
      const duration = operation?.duration ?? null;
      const end = duration === null ? endedAt : Math.round(start + duration * 1e3);
      if (!(start > 0) || !Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return [];
      const elapsed = duration === null ? null : operation?.elapsed ?? null;
      const begin = elapsed === null ? start : Math.max(Math.round(end - elapsed * 1e3), start);
      const name = (0, text_escape.zB)(leg.name);
      const label = isNumbered ? text_escape.qy`${name} try ${attempts}` : text_escape.qy`${name}`;
      return [ {
        tags: endingOf(result).tags,
        label: label,
        start: start,
        begin: begin,
        end: Math.max(end, start + 1)
      } ];
    }
    // CONCATENATED MODULE: ./build/report/summary/summary.js
    const BUDGET = 900 * 1024;
    const RESERVE = 2048;
    const TESTS_SHARE = .5;
    function renderSummary(report, tests = null, budget = BUDGET) {
      const page = new summary_page.YW(budget, RESERVE);
      if (!page.add((0, text_escape.cR)([ (0, summary_headline.Wm)(report), (0, summary_headline.M)(report) ], "\n"))) {
        page.release();
        page.add((0, summary_headline.Wm)(report));
        return page.whole();
      }
      const missing = report.preview === null ? addParts(page, report, tests) : addPreview(page, report.preview);
      page.release();
      if (missing.length > 0) page.add(text_escape.qy`<p>⚠️ To stay within the platform's limit, this summary leaves out ${(0, 
      text_escape.cR)(missing, ", ")}.</p>`);
      return page.whole();
    }
    function addParts(page, report, tests) {
      const failing = addTests(page, tests);
      const table = fitTable(report, tests, page.left);
      const failures = firstFailures(report);
      const others = [ ...report.preparation, ...report.results.toSorted(byNeed) ].filter(result => (0, 
      summary_details.Lo)(result) && !failures.includes(result));
      const source = {
        report: report,
        hints: (0, leg_hint.p)(report, [ ...failures, ...others ])
      };
      const leftOut = addFailures(page, source, failures, (0, summary_page.$d)((0, text_escape.cR)(table.blocks, summary_page.Ib)) + summary_page.Ib.length);
      for (const block of table.blocks) page.add(block);
      return [ ...failing, ...table.missing, ...addTimeline(page, report), ...addFolded(page, source, others, leftOut), ...addPassed(page, report) ];
    }
    function addTests(page, tests) {
      if (tests === null) return [];
      if (!page.add(tests.heading)) return [ text_escape.qy`what the tests came to` ];
      const {blocks: blocks, missing: missing} = tests.blocks(Math.floor(page.left * TESTS_SHARE));
      const left = blocks.filter(block => !page.add(block));
      return left.length === 0 ? missing : [ ...missing, text_escape.qy`some tests` ];
    }
    function addFailures(page, source, failures, after) {
      if (failures.length === 0) return null;
      const fitting = [ ...fitFailures(source, failures, page.left - after).values() ];
      for (const {details: details} of fitting) page.add(details);
      return {
        shortened: fitting.filter(({isShortened: isShortened}) => isShortened).length,
        missing: failures.length - fitting.length
      };
    }
    function fitTable(report, tests, room) {
      const {open: open, folded: folded} = arrangeLegs(report);
      const facts = (0, text_escape.cR)((0, summary_headline.pI)(report), "\n");
      const blocks = [];
      let left = room;
      let lost = 0;
      const add = ({blocks: more, lost: lacking}) => {
        blocks.push(...more);
        left -= more.reduce((sum, block) => sum + (0, summary_page.$d)(block) + summary_page.Ib.length, 0);
        lost += lacking;
      };
      const hasRoom = (0, summary_page.$d)(facts) <= left;
      if (hasRoom && String(facts) !== "") add({
        blocks: [ facts ],
        lost: 0
      });
      if (open.length > 0) add(openRows(report, open, tests, left));
      for (const group of folded) add(foldedRows(report, group, tests, left));
      return {
        blocks: blocks,
        missing: [ ...hasRoom ? [] : [ text_escape.qy`the lines above the table` ], ...lost === 0 ? [] : [ text_escape.qy`${(0, 
        format.hS)(lost, "row")} of the table` ] ]
      };
    }
    function summary_addTable(page, report, tests = null) {
      const {blocks: blocks, missing: missing} = fitTable(report, tests, page.left);
      for (const block of blocks) page.add(block);
      return [ ...missing ];
    }
    function addTimeline(page, report) {
      const timeline = timelineOf(report);
      if (timeline === null || page.add((0, text_escape.cR)([ text_escape.qy`<h3>Timeline</h3>`, timeline ], "\n\n"))) return [];
      return [ text_escape.qy`the timeline` ];
    }
    function byNeed(one, other) {
      const rank = result => (0, outcome.s8)(result) ? 2 : Number((0, outcome.hF)(result));
      return rank(one) - rank(other);
    }
  }),
  233: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $: () => hintOf,
      p: () => distinctHints
    });
    var _legs_command_limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7431);
    var _contree_status_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2501);
    var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1244);
    var _phrase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2);
    function hintOf(report, result) {
      const {outcome: outcome, operation: operation} = result;
      if (outcome === "timed-out") return hintOfTimeout(report, result);
      if (outcome !== "failed" || operation === null) return null;
      if (operation.sandboxTimedOut) return hintOfLimit(report, result);
      if (operation.exitCode === 126) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Exit 126: the command exists but is not executable.`;
      if (operation.exitCode === 127) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Exit 127: the image has no such command.`;
      if (operation.exitCode === 137) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Exit 137 is signal 9: ${memoryReason(operation)}`;
      return operation.signal === 9 ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Signal 9: ${memoryReason(operation)}` : null;
    }
    function memoryReason({memory: memory}) {
      const peak = memory === null ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`` : _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ` Its peak was ${(0, 
      _phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, _format_js__WEBPACK_IMPORTED_MODULE_2__.z3)(memory))}.`;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`most often the sandbox ran out of memory.${peak}`;
    }
    function distinctHints(report, results) {
      const hints = results.map(result => [ result, hintOf(report, result) ]);
      const said = new Set;
      const isNew = hint => said.size < said.add(String((0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.cQ)(hint))).size;
      return new Map(hints.flatMap(([result, hint]) => hint !== null && isNew(hint) ? [ [ result, hint ] ] : []));
    }
    function hintOfTimeout({stopped: stopped}, result) {
      const {operation: operation, cancel: cancel, leg: leg, limit: limit, stopGrace: stopGrace} = result;
      const hasEnded = operation !== null && (0, _contree_status_js__WEBPACK_IMPORTED_MODULE_3__.Hd)(operation.status);
      if (stopGrace !== null && !hasEnded) {
        if (stopped !== null) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`The step was stopped before the leg had ended.`;
        return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Give the step a longer timeout, or a longer stop-grace.`;
      }
      if (operation?.sandboxTimedOut === true && limit !== null) return hintOfLongest(limit) ?? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Give the step a longer timeout, and run-timeout with it where it is given.`;
      const mayRun = cancel === null && leg.uuid !== null && !hasEnded;
      const free = mayRun ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`, or set on-timeout: cancel to free the sandbox` : _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ``;
      const most = limit?.isLongest === true ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ` The service lets a command run for ${shown(limit)} at most.` : _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ``;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Give the step a longer timeout${free}.${most}`;
    }
    function hintOfLimit({mode: mode, preparation: preparation}, result) {
      if (mode !== "run") return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`The timeout of this step does not change that limit: start the command with a longer run-timeout.`;
      const {limit: limit, operation: operation} = result;
      if (limit !== null && operation !== null && !(0, _legs_command_limit_js__WEBPACK_IMPORTED_MODULE_0__.KM)(limit, operation)) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`The service ended it before its limit of ${shown(limit)}: give it less to do.`;
      const own = preparation.includes(result) ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`` : _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`, or a timeout of its own`;
      return hintOfLongest(limit) ?? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Give it a longer run-timeout${own}.`;
    }
    function hintOfLongest(limit) {
      if (limit?.isLongest !== true) return null;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Its limit, ${shown(limit)}, is the longest that the service allows: give it less to do.`;
    }
    function shown({ms: ms}) {
      return (0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, _format_js__WEBPACK_IMPORTED_MODULE_2__.a3)(ms / 1e3));
    }
  }),
  6704: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Tt: () => leftOutOf,
      Vn: () => imageState,
      n$: () => uploadOf,
      r: () => titleOfFiles,
      rO: () => setupState,
      rl: () => numberOf,
      tX: () => differences,
      u1: () => largestOf,
      yG: () => sizeOfFiles,
      yo: () => legsFrom
    });
    var _clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1244);
    var _phrase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2);
    const NAMED = 5;
    const PATH_LENGTH = 60;
    const LEGS_FILE_LENGTH = 200;
    function imageState({name: name, image: image}) {
      if (name === image) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`taken as it is`;
      return image === null ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`would be imported` : _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`image ${image}`;
    }
    function setupState({kept: kept}) {
      if (kept === null) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`would run; its image would not be kept`;
      if (kept.image !== null) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`would not run: an earlier run kept its image, ${kept.image}`;
      if (kept.tag !== null) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`would run: no earlier run kept an image as ${`tag:${kept.tag}`}`;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`would run, unless an earlier run kept its image: that is known when its own image is imported`;
    }
    function sizeOfFiles({count: count, bytes: bytes}) {
      return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${(0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, 
      _format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(count, "file"))}, ${(0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, 
      _format_js__WEBPACK_IMPORTED_MODULE_2__.z3)(bytes))}`;
    }
    function uploadOf({missing: missing}) {
      if (missing === null) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`none to upload, since the setup is kept`;
      if (missing.count === 0) return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`none to upload: the service has all`;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${(0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, 
      _format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(missing.count, "file"))} to upload, ${(0, 
      _phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, _format_js__WEBPACK_IMPORTED_MODULE_2__.z3)(missing.bytes))}`;
    }
    function largestOf({count: count, largest: largest}) {
      if (count < 2) return null;
      return (0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.Zk)(largest.map(({remote: remote, bytes: bytes}) => _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${pathOf(remote)} ${(0, 
      _phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, _format_js__WEBPACK_IMPORTED_MODULE_2__.z3)(bytes))}`));
    }
    function leftOutOf({count: count, examples: examples}) {
      if (count === 0) return null;
      const names = (0, _phrase_js__WEBPACK_IMPORTED_MODULE_1__.Zk)(examples.slice(0, NAMED).map(name => _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${pathOf(name)}`));
      return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${count} (${names}${count > NAMED ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`, …` : _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ``})`;
    }
    function legsFrom(legsFile) {
      return _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`Legs from ${(0, _clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)((0, 
      _clean_js__WEBPACK_IMPORTED_MODULE_0__.TN)(legsFile), LEGS_FILE_LENGTH)}`;
    }
    function pathOf(path) {
      return (0, _clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)((0, _clean_js__WEBPACK_IMPORTED_MODULE_0__.TN)(path), PATH_LENGTH);
    }
    function differences({legs: legs}) {
      const several = values => new Set(values).size > 1;
      return {
        images: several(legs.map(({image: image}) => image)),
        files: several(legs.map(({files: files}) => files))
      };
    }
    function titleOfFiles(preview, index) {
      const isNumbered = differences(preview).files;
      if (preview.setup?.files === index) return isNumbered ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${index + 1}, of the setup` : _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`of the setup`;
      return isNumbered ? _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${index + 1}` : _phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`of every leg`;
    }
    function numberOf(files) {
      return files === null ? "" : String(files + 1);
    }
  }),
  406: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      B: () => verdictSentence
    });
    var _legs_leg_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1448);
    var _legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3964);
    var _format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1244);
    var _leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2717);
    var _phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2);
    var _some_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4194);
    var _report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7177);
    const NOTHING_DONE = {
      wait: _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`There was no operation to wait for`,
      show: _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`No operation shown`,
      list: _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`No operation found`,
      cancel: _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`There was no operation to cancel`,
      run: _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`There was no leg to start`
    };
    function verdictSentence(report) {
      const {mode: mode, stopped: stopped, results: results, detached: detached} = report;
      if (stopped !== null) return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`The step stopped early${exitCodeOf(report)}: ${stopped.replaceAll("\n", "; ")}`;
      if (report.preview !== null) return previewSentence(report.preview);
      const failed = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.Vu)(report);
      if (failed !== null) return preparationSentence(report, failed);
      if (results.length === 0) return NOTHING_DONE[mode];
      switch (mode) {
       case "wait":
       case "run":
        return detached ? startSentence(report) : waitSentence(report);

       case "show":
        return readSentence(report, _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`shown`);

       case "list":
        return readSentence(report, _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`found`);

       case "cancel":
        return cancelSentence(report);
      }
    }
    function previewSentence({legs: legs, setup: setup}) {
      const before = setup === null || (setup.kept?.image ?? null) !== null ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`the setup and `;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`Dry run: ${before}${amount(legs.length, "leg")} would be started; nothing was changed`;
    }
    function countsPhrase(counts) {
      const present = _legs_leg_js__WEBPACK_IMPORTED_MODULE_5__.i.filter(outcome => counts[outcome] > 0);
      return (0, _phrase_js__WEBPACK_IMPORTED_MODULE_2__.Zk)(present.map(outcome => _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${amount(counts[outcome])} ${(0, 
      _phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)((0, _leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__.nG)(outcome))}`));
    }
    function preparationSentence(report, failed) {
      const idle = startedCount(report) === 0 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`; no leg was started` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ``;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`The ${(0, _leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__.LT)(failed)} ${(0, 
      _leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__.SS)(report.mode, failed)}${exitCodeOf(report)}${idle}`;
    }
    function startSentence(report) {
      const failing = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.GD)(report);
      const total = amount(report.results.length, "leg");
      const started = startedCount(report);
      if (started === report.results.length && failing.length === 0) return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${total} started`;
      const reused = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.Id)(report).length;
      if (started + reused === report.results.length && failing.length === 0) return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${amount(started, "leg")} started, ${amount(reused)} passed in an earlier attempt`;
      const done = _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${amount(started)} of ${total} started${exitCodeOf(report)}`;
      return failing.length === 0 ? done : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${done}: ${named(report, failing)}`;
    }
    function waitSentence(report) {
      const {results: results, verdict: verdict} = report;
      const failing = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.GD)(report);
      const total = amount(results.length, "leg");
      if (failing.length > 0) {
        const others = givenUpPhrase(report, failing.length);
        return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${failureSentence(report, total, whatTheyDid(report, failing, others !== null))}${others ?? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ``}`;
      }
      const more = _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${flakyPhrase(report)}${collectedPhrase(report)}`;
      if (verdict.counts.passed < results.length) return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${total}: ${countsPhrase(verdict.counts)}${allowedPhrase(report)}${more}`;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${total} passed${earlierPhrase(report)}${allowedPhrase(report)}${more}`;
    }
    function earlierPhrase(report) {
      const reused = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.Id)(report).length;
      if (reused === 0) return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ``;
      if (reused < report.results.length) return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`, ${amount(reused)} of them in an earlier attempt`;
      return reused === 1 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ` in an earlier attempt` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`, all in an earlier attempt`;
    }
    function excusedLegs({results: results}) {
      return results.filter(_leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__.Jr);
    }
    function allowedPhrase(report) {
      const excused = excusedLegs(report);
      return excused.length === 0 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`; allowed: ${named(report, excused)}`;
    }
    function whatTheyDid(report, failing, wereOthersGivenUp) {
      const all = (...outcomes) => failing.every(({outcome: outcome}) => outcomes.includes(outcome));
      if (wereOthersGivenUp && all("failed")) return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`failed`;
      const hasPassed = failing.some(({outcome: outcome}) => outcome === "passed");
      return hasPassed || wereOthersGivenUp || excusedLegs(report).length > 0 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`made the step fail` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`did not pass`;
    }
    function givenUpPhrase({results: results}, failing) {
      const givenUp = results.filter(_legs_outcome_js__WEBPACK_IMPORTED_MODULE_0__.hF);
      if (givenUp.length === 0) return null;
      const planned = givenUp.filter(({start: start}) => start === "planned").length;
      const cancelled = givenUp.length - planned;
      const cause = failing === 1 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`it` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`them`;
      if (cancelled === 0) return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`; ${amount(planned, "other")} ${were(planned)} not started for ${cause}`;
      const idle = planned === 0 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`, ${amount(planned)} ${were(planned)} not started`;
      return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`; ${amount(cancelled, "other")} ${were(cancelled)} cancelled for ${cause}${idle}`;
    }
    function were(count) {
      return (0, _phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)(count === 1 ? "was" : "were");
    }
    function readSentence(report, done) {
      const total = amount(report.results.length, "operation");
      return (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.GD)(report).length > 0 ? failureSentence(report, total, _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`could not be read`) : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${total} ${done}: ${countsPhrase(report.verdict.counts)}`;
    }
    function cancelSentence(report) {
      const {results: results} = report;
      if ((0, _report_js__WEBPACK_IMPORTED_MODULE_4__.GD)(report).length > 0) return failureSentence(report, amount(results.length, "operation"), _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`could not be cancelled`);
      const accepted = amount(results.filter(({cancel: cancel}) => cancel === "accepted").length, "operation");
      const finished = results.filter(({cancel: cancel}) => cancel === "finished").length;
      return finished === 0 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${accepted} cancelled` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${accepted} cancelled, ${amount(finished)} had finished already`;
    }
    function failureSentence(report, total, failed) {
      const failing = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.GD)(report);
      return _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${amount(failing.length)} of ${total} ${failed}${exitCodeOf(report)}: ${named(report, failing)}`;
    }
    function startedCount({results: results}) {
      return results.filter(({start: start, reusedFrom: reusedFrom}) => start === "started" && reusedFrom === null).length;
    }
    function flakyPhrase(report) {
      const flaky = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.$Q)(report);
      return flaky.length === 0 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`; ${amount(flaky.length)} ${were(flaky.length)} flaky: ${named(report, flaky)}`;
    }
    function collectedPhrase(report) {
      const {files: files, bytes: bytes} = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.uR)(report);
      return files === 0 ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`; collected ${amount(files, "file")}, ${(0, 
      _phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)((0, _format_js__WEBPACK_IMPORTED_MODULE_6__.z3)(bytes))}`;
    }
    function exitCodeOf(report) {
      const {exitCode: exitCode} = report.verdict;
      const failed = (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.Vu)(report);
      const [only, ...others] = failed === null ? (0, _report_js__WEBPACK_IMPORTED_MODULE_4__.GD)(report) : [ failed ];
      const isSaid = only !== void 0 && others.length === 0 && report.stopped === null && saysExit(report, only, exitCode);
      return exitCode === 0 || isSaid ? _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`` : _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ` (exit code ${exitCode})`;
    }
    function saysExit({mode: mode}, {outcome: outcome, operation: operation, start: start}, exitCode) {
      if (mode === "cancel" || outcome !== "failed" || start !== "started") return false;
      return operation?.exitCode === exitCode && !operation.sandboxTimedOut;
    }
    function amount(count, noun) {
      return (0, _phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)(noun === void 0 ? (0, _format_js__WEBPACK_IMPORTED_MODULE_6__.zD)(count) : (0, 
      _format_js__WEBPACK_IMPORTED_MODULE_6__.hS)(count, noun));
    }
    function named({mode: mode}, results) {
      return (0, _phrase_js__WEBPACK_IMPORTED_MODULE_2__.FS)(results, _some_names_js__WEBPACK_IMPORTED_MODULE_3__.q, result => _phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${(0, 
      _leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__.ue)(result)} ${(0, _leg_phrase_js__WEBPACK_IMPORTED_MODULE_1__.SS)(mode, result)}`);
    }
  })
};
