import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidOf } from '../../doubles/fixtures.ts';
import { faster, printed, stage } from '../harness.ts';

const scene = stage();

describe('a service or network that fails for a while', () => {
  it.each([
    ['503', { status: 503 }],
    ['429 with Retry-After', { status: 429, headers: { 'Retry-After': '0.2' } }],
    ['425', { status: 425 }],
    ['410', { status: 410 }],
    ['502 with a page for people', { status: 502, body: '<html><h1>Bad gateway</h1>' }],
    ['a success that is no JSON', { status: 200, body: 'not JSON' }],
    ['a reset', 'reset'],
    ['a body cut off', 'cut-body'],
    ['no answer at all', 'hang'],
  ] as const)('does not fail the wait: %s', async (_name, action) => {
    const id = scene.simulator.seed({ exitCode: 0 });
    scene.simulator.misbehave({ path: '/operations/*', times: 2, action });
    const end = await scene.run({ operations: id, timeout: '30', 'request-timeout': '1s' });
    expect(end.outputs).toMatchObject({ 'exit-code': '0', passed: '["1"]' });
    // Its stream, which ends at once, and its detail until that could be read.
    expect(scene.requests()).toHaveLength(4);
  });

  it('does not keep other legs from being followed', async () => {
    const ids = Array.from({ length: 2 }, () => scene.simulator.seed({ exitCode: 0 }));
    const stuck = scene.simulator.seed({ exitCode: 0 });
    scene.simulator.misbehave({ path: `/operations/${stuck}`, action: 'hang' });
    const step = scene.start({
      'request-timeout': '10m',
      operations: [`stuck=${stuck}`, ...ids].join(' '),
      timeout: '1h',
    });
    await printed(step, '2/3 done');
    step.child.kill('SIGTERM');
    const end = await step.end;
    expect(end.outputs).toMatchObject({ 'passed-count': '2', active: '["stuck"]' });
  });

  it('on most legs keeps no other leg from being cancelled or shown', async () => {
    // One more than the requests that are sent at a time.
    const hanging = Array.from({ length: 33 }, () => scene.simulator.seed({ status: 'EXECUTING' }));
    const healthy = Array.from({ length: 2 }, () => scene.simulator.seed({ status: 'EXECUTING' }));
    for (const id of hanging) scene.simulator.misbehave({ path: `/operations/${id}`, action: 'hang' });
    const operations = [...hanging, ...healthy].join(' ');
    const end = await scene.run({ mode: 'cancel', operations, timeout: '8' }, faster(8));
    expect(end.outputs).toMatchObject({ 'exit-code': '1', 'cancelled-count': '2', 'unknown-count': '33' });
    const shown = await scene.run({ mode: 'show', operations, timeout: '8' }, faster(8));
    expect(shown.outputs).toMatchObject({ 'cancelled-count': '2', 'unknown-count': '33' });
  });

  it('that lasts ends the wait at its deadline, with the reason', async () => {
    const end = await scene.run({ operations: uuidOf(1), url: 'http://127.0.0.1:1', timeout: '1' });
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed', unknown: '["1"]' });
    expect(end.stdout).toContain('ECONNREFUSED');
  });
});

describe('a listing that always fails', () => {
  it.each([403, 500])('keeps no leg from being followed: %d', async (status) => {
    // So many are listed before they are followed.
    const ids = Array.from({ length: 20 }, () => scene.simulator.seed({ exitCode: 0 }));
    scene.simulator.misbehave({ path: '^/operations(\\?|$)', action: { status } });
    const end = await scene.run({ operations: ids.join(' '), timeout: '50' }, faster(10));
    expect(end.outputs).toMatchObject({ 'exit-code': '0', 'passed-count': '20' });
    expect(scene.requests().filter((request) => request.startsWith('GET /v1/operations?'))).not.toEqual([]);
  });
});

describe('a runner that cannot write a file', () => {
  it('loses only that file', async () => {
    const id = scene.simulator.seed({ exitCode: 4 });
    const nowhere = join(mkdtempSync(join(tmpdir(), 'op-action-')), 'missing', 'file');
    const end = await scene.run({ operations: id }, { env: { GITHUB_STEP_SUMMARY: nowhere } });
    expect(end.exitCode).toBe(4);
    expect(end.stdout).toContain('::warning::The job summary could not be written');
    expect(end.outputs['failed']).toBe('["1"]');
    const mute = await scene.run({ operations: id }, { env: { GITHUB_OUTPUT: nowhere } });
    expect(mute.exitCode).toBe(4);
    expect(mute.stdout).toContain('::error::The step fails, since its outputs could not be written');
    expect(mute.summary).toContain('exit code 4');
  });

  it('writes outputs and summary when the step crashes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'op-action-'));
    mkdirSync(join(folder, 'temp'));
    writeFileSync(join(folder, 'no-folder'), '');
    const id = scene.simulator.seed({});
    const end = await scene.run({ operations: id }, { folder, env: { RUNNER_TEMP: join(folder, 'no-folder') } });
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed' });
    expect(end.stdout).toMatch(/::error::The step stopped early.*EEXIST/);
    expect(end.summary).toContain('EEXIST');
    expect(end.stderr).toBe('');
  });
});
