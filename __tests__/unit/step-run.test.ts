import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import nock from 'nock';
import { isHashOf } from '../../src/token-hash.ts';
import { uuidOf } from '../doubles/fixtures.ts';
import { A, ADDRESS, B, DELETE_A, DELETE_B, GET_A, GET_B, InTurn, payload, ran, type Setting } from './step-setting.ts';

beforeAll(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
});
afterAll(() => {
  nock.restore();
});

const SPAWN = 'POST /v1/instances';
const LIST = 'GET /v1/operations';
const IMAGE = uuidOf(800);

/** What a start sent as its marker. */
function markerIn(body: string): { readonly owner: string; readonly leg: string | null; readonly tries: number } {
  const { env } = JSON.parse(body) as { readonly env: Readonly<Record<string, string>> };
  return JSON.parse(env['CONTREE_OP_ACTION'] ?? '') as ReturnType<typeof markerIn>;
}

/** A service that starts A and B, one after the other, and shows with what they were started. */
function starting(...answers: readonly unknown[]) {
  const bodies: string[] = [];
  const uuids = [A, B];
  const started = (body: string): unknown => {
    const uuid = uuids[bodies.push(body) - 1];
    const answer = answers[bodies.length - 1];
    return answer ?? { uuid };
  };
  const detail = (index: number, status: string) => (): unknown => {
    const { env } = JSON.parse(bodies[index] ?? '{}') as { env?: unknown };
    const exit = status === 'SUCCESS' ? 0 : null;
    return {
      ...payload(uuids[index] ?? '', status),
      metadata: { env, result: { state: { exit_code: exit } } },
    };
  };
  return { bodies, started, detail };
}

