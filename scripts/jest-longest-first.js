import { statSync } from 'node:fs';

/** Files that take longest; one that began last would keep the suite waiting. */
const LONGEST = [
  'long/scale',
  'long/bombs',
  'long/report-bombs',
  'long/deadlines',
  'long/hostile-reports',
  'long/run-rerun-scale',
  'long/memory',
  'long/secrets',
  'workflows/examples',
  'sequences/sequences',
  'sweeps/even',
  'sweeps/odd',
  'reports/playwright',
  'reports/compiled',
];

const isLongest = ({ path }) => LONGEST.some((name) => path.endsWith(`/${name}.test.ts`));

/** The order in which jest runs the files: in a new clone it knows no durations, and goes by size alone. */
export default class LongestFirst {
  sort(tests) {
    const rank = (test) => (isLongest(test) ? Infinity : statSync(test.path).size);
    const ranked = tests.map((test) => ({ test, rank: rank(test) }));
    return ranked
      .toSorted((one, other) => (one.rank === other.rank ? 0 : other.rank - one.rank))
      .map(({ test }) => test);
  }

  shard(tests, { shardIndex, shardCount }) {
    return tests.filter((_, index) => index % shardCount === shardIndex - 1);
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    return undefined;
  }
}
