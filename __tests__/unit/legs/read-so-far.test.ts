import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { readSoFar } from '../../../src/legs/read-so-far.ts';
import { uuidOf, written } from '../../doubles/fixtures.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { scriptedService, timeline } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

const leg = { name: 'unit', uuid: uuidOf(1) };
const LIMIT = 20_000;

/** The reading, and the requests as `inflight` or `plain`, where each one with the output so far meets the failure. */
async function read(
  status: string,
  failure: Parameters<typeof failureOf>[2] | 'hang' | null,
  plainReply: number | null = null,
) {
  const clock = virtualClock();
  const operations = [timeline(leg.uuid, { [status]: 0 }, { stdout: written('so far\n') })];
  const { client } = scriptedService({
    clock,
    operations,
    faults: plainReply === null ? [] : [{ method: 'get', reply: plainReply }],
  });
  const sent: string[] = [];
  const getOperation: ContreeClient['getOperation'] = async (uuid, call) => {
    sent.push(call?.inflight === true ? 'inflight' : 'plain');
    if (call?.inflight !== true || failure === null) return client.getOperation(uuid, call);
    if (failure !== 'hang') throw failureOf('get', uuid, failure);
    await clock.sleep((call.deadline ?? Infinity) - clock.now());
    throw failureOf('get', uuid, { kind: 'deadline' });
  };
  const call = { signal: new AbortController().signal, deadline: clock.now() + LIMIT };
  const found = await readSoFar({ ...client, getOperation }, clock, leg, call);
  return { ...found, sent, elapsed: clock.elapsed() };
}

describe('the reading of a leg with what it has written so far', () => {
  it('is one request', async () => {
    expect(await read('EXECUTING', null)).toMatchObject({
      reading: { kind: 'read', detail: { operation: { status: 'EXECUTING', stdout: written('so far\n') } } },
      outputProblem: null,
      sent: ['inflight'],
    });
  });

  it.each([
    { status: 504 },
    { status: 502 },
    { status: 503 },
    { status: 425 },
    { status: 429 },
    { status: 400 },
    { status: 422 },
    { kind: 'network' },
    { kind: 'timeout' },
    { kind: 'protocol' },
  ] as const)('is without the output, and says why, when that fails with %j', async (failure) => {
    const { reading, outputProblem, sent } = await read('EXECUTING', failure);
    expect(reading).toMatchObject({ kind: 'read', detail: { operation: { status: 'EXECUTING', stdout: null } } });
    expect(outputProblem).toMatchObject({ failure });
    expect(sent).toEqual(['inflight', 'plain']);
  });

  it('lacks nothing when the leg has ended', async () => {
    const { reading, outputProblem } = await read('SUCCESS', { status: 504 });
    expect(reading).toMatchObject({ kind: 'read', detail: { operation: { stdout: written('so far\n') } } });
    expect(outputProblem).toBeNull();
  });

  it.each([401, 403, 404])('is not tried again when the leg is refused with %d', async (status) => {
    const { reading, outputProblem, sent } = await read('EXECUTING', { status });
    expect(reading).toMatchObject({ kind: status === 401 ? 'denied' : 'refused', problem: { failure: { status } } });
    expect([outputProblem, sent]).toEqual([null, ['inflight']]);
  });

  it.each([
    [500, 'missed'],
    [404, 'refused'],
  ])('says why the detail cannot be read either (%i)', async (status, kind) => {
    const { reading, outputProblem, sent } = await read('EXECUTING', { status: 502 }, status);
    expect(reading).toMatchObject({ kind, problem: { failure: { status } } });
    expect([outputProblem, sent]).toEqual([null, ['inflight', 'plain']]);
  });

  it('leaves half of the time for the detail when the sandbox does not reply', async () => {
    const { reading, outputProblem, elapsed } = await read('EXECUTING', 'hang');
    expect(reading.kind).toBe('read');
    expect(outputProblem).not.toBeNull();
    expect(elapsed).toBeLessThan(LIMIT / 2 + 1_000);
  });

  it('ends with the signal', async () => {
    expect(await read('EXECUTING', { kind: 'aborted' })).toMatchObject({
      reading: { kind: 'aborted' },
      sent: ['inflight'],
    });
  });
});
