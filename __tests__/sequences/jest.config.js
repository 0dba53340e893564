import base from '../../jest.config.js';

/** Seeded sequences of faults over all modes: see `test:sequences` in package.json. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/sequences/*.test.ts'],
};
