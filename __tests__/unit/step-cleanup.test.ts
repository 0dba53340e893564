import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../src/legs/ledger.ts';
import { Locator } from '../../src/start/locate.ts';
import { encodeMarker, type Marker, MARKER_VARIABLE } from '../../src/start/marker.ts';
import { adoptLost } from '../../src/step-cleanup.ts';
import { type Script, scriptedService, timeline } from '../doubles/scripted-service.ts';
import { virtualClock } from '../doubles/virtual-clock.ts';
import { problem, uuidOf } from '../doubles/fixtures.ts';
import { markerOf, OWNER } from './start/launch-setting.ts';

function setting(markers: readonly Marker[], script: Omit<Script, 'clock' | 'operations'> = {}) {
  const clock = virtualClock();
  const operations = markers.map((marker, index) =>
    timeline(uuidOf(index + 1), { EXECUTING: 0 }, { env: { [MARKER_VARIABLE]: encodeMarker(marker) } }),
  );
  const { client } = scriptedService({ ...script, clock, operations });
  const locator = new Locator({ client, clock, owner: { uuid: OWNER, since: clock.now() } });
  const books = { ledger: new Ledger(), preparation: new Ledger(), duplicates: new Ledger() };
  return { ...books, adopt: () => adoptLost({ ...books, locator }, {}) };
}

describe('a lost start', () => {
  it('is adopted as its leg', async () => {
    const { ledger, preparation, adopt } = setting([markerOf('a'), markerOf('b')]);
    ledger.plan([
      { name: 'a', allowFailure: true },
      { name: 'b', allowFailure: false },
    ]);
    ledger.recordFailedStart('a', 'lost', problem());
    ledger.recordStart({ name: 'b', uuid: uuidOf(2) });
    await adopt();
    expect(ledger.unsettled()).toEqual([
      { name: 'a', uuid: uuidOf(1) },
      { name: 'b', uuid: uuidOf(2) },
    ]);
    expect(ledger.resultOf('a')).toMatchObject({ start: 'started', allowFailure: true, problem: null });
    expect(preparation.size).toBe(0);
  });

  it('is adopted as the setup when its marker names no leg', async () => {
    const { preparation, adopt } = setting([markerOf(null)]);
    preparation.plan([{ name: 'setup', allowFailure: false }]);
    preparation.recordFailedStart('setup', 'lost', problem());
    await adopt();
    expect(preparation.unsettled()).toEqual([{ name: 'setup', uuid: uuidOf(1) }]);
  });

  it('of a leg that was started again becomes a duplicate with a name of its own', async () => {
    const { ledger, preparation, duplicates, adopt } = setting([markerOf('a', 1), markerOf('a', 2), markerOf(null)]);
    ledger.plan([{ name: 'a', allowFailure: false }]);
    ledger.recordStart({ name: 'a', uuid: uuidOf(2) });
    preparation.recordStart({ name: 'setup', uuid: uuidOf(9) });
    await adopt();
    expect(ledger.unsettled()).toEqual([{ name: 'a', uuid: uuidOf(2) }]);
    expect(preparation.unsettled()).toEqual([{ name: 'setup', uuid: uuidOf(9) }]);
    expect(duplicates.unsettled()).toEqual([
      { name: `a (${uuidOf(1)})`, uuid: uuidOf(1) },
      { name: `setup (${uuidOf(3)})`, uuid: uuidOf(3) },
    ]);
  });

  it('of another owner is ignored', async () => {
    const { ledger, preparation, duplicates, adopt } = setting([markerOf('a', 1, uuidOf(7_001))]);
    ledger.plan([{ name: 'a', allowFailure: false }]);
    ledger.recordFailedStart('a', 'lost', problem());
    await adopt();
    expect([ledger.unsettled(), preparation.size, duplicates.size, ledger.startOf('a')]).toEqual([[], 0, 0, 'lost']);
  });

  it('is an error when the operations cannot be listed', async () => {
    const { adopt } = setting([], { faults: [{ method: 'list', reply: 403 }] });
    await expect(adopt()).rejects.toMatchObject({ failure: { status: 403 } });
  });
});
