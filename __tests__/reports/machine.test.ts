import { existsSync } from 'node:fs';
import { holdTool } from './hold-tool.ts';
import { isOnPath } from './machine.ts';
import { lineIn, numberIn, statedIn, timesIn } from './printed.ts';
import { RECORDING } from './recorded.ts';

/** Tools of languages that the action's own checks need not, in the version that the machine happens to have. */

holdTool({
  name: 'phpunit',
  project: 'phpunit',
  missing: isOnPath('phpunit') ? null : 'there is no PHPUnit',
  commands: [['phpunit', '--log-junit', 'junit.xml']],
  reports: 'junit.xml',
  counts: (printed) => {
    const line = lineIn(printed, /^Tests: /);
    const told = (word: string) => numberIn(line, new RegExp(`${word}: (\\d+)`));
    const failed = told('Errors') + told('Failures') + told('Risky');
    const skipped = told('Skipped') + told('Incomplete');
    return { passed: told('Tests') - failed - skipped, failed, skipped, flaky: 0 };
  },
  failing: {
    suite: 'all <b> & "quotes" > Deep\\NestedTest',
    className: 'Deep.NestedTest',
    name: 'testFailsInHelper',
    file: '/work/tests/Deep/NestedTest.php',
    line: 14,
    message: '',
    details: /^Deep\\NestedTest::testFailsInHelper\nFailed asserting that two strings are identical\./,
  },
});

holdTool({
  name: 'rspec',
  project: 'rspec',
  missing: isOnPath('rspec') ? null : 'there is no RSpec',
  commands: [['rspec', '--format', 'progress', '--format', 'RspecJunitFormatter', '--out', 'junit.xml']],
  reports: 'junit.xml',
  counts: (printed) => {
    const failed = statedIn(printed, /^\d+ examples, (\d+) failures/m);
    const skipped = numberIn(printed, /^\d+ examples, .* (\d+) pending/m);
    return { passed: statedIn(printed, /^(\d+) examples/m) - failed - skipped, failed, skipped, flaky: 0 };
  },
  failing: {
    suite: 'rspec',
    className: 'spec.deep.nested_spec',
    name: 'nested fails in a helper',
    file: './spec/deep/nested_spec.rb',
    line: null,
    message: /^\nexpected: "right"\n {5}got: "wrong"/,
    details: /^\.\/spec\/deep\/nested_spec\.rb:2:in `helper'$/m,
  },
});

holdTool({
  name: 'bats',
  project: 'bats',
  missing: isOnPath('bats') ? null : 'there is no Bats',
  commands: [['bats', '--recursive', '--report-formatter', 'junit', '--output', '.', 'spec']],
  reports: 'report.xml',
  counts: (printed) => {
    const skipped = timesIn(printed, /^ok .* # skip/m);
    return { passed: timesIn(printed, /^ok /m) - skipped, failed: timesIn(printed, /^not ok /m), skipped, flaky: 0 };
  },
  failing: {
    suite: 'deep/nested.bats',
    className: 'deep/nested.bats',
    name: 'fails in a helper',
    file: null,
    line: null,
    message: '',
    details: /^\(from function `helper' in file spec\/deep\/nested\.bats, line 2,\n/,
  },
});

holdTool({
  name: 'prove',
  project: 'prove',
  missing: isOnPath('prove') && hasFormatter() ? null : 'there is no TAP::Formatter::JUnit',
  commands: [
    ['sh', '-c', 'prove --recurse --formatter TAP::Formatter::JUnit t >junit.xml'],
    ['prove', '--recurse', 't'],
  ],
  reports: 'junit.xml',
  counts: (printed) => {
    const all = statedIn(printed, /^Files=\d+, Tests=(\d+)/m);
    const lines = Array.from(printed.matchAll(/\(Wstat: .* Failed: (\d+)\)/g), ([, number]) => Number(number));
    const failed = lines.reduce((sum, number) => sum + number, 0);
    // A file that ends with a code above 0 fails as a suite. What is skipped or to be done looks passed.
    return { passed: all - failed, failed: failed + timesIn(printed, /Non-zero exit status/), skipped: 0, flaky: 0 };
  },
  failing: {
    suite: 'deep_nested_t',
    className: '',
    name: '1 - fails in a helper',
    file: null,
    line: null,
    message: 'not ok 1 - fails in a helper',
    details: /^not ok 1 - fails in a helper$/,
  },
  // The name of a test is all that it tells.
  hostile: `fails with texts <b> & "quotes" 'three' `,
});

holdTool({
  name: 'catch2',
  project: 'catch2',
  missing: RECORDING && isOnPath('g++') ? null : 'it takes long to compile, and is only recorded',
  prepare: [['g++', '-o', 'sums', 'deep/sums.cc']],
  // With such a reporter it prints nothing.
  commands: [['./sums', '--reporter', 'junit', '--out', 'junit.xml'], ['./sums']],
  reports: 'junit.xml',
  counts: (printed) => {
    const line = lineIn(printed, /^test cases: /);
    const told = (word: string) => numberIn(line, new RegExp(`(\\d+) ${word}`));
    return { passed: told('passed'), failed: told('failed(?! as)'), skipped: told('failed as expected'), flaky: 0 };
  },
  failing: {
    suite: 'sums',
    className: 'sums.global',
    name: 'has sections/outer/fails below',
    file: null,
    line: null,
    message: '1 == 2',
    details: /^at deep\/sums\.cc:15$/m,
  },
});

function hasFormatter(): boolean {
  return ['/usr/share/perl5', '/usr/local/share/perl5'].some((folder) =>
    existsSync(`${folder}/TAP/Formatter/JUnit.pm`),
  );
}
