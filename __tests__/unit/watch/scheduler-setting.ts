import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import { LogCursor } from '../../../src/watch/log-cursor.ts';
import type { Poller } from '../../../src/watch/poller.ts';
import type { Scheduler, SchedulerDeps } from '../../../src/watch/scheduler.ts';
import type { Streams } from '../../../src/watch/streams.ts';
import { operation, uuidOf } from '../../doubles/fixtures.ts';
import { START, virtualClock } from '../../doubles/virtual-clock.ts';

export const legOf = (number: number): Leg => ({ name: `leg-${String(number)}`, uuid: uuidOf(number) });
export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const namesOf = (legs: readonly Leg[]): string[] => legs.map(({ name }) => name);

/** A scheduler of so many legs, whose streams and reads are as the test sets them. */
export function settingOf(count: number, startsLegs: boolean, make: (deps: SchedulerDeps) => Scheduler) {
  const clock = virtualClock();
  const ledger = new Ledger();
  ledger.add(numbersTo(count).map(legOf));
  /** By leg, as the streams and the poller would know it. */
  const open = new Set<string>();
  const reading = new Set<string>();
  const covered = new Map<string, number>();
  const opensAt = new Map<string, number>();
  const cursors = new Map<string, LogCursor>();
  const opened: string[] = [];
  const seen: unknown[] = [];
  const support = { sawEarly: false };
  const streams = {
    places: 120,
    support,
    has: ({ name }: Leg) => open.has(name),
    cursorOf: ({ name }: Leg) => cursors.get(name),
    opensAt: ({ name }: Leg) => opensAt.get(name) ?? 0,
    coversUntil: ({ name }: Leg) => covered.get(name) ?? 0,
    seenActive: ({ name }: Leg, ...facts: readonly unknown[]) => seen.push([name, ...facts]),
    open: ({ name }: Leg) => opened.push(name),
  };
  const poller = { notBefore: 0, isReading: ({ name }: Leg) => reading.has(name) };
  const scheduler = make({
    clock,
    ledger,
    poller: poller as unknown as Poller,
    streams: streams as unknown as Streams,
    startsLegs,
  });
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
  const polls = (): { streamless: string[]; quiet: string[] } => {
    const { streamless, quiet } = scheduler.legsToPoll();
    return { streamless: namesOf(streamless), quiet: namesOf(quiet) };
  };
  /** Milliseconds after the clock's start; 0 for one that is due. */
  const due = (isPolling = false): number => Math.max(0, scheduler.dueAt(isPolling) - START);
  const states = { open, reading, covered, opensAt, cursors };
  return { clock, ledger, scheduler, streams, poller, support, opened, seen, read, follow, polls, due, ...states };
}
