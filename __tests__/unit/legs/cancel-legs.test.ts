import { describe, expect, it } from '@jest/globals';
import { cancelActive, type CancelDeps, cancelLegs } from '../../../src/legs/cancel-legs.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import { type Fault, type Script, scriptedService, timeline, timelines } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { operation, problem, uuidOf } from '../../doubles/fixtures.ts';

const legOf = ({ uuid }: { readonly uuid: string }): Leg => ({ name: `n-${uuid.slice(-3).replace(/^0/, '')}`, uuid });

async function cancelled(script: Omit<Script, 'clock'>) {
  const clock = virtualClock();
  const service = scriptedService({ ...script, clock });
  const answers: [string, string, number | null | undefined][] = [];
  const legs = script.operations?.map(legOf) ?? [];
  const ledger = new Ledger();
  ledger.add(legs);
  const onAnswer: CancelDeps['onAnswer'] = (leg, { result, problem: why }) => {
    expect(ledger.facts(leg)).toMatchObject({ cancel: result, problem: why });
    answers.push([leg.name, result, why?.failure.status]);
  };
  await cancelLegs({ client: service.client, clock, ledger, onAnswer }, legs, { deadline: clock.now() + 10_000 });
  return { answers, service, clock };
}

describe('cancelling', () => {
  it('asks for every leg, records each answer and goes on after a failure', async () => {
    const operations = [
      timeline(uuidOf(1), { EXECUTING: 0 }),
      timeline(uuidOf(2), { SUCCESS: 0 }),
      ...[3, 4, 5, 6, 7].map((number) => timeline(uuidOf(number), { EXECUTING: 0 })),
    ];
    const faults: Fault[] = [404, 403, 500, 401, 'network' as const].map((reply, index) => ({
      method: 'cancel',
      what: uuidOf(index + 3),
      reply,
    }));
    const { answers } = await cancelled({ operations, faults });
    expect(answers.sort()).toEqual([
      ['n-01', 'accepted', undefined],
      ['n-02', 'finished', undefined],
      ['n-03', 'rejected', 404],
      ['n-04', 'rejected', 403],
      ['n-05', 'failed', 500],
      ['n-06', 'failed', 401],
      ['n-07', 'failed', null],
    ]);
  });

  it('takes a 409 for accepted when an earlier try did the cancelling and its reply was lost', async () => {
    const { answers, service } = await cancelled({
      operations: [timeline(uuidOf(1), { EXECUTING: 0 })],
      faults: [{ method: 'cancel', reply: 'network', times: 1, acts: true }],
    });
    expect(answers).toEqual([['n-01', 'accepted', undefined]]);
    expect(service.sent('cancel')).toHaveLength(2);
  });

  it('takes a 409 for finished when the earlier try did not reach the service', async () => {
    const { answers } = await cancelled({
      operations: [timeline(uuidOf(1), { SUCCESS: 0 })],
      faults: [{ method: 'cancel', reply: 503, times: 1 }],
    });
    expect(answers).toEqual([['n-01', 'finished', undefined]]);
  });

  it('sends no more than 32 requests at a time, and is quick with many', async () => {
    const { answers, service, clock } = await cancelled({ operations: timelines(500, () => ({ EXECUTING: 0 })) });
    expect(answers).toHaveLength(500);
    expect(service.mostAtOnce()).toBe(32);
    expect(clock.elapsed()).toBe(16 * 20);
  });

  it('returns the legs that were not asked in time, and records nothing of them', async () => {
    const clock = virtualClock();
    const operations = timelines(500, () => ({ EXECUTING: 0 }));
    const { client, sent } = scriptedService({ clock, operations });
    const ledger = new Ledger();
    const legs = operations.map(legOf);
    ledger.add(legs);
    const call = { deadline: clock.now() + 30, parallel: 100 };
    const left = await cancelLegs({ client, clock, ledger, onAnswer: () => undefined }, legs, call);
    expect([left, sent('cancel').length]).toEqual([legs.slice(200), 200]);
    const answers = ledger.results().map(({ cancel }) => cancel);
    expect(answers.slice(100)).toEqual([...Array<string>(100).fill('failed'), ...Array<null>(300).fill(null)]);
  });

  it('gives each leg its own limit', async () => {
    const clock = virtualClock();
    const operations = timelines(2, () => ({ EXECUTING: 0 }));
    const hangs: Fault = { method: 'cancel', reply: 'hang' };
    const { client } = scriptedService({ clock, operations, faults: [hangs] });
    const ledger = new Ledger();
    ledger.add(operations.map(legOf));
    const call = { deadline: clock.now() + 60_000, legLimit: 20_000, parallel: 1 };
    await cancelActive({ client, clock, ledger, onAnswer: () => undefined }, false, call);
    // The second begins after a second, since the first is slow.
    expect(clock.elapsed()).toBe(21_000);
  });

  it('begins no request once its signal has aborted, and returns the legs that were not asked', async () => {
    const clock = virtualClock();
    const operations = timelines(3, () => ({ EXECUTING: 0 }));
    const { client, sent } = scriptedService({ clock, operations });
    const ledger = new Ledger();
    const legs = operations.map(legOf);
    ledger.add(legs);
    const stop = new AbortController();
    const onAnswer = (): void => {
      stop.abort();
    };
    const left = await cancelLegs({ client, clock, ledger, onAnswer }, legs, { signal: stop.signal, parallel: 1 });
    expect(left).toEqual(legs.slice(1));
    expect(sent('cancel').map(({ what }) => what)).toEqual([uuidOf(1)]);
  });

  it('leaves the tries of a call without a deadline to the client, which bounds their number', async () => {
    const clock = virtualClock();
    const operations = timelines(1, () => ({ EXECUTING: 0 }));
    const { client } = scriptedService({ clock, operations });
    const ledger = new Ledger();
    const legs = operations.map(legOf);
    ledger.add(legs);
    const calls: unknown[] = [];
    const cancelOperation: typeof client.cancelOperation = (uuid, call) => {
      calls.push(call);
      return client.cancelOperation(uuid, call);
    };
    const deps = { client: { ...client, cancelOperation }, clock, ledger, onAnswer: () => undefined };
    await cancelLegs(deps, legs, {});
    await cancelLegs(deps, legs, { legLimit: 9_000 });
    expect(calls).toEqual([{}, { deadline: clock.now() - 20 + 9_000 }]);
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    const operations = [timeline(uuidOf(1), { EXECUTING: 0 })];
    await expect(cancelled({ operations, faults: [{ method: 'cancel', reply: bug }] })).rejects.toBe(bug);
  });
});

