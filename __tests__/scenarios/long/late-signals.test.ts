import { describe, expect, it } from '@jest/globals';
import { faster, printed, stage } from '../harness.ts';

const scene = stage();

describe('a signal while the step cancels', () => {
  it('lets the cancelling at the deadline end', async () => {
    const operations = Array.from({ length: 34 }, () => scene.simulator.seed({ status: 'EXECUTING' }));
    for (const uuid of operations.slice(1)) {
      scene.simulator.misbehave({ method: 'DELETE', path: `/operations/${uuid}`, action: { delay: 1_000 } });
    }
    const step = scene.start({ operations: operations.join(' '), 'on-timeout': 'cancel', timeout: '1' });
    await printed(step, 'cancel accepted');
    step.child.kill('SIGINT');
    const end = await step.end;
    expect(end.outputs).toMatchObject({ 'exit-code': '130', outcome: 'cancelled', 'timed-out-count': '34' });
    expect(end.stdout.match(/ · cancel accepted/g)).toHaveLength(34);
    expect(scene.cancels().filter((request) => request.endsWith(' 202'))).toHaveLength(34);
  });

  it('leaves 5 s for all cancelling together at the deadline, that of legs without a process included', async () => {
    const operations = [1, 2].map(() => scene.simulator.seed({ status: 'EXECUTING' })).join(' ');
    scene.simulator.misbehave({ method: 'DELETE', path: '/operations/*', action: 'hang' });
    const limits = { timeout: '1', 'stop-grace': '1h', 'request-timeout': '1h' };
    const step = scene.start({ operations, 'on-timeout': 'stop', ...limits });
    await printed(step, 'has no process to stop');
    while (scene.cancels().filter((request) => !request.includes('/subprocesses/')).length < 2) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const stoppedAt = performance.now();
    step.child.kill('SIGINT');
    const end = await step.end;
    expect([end.exitCode, end.signal]).toEqual([130, null]);
    expect(performance.now() - stoppedAt).toBeLessThan(7_500);
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'timed-out-count': '2' });
  });

  it('leaves 5 s for all cancelling together, in mode cancel with a clean-up too', async () => {
    const id = scene.simulator.seed({ status: 'EXECUTING' });
    scene.simulator.misbehave({ method: 'DELETE', path: '**', action: 'hang' });
    const fails = scene.simulator.seed({});
    const limits = { timeout: '1h', 'request-timeout': '1h' };
    const step = scene.start({ mode: 'cancel', operations: `${id} ${fails}`, cleanup: 'always', ...limits }, faster(5));
    while (scene.cancels().length < 2) await new Promise((resolve) => setImmediate(resolve));
    step.child.kill('SIGINT');
    const end = await step.end;
    expect([end.exitCode, end.signal]).toEqual([130, null]);
    // A clean-up with five seconds of its own would ask each leg a second time.
    expect(scene.cancels()).toHaveLength(2);
    expect(end.state['uuids-0']).toContain(id);
  });
});

describe('the post step', () => {
  it('cancels what the step could not cancel on its signal, in a job that is not cancelled', async () => {
    const id = scene.simulator.seed({ status: 'EXECUTING' });
    scene.simulator.misbehave({ method: 'DELETE', path: '/operations/*', times: 1, action: { status: 403 } });
    const step = scene.start({ operations: id, cleanup: 'cancelled', timeout: '1h' });
    await printed(step, 'Waiting for 1');
    step.child.kill('SIGINT');
    const main = await step.end;
    const post = await scene.run({}, { entry: 'post', state: main.state, jobStatus: 'failure' });
    expect(post.exitCode).toBe(0);
    expect(scene.cancels()).toEqual([`DELETE /v1/operations/${id} 403`, `DELETE /v1/operations/${id} 202`]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('goes on after %s', async (signal) => {
    const id = scene.simulator.seed({ status: 'EXECUTING' });
    const main = await scene.run({ operations: id, cleanup: 'always', timeout: '1' });
    scene.simulator.misbehave({ method: 'DELETE', path: '/operations/*', action: { delay: 300 } });
    const step = scene.start({}, { entry: 'post', state: main.state, jobStatus: 'cancelled' });
    await printed(step, 'Cancelling 1');
    step.child.kill(signal);
    const post = await step.end;
    expect([post.exitCode, post.signal, post.stderr]).toEqual([0, null, '']);
    expect(post.stdout).toContain(`${signal} received; cleanup continues`);
    expect(post.stdout).toContain('All have ended.');
  });
});
