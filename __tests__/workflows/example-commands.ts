/** What comes about when the examples of README and docs are run. */
import { expect } from '@jest/globals';

type Commands = Readonly<Record<string, readonly string[]>>;

const SUITES = ['unit', 'browser', 'api'];
const SHARDS = [1, 2, 3, 4];
const PACKAGES = ['api', 'web', 'worker'];
const PLAYWRIGHT = 'npm ci && npx playwright install --with-deps';

/** Those of the README, in its order. */
const OF_README: Commands = {
  tests: [
    'pip install pytest mypy',
    'pytest tests/unit --junitxml=report.xml',
    'pytest tests/api --junitxml=report.xml',
    'mypy src',
  ],
  'shard a suite': [
    'npm ci',
    ...['unit', 'browser'].flatMap((suite) =>
      [1, 2, 3].map((shard) => `npm test -- --suite ${suite} --shard ${String(shard)}/3`),
    ),
  ],
  'prepare once and fan out': ['npm ci', 'npm run lint', 'npm test'],
  'wait for uuids': ['true', 'true'],
  'fan in a matrix': ['3.12', '3.13'].map(() => 'python -m unittest discover'),
  're-run what failed': PACKAGES.map((name) => `go test ./${name}/...`),
};

/** Those of the pages of `run`, `wait` and `cancel`. */
const OF_SUB_ACTIONS: Commands = {
  run: ['python --version', `python -c 'help("modules")'`],
  wait: ['python --version'],
  cancel: [],
};

/** Those of `docs/recipes.md`, in its order. */
const OF_RECIPES: Commands = {
  'shard by a matrix': [
    'npm ci',
    ...SUITES.flatMap((suite) =>
      SHARDS.map((shard) => `npm test -- --suite ${suite} --shard ${String(shard)}/4 --report report.xml`),
    ),
  ],
  'different commands': [
    'python -m unittest discover -v',
    'python -m compileall -q .',
    'pip install mypy && mypy .',
    'python -m unittest discover',
  ],
  'legs in a file': ['python -m unittest discover -v', 'python -m compileall -q .', 'python -m doctest README.md'],
  'several versions': ['', '', '-X dev'].map((flags) => `python ${flags} -m unittest discover`),
  'one setup': ['go mod download', 'go vet ./...', 'go test ./...', 'go test -race ./...'],
  'branch on': ['cargo build --release', 'target/release/app --version', 'target/release/app bench'],
  'see the plan': [],
  'failing tests': [
    'pip install pytest',
    'pytest --junitxml=junit.xml tests/unit',
    'pytest --junitxml=junit.xml tests/api',
  ],
  'show on the pull request': [
    'pip install pytest',
    'pytest --junitxml=junit.xml tests/unit',
    'pytest --junitxml=junit.xml tests/api',
  ],
  'keep everything': [PLAYWRIGHT, 'npm test -- --report report.xml', 'npx playwright test'],
  'hanging suite': [PLAYWRIGHT, "trap 'wait; cp -r /tmp/traces reports; exit 1' TERM\nnpx playwright test & wait $!\n"],
  'retry flaky legs': ['api', 'browser'].flatMap((suite) => [`make test-${suite}`, `make test-${suite}`]),
  'only what failed': ['npm ci', ...PACKAGES.map((name) => `npm test -- --workspace ${name}`)],
  'fan in jobs': ['3.12', '3.13'].flatMap(() => ['python -m unittest discover', 'python -m doctest README.md']),
  'one job for each leg': ['go test ./api/...', 'go test ./worker/...', 'go test ./cli/...'],
  'hand UUIDs on': ['true', 'true'],
  'command line': ['python -m unittest discover -v', 'python -m compileall -q .'],
  'list and show': [],
  'cancel the rest': ['true', 'true'],
  'nightly clean-up': [],
  'private image': ['python -m unittest discover'],
  'a secret for one leg': ['npm ci', 'npm test', 'npm run release -- --dry-run'],
  'untrusted code': ['npm ci --ignore-scripts && chmod -R a+rwX .', 'npm test', 'npm run api'],
  'call a reusable workflow': ['npm test -- --suite unit', 'npm test -- --suite api'],
  'use a composite action': ['npm ci', 'npm test -- --suite unit', 'npm test -- --suite api'],
};

/** Those of `docs/how-a-run-works.md`. */
const OF_RUN: Commands = { 'matrix and placeholders': ['go list -f "$FORMAT" ./...'] };

/** The commands that each example starts in sandboxes, by the workflow's name, in any order. */
export const COMMANDS: Commands = { ...OF_README, ...OF_SUB_ACTIONS, ...OF_RUN, ...OF_RECIPES };

/** What the examples upload, where they do. */
const SANDBOXES = [
  ...['e2e', 'unit'].flatMap((leg) => ['stderr', 'stdout'].map((stream) => `sandboxes/output/${leg}/${stream}.txt`)),
  'sandboxes/reports/e2e/reports/trace',
  'sandboxes/reports/unit/report.xml',
];
export const ARTIFACTS: Readonly<Record<string, readonly string[]>> = {
  'keep everything': SANDBOXES,
};

/** What the examples' steps write, where it is held. */
const REPORTS = ['unit · 1 test report: 2 tests, 0 failed', 'api · 1 test report: 2 tests, 0 failed'];
const PLAN = ['These legs would run - ["api","worker","cli"]'];
export const LINES: Readonly<Record<string, readonly string[]>> = {
  'failing tests': REPORTS,
  'show on the pull request': [...REPORTS, 'The comment on pull request #7 is created.'],
  'see the plan': PLAN,
  'hanging suite': ['1 leg passed'],
  'call a reusable workflow': ['failed legs - []'],
  'use a composite action': ['setup · kept by an earlier run'],
  'nightly clean-up': ['No operation is given or found, which if-no-operations lets pass.'],
};

/** What the sandboxes are started with, by command, where it is held. */
export const REQUESTS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'a secret for one leg': {
    'npm test': { disposable: false, env: expect.not.objectContaining({ NPM_TOKEN: expect.anything() }) },
    'npm run release -- --dry-run': { disposable: true, env: { NPM_TOKEN: 'npm-token-of-the-examples' } },
  },
  'matrix and placeholders': {
    'go list -f "$FORMAT" ./...': { env: { FORMAT: '{{if .Stale}}{{.ImportPath}}{{end}}' } },
  },
  'untrusted code': {
    'npm test': { networking: { enabled: false }, uid: 1000, gid: 1000, cwd: '/work' },
  },
};
