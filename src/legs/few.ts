import type { Patience } from './track.ts';

/** So many legs are few: they are followed without a look at them before, and looked at as often as the youngest wants. */
const FEW = 15;
/** Of a few most begin within a second, and need no look for that. */
const PATIENCE = { few: { failures: 3, earlies: 2 }, many: { failures: 1, earlies: 1 } };

export function areFew(legs: number): boolean {
  return legs <= FEW;
}

/** What is borne of a leg's streams before it is looked at, and only then gets another; `legs` are those that are followed. */
export function patienceWith(legs: number): Patience {
  return areFew(legs) ? PATIENCE.few : PATIENCE.many;
}
