import { describe, expect, it } from '@jest/globals';
import { follow } from '../../../src/modes/follow.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { modeSetting, type ModeScript, type ModeSetting } from '../../doubles/mode-setting.ts';
import { life, type Phase, timeline, timelines } from '../../doubles/scripted-service.ts';
import { legPlan } from '../start/launch-setting.ts';
import { arrived, cancelled, ran, SETUP } from './run-setting.ts';

const A = uuidOf(1);
const B = uuidOf(2);
const GRACE = 10_000;
const DEADLINE = 5_000;
const goesOn = timelines(1, () => ({ EXECUTING: 0 }));
const pair = timelines(2, () => ({ EXECUTING: 0 }));

const ends = (after: number, end: Parameters<typeof life>[1] = {}) => {
  return (): Phase[] => life({ SUCCESS: after }, end);
};

interface Given extends ModeScript {
  readonly failFast?: boolean;
  readonly logs?: 'failed' | 'live';
  readonly stopAt?: number;
}

async function stopped({ failFast = false, logs = 'failed', stopAt, ...script }: Given): Promise<ModeSetting> {
  const setting = modeSetting({ events: true, ...script });
  setting.ledger.add(setting.legs);
  if (stopAt !== undefined) setting.stopAfter(stopAt);
  const deadline = setting.clock.now() + DEADLINE;
  await follow({ deadline, onTimeout: { stopGrace: GRACE }, failFast, logs }, setting.context);
  return setting;
}

const codes = ({ ledger }: ModeSetting): number[] => ledger.results().map(({ exitCode }) => exitCode);
const signals = ({ service }: ModeSetting, uuid = A): number[] => service.sent('signal', uuid).map(({ at }) => at);

