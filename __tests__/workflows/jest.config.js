import base from '../../jest.config.js';

/** The workflows on a real runner: see `test:runner` in package.json. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/workflows/**/*.test.ts'],
};
