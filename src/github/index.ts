/** All that talks to GitHub. As a bundle of its own it is loaded only where it is needed. */
export { createCheckRuns } from './check-runs.ts';
export { upsertComment } from './comment.ts';
export { listPullRequestsOf, readPullRequest } from './pull-requests.ts';
export { runCreatedAt } from './run-start.ts';
