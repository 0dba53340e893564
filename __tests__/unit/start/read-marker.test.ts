import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/contree/types.ts';
import { encodeMarker, MARKER_VARIABLE } from '../../../src/start/marker.ts';
import { readMarker, type MarkerReading } from '../../../src/start/read-marker.ts';
import { operation, uuidOf } from '../../doubles/fixtures.ts';
import { type Fault, scriptedService, timeline } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { markerOf } from './launch-setting.ts';

const A = uuidOf(1);
const MARKED = { [MARKER_VARIABLE]: encodeMarker(markerOf('unit')) };

async function read(fields: Partial<Operation>, reply: Fault['reply'] | null = null): Promise<MarkerReading> {
  const clock = virtualClock();
  const faults: Fault[] = reply === null ? [] : [{ method: 'get', reply }];
  const { client } = scriptedService({ clock, operations: [timeline(A, { SUCCESS: 0 }, fields)], faults });
  return readMarker(client, A, { deadline: clock.now() + 3_000 });
}

describe('the marker of an operation', () => {
  it('is read with the detail that has it', async () => {
    const detail = { operation: { uuid: A, env: MARKED, createdAt: operation().createdAt }, payload: { uuid: A } };
    expect(await read({ env: MARKED })).toMatchObject({ kind: 'marked', marker: markerOf('unit'), detail });
  });

  it('is none where the environment has none', async () => {
    expect(await read({ env: { CI: 'true' } })).toEqual({ kind: 'unmarked' });
    expect(await read({ env: {} })).toEqual({ kind: 'unmarked' });
  });

  it.each(['instance', null])(
    'is unknown where the detail of an instance does not show what was started (kind %j)',
    async (kind) => {
      expect(await read({ kind, env: null })).toEqual({ kind: 'unknown', problem: null });
    },
  );

  it.each(['instance', null])(
    'is not shown where the detail of an instance shows a command and no environment (kind %j)',
    async (kind) => {
      const command = { command: '/bin/true', args: [], shell: false };
      expect(await read({ kind, env: null, command })).toEqual({ kind: 'no-environment', status: 'SUCCESS' });
    },
  );

  it('is none of an import, which has no environment', async () => {
    expect(await read({ kind: 'image_import', env: null })).toEqual({ kind: 'unmarked' });
  });

  it('is not known where the token may not read the detail', async () => {
    expect(await read({ env: MARKED }, 403)).toMatchObject({
      kind: 'forbidden',
      problem: { failure: { status: 403 } },
    });
  });

  it.each([400, 404, 409, 408, 410, 425, 429, 500, 503])('is unknown for now after a %i', async (status) => {
    expect(await read({ env: MARKED }, status)).toMatchObject({ kind: 'unknown', problem: { failure: { status } } });
  });

  it('cannot be read with a token that is rejected', async () => {
    await expect(read({}, 401)).rejects.toMatchObject({ failure: { status: 401 } });
  });

  it('cannot be read once the call was aborted', async () => {
    const clock = virtualClock();
    const { client } = scriptedService({ clock });
    const call = { signal: AbortSignal.abort() };
    await expect(readMarker(client, A, call)).rejects.toMatchObject({ failure: { kind: 'aborted' } });
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    await expect(read({}, bug)).rejects.toBe(bug);
  });
});
