/**
 * What the workflow tests share: a simulator, a project that uses the action, and act (github.com/nektos/act), which runs
 * the project's workflows on this machine, without containers.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { publishedReferences } from '../../scripts/examples.ts';
import { toolPath } from '../../scripts/tools.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import type { OperationView, Simulator, SimulatorOptions } from '../../simulator/simulator.ts';
import { SUB_ACTIONS } from '../../src/values/mode.ts';
import { uuidsByLeg } from '../scenarios/harness.ts';
import { emptyLog, readLine, type StepLog, type WorkflowLog } from './act-log.ts';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '..', '..');

/** The secret of every workflow; nothing else looks like it. */
const TOKEN = 'contree-token-Tr1cky/Value';

/** What the workflows name actions and workflows of other repositories by; the project stands for each of these. */
const DIGEST = '0123456789'.repeat(4);

export interface WorkflowRun {
  readonly exitCode: number | null;
  readonly jobs: WorkflowLog['jobs'];
  /** Ids of what ran in a job, in the order of its beginning, such as `run` and `run post`; the checkout is left out. */
  order(job: string): readonly string[];
  /** What a step did. Throws when it did not run: act does not tell of a step that it skipped. */
  step(job: string, id: string, stage?: string): StepLog;
  /** The same of each job of a matrix, in no order. */
  steps(job: string, id: string, stage?: string): readonly StepLog[];
  /** The operations that the workflow started, the oldest first, as the service itself knows them now. */
  operations(): readonly OperationView[];
  /** The status of each leg that it started, by name. */
  statuses(): Record<string, string>;
  /** Method and path of each request, in order. */
  readonly requests: readonly string[];
}

export interface RunningWorkflow extends Pick<WorkflowRun, 'operations' | 'statuses'> {
  readonly end: Promise<WorkflowRun>;
  /** Resolves when the condition holds; rejects when the workflow ends before. */
  until(condition: () => boolean): Promise<void>;
  /** Whether the text is in the log by now. */
  logged(text: string): boolean;
  /** Cancels the workflow, as the button on GitHub's page does. */
  cancel(): void;
}

export interface ProjectOptions {
  /** What the repository holds besides the action and the workflows, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Configuration variables, besides `CONTREE_URL`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What triggers the workflow; `push` when left out. */
  readonly event?: string;
  /** Secrets, besides `CONTREE_TOKEN`. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment of every step, besides GitHub's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder whose programs steps find before those of the machine. */
  readonly programs?: string;
  /** GitHub's API, where the workflow is run for a pull request. act has none of its own. */
  readonly github?: { readonly address: string; readonly token: string; readonly pullRequest: unknown };
}

export interface WorkflowScene {
  readonly simulator: Simulator;
  run(workflow: string, options?: ProjectOptions): Promise<WorkflowRun>;
  start(workflow: string, options?: ProjectOptions): RunningWorkflow;
}

