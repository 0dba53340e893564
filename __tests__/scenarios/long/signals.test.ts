import { describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { uuidOf } from '../../doubles/fixtures.ts';
import { faster, preloaded, printed, stage } from '../harness.ts';

const scene = stage();

describe('a step that is sent a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops at once on %s, writes everything and exits with %d', async (signal, code) => {
    const passed = scene.simulator.seed({});
    const active = scene.simulator.seed({ status: 'EXECUTING' });
    const step = scene.start({ operations: `done=${passed} slow=${active}`, timeout: '1h' });
    await printed(step, '1/2 done');
    step.child.kill(signal);
    const end = await step.end;
    expect([end.exitCode, end.signal]).toEqual([code, null]);
    expect(end.outputs).toMatchObject({
      'exit-code': String(code),
      outcome: 'cancelled',
      passed: '["done"]',
      active: '["slow"]',
    });
    expect(end.summary).toContain('<code>slow</code>');
    expect(scene.cancels()).toEqual([]);
  });

  it.each(['cancelled', 'always'])(
    'cancels what is active with cleanup %s, and the post step cancels the rest',
    async (cleanup) => {
      const accepted = scene.simulator.seed({ status: 'EXECUTING' });
      const stubborn = scene.simulator.seed({ status: 'EXECUTING' });
      scene.simulator.misbehave({
        method: 'DELETE',
        path: `/operations/${stubborn}`,
        times: 1,
        action: { status: 403 },
      });
      const step = scene.start({ operations: `a=${accepted} b=${stubborn}`, timeout: '1h', cleanup });
      await printed(step, 'Waiting for 2');
      step.child.kill('SIGINT');
      const end = await step.end;
      expect(end.outputs).toMatchObject({
        outcome: 'cancelled',
        cancelled: '["a"]',
        active: '["b"]',
        'exit-code': '130',
      });
      expect(scene.cancels()).toHaveLength(2);

      const post = await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'cancelled' });
      expect(post.exitCode).toBe(0);
      expect(post.stdout).toContain(`${stubborn} · cancel accepted`);
      expect(scene.cancels()).toContain(`DELETE /v1/operations/${stubborn} 202`);
    },
  );

  it('saves its state and writes everything when the signal comes before the first chunk of the bundle is loaded', async () => {
    const active = scene.simulator.seed({ status: 'EXECUTING' });
    // No timer can hit this moment. The entry is all that may run before it.
    const script = `import { registerHooks } from 'node:module';
      const load = (url, context, next) => {
        if (/main\\/\\d+\\.index\\.js$/.test(url)) process.kill(process.pid, 'SIGINT');
        return next(url, context);
      };
      registerHooks({ load });`;
    const end = await scene.run({ operations: `slow=${active}`, timeout: '1h', cleanup: 'always' }, preloaded(script));
    expect([end.exitCode, end.signal, end.stderr]).toEqual([130, null, '']);
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'exit-code': '130' });
    expect(end.state['uuids-0']).toBe(active);
    expect(statSync(join(import.meta.dirname, '../../../dist/main/index.js')).size).toBeLessThan(40_000);
  });

  it('ends by itself when the service hangs', async () => {
    const active = scene.simulator.seed({ status: 'EXECUTING' });
    const limits = { timeout: '1h', 'request-timeout': '1h' };
    const step = scene.start({ operations: `slow=${active}`, cleanup: 'always', ...limits }, faster(5));
    await printed(step, 'Waiting for 1');
    scene.simulator.misbehave({ path: '**', action: 'hang' });
    step.child.kill('SIGINT');
    step.child.kill('SIGTERM');
    const end = await step.end;
    expect([130, 143]).toContain(end.exitCode);
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', active: '["slow"]' });
    expect(end.summary).not.toBe('');
  });

  it('goes on with the cancelling that it does', async () => {
    // Two more than are asked at a time.
    const operations = Array.from({ length: 34 }, () => scene.simulator.seed({ status: 'EXECUTING' })).join(' ');
    scene.simulator.misbehave({ method: 'DELETE', path: '/operations/*', action: { delay: 150 } });
    const step = scene.start({ mode: 'cancel', operations });
    await printed(step, 'cancel accepted');
    step.child.kill('SIGINT');
    const end = await step.end;
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'exit-code': '130', 'cancelled-count': '34' });
  });
});

