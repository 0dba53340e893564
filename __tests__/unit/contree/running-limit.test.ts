import { describe, expect, it } from '@jest/globals';
import { runLimit } from '../../../src/contree/running-limit.ts';
import { streamBody } from '../../../src/contree/sent-body.ts';

/** Timers that never fire: how long each was set for, and how many are set now. */
function timers() {
  const lengths: number[] = [];
  const state = { set: 0 };
  const start = (milliseconds: number): (() => void) => {
    lengths.push(milliseconds);
    state.set += 1;
    let isSet = true;
    return () => {
      if (isSet) state.set -= 1;
      isSet = false;
    };
  };
  return { lengths, state, start };
}

describe('a running limit', () => {
  it('counts whole again when it is restarted, with one timer at a time', () => {
    const { lengths, state, start } = timers();
    const limit = runLimit(1_000, start);
    limit.restart();
    limit.restart();
    expect([lengths, state.set]).toEqual([[1_000, 1_000, 1_000], 1]);
    limit.end();
    expect(state.set).toBe(0);
  });

  it('does not count while it is suspended, and then what was left of it', async () => {
    const { lengths, state, start } = timers();
    const limit = runLimit(3_600_000, start);
    const pending = Promise.withResolvers<string>();
    const suspended = limit.suspend(pending.promise);
    expect(state.set).toBe(0);
    pending.resolve('done');
    expect(await suspended).toBe('done');
    expect([lengths.length, state.set]).toEqual([2, 1]);
    expect(lengths[1]).toBeLessThan(3_600_000);
    expect(lengths[1]).toBeGreaterThan(3_000_000);
  });

  it('stays over when a pause is moved or ended later', async () => {
    const { state, start } = timers();
    const limit = runLimit(1_000, start);
    const pending = Promise.withResolvers<string>();
    const suspended = limit.suspend(pending.promise);
    limit.end();
    limit.restart();
    pending.resolve('done');
    await suspended;
    expect(state.set).toBe(0);
  });

  it('is restarted by each piece of a body that was taken', async () => {
    const open = async function* (): AsyncGenerator<Buffer> {
      for (const text of ['a', 'b', 'c']) yield await Promise.resolve(Buffer.from(text));
    };
    let moved = 0;
    const sent: string[] = [];
    for await (const piece of streamBody({ size: 3, open }, () => (moved += 1))) {
      sent.push(String(piece));
    }
    expect([sent, moved]).toEqual([['a', 'b', 'c'], 3]);
  });
});
