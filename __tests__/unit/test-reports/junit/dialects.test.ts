import { describe, expect, it } from '@jest/globals';
import type { ReportedTest } from '../../../../src/test-reports/junit/reported-test.ts';
import { fixture, FIXTURES } from '../reading.ts';

type Counts = Readonly<Record<'passed' | 'failed' | 'skipped' | 'flaky', number>>;

interface Expected {
  readonly counts: Counts;
  /** The first failing test, without what it does not have. */
  readonly failing: Partial<ReportedTest>;
}

const FAILED: ReportedTest = {
  suite: '',
  className: '',
  name: '',
  file: null,
  line: null,
  status: 'failed',
  isFlaky: false,
  message: '',
  details: '',
};

const lines = (...parts: string[]): string => parts.join('\n');

/** By the file in `fixtures`, which is as the tool writes it. */
const DIALECTS: Readonly<Record<string, Expected>> = {
  'bazel-java': {
    counts: { passed: 0, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      name: 'com.acme.CartTest',
      message: 'no database',
      details: lines(
        'java.lang.IllegalStateException: no database',
        '\tat com.acme.CartTest.prepare(CartTest.java:12)',
      ),
    },
  },
  bazel: {
    counts: { passed: 0, failed: 1, skipped: 0, flaky: 0 },
    failing: {
      suite: 'cart/cart_test',
      name: 'cart/cart_test',
      message: 'exited with error code 1',
      details: lines(
        'Generated test.log (if the file is not UTF-8, then this may be unreadable):',
        'cart_test.sh: line 3: expected 1, got 2 ]]>',
      ),
    },
  },
  bun: {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'src/cart.test.ts > cart',
      className: 'cart',
      name: 'removes',
      file: 'src/cart.test.ts',
      line: 8,
      message: '\u001b[31mexpect(received).toBe(expected)\u001b[0m\nExpected: 2',
    },
  },
  catch2: {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'cart-tests',
      className: 'cart-tests.global',
      name: 'removes/twice',
      message: 'cart.size() == 2',
      details: lines(
        'FAILED:',
        '  REQUIRE( cart.size() == 2 )',
        'with expansion:',
        '  1 == 2',
        'at /work/cart.test.cpp:21',
      ),
    },
  },
  ctest: {
    counts: { passed: 1, failed: 1, skipped: 2, flaky: 0 },
    failing: {
      suite: 'Linux-c++',
      className: 'removes',
      name: 'removes',
      details: '\u001b[31mcart.cpp:42: expected 1, got 2\u001b[0m',
    },
  },
  cypress: {
    counts: { passed: 1, failed: 1, skipped: 0, flaky: 0 },
    failing: {
      suite: 'Editing my account',
      className: 'asks first',
      name: 'Editing my account asks first',
      file: 'cypress/e2e/account.cy.ts',
      message: 'Timed out retrying after 4000ms: Expected to find element: `#ask`, but never found it.',
      details: lines(
        'AssertionError: Timed out retrying after 4000ms: Expected to find element: `#ask`, but never found it.',
        '    at Context.eval (webpack:///./cypress/e2e/account.cy.ts:21:7)',
      ),
    },
  },
  deno: {
    counts: { passed: 1, failed: 2, skipped: 1, flaky: 0 },
    failing: {
      suite: './src/cart.test.ts',
      className: './src/cart.test.ts',
      name: 'removes',
      line: 7,
      message: 'Uncaught Error: no <way>',
      details: lines(
        'Error: no <way>',
        '    throw new Error("no <way>");',
        '          ^',
        '    at file:///work/src/cart.test.ts:8:9',
      ),
    },
  },
  googletest: {
    counts: { passed: 1, failed: 1, skipped: 2, flaky: 0 },
    failing: {
      suite: 'Cart',
      className: 'Cart',
      name: 'Removes',
      file: 'cart_test.cc',
      line: 9,
      message: 'cart_test.cc:10\nExpected equality of these values:\n  1\n  2\n',
      details: lines('cart_test.cc:10', 'Expected equality of these values:', '  1', '  2'),
    },
  },
  gotestsum: {
    counts: { passed: 1, failed: 3, skipped: 1, flaky: 0 },
    failing: {
      suite: 'example.org/cart',
      className: 'example.org/cart',
      name: 'TestTax/de',
      message: 'Failed',
      details: lines('=== RUN   TestTax/de', '    cart_test.go:12: got 3, want 4', '    --- FAIL: TestTax/de (0.00s)'),
    },
  },
  gradle: {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'com.acme.CartTest',
      className: 'com.acme.CartTest',
      name: 'removes()',
      message: 'org.opentest4j.AssertionFailedError: expected: <1> but was: <2>',
      details: lines(
        'org.opentest4j.AssertionFailedError: expected: <1> but was: <2>',
        '\tat app//com.acme.CartTest.removes(CartTest.java:21)',
      ),
    },
  },
  'jest-junit': {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'cart',
      className: 'cart removes',
      name: 'cart removes',
      file: 'src/cart.test.js',
      details: lines(
        'Error: expect(received).toBe(expected) // Object.is equality',
        '',
        'Expected: 2',
        'Received: <1>',
        '    at Object.toBe (/work/src/cart.test.js:9:17)',
      ),
    },
  },
  minitest: {
    counts: { passed: 1, failed: 1, skipped: 0, flaky: 0 },
    failing: {
      suite: 'CartTest',
      className: 'CartTest',
      name: 'test_removes',
      file: 'test/cart_test.rb',
      line: 10,
      message: 'Expected: 2\n  Actual: 1',
      details: lines('Failure:', 'test_removes(CartTest) [test/cart_test.rb:12]:', 'Expected: 2', '  Actual: 1'),
    },
  },
  'mocha-junit-reporter': {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'Array',
      className: 'sorts',
      name: 'Array sorts',
      file: '/work/test/array.js',
      message: 'Expected values to be strictly equal:\n\n1 !== 2\n',
      details: lines(
        'AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:',
        '',
        '1 !== 2',
        '',
        '    at Context.<anonymous> (test/array.js:9:14)',
        '',
        '      + expected - actual',
        '',
        '      -1',
        '      +2',
      ),
    },
  },
  'mocha-xunit': {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'Mocha Tests',
      className: 'Array',
      name: 'sorts',
      file: '/work/test/array.js',
      details: lines(
        'Expected values to be strictly equal:',
        '',
        '1 !== 2',
        '',
        '      + expected - actual',
        '',
        '      -1',
        '      +2',
        '      ',
        'AssertionError: 1 !== 2',
        '    at Context.<anonymous> (test/array.js:9:14)',
      ),
    },
  },
  nextest: {
    counts: { passed: 2, failed: 2, skipped: 0, flaky: 1 },
    failing: {
      suite: 'cart',
      className: 'cart',
      name: 'tests::removes',
      message: "thread 'tests::removes' panicked at src/lib.rs:12:9",
      details: lines(
        "thread 'tests::removes' panicked at src/lib.rs:12:9:",
        'assertion `left == right` failed',
        '  left: 1',
        ' right: 2',
      ),
    },
  },
  'node-test': {
    counts: { passed: 1, failed: 1, skipped: 2, flaky: 0 },
    failing: {
      suite: 'cart',
      className: 'test',
      name: 'removes',
      file: '/work/test/cart.test.js',
      message: 'Expected values to be strictly equal:\n\n1 !== 2',
      details: lines(
        '[Error [ERR_TEST_FAILURE]: Expected values to be strictly equal:',
        '',
        '1 !== 2',
        '] {',
        "  code: 'ERR_TEST_FAILURE',",
        '  cause: AssertionError: at TestContext.<anonymous> (/work/test/cart.test.js:9:10)',
        '}',
      ),
    },
  },
  'nunit-to-junit': {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'Acme.Tests.dll.Acme.CartTests',
      className: 'Acme.CartTests',
      name: 'Removes',
      message: '  Expected: 2\r\n  But was:  1\r\n',
      details: '   at Acme.CartTests.Removes() in /work/CartTests.cs:line 21',
    },
  },
  phpunit: {
    counts: { passed: 3, failed: 2, skipped: 1, flaky: 0 },
    failing: {
      suite: '/work/phpunit.xml > unit > Acme\\CartTest > Acme\\CartTest::testTax',
      className: 'Acme.CartTest',
      name: 'testTax with data set "de"',
      file: '/work/tests/CartTest.php',
      line: 15,
      details: lines(
        'Acme\\CartTest::testTax with data set "de" (19)',
        'Failed asserting that 3 matches expected 4.',
        '',
        '/work/tests/CartTest.php:17',
      ),
    },
  },
  playwright: {
    counts: { passed: 2, failed: 1, skipped: 1, flaky: 1 },
    failing: {
      suite: 'shop.spec.ts',
      className: 'shop.spec.ts',
      name: 'shop › pays',
      message: 'shop.spec.ts:12:5 pays',
      details: lines(
        '  [chromium] › shop.spec.ts:12:5 › shop › pays ────',
        '',
        '    Error: expect(received).toBe(expected)',
        '',
        '        at /work/e2e/shop.spec.ts:14:23',
      ),
    },
  },
  'pytest-xunit1': {
    counts: { passed: 2, failed: 2, skipped: 2, flaky: 0 },
    failing: {
      suite: 'pytest',
      className: 'tests.test_cart.TestCart',
      name: 'test_tax',
      file: 'tests/test_cart.py',
      line: 14,
      message: 'assert 3 == 4\n +  where 3 = tax()',
      details: lines(
        'self = <tests.test_cart.TestCart object at 0x7f>',
        '',
        '    def test_tax(self):',
        '>       assert tax() == 4',
        'E       assert 3 == 4',
        'E        +  where 3 = tax()',
        '',
        'tests/test_cart.py:15: AssertionError',
      ),
    },
  },
  'pytest-xunit2': {
    counts: { passed: 1, failed: 1, skipped: 0, flaky: 0 },
    failing: {
      suite: 'pytest',
      name: 'tests.test_import',
      message: 'collection failure',
      details: lines(
        "ImportError while importing test module '/work/tests/test_import.py'.",
        "E   ModuleNotFoundError: No module named 'cart'",
      ),
    },
  },
  rspec: {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'rspec',
      className: 'spec.cart_spec',
      name: 'Cart removes',
      file: './spec/cart_spec.rb',
      message: '\nexpected: 2\n     got: 1\n\n(compared using ==)\n',
      details: lines(
        'Failure/Error: expect(cart.size).to eq 2',
        '',
        '  expected: 2',
        '       got: 1',
        '',
        '  (compared using ==)',
        "./spec/cart_spec.rb:9:in `block (2 levels) in <top (required)>'",
      ),
    },
  },
  surefire: {
    counts: { passed: 3, failed: 2, skipped: 1, flaky: 2 },
    failing: {
      suite: 'com.acme.CartTest',
      className: 'com.acme.CartTest',
      name: 'removes',
      message: 'expected: <1> but was: <2>',
      details: lines(
        'org.opentest4j.AssertionFailedError: expected: <1> but was: <2>',
        '\tat com.acme.CartTest.removes(CartTest.java:21)',
      ),
    },
  },
  swift: {
    counts: { passed: 1, failed: 1, skipped: 0, flaky: 0 },
    failing: {
      suite: 'TestResults',
      className: 'CartTests.CartTests',
      name: 'testRemoves',
      message: 'failed',
    },
  },
  'unittest-xml-reporting': {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'tests.test_sum.TestSum',
      className: 'tests.test_sum.TestSum',
      name: 'test_subtracts (n=2)',
      file: 'tests/test_sum.py',
      line: 11,
      message: '1 != 2',
      details: lines(
        'Traceback (most recent call last):',
        '  File "/work/tests/test_sum.py", line 13, in test_subtracts',
        '    self.assertEqual(1, n)',
        'AssertionError: 1 != 2',
      ),
    },
  },
  vitest: {
    counts: { passed: 1, failed: 2, skipped: 1, flaky: 0 },
    failing: {
      suite: 'src/cart.test.ts',
      className: 'src/cart.test.ts',
      name: 'cart > removes',
      message: 'expected 1 to be 2 // Object.is equality',
      details: lines(
        'AssertionError: expected 1 to be 2 // Object.is equality',
        '',
        '- Expected',
        '+ Received',
        '',
        ' ❯ src/cart.test.ts:9:17',
      ),
    },
  },
  'xunit-to-junit': {
    counts: { passed: 1, failed: 1, skipped: 1, flaky: 0 },
    failing: {
      suite: 'Acme.Tests.dll',
      className: 'Acme.CartTests',
      name: 'Removes',
      message: 'Assert.Equal() Failure: Values differ\r\nExpected: 2\r\nActual:   1',
      details: '   at Acme.CartTests.Removes() in /work/CartTests.cs:line 21',
    },
  },
};

