import { virtualClock } from '../__tests__/doubles/virtual-clock.ts';
import { Ledger } from '../src/legs/ledger.ts';
import { watch } from '../src/watch/watch.ts';
import { loadService, type OpenStream, type Request, type Restart } from './load-service.ts';
import { randomFrom } from './random.ts';

/** A step that waits. Times in milliseconds after its start. */
export interface StepSetting {
  readonly seed: number;
  /** How long each of its legs takes. */
  readonly lengths: readonly number[];
  readonly hasStreams: boolean;
  readonly restart?: Restart;
  /** When it gives up; a day when left out. */
  readonly deadline?: number;
}

/** What a step asked of the service, and what came of it. Times in milliseconds after its start. */
export interface Traffic {
  readonly legs: number;
  readonly requests: readonly Request[];
  readonly streams: readonly OpenStream[];
  /** From each leg's end to the step knowing. */
  readonly delays: readonly number[];
  /** When it ended. */
  readonly until: number;
}

const DAY = 24 * 3_600_000;
/** Of legs: milliseconds, and the spread of the logarithm of their length. */
const MEDIAN_LENGTH = 120_000;
const LENGTH_SPREAD = 0.6;

/** Lengths as those of tests: most of a few minutes, some much longer (log-normal). */
export function lengthsOf(legs: number, seed: number): number[] {
  // Far from the seeds of the clocks, so that no step's chance repeats the lengths of another's legs.
  const random = randomFrom(~seed);
  return Array.from({ length: legs }, () => MEDIAN_LENGTH * Math.exp(LENGTH_SPREAD * normal(random)));
}

/** A number of the standard normal distribution (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Lets a step wait, by the real rules and on a clock of its own. */
export async function simulate({ seed, lengths, hasStreams, restart, deadline = DAY }: StepSetting): Promise<Traffic> {
  const clock = virtualClock(randomFrom(seed), 0);
  const ends = new Map(lengths.map((length, index) => [`leg-${index}`, length]));
  const { client, requests, streams } = loadService({ clock, ends, hasStreams, restart });
  const ledger = new Ledger();
  ledger.add([...ends.keys()].map((uuid) => ({ name: uuid, uuid })));
  const delays: number[] = [];
  await watch({
    client,
    clock,
    ledger,
    deadline,
    signal: new AbortController().signal,
    onSettled: ({ uuid }) => {
      delays.push(clock.now() - (ends.get(uuid) ?? 0));
    },
  });
  return { legs: lengths.length, requests, streams, delays, until: clock.now() };
}