describe('a step of mode run', () => {
  const inputs: Setting['inputs'] = { mode: 'run', image: IMAGE, legs: 'one: x\ntwo: y', 'max-parallel': '1' };

  it('saves its owner before the first request, each operation after its start, and what is left', async () => {
    const { started, detail, bodies } = starting();
    const { events, owners, report } = await ran({
      inputs,
      service: { [SPAWN]: started, [GET_A]: detail(0, 'SUCCESS'), [GET_B]: detail(1, 'SUCCESS') },
    });
    const save = `save always ${ADDRESS} null `;
    expect(events.filter((event) => /^(?:save|add)/.test(event) || event === SPAWN)).toEqual([
      `${save} owned`,
      SPAWN,
      `add ${A}`,
      SPAWN,
      `add ${B}`,
      save,
    ]);
    const { owner } = markerIn(bodies[0] ?? '');
    expect(owners).toEqual([owner, null]);
    expect(report).toMatchObject({
      mode: 'run',
      detached: false,
      verdict: { exitCode: 0, outcome: 'passed', counts: { passed: 2 } },
    });
  });

  it('saves the same hash of its token each time', async () => {
    const { started, detail } = starting();
    const service = { [SPAWN]: started, [GET_A]: detail(0, 'SUCCESS'), [GET_B]: detail(1, 'SUCCESS') };
    const { tokens } = await ran({ inputs, service });
    const [hash = { salt: '', hash: '' }, ...others] = tokens;
    expect(isHashOf(hash, 'a-token')).toBe(true);
    expect(others).toEqual([hash]);
  });

  it('starts each leg with a marker of its own', async () => {
    const { started, detail, bodies } = starting();
    const { owners } = await ran({
      inputs,
      service: { [SPAWN]: started, [GET_A]: detail(0, 'SUCCESS'), [GET_B]: detail(1, 'SUCCESS') },
    });
    expect(bodies.map(markerIn)).toMatchObject([
      { owner: owners[0], leg: 'one', tries: 1 },
      { owner: owners[0], leg: 'two', tries: 1 },
    ]);
  });

  it('keeps its owner in the state when a start is lost', async () => {
    const { started } = starting(502);
    const { events, owners, report } = await ran({
      inputs: { ...inputs, legs: 'one: x' },
      service: { [SPAWN]: started, [LIST]: 403 },
    });
    expect(report).toMatchObject({ verdict: { exitCode: 1, outcome: 'failed', counts: { unknown: 1 } } });
    expect(events.at(-1)).toBe(`save always ${ADDRESS} null  owned`);
    expect(new Set(owners).size).toBe(1);
  });

  it('that crashes cancels all that it has started, also what it knows only by its marker', async () => {
    // The reply of the second start is lost, and it is looked for in vain while the first one breaks the step.
    const { started, detail } = starting(undefined, 502);
    let crashed = false;
    const listed = new InTurn([], []);
    const { events, report, owners } = await ran({
      inputs: { ...inputs, 'max-parallel': '2' },
      crashAt: 'one · started',
      service: {
        [SPAWN]: started,
        [LIST]: () => {
          const next = listed.answers.shift();
          crashed ||= next === undefined;
          return next ?? [payload(A, 'EXECUTING'), payload(B, 'EXECUTING')];
        },
        [GET_A]: detail(0, 'EXECUTING'),
        [GET_B]: detail(1, 'EXECUTING'),
        [DELETE_A]: {},
        [DELETE_B]: {},
      },
    });
    expect(report).toMatchObject({ verdict: { outcome: 'failed' }, stopped: 'no space left' });
    expect(events.filter((event) => event.startsWith('DELETE')).sort()).toEqual([DELETE_A, DELETE_B]);
    // The start that was looked for in vain may still have arrived once more.
    expect(owners.at(-1)).not.toBeNull();
    expect(crashed).toBe(true);
  });

  it.each(['cancelled', 'never'])('that crashes with cleanup %s cancels nothing itself', async (cleanup) => {
    const { started } = starting();
    const { events, owners } = await ran({
      inputs: { ...inputs, cleanup },
      crashAt: 'one · started',
      service: { [SPAWN]: started, [GET_A]: payload(A, 'SUCCESS', 0) },
    });
    expect(events.filter((event) => event.startsWith('DELETE'))).toEqual([]);
    if (cleanup === 'never') expect(owners).toEqual([]);
    else expect(owners.at(-1)).not.toBeNull();
  });

  it('cancels after a signal, and leaves lost starts that it cannot list to the post step', async () => {
    const { started, detail, bodies } = starting(undefined, 502);
    const { events, owners, report, log, kept } = await ran({
      inputs: { ...inputs, 'max-parallel': '2' },
      stopAt: { event: GET_A },
      service: {
        [SPAWN]: started,
        [LIST]: 403,
        [GET_A]: detail(0, 'EXECUTING'),
        [DELETE_A]: {},
      },
    });
    expect(events).toContain(DELETE_A);
    expect(report).toMatchObject({ verdict: { exitCode: 143, outcome: 'cancelled' } });
    expect(report.results.map(({ outcome }) => outcome)).toEqual(['cancelled', 'unknown']);
    expect(kept.rows).toEqual([
      expect.objectContaining({ uuid: A, status: 'EXECUTING' }),
      { uuid: null, error: expect.stringContaining('502') },
    ]);
    expect(log.text()).toContain('Operations started without a reply are left to the post step: ');
    expect(owners.at(-1)).toBe(markerIn(bodies[0] ?? '').owner);
  });

  it('that detaches saves no state, and passes', async () => {
    const { started } = starting();
    const { events, report, kept } = await ran({
      inputs: { ...inputs, 'max-parallel': '', detach: 'true' },
      service: { [SPAWN]: started },
    });
    expect(events.filter((event) => event.startsWith('save'))).toEqual([]);
    expect(report).toMatchObject({ detached: true, verdict: { exitCode: 0, counts: { active: 2 } } });
    expect(kept.rows).toEqual([
      { name: 'one', uuid: A },
      { name: 'two', uuid: B },
    ]);
  });

  it('masks the password of the registry, and redacts it and the token in replies', async () => {
    const { started, detail } = starting();
    const { events, kept, log, report } = await ran({
      inputs: {
        ...inputs,
        legs: 'one: x',
        logs: 'all',
        'registry-username': 'me',
        'registry-password': 'registry-secret',
      },
      service: {
        [SPAWN]: started,
        [GET_A]: () => ({
          ...(detail(0, 'SUCCESS')() as object),
          error: 'denied for me:registry-secret with a-token',
        }),
      },
    });
    expect(events.slice(0, 3)).toEqual(['mask a-token', 'mask registry-secret', 'open']);
    expect(kept.rows).toMatchObject([{ error: 'denied for me:*** with ***' }]);
    expect(log.text()).toContain('denied for me:***');
    const shown = log.text() + JSON.stringify(kept.rows) + JSON.stringify(report.results);
    expect(shown).not.toMatch(/registry-secret|a-token/);
  });

  it('whose setup does not pass has the setup’s exit code', async () => {
    const { started } = starting();
    const { report } = await ran({
      inputs: { ...inputs, setup: 'make deps' },
      service: { [SPAWN]: started, [GET_A]: payload(A, 'SUCCESS', 9) },
    });
    expect(report).toMatchObject({
      verdict: { exitCode: 9, outcome: 'failed', counts: { cancelled: 2 } },
      preparation: [{ leg: { name: 'setup', uuid: A }, outcome: 'failed' }],
    });
  });
});

