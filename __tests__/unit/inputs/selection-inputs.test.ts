import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { InputName, InputSource } from '../../../src/inputs/input-source.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { readSelection } from '../../../src/inputs/selection-inputs.ts';
import { readSwitches } from '../../../src/inputs/switches.ts';
import type { Selection } from '../../../src/selection/resolve.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'selection-'));
  await writeFile(join(home, 'auth.ini'), '[DEFAULT]\nprofile = work\n[profile:work]\ntoken = t\n');
  await mkdir(join(home, 'cli', 'sessions'), { recursive: true });
  for (const [profile, number] of [
    ['work', 1],
    ['play', 2],
  ] as const) {
    const store = new DatabaseSync(join(home, 'cli', 'sessions', `${profile}.db`));
    store.exec(`
      CREATE TABLE session_history (id INTEGER PRIMARY KEY, session_key TEXT, image_uuid TEXT, parent_id INTEGER,
        kind TEXT, title TEXT, operation_uuid TEXT, created_at TEXT);
      CREATE TABLE session_branches (session_key TEXT, branch_name TEXT, history_id INTEGER);
      CREATE TABLE image_cache (image_uuid TEXT, kind TEXT, value TEXT);
      CREATE TABLE session_state (session_key TEXT, active_branch TEXT, cwd TEXT, updated_at TEXT);
      INSERT INTO session_history VALUES (1, 'ci', '', NULL, 'run', '', '${uuidOf(number)}', '');
      INSERT INTO session_branches VALUES ('ci', 'main', 1);
      INSERT INTO session_state VALUES ('ci', 'main', '', '');
    `);
    store.close();
  }
  await writeFile(join(home, 'a.json'), JSON.stringify({ lint: uuidOf(7) }));
});
afterAll(() => rm(home, { recursive: true }));

async function read(source: InputSource): Promise<Selection> {
  return readSelection(source, readSwitches(source));
}

function selected(given: Partial<Record<InputName, string>>, env: Record<string, string> = {}): Promise<Selection> {
  return read(givenInputs(given, { CONTREE_HOME: home, ...env }, home));
}

async function problemOf(given: Partial<Record<InputName, string>>, env: Record<string, string> = {}): Promise<string> {
  const error: unknown = await selected(given, env).catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputs)) throw new Error('expected InvalidInputs', { cause: error });
  return error.message;
}

