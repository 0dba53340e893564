import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { uuidOf } from '../../doubles/fixtures.ts';
import { faster, stage } from '../harness.ts';

const scene = stage();

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const DEEP = deep(100_000);

/** The simulator answers every request for this operation with this text. */
function answer(id: string, body: unknown, status = 200, times = Infinity): void {
  scene.simulator.misbehave({ path: `/operations/${id}`, times, action: { status, body } });
}

describe('a service that does not tell the truth', () => {
  it('cannot pass off the end of one operation as that of another', async () => {
    const asked = scene.simulator.seed({ exitCode: 3 });
    answer(asked, { uuid: uuidOf(77), status: 'SUCCESS' }, 200, 1);
    const end = await scene.run({ operations: asked, timeout: '20' });
    expect(end.outputs).toMatchObject({ 'exit-code': '3', failed: '["1"]' });
    answer(asked, { uuid: uuidOf(77), status: 'SUCCESS' });
    const never = await scene.run({ operations: asked, timeout: '1' });
    expect(never.outputs).toMatchObject({ 'exit-code': '1', unknown: '["1"]' });
    expect(never.stdout).toContain(`about another operation (${uuidOf(77)})`);
  });

  it('cannot end the process with a signal that is no whole number', async () => {
    const end = await scene.run({
      operations: scene.simulator.seed({ status: 'FAILED', exitCode: null, signal: 9.5 }),
    });
    expect([end.exitCode, end.stderr]).toEqual([1, '']);
    expect(end.outputs['exit-code']).toBe('1');
  });

  it('cannot stop the step with an error that nests without end', async () => {
    const [first, second, third] = [0, 4, 0].map((exitCode) => scene.simulator.seed({ exitCode })) as [
      string,
      string,
      string,
    ];
    answer(first, `{"error":${DEEP}}`, 500, 1);
    answer(second, `{"uuid":"${second}","status":"FAILED","error":${DEEP}}`);
    answer(
      third,
      `{"uuid":"${third}","status":"FAILED","error":${deep(90)},"metadata":{"result":{"state":{"exit_code":5}}}}`,
    );
    const end = await scene.run({ operations: `${first} ${second} ${third}`, timeout: '20' });
    expect(end.outputs).toMatchObject({ 'exit-code': '5', passed: '["1"]', unknown: '["2"]', failed: '["3"]' });
    expect(end.stdout).toContain('a reply that is too large: the reply nests deeper than 100 levels of JSON');
    expect(end.stdout).not.toContain('The step stopped early');
  });

  it('cannot keep other legs from being followed with a payload that is too large', async () => {
    const refused = uuidOf(1);
    const slow = scene.simulator.seed({
      timeline: [
        { after: 0, status: 'EXECUTING' },
        { after: 700, status: 'SUCCESS' },
      ],
    });
    answer(refused, `{"uuid":"${refused}","status":"SUCCESS","metadata":{"request":${DEEP}}}`);
    const end = await scene.run({ operations: `${refused} ${slow}`, timeout: '20' });
    expect(end.outputs).toMatchObject({ 'exit-code': '1', passed: '["2"]', unknown: '["1"]' });
    expect(readFileSync(end.outputs['results-file'] ?? '', 'utf8')).toContain(slow);
  });

  it('is quoted with nothing when its message holds only invisible characters', async () => {
    answer(uuidOf(2), '\u0000'.repeat(50), 403);
    const end = await scene.run({ operations: uuidOf(2) });
    expect(end.stdout).toContain('HTTP 403: Forbidden.');
  });

  it('causes one warning when every listing holds rows that make no sense', async () => {
    const ids = Array.from({ length: 9 }, () => scene.simulator.seed({ status: 'EXECUTING' }));
    const rows = [null, 5, { status: 'EXECUTING' }, ...ids.map((id) => ({ uuid: id, status: 'EXECUTING' }))];
    scene.simulator.misbehave({ path: '^/operations\\?.*status=EXECUTING', action: { status: 200, body: rows } });
    // Without streams the legs are listed again and again.
    scene.simulator.misbehave({ path: '/operations/*/events', action: { status: 404 } });
    const end = await scene.run({ operations: ids.join(' '), timeout: '4' }, faster(4));
    expect(scene.requests().filter((request) => request.includes('status=EXECUTING')).length).toBeGreaterThan(1);
    expect(end.stdout.match(/left out 3 of 12 rows/g)).toHaveLength(1);
  });

  it('adds no leg that has ended when it lists more than what is active', async () => {
    const active = scene.simulator.seed({ status: 'EXECUTING' });
    const body = [
      { uuid: uuidOf(3), status: 'SUCCESS' },
      { uuid: active, status: 'EXECUTING' },
    ];
    scene.simulator.misbehave({ path: '^/operations\\?', action: { status: 200, body } });
    const end = await scene.run({ mode: 'show', operations: 'all' });
    expect(JSON.parse(end.outputs['operations'] ?? '')).toEqual({ 1: active });
  });
});

describe('the output of a leg that is still active', () => {
  it.each([
    ['failed', false],
    ['all', true],
  ])('with logs %s is shown: %j', async (logs, shown) => {
    const detail = { metadata: { result: { stdout: { value: 'so far', encoding: 'ascii' } } } };
    const id = scene.simulator.seed({ status: 'EXECUTING', detail });
    const end = await scene.run({ mode: 'show', operations: id, logs });
    expect(end.stdout.includes('so far')).toBe(shown);
  });
});
