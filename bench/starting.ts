import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BASE_IMAGE } from '../simulator/simulator.ts';
import { count, figure, row, seconds, type Row, type Section } from './measure.ts';
import type { Traffic } from './simulator-host.ts';
import { onSimulator } from './simulator-process.ts';
import { timeStep } from './step.ts';

const LEGS = 300;
const FILES = 5_000;
const LEGS_IN_TURN = 160;
const AT_ONCE = 8;
const CONNECTED = { mode: 'run', image: BASE_IMAGE };

/**
 * Mode run: how fast it starts legs, how soon a leg takes the place of one that ended, and how much a kept setup saves. The
 * command line does none of it.
 */
export async function starting(): Promise<Section[]> {
  return [await startingLegs(), await legsInTurn(), await keptSetup()];
}

/** The simulator runs one command at a time, so that only the starts are measured. */
function startingLegs(): Promise<Section> {
  const title = `Start ${LEGS} legs at 30 ms a request`;
  console.error(`${title} ...`);
  const legs = Array.from({ length: LEGS }, (_, index) => `leg-${index}: 'true'`).join('\n');
  return onSimulator({ latency: 30, maxConcurrent: 1 }, async (simulator) => {
    await timeStep(simulator, { inputs: { ...CONNECTED, legs, detach: 'true' } });
    const starts = posts((await simulator.traffic()).requests, '/instances');
    if (starts.length !== LEGS) throw new Error(`${starts.length} of ${LEGS} legs were started.`);
    return { title, peer: '', rows: [alone('from the first request to the last reply', lasted(starts), seconds)] };
  });
}

/** Legs that wait for the end of others, which the step learns by polling. */
function legsInTurn(): Promise<Section> {
  const title = `Run ${LEGS_IN_TURN} legs of 1 s, ${AT_ONCE} at a time, without events`;
  console.error(`${title} ...`);
  const legs = Array.from({ length: LEGS_IN_TURN }, (_, index) => `leg-${index}: sleep 1`).join('\n');
  return onSimulator({}, async (simulator) => {
    await simulator.misbehave({ method: 'GET', path: '/operations/*/events', action: { status: 404 } });
    await timeStep(simulator, { inputs: { ...CONNECTED, legs, 'max-parallel': String(AT_ONCE) } });
    const { requests } = await simulator.traffic();
    const starts = posts(requests, '/instances');
    const ends = [...(await simulator.ends()).values()];
    const took = (Math.max(...ends) - (starts[0]?.at ?? 0)) / 1000;
    const others = requests.length - starts.length;
    return {
      title,
      peer: '',
      rows: [
        alone(`from the first start to the last end, ${LEGS_IN_TURN / AT_ONCE} s at best`, took, seconds),
        alone(
          'requests beside the starts',
          others,
          (value) => `${count(value)} (${figure(value / LEGS_IN_TURN)} a leg)`,
        ),
      ],
    };
  });
}

/** Two runs of a step with many small files and a setup. */
async function keptSetup(): Promise<Section> {
  const title = `Run with ${count(FILES)} files of 2 kB and setup-key at 5 ms a request`;
  console.error(`${title} ...`);
  const workspace = plantFiles();
  try {
    return await onSimulator({ latency: 5 }, async (simulator) => {
      const inputs = { ...CONNECTED, files: '.', setup: 'true', 'setup-key': 'bench', legs: "unit: 'true'" };
      const rows: Row[] = [];
      let earlier = 0;
      for (const run of ['first', 'second']) {
        await timeStep(simulator, { inputs, workspace });
        const requests = (await simulator.traffic()).requests.slice(earlier);
        earlier += requests.length;
        const uploads = posts(requests, '/files');
        const before = requests.findIndex(({ resource }) => resource === '/instances');
        rows.push(
          alone(`${run} run: uploads`, uploads.length, count),
          alone(`${run} run: time of the uploads`, lasted(uploads), seconds),
          alone(`${run} run: requests before the first start`, before, count),
        );
      }
      return { title, peer: '', rows };
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function plantFiles(): string {
  const workspace = mkdtempSync(join(tmpdir(), 'op-action-bench-'));
  for (let index = 0; index < FILES; index += 1) {
    const folder = join(workspace, 'src', String(index % 50));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${index}.txt`), `${index}\n`.padEnd(2_000, 'x'));
  }
  return workspace;
}

function posts(requests: Traffic['requests'], resource: string): Traffic['requests'] {
  return requests.filter((request) => request.method === 'POST' && request.resource === resource);
}

/** Seconds from the first request to the last reply. */
function lasted(requests: Traffic['requests']): number {
  const [first] = requests;
  if (first === undefined) return 0;
  return (Math.max(...requests.map(({ endedAt }) => endedAt ?? Infinity)) - first.at) / 1000;
}

function alone(what: string, action: number, shown: (value: number) => string): Row {
  return row({ what, action, peer: null, shown });
}
