import { describe } from '@jest/globals';
import { sweeps } from './run-sweeps.ts';

describe('a step that is sent a signal, by an odd seed', () => {
  sweeps(1);
});
