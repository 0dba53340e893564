import { jobName, type Marker } from '../start/marker.ts';
import { UniqueNames } from '../values/unique-names.ts';
import type { GivenOperation } from './name-legs.ts';

export interface MarkedOperation {
  /** Lower-case, with hyphens. */
  readonly uuid: string;
  /** RFC 3339; null when the service does not say. */
  readonly createdAt: string | null;
  readonly marker: Marker;
}

/** One whose marker names a leg. */
interface Start extends MarkedOperation {
  readonly leg: string;
}

export interface RunLegs {
  readonly legs: GivenOperation[];
  /** The names of which an earlier attempt had more starts than a later one: which of them that started again is unknown. */
  readonly unclear: string[];
}

/**
 * The legs that the workflow run `run` (its address) started, sorted by job, position in the matrix and creation. Each has a
 * name of its own: its name in `beside`, or else one that is free there. The last start counts of a leg that was started
 * again.
 */
export function legsOfRun(
  operations: readonly MarkedOperation[],
  run: string,
  beside: readonly GivenOperation[],
): RunLegs {
  const starts = operations.flatMap((operation) => {
    const { leg, run: from } = operation.marker;
    return leg === null || from !== run ? [] : [{ ...operation, leg }];
  });
  const given = new Map<string, string>();
  for (const { uuid, name } of beside) if (name !== null && !given.has(uuid)) given.set(uuid, name);
  const ofLegs = groupBy(starts, ({ leg, marker }) => JSON.stringify([marker.job, marker.index, leg])).map(lastStarts);
  const unclear = new Set(ofLegs.flatMap(({ last, isUnclear }) => (isUnclear ? last.map(({ leg }) => leg) : [])));
  const legs = nameStarts(ofLegs.flatMap(({ last }) => last).toSorted(inOrder), given);
  return { legs, unclear: [...unclear].toSorted(compare) };
}

/**
 * A leg is known by its job, its position in the matrix and its name: of these the last attempt of the workflow run counts.
 * Two steps that started a leg of the same name in the same attempt started two legs; of each step, the last try counts.
 *
 * Where a later attempt has fewer of them, such as after a re-run of one of two calls of a reusable workflow, all starts count
 * since the last attempt that had the most: one that a re-run did not start again may have failed.
 */
function lastStarts(starts: readonly Start[]): { readonly last: Start[]; readonly isUnclear: boolean } {
  const attempts = groupBy(starts, ({ marker }) => String(marker.attempt))
    .map((tries) => groupBy(tries, ({ marker }) => marker.owner).flatMap((ofStep) => ofStep.toSorted(byTry).slice(-1)))
    .toSorted(([one], [other]) => (other?.marker.attempt ?? 0) - (one?.marker.attempt ?? 0));
  const most = Math.max(...attempts.map((ofAttempt) => ofAttempt.length));
  const whole = attempts.findIndex((ofAttempt) => ofAttempt.length === most);
  return { last: attempts.slice(0, whole + 1).flat(), isUnclear: whole > 0 };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  return [...Map.groupBy(items, keyOf).values()];
}

function byTry(one: Start, other: Start): number {
  return one.marker.tries - other.marker.tries || createdAt(one) - createdAt(other) || compare(one.uuid, other.uuid);
}

function inOrder(one: Start, other: Start): number {
  return (
    compare(one.marker.job, other.marker.job) ||
    one.marker.index - other.marker.index ||
    createdAt(one) - createdAt(other) ||
    compare(one.leg, other.leg) ||
    compare(one.uuid, other.uuid)
  );
}

/** An unknown moment goes first. */
function createdAt(start: Start): number {
  return Date.parse(start.createdAt ?? '') || 0;
}

/** Not by the rules of a language, which differ between runners. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/**
 * The leg's own name where only one job has it, else with the job before it, and `-2` and so on behind it where that is
 * taken. `given` has names by UUID.
 */
function nameStarts(starts: readonly Start[], given: ReadonlyMap<string, string>): GivenOperation[] {
  const ofSeveralJobs = groupBy(starts, ({ leg }) => leg).filter(
    (namesakes) => new Set(namesakes.map(({ marker }) => jobName(marker))).size > 1,
  );
  const shared = new Set(ofSeveralJobs.flat());
  const wantedName = (start: Start): string =>
    shared.has(start) ? `${jobName(start.marker)}/${start.leg}` : start.leg;
  const unique = new UniqueNames({ taken: given.values(), reserved: starts.map(wantedName) });
  return starts.map((start) => {
    const { uuid } = start;
    return { source: 'operations', token: 'workflow', uuid, name: given.get(uuid) ?? unique.make(wantedName(start)) };
  });
}
