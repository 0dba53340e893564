import { describe, expect, it } from '@jest/globals';
import type { InputName } from '../../../src/inputs/input-source.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { readInputs, type Inputs } from '../../../src/inputs/inputs.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

type Given = Readonly<Partial<Record<InputName, string>>>;

const A = uuidOf(1);
const LEAST: Given = { token: 'a-token', operations: A };

async function inputsOf(given: Given): Promise<Inputs> {
  return (await readInputs(givenInputs({ ...LEAST, ...given }))).inputs;
}

async function problemsOf(given: Given): Promise<readonly string[]> {
  const error: unknown = await readInputs(givenInputs({ ...LEAST, ...given })).catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputs)) throw new Error('expected InvalidInputs', { cause: error });
  return error.problems;
}

const COMMON = {
  credentials: {
    token: 'a-token',
    project: null,
    url: 'https://api.contree.dev',
    givenBy: { token: 'the input token', url: 'the default of the input url' },
  },
  requestTimeout: 30_000,
  timeout: 60_000,
  summary: 'true',
};
const SELECTING = {
  ...COMMON,
  selection: { kind: 'legs', legs: [{ name: '1', uuid: A }], warnings: [] },
  cleanup: 'never',
};

describe('the inputs', () => {
  it.each<[string, Given, object]>([
    ['wait', {}, { ...SELECTING, mode: 'wait', onTimeout: 'leave', failFast: false, logs: 'failed', outputDir: null }],
    ['show', { mode: 'show' }, { ...SELECTING, mode: 'show', logs: 'all', outputDir: null }],
    ['cancel', { mode: 'cancel' }, { ...SELECTING, mode: 'cancel', ifFinished: 'error' }],
    [
      'list',
      { mode: 'list', operations: '' },
      { ...COMMON, mode: 'list', statuses: ['EXECUTING'], kind: null, since: null, until: null, max: 1_000 },
    ],
  ])('of mode %s have their defaults', async (_, given, expected) => {
    expect(await inputsOf(given)).toEqual(expected);
  });

  it('that are empty mean the default', async () => {
    const names: readonly InputName[] = ['mode', 'timeout', 'on-timeout', 'fail-fast', 'logs', 'if-finished', 'status'];
    const others: readonly InputName[] = [
      'max',
      'cleanup',
      'summary',
      'request-timeout',
      'allow-http',
      'kind',
      'since',
    ];
    const given = Object.fromEntries([...names, ...others].map((name) => [name, ' ']));
    expect(await inputsOf(given)).toEqual(await inputsOf({}));
  });

  it.each([
    ['w', 'wait'],
    ['WAIT', 'wait'],
    ['sh', 'show'],
    ['kill', 'cancel'],
    ['K', 'cancel'],
    ['ls', 'list'],
    ['ps', 'list'],
    ['Ps', 'list'],
  ])('take %s for mode %s', async (alias, mode) => {
    expect((await inputsOf({ mode: alias })).mode).toBe(mode);
  });

  it.each<[Given, object]>([
    [{ timeout: '1h30m' }, { timeout: 5_400_000 }],
    [{ timeout: '1' }, { timeout: 1_000 }],
    [{ 'request-timeout': '5' }, { requestTimeout: 5_000 }],
    [{ 'on-timeout': 'Cancel' }, { onTimeout: 'cancel' }],
    [{ 'on-timeout': 'STOP' }, { onTimeout: { stopGrace: 10_000 } }],
    [{ 'on-timeout': 'stop', 'stop-grace': '1m30s' }, { onTimeout: { stopGrace: 90_000 } }],
    [{ 'stop-grace': '10s' }, { onTimeout: 'leave' }],
    [{ 'fail-fast': 'True' }, { failFast: true }],
    [{ logs: 'none' }, { logs: 'none' }],
    [{ mode: 'show', logs: 'failed' }, { logs: 'failed' }],
    [{ mode: 'cancel', 'if-finished': 'ignore' }, { ifFinished: 'ignore' }],
    [{ summary: 'false' }, { summary: 'false' }],
    [{ cleanup: 'always' }, { cleanup: 'always' }],
    [{ cleanup: 'cancelled' }, { cleanup: 'cancelled' }],
    [{ cleanup: 'auto' }, { cleanup: 'never' }],
    [
      { operations: 'all', cleanup: 'never' },
      { selection: { kind: 'all', warnings: [] }, cleanup: 'never' },
    ],
    [{ mode: 'list', status: 'any' }, { statuses: null }],
    [{ mode: 'list', status: 'active' }, { statuses: ['PENDING', 'ASSIGNED', 'EXECUTING'] }],
    [
      { mode: 'list', status: 'f', kind: 'image_import' },
      { statuses: ['FAILED'], kind: 'image_import' },
    ],
    [
      { mode: 'list', since: '1h30m', until: '2026-01-31' },
      { since: '90m', until: '2026-01-31T00:00:00+00:00' },
    ],
    [{ mode: 'list', since: '08:30' }, { since: `${new Date(START).toISOString().slice(0, 10)}T08:30:00+00:00` }],
    [{ mode: 'list', max: '1' }, { max: 1 }],
    [
      { url: 'http://10.0.0.1', 'allow-http': 'true' },
      {
        credentials: {
          ...COMMON.credentials,
          url: 'http://10.0.0.1',
          givenBy: { token: 'the input token', url: 'the input url' },
        },
      },
    ],
    [{ project: 'p' }, { credentials: { project: 'p', url: 'https://api.tokenfactory.nebius.com/sandboxes' } }],
  ])('%j are read as %j', async (given, expected) => {
    expect(await inputsOf(given)).toMatchObject(expected);
  });
});

