import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OperationView } from '../../simulator/simulator.ts';
import { rowsWithoutLineIn } from '../invariants/step-files.ts';
import { judge } from './judge.ts';
import { patienceViolations } from './patience.ts';
import { play, type Played, type StepRun } from './play.ts';
import { PLAIN } from './plain-scenario.ts';
import type { Row } from './rows.ts';
import type { Scenario } from './scenario.ts';

const PASSED = '11111111-1111-4111-8111-111111111111';
const FAILED = '22222222-2222-4222-8222-222222222222';
const FOREIGN = '33333333-3333-4333-8333-333333333333';

const timeline = [
  { after: 0, status: 'EXECUTING' },
  { after: 50, status: 'SUCCESS' },
];

const SCENARIO: Scenario = {
  ...PLAIN,
  mode: 'wait',
  token: 't0k.for-one-sequence',
  inputs: { mode: 'wait', timeout: '20', operations: `{"unit":"${PASSED}","e2e":"${FAILED}"}`, summary: 'true' },
  simulator: { token: 't0k.for-one-sequence', retryAfter: 0 },
  legs: [
    { name: 'unit', uuid: PASSED, lives: [{ timeline, exitCode: 0 }] },
    { name: 'e2e', uuid: FAILED, lives: [{ timeline, exitCode: 3 }] },
  ],
  foreign: [{ uuid: FOREIGN, status: 'EXECUTING' }],
  jobStatus: 'failure',
};

let played: Played;

beforeAll(async () => {
  played = await play(SCENARIO);
});

type Step = 'main' | 'post';

const withRun = (step: Step, changes: Partial<StepRun>): Played => ({
  ...played,
  [step]: { ...played[step], ...changes },
});
const withEnd = (step: Step, changes: Partial<StepRun['end']>): Played =>
  withRun(step, { end: { ...played[step].end, ...changes } });
const withFile = (path: string, edit: (text: string) => string): Played => {
  const content = played.main.files.get(path)?.toString() ?? '';
  return withRun('main', { files: new Map([...played.main.files, [path, Buffer.from(edit(content))]]) });
};
const withTruth = (step: Step, uuid: string, changes: Partial<OperationView>): Played => {
  const operation = played[step].operations.get(uuid);
  if (operation === undefined) throw new Error(`There is no operation ${uuid}.`);
  return withRun(step, { operations: new Map([...played[step].operations, [uuid, { ...operation, ...changes }]]) });
};
const withRequest = (method: string, resource: string): Played => {
  const [request] = played.requests;
  if (request === undefined) throw new Error('There was no request.');
  return { ...played, requests: [...played.requests, { ...request, method, resource, fault: null }] };
};
const withScenario = (changes: Partial<Scenario>): Played => ({ ...played, scenario: { ...SCENARIO, ...changes } });

it('nothing is wrong with a step that did what it should', () => {
  expect(judge(played, 10_000)).toEqual([]);
});

