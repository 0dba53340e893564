import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GO_BUILD } from '../../scripts/tool.ts';
import { hasTool, toolPath } from '../../scripts/tools.ts';
import { holdTool } from './hold-tool.ts';
import { lineIn, numberIn, statedIn, timesIn } from './printed.ts';
import { isOnPath } from './machine.ts';

/** The project loads no modules. Go has compiled its own packages with these options, for gotestsum. */
const GO_ENV = { GOFLAGS: `-mod=mod '${GO_BUILD.option}'`, GOWORK: 'off', ...GO_BUILD.env };

holdTool({
  name: 'gotestsum',
  project: 'go',
  env: GO_ENV,
  commands: [[toolPath('gotestsum'), '--junitfile', 'junit.xml', '--', '-tags', 'broken', './...']],
  reports: 'junit.xml',
  counts: (printed) => {
    const done = lineIn(printed, /^DONE /);
    const failed = numberIn(done, /(\d+) failures?/);
    const skipped = numberIn(done, /(\d+) skipped/);
    // A package that cannot be built is no test, and a case.
    const unbuilt = timesIn(printed, /^FAIL\t.*\[build failed\]$/m);
    return { passed: statedIn(done, /(\d+) tests/) - (failed - unbuilt) - skipped, failed, skipped, flaky: 0 };
  },
  failing: {
    suite: 'example.org/sums/deep/er',
    className: 'example.org/sums/deep/er',
    name: 'TestFailsInHelper',
    file: null,
    line: null,
    message: 'Failed',
    details: /^ {4}nested_test\.go:13: want right, got wrong$/m,
  },
});

holdTool({
  name: 'gotestsum-reruns',
  project: 'go',
  env: GO_ENV,
  commands: [[toolPath('gotestsum'), '--junitfile', 'junit.xml', '--rerun-fails=2', '--packages=./...']],
  reports: 'junit.xml',
  counts: (printed) => {
    // Each run of the tests ends with such a line, which counts all so far.
    const done = lineIn(printed, /^DONE /);
    // Each try is a test, printed and reported.
    const failed = numberIn(done, /(\d+) failures?/);
    const skipped = numberIn(done, /(\d+) skipped/);
    return { passed: statedIn(done, /(\d+) tests/) - failed - skipped, failed, skipped, flaky: 0 };
  },
  failing: {
    suite: 'example.org/sums',
    className: 'example.org/sums',
    name: 'TestSubtests/a/b/inner',
    file: null,
    line: null,
    message: 'Failed',
    details: /^ {4}sums_test\.go:21: first line\n {8}second line$/m,
  },
});

holdTool({
  name: 'nextest',
  project: 'cargo',
  // It takes minutes to compile, so `test:reports` does not install it.
  missing: hasTool('nextest') ? null : 'not installed by `npm run tools -- nextest`',
  commands: [[hasTool('nextest') ? toolPath('nextest') : '', 'nextest', 'run', '--color', 'never']],
  env: { CARGO_TERM_COLOR: 'never' },
  reports: 'target/nextest/default/junit.xml',
  counts: (printed) => {
    const line = lineIn(printed, /^ +Summary /);
    const told = (word: string) => numberIn(line, new RegExp(`(\\d+) ${word}`));
    // Ignored tests are not in the report.
    return { passed: told('passed'), failed: told('failed'), skipped: 0, flaky: told('flaky') };
  },
  failing: {
    suite: 'sums',
    className: 'sums',
    name: 'tests::deep::fails_in_a_helper',
    file: null,
    line: null,
    message: /^thread 'tests::deep::fails_in_a_helper' \(\d+\) panicked at src\/lib\.rs:5:13$/,
    details: /^assertion `left == right` failed: in a helper$/m,
  },
});

/** Maven's plugins, each at the version that the project names. */
const MAVEN_FOLDER = fileURLToPath(new URL('../../.tools/maven', import.meta.url));

holdTool({
  name: 'surefire',
  project: 'maven',
  missing: isOnPath('mvn') ? null : 'there is no Maven',
  commands: [['mvn', '--batch-mode', '--no-transfer-progress', `-Dmaven.repo.local=${MAVEN_FOLDER}`, 'test']],
  reports: 'target/surefire-reports/*.xml',
  counts: (printed) => {
    // The last of the lines is the sum; JUnit's tries have lines of their own.
    const line = lineIn(printed, /Tests run: /);
    const told = (word: string) => numberIn(line, new RegExp(`${word}: (\\d+)`));
    const failed = told('Failures') + told('Errors');
    return {
      passed: told('Tests run') - failed - told('Skipped'),
      failed,
      skipped: told('Skipped'),
      flaky: told('Flakes'),
    };
  },
  failing: {
    suite: 'example.SumsTest',
    className: 'example.SumsTest',
    name: 'isNamed',
    file: null,
    line: null,
    message: 'expected: <<b>> but was: <&c>',
    details: /at example\.SumsTest\.isNamed\(SumsTest\.java:38\)/,
  },
});

const GOOGLETEST = ['/usr/include/gtest/gtest.h', '/usr/local/include/gtest/gtest.h'].some(existsSync);

holdTool({
  name: 'googletest',
  project: 'googletest',
  missing: isOnPath('g++') && GOOGLETEST ? null : 'there is no GoogleTest for g++',
  prepare: [['g++', '-o', 'sums', 'deep/sums_test.cc', '-lgtest', '-lgtest_main', '-pthread']],
  commands: [['./sums', '--gtest_output=xml:junit.xml', '--gtest_color=no']],
  reports: 'junit.xml',
  counts: (printed) => ({
    passed: numberIn(printed, /^\[ {2}PASSED {2}\] (\d+) test/m),
    failed: numberIn(printed, /^\[ {2}FAILED {2}\] (\d+) tests?, listed/m),
    skipped: numberIn(printed, /^\[ {2}SKIPPED \] (\d+) test/m) + numberIn(printed, /YOU HAVE (\d+) DISABLED TEST/),
    flaky: 0,
  }),
  failing: {
    suite: 'Sums',
    className: 'Sums',
    name: 'FailsTwice',
    file: 'deep/sums_test.cc',
    line: 11,
    message: 'deep/sums_test.cc:12\nExpected equality of these values:\n  1\n  2\nfirst',
    details: /^deep\/sums_test\.cc:12\n/,
  },
});
