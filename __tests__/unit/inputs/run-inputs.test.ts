import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputName } from '../../../src/inputs/input-source.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { readInputs, type RunInputs } from '../../../src/inputs/inputs.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

type Given = Readonly<Partial<Record<InputName, string>>>;

const IMAGE = uuidOf(1);
const LOGIN = { 'registry-username': 'me', 'registry-password': 'secret' };
const LEAST: Given = { token: 'a-token', mode: 'run', image: IMAGE, legs: 'unit: make test' };

let workspace = '';
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'run-inputs-'));
  for (const name of ['one.txt', 'two.txt']) await writeFile(join(workspace, name), name);
});
afterAll(async () => {
  await rm(workspace, { recursive: true });
});

async function read(given: Given, env = {}): Promise<{ inputs: RunInputs; warnings: readonly string[] }> {
  const { inputs, warnings } = await readInputs(givenInputs({ ...LEAST, ...given }, env, workspace));
  if (inputs.mode !== 'run') throw new Error('expected mode run');
  return { inputs, warnings };
}

async function problemsOf(given: Given): Promise<readonly string[]> {
  const error: unknown = await read(given).catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputs)) throw new Error('expected InvalidInputs', { cause: error });
  return error.problems;
}

describe('retry-on: timeout', () => {
  const late = (least: number): string =>
    `retry-on: "timeout" has no effect, because no time limit of a leg is shorter than the step's timeout: set a run-timeout below ${String(least)}s, or a longer timeout`;

  it.each<[Given, readonly string[]]>([
    [{ timeout: '5m', 'run-timeout': '5m' }, [late(300)]],
    [{ 'run-timeout': '2h' }, [late(3600)]],
    [{ timeout: '5m', legs: 'x: { command: "true", timeout: 10m }' }, [late(300)]],
    [{ timeout: '5m', 'run-timeout': '299s' }, []],
    [{ timeout: '5m', 'run-timeout': '5m', legs: 'x: { command: "true", timeout: 4m }\ny: "true"' }, []],
  ])('with %j gets the warnings %j', async (given, expected) => {
    expect((await read({ retries: '1', 'retry-on': 'timeout', ...given })).warnings).toEqual(expected);
    expect((await read({ retries: '1', 'retry-on': 'failure', ...given })).warnings).toEqual([]);
  });
});

