import { describe, expect, it } from '@jest/globals';
import { uuidOf } from '../doubles/fixtures.ts';
import { stage, steady } from './harness.ts';

const scene = stage({ generation: 'old', prefix: '/sandboxes', project: 'project-1' });

describe('show, on an older service behind a path prefix', () => {
  it('looks once at each, prints all output and reports without failing', async () => {
    const failed = scene.simulator.seed({ uuid: uuidOf(1), exitCode: 3, stdout: 'a\n', duration: 1 });
    const active = scene.simulator.seed({ uuid: uuidOf(2), status: 'EXECUTING' });
    const operations = JSON.stringify({ unit: failed, slow: active });
    const end = await scene.run({ mode: 'sh', operations, project: 'project-1', url: `${scene.simulator.url}/v1/` });
    expect(steady(end)).toBe(
      [
        '::add-mask::simulator-token',
        `unit · failed with exit 3 · ${failed}`,
        '::group::unit · SUCCESS · output',
        '::stop-commands::TOKEN',
        'stdout │ a',
        '::TOKEN::',
        '::endgroup::',
        `slow · still EXECUTING · ${active}`,
        '2 operations shown: 1 failed, 1 active',
        '',
      ].join('\n'),
    );
    expect(end.exitCode).toBe(0);
    expect(end.outputs).toMatchObject({ outcome: 'passed', failed: '["unit"]', active: '["slow"]', 'exit-code': '0' });
    expect(scene.requests()).toEqual([
      `GET /sandboxes/v1/operations/${failed} 200`,
      `GET /sandboxes/v1/operations/${active} 200`,
    ]);
  });

  it('fails for what cannot be read, after showing the rest', async () => {
    const passed = scene.simulator.seed({});
    const end = await scene.run({ mode: 'show', operations: `${uuidOf(77)} ${passed}`, project: 'project-1' });
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed', unknown: '["1"]', passed: '["2"]' });
    expect(end.stdout).toMatch(/::error::leg 1 could not be read.*HTTP 404/);
  });

  it('says what a wrong project means', async () => {
    const end = await scene.run({ mode: 'show', operations: uuidOf(1), project: 'project-2' });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain('HTTP 403');
    expect(end.stdout).toContain('belongs to another project');
  });
});