/** A simulator for the tests of a file. What a test leaves running is ended after it. */
export function workflowScene(simulatorOptions: SimulatorOptions = {}): WorkflowScene {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-workflow-'));
  let started: Simulator | undefined;
  const running = new Map<ChildProcess, Promise<unknown>>();
  beforeAll(async () => {
    started = await startSimulator({ retryAfter: 0, token: TOKEN, ...simulatorOptions });
  });
  afterEach(async () => {
    // On SIGTERM, act kills the step that runs, goes through the post steps, and ends.
    for (const child of running.keys()) child.kill('SIGTERM');
    await Promise.all(running.values());
  });
  afterAll(async () => {
    await started?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  const simulator = (): Simulator => {
    if (started === undefined) throw new Error('The simulator is not running yet.');
    return started;
  };
  const start = (workflow: string, options: ProjectOptions = {}): RunningWorkflow => {
    const place = mkdtempSync(join(folder, 'run-'));
    makeProject(join(place, 'project'), options.files ?? {});
    const child = startAct(place, workflow, {
      ...options,
      variables: { CONTREE_URL: simulator().url, ...options.variables },
    });
    const workflowRun = follow(child, place, simulator());
    const settled = workflowRun.end.catch(() => undefined).finally(() => running.delete(child));
    running.set(child, settled);
    return workflowRun;
  };
  return {
    get simulator() {
      return simulator();
    },
    start,
    run: (workflow, options) => start(workflow, options).end,
  };
}

/** A repository with what users of the action get, the workflows and actions that lie beside this file, and `files`. */
function makeProject(project: string, files: Readonly<Record<string, string>>): void {
  for (const folder of ['', ...SUB_ACTIONS])
    cpSync(join(ROOT, folder, 'action.yml'), join(project, folder, 'action.yml'));
  cpSync(join(ROOT, 'dist'), join(project, 'dist'), { recursive: true });
  for (const name of readdirSync(HERE).filter((entry) => entry.endsWith('.yml')))
    cpSync(join(HERE, name), join(project, '.github', 'workflows', name));
  cpSync(join(HERE, 'actions'), join(project, '.github', 'actions'), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content, { mode: content.startsWith('#!') ? 0o755 : 0o644 });
  }
  const git = (...args: string[]): unknown => execFileSync('git', args, { cwd: project, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', 'https://github.com/octo/repo');
  const author = ['-c', 'user.name=Octo', '-c', 'user.email=octo@example.org', '-c', 'commit.gpgsign=false'];
  git(...author, 'commit', '--quiet', '--allow-empty', '--message=Begin');
}

let runs = 0;

function startAct(place: string, workflow: string, options: ProjectOptions): ChildProcess {
  const { env = {}, event = 'push', files = {}, github, programs = '', variables = {} } = options;
  const project = join(place, 'project');
  runs += 1;
  const payload = join(place, 'event.json');
  writeFileSync(payload, JSON.stringify(github === undefined ? {} : { pull_request: github.pullRequest }));
  const secrets = { CONTREE_TOKEN: TOKEN, ...(github && { GITHUB_TOKEN: github.token }), ...options.secrets };
  const environment = {
    // It would be 1 in every run, and the simulator outlives a run.
    GITHUB_RUN_ID: String(runs),
    ...(github && { GITHUB_API_URL: github.address }),
    ...env,
  };
  const texts = [
    readFileSync(join(project, '.github', 'workflows', `${workflow}.yml`), 'utf8'),
    ...Object.values(files),
  ];
  const named = [`contree/op-action@${DIGEST}`, `octo/workflows@${DIGEST}`, ...publishedReferences(texts.join('\n'))];
  const args = [
    github === undefined ? event : 'pull_request',
    ...['--eventpath', payload, '--json', '-C', project, '-W', `.github/workflows/${workflow}.yml`],
    ...['-P', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--action-cache-path', join(place, 'cache')],
    ...named.flatMap((name) => ['--local-repository', `${name}=${project}`]),
    ...['--local-repository', `actions/upload-artifact@v6=${join(project, '.github', 'actions', 'upload-artifact')}`],
    ...flags('--secret', secrets),
    ...flags('--env', environment),
    ...flags('--var', variables),
  ];
  const heard = heardOut(place);
  mkdirSync(heard);
  const folders = [programs, join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''];
  const own = {
    PATH: folders.filter((folder) => folder !== '').join(':'),
    HOME: place,
    XDG_CACHE_HOME: join(place, 'cache'),
    NODE_OPTIONS: `--import=${import.meta.resolve('./hear-out.js')}`,
    HEARD_OUT: heard,
  };
  return spawn(toolPath('act'), args, { cwd: place, env: own, stdio: ['ignore', 'pipe', 'pipe'] });
}

function flags(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

/** Where a file tells that a process was heard out. */
function heardOut(place: string): string {
  return join(place, 'heard-out');
}

function follow(child: ChildProcess, place: string, simulator: Simulator): RunningWorkflow {
  const log = emptyLog();
  const earlier = new Set(simulator.operations().map(({ uuid }) => uuid));
  const requestsBefore = simulator.requests.length;
  const operations = (): readonly OperationView[] => simulator.operations().filter(({ uuid }) => !earlier.has(uuid));
  const statuses = (): Record<string, string> => {
    const known = new Map(operations().map(({ uuid, status }) => [uuid, status]));
    const byLeg = Object.entries(uuidsByLeg(operations()));
    return Object.fromEntries(byLeg.map(([leg, uuid]) => [leg, known.get(uuid) ?? '']));
  };
  const strange: string[] = [];
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => {
      try {
        readLine(log, line, (processId) => {
          writeFileSync(join(heardOut(place), processId), '');
        });
      } catch {
        strange.push(line);
      }
    });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    log.text += chunk;
  });
  const { promise: end, resolve, reject } = Promise.withResolvers<WorkflowRun>();
  let over = false;
  child.once('error', reject);
  child.once('close', (exitCode) => {
    over = true;
    const requests = simulator.requests.slice(requestsBefore).map(({ method, path }) => `${method} ${path}`);
    if (strange.length > 0) reject(new Error(`act printed what is no JSON: ${strange.join('\n')}`));
    else if (log.text.includes(TOKEN)) reject(new Error(`The token is in the log: ${log.text}`));
    else resolve({ ...readable(log), exitCode, jobs: log.jobs, requests, operations, statuses });
  });
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) {
      if (over) throw new Error(`The workflow ended before: ${log.text}`);
      await sleep(5, undefined, { ref: false });
    }
  };
  const logged = (text: string): boolean => log.text.includes(text);
  return { end, until, operations, statuses, logged, cancel: () => child.kill('SIGINT') };
}

function readable(log: WorkflowLog): Pick<WorkflowRun, 'step' | 'steps' | 'order'> {
  const steps: WorkflowRun['steps'] = (job, id, stage = 'Main') =>
    log.steps.filter((step) => step.job === job && step.id === id && step.stage === stage);
  return {
    steps,
    step: (job, id, stage) => {
      const [found, ...more] = steps(job, id, stage);
      if (found !== undefined && more.length === 0) return found;
      throw new Error(`${job}/${id} ran ${String(more.length + (found ? 1 : 0))} times: ${log.text}`);
    },
    order: (job) =>
      log.steps
        .filter((step) => step.job === job && step.stage !== 'Pre' && step.id !== 'checkout')
        .map(({ id, stage }) => (stage === 'Post' ? `${id} post` : id)),
  };
}
