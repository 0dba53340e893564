import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import { type StopDeps, stopLegs } from '../../../src/legs/stop-legs.ts';
import { operation, uuidOf } from '../../doubles/fixtures.ts';
import { type Fault, scriptedService, timelines } from '../../doubles/scripted-service.ts';
import { virtualClock, type VirtualClock } from '../../doubles/virtual-clock.ts';

const GRACE = 10_000;
const A = uuidOf(1);
const B = uuidOf(2);
/** Milliseconds of a reply. */
const REPLY = 20;

interface Given {
  readonly legs?: number;
  readonly faults?: readonly Fault[];
  /** Milliseconds after which the signals are aborted. */
  readonly abortAfter?: number;
  /** They are before the first one. */
  readonly isAborted?: boolean;
  readonly during?: (clock: VirtualClock, ledger: Ledger, legs: readonly Leg[]) => void;
}

/** Stops legs that execute and ignore the signal, and notes what is heard, in order, with its moment. */
async function stopped({ legs: count = 1, faults = [], abortAfter, isAborted = false, during }: Given) {
  const clock = virtualClock();
  const operations = timelines(count, () => ({ EXECUTING: 0 }));
  const { client, sent } = scriptedService({ clock, operations, faults });
  const ledger = new Ledger();
  const legs = operations.map(({ uuid }, index) => ({ name: `leg-${String(index + 1)}`, uuid }));
  ledger.add(legs);
  const heard: string[] = [];
  const hear = (text: string): number => heard.push(`${String(clock.elapsed())} ${text}`);
  const deps: StopDeps = {
    client,
    clock,
    ledger,
    onAnswer: ({ name }, { result }) => hear(`${name} cancel ${result}`),
    onStop: ({ name }, { kind }) => hear(`${name} ${kind}`),
    onReplies: () => hear('replies'),
  };
  const stop = new AbortController();
  if (isAborted) stop.abort();
  if (abortAfter !== undefined)
    void clock.sleep(abortAfter).then(() => {
      stop.abort();
    });
  during?.(clock, ledger, legs);
  await stopLegs(deps, legs, { grace: GRACE, signal: stop.signal, cancel: { deadline: clock.now() + 60_000 } });
  return {
    heard,
    elapsed: clock.elapsed(),
    graces: ledger.results().map(({ stopGrace }) => stopGrace),
    signals: (uuid?: string) => sent('signal', uuid).map(({ at }) => at),
    cancels: sent('cancel').map(({ what, at }) => [what, at]),
  };
}

