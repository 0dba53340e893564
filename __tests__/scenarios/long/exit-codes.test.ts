import { describe, expect, it } from '@jest/globals';
import type { SeededOperation } from '../../../simulator/simulator.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { faster, stage } from '../harness.ts';

const scene = stage();

const EXIT_5 = { metadata: { result: { state: { exit_code: 5 } } } };

/** The contract's exit-code table, row for row; the process exits with the code too, as far as it can. */
const ROWS: readonly [row: string, operation: SeededOperation, code: number, outcome: string][] = [
  ['exit code above 0', { exitCode: 42 }, 42, 'failed'],
  ['exit code above 0 although the status is FAILED', { status: 'FAILED', exitCode: 137 }, 137, 'failed'],
  ['exit code above 0 although the status is CANCELLED', { status: 'CANCELLED', detail: EXIT_5 }, 5, 'cancelled'],
  ['exit code as text', { exitCode: '7' }, 7, 'failed'],
  ['exit code beyond what a process can have', { exitCode: 70_000 }, 70_000, 'failed'],
  ['own time limit', { exitCode: -1, signal: 9, timedOut: true }, 124, 'failed'],
  ['own time limit without an exit code', { exitCode: null, timedOut: true }, 124, 'failed'],
  ['own time limit in its other form', { status: 'FAILED', exitCode: 137, error: 'timeout' }, 124, 'failed'],
  ['own time limit, exit code 137', { exitCode: 137, timedOut: true }, 124, 'failed'],
  ['killed by a signal', { exitCode: -1, signal: 15 }, 143, 'failed'],
  ['killed by a signal, exit code 0', { exitCode: 0, signal: 9 }, 137, 'failed'],
  ['negative exit code', { exitCode: -1 }, 1, 'failed'],
  ['FAILED with exit code 0', { status: 'FAILED', exitCode: 0, error: 'no disk' }, 1, 'failed'],
  ['FAILED without a process', { status: 'FAILED', withoutProcess: true, error: 'no host' }, 1, 'failed'],
  ['CANCELLED', { status: 'CANCELLED', withoutProcess: true }, 1, 'cancelled'],
  ['SUCCESS', { exitCode: 0 }, 0, 'passed'],
  ['SUCCESS without an exit code', { withoutProcess: true }, 0, 'passed'],
  ['SUCCESS, signal 0 for none', { exitCode: 0, signal: 0 }, 0, 'passed'],
  ['an import that succeeded', { kind: 'image_import', withoutProcess: true }, 0, 'passed'],
  ['still active at the deadline', { status: 'EXECUTING' }, 1, 'timed-out'],
  ['unknown status at the deadline', { status: 'PAUSED' }, 1, 'timed-out'],
];

describe('the exit code of wait', () => {
  it.each(ROWS)('%s', async (_row, operation, code, outcome) => {
    const id = scene.simulator.seed(operation);
    const end = await scene.run({ operations: `leg=${id}`, timeout: '1', logs: 'none' });
    expect([end.outputs['exit-code'], end.outputs['leg-leg-outcome']]).toEqual([String(code), outcome]);
    expect(end.exitCode).toBe(Math.min(code, 255));
    expect(JSON.parse(end.outputs['results'] ?? '')).toMatchObject([{ name: 'leg', uuid: id, outcome }]);
    expect(end.stderr).toBe('');
  });

  it('is the highest over all legs', async () => {
    const legs = [{ exitCode: 3 }, { exitCode: 0 }, { exitCode: 9 }, { status: 'FAILED', withoutProcess: true }];
    const end = await scene.run({ operations: legs.map((leg) => scene.simulator.seed(leg)).join('\n') });
    expect(end.exitCode).toBe(9);
    expect(end.outputs).toMatchObject({
      outcome: 'failed',
      passed: '["2"]',
      failed: '["1","3","4"]',
      'failed-count': '3',
    });
  });

  it.each([
    [404, 'unknown'],
    [403, 'unknown'],
  ])('is 1 at once for what cannot be read: %d', async (status, outcome) => {
    const passed = scene.simulator.seed({});
    scene.simulator.misbehave({ path: `/operations/${uuidOf(1)}`, action: { status } });
    const end = await scene.run({ operations: `good=${passed} bad=${uuidOf(1)}`, timeout: '1h' });
    expect(end.outputs).toMatchObject({
      'exit-code': '1',
      outcome: 'failed',
      'leg-bad-outcome': outcome,
      passed: '["good"]',
    });
    expect(scene.requests().filter((request) => request.includes(`${uuidOf(1)} `))).toHaveLength(1);
  });

  it('is 1 at once for all legs when the token is not accepted', async () => {
    const end = await scene.run({ token: 'another', operations: `a=${uuidOf(1)} b=${uuidOf(2)}`, timeout: '1h' });
    expect(end.exitCode).toBe(1);
    expect(end.outputs['unknown']).toBe('["a","b"]');
    expect(end.stdout).toContain('HTTP 401');
    expect(end.stdout).toContain('does not accept the token (from the input token)');
  });

  it('is 1 for what the service cannot show until the deadline', async () => {
    const passed = scene.simulator.seed({});
    scene.simulator.misbehave({ path: `/operations/${uuidOf(3)}`, action: { status: 503 } });
    const end = await scene.run({ operations: `good=${passed} bad=${uuidOf(3)}`, timeout: '4' }, faster(4));
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed', unknown: '["bad"]', passed: '["good"]' });
  });
});
