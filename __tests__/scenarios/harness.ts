/** What the scenarios share: a simulator, the bundle started as the runner starts it, and output made comparable. */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import {
  cleanUpRuns,
  runAction,
  startAction,
  type ActionEnd,
  type ActionRun,
  type RunningAction,
} from '../../scripts/run-action.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';

/** A fixed UUID for the leg number `index`. */
export function uuid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

export interface Stage {
  readonly simulator: Simulator;
  /** Runs an entry of the action against the simulator, connected unless the inputs say otherwise. */
  run(inputs: Readonly<Record<string, string>>, more?: Omit<ActionRun, 'inputs'>): Promise<ActionEnd>;
  start(inputs: Readonly<Record<string, string>>, more?: Omit<ActionRun, 'inputs'>): RunningAction;
  /** Method, path and status of every request so far, in order. */
  requests(): string[];
}

/** A simulator for the tests of a file, its requests and faults forgotten before each. Operations asks for no pause. */
export function stage(options: SimulatorOptions = {}): Stage {
  let simulator: Simulator | undefined;
  const running = (): Simulator => {
    if (simulator === undefined) throw new Error('The simulator is not running yet.');
    return simulator;
  };
  beforeAll(async () => {
    simulator = await startSimulator({ retryAfter: 0, ...options });
  });
  beforeEach(() => {
    running().clearRequests();
    running().clearFaults();
  });
  afterAll(async () => {
    await simulator?.close();
    cleanUpRuns();
  });
  const connected = (inputs: Readonly<Record<string, string>>, more: Omit<ActionRun, 'inputs'> = {}): ActionRun => {
    const { url, token } = running();
    return { ...more, inputs: { url, token, ...inputs } };
  };
  return {
    get simulator() {
      return running();
    },
    run: (inputs, more) => runAction(connected(inputs, more)),
    start: (inputs, more) => startAction(connected(inputs, more)),
    requests: () => running().requests.map(({ method, path, status }) => `${method} ${path} ${String(status)}`),
  };
}

/** The log, or another text of the step, with what differs from run to run replaced: resume tokens, the results file's path and durations. */
export function steady(end: ActionEnd, text = end.stdout): string {
  return text
    .replaceAll(end.outputs['results-file'] ?? 'no results file', 'RESULTS_FILE')
    .replace(/::stop-commands::(\S+)\n([\s\S]*?)::\1::/g, '::stop-commands::TOKEN\n$2::TOKEN::')
    .replaceAll(/\b\d+(?:\.\d+)? s\b/g, 'N s');
}

/** Resolves when the text has appeared in the action's log. */
export async function printed({ child }: RunningAction, text: string): Promise<void> {
  let seen = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: string) => {
      seen += chunk;
      if (seen.includes(text)) resolve();
    });
    child.on('close', () => {
      reject(new Error(`It ended before it printed ${JSON.stringify(text)}: ${seen}`));
    });
  });
}
