import type { Origin } from '../start/marker.ts';

/** The beginning of those of every step. */
export const ANY_STEP = 'op-action/';

/**
 * By which a run of the step finds its check run of the leg in this position again, and those of no other run of it; and a
 * later attempt of the workflow run those that were left in progress.
 */
export function externalId(owner: string, index: number, origin: Pick<Origin, 'run' | 'attempt'>): string {
  return `${idPrefix(owner)}${String(index)}/${runIdOf(origin)}/${String(origin.attempt)}`;
}

/** What those of one run of the step begin with. */
export function idPrefix(owner: string): string {
  return `${ANY_STEP}${owner}/`;
}

/** Whether an attempt of the same workflow run before this one gave the id: all of its jobs are over. */
export function isOfEarlierAttempt(id: string, origin: Pick<Origin, 'run' | 'attempt'>): boolean {
  const [, run = '', attempt = ''] = /^op-action\/[^/]+\/\d+\/(\d+)\/(\d+)$/.exec(id) ?? [];
  return run !== '' && run === runIdOf(origin) && Number(attempt) < origin.attempt;
}

/** Empty outside of a workflow. */
function runIdOf({ run }: Pick<Origin, 'run'>): string {
  return /\/runs\/(\d+)$/.exec(run)?.[1] ?? '';
}
