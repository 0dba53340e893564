import * as v from 'valibot';
import type { CheckConclusion } from '../github/check-runs.ts';
import { OPEN_CHECKS } from './checks-state-entry.ts';

/**
 * Check runs of the step that may be in progress, for the post step, which finds them by their external ids. It holds no token:
 * the post step reads that like the main step.
 */
export interface OpenChecks {
  /** The commit that shows them. */
  readonly sha: string;
  /** UUID of this run of the step, with which their external ids begin. */
  readonly owner: string;
  /** How they end, by external id, once that is known; null before the step's end. */
  readonly conclusions: Readonly<Record<string, CheckConclusion>> | null;
}

/** Increased when the shape changes. The post step never reads the state of another version of the action. */
const VERSION = '1';

const CONCLUSIONS = ['success', 'failure', 'cancelled', 'timed_out', 'neutral'] as const satisfies CheckConclusion[];
const openChecks = v.object({
  version: v.literal(VERSION),
  sha: v.pipe(v.string(), v.regex(/^[\da-f]{40,64}$/)),
  owner: v.pipe(v.string(), v.uuid()),
  conclusions: v.nullable(v.record(v.string(), v.picklist(CONCLUSIONS))),
});

/** Writes one entry of the state, on disk when the call returns. */
export type SaveState = (name: string, value: string) => void;

/** Saves them, or with null that there are none. */
export function saveOpenChecks(open: OpenChecks | null, saveState: SaveState): void {
  saveState(OPEN_CHECKS, open === null ? '' : JSON.stringify({ version: VERSION, ...open }));
}

/** Throws when the entry is damaged. */
export function readOpenChecks(text: string): OpenChecks {
  const { sha, owner, conclusions } = v.parse(openChecks, JSON.parse(text));
  return { sha, owner, conclusions };
}
