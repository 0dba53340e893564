import { describe, expect, it } from '@jest/globals';
import { ended, faster, markerOf, parsed, printed, runOf, stage, until, workspaceWith } from '../harness.ts';

/** It repeats no environment, so that no marker is ever seen, and names no image that a command left. */
const scene = stage({ generation: 'old' });

function legs(): (string | null)[] {
  return scene
    .operations()
    .filter(({ kind }) => kind === 'instance')
    .map((operation) => markerOf(operation).leg);
}

describe('a run on an older service', () => {
  it('starts, waits and reports', async () => {
    const folder = workspaceWith({ f: 'content\n' });
    const end = await scene.run(runOf({ legs: 'a: cat f\nb: exit 2', files: 'f', image: 'docker://alpine:1' }), {
      folder,
    });
    expect(end.outputs).toMatchObject({ 'exit-code': '2', passed: '["a"]', failed: '["b"]' });
    scene.simulator.clearRequests();
    const again = await scene.run(runOf({ legs: 'a: cat f', files: 'f', image: 'docker://alpine:1' }), { folder });
    expect(again.exitCode).toBe(0);
    expect(scene.requests().filter((request) => /^POST \/v1\/(files|images)/.test(request))).toEqual([]);
  });

  it('says that a setup left no image, and starts no leg', async () => {
    const end = await scene.run(runOf({ legs: 'a: "true"', setup: 'true' }));
    expect([end.exitCode, legs()]).toEqual([1, [null]]);
    expect(end.stdout).toMatch(/^::error::.*names no image/m);
  });

  it('knows from its address a start whose reply breaks off', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: 'cut-body' });
    const end = await scene.run(runOf({ legs: 'a: "true"\nb: "true"' }), faster(4));
    expect(legs()).toEqual(['a', 'b']);
    expect(end.outputs).toMatchObject({ 'exit-code': '0', passed: '["a","b"]' });
  });

  it.each(['reset-after', 'hang-after'] as const)(
    'never starts a leg twice when it cannot know whether the start arrived: %s',
    async (action) => {
      scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action });
      const end = await scene.run(
        runOf({ legs: 'a: "true"\nb: "true"', 'max-parallel': '1', 'request-timeout': '4' }),
        faster(4),
      );
      expect(legs()).toEqual(['a', 'b']);
      expect(end.outputs).toMatchObject({ 'exit-code': '1', unknown: '["a"]', passed: '["b"]' });
      const post = await scene.run({}, { entry: 'post', state: end.state, ...faster(4) });
      expect([post.exitCode, post.stderr]).toEqual([0, '']);
    },
  );

  it('cancels what it knows on a signal, and in the post step after it was killed', async () => {
    const inputs = runOf({ legs: 'a: sleep 60\nb: sleep 60' });
    const signalled = scene.start(inputs);
    await printed(signalled, 'b · started');
    await until(() => scene.operations().length === 2);
    signalled.child.kill('SIGINT');
    const end = await signalled.end;
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'exit-code': '130' });
    expect(Object.keys(parsed(end, 'operations') as object)).toEqual(['a', 'b']);
    await until(() => scene.operations().every(ended));
    const killed = scene.start(inputs);
    await Promise.all([printed(killed, 'a · started'), printed(killed, 'b · started')]);
    killed.child.kill('SIGKILL');
    const { state } = await killed.end;
    const post = await scene.run({}, { entry: 'post', state, jobStatus: 'failure', ...faster(4) });
    expect(post.exitCode).toBe(0);
    await until(() => scene.operations().every(ended));
    expect(scene.operations().map(({ status }) => status)).toEqual(Array(4).fill('CANCELLED'));
  });
});
