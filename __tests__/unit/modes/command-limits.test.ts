import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { limitCommands, tokenReadUntil } from '../../../src/modes/command-limits.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { modeSetting, type ModeScript } from '../../doubles/mode-setting.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { legPlan } from '../start/launch-setting.ts';
import { runInputs, SETUP } from './run-setting.ts';

const HOUR = { instance_max_timeout: 3_600 };
const legs = (...timeouts: (number | null)[]) => timeouts.map((timeout, index) => legPlan(`leg-${index}`, { timeout }));

async function limited(
  plans: ReturnType<typeof legs>,
  inputs: Parameters<typeof runInputs>[1] = {},
  script: ModeScript = { limits: HOUR },
  signal?: AbortSignal,
) {
  const setting = modeSetting(script);
  const call = { signal: signal ?? setting.context.signal, deadline: setting.clock.now() + 60_000 };
  const limitOf = await limitCommands(runInputs(plans, inputs), setting.context, call);
  return { ...setting, limitOf };
}

describe('the line about time limits', () => {
  it('is left out when something else ended the step meanwhile, and the service could not answer', async () => {
    const { log } = await limited(legs(null), {}, { limits: HOUR }, AbortSignal.abort());
    expect(log.text()).not.toContain('Commands may run');
  });

  const own = 'as long as the service lets them (it does not say how long)';
  it.each<[string, ReturnType<typeof legs>, Parameters<typeof limited>[1], ModeScript, string]>([
    [
      'names the timeout of the step',
      legs(null),
      { timeout: 600_000 },
      { limits: HOUR },
      "10 min (run-timeout is not given: the step's timeout) · the step waits up to 10 min",
    ],
    [
      'names what the service allows',
      legs(null),
      { timeout: 7_200_000 },
      { limits: HOUR },
      '1 h (run-timeout is not given: the longest that the service allows) · the step waits up to 2 h',
    ],
    [
      'names the grace',
      legs(null),
      { timeout: 600_000, onTimeout: { stopGrace: 10_000 } },
      { limits: HOUR },
      "10 min 12 s (run-timeout is not given: the step's timeout and stop-grace) · the step waits up to 10 min",
    ],
    [
      'names what detached legs have, and that their step only starts them',
      legs(null),
      { timeout: 60_000, detach: true, cleanup: 'never' },
      { limits: HOUR },
      '1 h (run-timeout is not given: the default for legs that may outlive the step) · starting may take up to 1 min',
    ],
    [
      'names what legs have that are left for good',
      legs(null),
      { timeout: 60_000, cleanup: 'cancelled' },
      { limits: HOUR },
      '1 h (run-timeout is not given: the default for legs that may outlive the step) · the step waits up to 1 min',
    ],
    [
      'does not where the deadline cancels them',
      legs(null),
      { timeout: 60_000, onTimeout: 'cancel', cleanup: 'never' },
      { limits: HOUR },
      "1 min (run-timeout is not given: the step's timeout) · the step waits up to 1 min",
    ],
    ['names a given one', legs(90_000, 90_000), {}, { limits: HOUR }, '1 min 30 s as given · the step waits up to 1 h'],
    [
      'names the shortest and the longest that are given, and the default',
      legs(90_000, null, 30_000, 60_000),
      {},
      { limits: HOUR },
      "30 s to 1 min 30 s as given or 1 h (run-timeout is not given: the step's timeout) · the step waits up to 1 h",
    ],
    [
      'counts the setup, which has the default',
      legs(90_000),
      { setup: SETUP },
      { limits: HOUR },
      "1 min 30 s as given or 1 h (run-timeout is not given: the step's timeout) · the step waits up to 1 h",
    ],
    ['says that it is not known', legs(null), {}, {}, `${own} · the step waits up to 1 h`],
    [
      'names the given one where the rest is not known',
      legs(null, 60_000),
      {},
      { limits: {} },
      `1 min as given or ${own} · the step waits up to 1 h`,
    ],
  ])('%s', async (_, plans, inputs, script, said) => {
    const { log } = await limited(plans, inputs, script);
    expect(log.lines().filter((line) => !line.startsWith('::debug::'))).toEqual([`Commands may run ${said}`]);
  });

  it('is not written when the step was stopped meanwhile', async () => {
    const setting = modeSetting({ limits: HOUR });
    setting.stop.abort('SIGTERM');
    await limitCommands(runInputs(legs(null)), setting.context, { signal: setting.stop.signal });
    expect(setting.log.lines().filter((line) => line.startsWith('Commands'))).toEqual([]);
  });
});

