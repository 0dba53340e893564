import base from '../../jest.config.js';

/** The official command line beside the action: see `test:cli` in package.json. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/cli/**/*.test.ts'],
  // Scenarios of a file that run at a time: most of each is waiting for two programs.
  maxConcurrency: 4,
};
