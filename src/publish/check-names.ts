import { oneLine, truncate } from '../report/text/clean.ts';
import { jobName, type Origin } from '../start/marker.ts';

/** UTF-16 units of each part. */
const NAME_LENGTH = 100;

/**
 * The check runs' names, in the order of the legs: `op-action / job / leg`, the same in each run; a matrix has `job/2`. Of
 * equal names GitHub shows only the latest.
 */
export function checkNames(origin: Origin, legs: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return legs.map((leg) => {
    const parts = ['op-action', jobName(origin), leg].map((part) => truncate(oneLine(part), NAME_LENGTH));
    const name = parts.filter((part) => part !== '').join(' / ');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${String(count)})`;
  });
}
