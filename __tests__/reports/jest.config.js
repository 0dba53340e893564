import base from '../../jest.config.js';

/** Other projects' test runners, and their reports read as the action reads them: see `test:reports` in package.json. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/reports/*.test.ts'],
  // The projects are other runners' tests.
  modulePathIgnorePatterns: ['<rootDir>/__tests__/reports/projects/'],
  // Maven loads its plugins the first time, and a compiler is slow on a busy machine.
  testTimeout: 300_000,
};
