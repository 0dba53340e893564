import { afterEach, describe, expect, it } from '@jest/globals';
import { encodeMarker, MARKER_VARIABLE } from '../../src/start/marker.ts';
import { closeLoopbacks, listenHttp } from '../unit/contree/loopback.ts';
import { uuidOf } from '../doubles/fixtures.ts';
import { parsed, runOf, stage, workspaceWith } from './harness.ts';

const scene = stage();
const RUN_ENV = { GITHUB_SERVER_URL: 'https://github.test', GITHUB_REPOSITORY: 'octo/repo', GITHUB_RUN_ID: '4711' };
const GITHUB_TOKEN = 'ghs_0123456789abcdefghij';

afterEach(closeLoopbacks);

/** Starts an instance as a `run` step of the workflow run would; returns its UUID. */
async function started(job: string, leg: string, command: string, run = '4711'): Promise<string> {
  const marker = { run: `https://github.test/octo/repo/actions/runs/${run}`, attempt: 1, job, index: 0, step: 'run' };
  return await startedWith(encodeMarker({ ...marker, owner: uuidOf(1), leg, tries: 1 }), command);
}

async function startedWith(marker: string, command: string): Promise<string> {
  const { url, token } = scene.simulator;
  const env = { [MARKER_VARIABLE]: marker };
  const response = await fetch(`${url}/v1/instances`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ image: 'tag:busybox:latest', command, shell: true, env }),
  });
  return ((await response.json()) as { uuid: string }).uuid;
}

describe('operations: workflow', () => {
  it('waits for what any job of the workflow run started, back to when GitHub created the run', async () => {
    const asked: string[] = [];
    const { address } = await listenHttp(({ url, headers }, response) => {
      asked.push(`${String(url)} ${String(headers.authorization)}`);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ created_at: new Date(Date.now() - 60_000).toISOString() }));
    });
    const other = await started('lint', 'unit', 'exit 9', '4712');
    const expected = {
      'a/unit': await started('a', 'unit', 'true'),
      slow: await started('a', 'slow', 'sleep 0.2'),
      'b/unit': await started('b', 'unit', 'exit 3'),
    };
    const env = { ...RUN_ENV, GITHUB_API_URL: address };
    const end = await scene.run({ operations: 'workflow', timeout: '30', 'github-token': GITHUB_TOKEN }, { env });
    expect(JSON.parse(end.outputs['operations'] ?? '')).toEqual(expected);
    expect(end.outputs).toMatchObject({ 'exit-code': '3', passed: '["a/unit","slow"]', failed: '["b/unit"]' });
    expect(end.stdout).toContain('Found 3 operations that this workflow run started.');
    expect(end.stdout).not.toContain(other);
    expect(asked).toEqual([`/repos/octo/repo/actions/runs/4711 token ${GITHUB_TOKEN}`]);
    expect(end.stderr).toBe('');
  });

  it('fails when the workflow run started none', async () => {
    const { address } = await listenHttp((_, response) => response.writeHead(403).end());
    const env = { ...RUN_ENV, GITHUB_RUN_ID: '1', GITHUB_API_URL: address };
    const end = await scene.run(
      { mode: 'show', operations: 'workflow', timeout: '30', 'github-token': GITHUB_TOKEN },
      { env },
    );
    expect(end.exitCode).toBe(1);
    expect(end.outputs).toMatchObject({ outcome: 'failed', operations: '{}' });
    expect(end.stdout).toMatch(
      /^::error::.*No step of this workflow run \(https:\/\/github\.test\/octo\/repo\/actions\/runs\/1\) started an operation/m,
    );
    expect(end.stdout).toContain('github-token needs "permissions: actions: read" (HTTP 403)');
  });

  it('lets the post step cancel what was found', async () => {
    const { address } = await listenHttp((_, response) => response.writeHead(404).end());
    const id = await started('a', 'endless', 'sleep 60', '5');
    const inputs = { operations: 'workflow', timeout: '1', cleanup: 'always', 'github-token': GITHUB_TOKEN };
    const env = { ...RUN_ENV, GITHUB_RUN_ID: '5', GITHUB_API_URL: address };
    const { state, outputs } = await scene.run(inputs, { env });
    expect(outputs['timed-out']).toBe('["endless"]');
    scene.simulator.clearRequests();
    await scene.run(inputs, { env, state, entry: 'post' });
    expect(scene.requests()).toContain(`DELETE /v1/operations/${id} 202`);
  });
});

describe('allow-failure of a detached run', () => {
  const LEGS = 'x: { command: "exit 4", allow-failure: true }\ny: sleep 1';
  const detached = async (): Promise<Record<string, string>> => {
    const start = await scene.run(runOf({ legs: LEGS, detach: 'true' }), { env: { ...RUN_ENV, GITHUB_RUN_ID: '6' } });
    return parsed(start, 'operations') as Record<string, string>;
  };

  it('counts in a wait by UUID and by file, also with fail-fast, and is shown', async () => {
    const operations = await detached();
    const given = JSON.stringify(operations);
    const folder = workspaceWith({ 'legs.json': given });
    const waits = [{ operations: given, 'fail-fast': 'true' }, { 'operations-file': 'legs.json' }];
    for (const inputs of waits) {
      const end = await scene.run({ ...inputs, timeout: '30' }, { folder });
      expect(end.outputs).toMatchObject({ 'exit-code': '0', failed: '["x"]', passed: '["y"]' });
      expect(end.stdout).toContain('x failed with exit 4 · allowed');
    }
    const shown = await scene.run({ mode: 'show', operations: given });
    expect(shown.summary).toMatch(/exit 4.*allowed/);
    expect(scene.cancels()).toEqual([]);
  });

  it('counts no leg whose marker does not say so', async () => {
    const leg = { run: '', attempt: 1, job: '', index: 0, step: '', owner: uuidOf(1), leg: 'x', tries: 1 };
    const markers = [encodeMarker(leg), '{"allowFailure":true}', `${encodeMarker({ ...leg, allowFailure: true })}}`];
    for (const marker of markers) {
      const id = await startedWith(marker, 'exit 4');
      const end = await scene.run({ operations: id });
      expect([end.exitCode, end.outputs['failed']]).toEqual([4, '["1"]']);
    }
  });
});
