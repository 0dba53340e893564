/**
 * A reporter for jest that ends the run with `Tests: 412 passed, 0 failed, 3 skipped`, alone on the last line, for whoever
 * reads results by machine. A file that could not be run counts as one failure. A run without any test fails.
 */
export default class ClosingLine {
  #error = null;

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const ran = results.numPassedTests + failed;
    if (ran === 0) this.#error = new Error('No test was run.');
    const line = `Tests: ${results.numPassedTests} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
    // Written at the very end, since other reporters (that of the coverage, say) have their turn after this one.
    process.once('exit', () => {
      process.stdout.write(`\n${line}\n`);
    });
  }

  /** What makes jest fail the run; null when nothing does. */
  getLastError() {
    return this.#error;
  }
}
