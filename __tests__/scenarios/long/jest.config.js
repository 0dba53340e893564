import base from '../../../jest.config.js';

/** Scenarios that wait in real time, or start many steps: see `test:long` in package.json. */
export default {
  ...base,
  rootDir: '../../..',
  testMatch: ['<rootDir>/__tests__/scenarios/long/**/*.test.ts'],
};
