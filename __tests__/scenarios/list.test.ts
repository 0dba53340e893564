import { describe, expect, it } from '@jest/globals';
import { stage } from './harness.ts';

const scene = stage();

describe('list', () => {
  it('lists what is executing by default, and warns that it takes no operations', async () => {
    const executing = scene.simulator.seed({ status: 'EXECUTING' });
    scene.simulator.seed({ exitCode: 0 });
    const end = await scene.run({ mode: 'ps', operations: 'all' });
    expect(end.exitCode).toBe(0);
    expect(end.outputs).toMatchObject({ operations: JSON.stringify({ 1: executing }), active: '["1"]' });
    expect(end.stdout).toContain('::warning::operations: mode list does not use it');
    expect(scene.requests()).toEqual(['GET /v1/operations?limit=1000&offset=0&status=EXECUTING 200']);
  });

  it('sends its filters, and warns when more operations match', async () => {
    for (let index = 0; index < 5; index += 1) scene.simulator.seed({ kind: 'image_import' });
    const end = await scene.run({
      mode: 'list',
      status: 's',
      kind: 'image_import',
      since: '1h',
      until: '0001-01-01',
      max: '3',
    });
    expect(end.outputs['operations']).toBe('{}');
    const recent = await scene.run({ mode: 'list', status: 'any', kind: 'image_import', since: '1h', max: '3' });
    expect(Object.keys(JSON.parse(recent.outputs['operations'] ?? '') as object)).toEqual(['1', '2', '3']);
    expect(recent.stdout).toContain('::warning::More than 3 operations match');
    expect(scene.requests()).toEqual([
      'GET /v1/operations?limit=4&offset=0&kind=image_import&since=1h&until=0001-01-01T00%3A00%3A00%2B00%3A00&status=SUCCESS 200',
      'GET /v1/operations?limit=4&offset=0&kind=image_import&since=1h 200',
    ]);
  });

  it('calls a SUCCESS ended, since no listing says whether the command passed', async () => {
    for (const exitCode of [0, 3]) scene.simulator.seed({ exitCode });
    const end = await scene.run({ mode: 'ls', status: 'SUCCESS', max: '2' });
    expect(end.outputs).toMatchObject({ outcome: 'passed', 'exit-code': '0', passed: '[]', 'passed-count': '0' });
    expect(end.outputs).toMatchObject({ ended: '["1","2"]', 'ended-count': '2', 'leg-1-outcome': 'ended' });
    expect(end.stdout).toContain('2 operations found: 2 ended');
    expect(end.summary).toContain('🏁 2 ended');
  });
});
