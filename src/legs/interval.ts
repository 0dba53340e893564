/** Milliseconds. The shortest pause between two looks, and the longest where few legs are looked at. */
const SHORTEST = 500;
const LONGEST = 5_000;
/** Milliseconds by which each leg lengthens the longest pause, and the longest of all: the more legs, the larger a listing. */
const LONGER_BY_LEG = 100;
const LONGEST_OF_ALL = 30_000;
/** The longest pause where few legs are looked at that are all in the queue, where some wait for hours. */
const LONGEST_QUEUED = 10_000;
/**
 * A pause is this part of the time waited so far, so that knowing late costs at most so much of a leg's length: a tenth for
 * up to 40 legs, a quarter from 100 on, and a quarter of whatever number while they are in the queue.
 */
const SHARE_BY_LEG = 1 / 400;
const SMALLEST_SHARE = 0.1;
const LARGEST_SHARE = 0.25;
/** Up to this part is taken off or added by chance, so that steps which started together do not ask together. */
const SPREAD = 0.2;

/**
 * How long to pause before the next look at legs that no stream tells of, in milliseconds.
 * @param waited milliseconds waited for them so far, on average
 * @param legs how many are followed, those with a stream included, since a listing shows them as well
 * @param random a number from 0 up to but not including 1
 * @param areQueued none of those that are looked at has begun
 */
export function pause(waited: number, legs: number, random: number, areQueued = false): number {
  const share = areQueued ? LARGEST_SHARE : within(SMALLEST_SHARE, legs * SHARE_BY_LEG, LARGEST_SHARE);
  const longest = within(areQueued ? LONGEST_QUEUED : LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
  return within(SHORTEST, waited * share, longest) * (1 - SPREAD + 2 * SPREAD * random);
}

function within(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
