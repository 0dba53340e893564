import { describe, expect, it } from '@jest/globals';
import { life, type Fault } from '../../doubles/scripted-service.ts';
import { operation } from '../../doubles/fixtures.ts';
import { launched } from './launch-setting.ts';

const platformFails = life({ EXECUTING: 0, FAILED: 1_000 }, { exitCode: null });

describe('a leg that the platform failed', () => {
  it('is started again up to `retries` times, with growing pauses', async () => {
    const { service, arrived, outcomes, ledger, clock } = await launched({
      legs: 1,
      retries: 3,
      lifeOf: () => platformFails,
    });
    expect(arrived()).toEqual(['leg-1#1', 'leg-1#2', 'leg-1#3', 'leg-1#4']);
    expect(outcomes()).toEqual(['failed']);
    expect(ledger.resultOf('leg-1')).toMatchObject({ attempts: 4, leg: { uuid: service.started[3]?.uuid } });
    const starts = service.started.map(({ at }) => at);
    const pauses = starts.slice(1).map((at, index) => at - (starts[index] ?? 0) - 1_000);
    // The end is seen with the next look; the pause itself is three quarters of 1, 2 and 4 seconds here.
    expect(pauses[0]).toBeGreaterThanOrEqual(750);
    expect(pauses[1]).toBeGreaterThanOrEqual(1_500);
    expect(pauses[2]).toBeGreaterThanOrEqual(3_000);
    expect(clock.elapsed()).toBeLessThan(15_000);
  });

  it('passes when one of its tries does, and counts once', async () => {
    const { outcomes, ledger, service } = await launched({
      legs: 3,
      retries: 2,
      lifeOf: ({ leg, tries }) =>
        leg === 'leg-2' && tries < 3 ? platformFails : life({ EXECUTING: 0, SUCCESS: 1_000 }),
    });
    expect(outcomes()).toEqual(['passed', 'passed', 'passed']);
    expect(ledger.results().map(({ attempts }) => attempts)).toEqual([1, 3, 1]);
    expect([ledger.settledCount, ledger.size, service.started.length]).toEqual([3, 3, 5]);
  });

  it('is started again after half a minute at most', async () => {
    const { service } = await launched({ legs: 1, retries: 8, timeout: 3_600_000, lifeOf: () => platformFails });
    const starts = service.started.map(({ at }) => at);
    expect(starts).toHaveLength(9);
    expect((starts[8] ?? 0) - (starts[7] ?? 0)).toBeLessThan(32_000);
    expect((starts[8] ?? 0) - (starts[7] ?? 0)).toBeGreaterThan(22_500);
  });

  it('is not started again without retries', async () => {
    const { arrived, outcomes } = await launched({ legs: 1, lifeOf: () => platformFails });
    expect(arrived()).toEqual(['leg-1#1']);
    expect(outcomes()).toEqual(['failed']);
  });

  it('is not started again when its end is known only after the stop', async () => {
    const { endsLate, ledger, service } = await launched({
      legs: 1,
      retries: 1,
      lifeOf: () => life({ EXECUTING: 0 }),
      stopAfter: 1_000,
    });
    const [{ uuid } = { uuid: '' }] = service.started;
    ledger.recordRead({ name: 'leg-1', uuid }, operation({ status: 'FAILED', exitCode: null }));
    expect(endsLate('leg-1')).toBe(false);
  });

  it('is not started again when the launcher is stopped in the pause', async () => {
    const { arrived, outcomes, refused, clock } = await launched({
      legs: 1,
      retries: 5,
      lifeOf: () => platformFails,
      stopAfter: 1_700,
    });
    expect(arrived()).toEqual(['leg-1#1']);
    // It came to what its last try did, which nothing else tells.
    expect([outcomes(), refused]).toEqual([['failed'], ['leg-1']]);
    expect(clock.elapsed()).toBe(1_700);
  });
});

it('a leg that exited with a code is not started again', async () => {
  const { arrived } = await launched({
    legs: 1,
    retries: 3,
    lifeOf: () => life({ EXECUTING: 0, FAILED: 900 }, { exitCode: 1 }),
  });
  expect(arrived()).toEqual(['leg-1#1']);
});

describe('a start that the service fails', () => {
  it.each([500, 502, 503, 504])('with %i is searched for, and is a refusal without retries', async (reply) => {
    const { service, ledger, refused, retried } = await launched({ legs: 1, faults: [{ method: 'spawn', reply }] });
    expect(service.sent('spawn')).toHaveLength(1);
    expect(service.sent('list')).toHaveLength(3);
    expect(ledger.results()).toMatchObject([
      { start: 'refused', outcome: 'failed', problem: { failure: { status: reply } } },
    ]);
    expect([refused, retried]).toEqual([['leg-1'], []]);
  });

  it('is sent again up to `retries` times, with another number and growing pauses', async () => {
    const { service, arrived, retried, outcomes } = await launched({
      legs: 1,
      retries: 3,
      faults: [{ method: 'spawn', reply: 503, times: 3 }],
    });
    expect(arrived()).toEqual(['leg-1#4']);
    expect(retried).toEqual(['leg-1', 'leg-1', 'leg-1']);
    expect(outcomes()).toEqual(['passed']);
    const sent = service.sent('spawn').map(({ at }) => at);
    const gaps = sent.slice(1).map((at, index) => at - (sent[index] ?? 0));
    // The request, three searches one and two seconds apart, and three quarters of 1, 2 and 4 seconds.
    expect(gaps).toEqual([3_080 + 750, 3_080 + 1_500, 3_080 + 3_000]);
  });

  it('but that arrived is adopted, and not sent again', async () => {
    const { arrived, outcomes, retried } = await launched({
      legs: 1,
      retries: 3,
      faults: [{ method: 'spawn', reply: 500, acts: true }],
    });
    expect([arrived(), outcomes(), retried]).toEqual([['leg-1#1'], ['passed'], []]);
  });

  it('shares its retries with failures that come later', async () => {
    const { service, outcomes } = await launched({
      legs: 1,
      retries: 2,
      faults: [{ method: 'spawn', reply: 503, times: 1 }],
      lifeOf: () => platformFails,
    });
    expect(service.sent('spawn')).toHaveLength(3);
    expect(outcomes()).toEqual(['failed']);
  });
});

