import { describe, expect, it } from '@jest/globals';
import { ended, envOfOtherRun, faster, markerOf, parsed, printed, runOf, stage, until } from '../harness.ts';

const scene = stage();

function legsOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `leg${String(index)}: sleep 60`).join('\n');
}

function statuses(): string[] {
  return scene.operations().map(({ status }) => status);
}

/** Operations of others, which no clean-up may touch: one without a marker, one of another run of the same step. */
function strangers(): string[] {
  return [{}, { env: envOfOtherRun('leg0') }].map((request) => scene.simulator.seed({ status: 'EXECUTING', request }));
}

function untouched(uuids: readonly string[]): void {
  expect(scene.cancels().filter((request) => uuids.some((id) => request.includes(id)))).toEqual([]);
}

function own(): ReturnType<typeof scene.operations> {
  return scene.operations().filter(({ request }) => 'command' in request);
}

describe('a run that is sent a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('cancels what it started on %s, and exits with %d', async (signal, code) => {
    const others = strangers();
    const step = scene.start(runOf({ legs: legsOf(2) }));
    await printed(step, 'leg1 · started');
    await until(() => own().length === 2);
    step.child.kill(signal);
    const end = await step.end;
    expect([end.exitCode, end.signal, end.stderr]).toEqual([code, null, '']);
    expect(end.outputs).toMatchObject({ 'exit-code': String(code), outcome: 'cancelled', 'cancelled-count': '2' });
    await until(() => own().every(ended));
    expect(own().map(({ status }) => status)).toEqual(Array(2).fill('CANCELLED'));
    untouched(others);
    expect(end.summary).not.toBe('');
  });

  it('cancels each start that arrives while it is pending', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', action: { delay: 300 } });
    const step = scene.start(runOf({ legs: legsOf(5) }));
    await until(() => scene.requests().filter((request) => request.startsWith('POST')).length === 5);
    step.child.kill('SIGINT');
    const end = await step.end;
    expect(end.outputs).toMatchObject({ 'exit-code': '130', outcome: 'cancelled' });
    await until(() => own().every(ended));
    expect(own().filter(({ status }) => status !== 'CANCELLED')).toEqual([]);
    expect(Object.keys(parsed(end, 'operations') as object)).toHaveLength(own().length);
  });

  it('finds and cancels starts whose replies never come', async () => {
    const others = strangers();
    scene.simulator.misbehave({ method: 'POST', path: '/instances', action: 'hang-after' });
    const step = scene.start(runOf({ legs: legsOf(2), 'request-timeout': '1h' }), faster(4));
    await until(() => own().length === 2);
    step.child.kill('SIGINT');
    const end = await step.end;
    expect([end.exitCode, end.signal]).toEqual([130, null]);
    const post = await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'cancelled', ...faster(4) });
    expect(post.exitCode).toBe(0);
    await until(() => own().every(ended));
    expect(own().map(({ status }) => status)).toEqual(Array(2).fill('CANCELLED'));
    untouched(others);
  });

  it('starts no more legs between two starts', async () => {
    const step = scene.start(runOf({ legs: 'one: "true"\ntwo: sleep 60\nthree: sleep 60', 'max-parallel': '1' }));
    await printed(step, 'two · started');
    step.child.kill('SIGINT');
    const end = await step.end;
    expect(own().map((operation) => markerOf(operation).leg)).toEqual(['one', 'two']);
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', passed: '["one"]' });
    expect(parsed(end, 'cancelled')).toContain('two');
    await until(() => own().every(ended));
    expect(statuses()).toEqual(['SUCCESS', 'CANCELLED']);
  });

  it.each([
    ['the setup', { setup: 'sleep 60' }],
    ['the setup whose reply is lost', { setup: 'sleep 60', 'request-timeout': '1h' }],
  ])('cancels %s', async (name, inputs) => {
    if (name.endsWith('lost')) scene.simulator.misbehave({ method: 'POST', path: '/instances', action: 'hang-after' });
    const step = scene.start(runOf({ ...inputs, legs: 'a: "true"' }), faster(4));
    if (!name.endsWith('lost')) await printed(step, 'setup · started');
    await until(() => own().length === 1);
    step.child.kill('SIGTERM');
    const end = await step.end;
    expect(end.outputs).toMatchObject({ 'exit-code': '143', outcome: 'cancelled' });
    await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'cancelled', ...faster(4) });
    await until(() => own().every(ended));
    expect(statuses()).toEqual(['CANCELLED']);
  });

  it('leaves its legs alone with cleanup: never', async () => {
    const step = scene.start(runOf({ legs: legsOf(2), cleanup: 'never' }));
    await printed(step, 'leg1 · started');
    await until(() => own().length === 2);
    step.child.kill('SIGINT');
    const end = await step.end;
    expect(end.outputs).toMatchObject({ 'exit-code': '130', outcome: 'cancelled', 'active-count': '2' });
    const post = await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'cancelled' });
    expect(post.stdout).toContain('Nothing to clean up');
    expect(own().map(ended)).toEqual([false, false]);
  });
});

describe('the post step of a run that was killed', () => {
  it.each([
    ['while its starts were pending', 'hang-after'],
    ['while it waited', null],
  ] as const)(
    'finds and cancels all that the run owned, and nothing else, when it was killed %s',
    async (_name, fault) => {
      const others = strangers();
      if (fault !== null) scene.simulator.misbehave({ method: 'POST', path: '/instances', skip: 1, action: fault });
      const step = scene.start(runOf({ legs: legsOf(3) }));
      await until(() => own().length === 3);
      step.child.kill('SIGKILL');
      const killed = await step.end;
      expect(killed.signal).toBe('SIGKILL');
      expect(own().some(ended)).toBe(false);
      const post = await scene.run({}, { entry: 'post', state: killed.state, jobStatus: 'failure', ...faster(4) });
      expect([post.exitCode, post.stderr]).toEqual([0, '']);
      await until(() => own().every(ended));
      expect(own().map(({ status }) => status)).toEqual(Array(3).fill('CANCELLED'));
      expect(post.stdout).toContain('All have ended.');
      untouched(others);
    },
  );

  it.each([
    ['never', 'cancelled', false],
    ['cancelled', 'success', false],
    ['cancelled', 'cancelled', true],
    ['always', 'success', true],
  ] as const)('obeys cleanup %s in a job that ended with %s: cancels is %j', async (cleanup, jobStatus, cancels) => {
    const step = scene.start(runOf({ legs: legsOf(2), cleanup }));
    await until(() => own().length === 2);
    step.child.kill('SIGKILL');
    const { state } = await step.end;
    await scene.run({}, { entry: 'post', state, jobStatus, ...faster(4) });
    if (cancels) await until(() => own().every(ended));
    expect(own().map(ended)).toEqual([cancels, cancels]);
  });
});