describe('cancelling what is active', () => {
  it('asks for each leg that may be active and was not cancelled before, until the deadline', async () => {
    const clock = virtualClock();
    const operations = timelines(5, () => ({ EXECUTING: 0 }));
    const hangs: Fault = { method: 'cancel', what: uuidOf(5), reply: 'hang' };
    const { client, sent } = scriptedService({ clock, operations, faults: [hangs] });
    const ledger = new Ledger();
    const legs = operations.map(legOf);
    ledger.add(legs);
    const [ended, asked, refused, free] = legs as [Leg, Leg, Leg, Leg];
    ledger.recordRead(ended, operation({ uuid: ended.uuid }));
    ledger.recordCancel(asked, 'accepted', null);
    ledger.recordCancel(refused, 'failed', problem({ status: 500 }));
    const heard: string[][] = [];
    const onAnswer: CancelDeps['onAnswer'] = (leg, { result }) => heard.push([leg.name, result]);
    await cancelActive({ client, clock, ledger, onAnswer }, false, { deadline: clock.now() + 5_000 });
    expect(sent('cancel').map(({ what }) => what)).toEqual([refused.uuid, free.uuid, uuidOf(5)]);
    expect(heard).toEqual([
      [refused.name, 'accepted'],
      [free.name, 'accepted'],
      ['n-05', 'failed'],
    ]);
    expect(ledger.results().map(({ outcome, cancel }) => [outcome, cancel])).toEqual([
      ['passed', null],
      ['cancelled', 'accepted'],
      ['cancelled', 'accepted'],
      ['cancelled', 'accepted'],
      ['unknown', 'failed'],
    ]);
    expect(clock.elapsed()).toBe(5_000);
  });

  it('asks for no leg again whose cancelling was rejected', async () => {
    const clock = virtualClock();
    const [rejected, failed] = timelines(2, () => ({ EXECUTING: 0 })).map(legOf) as [Leg, Leg];
    const { client, sent } = scriptedService({ clock, operations: timelines(2, () => ({ EXECUTING: 0 })) });
    const ledger = new Ledger();
    ledger.add([rejected, failed]);
    ledger.recordCancel(rejected, 'rejected', problem({ status: 403 }));
    ledger.recordCancel(failed, 'failed', problem({ status: 500 }));
    await cancelActive({ client, clock, ledger, onAnswer: () => undefined }, true, {});
    expect(sent('cancel').map(({ what }) => what)).toEqual([failed.uuid]);
  });
});
