import type { Marker, Origin } from '../start/marker.ts';

/** Whether the step started it: in an earlier attempt of its workflow run, or another run of the same step in this one. */
export function isOfStep(marker: Marker, { run, attempt, job, index, matrix, step }: Origin): boolean {
  return (
    marker.run === run &&
    marker.job === job &&
    marker.index === index &&
    marker.matrix === matrix &&
    marker.step === step &&
    marker.attempt <= attempt
  );
}

/** With how many tries the leg had in that attempt. */
type LastTry<Start> = Start & { readonly attempts: number };

/** The step that looks back: the number of its attempt, and the names of its legs. */
export interface LookingBack {
  readonly attempt: number;
  readonly legs: readonly string[];
}

interface Marked {
  readonly marker: Marker;
  /** It neither passed nor was cancelled. A later try after any other means that its start arrived late, as a duplicate. */
  readonly mayBeRetried: boolean;
}

/**
 * Of each leg (null: the setup) the last try of the latest earlier attempt that started it.
 *
 * A step of one name may run twice in an attempt, such as in a composite action that a job uses twice. Then all legs have
 * `ambiguous` in place of it, also those that one run alone started: its sibling may not have come that far. Two such runs are
 * known by a leg of this step that both started, in any attempt; in the current one this step counts as the second. Where they
 * share no more than a setup, that alone is `ambiguous`. So is a leg with two last tries.
 */
export function latestStarts<Start extends Marked>(
  starts: readonly Start[],
  { attempt, legs }: LookingBack,
): ReadonlyMap<string | null, LastTry<Start> | 'ambiguous'> {
  const ofLeg = Map.groupBy(starts, ({ marker }) => marker.leg);
  const isShared = (leg: string | null): boolean => hasSeveralRuns(ofLeg.get(leg) ?? [], attempt);
  const areShared = legs.some(isShared);
  const earlier = Map.groupBy(
    starts.filter(({ marker }) => marker.attempt < attempt),
    ({ marker }) => marker.leg,
  );
  return new Map(
    [...earlier].map(([leg, ofAttempts]) => [leg, areShared || isShared(leg) ? 'ambiguous' : lastTry(ofAttempts)]),
  );
}

function hasSeveralRuns(ofAttempts: readonly Marked[], current: number): boolean {
  const attempts = Map.groupBy(ofAttempts, ({ marker }) => marker.attempt);
  return [...attempts].some(
    ([attempt, tries]) => attempt === current || new Set(tries.map(({ marker }) => marker.owner)).size > 1,
  );
}

function lastTry<Start extends Marked>(ofAttempts: readonly Start[]): LastTry<Start> | 'ambiguous' {
  const attempt = Math.max(...ofAttempts.map(({ marker }) => marker.attempt));
  const tries = ofAttempts.filter(({ marker }) => marker.attempt === attempt);
  const last = Math.max(...tries.map(({ marker }) => marker.tries));
  const [start, ...others] = tries.filter(({ marker }) => marker.tries === last);
  if (start === undefined || others.length > 0) return 'ambiguous';
  return { ...start, attempts: tries.filter((each) => each === start || each.mayBeRetried).length };
}
