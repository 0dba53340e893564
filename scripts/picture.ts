/**
 * Makes `docs/images/job-summary.png`, the README's picture of a job summary. The built action runs eleven legs on the
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
const DEADLINE_SECONDS = 9;
/** How many sandboxes run at a time. The others queue, which the timeline shows. */
const SANDBOXES = 5;
/** Free pixels above and below. */
const MARGIN = 24;

const picture = join(dirname(import.meta.dirname), 'docs', 'images', 'job-summary.png');

const BROKEN_TEST = `FAIL checkout/total.test
  a voucher is taken off once
    expected 1990, got 1791
  1 failed, 211 passed`;

const LEGS = {
  lint: 'sleep 0.9',
  types: 'sleep 1.4',
  unit: `sleep 2.4; echo "${BROKEN_TEST}"; exit 1`,
  postgres: 'sleep 2.6',
  mysql: 'sleep 2.2',
  chrome: 'sleep 2.9',
  firefox: 'sleep 1.8; echo Killed >&2; kill -KILL $$',
  fuzz: { command: 'sleep 60', timeout: '2s' },
  docs: { command: 'sleep 0.7; echo "3 dead links" >&2; exit 2', 'allow-failure': true },
  bench: 'sleep 1.2',
  soak: 'sleep 60',
};

async function summaryOf(simulator: Simulator): Promise<string> {
  const { url, token } = simulator;
  const inputs = {
    mode: 'run',
    image: BASE_IMAGE,
    setup: 'sleep 1.1',
    'setup-key': 'shop-ci',
    legs: stringify(LEGS),
    timeout: String(DEADLINE_SECONDS),
    url,
    token,
  };
  const { summary, stdout } = await runAction({ inputs });
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
    const html = await renderSummaryPage(await summaryOf(simulator), 'sandboxes summary');
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
