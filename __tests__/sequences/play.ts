import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  COMPILED_ONCE,
  type ActionEnd,
  type RunActionOptions,
  type RunningAction,
  startAction,
} from '../../scripts/run-action.ts';
import {
  type OperationView,
  type RequestRecord,
  type SeededOperation,
  type Simulator,
  startSimulator,
} from '../../simulator/simulator.ts';
import { Cast, type Started } from './cast.ts';
import { declares } from './generate.ts';
import type { Scenario } from './scenario.ts';

/** What a step did, and what is true. */
export interface Played {
  readonly scenario: Scenario;
  readonly main: StepRun;
  readonly post: StepRun;
  readonly started: readonly Started[];
  /** UUIDs of operations that were there before it: of others, and of earlier attempts. */
  readonly found: readonly string[];
  /** How each operation that has a script lives, by UUID. */
  readonly lives: ReadonlyMap<string, SeededOperation>;
  readonly requests: readonly RequestRecord[];
  /** Paths in the workspace at the end, of those that were not there at the beginning or have changed. */
  readonly changed: readonly string[];
  /** The main step was sent a signal. */
  readonly stopped: boolean;
}

export interface StepRun {
  readonly end: ActionEnd;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** It did not end by itself. */
  readonly killed: boolean;
  /** Each file that it left in its folder, by path. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Every operation as it truly was at the end, by UUID. */
  readonly operations: ReadonlyMap<string, OperationView>;
}

/** Milliseconds; a step that lasts longer hangs. */
const HANGS = 60_000;

const ENV = {
  GITHUB_SERVER_URL: 'https://github.test',
  GITHUB_REPOSITORY: 'octo/repo',
  GITHUB_RUN_ID: '77',
  GITHUB_JOB: 'test',
  GITHUB_ACTION: 'start',
  ...COMPILED_ONCE,
};

/** Plays a scenario: the main step, then the post step with the state that it left. */
export async function play(scenario: Scenario): Promise<Played> {
  const [played] = await playAttempts([scenario]);
  if (played === undefined) throw new Error('It was not played.');
  return played;
}

/** Plays attempts of a workflow run one after another, on the service of the first. */
export async function playAttempts(scenarios: readonly Scenario[]): Promise<Played[]> {
  const directory = mkdtempSync(join(tmpdir(), 'op-action-sequence-'));
  const cast = new Cast(scenarios);
  let onRequest: () => void = () => undefined;
  const options = {
    ...scenarios[0]?.simulator,
    script: cast.script,
    onRequest: () => {
      onRequest();
    },
  };
  const simulator = await startSimulator(options);
  const attempts: Played[] = [];
  try {
    for (const scenario of scenarios) {
      const stage = {
        cast,
        simulator,
        directory: join(directory, String(scenario.attempt)),
        listen: (listener: () => void) => (onRequest = listener),
      };
      attempts.push(await playAttempt(scenario, stage));
    }
    return attempts;
  } finally {
    await simulator.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Stage {
  readonly cast: Cast;
  readonly simulator: Simulator;
  readonly directory: string;
  readonly listen: (onRequest: () => void) => void;
}

async function playAttempt(scenario: Scenario, { cast, simulator, directory, listen }: Stage): Promise<Played> {
  const before = simulator.requests.length;
  const found = simulator.operations().map(({ uuid }) => uuid);
  cast.seed(simulator, scenario);
  for (const { fault } of scenario.faults) simulator.misbehave(fault);
  const workspace = join(directory, 'workspace');
  for (const [path, content] of Object.entries(scenario.workspace)) write(join(workspace, path), content);
  const { url, token } = simulator;
  const late = declares('collect-timeout') && scenario.mode === 'run' ? { 'collect-timeout': '2s' } : {};
  const env = { ...ENV, GITHUB_RUN_ATTEMPT: String(scenario.attempt) };
  const common = { workspace, env, inputs: { url, token, ...late, ...scenario.inputs } };
  const stopping = stopOf(scenario, listen);
  const main = await runStep({ ...common, folder: join(directory, 'main') }, simulator, stopping.begun);
  listen(() => undefined);
  if (!scenario.faultsInPost) simulator.clearFaults();
  const { state } = main.end;
  const postRun = { ...common, folder: join(directory, 'post'), entry: 'post' as const, state };
  const post = await runStep({ ...postRun, jobStatus: scenario.jobStatus }, simulator);
  simulator.clearFaults();
  const changed = changedIn(workspace, scenario.workspace);
  const requests = simulator.requests.slice(before);
  const started = cast.startedIn(scenario);
  return { scenario, main, post, started, found, lives: cast.lives, requests, changed, stopped: stopping.wasSent() };
}

/** Sends the step its signal when its request arrives. */
function stopOf({ stop }: Scenario, listen: Stage['listen']) {
  let count = 0;
  let sent = false;
  return {
    wasSent: () => sent,
    begun: ({ child }: RunningAction) => {
      listen(() => {
        count += 1;
        if (stop !== null && count === stop.request) sent = child.kill(stop.signal);
      });
    },
  };
}

async function runStep(
  options: RunActionOptions & { readonly folder: string },
  simulator: Simulator,
  onStart: (running: RunningAction) => void = () => undefined,
): Promise<StepRun> {
  mkdirSync(options.folder, { recursive: true });
  const startedAt = Date.now();
  const running = startAction(options);
  onStart(running);
  const { child, end } = running;
  let killed = false;
  const timer = setTimeout(() => {
    killed = child.kill('SIGKILL');
  }, HANGS);
  const ended = await end;
  clearTimeout(timer);
  const operations = new Map(simulator.operations().map((view) => [view.uuid, view]));
  return { end: ended, startedAt, killed, files: filesIn(options.folder), operations };
}

function filesIn(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(folder, path))]));
}

function changedIn(workspace: string, before: Scenario['workspace']): string[] {
  const found = filesIn(workspace);
  const isNew = ([path, content]: readonly [string, Buffer]): boolean => before[path] !== content.toString();
  const gone = Object.keys(before).filter((path) => !found.has(path));
  return [...[...found].filter(isNew).map(([path]) => path), ...gone];
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
