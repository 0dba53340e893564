import { differs, type Scenario } from './scenario.ts';

const FIRST = { CONTREE_SESSION: 'first' };

function shown(reference: string, row: string): Scenario {
  const inputs = { mode: 'show', operations: reference };
  return { name: reference, env: FIRST, cli: `op show ${reference}`, action: inputs, code: 0, rows: [row] };
}

function refused(reference: string, why: RegExp, name = reference): Scenario {
  const inputs = { mode: 'show', operations: reference };
  const says = { cli: /^\[ERROR\] Invalid operation reference/m, action: why };
  return { name, env: FIRST, cli: `op show ${reference}`, action: inputs, code: 1, rows: [], says };
}

/** References into the history of history.ts, in a session whose tip is entry 3: `#3` is what that entry ran. */
export const REFERENCES: readonly Scenario[] = [
  shown('@', '#3 SUCCESS 0'),
  shown(':', '#3 SUCCESS 0'),
  shown('HEAD', '#3 SUCCESS 0'),
  shown('@2', '#2 SUCCESS 0'),
  shown(':4', '#4 SUCCESS 4'),
  shown('5', '#5 SUCCESS 5'),
  shown('HEAD6', '#6 SUCCESS 0'),
  shown('@-1', '#2 SUCCESS 0'),
  shown(':-1', '#2 SUCCESS 0'),
  shown('HEAD-1', '#2 SUCCESS 0'),
  shown('HEAD~', '#2 SUCCESS 0'),
  shown('HEAD~1', '#2 SUCCESS 0'),
  // The youngest of the three that came after it, on another branch.
  shown('@+1', '#6 SUCCESS 0'),
  shown('HEAD+1', '#6 SUCCESS 0'),
  shown('@003', '#3 SUCCESS 0'),
  // An entry of another session.
  shown('@8', '#8 SUCCESS 8'),
  refused('@1', /entry 1 has no operation/),
  refused('@-2', /entry 1 has no operation/),
  refused('@-9', /goes only 2 entries back/),
  refused('@+9', /goes only 1 entry forward/),
  refused('@99', /the history has no entry 99/),
  refused('@0', /counts from 1/),
  refused('HEAD~0', /counts from 1/),
  refused('HEAD~x', /neither a UUID nor one of the words/),
  refused('+1', /neither a UUID nor one of the words/),
  refused('-1', /neither a UUID nor one of the words/),
  refused('head', /neither a UUID nor one of the words/),
  refused('@-', /neither a UUID nor one of the words/),
  refused('1234567890123456789', /18 digits at most/),
  refused('@ @99 @98', /@99[^]*@98/, 'several bad ones beside a good one'),
  { ...shown('@', '#6 SUCCESS 0'), name: 'the tip of another branch', before: 'session checkout other' },
  { ...shown('@-1', '#3 SUCCESS 0'), name: 'the way back on another branch', before: 'session checkout other' },
  {
    name: 'several, waited for',
    env: FIRST,
    cli: 'op wait @ :4 5 @8',
    action: { operations: '@ :4 5 @8' },
    code: 8,
    rows: ['#3 SUCCESS 0', '#4 SUCCESS 4', '#5 SUCCESS 5', '#8 SUCCESS 8'],
    rowsByChance: true,
  },
  {
    name: 'one, cancelled after its end',
    env: FIRST,
    cli: 'op cancel HEAD',
    action: { mode: 'cancel', operations: 'HEAD' },
    code: 1,
    rows: ['#3 refused'],
  },
  {
    name: 'a session given beside them',
    env: FIRST,
    cli: '-S second op show @+1',
    action: { mode: 'show', operations: '@+1', session: 'second' },
    code: 0,
    rows: ['#8 SUCCESS 8'],
  },
  { ...refused('@', /entry 7 has no operation/, 'a tip without an operation'), env: { CONTREE_SESSION: 'second' } },
  { ...refused('@', /holds no session "nobody"/, 'no such session'), env: { CONTREE_SESSION: 'nobody' } },
  { ...refused('@', /no session is named/, 'no session at all'), env: { CONTREE_SESSION: '' } },
  {
    name: 'the detached runs of a session',
    env: FIRST,
    cli: 'session wait',
    action: { operations: 'session' },
    code: 5,
    rows: ['#4 SUCCESS 4', '#5 SUCCESS 5'],
    rowsByChance: true,
  },
  {
    name: 'the detached runs of a session that were waited for before',
    env: FIRST,
    before: 'session wait',
    cli: 'session wait',
    action: { operations: 'session' },
    code: 0,
    rows: [],
    says: { cli: /No active operations for this session/ },
    differences: differs('session', { code: [0, 4], order: ['', '#4'], '#4': ['no row', 'SUCCESS 4'] }),
  },
  {
    name: 'a session without detached runs',
    env: { CONTREE_SESSION: 'idle' },
    cli: 'session wait',
    action: { operations: 'session' },
    code: 0,
    rows: [],
    says: { cli: /No active operations for this session/, action: /the session has no detached run/ },
    differences: differs('session', { code: [0, 1] }),
  },
];
