import type { SeededOperation } from '../../simulator/simulator.ts';
import { uuidOf } from './names.ts';
import { differs, FIRST_AT_WORK, type SeededScenario } from './scenario.ts';

const ONE = { cli: 'op wait #1', action: { operations: '#1' } };
const THREE = { cli: 'op wait #1 #2 #3', action: { operations: '#1 #2 #3' }, rowsByChance: true } as const;

function ended(name: string, operation: SeededOperation, code: number, row: string): SeededScenario {
  return { ...ONE, name, operations: [operation], code, rows: [`#1 ${row}`] };
}

/** What an operation came to, and the code that both leave with. */
export const WAIT: readonly SeededScenario[] = [
  ended('SUCCESS with exit code 0', { duration: 1.5, image: uuidOf(90), resultImage: uuidOf(91) }, 0, 'SUCCESS 0'),
  {
    ...ended('exit code 1', { exitCode: 1 }, 1, 'SUCCESS 1'),
    says: { action: /the step waits up to 1 min\nWaiting for 1 operation/ },
  },
  ended('exit code 3', { exitCode: 3 }, 3, 'SUCCESS 3'),
  ended('exit code 127', { exitCode: 127 }, 127, 'SUCCESS 127'),
  ended('exit code 255', { exitCode: 255 }, 255, 'SUCCESS 255'),
  ended('FAILED without an exit code', { status: 'FAILED', withoutProcess: true, error: 'no node' }, 1, 'FAILED'),
  ended('FAILED with an exit code', { status: 'FAILED', exitCode: 137, error: 'no memory' }, 137, 'FAILED 137'),
  ended('CANCELLED', { status: 'CANCELLED' }, 1, 'CANCELLED'),
  ended('SUCCESS without an exit code', { withoutProcess: true }, 0, 'SUCCESS'),
  ended('an import', { kind: 'image_import', resultImage: uuidOf(90), tag: 'mine:1' }, 0, 'SUCCESS'),
  ended('an import that failed', { kind: 'image_import', status: 'FAILED', error: 'no such image' }, 1, 'FAILED'),
  {
    ...ended('killed by a signal', { exitCode: null, signal: 9 }, 0, 'SUCCESS'),
    differences: differs('signals-and-time-limits', { code: [0, 137] }),
  },
  {
    ...ended('a negative exit code with a signal', { exitCode: -15, signal: 15 }, 0, 'SUCCESS -15'),
    differences: differs('signals-and-time-limits', { code: [0, 143] }),
  },
  {
    ...ended('a negative exit code', { exitCode: -1 }, 0, 'SUCCESS -1'),
    differences: differs('signals-and-time-limits', { code: [0, 1] }),
  },
  {
    ...ended('the command’s own time limit', { exitCode: -1, signal: 9, timedOut: true }, 0, 'SUCCESS -1'),
    differences: differs('signals-and-time-limits', { code: [0, 124] }),
  },
  {
    ...ended(
      'its own time limit in the older form',
      { status: 'FAILED', exitCode: 137, error: 'timeout' },
      137,
      'FAILED 137',
    ),
    differences: differs('signals-and-time-limits', { code: [137, 124], '#1 exit_code': [137, -1] }),
  },
  {
    ...ended('exit code 0 beside a signal', { exitCode: 0, signal: 15 }, 0, 'SUCCESS 0'),
    differences: differs('signals-and-time-limits', { code: [0, 143] }),
  },
  {
    ...ended(
      'FAILED at its own time limit',
      { status: 'FAILED', exitCode: -1, signal: 9, timedOut: true },
      1,
      'FAILED -1',
    ),
    differences: differs('signals-and-time-limits', { code: [1, 124] }),
  },
  {
    ...ended('an exit code above 255', { exitCode: 256 }, 0, 'SUCCESS 256'),
    differences: differs('codes-above-255', { code: [0, 255] }),
  },
  {
    ...ONE,
    name: 'one that is cancelled meanwhile',
    operations: [
      {
        timeline: [
          { after: 0, status: 'EXECUTING' },
          { after: 900, status: 'CANCELLED' },
        ],
      },
    ],
    code: 1,
    rows: ['#1 CANCELLED'],
  },
  {
    ...ONE,
    name: 'one that ends later',
    operations: [
      {
        timeline: [
          { after: 0, status: 'PENDING' },
          { after: 300, status: 'EXECUTING' },
          { after: 1200, status: 'SUCCESS' },
        ],
        exitCode: 4,
      },
    ],
    code: 4,
    rows: ['#1 SUCCESS 4'],
  },
  {
    ...THREE,
    name: 'the highest code of several',
    operations: [{ exitCode: 2 }, { exitCode: 3 }, { status: 'CANCELLED' }],
    code: 3,
    rows: ['#1 SUCCESS 2', '#2 SUCCESS 3', '#3 CANCELLED'],
  },
  {
    ...THREE,
    name: 'a failure of the platform below a command’s code',
    operations: [{ status: 'FAILED', withoutProcess: true }, { exitCode: 42 }, {}],
    code: 42,
    rows: ['#1 FAILED', '#2 SUCCESS 42', '#3 SUCCESS 0'],
  },
  {
    name: 'rows of operations that end one after the other',
    operations: [{ exitCode: 1 }, { exitCode: 2 }],
    faults: [FIRST_AT_WORK],
    cli: 'op w #1 #2',
    action: { mode: 'w', operations: '#1 #2' },
    code: 2,
    rows: ['#2 SUCCESS 2', '#1 SUCCESS 1'],
    differences: differs('order-of-rows', { order: ['#2 #1', '#1 #2'] }),
  },
  {
    name: 'the deadline',
    operations: [{ status: 'EXECUTING' }],
    cli: 'op wait -t 3 #1',
    action: { operations: '#1', timeout: '3' },
    code: 1,
    rows: ['#1 EXECUTING'],
    says: { cli: /1 operation\(s\) did not finish in 3s/ },
  },
  {
    name: 'the deadline for some, a code from another',
    operations: [{ exitCode: 7 }, { status: 'PENDING' }, { status: 'ASSIGNED' }],
    cli: 'op wait --timeout 3 #1 #2 #3',
    action: { operations: '#1 #2 #3', timeout: '3s' },
    code: 7,
    rows: ['#1 SUCCESS 7', '#2 PENDING', '#3 ASSIGNED'],
  },
  {
    name: 'all',
    operations: [{ status: 'EXECUTING' }, { status: 'PENDING' }, { exitCode: 3 }, { status: 'ASSIGNED' }],
    cli: 'op wait --all -t 3',
    action: { operations: 'all', timeout: '3' },
    code: 1,
    rows: ['#1 EXECUTING', '#2 PENDING', '#4 ASSIGNED'],
    differences: differs('order-of-rows', { order: ['#1 #2 #4', '#2 #4 #1'] }),
  },
  {
    name: 'all beside an operation',
    operations: [{ exitCode: 3 }],
    cli: 'op wait -a #1',
    action: { operations: 'all #1' },
    code: 0,
    rows: [],
    says: { cli: /--all overrides explicit UUIDs/, action: /"all" wins over everything given beside it: "#1"/ },
  },
  {
    name: 'all when nothing is active',
    operations: [{}],
    cli: 'op wait --all',
    action: { operations: 'all' },
    code: 0,
    rows: [],
    says: { cli: /No active operations to wait for/, action: /active/ },
  },
];
