import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionEnd } from '../../scripts/run-action.ts';
import { parsed, runOf, stage, workspaceWith } from './harness.ts';

const scene = stage();

describe('bad inputs', () => {
  it('are reported together before any request, and show no token', async () => {
    const end = await scene.run({ mode: 'x', token: 'se cret', url: 'y', timeout: 'z', operations: 'no1 no2 no3' });
    for (const word of ['mode:', 'token:', 'url:', 'timeout:', '"no1"', '"no2"', '"no3"'])
      expect(end.stdout).toContain(word);
    const printed = end.stdout.replace('::add-mask::se cret\n', '') + end.summary + JSON.stringify(end.outputs);
    expect(printed).not.toContain('se cret');
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed', results: '[]', operations: '{}' });
    expect(scene.requests()).toEqual([]);
  });
});

describe('inputs', () => {
  it('come from the environment where the step gives none, or have their default', async () => {
    const id = scene.simulator.seed({});
    const { url, token } = scene.simulator;
    const env = { CONTREE_TOKEN: token, CONTREE_URL: `${url}/`, CONTREE_PROJECT: 'from-env' };
    const empty = { token: '', url: '', timeout: '', mode: '', 'fail-fast': '', cleanup: '', summary: '' };
    const end = await scene.run({ operations: id, project: 'given', ...empty }, { env });
    expect(end.exitCode).toBe(0);
    expect(end.stdout).toContain('the step waits up to 1 min');
    expect(scene.simulator.requests[0]?.headers).toMatchObject({ project: 'given', authorization: `Bearer ${token}` });
  });

  it('come from a profile of the command line', async () => {
    const id = scene.simulator.seed({});
    const { url, token } = scene.simulator;
    const auth = `[DEFAULT]\nprofile = work\n[profile:work]\nurl = ${url}/v1\ntoken = ${token}\ntype = iam\nproject = p-1\n`;
    const env = { CONTREE_HOME: workspaceWith({ 'auth.ini': auth }) };
    const end = await scene.run({ operations: id, token: '', url: '' }, { env });
    expect(end.stdout).toContain(`::add-mask::${token}\n`);
    expect(end.exitCode).toBe(0);
    expect(scene.simulator.requests[0]?.headers['project']).toBe('p-1');
  });

  it('come from files of Windows', async () => {
    const [unit, lint] = [scene.simulator.seed({}), scene.simulator.seed({})];
    const workspace = workspaceWith({ 'a.txt': 'x' });
    writeFileSync(join(workspace, 'operations.txt'), `\uFEFFunit=${unit}\r\n`, 'utf16le');
    const waited = await scene.run(
      { 'operations-file': 'operations.txt', operations: `\uFEFFlint=${lint}\r\n` },
      { workspace },
    );
    expect(JSON.parse(waited.outputs['operations'] ?? '')).toEqual({ lint, unit });
    const legs = '\uFEFFone: |\r\n  test "$WHAT" = ever\r\n  ls a.txt\r\n  echo done\r\ntwo: "true"\r\n';
    const given = { legs, files: 'a.txt\r\n', env: '\uFEFFWHAT=ever\r\n' };
    const end = await scene.run(runOf({ ...given, cwd: '/root' }), { workspace });
    expect(end.exitCode).toBe(0);
    expect(JSON.parse(end.outputs['passed'] ?? '')).toEqual(['one', 'two']);
    const command = 'test {{axis}} = a\r\necho done\r\n';
    const matrix = await scene.run(runOf({ matrix: '\uFEFFaxis: [a]\r\n', command }));
    expect(matrix.exitCode).toBe(0);
    expect(JSON.stringify(scene.operations().map(({ request }) => request))).not.toMatch(/\\r|\uFEFF/);
  });

  it('come from one file per matrix leg', async () => {
    const [unit, lint] = [scene.simulator.seed({}), scene.simulator.seed({ exitCode: 2 })];
    const folder = workspaceWith({
      'legs/a/operations.json': JSON.stringify({ unit }),
      'legs/b/operations.json': `lint=${lint}\n`,
    });
    const end = await scene.run({ 'operations-file': 'legs/**/*.json' }, { folder });
    expect(JSON.parse(end.outputs['operations'] ?? '')).toEqual({ unit, lint });
    expect(end.exitCode).toBe(2);
  });

  it('come from the results file of a run with retries, and of the wait after it', async () => {
    const command = 't=${CONTREE_OP_ACTION##*\\"tries\\":}; test ${t%%[!0-9]*} -ge 2 || exit 3';
    const legs = JSON.stringify({ f: command, steady: 'true', g: command });
    const run = await scene.run(runOf({ legs, retries: '1', 'retry-on': 'failure' }));
    expect(run.outputs).toMatchObject({ 'exit-code': '0', flaky: '["f","g"]' });
    const fileOf = ({ outputs }: ActionEnd): string => readFileSync(outputs['results-file'] ?? '', 'utf8');
    const folder = workspaceWith({ 'run.jsonl': fileOf(run) });
    const wait = await scene.run({ 'operations-file': 'run.jsonl' }, { folder });
    expect([wait.exitCode, parsed(wait, 'operations')]).toEqual([0, parsed(run, 'operations')]);
    writeFileSync(join(folder, 'wait.jsonl'), fileOf(wait));
    const show = await scene.run({ mode: 'show', 'operations-file': 'wait.jsonl' }, { folder });
    expect(parsed(show, 'operations')).toEqual(parsed(run, 'operations'));
  });

  it('come from the results files of two jobs whose legs have the same names', async () => {
    const run = async (code: number): Promise<string> => {
      const end = await scene.run(runOf({ legs: `unit: exit ${String(code)}`, retries: '1' }));
      return readFileSync(end.outputs['results-file'] ?? '', 'utf8');
    };
    const folder = workspaceWith({ 'a/results.jsonl': await run(0), 'b/results.jsonl': await run(4) });
    const end = await scene.run({ 'operations-file': '*/results.jsonl' }, { folder });
    expect(end.outputs).toMatchObject({ 'exit-code': '4', passed: '["unit"]', failed: '["unit-2"]' });
  });

  it('come from files that braces name, and from no pattern that leaves files out', async () => {
    const [unit, lint] = [scene.simulator.seed({}), scene.simulator.seed({ exitCode: 2 })];
    const folder = workspaceWith({ 'art/a.json': JSON.stringify({ unit }), 'art/b.json': JSON.stringify({ lint }) });
    const given = { 'if-no-operations': 'pass', timeout: '1' };
    const end = await scene.run({ ...given, 'operations-file': 'art/{a,b}.json' }, { folder });
    expect(JSON.parse(end.outputs['operations'] ?? '')).toEqual({ unit, lint });
    expect(end.exitCode).toBe(2);
    const cancel = { ...given, mode: 'cancel', 'operations-file': 'art/*.json !art/a.json' };
    const refused = await scene.run(cancel, { folder });
    expect(refused.stdout).toContain('operations-file: "!art/a.json": nothing can be left out here: ');
    expect(refused.exitCode).toBe(1);
    expect(scene.cancels()).toEqual([]);
  });
});
