import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { COMPILED_ONCE, type ActionEnd, type RunningAction, startAction } from '../../scripts/run-action.ts';
import { BASE_IMAGE, type OperationView, type RequestRecord, startSimulator } from '../../simulator/simulator.ts';
import { uuidOf } from '../doubles/fixtures.ts';
import { cleansUp, isActive, isMeant } from './judge-sweep.ts';
import { FAULTS, STEPS, type Sweep } from './plan-sweep.ts';

/** What there is to judge when a step and its post step are over. */
export interface Played {
  readonly main: ActionEnd;
  readonly post: ActionEnd;
  /** The legs' names in order; null in mode list, whose operations are not the step's. */
  readonly legs: readonly string[] | null;
  /** UUIDs that are given to the step. */
  readonly given: readonly string[];
  /** UUIDs of others, which neither step may touch. */
  readonly foreign: readonly string[];
  /** All of both steps. */
  readonly requests: readonly (RequestRecord & { readonly step: 'main' | 'post' })[];
  readonly operations: readonly OperationView[];
  /** Milliseconds from the first signal to the end of the step; null when no signal was sent. */
  readonly tookToEnd: number | null;
}

/** After SIGINT the runner sends SIGTERM, in milliseconds. */
const SECOND_SIGNAL = 7_500;
/** It kills 2.5 s later; on a busy machine a step that ends by itself may take longer. */
const PATIENCE = 20_000;

