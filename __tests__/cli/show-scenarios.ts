import type { SeededOperation } from '../../simulator/simulator.ts';
import { uuidOf } from './names.ts';
import { differs, type SeededScenario } from './scenario.ts';

/** One more than a step's log shows of a stream. */
const LINES = Array.from({ length: 641 }, (_, index) => String(index));

const ONE = { cli: 'op show #1', action: { mode: 'show', operations: '#1' } };

function shown(name: string, operation: SeededOperation, row: string): SeededScenario {
  return { ...ONE, name, operations: [operation], code: 0, rows: [`#1 ${row}`] };
}

/** `op show` beside mode show. */
export const SHOW: readonly SeededScenario[] = [
  shown('PENDING', { status: 'PENDING' }, 'PENDING'),
  shown('ASSIGNED', { status: 'ASSIGNED' }, 'ASSIGNED'),
  shown('EXECUTING', { status: 'EXECUTING', image: uuidOf(90) }, 'EXECUTING'),
  shown(
    'SUCCESS with output',
    {
      stdout: 'one\ntwo\n',
      stderr: 'a warning',
      duration: 2.25,
      image: uuidOf(90),
      resultImage: uuidOf(91),
      tag: 'mine:1',
    },
    'SUCCESS 0',
  ),
  shown('a command that failed', { exitCode: 3, stdout: 'so far\n', stderr: 'no\n' }, 'SUCCESS 3'),
  shown('FAILED', { status: 'FAILED', withoutProcess: true, error: 'no node was free' }, 'FAILED'),
  shown('CANCELLED', { status: 'CANCELLED' }, 'CANCELLED'),
  shown('the command’s own time limit', { exitCode: -1, signal: 9, timedOut: true }, 'SUCCESS -1'),
  shown('an import', { kind: 'image_import', resultImage: uuidOf(90), tag: 'mine:1' }, 'SUCCESS'),
  shown('text beyond ASCII', { stdout: 'größer ✓\n' }, 'SUCCESS 0'),
  shown('output that was cut', { stdout: { value: 'the beg', encoding: 'ascii', truncated: true } }, 'SUCCESS 0'),
  {
    ...shown('bytes that are no text', { stdout: Buffer.from([0x61, 0xff, 0x00, 0x62]) }, 'SUCCESS 0'),
    differences: differs('output-in-the-log', { '#1 stdout': ['a\ufffd\0b', 'a\ufffdb'] }),
  },
  {
    ...shown('colours', { stdout: '\u001b[31mred\n' }, 'SUCCESS 0'),
    differences: differs('output-in-the-log', { '#1 stdout': ['\u001b[31mred', '\u001b[31mred\u001b[0m'] }),
  },
  {
    ...shown('what the runner would obey', { stdout: '##[error]x\n' }, 'SUCCESS 0'),
    differences: differs('output-in-the-log', { '#1 stdout': ['##[error]x', '##\u200b[error]x'] }),
  },
  {
    ...shown('a tab and a progress bar', { stdout: 'a\tb\n1 %\r2 %\n' }, 'SUCCESS 0'),
    differences: differs('output-in-the-log', { '#1 stdout': ['a\tb\n1 %\r2 %', 'a b\n1 %\n2 %'] }),
  },
  {
    ...shown('a long line', { stdout: `${'x'.repeat(1001)}\n` }, 'SUCCESS 0'),
    differences: differs('output-in-the-log', {
      '#1 stdout': ['x'.repeat(1001), `${'x'.repeat(1000)} … (1 more character)`],
    }),
  },
  {
    ...shown('many lines', { stdout: LINES.map((line) => `${line}\n`).join('') }, 'SUCCESS 0'),
    differences: differs('output-in-the-log', {
      '#1 stdout': [
        LINES.join('\n'),
        [...LINES.slice(0, 40), '… 1 line (3 bytes) left out …', ...LINES.slice(41)].join('\n'),
      ],
    }),
  },
  {
    ...shown(
      'output of a command that still runs',
      { status: 'EXECUTING', stdout: 'so far\n', stderr: 'oops' },
      'EXECUTING',
    ),
    differences: differs('output-so-far', { '#1 stdout': ['', 'so far'], '#1 stderr': ['', 'oops'] }),
  },
  {
    ...ONE,
    name: 'a gateway that waited too long',
    operations: [{}],
    faults: [{ path: '**', times: 1, action: { status: 408 } }],
    code: 1,
    rows: [],
    differences: differs('replies-of-a-gateway', {
      code: [1, 0],
      order: ['', '#1'],
      unreadable: ['#1', ''],
      '#1': ['no row', 'SUCCESS 0'],
    }),
  },
  {
    name: 'several, one of which does not exist',
    operations: [{ exitCode: 3 }, { status: 'EXECUTING' }],
    cli: 'show #2 #3 #1',
    action: { mode: 'sh', operations: '#2 #3 #1' },
    code: 1,
    rows: ['#2 EXECUTING', '#1 SUCCESS 3'],
    says: { cli: /Failed to fetch #3: HTTP 404/, action: /#3/ },
  },
  {
    ...ONE,
    name: 'one that may not be read',
    operations: [{}],
    faults: [{ path: '**', action: { status: 403 } }],
    code: 1,
    rows: [],
  },
  {
    ...ONE,
    name: 'one that was waited for before, and is gone now',
    operations: [{ exitCode: 3 }],
    faults: [{ path: '**', skip: 1, action: { status: 404 } }],
    before: 'op wait #1',
    code: 0,
    rows: ['#1 SUCCESS 3'],
    differences: differs('kept-results', {
      code: [0, 1],
      order: ['#1', ''],
      unreadable: ['', '#1'],
      '#1': ['SUCCESS 3', 'no row'],
    }),
  },
  {
    name: 'a service that fails beyond the deadline',
    operations: [{}],
    faults: [{ path: '**', action: { status: 503 } }],
    cli: 'op show #1',
    action: { mode: 'show', operations: '#1', timeout: '1' },
    code: null,
    stopAfterRequests: 6,
    rows: [],
    differences: differs('deadline-of-an-outage', { code: [null, 1], unreadable: ['', '#1'] }),
  },
  {
    ...ONE,
    name: 'the older payloads',
    operations: [{ exitCode: 3, stdout: 'one\n' }],
    service: { generation: 'old' },
    code: 0,
    rows: ['without a UUID SUCCESS'],
    differences: differs('older-payloads', {
      order: ['without a UUID', '#1'],
      '#1': ['no row', 'SUCCESS 3'],
      'without a UUID': ['SUCCESS', 'no row'],
    }),
  },
];
