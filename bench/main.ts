/**
 * Measures the built action on the simulator, and where the path of the official command line is given, that beside it:
 * `npm run bench -- --cli PATH`. Prints a table with ratios; judges nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runAction } from '../scripts/run-action.ts';
import { BASE_IMAGE, type Simulator } from '../simulator/simulator.ts';
import { runCommandLine } from './command-line.ts';
import { expectExit, median, onSimulator, row, type Measurement } from './measure.ts';
import { starting } from './starting.ts';

const { values: given } = parseArgs({
  options: { cli: { type: 'string' }, legs: { type: 'string', default: '1000' } },
});
const { cli } = given;
const LEGS = Number(given.legs);
const folder = mkdtempSync(join(tmpdir(), 'op-action-bench-'));

/** Node arguments that make the process write its peak memory in KiB and its CPU time in microseconds when it ends. */
function probe(file: string): string[] {
  const code =
    `import{writeFileSync}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();` +
    `writeFileSync(${JSON.stringify(file)},JSON.stringify({memory:u.maxRSS/1024,cpu:(u.userCPUTime+u.systemCPUTime)/1e6}))})`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

/** `show` of one operation against Node doing nothing, turn by turn so that both meet the same machine. */
function coldStart(): Promise<Measurement[]> {
  return onSimulator({}, async (simulator) => {
    const { url, token } = simulator;
    const inputs = { mode: 'show', operations: simulator.seed({}), url, token };
    const [action, nothing]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < 21; turn += 1) {
      const started = performance.now();
      spawnSync(process.execPath, ['-e', '0']);
      nothing.push(performance.now() - started);
      action.push((await runAction({ inputs })).took);
    }
    return [row('cold start of show, median of 21', median(action), median(nothing), 'ms', 'node -e 0')];
  });
}

/** The legs live for ten seconds each and all end together, which is the worst case for whoever reads their details. */
async function waiting(): Promise<Measurement[]> {
  const life = [
    { after: 0, status: 'EXECUTING' },
    { after: 10_000, status: 'SUCCESS' },
  ];
  const request = { command: 'sleep', args: ['10'], image: BASE_IMAGE };
  const seeded = (simulator: Simulator): string[] =>
    Array.from({ length: LEGS }, () => simulator.seed({ timeline: life, request }));
  const usage = join(folder, 'usage.json');
  const step = await onSimulator({}, async (simulator) => {
    const { url, token } = simulator;
    const inputs = { operations: seeded(simulator).join('\n'), timeout: '10m', url, token };
    const end = await runAction({ inputs, nodeArguments: probe(usage) });
    expectExit(end, 0);
    const listings = simulator.requests.filter(({ resource }) => resource === '/operations').length;
    return { requests: simulator.requests.length, listings, took: end.took, ...readUsage(usage) };
  });
  const peer = await beside(async (path) =>
    onSimulator({}, async (simulator) => {
      const end = await runCommandLine(path, simulator, ['op', 'wait', '-t', '600', ...seeded(simulator)]);
      expectExit(end, 0);
      return { ...end, requests: simulator.requests.length };
    }),
  );
  const name = `wait for ${String(LEGS)} legs of 10 s`;
  return [
    row(`${name}: requests`, step.requests, peer?.requests ?? null, '', 'op wait'),
    row(`${name}: of these listings, while they run`, step.listings, null, '', 'has none'),
    row(`${name}: time`, step.took / 1000, peer && peer.took / 1000, 's', 'op wait'),
    row(`${name}: peak memory`, step.memory, peer?.memory ?? null, 'MiB', 'op wait'),
    row(`${name}: CPU time`, step.cpu, peer?.cpu ?? null, 's', 'op wait'),
  ];
}

async function cancelling(): Promise<Measurement[]> {
  const seeded = (simulator: Simulator): string[] =>
    Array.from({ length: 300 }, () => simulator.seed({ status: 'EXECUTING' }));
  const slow = { latency: 30 };
  const step = await onSimulator(slow, async (simulator) => {
    const { url, token } = simulator;
    const end = await runAction({ inputs: { mode: 'cancel', operations: seeded(simulator).join(' '), url, token } });
    expectExit(end, 0);
    return end.took;
  });
  const peer = await beside((path) =>
    onSimulator(slow, async (simulator) => {
      const end = await runCommandLine(path, simulator, ['op', 'cancel', ...seeded(simulator)]);
      expectExit(end, 0);
      return end;
    }),
  );
  return [row('cancel 300 operations at 30 ms a request', step / 1000, peer && peer.took / 1000, 's', 'op cancel')];
}

async function beside<Result>(measure: (path: string) => Promise<Result>): Promise<Result | null> {
  return cli === undefined ? null : measure(cli);
}

function readUsage(file: string): { memory: number; cpu: number } {
  return JSON.parse(readFileSync(file, 'utf8')) as { memory: number; cpu: number };
}

try {
  if (cli === undefined)
    console.log('No --cli PATH is given, so nothing is measured beside the official command line.\n');
  const measurements = [...(await coldStart()), ...(await starting()), ...(await cancelling()), ...(await waiting())];
  const table = [
    '| what | op-action | peer | ratio |',
    '| --- | ---: | ---: | ---: |',
    ...measurements.map(({ what, action, peer, ratio }) => `| ${what} | ${action} | ${peer} | ${ratio} |`),
  ].join('\n');
  console.log(table);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
