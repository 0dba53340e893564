import { afterEach, describe, expect, it } from '@jest/globals';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeLoopbacks, listenHttp } from '../../unit/contree/loopback.ts';
import { ended, faster, JOB, markerOf, parsed, resultLines, runOf, stage, until, workspaceWith } from '../harness.ts';

const scene = stage();
let runs = 0;

afterEach(closeLoopbacks);

/** A step's environment in a workflow run of its own test. */
function jobs(): (job: string, attempt?: number) => Record<string, string> {
  runs += 1;
  const id = String(runs);
  return (job, attempt = 1) => ({ ...JOB, GITHUB_RUN_ID: id, GITHUB_JOB: job, GITHUB_RUN_ATTEMPT: String(attempt) });
}

function uuidOf(job: string, index: number, leg: string, attempt = 1): string | undefined {
  return scene.operations().find((operation) => {
    const marker = markerOf(operation);
    return marker.job === job && marker.index === index && marker.leg === leg && marker.attempt === attempt;
  })?.uuid;
}

describe('a detached run', () => {
  it('starts its legs, ends, and leaves them active', async () => {
    const end = await scene.run(runOf({ legs: 'quick: "true"\nslow: sleep 60', detach: 'true' }), {
      env: jobs()('build'),
    });
    expect([end.exitCode, end.stderr]).toEqual([0, '']);
    expect(end.outputs).toMatchObject({
      'exit-code': '0',
      outcome: 'passed',
      'active-count': '2',
      active: '["quick","slow"]',
    });
    expect(Object.keys(parsed(end, 'operations') as object)).toEqual(['quick', 'slow']);
    expect(parsed(end, 'matrix')).toMatchObject({ include: [{ name: 'quick', outcome: 'active' }, { name: 'slow' }] });
    expect(resultLines(end)).toHaveLength(2);
    const post = await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'cancelled' });
    expect(post.stdout).toContain('Nothing to clean up');
    expect(scene.requests().filter((request) => request.startsWith('DELETE'))).toEqual([]);
  });

  it('is cancelled at the end of the job with cleanup: always', async () => {
    const end = await scene.run(runOf({ legs: 'slow: sleep 60', detach: 'true', cleanup: 'always' }));
    await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'success' });
    await until(() => scene.operations().every(ended));
    expect(scene.operations().map(({ status }) => status)).toEqual(['CANCELLED']);
  });

  it('cancels what it started when it is sent a signal', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', skip: 1, action: 'hang' });
    const step = scene.start(
      runOf({ legs: 'one: sleep 60\ntwo: sleep 60', detach: 'true', cleanup: 'cancelled' }),
      faster(4),
    );
    await until(() => scene.requests().filter((request) => request.startsWith('POST')).length === 2);
    step.child.kill('SIGINT');
    const end = await step.end;
    expect([end.exitCode, end.outputs['outcome']]).toEqual([130, 'cancelled']);
    await until(() => scene.operations().every(ended));
    expect(scene.operations()).toHaveLength(1);
  });

  it('fails when it starts only some legs, and names the others', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 400 } });
    const end = await scene.run(runOf({ legs: 'one: sleep 60\ntwo: sleep 60', detach: 'true', cleanup: 'always' }));
    expect(end.outputs).toMatchObject({
      'exit-code': '1',
      outcome: 'failed',
      'active-count': '1',
      'failed-count': '1',
    });
    expect(resultLines(end)).toHaveLength(2);
  });

  it('gives its operations to a wait as output and as file', async () => {
    const start = await scene.run(runOf({ legs: '"a b": exit 3\n"x=y,z": "true"', detach: 'true' }));
    const given = { operations: start.outputs['operations'] ?? '', timeout: '30' };
    const waited = await scene.run(given);
    expect(waited.outputs).toMatchObject({ 'exit-code': '3', failed: '["a b"]', passed: '["x=y,z"]' });
    const folder = workspaceWith();
    copyFileSync(start.outputs['results-file'] ?? '', join(folder, 'one.jsonl'));
    const fromFile = await scene.run({ 'operations-file': '*.jsonl', timeout: '30' }, { folder });
    expect(parsed(fromFile, 'operations')).toEqual(parsed(start, 'operations'));
    expect(fromFile.exitCode).toBe(3);
  });
});

