import { describe, expect, it } from '@jest/globals';
import { parsed, runOf, stage, workspaceWith } from '../harness.ts';

const WHOAMI = 'GET /v1/whoami 200';

describe('run, beside the limits of the token', () => {
  const scene = stage({ limits: { instance_max_timeout: 600, images_import_max_timeout: 2 }, importDelay: 60_000 });
  const posts = (): string[] => scene.requests().filter((request) => request.startsWith('POST'));

  it('names every timeout that is too long before it imports, uploads or starts anything', async () => {
    const workspace = workspaceWith({ 'a.txt': 'a' });
    const legs = 'a: "true"\nb: {command: "true", timeout: 601}\nc: {command: "true", timeout: 10m}';
    const inputs = { image: 'docker://alpine:3', 'run-timeout': '1h', files: 'a.txt', legs };
    const end = await scene.run(runOf(inputs), { workspace });
    const problem = 'is longer than the service lets a command of this token run: use 600s or less';
    expect(end.stdout).toContain(`run-timeout: "1h" ${problem}`);
    expect(end.stdout).toContain(`legs: line 2: b.timeout: "601" ${problem}`);
    expect(end.stdout).not.toContain('c.timeout');
    expect([end.exitCode, end.outputs['outcome'], posts()]).toEqual([1, 'failed', []]);
    expect(scene.requests().filter((request) => request.includes('whoami'))).toEqual([WHOAMI]);
  });

  it('asks for them once, and gives a command the timeout of the step, at most what they allow', async () => {
    for (const [timeout, limit] of [
      ['5m', 300],
      ['2h', 600],
    ] as const) {
      scene.simulator.clearRequests();
      const end = await scene.run(runOf({ legs: 'a: "true"', timeout }));
      expect(end.outputs['outcome']).toBe('passed');
      expect(scene.requests().filter((request) => request.includes('whoami'))).toEqual([WHOAMI]);
      const start = scene.simulator.requests.find(
        ({ method, path }) => method === 'POST' && path.endsWith('/instances'),
      );
      expect(JSON.parse(start?.body ?? '')).toMatchObject({ timeout: limit });
    }
  });

  it('lets a leg that is stopped at the deadline write for all of its grace', async () => {
    const legs = 'a: "trap \'sleep 1; echo written; exit 0\' TERM; while true; do sleep 0.1; done"';
    const end = await scene.run(runOf({ legs, timeout: '2', 'on-timeout': 'stop', 'stop-grace': '8', logs: 'all' }));
    expect(end.stdout).toContain('was stopped at the deadline and ended with exit 0');
    expect(end.stdout).toContain('written');
  });

  it('starts even when the service does not say them', async () => {
    scene.simulator.misbehave({ path: '/whoami', action: { status: 503 } });
    const end = await scene.run(runOf({ 'run-timeout': '10m', legs: 'a: "true"' }));
    expect(parsed(end, 'passed')).toEqual(['a']);
    expect(scene.requests().filter((request) => request.includes('whoami'))).toEqual(['GET /v1/whoami 503']);
  });

  it('gives an import the longest time that the service allows, and says that it ran into it', async () => {
    const end = await scene.run(runOf({ image: 'docker://alpine:3', legs: 'a: "true"' }));
    const sent = scene.simulator.requests.find(({ path }) => path.endsWith('/images/import'))?.body;
    expect(JSON.parse(sent ?? '')).toMatchObject({ timeout: 2 });
    expect(end.stdout).toContain(
      'the import did not end within its limit of 2 s, the longest that the service allows (its images_import_max_timeout).',
    );
    expect(end.exitCode).toBe(1);
  });
});
