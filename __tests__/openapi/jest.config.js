import base from '../../jest.config.js';

/** The service's OpenAPI text as the judge of the action and of the simulator: see `test:openapi` in package.json. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/openapi/**/*.test.ts'],
};
