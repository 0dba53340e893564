import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../scripts/run-action.ts';
import { BASE_IMAGE, type Simulator } from '../simulator/simulator.ts';
import { expectExit, onSimulator, row, type Measurement } from './measure.ts';

const LEGS = 300;
const FILES = 5_000;

/** Mode run: how fast it starts legs, and what a kept setup spares. The command line has no peer for either. */
export async function starting(): Promise<Measurement[]> {
  return [await startingLegs(), ...(await keptSetup())];
}

/** The simulator runs one command at a time, so that what is measured is the starting. */
function startingLegs(): Promise<Measurement> {
  const legs = Array.from({ length: LEGS }, (_, index) => `leg-${String(index)}: 'true'`).join('\n');
  return onSimulator({ latency: 30, maxConcurrent: 1 }, async (simulator) => {
    const inputs = { ...connected(simulator), legs, detach: 'true' };
    expectExit(await runAction({ inputs }), 0);
    const starts = simulator.requests.filter(({ method, resource }) => method === 'POST' && resource === '/instances');
    const [first, last] = [starts[0]?.at ?? 0, Math.max(...starts.map(({ endedAt }) => endedAt ?? Infinity))];
    return row(`start ${String(LEGS)} legs at 30 ms a request`, (last - first) / 1000, null, 's', 'has none');
  });
}

/** A checkout of many small files and a setup, run twice. */
async function keptSetup(): Promise<Measurement[]> {
  const workspace = mkdtempSync(join(tmpdir(), 'op-action-bench-'));
  try {
    for (let index = 0; index < FILES; index += 1) {
      const folder = join(workspace, 'src', String(index % 50));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${String(index)}.txt`), `${String(index)}\n`.padEnd(2_000, 'x'));
    }
    return await onSimulator({ latency: 5 }, async (simulator) => {
      const inputs = { ...connected(simulator), files: '.', setup: 'true', 'setup-key': 'bench', legs: "unit: 'true'" };
      const measured: Measurement[] = [];
      for (const run of ['first', 'second']) {
        simulator.clearRequests();
        expectExit(await runAction({ inputs, workspace }), 0);
        const { requests } = simulator;
        const uploads = requests.filter(({ method, resource }) => method === 'POST' && resource === '/files');
        const [first, last] = [uploads[0]?.at ?? 0, Math.max(0, ...uploads.map(({ endedAt }) => endedAt ?? Infinity))];
        const name = `${run} run with ${String(FILES)} files of 2 kB and setup-key`;
        const starts = requests.findIndex(({ resource }) => resource === '/instances');
        measured.push(
          row(`${name}: uploads`, uploads.length, null, '', 'has none'),
          row(`${name}: time of the uploads at 5 ms a request`, (last - first) / 1000, null, 's', 'has none'),
          row(`${name}: requests before the first start`, starts, null, '', 'has none'),
        );
      }
      return measured;
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function connected({ url, token }: Simulator): Record<string, string> {
  return { mode: 'run', image: BASE_IMAGE, url, token };
}
