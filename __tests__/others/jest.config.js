import { dirname } from 'node:path';
import base from '../../jest.config.js';
import cli from '../cli/jest.config.js';
import clients from '../clients/jest.config.js';
import reports from '../reports/jest.config.js';
import sequences from '../sequences/jest.config.js';
import sweeps from '../sweeps/jest.config.js';
import workflows from '../workflows/jest.config.js';

/** What jest takes for the whole run, and warns of in a part of it. */
const OF_THE_RUN = [
  'coverageReporters',
  'coverageThreshold',
  'maxConcurrency',
  'maxWorkers',
  'reporters',
  'workerIdleMemoryLimit',
];

const partOf = (suite) => ({
  ...Object.fromEntries(Object.entries(suite).filter(([name]) => !OF_THE_RUN.includes(name))),
  rootDir: dirname(dirname(import.meta.dirname)),
});

/** Suites in one run, so that none waits for the last file of another: see `scripts/test-all.ts`. */
export default {
  rootDir: '../..',
  projects: [sequences, sweeps, workflows, cli, clients, reports].map(partOf),
  testSequencer: '<rootDir>/scripts/jest-longest-first.js',
  reporters: base.reporters,
  // Part of each test is waiting, and of the sequences most.
  maxWorkers: 4,
  workerIdleMemoryLimit: base.workerIdleMemoryLimit,
  maxConcurrency: cli.maxConcurrency,
  // Jest takes it from here for all of them: the longest that one has.
  testTimeout: reports.testTimeout,
};