/** What a step that waited for an active leg had saved when it was killed. */
async function stateOfKilled(inputs: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const step = scene.start({ operations: scene.simulator.seed({ status: 'EXECUTING' }), timeout: '1h', ...inputs });
  await printed(step, 'Waiting for 1');
  step.child.kill('SIGKILL');
  return (await step.end).state;
}

describe('the post step', () => {
  it('finds and cancels what a killed step waited for', async () => {
    const active = scene.simulator.seed({ status: 'EXECUTING' });
    const passed = scene.simulator.seed({});
    const step = scene.start({ operations: `${active} ${passed}`, timeout: '1h', cleanup: 'always' });
    await printed(step, 'Waiting for 2');
    step.child.kill('SIGKILL');
    const killed = await step.end;
    expect(killed.signal).toBe('SIGKILL');
    const post = await scene.run({}, { entry: 'post', state: killed.state, jobStatus: 'failure' });
    expect([post.exitCode, post.stderr]).toEqual([0, '']);
    expect(post.stdout).toContain(`${active} · cancel accepted`);
    expect(post.stdout).toContain('All have ended.');
    expect(scene.cancels()).toContain(`DELETE /v1/operations/${active} 202`);
  });

  it('leaves legs alone with cleanup cancelled when the job was not cancelled', async () => {
    const state = await stateOfKilled({ cleanup: 'cancelled' });
    for (const jobStatus of ['success', 'failure'] as const) {
      const post = await scene.run({}, { entry: 'post', state, jobStatus });
      expect(post.stdout).toContain('the job was not cancelled');
    }
    expect(scene.cancels()).toEqual([]);
  });

  it('cancels what the wait left active, with cleanup always', async () => {
    const active = scene.simulator.seed({ status: 'EXECUTING' });
    const passed = scene.simulator.seed({});
    const main = await scene.run({ operations: `${active} ${passed}`, timeout: '1', cleanup: 'always' });
    expect(main.outputs['outcome']).toBe('timed-out');
    const post = await scene.run({}, { entry: 'post', state: main.state, jobStatus: 'failure' });
    expect(post.exitCode).toBe(0);
    expect(scene.cancels()).toEqual([`DELETE /v1/operations/${active} 202`]);
  });

  it('has nothing to do by default, and without any state', async () => {
    const main = await scene.run({ operations: scene.simulator.seed({}) });
    for (const state of [main.state, {}]) {
      const post = await scene.run({}, { entry: 'post', state });
      expect([post.exitCode, post.stdout.includes('Nothing to clean up')]).toEqual([0, true]);
    }
  });

  it('never fails the job, and sends the token nowhere else', async () => {
    const state = await stateOfKilled({ cleanup: 'always' });
    scene.simulator.clearRequests();
    const elsewhere = await scene.run({ url: 'https://127.0.0.1:1' }, { entry: 'post', state });
    expect(elsewhere.exitCode).toBe(0);
    expect(elsewhere.stdout).toContain('::warning::Cleanup failed');
    expect(scene.requests()).toEqual([]);
    const damaged = await scene.run({}, { entry: 'post', state: { 'hand-over': '{"version":"0"' } });
    expect([damaged.exitCode, damaged.stdout.includes('::warning::')]).toEqual([0, true]);
    const refused = await scene.run({ token: 'another' }, { entry: 'post', state });
    expect([refused.exitCode, refused.stdout.includes(uuidOf(0))]).toEqual([0, false]);
    expect(refused.stdout).toMatch(/::warning::.*token now than the step used, so it is not sent/);
    expect(scene.requests()).toEqual([]);
    const env = { CONTREE_TOKEN: scene.simulator.token };
    const own = await scene.run({ token: 'another' }, { entry: 'post', state, env });
    expect([own.exitCode, own.stdout.includes('::warning::')]).toEqual([0, false]);
    expect(scene.cancels()).not.toEqual([]);
  });
});
