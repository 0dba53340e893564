import { virtualClock } from '../__tests__/doubles/virtual-clock.ts';
import { Ledger } from '../src/legs/ledger.ts';
import { watch } from '../src/watch/watch.ts';
import { loadService, type OpenStream, type Request, type Restart } from './load-service.ts';
import { randomFrom } from './random.ts';

/** A step that waits. Times in milliseconds after its start. */
export interface SimulatedStepOptions {
  readonly seed: number;
  /** How long each of its legs takes. */
  readonly lengths: readonly number[];
  readonly hasStreams: boolean;
  readonly restart?: Restart;
  /** A day when omitted. */
  readonly deadline?: number;
}

/** The requests of a step, and their result. Times in milliseconds after its start. */
export interface Traffic {
  readonly legs: number;
  readonly requests: readonly Request[];
  readonly streams: readonly OpenStream[];
  /** From each leg's end until the step knows it. */
  readonly delays: readonly number[];
  /** When it ended. */
  readonly until: number;
}

const DAY = 24 * 3_600_000;
/** The lengths of legs: their median in milliseconds, and the standard deviation of their logarithm. */
const MEDIAN_LENGTH = 120_000;
const LENGTH_SPREAD = 0.6;

/** Lengths like those of tests: most take a few minutes, some much longer (log-normal). */
export function lengthsOf(legs: number, seed: number): number[] {
  // Far from the seeds of the clocks, so that lengths and clocks do not share random numbers.
  const random = randomFrom(~seed);
  return Array.from({ length: legs }, () => MEDIAN_LENGTH * Math.exp(LENGTH_SPREAD * normal(random)));
}

/** A number of the standard normal distribution (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Simulates the wait of a step, with the real code, on a virtual clock. */
export async function simulate({
  seed,
  lengths,
  hasStreams,
  restart,
  deadline = DAY,
}: SimulatedStepOptions): Promise<Traffic> {
  const clock = virtualClock(randomFrom(seed), 0);
  const ends = new Map(lengths.map((length, index) => [`leg-${index}`, length]));
  const { client, requests, streams } = loadService({ clock, ends, hasStreams, restart });
  const ledger = new Ledger();
  ledger.add([...ends.keys()].map((uuid) => ({ name: uuid, uuid })));
  const delays: number[] = [];
  const { signal } = new AbortController();
  for await (const event of watch({ client, clock, ledger, deadline, signal })) {
    if (event.kind === 'ended') delays.push(clock.now() - (ends.get(event.leg.uuid) ?? 0));
  }
  return { legs: lengths.length, requests, streams, delays, until: clock.now() };
}