describe('a start that the service refuses', () => {
  it.each([400, 401, 403, 404, 409, 422])('with %i is neither repeated nor searched for', async (reply) => {
    const { service, ledger } = await launched({ legs: 1, retries: 5, faults: [{ method: 'spawn', reply }] });
    expect(service.requests).toHaveLength(1);
    expect(ledger.results()).toMatchObject([{ start: 'refused', outcome: 'failed', exitCode: 1 }]);
  });
});

describe('a start whose reply is lost', () => {
  const lost = (fields: Partial<Fault>): Fault => ({ method: 'spawn', reply: 'network', times: 1, ...fields });

  it.each(['network', 502, 504] as const)(
    'by %s but arrived is taken up: one operation, no second start',
    async (reply) => {
      const { service, ledger, outcomes } = await launched({ legs: 1, faults: [lost({ reply, acts: true })] });
      expect(service.sent('spawn')).toHaveLength(1);
      expect(service.started).toHaveLength(1);
      expect(outcomes()).toEqual(['passed']);
      expect(ledger.resultOf('leg-1')).toMatchObject({ attempts: 1, leg: { uuid: service.started[0]?.uuid } });
    },
  );

  it('and that did not arrive is sent again as another try', async () => {
    const { service, arrived, outcomes, record } = await launched({ legs: 1, faults: [lost({ times: 2 })] });
    expect(service.sent('spawn')).toHaveLength(3);
    expect(arrived()).toEqual(['leg-1#3']);
    expect(outcomes()).toEqual(['passed']);
    // The first two may arrive after the last search.
    expect(record.mayHaveLostStart).toBe(true);
  });

  it('and that never arrives is a refusal in the end', async () => {
    const { service, ledger } = await launched({ legs: 1, faults: [lost({ times: Infinity })] });
    expect(service.sent('spawn')).toHaveLength(10);
    expect(ledger.results()).toMatchObject([{ start: 'refused', problem: { failure: { kind: 'network' } } }]);
  });

  it('and that cannot be searched for is lost, and not sent again', async () => {
    const { service, ledger, record, refused } = await launched({
      legs: 2,
      retries: 3,
      faults: [lost({ what: 'leg-1', acts: true }), { method: 'list', reply: 403 }],
    });
    expect(service.sent('spawn', 'leg-1')).toHaveLength(1);
    expect(ledger.results()).toMatchObject([
      { start: 'lost', outcome: 'unknown', exitCode: 1, problem: { failure: { kind: 'network' } } },
      { outcome: 'passed' },
    ]);
    expect(refused).toEqual(['leg-1']);
    expect(record.mayHaveLostStart).toBe(true);
  });

  it('is not suspected when no connection was made', async () => {
    const { service, outcomes } = await launched({ legs: 1, faults: [lost({ reply: 'unsent', times: 3 })] });
    expect(service.sent('list')).toEqual([]);
    expect(outcomes()).toEqual(['passed']);
  });
});

describe('a leg that failed by its own doing, where retry-on says so', () => {
  const exits = (code: number) => life({ EXECUTING: 0, SUCCESS: 1_000 }, { exitCode: code });

  it('is started again at once, each try as a leg of its own start, until it passes', async () => {
    const { ledger, outcomes, service } = await launched({
      legs: 2,
      retries: 3,
      retryOn: ['failure'],
      lifeOf: ({ leg, tries }) => exits(leg === 'leg-2' && tries < 3 ? 4 : 0),
    });
    expect(outcomes()).toEqual(['passed', 'passed']);
    const { attempts, earlier } = ledger.resultOf('leg-2');
    expect([attempts, earlier.map((one) => [one.attempts, one.outcome, one.operation?.exitCode, one.earlier])]).toEqual(
      [
        3,
        [
          [1, 'failed', 4, []],
          [2, 'failed', 4, []],
        ],
      ],
    );
    const tries = service.started.filter(({ marker }) => marker.leg === 'leg-2');
    expect(earlier.map(({ leg }) => leg.uuid)).toEqual(tries.slice(0, 2).map(({ uuid }) => uuid));
    // A watch sees the end at its next look; only a failure of the platform is waited out.
    expect((tries[1]?.at ?? Infinity) - (tries[0]?.at ?? 0)).toBeLessThan(1_500);
  });

  it('comes to what its last try did, when none passes', async () => {
    const { ledger, refused } = await launched({
      legs: 1,
      retries: 2,
      retryOn: ['failure'],
      lifeOf: ({ tries }) => exits(tries),
    });
    const { earlier, exitCode, attempts } = ledger.resultOf('leg-1');
    expect([attempts, exitCode, earlier.map((one) => one.exitCode)]).toEqual([3, 3, [1, 2]]);
    expect(refused).toEqual([]);
  });

  it('keeps its place among those that may be active at a time', async () => {
    const { arrived } = await launched({
      legs: 2,
      maxParallel: 1,
      retries: 1,
      retryOn: ['failure'],
      lifeOf: ({ tries }) => exits(tries === 1 ? 1 : 0),
    });
    expect(arrived()).toEqual(['leg-1#1', 'leg-1#2', 'leg-2#1', 'leg-2#2']);
  });
});
