/**
 * Makes `docs/images/job-summary.png`, the README's picture of a job summary: the built action waits for a matrix of seeded
 * operations of the simulator, and Chromium takes a screenshot of its summary. Needs `chromium` on the PATH and an
 * up-to-date `dist`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderSummaryPage } from '../demo/render-summary.ts';
import { startSimulator, type SeededOperation, type Simulator } from '../simulator/simulator.ts';
import { cleanUpRuns, runAction } from './run-action.ts';

const WIDTH = 1060;
const DEADLINE_SECONDS = 6;
/** Pixels that stay free above and below. */
const MARGIN = 24;

const picture = join(dirname(import.meta.dirname), 'docs', 'images', 'job-summary.png');

/** How an operation of the picture's matrix goes. */
interface Play {
  readonly name: string;
  /** Seconds after its start: when it is executed, and when it ends, null for one that outlives the step. */
  readonly queued: number;
  readonly end: number | null;
  readonly ends?: Omit<SeededOperation, 'timeline'>;
  readonly status?: 'SUCCESS' | 'FAILED' | 'CANCELLED';
}

const BROKEN_TEST = `FAIL checkout/total.test
  a voucher is taken off once
    expected 1990, got 1791
  1 failed, 211 passed
`;

const PLAYS: readonly Play[] = [
  { name: 'lint', queued: 0.1, end: 0.9 },
  { name: 'types', queued: 0.1, end: 1.4 },
  { name: 'unit', queued: 0.2, end: 2.6, ends: { exitCode: 1, stdout: BROKEN_TEST } },
  { name: 'postgres', queued: 0.2, end: 3.9 },
  { name: 'mysql', queued: 0.3, end: 4.3 },
  { name: 'chrome', queued: 0.4, end: 4.8 },
  { name: 'firefox', queued: 0.4, end: 4.4, ends: { exitCode: 137, stderr: 'Killed\n' } },
  { name: 'fuzz', queued: 0.5, end: 3.5, ends: { exitCode: -1, signal: 9, timedOut: true } },
  {
    name: 'docs',
    queued: 0.5,
    end: 1.7,
    status: 'FAILED',
    ends: { error: 'image not found', withoutProcess: true },
  },
  { name: 'bench', queued: 0.6, end: 2.1, status: 'CANCELLED' },
  { name: 'soak', queued: 0.8, end: null },
];

function seedOf({ queued, end, ends, status = 'SUCCESS' }: Play): SeededOperation {
  const timeline = [
    { after: 0, status: 'PENDING' },
    { after: queued * 1000, status: 'EXECUTING' },
    ...(end === null ? [] : [{ after: end * 1000, status }]),
  ];
  return { timeline, image: 'tag:shop-ci', ...ends };
}

async function summaryOf(simulator: Simulator): Promise<string> {
  const operations = PLAYS.map((play) => `${play.name}=${simulator.seed(seedOf(play))}`).join('\n');
  const { url, token } = simulator;
  const inputs = { operations, url, token, timeout: String(DEADLINE_SECONDS) };
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

/** Pixels that the page is high, which the page itself has to measure. */
function heightOf(page: string): number {
  const document = chromium(page, `--window-size=${WIDTH},200`, '--dump-dom');
  const height = Number(/data-height="(\d+)"/.exec(document)?.[1]);
  if (!(height > 0)) throw new Error('Chromium did not measure the page.');
  return height;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-picture-'));
  const simulator = await startSimulator();
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