describe('on-timeout: stop', () => {
  it.each<[string, Parameters<typeof life>[1], number, string]>([
    ['exits 0', { exitCode: 0 }, 1, 'ended with exit 0'],
    ['exits 3', { exitCode: 3 }, 3, 'ended with exit 3'],
    ['is killed by the signal', { exitCode: -1, signal: 15 }, 143, 'was killed by signal 15'],
    ['meets its own limit', { exitCode: -1, signal: 9, sandboxTimedOut: true }, 124, 'ran into its own time limit'],
  ])('counts a leg that %s after SIGTERM as timed out, with its code and at least 1', async (_, end, code, words) => {
    const setting = await stopped({ operations: goesOn, onTerm: ends(2_000, end) });
    expect(setting.outcomes()).toEqual(['timed-out']);
    expect(codes(setting)).toEqual([code]);
    expect(setting.ledger.results()[0]).toMatchObject({
      timedOut: true,
      operation: { status: 'SUCCESS' },
      cancel: null,
    });
    expect(signals(setting)).toHaveLength(1);
    expect(setting.service.sent('cancel')).toEqual([]);
    expect(setting.log.lines().filter((line) => !line.startsWith(':'))).toEqual([
      'The deadline passed with 1 of 1 operation not done.',
      'Sending SIGTERM to 1 leg, with 10 s to end.',
      expect.stringMatching(new RegExp(`^1/1 done · leg-1 was stopped at the deadline and ${words} · \\d`)),
      'leg-1 · look inside: eval $(contree use -N 00000000-0000-4000-8000-000000000900)',
    ]);
    expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 2_500);
  });

  it('cancels what has not ended after the grace, and shows what that wrote', async () => {
    const setting = await stopped({
      operations: pair,
      output: [{ uuid: B, at: 9_000, text: 'late\n' }],
      onTerm: (uuid) => (uuid === A ? life({ SUCCESS: 9_000 }, { exitCode: 0 }) : []),
    });
    expect(setting.outcomes()).toEqual(['timed-out', 'timed-out']);
    expect(setting.ledger.results().map(({ cancel, stopGrace }) => [cancel, stopGrace])).toEqual([
      [null, GRACE],
      ['accepted', GRACE],
    ]);
    const at = setting.service.sent('cancel', B)[0]?.at;
    expect(at).toBeGreaterThanOrEqual(DEADLINE + GRACE);
    expect(at).toBeLessThan(DEADLINE + GRACE + 500);
    expect(setting.log.text()).toContain('1 leg did not end within 10 s: cancelling what is left.');
    expect(setting.log.text().split('late')).toHaveLength(2);
    expect(setting.log.lines().at(-2)).toBe('leg-2 · cancel accepted');
  });

  it('cancels at once what has no running process, and does not wait for it', async () => {
    const operations = [
      timeline(A, { EXECUTING: 0 }),
      timeline(B, { PENDING: 0 }),
      timeline(uuidOf(3), { ASSIGNED: 0 }),
      timeline(uuidOf(4), { EXECUTING: 0 }, { kind: 'image_import' }),
    ];
    const setting = await stopped({ operations, cancelTakes: Infinity, onTerm: ends(1_000) });
    expect(setting.service.sent('cancel').map(({ what }) => what)).toEqual(operations.slice(1).map(({ uuid }) => uuid));
    expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 1_500);
    expect(setting.outcomes()).toEqual(Array(4).fill('timed-out'));
    expect(setting.ledger.results().map(({ stopGrace }) => stopGrace)).toEqual([GRACE, null, null, null]);
    expect(setting.log.lines()).toContain('leg-2 · has no process to stop, so it is cancelled');
    expect(setting.log.text()).not.toContain('did not end');
  });

  it.each([405, 501, 400])('cancels at once where the service takes no signal (%i)', async (reply) => {
    const setting = await stopped({ operations: pair, faults: [{ method: 'signal', reply }] });
    expect(setting.service.sent('signal')).toHaveLength(2);
    expect(setting.ledger.results().map(({ cancel }) => cancel)).toEqual(['accepted', 'accepted']);
    expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 500);
    expect(setting.log.text()).toContain(`leg-1 · takes no SIGTERM, so it is cancelled · DELETE`);
  });

  it('warns once of a token that may not send signals', async () => {
    const setting = await stopped({ operations: pair, faults: [{ method: 'signal', reply: 403 }] });
    expect(setting.log.text().match(/::warning::/g)).toHaveLength(1);
    expect(setting.log.text()).toMatch(/::warning::The token may not send signals, which takes the permission spawn/);
    expect(setting.ledger.results().map(({ cancel }) => cancel)).toEqual(['accepted', 'accepted']);
  });

  it('reads the end of a leg whose process had just ended', async () => {
    const setting = await stopped({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: DEADLINE + 1_200 }, { exitCode: 4 })],
      faults: [{ method: 'signal', reply: 404 }],
    });
    expect(setting.ledger.results()[0]).toMatchObject({ outcome: 'timed-out', exitCode: 4, stopGrace: null });
    expect(setting.service.sent('cancel')).toEqual([]);
    expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 1_700);
  });

  it('reads the end of a leg that had ended when its signal came', async () => {
    // Details and listings are behind: the last poll still shows it active.
    const setting = await stopped({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: DEADLINE + 30 }, { exitCode: 4 })],
      events: false,
      latency: 20,
    });
    expect(setting.ledger.results()[0]).toMatchObject({ outcome: 'timed-out', exitCode: 4, cancel: 'finished' });
    expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 2_000);
  });

  it('tells a process that had not begun yet as soon as it has', async () => {
    const faults = [{ method: 'signal', reply: 404, until: DEADLINE + 3_000 } as const];
    const setting = await stopped({ operations: goesOn, faults, onTerm: ends(500) });
    expect(signals(setting).at(-1)).toBeLessThan(DEADLINE + 8_000);
    expect(setting.ledger.results()[0]).toMatchObject({ stopGrace: GRACE, cancel: null });
  });
});

