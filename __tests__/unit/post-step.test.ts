import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import type { InputName } from '../../src/inputs/input-source.ts';
import { InvalidInputs } from '../../src/values/problems.ts';
import { runPostStep } from '../../src/post-step.ts';
import type { HandOver } from '../../src/state.ts';
import { hashToken } from '../../src/token-hash.ts';
import { givenInputs } from '../doubles/given-inputs.ts';
import { recordedLog, type RecordedLog } from '../doubles/recorded-log.ts';
import type { Environment } from '../../src/values/values.ts';
import { uuidOf } from '../doubles/fixtures.ts';
import { interceptRequests } from '../doubles/intercepted.ts';
import { virtualClock } from '../doubles/virtual-clock.ts';

const URL = 'https://contree.test';
const A = uuidOf(1);
const B = uuidOf(2);
const HAND_OVER: HandOver = {
  cleanup: 'always',
  url: URL,
  project: null,
  token: hashToken('a-token'),
  owner: null,
  uuids: [A],
};

interceptRequests();

const masked: string[] = [];

async function cleanedUp(
  handOver: HandOver | null,
  inputs: Partial<Record<InputName, string>> = {},
  log: RecordedLog = recordedLog(),
  env: Environment = {},
): Promise<RecordedLog> {
  const given = { token: 'a-token', url: URL, 'job-status': 'success', ...inputs };
  masked.length = 0;
  await runPostStep({
    handOver,
    source: givenInputs(given),
    env: { CONTREE_HOME: '/nowhere', ...env },
    // It stands still while a request is under way, since nock replies without a turn of the event loop.
    clock: virtualClock(),
    log: log.log,
    maskSecret: (secret) => masked.push(secret),
  });
  return log;
}

describe('the post step leaves alone', () => {
  it.each<[string, HandOver | null, Partial<Record<InputName, string>>, string]>([
    ['a step without a state', null, {}, 'the step left nothing to do'],
    ['a state with cleanup never', { ...HAND_OVER, cleanup: 'never' }, {}, 'the step left nothing to do'],
    ['nothing', { ...HAND_OVER, uuids: [] }, {}, 'no leg was left active'],
    ['a job that succeeded', { ...HAND_OVER, cleanup: 'cancelled' }, {}, 'the job was not cancelled'],
    [
      'a job that failed',
      { ...HAND_OVER, cleanup: 'cancelled' },
      { 'job-status': 'failure' },
      'the job was not cancelled',
    ],
    [
      'a job of unknown status',
      { ...HAND_OVER, cleanup: 'cancelled' },
      { 'job-status': '' },
      'the job was not cancelled',
    ],
  ])('%s, and says why', async (_, handOver, inputs, why) => {
    const log = await cleanedUp(handOver, inputs);
    expect(log.lines()).toEqual([expect.stringMatching(/^Nothing to clean up: /)]);
    expect(log.text()).toContain(why);
    expect(masked).toEqual([]);
  });
});