describe('stopping legs', () => {
  it('sends each one SIGTERM, with the grace in the ledger, and cancels none', async () => {
    const { heard, graces, signals, cancels, elapsed } = await stopped({ legs: 2 });
    expect(heard).toEqual(['20 leg-1 sent', '20 replies', '20 leg-2 sent']);
    expect([graces, signals(), cancels, elapsed]).toEqual([[GRACE, GRACE], [0, 0], [], REPLY]);
  });

  it.each([
    [409, 'no-process'],
    [425, 'no-process'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [405, 'refused'],
    [501, 'refused'],
  ])('cancels a leg at once whose signal is answered with %i, and only that one', async (reply, kind) => {
    const { heard, graces, signals, cancels } = await stopped({
      legs: 2,
      faults: [{ method: 'signal', what: A, reply }],
    });
    expect(heard.filter((text) => text.includes('leg-1'))).toEqual([`20 leg-1 ${kind}`, '40 leg-1 cancel accepted']);
    expect(cancels).toEqual([[A, REPLY]]);
    // 501 is of the server: it may have acted, for all that is known.
    expect(graces).toEqual([reply === 501 ? GRACE : null, GRACE]);
    expect(signals(A)).toHaveLength(1);
  });

  it('repeats a signal that cannot have arrived, with growing pauses, until it is taken', async () => {
    const { heard, graces, signals, cancels } = await stopped({
      faults: [{ method: 'signal', reply: 404, times: 4 }],
    });
    // Three quarters of 0.5, 1, 2 and 4 seconds, and the replies.
    expect(signals()).toEqual([0, 395, 1_165, 2_685, 5_705]);
    expect(heard).toEqual(['20 replies', '5725 leg-1 sent']);
    expect([graces, cancels]).toEqual([[GRACE], []]);
  });

  it('repeats it after four seconds at most, and within the grace alone', async () => {
    const { heard, graces, signals, elapsed } = await stopped({ faults: [{ method: 'signal', reply: 404 }] });
    expect(signals()).toEqual([0, 395, 1_165, 2_685, 5_705, 8_725]);
    expect(heard).toEqual(['20 replies', '8745 leg-1 unanswered']);
    expect([graces, elapsed]).toEqual([[null], 8_745]);
  });

  it('waits as long as the service asks before it repeats', async () => {
    const { signals } = await stopped({ faults: [{ method: 'signal', reply: 429, retryAfter: 3_000, times: 1 }] });
    expect(signals()).toEqual([0, 3_020]);
  });

  it.each([500, 503, 'network'] as const)(
    'repeats a signal that may have arrived once, in the middle of the grace (%s)',
    async (reply) => {
      const { heard, graces, signals, cancels, elapsed } = await stopped({ faults: [{ method: 'signal', reply }] });
      expect(signals()).toEqual([0, GRACE / 2]);
      expect(heard).toEqual(['20 replies', '5020 leg-1 unanswered']);
      expect([graces, cancels, elapsed]).toEqual([[GRACE], [], 5_020]);
    },
  );

  it('gives a first signal without a reply until the middle, and the second until the end', async () => {
    const { heard, signals, elapsed } = await stopped({ faults: [{ method: 'signal', reply: 'hang' }] });
    expect(signals()).toEqual([0, GRACE / 2]);
    expect(heard).toEqual(['5000 replies', '10000 leg-1 unanswered']);
    expect(elapsed).toBe(GRACE);
  });

  it('keeps the grace of a leg that may have got the first signal, whether or not the second reaches it', async () => {
    const { graces } = await stopped({
      faults: [
        { method: 'signal', reply: 'network', times: 1 },
        { method: 'signal', reply: 404 },
      ],
    });
    expect(graces).toEqual([GRACE]);
  });

  it('says once that all had a reply, also where some are sent the signal again', async () => {
    const { heard } = await stopped({ legs: 3, faults: [{ method: 'signal', what: A, reply: 404, times: 2 }] });
    expect(heard.filter((text) => text.includes('replies'))).toEqual(['20 replies']);
  });

  it('says so only after the last reply', async () => {
    const { heard } = await stopped({
      legs: 2,
      faults: [{ method: 'signal', what: B, reply: 'hang', times: 1 }],
    });
    expect(heard).toEqual(['20 leg-1 sent', '5000 replies', '5020 leg-2 sent']);
  });

  it('sends nothing to a leg that has ended in the meantime, and has no answer for it', async () => {
    const { heard, signals, cancels } = await stopped({
      faults: [{ method: 'signal', reply: 404 }],
      during: (clock, ledger, [leg]) => {
        void clock.sleep(100).then(() => {
          if (leg !== undefined) ledger.recordRead(leg, operation({ uuid: leg.uuid }));
        });
      },
    });
    expect([heard, signals(), cancels]).toEqual([['20 replies'], [0], []]);
  });

  it('lets no silent leg delay the others for more than a second', async () => {
    const faults = Array.from({ length: 32 }, (_, index) => {
      return { method: 'signal', what: uuidOf(index + 1), reply: 'hang' } as const;
    });
    const { signals } = await stopped({ legs: 33, faults });
    expect(signals(uuidOf(33))).toEqual([1_000]);
  });

  it.each([
    ['while nothing is answered', 'hang', 1_000, [0]],
    ['in the pause', 404, 1_000, [0, 395]],
    ['while the second signal is not answered', 'hang', 7_000, [0, GRACE / 2]],
  ] as const)('ends with its signal at once, with no answer and no cancel: %s', async (_, reply, abortAfter, sent) => {
    const { heard, signals, cancels, elapsed } = await stopped({ faults: [{ method: 'signal', reply }], abortAfter });
    expect(signals()).toEqual(sent);
    expect(heard.map((text) => text.replace(/^\d+ /, ''))).toEqual(['replies']);
    expect([cancels, elapsed]).toEqual([[], abortAfter]);
  });

  it('sends nothing once its signal has aborted', async () => {
    const { heard, signals, cancels, graces } = await stopped({ legs: 2, isAborted: true });
    expect([heard, signals(), cancels, graces]).toEqual([['0 replies'], [], [], [null, null]]);
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    await expect(stopped({ faults: [{ method: 'signal', reply: bug }] })).rejects.toBe(bug);
  });
});