describe('a SIGTERM that fails', () => {
  it.each([429, 'unsent'] as const)('for a moment is sent again (%s)', async (reply) => {
    const faults = [{ method: 'signal', reply, times: 2, retryAfter: 700 } as const];
    const setting = await stopped({ operations: goesOn, faults, onTerm: ends(500) });
    expect(setting.service.sent('signal').length).toBeGreaterThan(1);
    expect(setting.ledger.results()[0]).toMatchObject({ operation: { status: 'SUCCESS' }, cancel: null });
  });

  it('is not sent again as long as it may have arrived and the leg may end', async () => {
    const faults = [{ method: 'signal', reply: 'network', times: 1, acts: true } as const];
    const setting = await stopped({ operations: goesOn, faults, onTerm: ends(2_000, { exitCode: 0 }) });
    expect(signals(setting)).toHaveLength(1);
    expect(setting.ledger.results()[0]).toMatchObject({ stopGrace: GRACE, operation: { status: 'SUCCESS' } });
    expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 2_500);
  });

  it.each(['network', 'hang', 500, 503, 504] as const)(
    'that may have arrived is repeated once, in the middle (%s)',
    async (reply) => {
      const faults = [{ method: 'signal', reply, times: 1 } as const];
      const setting = await stopped({ operations: goesOn, faults, onTerm: ends(500) });
      const [first = 0, second = 0, ...more] = signals(setting);
      expect(second - first).toBeCloseTo(GRACE / 2, -2);
      expect(more).toEqual([]);
      expect(setting.ledger.results()[0]).toMatchObject({ operation: { status: 'SUCCESS' }, cancel: null });
    },
  );

  it('without any reply gives way to the cancel', async () => {
    const setting = await stopped({ operations: goesOn, faults: [{ method: 'signal', reply: 'network' }] });
    expect(signals(setting)).toHaveLength(2);
    expect(setting.log.text()).toContain('leg-1 · SIGTERM may not have reached it · DELETE');
    expect(setting.ledger.results()[0]).toMatchObject({ outcome: 'timed-out', cancel: 'accepted' });
  });

  it('for one leg holds up no other', async () => {
    const setting = await stopped({
      operations: pair,
      faults: [{ method: 'signal', what: A, reply: 'hang' }],
      onTerm: ends(500),
    });
    expect(signals(setting, B)[0]).toBeLessThan(DEADLINE + 100);
    const end = setting.log.lines().findIndex((line) => line.includes('leg-2 was stopped'));
    expect(end).toBeGreaterThan(0);
    expect(end).toBeLessThan(setting.log.lines().findIndex((line) => line.includes('leg-1 · cancel accepted')));
  });
});

