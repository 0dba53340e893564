/**
 * The rules of docs/how-waiting-works.md once more, as formulas: that they agree with what the code does when it is
 * simulated shows that both the page and the code are right. Times in seconds.
 */

/** Listings that a step of so many legs, none of which has a stream, asks for until so many seconds have passed. */
export function listings(legs: number, seconds: number): number {
  const share = Math.min(Math.max(0.1, legs / 400), 0.25);
  const longest = Math.min(Math.max(5, legs / 10), 30);
  // The pause is 0.5 s until that is less than its share of the time waited, and the longest when the share exceeds it.
  const grows = 0.5 / share;
  const isLongest = longest / share;
  const even = Math.min(seconds, grows) / 0.5;
  const growing = Math.max(0, Math.log(Math.min(seconds, isLongest) / grows) / Math.log(1 + share));
  const slow = Math.max(0, (seconds - isLongest) / longest);
  const looks = 1 + even + growing + slow;
  // The first look lists PENDING and ASSIGNED too, and a full page is followed by a request for the next one.
  const pages = Math.floor(legs / 1_000) + 1;
  return 2 + looks * pages;
}

/** Sweeps of `contree op wait` until so many seconds have passed: at 0, 0.5, 1.5, 3.5 and 7.5 s, then every 5 s. */
export function sweeps(legs: number, seconds: number, latency: number): number {
  let count = 0;
  for (let at = 0, sleep = 0.5; at < seconds; sleep = Math.min(2 * sleep, 5)) {
    count += 1;
    at += legs * latency + sleep;
  }
  return count;
}
