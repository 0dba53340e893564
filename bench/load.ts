/**
 * Simulates the load of waiting steps on the service: the real `watch()` on a virtual clock, against a service that is
 * plain data. Prints the tables of docs/how-waiting-works.md:
 *
 *     npm run bench:load
 *
 * Steps do not influence each other, so they are simulated one after the other, each with its own random numbers, and
 * their requests are added up. The same seeds give the same figures on every machine.
 */
import { simulateCommandLine } from './load-command-line.ts';
import { listings, PROMISED, sweeps } from './load-computed.ts';
import { apart, restarts } from './load-herds.ts';
import { markdownTable } from './markdown-table.ts';
import { medianRates, ratesOf, type Rates } from './load-rates.ts';
import { LATENCY } from './load-service.ts';
import { lengthsOf, simulate, type Traffic } from './load-step.ts';
import { count, figure, median, percentile } from './measure.ts';
import { randomFrom } from './random.ts';

const STEPS = 10_000;
const LEGS = 10;
/** Smaller numbers of steps are simulated in at most so many groups; the table has their median. */
const MOST_GROUPS = 100;
/** Milliseconds in which all steps of a steady stream start. */
const PERIOD = 600_000;

const waits = (hasStreams: boolean, legs: number) => (seed: number) =>
  simulate({ seed, lengths: lengthsOf(legs, seed), hasStreams });
const commandLineWaits = (legs: number) => (seed: number) => simulateCommandLine(lengthsOf(legs, seed));

async function repeat(times: number, run: (seed: number) => Traffic | Promise<Traffic>): Promise<Traffic[]> {
  const steps: Traffic[] = [];
  for (let seed = 1; seed <= times; seed++) steps.push(await run(seed));
  return steps;
}

function rates(steps: readonly Traffic[], together: number, period: number): Rates {
  const random = randomFrom(together);
  const groups = Array.from({ length: Math.min(MOST_GROUPS, steps.length / together) }, (_, group) =>
    steps
      .slice(group * together, (group + 1) * together)
      .map((traffic) => ({ at: period === Infinity ? 0 : random() * period, traffic })),
  );
  return medianRates(groups.map((group) => ratesOf(group, period)));
}

function rateTable(kinds: readonly (readonly [what: string, steps: readonly Traffic[]])[], period: number): string {
  const rows = kinds.flatMap(([what, steps]) =>
    [1, 100, STEPS].map((together) => {
      const { requests, mostRequests, open, mostOpen, opened, mostOpened } = rates(steps, together, period);
      const perSecond = [requests, mostRequests, opened, mostOpened];
      return [`${count(together)}, ${what}`, ...perSecond.map(figure), figure(open), figure(mostOpen)];
    }),
  );
  const head = ['steps', 'requests/s', 'highest', 'streams opened/s', 'highest', 'streams open', 'highest'];
  return markdownTable(head, rows);
}

function perLeg(steps: readonly Traffic[], kind?: Traffic['requests'][number]['kind']): string {
  const requests = steps.map(
    (step) => step.requests.filter((request) => (kind ?? request.kind) === request.kind).length,
  );
  const legs = steps.reduce((sum, step) => sum + step.legs, 0);
  return (requests.reduce((sum, some) => sum + some, 0) / legs).toFixed(2);
}

async function sizeTable(): Promise<string> {
  const rows: string[][] = [];
  for (const legs of [10, 100, 300, 1_000]) {
    const times = 10_000 / legs;
    for (const [what, run] of [
      ['with streams', waits(true, legs)],
      ['without', waits(false, legs)],
      ['`op wait`', commandLineWaits(legs)],
    ] as const) {
      const steps = await repeat(times, run);
      const delays = steps.flatMap((step) => step.delays);
      const late = [median(delays), percentile(delays, 0.99)].map((delay) => `${figure(delay / 1_000)} s`);
      const kinds = (['stream', 'listing', 'detail'] as const).map((kind) => perLeg(steps, kind));
      rows.push([`${count(legs)}, ${what}`, perLeg(steps), ...kinds, ...late]);
    }
  }
  return markdownTable(['legs', 'requests a leg', 'streams', 'listings', 'details', 'known after', '99 % after'], rows);
}

async function listingTable(): Promise<string> {
  const moments = [10, 60, 600, 3_600];
  const rows: string[][] = [];
  for (const legs of [100, 300, 1_000]) {
    const lengths = Array.from({ length: legs }, () => 7_200_000);
    const steps = await repeat(20, (seed) => simulate({ seed, lengths, hasStreams: false, deadline: 3_600_000 }));
    const cells = moments.map((seconds) => {
      const asked = steps.map(
        ({ requests }) => requests.filter(({ at, kind }) => kind === 'listing' && at < seconds * 1_000).length,
      );
      const mean = asked.reduce((sum, some) => sum + some, 0) / asked.length;
      const peer = count(legs * sweeps(legs, seconds, LATENCY / 1_000));
      return `${figure(listings(legs, seconds))} / ${figure(mean)} / ${peer}`;
    });
    rows.push([`${count(legs)} legs`, ...cells]);
  }
  return markdownTable(['until', '10 s', '1 min', '10 min', '1 h'], rows);
}

/** Cases at the edge of what the page promises: at most 1.2 requests a leg. */
async function promiseTable(): Promise<string> {
  const oneLength = ([legs, seconds]: readonly [number, number]) => ({
    what: `${count(legs)} legs of ${count(seconds)} s`,
    computed: figure(1 + listings(legs, seconds) / legs),
    lengthsFor: () => Array.from({ length: legs }, () => seconds * 1_000),
  });
  const random = ([legs, minutes]: readonly [number, number]) => ({
    what: `${count(legs)} random legs, median ${minutes} min`,
    computed: '',
    lengthsFor: (seed: number) => lengthsOf(legs, seed).map((length) => (length * minutes) / 2),
  });
  const rows: string[][] = [];
  for (const { what, computed, lengthsFor } of [...PROMISED.oneLength.map(oneLength), ...PROMISED.random.map(random)]) {
    const steps = await repeat(40, (seed) => simulate({ seed, lengths: lengthsFor(seed), hasStreams: false }));
    const highest = Math.max(...steps.map(({ requests, legs }) => requests.length / legs));
    rows.push([what, computed, perLeg(steps), highest.toFixed(2)]);
  }
  return markdownTable(['without streams', 'computed', 'mean', 'highest of 40'], rows);
}

async function main(): Promise<void> {
  const show = (title: string, table: string): void => {
    console.log(`### ${title}\n\n${table}\n`);
  };
  show('Listings without streams, computed / simulated / requests of `op wait`', await listingTable());
  show('Requests a leg at the edge of the promise', await promiseTable());
  show('Steps of some size', await sizeTable());
  const without = await repeat(STEPS, waits(false, LEGS));
  const kinds = [
    ['with streams', await repeat(STEPS, waits(true, LEGS))],
    ['without', without],
    ['`op wait`', await repeat(STEPS, commandLineWaits(LEGS))],
  ] as const;
  show(`Steps of ${LEGS} legs that start at the same instant`, rateTable(kinds, Infinity));
  show(`Steps of ${LEGS} legs, so many in every ${PERIOD / 60_000} minutes`, rateTable(kinds, PERIOD));
  show(`${count(STEPS)} steps without streams, started at the same instant`, apart(without));
  show(`${count(STEPS)} steps whose streams are cut at the same instant`, await restarts(STEPS, LEGS));
}

await main();
