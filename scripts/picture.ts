/**
 * Makes `docs/images/job-summary.png`, the README's picture of a job summary. The built action runs six legs on the
 * simulator, and Chromium takes a screenshot of its summary. Needs `chromium` on the PATH and an up-to-date `dist`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { renderSummaryPage } from '../demo/render-summary.ts';
import { BASE_IMAGE, startSimulator, type Simulator } from '../simulator/simulator.ts';
import { cleanUpRuns, runAction } from './run-action.ts';

const WIDTH = 1060;
/** How many sandboxes run at a time. The others queue, which the timeline shows. */
const SANDBOXES = 4;
/** Free pixels above and below. */
const MARGIN = 24;

const picture = join(dirname(import.meta.dirname), 'docs', 'images', 'job-summary.png');

const TEST_FILE = 'tests/checkout/total.test.ts';
/** Its lines 41 and 57 are those of the failing tests. */
const TEST_TEXT = '// The tests of a shop.\n'.repeat(80);

/** A report of so many tests; the failing ones are objects of line, name and message. */
function reportOf(total: number, failing: readonly FailingTest[]): string {
  const passed = Array.from({ length: total - failing.length }, (_, index) => `<testcase name="case ${index + 1}"/>`);
  const failed = failing.map(
    ({ line, name, message }) =>
      `<testcase name="${name}" file="${TEST_FILE}" line="${line}"><failure>AssertionError: ${message}
    at ${TEST_FILE}:${line}:9</failure></testcase>`,
  );
  return `<testsuites><testsuite name="checkout">${[...failed, ...passed].join('')}</testsuite></testsuites>`;
}

interface FailingTest {
  readonly line: number;
  readonly name: string;
  readonly message: string;
}

const VOUCHER = { line: 41, name: 'a voucher is taken off once', message: 'expected 1791 to be 1990' };
const ROUNDING = { line: 57, name: 'cents are rounded half up', message: "expected '19.90' to be '19.91'" };

/** The checkout of the step, with the reports that its legs leave: a passing test is the same in each of them. */
const CHECKOUT: Readonly<Record<string, string>> = {
  [TEST_FILE]: TEST_TEXT,
  'reports/unit.xml': reportOf(212, [VOUCHER]),
  'reports/mysql.xml': reportOf(212, [VOUCHER, ROUNDING]),
  'reports/postgres.xml': reportOf(212, []),
};

const testing = (suite: string): string => `cp reports/${suite}.xml junit.xml`;

const LEGS = {
  lint: 'sleep 0.9',
  types: 'sleep 1.4',
  unit: `sleep 2.4; ${testing('unit')}; echo "1 failed, 211 passed"; exit 1`,
  postgres: `sleep 2.6; ${testing('postgres')}`,
  mysql: `sleep 2.2; ${testing('mysql')}; echo "2 failed, 210 passed"; exit 1`,
  docs: { command: 'sleep 0.7; echo "3 dead links" >&2; exit 2', 'allow-failure': true },
};

async function summaryOf(simulator: Simulator, workspace: string): Promise<string> {
  const { url, token } = simulator;
  const inputs = {
    mode: 'run',
    image: BASE_IMAGE,
    files: '.',
    setup: 'sleep 1.1',
    'setup-key': 'shop-ci',
    legs: stringify(LEGS),
    'test-reports': 'junit.xml',
    'if-no-files-found': 'ignore',
    url,
    token,
  };
  for (const [path, text] of Object.entries(CHECKOUT)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  const env = { GITHUB_REPOSITORY: 'you/shop', GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567' };
  const { summary, stdout } = await runAction({ inputs, env, workspace });
  if (summary === '') throw new Error(`The action wrote no summary:\n${stdout}`);
  return summary;
}

function chromium(page: string, ...options: readonly string[]): string {
  const always = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb'];
  const url = pathToFileURL(page).href;
  return execFileSync('chromium', [...always, ...options, url], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** Height of the page in pixels, which only the page itself can measure. */
function heightOf(page: string): number {
  const document = chromium(page, `--window-size=${WIDTH},200`, '--dump-dom');
  const height = Number(/data-height="(\d+)"/.exec(document)?.[1]);
  if (!(height > 0)) throw new Error('Chromium did not measure the page.');
  return height;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-picture-'));
  const simulator = await startSimulator({ maxConcurrent: SANDBOXES });
  try {
    const page = join(folder, 'summary.html');
    const html = await renderSummaryPage(await summaryOf(simulator, join(folder, 'checkout')), 'sandboxes summary');
    const measure = `document.documentElement.dataset.height = document.querySelector('.summary').offsetHeight;`;
    writeFileSync(page, `${html}<script>${measure}</script>`);
    mkdirSync(dirname(picture), { recursive: true });
    const size = `--window-size=${WIDTH},${heightOf(page) + 2 * MARGIN}`;
    chromium(page, size, `--screenshot=${picture}`);
    console.log(`${picture} is written.`);
  } finally {
    await simulator.close();
    cleanUpRuns();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
