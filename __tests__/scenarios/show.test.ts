import { describe, expect, it } from '@jest/globals';
import { uuidOf } from '../doubles/fixtures.ts';
import { resultLines, running, stage, steady } from './harness.ts';

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
        `Service: ${scene.simulator.url} · project project-1 · the step waits up to 1 min`,
        `unit · failed with exit 3 · ${failed}`,
        '::stop-commands::TOKEN',
        'unit │ a',
        `slow · still EXECUTING · ${active}`,
        '::TOKEN::',
        '2 operations shown: 1 failed, 1 active',
        '',
      ].join('\n'),
    );
    expect(end.exitCode).toBe(0);
    expect(end.outputs).toMatchObject({ outcome: 'passed', failed: '["unit"]', active: '["slow"]', 'exit-code': '0' });
    expect(scene.requests()).toEqual([
      `GET /sandboxes/v1/operations/${failed}?inflight=1 200`,
      `GET /sandboxes/v1/operations/${active}?inflight=1 200`,
    ]);
  });

  it('fails for what cannot be read, after showing the rest', async () => {
    const passed = scene.simulator.seed({});
    const end = await scene.run({ mode: 'show', operations: `${uuidOf(77)} ${passed}`, project: 'project-1' });
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed', unknown: '["1"]', passed: '["2"]' });
    expect(end.stdout).toMatch(/::error::.*: leg 1 could not be read.*HTTP 404: not_found/);
  });

  it('says what a wrong project means', async () => {
    const end = await scene.run({ mode: 'show', operations: uuidOf(1), project: 'project-2' });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain('HTTP 403');
    expect(end.stdout).toContain('belongs to another project');
  });
});

describe('show, of legs that still run', () => {
  const today = stage();

  it('has what they have written so far in log, summary and results file, marked and unable to command the runner', async () => {
    const uuid = today.simulator.seed(running('line 1\n', '::error::forged\n'));
    const end = await today.run({ mode: 'show', operations: `slow=${uuid}` });
    expect(steady(end)).toBe(
      [
        '::add-mask::simulator-token',
        `Service: ${today.simulator.url} · the step waits up to 1 min`,
        `slow · still EXECUTING · ${uuid}`,
        '::group::slow · still EXECUTING · output so far',
        '::stop-commands::TOKEN',
        '$ true',
        'stdout │ line 1',
        'stdout │ ::error::forged',
        '::TOKEN::',
        '::endgroup::',
        '1 operation shown: 1 active',
        '',
      ].join('\n'),
    );
    expect(end.summary).toContain('<p><b>stdout so far</b></p>\n<pre><code>line 1&#10;::error::forged</code></pre>');
    expect(resultLines(end)).toMatchObject([{ uuid, result: { stdout: { value: 'line 1\n::error::forged\n' } } }]);
    expect(JSON.parse(end.outputs['results'] ?? '')).toMatchObject([{ status: 'EXECUTING', exit_code: null }]);
    expect(today.requests()).toEqual([`GET /v1/operations/${uuid}?inflight=1 200`]);
  });

  it('has the legs without output where logs is none, and where their sandbox cannot be reached', async () => {
    const uuid = today.simulator.seed(running('line 1\n'));
    const quiet = await today.run({ mode: 'show', operations: uuid, logs: 'none' });
    expect(today.requests()).toEqual([`GET /v1/operations/${uuid} 200`]);
    today.simulator.misbehave({ path: '^/operations/.*\\?inflight=1', action: { status: 504 } });
    const cut = await today.run({ mode: 'show', operations: uuid });
    expect([quiet.exitCode, cut.exitCode]).toEqual([0, 0]);
    expect(cut.stdout).toMatch(/\n1 · what it has written so far could not be read: GET \S+\?inflight=1: HTTP 504/);
    expect(`${quiet.stdout}${cut.stdout}`).not.toContain('line 1');
  });
});
