import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const reporter = pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'scripts', 'jest-closing-line.js')).href;

/** The output of a process that reports these counts and then prints a line of its own. */
function printed(counts: Readonly<Record<string, number>>): string {
  const results = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
    ...counts,
  };
  const script = `
    const { default: ClosingLine } = await import(${JSON.stringify(reporter)});
    const line = new ClosingLine();
    line.onRunComplete(new Set(), ${JSON.stringify(results)});
    console.log(line.getLastError()?.message ?? 'no error');`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
}

describe('the closing line', () => {
  test.each([
    [{ numPassedTests: 412 }, 'no error\n\nTests: 412 passed, 0 failed\n'],
    [
      { numPassedTests: 2, numFailedTests: 1, numPendingTests: 3, numTodoTests: 1 },
      'no error\n\nTests: 2 passed, 1 failed, 4 skipped\n',
    ],
    [{ numPassedTests: 1, numRuntimeErrorTestSuites: 2 }, 'no error\n\nTests: 1 passed, 2 failed\n'],
    [{ numPendingTests: 7 }, 'No test was run.\n\nTests: 0 passed, 0 failed, 7 skipped\n'],
    [{}, 'No test was run.\n\nTests: 0 passed, 0 failed\n'],
  ])('of %j is the last line', (counts, text) => {
    expect(printed(counts)).toBe(text);
  });
});