function countsOf(tests: readonly ReportedTest[]): Counts {
  const count = (isCounted: (test: ReportedTest) => boolean): number => tests.filter(isCounted).length;
  return {
    passed: count(({ status }) => status === 'passed'),
    failed: count(({ status }) => status === 'failed'),
    skipped: count(({ status }) => status === 'skipped'),
    flaky: count(({ isFlaky }) => isFlaky),
  };
}

describe('reports as tools write them', () => {
  it.each(Object.entries(DIALECTS))('reads %s', async (name, { counts, failing }) => {
    const tests = await fixture(name);
    expect(countsOf(tests)).toEqual(counts);
    expect(tests.find(({ status }) => status === 'failed')).toEqual({ ...FAILED, ...failing });
  });

  it('has a fixture for each dialect, and no other', () => {
    expect(FIXTURES).toEqual(Object.keys(DIALECTS).sort());
  });

  it('tells two cases of one name apart, as pytest writes them for a failure and a broken teardown', async () => {
    const failed = (await fixture('pytest-xunit1')).filter(({ status }) => status === 'failed');
    expect(failed.map(({ name, message }) => [name, message])).toEqual([
      ['test_tax', 'assert 3 == 4\n +  where 3 = tax()'],
      ['test_tax', 'failed on teardown with "OSError: gone"'],
    ]);
  });

  it('says of a flaky test how it failed first', async () => {
    const flaky = (await fixture('surefire')).filter(({ isFlaky }) => isFlaky);
    expect(flaky.map(({ name, status, message, details }) => [name, status, message, details])).toEqual([
      [
        'connects',
        'passed',
        'refused',
        lines('java.net.ConnectException: refused', '\tat com.acme.CartTest.connects(CartTest.java:30)'),
      ],
      ['waits', 'passed', 'too late', 'first'],
    ]);
  });

  it('says of a crash that the report does not explain what the test wrote', async () => {
    const crash = (await fixture('nextest')).find(({ name }) => name === 'tests::crashes');
    expect(crash?.details).toBe('running 1 test\ncore dumped');
  });
});
