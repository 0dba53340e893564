import { runCommandLine } from './command-line.ts';
import { figure, row, type Section } from './measure.ts';
import { onSimulator, type SimulatorProcess } from './simulator-process.ts';
import { timeStep } from './step.ts';

const LATENCY = 30;

/** How many operations a step cancels per second, including its start and end. */
export async function cancelling(): Promise<Section[]> {
  const sections: Section[] = [];
  for (const operations of [10, 100, 300]) sections.push(await cancel(operations));
  return sections;
}

async function cancel(operations: number): Promise<Section> {
  const title = `Cancel ${operations} operations at ${LATENCY} ms a request`;
  console.error(`${title} ...`);
  const action = await throughput(operations, (simulator, uuids) =>
    timeStep(simulator, { inputs: { mode: 'cancel', operations: uuids.join(' ') } }),
  );
  const peer = await throughput(operations, async (simulator, uuids) => {
    const { took } = await runCommandLine(simulator, ['op', 'cancel', ...uuids]);
    return took;
  });
  const what = 'operations cancelled (more is better)';
  return {
    title,
    peer: 'op cancel',
    rows: [row({ what, action, peer, shown: (value) => `${figure(value)} a second` })],
    points: [{ picture: 'cancel', label: String(operations), action, peer }],
  };
}

/** @param cancel returns its duration in milliseconds */
function throughput(
  operations: number,
  cancel: (simulator: SimulatorProcess, uuids: string[]) => Promise<number>,
): Promise<number> {
  return onSimulator({ latency: LATENCY }, async (simulator) => {
    const uuids = await simulator.seed(Array.from({ length: operations }, () => ({ status: 'EXECUTING' })));
    const took = await cancel(simulator, uuids);
    const ended = (await simulator.ends()).size;
    if (ended !== operations) throw new Error(`Of ${operations} operations, ${ended} are cancelled.`);
    return (operations * 1000) / took;
  });
}
