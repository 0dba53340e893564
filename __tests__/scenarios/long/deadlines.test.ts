/**
 * What a service that fails at the end of a step does to it. The seconds are asserted with a virtual clock:
 * unit/modes/deadlines.test.ts.
 */
import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import type { RunActionOptions } from '../../../scripts/run-action.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { closeLoopbacks, listen } from '../../unit/contree/loopback.ts';
import { ended, faster, markerOf, parsed, runOf, stage, until } from '../harness.ts';

const scene = stage();

function statuses(): string[] {
  return scene.operations().map(({ status }) => status);
}

describe('a start that is answered with an error and arrives 1.6 s later', () => {
  it.each([408, 503])('is the leg, and runs once, also with retries: %i', async (status) => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status, acts: 1_600 } });
    const main = await scene.run(runOf({ legs: 'a: exit 3', retries: '2' }));
    expect(main.outputs).toMatchObject({ 'exit-code': '3', failed: '["a"]' });
    expect(scene.operations().map((operation) => markerOf(operation).tries)).toEqual([1]);
    expect(parsed(main, 'operations')).toEqual({ a: scene.operations()[0]?.uuid });
    expect(main.state['hand-over']).toContain('"owner":null');
  });

  it('is found by the post step when the step has ended before', async () => {
    // The step ends before, since its searches take a tenth of their time; the post step waits for twice as long.
    scene.simulator.misbehave({ method: 'POST', path: '/instances', action: { status: 503, acts: 4_000 } });
    const main = await scene.run(runOf({ legs: 'a: sleep 60\nb: sleep 60' }), faster(10));
    expect(main.outputs).toMatchObject({ outcome: 'failed', failed: '["a","b"]' });
    expect(main.state['hand-over']).not.toContain('"owner":null');
    scene.simulator.clearFaults();
    const post = await scene.run({}, { entry: 'post', state: main.state, jobStatus: 'failure', ...faster(0.5) });
    expect(post.stdout).toContain('that the step had started');
    await until(() => scene.operations().length === 2 && scene.operations().every(ended));
    expect(statuses()).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('is cancelled as a duplicate when it was started again meanwhile, and is no second leg', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 503, acts: 1_800 } });
    const step = scene.start(runOf({ legs: 'a: sleep 4; exit 3', retries: '1' }), faster(4));
    const main = await step.end;
    expect(main.outputs).toMatchObject({ 'exit-code': '3', failed: '["a"]' });
    await until(() => scene.operations().every(ended));
    const byTry = Object.fromEntries(scene.operations().map((one) => [markerOf(one).tries, one.status]));
    expect(byTry).toEqual({ 1: 'CANCELLED', 2: 'SUCCESS' });
  });
});

describe('fail-fast', () => {
  it('cancels at once while a lost start is searched for and no list can be read', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 503 } });
    scene.simulator.misbehave({ method: 'GET', path: '/operations', action: { status: 503 } });
    const inputs = { legs: 'dark: sleep 60\nbad: sleep 0.5; exit 3\ngood: sleep 60', 'fail-fast': 'true' };
    const step = scene.start(runOf(inputs), faster(4));
    // The lists fail until the cancel is there: it cannot have waited for the search.
    await until(() => scene.cancels().length > 0);
    scene.simulator.clearFaults();
    const end = await step.end;
    expect(end.exitCode).toBe(3);
    await until(() => scene.operations().every(ended));
  });
});

