import { describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stage, workspaceWith } from './harness.ts';

const scene = stage();

/** A store as the command line writes it, with one foreground and one detached run. */
function storeOf(session: string, run: string, detached: string): string {
  const home = workspaceWith();
  mkdirSync(join(home, 'cli', 'sessions'), { recursive: true });
  const store = new DatabaseSync(join(home, 'cli', 'sessions', 'default.db'));
  store.exec(`
    CREATE TABLE session_history (id INTEGER PRIMARY KEY AUTOINCREMENT, session_key TEXT, image_uuid TEXT, parent_id INTEGER,
      kind TEXT DEFAULT '', title TEXT DEFAULT '', operation_uuid TEXT DEFAULT '', created_at TEXT);
    CREATE TABLE session_branches (session_key TEXT, branch_name TEXT, history_id INTEGER);
    CREATE TABLE session_state (session_key TEXT PRIMARY KEY, active_branch TEXT DEFAULT 'main', cwd TEXT, updated_at TEXT);
    CREATE TABLE image_cache (image_uuid TEXT, kind TEXT, value TEXT);
    INSERT INTO session_history VALUES (1, '${session}', 'i', NULL, 'run', 'make', '${run}', ''),
      (2, '${session}', 'i', 1, 'run-detached', 'make test', '${detached}', '');
    INSERT INTO session_branches VALUES ('${session}', 'main', 1), ('${session}', 'detached-x', 2);
    INSERT INTO session_state VALUES ('${session}', 'main', '', '');
  `);
  store.close();
  return home;
}

describe('the history of a command-line session', () => {
  it('gives the operations that references and the word session name', async () => {
    const [run, detached] = [scene.simulator.seed({}), scene.simulator.seed({ exitCode: 5 })];
    const env = { CONTREE_HOME: storeOf('ci', run, detached), CONTREE_SESSION: 'ci' };
    const tip = await scene.run({ mode: 'show', operations: 'tip=@ next=@+1 first=1' }, { env });
    expect(JSON.parse(tip.outputs['operations'] ?? '')).toEqual({ tip: run, next: detached });
    expect(tip.stderr).toBe('');
    const runs = await scene.run({ operations: 'session' }, { env });
    expect(runs.outputs).toMatchObject({ operations: JSON.stringify({ 1: detached }), 'exit-code': '5' });
  });
});
