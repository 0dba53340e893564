import { describe, expect, it } from '@jest/globals';
import { life, payloadOf } from '../../doubles/scripted-service.ts';
import { legPlan } from '../start/launch-setting.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { IMAGE, ran, running } from './run-setting.ts';

const PASSES = life({ EXECUTING: 0, SUCCESS: 2_000 });
const EXITS_3 = life({ EXECUTING: 0, SUCCESS: 2_000 }, { exitCode: 3 });
const PLATFORM_FAILS = life({ EXECUTING: 0, FAILED: 1_000 }, { exitCode: null });

describe('a run', () => {
  it('starts its legs and follows them to their end', async () => {
    const setting = await ran(['unit', 'lint'], {}, { lifeOf: ({ leg }) => (leg === 'lint' ? EXITS_3 : PASSES) });
    expect(setting.outcomes()).toEqual(['passed', 'failed']);
    expect(setting.log.lines()).toEqual([
      'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
      'Starting 2 legs.',
      `unit · started · ${uuidOf(1_001)}`,
      `lint · started · ${uuidOf(1_002)}`,
      'The service has no event streams: legs are polled.',
      '1/2 done · unit passed · exit 0 · 2 s',
      '2/2 done · lint failed with exit 3 · 2 s',
      `lint · look inside: eval $(contree use -N ${uuidOf(900)})`,
    ]);
    expect(setting.results.rows).toEqual(
      [1_001, 1_002].map((number) => payloadOf(uuidOf(number), { status: 'SUCCESS' })),
    );
    expect(setting.context.record.mayHaveLostStart).toBe(false);
  });

  it('sends what the plan says, with the image and a marker of its own', async () => {
    const { service, context } = await ran([legPlan('unit', { command: 'make test', cwd: '/src' })]);
    expect(service.started).toMatchObject([
      {
        request: { image: IMAGE, command: 'set -e; make test', cwd: '/src' },
        marker: { owner: context.record.owner, leg: 'unit', tries: 1, job: 'test' },
      },
    ]);
  });

  it('resolves an image by its tag once', async () => {
    const image = { kind: 'tag', tag: 'base' } as const;
    const setting = await ran([legPlan('a', { image }), legPlan('b', { image })], {}, { tags: { base: uuidOf(801) } });
    expect(setting.service.started.map(({ request }) => request.image)).toEqual([uuidOf(801), uuidOf(801)]);
    expect(setting.service.sent('find-tag')).toHaveLength(1);
  });

  it('starts nothing when an image is missing', async () => {
    const image = { kind: 'tag', tag: 'none' } as const;
    const setting = running([legPlan('a', { image }), 'b']);
    await expect(setting.ended).rejects.toThrow(/none/);
    expect(setting.service.sent('spawn')).toEqual([]);
    expect(setting.outcomes()).toEqual(['cancelled', 'cancelled']);
  });

  it('saves the state for the post step after each start', async () => {
    const handed: string[][] = [];
    await ran(['a', 'b'], { maxParallel: 1 }, {}, ({ context, ledger }) => {
      Object.assign(context, { handOver: () => handed.push(ledger.unsettled().map((leg) => leg.name)) });
    });
    expect(handed).toEqual([['a'], ['b']]);
  });

  it('counts a leg that is started again once, and records the failed try', async () => {
    const setting = await ran(
      ['a', 'b', 'c'],
      { retries: 2 },
      { lifeOf: ({ leg, tries }) => (leg === 'a' && tries < 3 ? PLATFORM_FAILS : PASSES) },
    );
    expect(setting.outcomes()).toEqual(['passed', 'passed', 'passed']);
    const counts = setting.log.lines().flatMap((line) => /^(\d)\/3 done · (\w)/.exec(line)?.slice(1).join('') ?? []);
    expect(counts).toEqual(['1b', '2c', '3a']);
    expect(setting.log.lines().filter((line) => /^a |· a passed/.test(line))).toEqual([
      `a · started · ${uuidOf(1_001)}`,
      'a failed without an exit code on try 1 of 3 · 1 s · starting it again',
      `a · started again · ${uuidOf(1_004)}`,
      'a failed without an exit code on try 2 of 3 · 2.8 s · starting it again',
      `a · started again · ${uuidOf(1_005)}`,
      '3/3 done · a passed on try 3 of 3 · exit 0 · 6.6 s',
    ]);
    expect(setting.results.attempts).toEqual(['a#1', 'b#1', 'c#1', 'a#2', 'a#3']);
    expect(setting.results.rows).toContainEqual(payloadOf(uuidOf(1_001), { status: 'FAILED' }));
    expect(setting.results.rows).toContainEqual(payloadOf(uuidOf(1_004), { status: 'FAILED' }));
    expect(setting.results.rows).toHaveLength(5);
    expect(setting.ledger.resultOf('a')).toMatchObject({ attempts: 3, leg: { uuid: uuidOf(1_005) } });
  });

  it('logs a refused start, and goes on with the other legs', async () => {
    const setting = await ran(['a', 'b'], {}, { faults: [{ method: 'spawn', what: 'a', reply: 403 }] });
    expect(setting.outcomes()).toEqual(['failed', 'passed']);
    expect(setting.log.text()).toMatch(/1\/2 done · a .*HTTP 403/);
    expect(setting.ledger.resultOf('a').problem?.message).toContain('HTTP 403');
  });

  it('retries a start that the service failed, and logs it', async () => {
    const faults = [{ method: 'spawn', reply: 503, times: 1 }] as const;
    const setting = await ran(['a'], { retries: 1 }, { faults });
    expect(setting.log.text()).toContain('a · the service failed to start it, retrying\n');
    expect(setting.outcomes()).toEqual(['passed']);
  });

  it('ends with a lost leg as unknown, and does not log a deadline', async () => {
    const setting = await ran(
      ['a', 'b'],
      {},
      {
        faults: [
          { method: 'spawn', what: 'a', reply: 'network' },
          { method: 'list', reply: 403 },
        ],
      },
    );
    expect(setting.outcomes()).toEqual(['unknown', 'passed']);
    expect(setting.ledger.resultOf('a')).toMatchObject({ start: 'lost', timedOut: false, exitCode: 1 });
    expect(setting.log.text()).not.toContain('deadline');
    expect(setting.context.record.mayHaveLostStart).toBe(true);
    expect(setting.ledger.resultOf('a').problem?.message).toContain('no connection');
    expect(setting.clock.elapsed()).toBeLessThan(5_000);
  });

  it('never has more active legs than max-parallel', async () => {
    const setting = await ran(
      Array.from({ length: 30 }, (_, index) => `leg-${String(index)}`),
      { maxParallel: 8 },
      { lifeOf: ({ leg }) => life({ EXECUTING: 0, SUCCESS: 500 + 300 * Number(leg?.slice(4)) }) },
    );
    expect(setting.service.mostActive()).toBe(8);
    expect(new Set(setting.outcomes())).toEqual(new Set(['passed']));
  });

  it('soon sees the end of a leg that was started during a long pause', async () => {
    // The first leg makes the pauses long; each of the others is short and begins when the one before it is seen to end.
    const setting = await ran(
      ['long', 'a', 'b'],
      { maxParallel: 2, logs: 'none' },
      {
        lifeOf: ({ leg }) => {
          if (leg === 'long') return life({ EXECUTING: 0, SUCCESS: 200_000 });
          return life({ EXECUTING: 0, SUCCESS: leg === 'a' ? 100_000 : 3_000 });
        },
      },
    );
    const [, , third] = setting.service.started;
    const seen = setting.service.sent('get', third?.uuid).map(({ at }) => at - (third?.at ?? 0));
    expect(seen[0]).toBeLessThan(5_500);
    expect(seen.length).toBeLessThanOrEqual(8);
    expect(setting.outcomes()).toEqual(['passed', 'passed', 'passed']);
  });
});
