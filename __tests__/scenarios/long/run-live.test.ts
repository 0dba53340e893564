import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ended,
  faster,
  markerOf,
  parsed,
  printed,
  resultLines,
  runOf,
  stage,
  until,
  workspaceWith,
} from '../harness.ts';
import { asRunnerReads, shownBehind } from '../../invariants/runner-log.ts';

const scene = stage();

function streams(): string[] {
  return scene.requests().filter((request) => request.includes('/events'));
}

describe('a run with logs: live', () => {
  it('prints the lines of setup and legs, and nothing of them twice', async () => {
    const legs = 'a: echo "a 1"; echo "a 2"; echo oops >&2; exit 3\nb: for i in 1 2 3; do echo "b $i"; done';
    const setup = 'echo prepared > base; echo "setting up"; printf "with %s" care >&2';
    const end = await scene.run(runOf({ legs, setup, logs: 'live' }));
    expect(end.outputs).toMatchObject({ 'exit-code': '3', passed: '["b"]', failed: '["a"]' });
    expect(shownBehind('setup', end.stdout)).toEqual(['setting up']);
    expect(shownBehind('setup stderr', end.stdout)).toEqual(['with care']);
    expect(shownBehind('a', end.stdout)).toEqual(['a 1', 'a 2']);
    expect(shownBehind('a stderr', end.stdout)).toEqual(['oops']);
    expect(shownBehind('b', end.stdout)).toEqual(['b 1', 'b 2', 'b 3']);
    expect(end.stdout).not.toContain('::group::');
    expect(end.stdout.match(/^(?:setup|[ab]) │ \$ .*$/gm)?.toSorted()).toEqual([
      'a │ $ echo "a 1"; echo "a 2"; echo oops >&2; exit 3',
      'b │ $ for i in 1 2 3; do echo "b $i"; done',
      `setup │ $ ${setup}`,
    ]);
    expect(end.stdout.indexOf('setup │ ')).toBeLessThan(end.stdout.indexOf('Starting 2 legs'));
    expect(end.summary).toContain('a 1&#10;a 2');
  });

  it('prints what comes while a leg still runs', async () => {
    const step = scene.start(runOf({ legs: 'slow: echo begun; sleep 60; echo never', logs: 'live', timeout: '5m' }));
    await printed(step, 'slow │ begun');
    expect(scene.operations().some(ended)).toBe(false);
    step.child.kill('SIGINT');
    const end = await step.end;
    expect(shownBehind('slow', end.stdout)).toEqual(['begun']);
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'exit-code': '130' });
    await until(() => scene.operations().every(ended));
  });

  it('prints the lines of every try of a leg, each from its beginning', async () => {
    const goOn = join(workspaceWith(), 'go-on');
    const legs = { a: `echo "first line"; echo "second line"; until [ -e '${goOn}' ]; do sleep 0.02; done` };
    const step = scene.start(runOf({ legs: JSON.stringify(legs), logs: 'live', retries: '1' }));
    await printed(step, 'a │ second line');
    // The platform loses the first try behind the back of its command, which has written by then.
    const uuid = scene.operations()[0]?.uuid ?? '';
    const body = { uuid, kind: 'instance', status: 'FAILED', created_at: '2026-01-01T00:00:00Z', error: 'lost' };
    scene.simulator.misbehave({ path: `/operations/${uuid}`, action: { status: 200, body } });
    writeFileSync(goOn, '');
    const end = await step.end;
    expect(end.outputs).toMatchObject({ 'exit-code': '0', passed: '["a"]' });
    expect(parsed(end, 'results')).toMatchObject([{ attempts: 2 }]);
    const lines = ['first line', 'second line'];
    expect(shownBehind('a', end.stdout)).toEqual([...lines, ...lines]);
    expect(scene.simulator.requests.flatMap(({ headers }) => headers['last-event-id'] ?? [])).toEqual([]);
    expect(new Set(streams()).size).toBe(2);
  });

  it('says that the service kept only part of the output', async () => {
    const legs = 'a: for i in 1 2 3 4 5 6 7 8 9; do echo "line $i"; done; exit 1';
    const end = await scene.run(runOf({ legs, logs: 'live', 'truncate-output-at': '20' }));
    const shown = shownBehind('a', end.stdout);
    expect(shown.slice(0, 2)).toEqual(['line 1', 'line 2']);
    expect(shown.join('\n')).not.toContain('line 9');
    expect(end.stdout).toContain('stdout: The service kept only part of this output');
    expect(end.summary).toContain('kept only part');
    expect(resultLines(end)).toHaveLength(1);
  });

  it('shows what was written before fail-fast cancelled a leg, and before the deadline', async () => {
    const legs = 'slow: echo before; sleep 60\nbad: sleep 0.3; exit 5';
    const fast = await scene.run(runOf({ legs, logs: 'live', 'fail-fast': 'true' }));
    expect(fast.outputs).toMatchObject({ 'exit-code': '5', cancelled: '["slow"]' });
    expect(shownBehind('slow', fast.stdout)).toEqual(['before']);
    expect(fast.summary).toContain('<pre><code>before</code></pre>');
    const late = await scene.run(
      runOf({ legs: 'slow: echo before; sleep 60', logs: 'failed', timeout: '2', 'on-timeout': 'cancel' }),
    );
    expect(late.outputs).toMatchObject({ outcome: 'timed-out', 'exit-code': '1' });
    expect(late.stdout).toContain('slow │ before\n');
    expect(late.summary).toContain('<pre><code>before</code></pre>');
    await until(() => scene.operations().every(ended));
  });
});