describe('the post step cancels', () => {
  it.each([
    ['always', 'success'],
    ['cancelled', 'Cancelled'],
  ] as const)('the legs left with cleanup %s and job status %s, and sees their end', async (cleanup, status) => {
    const reqheaders = { authorization: 'Bearer a-token', project: 'p' };
    nock(URL, { reqheaders }).delete(`/v1/operations/${A}`).reply(200, {}).delete(`/v1/operations/${B}`).reply(409, {});
    nock(URL, { reqheaders }).get(`/v1/operations/${A}`).reply(200, { uuid: A, status: 'EXECUTING' });
    nock(URL, { reqheaders }).get(`/v1/operations/${A}`).reply(200, { uuid: A, status: 'CANCELLED' });
    nock(URL, { reqheaders }).get(`/v1/operations/${B}`).reply(200, { uuid: B, status: 'SUCCESS' });
    // The project is the main step's: in the post step an input may be another's.
    const log = await cleanedUp(
      { ...HAND_OVER, cleanup, project: 'p', uuids: [A, B] },
      { 'job-status': status, project: 'q' },
    );
    expect(log.lines()).toEqual([
      'Cancelling 2 legs left active.',
      `${A} · cancel accepted`,
      `${B} · cancel finished`,
      'All have ended.',
    ]);
    expect(masked).toEqual(['a-token']);
  });

  it.each<[string, Partial<Record<InputName, string>>]>([
    ['another token', { token: 'another-token' }],
    ['a text that is no token', { token: 'ssh key' }],
    ['another token, profile and address', { token: 'another-token', profile: 'x', url: 'https://other.test' }],
  ])('with the token of the environment when the inputs have %s', async (_, inputs) => {
    const reqheaders = { authorization: 'Bearer a-token' };
    nock(URL, { reqheaders }).delete(`/v1/operations/${A}`).reply(409, {});
    nock(URL, { reqheaders }).get(`/v1/operations/${A}`).reply(200, { uuid: A, status: 'SUCCESS' });
    const log = await cleanedUp(HAND_OVER, inputs, recordedLog(), { CONTREE_TOKEN: 'a-token', CONTREE_URL: URL });
    expect(log.lines().at(-1)).toBe('All have ended.');
    expect(masked).toContain('a-token');
  });

  it('and reports legs whose end it did not see, by whether the cancel was accepted', async () => {
    nock(URL).delete(`/v1/operations/${A}`).reply(200, {}).delete(`/v1/operations/${B}`).reply(403, {});
    for (const uuid of [A, B]) {
      nock(URL).persist().get(`/v1/operations/${uuid}`).reply(200, { uuid, status: 'EXECUTING' });
    }
    const log = await cleanedUp({ ...HAND_OVER, uuids: [A, B] });
    expect(log.text()).toContain(`Cancelled, but not seen to end: ${A}.`);
    expect(log.warnings()).toEqual([`1 leg may still be active: ${B}. Cancel them with mode: cancel.`]);
    nock.cleanAll();
  });

  it.each([401, 403, 404])('and warns of legs whose cancel is answered %i', async (status) => {
    nock(URL).delete(`/v1/operations/${A}`).reply(status, {}).delete(`/v1/operations/${B}`).reply(status, {});
    nock(URL).get(`/v1/operations/${A}`).reply(status, {}).get(`/v1/operations/${B}`).reply(status, {});
    const log = await cleanedUp({ ...HAND_OVER, uuids: [A, B] });
    expect(log.warnings()).toEqual([`2 legs may still be active: ${A}, ${B}. Cancel them with mode: cancel.`]);
    expect(log.text()).toContain(`HTTP ${String(status)}`);
    expect(log.text()).not.toContain('a-token');
    nock.cleanAll();
  });
});

describe('the post step gives up', () => {
  it('when the inputs are another step’s, and sends the token to neither address', async () => {
    for (const url of ['https://other.test', `${URL}/sandboxes`, 'http://contree.test']) {
      await expect(cleanedUp(HAND_OVER, { url })).rejects.toThrow(`the step used ${URL}: the token is not sent there`);
      expect(masked).toEqual(['a-token']);
    }
  });

  it('when the token is not the one that the step used, and sends it nowhere', async () => {
    const advice = "so it is not sent: set CONTREE_TOKEN in the job's env";
    for (const [inputs, env, from] of [
      [{ token: 'another-token' }, {}, 'the input token'],
      [{ token: 'another-token', url: '' }, { CONTREE_URL: URL }, 'the input token'],
      [{ token: '' }, { CONTREE_TOKEN: 'another-token' }, 'CONTREE_TOKEN'],
    ] as const) {
      const refused = cleanedUp(HAND_OVER, inputs, recordedLog(), env);
      await expect(refused).rejects.toThrow(`${from} gives another token now than the step used, ${advice}`);
      expect(new Set(masked)).toEqual(new Set(['another-token']));
    }
  });

  it('when there is no token any more', async () => {
    const log = recordedLog();
    await expect(cleanedUp(HAND_OVER, { token: '' }, log)).rejects.toThrow(InvalidInputs);
    expect(log.lines()).toEqual([]);
  });

  it('takes the same address in another form for the same', async () => {
    nock(URL).delete(`/v1/operations/${A}`).reply(409, {});
    nock(URL).get(`/v1/operations/${A}`).reply(200, { uuid: A, status: 'SUCCESS' });
    expect((await cleanedUp(HAND_OVER, { url: `${URL}/v1/` })).lines().at(-1)).toBe('All have ended.');
  });
});

