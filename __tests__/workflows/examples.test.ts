/** The examples of the READMEs, each as it stands there, on the runner: what they promise must come about. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { examplesOf } from '../../scripts/examples.ts';
import { toolPath } from '../../scripts/tools.ts';
import type { OperationView } from '../../simulator/simulator.ts';
import { SUB_ACTIONS } from '../../src/values/mode.ts';
import { type RunningWorkflow, workflowScene } from './runner.ts';

/** While it is there, the tests of the package `web` fail. */
const BROKEN = join(mkdtempSync(join(tmpdir(), 'op-action-broken-')), 'web');

/** What the examples' commands call, in the sandboxes and on the runner; each only says what it was asked for. */
const PROGRAMS = {
  npm: `case "$*" in
    *report.xml) echo '<testsuite><testcase name="one"/></testsuite>' > report.xml ;;
    *web) test ! -e ${BROKEN} ;;
  esac`,
  python: '',
  pip: '',
  pytest: `echo '<testsuite><testcase name="one"/><testcase name="two"/></testsuite>' > junit.xml`,
  mypy: '',
  npx: 'mkdir -p reports && echo trace > reports/trace',
  go: '',
  // It passes on the second try alone.
  make: 'case "$CONTREE_OP_ACTION" in *\'"tries":1,\'*|*\'"tries":1}\'*) exit 1 ;; esac',
  cargo: 'mkdir -p target/release && printf "#!/bin/sh\\necho app" > target/release/app && chmod +x target/release/app',
};

/** What the examples' repository holds: the setup's files, and a script that starts two operations. */
const FILES = {
  'package.json': '{}',
  'package-lock.json': '{}',
  'go.mod': 'module example',
  'go.sum': '',
  'start.sh': '#!/bin/sh\nexec node start.mjs\n',
  'start.mjs': `for (const name of ['unit', 'lint']) {
  const reply = await fetch(process.env.CONTREE_URL + '/v1/instances', {
    method: 'POST',
    headers: { authorization: 'Bearer ' + process.env.CONTREE_TOKEN },
    body: JSON.stringify({ image: 'tag:busybox:latest', command: 'true', shell: true }),
  });
  console.log(name + '=' + (await reply.json()).uuid);
}
`,
};

const SUITES = ['unit', 'browser', 'api'];
const SHARDS = [1, 2, 3, 4];
const PACKAGES = ['api', 'web', 'worker'];

/** The commands that each example starts in sandboxes, by the workflow's name, in any order. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  tests: [
    'npm ci',
    ...SUITES.flatMap((suite) =>
      SHARDS.map((shard) => `npm test -- --suite ${suite} --shard ${String(shard)}/4 --report report.xml`),
    ),
  ],
  checks: [
    'python -m unittest discover -v',
    'python -m compileall -q .',
    'pip install mypy && mypy .',
    'python -m unittest discover',
  ],
  e2e: ["trap 'wait; cp -r /tmp/traces reports; exit 1' TERM\nnpx playwright test & wait $!\n"],
  flaky: ['api', 'browser'].flatMap((suite) => [`make test-${suite}`, `make test-${suite}`]),
  reports: ['pip install pytest', 'pytest --junitxml=junit.xml tests/unit', 'pytest --junitxml=junit.xml tests/api'],
  keep: ['npm test -- --report report.xml', 'npx playwright test'],
  rerun: ['npm ci', ...PACKAGES.map((name) => `npm test -- --workspace ${name}`)],
  'fan in': ['3.12', '3.13'].flatMap(() => ['python -m unittest discover', 'python -m doctest README.md']),
  branch: ['cargo build --release', 'target/release/app --version', 'target/release/app bench'],
  plan: [],
  sandboxes: ['python -m unittest discover -v', 'python -m compileall -q .'],
  'hand on': ['true', 'true'],
  'follow up': ['go test ./api/...', 'go test ./worker/...', 'go test ./cli/...'],
  clean: ['true', 'true'],
  list: [],
  run: ['python --version', `python -c 'help("modules")'`],
  wait: ['python --version'],
  cancel: [],
};

/** What the examples upload, where they do. */
const ARTIFACTS: Readonly<Record<string, readonly string[]>> = {
  keep: [
    ...['e2e', 'unit'].flatMap((leg) => ['stderr', 'stdout'].map((stream) => `sandboxes/output/${leg}/${stream}.txt`)),
    'sandboxes/reports/e2e/reports/trace',
    'sandboxes/reports/unit/report.xml',
  ],
};

