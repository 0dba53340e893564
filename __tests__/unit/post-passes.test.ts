import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../src/legs/ledger.ts';
import { CancelPasses } from '../../src/post-passes.ts';
import { uuidOf } from '../doubles/fixtures.ts';
import { recordedLog, type RecordedLog } from '../doubles/recorded-log.ts';
import {
  life,
  scriptedService,
  timeline,
  timelines,
  type Fault,
  type Script,
  type ScriptedService,
  type Timeline,
} from '../doubles/scripted-service.ts';
import { virtualClock, type VirtualClock } from '../doubles/virtual-clock.ts';
import { markerOf, OWNER } from './start/launch-setting.ts';

/** Milliseconds: a minute to cancel, 10 s to see the end, and the last look. */
const BOUND = 73_000;

interface Passed {
  readonly clock: VirtualClock;
  readonly service: ScriptedService;
  readonly log: RecordedLog;
  readonly hasSearched: boolean;
  /** Of all operations, those that are active. */
  readonly left: readonly string[];
  /** How many legs were not seen to end. */
  readonly unseen: number;
}

/** The passes over the first `known` of the operations; `since` is null where no start can have been lost. */
async function passed(
  operations: readonly Timeline[],
  script: Omit<Script, 'clock' | 'operations'>,
  { known = operations.length, since = null }: { known?: number; since?: number | null } = {},
): Promise<Passed> {
  const clock = virtualClock();
  const service = scriptedService({ ...script, clock, operations });
  const ledger = new Ledger();
  ledger.add(operations.slice(0, known).map(({ uuid }) => ({ name: uuid, uuid })));
  const log = recordedLog();
  const owner = since === null ? null : { uuid: OWNER, since: clock.now() - since };
  const { client } = service;
  const hasSearched = await new CancelPasses({ client, clock, ledger, log: log.log, owner }).run();
  const arrived = operations.filter(({ phases }) => (phases[0]?.from ?? 0) <= clock.elapsed());
  const left = arrived.map(({ uuid }) => uuid).filter(service.isActive);
  return { clock, service, log, hasSearched, left, unseen: ledger.mayBeActive().length };
}

const THREE = timelines(3, () => ({ EXECUTING: 0 }));

/** Operations of the step, of which each starts so many milliseconds after the one before. */
function startedEvery(pause: number, count: number): Timeline[] {
  return Array.from({ length: count }, (_, index) => {
    const env = { CONTREE_OP_ACTION: JSON.stringify({ version: 1, ...markerOf(`leg-${String(index)}`) }) };
    const phases = life({ EXECUTING: index * pause }).map((phase) => ({ ...phase, env }));
    return { uuid: uuidOf(index + 1), phases };
  });
}

describe('a cancel that fails', () => {
  it.each<[string, Fault, number]>([
    [
      'with 429 for as long as it asks to wait',
      { method: 'cancel', reply: 429, retryAfter: 25_000, until: 23_000 },
      25_100,
    ],
    ['with 503 for half a minute', { method: 'cancel', reply: 503, until: 27_000 }, 28_100],
    ['for want of a connection', { method: 'cancel', reply: 'network', until: 45_000 }, 47_000],
    // The last pass does not wait that long.
    ['with 429 for less than it asks to wait', { method: 'cancel', reply: 429, retryAfter: 300_000, times: 3 }, 50_100],
  ])('%s is sent again, and the leg ends', async (_, fault, latest) => {
    const { clock, left, log, service } = await passed(THREE, { faults: [fault] });
    expect(left).toEqual([]);
    expect(log.lines()).toContain('Cancelling 3 legs again.');
    const cancels = service.sent('cancel').map(({ at }) => at);
    expect(Math.max(...cancels)).toBeLessThanOrEqual(latest);
    expect(clock.elapsed()).toBeLessThan(latest + 5_000);
  });

  it('keeps no other leg from its cancel, and is sent again for its leg alone', async () => {
    const [first, ...others] = THREE.map(({ uuid }) => uuid);
    const fault: Fault = { method: 'cancel', what: String(first), reply: 503, until: 25_000 };
    const { left, service } = await passed(THREE, { faults: [fault] });
    expect(left).toEqual([]);
    for (const uuid of others) expect(service.sent('cancel', uuid)).toHaveLength(1);
  });

  it.each<Fault['reply']>([503, 'network', 'hang'])(
    'with %s to the end is given up within the bound',
    async (reply) => {
      const { clock, left, service } = await passed(THREE, { faults: [{ method: 'cancel', reply }] }, { since: 0 });
      expect(left).toHaveLength(3);
      expect(service.sent('cancel').every(({ at }) => at <= 60_000)).toBe(true);
      expect(clock.elapsed()).toBeGreaterThan(50_000);
      expect(clock.elapsed()).toBeLessThan(BOUND);
    },
  );

  it('with 404 is sent again once, since the leg may be too young', async () => {
    const young = await passed(THREE, { faults: [{ method: 'cancel', reply: 404, until: 1_000 }] });
    expect([young.left, young.unseen]).toEqual([[], 0]);
    const { left, service } = await passed(THREE, { faults: [{ method: 'cancel', reply: 404 }] });
    expect([left.length, service.sent('cancel').length]).toEqual([3, 6]);
  });

  it.each([400, 401, 403, 422])('with %i is not sent again', async (reply) => {
    for (const since of [null, 0]) {
      const { service } = await passed(THREE, { faults: [{ method: 'cancel', reply }] }, { since });
      expect(service.sent('cancel')).toHaveLength(3);
    }
  });
});

