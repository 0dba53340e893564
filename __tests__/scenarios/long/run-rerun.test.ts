import { describe, expect, it } from '@jest/globals';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionEnd } from '../../../scripts/run-action.ts';
import {
  ended,
  faster,
  parsed,
  printed,
  runOf,
  stage,
  stdoutOf,
  until,
  markerOf,
  uuidsByLeg,
  workspaceWith,
} from '../harness.ts';
import { attemptsOf, startsOf } from '../rerun-harness.ts';

const scene = stage();

/** Inputs that look back; the legs as JSON keep any command as it is. */
function rerun(
  legs: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return runOf({ legs: JSON.stringify(legs), 'on-rerun': 'failed', ...more });
}

function reused(end: ActionEnd): unknown {
  return parsed(end, 'reused');
}

function looked(): string[] {
  return scene.requests().filter((request) => request.startsWith('GET /v1/operations?'));
}

describe('a re-run with on-rerun: failed', () => {
  it('looks nothing up in the first attempt, outside of a workflow run, and with on-rerun: all', async () => {
    const of = attemptsOf('200');
    await scene.run(rerun({ a: 'true' }), of(1));
    expect(looked()).toEqual([]);
    await scene.run(rerun({ a: 'true' }), { env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(looked()).toEqual([]);
    const end = await scene.run(rerun({ a: 'true' }, { 'on-rerun': 'all' }), of(2));
    expect([looked(), reused(end), startsOf(scene)]).toEqual([[], [], ['a#1', 'a#1', 'a#2'].with(1, 'a#2')]);
  });

  it('starts nothing where all passed, also with the legs in another order', async () => {
    const of = attemptsOf('201');
    await scene.run(rerun({ a: 'true', b: ['echo', 'b'] }), of(1));
    const end = await scene.run(rerun({ b: ['echo', 'b'], a: 'true' }), of(2));
    expect(startsOf(scene)).toEqual(['a#1', 'b#1']);
    expect(end.outputs).toMatchObject({
      'exit-code': '0',
      outcome: 'passed',
      'reused-count': '2',
      reused: '["b","a"]',
    });
    expect(end.stdout).toContain('2 legs passed, all in an earlier attempt');
  });

  it('counts the latest attempt that started a leg', async () => {
    const of = attemptsOf('202');
    const folder = workspaceWith();
    const flag = join(folder, 'bad');
    const legs = { steady: 'true', moody: `test ! -e ${flag}` };
    await scene.run(rerun(legs), of(1));
    writeFileSync(flag, '');
    await scene.run(rerun({ moody: legs.moody }, { 'on-rerun': 'all' }), of(2));
    const third = await scene.run(rerun(legs), of(3));
    expect(startsOf(scene)).toEqual(['steady#1', 'moody#1', 'moody#2', 'moody#3']);
    expect(parsed(third, 'results')).toMatchObject([
      { name: 'steady', outcome: 'passed', reused: true, reused_from: 1 },
      { name: 'moody', outcome: 'failed', reused: false, reused_from: null },
    ]);
  });

  it('starts a leg whose command, settings or files have changed, and says what differs', async () => {
    const of = attemptsOf('203');
    const first = workspaceWith({ file: '1', mode: '1' });
    chmodSync(join(first, 'mode'), 0o755);
    const second = workspaceWith({ file: '2', mode: '1' });
    chmodSync(join(second, 'mode'), 0o644);
    const legs = (changed: boolean): Record<string, unknown> => ({
      same: { command: 'true', files: 'same:a' },
      command: changed ? 'true ' : 'true',
      host: { command: 'true', hostname: changed ? 'other' : 'one' },
      cwd: { command: 'true', cwd: changed ? '/srv' : '/root' },
      stdin: { command: 'cat', stdin: changed ? 'ü' : 'u' },
      file: { command: 'true', files: 'file' },
      mode: { command: 'true', files: 'mode' },
      env: { command: 'true', env: { X: String(changed) }, timeout: changed ? '1m' : '2m' },
    });
    for (const folder of [first, second]) writeFileSync(join(folder, 'same'), 'same');
    await scene.run(rerun(legs(false)), { ...of(1), workspace: first });
    const end = await scene.run(rerun(legs(true)), { ...of(2), workspace: second });
    expect(reused(end)).toEqual(['same', 'env']);
    expect(startsOf(scene).slice(8).toSorted()).toEqual(
      ['command#2', 'cwd#2', 'file#2', 'host#2', 'mode#2', 'stdin#2'].toSorted(),
    );
    expect(end.stdout).toContain('2 legs of earlier attempts must run again, since this changed: files · file, mode');
    expect(end.stdout).toContain('since this changed: command · command');
  });

  it('keeps jobs of a matrix and steps with equal leg names apart', async () => {
    const of = attemptsOf('204');
    const at = (index: string, step: string, command: string) =>
      [
        rerun({ a: command }, { 'job-index': index }),
        (attempt: number) => of(attempt, { GITHUB_ACTION: step }),
      ] as const;
    const steps = [at('0', 'one', 'true'), at('1', 'one', 'exit 1'), at('0', 'two', 'exit 2'), at('1', 'two', 'true')];
    for (const [inputs, env] of steps) await scene.run(inputs, env(1));
    const taken: unknown[] = [];
    for (const [inputs, env] of steps) taken.push(reused(await scene.run(inputs, env(2))));
    expect(taken).toEqual([['a'], [], [], ['a']]);
  });

  it('starts all legs of a job whose position in a computed matrix was another combination’s', async () => {
    const of = attemptsOf('218');
    const at = (db: string) =>
      rerun({ a: { command: 'true', env: { DB: db } } }, { 'job-matrix': JSON.stringify({ db }) });
    await scene.run({ ...at('pg'), 'job-index': '0' }, of(1));
    expect(reused(await scene.run({ ...at('mysql'), 'job-index': '0' }, of(2)))).toEqual([]);
    expect(reused(await scene.run({ ...at('mysql'), 'job-index': '0' }, of(3)))).toEqual(['a']);
  });

  it('starts all legs where two runs of one step, as in a composite action that is used twice, had one of the same name', async () => {
    const of = attemptsOf('205');
    const legs = { a: 'true', b: 'true' };
    await scene.run(rerun(legs), of(1));
    // The second use came to a alone.
    await scene.run(rerun({ a: 'true' }), of(1));
    const end = await scene.run(rerun(legs), of(2));
    expect(reused(end)).toEqual([]);
    expect(end.stdout).toContain(
      'must run again, since two uses of this step had a leg of its name in one attempt · a, b',
    );
  });

  it('starts all legs of a step that only its namesake came to in the first attempt', async () => {
    const of = attemptsOf('217');
    const legs = { a: 'true', b: 'exit 3' };
    await scene.run(rerun(legs), of(1));
    // The first use takes over a and starts b; then comes the second use, for the first time.
    expect(reused(await scene.run(rerun(legs), of(2)))).toEqual(['a']);
    expect(reused(await scene.run(rerun(legs), of(2)))).toEqual([]);
  });

  it('takes over what had passed when an attempt was cancelled', async () => {
    const of = attemptsOf('206');
    const flag = join(workspaceWith(), 'go');
    const legs = { quick: 'true', slow: `test -e ${flag} || sleep 60` };
    const step = scene.start(rerun(legs), of(1));
    await printed(step, 'quick passed');
    step.child.kill('SIGINT');
    expect((await step.end).exitCode).toBe(130);
    await until(() => scene.operations().every(ended));
    writeFileSync(flag, '');
    const end = await scene.run(rerun(legs), of(2));
    expect([end.exitCode, reused(end), startsOf(scene)]).toEqual([0, ['quick'], ['quick#1', 'slow#1', 'slow#2']]);
  });

  it('starts a leg whose failure was allowed, and takes over one that passed although it might have failed', async () => {
    const of = attemptsOf('207');
    const allowed = (command: string): unknown => ({ command, 'allow-failure': true });
    const legs = { bad: allowed('exit 4'), good: allowed('true') };
    expect((await scene.run(rerun(legs), of(1))).exitCode).toBe(0);
    const end = await scene.run(rerun(legs), of(2));
    expect([end.exitCode, reused(end)]).toEqual([0, ['good']]);
  });

  it('takes over a leg that passed on a later try, with its number, and no start that was refused', async () => {
    const of = attemptsOf('208');
    const flag = join(workspaceWith(), 'tried');
    const legs = { flaky: `test -e ${flag} || { touch ${flag}; exit 1; }`, steady: 'true' };
    const inputs = rerun(legs, { retries: '2', 'retry-on': 'platform, failure', 'max-parallel': '1' });
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 500 } });
    await scene.run(inputs, { ...of(1), ...faster(4) });
    const end = await scene.run(inputs, of(2));
    expect(parsed(end, 'results')).toMatchObject([
      { name: 'flaky', attempts: 2, flaky: true, reused: true, outcome: 'passed' },
      { name: 'steady', attempts: 1, flaky: false, reused: true, outcome: 'passed' },
    ]);
  });

  it('starts a leg that its step stopped at the deadline, although it ended with 0', async () => {
    const of = attemptsOf('209');
    const hanging = 'trap "exit 0" TERM; sleep 600 & wait';
    const inputs = rerun({ hanging, quick: 'true' }, { timeout: '2', 'on-timeout': 'stop' });
    const first = await scene.run(inputs, of(1));
    expect(parsed(first, 'results')).toMatchObject([{ status: 'SUCCESS', exit_code: 0, outcome: 'timed-out' }, {}]);
    const end = await scene.run(inputs, of(2));
    expect(end.outputs['outcome']).toBe('timed-out');
    expect(startsOf(scene)).toContain('hanging#2');
  });

  it('starts a leg that its step may have stopped, however short the time that its detail gives', async () => {
    const of = attemptsOf('217');
    const inputs = rerun({ hanging: 'trap "exit 0" TERM; sleep 600 & wait' }, { timeout: '2', 'on-timeout': 'stop' });
    await scene.run(inputs, of(1));
    const { url, token } = scene.simulator;
    const { hanging = '' } = uuidsByLeg(scene.operations());
    const path = `/operations/${hanging}`;
    const reply = await fetch(`${url}/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    const created_at = new Date(Date.now() - 3_600_000).toISOString();
    const body = { ...((await reply.json()) as object), created_at, duration: 1 };
    scene.simulator.misbehave({ method: 'GET', path, action: { status: 200, body } });
    const end = await scene.run(inputs, of(2));
    expect([reused(end), startsOf(scene)]).toEqual([[], ['hanging#1', 'hanging#2']]);
    expect(end.stdout).toContain('since its step may have sent SIGTERM before its end');
  });

  it('starts a leg whose image is gone where something of it is kept', async () => {
    const of = attemptsOf('218');
    const legs = { a: 'echo a > out.txt', b: 'exit 3' };
    const inputs = rerun(legs, { collect: 'out.txt -> got', tag: 'gone/{{leg}}' });
    const folder = workspaceWith();
    await scene.run(inputs, { ...of(1), folder });
    const image = scene.operations().find((operation) => markerOf(operation).leg === 'a')?.resultImage ?? '';
    for (const path of [`/inspect/${image}/**`, `/images/${image}/tag`])
      scene.simulator.misbehave({ path, action: { status: 404 } });
    const end = await scene.run(inputs, { ...of(2), folder });
    expect([reused(end), end.outputs['passed']]).toEqual([[], '["a"]']);
    expect(end.stdout).toContain('since the image that it left is gone');
    expect(reused(await scene.run(inputs, { ...of(3), folder }))).toEqual(['a']);
  });

  it('takes over a leg that passed long before its step would have stopped it', async () => {
    const of = attemptsOf('216');
    const inputs = rerun({ quick: 'true' }, { timeout: '10m', 'on-timeout': 'stop' });
    await scene.run(inputs, of(1));
    expect(reused(await scene.run(inputs, of(2)))).toEqual(['quick']);
  });

  it.each([
    ['the listing', '/operations'],
    ['one detail', '/operations/*'],
  ])('starts all with one warning where %s cannot be read', async (_, path) => {
    const of = attemptsOf(path === '/operations' ? '210' : '211');
    await scene.run(rerun({ a: 'true', b: 'true' }), of(1));
    scene.simulator.misbehave({ method: 'GET', path, times: 1, action: { status: 400 } });
    const end = await scene.run(rerun({ a: 'true', b: 'true' }), of(2));
    expect([end.exitCode, reused(end), startsOf(scene)]).toEqual([0, [], ['a#1', 'b#1', 'a#2', 'b#2']]);
    expect(end.stdout.match(/^::warning::/gm)).toHaveLength(1);
    expect(end.stdout).toMatch(
      /^::warning::Every leg is started, since what earlier attempts came to could not be looked up: .*400/m,
    );
  });

  it.each([404, 403])('starts all with a warning where a later try of one may be what replies %i', async (status) => {
    const of = attemptsOf(`212${String(status)}`);
    await scene.run(rerun({ a: 'true', b: 'true' }), of(1));
    const { a = '' } = uuidsByLeg(scene.operations());
    scene.simulator.misbehave({ method: 'GET', path: `/operations/${a}`, action: { status } });
    const end = await scene.run(rerun({ a: 'true', b: 'true' }), of(2));
    expect([reused(end), end.stdout.includes('::warning::')]).toEqual([[], true]);
  });

  it('ends at once on a signal that comes during the look-up, and starts nothing', async () => {
    const of = attemptsOf('213');
    await scene.run(rerun({ a: 'true' }), of(1));
    scene.simulator.misbehave({ method: 'GET', path: '/operations', action: 'hang' });
    const step = scene.start(rerun({ a: 'true' }), of(2));
    await printed(step, 'Looking for what this workflow run started');
    step.child.kill('SIGTERM');
    const end = await step.end;
    expect([end.exitCode, end.stderr, startsOf(scene)]).toEqual([143, '', ['a#1']]);
  });

  it('leaves what it took over to a later job as it is', async () => {
    const of = attemptsOf('214');
    await scene.run(rerun({ good: 'true', bad: 'exit 3' }), of(1));
    const second = await scene.run(rerun({ good: 'true', bad: 'exit 3' }), of(2));
    const later = await scene.run({ mode: 'show', operations: 'workflow' }, of(2, { GITHUB_JOB: 'later' }));
    expect(parsed(later, 'operations')).toEqual(parsed(second, 'operations'));
    expect(later.outputs).toMatchObject({ passed: '["good"]', failed: '["bad"]' });
    expect(later.outputs['reused']).toBeUndefined();
  });

  it('starts the rest and ends with detach', async () => {
    const of = attemptsOf('215');
    await scene.run(rerun({ good: 'true', bad: 'exit 3' }), of(1));
    const end = await scene.run(rerun({ good: 'true', bad: 'exit 3' }, { detach: 'true' }), of(2));
    expect([end.exitCode, reused(end), startsOf(scene)]).toEqual([0, ['good'], ['good#1', 'bad#1', 'bad#2']]);
    expect(end.stdout).toContain('Started 1 of 1 leg; the step does not wait for them.');
    expect(end.stdout).toContain('1 leg started, 1 passed in an earlier attempt');
  });
});

describe('a setup in a re-run', () => {
  const legs = { good: 'cat base', bad: 'exit 3' };

  it('is taken over without a key, and so are the legs that branched from its image', async () => {
    const of = attemptsOf('300');
    const folder = workspaceWith({ code: '1' });
    const inputs = rerun(legs, { setup: 'cat code > base', files: 'code' });
    const first = await scene.run(inputs, { ...of(1), workspace: folder });
    const end = await scene.run(inputs, { ...of(2), workspace: folder });
    expect(startsOf(scene)).toEqual(['(setup)#1', 'good#1', 'bad#1', 'bad#2']);
    expect(reused(end)).toEqual(['good']);
    expect(end.outputs).toMatchObject({
      'setup-image': first.outputs['setup-image'],
      'setup-cache-hit': 'true',
      'exit-code': '3',
    });
    expect(end.stdout).toMatch(/^setup · passed in attempt 1, not run again · /m);
    expect(end.summary).toContain('The setup passed in attempt 1 and left image');
  });

  it('is taken over where its key has no tag, and tagged then', async () => {
    const of = attemptsOf('301');
    const inputs = rerun(legs, { setup: 'echo key > base', 'setup-key': 'rerun' });
    scene.simulator.misbehave({ method: 'PATCH', path: '/images/**', times: 1, action: { status: 403 } });
    await scene.run(inputs, of(1));
    await scene.run(inputs, of(2));
    const third = await scene.run(inputs, of(3));
    expect(startsOf(scene)).toEqual(['(setup)#1', 'good#1', 'bad#1', 'bad#2', 'bad#3']);
    expect(third.stdout).toContain('setup · kept by an earlier run');
    expect(reused(third)).toEqual(['good']);
  });

  it('runs again when it has changed, and then every leg is started', async () => {
    const of = attemptsOf('302');
    await scene.run(rerun(legs, { setup: 'echo one > base' }), of(1));
    const end = await scene.run(rerun(legs, { setup: 'echo two > base' }), of(2));
    expect(startsOf(scene)).toEqual(['(setup)#1', 'good#1', 'bad#1', '(setup)#2', 'good#2', 'bad#2']);
    expect([end.outputs['setup-cache-hit'], reused(end)]).toEqual(['false', []]);
    expect(end.stdout).toContain('setup · must run again, since this changed: command');
    expect(end.stdout).toContain('since this changed: image · good');
    expect(scene.operations().map(stdoutOf)).toContain('two\n');
  });

  it('that failed runs again', async () => {
    const of = attemptsOf('303');
    const flag = join(workspaceWith(), 'ready');
    const inputs = rerun(legs, { setup: `test -e ${flag} && echo > base` });
    await scene.run(inputs, of(1));
    writeFileSync(flag, '');
    await scene.run(inputs, of(2));
    expect(startsOf(scene)).toEqual(['(setup)#1', '(setup)#2', 'good#2', 'bad#2']);
  });
});