describe('the selection', () => {
  it.each([
    ['@', ['since']],
    ['session', ['since']],
    ['workflow', ['session']],
    [`workflow ${uuidOf(3)} n=@`, []],
    ['all', ['since', 'session']],
  ])('%s leaves unused: %j', async (operations, names) => {
    const job = { GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7' };
    const given = { operations, session: 'ci', since: '2h', 'if-no-operations': 'pass' };
    const { warnings } = await selected(given, job);
    const unused = warnings.filter((warning) => warning.includes('it has no effect'));
    expect(unused.map((warning) => warning.split(':')[0])).toEqual(names);
  });

  it('is what operations names, and then what the files name', async () => {
    expect(await selected({ operations: `unit=${uuidOf(3)}`, 'operations-file': '*.json' })).toEqual({
      kind: 'legs',
      legs: [
        { name: 'unit', uuid: uuidOf(3) },
        { name: 'lint', uuid: uuidOf(7) },
      ],
      warnings: [],
    });
  });

  it.each<[string, Partial<Record<InputName, string>>, Record<string, string>, number]>([
    ['the session input, in the profile in use', { session: 'ci' }, {}, 1],
    ['the environment', {}, { CONTREE_SESSION: ' ci ' }, 1],
    ['the input before the environment', { session: 'ci' }, { CONTREE_SESSION: 'other' }, 1],
    ['the profile that the input names', { session: 'ci', profile: 'play' }, {}, 2],
    ['the profile that the environment names', { session: 'ci' }, { CONTREE_PROFILE: 'play' }, 2],
  ])('finds a history reference through %s', async (_, given, env, number) => {
    expect(await selected({ operations: 'HEAD', ...given }, env)).toMatchObject({ legs: [{ uuid: uuidOf(number) }] });
  });

  it('needs a session for a history reference', async () => {
    expect(await problemOf({ operations: 'HEAD, @-1' })).toMatch(
      /operations: "HEAD", "@-1": no session is named.*CONTREE_SESSION/,
    );
  });

  it('needs a store for a history reference', async () => {
    expect(await problemOf({ operations: '@', session: 'ci', profile: 'none' })).toMatch(/operations: "@": /);
  });

  it('says when the profiles cannot be read', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'selection-'));
    await mkdir(join(broken, 'cli.ini'));
    expect(await problemOf({ operations: '@', session: 'ci' }, { CONTREE_HOME: broken })).toMatch(
      /operations: "@": .*cli\.ini cannot be read/,
    );
    await rm(broken, { recursive: true });
  });

  const WORKFLOW = { GITHUB_REPOSITORY: 'octo/repo', GITHUB_RUN_ID: '4711' };

  it('knows the workflow run that it is read in', async () => {
    const env = { ...WORKFLOW, GITHUB_SERVER_URL: 'https://ghe.test/', GITHUB_API_URL: 'https://ghe.test/api/v3/' };
    expect(await selected({ operations: 'workflow', 'github-token': ' ghs_1 ', since: '1h30m' }, env)).toEqual({
      kind: 'workflow',
      run: {
        url: 'https://ghe.test/octo/repo/actions/runs/4711',
        repository: 'octo/repo',
        id: '4711',
        apiUrl: 'https://ghe.test/api/v3',
        proxyEnv: {},
        token: 'ghs_1',
        since: '90m',
      },
      beside: [],
      mayBeNone: false,
      warnings: [],
    });
  });

  it('looks back six hours for its operations where since is not given, without any token', async () => {
    expect(await selected({ operations: 'workflow' }, WORKFLOW)).toMatchObject({
      run: { apiUrl: 'https://api.github.com', token: '', since: '6h' },
    });
  });

  it('leaves a bad since to the reader of that input', async () => {
    expect(await selected({ operations: 'workflow', since: 'soon' }, WORKFLOW)).toMatchObject({ run: { since: '6h' } });
  });

  it('has no workflow run outside of one', async () => {
    const problem =
      'operations: "workflow": this step is not in a workflow run, since GITHUB_RUN_ID or GITHUB_REPOSITORY is not set: name UUIDs';
    expect(await problemOf({ operations: 'workflow' })).toBe(problem);
  });

  it('is refused where a file holds no operation, also beside a UUID', async () => {
    await writeFile(join(home, 'empty.txt'), '\n');
    const reason = 'no operation is in the files that it matches: check the step that writes them';
    for (const operations of ['', uuidOf(3)]) {
      const given = { operations, 'operations-file': 'empty.txt' };
      expect(await problemOf(given)).toBe(`operations-file: "empty.txt": ${reason}, or set if-no-operations: pass`);
      const legs = operations === '' ? [] : [{ name: '1', uuid: operations }];
      expect(await selected({ ...given, 'if-no-operations': 'pass' })).toEqual({ kind: 'legs', legs, warnings: [] });
    }
  });

  it('names all that is bad, of inputs and files', async () => {
    const message = await problemOf({ operations: 'x', 'operations-file': 'nothing-*.json' });
    expect(message).toContain('operations: "x": ');
    expect(message).toContain('operations-file: "nothing-*.json": ');
  });

  it('takes braces of a pattern as a whole, and never passes over a pattern', async () => {
    const pass = { 'if-no-operations': 'pass' };
    expect(await selected({ ...pass, 'operations-file': '{a,b}.json' })).toMatchObject({ legs: [{ name: 'lint' }] });
    expect(await problemOf({ ...pass, 'operations-file': '*.json !a.json, {a, b}.json' })).toBe(
      'operations-file: "!a.json": nothing can be left out here: name only files to read, or write "./!a.json" for what is called so\n' +
        'operations-file: "{a,": a { in it has no } behind it: write no blank between braces, such as {a,b}.json',
    );
  });

  it('throws any other error as it is', async () => {
    const env = new Proxy({ CONTREE_SESSION: 'ci' }, { get: (_, name) => { if (name === 'CONTREE_HOME') throw new RangeError('a bug'); return undefined; } }); // prettier-ignore
    const source = { ...givenInputs({ operations: '@', session: 'ci' }), env };
    await expect(read(source)).rejects.toThrow(RangeError);
    const broken = Object.defineProperty(givenInputs({ operations: 'workflow', since: '08:30' }, WORKFLOW), 'now', {
      get: () => {
        throw new RangeError('a bug');
      },
    });
    await expect(read(broken)).rejects.toThrow(RangeError);
  });
});