describe('a bad value', () => {
  it.each<[InputName, string, RegExp]>([
    ['mode', 'stop', /wait, show, cancel, list or run/],
    ['allow-http', 'yes', /true or false/],
    ['request-timeout', '0', /1s or more/],
    ['request-timeout', 'soon', /90s, 5m, 1h30m/],
    ['timeout', '0', /1s or more/],
    ['timeout', '-1', /90s, 5m, 1h30m/],
    ['timeout', '1.5', /90s, 5m, 1h30m/],
    ['timeout', '9999h', /less/],
    ['on-timeout', 'kill', /leave, stop or cancel/],
    ['stop-grace', '0.5', /not a duration/],
    ['stop-grace', '0', /too short: use 1s or more/],
    ['fail-fast', 'on', /true or false/],
    ['logs', 'some', /none, failed, all or live/],
    ['if-finished', 'fail', /error or ignore/],
    ['status', 'X', /PENDING.*active or any/],
    ['kind', 'vm', /instance or image_import/],
    ['since', 'yesterday', /15m.*2026-01-31/],
    ['until', '25:00', /15m.*2026-01-31/],
    ['max', '0', /from 1 to 10000/],
    ['max', '1e3', /from 1 to 10000/],
    ['cleanup', 'sometimes', /auto, never, cancelled or always/],
    ['summary', 'yes', /true, failed or false/],
    ['url', 'contree.dev', /no http:\/\/ or https:\/\/ in front/],
    ['url', 'http://contree.test', /https, or set allow-http/],
    ['project', 'a b\nc', /project id/],
    ['profile', 'play', /no profile/],
  ])('of %s, %j, is named with what is allowed, in any mode', async (name, value, allowed) => {
    for (const mode of ['wait', 'list']) {
      const problems = await problemsOf({ mode, [name]: value });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(new RegExp(`^${name}: `));
      expect(problems[0]).toMatch(allowed);
      if (value !== 'contree.dev') expect(problems[0]).toContain(JSON.stringify(value));
    }
  });

  it('of the mode hides no other, and makes none of what it may have meant', async () => {
    expect(await problemsOf({ mode: 'rum', operations: '', legs: 'a: x', image: 'tag:a' })).toEqual([
      expect.stringMatching(/^mode: /),
    ]);
    expect(await problemsOf({ mode: 'lst', operations: '' })).toHaveLength(1);
    expect(await problemsOf({ mode: 'wiat', operations: 'x' })).toHaveLength(2);
  });

  it('is reported together with all others', async () => {
    const bad: Given = {
      mode: 'stop',
      'allow-http': 'yes',
      url: 'nowhere',
      timeout: 'soon',
      'fail-fast': 'on',
      max: 'many',
      cleanup: 'sometimes',
      operations: 'x, y',
    };
    const problems = await problemsOf(bad);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'mode',
      'allow-http',
      'url',
      'timeout',
      'cleanup',
      'fail-fast',
      'max',
      'operations',
    ]);
  });

  it('is reported in the same order for all inputs at once, each once', async () => {
    const names: readonly InputName[] = [
      'mode',
      'allow-http',
      'profile',
      'project',
      'url',
      'request-timeout',
      'timeout',
      'summary',
      'comment',
      'checks',
      'cleanup',
      'on-timeout',
      'stop-grace',
      'fail-fast',
      'logs',
      'if-finished',
      'status',
      'kind',
      'since',
      'until',
      'max',
    ];
    const bad = Object.fromEntries(names.toReversed().map((name) => [name, 'b a d']));
    const problems = await problemsOf({ ...bad, operations: 'workflow' });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([...names, 'operations']);
  });

  it('of a switch makes no problem of what hangs on it', async () => {
    const run = { mode: 'run', operations: '', image: 'tag:a', legs: 'a: x', tag: 't', collect: 'b', detach: 'yes' };
    expect(await problemsOf(run)).toEqual([expect.stringMatching(/^detach: "yes"/)]);
    expect(await problemsOf({ cleanup: 'sometimes', operations: 'all' })).toEqual([
      expect.stringMatching(/^cleanup: "sometimes"/),
    ]);
    expect(await problemsOf({ comment: 'yes' })).toEqual([expect.stringMatching(/^comment: "yes"/)]);
  });

  it.each(['leave', 'cancel'])('is a stop-grace beside on-timeout: %s', async (policy) => {
    const given = { 'on-timeout': policy, 'stop-grace': '30s' };
    const problem = `stop-grace: it has no effect, because on-timeout is ${policy}: set on-timeout: stop, or drop stop-grace`;
    expect(await problemsOf(given)).toEqual([problem]);
    expect(await problemsOf({ mode: 'show', ...given })).toEqual([problem]);
    expect(await problemsOf({ ...given, 'on-timeout': 'halt' })).toEqual([
      expect.stringMatching(/^on-timeout: "halt"/),
    ]);
  });

  it('of allow-http does not pass for a true one', async () => {
    expect(await problemsOf({ 'allow-http': 'maybe', url: 'http://contree.test' })).toEqual([
      expect.stringMatching(/^allow-http: "maybe"/),
    ]);
  });

  it('of a token is never shown', async () => {
    const problems = await problemsOf({ token: 'top secret', timeout: '0' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toMatch(/top|secret/);
  });

  it('is a missing token, or nothing to follow', async () => {
    expect(await problemsOf({ token: '' })).toEqual([expect.stringMatching(/^token: none is given/)]);
    expect(await problemsOf({ operations: '' })).toEqual([
      expect.stringMatching(/^operations: it is empty: give UUIDs/),
    ]);
    expect(await problemsOf({ operations: ' , \n' })).toHaveLength(1);
    const nothing = givenInputs({ ...LEAST, operations: '', 'if-no-operations': 'pass' });
    expect((await readInputs(nothing)).inputs).toMatchObject({ mode: 'wait', selection: { kind: 'legs', legs: [] } });
    expect(await problemsOf({ operations: '', 'if-no-operations': 'ok' })).toEqual([
      'if-no-operations: "ok" is not allowed: use error or pass',
    ]);
  });
});

