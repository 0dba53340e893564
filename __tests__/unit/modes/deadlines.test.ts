import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { follow } from '../../../src/modes/follow.ts';
import { modeSetting, type ModeScript, type ModeSetting } from '../../doubles/mode-setting.ts';
import { life, timeline, timelines, type Fault } from '../../doubles/scripted-service.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { arrived, cancelled, ran, SETUP } from './run-setting.ts';

const TIMEOUT = 5_000;
const GRACE = 3_000;
/** Milliseconds of the plan after the deadline, and what the last request may take to notice its end. */
const PLAN = 4_000;
const goesOn = timelines(3, () => ({ EXECUTING: 0 }));
const GOES_ON = life({ EXECUTING: 0 });

const hangs = (...methods: Fault['method'][]): Fault[] => methods.map((method) => ({ method, reply: 'hang' }));
const fails = (...methods: Fault['method'][]): Fault[] => methods.map((method) => ({ method, reply: 503 }));
const ALL = ['get', 'list', 'cancel', 'signal', 'events'] as const;

type Inputs = Pick<Parameters<typeof follow>[0], 'onTimeout' | 'failFast'>;
const STOP = { stopGrace: GRACE };

async function waited(inputs: Partial<Inputs>, script: ModeScript): Promise<ModeSetting> {
  const setting = modeSetting({ operations: goesOn, ...script });
  setting.ledger.add(setting.legs);
  const deadline = setting.clock.now() + TIMEOUT;
  await follow({ deadline, onTimeout: 'leave', failFast: false, logs: 'failed', ...inputs }, setting.context);
  return setting;
}

describe('a wait ends four seconds after its timeout, the grace added', () => {
  it.each<[string, Partial<Inputs>, Fault[]]>([
    ['all hangs', {}, hangs(...ALL)],
    ['all fails', {}, fails(...ALL)],
    ['all hangs, on-timeout: cancel', { onTimeout: 'cancel' }, hangs(...ALL)],
    ['cancels hang', { onTimeout: 'cancel' }, hangs('cancel')],
    ['cancels fail', { onTimeout: 'cancel' }, fails('cancel')],
    ['all hangs, on-timeout: stop', { onTimeout: STOP }, hangs(...ALL)],
    ['all fails, on-timeout: stop', { onTimeout: STOP }, fails(...ALL)],
    ['signals hang', { onTimeout: STOP }, hangs('signal')],
    ['signals and cancels hang', { onTimeout: STOP }, hangs('signal', 'cancel')],
    ['all hangs, fail-fast', { failFast: true, onTimeout: 'cancel' }, hangs(...ALL)],
  ])('%s', async (_, inputs, faults) => {
    const { clock } = await waited(inputs, { faults });
    const grace = typeof inputs.onTimeout === 'object' ? GRACE : 0;
    expect(clock.elapsed()).toBeGreaterThanOrEqual(TIMEOUT);
    expect(clock.elapsed()).toBeLessThanOrEqual(TIMEOUT + PLAN + grace);
  });

  it.each([-2_000, -200, 0, 900])('a leg fails fast %i ms after the timeout, and cancels hang', async (at) => {
    const operations = [...goesOn, timeline(uuidOf(9), { EXECUTING: 0, FAILED: TIMEOUT + at }, { exitCode: 2 })];
    const { clock } = await waited({ failFast: true }, { operations, faults: hangs('cancel') });
    expect(clock.elapsed()).toBeLessThanOrEqual(TIMEOUT + PLAN);
  });
});

describe('after a leg failed fast, the others', () => {
  const operations = [...goesOn, timeline(uuidOf(9), { EXECUTING: 0, FAILED: TIMEOUT - 1_000 }, { exitCode: 2 })];

  it.each<[string, Fault[], string]>([
    ['time out when their cancel is refused', [{ method: 'cancel', reply: 403 }], 'timed-out'],
    ['time out when their cancel fails', fails('cancel'), 'timed-out'],
    ['are cancelled when their cancel is accepted', [], 'cancelled'],
  ])('%s', async (_, faults, outcome) => {
    const { ledger, legs } = await waited({ failFast: true }, { operations, faults });
    const others = ledger.results().filter(({ leg }) => leg.uuid !== uuidOf(9));
    expect(others.map((result) => result.outcome)).toEqual(legs.slice(1).map(() => outcome));
  });
});