describe('a run that follows by streams', () => {
  it('asks each leg for one stream and one detail, two legs at a time', async () => {
    const legs = Array.from({ length: 6 }, (_, index) => `leg${String(index)}: "true"`).join('\n');
    const end = await scene.run(runOf({ legs, 'max-parallel': '2' }));
    expect(end.outputs['passed-count']).toBe('6');
    for (const { uuid } of scene.operations()) {
      const own = scene.requests().filter((request) => request.includes(uuid));
      expect(own).toEqual([`GET /v1/operations/${uuid}/events?follow=1 200`, `GET /v1/operations/${uuid} 200`]);
    }
    expect(scene.simulator.maxOpenStreams).toBeLessThanOrEqual(2);
  });

  it('follows more legs than the 128 streams that it opens at most', async () => {
    const legs = Array.from({ length: 140 }, (_, index) => `leg${String(index)}: "true"`).join('\n');
    const end = await scene.run(runOf({ legs }));
    expect(end.outputs).toMatchObject({ 'exit-code': '0', 'passed-count': '140' });
    expect(scene.simulator.maxOpenStreams).toBeLessThanOrEqual(128);
    expect(scene.simulator.maxOpenStreams).toBeGreaterThan(0);
    // A leg that waits for a stream on a busy machine is polled meanwhile.
    const asked = scene.requests().filter((request) => /^GET \/v1\/operations\/[^?]/.test(request));
    expect(asked.length).toBeLessThanOrEqual(3 * 140);
  });
});

describe('a step with many open streams', () => {
  const seeded = (): string[] =>
    Array.from({ length: 20 }, (_, index) =>
      scene.simulator.seed({ status: 'EXECUTING', output: [{ after: 0, text: `line of ${String(index)}\n` }] }),
    );
  const open = (): number =>
    scene.simulator.requests.filter(({ resource, endedAt }) => resource.endsWith('/events') && endedAt === null).length;

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends by itself on %s, closes them all, and cancels its legs', async (signal, code) => {
    const operations = seeded();
    const inputs = { operations: operations.join(' '), logs: 'live', timeout: '5m', cleanup: 'always' };
    const step = scene.start(inputs);
    await until(() => open() === 20);
    step.child.kill(signal);
    const end = await step.end;
    expect([end.exitCode, end.signal, end.stderr]).toEqual([code, null, '']);
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'cancelled-count': '20' });
    expect(scene.cancels()).toHaveLength(20);
    expect(asRunnerReads(end.stdout).commands.some((line) => line.startsWith('::error::'))).toBe(true);
    await until(() => open() === 0);
  });

  it('leaves them to the post step when it is killed', async () => {
    const operations = seeded();
    const step = scene.start({ operations: operations.join(' '), timeout: '5m', cleanup: 'always' });
    await until(() => open() === 20);
    step.child.kill('SIGKILL');
    const { state } = await step.end;
    await until(() => open() === 0);
    const post = await scene.run({}, { entry: 'post', state, jobStatus: 'failure', ...faster(4) });
    expect([post.exitCode, post.stderr]).toEqual([0, '']);
    expect(post.stdout).toContain('All have ended.');
    expect(scene.operations().map(({ status }) => status)).toEqual(Array(20).fill('CANCELLED'));
  });

  it('cancels all legs that it started', async () => {
    const legs = Array.from({ length: 4 }, (_, index) => `leg${String(index)}: sleep 60`).join('\n');
    const step = scene.start(runOf({ legs, logs: 'live', timeout: '5m' }));
    await until(() => open() === 4);
    step.child.kill('SIGTERM');
    const end = await step.end;
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'exit-code': '143', 'cancelled-count': '4' });
    await until(() => open() === 0 && scene.operations().every(ended));
    expect(scene.operations().map((operation) => markerOf(operation).leg)).toHaveLength(4);
  });
});
