/**
 * What goes on after the deadline of a step, and until when: one plan, so that the parts end in time together. Requests end
 * 4 s after the deadline, which leaves 1 s of the 5 for the reports. Where a start was lost, the step searches for it for
 * 3 s more. SIGTERM adds its grace. What is left then is the post step's.
 */

/** Milliseconds after the deadline, or after the grace, until which requests are sent and waited for. */
const REQUESTS = 4_000;
/** Milliseconds of the last look at the legs; less where cancels, or signals and then cancels, follow. */
const LAST_LOOK = { last: 3_000, beforeCancels: 2_000, beforeMore: 1_000 };
/** Milliseconds after the deadline until which the replies to SIGTERM are waited for; then the grace begins. */
const SIGNALS = 2_000;
/** Milliseconds for the cancels of fail-fast, and then for seeing the legs end, where the deadline is far away. */
const FAIL_FAST = 10_000;

/**
 * Milliseconds for the last search for lost starts with the cancels of what it finds, and for searches that a stop cuts short.
 */
export const LAST_SEARCH = 3_000;

/** What is done about legs that are active at the deadline: SIGTERM with a grace in milliseconds, or what its name says. */
export type AtDeadline = 'leave' | 'cancel' | { readonly stopGrace: number };

/** Milliseconds that the last look at the legs may take after the deadline. */
export function lastLook(atDeadline: AtDeadline, failFast: boolean): number {
  if (failFast || typeof atDeadline === 'object') return LAST_LOOK.beforeMore;
  return atDeadline === 'cancel' ? LAST_LOOK.beforeCancels : LAST_LOOK.last;
}

/** The last look after the grace, and after cancels of fail-fast. */
export const LOOK_AFTERWARDS = LAST_LOOK.beforeMore;

/** When the grace begins at the latest. All moments are milliseconds since the epoch. */
export function signalsUntil(deadline: number): number {
  return deadline + SIGNALS;
}

/** Until when requests go on after the deadline, and so searches for lost starts. */
export function requestsUntil(deadline: number, atDeadline: AtDeadline = 'leave'): number {
  return deadline + REQUESTS + (typeof atDeadline === 'object' ? atDeadline.stopGrace : 0);
}

/** Until when the cancels of fail-fast that begin now are waited for. */
export function failFastCancelsUntil(now: number, deadline: number): number {
  const inTime = requestsUntil(deadline) - 2 * LOOK_AFTERWARDS;
  return Math.max(Math.min(now + FAIL_FAST, inTime), now + LOOK_AFTERWARDS);
}

/** Until when cancelled legs are watched from now on, before the last look. */
export function failFastWatchUntil(now: number, deadline: number): number {
  return Math.min(now + FAIL_FAST, requestsUntil(deadline) - LOOK_AFTERWARDS);
}

/**
 * Until when the end of a step goes on cancelling what a crash leaves, beginning now. A crash may come after the deadline, such
 * as that of an import that did not end: it then has what the plan leaves.
 */
export function crashCancelsUntil(now: number, deadline: number, limit: number): number {
  return Math.min(now + limit, Math.max(requestsUntil(deadline), now + LOOK_AFTERWARDS));
}
