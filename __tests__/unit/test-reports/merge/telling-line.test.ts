import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { tellingLine } from '../../../../src/test-reports/merge/telling-line.ts';
import { readTests } from '../../../reports/read-tests.ts';

const told = (message: string, details = '', name = 'name'): string => tellingLine(message, details, name);

describe('the line that tells most', () => {
  it.each([
    ['of a message without any', '', '', ''],
    ['of a message that says nothing', 'Failed', '', 'Failed'],
    ['of an unknown tool', 'boom', 'trace', 'boom'],
    ['has the next lines', 'first line\n\n  second line\r\nthird', '', 'first line; second line; third'],
    ['has no more than six', '1\n2\n3\n4\n5\n6\n7', '', '1; 2; 3; 4; 5; 6'],
    ['has no frames', 'Error: x\n    at f (a.js:1:2)\n    at g (b.js:1:2)', '', 'Error: x'],
    ['goes on after a full stop', 'It is wrong.\nTry again', '', 'It is wrong. Try again'],
    [
      'of testify',
      'Failed',
      '=== RUN   TestA\n    a_test.go:12: \n        \tError Trace:\t/w/a_test.go:12\n        \tError:      \tNot equal: \n        \t            \texpected: 1\n        \t            \tactual  : 2\n        \tTest:       \tTestA\n--- FAIL: TestA (0.00s)',
      'Error: Not equal: expected: 1; actual: 2',
    ],
    [
      'of Catch2 with the values',
      'total() == 5',
      'FAILED:\n  CHECK( total() == 5 )\nwith expansion:\n  4 == 5\nat a.cc:16',
      'total() == 5; with expansion: 4 == 5',
    ],
    ['of an expansion that is cut off', 'a == b', 'FAILED:\nwith expansion:', 'a == b'],
    [
      'of pytest with where the values come from',
      'assert 4 == 5\n +  where 4 = total()\n +    where total = <Cart>.total',
      '',
      'assert 4 == 5; where 4 = total(); + where total = <Cart>.total',
    ],
    [
      'of pytest without the difference of what it says already',
      "AssertionError: assert 'a' == 'b'\n  \n  - b\n  + a",
      '',
      "AssertionError: assert 'a' == 'b'",
    ],
    [
      'of a Python trace: its error',
      'Failed to import test module: a\nTraceback (most recent call last):\n  File "a.py", line 1\n    import b\nModuleNotFoundError: no b\n',
      '',
      'Failed to import test module: a; ModuleNotFoundError: no b',
    ],
    [
      'of a difference: the changed lines, four at most',
      'expect(received).toEqual(expected) // deep equality',
      'Error: expect(received).toEqual(expected) // deep equality\n\n- Expected  - 3\n+ Received  + 3\n\n  Array [\n-   1,\n-   2,\n-   3,\n+   4,\n+   5,\n+   6,\n  ]\n    at f (a.js:1)',
      'Error: expect(received).toEqual(expected); - 1; - 2; - 3; + 4',
    ],
    [
      'of a difference far below: nothing of it',
      `Not equal:\n${'x\n'.repeat(45)}- a\n+ b`,
      '',
      'Not equal: x; x; x; x; x',
    ],
    ['of an opening alone', 'Not equal:', '', 'Not equal:'],
    [
      'of a suite of jest that did not run',
      '',
      '● Test suite failed to run\n\n  Cannot find module x',
      'Cannot find module x',
    ],
  ])('%s', (_title, message, details, line) => {
    expect(told(message, details)).toBe(line);
  });
});

/** A failing test of each tool, and what is told of it. */
const RECORDED: readonly (readonly [string, string, string])[] = [
  ['bats', 'fails in a helper', "`helper wrong' failed"],
  ['behave', 'undefined', 'Failing step: Given a step without a definition ... undefined in 0.000s'],
  ['bun', 'fails with an expectation', 'expect(received).toEqual(expected); - "a": "&c"; + "a": "<b>"'],
  ['catch2', 'throws', 'first line'],
  ['deno', 'has steps > fails below > fails further below', 'Uncaught Error: below'],
  ['googletest', 'FailsTwice', 'Expected equality of these values: 1; 2; first'],
  ['gotestsum', 'TestFailsInHelper', 'nested_test.go:13: want right, got wrong'],
  ['gotestsum', 'Example_fails', 'got: wrong; want: right'],
  ['jest-files', 'fails with an expectation', 'Error: expect(received).toEqual(expected); - "a": "&c"; + "a": "<b>"'],
  ['jest-files', 'fails in a helper', 'Error: expect(received).toBe(expected); Expected: "right"; Received: "wrong"'],
  ['mocha-junit-reporter', 'fails in a helper', "Expected values to be strictly equal: 'wrong' !== 'right'"],
  [
    'mocha-xunit',
    'fails in a helper',
    "AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: 'wrong' !== 'right'",
  ],
  [
    'nextest',
    'tests::deep::fails_in_a_helper',
    'assertion `left == right` failed: in a helper; left: "wrong"; right: "right"',
  ],
  ['node', 'fails with an expectation', "Expected values to be strictly deep-equal: + a: '<b>'; - a: '&c'"],
  ['node', 'spec/deep/broken.check.mjs', 'test failed'],
  ['phpunit', 'testFailsInHelper', "Failed asserting that two strings are identical. -'right'; +'wrong'"],
  ['playwright', 'fails in a helper', 'Error: expect(received).toBe(expected); Expected: "right"; Received: "wrong"'],
  [
    'pytest-xunit2',
    'test_fails_in_helper',
    'AssertionError: first line; second line; assert [1, 2] == [1, 2, 3]; Right contains one more item: 3',
  ],
  ['rspec', 'nested fails in a helper', 'expected: "right"; got: "wrong"'],
  ['surefire', 'errors', 'first line; second line'],
  ['unittest', 'test_errors', 'first line; second line'],
  ['vitest', 'fails in a helper', "expected 'wrong' to be 'right'"],
];

it.each(RECORDED)('of the recorded report of %s: %s', async (tool, name, line) => {
  const report = readFileSync(new URL(`../recorded/${tool}.xml`, import.meta.url));
  const test = (await readTests([report])).find((each) => each.status === 'failed' && each.name === name);
  expect(test && tellingLine(test.message, test.details, test.name)).toBe(line);
});
