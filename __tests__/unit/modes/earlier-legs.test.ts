import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { Operation } from '../../../src/contree/types.ts';
import { SETUP as SETUP_NAME } from '../../../src/legs/run-record.ts';
import type { WorkflowRun } from '../../../src/selection/workflow.ts';
import { encodeMarker, MARKER_VARIABLE, type Marker } from '../../../src/start/marker.ts';
import type { ModeScript, ModeSetting } from '../../doubles/mode-setting.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { timeline, type Fault, type Timeline } from '../../doubles/scripted-service.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { uuidOf, written } from '../../doubles/fixtures.ts';
import { legPlan } from '../start/launch-setting.ts';
import { arrived, IMAGE, ran, running, runInputs, SETUP, type Run } from './run-setting.ts';

const URL = 'github.com/o/r/actions/runs/1';
const ORIGIN = { run: URL, attempt: 2, job: 'test', index: 0, step: 'run' };
const EARLIER: WorkflowRun = {
  url: URL,
  repository: 'o/r',
  id: '1',
  apiUrl: 'http://127.0.0.1:9',
  proxyEnv: {},
  token: '',
  since: '6h',
};
const RERUN = { origin: ORIGIN, earlier: EARLIER };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earlier-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** An operation of attempt 1 that passed with this command, unless the fields say otherwise. */
function earlier(
  number: number,
  leg: string | null,
  marker: Partial<Marker> = {},
  end: Partial<Operation> = {},
): Timeline {
  const made = { ...ORIGIN, attempt: 1, owner: uuidOf(70), leg, tries: 1, ...marker };
  const env = { [MARKER_VARIABLE]: encodeMarker(made) };
  return timeline(uuidOf(number), { SUCCESS: 0 }, { env, ...end });
}

interface Sent {
  /** The status of the reply to a look at an image; it is there when left out. */
  readonly inspected?: number;
  /** The last event of each log; there are no logs when left out. */
  readonly completion?: { readonly at?: string };
  /** Gets the UUID of each image that is looked at. */
  readonly onInspect?: (uuid: string) => void;
  /** By the operation's UUID; what is left out is the usual command. */
  readonly metadata?: Readonly<Record<string, object>>;
}

/** The same client, whose details are as the wire has them. */
function telling({ completion, inspected = 200, metadata = {}, onInspect }: Sent): NonNullable<ModeScript['wrap']> {
  const usual = { image: IMAGE, command: 'set -e; true', shell: true, cwd: '/root' };
  return (client: ContreeClient) => ({
    ...client,
    inspectImage: (uuid) => {
      onInspect?.(uuid);
      return inspected === 200
        ? Promise.resolve({ uuid, tag: null, createdAt: null })
        : Promise.reject(failureOf('get', uuid, { status: inspected }));
    },
    readEvents: async function* (uuid, request, call) {
      if (completion === undefined) yield* client.readEvents(uuid, request, call);
      else yield { id: 1, process: null, kind: 'completion', ...completion };
    },
    getOperation: async (uuid, call) => {
      const detail = await client.getOperation(uuid, call);
      const { createdAt, duration, env, exitCode, kind, resultImage, status } = detail.operation;
      const result = { state: { exit_code: exitCode } };
      const sent = { ...usual, ...metadata[uuid], env, result };
      const fields = { uuid, kind, status, created_at: createdAt, duration, result_image_uuid: resultImage };
      return { ...detail, payload: { ...fields, metadata: sent } };
    },
  });
}

interface Setting extends Sent, NonNullable<Parameters<typeof runInputs>[1]> {
  readonly operations: readonly Timeline[];
  readonly faults?: readonly Fault[];
  readonly legs?: Parameters<typeof running>[0];
  /** Called for each line of the results file. */
  readonly onResult?: (setting: ModeSetting) => void;
  /** Of the results file; a new folder when left out. */
  readonly path?: string;
}

function rerunning(given: Setting): Run {
  const { operations, faults = [], legs = ['a', 'b'], onResult, path, ...rest } = given;
  const { completion, inspected, metadata, onInspect, ...inputs } = rest;
  const wrap = telling({
    ...(completion && { completion }),
    ...(inspected && { inspected }),
    ...(metadata && { metadata }),
    ...(onInspect && { onInspect }),
  });
  return running(legs, { ...RERUN, ...inputs }, { operations, faults, wrap }, (setting) => {
    const { results } = setting.context;
    const add = (payload: unknown): void => {
      results.add(payload);
      onResult?.(setting);
    };
    Object.assign(setting.context, { results: { ...results, add, path: path ?? join(folder, 'results.jsonl') } });
  });
}

async function reran(setting: Setting): Promise<ModeSetting> {
  const run = rerunning(setting);
  await run.ended;
  expect(readdirSync(folder)).toEqual([]);
  return run;
}

