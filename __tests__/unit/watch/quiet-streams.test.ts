import { describe, expect, it } from '@jest/globals';
import { QuietStreams } from '../../../src/watch/quiet-streams.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { legOf, legsSetting, namesOf, numbersTo } from './legs-setting.ts';

/** All of them have a stream. */
function setting(count: number) {
  const made = legsSetting(count);
  const quietStreams = new QuietStreams(made.deps);
  made.deps.since.add(made.legs);
  made.follow(...numbersTo(count));
  return { ...made, quietStreams, due: () => namesOf(quietStreams.takeDue(made.legs)) };
}

describe('a leg with a stream that is quiet', () => {
  const CHECK = 300_000;

  it('is polled after five minutes, with those that were quiet for half of that', async () => {
    const { clock, open, cursors, due } = setting(5);
    open.delete('leg-5');
    await clock.sleep(CHECK - 1);
    for (const [number, ago] of [
      [2, CHECK / 2 - 1],
      [3, CHECK / 2 - 2],
    ] as const) {
      cursors.get(`leg-${String(number)}`)?.seenExecuting(clock.now() - ago);
    }
    expect(due()).toEqual([]);
    await clock.sleep(1);
    expect(due()).toEqual(['leg-1', 'leg-2', 'leg-4']);
  });

  it('is not polled while it is being read, nor without its stream', async () => {
    const { clock, open, reading, quietStreams, due } = setting(3);
    reading.add('leg-2');
    open.delete('leg-3');
    expect(numbersTo(3).map((number) => quietStreams.checkAt(legOf(number)))).toEqual([
      START + CHECK,
      Infinity,
      Infinity,
    ]);
    await clock.sleep(CHECK);
    expect(due()).toEqual(['leg-1']);
  });

  it('is polled a minute after another at the earliest', async () => {
    const { clock, cursors, quietStreams, due } = setting(2);
    cursors.get('leg-2')?.seenExecuting(START + CHECK / 2 + 10_000);
    await clock.sleep(CHECK);
    expect(due()).toEqual(['leg-1']);
    cursors.get('leg-1')?.seenExecuting(clock.now());
    cursors.get('leg-2')?.seenExecuting(START + 20_000);
    expect(quietStreams.checkAt(legOf(2))).toBe(START + CHECK + 60_000);
    await clock.sleep(59_999);
    expect(due()).toEqual([]);
    await clock.sleep(1);
    expect(due()).toEqual(['leg-2']);
  });
});
