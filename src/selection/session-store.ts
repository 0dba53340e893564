import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { parseUuid } from '../contree/uuid.ts';
import { errorCode } from '../errors.ts';
import { counted } from '../report/text/format.ts';
import { InvalidInputs } from '../values/problems.ts';
import type { HistoryReference, SessionHistory } from './session.ts';

export interface SessionLocation {
  readonly home: string;
  readonly profile: string;
  /** The session's key, as in `CONTREE_SESSION`; empty when none is known. */
  readonly session: string;
  /** As in `CONTREE_SESSION_DB`, which the CLI knows since 0.9; without it, each profile has a store in `home`. */
  readonly path?: string;
}

/** Milliseconds. A store in WAL mode is locked for readers only while it is recovered. */
const BUSY_TIMEOUT = 5000;

/**
 * Opens the store that the ConTree CLI (0.6 to 0.9) keeps its sessions in, for reading: it takes no write lock and
 * changes nothing. Throws `InvalidInputs` when there is no store, or no such session in it.
 */
export async function openSessionStore({ home, profile, session, path }: SessionLocation): Promise<SessionHistory> {
  if (session === '') {
    throw new InvalidInputs(['no session is named: set the input session, or CONTREE_SESSION in the environment']);
  }
  const file = path ?? join(home, 'cli', 'sessions', `${profile}.db`);
  const missing = `the CLI has no session store for the profile ${JSON.stringify(profile)}: ${file} does not exist. It is kept on the machine where the CLI ran: give UUIDs, or use the CLI in this job`;
  if (!(await exists(file))) throw new InvalidInputs([missing]);
  // Loaded late because no step should pay for what it does not use.
  const { DatabaseSync } = await import('node:sqlite');
  // A reader of a store in WAL mode leaves `-wal` and `-shm` files behind and fails in a folder that it cannot write
  // to. Without a `-wal` file no process has it open and all of it is in the one file, which can be read as it is.
  const url = pathToFileURL(file);
  if (!(await exists(`${file}-wal`))) url.searchParams.set('immutable', '1');
  return guard(file, () => {
    const database = new DatabaseSync(url, { readOnly: true, timeout: BUSY_TIMEOUT });
    try {
      requireSession(database, session);
    } catch (error) {
      database.close();
      throw error;
    }
    return {
      resolve: (reference) => guard(file, () => resolve(database, session, reference)),
      detachedRuns: () => guard(file, () => readDetachedRuns(database, session)),
      close: () => {
        database.close();
      },
    };
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return false;
      throw new InvalidInputs([`the CLI's session store cannot be read: ${String(error)}`], { cause: error });
    },
  );
}

/** Gives SQLite's own errors, such as that of a file that is no database, the store's path. */
function guard<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (errorCode(error) !== 'ERR_SQLITE_ERROR') throw error;
    throw new InvalidInputs([`the CLI's session store ${file} cannot be read: ${String(error)}`], { cause: error });
  }
}

function requireSession(database: DatabaseSync, session: string): void {
  if (database.prepare('SELECT 1 FROM session_state WHERE session_key = ?').get(session) !== undefined) return;
  const rows = database.prepare('SELECT session_key FROM session_state ORDER BY updated_at DESC, session_key').all();
  const keys = rows.slice(0, 5).map((row) => JSON.stringify(row['session_key']));
  const more = rows.length > keys.length ? ` and ${String(rows.length - keys.length)} more` : '';
  const existing = keys.length === 0 ? 'there are none' : `there are ${keys.join(', ')}${more}`;
  throw new InvalidInputs([
    `the CLI's session store holds no session ${JSON.stringify(session)}: ${existing}; give one that is there in the input session`,
  ]);
}

/** As the CLI's `resolve_history_spec`: `@N` finds entries of other sessions in the store too, the walks do not. */
function resolve(database: DatabaseSync, session: string, reference: HistoryReference): string {
  const id = reference.kind === 'entry' ? reference.id : walk(database, session, reference);
  const row = database.prepare('SELECT operation_uuid FROM session_history WHERE id = ?').get(id);
  if (row === undefined) throw new InvalidInputs([`the history has no entry ${String(id)}: name one that it has`]);
  const uuid = parseUuid(String(row['operation_uuid']).trim());
  if (uuid === null)
    throw new InvalidInputs([`the history's entry ${String(id)} has no operation: name one that ran a command`]);
  return uuid;
}

