import { dirname, join } from 'node:path';
import { toolPath } from '../../scripts/tools.ts';
import { holdTool } from './hold-tool.ts';
import { lineIn, numberIn, statedIn, timesIn } from './printed.ts';
import type { Counts, Failing, ReportingTool } from './reporting-tool.ts';

const PYTHON = toolPath('pytest');

function pytest(name: string, family: string, failing: Failing): ReportingTool {
  const options = [
    '-rA',
    '--no-fold-skipped',
    '--continue-on-collection-errors',
    '-p',
    'no:cacheprovider',
    '-o',
    `junit_family=${family}`,
  ];
  return {
    name,
    project: 'pytest',
    commands: [[PYTHON, '-m', 'pytest', ...options, '--junitxml=junit.xml']],
    reports: 'junit.xml',
    counts: pytestCounts,
    failing,
  };
}

/**
 * A try that pytest-rerunfailures repeats is a case of its own, which looks passed. A test that passed or failed, and then
 * had a failing subtest, or passed or was skipped and then had a failing end of a fixture, is printed twice and is one case.
 */
function pytestCounts(printed: string): Counts {
  const last = lineIn(printed, /^=+ .* in [\d.]+s =+$/);
  const told = (word: string) => numberIn(last, new RegExp(`(\\d+) ${word}\\b`));
  const passed = idsAfter(printed, 'PASSED');
  const failed = idsAfter(printed, 'FAILED');
  const subfailed = idsAfter(printed, String.raw`SUBFAILED[([]\S*[)\]]`);
  const errors = idsAfter(printed, 'ERROR');
  return {
    passed: told('passed') + told('xpassed') + told('rerun') - passed.filter(isIn([...errors, ...subfailed])).length,
    failed: told('failed') + told('errors?') - subfailed.filter(isIn(failed)).length,
    skipped: told('skipped') + told('xfailed') - idsAfter(printed, 'SKIPPED').filter(isIn(errors)).length,
    flaky: 0,
  };
}

/** Of the tests in the summary of `-rA`. */
function idsAfter(printed: string, word: string): string[] {
  const lines = printed.matchAll(new RegExp(`^${word} (\\S+::\\w+)`, 'gm'));
  return Array.from(lines, ([, id = '']) => id);
}

function isIn(ids: readonly string[]): (id: string) => boolean {
  return (id) => ids.includes(id);
}

const NESTED: Failing = {
  suite: 'pytest',
  className: 'tests.deep.er.test_nested',
  name: 'test_fails_in_helper',
  file: null,
  line: null,
  message: /^AssertionError: first line\n {2}second line\nassert \[1, 2\] == \[1, 2, 3\]/,
  details: /^tests\/deep\/er\/test_nested\.py:2: AssertionError$/m,
};

holdTool(pytest('pytest-xunit2', 'xunit2', NESTED));
holdTool(pytest('pytest-xunit1', 'xunit1', { ...NESTED, file: 'tests/deep/er/test_nested.py', line: 5 }));

holdTool({
  name: 'unittest',
  project: 'unittest',
  commands: [[PYTHON, '-m', 'xmlrunner', 'discover', '-s', 'checks', '-t', '.', '-o', 'reports']],
  reports: 'reports/*.xml',
  counts: (printed) => {
    const told = (word: string) => numberIn(printed, new RegExp(`^FAILED .*\\b(?<!expected |un)${word}=(\\d+)`, 'm'));
    const failed = told('failures') + told('errors') + told('unexpected successes');
    const skipped = told('skipped') + told('expected failures');
    // A class that cannot be set up is no test that ran.
    const setups = timesIn(printed, /^ERROR.*: setUpClass /m);
    return { passed: statedIn(printed, /^Ran (\d+) tests/m) - failed - skipped + setups, failed, skipped, flaky: 0 };
  },
  failing: {
    suite: 'checks.deep.test_nested.Sums',
    className: 'checks.deep.test_nested.Sums',
    name: 'test_fails',
    file: 'checks/deep/test_nested.py',
    line: 5,
    message: 'False is not true : deep',
    details: /File "\/work\/checks\/deep\/test_nested\.py", line 6, in test_fails\n/,
  },
});

holdTool({
  name: 'robot',
  project: 'robot',
  commands: [
    [PYTHON, '-m', 'robot', '--xunit', 'xunit.xml', '--log', 'NONE', '--report', 'NONE', '--output', 'NONE', 'suites'],
  ],
  reports: 'xunit.xml',
  counts: (printed) => {
    const line = lineIn(printed, /^\d+ tests, /);
    const told = (word: string) => numberIn(line, new RegExp(`(\\d+) ${word}`));
    return { passed: told('passed'), failed: told('failed'), skipped: told('skipped'), flaky: 0 };
  },
  failing: {
    suite: 'Suites > Deep > Nested',
    className: 'Suites.Deep.Nested',
    name: 'Fails Deep',
    file: null,
    line: null,
    message: 'right != wrong',
    details: /^$/,
  },
});

holdTool({
  name: 'behave',
  project: 'behave',
  commands: [[PYTHON, '-m', 'behave', '--junit', '--junit-directory', 'reports', '--no-color']],
  reports: 'reports/*.xml',
  counts: (printed) => {
    const line = lineIn(printed, /^\d+ scenarios? /);
    const told = (word: string) => numberIn(line, new RegExp(`(\\d+)(?: scenarios?)? ${word}`));
    return { passed: told('passed'), failed: told('failed') + told('error'), skipped: told('skipped'), flaky: 0 };
  },
  failing: {
    suite: 'deep.nested.Nested',
    className: 'deep.nested.Nested',
    name: 'fails deep',
    file: null,
    line: null,
    message: '3 is not',
    details: /^Location: features\/deep\/nested\.feature:5$/m,
  },
});

const CMAKE = join(dirname(PYTHON), 'cmake');

holdTool({
  name: 'ctest',
  project: 'ctest',
  // The project compiles nothing, so no program needs to be there that builds.
  prepare: [[CMAKE, '-S', '.', '-B', 'build', '-G', 'Unix Makefiles', '-DCMAKE_MAKE_PROGRAM=true']],
  commands: [[join(dirname(PYTHON), 'ctest'), '--test-dir', 'build', '--output-junit', '../junit.xml']],
  reports: 'junit.xml',
  counts: (printed) => {
    // Printed as failed, reported as skipped: a test without its program, or without what must pass before.
    const notRun = timesIn(printed, /^\t.*\(Not Run\)$/m);
    const skipped = timesIn(printed, /^\t.*\(Skipped\)$/m);
    const failed = statedIn(printed, /(\d+) tests failed out of/);
    const all = statedIn(printed, /tests failed out of (\d+)/);
    const disabled = timesIn(printed, /^\t.*\(Disabled\)$/m);
    return { passed: all - failed - skipped, failed: failed - notRun, skipped: notRun + skipped + disabled, flaky: 0 };
  },
  failing: {
    suite: '(empty)',
    className: 'fails with texts <b> & "quotes"',
    name: 'fails with texts <b> & "quotes"',
    file: null,
    line: null,
    message: 'Failed',
    details: /CMake Error at \/work\/texts\.cmake:4 \(message\):\n {2}out of <luck>/,
  },
});