/** Runs the step on a simulator of its own, sends the signals, and runs the post step as the runner would. */
export async function playSweep(sweep: Sweep): Promise<Played> {
  let onRequest: (count: number) => void = () => undefined;
  let count = 0;
  const simulator = await startSimulator({
    retryAfter: 0,
    onRequest: () => {
      onRequest((count += 1));
    },
  });
  const workspace = workspaceOf();
  try {
    const isRerun = sweep.step === 'run-rerun';
    const others = [...strangers(), ...(isRerun ? [earlierPass()] : [])];
    const foreign = others.map((seed) => simulator.seed(seed));
    const isRun = STEPS[sweep.step].mode === 'run';
    const isList = STEPS[sweep.step].mode === 'list';
    const given = isRun || isList ? [] : givenOperations().map((seed) => simulator.seed(seed));
    for (const name of sweep.faults) simulator.misbehave(FAULTS[name]);
    const { url, token } = simulator;
    const inputs = { url, token, 'request-timeout': '3', cleanup: sweep.cleanup, ...inputsOf(sweep, given) };
    const env = { ...COMPILED_ONCE, ...(isRerun && SECOND_ATTEMPT) };
    const { stop, atSignal, started } = stopper(sweep);
    onRequest = started;
    const step = startAction({ inputs, workspace, env });
    const main = await stop(step);
    const endedAt = performance.now();
    const signalledAt = atSignal();
    const ofMain = new Set(simulator.requests);
    simulator.clearFaults();
    onRequest = () => undefined;
    const post = startAction({ inputs, workspace, env, entry: 'post', state: main.state, jobStatus: 'cancelled' });
    if (sweep.stopsPost) onRequest = () => post.child.kill('SIGINT');
    const postEnd = await post.end;
    const stillActive = (): boolean =>
      simulator.operations().some((one) => isActive(one) && isMeant(one, { given, foreign }));
    // Processes that were killed need a moment to be gone.
    for (let waited = 0; cleansUp(sweep) && stillActive() && waited < 100; waited += 1) await sleep(10);
    return {
      main,
      post: postEnd,
      legs: isList ? null : isRun ? legNames(sweep) : given.map((_, index) => `leg-${String(index)}`),
      given,
      foreign,
      requests: simulator.requests.map((request) => ({ ...request, step: ofMain.has(request) ? 'main' : 'post' })),
      operations: simulator.operations(),
      tookToEnd: signalledAt === null ? null : endedAt - signalledAt,
    };
  } finally {
    await simulator.close();
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Sends the signals at their moment, and those that the runner sends after them. */
function stopper({ moment, signals }: Sweep) {
  let step: RunningAction | null = null;
  let signalledAt: number | null = null;
  const timers: NodeJS.Timeout[] = [];
  const signal = (): void => {
    if (signalledAt !== null || step === null) return;
    signalledAt = performance.now();
    const { child } = step;
    for (const name of signals.split(' ')) child.kill(name as NodeJS.Signals);
    timers.push(setTimeout(() => child.kill('SIGTERM'), SECOND_SIGNAL));
    timers.push(setTimeout(() => child.kill('SIGKILL'), PATIENCE));
  };
  return {
    atSignal: () => signalledAt,
    started: (count: number) => {
      if (moment.kind === 'request' && count === moment.number) signal();
    },
    stop: async (running: RunningAction): Promise<ActionEnd> => {
      step = running;
      if (moment.kind === 'time') timers.push(setTimeout(signal, moment.after));
      // A step that makes fewer requests than that, and waits for legs without an end, is sent its signal in the end.
      timers.push(setTimeout(signal, 4_000));
      const end = await running.end;
      for (const timer of timers) clearTimeout(timer);
      return end;
    },
  };
}

function inputsOf({ step }: Sweep, given: readonly string[]): Record<string, string> {
  const inputs = STEPS[step];
  if (inputs.mode === 'run') return { image: BASE_IMAGE, timeout: '1h', ...inputs };
  if (inputs.mode === 'list') return { ...inputs };
  return { ...inputs, operations: given.map((uuid, index) => `leg-${String(index)}=${uuid}`).join(' ') };
}

function legNames({ step }: Sweep): string[] {
  const { legs } = STEPS[step] as { readonly legs: string };
  return legs.split('\n').map((line) => line.replace(/:.*/, ''));
}

function givenOperations(): Parameters<Awaited<ReturnType<typeof startSimulator>>['seed']>[0][] {
  return [
    {},
    { status: 'EXECUTING', output: [{ after: 0, text: 'begun\n' }] },
    {
      timeline: [
        { after: 0, status: 'EXECUTING' },
        { after: 400, status: 'FAILED' },
      ],
      exitCode: 3,
    },
    { status: 'PENDING' },
    {
      timeline: [
        { after: 0, status: 'PENDING' },
        { after: 200, status: 'EXECUTING' },
      ],
    },
  ];
}

/** One without a marker, and one of another run of the same step. */
function strangers(): Parameters<Awaited<ReturnType<typeof startSimulator>>['seed']>[0][] {
  const place = { version: 1, run: '', attempt: 1, job: '', index: 0, step: '' };
  const marker = { ...place, owner: uuidOf(9), leg: 'quick', tries: 1 };
  const env = { CONTREE_OP_ACTION: JSON.stringify(marker) };
  return [{}, { env }].map((request) => ({ status: 'EXECUTING', request }));
}

const SECOND_ATTEMPT = {
  GITHUB_SERVER_URL: 'https://github.test',
  GITHUB_REPOSITORY: 'octo/repo',
  GITHUB_RUN_ID: '77',
  GITHUB_JOB: 'test',
  GITHUB_ACTION: 'start',
  GITHUB_RUN_ATTEMPT: '2',
};

/** What the first attempt started as `quick`. */
function earlierPass(): Parameters<Awaited<ReturnType<typeof startSimulator>>['seed']>[0] {
  const run = 'https://github.test/octo/repo/actions/runs/77';
  const place = { version: 1, run, attempt: 1, job: 'test', index: 0, step: 'start' };
  const marker = { ...place, owner: uuidOf(8), leg: 'quick', tries: 1 };
  const env = { CONTREE_OP_ACTION: JSON.stringify(marker) };
  const request = { command: 'set -e; echo done', shell: true, cwd: '/root', env };
  return { status: 'SUCCESS', image: BASE_IMAGE, request };
}

function workspaceOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-run-'));
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'one.txt'), 'one\n');
  writeFileSync(join(folder, 'folder/two.txt'), 'two\n');
  return folder;
}
