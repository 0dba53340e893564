import { describe, expect, it } from '@jest/globals';
import type { Leg } from '../../../src/legs/leg.ts';
import type { ActiveListing } from '../../../src/watch/active-listing.ts';
import type { DetailReads } from '../../../src/watch/detail-reads.ts';
import type { Message } from '../../../src/watch/messages.ts';
import { Poller } from '../../../src/watch/poller.ts';
import { START, virtualClock } from '../../doubles/virtual-clock.ts';
import { legOf, namesOf } from './legs-setting.ts';

const LIST = 100;
const READ = 1_000;
const LISTED = { requests: 1, ended: 2 };
const [ONE, TWO, THREE] = [legOf(1), legOf(2), legOf(3)];

/** A poller whose listing takes 100 ms and shows leg 2, and whose reads take a second. */
function setting(crash?: Error) {
  const clock = virtualClock();
  const listed: string[][] = [];
  const looks: boolean[] = [];
  const read: unknown[] = [];
  const messages: (readonly [number, Message])[] = [];
  let reading: Promise<void> = Promise.resolve();
  const listing = {
    listed: LISTED,
    unlistedOf: async (legs: readonly Leg[], _call: unknown, isLook: boolean) => {
      listed.push(namesOf(legs));
      looks.push(isLook);
      await clock.sleep(LIST);
      if (crash !== undefined) throw crash;
      return legs.filter(({ name }) => name !== TWO.name);
    },
  };
  const reads = {
    readEach: (legs: readonly Leg[], { isLast }: { isLast?: true }) => {
      read.push([...namesOf(legs), isLast]);
      reading = clock.sleep(READ);
    },
    idle: () => reading,
  };
  const send = (message: Message): void => void messages.push([clock.elapsed(), message]);
  const parts = { listing: listing as unknown as ActiveListing, reads: reads as unknown as DetailReads };
  const poller = new Poller({ ...parts, send });
  const call = { signal: new AbortController().signal, deadline: START + 60_000 };
  return { clock, poller, call, listed, looks, read, messages };
}

describe('a poll', () => {
  it('tells the listing whether it is a look', async () => {
    const { poller, call, looks } = setting();
    for (const isLook of [true, false]) {
      poller.poll({ streamless: [ONE], quiet: [], isLook }, call);
      await poller.idle();
      poller.ended();
    }
    expect(looks).toEqual([true, false]);
  });

  it('lists all legs together and reads the rest, and is over before its reads', async () => {
    const { clock, poller, call, listed, read, messages } = setting();
    poller.poll({ streamless: [ONE, TWO], quiet: [THREE] }, call);
    expect(poller.isPolling).toBe(true);
    await poller.idle();
    expect([listed, read]).toEqual([[['leg-1', 'leg-2', 'leg-3']], [['leg-1', 'leg-3', undefined]]]);
    expect(messages).toEqual([[LIST, { kind: 'polled', legs: [ONE, TWO], listed: LISTED }]]);
    expect(clock.elapsed()).toBe(LIST + READ);
    expect(poller.isPolling).toBe(true);
    poller.ended();
    expect(poller.isPolling).toBe(false);
  });

  it.each([
    ['quiet', { streamless: [], quiet: [THREE] }],
    ['streamless', { streamless: [ONE], quiet: [] }],
    ['as many quiet as streamless', { streamless: [ONE], quiet: [THREE] }],
  ])('may be for %s legs alone', (_, legs) => {
    const { poller, call } = setting();
    poller.poll(legs, call);
    expect(poller.isPolling).toBe(true);
  });

  it('of no legs is none', async () => {
    const { poller, call, listed } = setting();
    poller.poll({ streamless: [], quiet: [] }, call);
    await poller.idle();
    expect([poller.isPolling, listed]).toEqual([false, []]);
  });

  it('that crashes is over, and says so first', async () => {
    const bug = new TypeError('a bug');
    const { poller, call, messages } = setting(bug);
    poller.poll({ streamless: [ONE], quiet: [] }, call);
    await poller.idle();
    expect(messages.map(([, message]) => message)).toEqual([
      { kind: 'crashed', cause: bug },
      { kind: 'polled', legs: [ONE], listed: LISTED },
    ]);
  });

  it('after the deadline is the last, and over with its reads', async () => {
    const { clock, poller, call, read, messages } = setting();
    await poller.pollOnceMore([ONE, TWO], call);
    expect([read, messages, clock.elapsed()]).toEqual([[['leg-1', true]], [], LIST + READ]);
  });
});
