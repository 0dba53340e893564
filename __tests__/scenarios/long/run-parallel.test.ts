import { describe, expect, it } from '@jest/globals';
import { ended, faster, markerOf, mostActive, parsed, runOf, stage, until, uuidsByLeg } from '../harness.ts';

const scene = stage();

function legsOf(count: number, command: string): string {
  return Array.from({ length: count }, (_, index) => `leg${String(index)}: ${command}`).join('\n');
}

function starts(): (string | null)[] {
  return scene.operations().map((operation) => markerOf(operation).leg);
}

describe('max-parallel', () => {
  it('is the most legs that are ever active, and all start', async () => {
    const end = await scene.run(runOf({ legs: legsOf(9, '"true"'), 'max-parallel': '3' }));
    expect(end.outputs).toMatchObject({ 'exit-code': '0', 'passed-count': '9' });
    expect(starts()).toHaveLength(9);
    const most = mostActive(scene.operations());
    expect(most).toBeLessThanOrEqual(3);
    expect(most).toBeGreaterThan(1);
  });

  it('holds when replies are lost and the platform fails', async () => {
    for (const action of ['reset-after', 'reset', { status: 503 }, 'hang-after'] as const)
      scene.simulator.misbehave({ method: 'POST', path: '/instances', skip: 1, times: 1, action });
    const end = await scene.run(
      runOf({ legs: legsOf(6, '"true"'), 'max-parallel': '2', retries: '2', 'request-timeout': '4' }),
      faster(4),
    );
    expect(end.outputs).toMatchObject({ 'exit-code': '0', 'passed-count': '6' });
    expect(starts()).toHaveLength(6);
    expect(mostActive(scene.operations())).toBeLessThanOrEqual(2);
  });

  it('may be more than there are legs', async () => {
    const end = await scene.run(runOf({ legs: legsOf(3, '"true"'), 'max-parallel': '100' }));
    expect(end.outputs['passed-count']).toBe('3');
  });
});

describe('retries', () => {
  it('start again only what the platform failed', async () => {
    const legs =
      'bad: {command: [/no/such/program]}\ncode: exit 3\nslow: {command: sleep 60, timeout: 1}\nkilled: kill -9 $$';
    const end = await scene.run(runOf({ legs, retries: '1' }));
    expect(starts().toSorted()).toEqual(['bad', 'bad', 'code', 'killed', 'slow']);
    expect(parsed(end, 'results')).toMatchObject([{ attempts: 2 }, { attempts: 1 }, { attempts: 1 }, { attempts: 1 }]);
    expect(end.outputs).toMatchObject({ 'exit-code': '137', 'failed-count': '4' });
    const bad = scene.operations().filter((operation) => markerOf(operation).leg === 'bad');
    expect(bad.map((operation) => markerOf(operation).tries)).toEqual([1, 2]);
    expect(parsed(end, 'operations')).toMatchObject({ bad: bad[1]?.uuid });
    expect(end.stdout).toMatch(/^bad failed without an exit code on try 1 of 2 · .*starting it again$/m);
  });
});

describe('fail-fast', () => {
  it('cancels the others and starts no more', async () => {
    const legs = 'bad: exit 5\nslow: sleep 60\nnever: sleep 60\nneither: sleep 60';
    const end = await scene.run(runOf({ legs, 'fail-fast': 'true', 'max-parallel': '2' }));
    expect(starts().toSorted().slice(0, 2)).toEqual(['bad', 'slow']);
    expect(starts()).toHaveLength(2);
    expect(end.outputs).toMatchObject({ 'exit-code': '5', outcome: 'failed', failed: '["bad"]' });
    expect(parsed(end, 'cancelled')).toContain('slow');
    await until(() => scene.operations().every(ended));
    expect(end.stdout).toContain(
      '::error::1 of 4 legs failed: bad failed with exit 5; 1 other was cancelled for it, 2 were not started',
    );
  });

  it('cancels nothing for a leg that is allowed to fail', async () => {
    const legs = 'may: {command: exit 5, allow-failure: true}\nslow: sleep 0.5';
    const end = await scene.run(runOf({ legs, 'fail-fast': 'true' }));
    expect(end.outputs).toMatchObject({ 'exit-code': '0', passed: '["slow"]', failed: '["may"]', outcome: 'passed' });
  });

  it('starts no more after a start that is rejected', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 400 } });
    const end = await scene.run(
      runOf({ legs: 'bad: "true"\nnever: sleep 60', 'fail-fast': 'true', 'max-parallel': '1' }),
    );
    expect([end.exitCode, starts()]).toEqual([1, []]);
  });
});

describe('the deadline', () => {
  const legs = 'quick: "true"\nslow: sleep 60\nnever: sleep 60';

  it('leaves what is active to the post step, and names what never started', async () => {
    const end = await scene.run(runOf({ legs, 'max-parallel': '1', timeout: '6' }), faster(4));
    expect(starts()).toEqual(['quick', 'slow']);
    expect(end.outputs).toMatchObject({
      'exit-code': '1',
      outcome: 'timed-out',
      passed: '["quick"]',
      'timed-out': '["slow","never"]',
    });
    expect(end.stdout).toMatch(/never.*not started/);
    expect(scene.operations().map(ended)).toEqual([true, false]);
    const post = await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'failure', ...faster(4) });
    expect(post.stdout).toContain('All have ended.');
    expect(scene.operations().map(({ status }) => status)).toEqual(['SUCCESS', 'CANCELLED']);
  });

  it('cancels with on-timeout: cancel', async () => {
    const end = await scene.run(
      runOf({ legs, 'max-parallel': '2', timeout: '6', 'on-timeout': 'cancel', cleanup: 'never' }),
      faster(4),
    );
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'timed-out' });
    expect(parsed(end, 'timed-out')).toEqual(['slow', 'never']);
    await until(() => scene.operations().every(ended));
    expect(scene.operations().map(({ status }) => status)).toEqual(['SUCCESS', 'CANCELLED', 'CANCELLED']);
  });

  it('loses no start that arrived while its reply was pending', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', action: 'hang-after' });
    const end = await scene.run(
      runOf({ legs: 'a: sleep 60\nb: sleep 60', timeout: '4', 'on-timeout': 'cancel' }),
      faster(4),
    );
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'timed-out' });
    expect(parsed(end, 'operations')).toEqual(uuidsByLeg(scene.operations()));
    await until(() => scene.operations().every(ended));
  });
});