describe('an operation that the main step started without a reply', () => {
  const OWNER = uuidOf(7_000);
  const owned: HandOver = { ...HAND_OVER, owner: { uuid: OWNER, since: 0 } };
  const LIST = '/v1/operations';

  function marked(owner: string): object {
    const marker = { version: 1, run: '', attempt: 1, job: 'j', index: 0, step: 's', owner, leg: 'a', tries: 1 };
    return { env: { CONTREE_OP_ACTION: JSON.stringify(marker) } };
  }

  function listed(...uuids: readonly string[]): void {
    const rows = uuids.map((uuid) => ({ uuid, status: 'EXECUTING', kind: 'instance' }));
    const inAnyStatus = (given: Readonly<Record<string, unknown>>): boolean => !('status' in given);
    nock(URL).get(LIST).query(inAnyStatus).reply(200, rows);
  }

  function active(uuid: string, metadata: object): void {
    nock(URL).get(`/v1/operations/${uuid}`).reply(200, { uuid, status: 'EXECUTING', metadata });
  }

  function ends(uuid: string): void {
    nock(URL).delete(`/v1/operations/${uuid}`).reply(200, {});
    nock(URL).get(`/v1/operations/${uuid}`).reply(200, { uuid, status: 'CANCELLED' });
  }

  it('is found by its marker and cancelled, and operations of others are not', async () => {
    const OTHER = uuidOf(3);
    listed(B, OTHER);
    active(B, marked(OWNER));
    active(OTHER, marked(uuidOf(7_001)));
    ends(B);
    // A start that was under way may have arrived meanwhile, so that it looks again.
    listed(OTHER);
    const log = await cleanedUp({ ...owned, uuids: [] });
    expect(log.lines()).toEqual([
      'Found 1 operation more that the step had started.',
      `${B} · cancel accepted`,
      'All have ended.',
    ]);
    expect(nock.isDone()).toBe(true);
  });

  it('is cancelled beside the known legs, each once, and these are not read', async () => {
    listed(A, B);
    active(B, marked(OWNER));
    ends(A);
    ends(B);
    listed();
    const log = await cleanedUp(owned);
    expect(log.lines().slice(0, 1)).toEqual(['Cancelling 1 leg left active.']);
    expect(log.lines()).toContain('Found 1 operation more that the step had started.');
    for (const uuid of [A, B]) expect(log.text().match(new RegExp(`${uuid} · cancel accepted`, 'g'))).toHaveLength(1);
    expect(log.lines().at(-1)).toBe('All have ended.');
  });

  it('is found when it arrives while the others are cancelled', async () => {
    listed();
    ends(A);
    listed(B);
    active(B, marked(OWNER));
    ends(B);
    // Its end may let a step that goes on beside this one start another.
    listed();
    const log = await cleanedUp(owned);
    expect(log.lines().slice(-3)).toEqual([
      'Found 1 operation more that the step had started.',
      `${B} · cancel accepted`,
      'All have ended.',
    ]);
  });

  it('is nothing', async () => {
    listed();
    listed();
    const log = await cleanedUp({ ...owned, uuids: [] });
    expect(log.lines()).toEqual(['Nothing to clean up: nothing that the step started is active.']);
  });

  it('is a warning when it cannot be listed, and the known legs are still cancelled', async () => {
    nock(URL).get(LIST).query(true).twice().reply(403, {});
    ends(A);
    const log = await cleanedUp(owned);
    expect(log.warnings()).toEqual([
      expect.stringMatching(/^Operations whose start had no reply could not be looked for.*HTTP 403/),
    ]);
    expect(log.lines()).toContain(`${A} · cancel accepted`);
    expect(log.lines().at(-1)).toBe('All have ended.');
  });

  it('is not cancelled with cleanup never, or when the job was not cancelled', async () => {
    for (const cleanup of ['never', 'cancelled'] as const) {
      const log = await cleanedUp({ ...owned, cleanup, uuids: [] });
      expect(log.lines()).toEqual([expect.stringMatching(/^Nothing to clean up/)]);
    }
  });
});
