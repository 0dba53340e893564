import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../scripts/run-action.ts';
import { expectExit, type Usage } from './measure.ts';
import type { SimulatorProcess } from './simulator-process.ts';

export interface StepRunOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace?: string;
  readonly onOutput?: (text: string) => void;
}

/** Runs the built action against the simulator; returns its wall time in milliseconds. Throws when it does not exit with 0. */
export async function timeStep({ url, token }: SimulatorProcess, run: StepRunOptions): Promise<number> {
  const end = await runAction({ ...run, inputs: { ...run.inputs, url, token } });
  expectExit(end);
  return end.took;
}

/** Runs it too; returns the usage of its process. */
export async function meterStep({ url, token }: SimulatorProcess, run: StepRunOptions): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-bench-'));
  const usage = join(folder, 'usage.json');
  try {
    expectExit(await runAction({ ...run, inputs: { ...run.inputs, url, token }, nodeArguments: probe(usage) }));
    return JSON.parse(readFileSync(usage, 'utf8')) as Usage;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Node arguments with which the process writes its usage to a file at its exit. */
function probe(file: string): string[] {
  const code =
    `import{writeFileSync}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();` +
    `writeFileSync(${JSON.stringify(file)},JSON.stringify({memory:u.maxRSS*1024,cpu:(u.userCPUTime+u.systemCPUTime)/1e6}))})`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}
