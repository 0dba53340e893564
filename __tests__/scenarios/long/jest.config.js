import base from '../../../jest.config.js';

/** Scenarios that wait in real time, or start many steps: see `test:long` in package.json. */
export default {
  ...base,
  rootDir: '../../..',
  // Some start many steps at once, which must begin while the simulator's legs still run.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/__tests__/scenarios/long/**/*.test.ts'],
};
