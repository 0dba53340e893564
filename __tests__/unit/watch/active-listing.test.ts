import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import { ActiveListing } from '../../../src/watch/active-listing.ts';
import { LegResults } from '../../../src/watch/leg-results.ts';
import type { Message } from '../../../src/watch/messages.ts';
import { operation, problem, uuidOf } from '../../doubles/fixtures.ts';
import { scriptedService, timelines, type Script } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { legOf, namesOf, numbersTo } from './legs-setting.ts';

/** So many legs, which execute for ever unless the script says otherwise. */
function setting(count: number, script: Partial<Script> = {}) {
  const clock = virtualClock();
  const operations = timelines(count, () => ({ EXECUTING: 0 }));
  const service = scriptedService({ clock, operations, ...script });
  const ledger = new Ledger();
  const legs = numbersTo(count).map(legOf);
  ledger.add(legs);
  const messages: Message[] = [];
  const send = (message: Message): void => void messages.push(message);
  const reading = new Set<string>();
  const reads = { has: ({ name }: Leg) => reading.has(name) };
  const results = new LegResults({ ledger, send });
  const listing = new ActiveListing({ client: service.client, clock, ledger, reads, results, send });
  const stop = new AbortController();
  const unlisted = async (limit = 60_000): Promise<string[]> =>
    namesOf(await listing.unlistedOf(legs, { signal: stop.signal, deadline: clock.now() + limit }));
  const listed = (): string[] => service.sent('list').map(({ what }) => what);
  const activeLegs = (): string[] => messages.flatMap((one) => (one.kind === 'active' ? [one.leg.name] : []));
  const problems = (): (number | null)[] => legs.map((leg) => ledger.facts(leg).problem?.failure.status ?? null);
  return { clock, ledger, legs, listed, listing, messages, activeLegs, problems, reading, service, stop, unlisted };
}

const ended = (count: number) => timelines(count, (index) => (index % 2 === 0 ? { SUCCESS: 0 } : { EXECUTING: 0 }));

describe('a listing of active operations', () => {
  it('is made where it costs less than a detail for each leg', async () => {
    const three = setting(3);
    expect([await three.unlisted(), three.service.requests]).toEqual([['leg-1', 'leg-2', 'leg-3'], []]);
    const four = setting(4);
    expect([await four.unlisted(), four.listed()]).toEqual([[], ['PENDING', 'ASSIGNED', 'EXECUTING']]);
    expect(four.activeLegs()).toEqual(['leg-1', 'leg-2', 'leg-3', 'leg-4']);
    expect(four.ledger.activeStatuses()).toEqual(Array(4).fill('EXECUTING'));
  });

  it('is expected to cost what the last one did, and one request at least', async () => {
    const { listed, legs, ledger, unlisted } = setting(2);
    for (const leg of legs) ledger.recordBegun(leg);
    expect([await unlisted(), listed()]).toEqual([['leg-1', 'leg-2'], []]);
    const four = setting(4);
    for (const leg of four.legs) four.ledger.recordBegun(leg);
    await four.unlisted();
    expect(four.listed()).toEqual(['EXECUTING']);
    four.legs.splice(0, 3);
    expect(await four.unlisted()).toEqual(['leg-4']);
    expect(four.listed()).toHaveLength(1);
  });

  it('is made of a single leg that may be active, where one request shows it', async () => {
    const { clock, ledger, legs, listed, listing, stop } = setting(1);
    const look = async () => {
      const call = { signal: stop.signal, deadline: clock.now() + 60_000 };
      return namesOf(await listing.unlistedOf(legs, call, true));
    };
    expect([await look(), listed()]).toEqual([['leg-1'], []]);
    ledger.recordBegun(legOf(1));
    expect([await look(), listed()]).toEqual([[], ['EXECUTING']]);
  });

  it('that took several requests is expected to take as many', async () => {
    const { listed, legs, unlisted } = setting(4);
    await unlisted();
    legs.splice(0, 1);
    expect([await unlisted(), listed().length]).toEqual([['leg-2', 'leg-3', 'leg-4'], 3]);
  });

  it('goes on to no further status once all legs are listed', async () => {
    const { listed, unlisted } = setting(4, { operations: timelines(4, () => ({ PENDING: 0 })) });
    expect([await unlisted(), listed()]).toEqual([[], ['PENDING']]);
  });

  it('counts a leg that it does not show once, so that a wrong listing causes no further polls', async () => {
    const { listing, unlisted } = setting(6, { operations: ended(6) });
    const ends: unknown[] = [];
    for (let poll = 0; poll < 3; poll += 1) {
      await unlisted();
      ends.push(listing.listed?.ended);
    }
    expect(ends).toEqual([3, 0, 0]);
  });

  it('leaves the legs that it does not show, and no other', async () => {
    const { activeLegs, unlisted } = setting(6, { operations: ended(6) });
    expect(await unlisted()).toEqual(['leg-1', 'leg-3', 'leg-5']);
    expect(activeLegs()).toEqual(['leg-2', 'leg-4', 'leg-6']);
  });

  it('begins with the earliest status in which a leg was last seen', async () => {
    const { ledger, legs, listed, unlisted } = setting(5);
    for (const [index, leg] of legs.entries()) {
      const status = index === 3 ? 'ASSIGNED' : 'EXECUTING';
      ledger.recordRead(leg, operation({ uuid: leg.uuid, status, exitCode: null }));
    }
    await unlisted();
    expect(listed()).toEqual(['ASSIGNED', 'EXECUTING']);
    ledger.recordRead(legOf(2), operation({ uuid: uuidOf(2), status: 'PAUSED', exitCode: null }));
    await unlisted();
    expect(listed().slice(2)).toEqual(['PENDING', 'ASSIGNED', 'EXECUTING']);
  });

  it('tells nothing of legs that are being read or have settled meanwhile', async () => {
    const { activeLegs, ledger, reading, unlisted } = setting(8, { operations: ended(8) });
    reading.add('leg-2');
    ledger.recordUnreadable(legOf(4), problem());
    ledger.recordUnreadable(legOf(5), problem());
    expect(await unlisted()).toEqual(['leg-1', 'leg-3', 'leg-7']);
    expect(activeLegs()).toEqual(['leg-6', 'leg-8']);
  });

  it('delays polls by its Retry-After', async () => {
    const { clock, messages, unlisted } = setting(4, { retryAfter: 7_000 });
    await unlisted();
    expect(messages[0]).toEqual({ kind: 'asked-to-wait', until: clock.now() + 7_000 });
  });
});

