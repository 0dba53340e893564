import base from '../../../jest.config.js';

/** Scenarios that wait in real time or start many steps, and the release: see `test:long` in package.json. */
export default {
  ...base,
  rootDir: '../../..',
  // Most of each scenario is waiting.
  maxWorkers: 4,
  testSequencer: '<rootDir>/scripts/jest-longest-first.js',
  testMatch: ['<rootDir>/__tests__/scenarios/long/**/*.test.ts', '<rootDir>/__tests__/release/*.test.ts'],
};
