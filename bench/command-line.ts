import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulator } from '../simulator/simulator.ts';

export interface CommandLineEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds of wall time. */
  readonly took: number;
  /** Peak, in MiB. */
  readonly memory: number;
  /** Seconds. */
  readonly cpu: number;
}

/** Reports the usage of the command it runs, which Node does not tell of a child. */
const METER = `
import json, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump({"memory": usage.ru_maxrss / 1024, "cpu": usage.ru_utime + usage.ru_stime}, open(sys.argv[1], "w"))
sys.exit(code)
`;

/** Runs the official command line against the simulator, with a home of its own. */
export async function runCommandLine(
  path: string,
  { url, token }: Simulator,
  args: readonly string[],
): Promise<CommandLineEnd> {
  const home = mkdtempSync(join(tmpdir(), 'op-action-cli-'));
  writeFileSync(join(home, 'auth.ini'), `[profile:default]\nurl = ${url}\ntoken = ${token}\ntype = jwt\n`);
  const usage = join(home, 'usage.json');
  const started = performance.now();
  const child = spawn('python3', ['-c', METER, usage, path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: home, CONTREE_HOME: home, CONTREE_NO_UPDATE_CHECK: '1' },
  });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const took = performance.now() - started;
  const { memory, cpu } = JSON.parse(readFileSync(usage, 'utf8')) as { memory: number; cpu: number };
  rmSync(home, { recursive: true, force: true });
  return { exitCode, ...text, took, memory, cpu };
}
