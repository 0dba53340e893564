import { describe, expect, it } from '@jest/globals';
import { readDetail } from '../../../src/legs/read.ts';
import { scriptedService, timeline, type Fault } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const leg = { name: 'unit', uuid: uuidOf(1) };

async function read(reply: Fault['reply'] | null, signal?: AbortSignal): ReturnType<typeof readDetail> {
  const clock = virtualClock();
  const faults: Fault[] = reply === null ? [] : [{ method: 'get', reply }];
  const { client } = scriptedService({ clock, operations: [timeline(leg.uuid, { SUCCESS: 0 })], faults });
  return readDetail(client, leg, { deadline: clock.now() + 5_000, ...(signal && { signal }) });
}

describe('the reading of a leg', () => {
  it('is its detail', async () => {
    expect(await read(null)).toMatchObject({ kind: 'read', detail: { operation: { uuid: leg.uuid } } });
  });

  it.each<[Fault['reply'], string]>([
    [404, 'refused'],
    [403, 'refused'],
    [400, 'refused'],
    [409, 'refused'],
    [401, 'denied'],
    [408, 'missed'],
    [410, 'missed'],
    [425, 'missed'],
    [429, 'missed'],
    [500, 'missed'],
    [503, 'missed'],
    ['network', 'missed'],
    ['hang', 'missed'],
  ])('answered with %s is %s', async (reply, kind) => {
    const status = typeof reply === 'number' ? reply : null;
    expect(await read(reply)).toMatchObject({ kind, problem: { failure: { status } } });
  });

  it('whose signal aborts is aborted', async () => {
    expect(await read(null, AbortSignal.abort())).toEqual({ kind: 'aborted' });
  });

  it('throws a bug', async () => {
    const bug = new RangeError('a bug');
    await expect(read(bug)).rejects.toBe(bug);
  });
});