describe('a run ends four seconds after its timeout, the last search for lost starts aside', () => {
  it.each<[string, Parameters<typeof ran>[1], Fault[]]>([
    ['starts hang', {}, hangs('spawn')],
    ['starts and lists hang', {}, hangs('spawn', 'list')],
    ['starts hang, and lists fail', {}, [...hangs('spawn'), ...fails('list', 'get')]],
    ['all fails', {}, fails('spawn', ...ALL)],
    ['all hangs', { onTimeout: 'cancel' }, hangs('spawn', ...ALL)],
    ['all hangs, on-timeout: stop', { onTimeout: STOP }, hangs('spawn', ...ALL)],
    ['all fails, on-timeout: stop', { onTimeout: STOP }, fails('spawn', ...ALL)],
    ['cancels of a setup hang', { setup: SETUP }, hangs('cancel')],
  ])('%s', async (_, inputs, faults) => {
    const { clock } = await ran(['a', 'b'], { ...inputs, timeout: TIMEOUT }, { faults, lifeOf: () => GOES_ON });
    const grace = typeof inputs?.onTimeout === 'object' ? GRACE : 0;
    expect(clock.elapsed()).toBeLessThanOrEqual(TIMEOUT + PLAN + grace);
  });
});

describe('while a lost start is searched for', () => {
  const lost: Fault = { method: 'spawn', what: 'dark', reply: 'hang', actsAfter: 100 };

  it('fail-fast cancels the others at once, though nothing can be listed', async () => {
    const lifeOf = ({ leg }: { leg: string | null }) =>
      leg === 'bad' ? life({ EXECUTING: 0, SUCCESS: 3_000 }, { exitCode: 3 }) : GOES_ON;
    const faults: Fault[] = [{ ...lost, reply: 'network' }, ...fails('list')];
    const setting = await ran(['dark', 'bad', 'good'], { failFast: true, timeout: 3_600_000 }, { faults, lifeOf });
    expect(cancelled(setting)).toEqual(['good']);
    // The end of the leg that failed is seen within two seconds.
    expect(setting.service.sent('cancel')[0]?.at).toBeLessThan(5_000);
    expect(setting.outcomes()).toEqual(['unknown', 'failed', 'cancelled']);
  });

  it('fail-fast cancels what is found later when it is found', async () => {
    const lifeOf = ({ leg }: { leg: string | null }) =>
      leg === 'bad' ? life({ EXECUTING: 0, SUCCESS: 1_000 }, { exitCode: 3 }) : GOES_ON;
    const faults: Fault[] = [
      { ...lost, reply: 'network' },
      { method: 'list', reply: 503, until: 6_000 },
    ];
    const setting = await ran(['dark', 'bad', 'good'], { failFast: true, timeout: 3_600_000 }, { faults, lifeOf });
    expect(cancelled(setting)).toEqual(['good', 'dark']);
    expect(setting.outcomes()).toEqual(['cancelled', 'failed', 'cancelled']);
  });

  it('the deadline cancels what is known at once, and what is found when it is found', async () => {
    const faults: Fault[] = [lost, { method: 'list', reply: 503, until: TIMEOUT + 1_500 }];
    const inputs = { onTimeout: 'cancel', timeout: TIMEOUT } as const;
    const setting = await ran(['dark', 'good'], inputs, { faults, lifeOf: () => GOES_ON });
    expect(arrived(setting).toSorted()).toEqual(['dark', 'good']);
    expect(cancelled(setting)).toEqual(['good', 'dark']);
    const [good, dark] = setting.service.sent('cancel').map(({ at }) => at - TIMEOUT);
    expect(good).toBeLessThan(200);
    expect(dark).toBeGreaterThan(1_500);
    expect(setting.outcomes()).toEqual(['timed-out', 'timed-out']);
  });
});

describe('before the first leg', () => {
  it('a hanging answer to what the token may do holds the start up for a tenth of the time', async () => {
    const wrap = (client: ContreeClient): ContreeClient => ({
      ...client,
      whoAmI: () => new Promise<never>(() => undefined),
    });
    const timeouts = [{ where: { input: 'run-timeout' }, text: '5s', timeout: 5_000 }];
    const setting = await ran(['a'], { timeouts, timeout: 20_000 }, { wrap });
    expect(setting.service.sent('spawn').map(({ at }) => at)).toEqual([2_000]);
    expect(setting.outcomes()).toEqual(['passed']);
  });

  it('a start of the setup that may still arrive is not forgotten when the legs have started', async () => {
    const faults: Fault[] = [{ method: 'spawn', what: 'setup', reply: 503, times: 1 }];
    const lifeOf = () => life({ EXECUTING: 0, SUCCESS: 500 }, { exitCode: 0, resultImage: uuidOf(900) });
    const setting = await ran(['a'], { setup: SETUP, retries: 1 }, { faults, lifeOf });
    expect(setting.outcomes()).toEqual(['passed']);
    expect(setting.context.record.mayHaveLostStart).toBe(true);
  });
});
