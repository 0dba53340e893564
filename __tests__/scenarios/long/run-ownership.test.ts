import { describe, expect, it } from '@jest/globals';
import { ended, faster, markerOf, parsed, runOf, stage, until } from '../harness.ts';

const scene = stage({ importDelay: 600_000 });

function statuses(): string[] {
  return scene.operations().map(({ status }) => status);
}

describe('a leg that the step started and cannot read', () => {
  it.each([401, 403, 404])('is cancelled at the end of the job: %d', async (status) => {
    scene.simulator.misbehave({ method: 'GET', path: '/operations/**', action: { status } });
    const main = await scene.run(runOf({ legs: 'a: sleep 60\nb: sleep 60' }));
    expect(main.outputs).toMatchObject({ 'exit-code': '1', unknown: '["a","b"]' });
    scene.simulator.clearFaults();
    const post = await scene.run({}, { entry: 'post', state: main.state, jobStatus: 'failure', ...faster(6) });
    expect(post.exitCode).toBe(0);
    expect(scene.requests().filter((request) => request.startsWith('DELETE'))).toHaveLength(2);
    await until(() => scene.operations().every(ended));
    expect(statuses()).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('is cancelled at the end of the job when the service failed until the deadline', async () => {
    scene.simulator.misbehave({ method: 'GET', path: '/operations/**', action: { status: 503 } });
    const main = await scene.run(runOf({ legs: 'a: sleep 60', timeout: '6' }), faster(6));
    expect(main.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed', unknown: '["a"]' });
    scene.simulator.clearFaults();
    await scene.run({}, { entry: 'post', state: main.state, jobStatus: 'failure', ...faster(6) });
    await until(() => scene.operations().every(ended));
    expect(statuses()).toEqual(['CANCELLED']);
  });

  it('is cancelled when another leg fails fast', async () => {
    const step = scene.start(
      runOf({ legs: 'dark: sleep 60\nbad: sleep 0.5; exit 3', 'fail-fast': 'true' }),
      faster(10),
    );
    await until(() => scene.operations().length === 2);
    const dark = scene.operations().find((operation) => markerOf(operation).leg === 'dark')?.uuid ?? '';
    scene.simulator.misbehave({ method: 'GET', path: `/operations/${dark}`, action: { status: 503 } });
    const end = await step.end;
    expect(end.exitCode).toBe(3);
    expect(parsed(end, 'failed')).toEqual(['bad']);
    await until(() => scene.operations().every(ended));
  });

  it('is cancelled at the end of the step when it arrived after the search and the second start', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { late: 3_000 } });
    const step = scene.start(runOf({ legs: 'a: sleep 4; exit 3' }), faster(4));
    await until(() => scene.operations().length === 2);
    const main = await step.end;
    expect(main.outputs).toMatchObject({ 'exit-code': '3', failed: '["a"]' });
    expect(
      scene
        .operations()
        .map((operation) => markerOf(operation).tries)
        .toSorted(),
    ).toEqual([1, 2]);
    // The step looks once more when it ends.
    expect(main.stdout).toContain('cancel accepted');
    await until(() => scene.operations().every(ended));
    expect(statuses().toSorted()).toEqual(['CANCELLED', 'SUCCESS']);
  });
});

describe('an import', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('that waits is cancelled by %s', async (signal) => {
    const step = scene.start(runOf({ legs: 'a: "true"', image: `docker://alpine:${signal}` }));
    await until(() => scene.requests().some((request) => request.startsWith('GET /v1/operations/')));
    step.child.kill(signal);
    const end = await step.end;
    expect(end.outputs['outcome']).toBe('cancelled');
    await until(() => scene.operations().every(ended));
    expect(statuses()).toEqual(['CANCELLED']);
  });

  it('whose reply is pending is cancelled as well', async () => {
    const step = scene.start(runOf({ legs: 'a: "true"', image: 'docker://alpine:under-way' }));
    await until(() => scene.operations().length === 1);
    step.child.kill('SIGINT');
    const end = await step.end;
    expect(end.outputs['outcome']).toBe('cancelled');
    expect(scene.requests().filter((request) => request.startsWith('DELETE'))).toHaveLength(1);
    await until(() => scene.operations().every(ended));
    expect(statuses()).toEqual(['CANCELLED']);
  });

  it('at the deadline is cancelled, and the step says so', async () => {
    const end = await scene.run(runOf({ legs: 'a: "true"', image: 'docker://alpine:slow', timeout: '3' }), faster(2));
    expect([end.exitCode, end.outputs['passed-count']]).toEqual([1, '0']);
    expect(end.stdout).toMatch(/^::error::.*the import has not ended by the deadline/m);
    await until(() => scene.operations().every(ended));
    expect(statuses()).toEqual(['CANCELLED']);
  });
});
