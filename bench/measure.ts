/** What the measurements share. */
import type { ActionEnd } from '../scripts/run-action.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator/simulator.ts';
import type { CommandLineEnd } from './command-line.ts';

export interface Measurement {
  readonly what: string;
  readonly action: string;
  readonly peer: string;
  readonly ratio: string;
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((left, right) => left - right)[numbers.length >> 1] ?? Number.NaN;
}

export function row(what: string, action: number, peer: number | null, unit: string, peerName: string): Measurement {
  const shown = (value: number): string => `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`;
  return {
    what,
    action: shown(action),
    peer: peer === null ? `not given (${peerName})` : `${shown(peer)} (${peerName})`,
    ratio: peer === null ? '' : (action / peer).toFixed(2),
  };
}

export async function onSimulator<Result>(
  options: SimulatorOptions,
  work: (simulator: Simulator) => Promise<Result>,
): Promise<Result> {
  const simulator = await startSimulator(options);
  try {
    return await work(simulator);
  } finally {
    await simulator.close();
  }
}

export function expectExit(end: ActionEnd | CommandLineEnd, code: number): void {
  if (end.exitCode !== code) throw new Error(`It ended with ${String(end.exitCode)}:\n${end.stdout}${end.stderr}`);
}
