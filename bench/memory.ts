/**
 * Measures the peak memory of the built action on a simulator in another process, with legs that all fail at once:
 *
 *     npm run bench:memory -- [--modes wait,show,run] [--legs 1,100] [--output little,50kB] [--logs failed,all]
 *
 * Prints a table and asserts nothing. A run that ends otherwise than its legs do is an error. Outputs of 10 MiB are
 * measured with a hundred legs at most, and mode run, whose commands run on this machine, with 2,000.
 */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanUpRuns } from '../scripts/run-action.ts';
import { BASE_IMAGE, type SeededOperation } from '../simulator/simulator.ts';
import { markdownTable } from './markdown-table.ts';
import { bytes, count, seconds } from './measure.ts';
import { onSimulator, type SimulatorProcess } from './simulator-process.ts';
import { meterStep } from './step.ts';

const OUTPUTS = { little: 20, '50kB': 50_000, '10MiB': 10 * 1024 ** 2 } as const;
const MODES = ['wait', 'show', 'run', 'list', 'cancel'] as const;
type Mode = (typeof MODES)[number];
/** Those that end with the exit code of the legs. */
const WITH_VERDICT: readonly Mode[] = ['wait', 'run'];
const LOGS = ['failed', 'all', 'live'] as const;

interface Case {
  readonly mode: Mode;
  readonly legs: number;
  readonly output: keyof typeof OUTPUTS;
  readonly logs: (typeof LOGS)[number];
}

/** Milliseconds from the seeding until all legs end, so that the step has found all of them. */
const endOf = (legs: number): number => 2_000 + legs;
const EXIT_CODE = 3;
const FILE = 'operations.txt';
const MOST_BYTES = 100 * OUTPUTS['10MiB'];
const MOST_PROCESSES = 2_000;

/** Lines as tests write them, with a character beyond ASCII, so that the service sends base64. */
function textOf(size: number): string {
  const lines = Array.from({ length: 1_000 }, (_, index) => `ok ${index} ${hash('sha1', String(index))}\n`).join('');
  return `é${lines.repeat(Math.ceil(size / lines.length))}`.slice(0, size);
}

function seedOf({ mode, output, legs }: Case): SeededOperation {
  // The same object for all legs, so that it reaches the simulator's process once.
  const value = Buffer.from(textOf(OUTPUTS[output])).toString('base64');
  const timeline =
    mode === 'wait'
      ? [
          { after: 0, status: 'EXECUTING' },
          { after: endOf(legs), status: 'SUCCESS' },
        ]
      : [{ after: 0, status: mode === 'cancel' ? 'EXECUTING' : 'SUCCESS' }];
  return { timeline, exitCode: EXIT_CODE, stdout: { value, encoding: 'base64', truncated: false } };
}

async function inputsOf(
  simulator: SimulatorProcess,
  one: Case,
  workspace: string,
): Promise<Readonly<Record<string, string>>> {
  const { mode, legs, logs, output } = one;
  if (mode === 'run') {
    const script = `head -c ${OUTPUTS[output]} /dev/urandom; exit ${EXIT_CODE}`;
    const all = Array.from({ length: legs }, (_, index) => `leg ${index}: "${script}"`);
    const limits = { 'max-parallel': '16', 'truncate-output-at': String(OUTPUTS[output]) };
    return { mode, image: BASE_IMAGE, legs: all.join('\n'), logs, timeout: '30m', ...limits };
  }
  const seed = seedOf(one);
  const uuids = await simulator.seed(Array.from({ length: legs }, () => seed));
  if (mode === 'list') return { mode, status: 'SUCCESS', max: String(legs) };
  // An input of ten thousand UUIDs would be longer than an environment variable may be.
  writeFileSync(join(workspace, FILE), uuids.join('\n'));
  const selection = { mode, 'operations-file': FILE };
  return mode === 'cancel' ? selection : { ...selection, logs, timeout: '30m' };
}

async function measure(one: Case): Promise<readonly string[]> {
  const exitCode = WITH_VERDICT.includes(one.mode) ? EXIT_CODE : 0;
  const workspace = mkdtempSync(join(tmpdir(), 'op-action-bench-'));
  const { memory, took, cpu } = await onSimulator({ retryAfter: null }, async (simulator) =>
    meterStep(simulator, { inputs: await inputsOf(simulator, one, workspace), workspace, exitCode }),
  ).finally(() => {
    rmSync(workspace, { recursive: true });
  });
  const { mode, logs, legs, output } = one;
  return [`${mode}, logs: ${logs}`, count(legs), output, bytes(memory), seconds(took / 1_000), seconds(cpu)];
}

function chosen<Name extends string>(given: string | undefined, all: readonly Name[]): readonly Name[] {
  const names = given?.split(',') ?? all;
  return all.filter((name) => names.includes(name));
}

function cases(): Case[] {
  const options = {
    modes: { type: 'string' },
    legs: { type: 'string' },
    output: { type: 'string' },
    logs: { type: 'string' },
  } as const;
  const { values } = parseArgs({ options });
  const sizes = (values.legs ?? '1,100,2000,10000').split(',').map(Number);
  const all = chosen(values.modes, MODES).flatMap((mode) =>
    chosen(values.logs, LOGS).flatMap((logs) =>
      chosen(values.output, Object.keys(OUTPUTS) as (keyof typeof OUTPUTS)[]).flatMap((output) =>
        sizes.map((legs): Case => ({ mode, legs, output, logs })),
      ),
    ),
  );
  return all.filter(({ mode, legs, logs, output }) => {
    if (legs * OUTPUTS[output] > MOST_BYTES && output === '10MiB') return false;
    if (mode === 'list' || mode === 'cancel') return output === 'little' && logs === 'failed';
    if (mode === 'show' && logs === 'live') return false;
    return mode !== 'run' || legs <= MOST_PROCESSES;
  });
}

try {
  const rows: (readonly string[])[] = [];
  for (const one of cases()) {
    const row = await measure(one);
    console.error(row.join(' · '));
    rows.push(row);
  }
  console.log(markdownTable(['mode', 'legs', 'output of each', 'peak memory', 'took', 'CPU time'], rows));
} finally {
  cleanUpRuns();
}
