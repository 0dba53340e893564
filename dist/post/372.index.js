export const id = 372;

export const ids = [ 372 ];

export const modules = {
  2372: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      endLeftChecks: () => endLeftChecks
    });
    // EXTERNAL MODULE: ./build/contree/proxy.js
        var proxy = __webpack_require__(7271);
    // CONCATENATED MODULE: ./build/inputs/github-address.js
    function githubApiUrl(env) {
      return addressIn(env, "GITHUB_API_URL", "https://api.github.com");
    }
    function addressIn(env, name, fallback) {
      const text = (env[name] ?? "").trim().replace(/\/+$/, "");
      return text === "" ? fallback : text;
    }
    // EXTERNAL MODULE: ./build/inputs/input-source.js
        var input_source = __webpack_require__(316);
    // EXTERNAL MODULE: ./build/report/text/escape.js
        var text_escape = __webpack_require__(2092);
    // EXTERNAL MODULE: ./build/report/text/format.js
        var format = __webpack_require__(1244);
    // EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
        var dist = __webpack_require__(7934);
    // CONCATENATED MODULE: ./build/publish/checks-state.js
    const VERSION = "1";
    const CONCLUSIONS = [ "success", "failure", "cancelled", "timed_out", "neutral" ];
    const openChecks = dist.Ikc({
      version: dist.euz(VERSION),
      sha: dist.FsL(dist.YjP(), dist.yGV(/^[\da-f]{40,64}$/)),
      owner: dist.FsL(dist.YjP(), dist.uRe()),
      conclusions: dist.mee(dist.g1P(dist.YjP(), dist.KIO(CONCLUSIONS)))
    });
    function readOpenChecks(text) {
      const {sha: sha, owner: owner, conclusions: conclusions} = dist.qgA(openChecks, JSON.parse(text));
      return {
        sha: sha,
        owner: owner,
        conclusions: conclusions
      };
    }
    // CONCATENATED MODULE: ./build/publish/external-ids.js
    const ANY_STEP = "op-action/";
    function idPrefix(owner) {
      return `${ANY_STEP}${owner}/`;
    }
    // CONCATENATED MODULE: ./build/publish/load-github.js
    function loadGitHub() {
      return import("../github/index.js");
    }
    // CONCATENATED MODULE: ./build/publish/left-checks.js
    const LIMIT = 9e4;
    const PATIENCE = 61e3;
    const ARRIVAL = 2e3;
    async function endLeftChecks(saved, deps) {
      const {clock: clock, env: env, log: log, source: source} = deps;
      const open = readOpenChecks(saved);
      const token = (0, input_source.A)(source, "github-token");
      if (token === "") {
        log.warning(text_escape.BP`The check runs that the step left in progress stay so, since github-token is empty: drop that input, since its default is the token of the job.`);
        return;
      }
      const limit = new AbortController;
      const over = new AbortController;
      clock.sleep(LIMIT, over.signal).then(() => {
        limit.abort("GitHub did not reply in time");
      });
      const repository = env["GITHUB_REPOSITORY"] ?? "";
      const where = {
        token: token,
        apiUrl: githubApiUrl(env),
        repository: repository,
        proxyEnv: (0, proxy.eq)(env)
      };
      const access = {
        ...where,
        clock: clock,
        signal: limit.signal,
        sha: open.sha
      };
      try {
        const count = await endFound(open, access, log);
        if (count === null || open.conclusions !== null) return;
        await clock.sleep(ARRIVAL, limit.signal);
        const late = await endFound(open, access, log);
        if (count === 0 && late === 0) log.info(text_escape.BP`No check run was left in progress.`);
      } finally {
        over.abort();
      }
    }
    async function endFound(open, access, log) {
      const {endCheckRuns: endCheckRuns} = await loadGitHub();
      const found = await find(open, access);
      if ("problem" in found) {
        log.warning(text_escape.BP`Check runs that the step left in progress could not be looked up: ${found.problem}.`);
        return null;
      }
      const runs = found.map(check => endingRun(open, check));
      if (runs.length === 0) return 0;
      const {ended: ended, problem: problem} = await endCheckRuns({
        ...access,
        detailsUrl: "",
        runs: runs,
        patience: PATIENCE
      });
      const what = (0, format.hS)(runs.length, "check run");
      if (problem === null) log.info(text_escape.BP`Completed ${what} that the step left in progress.`); else log.warning(text_escape.BP`Completed ${ended.size} of ${what} that the step left in progress: ${problem}.`);
      return runs.length;
    }
    async function find(open, access) {
      const {findCheckRuns: findCheckRuns} = await loadGitHub();
      const request = {
        ...access,
        externalId: idPrefix(open.owner)
      };
      const found = await findCheckRuns(request);
      const pause = "problem" in found && found.kind === "limited" ? found.retryAfter ?? 1 / 0 : 1 / 0;
      if (pause > PATIENCE) return found;
      await access.clock.sleep(pause, access.signal);
      return await findCheckRuns(request);
    }
    function endingRun({conclusions: conclusions}, {id: id, name: name, externalId: externalId}) {
      const known = conclusions?.[externalId];
      const title = known === void 0 ? "the step ended before this leg did" : "ended";
      const summary = "The job's log and summary have the details.";
      return {
        id: id,
        name: name,
        conclusion: known ?? "cancelled",
        output: {
          title: title,
          summary: summary
        }
      };
    }
  })
};
