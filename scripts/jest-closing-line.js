/**
 * A reporter for jest that prints `Tests: 412 passed, 0 failed, 3 skipped` as the last line, so that a program can read
 * the results. A file that could not be run counts as one failure. A run without tests fails.
 */
export default class ClosingLine {
  #error = null;

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const ran = results.numPassedTests + failed;
    if (ran === 0) this.#error = new Error('No test was run.');
    const line = `Tests: ${results.numPassedTests} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
    // Written at exit, because other reporters, such as the coverage's, print after this one.
    process.once('exit', () => {
      process.stdout.write(`\n${line}\n`);
    });
  }

  /** The error that makes jest fail the run, or null. */
  getLastError() {
    return this.#error;
  }
}
