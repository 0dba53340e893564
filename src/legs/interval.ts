/** Milliseconds. The shortest and the longest pause between two looks at the same leg. */
const SHORTEST = 500;
const LONGEST = 5_000;
/** A pause is this part of the time waited so far, so that knowing late costs at most so much of a leg's length. */
const SHARE = 0.1;
/** Up to this part is taken off or added by chance, so that steps which started together do not ask together. */
const SPREAD = 0.2;

/**
 * How long to pause before the next look, in milliseconds.
 * @param elapsed milliseconds waited so far
 * @param random a number from 0 up to but not including 1
 */
export function pause(elapsed: number, random: number): number {
  const steady = Math.min(Math.max(elapsed * SHARE, SHORTEST), LONGEST);
  return steady * (1 - SPREAD + 2 * SPREAD * random);
}
