import { describe, expect, it } from '@jest/globals';
import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { JOB, markerOf, parsed, resultLines, runOf, stage, stdoutOf, steady, uuidsByLeg } from './harness.ts';

const scene = stage();

describe('a run', () => {
  it('starts each leg, waits for all, and reports them', async () => {
    const legs = 'unit: echo hello\nlint: "echo bad; exit 3"\ndocs: {command: "exit 4", allow-failure: true}\n';
    const end = await scene.run(runOf({ legs }), { env: JOB });
    const started = scene.operations();
    const uuids = uuidsByLeg(started);
    expect(Object.keys(uuids).toSorted()).toEqual(['docs', 'lint', 'unit']);
    expect([end.exitCode, end.stderr]).toEqual([3, '']);
    expect(end.outputs).toMatchObject({
      'exit-code': '3',
      outcome: 'failed',
      passed: '["unit"]',
      failed: '["lint","docs"]',
      'passed-count': '1',
      'failed-count': '2',
      'leg-unit-exit-code': '0',
      'leg-lint-exit-code': '3',
      'leg-docs-outcome': 'failed',
      'leg-unit-uuid': uuids['unit'],
    });
    expect(end.outputs).not.toHaveProperty('setup-image');
    expect(parsed(end, 'operations')).toEqual(uuids);
    expect(Object.keys(parsed(end, 'operations') as object)).toEqual(['unit', 'lint', 'docs']);
    expect(parsed(end, 'matrix')).toMatchObject({
      include: [{ name: 'unit', uuid: uuids['unit'], outcome: 'passed' }, {}, {}],
    });
    const images = new Map(started.map(({ uuid, resultImage }) => [uuid, resultImage]));
    expect(end.outputs['leg-unit-result-image']).toBe(images.get(uuids['unit'] ?? ''));
    expect(parsed(end, 'results')).toMatchObject([
      { name: 'unit', attempts: 1, status: 'SUCCESS', image: BASE_IMAGE },
      { name: 'lint', exit_code: 3, outcome: 'failed' },
      { name: 'docs', exit_code: 4, outcome: 'failed' },
    ]);
    expect(
      resultLines(end)
        .map(({ uuid }) => uuid)
        .toSorted(),
    ).toEqual(Object.values(uuids).toSorted());
    expect(end.state['hand-over']).toContain('"owner":null');
    const log = steady(end);
    expect(log).toContain('Starting 3 legs.');
    expect(log).toContain(`unit · started · ${String(uuids['unit'])}`);
    expect(log).toMatch(/\d\/3 done · docs failed with exit 4 · allowed/);
    expect(log).toMatch(
      /3 done · lint failed with exit 3 · .*\n(?:::stop-commands::TOKEN\n)?lint │ \$ echo bad; exit 3\nlint │ bad\nlint · look inside: /,
    );
    expect(log).not.toContain('│ hello');
    expect(log.match(/^::error::/gm)).toHaveLength(1);
    for (const text of ['<code>unit</code>', '<code>lint</code>', '<code>docs</code>', 'gantt']) {
      expect(end.summary).toContain(text);
    }
    const post = await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'cancelled' });
    expect(post.exitCode).toBe(0);
    expect(scene.requests().filter((request) => request.startsWith('DELETE'))).toEqual([]);
  });

  it('gives each leg its own settings', async () => {
    const legs = `env: {command: 'echo "$A $B"', env: {B: own, N: 5}}
cwd: {command: 'pwd; echo x > here', cwd: /srv/app}
stdin: {command: cat, stdin: "line one\\nline two"}
list: {command: [printf, '%s|', 'a b', '$HOME', ';']}
args: {command: printf, args: ['%s|', '*', '"']}
shelled: {command: 'echo $((1 + 1))', shell: true}
slow: {command: sleep 60, timeout: 1}
gone: {command: 'echo x > file', disposable: true}
kept: {command: 'echo x > file', tag: 'kept/{{leg}}'}
host: {command: 'true', hostname: my-host}`;
    const inputs = { legs, env: 'A=step\nB=step', cwd: '/work', hostname: 'every', 'truncate-output-at': '1000' };
    const end = await scene.run(runOf(inputs));
    const byLeg = new Map(scene.operations().map((operation) => [markerOf(operation).leg, operation]));
    const output = (leg: string): string => {
      const operation = byLeg.get(leg);
      return operation === undefined ? `no ${leg}` : stdoutOf(operation);
    };
    expect(output('env')).toBe('step own\n');
    expect(output('cwd')).toMatch(/\/srv\/app\n$/);
    expect(output('stdin')).toBe('line one\nline two');
    expect(output('list')).toBe('a b|$HOME|;|');
    expect(output('args')).toBe('*|"|');
    expect(output('shelled')).toBe('2\n');
    expect(byLeg.get('env')?.request).toMatchObject({ cwd: '/work', hostname: 'every', truncate_output_at: 1000 });
    expect(byLeg.get('host')?.request).toMatchObject({ hostname: 'my-host' });
    expect(byLeg.get('slow')?.request).toMatchObject({ timeout: 1 });
    expect(end.outputs).toMatchObject({ failed: '["slow"]', 'exit-code': '124', 'leg-slow-exit-code': '-1' });
    expect(end.outputs['leg-gone-result-image']).toBe('');
    expect(parsed(end, 'results')).toContainEqual(expect.objectContaining({ name: 'kept', tag: 'kept/kept' }));
    expect(scene.requests().filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
  });

  it('makes a leg of each combination of a matrix, and marks it with its origin', async () => {
    const matrix = `os: [linux, "mac os"]
version: [3.10, "3.10", 4]
include:
  - {os: linux, version: 4, extra: "yes"}
  - {os: bsd, version: 1.0}
exclude:
  - {os: mac os}`;
    const command = 'echo "{{os}} {{ version }}{{extra}} {{leg}} {{.State}}"';
    const end = await scene.run(runOf({ matrix, command, 'run-timeout': '30', 'job-index': '2' }), {
      env: { ...JOB, GITHUB_RUN_ATTEMPT: '3' },
    });
    expect(end.outputs['passed']).toBe('["linux-3.10","linux-3.10-2","linux-4-yes","bsd-1.0"]');
    expect(scene.operations().map(stdoutOf).toSorted()).toEqual([
      'bsd 1.0 bsd-1.0 {{.State}}\n',
      'linux 3.10 linux-3.10 {{.State}}\n',
      'linux 3.10 linux-3.10-2 {{.State}}\n',
      'linux 4yes linux-4-yes {{.State}}\n',
    ]);
    const { GITHUB_JOB: job, GITHUB_ACTION: step } = JOB;
    const run = 'https://github.test/octo/repo/actions/runs/77';
    const markers = scene.operations().map(markerOf);
    expect(markers.map(({ leg }) => leg).toSorted()).toEqual(['bsd-1.0', 'linux-3.10', 'linux-3.10-2', 'linux-4-yes']);
    for (const marker of markers) expect(marker).toMatchObject({ run, attempt: 3, job, index: 2, step, tries: 1 });
  });

  it('prints the error of the platform for a leg that failed without a command', async () => {
    const end = await scene.run(runOf({ legs: 'none: {command: [/no/such/program]}', logs: 'none' }));
    expect(end.outputs).toMatchObject({ 'exit-code': '1', 'leg-none-status': 'FAILED', 'leg-none-exit-code': '' });
    expect(end.stdout).toMatch(/::error::.*ENOENT/);
  });
});
