import { NOT_SENT } from './compare.ts';
import { onlyOne, shell, sameRun, unasked, type RunScenario } from './run-scenario.ts';
import { differs } from './scenario.ts';

const PASSED = { code: 0, rows: ['#1 SUCCESS 0'], differences: unasked() };
const LONG = 70_000;
const KEPT = 65_536;

/** What surrounds the command: variables, directory, input, limits and names. */
export const RUN_SETTINGS: readonly RunScenario[] = [
  {
    ...PASSED,
    ...shell('echo "$A|$B|$C|$D|$E|"', {
      options: ['-e', 'A=two words', '-e', 'B=x=y=', '-e', `C='one' "two" \`three\``, '-e', 'D= around ', '-e', 'E='],
      inputs: { env: `A=two words\nB=x=y=\nC='one' "two" \`three\`\nD= around \nE=` },
    }),
    name: 'variables with blanks, quotes and equals signs',
    stdout: `two words|x=y=|'one' "two" \`three\`| around ||\n`,
  },
  {
    ...PASSED,
    ...shell('echo "$A"', { options: ['-e', 'A=one\ntwo'], inputs: { env: JSON.stringify({ A: 'one\ntwo' }) } }),
    name: 'a variable of several lines',
    stdout: 'one\ntwo\n',
  },
  {
    ...shell('echo "$A"', { options: ['-e', 'A=one', '-e', 'A=two'], inputs: { env: 'A=one\nA=two' } }),
    name: 'a variable that is given twice',
    code: 0,
    rows: ['#1 SUCCESS 0'],
    stdout: 'two\n',
    differences: onlyOne('slips-in-variables', 'echo "$A"', 'cli'),
    says: { action: /"A" is given twice/ },
  },
  {
    ...shell('echo "$A"', { options: ['-e', 'A'], inputs: { env: 'A' } }),
    name: 'a variable without a value',
    code: 0,
    rows: ['#1 SUCCESS 0'],
    stdout: '\n',
    differences: onlyOne('slips-in-variables', 'echo "$A"', 'cli'),
    says: { action: /the step has no variable "A"/ },
  },
  {
    ...PASSED,
    ...shell('basename "$PWD"', { options: ['-C', '/srv/app'], inputs: { cwd: '/srv/app' } }),
    name: 'a working directory',
    stdout: 'app\n',
    differences: unasked('cwd'),
  },
  {
    ...shell('pwd', { options: ['--cwd', 'app'], inputs: { cwd: 'app' } }),
    name: 'a working directory that is not absolute',
    code: 1,
    rows: [],
    says: { cli: /absolute/, action: /absolute/ },
  },
  {
    ...PASSED,
    ...sameRun({ words: ['cat'], leg: { command: ['cat'], stdin: 'one\ntwo ✓' } }),
    name: 'standard input',
    stdin: 'one\ntwo ✓',
    stdout: 'one\ntwo ✓',
  },
  { ...PASSED, ...sameRun({ words: ['cat'], leg: ['cat'] }), name: 'no standard input' },
  {
    ...PASSED,
    ...shell('echo', { options: ['--hostname', 'box'], inputs: { hostname: 'box' } }),
    name: 'a host name',
    stdout: '\n',
    differences: unasked('hostname'),
  },
  {
    ...PASSED,
    ...shell('echo hello; echo oops >&2', { options: ['-T', '3'], inputs: { 'truncate-output-at': '3' } }),
    name: 'output that is cut',
    stdout: 'hel',
    stderr: 'oop',
    differences: unasked('truncate_output_at'),
  },
  {
    ...PASSED,
    ...shell(`head -c ${String(LONG)} /dev/zero | tr '\\0' x`),
    name: 'more output than the command line asks for',
    stdout: 'x'.repeat(KEPT),
    differences: [
      ...differs('limits-and-host-name', { '#1 stdout': ['x'.repeat(KEPT), 'x'.repeat(LONG)] }),
      ...unasked(),
    ],
  },
  {
    ...shell('echo', { options: ['--truncate', '0'], inputs: { 'truncate-output-at': '0' } }),
    name: 'no output at all',
    code: 0,
    rows: ['#1 SUCCESS 0'],
    differences: onlyOne('limits-and-host-name', 'echo', 'cli'),
  },
  {
    ...PASSED,
    ...shell('echo', { options: ['-t', '90'], inputs: { 'run-timeout': '1m30s' } }),
    name: 'a time limit in minutes',
    stdout: '\n',
    differences: unasked('timeout'),
  },
  {
    ...shell('echo', { options: ['-t', '7200'], inputs: { 'run-timeout': '2h' } }),
    name: 'a time limit beyond what the service allows',
    code: 1,
    rows: [],
    says: {
      cli: /timeout must be/,
      action: /run-timeout: "2h" is longer than the service lets a command of this token run/,
    },
  },
  {
    ...shell('echo', { options: ['-t', '0'], inputs: { 'run-timeout': '0' } }),
    name: 'a time limit of nothing',
    code: 1,
    rows: [],
    says: { cli: /timeout must be/, action: /run-timeout/ },
  },
  {
    ...shell('echo', { options: ['-t', 'soon'], inputs: { 'run-timeout': 'soon' } }),
    name: 'a time limit that is a word',
    code: 2,
    rows: [],
    differences: differs('usage-errors', { code: [2, 1] }),
  },
  {
    ...shell('echo begun; sleep 60', { options: ['-t', '1'], inputs: { 'run-timeout': '1' } }),
    name: 'a command that runs into its time limit',
    code: 255,
    rows: ['#1 SUCCESS -1'],
    stdout: 'begun\n',
    differences: [...differs('signals-and-time-limits', { code: [255, 124] }), ...unasked('timeout')],
    says: { cli: /timed out after 1s/, action: /time limit/ },
  },
  {
    ...PASSED,
    ...shell('echo', {
      options: ['-C', '/srv'],
      inputs: { cwd: '/srv', user: '1000:100', network: 'false', 'disk-limit': '512M' },
    }),
    name: 'a user, no network and a limit of the disk, which the command line cannot ask for',
    stdout: '\n',
    differences: [
      ...differs('settings-of-the-sandbox', {
        '#1 start uid': [NOT_SENT, 1000],
        '#1 start gid': [NOT_SENT, 100],
        '#1 start networking': [NOT_SENT, { enabled: false }],
        '#1 start resources_limits': [NOT_SENT, { max_layer_bytes: 512 * 1024 ** 2 }],
      }),
      ...unasked('cwd'),
    ],
  },
  {
    ...shell('echo "$COLOUR"', { options: ['--preserve-env', '-e', 'COLOUR=blue'], inputs: { env: 'COLOUR=blue' } }),
    name: 'variables that the image keeps',
    code: 0,
    rows: ['#1 SUCCESS 0'],
    stdout: 'blue\n',
    differences: [
      ...differs('options-without-a-counterpart', {
        '#1 start preserve_env': [true, NOT_SENT],
        // The variable is all that the command left.
        '#1 result_image': ['what #1 left', 'the base image'],
        '#1 tags': ['', 'busybox:latest, alpine:latest, python:3.12-slim'],
      }),
      ...unasked(),
    ],
  },
];
