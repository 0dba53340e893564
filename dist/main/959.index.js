export const id = 959;

export const ids = [ 959 ];

export const modules = {
  8959: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      plannedReports: () => plannedReports
    });
    var _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2092);
    var _report_text_some_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4194);
    const NAMED_PATHS = 5;
    function plannedReports(lines) {
      const paths = lines.flatMap(line => "remote" in line ? [ line.remote ] : []);
      return _report_text_escape_js__WEBPACK_IMPORTED_MODULE_0__.BP`A dry run reads no test reports; the run itself reads those of each leg at ${(0, 
      _report_text_some_names_js__WEBPACK_IMPORTED_MODULE_1__.X)(paths, NAMED_PATHS)}.`;
    }
  })
};