describe('the grace', () => {
  it('ends with the last of three hundred legs, each signalled once', async () => {
    const operations = timelines(300, () => ({ EXECUTING: 0 }));
    for (const events of [true, false]) {
      const setting = await stopped({ operations, events, onTerm: ends(1_000) });
      expect(setting.service.sent('signal')).toHaveLength(300);
      expect(new Set(setting.service.sent('signal').map(({ what }) => what)).size).toBe(300);
      expect(setting.service.sent('cancel')).toEqual([]);
      expect(setting.outcomes()).toEqual(Array(300).fill('timed-out'));
      expect(setting.service.mostAtOnce()).toBeLessThanOrEqual(32 + 128);
      expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 7_000);
    }
  });

  it('has no fail-fast', async () => {
    const onTerm = (uuid: string): Phase[] => life({ SUCCESS: uuid === A ? 500 : 5_000 }, { exitCode: 3 });
    const setting = await stopped({ operations: pair, failFast: true, onTerm });
    expect(setting.service.sent('cancel')).toEqual([]);
    expect(codes(setting)).toEqual([3, 3]);
  });

  it('shows what legs write in it, live', async () => {
    const output = [
      { uuid: A, at: 1_000, text: 'before\n' },
      { uuid: A, at: DEADLINE + 1_500, text: 'report\n' },
    ];
    const setting = await stopped({ operations: goesOn, output, logs: 'live', onTerm: ends(2_000) });
    expect(setting.log.lines().filter((line) => line.includes('│'))).toEqual(['leg-1 │ before', 'leg-1 │ report']);
  });

  it('is over when the step is stopped: what is left is cancelled then', async () => {
    const setting = await stopped({ operations: pair, stopAt: DEADLINE + 3_000 });
    expect(setting.service.sent('cancel').map(({ at }) => at)).toEqual([DEADLINE + 3_000, DEADLINE + 3_000]);
    expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 3_100);
    expect(setting.outcomes()).toEqual(['timed-out', 'timed-out']);
    expect(setting.log.text()).not.toContain('did not end within');
  });

  it('is the time that legs really had when the step is stopped', async () => {
    const onTerm = (uuid: string): Phase[] => (uuid === A ? life({ SUCCESS: 1_000 }, { exitCode: 0 }) : []);
    const setting = await stopped({ operations: pair, onTerm, stopAt: DEADLINE + 3_000 });
    expect(setting.ledger.results().map(({ stopGrace }) => stopGrace)).toEqual([GRACE, expect.closeTo(3_000, -2)]);
  });

  it('is over when the step is stopped, signals without a reply included', async () => {
    const faults = [{ method: 'signal', reply: 'hang' } as const];
    const setting = await stopped({ operations: pair, faults, stopAt: DEADLINE + 1_000 });
    expect(setting.clock.elapsed()).toBeLessThan(DEADLINE + 1_100);
    expect(setting.service.sent('cancel')).toHaveLength(2);
  });
});

describe('on-timeout: stop in a run', () => {
  const GOES_ON = life({ EXECUTING: 0 });
  const inputs = { timeout: DEADLINE, onTimeout: { stopGrace: GRACE } };

  it('starts no leg after the deadline, not even one that the platform failed', async () => {
    const lifeOf = () => GOES_ON;
    const onTerm = () => life({ FAILED: 1_000 }, { exitCode: null });
    const setting = await ran(['a', 'b'], { ...inputs, maxParallel: 1, retries: 3 }, { lifeOf, onTerm });
    expect(arrived(setting)).toEqual(['a']);
    expect(setting.outcomes()).toEqual(['timed-out', 'timed-out']);
    expect(codes(setting)).toEqual([1, 1]);
    expect(cancelled(setting)).toEqual([]);
  });

  it('counts nothing for a leg that may fail', async () => {
    const legs = [legPlan('a', { allowFailure: true })];
    const setting = await ran(legs, inputs, { lifeOf: () => GOES_ON, onTerm: ends(500, { exitCode: 3 }) });
    expect(setting.outcomes()).toEqual(['timed-out']);
    expect(codes(setting)).toEqual([0]);
  });

  it('stops what was found only after the deadline to have been started', async () => {
    const faults = [{ method: 'spawn', what: 'a', reply: 'network', acts: true } as const];
    const script = { faults, latency: 1_000, lifeOf: () => GOES_ON, onTerm: ends(500) };
    const setting = await ran(['a'], { ...inputs, timeout: 2_500 }, script);
    expect(setting.service.sent('signal')).toHaveLength(1);
    expect(setting.outcomes()).toEqual(['timed-out']);
  });

  it('cancels a setup that is active at the deadline', async () => {
    const legs = [legPlan('a', { image: null })];
    const setting = await ran(legs, { ...inputs, setup: SETUP }, { lifeOf: () => GOES_ON, onTerm: ends(500) });
    expect(cancelled(setting)).toEqual(['(setup)']);
    expect(setting.service.sent('signal')).toEqual([]);
    expect(setting.outcomes()).toEqual(['timed-out']);
  });

  it('says nothing when no leg runs', async () => {
    const setting = await ran(
      ['a'],
      { ...inputs, timeout: 1_000 },
      { latency: 5_000, faults: [{ method: 'spawn', reply: 429 }] },
    );
    expect(setting.log.text()).not.toContain('SIGTERM');
    expect(setting.outcomes()).toEqual(['timed-out']);
  });
});
