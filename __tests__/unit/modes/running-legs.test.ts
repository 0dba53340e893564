import { expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { RunningLegs } from '../../../src/modes/running-legs.ts';
import { operation, uuidOf } from '../../doubles/fixtures.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

const legOf = (name: string, number: number) => ({ name, uuid: uuidOf(number) });

it('has the legs by their start, the longest running first, and at the end those whose start is not known', async () => {
  const clock = virtualClock();
  const ledger = new Ledger();
  const [unread, read, early, late] = [legOf('unread', 1), legOf('read', 2), legOf('early', 3), legOf('late', 4)];
  ledger.add([unread, read]);
  const running = new RunningLegs(ledger, clock);
  ledger.recordStart(early);
  const createdAt = new Date(clock.now() + 10_000).toISOString();
  await clock.sleep(30_000);
  ledger.recordStart(late);
  for (const leg of [read, early]) {
    ledger.recordRead(leg, operation({ uuid: leg.uuid, status: 'EXECUTING', exitCode: null, createdAt }));
  }
  expect(running.longestFirst()).toEqual([
    { leg: early, seconds: 30 },
    { leg: read, seconds: 20 },
    { leg: late, seconds: 0 },
    { leg: unread, seconds: null },
  ]);
  ledger.recordRead(early, operation({ uuid: early.uuid }));
  expect(running.longestFirst().map(({ leg }) => leg.name)).toEqual(['read', 'late', 'unread']);
});

it('hears of no start any more when it is closed', () => {
  const ledger = new Ledger();
  const running = new RunningLegs(ledger, virtualClock());
  running.close();
  const late = legOf('late', 1);
  ledger.recordStart(late);
  expect(running.longestFirst()).toEqual([{ leg: late, seconds: null }]);
});
