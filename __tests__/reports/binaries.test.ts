import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toolPath } from '../../scripts/tools.ts';
import { holdTool } from './hold-tool.ts';
import { lineIn, numberIn } from './printed.ts';

/** The npm packages of these have a program for each system. */
const BUN = join(toolPath('runners'), '@oven', 'bun-linux-x64', 'bin', 'bun');
const DENO = join(toolPath('runners'), '@deno', 'linux-x64-glibc', 'deno');

function missing(program: string): string | null {
  return existsSync(program) ? null : 'its program is for Linux on x64 only';
}

holdTool({
  name: 'bun',
  project: 'bun',
  missing: missing(BUN),
  commands: [[BUN, 'test', '--reporter=junit', '--reporter-outfile=junit.xml']],
  reports: 'junit.xml',
  counts: (printed) => {
    const told = (word: string) => numberIn(printed, new RegExp(`^ (\\d+) ${word}`, 'm'));
    // A file that cannot be loaded is printed as a failing test, and is not in the report.
    return {
      passed: told('pass'),
      failed: told('fail') - told('error'),
      skipped: told('skip') + told('todo'),
      flaky: 0,
    };
  },
  failing: {
    suite: 'src/deep/nested.test.js',
    className: '',
    name: 'fails in a helper',
    file: 'src/deep/nested.test.js',
    line: 7,
    message: 'expect(received).toBe(expected)\n\nExpected: "right"\nReceived: "wrong"\n',
    details: /at helper \(src\/deep\/nested\.test\.js:4:17\)/,
  },
});

holdTool({
  name: 'deno',
  project: 'deno',
  missing: missing(DENO),
  env: { DENO_DIR: '.deno', DENO_NO_UPDATE_CHECK: '1' },
  commands: [
    [
      DENO,
      'test',
      '--no-config',
      '--no-check',
      '--junit-path=junit.xml',
      'src/sums.check.js',
      'src/deep/nested.check.js',
    ],
  ],
  reports: 'junit.xml',
  counts: (printed) => {
    const line = lineIn(printed, /^FAILED \| /);
    // A step is a case.
    const told = (word: string) =>
      numberIn(line, new RegExp(`(\\d+) ${word}`)) + numberIn(line, new RegExp(`${word} \\((\\d+) step`));
    return { passed: told('passed'), failed: told('failed'), skipped: told('ignored'), flaky: 0 };
  },
  failing: {
    suite: './src/deep/nested.check.js',
    className: './src/deep/nested.check.js',
    name: 'fails in a helper',
    file: null,
    line: 5,
    message: 'Uncaught Error: want right',
    details: /at helper \(file:\/\/\/work\/src\/deep\/nested\.check\.js:2:32\)/,
  },
});
