/** All that talks to GitHub. Larger than all the rest, it is a bundle of its own, which is loaded only where it is needed. */
export { createCheckRuns } from './check-runs.ts';
export { upsertComment } from './comment.ts';
export { runCreatedAt } from './run-start.ts';