describe('a listing that fails', () => {
  const all = namesOf(numbersTo(4).map(legOf));

  it.each([
    [60_000, 10_000],
    [8_000, 4_000],
  ])('leaves time for the details: with %i ms left it is tried for %i ms', async (left, tried) => {
    const { clock, unlisted } = setting(4, { faults: [{ method: 'list', reply: 'hang' }] });
    expect(await unlisted(left)).toEqual(all);
    expect(clock.elapsed()).toBe(tried);
  });

  it.each([
    [500, 2],
    [403, 1],
    [404, 1],
  ])('with %i has each open leg read, and is tried %i times', async (reply, tries) => {
    const { ledger, listed, service, unlisted } = setting(5, { faults: [{ method: 'list', reply }] });
    ledger.recordUnreadable(legOf(5), problem());
    expect(await unlisted(1_000)).toEqual(all);
    expect(await unlisted(1_000)).toEqual(tries === 1 ? [...all, 'leg-5'] : all);
    expect([listed().length, service.requests.length]).toEqual([tries, tries]);
  });

  it('with a Retry-After has none read: those that were never seen keep the problem', async () => {
    const fault = { method: 'list', reply: 503, retryAfter: 30_000 } as const;
    const { clock, ledger, messages, problems, unlisted } = setting(5, { faults: [fault] });
    ledger.recordBegun(legOf(2));
    ledger.recordUnreadable(legOf(5), problem({ status: 404 }));
    expect(await unlisted()).toHaveLength(0);
    expect(messages).toEqual([{ kind: 'asked-to-wait', until: clock.now() + 30_000 }]);
    expect(problems()).toEqual([503, null, 503, 503, 404]);
  });

  it('with a Retry-After of nothing has each leg read', async () => {
    const { messages, unlisted } = setting(4, { faults: [{ method: 'list', reply: 503, retryAfter: 0 }] });
    expect([await unlisted(), messages]).toEqual([all, []]);
  });

  it('with 401 is the end of all legs, and none is read', async () => {
    const { messages, unlisted } = setting(4, { faults: [{ method: 'list', reply: 401 }] });
    expect(await unlisted()).toHaveLength(0);
    expect(messages).toMatchObject(numbersTo(4).map((number) => ({ kind: 'refused', leg: legOf(number) })));
  });

  it('by the signal has none read', async () => {
    const { clock, stop, messages, unlisted } = setting(4, { latency: 1_000 });
    void clock.sleep(500).then(() => {
      stop.abort();
    });
    expect(await unlisted()).toHaveLength(0);
    expect(messages).toEqual([]);
  });

  it('by a bug throws it', async () => {
    const bug = new TypeError('a bug');
    const { unlisted } = setting(4, { faults: [{ method: 'list', reply: bug }] });
    await expect(unlisted()).rejects.toBe(bug);
  });
});
