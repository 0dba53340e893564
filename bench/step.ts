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
  /** What it must exit with; 0 when not given. */
  readonly exitCode?: number;
}

/** Runs the built action against the simulator; returns its wall time in milliseconds. Throws when it exits otherwise. */
export async function timeStep({ url, token }: SimulatorProcess, run: StepRunOptions): Promise<number> {
  const end = await runAction({ ...run, inputs: { ...run.inputs, url, token } });
  expectExit(end, run.exitCode);
  return end.took;
}

/** Runs it too; returns the usage of its process, and its wall time in milliseconds. */
export async function meterStep(
  { url, token }: SimulatorProcess,
  run: StepRunOptions,
): Promise<Usage & { readonly took: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-bench-'));
  const usage = join(folder, 'usage.json');
  try {
    const end = await runAction({ ...run, inputs: { ...run.inputs, url, token }, nodeArguments: probe(usage) });
    expectExit(end, run.exitCode);
    return { ...(JSON.parse(readFileSync(usage, 'utf8')) as Usage), took: end.took };
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