/** What the examples' steps write, where it is held. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  reports: ['unit · 1 test report: 2 tests, 0 failed', 'api · 1 test report: 2 tests, 0 failed'],
  plan: ['These legs would run - ["api","worker","cli"]'],
};

const ROOT = join(import.meta.dirname, '..', '..');
const examples = ['', ...SUB_ACTIONS].flatMap((folder) => {
  const page = join(folder, 'README.md');
  return examplesOf(page, readFileSync(join(ROOT, page), 'utf8')).map((example) => ({
    ...example,
    name: /^name: (.*)$/m.exec(example.text)?.[1] ?? '',
  }));
});

/** Both for the sandboxes and for the runner's own steps. */
const programs = mkdtempSync(join(tmpdir(), 'op-action-programs-'));
for (const [name, script] of Object.entries(PROGRAMS)) {
  writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*"\n${script}\n`, { mode: 0o755 });
}
symlinkSync(toolPath('contree'), join(programs, 'contree'));
afterAll(() => {
  rmSync(programs, { recursive: true });
  rmSync(dirname(BROKEN), { recursive: true });
});

const PROJECT = 'project-of-the-examples';
const scene = workflowScene({ path: `${programs}:/usr/bin:/bin` });

/** What instances were started with, in no order. */
function commandsOf(operations: readonly OperationView[]): string[] {
  const requests = operations.filter(({ kind }) => kind === 'instance').map(({ request }) => request);
  return requests
    .map(({ command, args = [] }) => [command, ...(args as string[])].join(' ').replace(/^set -e; /, ''))
    .toSorted();
}

describe('the examples of the READMEs', () => {
  it('are those that are known here', () => {
    expect(examples.map(({ name }) => name)).toEqual(Object.keys(COMMANDS));
  });

  const start = (text: string, env: Readonly<Record<string, string>> = {}): RunningWorkflow =>
    scene.start('example', {
      files: { ...FILES, '.github/workflows/example.yml': text },
      event: /^on: (\w+)$/m.exec(text)?.[1] ?? '',
      env: { CONTREE_URL: scene.simulator.url, ...env },
      variables: { CONTREE_PROJECT: PROJECT },
      programs,
    });

  it.each(examples)('$place, $name', async ({ name, text }) => {
    const workflow = start(text);
    const run = await workflow.end;
    const { jobs } = parse(text) as { readonly jobs: object };
    expect(run.jobs).toEqual(Object.fromEntries(Object.keys(jobs).map((job) => [job, 'success'])));
    expect(commandsOf(run.operations())).toEqual((COMMANDS[name] ?? []).toSorted());
    // act writes each line as JSON.
    const lines = LINES[name] ?? [];
    expect(lines.filter((line) => workflow.logged(JSON.stringify(line).slice(1, -1)))).toEqual(lines);
    const uploads = ARTIFACTS[name] ?? [];
    expect(uploads.filter((path) => workflow.logged(`artifact · ${path}`))).toEqual(uploads);
  });

  it('starts only what failed when the workflow is run again', async () => {
    const text = examples.find(({ name }) => name === 'rerun')?.text ?? '';
    // act says attempt 1 of every run, and no later one of the same.
    const attempt = (number: number): RunningWorkflow =>
      start(text, { GITHUB_RUN_ID: 'again', GITHUB_RUN_ATTEMPT: String(number) });
    writeFileSync(BROKEN, '');
    const first = await attempt(1).end;
    expect(first.jobs).toEqual({ tests: 'failure' });
    rmSync(BROKEN);
    const second = attempt(2);
    const run = await second.end;
    expect(run.jobs).toEqual({ tests: 'success' });
    expect(commandsOf(run.operations())).toEqual(['npm test -- --workspace web']);
    expect(second.logged('3 legs passed, 2 of them in an earlier attempt')).toBe(true);
  });
});
