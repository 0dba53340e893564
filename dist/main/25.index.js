export const id = 25;

export const ids = [ 25 ];

export const modules = {
  8477: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      h: () => legNaming
    });
    var _text_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1244);
    var _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2);
    const NAME_LENGTH = 60;
    const NAMED_LEGS = 3;
    const NAMED_VALUES = 3;
    function legNaming({results: results, matrix: matrix, tests: tests}) {
      const total = results.length;
      const reporting = tests?.byLeg.size ?? 0;
      const axes = valueCounts(results.map(({leg: leg}) => leg.name));
      return legs => {
        if (total <= 1 || legs.length === 0) return null;
        if (legs.length <= NAMED_LEGS) return (0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.Zk)(legs.map(legPhrase));
        if (legs.length === total) return allOf(legs);
        if (legs.length === reporting) return _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${allOf(legs)} with a report`;
        const named = (0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.Zk)(legs.slice(0, NAMED_LEGS).map(legPhrase));
        return wholeValues(legs) ?? _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${named} and ${(0, 
        _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, _text_format_js__WEBPACK_IMPORTED_MODULE_2__.zD)(legs.length - NAMED_LEGS))} more`;
      };
      function valueCounts(names) {
        const [first = ""] = names;
        return new Map([ ...matrix.get(first)?.keys() ?? [] ].map(axis => [ axis, countValues(axis, names) ]));
      }
      function countValues(axis, names) {
        const counts = new Map;
        for (const name of names) {
          const value = matrix.get(name)?.get(axis);
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        return counts;
      }
      function wholeValues(legs) {
        for (const [axis, counts] of axes) {
          const values = valuesOf(axis, legs);
          if (values === null) continue;
          if (legs.length !== values.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0)) continue;
          const named = (0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.Zk)(values.map(value => _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${(0, 
          _text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)(value, NAME_LENGTH)}`));
          return _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${allOf(legs)} of ${(0, _text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)(axis, NAME_LENGTH)} ${named}`;
        }
        return null;
      }
      function valuesOf(axis, legs) {
        const values = new Set;
        for (const name of legs) {
          const value = matrix.get(name)?.get(axis) ?? "";
          if (value === "" || values.add(value).size > NAMED_VALUES) return null;
        }
        return [ ...values ];
      }
    }
    function allOf(legs) {
      return _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`all ${(0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.vP)((0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_2__.hS)(legs.length, "leg"))}`;
    }
    function legPhrase(name) {
      const shown = _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`${(0, _text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)(name, NAME_LENGTH)}`;
      return /^\d+$/.test(name) ? _text_phrase_js__WEBPACK_IMPORTED_MODULE_1__.MZ`leg ${shown}` : shown;
    }
  }),
  812: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      F8: () => groupOf,
      Z9: () => placeText,
      ZN: () => detailLines,
      vS: () => testsSentence
    });
    var _values_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6053);
    var _text_clean_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8598);
    var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1244);
    var _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2);
    function testsSentence(counts) {
      const {tests: tests, failed: failed, flaky: flaky} = counts;
      if (tests === 0) return _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`0 tests were reported`;
      const all = (0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)((0, _text_format_js__WEBPACK_IMPORTED_MODULE_3__.hS)(tests, "test"));
      const unsteady = flaky === 0 ? _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`` : _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`, ${amount(flaky)} ${were(flaky)} flaky`;
      return failed === 0 ? _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${withoutFailure(counts)}${unsteady}` : _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${amount(failed)} of ${all} failed${unsteady}`;
    }
    function withoutFailure({tests: tests, passed: passed, skipped: skipped}) {
      if (passed === 0) return _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${(0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)((0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_3__.hS)(tests, "test"))} ${were(tests)} skipped`;
      const others = skipped === 0 ? _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`` : _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`, ${amount(skipped)} ${were(skipped)} skipped`;
      return _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.MZ`${(0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)((0, 
      _text_format_js__WEBPACK_IMPORTED_MODULE_3__.hS)(passed, "test"))} passed${others}`;
    }
    function placeText({file: file, line: line}) {
      return line === null ? file : `${file}:${String(line)}`;
    }
    function groupOf({name: name, className: className, suite: suite, place: place}) {
      const group = className === "" ? suite : className;
      const known = [ name, place?.file ?? "" ].map(letters);
      return known.some(text => text.includes(letters(group))) ? "" : group;
    }
    function letters(text) {
      return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
    }
    function detailLines({message: message, details: details}) {
      const lines = withoutBlankEnds((0, _values_values_js__WEBPACK_IMPORTED_MODULE_0__.Dx)(details));
      const [first = "", ...others] = lines;
      return isSaid(first, message) ? withoutBlankEnds(others) : lines;
    }
    function withoutBlankEnds(lines) {
      const isText = line => line.trim() !== "";
      return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1);
    }
    function isSaid(line, message) {
      const reason = (0, _text_clean_js__WEBPACK_IMPORTED_MODULE_1__.TN)(line).replace(/^[\w.$]{0,100}(?:Error|Exception)(?: \[\w{1,60}\])?: /, "").replace(/ \/\/ (?:Object\.is|deep) equality$/, "").replace(/:$/, "");
      return reason !== "" && message.includes(reason);
    }
    function amount(count) {
      return (0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)((0, _text_format_js__WEBPACK_IMPORTED_MODULE_3__.zD)(count));
    }
    function were(count) {
      return (0, _text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.vP)(count === 1 ? "was" : "were");
    }
  }),
  25: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      testSinks: () => testSinks
    });
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // EXTERNAL MODULE: ./build/report/report.js
        var report_report = __webpack_require__(7177);
    // EXTERNAL MODULE: ./build/report/text/clean.js
        var clean = __webpack_require__(8598);
    // EXTERNAL MODULE: ./build/report/text/phrase.js
        var phrase = __webpack_require__(2);
    // EXTERNAL MODULE: ./build/report/test-results/test-phrases.js
        var test_phrases = __webpack_require__(812);
    // CONCATENATED MODULE: ./build/report/test-results/test-annotations.js
    const TITLE_LENGTH = 200;
    const MESSAGE_LENGTH = 600;
    const DETAIL_LENGTH = 160;
    const MOST_BLANKS = 40;
    const DETAIL_LINES = 8;
    const FOREIGN = /^\s*(?:at |\u276f ).*(?:\/node_modules\/|\(?node:|<anonymous>\)?$)|^\s*at (?:java\.base\/|org\.junit\.|org\.opentest4j\.)/;
    function testAnnotation(test, nameLegs) {
      const legs = nameLegs(test.legs);
      const details = (0, test_phrases.ZN)(test).filter(line => line.trim() !== "" && !FOREIGN.test(line)).slice(0, DETAIL_LINES).map(indented);
      const message = test.message === "" ? text_escape.BP`The test failed.` : text_escape.BP`${(0, 
      clean.xv)(test.message, MESSAGE_LENGTH)}`;
      return {
        place: placeOf(test),
        lines: [ message, ...details, ...legs === null ? [] : [ text_escape.BP`In ${(0, 
        phrase.cQ)(legs)}.` ] ],
        legs: test.legs
      };
    }
    function indented(line) {
      const blanks = Math.min(line.search(/\S/), MOST_BLANKS);
      return (0, text_escape.Uk)([ (0, text_escape.tB)(text_escape.BP``, blanks), text_escape.BP`${(0, 
      clean.xv)(line.trim(), DETAIL_LENGTH)}` ], "");
    }
    function placeOf({name: name, place: place}) {
      const title = text_escape.BP`${(0, clean.xv)(name, TITLE_LENGTH)}`;
      const file = text_escape.BP`${place?.file ?? ""}`;
      const isWhole = place !== null && String(file) === place.file;
      return isWhole ? {
        title: title,
        file: file,
        line: place.line
      } : {
        title: title,
        file: null,
        line: null
      };
    }
    // CONCATENATED MODULE: ./build/report/test-results/test-log.js
    const LISTED_TESTS = 50;
    const NAME_LENGTH = 200;
    const test_log_MESSAGE_LENGTH = 300;
    function failingTestLines({counts: counts, failed: failed}, nameLegs) {
      if (counts.failed === 0) return [];
      const listed = failed.slice(0, LISTED_TESTS);
      const more = counts.failed - listed.length;
      return [ text_escape.BP`${(0, format.hS)(counts.failed, "failing test")}:`, ...listed.map(test => text_escape.BP`- ${testLine(test, nameLegs)}`), ...more === 0 ? [] : [ text_escape.BP`and ${(0, 
      format.zD)(more)} more` ] ];
    }
    function testLine(test, nameLegs) {
      const {name: name, place: place, message: message} = test;
      const group = place === null ? (0, test_phrases.F8)(test) : "";
      const legs = nameLegs(test.legs);
      return (0, text_escape.Uk)([ group === "" ? cut(name, NAME_LENGTH) : text_escape.BP`${cut(name, NAME_LENGTH)} (${cut(group, NAME_LENGTH)})`, ...place === null ? [] : [ text_escape.BP`${(0, 
      test_phrases.Z9)(place)}` ], ...message === "" ? [] : [ cut(message, test_log_MESSAGE_LENGTH) ], ...legs === null ? [] : [ (0, 
      phrase.cQ)(legs) ] ], " \xb7 ");
    }
    function cut(text, length) {
      return text_escape.BP`${(0, clean.xv)(text, length)}`;
    }
    // EXTERNAL MODULE: ./build/report/test-results/test-legs.js
        var test_legs = __webpack_require__(8477);
    // CONCATENATED MODULE: ./build/report/test-results/test-outputs.js
    const SOME_LEGS = 10;
    function testOutputs({counts: counts, failed: failed}, largest) {
      const whole = listWithin(largest, failed, 1 / 0);
      const list = whole.count === failed.length ? whole : listWithin(largest, failed, SOME_LEGS);
      return {
        counts: [ [ "tests", String(counts.tests) ], [ "tests-passed", String(counts.passed) ], [ "tests-failed", String(counts.failed) ], [ "tests-skipped", String(counts.skipped) ], [ "tests-flaky", String(counts.flaky) ] ],
        failed: [ "failed-tests", list.text ],
        unlisted: counts.failed - list.count
      };
    }
    function rowOf({name: name, suite: suite, place: place, legs: legs}, mostLegs) {
      const named = legs.slice(0, mostLegs);
      const more = legs.length - named.length;
      const row = {
        name: name,
        suite: suite,
        file: place?.file ?? null,
        line: place?.line ?? null,
        legs: named
      };
      return JSON.stringify(more === 0 ? row : {
        ...row,
        more_legs: more
      });
    }
    function listWithin(largest, tests, mostLegs) {
      const rows = [];
      let left = largest - 1;
      for (const test of tests) {
        const row = rowOf(test, mostLegs);
        left -= Buffer.byteLength(row) + 1;
        if (left < 0) break;
        rows.push(row);
      }
      return {
        text: `[${rows.join(",")}]`,
        count: rows.length
      };
    }
    // EXTERNAL MODULE: ./build/report/summary/page.js
        var summary_page = __webpack_require__(2205);
    // EXTERNAL MODULE: ./build/report/excerpts/excerpt.js
        var excerpt = __webpack_require__(5763);
    // CONCATENATED MODULE: ./build/report/test-results/test-entry.js
    const test_entry_NAME_LENGTH = 200;
    const GROUP_LENGTH = 120;
    const PLACE_LENGTH = 300;
    const test_entry_MESSAGE_LENGTH = 500;
    const DETAILS = {
      head: {
        lines: 15,
        bytes: 2 * 1024
      },
      tail: {
        lines: 15,
        bytes: 2 * 1024
      },
      failing: 0
    };
    const EMPTY = text_escape.qy``;
    function entryOf(test, page) {
      const legs = page.nameLegs(test.legs);
      const group = (0, text_escape.MZ)((0, test_phrases.F8)(test), GROUP_LENGTH);
      const name = (0, text_escape.cR)([ text_escape.qy`<b>${(0, text_escape.MZ)(test.name, test_entry_NAME_LENGTH)}</b>`, group ].filter(isShown), " ");
      const facts = [ placeHtml(test, page), legs === null ? EMPTY : text_escape.qy`in ${(0, 
      phrase.ls)(legs)}` ].filter(isShown);
      const lines = (0, test_phrases.ZN)(test);
      let details = null;
      return {
        headline: (0, text_escape.cR)([ name, ...facts ], " \xb7 "),
        message: (0, text_escape.MZ)(test.message, test_entry_MESSAGE_LENGTH),
        get details() {
          details ??= detailsOf(lines);
          return details;
        },
        hasDetails: lines.length > 0
      };
    }
    function renderEntry(entry, parts) {
      const {headline: headline, message: message} = entry;
      const head = parts.message && isShown(message) ? text_escape.qy`${headline}<br>${message}` : headline;
      if (!parts.details || !entry.hasDetails) return text_escape.qy`<p>${head}</p>`;
      const start = parts.open ? text_escape.qy`<details open>` : text_escape.qy`<details>`;
      return (0, text_escape.cR)([ text_escape.qy`${start}<summary>${head}</summary>`, entry.details, text_escape.qy`</details>` ], "\n");
    }
    const AROUND = {
      headline: "<p></p>\n",
      message: "<br>",
      details: "<details open><summary></summary>\n\n</details>"
    };
    function partSize(entry, part) {
      return hasPart(entry, part) ? (0, summary_page.$d)(entry[part]) + AROUND[part].length : 0;
    }
    function hasPart(entry, part) {
      return part === "details" ? entry.hasDetails : isShown(entry[part]);
    }
    function isShown(markup) {
      return (0, summary_page.$d)(markup) > 0;
    }
    function detailsOf(lines) {
      const bytes = Buffer.from(lines.join("\n"));
      return (0, text_escape.EC)((0, excerpt.Kb)({
        bytes: bytes,
        truncated: false
      }, DETAILS).bytes.toString());
    }
    function placeHtml({place: place}, {serverUrl: serverUrl}) {
      if (place === null) return EMPTY;
      const text = (0, text_escape.MZ)((0, test_phrases.Z9)(place), PLACE_LENGTH);
      const url = linkTo(place.url, serverUrl);
      return url === null ? text : text_escape.qy`<a href="${url}">${text}</a>`;
    }
    function linkTo(url, serverUrl) {
      const [target, server] = [ url ?? "", serverUrl ].map(text => URL.parse(text));
      const isSafe = target?.protocol === "https:" && target.username === "" && target.password === "";
      return isSafe && target.origin === server?.origin ? target.href : null;
    }
    // CONCATENATED MODULE: ./build/report/test-results/test-summary.js
    const OPEN_TESTS = 3;
    const test_summary_LISTED_TESTS = 20;
    const OPEN_SHARE = 1 / 4;
    const FLAKY_SHARE = 1 / 8;
    const PATH_LENGTH = 300;
    const BLANK_LINE = 2;
    function testsHeading(counts) {
      const sentence = (0, phrase.ls)((0, test_phrases.vS)(counts));
      return counts.failed === 0 ? text_escape.qy`<p><b>${sentence}.</b></p>` : text_escape.qy`<h3>❌ ${sentence}</h3>`;
    }
    function testBlocks(tests, page, room) {
      const flaky = flakyBlock(tests, page, room * FLAKY_SHARE);
      const taken = flaky.blocks.reduce((sum, block) => sum + (0, summary_page.$d)(block) + BLANK_LINE, 0);
      const failing = failingBlocks(tests, page, room - taken);
      return {
        blocks: [ ...failing.blocks, ...flaky.blocks ],
        missing: [ ...failing.missing, ...flaky.missing ]
      };
    }
    function failingBlocks({counts: counts, failed: failed}, page, room) {
      const all = failed.map(test => ({
        entry: entryOf(test, page),
        file: test.place?.file ?? ""
      }));
      const fits = fitting(all, room - 2 * BLANK_LINE);
      const items = all.slice(0, fits.headline);
      const missing = [ ...leftOut(counts.failed - items.length, "failing test"), ...lacking(items.slice(fits.message), "message"), ...lacking(items.slice(fits.details), "details") ];
      if (items.length === 0) return {
        blocks: [],
        missing: missing
      };
      const rendered = items.map(({entry: entry, file: file}, index) => ({
        file: file,
        markup: renderEntry(entry, {
          message: index < fits.message,
          details: index < fits.details,
          open: index < OPEN_TESTS
        })
      }));
      const listed = rendered.slice(0, test_summary_LISTED_TESTS).map(({markup: markup}) => markup);
      const others = rendered.slice(test_summary_LISTED_TESTS);
      return {
        blocks: [ (0, text_escape.cR)(listed, "\n"), ...others.length === 0 ? [] : [ byFile(others) ] ],
        missing: missing
      };
    }
    function fitting(items, room) {
      const wholeSize = ({entry: entry}) => partSize(entry, "headline") + partSize(entry, "message") + partSize(entry, "details");
      const whole = takeFirst(items.slice(0, OPEN_TESTS), wholeSize, room * OPEN_SHARE);
      const open = whole.count;
      const around = foldedSizes(items);
      const others = items.slice(open);
      const named = takeFirst(others, ({entry: entry}, index) => partSize(entry, "headline") + (around[open + index] ?? 0), room - whole.size);
      const shown = others.slice(0, named.count);
      const left = room - whole.size - named.size;
      const messages = takeFirst(shown, ({entry: entry}) => partSize(entry, "message"), left);
      const details = takeFirst(shown, ({entry: entry}) => partSize(entry, "details"), left - messages.size);
      return {
        headline: open + named.count,
        message: open + messages.count,
        details: open + details.count
      };
    }
    function foldedSizes(items) {
      const files = new Set;
      return items.map(({file: file}, index) => {
        if (index < test_summary_LISTED_TESTS) return 0;
        const frame = index === test_summary_LISTED_TESTS ? (0, summary_page.$d)(frameOf(items.length)) : 0;
        const title = files.has(file) ? 0 : (0, summary_page.$d)(fileTitle(file)) + 1;
        files.add(file);
        return frame + title;
      });
    }
    function takeFirst(items, sizeOfItem, room) {
      let size = 0;
      for (const [index, item] of items.entries()) {
        const added = sizeOfItem(item, index);
        if (size + added > room) return {
          count: index,
          size: size
        };
        size += added;
      }
      return {
        count: items.length,
        size: size
      };
    }
    function byFile(items) {
      const files = [ ...Map.groupBy(items, ({file: file}) => file) ].flatMap(([file, tests]) => [ fileTitle(file), ...tests.map(({markup: markup}) => markup) ]);
      return frameOf(items.length, files);
    }
    function frameOf(count, lines = []) {
      const title = text_escape.qy`<summary>❌ ${(0, format.hS)(count, "more failing test")}</summary>`;
      return (0, text_escape.cR)([ text_escape.qy`<details>`, title, ...lines, text_escape.qy`</details>` ], "\n");
    }
    function fileTitle(file) {
      return file === "" ? text_escape.qy`<h4>Without a known file</h4>` : text_escape.qy`<h4>${(0, 
      text_escape.MZ)(file, PATH_LENGTH)}</h4>`;
    }
    function flakyBlock({counts: counts, flaky: flaky}, page, room) {
      const frame = items => {
        const title = text_escape.qy`<summary>⚠️ Flaky: ${(0, format.hS)(counts.flaky, "test")} that passed after a failure</summary>`;
        return (0, text_escape.cR)([ text_escape.qy`<details>`, title, text_escape.qy`<ul>`, ...items, text_escape.qy`</ul>`, text_escape.qy`</details>` ], "\n");
      };
      const items = flaky.map(test => flakyItem(test, page));
      const left = room - (0, summary_page.$d)(frame([])) - BLANK_LINE;
      const shown = items.slice(0, takeFirst(items, item => (0, summary_page.$d)(item) + 1, left).count);
      return {
        blocks: shown.length === 0 ? [] : [ frame(shown) ],
        missing: leftOut(counts.flaky - shown.length, "flaky test")
      };
    }
    function flakyItem(test, page) {
      const {headline: headline, message: message} = entryOf({
        ...test,
        details: ""
      }, page);
      return (0, summary_page.$d)(message) === 0 ? text_escape.qy`<li>${headline}</li>` : text_escape.qy`<li>${headline}<br>${message}</li>`;
    }
    function leftOut(count, noun) {
      return count <= 0 ? [] : [ text_escape.qy`${(0, format.hS)(count, noun)}` ];
    }
    function lacking(items, part) {
      const count = items.filter(({entry: entry}) => hasPart(entry, part)).length;
      if (count === 0) return [];
      return [ text_escape.qy`the ${part === "message" && count > 1 ? "messages" : part} of ${(0, 
      format.hS)(count, "failing test")}` ];
    }
    // CONCATENATED MODULE: ./build/report/test-results/test-sinks.js
    const MOST_ERRORS = 9;
    const MOST_WARNINGS = 4;
    function testSinks(report, tests, {serverUrl: serverUrl, largestOutput: largestOutput}) {
      const nameLegs = (0, test_legs.h)(report);
      const guilty = new Set((0, report_report.GD)(report).map(({leg: leg}) => leg.name));
      const isGuilty = name => guilty.has(name);
      const [errors, warnings] = [ tests.failed.filter(({legs: legs}) => legs.some(isGuilty)).slice(0, MOST_ERRORS), tests.failed.filter(({legs: legs}) => !legs.some(isGuilty)).slice(0, MOST_WARNINGS) ].map(some => some.map(test => testAnnotation(test, nameLegs)));
      return {
        view: {
          sentence: (0, test_phrases.vS)(tests.counts),
          heading: testsHeading(tests.counts),
          blocks: room => testBlocks(tests, {
            nameLegs: nameLegs,
            serverUrl: serverUrl
          }, room),
          cell: leg => cellOf(tests.byLeg.get(leg) ?? null)
        },
        outputs: testOutputs(tests, largestOutput),
        logLines: failingTestLines(tests, nameLegs),
        errors: errors ?? [],
        warnings: warnings ?? []
      };
    }
    function cellOf(counts) {
      if (counts === null) return text_escape.qy``;
      const {tests: tests, passed: passed, failed: failed, skipped: skipped, flaky: flaky} = counts;
      if (tests === 0) return text_escape.qy`none`;
      const unsteady = flaky === 0 ? text_escape.qy`` : text_escape.qy`, ${(0, format.zD)(flaky)} flaky`;
      if (failed > 0) return text_escape.qy`${(0, format.zD)(failed)} of ${(0, format.zD)(tests)} failed${unsteady}`;
      return passed === 0 ? text_escape.qy`${(0, format.zD)(skipped)} skipped` : text_escape.qy`${(0, 
      format.zD)(passed)} passed${unsteady}`;
    }
  })
};
