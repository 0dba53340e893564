import type { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { parseUuid } from '../contree/uuid.ts';
import { SessionProblem } from '../legs/selection/session.ts';

/** `run --detach` adds to this list; `session wait` takes from it. Older releases wrote the bare UUID. */
const PendingList = v.array(
  v.union([
    v.pipe(
      v.object({ op: v.string() }),
      v.transform(({ op }) => op),
    ),
    v.string(),
  ]),
);

/**
 * The UUIDs of the runs that a session of the CLI started detached, oldest first. A history entry says `run-detached`
 * for good; a disposable run's says `run-disposable` whether it was detached or not, so of these only the ones that
 * the CLI still lists as pending count.
 *
 * @throws {SessionProblem} when the pending list cannot be read
 */
export function readDetachedRuns(database: DatabaseSync, session: string): string[] {
  const pending = readPending(database, session);
  const rows = database
    .prepare(
      `SELECT kind, operation_uuid FROM session_history
       WHERE session_key = ? AND kind IN ('run-detached', 'run-disposable') ORDER BY id`,
    )
    .all(session);
  const started = rows
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
    return v.parse(PendingList, JSON.parse(decode(value))).map(toUuid);
  } catch (error) {
    if (error instanceof SessionProblem) throw error;
    throw new SessionProblem(`the session's list of pending operations is malformed: ${String(error)}`, {
      cause: error,
    });
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
  if (uuid === null) throw new SessionProblem(`the session's detached run ${JSON.stringify(text)} is no operation`);
  return uuid;
}
