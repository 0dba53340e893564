export const id = 353;

export const ids = [ 353 ];

export const modules = {
  6353: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      cancel: () => cancel
    });
    var _contree_concurrency_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6972);
    var _legs_cancel_legs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);
    var _legs_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4682);
    var _legs_shutdown_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4180);
    var _report_log_cancel_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7053);
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2092);
    var _report_text_format_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1244);
    var _report_text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2717);
    var _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2);
    var _heartbeat_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7283);
    var _leg_records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2956);
    var _select_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6072);
    const SLOW_READ = 1e3;
    async function cancel(inputs, context) {
      const {clock: clock, ledger: ledger, log: log} = context;
      const deadline = clock.now() + inputs.timeout;
      const legs = await (0, _select_js__WEBPACK_IMPORTED_MODULE_8__.Q)(inputs.selection, context, deadline);
      const call = {
        signal: (0, _legs_shutdown_js__WEBPACK_IMPORTED_MODULE_9__.DV)(context.signal, (0, 
        _legs_shutdown_js__WEBPACK_IMPORTED_MODULE_9__.Y4)(legs.length)),
        deadline: deadline
      };
      const isBrief = () => context.signal.aborted && legs.length > _report_log_cancel_log_js__WEBPACK_IMPORTED_MODULE_2__.q;
      let answered = 0;
      const stillCancelling = () => _report_text_escape_js__WEBPACK_IMPORTED_MODULE_3__.BP`still cancelling · ${answered}/${legs.length} answered`;
      await (0, _heartbeat_js__WEBPACK_IMPORTED_MODULE_6__.j)(context, stillCancelling, async beat => {
        const onAnswer = (leg, {result: result}) => {
          answered += 1;
          if (result !== "accepted" || isBrief()) return;
          beat();
          log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_3__.BP`${leg.name} · cancel accepted · ${leg.uuid}`);
        };
        const unasked = await (0, _legs_cancel_legs_js__WEBPACK_IMPORTED_MODULE_0__.yL)({
          ...context,
          onAnswer: onAnswer
        }, legs, call);
        for (const leg of unasked) ledger.recordCancel(leg, "failed", null);
        await recordEnds(legs, call, context);
      });
      if (isBrief()) {
        log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_3__.BP`Stopped with ${answered}/${legs.length} answered.`);
        return;
      }
      for (const leg of legs) {
        const result = ledger.result(leg);
        if (result.cancel === "accepted") continue;
        log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_3__.BP`${leg.name} · ${(0, 
        _report_text_phrase_js__WEBPACK_IMPORTED_MODULE_5__.cQ)((0, _report_text_leg_phrase_js__WEBPACK_IMPORTED_MODULE_4__.SS)("cancel", result))} · ${leg.uuid}`);
      }
      if (inputs.ifFinished === "error") tellOfIgnore(context);
    }
    function tellOfIgnore({ledger: ledger, log: log}) {
      const finished = ledger.results().filter(result => result.cancel === "finished").length;
      if (finished === 0) return;
      const counts = _report_text_escape_js__WEBPACK_IMPORTED_MODULE_3__.BP`${(0, _report_text_format_js__WEBPACK_IMPORTED_MODULE_10__.hS)(finished, "operation")} had finished already, which counts as a failed cancel`;
      log.notice(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_3__.BP`${counts}: set if-finished: ignore to let that pass`);
    }
    async function recordEnds(legs, call, context) {
      const {clock: clock, ledger: ledger, results: results} = context;
      const {deadline: deadline = 1 / 0, signal: signal} = call;
      const isAccepted = leg => ledger.facts(leg).cancel === "accepted";
      for (const {name: name, uuid: uuid} of legs.filter(isAccepted)) results.add({
        uuid: uuid,
        cancel: "accepted"
      }, {
        leg: name,
        attempt: null
      });
      const others = legs.filter(leg => !isAccepted(leg));
      const mayBegin = () => signal?.aborted !== true && clock.now() < deadline;
      const options = {
        clock: clock,
        slow: SLOW_READ,
        mayBegin: mayBegin
      };
      for (const leg of await (0, _contree_concurrency_js__WEBPACK_IMPORTED_MODULE_11__.v)(others, leg => recordCancelled(leg, call, context), options)) {
        const message = ledger.facts(leg).problem?.message ?? "the step ended before it was asked to end";
        results.addProblem(leg, message, {
          leg: leg.name,
          attempt: null
        });
      }
    }
    async function recordCancelled(leg, call, context) {
      const {client: client, ledger: ledger} = context;
      const {problem: problem} = ledger.facts(leg);
      const read = problem?.isNotFound === true ? null : await (0, _legs_read_js__WEBPACK_IMPORTED_MODULE_1__.o)(client, leg, call);
      if (problem === null && read !== null && "problem" in read) ledger.recordMissedRead(leg, read.problem);
      (0, _leg_records_js__WEBPACK_IMPORTED_MODULE_7__.Pr)(leg, read?.kind === "read" ? read.detail : null, context);
      if (problem !== null) ledger.recordMissedRead(leg, problem);
    }
  })
};