const TIP = `
  SELECT history_id AS id FROM session_state AS state
  JOIN session_branches AS branch ON branch.session_key = state.session_key AND branch_name = active_branch
  WHERE state.session_key = ?`;
const PARENT = 'SELECT parent_id AS id FROM session_history WHERE id = ?';
const DETACHED = `
  SELECT kind, operation_uuid FROM session_history
  WHERE session_key = ? AND kind IN ('run-detached', 'run-disposable') ORDER BY id`;
const NEWEST_CHILD = 'SELECT MAX(id) AS id FROM session_history WHERE parent_id = ? AND session_key = ?';

function walk(
  database: DatabaseSync,
  session: string,
  reference: Exclude<HistoryReference, { readonly kind: 'entry' }>,
): bigint {
  let id = readId(database, TIP, session);
  if (id === null) throw new InvalidInputs(['the session has no history yet: "contree use" begins one']);
  if (reference.kind === 'tip') return id;
  for (let step = 0n; step < reference.steps; step += 1n) {
    const isBack = reference.kind === 'back';
    id = isBack ? readId(database, PARENT, id) : readId(database, NEWEST_CHILD, id, session);
    if (id === null)
      throw new InvalidInputs([
        `the history goes only ${counted(Number(step), 'entry')} ${reference.kind}: give a smaller number`,
      ]);
  }
  return id;
}

function readId(database: DatabaseSync, query: string, ...parameters: (string | bigint)[]): bigint | null {
  const statement = database.prepare(query);
  statement.setReadBigInts(true);
  const id = statement.get(...parameters)?.['id'];
  return typeof id === 'bigint' ? id : null;
}

/** `run --detach` adds to this list; `session wait` takes from it. Older releases wrote the bare UUID. */
const PendingList = v.array(v.union([v.object({ op: v.string() }), v.string()]));

/**
 * A history entry says `run-detached` for good. One that says `run-disposable` counts while the CLI lists its run as
 * pending: `run -d -D` writes such an entry, but so does `run -D` when a service gives it a result image.
 */
function readDetachedRuns(database: DatabaseSync, session: string): string[] {
  const pending = readPending(database, session);
  const started = database
    .prepare(DETACHED)
    .all(session)
    .map((row) => ({ kind: row['kind'], text: String(row['operation_uuid']) }))
    // A disposable run in the foreground may have no UUID of use: it does not count, so that is no problem.
    .filter(({ kind, text }) => kind === 'run-detached' || pending.includes(parseUuid(text.trim()) ?? ''))
    .map(({ text }) => toUuid(text));
  return [...new Set([...started, ...pending])];
}

function readPending(database: DatabaseSync, session: string): string[] {
  const statement = database.prepare("SELECT value FROM image_cache WHERE image_uuid = '' AND kind = ?");
  const value = statement.get(`ops:${session}`)?.['value'];
  if (typeof value !== 'string') return [];
  try {
    const entries = v.parse(PendingList, JSON.parse(decode(value)));
    return entries.map((entry) => toUuid(typeof entry === 'string' ? entry : entry.op));
  } catch (error) {
    if (error instanceof InvalidInputs) throw error;
    const problem = `the session's list of pending operations is malformed: ${String(error)}`;
    throw new InvalidInputs([problem], { cause: error });
  }
}

/** The CLI marks how a cached value is written; values of its first releases have no mark and are plain JSON. */
function decode(value: string): string {
  if (value.startsWith('json:')) return value.slice('json:'.length);
  if (value.startsWith('gzip:')) return gunzipSync(Buffer.from(value.slice('gzip:'.length), 'base64')).toString();
  return value;
}

function toUuid(text: string): string {
  const uuid = parseUuid(text.trim());
  if (uuid === null) throw new InvalidInputs([`the session's detached run ${JSON.stringify(text)} is no operation`]);
  return uuid;
}
