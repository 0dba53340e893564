/** All that talks to GitHub. As a bundle of its own it is loaded only where it is needed. */
export { endCheckRuns } from './end-check-runs.ts';
export { findCheckRuns } from './find-check-runs.ts';
export { openCheckRuns } from './open-check-runs.ts';
export { upsertComment } from './comment.ts';
export { listPullRequestsOf, readPullRequest } from './pull-requests.ts';
export { runCreatedAt } from './run-start.ts';
