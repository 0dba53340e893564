import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OperationView } from '../../simulator/simulator.ts';
import { CALM_RERUN, PASS } from './calm-rerun.ts';
import { judgeRerun, type PlayedRerun } from './judge-rerun.ts';
import { playAttempts, type Played } from './play.ts';

let played: PlayedRerun;
let uuids: Readonly<Record<string, string>>;

beforeAll(async () => {
  const [first, second] = await playAttempts(CALM_RERUN.attempts);
  if (first === undefined || second === undefined) throw new Error('It was not played.');
  played = { rerun: CALM_RERUN, first, second };
  uuids = JSON.parse(first.main.end.outputs['operations'] ?? '') as Record<string, string>;
});

const withSecond = (changes: Partial<Played>): PlayedRerun => ({ ...played, second: { ...played.second, ...changes } });
const withResults = (edit: (text: string) => string): PlayedRerun => {
  const { main } = played.second;
  const outputs = { ...main.end.outputs, results: edit(main.end.outputs['results'] ?? '') };
  return withSecond({ main: { ...main, end: { ...main.end, outputs } } });
};
const withTruth = (name: string, changes: Partial<OperationView>): PlayedRerun => {
  const { main } = played.second;
  const view = main.operations.get(uuids[name] ?? '');
  if (view === undefined) throw new Error(`${name} was not started.`);
  return withSecond({
    main: { ...main, operations: new Map([...main.operations, [view.uuid, { ...view, ...changes }]]) },
  });
};
const withInputs = (attempt: 'first' | 'second', inputs: Readonly<Record<string, string>>): PlayedRerun => {
  const { scenario } = played[attempt];
  const changed = { ...scenario, inputs: { ...scenario.inputs, ...inputs } };
  return { ...played, [attempt]: { ...played[attempt], scenario: changed } };
};
const withRequest = (request: Partial<Played['requests'][number]>): PlayedRerun => {
  const [first] = played.second.requests;
  if (first === undefined) throw new Error('There was no request.');
  return withSecond({ requests: [{ ...first, fault: null, ...request }, ...played.second.requests] });
};

it('nothing is wrong with a re-run that starts only what failed or changed', () => {
  expect(judgeRerun(played, 10_000)).toEqual([]);
  expect(played.second.main.end.outputs).toMatchObject({ reused: '["flaky","unit"]', flaky: '["flaky"]' });
  expect(played.second.started.map(({ leg }) => leg)).toEqual(['lint', 'e2e', 'e2e']);
});

describe('the invariants of a re-run notice', () => {
  it.each<[string, () => PlayedRerun, RegExp]>([
    [
      'a leg that would be another now',
      () => ({ ...played, rerun: { ...played.rerun, changed: new Set(['unit']) } }),
      /"unit": It was taken over, although it would be another/,
    ],
    [
      'a leg that had not passed',
      () => withTruth('unit', { status: 'FAILED' }),
      /"unit": It was taken over, and had not/,
    ],
    [
      'a leg on another image',
      () => withTruth('unit', { image: '99999999-0000-4000-8000-000000000000' }),
      /"unit": It was taken over on another image/,
    ],
    [
      'a leg that its step may have stopped',
      () => withInputs('first', { 'on-timeout': 'stop' }),
      /"unit": It was taken over, although its step may have stopped it/,
    ],
    [
      'a leg that was started as well',
      () => withSecond({ started: [{ uuid: '1', leg: 'unit', tries: 1, at: 0 }] }),
      /"unit": It was taken over, and started as well/,
    ],
    [
      'the operation of another',
      () => ({ ...played, first: { ...played.first, started: [] } }),
      /"unit": It was taken over from what the step never started/,
    ],
    ['a later try', () => withStart({ leg: 'unit', tries: 2 }), /"unit": It has a later try/],
    [
      'a wrong number of tries',
      () => withResults((text) => text.replace('"attempts":2,"flaky":true', '"attempts":1,"flaky":true')),
      /"flaky": It had 2/,
    ],
    [
      'a flaky leg that is not said to be',
      () => withResults((text) => text.replace('"flaky":true', '"flaky":false')),
      /"flaky": Of its earlier tries 1 failed/,
    ],
    [
      'a row that contradicts itself',
      () => withResults((text) => text.replace('"reused_from":1', '"reused_from":null')),
      /contradicts itself/,
    ],
    [
      'a leg that is not taken over',
      () => withResults((text) => text.replace('"reused":true', '"reused":false')),
      /"flaky": It had passed as .* and is not taken over/,
    ],
    [
      'a leg that is looked at twice',
      () => withRequest({ method: 'GET', resource: `/operations/${uuids['unit'] ?? ''}` }),
      /"unit": It was looked at 2 times/,
    ],
    [
      'a touch of what the first attempt started',
      () => withRequest({ method: 'DELETE', resource: `/operations/${uuids['e2e'] ?? ''}` }),
      /Attempt 2: It touched the operation of another/,
    ],
    [
      'legs that are taken over after a look-up that failed',
      () => withLog('::warning::Every leg is started, since what earlier attempts came to could not be looked up: x\n'),
      /The look-up failed, and legs are taken over/,
    ],
    [
      'a look-up that was refused without a word',
      () => withRequest({ method: 'GET', resource: '/operations', status: 403 }),
      /The look-up was refused, and there is no warning/,
    ],
    ['an output that is not what the rows say', () => withOutput('["unit"]'), /Attempt 2: The output reused/],
    ['what is wrong in the first attempt', () => withStart({ leg: 'unit', tries: 1 }), /Attempt 1: "unit" ran 2 times/],
  ])('%s', (_, change, sentence) => {
    expect(judgeRerun(change(), 10_000)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });

  it.each<[string, Played['scenario']['setup'], Readonly<Record<string, string>>, RegExp]>([
    ['was not run', { name: 'setup', uuid: null, lives: [PASS] }, { 'setup-image': 'x' }, /The setup was not run/],
    [
      'was run, and is said to be kept',
      { name: 'setup', uuid: null, lives: [PASS] },
      { 'setup-image': 'x', 'setup-cache-hit': 'false' },
      /setup-cache-hit is false, and the setup did not run/,
    ],
  ])('a setup that %s', (_, setup, more, sentence) => {
    const { main, scenario } = played.second;
    const end = { ...main.end, outputs: { ...main.end.outputs, ...more } };
    const changed = withSecond({ main: { ...main, end }, scenario: { ...scenario, setup } });
    expect(judgeRerun(changed, 10_000)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });
});

function withStart({ leg, tries }: { readonly leg: string; readonly tries: number }): PlayedRerun {
  const { first } = played;
  const start = { uuid: uuids['lint'] ?? '', leg, tries, at: 0 };
  return { ...played, first: { ...first, started: [...first.started, start] } };
}

function withLog(line: string): PlayedRerun {
  const { main } = played.second;
  return withSecond({ main: { ...main, end: { ...main.end, stdout: `${main.end.stdout}${line}` } } });
}

function withOutput(reused: string): PlayedRerun {
  const { main } = played.second;
  const output =
    main.files
      .get('output')
      ?.toString()
      .replace(/(\nreused<<.*\n).*\n/, `$1${reused}\n`) ?? '';
  return withSecond({ main: { ...main, files: new Map([...main.files, ['output', Buffer.from(output)]]) } });
}