describe('operations: workflow', () => {
  it('finds the legs of every job of the run, by names that tell them apart', async () => {
    const job = jobs();
    const build = runOf({ legs: 'unit: exit 3\nonly: "true"', detach: 'true' });
    await scene.run({ ...build, 'job-index': '0' }, { env: job('build') });
    await scene.run({ ...runOf({ legs: 'unit: "true"', detach: 'true' }), 'job-index': '1' }, { env: job('build') });
    await scene.run(runOf({ legs: 'unit: "true"\nlint: "true"', setup: 'true' }), { env: job('check') });
    await scene.run(runOf({ legs: 'unit: "true"', detach: 'true' }), { env: jobs()('build') });
    const end = await scene.run({ operations: 'workflow', timeout: '30' }, { env: job('report') });
    expect(parsed(end, 'operations')).toEqual({
      'build/unit': uuidOf('build', 0, 'unit'),
      only: uuidOf('build', 0, 'only'),
      'build/2/unit': uuidOf('build', 1, 'unit'),
      'check/unit': uuidOf('check', 0, 'unit'),
      lint: uuidOf('check', 0, 'lint'),
    });
    expect(end.outputs).toMatchObject({ 'exit-code': '3', failed: '["build/unit"]', 'passed-count': '4' });
  });

  it('takes the last attempt of a leg, and the last try', async () => {
    const job = jobs();
    await scene.run(runOf({ legs: 'a: exit 3\nb: "true"', detach: 'true' }), { env: job('build', 1) });
    await scene.run(runOf({ legs: 'a: "true"', detach: 'true' }), { env: job('build', 2) });
    await scene.run(runOf({ legs: 'again: {command: [/no/such]}', retries: '1' }), {
      env: job('build', 2),
      ...faster(4),
    });
    const end = await scene.run({ mode: 'show', operations: 'workflow' }, { env: job('report', 2) });
    const tries = scene.operations().filter((operation) => markerOf(operation).leg === 'again');
    expect(parsed(end, 'operations')).toEqual({
      a: uuidOf('build', 0, 'a', 2),
      b: uuidOf('build', 0, 'b', 1),
      again: tries.find((operation) => markerOf(operation).tries === 2)?.uuid,
    });
  });

  it('separates the jobs of a matrix on a runner that knows no position, also after a second attempt', async () => {
    const job = jobs();
    const start = async (python: string, attempt: number): Promise<void> => {
      const position = { 'job-index': '', 'job-matrix': JSON.stringify({ python }) };
      await scene.run(
        { ...runOf({ legs: 'unit: "true"', detach: 'true' }), ...position },
        { env: job('build', attempt) },
      );
    };
    await start('3.12', 1);
    await start('3.13', 1);
    await start('3.13', 2);
    const end = await scene.run({ operations: 'workflow', timeout: '30' }, { env: job('report', 2) });
    const found = parsed(end, 'operations') as Record<string, string>;
    const [first, , again] = scene.operations().map(({ uuid }) => uuid);
    expect(Object.values(found).toSorted()).toEqual([first, again].toSorted());
    for (const name of Object.keys(found)) expect(name).toMatch(/^build\/\d+\/unit$/);
  });

  it('looks back to when GitHub created the run, not further', async () => {
    const job = jobs();
    await scene.run(runOf({ legs: 'a: "true"', detach: 'true' }), { env: job('build') });
    const created = new Date(Date.now() + 3_600_000).toISOString();
    const { address } = await listenHttp((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ created_at: created }));
    });
    const env = { ...job('report'), GITHUB_API_URL: address };
    const end = await scene.run({ operations: 'workflow', 'github-token': 'ghs_0123456789', timeout: '5' }, { env });
    expect([end.exitCode, end.outputs['outcome']]).toEqual([1, 'failed']);
    expect(end.stdout).toMatch(/^::error::.*No step of this workflow run/m);
    const without = await scene.run({ operations: 'workflow', timeout: '30', since: '1h' }, { env: job('report') });
    expect([without.exitCode, without.outputs['passed']]).toEqual([0, '["a"]']);
  });

  it('cancels what a run in another job left', async () => {
    const job = jobs();
    await scene.run(runOf({ legs: 'a: sleep 60\nb: sleep 60', detach: 'true' }), { env: job('build') });
    const end = await scene.run({ mode: 'cancel', operations: 'workflow' }, { env: job('clean-up') });
    expect(end.outputs).toMatchObject({ 'exit-code': '0', cancelled: '["a","b"]' });
    await until(() => scene.operations().every(ended));
  });

  it('is an error before any request outside of a workflow', async () => {
    const end = await scene.run({ operations: 'workflow' });
    expect([end.exitCode, scene.requests()]).toEqual([1, []]);
  });
});
