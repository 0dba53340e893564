import base from '../../jest.config.js';

/** The official clients, unmodified, on the simulator: see `test:clients` in package.json. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/clients/**/*.test.ts'],
};
