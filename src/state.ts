import * as v from 'valibot';
import { parseUuid } from './contree/uuid.ts';
import { CLEANUP_POLICIES, type CleanupPolicy } from './legs/shutdown.ts';
import type { TokenHash } from './token-hash.ts';

/**
 * What the post step must know to clean up. It holds no credential: the post step reads the token like the main step, and
 * uses it only when it is the same.
 */
export interface HandOver {
  readonly cleanup: CleanupPolicy;
  readonly url: string;
  readonly project: string | null;
  readonly token: TokenHash;
  /** Operations that may still be active. */
  readonly uuids: readonly string[];
  /** When the step may have started other operations: the owner in their markers, and when the step began. */
  readonly owner: { readonly uuid: string; /** Milliseconds since the epoch. */ readonly since: number } | null;
}

/** Increased when the shape changes. The post step never reads the state of another version of the action. */
const VERSION = '3';

/**
 * UUIDs in one entry. The runner passes each entry to the post step as an environment variable, which Linux limits to
 * 128 KiB; entries are much smaller since each start writes one again, and the file keeps them all: 5 MB of 10,000 starts.
 */
const UUIDS_PER_ENTRY = 25;

/** More than any step has, so that a damaged number cannot keep the post step busy. */
const MOST_ENTRIES = 10_000;

const handOver = v.object({
  version: v.literal(VERSION),
  cleanup: v.picklist(CLEANUP_POLICIES),
  url: v.string(),
  project: v.nullable(v.string()),
  token: v.object({ salt: v.string(), hash: v.string() }),
  owner: v.nullable(v.object({ uuid: v.string(), since: v.number() })),
  entries: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_ENTRIES)),
});

export interface HandOverWriter {
  /** Replaces the state. */
  readonly save: (state: HandOver) => void;
  /** Adds an operation to the state, if one was saved. It costs the same with thousands in it. */
  readonly add: (uuid: string) => void;
}

/**
 * Saves the state for the post step, on disk when a call returns. The last write of an entry wins (actions/runner,
 * `SaveStateFileCommand`); an entry that has not changed is not written again.
 */
export function handOverWriter(saveState: (name: string, value: string) => void): HandOverWriter {
  const saved = new Map<string, string>();
  let state: Omit<HandOver, 'uuids'> | null = null;
  let uuids: string[] = [];
  const write = (name: string, value: string): void => {
    if (saved.get(name) === value) return;
    saveState(name, value);
    saved.set(name, value);
  };
  const writeEntry = (index: number): void => {
    const from = index * UUIDS_PER_ENTRY;
    write(`uuids-${String(index)}`, uuids.slice(from, from + UUIDS_PER_ENTRY).join(' '));
  };
  const entries = (): number => Math.ceil(uuids.length / UUIDS_PER_ENTRY);
  const writeHead = (): void => {
    write('hand-over', JSON.stringify({ version: VERSION, entries: entries(), ...state }));
  };
  return {
    save: ({ uuids: given, ...rest }) => {
      uuids = [...given];
      state = rest;
      for (let index = 0; index < entries(); index += 1) writeEntry(index);
      writeHead();
    },
    add: (uuid) => {
      if (state === null) return;
      uuids.push(uuid);
      writeEntry(entries() - 1);
      writeHead();
    },
  };
}

/** Null when the main step saved nothing. Throws when entries are damaged. `getState` reads one entry, empty for none. */
export function readHandOver(getState: (name: string) => string): HandOver | null {
  const text = getState('hand-over');
  if (text === '') return null;
  const { cleanup, url, project, token, owner, entries } = v.parse(handOver, JSON.parse(text));
  const uuids = Array.from({ length: entries }, (_, index) => getState(`uuids-${String(index)}`).split(' ')).flat();
  // Each becomes part of the path of a DELETE request, in the canonical form in which it was saved.
  if (![...uuids, ...(owner === null ? [] : [owner.uuid])].every((uuid) => parseUuid(uuid) === uuid)) {
    throw new Error('the saved state holds an invalid UUID');
  }
  return { cleanup, url, project, token, owner, uuids };
}
