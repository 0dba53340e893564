import quick from '../../jest.config.js';

/**
 * For mutation testing: the unit tests that `scripts/mutation.ts` names. The runner would load every test that reaches the
 * mutated file, which are most of them, for each mutant.
 */
export default {
  ...quick,
  rootDir: '../..',
  testMatch: (process.env.MUTATION_TESTS ?? '__tests__/unit/**/*.test.ts')
    .split(',')
    .map((pattern) => `<rootDir>/${pattern}`),
  reporters: ['default'],
};
