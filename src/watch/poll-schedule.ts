import { spread } from '../contree/backoff.ts';
import type { FruitlessLimit } from './log-cursor.ts';

/** Up to this many legs are few: they get streams without a poll before, and are polled as often as the youngest needs. */
const FEW = 15;
/** Few legs mostly begin within a second, and need no poll for that. */
const FRUITLESS: Readonly<Record<'few' | 'many', FruitlessLimit>> = {
  few: { failures: 3, earlies: 2 },
  many: { failures: 1, earlies: 1 },
};

/** Milliseconds. The shortest pause between two polls, and the longest where few legs are polled. */
const SHORTEST = 500;
/** The same while others wait for a slot, and no leg has said yet how long it takes. */
const SHORTEST_AT_FIRST = 250;
const LONGEST = 5_000;
/**
 * Milliseconds that each leg adds to the longest pause, since more legs make a larger listing, and the most that it becomes.
 */
const LONGER_BY_LEG = 100;
const LONGEST_OF_ALL = 30_000;
/** The longest pause where few legs are polled that are all queued, since some wait for hours. */
const LONGEST_QUEUED = 10_000;
/**
 * A pause is this share of the time waited so far, so that a late end costs at most that share of a leg's length: a tenth for
 * up to 40 legs, a quarter from 100 on, and a quarter of any number while they are queued.
 */
const SHARE_BY_LEG = 1 / 400;
const SMALLEST_SHARE = 0.1;
const LARGEST_SHARE = 0.25;
/** Share of jitter to either side, so that steps which started together do not poll together. */
const PAUSE_JITTER = 0.2;

/** Milliseconds without an event after which a leg with a stream is checked; or as long as it was known to execute. */
const FIRST_CHECK = 300_000;
const CHECK_JITTER = 0.2;
/** Legs that were quiet for this share of their own time are checked together with one that is due. */
export const CHECKED_TOGETHER = 0.5;
/** The least time between two checks, in milliseconds. */
const BETWEEN_CHECKS = 60_000;

export function areFew(legs: number): boolean {
  return legs <= FEW;
}

/** How many fruitless streams a leg may have before it must be polled; `legs` are all that are followed. */
export function fruitlessLimit(legs: number): FruitlessLimit {
  return areFew(legs) ? FRUITLESS.few : FRUITLESS.many;
}

export interface PauseFacts {
  /** Milliseconds that the legs have been waited for. */
  readonly waited: number;
  /** How many are followed, those with a stream included, since a listing shows them too. */
  readonly legs: number;
  /** None of the polled legs has begun. */
  readonly areQueued: boolean;
  /** Others wait for a slot, and how long legs take is not known. */
  readonly isUrgent: boolean;
}

/** Milliseconds from one poll of legs without a stream to the next; `random` is from 0 up to but not including 1. */
export function pollPause({ waited, legs, areQueued, isUrgent }: PauseFacts, random: number): number {
  const share = areQueued ? LARGEST_SHARE : within(SMALLEST_SHARE, legs * SHARE_BY_LEG, LARGEST_SHARE);
  const longest = within(areQueued ? LONGEST_QUEUED : LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
  const shortest = isUrgent ? SHORTEST_AT_FIRST : SHORTEST;
  return spread(within(shortest, waited * share, longest), PAUSE_JITTER, random);
}

/**
 * How long legs have been waited for, in milliseconds: among few the youngest counts; among many the average, since a step that
 * starts one leg after the other would list them all twice a second.
 * @param polled ages of the legs that were polled, in milliseconds
 * @param followed ages of all
 */
export function waitedFor(polled: readonly number[], followed: readonly number[]): number {
  if (areFew(followed.length)) return Math.min(...polled);
  return followed.reduce((sum, age) => sum + age, 0) / followed.length;
}

/** A leg with a stream: when it was first followed, and when it was last known to execute; milliseconds since the epoch. */
export interface Quiet {
  readonly since: number;
  readonly heardAt: number;
}

/** A factor of the time until a check, one for each watch; `random` is from 0 up to but not including 1. */
export function checkJitter(random: number): number {
  return spread(1, CHECK_JITTER, random);
}

/**
 * When a leg with a stream has been quiet for so long that it is polled, in milliseconds since the epoch: a stream may withhold
 * an end. The longer the leg has executed the later, so that a withheld end costs at most half of the wait.
 * @param share of that time; 1 for all of it
 */
export function quietUntil({ since, heardAt }: Quiet, factor: number, share = 1): number {
  const known = Math.max(since, heardAt);
  return known + Math.max(FIRST_CHECK, known - since) * factor * share;
}

/** When a leg with a stream is checked; `checkedAt` is when the last check of any leg was. Milliseconds since the epoch. */
export function checkAt(quiet: Quiet, factor: number, checkedAt: number): number {
  return Math.max(quietUntil(quiet, factor), checkedAt + BETWEEN_CHECKS);
}

function within(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
