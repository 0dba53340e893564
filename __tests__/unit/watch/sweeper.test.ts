import { describe, expect, it } from '@jest/globals';
import type { Poller } from '../../../src/watch/poller.ts';
import type { Scheduler } from '../../../src/watch/scheduler.ts';
import { Sweeper } from '../../../src/watch/sweeper.ts';
import { START, virtualClock } from '../../doubles/virtual-clock.ts';
import { legOf } from './legs-setting.ts';

/** A sweeper that notes what it does; a poll begins whenever legs are due. */
function setting() {
  const clock = virtualClock();
  const did: unknown[] = [];
  const toPoll = { streamless: [legOf(1)], quiet: [] };
  const scheduler = {
    restsUntil: 0,
    sweep: () => did.push('sweep'),
    legsToPoll: () => toPoll,
    dueAt: (isPolling: boolean) => clock.now() + (isPolling ? 1_000 : 500),
  };
  const poller = {
    isPolling: false,
    poll: (...given: readonly unknown[]) => {
      did.push(given);
      poller.isPolling = true;
    },
  };
  const parts = { poller: poller as unknown as Poller, scheduler: scheduler as unknown as Scheduler };
  const sweeper = new Sweeper({ clock, ...parts });
  const call = { signal: new AbortController().signal, deadline: START + 60_000 };
  /** What was done, and when the next sweep may be, in milliseconds after the clock's start. */
  const swept = (): unknown[] => {
    did.length = 0;
    const next = sweeper.sweepIfDue(call) - START;
    return [...did, next];
  };
  return { clock, scheduler, poller, sweeper, swept, polled: [toPoll, call] };
}

describe('a sweep', () => {
  it('comes at once, polls what is due, and again only when that is due', async () => {
    const { clock, swept, polled } = setting();
    expect(swept()).toEqual(['sweep', polled, 1_000]);
    await clock.sleep(999);
    expect(swept()).toEqual([1_000]);
    await clock.sleep(1);
    expect(swept()).toEqual(['sweep', 2_000]);
  });

  it('comes at once after a change, and is then due once', () => {
    const { sweeper, poller, swept, polled } = setting();
    swept();
    sweeper.changed();
    expect(swept()).toEqual(['sweep', 1_000]);
    poller.isPolling = false;
    expect(swept()).toEqual([1_000]);
    sweeper.changed();
    expect(swept()).toEqual(['sweep', polled, 1_000]);
  });

  it('comes no sooner than the scheduler wants, changed or due', async () => {
    const { clock, scheduler, sweeper, swept } = setting();
    swept();
    scheduler.restsUntil = START + 1_020;
    sweeper.changed();
    expect(swept()).toEqual([1_020]);
    await clock.sleep(1_010);
    expect(swept()).toEqual([1_020]);
    await clock.sleep(10);
    expect(swept()).toEqual(['sweep', 2_020]);
  });
});
