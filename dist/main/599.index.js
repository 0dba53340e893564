export const id = 599;
export const ids = [599];
export const modules = {

/***/ 599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseReportLines: () => (/* binding */ parseReportLines)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _collect_collect_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2553);
/* harmony import */ var _collect_remote_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8004);
/* harmony import */ var _files_file_pattern_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7508);
/* harmony import */ var _values_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6053);





/**
 * The lines of `test-reports`: a path or a glob, or `!pattern`.
 * @throws {InvalidValue}
 */
function parseReportLines(text) {
    const given = new Set();
    return (0,_values_values_js__WEBPACK_IMPORTED_MODULE_4__/* .parseLines */ .Li)(text).map((line, index) => {
        if (line.startsWith('!'))
            return (0,_collect_collect_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExclusion */ ._Q)(line, index > 0);
        if (_collect_collect_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .ARROW */ ._v.test(line)) {
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidValue */ .h6(line, 'has an arrow, but reports are only read: drop the arrow, or download with collect');
        }
        (0,_collect_collect_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseControls */ .dB)(line, line);
        if ((0,_files_file_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .isPattern */ .Pt)(line))
            (0,_collect_remote_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRemotePattern */ .q)(line);
        const path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(line, '.');
        if (given.has(path))
            throw new _values_values_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidValue */ .h6(line, 'is given twice: drop one of the two');
        given.add(path);
        return { remote: line };
    });
}


/***/ })

};

