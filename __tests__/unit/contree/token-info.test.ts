import { describe, expect, it } from '@jest/globals';
import { ContreeError } from '../../../src/contree/contree-error.ts';
import { TokenInfo } from '../../../src/contree/token-info.ts';
import type { WhoAmI } from '../../../src/contree/types.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { START, virtualClock } from '../../doubles/virtual-clock.ts';

const TOKEN: WhoAmI = { tokenUuid: null, tokenExpiration: null, permissions: { list: true }, limits: {} };

/** The token's info; `answer` is what the service says after so many milliseconds. */
function infoOf(answer: Partial<WhoAmI> | Error, after = 100) {
  const clock = virtualClock();
  let asked = 0;
  const whoAmI = async (): Promise<WhoAmI> => {
    asked += 1;
    await clock.sleep(after);
    if (answer instanceof Error) throw answer;
    return { ...TOKEN, ...answer };
  };
  return { info: new TokenInfo({ clock, whoAmI }), clock, asked: () => asked };
}

describe('what the service says of a token', () => {
  it('is asked for once, however many need it at the same time and later', async () => {
    const { info, asked } = infoOf({ limits: { instance_max_timeout: 600 } });
    const both = await Promise.all([info.limit('instance_max_timeout', {}), info.describe({})]);
    expect(both).toEqual([600, 'The service says: this token has list.']);
    expect([await info.limit('instance_max_timeout', {}), asked()]).toEqual([600, 1]);
  });

  it('is asked for once when that fails, too', async () => {
    const { info, asked } = infoOf(failureOf('get', 'whoami', { status: 503 }));
    expect(await info.read({})).toBeInstanceOf(ContreeError);
    expect([await info.describe({}), await info.limit('instance_max_timeout', {}), asked()]).toEqual([null, null, 1]);
  });

  it('is not waited for beyond the deadline or the signal of who needs it, and serves the next one', async () => {
    const { info, clock, asked } = infoOf({}, 10_000);
    const stop = new AbortController();
    const stopped = info.read({ signal: stop.signal });
    expect(await info.read({ deadline: clock.now() + 1_000 })).toBeNull();
    expect(clock.elapsed()).toBe(1_000);
    stop.abort();
    expect(await stopped).toBeNull();
    expect(clock.elapsed()).toBe(1_000);
    expect(await info.read({ deadline: clock.now() + 20_000 })).toMatchObject({ permissions: { list: true } });
    expect([clock.elapsed(), clock.sleeping(), asked()]).toEqual([10_000, 0, 1]);
  });

  it('is not asked for after the deadline or the signal', async () => {
    const { info, clock, asked } = infoOf({});
    expect(await info.read({ deadline: clock.now() })).toBeNull();
    expect(await info.read({ signal: AbortSignal.abort() })).toBeNull();
    expect(asked()).toBe(0);
  });

  it('holds up no error for longer than two seconds', async () => {
    const { info, clock } = infoOf({}, 10_000);
    expect(await info.describe({ deadline: clock.now() + 8_000 })).toBeNull();
    expect(await info.describe({})).toBeNull();
    expect(clock.elapsed()).toBe(4_000);
    expect(await info.describe({ deadline: clock.now() + 1_000 })).toBeNull();
    expect(clock.elapsed()).toBe(5_000);
  });

  it('hides no bug', async () => {
    const bug = new TypeError('a bug');
    await expect(infoOf(bug).info.describe({})).rejects.toBe(bug);
  });
});

describe('a limit', () => {
  it.each([
    [{}, null],
    [{ a: 600 }, 600],
    [{ a: 0 }, null],
    [{ a: -1 }, null],
    [{ a: 1.5 }, null],
  ])('of %j is %j', async (limits: Record<string, number>, limit) => {
    expect(await infoOf({ limits }).info.limit('a', {})).toBe(limit);
  });
});

it('has no limit for a call that has ended', async () => {
  expect(await infoOf({ limits: { a: 600 } }).info.limit('a', { signal: AbortSignal.abort() })).toBeNull();
});

describe('the description of a token', () => {
  const expired = START / 1000 - 60;

  it.each<[string, Partial<WhoAmI>, string | null]>([
    [
      'says what the token may do, and what not',
      { permissions: { list: true, spawn: false, cancel: true, import: false } },
      'The service says: this token has list, cancel; it lacks spawn, import.',
    ],
    [
      'says that it may do everything',
      { permissions: { list: true, spawn: true } },
      'The service says: this token has list, spawn.',
    ],
    [
      'says that it may do nothing',
      { permissions: { list: false } },
      'The service says: this token has no permission; it lacks list.',
    ],
    ['is nothing when the service names no permission', { permissions: {} }, null],
    [
      'quotes no text that is no name',
      { permissions: { 'x y': true, '::error::': false, [`a${'b'.repeat(40)}`]: true } },
      null,
    ],
    [
      'says that it has expired',
      { permissions: {}, tokenExpiration: expired },
      'It expired at 2026-11-22T02:59:00.000Z.',
    ],
    [
      'says both',
      { tokenExpiration: START / 1000 },
      'The service says: this token has list. It expired at 2026-11-22T03:00:00.000Z.',
    ],
    ['does not warn of an expiry to come', { permissions: {}, tokenExpiration: START / 1000 + 60 }, null],
    ['survives a time that is none', { permissions: {}, tokenExpiration: -1e300 }, 'It expired.'],
  ])('%s', async (_, token, expected) => {
    expect(await infoOf(token).info.describe({})).toBe(expected);
  });

  it('names 20 permissions of each kind at most', async () => {
    const permissions = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`p${String(index)}`, index < 50]),
    );
    expect((await infoOf({ permissions }).info.describe({}))?.match(/p\d+/g)).toHaveLength(40);
  });
});