function reusedOf({ ledger }: ModeSetting): (number | null)[] {
  return ledger.results().map(({ reusedFrom }) => reusedFrom);
}

describe('what earlier attempts came to', () => {
  it('is read once, and stands for the legs that passed', async () => {
    const failed = earlier(3, 'a', {}, { exitCode: 1 });
    const operations = [failed, earlier(1, 'a', { tries: 2 }), earlier(2, 'b', {}, { exitCode: 3 })];
    const setting = await reran({ operations });
    expect(arrived(setting)).toEqual(['b']);
    expect(setting.outcomes()).toEqual(['passed', 'passed']);
    expect(setting.ledger.resultOf('a')).toMatchObject({ attempts: 2, reusedFrom: 1, leg: { uuid: uuidOf(1) } });
    expect(setting.service.sent('get', uuidOf(1))).toHaveLength(1);
    expect(setting.service.sent('list', 'any')).toHaveLength(1);
    expect(setting.log.lines()).toContain('Of 2 legs that earlier attempts of this step started, 1 passed.');
    expect(setting.log.lines()).toContain(`a · passed in attempt 1, not run again · ${uuidOf(1)}`);
  });

  it.each<[string, Partial<Operation>, string]>([
    ['was cancelled', { exitCode: null }, 'CANCELLED'],
    ['had passed by then', {}, 'SUCCESS'],
  ])('is not flaky after a duplicate of its start that %s', async (_, end, status) => {
    const { uuid, phases } = earlier(1, 'a', {}, end);
    const duplicate = { uuid, phases: phases.map((phase) => ({ ...phase, status })) };
    const setting = await reran({ operations: [duplicate, earlier(2, 'a', { tries: 2 })], legs: ['a'] });
    expect(setting.ledger.resultOf('a')).toMatchObject({ attempts: 1, reusedFrom: 1, leg: { uuid: uuidOf(2) } });
  });

  it('is in the results file as the service sent it, and without its output in memory', async () => {
    const setting = await reran({ operations: [earlier(1, 'a', {}, { stdout: written('much\n') })], legs: ['a'] });
    expect(setting.results.rows).toMatchObject([{ uuid: uuidOf(1), metadata: { command: 'set -e; true' } }]);
    expect(setting.ledger.resultOf('a').operation).toMatchObject({ env: null, stdout: null });
  });

  it.each<Partial<Marker>>([{ job: 'lint' }, { index: 1 }, { step: 'other' }, { attempt: 2 }, { run: `${URL}1` }])(
    'is not what another step started, or this attempt: %j',
    async (marker) => {
      const setting = await reran({ operations: [earlier(1, 'a', marker)], legs: ['a'] });
      expect([arrived(setting), reusedOf(setting)]).toEqual([['a'], [null]]);
    },
  );

  it('is taken over no further once a signal has come, and nothing is started then', async () => {
    const setting = rerunning({
      operations: [earlier(1, 'a'), earlier(2, 'b')],
      onResult: (run) => {
        run.stop.abort('SIGINT');
      },
    });
    await setting.ended;
    expect([setting.outcomes(), arrived(setting)]).toEqual([['passed', 'cancelled'], []]);
  });

  it('is not looked up without an earlier attempt', async () => {
    const setting = await ran(['a'], { origin: ORIGIN, earlier: null }, { operations: [earlier(1, 'a')] });
    expect([arrived(setting), setting.service.sent('get', uuidOf(1))]).toEqual([['a'], []]);
  });

  it.each<[string, Partial<Operation>]>([
    ['failed', { exitCode: 1 }],
    ['ran into its own limit', { sandboxTimedOut: true }],
    ['was killed', { exitCode: -1, signal: 9 }],
    ['was cancelled', { status: 'CANCELLED', exitCode: 0 }],
    ['still runs', { status: 'EXECUTING' }],
  ])('is no pass of a leg that %s', async (_, { status = 'SUCCESS', ...end }) => {
    const { uuid, phases } = earlier(1, 'a', {}, end);
    const operations = [{ uuid, phases: phases.map((phase) => ({ ...phase, status })) }];
    const setting = await reran({ operations, legs: ['a'] });
    expect([arrived(setting), reusedOf(setting)]).toEqual([['a'], [null]]);
  });

  it.each<[string, object]>([
    ['this changed: command, working directory', { command: 'set -e; false', cwd: '/srv' }],
    ['the service does not say in full what it was started with', { stdin: { value: 'a', truncated: true } }],
  ])('is no pass of a leg that would be another, and why: %s', async (why, metadata) => {
    const setting = await reran({ operations: [earlier(1, 'a')], legs: ['a'], metadata: { [uuidOf(1)]: metadata } });
    expect(arrived(setting)).toEqual(['a']);
    expect(setting.log.text()).toContain(`1 leg of earlier attempts must run again, since ${why} · a`);
  });

  it('names five legs that are started again for one reason', async () => {
    const legs = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const changed = legs.map((leg, index) => [earlier(index + 1, leg), [uuidOf(index + 1), { cwd: '/srv' }]] as const);
    const metadata = Object.fromEntries(changed.map(([, entry]) => entry));
    const setting = await reran({ operations: changed.map(([operation]) => operation), legs, metadata });
    expect(setting.log.text()).toContain(
      '7 legs of earlier attempts must run again, since this changed: working directory',
    );
    expect(setting.log.text()).toContain(' · a, b, c, d, e and 2 more');
  });
});

