import * as v from 'valibot';
import { parseUuid } from './contree/uuid.ts';
import { CLEANUP_POLICIES, type CleanupPolicy } from './legs/shutdown.ts';

/** What the post step must know to clean up. It holds no credential: the post step finds the token as the main step did. */
export interface HandOver {
  readonly cleanup: CleanupPolicy;
  readonly url: string;
  readonly project: string | null;
  /** Operations that may still be active. */
  readonly uuids: readonly string[];
  /** When the step may have started operations beside these: what their markers name as their owner, and when it began. */
  readonly owner: { readonly uuid: string; /** Milliseconds since the epoch. */ readonly since: number } | null;
}

/** Raised when the shape changes: a post step never reads what another version of the action wrote. */
const VERSION = '2';

/**
 * UUIDs in one entry. The runner hands each entry to the post step as an environment variable, which Linux limits to
 * 128 KiB; a step that starts a thousand legs writes an entry anew with each, so that it had better be small.
 */
const UUIDS_PER_ENTRY = 100;

/** More than any step has: a damaged number must not keep the post step busy. */
const MOST_ENTRIES = 10_000;

const handOver = v.object({
  version: v.literal(VERSION),
  cleanup: v.picklist(CLEANUP_POLICIES),
  url: v.string(),
  project: v.nullable(v.string()),
  owner: v.nullable(v.object({ uuid: v.string(), since: v.number() })),
  entries: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_ENTRIES)),
});

/**
 * Returns what saves what the post step must know. Called again, it replaces what was saved before: the last write wins
 * (actions/runner, `SaveStateFileCommand`), and each is on disk before it returns. An entry that is as it was is not
 * written again.
 * @param saveState writes one entry of the step's state
 */
export function handOverWriter(saveState: (name: string, value: string) => void): (state: HandOver) => void {
  const saved = new Map<string, string>();
  const save = (name: string, value: string): void => {
    if (saved.get(name) === value) return;
    saveState(name, value);
    saved.set(name, value);
  };
  return ({ uuids, ...rest }) => {
    const entries = Math.ceil(uuids.length / UUIDS_PER_ENTRY);
    for (let index = 0; index < entries; index += 1) {
      const from = index * UUIDS_PER_ENTRY;
      save(`uuids-${String(index)}`, uuids.slice(from, from + UUIDS_PER_ENTRY).join(' '));
    }
    save('hand-over', JSON.stringify({ version: VERSION, entries, ...rest }));
  };
}

/**
 * Reads what the main step saved; null when it saved nothing. Throws when the entries are damaged.
 * @param getState reads one entry of the step's state, empty when there is none
 */
export function readHandOver(getState: (name: string) => string): HandOver | null {
  const text = getState('hand-over');
  if (text === '') return null;
  const { cleanup, url, project, owner, entries } = v.parse(handOver, JSON.parse(text));
  const uuids = Array.from({ length: entries }, (_, index) => getState(`uuids-${String(index)}`).split(' ')).flat();
  // Each becomes part of a path that is sent DELETE, and was saved in the form that it has there.
  if (![...uuids, ...(owner === null ? [] : [owner.uuid])].every((uuid) => parseUuid(uuid) === uuid)) {
    throw new Error('the state that the step left holds what is no UUID');
  }
  return { cleanup, url, project, owner, uuids };
}
