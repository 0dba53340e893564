import type { EventTarget } from './event-target.ts';

/** The problem as the end of a sentence. The pull request of a fork has no other token. */
export function explainPublishProblem(problem: string, { isFork }: Pick<EventTarget, 'isFork'>): string {
  const isPermission = problem.includes('permission');
  return isFork && isPermission ? `${problem}; the token of a pull request from a fork can only read.` : `${problem}.`;
}
