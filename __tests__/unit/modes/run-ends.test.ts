import { describe, expect, it } from '@jest/globals';
import { isGivenUp } from '../../../src/legs/outcome.ts';
import { type Fault, life, payloadOf } from '../../doubles/scripted-service.ts';
import { legPlan } from '../start/launch-setting.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { arrived, cancelled, IMAGE, ran, running } from './run-setting.ts';

const PASSES = life({ EXECUTING: 0, SUCCESS: 2_000 });
const GOES_ON = life({ EXECUTING: 0 });
const EXITS_3 = life({ EXECUTING: 0, SUCCESS: 2_000 }, { exitCode: 3 });
const PLATFORM_FAILS = life({ EXECUTING: 0, FAILED: 1_000 }, { exitCode: null });

describe('a run that fails fast', () => {
  const lives = ({ leg }: { leg: string | null }) => (leg === 'bad' ? EXITS_3 : GOES_ON);

  it('cancels what it has started, and starts nothing more', async () => {
    const setting = await ran(['bad', 'a', 'b', 'c'], { failFast: true, maxParallel: 2 }, { lifeOf: lives });
    expect(arrived(setting)).toEqual(['bad', 'a']);
    expect(cancelled(setting)).toEqual(['a']);
    expect(setting.outcomes()).toEqual(['failed', 'cancelled', 'cancelled', 'cancelled']);
    expect(setting.ledger.results().map(isGivenUp)).toEqual([false, true, true, true]);
    expect(setting.log.text()).toContain('A leg did not pass: cancelling 1 other, not starting 2 (fail-fast).');
    expect(setting.clock.elapsed()).toBeLessThan(5_000);
  });

  it('also does so for a refused start', async () => {
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

  it('starts no leg again that the platform failed at the same moment', async () => {
    const platformFails = life({ EXECUTING: 0, FAILED: 2_000 }, { exitCode: null });
    const setting = await ran(
      ['bad', 'a'],
      { failFast: true, retries: 1 },
      { lifeOf: ({ leg }) => (leg === 'bad' ? EXITS_3 : platformFails) },
    );
    expect(arrived(setting)).toEqual(['bad', 'a']);
    expect(setting.outcomes()).toEqual(['failed', 'failed']);
    expect(setting.log.text()).not.toContain('starting it again');
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
    expect(setting.log.lines().at(-1)).toBe('The deadline passed with 3 of 3 operations not done.');
    expect(setting.results.rows).toEqual([payloadOf(uuidOf(1_001), { status: 'EXECUTING' })]);
  });

  it('is not said to have passed when the service takes no start before it', async () => {
    const faults: Fault[] = [{ method: 'spawn', what: 'b', reply: 429, retryAfter: 120_000 }];
    const setting = await ran(['a', 'b'], { timeout: 60_000 }, { faults });
    expect(setting.outcomes()).toEqual(['passed', 'timed-out']);
    expect(setting.log.lines().at(-1)).toBe('The deadline leaves no time to start 1 of 2 operations.');
  });

  it('cancels active legs with on-timeout cancel', async () => {
    const setting = await ran(
      ['a', 'b'],
      { maxParallel: 1, timeout: 10_000, onTimeout: 'cancel' },
      { lifeOf: () => GOES_ON },
    );
    expect(cancelled(setting)).toEqual(['a']);
    expect(setting.outcomes()).toEqual(['timed-out', 'timed-out']);
  });

  it('leaves a leg that waited too long timed out, without a problem', async () => {
    const setting = await ran(
      ['a', 'b'],
      { maxParallel: 1, timeout: 10_000 },
      { lifeOf: () => life({ EXECUTING: 0, SUCCESS: 9_970 }) },
    );
    expect(setting.outcomes()).toEqual(['passed', 'timed-out']);
  });

  it('leaves a leg failed that the platform failed at the last moment: it is not started again', async () => {
    const script = { lifeOf: () => life({ EXECUTING: 0, FAILED: 9_990 }, { exitCode: null }) };
    const setting = await ran(['a'], { timeout: 10_000, retries: 3 }, script);
    expect(arrived(setting)).toEqual(['a']);
    expect(setting.outcomes()).toEqual(['failed']);
    expect(setting.ledger.resultOf('a')).toMatchObject({ leg: { uuid: uuidOf(1_001) }, attempts: 1, timedOut: false });
    expect(setting.log.text()).not.toContain('starting it again');
  });

  it('leaves a leg failed that waits for its start again, and reports it', async () => {
    const script = { lifeOf: () => life({ EXECUTING: 0, FAILED: 1_000 }, { exitCode: null }) };
    const setting = await ran(['a'], { timeout: 60_000, retries: 20 }, script);
    expect(setting.outcomes()).toEqual(['failed']);
    expect(setting.log.lines().filter((line) => line.includes('1/1 done · a failed'))).toHaveLength(1);
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

describe('a run after a signal', () => {
  it('starts nothing more between two starts', async () => {
    const setting = await ran(['a', 'b', 'c'], { maxParallel: 1 }, { lifeOf: () => GOES_ON }, (made) => {
      made.stopAfter(5_000);
    });
    expect(arrived(setting)).toEqual(['a']);
    expect(setting.clock.elapsed()).toBe(5_000);
    expect(setting.outcomes()).toEqual(['active', 'cancelled', 'cancelled']);
  });

  it('knows each start that arrived', async () => {
    const setting = await ran(
      Array.from({ length: 40 }, (_, index) => `leg-${String(index)}`),
      {},
      { lifeOf: () => GOES_ON, latency: 100 },
      (made) => {
        made.stopAfter(150);
      },
    );
    expect(setting.ledger.unsettled().map(({ uuid }) => uuid)).toEqual(setting.service.started.map(({ uuid }) => uuid));
    expect(setting.context.record.mayHaveLostStart).toBe(false);
  });

  it('starts nothing when the signal came first', async () => {
    const setting = await ran(['a'], {}, {}, ({ stop }) => {
      stop.abort('SIGTERM');
    });
    expect(setting.service.requests).toEqual([]);
    expect(setting.outcomes()).toEqual(['cancelled']);
  });
});

it('a crash during the starts is thrown at once, and stops everything else', async () => {
  const bug = new TypeError('a bug');
  const setting = running(
    ['a', 'b', 'c', 'd'],
    { maxParallel: 2 },
    { lifeOf: ({ leg }) => (leg === 'a' ? PASSES : GOES_ON), faults: [{ method: 'spawn', what: 'c', reply: bug }] },
  );
  await expect(setting.ended).rejects.toBe(bug);
  expect(setting.clock.elapsed()).toBeLessThan(4_000);
  expect(setting.ledger.unsettled().map(({ name }) => name)).toContain('b');
  expect(setting.clock.sleeping()).toBe(0);
  const requests = setting.service.requests.length;
  await new Promise(setImmediate);
  expect(setting.service.requests).toHaveLength(requests);
  expect(setting.context.record.mayHaveLostStart).toBe(true);
});