describe('the status of mode list', () => {
  it.each([
    ['EXECUTING', ['EXECUTING']],
    ['success', ['SUCCESS']],
    ['p', ['PENDING']],
    ['A', ['ASSIGNED']],
    ['E', ['EXECUTING']],
    ['s', ['SUCCESS']],
    ['F', ['FAILED']],
    ['c', ['CANCELLED']],
    ['Active', ['PENDING', 'ASSIGNED', 'EXECUTING']],
    ['any', null],
  ])('can be %j', async (status, statuses) => {
    expect(await inputsOf({ mode: 'list', status })).toMatchObject({ statuses });
  });

  it.each(['x', 'EXEC', 'all', 'P,A'])('cannot be %j', async (status) => {
    const allowed = 'PENDING, ASSIGNED, EXECUTING, SUCCESS, FAILED, CANCELLED, active or any';
    expect(await problemsOf({ mode: 'list', status })).toEqual([`status: "${status}" is not a status: use ${allowed}`]);
  });
});

describe('cleanup', () => {
  it.each(['always', 'cancelled', 'Always'])(
    '%s is refused with all, and is a warning in mode list',
    async (cleanup) => {
      expect(await problemsOf({ cleanup, operations: 'all' })).toEqual([
        expect.stringMatching(/^cleanup: .*operations: all.*use never/),
      ]);
      const { inputs, warnings } = await readInputs(givenInputs({ token: 'a-token', mode: 'ps', cleanup }));
      expect(inputs).not.toHaveProperty('cleanup');
      expect(warnings).toEqual([
        'cleanup: mode list does not use it: drop it, or set mode to wait, show, cancel or run',
      ]);
      expect(await problemsOf({ cleanup, operations: 'all', timeout: '0' })).toHaveLength(2);
    },
  );

  it.each(['auto', 'never'])('%s is taken with all', async (cleanup) => {
    expect(await inputsOf({ cleanup, operations: 'all' })).toMatchObject({ cleanup: 'never' });
  });
});

