import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Usage } from '../scripts/process-meter.ts';
import { toolPath, toolVersion } from '../scripts/tools.ts';
import { expectExit } from './measure.ts';
import type { SimulatorProcess } from './simulator-process.ts';

export interface CommandLineEnd extends Usage {
  /** Milliseconds of wall time. */
  readonly took: number;
}

/** Runs a command and reports its time, memory and CPU time. Node reports no resource usage of a child. */
const METER = `
import json, resource, subprocess, sys, time
started = time.perf_counter()
code = subprocess.call(sys.argv[2:])
took = time.perf_counter() - started
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
facts = {"took": took * 1000, "memory": usage.ru_maxrss * 1024, "cpu": usage.ru_utime + usage.ru_stime}
json.dump(facts, open(sys.argv[1], "w"))
sys.exit(code)
`;

/**
 * Runs the official command line against the simulator, with a home of its own. Calls `onOutput` with each chunk of
 * stdout. Throws when it does not exit with 0.
 */
export async function runCommandLine(
  { url, token }: SimulatorProcess,
  args: readonly string[],
  onOutput?: (text: string) => void,
): Promise<CommandLineEnd> {
  const home = mkdtempSync(join(tmpdir(), 'op-action-cli-'));
  try {
    writeFileSync(join(home, 'auth.ini'), `[profile:default]\nurl = ${url}\ntoken = ${token}\ntype = jwt\n`);
    const usage = join(home, 'usage.json');
    const child = spawn('python3', ['-c', METER, usage, toolPath('contree'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        CONTREE_HOME: home,
        CONTREE_NO_UPDATE_CHECK: '1',
        PYTHONUNBUFFERED: '1',
      },
    });
    const text = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (chunk: string) => {
        text[stream] += chunk;
        if (stream === 'stdout') onOutput?.(chunk);
      });
    }
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    expectExit({ exitCode, ...text });
    return JSON.parse(readFileSync(usage, 'utf8')) as CommandLineEnd;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

export const COMMAND_LINE = `contree-cli ${toolVersion('contree')}`;