describe('a leg that its step would have stopped', () => {
  const stopAt = START - 600_000;
  const ended = (before: number): { at: string } => ({ at: new Date(stopAt - before).toISOString() });
  /** By its creation and duration it would have ended long before. */
  const queued = { createdAt: new Date(stopAt - 3_600_000).toISOString(), duration: 10 };

  it.each<[string, number, Sent['completion'], number | null]>([
    ['has passed when that is more than a minute from now', START + 70_000, undefined, 1],
    ['may have been stopped when it is not', START + 60_000, undefined, null],
    ['has passed when its log ended more than a minute before', stopAt, ended(60_001), 1],
    ['may have been stopped when its log ended later', stopAt, ended(60_000), null],
    ['may have been stopped when its log does not say when it ended', stopAt, {}, null],
    ['may have been stopped when it has no log', stopAt, undefined, null],
  ])('%s', async (_, moment, completion, expected) => {
    const operations = [earlier(1, 'a', { stopAt: moment }, queued)];
    const setting = await reran({ operations, legs: ['a'], ...(completion && { completion }) });
    expect([reusedOf(setting), arrived(setting)]).toEqual([[expected], expected === null ? ['a'] : []]);
    expect(setting.log.text().includes('since its step may have sent SIGTERM before its end · a')).toBe(
      expected === null,
    );
  });

  it('says so in its marker', async () => {
    const setting = await ran(['a'], { onTimeout: { stopGrace: 10_000 }, timeout: 60_000 });
    expect(setting.service.started[0]?.marker.stopAt).toBe(setting.clock.now() - setting.clock.elapsed() + 60_000);
    const other = await ran(['a'], { onTimeout: 'cancel' });
    expect(other.service.started[0]?.marker).not.toHaveProperty('stopAt');
  });
});

describe('the image of a leg that passed', () => {
  const KEPT = [legPlan('a', { tag: 'kept' }), legPlan('b')];
  const operations = [earlier(1, 'a', {}, { resultImage: uuidOf(851) }), earlier(2, 'b')];

  it('is looked at before it is tagged, and the leg is started when it is gone', async () => {
    const looks: string[] = [];
    const onInspect = looks.push.bind(looks);
    const gone = await reran({ operations, legs: KEPT, inspected: 404, onInspect });
    expect([arrived(gone), reusedOf(gone), looks]).toEqual([['a'], [null, 1], [uuidOf(851)]]);
    expect(gone.log.text()).toContain('since the image that it left is gone · a');
    expect(gone.outcomes()).toEqual(['passed', 'passed']);
    expect(gone.service.tags.get('kept')).toBe(uuidOf(900));
  });

  it.each([200, 403, 503])('may be there after a %i', async (inspected) => {
    const setting = await reran({ operations, legs: KEPT, inspected });
    expect([arrived(setting), reusedOf(setting)]).toEqual([[], [1, 1]]);
    expect(setting.service.tags.get('kept')).toBe(uuidOf(851));
  });

  it('is not looked at where nothing of it is kept', async () => {
    const looks: string[] = [];
    const setting = await reran({ operations, inspected: 404, onInspect: looks.push.bind(looks) });
    expect([reusedOf(setting), looks]).toEqual([[1, 1], []]);
  });
});

