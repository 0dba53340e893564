import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BASE_IMAGE, type SeededOperation } from '../simulator/simulator.ts';
import { runCommandLine } from './command-line.ts';
import { median, milliseconds, row, type Row, type Section } from './measure.ts';
import { onSimulator, type SimulatorProcess } from './simulator-process.ts';
import { timeStep } from './step.ts';

const ROUNDS = 21;

interface Mode {
  readonly mode: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The operation that each run gets, seeded anew. */
  readonly operation?: SeededOperation;
  /** The command line's subcommand of `op` that does the same, if there is one. */
  readonly subcommand?: string;
}

const MODES: readonly Mode[] = [
  { mode: 'show', operation: {}, subcommand: 'show' },
  { mode: 'wait', operation: {}, subcommand: 'wait' },
  { mode: 'list', subcommand: 'list' },
  { mode: 'cancel', operation: { status: 'EXECUTING' }, subcommand: 'cancel' },
  { mode: 'run', inputs: { image: BASE_IMAGE, legs: "one: 'true'" } },
];

/** The time of a whole step that does the minimum of its mode. The modes alternate, so that all meet the same load. */
export function coldStart(): Promise<Section[]> {
  console.error(`Cold start, ${ROUNDS} rounds ...`);
  return onSimulator({}, async (simulator) => {
    // `list` finds this one.
    await simulator.seed([{ status: 'EXECUTING' }]);
    const nothing: number[] = [];
    const modes = MODES.map((mode) => ({ ...mode, step: [] as number[], peer: [] as number[] }));
    for (let round = 0; round < ROUNDS; round += 1) {
      nothing.push(await timeNothing());
      for (const { step, peer, ...mode } of modes) {
        step.push(await timeMode(simulator, mode));
        if (mode.subcommand !== undefined) {
          const args = ['op', mode.subcommand, ...(await seed(simulator, mode))];
          peer.push((await runCommandLine(simulator, args)).took);
        }
      }
    }
    const compare = (what: string, step: readonly number[], peer: readonly number[], peerName: string): Row =>
      row({ what, action: median(step), peer: peer.length === 0 ? null : median(peer), shown: milliseconds, peerName });
    return [
      {
        title: `Cold start, median of ${ROUNDS}`,
        peer: 'Node that does nothing',
        rows: modes.map(({ mode, step }) => compare(mode, step, nothing, 'node -e 0')),
      },
      {
        title: 'The same beside the command line',
        peer: 'the command line',
        rows: modes.flatMap(({ mode, subcommand, step, peer }) =>
          subcommand === undefined ? [] : [compare(mode, step, peer, `op ${subcommand}`)],
        ),
        points: modes.map(({ mode, step, peer }) => {
          return { picture: 'start', label: mode, action: median(step), peer: peer.length === 0 ? null : median(peer) };
        }),
      },
    ];
  });
}

async function timeMode(simulator: SimulatorProcess, mode: Mode): Promise<number> {
  const [uuid] = await seed(simulator, mode);
  const operations: Record<string, string> = uuid === undefined ? {} : { operations: uuid };
  return timeStep(simulator, { inputs: { mode: mode.mode, ...operations, ...mode.inputs } });
}

async function seed(simulator: SimulatorProcess, { operation }: Mode): Promise<string[]> {
  return operation === undefined ? [] : simulator.seed([operation]);
}

async function timeNothing(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'close');
  return performance.now() - started;
}
