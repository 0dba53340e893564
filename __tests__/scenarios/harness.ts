/** What the scenarios share: a simulator, the bundle started as the runner starts it, and output made comparable. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import {
  cleanUpRuns,
  COMPILED_ONCE,
  runAction,
  startAction,
  type ActionEnd,
  type RunActionOptions,
  type RunningAction,
} from '../../scripts/run-action.ts';
import { BASE_IMAGE, startSimulator } from '../../simulator/simulator.ts';
import type { OperationView, SeededOperation, Simulator, SimulatorOptions } from '../../simulator/simulator.ts';
import { uuidOf } from '../doubles/fixtures.ts';
import { recorder } from '../openapi/record.ts';
import { decodeMarker, encodeMarker, MARKER_VARIABLE, type Marker } from '../../src/start/marker.ts';

export interface Stage {
  readonly simulator: Simulator;
  /** Runs an entry of the action against the simulator, connected unless the inputs say otherwise. */
  run(inputs: Readonly<Record<string, string>>, more?: Omit<RunActionOptions, 'inputs'>): Promise<ActionEnd>;
  start(inputs: Readonly<Record<string, string>>, more?: Omit<RunActionOptions, 'inputs'>): RunningAction;
  /** Method, path and status of every request so far, in order. */
  requests(): string[];
  /** Those of them that cancel. */
  cancels(): string[];
  /** Cancels an operation, as another job or the command line would. */
  cancel(uuid: string): Promise<void>;
  /** The operations that came into being since the test began, the oldest first, as the service itself knows them. */
  operations(): OperationView[];
}

/** A step of mode run in a job of a workflow run. */
export const JOB = {
  GITHUB_SERVER_URL: 'https://github.test',
  GITHUB_REPOSITORY: 'octo/repo',
  GITHUB_RUN_ID: '77',
  GITHUB_JOB: 'test',
  GITHUB_ACTION: 'start',
};

/** Inputs of mode run: legs on the image that is there from the start. */
export function runOf(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return { mode: 'run', image: BASE_IMAGE, ...inputs };
}

/** Runs the script in the action's process, before the action. */
export function preloaded(script: string): { readonly nodeArguments: readonly string[] } {
  return { nodeArguments: ['--import', `data:text/javascript,${encodeURIComponent(script)}`] };
}

/** Makes the step's time pass this many times as fast; the simulator's stays as it is. */
export function faster(times: number): { readonly nodeArguments: readonly string[] } {
  return preloaded(`const { setTimeout: start } = globalThis;
    globalThis.setTimeout = (work, ms, ...rest) => start(work, ms / ${String(times)}, ...rest);
    const { hrtime } = process;
    process.hrtime = () => {
      const [seconds, nanoseconds] = hrtime();
      const passed = (seconds * 1e9 + nanoseconds) * ${String(times)};
      return [Math.floor(passed / 1e9), passed % 1e9];
    };`);
}

/** A leg that never ends by itself and writes these texts. */
export function running(...texts: string[]): SeededOperation {
  return { status: 'EXECUTING', output: texts.map((text, index) => ({ after: 20 * index, text })) };
}

