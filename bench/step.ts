import { processMeter, type Usage } from '../scripts/process-meter.ts';
import { runAction } from '../scripts/run-action.ts';
import { expectExit } from './measure.ts';
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
  const meter = processMeter();
  const { nodeArguments } = meter;
  const end = await runAction({ ...run, inputs: { ...run.inputs, url, token }, nodeArguments });
  expectExit(end, run.exitCode);
  return { ...meter.read(), took: end.took };
}
