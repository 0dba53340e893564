import { describe, expect, it } from '@jest/globals';
import type { CleanupPolicy } from '../../src/legs/shutdown.ts';
import { encodeMarker, MARKER_VARIABLE, type Marker } from '../../src/start/marker.ts';
import { cancelLeft } from '../../src/step-cleanup.ts';
import { problem, uuidOf } from '../doubles/fixtures.ts';
import { modeSetting, type ModeScript } from '../doubles/mode-setting.ts';
import { timeline } from '../doubles/scripted-service.ts';
import { markerOf } from './start/launch-setting.ts';

/** An operation of the step, by its marker; it appears so many milliseconds after the beginning. */
interface Arrival {
  readonly marker: Marker;
  readonly after?: number;
}

function setting(arrivals: readonly Arrival[], script: Omit<ModeScript, 'operations'> = {}) {
  const operations = arrivals.map(({ marker, after = 0 }, index) =>
    timeline(uuidOf(index + 1), { EXECUTING: after }, { env: { [MARKER_VARIABLE]: encodeMarker(marker) } }),
  );
  const made = modeSetting({ ...script, operations });
  const { clock, context, ledger } = made;
  ledger.plan(['a', 'b'].map((name) => ({ name, allowFailure: false })));
  context.record.mayHaveLostStart = true;
  const end = { startsLegs: true, ended: true, sinceStop: 0, deadline: clock.now() };
  return {
    ...made,
    outcomes: () => made.outcomes(),
    end: (policy: CleanupPolicy) => cancelLeft(context, { ...end, policy }),
  };
}

/** A marker of the setting's own step. */
const own = (leg: string, tries = 1): Marker => markerOf(leg, tries, '0e2b5c1a-7a0d-4c53-9c5e-3f1f8a9d2b60');

describe('a lost start that is found when the step ends', () => {
  it('is cancelled, and has a line with its UUID in the results file', async () => {
    const { end, ledger, outcomes, results, service } = setting([{ marker: own('a') }]);
    ledger.recordFailedStart('a', 'lost', problem());
    await end('always');
    expect(service.sent('cancel').map(({ what }) => what)).toEqual([uuidOf(1)]);
    expect(outcomes()).toEqual(['cancelled', 'cancelled']);
    expect(ledger.resultOf('a')).toMatchObject({ leg: { uuid: uuidOf(1) }, attempts: 1 });
    expect(results.rows).toEqual([{ name: 'a', uuid: uuidOf(1) }]);
  });

  it('is as late as the other legs after the deadline', async () => {
    const { end, ledger, outcomes } = setting([{ marker: own('a') }]);
    ledger.recordFailedStart('a', 'lost', problem());
    ledger.recordDeadline();
    await end('always');
    expect(outcomes()).toEqual(['timed-out', 'timed-out']);
  });
});

describe('where cleanup cancels nothing, a lost start that is found when the step ends', () => {
  it.each<CleanupPolicy>(['never', 'cancelled'])(
    'is named in outputs, log and file, and goes on (%s)',
    async (policy) => {
      const { end, ledger, log, results, service } = setting([{ marker: own('a') }]);
      ledger.recordFailedStart('a', 'lost', problem());
      await end(policy);
      expect(service.sent('cancel')).toEqual([]);
      expect(ledger.resultOf('a')).toMatchObject({ leg: { uuid: uuidOf(1) }, start: 'started', problem: null });
      expect(log.text()).toBe(`a · had been started after all · ${uuidOf(1)}\n`);
      expect(results.rows).toEqual([{ name: 'a', uuid: uuidOf(1) }]);
    },
  );

  it('is found by a second look, since no post step looks again', async () => {
    const { end, ledger, clock } = setting([{ marker: own('a'), after: 600 }]);
    ledger.recordFailedStart('a', 'lost', problem());
    await end('never');
    expect(ledger.startOf('a')).toBe('started');
    expect(clock.elapsed()).toBeLessThan(3_000);
  });

  it('of a leg that was refused is still cancelled: the leg stays failed', async () => {
    const { context, end, ledger, outcomes, service } = setting([{ marker: own('a') }]);
    ledger.recordFailedStart('a', 'refused', problem());
    await end('never');
    expect(service.sent('cancel').map(({ what }) => what)).toEqual([uuidOf(1)]);
    expect([outcomes()[0], context.duplicates.results()[0]?.outcome]).toEqual(['failed', 'cancelled']);
  });

  it('of a leg that was started again since is still cancelled: the step asked for one', async () => {
    const { end, ledger, results, service } = setting([{ marker: own('a', 1) }, { marker: own('a', 2) }]);
    ledger.recordStart({ name: 'a', uuid: uuidOf(2) });
    await end('never');
    expect(service.sent('cancel').map(({ what }) => what)).toEqual([uuidOf(1)]);
    expect(ledger.unsettled()).toEqual([{ name: 'a', uuid: uuidOf(2) }]);
    expect(results.rows).toEqual([]);
  });

  it('is cancelled once more where that failed while the step went on', async () => {
    const { context, end, service } = setting([{ marker: own('a') }]);
    const duplicate = { name: 'a, twice', uuid: uuidOf(1) };
    context.record.mayHaveLostStart = false;
    context.duplicates.recordStart(duplicate);
    context.duplicates.recordCancel(duplicate, 'failed', problem());
    await end('never');
    expect(service.sent('cancel').map(({ what }) => what)).toEqual([uuidOf(1)]);
    expect(context.duplicates.facts(duplicate).cancel).toBe('accepted');
  });

  it('is searched for during three seconds at most, and the log says that the search failed', async () => {
    const { end, clock, log } = setting([], { faults: [{ method: 'list', reply: 'hang' }] });
    await end('never');
    expect(clock.elapsed()).toBeLessThanOrEqual(3_000);
    expect(log.text()).toContain('Operations started without a reply could not be searched for: ');
  });
});
