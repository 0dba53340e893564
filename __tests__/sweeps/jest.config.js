import base from '../../jest.config.js';

/** Steps that are sent signals at seeded moments: see `test:sweeps` in package.json. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/sweeps/**/*.test.ts'],
  // Sweeps of a file that run at a time: most of each is waiting for two programs.
  maxConcurrency: 4,
  // The runner's limits for each program come first; a busy machine makes the rest slow.
  testTimeout: 240_000,
};
