import { describe, expect, it } from '@jest/globals';
import { numbered, openedLiveLog, SECOND } from './opened-live-log.ts';

describe('a flood', () => {
  it('is printed up to a burst, followed by a note', async () => {
    const { clock, batches, lines, write } = openedLiveLog('/tmp/results.jsonl');
    write('unit', numbered(5_321));
    await clock.sleep(900);
    expect(lines()).toHaveLength(1_000);
    expect(lines().at(-1)).toBe('unit │ line 999');
    await clock.sleep(200);
    expect(lines().slice(1_000)).toEqual([
      'unit │ … 4,321 lines (43 kB) left out here; what the service keeps of the output will be in /tmp/results.jsonl.',
    ]);
    expect(clock.sleeping()).toBe(0);
    write('unit', 'calm\n');
    await clock.sleep(100);
    expect(lines().slice(1_001)).toEqual(['unit │ calm']);
    expect(batches.map(({ at }) => at)).toEqual([100, 1_000, 1_200]);
  });

  it('is printed in parts while it lasts, with the right counts between', async () => {
    const { live, clock, lines, write } = openedLiveLog();
    const RATE = 500;
    for (let beat = 0; beat < 400; beat += 1) {
      write('unit', numbered(RATE / 10, beat * (RATE / 10)));
      await clock.sleep(100);
    }
    live.end('unit');
    const printed = lines();
    const notes = printed.filter((line) => line.includes('left out here'));
    expect(notes.length).toBeGreaterThanOrEqual(3);
    expect(notes.length).toBeLessThanOrEqual(5);
    let next = 0;
    const expected = printed.map((line) => {
      const leftOut = /^unit │ … ([\d,]+) lines \(.*\) left out here\.$/.exec(line)?.[1];
      const text = `unit │ line ${next}`;
      next += leftOut === undefined ? 1 : Number(leftOut.replaceAll(',', ''));
      return leftOut === undefined ? text : line;
    });
    expect(printed).toEqual(expected);
    expect(next).toBe(40 * RATE);
    expect(printed.length).toBeLessThanOrEqual(1_000 + 40 * 50 + 5);
  });

  it('of many legs is limited by what the step may print', async () => {
    const { live, clock, lines, write } = openedLiveLog();
    const names = Array.from({ length: 20 }, (_, index) => `leg-${index}`);
    for (let beat = 0; beat < 30; beat += 1) {
      for (const name of names) write(name, numbered(200));
      await clock.sleep(SECOND);
    }
    for (const name of names) live.end(name);
    const notes = lines().filter((line) => line.includes('left out here'));
    expect(lines().length - notes.length).toBeLessThanOrEqual(5_000 + 30 * 300);
    expect(lines().length - notes.length).toBeGreaterThan(5_000);
    for (const name of names) expect(notes.some((note) => note.startsWith(`${name} │ `))).toBe(true);
  });

  it('is noted after its pause also when another leg has ended meanwhile', async () => {
    const { live, clock, lines, write } = openedLiveLog();
    write('unit', numbered(1_005));
    write('docs', 'built\n');
    live.end('docs');
    await clock.sleep(2 * SECOND);
    expect(lines().at(-1)).toBe('unit │ … 5 lines (50 B) left out here.');
  });

  it('leaves its leg the room of a new one when it starts again', () => {
    const { live, lines, write } = openedLiveLog();
    write('unit', numbered(1_005));
    live.end('unit');
    write('unit', numbered(1_000));
    live.end('unit');
    expect(lines().filter((line) => line.startsWith('unit │ line'))).toHaveLength(2_000);
  });

  it('of empty lines costs little, and is counted', () => {
    const { live, lines, write } = openedLiveLog();
    write('unit', '\n'.repeat(200_000));
    live.end('unit');
    expect(lines()).toHaveLength(1_001);
    expect(lines()[999]).toBe('unit │ ');
    expect(lines()[1_000]).toBe('unit │ … 199,000 lines (199 kB) left out here.');
  });

  it('includes the rest of a line that is too long', () => {
    const { live, lines, write } = openedLiveLog();
    write('unit', `${numbered(1_001)}${'x'.repeat(1_000_000)}`);
    live.end('unit');
    expect(lines()[1_000]).toBe('unit │ … 2 lines (1 MB) left out here.');
    expect(lines()).toHaveLength(1_001);
  });
});
