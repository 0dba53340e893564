export const id = 643;

export const ids = [ 643 ];

export const modules = {
  7643: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      list: () => list
    });
    var _legs_listing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(240);
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
    var _report_text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1244);
    var _heartbeat_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7283);
    async function list(inputs, context) {
      const {ledger: ledger, log: log, results: results} = context;
      const stillListing = () => _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.BP`still listing`;
      const listing = await (0, _heartbeat_js__WEBPACK_IMPORTED_MODULE_2__.j)(context, stillListing, () => listAll(inputs, context));
      const operations = newestFirst([ ...listing.operations.values() ]);
      const shown = operations.slice(0, inputs.max);
      for (const [index, operation] of shown.entries()) {
        const {uuid: uuid, status: status, kind: kind, duration: duration, createdAt: createdAt, error: error} = operation;
        const leg = {
          name: String(index + 1),
          uuid: uuid
        };
        ledger.add([ leg ]);
        ledger.recordRead(leg, operation);
        results.add(listing.payloads.get(uuid));
        const facts = [ status, kind, duration === null ? null : (0, _report_text_format_js__WEBPACK_IMPORTED_MODULE_3__.a3)(duration), createdAt, error ];
        log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.BP`${uuid} · ${facts.filter(fact => fact !== null).join(" \xb7 ")}`);
      }
      if (shown.length === 0) log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.BP`No operation matches.`);
      if (operations.length > shown.length) {
        const match = inputs.max === 1 ? _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.BP`operation matches` : _report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.BP`operations match`;
        log.warning(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_1__.BP`More than ${inputs.max} ${match}: raise max, or narrow since, until or kind.`);
      }
    }
    async function listAll(inputs, {client: client, clock: clock, signal: signal}) {
      const {statuses: statuses, kind: kind, since: since, until: until, max: max, timeout: timeout} = inputs;
      const call = {
        signal: signal,
        deadline: clock.now() + timeout
      };
      const rest = {
        ...kind && {
          kind: kind
        },
        ...since && {
          since: since
        },
        ...until && {
          until: until
        }
      };
      const filters = statuses === null ? [ rest ] : statuses.map(status => ({
        ...rest,
        status: status
      }));
      const listings = [];
      for (const filter of filters) listings.push(await (0, _legs_listing_js__WEBPACK_IMPORTED_MODULE_0__.RT)(client, filter, call, max + 1));
      return (0, _legs_listing_js__WEBPACK_IMPORTED_MODULE_0__.WF)(listings);
    }
    function newestFirst(operations) {
      const created = ({createdAt: createdAt}) => Date.parse(createdAt ?? "") || 0;
      return operations.toSorted((one, other) => created(other) - created(one));
    }
  })
};
