import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BASE_IMAGE, type SeededOperation } from '../simulator/simulator.ts';
import { runCommandLine } from './command-line.ts';
import { median, milliseconds, row, type Row, type Section } from './measure.ts';
import { onSimulator, type SimulatorProcess } from './simulator-process.ts';
import { timeStep } from './step.ts';

const TURNS = 21;

interface Mode {
  readonly mode: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What the mode is given one of, new each time. */
  readonly operation?: SeededOperation;
  /** The command line's subcommand of `op`, if it has one that does the same. */
  readonly subcommand?: string;
}

const MODES: readonly Mode[] = [
  { mode: 'show', operation: {}, subcommand: 'show' },
  { mode: 'wait', operation: {}, subcommand: 'wait' },
  { mode: 'list', subcommand: 'list' },
  { mode: 'cancel', operation: { status: 'EXECUTING' }, subcommand: 'cancel' },
  { mode: 'run', inputs: { image: BASE_IMAGE, legs: "one: 'true'" } },
];

/** What a whole step takes that does the least its mode can do. All take turns, so that all meet the same machine. */
export function coldStart(): Promise<Section[]> {
  console.error(`Cold start, ${TURNS} turns ...`);
  return onSimulator({}, async (simulator) => {
    // The one that `list` finds.
    await simulator.seed([{ status: 'EXECUTING' }]);
    const nothing: number[] = [];
    const modes = MODES.map((mode) => ({ ...mode, step: [] as number[], peer: [] as number[] }));
    for (let turn = 0; turn < TURNS; turn += 1) {
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
        title: `Cold start, median of ${TURNS}`,
        peer: 'Node that does nothing',
        rows: modes.map(({ mode, step }) => compare(mode, step, nothing, 'node -e 0')),
      },
      {
        title: 'The same beside the command line',
        peer: 'the command line',
        rows: modes.flatMap(({ mode, subcommand, step, peer }) =>
          subcommand === undefined ? [] : [compare(mode, step, peer, `op ${subcommand}`)],
        ),
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
