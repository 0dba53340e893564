import type { Marker, Origin } from '../start/marker.ts';

/** Whether the step started it, in an earlier attempt of its workflow run. */
export function isOfEarlierAttempt(marker: Marker, { run, attempt, job, index, step }: Origin): boolean {
  return (
    marker.run === run &&
    marker.job === job &&
    marker.index === index &&
    marker.step === step &&
    marker.attempt < attempt
  );
}

/** With how many operations the leg had in that attempt. */
type LastTry<Start> = Start & { readonly operations: number };

/**
 * Of each leg (null: the setup) the last try of the latest attempt that started it. A leg that two runs of the step started in
 * that attempt has `ambiguous` in place of it, and so has one with two last tries: which of them is this step's cannot be
 * known.
 */
export function latestStarts<Start extends { readonly marker: Marker }>(
  starts: readonly Start[],
): ReadonlyMap<string | null, LastTry<Start> | 'ambiguous'> {
  const ofLeg = Map.groupBy(starts, ({ marker }) => marker.leg);
  return new Map([...ofLeg].map(([leg, ofAttempts]) => [leg, lastTry(ofAttempts)]));
}

function lastTry<Start extends { readonly marker: Marker }>(
  ofAttempts: readonly Start[],
): LastTry<Start> | 'ambiguous' {
  const attempt = Math.max(...ofAttempts.map(({ marker }) => marker.attempt));
  const tries = ofAttempts.filter(({ marker }) => marker.attempt === attempt);
  const last = Math.max(...tries.map(({ marker }) => marker.tries));
  const [start, ...others] = tries.filter(({ marker }) => marker.tries === last);
  const owners = new Set(tries.map(({ marker }) => marker.owner));
  if (start === undefined || others.length > 0 || owners.size > 1) return 'ambiguous';
  return { ...start, operations: tries.length };
}
