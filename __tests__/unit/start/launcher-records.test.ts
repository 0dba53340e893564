import { describe, expect, it } from '@jest/globals';
import type { RunRecord } from '../../../src/legs/run-record.ts';
import { leg, operation } from '../../doubles/fixtures.ts';
import { life } from '../../doubles/scripted-service.ts';
import { launched } from './launch-setting.ts';

const GOES_ON = life({ EXECUTING: 0 });

/** Starts legs one after the other, and returns what the post step would know at each start, and in the end. */
async function doubtsOf(hadLost: boolean): Promise<boolean[]> {
  const doubts: boolean[] = [];
  let known: RunRecord | undefined;
  const { record } = await launched({
    legs: 2,
    maxParallel: 1,
    follows: false,
    onLauncher: (_, made) => {
      made.mayHaveLostStart = hadLost;
      known = made;
    },
    lifeOf: () => {
      if (known !== undefined) doubts.push(known.mayHaveLostStart);
      return GOES_ON;
    },
  });
  return [...doubts, record.mayHaveLostStart];
}

describe('what the record says to the post step of starts', () => {
  it('is that one may be lost, until the last one is known', async () => {
    expect(await doubtsOf(false)).toEqual([true, true, false]);
  });

  it('is that one may be lost when the start of the setup was', async () => {
    expect(await doubtsOf(true)).toEqual([true, true, true]);
  });
});

describe('a start that the deadline ended', () => {
  it('keeps why it was delayed, is no refusal, and is not tried again', async () => {
    const { ledger, refused, retried, service } = await launched({
      legs: 1,
      retries: 3,
      follows: false,
      timeout: 10_000,
      faults: [{ method: 'spawn', reply: 429, retryAfter: 4_000 }],
    });
    expect(ledger.resultOf('leg-1')).toMatchObject({ start: 'planned', problem: { failure: { status: 429 } } });
    expect([refused, retried, service.sent('spawn').length]).toEqual([[], [], 3]);
  });
});

describe('a start that the platform refused', () => {
  it('is planned, and no refusal, while it waits for the next', async () => {
    const { ledger, refused, retried } = await launched({
      legs: 1,
      retries: 3,
      stopAfter: 3_500,
      faults: [{ method: 'spawn', reply: 503, times: 1 }],
    });
    expect([retried, refused]).toEqual([['leg-1'], []]);
    expect(ledger.resultOf('leg-1')).toMatchObject({ start: 'planned', outcome: 'cancelled', attempts: 1 });
  });
});

it('a leg of others is not started again, even when the platform failed it', async () => {
  const failed = leg('another', 'failed', { operation: operation({ status: 'FAILED', exitCode: null }) });
  const again: boolean[] = [];
  await launched({
    legs: 1,
    retries: 3,
    onLauncher: (launcher) => again.push(launcher.ended(failed)),
  });
  expect(again).toEqual([false]);
});
