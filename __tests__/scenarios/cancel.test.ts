import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { uuidOf } from '../doubles/fixtures.ts';
import { stage } from './harness.ts';

const scene = stage();

function rows(results: string | undefined): { cancel: string; outcome: string }[] {
  return JSON.parse(results ?? '') as { cancel: string; outcome: string }[];
}

describe('cancel', () => {
  it('tries all, and reports the result of each', async () => {
    const active = scene.simulator.seed({ status: 'EXECUTING' });
    const finished = scene.simulator.seed({ exitCode: 0 });
    const forbidden = scene.simulator.seed({ status: 'EXECUTING' });
    scene.simulator.misbehave({ method: 'DELETE', path: `/operations/${forbidden}`, action: { status: 403 } });
    const operations = `active=${active} finished=${finished} missing=${uuidOf(9)} forbidden=${forbidden}`;
    const end = await scene.run({ mode: 'kill', operations });
    expect(end.exitCode).toBe(1);
    expect(end.outputs['outcome']).toBe('failed');
    expect(rows(end.outputs['results'])).toMatchObject([
      { name: 'active', cancel: 'accepted', outcome: 'cancelled' },
      { name: 'finished', cancel: 'finished', outcome: 'passed' },
      { name: 'missing', cancel: 'rejected', outcome: 'unknown' },
      { name: 'forbidden', cancel: 'rejected', outcome: 'active' },
    ]);
    const lines = readFileSync(end.outputs['results-file'] ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(4);
  });

  it('passes for a finished operation with if-finished: ignore', async () => {
    const finished = scene.simulator.seed({ exitCode: 3 });
    const end = await scene.run({ mode: 'cancel', operations: finished, 'if-finished': 'ignore' });
    expect(end.outputs).toMatchObject({ 'exit-code': '0', outcome: 'passed', failed: '["1"]' });
  });

  it('counts a 409 as accepted when the reply to an earlier try was lost', async () => {
    const active = scene.simulator.seed({ status: 'EXECUTING' });
    scene.simulator.misbehave({ method: 'DELETE', path: '/operations/*', times: 1, action: 'reset-after' });
    const end = await scene.run({ mode: 'cancel', operations: active });
    expect(end.outputs).toMatchObject({ 'exit-code': '0', outcome: 'passed', cancelled: '["1"]' });
    expect(scene.requests()).toEqual([`DELETE /v1/operations/${active} null`, `DELETE /v1/operations/${active} 409`]);
  });

  it('cancels everything that is active, and passes when nothing is', async () => {
    for (let index = 0; index < 40; index += 1) scene.simulator.seed({ status: 'EXECUTING' });
    const first = await scene.run({ mode: 'cancel', operations: 'all' });
    expect(first.exitCode).toBe(0);
    expect(Number(first.outputs['cancelled-count'])).toBeGreaterThanOrEqual(40);
    const second = await scene.run({ mode: 'cancel', operations: 'all' });
    expect(second.exitCode).toBe(0);
    expect(second.outputs['operations']).toBe('{}');
    expect(second.stdout).toContain('No operation of the project is active.');
  });
});
