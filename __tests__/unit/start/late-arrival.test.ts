import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Leg } from '../../../src/legs/leg.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Marker } from '../../../src/start/marker.ts';
import { adoptLost } from '../../../src/step-cleanup.ts';
import { life, type Fault } from '../../doubles/scripted-service.ts';
import { launched, type LaunchScript } from './launch-setting.ts';

/** A start that is answered with an error, and arrives so many milliseconds later. */
const late = (actsAfter: number, fields: Partial<Fault> = {}): Fault => ({
  method: 'spawn',
  reply: 503,
  times: 1,
  actsAfter,
  ...fields,
});
const TAKES_A_MINUTE = life({ EXECUTING: 0, SUCCESS: 60_000 }, { exitCode: 0 });

const started = async (fault: Fault, script: Partial<LaunchScript> = {}) =>
  launched({ legs: 1, faults: [fault], lifeOf: () => TAKES_A_MINUTE, ...script });

describe('a start whose answer leaves open whether it was carried out', () => {
  it.each([408, 500, 502, 503, 504] as const)('is one operation when it arrives 1.6 s after a %i', async (reply) => {
    for (const retries of [0, 2]) {
      const { arrived, outcomes, retried, record, service } = await started(late(1_600, { reply }), { retries });
      expect(arrived()).toEqual(['leg-1#1']);
      expect([outcomes(), retried, record.mayHaveLostStart]).toEqual([['passed'], [], false]);
      expect(service.sent('spawn')).toHaveLength(1);
    }
  });

  it('is no second leg when it arrives after it was started again: a later search finds and cancels it', async () => {
    const run = await started(late(3_500), { retries: 1 });
    expect(run.arrived()).toEqual(['leg-1#1', 'leg-1#2']);
    const [first, second] = run.service.started;
    expect(run.duplicates).toEqual([`leg-1 ${String(first?.uuid)}`]);
    expect(run.service.sent('cancel').map(({ what }) => what)).toEqual([first?.uuid]);
    // Soon, and not at the end of the run.
    expect(run.service.sent('cancel')[0]?.at).toBeLessThan(10_000);
    expect(run.ledger.results()).toMatchObject([{ outcome: 'passed', leg: { uuid: second?.uuid }, attempts: 2 }]);
    expect(run.record.mayHaveLostStart).toBe(false);
  });

  it('is cancelled when it arrives after its leg was given up', async () => {
    const run = await started(late(3_500), { legs: 2, faults: [late(3_500, { what: 'leg-1' })] });
    expect(run.outcomes()).toEqual(['failed', 'passed']);
    expect(run.duplicates).toHaveLength(1);
    expect(run.record.mayHaveLostStart).toBe(false);
  });

  it('is the leg when it arrives after the second start was not sent any more', async () => {
    const faults: Fault[] = [
      late(5_500, { what: 'leg-1', reply: 'network' }),
      { method: 'spawn', what: 'leg-1', reply: 429, retryAfter: 60_000 },
      // Its search, after the deadline, finds the other one.
      { method: 'spawn', what: 'leg-2', reply: 'hang' },
    ];
    const heard: Leg[] = [];
    const run = await started(late(0), { legs: 2, faults, timeout: 5_000, onStart: (leg) => heard.push(leg) });
    expect(run.arrived()).toEqual(['leg-1#1']);
    expect(heard).toEqual([{ name: 'leg-1', uuid: run.service.started[0]?.uuid }]);
    expect([run.duplicates, run.service.sent('cancel')]).toEqual([[], []]);
    expect(run.ledger.results()).toMatchObject([{ start: 'started', attempts: 1 }, { start: 'lost' }]);
  });

  it('keeps its result when it is found after its leg was lost: no retry starts it again', async () => {
    const faults: Fault[] = [
      late(5_500, { what: 'leg-1', reply: 'network' }),
      { method: 'spawn', what: 'leg-1', reply: 'network', times: 1, from: 1_000 },
      // The search for the second start is refused, so that the leg is lost.
      { method: 'list', reply: 403, from: 3_500, until: 4_500 },
    ];
    const lifeOf = ({ leg }: Marker) =>
      leg === 'leg-1' ? life({ EXECUTING: 0, SUCCESS: 1_000 }, { exitCode: 7 }) : TAKES_A_MINUTE;
    const run = await started(late(0), { legs: 2, faults, lifeOf, retries: 1, retryOn: ['failure'] });
    expect(run.service.sent('spawn', 'leg-1')).toHaveLength(2);
    expect(run.ledger.results()).toMatchObject([
      { start: 'started', outcome: 'failed', exitCode: 7, earlier: [] },
      { outcome: 'passed' },
    ]);
    // Not the deadline, ten minutes later.
    expect(run.clock.elapsed()).toBeLessThan(120_000);
  });

  it('leaves a doubt for the end of the step when no search finds it', async () => {
    const never = await started({ method: 'spawn', reply: 503, times: 1 }, { retries: 1 });
    expect(never.outcomes()).toEqual(['passed']);
    expect(never.record.mayHaveLostStart).toBe(true);
    const givenUp = await started({ method: 'spawn', reply: 503, times: 1 });
    expect([givenUp.outcomes(), givenUp.record.mayHaveLostStart]).toEqual([['failed'], true]);
  });

  it.each([400, 403, 404, 409, 422, 429] as const)('is searched for after no %i', async (reply) => {
    const { service, record } = await started({ method: 'spawn', reply, times: 1 });
    expect(service.sent('list')).toEqual([]);
    expect(record.mayHaveLostStart).toBe(false);
  });

  it('waits as long as the service asks for before it is sent again', async () => {
    const { service } = await started({ method: 'spawn', reply: 503, times: 1, retryAfter: 30_000 }, { retries: 1 });
    const [first, second] = service.sent('spawn').map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(30_000);
  });
});

