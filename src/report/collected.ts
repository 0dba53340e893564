import type { CollectedRecord } from '../legs/run-record.ts';

export interface CollectedTotal {
  readonly files: number;
  readonly bytes: number;
  /** The folder that holds all of it, relative to the workspace; null where there is none but the workspace itself. */
  readonly folder: string | null;
}

/** All that was collected, of all legs together. */
export function collectedTotal(collected: ReadonlyMap<string, CollectedRecord>): CollectedTotal {
  const records = [...collected.values()].filter(({ files }) => files > 0);
  const folders = records.map(({ folder }) => folder.split('/').filter((part) => part !== '' && part !== '.'));
  const common = folders.reduce((one, other) => one.slice(0, sharedLength(one, other)), folders[0] ?? []);
  return {
    files: records.reduce((sum, { files }) => sum + files, 0),
    bytes: records.reduce((sum, { bytes }) => sum + bytes, 0),
    folder: common.length === 0 ? null : common.join('/'),
  };
}

/** How many parts two paths have in common, from the beginning. */
function sharedLength(one: readonly string[], other: readonly string[]): number {
  const difference = one.findIndex((part, index) => part !== other[index]);
  return difference === -1 ? one.length : difference;
}
