import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { checkTimeouts, tokenReadUntil } from '../../../src/modes/check-timeouts.ts';
import type { Place } from '../../../src/values/place.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { modeSetting } from '../../doubles/mode-setting.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';

const given = (where: Place, seconds: number) => ({ where, text: `${seconds}s`, timeout: seconds * 1000 });
const token = (limits: Record<string, number>): ContreeClient['whoAmI'] => {
  return () => Promise.resolve({ tokenUuid: null, tokenExpiration: null, permissions: {}, limits });
};

/** What is wrong with the limits, how often the service was asked, and the debug lines. */
async function checked(timeouts: Parameters<typeof checkTimeouts>[0], whoAmI: ContreeClient['whoAmI']) {
  let asked = 0;
  const wrap = (client: ContreeClient): ContreeClient => ({
    ...client,
    whoAmI: (call) => {
      asked += 1;
      return whoAmI(call);
    },
  });
  const { context, clock, log } = modeSetting({ wrap });
  const call = { deadline: clock.now() + 60_000 };
  const error: unknown = await checkTimeouts(timeouts, context, call).catch((thrown: unknown) => thrown);
  const problems = error === undefined ? [] : error instanceof InvalidInputs ? error.problems : [error];
  return { problems, asked, log: log.text() };
}

describe('the check of time limits', () => {
  const timeouts = [
    given({ input: 'run-timeout' }, 3_601),
    given({ input: 'legs', line: 2, name: 'b.timeout' }, 3_600),
    given({ input: 'legs', line: 3, name: 'c.timeout' }, 9_000),
    given({ input: 'legs', line: 4, name: 'd.timeout' }, 9_001),
  ];

  it('names each one that is too long, the value and what the service allows, all at once', async () => {
    const { problems, asked } = await checked(timeouts, token({ instance_max_timeout: 3_600 }));
    const problem = 'is longer than the service lets a command of this token run: use 3600s or less';
    expect(problems).toEqual([
      `run-timeout: "3601s" ${problem}`,
      `legs: lines 3 and 4: c.timeout and d.timeout: "9000s" ${problem} (likewise "9001s")`,
    ]);
    expect(asked).toBe(1);
  });

  it('asks nothing when no limit is given', async () => {
    expect(await checked([], token({ instance_max_timeout: 1 }))).toMatchObject({ problems: [], asked: 0 });
  });

  it.each<[string, ContreeClient['whoAmI'], RegExp]>([
    ['has no such route', () => Promise.reject(failureOf('get', 'whoami', { status: 404 })), /not checked: .*HTTP 404/],
    ['fails', () => Promise.reject(failureOf('get', 'whoami', { status: 503 })), /not checked: .*HTTP 503/],
    [
      'does not reply',
      () => Promise.reject(failureOf('get', 'whoami', { kind: 'timeout' })),
      /not checked: .*no reply in time/,
    ],
    ['replies too late', () => new Promise<never>(() => undefined), /not checked: no reply came in time/],
    ['names no limit', token({}), /not checked: it names no instance_max_timeout/],
    ['names one that is none', token({ instance_max_timeout: -1 }), /not checked/],
  ])('is no error, and a debug line, for a service that %s', async (_, whoAmI, line) => {
    const { problems, log } = await checked(timeouts, whoAmI);
    expect(problems).toEqual([]);
    expect(log).toMatch(line);
  });

  it('names 50 of them and counts the rest', async () => {
    const many = Array.from({ length: 60 }, (_, index) => given({ input: `input-${String(index)}` }, 9_000));
    const { problems } = await checked(many, token({ instance_max_timeout: 3_600 }));
    expect([problems.length, problems.at(-1)]).toEqual([51, 'and 10 more']);
  });
});

describe('the reply to what the token may do', () => {
  it.each([
    [1_000, 100],
    [20_000, 2_000],
    [3_600_000, 5_000],
  ])('may hold a step that has %i ms left up for %f ms', (left, expected) => {
    expect(tokenReadUntil(50_000, 50_000 + left) - 50_000).toBeCloseTo(expected);
  });
});
