import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Locator } from '../../../src/start/locate.ts';
import { encodeMarker, MARKER_VARIABLE } from '../../../src/start/marker.ts';
import { limitStarts, startOnce, type StartResult } from '../../../src/start/start-once.ts';
import { scriptedService, type Script, type ScriptedService } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { markerOf, OWNER } from './launch-setting.ts';

async function startedOnce(
  script: Omit<Script, 'clock'>,
  search = {},
): Promise<{ started: StartResult | null; service: ScriptedService; doubts: number }> {
  const clock = virtualClock();
  const service = scriptedService({ ...script, clock });
  const { client } = service;
  let tries = 0;
  let doubts = 0;
  const started = await startOnce({
    client,
    clock,
    locator: new Locator({ client, clock, owner: { uuid: OWNER, since: clock.now() } }),
    call: {},
    search,
    nextMarker: () => markerOf('a', (tries += 1)),
    inTurn: (request) => request(),
    stop: new AbortController().signal,
    onDoubt: () => {
      doubts += 1;
    },
    requestOf: (marker) => ({ image: 'i', command: 'c', env: { [MARKER_VARIABLE]: encodeMarker(marker) } }),
  });
  return { started, service, doubts };
}

describe('a start', () => {
  it('is one request without failures', async () => {
    const { started, service } = await startedOnce({});
    expect(started).toEqual({ kind: 'started', uuid: uuidOf(1_001) });
    expect(service.requests).toHaveLength(1);
  });

  it('gives each request a marker of its own', async () => {
    const { service, doubts } = await startedOnce({ faults: [{ method: 'spawn', reply: 'network', times: 1 }] });
    expect(service.started.map(({ marker }) => marker.tries)).toEqual([2]);
    // The first may still arrive after the last search.
    expect(doubts).toBe(1);
  });

  it.each([
    [403, false],
    [503, true],
  ])('refused with %i says whether it was the platform: %s', async (reply, platform) => {
    const { started } = await startedOnce({ faults: [{ method: 'spawn', reply }] });
    expect(started).toMatchObject({ kind: 'refused', platform, problem: { failure: { status: reply } } });
  });

  it.each([408, 502, 504])('that arrived although the reply was %i is searched for, not sent again', async (reply) => {
    const { started, service } = await startedOnce({ faults: [{ method: 'spawn', reply, times: 1, acts: true }] });
    expect(started).toEqual({ kind: 'started', uuid: uuidOf(1_001) });
    expect(service.sent('spawn')).toHaveLength(1);
  });

  it('that did not arrive is sent again after a 408, which is no failure of the platform', async () => {
    const faults = [{ method: 'spawn', reply: 408, times: 1 }] as const;
    const sentAgain = await startedOnce({ faults });
    expect(sentAgain.service.started.map(({ marker }) => marker.tries)).toEqual([2]);
    expect(sentAgain.doubts).toBe(1);
  });

  it('is not sent again when it cannot be searched for', async () => {
    const { started, service } = await startedOnce(
      { faults: [{ method: 'spawn', reply: 'network' }] },
      { signal: AbortSignal.abort() },
    );
    expect(started).toMatchObject({ kind: 'lost', problem: { failure: { kind: 'network' } } });
    expect(service.requests).toHaveLength(1);
  });

  it.each(['spawn', 'list'] as const)('throws a bug in the client (%s)', async (method) => {
    const bug = new TypeError('a bug');
    const faults = [{ method, reply: bug }, ...(method === 'list' ? [{ method: 'spawn' as const, reply: 502 }] : [])];
    await expect(startedOnce({ faults })).rejects.toBe(bug);
  });
});

describe('the limits of starts under way', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function setting() {
    const [step, stop] = [new AbortController(), new AbortController()];
    const { call, search } = limitStarts({ deadline: 100_000, signal: step.signal }, stop.signal);
    return { step, stop, call, search, aborted: () => [call.signal?.aborted, search.signal?.aborted] };
  }

  it('abort a start two seconds after the stop, and not the search for it', () => {
    const { stop, aborted } = setting();
    stop.abort();
    jest.advanceTimersByTime(1_999);
    expect(aborted()).toEqual([false, false]);
    jest.advanceTimersByTime(1);
    expect(aborted()).toEqual([true, false]);
  });

  it('abort the search three seconds after the stop', () => {
    const { stop, aborted } = setting();
    stop.abort();
    jest.advanceTimersByTime(2_999);
    expect(aborted()).toEqual([true, false]);
    jest.advanceTimersByTime(1);
    expect(aborted()).toEqual([true, true]);
  });

  it('abort the search two seconds after the runner stopped the step', () => {
    const { step, aborted } = setting();
    step.abort();
    jest.advanceTimersByTime(2_000);
    expect(aborted()).toEqual([false, true]);
  });

  it('let a search go on after the deadline that cut its start off', () => {
    const { call, search } = setting();
    expect([call.deadline, search.deadline]).toEqual([100_000, 104_000]);
  });
});
