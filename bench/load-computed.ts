/**
 * The rules of docs/how-waiting-works.md as formulas. Their agreement with the simulated code confirms both the page and
 * the code. Times in seconds.
 */

/** Legs, and how long they may take at most, for which the page promises at most 1.2 requests a leg without streams. */
export const PROMISED = {
  /** Each with its length in seconds. */
  oneLength: [
    [115, 60],
    [200, 360],
    [300, 1_080],
    [1_000, 2_340],
  ],
  /** On average, for random lengths with a median in minutes. */
  random: [
    [700, 2],
    [1_200, 3],
  ],
} as const;

/** The listings that a step without streams requests for so many legs in so many seconds. */
export function listings(legs: number, seconds: number): number {
  const share = Math.min(Math.max(0.1, legs / 400), 0.25);
  const longest = Math.min(Math.max(5, legs / 10), 30);
  // The pause is a share of the time waited, but at least 0.5 s and at most the longest.
  const grows = 0.5 / share;
  const isLongest = longest / share;
  const even = Math.min(seconds, grows) / 0.5;
  const growing = Math.max(0, Math.log(Math.min(seconds, isLongest) / grows) / Math.log(1 + share));
  const slow = Math.max(0, (seconds - isLongest) / longest);
  const polls = 1 + even + growing + slow;
  // The first poll lists PENDING and ASSIGNED too, and each full page needs a request for the next one.
  const pages = Math.floor(legs / 1_000) + 1;
  return 2 + polls * pages;
}

/** The sweeps of `contree op wait` in so many seconds: at 0, 0.5, 1.5, 3.5 and 7.5 s, then every 5 s. */
export function sweeps(legs: number, seconds: number, latency: number): number {
  let count = 0;
  for (let at = 0, sleep = 0.5; at < seconds; sleep = Math.min(2 * sleep, 5)) {
    count += 1;
    at += legs * latency + sleep;
  }
  return count;
}
