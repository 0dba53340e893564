export const id = 345;

export const ids = [ 345 ];

export const modules = {
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
  })
};