describe('a limit of the service that ends commands before SIGTERM has given them their time', () => {
  const late = 'on-timeout: stop may come too late, since the service ends each command after';
  it.each<[number, number, string[]]>([
    [3_588_000, 10_000, []],
    [3_589_000, 10_000, [`${late} 1 h: give a timeout of 3588s or less.`]],
    [9_000_000, 3_600_000, [`${late} 1 h: give a shorter stop-grace.`]],
  ])('is a warning: timeout %i ms, stop-grace %i ms', async (timeout, stopGrace, warnings) => {
    const inputs = { timeout, onTimeout: { stopGrace } };
    expect((await limited(legs(null), inputs)).log.warnings()).toEqual(warnings);
    expect((await limited(legs(60_000), inputs)).log.warnings()).toEqual([]);
  });
});

describe('the limit of a command', () => {
  it('is the given one, else the default, both beside what the service allows', async () => {
    const { limitOf, service } = await limited(legs(null), { timeout: 600_000 });
    expect(limitOf({ timeout: null })).toEqual({ ms: 600_000, outlastsStep: true, isLongest: false });
    expect(limitOf({ timeout: 60_000 })).toEqual({ ms: 60_000, outlastsStep: false, isLongest: false });
    expect(limitOf({ timeout: 3_600_000 })).toMatchObject({ isLongest: true });
    expect(service.sent('whoami')).toHaveLength(1);
  });

  it('that is given too long ends the step', async () => {
    const timeouts = [{ where: { input: 'run-timeout' }, text: '2h', timeout: 7_200_000 }];
    await expect(limited(legs(7_200_000), { timeouts })).rejects.toThrow(InvalidInputs);
  });

  it.each<[string, ContreeClient['whoAmI'], RegExp]>([
    ['has no such route', () => Promise.reject(failureOf('get', 'whoami', { status: 404 })), /not known: .*HTTP 404/],
    ['fails', () => Promise.reject(failureOf('get', 'whoami', { status: 503 })), /not known: .*HTTP 503/],
    [
      'does not reply',
      () => Promise.reject(failureOf('get', 'whoami', { kind: 'timeout' })),
      /not known: .*no reply in time/,
    ],
    ['replies too late', () => new Promise<never>(() => undefined), /not known: no reply came in time/],
    ['names no limit', says({}), /not known: it names no instance_max_timeout/],
    ['names one that is none', says({ instance_max_timeout: -1 }), /not known/],
  ])('is none beside the given ones for a service that %s, and a debug line says why', async (_, whoAmI, line) => {
    const timeouts = [{ where: { input: 'run-timeout' }, text: '2h', timeout: 7_200_000 }];
    const wrap = (client: ContreeClient): ContreeClient => ({ ...client, whoAmI });
    const { limitOf, log } = await limited(legs(7_200_000), { timeouts }, { wrap });
    expect(limitOf({ timeout: null })).toBeNull();
    expect(limitOf({ timeout: 7_200_000 })).toMatchObject({ ms: 7_200_000, isLongest: false });
    expect(log.text()).toMatch(line);
  });
});

function says(limits: Readonly<Record<string, number>>): ContreeClient['whoAmI'] {
  return () => Promise.resolve({ tokenUuid: null, tokenExpiration: null, permissions: {}, limits });
}

describe('the reply to what the token may do', () => {
  it.each([
    [1_000, 100],
    [20_000, 2_000],
    [3_600_000, 5_000],
  ])('may hold a step that has %i ms left up for %f ms', (left, expected) => {
    expect(tokenReadUntil(50_000, 50_000 + left) - 50_000).toBeCloseTo(expected);
  });
});
