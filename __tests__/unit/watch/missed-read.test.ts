import { describe, expect, it } from '@jest/globals';
import type { FailureKind } from '../../../src/contree/contree-error.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import { recordMissedRead } from '../../../src/watch/missed-read.ts';
import { operation, problem, uuidOf } from '../../doubles/fixtures.ts';
import { timeline } from '../../doubles/scripted-service.ts';
import { watched } from '../../doubles/watched.ts';

const LEG = { name: 'unit', uuid: uuidOf(1) };

type Seen = 'unseen' | 'read' | 'begun';

/** The problem of a leg after these reads failed, one after the other. */
function problemAfter(kinds: readonly FailureKind[], seen: Seen = 'unseen', keepsSeen = false): FailureKind | null {
  const ledger = new Ledger();
  ledger.recordStart(LEG);
  if (seen === 'read') ledger.recordRead(LEG, operation({ uuid: LEG.uuid, status: 'EXECUTING', exitCode: null }));
  if (seen === 'begun') ledger.recordBegun(LEG);
  for (const kind of kinds) recordMissedRead(ledger, LEG, problem({ kind }), keepsSeen);
  return ledger.facts(LEG).problem?.failure.kind ?? null;
}

describe('of several reads that failed, the leg keeps', () => {
  it.each<[readonly FailureKind[], FailureKind]>([
    [['status', 'deadline'], 'status'],
    [['protocol', 'aborted'], 'protocol'],
    [['deadline', 'network'], 'network'],
    [['status', 'deadline', 'timeout', 'deadline'], 'timeout'],
    [['deadline'], 'deadline'],
  ])('of %j the last that says why: %s', (kinds, kept) => {
    for (const seen of ['unseen', 'read', 'begun'] as const) expect(problemAfter(kinds, seen)).toBe(kept);
  });

  it.each<[Seen, FailureKind | null]>([
    ['unseen', 'status'],
    ['read', null],
    ['begun', null],
  ])('none where one that was seen stays as it was: %s, %s', (seen, kept) => {
    expect(problemAfter(['status'], seen, true)).toBe(kept);
    expect(problemAfter(['deadline', 'status'], seen, true)).toBe(kept);
  });

  it('the telling one where the seen one had a problem before', () => {
    const ledger = new Ledger();
    ledger.recordStart(LEG);
    ledger.recordBegun(LEG);
    for (const [kind, keepsSeen] of [
      ['deadline', false],
      ['status', true],
    ] as const) {
      recordMissedRead(ledger, LEG, problem({ kind }), keepsSeen);
    }
    expect(ledger.facts(LEG).problem?.failure.kind).toBe('status');
  });
});

describe('a leg whose read is under way at the deadline', () => {
  it.each([false, true])('has the problem that earlier reads had, begun or not: %j', async (hasBegun) => {
    const { ledger, service } = await watched({
      operations: [timeline(LEG.uuid, { EXECUTING: 0 })],
      faults: [{ method: 'get', reply: problem({ kind: 'protocol', status: null }), times: 2 }],
      // Neither the third read nor the last poll, of three seconds, gets its reply.
      latency: 5_000,
      timeout: 2_000,
      onClock: (clock, made) => {
        if (hasBegun)
          void clock.sleep(100).then(() => {
            made.recordBegun({ ...LEG, name: 'leg-1' });
          });
      },
    });
    expect(service.sent('get')).toHaveLength(4);
    expect(ledger.results()).toMatchObject([{ outcome: 'unknown', problem: { failure: { kind: 'protocol' } } }]);
  });
});
