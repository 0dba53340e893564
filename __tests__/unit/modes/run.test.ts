import { describe, expect, it } from '@jest/globals';
import { parseSelection } from '../../../src/legs/selection/parse.ts';
import { verdict, weigh } from '../../../src/legs/verdict.ts';
import type { ModeSetting } from '../../doubles/mode-setting.ts';
import { life, payloadOf } from '../../doubles/scripted-service.ts';
import { legPlan } from '../legs/start/launch-setting.ts';
import { uuidOf } from '../report/fixtures.ts';
import { arrived, cancelled, IMAGE, ran, running } from './run-setting.ts';

const PASSES = life({ EXECUTING: 0, SUCCESS: 2_000 });
const GOES_ON = life({ EXECUTING: 0 });
const EXITS_3 = life({ EXECUTING: 0, SUCCESS: 2_000 }, { exitCode: 3 });
const PLATFORM_FAILS = life({ EXECUTING: 0, FAILED: 1_000 }, { exitCode: null });

describe('a run', () => {
  it('starts its legs and follows them to their end', async () => {
    const setting = await ran(['unit', 'lint'], {}, { lifeOf: ({ leg }) => (leg === 'lint' ? EXITS_3 : PASSES) });
    expect(setting.outcomes()).toEqual(['passed', 'failed']);
    expect(setting.log.lines()).toEqual([
      'Starting 2 legs, 1 h at most for all.',
      `unit · started · ${uuidOf(1_001)}`,
      `lint · started · ${uuidOf(1_002)}`,
      '1/2 settled · unit passed · exit 0 · 2 s',
      '2/2 settled · lint failed with exit 3 · 2 s',
    ]);
    expect(setting.results.rows).toEqual(
      [1_001, 1_002].map((number) => payloadOf(uuidOf(number), { status: 'SUCCESS' })),
    );
    expect(setting.context.record.unsure).toBe(false);
  });

  it('sends what the plan says, with the image and a marker of its own', async () => {
    const { service, context } = await ran([legPlan('unit', { command: 'make test', cwd: '/src' })]);
    expect(service.started).toMatchObject([
      {
        request: { image: IMAGE, command: 'make test', cwd: '/src' },
        marker: { owner: context.record.owner, leg: 'unit', tries: 1, job: 'test' },
      },
    ]);
  });

  it('looks an image up by its tag, once', async () => {
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

  it('tells the post step of each start', async () => {
    const handed: string[][] = [];
    await ran(['a', 'b'], { maxParallel: 1 }, {}, ({ context, ledger }) => {
      Object.assign(context, { handOver: () => handed.push(ledger.unsettled().map(({ name }) => name)) });
    });
    expect(handed).toEqual([['a'], ['b']]);
  });

  it('counts what has settled right although a leg is started again, and files the failed try', async () => {
    const setting = await ran(
      ['a', 'b', 'c'],
      { retries: 2 },
      { lifeOf: ({ leg, tries }) => (leg === 'a' && tries < 3 ? PLATFORM_FAILS : PASSES) },
    );
    expect(setting.outcomes()).toEqual(['passed', 'passed', 'passed']);
    const counts = setting.log.lines().flatMap((line) => /^(\d)\/3 settled · (\w)/.exec(line)?.slice(1).join('') ?? []);
    expect(counts).toEqual(['1b', '2c', '3a']);
    expect(setting.log.lines().filter((line) => line.startsWith('a · '))).toEqual([
      `a · started · ${uuidOf(1_001)}`,
      `a · failed by the platform, to be started again · ${uuidOf(1_001)}`,
      `a · started again · ${uuidOf(1_004)}`,
      `a · failed by the platform, to be started again · ${uuidOf(1_004)}`,
      `a · started again · ${uuidOf(1_005)}`,
    ]);
    expect(setting.results.rows).toContainEqual(payloadOf(uuidOf(1_001), { status: 'FAILED' }));
    expect(setting.results.rows).toContainEqual(payloadOf(uuidOf(1_004), { status: 'FAILED' }));
    expect(setting.results.rows).toHaveLength(5);
    expect(setting.ledger.resultOf('a')).toMatchObject({ attempts: 3, leg: { uuid: uuidOf(1_005) } });
  });

  it('shows and files a start that was refused, and goes on with the others', async () => {
    const setting = await ran(['a', 'b'], {}, { faults: [{ method: 'spawn', what: 'a', reply: 403 }] });
    expect(setting.outcomes()).toEqual(['failed', 'passed']);
    expect(setting.log.text()).toMatch(/1\/2 settled · a .*HTTP 403/);
    expect(setting.results.rows[0]).toEqual({ uuid: null, error: expect.stringContaining('HTTP 403') });
  });

  it('tries a start that the service failed again, and says so', async () => {
    const faults = [{ method: 'spawn', reply: 503, times: 1 }] as const;
    const { log, outcomes } = await ran(['a'], { retries: 1 }, { faults });
    expect(log.text()).toContain('a · the service failed to start it, to be tried again\n');
    expect(outcomes()).toEqual(['passed']);
  });

  it('ends with what was lost unknown, and no word of a deadline that did not pass', async () => {
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
    expect(setting.context.record.unsure).toBe(true);
    expect(setting.results.rows).toContainEqual({ uuid: null, error: expect.stringContaining('network') });
    expect(setting.clock.elapsed()).toBeLessThan(5_000);
  });

  it('never has more legs active than it may', async () => {
    const { service, outcomes } = await ran(
      Array.from({ length: 30 }, (_, index) => `leg-${String(index)}`),
      { maxParallel: 8 },
      { lifeOf: ({ leg }) => life({ EXECUTING: 0, SUCCESS: 500 + 300 * Number(leg?.slice(4)) }) },
    );
    expect(service.mostActive()).toBe(8);
    expect(new Set(outcomes())).toEqual(new Set(['passed']));
  });

  it('sees soon that a leg has ended which was started in a long pause', async () => {
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
    expect(seen.length).toBeLessThanOrEqual(3);
    expect(setting.outcomes()).toEqual(['passed', 'passed', 'passed']);
  });
});

describe('a run that fails fast', () => {
  const lives = ({ leg }: { leg: string | null }) => (leg === 'bad' ? EXITS_3 : GOES_ON);

  it('cancels what it has started, and starts nothing more', async () => {
    const setting = await ran(['bad', 'a', 'b', 'c'], { failFast: true, maxParallel: 2 }, { lifeOf: lives });
    expect(arrived(setting)).toEqual(['bad', 'a']);
    expect(cancelled(setting)).toEqual(['a']);
    expect(setting.outcomes()).toEqual(['failed', 'cancelled', 'cancelled', 'cancelled']);
    expect(setting.log.text()).toContain('A leg did not pass: cancelling the other 3 (fail-fast).');
    expect(setting.clock.elapsed()).toBeLessThan(5_000);
  });

  it('does so for a start that is refused as well', async () => {
    const setting = await ran(
      ['bad', 'a', 'b'],
      { failFast: true, maxParallel: 1 },
      { lifeOf: lives, faults: [{ method: 'spawn', what: 'bad', reply: 400 }] },
    );
    expect(setting.service.started.length).toBeLessThanOrEqual(1);
    expect(setting.outcomes()).toEqual(['failed', 'cancelled', 'cancelled']);
  });

  it('does not for a leg that may fail', async () => {
    const setting = await ran(
      [legPlan('bad', { allowFailure: true }), 'a', 'b'],
      { failFast: true, maxParallel: 1 },
      { lifeOf: ({ leg }) => (leg === 'bad' ? EXITS_3 : PASSES) },
    );
    expect(setting.outcomes()).toEqual(['failed', 'passed', 'passed']);
    expect(setting.ledger.results().map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(cancelled(setting)).toEqual([]);
  });

  it('does not for a leg that is started again', async () => {
    const setting = await ran(
      ['bad', 'a'],
      { failFast: true, retries: 1 },
      { lifeOf: ({ leg, tries }) => (leg === 'bad' && tries === 1 ? PLATFORM_FAILS : PASSES) },
    );
    expect(setting.outcomes()).toEqual(['passed', 'passed']);
  });
});

describe('the deadline of a run', () => {
  it('marks what still runs and what was never started as timed out', async () => {
    const setting = await ran(['a', 'b', 'c'], { maxParallel: 1, timeout: 10_000 }, { lifeOf: () => GOES_ON });
    expect(arrived(setting)).toEqual(['a']);
    expect(setting.outcomes()).toEqual(['timed-out', 'timed-out', 'timed-out']);
    expect(cancelled(setting)).toEqual([]);
    expect(setting.log.lines().at(-1)).toBe('The deadline passed with 3 of 3 operations not settled.');
    expect(setting.results.rows).toEqual([
      payloadOf(uuidOf(1_001), { status: 'EXECUTING' }),
      { uuid: null, error: 'not read' },
      { uuid: null, error: 'not read' },
    ]);
  });

  it('cancels what still runs where it is told to', async () => {
    const setting = await ran(
      ['a', 'b'],
      { maxParallel: 1, timeout: 10_000, onTimeout: 'cancel' },
      { lifeOf: () => GOES_ON },
    );
    expect(cancelled(setting)).toEqual(['a']);
    expect(setting.outcomes()).toEqual(['timed-out', 'timed-out']);
  });

  it('leaves a leg whose turn came too late timed out, and no failure', async () => {
    const setting = await ran(
      ['a', 'b'],
      { maxParallel: 1, timeout: 10_000 },
      { lifeOf: () => life({ EXECUTING: 0, SUCCESS: 9_970 }) },
    );
    expect(setting.outcomes()).toEqual(['passed', 'timed-out']);
  });

  it('that passes while images are looked up starts nothing', async () => {
    const setting = running(
      [legPlan('a', { image: { kind: 'tag', tag: 'base' } })],
      { timeout: 10_000 },
      { tags: { base: IMAGE }, latency: 20_000 },
    );
    await expect(setting.ended).rejects.toThrow();
    expect(arrived(setting)).toEqual([]);
  });
});

describe('a run that is told to end', () => {
  it('between two starts starts nothing more', async () => {
    const setting = await ran(['a', 'b', 'c'], { maxParallel: 1 }, { lifeOf: () => GOES_ON }, (made) => {
      made.stopAfter(5_000);
    });
    expect(arrived(setting)).toEqual(['a']);
    expect(setting.clock.elapsed()).toBe(5_000);
    expect(setting.outcomes()).toEqual(['active', 'cancelled', 'cancelled']);
  });

  it('during its starts knows each that arrived', async () => {
    const setting = await ran(
      Array.from({ length: 40 }, (_, index) => `leg-${String(index)}`),
      {},
      { lifeOf: () => GOES_ON, latency: 100 },
      (made) => {
        made.stopAfter(150);
      },
    );
    expect(setting.ledger.unsettled().map(({ uuid }) => uuid)).toEqual(setting.service.started.map(({ uuid }) => uuid));
    expect(setting.context.record.unsure).toBe(false);
  });

  it('before anything was started starts nothing', async () => {
    const setting = await ran(['a'], {}, {}, ({ stop }) => {
      stop.abort('SIGTERM');
    });
    expect(setting.service.requests).toEqual([]);
    expect(setting.outcomes()).toEqual(['cancelled']);
  });
});

it('a crash in the midst of starting is thrown, and leaves nothing behind that goes on', async () => {
  const bug = new TypeError('a bug');
  const setting = running(
    ['a', 'b', 'c', 'd'],
    { maxParallel: 2 },
    { lifeOf: () => PASSES, faults: [{ method: 'spawn', what: 'c', reply: bug }] },
  );
  await expect(setting.ended).rejects.toBe(bug);
  expect(setting.clock.sleeping()).toBe(0);
  const requests = setting.service.requests.length;
  await new Promise(setImmediate);
  expect(setting.service.requests).toHaveLength(requests);
  expect(setting.context.record.unsure).toBe(true);
});

describe('a run that detaches', () => {
  const codeOf = ({ ledger }: ModeSetting): unknown => {
    const circumstances = { mode: 'run', detached: true } as const;
    return verdict(
      ledger.results().map((result) => weigh(result, circumstances)),
      circumstances,
    );
  };

  it('starts all legs and leaves them active, which is no failure', async () => {
    const setting = await ran(['unit', 'lint'], { detach: true }, { lifeOf: () => GOES_ON });
    expect(arrived(setting)).toEqual(['unit', 'lint']);
    expect(setting.service.sent('get')).toEqual([]);
    expect(codeOf(setting)).toMatchObject({ exitCode: 0, outcome: 'passed', counts: { active: 2 } });
    expect(setting.log.lines().at(-1)).toBe('Started 2 of 2 legs; the step does not wait for them.');
    expect(setting.context.record.unsure).toBe(false);
  });

  it('leaves a file that a later step reads as named operations', async () => {
    const { results } = await ran(['unit', 'a b'], { detach: true }, { lifeOf: () => GOES_ON });
    const text = results.rows.map((row) => JSON.stringify(row)).join('\n');
    expect(parseSelection(text, 'file').entries).toMatchObject([
      { kind: 'operation', name: 'unit', uuid: uuidOf(1_001) },
      { kind: 'operation', name: 'a b', uuid: uuidOf(1_002) },
    ]);
  });

  it('fails for a leg that is refused, and for one that is lost', async () => {
    const setting = await ran(
      ['a', 'b', 'c'],
      { detach: true },
      {
        faults: [
          { method: 'spawn', what: 'a', reply: 403 },
          { method: 'spawn', what: 'b', reply: 'network' },
          { method: 'list', reply: 403 },
        ],
      },
    );
    expect(codeOf(setting)).toMatchObject({ exitCode: 1, outcome: 'failed', counts: { failed: 1, unknown: 1, active: 1 } });
    expect(setting.log.text()).toMatch(/a · not started · .*HTTP 403/);
    expect(setting.log.text()).toContain('Started 1 of 3 legs');
    expect(setting.results.rows).toEqual([
      { uuid: null, error: expect.stringContaining('HTTP 403') },
      { uuid: null, error: expect.stringContaining('network') },
      { name: 'c', uuid: uuidOf(1_001) },
    ]);
  });

  it('gives a sign of life while it starts', async () => {
    const setting = await ran(
      ['a', 'b'],
      { detach: true },
      { faults: [{ method: 'spawn', what: 'a', reply: 429, retryAfter: 120_000, times: 1 }] },
    );
    expect(setting.log.lines().filter((line) => line === 'still starting · 1/2 started')).toHaveLength(2);
  });
});
