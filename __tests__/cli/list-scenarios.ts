import type { SeededOperation } from '../../simulator/simulator.ts';
import { uuidOf } from './names.ts';
import { differs, type SeededScenario } from './scenario.ts';

const HOUR = 3_600_000;
const NOW = Date.now();

/** One of each status; the newest comes last. */
const ONE_OF_EACH: readonly SeededOperation[] = [
  { status: 'PENDING' },
  { status: 'ASSIGNED' },
  { status: 'EXECUTING', image: uuidOf(90) },
  { exitCode: 3, duration: 12.5, image: uuidOf(90), resultImage: uuidOf(91) },
  { status: 'FAILED', error: 'no node was free', withoutProcess: true, duration: 1 },
  { status: 'CANCELLED' },
  { kind: 'image_import', resultImage: uuidOf(92), duration: 3 },
];

/** From the distant past to the present. */
const OVER_TIME: readonly SeededOperation[] = [
  { createdAt: '2025-01-01T00:00:00Z' },
  { createdAt: '2025-01-01T12:00:00Z' },
  { createdAt: NOW - 30 * 24 * HOUR },
  { createdAt: NOW - 2 * HOUR },
  { createdAt: NOW - HOUR / 30 },
];

/** More than the service gives at once, the newest first. */
const MANY = Array.from({ length: 1015 }, (_, index) => `#${String(1015 - index)} PENDING`);

function listed(cli: string, action: Readonly<Record<string, string>>, rows: readonly string[]): SeededScenario {
  return { name: cli, operations: ONE_OF_EACH, cli, action: { mode: 'list', ...action }, code: 0, rows };
}

function dated(cli: string, action: Readonly<Record<string, string>>, numbers: readonly number[]): SeededScenario {
  const rows = numbers.map((number) => `#${String(number)} SUCCESS`);
  const inputs = { mode: 'list', status: 'any', ...action };
  return { name: cli, operations: OVER_TIME, cli, action: inputs, code: 0, rows };
}