describe('many starts whose answers leave that open', () => {
  it('share their searches, and end soon: a thousand', async () => {
    const faults: Fault[] = [{ method: 'spawn', reply: 503 }];
    const { service, clock, outcomes } = await launched({ legs: 1_000, follows: false, faults });
    expect(new Set(outcomes())).toEqual(new Set(['failed']));
    expect(service.sent('spawn')).toHaveLength(1_000);
    expect(service.sent('list').length).toBeLessThan(40);
    expect(clock.elapsed()).toBeLessThan(8_000);
  });

  it('are searched for with one detail each when they arrived', async () => {
    const faults: Fault[] = [{ method: 'spawn', reply: 503, acts: true }];
    const script = { legs: 200, follows: false, faults, lifeOf: () => TAKES_A_MINUTE };
    const { service, ledger } = await launched(script);
    expect(ledger.countOf('started')).toBe(200);
    expect(service.sent('spawn')).toHaveLength(200);
    expect(service.sent('get')).toHaveLength(200);
    expect(service.sent('list').length).toBeLessThan(20);
  });
});

describe('starts that arrive at any time', () => {
  const answer = fc.record({
    reply: fc.constantFrom<Fault['reply']>('network', 408, 500, 503),
    actsAfter: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
  });
  const world = fc.record({
    legs: fc.array(fc.array(answer, { maxLength: 3 }), { minLength: 1, maxLength: 6 }),
    retries: fc.nat(3),
  });

  it('are a leg or a duplicate, and every duplicate is cancelled in the end', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ legs, retries }) => {
        const faults = legs.flatMap((answers, index) =>
          answers.map(({ reply, actsAfter }): Fault => {
            const what = `leg-${String(index + 1)}`;
            return { method: 'spawn', what, reply, times: 1, ...(actsAfter !== undefined && { actsAfter }) };
          }),
        );
        const lifeOf = (): typeof TAKES_A_MINUTE => life({ EXECUTING: 0, SUCCESS: 3_600_000 }, { exitCode: 0 });
        const run = await launched({ legs: legs.length, follows: false, retries, faults, lifeOf });
        const { clock, ledger, locator, record, service } = run;
        await clock.sleep(30_000);
        const [preparation, duplicates] = [new Ledger(), new Ledger()];
        for (const text of run.duplicates) duplicates.recordStart({ name: text, uuid: text.split(' ')[1] ?? '' });
        if (record.mayHaveLostStart) await adoptLost({ locator, ledger, preparation, duplicates }, {});
        const inLegs = new Set(ledger.unsettled().map(({ uuid }) => uuid));
        const beside = new Set(duplicates.unsettled().map(({ uuid }) => uuid));
        const active = service.started.map(({ uuid }) => uuid).filter((uuid) => service.isActive(uuid));
        expect(active.filter((uuid) => !inLegs.has(uuid) && !beside.has(uuid))).toEqual([]);
        expect([...inLegs].filter((uuid) => beside.has(uuid) || !service.isActive(uuid))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
