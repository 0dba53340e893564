/** A run of four legs that is played twice, without a fault: of what passed, one leg would be another the second time. */
import { legsInput } from './changes.ts';
import type { Rerun } from './rerun.ts';
import { PLAIN } from './plain-scenario.ts';
import type { Scenario } from './scenario.ts';

const lifeOf = (exitCode: number) => ({
  timeline: [
    { after: 0, status: 'EXECUTING' },
    { after: 20, status: 'SUCCESS' },
  ],
  exitCode,
});
export const PASS = lifeOf(0);

const FIRST: Scenario = {
  ...PLAIN,
  mode: 'run',
  token: 't0k.for-one-rerun',
  inputs: {
    mode: 'run',
    timeout: '20',
    summary: 'true',
    image: 'tag:busybox:latest',
    retries: '1',
    'retry-on': 'failure',
    'on-rerun': 'failed',
    legs: legsInput(
      new Map([['unit', 'flaky', 'e2e', 'lint'].map((name) => [name, { command: name }] as const)].flat()),
    ),
  },
  simulator: { token: 't0k.for-one-rerun', retryAfter: 0 },
  legs: [
    { name: 'unit', uuid: null, lives: [PASS] },
    { name: 'flaky', uuid: null, lives: [lifeOf(1), PASS] },
    { name: 'e2e', uuid: null, lives: [lifeOf(3)] },
    { name: 'lint', uuid: null, lives: [PASS] },
  ],
  jobStatus: 'failure',
};
const CHANGED = new Map(
  [
    ['lint', 'lint --all'],
    ['e2e', 'e2e'],
    ['flaky', 'flaky'],
    ['unit', 'unit'],
  ].map(([name = '', command]) => [name, { command }]),
);
const SECOND: Scenario = {
  ...FIRST,
  attempt: 2,
  inputs: { ...FIRST.inputs, legs: legsInput(CHANGED) },
  legs: FIRST.legs.toReversed(),
  jobStatus: 'success',
};

export const CALM_RERUN: Rerun = { attempts: [FIRST, SECOND], changed: new Set(['lint']) };