describe('when all goes well', () => {
  it('each leg is asked once, and nothing is searched for where no start was lost', async () => {
    const { clock, service } = await passed(THREE, {});
    expect([service.sent('cancel').length, service.sent('list').length]).toEqual([3, 0]);
    expect(clock.elapsed()).toBeLessThan(2_000);
  });

  it('there are two searches where one may have been lost', async () => {
    const { clock, hasSearched, service } = await passed(startedEvery(0, 3), {}, { since: 0 });
    expect([service.sent('cancel').length, service.sent('list', 'any').length, hasSearched]).toEqual([3, 2, true]);
    expect(clock.elapsed()).toBeLessThan(5_000);
  });
});

describe('many legs', () => {
  const many = timelines(250, () => ({ EXECUTING: 0 }));

  it('are seen to end by a listing, without their details', async () => {
    const { left, service, unseen } = await passed(many, {});
    expect([left.length, unseen]).toEqual([0, 0]);
    expect([service.sent('list', 'CANCELLED').length, service.sent('get').length]).toEqual([1, 0]);
  });

  it.each<[string, Partial<Script>, number]>([
    ['cannot be listed', { faults: [{ method: 'list', what: 'CANCELLED', reply: 403 }] }, 2_000],
    ['are listed by a service that hangs', { faults: [{ method: 'list', what: 'CANCELLED', reply: 'hang' }] }, 7_000],
    ['end after the listing', { cancelTakes: 3_000 }, 9_000],
    ['are listed as they were', { lag: 2_000 }, 9_000],
  ])('that %s are seen to end by their details', async (_, script, latest) => {
    const { clock, left, service, unseen } = await passed(many, script);
    expect([left.length, unseen]).toEqual([0, 0]);
    expect(service.sent('get').length).toBeGreaterThanOrEqual(250);
    expect(clock.elapsed()).toBeLessThan(latest);
  });
});

describe('a step that goes on beside the post step', () => {
  it('has nothing left that it started while the others were cancelled', async () => {
    const { clock, left, log, service } = await passed(startedEvery(2_000, 10), {}, { known: 1, since: 0 });
    expect(left).toEqual([]);
    expect(service.sent('cancel')).toHaveLength(10);
    expect(log.text().match(/^Found \d operations? more/gm)?.length).toBeGreaterThan(2);
    expect(clock.elapsed()).toBeLessThan(40_000);
  });

  it('keeps it busy no longer than the bound', async () => {
    const { clock } = await passed(startedEvery(1_000, 200), {}, { known: 1, since: 0 });
    expect(clock.elapsed()).toBeLessThan(BOUND);
  });
});

describe('a search that fails', () => {
  const lost = startedEvery(0, 1);

  it.each<[string, Fault, number]>([
    ['with 503 for half a minute', { method: 'list', reply: 503, until: 30_000 }, 35_000],
    ['with 429 for as long as it asks to wait', { method: 'list', reply: 429, retryAfter: 25_000, times: 1 }, 30_000],
    ['with 403 once', { method: 'list', reply: 403, times: 1 }, 5_000],
  ])('%s is repeated, and what it finds is cancelled', async (_, fault, latest) => {
    const { clock, hasSearched, left, log } = await passed(lost, { faults: [fault] }, { known: 0, since: 0 });
    expect([left, hasSearched, log.warnings()]).toEqual([[], true, []]);
    expect(clock.elapsed()).toBeLessThan(latest + 5_000);
  });

  it('delays no cancel, and the legs are seen to end', async () => {
    for (const until of [25_000, 100_000]) {
      const faults: Fault[] = [{ method: 'list', what: 'any', reply: 503, until }];
      const { left, service, unseen } = await passed(startedEvery(0, 2), { faults }, { since: 0 });
      expect(service.sent('cancel').map(({ at }) => at)).toEqual([0, 0]);
      expect([left, unseen]).toEqual([[], 0]);
    }
  });

  it('to the end is one warning', async () => {
    for (const reply of [403, 503, 'hang'] as const) {
      const run = await passed(lost, { faults: [{ method: 'list', reply }] }, { known: 0, since: 0 });
      expect([run.left.length, run.hasSearched]).toEqual([1, false]);
      expect(run.log.warnings()).toEqual([
        expect.stringMatching(/^Operations whose start had no reply could not be looked for/),
      ]);
      expect(run.clock.elapsed()).toBeLessThan(BOUND);
    }
  });
});

it('names once how many operations have an unknown owner', async () => {
  const others = [timeline(uuidOf(1), { EXECUTING: 0 }), timeline(uuidOf(2), { EXECUTING: 0 })];
  const { left, log } = await passed(others, {}, { known: 0, since: 0 });
  expect(log.warnings()).toEqual(['The owner of 2 active operations is unknown; they are left running.']);
  expect(left).toHaveLength(2);
});
