export const id = 297;

export const ids = [ 297 ];

export const modules = {
  8297: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      openSessionStore: () => openSessionStore
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
    var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3136);
    var node_zlib__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8522);
    var valibot__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7934);
    var _contree_uuid_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4056);
    var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9473);
    var _report_text_format_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1244);
    var _values_problems_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9223);
    const BUSY_TIMEOUT = 5e3;
    async function openSessionStore({home: home, profile: profile, session: session, path: path}) {
      if (session === "") throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ "no session is named: set the input session, or CONTREE_SESSION in the environment" ]);
      const file = path ?? (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, "cli", "sessions", `${profile}.db`);
      const missing = `the CLI has no session store for the profile ${JSON.stringify(profile)}: ${file} does not exist. It is kept on the machine where the CLI ran: give UUIDs, or use the CLI in this job`;
      if (!await exists(file)) throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ missing ]);
      const {DatabaseSync: DatabaseSync} = await Promise.resolve().then(__webpack_require__.t.bind(__webpack_require__, 99, 19));
      const url = (0, node_url__WEBPACK_IMPORTED_MODULE_2__.pathToFileURL)(file);
      if (!await exists(`${file}-wal`)) url.searchParams.set("immutable", "1");
      return guard(file, () => {
        const database = new DatabaseSync(url, {
          readOnly: true,
          timeout: BUSY_TIMEOUT
        });
        try {
          requireSession(database, session);
        } catch (error) {
          database.close();
          throw error;
        }
        return {
          resolve: reference => guard(file, () => resolve(database, session, reference)),
          detachedRuns: () => guard(file, () => readDetachedRuns(database, session)),
          close: () => {
            database.close();
          }
        };
      });
    }
    async function exists(path) {
      return (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then(() => true, error => {
        if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_4__.CA)(error) === "ENOENT") return false;
        throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ `the CLI's session store cannot be read: ${String(error)}` ], {
          cause: error
        });
      });
    }
    function guard(file, read) {
      try {
        return read();
      } catch (error) {
        if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_4__.CA)(error) !== "ERR_SQLITE_ERROR") throw error;
        throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ `the CLI's session store ${file} cannot be read: ${String(error)}` ], {
          cause: error
        });
      }
    }
    function requireSession(database, session) {
      if (database.prepare("SELECT 1 FROM session_state WHERE session_key = ?").get(session) !== void 0) return;
      const rows = database.prepare("SELECT session_key FROM session_state ORDER BY updated_at DESC, session_key").all();
      const keys = rows.slice(0, 5).map(row => JSON.stringify(row["session_key"]));
      const more = rows.length > keys.length ? ` and ${String(rows.length - keys.length)} more` : "";
      const existing = keys.length === 0 ? "there are none" : `there are ${keys.join(", ")}${more}`;
      throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ `the CLI's session store holds no session ${JSON.stringify(session)}: ${existing}; give one that is there in the input session` ]);
    }
    function resolve(database, session, reference) {
      const id = reference.kind === "entry" ? reference.id : walk(database, session, reference);
      const row = database.prepare("SELECT operation_uuid FROM session_history WHERE id = ?").get(id);
      if (row === void 0) throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ `the history has no entry ${String(id)}: name one that it has` ]);
      const uuid = (0, _contree_uuid_js__WEBPACK_IMPORTED_MODULE_6__.X)(String(row["operation_uuid"]).trim());
      if (uuid === null) throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ `the history's entry ${String(id)} has no operation: name one that ran a command` ]);
      return uuid;
    }
    const TIP = `\n  SELECT history_id AS id FROM session_state AS state\n  JOIN session_branches AS branch ON branch.session_key = state.session_key AND branch_name = active_branch\n  WHERE state.session_key = ?`;
    const PARENT = "SELECT parent_id AS id FROM session_history WHERE id = ?";
    const DETACHED = `\n  SELECT kind, operation_uuid FROM session_history\n  WHERE session_key = ? AND kind IN ('run-detached', 'run-disposable') ORDER BY id`;
    const NEWEST_CHILD = "SELECT MAX(id) AS id FROM session_history WHERE parent_id = ? AND session_key = ?";
    function walk(database, session, reference) {
      let id = readId(database, TIP, session);
      if (id === null) throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ 'the session has no history yet: "contree use" begins one' ]);
      if (reference.kind === "tip") return id;
      for (let step = 0n; step < reference.steps; step += 1n) {
        const isBack = reference.kind === "back";
        id = isBack ? readId(database, PARENT, id) : readId(database, NEWEST_CHILD, id, session);
        if (id === null) throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ `the history goes only ${(0, 
        _report_text_format_js__WEBPACK_IMPORTED_MODULE_7__.hS)(Number(step), "entry")} ${reference.kind}: give a smaller number` ]);
      }
      return id;
    }
    function readId(database, query, ...parameters) {
      const statement = database.prepare(query);
      statement.setReadBigInts(true);
      const id = statement.get(...parameters)?.["id"];
      return typeof id === "bigint" ? id : null;
    }
    const PendingList = valibot__WEBPACK_IMPORTED_MODULE_8__.YOg(valibot__WEBPACK_IMPORTED_MODULE_8__.KCZ([ valibot__WEBPACK_IMPORTED_MODULE_8__.Ikc({
      op: valibot__WEBPACK_IMPORTED_MODULE_8__.YjP()
    }), valibot__WEBPACK_IMPORTED_MODULE_8__.YjP() ]));
    function readDetachedRuns(database, session) {
      const pending = readPending(database, session);
      const started = database.prepare(DETACHED).all(session).map(row => ({
        kind: row["kind"],
        text: String(row["operation_uuid"])
      })).filter(({kind: kind, text: text}) => kind === "run-detached" || pending.includes((0, 
      _contree_uuid_js__WEBPACK_IMPORTED_MODULE_6__.X)(text.trim()) ?? "")).map(({text: text}) => toUuid(text));
      return [ ...new Set([ ...started, ...pending ]) ];
    }
    function readPending(database, session) {
      const statement = database.prepare("SELECT value FROM image_cache WHERE image_uuid = '' AND kind = ?");
      const value = statement.get(`ops:${session}`)?.["value"];
      if (typeof value !== "string") return [];
      try {
        const entries = valibot__WEBPACK_IMPORTED_MODULE_8__.qgA(PendingList, JSON.parse(decode(value)));
        return entries.map(entry => toUuid(typeof entry === "string" ? entry : entry.op));
      } catch (error) {
        if (error instanceof _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h) throw error;
        const problem = `the session's list of pending operations is malformed: ${String(error)}`;
        throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ problem ], {
          cause: error
        });
      }
    }
    function decode(value) {
      if (value.startsWith("json:")) return value.slice("json:".length);
      if (value.startsWith("gzip:")) return (0, node_zlib__WEBPACK_IMPORTED_MODULE_3__.gunzipSync)(Buffer.from(value.slice("gzip:".length), "base64")).toString();
      return value;
    }
    function toUuid(text) {
      const uuid = (0, _contree_uuid_js__WEBPACK_IMPORTED_MODULE_6__.X)(text.trim());
      if (uuid === null) throw new _values_problems_js__WEBPACK_IMPORTED_MODULE_5__.h([ `the session's detached run ${JSON.stringify(text)} is no operation` ]);
      return uuid;
    }
  })
};
