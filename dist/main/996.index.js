export const id = 996;

export const ids = [ 996 ];

export const modules = {
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
  1816: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Y: () => accessOf
    });
    function accessOf(publication) {
      const {token: token, apiUrl: apiUrl, proxyEnv: proxyEnv, repository: repository} = publication;
      return {
        token: token,
        apiUrl: apiUrl,
        proxyEnv: proxyEnv,
        repository: repository
      };
    }
  }),
  5820: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      JG: () => runningOutput,
      Ur: () => checkRunsOf,
      vu: () => conclusionOf
    });
    var _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
    var _report_text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2717);
    var _report_summary_page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2205);
    var _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2);
    var _report_summary_summary_details_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5081);
    var _report_summary_summary_table_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2421);
    var _report_test_results_test_phrases_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(812);
    var _check_names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(581);
    var _origin_line_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5179);
    var _published_tests_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5850);
    const TITLE_LENGTH = 250;
    const SUMMARY_BUDGET = 6e4;
    const SUMMARY_RESERVE = 4096;
    const LATEST = Date.UTC(9999, 11, 31);
    function checkRunsOf(report, publication, sha, chosen = report.results.map((_, index) => index)) {
      const names = (0, _check_names_js__WEBPACK_IMPORTED_MODULE_8__.L)(publication.origin, report.results.map(({leg: leg}) => leg.name));
      const origin = (0, _origin_line_js__WEBPACK_IMPORTED_MODULE_9__.r)(publication, sha);
      const legs = new Set(chosen.flatMap(index => report.results[index]?.leg.name ?? []));
      const failed = report.tests === null ? null : (0, _published_tests_js__WEBPACK_IMPORTED_MODULE_10__.zi)(report.tests, legs);
      return chosen.flatMap(index => {
        const [result, name] = [ report.results[index], names[index] ];
        if (result === void 0 || name === void 0) return [];
        return [ {
          name: name,
          conclusion: conclusionOf(report, result),
          ...timesOf(result),
          output: outputOf(report, result, failed?.get(result.leg.name) ?? [], origin)
        } ];
      });
    }
    function runningOutput(mode, result, origin) {
      const page = new _report_summary_page_js__WEBPACK_IMPORTED_MODULE_3__.YW(SUMMARY_BUDGET, SUMMARY_RESERVE);
      const title = result.reusedFrom === null ? "in progress" : factsOf(mode, result);
      return {
        title: (0, _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)(title, TITLE_LENGTH),
        summary: finish(page, origin, "writes")
      };
    }
    function conclusionOf({verdict: verdict}, result) {
      const {outcome: outcome, allowFailure: allowFailure, operation: operation, loss: loss, exitCode: exitCode} = result;
      if (outcome === "passed" && loss === null) return "success";
      if (allowFailure || outcome === "active" && exitCode === 0) return "neutral";
      const isStopped = outcome === "active" && verdict.outcome === "cancelled";
      if (outcome === "cancelled" || isStopped) return "cancelled";
      const hitOwnLimit = outcome === "failed" && operation?.sandboxTimedOut === true;
      return outcome === "timed-out" || hitOwnLimit ? "timed_out" : "failure";
    }
    function timesOf({operation: operation}) {
      const start = Date.parse(operation?.createdAt ?? "");
      const end = Math.round(start + (operation?.duration ?? NaN) * 1e3);
      const isMoment = time => time > 0 && time < LATEST;
      return {
        ...isMoment(start) && {
          started_at: new Date(start).toISOString()
        },
        ...isMoment(end) && end >= start && {
          completed_at: new Date(end).toISOString()
        }
      };
    }
    function outputOf(report, result, failed, origin) {
      const {mode: mode, tests: tests} = report;
      const {name: name} = result.leg;
      const counts = tests?.byLeg.get(name);
      const tested = counts === void 0 ? [] : [ String((0, _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_4__.cQ)((0, 
      _report_test_results_test_phrases_js__WEBPACK_IMPORTED_MODULE_7__.vS)(counts))) ];
      const title = [ factsOf(mode, result), ...tested ].join(" \xb7 ");
      const page = new _report_summary_page_js__WEBPACK_IMPORTED_MODULE_3__.YW(SUMMARY_BUDGET, SUMMARY_RESERVE);
      const cause = (0, _report_text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__.hb)(report, result);
      const {columns: columns} = (0, _report_summary_summary_table_js__WEBPACK_IMPORTED_MODULE_6__.hp)(report, [ {
        result: result,
        cause: cause
      } ], null);
      page.add((0, _report_summary_summary_table_js__WEBPACK_IMPORTED_MODULE_6__.c_)([ (0, 
      _report_summary_summary_table_js__WEBPACK_IMPORTED_MODULE_6__.jD)(result, cause, columns) ], columns));
      if (counts !== void 0) page.add((0, _published_tests_js__WEBPACK_IMPORTED_MODULE_10__.VE)(counts, failed));
      const details = (0, _report_summary_summary_details_js__WEBPACK_IMPORTED_MODULE_5__.JK)(report, result);
      if (details.length > 0) page.add((0, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.cR)(details, "\n"));
      return {
        title: (0, _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)(title, TITLE_LENGTH),
        summary: finish(page, origin, "wrote"),
        ...tests !== null && {
          annotations: (0, _published_tests_js__WEBPACK_IMPORTED_MODULE_10__.Ih)(failed)
        }
      };
    }
    function factsOf(mode, result) {
      return String((0, _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_4__.cQ)((0, _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_4__.Zk)((0, 
      _report_text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_2__.kK)(mode, result), _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_4__.MZ` · `)));
    }
    function finish(page, origin, verb) {
      page.release();
      page.add(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<p><sub>${origin} · what the leg ${verb} is in its log and summary</sub></p>`);
      return String(page.whole());
    }
  }),
  581: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      L: () => checkNames
    });
    var _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _start_marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6917);
    const NAME_LENGTH = 100;
    function checkNames(origin, legs) {
      const counts = new Map;
      return legs.map(leg => {
        const parts = [ "op-action", (0, _start_marker_js__WEBPACK_IMPORTED_MODULE_1__.dZ)(origin), leg ].map(part => (0, 
        _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)((0, _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__.TN)(part), NAME_LENGTH));
        const name = parts.filter(part => part !== "").join(" / ");
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        return count === 1 ? name : `${name} (${String(count)})`;
      });
    }
  }),
  7106: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Cq: () => ANY_STEP,
      HD: () => isOfEarlierAttempt,
      m0: () => idPrefix,
      pP: () => externalId
    });
    const ANY_STEP = "op-action/";
    function externalId(owner, index, origin) {
      return `${idPrefix(owner)}${String(index)}/${runIdOf(origin)}/${String(origin.attempt)}`;
    }
    function idPrefix(owner) {
      return `${ANY_STEP}${owner}/`;
    }
    function isOfEarlierAttempt(id, origin) {
      const [, run = "", attempt = ""] = /^op-action\/[^/]+\/\d+\/(\d+)\/(\d+)$/.exec(id) ?? [];
      return run !== "" && run === runIdOf(origin) && Number(attempt) < origin.attempt;
    }
    function runIdOf({run: run}) {
      return /\/runs\/(\d+)$/.exec(run)?.[1] ?? "";
    }
  }),
  9253: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      D: () => limitTime
    });
    function limitTime(clock, stop, over, {limit: limit, stoppedLimit: stoppedLimit}) {
      const upTo = new AbortController;
      const abortAfter = async (ms, reason) => {
        await clock.sleep(ms, over);
        upTo.abort(reason);
      };
      const hurry = () => void abortAfter(stoppedLimit, "the step was stopped");
      if (stop.aborted) hurry();
      stop.addEventListener("abort", hurry, {
        once: true,
        signal: over
      });
      abortAfter(limit, "GitHub did not reply in time");
      return upTo.signal;
    }
  }),
  3584: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      g: () => loadGitHub
    });
    function loadGitHub() {
      return import("../github/index.js");
    }
  }),
  5179: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Q: () => runUrlOf,
      r: () => originLine
    });
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    const NAME_LENGTH = 60;
    const COMMIT_LENGTH = 9;
    function originLine(publication, sha) {
      const {workflow: workflow, origin: origin} = publication;
      const names = [ workflow, origin.job ].map(name => (0, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.MZ)(name, NAME_LENGTH));
      const run = _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`<a href="${runUrlOf(publication)}">attempt ${origin.attempt} of the workflow run</a>`;
      const shown = sha === "" ? _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`` : _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.qy`commit ${(0, 
      _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.MZ)(sha.slice(0, COMMIT_LENGTH), COMMIT_LENGTH)}`;
      const parts = [ ...names, shown, run ].filter(part => String(part) !== "");
      return (0, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.cR)(parts, " \xb7 ");
    }
    function runUrlOf({origin: origin}) {
      return `${origin.run}/attempts/${String(origin.attempt)}`;
    }
  }),
  6322: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      t: () => completeTarget,
      O: () => readPublishEvent
    });
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/files/read-regular.js
        var read_regular = __webpack_require__(2315);
    // EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
        var dist = __webpack_require__(7934);
    // CONCATENATED MODULE: ./build/publish/event-target.js
    function lenient(schema) {
      return dist.NpB(dist.lqM(schema), void 0);
    }
    const number = dist.FsL(dist.aig(), dist.Y2b(), dist.Wwf(1));
    const commit = dist.FsL(dist.YjP(), dist.yGV(/^[\da-f]{40,64}$/));
    const moment = dist.FsL(dist.YjP(), dist.yhX());
    const repositoryName = dist.FsL(dist.YjP(), dist.yGV(/^[\w-]{1,100}\/[\w.-]{1,100}$/));
    const branchName = dist.FsL(dist.YjP(), dist.yGV(/^[^\p{Cc}\s:]{1,255}$/u));
    const withCommit = lenient(dist.Ikc({
      sha: lenient(commit)
    }));
    const named = lenient(dist.Ikc({
      number: number,
      head: dist.Ikc({
        sha: commit
      }),
      base: dist.Ikc({
        repo: dist.Ikc({
          id: number
        })
      })
    }));
    const checked = {
      head_sha: lenient(commit),
      pull_requests: lenient(dist.YOg(named))
    };
    const fork = lenient(dist.Ikc({
      full_name: lenient(repositoryName)
    }));
    const eventPayload = dist.Ikc({
      repository: lenient(dist.Ikc({
        id: number
      })),
      pull_request: lenient(dist.Ikc({
        number: lenient(number),
        head: lenient(dist.Ikc({
          sha: lenient(commit),
          repo: fork
        }))
      })),
      issue: lenient(dist.Ikc({
        number: number,
        pull_request: dist.cl6(dist.Ikc({}))
      })),
      comment: lenient(dist.Ikc({
        updated_at: moment
      })),
      workflow_run: lenient(dist.Ikc({
        ...checked,
        head_branch: lenient(branchName),
        head_repository: fork
      })),
      check_suite: lenient(dist.Ikc(checked)),
      check_run: lenient(dist.Ikc(checked)),
      merge_group: lenient(dist.Ikc({
        head_sha: lenient(commit),
        head_ref: lenient(dist.YjP())
      })),
      deployment: withCommit,
      sha: lenient(commit)
    });
    const ofPullRequest = ({pull_request: pull_request}, event) => ({
      pullRequest: pull_request?.number ?? numberIn(event.ref, /^refs\/pull\/(\d{1,15})\/merge$/),
      sha: pull_request?.head?.sha ?? event.sha,
      isFork: isOther(pull_request?.head?.repo?.full_name, event)
    });
    const ROWS = {
      pull_request: ofPullRequest,
      pull_request_review: ofPullRequest,
      pull_request_review_comment: ofPullRequest,
      pull_request_target: (payload, event) => ({
        ...ofPullRequest(payload, {
          ...event,
          sha: ""
        }),
        isFork: false
      }),
      issue_comment: ({issue: issue, comment: comment}, event) => {
        if (issue === void 0) return {};
        if ((issue.pull_request ?? null) === null) return {
          sha: event.sha
        };
        return {
          pullRequest: issue.number,
          lookUp: {
            kind: "commit",
            before: comment?.updated_at ?? ""
          }
        };
      },
      workflow_run: (payload, event) => {
        const target = ofChecked(payload.workflow_run, payload);
        const {head_repository: head_repository, head_branch: branch} = payload.workflow_run ?? {};
        const source = head_repository?.full_name;
        const isUnnamed = target.pullRequest === null && target.problem === null;
        if (!isUnnamed || source === void 0 || branch === void 0 || !isOther(source, event)) return target;
        return {
          ...target,
          lookUp: {
            kind: "pull-request",
            fork: source,
            branch: branch
          }
        };
      },
      check_suite: payload => ofChecked(payload.check_suite, payload),
      check_run: payload => ofChecked(payload.check_run, payload),
      merge_group: ({merge_group: merge_group}) => ({
        sha: merge_group?.head_sha ?? "",
        pullRequest: numberIn(merge_group?.head_ref ?? "", /^refs\/heads\/gh-readonly-queue\/.+\/pr-(\d{1,15})-[\da-f]{40,64}$/)
      }),
      deployment: ({deployment: deployment}, event) => ({
        sha: deployment?.sha ?? event.sha
      }),
      deployment_status: ({deployment: deployment}, event) => ({
        sha: deployment?.sha ?? event.sha
      }),
      status: ({sha: sha}) => ({
        sha: sha ?? ""
      })
    };
    function targetOf(event, payload) {
      const row = Object.hasOwn(ROWS, event.name) ? ROWS[event.name] : void 0;
      const read = dist.xLC(eventPayload, payload);
      const found = row?.(read.success ? read.output : {}, event) ?? {
        sha: event.sha
      };
      return {
        pullRequest: null,
        sha: "",
        lookUp: null,
        isFork: false,
        problem: null,
        ...found
      };
    }
    function choosePullRequest(candidates, sha) {
      const exact = candidates.filter(({head: head}) => head.sha === sha);
      const [chosen, ...others] = exact.length > 0 ? exact : candidates;
      if (others.length === 0) return {
        pullRequest: chosen?.number ?? null,
        problem: null
      };
      const numbers = [ chosen, ...others ].slice(0, 5).map(one => `#${String(one?.number)}`);
      return {
        pullRequest: null,
        problem: `there are several: ${numbers.join(", ")}`
      };
    }
    function ofChecked(found, {repository: repository}) {
      const sha = found?.head_sha ?? "";
      const own = (found?.pull_requests ?? []).flatMap(one => one?.base.repo.id === repository?.id ? one ?? [] : []);
      return {
        sha: sha,
        ...choosePullRequest(own, sha)
      };
    }
    function isOther(source, {repository: repository}) {
      return source !== void 0 && source.toLowerCase() !== repository.toLowerCase();
    }
    function numberIn(ref, pattern) {
      const digits = pattern.exec(ref)?.[1];
      return digits === void 0 || Number(digits) === 0 ? null : Number(digits);
    }
    // EXTERNAL MODULE: ./build/publish/load-github.js
        var load_github = __webpack_require__(3584);
    // CONCATENATED MODULE: ./build/publish/publish-event.js
    const LARGEST_EVENT = 32 * 1024 * 1024;
    const REFUSALS = {
      kind: "it is no regular file",
      size: "it is larger than 32 MiB"
    };
    async function readPublishEvent({event: event, repository: repository}) {
      const {payload: payload, problem: problem} = await readPayload(event.path);
      const target = targetOf({
        ...event,
        repository: repository
      }, payload);
      return problem === null ? target : {
        ...target,
        problem: `the event's file cannot be read: ${problem}`
      };
    }
    async function readPayload(path) {
      if (path === "") return {
        payload: null,
        problem: null
      };
      try {
        const content = await (0, read_regular.VX)(path, LARGEST_EVENT);
        if ("refused" in content) return {
          payload: null,
          problem: REFUSALS[content.refused]
        };
        return {
          payload: JSON.parse(content.bytes.toString("utf8")),
          problem: null
        };
      } catch (error) {
        return {
          payload: null,
          problem: (0, errors.bD)(error)
        };
      }
    }
    async function completeTarget(target, wanted, access) {
      const {lookUp: lookUp, pullRequest: pullRequest, sha: sha} = target;
      if (lookUp?.kind === "commit" && pullRequest !== null && sha === "" && wanted.checks) {
        const {readPullRequest: readPullRequest} = await (0, load_github.g)();
        const found = await readPullRequest({
          ...access,
          pullRequest: pullRequest
        });
        if ("problem" in found) return {
          ...target,
          problem: found.problem
        };
        return {
          ...target,
          ...commitOf(found, lookUp.before, access.repository)
        };
      }
      if (lookUp?.kind === "pull-request" && wanted.comment) {
        const {listPullRequestsOf: listPullRequestsOf} = await (0, load_github.g)();
        const found = await listPullRequestsOf({
          ...access,
          ...lookUp
        });
        if ("problem" in found) return {
          ...target,
          problem: found.problem
        };
        return {
          ...target,
          ...pullRequestOf(found, target.sha)
        };
      }
      return target;
    }
    function commitOf({head: head}, before, repository) {
      const isOwn = head.repo?.full_name.toLowerCase() === repository.toLowerCase();
      const isOlder = Date.parse(head.repo?.pushed_at ?? "") < Date.parse(before);
      if (isOwn || isOlder) return {
        sha: head.sha,
        problem: null
      };
      return {
        sha: "",
        problem: "the fork was pushed to after the comment, so it is not known which commit was tested"
      };
    }
    function pullRequestOf(found, sha) {
      const isOpen = ({state: state}) => state === "open";
      const exact = found.filter(({head: head}) => head.sha === sha);
      const candidates = exact.some(isOpen) || exact.length === 0 ? found.filter(isOpen) : exact;
      return choosePullRequest(candidates, sha);
    }
  }),
  265: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      i: () => explainPublishProblem
    });
    function explainPublishProblem(problem, {isFork: isFork}) {
      const isPermission = problem.includes("permission");
      return isFork && isPermission ? `${problem}; the token of a pull request from a fork can only read.` : `${problem}.`;
    }
  }),
  5850: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ih: () => annotationsOf,
      VE: () => legTestsBlock,
      zi: () => failedByLeg,
      zk: () => testsBlock
    });
    var _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
    var _report_text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1244);
    var _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2);
    var _report_test_results_test_phrases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(812);
    const NAME_LENGTH = 200;
    const PLACE_LENGTH = 200;
    const MESSAGE_LENGTH = 4e3;
    const NAMED_TESTS = 20;
    const MOST_ANNOTATIONS = 50;
    function testsBlock({counts: counts, failed: failed}, nameLegs) {
      return blockOf(counts, failed, nameLegs);
    }
    function failedByLeg({failed: failed}, legs) {
      const byLeg = new Map;
      for (const test of failed) for (const leg of test.legs) {
        if (!legs.has(leg)) continue;
        const others = byLeg.get(leg);
        if (others === void 0) byLeg.set(leg, [ test ]); else others.push(test);
      }
      return byLeg;
    }
    function legTestsBlock(counts, failed) {
      return blockOf(counts, failed, () => null);
    }
    function annotationsOf(failed) {
      const placed = failed.flatMap(test => test.place === null ? [] : [ {
        test: test,
        place: test.place
      } ]);
      return placed.slice(0, MOST_ANNOTATIONS).map(({test: test, place: {file: file, line: line}}) => ({
        path: file,
        start_line: line ?? 1,
        end_line: line ?? 1,
        annotation_level: "failure",
        title: (0, _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)(titleOf(test), NAME_LENGTH),
        message: (0, _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__.xv)((0, _report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__.TN)(test.message), MESSAGE_LENGTH) || "The test failed."
      }));
    }
    function blockOf(counts, failed, nameLegs) {
      const items = failed.slice(0, NAMED_TESTS).map(test => _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<li>${testItem(test, nameLegs(test.legs))}</li>`);
      const more = counts.failed - items.length;
      const rest = more > 0 ? [ _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<li>and ${(0, 
      _report_text_format_js__WEBPACK_IMPORTED_MODULE_4__.zD)(more)} more</li>` ] : [];
      const list = items.length === 0 ? [] : [ _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<ul>`, ...items, ...rest, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`</ul>` ];
      return (0, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.cR)([ _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<p><b>${(0, 
      _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.ls)((0, _report_test_results_test_phrases_js__WEBPACK_IMPORTED_MODULE_3__.vS)(counts))}</b></p>`, ...list ], "\n");
    }
    function testItem(test, legs) {
      const facts = [ (0, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)(titleOf(test), NAME_LENGTH), ...test.place === null ? [] : [ placeHtml(test.place) ], ...legs === null ? [] : [ _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`in ${(0, 
      _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_2__.ls)(legs)}` ] ];
      return (0, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.cR)(facts, " \xb7 ");
    }
    function placeHtml(place) {
      const text = (0, _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.MZ)((0, _report_test_results_test_phrases_js__WEBPACK_IMPORTED_MODULE_3__.Z9)(place), PLACE_LENGTH);
      return place.url === null ? text : _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.qy`<a href="${place.url}">${text}</a>`;
    }
    function titleOf(test) {
      return [ (0, _report_test_results_test_phrases_js__WEBPACK_IMPORTED_MODULE_3__.F8)(test), test.name ].map(_report_text_clean_js__WEBPACK_IMPORTED_MODULE_0__.TN).filter(Boolean).join(" \u203a ");
    }
  }),
  3996: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      i: () => MOST_CHECK_RUNS,
      RunningChecks: () => RunningChecks
    });
    // EXTERNAL MODULE: ./build/contree/status.js
        var contree_status = __webpack_require__(2501);
    // EXTERNAL MODULE: ./build/errors.js
        var errors = __webpack_require__(9473);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/publish/access-of.js
        var access_of = __webpack_require__(1816);
    // EXTERNAL MODULE: ./build/publish/check-content.js
        var check_content = __webpack_require__(5820);
    // EXTERNAL MODULE: ./build/publish/check-names.js
        var check_names = __webpack_require__(581);
    // EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
        var dist = __webpack_require__(7934);
    // CONCATENATED MODULE: ./build/publish/checks-state-entry.js
    const OPEN_CHECKS = "open-checks";
    // CONCATENATED MODULE: ./build/publish/checks-state.js
    const VERSION = "1";
    const CONCLUSIONS = [ "success", "failure", "cancelled", "timed_out", "neutral" ];
    dist.Ikc({
      version: dist.euz(VERSION),
      sha: dist.FsL(dist.YjP(), dist.yGV(/^[\da-f]{40,64}$/)),
      owner: dist.FsL(dist.YjP(), dist.uRe()),
      conclusions: dist.mee(dist.g1P(dist.YjP(), dist.KIO(CONCLUSIONS)))
    });
    function saveOpenChecks(open, saveState) {
      saveState(OPEN_CHECKS, open === null ? "" : JSON.stringify({
        version: VERSION,
        ...open
      }));
    }
    // EXTERNAL MODULE: ./build/report/text/format.js
    var format = __webpack_require__(1244);
    // EXTERNAL MODULE: ./build/publish/external-ids.js
        var external_ids = __webpack_require__(7106);
    // EXTERNAL MODULE: ./build/publish/load-github.js
        var load_github = __webpack_require__(3584);
    // CONCATENATED MODULE: ./build/publish/earlier-checks.js
    const OUTPUT = {
      title: "the attempt ended before this leg did",
      summary: "No step of that attempt completed this check run. The latest attempt has its own."
    };
    async function endEarlierChecks({origin: origin}, {stop: stop, ...access}, log) {
      if (origin.attempt < 2 || stop.aborted) return;
      const {endCheckRuns: endCheckRuns, findCheckRuns: findCheckRuns} = await (0, load_github.g)();
      const found = await findCheckRuns({
        ...access,
        externalId: external_ids.Cq
      });
      if ("problem" in found) return;
      const left = found.filter(({externalId: externalId}) => (0, external_ids.HD)(externalId, origin));
      const runs = left.map(({id: id, name: name}) => ({
        id: id,
        name: name,
        conclusion: "cancelled",
        output: OUTPUT
      }));
      if (runs.length === 0) return;
      const {ended: ended} = await endCheckRuns({
        ...access,
        detailsUrl: "",
        runs: runs,
        patience: 0
      });
      const what = (0, format.hS)(ended.size, "check run");
      if (ended.size > 0) log.info(text_escape.BP`Completed ${what} that an earlier attempt left in progress.`);
    }
    // EXTERNAL MODULE: ./build/publish/limit-time.js
        var limit_time = __webpack_require__(9253);
    // EXTERNAL MODULE: ./build/publish/origin-line.js
        var origin_line = __webpack_require__(5179);
    // EXTERNAL MODULE: ./build/publish/publish-event.js + 1 modules
        var publish_event = __webpack_require__(6322);
    // EXTERNAL MODULE: ./build/publish/publish-problem.js
        var publish_problem = __webpack_require__(265);
    // CONCATENATED MODULE: ./build/publish/running-checks.js
    const MOST_CHECK_RUNS = 100;
    const SOME_CHECK_RUNS = 50;
    const HEAD_START = 200;
    const REPLY_LIMITS = {
      limit: 2e3,
      stoppedLimit: 300
    };
    class RunningChecks {
      ids=new Map;
      lost=new Set;
      owner;
      #publication;
      #deps;
      #stop;
      #over=new AbortController;
      #cut=new AbortController;
      #asked=new Set;
      #ended=new Set;
      #work=Promise.resolve();
      #target=null;
      #isDenied=false;
      #isSaved=false;
      #earlier=null;
      constructor(publication, deps) {
        this.owner = deps.owner;
        this.#publication = publication;
        this.#deps = deps;
        this.#stop = AbortSignal.any([ deps.signal, this.#over.signal ]);
      }
      get target() {
        return this.#target;
      }
      get isDenied() {
        return this.#isDenied;
      }
      announce=() => {
        this.#work = this.#work.then(() => this.#show()).catch(error => {
          this.#deps.log.warning(text_escape.BP`The check runs do not show that the legs run: ${(0, 
          errors.bD)(error)}`);
        });
      };
      async close() {
        const {clock: clock, signal: signal} = this.#deps;
        const replied = new AbortController;
        this.#over.abort("over");
        const limit = (0, limit_time.D)(clock, signal, replied.signal, REPLY_LIMITS);
        limit.addEventListener("abort", () => {
          this.#cut.abort(limit.reason);
        });
        await this.#work;
        replied.abort();
      }
      leave(conclusions) {
        const {log: log, saveState: saveState} = this.#deps;
        const sha = this.#target?.sha ?? "";
        if (!this.#isSaved) return;
        try {
          const hasSome = Object.keys(conclusions).length > 0;
          saveOpenChecks(hasSome ? {
            sha: sha,
            owner: this.owner,
            conclusions: conclusions
          } : null, saveState);
        } catch (error) {
          log.warning(text_escape.BP`The state for the post step could not be saved: ${(0, 
          errors.bD)(error)}`);
        }
      }
      async #show() {
        await this.#deps.clock.sleep(HEAD_START, this.#stop);
        if (this.#stop.aborted || this.#isDenied || this.#publication.repository === "") return;
        const access = {
          ...(0, access_of.Y)(this.#publication),
          clock: this.#deps.clock,
          signal: this.#cut.signal
        };
        const wanted = {
          comment: false,
          checks: true
        };
        this.#target ??= await (0, publish_event.t)(await (0, publish_event.O)(this.#publication), wanted, access);
        if (this.#target.sha === "") return;
        await this.#open(access, this.#target);
        const where = {
          ...access,
          sha: this.#target.sha,
          stop: this.#stop
        };
        await (this.#earlier ??= endEarlierChecks(this.#publication, where, this.#deps.log));
        await this.#endReused(access, this.#target);
      }
      async #open(access, target) {
        const results = this.#deps.ledger.results();
        const most = results.length > MOST_CHECK_RUNS ? SOME_CHECK_RUNS : MOST_CHECK_RUNS;
        const fresh = results.slice(0, most).flatMap((_, index) => this.#asked.has(index) ? [] : [ index ]);
        if (fresh.length === 0 || this.#stop.aborted) return;
        for (const index of fresh) this.#asked.add(index);
        saveOpenChecks({
          sha: target.sha,
          owner: this.owner,
          conclusions: null
        }, this.#deps.saveState);
        this.#isSaved = true;
        const runs = this.#runsOf(results, fresh, target.sha);
        const detailsUrl = (0, origin_line.Q)(this.#publication);
        const {openCheckRuns: openCheckRuns} = await (0, load_github.g)();
        const isWanted = at => this.#mayShow(results[fresh[at] ?? 0]);
        const request = {
          ...access,
          sha: target.sha,
          detailsUrl: detailsUrl,
          runs: runs,
          isWanted: isWanted,
          stop: this.#stop
        };
        const {ids: ids, lost: lost, denied: denied} = await openCheckRuns(request);
        for (const [at, id] of ids) this.ids.set(fresh[at] ?? 0, id);
        for (const at of lost) this.lost.add(fresh[at] ?? 0);
        if (denied !== null) {
          this.#isDenied = true;
          this.#deps.log.warning(text_escape.BP`No check runs are shown: ${(0, publish_problem.i)(denied, target)}`);
        }
      }
      async #endReused(access, {sha: sha}) {
        const results = this.#deps.ledger.results();
        const reused = [ ...this.ids.keys() ].filter(index => results[index]?.reusedFrom !== null && !this.#ended.has(index));
        if (reused.length === 0 || this.#stop.aborted) return;
        for (const index of reused) this.#ended.add(index);
        const runs = this.#runsOf(results, reused, sha).map((run, at) => ({
          ...run,
          id: this.ids.get(reused[at] ?? 0) ?? null,
          conclusion: "success"
        }));
        const {endCheckRuns: endCheckRuns} = await (0, load_github.g)();
        await endCheckRuns({
          ...access,
          sha: sha,
          detailsUrl: (0, origin_line.Q)(this.#publication),
          runs: runs,
          patience: 0
        });
      }
      #mayShow(result) {
        if (result === void 0) return false;
        const {operation: operation, reusedFrom: reusedFrom} = this.#deps.ledger.resultOf(result.leg.name);
        return reusedFrom !== null || operation === null || !(0, contree_status.Hd)(operation.status);
      }
      #runsOf(results, chosen, sha) {
        const {hideSecrets: hide, mode: mode} = this.#deps;
        const origin = (0, origin_line.r)(this.#publication, sha);
        const legs = results.slice(0, Math.max(...chosen) + 1).map(({leg: leg}) => hide(leg.name));
        const names = (0, check_names.L)(this.#publication.origin, legs);
        return chosen.flatMap(index => {
          const result = results[index];
          if (result === void 0) return [];
          const {title: title, summary: summary} = (0, check_content.JG)(mode, result, origin);
          const output = {
            title: hide(title),
            summary: hide(summary)
          };
          return [ {
            name: hide(names[index] ?? ""),
            external_id: (0, external_ids.pP)(this.owner, index, this.#publication.origin),
            output: output
          } ];
        });
      }
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
  })
};
