export const id = 822;

export const ids = [ 822 ];

export const modules = {
  5822: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      wait: () => wait
    });
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    var _report_text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1244);
    var _follow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2316);
    var _select_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6072);
    async function wait(inputs, context) {
      const deadline = context.clock.now() + inputs.timeout;
      const legs = await (0, _select_js__WEBPACK_IMPORTED_MODULE_2__.Q)(inputs.selection, context, deadline);
      if (legs.length === 0) return;
      context.outputFolder?.nameFolders(legs.map(({name: name}) => name));
      context.announce();
      context.log.info(_report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`Waiting for ${(0, 
      _report_text_format_js__WEBPACK_IMPORTED_MODULE_3__.hS)(legs.length, "operation")}.`);
      await (0, _follow_js__WEBPACK_IMPORTED_MODULE_1__.e)({
        ...inputs,
        deadline: deadline
      }, context);
    }
  })
};
