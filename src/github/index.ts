/** All that talks to GitHub. It is bundled on its own and loaded where it is needed: it is larger than all the rest. */
export { createCheckRuns } from './check-runs.ts';
export { keepComment } from './comment.ts';
export { runCreatedAt } from './run-start.ts';
