import { join } from 'node:path';
import { toolPath } from '../../scripts/tools.ts';
import { holdTool } from './hold-tool.ts';
import { lineIn, numberIn, statedIn, timesIn } from './printed.ts';
import type { Counts, ReportingTool } from './reporting-tool.ts';

const PACKAGES = toolPath('runners');
const NODE = process.execPath;

function ofPackage(script: string, ...args: readonly string[]): ReportingTool['commands'][number] {
  return [NODE, join(PACKAGES, script), ...args];
}

function jest(
  name: string,
  options: Readonly<Record<string, string>>,
  rest: Pick<ReportingTool, 'counts' | 'failing'>,
) {
  const commands = [ofPackage('jest/bin/jest.js', '--ci', '--no-cache')];
  const env = { JUNIT_OPTIONS: JSON.stringify(options) };
  return { name, project: 'jest', commands, env, reports: 'junit.xml', ...rest };
}

/** jest-junit writes a todo like a test that passed. */
function jestCounts(printed: string): Counts {
  const line = lineIn(printed, /^Tests: /);
  const told = (word: string) => numberIn(line, new RegExp(`(\\d+) ${word}`));
  return { passed: told('passed') + told('todo'), failed: told('failed'), skipped: told('skipped'), flaky: 0 };
}

const JEST_FAILING = {
  message: /^$/,
  details:
    /^Error: expect\(received\)\.toBe\(expected\)[^]*\n {4}at toBe \(\/work\/src\/deep\/nested\.check\.js:2:17\)/,
};

holdTool(
  jest(
    'jest',
    {},
    {
      counts: jestCounts,
      failing: {
        suite: 'undefined',
        className: ' fails in a helper',
        name: ' fails in a helper',
        file: null,
        line: null,
        ...JEST_FAILING,
      },
    },
  ),
);

holdTool(
  jest(
    'jest-files',
    {
      addFileAttribute: 'true',
      suiteNameTemplate: '{filepath}',
      classNameTemplate: '{classname}',
      titleTemplate: '{title}',
      reportTestSuiteErrors: 'true',
    },
    {
      counts: (printed) => {
        const counts = jestCounts(printed);
        // A file that cannot be loaded is no test, and has two cases.
        return { ...counts, failed: counts.failed + 2 * timesIn(printed, /● Test suite failed to run/) };
      },
      failing: {
        suite: 'src/deep/nested.check.js',
        className: '',
        name: 'fails in a helper',
        file: 'src/deep/nested.check.js',
        line: null,
        ...JEST_FAILING,
      },
    },
  ),
);

function vitest(name: string, options: Readonly<Record<string, unknown>>, file: string | null): ReportingTool {
  return {
    name,
    project: 'vitest',
    commands: [ofPackage('vitest/vitest.mjs', 'run')],
    env: { JUNIT_OPTIONS: JSON.stringify(options) },
    reports: 'junit.xml',
    counts: vitestCounts,
    failing: {
      suite: 'src/deep/nested.check.js',
      className: 'src/deep/nested.check.js',
      name: 'fails in a helper',
      file,
      line: null,
      message: "expected 'wrong' to be 'right' // Object.is equality",
      details: /^ ❯ helper src\/deep\/nested\.check\.js:4:17$/m,
    },
  };
}

/** A file that cannot be loaded and a suite whose preparation fails are no tests, and a case each. */
function vitestCounts(printed: string): Counts {
  const line = lineIn(printed, /^ *Tests {2}/);
  const told = (word: string) => numberIn(line, new RegExp(`(\\d+) ${word}`));
  return {
    passed: told('passed') + told('expected fail'),
    failed: told('failed') + numberIn(printed, /Failed Suites (\d+)/),
    skipped: told('skipped') + told('todo'),
    flaky: 0,
  };
}

holdTool(vitest('vitest', {}, null));
holdTool(vitest('vitest-files', { addFileAttribute: true }, 'src/deep/nested.check.js'));

function mocha(
  name: string,
  options: readonly string[],
  rest: Pick<ReportingTool, 'reports' | 'failing'>,
): ReportingTool {
  const all = ['mocha/bin/mocha.js', '--recursive', 'spec'] as const;
  // With such a reporter it prints nothing.
  const commands = [ofPackage(...all, ...options), ofPackage(...all, '--reporter', 'spec')];
  return { name, project: 'mocha', commands, counts: mochaCounts, ...rest };
}

function mochaCounts(printed: string): Counts {
  return {
    passed: statedIn(printed, /^ *(\d+) passing/m),
    failed: statedIn(printed, /^ *(\d+) failing/m),
    skipped: statedIn(printed, /^ *(\d+) pending/m),
    flaky: 0,
  };
}

holdTool(
  mocha(
    'mocha-junit-reporter',
    ['--reporter', 'mocha-junit-reporter', '--reporter-options', 'mochaFile=junit.xml,includePending=true'],
    {
      reports: 'junit.xml',
      failing: {
        suite: 'with a broken hook',
        className: '"before all" hook for "never runs"',
        name: 'with a broken hook "before all" hook for "never runs"',
        file: '/work/spec/sums.js',
        line: null,
        message: 'no hook',
        details: /at Context\.<anonymous> \(spec\/sums\.js:27:11\)/,
      },
    },
  ),
);

holdTool(
  mocha('mocha-xunit', ['--reporter', 'xunit', '--reporter-option', 'output=junit.xml'], {
    reports: 'junit.xml',
    failing: {
      suite: 'Mocha Tests',
      className: '',
      name: 'fails in a helper',
      file: '/work/spec/deep/nested.js',
      line: null,
      message: '',
      details: /^Expected values to be strictly equal:\n[^]*at helper \(spec\/deep\/nested\.js:4:10\)/,
    },
  }),
);

const NODE_OPTIONS = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=junit'] as const;

holdTool({
  name: 'node',
  project: 'node',
  commands: [[NODE, '--test', ...NODE_OPTIONS, '--test-reporter-destination=junit.xml', 'spec/**/*.check.mjs']],
  reports: 'junit.xml',
  counts: (printed) => {
    const told = (word: string) => statedIn(printed, new RegExp(`^ℹ ${word} (\\d+)$`, 'm'));
    // A test with tests is printed as one, and reported as a suite. All of these fail here.
    const parents = timesIn(printed, /^ *▶ .*(?<!ms\))$/m) - told('suites');
    const failed = told('fail') + told('cancelled') - parents;
    return { passed: told('pass'), failed, skipped: told('skipped') + told('todo'), flaky: 0 };
  },
  failing: {
    suite: 'outer <b> & &quot;quotes&quot; > inner 🐙 \u001b[31mred\u001b[0m',
    className: 'outer <b> & &quot;quotes&quot;.inner 🐙 \u001b[31mred\u001b[0m',
    name: 'fails with an expectation',
    file: '/work/spec/sums.check.mjs',
    line: null,
    message: /^Expected values to be strictly deep-equal:\n\+ actual - expected\n/,
    details: /\/work\/spec\/sums\.check\.mjs:14:14/,
  },
  // Its quotes are escaped twice in attributes, and once in texts.
});