/** `op list` beside mode list. */
export const LIST: readonly SeededScenario[] = [
  listed('op list', {}, ['#3 EXECUTING']),
  listed('ps', { mode: 'ps' }, ['#3 EXECUTING']),
  listed('op ls -q', { mode: 'ls' }, ['#3']),
  listed('op list -a', { status: 'any' }, [
    '#7 SUCCESS',
    '#6 CANCELLED',
    '#5 FAILED',
    '#4 SUCCESS',
    '#3 EXECUTING',
    '#2 ASSIGNED',
    '#1 PENDING',
  ]),
  listed('op list --status P', { status: 'P' }, ['#1 PENDING']),
  listed('op list --status ASSIGNED', { status: 'ASSIGNED' }, ['#2 ASSIGNED']),
  listed('op list --status E', { status: 'E' }, ['#3 EXECUTING']),
  listed('op list --status S', { status: 'S' }, ['#7 SUCCESS', '#4 SUCCESS']),
  listed('op list --status FAILED', { status: 'FAILED' }, ['#5 FAILED']),
  listed('op list -a --status C', { status: 'C' }, ['#6 CANCELLED']),
  listed('op list -a -k image_import', { status: 'any', kind: 'image_import' }, ['#7 SUCCESS']),
  listed('ps -k instance --status S', { status: 'S', kind: 'instance' }, ['#4 SUCCESS']),
  {
    ...listed('op list -a -M 2', { status: 'any', max: '2' }, ['#7 SUCCESS', '#6 CANCELLED']),
    says: { cli: /Output truncated at --show-max=2 operations/, action: /More than 2 operations match/ },
  },
  {
    ...listed('op list -a --kind instance', { status: 'any', kind: 'instance' }, []),
    name: 'nothing there',
    operations: [],
  },
  dated('op list -a --since 1h', { since: '1h' }, [5]),
  dated('op list -a --since 2d12h', { since: '2d12h' }, [5, 4]),
  dated('op list -a --until 1h', { until: '1h' }, [4, 3, 2, 1]),
  dated('op list -a --since 40d --until 30m', { since: '40d', until: '30m' }, [4, 3]),
  dated(
    'op list -a --since 2025-01-01T06:00:00Z --until 2025-06-30',
    { since: '2025-01-01T06:00:00Z', until: '2025-06-30' },
    [2],
  ),
  dated('op list -a --until 2025-01-01', { until: '2025-01-01' }, [1]),
  {
    ...dated('op list -a --since 1w', { since: '1w' }, []),
    name: 'an interval in weeks',
    differences: differs('moments', {
      order: ['', '#5 #4'],
      '#4': ['no row', 'SUCCESS'],
      '#5': ['no row', 'SUCCESS'],
    }),
  },
  {
    ...dated('op list -a --since 3600', { since: '3600' }, []),
    name: 'a number of four digits',
    differences: differs('moments', { order: ['', '#5'], '#5': ['no row', 'SUCCESS'] }),
  },
  {
    ...dated('op list -a --since yesterday', { since: 'yesterday' }, []),
    name: 'a word',
    differences: differs('moments', { code: [0, 1] }),
  },
  {
    ...dated(
      'op list -a --since 2025-01-01T14:00:00+04:00 --until 2025-06-30',
      { since: '2025-01-01T14:00:00+04:00', until: '2025-06-30' },
      [],
    ),
    name: 'a time zone',
    differences: differs('moments', { order: ['', '#2'], '#2': ['no row', 'SUCCESS'] }),
  },
  dated('op list -a --since 999', { since: '999' }, [5]),
  {
    ...listed('op list --status E --until 00:00', { status: 'E', until: '00:00' }, ['#3 EXECUTING']),
    name: 'a time of day',
  },
  {
    ...listed('op list -a -M 1010', { status: 'any', max: '1010' }, MANY.slice(0, 1010)),
    name: 'more than a page',
    operations: MANY.map((_, index) => ({ status: 'PENDING', createdAt: NOW + index })),
    says: { cli: /truncated at --show-max=1010/, action: /More than 1010 operations match/ },
  },
  {
    ...listed('op list --status P', { status: 'P' }, MANY.slice(0, 1000)),
    name: 'more than both take by themselves',
    operations: MANY.map((_, index) => ({ status: 'PENDING', createdAt: NOW + index })),
    says: { cli: /truncated at --show-max=1000/, action: /More than 1000 operations match/ },
  },
  {
    ...dated('op list -a --since 1M', { since: '1M' }, [5, 4]),
    name: 'an interval in months',
    operations: [...OVER_TIME.slice(0, 2), { createdAt: NOW - 40 * 24 * HOUR }, ...OVER_TIME.slice(3)],
    differences: differs('moments', {
      code: [0, 1],
      order: ['#5 #4', ''],
      '#4': ['SUCCESS', 'no row'],
      '#5': ['SUCCESS', 'no row'],
    }),
  },
  {
    ...dated('op list -a --since 2025 --until 2025-06', { since: '2025', until: '2025-06' }, [2, 1]),
    name: 'a date without a day',
    differences: differs('moments', {
      code: [0, 1],
      order: ['#2 #1', ''],
      '#1': ['SUCCESS', 'no row'],
      '#2': ['SUCCESS', 'no row'],
    }),
  },
  {
    ...listed('op list --status success', { status: 'success' }, []),
    name: 'a status in lower case',
    code: 2,
    differences: differs('usage-errors', {
      code: [2, 0],
      order: ['', '#7 #4'],
      '#4': ['no row', 'SUCCESS'],
      '#7': ['no row', 'SUCCESS'],
    }),
  },
  {
    ...listed('op list', {}, []),
    name: 'a gateway that waited too long',
    faults: [{ path: '**', times: 1, action: { status: 408 } }],
    code: 1,
    differences: differs('replies-of-a-gateway', { code: [1, 0], order: ['', '#3'], '#3': ['no row', 'EXECUTING'] }),
  },
  {
    ...listed('op list', {}, []),
    name: 'a token that is not accepted',
    faults: [{ path: '**', action: { status: 401 } }],
    code: 1,
  },
  {
    ...listed('op list -a', { status: 'any', timeout: '1' }, []),
    name: 'a service that fails beyond the deadline',
    faults: [{ path: '**', action: { status: 503 } }],
    code: null,
    stopAfterRequests: 6,
    differences: differs('deadline-of-an-outage', { code: [null, 1] }),
  },
  {
    ...listed('op list -k machine', { kind: 'machine' }, []),
    name: 'a kind that does not exist',
    code: 2,
    differences: differs('usage-errors', { code: [2, 1] }),
  },
  {
    ...listed('op list -M 0', { max: '0' }, []),
    name: 'no row at all',
    code: 2,
    differences: differs('usage-errors', { code: [2, 1] }),
  },
  {
    ...listed('op list --status running', { status: 'running' }, []),
    name: 'a status that does not exist',
    code: 2,
    differences: differs('usage-errors', { code: [2, 1] }),
  },
  {
    ...listed('op list -a', { status: 'any' }, ['without a UUID EXECUTING']),
    name: 'the older payloads',
    operations: [{ status: 'EXECUTING' }],
    service: { generation: 'old' },
    differences: differs('older-payloads', {
      order: ['without a UUID', '#1'],
      '#1': ['no row', 'EXECUTING'],
      'without a UUID': ['EXECUTING', 'no row'],
    }),
  },
];