describe('a deadline that comes before all is there for a start', () => {
  const late = { mode: 'run', legs: 'one: x\ntwo: {command: y, allow-failure: true}', timeout: '5s' } as const;

  it('times the step and its legs out', async () => {
    const { report } = await ran({
      inputs: { ...late, image: 'docker://slow:1' },
      service: { 'POST /v1/images/import': { uuid: A }, [GET_A]: payload(A, 'EXECUTING') },
    });
    expect(report.verdict).toMatchObject({ exitCode: 1, outcome: 'timed-out', counts: { 'timed-out': 2 } });
    expect(report.preparation).toMatchObject([{ outcome: 'timed-out' }]);
    expect(report.stopped).toMatch(/the import has not ended by the deadline/);
  });

  it('is no excuse for a service that fails', async () => {
    const { report } = await ran({ inputs: { ...late, image: 'tag:any' }, service: { 'GET /v1/images': 503 } });
    expect(report.verdict).toMatchObject({ exitCode: 1, outcome: 'failed', counts: { cancelled: 2 } });
  });
});

describe('a dry run', () => {
  const inputs: Setting['inputs'] = { mode: 'run', image: IMAGE, legs: 'one: x\ntwo: y', 'output-dir': 'out' };
  const shown = { comment: 'true', checks: 'true', 'github-token': 'token' };
  const env = { GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '1', GITHUB_SHA: 'a'.repeat(40), GITHUB_JOB: 'test' };

  it('passes without a row, saves nothing, and shows nothing on GitHub', async () => {
    const given = { ...inputs, ...shown, 'dry-run': 'true', cleanup: 'always' };
    const dry = await ran({ inputs: given, env, directory: tmpdir() });
    expect(dry.events.filter((event) => /^(?:save|add|GET|POST|DELETE)/.test(event))).toEqual(['GET /v1/whoami']);
    expect(dry.report).toMatchObject({
      verdict: { exitCode: 0, outcome: 'passed' },
      results: [],
      legNames: ['one', 'two'],
    });
    expect(dry.publication).toBeNull();
    expect(dry.report.matrix).toEqual(new Map());
  });

  it('fails before any request where the run could not write to output-dir', async () => {
    const { events, report } = await ran({ inputs: { ...inputs, 'dry-run': 'true' }, env, directory: '/nowhere' });
    expect([report.verdict.exitCode, report.stopped]).toEqual([1, expect.stringMatching(/^output-dir: "out" cannot/)]);
    expect(events.filter((event) => /^[A-Z]/.test(event))).toEqual([]);
  });

  it('reports the values of each leg that a matrix makes', async () => {
    const matrix = { mode: 'run', image: IMAGE, matrix: 'os: [a, b]', command: 'echo {{os}}', 'dry-run': 'true' };
    const { report } = await ran({ inputs: matrix, env });
    expect(report.matrix).toEqual(
      new Map([
        ['a', new Map([['os', 'a']])],
        ['b', new Map([['os', 'b']])],
      ]),
    );
  });

  it.each<[string, Setting['inputs'], boolean, readonly string[] | null]>([
    ['a run', { ...inputs, retries: 'x' }, true, []],
    ['a dry run', { ...inputs, 'dry-run': 'true', retries: 'x' }, false, []],
    ['what may have been meant as one', { ...inputs, 'dry-run': 'yes' }, false, []],
    ['another mode, which has no use for the input', { operations: 'x', 'dry-run': 'true' }, true, null],
  ])('of wrong inputs, %s is shown on GitHub as it should', async (_what, given, isShown, legNames) => {
    const { publication, report } = await ran({ inputs: { ...given, ...shown }, env });
    expect([report.verdict.exitCode, publication !== null, report.legNames]).toEqual([1, isShown, legNames]);
  });
});
