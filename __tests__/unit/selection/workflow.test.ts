import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/contree/types.ts';
import { findMarked, UnreadInstances } from '../../../src/selection/workflow.ts';
import { encodeMarker, MARKER_VARIABLE, type Marker } from '../../../src/start/marker.ts';
import { scriptedService, timeline, type Fault, type ScriptedService } from '../../doubles/scripted-service.ts';
import { virtualClock, type VirtualClock } from '../../doubles/virtual-clock.ts';
import { failureOf } from '../contree/test-client.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const MARKER: Marker = {
  run: 'https://github.com/octo/repo/actions/runs/4711',
  attempt: 1,
  job: 'tests',
  index: 0,
  step: 'run',
  owner: uuidOf(99),
  leg: 'unit',
  tries: 1,
};
const MARKED: Partial<Operation> = {
  env: { [MARKER_VARIABLE]: encodeMarker(MARKER) },
  createdAt: '2026-11-22T03:00:00Z',
};

interface Search {
  readonly clock: VirtualClock;
  readonly service: ScriptedService;
  readonly looks: readonly string[];
  readonly found: ReturnType<typeof findMarked>;
}

/** @param time milliseconds after which the signal aborts, and to the deadline */
function search(
  ends: readonly Partial<Operation>[],
  faults: readonly Fault[] = [],
  { stopAfter = Infinity, limit = 60_000 }: { readonly stopAfter?: number; readonly limit?: number } = {},
): Search {
  const clock = virtualClock();
  const operations = ends.map((end, index) => timeline(uuidOf(index + 1), { SUCCESS: 0 }, end));
  const service = scriptedService({ clock, operations, faults });
  const looks: string[] = [];
  const stop = new AbortController();
  void clock.sleep(stopAfter).then(() => {
    stop.abort();
  });
  const found = findMarked({
    client: service.client,
    clock,
    since: '6h',
    call: { signal: stop.signal, deadline: clock.now() + limit },
    onLook: (looked, total) => looks.push(`${looked}/${total}`),
  });
  return { clock, service, looks, found };
}

describe('the search for markers', () => {
  it('reads each instance, in any status', async () => {
    const { service, looks, found } = search([
      MARKED,
      { env: { CI: 'true' } },
      { ...MARKED, kind: 'image_import' },
      { env: null, command: { command: '/bin/true', args: [], shell: false } },
    ]);
    expect(await found).toEqual({
      marked: [{ uuid: uuidOf(1), createdAt: '2026-11-22T03:00:00Z', marker: MARKER }],
      looked: 3,
    });
    expect(looks).toEqual(['0/3', '1/3', '2/3', '3/3']);
    expect(service.sent('list').map(({ what }) => what)).toEqual(['any']);
    expect(service.sent('get').map(({ what }) => what)).toEqual([1, 2, 4].map(uuidOf));
  });

  it('reads 32 at a time', async () => {
    const { service, found } = search(Array.from({ length: 100 }, () => MARKED));
    expect((await found).marked).toHaveLength(100);
    expect(service.mostAtOnce()).toBe(32);
  });

  it.each([404, 403])('reads again after a %i, which may be of an operation that is too young', async (reply) => {
    const faults: Fault[] = [{ method: 'get', what: uuidOf(1), reply, times: 2 }];
    const { clock, service, looks, found } = search([MARKED, MARKED], faults);
    const { marked, looked } = await found;
    expect([marked.map(({ uuid }) => uuid), looked]).toEqual([[uuidOf(2), uuidOf(1)], 2]);
    expect(looks.at(-1)).toBe('2/2');
    expect([service.sent('get', uuidOf(1)).length, service.sent('get', uuidOf(2)).length]).toEqual([3, 1]);
    expect(clock.elapsed()).toBeLessThan(4_000);
  });

  it.each([404, 403])('fails where one stays a %i, since it may be one that is looked for', async (reply) => {
    const faults: Fault[] = [1, 3].map((number) => ({ method: 'get', what: uuidOf(number), reply }));
    const { clock, looks, found } = search([MARKED, MARKED, MARKED], faults);
    const error = await found.catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(UnreadInstances);
    expect(String(error)).toMatch(
      `2 of 3 instances of the project cannot be read, so which step started them is unknown: GET /v1/operations/${uuidOf(1)}: HTTP ${String(reply)}`,
    );
    expect(looks.at(-1)).toBe('1/3');
    expect(clock.elapsed()).toBeLessThan(4_000);
  });

  it('fails where the service does not show what was started', async () => {
    await expect(search([{ env: null }]).found).rejects.toThrow(
      `1 of 1 instance of the project cannot be read, so which step started it is unknown: the service does not show what operation ${uuidOf(1)} runs.`,
    );
  });

  it('reads no more again where no time is left for it', async () => {
    const faults: Fault[] = [{ method: 'get', what: uuidOf(1), reply: 404 }];
    const { service, found } = search([MARKED], faults, { limit: 900 });
    await expect(found).rejects.toBeInstanceOf(UnreadInstances);
    expect(service.sent('get')).toHaveLength(1);
  });

  it('tries again what fails for now', async () => {
    const faults: Fault[] = [{ method: 'get', what: uuidOf(1), reply: 503, times: 3 }];
    expect((await search([MARKED], faults).found).marked).toHaveLength(1);
  });

  it('fails when the token is not accepted, and reads no more', async () => {
    const faults: Fault[] = [
      { method: 'get', what: uuidOf(1), reply: 401 },
      { method: 'get', reply: 'hang' },
    ];
    const { clock, service, found } = search(
      Array.from({ length: 100 }, () => MARKED),
      faults,
    );
    expect((await failureOf(found)).failure.status).toBe(401);
    expect(clock.elapsed()).toBeLessThan(1_000);
    await clock.sleep(120_000);
    expect(service.sent('get').length).toBeLessThanOrEqual(33);
  });

  it('fails when they cannot be listed', async () => {
    const { service, found } = search([MARKED], [{ method: 'list', reply: 401 }]);
    expect((await failureOf(found)).failure.status).toBe(401);
    expect(service.sent('get')).toEqual([]);
  });

  it('ends when the signal of the step aborts', async () => {
    const { clock, found } = search([MARKED], [{ method: 'get', reply: 'hang' }], { stopAfter: 2_000 });
    expect((await failureOf(found)).failure.kind).toBe('aborted');
    expect(clock.elapsed()).toBe(2_000);
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    await expect(search([MARKED], [{ method: 'get', reply: bug }]).found).rejects.toBe(bug);
  });
});