describe('what cannot be looked up', () => {
  const WARNING = 'Every leg is started, since what earlier attempts came to could not be looked up: ';
  const warnings = ({ log }: ModeSetting): string[] => log.warnings();

  it.each<[string, Fault]>([
    ['a listing', { method: 'list', what: 'any', reply: 400, times: 1 }],
    ['a detail', { method: 'get', what: uuidOf(2), reply: 400, times: 1 }],
  ])('is started, with one warning: %s', async (_, fault) => {
    const setting = await reran({ operations: [earlier(1, 'a'), earlier(2, 'b')], faults: [fault] });
    expect([arrived(setting), reusedOf(setting)]).toEqual([
      ['a', 'b'],
      [null, null],
    ]);
    expect(warnings(setting)).toEqual([expect.stringContaining(WARNING)]);
  });

  it.each([
    ['half of its time', 60_000, 30_000],
    ['five minutes', 3_600_000, 300_000],
  ])('holds the step up for %s at most', async (_, timeout, expected) => {
    const faults = [{ method: 'get', what: uuidOf(1), reply: 'hang' } as const];
    const setting = await reran({ operations: [earlier(1, 'a')], legs: ['a'], faults, timeout });
    expect(warnings(setting)).toEqual([expect.stringContaining(WARNING)]);
    const { at = 0 } = setting.service.started[0] ?? {};
    expect(at - (at % 1_000)).toBe(expected);
    expect(setting.outcomes()).toEqual(['passed']);
  });

  it.each([403, 404])(
    'may be a later try of any leg after a %i, so that all are started with a warning',
    async (reply) => {
      const faults = [{ method: 'get', what: uuidOf(1), reply } as const];
      const setting = await reran({ operations: [earlier(1, 'a'), earlier(2, 'b')], faults });
      const warned: unknown = expect.stringContaining(`HTTP ${String(reply)}`);
      expect([arrived(setting), warnings(setting)]).toEqual([['a', 'b'], [warned]]);
    },
  );

  it('is started where payloads cannot be kept', async () => {
    const setting = await reran({ operations: [earlier(1, 'a')], legs: ['a'], path: join(folder, 'none', 'results') });
    expect([arrived(setting), warnings(setting)]).toEqual([['a'], [expect.stringContaining('ENOENT')]]);
  });

  it('is thrown when it is a bug', async () => {
    const faults = [{ method: 'get', what: uuidOf(1), reply: new Error('a bug') } as const];
    await expect(rerunning({ operations: [earlier(1, 'a')], faults }).ended).rejects.toThrow('a bug');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('ends with the step, and leaves no file', async () => {
    const faults = [{ method: 'get', what: uuidOf(1), reply: 'hang' } as const];
    const setting = rerunning({ operations: [earlier(1, 'a')], faults });
    setting.stopAfter(1_000);
    await expect(setting.ended).rejects.toMatchObject({ failure: { kind: 'aborted' } });
    expect([setting.clock.elapsed(), arrived(setting), readdirSync(folder)]).toEqual([1_000, [], []]);
  });
});

describe('a setup of an earlier attempt', () => {
  const LEFT = uuidOf(850);
  const LEG = [legPlan('a', { image: null })];
  const metadata = { [uuidOf(1)]: { command: 'set -e; pip install .' }, [uuidOf(2)]: { image: LEFT } };

  it('that passed is not run, and neither is a leg that branched from its image', async () => {
    const operations = [earlier(1, null, {}, { resultImage: LEFT }), earlier(2, 'a')];
    const setting = await reran({ operations, legs: LEG, setup: SETUP, metadata });
    expect(arrived(setting)).toEqual([]);
    expect(setting.context.record.setup).toEqual({ image: LEFT, cacheHit: true });
    expect(setting.context.preparation.resultOf(SETUP_NAME)).toMatchObject({ outcome: 'passed', reusedFrom: 1 });
    expect([reusedOf(setting), setting.service.sent('tag')]).toEqual([[1], []]);
  });

  it('is run when its image is gone, and not when that cannot be learned', async () => {
    const operations = [earlier(1, null, {}, { resultImage: LEFT })];
    const setting = { operations, legs: LEG, setup: SETUP, metadata };
    const gone = await reran({ ...setting, inspected: 404 });
    expect(arrived(gone)).toEqual(['(setup)', 'a']);
    expect(gone.log.lines()).toContain('setup · passed in attempt 1, but must run again, since its image is gone');
    expect(arrived(await reran({ ...setting, inspected: 403 }))).toEqual(['a']);
  });

  it('is tagged when it has a key and no tag', async () => {
    const operations = [earlier(1, null, {}, { resultImage: LEFT })];
    const setting = await reran({ operations, legs: LEG, setup: { ...SETUP, key: 'deps' }, metadata });
    expect([...setting.service.tags.values()]).toEqual([LEFT]);
    expect(setting.service.started.map(({ request }) => request.image)).toEqual([LEFT]);
  });

  it.each<[string, Partial<Operation>, object]>([
    ['that failed', { exitCode: 1 }, {}],
    ['that left no image', { resultImage: null }, {}],
    ['that was another', { resultImage: LEFT }, { [uuidOf(1)]: { command: 'pip install .' } }],
  ])('%s is run', async (_, end, changed) => {
    const operations = [earlier(1, null, {}, end)];
    const setting = await reran({ operations, legs: LEG, setup: SETUP, metadata: { ...metadata, ...changed } });
    expect(arrived(setting)).toEqual(['(setup)', 'a']);
    expect(setting.context.record.setup).toMatchObject({ cacheHit: false });
  });
});
