/** All that talks to GitHub. It is bundled on its own and loaded where it is needed: it is larger than all the rest. */
export { runCreatedAt } from './run-start.ts';
