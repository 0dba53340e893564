import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { openSessionStore } from '../../../src/selection/session-store.ts';
import { parseTarget, type SessionHistory } from '../../../src/selection/session.ts';
import { uuidOf as uuid } from '../../doubles/fixtures.ts';

/** The tables of the CLI's store that are read, as the CLI creates them. */
const SCHEMA = `
  PRAGMA journal_mode=WAL;
  CREATE TABLE session_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT, session_key TEXT NOT NULL, image_uuid TEXT NOT NULL,
    parent_id INTEGER REFERENCES session_history(id), kind TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
    operation_uuid TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%S','now')));
  CREATE TABLE session_branches (
    session_key TEXT NOT NULL, branch_name TEXT NOT NULL, history_id INTEGER NOT NULL REFERENCES session_history(id),
    PRIMARY KEY (session_key, branch_name));
  CREATE TABLE session_state (
    session_key TEXT PRIMARY KEY, active_branch TEXT NOT NULL DEFAULT 'main', cwd TEXT NOT NULL DEFAULT '',
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%S','now')));
  CREATE TABLE image_cache (
    image_uuid TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (image_uuid, kind));`;

let home = '';
let file = '';
let database: DatabaseSync;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'session-'));
  file = join(home, 'cli', 'sessions', 'ci.db');
  await mkdir(dirname(file), { recursive: true });
  database = new DatabaseSync(file);
  database.exec(SCHEMA);
  for (const key of ['other', 'job']) database.prepare('INSERT INTO session_state (session_key) VALUES (?)').run(key);
});
afterEach(async () => {
  if (database.isOpen) database.close();
  await rm(home, { recursive: true });
});

function addEntry(id: number, parent: number | null, kind = 'run', operation = uuid(id), session = 'job'): void {
  database
    .prepare(
      'INSERT INTO session_history (id, session_key, image_uuid, parent_id, kind, operation_uuid) VALUES (?,?,?,?,?,?)',
    )
    .run(id, session, '', parent, kind, operation);
}

function setTip(id: number): void {
  database.prepare("INSERT INTO session_branches VALUES ('job', 'main', ?)").run(id);
}

function setPending(value: string): void {
  database.prepare("INSERT INTO image_cache VALUES ('', 'ops:job', ?)").run(value);
}

async function open(session = 'job', path?: string): Promise<SessionHistory> {
  return openSessionStore({ home, profile: 'ci', session, ...(path === undefined ? {} : { path }) });
}

async function resolve(reference: string): Promise<string> {
  const store = await open();
  try {
    const target = parseTarget(reference);
    return target.kind === 'history' ? store.resolve(target.reference) : target.kind;
  } finally {
    store.close();
  }
}

async function detachedRuns(): Promise<readonly string[]> {
  const store = await open();
  try {
    return store.detachedRuns();
  } finally {
    store.close();
  }
}

describe('a history reference', () => {
  // 1 use - 2 run - 5 run (the tip) - 6 and 7 detached, 7 - 8 run; 3 is another session's, below the tip too is 9.
  beforeEach(() => {
    addEntry(1, null, 'use', '');
    addEntry(2, 1);
    addEntry(3, null, 'run', uuid(3).toUpperCase(), 'other');
    addEntry(5, 2);
    addEntry(6, 5, 'run-detached');
    addEntry(7, 5, 'run-detached');
    addEntry(8, 7);
    addEntry(9, 5, 'run', uuid(9), 'other');
    setTip(5);
  });

  it.each([
    ['@', 5],
    ['@2', 2],
    ['3', 3],
    ['@-1', 2],
    ['HEAD~', 2],
    ['@+1', 7],
    ['HEAD+2', 8],
  ])('%s is the operation of entry %d', async (reference, entry) => {
    expect(await resolve(reference)).toBe(uuid(entry));
  });

  it.each([
    ['@1', "the history's entry 1 has no operation: name one that ran a command"],
    ['HEAD~2', "the history's entry 1 has no operation: name one that ran a command"],
    ['@99', 'the history has no entry 99: name one that it has'],
    ['999999999999999999', 'the history has no entry 999999999999999999: name one that it has'],
    ['@-3', 'the history goes only 2 entries back: give a smaller number'],
    ['@+3', 'the history goes only 2 entries forward: give a smaller number'],
  ])('%s is refused', async (reference, message) => {
    await expect(resolve(reference)).rejects.toMatchObject({ name: 'InvalidInputs', message });
  });

  it('finds no tip in a session without history', async () => {
    const store = await open('other');
    expect(() => store.resolve({ kind: 'tip' })).toThrow('the session has no history yet');
    store.close();
  });
});

