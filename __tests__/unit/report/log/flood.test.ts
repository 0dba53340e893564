import { describe, expect, it } from '@jest/globals';
import { FloodGate, LEG_RATE, STEP_RATE, TokenBucket } from '../../../../src/report/log/flood.ts';

const AMPLE = { lines: 1e9, bytes: 1e12 };
const UNLIMITED = { burst: AMPLE, perSecond: AMPLE };

function admitted(gate: FloodGate, count: number, bytes: number, now: number): number {
  return Array.from({ length: count }, () => gate.admits(bytes, now)).filter(Boolean).length;
}

describe('a token bucket', () => {
  const rate = { burst: { lines: 10, bytes: 100 }, perSecond: { lines: 2, bytes: 50 } };

  it('starts with the burst, and refills up to it', () => {
    const bucket = new TokenBucket(rate, 1_000);
    expect(bucket.has({ lines: 10, bytes: 100 }, 1_000)).toBe(true);
    expect(bucket.has({ lines: 11, bytes: 0 }, 1_000)).toBe(false);
    expect(bucket.has({ lines: 0, bytes: 101 }, 1_000)).toBe(false);
    bucket.take({ lines: 10, bytes: 100 });
    expect(bucket.has({ lines: 1, bytes: 0 }, 1_499)).toBe(false);
    expect(bucket.has({ lines: 1, bytes: 25 }, 1_500)).toBe(true);
    expect(bucket.has({ lines: 1, bytes: 26 }, 1_500)).toBe(false);
    expect(bucket.has({ lines: 10, bytes: 100 }, 60_000)).toBe(true);
    expect(bucket.has({ lines: 11, bytes: 0 }, 120_000)).toBe(false);
  });
});

describe('the flood gate of a leg', () => {
  it('admits a burst of lines, and counts the rest', () => {
    const gate = new FloodGate(new TokenBucket(UNLIMITED, 0), 0);
    expect(admitted(gate, 1_500, 10, 0)).toBe(LEG_RATE.burst.lines);
    expect(gate.open()).toEqual({ lines: 500, bytes: 5_000 });
  });

  it('admits a burst of bytes', () => {
    const gate = new FloodGate(new TokenBucket(UNLIMITED, 0), 0);
    expect(admitted(gate, 100, 8 * 1024, 0)).toBe(32);
    expect(gate.open()).toEqual({ lines: 68, bytes: 68 * 8 * 1024 });
  });

  it('shares the room of the step with other legs', () => {
    const step = new TokenBucket(STEP_RATE, 0);
    const gates = Array.from({ length: 7 }, () => new FloodGate(step, 0));
    expect(gates.map((gate) => admitted(gate, 2_000, 10, 0))).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 0, 0]);
    expect(gates[6]?.open()).toEqual({ lines: 2_000, bytes: 20_000 });
  });

  it('admits 16 KiB more of the leg a second later, and 96 KiB of all legs', () => {
    const step = new TokenBucket(STEP_RATE, 0);
    const gates = Array.from({ length: 10 }, () => new FloodGate(step, 0));
    for (const gate of gates) admitted(gate, 40, 8 * 1024, 0);
    const later = gates.map((gate) => {
      gate.open();
      return admitted(gate, 40, 1024, 1_000);
    });
    expect(later).toEqual([16, 16, 16, 16, 32, 0, 0, 0, 0, 0]);
  });

  it('admits nothing while it is shut, though there is room', () => {
    const gate = new FloodGate(new TokenBucket(UNLIMITED, 0), 0);
    admitted(gate, 1_001, 10, 0);
    expect(admitted(gate, 3, 10, 5_000)).toBe(0);
    expect(gate.open()).toEqual({ lines: 4, bytes: 40 });
    expect(admitted(gate, 1_000, 10, 5_000)).toBe(250);
  });

  it('may open once the leg has paused', () => {
    const gate = new FloodGate(new TokenBucket(UNLIMITED, 0), 0);
    admitted(gate, 1_001, 10, 0);
    gate.admits(10, 600);
    expect(gate.mayOpen(1_599)).toBe(false);
    expect(gate.mayOpen(1_600)).toBe(true);
  });

  it('may open after ten seconds of a flood, and again ten seconds later', () => {
    const start = Date.parse('2026-11-29T07:00:00Z');
    const gate = new FloodGate(new TokenBucket(UNLIMITED, start), start);
    const flood = (from: number, to: number): void => {
      for (let now = from; now < to; now += 500) {
        admitted(gate, 1_001, 10, start + now);
        expect(gate.mayOpen(start + now)).toBe(false);
      }
    };
    flood(0, 10_000);
    gate.admits(10, start + 10_000);
    expect(gate.mayOpen(start + 10_000)).toBe(true);
    gate.open();
    expect(admitted(gate, 1_000, 10, start + 10_000)).toBe(500);
    flood(10_500, 20_000);
    gate.admits(10, start + 20_000);
    expect(gate.mayOpen(start + 20_000)).toBe(true);
  });

  it('has dropped nothing before it shuts', () => {
    const gate = new FloodGate(new TokenBucket(UNLIMITED, 0), 0);
    gate.admits(10, 0);
    expect(gate.open()).toEqual({ lines: 0, bytes: 0 });
  });

  it('stays shut while the step has no room', () => {
    const step = new TokenBucket({ burst: { lines: 100, bytes: 1e6 }, perSecond: { lines: 10, bytes: 1e6 } }, 0);
    const gate = new FloodGate(step, 0);
    expect(admitted(gate, 200, 10, 0)).toBe(100);
    expect(gate.mayOpen(4_900)).toBe(false);
    expect(gate.mayOpen(5_100)).toBe(true);
  });

  it('counts the rest of a long line only while it is shut', () => {
    const gate = new FloodGate(new TokenBucket(UNLIMITED, 0), 0);
    expect(gate.absorbs(7)).toBe(false);
    admitted(gate, 1_001, 10, 0);
    expect(gate.absorbs(7)).toBe(true);
    expect(gate.open()).toEqual({ lines: 1, bytes: 17 });
    expect(gate.absorbs(7)).toBe(false);
  });
});
