import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ActionEnd, type RunActionOptions, startAction } from '../../scripts/run-action.ts';
import {
  type OperationView,
  type RequestRecord,
  type SeededOperation,
  type Simulator,
  startSimulator,
} from '../../simulator/simulator.ts';
import { decodeMarker } from '../../src/start/marker.ts';
import { declares } from './generate.ts';
import { WORKSPACE } from './run-inputs.ts';
import type { Scenario, ScriptedLeg } from './scenario.ts';

/** An operation that the step started. */
export interface Started {
  readonly uuid: string;
  /** Null for the setup. */
  readonly leg: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a step did, and what is true. */
export interface Played {
  readonly scenario: Scenario;
  readonly main: StepRun;
  readonly post: StepRun;
  readonly started: readonly Started[];
  /** How each operation that has a script lives, by UUID. */
  readonly lives: ReadonlyMap<string, SeededOperation>;
  readonly requests: readonly RequestRecord[];
  /** Paths in the workspace at the end, of those that were not there at the beginning or have changed. */
  readonly changed: readonly string[];
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
  // Where Node keeps the compiled bundle, which saves a quarter of a step's time.
  NODE_COMPILE_CACHE: join(tmpdir(), 'op-action-compiled'),
};

/** Plays a scenario: the main step, then the post step with the state that it left. */
export async function play(scenario: Scenario): Promise<Played> {
  const directory = mkdtempSync(join(tmpdir(), 'op-action-sequence-'));
  const cast = new Cast(scenario);
  const simulator = await startSimulator({ ...scenario.simulator, script: cast.script });
  try {
    cast.seed(simulator);
    for (const { fault } of scenario.faults) simulator.misbehave(fault);
    const workspace = join(directory, 'workspace');
    for (const [path, content] of Object.entries(WORKSPACE)) write(join(workspace, path), content);
    const { url, token } = simulator;
    const late = declares('collect-timeout') && scenario.mode === 'run' ? { 'collect-timeout': '2s' } : {};
    const common = { workspace, env: ENV, inputs: { url, token, ...late, ...scenario.inputs } };
    const main = await runStep({ ...common, folder: join(directory, 'main') }, simulator);
    if (!scenario.faultsInPost) simulator.clearFaults();
    const { state } = main.end;
    const postRun = { ...common, folder: join(directory, 'post'), entry: 'post' as const, state };
    const post = await runStep({ ...postRun, jobStatus: scenario.jobStatus }, simulator);
    const changed = changedIn(workspace);
    const { started, lives } = cast;
    return { scenario, main, post, started, lives, requests: [...simulator.requests], changed };
  } finally {
    await simulator.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Gives each operation its script. */
class Cast {
  readonly started: Started[] = [];
  readonly lives = new Map<string, SeededOperation>();
  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  seed(simulator: Simulator): void {
    const { legs, foreign } = this.#scenario;
    const own = legs.flatMap(({ uuid, lives: [life] }) =>
      uuid === null || life === undefined ? [] : [{ ...life, uuid }],
    );
    for (const life of [...foreign, ...own]) this.lives.set(simulator.seed(life), life);
  }

  readonly script = (request: Readonly<Record<string, unknown>>): SeededOperation => {
    const marker = decodeMarker(request['env'] as Record<string, string>);
    if (marker === null) throw new Error('A start carries no marker.');
    const { leg } = marker;
    const tries = this.started.filter((one) => one.leg === leg).length;
    const { lives } = this.#find(leg);
    const life = lives[Math.min(tries, lives.length - 1)];
    if (life === undefined) throw new Error(`There is no life for ${String(leg)}.`);
    const uuid = randomUUID();
    this.started.push({ uuid, leg, at: Date.now() });
    this.lives.set(uuid, life);
    return { ...life, uuid };
  };

  #find(leg: string | null): ScriptedLeg {
    const { legs, setup } = this.#scenario;
    const found = leg === null ? setup : legs.find(({ name }) => name === leg);
    if (found === null || found === undefined) throw new Error(`No leg is called ${String(leg)}.`);
    return found;
  }
}

async function runStep(
  options: RunActionOptions & { readonly folder: string },
  simulator: Simulator,
): Promise<StepRun> {
  mkdirSync(options.folder, { recursive: true });
  const startedAt = Date.now();
  const { child, end } = startAction(options);
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

function changedIn(workspace: string): string[] {
  const found = filesIn(workspace);
  const isNew = ([path, content]: readonly [string, Buffer]): boolean => WORKSPACE[path] !== content.toString();
  const gone = Object.keys(WORKSPACE).filter((path) => !found.has(path));
  return [...[...found].filter(isNew).map(([path]) => path), ...gone];
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
