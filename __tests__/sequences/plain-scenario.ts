import { WORKSPACE } from './run-inputs.ts';

/** What a scenario of a test has where nothing goes wrong. */
export const PLAIN = {
  seed: 0,
  attempt: 1,
  timeout: 20,
  workspace: WORKSPACE,
  setup: null,
  foreign: [],
  faults: [],
  faultsInPost: false,
  stop: null,
} as const;