describe('a step whose service hangs from its deadline on', () => {
  it.each(['leave', 'cancel', 'stop'])('ends by itself, with outputs and a hand-over: on-timeout %s', async (how) => {
    const grace = how === 'stop' ? { 'stop-grace': '1' } : {};
    const step = scene.start(runOf({ legs: 'a: sleep 60', timeout: '12', 'on-timeout': how, ...grace }), faster(6));
    await until(() => scene.operations().length === 1);
    scene.simulator.misbehave({ path: '/**', action: 'hang' });
    const end = await step.end;
    expect([end.exitCode, end.signal]).toEqual([1, null]);
    expect(parsed(end, 'operations')).toEqual({ a: scene.operations()[0]?.uuid });
    expect(Object.values(end.state).join(' ')).toContain(scene.operations()[0]?.uuid);
    scene.simulator.clearFaults();
    await scene.run({}, { entry: 'post', state: end.state, jobStatus: 'failure', ...faster(6) });
    await until(() => scene.operations().every(ended));
  });
});

describe('an address where nothing answers', () => {
  const operations = uuidOf(1);
  const followed = { operations, timeout: '1h' };
  const CONNECT = /makes no connection to contree\.test: allow it there, correct HTTPS_PROXY/;

  it.each<[string, RunActionOptions['inputs'] & object, RegExp, RegExp]>([
    ['refuses', { ...followed, url: 'https://127.0.0.1:1' }, /^still waiting /m, /Nothing listens at 127\.0\.0\.1:1/],
    ['is unknown', { mode: 'list', url: 'https://x.invalid', timeout: '1h' }, /^still listing /m, /no host x\.invalid/],
    [
      'is behind an unknown proxy',
      { ...followed, mode: 'show' },
      /^still looking /m,
      /http:\/\/x\.invalid:3128.* cannot be found/,
    ],
    ['is behind a proxy that hangs', { ...followed, mode: 'cancel' }, /^still cancelling /m, CONNECT],
    [
      'is behind one that hangs for longer',
      { mode: 'run', image: operations, legs: 'a: x', 'request-timeout': '10m' },
      /^still waiting /m,
      /no reply to the first request/,
    ],
  ])(
    'ends the step after two minutes when it %s, and says why in each sign of life',
    async (what, inputs, life, reason) => {
      const hanging = await listen(createServer());
      const proxy = what.includes('hangs') ? hanging.address : 'http://x.invalid:3128';
      const env = what.includes('proxy') || what.includes('hangs') ? { HTTPS_PROXY: proxy } : {};
      const end = await scene.run({ url: 'https://contree.test:443', ...inputs }, { env, ...faster(60) });
      await closeLoopbacks();
      expect([end.exitCode, end.outputs['outcome']]).toEqual([1, 'failed']);
      const lives = end.stdout.split('\n').filter((line) => line.startsWith('still '));
      expect(lives[0]).toMatch(life);
      for (const line of lives) expect(line.split('nothing has answered yet: ')[1]).toMatch(reason);
      const errors = end.stdout.split('\n').filter((line) => line.startsWith('::error::'));
      expect(errors).toEqual([expect.stringMatching(/ Nothing at https:\S+ answered within two minutes: /)]);
      expect(errors[0]).toMatch(reason);
    },
  );

  it('ends the step after two minutes, with the reason, and says it before', async () => {
    scene.simulator.misbehave({ path: '/**', action: 'reset' });
    const operations = scene.simulator.seed({ status: 'EXECUTING' });
    const end = await scene.run({ operations, timeout: '1h' }, faster(60));
    expect([end.exitCode, end.outputs['outcome']]).toEqual([1, 'failed']);
    expect(end.stdout).toMatch(/^still waiting .*nothing has answered yet: /m);
    expect(end.stdout).toMatch(/^::error::.*Nothing at http\S+ answered within two minutes: /m);
  });

  it('does not when it has answered once', async () => {
    const operations = scene.simulator.seed({ status: 'EXECUTING' });
    const step = scene.start({ operations, timeout: '5m' }, faster(60));
    await until(() => scene.requests().some((request) => request.endsWith(' 200')));
    scene.simulator.misbehave({ path: '/**', action: 'reset' });
    const end = await step.end;
    expect(end.stdout).toContain('The deadline passed');
    expect(end.stdout).not.toContain('answered within two minutes');
  });
});
