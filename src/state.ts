import * as v from 'valibot';
import { parseUuid } from './contree/uuid.ts';

/** When legs that are still active are cancelled for the user, once `auto` has been decided. */
export const CLEANUP_POLICIES = ['never', 'cancelled', 'always'] as const;
export type CleanupPolicy = (typeof CLEANUP_POLICIES)[number];

/** What the post step must know to clean up. It holds no credential: the post step finds the token as the main step did. */
export interface HandOver {
  readonly cleanup: CleanupPolicy;
  readonly url: string;
  readonly project: string | null;
  /** Legs that may still be active. */
  readonly uuids: readonly string[];
}

/** Raised when the shape changes: a post step never reads what another version of the action wrote. */
const VERSION = '1';

/** UUIDs in one entry: the runner hands each to the post step as an environment variable, which Linux limits to 128 KiB. */
const UUIDS_PER_ENTRY = 2_000;

/** More than any step has: a damaged number must not keep the post step busy. */
const MOST_ENTRIES = 10_000;

const handOver = v.object({
  version: v.literal(VERSION),
  cleanup: v.picklist(CLEANUP_POLICIES),
  url: v.string(),
  project: v.nullable(v.string()),
  entries: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_ENTRIES)),
});

/**
 * Saves what the post step must know. Called again, it replaces what was saved before: the last write wins (actions/runner,
 * `SaveStateFileCommand`), and each is on disk before this returns.
 * @param saveState writes one entry of the step's state
 */
export function saveHandOver(state: HandOver, saveState: (name: string, value: string) => void): void {
  const { uuids, ...rest } = state;
  const entries = Math.ceil(uuids.length / UUIDS_PER_ENTRY);
  for (let index = 0; index < entries; index += 1) {
    const from = index * UUIDS_PER_ENTRY;
    saveState(`uuids-${String(index)}`, uuids.slice(from, from + UUIDS_PER_ENTRY).join(' '));
  }
  saveState('hand-over', JSON.stringify({ version: VERSION, entries, ...rest }));
}

/**
 * Reads what the main step saved; null when it saved nothing. Throws when the entries are damaged.
 * @param getState reads one entry of the step's state, empty when there is none
 */
export function readHandOver(getState: (name: string) => string): HandOver | null {
  const text = getState('hand-over');
  if (text === '') return null;
  const { cleanup, url, project, entries } = v.parse(handOver, JSON.parse(text));
  const uuids = Array.from({ length: entries }, (_, index) => getState(`uuids-${String(index)}`).split(' ')).flat();
  // Each becomes part of a path that is sent DELETE, and was saved in the form that it has there.
  if (!uuids.every((uuid) => parseUuid(uuid) === uuid)) {
    throw new Error('the state that the step left holds what is no UUID');
  }
  return { cleanup, url, project, uuids };
}
