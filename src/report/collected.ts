import type { CollectedRecord } from '../legs/run-record.ts';

export interface CollectedTotal {
  readonly files: number;
  readonly bytes: number;
  /** The local folders that hold it, each once, relative to the workspace. */
  readonly folders: readonly string[];
}

/** All that was collected, of all legs together. */
export function collectedTotal(collected: ReadonlyMap<string, CollectedRecord>): CollectedTotal {
  const records = [...collected.values()];
  return {
    files: records.reduce((sum, { files }) => sum + files, 0),
    bytes: records.reduce((sum, { bytes }) => sum + bytes, 0),
    folders: [...new Set(records.flatMap(({ folders }) => folders))],
  };
}
