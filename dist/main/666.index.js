export const id = 666;

export const ids = [ 666 ];

export const modules = {
  3666: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      readReportInputs: () => readReportInputs
    });
    // EXTERNAL MODULE: external "node:path"
        var external_node_path_ = __webpack_require__(6760);
    // EXTERNAL MODULE: ./build/collect/collect-lines.js
        var collect_lines = __webpack_require__(2553);
    // EXTERNAL MODULE: ./build/collect/remote-pattern.js
        var remote_pattern = __webpack_require__(8004);
    // EXTERNAL MODULE: ./build/files/file-pattern.js + 1 modules
        var file_pattern = __webpack_require__(7508);
    // EXTERNAL MODULE: ./build/values/values.js
        var values = __webpack_require__(6053);
    // CONCATENATED MODULE: ./build/test-reports/report-lines.js
    const MISTAKES = [ [ collect_lines._v, "has an arrow, but reports are only read: drop the arrow, or download with collect" ], [ /^-\s/u, "begins as an item of a YAML list: write the path alone" ], [ /^(["'`]).*\1,?$|^\[["']/u, "has quotation marks, which would be part of the name: write each path alone, on a line" ], [ /^#\s/u, "is no comment here: drop the line" ], [ /\{\{\s*[\w.-]+\s*\}\}/u, "has a placeholder, and none is filled in here: write * in its place" ], [ /^[~$]/u, "begins with what only a shell replaces: write the absolute path in the sandbox, such as /root/junit.xml" ], [ /^[a-z]:[\\/]|\\[\p{L}\p{N}]/iu, "is a path of Windows, but a sandbox runs Linux: write / in place of \\" ], [ /^[^{]*\.xml(?:,\s*|\s+)\S/iu, "names more than one path: write each on a line of its own" ] ];
    function parseReportLines(text) {
      const given = new Set;
      return (0, values.Li)(text).map((line, index) => {
        if (line.startsWith("!")) return (0, collect_lines._Q)(line, index > 0);
        const mistake = MISTAKES.find(([pattern]) => pattern.test(line));
        if (mistake !== void 0) throw new values.h6(line, mistake[1]);
        (0, collect_lines.dB)(line, line);
        if ((0, file_pattern.Pt)(line)) (0, remote_pattern.q)(line);
        const path = external_node_path_.posix.join(line, ".");
        if (given.has(path)) throw new values.h6(line, "is given twice: drop one of the two");
        given.add(path);
        return {
          remote: line
        };
      });
    }
    // EXTERNAL MODULE: ./build/inputs/github-address.js
        var github_address = __webpack_require__(2e3);
    // EXTERNAL MODULE: ./build/inputs/input-reader.js
        var input_reader = __webpack_require__(1262);
    // CONCATENATED MODULE: ./build/inputs/report-inputs.js
    function readReportInputs(source) {
      const {env: env} = source;
      const commit = {
        server: (0, github_address.E)(env),
        repository: env["GITHUB_REPOSITORY"] ?? "",
        sha: env["GITHUB_SHA"] ?? ""
      };
      return {
        lines: (0, input_reader.cN)(source).read("test-reports", parseReportLines),
        commit: commit
      };
    }
  })
};
