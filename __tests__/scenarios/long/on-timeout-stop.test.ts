import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsed, printed, runOf, stage, uuidsByLeg, workspaceWith } from '../harness.ts';

const scene = stage();

/** A suite that hangs, and writes its report when it gets SIGTERM. */
const hanging = (then: string): string => `trap "echo '<testsuite/>' > report.xml; ${then}" TERM; sleep 600 & wait`;
const legsOf = (commands: Readonly<Record<string, string>>): string => JSON.stringify(commands);

function signals(): string[] {
  return scene.requests().filter((request) => request.includes('/subprocesses/'));
}

describe('on-timeout: stop', () => {
  it('lets hanging suites write their reports, and collects them', async () => {
    const folder = workspaceWith();
    const legs = legsOf({
      zero: hanging('echo reported; exit 0'),
      three: hanging('exit 3'),
      killed: 'echo partial > report.xml; sleep 600',
      quick: 'echo done > report.xml',
    });
    const inputs = { legs, timeout: '3', 'on-timeout': 'stop', collect: 'report.xml -> reports', tag: 'kept-{{leg}}' };
    const end = await scene.run(runOf(inputs), { folder });
    expect(end.stderr).toBe('');
    expect(end.exitCode).toBe(143);
    expect(end.outputs).toMatchObject({ outcome: 'timed-out', 'exit-code': '143' });
    expect(parsed(end, 'timed-out')).toEqual(['zero', 'three', 'killed']);
    expect(parsed(end, 'passed')).toEqual(['quick']);
    expect(parsed(end, 'results')).toMatchObject([
      { name: 'zero', status: 'SUCCESS', outcome: 'timed-out', exit_code: 0, signal: null, timed_out: true, tag: null },
      { name: 'three', status: 'SUCCESS', outcome: 'timed-out', exit_code: 3, timed_out: true, cancel: null },
      { name: 'killed', status: 'SUCCESS', outcome: 'timed-out', signal: 15, timed_out: true, cancel: null },
      { name: 'quick', outcome: 'passed', timed_out: false, tag: 'kept-quick' },
    ]);
    const report = (leg: string): string => readFileSync(join(folder, 'reports', leg, 'report.xml'), 'utf8');
    expect([report('zero'), report('three'), report('killed')]).toEqual([
      '<testsuite/>\n',
      '<testsuite/>\n',
      'partial\n',
    ]);
    expect(signals()).toHaveLength(3);
    expect(scene.cancels().filter((request) => !request.includes('/subprocesses/'))).toEqual([]);
    expect(end.stdout).toContain('Sending SIGTERM to 3 legs, with 10 s to end.');
    expect(end.stdout).toMatch(/done · zero was stopped at the deadline and ended with exit 0 · /);
    expect(end.stdout).toContain(' │ reported');
    expect(end.stdout).toMatch(
      /^::error::3 of 4 legs did not pass \(exit code 143\): zero was stopped at the deadline and ended with exit 0, three was stopped/m,
    );
    expect(end.stdout).toMatch(/^::error::killed was stopped at the deadline and was killed by signal 15 after /m);
    expect(end.summary).toContain('was stopped at the deadline and ended with exit 3');
  });

  it('counts 1 for a step whose only leg ended with 0 then', async () => {
    const end = await scene.run(runOf({ legs: legsOf({ a: hanging('exit 0') }), timeout: '2', 'on-timeout': 'stop' }));
    expect(end.exitCode).toBe(1);
    expect(end.outputs['outcome']).toBe('timed-out');
  });

  it('cancels after the grace what ignores SIGTERM, and collects nothing of it', async () => {
    const folder = workspaceWith();
    const legs = legsOf({
      deaf: 'trap "echo no > report.xml" TERM; while :; do sleep 1 || true; done',
      good: hanging('exit 0'),
    });
    const inputs = { timeout: '2', 'on-timeout': 'stop', 'stop-grace': '2', collect: 'report.xml', cleanup: 'never' };
    const end = await scene.run(runOf({ legs, ...inputs }), { folder });
    expect(end.exitCode).toBe(1);
    const { deaf = '' } = uuidsByLeg(scene.operations());
    expect(scene.cancels().at(-1)).toBe(`DELETE /v1/operations/${deaf} 202`);
    expect(parsed(end, 'results')).toMatchObject([
      { name: 'deaf', outcome: 'timed-out', timed_out: true, cancel: 'accepted' },
      { name: 'good', outcome: 'timed-out', exit_code: 0, cancel: null },
    ]);
    expect(existsSync(join(folder, 'collected/deaf'))).toBe(false);
    expect(existsSync(join(folder, 'collected/good/report.xml'))).toBe(true);
    expect(end.stdout).toContain('1 leg did not end within 2 s: cancelling what is left.');
    expect(end.stdout).toMatch(/^::error::deaf did not end within 2 s of SIGTERM and was cancelled/m);
    expect(end.stdout).not.toContain('may still be active');
  });

  it('in mode wait stops what others started, and cancels at once what is queued', async () => {
    const queued = scene.simulator.seed({ status: 'PENDING' });
    const started = await scene.run(runOf({ legs: legsOf({ slow: hanging('exit 3') }), detach: 'true' }));
    const { slow = '' } = parsed(started, 'operations') as Record<string, string>;
    const inputs = { operations: `slow=${slow}\nqueued=${queued}`, timeout: '1', 'on-timeout': 'stop' };
    const end = await scene.run(inputs);
    expect(end.exitCode).toBe(3);
    expect(parsed(end, 'timed-out')).toEqual(['slow', 'queued']);
    expect(signals()).toContain(`DELETE /v1/operations/${slow}/subprocesses/1?signal=TERM 204`);
    expect(signals()).toHaveLength(2);
    expect(scene.requests()).toContain(`DELETE /v1/operations/${queued} 202`);
    expect(end.stdout).toContain('queued · has no process to stop, so it is cancelled');
    expect(end.stdout).not.toContain('did not end');
  });

  it('is cut short by a signal: what is left is cancelled, and the process ends by itself', async () => {
    const legs = legsOf({ deaf: 'trap "" TERM; echo up; while :; do sleep 1; done' });
    const step = scene.start(runOf({ legs, timeout: '2', 'on-timeout': 'stop', 'stop-grace': '1h' }));
    await printed(step, 'Sending SIGTERM');
    step.child.kill('SIGINT');
    const end = await step.end;
    expect([end.exitCode, end.signal]).toEqual([130, null]);
    const { deaf = '' } = uuidsByLeg(scene.operations());
    expect(scene.requests()).toContain(`DELETE /v1/operations/${deaf} 202`);
    expect(end.outputs['outcome']).toBe('cancelled');
  });
});
