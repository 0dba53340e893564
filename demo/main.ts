/**
 * The action on real input: this project's own tests, in shards, each in a sandbox of the embedded simulator. The second
 * run reuses the setup of the first.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { cleanUpRuns, runAction, type ActionEnd } from '../scripts/run-action.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createLogView } from './render-log.ts';
import { renderSummaryPage } from './render-summary.ts';
import { BROKEN_TEST, createWorkspace } from './workspace.ts';

const root = dirname(import.meta.dirname);
/** In one process, so that no message of jest speaks of its workers. */
const JEST = 'node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js --runInBand';

/** The step's inputs without address and token. The suite that takes longest comes first. */
const INPUTS: Readonly<Record<string, string>> = {
  mode: 'run',
  image: 'docker://node:24-slim',
  files: '.',
  setup: 'ln -s "$PACKAGES" node_modules && ls',
  'setup-key': 'packages-1',
  env: `PACKAGES=${join(root, 'node_modules')}\nPATH=${dirname(process.execPath)}:/usr/bin:/bin`,
  matrix: 'suite: [report, plan]\nshard: [1, 2]\n',
  command: `${JEST} {{suite}}/ --shard={{shard}}/2 --reporters=default --reporters=./demo/jest-junit-report.js`,
  'test-reports': 'report.xml',
  'max-parallel': '2',
  // Only a busy machine needs so long.
  'run-timeout': '10m',
  collect: 'report.xml -> reports',
};

const LEGS = ['report-1', 'report-2', 'plan-1', 'plan-2'];

function heading(text: string): void {
  console.log(`\n\u001b[1m${text}\u001b[0m\n`);
}

/** Runs the step once, in a checkout of its own, and shows its log as GitHub does. */
async function runStep(
  simulator: Simulator,
  run: string,
  more: Readonly<Record<string, string>> = {},
): Promise<ActionEnd> {
  simulator.clearRequests();
  const folder = join(out, run);
  const workspace = join(checkouts, run);
  mkdirSync(folder, { recursive: true });
  cpSync(pushed, workspace, { recursive: true });
  const view = createLogView((text) => process.stdout.write(text));
  const end = await runAction({
    inputs: { url: simulator.url, token: simulator.token, ...INPUTS, ...more },
    env: {
      GITHUB_REPOSITORY: 'you/demo',
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
      GITHUB_RUN_ID: '1',
      GITHUB_JOB: 'tests',
      GITHUB_ACTION: '__op-action',
    },
    folder,
    workspace,
    onOutput: view.add,
  });
  view.end();
  process.stdout.write(end.stderr);
  return end;
}

/** Says how a run ended. The demo fails unless one leg did, with the broken test alone in its report. */
function conclude({ exitCode, outputs, took }: ActionEnd, requests: string): void {
  const failed = JSON.parse(outputs['failed'] ?? '[]') as readonly string[];
  const tests = JSON.parse(outputs['failed-tests'] ?? '[]') as readonly { readonly file: string }[];
  const isOneLeg = failed.length === 1 && failed[0]?.startsWith('report-') === true;
  const isOneTest = tests.length === 1 && tests[0]?.file === BROKEN_TEST;
  const isPlanned = exitCode === 1 && isOneLeg && isOneTest;
  const how = isPlanned ? 'as planned' : 'which was not planned';
  console.log(`\n  Exit code ${String(exitCode)}, ${how}, after ${(took / 1000).toFixed(1)} s; ${requests}.`);
  if (!isPlanned) process.exitCode = 1;
}

/** A leg that was killed leaves no report. */
function sizeOf(report: string): string {
  return existsSync(report) ? `${String(statSync(report).size)} bytes` : 'none, the leg ended before it wrote one';
}

/** The requests before the first sandbox starts, which a kept setup saves. */
function firstRequests({ requests }: Simulator): string {
  const starts = requests.findIndex(({ method, path }) => method === 'POST' && path === '/v1/instances');
  return `${String(starts)} of ${String(requests.length)} requests before the first start`;
}

const out = join(import.meta.dirname, 'out');
rmSync(out, { recursive: true, force: true });
const checkouts = mkdtempSync(join(tmpdir(), 'op-action-demo-'));
const pushed = join(checkouts, 'pushed');
const simulator = await startSimulator();
try {
  createWorkspace(pushed);
  heading(`A ConTree service runs on ${simulator.url}. The step:`);
  console.log(stringify([{ uses: 'contree/op-action@v1', with: INPUTS }], { lineWidth: 0 }).replace(/^(?=.)/gm, '  '));
  console.log(`  In place of \`npm ci\`, the setup links the packages that this checkout has installed.
  One test is broken on purpose, ${BROKEN_TEST}:
  in each of the two runs one leg fails, and the step ends with exit code 1.`);

  heading('The first run imports the image, uploads the files and runs the setup:');
  const first = await runStep(simulator, 'first');
  conclude(first, firstRequests(simulator));

  heading(
    'The second run finds the image, the files and the setup. With `logs: live` its lines appear as they are written:',
  );
  const second = await runStep(simulator, 'second', { logs: 'live' });
  conclude(second, firstRequests(simulator));

  heading('The outputs of the second run:');
  const [shown = '', ...others] = LEGS;
  for (const [name, value] of Object.entries(second.outputs)) {
    if (others.some((leg) => name.startsWith(`leg-${leg}-`))) continue;
    console.log(`  ${name.padEnd(26)} ${value.length > 110 ? `${value.slice(0, 110)}…` : value}`);
  }
  console.log(`\n  Those of the other legs, ${others.join(', ')}, are like the ones of ${shown}.`);
  heading('What it collected:');
  for (const leg of LEGS) {
    const report = join(checkouts, 'second', 'reports', leg, 'report.xml');
    console.log(`  reports/${leg}/report.xml: ${sizeOf(report)}`);
  }
  const page = join(out, 'summary.html');
  writeFileSync(page, await renderSummaryPage(first.summary, 'op-action: job summary'));
  heading("The job summary of the first run, with GitHub's look:");
  console.log(`  ${pathToFileURL(page).href}\n`);
} finally {
  await simulator.close();
  rmSync(checkouts, { recursive: true, force: true });
  cleanUpRuns();
}
