import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import { EndPace } from '../../../src/watch/end-pace.ts';
import { FollowedSince } from '../../../src/watch/followed-since.ts';
import { KnownLengths } from '../../../src/watch/known-lengths.ts';
import { LogCursor } from '../../../src/watch/log-cursor.ts';
import type { Streams } from '../../../src/watch/streams.ts';
import { operation, uuidOf } from '../../doubles/fixtures.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

export const legOf = (number: number): Leg => ({ name: `leg-${String(number)}`, uuid: uuidOf(number) });
export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
export const namesOf = (legs: readonly Leg[]): string[] => legs.map(({ name }) => name);

/** So many legs that were started and did not settle, whose streams and reads are as the test sets them. */
export function legsSetting(count: number) {
  const clock = virtualClock();
  const ledger = new Ledger();
  const legs = numbersTo(count).map(legOf);
  ledger.add(legs);
  /** By leg, as the streams and the reads would know it. */
  const open = new Set<string>();
  const reading = new Set<string>();
  const covered = new Map<string, number>();
  const opensAt = new Map<string, number>();
  const cursors = new Map<string, LogCursor>();
  const opened: string[] = [];
  const seen: unknown[] = [];
  const support = { sawEarly: false };
  const given = {
    slots: 120,
    support,
    has: ({ name }: Leg) => open.has(name),
    cursorOf: ({ name }: Leg) => cursors.get(name),
    opensAt: ({ name }: Leg) => opensAt.get(name) ?? 0,
    coversUntil: ({ name }: Leg) => covered.get(name) ?? 0,
    seenActive: ({ name }: Leg, ...facts: readonly unknown[]) => seen.push([name, ...facts]),
    open: ({ name }: Leg) => opened.push(name),
  };
  const read = (number: number, status: string): void => {
    ledger.recordRead(legOf(number), operation({ uuid: uuidOf(number), status, exitCode: null }));
  };
  const follow = (...numbers: readonly number[]): void => {
    for (const number of numbers) {
      open.add(legOf(number).name);
      covered.set(legOf(number).name, Infinity);
      cursors.set(legOf(number).name, new LogCursor());
    }
  };
  const reads = { has: ({ name }: Leg) => reading.has(name) };
  const estimates = { lengths: new KnownLengths(), pace: new EndPace() };
  const deps = {
    ...estimates,
    clock,
    ledger,
    reads,
    since: new FollowedSince(clock),
    streams: given as unknown as Streams,
  };
  const states = { open, reading, covered, opensAt, cursors };
  return { deps, ...estimates, clock, ledger, legs, given, support, opened, seen, read, follow, ...states };
}
