import { NOT_ON_WINDOWS } from './__tests__/not-on-windows.ts';

const leftOut = NOT_ON_WINDOWS.map(([pattern]) => `/__tests__/${pattern}`);

export default {
  testEnvironment: 'node',
  // The tests import what they use, and this is quicker.
  injectGlobals: false,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './scripts/jest-strip-types.js' },
  // The quick suite. What takes long, or needs programs that are no npm packages, has a configuration in its own folder.
  testMatch: ['<rootDir>/__tests__/unit/**/*.test.ts', '<rootDir>/__tests__/scenarios/*.test.ts'],
  // Jest turns the slashes for Windows.
  testPathIgnorePatterns: ['/node_modules/', ...(process.platform === 'win32' ? leftOut : [])],
  reporters: ['default', './scripts/jest-closing-line.js'],
  // Half of the tests wait for child processes, so no core needs to stay free.
  maxWorkers: '100%',
  // Modules of the files that a worker has run stay in its memory, and the garbage collector goes through them all.
  workerIdleMemoryLimit: '400MB',
  // Only a busy machine needs so long.
  testTimeout: 60_000,
  coverageProvider: 'v8',
  // Files with types only have no code to cover.
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/contree/connection.ts',
    '!src/contree/request.ts',
    '!src/modes/context.ts',
  ],
  coverageReporters: ['text-summary', 'lcovonly', 'json-summary'],
  coverageThreshold: { global: { lines: 95, branches: 95 } },
};