describe('the invariants notice', () => {
  it.each<[string, () => Played, RegExp]>([
    [
      'a verdict better than the truth',
      () => withTruth('main', PASSED, { status: 'FAILED', process: null }),
      /"unit": It is passed, and/,
    ],
    ['a failure that is none', () => withTruth('main', FAILED, { status: 'EXECUTING' }), /"e2e": It is failed, and/],
    [
      'another exit code',
      () => withFile('output', (text) => text.replace('"exit_code":3', '"exit_code":4')),
      /"e2e": Its exit code is 3, not 4/,
    ],
    [
      'a rewritten status',
      () => withFile('output', (text) => text.replace('"status":"SUCCESS"', '"status":"DONE"')),
      /Its status DONE/,
    ],
    ['a leg without a row', () => withScenario({ legs: SCENARIO.legs.slice(1) }), /The rows are/],
    ['rows in another order', () => withScenario({ legs: SCENARIO.legs.toReversed() }), /The rows are/],
    ['a step that lasts', () => withEnd('main', { took: 60_000 }), /main step took 60000 ms/],
    ['a step that hangs', () => withRun('post', { killed: true }), /did not end/],
    ['a cancel of another operation', () => withRequest('DELETE', `/operations/${FOREIGN}`), /operation of another/],
    ['a cancel that nothing asked for', () => withRequest('DELETE', `/operations/${PASSED}`), /not asked to: DELETE/],
    ['a tag that nothing asked for', () => withRequest('PATCH', '/images/x/tag'), /not asked to: PATCH/],
    ['a start in mode wait', () => withRequest('POST', '/instances'), /not asked to: POST/],
    [
      'an operation that is left',
      () => ({
        ...withTruth('post', PASSED, { status: 'EXECUTING' }),
        main: withEnd('main', { outputs: { results: `[{"uuid":"${PASSED}","outcome":"timed-out"}]` } }).main,
        scenario: { ...SCENARIO, inputs: { ...SCENARIO.inputs, cleanup: 'always' } },
      }),
      /After post/,
    ],
    [
      'an operation that could not be read, and is left',
      () => ({
        ...withTruth('post', PASSED, { status: 'EXECUTING' }),
        main: withEnd('main', { outputs: { results: `[{"uuid":"${PASSED}","outcome":"unknown"}]` } }).main,
        scenario: { ...SCENARIO, mode: 'show', inputs: { ...SCENARIO.inputs, mode: 'show', cleanup: 'always' } },
      }),
      /After post/,
    ],
    [
      'an operation that goes on, and that nothing names',
      () => ({
        ...withScenario({ mode: 'run', inputs: { cleanup: 'never' } }),
        started: [{ uuid: FOREIGN, leg: 'lost', tries: 1, at: 0 }],
      }),
      /It goes on, and nothing names it/,
    ],
    [
      'a leg that ran twice',
      () => ({ ...played, started: [PASSED, FAILED].map((uuid) => ({ uuid, leg: 'unit', tries: 1, at: 0 })) }),
      /"unit" ran 2 times/,
    ],
    [
      'a forged command',
      () => withEnd('main', { stdout: `${played.main.end.stdout}::set-output name=a::b\n` }),
      /Log: A command of another/,
    ],
    ['a forged command of post', () => withEnd('post', { stdout: '::save-state name=a::b\n' }), /Log of post/],
    [
      'a token in the log',
      () => withEnd('main', { stdout: `${played.main.end.stdout}x ${SCENARIO.token}\n` }),
      /token stands in: log 0/,
    ],
    [
      'a token in a file',
      () => withFile('summary.md', (text) => `${text}${SCENARIO.token}`),
      /token stands in: summary.md 0/,
    ],
    ['a file in the workspace', () => ({ ...played, changed: ['src/main.ts'] }), /changed the workspace: src\/main.ts/],
    ['a file of no use', () => withFile('core', () => 'x'), /It left:/],
    ['half a file of outputs', () => withFile('output', (text) => text.slice(0, -5)), /not whole/],
    ['half a summary', () => withFile('summary.md', (text) => text.slice(0, text.indexOf('</table>'))), /not whole/],
    ['no summary', () => withFile('summary.md', () => ''), /There is no summary/],
    [
      'no results',
      () => withFile([...played.main.files.keys()].find((path) => path.startsWith('temp/')) ?? '', () => ''),
      /no line of "unit"/,
    ],
    ['another exit code of the process', () => withEnd('main', { exitCode: 1 }), /The process exits with 1, not 3/],
    [
      "an exit code that is no row's",
      () => withFile('output', (text) => text.replace(/(exit-code<<.*\n)3\n/, '$14\n')),
      /The exit code is 4, by the rows 3/,
    ],
    [
      'another outcome',
      () => withFile('output', (text) => text.replace(/(\noutcome<<.*\n)failed\n/, '$1cancelled\n')),
      /The outcome is cancelled/,
    ],
    [
      'lists that contradict the rows',
      () => withFile('output', (text) => text.replace('["unit"]', '[]')),
      /not what the rows say/,
    ],
    ['a post step that fails', () => withEnd('post', { exitCode: 1 }), /The post step exits with 1/],
    ['a crash of the post step', () => withEnd('post', { stderr: 'Error' }), /post step wrote to stderr/],
  ])('%s', (_, change, sentence) => {
    expect(judge(change(), 10_000)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });

  it('a leg without an operation and without a line', () => {
    const rows = [
      { name: 'unit', uuid: null },
      { name: 'e2e', uuid: null },
    ];
    expect(
      rowsWithoutLineIn(rows, `{"name":"e2e","error":"not started"}\n{"name":"unit","uuid":"${PASSED}"}\n`),
    ).toEqual(['unit']);
  });

  it.each([
    ['none', [], 1],
    ['one that passed', [{ fault: { path: '/operations/*', action: 'reset' }, over: 400, isFinal: false } as const], 1],
    [
      'one that persists',
      [{ fault: { path: '/operations/*', action: 'reset' }, over: Infinity, isFinal: false } as const],
      0,
    ],
  ])('a passed leg that is unknown with these faults: %s', (_, faults, count) => {
    const rows = [{ name: 'unit', uuid: PASSED, outcome: 'unknown' }] as unknown as readonly Row[];
    expect(patienceViolations(rows, withScenario({ faults }))).toHaveLength(count);
  });
});
