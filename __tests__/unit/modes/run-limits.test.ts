/** How long the commands of a run may take, and what asking for that costs. */
import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { life, type Phase } from '../../doubles/scripted-service.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { legPlan } from '../start/launch-setting.ts';
import { arrived, ran, running, SETUP } from './run-setting.ts';

const LIMITS = { instance_max_timeout: 3_600 };
const LEFT = uuidOf(850);
const PASSES = () => life({ EXECUTING: 0, SUCCESS: 1_000 }, { resultImage: LEFT });
const TIMEOUT = 600_000;

function sentLimits({ service }: Awaited<ReturnType<typeof ran>>): (number | undefined)[] {
  return service.started.map(({ request }) => request.timeout);
}

describe('the time limit that a start sends', () => {
  it('is the timeout of the step, for the setup and each leg that give none', async () => {
    const legs = [legPlan('a', { image: null }), legPlan('b', { image: null, timeout: 90_000 })];
    const setting = await ran(legs, { setup: SETUP, timeout: TIMEOUT }, { limits: LIMITS, lifeOf: PASSES });
    expect(sentLimits(setting)).toEqual([600, 600, 90]);
    expect(setting.context.preparation.resultOf('setup').limit).toMatchObject({ ms: TIMEOUT });
  });

  it('is what the service allows where that is less, also when the leg is started again', async () => {
    const lifeOf = ({ tries }: { tries: number }) =>
      tries === 1 ? life({ EXECUTING: 0, FAILED: 500 }, { exitCode: null }) : PASSES();
    const setting = await ran(['a'], { timeout: 7_200_000, retries: 1 }, { limits: LIMITS, lifeOf });
    expect(sentLimits(setting)).toEqual([3_600, 3_600]);
  });

  it('is none where the service does not say what it allows', async () => {
    expect(sentLimits(await ran(['a'], { timeout: TIMEOUT }))).toEqual([undefined]);
  });

  it('lets a stopped leg have all of its grace', async () => {
    const grace = 30_000;
    const inputs = { timeout: TIMEOUT, onTimeout: { stopGrace: grace } };
    const setting = await ran(['a'], inputs, { limits: LIMITS, lifeOf: () => life({ EXECUTING: 0 }) });
    const [leg] = setting.service.started;
    const [term] = setting.service.sent('signal');
    const ends = (leg?.at ?? 0) + (leg?.request.timeout ?? 0) * 1000;
    expect(ends).toBeGreaterThanOrEqual((term?.at ?? Infinity) + grace);
  });

  it('is an hour for detached legs of a step with a short timeout', async () => {
    const setting = await ran(['a'], { timeout: 30_000, detach: true }, { limits: { instance_max_timeout: 9_000 } });
    expect(sentLimits(setting)).toEqual([3_600]);
  });

  it('is no part of what the tag of a kept setup depends on', async () => {
    const setup = { ...SETUP, key: 'deps' };
    const legs = [legPlan('a', { image: null })];
    const tags = await Promise.all(
      [{}, { limits: LIMITS }, { limits: { instance_max_timeout: 60 } }].map(async (script) => {
        const { service } = await ran(legs, { setup }, { ...script, lifeOf: PASSES });
        return [...service.tags.keys()].join();
      }),
    );
    expect(tags[0]).toMatch(/^op-action\/setup\/deps-/);
    expect(new Set(tags).size).toBe(1);
  });
});

describe('a leg that runs into it', () => {
  const ranOut = (after: number): Phase[] => [
    { from: 0, status: 'EXECUTING', exitCode: null },
    { from: after, status: 'SUCCESS', exitCode: -1, sandboxTimedOut: true },
  ];

  it.each([
    ['seen active at the deadline', []],
    ['read late', [{ method: 'get', reply: 503, from: TIMEOUT, until: TIMEOUT + 500 }]],
  ] as const)('has timed out, %s', async (_, faults) => {
    const setting = await ran(['a'], { timeout: TIMEOUT }, { limits: LIMITS, lifeOf: () => ranOut(TIMEOUT), faults });
    const result = setting.ledger.resultOf('a');
    expect(result).toMatchObject({ outcome: 'timed-out', timedOut: true, exitCode: 1 });
    expect(result.operation?.sandboxTimedOut).toBe(faults.length > 0);
  });

  it('has failed when the service ended it before the deadline', async () => {
    const script = { limits: { instance_max_timeout: 60 }, lifeOf: () => ranOut(60_000) };
    const setting = await ran(['a'], { timeout: TIMEOUT }, script);
    const expected = { outcome: 'failed', timedOut: false, exitCode: 124, limit: { ms: 60_000, isLongest: true } };
    expect(setting.ledger.resultOf('a')).toMatchObject(expected);
  });
});

describe('asking what the service allows', () => {
  const tagged = legPlan('a', { image: { kind: 'tag', tag: 'base' } });
  const tags = { base: uuidOf(801) };

  it('is one request, beside the first others, so that the first start is as early as without', async () => {
    const script = { tags, lifeOf: PASSES };
    const without = await ran([tagged, 'b'], {}, script);
    const asking = await ran([tagged, 'b'], {}, { ...script, limits: LIMITS });
    const before = ({ service: { requests } }: typeof asking) =>
      requests.slice(
        0,
        requests.findIndex(({ method }) => method === 'spawn'),
      );
    expect(before(without)).toMatchObject([{ method: 'find-tag', at: 0 }]);
    expect(before(asking)).toMatchObject([
      { method: 'whoami', at: 0 },
      { method: 'find-tag', at: 0 },
    ]);
    expect(asking.service.sent('whoami')).toHaveLength(1);
    expect(asking.service.started.map(({ at }) => at)).toEqual(without.service.started.map(({ at }) => at));
  });

  const wrap = (client: ContreeClient): ContreeClient => ({ ...client, whoAmI: () => new Promise(() => undefined) });

  it('holds nothing but the first start up, for a tenth of the time at most', async () => {
    const legs = [legPlan('a', { image: null })];
    const setup = { ...SETUP, image: tagged.image ?? SETUP.image, key: 'deps' };
    const setting = await ran(legs, { setup, timeout: 20_000 }, { wrap, tags, lifeOf: PASSES });
    expect(setting.service.sent('find-tag').map(({ at }) => at)).toEqual([0, 20]);
    expect(setting.service.sent('spawn')[0]?.at).toBe(2_000);
    expect(arrived(setting)).toEqual(['(setup)', 'a']);
  });

  it('holds no stop up', async () => {
    const setting = running(['a'], {}, { wrap }, (made) => {
      made.stopAfter(1_000);
    });
    await setting.ended;
    expect(setting.clock.elapsed()).toBe(1_000);
    expect(setting.service.sent('spawn')).toEqual([]);
  });
});
