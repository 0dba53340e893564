import { onlyOne, shell, unasked, type RunScenario } from './run-scenario.ts';
import { differs, type Difference } from './scenario.ts';

const START = { method: 'POST', path: '/instances' } as const;
const PASSED = { ...shell('echo done'), code: 0, rows: ['#1 SUCCESS 0'], stdout: 'done\n' } as const;

/** The command line sends a second start and knows that one alone. */
const STARTED_TWICE: readonly Difference[] = [
  ...differs('lost-starts', {
    order: ['#2', '#1'],
    '#1': ['no row', 'SUCCESS 0'],
    '#2': ['SUCCESS 0', 'no row'],
    '#2 start': ['echo done', 'no start'],
  }),
  ...unasked(),
];

/** What goes wrong while they start a command, and after. */
export const RUN_TROUBLE: readonly RunScenario[] = [
  {
    ...PASSED,
    name: 'a service that asks for patience',
    faults: [{ ...START, times: 2, action: { status: 429, headers: { 'retry-after': '1' } } }],
    differences: unasked(),
  },
  {
    ...PASSED,
    name: 'a service that is busy',
    faults: [{ ...START, times: 1, action: { status: 425 } }],
    differences: unasked(),
  },
  {
    ...PASSED,
    name: 'a service that fails at the start',
    faults: [{ ...START, times: 1, action: { status: 503 } }],
    differences: onlyOne('refused-starts', 'echo done', 'cli'),
  },
  {
    ...PASSED,
    ...shell('echo done', { inputs: { retries: '1' } }),
    name: 'a service that fails at the start, with a retry',
    faults: [{ ...START, times: 1, action: { status: 503 } }],
    differences: unasked(),
  },
  {
    ...PASSED,
    name: 'a start that was refused',
    faults: [{ ...START, action: { status: 403 } }],
    code: 1,
    rows: [],
    stdout: '',
    says: { cli: /403/, action: /403/ },
  },
  {
    ...PASSED,
    name: 'a token that is not accepted',
    faults: [{ path: '**', action: { status: 401 } }],
    code: 1,
    rows: [],
    stdout: '',
  },
  {
    ...PASSED,
    name: 'a start that did not arrive',
    faults: [{ ...START, times: 1, action: 'reset' }],
    differences: unasked(),
  },
  {
    ...PASSED,
    name: 'a start whose reply was lost',
    faults: [{ ...START, times: 1, action: 'reset-after' }],
    rows: ['#2 SUCCESS 0'],
    differences: STARTED_TWICE,
  },
  {
    ...PASSED,
    name: 'a start that arrives after its reply was lost',
    // Before the command line sends the next, 0.1 s later, and before the action looks for it once more.
    faults: [{ ...START, times: 1, action: { late: 50 } }],
    rows: ['#2 SUCCESS 0'],
    differences: STARTED_TWICE,
  },
  {
    ...PASSED,
    name: 'a start whose reply broke off',
    faults: [{ ...START, times: 1, action: 'cut-body' }],
    rows: ['#2 SUCCESS 0'],
    differences: STARTED_TWICE,
  },
  {
    ...PASSED,
    ...shell('sleep 60', { options: ['-d'], inputs: { detach: 'true' } }),
    name: 'a start whose reply was lost, and that is left alone',
    faults: [{ ...START, times: 1, action: 'reset-after' }],
    rows: ['#2 active'],
    stdout: '',
    differences: [
      ...differs('lost-starts', {
        order: ['#2', '#1'],
        '#1': ['no row', ''],
        '#2': ['active', 'no row'],
        '#2 start': ['sleep 60', 'no start'],
      }),
      ...unasked(),
    ],
  },
  {
    ...PASSED,
    name: 'a service that fails while the command runs',
    faults: [{ method: 'GET', path: '/operations/**', times: 3, action: { status: 503 } }],
    differences: unasked(),
  },
  {
    ...PASSED,
    name: 'a service that has no events',
    faults: [{ method: 'GET', path: '/operations/*/events', action: { status: 404 } }],
    code: 1,
    rows: [],
    stdout: '',
    differences: [
      ...differs('services-without-events', { code: [1, 0], order: ['', '#1'], '#1': ['no row', 'SUCCESS 0'] }),
      ...unasked(),
    ],
    says: { cli: /event log could not be read/ },
  },
  {
    ...shell('sleep 60', { inputs: { timeout: '3', 'run-timeout': '60' } }),
    name: 'a command that outlasts the step',
    code: null,
    // The image, the start and the events.
    stopAfterRequests: 3,
    rows: [],
    differences: [
      ...differs('deadline-of-a-run', { code: [null, 1], order: ['', '#1'], '#1': ['no row', 'active'] }),
      ...differs('limits-and-host-name', { '#1 start timeout': [120, 60] }),
      ...unasked('timeout'),
    ],
  },
  {
    ...shell('echo done', { inputs: { timeout: '1' } }),
    name: 'a service that fails beyond the deadline',
    faults: [{ path: '**', action: { status: 503 } }],
    code: null,
    stopAfterRequests: 6,
    rows: [],
    differences: differs('deadline-of-an-outage', { code: [null, 1] }),
  },
  {
    ...PASSED,
    name: 'the older payloads',
    service: { generation: 'old' },
    code: 1,
    rows: [],
    stdout: '',
    differences: [
      ...differs('older-payloads', { code: [1, 0], order: ['', '#1'], '#1': ['no row', 'SUCCESS 0'] }),
      ...unasked(),
    ],
  },
];
