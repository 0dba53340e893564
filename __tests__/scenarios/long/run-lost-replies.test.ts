import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../simulator/simulator.ts';
import { envOfOtherRun, faster, markerOf, parsed, preloaded, runOf, stage, steady, uuidsByLeg } from '../harness.ts';

const scene = stage();

/** Starts that the service processed, by leg. */
function startsByLeg(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const operation of scene.operations()) {
    const leg = markerOf(operation).leg ?? 'setup';
    counts[leg] = (counts[leg] ?? 0) + 1;
  }
  return counts;
}

function posts(): number {
  return scene.requests().filter((request) => request.startsWith('POST /v1/instances')).length;
}

function legsOf(count: number): { legs: string; names: string[] } {
  const names = Array.from({ length: count }, (_, index) => `leg${String(index)}`);
  return { legs: names.map((name) => `${name}: "true"`).join('\n'), names };
}

type Case = [string, Fault['action'], number];

const ARRIVED: Case[] = [
  ['the connection breaks after the start', 'reset-after', 1],
  ['the reply is cut off', 'cut-body', 1],
  ['the reply never comes', 'hang-after', 1],
  ['the start arrives after its connection broke', { late: 50 }, 1],
];
const NOT_ARRIVED: Case[] = [
  ['the connection breaks before the start', 'reset', 2],
  ['the start hangs on its way', 'hang', 2],
  ['too many requests', { status: 429, headers: { 'Retry-After': '0.1' } }, 2],
  ['not ready', { status: 425 }, 2],
];

describe('a start whose reply is lost', () => {
  it.each([...ARRIVED, ...NOT_ARRIVED])('is one operation in the end: %s', async (_name, action, sends) => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action });
    const inputs = { legs: 'a: "true"\nb: exit 3', 'max-parallel': '1', 'request-timeout': '4' };
    const end = await scene.run(runOf(inputs), faster(4));
    expect(startsByLeg()).toEqual({ a: 1, b: 1 });
    expect(posts()).toBe(sends + 1);
    expect([end.exitCode, end.outputs['passed'], end.outputs['failed']]).toEqual([3, '["a"]', '["b"]']);
    expect(parsed(end, 'operations')).toEqual(uuidsByLeg(scene.operations()));
    // What did not arrive by the second look may still do so, which the post step has to know.
    const mayArrive = action === 'reset' || action === 'hang';
    expect(end.state['hand-over']?.includes('"owner":null')).toBe(!mayArrive);
  });

  it.each<Case>([...ARRIVED, ...NOT_ARRIVED.slice(0, 2)])(
    'is one operation for each leg whose reply is lost: %s',
    async (_name, action) => {
      const { legs, names } = legsOf(3);
      scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 3, action });
      const end = await scene.run(runOf({ legs, 'request-timeout': '4' }), faster(4));
      expect(startsByLeg()).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
      expect(end.outputs).toMatchObject({ 'exit-code': '0', 'passed-count': '3' });
    },
  );

  it.each([500, 502, 503])('is not sent again without retries when the service answers %d', async (status) => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status } });
    const end = await scene.run(runOf({ legs: 'a: "true"\nb: "true"', 'max-parallel': '1' }), faster(4));
    expect(startsByLeg()).toEqual({ b: 1 });
    expect(posts()).toBe(2);
    expect(end.outputs).toMatchObject({ 'exit-code': '1', passed: '["b"]', failed: '["a"]' });
    expect(end.stdout).toMatch(new RegExp(`^::error::.*${String(status)}`, 'm'));
  });

  it('is sent again with retries, under a marker of its own', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 2, action: { status: 500 } });
    const end = await scene.run(runOf({ legs: 'a: "true"', retries: '2' }), faster(4));
    expect([end.exitCode, posts()]).toEqual([0, 3]);
    expect(scene.operations().map((operation) => markerOf(operation).tries)).toEqual([3]);
    expect(parsed(end, 'results')).toMatchObject([{ name: 'a', outcome: 'passed' }]);
  });

  it.each([400, 403, 404, 422])('is not looked for when the service rejects it with %d', async (status) => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status } });
    const end = await scene.run(runOf({ legs: 'a: "true"\nb: "true"', retries: '3', 'max-parallel': '1' }));
    expect([end.exitCode, posts(), startsByLeg()]).toEqual([1, 2, { b: 1 }]);
    expect(end.outputs).toMatchObject({
      failed: '["a"]',
      passed: '["b"]',
      operations: JSON.stringify(parsed(end, 'operations')),
    });
  });

  it('is found between the operations of others, which are left alone', async () => {
    for (let index = 0; index < 30; index += 1) scene.simulator.seed({ status: 'EXECUTING' });
    const env = envOfOtherRun('a');
    const twin = scene.simulator.seed({ status: 'EXECUTING', request: { env } });
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: 'reset-after' });
    const end = await scene.run(runOf({ legs: 'a: "true"' }));
    const own = scene.operations().filter(({ request }) => request['command'] === 'set -e; true');
    expect(own).toHaveLength(1);
    expect(parsed(end, 'operations')).toEqual({ a: own[0]?.uuid });
    expect(end.exitCode).toBe(0);
    expect(JSON.stringify(end.outputs)).not.toContain(twin);
  });

  it('is an unknown leg when it cannot be looked for, and the post step finds it', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: 'reset-after' });
    scene.simulator.misbehave({ path: '^/operations\\?', action: { status: 403 } });
    const end = await scene.run(runOf({ legs: 'a: sleep 60\nb: "true"', 'max-parallel': '1' }));
    expect(end.outputs).toMatchObject({ 'exit-code': '1', unknown: '["a"]', passed: '["b"]' });
    expect(steady(end)).toMatch(/^::error::.*: a may have been started /m);
    scene.simulator.clearFaults();
    const post = await scene.run({}, { entry: 'post', state: end.state, ...faster(4) });
    expect([post.exitCode, post.stderr]).toEqual([0, '']);
    expect(post.stdout).toContain('Found 1 operation more that the step had started.');
    const lost = scene.operations().find((operation) => markerOf(operation).leg === 'a');
    expect(scene.requests()).toContain(`DELETE /v1/operations/${String(lost?.uuid)} 202`);
  });
});

describe('a runner whose clock is hours off', () => {
  const off = (hours: number): ReturnType<typeof preloaded> =>
    preloaded(`const now = Date.now.bind(Date); Date.now = () => now() + ${String(hours)} * 3_600_000;`);

  it.each([-3, 3])(
    '(%i) finds the start whose reply is lost, and waits as long as the service asks to',
    async (hours) => {
      scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: 'reset-after' });
      const date = new Date();
      const headers = { Date: date.toUTCString(), 'Retry-After': new Date(date.getTime() + 1_000).toUTCString() };
      scene.simulator.misbehave({ path: '^/operations\\?', times: 1, action: { status: 503, headers } });
      const end = await scene.run(runOf({ legs: 'a: "true"', timeout: '60' }), off(hours));
      expect(end.outputs).toMatchObject({ passed: '["a"]', 'exit-code': '0' });
      expect(startsByLeg()).toEqual({ a: 1 });
      expect(scene.requests().filter((request) => request.endsWith(' 503'))).toHaveLength(1);
    },
  );
});
