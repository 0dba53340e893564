/** Starts the built action as the runner does: inputs and file commands through the environment, defaults from action.yml. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SubAction } from '../src/values/mode.ts';
import { type Manifest, readManifest } from './manifest.ts';

const root = dirname(import.meta.dirname);
const manifest = readManifest(root);

export interface RunActionOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Added to the scrubbed environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly entry?: 'main' | 'post';
  /** The root action when left out. */
  readonly action?: SubAction;
  /** The state that an earlier entry saved. */
  readonly state?: Readonly<Record<string, string>>;
  /** The value of `${{ job.status }}` for this entry. */
  readonly jobStatus?: 'success' | 'failure' | 'cancelled';
  /** Added before the script, for measurements. */
  readonly nodeArguments?: readonly string[];
  /** A folder to keep; by default a temporary one that `cleanUpRuns` removes. */
  readonly folder?: string;
  /** The job's checkout, in which the step runs; by default the run's own folder. */
  readonly workspace?: string;
  readonly onOutput?: (text: string) => void;
}

export interface ActionEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The step's `RUNNER_TEMP`. */
  readonly temp: string;
  /** Milliseconds of wall time. */
  readonly took: number;
}

export interface RunningAction {
  readonly child: ChildProcess;
  readonly end: Promise<ActionEnd>;
  /** What it has saved so far. */
  readonly state: () => Readonly<Record<string, string>>;
}

/** For the environment of many steps: Node keeps what it compiles of the bundle, which saves a quarter of a step's time. */
export const COMPILED_ONCE = { NODE_COMPILE_CACHE: join(tmpdir(), 'op-action-compiled') };

const folders: string[] = [];

/** Removes the temporary folders of all runs so far. */
export function cleanUpRuns(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Starts an entry and returns at once, so that it can be watched and sent signals. */
export function startAction(run: RunActionOptions): RunningAction {
  const folder = run.folder ?? mkdtempSync(join(tmpdir(), 'op-action-run-'));
  if (run.folder === undefined) folders.push(folder);
  const workspace = run.workspace ?? folder;
  const temp = join(folder, 'temp');
  mkdirSync(temp, { recursive: true });
  const files = { output: join(folder, 'output'), state: join(folder, 'state'), summary: join(folder, 'summary.md') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const used = run.action === undefined ? manifest : readManifest(root, run.action);
  const entry = join(root, run.action ?? '', used.runs[run.entry ?? 'main'] ?? '');
  const started = performance.now();
  const child = spawn(process.execPath, [...(run.nodeArguments ?? []), entry], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      RUNNER_TEMP: temp,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: files.output,
      GITHUB_STATE: files.state,
      GITHUB_STEP_SUMMARY: files.summary,
      ...inputVariables(run, used),
      ...Object.fromEntries(Object.entries(run.state ?? {}).map(([name, value]) => [`STATE_${name}`, value])),
      ...run.env,
    },
  });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
      run.onOutput?.(chunk);
    });
  }
  const end = new Promise<ActionEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      resolve({
        exitCode,
        signal,
        ...text,
        outputs: readCommands(files.output),
        state: readCommands(files.state),
        summary: readFileSync(files.summary, 'utf8'),
        temp,
        took: performance.now() - started,
      });
    });
  });
  return { child, end, state: () => readCommands(files.state) };
}

/** Runs an entry to its end. */
export function runAction(run: RunActionOptions): Promise<ActionEnd> {
  return startAction(run).end;
}

/**
 * `INPUT_*` as the runner names them: upper case, blanks as underscores, all other characters unchanged. It also hands on
 * inputs that the used action does not declare.
 */
function inputVariables(
  { inputs = {}, jobStatus = 'success' }: RunActionOptions,
  used: Manifest,
): Record<string, string> {
  const known = new Set(manifest.inputs.map(({ name }) => name));
  for (const name of Object.keys(inputs)) if (!known.has(name)) throw new Error(`action.yml has no input ${name}.`);
  const defaults = used.inputs.map(({ name, default: value }) => [
    name,
    value.replace(/^\$\{\{ (.*) \}\}$/, (_, expression: string) => evaluate(expression, jobStatus)),
  ]);
  const values = { ...(Object.fromEntries(defaults) as Record<string, string>), ...inputs };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

/** The values of the expressions that action.yml has as defaults. There is no GitHub token here. */
function evaluate(expression: string, jobStatus: string): string {
  const values: Record<string, string> = {
    'job.status': jobStatus,
    'github.token': '',
    'strategy.job-index': '0',
    'toJSON(matrix)': 'null',
  };
  const value = values[expression];
  if (value === undefined) throw new Error(`run-action.ts cannot evaluate this default of action.yml: ${expression}`);
  return value;
}

/** Reads a file of `name<<delimiter` blocks. The last block of a name wins. */
function readCommands(file: string): Record<string, string> {
  const commands: Record<string, string> = {};
  const lines = readFileSync(file, 'utf8').split('\n');
  for (let at = 0; at < lines.length;) {
    const [, name, delimiter] = /^(.*?)<<(.*)$/.exec(lines[at] ?? '') ?? [];
    at += 1;
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at);
    if (end === -1) throw new Error(`${file} has no end for ${name}.`);
    commands[name] = lines.slice(at, end).join('\n');
    at = end + 1;
  }
  return commands;
}
