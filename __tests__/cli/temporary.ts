import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';

/** Calls with a folder that is gone afterwards, also when it throws. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-cli-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Calls with a service that is closed afterwards, also when it throws. */
export async function withService<Result>(
  options: SimulatorOptions,
  use: (service: Simulator) => Promise<Result>,
): Promise<Result> {
  const service = await startSimulator({ retryAfter: 0, ...options });
  try {
    return await use(service);
  } finally {
    await service.close();
  }
}