describe('what on-rerun looks for', () => {
  const RUN = { GITHUB_SERVER_URL: 'https://github.test', GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7' };
  const SECOND = { ...RUN, GITHUB_RUN_ATTEMPT: '2' };

  it('is the workflow run, in a later attempt of it alone', async () => {
    const given = { 'on-rerun': 'failed', since: '2h', 'github-token': 'ghs_x' };
    const { inputs, warnings } = await read(given, SECOND);
    const url = 'https://github.test/o/r/actions/runs/7';
    expect(inputs.earlier).toMatchObject({ url, repository: 'o/r', id: '7', since: '2h', token: 'ghs_x' });
    expect(warnings).toEqual([]);
    expect((await read(given, RUN)).inputs.earlier).toBeNull();
    expect((await read(given, { GITHUB_RUN_ATTEMPT: '2' })).inputs.earlier).toBeNull();
    expect((await read({ 'on-rerun': 'all' }, SECOND)).inputs.earlier).toBeNull();
    expect((await read({}, SECOND)).inputs.earlier).toBeNull();
  });

  it('goes back six hours where since says nothing', async () => {
    expect((await read({ 'on-rerun': 'failed' }, SECOND)).inputs.earlier?.since).toBe('6h');
  });

  it('is all or failed', async () => {
    expect(await problemsOf({ 'on-rerun': 'passed' })).toEqual([
      expect.stringMatching(/^on-rerun: "passed" .*all.*failed/),
    ]);
  });

  it('makes since useful, which mode run does not use otherwise', async () => {
    const { warnings } = await read({ since: '2h' });
    expect(warnings).toEqual(['since: it has no effect, because on-rerun is not failed: drop it']);
  });
});

describe('the inputs of mode run', () => {
  it('have their defaults', async () => {
    const { inputs, warnings } = await read({});
    expect(inputs).toMatchObject({
      mode: 'run',
      timeout: 3_600_000,
      cleanup: 'always',
      onTimeout: 'leave',
      failFast: false,
      logs: 'failed',
      plan: { setup: null, legs: [{ name: 'unit', command: 'make test', image: { kind: 'uuid', uuid: IMAGE } }] },
      legFiles: [{ files: [] }],
      setupFiles: { files: [] },
      registry: null,
      maxParallel: null,
      retries: 0,
      detach: false,
      collect: [],
      reports: null,
      ifNoFilesFound: 'warn',
      collectTimeout: 60_000,
      workspace,
      origin: { run: '', attempt: 1, index: 0 },
    });
    expect(warnings).toEqual([]);
  });

  it.each<[Given, object]>([
    [{ mode: 'r' }, { mode: 'run' }],
    [{ timeout: '90' }, { timeout: 90_000 }],
    [{ 'max-parallel': '8' }, { maxParallel: 8 }],
    [{ 'collect-timeout': '1m30s', collect: 'a' }, { collectTimeout: 90_000 }],
    [
      { 'test-reports': 'out/*.xml\n!out/a.xml' },
      {
        reports: {
          lines: [{ remote: 'out/*.xml' }, { excluded: 'out/a.xml' }],
          commit: { server: 'https://github.com', repository: '', sha: '' },
        },
      },
    ],
    [{ retries: '2' }, { retries: 2 }],
    [{ env: 'A=1 \nB=2 \n' }, { plan: { legs: [{ env: { A: '1 ', B: '2 ' } }] } }],
    [{ 'on-rerun': 'failed' }, { earlier: null }],
    [{ 'if-no-files-found': 'Error' }, { ifNoFilesFound: 'error' }],
    [{ collect: 'report.xml -> out' }, { collect: [{ remote: 'report.xml', local: 'out' }] }],
    [{ detach: 'true' }, { detach: true, cleanup: 'never' }],
    [
      { detach: 'true', cleanup: 'always' },
      { detach: true, cleanup: 'always' },
    ],
    [{ cleanup: 'never' }, { cleanup: 'never' }],
    [{ cleanup: 'cancelled' }, { cleanup: 'cancelled' }],
    [
      { image: 'docker://python:3', ...LOGIN },
      { registry: { host: 'docker.io', username: 'me', password: 'secret' }, secrets: ['secret'] },
    ],
    [
      { image: '', legs: `a: {command: x, image: 'docker://ghcr.io/o/i'}\nb: {command: x, image: ${IMAGE}}`, ...LOGIN },
      { registry: { host: 'ghcr.io' } },
    ],
    [
      { image: 'docker://python:3', legs: "a: x\nb: {command: x, image: 'docker://ghcr.io/o/i'}", ...LOGIN },
      { registry: { host: 'docker.io' } },
    ],
    [{ 'job-index': '3' }, { origin: { index: 3 } }],
    [{ 'job-index': '', 'job-matrix': '{"os":"linux"}' }, { origin: { index: 1_476_994_717 } }],
    [{ setup: 'make deps', 'setup-key': 'k' }, { plan: { setup: { command: 'make deps', key: 'k' } } }],
  ])('%j are read as %j', async (given, expected) => {
    expect((await read(given)).inputs).toMatchObject(expected);
  });

  it('may leave output beside what is collected', async () => {
    const given = { collect: 'a -> out/files\nb', 'output-dir': 'out' };
    expect((await read(given)).inputs).toMatchObject({ outputDir: { local: 'out' } });
    expect((await read({ ...given, 'output-dir': 'collected/output' })).inputs.collect).toHaveLength(2);
  });

  it('say where in the workflow the step is', async () => {
    const env = { GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '2', GITHUB_JOB: 'test' };
    expect((await read({}, env)).inputs.origin).toMatchObject({
      run: 'https://github.com/o/r/actions/runs/7',
      attempt: 2,
      job: 'test',
    });
  });

  it('hold the files of the setup, or of every leg without one', async () => {
    const names = (files: readonly { readonly remote: string }[]) => files.map(({ remote }) => remote);
    const { inputs } = await read({ files: 'one.txt', legs: 'a: x\nb: {command: y, files: two.txt}' });
    expect(inputs.legFiles.map(({ files }) => names(files))).toEqual([['one.txt'], ['one.txt', 'two.txt']]);
    expect(names(inputs.setupFiles.files)).toEqual([]);
    const { inputs: set } = await read({ files: 'one.txt', setup: 'make', legs: 'a: x\nb: y' });
    expect([names(set.setupFiles.files), set.legFiles.map(({ files }) => names(files))]).toEqual([
      ['one.txt'],
      [[], []],
    ]);
  });

  it('search the disk once for legs with the same lines', async () => {
    const { inputs } = await read({ files: 'one.txt', legs: 'a: x\nb: y' });
    expect(inputs.legFiles[0]).toBe(inputs.legFiles[1]);
  });
});

describe('a bad input of mode run', () => {
  it.each<[Given, RegExp]>([
    [{ 'max-parallel': '0' }, /^max-parallel: .*from 1/],
    [{ 'collect-timeout': '0' }, /^collect-timeout: "0" is too short: use 1s or more/],
    [{ retries: '-1' }, /^retries: .*from 0/],
    [{ detach: 'yes' }, /^detach: .*true or false/],
    [{ 'if-no-files-found': 'fail' }, /^if-no-files-found: .*warn, error or ignore/],
    [{ collect: '-> out' }, /^collect: /],
    [{ 'test-reports': 'a -> b' }, /^test-reports: "a -> b" has an arrow/],
    [{ 'test-reports': 'a', detach: 'true' }, /^test-reports: it cannot be used with detach/],
    [{ 'registry-username': 'me' }, /^registry-password: it is empty/],
    [{ 'registry-password': 'pass' }, /^registry-username: it is empty/],
    [
      {
        image: '',
        legs: "a: {command: x, image: 'docker://python:3'}\nb: {command: x, image: 'docker://ghcr.io/o/i'}",
        ...LOGIN,
      },
      /^registry-username: .*docker\.io, ghcr\.io.*name the one/,
    ],
    [{ setup: 'make', 'setup-files': 'gone.txt' }, /^setup-files: .*gone\.txt/],
    [{ detach: 'true', 'max-parallel': '2' }, /^max-parallel: it cannot be used with detach/],
    [{ detach: 'true', 'fail-fast': 'true' }, /^fail-fast: it cannot be used with detach/],
    [{ detach: 'true', logs: 'Live' }, /^logs: it cannot be used with detach/],
    [{ detach: 'true', 'output-dir': 'a' }, /^output-dir: it cannot be used with detach/],
    [
      { collect: 'a -> x\nstdout.txt', 'output-dir': './Collected/' },
      /^output-dir: "Collected" is a folder of collect too, and what .* output of a leg: name another folder$/,
    ],
    [{ collect: 'stdout.txt -> .', 'output-dir': 'a/..' }, /^output-dir: "\." is a folder of collect too/],
    [{ collect: 'a -> x', 'output-dir': '../x' }, /^output-dir: "\.\.\/x" is outside of the workspace/],
    [{ detach: 'true', collect: 'a' }, /^collect: it cannot be used with detach/],
    [{ detach: 'true', 'on-timeout': 'cancel' }, /^on-timeout: it cannot be used with detach/],
    [{ detach: 'true', 'on-timeout': 'stop', 'stop-grace': '30' }, /^on-timeout: it cannot be used with detach/],
    [{ legs: '' }, /legs/],
    [{ legs: 'a: [' }, /^legs.*line/],
    [{ files: 'gone.txt' }, /^files: .*gone\.txt/],
    [{ legs: 'a: {command: x, files: gone.txt}' }, /gone\.txt/],
    [{ timeout: '0' }, /^timeout: /],
  ])('%j is named', async (given, problem) => {
    const problems = await problemsOf(given);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('is none, but warned of, where a login has no registry', async () => {
    expect((await read(LOGIN)).warnings).toEqual([
      'registry-username and registry-password: they have no effect, because no image comes from a registry: drop them',
    ]);
  });

  it('is reported with all others, the missing files of a bad plan too', async () => {
    const problems = await problemsOf({
      legs: 'a: {command: x, colour: red}',
      files: 'gone.txt',
      retries: 'many',
      timeout: 'soon',
      'registry-username': 'me',
    });
    for (const part of ['colour', 'gone.txt', 'retries: ', 'timeout: ', 'registry-password: ']) {
      expect(problems.filter((problem) => problem.includes(part))).toHaveLength(1);
    }
  });

  it('of a plan is reported alone where its files hold placeholders', async () => {
    const problems = await problemsOf({ legs: 'a: {command: x, colour: red}', files: '{{leg}}.txt' });
    expect(problems).toEqual([expect.stringContaining('colour')]);
  });

  it('names two bad partners of detach at once', async () => {
    expect(await problemsOf({ detach: 'true', collect: 'a', 'max-parallel': '2' })).toHaveLength(2);
  });

  it('that is a bug is thrown as it is', async () => {
    const bug = new RangeError('a bug');
    const source = givenInputs(LEAST, {}, workspace);
    const broken = {
      ...source,
      get directory(): string {
        throw bug;
      },
    };
    await expect(readInputs(broken)).rejects.toBe(bug);
  });
});

describe('the warnings of mode run', () => {
  it('name collect-timeout where nothing is collected or tagged', async () => {
    const unused = [
      'collect-timeout: it has no effect, because nothing is collected or tagged, and no test report is read: drop it',
    ];
    expect((await read({ 'collect-timeout': '2m' })).warnings).toEqual(unused);
    expect((await read({ 'collect-timeout': '1m' })).warnings).toEqual([]);
    for (const keeps of [
      { collect: 'a' },
      { 'test-reports': 'a' },
      { tag: 't' },
      { legs: 'unit: {command: x, tag: t}' },
    ]) {
      expect((await read({ 'collect-timeout': '2m', ...keeps })).warnings).toEqual([]);
    }
  });

  it('name if-no-files-found where nothing is collected', async () => {
    const unused = [
      'if-no-files-found: it has no effect, because nothing is collected, and no test report is read: drop it',
    ];
    expect((await read({ 'if-no-files-found': 'error', tag: 't' })).warnings).toEqual(unused);
    expect((await read({ 'if-no-files-found': 'error', collect: 'a' })).warnings).toEqual([]);
    expect((await read({ 'if-no-files-found': 'error', 'test-reports': 'a' })).warnings).toEqual([]);
  });

  it.each(['none', 'failed', 'all'])(
    'name logs: %s with detach, unless a setup or an earlier leg is shown',
    async (logs) => {
      const unused = ['logs: it has no effect, because the step does not wait for its legs: drop it'];
      expect((await read({ detach: 'true', logs })).warnings).toEqual(unused);
      for (const shows of [{ detach: 'false' }, { setup: 'make deps' }, { 'on-rerun': 'failed' }]) {
        expect((await read({ detach: 'true', logs, ...shows })).warnings).toEqual([]);
      }
    },
  );

  it('name each variable that every leg has for itself', async () => {
    const env = 'A=1\nB=2\nC={{leg}}\nD=4';
    const legs = 'a: {command: x, env: {A: 1, B: 2, C: 3}}\nb: {command: x, env: {A: 1, C: 3}}';
    const warned = (given: Given): Promise<unknown> => read({ env, legs, ...given }).then(({ warnings }) => warnings);
    const why = 'it has no effect, because every leg has its own: drop it';
    expect(await warned({})).toEqual([`env: lines 1 and 3: "A" and "C": ${why}`]);
    expect(await warned({ setup: 'make deps' })).toEqual([`env: line 3: "C": ${why}`]);
    expect(await warned({ env: 'D=4' })).toEqual([]);
  });

  it('name what every leg has for itself', async () => {
    const defaults = { command: 'make', cwd: '/a', 'run-timeout': '5m', network: 'false' };
    const own = '{command: x, cwd: /b, timeout: 1m, network: true}';
    const unused = ['cwd', 'run-timeout', 'network', 'command'].map(
      (name) => `${name}: it has no effect, because every leg has its own: drop it`,
    );
    expect((await read({ ...defaults, legs: `a: ${own}\nb: ${own}` })).warnings.toSorted()).toEqual(unused.toSorted());
    expect((await read({ ...defaults, legs: `a: ${own}\nb:` })).warnings).toEqual([]);
    expect((await read({ ...defaults, legs: `a: ${own}`, setup: 'make deps' })).warnings.toSorted()).toEqual([
      'command: it has no effect, because every leg has its own: drop it',
      'network: it has no effect, because every leg has its own: drop it',
    ]);
    expect((await read({ image: 'tag:a', legs: 'a: {command: x, image: tag:b}' })).warnings).toEqual([]);
  });

  it('name none that has its default, where every leg has its own', async () => {
    const legs = 'a: {command: x, allow-failure: true}';
    const { inputs, warnings } = await read({ legs });
    expect([inputs.plan.legs[0]?.allowFailure, warnings]).toEqual([true, []]);
    expect((await read({ legs, 'allow-failure': 'true' })).warnings).toEqual([
      'allow-failure: it has no effect, because every leg has its own: drop it',
    ]);
  });

  it('name operations, which it does not take', async () => {
    expect((await read({ operations: uuidOf(2) })).warnings).toEqual([
      'operations: mode run does not use it: drop it, or set mode to wait, show or cancel',
    ]);
  });

  it('are given in other modes for what only run starts', async () => {
    const given = { token: 'a-token', operations: uuidOf(2), image: IMAGE, legs: 'not: [read', command: 'x' };
    const { inputs, warnings } = await readInputs(givenInputs(given));
    expect(inputs.mode).toBe('wait');
    expect(warnings).toEqual([
      'image, legs, command: mode wait (the default) does not use them: drop them, or set mode to run',
    ]);
  });
});
