import { describe, expect, it } from '@jest/globals';
import { fakeGitHub, type Fate } from '../../doubles/fake-github.ts';
import { leftInProgress } from '../../doubles/fake-check-runs.ts';
import { checkRunScene, CHECKS, CREATE, isUpdate, shown, stopped } from '../check-run-harness.ts';
import { until } from '../harness.ts';

const { scene, jobOf, posted, waiting } = checkRunScene();

/** What GitHub does to each request that creates or completes a check run. */
const FAULTS: Readonly<Record<string, { readonly create?: Fate; readonly update?: Fate }>> = {
  'replies slowly': {
    create: { isDone: true, reply: 'usual', delay: 400 },
    update: { isDone: true, reply: 'usual', delay: 200 },
  },
  'creates, and breaks the connection': { create: { isDone: true, reply: 'broken' } },
  'creates, and never says so': { create: { isDone: true, reply: 'never' } },
  'creates, and replies 502': { create: { isDone: true, reply: 502 } },
  'does not create, and replies 502': { create: 502 },
  'completes, and breaks the connection': { update: { isDone: true, reply: 'broken' } },
  'fails to complete': { update: 500 },
  'never replies to what completes': { update: 0 },
  'has reached a limit': { update: { isDone: false, reply: 429, headers: { 'retry-after': '90' } } },
  'forbids to complete': { update: 403 },
};

describe('a GitHub that', () => {
  it.each(Object.entries(FAULTS))('%s leaves no check run in progress after the post step', async (_, faults) => {
    let isJobOver = false;
    const github = await fakeGitHub((request, { status }) => {
      if (isJobOver) return undefined;
      if (request === CREATE && status === 'in_progress') return faults.create;
      return isUpdate(request) ? faults.update : undefined;
    });
    const { step, endLeg } = await waiting(github);
    await endLeg();
    const end = await step.end;
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'exit-code': '1' });
    isJobOver = true;
    await posted(github, end);
    expect(shown(github)).toContainEqual(['slow', 'completed', 'cancelled']);
  });
});

describe('a hundred legs', () => {
  it('have their check runs completed after a signal, although GitHub is slow', async () => {
    const github = await fakeGitHub(() => ({ isDone: true, reply: 'usual', delay: 60 }));
    const operations = Array.from({ length: 100 }, () => scene.simulator.seed({ status: 'EXECUTING' })).join(' ');
    const inputs = { operations, timeout: '1h', ...CHECKS };
    const step = scene.start(inputs, { env: jobOf(github) });
    await until(() => github.checkRuns.length >= 70);
    const before = performance.now();
    const end = await stopped(step, 'SIGINT');
    expect([end.exitCode, end.signal]).toEqual([130, null]);
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(leftInProgress(github).length).toBeGreaterThan(0);
    await posted(github, end);
    expect(new Set(github.checkRuns.map(({ conclusion }) => conclusion))).toEqual(new Set(['cancelled']));
  });
});
