import { runCommandLine } from './command-line.ts';
import { figure, row, type Section } from './measure.ts';
import { onSimulator, type SimulatorProcess } from './simulator-process.ts';
import { timeStep } from './step.ts';

const OPERATIONS = 300;
const LATENCY = 30;

/** How many operations a step cancels per second, including its start and end. */
export async function cancelling(): Promise<Section[]> {
  const title = `Cancel ${OPERATIONS} operations at ${LATENCY} ms a request`;
  console.error(`${title} ...`);
  const action = await throughput((simulator, uuids) =>
    timeStep(simulator, { inputs: { mode: 'cancel', operations: uuids.join(' ') } }),
  );
  const peer = await throughput(async (simulator, uuids) => {
    const { took } = await runCommandLine(simulator, ['op', 'cancel', ...uuids]);
    return took;
  });
  const what = 'operations cancelled (more is better)';
  return [
    { title, peer: 'op cancel', rows: [row({ what, action, peer, shown: (value) => `${figure(value)} a second` })] },
  ];
}

/** @param cancel returns its duration in milliseconds */
function throughput(cancel: (simulator: SimulatorProcess, uuids: string[]) => Promise<number>): Promise<number> {
  return onSimulator({ latency: LATENCY }, async (simulator) => {
    const uuids = await simulator.seed(Array.from({ length: OPERATIONS }, () => ({ status: 'EXECUTING' })));
    const took = await cancel(simulator, uuids);
    const ended = (await simulator.ends()).size;
    if (ended !== OPERATIONS) throw new Error(`Of ${OPERATIONS} operations, ${ended} are cancelled.`);
    return (OPERATIONS * 1000) / took;
  });
}
