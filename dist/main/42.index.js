export const id = 42;

export const ids = [ 42 ];

export const modules = {
  7042: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      publish: () => publish
    });
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/test-results/test-legs.js
        var test_legs = __webpack_require__(8477);
    // EXTERNAL MODULE: ./build/report/summary/page.js
        var summary_page = __webpack_require__(2205);
    // EXTERNAL MODULE: ./build/report/summary/summary.js + 6 modules
        var summary = __webpack_require__(3766);
    // EXTERNAL MODULE: ./build/report/summary/summary-headline.js
        var summary_headline = __webpack_require__(4541);
    // EXTERNAL MODULE: ./build/publish/access-of.js
        var access_of = __webpack_require__(1816);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // EXTERNAL MODULE: ./build/publish/check-content.js
        var check_content = __webpack_require__(5820);
    // EXTERNAL MODULE: ./build/publish/external-ids.js
        var external_ids = __webpack_require__(7106);
    // EXTERNAL MODULE: ./build/publish/load-github.js
        var load_github = __webpack_require__(3584);
    // EXTERNAL MODULE: ./build/publish/origin-line.js
        var origin_line = __webpack_require__(5179);
    // EXTERNAL MODULE: ./build/publish/publish-problem.js
        var publish_problem = __webpack_require__(265);
    // EXTERNAL MODULE: ./build/publish/running-checks.js + 3 modules
        var running_checks = __webpack_require__(3996);
    // CONCATENATED MODULE: ./build/publish/end-checks.js
    const PATIENCE = 4e3;
    async function endChecks(work, running) {
      const {report: report, publication: publication, target: target, log: log} = work;
      if (!publication.checks || report.results.length === 0) return;
      if (target.sha === "") {
        if (target.problem === null) log.info(text_escape.BP`No check runs: the commit is not known.`); else log.warning(text_escape.BP`No check runs: the commit is not known: ${target.problem}.`);
        return;
      }
      const ids = await openIds(work, running);
      const isOpen = index => ids.has(index) || running?.lost.has(index) === true;
      const chosen = chosenLegs(report, isOpen, running?.isDenied === true);
      if (chosen.length === 0) {
        running?.leave({});
        return;
      }
      warnOfMissing(work, chosen.length);
      const runs = endingRuns(work, chosen, ids, running);
      const open = runs.filter((_, at) => isOpen(chosen[at] ?? -1));
      running?.leave(conclusionsOf(open));
      const {endCheckRuns: endCheckRuns} = await (0, load_github.g)();
      const request = {
        ...work.access,
        sha: target.sha,
        detailsUrl: (0, origin_line.Q)(publication),
        runs: runs,
        patience: PATIENCE
      };
      const {ended: ended, problem: problem} = await endCheckRuns(request);
      const left = open.filter(run => run.id === null || !ended.has(run));
      running?.leave(conclusionsOf(left));
      logEnd(work, {
        wanted: runs.length,
        ended: ended.size,
        left: left.length,
        problem: problem
      });
    }
    function warnOfMissing({report: report, log: log}, shown) {
      const all = report.results.length;
      if (shown < running_checks.i || shown === all) return;
      const left = all - shown;
      const have = left === 1 ? text_escape.BP`has` : text_escape.BP`have`;
      log.warning(text_escape.BP`A step creates ${running_checks.i} check runs at most: ${left} of ${all} legs ${have} none.`);
    }
    function logEnd({log: log, target: target}, {wanted: wanted, ended: ended, left: left, problem: problem}) {
      const post = left === 0 ? text_escape.BP`` : text_escape.BP` The post step completes what is left in progress.`;
      if (problem === null) log.info(text_escape.BP`${(0, format.hS)(ended, "check run")} completed.`); else log.warning(text_escape.BP`${ended} of ${(0, 
      format.hS)(wanted, "check run")} completed: ${(0, publish_problem.i)(problem, target)}${post}`);
    }
    async function openIds({access: access, publication: publication, target: target}, running) {
      const ids = new Map(running?.ids);
      if (running === null || running.lost.size === 0) return ids;
      const {findCheckRuns: findCheckRuns} = await (0, load_github.g)();
      const found = await findCheckRuns({
        ...access,
        sha: target.sha,
        externalId: (0, external_ids.m0)(running.owner)
      });
      if ("problem" in found) return ids;
      for (const index of running.lost) {
        const check = found.find(({externalId: id}) => id === (0, external_ids.pP)(running.owner, index, publication.origin));
        if (check !== void 0) ids.set(index, check.id);
      }
      return ids;
    }
    function chosenLegs(report, isOpen, isDenied) {
      const {results: results} = report;
      const all = results.map((_, index) => index);
      const rank = index => {
        const result = results[index];
        return result !== void 0 && (0, check_content.vu)(report, result) === "success" ? 1 : 0;
      };
      const open = all.filter(isOpen);
      if (isDenied) return open;
      const others = all.filter(index => !isOpen(index)).sort((one, other) => rank(one) - rank(other));
      const shown = [ ...open, ...others.slice(0, running_checks.i - open.length) ];
      return shown.sort((one, other) => rank(one) - rank(other));
    }
    function endingRuns({report: report, publication: publication, target: target, hideSecrets: hide}, chosen, ids, running) {
      return (0, check_content.Ur)(report, publication, target.sha, chosen).map((run, at) => {
        const index = chosen[at] ?? 0;
        const external = running === null ? {} : {
          external_id: (0, external_ids.pP)(running.owner, index, publication.origin)
        };
        return {
          ...run,
          ...external,
          id: ids.get(index) ?? null,
          name: hide(run.name),
          output: withoutSecrets(run.output, hide)
        };
      });
    }
    function withoutSecrets({title: title, summary: summary, annotations: annotations}, hide) {
      const shown = annotations?.map(one => ({
        ...one,
        path: hide(one.path),
        title: hide(one.title),
        message: hide(one.message)
      }));
      return {
        title: hide(title),
        summary: hide(summary),
        ...shown && {
          annotations: shown
        }
      };
    }
    function conclusionsOf(runs) {
      return Object.fromEntries(runs.map(({external_id: id = "", conclusion: conclusion}) => [ id, conclusion ]));
    }
    // EXTERNAL MODULE: ./build/publish/limit-time.js
        var limit_time = __webpack_require__(9253);
    // EXTERNAL MODULE: ./build/publish/publish-event.js + 1 modules
        var publish_event = __webpack_require__(6322);
    // EXTERNAL MODULE: ./build/publish/published-tests.js
        var published_tests = __webpack_require__(5850);
    // CONCATENATED MODULE: ./build/publish/publish.js
    const LIMITS = {
      limit: 1e4,
      stoppedLimit: 1e3
    };
    const COMMENT_BUDGET = 6e4;
    const COMMENT_RESERVE = 4096;
    async function publish(report, publication, deps, running = null) {
      const {clock: clock, log: log, signal: signal, hideSecrets: hideSecrets} = deps;
      if (publication === null) return;
      if (publication.repository === "") {
        log.info(text_escape.BP`No comment and no check runs: this is not a workflow run of a repository.`);
        return;
      }
      const over = new AbortController;
      try {
        const access = {
          ...(0, access_of.Y)(publication),
          clock: clock,
          signal: (0, limit_time.D)(clock, signal, over.signal, LIMITS)
        };
        const wanted = {
          comment: publication.commentKey !== null,
          checks: publication.checks
        };
        await (running?.close());
        const target = await (0, publish_event.t)(running?.target ?? await (0, publish_event.O)(publication), wanted, access);
        const work = {
          report: report,
          publication: publication,
          target: target,
          access: access,
          log: log,
          hideSecrets: hideSecrets
        };
        await Promise.all([ writeComment(work), endChecks(work, running) ]);
      } catch (error) {
        log.warning(text_escape.BP`Nothing can be shown on GitHub: ${(0, errors.bD)(error)}`);
      } finally {
        over.abort();
      }
    }
    function renderComment(report, publication, marker, sha) {
      const page = new summary_page.YW(COMMENT_BUDGET, COMMENT_RESERVE);
      const shown = report.stopped === null ? report : {
        ...report,
        stopped: "The log of the step says why."
      };
      page.add((0, text_escape.cR)([ marker, (0, summary_headline.Wm)(report), (0, summary_headline.M)(shown) ], "\n"));
      if (report.tests !== null) page.add((0, published_tests.zk)(report.tests, (0, test_legs.h)(report)));
      const missing = [ ...(0, summary.GC)(page, report), ...(0, summary.Tu)(page, report) ];
      page.release();
      if (missing.length > 0) page.add(text_escape.qy`<p>⚠️ To stay within GitHub's limit, this comment leaves out ${(0, 
      text_escape.cR)(missing, ", ")}.</p>`);
      page.add(text_escape.qy`<p><sub>${(0, origin_line.r)(publication, sha)} · what the legs wrote is in its log and summary</sub></p>`);
      return page.whole();
    }
    function markerOf(commentKey) {
      return text_escape.qy`<!-- op-action comment ${commentKey} -->`;
    }
    async function writeComment({report: report, publication: publication, target: target, access: access, log: log, hideSecrets: hideSecrets}) {
      const {commentKey: commentKey} = publication;
      const {pullRequest: pullRequest, sha: sha} = target;
      if (commentKey === null) return;
      if (pullRequest === null) {
        if (target.problem === null) log.info(text_escape.BP`No comment: the workflow run belongs to no pull request.`); else log.warning(text_escape.BP`No comment: which pull request the workflow run belongs to is not known: ${target.problem}.`);
        return;
      }
      const marker = markerOf(commentKey);
      const body = hideSecrets(String(renderComment(report, publication, marker, sha)));
      const {upsertComment: upsertComment} = await (0, load_github.g)();
      const result = await upsertComment({
        ...access,
        pullRequest: pullRequest,
        marker: hideSecrets(String(marker)),
        body: body
      });
      if ("done" in result) log.info(text_escape.BP`The comment on pull request #${pullRequest} is ${result.done}.`); else log.warning(text_escape.BP`The comment on pull request #${pullRequest} is not written: ${(0, 
      publish_problem.i)(result.problem, target)}`);
    }
  }),
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
  })
};