describe('bad values', () => {
  it('are refused in every mode but those of inputs that only mode run has', async () => {
    const list = { mode: 'list', operations: '' };
    expect(await problemsOf({ ...list, 'if-finished': 'x', timeout: 'x' })).toHaveLength(2);
    const { warnings } = await readInputs(givenInputs({ ...LEAST, retries: 'x', detach: 'x', legs: '' }));
    expect(warnings).toEqual([
      'retries, detach: mode wait (the default) does not use them: drop them, or set mode to run',
    ]);
  });
});

describe('dry-run', () => {
  it.each(['wait', 'show', 'cancel', 'list'])('is an error in mode %s, which would act', async (mode) => {
    const name = mode === 'wait' ? 'wait (the default)' : mode;
    for (const given of ['TRUE', 'yes']) {
      expect(await problemsOf({ mode, 'dry-run': given })).toEqual([
        `dry-run: mode ${name} has no dry run: set mode: run, or drop dry-run`,
      ]);
    }
    expect(await inputsOf({ mode, 'dry-run': 'false' })).toMatchObject({ mode });
  });

  it('is no problem of its own where what is given is for mode run', async () => {
    expect(await problemsOf({ mode: 'wait', operations: '', legs: 'a: x', 'dry-run': 'true' })).toEqual([
      expect.stringMatching(/^mode: .*set mode: run$/),
    ]);
  });
});

describe('the warnings', () => {
  it('are those of the selection, in every mode that has one', async () => {
    for (const mode of ['wait', 'show', 'cancel']) {
      const { warnings } = await readInputs(givenInputs({ ...LEAST, mode, operations: `all not-a-uuid` }));
      expect(warnings).toEqual([expect.stringContaining('"all" wins')]);
    }
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['wait', { 'fail-fast': 'true', logs: 'live', 'on-timeout': 'stop', 'stop-grace': '5s', timeout: '5m' }, []],
    [
      'wait',
      { 'if-finished': 'ignore' },
      ['if-finished: mode wait (the default) does not use it: drop it, or set mode to cancel'],
    ],
    [
      'wait',
      { 'run-timeout': '5m' },
      ['run-timeout: mode wait (the default) does not use it: drop it, or set mode to run'],
    ],
    [
      'wait',
      { status: 'S', max: '5' },
      ['status, max: mode wait (the default) does not use them: drop them, or set mode to list'],
    ],
    ['show', { logs: 'none', timeout: '5m' }, []],
    ['wait', { 'comment-key': 'k' }, ['comment-key: it has no effect, because comment is false: drop it']],
    ['wait', { 'comment-key': 'k', comment: 'true', 'github-token': 'ghs_token' }, []],
    ['wait', { since: '5m' }, ['since: it has no effect, because operations is not workflow: drop it']],
    [
      'show',
      { session: 'ci' },
      ['session: it has no effect, because no operation is given as session, or as a reference such as @: drop it'],
    ],
    ['cancel', { operations: '', 'if-no-operations': 'pass', since: '5m', session: 'ci' }, []],
    ['show', { 'fail-fast': 'true' }, ['fail-fast: mode show does not use it: drop it, or set mode to wait or run']],
    ['cancel', { logs: 'none' }, ['logs: mode cancel does not use it: drop it, or set mode to wait, run or show']],
    ['cancel', { 'if-finished': 'error', 'fail-fast': 'false', status: 'EXECUTING', retries: '0' }, []],
  ])('name what mode %s does not use: %j', async (mode, given, expected) => {
    const { warnings } = await readInputs(givenInputs({ ...LEAST, mode, operations: uuidOf(1), ...given }));
    expect(warnings).toEqual(expected);
  });

  it('say what mode list does not use', async () => {
    const given = { ...LEAST, mode: 'list', operations: 'whatever', 'operations-file': 'no-such-file' };
    const { inputs, warnings } = await readInputs(givenInputs(given));
    expect(inputs.mode).toBe('list');
    expect(warnings).toEqual([
      'operations, operations-file: mode list does not use them: drop them, or set mode to wait, show or cancel',
    ]);
  });
});

it('an error that is no bad value is thrown as it is', async () => {
  const bug = new RangeError('a bug');
  const source = givenInputs(LEAST);
  for (const broken of ['timeout', 'token', 'operations']) {
    const get = (name: InputName): string => {
      if (name === broken) throw bug;
      return source.get(name);
    };
    await expect(readInputs({ ...source, get })).rejects.toBe(bug);
  }
});
