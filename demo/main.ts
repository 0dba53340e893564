/** The action's main job on real input: commands that run on the embedded simulator, and a step that waits for them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../src/contree/clock.ts';
import { createContreeClient } from '../src/contree/create-client.ts';
import { cleanUpRuns, runAction } from '../scripts/run-action.ts';
import { BASE_IMAGE, startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createLogView } from './render-log.ts';
import { renderSummaryPage } from './render-summary.ts';

/** What runs, and the seconds it may run. */
const COMMANDS: Readonly<Record<string, { readonly command: string; readonly timeout?: number }>> = {
  build: { command: 'seq 1 300000 | sha256sum | tee digest.txt && sleep 0.5' },
  unit: { command: 'for test in add divide round; do echo "ok - $test"; sleep 0.4; done' },
  lint: {
    command:
      'echo "src/cart.c:12: unused variable total"; echo "src/cart.c:40: missing return"; echo "2 findings" >&2; exit 3',
  },
  docs: { command: 'awk \'BEGIN { for (page = 1; page <= 40; page++) print "rendered page " page }\' && sleep 1' },
  fuzz: { command: 'while :; do echo "no crash yet"; sleep 0.3; done', timeout: 2 },
  e2e: { command: 'echo "waiting for the browser"; sleep 120' },
};

/** Starts every command in a sandbox of its own; returns name → UUID, as a job that started them would hand on. */
async function startCommands({ url, token }: Simulator): Promise<Record<string, string>> {
  const client = createContreeClient({
    baseUrl: url,
    token,
    requestTimeout: 10_000,
    userAgent: 'demo',
    clock: systemClock,
  });
  const operations: Record<string, string> = {};
  for (const [name, { command, timeout }] of Object.entries(COMMANDS)) {
    const request = { image: BASE_IMAGE, command, shell: true };
    operations[name] = await client.spawnInstance(timeout === undefined ? request : { ...request, timeout });
  }
  client.close();
  return operations;
}

function heading(text: string): void {
  console.log(`\n\u001b[1m${text}\u001b[0m\n`);
}

const COMMANDS_STARTED = Object.keys(COMMANDS).length;

const folder = join(import.meta.dirname, 'out');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const simulator = await startSimulator();
try {
  heading(`A ConTree service runs on ${simulator.url}; six commands start in six sandboxes:`);
  const operations = await startCommands(simulator);
  for (const [name, uuid] of Object.entries(operations))
    console.log(`  ${name.padEnd(6)} ${uuid}  ${COMMANDS[name]?.command ?? ''}`);

  const given = { operations: JSON.stringify(operations), timeout: '6s', 'on-timeout': 'cancel' };
  heading('The step, as a person sees it in the workflow run:');
  console.log('  - uses: contree/op-action@v0\n    with:');
  console.log('      operations: ${{ toJSON(needs.start.outputs) }}\n      timeout: 6s\n      on-timeout: cancel\n');
  const view = createLogView((text) => process.stdout.write(text));
  const end = await runAction({
    inputs: { url: simulator.url, token: simulator.token, ...given },
    folder,
    onOutput: view.add,
  });
  view.end();
  process.stdout.write(end.stderr);

  heading(
    `It ended with exit code ${String(end.exitCode)} after ${(end.took / 1000).toFixed(1)} s and ${String(simulator.requests.length - COMMANDS_STARTED)} requests. Its outputs:`,
  );
  for (const [name, value] of Object.entries(end.outputs)) {
    console.log(`  ${name.padEnd(22)} ${value.length > 110 ? `${value.slice(0, 110)}…` : value}`);
  }
  const page = join(folder, 'summary.html');
  writeFileSync(page, await renderSummaryPage(end.summary, 'op-action: job summary'));
  heading("The job summary, with GitHub's look:");
  console.log(`  ${pathToFileURL(page).href}\n`);
} finally {
  await simulator.close();
  cleanUpRuns();
}