/** A simulator for the tests of a file, its requests and faults forgotten before each. Operations asks for no pause. */
export function stage(options: SimulatorOptions = {}): Stage {
  let simulator: Simulator | undefined;
  let earlier = new Set<string>();
  const started = (): Simulator => {
    if (simulator === undefined) throw new Error('The simulator is not running yet.');
    return simulator;
  };
  const record = recorder(options);
  beforeAll(async () => {
    simulator = await startSimulator({ retryAfter: 0, ...record.options, ...options });
  });
  beforeEach(() => {
    started().clearRequests();
    started().clearFaults();
    earlier = new Set(
      started()
        .operations()
        .map(({ uuid }) => uuid),
    );
  });
  afterAll(async () => {
    await simulator?.close();
    record.write();
    cleanUpRuns();
    for (const folder of workspaces.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const connected = (
    inputs: Readonly<Record<string, string>>,
    more: Omit<RunActionOptions, 'inputs'> = {},
  ): RunActionOptions => {
    const { url, token } = started();
    return { ...more, env: { ...COMPILED_ONCE, ...more.env }, inputs: { url, token, ...inputs } };
  };
  const requests = (): string[] =>
    started().requests.map(({ method, path, status }) => `${method} ${path} ${String(status)}`);
  return {
    get simulator() {
      return started();
    },
    run: (inputs, more) => runAction(connected(inputs, more)),
    start: (inputs, more) => startAction(connected(inputs, more)),
    requests,
    cancels: () => requests().filter((request) => request.startsWith('DELETE')),
    cancel: async (id) => {
      const { url, token } = started();
      await fetch(`${url}/v1/operations/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    },
    operations: () =>
      started()
        .operations()
        .filter(({ uuid }) => !earlier.has(uuid)),
  };
}

const workspaces: string[] = [];

/** A workspace with these files, by path; it is removed after the tests of the file. */
export function workspaceWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-workspace-'));
  workspaces.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** An output that is JSON. */
export function parsed(end: ActionEnd, output: string): unknown {
  return JSON.parse(end.outputs[output] ?? 'null');
}

/** What the step wrote into an instance's environment; throws when it carries no marker. */
export function markerOf({ request }: OperationView): Marker {
  const env = request['env'] as Readonly<Record<string, string>> | undefined;
  const marker = decodeMarker(env ?? {});
  if (marker === null) throw new Error(`No marker in ${JSON.stringify(env?.[MARKER_VARIABLE])}`);
  return marker;
}

/** The environment of an instance that another run of the same step started. */
export function envOfOtherRun(leg: string): Record<string, string> {
  const place = { run: '', attempt: 1, job: '', index: 0, step: '' };
  return { [MARKER_VARIABLE]: encodeMarker({ ...place, owner: uuidOf(9), leg, tries: 1 }) };
}

/** UUID of each operation by the leg that its marker names; `setup` is the setup's. */
export function uuidsByLeg(operations: readonly OperationView[]): Record<string, string> {
  return Object.fromEntries(operations.map((operation) => [markerOf(operation).leg ?? 'setup', operation.uuid]));
}

/** The lines of the results file, in their order. */
export function resultLines(end: ActionEnd): Record<string, unknown>[] {
  const lines = readFileSync(end.outputs['results-file'] ?? '', 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What the command of an operation wrote to its standard output. */
export function stdoutOf({ process: report }: OperationView): string {
  const { value = '', encoding } = report?.stdout ?? {};
  return encoding === 'base64' ? Buffer.from(value, 'base64').toString('utf8') : value;
}

/** Whether an operation is over. */
export function ended({ status }: OperationView): boolean {
  return ['SUCCESS', 'FAILED', 'CANCELLED'].includes(status);
}

/** The greatest number of operations that were active at a time. One that began in the millisecond of an end came after it. */
export function mostActive(operations: readonly OperationView[]): number {
  const moments = operations.flatMap(({ createdAt, duration }) => [
    { at: createdAt, change: 1 },
    { at: duration === null ? Infinity : createdAt + Math.round(duration * 1000), change: -1 },
  ]);
  let active = 0;
  let most = 0;
  for (const { change } of moments.toSorted((one, other) => one.at - other.at || one.change - other.change)) {
    active += change;
    most = Math.max(most, active);
  }
  return most;
}

/** Resolves when the condition holds, which is asked again and again. */
export async function until(condition: () => boolean): Promise<void> {
  // It must not keep the process of a test alive that has failed meanwhile.
  while (!condition()) await sleep(5, undefined, { ref: false });
}

/**
 * The log, or another text of the step, with what differs from run to run replaced: resume tokens, the results file's path and
 * durations.
 */
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
