import { IN_ROOT, onlyOne, shell, sameRun, unasked, type RunScenario } from './run-scenario.ts';
import { differs } from './scenario.ts';

function leaves(code: number): RunScenario {
  const row = `#1 SUCCESS ${String(code)}`;
  return {
    ...shell(`exit ${String(code)}`),
    name: `exit code ${String(code)}`,
    code,
    rows: [row],
    differences: unasked(),
  };
}

const PASSED = { code: 0, rows: ['#1 SUCCESS 0'], differences: unasked() };

/** `contree run` beside mode run with one leg: the command and what it comes to. */
export const RUN: readonly RunScenario[] = [
  leaves(0),
  leaves(1),
  leaves(7),
  leaves(127),
  leaves(255),
  {
    ...shell('echo out; echo err >&2; echo again; exit 3'),
    name: 'both streams',
    code: 3,
    rows: ['#1 SUCCESS 3'],
    stdout: 'out\nagain\n',
    stderr: 'err\n',
    differences: unasked(),
  },
  {
    ...PASSED,
    ...shell("printf 'gr\\303\\266\\303\\237er \\033[31mred'"),
    name: 'text beyond ASCII',
    stdout: 'größer \u001b[31mred',
  },
  {
    ...shell('kill -TERM $$'),
    name: 'a command that a signal kills',
    code: 255,
    rows: ['#1 SUCCESS -1'],
    differences: [...differs('signals-and-time-limits', { code: [255, 143] }), ...unasked()],
  },
  {
    // A file without blocks, of more than a sandbox may write: no image can be kept.
    ...shell('truncate -s 13G large'),
    name: 'a command that passes in a run that fails',
    code: 0,
    rows: ['#1 FAILED 0'],
    differences: [...differs('runs-that-fail-after-their-command', { code: [0, 1] }), ...unasked()],
    says: { cli: /ended with status FAILED/, action: /failed/ },
  },
  {
    ...shell('no-such-program-here 2> /dev/null'),
    name: 'a program that does not exist, in a shell',
    code: 127,
    rows: ['#1 SUCCESS 127'],
    differences: unasked(),
  },
  {
    ...sameRun({ words: ['no-such-program-here', '-v'], leg: ['no-such-program-here', '-v'] }),
    name: 'a program that does not exist, without a shell',
    code: 1,
    rows: ['#1 FAILED'],
    stderr: 'Error: spawn no-such-program-here ENOENT\n',
    differences: [
      ...differs('words-of-the-platform', { '#1 stderr': ['Error: spawn no-such-program-here ENOENT\n', ''] }),
      ...unasked(),
    ],
  },
  {
    ...PASSED,
    ...shell('for word in "$HOME" $((1 + 2)) \'$X\' "a  b" *; do echo "$word"; done', {
      options: ['-e', 'HOME=/root', ...IN_ROOT],
      inputs: { env: 'HOME=/root' },
    }),
    name: 'a shell text with variables, quotes and patterns',
    differences: unasked('cwd'),
    stdout: '/root\n3\n$X\na  b\n*\n',
  },
  { ...PASSED, ...shell('echo one |\n  cat\n\necho two'), name: 'a shell text of several lines', stdout: 'one\ntwo\n' },
  {
    ...PASSED,
    ...sameRun({
      words: ['printf', '%s\\n', '$HOME', 'a  b', '*', '"q"', "'", '', '-n', '$(id)'],
      leg: ['printf', '%s\\n', '$HOME', 'a  b', '*', '"q"', "'", '', '-n', '$(id)'],
    }),
    name: 'a list with what a shell would read otherwise',
    stdout: '$HOME\na  b\n*\n"q"\n\'\n\n-n\n$(id)\n',
  },
  {
    ...PASSED,
    ...sameRun({ words: ['echo', 'one', 'two'], leg: { command: 'echo', args: ['one', 'two'] } }),
    name: 'a program and its arguments',
    stdout: 'one two\n',
  },
  {
    ...sameRun({ words: ['echo one'], leg: { command: 'echo one', shell: false } }),
    name: 'a shell text without a shell',
    code: 1,
    rows: ['#1 FAILED'],
    stderr: 'Error: spawn echo one ENOENT\n',
    differences: [
      ...differs('words-of-the-platform', { '#1 stderr': ['Error: spawn echo one ENOENT\n', ''] }),
      ...unasked(),
    ],
  },
  {
    ...sameRun({ options: ['-s'], words: ['echo', '$HOME'], leg: { command: ['echo', '$HOME'], shell: true } }),
    ...PASSED,
    name: 'a list for a shell',
    stdout: '$HOME\n',
  },
  {
    ...sameRun({
      options: ['-s'],
      words: ['printf', '%s\n', "it's", '', 'a  b', 'größe', 'a=b/c:d@e,f.g-h+i%'],
      leg: { command: 'printf', args: ['%s\n', "it's", '', 'a  b', 'größe', 'a=b/c:d@e,f.g-h+i%'], shell: true },
    }),
    ...PASSED,
    name: 'a list of odd words for a shell',
    stdout: "it's\n\na  b\ngröße\na=b/c:d@e,f.g-h+i%\n",
  },
  {
    ...sameRun({
      options: ['-s'],
      words: ['echo one && echo two'],
      leg: { command: ['echo one && echo two'], shell: true },
    }),
    ...PASSED,
    name: 'a list of one text for a shell',
    stdout: 'one\ntwo\n',
  },
  {
    ...PASSED,
    ...shell("echo '{{ .ID }}' '{{leg'"),
    name: 'braces that are no placeholder',
    stdout: '{{ .ID }} {{leg\n',
  },
  {
    ...shell('false\necho done'),
    name: 'a text of two lines whose first fails',
    code: 0,
    rows: ['#1 SUCCESS 0'],
    stdout: 'done\n',
    differences: [
      ...differs('errors-in-a-text', {
        code: [0, 1],
        '#1 exit_code': [0, 1],
        '#1 stdout': ['done\n', ''],
      }),
      ...unasked(),
    ],
  },
  {
    ...PASSED,
    ...shell('set +e\nfalse\necho done'),
    name: 'a text of several lines that ignores errors',
    stdout: 'done\n',
  },
  {
    ...shell("echo '{{leg}}'"),
    name: 'a placeholder',
    code: 0,
    rows: ['#1 SUCCESS 0'],
    stdout: '{{leg}}\n',
    differences: [
      ...differs('placeholders', {
        '#1 stdout': ['{{leg}}\n', 'leg\n'],
        '#1 start command': ["echo '{{leg}}'", "echo 'leg'"],
      }),
      ...unasked(),
    ],
  },
  {
    ...shell("echo '{{name}}'"),
    name: 'what looks like a placeholder',
    code: 0,
    rows: ['#1 SUCCESS 0'],
    stdout: '{{name}}\n',
    differences: onlyOne('placeholders', "echo '{{name}}'", 'cli'),
    says: { action: /is not a placeholder here/ },
  },
  {
    ...sameRun({ words: [], leg: '' }),
    name: 'no command',
    code: 1,
    rows: [],
    says: { cli: /command is required/, action: /there is no command|is empty/ },
  },
  {
    ...PASSED,
    ...shell('echo kept > kept; echo run > run; chmod 750 run', { options: IN_ROOT }),
    name: 'what a run leaves',
    differences: unasked('cwd'),
  },
  {
    ...PASSED,
    ...shell('echo kept > kept', { options: ['-D'], inputs: { disposable: 'true' } }),
    name: 'a disposable run',
  },
  {
    ...shell('echo so far > kept; exit 1', { options: IN_ROOT }),
    name: 'what a command leaves that fails',
    code: 1,
    rows: ['#1 SUCCESS 1'],
    differences: unasked('cwd'),
  },
  {
    ...shell('sleep 60', { options: ['-d'], inputs: { detach: 'true' } }),
    name: 'a run that is left alone',
    code: 0,
    rows: ['#1 active'],
    differences: [...differs('status-of-detached-runs', { '#1 status': ['active', null] }), ...unasked()],
  },
  {
    ...shell('sleep 60', { options: ['-d', '-D'], inputs: { detach: 'true', disposable: 'true' } }),
    name: 'a disposable run that is left alone',
    code: 0,
    rows: ['#1 active'],
    differences: [...differs('status-of-detached-runs', { '#1 status': ['active', null] }), ...unasked()],
  },
];