describe('the detached runs', () => {
  const pending = [{ op: uuid(3), title: 'x', disposable: true, branch: 'b' }, uuid(8), { op: uuid(2), title: '' }];

  beforeEach(() => {
    addEntry(1, null, 'use', '');
    addEntry(2, 1, 'run-detached');
    addEntry(3, 1, 'run-disposable');
    addEntry(4, 1, 'run-disposable');
    addEntry(5, 1, 'run');
    addEntry(6, 1, 'run-detached', uuid(6), 'other');
    addEntry(7, 1, 'run-detached');
  });

  it('are those of the history when none is pending', async () => {
    expect(await detachedRuns()).toEqual([uuid(2), uuid(7)]);
  });

  it.each([
    ['plain', JSON.stringify(pending)],
    ['marked', `json:${JSON.stringify(pending)}`],
    ['compressed', `gzip:${gzipSync(JSON.stringify(pending)).toString('base64')}`],
  ])('include disposable and forgotten ones of a %s pending list', async (_, value) => {
    setPending(value);
    expect(await detachedRuns()).toEqual([uuid(2), uuid(3), uuid(7), uuid(8)]);
  });

  it.each(['json:{', '{"op":"x"}', 'gzip:AAAA', 'json:[5]'])('are refused with the pending list %s', async (value) => {
    setPending(value);
    await expect(detachedRuns()).rejects.toMatchObject({
      name: 'InvalidInputs',
      message: expect.stringMatching(/^the session's list of pending operations is malformed: /) as unknown,
    });
  });

  it('are refused when one is no operation', async () => {
    setPending('["nope"]');
    await expect(detachedRuns()).rejects.toThrow('the session\'s detached run "nope" is no operation');
  });

  it('are refused when the history has one without an operation', async () => {
    addEntry(10, 1, 'run-detached', '');
    await expect(detachedRuns()).rejects.toThrow('the session\'s detached run "" is no operation');
  });

  it.each(['', 'nope'])('do not mind a disposable run in the foreground whose operation is %j', async (operation) => {
    addEntry(10, 1, 'run-disposable', operation);
    setPending(JSON.stringify([uuid(3)]));
    expect(await detachedRuns()).toEqual([uuid(2), uuid(3), uuid(7)]);
  });
});

describe('openSessionStore', () => {
  beforeEach(() => {
    addEntry(1, null);
    setTip(1);
  });

  it('reads what another process has just written and lets it go on writing', async () => {
    const store = await open();
    addEntry(2, 1);
    expect(store.resolve({ kind: 'forward', steps: 1n })).toBe(uuid(2));
    store.close();
  });

  it('leaves no trace beside a store that no process has open', async () => {
    database.close();
    expect(await resolve('@')).toBe(uuid(1));
    expect(await readdir(dirname(file))).toEqual(['ci.db']);
  });

  it('reads the store at the path that is given', async () => {
    const store = await openSessionStore({ home: '/nowhere', profile: 'none', session: 'job', path: file });
    expect(store.resolve({ kind: 'tip' })).toBe(uuid(1));
    store.close();
  });

  it('needs a session', async () => {
    await expect(open('')).rejects.toThrow(
      'no session is named: set the input session, or CONTREE_SESSION in the environment',
    );
  });

  it('names some of the sessions when there is none of that key', async () => {
    await expect(open('x')).rejects.toThrow('holds no session "x": there are "job", "other"');
    for (const key of ['a', 'b', 'c', 'd']) {
      database.prepare('INSERT INTO session_state (session_key, updated_at) VALUES (?, ?)').run(key, '3000-01-01');
    }
    await expect(open('x')).rejects.toThrow('holds no session "x": there are "a", "b", "c", "d", "job" and 1 more');
    database.exec('DELETE FROM session_state');
    await expect(open('x')).rejects.toThrow('holds no session "x": there are none');
  });

  it('says where it looked', async () => {
    const path = join(home, 'cli', 'sessions', 'b.db');
    await expect(openSessionStore({ home, profile: 'b', session: 'job' })).rejects.toMatchObject({
      name: 'InvalidInputs',
      message: `the CLI has no session store for the profile "b": ${path} does not exist. It is kept on the machine where the CLI ran: give UUIDs, or use the CLI in this job`,
    });
  });

  it('says what cannot be read', async () => {
    const path = join(home, 'text.db');
    await writeFile(path, 'no database at all, but long enough to have a header to look at');
    await expect(open('job', path)).rejects.toThrow(`the CLI's session store ${path} cannot be read: `);
    await expect(open('job', join(path, 'below'))).rejects.toThrow(
      /^the CLI's session store cannot be read: .*ENOTDIR/,
    );
  });
});
